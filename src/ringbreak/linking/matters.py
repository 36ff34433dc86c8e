"""Several matters in one account: who tells of two swindles in one letter does not make one of them.

A register of complaints has a row for each matter; a letter, a mail, a post has none. Its writer was cheated in March and again in August, or an
officer lists the week's cases, and what stands in one paragraph has nothing to do with what stands in the next. But most letters tell of one swindle
with several contacts and accounts, from the first message to the last payment, and these belong together. So a text is parted only where it says so:

- in so many words (还有一件事, 另一起, "another matter", "unrelated"), or
- where one tale is told to its end, with a contact and what was paid, and another of another sort begins (a flat to let after a game), in which somebody not yet
  mentioned turns up and is paid too. Where a text says that it tells of several, a new paragraph, number or date needs only either.

Whatever refers back (他又, 随后, 同一个人, "they then", "the same"), and a contact or account that stands in both, keeps them together.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

import pyarrow as pa

from ringbreak.engine.engine import Engine
from ringbreak.engine.sentences import literal, sentence
from ringbreak.linking.columns import PEOPLE
from ringbreak.linking.quoted import LOOKED_AT, OWN_LOSS, THINGS
from ringbreak.linking.tellings import OWN

TELLS = (
    rf"{OWN_LOSS}|被骗|受骗|骗走|报案|报警|报了案|举报|投诉|反映|受害|损失|"
    r"\b(?:cheated|scammed|defrauded|swindled|reporting|report|complain\w*|victims?|lost)\b"
)
"""How somebody tells what was done to him or others. RE2, ignoring case, and as all below Python's."""
BETWEEN = (
    r"(?:另外?|还有|又有)(?:的|外|还有|还)?[一1两几]?(?:件|起|桩|宗|个案|个骗局|场骗局|种骗局|伙骗子|拨骗子)|第二(?:件|起|桩|宗|个骗局|个案)|"
    r"(?:此外|另外|顺便|同时)[，,]?(?:我|本人)?[^，。！？\n]{0,4}(?:举报|反映|投诉|报案|说说?)(?:另|别的|一个|一家|一名|一件|还有)|"
    r"(?:我|本人|自己|家人|女儿|儿子|母亲|父亲|老伴|同事)[^，。！？\n]{0,4}也(?:上过?当|被骗|中过招)|"
    r"\b(?:another|a second|the second|a separate|a different|a further|an unrelated|the other) (?:matter|case|scam|fraud|swindle|incident|affair|story|complaint|swindler|scammer|thing)\b|"
    r"\b(?:on another occasion|quite separately|separately, i|unrelated)\b"
)
"""How a text goes on to another matter."""
ANEW = r"(?:还|也)被[^，。！？\n]{0,10}骗|(?:还有|另有|另外)[一1](?:次|回)|第二(?:次|回)(?:被骗|上当|是)|\b(?:the second time|another time|the other time)\b"
"""How it may go on to another or to the next payment of the same: nothing that refers back may stand beside."""
ANNOUNCED = (
    r"(?:两|二|三|几)(?:件|起|桩|宗)(?:事|案|不同|被骗|诈骗|骗)|被骗了?(?:两|二|三|几)(?:次|回)|(?:两|二|三)次(?:不同的?)?(?:被骗|受骗|上当)|上(?:了|过)?(?:两|二|三)(?:次|回)当|"
    r"(?:跟|和|与|同)(?:前面|上面|上述|前述|这个|这件|那个|那件|第一)[^，。！？\n]{0,8}(?:没有?(?:什么)?关系|没关|无关|两码事|两回事|不是一(?:回事|件事|伙|家))|"
    r"\b(?:two|three|several|both) (?:separate |different |unrelated |other )*(?:matters|cases|scams|frauds|swindles|incidents|complaints|things)\b|\b(?:cheated|scammed|defrauded|swindled|had) (?:twice|two times|three times)\b|"
    r"\btwice (?:cheated|scammed|defrauded)\b|\bnothing to do with (?:this|that|the (?:first|above)|it)\b"
)
"""How it says that it tells of several."""
SORTS = (
    r"刷单|兼职|任务|点赞|返利|返佣|做单|\b(?:tasks?|part[- ]time|commissions?)\b",
    r"投资|炒股|股票|理财|荐股|期货|外汇|虚拟币|\b(?:invest\w*|stocks?|shares|trading|crypto\w*|forex)\b",
    r"贷款(?:中介|公司|平台|客服|广告|经理|软件|APP)|(?:办理?|申请|想|要)(?:网贷|贷款)|网贷[：:]|放款|无抵押|\b(?:loans?|lenders?|borrow\w*)\b",
    r"理赔|快递(?:丢|破|异)|百万保障|\bparcels?\b",
    r"公安|警官|检察|洗钱|通缉|\b(?:prosecutor|arrest warrant|money laundering)\b",
    r"网恋|交友|相亲|恋爱|\b(?:dating|romance|in love|marry)\b",
    r"网购|网店|卖家|发货|闲鱼|二手|\b(?:seller|delivery|second[- ]hand|goods)\b",
    r"演唱会|机票|车票|门票|\b(?:tickets?|concert|flights?)\b",
    r"租房|房东|房租|\b(?:landlord|flat|apartment|to let|rental)\b",
    r"装备|皮肤|代练|\b(?:game|gaming|skins?)\b",
    r"赌|博彩|彩票|下注|\b(?:casino|betting|lottery)\b",
    r"办证|证书|学历|文凭|驾照|\b(?:diplomas?|certificates?|driving licen[cs]e)\b",
)
"""What swindles are about, a pattern a sort."""
BEGINS = (
    r"有(?:个|一个|人|一名|一位|名|位|家|陌生)|[一1](?:个|名|位|家|条|通)(?:自称|陌生|叫|微信|QQ|网友|男|女|客服|老师|人|网店|短信|电话|公司|平台|中介|卖家|店)|自称|陌生(?:人|电话|号码|短信|微信)|接到|收到|看到|刷到|看见|"
    r"(?:想|要|打算|准备)(?:买|租|找|贷|办|借|卖|兼职)|认识了?|网上|网购|求职|应聘|"
    r"\b(?:someone|somebody|an? (?:man|woman|person|caller|seller|stranger|guy|girl|lady|recruiter|agent|advert\w*|ad|unknown|e?mail|text|message|call|website|shop|company|dealer|landlord|friend request)|called (?:herself|himself|themselves)"
    r"|i (?:saw|met|received|got|found|answered|bought|ordered|wanted|applied|rented|was (?:looking|called|contacted|added|phoned|texted)|had a call))\b"
)
"""How somebody not yet mentioned turns up."""
BACK = (
    r"随后|之后|然后|接着|后来|紧接|于是|继续|再次|又|再|当天|当晚|次日|第二天|隔天|这时|那时|过了|他|她|对方|该|此人|这[个人时家]|那[个人家]|还是|依旧|客服(?:说|让|称|告诉)|老师(?:说|让|称)|群主|余下|剩下|尾款|最后|"
    r"\b(?:then|later|after(?:wards| that| this)?|next day|again|they|he|she|the (?:same|agent|man|woman|seller|caller|person|group|site|app|account|teacher|adviser|advisor|officer|manager)|finally|still|this (?:man|woman|person|agent|time))\b"
)
"""How a text goes on with what it was telling; looked for where a passage begins."""
ONE = (
    r"同一[个伙家人套批]|(?<!不是)一伙|(?:还|就|又|仍)是(?:那|这|他|她|之前|上次|原来)|介绍(?:的|我|给)|推荐(?:的|我|给)|推给|转介|把我(?:推|拉)|"
    r"\b(?:the same (?:man|woman|person|people|gang|group|number|account|card|seller|scammer|contact|name|voice)|(?:referred|passed|introduced) me (?:on )?to|sent me (?:on )?to)\b"
)
"""How a text says that both are one."""
NOT_ONE = r"不是同?一[个伙家人套批回件]|并?非同?一[个伙家人]|不(?:认识|相干)|\bnot the same \w+"
"""The contrary; left out before ONE is looked for."""
PAID = (
    r"[0-9０-９一二三四五六七八九十百千万]\s?(?:元|块|万)|[¥￥$£€]\s?[0-9]|转(?:了|给|账|到|过)|汇(?:了|给|款|到)|付(?:了|给|款)|充(?:了|值)|打(?:了|给|款)|交(?:了|给)|垫付|被骗|骗(?:了|走)|损失|"
    r"\b(?:paid|pay|sent|transferred|lost|deposit(?:ed)?|wired|took|cost)\b|[0-9][,.]? ?(?:(?:in)?to|through|via|yuan|rmb|cny|usd|gbp|eur|pounds|dollars|euros)\b"
)
"""How it tells what was paid."""
STARTS = (
    r"(?:第[一二三四五六七八九]|[一二三四五六七八九十]{1,2}[、，,.：:]|[（(][一二三四五六七八九十0-9]{1,2}[)）]|[0-9]{1,2}[、)）]|[0-9]{1,2}[.．](?![0-9])|"
    r"(?:first|second|third|firstly|secondly|thirdly|one|two)[:,.]|(?:(?:20)?[0-9]{2}年)?[0-9]{1,2}月|(?:今|去|前)年|上个?月|本月|这个月|上周|[0-9]{4}[-/.][0-9]{1,2}|"
    r"(?:in|on|at the (?:start|end|beginning) of|last|this) (?:[0-9]{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday))"
)
"""A number of a list or a date, with which a tale may begin; a new paragraph may too."""
HEAD = 28
"""Characters at the beginning of a passage in which BACK is looked for."""
FACE = 90
"""And in which whoever turns up does so."""
TALE = 800
"""Characters of a tale that are looked at, from where it begins and back from where it ends."""
_BETWEEN, _ANEW, _ANNOUNCED, _BEGINS, _BACK, _ONE, _NOT_ONE, _PAID, _STARTS, _OWN = (
    re.compile(x, re.IGNORECASE)
    for x in (BETWEEN, ANEW, ANNOUNCED, BEGINS, BACK, ONE, NOT_ONE, PAID, STARTS, OWN)
)
_TO = re.compile(r"[向给到往进至] ?$|\b(?:in)?to $", re.IGNORECASE)
_SORTS = tuple(re.compile(x, re.IGNORECASE) for x in SORTS)
_SENTENCE = re.compile(r"[^。！？!?；;\n.]*(?:\.(?=[^\s])[^。！？!?；;\n.]*)*[。！？!?；;\n.]*")
KINDS = f"{PEOPLE}, {THINGS}"


