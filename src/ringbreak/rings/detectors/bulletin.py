"""Press reports and police bulletins become claims, each with the passage that states it, and doubts about them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.model.citations import CITATIONS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS
from ringbreak.model.ids import content_id
from ringbreak.model.table import Table
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.words import say

if TYPE_CHECKING:
    # Its lexicons take seconds to make ready, which a case without reports need not wait for.
    from ringbreak.rings.bulletins.entities import Entity
    from ringbreak.rings.bulletins.events import Event
    from ringbreak.rings.bulletins.ledger import Bulletin, Fact

_REPORT = re.compile(
    r"公安|警方|民警|犯罪嫌疑人|检察院|法院|网信办|专案组|侦破|"
    r"\b(?:[Pp]olice|Public Security|suspects?|prosecutors?|[Cc]ourt|arrested|cyber ?crime|defendants?|law enforcement)\b"
)
_QUERY = """
select record_id, title, text, cast(sent_at as date) as posted
from records
where kind in ('article', 'document', 'page', 'mail') and text is not null and length(text) >= 60
order by evidence_id, ordinal
"""


@dataclass(frozen=True, slots=True)
class _Read:
    record_id: int
    bulletin: Bulletin
    shift: int
    """Code points of the headline put before the text; 0 when the text has its own."""


def looks_like_a_report(text: str) -> bool:
    """Does the text speak of police, courts or suspects at all?"""
    return _REPORT.search(text) is not None


def detect(engine: Engine) -> DetectorResult:
    """Read every article-like record that speaks of police or courts.

    Reads:   RECORDS of kind article, document, page or mail.
    Returns: a finding a figure, a named thing and an event told twice, each with the passages that state it, and the
             doubts within and between reports.
    """
    found: list[_Read] = []
    for batch in engine.batches(_QUERY, rows=512):
        for row in batch.to_pylist():
            read = _read(row["record_id"], row["title"], row["text"], row["posted"])
            if read is not None:
                found.append(read)
    return _result(found)


def _read(record_id: int, title: str | None, text: str, posted: date | None) -> _Read | None:
    if not looks_like_a_report(text):
        return None
    from ringbreak.rings.bulletins.read import read_facts

    headline = (title or "").strip()
    apart = bool(headline) and headline not in text[: len(headline) + 400]
    whole = f"{headline}\n{text}" if apart else text
    bulletin = read_facts(whole, name=str(record_id), posted=posted, title=headline or None)
    return _Read(record_id, bulletin, len(headline) + 1 if apart else 0) if bulletin.facts else None


def _result(found: list[_Read]) -> DetectorResult:
    if not found:
        return DetectorResult(_table(FINDINGS, []), _table(CITATIONS, []), _table(FLAGS, []))
    from ringbreak.rings.bulletins.align import Report, compare_reports, link_cases
    from ringbreak.rings.bulletins.entities import entities_of
    from ringbreak.rings.bulletins.events import events_of

    findings: list[dict[str, object]] = []
    citations: list[dict[str, object]] = []
    flags: list[dict[str, object]] = []
    ids: dict[tuple[int, int], str] = {}
    named: dict[tuple[int, str, int], str] = {}
    for n, read in enumerate(found):
        for i, fact in enumerate(read.bulletin.facts):
            field, start, end = _where(read, fact.start, fact.end)
            finding_id = content_id(
                "bulletin", str(read.record_id), fact.measure, field, str(start), str(end)
            )
            ids[n, i] = finding_id
            findings.append(_finding(finding_id, fact))
            citations.append(_citation(finding_id, read.record_id, field, start, end))
        for entity in entities_of(read.bulletin):
            field, start, end = _where(read, entity.start, entity.end)
            finding_id = content_id(
                "bulletin", str(read.record_id), entity.kind, entity.case_no, field, str(start), str(end)
            )
            named[n, entity.kind, entity.start] = finding_id
            findings.append(_named(finding_id, entity))
            citations.append(_citation(finding_id, read.record_id, field, start, end))
        _open(read, findings, citations)
        for flag in read.bulletin.flags:
            about = {ids[n, i] for i in flag.facts}
            for start, end in flag.passages:
                kind = "place" if flag.kind == "variant" else "date"
                known = named.get((n, kind, start))
                about.add(known or _passage(read, kind, start, end, findings, citations))
            flags.append(_flag(flag.kind, flag.statement, sorted(about), str(read.record_id)))
    reports = [Report(r.bulletin.name, r.bulletin) for r in found]
    links = link_cases(reports)
    for event in events_of(reports, links):
        _event(event, found, findings, citations)
    for doubt in compare_reports(reports, links):
        between = sorted({ids[n, i] for n, i in doubt.facts})
        flags.append(_flag(doubt.kind, doubt.statement, between, ""))
    return DetectorResult(_table(FINDINGS, findings), _table(CITATIONS, citations), _table(FLAGS, flags))


def _open(read: _Read, findings: list[dict[str, object]], citations: list[dict[str, object]]) -> None:
    """The numbers a bulletin's rules left open: one claim without a figure, that cites the sentence of each."""
    from ringbreak.rings.bulletins.open_numbers import open_numbers

    left = tuple(open_numbers(read.bulletin))
    if not left:
        return
    finding_id = content_id("bulletin", str(read.record_id), "open_numbers")
    statement = say(
        "{count} numbers of the bulletin were seen and left open; they are no figures", count=len(left)
    )
    findings.append(
        {"finding_id": finding_id, "detector": "bulletin", "measure": "open_numbers", "statement": statement, "confidence": 1.0}
    )  # fmt: skip
    places = dict.fromkeys(_where(read, n.sentence_start, n.sentence_end) for n in left)
    citations.extend(_citation(finding_id, read.record_id, *place) for place in places)


