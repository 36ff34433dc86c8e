"""Checksums of blockchain addresses: base58check, bech32 and bech32m, cashaddr, Keccak-256 for EIP-55, Monero's base58."""

from __future__ import annotations

import hashlib
from functools import cache

BITCOIN58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


@cache
def _values(alphabet: str) -> dict[str, int]:
    return {c: i for i, c in enumerate(alphabet)}


def base58(text: str, alphabet: str = BITCOIN58) -> bytes | None:
    """Decode; None on a foreign character. Texts of up to a few hundred characters."""
    values = _values(alphabet)
    number = 0
    for c in text:
        v = values.get(c)
        if v is None:
            return None
        number = number * 58 + v
    zeros = len(text) - len(text.lstrip(alphabet[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base58check(text: str, alphabet: str = BITCOIN58) -> bytes | None:
    """Payload (version byte first) when the four check bytes hold; None otherwise.

    Source: https://en.bitcoin.it/wiki/Base58Check_encoding
    """
    raw = base58(text, alphabet)
    if raw is None or len(raw) < 5:
        return None
    body, check = raw[:-4], raw[-4:]
    return body if hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4] == check else None


def _polymod(values: list[int]) -> int:
    check = 1
    for v in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ v
        for i, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            if top >> i & 1:
                check ^= g
    return check


def bech32(text: str) -> tuple[str, list[int], int] | None:
    """(prefix, 5-bit values without check, constant 1 for bech32 or 0x2BC830A3 for bech32m) when it holds.

    Source: BIP 173, BIP 350. Mixed case is refused.
    """
    if text.lower() != text and text.upper() != text:
        return None
    text = text.lower()
    at = text.rfind("1")
    if at < 1 or at + 7 > len(text):
        return None
    values = _values(_BECH)
    data = [values.get(c, -1) for c in text[at + 1 :]]
    if -1 in data:
        return None
    prefix = text[:at]
    check = _polymod([ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + data)
    return (prefix, data[:-6], check) if check in (1, 0x2BC830A3) else None


def segwit(text: str, prefix: str) -> bool:
    """A witness address of a chain: version 0 with bech32, later ones with bech32m, program of 2..40 bytes."""
    got = bech32(text)
    if got is None or got[0] != prefix or not got[1]:
        return False
    version, bits = got[1][0], len(got[1][1:]) * 5
    size = bits // 8
    if version > 16 or not 2 <= size <= 40 or bits % 8 > 4:
        return False
    if version == 0:
        return got[2] == 1 and size in (20, 32)
    return got[2] == 0x2BC830A3


def cashaddr(text: str) -> bool:
    """Bitcoin Cash address with or without its prefix. Source: the CashAddr specification."""
    text = text.lower() if text.upper() == text else text
    prefix, _, body = text.rpartition(":")
    values = _values(_BECH)
    data = [values.get(c, -1) for c in body]
    if -1 in data or len(body) != 42:
        return False
    check = 1
    for v in [ord(c) & 31 for c in (prefix or "bitcoincash")] + [0] + data:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ v
        for i, g in enumerate((0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)):
            if top >> i & 1:
                check ^= g
    return check == 1


_ROUNDS = (
    0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000,
    0x000000000000808B, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
    0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
)  # fmt: skip
_ROTATE = (0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14)
_MASK = (1 << 64) - 1


def keccak_256(data: bytes) -> bytes:
    """Keccak-256 with the original padding (0x01), which Ethereum and Monero use; hashlib has only SHA-3's (0x06).

    Source: https://keccak.team/keccak_specs_summary.html
    """
    rate = 136
    padded = bytearray(data)
    padded += b"\x01" + b"\0" * (-(len(data) + 1) % rate)
    padded[-1] |= 0x80
    a = [0] * 25
    for at in range(0, len(padded), rate):
        for i in range(rate // 8):
            a[i] ^= int.from_bytes(padded[at + 8 * i : at + 8 * i + 8], "little")
        for constant in _ROUNDS:
            c = [a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20] for x in range(5)]
            d = [c[x - 1] ^ ((c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63) & _MASK) for x in range(5)]
            b = [0] * 25
            for x in range(5):
                for y in range(5):
                    v = a[x + 5 * y] ^ d[x]
                    r = _ROTATE[x + 5 * y]
                    b[y + 5 * ((2 * x + 3 * y) % 5)] = (v << r | v >> 64 - r) & _MASK
            for y in range(0, 25, 5):
                r0, r1, r2, r3, r4 = b[y : y + 5]
                a[y] = r0 ^ ~r1 & r2 & _MASK
                a[y + 1] = r1 ^ ~r2 & r3 & _MASK
                a[y + 2] = r2 ^ ~r3 & r4 & _MASK
                a[y + 3] = r3 ^ ~r4 & r0 & _MASK
                a[y + 4] = r4 ^ ~r0 & r1 & _MASK
            a[0] ^= constant
    return b"".join(v.to_bytes(8, "little") for v in a[:4])


def eip55(address: str) -> str:
    """The checksummed spelling of an Ethereum address. Source: EIP-55."""
    body = address[2:].lower()
    digest = keccak_256(body.encode()).hex()
    return "0x" + "".join(c.upper() if int(h, 16) >= 8 else c for c, h in zip(body, digest, strict=False))


_MONERO_SIZES = (0, 2, 3, 5, 6, 7, 9, 10, 11)


def monero(address: str) -> bool:
    """Standard, sub- and integrated addresses of the main net: base58 in blocks, Keccak-256 check of four bytes.

    Source: https://docs.getmonero.org/cryptography/base58/
    """
    values = _values(BITCOIN58)
    raw = b""
    for at in range(0, len(address), 11):
        block = address[at : at + 11]
        if len(block) not in _MONERO_SIZES:
            return False
        size = _MONERO_SIZES.index(len(block))
        number = 0
        for c in block:
            v = values.get(c)
            if v is None:
                return False
            number = number * 58 + v
        if number >= 1 << 8 * size:
            return False
        raw += number.to_bytes(size, "big")
    return len(raw) in (69, 77) and raw[0] in (18, 19, 42) and keccak_256(raw[:-4])[:4] == raw[-4:]
