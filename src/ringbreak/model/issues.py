"""ISSUES: one row per thing that could not be read."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, string

ISSUES = Table(
    name="issues",
    doc="One row per thing that could not be read.",
    key=("evidence_id", "locator", "reason"),
    columns=(
        Column("evidence_id", string, "EVIDENCE.evidence_id."),
        Column("locator", string, "Where in it; empty for the whole file."),
        Column("parser", string, "Which parser met it; null when none would take the file.", nullable=True),
        Column("reason", string, "What, in words a reader accepts, with what to do next."),
        Column("effect", string, "failed, refused (on purpose: encrypted, limit) or note (nothing lost)."),
    ),
)
