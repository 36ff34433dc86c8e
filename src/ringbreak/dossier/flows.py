"""Money moving among a ring's records and through its accounts, a currency each, exact."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ringbreak.dossier.document import (
    Flow,
    FlowLine,
)
from ringbreak.dossier.labels import (
    told_apart,
)
from ringbreak.dossier.masking import mask_account
from ringbreak.dossier.summary import rows
from ringbreak.dossier.teller import Teller
from ringbreak.model.dossier import RingLine
from ringbreak.words import say

MOST_FLOWS = 20
"""Streams told by themselves; the rest is a line for each account of the ring it went through."""
MOST_GATHERED = 8
"""Such lines; what is left is one more."""


def flows(teller: Teller, line: RingLine) -> tuple[Flow, ...]:
    """Payments that touch an account of the ring, once each whatever ledgers tell of them, and other payments among its records.

    Pairs of parties, a currency each: the largest, and the rest as 'other'.
    """
    found = rows(
        teller.engine,
        """
        WITH touching AS (SELECT record_id FROM ring_transfers WHERE ring_id = ?
        ), among AS (
          -- A ring without a type has no accounts; its own payments are drawn as they stand. With one, second tellings stay out.
          SELECT d.record_id FROM dossier_members d WHERE d.ring_id = ? AND NOT EXISTS (SELECT 1 FROM touching)
        )
        SELECT coalesce(t.payer, t.payer_name) AS payer, coalesce(t.payee, t.payee_name) AS payee, t.currency,
            t.direction_known, sum(t.amount) AS total, count(*) AS n, min(t.record_id) AS example
        FROM transfers t JOIN (SELECT * FROM touching UNION SELECT * FROM among) d USING (record_id)
        GROUP BY ALL ORDER BY t.currency, total DESC, payer, payee, t.direction_known
        """,
        line.ring_id,
        line.ring_id,
    )
    tills = {
        r["account"]
        for r in rows(
            teller.engine, "SELECT DISTINCT account FROM ring_transfers WHERE ring_id = ?", line.ring_id
        )
    }
    hide = mask_account if teller.context.masked else str
    unknown, other = say("unknown", teller.lang), say("other", teller.lang)
    parties = list(dict.fromkeys(p for r in found for p in (r["payer"], r["payee"]) if p))
    party = dict(zip(parties, told_apart([hide(p[:60]) for p in parties]), strict=True))
    flows = []
    for currency in sorted({r["currency"] for r in found}, key=lambda c: (c is None, c or "")):
        mine = [r for r in found if r["currency"] == currency]
        known = [r for r in mine if r["direction_known"]]
        lines = [
            FlowLine(
                payer=party[r["payer"]] if r["payer"] else unknown,
                payee=party[r["payee"]] if r["payee"] else unknown,
                amount=f"{Decimal(r['total']):f}",
                transfers=r["n"],
                cites=(teller.citing.cite(f"R{line.rank}: money moved", r["example"]),),
            )
            for r in known[:MOST_FLOWS]
        ]
        rest = known[MOST_FLOWS:]
        for (payer, payee), some in _gathered(rest, tills).items():
            total = sum((Decimal(r["total"]) for r in some), Decimal(0))
            key = teller.citing.cite(f"R{line.rank}: other money moved", some[0]["example"])
            lines.append(
                FlowLine(
                    party.get(payer or "", other),
                    party.get(payee or "", other),
                    f"{total:f}",
                    sum(r["n"] for r in some),
                    (key,),
                )
            )
        flows.append(
            Flow(
                currency=currency,
                lines=tuple(lines),
                total=f"{sum((Decimal(r['total']) for r in mine), Decimal(0)):f}",
                transfers=sum(r["n"] for r in mine),
                direction_unknown=sum(r["n"] for r in mine if not r["direction_known"]),
                other_lines=len(rest),
            )
        )
    return tuple(flows)


def _gathered(
    rest: list[dict[str, Any]], tills: set[str]
) -> dict[tuple[str | None, str | None], list[dict[str, Any]]]:
    """What is too small to be told by itself, by the account of the ring it went through: what each took in all is then seen.

    Returns: rows by payer and payee; None stands for 'others', on both sides where no account of the ring is one.
    """
    made: dict[tuple[str | None, str | None], list[dict[str, Any]]] = {}

    def plain(name: str | None) -> str:
        return (name or "").replace(" ", "").replace("-", "").lower()

    for r in rest:
        payee = r["payee"] if plain(r["payee"]) in tills else None
        payer = r["payer"] if payee is None and plain(r["payer"]) in tills else None
        made.setdefault((payer, payee), []).append(r)
    largest = sorted(made, key=lambda k: (-sum(Decimal(r["total"]) for r in made[k]), k[0] or "", k[1] or ""))
    for key in largest[MOST_GATHERED:]:
        if key != (None, None):
            made.setdefault((None, None), []).extend(made.pop(key))
    return {
        k: made[k]
        for k in sorted(made, key=lambda k: (k == (None, None), largest.index(k) if k in largest else 0))
    }
