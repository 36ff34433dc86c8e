"""Accounts whose owner took another name: 她ins改名了，以前 busan.nana_buy，现在 nana.gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

CUES = tuple(verb + what for verb in "改换" for what in "名昵号i")
"""How the words for it begin: 改名, 换昵称, 改id. With none of them in a text nobody took another name."""
_KINDS = {"抖音": "douyin", "tiktok": "douyin", "微博": "weibo"}
_SITE = r"(?:抖音|tiktok|快手|小红书|微博|闲鱼|(?<![a-z])(?:ins|insta|ig|qq|instagram|twitter)|推特|微信|b站|豆瓣|电报|飞机)"
_OWN = r"(?=[a-z0-9_.]*[0-9_.])[a-z0-9_][a-z0-9_.]{3,29}(?<!\.)"
_RENAMED = re.compile(
    rf"(?:群主|管理员?|对方|[他她](?!们)|卖家|店主|博主|主播|网友|好友|号主|骗子|昵称|网名|账号|{_SITE})"
    rf"(?:的|上|里|那个|又|已经?|都|号|后来|最近|刚|也|{_SITE}){{0,3}}[改换](?:名字?|号|id|昵称)[^。！!？?\n]{{0,4}}?[，,：: ]{{1,2}}"
    rf"(?:以前|之前|原来|原先|原名|旧的?)(?:的?名字?|id|昵称|账号)?(?:叫|是)?[:： ]{{0,2}}(?P<before>{_OWN})"
    rf" ?[，,、；; ]{{1,2}}(?:现在|如今|现名|新的?|后来|改成|换成)(?:的?名字?|id|昵称|账号)?(?:改?叫|是)?[:： ]{{0,2}}(?P<now>{_OWN})(?![a-z0-9_@/])"
)
_ITS_KIND = re.compile("|".join(_KINDS))


def find(passage: Passage) -> Iterator[Found]:
    """Both names, as accounts of the platform that is named with them."""
    keys = passage.keys
    if not any(cue in keys for cue in CUES):
        return
    for match in _RENAMED.finditer(keys):
        site = _ITS_KIND.search(keys, match.start(), match.start("before"))
        kind = _KINDS[site.group()] if site is not None else "handle"
        for group in ("before", "now"):
            why = formed("of a name that somebody changed for another, or took")
            yield Found(kind, *match.span(group), match[group], "context", why, 31)
