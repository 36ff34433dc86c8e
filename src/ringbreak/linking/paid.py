"""How the evidence names what money is paid into: the kinds of such values, and their form without spaces and hyphens."""

from __future__ import annotations

from ringbreak.model import kinds

BANKED = f"{kinds.BANKED}"
"""Kinds of accounts that a bank or payment service keeps; SQL."""
MONEY = f"{kinds.MONEY}"
"""The same and wallets; SQL."""


def plain(expression: str) -> str:
    """SQL of an account as its figures and letters stand, without the spaces and hyphens that people write between them."""
    return f"regexp_replace({expression}, '[\\s-]', '', 'g')"
