"""Referrals: pages published under a code, the table that settles by codes, and the book of whoever sells them.

A link's `?u=...` says on whose account a page leads on. Alone it may be a section of a newspaper or a reader's profile. Where a table
of the case lists the same codes, they are accounts that somebody keeps, and the pages under one code are of one account. If every row of
that table is paid to one account besides, the table is the book of who sells them: its rows are of one keeper, and so is the group in
which his customers meet.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.paid import MONEY, plain
from ringbreak.model.agent_codes import AGENT_LINK
from ringbreak.model.progress import Progress
from ringbreak.words import say

CODES = 3
"""Different codes that a table must list."""
LISTED = 0.5
"""Share of the different values of its column that must be codes: the list of a whole platform says nothing about any of them."""
LEAST_CODE = 4
"""Characters of a code; shorter ones are met by chance."""
TILL = 0.8
"""Share of the rows of a book that must name one account as paid."""
CUSTOMERS = 3
"""Speakers of a group who must stand in the book, and"""
AMONG = 0.5
"""their share of its speakers, for it to be the group of the book's customers."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`agent_code` on pages published under a listed code and on the rows that list it; `code_book` on a seller's book and group.

    Reads: RECORDS, FIELDS, TRANSFERS, MENTIONS. Who only passes a link on, or follows it, is not looked at.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE referred AS
        SELECT record_id, lower(regexp_extract(url, '{AGENT_LINK}', 1, 'i')) AS code FROM records
        WHERE url IS NOT NULL AND kind IN ('article', 'page', 'post', 'listing') AND contains(url, '=')
          AND length(regexp_extract(url, '{AGENT_LINK}', 1, 'i')) >= {LEAST_CODE}
        """
    )
    if not engine.sql("SELECT count(*) AS n FROM referred")["n"][0].as_py():
        engine.execute("DROP TABLE referred")
        progress.step("referrals", 1, 1, "codes")
        return
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE code_cells AS
        WITH codes AS (
          SELECT DISTINCT code FROM referred
        ), hits AS (
          SELECT r.evidence_id, r.channel, f.field, f.record_id, c.code FROM fields f JOIN codes c ON c.code = lower(trim(f.value))
          JOIN records r ON r.record_id = f.record_id AND r.kind IN ('row', 'profile', 'transfer', 'listing', 'action')
        ), columns AS (
          SELECT evidence_id, channel, field FROM hits GROUP BY ALL HAVING count(DISTINCT code) >= {CODES}
        ), sizes AS (
          SELECT c.evidence_id, c.channel, c.field, count(DISTINCT lower(trim(f.value))) AS different
          FROM columns c JOIN records r ON r.evidence_id = c.evidence_id AND r.channel IS NOT DISTINCT FROM c.channel
          JOIN fields f ON f.record_id = r.record_id AND f.field = c.field
          WHERE r.kind IN ('row', 'profile', 'transfer', 'listing', 'action') GROUP BY ALL
        )
        SELECT h.* FROM hits h JOIN sizes s ON s.evidence_id = h.evidence_id AND s.field = h.field AND s.channel IS NOT DISTINCT FROM h.channel
        -- What visitors ask a server for is no list of accounts.
        WHERE h.record_id NOT IN (SELECT record_id FROM actions)
          AND (SELECT count(DISTINCT x.code) FROM hits x WHERE x.evidence_id = s.evidence_id AND x.field = s.field
               AND x.channel IS NOT DISTINCT FROM s.channel) >= {LISTED} * s.different
        """
    )
    progress.step("referrals", 0, None, "codes")
    page = literal(say("it was published under this code, which a table of the case lists"))
    row = literal(say("it is a row about this code, under which pages were published"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH borne AS (
          SELECT record_id, code, {row} AS why FROM code_cells
          UNION ALL SELECT record_id, code, {page} FROM referred WHERE code IN (SELECT code FROM code_cells)
        )
        SELECT record_id, 'agent_code', code, code, NULL, NULL, NULL, 0, min(why) FROM borne GROUP BY ALL ORDER BY record_id, code
        """
    )
    _books(engine)
    for name in ("referred", "code_cells", "code_books"):
        engine.execute(f"DROP TABLE IF EXISTS {name}")
    progress.step("referrals", 1, 1, "codes")


def _books(engine: Engine) -> None:
    """The books among those tables, the statements of the accounts they are paid into, and the groups of their customers."""
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE code_books AS
        WITH tables AS (
          SELECT DISTINCT evidence_id, channel FROM code_cells
        ), rows AS (
          SELECT t.evidence_id, t.channel, r.record_id FROM tables t
          JOIN records r ON r.evidence_id = t.evidence_id AND r.channel IS NOT DISTINCT FROM t.channel
          WHERE r.kind IN ('row', 'profile', 'transfer', 'listing')
        ), paid AS (
          SELECT DISTINCT w.evidence_id, w.channel, w.record_id, {plain("x.payee")} AS till FROM rows w JOIN transfers x USING (record_id)
          WHERE x.payee IS NOT NULL AND length({plain("x.payee")}) >= 6
          UNION
          SELECT DISTINCT w.evidence_id, w.channel, w.record_id, {plain("m.value")} FROM rows w JOIN mentions m USING (record_id)
          WHERE m.kind IN {MONEY}
        ), sized AS (
          SELECT evidence_id, channel, count(*) AS n FROM rows GROUP BY ALL
        )
        SELECT p.evidence_id, p.channel, p.till, any_value(s.n) AS n FROM paid p
        JOIN sized s ON s.evidence_id = p.evidence_id AND s.channel IS NOT DISTINCT FROM p.channel
        GROUP BY p.evidence_id, p.channel, p.till HAVING count(*) >= {TILL} * any_value(s.n) AND count(*) >= {CODES}
        """
    )
    if not engine.sql("SELECT count(*) AS n FROM code_books")["n"][0].as_py():
        return
    book = literal(say("it is a row of a book that lists codes of pages and names one account as paid"))
    statement = literal(say("it is the statement of the account that such a book names as paid"))
    group = literal(say("it stands in a group most of whose speakers are customers in such a book"))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH books AS (
          SELECT *, left(md5(evidence_id || '/' || coalesce(channel, '') || '/' || till), 16) AS value FROM code_books
        ), lines AS (
          SELECT b.value, r.record_id FROM books b JOIN records r ON r.evidence_id = b.evidence_id AND r.channel IS NOT DISTINCT FROM b.channel
          WHERE r.kind IN ('row', 'profile', 'transfer', 'listing')
        ), customers AS (
          SELECT DISTINCT l.value, lower(m.value) AS who FROM lines l JOIN mentions m USING (record_id)
          WHERE m.kind IN ('qq', 'wechat', 'phone', 'telegram', 'whatsapp', 'line', 'account', 'email', 'handle')
        ), speakers AS (
          SELECT r.evidence_id, coalesce(r.channel, '') AS channel, lower(r.author) AS who FROM records r
          WHERE r.kind = 'message' AND r.author IS NOT NULL GROUP BY ALL
        ), groups AS (
          SELECT c.value, s.evidence_id, s.channel FROM customers c JOIN speakers s USING (who)
          JOIN (SELECT evidence_id, channel, count(*) AS speakers FROM speakers GROUP BY ALL) z USING (evidence_id, channel)
          GROUP BY ALL HAVING count(*) >= {CUSTOMERS} AND count(*) >= {AMONG} * any_value(z.speakers)
        ), borne AS (
          SELECT record_id, value, {book} AS why, 1 AS place FROM lines
          UNION ALL
          SELECT DISTINCT m.record_id, b.value, {statement}, 2 FROM books b JOIN mentions m ON {plain("m.value")} = b.till
          JOIN records r ON r.record_id = m.record_id AND r.kind = 'metadata'
          UNION ALL
          SELECT r.record_id, g.value, {group}, 3 FROM groups g
          JOIN records r ON r.evidence_id = g.evidence_id AND coalesce(r.channel, '') = g.channel AND r.kind = 'message'
        )
        SELECT record_id, 'code_book', value, '× ' || (SELECT count(*) FROM borne x WHERE x.value = borne.value AND x.place = 1), NULL, NULL, NULL, 0, arg_min(why, place) FROM borne GROUP BY record_id, value ORDER BY record_id, value
        """
    )


LINKER = Linker(
    name="referrals",
    title="Pages under one code, and the book that lists the codes",
    kinds=("agent_code", "code_book"),
    mint=mint,
    source="docs/case-types.md",
)
