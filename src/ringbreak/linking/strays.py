"""Copies of a text that is one group's, written when that group was not at it, by whoever shows nothing of the group.

A text that one group's contacts hold together joins every record that bears it, also the one that somebody else copied or bought
half a year before: the buyers of one set of texts are seldom all known, and one whose posts show little looks like part of the
other. docs/decisions/0049-scattered-in-time.md.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.copies import DAY, KNOWN, MOST, SURE, Uses, density
from ringbreak.words import say

I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]


def astray(uses: Uses) -> I64:
    """Positions of the copies of private texts that are likelier than SURE to be none of the groups' that use the text.

    Asked are copies in groups too small to have a time of their own. A stranger's copy is taken for as likely beforehand as one of a
    group's, and its time for any of the case's; a group's for what `density` says.

    Args:
        uses: `group` is what holds records together but for texts and pictures.
    """
    group, at = uses.group, uses.at
    nothing = np.zeros(0, np.int64)
    own = uses.held & ~np.isnan(at)
    n = np.bincount(group[own], minlength=group.size).astype(np.float64)
    kept = np.flatnonzero(~np.isnan(at[uses.rec]) & ~uses.unsettled)
    text, rec = uses.text[kept], uses.rec[kept]
    known = uses.held[rec] & (n[group[rec]] >= KNOWN)
    if not known.any() or known.all():
        return nothing
    first, last = np.full(group.size, np.inf), np.full(group.size, -np.inf)
    np.minimum.at(first, group[own], at[own])
    np.maximum.at(last, group[own], at[own])
    every = np.sort(at[~np.isnan(at)])
    using, where = np.unique((text[known].astype(np.int64) << 32) | group[rec[known]], return_counts=True)
    of, root = using >> 32, using & 0xFFFFFFFF
    copy = np.flatnonzero(~known)
    lo, hi = np.searchsorted(of, text[copy]), np.searchsorted(of, text[copy], "right")
    asked = (hi > lo) & (hi - lo <= MOST)
    copy, lo, hi = copy[asked], lo[asked], hi[asked]
    if not copy.size:
        return nothing
    row = np.repeat(np.arange(copy.size), hi - lo)
    pair = np.arange(row.size) - np.repeat(np.cumsum(hi - lo) - (hi - lo), hi - lo) + lo[row]
    g, t = root[pair], at[rec[copy]]
    weighed = density(t[row], first[g], last[g], n[g]) * where[pair]
    theirs = np.bincount(row, weights=weighed) / np.bincount(row, weights=where[pair])
    width = max((every[-1] - every[0]) / 20.0, DAY)
    anybodys = (np.searchsorted(every, t + width, "right") - np.searchsorted(every, t - width)) / (
        2.0 * width * every.size
    )
    found: I64 = kept[copy[theirs <= (1.0 - SURE) * (theirs + anybodys)]]
    return found


def register(engine: Engine, uses: Uses) -> None:
    """Make `text_strays` (sel, rec)."""
    found = astray(uses)
    engine.register("stray_rows", pa.table({"sel": uses.text[found], "rec": uses.rec[found]}))
    engine.execute("CREATE OR REPLACE TEMP TABLE text_strays AS SELECT * FROM stray_rows")


def set_aside(engine: Engine) -> None:
    """Add to `recycled` (rec, sel, why) the copies that are astray."""
    why = literal(
        say(
            "not counted: nothing else joins this copy to the group that uses the text, which was active at another time"
        )
    )
    engine.execute(
        f"INSERT INTO recycled SELECT rec, sel, {why} FROM text_strays ANTI JOIN recycled USING (rec, sel)"
    )
    engine.execute("DROP TABLE text_strays")
