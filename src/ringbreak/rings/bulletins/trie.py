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


_GROUP = 32
"""First characters that share one look ahead: the square root of the few hundred a lexicon begins with."""


def scanner_pattern(words: Iterable[str]) -> str:
    """What `words_pattern` matches, for lexicons whose words begin with hundreds of characters (Chinese ones).

    The engine tries alternatives one after the other, so a place is first held against the characters that words
    begin with and go on with, then against groups of beginnings; only one group's words are tried.
    """
    known = sorted(set(words))
    firsts = sorted({w[0] for w in known})
    alone = "".join(re.escape(w) for w in known if len(w) == 1)
    seconds = "".join(re.escape(c) for c in sorted({w[1] for w in known if len(w) > 1}))
    goes_on = "|".join([*([f"[{seconds}]"] if seconds else ()), *([f"(?<=[{alone}])"] if alone else ())])
    groups = []
    for i in range(0, len(firsts), _GROUP):
        group = "".join(re.escape(c) for c in firsts[i : i + _GROUP])
        own = [w for w in known if firsts[i] <= w[0] <= firsts[min(i + _GROUP, len(firsts)) - 1]]
        groups.append(f"(?=[{group}])(?:{words_pattern(own)})")
    first = "".join(re.escape(c) for c in firsts)
    return f"(?=[{first}](?:{goes_on}))(?:{'|'.join(groups)})"


def _pattern(node: Node) -> str:
    branches = [re.escape(c) + _pattern(child) for c, child in node.items() if c]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" not in node:
        return body
    return ("(?:" + body + ")?") if len(branches) == 1 else body + "?"
