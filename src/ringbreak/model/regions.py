"""REGIONS: one row per place in an image where something was read."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float32, int32, int64, string

REGIONS = Table(
    name="regions",
    doc="One row per place in an image where something was read: a decoded code, or a line of text by OCR.",
    key=("record_id", "region"),
    columns=(
        Column("record_id", int64, "The image; RECORDS.record_id."),
        Column("region", int32, "Number of the region in the image, from 0, top to bottom."),
        Column(
            "form", string, "qr, micro_qr, data_matrix, aztec, pdf417, ean_13 ... for codes, ocr for text."
        ),
        Column("text", string, "The payload or the line read, untouched."),
        Column("x", int32, "Left edge in pixels."),
        Column("y", int32, "Top edge in pixels."),
        Column("width", int32, "Width in pixels."),
        Column("height", int32, "Height in pixels."),
        Column(
            "score",
            float32,
            "For OCR the engine's own score 0..1; null for codes, whose checksums held.",
            nullable=True,
        ),
    ),
)
