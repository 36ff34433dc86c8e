"""Accounts behind their lead word that are written in pieces: lan🔥yu06, lanyu零六一八, lanyu _ 06, l-a-n-y-u-0-6, QQ 3284O17S6.

A word for a platform must stand right before, as `leads.leads_before` has it, and what follows must be no account by itself that
something else stands behind. Each finding is an edit of the folded text, as in `instructed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from ringbreak.selectors.carried import PLATFORMS, is_account
from ringbreak.selectors.fillers import FILLERS
from ringbreak.selectors.instructed import JOINED, Edit
from ringbreak.selectors.leads import lead_text, leads_before
from ringbreak.selectors.leadwords import KINDS
from ringbreak.selectors.numbers import CHINESE

MOST = 40
"""Words of a text that are asked about; more of them are no disguise."""
SIGNS = "·•‧・丶丨\u2300-\u27bf\u2b00-\u2bff\u25a0-\u25ff\U0001f000-\U0001f446\U0001f44a-\U0001faff"
"""What is put between the letters of a name and can be no part of one: pictures, stars, middle dots; no arrows and no hands that point."""
_CN = "".join(CHINESE)
_FREE = r"(?<![A-Za-z0-9_.@/#-])"
_NUMERALS = re.compile(
    _FREE
    + rf"(?P<name>[A-Za-z][A-Za-z0-9_-]{{1,18}}) ?(?P<told>[{_CN}][0-9{_CN}]{{1,11}})(?P<rest>[A-Za-z0-9_]{{0,12}})(?![{_CN}十百千万亿个元块点号楼期群位人次条年月日天折])"
)
_SIGNED = re.compile(
    _FREE
    + rf"[A-Za-z0-9_]{{1,16}}(?:(?:[{SIGNS}]|[★☆]){{1,2}}[A-Za-z0-9_-]{{1,16}}){{1,10}}(?![A-Za-z0-9_@/-])"
)
_TAKEN_OUT = re.compile(r"去掉|刪掉|删掉|去除|删除|刪除|拿掉|取掉|抹掉|摘掉|忽略|不要输|别输")
_PIECE = re.compile(r"[A-Za-z0-9_-]+")
_LOW = re.compile(_FREE + r"[A-Za-z][A-Za-z0-9-]{1,15}(?: ?_ ?[A-Za-z0-9-]{1,15}){1,3}(?![A-Za-z0-9_@])")
_APART = re.compile(
    r"(?<=[:：])( ?)(?P<name>[A-Za-z]{2,12}) (?P<told>[0-9]{3,6})(?! ?[A-Za-z0-9_.年月日元块万个小天%-])"
)
_ONES = re.compile(
    _FREE + r"[A-Za-z](?P<by>[.·-])[A-Za-z0-9_](?:(?P=by)[A-Za-z0-9_]){4,24}(?![A-Za-z0-9_@-])"
)
_SAID = re.compile(
    r"(?<![A-Za-z0-9_.@-])(?=[A-Za-z0-9 ]{1,40}(?:下划线|下横线|底线|underscore))[A-Za-z](?: [A-Za-z0-9]){1,12} (?:下划线|下横线|底线|underscore)(?: [A-Za-z0-9]){1,12}(?![A-Za-z0-9_@-])"
)
"""A name read out: m a o 下划线 9 9."""
_LONG_DASHED = re.compile(
    _FREE
    + r"(?=[A-Za-z0-9—–]{0,30}[0-9])[A-Za-z][A-Za-z0-9]{1,14}(?:[—–][A-Za-z0-9]{1,14}){1,3}(?![A-Za-z0-9_@/—–-])"
)
"""zhao—hao—2290: a keyboard's long dash for the hyphen."""
_LINES = re.compile(
    r"(?<![A-Za-z0-9._@/-])[a-z0-9][a-z0-9-]{0,20}(?:\n[a-z0-9-]{1,20}){0,4}\n\.(?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club|app|icu|example|test)(?![A-Za-z0-9.])"
)
"""A host in lines that the text says to put together."""
_J = r"(?:[，, ]?(?:然后|接着|后面|再加上?|再来|再|加上?|是|来|跟|就是|一?个)){0,4}[，, ]?"
_DICTATED = re.compile(
    rf"(?P<which>[\u4e00-\u9fff]?(?P<said>[\u4e00-\u9fff])[\u4e00-\u9fff]?的(?P=said)的?(?:拼音|全拼)[是:：]?)?(?<![A-Za-z0-9_.@-])(?P<name>[A-Za-z]{{2,12}})(?P<sign>{_J}(?:下划线|下横线|下杠|底线|横杠|横线|减号){_J})(?P<rest>[A-Za-z0-9{_CN}]{{2,12}})(?![A-Za-z0-9_@{_CN}])"
)
"""A name dictated: 老鹰的鹰拼音ying然后下划线再加零九二二."""
_HOW_OFTEN = rf"(?:[2-8二两三四五六七八]个[0-9{_CN}](?![起直共定些样般百千万位])|[0-9{_CN}]{{2,8}})"
_SPELLED = re.compile(
    rf"(?P<case>(?:全?部?都?是?)小写的?(?:英文)?(?:字母)?的?[ :：]?)?(?<![A-Za-z0-9_.@-])(?P<name>[A-Za-z](?: ?[A-Za-z]){{1,11}})"
    rf"(?P<sign>{_J}(?:下[划滑横]线|底杠|下?横杠|短杠|横线|减号))?{_J}(?P<rest>{_HOW_OFTEN}(?:{_J}{_HOW_OFTEN}){{0,2}})(?![A-Za-z0-9_@{_CN}个])"
)
"""A name spelled out letter by letter, in small letters, its digits told by how often they come: 小写的 d f 下划线 四个六."""
CUES = ("小写",)
"""Pairs of characters besides those of `instructed` without which none is spelled out."""
_OFTEN = re.compile(rf"([2-8二两三四五六七八])个([0-9{_CN}])|([0-9{_CN}])")
_ALIKE = re.compile(r"(?<![A-Za-z0-9_.@/-])[0-9][0-9OoIl]{6,10}(?![A-Za-z0-9_@-])")
_ONLY_TOLD = frozenset("零〇壹贰叁肆伍陆柒捌玖幺")
"""Numerals that begin no word behind a name."""
_HINTS = tuple(
    map(
        re.compile,
        (
            rf"[{SIGNS}★☆]{{1,2}}[A-Za-z0-9_]", rf"[{_CN}][0-9{_CN}]", r"[:：] ?[A-Za-z]{2,12} [0-9]{3}",
            r"([.-])[A-Za-z0-9_]\1[A-Za-z0-9_]\1", r"[0-9][OoIl]", r"[—–][A-Za-z0-9]", r"\n\.(?:[a-z])", r"(?:线|杠)[，, 再然接后加是2-8二两三四五六七八]",
        ),
    )
)  # fmt: skip
"""Where any of them may be; each begins with a class of its own, which is looked for faster than their alternation."""


