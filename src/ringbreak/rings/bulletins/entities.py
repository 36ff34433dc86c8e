"""What the cases of a bulletin name, one entry a mention: titles, agencies, places, times, people, things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ringbreak.rings.bulletins.ledger import Bulletin, Case, Moment

KINDS = (
    "title", "agency", "place", "date", "suspect", "victim", "official", "spokesperson", "author", "person",
    "organisation", "product", "handle", "operation", "alias",
)  # fmt: skip
"""What may be named; the six after "date" are people in the role the text gives them; "person" is who is named without one."""
PEOPLE = frozenset({"suspect", "victim", "official", "spokesperson", "author", "person"})
_CERTAINTY = {
    "title": 0.9,
    "agency": 0.85,
    "place": 0.8,
    "date": 0.9,
    "handle": 0.9,
    "operation": 0.85,
    "alias": 0.9,
}
_SURE_PLACE = 0.95
_OTHERS = 0.75
"""Probability that a name is read right: a guess by kind, neither measured nor calibrated."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One named thing. `start`..`end` is its first mention in the case, in code points of the text.

    `code` is the GB/T 2260 code of a place, or the days a time may mean as ISO 8601 ("2021-04-25",
    "2021-01-21/2021-01-31"); None when it is not known. `precision` and `anchor` belong to times.
    """

    case_no: str
    kind: str
    name: str
    start: int
    end: int
    certainty: float
    code: str | None = None
    precision: str | None = None
    anchor: str | None = None


def entities_of(bulletin: Bulletin) -> Iterator[Entity]:
    """Every case's entities in the order of the text; a name once a case and kind."""
    for case in bulletin.cases:
        seen: set[tuple[str, str]] = set()
        for entity in sorted(_of(case), key=lambda e: (e.start, e.end, KINDS.index(e.kind))):
            if (entity.kind, entity.name) not in seen:
                seen.add((entity.kind, entity.name))
                yield entity


def _of(case: Case) -> Iterator[Entity]:
    no = case.case_no
    if case.title and case.title_at is not None:
        yield Entity(no, "title", case.title, *case.title_at, _CERTAINTY["title"])
    for n in (*case.agencies, *case.names):
        yield Entity(no, n.kind, n.name, n.start, n.end, _CERTAINTY.get(n.kind, _OTHERS))
    for p in case.places:
        certainty = _SURE_PLACE if p.code else _CERTAINTY["place"]
        yield Entity(no, "place", p.name, p.start, p.end, certainty, code=p.code)
    for m in case.moments:
        if m.precision != "duration":
            yield Entity(
                no, "date", m.quote, m.start, m.end, _CERTAINTY["date"], _days(m), m.precision, m.anchor
            )
    for person in case.people:
        yield Entity(no, person.role, person.name, person.start, person.end, _OTHERS)


def _days(moment: Moment) -> str | None:
    if moment.first is None or moment.last is None:
        return None
    first, last = moment.first.isoformat(), moment.last.isoformat()
    return first if first == last else f"{first}/{last}"


def entity_lines(bulletin: Bulletin, file: str) -> Iterator[dict[str, Any]]:
    """Lines of `ringbreak facts --entities --jsonl`: a line a case, then a line an entity. Keys are public."""
    for case in bulletin.cases:
        yield {
            "type": "case", "file": file, "case_no": case.case_no, "case": case.title, "agency": case.agency,
            "start": case.start, "end": case.end,
        }  # fmt: skip
    titles = {c.case_no: c.title for c in bulletin.cases}
    for e in entities_of(bulletin):
        yield {
            "type": "entity", "file": file, "case_no": e.case_no, "case": titles.get(e.case_no, ""),
            "kind": "person" if e.kind in PEOPLE else e.kind, "role": e.kind if e.kind in PEOPLE and e.kind != "person" else None,
            "name": e.name, "code": e.code, "precision": e.precision, "anchor": e.anchor,
            "start": e.start, "end": e.end, "quote": bulletin.text[e.start : e.end],
        }  # fmt: skip
