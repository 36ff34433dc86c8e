"""Sums that an average times the people it is told of does not give: 450 victims at 3,000 each, and 135 million in all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.currencies_zh import currency_behind
from ringbreak.rings.bulletins.doubts.interval import shown
from ringbreak.rings.bulletins.ledger import Bulletin, Flag
from ringbreak.rings.bulletins.lexicon_zh import CURRENCIES
from ringbreak.rings.bulletins.money_en import currency_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.numbers_en import find_numbers as numbers_en
from ringbreak.rings.bulletins.numbers_zh import find_numbers as numbers_zh
from ringbreak.rings.bulletins.terms import lowered
from ringbreak.words import say

_AVERAGE_EN = re.compile(
    r"\b(?:on average|an average|the average|averag(?:ing|ed)|average (?:loss|damage|payment|sum))\b",
    re.IGNORECASE,
)
_AVERAGE_ZH = re.compile("人均|户均|平均(?:每[人名户位]|下来每人|每名[^，。；]{0,6})?")
_OF_PEOPLE_ZH = re.compile("人均|户均|每[人名户位]")
_OF_PEOPLE_EN = re.compile(
    r"\b(?:each|per (?:head|person|victim|customer|buyer|capita)|apiece|victims?|person|people|customers?|investors?|buyers?|they|who|everyone)\b"
)
_COUNT_EN = re.compile(
    r"\b(?P<count>[0-9][0-9,]{0,12}) (?:[a-z]{1,20} )?(?:victims|buyers|customers|investors|people)\b"
)
_COUNT_ZH = re.compile("(?P<count>[0-9]{1,9})[名位个](?:受害人|被害人|受害者|投资人|群众|事主)")
_RATE = re.compile(
    r"\b(?:a|per|each|every) (?:day|week|month|year)\b|\b(?:daily|weekly|monthly)\b|每[天日周月年]|日均|月均|年均"
)
_PEOPLE = {"victims": "loss", "buyers": "illegal_profit", "members": "illegal_profit"}
_SUMS = {"loss": ("loss", "money_involved"), "illegal_profit": ("illegal_profit", "money_involved")}
_FAR = 300
"""Characters between the people or the sum and their average."""
_OFF = 3.0
"""How many times too much or too little is more than rounding, people told about and people left out."""


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """One flag a text."""
    chinese = bulletin.lang == "zh"
    if not any(w in bulletin.text for w in (("均",) if chinese else ("verag",))) or not any(
        f.currency for f in bulletin.facts
    ):
        return
    told = _AVERAGE_ZH if chinese else _AVERAGE_EN
    for first, last in bulletin.article:
        for cue in told.finditer(bulletin.text, first, last):
            yield from (found := list(_of_average(bulletin, cue, first, last, chinese=chinese)))
            if found:
                return


def _of_average(
    bulletin: Bulletin, cue: re.Match[str], first: int, last: int, *, chinese: bool
) -> Iterator[Flag]:
    text = bulletin.text
    stops = "。；\n" if chinese else ".;\n"
    begin = max([first, *(text.rfind(c, first, cue.start()) + 1 for c in stops)])
    end = (
        min([last, *(i for c in "。；\n" if (i := text.find(c, cue.end(), last)) >= 0)], default=last)
        if chinese
        else min(last, cue.end() + 60)
    )
    if _RATE.search(text, begin, end) or not (_OF_PEOPLE_ZH if chinese else _OF_PEOPLE_EN).search(
        text, begin, end
    ):
        return
    average = _average(text, cue, begin, end, chinese=chinese)
    if average is None:
        return
    value, currency = average
    people = [
        i
        for i, f in enumerate(bulletin.facts)
        if f.measure in _PEOPLE and f.value and begin - _FAR <= f.start <= end + 40
    ]
    said = (_COUNT_ZH if chinese else _COUNT_EN).search(text, begin, end)
    if people:
        i = max(people, key=lambda k: (bulletin.facts[k].value or 0.0, -k))
        count, kind, case = (
            bulletin.facts[i].value or 0.0,
            bulletin.facts[i].measure,
            bulletin.facts[i].case_no,
        )
        scope = bulletin.facts[i].scope
    elif said is not None:  # "each of the 320 victims"
        count, kind, scope = float(said["count"].replace(",", "")), "victims", None
        i, case = -1, bulletin.facts[0].case_no
    else:
        return
    sums = [
        j
        for j, f in enumerate(bulletin.facts)
        if f.measure in _SUMS[_PEOPLE[kind]] and f.currency == currency and f.value and f.case_no == case and f.scope == scope
        and f.value > 2 * value and f.comparator in ("exact", "about", "more_than") and begin - _FAR <= f.start <= end + _FAR
    ]  # fmt: skip
    product = value * count
    if (
        not sums
        or product <= 0
        or any(1 / _OFF < (bulletin.facts[j].value or 0.0) / product < _OFF for j in sums)
    ):
        return
    j = max(sums, key=lambda k: (bulletin.facts[k].value or 0.0, -k))
    claimed = bulletin.facts[j]
    yield Flag(
        "implausible",
        say(
            "{measure}: {count} people at {average} {currency} on average give {product} {currency}, but {money} {currency} is claimed",
            measure=claimed.measure, count=shown(count), average=shown(value), currency=currency,
            product=shown(product), money=shown(claimed.value or 0.0),
        ),
        tuple(sorted({i, j} - {-1})),
    )  # fmt: skip


def _average(
    text: str, cue: re.Match[str], begin: int, end: int, *, chinese: bool
) -> tuple[float, str] | None:
    """The sum of money nearest to the word for an average, and its currency."""
    low = text if chinese else lowered(text[:end])
    found: list[tuple[int, float, str]] = []
    numbers: Iterator[Number] = (
        numbers_zh(text, begin, end) if chinese else numbers_en(low, begin, end, low=low)
    )
    for n in numbers:
        if chinese:
            behind = currency_behind(text, n)
            currency = CURRENCIES[behind.group(1)] if behind is not None else None
        else:
            currency = currency_of(low, n)
        if currency and n.value:
            ahead = n.start >= cue.end()
            found.append((n.start - cue.end() if ahead else cue.start() - n.end, n.value, currency))
    if not found:
        return None
    _, value, currency = min(found)
    return value, currency
