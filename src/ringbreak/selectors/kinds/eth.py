"""Ethereum addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import chain, mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "eth")


SELECTOR = Selector(
    name="eth",
    title="Ethereum address",
    pattern="0x and 40 hex digits; the case is its checksum",
    find=find,
    normalise=lambda written: chain.eip55(written.strip()) if len(written.strip()) == 42 else written.strip(),
    is_valid=valid_on("eth"),
    shown_as=mask.address,
    specificity=0.98,
    source="EIP-55",
    examples={"ETH 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"},
    not_examples=("0x1234", "0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
)
