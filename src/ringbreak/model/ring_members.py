"""RING_MEMBERS: one row per record or selector that belongs to a ring."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, float64, int64, string

RING_MEMBERS = Table(
    name="ring_members",
    doc="One row per record or selector that belongs to a ring.",
    key=("ring_id", "member_kind", "member_id"),
    columns=(
        Column("ring_id", string, "RINGS.ring_id."),
        Column("member_kind", string, "record or selector."),
        Column("member_id", int64, "record_id or selector_id."),
        Column(
            "role",
            string,
            "tool_maker, data_source, harvester, reseller, promoter, operator, money_handler, front_company, buyer, victim, official; null when not enough evidence.",
            nullable=True,
        ),
        Column("bits", float64, "How firmly it is held."),
        Column("why", string, "Its strongest tie, in words."),
    ),
)

TIERS: dict[str, str] = {
    "tool_maker": "upstream",
    "data_source": "upstream",
    "harvester": "upstream",
    "reseller": "midstream",
    "promoter": "midstream",
    "operator": "downstream",
    "money_handler": "downstream",
    "front_company": "downstream",
    "buyer": "downstream",
}
"""Where in the chain a role stands. Victims and officials stand outside it."""
