"""Wallets of those who change money: the ring's victims and hired hands buy coins there and send them to its wallets, and the ring sells its own there.

Such a wallet takes from many and pays many, and looks like a till of the ring. What gives it away is the direction: who swindles sends victims to
his wallets and never fills those wallets himself, again and again, from one that nobody is told to pay into.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.model.kinds import COINS
from ringbreak.rings.conduct.accounts import PARTY

LEAST_FILLED = 2
"""Wallets which the ring names as where to pay, and which a wallet must fill before it changes money."""
LEAST_FILLINGS = 5
"""Payments into them."""


def read_changers(engine: Engine) -> None:
    """Make `conduct_changers` (ring_id, value): wallets among a ring's accounts that nobody names as where to pay, and that fill those that are named.

    Reads: TRANSFERS; conduct_accounts.
    """
    coins = ", ".join(map(literal, COINS))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_changers AS
        SELECT a.ring_id, a.value FROM conduct_accounts a
        JOIN transfers t ON {PARTY.format("t.payer")} = a.value
        JOIN conduct_accounts p ON p.ring_id = a.ring_id AND p.value = {PARTY.format("t.payee")} AND p.part = 'told'
        WHERE a.part <> 'told' AND a.kind IN ({coins}) AND t.direction_known
        GROUP BY a.ring_id, a.value HAVING count(DISTINCT p.value) >= {LEAST_FILLED} AND count(*) >= {LEAST_FILLINGS}
        """
    )
