"""Which cells of tables need no look: columns already read as times, amounts or counts, and columns of bare numbers.

A log of a million rows has millions of cells that say '2026-01-20 04:15' or '882031'. Looking at each for identifiers
costs more than everything else together and finds nothing, so the column is asked instead of the cell.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal

READ_AS = (
    "records.sent_at",
    "records.sent_at:time",
    "transfers.amount",
    "transfers.amount_in",
    "transfers.amount_out",
    "transfers.balance",
    "transfers.currency",
    "transfers.direction",
    "transfers.moved_at",
    "transfers.status",
    "actions.acted_at",
    "actions.verb",
    "profiles.born_on",
)
"""Meanings (MAPPINGS.meaning) that are no identifiers; METRICS' are added."""

PROBES = (
    "23456", "345678", "4567890", "56789012", "678901234",
    "123456", "956789", "1234567", "12345678", "95678901", "123456789", "956789012",
)  # fmt: skip
"""Bare numbers that are no short service number; what a header does with these it does with all such numbers."""

BARE = (
    "([0-9]{1,4}|(0|[2-8]|9[0-47-9]|1[3-9])[0-9]{3,8}"
    "|(12|95)[0-9]{4,7}|10[1-9][0-9]{3,6}|11[0-579][0-9]{3,6}|(10|11|96)[0-9]{6,7})"
)
"""Numbers of at most nine digits that are not formed like a service number: 95xxx, 96xxx(x), 100xx, 10086(xx), 12xxx, 116114."""

MANY = 500
"""Cells from which asking the column pays."""

NUMBERED = "[QqVvWw][0-9]{5,12}"
"""A letter that sellers put before their QQ or WeChat id, and a number: in a column of such cells it is how the rows are
numbered (Q42 of Wikidata, V00012 of a vendor list), unless the header says whose numbers they are."""

SCHEME = 20
"""Cells of that form from which they are a scheme."""

NUMBERS_MAILS = r"^(?:.*-)?message-?id(?:#[0-9]+)?$|^(?:references|in-reply-to|content-id)(?:#[0-9]+)?$"
"""Headers of mails, lower case, whose values number mails: `<459c94@mail.example>` is formed like a mailbox and is nobody's."""


def prepare(engine: Engine, region: str) -> str:
    """Make the temporary tables `quiet_column`, `quiet_number` and `quiet_scheme`, and return the SQL condition that leaves cells out.

    Reads: MAPPINGS, FIELDS.
    Returns: A condition over `f` (FIELDS) and `r` (RECORDS) that holds for cells to be looked at.
    """
    from ringbreak.selectors.extract import extract

    meanings = ", ".join(f"'{m}'" for m in READ_AS)
    engine.execute(
        f"""
        create or replace temp table quiet_column as
        select evidence_id, header from mappings group by evidence_id, header
        having bool_and(meaning in ({meanings}) or meaning like 'metrics.%')
        """
    )
    asked = engine.sql(
        f"select field from fields where regexp_full_match(value, '{BARE}') group by field having count(*) >= {MANY} order by field"
    )["field"].to_pylist()
    silent = [h for h in asked if not any(extract(probe, region=region, hint=h) for probe in PROBES)]
    engine.execute("create or replace temp table quiet_number (header varchar)")
    for header in silent:
        quoted = literal(header)
        engine.execute(f"insert into quiet_number values ({quoted})")
    schemes = engine.sql(
        f"""
        select field from fields where value <> '' group by field
        having count(*) filter (where regexp_full_match(value, '{NUMBERED}')) >= greatest({SCHEME}, 0.8 * count(*)) order by field
        """
    )["field"].to_pylist()
    engine.execute("create or replace temp table quiet_scheme (header varchar)")
    for header in schemes:
        if not any(extract(probe, region=region, hint=header) for probe in PROBES):
            quoted = literal(header)
            engine.execute(f"insert into quiet_scheme values ({quoted})")
    # Lists that are asked, not joins: a correlated EXISTS makes the engine keep every cell of the case once more.
    return (
        f"not (r.kind = 'mail' and regexp_matches(lower(f.field), '{NUMBERS_MAILS}')) and "
        f"not (regexp_full_match(f.value, '{NUMBERED}') and f.field in (select header from quiet_scheme)) and "
        "(r.evidence_id, f.field) not in (select (evidence_id, header) from quiet_column) "
        f"and not (regexp_full_match(f.value, '{BARE}') and f.field in (select header from quiet_number))"
    )
