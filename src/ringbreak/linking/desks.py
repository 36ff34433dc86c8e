"""Desks: mailboxes to which everybody reports. That two people wrote to a bank's or a CERT's desk says of neither that he knows the other.

A swindler's mailbox gets mail from many too, but he has to name it: in his lures, or as the address for answers. A desk's writers are strangers to one
another, who tell of somebody else: of sites, numbers and mailboxes that are not the desk's.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.columns import PEOPLE
from ringbreak.linking.imitated import COMPLAINS
from ringbreak.linking.quoted import LOOKED_AT, OWN_LOSS
from ringbreak.linking.serving import HEADER, RECIPIENTS
from ringbreak.linking.steps import stepwise

WRITERS = 5
"""Different writers from whom a desk has mail."""
TELL = 0.5
"""Share of these mails that name something that is not the desk's."""
COMPLAIN = 3
"""Of these how many must speak of a swindle or a loss."""


def read(engine: Engine) -> None:
    """Add to `serving` (rec, sel, aside, heard) desks in the mails that others wrote to them.

    Reads: `minted`, `rec`, `sel`, `serving`, MENTIONS, RECORDS.
    """
    stepwise(engine, "desk", _STEPS, ("many", "found"), _tell)


_STEPS = (
    (
        "got",
        f"""
        SELECT DISTINCT n.record_id, n.value AS desk, lower(r.author) AS writer FROM mentions n JOIN records r USING (record_id)
        WHERE r.kind = 'mail' AND r.author <> '' AND n.kind = 'email' AND {HEADER} IN {RECIPIENTS} AND n.value <> lower(r.author)
        """,
    ),
    (
        "many",
        f"SELECT desk FROM desk_got GROUP BY desk HAVING count(DISTINCT writer) >= {WRITERS}",
    ),
    (
        "named",
        # Whoever else gives it as an address to write to.
        """
        SELECT DISTINCT n.value AS desk FROM mentions n SEMI JOIN desk_many d ON d.desk = n.value JOIN records r USING (record_id)
        WHERE n.kind = 'email' AND n.field IN ('text', 'title', 'cell:Reply-To') AND NOT ends_with(coalesce(lower(r.author), ''), split_part(n.value, '@', 2))
        """,
    ),
    (
        "foreign",
        f"""
        SELECT DISTINCT g.record_id, g.desk FROM desk_got g SEMI JOIN desk_many USING (desk) JOIN minted m USING (record_id)
        WHERE m.field IN ('text', 'title') AND m.kind IN ({PEOPLE}, 'url', 'domain') AND NOT contains(lower(m.value), split_part(g.desk, '@', 2)) AND m.value <> g.writer
        """,
    ),
    (
        "found",
        f"""
        SELECT g.desk FROM desk_got g SEMI JOIN desk_many USING (desk) ANTI JOIN desk_named USING (desk) JOIN records r USING (record_id)
        LEFT JOIN desk_foreign f ON f.record_id = g.record_id AND f.desk = g.desk GROUP BY g.desk
        HAVING count(f.record_id) >= {TELL} * count(*)
           AND count(*) FILTER (f.record_id IS NOT NULL AND regexp_matches(left(r.text, {LOOKED_AT}), {literal(f"{COMPLAINS}|{OWN_LOSS}")}, 'i')) >= {COMPLAIN}
        """,
    ),
)


def _tell(engine: Engine) -> None:
    why = sentence("not counted: strangers report to this mailbox")
    engine.execute(
        f"""
        INSERT INTO serving
        SELECT DISTINCT rec.rec, sel.sel, {why}, false FROM desk_got g SEMI JOIN desk_found USING (desk) JOIN rec USING (record_id)
        JOIN sel ON sel.kind = 'email' AND sel.value = g.desk WHERE (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )
