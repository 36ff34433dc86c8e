"""Names of mere letters or characters that stand as the whole value of a platform's field: Insta: tallowandthyme | 小红书：银匠阿满满，

A plain word behind a platform may be prose (Twitter: outrage), so it must fill its field, be no form of an English word
that ends as such words do, and a Chinese name must stand in a text that tells how to reach somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ringbreak.selectors import handles, hosts
from ringbreak.selectors.behind import lead_behind
from ringbreak.selectors.handles import INFLECTED
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found

SITES = frozenset(
    "discord instagram insta ins ig snapchat snap threads twitter facebook fb steam roblox kik wickr reddit twitch github gitlab skype "
    "ravelry etsy depop vinted ebay tumblr pinterest bluesky bsky soundcloud bandcamp patreon gamertag".split()
)
"""Latin names of platforms whose accounts are of the kind `handle`."""
_LETTERS = re.compile(r"[A-Za-z]{6,24}")
_MARKED = re.compile(r"[ \t]?[:：\t|｜] ?")
_FILLED = re.compile(r" ?(?:$|[\r\n\t|｜•·)）\]]|/ |[.。](?=$|\s))")
_WORDS = frozenset(
    "follow following follower followers photos videos stories please closed banned down offline available everyone anything nobody "
    "somebody yesterday tomorrow january february august september october november december monday tuesday thursday friday saturday "
    "sunday profile picture website another number someone address removed enabled disabled".split()
)
_CHINESE = re.compile(
    r"(?:小红书|快手|贴吧|闲鱼|咸鱼|知乎|豆瓣|b站|虎牙|斗鱼)(?:[:：\t]| ?[|｜]) ?(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff0-9a-z_]{2,9})(?=$|[\n，,。;；|｜\t]| [|｜])"
)
_CHINESE_SITES = ("小红书", "快手", "贴吧", "闲鱼", "咸鱼", "知乎", "豆瓣", "b站", "虎牙", "斗鱼")
"""The sites of `_CHINESE`; most texts name none."""
_REACHED = re.compile(
    r"账号|帐号|私信|微信|电话|手机|联系|约拍|看样|主页|关注我|加我|(?<![a-z])(?:qq|vx|v)(?![a-z])"
)
_SAID = re.compile(
    r"[我你他她它本这那有没不已将被把在对从向由与和各该可要会能应]|.*(?:[的了吗呢吧啊]了?(?:我|你|他)|平台|公司|回应|网友|用户|官方|科技|集团|热搜|直播|电商|记者|发布|声明|处罚|违规|某|推荐|教程|攻略|视频|话题|活动|搜索|首页|下载|客服|内容|笔记|社区|种草|生活|销量|粉丝|暂无|没有|同名|同号|同上|未知)"
)
_REDDIT = re.compile(
    r"(?<![A-Za-z0-9/._-])(/?)u/((?=[A-Za-z0-9_-]*[0-9_])[A-Za-z0-9_-]{3,20})(?![A-Za-z0-9_/-])"
)


@cache
def endings() -> frozenset[str]:
    return frozenset(rule.rsplit(".", 1)[-1] for rule in hosts.icann_rules()) | hosts.COMMON


_STOPPED = re.compile(
    r"(?<![A-Za-z0-9._%+/@&=-])(?=[A-Za-z0-9_.]{6,30} on )[A-Za-z][A-Za-z0-9_]{2,}\.(?P<last>[A-Za-z0-9_]{2,})(?= on (?:my )?(?:discord|instagram|insta|ig|snapchat|snap|kik|threads|signal)(?![A-Za-z]))"
)
"""plugnplay.jojo on snap"""


def find(passage: Passage) -> Iterator[Found]:
    text, keys = passage.text, passage.keys
    if not text.isascii() and ("：" in keys or ":" in keys or passage.tabled):
        reached = any(site in keys for site in _CHINESE_SITES) and _REACHED.search(keys) is not None
        for match in _CHINESE.finditer(keys) if reached else ():
            start, end = match.span("name")
            if _SAID.match(keys, start, end) is None:
                yield Found(
                    "handle", start, end, text[start:end].lower(), "context",
                    formed("of a name that fills the field of its platform"), 62,
                )  # fmt: skip
    if ":" in text or "：" in text or passage.tabled:
        for start, end, word, lead in handles.named(passage, "handle", _LETTERS):
            if lead.word not in SITES or lead.behind:
                continue
            if _MARKED.fullmatch(keys, lead.start + len(lead.word), start) is None or not _FILLED.match(
                text, end
            ):
                continue
            if INFLECTED.fullmatch(word) or word.lower() in _WORDS or word.isupper():
                continue
            yield Found("handle", start, end, word.lower(), "context", led(lead), 62)
    if "u/" in text:
        for match in _REDDIT.finditer(text):
            if match.group(1) and "reddit" not in keys:
                continue
            yield Found(
                "handle", match.start(), match.end(), match.group(2).lower(), "format",
                formed("of a name on Reddit"), 31,
            )  # fmt: skip
    if " on " in keys and "." in text:
        for match in _STOPPED.finditer(text):
            behind = lead_behind(keys, match.end(), match.start())
            if behind is not None and match.group("last").lower() not in endings():
                yield Found(
                    "handle", match.start(), match.end(), match.group().lower(), "context", led(behind), 31
                )
