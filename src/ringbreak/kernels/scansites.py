"""Names of sites, and who goes by which name on them. Part of `scantext`; twin: `selectors.named_on`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scanaround import letters
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(INT)
def site_word(v: Any) -> Any:
    """Whether a word, as `letters` has it, is the name of a site. Twin: `named_on._SITE_WORD`.

    discord disc dc instagram insta ins ig snapchat snap sc threads tiktok twitter facebook fb youtube yt steam roblox kik wickr reddit twitch xbox psn.
    """
    return (
        v == 4616994372
        or v == 140899
        or v == 131
        or v == 10397714466861
        or v == 9916033
        or v == 9683
        or v == 295
        or v == 667917852724
        or v == 636976
        or v == 611
        or v == 21762311315
        or v == 680907243
        or v == 22256701618
        or v == 207338159595
        or v == 194
        or v == 27369559109
        or v == 820
        or v == 20583469
        or v == 619786744
        or v == 11563
        or v == 24415602
        or v == 609358132
        or v == 695521384
        or v == 788984
        or v == 17006
    )


@kernel(INT)
def on_site(v: Any) -> Any:
    """signal session telegram tg wickr, as `letters` has them."""
    return v == 647215148 or v == 20589422062 or v == 692971620397 or v == 647 or v == 24415602


@kernel(INT)
def site_tail(c: Any) -> Any:
    """How the names of Chinese sites end: 乎 书 吧 哩 多 宝 家 手 探 書 条 歌 牙 物 瓣 皮 站 转 陌 雅 音 频 魚 鱼. Twin: `named_on.SITES`."""
    return (
        c == 0x4E4E
        or c == 0x4E66
        or c == 0x5427
        or c == 0x54E9
        or c == 0x591A
        or c == 0x5B9D
        or c == 0x5BB6
        or c == 0x624B
        or c == 0x63A2
        or c == 0x66F8
        or c == 0x6761
        or c == 0x6B4C
        or c == 0x7259
        or c == 0x7269
        or c == 0x74E3
        or c == 0x76AE
        or c == 0x7AD9
        or c == 0x8F6C
        or c == 0x964C
        or c == 0x96C5
        or c == 0x97F3
        or c == 0x9891
        or c == 0x9B5A
        or c == 0x9C7C
    )


@kernel(INT, INT)
def site_pair(a: Any, b: Any) -> Any:
    """Whether 红书 快手 贴吧 闲鱼 咸鱼 知乎 豆瓣 b站 虎牙 斗鱼 end with a and b. Twin: `profiles._CHINESE`."""
    return (
        (b == 0x4E66 and a == 0x7EA2) or (b == 0x624B and a == 0x5FEB) or (b == 0x5427 and a == 0x8D34)
        or (b == 0x9C7C and (a == 0x95F2 or a == 0x54B8 or a == 0x6597)) or (b == 0x4E4E and a == 0x77E5)
        or (b == 0x74E3 and a == 0x8C46) or (b == 0x7AD9 and a == 98) or (b == 0x7259 and a == 0x864E)
    )  # fmt: skip


@kernel(CODES, INT, INT)
def goes_by(keys: Any, i: Any, e: Any) -> Any:
    """Whether by, as or under at i..e-1 follows go, goes, went, going, known, sells, selling, posts, posting, trades, trading."""
    size = e - i
    if not (
        (size == 2 and ((keys[i] == 98 and keys[i + 1] == 121) or (keys[i] == 97 and keys[i + 1] == 115)))
        or (size == 5 and keys[i] == 117 and keys[i + 1] == 110 and keys[i + 2] == 100)
    ):
        return False
    if i < 3 or keys[i - 1] != 32:
        return False
    p = i - 1
    while p > 0 and 97 <= keys[p - 1] <= 122:
        p -= 1
    length = i - 1 - p
    if keys[i] != 98:  # on signal as tobago_93
        v = letters(keys, p, i - 1)
        if site_word(v) or on_site(v):
            return True
    if length < 2 or length > 7:
        return False
    a, b = keys[p], keys[p + 1]
    if a == 103 and b == 111:
        if keys[i] == 97:
            return False
        return length == 2 or (length == 4 and keys[p + 3] == 115) or (length == 5 and keys[p + 2] == 105)
    if length < 4:
        return False
    c, d = keys[p + 2], keys[p + 3]
    return (
        (a == 119 and b == 101 and c == 110 and d == 116 and length == 4) or (a == 107 and b == 110 and c == 111 and length == 5)
        or (((a == 115 and b == 101 and c == 108 and d == 108) or (a == 112 and b == 111 and c == 115 and d == 116)) and (length == 5 or length == 7))
        or (a == 116 and b == 114 and c == 97 and d == 100 and length > 5)
    )  # fmt: skip


@kernel(CODES, INT, INT, INT)
def id_of_site(keys: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether i..e-1 is the id of a site with a name behind it: B站ID 肥宅修电脑. Twin: `named_on._OWNED`."""
    if keys[i] != 105 or keys[i + 1] != 100 or i < 1 or not site_tail(keys[i - 1]):
        return False
    q = e
    while q < n and q - e < 3 and (
        keys[q] == 32 or keys[q] == 58 or keys[q] == 0xFF1A or keys[q] == 0x53EB or keys[q] == 0x662F or keys[q] == 0x4E3A
    ):  # fmt: skip
        q += 1
    return q > e


