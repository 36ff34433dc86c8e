"""Which accounts are a ring's: named as where to pay, or where money gathers; and which only dealt with them.

A card that stands in a ring's records need not be the ring's: who paid in twice shares his own card with both payments,
and who was paid shares his with the payments out. What an account is follows from where the money goes:

- *told*: the ring's members, or those who complain of it, name it as where to pay.
- *collects*: three or more accounts that collect less than it does pay into it.
- *pays*: it pays three or more accounts that the ring's own tables list, most of those it pays at all.
- *gathers*: what the others pay out goes to it for a third or more, and it pays nothing in.
  So it is where a conduit of the ring hands on what its victims pay.
- *feeds*: three or more pay into it, and a third or more of what it pays goes where the ring's money gathers, into which hardly
  anybody else pays.
- *receives*: the ring holds it, it is paid, it has no dealings with the accounts above, and no table lists it for its one payer.
- *held*: the ring holds it and no payment in the case touches it.

What the ring holds and is none of these is a counterpart: it paid in, or was paid, or only pays.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.model.decisions import SUPPRESSED
from ringbreak.model.kinds import MONEY

PARTY = "lower(regexp_replace({}, '[\\s-]', '', 'g'))"
"""A party as selectors are written: a card in groups of four is the card."""
PAY_TO = (
    r"卡号|账号|帐号|账户|帐户|收款|付款|打(?:到|款|钱|给)|转(?:到|账|帐|给|入)|汇(?:到|款|入)|存(?:到|入)|充值|新卡|现在打|钱包|地址|usdt|trc-?20|erc-?20|[打转汇付][：:，, ]*$|[付转打汇存][^，。]{0,10}[到给至进][：: ]*$|"
    r"\bcard\b|account|\bpay|deposit|top up|send|transfer|wallet|address|\bto\b"
)
"""Words before an account that make it one to pay into; a card that is only mentioned is nobody's till."""
OWN_CARD = r"(?:我|本人)[^，。,；]{0,8}$|我的[^，。]{0,10}$|\bmy\b[^,.]{0,20}$"
"""A complaint's 'my card': what was robbed is not what was paid to."""
PAYEE_CELL = r"收款|对方|嫌疑|涉案|转入|汇入|payee|recipient|paidto|toaccount|suspect"
"""Header of a complaint's cell that holds where the money went."""
NEAR = 24
"""Characters before an account in which they must stand."""
LEAST_PAYERS = 3
"""Payers, each collecting less than a third of what it does, from which an account collects."""
LEAST_LISTED = 3
"""Accounts of the ring's own tables an account must pay before it is their paymaster."""
GATHERS = 1 / 3
"""Share of what the ring's accounts pay out from which the payee gathers it."""


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{k}'" for k in kinds)


