"""Mobile numbers told in words: how often a digit comes, what stands between, what comes first, then and last."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.selectors.dictated import dictated
from ringbreak.selectors.leads import leads_before
from ringbreak.selectors.near import announced
from ringbreak.selectors.numbers import CHINESE, HOMOPHONES, Number

_CN = "".join(CHINESE)
_DIGIT = f"[0-9{_CN}]"
_TIMES = {**CHINESE, **{c: c for c in "23456789"}}
_REPEATED = re.compile(
    rf"(?<![0-9{_CN}])(?:{_DIGIT}|[2-9二两三四五六七八](?=个){_DIGIT}?)(?:[ ,，、(（]?(?:(?:中间|然后|后面|再)?[2-8二两三四五六七八]个{_DIGIT}|{_DIGIT})[)）]?){{2,12}}(?![0-9{_CN}])"
)
_TOKEN = re.compile(rf"([2-8二两三四五六七八])个({_DIGIT})|({_DIGIT})")
_WORDED = re.compile(r"(?<![0-9A-Za-z])1[3-9][0-9]{0,5}(?:[^0-9\n]{1,8}[0-9]{1,7}){1,6}(?![0-9A-Za-z])")

_CHUNK = rf"(?:[2-8二两三四五六七八]个{_DIGIT}|{_DIGIT}{{2,8}})"
_JOINT = r"(?:[ ,，、]{0,2}(?:然后|中间|接着|再来|再|后面|最后|末尾|结尾|末四位|后四位)(?:四位|的?是|再?来?一个|加|再)?[ :：]{0,2})"
_TOLD = re.compile(
    rf"(?<![0-9A-Za-z{_CN}.])[1一幺壹]{_DIGIT}{{2,6}}(?:(?:{_JOINT}|[ ,，、]{{1,2}}){_CHUNK}){{1,4}}(?![0-9{_CN}个.])"
)
_LED = re.compile(
    rf"(?<![0-9A-Za-z{_CN}.])[1-9][0-9]{{0,8}}(?:(?P<gap>[（(【\[] ?(?:请|要)?(?:删掉?|去掉?|刪掉?|拿掉|不要|汉字|中文|空格|跳过|忽略)(?:我|这个|汉字|字)?[)）】\]]|删掉?|去掉?|掉|汉字|中文|转"
    rf"|[，,、 ]?(?:然后|中间|接着|再来|再|后面|最后|末尾|结尾|后四位|末四位)(?:四位|三位|两位|的?是|加|再)?[ :：]?|，|,|、|\n)[0-9]{{1,8}}){{1,9}}(?![0-9A-Za-z{_CN}])(?![.]?[0-9元块万月日年点])"
)
"""Digits with closed words, commas or lines between: read as one number only behind a word for QQ or a group."""
_HEARD = re.compile(
    rf"(?<![0-9{_CN}{''.join(HOMOPHONES)}])[0-9{_CN}{''.join(HOMOPHONES)}]{{8,10}}(?![0-9A-Za-z{_CN}{''.join(HOMOPHONES)}])"
)
_THEN = re.compile(r"然后|中间|接着|再|后面|末尾|结尾|末四位|后四位")


_ENGLISH = {
    "zero": "0", "oh": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9",
}  # fmt: skip
_SPELT_DIGIT = rf"(?:(?:double|triple)[ -])?(?:{'|'.join(_ENGLISH)})"
_SPELT_MIX = (
    rf"(?:(?<![a-z])(?:double |triple )?(?:{'|'.join(_ENGLISH)})(?![a-z])|(?<![0-9])[0-9]{{1,10}}(?![0-9]))"
)
_SPELT = re.compile(rf"(?<![a-z]){_SPELT_DIGIT}(?:[ ,.()–-]{{1,3}}{_SPELT_DIGIT}){{6,13}}(?![a-z])")
_MIX_TOKEN = re.compile(rf"(double|triple)?[ -]?(?:({'|'.join(_ENGLISH)})|([0-9]+))")
_TOUCH = re.compile(r"[0-9][a-z]|[a-z][0-9]")
_SPELT_TOKEN = re.compile(rf"(double|triple)?[ -]?({'|'.join(_ENGLISH)})")
_MIXED = re.compile(rf"(?<![a-z0-9._@/-]){_SPELT_MIX}(?:[ ,.–-]{{0,3}}{_SPELT_MIX}){{2,13}}(?![a-z0-9_@])")
"""Figures and spelt digits together: 415.five55.01three8, zero four nine one 570 156."""
_MIXED_HINT = re.compile(
    r"[0-9](?:zero|oh|one|two|three|four|five|six|seven|eight|nine)|(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[0-9]|[ ,.–-]{1,3}[0-9])"
)
_SPELT_HINT = re.compile(
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine)[ ,.–-]{1,3}(?:zero|oh|one|two|t|f|s|e|n|d)"
)


def spelt_at_all(keys: str) -> bool:
    """Whether digits may be spelt in English."""
    return _SPELT_HINT.search(keys) is not None or _MIXED_HINT.search(keys) is not None


def _mixed(keys: str) -> Iterator[Number]:
    """Ten or eleven digits, some of them spelt in English: two words at least, or a word that touches a figure."""
    for m in _MIXED.finditer(keys):
        raw = m.group()
        tokens = _MIX_TOKEN.findall(raw)
        words = sum(1 for _, word, _ in tokens if word)
        plain = sum(len(figures) for _, _, figures in tokens)
        if words == 0 or plain < 2 or (words < 2 and not _TOUCH.search(raw)):
            continue
        digits = ""
        for times, word, figures in tokens:
            digits += figures or _ENGLISH[word] * {"": 1, "double": 2, "triple": 3}[times]
        if len(digits) in (10, 11):
            groups = (
                (3, 3, 4)
                if len(digits) == 10 and digits[0] in "23456789"
                else (5, 6)
                if digits.startswith("07") and len(digits) == 11
                else (len(digits),)
            )
            yield Number(m.start(), m.end(), digits, groups, True, True, False, ("words_between",))


def _spelt(keys: str) -> Iterator[Number]:
    """Two zero two, five five five, zero one double eight."""
    for m in _SPELT.finditer(keys):
        digits = ""
        for times, word in _SPELT_TOKEN.findall(m.group()):
            digits += _ENGLISH[word] * {"": 1, "double": 2, "triple": 3}[times]
        if len(digits) in (10, 11):
            groups = (3, 3, 4) if len(digits) == 10 else (5, 6) if digits.startswith("07") else (11,)
            yield Number(m.start(), m.end(), digits, groups, True, True, False, ("words_between",))


def told(text: str, keys: str, *, asked: bool) -> Iterator[Number]:
    """All mobile numbers told in words.

    Args:
        keys: The text in lower case, character for character.
        asked: Whether the text gives a contact; if not, words between digits must be of taking out (删, 去, 空格 ...).
    """
    if spelt_at_all(keys):
        yield from _spelt(keys)
        yield from _mixed(keys)
    if text.isascii():
        return
    yield from dictated(text, keys)
    yield from _led(text, keys)
    yield from _sounded(text, keys)
    yield from _repeated(text)
    yield from _then(text)
    yield from _worded(text, asked)


def _number(start: int, end: int, digits: str) -> Number:
    return Number(start, end, digits, (11,), True, True, False, ("words_between",))


def _digits_of(raw: str) -> str:
    digits = ""
    for times, digit, plain in _TOKEN.findall(raw):
        value = CHINESE.get(digit or plain, digit or plain)
        digits += value * int(_TIMES[times]) if times else value
    return digits


def _repeated(text: str) -> Iterator[Number]:
    """Mobile numbers that say how often a digit comes: 138四个零8310, 幺三六 四个零 五五九二."""
    if "个" not in text:
        return
    for m in _REPEATED.finditer(text):
        raw = m.group()
        if "个" not in raw:
            continue
        digits = _digits_of(raw)
        if len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789":
            yield _number(m.start(), m.end(), digits)


def _then(text: str) -> Iterator[Number]:
    """先是 133，接着 0000，末尾 8851; 幺六零，四个零，再来一个二三四五."""
    if _THEN.search(text) is None:
        return
    for m in _TOLD.finditer(text):
        raw = m.group()
        if _THEN.search(raw) is None:
            continue
        digits = _digits_of(re.sub(r"一个", "", raw))
        if len(digits) == 11 and digits[1] in "3456789":
            yield _number(m.start(), m.end(), digits)


def _sounded(text: str, keys: str) -> Iterator[Number]:
    """QQ寺寺灵期伊酒尔溜散舞: eight to ten characters that sound like digits, right behind a word for QQ or a group."""
    for m in islice(_HEARD.finditer(text), 20):
        raw = m.group()
        if sum(c in HOMOPHONES for c in raw) < 5:
            continue
        if any({"qq", "qq_group"} & lead.kinds for lead in leads_before(keys, m.start())):
            digits = "".join(HOMOPHONES.get(c) or CHINESE.get(c, c) for c in raw)
            yield Number(m.start(), m.end(), digits, (len(digits),), True, True, False, ("homophone",))


def _led(text: str, keys: str) -> Iterator[Number]:
    """QQ：328然后4917最后56, 加群 728，491，756: seven to ten digits, in groups too short to be numbers."""
    for m in islice(_LED.finditer(text), 20):
        groups = re.findall(r"[0-9]+", m.group())
        digits = "".join(groups)
        listed = re.search(r"[，,、\n]", m.group()) is not None
        if not 7 <= len(digits) <= 10 or max(map(len, groups)) > (4 if listed else 8):
            continue
        if (
            any({"qq", "qq_group"} & lead.kinds for lead in leads_before(keys, m.start()))
            or announced(keys, m.start()) is not None
        ):
            yield Number(m.start(), m.end(), digits, (len(digits),), True, True, False, ("words_between",))


_MASKED = re.compile(r"[*＊•●×xX]{2}")


def _worded(text: str, asked: bool) -> Iterator[Number]:
    """Words or brackets between the digits: 138（删）0013（掉）8000."""
    for m in _WORDED.finditer(text):
        raw = m.group()
        digits = "".join(c for c in raw if c.isdigit())
        if len(digits) != 11:
            continue
        gaps = re.findall(r"[^0-9]+", raw)
        if any(_MASKED.search(g) for g in gaps):
            continue  # 160****3317 hides its digits
        if any(re.search(r"[年月日时分秒元块万千百个号第岁人次条%:：a-zA-Z]", g) for g in gaps):
            continue
        if not any(re.search(r"[\u4e00-\u9fff]", g) for g in gaps):
            continue
        if not asked and not all(re.search(r"[删去掉格横]|汉字", g) for g in gaps):
            continue
        yield _number(m.start(), m.end(), digits)
