"""Who does what: a role for each record and selector of a ring whose case type is known, or none.

A record's role is that of whoever made it, by its words, its voice, the device it came from and the money it moves. A
selector's role is that of the records in whose own voice it is named. Source of the list of roles and tiers: the
upstream, midstream and downstream of police literature (于龙, 贵州警察学院学报 2022-1), as design.md section 7 names them.
"""

from __future__ import annotations

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.model.agent_codes import AGENT_LINK
from ringbreak.model.kinds import COINS, MONEY
from ringbreak.model.ring_members import TIERS
from ringbreak.rings.changers import read_changers
from ringbreak.rings.conduct.accounts import OWN_CARD, PARTY
from ringbreak.rings.conduct.lures import SENDER_CELL, TYPED_IN
from ringbreak.rings.role_rules import (
    ACTED_ON,
    BOOKED,
    COMPLAINED_OF,
    CONTACTS,
    CUSTOMER_CELL,
    DEALT,
    HIRED,
    HUBS,
    LEAST_COMPLAINTS,
    LEAST_PROMOTERS,
    LEAST_TILL,
    MARKS,
    NOT_ORDERED,
    ON_DEVICES,
    PAYERS,
    RULES,
    THEIR_CELL,
    TOWARDS,
)
from ringbreak.rings.staff import read_staff
from ringbreak.rings.voices import ROLES, read_voices

LURES = "it is a text that speaks as a service and leads to a site of the ring"
ASSIGNED = pa.schema(
    [
        ("ring_id", pa.large_string()),
        ("member_kind", pa.large_string()),
        ("member_id", pa.int64()),
        ("role", pa.large_string()),
        ("tier", pa.large_string()),
        ("why", pa.large_string()),
    ]
)