def may_hold(text: str) -> bool:
    """Whether `edits` may find anything."""
    return (
        " _" in text
        or "_ " in text
        or any(pattern.search(text) is not None for pattern in (_HINTS[2:] if text.isascii() else _HINTS))
        or any(word in text for word in ("下划线", "下横线", "底线", "underscore", "小写"))
    )


_NAMED = frozenset({"wechat", "telegram", "line", "handle", "douyin", "weibo"})
_NUMBERED = frozenset({"qq", "qq_group"})


def _announced(keys: str, start: int, kinds: frozenset[str]) -> frozenset[str]:
    """What of `kinds` the words right before say that follows."""
    if keys[start - 1 : start] == "@":
        start -= 1
    return frozenset().union(*(lead.kinds for lead in leads_before(keys, start))) & kinds


def _is_lead(word: str) -> bool:
    """Whether a piece is a lead word, or begins with one that digits follow: the next account of a line."""
    low = word.lower()
    return low in KINDS or low.rstrip("0123456789") in KINDS


def _ends_lead(keys: str, piece: int, start: int) -> bool:
    """Whether the lead before `start` has the piece at `piece` in it: 威x❤xiaomei95."""
    return any(lead.start + len(lead.word) > piece for lead in leads_before(keys, start)[:1])


def edits(text: str) -> Iterator[Edit]:
    """All edits, in no order."""
    keys = lead_text(text)
    yield from _numerals(text, keys)
    yield from _signed(text, keys)
    yield from _blanks(text, keys)
    for match in _SAID.finditer(text):
        if PLATFORMS.search(keys, max(0, match.start() - 60), match.start()) is None:
            continue
        for part in re.finditer(r" (?:下划线|下横线|底线|underscore) | ", match.group()):
            at = match.start() + part.start()
            yield at, match.start() + part.end(), "_" if len(part.group()) > 1 else "", "words_between"
    yield from _spelled(text, keys)
    yield from _told(text, keys)
    for match in islice(_ALIKE.finditer(text), MOST):
        word = match.group()
        figures = sum(c.isdigit() for c in word)
        if 4 < figures < len(word) and _announced(keys, match.start(), _NUMBERED):
            for at in range(match.start(), match.end()):
                if not text[at].isdigit():
                    yield at, at + 1, "0" if text[at] in "Oo" else "1", "look_alike"


