"""What those who complain say of a contact: that it led them to pay, that it is an office's or their own, or nothing.

A register of complaints names everybody in the same breath: who swindled, the bank's line, the platform, an officer. All complainants are strangers to
one another, so what stands beside a contact differs whoever it is. What they say of it does not: a hotline is called, a number that changed hands is
"mine since last month", and of the others they tell that they were called from it, added it, were sent to pay by it.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.linking.paid import MONEY
from ringbreak.model.accused_callers import COMPLAINANT, accused_callers, around

PERSONS = "'phone', 'wechat', 'qq', 'telegram', 'whatsapp', 'line', 'email'"
MOBILE = r"^\+(?:861[3-9][0-9]{9}|[0-79][0-9]{9,}|8[0-57-9][0-9]{8,})$"
"""Telephones that are not an office's by their form: landlines, 400 numbers and short numbers are. RE2."""
LED = r"对方|电话|用的号|客服|自称|冒充|假冒|加(?:了|我|他|她)?|添加|联系|业务员|经理|专员|老师|导师|助理|群主|接到|来电|陌生|骗子|微信|QQ|号码|短信|催收|\b(?:agent|phone|called|whatsapp|telegram|contact|number|named|from)\b"
"""What stands before a contact of whoever led the teller to pay."""
LED_ON = r"^[^。；;\n]{0,6}(?:[让要叫催]我|说|称|联系我|打(?:来|给我)|来电|加我)|^[^.\n]{0,8}\b(?:asked|told|made|called|wrote)\b"
"""And behind it."""
OFFICE = r"民警|警[官察方]|派出所|公安|反诈|检察|法院|银行|官方|平台|热线|拨打|咨询|举报|报警|投诉|快递|物业|商[户家]|\b(?:officer|police|bank|hotline|support|platform|report(?:ed)? (?:it )?to)\b"
"""What stands before the contact of an office, unless FEIGNED is said of it."""
FEIGNED = r"冒充|假冒|自称|假的|所谓|骗子|\b(?:pos(?:ed|ing) as|pretend\w*|claim\w*|fake|so-called)\b"
STRONG = (
    r"自称|冒充|假冒|拉我(?:进|入)|[让叫要]我?加|群主|拉黑|操盘|荐股|导师|带我[^，。]{0,2}(?:做|投|赚|买|炒)|催收|爆通讯录|威胁|恐吓|一口一个|从早打到晚|退款理赔|安全账户|共享屏幕|(?:让|要|叫)我(?:转|汇|打款|交|付|充|下载|还)|"
    r"\b(?:pos(?:ed|ing) as|pretend\w*|claim(?:ed|ing) to be|blocked me|threaten\w*|(?:told|asked|made) me to (?:pay|send|transfer|deposit|install|download))\b"
)
"""What is told only of whoever swindles, anywhere around the contact: not of who took it down, delivered or advised."""
SERVES = r"客服|服务|售后|经理|专员|律师|医生|师傅|班主任|辅导员|快递员|邻居|同事|同学|朋友|亲戚|[商门]?店|房东|中介|单位|公司|老板|\b(?:service|shop|store|landlord|company)\b"
"""The same before the contact of somebody who may serve many honestly: it takes more to say that he led."""
GIVEN = "加添扫转打汇付充交存给联"
"""What somebody does with a contact or an account that is not his: "I paid into", "made me add"."""
OWN = (
    rf"(?:我|本人|自己|我们家|家里|家人|女儿|儿子|老伴)的?(?:[^，。；;\n{GIVEN}]{{0,4}}(?:电话|手机|微信|QQ|号码?)?|(?:打款|汇款|付款|转账|转出|支付|扣款)的?(?:账[户号]|卡号?|银行卡))[^，。；;\n{GIVEN}]{{0,2}}$"
    r"|(?:我本人|回电|回复我|联系我)[^，。；;\n]{0,4}$|\b(?:my|me (?:at|on|back))\b[^.,\n]{0,16}$"
)
"""What stands before the teller's own."""
MINE = r"^[^。；;\n]{0,6}(?:是我|我(?:刚|新|上个?月|去年|今年)|归我|被冒用|被盗)|^[^.\n]{0,12}\b(?:is mine|belongs to me|is my)\b"
"""What stands behind a number that is somebody's who has nothing to do with it: it changed hands, or was used by others."""
AUTHORITY = r"民警|警[察官员]|警方|公安|经侦|网安|专案组|检察|法院|法官|纪委|监委|海关|通信管理|社保|医保|银保监|银监|\b(?:police|officer|detective|prosecutor|inspector|court|customs|tax|immigration|irs|fbi|interpol)\b"
"""Whom those pose as who frighten people by telephone."""
POSED = (
    rf"^[^。；;\n]{{0,8}}(?:自称|冒充|假冒|声称)[^，。；;\n]{{0,8}}(?:{AUTHORITY})"
    rf"|^[^。；;\n]{{0,8}}(?:说|称)(?:他|她|自己|对方)?(?:是|为)[^，。；;\n]{{0,8}}(?:{AUTHORITY})[^。；;\n]{{0,10}}(?:涉嫌|涉案|洗钱|犯[罪法]|通缉|逮捕|拘[留捕]|冻结)"
    rf"|^[^.\n]{{0,12}}\b(?:pos(?:ed|ing) as|pretend\w*|claim(?:ed|ing) to be|sa(?:id|ying) (?:he|she|they) (?:was|were))\b[^.\n]{{0,24}}(?:{AUTHORITY})"
)
"""What is told of who rang from the number itself: that he posed as an authority, or said he was one and accused."""
WARNED = r"^[^。；;\n]{0,28}(?:提醒|劝阻|预警|核实|回访|笔录)|^[^.\n]{0,60}\b(?:warn(?:ed|ing)|alerted|follow(?:ed|ing)[ -]up)\b"
"""What real officers ring for, whatever who complains thought of it."""
POSER_SENT = rf"(?:自称|冒充|假冒|声称|(?:说|称)(?:他|她|自己)?(?:是|为))[^。；;\n]{{0,10}}(?:{AUTHORITY})[^。；;\n]{{0,24}}(?:[让叫要使]我?|指示我?)(?:添?加|下载|联系)[^，。；;\n]{{0,6}}$"
"""The same of the contact to which such a one sent the teller: what stands before it."""
LEAST, OFTEN = 3, 0.4
"""Complaints that must tell so of a contact in strong words and name an account besides, and the share of those whose text names it that tell so."""
SOMETIMES = 0.1
"""Share of these in which it may be called an office's or somebody's who serves many."""
ALONE = 0.5
"""Share of these in which no other person's contact led the teller, or it was that of who posed as an authority: whoever serves the place where all were swindled is named beside the swindler's own."""


