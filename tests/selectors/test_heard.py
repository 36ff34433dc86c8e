"""A name that others say is the account's that writes under it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.model.mentions import MENTIONS
from ringbreak.model.records import RECORDS
from ringbreak.model.tables import TABLES
from ringbreak.selectors.extract import SelectorSettings, find_mentions
from tests.selectors.test_stage import rows_of

Row = Mapping[str, object]
TOLD = "在网上找xiao_mian_9买了号，付了三百，到现在没发货"


def post(author: str, text: str, platform: str | None = "weibo", **more: object) -> Row:
    return {"author": author, "text": text, "platform": platform, **more}


def mentions(folder: Path, records: Sequence[Row]) -> list[tuple[int, str, str, str, str]]:
    engine = DuckDB(folders=(folder,), scratch=folder)
    for table in TABLES:
        engine.register(table.name, table.empty())
    record = {"evidence_id": "e", "locator": "x", "kind": "post"}
    engine.register(
        "records", rows_of(RECORDS, [{**record, "record_id": i, **r} for i, r in enumerate(records)])
    )
    sink = Sink(folder / "out")
    find_mentions(engine, sink, SelectorSettings())
    rows = pq.read_table(sink.path(MENTIONS)).to_pylist()
    keys = [tuple(r[name] for name in MENTIONS.order) for r in rows]
    assert keys == sorted(keys)
    for r in rows:
        assert str(records[r["record_id"]][r["field"]])[r["start"] : r["end"]] == r["as_written"]
    return [(r["record_id"], r["field"], r["kind"], r["value"], r["as_written"]) for r in rows]


@pytest.mark.parametrize(
    ("platform", "author", "told", "kind"),
    [
        ("weibo", "xiao_mian_9", TOLD, "weibo"),
        ("telegram", "lucky_fox77", "then Lucky_Fox77 took my money", "telegram"),
        ("douyin", "lan-886x", "主播lan-886x说包退", "douyin"),
        ("xianyu", "mao_mao_88", "卖家mao_mao_88把我拉黑了", "handle"),
        (None, "bargain_ben7", "the seller was bargain_ben7, I paid him on Monday", "handle"),
    ],
)
def test_a_name_in_what_somebody_says_is_the_account_that_writes_under_it(
    platform: str | None, author: str, told: str, kind: str, tmp_path: Path
) -> None:
    found = mentions(
        tmp_path,
        [
            post(author, "今天出号，需要的私", platform),
            post("lan_tian_66", "靠谱吗", platform),
            {"text": told},
        ],
    )
    assert {(f[0], f[1], f[2], f[3]) for f in found} == {
        (0, "author", kind, author),
        (2, "text", kind, author),
    }


@pytest.mark.parametrize(
    ("records", "why"),
    [
        ([post("sunshine", "出号"), {"text": "it was sunshine all week"}], "a word without digit or underscore"),
        ([post("xiao_mian_9", "我是xiao_mian_9，找我"), post("lan_tian_66", "好")], "only he says his name"),
        ([post("user_10293", "hi", None), {"text": "account user_10293 of our bank"}], "any system has such names"),
        ([post("xiao_mian_9", "出号", "xianyu"), post("xiao_mian_9", "出号", "tieba"), {"text": TOLD}], "two platforms"),
        ([post("mian_9", "出号"), {"text": "文件xiao_mian_9里有"}], "part of a longer word"),
        ([{"text": TOLD}, {"text": "再问一下 xiao_mian_9"}], "nobody writes under it"),
    ],
)  # fmt: skip
def test_what_is_no_name_of_an_author_that_others_say(records: list[Row], why: str, tmp_path: Path) -> None:
    assert not mentions(tmp_path, records), why


def test_a_name_with_a_lead_word_keeps_its_kind_and_nobody_is_named_twice(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        [
            post("tea_888x", "收码", "xianyu"),
            {"text": "加微信 tea_888x"},
            {"text": "找 tea_888x 就行"},
            post("cat_fan_77", "出号", "xianyu"),
            {"text": "my username is cat_fan_77"},
        ],
    )
    assert sorted(f[:4] for f in found) == [
        (0, "author", "wechat", "tea_888x"),
        (1, "text", "wechat", "tea_888x"),
        (2, "text", "wechat", "tea_888x"),
        (3, "author", "handle", "cat_fan_77"),
        (4, "text", "handle", "cat_fan_77"),
    ]


def test_display_names_count_as_names(tmp_path: Path) -> None:
    found = mentions(
        tmp_path,
        [
            {"author": "user111", "author_name": "lucky_fox77", "platform": "telegram", "text": "dm me"},
            {"text": "I talked to lucky_fox77 for weeks"},
        ],
    )
    assert sorted(f[:4] for f in found) == [
        (0, "author_name", "telegram", "lucky_fox77"),
        (1, "text", "telegram", "lucky_fox77"),
    ]
