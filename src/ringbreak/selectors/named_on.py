"""Names without quotes on platforms that have no kind of their own: 闲鱼号：糖水片子铺, 小红书 @柚子代购, on Discord he goes by lexi77."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import hosts
from ringbreak.selectors.handles import COMMON
from ringbreak.selectors.kinds.telegram import EVERYBODY, at_chinese
from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.platforms import CHINESE, LATIN, SHAPES, sites
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found

_OTHERWISE = frozenset(
    "微博 围脖 视频号 头条 论坛 旺旺 连登 巴哈 蝙蝠 最右 小宇宙 网易云 油管 推特 小薯书 小红薯".split()
)
"""Platforms of the table whose names other rules read."""
SITES = sites(
    {w: k for w, k in CHINESE.items() if w not in _OTHERWISE},
    "全民k歌",
    "閒魚".translate(TRADITIONAL),
    "轉轉".translate(TRADITIONAL),
    "臉書".translate(TRADITIONAL),
    "蝦皮".translate(TRADITIONAL),
    "小紅書".translate(TRADITIONAL),
)
"""Sites whose accounts go by names people choose."""
_NAME = r"(?P<name>(?=[0-9a-z_·]{0,12}[\u4e00-\u9fff][0-9a-z_·]{0,12}[\u4e00-\u9fff])[\u4e00-\u9fff0-9a-z_·]{2,14})(?=$|[，,。；;！!？?、\s）)】|/])"
_OWNED = re.compile(
    rf"(?:(?:{SITES})(?:id[:： 叫是为]{{1,3}}|[账帐]?号[:：叫] ?|昵称[:：叫] ?)|(?:视频|头条|百家|大鱼)号[:：叫] ?"
    rf"|(?:店铺名?称?|店名|网店名?|淘宝店)[:：] ?|(?:店|店铺|网店)名?叫做?[:： ]?){_NAME}"
)
_OWNERS = (*SITES.split("|"), "视频", "头条", "百家", "大鱼", "店")
"""One of them begins what `_OWNED` finds; most texts have none."""
FORMER = re.compile(
    rf"(?:以前|之前|原来|原先|先前|从前|早先|现在|后来|如今|目前)(?:的)?(?:名字|昵称|网名|id|名)?(?:又|也|就|是)?(?:改成?|换成?)?(?:叫|名叫|名为|改名)(?:做|成|为)?(?![停做他她它我你您什啥])[:： ]?{_NAME}"
)
_NOBODY = re.compile(
    r"(?:未|无|暂|没|匿名|不详|同上|[如见]|点击|请|[他她它]|自己|你|我|是|叫|多少|什么|啥|怎么|在|有|都|也|和|跟|被|要|给|发|就|已|不|可|会|被|这|那|搜|私|加|关注|后面|前面|开头|结尾|已注销)|.*(?:某|[白实黑老小大]号$|实名号|一串|没记|没有|[Xx×*＊]{2})"
)
_SITE_WORD = r"discord|disc|dc|instagram|insta|ins|ig|snapchat|snap|sc|threads|tiktok|twitter|facebook|fb|youtube|yt|steam|roblox|kik|wickr|reddit|twitch|xbox|psn"
_DOTTED = re.compile(
    rf"(?<![a-z])(?:{_SITE_WORD}|sig nal)(?:上|里|号|账号|名|用户名|是|叫|也?是|就是| is| name| handle| id| user|'s){{0,2}}[ :：]{{1,2}}"
    r"(?P<name>(?=[a-z0-9_.]{4,30}(?![a-z0-9_.-]))[a-z0-9_]+(?:\.[a-z0-9_]+)+)(?![a-z0-9_@/])"
)
"""A name with a stop right behind the name of its site: Discord shade.rank77."""
_GOES_BY = re.compile(
    r"(?<![a-z])(?:(?:goes|go|went|going) (?:by|under)|known as|(?:sells|selling|posts|posting|trades|trading) (?:as|under)|(?<![a-z])on (?:signal|session|discord|disc|instagram|insta|ig|snapchat|snap|threads|tiktok|twitter|facebook|fb|steam|roblox|kik|reddit|twitch|xbox|psn|telegram|tg|wickr) (?:as|under))"
    r"(?: the)?(?: (?:name|handle|username|user|alias|nick|nickname|id|tag)(?: of)?)?[ :\"'“‘@]{1,3}(?P<name>[a-z0-9_](?:[a-z0-9_]|[.-](?=[a-z0-9_])){3,29})(?![a-z0-9_@])"
)
_ON_SITE = re.compile(r"on ([a-z]+) ")
_ON = re.compile(
    r"(?<![a-z])(?:add|dm|pm|msg|message|hmu|find|follow|text|reach|contact|hit up|i'm|im|me(?: at)?|us(?: at)?|ask for|ping) (?P<name>(?=[a-z0-9_.]{4,32} )[a-z0-9_]+(?:\.[a-z0-9_]+)*)"
    r" on (?:discord|disc|instagram|insta|ig|snapchat|snap|session|threema|wickr|kik|steam|reddit|twitch|threads|twitter|signal)(?![a-z])"
)
"""add vroom.exe_77 on discord"""
_NAMED_SITE = re.compile(
    rf"(?<![a-z])(?:{_SITE_WORD}|telegram|tg|line|whatsapp|wechat|signal|session|forum|market|marketplace|dread)(?![a-z])"
)
_PLAIN_WORDS = COMMON | frozenset(
    "just only more another some other what this that these those many same real true email phone word words name mail seller owner himself herself gift trade".split()
)


def _chinese(passage: Passage) -> Iterator[Found]:
    text, keys = passage.text, passage.keys
    first: int | None = None
    owned = any(c in keys for c in ("号", "id", "昵", "店")) and any(word in keys for word in _OWNERS)
    for match in _OWNED.finditer(keys) if owned else ():
        start, end = match.span("name")
        if _NOBODY.match(text, start, end):
            continue
        first = end if first is None else first
        word = keys[match.start() : start].strip(" :：")
        yield Found(
            "handle", start, end, text[start:end].lower(), "context", formed(f"of a name after {word}"), 62
        )
    if "@" in text:
        for start, end, name in at_chinese(text):
            lead = passage.lead(start, "handle")
            if lead is None or name in EVERYBODY:
                continue
            first = end if first is None else first
            yield Found("handle", start, end, name.lower(), "context", led(lead), 34)
    if first is None:
        return
    for match in FORMER.finditer(keys, first, first + 200):
        start, end = match.span("name")
        if not _NOBODY.match(text, start, end):
            yield Found(
                "handle", start, end, text[start:end].lower(), "context",
                formed("of another name of an account named before"), 62,
            )  # fmt: skip


_FACEBOOK = re.compile(
    r"(?<![A-Za-z])(?:FB|Fb|fb|Facebook|facebook) (?:name|acct|account|profile|user|page|page called|page named|account called|account named|profile called)(?: is|:)? (?P<name>[A-Z][a-z]+(?: (?:[A-Z][a-z]+|[A-Z]{2,4})){1,3})(?![A-Za-z])"
)
"""Facebook's names are people's: FB name Jhay Tindahan."""
_ON_FACEBOOK = re.compile(
    r"(?<![A-Za-z])name (?:is |was |he |she |they |uses? |used )?on (?:the |her |his |their )?(?:FB|fb|Facebook|facebook) (?:is|was|says|reads) (?P<name>[A-Z][a-z]+(?: (?:[A-Z][a-z]+|[A-Z]{2,4})){1,3})(?![A-Za-z])"
)
"""The lad's name on the Facebook is Gaz Tarmac Drives."""
_IS = re.compile(
    rf"(?<![a-z])(?:the|my|her|his|our|their|your|its|whose) (?P<site>{_SITE_WORD})(?: (?:account|handle|page|name|user(?: ?name)?|id|tag|one))? (?:is|was)(?: (?:still|now|just|actually|currently|always|under|called)){{0,2}}[ :]{{1,2}}"
    r"(?P<name>(?=[a-z0-9_.]{5,30}(?![a-z0-9_.-]|[.][a-z0-9]))(?=[a-z0-9]*[._])[a-z0-9_]+(?:\.[a-z0-9_]+)*)(?![a-z0-9_@/])"
)
"""The tiktok is still dollarsister.tips: what a site's account is."""
_PAGE_CALLED = re.compile(
    r"(?:page|account|acct|profile|group|shop) (?:called|named|name is|name was) (?P<name>[A-Z][A-Za-z]+(?: (?:[A-Z][a-z]+|[A-Z]{2,4})){1,3})(?![A-Za-z])"
)
"""A page called Oga Solar Plug, in a text that speaks of Facebook or Instagram."""
_PAGED_SITE = re.compile(r"(?<![a-z])(?:fb|facebook|ig|insta|instagram|carousell|etsy|ebay)(?![a-z])")
_VERBS = (
    "goes ",
    "go by",
    "go under",
    "went ",
    "going ",
    "known as",
    "sells ",
    "selling ",
    "posts ",
    "posting ",
    "trades ",
    "trading ",
    " as ",
    " under ",
)
"""How what `_GOES_BY` finds begins: most texts have none of it."""
_STOP = re.compile(r"[a-z0-9_]\.[a-z0-9_]")


