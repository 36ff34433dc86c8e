"""Which files name their accounts alike: the posts, users and payments of one platform's export, delivered as files of their own.

An account's id is unique within its platform. Where a file does not name its platform, the file itself stands for it, since
the same word in two files need not be the same account. But u11732 among the users and u11732 among the posts is one account
when the two lists agree far more often than two platforms' numbers would. That is put to a test, file against file:

- ids that are counted (a short prefix and digits): how many of them both name, against how many would fall together by chance
  if either drew its own from the range of numbers that the larger one uses. A platform that gives every number in turn
  tells nothing by this, and then only a list of accounts in the same folder that holds them all is believed.
- ids that are made up of letters and digits: five of them, and half of the smaller file's.

Names without a digit are not compared: two towns each have their 小李. Nor is what is unique wherever it is written: that two
platforms pay the same card, or know the same mailbox, does not make their users' numbers one.
"""

from __future__ import annotations

import pyarrow as pa

from ringbreak.engine.engine import Engine

PREFIX = "^([A-Za-z]{0,4}[_-]?)([0-9]{3,18})$"
LONG = 13
"""Digits from which a bare number is a card's, a handset's or a person's, and no platform's."""
MESSENGERS = "('wechat', 'qq', 'telegram', 'whatsapp', 'line', 'weibo', 'douyin')"
"""Kinds of mentions that, as the author of a record, are its platform's own number, unless two files know it so."""
LEAST = 3
EVIDENT = 20.0
"""Surprise, in nats, from which two files' ids are of one platform wherever the files lie: two in a thousand million."""
BESIDE = 3.0
"""The same for files of one folder or archive, when nearly all ids of the one are in the other."""
HELD = 0.95
FREE_LEAST, FREE_SHARE = 5, 0.5

NODE = "coalesce(CASE WHEN r.kind = 'action' AND r.platform = 'web' THEN NULL ELSE r.platform END, left(r.evidence_id, 12))"
"""Where an account's id is unique before anything is compared; an access log's `web` is any site. Needs RECORDS as r."""
SPACE = f"coalesce((SELECT a.space FROM account_spaces a WHERE a.node = {NODE}), {NODE})"
"""Where an account's id is unique: a platform, or the file that stands for one. Needs `prepare` and RECORDS as r."""


