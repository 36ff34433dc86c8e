"""Gambling gangs: each with its site, its chat groups, agents with codes, and cards that change every few weeks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ringbreak.simulate import formats
from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import merchants, neighbours, notices, press, recycled
from ringbreak.simulate.truth import Mark
from ringbreak.simulate.wording import spin
from ringbreak.simulate.world import World

START = datetime(2023, 6, 1, 10, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 150
CALLS = (
    "{今晚|晚上八点}{开台|开盘}，{大小单双|庄闲|名次}{照旧|都收}，{底分|起注}<low>，封顶<high>，{上分|充分}{找财务|私我}，{卡号|收款}<card>[，姓名<holder>]",
    "{新客|首次}{上分|存款}送<bonus>%，{提款秒到|当天到账}，{平台|网址} https://<site> ，{代理码|邀请码}<code>，客服<contact>",
    "{第<n>期|<n>局}{结果|开奖}：<draw>，{中的|赢的}{私我下分|找财务结}，{没上分的|差分的}{抓紧|补齐}",
    "{收款|上分}{账号|卡}换了，{旧卡|原来那张}{别再打|停用}，{新卡|现在打}<card> <holder>，{备注|附言}{写货款|不要写字|写名字}",
    "{招|诚招}{下线|代理}，{流水|输赢}{返|提}<share>个点，{日结|周结}，{有人脉的|会拉人的}联系<contact>，{你的|专属}链接 https://<site>/r/<code>",
)
CALLS_EN = (
    "{Tables open|We start} at eight, {stakes|bets} from <low> to <high>, {top up|deposit} to card <card>, {name|holder} <holder>",
    "{Bring|Refer} a player and {keep|earn} <share>% of {the turnover|what he stakes}; {your link|link} https://<site>/r/<code>, {ask|write to} <contact>",
)
PLAYERS = (
    "上分<sum>，{已转|打过去了}", "{下分|提现}<sum>，{尾号|卡号尾数}<tail>", "{大|小|单|双|庄|闲}<sum>", "{怎么|为什么}提不出来{，三天了|}", "{再借我|先欠}<sum>{，月底还|}",
    "{又输光了|不玩了}", "{跟|梭}<sum>",
)  # fmt: skip
REFUSED = (
    "我在 https://<site> {充值|存}了<sum>元，{赢了之后|要提现时}客服{说流水不够|要我再交<fee>元保证金}，{之后账号被封|再也登录不上}，收款人<holder>，卡号<card>",
    "{经网友介绍|被拉进一个群}玩{猜大小|飞艇}，前后{转给|打到}<card>共<sum>元，{一分都取不出来|对方把我踢出群}，{请帮助追回|特此报案}",
)


@dataclass
class Gang:
    """One gang and what belongs to it."""

    label: str
    mark: Mark
    sites: list[str]
    cards: list[Account]
    wechats: list[str]
    codes: list[str]
    people: list[tuple[str, str, str]]
    """(account, nick, role)"""
    paid: dict[str, float]


def plant(world: World) -> None:
    books = Books(world, START)
    gangs = [_gang(world, n, books) for n in range(world.n(29, 2))]
    groups = _shares(world, world.n(251, 4), len(gangs))
    deposits = _shares(world, world.n(325_000, 240), len(gangs))
    quotes: list[str] = []
    phones: list[str] = []
    for gang, chats, paid in zip(gangs, groups, deposits, strict=True):
        spoke, showed = _chats(world, gang, chats, quotes)
        _site(world, gang)
        _money(world, gang, books, paid)
        _complaints(world, gang)
        _agents(world, gang)
        phones.append(_contact_card(world, gang))
        world.truth.figure(gang.label, "chat_groups", chats, "groups", "chat groups it ran")
        world.truth.figure(
            gang.label,
            "involved_people",
            len(spoke),
            "people",
            "people of the gang who speak in the evidence, and of them those who show something of the gang's",
            low=len(showed),
            high=len(spoke),
        )
        books.payers_figure(gang.label, "money_in", "different accounts that paid in")
        world.truth.figure(gang.label, "sites", len(gang.sites), "websites", "sites it ran")
        world.truth.figure(
            gang.label, "accounts_named", len(gang.cards), "accounts", "cards it named to pay into"
        )
        books.figure(gang.label, "money_in", "what players paid into its cards")
        books.figure(gang.label, "money_out", "what its cards paid back to players")
    merchants(world, START, DAYS, world.n(20_000, 120))
    neighbours(world, START, DAYS, world.n(60_000, 300))
    notices(world, START, DAYS, world.n(8_000, 60))
    press(
        world,
        START + timedelta(days=DAYS),
        "网络赌博群",
        quotes[:4],
        "网络赌博十赌十输，出借银行卡帮人收款会成为帮凶，发现线索请拨96110。",
    )
    recycled(world, phones[:2], START + timedelta(days=500))


def _shares(world: World, total: int, parts: int) -> list[int]:
    """A total in unequal parts, none of them empty."""
    weights = [0.4 + world.dice.random() * 1.2 for _ in range(parts)]
    shares = [max(1, int(total * w / sum(weights))) for w in weights]
    shares[0] += total - sum(shares)
    return shares


def _gang(world: World, n: int, books: Books) -> Gang:
    label = f"G{n + 1}"
    ring = world.truth.ring(label, f"网络赌博团伙{n + 1}", "gambling_shop")
    handler, operator = ring.of("money_handler"), ring.of("operator")
    sites = [world.pools.domain() for _ in range(world.dice.choice((2, 3, 3, 4)))]
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(world.dice.choice((4, 5, 6)))]
    wechats = [world.pools.handle() for _ in range(3)]
    codes = [
        f"{world.pools.word()[:4].upper()}{world.dice.randrange(100, 999)}"
        for _ in range(world.dice.randrange(4, 9))
    ]
    total = 462 / 29
    people = []
    for k in range(max(6, round(total * (0.6 + 0.8 * world.dice.random())))):
        role = "operator" if k < 2 else "money_handler" if k == 2 else "promoter"
        people.append((world.pools.wxid(), world.pools.person(), role))
    world.selectors(operator, "domain", *sites)
    world.selectors(handler, "bank_card", *(c.card for c in cards))
    world.selectors(operator, "wechat", *wechats)
    for k, card in enumerate(cards):
        if k % 2 == 0:
            books.statement("银行", card, handler)
    books.inquiry(f"银行/调证-{label}", *(c for k, c in enumerate(cards) if k % 2))
    return Gang(label, ring, sites, cards, wechats, codes, people, {c.card: 0.0 for c in cards})


def _card_at(gang: Gang, when: datetime) -> Account:
    """Which card takes money now: it changes every few weeks."""
    period = DAYS / len(gang.cards)
    return gang.cards[min(len(gang.cards) - 1, int((when - START) / timedelta(days=period)))]


def _chats(world: World, gang: Gang, count: int, quotes: list[str]) -> tuple[set[str], set[str]]:
    """Its chats. Returns: those of the gang who say anything, and of them those who show its sites, cards or contacts."""
    spoke: set[str] = set()
    showed: set[str] = set()
    victim = gang.mark.of("victim")
    words = CALLS + CALLS_EN if world.has("two_languages") else CALLS
    for c in range(count):
        title = world.spin("{发财|龙虎|聚义|好运|飞艇}{娱乐|交流|福利|}{群|堂}") + str(c + 1)
        name = f"手机检材/{gang.label}/{title}"
        kind = c % 4
        chat = (
            world.wechat_json(
                f"{name}.json", f"{40_000_000 + int(gang.label[1:]) * 1000 + c}@chatroom", title
            )
            if kind == 0
            else world.qq(f"{name}.txt", title)
            if kind == 1
            else world.telegram(f"{name}/result.json", title, "private_supergroup")
            if kind == 2
            else world.wechat_csv(f"{name}.csv", f"{50_000_000 + int(gang.label[1:]) * 1000 + c}@chatroom")
        )
        players = [(world.pools.wxid(), world.pools.person()) for _ in range(world.dice.randrange(8, 40))]
        numbers: dict[str, str] = {}

        def account(it: str, kind: int = kind, numbers: dict[str, str] = numbers) -> str:
            """The same person has an account of the chat's own kind."""
            if kind == 1 and it not in numbers:
                numbers[it] = world.pools.qq()
            return numbers[it] if kind == 1 else f"user{it[5:]}" if kind == 2 else it

        when = START + timedelta(days=world.dice.randrange(20))
        for n in range(40):
            when += timedelta(minutes=world.dice.randrange(20, 60 * 24 * 6))
            if when > START + timedelta(days=DAYS):
                break
            card = _card_at(gang, when)
            if world.dice.random() < 0.4:
                who, nick, role = world.pick(gang.people)
                text = spin(
                    world.dice, world.pick(words), card=card.card, holder=card.name, site=world.pick(gang.sites), code=world.pick(gang.codes),
                    low=world.pick((5, 10, 20, 50)), high=world.pick((2000, 5000, 20_000)), bonus=world.pick((5, 8, 10, 18)), n=31_000 + n * 7,
                    draw=" ".join(str(world.dice.randrange(1, 11)) for _ in range(3)), share=world.pick(("0.8", "1.2", "2", "30")),
                    contact=f"微信{world.pick(gang.wechats)}",
                )  # fmt: skip
                shown = any(v in text for v in (card.card, *gang.sites, *gang.wechats))
                mark = gang.mark.of(role)
                spoke.add(who)
                if shown:
                    showed.add(who)
                if shown and len(quotes) < 8 and card.card not in text:
                    quotes.append(text)
                chat.add(when, account(who), nick, text, mark if shown else mark.beside())
            else:
                who, nick = world.pick(players)
                text = world.spin(
                    world.pick(PLAYERS),
                    sum=world.pick((50, 100, 200, 500, 1000)),
                    tail=f"{world.dice.randrange(10_000):04d}",
                )
                chat.add(when, account(who), nick, text, victim.beside())
        world.close(chat)
    return spoke, showed


