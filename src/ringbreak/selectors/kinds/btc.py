"""Bitcoin addresses."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.selectors import mask
from ringbreak.selectors.onchain import found_on, valid_on
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.selector import Found, Selector


def find(passage: Passage) -> Iterator[Found]:
    yield from found_on(passage, "btc")


SELECTOR = Selector(
    name="btc",
    title="Bitcoin address",
    pattern="1... or 3... in base58check; bc1... in bech32 or bech32m",
    find=find,
    normalise=lambda written: (
        written.strip().lower() if written.strip().lower().startswith("bc1") else written.strip()
    ),
    is_valid=valid_on("btc"),
    shown_as=mask.address,
    specificity=0.98,
    source="BIP 173, BIP 350; https://en.bitcoin.it/wiki/Base58Check_encoding",
    examples={
        "wallet: 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2": "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq": "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    },
    not_examples=("123456789012345678901234567890", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
)
