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
MOST = 12
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


SAME_TIME = 0.5
"""What it counts that a group of fewer than SETTLED records was active while another was, where two signs or more join them."""
BRIEF = 0.25
"""The part of the case's other records up to which a group's time says something: longer ones meet everybody's."""
WANDER = 0.05
"""The case tells how common it is that accounts name two operations: by the share of the pairs of settled groups that an account has
records in which may only speak of them. Above this share, and from MANY such pairs on, no account joins settled groups
unless it wrote one text OFTEN in each of both."""
MANY = 3
OFTEN = 2
"""Copies of one text that an account wrote in each of two settled groups, from which it is of both where accounts wander: of operations that bought one
text a reporter quotes the same words."""


HALF = 0.5
"""The share from which such an account is of two groups if it wrote one and the same text in both, which others there write too: who
reports two operations quotes each in its own words."""


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
    texts: I32 | None = None,
    span: tuple[F64, F64, F64] | None = None,
    accounts: npt.NDArray[np.bool_] | None = None,
) -> tuple[I32, I32]:
    """Pairs of groups that traits join together.

    Args:
        trait, group: One position a bearer of a doubtful trait: which trait, and the group of the bearer.
        strength: Of each trait, indexed by trait number.
        size: Records of each group, indexed by group number (its root record).
        of_it: By position, whether the bearer is of the group or may only speak of it; None for all of it.
        copied: By trait number, whether it is of a kind that is copied and sold (texts, pictures); None for none.
        spread: By trait number, whether it met so many groups that it was called public; None for none. Such a trait speaks only
            beside a hand that is of both groups, and MORE is asked for unless that hand wrote one text in both.
        texts: By position, a text that makes the trait one of the groups where it stands in both; -1 without. None for none.
        span: When each group's records are of (`spans`); None not to hear time. With it a group of fewer than SETTLED
            records is joined as well where SAME_TIME makes the sum enough; accounts that may only speak are heard then where few wander.
        accounts: By trait number, whether it is an account; None for none.
    Returns: Left and right groups, sorted; int32 arrays of equal length.
    """
    met_at: npt.NDArray[np.int64] = trait.astype(np.int64) * size.size + group
    key, row = np.unique(met_at, return_inverse=True)
    mine = np.ones(key.size, np.bool_)
    if of_it is not None:
        mine = np.bincount(row.reshape(-1), weights=of_it, minlength=key.size) > 0
    t, g = key // size.size, (key % size.size).astype(np.int32)
    a, b = _meetings(t)
    if not a.size:
        return np.zeros(0, np.int32), np.zeros(0, np.int32)
    t = t[a]
    pair, inverse = np.unique(g[a].astype(np.int64) * size.size + g[b], return_inverse=True)
    inverse = inverse.reshape(-1)
    weights, sure = strength[t], mine[a] & mine[b]
    sold = np.zeros(t.size, np.bool_) if copied is None else copied[t]
    met_many = np.zeros(t.size, np.bool_) if spread is None else spread[t]
    same = np.zeros(t.size, np.bool_)
    if texts is not None:
        same = _in_both(trait, group, texts, pair, size.size, t * pair.size + inverse)
        sure = sure | same

    both = np.minimum(size[pair // size.size], size[pair % size.size]) >= SETTLED
    settled = int((size >= SETTLED).sum())
    pairs = settled * (settled - 1) // 2
    wander = int((np.bincount(inverse, weights=~sure, minlength=pair.size) > 0)[both].sum())
    if accounts is not None and wander >= MANY and wander > WANDER * pairs:
        # Once in each may be a quotation: two operations that bought a text are quoted in the same words.
        often = (
            same
            if texts is None
            else _in_both(trait, group, texts, pair, size.size, t * pair.size + inverse, OFTEN)
        )
        sure = sure & (often | ~accounts[t] | ~both[inverse])
        same = same & (often | ~both[inverse])

    def summed(chosen: npt.NDArray[np.bool_]) -> F64:
        """Weights by pair of groups; of accounts that may only speak of them no more than WITNESS."""
        heard = np.bincount(inverse, weights=np.where(sure & chosen, weights, 0.0), minlength=pair.size)
        told = np.bincount(inverse, weights=np.where(~sure & chosen, weights, 0.0), minlength=pair.size)
        return np.asarray(heard + np.minimum(WITNESS, told), np.float64)

    def any_of(chosen: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
        return np.bincount(inverse, weights=chosen, minlength=pair.size) > 0

    whole = summed(np.ones(t.size, np.bool_))
    enough = summed(~met_many) >= ENOUGH - 1e-9
    enough |= any_of(sure & ~sold) & (whole >= ENOUGH + MORE - 1e-9)
    enough |= any_of(same) & (whole >= ENOUGH - 1e-9)
    small = ~both
    if span is not None:
        few = wander + 1 <= WANDER * (pairs + 1)
        heard = np.ones(t.size, np.bool_) if few else sure
        late = summed(heard & ~met_many) + SAME_TIME >= ENOUGH - 1e-9
        if accounts is not None and few:
            # Where few wander, one account that is in both says what a text called public leaves open.
            late |= any_of(accounts[t]) & (whole + SAME_TIME >= ENOUGH - 1e-9)
        late |= any_of(sure & ~sold) & (summed(heard) + SAME_TIME >= ENOUGH + MORE - 1e-9)
        enough |= late & small & _at_one_time(pair // size.size, pair % size.size, size, *span)
    pair = pair[enough & (any_of(~sold) | small)]
    return (pair // size.size).astype(np.int32), (pair % size.size).astype(np.int32)


def spans(group: I32, at: F64) -> tuple[F64, F64, F64]:
    """First and last second of each group's records, by its root, and which part of the other records of the case lies between; NaN where none is dated.

    Args:
        group: Of every record, its root. at: Of every record, when, in seconds; NaN without.
    """
    dated = ~np.isnan(at)
    first, last = np.full(group.size, np.inf), np.full(group.size, -np.inf)
    np.minimum.at(first, group[dated], at[dated])
    np.maximum.at(last, group[dated], at[dated])
    own = np.bincount(group[dated], minlength=group.size)
    none = own == 0
    first[none] = last[none] = np.nan
    times = np.sort(at[dated])
    inside = np.searchsorted(times, last, "right") - np.searchsorted(times, first, "left")
    others = np.where(none, np.nan, (inside - own) / np.maximum(times.size - own, 1))
    return first, last, others


def _at_one_time(
    a: npt.NDArray[np.int64], b: npt.NDArray[np.int64], size: I32, first: F64, last: F64, others: F64
) -> npt.NDArray[np.bool_]:
    """Whether half of the smaller group's time lies in the larger one's, in which few of the case's other records lie."""
    large, little = np.where(size[a] >= size[b], a, b), np.where(size[a] >= size[b], b, a)
    shared = np.minimum(last[large], last[little]) - np.maximum(first[large], first[little])
    made: npt.NDArray[np.bool_] = (
        (shared >= 0) & (2 * shared >= last[little] - first[little]) & (others[large] <= BRIEF)
    )
    return made


def _meetings(t: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Pairs of positions with an equal value, smaller first, of values at two to MOST positions. t: Sorted."""
    starts = np.flatnonzero(np.r_[True, t[1:] != t[:-1]]) if t.size else np.zeros(0, np.int64)
    counts = np.r_[starts[1:], t.size] - starts
    left: list[npt.NDArray[np.int64]] = [np.zeros(0, np.int64)]
    right: list[npt.NDArray[np.int64]] = [np.zeros(0, np.int64)]
    for width in range(2, MOST + 1):
        block = starts[counts == width][:, None] + np.arange(width)
        a, b = np.triu_indices(width, 1)
        left.append(block[:, a].reshape(-1))
        right.append(block[:, b].reshape(-1))
    return np.concatenate(left), np.concatenate(right)


def _in_both(
    trait: I32,
    group: I32,
    texts: I32,
    pair: npt.NDArray[np.int64],
    groups: int,
    asked: npt.NDArray[np.int64],
    least: int = 1,
) -> npt.NDArray[np.bool_]:
    """Of each asked (trait * pairs + pair), whether the trait has one text in both groups of the pair, `least` times in each. pair: Sorted, left * groups + right."""
    rows = np.flatnonzero(texts >= 0)
    met, times = np.unique(
        np.stack([trait[rows].astype(np.int64), texts[rows], group[rows]]), axis=1, return_counts=True
    )
    met = met[:, times >= least]
    a, b = (
        _meetings(np.unique(met[:2], axis=1, return_inverse=True)[1].reshape(-1))
        if met.size
        else (rows[:0], rows[:0])
    )
    joined = met[2][a] * groups + met[2][b] if met.size else rows[:0]
    at = np.searchsorted(pair, joined)
    known = at < pair.size
    known[known] = pair[at[known]] == joined[known]
    told = met[0][a[known]] * pair.size + at[known] if met.size else rows[:0]
    made: npt.NDArray[np.bool_] = np.isin(asked, told)
    return made


def writes_their_texts(trait: I32, record: I32, group: I32, family: I32) -> tuple[npt.NDArray[np.bool_], I32]:
    """By position, whether the trait's records mostly have texts of families that others of their groups write too; and that text's family
    where at least half of them do (HALF), -1 elsewhere.

    Args:
        trait, record: One position a bearer: which trait, and the record. group: Of every record, its root.
        family: Of every record, its text family; -1 without.
    """
    made = np.zeros(trait.size, np.bool_)
    texts = np.full(trait.size, -1, np.int32)
    rows = np.flatnonzero(family[record] >= 0)
    if not rows.size:
        return made, texts
    written = np.flatnonzero(family >= 0)
    whole, counts = np.unique((group[written].astype(np.int64) << 32) | family[written], return_counts=True)
    key = (group[record[rows]].astype(np.int64) << 32) | family[record[rows]]
    _, inverse, own = np.unique(
        np.stack([trait[rows].astype(np.int64), key]), axis=1, return_inverse=True, return_counts=True
    )
    shared = counts[np.searchsorted(whole, key)] > own[inverse.reshape(-1)]
    theirs = np.bincount(trait[rows], weights=shared, minlength=int(trait.max()) + 1)
    held = np.bincount(trait)
    made[:] = (theirs >= OWN_TEXTS * held)[trait]
    shown = rows[shared & (theirs >= HALF * held)[trait[rows]]]
    texts[shown] = family[record[shown]]
    return made, texts
