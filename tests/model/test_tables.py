"""Every table is declared once; schema, DDL and docs come from the declaration."""

from __future__ import annotations

import duckdb
import pytest

from ringbreak.model.table import Table
from ringbreak.model.tables import TABLES

CONTRACT = {
    "evidence": "evidence_id parent_id name size_bytes media_type parser authority_id added_at record_count issue_count",
    "records": "record_id evidence_id locator kind platform channel author author_name counterpart sent_at sent_at_precision title text url language",
    "transfers": "record_id payer payee amount currency direction_known memo moved_at",
    "actions": "record_id actor verb target device ip cell acted_at",
    "metrics": "record_id measure value measured_at",
    "profiles": "record_id name id_number phone address born_on company account",
    "mentions": "record_id field start end x y width height kind value as_written validity disguise",
    "selectors": "selector_id kind value shown_as record_count author_count first_at last_at bits suppressed_why",
    "links": "record_id selector_id bits why",
    "rings": "ring_id title record_count selector_count author_count bits weakest_selector_id weakest_bits first_at last_at case_type case_type_confidence",
    "ring_members": "ring_id member_kind member_id role bits why",
    "findings": "finding_id ring_id detector case_no measure value low high unit comparator stage speaker statement confidence",
    "citations": "finding_id record_id field start end",
    "flags": "flag_id kind statement finding_ids",
    "judgements": "judgement_id who decided_at verb object why",
    "issues": "evidence_id locator parser reason",
}
"""The columns outside checks rely on. Others may be added; these may not be renamed or removed."""


@pytest.mark.parametrize("name", CONTRACT)
def test_the_columns_of_the_contract_are_there(name: str) -> None:
    table = next(t for t in TABLES if t.name == name)
    assert set(CONTRACT[name].split()) <= set(table.names)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_engine_takes_the_ddl_and_keeps_not_null(table: Table) -> None:
    con = duckdb.connect()
    con.execute(table.ddl())
    told = {row[0]: row[2] for row in con.execute(f"DESCRIBE {table.name}").fetchall()}
    assert told == {c.name: "YES" if c.nullable else "NO" for c in table.columns}


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_key_and_order_name_columns(table: Table) -> None:
    assert set(table.key) <= set(table.names)
    assert set(table.sort_columns) <= set(table.names)
    assert len(set(table.names)) == len(table.names)


def test_a_column_name_means_one_type_everywhere() -> None:
    types: dict[str, set[str]] = {}
    for table in TABLES:
        for column in table.columns:
            types.setdefault(column.name, set()).add(str(column.type))
    # `value` is text where it is an identifier or a cell, a count in METRICS, a figure in FINDINGS.
    assert {n for n, t in types.items() if len(t) > 1} <= {"value"}


def test_times_end_in_at_and_counts_in_count() -> None:
    for table in TABLES:
        for column in table.columns:
            if str(column.type).startswith("timestamp"):
                assert column.name.endswith("_at"), (table.name, column.name)
