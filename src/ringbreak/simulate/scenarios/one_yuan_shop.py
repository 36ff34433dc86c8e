"""A sham "one-yuan" shop: everybody may draw for a telephone, and the winners sit on the operator's shelf of phones."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.paperwork import complaints, page
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark
from ringbreak.simulate.world import World

START = datetime(2016, 4, 1, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 120
INVITE = (
    "{一块钱|1元}{拿|抢|夺}{最新款手机|笔记本电脑|金条}，{昨天又有人中了|中奖率高}，{点|进} https://<site>/?i=<code> ，{充多送多|新人送五次}",
    "{你也可以是下一个|手气好的来}：{花一元|一元一次}，{开奖公开透明|系统随机}，https://<site>/?i=<code> ，客服QQ <qq>",
    "{累计|今天}已开出<n>{部手机|件大奖}，{还差<m>人次开奖|快满了}，{上车|参与} https://<site>/?i=<code>",
    "One yuan a draw, {a new phone|a laptop} for {the lucky one|whoever wins}. https://<site>/?i=<code> , help on QQ <qq>",
)
TOLD = (
    "{在|通过}“<name>”（https://<site>）{一元夺宝|抽奖}，{三个月|前后}充了<sum>元，{一次没中|中奖的全是那几个号}，{怀疑是内定|客服不回}",
    "{孩子|老人}用我的手机在<site>{充值|参与}<sum>元，{中奖名单|中奖人}{都是机器人一样的名字|天天是同一批人}，{要求退款|请查处}",
)
STAFF = (
    "{今晚|这期}<n>{必须|}内部中，{外面的|散户}{别放|压一压}，{换二号架|用新设备}", "{新手机|设备}到了<n>台，{贴号|上架}，{一人管一百|充好电}",
    "{奖池|这周}{进账|收}<sum>，{放|给}两个{小奖|话费}出去{，不然没人玩|}", "{投诉多了|有人在网上发帖}，{删评论|把他号封了}",
)  # fmt: skip


def plant(world: World) -> None:
    ring = world.truth.ring("A", "“一元购”虚假抽奖", "gambling_shop")
    operator, victim, handler = ring.of("operator"), ring.of("victim"), ring.of("money_handler")
    sites = [world.pools.domain("yiyuan" + str(n)) for n in range(3)]
    qqs = [world.pools.qq() for _ in range(3)]
    codes = [world.pools.word() for _ in range(6)]
    devices = [world.pools.device() for _ in range(world.n(1_000, 10))]
    world.selectors(operator, "domain", *sites)
    world.selectors(operator, "qq", *qqs)
    world.selectors(operator, "device", *devices)
    quotes = _spread(world, operator, sites, qqs, codes)
    _draws(world, ring, devices, sites)
    books = Books(world, START)
    shop = [
        Account(world.pools.card(), "示例网络科技有限公司"),
        Account(world.pools.card(), world.pools.person()),
    ]
    for account in shop:
        books.statement("银行", account, handler)
    world.selectors(handler, "bank_card", *(a.card for a in shop))
    merchant = world.sheet(
        "平台调取/商户进件.xlsx",
        "进件",
        ("商户名称", "网站", "客服QQ", "法人", "结算卡号", "结算户名", "进件日期"),
    )
    for n, site in enumerate(sites):
        account = shop[n % 2]
        merchant.add(
            ["示例网络科技有限公司", f"https://{site}/", qqs[n], world.pools.person(), account.card, account.name, "2016-03-20"],
            ring.of("front_company"),
        )  # fmt: skip
    world.close(merchant)
    payments = world.n(125_000, 300)
    players = [Account(world.pools.card(), world.pools.person()) for _ in range(max(40, payments // 6))]
    payers: set[str] = set()
    for n in range(payments):
        when = START + timedelta(days=DAYS) * (n / payments)
        player = world.pick(players)
        payers.add(player.card)
        books.move(
            when,
            player,
            shop[n % 2],
            float(world.some(50, 1_900)),
            world.spin("{充值|一元购充值|夺宝币|}"),
            victim,
            "money_in",
        )
        if n % 200 == 199:
            books.move(
                when, shop[n % 2], shop[(n + 1) % 2], float(world.some(5_000, 50_000)), "内部往来", handler
            )
    chat = world.wechat_csv("手机检材/运营内部群.csv", "70010001@chatroom")
    when = START
    for _ in range(world.n(2_000, 40)):
        when += timedelta(hours=world.dice.randrange(1, 60))
        chat.add(
            when,
            f"wxid_shiliyy{world.dice.randrange(6)}",
            world.pick(("运营-小周", "技术阿亮", "老板")),
            world.spin(world.pick(STAFF), n=world.some(2, 90), sum=world.some(5_000, 400_000)),
            operator.beside(),
        )
    world.close(chat)

    def told(when: datetime) -> str:
        return world.spin(
            world.pick(TOLD), name="一元惠购", site=world.pick(sites), sum=world.some(200, 60_000)
        )

    total = world.n(600, 9)
    complaints(world, victim, "投诉", total, START, DAYS, told)
    world.truth.figure("A", "complaints", total, "records", "people who complained")
    world.truth.figure("A", "sites", len(sites), "websites", "sites of the shop")
    world.truth.figure("A", "devices", len(devices), "items", "telephones on the operator's shelf")
    world.truth.figure("A", "payers", len(payers), "people", "different accounts that paid in")
    world.truth.figure("A", "agents_by_link", len(codes), "people", "promoters, by the code in their links")
    books.figure("A", "money_in", "what players paid")
    around(
        world,
        START,
        DAYS,
        "“一元购”",
        quotes,
        "“一元购”“一元夺宝”中奖多为内定，涉嫌赌博或诈骗，请勿充值，举报可拨12315。",
    )


def _spread(world: World, operator: Mark, sites: list[str], qqs: list[str], codes: list[str]) -> list[str]:
    quotes: list[str] = []
    words = INVITE if world.has("two_languages") else INVITE[:-1]
    posts = world.json_lines("平台调取/推广帖.jsonl")
    for n in range(world.n(3_000, 40)):
        when = START + timedelta(hours=n * 24 * DAYS / world.n(3_000, 40))
        text = world.spin(
            world.pick(words),
            site=world.pick(sites),
            code=world.pick(codes),
            qq=world.pick(qqs),
            n=world.some(100, 9_000),
            m=world.some(2, 99),
        )
        quotes.append(text)
        posts.add(
            {
                "post_id": f"T{n + 1:06d}",
                "user_id": f"shili_tg_{n % 30:03d}",
                "nickname": f"幸运{n % 30}",
                "created_at": f"{when:%Y-%m-%d %H:%M:%S}",
                "content": text,
            },
            operator.of("promoter"),
        )
    world.close(posts)
    tracker = world.pools.hex("tracker", 32)
    world.selectors(operator, "tracking_id", tracker)
    for site in sites:
        text = world.spin(
            "{全民一元购|一元惠购}：{每件商品|手机}分成若干份，每份一元，{满员开奖|系统抽出一位}。{客服|咨询}QQ：<qq>",
            qq=world.pick(qqs),
        )
        world.put(
            f"网页存档/{site}.html",
            page(
                "一元惠购",
                [text, "最新揭晓：用户 h***7、m***2 获得手机一部。"],
                url=f"https://{site}/",
                tracker=tracker,
            ),
            ("*", operator),
        )
    return quotes


def _draws(world: World, ring: Mark, devices: list[str], sites: list[str]) -> None:
    """The platform's own log: accounts on the shelf take part and win; other people take part."""
    operator, victim = ring.of("operator"), ring.of("victim")
    log = world.database(
        "服务器/活动日志.sqlite", "actions", ("操作时间", "登录账号", "操作", "操作对象", "设备号", "IP地址")
    )
    rounds = world.n(20_000, 60)
    addresses = [world.pools.address() for _ in range(max(1, len(devices) // 50))]
    own = 0
    people = [(f"lizi_p{n:06d}", f"shili-p{n:06d}") for n in range(max(60, rounds * 2))]
    for n in range(rounds):
        when = START + timedelta(days=DAYS) * (n / rounds)
        item = f"https://{sites[n % len(sites)]}/draw/{n + 1:06d}"
        for k in range(4):
            d = world.dice.randrange(len(devices))
            account = f"shili_bot{d:05d}_{world.dice.randrange(5)}"
            log.add(
                [
                    f"{when + timedelta(seconds=2 * k):%Y-%m-%d %H:%M:%S}",
                    account,
                    "join",
                    item,
                    devices[d],
                    addresses[d % len(addresses)],
                ],
                operator,
            )
            if k == 3 and n % 25:
                own += 1
                log.add(
                    [
                        f"{when + timedelta(seconds=60):%Y-%m-%d %H:%M:%S}",
                        account,
                        "win",
                        item,
                        devices[d],
                        addresses[d % len(addresses)],
                    ],
                    operator,
                )
        for k in range(3):
            account, device = world.pick(people)
            log.add(
                [
                    f"{when + timedelta(seconds=20 + k):%Y-%m-%d %H:%M:%S}",
                    account,
                    "join",
                    item,
                    device,
                    world.pools.address(),
                ],
                victim.beside(),
            )
    world.close(log)
    world.truth.figure("A", "draws", rounds, "times", "draws held")
    world.truth.figure("A", "own_wins", own, "times", "draws won from the operator's own shelf")


SCENARIO = Scenario(
    name="one_yuan_shop",
    case_type="gambling_shop",
    title="A sham one-yuan shop whose winners are its own phones",
    at_one="1,000 phones, 50 million yuan",
    plant=plant,
    source='Police reports of sham "one-yuan" shops: a shelf of 1,000 phones, 50 million yuan.',
)
