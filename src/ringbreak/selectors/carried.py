"""Leads a clause or two before their value: 你加她微信吧，人挺靠谱的，号是 kaopu_meimei.

What stands right before the value must say that an account follows (号是, id：, 用这个), its platform must be the only one
named in the forty characters before, and the value must be nothing but an account. Wherever one of these fails, the
value has no lead: a name given to the wrong platform is worse than none.
"""

from __future__ import annotations

import re

REACH = 40

_INTRO = re.compile(
    r"(?:(?:^|[^\u4e00-\u9fff0-9a-z]|[我他她的老新小大换])号码?(?:是|为|叫)?|(?<![a-z])id ?(?:是|为|叫)?|用户名(?:是|为|叫)?|账号(?:是|为|叫)?"
    r"|(?:用|加|搜|成|是|就)这个号?|[你您快去][加搜](?:一下|下))[ :：，,]{0,3}$"
)
_PLATFORMS = re.compile(
    r"(?P<wechat>微信|薇信|威信|(?<![a-z])(?:vx|wx|wechat|weixin)(?![a-z]))|(?P<qq>(?<![a-z])qq(?![a-z])|扣扣|企鹅)"
    r"|(?P<telegram>电报|纸飞机|(?<![a-z])(?:telegram|tg)(?![a-z]))"
    r"|(?P<other>抖音|快手|微博|小红书|陌陌|探探|蝙蝠|闲鱼|淘宝|支付宝|公众|订阅|小程序|贴吧|论坛|b站|直播|游戏|网站|平台|邮箱|网址|下载|登录|登陆"
    r"|房间|会议|群|(?<![a-z])(?:line|whatsapp|signal|app|steam|yy|ins|email|wifi)(?![a-z]))"
)
_DEAD = re.compile(r"(?:不用|别用|不玩|不上|停用|卸载|不加|别加|没有|不是)了?(?:我的?)?$")
_DEAD_BEHIND = re.compile(
    r"(?:不用|用不了|转不了|登不上|不能用|没了|支付|转账|红包|群|版本|朋友圈|聊天记录|收款|里|上的)"
)
_STRONG = re.compile(
    r"(?=[A-Za-z0-9_-]*_)[A-Za-z][A-Za-z0-9_-]{5,19}|[A-Za-z]{3}(?=[A-Za-z0-9-]*[0-9])[A-Za-z0-9-]{3,17}"
)


def carried(keys: str, start: int) -> tuple[str, str, int] | None:
    """(kind, word, its place) of the platform named a clause or two before `start`; None when none or several are.

    Args:
        keys: As in `leads.leads_before`.
    """
    floor = max(0, start - REACH)
    line = keys.rfind("\n", floor, start)
    stop = keys.rfind("。", floor, start)
    floor = max(floor, line + 1, stop + 1)
    intro = _INTRO.search(keys, max(floor, start - 14), start)
    if intro is None:
        return None
    named = None
    for match in _PLATFORMS.finditer(keys, floor, intro.start() + 1):
        kind = match.lastgroup
        if kind == "other" or kind is None or (named is not None and named[0] != kind):
            return None
        if _DEAD.search(keys, max(0, match.start() - 6), match.start()) or _DEAD_BEHIND.match(
            keys, match.end()
        ):
            return None
        named = (kind, match.group(), match.start())
    return named


def is_account(word: str) -> bool:
    """Whether a word can hardly be anything but an account's name."""
    return _STRONG.fullmatch(word) is not None
