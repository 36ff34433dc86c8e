"""Cases made to be hard: no stranger is drawn in, and most of what can be linked is.

bench/accuracy_linking.py runs every variation with several seeds and writes docs/accuracy/linking.md; here one of each
difficulty stands guard.
"""

from __future__ import annotations

import pytest

from .measure import best, ours, score
from .stress import make, varied

GUARDED = ("few innocents", "mostly chains", "wide pools", "hubs everywhere", "bought templates", "recycled")


@pytest.mark.slow
@pytest.mark.parametrize("name", GUARDED)
def test_no_innocent_is_in_a_ring_and_no_two_operations_are_one(name: str) -> None:
    case = make(varied(2)[name])
    keep: dict[str, object] = {}
    found, most = score(case, ours(case, keep)), score(case, best(case))
    assert found.precision >= 0.99
    assert found.innocents == 0
    assert found.recall >= 0.95 * most.recall
    public = {
        (s["kind"], s["value"])
        for s in keep["selectors"].to_pylist()
        if s["privacy"] == "private" and s["record_count"] > 1
    }  # type: ignore[attr-defined]
    assert not public & case.public, "a hub was taken for private"
