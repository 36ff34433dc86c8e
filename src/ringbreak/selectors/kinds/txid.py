"""Transaction hashes on a blockchain."""

from __future__ import annotations

from ringbreak.selectors import mask
from ringbreak.selectors.hexes import is_hex, transactions
from ringbreak.selectors.selector import Selector

SELECTOR = Selector(
    name="txid",
    title="Transaction hash",
    pattern="64 hex digits after a lead word, or 0x and 64 hex digits",
    find=transactions,
    normalise=lambda written: written.strip().lower(),
    is_valid=lambda value: is_hex(64)(value.removeprefix("0x")),
    shown_as=mask.address,
    specificity=0.9,
    source="Bitcoin and Ethereum developer documentation",
    examples={
        "txid: 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b": "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
    },
    not_examples=("sha256 4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b", "txid 1234"),
)
