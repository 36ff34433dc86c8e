"""English sums whose payer, fate or currency was told in a sentence before."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.discourse.told import Told, goes_on
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.payers_en import BAITED
from ringbreak.rings.bulletins.payers_en import BOUGHT as EACH

_PAID = re.compile(
    r"\b(?:she|he|they)(?: (?:had|has|have|then|later|eventually|first|also|again|finally|subsequently|by then|even))* "
    r"(?:transferred|sent|wired|remitted|deposited|invested|poured|put|sank|paid|handed over|topped up)(?: in| in a total of| over| out| another| a total of| about| nearly| more than| over)?(?: [$€£¥₹])? ?$"
)
_AND_THEN = re.compile(r",? (?:and )?(?:then|later|next|after that|finally)(?: another| a further)? $")
_FOOLED = re.compile(
    r"\b(?:believed (?:the caller|him|her|them|it|what)|the victim|was (?:added|pulled|invited|drawn|lured) (?:to|into)|received a (?:phone )?call|got a (?:phone )?call|a caller|the caller|fell for|was told (?:that )?(?:her|his|their)|(?:told|informed) (?:her|him) that (?:her|his)|suspected nothing)\b"
)
_OTHERS = re.compile(
    r"\b(?:suspects?|gang|ring|syndicate|defendants?|accused|ringleader|police|officers?|mules?)\b"
)
_LOOSE = frozenset({"", "money_involved"})
_BACK = 260

_FATE = re.compile(
    r"\b(?P<fate>recovered|frozen|froze|stopped|blocked|intercepted|saved|returned|repaid|pursued back|seized|retrieved)(?: (?:about|some|over|more than|nearly|a further|another|only|just))* $"
)
_FATE_BEHIND = re.compile(
    r" (?:of (?:it|this|that|the money|the sum) )?(?:has|have|had|was|were)(?: (?:since|already|so far|now|also|been|later))* (?P<fate>recovered|frozen|stopped|blocked|intercepted|saved|returned|repaid|seized|retrieved)\b"
)
_FATES = {"recovered": "money_recovered", "saved": "money_recovered", "returned": "money_recovered", "repaid": "money_recovered",
          "retrieved": "money_recovered", "pursued back": "money_recovered"}  # fmt: skip
_SCALED = ("million", "billion", "lakh", "crore")
_BARE_END = re.compile(r"\s*(?:[.;,]|$)| (?:of (?:it|this|that)|so far|in time|to date|from|for)\b")


def sum_told(low: str, figure: Figure, told: Told, start: int, end: int) -> Figure:
    """The sum as a loss when it is a pronoun's that means who was fooled, or as what became of money told before."""
    if figure.currency is None:
        return _of_the_money(low, figure, told, end) or figure
    if figure.measure not in _LOOSE:
        return figure
    last = told.last("loss", figure.start, 40)
    if (
        not figure.measure
        and last is not None
        and last.sentence == figure.sentence
        and last.currency == figure.currency
        and _AND_THEN.fullmatch(low, last.end, figure.start)
    ):
        return goes_on(figure, "loss", "money", "")
    taken = next((f for f in reversed(told.figures) if f.measure.startswith("seized_")), None)
    if (
        taken is not None
        and figure.start - taken.end <= _NEXT_ENTRY
        and ";" in low[taken.end : figure.start]
        and (
            _CASH_OF.fullmatch(low, start, figure.start)
            or (figure.start == start and low.startswith(" in cash", figure.end))
        )
    ):
        return goes_on(figure, "money_frozen", "money", "seize")
    if (
        any(low.find(verb, max(start, figure.start - 30), figure.start) >= 0 for verb in _PAY)
        and _MADE_TO_PAY.search(low, max(start, figure.start - 150), figure.start)
        and BAITED.search(low, max(0, start - 400), end)
        and not _OTHERS_PAID.search(low, max(start, figure.start - 60), figure.start)
        and not EACH.match(low, figure.end, end)
    ) or _EMPTIED.search(low, max(start, figure.start - 50), figure.start):
        return goes_on(figure, "loss", "money", "")
    if _LEFT_AN_ACCOUNT.match(low, figure.end, end) and not _OTHERS.search(low, start, end):
        return goes_on(figure, "loss", "money", "")
    if (
        not figure.measure
        and _COUNTED.search(low, max(start, figure.start - 40), figure.start)
        and _CASH_FOUND.search(low, max(0, start - 160), start)
    ):
        return goes_on(figure, "money_frozen", "money", "seize")
    if (
        not figure.measure
        and _TOGETHER_PAID.search(low, max(start, figure.start - 60), figure.start)
        and any(f.measure in _PAYERS for f in told.figures[-4:])
    ):
        return goes_on(figure, "money_involved", "money", "")
    if (
        _PAID.search(low, max(start, figure.start - 80), figure.start)
        and _FOOLED.search(low, max(0, start - _BACK), figure.start)
        and not _OTHERS.search(low, start, figure.start)
    ):
        return goes_on(figure, "loss", "money", "")
    return figure


