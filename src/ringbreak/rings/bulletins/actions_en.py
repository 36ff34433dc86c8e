"""The action an English count stands under: what was done to the things counted."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.adverbs_en import ADVERB
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.sentences import clause_start
from ringbreak.rings.bulletins.terms import Term

_PASSIVE = re.compile(
    r"(?: \([^)]{0,40}\))?(?: (?:in total|altogether|nationwide|alone))?"
    r"(?P<aux> (?:(?:were|was|are|is) being|were|was|have been|has been|had been|are|is|being|been|be|have|has|got|gets|ended up|who were|that were|which were)(?: (?:given|handed|subjected to|dealt|meted out))?)?"
    rf"(?: (?:{ADVERB}|be|penal|criminal|criminally|administratively|severely|by law|according to law|in accordance with the law))* "
)


_PUT_UNDER = re.compile(
    r" (?:also |already |all )?(?:have |has |had |were |was |are )?(?:also |already |all )?(?:been )?(?:approved for|approved to|put under|placed under|put in|taken into|(?:being )?(?:held|kept) in|(?:being )?(?:held|kept) under|remain(?:s|ed|ing)? in(?= (?:pre-?trial )?detention)|in|now in|still in|carried on|carried out|implemented|adopted|imposed) (?:pre-?trial )?(?P<verb>criminal detention|detention|arrest|custody|coercive measures?|criminal coercive measures?|compulsory measures?|criminal compulsory measures?)\b"
    r"| (?:have been |were |are )?(?:taken|subjected to|subject to|given|under) (?P<measures>(?:criminal )?(?:compulsory|coercive) measures?)\b"
)
_BY_ORGANS = re.compile(
    r" (?:already |all |are |were |was |is |be |been |have |has )*(?:by (?:the )?(?:[a-z]+ ){1,7}?(?:approved? (?:to )?(?P<arrest>arrest)|(?:criminal(?:ly)? )?(?P<held>detained|detention)|(?P<charge>prosecuted|transferred for prosecution)|(?P<sentence>sentenced))"
    r"|(?:take|took|taken|taking)(?: to)? (?:get|obtain)(?:ting|ing)? (?:a )?(?P<detain>bail|guarantor))\b"
)
"""What translation leaves of 被检察机关批准逮捕 and 取保候审: "11 people by the procuratorate approve arrest"."""
_WITH_FINES = re.compile(r" with (?:[a-z]+ ){0,3}?(?:fines?|penalties|penalty)\b")
_PUT_AROUND = re.compile(
    r"\b(?:sent|sends|sending|brought|brings|bringing|led|leading|escorted|marched|hauled|put|puts|putting|place[sd]?|placing|took|take[sn]?|taking|threw|throws|throwing|kept|keeps|held|holds|found|finds|finding) (?:all |a total of |another )?$"
)
_WHERE = re.compile(
    r" (?:[a-z]+ ){0,3}?(?:(?P<detain>behind bars|in detention|under detention|in jail|in custody|under coercive measures)"
    r"|(?P<arrest>under arrest|under lock and key|into custody|in handcuffs|in cuffs|to justice|to book|away(?! from)|under control|in for questioning)|(?P<sentence>guilty|to (?:prison|jail)|to (?:their )?prison)|(?P<charge>on trial|in the dock|to trial|to court|to prosecutors))\b"
)
""" "Put 16 of them behind bars": the verb stands before the people, what it says behind them."""
_DONE_TO = re.compile(r" (?:were |have been )?(?P<verb>[a-z]{3,}ed)(?=[,.;]| and [0-9a-z]|$)")
_NEGATED = re.compile(r"\b(?:not|never|no|without|failed to|denied|if|could|would|may|might)\b[^,;]{0,12}$")


_NOT = re.compile(r"\b(?:not|never)\b[^,;]{0,12}$")
_TOLD_TO = re.compile(r" to ")


_ORDERED = re.compile(r"\b(?:ordered|told|required|instructed|urged)(?: another| a total of)? $")


_SOUGHT = re.compile(
    r"\b(?:(?:are|is|were|was|be|been) (?:[a-z]+ ){0,2}?(?:tracking down|hunting(?: down)?|hunting for|searching for|looking for|seeking|chasing|pursuing|tracing)|(?:hunt|search|manhunt|lookout|look-out) (?:is on |on )?for|(?:in pursuit|on the trail) of|still after)(?: another| the other| at least| the remaining| the)? $"
)
""" "Police are tracking down two more men": nobody is caught yet."""
_NOT_YET = re.compile(
    r"\b(?:efforts?|trying|tries|tried|attempt(?:s|ed|ing)?|seek(?:s|ing)?|hop(?:e|es|ing)|plan(?:s|ned|ning)?|aim(?:s|ing)?|vow(?:s|ed)?|want(?:s|ed)?|under ?way|continues?|working|yet)"
    r"(?: (?:are|is|were|was|being|made|under|way|underway|on|further|now|still))* to (?:arrest|nab|apprehend|catch|capture|trace|locate|identify|find|track down|bring back|extradite|detain)(?: (?:and (?:arrest|nab|catch)|the|another|other|remaining|a|all|at|least))* $"
)
""" "Efforts are under way to arrest the two kingpins"."""
_AT_LARGE = re.compile(
    r"(?: (?:suspects?|accused|persons?|people|men|members))?(?: (?:remain(?:s|ed)?|are|is|were|was|still|currently|reportedly))+ (?:absconding|at large|on the run|in hiding|fugitives?|untraced)\b"
)
""" "Six have been arrested, while two others remain absconding"."""
_WHO = (" who ", " that ", " which ")
_LEADS_TO_SOUGHT = ("ing ", " down ", " for ", " of ", "after ", "other ", "least ", "remaining ", " the ")
_BESIDE = re.compile(r"\b(?P<verb>[a-z]{3,}(?:ed|ing))(?: (?:a total of|the|another|some|about|up to))? $")
_IN = (" in ", " in more than ", " in over ", " in about ", " in some ", " in at least ", " over ")
_ATTRIBUTES = frozenset({"involved", "related"})
_DETERMINERS = ("the ", "get ", "ese ", "ose ")
_ONLY_FOUND = frozenset({"identify", "identifies", "identified", "identifying", "traced", "tracing"})
_HAUL_IS = re.compile(
    r"\b(?:seized|confiscated|recovered|impounded|seizures?|haul|exhibits)(?: (?!and |but )[a-z]+){0,4} (?:included|comprised|totalled|totaled)(?: a total of)? $"
)
_NO_VERBS = frozenset(
    {
        "counted", "tallied", "including", "included", "comprised", "numbered", "totaling", "totalling", "remaining", "following", "alleged", "suspected", "related", "involved",
        "wanted", "listed", "combined", "estimated", "additional", "reaching", "exceeding", "numbering", "amounting", "staggering", "whopping", "stunning", "astounding",
    }
)  # fmt: skip
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b[^,;]*$")


FUTURE = re.compile(
    r"\b(?:information|tips?|clues?|evidence|reward|anyone|whoever|could|may|might|would|will)\b[^,;.]{0,40} (?:lead|leads|leading) to the [^,;.]*$|\bwill (?:be (?!alleged)|soon |deliver|announce|continue|sentence|arrest|hand)[^,;.]*$"
)


_WAS = re.compile(
    rf"\b(?:receive|receives|receiving|received|given|got|ended up|were|was|been|are|be|being)(?: \w+ly| {ADVERB})* $"
)


def governing_action(
    low: str, cls: str, after: int, number: Number, verbs: list[Term], start: int, end: int
) -> str | None:
    """The action that governs a count: a passive right behind it, else the nearest one before it that says something."""
    if FUTURE.search(low, max(start, number.start - 60), number.start):
        return None
    told = _TOLD_TO.match(low, after, min(end, after + 4))
    if told and _ORDERED.search(low, max(start, number.start - 30), number.start):
        bidden = next((v for v in verbs if v.start == told.end()), None)
        if bidden is not None and measure_of(cls, bidden.cls) is not None:
            return bidden.cls
    if cls in PEOPLE:
        put = _PUT_UNDER.match(low, after, min(end, after + 90))
        if put:
            return words.VERBS.get(put["verb"] or put["measures"], "detain")
        told_by = _BY_ORGANS.match(low, after, min(end, after + 90))
        if told_by:
            return "detain" if told_by.lastgroup == "held" else told_by.lastgroup
        around = _PUT_AROUND.search(low, max(start, number.start - 30), number.start)
        where = _WHERE.match(low, after, min(end, after + 60)) if around else None
        if where:
            return where.lastgroup
        done = _DONE_TO.match(low, after, end)
        if done and done["verb"] not in words.VERBS and done["verb"] not in _NO_VERBS:
            return None  # "36 minors rescued"
    if cls in ("enterprise", "website", "app", "person", "idc") and _WITH_FINES.match(
        low, after, min(end, after + 50)
    ):
        return "fine"
    opening = _PASSIVE.match(low, after, min(end, after + 90))
    if opening:
        behind = next((v for v in verbs if v.start == opening.end()), None)
        if (
            behind is not None
            and behind.cls in ("involve", "relate")
            and not opening["aux"]
            and cls != "related_case"
        ):
            behind = None  # "resolved 162 cases involving paid posters" were resolved
        if behind is not None and behind.cls == "find":
            then = next(
                (v for v in verbs if v.start == behind.end + 5 and low[behind.end : v.start] == " and "), None
            )
            if then is not None and measure_of(cls, then.cls) is not None:
                behind = then  # "65 accused were identified and arrested"
        if behind is not None and behind.cls == "find" and (opening["aux"] or "").startswith(_WHO):
            behind = None  # "arrested two suspects who were identified as ..."
        if (
            behind is not None
            and cls in PEOPLE
            and behind.cls in ("arrest", "detain")
            and low[behind.end : min(end, behind.end + 1)] in ("", ".", ",", ";", "\n")
            and measure_of(cls, behind.cls) is not None
        ):
            return behind.cls  # "foreign nationals 37 people take into custody."
        if behind is not None and behind.cls == "interview" and cls in PEOPLE:
            behind = None
        if (
            behind is not None
            and cls in PEOPLE
            and not opening["aux"]
            and (
                behind.word == "recovered"
                or (
                    behind.cls in ("deploy", "collect", "remove", "find")
                    and _THEIR_OWN.match(low, behind.end, end)
                )
            )
        ):
            return None  # "37 patients recovered", "37 women sent money", "37 pensioners handed over their savings"
        if behind is not None and measure_of(cls, behind.cls) is not None:
            governed = any(
                v.start >= clause_start(low, start, number.start) and v.end <= number.start for v in verbs
            )
            if behind.cls in _HELD_IN_USE and not opening["aux"]:
                ahead = _passive_ahead(low, cls, behind.end, verbs)
                if ahead is not None:
                    return ahead  # "83,668 accounts used for digital arrest were identified and blocked"
            # "... and 3,000 bank accounts frozen", but not "agents at two call centers recovered 61 computers"
            beside = (
                behind.start == after + 1
                and cls not in PEOPLE
                and not (cls == "case" and behind.cls in ("register", "file"))
                and _AN_OBJECT.match(low, behind.end, end) is None
            )
            if not beside and not opening["aux"] and behind.start == after + 1 and cls not in PEOPLE:
                governed = True
            if (
                opening["aux"]
                or (cls == "case" and behind.cls in ("register", "file"))
                or (beside and not (governed and behind.cls in _HELD_IN_USE))
                or not governed
            ):
                return behind.cls
    if cls in ("website", "idc") and _passive_ahead(low, cls, after, verbs) == "list":
        begun = clause_start(low, start, number.start)
        if not any(v.start >= begun and v.end <= number.start and measure_of(cls, v.cls) for v in verbs):
            return "list"  # "43 websites ... and 119 IDC ... were listed": the list's own action, not one told before
    unknown = _BESIDE.search(low, max(start, number.start - 24), number.start)
    if unknown and _HAUL_IS.search(low, max(start, number.start - 60), number.start):
        unknown = None  # "those seized included 94 handphones"
    if unknown and unknown["verb"] not in words.VERBS and unknown["verb"] not in _NO_VERBS:
        return None  # "... and prevented 15 people": an action we do not know is not the one of the clause before
    if (
        cls in PEOPLE
        and low.endswith(_LEADS_TO_SOUGHT, start, number.start)
        and _SOUGHT.search(low, max(start, number.start - 48), number.start)
    ):
        return "wanted"
    if (
        cls in PEOPLE
        and low.find(" to ", max(start, number.start - 40), number.start) >= 0
        and _NOT_YET.search(low, max(start, number.start - 90), number.start)
    ):
        return "wanted"
    if cls in PEOPLE and _AT_LARGE.match(low, after, min(end, after + 60)):
        return "wanted"
    phrase = _IN_A_PHRASE.search(low, max(start, number.start - 36), number.start) if cls in PEOPLE else None
    clause = clause_start(low, start, number.start)
    for verb in reversed([v for v in verbs if v.end <= number.start]):
        if cls == "case" and verb.cls in ("arrest", "detain") and low.endswith(_IN, start, number.start):
            continue  # "arrested in 25 separate incidents"
        if cls in ("den", "gang") and verb.word.startswith("identif"):
            return None  # who was only identified was not broken up
        if cls in ("account", "bank_account") and verb.cls == "find":
            return _described_as(low, cls, after, verbs) if verb.start >= clause else None
        if phrase is not None and verb.cls not in _TAKES_FROM and verb.end < phrase.start() - 1:
            continue
        if _RELATIVE.search(low, verb.end, number.start) and not low[
            verb.end : number.start
        ].rstrip().endswith(","):
            continue  # "broke up a ring that had one million members": the ring was broken up, not the members
        if (
            verb.word in _ATTRIBUTES
            and low.startswith(_DETERMINERS, max(start, verb.start - 4))
            and cls != "case"
        ):
            continue  # "dissolve the involved group 412 pieces": which, and no act
        if cls in PEOPLE and verb.word in _STRIKES:
            return None  # "the fraud hit 37 people": only gangs and dens are struck by the police
        if cls in PEOPLE and verb.cls == "interview":
            continue  # whoever was interviewed answered questions
        if cls in PEOPLE and verb.word in _ONLY_FOUND and verb.end + 1 == number.start:
            return verb.cls  # "breaking up 633 rings and identifying 3,992 suspects" caught nobody by itself
        if cls in ("suspect", "defendant") and (
            verb.cls in ("obtain", "cheat")
            or (verb.word.endswith("ing") and measure_of("person", verb.cls) is None)
        ):
            continue  # what they are suspected of, or a slip: "seizes and obtains suspects"
        if (
            verb.cls in ("involve", "relate")
            and re.match(r" (?:in|to|with)\b", low[verb.end : verb.end + 6])
            and cls != "case"
        ):
            continue
        if cls in PEOPLE and verb.cls == "control" and not verb.word.startswith("control"):
            return None  # "operating from three offices and targeting citizens" catches nobody
        if cls == "related_case" and verb.cls == "relate":
            continue  # "related" of "breaks the related case" is no action
        if _NEGATED.search(low, max(start, verb.start - 24), verb.start) and verb.start >= clause:
            return None
        if measure_of(cls, verb.cls) is not None:
            return _first_of_pair(low, cls, verb, verbs)
        if verb.start >= clause:
            return _described_as(low, cls, after, verbs) if verb.cls == "find" else None
    return _passive_ahead(low, cls, after, verbs) or _end_of_list(low, cls, after, end)


_STRIKES = frozenset({"hit", "hits", "hitting", "hook", "hooks", "hooked", "hooking"})
_TAKES_FROM = frozenset({"cheat", "obtain"})
""" "Swindled 108,000 euros from 61 people"."""
_IN_A_PHRASE = re.compile(
    r"(?<!along )(?<!together )(?<!coupled )\b(?:with|from|by|between|through|about)(?: (?:the|all|another|some|about|over|at least|more than|nearly|a total of))* $"
)
"""Nothing before a preposition is done to what stands behind it: "his phone held chats with 57 women"."""


def _described_as(low: str, cls: str, after: int, verbs: list[Term]) -> str | None:
    """ "Traced 73 bank accounts used by the syndicate": what they were for, where finding them says nothing."""
    behind = next((v for v in verbs if v.start == after + 1 and v.cls in _HELD_IN_USE), None)
    return behind.cls if behind is not None and measure_of(cls, behind.cls) is not None else None


_THEIR_OWN = re.compile(
    r" (?:over |out |off |in )?(?:their|his|her|its|money|cash|funds|savings|deposits|payments?|the |an? |[$€£0-9]|more than|over|about|nearly)"
)
"""What people send or hand over themselves."""
_AN_OBJECT = re.compile(
    r" (?:[0-9$£€]|(?:more than|over|about|nearly|some|around|almost|roughly|a|an|the|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands)\b)"
)
"""What stands behind a verb that acts itself."""
_HELD_IN_USE = frozenset({"use", "control", "register", "buy", "sell", "obtain"})
"""Behind a noun that another verb governs they describe it: "froze 6,745 bank accounts used for transfers"."""
_LIST_DONE = re.compile(
    r"(?:(?:,| and|, and) (?:about |some |over |more than |nearly )?[0-9][0-9,.]*(?: [a-z-]+){1,4}?){1,4}? (?P<verb>seized|confiscated|recovered|arrested|detained|closed|removed|blocked|frozen|raided|dismantled|taken down|shut down|suspended|deleted|disabled)\b(?! \w+ing\b)"
)


def _end_of_list(low: str, cls: str, after: int, end: int) -> str | None:
    """ "214 computers and 163 mobile phones seized": the participle behind a list acts on all of it."""
    done = _LIST_DONE.match(low, after, min(end, after + 160))
    verb = words.VERBS.get(done["verb"]) if done is not None else None
    return verb if verb is not None and measure_of(cls, verb) is not None else None


def _first_of_pair(low: str, cls: str, verb: Term, verbs: list[Term]) -> str:
    """ "Investigated and handled 9 cases" did the first thing to them as well, and the first is the more telling."""
    before = next(
        (v for v in reversed(verbs) if v.end + 5 == verb.start and low[v.end : verb.start] == " and "), None
    )
    if before is None or (verb.cls == "arrest" and before.cls == "investigate"):
        return verb.cls  # "investigate and arrest crime suspect 19 name": 查获
    return before.cls if measure_of(cls, before.cls) is not None else verb.cls


def _passive_ahead(low: str, cls: str, after: int, verbs: list[Term]) -> str | None:
    """The passive a list or a relative clause leads up to: '120 phones, 45 computers and 300 cards were seized'."""
    for verb in verbs:
        if verb.start < after or not _WAS.search(low, max(after, verb.start - 30), verb.start):
            continue
        if _ANOTHER_SUBJECT.search(low, after, verb.start):
            return None  # "from 400 members until he was captured"
        if cls in PEOPLE and verb.cls == "interview":
            continue
        if _NOT.search(low, max(after, verb.start - 24), verb.start):
            return None  # "69 foreigners who could not be detained"
        near = verb.start - after < 400 and measure_of(cls, verb.cls) is not None
        return verb.cls if near else None
    return None


_ANOTHER_SUBJECT = re.compile(r"\b(?:he|she|they|it|until|when|before) ")
_VERDICT = re.compile(r"\b(?:sentenced|convicted|verdict|sentences?|jailed|found guilty|imprisonment)\b")


_TRIAL = re.compile(r"\b(?:prosecuted|charged|indicted|trial|court|public prosecution)\b")


def verdict_near(text: str, low: str, start: int, end: int) -> str | None:
    """Defendants without an action: sentenced when the sentences around speak of a verdict, charged when of a trial."""
    around = low[max(0, start - 200) : min(len(low), end + 200)]
    if _VERDICT.search(around):
        return "sentence"
    return "charge" if _TRIAL.search(around) else None
