"""Sums of money in an English sentence: which currency, and what the money is."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.adverbs_en import ADVERB
from ringbreak.rings.bulletins.corrected_sums_en import EACH_PAID, PER_ONE, SOLD_FOR, TAKEN, put_right
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.sentences import clause_end, clause_start
from ringbreak.rings.bulletins.sums_en import (
    DONE_RIGHT_BEHIND,
    done_to,
    listed_as_taken,
    said_before,
)
from ringbreak.rings.bulletins.terms import Term

_FINE_OF = re.compile(
    r"\b(?:fines? of|fined|penalt(?:y|ies) of|option of fine of|to pay)(?: about| over| up to)? $"
)
_FROZEN_BEHIND = re.compile(
    rf"\b(?:was|were|has been|have been|had been|been|got)(?: {ADVERB})* (?P<cue>pursued back|chased back|saved|frozen|seized|blocked|put on hold|intercepted|impounded|attached|locked|withheld|recovered|returned|confiscated|stolen|lost|seized cash)\b"
)
_LOSSES = re.compile(r"(?:loss|losses|lost|losing)\b(?! (?:their|its|his|her))")
""" "With losses ranging from thousands to 2 million dollars each": what each lost is no price."""
_MONEY_AFTER = re.compile(
    r"\s(?:in|of|as|was|were|has been|have been|had been|is|worth of)\s(?:(?:total|direct|the|illegal|illicit|cash|economic|illegally|also|successfully|involved|been|being|criminal|case|funds|assets|money|proceeds)\s)*"
)
_SIGN = re.compile(
    "((?<![a-z])(?:" + "|".join(re.escape(sign) for sign in sorted(words.SIGNS, key=len, reverse=True) if sign[0].isalpha()) + ")|"
    + "|".join(re.escape(sign) for sign in sorted(words.SIGNS, key=len, reverse=True) if not sign[0].isalpha()) + ") ?$"
)  # fmt: skip
_IN_BRACKETS = re.compile(r" ?\([^)(]{1,48}\)")
_AND_THEN = re.compile(r"(?:,|;)? and (?:another |a further )?|, ")
_SHAM = re.compile(
    r"\b(?:counterfeit|fake|pirated|knock-?offs?|bogus|infringing)\b(?!(?: \w+)? (?:currency|money|notes|banknotes|bills))[^,.;]{0,60}$"
)
_CASH_BEFORE = re.compile(
    r"\b(?:cash|bitcoins?|crypto\w*|virtual (?:assets|currency)|banknotes|gold|jewell?ery) $"
)
_MORE = re.compile(r" (?:more than|more|odd|many)(?=[,.;]|$|\n)")
_HELD = re.compile(
    r"\b(?:confiscation of|seizure of|seized|seizing|confiscated|confiscating|froze|frozen|freezing|recovered|impound(?:ed|ing|s)?|attach(?:ed|es|ing)|seal(?:ed|ing|s) (?:up|off)|forfeit(?:ed|ing|s)?|restrained)\b(?:[^.;]|\.\d){0,200}\b(?:currency|currencies|cash|coins?|bitcoins?|funds|assets|deposits|gold|proceeds|watch|watches|jewell?ery|artworks?|handbags|properties|property|houses|cars|gold bars|luxury goods|accounts|wallets|vehicles|goods|items)(?: (?:in|across|at) [a-z][a-z ]{1,40})? $"
)
_TAKINGS = frozenset(
    {
        "illegal income",
        "illegal gains",
        "illegal profits",
        "illegal profit",
        "illegal proceeds",
        "proceeds",
        "illicit gains",
        "ill-gotten",
        "dirty money",
    }
)


def currency_of(low: str, number: Number) -> str | None:
    sign = _SIGN.search(low, number.start, number.number_start)
    if sign:
        return words.SIGNS[sign[1]]
    found = words.CURRENCY.match(low, number.end)
    return words.CURRENCIES[found.group(1)] if found else None


def money_figure(
    text: str, low: str, number: Number, currency: str, cues: list[Term], start: int, end: int
) -> Figure:
    found = words.CURRENCY.match(low, number.end)
    stop = found.end() if found else number.end
    more = _MORE.match(low, stop)
    if more and number.comparator == "exact":
        stop = more.end()  # "17 million yuan more": the word order of 余元
    written = stop
    paren = _IN_BRACKETS.match(low, stop, end)
    if paren is not None:
        stop = (
            paren.end()
        )  # "200 million yuan (32 million dollars) involved": what is in brackets hides nothing
    measure, certainty = "", 0.9
    cut = clause_end(low, stop, end)
    begin = clause_start(low, start, number.start)
    before = [c for c in cues if c.end <= number.start]
    in_clause = [c for c in before if c.start >= begin]
    after = _MONEY_AFTER.match(low, stop)
    follower = next((c for c in cues if after and c.start <= after.end() <= c.end and c.start < cut), None)
    if (
        (
            not _FINE_OF.search(low, max(start, number.start - 24), number.start)
            and PER_ONE.match(low, stop)
            and not (
                in_clause
                and in_clause[-1].cls == "loss"
                and _LOSSES.search(low, in_clause[-1].start, number.start)
            )
        )
        or SOLD_FOR.search(low, max(start, number.start - 90), number.start)
        or EACH_PAID.search(low, max(start, number.start - 50), number.start)
    ):
        measure = "price"
    elif follower is not None and not (
        in_clause
        and (
            (follower.cls == "other" and in_clause[-1].cls in ("money_frozen", "money_recovered"))
            or in_clause[-1].cls == follower.cls
            or said_before(in_clause[-1], follower, low, number)
        )
    ):
        measure = follower.cls
        held = (
            _FROZEN_BEHIND.search(low, stop, cut) if measure == "money_involved" and not in_clause else None
        )
        if held is not None:
            measure = words.MONEY.get(
                held["cue"], "money_frozen"
            )  # "330 million yuan in gambling money ... have also been frozen"
    elif (
        in_clause
        and in_clause[-1].word in ("worth", "valued at")
        and _SHAM.search(low, begin, in_clause[-1].start)
    ):
        measure = "money_involved"  # what counterfeits would be worth is no money that was taken
    elif (
        in_clause
        and in_clause[-1].word in ("worth", "valued at")
        and _CASH_BEFORE.search(low, begin, in_clause[-1].start)
        and TAKEN.search(low, start, end)
    ):
        measure = "money_frozen"
    elif (
        in_clause
        and in_clause[-1].word in ("worth", "valued at", "totaling", "totalling")
        and (_HELD.search(low, start, in_clause[-1].start) or listed_as_taken(low, start))
    ):
        measure = "money_frozen"  # what was seized is worth so much
    elif (
        in_clause
        and _AND_THEN.fullmatch(low, in_clause[-1].end, number.start)
        and (own := DONE_RIGHT_BEHIND.match(low, stop, end)) is not None
    ):
        measure = done_to(own["cue"])  # "... has been frozen and Rs 84 lakh restored"
    elif in_clause:
        measure = _strongest(in_clause)
    elif (at_once := DONE_RIGHT_BEHIND.match(low, stop, end)) is not None:
        measure = done_to(at_once["cue"])
    elif (told := _FROZEN_BEHIND.search(low, stop, cut)) is not None:
        measure = words.MONEY.get(
            told["cue"], "money_frozen"
        )  # "..., while $14 million in transfers was recovered"
    elif before:
        measure, certainty = _strongest(before[-2:]), 0.7
    elif (behind := _FROZEN_BEHIND.search(low, stop, min(end, stop + 140))) is not None:
        measure = words.MONEY.get(behind["cue"], "money_frozen")
    else:
        later = [c for c in cues if stop <= c.start < cut]
        if later:
            measure, certainty = later[0].cls, 0.7
    measure, certainty = put_right(
        low, measure, certainty, number, currency, in_clause, follower, begin, stop, start, end
    )
    made = made_figure(
        number, measure, number.start, written, start, end, "money", "", certainty, currency=currency
    )
    if more and made.comparator == "exact":
        made.comparator = "more_than"
    return made


_NEXT_TO = 2
"""Characters from a cue to the one it belongs to."""
_OBJECT_OF = 6
"""Characters from a verb to its object: a blank and an article."""


def _strongest(cues: list[Term]) -> str:
    """The nearest cue; a vague one ("involved", "funds", "worth") gives way to an exact one right before it."""
    nearest = cues[-1]
    if nearest.cls == "money_involved" and len(cues) > 1:
        other = cues[-2]
        if other.cls != "money_involved" and nearest.start - other.end < 24 and nearest.word in (
            "worth", "valued at", "funds", "amount", "involved", "value", "amounted", "totaling", "totalling", "flow", "transactions"
        ):  # fmt: skip
            return other.cls
    if (
        nearest.cls == "money_involved"
        and len(cues) > 1
        and cues[-2].cls in ("money_recovered", "money_frozen")
        and 0 < nearest.start - cues[-2].end <= _OBJECT_OF
        and nearest.word.endswith(("funds", "money"))
    ):
        return cues[-2].cls  # "recovered stolen funds of 3.5 million": what was done to them
    if (
        nearest.cls == "illegal_profit"
        and len(cues) > 1
        and cues[-2].cls in ("money_recovered", "money_frozen")
        and nearest.start - cues[-2].end <= 12
        and nearest.word in _TAKINGS
    ):
        return cues[-2].cls  # "recovered the illegal income": what was done to it
    if nearest.word == "to the tune of" and len(cues) > 1 and nearest.start - cues[-2].end <= _NEXT_TO:
        return cues[-2].cls  # "profited to the tune of"
    if nearest.cls == "price" and len(cues) > 1 and nearest.word == "per":
        return cues[-2].cls
    return nearest.cls
