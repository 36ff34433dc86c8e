"""English numbers that say a count again or go on with it in another clause: "41 more", "580,000 remained", "the daily wrote of 64"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.discourse.told import Told, goes_on, of_people, only_measure, slip_of
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import measure_of

_MORE_ENDS = re.compile(r" (?:more|others?)(?=\s*(?:[.;,]|$)| (?:in|at|from|on|the|a|later|that)\b)")
_CAME = re.compile(
    r"\b(?:came|brought(?: in| out)?|yielded|produced|turned up|gave up|uncovered|revealed|added|netted|led to|found|took|caught|picked up|seized|located|there were|with)(?: another| yet another| about| some| at least)? $"
)
_ALONE = re.compile(
    r"\s*(?:[.;,]|$)| (?:of (?:them|these|those)|and [a-z]+ed|so far|in total|in all|by (?:the end|then|now))\b"
)
_RETOLD = re.compile(
    r"\b(?:daily|papers?|newspapers?|blog|post|headline|station|radio|site|website|account|video|retelling|version)\b[^.;]{0,30}"
    r" (?:wrote of|writes of|made (?:it|that|them)|put (?:it|the (?:figure|number)) at|spoke of|speaks of|has it at|turned (?:it|that|them) into|said|says|counted|gave)(?: about| some)? $"
)
_REMAINED = re.compile(r" (?:remained|were left|unique (?:ones|records|entries) (?:remained|were left))\b")
_IN_ALL = re.compile(
    r"(?: (?:pieces?|items?|sets?|copies|entries|records|cards|units))? (?:in (?:all|total)|altogether|all told)\b"
)


def further(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure | None:
    """The number as what was counted a clause or a sentence before, told again or gone on with."""
    before = told.counts(figure.start, _REACH)
    if not before:
        return None
    head = max(start, figure.start - 60)
    after = figure.number.end
    if (more := _MORE_ENDS.match(low, figure.number.number_end, end)) is not None and _CAME.search(
        low, head, figure.start
    ):
        act = _act_before(low, head, figure.start)
        fits = [f for f in before if act is None or measure_of(f.noun, act) is not None]
        if act in _OF_PEOPLE:
            near = [f for f in told.figures if of_people(f) and figure.start - f.end <= _REACH]
            fits = near[-1:] or fits
        whole = only_measure(fits)
        if whole is not None:
            own = measure_of(whole.noun, act) if act is not None else whole.measure
            made = goes_on(figure, own or whole.measure, whole.noun, act or whole.verb, end=more.start())
            made.comparator = "exact" if low[more.start() : more.start() + 5] == " more" else made.comparator
            return made
    if _REMAINED.match(low, after, end):
        larger = only_measure([f for f in before if (f.value or 0) > (figure.value or 0)])
        if larger is not None:
            return goes_on(figure, larger.measure, larger.noun, larger.verb)
    if _RETOLD.search(low, max(start, figure.start - 80), figure.start):
        meant = next((f for f in reversed(before) if slip_of(f.value, figure.value)), None)
        if meant is not None:
            return goes_on(figure, meant.measure, meant.noun, meant.verb)
    if _ALONE.match(low, after, end) and not figure.number.worded and not _a_line(figure):
        act = _act_right_before(low, head, figure.start)
        fits = [
            f
            for f in before
            if act is not None and f.measure in _DONE_TO and measure_of(f.noun, act) is not None
        ]
        whole = only_measure(fits)
        if whole is not None and act is not None:
            return goes_on(figure, measure_of(whole.noun, act) or whole.measure, whole.noun, act)
    return None


def things_in_all(low: str, figure: Figure, start: int, end: int) -> Figure | None:
    """ "Inside were boxes of SIM cards, 12,000 in all": the noun stands before the comma."""
    if _IN_ALL.match(low, figure.number.end, end) is None or not low.endswith(", ", start, figure.start):
        return None
    begin = max(low.rfind(", ", start, figure.start - 2) + 1, start)
    nouns = [m for m in words.NOUN.finditer(low, begin, figure.start) if words.NOUNS[m.group()] in _THINGS]
    if not nouns:
        return None
    cls = words.NOUNS[nouns[-1].group()]
    act = None
    for m in words.VERB.finditer(low, start, end):
        if measure_of(cls, words.VERBS[m.group()]) is not None:
            act = words.VERBS[m.group()]
            break
    measure = measure_of(cls, act)
    return goes_on(figure, measure, cls, act or "") if measure is not None else None


_REACH = 260
"""Characters between a count and a clause that goes on with it."""
_OF_PEOPLE = frozenset({"arrest", "detain", "charge", "sentence"})
_THINGS = frozenset(
    {"computer", "phone", "bank_card", "disk", "server", "device", "vehicle", "black_card", "certificate", "personal", "data", "account", "item"}
)  # fmt: skip
_DONE_TO = frozenset(
    {"websites_closed", "accounts_closed", "cases_filed", "items_found", "items_removed", "victims", "arrested", "involved_people", "detained", "accounts_frozen", "apps_removed"}
)  # fmt: skip


def _a_line(figure: Figure) -> bool:
    """Five digits and more without a comma are a line to call, not a count."""
    return figure.number.bare and (figure.value or 0) >= _LONG_NUMBER


_LONG_NUMBER = 10_000


def _act_before(low: str, head: int, at: int) -> str | None:
    """The class of the last act in low[head:at]."""
    act = None
    for m in words.VERB.finditer(low, head, at):
        act = words.VERBS[m.group()]
    return act


def _act_right_before(low: str, head: int, at: int) -> str | None:
    """The class of the act that ends right before `at`."""
    for m in words.VERB.finditer(low, head, at):
        if m.end() + 1 == at:
            return words.VERBS[m.group()]
    return None
