"""What an imitated brand says of itself: a bank's own hotline, site and mailboxes, which whoever imitates it copies.

A lure that names the bank's true hotline, and the bank's own newsletters and contact page, share a contact that nobody keeps secret. Nothing beside it
tells whose it is. But a brand says who it is in its own voice (mails from its own domain, pages on its own host), it warns there or is written to by
those who report, and people complain of others that take its name (a site called like it, a message in its name) while nobody complains of it.
What such a voice says of itself is public, and whatever takes its name is what those complain of who name it. All of this is asked for: a swindle's own brand has a domain, a hotline and newsletters too, it has
mirrors that are called alike, and it warns of imitators.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.columns import PEOPLE
from ringbreak.linking.paid import MONEY
from ringbreak.linking.quoted import LOOKED_AT, OFFERS, OWN_LOSS, QUOTED_PASSAGE
from ringbreak.linking.steps import stepwise
from ringbreak.model.accused_callers import COMPLAINANT

SAID = 3
"""Mails in which a voice must name a contact as its own; one page on its own host is enough."""
NAMES_IT = 3
"""Records, not complaints, that give a thing where they name the brand, from which it is given in the brand's name."""
TELLERS = 3
"""Writers who must complain of what takes the brand's name."""
ACCUSED = 0.1
"""Complaints of the brand itself, to one of those, from which it is no brand that is imitated."""
MOST = 1_000
"""Names of brands that are looked for in texts, the longest first: a case of more is a crawl of the web."""
LETTERS = 5
"""Letters of a name by which sites are called alike; shorter ones are part of too many words."""
USUAL = r"(?:alerts?|app|bank(?:ing)?|care|clients?|contact|corp|customers?|daily|direct|e?mail(?:er|ing)?|forum|group|hello|help|info|login|market|media|mobile|my|news(?:letter)?|notice|notify|office|online|orders?|pay(?:ments?)?|portal|safe|secure|security|services?|shop(?:ping)?|store|support|systems?|team|the|update|verify|web|world|[0-9])"
"""Parts of a site's name that say what it is and not whose. Python."""
_ENDS = re.compile(rf"^{USUAL}+|{USUAL}+$")
"""Such parts at the ends of a name."""
COMPLAINS = (
    r"骗|诈|冒充|假冒|仿冒|冒用|钓鱼|山寨|是假的|假(?:网站|网址|链接|客服|短信|公众号)|举报|曝光|谨防|警惕|(?:均|并|都)?非我[行司]|不是我[行司们]|"
    r"\b(?:scam\w*|fraud\w*|phish\w*|fake|spoof\w*|imposter|impostor|impersonat\w*|swindl\w*|criminals?|suspicious|not genuine|is (?:this|it) (?:real|genuine|you|legit)|take(?:n)? (?:it |this |them )?down|takedown|has been disabled|malicious|bogus"
    r"|collects? [a-z ]{0,12}(?:credentials|passwords|cards)|gave (?:it |them |him |her )?(?:my|the) (?:code|password|passcode|memorable|card|pin))\b"
)
"""How people speak of what takes a brand's name."""
WARNS = r"从不|不会|切勿|请勿|\bnever asks?\b|\bwe (?:will |do )?(?:never|not) (?:ask|send|call)\b|\bdid not send\b|\bhang up\b|\bonly web ?(?:site|address)\b"
"""How the brand itself warns, beside such words."""
DENIES = r"(?:均|并|都)?非我[行司]|不是我[行司们]|与我[行司]无关|\b(?:is|are|was|were) not ours\b|\bnot from us\b|\bit is false\b|\bdid not send\b"
"""How a brand says of something that it is not its own."""
_THING = "CASE WHEN m.kind IN ('url', 'domain') THEN regexp_replace(regexp_extract(lower(m.value), '^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?([^/:?#]+)', 1), '^www\\.', '') ELSE lower(m.value) END"
"""SQL: what an identifier of a text names: the host of a page or site, else the contact."""
_PLAIN = "replace(replace(replace(replace(replace(replace(replace({}, '-', ''), '0', 'o'), '1', 'l'), '3', 'e'), '5', 's'), 'rn', 'm'), 'vv', 'w')"
"""SQL: a name without hyphens, and without the figures and pairs of letters that are put for letters they look like."""
_ADDRESS = r"[a-z0-9_.@:/-]+\.[a-z]{2,}[^\s，。]*"
"""Sites and mailboxes in a text, lower case: that one is called like the brand is no word about it. RE2."""
_NAMED = f"kind IN ({PEOPLE}) AND kind NOT IN {MONEY} OR kind IN ('url', 'domain')"


def _under(host: str, domain: str) -> str:
    """SQL: whether a host, or the host of a mailbox, is a domain's or lies under it."""
    return f"({host} = {domain} OR ends_with({host}, '.' || {domain}) OR ends_with({host}, '@' || {domain}))"


