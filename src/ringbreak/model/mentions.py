"""MENTIONS: one row per identifier seen in one place."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float32, int32, int64, string

MENTIONS = Table(
    name="mentions",
    doc="One row per identifier seen in one place. The same number in two messages is two rows.",
    key=("record_id", "field", "start", "end", "kind"),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column(
            "field",
            string,
            "Where in the record: text, title, url, author, author_name, counterpart, channel, 'cell:<header>' (FIELDS), 'region:<n>' (REGIONS).",
        ),
        Column("start", int32, "First character, in code points from 0; 0 for a decoded code."),
        Column("end", int32, "After the last character, in code points."),
        Column("x", int32, "Left edge in pixels when it stands in an image.", nullable=True),
        Column("y", int32, "Top edge in pixels when it stands in an image.", nullable=True),
        Column("width", int32, "Pixels.", nullable=True),
        Column("height", int32, "Pixels.", nullable=True),
        Column("kind", string, "Which selector kind, for example phone."),
        Column("value", string, "Normal form: equal values mean the same identifier."),
        Column("as_written", string, "Exactly as it stands in the evidence."),
        Column("shown_as", string, "How to print it for a reader, masked: 138****8000."),
        Column("validity", string, "checksum, lexicon, format, context or decoded."),
        Column(
            "disguise",
            string,
            "What was undone to read it, comma separated; null when nothing was.",
            nullable=True,
        ),
        Column("why", string, "Why this kind: the lead word, the form, the checksum."),
        Column(
            "specificity",
            float32,
            "0..1; how rarely strangers share one, before the case is looked at. Set by the selector.",
        ),
    ),
    order=("record_id", "field", "start", "end", "kind"),
)
