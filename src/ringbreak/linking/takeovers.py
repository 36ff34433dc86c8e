"""Log-ins of an account's owner before somebody else used it: they are not of those who did.

An account that was taken over stands in a log twice: its owner logs in from a telephone and an address of his own, and later it is used from
a machine on which one account after another is. What was done there is the operation's. What the owner did before at a place where nobody
else was seen is his, and tells nothing of it; counted with it, he stands in the ring of those who robbed him.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence

SHARED_BY = 3
"""Accounts at one device or address from which it is nobody's own."""
VISITS = 2
"""Days on which an account is used from such places at most: whoever works there comes back, and his own home is a lead to him."""
PLACES = "('device', 'imei', 'ipv4', 'ipv6', 'session')"
"""Kinds that say where it was done: he goes on using his own telephone when the account is his again."""


def set_aside(engine: Engine) -> None:
    """Add to `serving` (rec, sel, aside, heard) that an account did what its owner did before it was taken over.

    Reads: `minted`, `rec`, `sel`, ACTIONS.
    """
    why = sentence(
        "not counted: its owner did this where nobody else was, before the account was used from a place that several accounts share"
    )
    engine.execute(
        f"""
        INSERT INTO serving
        WITH acts AS (
          SELECT record_id, lower(actor) AS actor, device, ip, acted_at FROM actions WHERE actor IS NOT NULL AND acted_at IS NOT NULL
        ), places AS (
          SELECT record_id, actor, acted_at, 'device' AS kind, device AS place FROM acts WHERE device IS NOT NULL
          UNION ALL SELECT record_id, actor, acted_at, 'ip', ip FROM acts WHERE ip IS NOT NULL
        ), used AS (
          SELECT kind, place, count(DISTINCT actor) AS actors FROM places GROUP BY kind, place
        ), taken AS (
          SELECT actor, min(acted_at) AS at FROM places JOIN used USING (kind, place) WHERE actors >= {SHARED_BY}
          GROUP BY actor HAVING count(DISTINCT acted_at::DATE) <= {VISITS}
        ), owners AS (
          SELECT p.record_id, p.actor FROM places p JOIN used USING (kind, place) JOIN taken t USING (actor)
          WHERE p.acted_at < t.at GROUP BY p.record_id, p.actor
          -- A carrier gives one address to many telephones; without a device it must be his alone.
          HAVING coalesce(max(actors) FILTER (kind = 'device'), max(actors)) = 1 AND max(actors) < {SHARED_BY}
        )
        SELECT DISTINCT rec.rec, sel.sel, {why}, true FROM owners o JOIN minted m USING (record_id)
        JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        WHERE (m.kind IN {PLACES} OR lower(CASE WHEN m.kind = 'account' THEN regexp_replace(m.value, '^[^:]*:', '') ELSE m.value END) = o.actor)
          AND (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )
