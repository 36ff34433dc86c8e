"""One ring in full: the sentence, the card, why, who, how much, when, what nearly belongs and what would split it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ringbreak.dossier import activity, parts, ties
from ringbreak.dossier.document import (
    AccountLine,
    Chapter,
    DoubtLine,
    Fact,
    RecordLine,
    SelectorLine,
    Told,
)
from ringbreak.dossier.flows import flows
from ringbreak.dossier.labels import (
    MOST_QUOTED,
    RECORD_KINDS,
    ROLES,
    case_type_name,
    count,
    fragment,
    kind_name,
    moment,
    named,
    told_apart,
    verbal,
)
from ringbreak.dossier.masking import mask_account
from ringbreak.dossier.members import examples
from ringbreak.dossier.near import near_misses
from ringbreak.dossier.strongest import (
    shape,
    strongest_tree,
)
from ringbreak.dossier.summary import rows, shown
from ringbreak.dossier.teller import Teller
from ringbreak.model.dossier import RingLine
from ringbreak.model.explanation import Explanation
from ringbreak.model.ring_members import TIERS
from ringbreak.words import say, translate

MOST_SELECTORS, MOST_RECORDS, MOST_ACCOUNTS = 24, 24, 24
"""Rows of each table; what does not fit is counted."""

MOST_SHOWN_IN_CARD = 25
"""Selectors beyond the table's that may be drawn and then need their passages."""


def chapter(
    teller: Teller,
    line: RingLine,
    figures: tuple[Fact, ...],
    doubts: tuple[DoubtLine, ...],
    explained: Explanation | None = None,
) -> Chapter:
    """The chapter of one ring; `explained` is what `explain` answers for it, if it was asked."""
    form = shape(teller.engine, line.ring_id)
    tree = strongest_tree(form)
    selectors = _selectors(teller, line)
    named_selectors = {s.selector_id: s for s in selectors}
    ring = rows(teller.engine, "SELECT * FROM rings WHERE ring_id = ?", line.ring_id)[0]
    splits = ties.weakest(teller, ring, form, named_selectors, explained)
    near, near_count = near_misses(teller, line)
    accounts, labels = _accounts(teller, line)
    return Chapter(
        line=line,
        looks_like=case_type_name(line.case_type, line.case_type_confidence, teller.lang),
        opening=_opening(teller, line, selectors),
        period=_period(teller, ring),
        figures=figures,
        card=ties.card(teller, line, form, named_selectors, ring["weakest_selector_id"]),
        ladder=ties.ladder(teller, line, form, tree, named_selectors),
        weakest=splits,
        near_misses=near,
        near_miss_count=near_count,
        selectors=tuple(selectors[:MOST_SELECTORS]),
        records=_records(teller, line),
        accounts=accounts,
        timeline=activity.timeline(teller.engine, line.ring_id, labels, teller.context),
        heat=activity.heat(teller.engine, line.ring_id, teller.context),
        matrix=activity.matrix(teller.engine, line.ring_id, labels, named_selectors, teller.context),
        flows=flows(teller, line),
        doubts=doubts,
        steps=ties.steps(teller, line, named_selectors, explained),
        parts=parts.parts(teller, line),
        agents=parts.agents(teller, line),
        places=parts.places(teller, line),
    )


def _selectors(teller: Teller, line: RingLine) -> list[SelectorLine]:
    """All selectors of the ring, those that reach most of it first; only the first ones carry citations."""
    found = rows(
        teller.engine,
        """
        SELECT s.* EXCLUDE (why), m.role, m.why, coalesce(k.n, 0) AS in_ring, coalesce(k.authors, 0) AS authors
        FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
        LEFT JOIN (SELECT selector_id, count(*) AS n, count(DISTINCT author) AS authors FROM dossier_links
                   WHERE ring_id = ? GROUP BY selector_id) k ON k.selector_id = s.selector_id
        WHERE m.ring_id = ? AND m.member_kind = 'selector'
        ORDER BY m.role IS NULL, coalesce(k.n, 0) * s.bits DESC, s.bits DESC, s.selector_id
        LIMIT 2000
        """,
        line.ring_id,
        line.ring_id,
    )
    proved = [r["selector_id"] for r in found[: MOST_SELECTORS + MOST_SHOWN_IN_CARD]]
    places = examples(teller.engine, line.ring_id, proved, 2)
    made = []
    teller.openly = (
        sorted(
            {
                (r["shown_as"], hidden)
                for r in found
                if len(r["shown_as"]) >= 4 and (hidden := shown(r, teller.context)) != r["shown_as"]
            },
            key=lambda pair: (-len(pair[0]), pair),
        )
        if teller.context.masked
        else []
    )
    names = told_apart([_label(r, teller) for r in found], [r["kind"] for r in found])
    for i, (r, name) in enumerate(zip(found, names, strict=True)):
        cites: tuple[str, ...] = ()
        if i < MOST_SELECTORS + MOST_SHOWN_IN_CARD:
            cites = tuple(
                p.cite(teller.citing, f"R{line.rank} bears {r['kind']} {r['shown_as']}")
                for p in places.get(r["selector_id"], ())
            )
        made.append(
            SelectorLine(
                selector_id=r["selector_id"],
                kind=r["kind"],
                kind_name=kind_name(r["kind"], teller.lang),
                shown=name,
                role=named(ROLES, r["role"], teller.lang) if r["role"] else "",
                tier=named(TIERS, r["role"], teller.lang) if r["role"] in TIERS else "",
                records=r["in_ring"],
                records_in_case=r["record_count"],
                accounts=r["authors"],
                bits=round(r["bits"], 2),
                level=verbal(r["bits"], teller.lang),
                why=teller.said(r["why"]),
                cites=cites,
            )
        )
    return made


