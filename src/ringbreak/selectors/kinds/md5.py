"""MD5 digests of files and signing certificates."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.hexes import hashes, is_hex
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from hashes(passage, "md5", 32)


SELECTOR = Selector(
    name="md5",
    title="MD5 digest",
    pattern="32 hex digits, or pairs with colons",
    find=find,
    normalise=lambda written: written.replace(":", "").strip().lower(),
    is_valid=is_hex(32),
    shown_as=mask.address,
    specificity=0.95,
    source="RFC 1321",
    examples={"MD5: 3AF4A112E7DFF68DDB8C8488B32BFAEC": "3af4a112e7dff68ddb8c8488b32bfaec"},
    not_examples=("3af4a112e7dff68ddb8c8488b32bfae", "00000000000000000000000000000000"),
)