def _site(world: World, gang: Gang) -> None:
    """Its sites as somebody saved them: same measuring id, another name."""
    tracker = world.pools.hex("tracker", 32)
    world.selectors(gang.mark.of("operator"), "tracking_id", tracker)
    for site in gang.sites:
        brand = world.spin("{金鼎|鸿运|皇朝|云顶|星河}{国际|娱乐|会}")
        body = world.spin(
            "{注册即送|首存赠送}<bonus>元，{真人视讯|彩票|体育|棋牌}{应有尽有|一站畅玩}，{大额无忧|提款三分钟}。{在线客服|联系我们}：微信<w>。{合作|加盟}：邀请码 <code>。",
            bonus=world.pick((18, 38, 58, 88)), w=world.pick(gang.wechats), code=world.pick(gang.codes),
        )  # fmt: skip
        page = (
            f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{brand}官网</title><link rel="canonical" href="https://{site}/">'
            f'<script>var _hmt=_hmt||[];(function(){{var hm=document.createElement("script");hm.src="https://hm.baidu.com/hm.js?{tracker}";}})();</script></head>'
            f'<body><main><article><h1>{brand}</h1><p>{body}</p><p><a href="https://{site}/r/{gang.codes[0]}">立即注册</a></p></article></main></body></html>\n'
        )
        world.put(f"网页存档/{gang.label}/{site}.html", page, ("*", gang.mark.of("operator")))


