"""English numbers that go on with what was told before: "another 14 were found", "of these, 1,100", "the 62 suspects"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.discourse.further_en import further, things_in_all
from ringbreak.rings.bulletins.discourse.prices_en import price_told
from ringbreak.rings.bulletins.discourse.scenes_en import scene_told, staff_told
from ringbreak.rings.bulletins.discourse.sums_en import sum_told
from ringbreak.rings.bulletins.discourse.told import Told, goes_on, of_people, only_measure, slip_of
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of, tells_of_people
from ringbreak.rings.bulletins.sentences import clause_start

_REACH = 260
"""Characters between a count and a sentence that goes on with it."""
_CASE_REACH = 1500
"""Characters between a count and a noun with an article that means it."""
_LEAD = re.compile(
    r"(?:(?:and|but|while|then|later|meanwhile|so far|since then|to date|at present|in (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|by (?:january|february|march|april|may|june|july|august|september|october|november|december|then|now)),? )?"
    r"(?P<part>(?:of|among|from among|out of) (?:these|those|them|that (?:number|total)|the total|which|whom)(?: (?!men\b|women\b|males?\b|females?\b)[a-z]+)?,? )?"
    r"(?P<more>(?:(?:yet )?another|a further|an additional|an extra|the other|the remaining|the first|the last) )?"
)
_TAIL = re.compile(
    r"(?P<more> more| others?)?(?P<of> of (?:them|these|those))?(?P<aside>, [^,.;0-9]{2,50},)?"
    r"(?P<aux>(?: (?:were|was|are|is|have|had|has|been|be|being|also|since|already|now|then|all|both|later|subsequently|still|permanently|temporarily|directly|eventually|only))*)"
    r" (?P<verb>[a-z]+)"
)
_UNDONE = frozenset(
    "released acquitted freed cleared dropped withdrawn returned restored reinstated unblocked reopened spared died escaped fled rejected not no never to "
    "claimed said told admitted came come hail hails hailed seek want plan denied pleaded watched attended will may might could would should must can refused failed survived".split()
)
"""Words that take back what was told of the whole, or tell of what is still to come."""
_FOLLOWED = frozenset(
    "followed came joined turned surfaced emerged went disappeared vanished were was are found discovered located uncovered picked rounded traced hidden stood lay".split()
)
"""Words that put "another 14" beside the first without an act of their own."""
_OF_ANY = frozenset(
    "were was had have has belonged concerned involved lived stood worked remain remained related dealt sat faced carried held went "
    "bought sold opened registered hidden linked tied traced located based used found posted aimed targeted hit".split()
)
_WHAT_THEY_ARE = re.compile(
    r" (?:of (?:them|these|those) )?(?:(?:were|are|was|being) )?(?:also |all )?(?:an? )?(?:[a-z]+ )?(?:women|men|woman|man|females?|males?|girls|boys|minors|juveniles|foreigners|under|aged|over|between|in their)\b"
)
_DESCRIBED = re.compile(
    r" (?:of (?:them|these|those) )?(?:are|is|were|was) (?:also |still |now )?(?:considered|regarded|believed|thought|said|known|described|seen|deemed|suspected)\b"
)
"""What is thought of a part of them makes it no figure."""
_THE = re.compile(r"\b(?:the|these|those|all|this) (?:same )?$")
_OF_STAFF = frozenset({"arrested", "", "involved_people", "punished"})
_LOOSE = frozenset({"", "involved_people", "members", "cases_related", "buyers"})


def settled(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure:
    """The figure, settled by what was told before when its own sentence left it open."""
    if figure.currency is None and figure.measure in _OF_STAFF:
        staff = staff_told(low, figure, start, end)
        if staff is not None or figure.measure == "arrested":
            return staff or figure
    if figure.measure not in _LOOSE:
        if figure.measure == "money_involved":
            return sum_told(low, figure, told, start, end)
        return figure
    if figure.currency is not None:
        return price_told(low, figure, told, start, end) or sum_told(low, figure, told, start, end)
    made = _meant_again(low, figure, told, start, end)
    if made is None and not figure.measure:
        sum_of = sum_told(low, figure, told, start, end)
        made = (
            sum_of
            if sum_of.measure
            else _goes_on_with(low, figure, told, start, end)
            or further(low, figure, told, start, end)
            or things_in_all(low, figure, start, end)
            or scene_told(low, figure, start, end)
            or _next_part(low, figure, told, start, end)
        )
    return made or figure


_OF_THEM = re.compile(r"(?:of|among) (?:them|these|those), ")
_NEXT = (", ", " and ", " while ")
_DID = re.compile(
    r" (?:[a-z]+ed|were|was|had|kept|ran|held|sold|wrote|made|did|led|took|built|drove|spoke|came|dealt|bought) "
)


def _next_part(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure | None:
    """ "Of them, 41 answered the phones, 28 wrote the scripts": the next part of the people that were counted."""
    before = told.figures[-1] if told.figures and low.startswith(("of ", "among "), start) else None
    if before is None or before.sentence != figure.sentence or not of_people(before) or figure.value is None:
        return None
    if (
        _OF_THEM.match(low, start, figure.start) is None
        or not low.endswith(_NEXT, start, figure.start)
        or _DID.match(low, figure.number.end, end) is None
    ):
        return None
    return goes_on(figure, before.measure, before.noun, before.verb)


def _goes_on_with(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure | None:
    """A number without a noun of its own, at the head of its clause, that counts more or some of what was counted before."""
    before = told.counts(figure.start, _REACH)
    if not before:
        return None
    tail = _TAIL.match(low, figure.number.end, end)
    if tail is None or figure.value is None or tail["verb"] in _UNDONE:
        return None
    begin = clause_start(low, start, figure.number.start)
    while begin < figure.start and low[begin] == " ":
        begin += 1
    lead = _LEAD.fullmatch(low, start, figure.start) or _LEAD.fullmatch(low, begin, figure.start)
    if lead is None or (tail["aside"] and not (lead["part"] or lead["more"])):
        return None  # "Pesk, 24, of no fixed address, has been charged"
    more = lead["more"] is not None or (tail["more"] is not None and tail["of"] is None)
    part = lead["part"] is not None or tail["of"] is not None
    if not more:
        before = [f for f in before if f.value is None or f.value > figure.value]
    passive = "were" in tail["aux"] or "been" in tail["aux"] or "was" in tail["aux"] or "being" in tail["aux"]
    act = words.VERB.match(low, tail.start("verb"), end)
    cls = words.VERBS[act.group()] if act is not None and passive else None
    if (
        cls is not None
        and tells_of_people(cls)
        and cls not in ("find", "solve", "dismantle", "control", "collect", "seize", "obtain")
    ):
        before = [f for f in before if of_people(f) or measure_of(f.noun, cls) is not None]
    if cls is not None and (own := only_measure([f for f in before if measure_of(f.noun, cls)])) is not None:
        return goes_on(figure, measure_of(own.noun, cls) or "", own.noun, cls)
    if _WHAT_THEY_ARE.match(low, figure.number.end, end):
        return None
    whole = only_measure(before)
    if whole is None:
        return None
    if more and (tail["verb"] in _FOLLOWED or (passive and cls is None and tail["verb"].endswith("ed"))):
        return goes_on(figure, whole.measure, whole.noun, whole.verb)
    if part and _DESCRIBED.match(low, figure.number.end, end):
        return None
    present = "are" in tail["aux"] and not passive
    if tail["verb"].endswith(_WHENCE) or (present and not tail["verb"].endswith("ing")):
        return None  # "51 are Taiwanese" says what they are
    if not more and (tail["verb"] in _OF_ANY or passive or part):
        return goes_on(figure, whole.measure, whole.noun, whole.verb)
    return None


def _meant_again(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure | None:
    """ "The 62 suspects" behind "26 suspects": a noun with an article means those counted before, also where a digit slipped."""
    if (
        low.endswith("of the ", start, figure.start)
        or not told.figures
        or figure.value is None
        or _THE.search(low, max(start, figure.start - 12), figure.start) is None
    ):
        return None
    noun = words.NOUN.search(low, figure.number.end, min(end, figure.number.end + 40))
    stop = words.STOP.search(low, figure.number.end, end)
    if noun is not None and stop is not None and stop.start() < noun.start():
        noun = None
    if noun is not None:
        cls, last = words.NOUNS[noun.group()], noun.end()
    else:
        named = _NAMED.match(low, figure.number.end, end)
        if named is None or low.endswith("of the ", start, figure.start):
            return None
        cls, last = "", named.end()
    word = low[last - _ENDING : last]
    for before in reversed(told.figures):
        if figure.start - before.end > _CASE_REACH:
            break
        if (
            before.currency is not None
            or before.sentence == figure.sentence
            or figure.value < _NO_CHANCE
            or not slip_of(before.value, figure.value)
        ):
            continue
        same = (
            (cls != "" and before.noun == cls and cls not in PEOPLE)
            or ({cls, before.noun} <= PEOPLE and before.measure in _FATES)
            or low.endswith(word, before.start, before.end)
        )
        if before.value == figure.value and (
            cls == "" or low.endswith(_WHENCE, 0, last - 1) or low.endswith(_WHENCE, 0, last)
        ):
            continue  # "the 24 Filipinos" are those told before, once more
        if same and before.measure != figure.measure:
            return goes_on(figure, before.measure, before.noun, before.verb, end=last)
    return None


_FATES = frozenset({"arrested", "detained", "charged", "sentenced"})
_ENDING = 6
_WHENCE = ("ese", "ans", "ian", "ish", "men", "inos")
_NO_CHANCE = 5
"""Two twos of a text need not be the same two."""
_NAMED = re.compile(r" (?:[a-z-]+ )?[a-z]{3,}s\b")
