"""Guests of a hall: who names somebody once in a chat where many meet has said one message of him, and not all his messages.

A market's lobby, a neighbours' group, a fans' group: sellers of several operations advertise there, and whoever else talks there names one of
them now and then, to ask, to praise or to complain. His account holds what he says together, so one such message brought in all of them. The
message counts as it did; the others count only where other signs say that he belongs: he names private things often, or elsewhere too.

A chat is a hall when what is named there belongs to two operations or more that nothing but its own speakers joins, and most who talk there name nothing.
In an operation's own chat most who name anything name the same, or most of the few who talk name something.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.kernels.components import components
from ringbreak.linking.steps import stepwise

SPEAKERS = 5
"""Accounts with two messages or more from which a chat may be a hall."""
OFTEN, PART = 3, 0.25
"""Messages of one account in one chat that name private things, and their share of what it says there, from which it belongs."""
NAMING = 2.0 / 3.0
"""The most of a hall's speakers that name anything private."""
OPERATIONS = 2
"""Groups of records that a hall's messages name; each has members outside this chat and KNOWN records."""
KNOWN = 3
TALK = "r.evidence_id || ':' || coalesce(r.channel, '')"
HAND = "('account', 'session')"
"""Kinds of selector by which somebody's messages hold together whatever they say."""


def find(engine: Engine) -> None:
    """Add to `recycled` (rec, sel, why) the account links of guests in halls.

    Reads: `minted`, `rec`, `sel`, `inc`, `judged`, `recycled` (recycled.py, by_column), RECORDS.
    """
    stepwise(engine, "guest", _STEPS, ("held", "halls", "maybe"), _tell)


_STEPS = (
    (
        "held",
        # What still joins records: private selectors of two records or more, without the links that do not count.
        """SELECT i.rec, i.sel, s.kind IN """
        + HAND
        + """ AS hand FROM inc i JOIN judged j USING (sel) JOIN sel s USING (sel)
        ANTI JOIN recycled x ON x.rec = i.rec AND x.sel = i.sel WHERE j.privacy = 'private' AND s.n > 1""",
    ),
    (
        "said",
        f"""SELECT m.rec, m.sel, {TALK} AS talk, n.rec IS NOT NULL AS names
        FROM (SELECT h.rec, h.sel, rec.record_id FROM guest_held h JOIN sel USING (sel) JOIN rec USING (rec) WHERE sel.kind = 'account') m
        JOIN records r USING (record_id) LEFT JOIN (SELECT DISTINCT rec FROM guest_held WHERE NOT hand) n ON n.rec = m.rec
        WHERE r.kind = 'message'""",
    ),
    (
        "who",
        "SELECT talk, sel, count(*) AS n, count(*) FILTER (names) AS k FROM guest_said GROUP BY ALL HAVING count(*) > 1",
    ),
    (
        "halls",
        f"""SELECT talk FROM (
          SELECT {TALK} AS talk, coalesce(r.author, r.author_name) AS speaker, count(*) AS n FROM records r
          WHERE r.kind = 'message' AND {TALK} IN (SELECT talk FROM guest_who WHERE k BETWEEN 1 AND n - 1) AND coalesce(r.author, r.author_name, '') <> '' GROUP BY ALL)
        JOIN (SELECT talk, count(*) AS naming FROM guest_who WHERE k > 0 GROUP BY talk) USING (talk)
        WHERE n > 1 GROUP BY talk, naming HAVING count(*) >= {SPEAKERS} AND naming <= {NAMING} * count(*)""",
    ),
    (
        "maybe",
        # Who names something elsewhere too belongs to it.
        f"""SELECT w.talk, w.sel FROM guest_who w SEMI JOIN guest_halls USING (talk)
        ANTI JOIN (SELECT h.sel, coalesce(d.talk, '') AS talk FROM guest_held h LEFT JOIN guest_said d ON d.rec = h.rec AND d.sel = h.sel
                   WHERE h.hand AND h.rec IN (SELECT rec FROM guest_held WHERE NOT hand)) e ON e.sel = w.sel AND e.talk <> w.talk
        WHERE w.k BETWEEN 1 AND w.n - 1 AND (w.k < {OFTEN} OR w.k < {PART} * w.n)""",
    ),
)


def _tell(engine: Engine) -> None:
    edges = engine.sql(
        """
        SELECT h.rec, h.sel FROM guest_held h LEFT JOIN guest_said d ON d.rec = h.rec AND d.sel = h.sel
        LEFT JOIN guest_maybe m ON m.talk = d.talk AND m.sel = h.sel WHERE m.sel IS NULL ORDER BY h.sel, h.rec
        """
    )
    rec, sel = (edges[c].to_numpy().astype(np.int32) for c in ("rec", "sel"))
    nodes = int(engine.sql("SELECT count(*) AS n FROM rec")["n"][0].as_py())
    same = sel[1:] == sel[:-1]
    group = components(nodes, rec[1:][same], rec[:-1][same])
    engine.register("guest_groups", pa.table({"rec": np.arange(nodes, dtype=np.int32), "group_no": group}))
    why = sentence(
        "not counted: where many meet, what somebody names now and then does not make all he says part of it"
    )
    engine.execute(
        f"""
        INSERT INTO recycled
        WITH placed AS (
          SELECT g.group_no, g.rec, d.talk FROM guest_groups g LEFT JOIN (SELECT DISTINCT rec, talk FROM guest_said) d USING (rec)
        ), sized AS (
          SELECT group_no, count(*) AS n, count(DISTINCT coalesce(talk, '')) AS places FROM placed GROUP BY group_no
        ), named AS (
          SELECT DISTINCT d.talk, g.group_no FROM guest_said d JOIN guest_groups g USING (rec) JOIN sized z USING (group_no)
          WHERE d.names AND z.n >= {KNOWN} AND z.places > 1
        ), halls AS (
          SELECT talk FROM named SEMI JOIN guest_maybe USING (talk) GROUP BY talk HAVING count(*) >= {OPERATIONS}
        )
        SELECT d.rec, d.sel, {why} FROM guest_said d SEMI JOIN guest_maybe m ON m.talk = d.talk AND m.sel = d.sel
        SEMI JOIN halls USING (talk)
        """
    )
