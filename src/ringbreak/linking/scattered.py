"""A contact of which nothing but its kind speaks, named by strangers all over the time of a case whose operations keep to parts of it.

Five records that show one mailbox, by five hands, in five wordings, beside nothing that comes twice: an operation's, or a parcel
office's that five people named? Where the case knows operations, it knows how long they keep at it. A contact of one of them is
named within such a time; what everybody names is named whenever records of the case were written. Where operations last as long
as the case does, or too few are known, time tells nothing, and nothing is taken from anybody.
docs/decisions/0049-scattered-in-time.md.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from ringbreak.kernels.components import components
from ringbreak.linking.recycled import SILENT_DAYS

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

KNOWN = 5
"""Dated records of a group from which it is known how long it kept at it."""
FEWEST = 3
"""Groups of which that must be known: one or two short-lived ones beside a contact in many records may be parts of its own operation."""
NARROWEST = 1e-3
"""The shortest time that is believed of a group, as a share of the case's records."""


def unlikely(at: F64, sel: I32, rec: I32, pools: Mask, asked: Mask, handed_on: Mask) -> F64:
    """By how many bits the times at which a contact was named speak against its being one operation's; 0 or negative, by selector.

    The log2 ratio of two densities of the span between the first and the last of n times, in shares of the case's dated records:
    within the time of an operation, averaged over those known, and anywhere in the case. One operation more than is known is taken to
    last as long as the case, so k of them speak against a contact by log2(k + 1) bits at most.

    Args:
        at: When each record was written, in seconds; NaN without.
        sel, rec: The links of independent bearers, sorted by selector.
        pools: Which selectors are private because the contacts beside them repeat: their groups show how long operations last.
        asked: Which selectors to ask about.
        handed_on: Which are numbers that carriers give to somebody else: of these only the larger side of a long silence is asked.
    """
    made = np.zeros(asked.size)
    if not (asked & (np.bincount(sel, minlength=asked.size) >= KNOWN)).any():
        return made
    u = shares(at)
    widths = _lasting(u, sel, rec, pools)
    if widths.size < FEWEST:
        return made
    dated = asked[sel] & ~np.isnan(u[rec])
    sel, rec = sel[dated], rec[dated]
    for v, lo, hi in _runs(sel):
        mine = rec[lo:hi]
        if mine.size < KNOWN:
            continue
        times = np.sort(at[mine])
        first, last = _longer_held(times) if handed_on[v] else (0, times.size - 1)
        place = np.sort(u[mine])
        made[v] = min(0.0, ratio(place[last] - place[first], last - first + 1, widths))
    return made


def ratio(span: float, n: int, widths: F64) -> float:
    """log2 of how much likelier n times lie `span` apart within operations that last `widths` than anywhere; all in shares of the case."""
    if n < 2:
        return 0.0
    span = min(max(span, 1e-6), 1.0 - 1e-6)
    anywhere = float(density(span, n, np.ones(1))[0])
    within = (float(density(span, n, widths).sum()) + anywhere) / (widths.size + 1)
    return float(np.log2(within / anywhere))


def density(span: float, n: int, widths: F64) -> F64:
    """Density of the span of n times that fall anywhere within each of `widths`."""
    part = np.minimum(span / widths, 1.0)
    made: F64 = n * (n - 1) * part ** (n - 2) * (1.0 - part) / widths
    return made


def shares(at: F64) -> F64:
    """Of each time, the share of the case's dated records that are earlier; half of those at the same moment. NaN without a time."""
    dated = ~np.isnan(at)
    every = np.sort(at[dated])
    made = np.full(at.size, np.nan)
    made[dated] = (np.searchsorted(every, at[dated]) + np.searchsorted(every, at[dated], "right")) / (
        2.0 * max(every.size, 1)
    )
    return made


def _lasting(u: F64, sel: I32, rec: I32, pools: Mask) -> F64:
    """How long each group that pools hold together keeps at it, in shares of the case: its span, stretched for what it may have begun and ended."""
    kept = pools[sel]
    chosen, bearer = sel[kept], rec[kept]
    same = chosen[1:] == chosen[:-1]
    group = components(u.size, bearer[1:][same], bearer[:-1][same])
    member = np.unique(bearer)
    member = member[~np.isnan(u[member])]
    n = np.bincount(group[member], minlength=u.size).astype(np.float64)
    first, last = np.full(u.size, np.inf), np.full(u.size, -np.inf)
    np.minimum.at(first, group[member], u[member])
    np.maximum.at(last, group[member], u[member])
    known = n >= KNOWN
    n, span = n[known], (last - first)[known]
    made: F64 = np.clip(span * (n + 1.0) / (n - 1.0), NARROWEST, 1.0)
    return made


def _runs(sel: I32) -> list[tuple[int, int, int]]:
    """Selector and the bounds of its run, of a sorted array."""
    starts = np.flatnonzero(np.r_[True, sel[1:] != sel[:-1]]) if sel.size else np.zeros(0, np.int64)
    return list(zip(sel[starts].tolist(), starts.tolist(), [*starts[1:].tolist(), sel.size], strict=True))


def _longer_held(times: F64) -> tuple[int, int]:
    """First and last position of the side with more of these sorted times, where a silence parts them that lets a number change hands."""
    gaps = np.diff(times)
    cut = int(gaps.argmax())
    if gaps[cut] < SILENT_DAYS * 86_400.0:
        return 0, times.size - 1
    before, after = cut + 1, times.size - cut - 1
    if before > after or (before == after and times[cut] - times[0] <= times[-1] - times[cut + 1]):
        return 0, cut
    return cut + 1, times.size - 1
