"""Ring A: "who deleted you" cleaning that takes over accounts, harvests group codes and sells them on."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from . import identifiers as ids
from . import writers as made
from .ledger import CITY, Case

RING = "A"
WECHAT = ("shili_qingfen01", "shili_qf_xiaomei", "shili_jiance88", "shili_sifen_kf", "shili_qunma_ahai")
PHONES = tuple(ids.mobile(n) for n in (11, 12, 13))
QQS = (ids.qq(11),)
CONTACTS = (
    ("V", WECHAT[0]), ("电话", PHONES[0]), ("微信", WECHAT[1]), ("QQ", QQS[0]), ("加薇", WECHAT[2]),
    ("手机", PHONES[1]), ("微信号", WECHAT[3]), ("☎", PHONES[2]), ("vx", WECHAT[4]),
)  # fmt: skip
"""A record bears one or two neighbours of this list; nothing is common to all."""
DEVICES = ("dev-shili-7f3a01", "dev-shili-7f3a02", "dev-shili-91cc07")
START = datetime(2024, 3, 4, 9, 0)  # noqa: DTZ001 - written as local time, like the exports


def contacts(k: int) -> str:
    (lead, value), (lead2, value2) = CONTACTS[k % len(CONTACTS)], CONTACTS[(k + 1) % len(CONTACTS)]
    return f"{lead}：{value}" if k % 4 == 0 else f"{lead} {value} 或 {lead2} {value2}"


def plant(case: Case) -> None:
    case.ring(RING, "免费清粉控号与群码倒卖", "account_control")
    case.selectors(RING, "wechat", *WECHAT)
    case.selectors(RING, "phone", *(f"+86{p}" for p in PHONES))
    case.selectors(RING, "qq", *QQS)
    case.selectors(RING, "wechat_group", *(ids.group_code(n).removeprefix("https://") for n in range(1, 9)))
    case.selectors(RING, "device", *DEVICES)
    _group_chat(case)
    _code_trade(case)
    _customer(case)
    _pictures(case)
    _sale(case)
    _letters(case)
    _log(case)


def _group_chat(case: Case) -> None:
    """The operators' own group, as a WeChat exporter writes it."""
    r, path = case.random, "微信/清粉服务群.csv"
    names = [case.person() for _ in range(31)]
    chatter = (
        "收到",
        "在吗",
        "怎么弄",
        "扫了没反应",
        "要多久",
        "谢谢老板",
        "为什么显示电脑登录了",
        "我朋友说收到我发的广告",
        "可以退吗",
    )
    rows: list[list[object]] = [["localId", "TalkerId", "Type", "SubType", "IsSender", "CreateTime", "Status",
                                 "StrContent", "StrTime", "Remark", "NickName", "Sender"]]  # fmt: skip
    when = START
    for n in range(1, 61):
        when += timedelta(minutes=r.randint(3, 90))
        if n % 3 != 1:
            who = r.randint(100, 130)
            sender, name, text = f"wxid_lizi{who}", names[who - 100], f"{r.choice(chatter)}（{n}）"
            if who < 109:
                # These accounts are the captured ones of the log: the same account proves it.
                case.planted(RING, path, f"row {n}", text, "victim")
            else:
                case.beside(RING, path, f"row {n}", text, "customer")
        else:
            k = n // 3
            sender, name = ("wxid_shiliop01", "小美清粉") if k % 2 else ("wxid_shiliop02", "阿海")
            friends, seconds = 300 + 7 * n, 30 + n
            text = f"【免费清粉】检测谁偷偷删了你，不打扰好友，{seconds}秒测{friends}个好友。发“清粉”领取登录二维码，扫码即可。需要的{contacts(k)}"
            case.planted(RING, path, f"row {n}", text, "operator")
        stamp = when.strftime("%Y-%m-%d %H:%M:%S")
        rows.append([n, "30010001@chatroom", 1, 0, 0, "", "", text, stamp, "", name, sender])
    case.put(path, b"\xef\xbb\xbf" + made.table(rows))


