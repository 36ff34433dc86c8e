"""Identifiers that pass every check and belong to nobody, one at a time; `pools` hands them out by the thousand.

| what | why it is nobody's |
|---|---|
| mobile numbers | block 0000 of their prefix (199 0000 ..., 130 0000 ...), to our knowledge not given to subscribers |
| +1 555 01xx | reserved for fiction by the North American Numbering Plan |
| identity numbers | checksum right, district dissolved in 2010, born 1900-1909: numbers of 18 digits exist since 1999 |
| bank cards | Luhn right, issuer 620000, which is no issuer |
| companies | check character right, registered in the dissolved district |
| wallets | made from the hash of a sentence, so nobody has the key |
| domains, e-mail | .example, .test, example.org (RFC 2606) |
| addresses of machines | RFC 5737: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24 |
| WeChat, Telegram, group codes | with the word shili, lizi or example in them: "example" |
| IMSI | country 001, network 01: the test network of ITU-T E.212 |
| QQ | from 9 999 000 001, beyond what was ever given out |

Public on purpose, because real cases are full of them: 95588 (a bank), 96110 (the police's fraud warning line).
"""

from __future__ import annotations

import hashlib

from stdnum import luhn
from stdnum.cn import ric, uscc

_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def mobile(n: int) -> str:
    """19900000001 and on; each n once."""
    return f"1990000{n:04d}"


def other_mobile(n: int) -> str:
    return f"1300000{n:04d}"


def fiction_phone(n: int) -> str:
    return f"+1 202-555-01{n:02d}"


def identity(n: int) -> str:
    digits = f"110103190{n % 10}{n % 12 + 1:02d}{n % 28 + 1:02d}{n % 1000:03d}"
    return digits + str(ric.calc_check_digit(digits + "0"))


def card(n: int) -> str:
    digits = f"620000{n:012d}"
    return digits + str(luhn.calc_check_digit(digits))


def company(n: int) -> str:
    digits = f"91110103MA00000{n:02d}"
    return digits + str(uscc.calc_check_digit(digits))


def qq(n: int) -> str:
    return str(9_999_000_000 + n)


def _payload(n: int) -> bytes:
    return hashlib.sha256(f"ringbreak example {n}".encode()).digest()[:20]


def _base58check(raw: bytes) -> str:
    raw += hashlib.sha256(hashlib.sha256(raw).digest()).digest()[:4]
    number, text = int.from_bytes(raw, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = _BASE58[digit] + text
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + text


def tron(n: int) -> str:
    return _base58check(b"\x41" + _payload(n))


def bitcoin(n: int) -> str:
    return _base58check(b"\x00" + _payload(1000 + n))


def group_code(n: int) -> str:
    return f"https://weixin.qq.com/g/AwYAAShiLiExample{n:04d}"


def address(n: int) -> str:
    return f"{('192.0.2', '198.51.100', '203.0.113')[n % 3]}.{n // 3 % 254 + 1}"


def parcel(n: int) -> str:
    return f"SL{9000000000 + n}"


def onion(n: int) -> str:
    """A well-formed version 3 address whose key is a hash, so nobody can answer at it."""
    import base64

    key = hashlib.sha256(f"ringbreak example onion {n}".encode()).digest()
    check = hashlib.sha3_256(b".onion checksum" + key + b"\x03").digest()[:2]
    return base64.b32encode(key + check + b"\x03").decode().lower() + ".onion"
