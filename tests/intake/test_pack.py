"""What a parser yields becomes rows: numbered, counted, bounded, and otherwise untouched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.errors import MissingExtra, NotThisFormat, Unreadable
from ringbreak.intake import pack, pack_columns
from ringbreak.intake.parser import (
    Action,
    Block,
    Expected,
    Image,
    Issue,
    Limits,
    Mapped,
    MediaType,
    Member,
    Parser,
    Profile,
    Reading,
    Record,
    Region,
    Transfer,
    Yield,
)
from ringbreak.intake.read import Parsed, read_file
from ringbreak.model.ids import record_ids


def parser(*items: Yield | Exception, name: str = "mock") -> Parser:
    def parse(source: object) -> Iterator[Yield]:
        for item in items:
            if isinstance(item, Exception):
                raise item
            yield item

    return Parser(name, name, "text/x-mock", lambda head, name: True, parse, "this test")


@pytest.fixture
def given_file(tmp_path: Path) -> Path:
    path = tmp_path / "x.mock"
    path.write_bytes(b"x")
    return path


def read(path: Path, *items: Yield | Exception, limits: Limits | None = None) -> Parsed:
    parsed = read_file(path, reading=Reading(limits=limits or Limits()), parsers=(parser(*items),))
    counts = parsed.counts
    assert counts.expected == counts.records + counts.members + counts.failed + counts.refused
    assert counts.issues == parsed.tables["issues"].num_rows
    return parsed


def test_a_record_becomes_a_row_in_every_table_it_touches(given_file: Path) -> None:
    china = timezone(timedelta(hours=8))
    parsed = read(
        given_file,
        Record(
            "line 1",
            "message",
            text="加我微信",
            author="",
            sent_at=datetime(2026, 3, 1, 20, 0, tzinfo=china),
            fields={"z": "1", "a": "2"},
            transfer=Transfer(Decimal("12.30"), payer="p"),
            action=Action("login", ip="192.0.2.1"),
            profile=Profile(name="n", born_on=date(1990, 1, 2)),
            metrics={"views": 3, "likes": 4},
            image=Image("png", 10, 20),
            regions=[Region("qr", "payload", 1, 2, 3, 4)],
        ),
        Mapped("", "header", "records.text", "synonym"),
        MediaType("text/x-better"),
    )
    (row,) = parsed.records()
    assert row["sent_at"] == datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
    assert (row["sent_at_precision"], row["language"], row["author"], row["ordinal"]) == (
        "second",
        "zh",
        None,
        0,
    )
    key = row["record_id"]
    assert parsed.tables["fields"].to_pylist() == [
        {"record_id": key, "field": "a", "value": "2"},
        {"record_id": key, "field": "z", "value": "1"},
    ]
    assert parsed.tables["metrics"]["measure"].to_pylist() == ["likes", "views"]
    for name in ("transfers", "actions", "profiles", "images", "regions"):
        assert parsed.tables[name]["record_id"].to_pylist() == [key], name
    assert parsed.tables["mappings"].num_rows == 1
    assert parsed.media_type == "text/x-better"
    for name, table in parsed.tables.items():
        table.validate(full=True)
        assert table.schema == {t.name: t for t in pack.PACKED}[name].schema


@given(st.lists(st.text(st.characters(codec=None)), max_size=30))
def test_text_is_untouched_except_lone_surrogates(texts: list[str]) -> None:
    rows = pack_columns.strings(texts).to_pylist()
    for written, stored in zip(texts, rows, strict=True):
        assert stored == pack_columns.clean(written)
        if not any("\ud800" <= c <= "\udfff" for c in written):
            assert stored == written
        else:
            stored.encode("utf-8")


def test_nul_stays_and_a_lone_surrogate_becomes_the_replacement_character(given_file: Path) -> None:
    parsed = read(given_file, Record("1", "message", text="a\0b \ud83d c \ud83d\ude00"))
    assert parsed.records()[0]["text"] == "a\0b � c 😀"


def test_records_and_blocks_share_one_numbering(given_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "FLUSH_RECORDS", 3)
    block = Block(
        pa.table({"locator": ["b0", "b1"], "kind": ["row", "row"], "text": ["", "the cat is here"]}),
        fields=pa.table({"row": [0, 0, 1], "field": ["z", "b", "a"], "value": ["1", "2", "3"]}),
        metrics=pa.table({"row": [1], "measure": ["views"], "value": [4]}),
        transfers=pa.table({"row": [1], "amount": ["12.345"], "direction_known": [True]}),
    )
    parsed = read(
        given_file,
        *[Record(f"r{n}", "message", text=str(n)) for n in range(7)],
        block,
        Record("last", "message"),
    )
    records = parsed.records()
    assert [r["ordinal"] for r in records] == list(range(10))
    assert [r["locator"] for r in records] == [*(f"r{n}" for n in range(7)), "b0", "b1", "last"]
    evidence = str(records[0]["evidence_id"])
    assert [r["record_id"] for r in records] == record_ids(evidence, 0, 10).tolist()
    assert [r["text"] for r in records[7:9]] == [None, "the cat is here"]
    b0, b1 = records[7]["record_id"], records[8]["record_id"]
    assert [(f["record_id"], f["field"]) for f in parsed.tables["fields"].to_pylist()] == [
        (b0, "b"),
        (b0, "z"),
        (b1, "a"),
    ]
    assert parsed.tables["transfers"].to_pylist()[0]["amount"] == Decimal("12.34")
    assert "rounded to two" in parsed.issues[0]["reason"]


@pytest.mark.parametrize(
    ("amounts", "stored", "notes"),
    [
        ([Decimal("0.005"), Decimal("0.015")], [Decimal("0.00"), Decimal("0.02")], 1),
        ([Decimal("9999999999999999.99")], [Decimal("9999999999999999.99")], 0),
        ([Decimal("1e16"), Decimal("1")], [Decimal("1.00")], 1),
        ([Decimal("NaN"), Decimal("Infinity")], [], 2),
    ],
)
def test_amounts_that_do_not_fit_are_rounded_or_left_out_and_said_to_be(
    given_file: Path, amounts: list[Decimal], stored: list[Decimal], notes: int
) -> None:
    parsed = read(
        given_file, *[Record(f"{n}", "transfer", transfer=Transfer(a)) for n, a in enumerate(amounts)]
    )
    assert parsed.tables["transfers"]["amount"].to_pylist() == stored
    assert parsed.status == "read"
    assert len(parsed.issues) == notes


@pytest.mark.parametrize(
    "item",
    [
        Record("1", "message", sent_at=datetime(2026, 1, 1)),  # noqa: DTZ001 - the slip under test
        Record("1", "transfer", transfer=Transfer(Decimal(-1))),
        Block(pa.table({"locator": ["1"], "kind": [None]})),
        Block(
            pa.table({"locator": ["1"], "kind": ["row"]}),
            fields=pa.table({"row": [1], "field": ["a"], "value": ["b"]}),
        ),
        Block(
            pa.table({"locator": ["1"], "kind": ["row"], "sent_at": pa.array([0], pa.timestamp("us"))}),
        ),
        Issue("", "what", "wrong"),
    ],
    ids=["naive time", "negative amount", "null kind", "row outside", "naive column", "unknown effect"],
)
def test_a_parser_that_breaks_its_contract_is_told(given_file: Path, item: Yield) -> None:
    with pytest.raises(ValueError):
        read(given_file, item)


def test_more_text_than_the_limit_is_refused_and_what_came_before_stays(given_file: Path) -> None:
    items = [Record(str(n), "message", text="文" * 1000) for n in range(100)]
    parsed = read(given_file, *items, limits=Limits(text_bytes=10_000))
    assert (parsed.status, parsed.counts.records, parsed.counts.refused) == ("partly", 3, 1)


def test_more_members_than_the_limit_are_refused(given_file: Path) -> None:
    parsed = read(given_file, *[Member(str(n), b"x") for n in range(9)], limits=Limits(members=4))
    assert (parsed.status, len(parsed.members), parsed.counts.refused) == ("partly", 4, 1)


@pytest.mark.parametrize(
    ("items", "status", "expected"),
    [
        ([Record("1", "m")], "read", 1),
        ([], "read", 0),
        ([Issue("", "note", "note")], "read", 0),
        ([Record("1", "m"), Issue("2", "bad")], "partly", 2),
        ([Issue("2", "bad", items=3)], "failed", 3),
        ([Issue("2", "locked", "refused")], "refused", 1),
        ([Expected(5), Record("1", "m"), Issue("2", "bad")], "partly", 5),
        ([Expected(1), Record("1", "m"), Record("2", "m")], "read", 2),
        ([Record("1", "m"), Unreadable("it broke")], "partly", 2),
        ([Expected(5), Record("1", "m"), Unreadable("it broke")], "partly", 5),
        ([Unreadable("encrypted", refused=True)], "refused", 1),
        ([MissingExtra("ocr", "this")], "refused", 1),
        ([KeyError("x")], "failed", 1),
        ([Record("1", "m"), NotThisFormat("late")], "partly", 2),
    ],
)
def test_the_account_says_how_reading_ended(
    given_file: Path, items: list[Yield | Exception], status: str, expected: int
) -> None:
    parsed = read(given_file, *items)
    assert (parsed.status, parsed.counts.expected) == (status, expected)
    assert (parsed.reason is None) == (status == "read")


def test_a_parser_that_passes_leaves_the_file_to_the_next(given_file: Path) -> None:
    first = parser(NotThisFormat("looked closer"), name="first")
    second = parser(Record("1", "m"), name="second")
    parsed = read_file(given_file, parsers=(first, second))
    assert (parsed.parser, parsed.status, parsed.issues) == ("second", "read", [])


def test_a_parser_that_breaks_while_looking_costs_nothing(given_file: Path) -> None:
    def accepts(head: bytes, name: str) -> bool:
        raise IndexError(name)

    broken = Parser("broken", "b", "x/y", accepts, parser().parse, "this test")
    parsed = read_file(given_file, parsers=(broken, parser(Record("1", "m"))))
    assert parsed.status == "read"
    assert "broken broke while looking" in parsed.issues[0]["reason"]


def test_issues_are_listed_once_and_not_without_end(
    given_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pack, "MOST_ISSUES", 3)
    parsed = read(given_file, *[Issue(str(n % 6), "bad") for n in range(12)])
    assert parsed.counts.failed == 12
    assert [i["locator"] for i in parsed.issues] == ["0", "1", "2", ""]
    assert "more issues" in parsed.issues[-1]["reason"]
