"""When rows without a partner mean something: one operator, and either nights in an office that closes or money from those named.

A row without an application is no forgery: paper comes late, numbers are mistyped, other offices send lists. What innocent causes
do not make is that one of many operators enters them, at hours when nobody else works, or that the people they name paid one account
about that day while the others in the register did not. One such sign proves nothing; two that do not depend on each other are
weighed by how often chance would bring them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log
from typing import Any

from ringbreak.engine.engine import Engine

LEAST_BARE = 5
LEAST_DAYS = 3
"""Different days: what comes in one go is a list that was typed in, whoever did it."""
BURST = 60
"""Seconds within which another row of the operator follows that make it a list read in by a program."""
MOST_IN_BURSTS = 0.5
CHANCE = 1e-4
"""The most often that chance may put so many of the rows on one operator, of however many there are."""
OFFICE = (7, 20)
"""Hours, by the clock of Beijing, between which an office works, both included."""
BEIJING_HOURS = 8
CLOSED = 0.95
"""Share of the rows with a partner that must be entered in those hours for the office to be one that closes."""
ODD = 0.6
"""Share of the rows without a partner that must be entered outside them."""
PAID_DAYS = 45
"""Days before or after an entry within which who is named in the row paid."""
LEAST_PAID = 3
MOST_USUAL = 0.1
"""Share of the people in ordinary rows who may pay the account too: a driving school is paid by half the register."""
PAID_CHANCE = 1e-4
MOST_OPERATORS = 3
"""Operators of one register that stand out; if it is everybody, it is how the office works."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands out about the bare rows of one operator.

    bare, ordinary: His rows without and with a partner. of_bare, of_ordinary: Everybody's. odd: Bare rows outside office hours.
    days: Different days of the bare rows. paid: People named in bare rows who paid `account`; others: people named in
    ordinary rows who did, of `named`.
    """

    comparison_id: str
    operator: str
    bare: int
    ordinary: int
    of_bare: int
    of_ordinary: int
    odd: int
    days: int
    closes: bool
    account: str | None
    paid: int
    others: int

    @property
    def at_night(self) -> bool:
        return self.closes and self.odd >= ODD * self.bare and self.odd >= LEAST_BARE

    @property
    def for_money(self) -> bool:
        return self.account is not None


def tail(drawn: int, hits: int, share: float) -> float:
    """Chance of at least `hits` of `drawn` when each comes with probability `share`: the upper binomial tail."""
    if hits <= 0:
        return 1.0
    if share <= 0.0:
        return 0.0
    if share >= 1.0:
        return 1.0
    logs = [
        lgamma(drawn + 1) - lgamma(k + 1) - lgamma(drawn - k + 1) + k * log(share) + (drawn - k) * log(1 - share)
        for k in range(hits, drawn + 1)
    ]  # fmt: skip
    top = max(logs)
    return min(1.0, exp(top) * sum(exp(x - top) for x in logs))


def weigh(engine: Engine) -> list[Standing]:
    """The operators whose bare rows stand out twice.

    Reads: register_rows (see `compare.lay_beside`), TRANSFERS.
    Makes: register_paid (comparison_id, record_id, payment_id, account): payments of people named in rows.
    """
    _payments(engine)
    hour = f"extract('hour' FROM entered_at + INTERVAL {BEIJING_HOURS} HOUR)"
    rows = engine.sql(
        f"""
        WITH timed AS (
          SELECT *, other_id IS NULL AND covered AS is_bare, exact AND {hour} NOT BETWEEN {OFFICE[0]} AND {OFFICE[1]} AS is_odd,
                 (entered_at + INTERVAL {BEIJING_HOURS} HOUR)::DATE AS day,
                 least(epoch(entered_at) - epoch(lag(entered_at) OVER mine), epoch(lead(entered_at) OVER mine) - epoch(entered_at)) AS gap
          FROM register_rows WHERE entered_at IS NOT NULL AND operator IS NOT NULL AND operator <> ''
          WINDOW mine AS (PARTITION BY comparison_id, operator, (other_id IS NULL AND covered) ORDER BY entered_at, record_id)
        ), office AS (
          SELECT comparison_id, count(DISTINCT operator) AS operators, count(*) FILTER (is_bare) AS of_bare,
                 count(*) FILTER (other_id IS NOT NULL) AS of_ordinary,
                 coalesce(avg(is_odd::INT) FILTER (other_id IS NOT NULL), 1.0) AS odd_share
          FROM timed GROUP BY comparison_id
        )
        SELECT t.comparison_id, t.operator, count(*) FILTER (is_bare) AS bare, count(*) FILTER (other_id IS NOT NULL) AS ordinary,
               o.operators, o.of_bare, o.of_ordinary, o.odd_share, count(*) FILTER (is_bare AND is_odd) AS odd,
               count(DISTINCT day) FILTER (is_bare) AS days,
               coalesce(avg((coalesce(gap, 1e9) <= {BURST})::INT) FILTER (is_bare AND exact), 0.0) AS in_bursts
        FROM timed t JOIN office o USING (comparison_id) GROUP BY ALL
        HAVING count(*) FILTER (is_bare) >= {LEAST_BARE} ORDER BY t.comparison_id, t.operator
        """
    ).to_pylist()
    paid = _paid(engine)
    found: dict[str, list[Standing]] = {}
    for row in rows:
        if row["operators"] < 2 or row["days"] < LEAST_DAYS or row["in_bursts"] > MOST_IN_BURSTS:
            continue
        # His share of the ordinary work; somebody who does none of it gets one more row than he has, and not the share 0.
        share = (row["ordinary"] + 1) / (row["of_ordinary"] + row["operators"])
        if row["operators"] * tail(row["of_bare"], row["bare"], share) > CHANCE:
            continue
        account, payers, others = paid.get((row["comparison_id"], row["operator"]), (None, 0, 0))
        it = Standing(
            row["comparison_id"], row["operator"], row["bare"], row["ordinary"], row["of_bare"], row["of_ordinary"], row["odd"], row["days"],
            1.0 - row["odd_share"] >= CLOSED, account, payers, others,
        )  # fmt: skip
        # Who only ever works at night may be a program that fetches what other offices send: then money must speak.
        if it.for_money or (it.at_night and it.ordinary >= LEAST_BARE):
            found.setdefault(it.comparison_id, []).append(it)
    return [it for group in found.values() if len(group) <= MOST_OPERATORS for it in group]


def _payments(engine: Engine) -> None:
    """Payments made about the day of entry by somebody of the name that the row bears."""
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE register_paid AS
        WITH paying AS (
          SELECT record_id AS payment_id, upper(trim(payer_name)) AS name, regexp_replace(payee, '[\\s-]', '', 'g') AS account, moved_at
          FROM transfers WHERE direction_known AND length(trim(payer_name)) >= 2 AND payee IS NOT NULL AND moved_at IS NOT NULL
        )
        SELECT r.comparison_id, r.record_id, r.operator, r.other_id IS NULL AND r.covered AS is_bare, upper(trim(r.name)) AS name,
               p.payment_id, p.account
        FROM (SELECT * FROM register_rows WHERE length(trim(name)) >= 2 AND entered_at IS NOT NULL) r
        JOIN paying p ON p.name = upper(trim(r.name))
          AND p.moved_at BETWEEN r.entered_at - INTERVAL {PAID_DAYS} DAY AND r.entered_at + INTERVAL {PAID_DAYS} DAY
        """
    )


