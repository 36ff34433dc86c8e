"""What a text tells its reader to do to a value before using it: take the blanks out, join two lines, read # as @.

Each finding is an edit of the folded text: a span, what to put in its place, and the name of the disguise. Without words
that tell so nothing is touched; `cues` lists how those words begin, for the compiled scanner, which hands such texts over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.selectors.leads import lead_text, leads_before

Edit = tuple[int, int, str, str]
"""Start, end, what stands there instead, what was undone."""

_BLANKS = re.compile(
    r"(?:去掉?|删掉?|删除|刪除?|刪掉|去除|不要|别带|不带|没有|沒有|没|无|無|忽略|除去|省略|省掉|拿掉|抹掉)(?:中间的?|里面的?|裡面的?|所有的?|那个|这个|前面的?|多余的?)?空格"
    r"|空格(?:都|要|请|全|自己|自行|记得|部分|统统|一律)?(?:去|删|刪|不要|不用|忽略|省|拿|没|无|無|抹|除)"
)
JOINED = re.compile(
    r"连起来|连着|连在一|连一起|連起來|連著|連在一|合起[来來]|合在一|接起[来來]|拼起[来來]|拼一|拼成|拼在|拼接|凑一|凑起|湊一|湊起"
)
"""That what stands apart is one."""
_SIGNS = {"横线": "-", "横杠": "-", "短横": "-", "短杠": "-", "减号": "-", "中划线": "-", "连字符": "-", "杠": "-", "下划线": "_",
          "下横线": "_", "下横杠": "_", "底线": "_", "底杠": "_", "星号": "*", "井号": "#", "那一点": "丶·", "点": "丶·", "竖线": "丨|│", "直线": "丨|│", "直線": "丨|│", "竖杠": "丨|│", "斜杠": "/", "斜线": "/", "点号": ".", "小数点": "."}  # fmt: skip
"""Signs that a text names when it says that they be taken out."""
_SIGN = "|".join(sorted(_SIGNS, key=len, reverse=True))
_WITHOUT = re.compile(
    rf"(?:去掉?|删掉?|删除|刪除?|刪掉|去除|不要|别带|忽略|除去|省略|省掉|拿掉|抹掉|无视)(?:中间的?|里面的?|裡面的?|所有的?|那个|那些|这些|多余的?)?(?P<a>{_SIGN})"
    rf"|(?:去掉?|删掉?|删除|刪除?|刪掉|去除|不要|忽略|拿掉)(?:中间的?|里面的?|所有的?|那个|这个|多余的?)?[“\"'「（(]?(?P<c>[*·丶丨|~^+=])[”\"'」）)]?(?![0-9])"
    rf"|[“\"'「（(](?P<d>[*·丶丨|~^+=])[”\"'」]?(?:号)?(?:都|要|请|全|自己|自行|记得)?(?:去|删|刪|不要|不用|忽略|省|拿|抹|除)"
    rf"|(?P<b>{_SIGN})线?(?:都|要|请|全|全部|自己|自行|记得|部分|统统|一律)?(?:去|删|刪|不要|不用|忽略|省|拿|抹|除|无视)"
)
SINGLES_HINT = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z](?: [A-Za-z0-9_-]){3} ")
_LETTERED = re.compile(
    r"(?<![A-Za-z0-9_.-])[A-Za-z][A-Za-z0-9_-]{0,19}(?: [A-Za-z0-9_-]){2,19}(?![A-Za-z0-9_@-])"
)
_SINGLES = re.compile(
    r"(?<![A-Za-z0-9_.@-])(?<![A-Za-z0-9_.@-] )(?=[A-Za-z ]{0,38}[0-9_])[A-Za-z](?: [A-Za-z0-9_-]){5,19}(?! ?[A-Za-z0-9_@.-])"
)
"""A name letter by letter, which needs a word for an account before it: V：a b c 8 8 9 0."""
_SPELT_SIGN = re.compile(
    r"(?<![A-Za-z0-9_])[A-Za-z][A-Za-z0-9]{1,19}(?:(?: underscore |[（(]下划线[）)]|下划线|下滑线|下横线|下横杠|底线|底杠|底下划线|下杠|[横中短]?杠|[横中]划线)[A-Za-z0-9]{2,20}){1,3}(?![A-Za-z0-9])"
)
_SIGN_WORD = re.compile(
    r" underscore |[（(]下划线[）)]|底下划线|下划线|下滑线|下横线|下横杠|底线|底杠|下杠|[横中短]?杠|[横中]划线"
)
ALIKE_HINT = re.compile(r"[0-9][OoIl]|[OoIl][0-9]")
_ALIKE = re.compile(
    r"(?<![A-Za-z0-9_.@/-])\+?[0-9OoIl]{1,6}(?:[ .-][0-9OoIl]{2,6}){1,4}(?![A-Za-z0-9_@/]|[.-][A-Za-z0-9])"
)


def _a_number(written: str) -> bool:
    """Whether groups of digits with letters in some digits' place are a telephone number: o77oo 9oo 417, +234 9OO OOO O226."""
    groups = re.split(r"[ .-]", written.lstrip("+"))
    figures = sum(c.isdigit() for c in written)
    total = sum(map(len, groups))
    # 09 and the grouping of a Philippine mobile number say as much as a fifth figure
    mobile = written[:2] in ("09", "O9", "o9") and [len(g) for g in groups] == [4, 3, 4]
    if (
        figures < (4 if mobile else 5)
        or total == figures
        or not 10 <= total <= 13
        or len({c for c in written if c in " .-"}) > 1
    ):
        return False
    if not all(any(c.isdigit() for c in g) or set(g) <= set("Oo") for g in groups):
        return False
    lengths = tuple(map(len, groups))
    return (
        written[0] == "+"
        or (written[0] in "0Oo1lI" and lengths[0] > 2)
        or lengths in ((3, 3, 4), (1, 3, 3, 4))
    )


