"""TRON addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "tron")


SELECTOR = Selector(
    name="tron",
    title="TRON address",
    pattern="T and 33 characters in base58check, version 0x41",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=valid_on("tron"),
    shown_as=mask.address,
    specificity=0.98,
    source="https://developers.tron.network/docs/account",
    examples={"USDT地址TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"},
    not_examples=("Txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "TRON"),
)