def prepare(engine: Engine) -> None:
    """Make the temporary table `account_spaces` (node, space): files whose accounts are those of another file or platform.

    Reads: RECORDS, ACTIONS, PROFILES, TRANSFERS, EVIDENCE. Its size is that of the ids, not of pairs of files: an id is
    compared with the one largest list that has it.
    """
    engine.execute("CREATE OR REPLACE TEMP TABLE account_spaces (node VARCHAR, space VARCHAR)")
    if engine.sql("SELECT count(DISTINCT evidence_id) AS n FROM records")["n"][0].as_py() < 2:
        return  # one file has nothing to be laid beside
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE account_ids AS
        WITH anywhere AS (
          SELECT m.as_written FROM mentions m JOIN records r USING (record_id) WHERE m.kind <> 'handle' GROUP BY ALL
          HAVING NOT bool_and(m.field = 'author' AND m.kind IN {MESSENGERS}) OR count(DISTINCT r.evidence_id) > 1
        ), named AS (
          SELECT record_id, author AS id FROM records WHERE author IS NOT NULL
          UNION ALL SELECT record_id, counterpart FROM records WHERE counterpart IS NOT NULL
          UNION ALL SELECT record_id, actor FROM actions WHERE actor IS NOT NULL
          UNION ALL SELECT record_id, account FROM profiles WHERE account IS NOT NULL
          UNION ALL SELECT record_id, payer FROM transfers WHERE payer IS NOT NULL
          UNION ALL SELECT record_id, payee FROM transfers WHERE payee IS NOT NULL
        ), one AS (
          SELECT {NODE} AS node, r.platform IS NULL OR r.platform = 'web' AND r.kind = 'action' AS bare, n.id, count(DISTINCT n.record_id) AS times,
                 min(r.evidence_id) AS evidence_id
          FROM named n JOIN records r USING (record_id)
          WHERE regexp_matches(n.id, '^[A-Za-z0-9_.-]{{4,64}}$') AND regexp_matches(n.id, '[0-9]') AND NOT regexp_matches(n.id, '^[0-9]{{{LONG},}}$')
            AND n.id NOT IN (SELECT as_written FROM anywhere)
          GROUP BY ALL
        ), shaped AS (
          SELECT *, lower(regexp_extract(id, '{PREFIX}', 1)) || '#' AS counted, TRY_CAST(nullif(regexp_extract(id, '{PREFIX}', 2), '') AS BIGINT) AS number
          FROM one
        )
        SELECT node, bare, lower(id) AS id, times, evidence_id, CASE WHEN number IS NULL THEN '' ELSE counted END AS shape, number FROM shaped
        """
    )
    chosen = engine.sql(
        f"""
        WITH lists AS (
          SELECT node, shape, bool_and(bare) AS bare, count(DISTINCT id) AS ids, min(number) AS low, max(number) AS high,
                 max(times) AS most, min(evidence_id) AS evidence_id
          FROM account_ids GROUP BY node, shape
        ), placed AS (
          SELECT l.*, coalesce(e.parent_id, '') || '/' || regexp_replace(e.name, '[^/]*$', '') AS folder
          FROM lists l LEFT JOIN evidence e USING (evidence_id)
        ), largest AS (
          SELECT a.id, a.shape, arg_min(a.node, (p.bare, -p.ids, a.node)) AS hub
          FROM account_ids a JOIN placed p USING (node, shape) GROUP BY a.id, a.shape HAVING count(DISTINCT a.node) > 1
        ), pairs AS (
          SELECT a.node, g.hub, a.shape, count(DISTINCT a.id) AS shared
          FROM account_ids a JOIN largest g USING (id, shape) WHERE a.node <> g.hub GROUP BY ALL
        ), weighed AS (
          SELECT p.node, p.hub, p.shared, o.ids, o.folder = h.folder AS beside, p.shape,
                 o.ids * least(1.0, h.ids / (1.0 + h.high - h.low)) AS chance, h.most = 1 AS register,
                 regexp_matches(p.shape, '^[a-z]') OR h.low >= 10000 AS told
          FROM pairs p JOIN placed o ON o.node = p.node AND o.shape = p.shape JOIN placed h ON h.node = p.hub AND h.shape = p.shape
          WHERE o.bare
        )
        SELECT node, arg_max(hub, (shared, hub)) AS hub FROM weighed
        WHERE CASE WHEN shape = '' THEN shared >= {FREE_LEAST} AND shared >= {FREE_SHARE} * ids
                   ELSE shared >= {LEAST} AND shared > chance AND shared * ln(shared / chance) - shared + chance >=
                        CASE WHEN beside AND shared >= {HELD} * ids THEN {BESIDE} ELSE {EVIDENT} END
                     OR shared >= {LEAST} AND beside AND register AND told AND shared >= {HELD} * ids END
        GROUP BY node ORDER BY node
        """
    )
    towards = dict(zip(chosen["node"].to_pylist(), chosen["hub"].to_pylist(), strict=True))
    rows = []
    for node in towards:
        way = [node]
        while way[-1] in towards and towards[way[-1]] not in way:
            way.append(towards[way[-1]])
        last = towards.get(way[-1])
        # Two that point at each other, by ids of two shapes, are one space, by the name of the first.
        rows.append((node, way[-1] if last is None else min(way[way.index(last) :])))
    engine.execute("DROP TABLE account_ids")
    engine.register(
        "account_space_rows",
        pa.table(
            {
                "node": pa.array([r[0] for r in rows], pa.large_string()),
                "space": pa.array([r[1] for r in rows], pa.large_string()),
            }
        ),
    )
    engine.execute("INSERT INTO account_spaces SELECT node, space FROM account_space_rows ORDER BY node")
