"""The acts an English sentence tells, without the words that only look like them."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.occasions_en import is_an_occasion
from ringbreak.rings.bulletins.terms import Term, find_terms

_NOUN_USE = re.compile(r"\b(?:for|of|group|remote|its|their) $")
_POST_AHEAD = re.compile(
    r"\b(?:promotion|promotional|promoting|advertising|spam|negative|harmful|illegal|rumou?r|forum|my|our|your|his|her|their|the|this|that|these|those|an?|each|every|which|blog|viral|facebook|weibo)(?: [a-z]+){0,2} $"
)
"""Before "post" as a noun: "my earlier post on this" posts nothing."""
_WHERE_LOCATED = (
    " in ",
    " at ",
    " on ",
    " near ",
    " within ",
    " inside ",
    " outside ",
    " along ",
    " behind ",
    " by ",
)
"""Behind "located" where it says where something lies, and not what a search found."""
_HOLDS = frozenset({"held", "hold", "holds", "holding"})
_GIVES_A_NAME = re.compile(r" (?:in|as|after|by)\b| (?!(?:more|over|about|nearly|some|and)\b)[a-z\"“'‘]")
"""Behind "named" where it calls a thing by its name or says who stands in a complaint, and lists nothing."""


def acts_of(low: str, nouns: list[Term], start: int, end: int) -> list[Term]:
    """The verbs of the lexicon that say what was done in low[start:end], left to right.

    Args:
        nouns: The nouns of the same sentence; a verb inside one of them acts on nothing.
    """
    return [
        v
        for v in find_terms(words.VERB, words.VERBS, low, start, end)
        if not any(n.start <= v.start and v.end < n.end for n in nouns)
        and not (
            v.cls in ("control", "use", "post") and _NOUN_USE.search(low, max(start, v.start - 8), v.start)
        )
        and not low.startswith((" warrant", " record"), v.end)
        and not (v.start > start and low[v.start - 1] == "-")
        and not (v.word in ("post", "posts") and _POST_AHEAD.search(low, max(start, v.start - 30), v.start))
        and not (v.word == "located" and low.startswith(_WHERE_LOCATED, v.end))
        and not (v.word in _HOLDS and is_an_occasion(low, v.end, end))
        and not (v.word == "named" and _GIVES_A_NAME.match(low, v.end) is not None)
        and not _in_a_name(low, v, start, end)
    ]  # "triad-controlled" says what something is; "purchasing" of "purchasing users" and "control" of "for group control" are no actions


def _in_a_name(low: str, verb: Term, start: int, end: int) -> bool:
    """Inside quotation marks that hold no more than a few words: the "spot trading rights" site trades nothing."""
    before = low[max(start, verb.start - 30) : verb.start]
    after = low[verb.end : min(end, verb.end + 30)]
    opened = max(before.rfind('"'), before.rfind("“"))
    if opened < 0 or before.rfind("”") > opened:
        return False
    if before[opened + 1 :] == "" and after[:1] in ('"', "”"):
        return False  # detained for "cheating" 300 subscribers
    closed = min((i for i in (after.find('"'), after.find("”")) if i >= 0), default=-1)
    if closed < 0 or (before[opened] == '"' and low.count('"', start, verb.start) % 2 == 0):
        return False
    return "," not in before[opened:] and not any(c.isdigit() for c in before[opened:] + after[:closed])