def _of_the_money(low: str, figure: Figure, told: Told, end: int) -> Figure | None:
    """ "Police have recovered 2.7 million": the currency is that of the sum told last."""
    if figure.measure or not low.endswith(_SCALED, figure.start, figure.number.end):
        return None
    last = next((f for f in reversed(told.figures) if f.currency is not None), None)
    if last is None or figure.start - last.end > _BACK:
        return None
    if _SHARE.search(low, max(figure.sentence[0], figure.start - 40), figure.start):
        made = goes_on(figure, "illegal_profit", "money", "")
        made.currency, made.unit = last.currency, last.currency or ""
        return made
    behind = _FATE_BEHIND.match(low, figure.number.end, end)
    fate = behind or (
        _FATE.search(low, max(figure.sentence[0], figure.start - 40), figure.start)
        if _BARE_END.match(low, figure.number.end, end)
        else None
    )
    if fate is None:
        return None
    made = goes_on(figure, _FATES.get(fate["fate"], "money_frozen"), "money", "")
    made.currency, made.unit = last.currency, last.currency or ""
    return made


_NEXT_ENTRY = 120
"""Characters between a thing of a list with semicolons and the cash behind it."""
_CASH_OF = re.compile(
    r"(?:and )?(?:cash|banknotes)(?: of| amounting to| worth| totall?ing)?(?: about| over| more than| nearly)?(?: [$€£¥₹])? ?(?:vnd |rs\.? |rm ?|hk)?"
)
_TOGETHER_PAID = re.compile(
    r"\b(?:together|between them|in all|altogether|all told),? they (?:had |have )?(?:paid|spent)(?: about| over| more than| nearly| some)? ?$|\bthey (?:had |have )?(?:together |between them |altogether )?spent(?: about| over| more than| nearly| some)? ?$"
)
_PAYERS = frozenset({"buyers", "members", "contacts", "provinces"})
_PAY = ("transfer", "pay", "send", "remit", "over", "deposit", "wir", "invest")
_MADE_TO_PAY = re.compile(
    r"\b(?:made|had|got|trick\w*|persuad\w*|convinc\w*|induc\w*|lur\w*|coax\w*|scar\w*|forc\w*|talk\w*|dup\w*|led|instruct\w*|told|ask\w*|order\w*|guid\w*|pressur\w*|prompt\w*)"
    r" (?:an? |the |her|him|them|[a-z]+ )[^.;]{0,90}?\b(?:transfer|pay|send|remit|hand over|deposit|wire|invest|transferring|paying|sending|remitting|handing over|depositing|wiring|investing)(?: about| some| nearly| more than| over| another| a total of)? ?(?:[$€£¥₹] ?)?$"
)
"""An advertisement "made a nurse in Quling transfer 8,600 yuan"."""
_OTHERS_PAID = re.compile(r"\b(?:suspects?|gang|mules?|students|agents|police|officers?|customers?|buyers)\b")
_EMPTIED = re.compile(
    r"\baccounts? (?:then |had |suddenly )?(?:evaporated|was (?:emptied|drained|robbed|cleaned out) of|shrank by)(?: about| some)? ?(?:[$€£¥₹] ?)?$"
)
_LEFT_AN_ACCOUNT = re.compile(
    r" (?:(?:had |was |were )?(?:left|vanished from|disappeared from|gone from|drained from|taken from|debited from|moved out of)) (?:her|his|their|the victim's|the couple's) (?:bank )?(?:accounts?|cards?|savings|wallets?)\b"
)
_COUNTED = re.compile(
    r"\b(?:officers?|police|they|detectives|investigators|agents) (?:later )?(?:counted|tallied)(?: about| some| nearly)? ?$|\b(?:it|the (?:cash|money|notes|banknotes)) (?:came to|amounted to|added up to|totall?ed)(?: about| some| nearly)? ?$"
)
_CASH_FOUND = re.compile(
    r"\b(?:search|raid|found|seiz|turned up|uncovered|revealed|discovered)[a-z]*\b[^.;]{0,80}\b(?:cash|banknotes|bundles of (?:notes|money))\b"
)
_SHARE = re.compile(
    r"\b(?:its|their|his|her|the gang's|the group's)(?: own)? (?:share|cut|commission|profit|take|earnings)(?::| was| came to| amounted to)(?: about| some| nearly)? ?$"
)