def _money(world: World, gang: Gang, books: Books, deposits: int) -> None:
    """Players pay in; a part is paid back; what is left goes through two cards to one."""
    handler, victim = gang.mark.of("money_handler"), gang.mark.of("victim")
    collect = Account(world.pools.card(), world.pools.person())
    world.selectors(handler, "bank_card", collect.card)
    players = [Account(world.pools.card(), world.pools.person()) for _ in range(max(20, deposits // 8))]
    held = 0.0
    for n in range(deposits):
        when = START + timedelta(days=DAYS) * (n / deposits) + timedelta(seconds=world.dice.randrange(3000))
        player, card = world.pick(players), _card_at(gang, when)
        amount = float(world.some(100, 6_200))
        memo = world.spin("{货款|还款|借款|转账|水果款||}")
        books.move(when, player, card, amount, memo, victim, "money_in")
        held += amount
        if n % 9 == 8:
            won = float(world.some(100, 4_000))
            books.move(
                when + timedelta(minutes=30),
                card,
                world.pick(players),
                won,
                world.spin("{提现|转账|}"),
                handler,
                "money_out",
            )
            held -= won
        if n % 25 == 24 and held > 2_000:
            moved = round(held * 0.9, 2)
            held -= moved
            books.move(
                when + timedelta(hours=2),
                card,
                collect,
                moved,
                world.spin("{货款|往来}"),
                handler,
                "money_moved_inside",
            )
        if n % 60 == 59:
            # The cards' owners live on: wages and rent are no income of the ring.
            wage = Account(world.pools.card(), "云川示例劳务有限公司")
            books.move(when, wage, card, float(world.some(3_000, 9_000)), "工资", gang.mark.of(None).beside())
    books.figure(gang.label, "money_moved_inside", "what was passed on to the collecting card")


def _complaints(world: World, gang: Gang) -> None:
    total = max(3, world.n(1_200) // 10)
    forms = world.sheet(
        f"报案/{gang.label}-报案登记.xlsx", "报案", ("编号", "报案时间", "报案人", "联系电话", "案情")
    )
    for n in range(total):
        when = START + timedelta(days=DAYS * world.dice.random())
        card = _card_at(gang, when)
        text = world.spin(
            world.pick(REFUSED), site=world.pick(gang.sites), sum=world.some(800, 60_000), fee=world.some(500, 5_000), card=card.card, holder=card.name
        )  # fmt: skip
        forms.add(
            [
                f"BA{gang.label}{n + 1:05d}",
                f"{when:%Y-%m-%d %H:%M:%S}",
                world.pools.person(),
                world.pools.mobile(),
                text,
            ],
            gang.mark.of("victim"),
        )
    world.close(forms)
    world.truth.figure(gang.label, "complaints", total, "records", "people who reported it")


def _agents(world: World, gang: Gang) -> None:
    """The agents' sheet: code, turnover, share."""
    promoter = gang.mark.of("promoter")
    sheet = world.sheet(
        f"扣押/{gang.label}-代理返佣.xlsx",
        "返佣",
        ("代理码", "推广链接", "下线人数", "本月流水", "返点", "应结"),
    )
    for n, code in enumerate(gang.codes):
        turnover = world.some(20_000, 900_000)
        sheet.add(
            [
                code,
                f"https://{gang.sites[n % len(gang.sites)]}/r/{code}",
                world.some(3, 80),
                turnover,
                "1.2%",
                round(turnover * 0.012, 2),
            ],
            promoter,
        )
    world.close(sheet)
    world.truth.figure(
        gang.label, "agents_by_link", len(gang.codes), "people", "agents, by the code in their links"
    )


def _contact_card(world: World, gang: Gang) -> str:
    """A picture passed round: a code that leads to the site."""
    phone = world.pools.mobile()
    world.phones(gang.mark.of("operator"), [phone])
    link = f"https://{gang.sites[0]}/r/{gang.codes[0]}?kf={phone}"
    card = formats.photographed(formats.qr(link, 300), -8, 110)
    world.put(f"手机检材/{gang.label}/相册/IMG_0001.jpg", formats.jpeg(card), ("image", gang.mark.of(None)))
    return phone


SCENARIO = Scenario(
    name="gambling",
    case_type="gambling_shop",
    title="Gambling gangs: sites, chat groups, agents, and cards that change",
    at_one="29 gangs, 462 people, 251 chat groups, 260 million yuan",
    plant=plant,
    source="A provincial police report: 29 gangs, 462 people, 251 chat groups, 260 million yuan.",
)