def _code_trade(case: Case) -> None:
    """Talk between harvester and resellers, as JSON."""
    path, when, rows = "微信/群码交流.json", START + timedelta(days=6), []
    for n in range(1, 25):
        when += timedelta(minutes=37 + n)
        code = ids.group_code(n % 8 + 1)
        if n % 4 == 0:
            sender, name, text = (
                f"wxid_lizimai{n:02d}",
                case.person(),
                f"第{n}个要了，价格再少点，我做引流的长期收",
            )
        else:
            sender, name = f"wxid_shiliqunma{n % 2 + 1}", "群码-阿海"
            text = f"出新鲜活群码，{150 + n * 3}人群，今天刚采的，{20 + n}元一个，码：{code} ，不重复出售，要的{contacts(n)}"
        if n % 4 == 0:
            case.planted(RING, path, f"message {n}", text, "buyer")
        else:
            case.planted(RING, path, f"message {n}", text, "reseller")
        rows.append({"seq": n, "time": when.strftime("%Y-%m-%dT%H:%M:%S+08:00"), "talker": "30010002@chatroom",
                     "talkerName": "群码交流2群", "isChatRoom": True, "sender": sender, "senderName": name,
                     "isSelf": False, "type": 1, "content": text})  # fmt: skip
    case.put(path, json.dumps(rows, ensure_ascii=False, indent=1))


def _customer(case: Case) -> None:
    """A customer who was taken over, as an HTML export."""
    path, when, out = "微信/客户老周.html", START + timedelta(days=2), []
    talk = (
        ("客户老周", "你好，朋友推荐来清粉的"),
        ("小美清粉", f"亲，发您登录码，手机微信扫一扫，全程电脑自动检测。客服{CONTACTS[0][0]} {WECHAT[0]}"),
        ("客户老周", "扫了，要等多久"),
        ("小美清粉", f"5分钟，期间别退出登录。有问题加我主管 {CONTACTS[1][0]} {PHONES[0]}"),
        ("客户老周", "怎么我群里好多人说我在发广告，还把业主群二维码发出去了？"),
        ("小美清粉", f"正常现象，测试消息。找售后微信 {WECHAT[1]} 处理"),
        ("客户老周", "赶紧给我退出！群里进来好多陌生人卖东西"),
    )
    for who, text in talk:
        when += timedelta(minutes=4)
        out.append(
            f'<div class="msg"><span class="name">{who}</span> <span class="time">{when:%Y-%m-%d %H:%M:%S}</span>'
            f'<div class="content">{text}</div></div>'
        )
    for number in (2, 4, 6):
        case.planted(RING, path, f"message {number}", talk[number - 1][1], "operator")
    page = '<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>与“小美清粉”的聊天记录</title></head><body>\n'
    case.put(path, page + "\n".join(out) + "\n</body></html>\n")


def _pictures(case: Case) -> None:
    """Captured group codes: exported pictures, and photographs of a screen."""
    from PIL import Image

    for n in range(1, 7):
        card = made.qr(ids.group_code(n), caption=f"group {n}  valid 7 days")
        if n % 3:
            path, data = f"微信/图片/群码{n:02d}.png", made.png(card)
        else:
            exif = Image.Exif()
            exif[0x010F], exif[0x0110] = "Example", "Example Phone 1"
            exif.get_ifd(0x8769)[0x9003] = f"2024:03:1{n} 21:0{n}:00"
            path, data = f"微信/图片/IMG_{n:04d}.jpg", made.jpeg(made.photographed(card, 7.0 * n, 90), exif)
        case.put(path, data)
        case.planted(RING, path, "image", ids.group_code(n))


def _sale(case: Case) -> None:
    """The list of codes for sale; most of them are the ones in the pictures, offered under ever new names."""
    path, r = "群码出售清单.xlsx", case.random
    kinds = ("业主群", "家长群", "同城二手", "车友会", "宝妈群", "单位通知群")
    rows: list[list[object]] = [["序号", "群名", "群人数", "群码链接", "单价（元）", "采集日期", "联系方式"]]
    for n in range(1, 31):
        code = ids.group_code(100 + n if n % 6 == 0 else n % 8 + 1)
        name = f"{CITY}{r.choice(kinds)}{n:02d}"
        lead, value = CONTACTS[(n + 3) % len(CONTACTS)]
        rows.append(
            [n, name, r.randint(60, 480), code, 15 + n % 9, f"2024-03-{n % 20 + 10}", f"{lead}：{value}"]
        )
        case.planted(
            RING,
            path,
            f"sheet 群码 row {n + 1}",
            f"{code} | 2024-03-{n % 20 + 10} | {lead}：{value}",
            "reseller",
        )
    case.put(path, made.workbook({"群码": rows}))


