"""Interceptors: a terminal that answered a mobile network for many people's numbers, just when each of them was sent a code.

Whoever takes other people's messages out of the air makes the network believe that his terminal is theirs. In the log of the cell one
terminal then bears one number after another, and on their owners' telephones codes arrive that they did not ask for. A terminal
with many numbers alone proves nothing (cheap handsets share a serial number, a company has a rack of cards); a code to one number
alone proves nothing either. The two together, for three people or more, do. Where the case says which cards go with those numbers, what
was paid from three of them or more into one account just then is part of it, and so is that account's statement.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.model.codes import CODE_TEXT
from ringbreak.model.progress import Progress
from ringbreak.words import say

PEOPLE = 3
"""Numbers that must have got a code while the terminal answered for them."""
SHARE = 0.5
"""Share of the terminal's numbers that must have, of those whose codes the case holds: a rack of cards gets its codes by day too."""
MINUTES = 15
"""Minutes between the network's event and the code, either way: clocks differ."""
WORDED = 0.5
"""Share of a family's texts that must hold a code for the family to be a service's notice."""
HOURS = 2
"""Hours after the code within which money leaves."""
_PHONE = "right(regexp_replace({}, '[^0-9]', '', 'g'), 11)"


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`interceptor` on the events of such a terminal, on the codes that came meanwhile and on the money that left after them.

    The wording of codes is a service's, sent to everybody: families of such texts, minted before, are taken back.

    Reads: ACTIONS with a device, PROFILES (whose number, which card), RECORDS, TRANSFERS, MENTIONS.
    """
    engine.execute(
        f"""
        DELETE FROM minted WHERE kind = 'template' AND value IN (
          SELECT m.value FROM minted m JOIN records r USING (record_id) WHERE m.kind = 'template' GROUP BY m.value
          HAVING avg((regexp_matches(r.text, '码|碼|(?i:code|word|otp)') AND regexp_matches(r.text, '{CODE_TEXT}'))::INT) > {WORDED})
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE answered AS
        WITH numbers AS (
          SELECT record_id, min({_PHONE.format("phone")}) AS phone FROM profiles
          WHERE length(regexp_replace(coalesce(phone, ''), '[^0-9]', '', 'g')) >= 7 GROUP BY record_id
        ), events AS (
          SELECT a.record_id, a.device, coalesce(n.phone, CASE WHEN regexp_matches(a.actor, '^[+]?[0-9 -]{{7,16}}$') THEN {_PHONE.format("a.actor")} END) AS phone,
                 a.acted_at
          FROM actions a LEFT JOIN numbers n USING (record_id) WHERE a.device IS NOT NULL AND a.device <> '' AND a.acted_at IS NOT NULL
        )
        SELECT * FROM events WHERE phone IS NOT NULL
          AND device IN (SELECT device FROM events GROUP BY device HAVING count(DISTINCT phone) >= {PEOPLE})
        """
    )
    if not engine.sql("SELECT count(*) AS n FROM answered")["n"][0].as_py():
        engine.execute("DROP TABLE answered")
        return
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE caught AS
        WITH codes AS (
          SELECT r.record_id, {_PHONE.format("p.phone")} AS phone, r.sent_at FROM profiles p JOIN records r USING (record_id)
          WHERE r.text IS NOT NULL AND r.sent_at_precision IN ('second', 'minute') AND p.phone IS NOT NULL
            AND regexp_matches(r.text, '{CODE_TEXT}')
        ), meant AS (
          SELECT a.device, a.phone, a.record_id AS event_id, c.record_id AS code_id FROM answered a JOIN codes c
            ON c.phone = a.phone AND c.sent_at BETWEEN a.acted_at - INTERVAL {MINUTES} MINUTE AND a.acted_at + INTERVAL {MINUTES} MINUTE
        ), held AS (
          SELECT device, count(DISTINCT phone) AS numbers, count(DISTINCT phone) FILTER (phone IN (SELECT phone FROM codes)) AS told
          FROM answered GROUP BY device
        ), strong AS (
          SELECT m.device, count(DISTINCT m.phone) AS people, any_value(h.numbers) AS numbers FROM meant m JOIN held h USING (device)
          GROUP BY m.device HAVING count(DISTINCT m.phone) >= {PEOPLE} AND count(DISTINCT m.phone) >= {SHARE} * any_value(h.told)
        )
        SELECT DISTINCT s.device, s.people, s.numbers, x.record_id, x.part, x.phone, x.moment
        FROM strong s JOIN (
          SELECT device, record_id, 'event' AS part, phone, acted_at AS moment FROM answered
          UNION SELECT m.device, m.code_id, 'code', m.phone, c.sent_at FROM meant m JOIN codes c ON c.record_id = m.code_id) x USING (device)
        """
    )
    _money(engine)
    event = sentence(
        "this terminal answered the network for {numbers} numbers, {people} of which were sent a code within {minutes} minutes",
        numbers="numbers", people="people", minutes=str(MINUTES),
    )  # fmt: skip
    code = sentence(
        "the code came within {minutes} minutes of a terminal that answered the network for this number and for {others} others",
        minutes=str(MINUTES), others="(numbers - 1)",
    )  # fmt: skip
    money = literal(say(
        "it was paid within {hours} hours after such a terminal answered for somebody, into an account that was paid so from the cards of {people} numbers or more",
        hours=HOURS, people=PEOPLE,
    ))  # fmt: skip
    statement = literal(
        say(
            "it is the statement of an account that was paid after such a terminal answered, from the cards of {people} numbers or more",
            people=PEOPLE,
        )
    )
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT record_id, 'interceptor', device, device, NULL, NULL, NULL, 0,
               min(CASE part WHEN 'money' THEN {money} WHEN 'statement' THEN {statement} WHEN 'event' THEN {event}
                   ELSE {code} END)
        FROM caught WHERE record_id IS NOT NULL GROUP BY record_id, device ORDER BY record_id, device
        """
    )
    engine.execute("DROP TABLE caught")
    engine.execute("DROP TABLE answered")


def _money(engine: Engine) -> None:
    """Add to `caught` what was paid after the codes, and the statements of the accounts it went to."""
    plain = "regexp_replace({}, '[^0-9A-Za-z]', '', 'g')"
    engine.execute(
        f"""
        INSERT INTO caught
        WITH cards AS (
          SELECT DISTINCT {_PHONE.format("phone")} AS phone, {plain.format("bank_card")} AS card FROM profiles
          WHERE phone IS NOT NULL AND length({plain.format("bank_card")}) >= 8
        ), paid AS (
          SELECT record_id, {plain.format("payer")} AS payer, {plain.format("payee")} AS payee, moved_at FROM transfers
          WHERE direction_known AND payer IS NOT NULL AND payee IS NOT NULL AND moved_at IS NOT NULL
        ), codes AS (
          SELECT DISTINCT device, people, numbers, phone, moment FROM caught
        ), after AS (
          SELECT DISTINCT c.device, p.payee, c.phone FROM codes c JOIN cards d USING (phone) JOIN paid p ON p.payer = d.card
            AND p.moved_at BETWEEN c.moment - INTERVAL {MINUTES} MINUTE AND c.moment + INTERVAL {HOURS} HOUR
        ), tills AS (
          -- Two terminals of one car catch the same people; the account is the same.
          SELECT DISTINCT device, payee FROM after SEMI JOIN (
            SELECT payee FROM after GROUP BY payee HAVING count(DISTINCT phone) >= {PEOPLE}) USING (payee)
        ), found AS (
          SELECT DISTINCT c.device, c.people, c.numbers, p.record_id, 'money' AS part FROM tills t JOIN paid p USING (payee)
          JOIN codes c ON c.device = t.device AND p.moved_at BETWEEN c.moment - INTERVAL {MINUTES} MINUTE AND c.moment + INTERVAL {HOURS} HOUR
          UNION
          SELECT DISTINCT t.device, 0, 0, m.record_id, 'statement' FROM tills t JOIN mentions m ON {plain.format("m.value")} = t.payee
          JOIN records r ON r.record_id = m.record_id AND r.kind = 'metadata'
        )
        SELECT device, people, numbers, record_id, part, NULL, NULL FROM found
        """
    )


LINKER = Linker(
    name="interceptors",
    title="Terminals that answer for other people's numbers",
    kinds=("interceptor",),
    mint=mint,
    source="docs/case-types.md",
)
