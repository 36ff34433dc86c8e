"""Parking receipts for ringbreak: one part of each kind, small enough to copy.

A receipt file begins with the line `PARKING 1`; each further line is `time|bay|ticket|remark`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pyarrow as pa

from ringbreak.dossier.document import Document
from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.engine.engine import Engine
from ringbreak.intake.parser import Parser, Record, Source, Unreadable, Yield
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.citations import CITATIONS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS
from ringbreak.model.progress import Progress
from ringbreak.rings.detector import Detector, DetectorResult
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector

# --- a format ---------------------------------------------------------------------------------------------------------


def accepts(head: bytes, name: str) -> bool:
    return head.startswith(b"PARKING 1\n")


def parse(source: Source) -> Iterator[Yield]:
    for number, line in enumerate(source.bytes().decode("utf-8").splitlines()[1:], 2):
        parts = line.split("|")
        if len(parts) != 4:
            raise Unreadable("line {line} has {count} fields instead of 4", line=number, count=len(parts))
        at, bay, ticket, remark = parts
        yield Record(
            kind="message",
            locator=f"line:{number}",
            sent_at=datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(source.reading.time_zone)),
            channel=bay,
            text=f"{ticket} {remark}",
        )


PARSER = Parser(
    name="parking",
    title="Parking receipts",
    media_type="text/x-parking",
    accepts=accepts,
    parse=parse,
    source="the header of this file",
)

# --- a kind of identifier ---------------------------------------------------------------------------------------------

TICKET = re.compile(r"(?<![A-Z0-9])PK-(\d{6})(?!\d)")


def find(passage: Passage) -> Iterator[Found]:
    for match in TICKET.finditer(passage.text):
        yield Found(
            "parking_ticket", match.start(), match.end(), match.group(), "format", "has the form of a ticket"
        )


SELECTOR = Selector(
    name="parking_ticket",
    title="Parking ticket",
    pattern="PK- and six digits",
    find=find,
    normalise=lambda written: written,
    is_valid=lambda value: TICKET.fullmatch(value) is not None,
    shown_as=lambda value: value[:5] + "****",
    specificity=0.9,
    source="the header of this file",
    examples={"ticket PK-000123": "PK-000123"},
    not_examples=("PK-1234567",),
)

# --- a way of linking -------------------------------------------------------------------------------------------------


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One bay on one day."""
    engine.execute(
        """
        INSERT INTO minted
        WITH stays AS (
          SELECT r.record_id, r.channel || '@' || strftime(r.sent_at AT TIME ZONE 'UTC', '%Y-%m-%d') AS value
          FROM records r JOIN evidence e USING (evidence_id) WHERE e.parser = 'parking' AND r.channel IS NOT NULL
        )
        SELECT record_id, 'parking_bay', value, value, NULL, NULL, NULL, 0, 'parked in this bay on this day' FROM stays
        WHERE value IN (SELECT value FROM stays GROUP BY value HAVING count(*) > 1)
        """
    )


LINKER = Linker(
    name="parking",
    title="One parking bay on one day",
    kinds=("parking_bay",),
    mint=mint,
    source="the header of this file",
)

# --- a claim ----------------------------------------------------------------------------------------------------------


def detect(engine: Engine) -> DetectorResult:
    """How many stays the receipts of a file tell of, each cited."""
    rows = engine.sql(
        "SELECT r.evidence_id, r.record_id, length(r.text) AS length FROM records r JOIN evidence e USING (evidence_id) "
        "WHERE e.parser = 'parking' ORDER BY r.evidence_id, r.record_id"
    ).to_pylist()
    stays: dict[str, list[dict[str, int]]] = {}
    for row in rows:
        stays.setdefault(row["evidence_id"], []).append(row)
    findings, citations = [], []
    for evidence_id, its in stays.items():
        finding_id = hashlib.sha256(f"parking {evidence_id}".encode()).hexdigest()[:16]
        said = {"measure": "stays", "value": float(len(its)), "unit": "items", "comparator": "exact"}
        statement = f"{len(its)} stays in the car park"
        findings.append(
            {
                "finding_id": finding_id,
                "detector": "parking",
                "statement": statement,
                "confidence": 1.0,
                **said,
            }
        )
        citations += [
            {
                "finding_id": finding_id,
                "record_id": r["record_id"],
                "field": "text",
                "start": 0,
                "end": r["length"],
            }
            for r in its
        ]
    return DetectorResult(
        pa.Table.from_pylist(findings, schema=FINDINGS.schema),
        pa.Table.from_pylist(citations, schema=CITATIONS.schema),
        FLAGS.empty(),
    )


DETECTOR = Detector(name="parking", title="Car parks", detect=detect, source="the header of this file")

# --- a way out --------------------------------------------------------------------------------------------------------


def render(document: Document) -> Iterator[bytes]:
    yield f"title\t{document.case_name}\n".encode()
    for chapter in document.chapters:
        yield f"ring\t{chapter.line.ring_id}\t{chapter.looks_like}\n".encode()


EXPORTER = Exporter(
    name="rings-tsv",
    title="The rings, one a line",
    suffix=".rings.tsv",
    media_type="text/tab-separated-values",
    render=render,
    loses=("everything but the rings",),
)
