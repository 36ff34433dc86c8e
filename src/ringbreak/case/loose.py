"""Reading files that belong to no case: for `ids` and `facts`. Nothing is stored; parsers are locked in as ever."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ringbreak.errors import UsageError

TEXT_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Loose:
    """One text of a file: the file's own when it is plain text, else a record's; offsets count from its start."""

    file: str
    locator: str
    text: str
    title: str | None = None
    kind: str = "document"


def texts_of(path: Path) -> Iterator[Loose]:
    """The texts of one file, whatever its format; a plain text comes whole and untouched.

    Raises: UsageError when there is no such file or it cannot be read, with the reason.
    """
    if not path.is_file():
        raise UsageError("no such file or folder: {path}", path=path)
    if plain(path):
        from ringbreak.intake.text_encoding import decode

        yield Loose(str(path), "", decode(path.read_bytes()).text)
        return
    with tempfile.TemporaryDirectory(prefix="ringbreak-") as scratch:
        engine = read_into(path, Path(scratch))
        try:
            ended = engine.sql("SELECT status, reason FROM evidence WHERE parent_id IS NULL").to_pylist()[0]
            if ended["status"] in ("refused", "failed"):
                raise UsageError("{path} was not read: {reason}", path=path, reason=ended["reason"])
            statement = (
                "SELECT e.name, r.locator, r.title, r.text, r.kind FROM records r JOIN evidence e USING (evidence_id) "
                "WHERE r.kind <> 'furniture' AND (r.text IS NOT NULL OR r.title IS NOT NULL) ORDER BY r.evidence_id, r.ordinal"
            )
            for row in engine.sql(statement).to_pylist():
                inside = "" if row["name"] == path.name else f"{row['name']}: "
                yield Loose(
                    str(path),
                    inside + row["locator"],
                    row["text"] or row["title"],
                    row["title"] if row["text"] else None,
                    row["kind"],
                )
        finally:
            engine.close()


def plain(path: Path) -> bool:
    """Would the plain-text parser be the one to read it?"""
    from ringbreak.intake.registry import PARSERS

    with open(path, "rb") as f:
        head = f.read(TEXT_HEAD)
    first = next((p.name for p in PARSERS if p.accepts(head, path.name)), None)
    return first in ("plain-text", "markdown")


def read_into(path: Path, scratch: Path) -> Any:
    """Read one file into tables of a scratch folder and return an engine over them."""
    from ringbreak.case.pipeline import engine_over
    from ringbreak.engine.sink import Sink
    from ringbreak.intake.driver import Job, intake
    from ringbreak.intake.parser import Reading

    with open(path, "rb") as f:
        sha = hashlib.file_digest(f, "sha256").hexdigest()
    job = Job(sha, path.absolute(), path.name, path.stat().st_size, (path.name,))
    intake(
        [job],
        Sink(scratch / "tables"),
        scratch=scratch / "intake",
        reading=Reading(),
        workers=1,
        added={sha: (None, datetime(2000, 1, 1, tzinfo=UTC))},
    )
    return engine_over(scratch / "tables", scratch / "spill")


def mentions_of(path: Path, region: str) -> Iterator[dict[str, Any]]:
    """Mentions in one file of any format, each with where in it.

    Raises: UsageError when it cannot be read, with the reason.
    """
    from ringbreak.engine.sink import Sink
    from ringbreak.model.mentions import MENTIONS
    from ringbreak.selectors.extract import SelectorSettings, find_mentions

    with tempfile.TemporaryDirectory(prefix="ringbreak-") as scratch:
        engine = read_into(path, Path(scratch))
        try:
            ended = engine.sql("SELECT status, reason FROM evidence WHERE parent_id IS NULL").to_pylist()[0]
            if ended["status"] in ("refused", "failed"):
                raise UsageError("{path} was not read: {reason}", path=path, reason=ended["reason"])
            sink = Sink(Path(scratch) / "tables")
            find_mentions(engine, sink, SelectorSettings(region=region))
            engine.attach(MENTIONS, sink.path(MENTIONS))
            statement = (
                'SELECT e.name, r.locator, m.field, m.kind, m.value, m.as_written, m.start, m."end", m.x, m.y, m.width, m.height, '
                "m.validity, m.disguise, m.why FROM mentions m JOIN records r USING (record_id) JOIN evidence e USING (evidence_id) "
                "ORDER BY r.evidence_id, r.ordinal, m.field, m.start, m.kind"
            )
            for row in engine.sql(statement).to_pylist():
                inside = "" if row["name"] == path.name else f"{row['name']}, "
                row["where"] = f"{inside}{row['locator']}, {row['field']}"
                yield row
        finally:
            engine.close()
