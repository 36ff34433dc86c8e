"""The platforms on which people have accounts: their words in both languages and the kind of an account there. One table for all rules."""

from __future__ import annotations

import re

from ringbreak.selectors.leadwords import TRADITIONAL

LATIN: dict[str, str] = {
    word: kind
    for kind, words in {
        "telegram": "telegram tg tele telegr tgram",
        "whatsapp": "whatsapp whatsap watsapp wsapp wapp",
        "wechat": "wechat weixin",
        "line": "line",
        "douyin": "tiktok douyin",
        "weibo": "weibo",
        "handle": "offerup letgo shpock wallapop shopee lazada tokopedia instergram instagran instagam instragram insatgram istagram snapchatt discord disc dc instagram insta ins ig gram snapchat snap sc threads twitter facebook fb messenger youtube yt "
        "steam roblox kik wickr session signal threema reddit twitch xbox psn gamertag bilibili github gitlab skype ravelry etsy depop vinted "
        "ebay gumtree carousell jiji olx mercari poshmark tumblr pinterest bluesky bsky mastodon soundcloud bandcamp patreon linkedin "
        "onlyfans cashapp venmo keybase viber kakao kakaotalk zalo icq jabber grindr tinder hinge bumble dread strava goodreads "
        "letterboxd chess lichess duolingo spotify untappd",
    }.items()
    for word in words.split()
}
"""Latin names of platforms, in lower case, and the kind of an account there: `handle` where a platform has no kind of its own.

vx, wx and qq are lead words of Chinese texts and need no more than `leadwords` says of them."""

CHINESE: dict[str, str] = {
    word.translate(TRADITIONAL): kind
    for kind, words in {
        "douyin": "抖音",
        "weibo": "微博 围脖",
        "handle": "小红书 小红薯 小薯书 快手 b站 哔哩哔哩 知乎 闲鱼 咸鱼 转转 豆瓣 贴吧 得物 陌陌 探探 虎牙 斗鱼 淘宝 拼多多 西瓜视频 喜马拉雅 "
        "唱吧 脸书 虾皮 视频号 油管 推特 蝙蝠 最右 小宇宙 网易云 头条 连登 巴哈 论坛 旺旺",
    }.items()
    for word in words.split()
}
"""Chinese names of platforms whose accounts go by names people choose."""

TALK: dict[str, str] = {
    "wechat": "微信 薇信 威信 徽信 v信 绿泡泡 绿信 微号 vx wx wechat weixin",
    "qq": "扣扣 企鹅 qq",
    "telegram": "纸飞机 小飞机 飞机号 电报 telegram tele tg",
    "line": "加赖 line",
    "weibo": "微博 围脖 weibo",
    "douyin": "抖音 douyin tiktok",
    "alipay": "支付宝 alipay zfb",
}
"""Words by which people speak of a platform in a sentence, short leads (v, 微, 薇, 飞机) left out: `asked`, `carried`, `behind` look for them."""


def spoken(kind: str, *more: str) -> str:
    """An alternation of the words of a platform, Latin ones whole; more: further Chinese words."""
    words = [*TALK.get(kind, "").split(), *more]
    chinese = sorted((w for w in words if not w.isascii()), key=lambda w: (-len(w), w))
    latin = sorted((w for w in words if w.isascii()), key=lambda w: (-len(w), w))
    parts = [rf"(?<![a-z]){w}" if w[0].isascii() else w for w in chinese]
    if latin:
        parts.append(rf"(?<![a-z])(?:{'|'.join(latin)})(?![a-z])")
    return "|".join(parts).translate(TRADITIONAL)


def sites(words: dict[str, str], *more: str) -> str:
    """An alternation of names of sites, the longest first."""
    return "|".join(sorted({*words, *more}, key=lambda w: (-len(w), w)))


SHAPES = {
    "telegram": re.compile(r"[a-z][a-z0-9_]{4,31}"),
    "wechat": re.compile(r"[a-z_][a-z0-9_-]{5,19}"),
    "line": re.compile(r"[a-z0-9][a-z0-9._-]{3,19}"),
    "douyin": re.compile(r"[a-z0-9_][a-z0-9_.]{2,23}"),
    "weibo": re.compile(r"[a-z0-9][a-z0-9_-]{3,29}"),
    "handle": re.compile(r"[a-z0-9_.-]{4,32}"),
}
"""What a name must be on each; WhatsApp and QQ have numbers."""
STOPLESS = frozenset(kind for kind, shape in SHAPES.items() if shape.fullmatch("abc.defgh") is None)
"""Kinds of accounts whose names have no stops."""
