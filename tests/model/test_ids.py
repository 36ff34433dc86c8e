"""Ids come from content: the same on every machine and engine."""

from __future__ import annotations

import duckdb
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.model.ids import content_id, record_ids, selector_id, selector_id_sql

SHA = "ab" * 32


def test_record_ids_do_not_depend_on_how_they_are_asked_for() -> None:
    whole = record_ids(SHA, 0, 1000)
    parts = np.concatenate([record_ids(SHA, 0, 10), record_ids(SHA, 10, 989), record_ids(SHA, 999, 1)])
    assert (whole == parts).all()
    assert len(set(whole.tolist())) == 1000
    assert (whole >= 0).all()


def test_record_ids_of_two_files_differ() -> None:
    assert not set(record_ids(SHA, 0, 1000).tolist()) & set(record_ids("cd" * 32, 0, 1000).tolist())


def test_known_values_stay() -> None:
    """A change here would orphan every judgement ever made."""
    assert record_ids(SHA, 0, 2).tolist() == [6275607709566160995, 1618265128198991116]
    assert selector_id("phone", "+8613800138000") == 231586345168454598
    assert content_id("a", "b") == "91ed4b1cc92848e8"


@given(st.text(), st.text())
def test_the_engine_computes_the_same_selector_id(kind: str, value: str) -> None:
    if any("\ud800" <= c <= "\udfff" or c == "\0" for c in kind + value):
        return
    row = duckdb.execute(f"SELECT {selector_id_sql('?', '?')}", [kind, value]).fetchone()
    assert row == (selector_id(kind, value),)
