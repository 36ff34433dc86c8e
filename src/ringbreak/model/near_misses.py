"""NEAR_MISSES: one row per record or selector that almost belongs to a ring."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, int64, string

NEAR_MISSES = Table(
    name="near_misses",
    doc="One row per record or selector that almost belongs to a ring, and why it does not.",
    key=("ring_id", "member_kind", "member_id"),
    columns=(
        Column("ring_id", string, "RINGS.ring_id."),
        Column("member_kind", string, "record or selector."),
        Column("member_id", int64, "record_id or selector_id."),
        Column("bits", float64, "What it would weigh if it counted; below the threshold or suppressed."),
        Column("record_count", int64, "Records of the ring it touches."),
        Column("why", string, "Why it stays outside, in words."),
        Column(
            "other_ring_id",
            string,
            "The ring it would join to this one, where a copied text, picture or account was all that the two share.",
            nullable=True,
        ),
    ),
)
