"""FINDINGS: one row per claim."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, string

FINDINGS = Table(
    name="findings",
    doc="One row per claim.",
    key=("finding_id",),
    columns=(
        Column("finding_id", string, "Hex from content."),
        Column("ring_id", string, "RINGS.ring_id; null for a claim about a document.", nullable=True),
        Column("detector", string, "Which detector says so."),
        Column("case_no", string, "Number of the case inside a bulletin, from 1.", nullable=True),
        Column("measure", string, "From the measure vocabulary, or the detector's own word."),
        Column("value", float64, "The figure; null when only a range or words.", nullable=True),
        Column("low", float64, "Lower end.", nullable=True),
        Column("high", float64, "Upper end.", nullable=True),
        Column("unit", string, "people, items, CNY ...", nullable=True),
        Column("comparator", string, "exact, about, more_than, less_than, up_to, range.", nullable=True),
        Column("stage", string, "suspected, arrested, detained, charged, sentenced.", nullable=True),
        Column("speaker", string, "Who says so, as written.", nullable=True),
        Column("statement", string, "The claim in a sentence."),
        Column("confidence", float64, "Probability 0..1 that the reading is right."),
        Column(
            "scope",
            string,
            "What the figure is about when it is not the case itself: nationwide, campaign, company ...",
            nullable=True,
        ),
        Column("currency", string, "ISO 4217.", nullable=True),
        Column("named", string, "What is named, as written; null for a figure.", nullable=True),
        Column(
            "code", string, "GB/T 2260 code of a place, ISO 8601 days of a time that is named.", nullable=True
        ),
    ),
)
