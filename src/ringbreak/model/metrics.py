"""METRICS: one row per count that the source states for a record."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string, utc_us

METRICS = Table(
    name="metrics",
    doc="One row per count that the source states for a record.",
    key=("record_id", "measure"),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("measure", string, "views, clicks, likes, shares, comments, members, sold ..."),
        Column("value", int64, "The count."),
        Column("measured_at", utc_us, "When it was read, if the source says.", nullable=True),
    ),
)
