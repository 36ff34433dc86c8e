"""A case on disk: a log and the bytes it names; everything else is derived."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from ringbreak.case.authority import Authority
from ringbreak.case.lock import Lock
from ringbreak.case.log import Entry, Log, sync_folder
from ringbreak.case.objects import Objects
from ringbreak.case.settings import CaseFile, Settings
from ringbreak.case.walk import Found, walk
from ringbreak.errors import CaseError, CustodyBroken, UsageError
from ringbreak.model.progress import SILENT, Progress
from ringbreak.words import say

BATCH_FILES = 256
BATCH_BYTES = 256 << 20
"""One fsync of objects and log for so many files: the cost of durability is the fsync, not the bytes."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def stamp(when: datetime) -> str:
    """A moment as log entries have it: UTC, microseconds, so written that later is greater (strftime does not pad years)."""
    return when.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Added:
    """What `add` did. `given` = `added` + `known` + refused."""

    given: int
    added: int
    known: int
    bytes: int
    refused: tuple[tuple[str, str], ...] = ()
    changed: tuple[str, ...] = ()
    """Names that were added before with other bytes; both versions are kept."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One file of the case as the log names it."""

    sha256: str
    name: str
    size: int
    authority_id: str | None
    added_at: str
    seq: int


@dataclass
class Case:
    """An open case. Reading needs no lock; every verb that writes takes it.

    Args:
        who: Who acts; stands in every log entry.
        clock: The only clock; its time goes into log entries and nowhere else.
    """

    path: Path
    file: CaseFile
    log: Log
    who: str = "unknown"
    clock: Callable[[], datetime] = utc_now
    gone: frozenset[int] = frozenset()
    """Entries whose evidence was purged after the moment this case is seen as of: what is gone is gone at every moment."""
    lock: Lock = field(init=False)
    objects: Objects = field(init=False)

    def __post_init__(self) -> None:
        self.lock = Lock(self.path, self.log.refresh)
        self.objects = Objects(self.path / "objects")

    @property
    def tables(self) -> Path:
        return self.path / "tables"

    @property
    def work(self) -> Path:
        """Derived and disposable: parsed parts, spill."""
        return self.path / "work"

    @property
    def settings(self) -> Settings:
        return self.file.settings

    def now(self) -> str:
        return stamp(self.clock())

    def append(self, items: Sequence[tuple[str, dict[str, Any]]]) -> list[Entry]:
        """Write log entries; the caller holds the lock."""
        return self.log.append(items, who=self.who, at=self.now())

    # -- making and opening -------------------------------------------------------------------------------------

    @classmethod
    def new(
        cls,
        path: Path,
        *,
        name: str | None = None,
        settings: Settings | None = None,
        who: str = "unknown",
        clock: Callable[[], datetime] = utc_now,
    ) -> Self:
        """Make an empty case.

        Raises: CaseError when something is there already, or the folder cannot be made.
        """
        if _begun(path / "log"):
            raise CaseError(
                "there is a case at {path} already; open it, or choose another name with -o", path=path
            )
        if path.exists() and not _cut_short(path):
            raise CaseError("{path} is not empty and is no case; choose another name with -o", path=path)
        file = CaseFile(name=name or path.name, settings=settings or Settings())
        try:
            (path / "objects").mkdir(parents=True, exist_ok=True)
            sync_folder(path.absolute().parent)
            torn = (path / "log").read_bytes() if (path / "log").exists() else b""
        except OSError as e:
            raise CaseError(
                "the case cannot be made at {path}: {reason}", path=path, reason=e.strerror or str(e)
            ) from e
        case = cls(path, file, Log(path / "log", [], 0, torn), who, clock)
        with case.lock:
            if case.log.entries:
                raise CaseError(
                    "there is a case at {path} already; open it, or choose another name with -o", path=path
                )
            file.write(path / "case.toml")
            case.append([("case.new", {"name": file.name, "format": 1})])
        return case

    @classmethod
    def open(cls, path: Path, *, who: str = "unknown", clock: Callable[[], datetime] = utc_now) -> Self:
        """Raises: CaseError when it is missing or newer; CustodyBroken when the chain of the log does not hold."""
        file, log = CaseFile.read(path / "case.toml"), Log.read(path / "log")
        if not log.entries:
            raise CaseError(
                "the case at {path} was not made to the end; run: ringbreak new {path}", path=path
            )
        return cls(path, file, log, who, clock)

    # -- what the log says ---------------------------------------------------------------------------------------

    def as_of(self, moment: str) -> Self:
        """The case as known at a moment: a log sequence number, a date or an RFC 3339 time. Entries after it are unseen.

        Raises: UsageError when the moment cannot be read or lies before the first entry.
        """
        entries = self.log.entries
        if moment.isdigit():
            count = min(int(moment) + 1, len(entries))
        else:
            try:
                when = datetime.fromisoformat(moment)
            except ValueError as e:
                raise UsageError(
                    "{value} is neither an entry number nor a time; write it like 2026-04-25 or 2026-04-25T18:00+08:00",
                    value=moment,
                ) from e
            if len(moment) <= 10:
                when = when.replace(hour=23, minute=59, second=59, microsecond=999_999)
            if when.tzinfo is None:
                from zoneinfo import ZoneInfo

                when = when.replace(tzinfo=ZoneInfo(self.settings.time_zone))
            limit = stamp(when)
            # By sequence, not by clock: everything up to the last entry that is not later.
            count = max((e.seq + 1 for e in entries if e.at <= limit), default=0)
        if count == 0:
            raise UsageError(
                "the case did not exist at {value}; its first entry is of {first}",
                value=moment,
                first=entries[0].at,
            )
        return replace(self, log=self.log.before(count), gone=self.purged())

    def all_places(self) -> list[Evidence]:
        """Every place evidence was ever added from, in log order, purged ones too; each under its latest authority."""
        stated: list[tuple[int, str, frozenset[str]]] = [
            (e.seq, e.body["authority_id"], frozenset(e.body["instead_of"]))
            for e in self.log.of("evidence.authority")
        ]
        found = []
        for e in self.log.of("evidence.add"):
            authority_id = e.body.get("authority_id")
            for seq, new, instead_of in stated:
                if seq > e.seq and (authority_id or "") in instead_of:
                    authority_id = new
            found.append(
                Evidence(e.body["sha256"], e.body["name"], e.body["size"], authority_id, e.at, e.seq)
            )
        return found

    def purged(self) -> frozenset[int]:
        """Sequence numbers of the additions that were purged."""
        return self.gone.union(*(e.body["entries"] for e in self.log.of("purge")))

    def places(self) -> list[Evidence]:
        """Every place evidence was added from and is still held, in log order."""
        gone = self.purged()
        return [p for p in self.all_places() if p.seq not in gone]

    def refused(self) -> list[tuple[str, str]]:
        """(name, reason) of what was given and never became evidence, the latest word on each name, sorted."""
        given = {p.name for p in self.places()}
        said = {e.body["name"]: e.body["reason"] for e in self.log.of("evidence.refused")}
        return sorted((n, r) for n, r in said.items() if n not in given)

    def authorities(self) -> dict[str, Authority]:
        return {
            e.body["authority_id"]: Authority(
                *(e.body[k] for k in ("basis", "purpose", "scope", "expires", "retention"))
            )
            for e in self.log.of("authority")
        }

    def unstated(self) -> int:
        """Number of places without a legal basis. Until it is 0 nothing leaves the case."""
        return sum(1 for p in self.places() if p.authority_id is None)

    def state(self, authority: Authority, *, instead_of: Iterable[str] = ()) -> int:
        """State a legal basis for what was added without one, or for what stood under authorities that are named.

        Returns: Number of places it now covers.
        Raises: UsageError when there is nothing to cover; CaseLocked.
        """
        before = frozenset(instead_of) or frozenset({""})
        with self.lock:
            covered = sum(1 for p in self.places() if (p.authority_id or "") in before)
            if not covered:
                raise UsageError(
                    "no evidence of this case stands there: all of it has an authority, or none has that one; see: ringbreak list log {case}",
                    case=self.path,
                )
            items: list[tuple[str, dict[str, Any]]] = []
            if authority.authority_id not in self.authorities():
                items.append(("authority", authority.body()))
            body = {"authority_id": authority.authority_id, "instead_of": sorted(before)}
            self.append([*items, ("evidence.authority", body)])
        return covered

    # -- adding --------------------------------------------------------------------------------------------------

    def add(
        self, given: Iterable[Path], *, authority: Authority | None = None, progress: Progress = SILENT
    ) -> Added:
        """Copy evidence into the case. Acknowledged (returned) only when bytes and log are on the disk.

        Files are copied first and read from the copy, so nobody can change what is read. Interrupted, it can be called
        again: what is there already is known by its hash.

        Raises: UsageError for a path that does not exist; CaseError when the case's disk refuses; CaseLocked.
        """
        with self.lock:
            self.objects.folder.mkdir(exist_ok=True)
            self.objects.sweep()
            found = [f for path in given for f in walk(path)]
            total = sum(f.size for f in found)
            if authority is not None and authority.authority_id not in self.authorities():
                self.append([("authority", authority.body())])
            before = {(p.name, p.sha256) for p in self.places()}
            named = {p.name: p.sha256 for p in self.places()}
            said = {(e.body["name"], e.body["reason"]) for e in self.log.of("evidence.refused")}
            refused: list[tuple[str, str]] = []
            changed: list[str] = []
            counts = {"added": 0, "known": 0, "bytes": 0}
            batch: list[tuple[str, dict[str, Any]]] = []
            batch_bytes = 0

            def settle() -> None:
                nonlocal batch_bytes
                if batch:
                    self.objects.settle()
                    self.append(batch)
                    batch.clear()
                    batch_bytes = 0

            done = 0
            for item in found:
                progress.step("add", done, total, "bytes")
                outcome = self._add_one(item, authority)
                done += item.size
                if isinstance(outcome, str):
                    refused.append((item.name, outcome))
                    if (item.name, outcome) not in said:
                        batch.append(("evidence.refused", {"name": item.name, "reason": outcome}))
                    continue
                if (item.name, outcome["sha256"]) in before:
                    counts["known"] += 1
                    continue
                if named.get(item.name, outcome["sha256"]) != outcome["sha256"]:
                    changed.append(item.name)
                before.add((item.name, outcome["sha256"]))
                named[item.name] = outcome["sha256"]
                counts["added"] += 1
                counts["bytes"] += outcome["size"]
                batch.append(("evidence.add", outcome))
                batch_bytes += outcome["size"]
                if len(batch) >= BATCH_FILES or batch_bytes >= BATCH_BYTES:
                    settle()
            settle()
            progress.step("add", total, total, "bytes")
        return Added(
            len(found), counts["added"], counts["known"], counts["bytes"], tuple(refused), tuple(changed)
        )

    def _add_one(self, item: Found, authority: Authority | None) -> dict[str, Any] | str:
        """The body of the log entry, or why the file was not taken."""
        if item.refused:
            return item.refused
        try:
            stored = self.objects.put(item.path)
        except CustodyBroken as e:
            return str(e)
        except OSError as e:
            return say("it cannot be read: {reason}", reason=e.strerror or e)
        body: dict[str, Any] = {"name": item.name, "sha256": stored.sha256, "size": stored.size}
        if stored.sm3:
            body["sm3"] = stored.sm3
        if authority is not None:
            body["authority_id"] = authority.authority_id
        return body


def _begun(log: Path) -> bool:
    """Does this log have its first line? Until then there is no case, only a `new` that was cut short."""
    try:
        with open(log, "rb") as f:
            return b"\n" in f.read(1 << 20)
    except FileNotFoundError:
        return False


def _cut_short(path: Path) -> bool:
    """Is this folder empty, or all that a `new` leaves behind that was cut short?"""
    if not path.is_dir():
        return False
    if {p.name for p in path.iterdir()} - {
        "objects",
        "case.toml",
        ".case.toml.new",
        "lock",
        "log",
        "log.torn-0",
    }:
        return False
    return not (path / "objects").exists() or not any((path / "objects").iterdir())
