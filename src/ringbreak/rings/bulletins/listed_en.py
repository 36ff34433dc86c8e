"""English numbers whose noun was told before them: parallel places, further acts, shares of what was counted."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.adverbs_en import ADVERB
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.lexicon_en import VERB, VERBS
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_AND_THERE = re.compile(
    r"(?: (?:(?:were|was) )?(?:(?:people|others) )?)? ?in (?:the )?(?:[a-z]|(?:19|20)[0-9]{2}\b)"
)
_JOINED = re.compile(r"(?:(?:,|\band|, and|;|:|, including|, while|, with|–|—|-) |\()$")
_OF_THE_WHOLE = re.compile(r"\b(?:of|among) the [0-9][0-9,]*(?: [a-z]+){0,2}, $")
""" "Of the 74 arrested, 42 were people in the U.S.": the first part."""


def as_listed(
    text: str, low: str, number: Number, before: Figure | None, start: int, end: int
) -> Figure | None:
    """ "47 were held in Germany, 24 in the UK and four in Italy", "118 were charged in 2021, 164 in 2022": the number goes
    on with what was counted before."""
    if before is None or not before.measure or not (before.verb or before.noun in ("arrest_count", "person")):
        return None
    there = _AND_THERE.match(low, number.end, end)
    last = text[there.end() - 1] if there is not None else ""
    if not (
        last.isdigit()
        or (last.isupper() and before.noun in ("person", "suspect", "case", "arrest_count"))
        or _alike(low, number, before)
    ) or not (
        _JOINED.search(low, start, number.start)
        or _OF_THE_WHOLE.search(low, max(start, number.start - 40), number.start)
    ):
        return None
    return made_figure(
        number, before.measure, number.start, number.end, start, end, before.noun, before.verb, 0.7
    )


_AMONG_THEM = re.compile(
    r"(?:among|amongst) (?:them|those|the (?:arrested|detained|detainees|suspects)) (?:were|are|was)\b|(?:they|those (?:arrested|detained|held)|the (?:suspects|detainees|arrestees|arrested|accused|defendants|offenders|fraudsters|scammers)(?:, (?:who|whom|all of whom)[^,.;]{3,60},)?) (?:include|included|comprise|comprised)\b"
)
_TAKEN = frozenset({"arrest", "detain", "charge", "sentence"})
_SOME_PEOPLE = re.compile(r" (?:[a-z-]+ )?[a-z]{3,}(?:ers|ors|men|women|ists|ants|ans|ees)\b")
_LOOK_BACK = 400
"""Characters before a sentence in which it was told what was done to them."""


def taken_before(low: str, start: int) -> str | None:
    """The act of the sentence before, when this one opens with "among them were": its people are a part of those taken."""
    if _AMONG_THEM.match(low, start) is None:
        return None
    acts = [m.group() for m in VERB.finditer(low, max(0, start - _LOOK_BACK), start)]
    return next((VERBS[a] for a in reversed(acts) if VERBS[a] in _TAKEN), None)


def part_of_them(
    low: str, number: Number, nouns: list[Term], taken: str, start: int, end: int
) -> Figure | None:
    """The figure of people who are a part of those a sentence before told of; None when it is not people that are counted."""
    noun = next((n for n in nouns if number.end < n.start <= number.end + 24), None)
    measure = measure_of("person", taken)
    if noun is None and (unknown := _SOME_PEOPLE.match(low, number.end, end)) is not None:
        noun = Term(unknown.start(), unknown.end(), "person", unknown.group())  # "423 Hongkongers"
    if noun is None or measure is None or "," in low[number.end : noun.start]:
        return None
    if noun.cls not in PEOPLE and not (
        noun.start > number.end + 1 and low[noun.start - 4 : noun.start] == "the "
    ):
        return None
    return made_figure(number, measure, number.start, noun.end, start, end, "person", taken, 0.7)


_INCLUDING = re.compile(
    r"(?: [a-z]+){0,6}?,? \(?(?:including|among them|among whom|of whom|some of them)(?: (?:were|are|at least|also))* $|(?: [a-z]+){0,6}?, including [^.;]{2,60}(?:, | and |, and )$"
)
_ADJECTIVES = 2
_ROLES = frozenset({"arrested", "detained", "charged", "sentenced"})


def part_of_those(
    low: str, number: Number, before: Figure | None, nouns: list[Term], start: int, end: int
) -> Figure | None:
    """ "Three suspects, including two brothers, remain in custody": of people a part shares what is told of the whole."""
    if before is None or before.measure not in _ROLES or before.value is None or number.value is None:
        return None
    noun = next((n for n in nouns if number.end < n.start <= number.end + 24), None)
    if (
        noun is None
        or noun.cls not in PEOPLE
        or number.value >= before.value
        or low[number.end : noun.start].count(" ") > _ADJECTIVES
        or _INCLUDING.fullmatch(low, before.end, number.start) is None
    ):
        return None
    return made_figure(number, before.measure, number.start, noun.end, start, end, noun.cls, before.verb, 0.7)


_IN_A_BOX = re.compile(
    r"[ \t]*(?:[-–—•▪●◆■►*·] ?)?(?:(?:people|persons|men|total) )?(?P<taken>arrested|detained|charged|convicted|sentenced|jailed)(?: so far| in all)?: ?"
)


def in_a_box(low: str, number: Number, start: int, end: int) -> Figure | None:
    """ "• Arrested: 6", an entry of its own."""
    if not low.endswith((": ", ":"), start, number.start):
        return None
    entry = _IN_A_BOX.fullmatch(low, start, number.start)
    if entry is None or number.value is None or low[number.end : end].strip(" .;"):
        return None
    verb = VERBS.get(entry["taken"], "arrest")
    measure = measure_of("suspect", verb)
    if measure is None:
        return None
    return made_figure(number, measure, number.start, number.end, start, end, "suspect", verb, 0.8)


_OF_THOSE = re.compile(
    r"of (?:all )?(?:those|the (?:[0-9]{1,5}|[a-z-]+)(?: [a-z]+){0,2})(?: who were)? (?P<taken>arrested|caught|captured|detained|charged|sentenced|convicted|jailed)(?: [a-z' ]{0,30})?, "
)
_DID = re.compile(
    r" (?:[a-z]+ed|were|was|had|kept|ran|held|sold|wrote|made|did|led|took|built|drove|spoke|came|dealt|bought) "
)
_NEXT = (", ", " and ", "while ")


def of_those_taken(low: str, number: Number, start: int, end: int) -> Figure | None:
    """ "Of those arrested, 41 answered calls, 28 produced profiles": a bare number before what its people did is a part of them."""
    if number.value is None or not low.startswith("of ", start):
        return None
    if not low.endswith(_NEXT, start, number.start) or _DID.match(low, number.end, end) is None:
        return None
    opened = _OF_THOSE.match(low, start, number.start)
    if opened is None:
        return None
    verb = VERBS.get(opened["taken"], "arrest")
    measure = measure_of("suspect", verb)
    if measure is None:
        return None
    return made_figure(number, measure, number.start, number.end, start, end, "suspect", verb, 0.75)


_PLACED = re.compile(
    r" (?:(?:(?:were|was|are|have been|has been|had been) )?[a-z]+ed )?(?P<at>in|at|from|by|with|on|to|under) "
)


def _alike(low: str, number: Number, before: Figure) -> bool:
    """ "Eight cases were registered at the east station and three at the south": both counts go on with one preposition."""
    first, second = _PLACED.match(low, before.end), _PLACED.match(low, number.end)
    return (
        first is not None
        and second is not None
        and first["at"] == second["at"]
        and second.start("at") == number.end + 1
        and number.comparator == before.comparator
    )


def as_before(
    low: str, number: Number, counted: str, verbs: list[Term], start: int, end: int
) -> Figure | None:
    """ "Interviewed 212 platforms, warned 97": a bare number between an action and a comma counts the things before."""
    share = _OF_WHICH_DONE.match(low, number.end, end) if _OF_WHICH.search(low, start, number.start) else None
    if share is not None:
        done = next((v for v in verbs if v.start == share.end()), None)
        of_them = "case" if counted == "complaint" else counted
        told = measure_of(of_them, done.cls) if done is not None else None
        if told is not None and done is not None:
            return made_figure(number, told, number.start, number.end, start, end, of_them, done.cls, 0.75)
    acted = next((v for v in reversed(verbs) if v.end + 1 == number.start), None)
    if acted is None or number.worded or not _ALONE.match(low, number.end, end):
        return None
    measure = measure_of(counted, acted.cls)
    if measure is None:
        return None
    return made_figure(number, measure, number.start, number.end, start, end, counted, acted.cls, 0.75)


_OF_WHICH = re.compile(
    r"\b(?:of which|of these|of them|out of which|out of these|among them)(?:,)? (?:about |some |over |more than |only |just )?$"
)
_OF_WHICH_DONE = re.compile(r" (?:have|has|had|were|was|are)(?: been| already| since| so far| all| now)* ")
_ALONE = re.compile(
    r"(?: (?:pieces|items|sets|sheets|names|units|copies|entries|strips|ones|of (?:them|these)))?(?:(?:[,.;]| and )|\s*$)"
)


_LIST_OF_TAKEN = re.compile(
    r"\b(?:seiz|confiscat|recover|results?\b|impound|haul|raid|search|revealed the following|found the following|the following (?:items|goods|articles|exhibits)|inventory|exhibits?\b|contained the following|yielded|(?:what|everything) (?:the )?(?:police|officers|investigators|detectives|they) (?:took|carried off|collected|found|brought out))"
)
_HEADED = re.compile(
    r"\s*(?:[-–—•*] )?(?:(?:the |our |total )?(?:haul|seizures?|inventory|exhibits?|loot|items taken|evidence|(?:what|everything) (?:the )?(?:police|officers|investigators|detectives|they) (?:took|carried off|collected|found))(?: [a-z]+){0,3}"
    r"|(?:in|inside|at) (?:the|his|her|their|a|one) (?:flat|house|home|car|room|apartment|office|unit|villa|garage|boot|bag|safe|warehouse|lock-up|den|shop)(?: [a-z]+){0,2}):"
)
""" "The haul: 1,200 SIM cards, 35 modems"."""


def told_as_taken(low: str, number: Number, span_end: int, verbs: list[Term], start: int, end: int) -> bool:
    """Does a thing without an act stand in a list of what was taken, below a line that says so or behind its heading?"""
    if (
        end - start <= _SHORT
        and all(number.end <= v.start < span_end for v in verbs)
        and _LIST_OF_TAKEN.search(low, max(0, start - _ABOVE), start)
    ):
        return True
    return (
        not any(v.start < number.start for v in verbs) and _HEADED.match(low, start, number.start) is not None
    )


_SHORT = 80
"""Characters of an entry."""
_ABOVE = 300
"""Characters that a list is followed back to its heading."""


_CASH_AT = re.compile(
    r"\bcash (?:of|amounting to|worth|totall?ing)(?: about| over| more than| nearly| some)* (?:[a-z]{0,3}[$€£¥₹] ?|[a-z]{2,3}\.? ?)?$"
)
_IN_CASH = re.compile(r" (?:in |of )?(?:[a-z]+ )?cash\b")
_TAKEN_THINGS = frozenset({"black_cards", "certificates"})
_TAKING = frozenset({"seize", "find"})
_WERE = re.compile(rf"\b(?:was|were|been|got)(?: {ADVERB})* $")


def cash_taken(low: str, cash: Figure, before: Figure | None, verbs: list[Term], end: int) -> bool:
    """ "Recovered 83 phones, 206 cards and cash of HK$640,000": cash in a list of things that were taken was taken too."""
    if not (
        _CASH_AT.search(low, max(cash.sentence[0], cash.number.number_start - 40), cash.number.number_start)
        or _IN_CASH.match(low, cash.end, end)
    ):
        return False
    if (
        before is not None
        and (before.measure.startswith("seized_") or before.measure in _TAKEN_THINGS)
        and _NEXT_OF_LIST.fullmatch(low, before.end, cash.start) is not None
    ):
        return True
    passive = next((v for v in verbs if v.start >= cash.end and _WERE.search(low, cash.end, v.start)), None)
    return (
        passive is not None
        and passive.cls in _TAKING
        and _NO_BREAK.fullmatch(low, cash.end, passive.start) is not None
    )


_NEXT_OF_LIST = re.compile(
    r"[^.:]{0,90}(?:[,;]| and| along with| together with| as well as| plus)(?: about| over| more than| nearly| some| cash| of| amounting to| worth| totall?ing| an?| the| sum| amount)* ?"
)
_NO_BREAK = re.compile(r"[^.;:]{0,140}")
