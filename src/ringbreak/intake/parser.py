"""What a parser is and what it may yield. A parser turns the bytes of one file into records, members and issues."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from ringbreak.errors import Unreadable

HEAD_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Source of the numbers: Apache Tika's and Autopsy's defaults, measured bombs."""

    cpu_seconds: int = 60
    wall_seconds: int = 120
    memory_bytes: int = 2 << 30
    text_bytes: int = 512 << 20
    """Text handed on by one file."""
    ratio: int = 100
    """Bytes that may come out of a container for each byte in it, once past `free_bytes`."""
    free_bytes: int = 64 << 20
    depth: int = 8
    members: int = 10_000
    pixels: int = 64_000_000
    cells: int = 10_000_000

    def for_size(self, size: int) -> Limits:
        """The limits of a file of `size` bytes: large honest exports get time and room in proportion.

        A second more for every 4 MiB beyond the first 64, and room for four times its own text.
        """
        more = max(0, size - (64 << 20)) >> 22
        return replace(
            self,
            cpu_seconds=self.cpu_seconds + more,
            wall_seconds=self.wall_seconds + 2 * more,
            text_bytes=max(self.text_bytes, 4 * size),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """Settings of a case that change what parsers yield."""

    time_zone: str = "Asia/Shanghai"
    """For times without an offset."""
    languages: tuple[str, ...] = ("zh", "en")
    maps: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Overruled column meanings: file name or glob -> header -> meaning ('records.text', 'transfers.amount', 'kept')."""
    limits: Limits = Limits()


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes a parser is given: a private copy that nobody changes while it is read."""

    path: Path
    name: str
    evidence_id: str
    size: int
    reading: Reading
    depth: int = 0

    def head(self, count: int = HEAD_BYTES) -> bytes:
        with self.open() as f:
            return f.read(count)

    def open(self) -> BinaryIO:
        return open(self.path, "rb")

    def bytes(self, most: int | None = None) -> bytes:
        """All bytes.

        Raises: Unreadable (refused) when there are more than `most` (default: the text limit).
        """
        most = self.reading.limits.text_bytes if most is None else most
        if self.size > most:
            raise Unreadable(
                "larger than the limit of {limit} bytes for this kind of file", refused=True, limit=most
            )
        return self.path.read_bytes()


@dataclass(slots=True)
class Transfer:
    """TRANSFERS without the record id. The amount is positive."""

    amount: Decimal
    payer: str | None = None
    payee: str | None = None
    payer_name: str | None = None
    payee_name: str | None = None
    currency: str | None = None
    direction_known: bool = True
    memo: str | None = None
    moved_at: datetime | None = None


@dataclass(slots=True)
class Action:
    """ACTIONS without the record id."""

    verb: str
    actor: str | None = None
    target: str | None = None
    device: str | None = None
    ip: str | None = None
    cell: str | None = None
    acted_at: datetime | None = None


@dataclass(slots=True)
class Profile:
    """PROFILES without the record id, everything as written."""

    name: str | None = None
    id_number: str | None = None
    phone: str | None = None
    address: str | None = None
    born_on: date | None = None
    company: str | None = None
    account: str | None = None
    email: str | None = None
    bank_card: str | None = None
    wechat: str | None = None
    qq: str | None = None


@dataclass(slots=True)
class Region:
    """REGIONS without ids."""

    form: str
    text: str
    x: int
    y: int
    width: int
    height: int
    score: float | None = None


@dataclass(slots=True)
class Image:
    """IMAGES without the record id."""

    format: str
    width: int
    height: int
    pdq: str | None = None
    pdq_quality: int | None = None
    taken_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    device: str | None = None
    software: str | None = None


@dataclass(slots=True)
class Record:
    """One row of RECORDS and what hangs on it. Unknown is None, never "". Datetimes are aware.

    `fields` holds every cell or header that has no column of its own here, in order; `metrics` measure -> count.
    """

    locator: str
    kind: str
    text: str | None = None
    title: str | None = None
    platform: str | None = None
    channel: str | None = None
    author: str | None = None
    author_name: str | None = None
    counterpart: str | None = None
    sent_at: datetime | None = None
    sent_at_precision: str | None = None
    url: str | None = None
    language: str | None = None
    fields: Mapping[str, str] | None = None
    transfer: Transfer | None = None
    action: Action | None = None
    profile: Profile | None = None
    metrics: Mapping[str, int] | None = None
    image: Image | None = None
    regions: Sequence[Region] = ()


@dataclass(slots=True)
class Block:
    """Many records at once, as Arrow columns, for formats with a row a record (jsonl, csv, parquet).

    `records` has any of RECORDS' columns except record_id, evidence_id and ordinal; missing ones are null (locator and
    kind must be there). The other tables carry an int64 column `row`, the number of the record within this block,
    instead of record_id, and are sorted by it.
    """

    records: pa.Table
    fields: pa.Table | None = None
    transfers: pa.Table | None = None
    actions: pa.Table | None = None
    profiles: pa.Table | None = None
    metrics: pa.Table | None = None


@dataclass(slots=True)
class Member:
    """A file found inside: an archive's member, a mail's attachment, a picture in a document.

    `data` is its bytes, or a path of a scratch file the parser made under `scratch_folder()`; the driver hashes it,
    finds its type and reads it in turn, one level deeper. `locator` says where in the container it stands.
    """

    name: str
    data: bytes | Path
    locator: str = ""


@dataclass(slots=True)
class Issue:
    """Something that could not be read. `items` is how many records or members it stands for.

    effect: failed (could not), refused (on purpose: encrypted, a limit), note (nothing lost: an oddity worth saying).
    """

    locator: str
    reason: str
    effect: str = "failed"
    items: int = 1


@dataclass(slots=True)
class Expected:
    """How many items the container itself says it holds (a zip's directory, an index, a row count). Given again when more is known."""

    items: int


@dataclass(slots=True)
class Mapped:
    """What a column of a table was taken to mean; becomes a row of MAPPINGS."""

    locator: str
    header: str
    meaning: str
    why: str


@dataclass(slots=True)
class MediaType:
    """A more exact media type than the parser's own."""

    name: str


Yield = Record | Block | Member | Issue | Expected | Mapped | MediaType


@dataclass(frozen=True, slots=True)
class Parser:
    """A format: how it is recognised and read.

    accepts: (head, name) -> bool; cheap, sees at most the first 64 KiB and the name. Content decides; the name may only
        break a tie between formats whose bytes look alike (csv and plain text).
    parse: yields what it finds as it finds it; raises NotThisFormat before its first yield to pass the file on,
        Unreadable when the rest cannot be read. What was yielded before stays.
    """

    name: str
    title: str
    media_type: str
    accepts: Callable[[bytes, str], bool]
    parse: Callable[[Source], Iterator[Yield]]
    source: str
    """Where the format is described."""
    sample: str | None = None
    """A small file under tests/golden/parsers/, with its expected rows beside it."""
    extra: str | None = None
    """The optional part of ringbreak it needs, if any."""
