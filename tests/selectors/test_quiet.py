"""A cell that is passed over unread could not have been a service number."""

from __future__ import annotations

import re
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.tables import TABLES
from ringbreak.selectors import landlines
from ringbreak.selectors.extract import SelectorSettings, find_mentions
from ringbreak.selectors.quiet import BARE, PROBES

_BARE = re.compile(BARE)


def test_no_service_number_is_formed_like_a_bare_number() -> None:
    for length in (5, 6, 7):
        for n in range(0, 10**length, 1 if length < 7 else 11):
            number = str(n).zfill(length)
            if landlines.SERVICE.match(number) or number in landlines.PUBLIC_LINES:
                assert _BARE.fullmatch(number) is None, number
    assert all(_BARE.fullmatch(f"10086{n:02d}") is None for n in range(100))


def test_every_form_of_bare_number_is_asked_for() -> None:
    assert all(_BARE.fullmatch(p) for p in PROBES)
    begins = {(p[0] if p[0] not in "19" else p[:2], len(p)) for p in PROBES}
    assert {("12", 6), ("95", 6), ("12", 8), ("95", 8), ("12", 9), ("95", 9)} <= begins


@pytest.mark.parametrize(
    ("field", "read"),
    [("Message-ID", False), ("References", False), ("X-Original-Message-ID#2", False), ("Reply-To", True)],
)
def test_what_numbers_a_mail_is_no_mailbox(tmp_path: Path, field: str, read: bool) -> None:
    assert mentioned(tmp_path, "mail", field, "<459c94543fc0527@mailer-zz.example>") == (
        {("email", "459c94543fc0527@mailer-zz.example")} if read else set()
    )


@pytest.mark.parametrize("field", ["user agent", "User-Agent", "cs(User-Agent)"])
def test_a_column_of_programs_is_no_column_of_agents(tmp_path: Path, field: str) -> None:
    program = "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"
    assert mentioned(tmp_path, "action", field, program) == set()
    assert mentioned(tmp_path, "action", "agent", "lucky_8899") == {("handle", "lucky_8899")}


def mentioned(folder: Path, kind: str, field: str, value: str) -> set[tuple[str, str]]:
    """Kinds and values found in one cell of one record."""
    engine = DuckDB(scratch=folder)
    row = {
        "record_id": 1,
        "evidence_id": "e",
        "ordinal": 0,
        "locator": "x",
        "kind": kind,
        "platform": "email",
    }
    cell = {"record_id": 1, "field": field, "value": value}
    for table in TABLES:
        rows = {"records": [row], "fields": [cell]}.get(table.name, [])
        engine.register(
            table.name,
            pa.Table.from_pylist([{n: r.get(n) for n in table.names} for r in rows], schema=table.schema),
        )
    sink = Sink(folder / field.replace(" ", ""))
    find_mentions(engine, sink, SelectorSettings())
    return {(r["kind"], r["value"]) for r in pq.read_table(sink.path(MENTIONS)).to_pylist()}
