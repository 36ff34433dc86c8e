"""ACTIONS: one row per account doing something."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string, utc_us

ACTIONS = Table(
    name="actions",
    doc="One row per account doing something.",
    key=("record_id",),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("actor", string, "Account id.", nullable=True),
        Column("verb", string, "login, send, scan, join, like, view, delete, insert ..."),
        Column("target", string, "What it was done to.", nullable=True),
        Column("device", string, "Device id.", nullable=True),
        Column("ip", string, "IP address.", nullable=True),
        Column("cell", string, "Mobile cell.", nullable=True),
        Column("acted_at", utc_us, "When.", nullable=True),
    ),
)
