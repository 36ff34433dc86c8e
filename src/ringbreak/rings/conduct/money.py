"""Money into and out of a ring's accounts: each movement once, sums as ranges, a currency each.

Low and high differ because a payment into an account of the ring need not be the crime: the account's owner has a wage and friends.
Low counts the legs that are of the ring by more than the account: members of the ring, or a memo that speaks of the
fee, the deposit, the goods; never those whose memo says that they are a wage, a pension or interest. High counts every leg. Money moved between two accounts of the ring is neither in nor out.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.model.ring_transfers import RING_TRANSFERS
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.clocks import statement_doubts
from ringbreak.rings.conduct.currencies import currency_doubts
from ringbreak.rings.conduct.hops import hop_findings
from ringbreak.rings.conduct.ledgers import SILENT_ROWS, ledger_findings, match_ledgers
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.structure import NOTES
from ringbreak.words import say

SPEAKING = r"保证金|解冻|手续费|认证金|工本费|验资|借款|还款|逾期|充值|下注|投注|会员费|购|货款|数据|群码|办证|删帖|刷|fee|deposit|loan|order"
_AMOUNT = ("transfers.amount", "transfers.amount_in", "transfers.amount_out")


def distinct_legs(engine: Engine) -> None:
    """Make `conduct_moves`: conduct_legs with movements that two ledgers both tell kept once (see `ledgers`).

    Parties written differently in two ledgers cannot be matched and count twice.
    """
    match_ledgers(engine)
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_moves AS
        WITH spoken AS (
          SELECT DISTINCT f.record_id FROM fields f
          WHERE f.record_id IN (SELECT record_id FROM conduct_legs)
            AND regexp_matches(f.field, '{NOTES}', 'i') AND regexp_matches(f.value, '{SPEAKING}', 'i')
        )
        SELECT l.*, pays_in AND pays_out AS inside,
               -- Whose account was hired has a wage besides.
               (member OR a.named_by >= 2 AND (regexp_matches(coalesce(memo, ''), '{SPEAKING}', 'i')
                 OR l.record_id IN (SELECT record_id FROM spoken))) AND NOT l.living AS certain,
               a.held, coalesce(s.ledgers, 1) AS ledgers
        FROM conduct_legs l LEFT JOIN conduct_same s ON s.ring_id = l.ring_id AND s.record_id = l.record_id
        LEFT JOIN (SELECT ring_id, value, max(named_by) AS named_by, bool_or(held) AS held FROM conduct_accounts GROUP BY ring_id, value) a
          ON a.ring_id = l.ring_id AND a.value = coalesce(l.into_account, l.out_account)
        WHERE l.direction_known AND coalesce(s.counts, true)
        """
    )


def ring_transfers(engine: Engine) -> pa.Table:
    """RING_TRANSFERS of the rings whose type is known; empty when no detector found one. Reads what `read_structure` made."""
    made = engine.sql(
        "SELECT count(*) AS n FROM information_schema.tables WHERE table_name = 'conduct_ready'"
    )
    if not made["n"].to_pylist()[0]:
        return RING_TRANSFERS.empty()
    distinct_legs(engine)
    return engine.sql(
        """
        WITH parts AS (SELECT ring_id, value, min(part) AS part FROM conduct_accounts GROUP BY ring_id, value
        ), every AS (
          SELECT ring_id, record_id, CASE WHEN inside THEN 'inside' WHEN pays_in THEN 'in' ELSE 'out' END AS way,
                 coalesce(into_account, out_account) AS account, certain, ledgers FROM conduct_moves
          UNION ALL
          SELECT ring_id, record_id, 'unknown', coalesce(into_account, out_account), member, 1 FROM conduct_legs WHERE NOT direction_known
        )
        SELECT e.ring_id, e.record_id, e.way, e.account, p.part, coalesce(e.certain, false) AS certain, e.ledgers::BIGINT AS ledgers
        FROM every e JOIN parts p ON p.ring_id = e.ring_id AND p.value = e.account
        QUALIFY row_number() OVER (PARTITION BY e.ring_id, e.record_id ORDER BY e.way) = 1 ORDER BY e.ring_id, e.record_id
        """
    ).cast(RING_TRANSFERS.schema)


