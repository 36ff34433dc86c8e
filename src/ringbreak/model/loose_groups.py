"""LOOSE_GROUPS: one row per selector that holds records together which are called no ring."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, boolean, int64, string

LOOSE_GROUPS = Table(
    name="loose_groups",
    doc="One row per selector that holds records together, strongly enough, which are called no ring all the same, and why.",
    key=("selector_id",),
    columns=(
        Column("selector_id", int64, "SELECTORS.selector_id."),
        Column(
            "group_id", int64, "The smallest record_id of the group; equal for all selectors that hold it."
        ),
        Column("record_count", int64, "Records of the group."),
        Column("strongest", boolean, "Whether it is the group's selector of most bits."),
        Column("reason", string, "few, one_hand, thin, statement, listed or rejected."),
        Column("why", string, "The reason, in words."),
    ),
)
