"""XRP Ledger addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "xrp")


SELECTOR = Selector(
    name="xrp",
    title="XRP Ledger address",
    pattern="r and 24 to 34 characters in base58check with the ledger's alphabet",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=valid_on("xrp"),
    shown_as=mask.address,
    specificity=0.98,
    source="https://xrpl.org/docs/references/protocol/data-types/base58-encodings",
    examples={"XRP rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh": "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"},
    not_examples=("rrrrrrrrrrrrrrrrrrrrrrrrrrrr1",),
)
