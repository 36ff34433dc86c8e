"""What the records of typed rings show of their authors' parts, as temporary tables of the engine: read by `rings.roles`."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.model.kinds import MONEY
from ringbreak.rings.conduct.terms import said
from ringbreak.rings.role_rules import CONTACTS, NOT_ORDERED, OWN_PAGES, RULES, SPOKEN, TELLERS, VOICED, Rule

ROLES = " ".join(f"WHEN {i} THEN '{r.role}'" for i, r in enumerate(RULES))
"""SQL: branches of a CASE from the number of a rule to its role."""

PAID = r"已经?(?:打|转|付|汇|支付)|(?:打|转|付|汇)过去了|(?:打|转|付|汇)了[0-9]|\b(?:sent|paid|sending|paying|transferred)\b[^.\n]{0,24}\b(?:to|into)\b|\bi(?: have)? (?:sent|paid)\b"
"""How somebody says that he paid. RE2, ignoring case."""


def _test(rule: Rule) -> str:
    """SQL that is true of a record that a rule fits."""
    parts = [f"t.case_type = '{rule.case_type}'"]
    parts += [f"h.sort = '{rule.sheet}'"] if rule.sheet else []
    parts += [f"NOT regexp_matches(w.words, {literal(NOT_ORDERED)}, 'i')"] if rule.sheet == "orders" else []
    parts += [said(term) for term in (rule.term, rule.also) if term]
    # A query that numbers letters is nobody's code.
    parts += (
        ["w.record_id NOT IN (SELECT record_id FROM conduct_serial)"]
        if "own_link" in (rule.term, rule.also)
        else []
    )
    parts += [f"w.kind IN ({', '.join(map(literal, rule.kinds))})"] if rule.kinds else []
    parts += ["(e.author IS NOT NULL OR o.record_id IS NOT NULL)"] if rule.leads else []
    parts += (
        ["(w.ring_id, w.record_id) IN (SELECT (ring_id, record_id) FROM conduct_under_own)"]
        if rule.own
        else []
    )
    return " AND ".join(parts)


def read_voices(engine: Engine) -> None:
    """Make what an author shows of his part.

    Reads:   RECORDS, MENTIONS, SELECTORS, RING_MEMBERS; conduct_types, conduct_words, conduct_sheets, conduct_serial, conduct_accounts, conduct_bare,
             conduct_actions, conduct_devices.
    Makes:   conduct_leading (ring_id, author, record_id): records that name a site, a contact or an account.
             conduct_under_own (ring_id, record_id): records of who offers under his own name.
             conduct_spoken (ring_id, record_id, author, voice, kind, rule, official): rule is the place of the first of RULES that fits.
             conduct_telling (ring_id, record_id, author, role): records that name where to pay, in types where that shows a role.
             conduct_own_pages (ring_id, record_id, host): pages of the ring's own sites.
             conduct_voices (ring_id, author, role): the part that an author shows in most of what shows one.
             conduct_captured (ring_id, actor): accounts that were taken over.
    """
    _read_own(engine)
    tellers = " ".join(f"WHEN '{kind}' THEN '{role}'" for kind, role in TELLERS.items())
    telling, pages, spoken = (", ".join(map(literal, names)) for names in (TELLERS, OWN_PAGES, SPOKEN))
    cases = "\n".join(f"WHEN {_test(r)} THEN {i}" for i, r in enumerate(RULES))
    leading = ", ".join(f"'{k}'" for k in CONTACTS if k not in ("account", "company"))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_leading AS
        SELECT DISTINCT w.ring_id, w.speaker AS author, w.record_id FROM conduct_words w
        JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IS NOT NULL
        JOIN mentions n ON n.record_id = w.record_id AND n.kind IN ({leading}) AND n.field IN ('text', 'title')
        WHERE w.voice = 'own' AND w.kind NOT IN ('transfer', 'action')
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_spoken AS
        SELECT w.ring_id, w.record_id, w.speaker AS author, w.voice, w.kind,
               CASE WHEN w.voice = 'own' AND w.kind NOT IN ('transfer', 'action') THEN CASE {cases} END END AS rule,
               w.voice = 'report' AND {said("official")} AS official
        FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IS NOT NULL
        LEFT JOIN conduct_sheets h ON h.evidence_id = w.evidence_id
        LEFT JOIN (SELECT DISTINCT ring_id, author FROM conduct_leading WHERE author IS NOT NULL) e ON e.ring_id = w.ring_id AND e.author = w.speaker
        LEFT JOIN (SELECT DISTINCT ring_id, record_id FROM conduct_leading) o ON o.ring_id = w.ring_id AND o.record_id = w.record_id
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_telling AS
        SELECT DISTINCT w.ring_id, w.record_id, w.speaker AS author, CASE WHEN t.case_type = 'forgery' AND (w.ring_id, w.record_id) IN (FROM conduct_under_own) THEN 'operator' ELSE CASE t.case_type {tellers} END END AS role
        FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IN ({telling})
        JOIN mentions n ON n.record_id = w.record_id AND n.field = 'text'
        JOIN conduct_accounts a ON a.ring_id = w.ring_id AND a.kind = n.kind AND a.value = lower(n.value) AND a.part = 'told'
        WHERE w.voice = 'own' AND w.kind IN ({spoken})
          -- Who says that he has paid, or is paying now, names the account too.
          AND NOT regexp_matches(w.squeezed, '{PAID}', 'i') AND NOT regexp_matches(w.words, '{PAID}', 'i')
          -- Beside forged rows of a register it may be who takes the orders or who enters them.
          AND NOT (t.case_type = 'forgery' AND w.ring_id IN (SELECT ring_id FROM conduct_bare))
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_own_pages AS
        SELECT DISTINCT w.ring_id, w.record_id, s.value AS host
        FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IN ({pages})
        JOIN records r ON r.record_id = w.record_id
        JOIN ring_members q ON q.ring_id = w.ring_id AND q.member_kind = 'selector'
        JOIN selectors s ON s.selector_id = q.member_id AND s.kind = 'domain'
          AND lower(regexp_extract(r.url, '^[a-zA-Z]+://(?:www[.])?([^/:?#]+)', 1)) = s.value
        WHERE w.voice = 'own' AND w.kind IN ('page', 'article')
        """
    )
    # One voice, one part: whoever mostly offers bets is no other when he names tonight's winners.
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_voices AS
        WITH spoke AS (
          SELECT ring_id, author, CASE rule {ROLES} END AS role, count(*) AS n FROM conduct_spoken
          WHERE rule IS NOT NULL AND author IS NOT NULL
            -- What an account was made to send, once somebody else held it, is not its owner's voice.
            AND record_id NOT IN (SELECT record_id FROM conduct_actions)
          GROUP BY ALL
        )
        SELECT ring_id, author, role FROM spoke
        QUALIFY row_number() OVER (PARTITION BY ring_id, author ORDER BY n DESC, role) = 1
          AND 2 * n > sum(n) OVER (PARTITION BY ring_id, author) AND n >= {VOICED}
        """
    )
    # An account seen on the ring's device that never offers anything itself was taken over, not lent.
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE conduct_captured AS
        WITH offering AS (
          SELECT DISTINCT s.ring_id, s.author FROM conduct_spoken s
          WHERE s.rule IS NOT NULL AND s.author IS NOT NULL
            AND s.record_id NOT IN (SELECT record_id FROM conduct_actions WHERE device IS NOT NULL)
        )
        SELECT DISTINCT a.ring_id, a.actor FROM (
          SELECT ring_id, actor FROM conduct_actions SEMI JOIN conduct_devices USING (ring_id, device)
          UNION SELECT ring_id, actor FROM conduct_strange) a
        JOIN conduct_types t ON t.ring_id = a.ring_id AND t.case_type = 'account_control'
        WHERE a.actor IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM offering o WHERE o.ring_id = a.ring_id AND o.author = a.actor)
        """
    )


