"""A content site with agents: mirrors that move, links made for each agent, and what they are paid. Structure and money only."""

from __future__ import annotations

from datetime import datetime, timedelta

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.paperwork import page
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2018, 8, 1, 12, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 240
HIRE = (
    "{招|找}{推广|代理}，{每拉一个|注册一人}{<price>元|给<price>}，{会员充值|充值}{分|提}<share>%，{后台|数据}{实时|随时}可看，{生成你的链接|专属链接}，飞机@<handle>",
    "{手里有群|有流量}的来，{站|平台}{稳定|三年老站}，{日结|周结}{不拖|秒结}，{链接|域名}被封{自动|马上}换，{联系|找}QQ<qq>",
    "{Agents|Promoters} wanted: <share>% of what {members|visitors} pay, {paid weekly|paid every day}, {own link|link made for you}, telegram @<handle>",
)
OPS = (
    "{主站|老域名}<old>{被墙|打不开}了，{切|换到}<new>，{跳转|公告}{挂一下|更新}", "{服务器|机房}{续费|到期}<sum>元，{香港|海外}那台{扩容|换线路}", "{今天|昨天}注册<n>，充值<sum>，{代理|渠道}<code>{占一半|异常，查一下}",
    "{统计|计数}代码{装上|漏了}，<new>{补一下|好了}", "{版主|审核}{缺人|请假}，{帖子|资源}{少发点|压后}", "{代理|推广}<code>{的钱|这周}<sum>{结了|打过去}，{链接|码}{没变|给他换新}",
)  # fmt: skip


def plant(world: World) -> None:
    ring = world.truth.ring("A", "内容网站及其推广代理", "site_network")
    operator, promoter = ring.of("operator"), ring.of("promoter")
    sites = [world.pools.domain() for _ in range(world.n(40, 5))]
    staff = [(world.pools.qq(), world.spin("{站长|技术|财务|客服}{阿明|老何|Kay|小夏}")) for _ in range(4)]
    handles = [world.pools.handle() for _ in range(3)]
    agents = [
        (f"{world.pools.word()}", world.pools.handle(), Account(world.pools.card(), world.pools.person()))
        for _ in range(world.n(53, 8))
    ]
    trackers = [world.pools.hex("tracker", 32) for _ in range(2)]
    icp = f"滇ICP备{world.dice.randrange(1, 99):08d}号"
    world.selectors(operator, "domain", *sites)
    world.selectors(operator, "qq", *(q for q, _ in staff))
    world.selectors(operator, "telegram", *handles)
    world.selectors(operator, "tracking_id", *trackers)
    world.selectors(promoter, "telegram", *(h for _, h, _ in agents))

    for n, site in enumerate(sites):
        text = world.spin(
            "{会员|游客}{登录|注册}后{浏览|进入}{各版块|内容区}。{永久地址|备用地址}：https://<next>/ {客服|联系}：飞机@<h>",
            next=sites[(n + 1) % len(sites)],
            h=world.pick(handles),
        )
        links = [("会员注册", f"https://{site}/reg?a={agents[n % len(agents)][0]}")]
        world.put(
            f"网页存档/{site}.html",
            page(
                world.spin("{夜空|星语|北岸}{论坛|社区}") + str(n + 1),
                [text],
                url=f"https://{site}/",
                tracker=trackers[n % 2],
                links=links,
                footer=icp if n % 2 else "",
            ),
            ("*", operator),
        )
    quotes = _posts(world, promoter, handles, [q for q, _ in staff], agents, sites)
    _crew(world, operator, staff, sites, agents)
    books = Books(world, START)
    _payouts(world, ring, books, agents, sites)
    _log(world, ring, sites, agents)
    world.truth.figure("A", "sites", len(sites), "websites", "sites of one operator")
    world.truth.figure("A", "agents_by_link", len(agents), "people", "agents, by the code in their links")
    world.truth.figure("A", "payees", len(agents), "people", "agents who were paid")
    books.figure("A", "money_out", "what the operator paid to agents")
    books.figure("A", "money_in", "what members paid")
    around(
        world,
        START,
        DAYS,
        "网站推广返利",
        quotes,
        "为违法网站推广引流同样违法，请勿转发来路不明的链接，举报可拨12377。",
    )


Agents = list[tuple[str, str, Account]]