def assign_roles(engine: Engine, types: pa.Table) -> pa.Table:
    """Give roles to the members of the rings whose type is known.

    Args:
        types: TYPED, as `type_rings` made it on this engine, whose temporary tables are read here.
    Returns: ASSIGNED, sorted by ring and member; members without enough evidence have no row.
    """
    engine.register("conduct_types", types)

    whys = " ".join(f"WHEN {i} THEN {literal(r.why)}" for i, r in enumerate(RULES))
    again = ", ".join(str(i) for i, r in enumerate(RULES) if r.again)
    devices, hired = (", ".join(map(literal, names)) for names in (ON_DEVICES, HIRED))
    read_voices(engine)
    read_staff(engine)
    read_changers(engine)
    # Escrow, shops, another house's till: what many others pay into is no victim's or buyer's purse when it pays on.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_other_tills AS
        SELECT l.ring_id, l.payer FROM (
          SELECT DISTINCT ring_id, payer FROM conduct_legs WHERE member AND pays_in AND NOT pays_out AND payer IS NOT NULL
        ) l JOIN transfers t ON {PARTY.format("t.payee")} = {PARTY.format("l.payer")}
        LEFT JOIN (SELECT DISTINCT ring_id, value FROM conduct_accounts) a ON a.ring_id = l.ring_id AND a.value = {PARTY.format("t.payer")}
        WHERE t.direction_known AND t.payer IS NOT NULL AND a.value IS NULL
        GROUP BY l.ring_id, l.payer HAVING count(DISTINCT t.payer) >= {LEAST_TILL}
        """
    )
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE conduct_held AS SELECT DISTINCT ring_id, value, true AS held FROM conduct_accounts WHERE held"
    )
    contacts = ", ".join(f"'{k}'" for k in CONTACTS)
    payers = "\n".join(
        f"WHEN t.case_type = '{kind}' AND l.pays_in THEN '{role}'" for kind, (role, _) in PAYERS.items()
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_record_roles AS
        WITH found AS (
          SELECT s.ring_id, s.record_id, 3 AS place, CASE WHEN official THEN 'official' WHEN voice = 'complaint' THEN 'victim' END AS role,
                 CASE WHEN official THEN 'an authority wrote it' ELSE 'it complains' END AS why
          FROM conduct_spoken s WHERE s.official OR s.voice = 'complaint'
          UNION ALL
          SELECT s.ring_id, s.record_id, 4, CASE rule {ROLES} END, CASE rule {whys} END
          FROM conduct_spoken s LEFT JOIN conduct_voices v ON v.ring_id = s.ring_id AND v.author = s.author
          -- Who mostly asks to buy says an offer's words once without becoming a seller by it.
          WHERE rule IS NOT NULL AND (v.role IS NULL OR v.role NOT IN ('buyer', 'victim') OR v.role = CASE rule {ROLES} END)
            -- Whoever is deceived repeats now and then what he was told; whoever deceives says it again and again.
            AND (rule NOT IN ({again}) OR v.role = CASE rule {ROLES} END)
          UNION ALL
          SELECT s.ring_id, s.record_id, 7, v.role, 'what its author says elsewhere in the ring shows it'
          FROM conduct_spoken s JOIN conduct_voices v ON v.ring_id = s.ring_id AND v.author = s.author
          WHERE s.rule IS NULL AND s.voice = 'own' AND s.kind NOT IN ('transfer', 'action')
          UNION ALL
          SELECT s.ring_id, s.record_id, 7, f.role, f.why
          FROM conduct_spoken s JOIN conduct_staff f ON f.ring_id = s.ring_id AND f.speaker = s.author
          WHERE s.rule IS NULL AND s.voice IN ('own', 'told', 'warning') AND s.kind = 'message'
          UNION ALL
          SELECT m.ring_id, r.record_id, 0, 'harvester', 'it is a row of what its machines collected'
          FROM ring_members m JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id
          JOIN conduct_sheets h ON h.evidence_id = r.evidence_id AND h.sort = 'harvest'
          JOIN conduct_types t ON t.ring_id = m.ring_id AND t.case_type = 'account_control'
          UNION ALL
          SELECT b.ring_id, b.record_id, CASE WHEN b.in_book THEN 1 ELSE 4 END, CASE WHEN b.in_book THEN 'buyer' ELSE 'promoter' END,
                 CASE WHEN b.in_book THEN 'it is a row about a buyer in the book of codes' ELSE 'it says what a code of its pages earned' END
          FROM conduct_books b JOIN conduct_types t ON t.ring_id = b.ring_id AND t.case_type = 'diversion'
          UNION ALL
          SELECT c.ring_id, c.record_id, 2, 'victim', 'it is a login code that somebody else used'
          FROM conduct_codes c JOIN conduct_types t ON t.ring_id = c.ring_id AND t.case_type = 'sms_interception'
          UNION ALL
          SELECT b.ring_id, b.record_id, 2, 'operator', b.why
          FROM conduct_boxed b JOIN conduct_types t ON t.ring_id = b.ring_id AND t.case_type = 'telephone_fraud'
          UNION ALL
          SELECT b.ring_id, b.record_id, 0, 'operator', 'it is a register row that nothing is behind, or the entry that made it'
          FROM conduct_bare b JOIN conduct_types t ON t.ring_id = b.ring_id AND t.case_type = 'forgery'
          UNION ALL
          SELECT l.ring_id, l.record_id, 4, 'operator', {literal(LURES)}
          FROM conduct_lures l JOIN conduct_types t ON t.ring_id = l.ring_id AND t.case_type = 'telephone_fraud' WHERE l.his
          UNION ALL
          SELECT a.ring_id, a.record_id, 4, 'victim', 'somebody gave a card, a code or a password on a page of the ring'
          FROM conduct_actions a JOIN conduct_types t ON t.ring_id = a.ring_id AND t.case_type = 'telephone_fraud'
          WHERE regexp_matches(a.verb, {literal(TYPED_IN)})
          UNION ALL
          SELECT ring_id, record_id, 6, role, 'it names where to pay' FROM conduct_telling
          UNION ALL
          -- A desk's note need not say that somebody was cheated: whoever asks after money that went to a house's account paid it.
          SELECT DISTINCT w.ring_id, w.record_id, 6, 'victim', 'it tells a desk of money paid into an account of the ring'
          FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IN ({hired})
          JOIN conduct_sheets h ON h.evidence_id = w.evidence_id AND h.sort = 'tickets'
          JOIN records r ON r.record_id = w.record_id
          JOIN mentions n ON n.record_id = w.record_id AND n.field = 'text'
          JOIN conduct_accounts a ON a.ring_id = w.ring_id AND a.kind = n.kind AND a.value = lower(n.value) AND a.held
          WHERE w.voice = 'told' AND NOT regexp_matches(substr(r.text, greatest(1, n.start - 11), least(n.start, 12)), '{OWN_CARD}', 'i')
          UNION ALL
          SELECT DISTINCT w.ring_id, w.record_id, 6, 'victim', 'it tells a desk how somebody dealt with a contact or site of the ring'
          FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IN ({hired})
          JOIN conduct_sheets h ON h.evidence_id = w.evidence_id AND h.sort = 'tickets'
          JOIN mentions n ON n.record_id = w.record_id AND n.field = 'text' AND n.kind IN ({contacts})
          JOIN selectors s ON s.kind = n.kind AND s.value = n.value
          JOIN ring_members q ON q.ring_id = w.ring_id AND q.member_kind = 'selector' AND q.member_id = s.selector_id
          WHERE w.voice = 'told' AND (regexp_matches(w.squeezed, {literal(DEALT)}, 'i') OR regexp_matches(w.words, {literal(DEALT)}, 'i'))
          UNION ALL
          SELECT ring_id, record_id, 8, 'operator', 'it is a page of a site that the ring holds' FROM conduct_own_pages
          UNION ALL
          SELECT a.ring_id, a.record_id, 1, 'operator', 'it was done from a device that several accounts share'
          FROM conduct_actions a JOIN conduct_devices d USING (ring_id, device)
          JOIN conduct_types t ON t.ring_id = a.ring_id AND t.case_type IN ({devices})
          UNION ALL
          SELECT a.ring_id, a.record_id, 1, 'operator', 'it was done from the address of such a device, and not from its owner''s'
          FROM conduct_strange a JOIN conduct_types t ON t.ring_id = a.ring_id AND t.case_type = 'account_control'
          UNION ALL
          SELECT s.ring_id, s.record_id, 5, 'victim', 'its account was used from a device of the ring'
          FROM conduct_spoken s JOIN conduct_captured c ON c.ring_id = s.ring_id AND c.actor = s.author
          WHERE s.rule IS NULL
          UNION ALL
          SELECT m.ring_id, n.record_id, 6, 'money_handler', 'it is the statement of an account of the ring'
          FROM ring_members m JOIN records r ON r.record_id = m.member_id AND r.kind = 'metadata'
          JOIN mentions n USING (record_id)
          JOIN conduct_accounts a ON a.ring_id = m.ring_id AND a.kind = n.kind AND a.value = lower(n.value)
          JOIN conduct_types t ON t.ring_id = m.ring_id AND t.case_type IS NOT NULL
          WHERE m.member_kind = 'record'
          UNION ALL
          SELECT l.ring_id, l.record_id, 2,
                 CASE WHEN NOT l.direction_known THEN NULL WHEN l.own_out AND l.own_in THEN 'money_handler' WHEN l.changes THEN NULL
                      WHEN l.own_out AND t.case_type IN ({hired}) AND l.back THEN 'money_handler' WHEN l.own_out OR l.living OR l.till THEN NULL {payers} END,
                 CASE WHEN l.own_out AND l.own_in THEN 'it moves money between accounts of the ring' WHEN l.own_out THEN 'it pays out of an account of the ring to somebody who pays in'
                      ELSE 'it pays into an account of the ring' END
          FROM (
            -- Only what the ring holds makes a handler of anybody: a buyer names his own wallet too.
            SELECT l.*, coalesce(i.held, false) AS own_in, coalesce(o.held, false) AS own_out,
                   -- Winnings, a loan, a first return that wins trust: they go to those who pay in. The grocer does not pay in.
                   l.payee IN (SELECT payer FROM conduct_legs q WHERE q.ring_id = l.ring_id AND q.pays_in AND NOT q.pays_out AND NOT q.living AND q.direction_known) AS back,
                   (l.ring_id, l.payer) IN (SELECT (ring_id, payer) FROM conduct_other_tills) AS till,
                   -- What his other customers buy and sell there is none of the ring's.
                   coalesce(ci.value, co.value) IS NOT NULL AS changes
            FROM conduct_legs l
            LEFT JOIN conduct_held i ON i.ring_id = l.ring_id AND i.value = l.into_account
            LEFT JOIN conduct_held o ON o.ring_id = l.ring_id AND o.value = l.out_account
            LEFT JOIN conduct_changers ci ON ci.ring_id = l.ring_id AND ci.value = l.into_account
            LEFT JOIN conduct_changers co ON co.ring_id = l.ring_id AND co.value = l.out_account WHERE l.member
          ) l JOIN conduct_types t ON t.ring_id = l.ring_id AND t.case_type IS NOT NULL
          UNION ALL
          SELECT DISTINCT l.ring_id, l.record_id, 3, 'promoter', 'it pays out what is due to an agent of its own table'
          FROM conduct_legs l JOIN conduct_types t ON t.ring_id = l.ring_id AND t.case_type = 'site_network'
          JOIN conduct_words w ON w.ring_id = l.ring_id JOIN conduct_sheets h ON h.evidence_id = w.evidence_id AND h.sort = 'agents'
          JOIN mentions n ON n.record_id = w.record_id AND starts_with(n.field, 'cell:') AND lower(n.value) = l.payee
          WHERE l.member AND l.pays_out AND NOT l.pays_in AND l.direction_known
        )
        SELECT ring_id, record_id, role, why, place FROM found WHERE role IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY ring_id, record_id ORDER BY place, why) = 1
        """
    )
    wallets = ", ".join(map(literal, COINS))
    towards = ", ".join(map(literal, TOWARDS))
    money, marks, hubs, complained, booked = (
        ", ".join(map(literal, names)) for names in (MONEY, MARKS, HUBS, COMPLAINED_OF, BOOKED)
    )
    tiers = " ".join(f"WHEN '{role}' THEN '{tier}'" for role, tier in TIERS.items())
    return engine.sql(
        f"""
        WITH held AS (
          SELECT m.ring_id, s.selector_id, s.kind, s.value FROM ring_members m
          JOIN selectors s ON s.selector_id = m.member_id
          JOIN conduct_types t ON t.ring_id = m.ring_id AND t.case_type IS NOT NULL
          WHERE m.member_kind = 'selector'
        ), borne AS (
          SELECT h.ring_id, h.selector_id, r.role, count(*) AS n
          FROM held h JOIN links l ON l.selector_id = h.selector_id
          JOIN conduct_record_roles r ON r.ring_id = h.ring_id AND r.record_id = l.record_id
          -- Whom a complaint names is not the victim, and whom a message from the ring's device went to is not of the ring.
          WHERE h.kind IN ({contacts}, {marks}) AND r.place >= 3 AND (h.kind = 'account' OR r.role NOT IN ('victim', 'buyer', 'official'))
            AND l.record_id NOT IN (SELECT record_id FROM conduct_actions)
            -- Whom a seller's book names as his customer is not the seller.
            AND NOT (h.kind <> 'account' AND coalesce(regexp_matches(l.field, '{CUSTOMER_CELL}', 'i') OR regexp_matches(l.field, '{THEIR_CELL}', 'i')
              AND l.record_id IN (SELECT w.record_id FROM conduct_words w JOIN conduct_sheets s ON s.evidence_id = w.evidence_id AND s.sort = 'orders'), false))
            -- A table of texts may name who got them.
            AND NOT (r.why = {literal(LURES)} AND starts_with(coalesce(l.field, ''), 'cell:') AND NOT regexp_matches(l.field, {literal(SENDER_CELL)}, 'i'))
            -- Whom a message is to, and whose chat it is in, is not who wrote it.
            AND coalesce(l.field, '') NOT IN ({towards})
          GROUP BY h.ring_id, h.selector_id, r.role
        ), most AS (
          SELECT ring_id, selector_id, role, n, sum(n) OVER (PARTITION BY ring_id, selector_id) AS all_n
          FROM borne QUALIFY row_number() OVER (PARTITION BY ring_id, selector_id ORDER BY n DESC, role) = 1
        ), moved AS (
          SELECT h.ring_id, h.selector_id, min(a.part) AS part, max(a.named_by) AS named_by,
                 coalesce(bool_or(l.into_account = a.value), false) AS receives, coalesce(bool_or(l.out_account = a.value), false) AS passes,
                 count(DISTINCT coalesce(l.payer, l.payer_name)) FILTER (l.into_account = a.value) AS payers
          FROM conduct_accounts a JOIN held h ON h.ring_id = a.ring_id AND h.kind = a.kind AND lower(h.value) = a.value
            AND (a.ring_id, a.value) NOT IN (SELECT (ring_id, value) FROM conduct_changers)
          LEFT JOIN conduct_legs l ON l.ring_id = a.ring_id AND a.value IN (l.into_account, l.out_account)
          GROUP BY h.ring_id, h.selector_id
        ), led AS (
          -- How many promoters lead to it: by their accounts, or by their codes where many use one account.
          SELECT h.ring_id, h.selector_id,
                 greatest(count(DISTINCT w.author), count(DISTINCT nullif(lower(regexp_extract(w.words, '{AGENT_LINK}', 1, 'i')), ''))) AS promoters
          FROM held h JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type IN ({hubs})
          JOIN links l ON l.selector_id = h.selector_id
          JOIN conduct_record_roles r ON r.ring_id = h.ring_id AND r.record_id = l.record_id AND r.role = 'promoter'
          JOIN conduct_words w ON w.ring_id = h.ring_id AND w.record_id = l.record_id
          WHERE h.kind IN ({contacts}) AND h.kind NOT IN ('account', 'apk') GROUP BY h.ring_id, h.selector_id
        ), desks AS (
          -- What a site's own pages name to be reached by is whose the site is, unless one agent alone leads there: then the page may be his.
          SELECT h.ring_id, h.selector_id FROM held h JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type IN ({hubs})
          JOIN mentions n ON n.kind = h.kind AND n.value = h.value AND n.field = 'text'
          JOIN conduct_own_pages o ON o.ring_id = h.ring_id AND o.record_id = n.record_id
          LEFT JOIN led d ON d.ring_id = h.ring_id AND d.selector_id = h.selector_id
          WHERE h.kind IN ({contacts}) AND h.kind NOT IN ({money}, 'account', 'company', 'domain', 'onion', 'apk')
          GROUP BY h.ring_id, h.selector_id
          HAVING greatest(count(DISTINCT o.host), coalesce(max(d.promoters), 0)) >= 2
        ), accused AS (
          -- Named in what people say happened to them, not in the column where they give their own number.
          SELECT h.ring_id, h.selector_id, count(DISTINCT n.record_id) AS n
          FROM held h JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type IN ({complained})
          JOIN mentions n ON n.kind = h.kind AND n.value = h.value
          JOIN conduct_words w ON w.ring_id = h.ring_id AND w.record_id = n.record_id AND w.voice = 'complaint'
          WHERE h.kind IN ({contacts}) AND h.kind NOT IN ({money}, 'account', 'company')
          GROUP BY h.ring_id, h.selector_id
          HAVING count(DISTINCT n.record_id) >= {LEAST_COMPLAINTS} AND bool_and(n.field IN ('text', 'title'))
        ), robbed AS (
          -- Whose code came at night, and whose card the money left.
          SELECT DISTINCT h.ring_id, h.selector_id FROM held h
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type = 'sms_interception'
          JOIN conduct_codes c ON c.ring_id = h.ring_id JOIN links l ON l.record_id = c.record_id AND l.selector_id = h.selector_id
          WHERE h.kind = 'phone'
          UNION
          SELECT DISTINCT h.ring_id, h.selector_id FROM held h
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type = 'sms_interception'
          JOIN conduct_counterparts k ON k.ring_id = h.ring_id AND k.kind = h.kind AND k.value = lower(h.value)
          JOIN conduct_legs g ON g.ring_id = h.ring_id AND g.member AND g.pays_in AND NOT g.pays_out AND lower(g.payer) = k.value
        ), bought AS (
          -- Whom the seller's book lists, but not the account that is paid.
          SELECT DISTINCT h.ring_id, h.selector_id FROM held h
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type = 'diversion'
          JOIN links l ON l.selector_id = h.selector_id
          JOIN conduct_books b ON b.ring_id = h.ring_id AND b.record_id = l.record_id AND b.in_book
          WHERE h.kind IN ({contacts}) AND h.kind NOT IN ({money}, 'domain', 'handle', 'account')
        ), listed AS (
          SELECT DISTINCT h.ring_id, h.selector_id FROM held h
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type IN ({booked})
          JOIN links l ON l.selector_id = h.selector_id AND (regexp_matches(l.field, '{CUSTOMER_CELL}', 'i') OR regexp_matches(l.field, '{THEIR_CELL}', 'i'))
          JOIN conduct_words w ON w.ring_id = h.ring_id AND w.record_id = l.record_id AND NOT regexp_matches(w.words, {literal(NOT_ORDERED)}, 'i')
          JOIN conduct_sheets s ON s.evidence_id = w.evidence_id AND s.sort = 'orders'
          WHERE h.kind IN ({contacts}) AND h.kind NOT IN ({money}, 'domain', 'account')
        ), acted_on AS (
          -- Where hired accounts comment, report and ask for deletions: what they act on is somebody else's.
          SELECT h.ring_id, h.selector_id FROM held h
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type = 'paid_engagement'
          JOIN links l ON l.selector_id = h.selector_id
          JOIN conduct_actions a ON a.ring_id = h.ring_id AND a.record_id = l.record_id
          WHERE h.kind IN ('domain', 'onion', 'url') GROUP BY h.ring_id, h.selector_id
          HAVING count(DISTINCT l.record_id) >= {ACTED_ON}
        ), boxed AS (
          SELECT DISTINCT h.ring_id, h.selector_id FROM held h
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type = 'telephone_fraud'
          JOIN conduct_cards c ON c.ring_id = h.ring_id AND c.boxed JOIN links l ON l.record_id = c.record_id AND l.selector_id = h.selector_id
          WHERE h.kind IN ('phone', 'imsi', 'iccid', 'imei')
        ), picked AS (
          SELECT ring_id, 'selector' AS member_kind, selector_id AS member_id, 2 AS place, 'operator' AS role,
                 'its card sits in a box that the ring holds' AS why FROM boxed
          UNION ALL
          SELECT ring_id, 'selector' AS member_kind, selector_id AS member_id, 2 AS place, 'buyer' AS role,
                 'a book of orders lists it as a customer''s' AS why FROM listed
          UNION ALL
          SELECT ring_id, 'selector' AS member_kind, selector_id AS member_id, 2 AS place, 'buyer' AS role,
                 'the book of codes lists it as a buyer''s' AS why FROM bought
          UNION ALL
          SELECT ring_id, 'selector' AS member_kind, selector_id AS member_id, 2 AS place, 'victim' AS role,
                 'a code came to it or money left it, at night and without its owner' AS why FROM robbed
          UNION ALL
          -- A card's owner may be anybody's nephew; a wallet is his who hands it out, where that is known.
          SELECT ring_id, 'selector' AS member_kind, selector_id AS member_id, CASE WHEN kind IN ({wallets}) THEN 5 ELSE 1 END AS place, 'money_handler' AS role,
                 CASE WHEN receives AND passes THEN 'it receives money and passes it on' WHEN receives THEN 'it receives money'
                      WHEN part = 'pays' THEN 'it pays those whom its own tables list' ELSE 'it is named as where to pay' END AS why
          FROM moved JOIN held USING (ring_id, selector_id) WHERE receives AND (part <> 'receives' OR payers >= 2 OR passes) OR part = 'pays' OR part = 'told' AND named_by >= 2
          UNION ALL
          SELECT l.ring_id, 'selector', l.selector_id, 2, 'operator', 'several promoters lead to it'
          FROM led l JOIN held h USING (ring_id, selector_id)
          -- A promoter has a contact of his own; a site under agents' codes is never an agent's.
          WHERE l.promoters >= CASE WHEN h.kind IN ('domain', 'onion') THEN 1 ELSE {LEAST_PROMOTERS} END
          UNION ALL
          SELECT ring_id, 'selector', selector_id, 4, 'operator', 'several who complain name it' FROM accused
          UNION ALL
          SELECT h.ring_id, 'selector', h.selector_id, 4, 'operator', 'several who complain were called from it'
          FROM held h JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type IN ('telephone_fraud', 'loan_extortion')
          JOIN conduct_callers c ON c.ring_id = h.ring_id AND c.kind = h.kind AND c.value = h.value
          UNION ALL
          SELECT ring_id, 'selector', selector_id, 2, 'operator', 'the pages of its own sites name it, and no single agent leads to it' FROM desks
          UNION ALL
          SELECT h.ring_id, 'selector', h.selector_id, 2, 'operator', 'several accounts act from it'
          FROM held h JOIN conduct_devices d ON d.ring_id = h.ring_id AND d.device = h.value
          JOIN conduct_types t ON t.ring_id = h.ring_id AND t.case_type IN ({devices}) WHERE h.kind = 'device'
          UNION ALL
          SELECT h.ring_id, 'selector', h.selector_id, 0, 'victim', 'it was used from a device of the ring and offers nothing itself'
          FROM held h JOIN conduct_captured c ON c.ring_id = h.ring_id
            AND lower(CASE WHEN h.kind = 'account' THEN regexp_replace(h.value, '^[^:]*:', '') ELSE h.value END) = lower(c.actor)
          WHERE h.kind IN ({contacts})
          UNION ALL
          -- Whoever names it, a card is where the money goes; its owner may be anybody's nephew.
          SELECT m.ring_id, 'selector', m.selector_id, 3, CASE WHEN h.kind IN ({money}) AND h.kind NOT IN ({wallets}) THEN 'money_handler' ELSE m.role END,
                 CASE WHEN h.kind IN ({money}) AND h.kind NOT IN ({wallets}) THEN 'it is named as where to pay' ELSE 'most records that name it have this role' END
          FROM most m JOIN held h USING (ring_id, selector_id)
          LEFT JOIN conduct_counterparts k ON k.ring_id = h.ring_id AND k.kind = h.kind AND k.value = lower(h.value)
          -- Who only paid in, or was only paid, is no handler of anybody's money, however often he is named.
          LEFT JOIN led d ON d.ring_id = m.ring_id AND d.selector_id = m.selector_id
          LEFT JOIN acted_on o ON o.ring_id = m.ring_id AND o.selector_id = m.selector_id
          WHERE 2 * m.n > m.all_n AND m.n >= 2 AND k.value IS NULL AND o.selector_id IS NULL
            -- Two promoters who name one contact: it is one's own, or whose they work for.
            AND NOT (m.role = 'promoter' AND coalesce(d.promoters, 0) BETWEEN 2 AND {LEAST_PROMOTERS} - 1)
          UNION ALL
          SELECT ring_id, 'record', record_id, 1, role, why FROM conduct_record_roles
        )
        SELECT ring_id, member_kind, member_id, role, CASE role {tiers} END AS tier, why FROM picked
        QUALIFY row_number() OVER (PARTITION BY ring_id, member_kind, member_id ORDER BY place) = 1
        ORDER BY ring_id, member_kind, member_id
        """
    ).cast(ASSIGNED)
