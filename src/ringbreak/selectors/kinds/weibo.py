"""Weibo accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.kinds.telegram import EVERYBODY, at_chinese, name_ends
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led, within
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts

_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{3,29}")
_AT = re.compile(r"@([A-Za-z0-9_\-\u4e00-\u9fff]{2,30})")


_QUOTED = re.compile(
    r"(?:[；;，,、：:（(。]|以及|还有|和|与|及)微博[“「『]([\u4e00-\u9fff0-9a-z_-]{2,12})[”」』](?=[，,。；;、)）\s]|$)"
)
_ELSEWHERE = re.compile(r"抖音|快手|小红书|b站|知乎|贴吧|视频号|闲鱼|群里|群友|本群|豆瓣")
_THERE = re.compile(r"微博(?:(?:上|里|那边?)(?:[^。！!？?@\n]{0,18}的)?|(?:认证)?(?:用户|博主|网友|大v))\Z")
"""微博上那个天天发避雷帖的@柚子皮检测员."""
_STILL = re.compile(
    r"(?:微博|围脖)(?:号|账号|名|昵称)?[^。！？!?@\n]{0,14}?(?:还|就|依然|一直|也|现在|都)?(?:是|叫|搜|用的?)(?:这个|的)?[:： ]?\Z"
)
"""微博倒是一直没换，还是@租房小艾."""
_SPOKEN_TO = re.compile("[了着我你您他她谁某]|过[我你他她]")
"""微博上@了我: somebody was named there, and no name follows."""
_ANYBODY = frozenset({"handle", "bank_card", "cn_id"})
_SPOKEN = re.compile(r"微博|weibo|围脖|某博|渣浪|(?<![a-z])wb(?![a-z])")
_ACCOUNT = re.compile(r"账号|帐号|昵称|id|用户名")
"""Accounts are being listed, and a name in quotes follows: 下列账号：QQ ...；微博“...”."""


def _there(passage: Passage, start: int) -> Lead | None:
    """微博 where the words before an @ say that its owner is there, in a text that speaks of no other place of such names."""
    said = _THERE.search(passage.keys, max(0, start - 26), start)
    said = said or _STILL.search(passage.keys, max(0, start - 26), start)
    if _SPOKEN_TO.match(passage.keys, start + 1):
        return None
    if said is None or _ELSEWHERE.search(passage.keys, said.start(), start) is not None:
        return None
    return Lead("微博", frozenset({"weibo"}), False, said.start())


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if _SPOKEN.search(passage.keys) or passage.hint:
        named = False
        for match in _AT.finditer(text):
            if match.group(1) in EVERYBODY:
                continue
            lead = passage.lead(match.start(), "weibo")
            if lead is None and all(x.kinds <= _ANYBODY for x in passage.leads(match.start())):
                answer = passage.asked(match.start())
                lead = answer if answer is not None and "weibo" in answer.kinds else None
                if lead is None and not match.group(1).isascii():
                    lead = _there(passage, match.start())
            if lead:
                named = True
                end = name_ends(text, match.start(), match.end())
                name = text[match.start(1) : end].lower()
                led_else = passage.leads(match.start()) and passage.lead(match.start(), "weibo") is None
                rank = 33 if led_else else 34  # before the account that 用户 makes of it
                yield Found("weibo", match.start(), end, name, "context", led(lead), rank)
        if named and _ELSEWHERE.search(passage.keys) is None:
            # one @name is Weibo's and no other place of such names is spoken of: so are the others
            for start, end, name in at_chinese(text):
                if name not in EVERYBODY and not passage.leads(start):
                    why = within("a text that speaks of Weibo")
                    yield Found("weibo", start, end, name.lower(), "context", why, 35)
        for match in _QUOTED.finditer(passage.keys):
            if _ACCOUNT.search(passage.keys, max(0, match.start() - 90), match.start()):
                start, end = match.span(1)
                yield Found(
                    "weibo",
                    start,
                    end,
                    text[start:end].lower(),
                    "context",
                    formed("of a name in quotes after 微博"),
                    59,
                )
        for start, end, word, lead_ in handles.named(passage, "weibo", _SHAPE):
            if lead_.word == "wb" and (word.isalpha() or not passage.speaks_of("chinese")):
                continue  # open(path, "wb")
            if word.isdigit() and (len(word) < (8 if lead_.tight else 7) or handles.UNIT.match(text, end)):
                continue
            yield Found("weibo", start, end, word.lower(), "context", led(lead_), 38)
    for url in passage.web.urls:
        if url.host in ("weibo.com", "www.weibo.com", "m.weibo.cn", "weibo.cn"):
            parts = path_parts(url)
            if parts[:1] in (["u"], ["profile"], ["n"]) and len(parts) > 1:
                name = parts[1]
            elif parts and re.fullmatch(r"\d{8,11}", parts[0]):
                name = parts[0]
            else:
                continue
            yield Found(
                "weibo", url.start, url.end, name.lower(), "format", formed("of a Weibo link"), 7, inner=True
            )


SELECTOR = Selector(
    name="weibo",
    title="Weibo account",
    pattern="a name or number after a lead word; weibo.com/u/number, weibo.com/n/name",
    find=find,
    normalise=lambda written: written.lstrip("@").lower(),
    is_valid=lambda value: 2 <= len(value) <= 30,
    shown_as=mask.handle,
    specificity=0.9,
    source="weibo.com's addresses",
    examples={"微博@小明同学的日常": "小明同学的日常", "https://weibo.com/u/1234567890": "1234567890"},
    not_examples=("微博上有人说", "@someone hello"),
)
