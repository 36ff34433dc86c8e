"""Telegram names and invitations: @name where Telegram is spoken of, t.me links, words after a lead (飞机号, TG ...)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led, within
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts, query

AT = re.compile(r"(?<![A-Za-z0-9._%+/@&=-])@([A-Za-z][A-Za-z0-9_]{3,31})(?![A-Za-z0-9_@]|[.-][A-Za-z0-9])")
AT_CHINESE = re.compile(
    r"(?<![A-Za-z0-9._%+/@&=-])@(?![了着我你您他她谁]|过[我你他她])((?=[A-Za-z0-9_·-]{0,16}[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9_·-]{2,18})(?=$|[，,。；;！!？?、\s）)】:：])"
)
"""@ and a name with Chinese characters in it, up to a mark: what Weibo, Douyin, Xiaohongshu write."""
_WENT_ON = re.compile(
    r"(?<=.{3})(?:又[来去发在问说给让开]|来问|于(?=群|[0-9]|某)|在(?:群|评论|直播间)|发来|发了|发布|那[条篇个]|这[条篇]|[贴晒][了出]|[说骗让叫问加](?:[我他她你](?!的)|了)|给我|把我|私信[我了]|的(?:号|账号|主页|微博)|是(?:骗|假)|这个号)"
)
"""Where the sentence goes on behind an @name without a mark: 第二天@小鹿招租办又来问一遍."""


def at_chinese(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, name) of each `AT_CHINESE`, without the words of the sentence that touch it."""
    for match in AT_CHINESE.finditer(text):
        end = name_ends(text, match.start(), match.end())
        yield match.start(), end, text[match.start(1) : end]


def name_ends(text: str, start: int, end: int) -> int:
    """Where the @name in text[start:end] ends: before the words with which the sentence goes on."""
    went_on = _WENT_ON.search(text, start, end)
    return went_on.start() if went_on is not None else end


_SPACED_AT = re.compile(
    r"(?<![A-Za-z0-9._%+/@&=-])@ {1,2}((?=[A-Za-z0-9]*[0-9_])[A-Za-z][A-Za-z0-9_]{4,31})(?![A-Za-z0-9_@]|[.-][A-Za-z0-9])"
)
"""@ and a blank before the name: what is typed so that a filter does not see a mention."""
_PLANE = re.compile(
    r"(?:飞机[上里号群]?|(?<![a-z])tele)[^。！!\n@]{0,8}?(?:搜|加|找|联系|私|关注|[:：])[^。！!\n@]{0,3}$"
)
"""飞机上自己搜 @...: the messenger, not the aeroplane."""
EVERYBODY = frozenset(
    "all here everyone everybody channel team online room group admins mods staff 所有人 全体成员 全体 大家 全员 所有成员 在线成员 群主 管理员".split()
)
"""@everyone, @所有人: what is called to a whole room is nobody's name."""
_GLUED_AT = re.compile(
    r"(?<![A-Za-z0-9._%+/@&=-])(?:tg|telegram)(@[a-z][a-z0-9_]{4,31})(?![a-z0-9_@]|[.-][a-z0-9])"
)
_SIGNED_AT = re.compile(r"(?<=[=/.-])(@[a-z][a-z0-9_]{4,31})(?![a-z0-9_@]|[.-][a-z0-9])")
"""TG=@name, 飞机/@name: a sign between, as no address has it behind a lead."""
_SPARE = re.compile(
    r"[^\n。@]{0,8}(?:备用|备份|失联|小号|大号|副号|主号|第二个?|另一?个?|spare|backup|back-up|second|reserve)[^\n。@]{0,8}|(?: ?[(（][^()（）\n@]{0,8}[)）])? ?(?:[、/,，|;；和或&+]|and|or) ?"
)
"""Between two @names of one owner: 飞机 @abc_shop 备用号 @abc_shop2."""
_SHAPE = re.compile(r"[A-Za-z][A-Za-z0-9_]{4,31}")
_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog", "tx.me"})
_PAGES = frozenset(
    [
        "s",
        "c",
        "share",
        "proxy",
        "socks",
        "addstickers",
        "addemoji",
        "setlanguage",
        "iv",
        "joinchat",
        "addtheme",
        "bg",
        "invoice",
        "login",
        "confirmphone",
        "boost",
    ]
)


