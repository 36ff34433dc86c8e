"""What is innocent and looks guilty: hotlines, a viral warning, a surname, a round sum; and what the press wrote."""

from __future__ import annotations

from datetime import datetime, timedelta

from . import identifiers as ids
from . import writers as made
from .ledger import CITY, Case

START = datetime(2024, 4, 15, 7, 0)  # noqa: DTZ001 - as local time
WARNING = (
    f"【转发扩散】{CITY}公安局反诈中心提醒：近期有人以“免费清粉”“快贷解冻费”为名实施诈骗。凡是要求扫码登录微信的，凡是放款前先收费的，"
    "都是诈骗！请告诉身边的老人和孩子，如遇可疑情况请拨打96110咨询，银行卡问题请拨打95588。多一人转发，少一人受骗！"
)


def plant(case: Case) -> None:
    for value, why in (
        ("95588", "hotline of a bank, on public lists; in guilty and innocent records"),
        ("96110", "the police's warning line, in a text a hundred people copied"),
        ("4000000012", "hotline of a courier, on no list; in many innocent records and some guilty"),
        ("courier.example", "a courier's site"),
    ):
        case.hubs.append({"kind": "domain" if "." in value else "phone", "value": value, "why": why})
    _posts(case)
    _article(case)
    _bulletin(case)
    _unreadable(case)


def _posts(case: Case) -> None:
    """Posts of a city's forum: each by another person with another telephone."""
    r, path, rows, when = case.random, "公开/同城发帖.jsonl", [], START
    for n in range(1, 301):
        when += timedelta(minutes=23)
        kind = "viral" if n % 3 == 0 else ("courier", "bank", "loan", "sale")[n % 4]
        own = ids.other_mobile(1000 + n)
        if kind == "viral":
            text = WARNING if n % 9 else f"{WARNING}（转自邻居）"
            why = "copied the police's warning"
        elif kind == "courier":
            text = f"包裹{ids.parcel(1000 + n)}三天没动，打400-000-0012一直占线，https://courier.example/t 也查不到，有同城的吗？我电话{own}"
            why = "shares the courier's hotline"
        elif kind == "bank":
            text = f"工行{r.choice(('清河', '东湖', '南山'))}支行排队{n % 40 + 20}分钟，打95588转人工也没用，吐槽一下，{own}"
            why = "shares the bank's hotline"
        elif kind == "loan":
            text = f"求助：我姓张，在{CITY}，去年借给朋友50,000元没还，有借条，可以起诉吗？第{n}次来问，联系{own}"
            why = "shares surname, city and a round sum"
        else:
            text = f"转让{r.choice(('婴儿车', '电动车', '书桌', '空调'))}一台，{100 + n}元，{CITY}自提，电话{own}"
            why = "ordinary advertisement"
        name = "张" + case.person()[1:] if kind == "loan" else case.person()
        rows.append({"post_id": f"P{n:05d}", "user_id": f"lizi_user_{n:04d}", "nickname": name, "created_at": f"{when:%Y-%m-%d %H:%M:%S}",
                     "board": f"{CITY}生活", "content": text, "views": r.randint(5, 900)})  # fmt: skip
        case.innocent(path, f"line {n}", f"P{n:05d}", why)
    case.put(path, made.lines_of_json(rows))


def _article(case: Case) -> None:
    """A newspaper's page about the case, with all the furniture such pages have."""
    path = "公开/云川日报-清粉调查.html"
    page = f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>“免费清粉”背后：谁在倒卖你的群二维码_云川日报</title>
<meta property="article:published_time" content="2024-05-06T08:30:00+08:00"></head><body>
<header><nav><a href="/">首页</a><a href="/news">新闻</a><a href="/live">直播</a><span>热线 400-000-0099</span></nav></header>
<main><article><h1>“免费清粉”背后：谁在倒卖你的群二维码</h1>
<p class="byline">云川日报记者 林示例　2024-05-06 08:30</p>
<p>{CITY}市民周女士（化名）扫描一张“清粉”二维码后，5分钟内账号向412名好友群发广告。警方介绍，此类团伙取得登录权限后，会批量转走群二维码，每张以15元至23元的价格出售。</p>
<p>{CITY}公安局网安支队民警介绍，4月以来已接到同类报警37起。银行提醒，如发现账户异常可致电95588。</p>
<p>记者调查发现，卖家使用的联系方式频繁更换，同一套话术却在多个群内重复出现。</p></article>
<aside class="sidebar"><h3>推荐阅读</h3><ul>
<li><a href="/a/1">云川一商场开业，首日客流12万人次</a></li>
<li><a href="/a/2">邻市警方打掉涉案1.5亿元赌博团伙，抓获46人</a></li>
<li><a href="/a/3">天气：明日最高31度</a></li></ul></aside></main>
<footer>云川日报社 版权所有 示例ICP备00000001号　广告合作 {ids.other_mobile(999)}　举报电话12377</footer></body></html>
"""
    case.put(path, page)
    case.innocent(path, "article", "“免费清粉”背后", "a newspaper; its sidebar tells of another case")


def _bulletin(case: Case) -> None:
    """A police bulletin whose figures do not all agree."""
    path = "公开/警情通报.txt"
    text = f"""警情通报

{CITY}公安局
2024年5月20日

2024年4月18日，{CITY}公安局在“5·18”专案中，对一个以“免费清粉”为名非法控制他人微信账号、倒卖群二维码的犯罪团伙开展集中收网，抓获犯罪嫌疑人23名，捣毁窝点8处，扣押手机312部、电脑46台、银行卡85张，涉案资金1200余万元。

经查，该团伙自2023年6月以来，先后非法控制微信账号2.6万余个，采集群二维码40余万个，以每个15元至23元的价格出售。目前，21名犯罪嫌疑人已被依法采取刑事强制措施，另2名被行政处罚。

另据通报，该案共捣毁窝点6处，涉案金额达1.2亿元。

同期，该局还破获一起冒充贷款客服收取“解冻费”的案件，抓获9人，冻结资金86万元，初步核实被害人140余名。案件正在进一步侦办中。
"""
    case.put(path, text)
    case.doubts += [
        {"evidence": path, "kind": "contradiction", "measure": "dens_destroyed", "says": "8处 / 6处"},
        {
            "evidence": path,
            "kind": "contradiction",
            "measure": "money_involved",
            "says": "1200余万元 / 1.2亿元",
        },
    ]
    case.innocent(path, "document", "警情通报", "a police bulletin")


def _unreadable(case: Case) -> None:
    """What must be named as not read: a locked archive, a letter that was cut off."""
    locked = made.table([["姓名", "手机号"], ["示例", ids.other_mobile(998)]])
    case.put("扣押/客户资料.zip", made.locked_archive("clients.csv", locked, b"ringbreak-example"))
    case.unreadable.append({"evidence": "扣押/客户资料.zip", "why": "encrypted"})
    whole = made.letter([f"第{n}条：此合同为示例。" for n in range(1, 400)], "示例")
    case.put("扣押/合同（损坏）.docx", whole[: len(whole) * 2 // 3])
    case.unreadable.append({"evidence": "扣押/合同（损坏）.docx", "why": "cut off"})
