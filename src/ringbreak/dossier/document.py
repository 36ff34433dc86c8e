"""The document: everything a dossier says, frozen, with a key to the passage behind each claim.

Exporters read this and nothing else, so HTML, Markdown and JSON cannot disagree. Sentences are in the document's
language; evidence stands as it was written, masked when the document is.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass

from ringbreak.model.dossier import Authority, NotTaken, RingLine, Summary

FORMAT = "ringbreak dossier 1"


@dataclass(frozen=True, slots=True)
class Passage:
    """What a citation resolves to: a span of a record, in context, and where the bytes are."""

    key: str
    """What claims carry; made from record, field and span."""
    mark: str
    """What readers see: E12:345 is record 345 of evidence 12."""
    record_id: int
    evidence_no: int
    evidence_id: str
    evidence_name: str
    locator: str
    record_kind: str
    platform: str
    channel: str
    author: str
    at: str
    """Time in the case's zone, no finer than the evidence gives it."""
    field: str
    """As in MENTIONS.field; empty when the whole record is meant."""
    start: int
    end: int
    before: str
    quoted: str
    after: str
    cut_before: bool
    cut_after: bool
    language: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and the keys of the passages that prove it."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding as a line of the ledger."""

    finding_id: str
    ring: str
    source: str
    """Which detector says so."""
    detector: str
    """The same, as people call it."""
    case_no: str
    measure: str
    figure: str
    stage: str
    speaker: str
    scope: str
    statement: str
    confidence: float
    cites: tuple[str, ...]
    name: str = ""
    """The measure as FINDINGS names it."""


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """A flag with the passages of the claims it is about."""

    flag_id: str
    kind: str
    statement: str
    finding_ids: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelectorLine:
    """A selector of a ring."""

    selector_id: int
    kind: str
    kind_name: str
    shown: str
    role: str
    tier: str
    records: int
    """Records of this ring that bear it."""
    records_in_case: int
    accounts: int
    bits: float
    level: str
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordLine:
    """A record of a ring."""

    record_id: int
    role: str
    tier: str
    at: str
    author: str
    kind: str
    bits: float
    why: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account of a ring, by how much it said or did."""

    author: str
    records: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the ring card: a selector, or the records that bear the same drawn selectors."""

    name: str
    form: str
    """selector or records."""
    kind: str
    label: str
    records: int
    weakest: bool
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge of the strongest tree."""

    left: str
    """A node of form records."""
    right: str
    """A node of form selector."""
    bits: float
    records: int
    below_threshold: bool


@dataclass(frozen=True, slots=True)
class Card:
    """The strongest tree of a ring, at most 25 nodes of it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden_selectors: int
    hidden_records: int


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the way from a member to another: the selector both bear."""

    from_label: str
    selector: str
    bits: float
    level: str
    to_label: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of how a ring holds together: a selector and the records that hang on what came before by it."""

    selector: str
    bits: float
    added: int
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weakest:
    """The selector whose removal splits the ring most cheaply, and into what."""

    selector: str
    bits: float
    parts: tuple[int, ...]
    """Records in each part, largest first; one part when something else still holds it together."""
    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A record outside the ring that shares something with it, and why that is not enough."""

    text: str
    bits: float
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """One account's activity over the timeline's bins."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Records a bin; `labels` name the bins' starts in the case's zone."""

    unit: str
    labels: tuple[str, ...]
    counts: tuple[int, ...]
    lanes: tuple[Lane, ...]
    other_accounts: int
    undated: int


@dataclass(frozen=True, slots=True)
class Heat:
    """Records by weekday (Monday first) and hour of the case's zone, from times exact to the hour."""

    counts: tuple[tuple[int, ...], ...]
    untimed: int
    zone: str
    """In which zone it was which hour: midnight elsewhere is another."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Accounts (or records) by selectors, ordered so that blocks show."""

    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    hidden_rows: int
    hidden_columns: int


