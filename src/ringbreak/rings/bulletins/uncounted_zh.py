"""Chinese numerals that count nothing: ordinals, code names, dates, rates, numerals inside words."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.numbers import Number

TIME_UNIT = re.compile(
    r"个?(?:多|余)?(?:月|半月|小时|星期|周(?!岁)|天|分钟|年(?=的|专项|行动)|昼夜|季度|工作日)"
)
OPENS_TIME = frozenset("个多余月半小星周天分年昼季工")
"""What one of them begins with: asking that first saves most searches."""
_BEFORE_BARRED = re.compile(
    r"(?:第|QQ群?[:： ]?|群号[:： ]?|电话[:： ]?|编号[:： ]?|刑法|“|\"|「|版本|代号[:： ]?|近?初|星期|周|礼拜|(?<![蛇卡工巨寡龙像镜探里外后上下街码源案])头|No\.?|\w[.·・]|之|iPhone ?|案例|例|分之|法|条例|国道|省道|零点|尾号[为是]?|群[:：]|双)$"
)
_BARRED_LAST = frozenset('第QqＱ群: ：号话法“"「本代近初期周拜头oO..·・之eE 案例法国道省点尾为是分条NnO版双')
"""What a word of `_BEFORE_BARRED` ends with; most numbers follow something else."""
_WORDED_BARRED = re.compile(
    r"(?:进|统|唯|万|同|之|每|某|另|任|单|逐|第|其|初|高|小|新|专|一|星期|周|老|张|李|王|赵|刘|陈|杨|阿|这|那|哪)$"
)
CODE_QUOTED = re.compile(r"[“\"「『][^”\"」』]{0,12}$")
_SERVICE_NUMBERS = frozenset(
    "110 119 120 122 12110 96110 12321 12306 12345 12315 12377 12378 12381 12348 12389 12388 10086 10010 10000 95588 95533 95566 95599 95555 95559 12123 114 12333".split()
)
_ONE_WHO = re.compile(
    "[人名位](?:[0-9]{1,2}岁)?(?:(?![致使令将把被打砍刺杀袭撞])[\u4e00-\u9fff]){0,8}?(?:死亡|身亡|遇难|丧生|重伤|轻伤|受伤|失踪)"
)


_COLONS = frozenset(":：")
_CODE_MARKS = frozenset("·・-/_.@")
_AFTER_ONE = frozenset("人名位年")
_NAMES_ONE = frozenset("群话:：")
_RANKED = re.compile("(?<![此之日目以先年月天周午职生史])前$")


def no_count(text: str, number: Number, start: int) -> bool:
    """Ordinals, code names, dates, numerals inside words: 第三, “5·30”, 一起, 统一."""
    if (
        number.worded
        and number.value == 1.0
        and text[number.end : number.end + 1] not in _AFTER_ONE
        and text[number.start - 1 : number.start] not in _NAMES_ONE
    ):
        return True  # 一 of 一个 and 一起, the commonest numeral of prose
    before = text[max(start, number.start - 12) : number.start]
    last = before[-1:]
    after = text[number.end : number.end + 1]
    if "每" in before and (last == "每" or _EACH_ACT.search(before)):
        return True  # 每100个粉丝, 每刷一万次 are rates
    if after == "位" and _DIGITS_OF.match(text, number.end):
        return True  # 6位短信验证码
    if last == "前" and _RANKED.search(before):
        return True  # 十大案例（前五例）
    quoted = text.find("“", max(start, number.start - _QUOTED_AT_MOST), number.start) >= 0
    if quoted and _FABRICATED.search(text, start, number.start):
        return True
    if last in _BARRED_LAST and _BEFORE_BARRED.search(before):
        # QQ群39个 are groups, QQ群 73920116 is one.
        return not (
            before.endswith(("群", "群：", "群:", "电话", "电话：", "电话:"))
            and words.CLASSIFIER.match(text, number.end)
        )
    raw = text[number.number_start : number.number_end]
    if number.worded:
        if (
            number.comparator == "exact"
            and number.value is not None
            and after != "年"
            and not words.CLASSIFIER.match(text, number.end)
            and not (after == "地" and last == "省")
            and not (after in OPENS_TIME and TIME_UNIT.match(text, number.end))
        ):
            return True
        if len(raw) == 1 and _WORDED_BARRED.search(before):
            return True
        if number.value == 1 and _ONE_WHO.match(text, number.end):
            return False  # 一人死亡
        return number.value in (0, 1) and not (
            after == "年" and before.endswith(("徒刑", "拘役", "被判", "获刑", "领刑", "判处"))
        )
    if number.bare:
        if after in _BEHIND_ORDINALS and _ordinal(text, number, raw, after):
            return True
        if last in _COLONS and before[-2:-1].isdigit():
            return True  # 18:20
        if after in ("男", "女") and _MEN_AND_WOMEN.search(
            text, max(start, number.start - 3), number.end + 4
        ):
            return True  # 83人（55男28女）: one count told by its parts
        if after in ("·", "・", "-", "/") or last in _CODE_MARKS:
            return True
        if raw in _SERVICE_NUMBERS and not words.CLASSIFIER.match(text, number.end):
            return True  # emergency lines
        if len(raw) >= 9 or (len(raw) > 1 and raw[0] == "0"):
            return True
        if CODE_QUOTED.search(before) and not words.CLASSIFIER.match(text, number.end):
            return True
        if after and after.isascii() and after.isalpha():
            return True
    return False


def is_gloss(text: str, before: Number, number: Number) -> bool:
    """Is an equal number the one before once more, in the other script and in brackets: 21（二十一）名?"""
    return (
        before.worded != number.worded
        and text[before.end : number.start] in ("（", "(")
        and text[number.end : number.end + 1] in ("）", ")")
    )


_EACH_ACT = re.compile("每(?:刷|点|看|播|发|卖|拉|做|完成|增加|推广|点击|转发)$")
_DIGITS_OF = re.compile("位(?:短信|手机|数字|动态|数)?(?:验证码|密码|数字|数的|码)")
_MEN_AND_WOMEN = re.compile("[0-9]+[男女][、和及]?[0-9]+[男女]")
_LINE_START = re.compile(r"(?:^|\n)[ \t\u3000]*(?:附件?[:：]?|附[:：])?[（(]?$")
_PART_START = re.compile(r"[；;。：:][（(]$")


_BEHIND_ORDINALS = frozenset(".．、)）")


def _ordinal(text: str, number: Number, raw: str, after: str) -> bool:
    """1.抓获…, 2、捣毁…, （3）扣押… at the start of a line or a part; `after` is one of those marks."""
    if len(raw) > 2:
        return False
    if after in ".．、" and text[number.end + 1 : number.end + 2].isdigit():
        return False
    head = text[max(0, number.start - 8) : number.start]
    if after in ")）" and _PART_START.search(head):
        return True
    return _LINE_START.search(head) is not None and (number.start <= 8 or "\n" in head)


_FABRICATED = re.compile(r"(?:编造|捏造|散布|网传|谎称|虚构|谣称|造谣|传播|发布)[^，。“”]{0,6}“[^”]{0,40}$")
"""What stands in quotation marks behind them did not happen."""
_QUOTED_AT_MOST = 41
"""Characters from the quotation mark to the number, at most."""
