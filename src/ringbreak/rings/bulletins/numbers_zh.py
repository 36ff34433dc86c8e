"""Numerals of Chinese prose: digits with 万/亿, numerals in words, bank capitals, 余/多/近/约 and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ringbreak.rings.bulletins.numbers import LARGEST, Number, tidy

_DIGIT = {c: float(i) for i, c in enumerate("零一二三四五六七八九")}
_DIGIT |= {c: float(i) for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
_DIGIT |= {"〇": 0.0, "两": 2.0, "貳": 2.0, "參": 3.0, "陸": 6.0, "兩": 2.0}
_SMALL = {
    "十": 10.0,
    "百": 100.0,
    "千": 1000.0,
    "拾": 10.0,
    "佰": 100.0,
    "仟": 1000.0,
    "廿": 20.0,
    "卅": 30.0,
}
_BIG = {"万": 1e4, "亿": 1e8, "萬": 1e4, "億": 1e8}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_ARABIC = r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．][0-9０-９]+)?|[0-9０-９]+(?:[.．][0-9０-９]+)?"
_WORDS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅貳參陸兩"
_NUMERAL = (
    rf"(?:(?:(?:{_ARABIC})(?: ?[余多馀个]?[十百千]?[万亿萬億]+|[余多馀]?[百千](?![a-z])))+(?:{_ARABIC})?"
    rf"|(?:{_ARABIC})|[零一二两三四五六七八九十]+点[零一二三四五六七八九]+[余多]?[万亿]?|[数几上][十百千万亿]+|[{_WORDS}]+(?:[余多几][百千]?[万亿])?[{_WORDS}]*)"
)
_BEFORE = {
    "超过": "more_than", "过": "more_than", "超": "more_than", "逾": "more_than", "高于": "more_than", "多于": "more_than",
    "至少": "more_than", "不少于": "more_than", "不低于": "more_than", "突破": "more_than", "大于": "more_than",
    "近": "about", "将近": "about", "接近": "about", "约": "about", "大约": "about", "约为": "about", "约合": "about",
    "大概": "about", "折合约": "about", "估计": "about", "达近": "about", "已超": "more_than", "已超过": "more_than",
    "不到": "less_than", "不足": "less_than", "少于": "less_than", "低于": "less_than", "不满": "less_than",
    "最多": "up_to", "最高": "up_to", "至多": "up_to", "不超过": "up_to", "高达": "exact", "多达": "exact",
    "达到": "exact", "上至": "up_to",
    "差不多": "about", "几近": "about", "近乎": "about", "大致": "about", "约莫": "about", "将近有": "about", "接近于": "about", "差不多有": "about",
    "不止": "more_than", "多过": "more_than", "足足有": "exact", "远超": "more_than", "远超过": "more_than", "超出": "more_than", "逾越": "more_than", "不下": "more_than", "不下于": "more_than", "突破了": "more_than",
    "起码": "more_than", "最少": "more_than", "未满": "less_than", "未达": "less_than", "未到": "less_than", "不及": "less_than",
}  # fmt: skip
_LONGEST = max(len(w) for w in _BEFORE)
_SIGNS = (
    "人民币",
    "美金",
    "美元",
    "港币",
    "港元",
    "欧元",
    "RMB",
    "CNY",
    "USD",
    "HKD",
    "EUR",
    "US$",
    "HK$",
    "NT$",
    "￥",
    "¥",
    "$",
    "€",
)
_SIGN_LAST = frozenset(w[-1] for w in _SIGNS)
_CODED = ("RMB", "CNY", "USD", "HKD", "EUR")
_LAST = frozenset({w[-1] for w in _BEFORE} | _SIGN_LAST | {" "})
_FIND = re.compile(
    rf"(?=[0-9０-９数几上{_WORDS}])(?P<one>{_NUMERAL})(?: ?(?P<odd>[余多馀]))?"
    rf"(?:(?P<join>(?:元|块钱?|毛钱?|角|分钱?|美元|港元|年|人|名|条|个月|个)?(?:至|到|-|—|–|~|～))(?P<two>{_NUMERAL}))?"
)
_MIGHT_BEGIN = re.compile(
    rf"[0-9０-９数几上{_WORDS}](?:(?<=[0-9])(?<![0-9][0-9])(?![0-9]?[月日时点]|[0-9]{{3}}年[^至到—–~～-])|(?<=[０-９{_WORDS}])|(?<=[数几上])(?=[十百千万亿]))"
)
"""One class in front, which the engine looks for at the speed of a memory search; then no digits that are a date or an
hour whatever stands around them, and no 上 that begins no numeral."""
_GLUED = re.compile(r"(?<![A-Za-z0-9])(?:[Aa]pp|APP|IDC|SIM|VPN|G[Oo]IP)$")
"""Latin words that a count may follow without a space: 下架App45款."""
_ONE_ALONE = re.compile(
    rf"一(?![数几上点余多馀 至到\-—–~～{_WORDS}])(?!(?:元|块|角|分|年|人|名|条|个月|个)(?:至|到|-|—|–|~|～))"
)
"""The commonest numeral of prose, 一 of 一名 and 一起, which is one and nothing else."""
_DIGITS_ALONE = re.compile(
    r"[0-9]{1,15}(?![0-9０-９.．余多馀十百千万亿萬億 至到\-—–~～]|[,，][0-9０-９]|个[十百千万亿萬億]|(?:元|块钱?|毛钱?|角|分钱?|美元|港元|年|人|名|条|个月|个)(?:至|到|-|—|–|~|～))"
)
"""Digits that no scale, rest or second end of a range follows, as most are: what `_FIND` would make of them is known."""
_new = tuple.__new__
"""Makes a Number without the call a named tuple makes by itself, as in terms.find_terms."""
LONGEST = 40
"""Characters of a numeral; a longer run is no number anybody wrote to be read."""
_SCALE_ALONE = "十百千万亿拾佰仟萬億"
"""万 of 万人空巷 says no number; 近万 and 万余 do."""
_MIGHT = re.compile(rf"[0-9０-９{_WORDS}]")


@lru_cache(maxsize=4096)
def value_of(words: str) -> float | None:
    """The value of one numeral: '8664万', '1亿2000万', '壹佰贰拾叁', '三十', '二〇二一'. None when it is none."""
    text = (
        words.translate(_FULL_WIDTH)
        .replace(",", "")
        .replace(" ", "")
        .replace("余", "")
        .replace("馀", "")
        .replace("多", "")
        .replace("几", "")
        .replace("个", "")
    )
    if "点" in text:
        return _with_point(text)
    total = section = 0.0
    current: float | None = None
    seen, i, positional = False, 0, ""
    while i < len(text):
        c = text[i]
        if c.isdigit() and c.isascii():
            j = i
            while j < len(text) and (text[j] == "." or (text[j].isdigit() and text[j].isascii())):
                j += 1
            try:
                current = float(text[i:j])
            except ValueError:
                return None
            seen, i = True, j
            continue
        if c in _DIGIT:
            positional += str(int(_DIGIT[c]))
            current, seen = _DIGIT[c], True
        elif c in ("廿", "卅"):
            section, current, seen = section + _SMALL[c], None, True
        elif c in _SMALL:
            section, current, seen = section + (1.0 if current is None else current) * _SMALL[c], None, True
        elif c in _BIG:
            here = section + (current or 0.0)
            if here == 0.0:
                here = 1.0 if not total else 0.0
            if total and _BIG[c] > 1e4 and total < _BIG[c]:
                total = (total + (0.0 if here == 0.0 else here)) * _BIG[c]
            else:
                total += here * _BIG[c]
            section, current, seen = 0.0, None, True
        else:
            return None
        i += 1
    if not seen:
        return None
    if len(positional) == len(text) and len(text) > 1:
        return float(positional)
    return tidy(total + section + (current or 0.0))


def _with_point(text: str) -> float | None:
    """一点二亿: what stands behind 点 are digits one by one."""
    whole, _, rest = text.partition("点")
    scale = 1.0
    while rest and rest[-1] in _BIG:
        scale *= _BIG[rest[-1]]
        rest = rest[:-1]
    first = value_of(whole)
    if first is None or not rest or any(c not in _DIGIT for c in rest):
        return None
    return tidy((first + float("0." + "".join(str(int(_DIGIT[c])) for c in rest))) * scale)


def _scale_of(words: str) -> float:
    scale = 1.0
    for c in reversed(words):
        if c in _BIG:
            scale *= _BIG[c]
        elif c in "余多":
            continue
        else:
            break
    return scale


_BEHIND = {
    "以上": "more_than", "有余": "more_than", "开外": "more_than", "出头": "more_than", "左右": "about", "上下": "about",
    "以下": "less_than", "以内": "up_to", "之多": "exact",
}  # fmt: skip


def bound_behind(text: str, at: int) -> tuple[str, int] | None:
    """What is said right behind a number with its unit: the comparator and where the words end, of 以上, 左右 and their like."""
    said = _BEHIND.get(text[at : at + 2])
    return (said, at + 2) if said else None


def might_hold_number(text: str, start: int, end: int) -> bool:
    """A cheap look: is there a digit or a numeral at all?"""
    return _MIGHT.search(text, start, end) is not None


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Numerals in text[start:end], left to right, not overlapping."""
    # Two scans: a character class finds where a numeral may begin, at the speed of a memory search; the grammar
    # looks only there. Dates, most numbers of prose, are stepped over at once.
    candidate = _MIGHT_BEGIN.search(text, start, end)
    while candidate is not None:
        at = candidate.start()
        if (
            text[at] == "一"
            and (at == start or text[at - 1] not in _LAST)
            and _ONE_ALONE.match(text, at, end) is not None
        ):
            yield _new(Number, (at, at + 1, at, at + 1, 1.0, None, None, "exact", True, False))
            candidate = _MIGHT_BEGIN.search(text, at + 1, end)
            continue
        alone = _DIGITS_ALONE.match(text, at, end)
        m = _FIND.match(text, at, end) if alone is None else None
        if alone is not None:
            number = _digits(text, at, alone.end(), start)
            at = alone.end()
            if number is not None:
                yield number
        elif m is None:
            at += 1
        else:
            number, at = _read(text, m, start)
            if number is not None:
                yield number
        candidate = _MIGHT_BEGIN.search(text, at, end)