def read(engine: Engine) -> None:
    """Make the temporary table `other_matters` (record_id, kind, value): what a text names in another matter than the one it counts for.

    It counts for the matter that names most of what other records bear too, of these the first. Reads: MENTIONS, RECORDS.
    """
    engine.execute(
        "CREATE OR REPLACE TEMP TABLE other_matters (record_id BIGINT, kind VARCHAR, value VARCHAR)"
    )
    named = engine.sql(
        f"""
        WITH borne AS (
          SELECT DISTINCT record_id, kind, value, field, start FROM mentions WHERE kind IN ({KINDS}) AND (field = 'text' OR starts_with(field, 'cell:'))
        ), shared AS (
          SELECT kind, value FROM borne GROUP BY ALL HAVING count(DISTINCT record_id) > 1
        ), several AS (
          SELECT record_id FROM borne SEMI JOIN shared USING (kind, value) WHERE field = 'text' GROUP BY record_id HAVING count(DISTINCT value) > 1
        ), telling AS (
          SELECT record_id, left(text, {LOOKED_AT}) AS text FROM records SEMI JOIN several USING (record_id)
          WHERE kind NOT IN ('transfer', 'action') AND regexp_matches(left(text, {LOOKED_AT}), {literal(TELLS)}, 'i')
            AND regexp_matches(left(text, {LOOKED_AT}), {literal(f"{BETWEEN}|{ANEW}|{ANNOUNCED}|{BEGINS}")}, 'i')
        )
        SELECT t.record_id, t.text, list({{'kind': b.kind, 'value': b.value, 'at': CASE WHEN b.field = 'text' THEN b.start ELSE -1 END, 'shared': s.kind IS NOT NULL}}
                                         ORDER BY b.field <> 'text', b.start, b.kind, b.value) AS named
        FROM telling t JOIN borne b USING (record_id) LEFT JOIN shared s ON s.kind = b.kind AND s.value = b.value GROUP BY ALL ORDER BY t.record_id
        """
    )
    apart = [
        {"record_id": row["record_id"], "kind": kind, "value": value}
        for batch in named.to_batches(max_chunksize=4096)
        for row in batch.to_pylist()
        for kind, value in elsewhere(
            row["text"], [(n["kind"], n["value"], n["at"], n["shared"]) for n in row["named"]]
        )
    ]
    if apart:
        engine.register("other_matters_found", pa.Table.from_pylist(apart))
        engine.execute("INSERT INTO other_matters SELECT record_id, kind, value FROM other_matters_found")


