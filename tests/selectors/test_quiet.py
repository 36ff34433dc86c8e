"""A cell that is passed over unread could not have been a service number."""

from __future__ import annotations

import re

from ringbreak.selectors import landlines
from ringbreak.selectors.quiet import BARE, PROBES

_BARE = re.compile(BARE)


def test_no_service_number_is_formed_like_a_bare_number() -> None:
    for length in (5, 6, 7):
        for n in range(0, 10**length, 1 if length < 7 else 11):
            number = str(n).zfill(length)
            if landlines.SERVICE.match(number) or number in landlines.PUBLIC_LINES:
                assert _BARE.fullmatch(number) is None, number
    assert all(_BARE.fullmatch(f"10086{n:02d}") is None for n in range(100))


def test_every_form_of_bare_number_is_asked_for() -> None:
    assert all(_BARE.fullmatch(p) for p in PROBES)
    begins = {(p[0] if p[0] not in "19" else p[:2], len(p)) for p in PROBES}
    assert {("12", 6), ("95", 6), ("12", 8), ("95", 8), ("12", 9), ("95", 9)} <= begins
