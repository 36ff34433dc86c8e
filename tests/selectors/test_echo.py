"""A name that stands with its lead word once is recognised wherever it is said again, and only such a name."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.kernels import tokens
from ringbreak.kernels.compile import compiled
from ringbreak.model.fields import FIELDS
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.records import RECORDS
from ringbreak.model.tables import TABLES
from ringbreak.selectors.echo import names_in
from ringbreak.selectors.extract import SelectorSettings, find_mentions
from tests.selectors.test_stage import rows_of

SAID = "收茶叶码，加微信 tea_888x"


def mentions(
    tmp_path: Path, texts: list[str], cells: Sequence[tuple[str, str]] = ()
) -> list[tuple[int, str, str, str]]:
    engine = DuckDB(folders=(tmp_path,), scratch=tmp_path)
    for table in TABLES:
        engine.register(table.name, table.empty())
    record = {"evidence_id": "e", "locator": "x", "kind": "message"}
    engine.register(
        "records", rows_of(RECORDS, [{**record, "record_id": i, "text": t} for i, t in enumerate(texts)])
    )
    engine.register(
        "fields",
        rows_of(FIELDS, [{"record_id": i, "field": h, "value": v} for i, (h, v) in enumerate(cells)]),
    )
    sink = Sink(tmp_path / "out")
    find_mentions(engine, sink, SelectorSettings())
    rows = pq.read_table(sink.path(MENTIONS)).to_pylist()
    keys = [tuple(r[name] for name in MENTIONS.order) for r in rows]
    assert keys == sorted(keys)
    for r in rows:
        if r["field"] == "text":
            assert texts[r["record_id"]][r["start"] : r["end"]] == r["as_written"]
    return [(r["record_id"], r["field"], r["kind"], r["as_written"]) for r in rows]


@pytest.mark.parametrize(
    "text",
    [
        "找老板 tea_888x 下单",
        "下单找tea_888x",
        "❤️❤️ Tea_888X",
        "(tea_888x)",
        "@tea_888x",
        "tea_888x.",
        "tea_888x-",
    ],
)
def test_a_name_said_again_is_the_same_account(tmp_path: Path, text: str) -> None:
    found = mentions(tmp_path, [SAID, text])
    assert [(i, kind, written.lower()) for i, _, kind, written in found if kind != "handle"] == [
        (0, "wechat", "tea_888x"),
        (1, "wechat", "tea_888x"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://shop.example/tea_888x",
        "tea_888x@mail.example",
        "tea_888x.example",
        "my.tea_888x",
        "tea_888xy",
        "xtea_888x",
        "id=tea_888x",
        "tea 888x",
        "tea_889x",
    ],
)
def test_part_of_an_address_or_of_a_longer_name_is_not(tmp_path: Path, text: str) -> None:
    assert [kind for i, _, kind, _ in mentions(tmp_path, [SAID, text]) if i == 1 and kind == "wechat"] == []


def test_a_name_no_lead_word_ever_introduced_stays_unread(tmp_path: Path) -> None:
    assert mentions(tmp_path, ["找老板 tea_888x", "下单找 tea_888x"]) == []


def test_a_word_without_digit_or_underscore_is_no_echo(tmp_path: Path) -> None:
    assert len(mentions(tmp_path, ["加微信 goldentea", "a goldentea for two"])) == 1


def test_a_cell_that_holds_the_name_alone_is_an_echo(tmp_path: Path) -> None:
    found = mentions(tmp_path, [SAID, "", ""], [("x", "1"), ("代理", "tea_888x"), ("代理", "k01")])
    assert (1, "cell:代理", "wechat", "tea_888x") in found
    assert len(found) == 2


def test_echoes_stand_in_order_among_many_mentions(tmp_path: Path) -> None:
    texts = [f"QQ {10000000 + i} 找 tea_888x" if i % 3 else f"QQ {10000000 + i}" for i in range(500)] + [SAID]
    found = mentions(tmp_path, texts)
    assert len(found) == 501 + sum(1 for i in range(500) if i % 3)


def test_a_text_that_says_one_name_a_hundred_thousand_times_is_read_in_passing(tmp_path: Path) -> None:
    """Each word used to be looked for from the beginning of its text: over hostile megabytes that never ended."""
    count = 100_000
    begun = time.process_time()
    found = mentions(tmp_path, ["😀找 tea_888x " * count, SAID, "QQ 10000001 tea_888x"])
    assert time.process_time() - begun < 30
    assert [i for i, _, kind, _ in found if kind == "wechat"] == [0] * count + [1, 2]


def test_a_mention_that_is_there_is_not_told_twice_and_a_handle_gives_way(tmp_path: Path) -> None:
    texts = [SAID, "加微信 tea_888x 找 tea_888x", "tea_888x", "电报 tea_888x, tea_888x"]
    found = [(i, kind) for i, _, kind, _ in mentions(tmp_path, texts) if kind in ("wechat", "telegram")]
    assert found.count((1, "wechat")) == 2
    assert found.count((2, "wechat")) == 1
    assert sum(i == 3 for i, _ in found) == 2


NAME = re.compile(r"(?<![A-Za-z0-9_-])(?<![/.=%&])[A-Za-z0-9_-]+(?![A-Za-z0-9_-])(?!@)(?!\.[A-Za-z0-9])")


def by_pattern(text: str) -> list[tuple[int, str]]:
    out = []
    for m in NAME.finditer(text):
        word = m[0].rstrip("-")
        if 6 <= len(word) <= 24 and word[0].isalpha() and re.search("[0-9_]", m[0]):
            out.append((m.start(), word))
    return out


@settings(deadline=None)  # the first example may compile
@given(st.lists(st.text(st.sampled_from("aZ9_-@./=微é😀 "), max_size=40), min_size=1, max_size=4))
def test_the_loop_finds_what_the_pattern_says(texts: list[str]) -> None:
    ids = pa.array(range(len(texts)), pa.int64())
    batch = pa.RecordBatch.from_arrays(
        [ids, pa.array(["text"] * len(texts)), pa.array(texts, pa.large_string())],
        ["record_id", "field", "value"],
    )
    found = names_in(batch).to_pylist()
    expected = [(i, at, word) for i, t in enumerate(texts) for at, word in by_pattern(t)]
    assert [(r["record_id"], r["start"], r["at"], r["length"], r["hash"]) for r in found] == [
        (i, at, len(texts[i][:at].encode()), len(word), tokens.name_hash(word)) for i, at, word in expected
    ]


@pytest.mark.parametrize("text", ["tea_88", "x tea_88", "tea_88 zz_999", "tea_88,"])
def test_there_is_room_for_every_word_of_texts_that_are_words(text: str) -> None:
    """Nothing stands between the last word of a text and the first one of the next: columns of account names are such texts."""
    batch = pa.RecordBatch.from_arrays(
        [pa.array(range(100), pa.int64()), pa.array(["cell:name"] * 100), pa.array([text] * 100, pa.large_string())],
        ["record_id", "field", "value"],
    )  # fmt: skip
    assert names_in(batch).num_rows == 100 * len(by_pattern(text))


def test_a_small_batch_of_a_large_case_goes_to_the_compiled_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def noted(plain: Any, work: int, enough: int) -> Any:
        asked.append(work >= enough)
        return plain

    monkeypatch.setattr("ringbreak.selectors.echo.compiled", noted)
    batch = pa.RecordBatch.from_arrays(
        [pa.array([1], pa.int64()), pa.array(["text"]), pa.array(["tea_888x"], pa.large_string())],
        ["record_id", "field", "value"],
    )
    assert [names_in(batch, size).num_rows for size in (0, 400_000_000)] == [1, 1]
    assert asked == [False, True]


def test_compiled_and_plain_agree() -> None:
    text = "加微信 tea_888x 或 Abc-123-def, x.example/tea_888x 😀 zz_99999".encode() * 50
    data = np.frombuffer(text, np.uint8)
    offsets = np.array([0, len(text) // 2, len(text)], np.int64)
    made = []
    for size in (0, 1 << 40):
        out = [np.zeros(len(text), t) for t in (np.int32, np.int32, np.int64, np.int32, np.int32)]
        count = compiled(tokens.find_names, size)(data, offsets, *out)
        made.append([o[:count].tolist() for o in out])
    assert made[0] == made[1]
    assert len(made[0][0]) >= 150
