"""A campaign: agencies each tell of their part, a ministry adds up, newspapers retell; and one operation runs through all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from ringbreak.simulate import formats
from ringbreak.simulate.money import Account
from ringbreak.simulate.paperwork import complaints, page
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import around
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2024, 5, 6, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 90
TOLD = (
    "{收到|看到}<site>的贷款{短信|广告}，申请<sum>元，{对方说卡号填错|说账户冻结}，要我{先交|先转}{解冻费|认证金}<fee>元到<card>，{转完还要|接着又让}交<fee2>，{客服电话|对方}<phone>，{才发现被骗|现已联系不上}",
    "{自称|冒充}贷款客服的<phone>让我在 https://<site> {注册|填资料}，{说流水不足|银行卡号错误}，{前后|陆续}转给<holder>（<card>）<total>元，{一分钱没放款|贷款没下来}",
    "Applied for a loan of <sum> at https://<site>; they {froze it|said the card number was wrong} and asked <fee> yuan to card <card>. Phone <phone>. {I paid and heard nothing more|It was a fraud}.",
)


@dataclass(frozen=True, slots=True)
class Share:
    """One agency's part of the campaign."""

    agency: str
    arrested: int
    dens: int
    phones: int
    cards: int
    wan: int
    """Money involved, in ten thousand yuan."""
    victims: int


