"""What a ring's members do rather than say: devices, bursts, codes, wallets, sites, money. One number a measure."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.model.agent_codes import AGENT_LINK
from ringbreak.model.kinds import COINS
from ringbreak.model.serial_links import SERIAL_CODES
from ringbreak.rings.conduct.accounts import PARTY, read_accounts
from ringbreak.rings.conduct.currencies import read_currencies
from ringbreak.rings.conduct.titles import LEAST_TITLES, read_titles

SHARED_BY = 3
"""Accounts on one device from which it is no family's telephone."""
REACHED = ("phone", "wechat", "qq", "telegram", "whatsapp", "email")
"""Kinds by which somebody is reached; SHARED_BY accounts that offer one of them spread it, and do not each offer their own."""
OBJECTS = 3
"""Objects on which several accounts of one device act before they are driven."""
DOORS = r"/(?:log-?in|sign-?in|auth|session|register|sign-?up)\b"
"""Pages that everybody passes and nobody praises. RE2."""
NOTES = r"附言|备注|摘要|用途|说明|商品|memo|remark|purpose|note|reference|description"
"""Headers of cells that say what a payment is for; a party's name is none. RE2, ignoring case."""
LIVING = r"^[^,，。;；]{0,6}(?:工资|薪[资金水酬]|代发(?:工资|薪|$)|年终奖|养老金|退休金|抚恤|低保|结息|(?:存款|活期|定期)利息|利息(?:入账|收入)|公积金|社保|报销)|\b(?:salary|wages?|payroll|pension|(?:credit|deposit|savings) interest)\b"
"""What a payment into an account is for that is its owner's own life: it is no victim's money, whoever hired the account. Interest alone is not: a lender's
victims pay that. RE2, ignoring case."""
BEIJING_HOURS = 8
"""Offset of the clock by which nights are told; Chinese platforms know one time zone."""


def _listed(kinds: tuple[str, ...]) -> str:
    return ", ".join(f"'{k}'" for k in kinds)


