"""Callers who pose as police: a box of telephone cards, scripted calls, a chat that goes on for days, hired cards, cash runners."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2024, 9, 2, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 45
OPENING = (
    "您好，我是<place>公安局刑侦支队民警<name>，警号<badge>，您名下的{银行卡|手机号}涉嫌一起{洗钱|跨境}案件，{请配合调查|需要您配合核查}",
    "{这边是|我是}<place>{检察院|公安局经侦}的<name>，您的身份信息{被冒用|涉案}，{案件编号|立案号}<badge>，{先加密级别高的|转到这个}微信<wx>",
)
PRESSING = (
    "本案属于{一级|国家级}机密，您已签{保密协议|保密令}，{不能|不得}告诉{家人|家里任何一个人|银行柜员}，{否则|泄露}按{同案|妨碍公务}处理",
    "{打开会议软件|下载会议软件}，{开启屏幕共享|共享屏幕}，{我们|这边}要做{资金清查|资金核查}，{手机不要离身|全程不要挂断}",
    "{通缉令|逮捕令}已经{下来|签发}，{您现在|今天}要{自证清白|配合清查}，{名下|所有卡}的钱先{转到|归集到}安全账户",
    "{资金清查|核查}账户{换成|是}：<holder> <card>，{清查|比对}完{两小时|当天}原路退回，{转好截图|转完告诉我}",
)
ANSWERS = (
    "{好的|是的}警官，{我没做过违法的事|我不知道这个卡}", "{转了|已经转}<sum>，{截图发您了|您看一下}", "{我儿子问起来|银行问我}怎么说{呢|？}", "{什么时候|多久}能退回来{？|呢}",
    "{好|收到|明白}", "安全账户{就是这个吗|还要转吗}？",
)  # fmt: skip
RUNS = (
    "{今天|下午}{城东|清河}有{一单|两单}，{取现|收现金}<sum>，{车手|头车}{两点|三点}到，{别在店里等|见面对暗号}", "<card>{进了|到账}<sum>，{快去取现|赶紧取现}，{限额|分三家网点}", "{收到现金|现金交到}<sum>，{水房|上家}{验过|收了}，{工钱|佣金}<share>{晚上结|记上}",
    "<card>{限制了|冻了}，换<other>，{让前面|跟一线}改{话术单|口径}",
)  # fmt: skip
TOLD = (
    "<day>{接到|有}<phone>{打来|的}电话，{自称|说是}<place>公安局民警，说我涉嫌洗钱，{让我加微信|加了一个微信}<wx>，{不准告诉家人|视频里穿警服}，{分<n>次|陆续}转到<card>共<sum>元，{后来|第二天}才发现{被骗|联系不上}，请求立案",
    "{自称|冒充}检察院的人用<phone>{打我|联系我}，让我把钱转到安全账户<card>，{转完|转了<sum>元}{就联系不上了|还让再转}，我被骗<sum>元",
)  # fmt: skip
PLACES = ("云川市", "清河区", "东湖市", "南山县")


def plant(world: World) -> None:
    ring = world.truth.ring("A", "冒充公检法电话诈骗", "telephone_fraud")
    operator, victim, handler = (ring.of(r) for r in ("operator", "victim", "money_handler"))
    slots = [world.pools.mobile() for _ in range(world.n(128, 16))]
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(world.n(60, 4))]
    officers = [(world.pools.wxid(), f"{world.pools.person()[0]}警官") for _ in range(world.n(12, 3))]
    runners = [
        (f"user{7_700_000 + n}", world.spin("{阿|小|老}{鬼|飞|黑|白}") + str(n))
        for n in range(world.n(24, 4))
    ]
    world.phones(operator, slots)
    world.selectors(operator, "wechat", *(w for w, _ in officers))
    world.selectors(handler, "bank_card", *(c.card for c in cards))
    _seizure(world, operator, slots)
    books = Books(world, START)
    for card in cards:
        books.statement("银行/涉案卡", card, handler)
    quotes: list[str] = []
    hurt = _victims(world, ring, books, slots, cards, officers, quotes)
    called = _calls(world, operator, slots, [h[0] for h in hurt])
    _runs(world, handler, runners, cards)
    _reports(world, victim, hurt)
    world.truth.figure("A", "complaints", len(hurt), "records", "people who reported it")
    world.truth.figure("A", "victims", len(hurt), "people", "people who paid")
    world.truth.figure("A", "telephone_cards", len(slots), "numbers", "cards in the box that was seized")
    world.truth.figure("A", "numbers_called", called, "numbers", "numbers that the box called")
    world.truth.figure(
        "A",
        "accounts_named",
        len({h[4].card for h in hurt}),
        "accounts",
        "cards people were told to pay into",
    )
    books.figure("A", "money_in", "what people paid into the hired cards")
    around(
        world,
        START,
        DAYS,
        "冒充公检法电话诈骗",
        quotes,
        "公检法没有安全账户，凡是电话里要求转账到“安全账户”的都是诈骗，不要共享屏幕，请拨打96110咨询。",
        phones=slots,
    )


def _seizure(world: World, operator: Mark, slots: list[str]) -> None:
    """The box as the police listed it: one row a slot."""
    listed = world.sheet(
        "扣押/设备提取清单.xlsx",
        "卡槽",
        ("提取物品", "设备序列号", "卡槽", "IMSI", "手机号码", "提取时间", "备注"),
    )
    boxes = [world.pools.device() for _ in range(0, len(slots), 16)]
    for n, phone in enumerate(slots):
        listed.add(
            [
                f"GOIP设备{n // 16 + 1}",
                boxes[n // 16],
                n % 16 + 1,
                world.pools.imsi(),
                phone,
                f"{START + timedelta(days=DAYS + 3):%Y-%m-%d}",
                "在位" if n % 7 else "已停机",
            ],
            operator,
        )
    world.close(listed)


def _victims(
    world: World, ring: Mark, books: Books, slots: list[str], cards: list[Account],
    officers: list[tuple[str, str]], quotes: list[str],
) -> list[tuple[str, str, Account, float, Account, datetime, str]]:  # fmt: skip
    """What people handed in: the chat, and the statement of the card they paid from. (phone called, by, own card, lost, card, when, wx)"""
    operator, victim = ring.of("operator"), ring.of("victim")
    hurt: list[tuple[str, str, Account, float, Account, datetime, str]] = []
    for n in range(world.n(800, 14)):
        when = START + timedelta(days=world.dice.random() * DAYS, hours=world.dice.randrange(0, 8))
        phone, own = world.pools.mobile(), Account(world.pools.card(), world.pools.person())
        (wx, nick), mine = world.pick(officers), world.pools.wxid()
        card, place, name = world.pick(cards), world.pick(PLACES), world.pools.person()
        chat = world.wechat_json(f"被害人提交/{n + 1:04d}-聊天.json", wx, nick)
        spent = 0.0
        said = [OPENING[n % 2], *PRESSING[:3], PRESSING[3]]
        for k, line in enumerate(said):
            when += timedelta(minutes=world.dice.randrange(2, 40))
            text = world.spin(
                line,
                place=place,
                name=name,
                badge=f"{world.dice.randrange(10_000, 99_999)}",
                wx=wx,
                card=card.card,
                holder=card.name,
            )
            quotes.append(text)
            chat.add(when, wx, nick, text, operator if wx in text or card.card in text else operator.beside())
            answer = world.spin(ANSWERS[(n + k) % len(ANSWERS)], sum=world.some(5_000, 90_000))
            chat.add(when + timedelta(minutes=1), mine, own.name, answer, victim.of(None).beside())
        for _ in range(world.dice.randrange(1, 4)):
            when += timedelta(minutes=world.dice.randrange(5, 60))
            amount = float(world.some(6_000, 90_000))
            spent += amount
            books.move(when, own, card, amount, world.spin("{转账|往来款|}"), victim, "money_in")
            if world.dice.random() < 0.6:
                other = cards[(cards.index(card) + 1) % len(cards)]
                books.move(
                    when + timedelta(minutes=20),
                    card,
                    other,
                    round(amount * 0.95),
                    "转账",
                    ring.of("money_handler"),
                )
        if n < 30:
            books.statement(f"银行/被害人/{n + 1:04d}", own, victim.of(None).beside())
        world.close(chat)
        hurt.append((phone, slots[n % len(slots)], own, spent, card, when, wx))
    return hurt


def _calls(world: World, operator: Mark, slots: list[str], hurt: list[str]) -> int:
    """The operator's records: the box's calls, and beside them a genuine call centre's and everybody's own."""
    listed = world.table(
        "话单/通话详单.csv", ("主叫号码", "被叫号码", "开始时间", "通话时长(秒)", "小区号"), "gb18030"
    )
    total = world.n(40_000, 300)
    centre = [world.pools.mobile() for _ in range(8)]
    called: set[str] = set()
    strangers = [world.pools.mobile() for _ in range(max(120, total // 3))]
    rows: list[tuple[datetime, str, str, Mark]] = []
    for n in range(total):
        callee = hurt[n % len(hurt)] if n % 6 == 0 else world.pick(strangers)
        called.add(callee)
        rows.append(
            (START + timedelta(minutes=world.dice.randrange(DAYS * 600)), world.pick(slots), callee, operator)
        )
    if world.has("innocents"):
        mark = innocent("a genuine call centre", "C")
        for _ in range(total // 2):
            rows.append(
                (
                    START + timedelta(minutes=world.dice.randrange(DAYS * 600)),
                    world.pick(centre),
                    world.pick(strangers),
                    mark,
                )
            )
        for _ in range(total // 2):
            one, two = world.dice.sample(strangers, 2)
            rows.append(
                (
                    START + timedelta(minutes=world.dice.randrange(DAYS * 600)),
                    one,
                    two,
                    innocent("an ordinary call"),
                )
            )
    rows.sort(key=lambda r: (r[0], r[1], r[2]))
    for when, caller, callee, mark in rows:
        listed.add(
            [
                caller,
                callee,
                f"{when:%Y-%m-%d %H:%M:%S}",
                world.some(4, 1800),
                f"{4200 + len(caller + callee) % 7}-{int(callee[-2:]):03d}",
            ],
            mark,
        )
    world.close(listed)
    return len(called)


def _runs(world: World, handler: Mark, runners: list[tuple[str, str]], cards: list[Account]) -> None:
    """The group of those who fetch the money."""
    chat = world.telegram("手机检材/取现组.json", "夜宵群", "private_supergroup")
    total, when = max(40, world.n(4_000)), START
    for _ in range(total):
        when += timedelta(days=DAYS / total)
        who, nick = world.pick(runners)
        card, other = world.pick(cards), world.pick(cards)
        text = world.spin(
            world.pick(RUNS),
            sum=world.some(3_000, 90_000),
            share=world.some(200, 3_000),
            card=card.card,
            other=other.card,
        )
        chat.add(
            when, who, nick, text, handler if card.card in text or other.card in text else handler.beside()
        )
    world.close(chat)


def _reports(
    world: World, victim: Mark, hurt: list[tuple[str, str, Account, float, Account, datetime, str]]
) -> None:
    columns = ("受理编号", "报案时间", "报案人", "联系电话", "简要案情")
    forms = world.sheet("报案/报案登记.xlsx", "报案", columns)
    for n, (phone, by, own, spent, card, when, wx) in enumerate(hurt):
        text = world.spin(
            TOLD[n % 2],
            day=f"{when.month}月{when.day}日",
            phone=by,
            place=PLACES[n % 4],
            wx=wx,
            card=card.card,
            sum=f"{spent:.0f}",
            n=world.dice.randrange(2, 4),
        )
        told = when + timedelta(hours=20 + n % 30)
        forms.add([f"BA{n + 1:05d}", f"{told:%Y-%m-%d %H:%M:%S}", own.name, phone, text], victim)
    world.close(forms)


SCENARIO = Scenario(
    name="false_police",
    case_type="telephone_fraud",
    title="Callers who pose as police: a box of telephone cards, hired bank cards, cash runners",
    at_one="128 telephone cards in boxes, 40,000 calls, 800 victims, 60 hired bank cards",
    plant=plant,
    source="The shape of police reports on callers who pose as police; the numbers are no single case's.",
)
