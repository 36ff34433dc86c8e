"""RING_TRANSFERS: one row per payment that touches an account of a ring."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, boolean, int64, string

RING_TRANSFERS = Table(
    name="ring_transfers",
    doc="One row per payment into or out of an account of a ring whose case type is known, whether the payment is of the ring or not; what two ledgers tell of one movement is one row.",
    key=("ring_id", "record_id"),
    columns=(
        Column("ring_id", string, "RINGS.ring_id."),
        Column("record_id", int64, "TRANSFERS.record_id; the first telling where two ledgers tell of it."),
        Column("way", string, "in, out, inside (between two of its accounts), or unknown when the source does not say who paid whom."),
        Column("account", string, "The ring's account, as selectors are written; the one that received where both are its own."),
        Column("part", string, "Why the account is the ring's: told (named as where to pay), collects, pays, gathers, feeds, receives, held."),
        Column("certain", boolean, "Whether more than the account makes the payment one of the ring: the lower figures of sums count these."),
        Column("ledgers", int64, "Ledgers that tell of it."),
    ),
)  # fmt: skip