def set_aside(engine: Engine) -> None:
    """Add to `serving` (rec, sel, aside, heard) the links of `other_matters`."""
    why = sentence(
        "not counted: this tells of several matters, and says that what it names here is of another than what it is counted with"
    )
    engine.execute(
        f"""
        INSERT INTO serving
        SELECT rec.rec, sel.sel, {why}, true FROM other_matters o JOIN rec USING (record_id) JOIN sel ON sel.kind = o.kind AND sel.value = o.value
        WHERE (rec.rec, sel.sel) NOT IN (SELECT rec, sel FROM serving)
        """
    )


def elsewhere(text: str, named: Sequence[tuple[str, str, int, bool]]) -> list[tuple[str, str]]:
    """Kinds and values that a text names in another matter than the one it counts for; empty for a text of one matter.

    Args:
        named: Kind, value, offset in the text (-1 outside it), whether other records bear it too.
    """
    inside = [n for n in named if n[2] >= 0 and not _tellers(text[max(0, n[2] - 40) : n[2]])]
    cuts = boundaries(text, [n[2] for n in inside])
    if not cuts:
        return []
    where: dict[tuple[str, str], set[int]] = {}
    for kind, value, at, _ in inside:
        where.setdefault((kind, value), set()).add(sum(at >= c for c in cuts))
    matter = list(range(len(cuts) + 1))
    for found in where.values():
        # What stands in two of them makes them one.
        joined = {matter[m] for m in found}
        matter = [min(joined) if m in joined else m for m in matter]
    outside = {(k, v) for k, v, at, _ in named if at < 0}
    weight: dict[int, list[int]] = {}
    for kind, value in {(k, v) for k, v, _, shared in inside if shared}:
        of = weight.setdefault(matter[min(where[kind, value])], [0, 0])
        of[0] += (kind, value) in outside
        of[1] += 1
    if len(weight) < 2:
        return []
    kept = max(weight, key=lambda m: (weight[m], -m))
    return sorted(k for k, at in where.items() if matter[min(at)] != kept and k not in outside)


