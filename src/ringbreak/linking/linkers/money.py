"""Money: records of payments to or from one account."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.kinds import MONEY
from ringbreak.model.progress import Progress
from ringbreak.words import say

HELD = tuple(kind for kind in MONEY if kind != "bank_account")
"""Kinds under which an account may stand in other records, the most telling first."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a transfer and party named by an account number that MENTIONS does not already hold.

    An account that other records name as a card, an IBAN or a wallet of the same normal form is that selector, and the reason
    says so; else it is a `bank_account`. A party given only by name is no selector: names are shared by strangers.
    """
    why = literal(say("it was paid from or to this account"))
    same = literal(
        say(
            "it was paid from or to this account, which other records show as a card, an IBAN or a wallet of the same number"
        )
    )
    kinds = ", ".join(f"('{kind}', {order})" for order, kind in enumerate(HELD))
    engine.execute(
        f"""
        INSERT INTO minted
        WITH p AS (
          SELECT record_id, regexp_replace(payer, '[\\s-]', '', 'g') AS value FROM transfers WHERE payer IS NOT NULL
          UNION
          SELECT record_id, regexp_replace(payee, '[\\s-]', '', 'g') FROM transfers WHERE payee IS NOT NULL
        ), known AS (
          SELECT record_id, regexp_replace(value, '[^0-9A-Za-z]', '', 'g') AS value FROM mentions
        ), elsewhere AS (
          SELECT regexp_replace(m.value, '[^0-9A-Za-z]', '', 'g') AS plain, arg_min(m.kind, (k.place, m.value)) AS kind,
                 arg_min(m.value, (k.place, m.value)) AS value, arg_min(m.shown_as, (k.place, m.value, m.shown_as)) AS shown_as
          FROM mentions m JOIN (VALUES {kinds}) k(kind, place) ON k.kind = m.kind GROUP BY 1
        )
        SELECT p.record_id, coalesce(e.kind, 'bank_account'), coalesce(e.value, p.value),
               coalesce(e.shown_as, left(p.value, 4) || '***' || right(p.value, 4)),
               NULL, NULL, NULL, 0, CASE WHEN e.kind IS NULL THEN {why} ELSE {same} END
        FROM p ANTI JOIN known k ON p.record_id = k.record_id
                AND (k.value = p.value OR (length(p.value) >= 8 AND ends_with(k.value, p.value)))
        LEFT JOIN elsewhere e ON e.plain = p.value
        WHERE e.kind IS NOT NULL OR regexp_matches(p.value, '^[A-Za-z]{{0,4}}[0-9]{{8,34}}$')
        """
    )


LINKER = Linker(
    name="money",
    title="One account was paid or paid",
    kinds=("bank_account",),
    mint=mint,
    source="docs/weighing.md",
)
