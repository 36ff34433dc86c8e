"""FIELDS: one row per table cell, header or attribute that is not in another column of RECORDS."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string

FIELDS = Table(
    name="fields",
    doc="One row per table cell, header or attribute that is not in another column of RECORDS: what was read beside what we made of it, searchable and citable.",
    key=("record_id", "field"),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("field", string, "Header or key as written; '#2' is appended to the second of the same name."),
        Column("value", string, "The cell, untouched."),
    ),
)
