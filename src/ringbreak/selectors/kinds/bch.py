"""Bitcoin Cash addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "bch")


SELECTOR = Selector(
    name="bch",
    title="Bitcoin Cash address",
    pattern="bitcoincash: and 42 characters; the prefix may be missing",
    find=find,
    normalise=lambda written: (
        written.strip().lower()
        if ":" in written
        else ("bitcoincash:" + written.strip().lower() if written[:1] in "qpQP" else written.strip())
    ),
    is_valid=valid_on("bch"),
    shown_as=mask.address,
    specificity=0.98,
    source="CashAddr specification",
    examples={
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a": "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a"
    },
    not_examples=("qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq",),
)
