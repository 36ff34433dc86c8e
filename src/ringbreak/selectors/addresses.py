"""Long ASCII runs that may be an address or a hash, each looked at once and handed to the kind it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ringbreak.selectors import chain
from ringbreak.selectors.passage import Passage

RUN = re.compile(r"(?<![A-Za-z0-9])(?:bitcoincash:|BITCOINCASH:)?[A-Za-z0-9]{25,120}(?![A-Za-z0-9])")
_HEX = re.compile(r"[0-9a-fA-F]+\Z")


_PIECES = re.compile(
    r"(?<![A-Za-z0-9])(?:T|[13](?=[A-Za-z0-9]{0,6}[A-Za-z])|0x|bc1)[A-Za-z0-9]{1,7}(?: [A-Za-z0-9]{3,8}){3,14}(?: [A-Za-z0-9]{1,2})?(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])(?:T|[13](?=[A-Za-z0-9]{0,6}[A-Za-z])|0x|bc1)[A-Za-z0-9]{9,40}\r?\n[A-Za-z0-9]{10,40}(?![A-Za-z0-9])"
    r"|(?<![A-Za-z0-9])T[A-Za-z0-9]{7,25} [A-Za-z0-9]{8,26}(?![A-Za-z0-9])"
)
_PIECES_HINT = re.compile(
    r"(?<![A-Za-z0-9])[T130b][A-Za-z0-9]{3,7} [A-Za-z0-9]{4,8} |(?<![A-Za-z0-9])[T130b][A-Za-z0-9]{9,40}\r?\n[A-Za-z0-9]{10}"
    r"|(?<![A-Za-z0-9])T[A-Za-z0-9]{7,25} [A-Za-z0-9]{8,26}(?![A-Za-z0-9])"
)
_SOL_BEHIND = re.compile(r" ?[（(\[【] ?(?:sol|solana|索拉纳)(?:链|地址)? ?[)）\]】,，]")
_WORD = re.compile(r"[A-Za-z0-9]+")


@dataclass(slots=True)
class Address:
    """kind, where, normal form; `good` None when the form has no checksum."""

    kind: str
    start: int
    end: int
    value: str
    good: bool | None
    rule: str
    disguise: tuple[str, ...] = ()


def _in_pieces(passage: Passage) -> Iterator[Address]:
    """Addresses written in groups of one length with blanks between, on two lines, TRON's in two parts; only such whose check digits hold, or 0x and forty."""
    for match in _PIECES.finditer(passage.text):
        words = [(m.start(), m.end()) for m in _WORD.finditer(passage.text, *match.span())]
        lined = "\n" in match.group()
        halved = len(words) == 2 and not lined
        if halved and match.end() - match.start() != 35:
            continue
        width = words[0][1] - words[0][0]
        last = 1
        while last < len(words) and words[last][1] - words[last][0] == width:
            last += 1
        # the last group may be the shorter rest, or the first word of what follows
        for stop in (2,) if lined or halved else (last + 1, last):
            if stop > len(words) or (
                stop > last and not (lined or halved) and words[stop - 1][1] - words[stop - 1][0] > width
            ):
                continue
            run = "".join(passage.text[a:b] for a, b in words[:stop])
            got = _of(passage, run, words[0][0]) if 25 <= len(run) <= 74 else None
            if got is not None and (got[2] or (got[0] == "eth" and got[2] is None)) and not run.isdigit():
                kind, value, good, rule = got
                marks = ("split_lines",) if lined else ("separators",)
                yield Address(kind, words[0][0], words[stop - 1][1], value, good, rule, marks)
                break


def addresses(passage: Passage) -> Iterator[Address]:
    """Every address whose form is that of a known chain. What the form leaves open, lead words decide."""
    if _PIECES_HINT.search(passage.text) is not None:
        yield from _in_pieces(passage)
    if not passage.long_run:
        return
    for match in RUN.finditer(passage.text):
        start, end = match.span()
        run = match.group()
        got = _of(passage, run, start)
        if got is not None:
            kind, value, good, rule = got
            yield Address(kind, start, end, value, good, rule)


