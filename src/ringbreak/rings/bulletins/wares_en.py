"""English counts of sham goods, whatever the goods are: "940 fake watches", "counterfeit watches, 940"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_SHAM_ODD = re.compile(r"\b(?:infring\w+|counterfeit|fake|knock-?off)\b[^.;,]{0,40}[a-z]{3,}s $")
"""What translation makes of 侵权运动鞋2160双."""
_SHAM_WARES = re.compile(
    r" (?!and )(?:[a-z-]+ ){0,3}?(?:counterfeit|knock-?off|pirated|fake|bogus|imitation|infringing) (?:[a-z-]+ ){0,2}?[a-z]{3,}s\b"
    r"| (?:boxes|bottles|packs|packets|cartons|tubes|jars|bags|pieces|sets|pairs|cases|kilograms|kg|tons|tonnes|litres) of (?:counterfeit|knock-?off|pirated|fake|bogus|imitation|infringing) (?:[a-z-]+ ){0,2}?[a-z]{3,}\b"
    r"| (?:products|items|goods|pieces|articles) (?:were|are) (?:all |found to be )?(?:counterfeit|fake|pirated)\b"
)
_SHAM_BEFORE = re.compile(
    r"(?:^|[\n,;:•*-]\s*)(?P<wares>(?:counterfeit|knock-?off|pirated|fake|bogus|imitation|infringing) (?:[a-z-]+ ){0,2}?[a-z]{3,}s)(?:,|:| x| -|) $"
)
"""An entry of a list: "counterfeit watches, 940"."""
_NO_WARES = frozenset(
    (
        "den",
        "website",
        "account",
        "app",
        "gang",
        "case",
        "shop",
        "enterprise",
        "person",
        "suspect",
        "certificate",
    )
)
"""What may be called fake and is no goods: "the making-fake dens 3"."""
_MAY_BE_SHAM = frozenset({"device", "phone", "computer", "disk"})
_NOTES = re.compile(
    r" (?:counterfeit|fake|forged|bogus) (?:[a-z]{2,4}\.? ?|[$€£₹])?[0-9]{1,4}[ -](?:[a-z]+ )?(?:bank)?(?:notes|bills)\b"
)
"""With what they would be worth: "31 000 counterfeit EUR 50 banknotes"."""
_KNOCK_OFF = re.compile(r"\b(?:counterfeit|knock-?off|pirated|infringing)\b")


def sham_wares(
    low: str, number: Number, noun: Term | None, ahead: Term | None, start: int, end: int
) -> tuple[Term, float] | None:
    """The goods as a noun of class "counterfeit" with how sure that is; None when nothing is called sham.

    Args:
        noun: What is counted as far as the lexicon knows; a class of its own stays, unless goods are called copied.
        ahead: The noun that stands before the number, when none is behind it.
        end: Where the words that may belong to the number end.
    """
    if noun is None and (ahead is None or ahead.cls not in _NO_WARES):
        head = _SHAM_BEFORE.search(low, max(start, number.start - 60), number.start)
        if head is not None:
            return Term(head.start("wares"), head.end("wares"), "counterfeit", head["wares"]), 0.75
    if noun is None or noun.cls == "weak":
        if noun is not None and _SHAM_ODD.search(low, max(start, number.start - 70), number.start):
            return noun._replace(cls="counterfeit"), 0.7
        wares = _NOTES.match(low, number.end) or _SHAM_WARES.match(low, number.end, end)
        if wares is None:
            return None
        return Term(number.end + 1, wares.end(), "counterfeit", wares.group().strip()), 0.8
    if noun.cls in _MAY_BE_SHAM and _KNOCK_OFF.search(low, number.end, noun.start):
        return noun._replace(cls="counterfeit"), 0.9  # "19,800 counterfeit devices"
    return None
