"""Collectors: accounts into which many pay small round sums, and which hand the takings on to the same one or two accounts soon after.

Whoever must not be paid to his own account hires others' cards: the players' stakes, the deposits of a sham shop, the fees of a swindle go into
a dozen of them, today this and tomorrow that, and each night every card passes on what it took, less its holder's per cent. Couriers who
hand in what they collected at doors, branches of a shop and volunteers of a charity have the same shape, so the shape alone mints nothing. Four
signs are asked of the accounts of one till together, and three must be there: sums that are multiples of fifty, one rate kept back again and again,
takings that go on between midnight and five, and payers who are sent from one account to another. Couriers hand in everything by
evening and in odd sums; agents who keep a commission have customers of their own and close with the shop.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.paid import BANKED, plain
from ringbreak.linking.steps import stepwise
from ringbreak.model.progress import Progress

COLLECTORS = 3
"""Accounts that hand on to one till, and days on which each of them does, at the least."""
PAYERS = 5
"""Parties that must pay into each of them."""
TILLS = 2
"""Accounts to which an account hands on; PASSED of all that it pays out must go there."""
PASSED, TAKEN = 0.9, 0.6
"""And TAKEN of what it takes in at the least; ledgers show some days on one side only."""
SIGNS = 3
"""Of the four, that must be there."""
ROUND, STEP = 0.8, 50
"""Share of the sums paid in that are multiples of STEP, which is no price of a shop and no wage."""
NIGHT = 0.8
"""Share of the payments on that are made between midnight and five."""
KEPT_LEAST, KEPT_MOST = 0.002, 0.08
"""Share of a day's takings that stays with the holder: a gift to him or his per cent, not a price."""
RATES, EVENINGS = 0.5, 8
"""Share of the days whose kept rate is one of two, to a tenth of a per cent, among those on which anything between the bounds was kept; and days at least."""
SENT_ROUND, AGAIN = 0.5, 8
"""Share of those who pay twice or more that pay into several of the accounts; and such payers at least."""
HOURS = 30
"""Hours over which takings are gathered before they go on."""
BEIJING = 8
"""Offset of the clock by which nights are told, in hours."""
DAWN = 5
FITS = 2 / 3
"""Share of the times an account hands on, of those before which something was seen to come in, that fit what came in since the last."""
_ACCOUNT = "upper(regexp_replace({}, '[^0-9A-Za-z*]', '', 'g'))"


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`collection` on what was paid into such accounts, on what they handed on, and on their own statements.

    Reads: TRANSFERS with accounts, direction and time; RECORDS and MENTIONS for the statements. A payment that two ledgers show is one
    where party, sum and minute agree, also where one of them writes the payer with stars.
    """
    stepwise(engine, "collector", _STEPS, ("near", "held"), _tell)


_STEPS = (
    (
        "rows",
        f"""
        SELECT record_id, {_ACCOUNT.format("payer")} AS payer, {_ACCOUNT.format("payee")} AS payee, CAST(amount AS DOUBLE) AS amount,
               coalesce(currency, '') AS currency, moved_at
        FROM transfers
        WHERE direction_known AND moved_at IS NOT NULL AND amount > 0 AND payer IS NOT NULL AND payee IS NOT NULL
          AND regexp_matches(payee, '[0-9A-Za-z]{{8,}}') AND payer <> payee
        """,
    ),
    (
        "moves",
        """
        SELECT payer, payee, amount, date_trunc('minute', moved_at) AS moved_at FROM collector_rows
        WHERE NOT contains(payee, '*')
        QUALIFY row_number() OVER (PARTITION BY payee, right(payer, 4), amount, date_trunc('minute', moved_at) ORDER BY contains(payer, '*'), payer) = 1
        """,
    ),
    (
        "ways",
        f"""
        WITH each AS (
          SELECT payer, payee, sum(amount) AS amount, count(DISTINCT date_trunc('day', moved_at + INTERVAL {BEIJING} HOUR)) AS days
          FROM collector_moves WHERE NOT contains(payer, '*') GROUP BY payer, payee
        ), all_out AS (SELECT payer, sum(amount) AS amount FROM each GROUP BY payer
        ), most AS (
          SELECT * FROM each QUALIFY row_number() OVER (PARTITION BY payer ORDER BY amount DESC, payee) <= {TILLS}
        )
        SELECT m.payer AS account, m.payee AS till, m.amount, m.days, sum(m.amount) OVER (PARTITION BY m.payer) AS passed, a.amount AS out
        FROM most m JOIN all_out a ON a.payer = m.payer WHERE m.amount >= {1 - PASSED} * a.amount
        """,
    ),
    (
        "near",
        f"""
        WITH taken AS (SELECT payee AS account, count(DISTINCT payer) AS payers, sum(amount) AS amount FROM collector_moves GROUP BY payee
        ), good AS (
          SELECT w.* FROM collector_ways w JOIN taken t USING (account)
          WHERE w.passed >= {PASSED} * w.out AND w.passed >= {TAKEN} * t.amount AND t.payers >= {PAYERS}
          QUALIFY sum(w.days) OVER (PARTITION BY w.account) >= {COLLECTORS}
        )
        -- Who collects for others is no till of theirs.
        SELECT * FROM good WHERE till NOT IN (SELECT account FROM good)
        QUALIFY count(*) OVER (PARTITION BY till) >= {COLLECTORS}
        """,
    ),
    (
        "evenings",
        f"""
        WITH on_ AS (
          SELECT payer AS account, payee AS till, amount, moved_at, lag(moved_at) OVER (PARTITION BY payer ORDER BY moved_at) AS before
          FROM collector_moves m SEMI JOIN collector_near n ON n.account = m.payer AND n.till = m.payee
        )
        SELECT o.account, o.till, o.moved_at, any_value(o.amount) AS amount, sum(p.amount) AS takings
        FROM on_ o JOIN collector_moves p ON p.payee = o.account AND p.moved_at <= o.moved_at
          AND p.moved_at > o.moved_at - INTERVAL {HOURS} HOUR AND (o.before IS NULL OR p.moved_at > o.before)
        GROUP BY o.account, o.till, o.moved_at
        """,
    ),
    (
        "houses",
        f"""
        -- One house is whoever shares a till; accounts that hand on to two tills make those one.
        WITH fits AS (
          SELECT account FROM collector_evenings GROUP BY account
          HAVING avg((amount BETWEEN {1 - KEPT_MOST} * takings AND 1.001 * takings)::INT) >= {FITS}
        ), near AS (SELECT account, till FROM collector_near SEMI JOIN fits USING (account)
        ), first AS (SELECT account, min(till) AS house FROM near GROUP BY account
        ), of_till AS (SELECT n.till, min(f.house) AS house FROM near n JOIN first f USING (account) GROUP BY n.till)
        SELECT n.account, n.till, min(t.house) OVER (PARTITION BY n.account) AS house FROM near n JOIN of_till t USING (till)
        """,
    ),
    (
        "signs",
        f"""
        WITH accounts AS (SELECT DISTINCT account, house FROM collector_houses
        ), paid AS (SELECT a.house, a.account, m.payer, m.amount FROM collector_moves m JOIN accounts a ON a.account = m.payee
        ), evenings AS (SELECT a.house, e.*, 1 - e.amount / e.takings AS rate FROM collector_evenings e JOIN accounts a USING (account)
        ), rates AS (
          SELECT house, round(rate, 3) AS rate, count(*) AS n FROM evenings WHERE rate BETWEEN {KEPT_LEAST} AND {KEPT_MOST} GROUP BY ALL
        ), kept AS (
          SELECT house, sum(n) AS n, sum(n) FILTER (nth <= 2) AS main
          FROM (SELECT *, row_number() OVER (PARTITION BY house ORDER BY n DESC, rate) AS nth FROM rates) GROUP BY house
        ), again AS (
          SELECT house, count(*) AS n, count(*) FILTER (several) AS several FROM (
            SELECT house, payer, count(DISTINCT account) > 1 AS several FROM paid WHERE NOT contains(payer, '*') GROUP BY house, payer HAVING count(*) > 1
          ) GROUP BY house
        ), sums AS (
          SELECT house, count(*) AS n, avg((amount % {STEP} = 0)::INT) AS whole, count(DISTINCT payer) AS payers, count(DISTINCT account) AS accounts
          FROM paid GROUP BY house
        ), nights AS (
          -- A ledger that gives days only puts everything at one minute, which is no clock.
          SELECT a.house, avg((extract('hour' FROM m.moved_at + INTERVAL {BEIJING} HOUR) < {DAWN})::INT) AS late,
                 count(DISTINCT extract('hour' FROM m.moved_at) * 60 + extract('minute' FROM m.moved_at)) AS minutes
          FROM collector_moves m JOIN collector_houses a ON a.account = m.payer AND a.till = m.payee GROUP BY a.house
        ), days AS (SELECT house, count(*) AS n FROM evenings GROUP BY house)
        SELECT s.house, s.accounts, s.payers, s.n, s.whole >= {ROUND} AS whole, coalesce(n.late >= {NIGHT} AND n.minutes > {COLLECTORS}, false) AS late,
               coalesce(k.n >= {EVENINGS} AND 2 * k.n >= d.n AND k.main >= {RATES} * k.n, false) AS rate,
               coalesce(a.n >= {AGAIN} AND a.several >= {SENT_ROUND} * a.n, false) AS sent
        FROM sums s LEFT JOIN nights n USING (house) LEFT JOIN kept k USING (house) LEFT JOIN again a USING (house) LEFT JOIN days d USING (house)
        WHERE s.accounts >= {COLLECTORS}
        """,
    ),
    (
        "held",
        f"""
        SELECT h.house, h.account, h.till, s.accounts, s.payers, s.whole, s.late, s.rate, s.sent
        FROM collector_houses h JOIN collector_signs s USING (house)
        WHERE s.whole::INT + s.late::INT + s.rate::INT + s.sent::INT >= {SIGNS}
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Mint `collection` from `collector_held`."""
    shape = {"accounts": "w.accounts", "payers": "w.payers"}
    paid = sentence(
        "it pays into one of {accounts} accounts that {payers} pay and that hand on what they take to the same one or two", **shape
    )  # fmt: skip
    handed = sentence(
        "one of {accounts} accounts that {payers} pay hands on by it what it took, to where the others do too",
        **shape,
    )
    holds = sentence(
        "it is the statement of one of {accounts} accounts that {payers} pay and that hand on what they take to the same one or two, or of where they do",
        **shape,
    )
    engine.execute(
        f"""
        INSERT INTO minted
        WITH houses AS (
          SELECT house, left(md5(string_agg(DISTINCT account, '/' ORDER BY account)), 16) AS value, any_value(accounts)::VARCHAR AS accounts,
                 any_value(payers)::VARCHAR AS payers FROM collector_held GROUP BY house
        ), sides AS (
          SELECT DISTINCT house, account AS party, false AS till FROM collector_held UNION SELECT DISTINCT house, till, true FROM collector_held
        ), borne AS (
          SELECT r.record_id, h.house, {handed} AS why, 1 AS place
          FROM collector_rows r JOIN (SELECT DISTINCT house, account, till FROM collector_held) h ON h.account = r.payer AND h.till = r.payee
          JOIN houses w USING (house)
          UNION ALL
          SELECT r.record_id, s.house, {paid}, 2 FROM collector_rows r JOIN sides s ON s.party = r.payee AND NOT s.till JOIN houses w USING (house)
          UNION ALL
          SELECT m.record_id, s.house, {holds}, 3 FROM mentions m JOIN sides s ON s.party = upper({plain("m.value")})
          JOIN records r ON r.record_id = m.record_id AND r.kind = 'metadata' JOIN houses w USING (house) WHERE m.kind IN {BANKED}
        )
        SELECT b.record_id, 'collection', w.value, '× ' || any_value(w.accounts), NULL, NULL, NULL, 0, arg_min(b.why, b.place)
        FROM borne b JOIN houses w USING (house) GROUP BY b.record_id, w.value ORDER BY ALL
        """
    )


LINKER = Linker(
    name="collectors",
    title="Accounts that collect for one",
    kinds=("collection",),
    mint=mint,
    source="docs/case-types.md",
)
