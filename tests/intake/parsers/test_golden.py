"""Every parser with a sample reads it to the rows written down beside it; `--update-golden` rewrites them."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ringbreak.intake.parser import Parser
from ringbreak.intake.read import Parsed, read_file
from ringbreak.intake.registry import PARSERS

GOLDEN = Path(__file__).parents[2] / "golden" / "parsers"
SAMPLED = [p for p in PARSERS if p.sample]


def plain(value: object) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def as_text(parsed: Parsed) -> str:
    """All that reading gave, as JSON with a row a line; nulls and the evidence's own id left out."""
    ordinals = {r["record_id"]: r["ordinal"] for r in parsed.tables["records"].to_pylist()}
    made: dict[str, Any] = {
        "parser": parsed.parser,
        "media_type": parsed.media_type,
        "status": parsed.status,
        "reason": parsed.reason,
    }
    for name, table in parsed.tables.items():
        rows = []
        for row in table.to_pylist():
            kept = {
                k: plain(v) for k, v in row.items() if v is not None and k not in ("evidence_id", "record_id")
            }
            if "record_id" in row and name != "records":
                kept = {"record": ordinals[row["record_id"]], **kept}
            rows.append(kept)
        if rows:
            made[name] = rows
    members = []
    for member in parsed.members:
        data = member.data if isinstance(member.data, bytes) else member.data.read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:16]
        members.append({"name": member.name, "bytes": len(data), "sha256": digest, "locator": member.locator})
    if members:
        made["members"] = members
    lines = []
    for key, value in made.items():
        if isinstance(value, list):
            rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
            lines.append(f' "{key}": [\n  {rows}\n ]')
        else:
            lines.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


@pytest.mark.parametrize("parser", SAMPLED, ids=lambda p: p.name)
def test_a_sample_is_read_by_its_parser_to_the_expected_rows(parser: Parser, update_golden: bool) -> None:
    assert parser.sample is not None
    sample = GOLDEN / parser.sample
    parsed = read_file(sample)
    assert parsed.parser == parser.name, "the registry gave the sample to another parser"
    assert parsed.status == "read", parsed.reason
    found = as_text(parsed)
    json.loads(found)
    expected = sample.with_name(sample.name + ".expected.json")
    if update_golden:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("parser", SAMPLED, ids=lambda p: p.name)
def test_reading_twice_gives_the_same_rows(parser: Parser) -> None:
    sample = GOLDEN / str(parser.sample)
    assert as_text(read_file(sample)) == as_text(read_file(sample))


def test_no_two_parsers_share_a_name() -> None:
    names = [p.name for p in PARSERS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("parser", PARSERS, ids=lambda p: p.name)
def test_a_parser_says_what_it_reads_and_where_that_is_described(parser: Parser) -> None:
    assert parser.title
    assert parser.source
    assert "/" in parser.media_type