def plant(world: World) -> None:
    ring = world.truth.ring("A", "跨省“贷款解冻费”诈骗", "gambling_shop")
    operator, handler, victim = ring.of("operator"), ring.of("money_handler"), ring.of("victim")
    agencies = min(len(PROVINCES), world.n(30, 6))
    sites = [world.pools.domain("dai" + str(n)) for n in range(max(3, agencies // 2))]
    phones = [world.pools.mobile() for _ in range(max(4, agencies))]
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(max(3, agencies // 2))]
    world.selectors(operator, "domain", *sites)
    world.phones(operator, phones)
    world.selectors(handler, "bank_card", *(c.card for c in cards))
    words = TOLD if world.has("two_languages") else TOLD[:-1]

    def told(when: datetime) -> str:
        # What is live changes with the weeks, so neighbours in time share and the far ends do not.
        k = int((when - START) / timedelta(days=DAYS + 1) * len(phones))
        card = cards[min(len(cards) - 1, (k + world.dice.randrange(2)) * len(cards) // len(phones))]
        site = sites[min(len(sites) - 1, (k + world.dice.randrange(2)) * len(sites) // len(phones))]
        return world.spin(
            world.pick(words), site=site, sum=world.pick((20_000, 50_000, 80_000)), fee=world.some(500, 6_000), fee2=world.some(1_000, 9_000), card=card.card,
            holder=card.name, phone=phones[min(len(phones) - 1, k + world.dice.randrange(2))], total=world.some(2_000, 60_000),
        )  # fmt: skip

    shares: list[Share] = []
    forms = 0
    for n in range(agencies):
        province = PROVINCES[n][0]
        city = ("云川市", "东湖市", "清河市", "柳林市", "南山市")[n % 5]
        share = Share(
            f"{province}{city}公安局", world.some(6, 90), world.some(2, 14), world.some(30, 700), world.some(20, 400), world.some(80, 6_000), world.some(20, 900)
        )  # fmt: skip
        shares.append(share)
        count = max(4, world.n(3_000) // agencies)
        forms += count
        complaints(world, victim, f"{n + 1:02d}-{province}/报案", count, START, DAYS, told, 1)
        _bulletin(world, n, share, province)
    _roundup(world, shares)
    _retold(world, shares)
    world.truth.figure("A", "complaints", forms, "records", "reports over all agencies, each once")
    world.truth.figure("A", "sites", len(sites), "websites", "sites of the operation")
    world.truth.figure("A", "accounts_named", len(cards), "accounts", "cards victims were told to pay into")
    around(world, START, DAYS, "“贷款解冻费”", [], "凡是放款前先交费的都是诈骗，咨询请拨96110。", phones)


def _state(world: World, evidence: str, share: Share) -> None:
    for measure, value, unit in (
        ("arrested", share.arrested, "people"), ("dens_destroyed", share.dens, "items"), ("seized_phones", share.phones, "items"),
        ("seized_bank_cards", share.cards, "items"), ("money_involved", share.wan * 10_000, "CNY"), ("victims", share.victims, "people"),
    ):  # fmt: skip
        world.truth.figure("*", measure, value, unit, "as the bulletin states it", evidence=evidence)


def _bulletin(world: World, n: int, share: Share, province: str) -> None:
    """An agency's own bulletin: a text file, a letter or a page; one in five in English."""
    day = START + timedelta(days=DAYS + n)
    official: Mark = innocent("an authority's own text")
    if world.has("two_languages") and n % 5 == 4:
        text = (
            f"Police bulletin\n\n{day.day} {day:%B %Y}\n\nPolice in {('Hebei', 'Zhejiang', 'Guangdong')[n % 3]} said on {day:%B} {day.day}, {day.year} that {share.arrested} suspects were arrested "
            f"over fees asked in advance for loans that were never paid out. Officers destroyed {share.dens} dens and seized {share.phones} mobile phones and "
            f"{share.cards} bank cards. The case involves {share.wan * 10_000:,} yuan and {share.victims} victims.\n"
        )
        name = f"{n + 1:02d}-{province}/bulletin.txt"
        world.put(name, text, ("*", official))
    else:
        text = world.spin(
            "<date>，<agency>{组织|开展}{集中收网|统一行动}，{打掉|成功捣毁}一个以{收取“解冻费”|虚假贷款}为名实施诈骗的犯罪团伙，抓获犯罪嫌疑人<a>名，捣毁窝点<d>处，{扣押|缴获}手机<p>部、银行卡<c>张。"
            "经{查|初步核查}，该案涉案金额<w>万元，{涉及|核实}被害人<v>名。{目前，案件正在进一步侦办中|案件仍在深挖}。",
            date=f"{day.year}年{day.month}月{day.day}日", agency=share.agency, a=share.arrested, d=share.dens, p=share.phones, c=share.cards, w=share.wan, v=share.victims,
        )  # fmt: skip
        kind = n % 3
        if kind == 0:
            name = f"{n + 1:02d}-{province}/警情通报.txt"
            world.put(
                name,
                f"警情通报\n\n{share.agency}\n{day.year}年{day.month}月{day.day}日\n\n{text}\n",
                ("*", official),
            )
        elif kind == 1:
            name = f"{n + 1:02d}-{province}/通报.docx"
            world.put(name, formats.letter(["警情通报", text, share.agency], share.agency), ("*", official))
        else:
            name = f"{n + 1:02d}-{province}/通报.html"
            world.put(
                name,
                page(
                    "警情通报", [text], byline=f"{share.agency} {day:%Y-%m-%d} 10:00", footer="举报电话 110"
                ),
                ("*", official),
            )
    _state(world, name, share)


def _roundup(world: World, shares: list[Share]) -> None:
    """The ministry's sum over all agencies. It includes them: adding both would count twice."""
    arrested, dens, wan = (
        sum(s.arrested for s in shares),
        sum(s.dens for s in shares),
        sum(s.wan for s in shares),
    )
    text = (
        f"公安部8月30日通报，2024年5月至8月，全国公安机关开展打击虚假贷款诈骗专项行动，{len(shares)}个省市共抓获犯罪嫌疑人{arrested}名，捣毁窝点{dens}处，"
        f"涉案金额{wan / 10_000:.2f}亿元。公安机关提醒，任何在放款前收费的都是诈骗。"
    )
    world.put(
        "00-部/通报.html",
        page("专项行动战果", [text], byline="2024-08-30 15:00"),
        ("*", innocent("an authority's own text")),
    )
    for measure, value, unit in (
        ("arrested", arrested, "people"),
        ("dens_destroyed", dens, "items"),
        ("money_involved", round(wan / 10_000, 2) * 1e8, "CNY"),
    ):
        world.truth.figure(
            "*", measure, value, unit, "the sum over the agencies, as stated", evidence="00-部/通报.html"
        )


def _retold(world: World, shares: list[Share]) -> None:
    """Newspapers retell; one takes ten thousands for yuan, one counts a part as the whole."""
    if not world.has("press"):
        return
    for n, share in enumerate(shares[: max(2, len(shares) // 4)]):
        wan = share.wan * 10 if n == 0 else share.wan
        text = f"本报讯　记者从{share.agency}获悉，近日该局打掉一个虚假贷款诈骗团伙，抓获{share.arrested}人，扣押手机{share.phones}部，涉案{wan}万元。"
        name = f"公开/转述-{n + 1:02d}.html"
        world.put(
            name,
            page(
                "警方破获虚假贷款案",
                [text],
                byline=f"示例晚报 {START + timedelta(days=DAYS + n + 2):%Y-%m-%d}",
            ),
            ("*", innocent("a newspaper that retells it")),
        )
        world.truth.figure(
            "*", "arrested", share.arrested, "people", "as the newspaper states it", evidence=name
        )
        world.truth.figure(
            "*",
            "money_involved",
            wan * 10_000,
            "CNY",
            "as the newspaper states it; the first is ten times too high",
            evidence=name,
        )


SCENARIO = Scenario(
    name="campaign",
    case_type="bulletin",
    title="A campaign: bulletins of several agencies, and one operation in all their reports",
    at_one="24 agencies, 3,000 reports, their bulletins, a ministry's sum, newspapers that retell",
    plant=plant,
    source="Bulletins of a nationwide campaign against sham loans.",
)
