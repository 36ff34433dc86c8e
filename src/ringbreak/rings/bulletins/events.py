"""One event told by several reports: their figures side by side, and who changed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ringbreak.rings.bulletins.align import CaseLink, Report, link_cases
from ringbreak.rings.bulletins.doubts.interval import figure, hold_together
from ringbreak.rings.bulletins.ledger import Fact

CaseAt = tuple[int, str]
"""(number of the report, case_no)."""
ORDER = ("changed", "partly", "rounded", "same", "alone")


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says of a measure: indices of its facts, the first of each different figure."""

    report: int
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One measure at one scope across the reports of an event.

    `verdict` is "changed" (two reports have no figure that holds beside the other's), "partly" (some figures agree,
    another clashes with all the other report gives), "rounded" (they hold together but are not equal), "same", or
    "alone" (only one report gives it).
    """

    measure: str
    scope: str | None
    said: tuple[Said, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Event:
    """Cases of different reports that are one event, on what grounds, and their figures side by side."""

    cases: tuple[CaseAt, ...]
    bits: float
    """Of the weakest link that holds the event together."""
    why: tuple[str, ...]
    lines: tuple[Line, ...]


def events_of(reports: Sequence[Report], links: Sequence[CaseLink] | None = None) -> list[Event]:
    """Events that at least two of the reports tell of, in the order of the reports.

    Args:
        links: What `link_cases` gave for these reports, when it was asked already.
    """
    links = link_cases(reports) if links is None else links
    group: dict[CaseAt, CaseAt] = {}

    def root(at: CaseAt) -> CaseAt:
        while group.setdefault(at, at) != at:
            at = group[at]
        return at

    # Strongest first, so what joins an event is a strongest tree and its weakest link is the last one used.
    held: dict[CaseAt, list[CaseLink]] = {}
    used: list[CaseLink] = []
    for link in sorted(links, key=lambda x: (-x.bits, x.left, x.right)):
        a, b = root(link.left), root(link.right)
        if a != b:
            group[max(a, b)] = min(a, b)
            used.append(link)
    for link in used:
        held.setdefault(root(link.left), []).append(link)
    members: dict[CaseAt, list[CaseAt]] = {}
    for at in sorted(group):
        members.setdefault(root(at), []).append(at)
    made = []
    for first, cases in sorted(members.items()):
        tree = held[first]
        why = tuple(dict.fromkeys(ground for link in tree for ground in link.why))
        lines = tuple(_lines(reports, cases))
        made.append(Event(tuple(cases), min(x.bits for x in tree), why, lines))
    return made


def _lines(reports: Sequence[Report], cases: list[CaseAt]) -> Iterator[Line]:
    """The measures of an event, what changed first, then by name."""
    told: dict[tuple[str, str | None], dict[int, list[int]]] = {}
    for n, case_no in cases:
        for i, fact in enumerate(reports[n].bulletin.facts):
            if fact.case_no == case_no:
                told.setdefault((fact.measure, fact.scope), {}).setdefault(n, []).append(i)
    made = []
    for (measure, scope), by_report in told.items():
        said = tuple(Said(n, _different(reports[n], found)) for n, found in sorted(by_report.items()))
        made.append(Line(measure, scope, said, _verdict(reports, said)))
    yield from sorted(made, key=lambda x: (ORDER.index(x.verdict), x.measure, x.scope or ""))


def _different(report: Report, indices: list[int]) -> tuple[int, ...]:
    first: dict[str, int] = {}
    for i in indices:
        first.setdefault(shown_figure(report.bulletin.facts[i]), i)
    return tuple(first.values())


def _verdict(reports: Sequence[Report], said: tuple[Said, ...]) -> str:
    if len(said) < 2:
        return "alone"
    facts = [[reports[s.report].bulletin.facts[i] for i in s.facts] for s in said]
    if len({frozenset(shown_figure(f) for f in told) for told in facts}) == 1:
        return "same"
    pairs = ((a, b) for k, a in enumerate(facts) for b in facts[k + 1 :])
    # A report may give a measure several times, for parts and for wholes: one pair that agrees is enough.
    verdict = "rounded"
    for a, b in pairs:
        agree = [[hold_together(f, g) and f.currency == g.currency for g in b] for f in a]
        if not any(any(row) for row in agree):
            return "changed"
        if not all(any(row) for row in agree) or not all(any(column) for column in zip(*agree, strict=True)):
            verdict = "partly"
    return verdict


def shown_figure(fact: Fact) -> str:
    """'more than 2,000 items', 'about 3 million CNY'."""
    return f"{figure(fact)} {fact.unit}".strip()


def event_lines(reports: Sequence[Report], events: Sequence[Event]) -> Iterator[dict[str, Any]]:
    """Lines of `ringbreak facts --entities --jsonl` for events; `facts` index the fact lines of each file, from 0."""
    for event in events:
        yield {
            "type": "event",
            "cases": [{"file": reports[n].name, "case_no": no} for n, no in event.cases],
            "bits": event.bits,
            "why": list(event.why),
            "compared": [
                {
                    "measure": line.measure, "scope": line.scope, "verdict": line.verdict,
                    "said": [
                        {
                            "file": reports[s.report].name, "facts": list(s.facts),
                            "figures": [shown_figure(reports[s.report].bulletin.facts[i]) for i in s.facts],
                        }
                        for s in line.said
                    ],
                }
                for line in event.lines
            ],
        }  # fmt: skip
