"""EVIDENCE: one row per distinct file or member of an archive, with how reading it ended."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string, utc_us

EVIDENCE = Table(
    name="evidence",
    doc="One row per distinct file or member of an archive, with how reading it ended. The same bytes found in two places are one row here and two in PLACES.",
    key=("evidence_id",),
    columns=(
        Column("evidence_id", string, "SHA-256 of the bytes, 64 hex digits."),
        Column(
            "parent_id",
            string,
            "The container it was found in; EVIDENCE.evidence_id. Null for a file that was given.",
            nullable=True,
        ),
        Column(
            "name",
            string,
            "Path inside the folder that was given, or inside the container; the first in code-point order when there are several.",
        ),
        Column("size_bytes", int64, "Length in bytes."),
        Column("media_type", string, "Type by content, for example text/csv; never by suffix alone."),
        Column("parser", string, "Which parser read it; null when none did.", nullable=True),
        Column(
            "authority_id", string, "The legal basis it was added under; null when unstated.", nullable=True
        ),
        Column("added_at", utc_us, "When the log says it, or the file it lies in, was added."),
        Column("record_count", int64, "Rows of RECORDS made from it."),
        Column("issue_count", int64, "Rows of ISSUES about it."),
        Column("status", string, "How reading ended: read, partly, refused or failed."),
        Column("reason", string, "Why it was not wholly read; null when status is read.", nullable=True),
        Column("expected_count", int64, "Items (records and members) the container says or shows it holds."),
        Column(
            "emitted_count",
            int64,
            "Items handed on. expected_count = emitted_count + failed_count + refused_count.",
        ),
        Column("failed_count", int64, "Items that could not be read."),
        Column("refused_count", int64, "Items not read on purpose: encrypted, or a limit was hit."),
        Column("member_count", int64, "Files found inside it."),
    ),
)
