"""A tampered licence registry: rows put in at night by one account, with no application behind them, for money."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2022, 3, 1, 8, 30)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 200
CLASSES = ("A1", "A2", "B1", "B2", "C1", "D")
BROKER = (
    "{有路子|里面有人}，<class>{本子|驾照}{不用考|免考试}{直接入库|网上能查}，{全国|官网}{可查|查得到}，<price>{一个|全包}，{微信|加V}<id>",
    "{考不过|没时间学}的看过来，<class>{增驾|直接上}，{内部|系统里}{录入|加上}，{先查后付|查到再付款}，<price>，微信 <id>",
    "{最后|这个月}<n>个名额，<class>，{系统|内网}{入档|有档案}，{身份证照片|资料}发我 微信<id>",
)
INSIDE = (
    "{今晚|夜里}{加|录}<n>个，{资料|名单}{发我|发邮箱}，{还是老时间|一点以后}", "<name> <class>，{录好了|进去了}，{你查一下|让他自己查}", "{最近|这周}{审计|有检查}，{先停|少录}{几天|一周}，{日志|痕迹}{会看|别留}",
    "{钱|这批的}{收到|到了}，{一个|每个}按<share>{算|给我}，{卡号|打}<card>",
)  # fmt: skip


def plant(world: World) -> None:
    ring = world.truth.ring("A", "篡改驾驶证登记系统", "forgery")
    inside, reseller, buyer, handler = (
        ring.of(r) for r in ("operator", "reseller", "buyer", "money_handler")
    )
    total, bad = world.n(200_000, 1_500), world.n(600, 12)
    insider = "sl_wangjm07"
    handles = [world.pools.handle() for _ in range(4)]
    broker_card = Account(world.pools.card(), world.pools.person())
    inside_card = Account(world.pools.card(), world.pools.person())
    world.selectors(reseller, "wechat", *handles)
    world.selectors(handler, "bank_card", broker_card.card, inside_card.card)
    bought = _registry(world, ring, insider, total, bad)
    quotes = _talk(world, reseller, inside, bought, handles, inside_card)
    books = Books(world, START)
    books.statement("银行", broker_card, handler)
    books.statement("银行", inside_card, handler)
    for n, (name, _, when) in enumerate(bought):
        price = float(world.pick((8_000, 12_000, 15_000, 20_000)))
        books.move(
            when - timedelta(days=1),
            Account(world.pools.card(), name),
            broker_card,
            price,
            world.spin("{学费|报名费|}"),
            buyer,
            "money_in",
        )
        if n % 3 == 2:
            books.move(
                when + timedelta(hours=9),
                broker_card,
                inside_card,
                9_000.0,
                world.spin("{辛苦费|}"),
                handler,
                "money_moved_inside",
            )
    world.truth.figure(
        "A", "rows_inserted", bad, "items", "rows of the registry with no application behind them"
    )
    world.truth.figure("A", "registry_rows", total + bad, "items", "rows of the registry")
    books.figure("A", "money_in", "what buyers paid the broker")
    books.figure("A", "money_moved_inside", "what the broker passed to the insider")
    around(
        world,
        START,
        DAYS,
        "“免考驾照”",
        quotes,
        "驾驶证必须本人考试取得，“免考”“内部录入”都是骗局或犯罪，可到车管所窗口核验，举报拨110。",
    )


def _registry(
    world: World, ring: Mark, insider: str, total: int, bad: int
) -> list[tuple[str, str, datetime]]:
    """The registry's dump, its log of who wrote what when, and the applications it should rest on."""
    registry = world.database(
        "登记系统/licences.sqlite",
        "licences",
        ("档案编号", "姓名", "准驾车型", "发证日期", "申请编号", "录入人", "录入时间"),
    )
    log = world.table(
        "登记系统/操作日志.csv", ("操作时间", "操作员", "操作", "操作对象", "IP地址"), "gb18030"
    )
    asked = world.table(
        "登记系统/申请受理.csv", ("申请编号", "受理时间", "申请人", "联系电话", "车型", "考试成绩"), "gb18030"
    )
    clerks = [f"sl_clerk{n:02d}" for n in range(12)] + [insider]
    bought: list[tuple[str, str, datetime]] = []
    at_rows = sorted(world.dice.sample(range(total + bad), bad))
    guilty = set(at_rows)
    desk = innocent("the registry's ordinary work", "R")
    for n in range(total + bad):
        name, kind, licence = world.pools.person(), world.pick(CLASSES), f"SL{530_100_000_000 + n}"
        day = START + timedelta(days=DAYS * n / (total + bad))
        if n in guilty:
            when = day.replace(hour=world.dice.choice((0, 1, 1, 2, 3)), minute=world.dice.randrange(60))
            row = [licence, name, kind, f"{day:%Y-%m-%d}", "", insider, f"{when:%Y-%m-%d %H:%M:%S}"]
            registry.add(row, ring.of("operator"))
            log.add(
                [f"{when:%Y-%m-%d %H:%M:%S}", insider, "insert", licence, "192.0.2.17"], ring.of("operator")
            )
            bought.append((name, licence, when))
            continue
        when = day.replace(hour=world.dice.randrange(9, 17), minute=world.dice.randrange(60))
        if world.dice.random() < 0.004:
            when = when.replace(
                hour=world.dice.choice((19, 20, 21))
            )  # somebody stays late, with an application in hand
        clerk, number = world.pick(clerks), f"SQ{n + 1:08d}"
        registry.add(
            [licence, name, kind, f"{day:%Y-%m-%d}", number, clerk, f"{when:%Y-%m-%d %H:%M:%S}"], desk
        )
        log.add([f"{when:%Y-%m-%d %H:%M:%S}", clerk, "insert", licence, "192.0.2." + str(20 + n % 12)], desk)
        asked.add(
            [
                number,
                f"{when - timedelta(days=40):%Y-%m-%d %H:%M:%S}",
                name,
                world.pools.mobile() if n % 9 == 0 else "",
                kind,
                90 + n % 11,
            ],
            desk,
        )
    world.close(registry, log, asked)
    return bought


