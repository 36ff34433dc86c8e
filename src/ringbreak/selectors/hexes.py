"""Digests and transaction hashes: hex digits of a fixed length."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, within
from ringbreak.selectors.selector import Found

_RUN = re.compile(r"(?<![A-Za-z0-9_%])(?:0[xX])?[0-9A-Fa-f]{32,64}(?![A-Za-z0-9_])")
_PAIRS = re.compile(r"(?<![A-Za-z0-9:])[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){15,31}(?![A-Za-z0-9:])")
_OTHER = re.compile(
    r"(?:import ?hash|imphash|authentihash|tlsh|ssdeep|uuid|session|token|nonce|cookie|key|密钥|私钥)[\s:=\"'–是为-]{0,24}$"
)


def is_hex(size: int) -> Callable[[str], bool]:
    return lambda value: (
        len(value) == size and all(c in "0123456789abcdef" for c in value) and len(set(value)) > 4
    )


def hashes(passage: Passage, kind: str, size: int) -> Iterator[Found]:
    """Digests of `size` hex digits. One digit over and over is padding; a word for another hash before it decides."""
    if not passage.long_run and ":" not in passage.text:
        return
    good = is_hex(size)
    for pattern in (_RUN, _PAIRS):
        for match in pattern.finditer(passage.text):
            raw = match.group()
            value = raw.replace(":", "").lower()
            if not good(value) or raw.isdigit():
                continue
            if _OTHER.search(passage.keys, max(0, match.start() - 48), match.start()):
                continue
            lead = passage.lead(match.start(), kind)
            if lead is None and size == 64 and (passage.lead(match.start(), "txid") or _of_a_chain(passage)):
                continue
            yield Found(
                kind,
                match.start(),
                match.end(),
                value,
                "context" if lead else "format",
                both(led(lead) if lead else None, formed(f"of {size} hex digits")),
                28,
            )


def _of_a_chain(passage: Passage) -> bool:
    """Whether a text that names no hash by its kind is about a transfer on a chain and not about files."""
    return passage.speaks_of("chain") and not passage.speaks_of("files")


def transactions(passage: Passage) -> Iterator[Found]:
    """Transaction hashes: 64 hex digits after a lead, or with 0x before."""
    if not passage.long_run:
        return
    for match in _RUN.finditer(passage.text):
        raw = match.group()
        prefixed = raw[:2] in ("0x", "0X")
        body = (raw[2:] if prefixed else raw).lower()
        if not is_hex(64)(body):
            continue
        lead = passage.lead(match.start(), "txid")
        others = passage.announced(match.start()) & {"sha256", "md5", "sha1"}
        if lead or prefixed or (_of_a_chain(passage) and not others):
            yield Found(
                "txid",
                match.start(),
                match.end(),
                ("0x" if prefixed else "") + body,
                "context" if lead else "format",
                both(
                    led(lead) if lead else None if prefixed else within("a text that speaks of a transfer"),
                    formed("of 64 hex digits"),
                ),
                19,
            )
