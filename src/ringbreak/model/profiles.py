"""PROFILES: one row per description of a person, company or account."""

from __future__ import annotations

from ringbreak.model.table import Column, Table, day, int64, string

PROFILES = Table(
    name="profiles",
    doc="One row per description of a person, company or account.",
    key=("record_id",),
    columns=(
        Column("record_id", int64, "RECORDS.record_id."),
        Column("name", string, "As written.", nullable=True),
        Column(
            "id_number", string, "Resident id, passport or registration number, as written.", nullable=True
        ),
        Column("phone", string, "As written.", nullable=True),
        Column("address", string, "As written.", nullable=True),
        Column("born_on", day, "Date of birth.", nullable=True),
        Column("company", string, "Company name, as written.", nullable=True),
        Column("account", string, "Account id or handle.", nullable=True),
        Column("email", string, "As written.", nullable=True),
        Column("bank_card", string, "As written.", nullable=True),
        Column("wechat", string, "As written.", nullable=True),
        Column("qq", string, "As written.", nullable=True),
    ),
)
