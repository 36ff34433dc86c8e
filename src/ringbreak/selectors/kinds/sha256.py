"""SHA-256 digests of files and signing certificates."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.hexes import hashes, is_hex
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from hashes(passage, "sha256", 64)


SELECTOR = Selector(
    name="sha256",
    title="SHA-256 digest",
    pattern="64 hex digits, or pairs with colons",
    find=find,
    normalise=lambda written: written.replace(":", "").strip().lower(),
    is_valid=is_hex(64),
    shown_as=mask.address,
    specificity=0.95,
    source="FIPS 180-4",
    examples={
        "SHA-256: E077E8A4BFF6D65AEA45847821FC982B8CC3268182E627ECB3D61B9EF52E61D2": "e077e8a4bff6d65aea45847821fc982b8cc3268182e627ecb3d61b9ef52e61d2"
    },
    not_examples=(
        "e077e8a4bff6d65aea45847821fc982b8cc3268182e627ecb3d61b9ef52e61d",
        "0000000000000000000000000000000000000000000000000000000000000000",
    ),
)
