"""Where a ring's money went on: hop by hop through the case's ledgers, cash taken out, what may still stand, mules.

Followed is what the lower figure of `money_in` counts: payments into the ring's accounts that are of the ring by more
than the account. It is followed under three conventions (see `tracing`), and every figure states all three.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passage, Passages
from ringbreak.rings.conduct.ledgers import LEAST_ROWS
from ringbreak.rings.conduct.mules import mule_finding
from ringbreak.rings.conduct.tracing import ASSUMPTIONS, Move, Traced, trace
from ringbreak.words import say

MOST_HOPS = 4
"""Beyond the ring's own accounts. Published cases count three to five before cash; longer chains would need every bank."""
MOST_MOVES = 200_000
"""Payments followed for one ring; the hop at which a ring has more is not taken."""
PUBLIC_PAYERS = 40
"""An account paid by more parties than this outside what is followed is taken for a shop, a bank or an exchange: there the trail ends."""
CASH = r"取现|取款|提现|现金支取|柜面取|自助取|ATM|cash ?(?:out|withdraw)|withdrawal|\bcash\b"
COINS = r"USDT|买币|购币|币商|交易所|兑换|虚拟币|crypto|exchange"
MOST_PREFIXES = 8
_AMOUNT = ("transfers.amount", "transfers.amount_in", "transfers.amount_out")

_KEY = "lower(regexp_replace({}, '[\\s-]', '', 'g'))"


@dataclass(frozen=True, slots=True)
class _Hop:
    """A payment that is followed."""

    record: int
    payer: str | None
    payee: str | None
    cents: int
    level: int
    """Hops from the ring's accounts: 0 into them, 1 out of them."""
    certain: bool
    end: str
    """cash, coins or empty."""


