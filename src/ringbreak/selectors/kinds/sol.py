"""Solana addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "sol")


SELECTOR = Selector(
    name="sol",
    title="Solana address",
    pattern="32 bytes in base58, after a lead word: it has no checksum",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=valid_on("sol"),
    shown_as=mask.address,
    specificity=0.9,
    source="https://solana.com/docs/core/accounts",
    examples={
        "SOL地址：7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV": "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV"
    },
    not_examples=("7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV",),
)
