"""Tor onion services, version 3 with its checksum; version 2 by shape."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import fails, formed, holds
from ringbreak.selectors.selector import Found, Selector

_ONION = re.compile(r"(?<![A-Za-z0-9])([A-Za-z2-7]{56}|[A-Za-z2-7]{16})\.onion(?![A-Za-z0-9])", re.I)


def is_valid(value: str) -> bool:
    """rend-spec-v3: base32(key 32, checksum 2, version 1), checksum = SHA3-256(".onion checksum" key version)[:2]."""
    name = value.removesuffix(".onion")
    if len(name) != 56:
        return False
    raw = base64.b32decode(name.upper())
    key, check, version = raw[:32], raw[32:34], raw[34:]
    return version == b"\x03" and hashlib.sha3_256(b".onion checksum" + key + version).digest()[:2] == check


def find(passage: Passage) -> Iterator[Found]:
    if ".onion" not in passage.keys:
        return
    for match in _ONION.finditer(passage.text):
        value = match.group().lower()
        inside = any(u.start < match.start() and u.end >= match.end() for u in passage.web.urls)
        if is_valid(value):
            yield Found(
                "onion",
                match.start(),
                match.end(),
                value,
                "checksum",
                holds("Tor rend-spec-v3"),
                7,
                inner=inside,
            )
        else:
            old = len(match.group(1)) == 16
            yield Found(
                "onion",
                match.start(),
                match.end(),
                value,
                "format",
                formed("of a version 2 onion address") if old else fails("Tor rend-spec-v3"),
                7,
                inner=inside,
            )


SELECTOR = Selector(
    name="onion",
    title="Tor onion service",
    pattern="56 base32 characters with checksum and .onion; 16 characters for version 2",
    find=find,
    normalise=lambda written: written.lower(),
    is_valid=is_valid,
    shown_as=lambda value: value[:8] + "..." + value[-10:] if len(value) > 24 else plain(value),
    specificity=0.95,
    source="https://spec.torproject.org/rend-spec/encoding-onion-addresses.html",
    examples={
        "http://pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion/": "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"
    },
    not_examples=("red.onion", "onion soup"),
)
