"""SELECTORS: one row per identifier by which records can be gathered, with its weight."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, int64, string, utc_us

SELECTORS = Table(
    name="selectors",
    doc="One row per identifier by which records can be gathered, with its weight.",
    key=("selector_id",),
    columns=(
        Column("selector_id", int64, "Made from kind and value."),
        Column("kind", string, "Selector kind; those minted by linkers included."),
        Column("value", string, "Normal form."),
        Column("shown_as", string, "How to print it, masked."),
        Column("record_count", int64, "Records that bear it."),
        Column("author_count", int64, "Distinct authors of those records."),
        Column("first_at", utc_us, "Earliest record that bears it.", nullable=True),
        Column("last_at", utc_us, "Latest record that bears it.", nullable=True),
        Column("bits", float64, "log2 of the likelihood ratio that two bearers are of one operation."),
        Column("privacy", string, "private, public or ask."),
        Column("p_private", float64, "Probability that it is private to one operation."),
        Column("suppressed_why", string, "Why it links nothing; null when it links.", nullable=True),
        Column("why", string, "What the weight rests on, with its figures."),
    ),
)
