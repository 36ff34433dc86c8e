"""How the evidence names what money is paid into: the kinds of such values, and their form without spaces and hyphens."""

from __future__ import annotations

BANKED = "('bank_card', 'bank_account', 'iban', 'alipay')"
"""Kinds of accounts that a bank or payment service keeps; SQL."""
MONEY = f"{BANKED[:-1]}, 'btc', 'eth', 'tron', 'ltc', 'xmr', 'doge', 'bch', 'xrp', 'ada', 'sol')"
"""The same and wallets; SQL."""


def plain(expression: str) -> str:
    """SQL of an account as its figures and letters stand, without the spaces and hyphens that people write between them."""
    return f"regexp_replace({expression}, '[\\s-]', '', 'g')"