def money_findings(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Claim what came in, what went out, what was passed on within a day and the last balances seen."""
    if not rings:
        return
    distinct_legs(engine)
    asked = {r.ring_id for r in rings}
    for side, test, template in (
        ("money_in", "pays_in AND NOT inside", "{figure} {currency} came into accounts of the ring (accounts: {accounts}, of them known by who names them or where the money goes alone: {named}; payments: {legs}, payers: {payers}); a lower figure counts only payments that are of the ring or whose purpose speaks of it"),
        ("money_out", "pays_out AND NOT inside", "{figure} {currency} went out of accounts of the ring (accounts: {accounts}, of them known by who names them or where the money goes alone: {named}; payments: {legs}, payees: {payers}); a lower figure counts only payments that are of the ring or whose purpose speaks of it"),
        ("money_moved_inside", "inside", "{figure} {currency} moved between accounts of the ring (accounts: {accounts}, payments: {legs}, payers: {payers}); it is neither income nor loss"),
    ):  # fmt: skip
        made: dict[str, dict[str | None, tuple[str | None, dict[str, Any]]]] = {}
        other = "payee" if side == "money_out" else "payer"
        account = "out_account" if side == "money_out" else "into_account"
        for row in engine.sql(
            f"""
            SELECT ring_id, currency, sum(amount) FILTER (certain) AS low, sum(amount) AS high, count(*) AS legs,
                   count(DISTINCT coalesce({other}, payer_name)) AS payers, count(DISTINCT {account}) AS accounts,
                   count(DISTINCT {account}) FILTER (NOT held) AS named,
                   count(*) FILTER (ledgers > 1) AS twice,
                   list(record_id ORDER BY certain DESC, amount DESC, record_id)[1:5] AS shown
            FROM conduct_moves WHERE {test} GROUP BY ring_id, currency ORDER BY ring_id, currency
            """
        ).to_pylist():
            if row["ring_id"] in asked:
                finding = _claim_sum(claims, passages, side, template, row)
                made.setdefault(row["ring_id"], {})[row["currency"]] = finding, row
        _unstated(claims, made)
        if side == "money_in":
            came = {(ring, c): f for ring, sums in made.items() for c, (f, _) in sums.items() if c and f}
            currency_doubts(engine, claims, came)
    _payers(engine, claims, passages, asked)
    _passed_on(engine, claims, passages, asked)
    ledger_findings(engine, claims, passages, asked)
    _balances(engine, claims, passages, asked)
    _unread(engine, claims, passages, asked)
    hop_findings(engine, claims, passages, asked)


def _unstated(claims: Claims, made: dict[str, dict[str | None, tuple[str | None, dict[str, Any]]]]) -> None:
    """Say what the sum would be if ledgers that state no currency are in the only one that others state."""
    for sums in made.values():
        stated = sorted(c for c in sums if c is not None)
        if None not in sums or len(stated) != 1:
            continue
        (left, a), (right, b) = sums[None], sums[stated[0]]
        claims.doubt(
            "scope",
            say(
                "some ledgers state {currency} and some no currency, so their sums stand apart; if all are in {currency}, it is {figure} together",
                currency=stated[0],
                figure=_span(
                    float(a["low"] or 0) + float(b["low"] or 0), float(a["high"]) + float(b["high"])
                ),
            ),
            [left, right],
        )


def _span(low: float, high: float) -> str:
    return f"{high:,.2f}" if low == high else f"{low:,.2f} – {high:,.2f}"


def _claim_sum(
    claims: Claims, passages: Passages, side: str, template: str, row: dict[str, Any]
) -> str | None:
    low, high = float(row["low"] or 0), float(row["high"])
    currency = row["currency"]
    made = claims.add(
        row["ring_id"],
        side,
        say(
            template,
            figure=_span(low, high),
            currency=currency or say("(currency not stated)"),
            accounts=row["accounts"],
            named=row["named"],
            legs=row["legs"],
            payers=row["payers"],
        ),
        passages.of(row["shown"], meanings=_AMOUNT),
        low=low,
        high=high,
        currency=currency,
        confidence=0.9,
        key=currency or "",
    )
    if row["twice"]:
        claims.doubt(
            "double_count",
            say(
                "{count} payments stand in two ledgers with the same parties, sum and day; each was counted once",
                count=row["twice"],
            ),
            [made],
        )
    return made


def _passed_on(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    """First in, first out would need every row of every account; a day's window needs none and is said to be one."""
    for row in engine.sql(
        """
        WITH days AS (
          SELECT ring_id, account, currency, day, sum(into_it) AS came, sum(out_of_it) AS went, min(record_id) AS shown FROM (
            SELECT ring_id, into_account AS account, currency, moved_at::DATE AS day, amount AS into_it, 0 AS out_of_it, record_id
            FROM conduct_moves WHERE into_account IS NOT NULL AND moved_at IS NOT NULL
            UNION ALL
            SELECT ring_id, out_account, currency, moved_at::DATE, 0, amount, record_id
            FROM conduct_moves WHERE out_account IS NOT NULL AND moved_at IS NOT NULL
          ) GROUP BY ALL
        )
        SELECT ring_id, currency, sum(came) AS came, sum(least(came, went)) AS passed,
               count(DISTINCT account) FILTER (went > 0 AND came > 0) AS accounts,
               list(shown ORDER BY went DESC, shown) FILTER (went > 0) [1:5] AS shown
        FROM days GROUP BY ring_id, currency HAVING sum(least(came, went)) > 0 ORDER BY ring_id, currency
        """
    ).to_pylist():
        if row["ring_id"] not in asked:
            continue
        share = float(row["passed"]) / float(row["came"])
        claims.add(
            row["ring_id"],
            "passed_on",
            say(
                "of {came} {currency} that came into its accounts, {passed} went on the same day at most ({share} %; {accounts} accounts), taking each account and each day by itself",
                came=f"{float(row['came']):,.2f}",
                currency=row["currency"] or say("(currency not stated)"),
                passed=f"{float(row['passed']):,.2f}",
                share=round(100 * share),
                accounts=row["accounts"],
            ),
            passages.of(row["shown"], meanings=_AMOUNT),
            low=0.0,
            high=float(row["passed"]),
            currency=row["currency"],
            comparator="up_to",
            confidence=0.7,
            key=row["currency"] or "",
        )


def _payers(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    """Who paid in, each once whatever he paid: an account, or a name where the ledger gives no account."""
    for row in engine.sql(
        """
        SELECT ring_id, count(DISTINCT coalesce(payer, payer_name)) FILTER (certain) AS low,
               count(DISTINCT coalesce(payer, payer_name)) AS high, list(record_id ORDER BY certain DESC, amount DESC, record_id)[1:5] AS shown
        FROM conduct_moves WHERE pays_in AND NOT inside GROUP BY ring_id HAVING high > 0 ORDER BY ring_id
        """
    ).to_pylist():
        if row["ring_id"] in asked:
            claims.add(
                row["ring_id"],
                "payers",
                say(
                    "{low} to {high} different accounts paid into its accounts; the lower figure counts those whose payments are of the ring or whose purpose speaks of it",
                    low=row["low"],
                    high=row["high"],
                ),
                passages.of(row["shown"], meanings=_AMOUNT),
                low=float(row["low"]),
                high=float(row["high"]),
                unit="accounts",
                confidence=0.8,
            )


def _balances(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    """The balance column belongs to whoever's statement it is: the account that is a party of every row of the file."""
    made: dict[tuple[str, str], str] = {}
    for row in engine.sql(
        """
        WITH rows_in AS (
          SELECT r.evidence_id, count(*) AS n FROM transfers t JOIN records r USING (record_id) GROUP BY r.evidence_id
        ), owners AS (
          SELECT l.ring_id, l.evidence_id, a.value FROM conduct_accounts a
          JOIN conduct_legs l ON l.ring_id = a.ring_id AND a.value IN (l.into_account, l.out_account)
          JOIN rows_in i ON i.evidence_id = l.evidence_id
          GROUP BY l.ring_id, l.evidence_id, a.value, i.n HAVING count(*) = i.n
        )
        SELECT o.ring_id, o.evidence_id, o.value, l.record_id, l.currency, f.field, f.value AS balance, l.moved_at,
               try_cast(replace(f.value, ',', '') AS DOUBLE) AS amount
        FROM owners o JOIN conduct_legs l ON l.ring_id = o.ring_id AND l.evidence_id = o.evidence_id
        JOIN mappings m ON m.evidence_id = l.evidence_id AND m.meaning = 'transfers.balance'
        JOIN fields f ON f.record_id = l.record_id AND f.field = m.header
        WHERE try_cast(replace(f.value, ',', '') AS DOUBLE) IS NOT NULL AND l.moved_at IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY o.ring_id, o.value ORDER BY l.moved_at DESC, l.record_id DESC) = 1
        ORDER BY o.ring_id, o.value
        """
    ).to_pylist():
        if row["ring_id"] in asked:
            finding = claims.add(
                row["ring_id"],
                "balance",
                say(
                    "an account of the ring held {amount} {currency} on {day}, the last balance its statement shows; more recent ones are not in the case",
                    amount=f"{row['amount']:,.2f}",
                    currency=row["currency"] or say("(currency not stated)"),
                    day=row["moved_at"].date(),
                ),
                [(row["record_id"], "cell:" + row["field"], 0, len(row["balance"]))],
                value=row["amount"],
                currency=row["currency"],
                confidence=0.8,
                key=row["value"],
            )
            if finding is not None:
                made[row["ring_id"], row["evidence_id"]] = finding
    statement_doubts(engine, claims, made, SILENT_ROWS)


def _unread(engine: Engine, claims: Claims, passages: Passages, asked: set[str]) -> None:
    for row in engine.sql(
        """
        SELECT ring_id, count(*) AS n, list(record_id ORDER BY record_id)[1:3] AS shown FROM conduct_legs
        WHERE NOT direction_known GROUP BY ring_id ORDER BY ring_id
        """
    ).to_pylist():
        if row["ring_id"] in asked:
            claims.add(
                row["ring_id"],
                "cannot_tell",
                say("{count} payments do not say who paid whom; they are in no sum", count=row["n"]),
                passages.of(row["shown"], meanings=_AMOUNT),
                value=float(row["n"]),
                confidence=0.9,
                key="direction",
            )
