"""The same measure of the same thing with values that cannot both hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.interval import figure, hold_together, rounded_down
from ringbreak.rings.bulletins.doubts.one_of_several import of_one_of_several
from ringbreak.rings.bulletins.doubts.same_thing import (
    apart,
    brought_back,
    comparable,
    headline_end,
    one_of_a_list,
    zeros_lost,
)
from ringbreak.rings.bulletins.doubts.tables import breakdowns, within
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.words import say

GROWING = frozenset({"people", "cases", "gangs", "places"})
"""Units of which an inquiry finds more as it goes on; a sum of money told twice in one text is one sum."""
SCALES = (10, 100, 1_000, 10_000)


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a measure and case, naming the first two values that clash and every figure involved."""
    facts = bulletin.facts
    groups: dict[tuple[str, str], list[int]] = {}
    for i, fact in enumerate(facts):
        groups.setdefault((fact.case_no, fact.measure), []).append(i)
    if all(len(indices) < 2 for indices in groups.values()):
        return
    told: bool | None = None
    shared: tuple[frozenset[tuple[str, str]], frozenset[int]] | None = None
    for indices in groups.values():
        if len(indices) < 2:
            continue
        indices = _distinct(facts, indices)
        clash: list[tuple[int, int]] = []
        for n, i in enumerate(indices):
            for j in indices[n + 1 :]:
                if hold_together(facts[i], facts[j]):
                    continue
                told = _tells_of_an_inquiry(bulletin) if told is None else told
                if not told:
                    return
                if comparable(bulletin, facts[i], facts[j]):
                    clash.append((i, j))
        if not clash:
            continue
        tables, parts = shared = breakdowns(bulletin) if shared is None else shared
        clash = [
            (i, j)
            for i, j in clash
            if _digits_turned(facts[i], facts[j])
            or (
                not _sums_up(facts, indices, i, j)
                and not _adds_up(facts, facts[i], facts[j])
                and not _grows(bulletin, facts[i], facts[j])
                and not _worlds_apart(facts[i], facts[j])
                and not _told_as_table(bulletin, facts[i], facts[j], tables, parts)
                and not _of_one_victim(bulletin, facts[i], facts[j])
                and not apart(bulletin, _in_the_text(bulletin, facts[i]), _in_the_text(bulletin, facts[j]))
                and not one_of_a_list(bulletin, facts[i], facts[j])
                and not of_one_of_several(bulletin, facts[i], facts[j])
                and not _cut_short(facts[i], facts[j])
                and not brought_back(bulletin, facts[i], facts[j])
            )
        ]
        if clash:
            i, j = clash[0]
            involved = tuple(sorted({x for pair in clash for x in pair}))
            yield Flag("contradiction", statement(facts[i], facts[j]), involved)


_INQUIRY_ZH = re.compile("公安|警方|民警|检察|法院|判决|网信|嫌疑|抓获|被告")
_INQUIRY_EN = re.compile(
    r"[PpCcsdaBb](?:(?<=[Pp])(?:olice|rosecut)|(?<=P)ublic Security|(?<=\b[Cc])(?:ourt|ops\b)|(?<=s)uspect|(?<=d)efendant|(?<=a)(?:rrest|uthorit)|(?<=[Bb])ureau)"
)
"""One class in front, as in dates._ZH_BEGINS."""


def _tells_of_an_inquiry(bulletin: Bulletin) -> bool:
    """News without police or court walks through many affairs; its figures are seldom about one thing."""
    likely, other = (_INQUIRY_ZH, _INQUIRY_EN) if bulletin.lang == "zh" else (_INQUIRY_EN, _INQUIRY_ZH)
    return any(likely.search(bulletin.text, a, b) for a, b in bulletin.article) or any(
        other.search(bulletin.text, a, b) for a, b in bulletin.article
    )