_ACCOUNTS = frozenset({"wechat", "telegram", "line", "handle", "douyin", "weibo"})
_GROUPED = re.compile(
    r"(?:(?<=[:：])|(?<=[:：] ))(?=[A-Za-z0-9_ -]{0,30}[0-9_])[A-Za-z][A-Za-z0-9_-]{0,4}(?: [A-Za-z0-9_-]{1,5}){1,6}(?![A-Za-z0-9_@-])"
)
_BEFORE_ENDING = re.compile(
    r"(?<=[A-Za-z0-9])(?: {1,2}\. {0,2}|\. {1,2})(?=(?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club|online|live|app|io|me|tv|co"
    r"|hk|tw|biz|pro|fun|work|icu|ltd|asia|link|wang)(?![A-Za-z0-9]))"
)
_TWO_LINES = re.compile(
    r"(?:^|(?<=\n))(?=[A-Za-z0-9_-]*[A-Za-z_])[A-Za-z0-9_-]{2,20}(\r?\n)(?=[A-Za-z0-9_-]{2,20}(?:[\r\n]|$))"
    r"|(?:^|(?<=\n))[A-Za-z0-9_-]{2,20}(\r?\n)(?=[0-9-]{0,19}[A-Za-z_][A-Za-z0-9_-]{0,19}(?:[\r\n]|$))"
)
_HYPHENED = re.compile(r"(?<![A-Za-z0-9_.@-])[A-Za-z](?:-[A-Za-z0-9_]){5,24}(?![A-Za-z0-9_@-])")
"""s-t-e-a-m-h-u-i, in a text that says to put it together."""
_TAKEN_OUT = re.compile(
    r"(?<=[A-Za-z0-9_.-])[（(【\[] ?(?:请|要|记得|自行)?(?:删掉?|删除|刪掉?|刪除|去掉?|去除|拿掉|拿走|不要|忽略|略去|省略|跳过|抹掉|无视)"
    r"(?:掉|了|我|这个|括号|括號|这里|空格|中文|汉字|漢字|这段|这几个字|此处)? ?[)）】\]](?=[A-Za-z0-9_.-])"
)
_AT_WORDS = r"(?:(?<!是)@|艾特|爱特|愛特|小老鼠|圈a|圈A|at(?![a-z]))"
_READ_AS = re.compile(
    r"(?:把|将|將|用|以)?[“\"'「（(]?(?P<what>句号|井号|星号|百分号|叹号|感叹号|问号|加号|[^\sA-Za-z0-9_.@\-，。；、：:“”\"'（）()\n])[”\"'」]? ?"
    r"(?:号|號|符号)?(?:请|都|自行|自己|就|要)?(?:换成?|換成?|改成?|替换成?|替換成?|当作?|當作?|代表|代替|读作?|讀作?|就?是|写作?|变成?|變成?|=|＝)(?:了)?[“\"'「]?"
    + f"(?:(?P<at>{_AT_WORDS})|(?P<dot>点|\\.(?![A-Za-z0-9])|dot(?![a-z])))"
)
_MOUSE = re.compile(
    r"(?<=[A-Za-z0-9_]) ?(?:艾特|爱特|愛特|小老鼠|圈a|圈A|\(a\)|（a）|【a】|\[a\]) ?"
    r"(?=[A-Za-z0-9-]{2,63}(?:\.| ?(?:点|。) ?| dot | ?\[\.\] ?)(?:[a-z0-9-]{2,20}\.)?(?:com|cn|net|org|ru|de|ch|me|io|co|info|top|xyz|vip|cc|example)(?![A-Za-z0-9]))"
)
_CALLED_AT = re.compile(
    r"(?<=[:：，, 是])(?:艾特|爱特|愛特|圈a|圈A) ?(?=[A-Za-z][A-Za-z0-9_]{4,31}(?![A-Za-z0-9_@.]))"
)
"""tg：艾特lan_huan6: the sign before a name told by its name."""
_MAIL_BEHIND = r"(?=[A-Za-z0-9-]{1,63}(?:\.|点|。)[A-Za-z])"
_ENDING_BEHIND = r"(?=(?:[A-Za-z0-9-]{1,40}[。•·*#])?(?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club|live|app|io|me|tv|co|hk|tw|biz|pro|icu|ltd)(?![A-Za-z0-9]))"
_NAMED_SIGNS = {
    "句号": "。",
    "井号": "#",
    "星号": "*",
    "百分号": "%",
    "叹号": "!",
    "感叹号": "!",
    "问号": "?",
    "加号": "+",
}
_QUAD = re.compile(
    r"(?<![0-9.。点])(?=[0-9。.点]{0,12}[0-9]{2})[0-9]{1,3}(?:([。·点])[0-9]{1,3})(?:([。·点.])[0-9]{1,3})(?:([。·点.])[0-9]{1,3})(?![0-9.·])"
)
_SPOKEN_AT = re.compile(
    r"(?<![A-Za-z0-9._%+-])(?=[A-Za-z0-9._-]{0,31}[0-9_.])[A-Za-z0-9][A-Za-z0-9._-]{2,31}( at )"
    r"(?=[A-Za-z0-9-]{2,63}(?:\.| ?(?:点|。|\[\.\]|\(\.\)) ?| dot )(?:[a-z0-9-]{2,20}\.)?(?:com|cn|net|org|ru|de|ch|me|io|co|info|top|xyz|vip|cc|example)(?![A-Za-z0-9]))"
)
_MAILED_AT = re.compile(
    r"(?<![A-Za-z0-9])(?:e-?mails?|mail|write)(?: (?:me|us|him|her|them|is|to|at|via|it to|address is)){0,2}[ :]{1,2}[A-Za-z]{3,31}( at )"
    r"(?=[A-Za-z0-9-]{2,63}(?: dot |\.)(?:[a-z0-9-]{2,20}(?: dot |\.))?(?:com|cn|net|org|ru|de|ch|me|io|co|info|top|xyz|vip|cc|uk|us|au|ie|in|za|ng|ke|ph|sg|nz|example)(?![A-Za-z0-9]))",
    re.I,
)
"""mail joebloggs at example dot co dot za: a name of mere letters, behind the word for mail."""
_READ_OUT = re.compile(
    r"(?<![A-Za-z0-9._%+-])(?<!dot )(?=[A-Za-z0-9._-]+ (?:dot|underscore|dash|hyphen) )[A-Za-z][A-Za-z0-9._-]{0,24}(?:( dot | underscore | dash | hyphen )[A-Za-z0-9._-]{1,24}){1,3}( at )"
    r"(?=[A-Za-z0-9-]{2,63}(?: dot [A-Za-z0-9-]{2,20})?(?: dot |\.)(?:com|cn|net|org|de|ch|me|io|co|info|top|xyz|vip|cc|uk|us|au|ie|in|za|ng|ke|ph|example)(?![A-Za-z0-9]))"
)
"""peter dot lamb at roofline dot co dot uk: a mail address as it is read out."""
_PART = re.compile(r" (dot|underscore|dash|hyphen|at) ")
_PARTS = {"dot": ".", "underscore": "_", "dash": "-", "hyphen": "-", "at": "@"}
_SHOUTED = re.compile(
    r"(?<=[A-Za-z0-9_])( AT | ?<at> ?)[A-Za-z0-9-]{2,63}( DOT | ?<dot> ?)(?:com|cn|net|org|ru|de|ch|me|io|co|info|top|xyz|vip|cc|example)(?![A-Za-z0-9])",
)
CUES = ("空格", "连起", "连着", "连在", "连一", "連起", "連著", "連在", "合起", "合在", "接起", "拼起", "拼一", "拼成", "拼在", "拼接",
        "凑一", "凑起", "湊一", "湊起", "艾特", "爱特", "愛特", "老鼠", "圈a", "圈A",
        "成a", "换a", "換a", "改a", "成A", "换A", "換A", "改A",
        "横线", "横杠", "短横", "短杠", "减号", "划线", "连字", "杠去", "杠删", "杠拿", "星号", "井号", "斜杠", "斜线", "点号", "数点", "竖线", "直线", "直線", "竖杠", "掉那", "点全", "点都", "点去", "点删", "点不", "去掉", "删掉", "刪掉", "去除", "拿掉", "滑线", "底杠", "横杠", "取掉", "抹掉", "摘掉", "改.", "成.", "换.", "換.", "当.")  # fmt: skip
