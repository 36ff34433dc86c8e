"""A document becomes its cases: one, or the campaign and the typical cases that hang on it."""

from __future__ import annotations

import re
from datetime import date

from ringbreak.rings.bulletins.dates import is_stamp, moments_of
from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.headings import case_headings
from ringbreak.rings.bulletins.ledger import Case, Moment
from ringbreak.rings.bulletins.naming import NAME_GATES, agencies_of, leading_agency, names_of
from ringbreak.rings.bulletins.people import PEOPLE_GATES, people_of
from ringbreak.rings.bulletins.places import places_of

_SENTENCE = re.compile(r"[^。！？\n]{4,60}(?=[。！？])|[^.!?\n]{12,110}(?=[.!?](?:\s|$))")


_STOPS = re.compile("[。！？.!?]")


def split_cases(
    text: str,
    spans: tuple[tuple[int, int], ...],
    opened: dict[str, Spans],
    *,
    chinese: bool,
    posted: date | None = None,
    title: str | None = None,
) -> list[Case]:
    """Cases in the order of the text. Case "0" is what stands before the first of several cases."""
    if not spans:
        return []
    heads = case_headings(text, spans, opened["announced"])
    first, last = spans[0][0], spans[-1][1]
    headline = title or _line(text, *next((s for s in spans if not is_stamp(text, *s)), spans[0]))
    moments = moments_of(
        text, opened["date"], opened["duration"], opened["vague"], chinese=chinese, posted=posted
    )
    if not heads:
        return [_case("1", headline, text, first, last, opened, moments, chinese=chinese)]
    made = []
    if heads[0][1] > first:
        made.append(_case("0", headline, text, first, heads[0][1], opened, moments, chinese=chinese))
    for i, (number, start, after) in enumerate(heads):
        stop = heads[i + 1][1] if i + 1 < len(heads) else last
        line = next((s for s in spans if s[0] == start), (start, stop))
        name = _line(text, after, line[1])
        made.append(_case(str(number), name, text, start, stop, opened, moments, chinese=chinese))
    return made


def _case(
    number: str,
    title: str,
    text: str,
    start: int,
    stop: int,
    opened: dict[str, Spans],
    moments: list[Moment],
    *,
    chinese: bool,
) -> Case:
    alone = opened["all"][0][0] >= start and opened["all"][-1][1] <= stop

    def own(gate: str) -> Spans:
        if alone:
            return opened[gate]  # one case: every line is its own
        return tuple((max(a, start), min(b, stop)) for a, b in opened[gate] if a < stop and b > start)

    agencies = agencies_of(text, own("agency"))
    at = text.find(title, start, min(stop, start + len(title) + 40)) if title else -1
    return Case(
        number,
        title,
        start,
        stop,
        leading_agency(agencies),
        tuple(places_of(text, own("all" if chinese else "place_en"), chinese=chinese)),
        tuple(m for m in moments if start <= m.start < stop),
        tuple(people_of(text, {gate: own(gate) for gate in PEOPLE_GATES}, chinese=chinese)),
        tuple(names_of(text, {gate: own(gate) for gate in NAME_GATES})),
        tuple(agencies),
        (at, at + len(title)) if at >= 0 else None,
    )


def _line(text: str, start: int, end: int) -> str:
    line = text[start:end].strip()
    opening = _SENTENCE.match(line) if _STOPS.search(line) is not None else None
    if opening and len(line) > len(opening.group()) + 1:
        line = opening.group()  # a case without a heading of its own is called by its first sentence
    return line if len(line) <= 160 else line[:157] + "..."
