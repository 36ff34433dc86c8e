"""Monero addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "xmr")


SELECTOR = Selector(
    name="xmr",
    title="Monero address",
    pattern="95 or 106 characters of base58 with a Keccak check",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=valid_on("xmr"),
    shown_as=mask.address,
    specificity=0.98,
    source="https://docs.getmonero.org/public-address/standard-address/",
    examples={
        "49Bmp3SfddJRRGNW7GhHyAA2JgcYmZ4EGEix6p3eMNFCd15P2VsK9BHWcZWUNYF3nhf17MoRTRK4j5b7FUMA9zanSn9D3Nk": "49Bmp3SfddJRRGNW7GhHyAA2JgcYmZ4EGEix6p3eMNFCd15P2VsK9BHWcZWUNYF3nhf17MoRTRK4j5b7FUMA9zanSn9D3Nk"
    },
    not_examples=("44444444444444444444",),
)
