"""Names by which somebody goes: @names without a known platform, and nicknames or code names in quotes after a lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import (
    chat_lines,
    formed_names,
    handles,
    hosts,
    in_passing,
    mask,
    named_columns,
    named_lists,
    named_on,
    names_in_quotes,
    names_told,
    profiles,
    renamed,
)
from ringbreak.selectors.carried import is_account
from ringbreak.selectors.kinds.telegram import AT, EVERYBODY
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led, within
from ringbreak.selectors.selector import Found, Selector

_BARE = re.compile(r"(?=.*[0-9_])[A-Za-z][A-Za-z0-9_-]{4,23}|[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]{2,20}")
_DOTTED_AT = re.compile(
    r"(?<![A-Za-z0-9._%+/@&=-])@([A-Za-z0-9_](?:[A-Za-z0-9_]|\.(?=[A-Za-z0-9_])){3,28})(?![A-Za-z0-9_@])"
)
"""Instagram allows a stop inside a name."""
_DOTTED = re.compile(
    r"(?<![A-Za-z0-9._%+/@&=-])(?=[A-Za-z0-9_.]{4,30}(?![A-Za-z0-9_]))[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)+(?![A-Za-z0-9_@/-])"
)
_SIGNAL = re.compile(
    r"(?<![a-z0-9._%+/@&=-])(?!(?:version|release|build|firmware|android|chapter|section|article|page|fig|vol|ver|rev|no|sec|art|ch|v)[._]?[0-9.])(?=[a-z_]*[a-z]{3})[a-z_][a-z0-9_]{2,31}\.[0-9]{2,4}(?![a-z0-9_/@-]|\.[0-9a-z])"
)
"""How Signal writes the names of its users: a name, a stop and two digits or more."""
_CALLED = re.compile(
    r"(?<![a-z])(?:names?|na|is|its|it'?s|as|id|user|username|handle|called|signal|i'?m|me|add|find|message|msg|text|dm|under|by)[ :,=\"'“]{1,3}$|[:：,，(（\n] ?$|[叫是号为加搜找] ?$"
)
"""What may stand before a name there."""
_STATE = re.compile(
    r"(?:down|back|gone|dead|off|up|on|here|there|open|closed|shut|full|fine|good|great|bad|mine|his|hers|ours|yours|theirs|empty|banned|locked|hacked|deleted|private|public|it|that|this|what|ok|okay|true|fake|real|free|live|wrong|right|slow|broken|not|too|now|again|over|done|out)\.[a-z]+",
    re.I,
)
"""The end of a sentence and the word behind it, the blank forgotten: the instagram is down.again."""
_TAGGED = re.compile(r"(?<![A-Za-z0-9._-])[A-Za-z0-9_.]{3,32}#[0-9]{4}(?![A-Za-z0-9_])")
"""How Discord wrote a name until 2023: cat#1999."""
_OWN_ACCOUNT = frozenset({"账号", "帐号", "用户名", "username", "screen name", "profile id"})
_NUMBERED_END = re.compile(r"[a-z][0-9]+$", re.I)
"""No ending of a host has a digit: bagbag.hkg21."""
_DOTTED_PLATFORMS = frozenset(
    "脆 skype ravelry etsy depop vinted ebay tumblr pinterest gamertag 哀居 哀鸡 ins ig instagram insta ins号 threads snap snapchat signal discord disc dc tiktok youtube yt fb facebook".split()
)


