"""Casts: chats in which the same several people speak under the same nicknames, and the bill that pays them.

Seized telephones hold chats as text, with nicknames and no ids, and the same people meet in the group where orders come in, in the one where accounts are settled, and in the bill of
whoever keeps the till. One nickname in two chats says nothing, nor does a full name. Three nicknames that stand together in two chats, and hardly anywhere else
in the case, are the same three people. Families, neighbours and colleagues meet in two groups as well, and so do the sellers of one market: a cast counts only
where both chats deal in sums, where something that it names stands outside both, and where its members do not each advertise a contact of their own.
"""

from __future__ import annotations

import hashlib

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.columns import PEOPLE
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.quoted import THINGS, VICTIMS
from ringbreak.linking.steps import stepwise
from ringbreak.model.accused_callers import COMPLAINANT
from ringbreak.model.progress import Progress

SAME = 3
"""Nicknames that two chats, or a chat and a bill, must have in common."""
PART = 0.25
"""And their share of all who speak in the smaller one."""
SMALL, LARGE = 15, 30
"""Speakers of the smaller and of the larger chat at the most: in halls everybody meets everybody."""
RARE = 6
"""Chats of several and bills in which a nickname stands at the most; more, and it is a word (客服, Boss)."""
DEALS = 3
"""Messages in each chat that speak of sums; and payments of a bill whose sums its chat tells, from which the two are a cast without a second chat."""
_SUM = r"(?:[0-9]{2}|[一二两三四五六七八九十][百千万]|百|千)"
_PAY = r"(?:元|块|转|付|款|结|收|钱|报|押金|底薪|工资|[一每/] ?[条单张篇套个份周天次])"
SUMS = rf"{_SUM}.{{0,8}}{_PAY}|{_PAY}.{{0,8}}{_SUM}|\b(?:paid|pay|sent|send|price|owe|fee|cost|usdt|usd|gbp|cny)\b"
"""How sums are spoken of. RE2, ignoring case."""
ADVERTISE = 2
"""Messages in which a member gives one contact, from which he advertises it; two who advertise different ones are a market's."""
LEADS = 5
"""Messages at the least of whoever speaks as much there as the members do on the whole, and is one of them."""
DAYS = 2
"""Days between a payment and a message that tells its sum."""
ALIKE = 2
"""Payments to members of a chat with one memo, from which the memo is that of their dealings."""
WORDS = (
    r"^(?:系统.*|客服.*|管理员|群主|群助手|老板|老师|经理|财务|助理|我|本人|自己|对方|匿名.*|未知.*|用户.*|妈|爸|妈妈|爸爸|老妈|老爸|老公|老婆|媳妇|姐|哥|弟|妹|老弟|同学|房东|"
    r"me|you|i|admin.*|system.*|unknown.*|user.*|boss|mum|mom|dad|support|customer.*|seller|buyer|deleted account|[0-9+*\s-]+|.)$"
)
"""What many are called. RE2, lower case."""
_TALK = "r.evidence_id || ':' || coalesce(r.channel, '')"
_NAME = "lower(trim({}))"


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`cast` on what such people say in those chats, in their talks with one another, and on the payments to them.

    Reads: `minted` (identifiers), RECORDS, TRANSFERS, MAPPINGS.
    """
    stepwise(engine, "cast", _STEPS, ("names", "found"), _tell)
    progress.step("casts", 1, 1, "registers")


_STEPS = (
    (
        "said",
        f"""
        SELECT r.record_id, {_TALK} AS talk, {_NAME.format("r.author_name")} AS name, r.author IS NOT NULL AS known, r.platform, r.sent_at, r.text
        FROM records r ANTI JOIN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i')) c USING (evidence_id)
        WHERE r.kind = 'message' AND r.author_name IS NOT NULL AND NOT regexp_matches(coalesce(r.channel, ''), {literal(VICTIMS)}, 'i')
        """,
    ),
    (
        "talks",
        "SELECT talk, bool_or(known) AS known, any_value(platform) AS platform, count(DISTINCT name) AS speakers FROM cast_said GROUP BY talk HAVING count(DISTINCT name) <= "
        + str(LARGE),
    ),
    (
        "paid",
        f"""
        SELECT t.record_id, r.evidence_id AS bill, {_NAME.format("coalesce(t.payer, t.payee)")} AS name, t.amount, t.moved_at, coalesce(t.memo, '') AS memo
        FROM transfers t JOIN records r USING (record_id) WHERE (t.payer IS NULL) <> (t.payee IS NULL)
        """,
    ),
    (
        "names",
        f"""
        WITH all_names AS (
          SELECT DISTINCT talk AS place, name FROM cast_said SEMI JOIN cast_talks USING (talk) UNION SELECT DISTINCT bill, name FROM cast_paid
        )
        SELECT place, name FROM all_names LEFT JOIN cast_talks t ON t.talk = place WHERE NOT regexp_matches(name, {literal(WORDS)})
        QUALIFY count(*) OVER (PARTITION BY name) > 1 AND count(*) FILTER (coalesce(t.speakers, {SAME}) >= {SAME}) OVER (PARTITION BY name) <= {RARE}
        """,
    ),
    (
        "pairs",
        # Where both chats show ids of one platform, these tell who is who.
        f"""
        SELECT a.place AS one, b.place AS two, list(a.name ORDER BY a.name) AS members
        FROM cast_names a JOIN cast_names b ON a.name = b.name AND a.place < b.place JOIN cast_talks s ON s.talk = a.place JOIN cast_talks t ON t.talk = b.place
        WHERE NOT (s.known AND t.known AND s.platform IS NOT DISTINCT FROM t.platform)
        GROUP BY a.place, b.place, s.speakers, t.speakers
        HAVING count(*) >= {SAME} AND count(*) >= {PART} * least(s.speakers, t.speakers) AND least(s.speakers, t.speakers) <= {SMALL}
        """,
    ),
    (
        "told",
        # Payments to or by a speaker of a chat, of which somebody there tells the sum.
        f"""
        SELECT DISTINCT p.record_id, p.bill, p.name, n.place AS talk, p.amount FROM cast_paid p JOIN cast_names n ON n.name = p.name JOIN cast_said s ON s.talk = n.place
        WHERE abs(epoch(s.sent_at) - epoch(p.moved_at)) <= {DAYS * 86400} AND regexp_matches(s.text, {literal(SUMS)}, 'i')
          AND list_contains(list_transform(regexp_extract_all(replace(s.text, ',', ''), '[0-9]{{2,9}}(?:\\.[0-9]{{1,2}})?'), lambda x: try_cast(x AS DECIMAL(18, 2))), p.amount)
        """,
    ),
    (
        "billed",
        f"""
        SELECT a.place AS one, b.place AS two, list(a.name ORDER BY a.name) AS members
        FROM cast_names a JOIN cast_names b ON a.name = b.name JOIN cast_talks s ON s.talk = a.place
        SEMI JOIN (SELECT talk, bill FROM cast_told GROUP BY ALL HAVING count(DISTINCT amount) >= {DEALS}) t ON t.talk = a.place AND t.bill = b.place
        GROUP BY a.place, b.place, s.speakers HAVING count(*) >= {SAME} AND count(*) >= {PART} * s.speakers
        """,
    ),
    (
        "spoken",
        "SELECT DISTINCT p.one, p.two, s.record_id, s.talk, s.name, s.text FROM cast_pairs p JOIN cast_said s ON s.talk IN (p.one, p.two) AND list_contains(p.members, s.name)",
    ),
    (
        "borne",
        f"""
        SELECT DISTINCT s.one, s.two, s.record_id, s.name, m.kind, m.value FROM cast_spoken s JOIN minted m USING (record_id)
        WHERE m.field = 'text' AND m.kind IN ({PEOPLE}, {THINGS})
        """,
    ),
    (
        "found",
        f"""
        WITH dealing AS (
          SELECT one, two FROM (
            SELECT p.one, p.two, s.talk FROM cast_pairs p JOIN cast_said s ON s.talk IN (p.one, p.two) WHERE regexp_matches(s.text, {literal(SUMS)}, 'i') GROUP BY ALL HAVING count(*) >= {DEALS})
          GROUP BY ALL HAVING count(*) = 2
        ), market AS (
          SELECT one, two FROM (SELECT one, two, name, kind, value FROM cast_borne WHERE kind IN ({PEOPLE}) GROUP BY ALL HAVING count(*) >= {ADVERTISE})
          GROUP BY ALL HAVING count(DISTINCT name) > 1 AND count(DISTINCT value) > 1
        ), outside AS (
          SELECT DISTINCT b.one, b.two FROM cast_borne b JOIN minted m ON m.kind = b.kind AND m.value = b.value JOIN records r ON r.record_id = m.record_id
          WHERE {_TALK} NOT IN (b.one, b.two)
        )
        SELECT one, two, members FROM cast_pairs SEMI JOIN dealing USING (one, two) SEMI JOIN outside USING (one, two) ANTI JOIN market USING (one, two)
        UNION ALL SELECT one, two, members FROM cast_billed ORDER BY one, two
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Mint `cast` from `cast_found`, one a set of chats that pairs join."""
    pairs = engine.sql("SELECT one, two, members FROM cast_found").to_pylist()
    group: dict[str, str] = {}
    for pair in pairs:
        low, high = sorted(
            (group.setdefault(pair["one"], pair["one"]), group.setdefault(pair["two"], pair["two"]))
        )
        group = {talk: low if of == high else of for talk, of in group.items()}
    members = sorted({(talk, name) for p in pairs for talk in (p["one"], p["two"]) for name in p["members"]})
    count = {of: len({name for talk, name in members if group[talk] == of}) for of in group.values()}
    engine.register(
        "cast_members_found",
        pa.table(
            {
                "talk": [talk for talk, _ in members],
                "name": [name for _, name in members],
                "value": [
                    hashlib.md5(group[t].encode(), usedforsecurity=False).hexdigest()[:16] for t, _ in members
                ],
                "count": pa.array([count[group[t]] for t, _ in members], pa.int64()),
            }
        ),
    )
    engine.execute("CREATE OR REPLACE TEMP TABLE cast_members AS SELECT * FROM cast_members_found")
    _leaders(engine)
    _talks_of_two(engine)
    spoke = sentence(
        "one of {count} people who speak under the same nicknames in several chats said it",
        count="c.count::VARCHAR",
    )
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT DISTINCT s.record_id, 'cast', c.value, '× ' || c.count, NULL, NULL::INTEGER, NULL::INTEGER, 0, {spoke}
        FROM cast_members c JOIN cast_said s USING (talk, name)
        """
    )
    _payments(engine)
    engine.execute("DROP TABLE cast_members")


