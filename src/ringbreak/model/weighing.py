"""WEIGHING: one row per figure the run's decisions rest on."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, string

WEIGHING = Table(
    name="weighing",
    doc="One row per figure the run's decisions rest on: threshold, prior, margin, smallest ring.",
    key=("name",),
    columns=(
        Column("name", string, "threshold_bits, prior_bits, margin_bits, min_records ..."),
        Column("value", float64, "The figure."),
        Column("why", string, "Where it comes from, in words."),
    ),
)