def _talk(
    world: World,
    reseller: Mark,
    inside: Mark,
    bought: list[tuple[str, str, datetime]],
    handles: list[str],
    card: Account,
) -> list[str]:
    quotes: list[str] = []
    posts = world.json_lines("平台调取/免考帖.jsonl")
    for n in range(world.n(2_000, 24)):
        when = START + timedelta(days=DAYS * n / world.n(2_000, 24))
        text = world.spin(
            world.pick(BROKER),
            **{"class": world.pick(CLASSES)},
            price=world.pick(("一万二", "8000", "15000元", "两万")),
            id=world.pick(handles),
            n=world.dice.randrange(2, 9),
        )
        quotes.append(text)
        posts.add(
            {
                "post_id": f"M{n + 1:05d}",
                "user_id": f"shili_mk_{n % 8:02d}",
                "nickname": "驾考内部",
                "created_at": f"{when:%Y-%m-%d %H:%M:%S}",
                "content": text,
            },
            reseller,
        )
    world.close(posts)
    chat = world.wechat_json("手机检材/与车管所王.json", "wxid_shiliwjm07", "王（别存名）")
    for n, (name, licence, when) in enumerate(bought):
        broker = n % 2 == 0
        text = world.spin(
            world.pick(INSIDE[:1] if broker else INSIDE[1:]),
            n=world.dice.randrange(1, 5),
            name=name,
            **{"class": world.pick(CLASSES)},
            share=3000,
            card=card.card,
        )
        if not broker and n % 4 == 1:
            text += f"，档案{licence}"
        chat.add(
            when - timedelta(hours=3 if broker else -8),
            "wxid_shilibk01" if broker else "wxid_shiliwjm07",
            "驾考内部" if broker else "王",
            text,
            (reseller if broker else inside).beside() if card.card not in text else inside,
        )
    world.close(chat)
    return quotes


SCENARIO = Scenario(
    name="tampered_registry",
    case_type="forgery",
    title="A tampered licence registry: rows at night with no application behind them",
    at_one="200,600 rows, 600 of them with no application",
    plant=plant,
    source="Press reports of driving licences written into the register without an application.",
)
