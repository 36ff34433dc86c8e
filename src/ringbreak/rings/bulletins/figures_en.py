"""Figures of an English sentence, odd word order of machine translation included."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.actions_en import FUTURE, governing_action, verdict_near
from ringbreak.rings.bulletins.acts_en import acts_of
from ringbreak.rings.bulletins.afterwards_en import done_since
from ringbreak.rings.bulletins.brands_en import vehicles_by_make
from ringbreak.rings.bulletins.context_en import of_police
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.frames_en import by_frame
from ringbreak.rings.bulletins.headed_en import act_of_heading
from ringbreak.rings.bulletins.held_en import HELD, PUT_UNDER, only_identified
from ringbreak.rings.bulletins.idle_counts_en import counts_nothing
from ringbreak.rings.bulletins.laws_en import tells_of_a_law
from ringbreak.rings.bulletins.lengths_en import MONTHS_OF_YEARS, TIME_UNIT, length_figure
from ringbreak.rings.bulletins.levels_en import level_of
from ringbreak.rings.bulletins.listed_en import (
    as_before,
    as_listed,
    cash_taken,
    in_a_box,
    of_those_taken,
    part_of_them,
    part_of_those,
    taken_before,
    told_as_taken,
)
from ringbreak.rings.bulletins.measures import PEOPLE, SEIZABLE, measure_of
from ringbreak.rings.bulletins.money_en import currency_of, money_figure
from ringbreak.rings.bulletins.no_sums_en import no_sum, told_of_oneself
from ringbreak.rings.bulletins.numbers import MOST, Number, tidy
from ringbreak.rings.bulletins.numbers_en import find_numbers
from ringbreak.rings.bulletins.others_en import named_beside, names_of, with_others
from ringbreak.rings.bulletins.parts_en import told_as_parts, with_glosses
from ringbreak.rings.bulletins.people_en import said_of_people
from ringbreak.rings.bulletins.phrases_en import noun_after, noun_before
from ringbreak.rings.bulletins.predicates_en import said_what_they_are
from ringbreak.rings.bulletins.refined_en import refined
from ringbreak.rings.bulletins.subjects_en import where_its_verb_stands
from ringbreak.rings.bulletins.terms import Term, find_terms
from ringbreak.rings.bulletins.times_en import times_figure
from ringbreak.rings.bulletins.uncounted_en import no_count
from ringbreak.rings.bulletins.unnamed_en import people_by_their_ending, people_without_a_noun
from ringbreak.rings.bulletins.unsaid_en import unsaid_money
from ringbreak.rings.bulletins.wares_en import sham_wares

_AFTER_BARRED = re.compile(
    r" ?(?:%|per ?cent\b|percentage|times (?:more|higher|larger|the)|years?[- ]old|-year-old|st\b|nd\b|rd\b|th\b|g\b|gb\b|mb\b|tb\b|km\b|kilomet|met(?:er|re)s\b|degrees|fold\b|million-|hours?[- ]a[- ]day)"
)
_SORTS = re.compile(r" (?:[a-z]+ )?(?:types|kinds|sorts|categories|forms) of\b")
_ODD_CLASSIFIERS = frozenset(
    {"units", "platforms", "sets", "sheets", "names", "parts", "strips", "branches", "bases", "agents", "pieces", "boards", "hosts", "departments"}
)  # fmt: skip
"""What machine translation makes of 台, 套, 张 and 名 behind a number: "computer 22 platforms" are computers."""


def read(text: str, low: str, start: int, end: int, *, worded: bool = True) -> Iterator[Figure]:
    """Figures of the sentence, left to right."""
    numbers = list(islice(find_numbers(text, start, end, worded=worded, low=low), MOST))
    if len(numbers) > 1:
        numbers = with_glosses(low, numbers)
    nothing = [no_count(text, low, n, start) for n in numbers]
    if all(nothing) and not any(low.endswith(" each ", start, n.start) for n in numbers):
        return
    if tells_of_a_law(low, start, end):
        return  # what a law calls serious counts nothing that happened
    nouns = find_terms(words.NOUN, words.NOUNS, low, start, end)
    verbs = acts_of(low, nouns, start, end)
    typical = (
        _TYPICAL.search(low, start, end)
        if low.find(" on a", start, end) >= 0 or low.startswith("on a", start)
        else None
    )
    cues: list[Term] | None = None
    counted = ""
    previous: Figure | None = None
    done = start
    parts = told_as_parts(low, numbers) if len(numbers) > 1 else ()
    taken = taken_before(low, start)
    for at, number in enumerate(numbers):
        if number.start < done or at in parts:
            continue  # read with the one before
        if typical and number.start > typical.start():
            continue  # what happens on a typical day is a rate
        currency = currency_of(low, number)
        if nothing[at] and not (currency is not None and low.endswith(" each ", start, number.start)):
            continue
        if currency is not None and no_sum(low, number, start):
            continue  # "100,000 yuan (16,000 U.S. dollars)": one sum told twice
        if currency is not None:
            if cues is None:
                cues = find_terms(words.CUE, words.MONEY, low, start, end)
            sum_of_money = money_figure(text, low, number, currency, cues, start, end)
            if sum_of_money.measure == "money_involved" and told_of_oneself(low, number, start):
                sum_of_money.measure = ""
            if cash_taken(low, sum_of_money, previous, verbs, end):
                sum_of_money.measure = "money_frozen"
            yield sum_of_money
            continue
        if _AFTER_BARRED.match(low, number.end):
            continue
        unsaid = unsaid_money(low, number, start, end)
        if unsaid is not None:
            yield unsaid
            continue
        unit = TIME_UNIT.match(low, number.end)
        if unit:
            if not MONTHS_OF_YEARS.search(low, max(start, number.start - 12), number.start):
                length = length_figure(low, number, unit, verbs, start, end, previous)
                if length is not None:
                    done, previous = length.end, length
                    yield length
            continue
        following = numbers[at + 1].start if at + 1 < len(numbers) else end
        preceding = numbers[at - 1].end if at else start
        part = _PART_OF.match(low, number.end, end)
        shared = part is not None and part.end() == following
        if shared:
            # "13,600 of the 105,000 accounts": the noun stands behind the whole
            number = number._replace(end=numbers[at + 1].end)
            if HELD.match(low, number.end):
                done = number.end  # "14 of the 15 arrested"
            following = numbers[at + 2].start if at + 2 < len(numbers) else end
        figure = _count(text, low, number, nouns, verbs, start, end, preceding, following)
        if figure.unit != "people":
            figure = of_those_taken(low, number, start, end) or figure
        if not figure.measure and counted:
            figure = as_before(low, number, counted, verbs, start, end) or figure
        if not figure.measure and taken is not None:
            figure = part_of_them(low, number, nouns, taken, start, end) or figure
        if not figure.measure:
            figure = part_of_those(low, number, previous, nouns, start, end) or figure
        if not figure.measure:
            figure = as_listed(text, low, number, previous, start, end) or figure
        if figure.verb in _DONE_TO_FIRMS and low.startswith(" of them", number.end):
            # "summoned 1,350 operators and imposed fines on 297 of them": they are what was counted before
            figure.measure = measure_of(counted, figure.verb) or figure.measure
            figure.noun = counted or figure.noun
        if shared and figure.measure and figure.noun in PEOPLE:
            done = number.end  # of the eleven of the thirteen it is told what was done, not of the thirteen
        counted = figure.noun or counted
        previous = figure if figure.measure else previous
        # "3,600 sets of cheating equipment and 17 computers": the verb inside the phrase acts on nothing behind it.
        verbs = [v for v in verbs if v.start < number.end or v.end > figure.end]
        yield figure


def _count(
    text: str,
    low: str,
    number: Number,
    nouns: list[Term],
    verbs: list[Term],
    start: int,
    end: int,
    floor: int,
    ceiling: int,
) -> Figure:
    """What is counted, from the words after the number or, in glued order, before it; then under which action."""
    figure = made_figure(number, "", number.start, number.end, start, end, "", "", 0.0)
    held = HELD.match(low, number.end) or PUT_UNDER.match(low, number.end)
    if held and any(n.start == held.end() + 1 and n.cls in PEOPLE for n in nouns):
        held = None  # "11,000 repatriated individuals"
    if held:
        # A headline's "31 held": the number alone stands for people.
        of_people = measure_of("person", words.VERBS.get(held["verb"]))
        if of_people:
            caught = made_figure(
                number,
                of_people,
                number.start,
                number.end,
                start,
                end,
                "person",
                words.VERBS[held["verb"]],
                0.8,
            )
            return with_others(text, low, caught, start)
    told = (
        in_a_box(low, number, start, end)
        or said_what_they_are(low, number, nouns, start, end)
        or people_without_a_noun(low, number, nouns, verbs, start, end)
        or times_figure(low, number, start, end)
        or level_of(low, number, start, end)
    )
    if told is not None:
        return with_others(text, low, told, start)
    noun, span_start, span_end, certainty = noun_after(low, number, nouns, end, ceiling)
    if noun is None and number.comparator in ("exact", "more_than", "about"):
        agents = people_by_their_ending(low, number, verbs, start, end)
        if agents is not None:
            return agents
    if (
        noun is not None
        and number.start == number.number_start
        and low.startswith((" and ", ","), number.end)
    ):
        stuck = next((n for n in nouns if n.end == number.start), None)
        if stuck is not None and stuck.start >= floor:
            noun, span_start, span_end, certainty = (
                stuck,
                number.start,
                number.end,
                0.8,
            )  # "computers11 and bank cards76"
    if noun is None and (make := vehicles_by_make(low, number, end)) is not None:
        noun, span_end, certainty = make, make.end, 0.85
    if noun is not None and noun.word in _ODD_CLASSIFIERS:
        glued = noun_before(low, number, nouns, start, floor, unit=True)
        if glued is not None and number.start - glued.end == 1:
            span_start = glued.start if noun.word == "units" else number.start
            noun, certainty = glued, 0.8  # "computer hosts 36 units"
    if noun is not None and noun.word in ("person", "people", "persons"):
        glued = noun_before(low, number, nouns, start, floor, unit=True)
        if (
            glued is not None
            and (
                glued.cls == "contact"
                or (glued.cls in ("insider", "hacker") and not glued.word.endswith("s"))
            )
            and number.start - glued.end == 1
        ):
            span_start, noun = glued.start, glued._replace(end=noun.end)  # "inside employee 4 person"
    if _ROOM_FOR.search(low, max(start, number.start - 20), number.start):
        return figure  # "a capacity of 150 desktops"
    if noun is not None and noun.cls == "case" and "typical" in low[number.end : noun.start]:
        return figure  # examples are told of, not solved
    if (
        noun is not None
        and noun.cls in ("person", "officer")
        and _FORCE_OF.search(low, max(start, number.start - 80), number.start)
    ):
        return made_figure(
            number, "officers_deployed", span_start, span_end, start, end, "officer", "deploy", 0.85
        )
    if (
        noun is not None
        and noun.cls == "person"
        and _COMPRISING.search(low, max(start, number.start - 50), number.start)
        and said_of_people(low, number.start, noun.end, start, end) is None
    ):
        return figure  # "35 people, comprising 24 men and 11 women"
    if (
        noun is None
        and number.bare
        and 2 <= (number.value or 0) <= _PROVINCES
        and _PROVINCE.match(text, number.end, end)
    ):
        return made_figure(
            number, "provinces", number.start, number.end + 9, start, end, "province", "", 0.85
        )
    if _SORTS.match(low, number.end):
        return figure  # seven types of crimes are no seven crimes
    ours = noun_before(low, number, nouns, start, floor, unit=False) if noun is None else None
    sham = sham_wares(low, number, noun, ours, start, min(end, ceiling))
    if sham is not None:
        noun, certainty = sham
        span_start, span_end = min(span_start, noun.start), max(span_end, noun.end)
    odd = _ODD_UNIT.match(low, number.end, end) if noun is None else None
    if odd is not None:
        acted = _ODD_ACT.search(low, max(start, number.start - 12), number.start)
        ahead = number if acted is None else number._replace(start=acted.start() + 1)
        glued = noun_before(low, ahead, nouns, start, floor, unit=True)
        if glued is not None and ahead.start - glued.end <= 1:
            noun, span_end, certainty = glued, odd.end(), 0.8  # "the nest point 3 place"
    if noun is None or noun.cls == "weak":
        back = noun_before(low, number, nouns, start, floor, unit=noun is not None)
        if back is None and noun is None:
            return figure
        if back is not None:
            if noun is None and number.start - back.end <= 2:
                span_start = back.start
            noun, certainty = back, 0.8
        elif noun is not None:
            return figure
    assert noun is not None
    cls = refined(low, noun, verbs, start, end)
    if counts_nothing(low, cls, noun, number, span_end, start, end):
        return figure
    if cls == "view" and number.worded:
        return figure  # "the clerk had four visitors"
    name, several = named_beside(text, low, number, start) if cls in PEOPLE else (None, False)
    if several:
        return figure  # "Salim K (29), Ravi and Rohit D and three others": how many is not said in one number
    beyond = where_its_verb_stands(low, cls, number, span_end, nouns, start, end)
    verb = governing_action(low, cls, beyond, number, verbs, start, end)
    measure = by_frame(low, cls, noun, number, max(span_end, beyond), verbs, start, end) or measure_of(
        cls, verb
    )
    if (
        cls in ("buyer", "member")
        and verb in _DONE_TO_PEOPLE
        and span_end < beyond
        and measure in ("buyers", "members")
    ):
        measure = measure_of(
            "person", verb
        )  # "11 customers who had hired him to attack rivals were arrested"
    if cls == "account" and verb == "find":
        shut = next(
            (
                v
                for v in verbs
                if (number.start - 24 <= v.end <= number.start or v.start >= span_end)
                and measure_of(cls, v.cls) == "accounts_closed"
            ),
            None,
        )
        if shut is not None:
            verb, measure = shut.cls, "accounts_closed"  # "banned 1.38 million accounts found to be using it"
    headed = act_of_heading(low, cls, number.start, span_end)
    if headed is not None:
        verb, measure = headed, measure_of(cls, headed)  # "What we removed: - 872 shops that sold copies"
    if measure is None and verb is None and cls in ("defendant", "person"):
        planned = FUTURE.search(low, max(start, number.start - 60), number.start) is not None
        verb = verdict_near(text, low, start, end) if cls == "defendant" and not planned else None
        measure = measure_of(cls, verb)
    if measure is None or measure == "involved_people" or (verb == "find" and cls in _TRACED_FIRST):
        since = done_since(low, cls, span_end, verbs, end)
        verb, measure = (since, measure_of(cls, since)) if since is not None else (verb, measure)
    if (
        measure is None
        and cls == "account"
        and _THEIR.search(low, max(start, number.start - 8), number.start)
        and of_police(low, start, end)
    ):
        measure = "accounts_controlled"  # "its 842 accounts obtained more than 19 million clicks"
    if measure is None and cls in SEIZABLE and told_as_taken(low, number, span_end, verbs, start, end):
        verb, certainty = "seize", 0.7
        measure = measure_of(cls, verb)
    if measure is None or (
        measure.startswith("seized_") and verb == "find" and only_identified(low, number, span_end, end)
    ):
        return figure
    if (
        noun.word in words.CALLED
        and measure == measure_of(cls, verb)
        and (verb in _NOT_OF_CALLINGS or (verb == "punish" and not of_police(low, start, end)))
    ):
        return figure  # "sent 37 teachers to the county" sends no force
    if number.value is not None and ((number.value == 1 and number.worded) or not number.value.is_integer()):
        return figure
    if cls == "officer" and measure == "officers_deployed" and number.value is not None and number.value < 2:
        return figure
    paren = re.match(r" \((?:person-)?times\)", low[span_end : span_end + 15])
    if paren:
        span_end += paren.end()
    made = made_figure(
        number,
        measure,
        span_start if name is None else name,
        span_end,
        start,
        end,
        cls,
        verb or "",
        certainty,
    )
    made.noun_word = noun.word
    if name is not None and made.value is not None:
        made.value = tidy(made.value + len(names_of(text, name, number)))
    return made


_NOT_OF_CALLINGS = frozenset(
    {"deploy", "collect", "control", "obtain", "dismantle", "solve", "interview", "warn", "investigate", "seize", "recruit", "fine"}
)  # fmt: skip
"""Acts that make people of any calling no suspects, victims or force."""


_TRACED_FIRST = frozenset({"server", "bank_account", "website", "device", "computer", "phone", "vehicle"})
"""What is found first and taken, frozen or shut afterwards."""
_THEIR = re.compile(r"\b(?:its|their|his|her) $")
_DONE_TO_PEOPLE = frozenset({"arrest", "detain", "charge", "sentence"})
_DONE_TO_FIRMS = frozenset({"fine", "punish", "close", "rectify", "warn", "suspend", "interview", "talk"})
_PROVINCES = 34
_PROVINCE = re.compile(r" province\b(?! of\b)")
"""The singular that translation leaves behind a number of them; Hunan Province is written with a capital."""
_ROOM_FOR = re.compile(r"\b(?:capacity (?:of|for)|room for|seating(?: for)?) $")
_COMPRISING = re.compile(r"\b(?:comprising|consisting of|made up of)\b[^,.;]{0,30}$")
_FORCE_OF = re.compile(
    r"\b(?:(?:raiding|police|enforcement|joint|strike|assault|search|operation|anti-[a-z]+|raid) (?:teams?|part(?:y|ies)|squads?|units?|contingents?|forces?)|task ?force(?: [a-z]+)?|contingent of police|operation|teams? of (?:police|officers))"
    r",? (?:comprising|comprised of|consisting of|made up of|composed of|involving|numbering|that involved|which involved|of)(?: a total of| some| about| over| more than| nearly)? $"
)
"""Whose strength a number tells: "raiding teams, comprising 55 personnel"."""
_TYPICAL = re.compile(r"\bon (?:a|an) (?:typical|average|ordinary|normal) (?:day|week|month)\b")
_ODD_UNIT = re.compile(
    r" ?(?:place|set|piece|name|sheet|unit|platform|strip|part|handle|branch|block|blocks|lumps|homes|households|section|department|root)(?= ?[,.;]| and |\s*$)"
)
"""The singular that machine translation leaves behind a number."""
_ODD_ACT = re.compile(r" (?:smash|destroy|seize|catch|capture|freeze|crack|buckle|close) $")
""" "Den smash 4 place"."""

_PART_OF = re.compile(r" of (?:the|these|those|its|their) (?:more than |over |about |nearly )?")
