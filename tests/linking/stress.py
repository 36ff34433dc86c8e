"""Synthetic cases whose truth is known, made to be hard: chains, hubs, twins, recycled numbers, bought templates.

Nothing here is real: mobile numbers start with +8610, which no one has, landlines with a seven-zero block, names come from
a list of surnames and a counter. A case is RECORDS and MENTIONS as Arrow tables plus the truth.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa

from ringbreak.model.ids import record_ids
from ringbreak.model.mappings import MAPPINGS
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.records import RECORDS

_SYLLABLES = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里"
    "如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或"
    "但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将"
    "组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证"
)


@dataclass(frozen=True)
class Spec:
    """What a case is made of. Rates are shares of records."""

    seed: int = 1
    operations: int = 12
    smallest: int = 6
    largest: int = 120
    innocents: int = 1200
    pool_most: int = 5
    """Contacts of each kind an operation has, at most."""
    kinds_most: int = 4
    both: float = 0.55
    """Guilty posts that show two contacts instead of one."""
    none: float = 0.03
    """Guilty posts that show no contact."""
    chain: float = 0.3
    """Operations that rotate: each contact is only seen beside the next one."""
    templates: float = 0.7
    """Guilty posts written from a template, the rest freely."""
    edits: float = 0.12
    bought: int = 2
    """Templates that were sold, each to `buyers` operations."""
    buyers: int = 2
    throwaway: float = 0.6
    """Guilty posts from an account used once."""
    hub_rate: float = 0.15
    listed_hubs: int = 4
    unlisted_hubs: int = 3
    unlisted_bearers: int = 100
    viral: int = 2
    viral_bearers: int = 120
    recycled: int = 4
    twins: float = 0.3
    """Innocents that share surname, city and round amount with an operation."""
    own_contact: float = 0.5
    """Innocents that show a contact of their own."""
    authors: float = 0.85
    """Records whose author is known."""
    reporters: int = 0
    """Accounts that report operations: two to six posts, each quoting a contact of one of two to four operations."""
    quoting: float = 0.0
    """Reports that quote the text of a post of the operation."""
    small_hubs: int = 0
    """Public values on no list that only 4 to 12 innocents name, each beside a contact of their own, and one guilty post."""


@dataclass
class Case:
    """records, mentions: Arrow tables. truth: operation of each record, -1 for innocents. public: values (kind, value) that
    belong to nobody in particular; private: those that belong to an operation."""

    spec: Spec
    records: pa.Table
    mentions: pa.Table
    truth: dict[int, int]
    public: set[tuple[str, str]] = field(default_factory=set)
    private: dict[tuple[str, str], int] = field(default_factory=dict)
    mappings: pa.Table = field(default_factory=MAPPINGS.empty)
    own: dict[int, int] = field(default_factory=dict)
    """Innocents that may be in one ring with each other (a merchant's book), by the number of their circle."""


@dataclass
class _Op:
    number: int
    pools: dict[str, list[str]]
    templates: list[list[str]]
    start: datetime
    days: int
    chain: bool
    accounts: list[str]
    size: int


class _Maker:
    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.rng = random.Random(spec.seed)
        self.words = [
            "".join(self.rng.choice(_SYLLABLES) for _ in range(self.rng.choice((1, 2, 2, 2, 3))))
            for _ in range(4000)
        ]
        self.counter = 0
        self.rows: list[dict[str, Any]] = []
        self.marks: list[list[tuple[str, str, str]]] = []
        self.truth: list[int] = []
        self.public: set[tuple[str, str]] = set()
        self.private: dict[tuple[str, str], int] = {}
        self.t0 = datetime(2024, 1, 1, tzinfo=UTC)

    def fresh(self, kind: str) -> str:
        self.counter += 1
        n = self.counter
        make: dict[str, Callable[[], str]] = {
            "phone": lambda: f"+86138{n:08d}",
            "qq": lambda: f"{100000000 + n * 37}",
            "wechat": lambda: f"wx_{n:05d}zz",
            "bank_card": lambda: f"6222000000{n:09d}",
            "domain": lambda: f"site-{n}.example",
            "telegram": lambda: f"tg_{n:05d}",
            "email": lambda: f"m{n}@example.org",
            "qq_group": lambda: f"{700000000 + n * 13}",
        }
        return make[kind]()

    def prose(self, count: int) -> list[str]:
        # Squared so that some words are common, as in language.
        return [self.words[int(len(self.words) * self.rng.random() ** 2)] for _ in range(count)]

    def edited(self, template: list[str]) -> list[str]:
        return [
            self.words[int(len(self.words) * self.rng.random() ** 2)]
            if self.rng.random() < self.spec.edits
            else w
            for w in template
        ]

    def add(
        self, words: list[str], contacts: list[tuple[str, str]], truth: int, author: str | None, at: datetime
    ) -> None:
        lead = {"phone": "电话", "qq": "QQ", "wechat": "微信", "bank_card": "卡号", "domain": "网址",
                "telegram": "电报", "email": "邮箱", "qq_group": "群"}  # fmt: skip
        parts = list(words)
        spots = (
            sorted(self.rng.sample(range(len(parts) + 1), len(contacts)))
            if len(parts) >= len(contacts)
            else [len(parts)] * len(contacts)
        )
        for spot, (kind, value) in reversed(list(zip(spots, contacts, strict=True))):
            parts.insert(spot, "\x00" + kind + "\x01" + value)
        text, marks = "", []
        for part in parts:
            if part.startswith("\x00"):
                kind, value = part[1:].split("\x01")
                text += lead.get(kind, "")
                shown = value.removeprefix("+86")
                marks.append((kind, value, shown, len(text)))
                text += shown + " "
            else:
                text += part
        self.rows.append({"text": text, "author": author, "sent_at": at})
        self.marks.append(marks)  # type: ignore[arg-type]
        self.truth.append(truth)

    def author(self, name: str) -> str | None:
        return name if self.rng.random() < self.spec.authors else None


def make(spec: Spec) -> Case:
    """Make a case; the same spec gives the same case."""
    m = _Maker(spec)
    rng = m.rng
    listed = [
        ("phone", "95588"),
        ("phone", "96110"),
        ("domain", "weibo.com"),
        ("phone", "12306"),
        ("domain", "taobao.com"),
    ][: spec.listed_hubs]
    unlisted = [("phone", m.fresh("phone")), ("domain", m.fresh("domain")), ("wechat_official", "citysvc_zz"),
                ("phone", "+8657100000001"), ("phone", "+864000000001"), ("qq", m.fresh("qq"))][: spec.unlisted_hubs]  # fmt: skip
    hubs = listed + unlisted
    m.public |= set(hubs)
    ops: list[_Op] = []
    for number in range(spec.operations):
        kinds = rng.sample(
            ["phone", "qq", "wechat", "bank_card", "domain", "telegram", "email", "qq_group"],
            rng.randint(2, spec.kinds_most),
        )
        size = rng.randint(spec.smallest, spec.largest)
        most = max(1, min(spec.pool_most, size // 4))
        pools = {k: [m.fresh(k) for _ in range(rng.randint(1, most))] for k in kinds}
        for k, values in pools.items():
            for v in values:
                m.private[(k, v)] = number
        ops.append(
            _Op(
                number,
                pools,
                [m.prose(rng.randint(18, 45)) for _ in range(rng.randint(1, 3))],
                m.t0 + timedelta(days=rng.randint(0, 500)),
                rng.randint(10, 120),
                rng.random() < spec.chain,
                [f"op{number}_{i}" for i in range(rng.randint(1, 6))],
                size,
            )
        )
    for sold in range(spec.bought):
        first, *others = ops[spec.buyers * sold : spec.buyers * (sold + 1)] or [None]
        for op in others:
            op.templates[0] = first.templates[0]
    surnames, cities = "王李张刘陈", ["杭州", "广州", "成都"]
    for op in ops:
        size = op.size
        flat = [(k, v) for k, values in op.pools.items() for v in values]
        rng.shuffle(flat)
        for i in range(size):
            bare = rng.random() < spec.none
            if bare:
                contacts = []
            elif op.chain:
                at = int(i / size * len(flat))
                contacts = [flat[at]]
                if rng.random() < spec.both and at + 1 < len(flat):
                    contacts.append(flat[at + 1])
            else:
                contacts = [rng.choice(flat)]
                if rng.random() < spec.both:
                    other = [c for c in flat if c[0] != contacts[0][0]]
                    contacts.append(rng.choice(other))
            if rng.random() < spec.hub_rate:
                contacts.append(rng.choice(hubs) if hubs else contacts[0])
            contacts = list(dict.fromkeys(contacts))
            # A post with nothing of its operation in it is no evidence that anybody could link.
            free = not bare and rng.random() >= spec.templates
            words = m.prose(rng.randint(10, 40)) if free else m.edited(rng.choice(op.templates))
            words = (
                [*words, rng.choice(surnames), rng.choice(cities), "5000元"]
                if rng.random() < spec.twins
                else words
            )
            throw = rng.random() < spec.throwaway
            m.counter += throw
            author = f"t{m.counter}" if throw else rng.choice(op.accounts)
            m.add(
                words,
                contacts,
                op.number,
                m.author(author),
                op.start + timedelta(days=rng.random() * op.days),
            )
    made = 0
    while made < spec.innocents:
        name = f"inno{made}"
        known = rng.random() < spec.authors
        own = (
            [(k, m.fresh(k)) for k in rng.sample(["phone", "qq", "wechat", "email"], rng.randint(1, 2))]
            if rng.random() < spec.own_contact
            else []
        )
        start = m.t0 + timedelta(days=rng.randint(0, 600))
        for _ in range(rng.choice((1, 1, 1, 2, 3, 6)) if known else rng.choice((1, 1, 2))):
            contacts = [c for c in own if rng.random() < 0.7]
            if hubs and rng.random() < 0.1:
                contacts.append(rng.choice(hubs))
            words = m.prose(rng.randint(8, 45))
            words = (
                [*words, rng.choice(surnames), rng.choice(cities), "5000元"]
                if rng.random() < spec.twins
                else words
            )
            m.add(words, contacts, -1, name if known else None, start + timedelta(days=rng.random() * 60))
            made += 1
    for hub in unlisted:
        for i in range(spec.unlisted_bearers):
            own = [("phone", m.fresh("phone"))] if rng.random() < 0.3 * spec.own_contact else []
            m.add(
                m.prose(rng.randint(8, 40)),
                [*own, hub],
                -1,
                m.author(f"hub{hub[1]}_{i}"),
                m.t0 + timedelta(days=rng.random() * 600),
            )
    for v in range(spec.viral):
        quote = [*(("警方提醒", "谨防诈骗") if v % 2 == 0 else ("好消息", "大家转发")), *m.prose(30)]
        inside = (
            [("phone", "96110"), ("phone", f"+86571000001{v:02d}")]
            if v % 2 == 0
            else [("wechat_official", f"official_{v}zz"), ("phone", f"+8640000001{v:02d}")]
        )
        m.public |= set(inside)
        for i in range(spec.viral_bearers):
            own = [("qq", m.fresh("qq"))] if rng.random() < 0.15 else []
            guilty = rng.random() < 0.03 and ops
            extra = m.prose(rng.choice((0, 0, 2, 6)))
            if guilty:
                op = rng.choice(ops)
                kind = rng.choice(sorted(op.pools))
                m.add(
                    [*extra, *quote], [*inside, (kind, rng.choice(op.pools[kind]))], op.number, None, op.start
                )
            else:
                m.add(
                    [*extra, *quote],
                    [*inside, *own],
                    -1,
                    m.author(f"v{v}_{i}"),
                    m.t0 + timedelta(days=300 + rng.random() * 20),
                )
    handed_on = [op.pools["phone"][0] for op in ops if "phone" in op.pools]
    for number in handed_on[: spec.recycled]:
        for _ in range(rng.randint(1, 3)):
            m.add(
                m.prose(20),
                [("phone", number)],
                -1,
                m.author(f"holder{number}"),
                m.t0 + timedelta(days=900 + rng.random() * 30),
            )
    for number in range(spec.reporters):
        told = rng.sample(ops, min(len(ops), rng.randint(2, 4)))
        for _ in range(rng.randint(2, 6)):
            op = rng.choice(told)
            kind = rng.choice(sorted(op.pools))
            at = op.start + timedelta(days=rng.random() * op.days)
            words = m.prose(rng.randint(10, 40))
            if rng.random() < spec.quoting:
                words = [*words[:6], *m.edited(rng.choice(op.templates))]
            m.add(words, [(kind, rng.choice(op.pools[kind]))], op.number, f"reporter{number}", at)
    for number in range(spec.small_hubs):
        hub = (rng.choice(("phone", "domain", "wechat", "email")), "")
        hub = (hub[0], m.fresh(hub[0]))
        m.public.add(hub)
        for i in range(rng.randint(4, 12)):
            own = [("qq", m.fresh("qq"))] if rng.random() < 0.8 else []
            at = m.t0 + timedelta(days=rng.random() * 600)
            m.add(m.prose(rng.randint(8, 40)), [*own, hub], -1, m.author(f"small{number}_{i}"), at)
        op = rng.choice(ops)
        kind = rng.choice(sorted(op.pools))
        m.add(m.prose(20), [(kind, rng.choice(op.pools[kind])), hub], op.number, None, op.start)
    return _tables(m)


def _tables(m: _Maker) -> Case:
    order = list(range(len(m.rows)))
    m.rng.shuffle(order)
    ids = record_ids(f"{m.spec.seed:064x}", 0, len(order)).tolist()
    records, mentions, truth = [], [], {}
    for position, i in enumerate(order):
        row, rid = m.rows[i], ids[position]
        truth[rid] = m.truth[i]
        records.append(
            {"record_id": rid, "evidence_id": f"{m.spec.seed:064x}", "ordinal": position, "locator": f"line {position + 1}",
             "kind": "post", "platform": "forum", "author": row["author"], "sent_at": row["sent_at"],
             "sent_at_precision": "second", "text": row["text"]}
        )  # fmt: skip
        for kind, value, shown, start in m.marks[i]:  # type: ignore[misc]
            mentions.append(
                {"record_id": rid, "field": "text", "start": start, "end": start + len(shown), "kind": kind, "value": value,
                 "as_written": shown, "shown_as": value, "validity": "format", "why": "made", "specificity": 0.9}
            )  # fmt: skip
    whole = [{name: r.get(name) for name in RECORDS.names} for r in records]
    seen = [{name: r.get(name) for name in MENTIONS.names} for r in mentions]
    return Case(
        m.spec,
        pa.Table.from_pylist(whole, schema=RECORDS.schema),
        pa.Table.from_pylist(seen, schema=MENTIONS.schema),
        truth,
        m.public,
        m.private,
    )


def varied(seed: int) -> dict[str, Spec]:
    """Cases that differ in what makes them hard; the worst of them is the one to look at."""
    plain = Spec(seed=seed)
    return {
        "plain": plain,
        "few innocents": replace(plain, innocents=200, seed=seed + 100),
        "many innocents": replace(plain, innocents=6000, seed=seed + 200),
        "many small": replace(plain, operations=60, smallest=3, largest=15, seed=seed + 300),
        "few large": replace(plain, operations=4, smallest=200, largest=500, seed=seed + 400),
        "wide pools": replace(plain, pool_most=12, seed=seed + 500),
        "mostly chains": replace(plain, chain=0.9, both=0.7, seed=seed + 600),
        "single contacts": replace(plain, both=0.15, seed=seed + 700),
        "no templates": replace(plain, templates=0.0, seed=seed + 800),
        "hubs everywhere": replace(plain, hub_rate=0.4, unlisted_hubs=6, seed=seed + 900),
        "bought templates": replace(plain, bought=6, templates=0.95, seed=seed + 1000),
        "no accounts": replace(plain, authors=0.0, innocents=800, seed=seed + 1100),
        "recycled": replace(plain, recycled=20, seed=seed + 1200),
        "reporters": replace(plain, reporters=60, seed=seed + 1300),
        "quoting reporters": replace(plain, reporters=60, quoting=0.3, seed=seed + 1500),
        "small hubs": replace(plain, small_hubs=40, seed=seed + 1400),
    }


def adverse(seed: int) -> dict[str, Spec]:
    """Cases meant to break what joins by texts and accounts: many small buyers, many who quote, one text sold to eight."""
    plain = Spec(seed=seed)
    small = replace(plain, operations=24, smallest=4, largest=20, bought=10)
    eight = replace(plain, operations=24, smallest=4, largest=40, bought=3, buyers=8)
    return {
        "small sold": replace(small, seed=seed + 2000),
        "small sold, reporters": replace(small, reporters=60, seed=seed + 2100),
        "many quote": replace(plain, reporters=100, quoting=0.5, seed=seed + 2200),
        "tiny sold": replace(
            small, operations=40, smallest=3, largest=10, both=0.15, bought=15, seed=seed + 2300
        ),
        "sold to eight": replace(eight, templates=0.9, seed=seed + 2400),
        "sold to eight, reporters": replace(eight, reporters=40, quoting=0.2, seed=seed + 2500),
        "sold to eight, single": replace(eight, both=0.15, seed=seed + 2600),
    }


@dataclass(frozen=True)
class Books:
    """Tables of a case: what they are made of."""

    seed: int = 1
    gangs: int = 6
    orders: int = 150
    merchants: int = 4
    sales: int = 600
    complaints: int = 200
    requests: int = 800
    bystanders: int = 300
    """Posts that name a merchant, the platform's or the courier's number, or nothing but their author's own."""


def books(spec: Books) -> Case:
    """Order books of gangs and of honest merchants, a platform's complaint list that names every gang, an access log.

    Customers buy from gangs and merchants alike and post elsewhere; the platform's number stands in every complaint, one of
    two couriers' in every order. Guilty are the gangs' orders, their posts and the complaints about them.
    """
    rng = random.Random(spec.seed)
    records: list[dict[str, Any]] = []
    mentions: list[dict[str, Any]] = []
    mappings: list[dict[str, Any]] = []
    truth: dict[int, int] = {}
    own: dict[int, int] = {}
    number = 0

    def fresh() -> str:
        nonlocal number
        number += 1
        return f"+86138{number:08d}"

    def add(
        book: str, kind: str, op: int, cells: list[tuple[str | None, str, str]], author: str | None = None
    ) -> int:
        rid = len(records) + 1
        records.append(
            {"record_id": rid, "evidence_id": book.rjust(64, "0"), "ordinal": rid, "locator": f"row {rid}", "kind": kind,
             "platform": "forum" if author else None, "author": author}
        )  # fmt: skip
        for n, (header, what, value) in enumerate(cells):
            mentions.append(
                {"record_id": rid, "field": f"cell:{header}" if header else "text", "start": 40 * n, "end": 40 * n + 11, "kind": what,
                 "value": value, "as_written": value, "shown_as": value, "validity": "format", "why": "made", "specificity": 0.9}
            )  # fmt: skip
        truth[rid] = op
        return rid

    def head(book: str, *headers: str) -> None:
        for header in headers:
            mappings.append(
                {
                    "evidence_id": book.rjust(64, "0"),
                    "locator": "",
                    "header": header,
                    "meaning": "kept",
                    "why": "unknown",
                }
            )

    customers = [fresh() for _ in range(spec.sales)]
    couriers, platform = [fresh(), fresh()], fresh()
    public = {("phone", v) for v in (*couriers, platform)}
    private: dict[tuple[str, str], int] = {}
    sellers: list[list[str]] = []
    for op in range(spec.gangs):
        agents = [f"wx_gang{op}_{i}" for i in range(rng.randint(1, 4))]
        sellers.append(agents)
        private |= {("wechat", a): op for a in agents}
        card = f"62220000{op:08d}"
        private["bank_card", card] = op
        book = f"a{op}"
        head(book, "接单人微信", "客户电话", "快递电话", "收款卡号")
        for _ in range(spec.orders):
            add(book, "row", op, [("接单人微信", "wechat", rng.choice(agents)), ("客户电话", "phone", rng.choice(customers) if rng.random() < 0.2 else fresh()),
                                  ("快递电话", "phone", rng.choice(couriers)), ("收款卡号", "bank_card", card)])  # fmt: skip
        for i in range(10):
            add(
                "f",
                "post",
                op,
                [(None, "wechat", rng.choice(agents)), (None, "bank_card", card)],
                f"g{op}_{i}",
            )
    for shop in range(spec.merchants):
        phone = fresh()
        book = f"b{shop}"
        head(book, "卖家电话", "收货电话", "快递电话")
        for _ in range(spec.sales):
            rid = add(book, "post", -1, [("卖家电话", "phone", phone), ("收货电话", "phone", rng.choice(customers) if rng.random() < 0.5 else fresh()),
                                         ("快递电话", "phone", rng.choice(couriers))])  # fmt: skip
            own[rid] = shop
        for i in range(6):
            own[add("f", "post", -1, [(None, "phone", phone)], f"shop{shop}_{i}")] = shop
    head("c", "投诉人电话", "被投诉微信", "平台客服")
    for _ in range(spec.complaints):
        op = rng.randrange(spec.gangs)
        add("c", "row", op, [("投诉人电话", "phone", rng.choice(customers)), ("被投诉微信", "wechat", rng.choice(sellers[op])),
                             ("平台客服", "phone", platform)])  # fmt: skip
    for i in range(spec.requests):
        add(
            "d",
            "action",
            -1,
            [("referer", "domain", "mall-zz.example"), ("host", "ipv4", f"198.51.{i // 250}.{i % 250}")],
        )
    for i in range(spec.bystanders):
        said = [
            (
                None,
                "phone",
                rng.choice((platform, *couriers, rng.choice(customers), rng.choice(customers), fresh())),
            )
        ]
        if rng.random() < 0.2:
            said.append((None, "domain", "mall-zz.example"))
        add("f", "post", -1, said, f"by{i}")
    public.add(("domain", "mall-zz.example"))

    def made(table: Any, rows: list[dict[str, Any]]) -> pa.Table:
        return pa.Table.from_pylist([{n: r.get(n) for n in table.names} for r in rows], schema=table.schema)

    return Case(
        Spec(seed=spec.seed),
        made(RECORDS, records),
        made(MENTIONS, mentions),
        truth,
        public,
        private,
        made(MAPPINGS, mappings),
        own,
    )