def passages(rows: str, kinds: str) -> str:
    """SELECT of what stands around the identifiers of some records, but for what they name in another matter (matters.py): record_id, kind, value, header (of its column, '' in a text), alone (it is all the cell
    says), before (40 characters), behind (20), onward (48).

    Args:
        rows: A table with record_id and text. kinds: Of `minted`, comma between.
    """
    return f"""
        WITH borne AS (
          SELECT r.record_id, m.kind, m.value, m.start, m."end", CASE WHEN m.field = 'text' THEN '' ELSE replace(substr(m.field, 6), '_', ' ') END AS header,
                 CASE WHEN m.field = 'text' THEN r.text ELSE f.value END AS said
          FROM {rows} r JOIN minted m USING (record_id) LEFT JOIN fields f ON f.record_id = m.record_id AND 'cell:' || f.field = m.field
          ANTI JOIN other_matters x ON x.record_id = m.record_id AND x.kind = m.kind AND x.value = m.value
          WHERE m.kind IN ({kinds}) AND (m.field = 'text' OR starts_with(m.field, 'cell:'))
        )
        SELECT record_id, kind, value, header, coalesce(length(said) < "end" - start + 8, true) AS alone,
               coalesce(substr(said, greatest(start - 39, 1), least(start, 40)), '') AS before, coalesce(substr(said, "end" + 1, 20), '') AS behind,
               coalesce(substr(said, "end" + 1, 48), '') AS onward
        FROM borne
        """


LEADS = f"""kind IN ({PERSONS}) AND (kind <> 'phone' OR regexp_matches(value, '{MOBILE}'))
            AND ({around(LED, "right(before, 20)")} OR {around(LED_ON, "behind")})
            AND (NOT {around(OFFICE, "right(before, 14)")} OR {around(FEIGNED, "before")}) AND NOT {around(OWN, "before")}"""
"""SQL: whether what stands around a person's contact tells that it led the teller to pay."""

POSES = f"""({around(POSED, "onward")} AND NOT {around(WARNED, "onward")})"""
"""SQL: whether who rang from the contact posed as an authority."""


def read(engine: Engine) -> None:
    """Make the temporary tables `accused_callers` and `accused` (record_id, kind, value): a person's contact in a complaint that tells so of it, as most complaints that name it do.

    None is where one complaint says that the number is its teller's own now. Reads: `minted`, RECORDS, FIELDS, MAPPINGS.
    """
    engine.execute(f"CREATE OR REPLACE TEMP TABLE accused_callers AS {accused_callers('minted')}")
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE complaint_rows AS
        SELECT r.record_id, r.sent_at, r.text FROM records r
        SEMI JOIN (SELECT evidence_id FROM mappings WHERE regexp_matches(header, '{COMPLAINANT}', 'i')) c USING (evidence_id)
        WHERE r.kind IN ('message', 'post', 'row', 'listing', 'profile')
        """
    )
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE accused AS
        WITH said AS ({passages("complaint_rows", PERSONS)}
        ), told AS (
          SELECT record_id, kind, value, bool_or({LEADS}) AS leads, bool_or({around(STRONG, "before || ' ' || behind")} OR {POSES}) AS strong,
                 bool_or({POSES} OR {around(POSER_SENT, "before")}) AS posed, bool_or({around(MINE, "behind")}) AS mine,
                 bool_or({around(SERVES, "right(before, 14)")} AND NOT {around(FEIGNED, "before")}) AS serves
          FROM said WHERE NOT alone GROUP BY ALL
        ), counted AS (
          SELECT *, leads AND NOT serves AS accuses, leads AND NOT serves AND strong AS strongly, record_id IN (SELECT record_id FROM minted WHERE kind IN {MONEY}) AS paid,
                 count(DISTINCT value) FILTER (leads) OVER (PARTITION BY record_id) AS persons
          FROM told
        ), whose AS (
          SELECT kind, value FROM counted GROUP BY ALL
          HAVING count(*) FILTER (strongly AND paid) >= {LEAST} AND count(*) FILTER (strongly) >= {OFTEN} * count(*)
            AND count(*) FILTER (serves) <= {SOMETIMES} * count(*) AND NOT bool_or(mine)
            AND count(*) FILTER (accuses AND (persons = 1 OR posed)) >= {ALONE} * count(*) FILTER (accuses)
        )
        SELECT record_id, kind, value FROM counted SEMI JOIN whose USING (kind, value) WHERE accuses
        """
    )
    engine.execute("DROP TABLE complaint_rows")
