"""Where the texts of one family differ: the constant pieces, and what each text puts between them.

The constant pieces of a template are found by counting short runs of characters over a sample of its texts, and each text is then cut at
them in order, so the work grows with the characters and not with pairs of texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

RUN = 4
"""Characters that are counted together."""
CONSTANT = 0.8
"""Share of the texts that must have a run for it to be of the constant text."""
LONGEST = 1_500
"""Characters of a text that are looked at."""
LEAD = re.compile(
    r"(微信|薇信|威信|加[vVＶ微薇威]|[vV]信|[vV][xX]|wechat|weixin|[qQ][qQ]|扣扣|企鹅|电话|手机|致电|来电|热线|联系|咨询|客服|飞机|电报|telegram|whats ?app|line|"
    r"网址|链接|点击|登录|访问|下载|tel|call|contact|dm|add|http|www)[^\w]*(我|号|人|方式|是|为|id|me|us|at|on)?[^\w]*$",
    re.I,
)
"""Words at the end of a constant piece after which a contact stands."""
_AMOUNT = re.compile(r"元|块|万|亿|折|%|％|¥|￥|\$|年|月|日|号|时|分|点|级|天|小时")


@dataclass(frozen=True)
class Template:
    """anchors: Constant pieces in order. leads: Whether a contact is to be expected after each (slot i + 1 follows anchor i)."""

    anchors: tuple[str, ...]
    leads: tuple[bool, ...]


def template(texts: Sequence[str]) -> Template:
    """The constant pieces of a family, from a sample of three or more of its texts; the result does not depend on their order."""
    sample = sorted(t[:LONGEST] for t in texts)
    example = sample[0]
    few = int(len(sample) - CONSTANT * len(sample) + 1e-9)
    covered = bytearray(len(example))
    for run in {example[i : i + RUN] for i in range(len(example) - RUN + 1)}:
        lacking = 0
        for text in sample:
            if run not in text:
                lacking += 1
                if lacking > few:
                    break
        else:
            at = example.find(run)
            while at >= 0:
                covered[at : at + RUN] = b"\1" * RUN
                at = example.find(run, at + 1)
    anchors: list[str] = []
    start = -1
    for i, constant in enumerate((*covered, 0)):
        if constant and start < 0:
            start = i
        elif not constant and start >= 0:
            anchors.append(example[start:i])
            start = -1
    return Template(tuple(anchors), tuple(LEAD.search(a[-16:]) is not None for a in anchors))


def slots(text: str, found: Template) -> list[tuple[int, int, int]]:
    """What a text puts between the constant pieces: (slot, start, end), offsets in code points, blanks left out.

    Slot 0 is before the first piece, slot i after piece i - 1. A piece that the text lacks ends nothing: the slots on its two sides are
    unknown and left out.
    """
    made: list[tuple[int, int, int]] = []
    position, last = 0, 0
    known = True
    for i, anchor in enumerate(found.anchors):
        at = text.find(anchor, position)
        if at < 0:
            known = False
            continue
        if known and i == last:
            made.append((i, position, at))
        position, last, known = at + len(anchor), i + 1, True
    if last == len(found.anchors):
        made.append((last, position, len(text)))
    return [(slot, a, b) for slot, a, b in (_trimmed(text, s) for s in made) if b > a]


def _trimmed(text: str, slot: tuple[int, int, int]) -> tuple[int, int, int]:
    number, a, b = slot
    while a < b and not text[a].isalnum():
        a += 1
    while b > a and not text[b - 1].isalnum():
        b -= 1
    return number, a, b


def contact(value: str) -> str | None:
    """The normal form of what may be a contact nobody could read: 5 to 24 letters and digits, whatever stands between them; else None.

    Amounts, dates and words without a figure are none.
    """
    plain = unicodedata.normalize("NFKC", value)
    if len(plain) > 60 or _AMOUNT.search(plain):
        return None
    kept = "".join(c for c in plain if c.isascii() and (c.isalnum() or c == "_")).lower()
    if not 5 <= len(kept) <= 24 or not any(c.isdigit() for c in kept):
        return None
    # Half a sentence around a figure is a sentence.
    return kept if sum(c.isalnum() for c in plain) - sum(c.isalnum() for c in kept) <= 4 else None
