"""COMPARISONS: one row per register that was laid beside another table of the case, row against row."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string, utc_us

COMPARISONS = Table(
    name="comparisons",
    doc="One row per register that was laid beside another table of the case by a number both bear: what has a partner there, what has none, and for which part nothing can be said.",
    key=("comparison_id",),
    columns=(
        Column("comparison_id", string, "Hex from the two tables and columns."),
        Column("evidence_id", string, "The register; EVIDENCE.evidence_id."),
        Column("channel", string, "Its sheet or table; null when the file is one table.", nullable=True),
        Column("field", string, "Its column that names the row of the other table."),
        Column("other_evidence_id", string, "The table it is laid beside."),
        Column("other_channel", string, "Its sheet or table.", nullable=True),
        Column("other_field", string, "Its column that the numbers stand in."),
        Column("log_evidence_id", string, "The log that says who entered a row; null when the register itself does, or nothing.", nullable=True),
        Column("rows", int64, "Rows of the register."),
        Column("other_rows", int64, "Rows of the other table."),
        Column("matched", int64, "Rows of the register whose number stands there."),
        Column("bare", int64, "Rows without a partner among rows that have one: nothing behind them."),
        Column("uncovered", int64, "Rows without a partner where those entered before and after have none either, or that bear no time: a gap in the other table, and no more."),
        Column("unclaimed", int64, "Rows of the other table that no row of the register names."),
        Column("operators", int64, "Operators who entered rows; 0 when nobody says who did."),
        Column("first_at", utc_us, "Earliest entry.", nullable=True),
        Column("last_at", utc_us, "Latest entry.", nullable=True),
        Column("example_id", int64, "RECORDS.record_id of a row that has a partner.", nullable=True),
        Column("other_example_id", int64, "RECORDS.record_id of that partner.", nullable=True),
        Column("why", string, "How the two columns were found to belong together, in words."),
    ),
)  # fmt: skip
