"""SHA-1 digests of files and signing certificates."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.hexes import hashes, is_hex
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from hashes(passage, "sha1", 40)


SELECTOR = Selector(
    name="sha1",
    title="SHA-1 digest",
    pattern="40 hex digits, or pairs with colons",
    find=find,
    normalise=lambda written: written.replace(":", "").strip().lower(),
    is_valid=is_hex(40),
    shown_as=mask.address,
    specificity=0.95,
    source="FIPS 180-4",
    examples={"SHA-1: C6F38A08631B1E33C4436BA47D76A29416D92380": "c6f38a08631b1e33c4436ba47d76a29416d92380"},
    not_examples=("c6f38a08631b1e33c4436ba47d76a29416d9238", "0000000000000000000000000000000000000000"),
)
