"""Identifiers that pass every check and belong to nobody; `ringbreak.simulate.identifiers` says why each is nobody's."""

from __future__ import annotations

from ringbreak.simulate.identifiers import (
    address,
    bitcoin,
    card,
    company,
    fiction_phone,
    group_code,
    identity,
    mobile,
    onion,
    other_mobile,
    parcel,
    qq,
    tron,
)

__all__ = [
    "address", "bitcoin", "card", "company", "fiction_phone", "group_code", "identity", "mobile", "onion", "other_mobile", "parcel", "qq",
    "tron",
]  # fmt: skip