def _leaders(engine: Engine) -> None:
    """Add to `cast_members` who says as much in such a chat as its members do on the whole: who hands out the work need not come to the chat of accounts."""
    engine.execute(
        f"""
        INSERT INTO cast_members
        WITH spoke AS (
          SELECT s.talk, s.name, c.value, c.count, count(*) AS n FROM cast_said s LEFT JOIN cast_members c USING (talk, name)
          WHERE s.talk IN (SELECT talk FROM cast_members) GROUP BY ALL
        ), usual AS (
          SELECT talk, avg(n) AS n, any_value(value) AS value, any_value(count) AS count FROM spoke WHERE value IS NOT NULL GROUP BY talk
        )
        SELECT s.talk, s.name, u.value, u.count FROM spoke s JOIN usual u USING (talk)
        WHERE s.value IS NULL AND s.n >= greatest(u.n, {LEADS}) AND NOT regexp_matches(s.name, {literal(WORDS)})
        """
    )


def _talks_of_two(engine: Engine) -> None:
    """Add to `cast_members` both sides of a talk of two when both speak in one of its chats and one of them is a member."""
    engine.execute(
        """
        INSERT INTO cast_members
        WITH two AS (
          SELECT s.talk, min(s.name) AS a, max(s.name) AS b FROM cast_said s SEMI JOIN cast_talks t ON t.talk = s.talk AND t.speakers = 2
          WHERE s.talk NOT IN (SELECT talk FROM cast_members) GROUP BY s.talk
        ), met AS (
          SELECT t.talk, t.a, t.b, x.place AS chat, any_value(c.value) AS value, any_value(c.count) AS count
          FROM two t JOIN cast_names x ON x.name = t.a JOIN cast_names y ON y.name = t.b AND y.place = x.place JOIN cast_members c ON c.talk = x.place AND c.name IN (t.a, t.b)
          WHERE x.place <> t.talk GROUP BY ALL
        )
        SELECT DISTINCT talk, name, value, count FROM (
          SELECT talk, a AS name, value, count FROM met UNION ALL SELECT talk, b, value, count FROM met
          UNION ALL SELECT chat, a, value, count FROM met UNION ALL SELECT chat, b, value, count FROM met)
        WHERE (talk, name) NOT IN (SELECT talk, name FROM cast_members)
        """
    )