LEAST_NAME = 5
"""Letters and digits of a name by which it is recognised in a contact."""
NAMED_BY = 2
"""Records in which he must give it, or others lead to the contact he writes from."""


def _read_own(engine: Engine) -> None:
    """Make `conduct_under_own`: whoever is called as the contact he gives gives his own, and he to whose address others lead is whom they work for.

    Reads: RECORDS, MENTIONS; conduct_types, conduct_words.
    """
    contacts = ", ".join(f"'{k}'" for k in CONTACTS if k not in ("account", "company", "phone", *MONEY))
    core = r"regexp_replace(lower(regexp_replace({}, '@.*$|[.](?:[a-z]+)$', '')), '[^a-z0-9]', '', 'g')"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_under_own AS
        WITH written AS (
          SELECT w.ring_id, w.record_id, r.author, coalesce(w.speaker, r.evidence_id || ' ' || r.author_name) AS who,
                 {core.format("coalesce(r.author_name, r.author)")} AS called
          FROM conduct_words w JOIN conduct_types t ON t.ring_id = w.ring_id AND t.case_type IS NOT NULL JOIN records r USING (record_id)
          WHERE w.voice = 'own' AND w.kind NOT IN ('transfer', 'action') AND coalesce(r.author, r.author_name) IS NOT NULL
        ), given AS (
          SELECT x.ring_id, x.record_id, x.who, x.author, x.called, lower(n.value) AS value, {core.format("n.value")} AS contact
          FROM written x JOIN mentions n ON n.record_id = x.record_id AND n.kind IN ({contacts}) AND n.field IN ('text', 'title')
        ), own AS (
          SELECT ring_id, who FROM given
          WHERE least(length(called), length(contact)) >= {LEAST_NAME} AND (contains(contact, called) OR contains(called, contact))
          GROUP BY ring_id, who HAVING count(DISTINCT record_id) >= {NAMED_BY}
          UNION
          SELECT x.ring_id, x.who FROM (SELECT DISTINCT ring_id, who, author FROM written WHERE author IS NOT NULL) x
          JOIN given g ON g.ring_id = x.ring_id AND g.value = lower(regexp_replace(x.author, '^[^:@]*:', '')) AND g.who <> x.who
          GROUP BY x.ring_id, x.who HAVING count(DISTINCT g.record_id) >= {NAMED_BY}
        )
        SELECT DISTINCT x.ring_id, x.record_id FROM written x SEMI JOIN own USING (ring_id, who)
        """
    )
