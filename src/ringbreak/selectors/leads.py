"""Lead words: what stands before a value and says what it is (加V, 扣扣, 飞机号, 卡号 ...), slang and homophones included.

Leads are looked for backwards from a value, so a text without values costs nothing. The grammar of what may stand
between: separators, at most three filler words, and further leads ("电话/微信同号：").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase, digits
from typing import Any

from ringbreak.selectors.fillers import FILLERS
from ringbreak.selectors.leadwords import HEARTS, KINDS, TRADITIONAL, WEAK
from ringbreak.selectors.numbers import CHINESE

REACH = 40
"""Characters looked at before a value. Fixed, so the cost of a value does not grow with the text."""


@dataclass(frozen=True, slots=True)
class Lead:
    """One lead word before a value. kinds: what it may announce; tight: nothing or a mere space between."""

    word: str
    kinds: frozenset[str]
    tight: bool
    start: int
    behind: bool = False
    """It stands behind the value: 13800138000（微信）, abc_123 是我的微信."""


def lead_of(kind: str, word: str, at: int) -> Lead:
    """The lead `word` at `at`, not right before its value, for `kind` alone; for nothing where the word does not announce that kind."""
    return Lead(word, frozenset([kind]) & KINDS.get(word, frozenset([kind])), False, at)


LEAD_SIGNS = HEARTS + "☎☏📞📱📲✈🐧🛰￥¥$"
"""Signs that are lead words or end one; no separators, so that the grammar needs no second try."""
STOPS = "。！？!?"
"""A sentence ends here, and a lead with it: 价格。 13800138000 is a telephone."""
_SEP = rf"[^0-9a-z\u4e00-\u9fff\n\r@{LEAD_SIGNS}{STOPS}]"


def _reverse_alternation(words: list[str]) -> str:
    """Alternation over reversed words, the longest that fits first; a Latin word must not be the tail of a longer Latin word.

    Written as a trie, so that a character rules out all words that do not go on with it at once.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for c in reversed(word):
            node = node.setdefault(c, {})
        node[""] = r"(?![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    return _branches(root)


def _branches(node: dict[str, Any]) -> str:
    parts = [re.escape(c) + _branches(node[c]) for c in sorted(node) if c]
    if "" in node:
        parts.append(node[""])
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    leads = _reverse_alternation(list(KINDS))
    between = _reverse_alternation(fillers())
    # Every step is deterministic: separators and the characters of words exclude each other.
    first = re.compile(rf"({_SEP}{{0,6}}\n?{_SEP}{{0,2}})((?:(?:{between}){_SEP}{{0,3}}){{0,3}}?)({leads})")
    more = re.compile(rf"( ?[/、和与或及同&+|,，()（）] ?|)({leads})")
    return first, more


def fillers() -> list[str]:
    """Words that may stand between a lead and its value."""
    return sorted({f.lower() for f in FILLERS})


