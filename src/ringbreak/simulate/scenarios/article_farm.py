"""An article system: sold in editions to buyers, whose machines write headlines that bait and lead to advertising pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.paperwork import page
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2019, 3, 1, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 200
HEAD = (
    "{刚刚|就在今天|突发}！<place>{传来|曝出}{大消息|噩耗}，{所有人都沉默了|网友炸锅了|速看，马上删}",
    "{震惊|太可怕了}：{这种|每天吃的}<thing>{竟然|居然}{致癌|有毒}，{家里有的赶紧扔|医生从来不吃}",
    "<place>{女子|男子|大爷}{半夜|清晨}{开门|回家}，{看到的一幕|接下来的事}{让她|让他}{瘫坐在地|泪流满面}",
    "{央视|专家}{终于|首次}{承认|曝光}了！<thing>{千万别再|不要再}{这样|}{吃|用}，{转给家人|现在知道还不晚}",
    "{活到|年过}<age>岁{才明白|的人都知道}：{人老了|晚年}{最怕|最该防}的{不是穷|不是病}，{而是这<few>种人|而是它}",
    "{不看后悔|越早知道越好}，<thing>里加点它，{比药还管用|一夜见效|<age>天变年轻}",
)
PLAIN = (
    "<place>{召开|举行}{春季|年度}{农技|防汛}{培训|会议}", "{市图书馆|文化馆}{周末|下月}{延长|调整}{开放时间|借阅规则}", "<place>{地铁|公交}<few>号线{恢复运营|调整班次}",
    "{家常|地方}菜做法：<thing>{炖|炒}{排骨|豆腐}", "{读书|影评}：{重读|谈谈}一部{旧小说|老电影}", "<place>{一季度|上半年}{外贸|粮食}{数据公布|产量稳中有升}",
)  # fmt: skip
PLACES = ("云川", "东湖", "清河", "南山县", "示例镇", "柳林")
THINGS = ("土豆", "鸡蛋", "隔夜菜", "红枣", "洗洁精", "西红柿", "木耳", "生姜")
PITCH = (
    "{云文|飞鸽}系统<edition>{上线|更新}：{自动采集标题|热点标题自动生成}，{一键|批量}生成<many>篇，{域名自动轮换|被封自动跳}，{广告位|落地页}{自带|后台换}，{授权|开户}<price>元，{售后|咨询}QQ <qq>",
    "{还在手写文章？|一个人管几十个号}{云文|飞鸽}{帮你发|全自动}，{日发|每天}<many>篇，{点击|阅读}{一毛二|按千次}结算，{代理另谈|老客户升级半价}，联系 <qq>",
    "<edition>{修了|解决}{微信拦截|跳转被封}{的问题|}，{模板多了<many>套|加了定位城市名}，{升级|续费}<price>，{找|加}QQ<qq>",
)
ASK = (
    "{我那套|昨天开的}{又被封了|跳不过去}，{换域名|怎么换}？", "{款打了|已付}<price>，{给我开|开通}<edition>", "{今天|昨天}跑了<many>个点击，{后台|怎么}只显示一半", "{能不能|有没有}{养生|情感}{模板|标题库}",
)  # fmt: skip
EDITIONS = ("基础版", "2.0版", "3.5专业版", "4.1旗舰版", "5.0")


def plant(world: World) -> None:
    ring = world.truth.ring("A", "引流文章系统及其买家", "diversion")
    maker, promoter, buyer = ring.of("tool_maker"), ring.of("promoter"), ring.of("buyer")
    count = world.n(293, 12)
    landing = [world.pools.domain() for _ in range(max(4, count // 5))]
    trackers = [world.pools.hex("tracker", 32) for _ in range(max(2, count // 20))]
    seller_qq = [world.pools.qq() for _ in range(3)]
    buyers = [(world.pools.qq(), world.pools.person(), world.pools.word() + str(n)) for n in range(count)]
    world.selectors(maker, "qq", *seller_qq)
    world.selectors(promoter, "domain", *landing)
    world.selectors(promoter, "tracking_id", *trackers)
    quotes = _support(world, maker, buyer, seller_qq, buyers)
    books = Books(world, START)
    _orders(world, ring, books, buyers, landing, trackers)
    articles, clicks = _articles(world, promoter, buyers, landing, trackers)
    _log(world, ring, landing, buyers)
    _income(world, ring, buyers, clicks)
    world.truth.figure("A", "buyers", count, "people", "buyers of the system in the order book")
    world.truth.figure("A", "articles", articles, "items", "articles of the system in the evidence")
    world.truth.figure(
        "A", "clicks", sum(clicks), "clicks", "clicks the advertising accounts were credited with"
    )
    world.truth.figure("A", "editions", len(EDITIONS), "items", "editions sold")
    books.figure("A", "money_in", "what buyers paid for the system")
    around(
        world,
        START,
        DAYS,
        "“标题党”文章",
        quotes,
        "不要转发来路不明的养生和突发消息，以免被诱导点击广告或泄露信息，举报可拨12377。",
    )


def _support(
    world: World, maker: Mark, buyer: Mark, numbers: list[str], buyers: list[tuple[str, str, str]]
) -> list[str]:
    """The seller's group of customers, and his own advertisements for the system."""
    quotes: list[str] = []
    chat = world.qq("手机检材/系统售后群.txt", "云文系统售后①")
    when = START
    total = world.n(4_000, 60)
    for n in range(total):
        when += timedelta(days=DAYS) / total
        if world.dice.random() < 0.4:
            text = world.spin(
                world.pick(PITCH),
                edition=EDITIONS[min(4, n * 5 // total)],
                many=world.some(50, 3_000),
                price=world.pick((1980, 3800, 5800, 12_800)),
                qq=world.pick(numbers),
            )
            quotes.append(text)
            chat.add(when, numbers[n % 2], world.pick(("云文-技术", "云文客服")), text, maker)
        else:
            qq, name, _ = world.pick(buyers)
            text = world.spin(
                world.pick(ASK),
                price=world.pick((1980, 3800)),
                edition=world.pick(EDITIONS),
                many=world.some(800, 60_000),
            )
            chat.add(when, qq, name, text, buyer.beside())
    world.close(chat)
    site = world.pools.domain("yunwen")
    world.selectors(maker, "domain", site)
    for n, edition in enumerate(EDITIONS):
        text = world.spin(
            PITCH[0],
            edition=edition,
            many=world.some(50, 3_000),
            price=world.pick((3800, 5800)),
            qq=world.pick(numbers),
        )
        html = page(
            f"云文内容系统 {edition}",
            [text, world.spin("{支持|适配}{公众号|信息流|短链}，{演示|试用}请{联系客服|加QQ}。")],
            url=f"https://{site}/v{n + 1}.html",
            footer="云文网络",
        )
        world.put(f"网页存档/{site}/v{n + 1}.html", html, ("*", maker))
    return quotes


def _orders(
    world: World,
    ring: Mark,
    books: Books,
    buyers: list[tuple[str, str, str]],
    landing: list[str],
    trackers: list[str],
) -> None:
    """The back office's list of buyers, with what it set up for each; what they paid."""
    seller = Account(world.pools.card(), world.pools.person())
    handler = ring.of("money_handler")
    world.selectors(handler, "bank_card", seller.card)
    books.statement("银行", seller, handler)
    sheet = world.sheet(
        "扣押/授权登记.xlsx",
        "授权",
        (
            "授权日期",
            "买家QQ",
            "买家称呼",
            "后台账号",
            "版本",
            "金额（元）",
            "收款卡号",
            "绑定域名",
            "统计ID",
        ),
    )
    for n, (qq, name, uid) in enumerate(buyers):
        when = START + timedelta(days=n * DAYS / len(buyers))
        price = float(world.pick((1980, 3800, 5800, 12_800)))
        edition = EDITIONS[min(4, n * 5 // len(buyers))]
        site, tracker = landing[n % len(landing)], trackers[n % len(trackers)]
        sheet.add(
            [f"{when:%Y-%m-%d}", qq, name, uid, edition, price, seller.card, site, tracker], ring.of("buyer")
        )
        world.truth.selector("qq", qq, ring.of("buyer"))
        books.move(
            when,
            Account(world.pools.card(), name),
            seller,
            price,
            world.spin("{授权费|系统|软件款|}"),
            ring.of("buyer"),
            "money_in",
        )
    world.close(sheet)


def _articles(
    world: World, promoter: Mark, buyers: list[tuple[str, str, str]], landing: list[str], trackers: list[str]
) -> tuple[int, list[int]]:
    """The platform's dump of articles: the system's among those of honest editors; and some pages as saved."""
    total = world.n(17_966, 80)
    all_clicks = world.n(86_640_000)
    weights = [world.dice.random() ** 3 + 0.02 for _ in range(min(total, 997))]
    weight = sum(weights[n % len(weights)] for n in range(total))
    dump = world.json_lines("平台调取/文章列表.jsonl")
    per_buyer = [0] * len(buyers)
    left = all_clicks
    honest = 0
    for n in range(total):
        b = world.dice.randrange(len(buyers))
        site = landing[b % len(landing)]
        clicks = left if n == total - 1 else min(left, round(all_clicks * weights[n % len(weights)] / weight))
        left -= clicks
        per_buyer[b] += clicks
        title = _headline(world, HEAD)
        when = START + timedelta(days=DAYS) * (n / total)
        url = f"https://{site}/wz/{world.pools.hex('article', 10)}.html?u={buyers[b][2]}"
        words = world.spin(
            "{编辑|小编}：{未完待续|点击下方查看全文}，{全文|原文}见 <url>[ 看完记得转发给家人]", url=url
        )
        dump.add(
            {"article_id": f"A{n + 1:07d}", "author_id": f"shili_gzh_{b:04d}_{n % 3}", "nickname": world.pick(("健康每一天", "今日速报", "情感驿站", "生活小妙招")) + str(b),
             "published_at": f"{when:%Y-%m-%d %H:%M:%S}", "title": title, "content": words, "url": url, "clicks": clicks, "views": clicks * 3},
            promoter,
        )  # fmt: skip
        if world.has("innocents"):
            for _ in range(2):
                honest += 1
                editor = world.dice.randrange(60)
                dump.add(
                    {"article_id": f"H{honest:07d}", "author_id": f"lizi_media_{editor:03d}", "nickname": world.pick(("云川发布", "柳林读书会", "示例美食")) + str(editor),
                     "published_at": f"{when:%Y-%m-%d %H:%M:%S}", "title": _headline(world, PLAIN), "content": world.spin("{据悉|记者了解到}，{活动|工作}{顺利进行|将于下周开始}。{欢迎留言|更多内容见本号}。"),
                     "url": f"https://media{editor}-example.example/p/{honest}", "clicks": world.some(5, 3_000), "views": world.some(50, 9_000)},
                    innocent("an honest editor's article", f"M{editor}"),
                )  # fmt: skip
        if n < world.n(1_500, 12):
            html = page(
                title,
                [
                    words,
                    world.spin(
                        "{声明|提示}：{本文由用户发布|图文来自网络}，{如有侵权请联系删除|不代表本站立场}。"
                    ),
                ],
                url=url,
                tracker=trackers[b % len(trackers)],
                links=(("点击阅读全文", f"https://{site}/go?u={buyers[b][2]}"),),
            )
            world.put(f"网页存档/文章/{n + 1:05d}.html", html, ("*", promoter))
    world.close(dump)
    return total, per_buyer


def _headline(world: World, words: tuple[str, ...]) -> str:
    return world.spin(
        world.pick(words),
        place=world.pick(PLACES),
        thing=world.pick(THINGS),
        age=world.dice.randrange(50, 80),
        few=world.dice.randrange(2, 6),
    )


def _log(world: World, ring: Mark, landing: list[str], buyers: list[tuple[str, str, str]]) -> None:
    """Requests to the landing pages' server, which was seized."""
    log = world.web_log("服务器/landing-access.log")
    total = world.n(300_000, 400)
    for n in range(total):
        when = START + timedelta(days=DAYS) * (n / total)
        b = world.dice.randrange(len(buyers))
        site = landing[b % len(landing)]
        log.add(
            when,
            world.pools.address(),
            f"/go?u={buyers[b][2]}",
            ring.of(None).beside(),
            referer=f"https://{site}/wz/{n:08x}.html",
        )
    world.close(log)


def _income(world: World, ring: Mark, buyers: list[tuple[str, str, str]], clicks: list[int]) -> None:
    """What the advertising alliance says it credited."""
    sheet = world.table(
        "平台调取/广告联盟结算.csv", ("结算日期", "媒体账号", "点击数", "结算金额（元）", "状态"), "gb18030"
    )
    income = 0.0
    for n, (_, _, uid) in enumerate(buyers):
        if not clicks[n]:
            continue
        earned = round(clicks[n] * 0.12, 2)
        income += earned
        when = START + timedelta(days=DAYS + n % 20)
        sheet.add([f"{when:%Y-%m-%d}", uid, clicks[n], earned, "已结算"], ring.of("promoter").beside())
    world.close(sheet)
    world.truth.figure("A", "ad_income", round(income, 2), "CNY", "credited by the advertising alliance")


SCENARIO = Scenario(
    name="article_farm",
    case_type="diversion",
    title="Article farm: a system that writes baiting articles, its seller and its buyers",
    at_one="293 buyers, 17,966 articles, 86,640,000 clicks",
    plant=plant,
    source="A police bulletin of 2019: an article system sold to 293 people, 17,966 articles, 86.64 million clicks.",
)