def _paid(engine: Engine) -> dict[tuple[str, str], tuple[str, int, int]]:
    """For each operator the account that people named in his bare rows paid, where people of ordinary rows did not."""
    rows: list[dict[str, Any]] = engine.sql(
        """
        WITH named AS (
          SELECT comparison_id, operator, other_id IS NULL AND covered AS is_bare, count(DISTINCT upper(trim(name))) AS people
          FROM register_rows WHERE length(trim(name)) >= 2 AND entered_at IS NOT NULL GROUP BY ALL
        ), ordinary AS (
          SELECT comparison_id, sum(people)::BIGINT AS people FROM named WHERE NOT is_bare GROUP BY comparison_id
        ), theirs AS (
          SELECT comparison_id, account, count(DISTINCT name) AS others FROM register_paid WHERE NOT is_bare GROUP BY ALL
        )
        SELECT p.comparison_id, p.operator, p.account, count(DISTINCT p.name) AS paid, any_value(n.people) AS people,
               coalesce(any_value(t.others), 0) AS others, any_value(o.people) AS of_people
        FROM register_paid p JOIN named n ON n.comparison_id = p.comparison_id AND n.operator IS NOT DISTINCT FROM p.operator AND n.is_bare
        JOIN ordinary o ON o.comparison_id = p.comparison_id
        LEFT JOIN theirs t ON t.comparison_id = p.comparison_id AND t.account = p.account
        WHERE p.is_bare AND p.operator IS NOT NULL GROUP BY p.comparison_id, p.operator, p.account
        ORDER BY p.comparison_id, p.operator, paid DESC, others, p.account
        """
    ).to_pylist()
    best: dict[tuple[str, str], tuple[str, int, int]] = {}
    for row in rows:
        if row["paid"] < LEAST_PAID:
            continue
        usual = (row["others"] + 1) / (row["of_people"] + 2)
        if usual <= MOST_USUAL and tail(row["people"], row["paid"], usual) <= PAID_CHANCE:
            best.setdefault(
                (row["comparison_id"], row["operator"]), (row["account"], row["paid"], row["others"])
            )
    return best
