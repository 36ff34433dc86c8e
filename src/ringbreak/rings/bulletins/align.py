"""Several reports of one event: which cases are the same one, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ringbreak.rings.bulletins.doubts.interval import figure, hold_together, shown
from ringbreak.rings.bulletins.ledger import Bulletin, Case, Fact
from ringbreak.words import say

ENOUGH = 14.0
"""Bits. Two police reports of different cases in a corpus of ten thousand pairs agree by 2**14 once by chance."""
_MONEY = frozenset({"CNY", "USD", "HKD", "EUR", "USDT"})
_POINTS_TO_NOBODY = frozenset(
    {"price", "provinces", "cities", "duration", "prison_term", "officers_deployed", "fine"}
)


_WEAK = frozenset({"place", "agency", "money", "date", "official"})
"""Grounds that many cases of one office share: they add weight and join nothing, however many they are."""
_OFFICIAL_BITS = 6.0
"""Of an officer named in full in both: he speaks of some dozens of his office's cases a year."""


@dataclass(frozen=True, slots=True)
class Report:
    """A bulletin with what it is called."""

    name: str
    bulletin: Bulletin


@dataclass(frozen=True, slots=True)
class CaseLink:
    """Two cases taken to be one. `left` and `right` are (number of the report, case_no); `why` lists the grounds."""

    left: tuple[int, str]
    right: tuple[int, str]
    bits: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CrossFlag:
    """A doubt between reports; `facts` are (number of the report, index of its fact)."""

    kind: str
    statement: str
    facts: tuple[tuple[int, int], ...]


def link_cases(reports: Sequence[Report]) -> list[CaseLink]:
    """Pairs of cases of different reports that are the same case.

    A surname, a place, an agency or a sum of money never joins two cases, alone or together: what joins them is
    something only one case has (a handle, a count nobody would hit by chance), and at least two grounds of different kinds.
    Only cases that share a telling ground are compared, so a thousand reports are not a million comparisons.
    """
    telling: dict[tuple[str, str], list[tuple[int, str]]] = {}
    cases: dict[tuple[int, str], tuple[Case, list[Fact]]] = {}
    for n, report in enumerate(reports):
        for case in report.bulletin.cases:
            facts = [f for f in report.bulletin.facts if f.case_no == case.case_no]
            cases[n, case.case_no] = case, facts
            for ground in sorted(_telling(case, facts)):
                telling.setdefault(ground, []).append((n, case.case_no))
    pairs: set[tuple[tuple[int, str], tuple[int, str]]] = set()
    for bearers in telling.values():
        if len(bearers) > 50:
            continue  # what fifty cases share tells nothing
        for i, left in enumerate(bearers):
            pairs.update((left, right) for right in bearers[i + 1 :] if right[0] != left[0])
    made = []
    for left, right in sorted(pairs):
        bits, why, kinds = _weigh(cases[left], cases[right])
        if bits >= ENOUGH and len(kinds) >= 2 and not kinds <= _WEAK:
            made.append(CaseLink(left, right, round(bits, 1), tuple(why)))
    return made


def compare_reports(
    reports: Sequence[Report], links: Sequence[CaseLink] | None = None
) -> Iterator[CrossFlag]:
    """Doubts between reports of the same case: values that cannot both hold, units and actions that changed.

    Args:
        links: What `link_cases` gave for these reports, when it was asked already.
    """
    for link in link_cases(reports) if links is None else links:
        (n, left_no), (m, right_no) = link.left, link.right
        left = [(i, f) for i, f in enumerate(reports[n].bulletin.facts) if f.case_no == left_no]
        right = [(i, f) for i, f in enumerate(reports[m].bulletin.facts) if f.case_no == right_no]
        names = reports[n].name, reports[m].name
        yield from _values(names, n, m, left, right)
        yield from _retold(names, n, m, left, right)


def cross_flags_jsonl(reports: Sequence[Report]) -> Iterator[dict[str, Any]]:
    """Doubts between files as lines like those of `read.facts_jsonl`, with the second file and its facts beside.

    `facts` and `other_facts` are indices into the fact lines of `file` and `other_file`, from 0.
    """
    for flag in compare_reports(reports):
        (n, i), (m, j) = flag.facts
        yield {
            "type": "flag", "file": reports[n].name, "kind": flag.kind, "statement": flag.statement, "facts": [i],
            "other_file": reports[m].name, "other_facts": [j],
        }  # fmt: skip


def _telling(case: Case, facts: list[Fact]) -> set[tuple[str, str]]:
    grounds = {("handle", n.name.casefold()) for n in case.names if n.kind in ("handle", "product")}
    for fact in facts:
        if fact.value is not None and _digits(fact.value) >= 3 and fact.unit not in _MONEY:
            grounds.add(("figure", f"{fact.value:.12g}"))
    measures = sorted(
        {
            (f.measure, f.value)
            for f in facts
            if f.value and f.unit not in _MONEY and f.measure not in _POINTS_TO_NOBODY
        },
        key=str,
    )
    places = sorted({_place(p.name, p.code) for p in case.places if not (p.code or "").endswith("0000")})[:12]
    # Three modest counts in one place tell as much as one odd one.
    grounds.update(
        ("counts", f"{p}:{a}:{b}")
        for p in places
        for i, a in enumerate(measures[:12])
        for b in measures[i + 1 : 12]
    )
    return grounds


