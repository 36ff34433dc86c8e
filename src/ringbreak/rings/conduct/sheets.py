"""What a table is, by its headers: a register of complaints, a desk's tickets, a book of orders, the agents' sheet, a pay list, things seized.

The words of one row seldom say what the row is: a victim's own account of threats reads like a threat, an order in the
seller's book like an order placed. Who kept the table says it, and its headers say who kept it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ringbreak.engine.engine import Engine


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of table: it is one when, for each pattern, some header fits. RE2, against headers without white space."""

    name: str
    headers: tuple[str, ...]


SORTS: tuple[Sort, ...] = (
    Sort(
        "complaints",
        (
            r"^(?:投诉|投訴|报案|報案|举报|舉報|报警|報警|申诉|申訴|受害|被害|受骗|反映)(?:人|者|时间|日期|内容|编号|单号|号|事项|电话)|^(?:受理|立案)(?:编号|单号|号|单位)|^案情|^(?:自报|自述)|^(?:被骗|受骗)(?:金额|时间|经过|数额|平台)?$|"
            r"^complain(?:ant|t)|^victim|^reported(?:by|at|on)$|^reporter$|"
            r"^whathappened|^(?:tellus)?inyourownwords|^(?:amount|money|sum|value|how ?much)(?:you|did ?you|was)?(?:lost|lose|stolen)|^(?:how|when|where)did(?:they|the(?:scammer|fraudster|suspect)s?|thescam)(?:first)?(?:reach|contact|approach|meet|find|call|pay)|^(?:suspect|scammer|fraudster)s?(?:name|account|number|phone|website|details|contact|handle)?$|^(?:scam|fraud)(?:type|description|narrative|details|date|amount)$",
        ),
    ),
    # What a hotline or a service desk noted of whoever called: told by the office, never by the ring.
    Sort(
        "tickets",
        (
            r"^(?:工单|服务单|客服单|话单)(?:编号|单号|号)?$|^(?:来电|来话|呼入|进线)(?:时间|日期|号码|人|电话)?$|^ticket(?:no|id|number|#)?$|^caller|^callerid$|^(?:客户|用户|当事人)(?:陈述|自述|诉求|反映|口述)",
            r"^(?:摘要|诉求|问题(?:描述)?|来电内容|反映内容|工单内容|通话摘要|(?:客户|用户|当事人)(?:陈述|自述|诉求|反映|口述|原话)|处理(?:结果|意见|情况)?|内容)$|^(?:summary|subject|issue|calls?ummary|resolution)$",
        ),
    ),
    Sort(
        "tickets",
        (
            r"^(?:customer|caller|client|user|contact|member|requester)(?:name|id)?$|^(?:name|from|who)$",
            r"^(?:question|query|enquiry|inquiry|problem|issue|concern|message)$",
            r"^(?:answer|reply|response|ourreply|resolution|advice|advicegiven|actiontaken|outcome)$",
        ),
    ),
    # An office's list of people and what each asks for.
    Sort("complaints", (r"^(?:主要)?诉求(?:内容)?$", r"^(?:姓名|消费者|当事人)")),
    Sort(
        "seized",
        (
            r"(?:扣押|查扣|收缴|起获|缴获|提取)(?:地点|时间|日期|人|单位|物品)|seized(?:at|from|on|by)|^exhibit",
            r"^(?:物品|品名|名称|物证|检材|物品名称)|^(?:item|article|thing|description|exhibit)",
        ),
    ),
    Sort(
        "staff",
        (
            r"^(?:岗位|职务|职位|工种)$|^(?:job|position|role|jobtitle)$",
            r"^(?:应发|实发|底薪|工资|薪资|提成|绩效)|^(?:salary|wages?|netpay|pay|basepay)",
        ),
    ),
    Sort(
        "harvest",
        (
            r"^(?:采集|抓取|爬取|扒取|截获|拦截)(?:时间|日期|设备|机器|账号)|^(?:harvested|captured|scraped|collected)(?:at|on|by|from)",
            r"(?:设备|机器|账号)|^(?:device|machine|account)",
        ),
    ),
    Sort(
        "merchants",
        (
            r"^(?:商户|企业|公司|店铺)(?:名称|全称|简称|号|编号)?$|^(?:merchant|company|shop)(?:name|id)?$",
            r"法人|法定代表人|进件|结算(?:卡|账|帐|户)|legalperson|legalrepresentative|settlementaccount",
        ),
    ),
    Sort(
        "agents",
        (
            r"(?:代理|推广|邀请|渠道|下线|推荐)(?:码|链接|人|员|编号|账号|微信|$)|^(?:agent|affiliate|promoter|referrer)|referral",
            r"(?:返点|返佣|佣金|提成|应结|应付|分成|结算|已结)|^(?:commission|payout|due|share|owed)",
        ),
    ),
    Sort(
        "orders",
        (
            r"^(?:客户|买家|买方|委托方|委托人|下单人|甲方|订货人|购买人|收货人)|^(?:client|customer|buyer|ordered(?:by)?)",
            r"(?:金额|单价|价格|总价|应收|已收|货款)|^(?:amount|price|total|sum|fee)",
        ),
    ),
)  # fmt: skip
"""In this order: a table is of the first sort that fits."""


def read_sheets(engine: Engine) -> None:
    """Make `conduct_sheets` (evidence_id, sort), one row a table whose headers say what it is.

    Reads: MAPPINGS. A ledger is none: whoever pays in it is told by TRANSFERS. A register of complaints that takes down the card paid to and
    the sum is read as payments too; it says who complained and nothing of the card that paid or of a balance, as no ledger does.
    """
    tests = []
    for place, sort in enumerate(SORTS):
        held = " AND ".join(f"bool_or(regexp_matches(header, '{pattern}', 'i'))" for pattern in sort.headers)
        tests.append(f"WHEN {held} THEN {place}")
    names = " ".join(f"WHEN {place} THEN '{sort.name}'" for place, sort in enumerate(SORTS))
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE conduct_sheets AS
        WITH heads AS (
          SELECT evidence_id, locator, regexp_replace(header, '[\\s_]+', '', 'g') AS header, meaning FROM mappings
        ), sorted AS (
          SELECT evidence_id, locator, CASE {" ".join(tests)} END AS place
          FROM heads GROUP BY evidence_id, locator
          HAVING NOT bool_or(meaning IN ('transfers.amount', 'transfers.amount_in', 'transfers.amount_out'))
            OR place = 0 AND NOT bool_or(meaning IN ('transfers.payer', 'transfers.amount_in', 'transfers.amount_out', 'transfers.balance'))
        )
        SELECT evidence_id, CASE min(place) {names} END AS sort FROM sorted WHERE place IS NOT NULL GROUP BY evidence_id
        """
    )
