"""Nouns of English counts that say little by themselves, and what the sentence makes of them."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.context_en import of_police
from ringbreak.rings.bulletins.terms import Term

_PAID_BY = re.compile(
    r"\b(?:divert|steal|stole|redirect|intercept|hijack)[a-z]* (?:payments?|money|funds|deposits|savings) (?:from|of|by) [^,.;]{0,16}$"
)
_VICTIMS_REACH = re.compile(
    r"\bvictims?\b (?:who|which|that|whose|from|in|of)[^.;]{0,60}\b(?:reach(?:es|ed)?|total(?:s|led|ed)?|amount(?:s|ed)? to|number(?:s|ed)?|come to)\b[^.;,]{0,24}$"
)
_ROBBED = re.compile(
    r",? (?:whose|(?:who )?had their|(?:who )?saw their) (?:[a-z]+ ){1,4}?(?:(?:was|were|had been|have been|being) )?(?:copied|cloned|stolen|drained|skimmed|hacked|compromised"
    r"|exposed|leaked|breached|emptied|misused|hijacked|cleaned out|wiped out|raided|looted|plundered)\b"
)
_WRONGED = re.compile(
    r"\b(?:[0-9]+|more|odd|[a-z]*(?:ty|teen|hundred|thousand|dozen)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:[a-z]+ )?"
    r"(?:cheated|defrauded|duped|swindled|scammed|deceived|fleeced|conned|hoodwinked|victimi[sz]ed|tricked|robbed|blackmailed|extorted|aggrieved|wronged) (?:[a-z]+ )?$"
)
""" "23 defrauded elderly investors": what was done to them stands before them."""
_AT_BANKS = re.compile(r" (?:at|with|in|from) (?:[a-z]+ ){0,3}banks?\b")
_DEVELOPED = re.compile(r"\b(?:develop|recruit|expand|enlist|groom|set up)(?:s|ed|ing)?\b[^,.;]{0,40}$")
_SELL_FOR_HIM = frozenset({"agents", "distributors", "dealers", "resellers", "brokers", "middlemen"})
_BELOW_HIM = re.compile(r" (?:under|below|beneath) (?:him|her|them)\b")
_UNDER_HIM = re.compile(
    r"[^,.;]{0,40}?(?: (?:below|under|beneath) (?:him|her|them|himself|herself|themselves)\b|\b(?:up and down|upper and lower) lines?\b)"
)
_EXPERTS = frozenset({"experts", "specialists", "analysts"})
_SENT = re.compile(
    r"\b(?:deploy|dispatch|sent|send|assign|mobili[sz]|second|station)(?:ed|ing|s|es)?\b[^,.;]{0,30}$"
)
_HIDDEN = re.compile(r"\b(?:hidden|secret|clandestine|underground|physical) $")
_WHERE_WORKED = re.compile(
    r"\b(?:work|working|operation|operating|production|crime|criminal|storage|physical) $"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:student|pupil|customer|client|user|patient|owner|driver|passenger|member|investor|borrower|parent|buyer|household|resident|employee|traveller|traveler|guest|voter|taxpayer|depositor|shareholder|applicant|candidate|subscriber|account|phone(?: number)?|mobile number|telephone number|contact|order|parcel|delivery|household|bank card|booking|check-in|medical|vehicle owner)s?[’']? $"
)
_RECRUITED = re.compile(
    r"\b(?:recruit|develop|enlist|sign)(?:s|ed|ing)?(?: up)?(?: a total of| some| about| over| more than)? $"
)
_PASSED_BY = re.compile(
    r"\b(?:passed|sold|resold|went|distributed|marketed|changed hands|flowed)\b[^.;]{0,20} (?:through|via|by way of) $"
)
_TAKEN = frozenset({"arrest", "detain", "charge", "sentence", "punish"})
_REGISTERED = re.compile(r"\bregistered (?:[a-z]+ )?$")
_PUBLIC = re.compile(
    r"harmful|false|fake|illegal|bad |vulgar|obscene|rumou?r|gun|explosive|advert|promotion|gambl|negative|spam|fraud"
)


def refined(low: str, noun: Term, verbs: list[Term], start: int, end: int) -> str:
    """The class of a noun that says little by itself, from the rest of the sentence."""
    cls = noun.cls
    if cls in _THINGS_OR_PEOPLE and noun.word in _AS_SOON_PEOPLE and _caught(low, noun, verbs):
        return "person"
    if noun.word in words.BROAD and not of_police(low, start, end):
        return "somewhere"  # "recovered 12 radios from the wreck", "the army destroyed 12 boats"
    if cls in ("place", "band") and not (
        _SMASHED.search(low, max(start, noun.start - 80), min(end, noun.end + 60))
        and _BY_POLICE.search(low, start, end)
    ):
        return (
            "somewhere"  # raided flats and searched offices are no dens unless they are called so or smashed
        )
    sentence = low[start:end]
    if (
        cls == "item"
        and noun.word.endswith("information")
        and any(v.cls in ("sell", "obtain", "buy") for v in verbs)
        and not _PUBLIC.search(low, max(start, noun.start - 40), min(end, noun.end + 20))
    ):
        return "personal"  # information that is stolen and sold is somebody's
    if (
        cls == "item"
        and noun.word.endswith("information")
        and _OF_SOMEBODY.search(low, max(start, noun.start - 16), noun.start)
    ):
        return "personal"  # "0.43 million pieces of student information"
    if noun.word in (
        "information",
        "data",
        "pieces of data",
        "records",
        "messages",
        "links",
        "items of information",
    ) and cls in ("item", "personal"):
        if re.search(
            r"\bcitizens?\b|\bpersonal (?:information|data)|\bprivacy\b|\bid number", sentence
        ) and not re.search(
            r"harmful|false|illegal information|rumou?r", low[max(start, noun.start - 30) : noun.end]
        ):
            return "personal"
        return "item" if cls == "item" else "personal"
    if (noun.word == "agents" and _RECRUITED.search(low, start, _counted_at(low, noun, start))) or (
        noun.word in ("middlemen", "intermediaries", "agents", "brokers", "dealers", "distributors")
        and _PASSED_BY.search(low, start, _counted_at(low, noun, start))
    ):
        return "contact"  # "recruited 37 agents, who in turn had their own"
    if cls in ("person", "suspect") and re.search(
        r"\b(?:up and down lines?|lines? up and down|upline|downline|upper and lower lines?|upstream and downstream)\b",
        low[max(start, noun.start - 60) : noun.start],
    ):
        return "contact"
    if cls == "person" and _STAND_BELOW_HIM.search(
        low, max(start, noun.start - 60), _counted_at(low, noun, start)
    ):
        return "contact"  # "below him were 40 people"
    if (
        cls == "person"
        and noun.word in _HIRED
        and _OF_A_FIRM.match(low, noun.end, end)
        and _IN_LEAGUE.search(low, max(start, noun.start - 60), _counted_at(low, noun, start))
    ):
        return "insider"  # "cooperated with 4 employees of a telecom company"
    if cls == "enterprise" and _ATTACKED_FIRMS.search(
        low, max(start, noun.start - 90), _counted_at(low, noun, start)
    ):
        return "victim"  # "locked the ledgers of 40 small companies"
    if noun.word in _SELL_FOR_HIM and _BELOW_HIM.match(low, noun.end, end):
        return "contact"  # "more than 190 agents under him"
    if (
        cls in ("person", "suspect")
        and _UNDER_HIM.match(low, noun.end, end)
        and _DEVELOPED.search(low, max(start, noun.start - 60), noun.start)
    ):
        return "contact"  # "developed agents 36 people below him in the form of up and down line"
    if noun.word in _EXPERTS:
        # They are sent to help or asked what they think, seldom caught.
        return "officer" if _SENT.search(low, max(start, noun.start - 40), noun.start) else "expert"
    if cls == "person" and _WRONGED.search(low, max(start, noun.start - 32), noun.start):
        return "victim"  # "23 defrauded elderly investors"
    if noun.word in ("accounts", "account") and _AT_BANKS.match(low, noun.end, end):
        return "bank_account"
    if cls in ("person", "buyer") and _ROBBED.match(low, noun.end, end):
        return "victim"  # "1,600 people whose cards were copied"
    if cls == "person" and _VICTIMS_REACH.search(low, max(start, noun.start - 120), noun.start):
        return "victim"
    if cls == "person":
        reach = min(end, noun.end + 40)
        while reach < end and (low[reach].isalpha() or low[reach] in "'’"):
            reach += 1  # a word cut in two is another word: "victims' accounts" are no victims
        near = low[max(start, noun.start - 40) : reach]
        if re.search(r"\bvictims?\b(?![’'])", near) and not (
            re.search(r"arrest|captur|suspect|detain", near)
            or any(v.cls in _TAKEN and v.end <= noun.start and noun.start - v.end < 60 for v in verbs)
        ):
            return "victim"
        if noun.word in ("residents", "citizens", "employees", "staff") and re.search(
            r"\binsid|\binternal", near
        ):
            return "insider"
    if cls in ("buyer", "person") and _PAID_BY.search(low, max(start, noun.start - 60), noun.start):
        return "victim"  # "diverting payments from 22 home buyers"
    if cls in ("person", "suspect", "buyer") and _REGISTERED.search(
        low, max(start, noun.start - 24), noun.start
    ):
        return "member"
    if cls in ("person", "suspect", "gambler") and (
        _REGISTERED_ON.match(low, noun.end)
        or _PULLED_IN.match(low, noun.end)
        or _LISTED_IN.search(low, max(start, noun.start - 60), _counted_at(low, noun, start))
    ):
        return "member"  # "24,000 players were registered in the background"
    if cls == "shop" and any(
        v.end <= noun.start and noun.start - v.end < 40 and v.word.startswith(("raid", "storm"))
        for v in verbs
    ):
        return "den"  # what is raided is a place and no shop of the net
    if noun.word == "sites" and _WHERE_WORKED.search(low, max(start, noun.start - 16), noun.start):
        return "den"  # "took down four work sites"
    if noun.word == "sites" and (
        _HIDDEN.search(low, max(start, noun.start - 24), noun.start)
        or any(
            v.end <= noun.start and noun.start - v.end < 40 and v.word.startswith(("raid", "storm"))
            for v in verbs
        )
    ):
        return "den"  # "raided four hidden sites"
    if noun.word in ("organizations", "organisations", "outfits") and any(
        v.end <= noun.start
        and noun.start - v.end < 50
        and (v.cls in ("dismantle", "solve") or v.word.startswith("disband"))
        for v in verbs
    ):
        return "gang"  # "breaking up 633 alleged scammer organizations"
    acted = next((v for v in reversed(verbs) if v.end <= noun.start), None)
    if (
        noun.word == "groups"
        and acted is not None
        and noun.start - acted.end < _FAR
        and acted.cls in ("dismantle", "arrest", "solve")
    ):
        return "gang"
    if cls == "case" and re.search(
        r"administrative(?! and criminal)", low[max(start, noun.start - 30) : noun.end]
    ):
        return "administrative_case"
    if cls == "case" and re.search(
        r"(?<!-)\brelated |\bsimilar |\blinked ", low[max(start, noun.start - 16) : noun.start]
    ):
        return "related_case"
    return cls


_THINGS_OR_PEOPLE = frozenset({"anchor_account", "enterprise", "server", "device", "counterfeit", "shop"})
_AS_SOON_PEOPLE = frozenset(
    "hosts|anchors|influencers|presenters|livestreamers|live-streamers|live streamers|retailers|shopkeepers|shop owners|store owners|operators|merchants|vendors|printers|fakes|providers|lenders".split(
        "|"
    )
)
"""Words for people that name accounts, firms or things as well: who is arrested is one of the people."""
_REGISTERED_ON = re.compile(
    r" (?:were|are|had|have|was)(?: been)? (?:registered|signed up|enrolled) (?:in the (?:background|backend|back end|backstage)|on (?:the|its|their|this) (?:[a-z]+ )?(?:platform|site|website|app|system))"
)
_PULLED_IN = re.compile(
    r" (?:(?:were|was|had|have|has) (?:been )?)?(?:pulled|drawn|lured|invited|added|dragged) into (?:[a-z]+ ){0,2}?groups?\b"
)
_LISTED_IN = re.compile(
    r"\b(?:ledgers?|books|database|backend|back end|background|system|platform|server) (?:listed|lists|showed|shows|recorded|held|counted)(?: (?:a total of|about|some|over|more than|nearly))? $"
)
_STAND_BELOW_HIM = re.compile(
    r"\b(?:below|under|beneath) (?:him|her|them) (?:there )?(?:are|were|stood|worked)(?: (?:a total of|about|some|over|more than|nearly))? $"
)
_ATTACKED_FIRMS = re.compile(
    r"\b(?:lock(?:ed|ing)|encrypt(?:ed|ing)|crippl(?:ed|ing)|paraly[sz](?:ed|ing)|hack(?:ed|ing) into|broke into) (?:the )?(?:[a-z]+ ){0,2}?(?:computers?|data|databases?|files|ledgers|networks?|servers?|systems?) of (?:(?:a total of|about|some|over|more than|nearly|at least) )?$"
)
_HIRED = frozenset(
    {
        "employees",
        "employee",
        "staff",
        "clerks",
        "workers",
        "staff members",
        "salesmen",
        "cashiers",
        "tellers",
    }
)
_OF_A_FIRM = re.compile(
    r" (?:of|at|from|in) (?:the |an? |one |several )?(?:[a-z'’-]+ ){0,2}?(?:airlines?|banks?|bank branch(?:es)?|carriers?|couriers?|express|factory|hospitals?|hotels?|insurers?|insurance|logistics|operators?|operators['’]|post office|schools?|telecom(?:munications?)?)\b"
)
_IN_LEAGUE = re.compile(
    r"\b(?:including|of whom|of which|among them|among whom|(?:cooperat|collud|conspir|work)(?:ed|ing|es) (?:together )?with|in collusion with|brib(?:ed|ing)|with the help of|to find|found|identified)(?: (?:a total of|about|some|over|more than))? $"
)
_NEAR = 30
_FAR = 40
_CUT_OFF = re.compile(r"[,;]| of ")
_BY_POLICE = re.compile(
    r"\b(?:police|officers?|agents|detectives|investigators|authorities|bureau|task force|prosecutors|customs|gangs?|suspects?|scam|fraud|crim|illegal|gambl|launder|operation|crackdown|arrest|raid)"
)
_WAS = re.compile(r"[^.;]{0,24}\b(?:was|were|been) (?:[a-z]+ )?$")
_SMASHED = re.compile(
    r"\b(?:smash|destroy|dismantl|bust|demolish|eradicat|crush|uproot|wip(?:e|ed|ing) out|root(?:ed|ing|s)? out|br(?:eak|oke|oken|eaking) up|took down|tak(?:e|en|ing) down|shatter|disrupt|eliminat|annihilat|exterminat|neutrali[sz]|put an end to|disband|topple|roll(?:ed|ing)? up|stamp(?:ed|ing)? out|obliterat|knock(?:ed|ing)? out|crippl|liquidat|snuff(?:ed|ing)? out|raze)"
)


def _caught(low: str, noun: Term, verbs: list[Term]) -> bool:
    """Are they arrested, detained, charged or sentenced right before or right behind?"""
    for v in verbs:
        if v.cls in _TAKEN_ALONE and (
            (
                v.end <= noun.start
                and noun.start - v.end < _NEAR
                and not _CUT_OFF.search(low, v.end, noun.start)
            )
            or (v.start >= noun.end and _WAS.fullmatch(low, noun.end, v.start) is not None)
        ):
            return True
    return False


_TAKEN_ALONE = frozenset({"arrest", "detain", "charge", "sentence"})


_COUNT = re.compile(r"(?:[0-9][0-9,]*|[a-z-]+) (?:[a-z-]+ ){0,2}?$")


def _counted_at(low: str, noun: Term, start: int) -> int:
    """Where the number before a noun begins."""
    found = _COUNT.search(low, max(start, noun.start - 40), noun.start)
    return found.start() if found is not None else noun.start