def read_structure(engine: Engine) -> None:
    """Make what the later steps share.

    Reads:   RING_MEMBERS, SELECTORS, MENTIONS, RECORDS, ACTIONS, TRANSFERS, METRICS; conduct_words.
    Makes:   conduct_accounts, conduct_counterparts (see `read_accounts`).
             conduct_actions (ring_id, record_id, actor, verb, target, device, ip, cell, acted_at).
             conduct_devices (ring_id, device, actors): devices that at least three accounts share.
             conduct_strange (ring_id, record_id, actor): acts from an address of such a device, and from another device than its owner had.
             conduct_legs (ring_id, record_id, evidence_id, payer, payee, payer_name, payee_name, amount, currency, memo, moved_at,
             direction_known, into_account, out_account, pays_in, pays_out, member, living): transfers that touch one of those
             accounts; into_account and out_account say which; living ones say that they are a wage, a pension, interest paid in.
             conduct_currencies (see `read_currencies`).
             conduct_serial (record_id, url): links whose query numbers letters, and is no agent's code.
             conduct_titles (see `read_titles`).
             conduct_measures (ring_id, measure, value).
    """
    read_titles(engine)
    read_accounts(engine)
    engine.execute(f"CREATE OR REPLACE TEMP TABLE conduct_serial AS {SERIAL_CODES}")
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_actions AS
        SELECT m.ring_id, a.record_id, a.actor, a.verb, a.target, a.device, a.ip, a.cell, a.acted_at
        FROM ring_members m JOIN actions a ON a.record_id = m.member_id WHERE m.member_kind = 'record'
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_devices AS
        SELECT ring_id, device, count(DISTINCT actor) AS actors FROM conduct_actions
        WHERE device IS NOT NULL AND actor IS NOT NULL GROUP BY ring_id, device HAVING count(DISTINCT actor) >= {SHARED_BY}
        """
    )
    # A victim whose telephone stands behind the same address as theirs acts from the telephone that he had before.
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_strange AS
        WITH rooms AS (
          SELECT DISTINCT a.ring_id, a.ip FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device) WHERE a.ip IS NOT NULL
        )
        SELECT a.ring_id, a.record_id, a.actor FROM conduct_actions a SEMI JOIN rooms USING (ring_id, ip)
        WHERE a.device IS NOT NULL AND a.actor IS NOT NULL AND EXISTS (
          SELECT 1 FROM actions b WHERE b.actor = a.actor AND b.device <> a.device AND b.acted_at < a.acted_at
            AND (a.ring_id, coalesce(b.ip, '')) NOT IN (FROM rooms))
          AND NOT EXISTS (
          -- A device on which he acted before from anywhere else is his.
          SELECT 1 FROM actions b WHERE b.actor = a.actor AND b.device = a.device AND b.acted_at < a.acted_at
            AND (a.ring_id, coalesce(b.ip, '')) NOT IN (FROM rooms))
        """
    )
    read_currencies(engine)
    # A leg may touch two rings; it is then counted in both, as its own row in each.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_legs AS
        WITH sides AS (
          SELECT a.ring_id, t.record_id, a.value AS into_account, NULL AS out_account
          FROM conduct_accounts a JOIN transfers t ON {PARTY.format("t.payee")} = a.value
          UNION ALL
          SELECT a.ring_id, t.record_id, NULL, a.value FROM conduct_accounts a JOIN transfers t ON {PARTY.format("t.payer")} = a.value
          UNION ALL
          -- 'Some Shop (account@example.org)': the account stands inside the name of the party.
          SELECT a.ring_id, t.record_id, CASE WHEN contains(lower(t.payee), lower(n.as_written)) THEN a.value END,
                 CASE WHEN contains(lower(t.payer), lower(n.as_written)) THEN a.value END
          FROM conduct_accounts a JOIN mentions n ON lower(n.value) = a.value
          JOIN transfers t USING (record_id)
        ), touching AS (
          SELECT ring_id, record_id, min(into_account) AS into_account, min(out_account) AS out_account FROM sides
          GROUP BY ring_id, record_id HAVING min(into_account) IS NOT NULL OR min(out_account) IS NOT NULL
        ), living AS (
          SELECT record_id FROM touching JOIN transfers USING (record_id) WHERE regexp_matches(coalesce(memo, ''), '{LIVING}', 'i')
          UNION
          SELECT f.record_id FROM fields f SEMI JOIN touching USING (record_id)
          WHERE regexp_matches(f.field, '{NOTES}', 'i') AND regexp_matches(f.value, '{LIVING}', 'i')
        )
        SELECT b.ring_id, b.record_id, r.evidence_id, t.payer, t.payee, t.payer_name, t.payee_name, t.amount, coalesce(t.currency, k.currency) AS currency, t.memo,
               t.moved_at, t.direction_known, b.into_account, b.out_account,
               b.into_account IS NOT NULL AS pays_in, b.out_account IS NOT NULL AS pays_out, m.member_id IS NOT NULL AS member,
               b.into_account IS NOT NULL AND b.out_account IS NULL AND b.record_id IN (SELECT record_id FROM living) AS living
        FROM touching b JOIN transfers t USING (record_id) JOIN records r USING (record_id) LEFT JOIN conduct_currencies k USING (evidence_id)
        LEFT JOIN ring_members m ON m.ring_id = b.ring_id AND m.member_kind = 'record' AND m.member_id = b.record_id
        """
    )
    local = f"extract('hour' FROM {{}} + INTERVAL {BEIJING_HOURS} HOUR)"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_measures AS
        WITH named AS (
          SELECT m.ring_id, n.record_id, n.kind, n.value, n.field, w.voice
          FROM ring_members m JOIN mentions n ON n.record_id = m.member_id
          LEFT JOIN conduct_words w ON w.ring_id = m.ring_id AND w.record_id = n.record_id
          WHERE m.member_kind = 'record'
        ), coded AS (
          SELECT * FROM named WHERE kind = 'url' AND regexp_matches(value, '{AGENT_LINK}', 'i')
            AND (record_id, value) NOT IN (SELECT (record_id, url) FROM conduct_serial)
        ), bursts AS (
          SELECT ring_id, actor, date_trunc('minute', acted_at) AS minute, count(DISTINCT coalesce(target, record_id::VARCHAR)) AS n
          FROM conduct_actions WHERE verb = 'send' AND actor IS NOT NULL AND acted_at IS NOT NULL GROUP BY ALL
        ), payers AS (
          SELECT ring_id, count(DISTINCT coalesce(payer, payer_name)) AS n FROM conduct_legs
          WHERE pays_in AND NOT pays_out AND direction_known GROUP BY ring_id, into_account
        ), payees AS (
          SELECT ring_id, count(DISTINCT payee) AS n FROM conduct_legs
          WHERE pays_out AND NOT pays_in AND direction_known GROUP BY ring_id, out_account
        ), contacts AS (
          SELECT m.ring_id, s.kind, s.value FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
          WHERE m.member_kind = 'selector' AND s.kind IN ({_listed(REACHED)})
        ), handed AS (
          SELECT n.ring_id, n.kind, n.value FROM named n SEMI JOIN contacts USING (ring_id, kind, value) JOIN records r USING (record_id)
          WHERE n.voice = 'own' AND n.field IN ('text', 'title') AND r.kind IN ('message', 'post', 'listing') AND r.author IS NOT NULL
          GROUP BY n.ring_id, n.kind, n.value HAVING count(DISTINCT r.author) >= {SHARED_BY}
        ), tracked AS (
          SELECT t.ring_id, t.value, count(DISTINCT d.value) AS n FROM named t
          JOIN named d ON d.ring_id = t.ring_id AND d.record_id = t.record_id AND d.kind = 'domain'
          JOIN records r ON r.record_id = t.record_id
          -- The page's own site, or the ring's: the counter's own host stands in every page that it counts.
          WHERE (contains(lower(coalesce(r.url, '')), lower(d.value)) OR EXISTS (
              SELECT 1 FROM ring_members q JOIN selectors s ON s.selector_id = q.member_id AND s.kind = 'domain'
              WHERE q.ring_id = d.ring_id AND q.member_kind = 'selector' AND s.value = d.value)) AND t.kind IN ('tracking_id', 'icp') GROUP BY t.ring_id, t.value
        ), inserts AS (
          SELECT ring_id, actor, count(*) AS n,
                 avg(({local.format("acted_at")} NOT BETWEEN 7 AND 20)::INT) AS odd
          FROM conduct_actions WHERE verb = 'insert' AND acted_at IS NOT NULL AND actor IS NOT NULL GROUP BY ring_id, actor
        ), landings AS (
          -- A newspaper's pages all name the newspaper's own site; where a page stands is not where it leads.
          SELECT n.ring_id, n.value, count(DISTINCT n.record_id) AS n FROM named n JOIN records r USING (record_id)
          WHERE n.kind IN ('domain', 'tracking_id') AND n.field <> 'url'
            AND NOT (n.kind = 'domain' AND contains(lower(coalesce(r.url, '')), lower(n.value)))
          GROUP BY n.ring_id, n.value
        ), driven AS (
          SELECT a.ring_id, a.device, a.target FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device)
          WHERE a.target IS NOT NULL AND a.verb NOT IN ('login', 'logout', 'scan', 'join', 'send', 'insert', 'win')
            AND NOT regexp_matches(a.target, '{DOORS}', 'i')
          GROUP BY a.ring_id, a.device, a.target HAVING count(DISTINCT a.actor) >= {SHARED_BY}
          -- Whoever buys for others orders at one shop for all of them; accounts that are paid go together from object to object.
          QUALIFY count(*) OVER (PARTITION BY a.ring_id, a.device) >= {OBJECTS}
        ), written AS (
          SELECT m.ring_id, count(*) FILTER (r.kind IN ('article', 'page', 'post') AND r.title IS NOT NULL) AS n,
                 count(DISTINCT r.title) FILTER (r.kind IN ('article', 'page', 'post')) AS titles
          FROM ring_members m JOIN records r ON r.record_id = m.member_id WHERE m.member_kind = 'record' GROUP BY m.ring_id
        )
        SELECT ring_id, 'shared_device' AS measure, max(actors)::DOUBLE AS value FROM conduct_devices GROUP BY ring_id
        UNION ALL SELECT ring_id, 'shared_devices', count(*) FROM conduct_devices GROUP BY ring_id
        UNION ALL SELECT w.ring_id, 'owners_complain', count(DISTINCT w.author) FROM conduct_words w
          JOIN conduct_sheets h ON h.evidence_id = w.evidence_id AND h.sort IN ('complaints', 'tickets')
          WHERE (w.ring_id, w.author) IN (SELECT (ring_id, actor) FROM conduct_actions SEMI JOIN conduct_devices USING (ring_id, device)) GROUP BY w.ring_id
        UNION ALL SELECT ring_id, 'burst', max(n) FROM bursts GROUP BY ring_id
        UNION ALL SELECT ring_id, 'group_codes', count(DISTINCT value) FROM named
          WHERE kind IN ('wechat_group', 'qq_group') GROUP BY ring_id
        UNION ALL SELECT ring_id, 'wallets', count(DISTINCT value) FROM named
          WHERE kind IN ({_listed(COINS)}) AND voice = 'own' GROUP BY ring_id
        UNION ALL SELECT n.ring_id, 'accounts_named', count(DISTINCT n.value) FROM named n
          JOIN conduct_accounts a ON a.ring_id = n.ring_id AND a.value = lower(n.value) AND a.kind = n.kind
          -- Where money gathers is seen in ledgers; it is named only where somebody says so.
          WHERE n.voice IN ('own', 'complaint') AND a.part = 'told' AND n.kind IN ('bank_card', 'iban', 'alipay') GROUP BY n.ring_id
        UNION ALL SELECT m.ring_id, 'domains', count(*) FROM ring_members m
          JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector'
          WHERE s.kind IN ('domain', 'onion') GROUP BY m.ring_id
        UNION ALL SELECT ring_id, 'apps', count(DISTINCT value) FROM named WHERE kind = 'apk' AND voice = 'own' GROUP BY ring_id
        UNION ALL SELECT m.ring_id, s.kind, count(*) FROM ring_members m
          JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector'
          WHERE s.kind IN ('coordination', 'task_list', 'collection') GROUP BY ALL
        UNION ALL SELECT ring_id, 'handed_out', count(*) FROM handed GROUP BY ring_id
        UNION ALL SELECT ring_id, 'fan_in', max(n) FROM payers GROUP BY ring_id
        UNION ALL SELECT ring_id, 'fan_out', max(n) FROM payees GROUP BY ring_id
        UNION ALL SELECT ring_id, 'one_tracker', max(n) FROM tracked GROUP BY ring_id
        UNION ALL SELECT ring_id, 'odd_inserts', max(n) FROM inserts WHERE odd >= 0.6 GROUP BY ring_id
        UNION ALL SELECT ring_id, 'one_landing', max(n) FROM landings GROUP BY ring_id
        UNION ALL SELECT ring_id, 'articles', max(n) FROM written WHERE n > 0 GROUP BY ring_id
        UNION ALL SELECT ring_id, 'headlines', max(titles) FROM written WHERE titles > 0 GROUP BY ring_id
        UNION ALL SELECT a.ring_id, 'own_wins', count(*) FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device)
          WHERE a.verb IN ('win', 'prize', 'award', '中奖') GROUP BY a.ring_id
        UNION ALL SELECT ring_id, 'driven', count(*) FROM driven GROUP BY ring_id
        UNION ALL SELECT n.ring_id, 'agent_codes', count(DISTINCT lower(regexp_extract(n.value, '{AGENT_LINK}', 1, 'i'))) FROM coded n
          GROUP BY n.ring_id
        UNION ALL SELECT l.ring_id, 'night_payers', count(DISTINCT coalesce(l.payer, l.payer_name)) FROM conduct_legs l
          WHERE l.pays_in AND NOT l.pays_out AND l.direction_known AND l.moved_at IS NOT NULL
            AND extract('hour' FROM l.moved_at + INTERVAL {BEIJING_HOURS} HOUR) BETWEEN 0 AND 5
            -- A ledger that gives days only would put everything at midnight.
            AND extract('minute' FROM l.moved_at) + extract('second' FROM l.moved_at) > 0 GROUP BY l.ring_id
        UNION ALL SELECT ring_id, 'baiting', avg(baits::INT) FROM conduct_titles
          GROUP BY ring_id HAVING count(*) >= {LEAST_TITLES}
        UNION ALL SELECT n.ring_id, 'agent_links', count(DISTINCT n.value) FROM coded n
          GROUP BY n.ring_id
        UNION ALL SELECT w.ring_id, 'sources', count(DISTINCT w.evidence_id) FROM conduct_words w
          WHERE w.voice = 'own' GROUP BY w.ring_id
        UNION ALL SELECT w.ring_id, 'writers', count(DISTINCT w.author) FROM conduct_words w
          WHERE w.voice = 'own' AND w.author IS NOT NULL GROUP BY w.ring_id
        """
    )
