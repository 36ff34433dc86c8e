"""MAPPINGS: one row per column of a table that was read."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, string

MAPPINGS = Table(
    name="mappings",
    doc="One row per column of a table that was read: what it was taken to mean and why. Overruled with --map FILE.",
    key=("evidence_id", "locator", "header"),
    columns=(
        Column("evidence_id", string, "EVIDENCE.evidence_id."),
        Column("locator", string, "The sheet or table inside the file; empty when the file is one table."),
        Column("header", string, "Header as written; '#2' is appended to the second of the same name."),
        Column(
            "meaning",
            string,
            "Column it fills, for example records.text or transfers.amount; 'kept' when unknown.",
        ),
        Column("why", string, "synonym, values, synonym and values, overruled, or unknown."),
    ),
)