def _of(passage: Passage, run: str, start: int) -> tuple[str, str, bool | None, str] | None:
    n, head = len(run), run[0]
    low = run.lower()
    if low.startswith("0x") and n == 42 and _HEX.match(run[2:]):
        spelled = chain.eip55(run)
        body = run[2:]
        if body == body.lower() or body == body.upper():
            return "eth", spelled, None, "EIP-55"
        return "eth", spelled, spelled[2:] == body, "EIP-55"
    if low.startswith("bc1") and 14 <= n <= 74:
        return "btc", low, chain.segwit(run, "bc"), "bech32"
    if low.startswith("ltc1") and 14 <= n <= 76:
        return "ltc", low, chain.segwit(run, "ltc"), "bech32"
    if low.startswith("bitcoincash:") and n == 54:
        return "bch", low, chain.cashaddr(run), "CashAddr"
    if head in "qpQP" and n == 42 and (run.islower() or run.isupper()) and chain.cashaddr(run):
        return "bch", "bitcoincash:" + low, True, "CashAddr"
    if (low.startswith("addr1") and 58 <= n <= 120) or (low.startswith("stake1") and 54 <= n <= 70):
        got = chain.bech32(run)
        return "ada", low, got is not None and got[2] == 1, "bech32"
    if n in (95, 106) and head in "48":
        return "xmr", run, chain.monero(run), "Keccak-256"
    if 25 <= n <= 35:
        return _short(passage, run, start, n, head)
    if 36 <= n <= 44:
        lead = passage.lead(start, "sol")
        said = lead is not None or passage.speaks_of("solana") or _SOL_BEHIND.match(passage.keys, start + n)
        if said and not run.isdigit() and not _HEX.match(run):
            raw = chain.base58(run)
            if raw is not None and len(raw) == 32:
                return "sol", run, None, "base58, 32 bytes"
    if run.startswith(("DdzFF", "Ae2")) and n >= 57 and chain.base58(run) is not None:
        return "ada", run, _byron(run), "CRC-32"
    return None


def _byron(run: str) -> bool:
    """Cardano's Byron addresses: CBOR [24(bytes), crc32 of those bytes]. Source: CIP-19."""
    import zlib

    raw = chain.base58(run)
    if raw is None or raw[:4] not in (b"\x82\xd8\x18X",) or len(raw) < 8:
        return False
    size = raw[4]
    body, tail = raw[5 : 5 + size], raw[5 + size :]
    return tail[:1] == b"\x1a" and len(tail) == 5 and zlib.crc32(body) == int.from_bytes(tail[1:], "big")


def _short(
    passage: Passage, run: str, start: int, n: int, head: str
) -> tuple[str, str, bool | None, str] | None:
    """Base58check addresses by version byte; a run that is no base58 or has no chain's first letter is none."""
    if head not in "13TLMDA9r" or run.isdigit() or (run.islower() and head not in "r") or run.isupper():
        return None
    if head == "r":
        body = chain.base58check(run, chain.RIPPLE58)
        if body is not None and body[0] == 0 and len(body) == 21:
            return "xrp", run, True, "base58check"
        return (
            ("xrp", run, False, "base58check")
            if passage.lead(start, "xrp") and chain.base58(run, chain.RIPPLE58) is not None
            else None
        )
    body = chain.base58check(run)
    if body is None or len(body) != 21:
        # The form alone is kept where it is plain: T and 33 more for TRON, 1/3 and a mixture of cases for Bitcoin.
        if chain.base58(run) is None or not (
            any(c.isdigit() for c in run[1:])
            and any(c.isupper() for c in run[1:])
            and any(c.islower() for c in run)
        ):
            return None
        if head == "T" and n == 34:
            return "tron", run, False, "base58check"
        if head in "13" and 26 <= n <= 35:
            return "btc", run, False, "base58check"
        for kind, heads in (("ltc", "LM"), ("doge", "DA9")):
            if head in heads and n in (33, 34) and passage.lead(start, kind):
                return kind, run, False, "base58check"
        return None
    version = body[0]
    if version == 0x41 and head == "T":
        return "tron", run, True, "base58check"
    if version in (0x30, 0x32):
        return "ltc", run, True, "base58check"
    if version == 0x1E or (version == 0x16 and head in "A9"):
        return "doge", run, True, "base58check"
    if version in (0, 5):
        said = passage.announced(start)
        if "btc" in said and "bch" not in said:
            return "btc", run, True, "base58check"
        if "bch" in said or "bitcoincash" in passage.keys:
            return "bch", run, True, "base58check"
        if version == 5 and "ltc" in said:
            return "ltc", run, True, "base58check"
        if version == 0x05 and "doge" in said:
            return "doge", run, True, "base58check"
        return "btc", run, True, "base58check"
    return None
