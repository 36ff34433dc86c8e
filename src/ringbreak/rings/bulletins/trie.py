"""One pattern out of many words: alternatives share their beginnings, so a scan stays linear."""

from __future__ import annotations

import re
from collections.abc import Iterable

Node = dict[str, "Node"]


def words_pattern(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place; no groups inside."""
    root: Node = {}
    for word in sorted(set(words)):
        node = root
        for c in word:
            node = node.setdefault(c, {})
        node[""] = {}
    return _pattern(root)


_BRANCHES = 4
"""Groups of first characters that are told apart at each step."""


def scanner_pattern(words: Iterable[str]) -> str:
    """What `words_pattern` matches, for lexicons whose words begin with hundreds of characters (Chinese ones).

    The engine steps over all other characters when a pattern opens with one class, and tries alternatives one after
    the other. So a place is first held against the characters that words begin with, then against those they go on
    with, then the first character is looked up group by group; only the words of one character are tried.
    """
    rest: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rest.setdefault(word[0], []).append(word[1:])
    firsts = sorted(rest)
    alone = _class(c for c in firsts if "" in rest[c])
    seconds = _class(sorted({w[0] for tails in rest.values() for w in tails if w}))
    goes_on = "|".join([*([f"(?={seconds})"] if seconds else ()), *([f"(?<={alone})"] if alone else ())])
    return f"{_class(firsts)}(?:{goes_on})(?:{_lookup(firsts, rest)})"


def _class(characters: Iterable[str]) -> str:
    """A class of the characters; nothing for none."""
    inside = "".join(re.escape(c) for c in characters)
    return f"[{inside}]" if inside else ""


def _lookup(firsts: list[str], rest: dict[str, list[str]]) -> str:
    """What may follow the character just read, by what it is."""
    if len(firsts) <= _BRANCHES:
        return "|".join(f"(?<={re.escape(c)}){words_pattern(rest[c])}" for c in firsts)
    size = -(-len(firsts) // _BRANCHES)
    groups = [firsts[i : i + size] for i in range(0, len(firsts), size)]
    return "|".join(f"(?<={_class(g)})(?:{_lookup(g, rest)})" for g in groups)


def _pattern(node: Node) -> str:
    branches = [re.escape(c) + _pattern(child) for c, child in node.items() if c]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" not in node:
        return body
    return ("(?:" + body + ")?") if len(branches) == 1 else body + "?"
