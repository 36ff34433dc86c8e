"""What a value's kind, form and the public lists say before the case is looked at: SQL over the temporary table `sel`."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking import public
from ringbreak.linking.paid import MONEY
from ringbreak.linking.priors import BY_KIND, UNKNOWN

NATIONAL = "regexp_replace(regexp_replace(value, '^(\\+?86|0086)', ''), '[^0-9]', '', 'g')"
"""A phone's national number: digits without China's country code."""

HOST = """CASE
  WHEN kind = 'url' THEN regexp_replace(regexp_extract(value, '^[a-zA-Z][a-zA-Z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+)', 1), '^www\\.', '')
  WHEN kind = 'domain' THEN regexp_replace(value, '^www\\.', '')
  WHEN kind = 'email' THEN split_part(value, '@', 2) END"""
"""The host of a web address, a domain or a mailbox; null for other kinds."""

RENTED = (
    r"^\+(?:800|808)|^\+1(?:800|833|844|855|866|877|888)[0-9]{7}$|^\+44(?:3[0-9]{9}|80[0-9]{7,8}|8[47][0-9]{8})$|^\+353(?:1800|1?890|818)"
    r"|^\+61(?:13[0-9]{4}|1[38]00[0-9]{6})$|^\+64(?:800|508)|^\+65(?:1?800)[0-9]{7}$|^\+852800|^\+886(?:80[09])|^\+91(?:1800|1860)"
    r"|^\+338[0-2][0-9]{7}$|^\+49(?:800|180)"
)
"""Free-call, shared-cost and any-place numbers outside China (E.164), after the countries' numbering plans as libphonenumber has them
(TOLL_FREE, SHARED_COST, UAN): companies rent them for their hotlines."""

CORE = """CASE
  WHEN kind IN ('url', 'domain') THEN host
  WHEN kind IN ('phone', 'wechat', 'qq', 'alipay', 'whatsapp', 'telegram', 'weibo', 'douyin', 'handle', 'line', 'email')
       AND regexp_matches(value, '^\\+?[0-9]{8,15}$') THEN right(value, 11)
  WHEN kind IN ('bank_card', 'bank_account', 'iban') THEN value
  WHEN kind = 'account' AND regexp_matches(value, ':\\+?[0-9]{8,15}$') THEN right(value, 11)
  WHEN kind = 'account' THEN lower(value)
  ELSE kind || ':' || value END""".replace("{{", "{").replace("}}", "}")
"""Selectors of equal core are one observation: a URL and its host, a phone that is also a WeChat id."""


WRITERS, PAGES = 8, 5
"""Accounts that write on pages of one host, and pages they write on, from which the host is a site open to many."""
OFFICE = r"^(?:abuse|privacy|whois[a-z-]*|domain-?(?:admin|privacy)|proxy|hostmaster|postmaster|webmaster|no-?reply|do-?not-?reply|mailer-daemon)@"
"""Mailboxes of an office rather than a person: the one that a registrar writes for all who keep their name private, the one that takes complaints."""
FAN = 4
LOPSIDED = 5
"""An account that at least FAN others pay and that pays at least FAN others, neither LOPSIDED times the other, serves the
public (an exchange, a shop, a household); a collecting or a paying account is lopsided."""


def prepare(engine: Engine) -> None:
    """Add to `sel` what is known beforehand: temporary table `sel_prior` (sel, private, rarity, contact, listed, form).

    `listed` names the entry of a public list, `form` the form that makes a value public or doubtful. Makes `walls` (host) too:
    the sites on which many accounts of the case write.
    """
    import pyarrow as pa

    priors = (*BY_KIND.values(), UNKNOWN)
    engine.register(
        "prior_rows",
        pa.table(
            {
                "kind": pa.array([p.kind for p in priors], pa.large_string()),
                "private": [p.private for p in priors],
                "rarity": [p.rarity for p in priors],
                "contact": [p.order != "trait" for p in priors],
                "tells": [p.order != "event" for p in priors],
            }
        ),
    )
    engine.register("listed_domains", public.hosts())
    engine.register("listed_phones", public.listed("phones"))
    engine.register("listed_hashes", public.listed("hashes"))
    engine.execute(f"CREATE OR REPLACE TEMP TABLE sel_core AS SELECT *, {CORE} AS core FROM sel")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE walls AS
        SELECT regexp_replace(regexp_extract(lower(url), '^[a-z][a-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]+)', 1), '^www\\.', '') AS host
        FROM records WHERE url IS NOT NULL AND author IS NOT NULL GROUP BY host
        HAVING host <> '' AND count(DISTINCT author) >= {WRITERS} AND count(DISTINCT url) >= {PAGES}
        UNION
        -- Pages on which people are paid to write stand where anybody may write.
        SELECT regexp_replace(regexp_extract(lower(u.value), '^(?:[a-z][a-z0-9+.-]*://)?([^/:?#]+)', 1), '^www\\.', '')
        FROM minted t JOIN minted u ON u.record_id = t.record_id AND u.kind = 'url' WHERE t.kind = 'task_list' GROUP BY 1
        HAVING count(DISTINCT u.value) >= {PAGES}
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE sel_prior AS
        WITH hosts AS (
          SELECT sel, kind, value, lower(core) AS host FROM sel_core WHERE kind IN ('domain', 'url')
        ), suffixes AS (
          SELECT sel, kind, value, host, unnest(list_transform(range(0, least(6, len(string_split(host, '.')))),
                   lambda i: list_aggregate(string_split(host, '.')[i + 1:], 'string_agg', '.'))) AS suffix
          FROM hosts
        ), by_host AS (
          SELECT s.sel, arg_max(l.what, length(l.value)) FILTER (WHERE l.value = s.host OR NOT l.alone) AS what,
                 arg_max(l.class, length(l.value)) AS class,
                 max(length(l.value)) FILTER (WHERE l.rented) < any_value(length(s.host)) AS tenant,
                 bool_or(l.alone AND l.value <> s.host) AS below
          FROM suffixes s JOIN listed_domains l ON l.value = s.suffix GROUP BY s.sel
        ), dialled AS (
          -- Lists name numbers with or without the zero of a call within the country.
          SELECT value, what FROM listed_phones UNION ALL SELECT substr(value, 2), what FROM listed_phones WHERE starts_with(value, '0')
        ), by_phone AS (
          SELECT c.sel, min(l.what) AS what
          FROM (SELECT sel, {NATIONAL} AS national FROM sel WHERE kind = 'phone') c
          JOIN dialled l ON l.value = c.national GROUP BY c.sel
        ), by_hash AS (
          SELECT c.sel, l.what FROM sel c JOIN listed_hashes l ON l.value = lower(c.value) WHERE c.kind IN ('md5', 'sha1', 'sha256')
        ), at_home AS (
          SELECT sel FROM inc GROUP BY sel HAVING count(*) > 1 AND bool_and(own)
        ), flows AS (
          SELECT payee AS party, payer AS other, true AS incoming FROM transfers WHERE direction_known
          UNION ALL SELECT payer, payee, false FROM transfers WHERE direction_known
        ), through AS (
          SELECT lower(regexp_replace(party, '[^0-9A-Za-z]', '', 'g')) AS party
          FROM flows WHERE party IS NOT NULL AND other IS NOT NULL
            -- What comes in and goes on within hours, and of which complaints tell, is no shop's and no exchange's (linkers/conduits.py).
            AND lower(regexp_replace(party, '[^0-9A-Za-z]', '', 'g')) NOT IN (SELECT lower(split_part(shown_as, '/', 1)) FROM minted WHERE kind = 'conduit')
          GROUP BY 1
          HAVING least(count(DISTINCT other) FILTER (WHERE incoming), count(DISTINCT other) FILTER (WHERE NOT incoming)) >= {FAN}
             AND greatest(count(DISTINCT other) FILTER (WHERE incoming), count(DISTINCT other) FILTER (WHERE NOT incoming))
                 < {LOPSIDED} * least(count(DISTINCT other) FILTER (WHERE incoming), count(DISTINCT other) FILTER (WHERE NOT incoming))
        ), seen AS (
          SELECT c.sel, c.core, c.kind, c.value, c.n,
                 CASE WHEN c.kind = 'phone' THEN {NATIONAL.replace("value", "c.value")} END AS national,
                 CASE WHEN NOT coalesce(h.tenant, false) THEN h.what END AS host_what,
                 CASE WHEN NOT coalesce(h.tenant, false) THEN h.class END AS host_class,
                 coalesce(h.below AND h.what IS NULL AND NOT coalesce(h.tenant, false), false) AS below,
                 coalesce(p.what, f.what) AS known_what,
                 t.party IS NOT NULL AS through, a.sel IS NOT NULL AS at_home,
                 c.kind IN ('domain', 'url') AND lower(c.host) IN (SELECT host FROM walls) AS wall
          FROM sel_core c LEFT JOIN by_host h ON h.sel = c.sel LEFT JOIN by_phone p ON p.sel = c.sel
          LEFT JOIN by_hash f ON f.sel = c.sel
          LEFT JOIN at_home a ON a.sel = c.sel
          LEFT JOIN through t ON c.kind IN {MONEY} AND t.party = lower(regexp_replace(c.value, '[^0-9A-Za-z]', '', 'g'))
        )
        SELECT s.sel, s.core, coalesce(k.rarity, u.rarity) AS rarity, coalesce(k.contact, u.contact) AS contact,
               coalesce(k.tells, u.tells) AS tells, s.kind IN {MONEY} AS money,
               CASE
                 WHEN s.known_what IS NOT NULL THEN s.known_what
                 WHEN s.kind = 'domain' AND s.host_what IS NOT NULL THEN s.host_what
                 WHEN s.kind = 'url' AND s.host_what IS NOT NULL AND s.host_class IN ('government', 'tool', 'mail', 'bank')
                   THEN s.host_what
                 WHEN s.kind = 'url' AND s.host_what IS NOT NULL
                   AND regexp_matches(s.value, '^[a-z]+://[^/?#]+/?(index\\.[a-z]+)?$') THEN s.host_what
               END AS listed,
               CASE
                 WHEN s.through THEN 'through'
                 WHEN s.at_home THEN 'own'
                 WHEN s.wall AND s.kind = 'domain' THEN 'wall'
                 WHEN s.wall THEN 'shared_host'
                 WHEN regexp_matches(s.national, '^95[0-9]{{3,6}}$') THEN 'short'
                 WHEN regexp_matches(s.national, '^(96|12|10|11)[0-9]{{1,4}}$') THEN 'short'
                 WHEN s.kind = 'phone' AND length(s.national) <= 6 THEN 'short'
                 WHEN regexp_matches(s.national, '^[48]00[0-9]{{7}}$') THEN 'toll'
                 WHEN s.kind = 'phone' AND regexp_matches(s.value, '{RENTED}') THEN 'toll'
                 WHEN s.kind = 'phone' AND starts_with(s.value, '+86') AND NOT regexp_matches(s.national, '^1[3-9][0-9]{{9}}$')
                   THEN 'landline'
                 WHEN s.kind = 'email' AND regexp_matches(s.value, '{OFFICE}', 'i') THEN 'office'
                 WHEN s.kind = 'url' AND s.host_class IN ('site', 'host', 'short', 'pay') THEN 'shared_host'
                 WHEN s.kind IN ('domain', 'url') AND s.below THEN 'shared_host'
                 WHEN s.kind = 'ipv4' AND regexp_matches(s.value,
                   '^(10\\.|127\\.|192\\.168\\.|172\\.(1[6-9]|2[0-9]|3[01])\\.|169\\.254\\.|0\\.)') THEN 'local'
                 WHEN s.kind = 'domain' AND regexp_matches(s.core, '\\.(top|xyz|vip|icu|cc|club|buzz|cyou|sbs|cfd|shop|fun|tk|ml|ga)$')
                   THEN 'cheap'
               END AS form,
               coalesce(k.private, u.private) AS private
        FROM seen s LEFT JOIN prior_rows k ON k.kind = s.kind, (SELECT * FROM prior_rows WHERE kind = '') u
        """
    )


FORM_PRIVATE = {
    "through": 0.3,
    "own": 0.0,
    "imitated": 0.0,
    "wall": 0.05,
    "office": 0.05,
    "short": 0.0,
    "local": 0.0,
    "toll": 0.2,
    "landline": 0.6,
    "shared_host": 0.75,
    "cheap": 0.93,
}
"""Probability that a value of this form is private; it replaces the kind's. 400 and 800 numbers are rented by companies
and by sham ones; landlines belong to offices, often public ones. What stands only on pages of its own host makes those
pages one publication, which says nothing about an operation behind it."""
