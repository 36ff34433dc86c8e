"""RECORDS: one row per thing that says or does."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, int64, string, utc_us

RECORDS = Table(
    name="records",
    doc="One row per thing that says or does: a message, post, row, page, listing, transfer.",
    key=("record_id",),
    columns=(
        Column("record_id", int64, "Made from the evidence's hash and the record's number in it."),
        Column("evidence_id", string, "The bytes it stands in; EVIDENCE.evidence_id."),
        Column("ordinal", int64, "Number of the record in its evidence, from 0."),
        Column(
            "locator",
            string,
            "Where in the bytes, for a person: 'message 12', 'sheet 1 row 7', 'page 3', 'line 40'.",
        ),
        Column(
            "kind",
            string,
            "message, post, article, page, row, listing, transfer, action, profile, mail, image, document, metadata ...",
        ),
        Column(
            "platform",
            string,
            "wechat, qq, telegram, whatsapp, sms, web, bank, alipay ...; null when the evidence does not say.",
            nullable=True,
        ),
        Column(
            "channel", string, "The chat, group, forum, mailbox, sheet or table it stood in.", nullable=True
        ),
        Column(
            "author", string, "Account id of who said or did it, unique within the platform.", nullable=True
        ),
        Column("author_name", string, "Display name, as written.", nullable=True),
        Column("counterpart", string, "To whom: account id or name.", nullable=True),
        Column("sent_at", utc_us, "When, by the evidence's own clock.", nullable=True),
        Column(
            "sent_at_precision",
            string,
            "second, minute, day, month or year; null when sent_at is.",
            nullable=True,
        ),
        Column("title", string, "Title or subject, untouched.", nullable=True),
        Column("text", string, "What it says, untouched; offsets into it count code points.", nullable=True),
        Column("url", string, "Where it stood, if it says so.", nullable=True),
        Column(
            "language",
            string,
            "ISO 639-1 code by script and words; null when it cannot be told.",
            nullable=True,
        ),
    ),
    order=("evidence_id", "ordinal"),
)
