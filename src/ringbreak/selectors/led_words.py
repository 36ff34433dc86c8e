"""Words that a lead announces: the one before them, touching them, behind them, clauses before, or of the account before in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

from ringbreak.selectors.behind import lead_behind
from ringbreak.selectors.carried import PLATFORMS, is_account, only_platform
from ringbreak.selectors.glued import begins
from ringbreak.selectors.leads import Lead, lead_of, may_end_lead
from ringbreak.selectors.near import alone, invited, nearly, remarked, to_add

if TYPE_CHECKING:
    from ringbreak.selectors.passage import Passage

WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
"""A run of ASCII letters, digits, underscores and hyphens: where handles, addresses and hashes live."""
ANY_LEAD = re.compile(
    r"[魏某瓣乎鱼转物吧牙丘求鹅浪音陌探的微薇威徽溦维围圍绿卫葳巍唯信芯心❥💓💕💖💗💘💙💚💛💜💝💞💟🧡企推脸快红油顺圆中申韵极公号订服扣抠叩蔻寇秋球企口群裙羊电飞机✈瓦赖博脖抖斗付包票单递运流流名称昵外绰化代户主员友家店铺旺淘闲自蝠式编件邮哈希网址域官站访登打开🐧🛰❤♥♡]"
    r"|哀居|哀鸡|联系人|脆|royal|[小大新]号|[加搜][我他她一个这下]|加[ :：]{0,2}[a-z]|we.?chat|wei.?xin|v|w.?[xsa]|gzh|q|t.?[gx]|tele|t[.·*_ -]?e|t[3€]|wh?[@4a3$]|w[ .*_-][he]|w[e3]|what|s[ .*_-]?[1i][ .*_-]?g|keybase|revtag|venmo|绿泡|🍀|🟢|蔚信|[伪味喂]信|whats|line|weibo|dy|wb|zhifubao|douyin|tiktok|zfb|alipay|ins|ig|fb|twitter|facebook|transaction|id|user|steam|roblox|threads|reddit|twitch|nick|alias|aka|name|hash|package|parcel|ems|tracking|waybill|usps|vendor|seller|buyer|admin|mod|member|dealer|supplier|merchant|trader|scammer|owner|agent|escrow|discord|snap|kik|wickr|threema|git|skype|etsy|depop|ebay|tumblr|pinterest|sky|soundcloud|bandcamp|patreon|gamertag|ups|dhl|fedex|consignment"
)
_ADDS = "加私+我薇微威"
_GLUED = re.compile(r"(?:[vV][xX]|[wW][xX])(?=[A-Za-z])|[vV](?![xX][0-9])(?=[A-Za-z])")
_PARTS = frozenset("./@\\=&?%#~")
"""What stands before a word that is a part of an address, a path, a query."""
_GLUED_UPPER = re.compile(r"(?:VX|WX)(?=[a-z])")
"""VXchongwu_jia5: the lead in capitals, the account behind it not."""
_GLUED_X = re.compile(r"X(?=[a-z])")
_AND = re.compile(r" ?[、/或和及&] ?")
_COMMA = re.compile(r"[,，] ?")
_LISTED_END = re.compile(r" ?(?:$|[,，、。；;!！\n）)]|都|均|[两二三四]个)")
_ACCOUNTS = frozenset({"wechat", "telegram", "line", "weibo", "douyin"})
"""Platforms whose accounts have names."""
_TO_REACH = frozenset({"phone", "handle"})
"""What 联系, 咨询, 找 may announce."""
_ANYTHING = frozenset({"handle", "bank_card", "cn_id"})
"""What 账号, id, 用户名 by themselves may announce: no platform."""
NEAR = 60
"""Characters between two names in which another platform takes the second."""
_COUNTED_WORD = re.compile(r"[0-9_]")

Led: TypeAlias = tuple[int, int, list[Lead]]
"""(start, end, leads) of a word."""


def led_words(passage: Passage) -> list[Led]:
    """Words of three characters or more that a lead announces, in order.

    A Latin lead may touch its value (加Vabc123), and a list goes on with the lead of its first entry (微信 a1、b2).
    """
    if passage.hint is None and ANY_LEAD.search(passage.keys) is None:
        return []
    out: list[Led] = []
    spare: list[tuple[int, int]] = []
    for start, end, leads in _words(passage):
        start, leads = _right_before(passage, start, end, leads)
        if not leads and out and start - out[-1][1] < 4:
            leads = _goes_on(passage, out[-1], start, end)
        if leads or passage.text.find("-", start, end) > 0:
            start, leads = begins(passage, start, end, leads)
        free = passage.text[start - 1] not in _PARTS if start else True
        leads = _further_off(passage, start, end, leads, free=free)
        if not leads and is_account(passage.text[start:end]):
            leads = _of_the_only_platform(passage, start, end, free=free)
        unnamed = free and _anything(leads) and 5 < end - start < 21
        if unnamed and passage.lined and passage.platform_named and (one := alone(passage.keys, start, end)):
            leads = [lead_of(*one)]
        if leads and end - start > 2:
            out.append((start, end, leads))
        elif unnamed and len(spare) < 50 and is_account(passage.text[start:end]):
            spare.append((start, end))
    return sorted([*out, *_near_twins(passage, out, spare)], key=lambda x: x[0]) if spare and out else out


def _words(passage: Passage) -> Iterator[Led]:
    """The words that may be announced, with what stands right before them."""
    text, keys = passage.text, passage.keys
    unlined = not passage.hint and not passage.lined
    first = last = 0  # the word before
    for m in WORD.finditer(text):
        led = not unlined or last != m.start() - 1 or text[last] != " " or may_end_lead(keys[first:last])
        start, end = first, last = m.span()
        if end - start < 3 or (not led and text[start:end].isalpha()):
            continue
        leads = passage.leads(start)
        if (
            leads
            or _COUNTED_WORD.search(text, start, end) is not None
            or (start and text[start - 1] in _ADDS)
        ):
            yield start, end, leads  # else a plain word behind no lead: most words of English prose


def _anything(leads: list[Lead]) -> bool:
    """Whether no lead says of which platform an account is."""
    return all(lead.kinds <= _ANYTHING for lead in leads)


def _right_before(passage: Passage, start: int, end: int, leads: list[Lead]) -> tuple[int, list[Lead]]:
    """Where an account begins and its leads, when Latin letters of its lead touch it: 加vabc_123, VXchongwu_jia5."""
    text = passage.text
    before = text[start - 1] if start else ""
    if before and before in _ADDS:
        own = before in "加私+我"
        glued = (_GLUED if own else _GLUED_X).match(text, start, end)
        if glued and not (own and leads):
            start, leads = glued.end(), passage.leads(glued.end())
    if not leads and (upper := _GLUED_UPPER.match(text, start)) and is_account(text[upper.end() : end]):
        start, leads = upper.end(), passage.leads(upper.end())
    return start, leads


def _further_off(passage: Passage, start: int, end: int, leads: list[Lead], *, free: bool) -> list[Lead]:
    """What stands behind a word, clauses before it, or in the line before says of it, where what is right before says less."""
    text, keys = passage.text, passage.keys
    size = end - start
    if free and not leads and size > 4 and _COUNTED_WORD.search(text, start, end):
        behind = lead_behind(keys, end, start)
        leads = [behind] if behind else []
    if free and leads and size > 5 and all(lead.kinds <= _TO_REACH for lead in leads):
        # 联系 abc_123（微信）: what stands in brackets says more than a word for reaching somebody
        behind = lead_behind(keys, end) if is_account(text[start:end]) else None
        leads = [behind] if behind else leads
    if (
        size > 5
        and passage.platform_named
        and _anything(leads)
        and (is_account(text[start:end]) or (passage.reversed_said and is_account(text[start:end][::-1])))
    ):
        far = passage.carried(start, number=False)
        leads = [far] if far else leads
    if (
        size > 4
        and _anything(leads)
        and _COUNTED_WORD.search(text, start, end)
        and (answer := passage.asked(start)) is not None
        and not text[start:end].isdigit()
    ):
        leads = [answer]
    return leads


def _of_the_only_platform(passage: Passage, start: int, end: int, *, free: bool) -> list[Lead]:
    """The platform of an account that is to be added, where the text speaks of one platform, or of none and it is WeChat's."""
    if passage.folded.marks and _joined(passage, start, end):
        one = only_platform(passage.keys)
        if one:
            return [lead_of(*one)]
    if free and to_add(passage.keys, start):
        one = only_platform(passage.keys)
        told = remarked(passage.keys, end) or (invited(passage.keys, start, end) and not passage.traditional)
        if one is None and told and not passage.anywhere(PLATFORMS):
            one = ("wechat", "微信", start)
        if one:
            return [lead_of(*one)]
    return _added_by_sign(passage, start) if free else []


