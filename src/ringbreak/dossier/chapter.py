"""One ring in full: the sentence, the card, why, who, how much, when, what nearly belongs and what would split it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ringbreak.dossier import activity
from ringbreak.dossier.citing import Citing, citation_mark
from ringbreak.dossier.document import (
    AccountLine,
    Card,
    Chapter,
    DoubtLine,
    Edge,
    Fact,
    Flow,
    FlowLine,
    NearMiss,
    Node,
    RecordLine,
    Rung,
    SelectorLine,
    StepLine,
    Told,
    Weakest,
)
from ringbreak.dossier.labels import (
    RECORD_KINDS,
    ROLES,
    TIERS,
    case_type_name,
    count,
    fragment,
    kind_name,
    moment,
    named,
    selector_name,
    told_apart,
    verbal,
)
from ringbreak.dossier.masking import mask_account, mask_digits
from ringbreak.dossier.members import examples, places_of
from ringbreak.dossier.strongest import (
    Link,
    Shape,
    longest_path,
    parts_without,
    pruned,
    restricted,
    shape,
    strongest_tree,
)
from ringbreak.dossier.summary import rows, shown
from ringbreak.engine.engine import Engine
from ringbreak.model.dossier import DossierContext, RingLine
from ringbreak.model.explanation import Explanation
from ringbreak.words import say, translate

MOST_NODES, MOST_DRAWN, MOST_RUNGS = 25, 11, 6
MOST_SELECTORS, MOST_RECORDS, MOST_ACCOUNTS, MOST_NEAR = 24, 24, 24, 8
MOST_FLOWS, MOST_STEPS = 20, 8


class ChapterBuilder:
    """Builds chapters one after another from one engine; `members.prepare` must have run."""

    def __init__(self, engine: Engine, context: DossierContext, citing: Citing) -> None:
        self.engine = engine
        self.context = context
        self.lang = context.lang
        self.citing = citing
        self._openly: list[tuple[str, str]] = []

    def build(
        self,
        line: RingLine,
        figures: tuple[Fact, ...],
        doubts: tuple[DoubtLine, ...],
        explained: Explanation | None = None,
    ) -> Chapter:
        """The chapter of one ring; `explained` is what `explain` answers for it, if it was asked."""
        form = shape(self.engine, line.ring_id)
        tree = strongest_tree(form)
        selectors = self._selectors(line)
        named_selectors = {s.selector_id: s for s in selectors}
        ring = rows(self.engine, "SELECT * FROM rings WHERE ring_id = ?", line.ring_id)[0]
        weakest = self._weakest(ring, form, named_selectors, explained)
        near, near_count = self._near_misses(line)
        accounts, labels = self._accounts(line)
        return Chapter(
            line=line,
            looks_like=case_type_name(line.case_type, line.case_type_confidence, self.lang),
            opening=self._opening(line, selectors),
            period=self._period(ring),
            figures=figures,
            card=self._card(line, form, named_selectors, ring["weakest_selector_id"]),
            ladder=self._ladder(line, form, tree, named_selectors),
            weakest=weakest,
            near_misses=near,
            near_miss_count=near_count,
            selectors=tuple(selectors[:MOST_SELECTORS]),
            records=self._records(line),
            accounts=accounts,
            timeline=activity.timeline(self.engine, line.ring_id, labels, self.context),
            heat=activity.heat(self.engine, line.ring_id, self.context),
            matrix=activity.matrix(self.engine, line.ring_id, labels, named_selectors, self.context),
            flows=self._flows(line),
            doubts=doubts,
            steps=self._steps(line, named_selectors, explained),
        )

    def _selectors(self, line: RingLine) -> list[SelectorLine]:
        """All selectors of the ring, those that reach most of it first; only the first ones carry citations."""
        places = examples(self.engine, line.ring_id, 2)
        found = rows(
            self.engine,
            """
            SELECT s.*, m.role, coalesce(k.n, 0) AS in_ring, coalesce(k.authors, 0) AS authors
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
        made = []
        self._openly = (
            sorted(
                {
                    (r["shown_as"], hidden)
                    for r in found
                    if len(r["shown_as"]) >= 4 and (hidden := shown(r, self.context)) != r["shown_as"]
                },
                key=lambda pair: (-len(pair[0]), pair),
            )
            if self.context.masked
            else []
        )
        names = told_apart([translate(shown(r, self.context), self.lang) for r in found])
        for i, (r, name) in enumerate(zip(found, names, strict=True)):
            cites: tuple[str, ...] = ()
            if i < MOST_SELECTORS + MOST_NODES:
                cites = tuple(
                    p.cite(self.citing, f"R{line.rank} bears {r['kind']} {r['shown_as']}")
                    for p in places.get(r["selector_id"], ())
                )
            made.append(
                SelectorLine(
                    selector_id=r["selector_id"],
                    kind=r["kind"],
                    kind_name=kind_name(r["kind"], self.lang),
                    shown=name,
                    role=named(ROLES, r["role"], self.lang) if r["role"] else "",
                    tier=named(TIERS, r["role"], self.lang) if r["role"] in TIERS else "",
                    records=r["in_ring"],
                    records_in_case=r["record_count"],
                    accounts=r["authors"],
                    bits=round(r["bits"], 2),
                    level=verbal(r["bits"], self.lang),
                    why=self._said(r["why"]),
                    cites=cites,
                )
            )
        return made

    def _said(self, sentence: str | None) -> str:
        """A sentence of the tables in the document's language; identifiers other stages printed openly are masked."""
        told = sentence or ""
        for openly, masked in self._openly:
            if openly in told:
                told = told.replace(openly, masked)
        told = translate(told, self.lang)
        return mask_digits(told) if self.context.masked else told

    def _name(self, s: SelectorLine) -> str:
        return selector_name(s.kind, s.shown, self.lang)

    def _opening(self, line: RingLine, selectors: Sequence[SelectorLine]) -> Told:
        by_reach = sorted(selectors, key=lambda s: (-s.records * s.bits, -s.bits, s.selector_id))
        first = [s for s in by_reach if s.cites][:3]
        more = len(selectors) - len(first)
        comma = "、" if self.lang == "zh" else ", "
        shared = comma.join(self._name(s) for s in first)
        if more == 1:
            shared = fragment("{first} and one more selector", self.lang, first=shared)
        elif more > 1:
            shared = fragment(
                "{first} and {count} more selectors", self.lang, first=shared, count=count(more)
            )
        cites = tuple(dict.fromkeys(key for s in first for key in s.cites))
        if line.accounts:
            text = say(
                "These {records} records by {accounts} accounts may belong to one operation: they are joined by {shared}.",
                self.lang,
                records=count(line.records),
                accounts=count(line.accounts),
                shared=shared,
            )
        else:
            text = say(
                "These {records} records may belong to one operation: they are joined by {shared}.",
                self.lang,
                records=count(line.records),
                shared=shared,
            )
        return Told(text, cites)

    def _period(self, ring: dict[str, Any]) -> str:
        if ring["first_at"] is None or ring["last_at"] is None:
            return say("None of the records bears a date.", self.lang)
        first, last = (
            moment(ring[name], "day", self.context.time_zone, self.lang) for name in ("first_at", "last_at")
        )
        if first == last:
            return say("All dated records are of {day}.", self.lang, day=first)
        return say("Dated records run from {first} to {last}.", self.lang, first=first, last=last)

    def _group_label(self, form: Shape, number: int) -> str:
        n = form.groups[number].records
        if n == 1:
            return fragment("one record", self.lang)
        return fragment("{count} records alike", self.lang, count=count(n))

    def _card(
        self,
        line: RingLine,
        form: Shape,
        known: dict[int, SelectorLine],
        weakest: int | None,
    ) -> Card:
        form = restricted(form, MOST_NODES, MOST_DRAWN)
        drawn = pruned(form, [e for e in strongest_tree(form) if e.selector in known], MOST_NODES)
        places = places_of(self.engine, line.ring_id, [form.groups[e.group].example for e in drawn])
        nodes: dict[str, Node] = {}
        threshold = self.context.threshold_bits
        for e in drawn:
            group, s = form.groups[e.group], known[e.selector]
            place = places.get((group.example, e.selector))
            cites = (place.cite(self.citing, f"R{line.rank} bears {s.kind} {s.shown}"),) if place else ()
            g_name, s_name = f"g{group.example}", f"s{e.selector}"
            old = nodes.get(g_name)
            nodes[g_name] = Node(
                g_name,
                "records",
                "",
                self._group_label(form, e.group),
                group.records,
                False,
                old.cites if old else cites,
            )
            nodes[s_name] = Node(
                s_name, "selector", s.kind, self._name(s), s.records, e.selector == weakest, s.cites or cites
            )
        shown_records = sum(n.records for n in nodes.values() if n.form == "records")
        shown_selectors = sum(1 for n in nodes.values() if n.form == "selector")
        return Card(
            nodes=tuple(nodes.values()),
            edges=tuple(
                Edge(
                    f"g{form.groups[e.group].example}",
                    f"s{e.selector}",
                    round(e.bits, 2),
                    e.records,
                    threshold is not None and e.bits < threshold,
                )
                for e in drawn
            ),
            hidden_selectors=max(0, line.selectors - shown_selectors),
            hidden_records=max(0, line.records - shown_records),
        )

    def _ladder(
        self, line: RingLine, form: Shape, tree: Sequence[Link], known: dict[int, SelectorLine]
    ) -> tuple[Rung, ...]:
        path = longest_path([e for e in tree if e.selector in known], MOST_RUNGS)
        if not path:
            return ()
        marks = self._marks([form.groups[e.group].example for e in path])
        places = places_of(self.engine, line.ring_id, [form.groups[e.group].example for e in path])
        made = []
        for left, right in zip(path[::2], path[1::2], strict=True):
            s = known[left.selector]
            cites = []
            for e in (left, right):
                place = places.get((form.groups[e.group].example, e.selector))
                if place:
                    cites.append(place.cite(self.citing, f"R{line.rank}: the way through {s.kind} {s.shown}"))
            bits = min(left.bits, right.bits)
            made.append(
                Rung(
                    from_label=marks[form.groups[left.group].example],
                    selector=self._name(s),
                    bits=round(bits, 2),
                    level=verbal(bits, self.lang),
                    to_label=marks[form.groups[right.group].example],
                    cites=tuple(dict.fromkeys(cites)),
                )
            )
        return tuple(made)

    def _marks(self, records: list[int]) -> dict[int, str]:
        wanted = ", ".join(str(int(r)) for r in sorted(set(records)))
        return {
            r["record_id"]: citation_mark(r["evidence_no"], r["ordinal"])
            for r in rows(
                self.engine,
                f"SELECT DISTINCT record_id, evidence_no, ordinal FROM dossier_members WHERE record_id IN ({wanted})",
            )
        }

    def _steps(
        self, line: RingLine, known: dict[int, SelectorLine], explained: Explanation | None
    ) -> tuple[StepLine, ...]:
        made = []
        for step in (explained.steps if explained is not None else ())[:MOST_STEPS]:
            s = known.get(step.selector_id)
            if s is None:
                continue
            cites = s.cites
            if step.through is not None:
                place = places_of(self.engine, line.ring_id, [step.through.record_id]).get(
                    (step.through.record_id, step.selector_id)
                )
                if place is not None:
                    cites = (place.cite(self.citing, f"R{line.rank} hangs on {s.kind} {s.shown}"),)
            made.append(StepLine(self._name(s), round(step.bits, 2), step.added, cites))
        return tuple(made)

    def _weakest(
        self,
        ring: dict[str, Any],
        form: Shape,
        known: dict[int, SelectorLine],
        explained: Explanation | None,
    ) -> Weakest | None:
        selector = ring["weakest_selector_id"]
        if selector is None or selector not in known:
            return None
        s = known[selector]
        if explained is not None and explained.weakest is not None:
            parts = explained.weakest.parts
        else:
            parts = parts_without(form, selector) if form.whole else ()
        bits = ring["weakest_bits"] if ring["weakest_bits"] is not None else s.bits
        if len(parts) > 1:
            sizes = ", ".join(count(n) for n in parts[:5]) + (" …" if len(parts) > 5 else "")
            text = say(
                "Without {selector} ({bits:.1f} bits) it falls into {count} parts, of {sizes} records.",
                self.lang,
                selector=self._name(s),
                bits=bits,
                count=count(len(parts)),
                sizes=sizes,
            )
        else:
            text = say(
                "Its weakest tie is {selector} ({bits:.1f} bits); without it the rest still holds together.",
                self.lang,
                selector=self._name(s),
                bits=bits,
            )
        return Weakest(self._name(s), round(bits, 2), parts[:20], text, s.cites)

    def _near_misses(self, line: RingLine) -> tuple[tuple[NearMiss, ...], int]:
        """What almost belongs and why it does not, those a person could decide first."""
        found = rows(
            self.engine,
            """
            SELECT n.*, s.kind, s.value, s.shown_as, s.privacy, count(*) OVER () AS total,
                e.record_id, e.field, e.start, e."end", e.as_written
            FROM near_misses n LEFT JOIN selectors s ON n.member_kind = 'selector' AND s.selector_id = n.member_id
            LEFT JOIN (
                SELECT l.selector_id, l.record_id, l.field, l.start, l."end",
                    (SELECT any_value(m.as_written ORDER BY m.kind) FROM mentions m WHERE m.record_id = l.record_id
                     AND m.field = l.field AND m.start = l.start AND m."end" = l."end") AS as_written
                FROM links l JOIN dossier_members d ON d.record_id = l.record_id AND d.ring_id = ?
                QUALIFY row_number() OVER (PARTITION BY l.selector_id ORDER BY l.field IS NULL, d.evidence_no, d.ordinal) = 1
            ) e ON n.member_kind = 'selector' AND e.selector_id = n.member_id
            WHERE n.ring_id = ?
            ORDER BY coalesce(s.privacy = 'public', false), n.bits DESC, n.record_count DESC, n.member_kind, n.member_id
            LIMIT ?
            """,
            line.ring_id,
            line.ring_id,
            MOST_NEAR,
        )
        made = []
        for r in found:
            claim = f"R{line.rank} nearly holds {r['member_kind']} {r['member_id']}"
            why = self._said(r["why"])
            if r["member_kind"] == "record":
                key = self.citing.cite(claim, r["member_id"])
                text = say("A record outside it: {reason}", self.lang, reason=why)
                made.append(NearMiss(text, round(r["bits"], 2), (key,)))
                continue
            cites: tuple[str, ...] = ()
            if r["record_id"] is not None:
                spanned = r["field"] is not None and r["start"] is not None and r["end"] is not None
                cites = (
                    self.citing.cite(
                        claim,
                        r["record_id"],
                        r["field"] if spanned else None,
                        r["start"],
                        r["end"],
                        as_written=r["as_written"] if spanned else None,
                    ),
                )
            text = say(
                "{selector} is in {inside} of its records and was not counted: {reason}",
                self.lang,
                selector=selector_name(r["kind"], shown(r, self.context), self.lang),
                inside=count(r["record_count"]),
                reason=why,
            )
            made.append(NearMiss(text, round(r["bits"], 2), cites))
        return tuple(made), found[0]["total"] if found else 0

    def _records(self, line: RingLine) -> tuple[RecordLine, ...]:
        found = rows(
            self.engine,
            """
            SELECT * FROM dossier_members WHERE ring_id = ?
            ORDER BY role IS NULL, bits DESC, evidence_no, ordinal LIMIT ?
            """,
            line.ring_id,
            MOST_RECORDS,
        )
        hide = mask_account if self.context.masked else str
        return tuple(
            RecordLine(
                record_id=r["record_id"],
                role=named(ROLES, r["role"], self.lang) if r["role"] else "",
                tier=named(TIERS, r["role"], self.lang) if r["role"] in TIERS else "",
                at=moment(r["sent_at"], r["sent_at_precision"], self.context.time_zone, self.lang),
                author=hide((r["author_name"] or r["author"] or "")[:80]),
                kind=named(RECORD_KINDS, r["kind"], self.lang),
                bits=round(r["bits"], 2),
                why=self._said(r["why"]),
                cites=(self.citing.cite(f"R{line.rank} holds a record", r["record_id"]),),
            )
            for r in found
        )

    def _accounts(self, line: RingLine) -> tuple[tuple[AccountLine, ...], dict[str, str]]:
        found = rows(
            self.engine,
            """
            SELECT author, count(*) AS n, min(sent_at) AS first, max(sent_at) AS last FROM dossier_members
            WHERE ring_id = ? AND author IS NOT NULL GROUP BY author ORDER BY n DESC, author LIMIT ?
            """,
            line.ring_id,
            MOST_ACCOUNTS,
        )
        hide = mask_account if self.context.masked else str
        labels = {r["author"]: f"A{i} {hide(r['author'][:60])}" for i, r in enumerate(found, 1)}
        zone, lang = self.context.time_zone, self.lang
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

    def _flows(self, line: RingLine) -> tuple[Flow, ...]:
        """Money moving among the ring's records, a currency each: the largest pairs and the rest as 'other'."""
        found = rows(
            self.engine,
            """
            SELECT coalesce(t.payer, t.payer_name) AS payer, coalesce(t.payee, t.payee_name) AS payee, t.currency,
                t.direction_known, sum(t.amount) AS total, count(*) AS n, min(t.record_id) AS example
            FROM transfers t JOIN dossier_members d ON d.record_id = t.record_id AND d.ring_id = ?
            GROUP BY ALL ORDER BY t.currency, total DESC, payer, payee, t.direction_known
            """,
            line.ring_id,
        )
        hide = mask_account if self.context.masked else str
        unknown, other = say("unknown", self.lang), say("other", self.lang)
        parties = list(dict.fromkeys(p for r in found for p in (r["payer"], r["payee"]) if p))
        party = dict(zip(parties, told_apart([hide(p[:60]) for p in parties]), strict=True))
        flows = []
        for currency in sorted({r["currency"] for r in found}, key=lambda c: (c is None, c or "")):
            mine = [r for r in found if r["currency"] == currency]
            known = [r for r in mine if r["direction_known"]]
            lines = [
                FlowLine(
                    payer=party[r["payer"]] if r["payer"] else unknown,
                    payee=party[r["payee"]] if r["payee"] else unknown,
                    amount=f"{Decimal(r['total']):f}",
                    transfers=r["n"],
                    cites=(self.citing.cite(f"R{line.rank}: money moved", r["example"]),),
                )
                for r in known[:MOST_FLOWS]
            ]
            rest = known[MOST_FLOWS:]
            if rest:
                total = sum((Decimal(r["total"]) for r in rest), Decimal(0))
                key = self.citing.cite(f"R{line.rank}: other money moved", rest[0]["example"])
                lines.append(FlowLine(other, other, f"{total:f}", sum(r["n"] for r in rest), (key,)))
            flows.append(
                Flow(
                    currency=currency,
                    lines=tuple(lines),
                    total=f"{sum((Decimal(r['total']) for r in mine), Decimal(0)):f}",
                    transfers=sum(r["n"] for r in mine),
                    direction_unknown=sum(r["n"] for r in mine if not r["direction_known"]),
                    other_lines=len(rest),
                )
            )
        return tuple(flows)
