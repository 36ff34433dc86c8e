"""TRANSFERS: one row per movement of money."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, boolean, int64, money, string, utc_us

TRANSFERS = Table(
    name="transfers",
    doc="One row per movement of money.",
    key=("record_id",),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("payer", string, "Account, card, wallet or name that paid.", nullable=True),
        Column("payee", string, "Account, card, wallet or name that received.", nullable=True),
        Column("payer_name", string, "Name of the payer, as written.", nullable=True),
        Column("payee_name", string, "Name of the payee, as written.", nullable=True),
        Column("amount", money, "Always positive; the direction is payer to payee."),
        Column(
            "currency",
            string,
            "ISO 4217, or BTC, ETH, USDT ...; null when the source does not say.",
            nullable=True,
        ),
        Column("direction_known", boolean, "False when the source does not say who paid whom."),
        Column("memo", string, "Purpose or remark, as written.", nullable=True),
        Column("moved_at", utc_us, "When.", nullable=True),
    ),
)
