"""Check digits and checksums of numbers, each a few lines with its standard named."""

from __future__ import annotations

_RIC_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B over ASCII digits."""
    total = 0
    for i, c in enumerate(reversed(digits)):
        d = ord(c) - 48
        total += _DOUBLED[d] if i & 1 else d
    return bool(digits) and total % 10 == 0


def mod_11_2(number: str) -> bool:
    """GB 11643-1999 (ISO 7064 MOD 11-2): seventeen digits and a check character 0-9 or X."""
    total = sum((ord(c) - 48) * w for c, w in zip(number[:17], _RIC_WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17]


def mod_31_3(code: str) -> bool:
    """GB 32100-2015: eighteen characters of the alphabet without I, O, S, V, Z; weights are powers of 3 modulo 31."""
    total, weight = 0, 1
    for c in code[:17]:
        at = _USCC_ALPHABET.find(c)
        if at < 0:
            return False
        total += at * weight
        weight = weight * 3 % 31
    return _USCC_ALPHABET[(31 - total % 31) % 31] == code[17]


def mod_97(iban: str) -> bool:
    """ISO 13616-1 / ISO 7064 MOD 97-10, letters count 10..35."""
    turned = iban[4:] + iban[:4]
    return turned.isalnum() and turned.isascii() and int("".join(str(int(c, 36)) for c in turned)) % 97 == 1