def read_accounts(engine: Engine) -> None:
    """Make the ring's accounts, and those that dealt with them.

    Reads:   RING_MEMBERS, SELECTORS, RECORDS, MENTIONS, TRANSFERS; conduct_words, conduct_sheets.
    Makes:   conduct_accounts (ring_id, value, kind, held, named_by, part): cards, accounts and wallets of the ring. held ones
             are its selectors; named_by counts the records that name it as where to pay; part is one of the words above.
             conduct_counterparts (ring_id, value, kind, listed): what the ring holds, or its own tables list, without being its own.
    """
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_seen AS
        WITH held AS (
          SELECT DISTINCT m.ring_id, {PARTY.format("s.value")} AS value, s.kind
          FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
          WHERE m.member_kind = 'selector' AND s.kind IN ({_listed(MONEY)})
          UNION
          -- A statement that is of the ring is the statement of an account of it, though its own rows tell it from nothing.
          SELECT DISTINCT m.ring_id, {PARTY.format("n.value")}, n.kind
          FROM ring_members m JOIN records r ON r.record_id = m.member_id AND r.kind = 'metadata'
          JOIN mentions n USING (record_id)
          WHERE m.member_kind = 'record' AND n.kind IN ({_listed(MONEY)})
          UNION
          -- An account that was hired for several houses is this one's for its time.
          SELECT DISTINCT m.ring_id, {PARTY.format("n.value")}, n.kind
          FROM ring_members m JOIN selectors c ON c.selector_id = m.member_id AND c.kind = 'conduit'
          JOIN selectors n ON n.kind IN ({_listed(MONEY)}) AND upper(regexp_replace(n.value, '[^0-9A-Za-z*]', '', 'g')) = split_part(c.shown_as, '/', 1)
          WHERE m.member_kind = 'selector'
        ), said AS (
          SELECT w.ring_id, {PARTY.format("n.value")} AS value, n.kind, w.record_id, w.voice, n.field,
                 CASE WHEN n.field = 'text' THEN substr(r.text, greatest(1, n.start + 1 - {NEAR}), least(n.start, {NEAR})) END AS before
          FROM conduct_words w JOIN records r USING (record_id)
          JOIN mentions n ON n.record_id = w.record_id AND n.kind IN ({_listed(MONEY)})
          WHERE w.voice IN ('own', 'complaint') AND w.kind NOT IN ('transfer', 'action')
        ), told AS (
          -- A card that hundreds pay into looks like a shop's and joins nothing; who says 'pay to this card' still says whose it is.
          SELECT ring_id, value, kind, count(DISTINCT record_id) AS named_by FROM said
          WHERE regexp_matches(before, '{PAY_TO}', 'i') AND NOT regexp_matches(before, '{OWN_CARD}', 'i')
             OR before IS NULL AND voice = 'complaint' AND regexp_matches(replace(field, ' ', ''), '{PAYEE_CELL}', 'i')
          GROUP BY ALL
        ), lines AS (
          SELECT DISTINCT ring_id, value, kind FROM said WHERE voice = 'own' AND starts_with(field, 'cell:')
        )
        SELECT coalesce(h.ring_id, t.ring_id, l.ring_id) AS ring_id, coalesce(h.value, t.value, l.value) AS value,
               coalesce(h.kind, t.kind, l.kind) AS kind, h.value IS NOT NULL AS held, coalesce(t.named_by, 0) AS named_by,
               l.value IS NOT NULL AS listed
        FROM held h FULL JOIN told t ON t.ring_id = h.ring_id AND t.value = h.value AND t.kind = h.kind
        FULL JOIN lines l ON l.ring_id = coalesce(h.ring_id, t.ring_id) AND l.value = coalesce(h.value, t.value) AND l.kind = coalesce(h.kind, t.kind)
        -- What a person decided is nobody's in this case is no account of the ring, whoever names it as where to pay.
        WHERE (coalesce(h.value, t.value, l.value), coalesce(h.kind, t.kind, l.kind)) NOT IN (
          SELECT ({PARTY.format("value")}, kind) FROM selectors WHERE suppressed_why = {sentence(SUPPRESSED)} AND value IS NOT NULL)
        """
    )
    # Only payments that touch what is seen, and for the fans of those who pay there, one number each.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_paid AS
        SELECT * FROM (
          SELECT record_id, {PARTY.format("payer")} AS payer, {PARTY.format("payee")} AS payee, amount
          FROM transfers WHERE direction_known AND payer IS NOT NULL AND payee IS NOT NULL
        ) WHERE payer IN (SELECT value FROM conduct_seen) OR payee IN (SELECT value FROM conduct_seen)
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_fans AS
        SELECT payee AS party, count(DISTINCT payer) AS fans FROM (
          SELECT {PARTY.format("payer")} AS payer, {PARTY.format("payee")} AS payee FROM transfers
          WHERE direction_known AND payer IS NOT NULL AND payee IS NOT NULL
        ) WHERE payee IN (SELECT payer FROM conduct_paid UNION SELECT payee FROM conduct_paid) GROUP BY payee
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_tills AS
        WITH collecting AS (
          SELECT p.payee AS value FROM (SELECT DISTINCT payer, payee FROM conduct_paid) p
          JOIN conduct_fans f ON f.party = p.payee LEFT JOIN conduct_fans o ON o.party = p.payer
          WHERE coalesce(o.fans, 0) * 3 <= f.fans GROUP BY p.payee HAVING count(*) >= {LEAST_PAYERS}
        ), touched AS (SELECT payer AS value FROM conduct_paid UNION SELECT payee FROM conduct_paid
        )
        SELECT s.ring_id, s.value, s.kind, s.held, s.named_by,
               CASE WHEN s.named_by > 0 THEN 'told' WHEN c.value IS NOT NULL THEN 'collects'
                    WHEN t.value IS NULL THEN 'held' END AS part
        FROM conduct_seen s LEFT JOIN collecting c USING (value) LEFT JOIN touched t USING (value)
        WHERE s.held OR s.named_by > 0
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_accounts AS
        WITH tills AS (SELECT * FROM conduct_tills WHERE part IS NOT NULL
        ), paying AS (
          SELECT s.ring_id, p.payer AS value, count(DISTINCT p.payee) AS payees
          FROM conduct_paid p JOIN conduct_seen s ON s.value = p.payee AND s.listed
          WHERE NOT EXISTS (SELECT 1 FROM tills t WHERE t.ring_id = s.ring_id AND t.value IN (p.payer, p.payee))
          GROUP BY s.ring_id, p.payer HAVING count(DISTINCT p.payee) >= {LEAST_LISTED}
        ), reach AS (
          SELECT party, count(DISTINCT other) AS n FROM (
            SELECT {PARTY.format("payer")} AS party, {PARTY.format("payee")} AS other FROM transfers
            WHERE direction_known AND payer IS NOT NULL AND payee IS NOT NULL
          ) WHERE party IN (SELECT value FROM paying) GROUP BY party
        ), named AS (
          SELECT {PARTY.format("value")} AS value, min(kind) AS kind FROM selectors
          WHERE kind IN ({_listed(MONEY)}) GROUP BY ALL
        ), masters AS (
          SELECT y.ring_id, y.value, coalesce(s.kind, k.kind, 'bank_account') AS kind, coalesce(s.held, false) AS held, y.payees AS named_by, 'pays' AS part
          FROM paying y JOIN reach r ON r.party = y.value AND 2 * y.payees >= r.n
          LEFT JOIN conduct_seen s ON s.ring_id = y.ring_id AND s.value = y.value LEFT JOIN named k ON k.value = y.value
        ), known AS (SELECT * FROM tills UNION ALL SELECT * FROM masters
        ), dealing AS (
          SELECT k.ring_id, p.payer AS value FROM known k JOIN conduct_paid p ON p.payee = k.value
          UNION SELECT k.ring_id, p.payee FROM known k JOIN conduct_paid p ON p.payer = k.value
        ), paid AS (SELECT payee AS value, count(DISTINCT payer) AS payers FROM conduct_paid GROUP BY payee
        ), ours AS (
          SELECT * FROM known UNION ALL
          SELECT t.ring_id, t.value, t.kind, t.held, t.named_by, 'receives' FROM conduct_tills t JOIN paid p USING (value)
          WHERE t.part IS NULL AND t.held
            -- A table of whom one payer pays is not a table of tills.
            AND (p.payers > 1 OR NOT EXISTS (SELECT 1 FROM conduct_seen s WHERE s.ring_id = t.ring_id AND s.value = t.value AND s.listed))
            AND NOT EXISTS (SELECT 1 FROM known k WHERE k.ring_id = t.ring_id AND k.value = t.value)
            AND NOT EXISTS (SELECT 1 FROM dealing d WHERE d.ring_id = t.ring_id AND d.value = t.value)
        ), spent AS (
          SELECT o.ring_id, p.payee AS value, sum(p.amount) AS amount, count(*) AS n,
                 sum(sum(p.amount)) OVER (PARTITION BY o.ring_id) AS all_amount
          FROM ours o JOIN conduct_paid p ON p.payer = o.value WHERE o.part IN ('told', 'collects')
            AND NOT EXISTS (SELECT 1 FROM ours q WHERE q.ring_id = o.ring_id AND q.value = p.payee)
          GROUP BY o.ring_id, p.payee
        ), gathering AS (
          SELECT e.ring_id, e.value, coalesce(s.kind, k.kind, 'bank_account') AS kind, coalesce(s.held, false) AS held, e.n AS named_by, 'gathers' AS part
          FROM spent e LEFT JOIN conduct_seen s ON s.ring_id = e.ring_id AND s.value = e.value LEFT JOIN named k ON k.value = e.value
          WHERE e.n >= 2 AND e.amount >= {GATHERS} * e.all_amount
            AND NOT EXISTS (SELECT 1 FROM ours o JOIN conduct_paid p ON p.payee = o.value WHERE o.ring_id = e.ring_id AND p.payer = e.value)
        )
        SELECT ring_id, value, kind, held, named_by, part FROM ours
        UNION ALL SELECT ring_id, value, kind, held, named_by, part FROM gathering
        """
    )
    # Who passes what it collects to where the ring's money gathers, and hardly anybody else does, collects for the ring.
    engine.execute(
        f"""
        INSERT INTO conduct_accounts
        WITH flows AS (
          SELECT {PARTY.format("payer")} AS payer, {PARTY.format("payee")} AS payee, sum(amount) AS amount FROM transfers
          WHERE direction_known AND payer IS NOT NULL AND payee IS NOT NULL GROUP BY ALL
        ), gathering AS (SELECT ring_id, value FROM conduct_accounts WHERE part = 'gathers'
        ), feeding AS (
          SELECT g.ring_id, g.value, f.payer, f.amount,
                 EXISTS (SELECT 1 FROM conduct_accounts a WHERE a.ring_id = g.ring_id AND a.value = f.payer) AS ours
          FROM gathering g JOIN flows f ON f.payee = g.value
        ), known AS (
          SELECT ring_id, value FROM feeding GROUP BY ring_id, value HAVING 2 * count(*) FILTER (ours) >= count(*) AND count(*) FILTER (ours) >= 2
        ), spends AS (SELECT payer, sum(amount) AS amount FROM flows WHERE payer IN (SELECT payer FROM feeding) GROUP BY payer
        ), named AS (
          SELECT {PARTY.format("value")} AS value, min(kind) AS kind FROM selectors
          WHERE kind IN ({_listed(MONEY)}) GROUP BY ALL
        ), held AS (SELECT DISTINCT ring_id, value FROM conduct_seen WHERE held)
        SELECT f.ring_id, f.payer, coalesce(n.kind, 'bank_account'), h.value IS NOT NULL, 1, 'feeds'
        FROM feeding f JOIN known k ON k.ring_id = f.ring_id AND k.value = f.value JOIN spends s ON s.payer = f.payer
        LEFT JOIN named n ON n.value = f.payer LEFT JOIN held h ON h.ring_id = f.ring_id AND h.value = f.payer
        WHERE NOT f.ours AND f.amount >= {GATHERS} * s.amount
          AND (SELECT count(DISTINCT i.payer) FROM flows i WHERE i.payee = f.payer) >= {LEAST_PAYERS}
        GROUP BY ALL ORDER BY ALL
        """
    )
    # Where the accounts hired for the ring hand on, within hours, what its victims pay (linking/linkers/conduits.py): two payments on at least.
    engine.execute(
        f"""
        INSERT INTO conduct_accounts
        WITH passing AS (
          SELECT DISTINCT m.ring_id, split_part(s.shown_as, '/', 1) AS account, l.record_id
          FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND s.kind = 'conduit' JOIN links l USING (selector_id)
          WHERE m.member_kind = 'selector'
        ), named AS (
          SELECT {PARTY.format("value")} AS value, min(kind) AS kind FROM selectors
          WHERE kind IN ({_listed(MONEY)}) GROUP BY ALL
        ), held AS (SELECT DISTINCT ring_id, value FROM conduct_seen WHERE held)
        SELECT p.ring_id, {PARTY.format("t.payee")} AS value, coalesce(any_value(n.kind), 'bank_account'), bool_or(h.value IS NOT NULL), count(*), 'gathers'
        FROM passing p JOIN transfers t USING (record_id) LEFT JOIN named n ON n.value = {PARTY.format("t.payee")}
        LEFT JOIN held h ON h.ring_id = p.ring_id AND h.value = {PARTY.format("t.payee")}
        WHERE t.direction_known AND upper(regexp_replace(t.payer, '[^0-9A-Za-z*]', '', 'g')) = p.account AND t.payee <> ''
          AND NOT EXISTS (SELECT 1 FROM conduct_accounts a WHERE a.ring_id = p.ring_id AND a.value = {PARTY.format("t.payee")})
        GROUP BY ALL HAVING count(*) >= 2 ORDER BY ALL
        """
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_counterparts AS
        SELECT s.ring_id, s.value, s.kind, s.listed FROM conduct_seen s
        WHERE NOT EXISTS (SELECT 1 FROM conduct_accounts a WHERE a.ring_id = s.ring_id AND a.value = s.value)
        """
    )