def _tellers(before: str) -> bool:
    """Whether what stands before it makes a number the teller's own; "I paid 300 to" does not."""
    own = _OWN.search(before)
    return own is not None and _PAID.search(own.group()) is None and not _TO.search(own.group())


def boundaries(text: str, named: Sequence[int]) -> list[int]:
    """Offsets at which a text goes on to another matter, ascending. named: Where contacts and accounts stand in it."""
    units = _units(text)
    announced = bool(_ANNOUNCED.search(text))
    ends = _ends(units, text)
    places = sorted(named)
    found: list[int] = []
    last = 0
    for number, (start, new) in enumerate(units[1:], 1):
        unit = text[start : units[number + 1][0] if number + 1 < len(units) else len(text)]
        if bisect_left(places, start) == bisect_left(places, last) or bisect_left(places, start) == len(
            places
        ):
            continue
        fresh = _BACK.search(unit[:HEAD]) is None
        said = _BETWEEN.search(unit) is not None or (fresh and _ANEW.search(unit) is not None)
        if not said and not fresh:
            continue
        rest = text[start : min(ends[number], start + TALE)]
        starts = new or _STARTS.match(unit) is not None
        if (
            said or _begins(text[max(last, start - TALE) : start], rest, announced and starts)
        ) and not _is_one(rest):
            found.append(start)
            last = start
    return found


def _begins(before: str, rest: str, announced: bool) -> bool:
    """Whether a tale that was told to its end is followed by another one."""
    if not _PAID.search(before) or not _PAID.search(rest):
        return False
    sorts = [{i for i, x in enumerate(_SORTS) if x.search(t)} for t in (before, rest)]
    other = bool(sorts[0] and sorts[1]) and not sorts[0] & sorts[1]
    turns_up = _BEGINS.search(rest[:FACE]) is not None
    return (other or turns_up) if announced else (other and turns_up)


def _is_one(rest: str) -> bool:
    return _ONE.search(_NOT_ONE.sub("", rest)) is not None


def _units(text: str) -> list[tuple[int, bool]]:
    """Where sentences begin, and whether a paragraph does."""
    found: list[tuple[int, bool]] = []
    for sentence_ in _SENTENCE.finditer(text):
        said = sentence_.group()
        if said.strip():
            start = sentence_.start() + len(said) - len(said.lstrip())
            found.append((start, "\n" in text[max(0, start - 4) : start]))
    return found


def _ends(units: Sequence[tuple[int, bool]], text: str) -> list[int]:
    """Where the passage that begins with a sentence may end: at the next paragraph, number or date."""
    found = [len(text)] * len(units)
    for number in range(len(units) - 2, -1, -1):
        start, new = units[number + 1]
        found[number] = start if new or _STARTS.match(text, start) else found[number + 1]
    return found