def _searched(passage: Passage, at: int) -> Lead | None:
    found = _PLANE.search(passage.keys, max(0, at - 24), at)
    return Lead("飞机", frozenset({"telegram"}), False, found.start()) if found else None


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if "@" in text:
        spoken = passage.platform == "telegram" or passage.speaks_of("telegram")
        before: tuple[int, Lead] | None = None
        for match in AT.finditer(text):
            lead = passage.lead(match.start(), "telegram")
            others = passage.leads(match.start())
            if (
                len(match.group(1)) < 5
                or match.group(1).lower() in EVERYBODY
                or (others and lead is None and others[0].kinds & {"weibo", "douyin", "line", "email"})
            ):
                continue
            if lead is None and not others:
                lead = _searched(passage, match.start())
                answer = passage.asked(match.start())
                if answer is not None and "telegram" not in answer.kinds and not lead:
                    continue
            if lead is None and before is not None and _spare(passage, before[0], match.start()):
                lead = before[1]
            if lead is not None:
                before = match.end(), lead
            if lead or spoken:
                yield Found(
                    "telegram",
                    match.start(),
                    match.end(),
                    match.group(1).lower(),
                    "context",
                    led(lead) if lead else within("a text that speaks of Telegram"),
                    33,
                )
        for match in _SPACED_AT.finditer(text):
            lead = passage.lead(match.start(), "telegram") or _searched(passage, match.start())
            if lead or (spoken and not passage.leads(match.start())):
                yield Found(
                    "telegram", match.start(), match.end(), match.group(1).lower(), "context",
                    led(lead) if lead else within("a text that speaks of Telegram"), 33, disguise=("separators",),
                )  # fmt: skip
        for match in _SIGNED_AT.finditer(passage.keys):
            lead = passage.lead(match.start(1), "telegram")
            if lead and not passage.keys[lead.start + len(lead.word) : match.start(1)].strip("=/.-~ :："):
                name = match.group(1)[1:]
                yield Found("telegram", match.start(1), match.end(1), name, "context", led(lead), 33)
        for match in _GLUED_AT.finditer(passage.keys):
            lead = passage.lead(match.start(1), "telegram")
            if lead:
                name = match.group(1)[1:]
                yield Found("telegram", match.start(1), match.end(1), name, "context", led(lead), 33)
    for start, end, word, lead_ in handles.named(passage, "telegram", _SHAPE):
        yield Found("telegram", start, end, word.lower(), "context", led(lead_), 36)
    for url in passage.web.urls:
        if url.host in _HOSTS:
            parts = path_parts(url)
            if not parts:
                continue
            name = parts[0]
            if name in ("joinchat",) and len(parts) > 1:
                name = "+" + parts[1]
            elif name == "s" and len(parts) > 1:
                name = parts[1]
            plain = name.lstrip("+")
            if not plain or name.lower() in _PAGES or plain not in text[url.start : url.end]:
                continue
            if name.startswith("+"):
                value = name
            elif _SHAPE.fullmatch(name):
                value = name.lower()
            else:
                continue
            at = text.index(plain, url.host_end)
            yield Found(
                "telegram",
                url.start,
                at + len(plain),
                value,
                "format",
                formed("of a Telegram link"),
                7,
                inner=True,
            )
        elif url.scheme == "tg":
            name = query(url).get("domain", "")
            if _SHAPE.fullmatch(name) and name in text[url.start : url.end]:
                at = text.index(name, url.start)
                yield Found(
                    "telegram",
                    at,
                    at + len(name),
                    name.lower(),
                    "format",
                    formed("of a Telegram link"),
                    7,
                    inner=True,
                )


def _spare(passage: Passage, end: int, start: int) -> bool:
    """Whether the @name at `start` is said to be one more of whom the one that ends at `end` is."""
    return start - end <= 24 and _SPARE.fullmatch(passage.keys, end, start) is not None


SELECTOR = Selector(
    name="telegram",
    title="Telegram name or invitation",
    pattern="@ and 5 to 32 letters, digits, _ where Telegram is spoken of; t.me/name, t.me/+invitation; a word after a lead",
    find=find,
    normalise=lambda written: written if written.startswith("+") else written.lstrip("@").lower(),
    is_valid=lambda value: value.startswith("+") or _SHAPE.fullmatch(value) is not None,
    shown_as=mask.handle,
    specificity=0.96,
    source="https://core.telegram.org/method/account.checkUsername; https://core.telegram.org/api/links",
    examples={
        "TG：@Some_Body99": "some_body99",
        "https://t.me/some_channel/12": "some_channel",
        "飞机号 lucky_boy88": "lucky_boy88",
        "t.me/+AbCdEfGh123": "+AbCdEfGh123",
    },
    not_examples=("foo@example.com", "微博@some_body", "telegram android", "t.me/"),
)
