"""IMAGES: one row per image."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, int32, int64, string, utc_us

IMAGES = Table(
    name="images",
    doc="One row per image: size, perceptual hash, what its metadata says.",
    key=("record_id",),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("format", string, "png, jpeg, webp, tiff, gif, bmp, heic."),
        Column("width", int32, "Pixels."),
        Column("height", int32, "Pixels."),
        Column(
            "pdq",
            string,
            "PDQ hash, 64 hex digits; null when the picture is too plain to hash.",
            nullable=True,
        ),
        Column("pdq_quality", int32, "PDQ quality 0..100; below 50 the hash says little.", nullable=True),
        Column(
            "taken_at",
            utc_us,
            "EXIF time, read in the case's zone unless EXIF gives an offset.",
            nullable=True,
        ),
        Column(
            "latitude",
            float64,
            "Degrees by EXIF. The datum may be GCJ-02, hundreds of metres off WGS-84.",
            nullable=True,
        ),
        Column("longitude", float64, "Degrees by EXIF.", nullable=True),
        Column("device", string, "EXIF make and model.", nullable=True),
        Column("software", string, "EXIF software.", nullable=True),
    ),
)
