"""Theft by intercepted messages: codes taken out of the air at night in one cell, then payments nobody made."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2020, 6, 1, 2, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 60
CODE = (
    "【<who>】{验证码|校验码|动态码}<code>，{您正在|用于}{登录|重置密码|绑定新设备|支付<sum>元}，{请勿泄露|切勿告诉他人}。",
    "【<who>】<code>（{登录|支付}验证码），{<m>分钟内有效|如非本人操作请忽略}。",
    "[<who>] Your {login|payment} code is <code>. {Never share it|Do not tell anybody}.",
)
SERVICES = ("示例支付", "栗子商城", "云川银行", "示例借贷", "Example Pay")
TALK = (
    "{车|设备}{停|架}在<place>{后门|东侧}了，{信号|采集}{正常|有点弱}，{两点|后半夜}{开始|动手}", "{采到|嗅到}<n>个{号|料}，{能用的|绑卡的}<m>个，{我来登|你那边洗}", "<tail>{这个|那个}{有借呗|额度高}，{先借出来|提出来}再{买卡|走货}",
    "{油卡|点卡|话费}{出|换}了<sum>，{九折|八五折}{收|走}，{钱|款}{打|到}<card>", "{天亮前|四点}{收工|撤}，{明晚|后天}换<place>", "{新板子|机器}{到了|改好了}，{四台|两台}{一起|能}{采|收}<n>个{频点|号}",
)  # fmt: skip
TOLD = (
    "{早上起来|<day>凌晨}发现手机{收到|有}<n>条验证码短信，{卡里|支付账户}{少了|被转走}<sum>元，{手机一直在身边|睡觉时没碰手机}，{当时信号只有2G|手机一度没有信号}，{请求立案|要求追回}",
    "{半夜|凌晨三点左右}{我的|名下}{网贷|信用账户}被{借走|消费}<sum>元，{买的是充值卡|收款人<holder>不认识}，{我没有操作|没有泄露过密码}",
)  # fmt: skip
PLACES = ("柳林小区", "东湖花园", "清河家园", "南山公寓")


def plant(world: World) -> None:
    ring = world.truth.ring("A", "嗅探短信盗刷", "sms_interception")
    operator, victim, handler = (ring.of(r) for r in ("operator", "victim", "money_handler"))
    crew = [
        (world.pools.qq(), world.spin("{阿|小|老}{飞|毛|东|强|鬼}") + str(n)) for n in range(world.n(10, 4))
    ]
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(3)]
    world.selectors(operator, "qq", *(q for q, _ in crew))
    world.selectors(handler, "bank_card", *(c.card for c in cards))
    books = Books(world, START)
    for card in cards:
        books.statement("银行/嫌疑账户", card, handler)
    nights = world.n(50, 6)
    words = CODE if world.has("two_languages") else CODE[:-1]
    codes = 0
    devices = [world.pools.device() for _ in range(max(2, len(crew) // 2))]
    extracted = world.table(
        "手机检材/验证码短信提取.csv", ("机主号码", "收到时间", "发送号码", "短信内容"), "gb18030"
    )
    hurt: list[tuple[datetime, str, Account, float, Account]] = []
    network = world.table(
        "运营商/小区接入异常.csv", ("时间", "基站小区", "终端标识", "事件", "手机号码"), "gb18030"
    )
    people = 0
    for night in range(nights):
        place = world.pick(PLACES)
        cell = f"LAC{4200 + night % 4}-CI{9_000_000 + PLACES.index(place)}"
        start = START + timedelta(days=night * DAYS // nights)
        card = cards[night % len(cards)]
        for _ in range(world.dice.randrange(3, 7)):
            people += 1
            phone, own = world.pools.mobile(), Account(world.pools.card(), world.pools.person())
            table = people % 2 == 0  # half of the telephones were read into one table, which names the number
            texts = world.texts(f"手机检材/被害人.zip!/{people:04d}-{phone[-4:]}/短信.xml")
            at = start - timedelta(days=2)
            for _ in range(world.dice.randrange(4, 9) if world.has("innocents") else 1):
                at += timedelta(hours=world.dice.randrange(3, 12))
                usual = world.spin(
                    world.pick(
                        (
                            "【栗子商城】验证码<code>，5分钟内有效。",
                            "{明天几点到|到家了吗}",
                            "【某快递】取件码<code>，请及时取件。",
                            "【云川银行】您尾号<tail>卡支出<sum>元。",
                        )
                    ),
                    code=world.dice.randrange(100_000, 999_999),
                    tail=own.card[-4:],
                    sum=world.some(5, 800),
                )
                texts.add(
                    min(at, start - timedelta(hours=4)),
                    world.pick(("106900000002", world.pools.mobile())),
                    usual,
                    innocent("an ordinary message on a victim's telephone"),
                )
            minute = world.dice.randrange(10, 110)
            spent = 0.0
            for k in range(world.dice.randrange(2, 6)):
                when = start + timedelta(minutes=minute + 3 * k)
                text = world.spin(
                    world.pick(words),
                    who=world.pick(SERVICES),
                    code=world.dice.randrange(100_000, 999_999),
                    sum=world.some(200, 5_000),
                    m=world.pick((5, 10)),
                )
                sender = world.pick(("106900000005", "106900000006", "95588"))
                if table:
                    extracted.add([phone, f"{when:%Y-%m-%d %H:%M:%S}", sender, text], victim)
                else:
                    # A backup does not say whose telephone it is: the message alone proves nothing.
                    texts.add(when, sender, text, victim.beside())
                network.add(
                    [f"{when:%Y-%m-%d %H:%M:%S}", cell, world.pick(devices), "降频接入", phone],
                    victim.of(None).beside(),
                )
                codes += 1
                if k:
                    amount = float(world.some(300, 6_000))
                    spent += amount
                    books.move(
                        when + timedelta(minutes=2),
                        own,
                        card,
                        amount,
                        world.spin("{充值卡|油卡|消费|快捷支付}"),
                        victim,
                        "money_in",
                    )
            if people <= 40:
                books.statement(f"银行/被害人/{people:04d}", own, victim.of(None).beside())
            world.close(texts)
            hurt.append((start, phone, own, spent, card))
        if night % 2:
            other = cards[(night + 1) % len(cards)]
            books.move(
                start + timedelta(hours=8), card, other, float(world.some(2_000, 20_000)), "转账", handler
            )
    for _ in range(world.n(3_000, 60) if world.has("innocents") else 0):
        when = START + timedelta(minutes=world.dice.randrange(DAYS * 1440))
        network.add(
            [
                f"{when:%Y-%m-%d %H:%M:%S}",
                f"LAC{4300 + world.dice.randrange(9)}-CI{9_100_000 + world.dice.randrange(50)}",
                world.pools.device(),
                "正常接入",
                world.pools.mobile(),
            ],
            innocent("an ordinary telephone in the network"),
        )
    world.close(network, extracted)
    chat = world.qq("手机检材/作案人员/夜班群.txt", "夜钓")
    when, quotes = START - timedelta(days=1), []
    for _ in range(max(30, nights * 4)):
        when += timedelta(days=DAYS / max(30, nights * 4))
        qq, nick = world.pick(crew)
        card = world.pick(cards)
        text = world.spin(
            world.pick(TALK),
            place=world.pick(PLACES),
            n=world.some(20, 400),
            m=world.dice.randrange(1, 9),
            tail=world.dice.randrange(1000, 9999),
            sum=world.some(500, 20_000),
            card=card.card,
        )
        quotes.append(text)
        chat.add(when, qq, nick, text, operator if card.card in text else operator.beside())
    world.close(chat)

    total = _reports(world, victim, hurt)
    world.truth.figure("A", "complaints", total, "records", "people who reported it")
    world.truth.figure(
        "A",
        "night_codes",
        codes,
        "items",
        "login and payment codes that came at night to people whose money then went",
    )
    world.truth.figure("A", "victims", people, "people", "people whose codes were taken")
    world.truth.figure("A", "nights", nights, "times", "nights on which they stole")
    books.figure("A", "money_in", "what was paid without its owner")
    around(
        world,
        START,
        DAYS,
        "半夜短信盗刷",
        quotes,
        "睡前可关机或开启飞行模式防止短信被嗅探，半夜收到大量验证码请立即冻结银行卡并拨打110。",
    )


def _reports(world: World, victim: Mark, hurt: list[tuple[datetime, str, Account, float, Account]]) -> int:
    """What two in three of them told the police: number, card, the hour, the loss."""
    columns = ("受理编号", "报案时间", "报案人", "联系电话", "被盗卡号", "简要案情")
    forms = world.sheet("报案/报案登记.xlsx", "报案", columns)
    told = [h for n, h in enumerate(hurt) if n % 3]
    for n, (night, phone, own, spent, card) in enumerate(told):
        text = world.spin(
            world.pick(TOLD), day=f"{night.month}月{night.day}日", n=world.dice.randrange(5, 60), sum=f"{spent:.0f}", holder=card.name
        )  # fmt: skip
        when = night + timedelta(hours=8 + n % 30)
        forms.add([f"BA{n + 1:05d}", f"{when:%Y-%m-%d %H:%M:%S}", own.name, phone, own.card, text], victim)
        world.truth.selector("bank_card", own.card, victim)
    world.close(forms)
    return len(told)


SCENARIO = Scenario(
    name="sms_theft",
    case_type="sms_interception",
    title="Theft by intercepted messages: codes at night in one cell, then payments nobody made",
    at_one="10 interceptors, 50 nights of theft",
    plant=plant,
    source="Police reports of interception of text messages: 10 people, 50 thefts at night.",
)
