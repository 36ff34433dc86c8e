"""A selector can be typed as it stands on the page."""

from __future__ import annotations

import pyarrow as pa
import pytest

from ringbreak.case.typed import as_kind_and_value, meant
from ringbreak.engine.duckdb import DuckDB
from ringbreak.errors import UsageError
from ringbreak.model.tables import BY_NAME


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("电话 199****0033", "phone:199****0033"),
        ("电话：199****0033", "phone:199****0033"),
        ("电话号码 199****0033", "phone:199****0033"),
        ("银行卡:620000*********3151", "bank_card:620000*********3151"),
        ("Bank card 620000*********3151", "bank_card:620000*********3151"),
        ("phone:+8619900000033", "phone:+8619900000033"),
        ("url:http://a.example/b", "url:http://a.example/b"),
        ("199****0033", "199****0033"),
        ("R1", "R1"),
        ("http://a.example/b", "http://a.example/b"),
        ("电话", "电话"),
    ],
)
def test_titles_of_kinds_in_both_languages_are_understood(typed: str, meant: str) -> None:
    assert as_kind_and_value(typed) == meant


@pytest.fixture
def accounts() -> DuckDB:
    engine = DuckDB(threads=1)
    rows = [(1, "user70001"), (2, "user70002"), (3, "sunny_wang1988"), (4, "user99902")]
    for name in ("selectors", "links", "records", "evidence"):
        table = BY_NAME[name]
        made = [
            {"selector_id": i, "kind": "account", "value": f"telegram:{n}", "shown_as": n, "record_count": 3}
            for i, n in rows
            if name == "selectors"
        ]
        engine.register(
            name,
            pa.Table.from_pylist([{c: r.get(c) for c in table.names} for r in made], schema=table.schema),
        )
    return engine


def test_an_account_is_found_as_the_page_masks_it(accounts: DuckDB) -> None:
    assert meant(accounts, "us*****01") == "1"
    assert meant(accounts, "账户 sun**_****1988") == "3"
    assert meant(accounts, "us*****77") == "us*****77"


def test_two_accounts_masked_alike_are_asked_back(accounts: DuckDB) -> None:
    with pytest.raises(UsageError, match="2 selectors") as refused:
        meant(accounts, "us*****02")
    assert "70002" not in str(refused.value)
