"""Litecoin addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "ltc")


SELECTOR = Selector(
    name="ltc",
    title="Litecoin address",
    pattern="L... or M... in base58check; ltc1... in bech32",
    find=find,
    normalise=lambda written: (
        written.strip().lower() if written.strip().lower().startswith("ltc1") else written.strip()
    ),
    is_valid=valid_on("ltc"),
    shown_as=mask.address,
    specificity=0.98,
    source="Litecoin chainparams",
    examples={"ltc1qhzjptwpym9afcdjhs7jcz6fd0jma0l0rc0e5yr": "ltc1qhzjptwpym9afcdjhs7jcz6fd0jma0l0rc0e5yr"},
    not_examples=("Litecoin", "ltc1"),
)
