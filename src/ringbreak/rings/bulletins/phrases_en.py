"""The noun an English count belongs to: behind the number or, in glued order, before it."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.measures import PEOPLE
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term


def noun_after(
    low: str, number: Number, nouns: list[Term], end: int, ceiling: int
) -> tuple[Term | None, int, int, float]:
    """The head noun after the number: the last known noun before a word that ends the phrase."""
    quoted = _QUOTED.match(low, number.end, min(end, ceiling))
    if quoted is not None:
        behind = next((n for n in nouns if n.start == quoted.end()), None)
        if behind is not None and behind.cls != "weak":
            return behind, number.start, behind.end, 0.9  # 11 "GOIP" dens
    at, limit = number.end, min(end, ceiling, number.end + 90)
    best: Term | None = None
    inside = [
        n
        for n in nouns
        if at <= n.start < limit
        and not (
            n.word == "accused"
            and n.start > at + 1
            and (low.startswith(" of ", n.end) or low.startswith("stand", n.start - 6))
        )
    ]  # "250 Chinese accused of fraud": what is said of them, and no noun
    stop, through_of = limit, False
    while True:
        border = words.STOP.search(low, at, limit)
        stop = border.start() if border else limit
        covering = next((n for n in inside if border and n.start < border.start() < n.end), None)
        if covering is not None:
            at = covering.end
            continue
        known = [n for n in inside if n.end <= stop]
        if known:
            best = _head(low, known)
        if border and border.group() == "and" and best is None and stop - number.end <= 1:
            glued = noun_before(low, number, nouns, 0, 0, unit=False)
            if glued is not None and number.start - glued.end == 1:
                break  # "hard disks 5 and fake diplomas, 340": the disks are five
        if (
            border
            and (best is None or (best.cls == "weak" and through_of))
            and border.group() in ("and", "or", '"', "“", "”")
            and stop - number.end < 60
        ):
            # "illegal or non-compliant accounts", "“violent” messages": the noun is still to come
            at = border.end()
            continue
        if (
            border
            and border.group() == "and"
            and best is not None
            and best.cls
            in ("gun", "phone", "computer", "device", "website", "account", "app", "case", "bank_card")
            and not best.word.endswith("s")
            and number.value != 1
            and stop - number.end < 60
        ):
            at = border.end()  # "pieces of gun and explosive information"
            continue
        if (
            border
            and border.group() == "of"
            and (best is None or best.cls == "weak" or best.word == "units")
            and stop - number.end < 40
        ):
            at, through_of = border.end(), True
            article = _ARTICLE.match(low, at, limit)
            at = article.end() if article else at
            continue
        if (
            border
            and border.group() == "("
            and (best is None or best.cls == "weak")
            and stop - number.end < 30
        ):
            close = low.find(")", stop, limit)
            gloss = [n for n in inside if stop < n.start and n.end <= close]
            if gloss and gloss[-1].cls != "weak":
                return gloss[-1], number.start, stop - (low[stop - 1] == " "), 0.85
        break
    if best is None:
        best = _in_the_singular(low, number, limit)
    if best is None:
        return None, number.start, number.end, 0.0
    if (
        best.cls in ("weak", "enterprise")
        and best.word in _BOXES
        and (kind := _KIND.search(low, number.end, best.start)) is not None
    ):
        cls = "device" if kind[1] in _GEAR else words.NOUNS.get(kind[1] + "s")
        if cls in _SEIZED_KINDS:
            return (
                Term(kind.start(1), best.end, cls, kind[1]),
                number.start,
                best.end,
                0.85,
            )  # "3 modem units"
    gap = low[number.end : best.start]
    if gap.count(" ") > 6:
        return None, number.start, number.end, 0.0
    if best.word in _OF_ANY_SORT:
        sort = next((n for n in inside if n.end + 1 == best.start and n.cls in ("phone", "computer")), None)
        best = best._replace(cls=sort.cls) if sort is not None else best  # "75 mobile phone gadgets"
    if best.cls in _WORKED_BY and (agent := _AGENTS.match(low, best.end, limit)) is not None:
        best = Term(best.start, agent.end(), "person", agent["who"])  # "34 website administrators" are people
    return best, number.start, best.end, 0.95


def _in_the_singular(low: str, number: Number, limit: int) -> Term | None:
    """The noun that translation leaves without its ending behind a number of things: "seized 226 ATM card, 71 phones"."""
    if (
        number.value is None
        or number.value < 2
        or _ONE_NAMED.search(low, max(0, number.start - 12), number.start)
    ):
        return None
    phrase = _SINGULAR.match(low, number.end, limit)
    if phrase is None:
        return None
    at = phrase.start("noun")
    while at < phrase.end():
        word = low[at : phrase.end()]
        cls = words.NOUNS.get(word[:-1] + "ies" if word.endswith("y") else word + "s")
        if cls is not None and cls not in _NOT_ALONE and word not in _CLASSIFIERS:
            return Term(at, phrase.end(), cls, word)
        blank = low.find(" ", at, phrase.end())
        at = blank + 1 if blank >= 0 else phrase.end()
    return None


_BOXES = frozenset({"units", "sets", "boxes", "pieces"})
_KIND = re.compile(r" ([a-z-]+) $")
_GEAR = frozenset(
    {
        "probe",
        "gateway",
        "relay",
        "signal",
        "dongle",
        "jammer",
        "dial",
        "dialling",
        "dialing",
        "transmitter",
        "antenna",
        "booster",
    }
)
"""What boxes and units are called after that are apparatus."""
_SEIZED_KINDS = frozenset({"device", "computer", "phone", "server", "vehicle", "disk", "gun"})
_SINGULAR = re.compile(
    r" (?P<noun>(?:[a-z-]+ ){0,2}[a-z-]{3,})(?=[,.;!\n]| (?:and|were|was|have been|had been)\b|$)"
)
_ONE_NAMED = re.compile(
    r"\b(?:an?|the|this|that|its|his|her|per|each|every|no\.?|number|unit|level|grade|class|phase|route|operation) $"
)
"""Before a number that says which one: "a 300 member", "the route 9 gang"."""
_NOT_ALONE = frozenset(
    {"weak", "place", "band", "agency", "event", "item", "page", "view", "click", "province", "city"}
)
"""Classes whose singular stands as well behind a number that counts something else."""
_CLASSIFIERS = frozenset(
    "platform set sheet unit part strip branch base agent piece board host section department".split()
)
"""What translation makes of 台, 套, 张 and 名; they name no thing."""
_OF_ANY_SORT = frozenset({"gadgets", "devices", "equipment"})
_WORKED_BY = frozenset(
    {"website", "account", "bank_account", "bank_card", "black_card", "app", "group", "forum", "shop", "live_room", "den", "gang", "enterprise", "item", "page", "server", "computer", "phone", "device", "vehicle", "gun", "personal", "certificate", "case"}
)  # fmt: skip
_AGENTS = re.compile(
    r" (?P<who>(?:administrators|operators|owners|holders|sellers|dealers|managers|developers|designers|engineers|technicians|brokers|agents|traders|hosts|runners|makers|forgers|traffickers|smugglers|suppliers|vendors|thieves|hackers|users|players|workers|employees|staff|executives|bosses|leaders|members|heads|recruiters|promoters|moderators|drivers|collectors|couriers|mules|victims|subscribers|customers|suspects|convicts|clerks|officials|investors|buyers))\b"
)
"""Who works a thing, named right behind it: the last noun of a compound is its head."""


def _head(low: str, known: list[Term]) -> Term:
    """The last noun of the phrase; "100 posts offered data" are posts, "pieces of stolen data" are data."""
    head = known[0]
    for noun in known[1:]:
        if head.word.endswith("s") and low[head.end : noun.start] == "/":
            break  # "48 laptops/hard disks"
        if head.cls != "weak" and head.word.endswith("s") and _PARTICIPLE.match(low, head.end, noun.start):
            break
        head = noun
    return head


_PARTICIPLE = re.compile(r" (?:[a-z]+ly )?[a-z]{3,}(?:ed|ing)\b")


def noun_before(
    low: str, number: Number, nouns: list[Term], start: int, floor: int, *, unit: bool
) -> Term | None:
    """The noun a trailing number belongs to: 'cell phones, 22', 'other suspects 15', 'click volume of over 86 million'."""
    begin = max(start, floor, number.start - 60)
    before = [n for n in nouns if n.start >= begin and n.end <= number.start and n.cls != "weak"]
    if not before:
        return None
    noun = before[-1]
    counted = _NUMBER_OF.search(low, max(start, floor, number.start - 90), number.start)
    if counted is not None and unit is False:
        thing = next((n for n in before if counted.start("what") <= n.start < counted.end("what")), None)
        if thing is not None:
            return thing  # "the number of resumes sold by the gang was more than 30 million"
    if unit and len(before) > 1 and noun.cls in PEOPLE and low[before[-2].end : noun.start].strip() == "of":
        noun = before[-2]  # "records of citizens more than 23 million pieces"
    if (
        len(before) > 1
        and low[noun.end : number.start].strip() in (":", "：")
        and _OF_SOME.fullmatch(low, before[-2].end, noun.start)
    ):
        noun = before[-2]._replace(end=noun.end)  # "ATM cards of dummy accounts: 203"
        before[-1] = noun
    gap = low[noun.end : number.start] if noun is before[-1] else low[before[-1].end : number.start]
    if gap.strip() in ("online", "in total", "totally", "altogether"):
        gap = " "
    if low[number.end : number.end + 1] in ("", ".", ";", "\n") and _DONE.fullmatch(gap):
        return noun  # "studios destroyed, 6."
    if "," in gap and gap.strip() != ",":
        return None
    if gap.strip() in ("", ",", ":", "：", "-", "–", "(", "x", "×"):
        told = _IN_ALL.match(low, number.end)
        following = low[told.end() if told else number.end :][:5]
        listed = gap.strip() in _DASHES and _ENTRY.fullmatch(low, start, noun.start)
        told_last = gap == ", " and low[number.end : number.end + 5] in _ODD_NAMES
        if unit and gap == ", " and noun.cls not in PEOPLE and _APPOSED.match(low, number.end):
            return noun  # "the order information, 517,000 entries, had been bought"
        if unit and (
            gap == "," or listed or (told_last and noun.cls in ("insider", "hacker", "suspect", "person"))
        ):
            return noun  # "computers,14 sets", "(a) mobile handsets – 52 nos."
        if gap.strip() == "" and (unit or (noun.cls == "officer" and number.comparator != "exact")):
            return noun  # "computers 26 sets", "capable police more than 40 establish"
        return (
            noun
            if following[:1] in ("", ",", ".", ";", ")", "\n", "!", "?", "，")
            or following == " and "
            or (
                gap == ", "
                and _WERE.match(low, number.end)
                and _OPENS.search(low, max(start, noun.start - 6), noun.start)
            )
            else None
        )
    tail = low[number.end : number.end + 1]
    if (len(gap.split()) > 3 and not gap.startswith(" of ")) or " said " in gap:
        return None  # "the police said traffic reached 17 million"
    if _REACHED.search(gap) or ((unit or tail in ("", ",", ".", ";", ")", "，")) and _IS.search(gap)):
        return noun
    return None


_NUMBER_OF = re.compile(
    r"\bnumber of (?P<what>[^,.;:]{3,80}?) (?:(?:was|were|is|has|have|had)(?: now| already| since)?(?: reached| risen to| exceeded| passed)?|reached|exceeded|stood at|stands at|came to|rose to|grew to|totall?ed|hit)(?: as high as)? $"
)
_APPOSED = re.compile(r" (?:entries|pieces|items|sets|copies|units)(?: in (?:all|total))?(?:[,.;)]|$)")
_OF_SOME = re.compile(r" of (?:[a-z-]+ ){0,2}")
_IN_ALL = re.compile(
    r" (?:in total|in all|altogether|on the spot|at the scene|on the scene|on site|in one (?:fell swoop|swoop|go|stroke|sweep))\b"
)
_QUOTED = re.compile(r" [\"“][^\"”]{1,24}[\"”] ")
_ODD_NAMES = frozenset({" name", " names"[:5]})
"""What translation makes of the classifier 名: "the inner ghost, 3 name"."""
_DASHES = frozenset(":：-–—x×")
_ENTRY = re.compile(r"(?:\([a-z0-9]{1,3}\)|[0-9]{1,2}[.)]|[•*·–-])?[ \t]*(?:[a-z-]+ ){0,4}")
"""An entry of a list up to the noun."""
_WERE = re.compile(r" (?:were|was|are|have been|has been)\b")
_OPENS = re.compile(r"(?:^|[.,;] |[,;] and )$")
""" "QQ groups, 165 were closed" at the beginning of a clause; "in the groups, 165 were arrested" counts people."""
_DONE = re.compile(
    r" (?:[a-z]+ly )?[a-z]{3,}(?:ed|en|ght|zen)(?: (?:in total|on the spot|at the scene|by police))?[,:] ?"
)
_ARTICLE = re.compile(r" (?:the|these|those|such|its|their)\b")
_REACHED = re.compile(
    r"\b(?:reached|reaching|reaches|reach|totaled|totalled|totaling|totalling|amounted to|amounting to|exceeded|exceeds|exceeding|hit|up to"
    r"|involved|number|numbering|numbers|total|stand at|stands at|stood at|came to|come to|comes to|add up to|added up to|run to|ran to|numbered|numbering|as high as|as many as)\s*$"
)
_IS = re.compile(r"\b(?:of|was|were|is|are|has|have|had|to)\s*$")
