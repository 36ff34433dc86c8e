"""Dogecoin addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "doge")


SELECTOR = Selector(
    name="doge",
    title="Dogecoin address",
    pattern="D... in base58check, version 0x1E",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=valid_on("doge"),
    shown_as=mask.address,
    specificity=0.98,
    source="Dogecoin chainparams",
    examples={"DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L": "DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L"},
    not_examples=("Doge",),
)
