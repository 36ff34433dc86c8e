"""Reasons of weights: their counts stay readable where identifiers are masked."""

from __future__ import annotations

import pytest

from ringbreak.dossier.masking import mask_digits
from ringbreak.engine.duckdb import DuckDB
from ringbreak.linking.said import filled


@pytest.mark.parametrize(
    ("n", "shown"), [(1, "1 record"), (999, "999 records"), (1_998_516, "1,998,516 records")]
)
def test_a_count_is_no_number_of_anybody(n: int, shown: str) -> None:
    engine = DuckDB()
    told = filled("public: {records} records with nothing else in common")
    why = engine.sql(f"SELECT {told} AS why FROM (SELECT {n} AS records)")["why"][0].as_py()
    assert why == f"public: {shown} with nothing else in common"
    assert mask_digits(why) == why
