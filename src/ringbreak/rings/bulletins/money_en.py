"""Sums of money in an English sentence: which currency, and what the money is."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.lengths_en import HYPOTHETICAL
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.sentences import clause_end, clause_start
from ringbreak.rings.bulletins.sums_en import (
    DONE_RIGHT_BEHIND,
    done_to,
    listed_as_taken,
    said_before,
    told_around,
)
from ringbreak.rings.bulletins.terms import Term

_PER_ONE = re.compile(
    r"\s?(?:(?:RMB )?(?:each\b|apiece\b|per\b|an? (?:piece|month|record|card|set|item|copy|account|group|code|year|day|head|time|message|article|post|like|pop|person|unit|number|name|sim|packet|pair|bottle|box|customer|victim|line|entry|vote|review|follower|kit)\b|(?:for|from) (?:each|every|one|a single) [a-z]|a(?=[.,;]|$))|/)",
    re.IGNORECASE,
)


_FINE_OF = re.compile(
    r"\b(?:fines? of|fined|penalt(?:y|ies) of|option of fine of|to pay)(?: about| over| up to)? $"
)
_BAIT = re.compile(r"\b(?:marked|boodle|buy-bust|bait) (?:money|bills|cash|notes)\b[^,.;]{0,30}$")
"""What officers paid with to catch them."""
_FROZEN_BEHIND = re.compile(
    r"\b(?:was|were|has been|have been|had been|been)(?: also| all| safely| fully)? (?P<cue>saved|frozen|seized|recovered|returned|confiscated|stolen|lost|seized cash)\b"
)


_LOSSES = re.compile(r"(?:loss|losses|lost|losing)\b(?! (?:their|its|his|her))")
""" "With losses ranging from thousands to 2 million dollars each": what each lost is no price."""
_SOLD_FOR = re.compile(
    r"\b(?:sold|sell|selling|sells|resold|reselling|bought|buying|purchased|purchasing|peddled|hawked)\b[^,.;]{0,70}\bfor (?:between )?$"
)


_MONEY_AFTER = re.compile(
    r"\s(?:in|of|as|was|were|has been|have been|had been|is|worth of)\s(?:(?:total|direct|the|illegal|illicit|cash|economic|illegally|also|successfully|involved|been|being|criminal|case|funds|assets|money|proceeds)\s)*"
)


_SIGN = re.compile(
    "((?<![a-z])(?:" + "|".join(re.escape(sign) for sign in sorted(words.SIGNS, key=len, reverse=True) if sign[0].isalpha()) + ")|"
    + "|".join(re.escape(sign) for sign in sorted(words.SIGNS, key=len, reverse=True) if not sign[0].isalpha()) + ") ?$"
)  # fmt: skip


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
            and _PER_ONE.match(low, stop)
            and not (
                in_clause
                and in_clause[-1].cls == "loss"
                and _LOSSES.search(low, in_clause[-1].start, number.start)
            )
        )
        or _SOLD_FOR.search(low, max(start, number.start - 90), number.start)
        or _EACH_PAID.search(low, max(start, number.start - 50), number.start)
    ):
        measure = "price"
    elif follower is not None and not (
        in_clause and (in_clause[-1].cls == follower.cls or said_before(in_clause[-1], follower, low, number))
    ):
        measure = follower.cls
        held = (
            _FROZEN_BEHIND.search(low, stop, cut) if measure == "money_involved" and not in_clause else None
        )
        if held is not None:
            measure = words.MONEY[
                held["cue"]
            ]  # "330 million yuan in gambling money ... have also been frozen"
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
        and _TAKEN.search(low, start, end)
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
    elif before:
        measure, certainty = _strongest(before[-2:]), 0.7
    elif (behind := _FROZEN_BEHIND.search(low, stop, min(end, stop + 140))) is not None:
        measure = words.MONEY[behind["cue"]]
    else:
        later = [c for c in cues if stop <= c.start < cut]
        if later:
            measure, certainty = later[0].cls, 0.7
    if (
        measure == "price"
        and (number.value or number.high or 0.0) >= _NO_PRICE
        and not _PER_ONE.match(low, stop)
    ):
        # "Cost companies 2 million dollars" is a loss; "collected 940,000 yuan in fees" is what was taken.
        said = (
            follower
            if follower is not None and follower.cls == "price"
            else in_clause[-1]
            if in_clause
            else None
        )
        cue = said.word if said is not None else ""
        measure = "loss" if cue.startswith("cost") else "illegal_profit" if cue in _FEES else measure
    if (
        measure == "price"
        and (number.value or number.high or 0.0) >= _NO_PRICE
        and _RETAIL.search(low, begin, number.start)
    ):
        measure = "money_involved"
    if (
        measure == "price"
        and (number.value or number.low or 0.0) >= _NO_PRICE
        and not _PER_ONE.match(low, stop)
        and _SOLD_FOR.search(low, max(start, number.start - 90), number.start)
    ):
        measure = "money_involved"  # "the goods were sold for over one billion yuan"
    if (
        measure == "price"
        and _PER_TIME.match(low, stop)
        and _UPKEEP.search(low, max(start, number.start - 60), number.start)
    ):
        measure = "other"  # "a rented villa costing 38,000 dollars a month"
    if (
        measure in ("", "money_involved", "illegal_profit")
        and _TOOK.search(low, max(start, number.start - 30), number.start)
        and _FROM_THEM.match(low, stop, end)
    ):
        measure = "loss"  # "a scheme that took 22 million dollars from consumers"
    if (
        measure == "money_involved"
        and in_clause
        and in_clause[-1].word.startswith(("transfer", "wire", "wiring", "remit"))
        and _DECEIVED.search(low, start, end)
    ):
        measure = "loss"
    if _MEANT_TO.search(low, max(start, number.start - 40), number.start):
        measure = "other"  # "wanted to remit 260,000 yuan": it was not done
    elif _HELPED_KEEP.search(low, max(start, number.start - 60), number.start) or (
        measure == "loss" and _ALL_SAVED.match(low, stop, end) is not None
    ):
        measure = "money_recovered"
    if (
        measure == "price"
        and _PER_TIME.match(low, stop)
        and (number.value or number.high or 0.0) >= _NO_PRICE
        and not _RENTED.search(low, max(start, number.start - 40), number.start)
    ):
        measure = "other"  # "two million a day" is no price but a rate
    if measure in ("", "money_frozen", "price") and (
        _SHAM_AFTER.match(low, stop, end) or _RETAIL_AFTER.match(low, stop, end)
    ):
        measure = "money_involved"  # "seized nearly 3 million dollars in counterfeit goods"
    if measure != "loss" and _A_SUM_OF.search(low, max(start, number.start - 40), number.start):
        scam = _SCAM_AFTER.match(low, stop, end)
        if scam is not None:
            measure = "loss" if scam["loss"] else "money_involved"  # "a 1 million pound telephone scam"
    if measure in ("money_involved", "illegal_profit") and _PER_PERIOD.search(
        low, max(start, number.start - 40), number.start
    ):
        measure = "other"  # "a monthly turnover of more than 200 million yuan"
    if (
        _AVERTED.search(low, max(start, number.start - 90), number.start)
        or _FRAUD_AVERTED.match(low, stop, end)
        or (
            low.find("ing ", max(start, number.start - 30), number.start) >= 0
            and _KEPT_FROM.search(low, max(start, number.start - 110), number.start)
        )
    ):
        measure = "money_recovered"  # "helped avert a fraud estimated at 500 crore"
    measure = told_around(low, measure, in_clause, number, stop, start, end)
    if measure == "illegal_profit" and _WOULD_MAKE.search(low, max(start, number.start - 24), number.start):
        measure = "other"  # "in one night alone the gang would make 2.5 million": a rate
    if measure in ("", "money_involved", "other") and _SINGLE_THEFT.search(
        low, max(start, number.start - 60), number.start
    ):
        measure = "loss"
    if measure == "fine" and _FINE_IS.search(low, begin, number.start):
        measure = "other"
    if not measure and _BLED.search(low, max(start, number.start - 70), number.start):
        measure, certainty = "loss", 0.7
    if measure == "illegal_profit" and _RAID_NETTED.search(low, max(start, number.start - 60), number.start):
        measure = "money_frozen"
    if measure in ("", "other") and _VICTIMS_PAID.search(low, max(start, number.start - 50), number.start):
        measure = "loss"  # "insurers paid out 2.75 million dollars before anybody asked to see a truck"
    if (
        measure != "fine"
        and _A_FINE.match(low, stop, end)
        and not (follower is not None and follower.cls == "fine")
    ):
        measure = "fine"
    if _BAIT.search(low, begin, number.start):
        measure = "other"
    if measure == "fine" and HYPOTHETICAL.search(low, start, number.start):
        measure = "other"
    if measure == "money_recovered" and _CASH.match(low, stop):
        measure = "money_frozen"  # "recovered 12,000 dollars in cash from their home"
    if (
        measure == "price"
        and _PER_TIME.match(low, stop)
        and not _EACH_PAID.search(low, max(start, number.start - 50), number.start)
        and _WAGE.search(low, max(start, number.start - 60), number.start)
    ):
        measure = "other"  # "paid recruits 7,000 yuan a month" is no price
    if (
        not measure
        and _CASH.match(low, stop)
        and (_TAKEN.search(low, start, end) or listed_as_taken(low, start))
    ):
        measure, certainty = "money_frozen", 0.8
    if (
        measure in ("illegal_profit", "money_involved")
        and not (in_clause and in_clause[-1].word in _EARNED)
        and _PROCEEDS.match(low, stop)
        and _TAKEN.search(low, start, end)
    ):
        measure = "money_frozen"
    made = made_figure(
        number, measure, number.start, written, start, end, "money", "", certainty, currency=currency
    )
    if more and made.comparator == "exact":
        made.comparator = "more_than"
    return made


_IN_BRACKETS = re.compile(r" ?\([^)(]{1,48}\)")
_AND_THEN = re.compile(r"(?:,|;)? and (?:another |a further )?|, ")
_MEANT_TO = re.compile(
    r"\b(?:asked|told) to pay [^,.;]{0,24}\b(?:of|worth) $|\b(?:want(?:ed|s)?|plan(?:ned|s)?|intend(?:ed|s)?|tried|attempt(?:ed|s)?|about|going|prepar(?:ed|ing)) to (?:remit|transfer|wire|send|withdraw|pay|take out)(?: about| some| the| another)? $"
)
_HELPED_KEEP = re.compile(
    r"\bhelp(?:s|ed|ing)? (?:the |a |an )?(?:[a-z]+ ){1,3}(?:to )?(?:keep|save|retain|hold on to) $"
)
_ALL_SAVED = re.compile(r" (?:were|was) (?:all |fully |safely )?(?:saved|kept|returned|recovered)\b")
_TOOK = re.compile(
    r"\b(?:took|takes|taken|taking|siphoned|squeezed|extracted|raised|drew|bled)(?: some| about| nearly| more than| over| at least)? $"
)
_FROM_THEM = re.compile(
    r" from (?:[a-z-]+ ){0,4}?(?:them|him|her|consumers|victims?|investors|people|customers|seniors|pensioners|users|families|clients|savers|residents|students|businesses)\b"
)
_DECEIVED = re.compile(
    r"\b(?:realis\w+|realiz\w+|deceived|been (?:cheated|scammed|tricked|duped|defrauded|conned))\b"
)
_FINE_IS = re.compile(r"\bfines? (?:for [a-z ]{3,40} )?(?:is|are|can be|ranges?)\b[^.;]{0,20}$")
_SHAM = re.compile(
    r"\b(?:counterfeit|fake|pirated|knock-?offs?|bogus|infringing)\b(?!(?: \w+)? (?:currency|money|notes|banknotes|bills))[^,.;]{0,60}$"
)
_SHAM_AFTER = re.compile(
    r"(?:-worth| worth)?(?: of| in) (?:[a-z-]+ ){0,3}?(?:counterfeit|counterfeits|fake|bogus|pirated|knock-?off|illegal goods)\b(?! (?:currency|money|notes|banknotes|bills|accounts|call|loans?|jobs?|investments?|trading|stock|share|schemes?|scams?|cases?|online|app|apps|websites?)\b)"
)
_RETAIL_AFTER = re.compile(r"(?: in)?(?: [a-z'’]+){0,3}? (?:retail|street) (?:price|value)\b")
_CASH_BEFORE = re.compile(
    r"\b(?:cash|bitcoins?|crypto\w*|virtual (?:assets|currency)|banknotes|gold|jewell?ery) $"
)
_RETAIL = re.compile(r"\b(?:retail|street|market|resale) (?:price|value)\b")
_UPKEEP = re.compile(
    r"\b(?:rent(?:ed|ing|s)? (?:[a-z]+ ){0,3}(?:house|flat|home|office|unit|condominium|room|floor|bungalow|warehouse|building)s?|villas?|apartments?|mortgage|mansion|penthouse)\b"
)
_FEES = frozenset({"fee", "fees", "charged", "charging", "charges"})
_NO_PRICE = 100_000.0
"""Yuan or dollars. What is sold by the piece in bulletins costs less; fees of so much are takings."""
_MORE = re.compile(r" (?:more|odd|many)(?=[,.;]|$|\n)")


_EACH_PAID = re.compile(
    r"\b(?:each|every) (?:[a-z]+ ){0,3}(?:paid|pays|pay|charged|cost)(?: between| from| some| about| up to)? $"
)
_BLED = re.compile(
    r"\b(?:victims?|people|customers|clients|investors|pensioners|users|firms|companies|residents|banks)\b[^,.;]{0,20} (?:out )?of (?:a total of )?$"
)
""" "The operation bled victims of 50 million dollars"."""
_RAID_NETTED = re.compile(
    r"\b(?:sweep|raids?|operation|police|officers|bust|crackdown|agents|sting|searches) (?:netted|nets|netting) $"
)
_VICTIMS_PAID = re.compile(
    r"\b(?:insurers?|victims?|customers|investors|pensioners|borrowers|patients|bidders|applicants|job seekers|families|woman|man|couple|pensioner|retiree|teacher|widow|student) (?:in [a-z]+ )?(?:had |have |each |together |between them )?paid (?:out )?(?:a total of )?$"
)
_A_SUM_OF = re.compile(
    r"(?:^|[,;:–—] |\b(?:an?|the|this|that|alleged|massive|huge|major|suspected|cracks|busts|uncovers|foils|smashes|exposes|dismantles|probes|over|in|to|for|of|behind) )$"
)
_SCAM_AFTER = re.compile(
    r" (?:[a-z-]+ ){0,3}?(?:(?P<loss>scam|fraud|swindle|heist|hack|theft|ponzi|phishing|con|compromise)|(?P<flow>money[- ]laundering|laundering|gambling|betting|scheme))\b(?! (?:proceeds|money|funds|assets|victims))"
)
_RENTED = re.compile(r"\b(?:rented|leased|let|hired)(?: out)? (?:for|at) (?:between )?$")
_PER_PERIOD = re.compile(
    r"\b(?:monthly|daily|weekly|hourly|nightly) (?:[a-z]+ ){1,3}(?:of|was|at|reached|exceeded) $"
)
_AVERTED = re.compile(
    r"\b(?:avert|prevent|foil|thwart)(?:s|ed|ing)? (?:an? |the )?(?:[a-z-]+ ){0,4}(?:fraud|scam|loss|losses|theft|heist)\b[^.;]{0,28}$"
)
_KEPT_FROM = re.compile(
    r"\b(?:prevent|stopp?|sav|spar|kept|keep|protect)(?:s|ed|ing|e)? [^.;,]{0,70}\b(?:from )?(?:losing|parting with|handing over|transferring|being (?:cheated|scammed|defrauded|swindled) (?:out )?of)(?: about| some| over| more than| nearly| up to| another)? $"
)
""" "Prevented victims from losing $820,000"."""
_FRAUD_AVERTED = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:fraud|scam|loss|theft|heist) (?:averted|prevented|foiled|thwarted)\b"
)
_WOULD_MAKE = re.compile(r"\b(?:would|could) (?:make|earn|rake in|take in|collect|net|pocket) $")
_SINGLE_THEFT = re.compile(
    r"\b(?:largest|biggest|worst) (?:single )?(?:theft|scam|fraud|loss|case|victim)\b[^.;]{0,30}$"
)
_A_FINE = re.compile(r" (?:(?:criminal|civil|administrative|maximum) )?(?:fine|fines|penalty)\b")
_CASH = re.compile(r" (?:(?:in|of) (?:[a-z]+ )?)?(?:cash|banknotes|notes)\b")
_PROCEEDS = re.compile(
    r" (?:in|of|worth of) (?:[a-z]+ ){0,3}(?:proceeds|assets|cash|funds|crypto\w*|virtual currency|property)\b"
)
_EARNED = frozenset(
    {"earning", "earned", "made", "making", "pocketed", "pocketing", "netted", "laundered", "laundering"}
)
"""Who earned or moved so much in coins had them; what was seized is told elsewhere."""
_PER_TIME = re.compile(r" (?:a|per) (?:month|day|week|year|annum)\b")
_WAGE = re.compile(
    r"\b(?:pay|paid|pays|paying(?! (?:customers|users|members|subscribers|clients))|earned|earning|earns|salar(?:y|ies)|wages?|commissions?|stipends?|allowances?)\b[^,.;]{0,40}$"
)
_TAKEN = re.compile(
    r"\b(?:carried away|carted away|took away|seized?|seizing|freezing|confiscating|turned up|uncovered|discovered|hauled|yielded|taken|confiscated|found|located|impounded|froze|frozen|recovered|restrained)\b"
)
_HELD = re.compile(
    r"\b(?:seized|seizing|confiscated|confiscating|froze|frozen|freezing|recovered|impound(?:ed|ing|s)?|attach(?:ed|es|ing)|forfeit(?:ed|ing|s)?|restrained)\b(?:[^.;]|\.\d){0,200}\b(?:currency|currencies|cash|coins?|bitcoins?|funds|assets|deposits|gold|proceeds|watch|watches|jewell?ery|artworks?|handbags|properties|property|houses|cars|gold bars|luxury goods|accounts|wallets|vehicles|goods|items) $"
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
        nearest.cls == "illegal_profit"
        and len(cues) > 1
        and cues[-2].cls in ("money_recovered", "money_frozen")
        and nearest.start - cues[-2].end <= 12
        and nearest.word in _TAKINGS
    ):
        return cues[-2].cls  # "recovered the illegal income": what was done to it
    if nearest.cls == "price" and len(cues) > 1 and nearest.word == "per":
        return cues[-2].cls
    return nearest.cls
