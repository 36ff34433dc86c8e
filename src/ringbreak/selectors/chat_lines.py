"""Who speaks in a chat that was saved as text: name(4400917782) 22:10:31 as QQ writes it, <name> ... as chats of IRC do, [21:14] name: ... as others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import hosts
from ringbreak.selectors.handles import COMMON, INFLECTED
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
    r"我|本人|自己|我的.*|老[婆公妈爸弟哥姐妹板师]|[爸妈爷奶哥姐弟妹舅姨姑叔嫂婶伯]{1,2}|媳妇|儿子|女儿|表.{1,2}|班长|班主任|老师|.{1,2}老师|群主|群管|管理员|.{0,2}客服|辅导员|部长|书记|学委|团支书|财务|前台|物业.{0,3}|店长|经理|.经理|会计|组长|队长|主任|.主任|老板|老板娘|系统消息|系统|匿名|QQ.{0,4}"
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
_NICK = re.compile(
    rf"^(?:[\[【][^\[\]【】\n:：]{{0,8}}(?:聊|群|导出|记录|频道|对话|会话|微信|QQ)[^\[\]【】\n:：]{{0,8}}[\]】] ?)?(?:[\[(（【]?(?:{_DAY}[ ,T]{{1,2}})?{_TIME}[\])）】]? {{0,2}}(?:- )?)?@?(?P<name>[A-Za-z0-9][A-Za-z0-9_.-]{{2,29}})(?:[:：] ?)(?P<said>\S[^\n]{{0,200}})",
    re.M,
)
_SIGNED = re.compile(r"(?=.*[A-Za-z].*[A-Za-z]).*(?:[0-9_.]|[a-z][A-Z]).*")
"""What only a user name has: a digit, an underscore, a stop or a capital inside."""
_ROLE = re.compile(
    r"(?:user|buyer|seller|agent|customer|client|speaker|dev|admin|mod|caller|host|guest|player|node|web|db|app|server|worker|bot|person|member|victim|suspect|witness"
    r"|interviewer|operator|driver|tenant|party|officer|support|staff|test|student|teacher|patient|doctor|employee|manager|team|group|room|step|line|item|note|day|week|part|page|fig|table|ex|ver|v|cs|kf|kefu|maijia|shop|store|t|p|q|a|s|b|c|r)[_.-]?[0-9]{0,4}[a-z]?",
    re.I,
)
"""Who somebody is in a talk, numbered; no name."""
_KEY = re.compile(
    r".*_(?:id|ids|name|names|at|on|no|num|number|date|type|count|key|url|uri|time|code|path|size|file|dir|port|host|user|version|level|limit|list|mode|text|title|status|enabled|state|addr|address|value|max|min|len|length|hash|token|sum|total|ms|sec|rate|ip|mail|email)|(?:max|min|is|has|num|use|enable|default|first|last|total|created|updated)_.*",
    re.I,
)
"""The key of a setting or of a record: max_users: 10."""
_TALK = re.compile(
    r"(?<![a-z'])(?:i|i'm|im|i'll|u|ur|you|your|me|my|we|us|ok|okay|k|kk|yeah|yep|yes|no|nah|nope|lol|lmao|haha|pls|plz|please|thx|ty|thanks|hey|hi|hello|yo|gonna|dm|pm|wtf|bro|dude|mate|who|what|where|how|why|when|anyone|still|sure|sorry|cool|nice|same|done|later|tomorrow|tonight|got)(?![a-z])"
    r"|[?？]|[你我他她咱您]|[吗吧呢啊哦呀嘛啦了]|好的?(?:$|[，。 ])|收到|可以|行$|在$|谢"
)
_WORDED = re.compile("[ \u4e00-\u9fff]")
_SAVED = re.compile(
    r"(?<![a-z])(?:log|logs|export|exported|channel|chat|chats|conversation|transcript|irc|discord|telegram|slack|messages|dms|backlog)(?![a-z])|聊天|记录|导出|群聊|频道|对话|会话"
)


def _nicks(passage: Passage) -> Iterator[re.Match[str]]:
    """The speakers' lines of a chat in which people speak under user names: [21:14] k0bold_rex: u got the logs.

    Two lines at least; one of the names formed as only user names are; and half of what is said talk between people, or a head that says
    that this is a saved chat and nothing that looks like settings.
    """
    lines = list(_NICK.finditer(passage.text))
    if len(lines) < 2:
        return
    named = [m for m in lines if not _ROLE.fullmatch(m.group("name")) and not _KEY.fullmatch(m.group("name"))]
    signed = {m.group("name").lower() for m in named if _signed(m.group("name"))}
    if not signed or len(named) < max(2, len(lines) - 1):
        return
    talk = sum(_TALK.search(m.group("said").lower()) is not None for m in lines)
    head = passage.keys[: lines[0].start("name")][-80:]
    worded = sum(_WORDED.search(m.group("said")) is not None for m in lines)
    saved = _SAVED.search(head) is not None and 2 * worded >= len(lines) and talk > 0
    if not (saved or (talk >= 2 and 2 * talk >= len(lines))):
        return
    for match in named:
        name = match.group("name")
        low = name.lower()
        plain = name.isalpha() and name.islower() and len(name) > 5 and low not in COMMON
        if low in signed or (plain and (saved or INFLECTED.fullmatch(low) is None)):
            yield match


def _signed(name: str) -> bool:
    """Whether a speaker's name is formed as only user names are, and is no host."""
    if _SIGNED.fullmatch(name) is None or name[-1] in ".-":
        return False
    return "." not in name or name.rpartition(".")[2].lower() not in hosts.COMMON | hosts.FILES


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
    if passage.lined and (":" in passage.text or "：" in passage.text):
        for match in _nicks(passage):
            yield Found(
                "handle", match.start("name"), match.end("name"), match.group("name").lower(), "format",
                formed("of a speaker's line in a saved chat"), 60,
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
