"""Why a mention has its kind, in sentences a reader accepts."""

from __future__ import annotations

from ringbreak.selectors.leads import Lead
from ringbreak.words import say


def led(lead: Lead) -> str:
    if lead.behind:
        return say("the word {word} behind it says so", word=lead.word)
    return say("the lead word {word} stands before it", word=lead.word)


def holds(rule: str) -> str:
    return say("its check digits hold ({rule})", rule=rule)


def fails(rule: str) -> str:
    return say("it has the form, but its check digits fail ({rule})", rule=rule)


def formed(form: str) -> str:
    return say("it has the form {form}", form=form)


def listed(where: str) -> str:
    return say("it is listed in {where}", where=where)


def within(what: str) -> str:
    return say("it stands in {what}", what=what)


def both(*parts: str | None) -> str:
    return "; ".join(p for p in parts if p)