_BARE_NAME = re.compile(
    r"(?:(?:我在(?:里面|群里|那边)|群里我)叫(?![停做他她它我你您什啥])|(?:(?<=\n)|(?<=[，。,；]))(?:昵称|网名)叫(?![停做他她它我你您什啥])|(?:旺旺号?|网名|昵称|[全各多](?:网|平台)(?:都|均|账号)?同名|微信名|快手名|抖音名|店铺名|(?:b站|贴吧|知乎|闲鱼|咸鱼)id)[:：] ?"
    r"|(?:b站|抖音|快手|小红书|油管|贴吧|西瓜视频|闲鱼|咸鱼|知乎|转转)(?:频道|账号|号)?叫(?![停做他她它我你您什啥]))"
    r"(?=[0-9a-z_]{0,12}[\u4e00-\u9fff]{2})([\u4e00-\u9fff0-9a-z_]{2,12})(?=$|[，,。；;！!、\s）)])"
)
_WHERE = re.compile(
    r"(?:蝙蝠|快手|小红书|b站|陌陌|探探|闲鱼|咸鱼|贴吧|论坛|(?<![a-z])(?:soul|discord|instagram|ins|ig|twitter|facebook|fb|snapchat|snap|steam|kik|wickr|session|threema|yy)(?![a-z]))[^。！!\n]{0,14}$"
)
"""A platform in the clause before: 蝙蝠上找我，ID bf_73006612."""
_ROLES = frozenset(
    "vendor seller reseller buyer admin mod moderator member dealer supplier merchant trader scammer owner agent escrow".split()
)
"""English words for people of a market: what follows them is a name only if it can be nothing else."""
_BRACKETED = re.compile(
    r"(?<![A-Za-z0-9._%+/@-])@?((?=[A-Za-z0-9_]*[a-z])[A-Za-z0-9_](?:[A-Za-z0-9_]|\.(?=[A-Za-z0-9_])){3,31}) ?[（(](?:on |via |my |their )?(?:discord|disc|instagram|insta|ins|ig|snapchat|snap|twitter|threads|kik|wickr|session|steam|reddit|facebook|fb)(?: ?(?:handle|id|user|username|account|name))?[)）]",
    re.I,
)
"""A name with the platform in brackets behind it: novatrade.support (Discord)."""
_NO_NAME = re.compile(r"(?:未|无|暂|没有|匿名|不详|同上|[如见]|点击|请|[他她]|自己|你的|我的)")
_NUMBERED = frozenset(
    "蝙🦇号 🦇号 小红书号 小红书id 快手号 快手id 蝙蝠号 蝙蝠id 蝙蝠 yy号 陌陌号 探探号 b站id 贴吧id 游戏id 闲鱼号 ins号".split()
)
"""Platforms whose accounts are numbers too."""


_BARE_HINTS = ("叫", "id", "旺旺", "网名", "昵称", "同名", "信名", "手名", "音名", "铺名")
"""One of them stands in what `_BARE_NAME` finds."""


def _names(passage: Passage) -> Iterator[Found]:
    """Names without quotes, whole clauses: 昵称：夜雨声烦, b站叫不吃香菜的猫; numbers after the words for a platform's."""
    keys = passage.keys
    for match in _BARE_NAME.finditer(keys) if any(word in keys for word in _BARE_HINTS) else ():
        name = passage.text[match.start(1) : match.end(1)]
        if (
            names_in_quotes.REDACTED.fullmatch(name)
            or _NO_NAME.match(name)
            or names_in_quotes.ROLE.search(name)
        ):
            continue
        word = match.group()[: match.start(1) - match.start()].strip(" :：")
        yield Found(
            "handle",
            match.start(1),
            match.end(1),
            name.lower(),
            "context",
            formed(f"of a name after {word}"),
            62,
        )
    for number in passage.numbers:
        if number.single and 6 <= len(number.digits) <= 12 and not handles.touching(passage, number):
            lead = passage.lead(number.start, "handle")
            if lead is not None and lead.word in _NUMBERED and not handles.counted(passage, number):
                yield Found(
                    "handle", number.start, number.end, number.digits, "context", led(lead), 62,
                    disguise=number.disguise,
                )  # fmt: skip