OPENS, DIGITS_BEHIND, NAME_BEHIND, NAME_ANYWHERE, DIGITS_ANYWHERE, NAME_UNLESS, ABROAD = 2, 3, 4, 5, 6, 7, 8
_BY_RULE = {
    OPENS: "薇 威",
    DIGITS_BEHIND: "q 扣 抠 蔻 口口",
    NAME_BEHIND: "卫星 绿色软件",
    NAME_UNLESS: "v 微 维 赖 line 伪信 味信 喂信 卫信 唯心",
    NAME_ANYWHERE: "绿色的 dy wb 陌陌 探探 飞机 快手 小红书 b站 ins 油管 ig insta discord snapchat kik wickr steam roblox threads reddit twitch github gitlab skype ravelry etsy depop vinted ebay tumblr pinterest bluesky bsky soundcloud bandcamp patreon gamertag 小红薯 豆瓣 知乎 某书 某鱼 某站 某手 咸鱼 转转 得物 贴吧 虎牙 斗鱼",
    ABROAD: "ws wa",
    DIGITS_ANYWHERE: "群 裙 交流裙 丘丘 求求",
}
_RULES = {word: rule for rule, words in _BY_RULE.items() for word in words.split()}
INTRODUCING = "系服我理师加或找询同备姐哥总电下户私小老的是作购务个"
"""What may stand right before a weak lead that touches its value: 联系Q..., 客服V..., 助理微 ..."""
UNLIKE = frozenset(
    "细轻稍略显甚卑精式翠低采蔷紫权示声扬助施神耐挪三二多思运高降升一纤折回被已克抵代暂查不少再先要会可内纽死按型号版本款第大视黄蓝红橙依信无耍诬有阿当满立直减"
)
"""Characters with which a weak lead makes another word: 略微, 示威, 三维, 折扣, 信赖, 大V, 版本v. Behind any other character of Chinese
a lead of these rules counts too, before what can be nothing but an account: 专属顾问V, 班主任微, 站长Q."""
_NUMERALS = re.compile(
    rf"(?=[0-9]{{0,9}}[{''.join(CHINESE)}])[0-9{''.join(CHINESE)}]{{8,11}}(?![0-9{''.join(CHINESE)}a-z_]|[.]?[0-9元块万])"
)
_GROUPED = re.compile(
    r"[1-9][0-9](?: [0-9]{4}){2}(?! ?[0-9a-z元块万日月年点号岁人个件])|[1-9][0-9]{2}(?: [0-9]{3}){2}(?! ?[0-9a-z元块万日月年点号岁人个件])"
)
"""Nine or ten digits as people group a QQ number: 扣47 1902 8836."""
_MOBILE = re.compile(r"1[3-9][0-9]([ .·-])[0-9]{4}\1[0-9]{4}(?![0-9a-z])")
"""A mobile number as people group it: V 168·6102·9417."""
_MOBILE_TOLD = re.compile(
    rf"(?=[0-9]{{0,9}}[{''.join(CHINESE)}])[1一壹幺][3-9三四五六七八九叁肆伍陆柒捌玖][0-9{''.join(CHINESE)}]{{9}}(?![0-9{''.join(CHINESE)}a-z_])"
)
"""A mobile number in numerals: V 壹陆肆零零零叁柒贰捌捌."""
_DICTATED = re.compile(
    rf"[{''.join(CHINESE)}]{{2,5}}(?:[ ，,、][{''.join(CHINESE)}]{{2,5}}){{1,3}}(?![{''.join(CHINESE)}0-9a-z])"
)
"""Numerals told in groups: 新裙七零二六，一八九，三三五."""
_CALENDAR = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]\Z")


def weak_rule(word: str) -> int:
    """How a lead that is an everyday word too behaves right before a value, with no mark between: 0 it is not weak,
    1 never a lead, and the rules of `_BY_RULE`."""
    return _RULES.get(word, _RULES.get(word.replace(" ", ""), 1)) if WEAK.get(word, False) else 0


def strong_value(keys: str, start: int, rule: int) -> bool:
    """Whether what begins at `start` can be nothing but a number or an account of the sort a weak lead announces.

    Digits: eight to eleven, no calendar date. A name: six to twenty letters, digits, _ and - beginning with a letter,
    with an underscore or, behind three letters or more, a digit.
    """
    if rule in (DIGITS_BEHIND, DIGITS_ANYWHERE) and _NUMERALS.match(keys, start):
        return True
    if rule in (DIGITS_BEHIND, DIGITS_ANYWHERE) and _GROUPED.match(keys, start):
        return True
    if rule in (OPENS, NAME_BEHIND, NAME_UNLESS) and (
        _MOBILE.match(keys, start) or _MOBILE_TOLD.match(keys, start)
    ):
        return True
    if rule in (DIGITS_BEHIND, DIGITS_ANYWHERE) and (told := _DICTATED.match(keys, start)):
        return 8 <= sum(c in CHINESE for c in told.group()) <= 11
    end = start
    while (
        end < len(keys)
        and end - start <= 20
        and (keys[end].isascii() and (keys[end].isalnum() or keys[end] in "_-"))
    ):
        end += 1
    word = keys[start:end]
    if word.isdigit():
        mobile = len(word) == 11 and word[0] == "1" and word[1] >= "3"
        counted = 8 <= len(word) <= 11 and word[0] != "0" and _CALENDAR.match(word) is None
        return (
            mobile
            if rule in (OPENS, NAME_BEHIND, NAME_UNLESS)
            else counted and rule in (DIGITS_BEHIND, DIGITS_ANYWHERE)
        )
    if rule in (DIGITS_BEHIND, DIGITS_ANYWHERE) or not 6 <= len(word) <= 20 or not "a" <= word[0] <= "z":
        return False
    return "_" in word or (word[:3].isalpha() and any(c.isdigit() for c in word))


