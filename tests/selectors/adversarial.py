"""Texts made to be slow: for every kind its examples, halves of them, its leads and near misses, over and over, and runs of signs."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType

from ringbreak.selectors.leadwords import KINDS
from ringbreak.selectors.registry import by_name

SIGNS = (
    "1", "13", "一", "1 ", "1-", "1（", "a", "a1", "A", "0", "f", "a.", "a@", "@a", "@", "://", "http://", "http://a.", "h", "www.",
    "a:", "::", "1.", "(", "[.]", "“", "“a", "a”", "的", "号：", "微信", "加v", "、a1", "/a1", "+1", "+86 ", "00", "＋１", "❤", "\u200b",
    "个", "1个", "吧", "1吧", "京A", "G-", "._-", "a_", "\n", " ", "x一", "是我的QQ", "（微信", "。com", "点com", " dot ",
    "44_", "空格a b ", "连起来\na_1\n", "#换成@a#b.com", "one ", "two one ", "搜“a”", "叫“a”网名“b”", "微博？\n@a1111\n", "a（删）b",
    "1。", "a at ", "moc.a倒着 ", "微信就是我手机", "洞", "@ a1234 ", "微信还是a_1234 ", "(Discord)a", "1Z", "嘅9000 0142打",
    "202-555-0143 ", "2026-01-01 11:11:11 ", "cat#1999 discord ", "cat_1999 on ",
)  # fmt: skip
"""What begins or continues a pattern of one kind or another."""


def units(kind: str) -> list[str]:
    """What is repeated for a kind: examples glued and apart, their first halves, near misses, leads bare and with marks."""
    selector = by_name()[kind]
    examples = [*selector.examples, *selector.examples.values()]
    halves = [e[: len(e) // 2] for e in examples]
    leads = sorted(word for word, kinds in KINDS.items() if kind in kinds)
    out = ["".join(examples), " ".join(examples) + "\n", "".join(halves), "".join(selector.not_examples)]
    if leads:
        out += ["".join(leads), "：".join(leads) + "：", " ".join(f"{lead} a1" for lead in leads)]
    out += [max(examples, key=len), halves[0]] if examples else []
    return [u for u in dict.fromkeys(out) if u]


def long(unit: str, size: int) -> str:
    """A text of `size` characters that repeats `unit`."""
    return (unit * (size // len(unit) + 1))[:size]


def growth(run: Callable[[str], object], unit: str, size: int) -> tuple[float, float]:
    """Processor seconds of this thread for a text of `size` characters and for one ten times as long."""
    took = []
    for n in (size, 10 * size):
        text = long(unit, n)
        begun = time.thread_time()
        run(text)
        took.append(time.thread_time() - begun)
    return took[0], took[1]


def steps(run: Callable[[str], object], text: str) -> int:
    """How many functions of ours and of the standard library are called for a text: work that no other process on the machine changes."""
    called = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal called
        called += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run(text)
    finally:
        sys.setprofile(before)
    return called
