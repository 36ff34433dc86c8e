"""Copies of a text that several groups use, or one too seldom to call it its own, and that show nothing by which they could be told: whose they are, by when they were written.

A sold text joins nobody, and so every post in which its buyer forgot the contact was lost. Such a copy is a group's when it lies in the time of that group and not in the others'. How many copies are of
none of them (who passes a text on, a buyer who shows himself nowhere) the case tells: theirs lie outside the groups' times as often as other records do. docs/decisions/0041-copies-and-time.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linkers.templates import WARNING
from ringbreak.model.decisions import Decisions
from ringbreak.model.ids import selector_id_sql
from ringbreak.words import say

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
F64 = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

KNOWN = 3
"""Dated records held together by something else than the text, from which a group has a time."""
SURE = 0.95
"""Stated probability from which a copy is a group's. It is stated low: one stranger more than was seen is assumed to be among the case's copies."""
MOST = 12
"""A text of more groups than this is everybody's."""
DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Uses:
    """The bearers of texts that are not public, one position a bearer, sorted by text.

    text, rec: Numbers of the selector and of the record. unsettled: Whether the text is not private.
    group: Of every record, its root. at: Of every record, when, in seconds; NaN without.
    held: Of every record, whether something private besides texts and pictures holds it in its group.
    bare: Of every record, whether it shows nothing that may be anybody's in particular.
    """

    text: I32
    rec: I32
    unsettled: Mask
    group: I32
    at: F64
    held: Mask
    bare: Mask


@dataclass(frozen=True, slots=True)
class Given:
    """Copies and the groups they are given to: text, rec, root, probability."""

    text: I32
    rec: I32
    root: I32
    probability: F64


def density(t: F64, first: F64, last: F64, n: F64) -> F64:
    """Density at t of the next time of a group that wrote n records between first and last, any moment of its unknown time being as likely.

    Inside (n - 1) / ((n + 1) R); at a distance d outside it falls with the n-th power of R / (R + d). The prior of the time's length is 1 / length.
    """
    whole = np.maximum(last - first, DAY)
    outside = np.maximum(0.0, np.maximum(first - t, t - last))
    made: F64 = (n - 1.0) / ((n + 1.0) * whole) * (whole / (whole + outside)) ** n
    return made