"""Two characters each: with none of them in a text, and no @ behind 换, 成, 改, 当, 作, 读, 写, 代, 表, 替, 变, =, none of
the rules above that is told in Chinese words applies."""
_CUE = re.compile(
    "|".join(map(re.escape, CUES))
    + r"|[换換成改当當作读讀写变變代替表=＝][了]?[“\"'「]?@|[换換成改]点|[改成换換当][.]"
)


def edits(text: str) -> Iterator[Edit]:
    """All edits, in no order; they may overlap, the first in the text wins."""
    if "（" in text or "(" in text or "【" in text or "[" in text:
        for match in _TAKEN_OUT.finditer(text):
            before, after = text[match.start() - 1], text[match.end()]
            if not (before.isdigit() and after.isdigit()):  # digits with words between are read as told
                yield match.start(), match.end(), "", "words_between"
    if "。" in text or "·" in text or "点" in text:
        for match in _QUAD.finditer(text):
            for k in (1, 2, 3):
                if match.group(k) != ".":
                    yield match.start(k), match.end(k), ".", "defanged"
    for match in _CALLED_AT.finditer(text):
        yield match.start(), match.end(), "@", "defanged"
    for match in _MOUSE.finditer(text):
        yield match.start(), match.end(), "@", "defanged"
    if " AT " in text or "<at>" in text:
        for match in _SHOUTED.finditer(text):
            yield match.start(1), match.end(1), "@", "defanged"
            yield match.start(2), match.end(2), ".", "defanged"
    if " at " in text:
        for match in _READ_OUT.finditer(text):
            for part in _PART.finditer(text, match.start(), match.end()):
                yield part.start(), part.end(), _PARTS[part.group(1)], "defanged"
        for pattern in (_SPOKEN_AT, _MAILED_AT):
            for match in pattern.finditer(text):
                yield match.start(1), match.end(1), "@", "defanged"
    if ALIKE_HINT.search(text) is not None:
        for match in _ALIKE.finditer(text):
            if _a_number(match.group()):
                for at in range(match.start(), match.end()):
                    if text[at] in "OoIl":
                        yield at, at + 1, "0" if text[at] in "Oo" else "1", "look_alike"
    if "underscore" in text or "线" in text or "杠" in text:
        keys = lead_text(text)
        for match in islice(_SPELT_SIGN.finditer(text), 20):
            start = match.start() - (text[match.start() - 1 : match.start()] == "@")
            if any(lead.kinds & _ACCOUNTS for lead in leads_before(keys, start)):
                for sign in _SIGN_WORD.finditer(text, match.start(), match.end()):
                    low = sign.group().startswith((" ", "下", "底", "（", "("))
                    yield sign.start(), sign.end(), "_" if low else "-", "words_between"
    if SINGLES_HINT.search(text) is not None:
        keys = lead_text(text)
        for match in islice(_SINGLES.finditer(text), 20):
            if any(lead.kinds & _ACCOUNTS for lead in leads_before(keys, match.start())):
                for at in range(match.start(), match.end()):
                    if text[at] == " ":
                        yield at, at + 1, "", "separators"
    if _CUE.search(text) is None:
        return
    joined = JOINED.search(text) is not None
    blanks = _BLANKS.search(text) is not None
    if blanks:
        for match in _BEFORE_ENDING.finditer(text):
            yield match.start(), match.end(), ".", "separators"
    if blanks or joined:
        for match in _LETTERED.finditer(text):
            for at in range(match.start(), match.end()):
                if text[at] == " ":
                    yield at, at + 1, "", "separators"
    if blanks:
        for match in _GROUPED.finditer(text):
            for at in range(match.start(), match.end()):
                if text[at] == " ":
                    yield at, at + 1, "", "separators"
    for told in islice(_WITHOUT.finditer(text), 4):
        dropped = told.group("c") or told.group("d") or _SIGNS[told.group("a") or told.group("b")]
        drop = "[" + re.escape(dropped) + "]"
        between = re.compile(
            rf"(?<![A-Za-z0-9_.@/*#-])[A-Za-z][A-Za-z0-9_]{{0,15}}(?:{drop}[A-Za-z0-9_]{{1,16}}){{1,19}}(?![A-Za-z0-9_.@/*#-])"
        )
        for signed in between.finditer(text):
            for at in range(signed.start(), signed.end()):
                if text[at] in dropped:
                    yield at, at + 1, "", "separators"
    if joined:
        for match in _HYPHENED.finditer(text):
            for at in range(match.start() + 1, match.end(), 2):
                yield at, at + 1, "", "separators"
        for match in _TWO_LINES.finditer(text):
            k = 1 if match.group(1) else 2
            yield match.start(k), match.end(k), "", "split_lines"
    for match in islice(_READ_AS.finditer(text), 4):
        what = _NAMED_SIGNS.get(match.group("what"), match.group("what"))
        behind = _MAIL_BEHIND if match.group("at") else _ENDING_BEHIND
        inside = re.compile(r"(?<=[A-Za-z0-9_.-])" + re.escape(what) + behind)
        for sign in inside.finditer(text):
            if not match.start() <= sign.start() < match.end():
                yield sign.start(), sign.end(), "@" if match.group("at") else ".", "defanged"