@kernel(CODES, INT, INT, INT)
def site_around(keys: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether a platform is named so near to the word i..e-1 that somebody may go by a name on it. Twin: `named_on._GOES_BY`.

    telegram tg line whatsapp wechat forum market marketplace dread, or a site.
    """
    p, end = max(0, i - 70), min(n, e + 75)
    while p < end:
        a = p
        while p < n and p - a < 13 and 97 <= keys[p] <= 122:
            p += 1
        if p - a > 1:
            v = letters(keys, a, p)
            if (
                v == 692971620397
                or v == 647
                or v == 402885
                or v == 798919067152
                or v == 777101364
                or v == 6802093
                or v == 437857460
                or v == 14692058384434277
                or v == 4789284
                or site_word(v)
                or on_site(v)
            ):
                return True
        p += 1
    return False


@kernel(CODES, INT)
def site_before(keys: Any, i: Any) -> Any:
    """Whether the name of a site whose accounts may hold stops may stand before i. Twin: `named_on._DOTTED`.

    The last three Latin words before i are looked at.
    """
    if i < 1 or not (keys[i - 1] == 32 or keys[i - 1] == 58 or keys[i - 1] == 0xFF1A):
        return False
    p = i
    for _ in range(3):
        while p > 0 and i - p < 24 and not 97 <= keys[p - 1] <= 122:
            if keys[p - 1] == 46 or keys[p - 1] == 10 or keys[p - 1] == 44:
                return False
            p -= 1
        e = p
        while p > 0 and e - p < 13 and 97 <= keys[p - 1] <= 122:
            p -= 1
        v = letters(keys, p, e)
        if site_word(v) or v == 14380:  # sig nal
            return True
    return False


@kernel(TEXT, INT, INT, INT)
def on_signal(t: Any, i: Any, e: Any, n: Any) -> Any:
    """Whether the word i..e-1 is Signal's and a name as it writes them (quick.41) may stand near. Twin: `handle._SIGNAL`; wider than it."""
    keys = t.keys
    if not (
        e - i == 6 and keys[i] == 115 and keys[i + 1] == 105 and keys[i + 2] == 103 and keys[i + 3] == 110
    ):
        return False
    for p in range(max(1, i - 60), min(n - 2, e + 140)):
        if keys[p] == 46 and t.cls[p - 1] & 7 and 48 <= keys[p + 1] <= 57 and 48 <= keys[p + 2] <= 57:
            return True
    return False
