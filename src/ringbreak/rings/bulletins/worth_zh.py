"""Which Chinese numbers need the lexicon at all: dates, clocks, ordinals and lengths, most numbers of prose, do not."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.currencies_zh import currency_behind, is_classifier
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.uncounted_zh import OPENS_TIME, TIME_UNIT

AFTER_BARRED = re.compile(
    r"(?:年|月|日|号(?!码|卡)|时(?!间)|点|分(?!钱)|秒|周岁|岁|[%％‰]|个百分点|[./:：-]\d|倍|折|公里|米|厘米|平方|GB|MB|[GMT]B?(?![A-Za-z])|届|条第|款第|℃|度|级|楼|层|室|路公交|路(?=[东西南北])|世纪|后(?=[出生的])|成以|成(?![员立为功都本])|折)"
)
"""Units behind a number that is no count."""
OPENS_BARRED = frozenset("年月日号时点分秒周岁%％‰个./:：-倍折公米厘平GMBT届条款℃度级楼层室路世后成")
"""What one of them begins with."""
_TERMS = frozenset({"徒刑", "判刑", "获刑", "判处", "刑期"})


def worth_a_look(text: str, number: Number, start: int, *, idle: bool) -> bool:
    """False when the sentence's reader is sure to pass over the number.

    Args:
        idle: What `uncounted_zh.no_count` said of it.
    """
    money = currency_behind(text, number)
    if money is not None and (money.group() != "分" or not is_classifier(text, number, money, [])):
        return True
    if idle:
        return False
    after = text[number.end : number.end + 1]
    if number.bare and after in ("年", "月", "日"):
        return after == "年" and text[max(start, number.start - 2) : number.start] in _TERMS
    return (
        after == "年"
        or text[number.end - 1] in "万亿余多"
        or after not in OPENS_BARRED
        or AFTER_BARRED.match(text, number.end) is None
        or (after in OPENS_TIME and TIME_UNIT.match(text, number.end) is not None)
    )
