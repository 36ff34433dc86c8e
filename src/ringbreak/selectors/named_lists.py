"""Lists of names behind the word for them: Aliases: nightjar_x, nj2024, the_jar; 使用的网名有：冷月无声、七号当铺."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import nicknames
from ringbreak.selectors.handles import COMMON, INFLECTED
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.platforms import LATIN
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

_ITEM = r"[\"“'‘]?@?[A-Za-z0-9][A-Za-z0-9_.-]{2,29}[\"”'’]?(?: ?[(（][^()（）\n]{1,30}[)）])?"
_LATIN = re.compile(
    r"(?<![A-Za-z])(?:alias(?:es)?|a\.?k\.?a\.?|known as|handles?|usernames?|user names|nicks?|nicknames?|screen names|alts|alternate accounts|other accounts|other names)"
    r"(?: (?:used|include|includes|including|are|were|so far|known|seen|here|elsewhere|on (?:the )?[A-Za-z]{2,12}))*(?: ?[:：-] ?| )"
    rf"(?P<list>{_ITEM}(?:(?:, ?(?:and |or )?| ?[/|;] ?| and | or | & ){_ITEM}){{1,11}})",
    re.I,
)
_HINTS = (
    "alias",
    "aka",
    "a.k",
    "known as",
    "handle",
    "user",
    "nick",
    "screen",
    "alts",
    "alternate",
    "other ",
)
WORDS = "alias aliases aka known handle handles username usernames nick nicks nickname nicknames names alts accounts".split()
"""The words that lists stand behind, one of each; the compiled scanner looks for them."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{2,29}")
_SIGNED = re.compile(r"(?=.*[A-Za-z]).*(?:[0-9_]|[a-z][A-Z]).*")
_OF_THINGS = re.compile(
    r"(?:class|type|module|column|command|shell|git|dns|path|import|function|field|table|package|host|config|event|signal|file|door|tool|pan|method|option|flag|parameter|variable|key|unit|font|macro|option|enum|model)e?s?[ '’s]{1,3}$|[`#{}<>=]",
    re.I,
)
"""Before the word for a list: class aliases, door handles, shell aliases; and the signs of a program."""
_APART = re.compile(r", ?(?:and |or )?| ?[/|;] ?| and | or | & ")
_INSIDE = re.compile(r"[(（][^()（）]*[)）]")
_PART = r"[\u4e00-\u9fffA-Za-z0-9_·丶]{2,12}"
_CHINESE = re.compile(
    r"(?:网名|昵称)(?P<turn>先后|分别|曾经?|主要|还)?(?:有|包括|为|是|使用过?|用过|叫过?|如下){0,2}[:：]? ?"
    rf"(?P<list>(?:{_PART}、){{1,11}}{_PART}?)(?=等|$|[。；;，,\n（(])"
)
_WORD = re.compile(r"[\u4e00-\u9fffa-z0-9_·丶]+")
_NO_NAME = re.compile(
    r"未|无|暂|没|匿名|不详|头像|性别|年龄|年纪|签名|简介|地区|地址|电话|手机|生日|身份|密码|邮箱|账号|帐号|等级|备注|号码|姓名|职业|籍贯|微信|qq|抖音|微博|快手|支付宝|银行|证件|实名|.*(?:号|信息|资料|某.{0,2}|码|时间|图片|方式|内容|格式)$"
)


def find(passage: Passage) -> Iterator[Found]:
    text, keys = passage.text, passage.keys
    for match in _LATIN.finditer(text) if any(hint in keys for hint in _HINTS) else ():
        if _OF_THINGS.search(text, max(0, match.start() - 24), match.start()) is None:
            yield from _latin(text, *match.span("list"))
    if text.isascii() or "、" not in text:
        return
    for match in _CHINESE.finditer(keys):
        items = list(_WORD.finditer(keys, *match.span("list")))
        if any(_NO_NAME.match(item.group()) or item.group().isdigit() for item in items):
            continue
        if len(items) < 3 and not match["turn"] and not any(nicknames.formed(i.group()) for i in items):
            continue
        for item in items:
            yield _found(text, *item.span())


def _latin(text: str, start: int, end: int) -> Iterator[Found]:
    """The names of a list of Latin words: those formed as only user names are, and plain ones beside such."""
    found = []
    signed = 0
    behind = start
    bare = _INSIDE.sub(lambda m: " " * len(m.group()), text[start:end])
    for gap in [*_APART.finditer(bare), None]:
        upto = start + gap.start() if gap is not None else end
        name = _NAME.search(text, behind, upto)
        behind = start + gap.end() if gap is not None else end
        if name is None:
            continue
        word = name.group().rstrip(".-")
        sign = _SIGNED.fullmatch(word) is not None
        low = word.lower()
        plain = word.isalpha() and low not in COMMON and low not in LATIN and not INFLECTED.fullmatch(low)
        if sign or (plain and len(word) > 5):
            found.append((name.start(), name.start() + len(word)))
            signed += sign
    if signed and 2 * signed >= len(found):
        for a, b in found:
            yield _found(text, a, b)


def _found(text: str, start: int, end: int) -> Found:
    why = formed("of one of several names listed behind the word for them")
    return Found("handle", start, end, text[start:end].lower(), "context", why, 62)