def give(uses: Uses) -> Given:
    """Copies that show nothing of their own, and whose they are by their time."""
    group, at = uses.group, uses.at
    nobody = np.zeros(0, np.int32)
    none = Given(nobody, nobody, nobody, np.zeros(0))
    dated = ~np.isnan(at)
    own = uses.held & dated
    n = np.bincount(group[own], minlength=group.size).astype(np.float64)
    first, last = np.full(group.size, np.inf), np.full(group.size, -np.inf)
    np.minimum.at(first, group[own], at[own])
    np.maximum.at(last, group[own], at[own])
    if not (n >= KNOWN).any():
        return none
    typical = max(float(np.median((last - first)[n >= KNOWN])), DAY)
    every = np.sort(at[dated])

    kept = np.flatnonzero(dated[uses.rec])
    text, rec = uses.text[kept], uses.rec[kept]
    known = uses.held[rec] & (n[group[rec]] >= KNOWN)
    texts, where = np.unique((text[known].astype(np.int64) << 32) | group[rec[known]], return_counts=True)
    of, root = (texts >> 32).astype(np.int32), (texts & 0xFFFFFFFF).astype(np.int32)
    copy = np.flatnonzero(uses.bare[rec] & ~uses.held[rec])
    lo, hi = np.searchsorted(of, text[copy]), np.searchsorted(of, text[copy], "right")
    asked = (hi > lo) & (hi - lo <= MOST)
    copy, lo, hi = copy[asked], lo[asked], hi[asked]
    if not copy.size:
        return none

    row = np.repeat(np.arange(copy.size), hi - lo)
    pair = np.arange(row.size) - np.repeat(np.cumsum(hi - lo) - (hi - lo), hi - lo) + lo[row]
    g, t = root[pair], at[rec[copy]]
    mine = density(t[row], first[g], last[g], n[g]) * where[pair]
    share = (np.searchsorted(every, last[g], "right") - np.searchsorted(every, first[g])) / every.size
    inside = np.bincount(row, weights=(t[row] >= first[g]) & (t[row] <= last[g])) > 0
    # Of strangers' copies a share as large as that of all records would lie outside; one more than was seen is assumed.
    missed = 1.0 / np.maximum(1.0 - np.bincount(row, weights=share), 0.05)
    strangers = (float(missed[~inside].sum()) + 1.0) / (copy.size + 1.0)
    if strangers >= 1.0:
        return none

    # Bearers of whom it is not settled whose they are may be the writers too, each about its own time.
    unknown = np.flatnonzero(~known & ~uses.bare[rec])
    others = _near(text[unknown], at[rec[unknown]], text[copy], t, typical) / (2.0 * typical)
    # One use more than is known is by somebody of whom the case shows nothing else.
    all_of = (
        1.0
        + np.bincount(row, weights=where[pair])
        + np.bincount(text[unknown], minlength=int(text.max()) + 1)[text[copy]]
    )
    width = max((every[-1] - every[0]) / 20.0, DAY)
    base = (np.searchsorted(every, t + width, "right") - np.searchsorted(every, t - width)) / (
        2.0 * width * every.size
    )
    known_all = (np.bincount(row, weights=mine) + others + base) / all_of * (
        1.0 - strangers
    ) + strangers * base
    best = np.lexsort((pair, -mine, row))
    best = best[np.r_[True, row[best][1:] != row[best][:-1]]]
    p = mine[best] / all_of * (1.0 - strangers) / known_all
    chosen = np.flatnonzero((p >= SURE) & uses.unsettled[kept[copy]])
    return Given(text[copy[chosen]], rec[copy[chosen]], g[best[chosen]], p[chosen])


def _near(text: I32, at: F64, asked: I32, t: F64, within: float) -> npt.NDArray[np.int64]:
    """Of each asked (text, t), how many of the given have that text and a time no farther than `within`."""
    if not text.size:
        return np.zeros(asked.size, np.int64)
    start = min(float(at.min()), float(t.min())) - 2 * within
    far = max(float(at.max()), float(t.max())) + 4 * within - start
    places = np.sort(text * far + (at - start))
    middle = asked * far + (t - start)
    made: npt.NDArray[np.int64] = np.searchsorted(places, middle + within, "right") - np.searchsorted(
        places, middle - within
    )
    return made


def register(engine: Engine, uses: Uses) -> None:
    """Make `copies_given` (sel, rec, root, p, given): what `give` gave, and the copies of the group it was given to."""
    found = give(uses)
    held = uses.held[uses.rec]
    told = np.unique((found.text.astype(np.int64) << 32) | found.root)
    theirs = np.isin((uses.text.astype(np.int64) << 32) | uses.group[uses.rec], told) & held
    engine.register(
        "copies_rows",
        pa.table(
            {
                "sel": np.concatenate([found.text, uses.text[theirs]]),
                "rec": np.concatenate([found.rec, uses.rec[theirs]]),
                "root": np.concatenate([found.root, uses.group[uses.rec[theirs]]]),
                "p": np.concatenate([found.probability, np.ones(int(theirs.sum()))]),
                "given": np.arange(found.rec.size + int(theirs.sum())) < found.rec.size,
            }
        ),
    )
    engine.execute("CREATE OR REPLACE TEMP TABLE copies_given AS SELECT * FROM copies_rows")


