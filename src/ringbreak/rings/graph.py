"""The graph of a case: records and selectors as numbers, links above the threshold as edges, components of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.kernels.components import components
from ringbreak.model.decisions import Decisions
from ringbreak.model.kinds import MONEY
from ringbreak.rings import payments, singles, splits, weak
from ringbreak.rings.announcers import announcers
from ringbreak.rings.own_ids import own_ids
from ringbreak.rings.splits import Parting
from ringbreak.rings.sums import Joint

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Graph:
    """Nodes 0..R-1 are records, R..R+S-1 selectors, then one node for each pair of weak selectors that joins.

    record_ids, selector_ids: Ids by number, ascending. record, selector: Edges, sorted by both; bits of each.
    label: Component of every node, named by its smallest node (a record's number).
    record_counts, author_counts, unknown_authors: By label, 0 elsewhere; unknown are records without an author.
    spoken_counts: Records that are no payments, by label. purse_counts: Its accounts and wallets that no person told to count. told_counts: Its
      selectors that a person told to count.
    starred: Whether one selector of the component is in all of its records. contact_counts: Selectors of a component that are neither accounts nor their own
      ids, by label. account_counts: Accounts.
    supports: Bits of a component's selectors, each once, by label. order: Records sorted by label, then id;
    starts: where each label's begin. partings: Copied selectors that joined sides and do so no more; their edges are gone.
    joints: Groups, and groups and single records, that several contacts join together of which none does alone.
    paid: Records and accounts of edges that are gone because paying is not belonging.
    """

    record_ids: I64
    selector_ids: I64
    record: I32
    selector: I32
    bits: F64
    label: I32
    record_counts: I64
    author_counts: I64
    unknown_authors: I64
    contact_counts: I64
    account_counts: I64
    spoken_counts: I64
    purse_counts: I64
    told_counts: I64
    starred: npt.NDArray[np.bool_]
    supports: F64
    order: I64
    starts: I64
    partings: tuple[Parting, ...] = ()
    joints: tuple[Joint, ...] = ()
    paid: tuple[I32, I32] = (np.zeros(0, np.int32), np.zeros(0, np.int32))

    def records_of(self, label: int) -> I64:
        """Sorted record ids of a component."""
        start = self.starts[label]
        return self.record_ids[self.order[start : start + self.record_counts[label]]]

    def support(self, label: int) -> float:
        """Bits of all selectors of the component, each once."""
        return float(self.supports[label])


def build(engine: Engine, threshold: float, decisions: Decisions) -> Graph:
    """Read LINKS and SELECTORS and find the components.

    A selector joins when its link's bits reach the threshold; selectors that do not reach it join in pairs, when two
    independent ones whose bits together reach it are shared by the same two or more records.
    """
    strong = engine.sql(
        "SELECT l.record_id, l.selector_id, l.bits FROM links l "
        "JOIN (SELECT selector_id FROM links WHERE bits >= ? GROUP BY selector_id HAVING count(*) > 1) s "
        "USING (selector_id) WHERE l.bits >= ? ORDER BY l.record_id, l.selector_id",
        threshold,
        threshold,
    )
    pairs, contacts = weak.pairs(engine, threshold), weak.contacts(engine, threshold)
    record_column = strong["record_id"].to_numpy()
    selector_column = strong["selector_id"].to_numpy()
    bits = strong["bits"].to_numpy()
    rejected = _rejected(engine, decisions)
    if rejected:
        keep = ~_among(record_column, selector_column, rejected)
        record_column, selector_column, bits = record_column[keep], selector_column[keep], bits[keep]
        contacts = contacts.filter(
            pa.array(~_among(contacts["record_id"].to_numpy(), contacts["selector_id"].to_numpy(), rejected))
        )
        pairs = weak.without(pairs, lambda records, selectors: _among(records, selectors, rejected))
    must = np.array([i for pair in sorted(decisions.together) for i in pair], np.int64).reshape(-1, 2)
    record_ids = np.unique(
        np.concatenate(
            [record_column, pairs["record_id"].to_numpy(), must.reshape(-1), singles.bearers(contacts)]
        )
    )
    added = contacts["selector_id"].to_numpy()[contacts["several"].to_numpy(zero_copy_only=False)]
    selector_ids = np.unique(
        np.concatenate([selector_column, pairs["left_id"].to_numpy(), pairs["right_id"].to_numpy(), added])
    )
    n_rec, n_sel = record_ids.size, selector_ids.size
    record = np.searchsorted(record_ids, record_column).astype(np.int32)
    selector = np.searchsorted(selector_ids, selector_column).astype(np.int32)

    pair_record = np.searchsorted(record_ids, pairs["record_id"].to_numpy()).astype(np.int32)
    pair_node = (pairs["pair"].to_numpy() + n_rec + n_sel).astype(np.int32)
    nodes = n_rec + n_sel + (int(pairs["pair"].to_numpy().max()) + 1 if pairs.num_rows else 0)
    left = np.concatenate([record, pair_record, np.searchsorted(record_ids, must[:, 0]).astype(np.int32)])
    right = np.concatenate(
        [selector + np.int32(n_rec), pair_node, np.searchsorted(record_ids, must[:, 1]).astype(np.int32)]
    )
    weight = np.concatenate([bits, pairs["bits"].to_numpy(), np.full(len(must), 1e6)])
    left, right = left.astype(np.int32), right.astype(np.int32)
    transfer, money = _payments(engine, record_ids, selector_ids, decisions)
    stays = payments.edges_kept(
        n_rec,
        n_sel,
        record,
        selector,
        (left[record.size :], right[record.size :]),
        transfer,
        money,
        _flows(engine),
    )
    paid = record[~stays], selector[~stays]
    if paid[0].size:
        left, right, weight = (
            np.concatenate([x[: record.size][stays], x[record.size :]]) for x in (left, right, weight)
        )
        record, selector, bits = record[stays], selector[stays], bits[stays]
    apart = [p for p in sorted(decisions.apart) if np.isin(p, record_ids).all()]
    if apart:
        left, right, cut = _keep_apart(nodes, left, right, weight, np.searchsorted(record_ids, apart))
        gone = cut[cut < record.size]
        record, selector, bits = np.delete(record, gone), np.delete(selector, gone), np.delete(bits, gone)
    label = components(nodes, left, right)
    engine.register("selector_numbers", pa.table({"selector_id": pa.array(selector_ids)}))
    selectors = engine.sql(
        "SELECT s.bits, s.kind, s.value, s.kind <> 'account' AS contact FROM selectors s "
        "JOIN selector_numbers n USING (selector_id) ORDER BY s.selector_id"
    )
    copied = _copied(selectors, selector_ids, decisions)
    copied[announcers(engine, selector_ids)] = 0.0
    authors = _authors(engine, record_ids)
    told_apart = np.searchsorted(record_ids, np.array(apart, np.int64).reshape(-1, 2))

    partings = splits.find(
        label, record, selector, copied, (left[record.size :], right[record.size :]), n_rec
    )  # fmt: skip
    if partings:
        uncut = ~_inside(label, record, selector, partings)
        left, right = (np.concatenate([x[: record.size][uncut], x[record.size :]]) for x in (left, right))
        record, selector, bits = record[uncut], selector[uncut], bits[uncut]
        label = components(nodes, left, right)

    joints = weak.joints(contacts, label[:n_rec], record_ids, selector_ids, authors, threshold, told_apart)
    label = _joined(label, joints, n_rec)
    lone = singles.joints(contacts, label[:n_rec], record_ids, selector_ids, authors, threshold, told_apart)
    label = _joined(label, lone, n_rec)
    joints += lone
    # The weak selectors that a pair joined are members too, through the pair's node.
    for side in ("left_id", "right_id"):
        number = np.searchsorted(selector_ids, pairs[side].to_numpy())
        alone = ~np.isin(number, selector)
        label[n_rec + number[alone]] = label[pair_node[alone]]
    own = label[:n_rec]
    counts = np.bincount(own, minlength=nodes)
    known = authors >= 0
    distinct = (
        np.unique(np.stack([own[known], authors[known]]), axis=1) if known.any() else np.zeros((2, 0), int)
    )
    own_label = label[n_rec : n_rec + n_sel]
    contact = selectors["contact"].to_numpy(zero_copy_only=False)
    author_counts = np.bincount(distinct[0].astype(np.int64), minlength=nodes)
    account_counts = np.bincount(own_label[~contact], minlength=nodes)
    alone = (account_counts == 1) & (author_counts <= 1)
    named = own_ids(engine, record_ids, selector_ids, (record, selector), (own, own_label), ~contact, alone)
    included = _included(selectors, selector_ids, decisions)
    contact = contact & ~(named & ~included)
    supports: F64 = np.bincount(own_label, weights=selectors["bits"].to_numpy(), minlength=nodes).astype(
        np.float64
    )
    return Graph(
        record_ids=record_ids,
        selector_ids=selector_ids,
        record=record,
        selector=selector,
        bits=bits,
        label=label,
        record_counts=counts,
        author_counts=author_counts,
        unknown_authors=np.bincount(own[~known], minlength=nodes),
        contact_counts=np.bincount(own_label[contact], minlength=nodes),
        account_counts=account_counts,
        spoken_counts=np.bincount(own[~transfer], minlength=nodes),
        purse_counts=np.bincount(own_label[money], minlength=nodes),
        told_counts=np.bincount(own_label[included], minlength=nodes),
        starred=_starred(label, record, selector, counts),
        supports=supports,
        order=np.argsort(own, kind="stable"),
        starts=np.cumsum(counts) - counts,
        partings=tuple(partings),
        joints=tuple(joints),
        paid=paid,
    )


def _joined(label: I32, joints: list[Joint], n_rec: int) -> I32:
    """Labels of all nodes when groups are joined by sums, the contacts that join them among their members."""
    if not joints:
        return label
    left = np.array([j.left for j in joints], np.int32)
    right = np.array([j.right for j in joints], np.int32)
    made = components(label.size, left, right)[label]
    for joint in joints:
        for told in joint.told:
            made[n_rec + told.selector] = made[told.left]
    return made


def _starred(label: I32, record: I32, selector: I32, counts: I64) -> npt.NDArray[np.bool_]:
    """By label, whether one selector is in all records of the component."""
    made = np.zeros(counts.size, np.bool_)
    bearers = np.bincount(selector)
    where = np.zeros(bearers.size, np.int32)
    where[selector] = label[record]
    made[where[(bearers > 0) & (bearers == counts[where])]] = True
    return made


def _payments(
    engine: Engine, record_ids: I64, selector_ids: I64, decisions: Decisions
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which of the records are payments, and which of the selectors are accounts or wallets that no person told to count."""
    engine.register("payment_numbers", pa.table({"id": pa.array(record_ids)}))
    engine.register("money_numbers", pa.table({"id": pa.array(selector_ids)}))
    kinds = ", ".join(f"'{k}'" for k in MONEY)
    records = engine.sql(
        "SELECT coalesce(r.kind = 'transfer', false) AS it FROM payment_numbers n LEFT JOIN records r ON r.record_id = n.id ORDER BY n.id"
    )
    selectors = engine.sql(
        f"SELECT s.kind, s.value, coalesce(s.kind IN ({kinds}), false) AS it FROM money_numbers n LEFT JOIN selectors s ON s.selector_id = n.id ORDER BY n.id"
    )
    transfer, money = (t["it"].to_numpy(zero_copy_only=False).astype(np.bool_) for t in (records, selectors))
    return transfer, money & ~_included(selectors, selector_ids, decisions)


def _flows(engine: Engine) -> tuple[I32, I32, F64]:
    """Who paid whom how much, in numbers of the selectors that `_payments` registered, -1 for anybody else; accounts written with stars are nobody."""
    party = "lower(regexp_replace({}, '[\\s-]', '', 'g'))"
    kinds = ", ".join(f"'{k}'" for k in MONEY)
    told = engine.sql(
        f"""
        WITH held AS (
          SELECT {party.format("s.value")} AS party, min(n.nth) AS nth FROM (
            SELECT id, row_number() OVER (ORDER BY id) - 1 AS nth FROM money_numbers) n
          JOIN selectors s ON s.selector_id = n.id AND s.kind IN ({kinds}) GROUP BY ALL
        ), moved AS (
          SELECT {party.format("payer")} AS payer, {party.format("payee")} AS payee, sum(amount)::DOUBLE AS amount FROM transfers
          WHERE direction_known AND payer IS NOT NULL AND payee IS NOT NULL AND amount > 0 GROUP BY ALL
        )
        SELECT coalesce(a.nth, -1)::INTEGER AS payer, coalesce(b.nth, -1)::INTEGER AS payee, sum(m.amount) AS amount
        FROM moved m LEFT JOIN held a ON a.party = m.payer LEFT JOIN held b ON b.party = m.payee
        WHERE (a.nth IS NOT NULL OR b.nth IS NOT NULL) AND NOT contains(m.payer, '*') AND NOT contains(m.payee, '*') AND m.payer <> m.payee
        GROUP BY ALL ORDER BY ALL
        """
    )
    return (
        told["payer"].to_numpy().astype(np.int32),
        told["payee"].to_numpy().astype(np.int32),
        told["amount"].to_numpy().astype(np.float64),
    )


def _copied(selectors: pa.Table, selector_ids: I64, decisions: Decisions) -> F64:
    """Bits of what may be cut, by selector; 0 for what is never cut, which includes what a person told to count."""
    made = np.array([splits.COPIED.get(k, 0.0) for k in selectors["kind"].to_pylist()], np.float64)
    made[_included(selectors, selector_ids, decisions)] = 0.0
    return made


def _included(selectors: pa.Table, selector_ids: I64, decisions: Decisions) -> npt.NDArray[np.bool_]:
    """Which selectors (columns kind, value) a person told to count."""
    if not decisions.private:
        return np.zeros(selector_ids.size, np.bool_)
    rows = zip(
        selectors["kind"].to_pylist(), selectors["value"].to_pylist(), selector_ids.tolist(), strict=True
    )
    told = [f"{k}:{v}" in decisions.private or str(i) in decisions.private for k, v, i in rows]
    return np.array(told, np.bool_)


def _inside(label: I32, record: I32, selector: I32, partings: list[Parting]) -> npt.NDArray[np.bool_]:
    """Edges of the selectors that were cut, in the component in which they were; of one that has a home, those that strayed."""
    gone = {(p.selector, int(label[p.left])) for p in partings if not p.strays}
    strayed = {(p.selector, r) for p in partings for r in p.strays}
    cut = np.isin(selector, [s for s, _ in gone | strayed])
    at = np.flatnonzero(cut)
    cut[at] = [
        (int(selector[i]), int(label[record[i]])) in gone or (int(selector[i]), int(record[i])) in strayed
        for i in at
    ]
    return cut


def _authors(engine: Engine, record_ids: I64) -> I64:
    """A number for the author of each record, -1 where the evidence names none.

    An id that also occurs without a platform (an access log) is taken for one account wherever it occurs: counting
    one hand as two would make a ring of one person.
    """
    engine.register("record_numbers", pa.table({"record_id": pa.array(record_ids)}))
    found = engine.sql(
        """
        WITH acts AS (
          SELECT record_id, min(actor) AS actor FROM actions GROUP BY record_id
        ), b AS (
          SELECT r.record_id, r.platform, coalesce(r.author, x.actor) AS author
          FROM (SELECT record_id, platform, author FROM records SEMI JOIN record_numbers USING (record_id)) r
          LEFT JOIN acts x USING (record_id)
        ), homeless AS (
          SELECT author FROM records WHERE platform IS NULL AND author IS NOT NULL
          UNION
          SELECT x.actor FROM acts x JOIN records r USING (record_id)
          WHERE r.platform IS NULL AND r.author IS NULL AND x.actor IS NOT NULL
        ), a AS (
          SELECT n.record_id, CASE WHEN h.author IS NULL THEN b.platform || ':' || b.author ELSE b.author END AS who
          FROM record_numbers n LEFT JOIN b USING (record_id) LEFT JOIN homeless h ON h.author = b.author
        )
        SELECT coalesce(dense_rank() OVER (ORDER BY who NULLS LAST), 0) AS number, who IS NULL AS unknown
        FROM a ORDER BY record_id
        """
    )
    number: I64 = found["number"].to_numpy().astype(np.int64)
    number[found["unknown"].to_numpy(zero_copy_only=False)] = -1
    return number


def _rejected(engine: Engine, decisions: Decisions) -> set[tuple[int, int]]:
    """Links a person rejected (`record_id@kind:value`), as (record_id, selector_id)."""
    links = [key.split("@", 1) for key in decisions.rejected if "@" in key]
    found: set[tuple[int, int]] = set()
    for record_id, selector in links:
        kind, _, value = selector.partition(":")
        rows = engine.sql("SELECT selector_id FROM selectors WHERE kind = ? AND value = ?", kind, value)
        if record_id.lstrip("-").isdigit():
            found.update((int(record_id), int(s)) for s in rows["selector_id"].to_pylist())
    return found


def _among(records: I64, selectors: I64, links: set[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """By position, whether the link of this record and selector is one of `links`."""
    found: npt.NDArray[np.bool_] = np.isin(records, [r for r, _ in links]) & np.isin(
        selectors, [s for _, s in links]
    )
    for n in np.flatnonzero(found).tolist():
        found[n] = (int(records[n]), int(selectors[n])) in links
    return found


def _keep_apart(nodes: int, left: I32, right: I32, weight: F64, apart: I64) -> tuple[I32, I32, I64]:
    """Drop the weakest edges until no pair that a person told apart is connected.

    Kruskal from the strongest edge down: an edge that would bring such a pair together is dropped.
    Returns: The edges kept, and the positions of those dropped.
    """
    label = components(nodes, left, right)
    bad = set(label[apart[:, 0]][label[apart[:, 0]] == label[apart[:, 1]]].tolist())
    inside = np.flatnonzero(np.isin(label[left], list(bad)))
    parent: dict[int, int] = {}
    foes: dict[int, set[int]] = {}
    for a, b in apart.tolist():
        foes.setdefault(a, set()).add(b)
        foes.setdefault(b, set()).add(a)
    held: dict[int, set[int]] = {a: {a} for a in foes}

    def find(x: int) -> int:
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    dropped: list[int] = []
    for e in sorted(inside.tolist(), key=lambda e: (-weight[e], left[e], right[e])):
        a, b = find(int(left[e])), find(int(right[e]))
        if a == b:
            continue
        mine, theirs = held.get(a, set()), held.get(b, set())
        if any(foe in theirs for x in mine for foe in foes[x]):
            dropped.append(e)
            continue
        a, b = min(a, b), max(a, b)
        parent[b] = a
        held[a] = mine | theirs
    # Edges inside one side that were skipped as redundant stay; those across sides were dropped above or go now.
    for e in inside.tolist():
        if find(int(left[e])) != find(int(right[e])) and e not in dropped:
            dropped.append(e)
    cut = np.array(sorted(dropped), np.int64)
    return np.delete(left, cut), np.delete(right, cut), cut
