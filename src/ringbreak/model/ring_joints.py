"""RING_JOINTS: one row per contact of a joint, by which several contacts hold two parts of a ring together."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, boolean, float64, int64, string

RING_JOINTS = Table(
    name="ring_joints",
    doc="One row per contact of a joint: two parts of a ring that several contacts hold together, each too weak alone in a case of this size.",
    key=("ring_id", "joint", "selector_id"),
    columns=(
        Column("ring_id", string, "RINGS.ring_id."),
        Column("joint", int64, "Which joint of the ring, from 1."),
        Column("selector_id", int64, "SELECTORS.selector_id of the contact."),
        Column("left_record_id", int64, "A record of the one part that shows it."),
        Column("right_record_id", int64, "A record of the other part that shows it."),
        Column(
            "bits",
            float64,
            "What it adds: its weight less what so many contacts on both sides make of chance.",
        ),
        Column("needed", boolean, "Whether the two parts fall asunder without it."),
    ),
)
