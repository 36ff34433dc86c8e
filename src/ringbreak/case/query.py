"""Questions to the tables: SQL by the reader, and the lists behind `list` and `rings`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from ringbreak.case.case import Case
from ringbreak.case.pipeline import engine_over, tables_as_of
from ringbreak.engine.duckdb import DuckDB
from ringbreak.errors import EngineError, UsageError
from ringbreak.model.tables import TABLES
from ringbreak.words import say

READING = {"SELECT", "EXPLAIN", "RELATION"}


def engine_of(case: Case, as_of: str | None = None) -> tuple[Case, DuckDB]:
    """An engine over the case's tables, and the case as of that moment."""
    was, tables = tables_as_of(case, as_of)
    return was, engine_over(tables, _spill(case))


def _spill(case: Case) -> Path:
    """Spill beside the case; a case on a read-only disk is still readable."""
    import tempfile

    try:
        case.work.mkdir(exist_ok=True)
        (case.work / "spill").mkdir(exist_ok=True)
        return case.work / "spill"
    except OSError:
        return Path(tempfile.mkdtemp(prefix="ringbreak-"))


def sql(case: Case, statement: str, *, as_of: str | None = None) -> pa.Table:
    """Run one reading statement over the tables.

    Raises: UsageError when it is not one statement that reads, or asks for what is not there; EngineError when the engine fails at it.
    """
    import duckdb

    try:
        statements = duckdb.extract_statements(statement)
    except duckdb.Error as e:
        raise UsageError(
            "this is not SQL the engine understands: {reason}", reason=str(e).splitlines()[0]
        ) from e
    kinds = [s.type.name for s in statements]
    if len(kinds) != 1 or kinds[0] not in READING:
        raise UsageError(
            "only one statement that reads is run here (SELECT, FROM, DESCRIBE, EXPLAIN); this is: {kinds}",
            kinds=", ".join(kinds) or "nothing",
        )
    _, engine = engine_of(case, as_of)
    try:
        return engine.sql(statement)
    except EngineError as e:
        cause = e.__cause__
        if not isinstance(cause, (duckdb.ProgrammingError, duckdb.DataError, duckdb.PermissionException)):
            raise
        # What is wrong is the question: a table or column that is not there, a text that is no number, a file of the machine.
        first, *more = str(cause).splitlines() or [""]
        hints = [line.strip() for line in more if line.startswith(("Did you mean", "Candidate"))]
        reason = " ".join([first.partition(": ")[2] or first, *hints])
        if isinstance(cause, duckdb.CatalogException) and "Table" in first:
            tables = ", ".join(t.name for t in TABLES)
            raise UsageError("{reason}\n  the tables are: {tables}", reason=reason, tables=tables) from e
        raise UsageError("{reason}\n  tables and their columns: ringbreak list tables", reason=reason) from e
    finally:
        engine.close()


def rows(case: Case, statement: str, *params: object, as_of: str | None = None) -> list[dict[str, Any]]:
    """Rows of one of our own statements."""
    _, engine = engine_of(case, as_of)
    try:
        found: list[dict[str, Any]] = engine.sql(statement, *params).to_pylist()
        return found
    finally:
        engine.close()


def rings(case: Case, *, as_of: str | None = None) -> list[dict[str, Any]]:
    """RINGS by rank, each with its members by kind."""
    _, engine = engine_of(case, as_of)
    try:
        found: list[dict[str, Any]] = engine.sql("SELECT * FROM rings ORDER BY rank").to_pylist()
        members: dict[str, list[dict[str, Any]]] = {}
        for m in engine.sql(
            "SELECT * FROM ring_members ORDER BY ring_id, member_kind, bits DESC, member_id"
        ).to_pylist():
            members.setdefault(m.pop("ring_id"), []).append(m)
    finally:
        engine.close()
    for ring in found:
        ring["name"] = f"R{ring['rank']}"
        ring["members"] = members.get(ring["ring_id"], [])
    return found


def named_objects(case: Case, listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Judgements with what they are about as people call it: a selector by kind and value, masked as the case is; ids elsewhere.

    The id stays where nothing has it any more: a selector that purged evidence bore.
    """
    ids = sorted({int(row["object"]) for row in listed if str(row["object"]).isdigit()})
    if not ids:
        return listed
    shown = "shown_as" if case.file.masked else "value"
    statement = (
        f"SELECT selector_id, kind, {shown} AS name FROM selectors WHERE list_contains(?, selector_id)"
    )
    found = {row["selector_id"]: f"{row['kind']}:{row['name']}" for row in rows(case, statement, ids)}
    return [
        row | {"object": found.get(int(row["object"]), row["object"])}
        if str(row["object"]).isdigit()
        else row
        for row in listed
    ]


def pending(case: Case, what: str, listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the log holds and no table of the last run does, as rows of that list.

    Args:
        what: A name in LISTS.
        listed: Its rows.
    Returns: Judgements that count from the next run; what was given and never became evidence, among the issues.
    """
    if what == "judgements":
        known = {row["judgement_id"] for row in listed}
        return [
            {
                "decided_at": datetime.fromisoformat(e.at),
                "who": e.who,
                "verb": e.body["verb"],
                "object": e.body["object"],
                "why": e.body.get("why") or None,
                "judgement_id": e.digest[:16],
                "counts": NEXT_RUN,
            }
            for e in case.log.of("judgement")
            if e.digest[:16] not in known
        ]
    if what == "issues":
        return [
            {
                "name": name,
                "locator": None,
                "effect": "not taken",
                "reason": reason,
                "parser": None,
                "evidence_id": None,
            }
            for name, reason in case.refused()
        ]
    return []


NEXT_RUN = say("from the next run")

LISTS = {
    "evidence": "SELECT name, status, media_type, parser, size_bytes, record_count, issue_count, reason, evidence_id FROM evidence ORDER BY name, evidence_id",
    "issues": "SELECT e.name, i.locator, i.effect, i.reason, i.parser, i.evidence_id FROM issues i LEFT JOIN evidence e USING (evidence_id) "
    "ORDER BY (i.effect = 'note'), e.name, i.locator, i.reason",
    "columns": "SELECT e.name, m.locator, m.header, m.meaning, m.why FROM mappings m JOIN evidence e USING (evidence_id) ORDER BY ALL",
    "selectors": "SELECT kind, shown_as, record_count, author_count, round(bits, 1) AS bits, privacy, coalesce(suppressed_why, why) AS why, selector_id "
    "FROM selectors ORDER BY record_count DESC, kind, value LIMIT 1000",
    "flags": "SELECT kind, statement, finding_ids FROM flags ORDER BY kind, statement",
    "judgements": "SELECT decided_at, who, verb, object, why, judgement_id, 'now' AS counts FROM judgements ORDER BY decided_at, judgement_id",
}
"""Lists that need a case; `list parsers`, `kinds`, `tables`, `log` are answered elsewhere."""
