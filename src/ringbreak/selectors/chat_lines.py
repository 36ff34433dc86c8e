"""Who speaks in a chat that was saved as text: name(4400917782) 22:10:31 as QQ writes it, <name> ... as chats of IRC do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

_DAY = r"[12][0-9]{3}[-/][0-9]{1,2}[-/][0-9]{1,2}"
_TIME = r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: [AP]M)?"
_NUMBER = r"[(（](?P<number>[1-9][0-9]{4,10})[)）]"
_DATED = re.compile(
    rf"^{_DAY} {_TIME} +(?:【[^\n】]{{1,12}}】)?(?P<name>[^\n]{{0,60}}?){_NUMBER}[ \t\r]*$", re.M
)
"""2026-03-04 21:17:33 name(4400917782)"""
_TIMED = re.compile(
    rf"^(?:【[^\n】]{{1,12}}】)?(?P<name>[^\n()（）:：]{{0,30}}?) ?{_NUMBER} {{1,3}}(?:{_DAY} )?{_TIME}[ \t\r]*$",
    re.M,
)
"""name(4400917782) 22:10:31"""
_RELATION = re.compile(
    r"我|本人|自己|我的.*|老[婆公妈爸弟哥姐妹板师]|[爸妈爷奶哥姐弟妹舅姨姑叔嫂婶伯]{1,2}|媳妇|儿子|女儿|表.{1,2}|系统消息|系统|匿名|QQ.{0,4}"
)
"""What a chat's owner calls somebody, and what is nobody: no name that a stranger goes by."""
_SPOKEN = re.compile(
    r"^(?:[\[(]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?[\])]? )?<[@+%&~]?(?P<name>[A-Za-z][A-Za-z0-9_-]{2,29})> (?=\S)",
    re.M,
)
_MARKUP = re.compile(
    r"</|/>|<!|<(?:html|head|body|div|span|table|code|pre|root|name|value|title|input|script)>", re.I
)
"""Lines in angle brackets that are a page's or a file's."""
_PLACES = frozenset(
    "me you him her them us she he they we caller agent seller buyer victim suspect user1 user2 speaker unknown redacted admin system name user username nick password file filename path host port email mail url number date time value key token id image media attachment video audio sticker".split()
)
"""What stands in angle brackets for something to be filled in or left out."""


def exported(passage: Passage) -> Iterator[re.Match[str]]:
    """The speakers' lines of a chat that QQ saved; groups `name`, `number`."""
    if "(" in passage.text or "（" in passage.text:
        yield from _DATED.finditer(passage.text)
        yield from _TIMED.finditer(passage.text)


def find(passage: Passage) -> Iterator[Found]:
    """The names in the speakers' lines."""
    for match in exported(passage):
        name = match.group("name").strip()
        if len(name) > 1 and _RELATION.fullmatch(name) is None:
            start = match.start("name") + len(match.group("name")) - len(match.group("name").lstrip())
            yield Found(
                "handle", start, start + len(name), name.lower(), "format",
                formed("of a speaker's line in a chat saved from QQ"), 60,
            )  # fmt: skip
    if "> " not in passage.text or _MARKUP.search(passage.text) is not None:
        return
    lines = [m for m in _SPOKEN.finditer(passage.text) if m.group("name").lower() not in _PLACES]
    signed = any(not m.group("name").isalpha() for m in lines)
    if len(lines) > 1 and signed:  # nicknames, and no people by their first names
        for match in lines:
            yield Found(
                "handle", match.start("name"), match.end("name"), match.group("name").lower(), "format",
                formed("of a speaker's line in a saved chat"), 60,
            )  # fmt: skip
