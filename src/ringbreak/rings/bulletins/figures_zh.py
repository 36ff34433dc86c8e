"""Figures of a Chinese sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.counts_zh import count_figure
from ringbreak.rings.bulletins.currencies_zh import currency_behind, is_classifier
from ringbreak.rings.bulletins.echoes_zh import share_by_crime
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.left_out_zh import RATE
from ringbreak.rings.bulletins.lengths_zh import length_figure, prison_term, term_range
from ringbreak.rings.bulletins.money_zh import (
    IN_BRACKETS,
    SURE_OF_MONEY,
    UNSAID,
    money_figure,
)
from ringbreak.rings.bulletins.numbers import MOST, Number
from ringbreak.rings.bulletins.numbers_zh import find_numbers
from ringbreak.rings.bulletins.sentences import sentences
from ringbreak.rings.bulletins.terms import Term, find_terms
from ringbreak.rings.bulletins.uncounted_zh import CODE_QUOTED, OPENS_TIME, TIME_UNIT, is_gloss, no_count
from ringbreak.rings.bulletins.worth_zh import AFTER_BARRED, OPENS_BARRED, worth_a_look


def read(text: str, start: int, end: int, *, countable: bool = False) -> Iterator[Figure]:
    """Figures of the sentence, left to right.

    Args:
        countable: True when it is known that `COUNTABLE` finds something in the sentence.
    """
    if not countable and COUNTABLE.search(text, start, end) is None:
        return
    numbers: list[Number] = []
    nothing: list[bool] = []
    worth = False
    for n in islice(find_numbers(text, start, end), MOST):
        # 600 余起, 3 年: the space behind a number is typography.
        number = n if text[n.end : n.end + 1] != " " else n._replace(end=n.end + 1)
        if numbers and numbers[-1].value == number.value and is_gloss(text, numbers[-1], number):
            numbers[-1] = numbers[-1]._replace(end=number.end + 1)
            continue  # 21（二十一）名
        idle = no_count(text, number, start)
        numbers.append(number)
        nothing.append(idle)
        worth = worth or worth_a_look(text, number, start, idle=idle)
    if not worth:
        return  # dates, clocks, ordinals and lengths are most numbers of prose; their sentences need no lexicon
    if _LAW.search(text, start, end) is not None:
        return  # what the law asks of those who handle the data of a million people counts nobody
    nouns = find_terms(words.NOUN, words.NOUNS, text, start, end)
    if text.find("信息网络", start, end) >= 0 or text.find("跨", start, end) >= 0:
        nouns = [n for n in nouns if not _within_a_word(text, n)]
    if text.find("上线", start, end) >= 0 or text.find("下线", start, end) >= 0:
        nouns = [n for n in nouns if not _goes_online(text, n)]
    inside = [
        i
        for i, n in enumerate(numbers)
        if n.worded and any(t.start <= n.start and n.end <= t.end for t in nouns)
    ]
    for i in reversed(inside):
        del numbers[i], nothing[i]  # 二 of 二维码 and 四 of 四件套 count nothing
    acts = find_terms(words.VERB, words.VERBS, text, start, end)
    within = _inside(acts, nouns)
    verbs = [
        v
        for v in acts
        if (v.start, v.end) not in within
        and (v.start == start or text[v.start - 1] not in _UNDOES)
        and not (v.cls in _TRADES and _WHICH_ARE_SOLD.search(text, max(start, v.start - 8), v.end + 5))
        and not (v.word in _CRIMES and _OF_A_CRIME.match(text, v.end, end))
    ]  # 购买 of 购买用户 and 破 of 突破 are no actions
    cues: list[Term] | None = None
    counted: dict[str, tuple[str, str]] = {}
    people: Figure | None = None
    done = floor = start
    for at, number in enumerate(numbers):
        if number.number_start < done:
            continue  # read with the one before
        money = currency_behind(text, number)
        if money and IN_BRACKETS.search(text, max(start, number.start - 24), number.start):
            continue  # 900余万元（约新台币3982万元）: one sum told twice
        if money and number.value == 0:
            continue  # 0元购
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
        in_months = text.find("个月", number.end, number.end + 16) >= 0
        term = term_range(text, number, start, end) if in_months else None
        if term is not None:
            done = term.end
            yield term
            continue
        after = text[number.end : number.end + 1]
        unit = TIME_UNIT.match(text, number.end) if after in OPENS_TIME else None
        if unit is not None:
            length = length_figure(text, number, unit, start, end)
            if length is not None:
                yield length
            continue
        if after in OPENS_BARRED and AFTER_BARRED.match(text, number.end):
            if after == "年":
                term = prison_term(text, number, verbs, start, end)
                if term is not None:
                    yield term
            continue
        figure = count_figure(text, number, nouns, verbs, start, end, preceding, following, counted)
        shared = share_by_crime(text, number, people, start) if people is not None else None
        if shared is not None:
            figure = made_figure(
                number, shared, number.start, number.end + 1, start, end, "suspect", "", 0.85
            )
        people = figure if figure.unit == "people" else people
        yield figure


_LAW = re.compile(
    r"规定[^，。；]{0,4}最高(?:可|处)?罚款|[的者]，(?:应当|不得|处[一二三四五六七八九十]+年以[上下]|由公安机关处)|情节(?:特别|较为|较)?(?:严重|恶劣)的[，,]?(?:处|由|并处|可以?|应当?|依照|依法追究|构成|吊销|没收|给予)|[倍元]以[上下][^，。]{0,10}罚款|以上[^，。]{0,12}的，|以上[，,]?(?:即|就|便)(?:可|会|要)?(?:构成|属于?|认定|视为|入罪|立案|追诉|定罪|判刑|量刑)"
)
_ALONE = re.compile(r"$|[，。！？；、,.!?;\s）)”]|洗|转|带|卷|骗|被|的|(?:资金|赃款|现金|钱)")
_LAUNDERED = re.compile("洗|转走|转移|转出|卷走|骗走")
COUNTABLE = re.compile(
    # The first digit of a run that is neither the rest of a decimal nor of a date, of which nothing that follows says
    r"[0-9０-９](?:(?<![0-9０-９][0-9０-９])(?<![0-9０-９][.．-][0-9０-９])(?!"
    r"[0-9０-９]*[年月日时点]"  # that it is a date or an hour,
    r"|(?<=[0-9])[0-9]?[:：][0-9]{2}(?=[:：，。,）)(（许左\r\n]|$)|(?<=[0-9][:：][0-9])[0-9](?=[:：，。,）)(（许左\r\n]|$)"  # a clock
    r"|(?<=[时点][0-9０-９])[0-9０-９]?分(?:许|左|，|。)"
    r"|(?<=[012])[09][0-9]{2}-[0-9]{1,2}(?:-[0-9]{1,2})?(?=[\s，。]|$)"
    r"|[0-9０-９]*(?:[.．][0-9０-９]+)?(?:级|度|公里|米|厘米|平方|秒|岁|楼|层)))"  # or a measure of something else
    r"|徒刑|刑期|拘役|判刑|获刑|判处|领刑|入狱"
    r"|[二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅貳參陸兩数几〇零][余多馀]?(?:[ 元块角分毛余多枚个以之左上名位人起宗件家部台张支把发条份次款套处辆幅篇页则组户架只本例伙路方颗瓶箱盒间批封桩册省市所对股吨公千亩年月天日小星周昼季工港美欧英韩圆泰比新澳]|$)"
    r"|[十百千万亿]一|[近约超逾过到足于达破高满少多][一二两三四五六七八九十百千万亿数几上]"
)
"""What a sentence must hold to be worth the grammar: a digit that is no date, or a numeral in words before a unit."""


_TRADES = frozenset({"sell", "buy"})


def countable_sentences(text: str, plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of the line start..end in which something may be counted; the others are stepped over."""
    first = COUNTABLE.search(plain, start, end)
    for s, e in sentences(text, start, end) if first is not None else ():
        if first is not None and first.start() < s:
            first = COUNTABLE.search(plain, s, end)
        if first is None:
            return
        if first.start() < e:
            yield s, e