def _letters(case: Case) -> None:
    """Complaints by people whose accounts were taken over; they share the supplier, and quote the bank's hotline."""
    for n in range(1, 4):
        name, path = case.person(), f"投诉/投诉信{n:02d}.docx"
        lead, value = CONTACTS[n * 2]
        text = [
            f"致{CITY}网络警察：",
            f"本人{name}，2024年3月{n + 5}日在朋友圈看到“免费清粉”，按对方（{lead}：{value}）要求扫描二维码。"
            f"扫码后微信在另一台电脑登录，约{n + 2}分钟内向我全部{210 + n * 40}名好友群发同一条广告，并把我所在{n + 3}个群的群二维码转走。",
            f"之后群内进来{12 + n}名陌生人兜售商品，其中一人自称从“{CONTACTS[n * 2 + 1][1]}”处买到群码。",
            "我已拨打银行客服95588挂失银行卡，也打过96110咨询。请求依法处理。",
        ]
        picture = made.png(made.qr(ids.group_code(n + 2), side=200)) if n == 1 else None
        rows = [
            ["时间", "经过"],
            [f"3月{n + 5}日 20:1{n}", "扫码登录"],
            [f"3月{n + 5}日 20:1{n + 3}", "群发广告"],
        ]
        case.put(path, made.letter(text, name, rows, picture))
        case.planted(RING, path, "document", text[1], "victim")
        if picture is not None:
            case.planted(RING, f"{path}!/word/media/image1.png", "image", ids.group_code(n + 2))
    lines = [
        "Complaint to the platform's trust and safety team",
        "",
        "On 9 March 2024 I used a service that claims to find out who deleted you on WeChat.",
        f"The seller gave the contact WeChat {WECHAT[2]} and phone {PHONES[1]}.",
        "Within five minutes my account sent the same advertisement to 412 contacts and the invitation",
        "codes of four groups were copied. The second page is the code they made me scan afterwards.",
    ]
    path = "投诉/complaint-04.pdf"
    case.put(
        path,
        made.pdf(
            [lines], "Complaint 04", "https://clean-fans.example/start", [made.qr(ids.group_code(7), 300)]
        ),
    )
    case.planted(RING, path, "page 1", f"WeChat {WECHAT[2]} and phone {PHONES[1]}", "victim")
    case.planted(RING, path, "page 2", ids.group_code(7))


def _burst(n: int) -> str:
    """What a captured account sends to everybody it knows."""
    return f"免费清粉，看看谁把你删了，我测过{20 + n}个，亲测有效，{contacts(n % 3)}"


def _log(case: Case) -> None:
    """The platform's log: three devices log in to many accounts, send bursts, scan codes; strangers join after."""
    r, path = case.random, "日志/access-log.csv"
    events: list[tuple[datetime, str, str, str, str, str, str]] = []
    for n in range(1, 28):
        # The same captured accounts again and again, from whichever of the three devices is free.
        when = START + timedelta(days=n % 9 + n // 9, hours=11, minutes=n * 3)
        account, device, ip = f"wxid_lizi{100 + n % 9}", DEVICES[(n + n // 9) % 3], ids.address(n % 4)
        events.append((when, account, "login", "", device, ip, ""))
        for k in range(6):
            friend = f"wxid_haoyou{n % 9:02d}{k:02d}"
            events.append(
                (when + timedelta(seconds=20 + 4 * k), account, "send", friend, device, ip, _burst(n))
            )
        group = f"3002{n % 8 + 1:04d}@chatroom"
        events.append((when + timedelta(minutes=2), account, "scan", group, device, ip, ""))
        for k in range(2):
            stranger = f"wxid_moshengren{n % 5}{k}"
            at = when + timedelta(hours=3 + k, minutes=7)
            events.append((at, stranger, "join", group, f"dev-lizi-s{n % 5}{k}", ids.address(60 + n % 5), ""))
    for n, operator in enumerate(("wxid_shiliop01", "wxid_shiliop02") * 3):
        at = START + timedelta(days=n, hours=10, minutes=50)
        events.append((at, operator, "login", "", DEVICES[n % 3], ids.address(n % 4), ""))
    for _ in range(120):
        when = START + timedelta(minutes=r.randint(0, 12_000))
        who = r.randint(200, 260)
        events.append(
            (
                when,
                f"wxid_lizi{who}",
                r.choice(("login", "send", "view")),
                "",
                f"dev-lizi-{who:04d}",
                ids.address(90 + who % 150),
                "",
            )
        )
    rows: list[list[object]] = [["操作时间", "登录账号", "操作", "操作对象", "设备号", "IP地址", "消息内容"]]
    for line, (when, account, verb, target, device, ip, text) in enumerate(sorted(events), 1):
        rows.append([f"{when:%Y-%m-%d %H:%M:%S}", account, verb, target, device, ip, text])
        if device in DEVICES:
            case.planted(
                RING,
                path,
                f"row {line}",
                " | ".join(v for v in (f"{when:%Y-%m-%d %H:%M:%S}", account, verb, target, device) if v),
                "operator",
            )
    case.put(path, made.table(rows))
