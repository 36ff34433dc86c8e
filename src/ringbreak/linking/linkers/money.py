"""Money: records of payments to or from one account."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress
from ringbreak.words import say


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a transfer and party named by an account number that MENTIONS does not already hold.

    A party given only by name is no selector: names are shared by strangers.
    """
    why = say("it was paid from or to this account").replace("'", "''")
    engine.execute(
        f"""
        INSERT INTO minted
        WITH p AS (
          SELECT record_id, regexp_replace(payer, '[\\s-]', '', 'g') AS value FROM transfers WHERE payer IS NOT NULL
          UNION
          SELECT record_id, regexp_replace(payee, '[\\s-]', '', 'g') FROM transfers WHERE payee IS NOT NULL
        ), known AS (
          SELECT record_id, regexp_replace(value, '[^0-9A-Za-z]', '', 'g') AS value FROM mentions
        )
        SELECT p.record_id, 'bank_account', p.value, left(p.value, 4) || '***' || right(p.value, 4),
               NULL, NULL, NULL, 0, '{why}'
        FROM p ANTI JOIN known k ON p.record_id = k.record_id
                AND (k.value = p.value OR (length(p.value) >= 8 AND ends_with(k.value, p.value)))
        WHERE regexp_matches(p.value, '^[A-Za-z]{{0,4}}[0-9]{{8,34}}$')
        """
    )


LINKER = Linker(
    name="money",
    title="One account was paid or paid",
    kinds=("bank_account",),
    mint=mint,
    source="docs/weighing.md",
)