def _payments(engine: Engine) -> None:
    """Mint `cast` on payments of a bill to or from members, where one of them at least is told of in the chats.

    A payment counts when somebody in the chat tells its sum within DAYS, or when ALIKE of the members' payments have its memo.
    """
    paid = sentence(
        "it pays or is paid by one of {count} people who speak under the same nicknames in several chats, as they tell one another",
        count="count::VARCHAR",
    )
    engine.execute(
        f"""
        INSERT INTO minted
        WITH dealt AS (
          SELECT DISTINCT p.record_id, p.bill, p.name, p.amount, p.moved_at, p.memo, c.value, c.count
          FROM cast_paid p JOIN cast_members c USING (name) WHERE NOT regexp_matches(p.name, {literal(WORDS)})
        ), bills AS (
          SELECT bill, value FROM dealt GROUP BY ALL HAVING count(DISTINCT name) >= {SAME}
        ), told AS (
          SELECT DISTINCT t.record_id, t.bill, c.value FROM cast_told t JOIN cast_members c ON c.talk = t.talk AND c.name = t.name
        ), alike AS (
          SELECT bill, value, memo FROM dealt SEMI JOIN bills USING (bill, value) GROUP BY ALL HAVING count(*) >= {ALIKE}
        )
        SELECT DISTINCT d.record_id, 'cast', d.value, '× ' || d.count, NULL, NULL::INTEGER, NULL::INTEGER, 0, {paid}
        FROM dealt d SEMI JOIN bills USING (bill, value) LEFT JOIN told t ON t.record_id = d.record_id AND t.value = d.value LEFT JOIN alike a ON a.bill = d.bill AND a.value = d.value AND a.memo = d.memo
        WHERE (t.record_id IS NOT NULL OR a.memo IS NOT NULL) AND (d.bill, d.value) IN (SELECT bill, value FROM told)
        """
    )


LINKER = Linker(
    name="casts",
    title="Chats in which the same people speak, and bills that pay them",
    kinds=("cast",),
    mint=mint,
    source="docs/decisions/0046-casts-of-chats.md",
)
