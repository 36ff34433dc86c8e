"""Chinese numbers that say a count again or go on with it in another clause: 去重后为58万条, 关停数升至340个, 日报却写成64人."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.discourse.told import goes_on, only_measure, slip_of
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import measure_of
from ringbreak.rings.bulletins.terms import find_terms

_COUNTED_OUT = re.compile(
    "(?:经|经过)?(?:去重|清洗|核对|核实|复核|甄别|剔除重复|比对)(?:之)?后?[，,]?(?:仍|还)?(?:共|为|有|剩|余|得|计|达|是)*$"
)
_GREW = re.compile(
    "(?:数量?|总数|人数|累计)(?:已|又|则|便)?(?:升|增|涨|扩大|增加|上升|达|升高|降|减|下降|减少|落)(?:到|至|为)?(?:了)?$"
)
_RETOLD = re.compile(
    "(?:写成|说成|误作|误写为|误为|报成|报道为|变成|成了|写的是|说的是|却是|写着|称(?:有|是))(?:了)?$"
)
_OTHER_POLICE = re.compile(
    "[；，][\u4e00-\u9fff]{2,6}?(?:警方|公安|分局|支队|大队|派出所|法院|检察院)(?:则|也)?(?:共|有)?$"
)
_IN_ALL = re.compile("[，,](?:共计|总计|合计|累计|共|计)(?:有|约|近|达)?$")
_LAST = frozenset(
    "共为有剩余得计达是后，,重洗对实核别复方安局队所院则也到至升增涨大加高降减少落了成误写的着称近约"
)
"""What stands right before a number that one of these takes up."""
_OF_THINGS = {
    "张": frozenset({"bank_card", "black_card"}),
    "部": frozenset({"phone"}),
    "台": frozenset({"computer", "device", "server"}),
    "条": frozenset({"personal", "data"}),
    "本": frozenset({"certificate"}),
    "枚": frozenset({"certificate"}),
}


def further(
    text: str, figure: Figure, classifier: str, before: list[Figure], start: int, stop: int
) -> Figure | None:
    """The number as what was counted a clause or a sentence before, told again or gone on with.

    Args:
        before: The counts of the sentence before that have the same classifier.
        stop: Where the classifier ends.
    """
    if text[figure.start - 1 : figure.start] not in _LAST:
        return None
    head = max(start, figure.start - 24)
    whole = only_measure(before)
    if whole is not None and (
        _COUNTED_OUT.search(text, head, figure.start) or _OTHER_POLICE.search(text, head, figure.start)
    ):
        return goes_on(figure, whole.measure, whole.noun, whole.verb, end=stop)
    if _GREW.search(text, head, figure.start):
        acts = find_terms(words.VERB, words.VERBS, text, head, figure.start)
        grown = next(
            (f for f in reversed(before) if any(measure_of(f.noun, v.cls) == f.measure for v in acts)), None
        )
        if grown is not None:
            return goes_on(figure, grown.measure, grown.noun, grown.verb, end=stop)
    if _RETOLD.search(text, head, figure.start):
        meant = next((f for f in reversed(before) if slip_of(f.value, figure.value)), None)
        if meant is not None:
            return goes_on(figure, meant.measure, meant.noun, meant.verb, end=stop)
    return in_all(text, figure, classifier, start, stop)


_HELD = re.compile("装有|装着|藏有|藏着|查获|扣押|缴获|起获|发现|存有|存着|获取|出售|贩卖|提取")


def in_all(text: str, figure: Figure, classifier: str, start: int, stop: int) -> Figure | None:
    """车内装有电话卡40箱，共计1.2万张: the things of the clause before, counted by another classifier."""
    if classifier not in _OF_THINGS or not _IN_ALL.search(text, max(start, figure.start - 8), figure.start):
        return None
    comma = max(text.rfind(c, start, figure.start) for c in "，,")
    begin = max((text.rfind(c, start, comma) for c in "，,；：。"), default=start)
    begin = max(begin, start)
    if _HELD.search(text, begin, comma) is None:
        return None
    nouns = [
        n for n in find_terms(words.NOUN, words.NOUNS, text, begin, comma) if n.cls in _OF_THINGS[classifier]
    ]
    if not nouns:
        return None
    measure = measure_of(nouns[-1].cls, "seize")
    return goes_on(figure, measure, nouns[-1].cls, "seize", end=stop) if measure else None
