"""LINKS: one row per record that bears a selector."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, int32, int64, string

LINKS = Table(
    name="links",
    doc="One row per record that bears a selector.",
    key=("record_id", "selector_id"),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("selector_id", int64, "SELECTORS.selector_id."),
        Column("bits", float64, "Weight of this link; 0 when suppressed."),
        Column("why", string, "How the record bears it."),
        Column("field", string, "Where: MENTIONS.field of the passage that proves it.", nullable=True),
        Column("start", int32, "MENTIONS.start.", nullable=True),
        Column("end", int32, "MENTIONS.end.", nullable=True),
    ),
)