def _told(text: str, keys: str) -> Iterator[Edit]:
    """zhao—hao—2290, ying然后下划线再加零九二二, and hosts in lines."""
    if "—" in text or "–" in text:
        for match in islice(_LONG_DASHED.finditer(text), MOST):
            if _announced(keys, match.start(), _NAMED):
                for at in range(match.start(), match.end()):
                    if text[at] in "—–":
                        yield at, at + 1, "-", "homoglyph"
    if "\n." in text and JOINED.search(text) is not None:
        for match in islice(_LINES.finditer(text), MOST):
            for at in range(match.start(), match.end()):
                if text[at] == "\n":
                    yield at, at + 1, "", "split_lines"
    if "线" in text or "杠" in text or "减号" in text:
        for match in islice(_DICTATED.finditer(text), MOST):
            which = match.start("which") if match.group("which") else match.start("name")
            sign = match.group("sign")
            if not _announced(keys, which, _NAMED) or _is_lead(match.group("name")):
                continue
            if which < match.start("name"):
                yield which, match.start("name") + 1, text[match.start("name")], "words_between"
            yield (
                match.start("sign"),
                match.end("sign"),
                "_" if "下" in sign or "底" in sign else "-",
                "words_between",
            )
            for at in range(match.start("rest"), match.end("rest")):
                if text[at] in CHINESE:
                    yield at, at + 1, CHINESE[text[at]], "chinese_numerals"


def _spelled(text: str, keys: str) -> Iterator[Edit]:
    """小写的 d f 下划线 四个六: only where it says so, by the case of its letters or by its sign."""
    if not any(word in text for word in ("小写", "线", "杠", "减号")):
        return
    for match in islice(_SPELLED.finditer(text), MOST):
        sign, name = match.group("sign"), match.group("name")
        told = "个" in match.group("rest")
        if (sign is None and match.group("case") is None) or not (told or " " in name):
            continue
        if _is_lead(name) or not _announced(keys, match.start(), _NAMED):
            continue
        for at in range(match.start("name"), match.end("name")):
            if text[at] == " ":
                yield at, at + 1, "", "words_between"
        if match.end("name") < match.start("rest"):
            joined = "" if sign is None else "_" if "下" in sign or "底" in sign else "-"
            yield match.end("name"), match.start("rest"), joined, "words_between"
        digits = ""
        for often, digit, plain in _OFTEN.findall(match.group("rest")):
            digits += CHINESE.get(plain, plain) or CHINESE.get(digit, digit) * int(CHINESE.get(often, often))
        yield match.start("rest"), match.end("rest"), digits, "words_between"


def _numerals(text: str, keys: str) -> Iterator[Edit]:
    """lanyu零六一八: three numerals at least, or two that no word begins with."""
    for match in islice(_NUMERALS.finditer(text), MOST):
        told = match.group("told")
        numerals = [c for c in told if c in CHINESE]
        ends = not "\u4e00" <= text[match.end() : match.end() + 1] <= "\u9fff"
        if len(numerals) < 3 and not (len(numerals) == 2 and (ends or set(numerals) & _ONLY_TOLD)):
            continue
        if _is_lead(match.group("name")) or not _announced(keys, match.start(), _NAMED):
            continue
        if match.end("name") < match.start("told"):
            if len(numerals) < 3:
                continue
            yield match.end("name"), match.start("told"), "", "separators"
        for at in range(match.start("told"), match.end("told")):
            if text[at] in CHINESE:
                yield at, at + 1, CHINESE[text[at]], "chinese_numerals"


def _signed(text: str, keys: str) -> Iterator[Edit]:
    """lan🔥yu06: pieces of one account, not several accounts side by side."""
    taken = _TAKEN_OUT.search(text) is not None
    for match in islice(_SIGNED.finditer(text), MOST):
        pieces = list(_PIECE.finditer(text, match.start(), match.end()))
        while len(pieces) > 1 and (
            _is_lead(pieces[0].group()) or _ends_lead(keys, pieces[0].start(), pieces[1].start())
        ):
            pieces = pieces[1:]
        if len(pieces) < 2 or any(_is_lead(piece.group()) for piece in pieces):
            continue
        start = pieces[0].start()
        name = "".join(piece.group() for piece in pieces)
        if (
            not 5 <= len(name) <= 24
            or all(is_account(piece.group()) for piece in pieces)
            or name.isdigit()
            or not name[0].isalpha()
            or not (_announced(keys, start, _NAMED) or (taken and len(pieces) > 2))
        ):
            continue
        for left, right in pairwise(pieces):
            yield left.end(), right.start(), "", "separators"


def _blanks(text: str, keys: str) -> Iterator[Edit]:
    """lanyu _ 06, V：kp 7788, l-a-n-y-u-0-6."""
    if " _" in text or "_ " in text:
        for match in islice(_LOW.finditer(text), MOST):
            if " " in match.group() and _announced(keys, match.start(), _NAMED):
                for at in range(match.start(), match.end()):
                    if text[at] == " ":
                        yield at, at + 1, "", "separators"
    for match in islice(_APART.finditer(text), MOST) if not text.isascii() else ():
        name = match.group("name")
        if (
            not _is_lead(name)
            and name.lower() not in FILLERS
            and _announced(keys, match.start("name"), _NAMED)
        ):
            yield match.end("name"), match.start("told"), "", "separators"
    for match in islice(_ONES.finditer(text), MOST):
        if _announced(keys, match.start(), _NAMED):
            for at in range(match.start() + 1, match.end(), 2):
                yield at, at + 1, "", "separators"
