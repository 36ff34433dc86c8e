"""Handovers: of two accounts that complaints say were paid, one follows the other, and the same contacts lead to both just then.

In a register of complaints everybody is somebody else, so a contact that many name looks public: strangers name a platform, a bank and a
police line in the same way. What a register has of its own is who was paid, through whom, and when. Whoever swindles for months puts one account in the
place of another, and those who then write to his victims first send them to the old one and later to the new one. A platform, a
hotline or an officer is named as long as victims come, whomever they paid; a contact of the operation is named at the seam: late among those who paid the
first account, early among those who paid the second. One such contact may be chance or a place that closed; two that are named in different
complaints, one of them a person's and not a site, against chance by BEYOND bits, are not.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import sentence
from ringbreak.linking.linker import Linker, LinkSettings
from ringbreak.linking.paid import MONEY
from ringbreak.linking.steps import stepwise
from ringbreak.linking.tellings import LEADS, PERSONS, passages
from ringbreak.model.accused_callers import COMPLAINANT, around
from ringbreak.model.progress import Progress

ROWS = 8
"""Complaints that must say that they paid an account, each account."""
NAMED = 3
"""Of these, complaints that must name the same contact, each account."""
FOLLOWS = 0.9
"""Share of all pairs of complaints, one of each account, in which the second account is the later one."""
SIDE = 3.0
"""Bits by which a contact must be late on the one side, or early on the other, and not the contrary of either: what opens or closes is late or early on both."""
CONTACTS = 2
BEYOND = 20.0
"""Contacts that are so, one of them a person's and both late and early, and bits by which chance must fail to explain them together, less the logarithm of how
many were tried."""
OTHERS = 3
"""Further accounts that complaints may say they paid beside the contact; who takes complaints down or serves everybody is named beside many."""
SITES = "'domain', 'apk'"

PAYEE = r"收款|转入账|打款账|汇入账|被骗账|涉案账|对方(?:账[号户]|卡号|银行)|\b(?:paid (?:in)?to|payee|beneficiary|receiving account)\b"
"""Headers of columns that name who was paid. RE2, ignoring case."""
PAID = (
    r"(?:[转汇打付充存交缴入款钱费元万]|支付|扫码)[^。；;\n]{0,24}(?:到|给|至|入|进|往)[^。；;，,\n]{0,16}$|(?:收款(?:人|方|账[号户]|卡号?)|对方(?:账[号户]|卡号?|银行卡))[^。；;\n]{0,12}$"
    r"|\b(?:pay|paid|sent|send|transfer|transferred|wired?|deposit|deposited|remitted|asked|yuan)\b[^.\n]{0,60}\b(?:to|into)\b[^.\n]{0,24}$"
)
"""What stands before an account that somebody says he paid."""
OWN = r"(?:我的?|本人的?|自己的?|名下的?)(?:[一-鿿]{0,4}银行)?(?:银行|储蓄|工资)?[卡账][^。；;，,到给至入\n]{0,8}$|\bmy (?:own )?(?:bank )?(?:card|account)[^.,\n]{0,8}$"
"""The same before his own."""
ACCUSED = (
    r"^对方|嫌疑|涉案|涉诈|诈骗(?:电话|网址|软件|APP|账号)|^\b(?:suspect|scammer|fraud(?:ulent|ster)?)\b"
)
"""Headers of columns that name whom or what a complaint accuses. RE2, ignoring case."""
SENT = r"[让要叫骗][我][^。；;\n]{0,14}$|(?:登[录陆]|注册|下载|点击|打开|链接|网址|申请|充值|开户|进入|操作)[^。；;\n]{0,10}$|\b(?:told me to|made me|register(?:ed)?|appl(?:y|ied)|deposit(?:ed)?|log(?:ged)? ?in)\b[^.\n]{0,40}$"
"""What stands before a site on which somebody was made to pay."""
SENT_ON = r"^[^。；;\n]{0,6}(?:注册|登[录陆]|填|申请|充值|开户|投资|下载|下注|提现|操作)"
MET = r"(?:看[到见]|刷到|浏览|逛|搜|买|卖|售|求购|租|认识|发布|发帖|举报|投诉|官网)[^。；;\n]{0,10}$|\b(?:saw|seen|met|bought|selling|listed|report(?:ed)?)\b[^.\n]{0,24}$"
"""The same before a site that was only where they met."""
_LOG2_E = 1.4426950408889634


def mint(engine: Engine, settings: LinkSettings, progress: Progress) -> None:
    """`handover` on the complaints that name such contacts and say that they paid one of the two accounts.

    Reads: `minted` (identifiers), RECORDS, MAPPINGS. Only complaints with a time, in tables that name a complainant.
    """
    stepwise(engine, "handover", _STEPS, ("rows", "payees", "shared", "seams", "found"), _tell)
    progress.step("handovers", 1, 1, "registers")


def _seams(marks: str) -> str:
    """SQL of the contacts at a seam and their bits. The mean of n parts of an even spread strays by t with
    less than exp(-6 n t^2); of so many, and not drawn twice (Serfling's correction)."""
    return f"""
        WITH strays AS (
          SELECT one, other, value, kind, person, second, count(*) AS n, any_value(rows) AS rows, CASE WHEN second THEN 0.5 - avg(part) ELSE avg(part) - 0.5 END AS t FROM {marks}
          GROUP BY one, other, value, kind, person, second
        ), weighed AS (
          SELECT *, sign(t) * 6 * n * t * t / (1 - (n - 1) / rows) * {_LOG2_E} AS shown FROM strays WHERE n >= {NAMED}
        )
        SELECT one, other, value, kind, person, sum(greatest(shown, 0) ORDER BY second) AS bits, min(shown) >= {SIDE} AS seam FROM weighed
        GROUP BY one, other, value, kind, person HAVING count(*) = 2 AND max(shown) >= {SIDE} AND min(shown) > -{SIDE}
        """


_STEPS = (
    (
        "rows",
        f"""
        SELECT r.record_id, r.sent_at AS told_at, r.text FROM records r
        SEMI JOIN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, '{COMPLAINANT}', 'i')) c USING (evidence_id)
        WHERE r.sent_at IS NOT NULL AND r.kind IN ('message', 'post', 'row', 'listing', 'profile')
        """,
    ),
    (
        "named",
        f"""
        SELECT s.*, r.told_at FROM ({passages("handover_rows", f"{MONEY[1:-1]}, {PERSONS}, {SITES}")}) s JOIN handover_rows r USING (record_id)
        """,
    ),
    (
        "paid",
        f"""
        SELECT DISTINCT record_id, told_at, value AS payee FROM handover_named
        WHERE kind IN {MONEY} AND ({around(PAID, "before")} AND NOT {around(OWN, "before")} OR {around(PAYEE, "header")})
        """,
    ),
    (
        "payees",
        f"SELECT payee, count(*) AS n FROM handover_paid GROUP BY payee HAVING count(*) >= {ROWS}",
    ),
    (
        "led",
        f"""
        SELECT DISTINCT record_id, kind, value, kind IN ({PERSONS}) AS person FROM handover_named
        WHERE kind NOT IN {MONEY} AND ({around(ACCUSED, "header")}
          OR {LEADS}
          OR kind IN ({SITES}) AND ({around(SENT, "before")} OR {around(SENT_ON, "behind")}) AND NOT {around(MET, "before")})
        """,
    ),
    (
        "shared",
        f"""
        -- Contacts that complaints of two accounts name; who is named beside many accounts serves everybody.
        WITH beside AS (
          SELECT l.value, l.kind, l.person, p.payee, count(*) AS n FROM handover_led l JOIN handover_paid p USING (record_id) GROUP BY ALL
        ), few AS (
          SELECT value, kind FROM beside GROUP BY ALL HAVING count(*) <= {OTHERS + 2}
        ), met AS (SELECT b.* FROM beside b SEMI JOIN few USING (value, kind) SEMI JOIN handover_payees USING (payee) WHERE b.n >= {NAMED})
        SELECT a.value, a.kind, a.person, a.payee AS one, b.payee AS other, a.n + b.n AS n FROM met a JOIN met b USING (value, kind) WHERE a.payee < b.payee
        """,
    ),
    (
        "order",
        f"""
        -- Which of two accounts follows, and where in its account's time each complaint stands, 0 to 1.
        WITH pairs AS (SELECT DISTINCT one, other FROM handover_shared
        ), both_named AS (
          SELECT x.one, x.other, a.record_id FROM pairs x JOIN handover_paid a ON a.payee = x.one JOIN handover_paid b ON b.payee = x.other AND b.record_id = a.record_id
        ), sides AS (
          SELECT x.one, x.other, p.payee = x.other AS second, p.record_id, p.told_at FROM pairs x JOIN handover_paid p ON p.payee IN (x.one, x.other)
          ANTI JOIN both_named d ON d.one = x.one AND d.other = x.other AND d.record_id = p.record_id
        ), ranked AS (
          SELECT *, row_number() OVER (PARTITION BY one, other ORDER BY told_at, record_id) AS nth,
                 count(*) OVER (PARTITION BY one, other, second) AS rows,
                 (row_number() OVER (PARTITION BY one, other, second ORDER BY told_at, record_id) - 0.5) / rows AS part
          FROM sides
        ), later AS (
          SELECT one, other, count(*) FILTER (second) AS n, count(*) FILTER (NOT second) AS m,
                 (sum(nth) FILTER (second) - n * (n + 1) / 2) / (n * m) AS share FROM ranked GROUP BY ALL
        )
        SELECT r.one, r.other, r.record_id, r.part, r.rows, r.second = (l.share > 0.5) AS second FROM ranked r JOIN later l USING (one, other)
        WHERE l.n >= {ROWS} AND l.m >= {ROWS} AND greatest(l.share, 1 - l.share) >= {FOLLOWS}
        """,
    ),
    (
        "marks",
        """
        SELECT o.*, s.value, s.kind, s.person FROM handover_order o JOIN handover_shared s USING (one, other)
        JOIN handover_led l ON l.record_id = o.record_id AND l.value = s.value AND l.kind = s.kind
        """,
    ),
    ("seams", _seams("handover_marks")),
    (
        "sides",
        # A complaint that names two such contacts speaks for one of them, and each must be at the seam by what is left.
        _seams(
            """(SELECT m.* FROM handover_marks m JOIN handover_seams s USING (one, other, value, kind)
                QUALIFY row_number() OVER (PARTITION BY one, other, record_id ORDER BY s.bits DESC, kind, value) = 1)"""
        ),
    ),
    (
        "found",
        f"""
        SELECT one, other, count(*) AS contacts, CAST(floor(sum(bits ORDER BY value, kind) - any_value(tried)) AS BIGINT) AS beyond
        FROM handover_sides CROSS JOIN (SELECT log2(count(*)) AS tried FROM handover_shared)
        GROUP BY one, other HAVING count(*) >= {CONTACTS} AND bool_or(person AND seam) AND sum(bits ORDER BY value, kind) - any_value(tried) >= {BEYOND}
        """,
    ),
)


def _tell(engine: Engine) -> None:
    """Mint `handover` from `handover_found`, on the complaints at the seam."""
    why = sentence(
        "it says who was paid and names one of {contacts} contacts that lead to this account and to the one after it just when that follows, beyond chance by {bits} bits",
        contacts="f.contacts::VARCHAR",
        bits="f.beyond::VARCHAR",
    )
    engine.execute(
        f"""
        INSERT INTO minted
        SELECT l.record_id, 'handover', left(md5(f.one || '/' || f.other), 16), '× ' || any_value(f.contacts), NULL, NULL, NULL, 0, any_value({why})
        FROM handover_found f JOIN handover_sides s USING (one, other) JOIN handover_led l ON l.value = s.value AND l.kind = s.kind
        JOIN handover_paid p ON p.record_id = l.record_id AND p.payee IN (f.one, f.other)
        GROUP BY l.record_id, f.one, f.other ORDER BY ALL
        """
    )


LINKER = Linker(
    name="handovers",
    title="Accounts that follow one another in complaints",
    kinds=("handover",),
    mint=mint,
    source="docs/decisions/0033-who-was-paid-and-what-follows.md",
)
"""See the module."""
