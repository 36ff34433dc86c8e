"""QQ numbers, after a lead word (QQ, 扣扣, 企鹅, 球球 ...)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import chat_lines, handles, mask
from ringbreak.selectors.kinds.phone import mobile
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.near import alone_number, one_for_both
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led, within
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import query


def is_valid(value: str) -> bool:
    return value.isdigit() and 5 <= len(value) <= 11 and value[0] != "0"


_DATE = re.compile(r"(?:19|20)[0-9]{2}([/.-])(?:0?[1-9]|1[0-2])\1(?:[12][0-9]|3[01]|0?[1-9])")
"""—— 聊天记录导出 QQ 2026/5/20 ——: when, and no number."""


def _further(passage: Passage, number: Number) -> Lead | None:
    """The lead of the first of several (QQ 12345678 或 23456789), or one a clause or two before."""
    dictated = number.whole and (
        "chinese_numerals" in number.disguise
        or ("separators" in number.disguise and set(number.groups) == {1})
    )
    if not (number.single or dictated) or not 8 <= len(number.digits) <= 10 or passage.leads(number.start):
        return None
    if handles.AND.search(passage.text, max(0, number.start - 3), number.start) is not None:
        first = handles.first_of_list(passage.text, number.start)
        return passage.lead(first, "qq") if first is not None else None
    if number.digits[0] == "0" or mobile(number.digits):
        return None
    far = passage.carried(number.start)
    if far is None and passage.lined and (number.single or dictated):
        one = alone_number(passage.keys, number.start, number.end)
        far = Lead(one[1], frozenset([one[0]]), False, one[2]) if one else None
        if far is None and number.single:
            both = one_for_both(passage.keys, number.start, number.end)
            far = Lead(both[0], frozenset({"qq"}), False, both[1]) if both else None
    return far if far is not None and "qq" in far.kinds else None


_DEALS = re.compile(
    r" ?(?:这个|那个)?(?:号|账号|qq|人)?(?:发来|发的|发给|发出|加[你我您]|来加|私聊|找[你我您]|联系[你我您]|的?好友(?:申请|请求)|申请|要求[你我您]|是(?:假|骗|盗|冒充|诈骗)|都?是骗|冒充|盗)"
)
_NAMED = re.compile(r"(?:qq|扣扣|企鹅)(?!群|空间|邮箱|音乐|等级|红包|浏览器|游戏)[^。！!？?\n群]{0,24}$")
"""QQ被盗了，任何人收到 4175530296 发来的消息都别信: digits that do what an account does, in a clause behind QQ."""


def _deals(passage: Passage, number: Number) -> Lead | None:
    """QQ, named in the sentence before digits of which it is said that somebody writes or adds people under them."""
    if not (number.single and 8 <= len(number.digits) <= 10 and number.digits[0] != "0"):
        return None
    if passage.leads(number.start) or _DEALS.match(passage.keys, number.end) is None:
        return None
    named = _NAMED.search(passage.keys, max(0, number.start - 30), number.start)
    return Lead("qq", frozenset({"qq"}), False, named.start()) if named is not None else None


def find(passage: Passage) -> Iterator[Found]:
    for number in passage.numbers:
        digits, disguise = number.digits, number.disguise
        if not 5 <= len(digits) <= 11 or not (number.single or number.whole):
            continue
        if len(number.groups) == 3 and _DATE.fullmatch(passage.text, number.start, number.end):
            continue
        lead = passage.said(number.start, number.end, "qq") or _further(passage, number)
        lead = lead or handles.announced(passage, number, "qq") or _deals(passage, number)
        if lead is None or handles.touching(passage, number) or handles.counted(passage, number):
            continue
        if lead.word == "q" and passage.text.isascii() and passage.text[number.start - 1] == "-":
            continue  # quote no. Q-26-0931
        if passage.reversed_said:
            digits, disguise = digits[::-1], (*disguise, "reversed")
        told = "chinese_numerals" in disguise and len(digits) >= 8  # dictated, with pauses
        if digits[0] == "0" or (number.listed and not number.single and not told):
            continue
        yield Found("qq", number.start, number.end, digits, "context", led(lead), 38, disguise=disguise)
    for match in chat_lines.exported(passage):
        yield Found(
            "qq", match.start("number"), match.end("number"), match.group("number"), "format",
            formed("of a speaker's line in a chat saved from QQ"), 29,
        )  # fmt: skip
    for url in passage.web.urls:
        if url.host in ("wpa.qq.com", "wpa.b.qq.com", "user.qzone.qq.com", "") or url.scheme == "mqqapi":
            values = query(url)
            uin = values.get("uin", "")
            if url.host == "user.qzone.qq.com":
                uin = url.rest.strip("/").split("/")[0].split("?")[0]
            if (
                is_valid(uin)
                and values.get("card_type") != "group"
                and uin in passage.text[url.start : url.end]
            ):
                at = passage.text.index(uin, url.start)
                yield Found(
                    "qq", at, at + len(uin), uin, "format", within("a QQ contact link"), 8, inner=True
                )


SELECTOR = Selector(
    name="qq",
    title="QQ number",
    pattern="5 to 11 digits, the first not 0, after a lead word, or in brackets behind the speaker in a chat saved from QQ",
    find=find,
    normalise=lambda written: "".join(c for c in written if c.isdigit()),
    is_valid=is_valid,
    shown_as=lambda value: mask.ends(value, 3, 2),
    specificity=0.96,
    source="Tencent's number format",
    examples={
        "QQ：123456789": "123456789",
        "加扣扣 二三四五六七八九一": "234567891",
        "企鹅 2345678": "2345678",
    },
    not_examples=("QQ空间有12345人", "qq 2024年", "加QQ群123456789", "版本QQ"),
)
