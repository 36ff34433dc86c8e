"""Trade in personal data: a broker between insiders who take it and callers who use it; fresh is dear, overnight cheap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ringbreak.simulate import formats
from ringbreak.simulate.paperwork import page
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.sinks import WhatsApp
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2023, 9, 1, 20, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 240
KINDS = (
    "网贷申请",
    "股民开户",
    "母婴门店会员",
    "快递底单",
    "车险到期",
    "楼盘看房登记",
    "教培家长",
    "保健品老客户",
    "装修意向",
    "航班改签",
)
OFFER = (
    "{新到|今晚出|手上有}{一批|}<goods>，<count>条，{当天的|热乎的}，{姓名电话地址|带身份证}{全|都有}，<price>{元|块|r}一条，{要的|拿的}{私|滴}我 <contact>",
    "<goods>[数据]，{昨天的|隔夜}，<count>条打包，<old>一条{，走量|，不零卖}，<contact>",
    "{长期|稳定}{供|出}<goods>，{一手|源头}{料|资源}，{日更|每天}<count>条，<price>/条，{可测|先看样}，{只收|走}U，<contact>",
    "{收|高价收}<goods>{当天|实时}的{料|数据}，{有渠道的|在里面上班的}来谈，{按条结|日结}，<contact>",
)
OFFER_EN = (
    "{Got|Have} <count> fresh <english>, {names phones addresses|full fields}, <price> CNY {each|a row}, {sample|test} first, <contact>",
    "Overnight <english>, <count> rows, <old> each {for the lot|no splitting}. <contact>",
)
ENGLISH = (
    "loan applicants",
    "brokerage leads",
    "shop members",
    "parcel slips",
    "insurance renewals",
    "flat viewers",
    "parents of pupils",
    "patients",
    "renovation leads",
    "passengers",
)
SOURCE = (
    "{今天|昨晚}{导出来|拷出来}的<goods>，<count>条，{系统里直接拉的|后台的}，{老价钱|按上次的}，{打我|转}<wallet>",
    "{我们公司|单位}{查得严|换了水印}，{这周|今天}只能给<count>条<goods>，{别外传|分开用}",
    "{权限|账号}{要收回了|下周到期}，{最后一批|再拿一次}<goods> <count>条",
)
BUY = (
    "<goods>{还有吗|今天有没有}，{要|来}<count>条", "{转了|U到了没}，<sum>U，{查一下|发货吧}", "上批{空号太多|接通率才三成|一半打不通}，{补点|下次不要了}",
    "{能不能|可以}{先发|试}{二十条|50条}", "<price>{太贵|高了}，{隔壁|别家}才<old>",
)  # fmt: skip

ANSWER = (
    "{收到|好的}，{今晚|等下}{给你结|发你}",
    "{先打|付}到<wallet>，{到了|查到}就发<goods>",
    "以后找我 @<me>，{这个号|旧号}{快封了|不用了}",
)


@dataclass(frozen=True, slots=True)
class Person:
    handle: str
    nick: str
    mark: Mark


def plant(world: World) -> None:
    ring = world.truth.ring("A", "倒卖公民个人信息", "trade")
    broker_mark = ring.of("reseller")
    broker = Person(world.pools.handle(), "老K资源", broker_mark)
    others = [world.pools.handle() for _ in range(2)]
    wallets = [world.pools.tron() for _ in range(3)]
    phones = [world.pools.mobile() for _ in range(2)]
    line = world.n(30, 10)
    sources = [
        Person(world.pools.handle(), world.pools.person(), ring.of("data_source"))
        for _ in range(max(3, line // 3))
    ]
    buyers = [
        Person(world.pools.handle(), world.pools.person(), ring.of("buyer"))
        for _ in range(line - len(sources))
    ]
    world.selectors(broker_mark, "telegram", broker.handle, *others)
    world.selectors(broker_mark, "tron", *wallets)
    world.phones(broker_mark, phones)

    def contact() -> str:
        return world.pick(
            (f"飞机 @{broker.handle}", f"TG：@{broker.handle}", f"电报@{world.pick(others)}", f"USDT-TRC20 {world.pick(wallets)}，@{broker.handle}",
             f"电话{world.pick(phones)}", f"telegram @{world.pick(others)}")
        )  # fmt: skip

    batches = _batches(world)
    quotes = _channel(world, broker, batches, contact)
    _private(world, broker, sources, buyers, batches, wallets)
    _pages(world, broker_mark, batches, contact)
    _books(world, broker_mark, batches, buyers)
    people = _samples(world)
    paid = _chain(world, ring, wallets, batches, buyers)
    world.truth.figure(
        "A",
        "personal_records",
        sum(b[1] for b in batches),
        "records",
        "what the broker's own book says was sold",
    )
    world.truth.figure(
        "A", "contacts_up_and_down", line, "people", "up- and down-line of the broker's handle"
    )
    world.truth.figure("A", "people_to_warn", people, "people", "people in the samples and the seized stock")
    world.truth.figure("A", "money_in", paid, "USDT", "what buyers paid into the broker's wallets")
    world.truth.figure("A", "wallets", len(wallets), "items", "the broker's wallets")
    world.truth.figure(
        "A", "price", 1.5, "CNY", "a fresh row costs 1 to 2 yuan, an overnight one 0.05", 0.05, 2.0
    )
    around(
        world,
        START,
        DAYS,
        "个人信息倒卖",
        quotes,
        "出售公民个人信息五十条即可入罪，请勿参与，接到可疑推销可拨96110。",
        phones,
    )


Batch = tuple[int, int, bool, datetime]
"""(kind of goods, rows, fresh, when)"""


def _batches(world: World) -> list[Batch]:
    total, count = world.n(50_000_000), world.n(3_000, 40)
    weights = [0.2 + world.dice.random() ** 2 * 4 for _ in range(count)]
    made: list[Batch] = []
    for n, w in enumerate(weights):
        rows = max(50, round(total * w / sum(weights)))
        when = START + timedelta(days=DAYS * n / count, minutes=world.dice.randrange(200))
        made.append((world.dice.randrange(len(KINDS)), rows, world.dice.random() < 0.4, when))
    kind, rows, fresh, when = made[-1]
    made[-1] = (kind, max(1, rows + total - sum(b[1] for b in made)), fresh, when)
    return made


def _offer(world: World, batch: Batch, contact: str) -> str:
    kind, rows, fresh, _ = batch
    words = OFFER + OFFER_EN if world.has("two_languages") else OFFER
    chosen = world.pick([w for w in words if ("<old>" in w) != fresh])
    return world.spin(
        chosen, goods=KINDS[kind], english=ENGLISH[kind], count=world.pick((f"{rows}", f"{rows:,}")),
        price=world.pick(("1", "1.2", "1.5", "2")), old="0.05", contact=contact,
    )  # fmt: skip


def _channel(world: World, broker: Person, batches: list[Batch], contact: Callable[[], str]) -> list[str]:
    """The public group where he offers; passers-by talk of other things."""
    chat = world.telegram("电报/资源对接群/result.json", "资源对接③群")
    quotes: list[str] = []
    for n, batch in enumerate(batches):
        for k in range(world.dice.choice((1, 1, 2))):
            text = _offer(world, batch, contact())
            quotes.append(text)
            chat.add(batch[3] + timedelta(minutes=7 * k), "user990000001", broker.nick, text, broker.mark)
        for k in range(world.dice.randrange(3) if world.has("innocents") else 0):
            who = world.dice.randrange(400)
            text = world.spin(
                world.pick(
                    (
                        "有没有懂{服务器|域名}备案的",
                        "{早|晚安}各位",
                        "{求推荐|谁用过}{机场|翻译软件}",
                        "这个群{广告太多了|能不能禁言}",
                        "币价{又跌了|涨了}<n>个点",
                    )
                ),
                n=n % 9 + 1,
            )
            chat.add(
                batch[3] + timedelta(minutes=20 + k),
                f"user9911{who:05d}",
                f"路人{who}",
                text,
                innocent("sits in the same public group"),
            )
    world.close(chat)
    return quotes


def _private(
    world: World,
    broker: Person,
    sources: list[Person],
    buyers: list[Person],
    batches: list[Batch],
    wallets: list[str],
) -> None:
    """Private chats, one export a contact: Telegram mostly, some WhatsApp."""
    for c, other in enumerate([*sources, *buyers]):
        source = other.mark.role == "data_source"
        world.truth.selector("telegram", other.handle, other.mark)
        name = f"电报/私聊/{c + 1:02d}"
        chat = (
            world.whatsapp(f"{name} WhatsApp Chat with {other.nick}.txt", START)
            if c % 7 == 6
            else world.telegram(f"{name}/result.json", other.nick, "personal_chat")
        )
        mine = [
            b
            for n, b in enumerate(batches)
            if n % (len(sources) if source else len(buyers)) == (c if source else c - len(sources))
        ]
        for kind, rows, fresh, when in mine[:400]:
            lines = [
                (other, world.spin(world.pick(SOURCE if source else BUY), goods=KINDS[kind], count=rows, wallet=world.pick(wallets) if source else "", sum=round(rows * 0.2), price=1.5 if fresh else 0.05, old="0.05")),
                (broker, world.spin(world.pick(ANSWER), goods=KINDS[kind], wallet=world.pick(wallets), me=broker.handle)),
            ]  # fmt: skip
            for k, (who, text) in enumerate(lines):
                at = when + timedelta(minutes=30 + 4 * k)
                shown = any(w in text for w in (*wallets, broker.handle))
                mark = who.mark if shown else who.mark.beside()
                if isinstance(chat, WhatsApp):
                    chat.add(at, who.nick, text, mark)
                else:
                    account = "user990000001" if who is broker else f"user9922{c:05d}"
                    chat.add(
                        at, account, who.nick if who is broker else f"{who.nick} @{who.handle}", text, mark
                    )
        world.close(chat)


def _pages(world: World, mark: Mark, batches: list[Batch], contact: Callable[[], str]) -> None:
    for n, batch in enumerate(batches[: world.n(200, 5)]):
        text = _offer(world, batch, contact())
        said = world.spin(
            "{担保交易|走担保}，{售出不退|空号包补}。{浏览|看过} <seen>　{已售|成交} <sold>",
            seen=world.some(30, 900),
            sold=world.some(1, 40),
        )
        html = page(
            f"{KINDS[batch[0]]} {batch[1]}条",
            [text, said],
            byline=f"卖家：{world.pick(('老K资源', 'laoK_data'))} {batch[3]:%Y-%m-%d %H:%M}",
            footer="本站只提供信息展示",
        )
        world.put(f"网页存档/集市-{n + 1:04d}.html", html, ("*", mark))
    table = "\n".join(
        f"{KINDS[k]}：当天 {('1', '1.5', '2')[k % 3]} 元/条，隔夜 0.05 元/条" for k in range(len(KINDS))
    )
    letter = formats.letter(
        ["价格表（内部）", *table.split("\n"), contact(), "一万条以上面议，概不赊账。"], "K"
    )
    world.put("扣押/价格表.docx", letter, ("*", mark))


def _books(world: World, mark: Mark, batches: list[Batch], buyers: list[Person]) -> None:
    """His own book of what he sold."""
    book = world.sheet("扣押/出货记录.xlsx", "出货", ("日期", "品类", "数量", "单价", "金额（元）", "买家"))
    for n, (kind, rows, fresh, when) in enumerate(batches):
        price = 1.5 if fresh else 0.05
        book.add(
            [
                f"{when:%Y-%m-%d}",
                KINDS[kind],
                rows,
                price,
                round(rows * price, 2),
                f"@{buyers[n % len(buyers)].handle}",
            ],
            mark,
        )
    world.close(book)


def _samples(world: World) -> int:
    """What was sold: rows about people. They are victims; nothing about them holds the ring together."""
    total = world.n(100_000, 200)
    stock = world.database(
        "服务器/backup-2024.zip!/data/stock.sqlite",
        "customers",
        ("姓名", "身份证号", "手机号", "住址", "来源"),
    )
    for n in range(total * 4 // 5):
        stock.add(_person(world, n), innocent("a person whose data was sold"))
    world.close(stock)
    sample = world.json_lines("电报/资源对接群/样本.jsonl")
    for n in range(total - total * 4 // 5):
        keys = ("姓名", "身份证号", "手机号", "住址", "来源")
        sample.add(
            dict(zip(keys, _person(world, n), strict=True)),
            innocent("a person whose data was shown as a sample"),
        )
    world.close(sample)
    return total


def _person(world: World, n: int) -> list[str]:
    place = world.dice.randrange(len(PROVINCES))
    return [
        world.pools.person(),
        world.pools.identity(place),
        world.pools.mobile(),
        f"{PROVINCES[place][0]}示例路{n % 900 + 1}号",
        KINDS[n % len(KINDS)],
    ]


def _chain(world: World, ring: Mark, wallets: list[str], batches: list[Batch], buyers: list[Person]) -> float:
    """Payments on the chain, in a table as an explorer exports it, and what goes on to an exchange."""
    own = {b.handle: world.pools.tron() for b in buyers}
    exchange = world.pools.tron()
    rows = world.table(
        "资金/usdt-trc20-transfers.csv",
        ("block_timestamp", "tx_id", "from_address", "to_address", "amount", "token"),
        "utf-8",
    )
    paid, held = 0.0, 0.0
    for n, (_, count, fresh, when) in enumerate(batches):
        usdt = max(1.0, round(count * (1.5 if fresh else 0.05) / 7.1, 2))
        at = when + timedelta(minutes=50)
        rows.add(
            [
                f"{at:%Y-%m-%d %H:%M:%S}",
                world.pools.hex("txid", 64),
                own[buyers[n % len(buyers)].handle],
                wallets[n % 3],
                usdt,
                "USDT",
            ],
            ring.of("buyer"),
        )
        paid, held = paid + usdt, held + usdt
        if n % 6 == 5:
            rows.add(
                [
                    f"{at + timedelta(hours=3):%Y-%m-%d %H:%M:%S}",
                    world.pools.hex("txid", 64),
                    wallets[n % 3],
                    exchange,
                    round(held * 0.9, 2),
                    "USDT",
                ],
                ring.of("money_handler").beside(),
            )
            held *= 0.1
        for _ in range(2 if world.has("innocents") else 0):
            rows.add(
                [
                    f"{at + timedelta(minutes=world.dice.randrange(300)):%Y-%m-%d %H:%M:%S}",
                    world.pools.hex("txid", 64),
                    world.pools.tron(),
                    world.pools.tron(),
                    world.some(5, 9_000),
                    "USDT",
                ],
                innocent("somebody else's payment on the chain"),
            )
    world.close(rows)
    return round(paid, 2)


SCENARIO = Scenario(
    name="data_trade",
    case_type="trade",
    title="Trade in personal data: insiders, a broker, those who call",
    at_one="50,000,000 records through one handle with 30 contacts; 1 to 2 yuan a fresh row, 0.05 overnight",
    plant=plant,
    source="Police reports of brokers of personal data: 50 million records, 30 contacts, price by freshness.",
)
