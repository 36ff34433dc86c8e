"""Cardano addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "ada")


SELECTOR = Selector(
    name="ada",
    title="Cardano address",
    pattern="addr1... or stake1... in bech32; older ones in base58 with a CRC",
    find=find,
    normalise=lambda written: (
        written.strip().lower()
        if written.strip().lower().startswith(("addr1", "stake1"))
        else written.strip()
    ),
    is_valid=valid_on("ada"),
    shown_as=mask.address,
    specificity=0.98,
    source="CIP-19",
    examples={
        "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8": "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8"
    },
    not_examples=("addr1",),
)
