"""The linking stage: every linker mints selectors, every selector is weighed, and SELECTORS and LINKS are written."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.memory import give_back
from ringbreak.engine.sink import Sink
from ringbreak.linking import (
    account_spaces,
    called,
    chats,
    complained,
    copies,
    desks,
    forms,
    guests,
    imitated,
    matters,
    notices,
    privacy,
    quoted,
    recycled,
    said,
    serving,
    strays,
    takeovers,
    talks,
    tellings,
)
from ringbreak.linking.linker import MINTED, LinkSettings
from ringbreak.linking.linkers import conduits
from ringbreak.linking.registry import linkers
from ringbreak.model.comparisons import COMPARISONS
from ringbreak.model.decisions import in_force
from ringbreak.model.ids import selector_id_sql
from ringbreak.model.links import LINKS
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.selectors import SELECTORS

__all__ = ["LinkSettings", "link"]


def link(
    engine: Engine, sink: Sink, settings: LinkSettings | None = None, progress: Progress = SILENT
) -> None:
    """Write SELECTORS, LINKS and COMPARISONS.

    Reads:  MENTIONS, RECORDS, FIELDS, IMAGES, ACTIONS, TRANSFERS, PROFILES, JUDGEMENTS.
    Writes: SELECTORS, one row a selector; identifiers borne by one record too, so that they can be searched.
            LINKS, one row a record and selector, with the passage that proves it.
            COMPARISONS, one row two tables that were laid beside each other (linkers/registers.py).
    """
    settings = settings or LinkSettings()
    engine.execute(MINTED)
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE text_family (record_id BIGINT, family BIGINT, size BIGINT, warns BOOLEAN)"
    )
    account_spaces.prepare(engine)
    matters.read(engine)
    chosen = linkers()
    for number, linker in enumerate(chosen):
        progress.step("linking", number, len(chosen), "linkers")
        linker.mint(engine, settings, progress)
        # Or each begins with what the one before it took for texts of megabytes.
        give_back()
    progress.step("linking", len(chosen), len(chosen), "linkers")
    _number(engine)
    forms.prepare(engine)
    quoted.read(engine)
    serving.read(engine)
    matters.set_aside(engine)
    takeovers.set_aside(engine)
    talks.read(engine)
    called.read(engine)
    notices.read(engine)
    tellings.read(engine)
    conduits.set_aside(engine)
    imitated.read(engine)
    complained.read(engine)
    desks.read(engine)
    decisions = in_force(engine.sql("SELECT * FROM judgements"))
    privacy.judge(engine, settings, decisions)
    copies.mint(engine, decisions)
    recycled.find(engine)
    strays.set_aside(engine)
    guests.find(engine)
    chats.ask(engine, decisions)
    said.word(engine)
    sink.write(SELECTORS, engine.batches(_SELECTORS))
    engine.execute(_TOLD)
    engine.execute(_LISTED)
    for name in ("worded", "judged", "rec_list"):
        engine.execute(f"DROP TABLE {name}")
    sink.write(LINKS, engine.batches(_LINKS))
    sink.write(COMPARISONS, engine.sql("SELECT * FROM register_comparisons ORDER BY comparison_id"))
    for name in (
        "minted",
        "text_family",
        "sel",
        "sel_core",
        "sel_prior",
        "inc",
        "link_selectors",
        "link_records",
        "recycled",
        "quoted",
        "account_spaces",
        "walls",
        "serving",
        "other_matters",
        "accused",
        "accused_callers",
        "complained_of",
    ):
        engine.execute(f"DROP TABLE IF EXISTS {name}")


def _number(engine: Engine) -> None:
    """Number records and selectors densely: `rec` (rec, record_id), `sel` (sel, selector_id, kind ...), `inc` (links)."""
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE rec AS
        SELECT CAST(row_number() OVER (ORDER BY record_id) - 1 AS INTEGER) AS rec, record_id
        FROM (SELECT DISTINCT record_id FROM minted)
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE sel AS
        WITH g AS (
          SELECT m.kind, m.value, min(m.shown_as) AS shown_as, count(*) AS n,
                 count(DISTINCT coalesce(r.platform, '') || ':' || r.author) AS authors,
                 min(r.sent_at) AS first_at, max(r.sent_at) AS last_at
          FROM minted m LEFT JOIN records r USING (record_id) GROUP BY m.kind, m.value
        )
        SELECT CAST(row_number() OVER (ORDER BY selector_id, kind, value) - 1 AS INTEGER) AS sel, *, {forms.HOST} AS host FROM (
          SELECT {selector_id_sql("kind", "value")} AS selector_id, * FROM g)
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE inc AS
        WITH home AS (
          SELECT r.record_id, regexp_replace(regexp_extract(lower(r.url), '^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+)', 1),
                   '^www\\.', '') AS host
          FROM records r WHERE r.url IS NOT NULL
        )
        SELECT rec.rec, sel.sel, m.place, f.family, coalesce(f.size, 0) AS family_size,
               coalesce(f.warns, false) AS warns,
               row_number() OVER (PARTITION BY sel.sel, f.family ORDER BY rec.rec) AS nth,
               count(*) OVER (PARTITION BY sel.sel, f.family) AS same,
               coalesce(sel.host = h.host OR ends_with(sel.host, '.' || h.host)
                        OR (contains(sel.host, '.') AND ends_with(h.host, '.' || sel.host)), false) AS own
        FROM minted m JOIN rec USING (record_id) JOIN sel USING (kind, value)
        LEFT JOIN text_family f USING (record_id)
        LEFT JOIN home h ON h.record_id = m.record_id AND h.host <> ''
        """
    )


_SELECTORS = """
    SELECT s.selector_id, s.kind, s.value, s.shown_as, s.n AS record_count, s.authors AS author_count,
           s.first_at, s.last_at, j.bits, j.privacy, j.p_private, w.suppressed_why, w.why
    FROM sel s JOIN judged j USING (sel) JOIN worded w USING (sel)
    ORDER BY s.selector_id
"""

_TOLD = """
    CREATE OR REPLACE TEMP TABLE link_selectors AS
    SELECT s.kind, s.value, s.sel, s.selector_id, j.bits, w.suppressed_why IS NULL AS counts FROM sel s JOIN judged j USING (sel) JOIN worded w USING (sel)
"""

_LISTED = """
    CREATE OR REPLACE TEMP TABLE link_records AS
    SELECT rec.record_id, rec.rec, l.penalty, CASE WHEN l.penalty > 0 THEN l.why END AS why FROM rec JOIN rec_list l USING (rec)
"""

# Two joins by what the step before put together, not six at once: of ten million records their tables would all be held at the same time.
_LINKS = """
    SELECT m.record_id, s.selector_id, CASE WHEN s.counts AND x.why IS NULL THEN greatest(s.bits - l.penalty, 0.0) ELSE 0.0 END AS bits,
           CASE WHEN x.why IS NOT NULL THEN x.why WHEN l.penalty > 0 AND s.counts THEN l.why ELSE m.why END AS why, m.field, m.start, m."end"
    FROM minted m JOIN link_selectors s USING (kind, value) JOIN link_records l USING (record_id)
    LEFT JOIN recycled x ON x.rec = l.rec AND x.sel = s.sel
    ORDER BY m.record_id, s.selector_id
"""
