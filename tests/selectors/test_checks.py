"""Checksums agree with published vectors and with an independent implementation."""

from __future__ import annotations

import random

import pytest
import stdnum.cn.ric
import stdnum.cn.uscc
import stdnum.iban
import stdnum.luhn

from ringbreak.selectors import chain
from ringbreak.selectors.checks import luhn, mod_11_2, mod_31_3, mod_97
from ringbreak.selectors.kinds.phone import MOBILE


def test_luhn_agrees_with_stdnum() -> None:
    draw = random.Random(1)
    for _ in range(500):
        digits = "".join(draw.choices("0123456789", k=draw.randint(2, 19)))
        assert luhn(digits) == stdnum.luhn.is_valid(digits)


def test_identity_check_character_agrees_with_stdnum() -> None:
    draw = random.Random(2)
    for _ in range(200):
        body = "".join(draw.choices("0123456789", k=17))
        assert mod_11_2(body + stdnum.cn.ric.calc_check_digit(body + "0"))


def test_credit_code_check_character_agrees_with_stdnum() -> None:
    draw = random.Random(3)
    for _ in range(200):
        body = "91110000" + "".join(draw.choices("0123456789ABCDEFGHJKLMNPQRTUWXY", k=9))
        assert mod_31_3(body + stdnum.cn.uscc.calc_check_digit(body + "0"))


def test_iban_check_digits_agree_with_stdnum() -> None:
    for iban in ("DE89370400440532013000", "GB82WEST12345698765432", "FR1420041010050500013M02606"):
        assert mod_97(iban)
        assert stdnum.iban.is_valid(iban)
        assert not mod_97(iban[:-1] + ("1" if iban[-1] != "1" else "2"))


def test_keccak_is_the_original_one() -> None:
    assert chain.keccak_256(b"").hex() == "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470"
    assert (
        chain.keccak_256(b"a" * 136).hex()
        == "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e"
    )


@pytest.mark.parametrize(
    "address",
    [
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0x52908400098527886E0F7030069857D2E4169EE7",
    ],
)
def test_eip_55_vectors(address: str) -> None:
    assert chain.eip55(address.lower()) == address


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", True),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", True),
        ("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4", False),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", False),
    ],
)
def test_segwit_vectors_of_bip_173_and_350(address: str, good: bool) -> None:
    assert chain.segwit(address, "bc") == good


def test_the_compiled_scanner_knows_the_same_mobile_prefixes() -> None:
    from ringbreak.kernels.scancodes import PLAN

    assert {f"1{i:02d}" for i in range(100) if PLAN[i]} == set(MOBILE)
