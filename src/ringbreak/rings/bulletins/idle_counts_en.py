"""Counts of things we know that tell nothing of the case: what was spared, advised, organised, surveyed, or recurs."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.measures import PEOPLE
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_SPARED = re.compile(
    r"(?: who [^,.;]{0,50}?)? (?:were|was|have been|had been|has been) (?:[a-z]+ly |also |all )?(?:educated|persuaded|dissuaded|rescued|advised|freed|helped|evacuated|trained|counsell?ed|reminded|alerted)\b"
)
"""What was done to people who were not caught."""
_LET_GO = re.compile(
    r"\b(?:release|rescue|freeing|acquittal|discharge) of (?:the |another |a total of |about |some |over |more than |at least )*$"
)
_AUXILIARY = (" who ", " were ", " was ", " have ", " had ", " has ")
_DIVIDED = re.compile(r"\b(?:divided|split|organi[sz]ed|formed) (?:up )?(?:into )?$")
_OF_WHAT = re.compile(
    r"\b(?:administrators?|operators?|owners?|founders?|developers?|managers?|users?|customers?|bosses|heads|clients?|employees|moderators?) of (?:the |some |about |at least )?$"
)
_POLICE_WHAT = re.compile(
    r" (?:[a-z]+ )?(?:divisions?|stations?|districts?|posts?|forces|units|departments?|services|vehicles?|cars|teams|agencies|headquarters|dogs|bikes|vans|commands|bureaus|regions|zones|reports)\b"
)
_PER_DAY = re.compile(r" (?:a|per|every|each) (?:second|minute|hour|day|week|month|year)\b")
_KEPT_FROM = re.compile(
    r"\b(?:persuad|dissuad|stopp?|warn|alert|prevent|talk|convinc|protect|help|sav|advis|remind|contact|reach|inform|train|educat|rescu)(?:ed|ing|s|e|es)?(?: about| some| more than| over| nearly| at least)? $"
)
_WITH_COUNTS = re.compile(
    r"\b(?:charged|indicted|convicted) (?:[^,.;]{1,40} )?(?:with|of|on) (?:a total of )?$|\bcounts? of $"
    r"|\bplead(?:ed|ing|s)? (?:not )?guilty (?:[^,.;]{1,40} )?to (?:a total of |all )?$"
)
"""What people answer for in court counts no cases of the police."""
_OUR_OWN = re.compile(r"\b(?:on|of|to) (?:this|my|our) (?:site|blog|page|channel|website|newsletter)\b")
"""What the writer says of what he writes in."""
_SURVEYED = re.compile(
    r"\b(?:we|our [a-z]+|researchers|volunteers|reporters|respondents|surveyors) (?:[a-z]+ ){0,3}?(?:interviewed|surveyed|visited|polled|toured|questioned|spoke|held|ran|gave|met)\b|\b(?:survey(?:ed|ing)?|poll(?:ed)? of|questionnaires?|lectures?|roadshows?|workshops?)\b"
)

_SURVEY_OF = re.compile(
    r"\b(?:surveys?|polls?|samples?|study|studies|questionnaires?) of (?:about |some |over |more than |nearly )?$"
)
_TOLD_AS_EXAMPLES = re.compile(
    r"\b(?:publish(?:ed|es)|releas(?:ed|es)|unveil(?:ed|s)|publici[sz](?:ed|es)|select(?:ed|s)|shared) (?:another |the following )?$"
)

_OWN_WORK = re.compile(
    r" (?:(?:were|was|have been|has been|had been) (?:also )?(?:promoted|honou?red|commended|rewarded|praised|decorated|trained)|(?:also |then )?(?:gave|give|giving|attended|visited|handed out|distributed|explained|taught|lectured|answered|explain))\b"
)
_OF_A_DISEASE = re.compile(
    r" of (?:the |a |an |suspected |confirmed |severe |human |new )*(?:flu|influenza|measles|dengue|covid(?:-19)?|malaria|cholera|virus|disease|illness|infections?|pneumonia|tuberculosis|rabies|hepatitis|polio|mpox|cancer|food poisoning|heatstroke|diabetes|typhoid|ebola)\b"
)
_DISASTERS = r"(?:earthquakes?|quakes?|floods?|storms?|typhoons?|hurricanes?|fires?|wars?|bombings?|landslides?|tsunamis?|droughts?|crash(?:es)?|accidents?|blasts?|explosions?|domestic violence)"
_OF_A_DISASTER = re.compile(rf" of (?:the |a |an |last [a-z]+'s |recent |deadly )*{_DISASTERS}\b")
_DISASTER = re.compile(rf"\b{_DISASTERS} $")
_TRAVELLERS = frozenset(
    {
        "students",
        "children",
        "citizens",
        "passengers",
        "travellers",
        "travelers",
        "tourists",
        "patients",
        "villagers",
        "residents",
    }
)
_AUDIENCE = frozenset({"fans", "followers"})
_QUOTED = ('" , ', '", ', "”, ", '" ', "” ", '," ', ",” ")
_FORBIDDEN = re.compile(
    r" (?:were|was|have been|had been|are) (?:restricted|barred|banned|prohibited|blocked) from [a-z]+ing\b"
)
_LOOKING_ON = re.compile(
    r"\b(?:in front of|in the presence of|before the eyes of|under the eyes of|watched by|witnessed by|attended by|cheered by)(?: about| some| over| more than| nearly| a crowd of| an audience of)* $"
)
_BROUGHT_HOME = re.compile(
    r"\b(?:br(?:ought|ings?|inging) (?:back|home)|repatriat(?:ed|es|ing)|flew home|evacuated)(?: a total of| another| some| about| over| more than)? $"
)
_INTENDED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|hop(?:e|es|ed|ing)|want(?:s|ed)?|wish(?:es|ed)?) to (?:recruit|hire|employ|cheat|defraud|swindle|scam)(?: at least| about| some| another| over| more than| nearly)? $"
)


_COUNTER = re.compile(r"(?:^|\n|  |\t|\|) *\[?(?:views?|hits?|reads?|visits?|clicks?|reading|read): ?$")
_LINE_ENDS = re.compile(r"[\])]? *(?:\n|$|  |\|)")
_SOMEBODY_HAS = re.compile(
    r"\b(?:couple|anchors?|hosts?|woman|man|girl|boy|streamers?|bloggers?|influencers?|celebrit(?:y|ies)|singers?|stars?|actors?|teachers?|farmer|people|figures|they|who|she|he)\b[^.;]{0,24}? (?:with|had|has|have|having|boasting)(?: about| over| more than| nearly)? $"
)
_OWN_USERS = re.compile(r" (?:[a-z]+ )?(?:daily|monthly|weekly) (?:active )?users\b")
_A_WHOLE_PLATFORM = 1e7
_RIGHT_BEHIND = 20
_REGION = re.compile(r"\b(?:region|division|sector|zone|precinct|area|bureau|district|unit) $")
""" "The platform has 312 million daily active users": how large it is."""


def counts_nothing(
    low: str, cls: str, noun: Term, number: Number, span_end: int, start: int, end: int
) -> bool:
    """Does the count of `noun`, of the class `cls` and ending at `span_end`, stand for no figure of the case?"""
    of = low.find(" of ", max(start, number.start - 24), number.start) >= 0
    if (
        cls == "member"
        and noun.word.endswith("users")
        and (number.value or 0) >= _A_WHOLE_PLATFORM
        and _OWN_USERS.search(low, number.end, noun.end)
    ):
        return True
    if (
        cls == "officer"
        and noun.start - number.end < _RIGHT_BEHIND
        and _REGION.search(low, max(start, number.start - 12), number.start)
    ):
        return True  # "Region 8 cyber police"
    if cls == "officer" and noun.word == "police" and _POLICE_WHAT.match(low, noun.end, end):
        return True  # "the seven police land divisions"
    if cls == "buyer" and _KEPT_FROM.search(low, max(start, number.start - 40), number.start):
        return True  # "persuaded 318 customers to stop"
    if (
        low.startswith((" a ", " per ", " every ", " each "), span_end)
        and cls not in ("view", "click", "member")
        and _PER_DAY.match(low, span_end, end)
    ):
        return True  # "blocks 300 phishing pages a day" is a rate
    if cls == "group" and _DIVIDED.search(low, max(start, number.start - 24), number.start):
        return True  # "90 policemen were divided into 12 groups"
    if of and cls in PEOPLE and _LET_GO.search(low, max(start, number.start - 40), number.start):
        return True  # "the release of 69 foreigners"
    if cls in PEOPLE and low.startswith(_AUXILIARY, span_end) and _SPARED.match(low, span_end, end):
        return True  # "5,000 people who gambled had been educated and persuaded"
    if of and cls not in PEOPLE and _OF_WHAT.search(low, max(start, number.start - 40), number.start):
        return True  # "arrested four administrators of six sites"
    if (
        cls in ("view", "click")
        and noun.end < number.start
        and _COUNTER.search(low, max(0, number.start - 40), number.start)
        and _LINE_ENDS.match(low, number.end)
    ):
        return True  # "Views: 4,117" at the foot of a page
    if (
        cls == "member"
        and noun.word in _AUDIENCE
        and _SOMEBODY_HAS.search(low, max(start, number.start - 60), number.start)
    ):
        return True  # "a couple with 2.3 million fans"
    if cls in ("view", "click") and _OUR_OWN.search(low, start, end):
        return True  # "the most read thing on this site with 11,000 visits"
    if only_visited(low, cls, number, start):
        return True
    if (
        of
        and (cls in PEOPLE or cls in ("member", "buyer", "enterprise"))
        and _SURVEY_OF.search(low, max(start, number.start - 40), number.start)
    ):
        return True  # "in a survey of 2,000 users"
    if cls == "case" and _OF_A_DISEASE.match(low, noun.end, end):
        return True  # "37 cases of dengue"
    if cls == "victim" and (
        _OF_A_DISASTER.match(low, noun.end, end)
        or _DISASTER.search(low, max(start, noun.start - 16), noun.start)
    ):
        return True  # "37 victims of the earthquake"
    if (
        cls in PEOPLE
        and noun.word in _TRAVELLERS
        and _BROUGHT_HOME.search(low, max(start, number.start - 36), number.start)
    ):
        return True  # "the embassy brought home 37 students"
    if low.startswith((" at a time", " at once"), span_end):
        return True  # "never sells more than 1,000 pieces at a time"
    if cls == "member" and noun.word in _AUDIENCE and low.endswith(_QUOTED, start, number.start):
        return True  # "“Stones 777”, 310,000 fans": how large a page was
    if cls == "account" and _FORBIDDEN.match(low, span_end, end):
        return True  # "were restricted from giving rewards" are not closed
    if cls in PEOPLE and _LOOKING_ON.search(low, max(start, number.start - 50), number.start):
        return True  # "arrested him in front of 200 guests"
    if cls == "officer" and _OWN_WORK.match(low, span_end, end):
        return True  # "37 officers gave lectures at schools"
    if cls in PEOPLE and _INTENDED.search(low, max(start, number.start - 50), number.start):
        return True  # "the gang planned to recruit 37 people"
    if cls == "case" and _TOLD_AS_EXAMPLES.search(low, max(start, number.start - 24), number.start):
        return True  # "published three cases handled with the police"
    if cls == "province" and number.worded and low.endswith(" the ", start, number.start):
        return True  # "the two states" were told before
    # "charged with five offences"
    return cls == "case" and _WITH_COUNTS.search(low, max(start, number.start - 40), number.start) is not None


def only_visited(low: str, cls: str, number: Number, start: int) -> bool:
    """Where somebody asked, as in "we interviewed graduates in five university towns", is not where the case reached."""
    return cls in ("city", "province") and _SURVEYED.search(low, start, number.start) is not None