def _stands(keys: str, at: int, start: int, word: str) -> bool:
    """Whether a weak lead that touches its value is one; `at` is the place of the character before it."""
    rule = weak_rule(word)
    if rule == ABROAD:
        return keys[start : start + 1] == "+" and keys[start + 1 : start + 2].isdigit()
    opening = at < 0 or _WORDLIKE.match(keys[at]) is None
    if rule == OPENS and opening:
        return True
    if rule in (NAME_ANYWHERE, DIGITS_ANYWHERE):
        return strong_value(keys, start, rule)
    if opening and at > 0 and keys[at] == " ":
        opening = not (keys[at - 1].isascii() and keys[at - 1].isalnum())
    if not opening and at > 5 and keys[at] == " " and not word.isascii():
        before = keys[
            at - 5 : at
        ]  # "abc_12 扣 12345678" goes on behind an account, "满100 扣 12345678" takes off a price
        opening = before.isascii() and all(c.isalnum() or c in "_-" for c in before) and not before.isdigit()
    if not opening and rule in (OPENS, DIGITS_BEHIND, NAME_UNLESS) and "\u4e00" <= keys[at] <= "\u9fff":
        opening = keys[at] not in UNLIKE
    return (opening or keys[at] in INTRODUCING) and rule > 1 and strong_value(keys, start, rule)


def lead_text(text: str) -> str:
    """The form leads are looked up in: lower case and simplified, one character for each, so offsets stay."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters grow when lowered; they stay as they are
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if lower.isascii():
        return lower
    keys = lower.translate(_DRAWN)
    return _STARRED.sub("卫星", keys) if "卫" in keys else keys


_DRAWN: dict[int, int | str] = {**TRADITIONAL, **dict.fromkeys(map(ord, "🛩🛫🛬"), "✈"), ord("🀄"): "中"}
"""Traditional characters, and pictures that stand for a character or a sign of a lead: 电🛩, 公🀄号."""
STARS = "⭐🌟★☆✨🌠✪✯⭑"
_STARRED = re.compile(f"卫[{STARS}]")
"""卫⭐ is 卫星, and 卫星 is 微信."""


def may_end_lead(word: str) -> bool:
    """Whether a lead or a filler may end with a whole word of Latin letters, digits, _ and -; most words of prose are no such ends."""
    return word in LATIN_ENDS or not word.isalnum() or len(word) > REACH - 4


def leads_before(keys: str, start: int) -> list[Lead]:
    """The lead words that announce the value starting at `start`, nearest first; none when other words stand between.

    Args:
        keys: `lead_text` of the folded text.
    """
    first, more = _patterns()
    tail = keys[max(0, start - REACH) : start]
    # Most words are no leads: the last two characters before the blanks say so at once.
    bare = tail.rstrip(" :：")
    if bare and bare[-2:] not in PAIRS and bare[-1] not in SINGLE and _WORDLIKE.match(bare[-1]):
        return []
    tail = tail[::-1]
    found = first.match(tail)
    if found is None:
        return []
    gap, filler, word = found.group(1), found.group(2), found.group(3)[::-1]
    tight = not (gap.strip() or filler)
    if (
        not gap
        and not filler
        and word.isascii()
        and _SECRET.search(keys[max(0, start - REACH) : start - len(word)])
    ):
        return []  # 密码：Qq112233
    if (
        WEAK.get(word, False)
        and tight
        and keys[start : start + 1] != "@"
        and not _stands(keys, start - found.end() - 1, start, word)
    ):
        return []
    out = [Lead(word, frozenset(KINDS[word]), tight, start - found.end())]
    at = found.end()
    while len(out) < 4:
        nxt = more.match(tail, at)
        if nxt is None:
            break
        word = nxt.group(2)[::-1]
        joint = nxt.group(1)
        if WEAK.get(word, False) and not any(c in joint for c in "/、和或及与+&＋|"):
            break
        # 微信公众号: one word names it; "手机 微信": two leads need a mark between them or to be glued.
        out.append(Lead(word, frozenset(KINDS[word]), tight, start - nxt.end()))
        at = nxt.end()
    return out


_SECRET = re.compile(
    r"(?:密码|口令|验证码|激活码|邀请码|提取码|密钥|password|passwd|pwd|pin|code)(?:是|为)?[ :：=]{0,3}$"
)
PAIRS = frozenset(word[-2:] for word in [*KINDS, *fillers()] if len(word) > 1)
SINGLE = frozenset(word for word in [*KINDS, *fillers()] if len(word) == 1)
"""How leads and fillers end: a cheap test that fails for most words."""
LATIN_ENDS = frozenset(
    word[len(word.rstrip(ascii_lowercase + digits)) :] for word in [*KINDS, *fillers()]
) - {""}
"""Latin letters and digits they end with."""
_WORDLIKE = re.compile(r"[0-9a-z\u4e00-\u9fff]")
