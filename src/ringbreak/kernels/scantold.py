"""Whether the words around a Chinese platform, 公众号 or 网名 may tell a name. Part of `scantext`; twins: `selectors.names_told`, `wechat_official`.

Wider than the twins: where one of these says yes the twin reads the text.
"""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scancodes import DIGIT, GAP, NUMERAL
from ringbreak.kernels.scanout import TEXT
from ringbreak.kernels.scansites import site_pair
from ringbreak.kernels.scantypes import BYTES, CODES, INT, kernel


@kernel(INT)
def styles(c: Any) -> Any:
    """阿小老大 哥姐叔妹弟酱君佬仔坊铺馆屋社记爷婆娘匠: how nicknames begin or end. Twin: `names_told._STYLED`."""
    return (
        c == 0x963F or c == 0x5C0F or c == 0x8001 or c == 0x5927 or c == 0x54E5 or c == 0x59D0 or c == 0x53D4 or c == 0x59B9 or c == 0x5F1F
        or c == 0x9171 or c == 0x541B or c == 0x4F6C or c == 0x4ED4 or c == 0x574A or c == 0x94FA or c == 0x9986 or c == 0x5C4B
        or c == 0x793E or c == 0x8BB0 or c == 0x7237 or c == 0x5A46 or c == 0x5A18 or c == 0x5320
    )  # fmt: skip


@kernel(CODES, INT, BYTES)
def paired(keys: Any, i: Any, tails: Any) -> Any:
    """Whether the characters at i and behind it are a pair of `scantables.site_pairs`."""
    a, b = keys[i], keys[i + 1]
    return tails[(b * 131 + a) & 65535] & 128 != 0 and tails[(b * 257 + a * 7919) & 65535] & 128 != 0


@kernel(CODES, INT, INT)
def tells(keys: Any, i: Any, n: Any) -> Any:
    """Whether a name may be told of the platform that begins at i: 叫, 昵称, 网名, id, 用户名, 账号, 搜 in its sentence. Twin: `names_told`."""
    for p in range(max(1, i - 30), i):
        if (keys[p] == 0x53F7 and keys[p - 1] == 0x8D26) or keys[p] == 64:
            return True  # 账号...，闲鱼; @...
    if keys[i] == 0x540D and i > 0 and keys[i - 1] == 0x7F51:
        i -= 1
    if (keys[i] == 0x7F51 and keys[i + 1] == 0x540D) or (
        keys[i] == 0x6635 and keys[i + 1] == 0x79F0
    ):  # 群主网名天秤座的锅
        for p in range(i + 2, min(n, i + 26)):
            if keys[p] == 0x3001:
                return True  # 网名有：冷月无声、七号当铺. Twin: `named_lists`
        c = keys[i - 1] if i > 0 else 32
        d = keys[i + 2] if i + 2 < n else 32
        # 主方他她的信家员子人 and q
        whose = (
            c == 0x4E3B or c == 0x65B9 or c == 0x4ED6 or c == 0x5979 or c == 0x7684 or c == 113 or c == 0x4FE1 or c == 0x5BB6 or c == 0x5458
            or c == 0x5B50 or c == 0x4EBA
        )  # fmt: skip
        return whose and (d >= 0x3400 or d == 58 or d == 32)
    if (keys[i] == 0x9891 and (i < 1 or keys[i - 1] != 0x89C6)) or (
        keys[i] == 0x4E91 and (i < 2 or keys[i - 2] != 0x7F51)
    ):
        return False  # 视频号, 网易云
    style: Any = -1
    for p in range(i + 1, min(n, i + 54)):
        c = keys[p]
        b = keys[p - 1]
        if c == 0x3002 or c == 0xFF01 or c == 33 or c == 0x201C:
            return False
        if (
            c == 0x53EB or c == 0x641C or (c == 0x79F0 and b == 0x6635) or (c == 0x540D and (b == 0x7F51 or b == 0x6237 or b == 0x6539 or b == 0x540C))
            or (c == 100 and b == 105) or (c == 0x53F7 and p + 1 < n and (keys[p + 1] == 0x662F or keys[p + 1] == 0x4E3A or keys[p + 1] == 58 or keys[p + 1] == 0xFF1A or b == 0x8D26))
            or (c == 0x5B57 and b == 0x540D) or c == 10 or c == 64
        ):  # fmt: skip
            return True
        if c == 32 and p > i + 4 and keys[p + 1] >= 0x3400 and (
            b == 0x7684 or b == 0x53EB or b == 0x662F or b == 0x5E97 or b == 0x4E3B or b == 0x53F7
        ):  # fmt: skip
            return True
        # 户 家 主 友 播 铺 and p: 知乎用户 程序猿阿飞 私信我
        if c == 32 and p > i + 2 and keys[p + 1] > 32 and (
            b == 0x6237 or b == 0x5BB6 or b == 0x4E3B or b == 0x53CB or b == 0x64AD or b == 0x94FA or b == 112
        ):  # fmt: skip
            return True
        if p < i + 22 and styles(c):
            style = p
        if style >= 0 and p == i + 22:
            return True
    return style >= 0


