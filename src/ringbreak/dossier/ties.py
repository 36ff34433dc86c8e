"""How a ring holds together: the card, the ladder, the steps, and what would split it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ringbreak.dossier.citing import citation_mark
from ringbreak.dossier.document import (
    Card,
    Edge,
    Node,
    Rung,
    SelectorLine,
    StepLine,
    Weakest,
)
from ringbreak.dossier.labels import (
    count,
    fragment,
    verbal,
)
from ringbreak.dossier.members import places_of
from ringbreak.dossier.strongest import (
    Link,
    Shape,
    longest_path,
    parts_without,
    pruned,
    restricted,
    strongest_tree,
)
from ringbreak.dossier.summary import rows
from ringbreak.dossier.teller import Teller
from ringbreak.model.dossier import RingLine
from ringbreak.model.explanation import Explanation
from ringbreak.words import say

MOST_NODES, MOST_DRAWN, MOST_RUNGS, MOST_STEPS = 25, 11, 6, 8
"""Nodes of the card, selectors among them, rungs of the ladder, steps told."""


def card(
    teller: Teller,
    line: RingLine,
    form: Shape,
    known: dict[int, SelectorLine],
    weakest: int | None,
) -> Card:
    """The strongest tree through the widest selectors, with the passage of each drawn link."""
    form = restricted(form, MOST_NODES, MOST_DRAWN)
    drawn = pruned(form, [e for e in strongest_tree(form) if e.selector in known], MOST_NODES)
    places = places_of(teller.engine, line.ring_id, [form.groups[e.group].example for e in drawn])
    nodes: dict[str, Node] = {}
    threshold = teller.context.threshold_bits
    for e in drawn:
        group, s = form.groups[e.group], known[e.selector]
        place = places.get((group.example, e.selector))
        cites = (place.cite(teller.citing, f"R{line.rank} bears {s.kind} {s.shown}"),) if place else ()
        g_name, s_name = f"g{group.example}", f"s{e.selector}"
        old = nodes.get(g_name)
        nodes[g_name] = Node(
            g_name,
            "records",
            "",
            _group_label(teller, form, e.group),
            group.records,
            False,
            old.cites if old else cites,
        )
        nodes[s_name] = Node(
            s_name, "selector", s.kind, teller.name(s), s.records, e.selector == weakest, s.cites or cites
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


def ladder(
    teller: Teller, line: RingLine, form: Shape, tree: Sequence[Link], known: dict[int, SelectorLine]
) -> tuple[Rung, ...]:
    """The strongest way between the two groups of records that lie farthest apart."""
    path = longest_path([e for e in tree if e.selector in known], MOST_RUNGS)
    if not path:
        return ()
    marks = _marks(teller, [form.groups[e.group].example for e in path])
    places = places_of(teller.engine, line.ring_id, [form.groups[e.group].example for e in path])
    made = []
    for left, right in zip(path[::2], path[1::2], strict=True):
        s = known[left.selector]
        cites = []
        for e in (left, right):
            place = places.get((form.groups[e.group].example, e.selector))
            if place:
                cites.append(place.cite(teller.citing, f"R{line.rank}: the way through {s.kind} {s.shown}"))
        bits = min(left.bits, right.bits)
        made.append(
            Rung(
                from_label=marks[form.groups[left.group].example],
                selector=teller.name(s),
                bits=round(bits, 2),
                level=verbal(bits, teller.lang),
                to_label=marks[form.groups[right.group].example],
                cites=tuple(dict.fromkeys(cites)),
            )
        )
    return tuple(made)


def steps(
    teller: Teller, line: RingLine, known: dict[int, SelectorLine], explained: Explanation | None
) -> tuple[StepLine, ...]:
    """How the ring grew, as `explain` answers; each step with the passage it hangs on."""
    made = []
    for step in (explained.steps if explained is not None else ())[:MOST_STEPS]:
        s = known.get(step.selector_id)
        if s is None:
            continue
        cites = s.cites
        if step.through is not None:
            place = places_of(teller.engine, line.ring_id, [step.through.record_id]).get(
                (step.through.record_id, step.selector_id)
            )
            if place is not None:
                cites = (place.cite(teller.citing, f"R{line.rank} hangs on {s.kind} {s.shown}"),)
        made.append(StepLine(teller.name(s), round(step.bits, 2), step.added, cites))
    return tuple(made)


def weakest(
    teller: Teller,
    ring: dict[str, Any],
    form: Shape,
    known: dict[int, SelectorLine],
    explained: Explanation | None,
) -> Weakest | None:
    """The selector whose removal splits the ring most cheaply, and into what."""
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
            teller.lang,
            selector=teller.name(s),
            bits=bits,
            count=count(len(parts)),
            sizes=sizes,
        )
    else:
        text = say(
            "Its weakest tie is {selector} ({bits:.1f} bits); without it the rest still holds together.",
            teller.lang,
            selector=teller.name(s),
            bits=bits,
        )
    return Weakest(teller.name(s), round(bits, 2), parts[:20], text, s.cites)


def _group_label(teller: Teller, form: Shape, number: int) -> str:
    n = form.groups[number].records
    if n == 1:
        return fragment("one record", teller.lang)
    return fragment("{count} records alike", teller.lang, count=count(n))


def _marks(teller: Teller, records: list[int]) -> dict[int, str]:
    wanted = ", ".join(str(int(r)) for r in sorted(set(records)))
    return {
        r["record_id"]: citation_mark(r["evidence_no"], r["ordinal"])
        for r in rows(
            teller.engine,
            f"SELECT DISTINCT record_id, evidence_no, ordinal FROM dossier_members WHERE record_id IN ({wanted})",
        )
    }
