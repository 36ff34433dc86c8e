"""Hands that act beside one another: of machines with many accounts, which are worked together.

A stock of thousands of accounts is dealt out: no order takes three of one machine's eighty, and no two machines meet often enough to
stand out from a log that their own bustle fills. But what is done from them is done beside one another, and what everybody else does
is not: of the acts from a device of one's own on the same things, the share that lies within a minute of a machine's act says how
often that happens to people with no part in it.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.linking.coaction.chance import NEAREST, binomial_surprise
from ringbreak.linking.coaction.shares import I32, I64, Shares, once, pair_keys, within

SAME = 3
"""Things on which a machine must be beside others, and on which two must meet."""
BEYOND = 30.0
"""Bits by which chance must fail, at the rate of everybody else, to explain that a machine is beside others so often, or two machines
beside one another."""


def worked_together(shares: Shares, many: npt.NDArray[np.bool_], window: float) -> tuple[I32, I32]:
    """Pairs of machines (`account` of the shares) that are beside one another beyond the rate of everybody else.

    Args:
        many: By number of `account`, whether it is a machine of many accounts; the others are everybody else.
    Returns: Left and right machines of each pair, sorted; a machine that is beside others, but beside none often enough, is paired
        with itself.
    """
    none = np.zeros(0, np.int32)
    seen = once(shares, window)
    left, right = within(seen, window, NEAREST)
    other = seen.account[left] != seen.account[right]
    # Either of two may be the one that is beside the other.
    at = np.concatenate([left[other], right[other]])
    by = np.concatenate([right[other], left[other]])
    at, by = at[many[seen.account[by]]], by[many[seen.account[by]]]
    if not at.size:
        return none, none
    machines, objects = many.size, int(seen.object.max()) + 1
    # One thing counts once for whoever acts on it, however often.
    cell = seen.account.astype(np.int64) * objects + seen.object
    things = np.bincount(np.unique(cell) // objects, minlength=machines)
    beside = np.bincount(np.unique(cell[at]) // objects, minlength=machines)
    everybody = int(things[~many].sum())
    usual = (int(beside[~many].sum()) + 1) / (everybody + 1)
    surprise = binomial_surprise(beside, things, np.full(machines, usual))
    held = many & (beside >= SAME) & (surprise >= BEYOND)
    one, two, met = _meetings(seen.account[at], seen.account[by], seen.object[at], held)
    # How often everybody else is beside just this machine.
    strangers = ~many[seen.account[at]]
    near = np.unique(np.stack([seen.account[by[strangers]].astype(np.int64), cell[at[strangers]]]), axis=1)
    rate = (np.bincount(near[0], minlength=machines) + 1) / (everybody + 1)
    pair = np.minimum(
        binomial_surprise(met, things[one], rate[two]), binomial_surprise(met, things[two], rate[one])
    )
    good = (met >= SAME) & (pair >= BEYOND)
    alone = np.setdiff1d(np.flatnonzero(held), np.concatenate([one[good], two[good]])).astype(np.int32)
    return np.concatenate([one[good], alone]), np.concatenate([two[good], alone])


def in_common(thing: I32, machine: I32, machines: int) -> tuple[I32, I32]:
    """Pairs of machines, sorted, that have SAME things or more in common; of one thing, each with the NEAREST that follow it by number.

    thing, machine: One position a thing of a machine.
    """
    cells = Shares(thing, machine, np.arange(thing.size, dtype=np.int32), np.zeros(thing.size))
    left, right = within(cells, 0.0, NEAREST)
    one, two, met = _meetings(machine[left], machine[right], thing[left], np.ones(machines, np.bool_))
    return one[met >= SAME], two[met >= SAME]


def _meetings(at: I32, by: I32, thing: I32, held: npt.NDArray[np.bool_]) -> tuple[I32, I32, I64]:
    """Pairs of held machines and on how many things they met."""
    both = held[at] & held[by]
    keys = pair_keys(at[both], by[both], held.size)
    met = np.unique(np.stack([keys, thing[both].astype(np.int64)]), axis=1)
    pair, count = np.unique(met[0], return_counts=True)
    return (pair // held.size).astype(np.int32), (pair % held.size).astype(np.int32), count.astype(np.int64)
