"""The currency of a ledger that states none: that of the ledgers which tell the same payments, or that in which its payments were asked for.

A bank's list for the police has no column for what is always its own country's money, while the payee's statement says CNY above the
table. Left apart, one payment would stand in two sums, its payer twice among those who paid.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.model.kinds import MONEY
from ringbreak.rings.conduct.accounts import PARTY
from ringbreak.rings.conduct.claims import Claims
from ringbreak.rings.conduct.ledgers import SAME_HOURS
from ringbreak.words import say

STATED = "{name} states no currency; other ledgers tell {count} of its payments, in {currency}, so its sums are taken to be in {currency}"
FOLLOWED = "{name} states no currency; {count} of its payments stand in other ledgers too, whose sums are told or taken to be in {currency}, so its sums are taken to be in {currency}"
ASKED = "{name} states no currency; {count} of its payments went to accounts of a ring that is paid in {currency} and nothing else by what its members and those who complain say, so its sums are taken to be in {currency}"
YUAN = r"[0-9万千百][多余]?(?:元|块)|人民币|￥|[0-9](?:yuan|rmb|cny)"
"""How a sum is written in yuan. RE2, on squeezed text, ignoring case."""
FOREIGN = r"美[元金刀]|港[币元]|欧元|英镑|日元|韩[元币]|卢布|泰铢|台币|澳元|加元|新币|越南盾|加密|比特币|usd|hkd|[0-9](?:eur|gbp|jpy|u(?:[^a-z]|$))|[$€£]|\bbtc\b"
"""And in other money."""
SAYING = {"stated": STATED, "followed": FOLLOWED, "asked": ASKED}
LEAST_ASKED, LEAST_PAID = 3, 3
"""Records of a ring that must name its accounts beside sums in yuan, none beside other money, and payments into these accounts that a ledger must tell."""


def read_currencies(engine: Engine) -> None:
    """Make `conduct_currencies` (evidence_id, currency, same, source): ledgers none of whose rows states a currency, and the one currency in
    which other ledgers tell `same` of their payments (equal parties and sum, times within SAME_HOURS). Where others disagree there is no row.

    source: `stated`, the others state that currency; `followed`, it follows for them in the same way, for a payment is in one currency in however
    many ledgers it stands, so what one statement says holds along the whole chain of accounts that money went through; `asked`, `same` of its payments
    went into accounts of a ring whose members, or those who complain, name them beside sums in that currency alone.

    Reads: TRANSFERS, RECORDS, MENTIONS; conduct_accounts, conduct_words.
    """
    moneys = ", ".join(map(literal, MONEY))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_asked AS
        WITH named AS (
          SELECT DISTINCT a.ring_id, a.value, w.record_id, regexp_matches(w.squeezed, {literal(YUAN)}, 'i') AS yuan, regexp_matches(w.squeezed, {literal(FOREIGN)}, 'i') AS other
          FROM conduct_accounts a JOIN mentions n ON n.kind = a.kind AND {PARTY.format("n.value")} = a.value
          JOIN conduct_words w ON w.ring_id = a.ring_id AND w.record_id = n.record_id
          WHERE a.part = 'told' AND n.kind IN ({moneys}) AND w.voice IN ('own', 'complaint') AND w.kind NOT IN ('transfer', 'action')
        ), rings AS (
          SELECT ring_id, count(DISTINCT record_id) FILTER (yuan) >= {LEAST_ASKED} AND count(*) FILTER (other) = 0 AS yuan FROM named GROUP BY ring_id
        )
        SELECT n.value FROM named n JOIN rings r USING (ring_id) GROUP BY n.value HAVING bool_and(r.yuan)
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_currencies AS
        WITH RECURSIVE silent AS (
          SELECT r.evidence_id FROM transfers t JOIN records r USING (record_id) GROUP BY r.evidence_id HAVING count(t.currency) = 0
        ), told AS (
          SELECT r.evidence_id, t.record_id, {PARTY.format("t.payer")} AS payer, {PARTY.format("t.payee")} AS payee, t.amount, t.currency, t.moved_at
          FROM transfers t JOIN records r USING (record_id)
          WHERE t.direction_known AND t.payer IS NOT NULL AND t.payee IS NOT NULL AND t.amount > 0 AND t.moved_at IS NOT NULL
            AND NOT contains(t.payer, '*') AND NOT contains(t.payee, '*')
        ), same AS MATERIALIZED (
          SELECT a.evidence_id, b.evidence_id AS other, b.currency, a.record_id
          FROM told a SEMI JOIN silent s ON s.evidence_id = a.evidence_id
          JOIN told b ON b.payer = a.payer AND b.payee = a.payee AND b.amount = a.amount AND b.evidence_id <> a.evidence_id
          WHERE abs(epoch(a.moved_at) - epoch(b.moved_at)) <= {SAME_HOURS * 3600}
        ), beside AS (
          SELECT DISTINCT evidence_id, other FROM same WHERE other IN (SELECT evidence_id FROM silent)
        ), asked AS (
          SELECT r.evidence_id, count(*) AS n FROM transfers t JOIN records r USING (record_id) SEMI JOIN silent USING (evidence_id)
          WHERE t.direction_known AND {PARTY.format("t.payee")} IN (SELECT value FROM conduct_asked)
          GROUP BY r.evidence_id HAVING count(*) >= {LEAST_PAID}
        ), reached AS (
          SELECT DISTINCT evidence_id, currency FROM same WHERE currency IS NOT NULL
          UNION SELECT evidence_id, 'CNY' FROM asked
          UNION SELECT b.evidence_id, r.currency FROM beside b JOIN reached r ON r.evidence_id = b.other
        ), one AS (
          SELECT evidence_id, min(currency) AS currency FROM reached GROUP BY evidence_id HAVING count(DISTINCT currency) = 1
        ), counted AS (
          SELECT evidence_id, count(DISTINCT record_id) FILTER (s.currency IS NOT NULL) AS stating, count(DISTINCT record_id) AS following
          FROM same s SEMI JOIN (SELECT evidence_id AS other FROM one UNION SELECT other FROM same WHERE currency IS NOT NULL) k USING (other)
          GROUP BY evidence_id
        )
        SELECT evidence_id, currency, CASE WHEN stating > 0 THEN stating WHEN a.n IS NOT NULL THEN a.n ELSE following END AS same,
               CASE WHEN stating > 0 THEN 'stated' WHEN a.n IS NOT NULL THEN 'asked' ELSE 'followed' END AS source
        FROM one LEFT JOIN counted USING (evidence_id) LEFT JOIN asked a USING (evidence_id)
        """
    )


def currency_doubts(engine: Engine, claims: Claims, about: dict[tuple[str, str], str]) -> None:
    """Say of which ledgers the currency was taken from others.

    Args:
        about: ring_id and currency to the finding with the sum of what came in.
    Reads: conduct_currencies, conduct_legs.
    """
    for row in engine.sql(
        """
        SELECT DISTINCT l.ring_id, c.currency, c.same, c.source, c.evidence_id, e.name FROM conduct_currencies c
        JOIN conduct_legs l USING (evidence_id) LEFT JOIN evidence e USING (evidence_id) ORDER BY l.ring_id, e.name, c.evidence_id
        """
    ).to_pylist():
        finding = about.get((row["ring_id"], row["currency"]))
        if finding is not None:
            claims.doubt(
                "scope",
                say(
                    SAYING[row["source"]],
                    name=row["name"] or row["evidence_id"][:12],
                    count=row["same"],
                    currency=row["currency"],
                ),
                [finding],
            )