def _led_by(text: str, floor: int, at: int) -> tuple[int, str, str]:
    """Where a numeral's phrase begins, its comparator and its currency sign: 超过|人民币|300."""
    last = text[at - 1] if at > floor else ""
    if last not in _LAST:
        return at, "", ""
    begin, sign = at, ""
    sign_end = begin - 1 if last == " " else begin
    for mark in _SIGNS if text[sign_end - 1 : sign_end] in _SIGN_LAST else ():
        if sign_end - len(mark) >= floor and text.startswith(mark, sign_end - len(mark)):
            begin, sign = sign_end - len(mark), mark
            break
    edge = begin - 1 if begin > floor and text[begin - 1] == " " else begin
    for length in range(min(_LONGEST, edge - floor), 0, -1):
        word = text[edge - length : edge]
        if word in _BEFORE:
            return edge - length, word, sign
    return begin, "", sign


def _digits(text: str, at: int, stop: int, floor: int) -> Number | None:
    """The number of text[at:stop], digits alone; None for a date, an hour or a piece of a code."""
    after = text[stop : stop + 1]
    if after and (after in "月日时点" or (after == "年" and stop - at == 4)):
        return None  # most numbers of prose are dates; they are read as moments
    begin, before, sign = _led_by(text, floor, at)
    left = text[at - 1] if at > floor else ""
    if left and left.isascii() and _of_a_code(text, left, sign, floor, at):
        return None
    if before == "过":
        before, begin = "", at  # 通过300元, 经过3天
    comparator = _BEFORE.get(before, "exact")
    value = value_of(text[at:stop])
    bare = comparator == "exact" and not sign
    return _new(Number, (begin, stop, at, stop, value, None, None, comparator, False, bare))