def find(passage: Passage) -> Iterator[Found]:
    yield from _names(passage)
    yield from named_on.find(passage)
    yield from profiles.find(passage)
    yield from chat_lines.find(passage)
    yield from in_passing.find(passage)
    yield from names_told.find(passage)
    yield from formed_names.find(passage)
    yield from names_in_quotes.find(passage)
    yield from named_lists.find(passage)
    yield from renamed.find(passage)
    yield from named_columns.find(passage)
    text, keys = passage.text, passage.keys
    for start, end, word, lead_ in handles.named(passage, "handle", _BARE):
        if (
            lead_.word == "id"
            and lead_.tight
            and not (is_account(word) and _WHERE.search(keys, max(0, start - 24), start))
        ):
            continue
        if lead_.word in _ROLES and (word.isupper() or not is_account(word)):
            continue
        yield Found("handle", start, end, word.lower(), "context", led(lead_), 62)
    if "(" in text or "（" in text:
        for match in _BRACKETED.finditer(text):
            name = match.group(1)
            plain = name.isalpha() and (name.islower() or name.istitle() or name.isupper())
            if plain or ("." in name and name.rsplit(".", 1)[-1].lower() in hosts.COMMON):
                continue
            begin = match.start(1) - (1 if text[match.start(1) - 1 : match.start(1)] == "@" else 0)
            yield Found(
                "handle", begin, match.end(1), name.lower(), "context",
                formed("of a name before its platform in brackets"), 31,
            )  # fmt: skip
    if "." in text:
        for match in _DOTTED.finditer(text):
            name = match.group()
            if name.rsplit(".", 1)[-1].lower() in hosts.COMMON or _STATE.fullmatch(name):
                continue
            whose = passage.lead(match.start(), "handle")
            if whose is None and not passage.leads(match.start()):
                whose = passage.asked(match.start())
            if whose is not None and (
                whose.word in _DOTTED_PLATFORMS or (whose.word in _OWN_ACCOUNT and _NUMBERED_END.search(name))
            ):
                yield Found("handle", match.start(), match.end(), name.lower(), "context", led(whose), 31)
    if "signal" in keys and "." in text:
        for match in _SIGNAL.finditer(keys):
            near = "signal" in keys[max(0, match.start() - 100) : match.end() + 40]
            if near and _CALLED.search(keys, max(0, match.start() - 14), match.start()):
                yield Found(
                    "handle", match.start(), match.end(), match.group(), "format",
                    formed("of a name on Signal"), 31,
                )  # fmt: skip
    if "#" in text:
        for match in _TAGGED.finditer(text):
            whose = passage.lead(match.start(), "handle")
            if (whose is not None and whose.word == "discord") or "discord" in keys:
                why = led(whose) if whose is not None else within("a text that speaks of Discord")
                yield Found("handle", match.start(), match.end(), match.group().lower(), "context", why, 31)
    if "@" in text:
        for match in _DOTTED_AT.finditer(text):
            if "." not in match.group(1):
                continue
            lead_at = passage.lead(match.start(), "handle")
            answer = passage.asked(match.start()) if not passage.leads(match.start()) else None
            if answer is not None and answer.word in _DOTTED_PLATFORMS:
                lead_at = answer
            if lead_at and lead_at.word in _DOTTED_PLATFORMS:
                yield Found(
                    "handle", match.start(), match.end(), match.group(1).lower(), "context", led(lead_at), 62
                )
        for match in AT.finditer(text):
            if len(match.group(1)) >= 4 and match.group(1).lower() not in EVERYBODY:
                yield Found(
                    "handle",
                    match.start(),
                    match.end(),
                    match.group(1).lower(),
                    "format",
                    both(formed("of an @name, platform unknown")),
                    63,
                )


SELECTOR = Selector(
    name="handle",
    title="User name, nickname or code name",
    pattern="a name in quotes after a lead word; letters mixed with digits in quotes; @name",
    find=find,
    normalise=lambda written: written.strip().lstrip("@").lower(),
    is_valid=lambda value: 2 <= len(value) <= 32,
    shown_as=mask.handle,
    specificity=0.6,
    source="forms seen in public bulletins",
    examples={
        "网名“老猫不吃鱼”": "老猫不吃鱼",
        "卖家“SS52098”发帖": "ss52098",
        "@someone_99 看看": "someone_99",
    },
    not_examples=("“5.30”专案", "“净网2018”专项行动", "他说“好的”", "“2019年”"),
)
