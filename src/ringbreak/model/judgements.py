"""JUDGEMENTS: one row per decision of a person, from the log."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, string, utc_us

JUDGEMENTS = Table(
    name="judgements",
    doc="One row per decision of a person, from the log.",
    key=("judgement_id",),
    columns=(
        Column("judgement_id", string, "Hex from the log entry."),
        Column("who", string, "Who decided."),
        Column("decided_at", utc_us, "When."),
        Column(
            "verb", string, "confirm, reject, must_link, cannot_link, suppress, include, role, note or undo."
        ),
        Column("object", string, "What about: ids, comma separated."),
        Column("why", string, "The reason given.", nullable=True),
    ),
    order=("decided_at", "judgement_id"),
)
