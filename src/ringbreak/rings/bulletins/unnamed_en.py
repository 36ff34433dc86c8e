"""People of an English sentence that no noun names: "eleven of them were charged", "police detain 62 after raid"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.actions_en import governing_action
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.inflect_en import forms
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.people_en import bare_people, said_of_people
from ringbreak.rings.bulletins.terms import Term

_OF_THEM = re.compile(
    r" of (?:them|whom|(?:his|her|their|the) (?:associates|accomplices|co-conspirators|co-defendants|partners)|(?:those|the) (?:arrested|captured|detained|held|caught|charged|involved)|the (?:suspects|defendants|accused|gang|group|members))\b"
)
_ARE = re.compile(r" (?:are|were|was|is) (?:also )?(?:the |all )?")
_SOME_WHO = re.compile(
    r" (?:[a-z-]+ ){0,2}[a-z]{3,}s (?:have been |had been |were |are )(?:also |all |allegedly )?(?P<verb>arrested|detained|jailed|sentenced|charged|cheated|defrauded"
    r"|scammed|swindled|deceived|killed|injured|caught|nabbed|captured|apprehended)\b"
)
_TAKES = re.compile(
    r"\b(?P<verb>hold|holds|arresting|detaining|nabbing|jailing|capturing|catching|netting|charging|arrest|arrests|arrested|detain|detains|detained|nab|nabs|nabbed|jail|jails|jailed|sentenced|net|nets|netted|catch|catches|caught|capture|captures|captured|collar|collars|round up|rounds up|haul in|bust|busts|seize|charge|charges|charged|indict|indicts|prosecute|book|apprehend|apprehends|arraign|arraigns|arraigned|repatriate|repatriates|repatriated|deport|deports|deported|extradite|extradites|extradited)(?: (?:another|a total of|at least|over|more than|nearly|about|some|the|all|all the|these|those))? $"
)
_FOLK = re.compile(
    r" (?:chinese|taiwanese|vietnamese|japanese|burmese|portuguese|lebanese|sudanese|senegalese|maltese|british|irish|french|dutch|spanish|swiss|laotians?)(?=[,.;]| (?:and|were|was|have|had|caught|at|for|in|on|from|who|suspected|accused|arrested|detained|after|over|and|linked|involved|living|running)\b|$)"
)
"""Who is called by an adjective alone: "37 Chinese, 10 Vietnamese and five Malaysians"."""
_BAGGED = re.compile(
    r" others? (?:each )?(?:bagged|bags|got|received|were given|earned|drew|landed) (?:[a-z0-9]+ )(?:years?|months?|various jail terms)\b"
)
"""Who bagged two years was sentenced, and bagged nobody."""
_THEN = re.compile(
    r" (?:after|in|amid|nationwide|linked|involved|tied|accused|who|over|for|on|from|following|during|as|at|suspected|across)\b|, (?:including|among)\b|[.,;]?\s*$"
)
_AMONG_DONE = re.compile(
    r"\b(?:among|amongst|of|out of) (?:which|whom|them|these|those)[,:]?(?: [a-z'-]+){1,10}[,:] $"
)
""" "Among which already prosecuted by the procuratorate, 31": a list that translation made of 其中已起诉31人."""
_OF_THOSE = re.compile(
    r"\b(?:of|among|out of) (?:those|the) (?:[0-9]+ (?:[a-z]+ )?)?(?:(?P<verb>arrested|detained|held|captured|nabbed|caught|apprehended)|suspects|accused|(?<=[0-9] )[a-z]+), (?:about |some |at least )?$"
)
_OF_VICTIMS = re.compile(r"\b(?:of|among) (?:these|the|those) (?:[0-9][0-9,]* )?victims(?: [a-z]+)?, $")
""" "Of these 126 victims, 15 were targeted again"."""
_WILL = re.compile(
    r" (?:will|are to|were|have been|have|had been|are|have since been|were later|will now) (?:be |also |now )*"
)
""" "Of those arrested, 72 will face charges"."""
_ENDS = re.compile(r"\s*(?:[.;,]|$)")
_CHEATED = re.compile(
    r"\b(?:cheat|dup|defraud|swindl|scamm|fleec|conn|trick|deceiv|robb)(?:s|ed|ing|e|es) (?:some |at least |as many as )?$"
)
_WHO = (" who ", " others who ")
_STOPS = frozenset({"", ".", ";", ",", "\n"})
_OF_MONEY = re.compile(
    r" (?:out )?of (?:(?:over|about|around|nearly|more than|at least|some|an estimated|a total of|up to) )?(?:[a-z]{0,3}[$€£¥₹₦₱]|(?:rs|rm|eur|usd|inr|hk|sgd)\b)"
)
""" "Held for cheating over 17,000 of Rs 125 crore": only people are cheated of money."""
_WHO_WERE = re.compile(
    r" (?:others )?who (?!were |was |had |have )[^,.;]{3,60}? (?:were|was|have been|has been|had been) (?:also |later )?(?P<verb>arrested|detained|charged|sentenced|jailed|deported|apprehended|nabbed|caught)\b"
)
""" "Another 70 who worked for the syndicate were arrested"."""
_MEMBERED = re.compile(
    r"-(?:member|man|person|strong) (?:[a-z-]+ ){0,3}?(?:operation|gang|ring|group|crew|team|syndicate|network|racket)\b"
)
""" "A 10-member gang" are ten people."""
_A_RING_OF = re.compile(r"\b(?:gang|ring|group|crew|team|syndicate|network) of (?:some |about |at least )?$")
_RING_ENDS = re.compile(r"\s*(?:[.;,]|$)| (?:in|from|at|based|who|that|operating|across|with|led|headed)\b")
_PEOPLE_ONLY = frozenset({"arrest", "detain", "charge", "sentence", "punish"})
_PART_BEFORE = re.compile(r"\b(?:of whom|of which|of them|among them|among whom|including)\b")


def people_without_a_noun(
    low: str, number: Number, nouns: list[Term], verbs: list[Term], start: int, end: int
) -> Figure | None:
    """The figure of a number whose people are told by the words around it only; None when they do not tell."""
    if _OF_MONEY.match(low, number.end, end) and _CHEATED.search(
        low, max(start, number.start - 24), number.start
    ):
        return made_figure(number, "victims", number.start, number.end, start, end, "person", "cheat", 0.8)
    if _OF_THEM_BEING.match(low, number.end, end):
        return made_figure(number, "", number.start, number.end, start, end, "", "", 0.0)
    if (
        _PART_BEFORE.search(low, max(start, number.start - 24), number.start)
        and (staff := _STAFF_OF.match(low, number.end, end)) is not None
    ):
        return made_figure(
            number, "insiders", number.start, staff.end(), start, end, "insider", "", 0.8
        )  # "31 suspects, of whom 5 were employees of the agent"
    member = _MEMBERED.match(low, number.number_end, end)
    if member is not None:
        verb = governing_action(low, "person", member.end(), number, verbs, start, end)
        told = measure_of("person", verb) if verb in _PEOPLE_ONLY else None
        return made_figure(
            number,
            told or "involved_people",
            number.start,
            member.end(),
            start,
            end,
            "person",
            verb or "",
            0.75,
        )
    ring = (
        _A_RING_OF.search(low, max(start, number.start - 24), number.start)
        if low.endswith(" of ", start, number.start)
        else None
    )
    if ring is not None and _RING_ENDS.match(low, number.end, end):
        verb = governing_action(
            low, "person", number.end, number._replace(start=ring.start()), verbs, start, end
        )
        measure = measure_of("person", verb) if verb in _PEOPLE_ONLY else "involved_people"
        return made_figure(
            number,
            measure or "involved_people",
            number.start,
            number.end,
            start,
            end,
            "person",
            verb or "",
            0.75,
        )
    of_them = _OF_THEM.match(low, number.end) if low.startswith(" of ", number.end) else None
    folk = _FOLK.match(low, number.end, end)
    who = _WHO_WERE.match(low, number.end, end) if low.startswith(_WHO, number.end) else None
    if number.value is None and not of_them and not folk and not who:
        return None
    cls, verb, stop = "", None, number.end
    copula = _ARE.match(low, number.end)
    fate = _SOME_WHO.match(low, number.end, end) if verbs and verbs[-1].start > number.end else None
    taken = _TAKES.search(low, max(start, number.start - 40), number.start)
    if of_them:
        cls, stop = "person", of_them.end()
        behind = next((v for v in verbs if v.start == stop + 1 and _ENDS.match(low, v.end, end)), None)
        if behind is not None and behind.cls in _PEOPLE_ONLY:
            verb = behind.cls  # "2,190 were nabbed and 1,346 of them charged."
        else:
            verb = governing_action(low, cls, stop, number, verbs, start, end)
    elif copula and (part := _PART_BEFORE.search(low, max(start, number.start - 60), number.start)):
        named = next((n for n in nouns if copula.end() <= n.start <= copula.end() + 24), None)
        if named is None or "," in low[copula.end() : named.start]:
            return None
        named = next((n for n in nouns if n.start == named.end + 1 and n.cls in ("insider", "hacker")), named)
        cls = named.cls if named.cls in ("insider", "hacker") else "person"
        if cls == "person" and named.cls not in (*PEOPLE, "anchor_account", "officer"):
            return None
        # The action stands before "of whom"; what follows it describes the part.
        whole = number._replace(start=part.start())
        verb, stop = governing_action(low, "person", named.end, whole, verbs, start, end), named.end
    elif bagged := _BAGGED.match(low, number.end, end):
        cls, verb, stop = "person", "sentence", bagged.start() + len(" others")
    elif who is not None and not any(
        number.end < n.start < who.start("verb") and n.cls in PEOPLE for n in nouns
    ):
        cls, verb = "person", words.VERBS.get(who["verb"])
    elif folk:
        cls, stop = "person", folk.end()
        verb = governing_action(low, cls, stop, number, verbs, start, end)
    elif fate and not any(number.end < n.start < fate.start("verb") for n in nouns):
        cls, verb, stop = "person", words.VERBS.get(fate["verb"]), fate.start("verb") - 1
    elif (
        copula
        and (those := _OF_THOSE.search(low, max(start, number.start - 50), number.start))
        and (
            (
                people := next(
                    (n for n in nouns if n.start - copula.end() in range(20) and n.cls in PEOPLE), None
                )
            )
            or those["verb"]
        )
        and (people is None or "," not in low[copula.end() : people.start])
    ):
        cls, verb, stop = (
            "person",
            words.VERBS.get(those["verb"] or ""),
            people.end if people is not None else number.end,
        )  # "Of those held, 44 were Chinese nationals"
    elif _OF_THOSE.search(low, max(start, number.start - 50), number.start) and (
        then := _WILL.match(low, number.end, end)
    ):
        act = next((v for v in verbs if v.start == then.end()), None)
        cls, verb = ("person", act.cls) if act is not None and act.cls in _PEOPLE_ONLY else ("", None)
    elif low[number.end : min(end, number.end + 1)] in _STOPS and (
        among := _AMONG_DONE.search(low, start, number.start)
    ):
        act = next((v for v in reversed(verbs) if among.start() <= v.start and v.end <= number.start), None)
        cls, verb = ("person", act.cls) if act is not None and act.cls in _PEOPLE_ONLY else ("", None)
    elif taken and (
        _THEN.match(low, number.end, end)
        or any(v.start == number.end + 2 and low[number.end] in ",;" for v in verbs)
    ):  # "Police arrest 34, take down four websites"
        cls, verb = "person", "arrest" if taken["verb"].startswith("hold") else words.VERBS.get(taken["verb"])
    if not cls and _OF_VICTIMS.search(low, max(start, number.start - 40), number.start):
        return made_figure(number, "victims", number.start, number.end, start, end, "victim", "", 0.75)
    measure = measure_of(cls, verb) if cls else None
    if measure is None:
        said = bare_people(low, number.start, number.end, start, end)
        if said is None:
            return None
        measure, stop = said
    return made_figure(number, measure, number.start, stop, start, end, cls or "person", verb or "", 0.8)


def people_by_their_ending(
    low: str, number: Number, verbs: list[Term], start: int, end: int
) -> Figure | None:
    """People called after what they do by a word no lexicon has: "nabbed 12 rumour-mongers", "34 touts face charges"."""
    unknown = _UNKNOWN_PEOPLE.match(low, number.end, end) or _ANY_PLURAL.match(low, number.end, end)
    if unknown is None:
        return None
    acted = next((v for v in reversed(verbs) if v.end + 1 == number.start), None)
    if unknown.re is _ANY_PLURAL and (acted is None or acted.word not in _PEOPLE_TAKEN):
        acted = None
    if acted is None:
        said = said_of_people(low, number.start, unknown.end(), start, end)
        if said is not None and said not in ("victims", "involved_people"):
            return made_figure(number, said, number.start, unknown.end(), start, end, "person", "", 0.7)
        if unknown.re is _ANY_PLURAL:
            return None  # whatever they are called, only people are arrested and only people surrender
    if (
        acted is not None
        and acted.word.endswith(("home", "back"))
        and _TRAVELLERS.search(low, number.end, unknown.end())
    ):
        return None  # "the embassy brought home 37 tourists"
    acted = acted or _done_to_agents(low, unknown.end(), verbs, end)
    if acted is None or not (
        acted.cls in _PEOPLE_ONLY or acted.cls == "punish" or acted.word.startswith(_SWINDLED)
    ):
        return None
    measure = measure_of("person", acted.cls)
    if measure is None:
        return None
    return made_figure(number, measure, number.start, unknown.end(), start, end, "person", acted.cls, 0.75)


_OF_THEM_BEING = re.compile(
    r" of (?:them|whom)(?:,)? (?:(?:being|were|are|was|all) )?(?:an? )?(?:[a-z]+ )?(?:women|men|woman|man|females?|males?|girls|boys|minors|juveniles|foreigners|brothers|sisters|students|teenagers|locals|siblings|graduates|under (?:18|20|age))(?= ?[,.;:)]|$)"
)
""" "Seven people, two of them women": what they are, and no figure of its own."""
_STAFF_OF = re.compile(
    r" (?:were|was|are|is) (?:former |current |ex-)?(?:employees?|staff(?: members?)?|workers?|clerks?|managers?|salesm[ae]n|salespersons?|technicians?) (?:of|at|in|with) (?:the |an? |its |their |some )?(?:[a-z-]+ ){0,4}?(?:agents?|agency|company|companies|banks?|operators?|stores?|halls?|telecom\w*|platforms?|firms?|hospitals?|schools?|insurers?|brokerages?|courier|carriers?|hotels?|provider|outlets?|branch|vendor)\b"
)
_TRAVELLERS = re.compile(
    r"\b(?:tourists|travell?ers|passengers|pilgrims|evacuees|refugees|survivors|climbers|sailors)\b"
)
_ANY_PLURAL = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?!(?:times|years?|months|days|weeks|hours|minutes|counts|charges|offen[cs]es|others|times|terms|items|cases|points|rounds)\b)[a-z-]{3,}s(?! of\b)"
)
_PEOPLE_TAKEN = frozenset(
    forms("arrest") + forms("detain") + forms("nab") + forms("apprehend") + forms("jail") + forms("imprison") + forms("handcuff")
    + forms("indict") + forms("extradite") + forms("deport") + forms("arraign") + forms("remand") + forms("convict")
    + ("arrest of", "arrests of", "apprehension of", "detention of", "conviction of", "rounded up", "rounding up", "round up")
)  # fmt: skip
"""Acts that are done to people alone."""


def _done_to_agents(low: str, after: int, verbs: list[Term], end: int) -> Term | None:
    """What was done to people whom only their ending tells, when it is done to nobody else: "34 web administrators face charges"."""
    told = _ONLY_TO_PEOPLE.match(low, after, end)
    if told is None:
        return None
    if told["charge"]:
        return Term(told.start(), told.end(), "charge", "face charges")
    return next((v for v in verbs if v.start == told.end() and v.cls in _PEOPLE_ONLY), None)


_UNKNOWN_PEOPLE = re.compile(
    r" (?:[a-z-]+ ){0,2}?[a-z-]{3,}(?:ers|ors|ists|eers|mongers|ants|ees|men|women|folk|sters|ies)\b"
)
"""What people are called after what they do: "rumor-mongers", "poachers", "pranksters"."""
_ONLY_TO_PEOPLE = re.compile(
    r" (?:(?:are|is|now|will|to|all) ){0,3}fac(?:e|ing) (?:[a-z-]+ ){0,4}?(?P<charge>charges?|counts?|trial|court)\b|(?: (?:were|was|are|have been|has been|had been|also|all|later|since)){1,3} "
)
_SWINDLED = ("cheat", "dup", "defraud", "conn", "swindl", "scamm", "trick", "deceiv", "fleec", "hoodwink")
"""Only people are cheated; countries and servers are affected too."""
