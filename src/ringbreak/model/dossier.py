"""What the case tells the dossier, and what the one-screen summary says: small frozen values, no tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Authority:
    """A legal basis as the log states it."""

    authority_id: str
    statement: str
    """As the person wrote or chose it: 'own material', a warrant's number ..."""
    purpose: str | None = None
    stated_by: str | None = None
    stated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DossierContext:
    """What a dossier needs that no table holds. Nothing in it is read from a clock.

    `dated_at` is the time of the log's last entry, so the same case gives the same bytes on every day.
    """

    case_name: str
    lang: str = "en"
    masked: bool = True
    time_zone: str = "Asia/Shanghai"
    languages: tuple[str, ...] = ("zh", "en")
    authorities: tuple[Authority, ...] = ()
    """Empty: unstated, and nothing may leave the case."""
    version: str = ""
    """Of ringbreak, as the run entry records it."""
    threshold_bits: float | None = None
    settings: tuple[tuple[str, str], ...] = ()
    """Name and value of every setting of the run, in the order to be printed."""
    log_head: str | None = None
    """Hash of the log's last entry, hex."""
    log_entries: int = 0
    dated_at: datetime | None = None
    table_digests: tuple[tuple[str, str], ...] = ()
    """Table name and canonical digest, as the run entry commits to them."""
    command_case: str = "CASE"
    """How the case is named in a command to type next, for example the folder's name."""
    dossier_path: str | None = None
    """Where the HTML file is or will be, as a person would type it."""
    not_taken: tuple[tuple[str, str], ...] = ()
    """Name and reason of what was given and never became evidence: a link, a folder nobody may list."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money of one currency; None when the source does not say which."""

    value: str
    """Decimal digits, never a binary float: '1234.50'."""
    currency: str | None


@dataclass(frozen=True, slots=True)
class RingLine:
    """One ring as one line."""

    ring_id: str
    rank: int
    title: str
    records: int
    selectors: int
    accounts: int
    case_type: str | None
    case_type_confidence: float | None
    bits: float
    held_by: tuple[tuple[str, str], ...]
    """Strongest selectors first: (kind, as shown)."""
    moved: tuple[Amount, ...]
    """Sum of the transfers among its records, a currency each; legs seen twice in two ledgers count twice."""
    complaints: int = 0
    """Rows of registers of complaints among its records, or complaints as its case type counts them, at most."""
    lost: tuple[Amount, ...] = ()
    """What those who complain say they lost, a currency each, the largest first."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A selector that several records share and that was not allowed to link them."""

    selector_id: int
    kind: str
    shown: str
    records: int
    accounts: int
    privacy: str
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A flag."""

    flag_id: str
    kind: str
    statement: str
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that was not wholly read, and why."""

    evidence_id: str
    name: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """What was given and never became evidence, and why: no file, no table and no count of files holds it."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The answers of page one. Lists hold the first few; the counts say how many there are."""

    case_name: str
    authorities: tuple[str, ...]
    files: int
    """Distinct files, those inside others included."""
    files_given: int
    """Places without a parent."""
    copies: int
    """Places beyond the first of the same bytes."""
    by_status: tuple[tuple[str, int], ...]
    """read, partly, refused, failed, each with its number."""
    records: int
    mentions: int
    selectors: int
    rings: tuple[RingLine, ...]
    ring_count: int
    held_back: tuple[HeldBack, ...]
    held_back_count: int
    doubts: tuple[Doubt, ...]
    doubt_count: int
    not_read: tuple[NotRead, ...]
    not_read_count: int
    dossier_path: str | None
    command_case: str
    not_taken: tuple[NotTaken, ...] = ()
    not_taken_count: int = 0
