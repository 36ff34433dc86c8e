"""Forged certificates: agents take orders, forgers print, sham registers confirm; paid by card and sent by courier."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate import formats
from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.paperwork import page
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark
from ringbreak.simulate.world import World

START = datetime(2021, 2, 1, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 300
PAPERS = (
    "电工证",
    "焊工证",
    "叉车证",
    "健康证",
    "本科毕业证",
    "会计证",
    "驾驶证副页",
    "护士资格证",
    "建造师证",
    "保安员证",
)
PAPERS_EN = ("electrician's card", "welder's card", "diploma", "health certificate")
ADVERT = (
    "{办|代办}<paper>，{不用考试|免考}，{三天|一周}{出证|寄到}，{扫码|网站}{可查|能查到}，{见证付款|先看电子版}，{微信|V}<id>",
    "{还在为没证发愁？|单位要证？}<paper>{包上网|可查询}，{钢印水印齐全|和真的一样}，<price>元{起|}，{加|联系}微信 <id>",
    "{专业|多年}做<paper>，{全国|外地}{包邮|可寄}，{量大|单位批量}{优惠|可谈}，{样本|图样}在空间，微信<id> 电话<phone>",
)
ADVERT_EN = (
    "{Need|Looking for} a <english>? {No exam|No course}, {shows up online|can be checked on a site}, <price> yuan, WeChat <id>",
)
ORDER = (
    "{下单|要一个}：<paper>，姓名<name>，{编号你随便编|日期写去年}，{寄|发}<place>", "{急|加急}，<paper>{两本|一个}，<name>，<price>{已付|转了}", "{照片|证件照}发你了，<paper> <name>，{多久|几天}能到",
)  # fmt: skip
WORK = (
    "<paper>今天<n>{本|张}，{皮子|壳}{不够了|还剩一箱}，{防伪标|钢印}{明天到|用新模}", "{查询站|网站}<site>{又被封|打不开}，{换域名|迁一下}，{数据|名单}{导过去|补上}",
    "{单号|快递}<parcel>，{收|转}<name>", "{老板|上面}说<paper>{涨二十|先停一停}，{风声紧|有人被抓}",
)  # fmt: skip


def plant(world: World) -> None:
    ring = world.truth.ring("A", "制售假证团伙", "forgery")
    operator, promoter, handler = (ring.of(r) for r in ("operator", "promoter", "money_handler"))
    forgers = [(world.pools.qq(), world.pools.person()) for _ in range(world.n(14, 5))]
    agents = [world.pools.handle() for _ in range(world.n(120, 5))]
    phones = [world.pools.mobile() for _ in range(4)]
    sites = [world.pools.domain("chaxun" + str(n)) for n in range(world.n(20, 3))]
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(3)]
    world.selectors(operator, "qq", *(q for q, _ in forgers))
    world.selectors(promoter, "wechat", *agents)
    world.phones(promoter, phones)
    world.selectors(operator, "domain", *sites)
    world.selectors(handler, "bank_card", *(c.card for c in cards))

    quotes = _adverts(world, promoter, agents, phones)
    _workshop(world, operator, forgers, sites)
    _sites(world, operator, sites, agents)
    books = Books(world, START)
    for card in cards:
        books.statement("银行", card, handler)
    orders = world.n(100_000, 150)
    names = _orders(world, ring, books, orders, agents, cards)
    _checked(world, ring.of(None).beside(), sites, names)
    world.truth.figure("A", "certificates", orders, "items", "rows of the order book, one certificate each")
    world.truth.figure(
        "A", "involved_people", len(forgers), "people", "forgers who speak in the workshop's group"
    )
    world.truth.figure("A", "sites", len(sites), "websites", "sham registers")
    world.truth.figure("A", "agents", len(agents), "people", "agents who took orders")
    books.figure("A", "money_in", "what buyers paid")
    around(
        world,
        START,
        DAYS,
        "网上办证",
        quotes,
        "买卖国家机关证件涉嫌犯罪，“免考包过”都是假证，请到官方网站核验，举报可拨110。",
        phones,
    )


def _adverts(world: World, promoter: Mark, agents: list[str], phones: list[str]) -> list[str]:
    words = ADVERT + ADVERT_EN if world.has("two_languages") else ADVERT
    posts = world.json_lines("平台调取/办证帖.jsonl")
    quotes: list[str] = []
    total = world.n(6_000, 50)
    for n in range(total):
        text = world.spin(
            world.pick(words),
            paper=world.pick(PAPERS),
            english=world.pick(PAPERS_EN),
            price=world.pick((150, 180, 200, 260, 400)),
            id=world.pick(agents),
            phone=world.pick(phones),
        )
        quotes.append(text)
        when = START + timedelta(days=DAYS) * (n / total)
        posts.add(
            {
                "post_id": f"Z{n + 1:06d}",
                "user_id": f"shili_bz_{n % 40:03d}",
                "nickname": world.pools.person(),
                "created_at": f"{when:%Y-%m-%d %H:%M:%S}",
                "content": text,
            },
            promoter,
        )
    world.close(posts)
    return quotes


def _workshop(world: World, operator: Mark, forgers: list[tuple[str, str]], sites: list[str]) -> None:
    chat = world.qq("手机检材/工坊群.txt", "老乡互助")
    when = START
    total = world.n(4_000, 50)
    for n in range(total):
        when += timedelta(days=DAYS) / total
        qq, nick = world.pick(forgers)
        text = world.spin(
            world.pick(WORK),
            paper=world.pick(PAPERS),
            n=world.some(5, 300),
            site=world.pick(sites),
            parcel=f"SL{9_100_000_000 + n}",
            name=world.pools.person(),
        )
        chat.add(when, qq, nick, text, operator if any(s in text for s in sites) else operator.beside())
    world.close(chat)


def _sites(world: World, operator: Mark, sites: list[str], agents: list[str]) -> None:
    tracker = world.pools.hex("tracker", 32)
    world.selectors(operator, "tracking_id", tracker)
    for n, site in enumerate(sites):
        paper = PAPERS[n % len(PAPERS)]
        text = world.spin(
            "{请输入|输入}证书编号和姓名{查询|验证}。{技术支持|客服}微信：<id>", id=world.pick(agents)
        )
        world.put(
            f"网页存档/{site}.html",
            page(
                f"{paper}信息查询平台",
                [text],
                url=f"https://{site}/query",
                tracker=tracker,
                footer="全国职业资格信息网（示例）",
            ),
            ("*", operator),
        )


def _orders(
    world: World, ring: Mark, books: Books, orders: int, agents: list[str], cards: list[Account]
) -> list[str]:
    """The order book that was found, the orders as chat, and the payments for them."""
    buyer, handler = ring.of("buyer"), ring.of("money_handler")
    book = world.sheet(
        "扣押/订单台账.xlsx",
        "订单",
        ("日期", "证件种类", "姓名", "证书编号", "接单人微信", "金额（元）", "快递单号"),
    )
    chats = [
        world.wechat_json(f"手机检材/接单-{n + 1}.json", f"wxid_lizikh{n:02d}", f"客户{n + 1}")
        for n in range(4)
    ]
    names: list[str] = []
    paid = 0.0
    for n in range(orders):
        when = START + timedelta(days=DAYS) * (n / orders)
        name, paper = world.pools.person(), world.pick(PAPERS)
        price = float(world.pick((150, 180, 200, 200, 220, 260)))
        number = f"SL{20_210_000_000 + n * 7}"
        names.append(name)
        agent = agents[n % len(agents)]
        book.add(
            [f"{when:%Y-%m-%d}", paper, name, number, agent, price, f"SL{9_100_000_000 + n}"],
            ring.of("promoter"),
        )
        if n % 3 == 0:
            text = world.spin(
                world.pick(ORDER),
                paper=paper,
                name=name,
                place=f"{world.pick(PROVINCES)[0]}示例路{n % 700}号",
                price=int(price),
            )
            chats[n % 4].add(
                when - timedelta(hours=2), f"wxid_lizimj{n % 4000:05d}", name, text, buyer.beside()
            )
            answer = world.spin(
                "{好|可以}，{付|转}{<price>|两百}到<card>（<holder>），{备注|不要备注}，{三天|一周}寄",
                price=int(price),
                card=cards[n % 3].card,
                holder=cards[n % 3].name,
            )
            chats[n % 4].add(
                when - timedelta(hours=1), f"wxid_shilijd{n % 5}", f"接单{n % 5}", answer, ring.of("promoter")
            )
        payer = Account(world.pools.card(), name)
        books.move(
            when,
            payer,
            cards[n % 3],
            price,
            world.spin("{工本费|资料费|<paper>|}", paper=paper),
            buyer,
            "money_in",
        )
        paid += price
        if n % 50 == 49:
            books.move(
                when + timedelta(hours=5),
                cards[n % 3],
                cards[(n + 1) % 3],
                round(paid / 2, 2),
                "转存",
                handler,
            )
            paid = 0.0
    world.close(book, *chats)
    return names


def _checked(world: World, mark: Mark, sites: list[str], names: list[str]) -> None:
    """Letters of those who were shown a paper and asked the true register."""
    for n in range(world.n(300, 4)):
        name, paper, site = names[n * 7 % len(names)], PAPERS[n % len(PAPERS)], sites[n % len(sites)]
        text = world.spin(
            "我单位{录用|入职审核}时{发现|注意到}应聘者<name>提供的<paper>{存疑|有疑问}，{其所示|证上二维码指向的}查询网址 https://<site>/query {非官方网站|域名异常}，{经向发证机关核实|发证机关答复}：{查无此证|无此编号}。{特此函告|请依法处理}。",
            name=name, paper=paper, site=site,
        )  # fmt: skip
        world.put(
            f"来函/核查函{n + 1:04d}.docx",
            formats.letter(["关于证件真伪的函", text], "人事部"),
            ("*", mark),
        )


SCENARIO = Scenario(
    name="forged_certificates",
    case_type="forgery",
    title="Forged certificates: agents, a workshop, sham registers",
    at_one="14 forgers, 100,000 certificates, 20 million yuan",
    plant=plant,
    source="A police report of forged certificates: 14 people, 100,000 certificates, 20 million yuan.",
)
