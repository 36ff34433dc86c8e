"""A loan network: apps that lend for a week, keep a third back, and make the borrower's whole address book pay."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.paperwork import complaints, page
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2019, 10, 1, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 180
LEND = (
    "【<app>】{您好|尊敬的用户}，{额度|您的额度}<sum>元{已出|审核通过}，{7天|十四天}{周转|应急}，{身份证|手机号}即可，{下载|领取} https://<site>/d",
    "【<app>】{急用钱|月底紧张}？{不看征信|黑户可下}，{最高|可借}<sum>，{三分钟到账|秒批}：https://<site>/d",
)
DUE = (
    "【<app>】您的借款<sum>元今日{到期|应还}，{展期费|续期}<fee>元，{请还款至|打到}<card>，{客服|有疑问}<phone>",
    "【<app>】{您已逾期<days>天|逾期第<days>天}，{每天|每日}加收<late>元，现应还<total>元，{还到|收款卡}<card>（<holder>）",
    "{你好|喂}，<app>这边，{钱什么时候还|今天必须处理}，<total>，{卡号|打这个}<card>，{打完回电|还了说一声}<phone>",
)
PRESS_HARD = (
    "{再不还|中午之前不处理}，{我们就给|就挨个打}你{通讯录里的人|爸妈和单位领导}{打电话|发消息}，{别怪我们|自己想清楚}，还款卡<card>",
    "{你的照片|P好的图}{我们有|已经做好}，{群发给你亲戚|发到你公司群}{只要一分钟|看你}，{回电|速联系}<phone>",
    "{已经通知|下一步通知}你{姐姐|同事|房东}，{不还就|明天}{上门|天天打}，{联系}<phone>",
    "Pay <total> before noon or {everybody in your phone book|your family and your office} {hears of it|gets a call}. Card <card>, ring <phone>",
)
TOLD = (
    "我在“<app>”借了<sum>元，{实际到账|到手}只有<net>元，{七天|一周}后要还<sum>，{逾期以后|晚了两天}就{给我通讯录的亲友群发|骚扰我的家人和单位}，{还P图威胁|辱骂}，前后{转到|还了}卡<card>共<total>元",
    "{经短信链接|网上看到广告}下载“<app>”，{没签任何合同|不知不觉}借款<sum>，{扣掉砍头息|手续费就扣}<cut>元，{催收}用<phone>{不断打给|轰炸}我{父母|同事}，{我已无法正常生活|请求立案}",
)
TALK = (
    "{今天|这批}{名单|单子}<n>个，{先打亲友|从通讯录前三个打}，{话术按文档|别留把柄}，{收的|回款}打<card>",
    "<name>{还了|结了}<sum>，{展期|续}一周，{记账|登记一下}", "{业绩|回款}{今天|本周}<sum>，{提成|点子}{按老规矩|月底发}",
    "{新号|新卡}{到了|换上}：{手机}<phone>，{旧的|原来那个}{被标记|停机}了", "{<app>下架了|马甲包掉了}，{换|上}新包 <apk>，{接口|后台}{不变|还是那个}",
)  # fmt: skip


def plant(world: World) -> None:
    ring = world.truth.ring("A", "“套路贷”网络贷款团伙", "loan_extortion")
    operator, handler, victim = ring.of("operator"), ring.of("money_handler"), ring.of("victim")
    apps = [
        (
            world.spin("{闪|急|快|云|好}{鸭|象|蜂|豆|米}{钱包|白卡|有钱|速借}") + str(n or ""),
            f"com.shili.{world.pools.word()}",
            world.pools.domain(),
        )
        for n in range(world.n(60, 4))
    ]
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(world.n(204, 6))]
    phones = [world.pools.mobile() for _ in range(world.n(529, 6))]
    staff = [
        (world.pools.wxid(), world.pools.person(), PROVINCES[3 + n % 7][0]) for n in range(world.n(400, 12))
    ]
    world.selectors(operator, "apk", *(a[1] for a in apps))
    world.selectors(operator, "domain", *(a[2] for a in apps))
    world.selectors(handler, "bank_card", *(c.card for c in cards))
    world.phones(operator, phones)

    books = Books(world, START)
    named = cards[: max(3, len(cards) * 2 // 3)]
    for n, card in enumerate(named):
        if n < 40:
            books.statement("银行", card, handler)
    books.inquiry("银行/调证-催收账户", *named[40:], *cards[len(named) :])
    _borrowers(world, ring, books, apps, named, phones)
    quotes = _office(world, operator, apps, named, phones, staff)
    _seized(world, ring, staff, cards, phones)
    _apps(world, operator, apps)

    def told(when: datetime) -> str:
        app, card = world.pick(apps), world.pick(named)
        sum_ = world.some(1000, 5000)
        return world.spin(
            world.pick(TOLD),
            app=app[0],
            sum=sum_,
            net=round(sum_ * 0.7),
            cut=round(sum_ * 0.3),
            card=card.card,
            total=sum_ + world.some(300, 9000),
            phone=world.pick(phones),
        )

    total = world.n(1_000, 10)
    provinces = complaints(world, victim, "报案", total, START, DAYS, told, 7)
    world.truth.figure("A", "complaints", total, "records", "people who reported it")
    world.truth.figure("A", "provinces", provinces, "provinces", "provinces the reports come from")
    world.truth.figure("A", "involved_people", len(staff), "people", "people on the pay list")
    world.truth.figure("A", "apps", len(apps), "apps", "lending apps of the network")
    world.truth.figure("A", "sites", len(apps), "websites", "sites the apps are fetched from")
    world.truth.figure("A", "accounts_named", len(named), "accounts", "cards borrowers were told to pay into")
    books.payers_figure("A", "money_in", "different borrowers who paid")
    books.figure("A", "money_in", "what borrowers paid")
    books.figure("A", "money_out", "what was lent to them")
    around(
        world,
        START,
        DAYS,
        "“套路贷”",
        quotes,
        "凡是不看征信、先扣费用的网贷都要当心，遭遇暴力催收请保存证据并报警，咨询可拨96110。",
        phones,
    )


def _borrowers(
    world: World,
    ring: Mark,
    books: Books,
    apps: list[tuple[str, str, str]],
    cards: list[Account],
    phones: list[str],
) -> None:
    """Telephones of borrowers, and what they paid."""
    victim, operator = ring.of("victim"), ring.of("operator")
    people = [Account(world.pools.card(), world.pools.person()) for _ in range(world.n(6_000, 40))]
    words = PRESS_HARD if world.has("two_languages") else PRESS_HARD[:-1]
    handed_in = min(200, world.n(400, 5))
    for n, person in enumerate(people):
        app, card = world.pick(apps), world.pick(cards)
        sum_ = float(world.pick((1500, 2000, 3000, 5000)))
        when = START + timedelta(days=world.dice.random() * (DAYS - 40))
        books.move(
            when,
            card,
            person,
            round(sum_ * 0.7, 2),
            world.spin("{代付|借款|}"),
            ring.of("money_handler"),
            "money_out",
        )
        for k in range(world.dice.choice((1, 1, 2, 3))):
            pay = sum_ if k == 0 else round(sum_ * 0.3, 2)
            books.move(
                when + timedelta(days=7 * (k + 1)),
                person,
                world.pick(cards),
                pay,
                world.spin("{还款|展期|续期|}"),
                victim,
                "money_in",
            )
        if n < handed_in:
            texts = world.texts(f"手机检材/借款人{n + 1:03d}/sms.xml")
            at = when - timedelta(days=1)
            for k in range(world.dice.randrange(8, 16)):
                at += timedelta(hours=world.dice.randrange(2, 40))
                phone = world.pick(phones)
                if k < 2:
                    text, mark = (
                        world.spin(world.pick(LEND), app=app[0], sum=round(sum_), site=app[2]),
                        operator,
                    )
                elif k % 4 == 3:
                    text = world.spin(
                        world.pick(
                            (
                                "【工商银行】您尾号<t>卡支出<s>元，余额<b>元。",
                                "{晚上回来吃饭吗|快递到了}",
                                "【某快递】取件码<t>",
                            )
                        ),
                        t=world.dice.randrange(1000, 9999),
                        s=world.some(9, 900),
                        b=world.some(9, 900),
                    )
                    texts.add(
                        at,
                        world.pick(("95588", world.pools.mobile())),
                        text,
                        innocent("an ordinary message on a borrower's telephone"),
                    )
                    continue
                else:
                    pool = DUE if k < 6 else words
                    text = world.spin(
                        world.pick(pool),
                        app=app[0],
                        sum=round(sum_),
                        fee=round(sum_ * 0.3),
                        card=card.card,
                        phone=phone,
                        days=k,
                        late=world.pick((50, 100, 200)),
                        total=round(sum_ * (1 + k / 10)),
                        holder=card.name,
                    )
                    mark = operator
                texts.add(at, phone, text, mark)
            world.close(texts)


def _office(
    world: World,
    operator: Mark,
    apps: list[tuple[str, str, str]],
    cards: list[Account],
    phones: list[str],
    staff: list[tuple[str, str, str]],
) -> list[str]:
    """The collectors' own group."""
    chat = world.wechat_json("手机检材/催收二部.json", "60010001@chatroom", "二部回款")
    when, quotes = START, []
    total = world.n(5_000, 60)
    for _ in range(total):
        when += timedelta(days=DAYS) / total
        account, nick, _ = world.pick(staff)
        text = world.spin(
            world.pick(TALK),
            n=world.some(10, 200),
            card=world.pick(cards).card,
            name=world.pools.person(),
            sum=world.some(500, 90_000),
            phone=world.pick(phones),
            app=world.pick(apps)[0],
            apk=world.pick(apps)[1],
        )
        shown = any(v in text for v in (*phones, *(c.card for c in cards), *(a[1] for a in apps)))
        chat.add(when, account, nick, text, operator if shown else operator.beside())
    for app, _, site in apps[:4]:
        quotes.append(world.spin(LEND[0], app=app, sum=5000, site=site))
    world.close(chat)
    return quotes


