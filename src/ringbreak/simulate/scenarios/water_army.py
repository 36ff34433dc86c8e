"""A water army: clients order posts, likes and deletions; accounts on few machines do it within minutes of each other."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate import formats
from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.paperwork import page
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2022, 5, 1, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 150
SERVICES = (
    ("删帖", 600, 2_500),
    ("沉帖压热度", 300, 1_200),
    ("代发软文", 80, 400),
    ("点赞转发", 30, 200),
    ("好评", 50, 300),
)
OFFER = (
    "{负面|差评|黑帖}{处理|下掉}，<service>{一条|单条}<price>{元|}，{24小时内|当天}{见效|处理完}，{不成功不收费|先做后付}，{微信|V}<id>",
    "{承接|专做}<service>，{各大平台|论坛贴吧短视频}{都能做|有渠道}，<price>{起|一条}，{量大|包月}{打折|面议}，联系微信<id>",
    "{舆情|口碑}{优化|维护}：<service> <price>元/条，{水军|真人号}<n>个{随时在线|全天}，{加|咨询}微信 <id>",
    "<service>: <price> yuan {each|per item}, <n> accounts {ready|at hand}, {results within a day|quick}, WeChat <id>",
)
ORDER = (
    "{帮我|麻烦}{把|处理}这个{帖子|视频}{弄掉|压下去}：<url>，{多少钱|预算<price>}", "{我们|公司}{新品|新店}{上线|开业}，{要|来}<n>条{好评|软文}，{文案|关键词}发你", "<url> {顶|赞}<n>个，{今晚|明早}前，{尾款|钱}<price>{转你|付了}",
)  # fmt: skip
TASK = (
    "{任务|新单}<no>：<url>，{每人|一号}{一条|一赞}，{截图|完成}{结|给}<pay>元，{别用同一句|话术换着来}", "{昨天的|<no>}{结算|发钱}，{没截图的|掉了的}不算，{有问题|找}微信<id>", "{平台|风控}{严|抓得紧}，{间隔|隔}两分钟再{发|点}，<url>",
)  # fmt: skip
COMMENTS = (
    "{真的|确实}{不错|好用}，{回购|推荐}{了|给朋友}",
    "{别听|不要信}{楼上|那些}的，{我家|我}用了{半年|一年}{没问题|挺好}",
    "{支持|顶}一下，{老板|客服}{人好|态度好}",
    "{这帖|楼主}{是同行吧|造谣}，{举报|散了}",
    "{路过|打卡}，{价格|性价比}{可以|很高}",
)


def plant(world: World) -> None:
    ring = world.truth.ring("A", "网络水军有偿删帖发帖", "paid_engagement")
    operator, handler = ring.of("operator"), ring.of("money_handler")
    handles = [world.pools.handle() for _ in range(world.n(20, 4))]
    devices = [world.pools.device() for _ in range(world.n(60, 4))]
    accounts = [f"shili_sj_{n:05d}" for n in range(world.n(5_000, 40))]
    world.selectors(operator, "wechat", *handles)
    world.selectors(operator, "device", *devices)
    orders = world.n(1_200, 30)
    topics = [f"https://luntan-example.example/t/{700_000 + 13 * n}" for n in range(orders)]
    quotes = _offers(world, operator, handles)
    books = Books(world, START)
    purse = [Account(world.pools.card(), world.pools.person()) for _ in range(2)]
    for account in purse:
        books.statement("银行", account, handler)
    world.selectors(handler, "bank_card", *(p.card for p in purse))
    _orders(world, ring, books, topics, purse, handles)
    verbs = _acts(world, ring, topics, accounts, devices)
    _tasks(world, operator, topics, handles)
    world.truth.figure("A", "orders", orders, "records", "orders in the book")
    world.truth.figure(
        "A", "accounts_on_devices", len(accounts), "accounts", "accounts that acted from the ring's machines"
    )
    for verb, count in sorted(verbs.items()):
        world.truth.figure(
            "A", f"engagement_{verb}", count, "times", f"times the ring's accounts did it: {verb}"
        )
    books.figure("A", "money_in", "what clients paid")
    around(
        world,
        START,
        DAYS,
        "网络水军",
        quotes,
        "有偿删帖、刷量控评属违法行为，请勿参与兼职点赞，举报可拨12377。",
    )


def _offers(world: World, operator: Mark, handles: list[str]) -> list[str]:
    words = OFFER if world.has("two_languages") else OFFER[:-1]
    quotes: list[str] = []
    posts = world.json_lines("平台调取/业务推广帖.jsonl")
    total = world.n(1_500, 30)
    for n in range(total):
        service, low, high = world.pick(SERVICES)
        text = world.spin(
            world.pick(words),
            service=service,
            price=world.some(low, high),
            n=world.some(100, 3_000),
            id=world.pick(handles),
        )
        quotes.append(text)
        when = START + timedelta(days=DAYS * n / total)
        posts.add(
            {
                "post_id": f"W{n + 1:05d}",
                "user_id": f"shili_yw_{n % 12:02d}",
                "nickname": "口碑优化",
                "created_at": f"{when:%Y-%m-%d %H:%M:%S}",
                "content": text,
            },
            operator,
        )
    world.close(posts)
    lines = [f"{s}：{low}-{high}元/条" for s, low, high in SERVICES]
    world.put(
        "扣押/业务报价单.docx",
        formats.letter(
            ["业务报价单（内部）", *lines, f"对接微信 {handles[0]}", "月结客户九折，删除不成功不收费。"],
            "运营",
        ),
        ("*", operator),
    )
    site = page(
        "口碑优化服务",
        [world.spin(OFFER[2], service="删帖", price=900, n=2_000, id=handles[-1])],
        url="https://koubei-shili.example/",
    )
    world.put("网页存档/koubei-shili.example.html", site, ("*", operator))
    return quotes


def _orders(
    world: World, ring: Mark, books: Books, topics: list[str], purse: list[Account], handles: list[str]
) -> None:
    buyer, handler = ring.of("buyer"), ring.of("money_handler")
    book = world.sheet(
        "扣押/接单表.xlsx", "接单", ("日期", "客户", "业务", "目标链接", "数量", "金额（元）", "对接微信")
    )
    chat = world.wechat_json("手机检材/客户对接.json", "80010001@chatroom", "客户对接群")
    clients = [
        (
            world.pools.wxid(),
            world.pools.person(),
            Account(world.pools.card(), "示例品牌管理公司" if n % 3 == 0 else world.pools.person()),
        )
        for n in range(max(6, len(topics) // 6))
    ]
    for n, url in enumerate(topics):
        service, low, high = SERVICES[n % len(SERVICES)]
        when = START + timedelta(days=DAYS * n / len(topics))
        wxid, name, account = world.pick(clients)
        price = float(world.some(low, high))
        many = 1 if n % 5 < 2 else world.some(10, 300)
        book.add(
            [f"{when:%Y-%m-%d}", name, service, url, many, price, handles[n % len(handles)]],
            ring.of("operator"),
        )
        said = world.spin(world.pick(ORDER), url=url, price=int(price), n=many)
        chat.add(when - timedelta(hours=3), wxid, name, said, buyer if url in said else buyer.beside())
        chat.add(
            when - timedelta(hours=2),
            "wxid_shilijd01",
            "对接-小于",
            world.spin(
                "{收到|可以}，<service>{<price>元|}，{先付一半|做完付}，卡<card>，{有事|以后}找微信<id>",
                service=service,
                price=int(price),
                card=purse[n % 2].card,
                id=handles[n % len(handles)],
            ),
            ring.of("operator"),
        )
        books.move(when, account, purse[n % 2], price, world.spin("{推广费|服务费|广告|}"), buyer, "money_in")
        if n % 8 == 7:
            books.move(
                when + timedelta(hours=6),
                purse[n % 2],
                Account(world.pools.card(), world.pools.person()),
                float(world.some(200, 3_000)),
                world.spin("{兼职|结算|}"),
                handler.beside(),
            )
    world.close(book, chat)


def _acts(
    world: World, ring: Mark, topics: list[str], accounts: list[str], devices: list[str]
) -> dict[str, int]:
    """The forum's log: the ring's accounts on one thing within minutes; others when they please."""
    operator = ring.of("operator")
    log = world.table(
        "平台调取/互动日志.csv", ("操作时间", "登录账号", "操作", "操作对象", "设备号", "IP地址", "评论内容")
    )
    verbs: dict[str, int] = {}
    addresses = [world.pools.address() for _ in devices]
    shift = timedelta(hours=7) if world.has("wrong_clocks") else timedelta(0)
    for n, url in enumerate(topics):
        when = START + timedelta(days=DAYS * n / len(topics), hours=1)
        crew = world.dice.sample(range(len(accounts)), min(len(accounts), world.dice.randrange(8, 20)))
        verb = ("delete_request", "report", "comment", "like", "comment")[n % 5]
        for k, a in enumerate(crew):
            d = a % len(devices)
            at = when + timedelta(seconds=25 * k) + (shift if d == 1 else timedelta(0))
            said = world.spin(world.pick(COMMENTS)) if verb == "comment" else ""
            log.add(
                [f"{at:%Y-%m-%d %H:%M:%S}", accounts[a], verb, url, devices[d], addresses[d], said], operator
            )
            verbs[verb] = verbs.get(verb, 0) + 1
        for _ in range(world.dice.randrange(3, 10) if world.has("innocents") else 0):
            who = world.dice.randrange(2_000)
            at = when + timedelta(hours=world.dice.random() * 90)
            log.add(
                [
                    f"{at:%Y-%m-%d %H:%M:%S}",
                    f"lizi_net_{who:05d}",
                    world.pick(("like", "comment", "view")),
                    url,
                    f"shili-n{who:05d}",
                    world.pools.address(),
                    world.spin("{学到了|不懂就问|沙发}"),
                ],
                innocent("an ordinary reader"),
            )
    world.close(log)
    return verbs


def _tasks(world: World, operator: Mark, topics: list[str], handles: list[str]) -> None:
    chat = world.wechat_csv("手机检材/兼职任务群.csv", "80010002@chatroom")
    for n, url in enumerate(topics):
        when = START + timedelta(days=DAYS * n / len(topics), minutes=30)
        text = world.spin(
            world.pick(TASK),
            no=f"No{n + 1}",
            url=url,
            pay=world.pick(("0.5", "1", "2")),
            id=world.pick(handles),
        )
        chat.add(
            when,
            f"wxid_shilizg{n % 3}",
            "组长",
            text,
            operator if url in text or any(h in text for h in handles) else operator.beside(),
        )
        for k in range(world.dice.randrange(3)):
            worker = world.dice.randrange(80)
            chat.add(
                when + timedelta(minutes=5 + k),
                f"wxid_lizijz{worker:03d}",
                f"兼职{worker}",
                world.spin("{做完了|已截图|接}{，求结|}"),
                operator.beside(),
            )
    world.close(chat)


SCENARIO = Scenario(
    name="water_army",
    case_type="paid_engagement",
    title="A water army: posts, likes and deletions to order",
    at_one="955,000 yuan earned by deleting, sinking and posting",
    plant=plant,
    source="A police report of a water army that earned 955,000 yuan.",
)
