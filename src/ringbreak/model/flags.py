"""FLAGS: one row per doubt about claims."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, string

FLAGS = Table(
    name="flags",
    doc="One row per doubt about claims.",
    key=("flag_id",),
    columns=(
        Column("flag_id", string, "Hex from content."),
        Column("kind", string, "contradiction, implausible, scope, variant, date or double_count."),
        Column("statement", string, "The doubt in a sentence, arithmetic shown."),
        Column("finding_ids", string, "The claims it is about, comma separated, sorted."),
    ),
)
