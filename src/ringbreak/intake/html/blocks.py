"""Talk without names for its parts: elements of one kind, each with a sender, a time and words, whatever their classes are called.

Tools that save chats, and forums of every make, write the same block for each post: who, when, then what was said. The parts are told
by what they hold, not by what they are called: a short text that is a time, a short text before the words that is none. That a list of
news is no talk is seen by its senders: in a talk they come again, or lead to accounts, or the posts bear the numbers of floors.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from ringbreak.intake.html.text import words_of

LEAST = 4
"""Blocks of a kind from which they can be a talk."""
_MOST_SAMPLED, _MOST_GROUPS, _MOST_PARTS = 40, 6, 12
_DATE = r"(?:19|20)\d\d[-/.年] ?\d{1,2}[-/.月] ?\d{1,2}日?|(?<!\d)\d{1,2}[-/.月]\d{1,2}日?(?!\d)"
_CLOCK = r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
_TIME = re.compile(
    rf"(?:{_DATE})[ T,，\u3000]{{0,3}}(?:星期.|周.)?[ ]?{_CLOCK}|^\W{{0,2}}{_CLOCK}(?: ?[AaPp][Mm])?\W{{0,2}}$"
)
_FLOOR = re.compile(
    r"(?:第? ?\d{1,6} ?[楼樓#层層F]|# ?\d{1,6}|沙发|板凳|地板|楼主|樓主|OP)\W{0,2}", re.IGNORECASE
)
_SENTENCE = re.compile(r"[。！？!?；;，,]|\.\s")
_ACCOUNT = re.compile(
    r"(?:/(?:u|user|users|member|members|profile|space|people|author|home|id)/|[?&;](?:uid|userid|user_id|u|mid|un|id)=|space-uid-)([A-Za-z0-9_.%-]{2,64})",
    re.IGNORECASE,
)
_POSTS = frozenset("post reply floor thread comment answer tie lzl review".split())


@dataclass(slots=True)
class Block:
    """One post: its element, the elements of its sender, time and floor, and the account its sender's name leads to."""

    item: etree._Element
    who: etree._Element | None
    when: etree._Element | None
    floor: etree._Element | None
    account: str | None


def read_blocks(root: etree._Element) -> tuple[str, list[Block]] | None:
    """What the blocks are (message, or post of a thread) and the blocks in their order; None when there is no talk."""
    groups: dict[tuple[str, str], list[etree._Element]] = {}
    for node in root.iter("div", "li", "article", "section", "dl", "p", "blockquote"):
        if len(node):
            classes = (node.get("class") or "").split()
            groups.setdefault((node.tag, classes[0] if classes else ""), []).append(node)
    for (_, name), found in sorted(groups.items(), key=lambda it: -len(it[1]))[:_MOST_GROUPS]:
        if len(found) < LEAST or not name or _one_inside_another(found):
            continue
        sample = [_block(n) for n in found[:_MOST_SAMPLED]]
        told = [b for b in sample if b.who is not None and b.when is not None and _worded(b)]
        if 10 * len(told) < 7 * len(sample):
            continue
        numbered = 2 * sum(b.floor is not None for b in told) >= len(told)
        known = 2 * sum(b.account is not None for b in told) >= len(told)
        names = Counter(words_of(b.who) for b in told if b.who is not None)
        again = len(names) > 1 and len(names) <= 0.6 * len(told)
        if not (numbered or known or again):
            continue
        posts = numbered or bool(set(re.split(r"[^a-z]+", name.lower())) & _POSTS)
        return "post" if posts else "message", [_block(n) for n in found]
    return None


def _one_inside_another(found: list[etree._Element]) -> bool:
    held = {id(n): n for n in found}
    return any(id(above) in held for n in found[: 4 * _MOST_SAMPLED] for above in n.iterancestors())


def _block(item: etree._Element) -> Block:
    """The parts of a block, looked for among its first short texts."""
    block = Block(item, None, None, None, None)
    seen = 0
    for node in item.iter():
        if node is item or not isinstance(node.tag, str) or not (node.text or "").strip():
            continue
        seen += 1
        text = words_of(node)
        if seen > _MOST_PARTS or (
            block.who is not None and block.when is not None and block.floor is not None
        ):
            break
        if len(text) > 50:
            continue
        if _TIME.search(text):
            block.when = node if block.when is None else block.when
        elif _FLOOR.fullmatch(text):
            block.floor = node if block.floor is None else block.floor
        elif block.who is None and seen <= 4 and len(text) <= 40 and not _SENTENCE.search(text):
            block.who = node
            near = [node, *node.iter("a"), *(n for n in node.iterancestors("a") if n is not item)]
            found = (_ACCOUNT.search(n.get("href") or "") for n in near)
            block.account = next((m[1] for m in found if m), None)
    return block


def _worded(block: Block) -> bool:
    """Whether anything is said besides sender, time and floor."""
    told = sum(len(words_of(n)) for n in (block.who, block.when, block.floor) if n is not None)
    return len(words_of(block.item)) > told + 1
