"""Identifiers: records that bear the same normal form of an identifier, and sites that are named in several forms."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking import public
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a record and identifier, at its first passage; text before other fields.

    A domain inside an e-mail address is the mail provider's and makes no link. Overlapping passages share a place. Whoever names www.,
    m. or h5. of a site that others name without names the same site, so the record bears it too, at the same passage.
    """
    why = literal(say("it is written there"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH m AS (
          SELECT record_id, field, start, "end", kind, value, shown_as,
                 max(CASE WHEN kind = 'email' THEN "end" END) OVER w AS mail_end,
                 max("end") OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reach
          FROM mentions
          WINDOW w AS (PARTITION BY record_id, field ORDER BY start, "end" DESC, kind, value)
        ), placed AS (
          SELECT *, sum(CASE WHEN reach IS NULL OR start >= reach THEN 1 ELSE 0 END) OVER (
                      PARTITION BY record_id ORDER BY field <> 'text', field, start, "end" DESC, kind, value
                      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS place
          FROM m
          WHERE NOT (kind = 'domain' AND mail_end IS NOT NULL AND "end" <= mail_end)
        ), first AS (
          SELECT *, row_number() OVER (PARTITION BY record_id, kind, value
                      ORDER BY field <> 'text', field, start, "end" DESC, shown_as) AS nth
          FROM placed
        )
        SELECT record_id, kind, value, shown_as, field, start, "end", place, {why} FROM first WHERE nth = 1
        """
    )
    hosts = engine.sql(
        f"SELECT DISTINCT value FROM minted WHERE kind = 'domain' AND regexp_matches(value, '{public.FORM}') ORDER BY value"
    )
    engine.register("site_forms", public.forms(hosts["value"].to_pylist()))
    same = sentence("{host} is written there, a form of {site}", host="n.host", site="n.named")
    engine.execute(
        f"""
        INSERT INTO minted
        WITH forms AS (
          SELECT host, site FROM site_forms UNION SELECT value, value FROM minted m SEMI JOIN site_forms f ON f.site = m.value WHERE m.kind = 'domain'
        ), named AS (
          -- The site itself where somebody names it, else the shortest of its forms.
          SELECT host, first_value(host) OVER (PARTITION BY site ORDER BY length(host), host) AS named FROM forms
        ), borne AS (
          SELECT m.*, n.named, n.host, row_number() OVER (PARTITION BY m.record_id, n.named ORDER BY m.place, m.value) AS nth
          FROM minted m JOIN named n ON n.host = m.value WHERE m.kind = 'domain' AND n.host <> n.named
            AND (m.record_id, n.named) NOT IN (SELECT record_id, value FROM minted WHERE kind = 'domain')
        )
        SELECT record_id, 'domain', named, named, field, start, "end", place, {same} FROM borne n WHERE nth = 1
        """
    )


LINKER = Linker(
    name="identifiers",
    title="The same identifier",
    kinds=("*",),
    mint=mint,
    source="docs/weighing.md",
)
