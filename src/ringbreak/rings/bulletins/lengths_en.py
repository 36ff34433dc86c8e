"""Lengths of time that are figures in English: campaigns and prison terms."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_en import value_of
from ringbreak.rings.bulletins.terms import Term

TIME_UNIT = re.compile(
    r"[ -](?:full |long |whole |calendar )?(second|minute|hour|day|week|month|year|decade)s?\b"
)
MONTHS_OF_YEARS = re.compile(r"\byears?(?: and|,) $")
"""Before the months of a term whose years were read with them."""
_CAMPAIGN = re.compile(r"\b(?:campaign|operation|crackdown|special action|rectification)\b")
_LASTED = re.compile(
    r"(?:campaign|operation) (?:(?:that |which )?lasted|lasting|of|for)(?: about| over| more than| nearly)? $"
)
HYPOTHETICAL = re.compile(
    r"\b(?:faces?|facing|could|may|might|can|carr(?:y|ies|ying)|punishable|maximum|if convicted|if found guilty|liable|(?:will|shall|should|would) be (?:sentenced|jailed|imprisoned|punished))\b[^.;]*$"
)
"""What the law allows is no sentence that was passed."""
_CONDUCTED = re.compile(
    r"\b(?:operation|campaign|crackdown|sweep|action)\b.*\b(?:conducted|carried out|ran|run|took place|lasted|mounted) (?:over|during|in|for) (?:an? )?$"
)
_AFTER = re.compile(r"\bafter (?:more than |nearly |about |almost |over )?$")
_HE_GOT = re.compile(
    r"\b(?:he|she|they|both|each|him|her) (?:each |both )?(?:got|gets|drew|received|was given|were given) $"
)
_GOT_THAT = re.compile(r"s?(?: each| apiece| inside)?\s*(?:[.;,!]|$| (?:for|in prison|in jail)\b)")
""" "He got three and a half years." """
_GIVEN = re.compile(
    r"\b(?:bagged|bags|earned|drew|landed|given|received|receives|sent down for|put away for|serve|serving|got|gets)(?: an?| between| from)? $"
    r"|\b(?:handed|hands|gave|gives) (?:[a-z'’.-]+ ){1,5}$"
)
_A_SENTENCE = re.compile(r" (?:(?:custodial|prison|jail) )?sentences?\b|- ?(?:month|year)s? imprisonment\b")
""" "A final 2 year sentence has been handed down", "received a 35-month custodial sentence"."""
_AGO = re.compile(r"s? (?:ago|later|earlier|old)\b")
_AT_LARGE = re.compile(
    r"s?(?:'|’)? (?:of |on )?(?:reprieve|suspension|supervised release|probation|community (?:service|order)|supervision|parole|home confinement)\b"
)
"""What follows a term outside of prison is none."""
_TERMS_OF = re.compile(
    r"\b(?:terms?|sentences?|imprisonment)(?: (?:in prison|behind bars|in jail|of imprisonment))?(?: (?:of|ranging|varying|running|from))+(?: (?:between|from))? $"
)
_VERDICT = re.compile(
    r"\b(?:sentenced|imprison\w*|jail\w*|prison|verdict|convicted|court|judge|defendants?)\b"
)
_TO_TERM = re.compile(
    r"s? (?P<to>to|and) (?P<n>[0-9]{1,2}|[a-z]{3,9}) (?P<u>month|year)s?(?: and (?P<m>[0-9]{1,2}|[a-z]{3,9}) months?)?\b"
)
_BETWEEN = re.compile(r"\b(?:between|ranging|varying|range|vary)\b[^,;]{0,16}$")
_AND_ANOTHER = re.compile(r"(?:,|,? and) (?:to )?")
""" "30 months and 87 months, respectively": two terms."""
_AND_MONTHS = re.compile(r"(?: and|,) (?P<count>[0-9]{1,2}|[a-z]+) months?\b")


_AND_HE = re.compile(
    r"(?: in (?:prison|jail)| behind bars| imprisonment)?,? (?:and|while|but) (?!(?:a|an|the|another|after|over|for|in|more)\b)[a-z'’.-]+(?: [a-z'’.-]+){0,3} $"
)
""" "Gareth was given five years and Owen four": the term of the next one."""


def length_figure(
    low: str,
    number: Number,
    unit: re.Match[str],
    verbs: list[Term],
    start: int,
    end: int,
    before: Figure | None = None,
) -> Figure | None:
    """Lengths of campaigns and sentences; how long an inquiry or an offence took is a date of the case, not a figure."""
    tail = low[unit.end() : min(end, unit.end() + 60)]
    head = low[max(start, number.start - 60) : number.start]
    sentence = any(v.cls == "sentence" and v.end <= number.start and number.start - v.end < 40 for v in verbs)
    given = (
        _GIVEN.search(head) is not None and _VERDICT.search(low, max(0, start - 400), end + 400) is not None
    )
    sentence = (
        sentence
        or re.match(
            r"['’]? (?:behind bars|in prison|in jail|of imprisonment|imprisonment|in custody)\b", tail
        )
        is not None
    )
    sentence = sentence or (
        _A_SENTENCE.match(tail) is not None and not head.endswith(("his ", "her ", "their ", "the ", "that "))
    )
    campaign = (
        _LASTED.search(head) is not None
        or (
            _CAMPAIGN.search(tail.split(",")[0]) is not None
            and _AFTER.search(head) is None
            and not tail.startswith(("s since", " since"))
        )
        or (
            tail.startswith((" period", " operation"))
            and _CONDUCTED.search(low, start, number.start) is not None
        )
    )
    given = given or (
        unit.group(1) in ("year", "month")
        and _HE_GOT.search(low, max(start, number.start - 24), number.start) is not None
        and _GOT_THAT.match(tail) is not None
    )
    given = given or (
        before is not None
        and before.measure == "prison_term"
        and _AND_HE.fullmatch(low, before.end, number.start) is not None
    )
    given = given or (
        _TERMS_OF.search(head) is not None
        and _VERDICT.search(low, max(0, start - 400), end + 400) is not None
    )
    if (not sentence and not given and not campaign) or _AGO.match(tail) or _AT_LARGE.match(tail):
        return None
    given = given or (
        before is not None
        and before.measure == "prison_term"
        and _AND_ANOTHER.fullmatch(low, before.end, number.start) is not None
    )
    spread = _TO_TERM.match(low, unit.end(), end) if sentence or given else None
    if spread is not None and (spread["to"] == "to" or _BETWEEN.search(head)):
        first, last = (
            _in_months(number.value, unit.group(1), None),
            _in_months(value_of(spread["n"]), spread["u"], spread["m"]),
        )
        if first is not None and last is not None and first < last:
            figure = made_figure(
                number, "prison_term", number.start, spread.end(), start, end, "time", "", 0.85
            )
            figure.value, figure.low, figure.high, figure.comparator, figure.unit = (
                None,
                first,
                last,
                "range",
                "months",
            )
            return figure  # "14 months to three years and two months"
    if low.startswith("or ", start) or HYPOTHETICAL.search(low, max(start, number.start - 90), number.start):
        return None
    measure = "duration" if campaign and not given else "prison_term"
    figure = made_figure(number, measure, number.start, unit.end(), start, end, "time", "", 0.85)
    figure.unit = unit.group(1) + "s"
    months = _AND_MONTHS.match(low, unit.end(), end) if unit.group(1) == "year" else None
    extra = value_of(months["count"]) if months else None
    if months and extra is not None and figure.value is not None:
        figure.value, figure.end, figure.unit = tidy(figure.value * 12 + extra), months.end(), "months"
    return figure


def _in_months(value: float | None, unit: str, months: str | None) -> float | None:
    """A term in months; None when a part of it is no numeral."""
    more = value_of(months) if months else 0.0
    return (
        None
        if value is None or more is None or unit not in ("month", "year")
        else tidy(value * (12 if unit == "year" else 1) + more)
    )