def mint(engine: Engine, decisions: Decisions) -> None:
    """Add to `minted`, `sel`, `sel_prior` and `judged` a selector for each group that copies were given to: the text in that group's time.

    Reads: `copies_given`, `rec`, `sel`, `sel_prior`, `judged`, RECORDS. Copies that read as a warning stay out: who warns quotes.
    A judgement on such a selector wins, as everywhere.
    """
    engine.register(
        "copies_left", pa.table({"called": pa.array(sorted(decisions.public), pa.large_string())})
    )
    why = literal(say("its text is of this family, written in the time of the group that uses it"))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE copies_used AS
        WITH held AS (
          SELECT c.*, rec.record_id, r.sent_at, length(r.text) AS length FROM copies_given c JOIN rec USING (rec) JOIN records r USING (record_id)
          WHERE NOT (c.given AND regexp_matches(lower(r.text), '{WARNING}'))
        ), one AS (
          SELECT sel, root, min(sent_at) FILTER (WHERE NOT given) AS first_at, max(sent_at) AS last_at, round(min(p), 6) AS p, count(*) AS n, count(*) FILTER (WHERE given) AS added
          FROM held GROUP BY sel, root HAVING bool_or(given) AND bool_or(NOT given)
        ), named AS (
          SELECT o.*, s.value || '@' || strftime(o.first_at, '%Y-%m-%dT%H:%M') AS called, s.shown_as || ' @ ' || strftime(o.first_at, '%Y-%m-%d') AS shown
          FROM one o JOIN sel s USING (sel)
          QUALIFY row_number() OVER (PARTITION BY called ORDER BY o.n DESC, o.root) = 1
        )
        SELECT n.*, h.record_id, h.length FROM named n JOIN held h USING (sel, root)
        """
    )
    engine.execute(
        f"INSERT INTO minted SELECT record_id, 'template', called, shown, 'text', 0, CAST(length AS INTEGER), 0, {why} FROM copies_used"
    )
    most = int(engine.sql("SELECT coalesce(max(sel), -1) AS n FROM sel")["n"][0].as_py())
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE copies_new AS
        WITH u AS (SELECT DISTINCT sel AS old, called, shown, p, n, added FROM copies_used), t AS (
          SELECT u.called, count(DISTINCT coalesce(r.platform, '') || ':' || r.author) AS authors, min(r.sent_at) AS first_at, max(r.sent_at) AS last_at
          FROM copies_used u JOIN records r USING (record_id) GROUP BY u.called
        )
        SELECT CAST(row_number() OVER (ORDER BY called) + {most} AS INTEGER) AS sel, u.*, t.* EXCLUDE (called) FROM u JOIN t USING (called)
        """
    )
    engine.execute(
        f"""
        INSERT INTO sel BY NAME SELECT sel, selector_id, kind, value, shown_as, n, authors, first_at, last_at FROM (
          SELECT sel, {selector_id_sql("kind", "value")} AS selector_id, * EXCLUDE (sel)
          FROM (SELECT 'template' AS kind, called AS value, shown AS shown_as, * EXCLUDE (called, shown) FROM copies_new))
        """
    )
    engine.execute(
        "INSERT INTO sel_prior SELECT p.* REPLACE (c.sel AS sel) FROM copies_new c JOIN sel_prior p ON p.sel = c.old"
    )
    engine.execute(
        """
        INSERT INTO judged BY NAME
        SELECT sel, if(dropped, 'public', 'private') AS privacy, if(dropped, 0.0, p) AS p_private, if(dropped, 0.0, round(log2(p * pow(2, rarity) + 1 - p), 4)) AS bits,
               CAST(if(dropped, 4, 7) AS INTEGER) AS basis, CAST(n - added AS INTEGER) AS seen, CAST(added AS INTEGER) AS different, CAST(0 AS INTEGER) AS second,
               CAST(n AS INTEGER) AS bearers
        FROM (
          SELECT c.sel, c.p, c.n, c.added, q.rarity,
                 s.kind || ':' || s.value IN (SELECT called FROM copies_left) OR CAST(s.selector_id AS VARCHAR) IN (SELECT called FROM copies_left) AS dropped
          FROM copies_new c JOIN sel_prior q ON q.sel = c.old JOIN sel s ON s.sel = c.sel)
        """
    )
    for name in ("copies_given", "copies_used", "copies_new"):
        engine.execute(f"DROP TABLE IF EXISTS {name}")
