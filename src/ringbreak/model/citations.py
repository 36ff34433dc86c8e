"""CITATIONS: one row per passage that proves a claim."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int32, int64, string

CITATIONS = Table(
    name="citations",
    doc="One row per passage that proves a claim.",
    key=("finding_id", "record_id", "field", "start"),
    columns=(
        Column("finding_id", string, "FINDINGS.finding_id."),
        Column("record_id", int64, "RECORDS.record_id."),
        Column("field", string, "As in MENTIONS.field."),
        Column("start", int32, "First character, in code points."),
        Column("end", int32, "After the last character."),
    ),
)
