"""Whole chats, about which only a person can decide: one question that is worth many records.

Most of what those say who work for an operation names nothing: they speak in one chat, and a few of its messages name what stands elsewhere. Whether the rest
belongs with these no figure tells: a swindle's own group, a market's hall and a family have the same shape. So a chat joins nothing by itself; it is asked about,
with what is known of it, and joins all its messages when a person includes it.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.quoted import VICTIMS
from ringbreak.model.decisions import Decisions
from ringbreak.model.ids import selector_id_sql
from ringbreak.words import say

LEAST, MOST = 8, 2_000
"""Messages of a chat that is asked about; a larger one is a hall."""
SPEAKERS = 2
NAMING = 1
"""Messages that must name what stands outside the chat and is not public."""
TABLES = "csv|xlsx|table|json-lines|jsonl|parquet|sqlite|ods"
"""Parsers of tables; RE2."""
BASIS = 9
"""How `judged` calls it (said.py)."""


def ask(engine: Engine, decisions: Decisions) -> None:
    """Add to `minted`, `rec`, `rec_list`, `sel`, `sel_prior` and `judged` a selector for each chat that is worth a question.

    It comes after everything else is judged, so no other weight depends on it. A judgement on it wins, as everywhere.

    Reads: `minted`, `sel`, `judged`, RECORDS.
    """
    why = literal(say("it was said in this chat"))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE chat_found AS
        WITH said AS (
          SELECT r.record_id, r.evidence_id, coalesce(r.channel, '') AS channel, coalesce(r.author, r.author_name) AS speaker
          FROM records r JOIN evidence e USING (evidence_id)
          -- Rows of a table that names no chat are messages of many.
          WHERE r.kind = 'message' AND (r.channel <> '' OR NOT regexp_matches(coalesce(e.parser, ''), '{TABLES}')) AND NOT regexp_matches(coalesce(r.channel, ''), {literal(VICTIMS)}, 'i')
        ), chat AS (
          SELECT evidence_id, channel, count(*) AS n, count(DISTINCT speaker) AS speakers FROM said GROUP BY ALL
          HAVING count(*) BETWEEN {LEAST} AND {MOST} AND count(DISTINCT speaker) >= {SPEAKERS}
        ), borne AS (
          SELECT DISTINCT s.record_id, s.evidence_id, s.channel, x.sel FROM said s SEMI JOIN chat USING (evidence_id, channel)
          JOIN minted m USING (record_id) JOIN sel x USING (kind, value) JOIN judged j USING (sel)
          WHERE m.field IS DISTINCT FROM 'author' AND m.kind NOT IN ('account', 'template', 'image') AND j.privacy <> 'public'
        ), outside AS (
          SELECT DISTINCT b.sel, b.evidence_id, b.channel FROM borne b JOIN sel x USING (sel) JOIN minted m ON m.kind = x.kind AND m.value = x.value
          JOIN records r ON r.record_id = m.record_id WHERE (r.evidence_id, coalesce(r.channel, '')) <> (b.evidence_id, b.channel)
        ), naming AS (
          SELECT evidence_id, channel, count(DISTINCT b.record_id) AS naming FROM borne b SEMI JOIN outside USING (sel, evidence_id, channel) GROUP BY ALL
          HAVING count(DISTINCT b.record_id) >= {NAMING}
        )
        SELECT s.record_id, left(s.evidence_id, 12) || ':' || s.channel AS value, s.evidence_id, s.channel, c.n, c.speakers, g.naming
        FROM said s JOIN chat c USING (evidence_id, channel) JOIN naming g USING (evidence_id, channel)
        """
    )
    most = int(engine.sql("SELECT coalesce(max(sel), -1) AS n FROM sel")["n"][0].as_py())
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE chat_new AS
        SELECT CAST(row_number() OVER (ORDER BY value) + {most} AS INTEGER) AS sel, {selector_id_sql("'chat'", "value")} AS selector_id, 'chat' AS kind, value,
               coalesce(nullif(channel, ''), regexp_extract(e.name, '[^/]*$')) AS shown_as, n, speakers AS authors, naming, first_at, last_at
        FROM (SELECT f.value, f.evidence_id, any_value(f.channel) AS channel, any_value(f.n) AS n, any_value(f.speakers) AS speakers, any_value(f.naming) AS naming,
                     min(r.sent_at) AS first_at, max(r.sent_at) AS last_at
              FROM chat_found f JOIN records r USING (record_id) GROUP BY f.value, f.evidence_id) LEFT JOIN evidence e USING (evidence_id)
        """
    )
    for table, values in (
        ("minted", f"SELECT record_id, 'chat', value, n.shown_as, NULL, NULL, NULL, 0, {why} FROM chat_found JOIN chat_new n USING (value)"),
        ("sel BY NAME", "SELECT sel, selector_id, kind, value, shown_as, n, authors, first_at, last_at FROM chat_new"),
        ("sel_prior BY NAME", "SELECT sel, 22.0 AS rarity, 0.5 AS private, false AS contact, false AS tells, false AS money FROM chat_new"),
    ):  # fmt: skip
        engine.execute(f"INSERT INTO {table} {values}")
    last = int(engine.sql("SELECT coalesce(max(rec), -1) AS n FROM rec")["n"][0].as_py())
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE chat_records AS
        SELECT CAST(row_number() OVER (ORDER BY record_id) + {last} AS INTEGER) AS rec, record_id FROM (SELECT record_id FROM chat_found ANTI JOIN rec USING (record_id))
        """
    )
    engine.execute("INSERT INTO rec BY NAME SELECT rec, record_id FROM chat_records")
    engine.execute("INSERT INTO rec_list BY NAME SELECT rec, 0.0 AS penalty FROM chat_records")
    engine.register("chat_decided", _decided(decisions))
    engine.execute(
        f"""
        INSERT INTO judged BY NAME
        SELECT n.sel, CASE d.private WHEN true THEN 'private' WHEN false THEN 'public' ELSE 'ask' END AS privacy,
               CASE d.private WHEN true THEN 1.0 WHEN false THEN 0.0 ELSE 0.5 END AS p_private, CASE WHEN d.private THEN 22.0 ELSE 0.0 END AS bits,
               CASE WHEN d.private IS NULL THEN {BASIS} ELSE 4 END AS basis, CAST(n.authors AS INTEGER) AS seen, CAST(n.naming AS INTEGER) AS different,
               0 AS second, CAST(n.n AS INTEGER) AS bearers
        FROM chat_new n LEFT JOIN (
          SELECT x.sel, bool_or(private) AS private FROM chat_new x JOIN chat_decided ON called IN ('chat:' || x.value, CAST(x.selector_id AS VARCHAR)) GROUP BY x.sel) d USING (sel)
        """
    )
    for name in ("chat_found", "chat_new", "chat_records"):
        engine.execute(f"DROP TABLE {name}")


def _decided(decisions: Decisions) -> object:
    import pyarrow as pa

    rows = [(called, True) for called in decisions.private] + [(called, False) for called in decisions.public]
    return pa.table(
        {
            "called": pa.array([called for called, _ in rows], pa.large_string()),
            "private": pa.array([private for _, private in rows], pa.bool_()),
        }
    )
