"""Books of orders whose customers are found talking to one account: it is the keeper's.

A book that names its customers and no seller says nothing about whose it is. Where the case holds private chats, the customers of a book
are found in them, each alone with somebody; when that is one and the same account for most of the book, the book is of that account.
Somebody's friends may all buy at one shop: then they are few of the shop's customers, and he is one himself.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.columns import OTHER_SIDE, PARTY, PEOPLE
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.steps import stepwise
from ringbreak.model.accused_callers import COMPLAINANT
from ringbreak.model.progress import Progress
from ringbreak.words import say

CUSTOMERS = 4
"""Customers of the book whom the account must talk to."""
MET = 0.5
"""Share of the book's customers that they must be."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`order_book` on the rows of such a book and on what its keeper wrote in those chats.

    Reads: MENTIONS, RECORDS, MAPPINGS.
    """
    stepwise(engine, "keeper", _STEPS, ("books",), _tell)


_HEADER = "replace(replace(p.header, '_', ' '), '-', ' ')"
_BOOK = "left(md5('keeper/' || o.evidence_id || '/' || coalesce(o.channel, '')), 16)"
_STEPS = (
    (
        "rows",
        f"""
        SELECT r.evidence_id, r.channel, m.record_id, m.kind, m.value
        FROM (SELECT DISTINCT p.evidence_id, 'cell:' || p.header AS field FROM mappings p
              WHERE regexp_matches({_HEADER}, '{OTHER_SIDE}', 'i') AND NOT regexp_matches({_HEADER}, '{PARTY}|{COMPLAINANT}', 'i')) l
        JOIN records r USING (evidence_id) JOIN mentions m ON m.record_id = r.record_id AND m.field = l.field
        WHERE m.kind IN ({PEOPLE}) AND r.kind IN ('row', 'profile', 'listing')
        """,
    ),
    (
        "books",
        f"""
        SELECT evidence_id, channel, count(DISTINCT kind || ':' || value) AS customers FROM keeper_rows GROUP BY ALL
        HAVING count(DISTINCT kind || ':' || value) >= {CUSTOMERS}
        """,
    ),
    (
        "private",
        """
        SELECT evidence_id, channel FROM records WHERE kind = 'message' AND channel IS NOT NULL AND author IS NOT NULL
        GROUP BY ALL HAVING count(DISTINCT author) = 2
        """,
    ),
    (
        "voices",
        """
        SELECT r.evidence_id, r.channel, r.author, r.platform, min(r.record_id) AS first_id
        FROM records r SEMI JOIN keeper_private USING (evidence_id, channel) WHERE r.author IS NOT NULL GROUP BY ALL
        """,
    ),
    (
        "named",
        f"""
        SELECT DISTINCT r.evidence_id, r.channel, r.author, m.kind, m.value FROM records r SEMI JOIN keeper_private USING (evidence_id, channel)
        JOIN mentions m ON m.record_id = r.record_id AND m.field IN ('author', 'author_name') AND m.kind IN ({PEOPLE})
        """,
    ),
    (
        "talks",
        """
        SELECT DISTINCT b.evidence_id, b.channel, b.customers, b.kind || ':' || b.value AS customer,
               coalesce(o.platform, '') || ':' || o.author AS keeper, o.first_id, o.evidence_id AS chat, o.channel AS chat_channel, o.author
        FROM (SELECT DISTINCT evidence_id, channel, w.kind, w.value, b.customers FROM keeper_rows w
              JOIN keeper_books b USING (evidence_id, channel)) b
        JOIN keeper_named n ON n.kind = b.kind AND n.value = b.value
        JOIN keeper_voices o ON o.evidence_id = n.evidence_id AND o.channel = n.channel AND o.author <> n.author
        """,
    ),
    (
        "kept",
        f"""
        WITH keepers AS (
          SELECT evidence_id, channel, keeper FROM keeper_talks t
          -- Who stands in the book himself is a customer among others.
          WHERE NOT EXISTS (
            SELECT 1 FROM keeper_named n JOIN keeper_rows w ON w.kind = n.kind AND w.value = n.value
            WHERE n.author = t.author AND n.evidence_id = t.chat AND n.channel = t.chat_channel AND w.evidence_id = t.evidence_id)
          GROUP BY ALL HAVING count(DISTINCT customer) >= {CUSTOMERS} AND count(DISTINCT customer) >= {MET} * any_value(customers)
        ), o AS (
          SELECT * FROM keepers QUALIFY count(*) OVER (PARTITION BY evidence_id, channel) = 1
        )
        SELECT {_BOOK} AS value, w.record_id, true AS in_book
        FROM o JOIN records w ON w.evidence_id = o.evidence_id AND w.channel IS NOT DISTINCT FROM o.channel AND w.kind IN ('row', 'profile', 'listing')
        UNION
        SELECT {_BOOK}, t.first_id, false
        FROM o JOIN keeper_talks t ON t.evidence_id = o.evidence_id AND t.channel IS NOT DISTINCT FROM o.channel AND t.keeper = o.keeper
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Mint `order_book` from `keeper_kept`."""
    row = literal(say("it is a row of a book most of whose customers talk to one account"))
    talk = literal(
        say("it is of the account that most customers of such a book talk to, each in a chat of their own")
    )
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT record_id, 'order_book', value, '× ' || sum(CAST(in_book AS INTEGER)) OVER (PARTITION BY value), NULL, NULL, NULL, 0,
               CASE WHEN in_book THEN {row} ELSE {talk} END
        FROM keeper_kept ORDER BY record_id, value
        """
    )


LINKER = Linker(
    name="keepers",
    title="Books of orders whose customers talk to one account",
    kinds=("order_book",),
    mint=mint,
    source="docs/case-types.md",
)
