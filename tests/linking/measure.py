"""Scores of a grouping against the truth, and the plain methods that the engine is compared with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow.parquet as pq

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.linking.link import LinkSettings, link
from ringbreak.model.tables import TABLES
from ringbreak.rings.form import RingSettings, form_rings

from .stress import Case


@dataclass(frozen=True)
class Score:
    """B-cubed precision and recall over guilty records; innocents drawn into rings."""

    precision: float
    recall: float
    innocents: int
    rings: int


def score(case: Case, ring_of: Mapping[int, str]) -> Score:
    """Compare rings with the truth; a record in no ring is alone."""
    rings: dict[str, list[int]] = defaultdict(list)
    for record, ring in ring_of.items():
        rings[ring].append(record)
    size = Counter(op for op in case.truth.values() if op >= 0)
    inside = {ring: Counter(case.truth[r] for r in members) for ring, members in rings.items()}
    p = r = 0.0
    guilty = [record for record, op in case.truth.items() if op >= 0]
    for record in guilty:
        op, ring = case.truth[record], ring_of.get(record)
        if ring is None:
            p, r = p + 1, r + 1 / size[op]
        else:
            same = inside[ring][op]
            p, r = p + same / len(rings[ring]), r + same / size[op]
    innocents = sum(1 for record in ring_of if case.truth[record] < 0)
    return Score(p / len(guilty), r / len(guilty), innocents, len(rings))


def ours(case: Case, keep: dict[str, object] | None = None) -> dict[int, str]:
    """Rings by the engine itself."""
    with TemporaryDirectory() as folder:
        engine, sink = DuckDB(threads=2), Sink(Path(folder))
        for table in TABLES:
            engine.register(table.name, table.empty())
        engine.register("records", case.records)
        engine.register("mentions", case.mentions)
        engine.register("mappings", case.mappings)
        link(engine, sink, LinkSettings())
        for name in ("selectors", "links"):
            engine.register(name, pq.read_table(Path(folder) / f"{name}.parquet"))
        form_rings(engine, sink, RingSettings())
        members = pq.read_table(Path(folder) / "ring_members.parquet").to_pylist()
        if keep is not None:
            for name in ("selectors", "links", "rings", "ring_members", "near_misses"):
                keep[name] = pq.read_table(Path(folder) / f"{name}.parquet")
        engine.close()
    return {m["member_id"]: m["ring_id"] for m in members if m["member_kind"] == "record"}


def _contacts(case: Case) -> dict[int, list[tuple[str, str]]]:
    made: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in case.mentions.select(["record_id", "kind", "value"]).to_pylist():
        made[row["record_id"]].append((row["kind"], row["value"]))
    return made


def _united(case: Case, links: set[tuple[str, str]], least: int = 3) -> dict[int, str]:
    parent: dict[object, object] = {}

    def find(x: object) -> object:
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    contacts = _contacts(case)
    for record, values in contacts.items():
        for v in values:
            if v in links:
                parent[find(v)] = find(record)
    authors = dict(
        zip(case.records["record_id"].to_pylist(), case.records["author"].to_pylist(), strict=True)
    )
    groups: dict[object, list[int]] = defaultdict(list)
    for record in contacts:
        groups[find(record)].append(record)
    made = {}
    for root, members in groups.items():
        names = {authors[m] for m in members}
        if len(members) >= least and not (len(names) == 1 and None not in names):
            for m in members:
                made[m] = str(root)
    return made


LISTED = {
    ("phone", "95588"),
    ("phone", "96110"),
    ("phone", "12306"),
    ("domain", "weibo.com"),
    ("domain", "taobao.com"),
}


def oracle(case: Case) -> dict[int, str]:
    """Union over shared contacts with every public value known: what contacts alone can give."""
    return _united(case, {v for values in _contacts(case).values() for v in values} - case.public)


def listed_only(case: Case) -> dict[int, str]:
    """Union over shared contacts, only the listed hubs left out."""
    return _united(case, {v for values in _contacts(case).values() for v in values} - LISTED)


def floor(case: Case) -> dict[int, str]:
    """Lists first, then Good-Turing coverage of the bearers' other contacts, a pool of up to 12 assumed, iterated without
    the values found public, union of the rest: the floor this project was given."""
    contacts = _contacts(case)
    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for record, values in contacts.items():
        for v in set(values):
            bearers[v].append(record)
    public = set(LISTED)
    for _ in range(10):
        found = set()
        for v, records in bearers.items():
            if v in public or len(records) < 4:
                continue
            others = Counter(o for r in records for o in set(contacts[r]) if o != v and o not in public)
            seen, once = sum(others.values()), sum(1 for n in others.values() if n == 1)
            if seen < 4:
                if len(records) >= 12:
                    found.add(v)
                continue
            coverage = 1 - once / seen
            if coverage <= 0 or len(others) / coverage > 12:
                found.add(v)
        if not found:
            break
        public |= found
    return _united(case, set(bearers) - public)


def best(case: Case) -> dict[int, str]:
    """All that can be known: union over private contacts, accounts and text families, the families cut by the truth.

    What this misses nothing in the records can show, so recall is also stated as a share of it.
    """
    from ringbreak.kernels.texts import text_families

    ids = case.records["record_id"].to_pylist()
    settings = LinkSettings()
    label = text_families(
        case.records["text"],
        threshold=settings.template_jaccard,
        filled=settings.template_filled,
        reworded=settings.template_reworded,
    ).label.tolist()
    authors = case.records["author"].to_pylist()
    contacts = _contacts(case)
    parent: dict[object, object] = {}

    def find(x: object) -> object:
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for record, family, author in zip(ids, label, authors, strict=True):
        op = case.truth[record]
        if op < 0:
            continue
        names: list[object] = [("family", op, family)]
        names += [v for v in contacts[record] if v in case.private]
        if author:
            names.append(("account", author))
        for name in names:
            parent[find(name)] = find(record)
    groups: dict[object, list[int]] = defaultdict(list)
    for record in ids:
        if case.truth[record] >= 0:
            groups[find(record)].append(record)
    return {m: str(root) for root, members in groups.items() if len(members) > 2 for m in members}