def _dotted(keys: str) -> Iterator[re.Match[str]]:
    """What `_DOTTED` finds; it is asked only around stops between letters, which are few."""
    behind = 0
    for stop in _STOP.finditer(keys):
        match = _DOTTED.search(keys, max(behind, stop.start() - 56), stop.end() + 64)
        if match is not None:
            behind = match.end()
            yield match


def _english(passage: Passage) -> Iterator[Found]:
    text, keys = passage.text, passage.keys
    for match in _dotted(keys) if "." in text else ():
        name = match.group("name")
        marked = any(c.isdigit() or c == "_" for c in name)
        if marked and not name.replace(".", "").isdigit() and name.rsplit(".", 1)[-1] not in hosts.COMMON:
            start, end = match.span("name")
            yield Found(
                "handle",
                start,
                end,
                name,
                "context",
                formed("of a name behind the name of its platform"),
                31,
            )
    for match in _FACEBOOK.finditer(text) if "fb " in keys or "facebook " in keys else ():
        start, end = match.span("name")
        yield Found(
            "handle", start, end, text[start:end].lower(), "context", formed("of a name on Facebook"), 62
        )
    for match in _ON_FACEBOOK.finditer(text) if "fb " in keys or "facebook " in keys else ():
        start, end = match.span("name")
        yield Found(
            "handle", start, end, text[start:end].lower(), "context", formed("of a name on Facebook"), 62
        )
    for match in _IS.finditer(keys) if " is " in keys or " was " in keys else ():
        name = match.group("name")
        if name.rsplit(".", 1)[-1] in hosts.COMMON | hosts.FILES or name.replace(".", "").isdigit():
            continue
        if name.replace(".", "").isalpha() and len(name.partition(".")[0]) < 7:
            continue  # the instagram is down.again
        start, end = match.span("name")
        kind = LATIN.get(match.group("site"), "handle")
        yield Found(
            kind, start, end, name, "context", formed("of a name behind the name of its platform"), 31
        )
    for match in _PAGE_CALLED.finditer(text) if "called " in keys or "name" in keys else ():
        if _PAGED_SITE.search(keys, max(0, match.start() - 80), match.end() + 40):
            start, end = match.span("name")
            yield Found(
                "handle", start, end, text[start:end].lower(), "context", formed("of a page's name"), 62
            )  # fmt: skip
    for match in _ON.finditer(keys) if " on " in keys else ():
        name = match.group("name")
        if any(c.isdigit() or c == "_" for c in name) and not name.replace(".", "").isdigit():
            start, end = match.span("name")
            yield Found(
                "handle", start, end, name, "context", formed("of a name before the name of its platform"), 31
            )  # fmt: skip
    if any(verb in keys for verb in _VERBS):
        for match in _GOES_BY.finditer(keys):
            name = match.group("name")
            near = max(0, match.start() - 60)
            cut = max(keys.rfind(". ", near, match.start()), keys.rfind("\n", near, match.start()))
            end = match.end() + 24  # a word that begins before and ends behind is no platform
            named = _NAMED_SITE.finditer(keys, max(near, cut + 1), min(len(keys), end + 1))
            if not any(site.end() <= end for site in named):
                continue
            sure = any(c.isdigit() or c in "_." for c in name)
            said = match.group().startswith(("goes by", "go by", "went by", "going by")) and len(name) > 4
            if name in _PLAIN_WORDS or name.isdigit() or not (sure or said):
                continue
            dotted = "." in name
            if dotted and not match.group().startswith("on ") and name.rsplit(".", 1)[-1] in hosts.COMMON:
                continue
            start, end = match.span("name")
            if text[start].isupper() and not sure:
                continue  # goes by Marcus
            site = _ON_SITE.match(match.group())
            kind = LATIN.get(site.group(1), "handle") if site is not None else "handle"
            if kind not in ("douyin", "handle"):
                kind = "handle" if dotted or SHAPES[kind].fullmatch(name) is None else kind
            start -= kind != "handle" and text[start - 1 : start] == "@"
            yield Found(
                kind, start, end, name, "context", formed("of a name somebody goes by on a platform"),
                30 if dotted else 62,
            )  # fmt: skip


def find(passage: Passage) -> Iterator[Found]:
    """Everything of this sort in a text."""
    if not passage.text.isascii():
        yield from _chinese(passage)
    yield from _english(passage)