def _digits_turned(left: Fact, right: Fact) -> bool:
    """34,000 here and 43,000 there: two digits beside each other changed places in the retelling, wherever it stands."""
    if left.value is None or right.value is None or min(left.value, right.value) < _TELLING:
        return False
    one, other = (f"{f.value:.12g}" for f in (left, right))
    differ = [n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return (
        len(one) == len(other)
        and len(differ) == 2
        and differ[1] == differ[0] + 1
        and one[differ[0]] + one[differ[1]] == other[differ[1]] + other[differ[0]]
    )


_TELLING = 1_000.0
"""Smaller counts of two affairs are as easily each other's digits turned round."""


def _distinct(facts: tuple[Fact, ...], indices: list[int]) -> list[int]:
    """One index a value and comparator, the first sixty: more values of one measure are a table, not a story."""
    first: dict[tuple[object, ...], int] = {}
    for i in indices:
        f = facts[i]
        first.setdefault((f.value, f.low, f.high, f.comparator, f.currency, f.scope, f.stage, f.noun), i)
    return list(first.values())[:60]


def statement(left: Fact, right: Fact) -> str:
    """The doubt in words; a clean power of ten between the values is named, it smells of lost zeros."""
    low, high = sorted((left.value or left.high or 0.0, right.value or right.high or 0.0))
    ratio = high / low if low else 0.0
    if any(abs(ratio - s) < 1e-6 * s for s in SCALES):
        return say(
            "{measure}: the text says {left} and also {right}; the values differ {ratio}-fold, so zeros may have been lost or a unit changed",
            measure=left.measure, left=figure(left), right=figure(right), ratio=f"{ratio:.0f}",
        )  # fmt: skip
    return say(
        "{measure}: {left} against {right}; both cannot hold",
        measure=left.measure,
        left=figure(left),
        right=figure(right),
    )


def _in_the_text(bulletin: Bulletin, fact: Fact) -> Fact:
    """A headline's figure where the text tells it again, with its day and place; the figure itself when it does not."""
    end = headline_end(bulletin)
    if fact.start >= end:
        return fact
    told = (fact.case_no, fact.measure, fact.value, fact.low, fact.high)
    return next(
        (
            f
            for f in bulletin.facts
            if f.start >= end and (f.case_no, f.measure, f.value, f.low, f.high) == told
        ),
        fact,
    )


def _told_as_table(
    bulletin: Bulletin, left: Fact, right: Fact, tables: frozenset[tuple[str, str]], parts: frozenset[int]
) -> bool:
    """A total and its parts do not clash, unless the same digits stand there with zeros lost."""
    if zeros_lost(left, right):
        return False
    headline = headline_end(bulletin)
    if (left.case_no, left.measure) in tables and min(left.start, right.start) < headline:
        most = max(
            (
                f
                for f in bulletin.facts
                if (f.case_no, f.measure) == (left.case_no, left.measure) and f.start >= headline
            ),
            key=lambda f: f.value or 0.0,
        )
        # The headline's total is held against the text's, not against its parts.
        return hold_together(min(left, right, key=lambda f: f.start), most) or most not in (left, right)
    return within(left, tables, parts) or within(right, tables, parts)


def _sums_up(facts: tuple[Fact, ...], indices: list[int], i: int, j: int) -> bool:
    """Both values belong to a total and its parts: one of the group's values is the sum of all the others."""
    values = sorted({facts[k].value for k in indices} - {None}, key=lambda v: v or 0.0)
    sums = [v for v in values if v is not None]
    if len(sums) < 3 or abs(sum(sums[:-1]) - sums[-1]) > 1e-9:
        return False
    return facts[i].value in sums and facts[j].value in sums


_MOST_SHARES = 60


def _adds_up(facts: tuple[Fact, ...], left: Fact, right: Fact) -> bool:
    """The smaller is one share of the larger: another count of people in the text makes up the rest.

    "Apprehended 17 men and 17 women" are the 34 of the headline; so are two caught here and a gang of eleven there.
    """
    small, large = sorted((left, right), key=lambda f: f.value or 0.0)
    if MEASURES[left.measure].unit != "people" or small.value is None or large.value is None:
        return False
    rest = large.value - small.value
    return rest > 0 and any(
        f.value == rest
        and f is not small
        and f is not large
        and f.comparator == "exact"
        and MEASURES[f.measure].unit == "people"
        and (f.measure == small.measure or f.measure in _OF_SUSPECTS)
        for f in facts[:_MOST_SHARES]
    )


_OF_SUSPECTS = frozenset({"arrested", "detained", "charged", "involved_people", "hackers", "insiders"})
_SHARED_OUT = frozenset({"loss", "money_recovered"})
"""Sums that a report tells for one victim and for all."""


def _of_one_victim(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """What one victim lost and what all lost are two sums, unless the headline says one or zeros were lost."""
    if left.measure not in _SHARED_OUT or min(left.start, right.start) < headline_end(bulletin):
        return False
    low, high = sorted((left.value or left.high or 0.0, right.value or right.high or 0.0))
    small = left if (left.value or left.high or 0.0) == low else right
    if f"{low:.12g}".rstrip("0") in _ONE_DIGIT and _OF_ONE.search(
        bulletin.text, small.sentence_start, small.sentence_end
    ):
        return True  # 陶女士先投了五千元, and fifty million lost by all: a round number says nothing of lost zeros
    return low <= 0 or not any(abs(high / low - s) < 1e-6 * s for s in SCALES)


_ONE_DIGIT = frozenset("123456789")
_OF_ONE = re.compile(
    r"女士|先生|某|大爷|大妈|老伯|阿姨|同学|[他她]|\b(?:Ms|Mrs|Mr|Miss)\b|\b(?:she|he|her|his|one|a) (?:victim|woman|man|widow|pensioner|customer|had|lost|paid|sent|was)\b"
)
"""Somebody whose own loss a sentence tells."""


def _worlds_apart(left: Fact, right: Fact) -> bool:
    """Tenfold and more between two counts of people or cases (fiftyfold of anything else), and no lost zeros: a campaign
    and one case of it, a gang's takings and one helper's."""
    low, high = sorted((left.value or left.high or 0.0, right.value or right.high or 0.0))
    if _too_vague(left) or _too_vague(right):
        return True
    least = 10 if MEASURES[left.measure].unit in GROWING else 50
    if low <= 0 or high / low < least:
        return False
    return not any(abs(high / low - s) < 1e-6 * s for s in SCALES)


_SHORT = 1_000.0
"""Smaller counts are not cut to round ones."""


def _cut_short(left: Fact, right: Fact) -> bool:
    """A headline's "$21m" for the 21.6 million of the text."""
    small, large = sorted((left, right), key=lambda f: f.value or 0.0)
    return (small.value or 0.0) >= _SHORT and rounded_down(small, large)


def _too_vague(fact: Fact) -> bool:
    """数十万 and "several hundred" say no more than the size of a first report."""
    return fact.value is None and bool(fact.low) and abs((fact.high or 0.0) / (fact.low or 1.0) - 4.5) < 1e-9


def _grows(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """The later and larger one is called a total: the inquiry went on. That is a matter of scope (see scopes)."""
    from ringbreak.rings.bulletins.scope import is_total

    small, large = sorted((left, right), key=lambda f: f.value or f.high or 0.0)
    if MEASURES[left.measure].unit not in GROWING or small.start < headline_end(bulletin):
        return False
    if large.start < small.start:
        # The headline's eight are told again at the end as the total: five on the day and more later.
        again = [
            f
            for f in bulletin.facts
            if (f.case_no, f.measure, f.value) == (large.case_no, large.measure, large.value)
            and f.start > small.start
            and is_total(bulletin.text, f.sentence_start, f.start)
        ]
        return bool(again) and not is_total(bulletin.text, small.sentence_start, small.start)
    return (
        large.start > small.start
        and is_total(bulletin.text, large.sentence_start, large.start)
        and not is_total(bulletin.text, small.sentence_start, small.start)
    )
