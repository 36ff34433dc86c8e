"""An account that is the answer to the line before it: 微博那个博主叫啥 / @盐水泡橘子; what's the LINE then / ID is mika_0420x.

The line before must name one platform and ask or announce; the answer must begin its line, behind a speaker's name or a
word for it (id, 叫, 是) at most.
"""

from __future__ import annotations

import re

from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.platforms import spoken

REACH = 60
"""Characters of the line before that are looked at."""

_OPENING = re.compile(
    (
        r"(?:[-–—·*•>] ?)?(?:[a-z甲乙丙丁][:：] ?|[\u4e00-\u9fff]{1,4}[:：] ?)?"
        r"(?:(?:就|好像|应该|應該)?(?:是|叫|係)|id(?:是|係| is)?|(?:(?:yeah?|yep|yes|ya|sure|ok|k)[,.]? )?(?:it'?s|its|i'?m|mine'?s|mine is)|this one|这个|呢個|這個|有[，,]|我的?|用户名|名字)?[ :：]{0,2}"
    ).translate(TRADITIONAL)
)
ASKING = re.compile(
    (
        r"[?？]|啥|什么|什麼|乜|咩|哪个|哪個|邊個|边个|多少|几多|幾多|几号|叫|是谁|吗|嗎|呢|给我|發我|发我|推我|发一下|發一下|给下|发下|说下|報下|报下|[:：] ?$|点[加搵]|點[加搵]"
        r"|what|whats|which|drop|send|gimme|give me|share|got |have |your|\bu(?:r)?\b|then$|handle|username| on |add me|find (?:him|her|me|them|it)"
    ).translate(TRADITIONAL)
)
_ASKED_OF = r"(?:号|id)?(?:是|呢|多少|几多|幾多|几号|[发给报推]|[?？]|$)"
"""Behind short words for a platform that are other things too (v, 飞机): they are asked for."""
_NAMED = re.compile(
    (
        rf"(?P<weibo>{spoken('weibo')})|(?P<telegram>{spoken('telegram')}|飞机(?={_ASKED_OF}))"
        rf"|(?P<line>{spoken('line')}|赖(?:是|呢|id|号|几|多少|\?|？|$))|(?P<douyin>{spoken('douyin')})"
        rf"|(?P<wechat>{spoken('wechat')}|(?<![a-z])v(?={_ASKED_OF}))|(?P<qq>{spoken('qq')})"
        rf"|(?P<alipay>{spoken('alipay')})|(?P<handle>快手|小红书|小紅書|b站|推特|脸书|脸書|臉書|油管|蝙蝠|闲鱼|咸鱼"
        r"|(?<![a-z])(?:ins|ig|instagram|insta|fb|facebook|twitter|discord|disc|dc|snap|snapchat|sc|threads|x|bilibili|youtube|yt|steam|kik|wickr|session|reddit)(?![a-z]))"
        r"|(?P<other>邮箱|网址|密码|密碼|wifi|email|网站|订单|快递|链接|验证码|群(?!主))"
    ).translate(TRADITIONAL)
)


_SPEAKER = re.compile(r"[^\n:：]{1,12}[:：] ?")
_REQUEST = re.compile(
    r"(?:过来|一下|多少|几多|幾多|什么|没有|几号|[发给报说念回来我下是啥有吗么呢呀吧啊哦哈嘛?？。~～….!！ ])+$"
)


_WAITING = re.compile(
    r"[^\n:：]{1,12}[:：] ?亲?[,， ]?(?:稍等|等下|等等|等一下|好的?|嗯+|我?找找|我?找一下|我?翻翻|我?看看|我?看下|ok|有的?|来了|哦+|行|马上|在的?|收到|您?好)[哈啊哦吧的呢~～。.!！ ]{0,3}\r?"
)
"""A line by which somebody only says that the answer comes."""


def asked_for(keys: str, start: int) -> int | None:
    """Where the words end that the speaker before closed with, when what begins at `start` is the whole of another's answer.

    老板：发票号 / Amy：69021274. Both lines must begin with their speaker. None where that is not so.
    """
    line = keys.rfind("\n", max(0, start - 15), start)
    if line <= 0 or _SPEAKER.fullmatch(keys, line + 1, start) is None:
        return None
    begins = keys.rfind("\n", max(0, line - REACH), line) + 1
    if (begins == 0 and line > REACH) or _SPEAKER.match(keys, begins, line) is None:
        return None
    for _ in range(2):
        if begins == 0 or _WAITING.fullmatch(keys, begins, line) is None:
            break
        line = begins - 1
        begins = keys.rfind("\n", max(0, line - REACH), line) + 1
        if (begins == 0 and line > REACH) or _SPEAKER.match(keys, begins, line) is None:
            return None
    end = line - 1 if keys[line - 1] == "\r" else line
    request = _REQUEST.search(keys, max(begins, end - 14), end)
    return request.start() if request is not None else end


def asked(keys: str, start: int) -> tuple[str, str, int] | None:
    """(kind, word, its place) of the platform the line before asks for, where what begins at `start` answers; else None.

    Args:
        keys: As in `leads.leads_before`.
    """
    floor = max(0, start - 24)
    line = keys.rfind("\n", floor, start)
    if line < 0 or _OPENING.fullmatch(keys, line + 1, start) is None:
        return None
    begins = max(0, line - REACH, keys.rfind("\n", max(0, line - REACH), line) + 1)
    if ASKING.search(keys, begins, line) is None:
        return None
    named = None
    for match in _NAMED.finditer(keys, begins, line):
        kind = match.lastgroup
        if kind is None or kind == "other" or (named is not None and named[0] != kind):
            return None
        named = (kind, match.group(), match.start())
    return named