def _near_twins(
    passage: Passage, named: list[tuple[int, int, list[Lead]]], spare: list[tuple[int, int]]
) -> list[tuple[int, int, list[Lead]]]:
    """Of the accounts without a lead those that differ by a letter from one that has one."""
    known = [
        (passage.keys[a:b], lead, b)
        for a, b, leads in named[:20]
        for lead in leads[:1]
        if lead.kinds & _ACCOUNTS and is_account(passage.text[a:b])
    ]
    out = []
    for start, end in spare:
        # Of another platform that is named between the two it may be: 微信 abc_jie，小红书多个数，abc_jie2
        lead = next(
            (
                lead
                for name, lead, last in known
                if nearly(passage.keys[start:end], name)
                and (
                    last > start or start - last > NEAR or PLATFORMS.search(passage.keys, last, start) is None
                )
            ),
            None,
        )
        if lead is not None:
            out.append((start, end, [Lead(lead.word, lead.kinds & _ACCOUNTS, False, lead.start)]))
    return out


def _goes_on(passage: Passage, last: tuple[int, int, list[Lead]], start: int, end: int) -> list[Lead]:
    """The leads of the account before one that goes on a list with it: 微信 a1_b、c2_d; behind a comma only what can be nothing else."""
    if _AND.fullmatch(passage.text, last[1], start):
        return last[2] if _COUNTED_WORD.search(passage.text, start, end) else []
    listed = (
        any(lead.kinds & _ACCOUNTS for lead in last[2])
        and _COMMA.fullmatch(passage.text, last[1], start) is not None
        and is_account(passage.text[start:end])
        and is_account(passage.text[last[0] : last[1]])
        and passage.keys[start:end] != passage.keys[last[0] : last[1]]
        and _LISTED_END.match(passage.text, end) is not None
    )
    return last[2] if listed else []


def _added_by_sign(passage: Passage, start: int) -> list[Lead]:
    """What the heavy plus sign before `start` says of an account: 主页写着➕abc_123. It is WeChat's where no other platform is spoken of."""
    at = start - 1
    while at > 0 and start - at < 3 and passage.text[at] in " :：":
        at -= 1
    if (
        at < 0
        or passage.text[at] != "+"
        or passage.original[passage.folded.origin(at, at + 1)[0]] not in "➕﹢"
    ):
        return []
    one = only_platform(passage.keys)
    if one is None and passage.anywhere(PLATFORMS):
        return []
    kind, word = one[:2] if one is not None else ("wechat", "微信")
    return [lead_of(kind, word, at)]


def _joined(passage: Passage, start: int, end: int) -> bool:
    """Whether a word was put together from two lines because the text says that it should be."""
    return "split_lines" in passage.folded.undone(*passage.folded.origin(start, end))
