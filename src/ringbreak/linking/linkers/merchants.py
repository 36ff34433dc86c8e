"""Merchant numbers: what a chat tells others to pay into, and the rows of a payment service's list that show what came in.

A payment service answers an inquiry with a list of settlements by merchant number, and an operation takes its money under such a number, called a tea
shop. The list holds honest shops by the hundred, each with many rows, so a number counts only where somebody in a chat tells others to pay there, and no more
than a few people do: they take the money, so what they say in that chat is of it. Whoever names the shop in which
he bought is not one of them, nor is what a page, a letter or a complaint says by itself, or a page that names the numbers of several.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.steps import stepwise
from ringbreak.model.accused_callers import COMPLAINANT
from ringbreak.model.progress import Progress

NUMBER = r"^商[户戶](?:编?号|代码|ID|识别码)$|^merchant[ _-]?(?:id|no\.?|number|code)$"
"""Headers of columns that hold merchant numbers. RE2, ignoring case."""
FORM = r"[A-Za-z]{1,6}[0-9]{4,14}"
"""How such numbers look where they stand in a text; mere figures could be anything."""
TOLD = r"收款|备注|(?:付|打|转|汇|充)(?:款|账|值)?(?:到|至|进|码)|走|用这个|\b(?:pay (?:to|into|via)|send (?:it )?to|reference)\b"
"""How somebody tells others to pay there. RE2, ignoring case."""
NOTICE = r"关闭|停用|停止(?:服务|合作|收款)|封停|清退|核查|不代表|公告|通报|涉嫌|涉诈|查处|查询|协查|举报|谨防|盗用|冒用|无关|\b(?:closed|suspended|notice|press|suspected|report)\b"
"""How a page or letter names it that does not tell to pay there, but of it."""
WRITERS = 3
"""People who tell so, at the most; of a shop its customers do."""


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`merchant` on rows of lists that have such a column, and on what names the number, where a chat tells to pay there.

    Reads: RECORDS, FIELDS, MAPPINGS.
    """
    stepwise(engine, "merchant", _STEPS, ("rows", "told", "found"), _tell)
    progress.step("merchants", 1, 1, "registers")


_STEPS = (
    (
        "rows",
        f"""
        SELECT f.record_id, upper(trim(f.value)) AS value FROM fields f
        WHERE regexp_matches(f.field, {literal(NUMBER)}, 'i') AND regexp_full_match(trim(f.value), {literal(FORM)})
        """,
    ),
    (
        "named",
        f"""
        WITH said AS (
          SELECT record_id, evidence_id, channel, kind, coalesce(author, author_name) AS writer, text, unnest(regexp_extract_all(text, {literal(FORM)})) AS token
          FROM records WHERE kind NOT IN ('transfer', 'action') AND regexp_matches(text, {literal(FORM)})
        )
        SELECT DISTINCT s.record_id, s.evidence_id, s.channel, s.kind, s.writer, s.text, upper(s.token) AS value FROM said s
        WHERE upper(s.token) IN (SELECT value FROM merchant_rows) AND s.record_id NOT IN (SELECT record_id FROM merchant_rows)
        """,
    ),
    (
        "told",
        f"""
        SELECT value FROM merchant_named ANTI JOIN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i')) c USING (evidence_id)
        WHERE kind = 'message' GROUP BY value
        HAVING bool_or(regexp_matches(text, {literal(TOLD)}, 'i')) AND count(DISTINCT writer) BETWEEN 1 AND {WRITERS}
        """,
    ),
    (
        "tellers",
        # Where each number is told of; two that no chat has in common are two houses'.
        f"""
        SELECT DISTINCT value, evidence_id || ':' || coalesce(channel, '') AS talk, writer FROM merchant_named SEMI JOIN merchant_told USING (value)
        WHERE kind = 'message' AND regexp_matches(text, {literal(TOLD)}, 'i')
        """,
    ),
    (
        "lists",
        """
        SELECT DISTINCT a.record_id FROM merchant_named a JOIN merchant_named b ON b.record_id = a.record_id AND b.value > a.value
        SEMI JOIN merchant_told x ON x.value = a.value SEMI JOIN merchant_told y ON y.value = b.value
        WHERE a.kind <> 'message' AND NOT EXISTS (
          SELECT 1 FROM merchant_tellers s JOIN merchant_tellers t ON t.talk = s.talk OR t.writer = s.writer WHERE s.value = a.value AND t.value = b.value)
        """,
    ),
    (
        "found",
        f"""
        SELECT record_id, value, true AS listed FROM merchant_rows SEMI JOIN merchant_told USING (value)
        UNION SELECT record_id, value, false FROM merchant_named SEMI JOIN merchant_told USING (value) ANTI JOIN merchant_lists USING (record_id)
        WHERE kind = 'message' OR regexp_matches(text, {literal(TOLD)}, 'i') AND NOT regexp_matches(text, {literal(NOTICE)}, 'i')
        """,
    ),
    (
        "said",
        # What else those say in that chat who tell to pay there.
        f"""
        SELECT DISTINCT r.record_id, t.value FROM merchant_named n SEMI JOIN merchant_told USING (value) JOIN merchant_told t ON t.value = n.value
        JOIN records r ON r.evidence_id = n.evidence_id AND r.channel IS NOT DISTINCT FROM n.channel AND coalesce(r.author, r.author_name) = n.writer
        WHERE n.kind = 'message' AND regexp_matches(n.text, {literal(TOLD)}, 'i') AND r.kind = 'message' AND r.record_id NOT IN (SELECT record_id FROM merchant_found)
          AND n.evidence_id NOT IN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, {literal(COMPLAINANT)}, 'i'))
        """,
    ),
)


def _tell(engine: Engine) -> None:
    listed = sentence(
        "a payment service lists it under this merchant number, to which a chat tells others to pay"
    )
    said = sentence("who said it tells others in that chat to pay to this merchant number")
    named = sentence("it names this merchant number, to which a chat tells others to pay")
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT DISTINCT record_id, 'merchant', value, value, NULL, NULL::INTEGER, NULL::INTEGER, 0, CASE WHEN listed THEN {listed} ELSE {named} END FROM merchant_found
        UNION ALL SELECT record_id, 'merchant', value, value, NULL, NULL, NULL, 0, {said} FROM merchant_said
        """
    )


LINKER = Linker(
    name="merchants",
    title="Merchant numbers to which a chat tells others to pay",
    kinds=("merchant",),
    mint=mint,
    source="docs/decisions/0046-casts-of-chats.md",
)