def _posts(
    world: World, promoter: Mark, handles: list[str], qqs: list[str], agents: Agents, sites: list[str]
) -> list[str]:
    quotes: list[str] = []
    words = HIRE if world.has("two_languages") else HIRE[:-1]
    chat = world.telegram("电报/推广招募/result.json", "推广招募")
    when = START
    for _ in range(world.n(1_500, 30)):
        when += timedelta(days=DAYS / world.n(1_500, 30))
        text = world.spin(
            world.pick(words),
            price=world.pick((2, 3, 5)),
            share=world.pick((20, 30, 40)),
            handle=world.pick(handles),
            qq=world.pick(qqs),
        )
        quotes.append(text)
        chat.add(when, "user990200001", "招募", text, promoter.of("operator"))
        agent = world.pick(agents)
        code, handle = agent[:2]
        said = world.spin(
            "{大家|想看的}{点|收藏} https://<site>/reg?a=<code> ，{失效|打不开}{找我|私信}@<h>",
            site=world.pick(sites),
            code=code,
            h=handle,
        )
        chat.add(
            when + timedelta(minutes=50),
            f"user9902{agents.index(agent) + 100:05d}",
            handle,
            said,
            promoter,
        )
    world.close(chat)
    return quotes


def _crew(
    world: World, operator: Mark, staff: list[tuple[str, str]], sites: list[str], agents: Agents
) -> None:
    chat = world.qq("手机检材/站务群.txt", "站务")
    when = START
    for _ in range(world.n(2_500, 40)):
        when += timedelta(days=DAYS / world.n(2_500, 40))
        qq, nick = world.pick(staff)
        text = world.spin(
            world.pick(OPS),
            old=world.pick(sites),
            new=world.pick(sites),
            sum=world.some(300, 40_000),
            n=world.some(20, 4_000),
            code=world.pick(agents)[0],
        )
        chat.add(when, qq, nick, text, operator if any(s in text for s in sites) else operator.beside())
    world.close(chat)


def _payouts(world: World, ring: Mark, books: Books, agents: Agents, sites: list[str]) -> None:
    """The operator's settlement sheet, his account's statement, and members' payments into it."""
    promoter, handler = ring.of("promoter"), ring.of("money_handler")
    purse = Account(world.pools.card(), world.pools.person())
    world.selectors(handler, "bank_card", purse.card)
    books.statement("银行", purse, handler)
    sheet = world.sheet(
        "扣押/代理结算.xlsx",
        "结算",
        ("周", "代理", "推广链接", "注册人数", "会员充值（元）", "应付（元）", "收款卡号"),
    )
    weeks = 12
    for week in range(weeks):
        when = START + timedelta(days=20 + week * 18)
        for n, (code, handle, account) in enumerate(agents):
            brought = world.some(5, 900)
            paid_in = world.some(200, 20_000)
            due = round(paid_in * 0.3 + brought * 2, 2)
            sheet.add(
                [
                    f"第{week + 1}周",
                    f"@{handle}",
                    f"https://{sites[n % len(sites)]}/reg?a={code}",
                    brought,
                    paid_in,
                    due,
                    account.card,
                ],
                promoter,
            )
            books.move(
                when + timedelta(minutes=n),
                purse,
                account,
                due,
                world.spin("{推广|佣金|}"),
                promoter,
                "money_out",
            )
    world.close(sheet)
    for n in range(world.n(20_000, 150)):
        when = START + timedelta(days=DAYS * n / world.n(20_000, 150))
        books.move(
            when,
            Account(world.pools.card(), world.pools.person()),
            purse,
            float(world.pick((30, 68, 128, 298))),
            world.spin("{会员|VIP|}"),
            ring.of(None).beside(),
            "money_in",
        )


def _log(world: World, ring: Mark, sites: list[str], agents: Agents) -> None:
    """The server's own log of requests; robots and passers-by among them."""
    log = world.web_log("服务器/access.log")
    total = world.n(150_000, 300)
    for n in range(total):
        when = START + timedelta(days=DAYS * n / total)
        code = world.pick(agents)[0]
        if world.dice.random() < 0.6:
            log.add(
                when,
                world.pools.address(),
                f"/reg?a={code}",
                ring.of(None).beside(),
                referer=f"https://{world.pick(sites)}/",
            )
        else:
            log.add(
                when,
                world.pools.address(),
                world.pick(("/", "/robots.txt", "/static/a.css")),
                innocent("somebody's browser or a robot"),
                agent="ExampleBot/1.0",
            )
    world.close(log)


SCENARIO = Scenario(
    name="site_agents",
    case_type="site_network",
    title="A content site with mirrors, agents and payouts",
    at_one="a content site with 53 agents",
    plant=plant,
    source="A police report of a content site with 53 agents.",
)
