"""What the columns of tables say about their values: whom a row is with, whose row it is, and what only numbers rows.

In a chat or a post, contacts that differ beside a value tell that strangers name it. In a seller's order book they tell nothing: every
order has a customer of its own, whoever keeps the book. Which column is which its header says, and how often its values repeat.
Method and limits: docs/decisions/0018-what-columns-say.md.
"""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal
from ringbreak.linking.paid import MONEY
from ringbreak.model.accused_callers import CALLED_AGAIN, CALLER, COMPLAINANT
from ringbreak.model.serial_links import SERIAL_LINKS
from ringbreak.words import say

LEAST = 8
"""Rows from which a column shows whether its values repeat."""
OWN = 0.9
"""Share of the rows of a column that have a value of their own, from which it names whom each row is with."""
LISTED = 0.75
"""The same for things (pages, codes), from which the column numbers the rows: a price list offers some of its goods twice."""
WHOLE = 0.8
"""Share of the rows of a ledger or log that name one account or host, from which it is the ledger's or the server's own."""
NAMED = 3
"""Records outside ledgers that must name an account, unless a book names it as a party, before the rows of its own statement count for it:
whoever was made to pay has a statement too, and it shows everything else he ever paid."""

PARTY = (
    r"卖家|卖方|商家|店铺|店主|店家|供货|供应商|发货人|接单|派单|出单|经手|经办|业务员|销售员|推销|代理|推广|引流|渠道|邀请人|推荐人|上家|上线|上级|庄家|操盘|"
    r"收款|收钱|入款|被举报|被投诉|被控|举报对象|投诉对象|涉案|涉诈|涉嫌|嫌疑|对方(?:微信|QQ|电话|手机|联系|号码|账[号户])|"
    r"\b(?:seller|vendor|supplier|agent|broker|dealer|promoter|affiliate|referrer|recruiter|inviter|upline|handler|payee|beneficiary|"
    r"suspect|accused|scammer|reported (?:account|number|contact|user))"
)
"""Headers of columns that name whose business a row is. RE2, ignoring case."""
OTHER_SIDE = (
    r"买家|买方|买主|客户|顾客|会员|用户|学员|学生|考生|受害|被害|受骗|事主|投诉人|举报人|报案人|报警人|申诉人|收货|收件|取件|付款|转出|扣款|来电|反映人|支付人|充值|打款|汇款|借款人|乘客|患者|"
    r"业主|住户|订货|下单人|委托人|持证人|"
    r"\b(?:buyer|client|customer|consignee|recipient|receiver|complainant|victim|reporter|reported by|member|user|payer|borrower|student|patient|passenger|ship(?:ped|ping)? ?to)"
)
"""Headers of columns that name whom the row is with."""
TELEPHONE = r"^(?:联系|来电|回电|本机)?(?:电话|手机|号码)(?:号码?)?$|^(?:tele)?phone(?: number)?$|^mobile$|^contact$|^联系方式$"
NOBODYS = r"客服|热线|服务|咨询|官方|官网|平台|快递|物流|银行|\b(?:hotline|support|service|helpdesk|platform|courier|carrier|bank|website)"
"""Headers of columns that name whom everybody calls, whatever else they say."""
TARGET = r"操作对象|目标|对象|被(?:赞|评|举报|转发|关注|浏览|访问)|访问(?:页面|地址|链接)|\b(?:target|object|resource|item)"
"""Headers of columns that name what an action was done to."""
OPEN_TO_ALL = (
    "'view', 'visit', 'request', 'click', 'read', 'search', 'like', 'dislike', 'favorite', 'favourite', 'collect', 'comment', 'reply', 'share', "
    "'repost', 'retweet', 'forward', 'follow', 'vote', 'review', 'report', 'complain', 'delete_request', 'download'"
)
"""Verbs of ACTIONS that anybody may do to what is another's: they tell what somebody cared about, not whose it is."""
TARGETS = f"""SELECT DISTINCT evidence_id, 'cell:' || header AS field FROM mappings
  WHERE meaning = 'actions.target' OR regexp_matches(replace(header, '_', ' '), '{TARGET}', 'i')
  UNION SELECT DISTINCT r.evidence_id, 'cell:referer' FROM actions JOIN records r USING (record_id)"""
