"""Who an English sentence says paid or took a sum: what a swindled person sent is lost, what a gang took in is earned."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.context_en import of_police

_HEDGE = r"(?: (?:a|the|total|sum|of|some|about|over|around|more|than|nearly|almost|at|least|altogether|in|all|another|further|out|over|him|them|her|away|combined|whopping|roughly|up|to|online|via|by|bank|transfer))*"
_PERSON = (
    r"(?:woman|man|couple|lady|gentleman|girl|boy|student|teacher|retiree|pensioner|widow|widower|nurse|doctor|engineer|accountant|farmer|worker|clerk|driver|businessman|businesswoman|housewife|mother|father|grandmother|grandfather"
    r"|resident|villager|customer|client|investor|investors|depositors?|buyer|shopper|job ?seeker|applicant|user|player|victims?|complainants?|employee|official|executive|manager|company|firm|family|families|residents|customers|pensioners|retirees|students|parents|people|members|year-old|cashier|owner|shopkeeper|merchant|patient|soldier|lawyer|professor|graduate|technician)"
)
_PAID = re.compile(
    rf"(?:\b(?:she|he|they|i)|\b(?:mrs?|ms|miss|madam|aunt|auntie|uncle|grandma|grandpa|granny)\.? [a-z-]+(?: [a-z-]+)?|\b(?:the|an?|one|another|elderly|old|young|retired|[0-9]{{2}}-year-old|local) (?:[a-z0-9-]+ ){{0,4}}?{_PERSON}(?: (?:named|called|surnamed) [a-z]+(?: [a-z]+)?)?(?: in [a-z]+(?: [a-z]+)?)?|\b[a-z]+ (?:mou ?mou|moumou|mou)|\b(?:scared|frightened|panicked|terrified|deceived|convinced|tricked)(?: [a-z]+){0, 3} (?:until|and|so))"
    r",?(?: (?:had|has|have|then|later|by then|eventually|subsequently|duly|successively|immediately|finally|also|even|once|thus|so|first|next|again|already|herself|himself|been|just|in turn|in total|altogether))*"
    r" (?:transferred|sent|wired|remitted|deposited|invested|mailed|posted|poured|put|sank|sunk|ploughed|plowed|paid|handed over|forked over|turned over|topped up|recharged|transfers|transfer|remit)(?: in| into it| into them| over| up| out)?"
    + _HEDGE
    + " (?:[a-z]{0,3}[$€£¥₹₦₱] ?|[a-z]{1,4}\\.? ?)?$"
)
"""Somebody who is no suspect, and a verb of paying, up to the sum."""
BAITED = re.compile(
    r"\b(?:lur(?:ed|ing)|trick(?:ed|ing)|dup(?:ed|ing)|deceiv\w+|cheat(?:ed|ing)|swindl\w+|scam\w*|fraud\w*|con(?:ned|man|men)|pos(?:ed|ing) as|pretend\w*|impersonat\w*|claim(?:ed|ing) to be|fake|bogus|phony|so-called|sham|false|promis\w+|persuad\w+|convinc\w+|induc\w+|coax\w*|invest(?:ment|ing) (?:group|platform|app|website|guru|teacher|tips?)|trading (?:app|platform)|customer service|safe account|online (?:boyfriend|girlfriend|lover)|brushing|rebates?|urg(?:ed|ing) (?:her|him|them)|(?:told|asked|instructed|ordered|guided|talked|threatened|demanded) (?:her|him|them|that (?:he|she)))\b"
)
"""What tells that it was a swindle."""
BOUGHT = re.compile(
    r" to (?:the |a |an |his |her |their )?(?:[a-z'’-]+ ){0,3}?(?:fund|charity|appeal|son|daughter|family|parents|relatives|school|hospital)\b"
    r"| (?:for|each|per|a (?:month|piece|time|day|year|week)|apiece|to (?:buy|purchase|rent|hire|subscribe)|in (?:tax|fines?|rent|wages|salar))"
)
_ACCUSED = re.compile(
    r"\b(?:suspects?|accused|defendants?|gang|ring|syndicate|group|hackers?|scammers?|fraudsters?|swindlers?|ringleaders?|leader|boss|broker|agents?|mules?|couriers?|launder\w*|profit\w*|upline|downline|insiders?|arrested|sold|resold|police|officers?|bank returned|refund\w*|repaid|pleaded|sentenced|convicted|fined|court)\b"
)
"""Who else a pronoun may mean."""
_TOOK_IN = re.compile(
    r"\b(?:gangs?|rings?|suspects?|groups?|syndicates?|network|crew|pair|couple|trio|duo|brothers|scammers|fraudsters|swindlers|hackers?|operators?|studio|workshop|ringleaders?|leaders?|members|defendants?|accused|organi[sz]ers?|conspirators|he|she|they|mou|moumou)"
    r"(?: (?:had|have|has|then|together|also|illegally|thereby|in total|altogether|allegedly|reportedly|successively|jointly|fraudulently|thus))*"
    r" (?:received|got|collected|took|raked|pulled|brought|hauled|cashed|drew|scored|won|secured|bagged|scooped|gleaned|reali[sz]ed|gathered|amassed|accumulated|racked|pocketed|charged|fetched|claimed)(?: in| up| home)?"
    + _HEDGE
    + " (?:[a-z]{0,3}[$€£¥₹₦₱] ?|[a-z]{1,4}\\.? ?)?$"
)
_FROM_BUSINESS = re.compile(
    r" (?:in (?:(?:illegal|illicit|service|agency|commission|handling|membership|advertising|total) ?(?:fees?|commissions?|profits?|proceeds|income|gains)|fees|commissions?|profits?)\b|(?:from|through|by|out of) (?:the |this |these |their |his |her |its |such |selling |renting |running |operating |offering |providing |[a-z]+ing )(?:[a-z-]+ ){0,3}?(?:schemes?|scams?|business|trade|sales?|fees?|sites?|apps?|platforms?|deals?|cards?|accounts?|service|services|data|information|software|racket|operation|plug-?ins?|posts?|orders|customers?|buyers?|members|users|tools?|adverts?|traffic))"
)
_VAGUE = ("", "other", "money_involved")


def paid_or_taken(low: str, measure: str, number_start: int, stop: int, start: int, end: int) -> str:
    """The measure of a sum once it is heard who paid it or took it in; `measure` itself when that says nothing.

    Args:
        number_start: Where the number with its hedges begins.
        stop: Where the sum with its currency ends.
    """
    if measure not in _VAGUE:
        return measure
    head = max(start, number_start - 150)
    paid = _PAID.search(low, head, number_start)
    if (
        paid is not None
        and BOUGHT.match(low, stop, end) is None
        and _ACCUSED.search(low, head, number_start) is None
        and BAITED.search(low, max(0, start - 400), end) is not None
    ):
        return "loss"
    if (
        _FROM_BUSINESS.match(low, stop, end)
        and _TOOK_IN.search(low, head, number_start)
        and of_police(low, start, end)
    ):
        return "illegal_profit"
    return measure