_UNDOES = frozenset("不未突")
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


def _goes_online(text: str, noun: Term) -> bool:
    """上线 of 6个网站上线运行, which is what a site does, and nobody somebody sells through."""
    return noun.word in ("上线", "下线") and text.endswith(_ON_THE_NET, 0, noun.start)


_ON_THE_NET = (
    *("软件", "程序", "网站", "网页", "平台", "系统", "应用", "游戏", "功能", "版本"),
    *("App", "APP", "app", "栏目", "专区", "频道", "课程", "节目", "产品", "服务", "模块"),
)
_WHICH_ARE_SOLD = re.compile(
    "(?:处置|封禁|查处|清理|关停|打击|封停|下架)(?:(?:非法|违规)?[买卖出租借售转让倒贩]{2}[、和及]?)+(?:账号|帐号|账户|号码|电话卡)"
)
"""处置买卖、出租账号: of what sort they are, and no act of the police."""
_CRIMES = frozenset({"骗", "诈骗", "盗窃", "敲诈", "勒索", "敲诈勒索", "关联"})
_OF_A_CRIME = re.compile(
    "(?:[及和与、](?:其)?(?:关联|相关|下游|上下游))?犯罪|嫌疑人|嫌犯|分子|团伙|集团|窝点"
)
"""诈骗 of 诈骗嫌疑人 says of whom, not what was done."""