@cache
def _suffixes() -> Any:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()


def core(label: str) -> str:
    """What is left of a site's name without the words that say what it is, at its ends; '' when that is too short to be anybody's."""
    name = label.replace("-", "")
    bare = _ENDS.sub("", name)
    return bare if len(bare) >= LETTERS else ""


def read(engine: Engine) -> None:
    """Make what such voices say of themselves public in `sel_prior`, let the wording of what they write join nothing (`serving`), and add to `accused`
    (tellings.py) what takes their name in the complaints that name it.

    Reads: `minted`, `rec`, `sel`, `sel_prior`, `quoted`, `listed_domains`, MENTIONS, RECORDS, MAPPINGS.
    """
    _voices(engine)
    stepwise(engine, "brand", _STEPS, ("own", "shared", "complaints", "named"), _judge)
    for name in ("brand_voices", "brand_names"):
        engine.execute(f"DROP TABLE {name}")


def _voices(engine: Engine) -> None:
    """Make `brand_voices` (voice, record_id, page): mails and pages by the domain they come from; and `brand_names` (voice, name): what it is called."""
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE brand_said AS
        SELECT DISTINCT r.record_id, lower(split_part(a.value, '@', 2)) AS host, false AS page, r.author_name FROM mentions a JOIN records r USING (record_id)
        WHERE r.kind = 'mail' AND a.kind = 'email' AND a.field = 'author'
        UNION ALL
        SELECT record_id, regexp_extract(lower(url), '^https?://(?:[^/@]*@)?([^/:?#]+)', 1), true, NULL FROM records
        WHERE kind IN ('page', 'article', 'document') AND url IS NOT NULL
        """
    )
    hosts = engine.sql("SELECT DISTINCT host FROM brand_said WHERE host <> '' ORDER BY host")[
        "host"
    ].to_pylist()
    shared = engine.sql(
        "SELECT value FROM listed_domains WHERE class IN ('mail', 'host', 'site', 'short', 'tool')"
    )
    known = set(shared["value"].to_pylist())
    made = []
    for host in hosts:
        domain = _suffixes().privatesuffix(host) or ""
        name = core(domain.split(".")[0])
        if name and domain not in known:
            made.append({"host": host, "voice": domain, "name": name})
    schema = pa.schema([(name, pa.large_string()) for name in ("host", "voice", "name")])
    engine.register("brand_domains", pa.Table.from_pylist(made, schema))
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE brand_voices AS SELECT d.voice, s.record_id, s.page FROM brand_said s JOIN brand_domains d USING (host)"
    )
    engine.execute(
        """
        CREATE OR REPLACE TEMP TABLE brand_names AS
        SELECT DISTINCT voice, name, true AS site FROM brand_domains
        UNION
        SELECT d.voice, regexp_replace(lower(s.author_name), '[ -]', '', 'g') AS name, false FROM brand_said s JOIN brand_domains d USING (host)
        GROUP BY ALL HAVING count(*) > 1 AND length(name) >= 4
        """
    )
    engine.execute("DROP TABLE brand_said")


_STEPS = (
    (
        "own",
        # What a voice names as its own. Whoever tells people where to pay is left alone.
        f"""
        WITH said AS (
          SELECT DISTINCT v.voice, v.page, v.record_id, m.kind, m.value, {_THING} AS thing FROM brand_voices v JOIN minted m USING (record_id)
          WHERE m.field IN ('text', 'title', 'cell:Reply-To', 'url') AND (m.kind IN ({PEOPLE}) OR m.kind IN ('url', 'domain'))
        )
        SELECT voice, kind, value, thing FROM said
        WHERE voice NOT IN (SELECT voice FROM said WHERE kind IN {MONEY}) AND (kind NOT IN ('url', 'domain', 'email') OR {_under("thing", "voice")})
        GROUP BY ALL HAVING count(*) >= {SAID} OR bool_or(page)
        """,
    ),
    (
        "shared",
        # Only where somebody else names it too is there anything to decide.
        """
        SELECT DISTINCT o.voice FROM brand_own o JOIN minted m ON m.kind = o.kind AND m.value = o.value
        ANTI JOIN brand_voices v ON v.record_id = m.record_id AND v.voice = o.voice
        """,
    ),
    (
        "complaints",
        f"""
        WITH bearing AS (
          SELECT DISTINCT record_id, {_THING} AS thing FROM minted m WHERE field IN ('text', 'title') AND ({_NAMED})
        ), told AS (
          SELECT r.record_id, coalesce(r.author, r.author_name, r.record_id::VARCHAR) AS writer, r.evidence_id,
                 regexp_replace(left(concat_ws(chr(10), r.title, r.text), {LOOKED_AT}), {literal(QUOTED_PASSAGE)}, '', 'g') AS text
          FROM records r SEMI JOIN bearing USING (record_id) WHERE r.text IS NOT NULL AND r.kind NOT IN ('transfer', 'action')
        )
        SELECT DISTINCT t.record_id, t.writer, b.thing FROM told t JOIN bearing b USING (record_id)
        WHERE (regexp_matches(t.text, {literal(f"{COMPLAINS}|{DENIES}|{OWN_LOSS}")}, 'i') OR evidence_id IN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i')))
          AND (NOT regexp_matches(t.text, {literal(OFFERS)}, 'i') OR regexp_matches(t.text, {literal(DENIES)}, 'i'))
        """,
    ),
    (
        "named",
        # Who writes from a site that is complained of complains of nobody.
        """
        SELECT c.thing, c.record_id, c.writer FROM brand_complaints c LEFT JOIN brand_voices v USING (record_id) WHERE c.thing <> ''
          AND coalesce(v.voice, '') NOT IN (SELECT x.thing FROM brand_complaints x LEFT JOIN brand_voices y ON y.record_id = x.record_id AND y.voice = x.thing WHERE y.voice IS NULL)
        """,
    ),
)


def _taken(engine: Engine) -> None:
    """Make `brand_taken` (voice, thing): what is complained of and takes the brand's name, being called like it by more than a number, or given where it is named."""
    names = engine.sql(
        "SELECT DISTINCT name FROM brand_names SEMI JOIN brand_shared USING (voice) ORDER BY length(name) DESC, name"
    )["name"].to_pylist()
    # All names at once: brands by things would be a product.
    any_name = literal("|".join(re.escape(name) for name in names[:MOST]))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE brand_texts AS
        WITH bearing AS (
          SELECT DISTINCT m.record_id, n.thing FROM minted m JOIN (SELECT DISTINCT thing FROM brand_named) n ON n.thing = {_THING}
          ANTI JOIN brand_complaints c ON c.record_id = m.record_id
        ), texts AS (
          SELECT record_id, regexp_replace(regexp_replace(lower(concat_ws(chr(10), author_name, title, left(text, {LOOKED_AT}))), {literal(_ADDRESS)}, '', 'g'), '[ -]', '', 'g') AS text
          FROM records SEMI JOIN bearing USING (record_id)
        )
        SELECT b.thing, b.record_id, unnest(list_distinct(regexp_extract_all(t.text, {any_name}))) AS found FROM texts t JOIN bearing b USING (record_id)
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE brand_taken AS
        WITH names AS (
          SELECT n.* FROM brand_names n SEMI JOIN brand_shared USING (voice)
        ), alike AS (
          SELECT thing, unnest(list_distinct(regexp_extract_all({_PLAIN.format("thing")}, {_PLAIN.format(any_name)}))) AS found FROM (SELECT DISTINCT thing FROM brand_named)
        ), found AS (
          SELECT n.voice, a.thing FROM alike a JOIN names n ON n.site AND contains(a.found, {_PLAIN.format("n.name")})
          WHERE regexp_replace(split_part(a.thing, '.', 1), '[0-9-]', '', 'g') <> regexp_replace(split_part(n.voice, '.', 1), '[0-9-]', '', 'g')
          UNION
          SELECT n.voice, t.thing FROM brand_texts t JOIN names n ON contains(t.found, n.name)
          ANTI JOIN brand_voices v ON v.record_id = t.record_id AND v.voice = n.voice GROUP BY ALL HAVING count(DISTINCT t.record_id) >= {NAMES_IT}
        )
        SELECT f.* FROM found f ANTI JOIN brand_own o ON o.voice = f.voice AND o.thing = f.thing WHERE NOT {_under("f.thing", "f.voice")}
        """
    )
    engine.execute("DROP TABLE brand_texts")


def _judge(engine: Engine) -> None:
    _taken(engine)
    stepwise(engine, "brand", _LAST, ("imitated",), _tell)
    engine.execute("DROP TABLE brand_taken")


_LAST = (
    (
        "imitated",
        f"""
        WITH third AS (
          SELECT t.voice, c.record_id, c.writer FROM brand_taken t JOIN brand_named c USING (thing) ANTI JOIN brand_voices v ON v.record_id = c.record_id AND v.voice = t.voice
        ), tellers AS (
          SELECT voice, count(DISTINCT writer) AS n FROM third GROUP BY voice
        ), accused AS (
          SELECT o.voice, count(DISTINCT c.writer) AS n FROM brand_own o SEMI JOIN (SELECT voice FROM tellers WHERE n >= {TELLERS}) t ON t.voice = o.voice JOIN brand_named c ON c.thing = o.thing OR {_under("c.thing", "o.voice")}
          ANTI JOIN brand_voices v ON v.record_id = c.record_id AND v.voice = o.voice
          WHERE (o.voice, c.record_id) NOT IN (SELECT voice, record_id FROM third) GROUP BY o.voice
        ), warns AS (
          SELECT v.voice FROM brand_voices v JOIN records r USING (record_id) WHERE regexp_matches(r.text, {literal(f"{COMPLAINS}|{WARNS}")}, 'i')
          UNION
          SELECT t.voice FROM third t JOIN records r USING (record_id) WHERE r.kind = 'mail' AND {_under("lower(r.counterpart)", "t.voice")}
        )
        SELECT t.voice FROM tellers t LEFT JOIN accused a USING (voice) SEMI JOIN warns w ON w.voice = t.voice
        WHERE t.n >= {TELLERS} AND coalesce(a.n, 0) <= greatest(1, {ACCUSED} * t.n)
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Set `sel_prior` and add to `serving` what `brand_imitated` says."""
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE brand_public AS
        SELECT s.sel FROM sel s JOIN brand_own o ON o.kind = s.kind AND o.value = s.value SEMI JOIN brand_imitated USING (voice)
        WHERE (o.voice, o.thing) NOT IN (SELECT voice, thing FROM brand_taken)
        UNION
        SELECT s.sel FROM sel s JOIN brand_imitated b ON s.kind IN ('url', 'domain') AND {_under("lower(regexp_replace(s.host, '^www[.]', ''))", "b.voice")}
        UNION
        -- A person's mailbox there is his own; one that writes again and again, or to which those write who complain, is the brand's.
        SELECT s.sel FROM sel s JOIN brand_imitated b ON s.kind = 'email' AND {_under("lower(s.host)", "b.voice")}
        WHERE s.value IN (SELECT lower(r.author) FROM brand_voices v JOIN records r USING (record_id) GROUP BY 1 HAVING count(*) >= {SAID}
          UNION SELECT lower(r.counterpart) FROM brand_named c JOIN records r USING (record_id) WHERE r.kind = 'mail' GROUP BY 1 HAVING count(DISTINCT c.writer) >= {TELLERS})
        """
    )
    engine.execute(
        "UPDATE sel_prior SET form = 'imitated', private = 0.0 WHERE listed IS NULL AND sel IN (SELECT sel FROM brand_public)"
    )
    why = sentence("not counted: a brand that others imitate wrote it, and its wording is copied")
    engine.execute(
        f"""
        INSERT INTO serving
        SELECT DISTINCT rec.rec, sel.sel, {why}, false FROM brand_voices v SEMI JOIN brand_imitated USING (voice) JOIN minted m USING (record_id)
        JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
        WHERE m.kind IN ('template', 'rewording', 'slot', 'image') AND (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )
    denied = sentence("not counted: it says what is of a brand that others imitate, and what is not")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE brand_denials AS
        SELECT DISTINCT c.record_id FROM brand_named c JOIN brand_taken t ON t.thing = c.thing
        JOIN brand_named o ON o.record_id = c.record_id JOIN brand_own w ON w.thing = o.thing AND w.voice = t.voice
        JOIN records r ON r.record_id = c.record_id SEMI JOIN brand_imitated i ON i.voice = t.voice WHERE regexp_matches(r.text, {literal(DENIES)}, 'i')
        """
    )
    engine.execute(
        f"""
        INSERT INTO serving
        SELECT DISTINCT rec.rec, i.sel, {denied}, false FROM brand_denials JOIN rec USING (record_id) JOIN inc i USING (rec)
        WHERE (rec.rec, i.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )
    engine.execute("DROP TABLE brand_public")
    # What takes its name, as several complain, is whom they accuse: a brand's imitator is met on no market of his own. Who warns of it accuses too, but
    # a warning is of nobody's ring.
    engine.execute(
        f"""
        INSERT INTO accused
        WITH whose AS (
          SELECT DISTINCT t.thing FROM brand_taken t SEMI JOIN brand_imitated USING (voice)
          WHERE t.thing IN (SELECT thing FROM brand_named GROUP BY thing HAVING count(DISTINCT writer) >= {TELLERS})
        )
        SELECT DISTINCT c.record_id, m.kind, m.value FROM brand_named c SEMI JOIN whose USING (thing) JOIN minted m ON m.record_id = c.record_id AND c.thing = {_THING}
        ANTI JOIN (SELECT rec.record_id FROM quoted q JOIN rec USING (rec)) w ON w.record_id = c.record_id
        ANTI JOIN brand_voices v ON v.record_id = c.record_id ANTI JOIN brand_denials d ON d.record_id = c.record_id
        WHERE m.field IN ('text', 'title') AND ({_NAMED}) AND (c.record_id, m.kind, m.value) NOT IN (SELECT record_id, kind, value FROM accused)
        """
    )
    engine.execute("DROP TABLE brand_denials")