def _seized(
    world: World,
    ring: Mark,
    staff: list[tuple[str, str, str]],
    cards: list[Account],
    phones: list[str],
) -> None:
    """The lists of what was seized, and the pay list."""
    computers = world.n(866, 9)
    things = world.sheet("扣押/扣押清单.xlsx", "清单", ("编号", "物品", "特征", "数量", "扣押地点"))
    for n in range(computers):
        things.add(
            [f"KY{n + 1:05d}", "电脑主机", f"编号PC-{n + 1:04d}", 1, staff[n % len(staff)][2]],
            ring.of(None).beside(),
        )
    for n, phone in enumerate(phones):
        things.add(
            [f"KY{computers + n + 1:05d}", "手机", f"卡号{phone}", 1, staff[n % len(staff)][2]],
            ring.of("operator"),
        )
    for n, card in enumerate(cards):
        things.add(
            [
                f"KY{computers + len(phones) + n + 1:05d}",
                "银行卡",
                f"{card.card}（{card.name}）",
                1,
                staff[n % len(staff)][2],
            ],
            ring.of("money_handler"),
        )
    world.close(things)
    pay = world.table("扣押/工资表.csv", ("月份", "姓名", "岗位", "所在地", "工号微信", "应发"), "gb18030")
    for account, name, place in staff:
        job = world.pick(("催收", "催收", "审核", "客服", "财务", "技术"))
        pay.add(
            ["2020-02", name, job, place, account, world.some(4_000, 20_000)], ring.of("operator").beside()
        )
    world.close(pay)
    for measure, count in (
        ("seized_computers", computers),
        ("seized_phones", len(phones)),
        ("seized_bank_cards", len(cards)),
    ):
        world.truth.figure("A", measure, count, "items", "rows of the list of things seized")


def _apps(world: World, operator: Mark, apps: list[tuple[str, str, str]]) -> None:
    tracker = world.pools.hex("tracker", 32)
    world.selectors(operator, "tracking_id", tracker)
    for app, package, site in apps:
        body = world.spin(
            "{轻松借|极速放款}，{7至14天|短期周转}，{安卓下载|立即下载}。{包名|安装包}：<p>", p=package
        )
        html = page(
            f"{app}-下载",
            [body],
            url=f"https://{site}/d",
            tracker=tracker,
            links=(("安卓下载", f"https://{site}/{package}.apk"),),
        )
        world.put(f"网页存档/{site}.html", html, ("*", operator))


SCENARIO = Scenario(
    name="loan_network",
    case_type="loan_extortion",
    title="Loan network: apps of one operator, fees held back, threats to the address book",
    at_one="400 people over seven provinces, 866 computers, 529 phones, 204 cards",
    plant=plant,
    source="A police report of a loan network: 400 people, seven provinces, 866 computers, 529 phones, 204 cards.",
)
