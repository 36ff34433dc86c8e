"""Figures of a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.actions_zh import governing_action, verdict_near
from ringbreak.rings.bulletins.afterwards_zh import (
    act_of_the_list,
    done_since,
    listed_as_taken,
    seen_times,
    told_again,
)
from ringbreak.rings.bulletins.echoes_zh import (
    asked_about,
    bought_from_him,
    done_right_behind,
    headline_catch,
    of_clause_before,
    swept_up,
)
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.left_out_zh import RATE, acting_themselves, told_of_before, under_unknown_act
from ringbreak.rings.bulletins.lengths_zh import length_figure, prison_term, term_range
from ringbreak.rings.bulletins.measures import measure_of
from ringbreak.rings.bulletins.money_zh import IN_BRACKETS, SURE_OF_MONEY, UNSAID, is_classifier, money_figure
from ringbreak.rings.bulletins.numbers import MOST, Number, tidy
from ringbreak.rings.bulletins.numbers_zh import find_numbers
from ringbreak.rings.bulletins.phrases_zh import HUMAN, fits, noun_after, noun_before
from ringbreak.rings.bulletins.sentences import clause_start
from ringbreak.rings.bulletins.terms import Term, find_terms
from ringbreak.rings.bulletins.uncounted_zh import CODE_QUOTED, TIME_UNIT, no_count
from ringbreak.rings.bulletins.wares_zh import are_sham_wares
from ringbreak.rings.bulletins.whom_zh import refined, turned, with_names
from ringbreak.rings.bulletins.worth_zh import AFTER_BARRED, worth_a_look


def read(text: str, start: int, end: int) -> Iterator[Figure]:
    """Figures of the sentence, left to right."""
    if _COUNTABLE.search(text, start, end) is None:
        return
    # 600 余起, 3 年: the space behind a number is typography.
    numbers = [
        n if text[n.end : n.end + 1] != " " else n._replace(end=n.end + 1)
        for n in islice(find_numbers(text, start, end), MOST)
    ]
    # Dates, clocks, ordinals and measures of length are most numbers of prose; their sentences need no lexicon.
    nothing = [no_count(text, n, start) for n in numbers]
    if not any(worth_a_look(text, n, start, idle=i) for n, i in zip(numbers, nothing, strict=True)):
        return
    if _LAW.search(text, start, end) is not None:
        return  # what the law asks of those who handle the data of a million people counts nobody
    nouns = find_terms(words.NOUN, words.NOUNS, text, start, end)
    if any(n.word in _WITHIN for n in nouns):
        nouns = [n for n in nouns if not _within_a_word(text, n)]
    # 二 of 二维码 and 四 of 四件套 count nothing.
    kept = [
        i
        for i, n in enumerate(numbers)
        if not n.worded or not any(t.start <= n.start and n.end <= t.end for t in nouns)
    ]
    numbers, nothing = [numbers[i] for i in kept], [nothing[i] for i in kept]
    acts = find_terms(words.VERB, words.VERBS, text, start, end)
    inside = _inside(acts, nouns)
    verbs = [
        v
        for v in acts
        if (v.start, v.end) not in inside
        and text[max(start, v.start - 1) : v.start] not in ("不", "未")
        and not (v.word in _CRIMES and _OF_A_CRIME.match(text, v.end, end))
    ]  # 购买 of 购买用户 is no action
    cues: list[Term] | None = None
    counted: dict[str, tuple[str, str]] = {}
    done = floor = start
    for at, number in enumerate(numbers):
        if number.number_start < done:
            continue  # read with the one before
        money = words.CURRENCY.match(text, number.end)
        if money and IN_BRACKETS.search(text, max(start, number.start - 24), number.start):
            continue  # 900余万元（约新台币3982万元）: one sum told twice
        if money and not is_classifier(text, number, money, nouns):
            if (
                CODE_QUOTED.search(text, max(start, number.start - 12), number.start)
                and number.bare
                and "元购" in text[number.end : number.end + 3]
            ):
                continue
            if cues is None:
                cues = find_terms(words.CUE, words.MONEY, text, start, end)
            sum_of_money = money_figure(text, number, money, cues, verbs, start, end)
            done = floor = sum_of_money.end  # 九元九角 is one sum
            yield sum_of_money
            continue
        if nothing[at]:
            continue
        preceding, floor = floor, number.end
        unsaid = (
            UNSAID.search(text, max(start, number.start - 8), number.start)
            if text[number.end - 1] in "万亿余多" and not words.CLASSIFIER.match(text, number.end)
            else None
        )
        if unsaid and unsaid["cue"] not in SURE_OF_MONEY and not _ALONE.match(text, number.end, end):
            unsaid = None
        if unsaid and RATE.search(text, max(start, number.start - 20), number.start):
            continue
        if unsaid:
            measure = words.MONEY.get(unsaid["cue"], "money_involved")
            if (
                measure == "money_involved"
                and unsaid["cue"] in ("把", "将")
                and not _LAUNDERED.search(text, number.end, end)
            ):
                measure = ""
            yield made_figure(
                number, measure, number.start, number.end, start, end, "money", "", 0.7, currency="CNY"
            )
            continue
        following = numbers[at + 1].start if at + 1 < len(numbers) else end
        term = term_range(text, number, start, end) if "个月" in text[number.end : number.end + 16] else None
        if term is not None:
            done = term.end
            yield term
            continue
        unit = TIME_UNIT.match(text, number.end)
        if unit:
            length = length_figure(text, number, unit, start, end)
            if length is not None:
                yield length
            continue
        if AFTER_BARRED.match(text, number.end):
            if text[number.end : number.end + 1] == "年":
                term = prison_term(text, number, verbs, start, end)
                if term is not None:
                    yield term
            continue
        yield _count(text, number, nouns, verbs, start, end, preceding, following, counted)


_LAW = re.compile(
    r"[的者]，(?:应当|不得|处[一二三四五六七八九十]+年以[上下]|由公安机关处)|情节(?:特别|较为|较)?(?:严重|恶劣)的[，,]?(?:处|由|并处|可以?|应当?|依照|依法追究|构成|吊销|没收|给予)|[倍元]以[上下][^，。]{0,10}罚款|以上[^，。]{0,12}的，"
)
_ALONE = re.compile(r"$|[，。！？；、,.!?;\s）)”]|洗|转|带|卷|骗|被|的|(?:资金|赃款|现金|钱)")
_LAUNDERED = re.compile("洗|转走|转移|转出|卷走|骗走")
_CLOSES = frozenset(
    {
        "",
        "，",
        "。",
        "、",
        "；",
        ",",
        ";",
        "（",
        "(",
        ")",
        "）",
        "！",
        "\n",
        "和",
        "及",
        "与",
        "被",
        "等",
        "已",
        "均",
    }
)
_FOUND = re.compile("发现|锁定|掌握")
_COUNTABLE = re.compile(
    r"[0-9０-９](?![0-9０-９年月日时点])|徒刑|刑期|拘役|判刑|获刑|判处|领刑|入狱"
    r"|[二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅貳參陸兩数几〇零][余多馀]?(?:[ 元块角分毛余多枚个以之左上名位人起宗件家部台张支把发条份次款套处辆幅篇页则组户架只本例伙路方颗瓶箱盒间批封桩册省市所对股吨公千亩年月天日小星周昼季工港美欧英韩圆泰比新澳]|$)"
    r"|[十百千万亿]一|[近约超逾过到足于达破高满少多][一二两三四五六七八九十百千万亿数几上]"
)
"""What a sentence must hold to be worth the grammar: a digit that is no date, or a numeral in words before a unit."""


_WITHIN = frozenset({"信息", "省", "市", "省市", "地市", "县市"})


def _inside(acts: list[Term], nouns: list[Term]) -> set[tuple[int, int]]:
    """The acts that are the beginning of a noun; both lists run left to right and overlap in themselves nowhere."""
    found, at = set(), 0
    for act in acts:
        while at < len(nouns) and nouns[at].end <= act.end:
            at += 1
        if at < len(nouns) and nouns[at].start <= act.start:
            found.add((act.start, act.end))
    return found


def _within_a_word(text: str, noun: Term) -> bool:
    """信息 of 帮助信息网络犯罪, which is a crime; 省 of 跨省, which says of what sort."""
    if noun.word == "信息":
        return text.startswith("网络", noun.end)
    return noun.word in _WITHIN and text[noun.start - 1 : noun.start] == "跨"


def _of_nothing(number: Number, start: int, end: int) -> Figure:
    """A number that counts nothing we know."""
    return made_figure(number, "", number.start, number.end, start, end, "", "", 0.0)


_ABOUT = re.compile("以上|之多|左右|上下|以下|以内")


def _count(
    text: str,
    number: Number,
    nouns: list[Term],
    verbs: list[Term],
    start: int,
    end: int,
    floor: int,
    ceiling: int,
    counted: dict[str, tuple[str, str]],
) -> Figure:
    """What is counted: the classifier, the noun after it, else the noun before the number.

    `counted` remembers what each classifier counted last in the sentence: 处置账号1.8万个，其中永久封禁2671个.
    """
    classifier = words.CLASSIFIER.match(text, number.end)
    stop = classifier.end() if classifier else number.end
    comparator = number.comparator
    tail = _ABOUT.match(text, stop, stop + 3)
    if tail:
        if comparator == "exact":
            comparator = {
                "以上": "more_than",
                "左右": "about",
                "上下": "about",
                "以下": "less_than",
                "以内": "up_to",
            }.get(tail.group(), "exact")
        stop = tail.end()
    if not classifier and tail and text[number.end - 1] in "万亿":
        return _of_nothing(number, start, end)  # 案损100万以上案件: a size, not a count
    if text[stop : stop + 1] == "+":
        return _of_nothing(number, start, end)  # 阅读量10万+
    if (
        not classifier
        and number.bare
        and len(text[number.number_start : number.number_end]) == 4
        and 1900 <= (number.value or 0) <= 2100
    ):
        return _of_nothing(number, start, end)
    if _EXAMPLES_AFTER.match(text, stop, min(end, stop + 24)) or _EXAMPLES_BEFORE.search(
        text, max(start, number.start - 8), number.start
    ):
        return _of_nothing(
            number, start, end
        )  # 五起典型案例, 线索1691条: examples and clues are told of, not done
    if classifier and classifier.group() in ("省", "市"):
        cls = "province" if classifier.group() == "省" else "city"
        more = _REGIONS.match(text, stop)
        stop = more.end() if more else stop
        return made_figure(number, measure_of(cls, None) or "", number.start, stop, start, end, cls, "", 0.9)
    seen = seen_times(text, number, classifier, stop, start, end)
    if seen is not None:
        return (
            seen
            if not RATE.search(text, max(start, number.start - 20), number.start)
            else _of_nothing(number, start, end)
        )
    cls, word, span_end, certainty = "", "", stop, 0.0
    after = noun_after(text, stop, nouns, verbs, end, ceiling)
    before = noun_before(text, number, nouns, start, floor)
    if (
        before is not None
        and text[stop : stop + 1] not in _CLOSES
        and text[before.end : number.start] in ("、", "，", ",")
    ):
        before = None  # 涉案账户、3万余条交易明细: the next of the list
    by_classifier = words.BY_CLASSIFIER.get(classifier.group(), "") if classifier else ""
    if (
        by_classifier == "case"
        and after is not None
        and (after.cls in HUMAN or any(stop <= v.start < after.start for v in verbs))
        and " " in text[stop : after.start]
    ):
        after = None  # 侦破案件3.7万余起 抓获嫌犯8万余人: the space is a border
    if (
        by_classifier == "person"
        and after is not None
        and after.cls not in HUMAN
        and any(stop <= v.start < after.start for v in verbs)
    ):
        after = None  # 8人利用软件获利: the people are counted, the software is used
    if (
        by_classifier == "person"
        and after is not None
        and after.cls not in HUMAN
        and ("的" in text[stop : after.start] or (after.cls == "gang" and after.start - stop <= 6))
    ):
        return _of_nothing(number, start, end)  # 一个上百人的团伙: its size, not a count of gangs
    glued = (
        text[stop : stop + 1] in ("", "，", "。", "、", "；", ",", ";", "（", "(", ")", "）", "！", "\n")
        or stop >= end
    )
    if after is not None and not (glued and before is not None):
        cls, word, span_end, certainty = after.cls, after.word, after.end, 0.95
    elif before is not None and (glued or after is None) and fits(before, by_classifier):
        cls, word, certainty = before.cls, before.word, 0.9
    elif by_classifier:
        cls, certainty = by_classifier, 0.85
    elif (
        classifier
        and classifier.group() == "件"
        and _CASES.search(text, max(start, number.start - 6), number.start)
    ):
        cls, certainty = "case", 0.85
    elif (
        classifier
        and classifier.group() in counted
        and (done_right_behind(text, counted[classifier.group()][0], stop, verbs, end))
    ):
        (cls, word), certainty = counted[classifier.group()], 0.8
    elif classifier and glued and classifier.group() in counted:
        acted = next((v for v in reversed(verbs) if v.end == number.start), None)
        if acted is not None and measure_of(counted[classifier.group()][0], acted.cls) is not None:
            (cls, word), certainty = counted[classifier.group()], 0.8
    if not cls and classifier and glued:
        carried = of_clause_before(text, classifier.group(), number, nouns, verbs, start)
        if carried is not None:
            cls, word, certainty = carried.cls, carried.word, 0.8
    if not cls and classifier and glued:
        again = told_again(text, number, classifier.group(), stop, nouns, start, end)
        if again is not None:
            return again
    if "event" in (cls, before.cls if before is not None and glued else ""):
        return _of_nothing(number, start, end)
    if (cls == "enterprise" or (classifier and classifier.group() == "家")) and _WITH.search(
        text, start, number.start
    ):
        return _of_nothing(number, start, end)  # 协调6家应用商店下架: they helped
    if not cls and classifier and are_sham_wares(text, number, classifier.group(), verbs, start, end):
        cls, certainty = "counterfeit", 0.7
    if not cls and not classifier and headline_catch(text, number, start, end):
        return made_figure(number, "arrested", number.start, stop, start, end, "person", "arrest", 0.8)
    if not cls:
        return _of_nothing(number, start, end)
    if (
        by_classifier == "person"
        and (not word or cls in ("person", "victim", "buyer", "member"))
        and under_unknown_act(text, number, verbs, start)
    ):
        return _of_nothing(number, start, end)
    if classifier:
        counted[classifier.group()] = cls, word
    if told_of_before(text, cls, number, stop, start, end):
        return _of_nothing(number, start, end)
    cls = refined(text, cls, number, stop, start, end)
    if bought_from_him(text, cls, number, clause_start(text, start, number.start)):
        cls = "buyer"
    elif acting_themselves(text, cls, number, span_end, verbs, start, end):
        return _of_nothing(number, start, end)
    verb = swept_up(text, cls, span_end, end) or governing_action(
        text, cls, span_end, number, verbs, start, end
    )
    measure = measure_of(cls, verb)
    if (
        measure is None
        and cls in _SEIZABLE
        and all(v.cls == "monitor" for v in verbs)
        and end - start <= 60
        and listed_as_taken(text, number, start)
    ):
        verb, certainty = "seize", 0.7
        measure = measure_of(cls, verb)
    if measure is None and cls == "case" and text[number.start - 1 : number.start] == "类":
        verb = act_of_the_list(text, start)
        measure = measure_of(cls, verb)
    if measure is None or measure == "involved_people":
        since = done_since(text, cls, span_end, nouns, verbs, end)
        verb, measure = (since, measure_of(cls, since)) if since is not None else (verb, measure)
    if measure is None and classifier:
        asked = asked_about(text, number, classifier.group(), cls, start, end)
        verb, measure = (asked, measure_of(cls, asked)) if asked is not None else (verb, measure)
    if measure is None and cls == "defendant":
        verb = verdict_near(text, start, end)
        measure = measure_of(cls, verb)
    if (
        verb == "find"
        and cls in ("gang", "den")
        and _FOUND.search(text, clause_start(text, start, number.start), number.start)
    ):
        return _of_nothing(number, start, end)  # 发现了藏匿于福建的两个团伙: nobody was caught yet
    measure = turned(text, cls, measure, number, stop, span_end, end)
    if measure is None or (measure == "officers_deployed" and cls == "person" and word not in _FORCES):
        return _of_nothing(number, start, end)
    span_start, plus = with_names(text, number, cls, start)
    made = made_figure(number, measure, span_start, span_end, start, end, cls, verb or "", certainty)
    made.comparator = comparator
    made.noun_word = word
    if plus and made.value is not None:
        made.value = tidy(made.value + plus)
    return made


_WITH = re.compile("(?:协调|会同|联合|组织|邀请|指导|督促|通过|向|走访|检查)(?:全省|全市|辖区)?$")
_CRIMES = frozenset({"骗", "诈骗", "盗窃", "敲诈", "勒索", "敲诈勒索"})
_OF_A_CRIME = re.compile("犯罪|嫌疑人|嫌犯|分子|团伙|集团|窝点")
"""诈骗 of 诈骗嫌疑人 says of whom, not what was done."""
_SEIZABLE = frozenset(
    {"computer", "phone", "bank_card", "disk", "server", "device", "vehicle", "gun", "ammunition", "black_card", "counterfeit"}
)  # fmt: skip
"""Things a report counts because they were taken: a list without any act means that."""


_EXAMPLES_AFTER = re.compile(
    r"(?:(?!案件|并|和|与|公安|机关|警方|移交|推送|通报|下发|移送)[\u4e00-\u9fff“”]){0,12}?(?:典型案例|典型案件|案例|案件线索|线索|抓捕组|工作组|行动组|小组)"
)
_EXAMPLES_BEFORE = re.compile(r"(?:典型案例|典型案件|案例|线索)(?:共|约|近|超)*$")
_REGIONS = re.compile(r"(?:市|区|份)+")
_CASES = re.compile("(?:立案|破案|办案|结案|受理|查办|查处)(?:共|达|近|超|约)?$")
_FORCES = frozenset({"", "人", "人次", "人员", "群众", "工作人员"})
"""People sent out who need not be called police; 新增员工2000名 are none."""
