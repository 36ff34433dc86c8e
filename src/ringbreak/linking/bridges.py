"""Groups joined by several traits at once: one bought template proves nothing, two independent traits do.

A trait (a text family, an account, a device, a picture) that meets two established groups is asked about, because
templates are sold and accounts quote. When two groups share several such traits that do not depend on one another, the
coincidence is no longer likely and the groups are one.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

I32 = npt.NDArray[np.int32]
I8 = npt.NDArray[np.int8]
F64 = npt.NDArray[np.float64]

ENOUGH = 1.7
"""Sum of strengths from which two groups are joined."""
MORE = 0.7
"""What is asked for besides where one of the traits met so many groups that it was called public: the weight of one text."""
ASKED = 0.7
"""What a shared contact counts that is neither private nor public so far."""
MOST = 8
"""A trait that meets more groups than this bridges none of them."""
STRENGTH: dict[str, float] = {"template": 0.7, "image": 0.7, "session": 0.5}
"""What a shared trait counts; others count 1. Three text families, or two accounts, or two families and an account: a seller
hands the same few texts to several buyers, so two texts are not enough."""


WITNESS = 0.5
"""What all accounts together count that may only speak of the groups: whoever reports swindles names many, and many do."""
OWN_TEXTS = 2.0 / 3.0
"""An account is of its groups, and does not only speak of them, when this share of its records there has a text of a family
that another hand of the same group writes too. Who reports quotes now and then: trials with a quotation in every third report
glued operations at one half and none at two thirds."""


SETTLED = 12
"""Records from which a group shows so much of itself that what is only copied (texts, pictures) no longer joins it to another such
group, however many there are: whole sets of texts are sold, and two settled groups that are one share a hand or a contact."""


def bridge(
    trait: I32,
    group: I32,
    strength: F64,
    size: I32,
    of_it: npt.NDArray[np.bool_] | None = None,
    copied: npt.NDArray[np.bool_] | None = None,
    spread: npt.NDArray[np.bool_] | None = None,
) -> tuple[I32, I32]:
    """Pairs of groups that traits join together.

    Args:
        trait, group: One position a bearer of a doubtful trait: which trait, and the group of the bearer.
        strength: Of each trait, indexed by trait number.
        size: Records of each group, indexed by group number (its root record).
        of_it: By position, whether the bearer is of the group or may only speak of it; None for all of it.
        copied: By trait number, whether it is of a kind that is copied and sold (texts, pictures); None for none.
        spread: By trait number, whether it met so many groups that it was called public; None for none.
    Returns: Left and right groups, sorted; int32 arrays of equal length.
    """
    met_at: npt.NDArray[np.int64] = trait.astype(np.int64) * size.size + group
    key, row = np.unique(met_at, return_inverse=True)
    mine = np.ones(key.size, np.bool_)
    if of_it is not None:
        mine = np.bincount(row.reshape(-1), weights=of_it, minlength=key.size) > 0
    t, g = key // size.size, (key % size.size).astype(np.int32)
    met = np.bincount(t, minlength=int(t.max()) + 1 if t.size else 0)
    kept = (met[t] > 1) & (met[t] <= MOST)
    t, g, mine = t[kept], g[kept], mine[kept]
    starts = np.flatnonzero(np.r_[True, t[1:] != t[:-1]]) if t.size else np.zeros(0, np.int64)
    ends = np.r_[starts[1:], t.size]
    left: list[I32] = []
    right: list[I32] = []
    weight: list[F64] = []
    both: list[npt.NDArray[np.bool_]] = []
    loose: list[npt.NDArray[np.bool_]] = []
    wide: list[npt.NDArray[np.bool_]] = []
    counts = ends - starts
    for width in range(2, MOST + 1):
        rows = starts[counts == width]
        if not rows.size:
            continue
        block = rows[:, None] + np.arange(width)
        a, b = np.triu_indices(width, 1)
        left.append(g[block[:, a]].reshape(-1))
        right.append(g[block[:, b]].reshape(-1))
        weight.append(np.repeat(strength[t[rows]], a.size))
        both.append((mine[block[:, a]] & mine[block[:, b]]).reshape(-1))
        loose.append(np.repeat(np.zeros(rows.size, np.bool_) if copied is None else copied[t[rows]], a.size))
        wide.append(np.repeat(np.zeros(rows.size, np.bool_) if spread is None else spread[t[rows]], a.size))
    if not left:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    joined: npt.NDArray[np.int64] = np.concatenate(left).astype(np.int64) * size.size + np.concatenate(right)
    weights, sure, sold = np.concatenate(weight), np.concatenate(both), np.concatenate(loose)
    met_many = np.concatenate(wide)
    pair, inverse = np.unique(joined, return_inverse=True)
    inverse = inverse.reshape(-1)
    total = np.bincount(inverse, weights=np.where(sure, weights, 0.0))
    total += np.minimum(WITNESS, np.bincount(inverse, weights=np.where(sure, 0.0, weights)))
    follows = np.bincount(inverse, weights=~sold) > 0
    small = np.minimum(size[pair // size.size], size[pair % size.size]) < SETTLED
    # What met many groups speaks only beside a hand that writes the texts of both, and then a text more is asked for.
    hand = np.bincount(inverse, weights=sure & ~sold) > 0
    asked = np.where(np.bincount(inverse, weights=met_many) > 0, ENOUGH + MORE, ENOUGH)
    narrow = np.bincount(inverse, weights=np.where(sure & ~met_many, weights, 0.0))
    narrow += np.minimum(WITNESS, np.bincount(inverse, weights=np.where(sure | met_many, 0.0, weights)))
    enough = (narrow >= ENOUGH - 1e-9) | (hand & (total >= asked - 1e-9))
    pair = pair[enough & (follows | small)]
    return (pair // size.size).astype(np.int32), (pair % size.size).astype(np.int32)


def writes_their_texts(trait: I32, record: I32, group: I32, family: I32) -> npt.NDArray[np.bool_]:
    """By position, whether the trait's records mostly have texts of families that others of their groups write too.

    Args:
        trait, record: One position a bearer: which trait, and the record. group: Of every record, its root.
        family: Of every record, its text family; -1 without.
    """
    made = np.zeros(trait.size, np.bool_)
    rows = np.flatnonzero(family[record] >= 0)
    if not rows.size:
        return made
    written = np.flatnonzero(family >= 0)
    whole, counts = np.unique((group[written].astype(np.int64) << 32) | family[written], return_counts=True)
    key = (group[record[rows]].astype(np.int64) << 32) | family[record[rows]]
    _, inverse, own = np.unique(
        np.stack([trait[rows].astype(np.int64), key]), axis=1, return_inverse=True, return_counts=True
    )
    shared = counts[np.searchsorted(whole, key)] > own[inverse.reshape(-1)]
    theirs = np.bincount(trait[rows], weights=shared, minlength=int(trait.max()) + 1)
    made[:] = (theirs >= OWN_TEXTS * np.bincount(trait))[trait]
    return made
