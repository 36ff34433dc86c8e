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


def _pattern(node: Node) -> str:
    branches = [re.escape(c) + _pattern(child) for c, child in node.items() if c]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" not in node:
        return body
    return ("(?:" + body + ")?") if len(branches) == 1 else body + "?"
