"""Books of codes that a ring holds: whose rows are about buyers, and what the columns say of editions and income."""

from __future__ import annotations

from ringbreak.engine.engine import Engine


def read_referrals(engine: Engine) -> None:
    """Make `conduct_books` and add the measure `code_books` to `conduct_measures`.

    Reads: RING_MEMBERS, LINKS, SELECTORS, RECORDS; conduct_measures.
    Makes: conduct_books (ring_id, record_id, evidence_id, in_book): members that are rows about a code under which pages were published;
           in_book where the table is a seller's book (linkers/referrals.py), else somebody's list of what each code earned.
    """
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_books AS
        WITH bears AS (
          SELECT l.record_id, bool_or(s.kind = 'code_book') AS in_book, bool_or(s.kind = 'agent_code') AS about_code
          FROM links l JOIN selectors s USING (selector_id) WHERE s.kind IN ('code_book', 'agent_code') GROUP BY l.record_id
        )
        SELECT m.ring_id, r.record_id, r.evidence_id, b.in_book FROM bears b
        JOIN ring_members m ON m.member_kind = 'record' AND m.member_id = b.record_id
        JOIN records r ON r.record_id = b.record_id AND r.kind IN ('row', 'profile', 'transfer', 'listing')
        """
    )
    engine.execute(
        "INSERT INTO conduct_measures SELECT ring_id, 'code_books', count(DISTINCT evidence_id) FROM conduct_books WHERE in_book GROUP BY ring_id"
    )