def hop_findings(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    """Claim hops, cash, what may still stand and mules, a currency each. Reads `conduct_moves`."""
    _follow(engine)
    _statements(engine)
    found: dict[tuple[str, str | None], list[dict[str, Any]]] = defaultdict(list)
    for row in engine.sql(
        "SELECT * FROM conduct_hops ORDER BY ring_id, currency, moved_at, level, record_id"
    ).to_pylist():
        if row["ring_id"] in asked:
            found[row["ring_id"], row["currency"]].append(row)
    last = {
        r["ring_id"]: r["day"]
        for r in engine.sql(
            "SELECT ring_id, max(moved_at)::DATE AS day FROM conduct_hops GROUP BY ring_id"
        ).to_pylist()
    }
    seen: dict[str, set[str]] = defaultdict(set)
    for r in engine.sql("SELECT ring_id, party FROM conduct_shown ORDER BY ALL").to_pylist():
        seen[r["ring_id"]].add(r["party"])
    for (ring_id, currency), rows in found.items():
        hops = [_hop(row) for row in rows]
        moves = [Move(h.payer, h.payee, h.cents, h.certain and h.level == 0) for h in hops]
        traced = {a: trace(moves, a) for a in ASSUMPTIONS}
        entered = sum(m.cents for m in moves if m.marked)
        if entered and any(h.level > 0 for h in hops):
            _claim_ends(
                claims,
                passages,
                ring_id,
                currency,
                hops,
                traced,
                entered,
                str(last[ring_id]),
                seen.get(ring_id, set()),
            )
            _claim_layers(claims, passages, ring_id, currency, hops, traced, entered)
        mule_finding(claims, passages, ring_id, currency, rows)


def _hop(row: dict[str, Any]) -> _Hop:
    return _Hop(
        row["record_id"], row["payer"], row["payee"], int(row["amount"] * 100), row["level"], row["certain"], row["ending"],
    )  # fmt: skip


def _follow(engine: Engine) -> None:
    """Make `conduct_hops` (ring_id, record_id, payer, payee, amount, currency, moved_at, level, certain, ending).

    payer is null for money that enters from outside, payee is null where the trail ends. Two ledgers' tellings of one
    movement are one row.
    """
    ending = (
        f"CASE WHEN regexp_matches(concat_ws(' ', memo, payee, payee_name), '{CASH}', 'i') THEN 'cash' "
        f"WHEN regexp_matches(concat_ws(' ', memo, payee, payee_name), '{COINS}', 'i') THEN 'coins' ELSE '' END"
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_hops AS
        SELECT ring_id, record_id, out_account AS payer, coalesce(into_account, {_KEY.format("payee")}) AS payee, amount, currency, moved_at,
               CASE WHEN out_account IS NULL THEN 0 ELSE 1 END AS level, certain, {ending} AS ending
        FROM conduct_moves WHERE moved_at IS NOT NULL
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_reached AS
        SELECT DISTINCT ring_id, value AS account, 0 AS level, TIMESTAMP '0001-01-01' AS since FROM conduct_accounts
        """
    )
    for level in range(1, MOST_HOPS):
        engine.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE conduct_next AS
            WITH arrived AS (
              SELECT h.ring_id, h.payee AS account, min(h.moved_at)::TIMESTAMP AS since FROM conduct_hops h
              WHERE h.level = {level} AND h.payee IS NOT NULL AND h.ending = ''
                AND regexp_matches(h.payee, '[0-9]{{6}}|^[a-z0-9_.+-]+@[a-z0-9.-]+$|^(?:0x|bc1|T)[A-Za-z0-9]{{20}}')
                AND NOT EXISTS (SELECT 1 FROM conduct_reached r WHERE r.ring_id = h.ring_id AND r.account = h.payee)
              GROUP BY h.ring_id, h.payee
            ), paid AS (
              SELECT a.ring_id, a.account, count(DISTINCT {_KEY.format("t.payer")}) AS payers
              FROM arrived a JOIN transfers t ON {_KEY.format("t.payee")} = a.account AND t.direction_known GROUP BY ALL
            )
            SELECT a.*, {level} AS level FROM arrived a LEFT JOIN paid p USING (ring_id, account)
            WHERE coalesce(p.payers, 0) <= {PUBLIC_PAYERS}
            """
        )
        engine.execute(
            "INSERT INTO conduct_reached SELECT ring_id, account, level, since FROM conduct_next ORDER BY ALL"
        )
        engine.execute(
            f"""
            CREATE OR REPLACE TEMP TABLE conduct_onward AS
            WITH rows_out AS (
              SELECT n.ring_id, t.record_id, r.evidence_id, n.account AS payer, {_KEY.format("t.payee")} AS payee, t.amount,
                     coalesce(t.currency, k.currency) AS currency, t.moved_at,
                     {ending.replace("memo", "t.memo").replace("payee,", "t.payee,").replace("payee_name", "t.payee_name")} AS ending
              FROM conduct_next n JOIN transfers t ON {_KEY.format("t.payer")} = n.account AND t.direction_known
                AND t.moved_at::TIMESTAMP >= n.since JOIN records r USING (record_id) LEFT JOIN conduct_currencies k USING (evidence_id)
            ), numbered AS (
              SELECT *, row_number() OVER (PARTITION BY ring_id, evidence_id, payer, payee, amount, currency, moved_at::DATE ORDER BY record_id) AS nth
              FROM rows_out
            ), once AS (
              SELECT * FROM numbered
              QUALIFY row_number() OVER (PARTITION BY ring_id, payer, payee, amount, currency, moved_at::DATE, nth ORDER BY evidence_id, record_id) = 1
            )
            SELECT ring_id, record_id, payer, payee, amount, currency, moved_at, {level + 1} AS level, false AS certain, ending FROM once
            QUALIFY count(*) OVER (PARTITION BY ring_id) <= {MOST_MOVES}
            """
        )
        engine.execute("INSERT INTO conduct_hops SELECT * FROM conduct_onward ORDER BY ring_id, record_id")
    # Accounts whose payments nobody followed end the trail: what goes there has left what the case can show.
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_hops AS
        SELECT h.ring_id, h.record_id, h.payer,
               CASE WHEN h.ending = '' AND EXISTS (SELECT 1 FROM conduct_reached r WHERE r.ring_id = h.ring_id AND r.account = h.payee)
                    THEN h.payee END AS payee,
               h.amount, h.currency, h.moved_at, h.level, h.certain, h.ending
        FROM conduct_hops h
        """
    )


def _statements(engine: Engine) -> None:
    """Make `conduct_shown` (ring_id, party): accounts on the way whose own statement is in the case, a party of all its rows."""
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_shown AS
        WITH files AS (
          SELECT DISTINCT h.ring_id, r.evidence_id FROM conduct_hops h JOIN records r USING (record_id)
        ), told AS (
          SELECT r.evidence_id, {_KEY.format("t.payer")} AS payer, {_KEY.format("t.payee")} AS payee FROM transfers t
          JOIN records r USING (record_id) WHERE r.evidence_id IN (SELECT evidence_id FROM files)
        ), sizes AS (SELECT evidence_id, count(*) AS n FROM told GROUP BY evidence_id
        ), sides AS (
          SELECT evidence_id, payer AS party FROM told WHERE payer IS NOT NULL
          UNION ALL SELECT evidence_id, payee FROM told WHERE payee IS NOT NULL AND payee IS DISTINCT FROM payer
        ), holders AS (
          SELECT s.evidence_id, s.party FROM sides s JOIN sizes z USING (evidence_id)
          GROUP BY s.evidence_id, s.party, z.n HAVING count(*) = z.n AND z.n >= {LEAST_ROWS}
        )
        SELECT DISTINCT f.ring_id, h.party FROM holders h JOIN files f USING (evidence_id)
        """
    )