def _of_a_code(text: str, left: str, sign: str, floor: int, at: int) -> bool:
    """Do the digits at `at` go on with what stands before them: SS52098, v2.0?"""
    return (
        (left.isalnum() or left in "_.-")
        and not sign.startswith(_CODED)
        and not _GLUED.search(text, max(floor, at - 5), at)
    )


def _read(text: str, m: re.Match[str], floor: int) -> tuple[Number | None, int]:
    """The numeral at a match and where to go on looking."""
    one, two, odd = m.group("one", "two", "odd")
    stop = m.end()
    number_start, one_end = m.span("one")
    if stop - number_start > LONGEST:
        return None, stop
    digits = one.isdigit()
    if two is None:
        if digits:
            after = text[stop : stop + 1]
            if after and (after in "月日时点" or (after == "年" and len(one) == 4)):
                return None, stop
        elif one[-1] == "一" and len(one) > 2 and one[-2] in "万亿" and not odd:
            again = _FIND.match(text, number_start, stop - 1)  # 逾千万|一销售...案
            if again is not None and again.end() < stop:
                return _read(text, again, floor)
    begin, before, sign = _led_by(text, floor, number_start)
    left = text[number_start - 1] if number_start > floor else ""
    arabic = digits or one[0].isdigit()
    if arabic and left and left.isascii() and _of_a_code(text, left, sign, floor, number_start):
        return None, one_end
    worded = not arabic  # a numeral with digits begins with one
    comparator = _BEFORE.get(before, "exact")
    if one[0] in "数几上":
        unit = value_of(one[1:])
        if unit is None:
            return None, one_end
        if one[0] == "上":
            number = Number(begin, one_end, number_start, one_end, unit, None, None, "more_than", True, False)
        else:
            number = Number(
                begin,
                one_end,
                number_start,
                one_end,
                None,
                2 * unit,
                9 * unit,
                "range",
                True,
                False,
            )
        return number, one_end
    first = value_of(one)
    if (
        first is None
        or first > LARGEST
        or (
            len(one) == 1
            and one in _SCALE_ALONE
            and not before
            and not odd
            and (one != "十" or text[one_end : one_end + 1] in ("", "分"))
        )
    ):
        return None, one_end
    if before == "过" and one[0] not in "百千万亿":
        comparator, begin = "exact", number_start  # 通过300元, 经过3天
    if odd or (not digits and ("余" in one or "馀" in one or "多" in one)):
        comparator = "more_than"
    if two is not None:
        second = value_of(two)
        if second is not None and second <= LARGEST:
            shared = _scale_of(two)
            if _scale_of(one) == 1.0 and shared > 1.0 and first * shared < second:
                first = tidy(first * shared)
            if first > second and m["join"][:1] == "年" and first <= 30:
                first, second = second, first  # 3年至1年不等
            if first < second:
                number = Number(
                    begin,
                    m.end("two"),
                    number_start,
                    m.end("two"),
                    None,
                    first,
                    second,
                    "range",
                    worded,
                    False,
                )
                return number, m.end("two")
    if (
        len(one) == 2
        and worded
        and one[0] in _DIGIT
        and one[1] in _DIGIT
        and _DIGIT[one[1]] == _DIGIT[one[0]] + 1
    ):
        # 三四 (people) is "three or four", not 34.
        number = Number(
            begin,
            one_end,
            number_start,
            one_end,
            None,
            _DIGIT[one[0]],
            _DIGIT[one[1]],
            "range",
            True,
            False,
        )
        return number, one_end
    stop = m.end("odd") if odd else one_end
    bare = digits and comparator == "exact" and not sign
    return Number(begin, stop, number_start, one_end, first, None, None, comparator, worded, bare), stop