def _label(row: dict[str, Any], teller: Teller) -> str:
    """A selector as the chapter prints it; a long text is cut before equal labels are told apart."""
    label = translate(shown(row, teller.context), teller.lang)
    return label if len(label) <= MOST_QUOTED or row["kind"] != "template" else label[: MOST_QUOTED - 1] + "…"


def _opening(teller: Teller, line: RingLine, selectors: Sequence[SelectorLine]) -> Told:
    by_reach = sorted(selectors, key=lambda s: (-s.records * s.bits, -s.bits, s.selector_id))
    first = [s for s in by_reach if s.cites][:3]
    more = len(selectors) - len(first)
    comma = "、" if teller.lang == "zh" else ", "
    shared = comma.join(teller.name(s) for s in first)
    if more == 1:
        shared = fragment("{first} and one more selector", teller.lang, first=shared)
    elif more > 1:
        shared = fragment("{first} and {count} more selectors", teller.lang, first=shared, count=count(more))
    cites = tuple(dict.fromkeys(key for s in first for key in s.cites))
    authored = rows(
        teller.engine, "SELECT count(author) AS n FROM dossier_members WHERE ring_id = ?", line.ring_id
    )[0]["n"]
    if line.accounts and authored < line.records:
        # Payments, pages and pictures have no author: what few accounts wrote is not all of it.
        text = say(
            "These {records} records may belong to one operation: they are joined by {shared}. Of them {authored} say which account wrote them ({accounts} accounts in all).",
            teller.lang,
            records=count(line.records),
            authored=count(authored),
            accounts=count(line.accounts),
            shared=shared,
        )
    elif line.accounts:
        text = say(
            "These {records} records by {accounts} accounts may belong to one operation: they are joined by {shared}.",
            teller.lang,
            records=count(line.records),
            accounts=count(line.accounts),
            shared=shared,
        )
    else:
        text = say(
            "These {records} records may belong to one operation: they are joined by {shared}.",
            teller.lang,
            records=count(line.records),
            shared=shared,
        )
    return Told(text, cites)


def _period(teller: Teller, ring: dict[str, Any]) -> str:
    if ring["first_at"] is None or ring["last_at"] is None:
        return say("None of the records bears a date.", teller.lang)
    first, last = (
        moment(ring[name], "day", teller.context.time_zone, teller.lang) for name in ("first_at", "last_at")
    )
    later = rows(
        teller.engine,
        "SELECT count(*) AS n FROM dossier_members WHERE ring_id = ? AND (sent_at < ? OR sent_at > ?)",
        ring["ring_id"],
        ring["first_at"],
        ring["last_at"],
    )[0]["n"]
    if later:
        return say(
            "Dated records run from {first} to {last}; {count} reports and warnings about it are of other days.",
            teller.lang,
            first=first,
            last=last,
            count=count(later),
        )
    if first == last:
        return say("All dated records are of {day}.", teller.lang, day=first)
    return say("Dated records run from {first} to {last}.", teller.lang, first=first, last=last)


def _records(teller: Teller, line: RingLine) -> tuple[RecordLine, ...]:
    found = rows(
        teller.engine,
        """
        SELECT * FROM dossier_members WHERE ring_id = ?
        ORDER BY role IS NULL, bits DESC, evidence_no, ordinal LIMIT ?
        """,
        line.ring_id,
        MOST_RECORDS,
    )
    hide = mask_account if teller.context.masked else str
    return tuple(
        RecordLine(
            record_id=r["record_id"],
            role=named(ROLES, r["role"], teller.lang) if r["role"] else "",
            tier=named(TIERS, r["role"], teller.lang) if r["role"] in TIERS else "",
            at=moment(r["sent_at"], r["sent_at_precision"], teller.context.time_zone, teller.lang),
            author=hide((r["author_name"] or r["author"] or "")[:80]),
            kind=named(RECORD_KINDS, r["kind"], teller.lang),
            bits=round(r["bits"], 2),
            why=teller.said(r["why"]),
            cites=(teller.citing.cite(f"R{line.rank} holds a record", r["record_id"]),),
        )
        for r in found
    )


def _accounts(teller: Teller, line: RingLine) -> tuple[tuple[AccountLine, ...], dict[str, str]]:
    found = rows(
        teller.engine,
        """
        SELECT author, count(*) AS n, min(sent_at) AS first, max(sent_at) AS last FROM dossier_members
        WHERE ring_id = ? AND author IS NOT NULL GROUP BY author ORDER BY n DESC, author LIMIT ?
        """,
        line.ring_id,
        MOST_ACCOUNTS,
    )
    hide = mask_account if teller.context.masked else str
    labels = {r["author"]: f"A{i} {hide(r['author'][:60])}" for i, r in enumerate(found, 1)}
    zone, lang = teller.context.time_zone, teller.lang
    return (
        tuple(
            AccountLine(
                labels[r["author"]],
                r["n"],
                moment(r["first"], "minute", zone, lang),
                moment(r["last"], "minute", zone, lang),
            )
            for r in found
        ),
        labels,
    )
