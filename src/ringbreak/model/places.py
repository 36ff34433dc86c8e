"""PLACES: one row per place where bytes were found."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, string

PLACES = Table(
    name="places",
    doc="One row per place where bytes were found: two copies of one file are two rows. The number of rows without a parent is the number of files given.",
    key=("evidence_id", "parent_id", "name"),
    columns=(
        Column("evidence_id", string, "What was found; EVIDENCE.evidence_id."),
        Column(
            "parent_id",
            string,
            "The container it was found in; null for a file that was given.",
            nullable=True,
        ),
        Column(
            "name",
            string,
            "Path inside the folder or the container, as stored there; bytes that are not UTF-8 stand as \\xNN.",
        ),
    ),
)
