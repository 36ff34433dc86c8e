"""RING_CHANGES: one row per thing that happened to a ring since the run before."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string

RING_CHANGES = Table(
    name="ring_changes",
    doc="One row per thing that happened to a ring since the run before: new, kept, merged, split, dissolved, rejected.",
    key=("ring_id", "change", "other_id"),
    columns=(
        Column(
            "ring_id", string, "RINGS.ring_id now; for merged, split and dissolved the id of the run before."
        ),
        Column("change", string, "new, kept, merged, split, dissolved or rejected."),
        Column("other_id", string, "The ring it went into or came from; empty when there is none."),
        Column("shared_count", int64, "Records of the ring's stored sample that both have."),
        Column("why", string, "In words."),
    ),
)