def _weigh(
    left: tuple[Case, list[Fact]], right: tuple[Case, list[Fact]]
) -> tuple[float, list[str], set[str]]:
    bits = 0.0
    why: list[str] = []
    kinds: set[str] = set()
    a, b = left[0], right[0]
    for kind, worth in (("handle", 12.0), ("product", 6.0), ("alias", 4.0), ("operation", 1.0)):
        for name in sorted(
            {n.name for n in a.names if n.kind == kind} & {n.name for n in b.names if n.kind == kind}
        ):
            bits, why = bits + worth, [*why, f"{kind} {name}"]
            kinds.add(kind)
    shared = {_place(p.name, p.code) for p in a.places}
    best = max(
        ((_place_bits(p.code), p.name) for p in b.places if _place(p.name, p.code) in shared),
        default=(0.0, ""),
    )
    if best[0]:
        bits, why = bits + best[0], [*why, f"place {best[1]}"]
        kinds.add("place")
    if a.agency and a.agency == b.agency:
        bits, why = bits + 2.0, [*why, f"agency {a.agency}"]
        kinds.add("agency")
    speaking = sorted(_officials(a) & _officials(b))
    if speaking:
        bits, why = bits + _OFFICIAL_BITS, [*why, f"official {speaking[0]}"]
        kinds.add("official")
    days = {m.first for m in a.moments if m.precision == "day" and m.first} & {
        m.first for m in b.moments if m.precision == "day" and m.first
    }
    if days:
        bits, why = bits + 4.0, [*why, f"day {min(days).isoformat()}"]
        kinds.add("date")
    counted: set[float] = set()
    theirs = {(f.measure, f.value) for f in right[1] if f.value}
    for fact in left[1]:
        if (
            not fact.value
            or fact.value in counted
            or fact.measure in _POINTS_TO_NOBODY
            or (fact.measure, fact.value) not in theirs
        ):
            continue
        counted.add(fact.value)
        money = fact.unit in _MONEY
        worth = 0.0 if money and _digits(fact.value) < 4 else min(10.0, 3.0 * (_digits(fact.value) - 0.5))
        if worth > 0:
            bits, why = bits + worth, [*why, f"{fact.measure} {shown(fact.value)}"]
            kinds.add("money" if money else f"figure {fact.measure}")
    return bits, why, kinds


def _officials(case: Case) -> set[str]:
    """Officers named in full; 王某 and "Wang Mou" are anybody."""
    return {
        p.name
        for p in case.people
        if p.role in ("official", "spokesperson") and "某" not in p.name and " Mou" not in p.name
    }


def _place(name: str, code: str | None) -> str:
    return code or name.casefold()


def _place_bits(code: str | None) -> float:
    """A county is one of about 2,800, a prefecture one of 330; but cases cluster, so they weigh half of that."""
    if code is None:
        return 4.0
    return 0.0 if code.endswith("0000") else 4.0 if code.endswith("00") else 5.5


def _digits(value: float) -> int:
    """Significant digits: 17,966 has five, 150,000,000 two, 8 one."""
    text = f"{value:.12g}".replace(".", "").lstrip("0")
    return len(text.split("e")[0].rstrip("0"))


def _values(
    names: tuple[str, str], n: int, m: int, left: list[tuple[int, Fact]], right: list[tuple[int, Fact]]
) -> Iterator[CrossFlag]:
    """One flag a measure that both give once or more, where no pair of values agrees."""
    for measure in sorted({f.measure for _, f in left} & {f.measure for _, f in right}):
        if measure in _POINTS_TO_NOBODY:
            continue
        for scope in sorted({f.scope for _, f in left if f.measure == measure}, key=str):
            ours = [(i, f) for i, f in left if f.measure == measure and f.scope == scope]
            others = [(i, f) for i, f in right if f.measure == measure and f.scope == scope]
            if (
                not ours
                or not others
                or any(hold_together(f, g) and f.currency == g.currency for _, f in ours for _, g in others)
            ):
                continue
            (i, f), (j, g) = ours[0], others[0]
            if f.currency != g.currency and f.value == g.value:
                text = say("{measure}: {left} says {a} {unit_a}, {right} says {b} {unit_b}; the currency changed", measure=measure, left=names[0], right=names[1], a=figure(f), b=figure(g), unit_a=f.unit, unit_b=g.unit)  # fmt: skip
            else:
                text = say("{measure}: {left} says {a}, {right} says {b}; both cannot hold{ratio}", measure=measure, left=names[0], right=names[1], a=figure(f), b=figure(g), ratio=_ratio(f, g))  # fmt: skip
            yield CrossFlag("contradiction", text, ((n, i), (m, j)))


def _ratio(left: Fact, right: Fact) -> str:
    low, high = sorted((left.value or left.high or 0.0, right.value or right.high or 0.0))
    return f" ({high / low:,.0f}-fold)" if low and high / low >= 5 else ""


def _retold(
    names: tuple[str, str], n: int, m: int, left: list[tuple[int, Fact]], right: list[tuple[int, Fact]]
) -> Iterator[CrossFlag]:
    """The same telling number counts other things or tells of another action in the other report."""
    said: set[tuple[str, str]] = set()
    for i, f in left:
        if f.value is None or _digits(f.value) < 2:
            continue
        if any(g.measure == f.measure and g.value == f.value for _, g in right):
            continue
        for j, g in right:
            if g.value != f.value or any(x.measure == g.measure and x.value == g.value for _, x in left):
                continue
            if (f.measure, g.measure) in said or (f.unit in _MONEY) != (g.unit in _MONEY):
                continue
            said.add((f.measure, g.measure))
            yield CrossFlag(
                "contradiction",
                say(
                    "{value}: {left} counts them as {a} ({unit_a}), {right} as {b} ({unit_b}); unit or action changed in the retelling",
                    value=shown(f.value), left=names[0], right=names[1], a=f.measure, b=g.measure, unit_a=f.unit, unit_b=g.unit,
                ),
                ((n, i), (m, j)),
            )  # fmt: skip