def _told(cents: int) -> str:
    return f"{cents / 100:,.2f}"


def _claim_ends(
    claims: Claims,
    passages: Passages,
    ring_id: str,
    currency: str | None,
    hops: list[_Hop],
    traced: dict[str, Traced],
    entered: int,
    last: str,
    seen: set[str],
) -> None:
    """Where the followed money is at the end of the ledgers: standing, cash, coins, where no statement shows it."""
    shown = currency or say("(currency not stated)")
    standing = {a: sum(c for name, c in t.held.items() if name in seen) for a, t in traced.items()}
    beyond = {a: sum(c for name, c in t.held.items() if name not in seen) for a, t in traced.items()}
    into = {h.payee: h.record for h in hops if h.payee is not None}
    keeps = sorted(traced[ASSUMPTIONS[1]].held.items(), key=lambda kv: (-kv[1], kv[0]))

    def proof(of_seen: bool) -> list[Passage]:
        mine = [into[a] for a, _ in keeps if a in into and (a in seen) == of_seen]
        return passages.of(mine[:5] or [hops[0].record], meanings=_AMOUNT)

    made = claims.add(
        ring_id,
        "recoverable",
        say(
            "of {entered} {currency} followed into its accounts, {fifo} stood in accounts whose statements are in the case if what came first left first, {share} in proportion, {lifo} if what came last left first; {accounts} accounts, as of the last payment of {day}. Whether it is there today, the banks must say",
            entered=_told(entered),
            currency=shown,
            fifo=_told(standing[ASSUMPTIONS[0]]),
            share=_told(standing[ASSUMPTIONS[1]]),
            lifo=_told(standing[ASSUMPTIONS[2]]),
            accounts=len({a for t in traced.values() for a in t.held if a in seen}),
            day=last,
        ),
        proof(True),
        low=min(standing.values()) / 100,
        high=max(standing.values()) / 100,
        currency=currency,
        confidence=0.6,
        key=currency or "",
    )
    if any(beyond.values()):
        unknown = sorted({a for t in traced.values() for a in t.held if a not in seen})
        prefixes: dict[str, int] = defaultdict(int)
        for name in unknown:
            prefixes[name[:6] if name[:6].isdigit() else name[:2] + "…"] += 1
        claims.add(
            ring_id,
            "sent_unseen",
            say(
                "of {entered} {currency} followed, {fifo} went to accounts whose statements the case does not hold if what came first left first, {share} in proportion, {lifo} if what came last left first: {accounts} accounts to ask their banks about, by their first digits {prefixes}",
                entered=_told(entered),
                currency=shown,
                fifo=_told(beyond[ASSUMPTIONS[0]]),
                share=_told(beyond[ASSUMPTIONS[1]]),
                lifo=_told(beyond[ASSUMPTIONS[2]]),
                accounts=len(unknown),
                prefixes=", ".join(
                    f"{name} ({n})"
                    for name, n in sorted(prefixes.items(), key=lambda kv: (-kv[1], kv[0]))[:MOST_PREFIXES]
                ),
            ),
            proof(False),
            low=min(beyond.values()) / 100,
            high=max(beyond.values()) / 100,
            currency=currency,
            confidence=0.6,
            key=currency or "",
        )
    unseen = max(t.unseen for t in traced.values())
    if unseen > entered:
        claims.doubt(
            "implausible",
            say(
                "{unseen} {currency} was paid out that no ledger of the case shows coming in, more than the {entered} followed: the accounts held it before, or statements are missing; shares in proportion are too high",
                unseen=_told(unseen),
                currency=shown,
                entered=_told(entered),
            ),
            [made],
        )
    for ending, measure, template in (
        ("cash", "cash_out", "{all} {currency} was withdrawn in cash in {count} withdrawals; of the money followed this is {fifo} if what came first left first, {share} in proportion, {lifo} if what came last left first"),
        ("coins", "coins_out", "{all} {currency} went to dealers in virtual money in {count} payments; of the money followed this is {fifo} if what came first left first, {share} in proportion, {lifo} if what came last left first"),
    ):  # fmt: skip
        mine = [i for i, h in enumerate(hops) if h.end == ending and h.payer is not None]
        if not mine:
            continue
        parts = {a: sum(t.carried[i] for i in mine) for a, t in traced.items()}
        total = sum(hops[i].cents for i in mine)
        largest = sorted(mine, key=lambda i: (-hops[i].cents, hops[i].record))[:5]
        claims.add(
            ring_id,
            measure,
            say(
                template,
                all=_told(total),
                currency=shown,
                count=len(mine),
                fifo=_told(parts[ASSUMPTIONS[0]]),
                share=_told(parts[ASSUMPTIONS[1]]),
                lifo=_told(parts[ASSUMPTIONS[2]]),
            ),
            passages.of(
                [hops[i].record for i in largest], meanings=("transfers.amount", "transfers.amount_out")
            ),
            low=min(parts.values()) / 100,
            high=total / 100,
            currency=currency,
            confidence=0.7,
            key=currency or "",
        )


