"""Whether words a clause or a line before a value may name its platform. Part of `scantext`; twins: `selectors.carried`, `selectors.asked`."""

from __future__ import annotations

from typing import Any

from ringbreak.kernels.scanleads import REACH
from ringbreak.kernels.scantypes import CODES, INT, kernel


@kernel(INT)
def arrow(c: Any) -> Any:
    """➡ → 👉 ⇒ ➔ ➜ ▶ ⏩ > 》: what points from words to an account."""
    return (
        c == 0x27A1 or c == 0x2192 or c == 0x1F449 or c == 0x21D2 or c == 0x2794 or c == 0x279C or c == 0x25B6
        or c == 0x23E9 or c == 62 or c == 0x300B
    )  # fmt: skip


@kernel(CODES, INT)
def introduced(keys: Any, i: Any) -> Any:
    """Whether what stands before i may say that an account follows whose platform was named before. Twin: `selectors.carried`."""
    p = i
    colon = False
    while p > 0 and i - p < 6 and (
        keys[p - 1] == 32 or keys[p - 1] == 58 or keys[p - 1] == 0xFF1A or keys[p - 1] == 0xFF0C or keys[p - 1] == 44
        or arrow(keys[p - 1])
    ):  # fmt: skip
        p -= 1
        colon = colon or keys[p] == 58 or keys[p] == 0xFF1A or arrow(keys[p])
    if p < 2:
        return False
    alone = False  # the account begins its line, behind a speaker's letter perhaps
    for q in range(max(0, i - 5), i):
        alone = alone or keys[q] == 10
    c = keys[p - 1]
    # 是 为 叫 号 码 个 下 名 加 搜 索 找 的 成 了 。 ! ?, 用 换 变 改 过 旧 样 在 前 今 开 册 请 弄 搞 建 新 答 来 住 楚 清 牢 称 字, and id, is
    if not (
        alone or (colon and 0x4E00 <= c <= 0x9FFF)
        or c == 0x662F or c == 0x4E3A or c == 0x53EB or c == 0x53F7 or c == 0x7801 or c == 0x4E2A or c == 0x4E0B
        or c == 0x540D or c == 0x52A0 or c == 0x641C or c == 0x7D22 or c == 0x627E or c == 0x7684 or c == 0x6210
        or c == 0x4E86 or (c == 100 and keys[p - 2] == 105)
        or c == 0x7528 or c == 0x6362 or c == 0x53D8 or c == 0x6539 or c == 0x8FC7 or c == 0x65E7 or c == 0x6837
        or c == 0x5728 or c == 0x524D or c == 0x4ECA or c == 0x5F00 or c == 0x518C or c == 0x8BF7 or c == 0x5F04
        or c == 0x641E or c == 0x5EFA or c == 0x65B0 or c == 0x7B54
        or c == 0x6765 or c == 0x4F4F or c == 0x695A or c == 0x6E05 or c == 0x7262 or c == 0x79F0 or c == 0x5B57
        or c == 0x97F3 or c == 0x62FC or c == 0x5199 or c == 0x6587 or c == 0x6BCD  # 是拼音, 全拼, 小写, 英文, 字母
        or (c == 115 and (keys[p - 2] == 105 or keys[p - 2] == 39 or keys[p - 2] == 97))
    ):  # fmt: skip
        return False
    for q in range(max(1, i - REACH), p):
        c, b = keys[q], keys[q - 1]
        if (
            c == 0x4FE1 or c == 0x62A5 or (c == 0x673A and b == 0x98DE) or (c == 0x6263 and b == c) or c == 0x9E45 or (c == 113 and b == c)
            or (c == 120 and (b == 118 or b == 119)) or (c == 103 and b == 116)
            or (c == 99 and b == 101) or (c == 108 and b == 101) or (c == 120 and b == 105)
            or c == 0x8D56 or (c == 0x7684 and b == 0x7EFF) or (c == 101 and b == 110) or (c == 0x6CE1 and b == c) or (c == 0x53F7 and b == 0x5FAE)
            or (c == 0x5708 and b == 0x53CB) or (c == 0x97F3 and b == 0x6296) or (c == 0x535A and b == 0x5FAE)
        ):  # fmt: skip
            return True
    return False