def _event(
    event: Event, found: list[_Read], findings: list[dict[str, object]], citations: list[dict[str, object]]
) -> None:
    """Reports of one event: a claim that cites, in every report, the case's first words and the figures they share."""
    places: list[tuple[int, str, int, int]] = []
    for n, case_no in event.cases:
        case = next(c for c in found[n].bulletin.cases if c.case_no == case_no)
        start, end = case.title_at or (case.start, min(case.end, case.start + 60))
        places.append((found[n].record_id, *_where(found[n], start, end)))
    for line in event.lines:
        for said in line.said if line.verdict in ("same", "rounded") else ():
            for i in said.facts[:1]:
                fact = found[said.report].bulletin.facts[i]
                places.append(
                    (found[said.report].record_id, *_where(found[said.report], fact.start, fact.end))
                )
    finding_id = content_id(
        "bulletin", "same_event", *(f"{found[n].record_id}:{no}" for n, no in event.cases)
    )
    findings.append(
        {
            "finding_id": finding_id, "detector": "bulletin", "measure": "same_event",
            "statement": say(
                "{count} reports tell of one event; what only one event has: {why}",
                count=len(event.cases), why="; ".join(event.why),
            ),
            "confidence": _probability(event.bits),
        }
    )  # fmt: skip
    citations.extend(_citation(finding_id, *place) for place in dict.fromkeys(places))


def _probability(bits: float) -> float:
    """Of two cases being one: ten thousand to one against before anything is known, `bits` of evidence after."""
    odds = float(2.0 ** min(bits, 60.0)) / 10_000.0
    return round(odds / (1.0 + odds), 4)


def _named(finding_id: str, entity: Entity) -> dict[str, object]:
    return {
        "finding_id": finding_id, "detector": "bulletin", "case_no": entity.case_no, "measure": entity.kind,
        "statement": _naming(entity), "confidence": entity.certainty, "named": entity.name, "code": entity.code,
    }  # fmt: skip


def _naming(entity: Entity) -> str:
    if entity.kind == "place" and entity.code:
        return say(
            "the bulletin names the place {quote}, GB/T 2260 code {code}", quote=entity.name, code=entity.code
        )
    if entity.kind == "date":
        if entity.code is None:
            return say(
                "the bulletin gives the time {quote}; the year is not known from the text", quote=entity.name
            )
        if entity.anchor == "written":
            return say("the bulletin gives the time {quote}: {days}", quote=entity.name, days=entity.code)
        return say(
            "the bulletin gives the time {quote}: {days}, the year taken from {anchor}",
            quote=entity.name, days=entity.code, anchor=entity.anchor or "",
        )  # fmt: skip
    return say("the bulletin names {quote}", quote=entity.name)


def _citation(finding_id: str, record_id: int, field: str, start: int, end: int) -> dict[str, object]:
    return {"finding_id": finding_id, "record_id": record_id, "field": field, "start": start, "end": end}


def _passage(
    read: _Read,
    measure: str,
    start: int,
    end: int,
    findings: list[dict[str, object]],
    citations: list[dict[str, object]],
) -> str:
    """A passage that is no figure but that a doubt is about becomes a finding of its own, so it can be cited."""
    field, first, last = _where(read, start, end)
    finding_id = content_id("bulletin", str(read.record_id), measure, field, str(first), str(last))
    quote = read.bulletin.text[start:end]
    case_no = next((c.case_no for c in read.bulletin.cases if c.start <= start < c.end), "1")
    statement = say("the bulletin names {quote}", quote=quote)
    findings.append(
        {"finding_id": finding_id, "detector": "bulletin", "case_no": case_no, "measure": measure, "statement": statement, "confidence": 0.9}
    )  # fmt: skip
    citations.append(_citation(finding_id, read.record_id, field, first, last))
    return finding_id


def _where(read: _Read, start: int, end: int) -> tuple[str, int, int]:
    if read.shift and start < read.shift:
        return "title", start, min(end, read.shift - 1)
    return "text", start - read.shift, end - read.shift


def _finding(finding_id: str, fact: Fact) -> dict[str, object]:
    from ringbreak.rings.bulletins.doubts.interval import figure

    statement = say(
        "the bulletin states {measure}: {value} {unit}",
        measure=fact.measure,
        value=figure(fact),
        unit=fact.unit,
    )
    return {
        "finding_id": finding_id, "ring_id": None, "detector": "bulletin", "case_no": fact.case_no,
        "measure": fact.measure, "value": fact.value, "low": fact.low, "high": fact.high, "unit": fact.unit,
        "comparator": fact.comparator, "stage": fact.stage, "speaker": fact.speaker, "statement": statement,
        "confidence": fact.certainty, "scope": fact.scope, "currency": fact.currency,
    }  # fmt: skip


def _flag(kind: str, statement: str, about: Iterable[str], record: str) -> dict[str, object]:
    joined = ",".join(about)
    return {
        "flag_id": content_id("flag", kind, statement, joined, record),
        "kind": kind,
        "statement": statement,
        "finding_ids": joined,
    }


def _table(table: Table, rows: list[dict[str, object]]) -> pa.Table:
    key = table.key
    unique = {tuple(row[k] for k in key): row for row in rows}
    full = [{name: row.get(name) for name in table.names} for row in unique.values()]
    return pa.Table.from_pylist(full, schema=table.schema)


DETECTOR = Detector(
    name="bulletin",
    title="Press reports and police bulletins: figures, and doubts about them",
    detect=detect,
    source="docs/facts.md",
)
