"""Who shared the same object within a window: pairs of shares, in time that grows with the shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

I64 = npt.NDArray[np.int64]
I32 = npt.NDArray[np.int32]
F64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Shares:
    """One position a share: an account showed an object at a time.

    object, account, content: Dense numbers from 0 (content is the record or post). time: Seconds; any origin.
    """

    object: I32
    account: I32
    content: I32
    time: F64

    def take(self, rows: I64 | npt.NDArray[np.bool_]) -> Shares:
        """Some of the shares."""
        return Shares(self.object[rows], self.account[rows], self.content[rows], self.time[rows])

    @property
    def size(self) -> int:
        return int(self.object.size)


def within(shares: Shares, window: float, most: int | None = None) -> tuple[I64, I64]:
    """Pairs of shares of one object at most `window` seconds apart, as positions in `shares`; each pair once.

    Args:
        most: Each share is paired with at most this many that follow it, the nearest in time. None pairs all, which grows
            with the square of the shares of one object within a window.
    """
    order = np.lexsort((shares.content, shares.account, shares.time, shares.object))
    thing, time = shares.object[order], shares.time[order]
    left: list[I64] = []
    right: list[I64] = []
    active = np.arange(max(0, order.size - 1), dtype=np.int64)
    step = 1
    while active.size and (most is None or step <= most):
        active = active[active + step < order.size]
        after = active + step
        near = (thing[after] == thing[active]) & (time[after] - time[active] <= window)
        # Shares are sorted by time within their object: who is too far now stays too far.
        active = active[near]
        left.append(order[active])
        right.append(order[active + step])
        step += 1
    if not left:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return np.concatenate(left), np.concatenate(right)


def once(shares: Shares, window: float) -> Shares:
    """Without what an account repeats: a share of an object it has shared within `window` seconds before."""
    order = np.lexsort((shares.content, shares.time, shares.account, shares.object))
    thing, who, time = shares.object[order], shares.account[order], shares.time[order]
    again = np.zeros(order.size, np.bool_)
    again[1:] = (thing[1:] == thing[:-1]) & (who[1:] == who[:-1]) & (time[1:] - time[:-1] <= window)
    return shares.take(np.sort(order[~again]))


def pair_keys(left: I32, right: I32, accounts: int) -> I64:
    """One number for an unordered pair of accounts: smaller * accounts + larger."""
    low, high = np.minimum(left, right).astype(np.int64), np.maximum(left, right).astype(np.int64)
    keys: I64 = low * accounts + high
    return keys