@kernel(CODES, INT)
def answers(keys: Any, i: Any) -> Any:
    """Whether what begins at i may answer the line before, which asks for an account. Twin: `selectors.asked`."""
    line = i - 1
    while line >= 0 and i - line < 24 and keys[line] != 10:
        line -= 1
    if line < 0 or keys[line] != 10:
        return False
    asking = platform = False
    p = line - 1
    while p >= 0 and line - p <= 60 and keys[p] != 10:
        c = keys[p]
        if 97 <= c <= 122:
            asking = platform = True
        else:
            # ? ？ : ： 啥 么 麼 乜 咩 哪 边 邊 多 几 叫 谁 吗 嗎 呢 给 发 推 说 报 点
            asking = (
                asking or c == 63 or c == 0xFF1F or c == 58 or c == 0xFF1A or c == 0x5565 or c == 0x4E48 or c == 0x9EBC
                or c == 0x4E5C or c == 0x54A9 or c == 0x54EA or c == 0x8FB9 or c == 0x908A or c == 0x591A or c == 0x51E0
                or c == 0x53EB or c == 0x8C01 or c == 0x5417 or c == 0x55CE or c == 0x5462 or c == 0x7ED9 or c == 0x53D1
                or c == 0x63A8 or c == 0x8BF4 or c == 0x62A5 or c == 0x70B9 or c == 0x9EDE or c == 0x8AB0
            )  # fmt: skip
            # 博 脖 报 報 机 赖 音 信 扣 鹅 手 书 站 特 管 蝠 鱼 宝
            platform = (
                platform or c == 0x535A or c == 0x8116 or c == 0x62A5 or c == 0x5831 or c == 0x673A or c == 0x8D56
                or c == 0x97F3 or c == 0x4FE1 or c == 0x6263 or c == 0x9E45 or c == 0x624B or c == 0x4E66 or c == 0x66F8
                or c == 0x7AD9 or c == 0x7279 or c == 0x7BA1 or c == 0x8760 or c == 0x9C7C or c == 0x5B9D or c == 0x6CE1 or c == 0x53F7
            )  # fmt: skip
        if asking and platform:
            return True
        p -= 1
    return False


@kernel(CODES, INT)
def numbered(keys: Any, a: Any) -> Any:
    """Whether the clause or line before digits at a may name QQ or a group and say that its number follows. Twin: `near.announced`; wider than it."""
    marked = said = False
    p = a - 1
    while p >= 0 and a - p <= 30:
        c = keys[p]
        if a - p <= 12 and (
            c == 0xFF0C or c == 44 or c == 0xFF1A or c == 58 or c == 10 or c == 63 or c == 0xFF1F
        ):
            marked = True
        elif c == 0x3002 or c == 33 or c == 0xFF01:
            return False
        # 头 尾 位 发 给 念 说 报 多 几 记 写 抄 截 换 变 改 在 如 新 分 拆 段 行
        said = said or (
            c == 0x5934 or c == 0x5C3E or c == 0x4F4D or c == 0x53D1 or c == 0x7ED9 or c == 0x5FF5 or c == 0x8BF4 or c == 0x62A5
            or c == 0x591A or c == 0x51E0 or c == 0x8BB0 or c == 0x5199 or c == 0x6284 or c == 0x622A or c == 0x6362
            or c == 0x53D8 or c == 0x6539 or c == 0x5728 or c == 0x5982 or c == 0x65B0 or c == 0x5206 or c == 0x62C6 or c == 0x6BB5
            or c == 0x884C
        )  # fmt: skip
        if (
            c == 0x7FA4
            or c == 0x88D9
            or c == 0x6263
            or c == 0x9E45
            or (c == 113 and p > 0 and keys[p - 1] == 113)
        ):
            return marked and said
        p -= 1
    return False


@kernel(CODES, INT, INT, INT)
def deals(keys: Any, a: Any, b: Any, n: Any) -> Any:
    """Whether the digits a..b-1 may write to people or add them, behind the word QQ. Twin: `selectors.kinds.qq._deals`; wider than it."""
    q = b + 1 if b < n and keys[b] == 32 else b
    c = keys[q] if q < n else 32
    # 发 来 加 私 找 联 的 好 申 要 是 都 冒 盗 这 那 号 账 人 q
    if not (
        c == 0x53D1 or c == 0x6765 or c == 0x52A0 or c == 0x79C1 or c == 0x627E or c == 0x8054 or c == 0x7684 or c == 0x597D
        or c == 0x7533 or c == 0x8981 or c == 0x662F or c == 0x90FD or c == 0x5192 or c == 0x76D7 or c == 0x8FD9
        or c == 0x90A3 or c == 0x53F7 or c == 0x8D26 or c == 0x4EBA or c == 113
    ):  # fmt: skip
        return False
    named = False
    for p in range(max(1, a - 30), a):
        c, d = keys[p], keys[p - 1]
        named = named or (c == d and (c == 113 or c == 0x6263)) or c == 0x9E45
    return named
