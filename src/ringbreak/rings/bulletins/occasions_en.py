"""Whether what somebody "held" was an occasion and no people: "held a lecture for 300 pupils"."""

from __future__ import annotations

import re

_PEOPLE = (
    r"(?:groups?|gangs?|teams?|couples?|pair|trio|crews?|staff|m[ae]n|wom[ae]n|persons?|people|personnel|suspects?|boys?|girls?|child(?:ren)?|pupils?|students?|youths?|adults?|juveniles?|nationals?|residents?|patients?"
    r"|agents?|presidents?|boss(?:es)?|chiefs?|heads?|guides?|hosts?|guests?|guards?|nurses?|clerks?|cooks?|monks?|thie(?:f|ves)|brothers?|sisters?|him|her|them|those"
    # Most words in -er and the like are people.
    r"|(?!(?:after|altogether|another|career|coffee|color|committee|computer|cyber|dinner|floor|for|former|however|important|inner|instant|labor|later|major|motor|number|other|outer|over|paper|poster|power|quarter|river|significant|soccer|summer|super|theater|together|under|water|whether|winter)\b)[a-z]+(?:er|or|ist|ant|ee|ian)s?)\b"
)
_OCCASION = re.compile(
    r" ((?:[a-z0-9,'’-]+ ){0,4}?)(?:activit(?:y|ies)|assembl(?:y|ies)|auctions?|audience|ballots?|banquets?|briefings?|camps?|ceremon(?:y|ies)|class(?:es)?|clinics?|competitions?|concerts?|conferences?|consultations?|contests?|courses?|debates?|demonstrations?"
    r"|dialogues?|dinners?|discussions?|drills?|elections?|events?|exams?|examinations?|exercises?|exhibitions?|fairs?|festivals?|forums?|funerals?|galas?|hearings?|inquests?|interviews?|lectures?|lessons?|lotter(?:y|ies)|lunch(?:es|eons?)?|march(?:es)?|meetings?|memorials?"
    r"|negotiations?|open days?|parades?|part(?:y|ies)(?! of )|presentations?|press calls?|protests?|quiz(?:zes)?|rall(?:y|ies)|receptions?|referendums?|rehearsals?|reviews?|roadshows?|round-?tables?|salons?|seminars?|services?|sessions?|shows?|sit-ins?|symposi(?:um|a|ums)"
    r"|talks?|tests?|tournaments?|tours?|trainings?|trials?|tutorials?|vigils?|votes?|webinars?|weddings?|workshops?)(?![a-z-])"
    rf"(?! {_PEOPLE})"  # a party leader, the event organisers
)
"""Behind "held": it took place, and nobody was caught who attended it."""
_WHO_WERE_THERE = re.compile(
    rf"\b(?:{_PEOPLE}|[0-9][0-9,]{{0,12}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds),? "
    r"(?:[a-z]+(?:ed|ing)|about|after|and|as|at|before|by|during|following|for|from|in|inside|near|of|on|or|outside|over|to|under|while|who|with)\b"
)
"""Of "12 suspects at a party" the suspects are held; what only stands before "meeting" says of what kind it is."""
_FOR_SOME = re.compile(
    r" (?:an?|its|their|the first|the second|the annual|another) (?:[a-z'’-]+ ){0,2}?([a-z'’-]+) (?:for|attended by) (?:about |some |over |more than |nearly |around )?[0-9][0-9,.]*(?! (?:minute|hour|day|week|month|year|count|charge)s?\b)"
)
"""The same of an occasion nobody has listed: "held a bring-and-buy for 300 pupils"."""
_A_PERSON = re.compile(_PEOPLE)


def is_an_occasion(low: str, after: int, end: int) -> bool:
    """Is what "held" has behind it, from `after` on, an occasion?"""
    occasion = _OCCASION.match(low, after, end)
    if occasion is not None and _WHO_WERE_THERE.search(occasion[1]) is None:
        return True
    some = _FOR_SOME.match(low, after, end)
    return some is not None and _A_PERSON.fullmatch(some[1]) is None