@kernel(CODES, INT, INT, INT)
def tells_of(keys: Any, i: Any, e: Any, n: Any) -> Any:
    """As `tells`, of a site with a Latin name at i..e-1: fb facebook ig ins instagram tiktok youtube before Chinese characters."""
    a, b = keys[i], keys[i + 1]
    if not (
        (a == 102 and (b == 98 or b == 97)) or (a == 105 and (b == 103 or b == 110)) or (a == 116 and b == 105) or (a == 121 and b == 111)
    ):  # fmt: skip
        return False
    for p in range(e, min(n, e + 44)):
        if 0x3400 <= keys[p] <= 0x9FFF:
            return tells(keys, i, n)
    return False


@kernel(CODES, INT, INT)
def official(keys: Any, i: Any, n: Any) -> Any:
    """Whether 公众号 at i may be followed by its name: 关注我的公众号北乡木作. Twin: `wechat_official._OURS`."""
    if i + 5 >= n or keys[i + 1] != 0x4F17 or keys[i + 2] != 0x53F7 or i < 1:
        return False
    b = keys[i - 1]
    if not (
        b == 0x7684
        or b == 0x6CE8
        or b == 0x4E0B
        or b == 0x641C
        or b == 0x7D22
        or b == 0x4FE1
        or b == 0x4EEC
        or b == 0x5E97
        or b == 0x4F1A
    ):
        return False
    c = keys[i + 3]
    # 点关回搜领获后并可即
    return c >= 0x30 and not (
        c == 0x70B9 or c == 0x5173 or c == 0x56DE or c == 0x641C or c == 0x9886 or c == 0x83B7 or c == 0x540E or c == 0x5E76
        or c == 0x53EF or c == 0x5373
    )  # fmt: skip


@kernel(TEXT, INT, INT, BYTES)
def dictates(t: Any, i: Any, n: Any, tails: Any) -> Any:
    """Whether five numerals at least are dictated from i on, a pause somewhere between them. Twin: `selectors.dictated`; wider than it."""
    cls = t.cls
    numerals, silent = 0, 0
    paused = False
    for p in range(i, min(n, i + 120)):
        c = t.f[p]
        if cls[p] & (DIGIT | NUMERAL) or c == 0x6D1E or c == 0x62D0 or c == 0x52FE:  # 洞 拐 勾
            silent = 0
            if not cls[p] & DIGIT:
                numerals += 1
                if numerals >= 5 and paused:
                    return True
        elif cls[p] & GAP or (c < 65536 and tails[131072 + c] & 16):
            silent += 1
            paused = True
            if silent > 11:
                return False
        else:
            return False
    return False


@kernel(CODES, INT)
def heads(keys: Any, p: Any) -> Any:
    """Whether a word for names of accounts may end at p: 昵称, 网名, 用户名, 会员名, 账号, 旺旺, 名片, ...id. Twin: `named_columns._HEADER`; wider than it."""
    c, b = keys[p], keys[p - 1]
    return (
        (c == 0x79F0 and b == 0x6635) or (c == 0x540D and (b == 0x7F51 or b == 0x6237 or b == 0x5458 or b == 0x53F7)) or (c == 0x53F7 and b == 0x8D26)
        or (c == 0x65FA and b == c) or (c == 0x7247 and b == 0x540D) or (c == 100 and b == 105)
    )  # fmt: skip


@kernel(CODES, INT, INT)
def celled(keys: Any, i: Any, n: Any) -> Any:
    """Whether the tab or upright line at i parts a Chinese site from a name. Twin: `profiles._CHINESE`."""
    p = i - 1
    if p > 0 and keys[p] == 32:
        p -= 1
    if p > 0 and site_pair(keys[p - 1], keys[p]) and i + 2 < n:
        return True
    if p > 0 and heads(keys, p):
        return True
    q = i + 1
    while q < n and q - i < 14 and keys[q] != 10 and keys[q] != keys[i]:
        q += 1
    if q >= n or keys[q] != 10:
        return False
    q -= 1
    while q > i + 1 and (keys[q] == 32 or keys[q] == 13):
        q -= 1
    return q > i + 1 and heads(keys, q)
