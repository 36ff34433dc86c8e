"""A text of one endless word, or of one sign again and again, costs its length and not its square."""

from __future__ import annotations

import time

import pytest

from ringbreak.selectors.extract import extract
from tests.torture.bombs.texts import PUMPS


@pytest.mark.parametrize("pump", [*PUMPS, "x", "x-", "_", "1", "é", "аб"])
def test_four_times_the_text_takes_no_sixteen_times_the_time(pump: str) -> None:
    def seconds(length: int) -> float:
        text = (pump * (length // len(pump) + 1))[:length]
        best = 9e9
        for _ in range(2):
            started = time.process_time()
            extract(text)
            best = min(best, time.process_time() - started)
        return best

    seconds(500)
    short, long = seconds(4_000), seconds(16_000)
    # Linear is 4, a square 16; what takes no time at all may waver.
    assert long < max(0.1, 10 * short), f"{short:.3f} s, then {long:.3f} s"
