"""RINGS: one row per ring."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, int32, int64, string, utc_us

RINGS = Table(
    name="rings",
    doc="One row per ring: records and selectors that hold together.",
    key=("ring_id",),
    columns=(
        Column(
            "ring_id",
            string,
            "Hex from content when it first appears; kept while most of its records stay together.",
        ),
        Column("rank", int32, "1 for the largest; the R1, R2 ... that people type."),
        Column("title", string, "A line for people."),
        Column("record_count", int64, "Records in it."),
        Column("selector_count", int64, "Selectors that hold it."),
        Column("author_count", int64, "Distinct authors."),
        Column(
            "bits",
            float64,
            "Support of the whole ring: what its selectors weigh beyond a spanning tree's need is shown in explain.",
        ),
        Column(
            "weakest_selector_id",
            int64,
            "Selector whose removal splits it most cheaply; null when none does.",
            nullable=True,
        ),
        Column("weakest_bits", float64, "Bits of the weakest link.", nullable=True),
        Column("first_at", utc_us, "Earliest record that is no report or warning about it.", nullable=True),
        Column("last_at", utc_us, "Latest record that is no report or warning about it.", nullable=True),
        Column(
            "case_type",
            string,
            "diversion, account_control, trade ...; null when there is not enough to say.",
            nullable=True,
        ),
        Column("case_type_confidence", float64, "Probability 0..1.", nullable=True),
    ),
    order=("rank",),
)