def _claim_layers(
    claims: Claims,
    passages: Passages,
    ring_id: str,
    currency: str | None,
    hops: list[_Hop],
    traced: dict[str, Traced],
    entered: int,
) -> None:
    """How many hops the money took, with what passed at each."""
    carried = traced[ASSUMPTIONS[1]].carried
    at: dict[int, int] = defaultdict(int)
    parties: dict[int, set[str]] = defaultdict(set)
    largest: dict[int, tuple[int, int]] = {}
    for h, cents in zip(hops, carried, strict=True):
        if cents and h.level:
            at[h.level] += cents
            if h.payee is not None:
                parties[h.level].add(h.payee)
            largest[h.level] = max(largest.get(h.level, (0, 0)), (cents, h.record))
    deep = [level for level in sorted(at) if at[level] * 100 >= entered]
    if not deep:
        return
    claims.add(
        ring_id,
        "hops",
        say(
            "the money is seen to take {count} hops after it came in (in proportion): {steps}",
            count=len(deep),
            steps="; ".join(
                say(
                    "hop {level}: {amount} to {accounts} accounts followed",
                    level=level,
                    amount=_told(at[level]),
                    accounts=len(parties[level]),
                )
                for level in deep
            ),
        ),
        passages.of(
            [largest[level][1] for level in deep], meanings=("transfers.amount", "transfers.amount_out")
        ),
        value=float(len(deep)),
        unit="times",
        confidence=0.7,
        key=currency or "",
    )
