"""Figures of a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import MEASURES, PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_zh import find_numbers, value_of
from ringbreak.rings.bulletins.sentences import clause_end, clause_start
from ringbreak.rings.bulletins.terms import Term, find_terms

_AFTER_BARRED = re.compile(
    r"(?:年|月|日|号(?!码|卡)|时(?!间)|点|分(?!钱)|秒|周岁|岁|[%％‰]|个百分点|[./:：-]\d|倍|折|公里|米|厘米|平方|GB|MB|[GM]B?(?![A-Za-z])|届|条第|款第|℃|度|级|楼|层|室|路公交|路(?=[东西南北])|世纪|后(?=[出生的])|成以|成(?![员立为功都本])|折)"
)
_TIME_UNIT = re.compile(
    r"个?(?:多|余)?(?:月|半月|小时|星期|周(?!岁)|天|分钟|年(?=的|专项|行动)|昼夜|季度|工作日)"
)
_BEFORE_BARRED = re.compile(
    r"(?:第|QQ群?[:： ]?|群号[:： ]?|电话[:： ]?|编号[:： ]?|刑法|“|\"|「|版本|代号[:： ]?|近?初|星期|周|礼拜|头|No\.?|\w[.·・]|之|iPhone ?|案例|例|分之|法|条例|国道|省道|零点|尾号[为是]?|群[:：])$"
)
_WORDED_BARRED = re.compile(
    r"(?:进|统|唯|万|同|之|每|某|另|任|单|逐|第|其|初|高|小|新|专|一|星期|周|老|张|李|王|赵|刘|陈|杨|阿|这|那|哪)$"
)
_CODE_QUOTED = re.compile(r"[“\"「『][^”\"」』]{0,12}$")
_SKIP = re.compile(
    r"(?:[（(][^）)]{1,8}[）)]|共计|共有|共|总计|合计|累计|达到|达|计|可达|全国|已发生|发生|约|逾|超过|超|近|有|为|的|了|总数|数量|人数|数|等|一共|多达|高达|已|也|各|其中|[:：、，,\s（(]|分别为|分别|及其|该|型|类|涉及|涉嫌|总|量|金额|在内|以及|合共|增至|升至|上升至)*$"
)
_DE = re.compile(
    r"[的、，,。；;：:！？\n）)（(“”\"]|以及|并(?!案)|及(?!其)|和(?!谐)|与|其中|被(?![害骗告盗])|已|均|后|系|在|涉案金额|总价|价值|共"
)
_OTHERS = re.compile(r"(?P<and>及其?|和|与|伙同)(?P<other>其他|另外|另)?$|(?P<deng>等)$")
_NAME = re.compile(r"[\u4e00-\u9fff](?:某{1,2}[\u4e00-\u9fff]?|姓男子)(?:（[^）]{1,12}）)?$")
_UNSAID = re.compile(
    r"(?P<cue>案值|涉案金额|涉案资金|获利|非法获利|损失|被骗|货值|涉案流水)(?:高|约|达|共|总计|近|超)*$"
)
"""What a sum must follow when its yuan is left unsaid: 案值1.5亿多."""
_CENTS = re.compile(r"每[条个张组套份件]|一[条个张组套份件]|不等|单价|价格")
"""What must stand near 分 for it to be money and not a mark or a minute."""
_PER_ONE = re.compile(
    r"(?:[/每]|(?:一|1|每)?(?:条|张|个|组|套|份|件|台|部|单|次|月|篇|户|人次)(?:的(?:价格|单价|费用))|(?:一|1|每)(?:条|张|个|组|套|份|件|台|部|单|次|月|篇|户)|不等的(?:价格|单价|费用)|的(?:单价|价格|均价|低价|高价|费用|会员费)|左右的价格|的价位)"
)


def read(text: str, start: int, end: int) -> Iterator[Figure]:
    """Figures of the sentence, left to right."""
    numbers = list(find_numbers(text, start, end))
    if not any(_worth_a_look(text, n, start) for n in numbers):
        return
    nouns = find_terms(words.NOUN, words.NOUNS, text, start, end)
    # 二 of 二维码 and 四 of 四件套 count nothing.
    numbers = [
        n for n in numbers if not n.worded or not any(t.start <= n.start and n.end <= t.end for t in nouns)
    ]
    verbs = [
        v
        for v in find_terms(words.VERB, words.VERBS, text, start, end)
        if not any(n.start <= v.start and v.end < n.end for n in nouns)
    ]  # 购买 of 购买用户 is no action
    cues: list[Term] | None = None
    for at, number in enumerate(numbers):
        if text[number.end : number.end + 1] == " ":
            number = replace(number, end=number.end + 1)  # 600 余起, 3 年: the space is typography
        money = words.CURRENCY.match(text, number.end)
        if money and not _is_classifier(text, number, money, nouns):
            if (
                _CODE_QUOTED.search(text, max(start, number.start - 12), number.start)
                and number.bare
                and "元购" in text[number.end : number.end + 3]
            ):
                continue
            if cues is None:
                cues = find_terms(words.CUE, words.MONEY, text, start, end)
            yield _money(text, number, money, cues, verbs, start, end)
            continue
        if _no_count(text, number, start):
            continue
        unsaid = _UNSAID.search(text, max(start, number.start - 8), number.start)
        if unsaid and text[number.end - 1] in "万亿余多" and not words.CLASSIFIER.match(text, number.end):
            measure = words.MONEY[unsaid["cue"]]
            yield _made(
                number, measure, number.start, number.end, start, end, "money", "", 0.7, currency="CNY"
            )
            continue
        following = numbers[at + 1].start if at + 1 < len(numbers) else end
        preceding = numbers[at - 1].end if at else start
        unit = _TIME_UNIT.match(text, number.end)
        if unit:
            length = _duration(text, number, unit, start, end)
            if length is not None:
                yield length
            continue
        if _AFTER_BARRED.match(text, number.end):
            if text[number.end : number.end + 1] == "年":
                term = _term(text, number, verbs, start, end)
                if term is not None:
                    yield term
            continue
        yield _count(text, number, nouns, verbs, start, end, preceding, following)


def _worth_a_look(text: str, number: Number, start: int) -> bool:
    """Not a date or an ordinal: most numbers of prose are, and their sentences need no lexicon."""
    if not number.bare:
        return not _no_count(text, number, start)
    after = text[number.end : number.end + 1]
    return after not in ("年", "月", "日") or (
        after == "年" and text[max(start, number.start - 2) : number.start] == "徒刑"
    )


def _is_classifier(text: str, number: Number, money: re.Match[str], nouns: list[Term]) -> bool:
    """块 and 角 count things too: 硬盘14块, 两块."""
    if money.group() == "分":
        return not _CENTS.search(text, max(0, number.start - 12), min(len(text), money.end() + 4))
    if money.group() not in ("块", "毛", "角"):
        return False
    return number.worded or any(n.end <= number.start and number.start - n.end < 3 for n in nouns)


def _no_count(text: str, number: Number, start: int) -> bool:
    """Ordinals, code names, dates, numerals inside words: 第三, “5·30”, 一起, 统一."""
    before = text[max(start, number.start - 12) : number.start]
    if _BEFORE_BARRED.search(before):
        return True
    raw = text[number.number_start : number.number_end]
    after = text[number.end : number.end + 1]
    if number.worded:
        if (
            not words.CLASSIFIER.match(text, number.end)
            and text[number.end : number.end + 1] != "年"
            and not _TIME_UNIT.match(text, number.end)
            and number.value is not None
            and number.comparator == "exact"
        ):
            return True
        if _WORDED_BARRED.search(before) and len(raw) == 1:
            return True
        return number.value == 1
    if number.bare:
        if after in ("·", "・", "-", "/") or (before and before[-1] in "·・-/_.@"):
            return True
        if raw in ("110", "119", "120", "122", "12110", "96110", "12321") and not words.CLASSIFIER.match(
            text, number.end
        ):
            return True  # emergency lines
        if len(raw) >= 9 or (len(raw) > 1 and raw[0] == "0"):
            return True
        if _CODE_QUOTED.search(before) and not words.CLASSIFIER.match(text, number.end):
            return True
        if after and after.isascii() and after.isalpha():
            return True
    return False


def _money(
    text: str, number: Number, money: re.Match[str], cues: list[Term], verbs: list[Term], start: int, end: int
) -> Figure:
    stop = money.end()
    currency = words.CURRENCIES[money.group()]
    if currency == "CNY" and number.start < number.number_start:
        sign = next((v for k, v in words.SIGNS.items() if text.startswith(k, number.start)), None)
        currency = sign or currency
    comparator = number.comparator
    tail = re.match(r"(?:以上|之多|左右|上下|以下|以内)", text[stop : stop + 3])
    if tail and comparator == "exact":
        comparator = {
            "以上": "more_than",
            "左右": "about",
            "上下": "about",
            "以下": "less_than",
            "以内": "up_to",
        }.get(tail.group(), "exact")
        stop += tail.end()
    measure, certainty = "", 0.9
    begin, cut = clause_start(text, start, number.start), clause_end(text, stop, end)
    before = [c for c in cues if c.end <= number.start]
    in_clause = [c for c in before if c.start >= begin]
    near = [c for c in cues if stop <= c.start < min(cut, stop + 12)]
    fine = any(v.cls == "sentence" for v in verbs) and in_clause and in_clause[-1].cls == "fine"
    if _PER_ONE.match(text, stop) or (
        in_clause and in_clause[-1].word in _UNIT_CUES and number.start - in_clause[-1].end <= 4
    ):
        measure = "price"
    elif fine:
        measure = "fine"
    elif near and re.match(r"(?:的)?(?:涉案|被骗|经济|非法|违法|赃|资金|现金|已|被|均|全部)*$", text[stop : near[0].start]) and not (
        in_clause and number.start - in_clause[-1].end < 6 and in_clause[-1].word not in _VAGUE
    ):  # fmt: skip
        measure = near[0].cls
    elif in_clause:
        measure = _strongest(in_clause)
    elif before:
        measure, certainty = _strongest(before[-2:]), 0.7
    elif near:
        measure, certainty = near[0].cls, 0.7
    figure = _made(number, measure, number.start, stop, start, end, "money", "", certainty, currency=currency)
    figure.comparator = comparator
    return figure


_VAGUE = frozenset(
    [
        "资金",
        "金额",
        "价值",
        "现金",
        "涉案",
        "总金额",
        "转账",
        "流水",
        "查封",
        "扣押",
        "赃款",
        "共计资金",
        "缴获",
        "每",
    ]
)
_UNIT_CUES = frozenset(
    [
        "每条",
        "每张",
        "每个",
        "每组",
        "每套",
        "每部",
        "每份",
        "每件",
        "每人",
        "每单",
        "每次",
        "每月",
        "每台",
        "每瓶",
        "每支",
        "每千次",
        "每辆",
        "每篇",
        "每户",
        "每万",
        "每",
        "以每",
        "单价",
        "均价",
        "售价",
        "定价",
        "标价",
        "一条",
        "一组",
        "一张",
        "一个",
        "一套",
    ]
)


def _strongest(cues: list[Term]) -> str:
    nearest = cues[-1]
    for earlier, later in zip(reversed(cues[:-1]), reversed(cues), strict=False):
        if later.start - earlier.end > 4:
            break
        if earlier.cls in ("money_recovered", "money_frozen"):
            return earlier.cls  # 追回被骗资金, 冻结涉案资金: what was done beats what the money was
    if (
        nearest.word in _VAGUE
        and len(cues) > 1
        and nearest.start - cues[-2].end < 8
        and cues[-2].word not in _VAGUE
    ):
        return cues[-2].cls
    return nearest.cls


def _duration(text: str, number: Number, unit: re.Match[str], start: int, end: int) -> Figure | None:
    """Lengths of campaigns; how long an inquiry or an offence took is a date of the case, not a figure."""
    head, tail = text[max(start, number.start - 8) : number.start], text[unit.end() : unit.end() + 14]
    campaign = re.search(r"为期|历时|开展了?$", head) and re.search(
        r"行动|整治|专项|战役|攻坚|会战", text[start:end]
    )
    prison = re.search(r"有期徒刑|拘役|管制|刑期|徒刑$", head)
    if not campaign and not prison and not re.match(r"的?(?:集中)?(?:专项|整治|行动|攻坚|战役)", tail):
        return None
    if prison and text[max(start, number.start - 1) : number.start] == "年":
        return None  # the months of 二年二个月 were read with its years
    figure = _made(
        number,
        "prison_term" if prison else "duration",
        number.start,
        unit.end(),
        start,
        end,
        "time",
        "",
        0.85,
    )
    figure.unit = _UNITS[next(k for k in _UNITS if k in unit.group())]
    return figure


_UNITS = {"小时": "hours", "分钟": "minutes", "星期": "weeks", "周": "weeks", "天": "days", "昼夜": "days", "工作日": "days", "季度": "quarters", "月": "months", "年": "years"}  # fmt: skip


_MONTHS = re.compile(r"零?(?P<count>[0-9一二三四五六七八九十]{1,2})个月")


def _term(text: str, number: Number, verbs: list[Term], start: int, end: int) -> Figure | None:
    head = text[max(start, number.start - 8) : number.start]
    if (number.value or number.high or 99) > 30 or not re.search(r"有期徒刑|徒刑$|刑期", head):
        return None
    figure = _made(number, "prison_term", number.start, number.end + 1, start, end, "time", "", 0.85)
    figure.unit = "years"
    months = _MONTHS.match(text, figure.end, end)
    extra = value_of(months["count"]) if months else None
    if months and extra is not None and figure.value is not None:
        figure.value, figure.end, figure.unit = tidy(figure.value * 12 + extra), months.end(), "months"
    return figure


def _count(
    text: str,
    number: Number,
    nouns: list[Term],
    verbs: list[Term],
    start: int,
    end: int,
    floor: int,
    ceiling: int,
) -> Figure:
    """What is counted: the classifier, the noun after it, else the noun before the number."""
    figure = _made(number, "", number.start, number.end, start, end, "", "", 0.0)
    classifier = words.CLASSIFIER.match(text, number.end)
    stop = classifier.end() if classifier else number.end
    comparator = number.comparator
    tail = re.match(r"(?:以上|之多|左右|上下|以下|以内)", text[stop : stop + 3])
    if tail:
        if comparator == "exact":
            comparator = {
                "以上": "more_than",
                "左右": "about",
                "上下": "about",
                "以下": "less_than",
                "以内": "up_to",
            }.get(tail.group(), "exact")
        stop += tail.end()
    if (
        not classifier
        and number.bare
        and len(text[number.number_start : number.number_end]) == 4
        and 1900 <= (number.value or 0) <= 2100
    ):
        return figure
    cls, word, span_end, certainty = "", "", stop, 0.0
    after = _noun_after(text, stop, nouns, verbs, end, ceiling)
    before = _noun_before(text, number, nouns, start, floor)
    by_classifier = words.BY_CLASSIFIER.get(classifier.group(), "") if classifier else ""
    glued = (
        text[stop : stop + 1] in ("", "，", "。", "、", "；", ",", ";", "（", "(", ")", "）", "！", "\n")
        or stop >= end
    )
    if after is not None and not (glued and before is not None):
        cls, word, span_end, certainty = after.cls, after.word, after.end, 0.95
    elif before is not None and (glued or after is None) and _fits(before, by_classifier):
        cls, word, certainty = before.cls, before.word, 0.9
    elif by_classifier:
        cls, certainty = by_classifier, 0.85
    if not cls:
        return figure
    if cls == "times" or (cls == "person" and _PRONOUN.search(text, max(start - 1, 0), min(end, stop + 2))):
        return figure
    cls = _refined(text, cls, number, stop, start, end)
    verb = _verb(text, cls, span_end, number, verbs, start, end)
    measure = measure_of(cls, verb)
    if measure is None and cls == "defendant":
        verb = _verdict_near(text, start, end)
        measure = measure_of(cls, verb)
    if measure is None:
        return figure
    span_start, plus = _with_names(text, number, cls, start)
    made = _made(number, measure, span_start, span_end, start, end, cls, verb or "", certainty)
    made.comparator = comparator
    made.noun_word = word
    if plus and made.value is not None:
        made.value = tidy(made.value + plus)
    return made


def _fits(noun: Term, by_classifier: str) -> bool:
    """名 and 人 count people, 起 counts cases: a noun of another kind before them is not what is counted."""
    if not by_classifier:
        return True
    people = PEOPLE | {"victim", "officer", "hacker", "insider", "buyer", "contact"}
    if by_classifier == "person":
        return noun.cls in people or noun.cls in ("anchor_account", "view", "click")
    return by_classifier in noun.cls or noun.cls == by_classifier


def _noun_after(
    text: str, stop: int, nouns: list[Term], verbs: list[Term], end: int, ceiling: int
) -> Term | None:
    """The last known noun of the phrase right behind the classifier: 名 | 网络水军 | 购买用户."""
    limit = min(end, ceiling, stop + 24)
    border = _DE.search(text, stop, limit)
    limit = border.start() if border else limit
    if border and border.group() == "的" and not any(stop <= n.start and n.end <= limit for n in nouns):
        # 69名涉及此案的人员: the phrase goes on behind 的 only when nothing known stood before it.
        again = _DE.search(text, border.end(), min(end, ceiling, border.end() + 12))
        limit = again.start() if again else min(end, ceiling, border.end() + 12)
    known = [n for n in nouns if n.start >= stop and n.end <= limit and n.cls != "times"]
    if not known:
        return None
    # The head is the last noun of an unbroken row: 网络水军|购买用户 goes on, 被告人|因犯...计算机 does not.
    head = known[0]
    for noun in known[1:]:
        gap = noun.start - head.end
        if (
            gap > 4
            or any(head.end <= v.start < noun.start for v in verbs)
            or _ENDS.search(text, head.end, noun.start)
        ):
            break
        head = noun
    return head if known[0].start - stop <= 12 else None


_ENDS = re.compile("[因在对为将把向从于以用来]|通过|涉嫌|进行")
_PRONOUN = re.compile(
    r"(?:^|[，。；,;、：:\n])(?:这|该|上述)?[二两三四五六七八九十]人(?:均|皆|都|系|为|通|共|合|分|先|在|因|对)"
)
"""两人均为... takes up people counted before."""
_ACTIVE = frozenset({"arrest", "seize", "close", "remove", "solve", "dismantle", "detain", "charge", "sentence", "punish", "cheat", "kill", "injure", "miss"})  # fmt: skip


def _noun_before(text: str, number: Number, nouns: list[Term], start: int, floor: int) -> Term | None:
    """The noun right before the number, with only words of sum between: 抓获犯罪嫌疑人 共 21名."""
    known = [n for n in nouns if n.end <= number.start and n.start >= max(start, floor) and n.cls != "times"]
    if not known:
        return None
    noun = known[-1]
    gap = text[noun.end : number.start]
    if len(gap) > 10 or not _SKIP.match(gap):
        return None
    return None if "，" in gap and len(gap) > 4 else noun


def _refined(text: str, cls: str, number: Number, stop: int, start: int, end: int) -> str:
    before = text[max(start, number.start - 14) : number.start]
    if cls in ("person", "suspect") and re.search(r"上下线|上下家|上家|下家|下线", before):
        return "contact"
    if cls == "person" and re.search(r"受害|被害|受骗|被骗", before[-8:]):
        return "victim"
    if (
        cls == "item"
        and re.search(r"公民|个人信息|隐私", text[start:end])
        and not re.search(r"有害|违法|虚假|谣言|不良|帖", text[max(start, number.start - 12) : stop + 14])
    ):
        return "personal"
    return cls


def _verb(
    text: str, cls: str, after: int, number: Number, verbs: list[Term], start: int, end: int
) -> str | None:
    """The action: a passive right behind (被抓获, 已被刑拘, 落网), else the nearest before that says something."""
    tail = _BEHIND.match(text, after, min(end, after + 44))
    offset = tail.end() if tail else after
    behind = next((v for v in verbs if v.start <= offset <= v.end and v.start >= after), None)
    clause = clause_start(text, start, number.start)
    # Verbs between action and number belong to the noun's description (破获贩卖信息案件50起): walk back past them.
    telling = [v for v in verbs if v.end <= number.start and measure_of(cls, v.cls) is not None]
    if behind is not None and measure_of(cls, behind.cls) is not None:
        if behind.cls in _FATES and behind.start >= after and offset - after <= 12:
            return behind.cls  # 17人死亡2人受伤: each number goes with the fate behind it
        passive = (tail is not None and _PASSIVE.search(tail.group()) is not None) or (
            behind.cls in _ACTIVE and re.search("将|把", text[clause : number.start]) is not None
        )
        if passive or not any(v.start >= clause for v in telling):
            return behind.cls
    if not telling:
        return None
    nearest = telling[-1]
    if nearest.cls in ("involve", "relate") and nearest.start >= clause:
        # 抓获涉案人员: what was done beats the adjective.
        done = [v for v in telling if v.cls in _ACTIVE and v.start >= clause]
        if done:
            return done[-1].cls
    return nearest.cls


_BEHIND = re.compile(
    r"(?:等)?(?:已|均|全部|先后|相继|因涉嫌[^，。]{0,24}?(?=被|已)|当场|不同程度|经抢救无效|不幸|先后|现|目前|另|也|共)*(?:被|遭|获|予以|已被|进行了?)?"
    r"(?:依法|警方|公安机关|法院|检察机关|当场|分别|一审|先后|成功|集中)*"
)
_FATES = frozenset({"kill", "injure", "miss"})
_PASSIVE = re.compile("被|已|均|获|遭|全部|进行")


_VERDICT = re.compile("判处|判刑|获刑|宣判|判决|有期徒刑|被判")


def _verdict_near(text: str, start: int, end: int) -> str | None:
    around = text[max(0, start - 80) : min(len(text), end + 80)]
    if _VERDICT.search(around):
        return "sentence"
    return "charge" if re.search("公诉|起诉|开庭|审理|受审|法院", around) else None


def _with_names(text: str, number: Number, cls: str, start: int) -> tuple[int, int]:
    """张某等8人 counts Zhang in; 张某及其他8人 does not, so one is added for each name before it."""
    if cls not in PEOPLE:
        return number.start, 0
    head = text[max(start, number.start - 20) : number.start]
    joint = _OTHERS.search(head)
    if not joint or joint["deng"] or not joint["other"]:
        return number.start, 0
    names = head[: joint.start()]
    found = _NAME.search(names)
    if not found:
        return number.start, 0
    return number.start - len(head) + found.start(), 1


def _made(
    number: Number, measure: str, span_start: int, span_end: int, start: int, end: int, noun: str, verb: str,
    certainty: float, *, currency: str | None = None,
) -> Figure:  # fmt: skip
    measure = "" if measure == "other" else measure  # a sum of a kind we keep out of the ledger
    value, low, high = number.value, number.low, number.high
    if currency in ("fen", "jiao"):
        part = 10.0 if currency == "jiao" else 100.0
        value, low, high = (None if x is None else tidy(x / part) for x in (value, low, high))
        currency = "CNY"
    unit = currency or (MEASURES[measure].unit if measure in MEASURES else "")
    return Figure(
        measure, value, low, high, number.comparator, unit, currency, span_start, span_end, number, (start, end),
        noun, verb, certainty,
    )  # fmt: skip
