"""Infrastructure: sites and handles named by one pattern, and sites with one certificate, icon or set of name servers.

Analytics and advertising ids are identifiers and come through MENTIONS. What is minted here starts below the line from which a value is
private, so it is asked about until something else joins the same records: names are imitated, and a hoster's name servers serve everybody.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.progress import Progress

LEAST = 3
"""Different names of one pattern from which it is a pattern."""
STEM = 6
"""Letters that stay the same; fewer are a word anybody uses before a number."""
MOST = 5_000
"""Names of one pattern from which it is a habit of the platform that gives them out."""
HANDLES = "('wechat', 'telegram', 'weibo', 'douyin', 'line', 'whatsapp', 'email', 'handle')"
COMMON = (
    "(mail|www|web|news|shop|store|site|blog|forum|cdn|img|static|test|demo|admin|info|service|support|contact|kefu|agent|server|host|user|"
    "account|member|customer|wxid|weixin|guest|online|mobile|android|iphone|welcome|official|example)"
)
"""Stems that say what a thing is and not whose."""
CERTIFICATE = (
    "subject ?alt|\\\\bsans?\\\\b|cert(ificate)?( fingerprint| serial| sha| hash|_)|证书(序列|指纹|域名|编号)"
)
SERVERS = "name[ _]?servers?|^ns[0-9]?$|dns[ _]?server|域名服务器|dns服务器"
REGISTRAR = "^registrar|注册商|注册服务(商|机构)"
OWN_NAME = 5
"""Letters of a registrar's name that its own name servers must bear."""
ICON = "favicon|图标(哈希|指纹)|icon ?hash"


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """One row a record that shows a name of a pattern, or a certificate, icon or name servers that another site shows too.

    Reads: MENTIONS, FIELDS. A pattern is a name whose numbers differ: bet365a1.com, bet365a2.com ... have the pattern bet#a#. Listed
    sites and stems that anybody uses make none, nor do the ids that WeChat itself gives out.
    """
    from ringbreak.linking import public

    engine.register("known_sites", public.hosts())
    named = sentence(
        "its {kind} is named by the pattern {pattern}, as {others} others are",
        kind="kind",
        pattern="pattern",
        others="(members - 1)",
    )
    shared = sentence(
        "its site has the same certificate, icon or name servers as others: {what}", what="left(o.value, 80)"
    )
    engine.execute(
        f"""
        INSERT INTO minted
        WITH names AS (
          SELECT record_id, kind, value, field, start, "end", shown_as,
                 CASE WHEN kind = 'email' THEN split_part(value, '@', 1) || '@' || split_part(value, '@', 2)
                      WHEN kind = 'domain' THEN regexp_extract(value, '([^.]+)\\.[^.]+$', 1) ELSE lower(value) END AS name
          FROM mentions
          WHERE (kind = 'domain' OR kind IN {HANDLES}) AND NOT regexp_matches(value, '^\\+?[0-9]+$')
            AND NOT starts_with(lower(value), 'wxid_')
            AND NOT (kind = 'domain' AND starts_with(value, 'xn--'))
        ), patterned AS (
          SELECT *, regexp_replace(name, '[0-9]+', '#', 'g') AS pattern,
                 CASE WHEN kind = 'email' THEN split_part(name, '@', 1) ELSE name END AS own
          FROM names WHERE regexp_matches(CASE WHEN kind = 'email' THEN split_part(name, '@', 1) ELSE name END, '[0-9]')
        ), fit AS (
          SELECT p.* FROM patterned p
          WHERE length(regexp_replace(own, '[^a-z\u4e00-\u9fff]', '', 'g')) >= {STEM}
            AND NOT regexp_matches(regexp_replace(own, '[^a-z]', '', 'g'), '^{COMMON}{{1,2}}$')
            AND NOT (kind = 'domain' AND value IN (SELECT value FROM known_sites))
        ), families AS (
          SELECT kind, pattern, count(DISTINCT value) AS members FROM fit GROUP BY kind, pattern
          HAVING count(DISTINCT value) BETWEEN {LEAST} AND {MOST}
        ), first AS (
          SELECT f.record_id, f.kind, f.pattern, m.members, f.field, f.start, f."end",
                 row_number() OVER (PARTITION BY f.record_id, f.kind, f.pattern ORDER BY f.field <> 'text', f.field, f.start, f.value) AS nth
          FROM fit f JOIN families m USING (kind, pattern)
        )
        SELECT record_id, 'site_family', kind || ':' || pattern, pattern, field, start, "end", 0,
               {named}
        FROM first WHERE nth = 1 ORDER BY record_id, kind, pattern
        """
    )
    engine.execute(
        f"""
        INSERT INTO minted
        WITH held AS (
          SELECT record_id, lower(trim(value)) AS value,
                 CASE WHEN regexp_matches(lower(field), '{CERTIFICATE}') THEN 'certificate'
                      WHEN regexp_matches(lower(field), '{ICON}') THEN 'icon'
                      WHEN regexp_matches(lower(field), '{SERVERS}') THEN 'servers' END AS what
          FROM fields
          WHERE length(value) BETWEEN 4 AND 2000 AND regexp_matches(lower(field), '{CERTIFICATE}|{ICON}|{SERVERS}')
        ), own AS (
          SELECT DISTINCT record_id, what, value FROM held
          WHERE what = 'certificate' AND length(value) >= 12 OR what = 'icon' AND regexp_matches(value, '^-?[0-9]{{6,}}$|^[0-9a-f]{{16,}}$')
             OR what = 'servers' AND regexp_matches(value, '[a-z0-9-]+\\.[a-z0-9.-]+')
        ), kept AS (
          SELECT what, value FROM own GROUP BY what, value HAVING count(DISTINCT record_id) > 1
        ), registrars AS (
          -- Whoever registers a name gets the registrar's own servers with it.
          SELECT DISTINCT h.value FROM held h JOIN fields f USING (record_id)
          WHERE h.what = 'servers' AND regexp_matches(lower(f.field), '{REGISTRAR}')
            AND length(regexp_replace(lower(split_part(f.value, ' ', 1)), '[^a-z0-9一-鿿]', '', 'g')) >= {OWN_NAME}
            AND contains(regexp_replace(h.value, '[^a-z0-9]', '', 'g'), regexp_replace(lower(split_part(f.value, ' ', 1)), '[^a-z0-9]', '', 'g'))
        )
        SELECT o.record_id, 'site_family', o.what || ':' || left(md5(o.value), 16), left(o.value, 24), NULL, NULL, NULL, 0,
               {shared}
        FROM own o JOIN kept k USING (what, value)
        WHERE NOT (o.what = 'servers' AND o.value IN (SELECT value FROM registrars))
          AND NOT (o.what = 'servers' AND regexp_extract(o.value, '([a-z0-9-]+\\.[a-z]+)(?:[^a-z0-9.-]|$)', 1) IN (SELECT value FROM known_sites))
        ORDER BY o.record_id, o.what, o.value
        """
    )


LINKER = Linker(
    name="infrastructure",
    title="Sites of one pattern, certificate, icon or name servers",
    kinds=("site_family",),
    mint=mint,
    source="docs/weighing.md",
)
