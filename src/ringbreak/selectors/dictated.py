"""Numbers as they are dictated: groups of numerals with pauses, fillers and marks between.

幺六四，呃，零零二二，那个，八九三一; 一六零……零四八……八二……一七七. A pause is a mark or a word of a closed list. What all groups make together
must be a mobile number of China, or, behind a word for QQ or a group, seven to ten digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.selectors.leads import leads_before
from ringbreak.selectors.near import announced
from ringbreak.selectors.numbers import CHINESE, Number

RADIO = {"洞": "0", "拐": "7", "勾": "9"}
"""Digits as soldiers and policemen read them out; 幺 and 两 are among the numerals."""
_READ = {**CHINESE, **RADIO}
_CN = "".join(_READ)
_ONE = f"[0-9{_CN}]"
_PAUSE = r"(?:[ ，,、。.…—–~～!！?？\r\n-]|呃|额|嗯|唔|啊|哦|诶|欸|那个|这个|然后|接着|再来|再|后面|还有|就是|下面|完了|对|最后|中间|末尾|杠)"
PAUSES = "呃额嗯唔啊哦诶欸那个这然后接着再来还有就是下面完了对最中间末尾杠"
"""The characters of the words of `_PAUSE`; the compiled scanner goes on over them."""
_RUN = re.compile(rf"(?<![0-9A-Za-z{_CN}.]){_ONE}{{1,8}}(?:{_PAUSE}{{1,5}}{_ONE}{{1,8}}){{1,8}}")
_GROUP = re.compile(f"{_ONE}+")
_COUNTED = re.compile(
    r"[十百千万萬亿年月日号號点點个個位名元块塊人次条條台部岁歲天周分秒层層楼樓单單期章节節级級等般些定样樣起共直]"
)
"""Behind a numeral these count: it is no digit."""
_TOLD = re.compile(
    r"[幺洞拐勾]|号|號|电话|電話|手机|手機|[念读讀记記报報拨撥打]|联系|聯繫|[vV微薇加]|(?<![a-z])qq|扣"
)
HINT = re.compile(rf"[{_CN}]{_PAUSE}{{1,3}}[{_CN}]")
MOST = 20


def dictated(text: str, keys: str) -> Iterator[Number]:
    """All numbers so told; `keys` as in `leads.leads_before`."""
    if HINT.search(text) is None:
        return
    told: bool | None = None
    for run in islice(_RUN.finditer(text), MOST):
        groups = [m.span() for m in _GROUP.finditer(text, *run.span())]
        for first in range(len(groups)):
            got = _whole(text, groups[first:])
            if got is None:
                continue
            start, end, digits = got
            if len(digits) == 11:
                if told is None:
                    told = _TOLD.search(keys) is not None
                if not told:
                    continue
            elif first or not any({"qq", "qq_group"} & kinds for kinds in _announced(keys, start)):
                continue
            yield Number(
                start, end, digits, (len(digits),), True, True, False, ("chinese_numerals", "words_between")
            )
            break


def _announced(keys: str, start: int) -> list[frozenset[str]]:
    leads = leads_before(keys, start)
    if leads:
        return [lead.kinds for lead in leads]
    one = announced(keys, start)
    return [frozenset({one[0]})] if one is not None else []


def _whole(text: str, groups: list[tuple[int, int]]) -> tuple[int, int, str] | None:
    """(start, end, digits) of the number that groups begin with: eleven digits of a mobile number, else all groups, seven to ten digits."""
    digits = ""
    numerals = 0
    ends: list[tuple[int, str]] = []
    for a, b in groups:
        written = text[a:b]
        if _COUNTED.match(text, b) is not None and not written.isascii():
            break
        numerals += sum(c in _READ for c in written)
        digits += "".join(_READ.get(c, c) for c in written)
        if len(digits) > 11:
            break
        ends.append((b, digits))
        if len(digits) == 11:
            break
    if len(ends) < 2 or groups[0][1] - groups[0][0] < 2:
        return None
    end, digits = ends[-1]
    if len(digits) == 11:
        mobile = digits[0] == "1" and digits[1] in "3456789"
        short = sum(b - a == 1 for a, b in groups[: len(ends)])
        return (groups[0][0], end, digits) if mobile and numerals >= 6 and short < 4 else None
    if 7 <= len(digits) <= 10 and numerals >= 5 and digits[0] != "0" and len(ends) == len(groups):
        return groups[0][0], end, digits
    return None