"""Columns, by evidence and field of MENTIONS, that say what an action was done to."""
LIBRARY = r"/[^/?]*(?:jquery|bootstrap|vue|react|angular|lodash|layui|swiper|axios|moment|echarts|font-?awesome|polyfill|modernizr)[^/?]*\.(?:js|css)"
"""Addresses of scripts that any page may load. RE2, ignoring case."""
HANDS = 3
"""Accounts that did it to the same thing from one device, from which the device's hand is behind it and not its readers."""
PEOPLE = (
    "'phone', 'wechat', 'qq', 'email', 'telegram', 'whatsapp', 'line', 'weibo', 'douyin', 'cn_id', "
    + MONEY[1:-1]
)
"""Kinds that name somebody; the others name things, pages or events."""


def read(engine: Engine) -> None:
    """Make the temporary table `by_column` (rec, sel, aside, with_whom, party, again, numbers, heard), one row a link to which one of them applies.

    aside: Why the link counts for nothing, or null: the customer of a row that names its seller; a complainant's own account, also in rows that
        accuse nobody; the account whose statement it is; the
        host whose log it is; what somebody read, liked, commented on or reported, which is open to everybody; an address at which a device was
        seen once. with_whom: It is the customer of a row that names its seller, who tells about everything in the row but the
        seller. party: It is the seller. again: Another row of the same table bears the value in such a column and counts for it: whoever
        keeps a book names his agents in it again and again. numbers: The column has a value of its own in nearly every row, so that it
        differs whoever is behind it; or it is the account that a machine of many accounts
        (linkers/machines.py) was just working, or whom an action was done to, or the account itself that did it. heard: As in quoted.py.
    Reads: `minted`, `rec`, `sel`, `accused`, `accused_callers` (tellings.py), `complained_of` (complained.py), `quoted` (quoted.py), `serving` (serving.py), `walls` (forms.py), RECORDS, ACTIONS, MAPPINGS. What stands in prose (text, title) is of no column.
    """
    customer = literal(say("not counted: whom the row is with does not belong to whose row it is"))
    own = literal(say("not counted: every row of this log names it, so it tells none from another"))
    complains = literal(
        say("not counted: who complains shows an account of his own, which is none of those complained of")
    )
    holder = literal(
        say(
            "not counted: whose statement this is; fewer than {least} records outside name the account",
            least=NAMED,
        )
    )
    acted = literal(
        say(
            "not counted: what an account read, liked or reported is open to all and does not tell whose it is"
        )
    )
    passing = literal(
        say("not counted: its device was seen at this address once, and carriers share addresses")
    )
    loaded = literal(
        say(
            "not counted: a page loads a script from there, as pages of strangers do; an id in its address would tell more"
        )
    )
    under = literal(
        say("not counted: what many accounts wrote under is open to all and does not tell whose it is")
    )
    header = "replace(replace(c.header, '_', ' '), '-', ' ')"
    engine.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE by_column AS
        WITH acted AS (
          SELECT record_id, min(actor) AS actor, min(device) AS device FROM actions GROUP BY record_id
          HAVING bool_and(lower(verb) IN ({OPEN_TO_ALL}))
        ), targets AS (
          {TARGETS}
        ), cell AS (
          SELECT rec.rec, sel.sel, r.evidence_id, r.kind AS sort, m.kind, m.value, m.field, m.record_id,
                 CASE WHEN starts_with(m.field, 'cell:') THEN regexp_replace(substr(m.field, 6), '#[0-9]+$', '') END AS header,
                 a.record_id IS NOT NULL AS accused
          FROM minted m JOIN records r USING (record_id) JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
          LEFT JOIN (SELECT * FROM accused UNION SELECT * FROM complained_of) a ON a.record_id = m.record_id AND a.kind = m.kind AND a.value = m.value
          WHERE a.record_id IS NOT NULL OR starts_with(m.field, 'cell:') OR m.field IN ('author', 'counterpart')
             OR (m.field IS NULL AND m.kind IN ({PEOPLE})) OR (m.field = 'text' AND m.kind IN {MONEY})
        ), tables AS (
          SELECT DISTINCT evidence_id FROM mappings
        ), complaints AS (
          SELECT DISTINCT evidence_id FROM mappings WHERE regexp_matches(header, '{COMPLAINANT}', 'i')
        ), columns AS (
          SELECT evidence_id, field, kind, any_value(header) AS header, count(DISTINCT record_id) AS n, count(DISTINCT value) AS u
          FROM cell WHERE field IS NOT NULL GROUP BY ALL
        ), meant AS (
          SELECT evidence_id, replace(meaning, 'records.', '') AS field, min(header) AS header FROM mappings
          WHERE meaning IN ('records.author', 'records.counterpart') GROUP BY ALL
        ), named AS (
          SELECT c.evidence_id, c.field, c.kind, c.n, c.u, coalesce(c.header, x.header) AS header, t.evidence_id IS NOT NULL AS in_table,
                 p.evidence_id IS NOT NULL AS complains
          FROM columns c LEFT JOIN meant x USING (evidence_id, field) LEFT JOIN tables t USING (evidence_id)
          LEFT JOIN complaints p USING (evidence_id)
        ), done_to AS (
          -- What an open action was done to, and from which device by which account.
          SELECT c.rec, c.sel, c.evidence_id, c.kind, a.actor, a.device FROM cell c JOIN acted a USING (record_id)
          JOIN targets t ON t.evidence_id = c.evidence_id AND t.field = c.field
          WHERE c.kind NOT IN ({PEOPLE})
        ), by_hand AS (
          SELECT evidence_id, sel, device FROM done_to WHERE device IS NOT NULL AND device <> '' AND kind <> 'domain'
          GROUP BY ALL HAVING count(DISTINCT actor) >= {HANDS}
        ), readers AS (
          SELECT DISTINCT d.rec, d.sel FROM done_to d LEFT JOIN by_hand h USING (evidence_id, sel, device) WHERE h.sel IS NULL
        ), visits AS (
          SELECT c.rec, c.sel, count(*) OVER (PARTITION BY c.sel, a.device) AS times, count(*) OVER (PARTITION BY c.sel) AS all_times
          FROM cell c JOIN actions a USING (record_id) WHERE c.kind IN ('ipv4', 'ipv6') AND coalesce(a.device, '') <> ''
        ), passing AS (
          SELECT DISTINCT rec, sel FROM visits WHERE times = 1 AND all_times > 1
        ), callers AS (
          SELECT evidence_id, field, kind FROM named SEMI JOIN accused_callers USING (evidence_id, field)
          WHERE complains AND kind = 'phone' AND regexp_matches(header, '{CALLER}', 'i') AND n >= {LEAST} AND u <= {CALLED_AGAIN} * n
        ), judged_columns AS (
          SELECT c.evidence_id, c.field, c.kind, c.complains,
                 c.n >= {LEAST} AND c.u >= {OWN} * c.n AS own, c.n >= {LEAST} AND c.u >= {LISTED} * c.n AS listed,
                 c.in_table AND regexp_matches({header}, '{PARTY}', 'i') AND NOT regexp_matches({header}, '{OTHER_SIDE}', 'i')
                   AND NOT regexp_matches({header}, '{NOBODYS}', 'i') OR d.field IS NOT NULL AS party,
                 d.field IS NULL AND (c.in_table AND regexp_matches({header}, '{OTHER_SIDE}', 'i') AND NOT regexp_matches({header}, '{PARTY}', 'i')
                   OR c.complains AND regexp_matches({header}, '{TELEPHONE}', 'i')) AS other_side
          FROM named c LEFT JOIN callers d USING (evidence_id, field, kind)
        ), sized AS (
          SELECT r.evidence_id, r.kind AS sort, count(*) AS rows FROM records r
          WHERE r.kind IN ('transfer', 'action') GROUP BY ALL HAVING count(*) >= {LEAST}
        ), whole AS (
          SELECT c.evidence_id, c.sort, c.sel FROM cell c JOIN sized z ON z.evidence_id = c.evidence_id AND z.sort = c.sort
          WHERE c.sort = 'transfer' AND c.kind IN ({PEOPLE}) OR c.sort = 'action' AND c.kind IN ('domain', 'url')
          GROUP BY ALL HAVING count(DISTINCT c.rec) >= {WHOLE} * any_value(z.rows)
        ), own_columns AS (
          SELECT evidence_id, 'cell:' || header AS field FROM mappings WHERE meaning = 'transfers.own_account'
        ), own_rows AS (
          -- Statements of several accounts in one table.
          SELECT c.evidence_id, c.sel FROM cell c JOIN own_columns USING (evidence_id, field)
          WHERE c.sort = 'transfer' AND c.kind IN ({PEOPLE}) GROUP BY ALL HAVING count(DISTINCT c.rec) >= {LEAST}
        ), outside AS (
          SELECT w.sel FROM (SELECT sel FROM whole WHERE sort = 'transfer' UNION SELECT sel FROM own_rows) w JOIN inc i USING (sel) JOIN rec USING (rec)
          JOIN records r USING (record_id) LEFT JOIN cell c ON c.rec = i.rec AND c.sel = i.sel
          LEFT JOIN judged_columns j ON j.evidence_id = c.evidence_id AND j.field = c.field AND j.kind = c.kind
          WHERE r.kind <> 'transfer' GROUP BY w.sel HAVING count(DISTINCT i.rec) >= {NAMED} OR bool_or(coalesce(j.party, false))
        ), seen AS (
          SELECT c.rec, c.sel, c.evidence_id, c.kind, c.sort, coalesce(j.own, false) AS own, coalesce(j.listed, false) AS listed, c.field IS NOT NULL AS written, starts_with(coalesce(c.field, ''), 'cell:') AS in_cell,
                 coalesce(j.party AND (c.sort <> 'transfer' OR j.complains), false)
                   OR c.field = 'text' AND c.kind IN {MONEY} AND coalesce(j.complains, false) OR c.accused AS party, coalesce(j.other_side, false) AS other_side, w.sel IS NOT NULL AS whole,
                 o.sel IS NOT NULL AND s.sel IS NOT NULL AND x.field IS NOT NULL AS statement,
                 o.sel IS NOT NULL AS outside, coalesce(j.complains, false) AS complainants, d.sel IS NOT NULL AS read, v.sel IS NOT NULL AS once,
                 l.rec IS NOT NULL AND c.field = 'author' OR t.field IS NOT NULL AS lent
          FROM cell c LEFT JOIN judged_columns j ON j.evidence_id = c.evidence_id AND j.field = c.field AND j.kind = c.kind
          LEFT JOIN whole w ON w.evidence_id = c.evidence_id AND w.sort = c.sort AND w.sel = c.sel
          LEFT JOIN outside o ON o.sel = c.sel
          LEFT JOIN own_rows s ON s.evidence_id = c.evidence_id AND s.sel = c.sel
          LEFT JOIN own_columns x ON x.evidence_id = c.evidence_id AND x.field = c.field
          LEFT JOIN passing v ON v.rec = c.rec AND v.sel = c.sel
          LEFT JOIN readers d ON d.rec = c.rec AND d.sel = c.sel
          LEFT JOIN (SELECT DISTINCT rec.rec FROM minted JOIN rec USING (record_id) WHERE kind = 'machine') l ON l.rec = c.rec
          LEFT JOIN targets t ON t.evidence_id = c.evidence_id AND t.field = c.field AND c.record_id IN (SELECT record_id FROM actions)
        ), rows AS (
          SELECT *, bool_or(party) OVER (PARTITION BY rec) AS has_party,
                 row_number() OVER (PARTITION BY evidence_id, sel, party, sort ORDER BY rec) AS nth
          FROM seen
        ), told AS (
          SELECT rec, sel, party,
                 has_party AND NOT party AND written AND kind IN ({PEOPLE}) AND (other_side OR own) AS with_whom,
                 CASE WHEN whole AND sort = 'action' AND NOT party THEN {own}
                      WHEN read AND NOT party THEN {acted}
                      WHEN once THEN {passing}
                      WHEN whole AND sort = 'transfer' AND NOT outside THEN {holder}
                      WHEN has_party AND NOT party AND written AND kind IN ({PEOPLE}) AND (other_side OR own) THEN {customer}
                      WHEN complainants AND other_side AND kind IN {MONEY} THEN {complains} END AS aside,
                 nth > 1 AND (party OR whole OR statement OR sort = 'action' AND kind IN ('domain', 'url')) AS again,
                 listed AND in_cell AND NOT party AND kind NOT IN ({PEOPLE}) OR lent AND kind IN ({PEOPLE}) AS numbers,
                 false AS heard
          FROM rows
        ), scripts AS (
          SELECT rec.rec, sel.sel, {loaded} AS aside FROM minted m JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
          WHERE m.kind IN ('domain', 'url') GROUP BY ALL
          HAVING bool_and(coalesce(regexp_matches(m.field, '^cell:script(#[0-9]+)?$'), false))
             AND any_value(m.kind = 'domain' OR regexp_matches(m.value, '{LIBRARY}', 'i'))
        ), under AS (
          -- A page of a site on which many write, under which several accounts wrote: commenters, not its keepers.
          SELECT rec.rec, sel.sel, {under} AS aside, r.evidence_id, r.author FROM minted m JOIN records r USING (record_id)
          JOIN rec USING (record_id) JOIN sel ON sel.kind = m.kind AND sel.value = m.value
          WHERE m.field = 'url' AND m.kind = 'url' AND r.author IS NOT NULL AND lower(sel.host) IN (SELECT host FROM walls)
        ), written_under AS (
          SELECT rec, sel, aside FROM under SEMI JOIN (
            SELECT evidence_id, sel FROM under GROUP BY ALL HAVING count(DISTINCT author) >= {HANDS}) USING (evidence_id, sel)
        ), thread AS (
          -- The number of what is written about, in a table of what people wrote: the thread's, as its address is.
          SELECT c.rec, c.sel, c.evidence_id, r.author, a.device FROM cell c
          JOIN targets t ON t.evidence_id = c.evidence_id AND t.field = c.field JOIN records r USING (record_id)
          LEFT JOIN (SELECT record_id, min(device) AS device FROM actions GROUP BY record_id) a USING (record_id)
          WHERE c.sort IN ('message', 'post') AND c.kind = 'handle' AND r.author IS NOT NULL
        ), thread_hands AS (
          SELECT evidence_id, sel, device FROM thread WHERE device IS NOT NULL AND device <> '' GROUP BY ALL HAVING count(DISTINCT author) >= {HANDS}
        ), threads AS (
          SELECT DISTINCT h.rec, h.sel FROM thread h
          SEMI JOIN (SELECT evidence_id, sel FROM thread GROUP BY ALL HAVING count(DISTINCT author) >= {HANDS}) s
            ON s.evidence_id = h.evidence_id AND s.sel = h.sel
          ANTI JOIN thread_hands d ON d.evidence_id = h.evidence_id AND d.sel = h.sel AND d.device = h.device
        ), actors AS (
          -- The id of who did it, in the row that says so, is the account: no contact beside it.
          SELECT DISTINCT c.rec, c.sel FROM cell c JOIN actions a USING (record_id)
          WHERE c.kind = 'handle' AND starts_with(c.field, 'cell:') AND lower(c.value) = lower(a.actor)
        ), chosen AS (
          SELECT * FROM told ANTI JOIN serving USING (rec, sel) WHERE aside IS NOT NULL OR again OR numbers OR party
        ), others AS (
          SELECT rec, sel, false AS party, false AS with_whom, min(aside) AS aside, false AS again, false AS numbers, bool_and(heard) AS heard
          FROM (SELECT rec, sel, aside, heard FROM quoted UNION ALL SELECT *, false FROM scripts UNION ALL SELECT *, false FROM written_under
                UNION ALL SELECT rec, sel, {under}, false FROM threads
                UNION ALL SELECT * FROM serving) ANTI JOIN chosen USING (rec, sel) GROUP BY rec, sel
        ), serial AS (
          SELECT DISTINCT rec.rec, sel.sel FROM ({SERIAL_LINKS}) x JOIN rec USING (record_id) JOIN sel ON sel.kind = 'url' AND sel.value = x.url
        )
        SELECT * FROM chosen UNION ALL SELECT * FROM others
        UNION ALL SELECT rec, sel, false, false, NULL, false, true, false FROM (SELECT * FROM serial UNION SELECT * FROM actors)
          ANTI JOIN chosen USING (rec, sel) ANTI JOIN others USING (rec, sel)
        """
    )
