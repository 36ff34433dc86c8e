"""A part file says what was put into it, also when packing runs behind the parser."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from ringbreak.intake.pack import MANY_RECORDS, PACKED, Packer
from ringbreak.intake.parser import Block, Limits, Record
from ringbreak.intake.part import PartWriter, batches, read_state, state_of
from ringbreak.model.table import Table

EVIDENCE = "a" * 64


def written(path: Path, sizes: list[int]) -> dict[str, list[dict[str, object]]]:
    """Rows of RECORDS and FIELDS after blocks of these sizes, with one record by itself between them."""
    writer = PartWriter(path)
    packer = Packer(EVIDENCE, limits=Limits(), put=writer.put, keep=lambda member: True)
    line = 0
    for size in sizes:
        numbers = range(line, line + size)
        line += size
        packer.take(
            Block(
                pa.table(
                    {
                        "locator": [f"line {n}" for n in numbers],
                        "kind": ["message"] * size,
                        "text": [f"第{n}条消息" if n % 2 else f"message number {n} is here" for n in numbers],
                    }
                ),
                fields=pa.table({"row": [0], "field": ["n"], "value": [str(size)]}),
            )
        )
        packer.take(Record("by itself", "message", text="alone"))
    packer.finish()
    writer.state(
        state_of(packer.counts, [], status="read", reason=None, media_type="x/y", parser="p"), last=True
    )
    writer.close()
    state = read_state(path)
    assert state is not None
    assert state.ended
    assert state.counts.records == sum(sizes) + len(sizes)
    rows = {}
    for table in PACKED:
        if state.frames.get(table.name):
            made = pa.Table.from_batches(batches(path, table, state.frames[table.name]), schema=table.schema)
            rows[table.name] = made.to_pylist()
    return rows


def test_many_records_packed_behind_are_the_same_as_few_packed_at_once(tmp_path: Path) -> None:
    large = written(tmp_path / "large", [MANY_RECORDS + 7, 5, MANY_RECORDS])
    records = large["records"]
    assert [r["ordinal"] for r in records] == list(range(len(records)))
    assert [r["locator"] for r in records if r["locator"] == "by itself"] == ["by itself"] * 3
    assert {r["language"] for r in records if str(r["text"]).startswith("第")} == {"zh"}
    small = written(tmp_path / "small", [50])
    assert [r["text"] for r in small["records"][:50]] == [r["text"] for r in records[:50]]
    assert [r["language"] for r in small["records"][:50]] == [r["language"] for r in records[:50]]


def test_what_fails_behind_is_raised_to_the_one_who_writes(tmp_path: Path) -> None:
    def cannot() -> pa.RecordBatch:
        raise OSError(28, "No space left on device")

    writer = PartWriter(tmp_path / "part")
    records: Table = PACKED[0]
    writer.put(records, cannot)
    with pytest.raises(OSError, match="No space"):
        writer.state({}, last=True)
    writer.close()
