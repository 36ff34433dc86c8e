"""Columns of registers with the numbers from which those were called who complain: linking joins by them, and conduct says whose calls they are."""

from __future__ import annotations

COMPLAINANT = (
    r"报案人|报警人|投诉人|举报人|受害人|被害人|受骗人|事主|来电人|反映人|(?:投诉|举报|报案|反映|来电|诉求)(?:内容|事由|描述|详情|经过)|(?:客户|用户|当事人)(?:陈述|自述|诉求|反映|口述)|(?:案|警)情|问题描述|(?:被骗|受骗)(?:经过|过程|情况)|"
    r"\b(?:complainant|complaint text|victim|reported by|reporter|caller|what happened|statement of|in your own words"
    r"|how (?:did|were) (?:they|you) (?:first )?(?:contact|reach|approach)|(?:amount|money|sum)[ _]lost|(?:financial|total)[ _]loss|who(?:m)? did you (?:pay|send))"
)
"""Headers of tables that complain: whoever's telephone stands there without a word is the complainant's. RE2, ignoring case."""
CALLER = r"^(?:来电|主叫|呼入|拨入|打来)(?:号码?|电话|手机号?码?)$|^(?:caller|calling|incoming)[ _]?(?:number|phone|id)$|^(?:called|phoned) from$"
"""Headers of columns that say from which number somebody called: whom a complaint is about or who complains. RE2, ignoring case."""
CALLED_AGAIN = 0.6
"""Different numbers to a row, at the most, from which such a column may name whom the complaints are about: the same few call everybody, complainants
each have their own. At a hotline few may call again and again too, so `accused_callers` asks for more."""
WHO_CALLS = r"^(?:来电|致电|拨打|呼叫)(?:人|者|群众|市民|客户|居民|用户)|^(?:caller|called by|name of caller)(?:[ _]name)?$"
"""Headers of columns that name who called: then the number beside is his."""
OWN_NUMBER = r"^(?:联系|报案人|报警人|举报人|投诉人|受害人|本人)?(?:电话|手机|号码|联系方式)(?:号码?)?$|^(?:tele)?phone(?:[ _]number)?$|^mobile$|^contact$|\b(?:complainant|victim|reporter)(?:'s)?[ _](?:phone|mobile|contact|number)"
"""Headers of columns with the number at which the complainant is reached."""
PAID_OR_ACCUSED = r"收款|涉案|涉诈|涉嫌|嫌疑|对方|被(?:举报|投诉)|受骗|被骗|\b(?:payee|beneficiary|paid (?:to|into)|suspect|accused|scammer)"
"""Headers of columns that tables have that take down who swindled."""
RANG = r"自称|冒充|假冒|接到|打来|来电(?:称|说|让|要)|打(?:我|给我)|给我打|\b(?:called|phoned|rang|calling) (?:me|us|him|her)\b|\b(?:got|had|received) a call\b|\bclaim(?:ed|ing) to be\b|\bpos(?:ed|ing) as\b"
"""How rows tell that the number rang their teller."""
RUNG_BY, RUNG_BY_TOO = 0.5, 0.1
"""Share of the rows with a text that tell of it; and where the table takes down who was paid or accused."""
MANY, SAME = 0.75, 0.1
"""Of the rows of numbers that called again the share with a complainant's number of its own, at least, and of all rows the share in which both are one, at most."""


def around(pattern: str, side: str) -> str:
    """SQL: whether what stands on a side of a passage (`before`, `behind`) fits."""
    return "regexp_matches({}, '{}', 'i')".format(side, pattern.replace("'", "''"))


def accused_callers(mentions: str) -> str:
    """SELECT of columns (evidence_id, field) with the numbers from which those were called who complain.

    Each number that called again called others: another complainant's own number stands beside it. No column names who called, which a hotline's
    register has; and half of its rows tell of being called, or one in ten in a table that takes down who was paid or accused.

    Args:
        mentions: A table with record_id, field, kind and value. Besides: RECORDS, MAPPINGS.
    """
    return f"""
        WITH registers AS (
          SELECT evidence_id, bool_or({around(PAID_OR_ACCUSED, "replace(header, '_', ' ')")}) AS accuses FROM mappings GROUP BY evidence_id
          HAVING bool_or({around(COMPLAINANT, "header")}) AND NOT bool_or({around(WHO_CALLS, "header")}) AND bool_or({around(CALLER, "header")})
        ), numbers AS (
          SELECT r.evidence_id, m.record_id, m.field, m.value, {around(CALLER, "substr(m.field, 6)")} AS called, {around(OWN_NUMBER, "replace(substr(m.field, 6), '_', ' ')")} AS own
          FROM {mentions} m JOIN records r USING (record_id) SEMI JOIN registers USING (evidence_id) WHERE m.kind = 'phone' AND starts_with(m.field, 'cell:')
        ), beside AS (
          SELECT c.evidence_id, c.field, c.record_id, c.value AS number, max(o.value) AS own
          FROM numbers c LEFT JOIN numbers o ON o.record_id = c.record_id AND o.own AND o.field <> c.field WHERE c.called GROUP BY ALL
        ), whose AS (
          SELECT evidence_id, field, number, count(*) AS n, count(DISTINCT own) AS others, count(*) FILTER (own = number) AS same FROM beside GROUP BY ALL
        ), fit AS (
          SELECT evidence_id, field FROM whose GROUP BY ALL
          HAVING sum(others) FILTER (n > 1) >= {MANY} * sum(n) FILTER (n > 1) AND sum(same) <= {SAME} * sum(n)
        ), heard AS (
          SELECT b.evidence_id, b.field, count(*) FILTER (coalesce(r.text, '') <> '') AS texts, count(*) FILTER ({around(RANG, "coalesce(r.text, '')")}) AS rang
          FROM beside b JOIN records r USING (record_id) GROUP BY ALL
        )
        SELECT evidence_id, field FROM fit JOIN heard USING (evidence_id, field) JOIN registers g USING (evidence_id)
        WHERE rang >= {RUNG_BY} * texts AND texts > 0 OR g.accuses AND rang >= {RUNG_BY_TOO} * texts
        """
