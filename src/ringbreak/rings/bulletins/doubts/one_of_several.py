"""Does one figure tell of a single affair, kind or share where the other tells of several or of another?"""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.ledger import Bulletin, Fact

_SEPARATE = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|several|various|[0-9]{1,3}) (?:separate|different|unrelated|distinct)"
    r" (?:[a-z-]+ ){0,2}(?:operations|raids|cases|incidents|investigations|probes|crackdowns|occasions)\b",
    re.IGNORECASE,
)
""" "27 people in three separate operations": what follows may be told of one of them."""
_EARLIER = re.compile(
    r"\s*(?:In (?:the (?:spring|summer|autumn|fall|winter) of )?(?:(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December),? ?)?(?:(?:19|20)[0-9]{2})?,|Last (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|week|month|year|spring|summer|autumn|fall|winter),)"
    r" (?=[A-Za-z0-9])"
)
"""How a sentence opens that goes back to an affair before the one told: "In 2018, Bali police arrested", "Last Tuesday, two"."""
_BEHIND = re.compile(r"(?:\b(?:along|together) with|\bin addition to|\bas well as) (?:the |some |about )?$")
""" "103 nationals, along with 11 helpers"."""
_FROM_ONE = re.compile(r"[^.;,]{0,40}\bfrom (?:him|her)\b")
"""Behind what was taken from one person."""
_BROAD = frozenset(
    "alleged suspected criminal criminals crime illegal such more new different separate major local foreign organised organized active"
    " whole entire people persons of the these those related other key large small similar case cases fraud scam scams fraudulent"
    " cyber online internet network telecom telecommunications phone".split()
)
"""Words before a noun that narrow nothing, or as much as any other here."""
_KINDS = frozenset({"gangs_dismantled", "cases_solved", "cases_filed", "websites_closed", "dens_destroyed"})
_WORTH = re.compile(
    r"\b(?:cars|vehicles|motorcycles|grants|houses|flats|properties|watches|bags|jewell?ery|goods|gold|land|yachts|phones|computers)\b"
    r"(?:[^.;]|\.[0-9]){0,50}\b(?:worth|valued at)(?: (?:a total of|some|about|over))? ?$"
)
_IN_ACCOUNTS = re.compile(
    r"\baccounts (?:totall?ing|with|holding|containing|worth)(?: (?:a total of|some|about|over))? ?$"
)
_ASSETS = re.compile(r" (?:of|in|worth of) (?:[a-z]+ ){0,2}assets\b")
_WORDS = re.compile(r"[a-z][a-z-]+")


def of_one_of_several(bulletin: Bulletin, left: Fact, right: Fact) -> bool:
    """The smaller is told of one affair, kind or person, the larger of several or of others; English alone says it so."""
    if bulletin.lang != "en":
        return False
    small, large = sorted((left, right), key=lambda f: f.value or f.high or 0.0)
    text = bulletin.text
    far = (large.value or large.high or 0.0) >= 2 * (small.value or small.high or 0.0)
    # Eight told as nine is a slip, of however many raids and whenever it was.
    if far and small.start > large.start and _SEPARATE.search(text, large.sentence_start, large.sentence_end):
        return True
    if far and _goes_back(text, _first_told(bulletin, left), _first_told(bulletin, right)):
        return True
    if _BEHIND.search(text, max(small.sentence_start, small.start - 30), small.start):
        return True
    if small.measure.startswith("seized_") and _FROM_ONE.match(text, small.end, small.sentence_end):
        return True
    return _another_kind(text, left, right) or _other_assets(text, small, large)


def _other_assets(text: str, small: Fact, large: Fact) -> bool:
    """Cars worth so much and what lay in accounts are two sums; what lay in accounts is a part of all assets."""
    if small.measure not in ("money_frozen", "money_recovered"):
        return False
    kinds = [
        "worth"
        if _WORTH.search(text, max(f.sentence_start, f.start - 90), f.start)
        else "accounts"
        if _IN_ACCOUNTS.search(text, max(f.sentence_start, f.start - 60), f.start)
        else "assets"
        if _ASSETS.match(text, f.end, f.sentence_end)
        else ""
        for f in (small, large)
    ]
    return "" not in kinds and kinds[0] != kinds[1] and kinds[0] != "assets"


def _another_kind(text: str, left: Fact, right: Fact) -> bool:
    """Each is narrowed by words before its noun, and none is common: scammer organisations, money lending ones."""
    if left.measure not in _KINDS:
        return False
    kinds = [set(_WORDS.findall(text[f.number_end : f.end].lower())) - _BROAD for f in (left, right)]
    heads = [set(_WORDS.findall(f.noun)) for f in (left, right)]
    narrowed = [kind - head for kind, head in zip(kinds, heads, strict=True)]
    return bool(narrowed[0] and narrowed[1]) and not kinds[0] & kinds[1] - (heads[0] | heads[1])


def _first_told(bulletin: Bulletin, fact: Fact) -> Fact:
    """The figure where the text tells it first."""
    said = (fact.case_no, fact.measure, fact.value, fact.low, fact.high)
    return next((f for f in bulletin.facts if (f.case_no, f.measure, f.value, f.low, f.high) == said), fact)


def _goes_back(text: str, left: Fact, right: Fact) -> bool:
    """The later of the two opens its sentence with an earlier time, the first does not: what happened before."""
    first, later = sorted((left, right), key=lambda f: f.start)
    return (
        _EARLIER.match(text, later.sentence_start, later.end) is not None
        and _EARLIER.match(text, first.sentence_start, first.end) is None
    )
