"""Names of accounts that have a form of their own: addresses of India's payments (name@bank), Skype's live:name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

_PAID = re.compile(r"(?<![a-z])(?:upi|gpay|google pay|phonepe|paytm|bhim)(?![a-z])")
_PAYMENTS = ("upi", "gpay", "google pay", "phonepe", "paytm", "bhim")
_VPA = re.compile(
    r"(?<![a-z0-9._@-])[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9])){2,40}@[a-z]{3,20}(?![a-z0-9@]|[.-][a-z0-9])"
)
_SKYPE = re.compile(r"(?<![a-z0-9])live:(?:\.cid\.)?[a-z0-9](?:[a-z0-9_-]|\.(?=[a-z0-9])){2,31}")


def find(passage: Passage) -> Iterator[Found]:
    """Every account of this sort in a text that speaks of the payments, or of Skype."""
    keys = passage.keys
    if "@" in keys and any(word in keys for word in _PAYMENTS) and _PAID.search(keys) is not None:
        for match in _VPA.finditer(keys):
            why = formed("of an address of UPI")
            yield Found("handle", match.start(), match.end(), match.group(), "context", why, 30)
    if "live:" in keys and "skype" in keys:
        for match in _SKYPE.finditer(keys):
            yield Found(
                "handle",
                match.start(),
                match.end(),
                match.group(),
                "format",
                formed("of a name on Skype"),
                30,
            )
