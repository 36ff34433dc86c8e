"""Work rooms: a chat in which several hand one another the contacts and accounts of which complaints tell, as theirs to use.

The telephone of somebody who works for a swindle holds the group in which it is worked: which card is used today, which number was blocked and is
changed, to which page customers are sent. Whoever complains knows one of these each. Neighbours, officers and clerks of a bank name such things
too, and warn, ask or block; in a market's hall everybody hands out his own. So it takes several who give such things, of several kinds, in words of use, and hardly anybody
else in the room. A house that changes its numbers and pages often is told of once for each: then more of them, given by more, say the same.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.linkers.handovers import ACCUSED, MET, OWN, SENT, SENT_ON, SITES
from ringbreak.linking.paid import BANKED, MONEY
from ringbreak.linking.steps import stepwise
from ringbreak.linking.tellings import LEADS, PERSONS, passages
from ringbreak.model.accused_callers import CALLER, COMPLAINANT, accused_callers, around
from ringbreak.model.progress import Progress

GIVERS = 2
"""Speakers who give such a thing, each another one."""
THINGS = 3
"""Different things given, one of them an account or a person's contact."""
TOLD = 2
"""Complaints that must tell of each thing that they were led or paid by it."""
BROADLY, BROAD_GIVERS = 5, 3
"""Or different things, told of by as many complaints, and the speakers who give them, when some are told of once only."""
SPEAKERS = 12
"""Speakers of such a room at the most; and PART of them give something."""
PART = 0.5
SAID = 10
"""Messages of the room."""
NAMING = 1 / 3
"""The most of its messages that name anything of the kind: in a market's hall most do."""
USES = (
    r"(?:我|咱)(?:们)?(?:的|这个?|那个?)?(?:手机)?(?:号|微信|卡)|(?:今[天日晚]|现在|以后|从今|明天)[^。；;\n]{0,8}(?:用|打|走|换|发|推)|改用|换(?:成|了|号|卡|新)|(?:卡|号|码|链接|网址|包)[^。；;\n]{0,4}(?:换|封|风控|挂)|用这(?:个|张|套)"
    r"|[用换切] ?[0-9a-zA-Z]|停[掉用]|扔掉|作废|备着|[上下]线|统一"
    r"|(?:引|导|推|发|转)(?:到|给|去)|(?:让|叫)(?:客户|他|她|他们|用户|会员)|话术|(?:新|备用)(?:卡|号|码|链接|网址|域名|包)|下载|"
    r"\b(?:use|switch(?:ed)? to|send (?:them|him|her|clients?|customers?)|my (?:number|line|card)|new (?:card|number|link|domain|account)|today'?s|push them|route)\b"
)
"""How something is handed out to be used. RE2, ignoring case."""
NOT_OURS = (
    r"骗|诈|报案|举报|民警|警方|警官|反诈|派出所|止付|(?:请|已|申请|予以|协助|马上)[^。，]{0,4}冻结|核[查实]|协查|查一?下|可疑|涉案|提醒|注意|当心|小心|别信|别点|谨防|曝光|投诉|受害|转发|新闻|\?|？|"
    r"\b(?:scam\w*|fraud\w*|police|report(?:ed|s|ing)?|freeze|frozen|block(?:ed)? (?:the )?account|investigat\w*|suspicious|beware|warn\w*|victims?|complain\w*)\b"
)
"""How whoever warns, asks or keeps watch speaks of it."""
STRUCK = r"被(?:人|客户|用户)?(?:投诉|举报|查)"
"""How those of whom people complain speak of it; left out before warnings are looked for."""
_TALK = "r.evidence_id || ':' || coalesce(r.channel, '')"
_SPEAKER = "coalesce(r.author, r.author_name)"


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`room` on what those say who give such things there, and on the complaints that tell of them.

    Reads: `minted` (identifiers), RECORDS, FIELDS, MAPPINGS.
    """
    stepwise(engine, "room", _STEPS, ("rows", "told", "found"), _tell)
    progress.step("rooms", 1, 1, "registers")


_STEPS = (
    (
        "rows",
        f"""
        SELECT r.record_id, r.text FROM records r
        SEMI JOIN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i')) c USING (evidence_id)
        WHERE r.kind IN ('message', 'post', 'row', 'listing', 'profile')
        """,
    ),
    (
        "callers",
        f"SELECT DISTINCT record_id FROM records SEMI JOIN ({accused_callers('minted')}) c USING (evidence_id)",
    ),
    (
        "told",
        # What complaints tell of a thing that led them, or into which they paid.
        f"""
        SELECT DISTINCT record_id, kind, value FROM ({passages("room_rows", f"{MONEY[1:-1]}, {PERSONS}, {SITES}, 'url'")})
        WHERE {around(ACCUSED, "header")} OR {around(CALLER, "header")} AND record_id IN (SELECT record_id FROM room_callers) OR {LEADS} OR kind IN {BANKED} AND NOT {around(OWN, "before")}
          OR kind IN ({SITES}, 'url') AND ({around(SENT, "before")} OR {around(SENT_ON, "behind")}) AND NOT {around(MET, "before")}
        """,
    ),
    (
        "things",
        "SELECT kind, value, count(*) AS told FROM room_told GROUP BY ALL",
    ),
    (
        "said",
        f"""
        SELECT DISTINCT r.record_id, {_TALK} AS talk, {_SPEAKER} AS speaker, m.kind, m.value, t.told, regexp_replace(r.text, {literal(STRUCK)}, '', 'g') AS text
        FROM minted m JOIN room_things t ON t.kind = m.kind AND t.value = m.value JOIN records r USING (record_id)
        WHERE r.kind = 'message' AND m.field = 'text' AND coalesce({_SPEAKER}, '') <> '' AND r.record_id NOT IN (SELECT record_id FROM room_rows)
        """,
    ),
    (
        "given",
        # One who warns or asks there, and it is no room. Things told of once are looked at by themselves.
        " UNION ALL ".join(
            f"""
            SELECT *, {broad} AS broad FROM room_said WHERE told >= {told} AND regexp_matches(text, {literal(USES)}, 'i')
              AND talk NOT IN (SELECT talk FROM room_said WHERE told >= {told} AND regexp_matches(text, {literal(NOT_OURS)}, 'i'))
            """
            for broad, told in (("false", TOLD), ("true", 1))
        ),
    ),
    (
        "found",
        f"""
        WITH complaining AS (
          SELECT g.talk, g.broad, count(DISTINCT t.record_id) AS n FROM room_given g JOIN room_told t ON t.kind = g.kind AND t.value = g.value GROUP BY ALL
        ), likely AS (
          SELECT talk, broad, count(DISTINCT speaker) AS givers FROM room_given JOIN complaining c USING (talk, broad) GROUP BY talk, broad
          HAVING count(DISTINCT speaker) >= CASE WHEN broad THEN {BROAD_GIVERS} ELSE {GIVERS} END AND count(DISTINCT value) >= CASE WHEN broad THEN {BROADLY} ELSE {THINGS} END
            AND (NOT broad OR any_value(c.n) >= {BROADLY}) AND bool_or(kind NOT IN ({SITES}, 'url'))
            -- Each has something that the others do not give.
            AND count(DISTINCT speaker) <= count(DISTINCT value)
        ), sized AS (
          SELECT {_TALK} AS talk, count(*) AS n, count(DISTINCT {_SPEAKER}) AS speakers FROM records r
          WHERE r.kind = 'message' AND {_TALK} IN (SELECT talk FROM likely) GROUP BY ALL
        ), naming AS (
          SELECT l.talk, l.broad, count(DISTINCT s.record_id) AS n FROM likely l JOIN room_said s ON s.talk = l.talk AND (l.broad OR s.told >= {TOLD}) GROUP BY ALL
        )
        SELECT l.talk, left(md5(l.talk), 16) AS value, l.givers, l.broad FROM likely l JOIN sized z USING (talk) JOIN naming g USING (talk, broad)
        WHERE z.n >= {SAID} AND z.speakers <= {SPEAKERS} AND l.givers >= {PART} * z.speakers AND g.n <= {NAMING} * z.n
        QUALIFY row_number() OVER (PARTITION BY l.talk ORDER BY l.broad) = 1
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Mint `room` from `room_found`."""
    said = sentence(
        "it was said in a chat in which {givers} people hand one another what complaints tell of, by one of them",
        givers="f.givers::VARCHAR",
    )
    told = sentence(
        "it tells of something that {givers} people hand one another in a chat, as theirs to use",
        givers="f.givers::VARCHAR",
    )
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT r.record_id, 'room', f.value, '× ' || f.givers, NULL, NULL, NULL, 0, {said}
        FROM room_found f JOIN records r ON {_TALK} = f.talk SEMI JOIN room_given g ON g.talk = f.talk AND g.broad = f.broad AND g.speaker = {_SPEAKER} WHERE r.kind = 'message'
        UNION ALL
        SELECT DISTINCT t.record_id, 'room', f.value, '× ' || f.givers, NULL, NULL, NULL::INTEGER, 0, {told}
        FROM room_found f JOIN room_given g USING (talk, broad) JOIN room_told t ON t.kind = g.kind AND t.value = g.value
        """
    )


LINKER = Linker(
    name="rooms",
    title="Chats in which several hand out what complaints tell of",
    kinds=("room",),
    mint=mint,
    source="docs/decisions/0037-halls-and-conduits.md",
)
