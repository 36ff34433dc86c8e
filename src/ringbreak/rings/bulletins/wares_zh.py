"""Goods of a Chinese count that no noun of ours names and that the sentence calls sham."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_PIECES = frozenset(
    {
        "件",
        "瓶",
        "盒",
        "支",
        "箱",
        "包",
        "双",
        "条",
        "只",
        "吨",
        "公斤",
        "千克",
        "册",
        "本",
        "套",
        "个",
        "批",
        "副",
        "枚",
        "颗",
        "粒",
    }
)
_SHAM = re.compile("假的|山寨|高仿|假冒|冒牌|侵权|伪劣|盗版|仿冒|制假|售假|标有[^，。]{0,14}(?:商标|标识)")
_NO_WARES = frozenset("料具标签证据识人员案家处点线器")
"""包装材料60余万套 and 模具12套 are what counterfeits are made with."""
_OF_MARKS = frozenset({"注册", "申报", "使用", "申请"})
"""标有他人注册商标的耳机: what was done to the mark, not to the goods."""
_ALL_SHAM = re.compile(
    "[\u4e00-\u9fff]{1,2}[，,]?(?:经[^，。；]{0,14}[，,]?)?(?:均|全部|都|全)(?:为|系|是|属于?|被认定为)(?:假冒|侵权|仿冒|伪劣|冒牌|假货|高仿)"
)
"""9600双均为假冒商品."""


def are_sham_wares(
    text: str, number: Number, classifier: str, verbs: list[Term], start: int, end: int
) -> bool:
    """夹藏标有他人注册商标的耳机3200件: taken or found, right before the number, in a sentence that speaks of shams."""
    if classifier not in _PIECES or _SHAM.search(text, start, end) is None:
        return False
    if _ALL_SHAM.match(text, number.end, end) is not None:
        return True
    acted = next((v for v in reversed(verbs) if v.end <= number.start and v.word not in _OF_MARKS), None)
    named = text[number.start - 1 : number.start]
    return (
        acted is not None
        and acted.cls in ("seize", "find")
        and "\u4e00" <= named <= "\u9fff"
        and named not in _NO_WARES
        and not any(v.end == number.start for v in verbs)
    )