@dataclass(frozen=True, slots=True)
class FlowLine:
    """Money from one party to another; 'other' gathers what is not among the largest."""

    payer: str
    payee: str
    amount: str
    transfers: int
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """Money moving among the ring's records, one currency."""

    currency: str | None
    lines: tuple[FlowLine, ...]
    total: str
    transfers: int
    direction_unknown: int
    other_lines: int
    """Payer-payee pairs gathered into 'other'."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part played in a ring, by how many."""

    role: str
    tier: str
    place: int
    """0 upstream, 1 midstream, 2 downstream, 3 outside the chain."""
    records: int
    accounts: int
    selectors: int
    shown: tuple[str, ...]
    """The selectors of that part that stand in most records."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgentLine:
    """Links to one site under one agent's code."""

    code: str
    number: int
    """Agents by how many records carry their code, from 1."""
    site: str
    links: int
    records: int
    hidden: int
    """Codes that are not listed."""
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """How many leads of one source go to one province."""

    source: str
    place: str
    count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """One ring in full."""

    line: RingLine
    looks_like: str
    opening: Told
    period: str
    figures: tuple[Fact, ...]
    card: Card
    ladder: tuple[Rung, ...]
    weakest: Weakest | None
    near_misses: tuple[NearMiss, ...]
    near_miss_count: int
    selectors: tuple[SelectorLine, ...]
    records: tuple[RecordLine, ...]
    accounts: tuple[AccountLine, ...]
    timeline: Timeline | None
    heat: Heat | None
    matrix: Matrix | None
    flows: tuple[Flow, ...]
    doubts: tuple[DoubtLine, ...]
    steps: tuple[StepLine, ...]
    """How it holds together, as `explain` answers; empty when it was not asked."""
    parts: tuple[PartLine, ...] = ()
    agents: tuple[AgentLine, ...] = ()
    places: tuple[PlaceLine, ...] = ()

    @property
    def has_roles(self) -> bool:
        """Whether anybody in it could be given a part."""
        return any(s.role for s in self.selectors) or any(r.role for r in self.records)


@dataclass(frozen=True, slots=True)
class HeldBackLine:
    """A selector that was not allowed to link, with one passage that shows it."""

    selector_id: int
    kind_name: str
    shown: str
    privacy: str
    records: int
    accounts: int
    reason: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotReadLine:
    """A file that was not wholly read."""

    evidence_no: int
    name: str
    status: str
    reason: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """Files of one type with one outcome."""

    form: str
    status: str
    files: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A file as the index lists it."""

    evidence_no: int
    name: str
    evidence_id: str
    size_bytes: int
    media_type: str
    status: str
    records: int
    issues: int
    authority_id: str | None


@dataclass(frozen=True, slots=True)
class Custody:
    """What a stranger checks the document against."""

    log_head: str | None
    log_entries: int
    dated_at: str
    table_digests: tuple[tuple[str, str], ...]
    authorities: tuple[Authority, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A dossier. `passages` holds every key that any claim carries; `prove` fails otherwise."""

    case_name: str
    lang: str
    masked: bool
    time_zone: str
    version: str
    summary: Summary
    coverage: tuple[Coverage, ...]
    not_read: tuple[NotReadLine, ...]
    not_taken: tuple[NotTaken, ...]
    doubts: tuple[DoubtLine, ...]
    chapters: tuple[Chapter, ...]
    other_rings: tuple[RingLine, ...]
    facts: tuple[Fact, ...]
    fact_count: int
    held_back: tuple[HeldBackLine, ...]
    threshold_bits: float | None
    settings: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    custody: Custody
    evidence: tuple[EvidenceLine, ...]
    passages: tuple[Passage, ...]
    format: str = FORMAT


def cited_keys(part: object) -> set[str]:
    """Keys of passages that any claim inside a part of a document carries."""
    if isinstance(part, tuple):
        return set().union(*(cited_keys(one) for one in part)) if part else set()
    found: set[str] = set()
    if dataclasses.is_dataclass(part) and not isinstance(part, type):
        for f in dataclasses.fields(part):
            value = getattr(part, f.name)
            found |= set(value) if f.name == "cites" else cited_keys(value)
    return found


def canonical_json(document: Document) -> bytes:
    """The document as JSON with sorted keys and no spaces: equal documents are equal bytes."""
    return json.dumps(
        dataclasses.asdict(document),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=lambda value: value.isoformat(),
    ).encode("utf-8")


def digest(document: Document) -> str:
    """SHA-256 of the canonical JSON, hex: what the footer prints and what the log commits to."""
    return hashlib.sha256(canonical_json(document)).hexdigest()
