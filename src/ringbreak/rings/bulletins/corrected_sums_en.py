"""English sums put right by the words around them: a rate and no price, saved and not lost, faked and not taken."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.deceit_en import obtained_by_deceit
from ringbreak.rings.bulletins.lengths_en import HYPOTHETICAL
from ringbreak.rings.bulletins.levels_en import tells_no_money
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.payers_en import paid_or_taken
from ringbreak.rings.bulletins.prices_en import is_a_price, is_lent
from ringbreak.rings.bulletins.sums_en import DONE_RIGHT_BEHIND, listed_as_taken, told_around
from ringbreak.rings.bulletins.terms import Term


def put_right(
    low: str,
    measure: str,
    certainty: float,
    number: Number,
    currency: str,
    in_clause: list[Term],
    follower: Term | None,
    begin: int,
    stop: int,
    start: int,
    end: int,
) -> tuple[str, float]:
    """The measure of a sum, and how sure it is, once each correction was asked in turn.

    Args:
        measure: What its cues said, "" when they said nothing.
        in_clause: The cues before the sum in its clause, which begins at `begin`.
        follower: The cue right behind the sum, if any.
        stop: Where the sum with its currency and brackets ends.
    """
    dear = _NO_PRICE * _CHEAP.get(currency, 1.0)
    if measure == "price" and (number.value or number.high or 0.0) >= dear and not PER_ONE.match(low, stop):
        # "Cost companies 2 million dollars" is a loss; "collected 940,000 yuan in fees" is what was taken.
        said = (
            follower
            if follower is not None and follower.cls == "price"
            else in_clause[-1]
            if in_clause
            else None
        )
        cue = said.word if said is not None else ""
        harm = cue.startswith("cost") and _COST_SOMEBODY.search(low, start, number.start) is not None
        measure = (
            "loss"
            if harm
            else "other"
            if cue.startswith("cost")
            else "illegal_profit"
            if cue in _FEES
            else measure
        )
    if measure == "price" and _COST_THEM.search(low, max(start, number.start - 60), number.start):
        measure = "loss"  # "the scam cost victims 900 yuan"
    if (
        measure == "price"
        and (number.value or number.high or 0.0) >= dear
        and _RETAIL.search(low, begin, number.start)
    ):
        measure = "money_involved"
    if (
        measure == "price"
        and (number.value or number.low or 0.0) >= dear
        and not PER_ONE.match(low, stop)
        and SOLD_FOR.search(low, max(start, number.start - 90), number.start)
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
        and (
            _DECEIVED.search(low, start, end)
            or (
                _VICTIM_SENT.search(low, max(start, number.start - 60), number.start)
                and _LURED.search(low, max(0, start - 500), number.start)
            )
        )
    ):
        measure = "loss"  # "he had by then transferred Rs 34 lakh" where somebody was lured before
    if _SHOWN_TO.search(low, max(start, number.start - 70), number.start):
        measure = "other"  # "an app that showed his holdings growing to 11 crore": there was no such money
    elif _MEANT_TO.search(low, max(start, number.start - 40), number.start):
        measure = "other"  # "wanted to remit 260,000 yuan": it was not done
    elif _HELPED_KEEP.search(low, max(start, number.start - 60), number.start) or (
        measure == "loss" and _ALL_SAVED.match(low, stop, end) is not None
    ):
        measure = "money_recovered"
    if (
        measure == "price"
        and _PER_TIME.match(low, stop)
        and (number.value or number.high or 0.0) >= dear
        and not _RENTED.search(low, max(start, number.start - 40), number.start)
    ):
        measure = "other"  # "two million a day" is no price but a rate
    if measure in ("", "money_frozen", "price") and (
        _SHAM_AFTER.match(low, stop, end) or _RETAIL_AFTER.match(low, stop, end)
    ):
        measure = "money_involved"  # "seized nearly 3 million dollars in counterfeit goods"
    if (
        measure == "money_involved"
        and in_clause
        and in_clause[-1].word
        in ("worth", "valued at", "amounting to", "amounted", "totaling", "totalling", "total value", "value")
        and _SEIZED_LIST.search(low, start, number.start)
    ):
        measure = "money_frozen"  # "the seized items included 85 watches worth RM10 million"
    if (
        measure in ("", "money_involved", "illegal_profit", "other")
        and (
            _WITHDREW.search(low, max(start, number.start - 40), number.start)
            or _WAS_TAKEN.match(low, stop, end)
        )
        and _FROM_ACCOUNTS.match(low, stop, end)
    ):
        measure = "loss"
    if measure in ("", "money_involved", "other") and (
        (
            (low.find("balance", begin, number.start) >= 0 or low.find("account", begin, number.start) >= 0)
            and _BALANCE.search(low, begin, number.start)
            and _HELD_FAST.search(low, start, number.start)
        )
        or (
            in_clause
            and in_clause[-1].word == "worth"
            and _SEIZED_THINGS.search(low, begin, in_clause[-1].start)
        )
    ):
        measure = (
            "money_frozen"  # "froze accounts with a balance of ...", "the iPhones seized were worth ..."
        )
    if measure == "money_involved" and _FROZE_FUNDS.search(low, max(start, number.start - 90), number.start):
        measure = "money_frozen"  # "have frozen funds involved in cases totaling 118 million yuan"
    if measure == "money_frozen" and _RETAIL.search(low, begin, number.start):
        measure = "money_involved"  # "the market value of the seized goods is over HK$67 million"
    if measure != "loss" and _A_SUM_OF.search(low, max(start, number.start - 40), number.start):
        scam = _SCAM_AFTER.match(low, stop, end)
        if scam is not None and DONE_RIGHT_BEHIND.match(low, stop, end) is None:
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
    if _DUTY_OF.search(low, max(start, number.start - 40), number.start):
        measure = "other"
    if (number.value or number.high or 0.0) < dear and (
        _RIGHT_BEFORE.search(low, max(start, number.start - 30), number.start)
        or (measure in ("", "other", "money_involved") and is_a_price(low, number, start))
    ):
        measure = "price"  # "every set 200 yuan", "day card 15 yuan , week card 60 yuan"
    if measure == "fine" and _FINE_IS.search(low, begin, number.start):
        measure = "other"
    if not measure and _BLED.search(low, max(start, number.start - 70), number.start):
        measure, certainty = "loss", 0.7
    if measure == "illegal_profit" and _RAID_NETTED.search(low, max(start, number.start - 60), number.start):
        measure = "money_frozen"
    if measure == "price" and is_lent(low, number, start):
        measure = "other"
    if measure in ("", "other") and _VICTIMS_PAID.search(low, max(start, number.start - 50), number.start):
        measure = "loss"  # "insurers paid out 2.75 million dollars before anybody asked to see a truck"
    if (
        measure != "fine"
        and _A_FINE.match(low, stop, end)
        and not (follower is not None and follower.cls == "fine")
    ):
        measure = "fine"
    if (
        measure in ("", "other")
        and (number.value or number.high or 0.0) < dear
        and _PAID.search(low, max(start, number.start - 30), number.start)
        and _FOR_A.match(low, stop, end)
    ):
        measure = "price"  # "paid 3,800 yuan for a monthly package"
    if _STOPPED.search(low, max(start, number.start - 30), number.start) and _FROM_LEAVING.match(
        low, stop, end
    ):
        measure = "money_recovered"
    if _BAIT.search(low, begin, number.start):
        measure = "other"
    if measure == "fine" and HYPOTHETICAL.search(low, start, number.start):
        measure = "other"
    if measure == "money_recovered" and (_CASH.match(low, stop) or _AND_THINGS.match(low, stop, end)):
        measure = "money_frozen"  # "recovered 12,000 dollars in cash from their home"
    if (
        measure == "price"
        and _PER_TIME.match(low, stop)
        and not EACH_PAID.search(low, max(start, number.start - 50), number.start)
        and _WAGE.search(low, max(start, number.start - 60), number.start)
    ):
        measure = "other"  # "paid recruits 7,000 yuan a month" is no price
    if (
        not measure
        and _ALONG_WITH.search(low, max(start, number.start - 24), number.start)
        and (_PROCEEDS.match(low, stop) or _CASH.match(low, stop))
    ):
        measure = "money_frozen"  # "arrested 26 suspects along with 30.9 million baht of assets"
    if (
        not measure
        and _CASH.match(low, stop)
        and (TAKEN.search(low, start, end) or listed_as_taken(low, start))
    ):
        measure, certainty = "money_frozen", 0.8
    if (
        measure in ("illegal_profit", "money_involved")
        and not (in_clause and in_clause[-1].word in _EARNED)
        and _PROCEEDS.match(low, stop)
        and TAKEN.search(low, start, end)
    ):
        measure = "money_frozen"
    if measure == "illegal_profit" and obtained_by_deceit(low, number.start, stop, start, end):
        measure = "loss"  # "impersonated a singer and obtained 288,000 yuan from fans"
    measure = paid_or_taken(low, measure, number.start, stop, start, end)
    if measure and tells_no_money(low, measure, number, stop, start, end):
        measure = "other"
    return measure, certainty


PER_ONE = re.compile(
    r"\s?(?:(?:RMB )?(?:each\b|apiece\b|per\b|an? (?:piece|month|record|card|set|item|copy|account|group|code|year|day|head|time|message|article|post|like|pop|person|unit|number|name|sim|packet|pair|bottle|box|customer|victim|line|entry|vote|review|follower|kit)\b|(?:for (?:each|every|one|a single)|from (?:each|every|a single)) [a-z]|(?:for )?(?:a|one)(?=[.,;]|$|\sand\s)|for (?:entering|joining|admission to|access to|entry to|membership of) )|/)",
    re.IGNORECASE,
)
_COST_THEM = re.compile(
    r"\b(?:scams?|frauds?|schemes?|cons?|tricks?|thefts?|attacks?|breach|swindles?|ring|gang)\b[^.;]{0,30} cost (?:her|him|them|victims?|investors?|customers?|pensioners?|the [a-z]+)(?: a total of| some| about| over| more than| nearly)? $"
)
_COST_SOMEBODY = re.compile(
    r"\bcost(?:s|ing)? (?:[a-z'’-]+ ){1,5}(?:(?:about|over|more than|nearly|some|around|a|total|of) )*$"
    r"|\b(?:scams?|frauds?|attacks?|breach(?:es)?|thefts?|schemes?|ransomware|outages?|incidents?|hacks?|malware|swindles?|cons?|crimes?|leaks?|viruses|virus|losses|cybercrime|trick|hoax)\b"
)
"""Somebody is named whom it cost so much, or what cost it is a crime; a new building costs nobody a loss."""
_BAIT = re.compile(r"\b(?:marked|boodle|buy-bust|bait) (?:money|bills|cash|notes)\b[^,.;]{0,30}$")
"""What officers paid with to catch them."""
SOLD_FOR = re.compile(
    r"\b(?:sold|sell|selling|sells|resold|reselling|bought|buying|purchased|purchasing|peddled|hawked)\b[^,.;]{0,70}\bfor (?:between )?$"
)
_MEANT_TO = re.compile(
    r"\b(?:asked|told) to pay [^,.;]{0,24}\b(?:of|worth) $|\b(?:want(?:ed|s)?|plan(?:ned|s)?|intend(?:ed|s)?|tried|attempt(?:ed|s)?|about|going|prepar(?:ed|ing)) to (?:remit|transfer|wire|send|withdraw|pay|take out)(?: about| some| the| another)? $"
)
_SHOWN_TO = re.compile(
    r"\b(?:show(?:s|ed|ing|n)?|display(?:s|ed|ing)?|appear(?:s|ed|ing)?) [^,.;]{0,40}\b(?:holdings?|balances?|portfolios?|investments?|wallets?|savings|returns?|gains|profits?)\b[^,.;]{0,24}$|\b(?:insured|protected|guaranteed|covered) (?:for )?$"
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
_VICTIM_SENT = re.compile(
    r"\b(?:he|she|the (?:complainant|victim|woman|man|couple|pensioner|businessman|retiree|teacher|widow)) (?:had |has )?(?:[a-z]+ ){0,3}(?:transferred|wired|remitted|sent)(?: a total of| some| about| over| nearly)? $"
)
_LURED = re.compile(
    r"\b(?:asked to pay|made to|lured|duped|tricked|told to|convinced|persuaded|complain(?:t|ant|ed)|victim|posing as|fake (?:app|trading|investment))\b"
)
_SEIZED_LIST = re.compile(
    r"\b(?:seized|confiscated|recovered) (?:items|assets|goods|exhibits|properties|property) (?:included?|comprised?|were|are|consisted)\b"
)
_WITHDREW = re.compile(
    r"\b(?:withdrew|withdrawn|withdrawing|took|drained|transferred)(?: about| some| over| more than| nearly)? $"
)
_FROZE_FUNDS = re.compile(
    r"\b(?:froze|frozen|freezing|seized|confiscated|impounded) (?:the )?(?:funds?|money|assets|capital)(?: (?:involved|related|connected)(?: in| with| to)?(?: the| these)? cases?)?"
    r"(?: (?:totall?ing|amounting to|of|worth|reaching))?(?: a total of)? $"
)
_BALANCE = re.compile(
    r"(?:\bbalances? of|\baccounts? (?:with|holding|containing))(?: about| over| more than| nearly| some)? $"
)
_HELD_FAST = re.compile(r"\b(?:blockad(?:ed|ing)|froze|frozen|freezing|seized|seizing|restrained|blocked)\b")
_SEIZED_THINGS = re.compile(
    r"\b(?:seized|confiscated|impounded|recovered)\b[^,.;]{0,60}\b(?:were|was|are|is) $"
)
_FROM_ACCOUNTS = re.compile(
    r"(?: (?:was|were|had been|has been|is) (?:[a-z]+ly )?(?:withdrawn|taken|debited|drained|siphoned|transferred|stolen))? from (?:the )?(?:victims?[’']? |their |his |her )?(?:bank )?accounts?\b(?! of (?:the )?(?:gang|ring|company|firm))"
)
_WAS_TAKEN = re.compile(
    r" (?:was|were|had been|has been|is) (?:[a-z]+ly )?(?:withdrawn|taken|debited|drained|siphoned|transferred|stolen) from\b"
)
_DUTY_OF = re.compile(r"\b(?:dut(?:y|ies)|tax(?:es)?)(?: potential)? of(?: about| over| nearly| some)? $")
_RIGHT_BEFORE = re.compile(
    r"\b(?:(?:every|each|per|one) (?:set|piece|card|copy|account|number|group|unit|record|strip|code|licen[cs]e)|(?:day|week|month|season|quarter|year|permanent|lifetime|daily|weekly|monthly|yearly) card) $"
)
_FINE_IS = re.compile(r"\bfines? (?:for [a-z ]{3,40} )?(?:is|are|can be|ranges?)\b[^.;]{0,20}$")
_SHAM_AFTER = re.compile(
    r"(?: worth)? of (?:items|goods|products|articles),? including (?:bogus|fake|counterfeit|pirated)\b|(?:-worth| worth)?(?: of| in) (?:[a-z-]+ ){0,3}?(?:counterfeit|counterfeits|fake|bogus|pirated|knock-?off|illegal goods)\b(?! (?:currency|money|notes|banknotes|bills|accounts|call|loans?|jobs?|investments?|trading|stock|share|schemes?|scams?|cases?|online|app|apps|websites?)\b)"
)
_RETAIL_AFTER = re.compile(r"(?: in)?(?: [a-z'’]+){0,3}? (?:retail|street) (?:price|value)\b")
_RETAIL = re.compile(r"\b(?:retail|street|market|resale) (?:price|value)\b")
_UPKEEP = re.compile(
    r"\b(?:rent(?:ed|ing|s)? (?:[a-z]+ ){0,3}(?:house|flat|home|office|unit|condominium|room|floor|bungalow|warehouse|building)s?|villas?|apartments?|mortgage|mansion|penthouse)\b"
)
_FEES = frozenset({"fee", "fees", "charged", "charging", "charges"})
EACH_PAID = re.compile(
    r"\b(?:each|every) (?:[a-z]+ ){0,3}(?:paid|pays|pay|charged|cost)(?: between| from| some| about| up to)? $"
)
_BLED = re.compile(
    r"\b(?:victims?|people|customers|clients|investors|pensioners|users|firms|companies|residents|banks)\b[^,.;]{0,20} (?:out )?of (?:a total of )?$"
)
""" "The operation bled victims of 50 million dollars"."""
_RAID_NETTED = re.compile(
    r"\b(?:sweep|raids?|operation|police|officers|bust|crackdown|agents|sting|searches) (?:netted|nets|netting) $"
)
_PAID = re.compile(r"\b(?:paid|pays|pay)(?: them| him| her| about| some| over)? $")
_FOR_A = re.compile(r" for (?:an?|the|one|every|each) [\"“‘']?[a-z]")
_STOPPED = re.compile(
    r"\b(?:stopp|block|prevent|kept|keep|held|sav)(?:ed|ing|s|e)?(?: about| over| more than| nearly| some)? $"
)
_FROM_LEAVING = re.compile(
    r" from (?:leaving|being (?:sent|lost|stolen|transferred)|reaching|going|falling)\b"
)
""" "Stopped $18.7 million from leaving customers' accounts"."""
_VICTIMS_PAID = re.compile(
    r"\b(?:insurers?|victims?|customers|investors|pensioners|borrowers|patients|bidders|applicants|job seekers|families|family|parents|relatives|companies|company|hospital|woman|man|couple|pensioner|retiree|teacher|widow|student) (?:in [a-z]+ )?(?:had |have |each |together |between them )?paid (?:out )?(?:a total of )?$"
)
_A_SUM_OF = re.compile(
    r"(?:^|[,;:–—] |\b(?:an?|the|this|that|alleged|massive|huge|major|suspected|cracks|busts|uncovers|foils|smashes|exposes|dismantles|probes|over|in|to|for|of|behind) )$"
)
_SCAM_AFTER = re.compile(
    r" (?!from |through |via |by |with |to )(?:[a-z-]+ ){0,3}?(?:(?P<loss>(?:cyber-?)?scam|(?:cyber-?)?fraud|cyber-?heist|swindle|heist|hack|theft|ponzi|phishing|con|compromise)|(?P<flow>money[- ]laundering|laundering|gambling|betting|scheme))\b(?! (?:proceeds|money|funds|assets|victims))"
)
_RENTED = re.compile(r"\b(?:rented|leased|let|hired)(?: out)? (?:for|at) (?:between )?$")
_PER_PERIOD = re.compile(
    r"\b(?:monthly|daily|weekly|hourly|nightly) (?:[a-z]+ ){1,3}(?:of|was|at|reached|exceeded) $"
)
_AVERTED = re.compile(
    r"\b(?:avert|prevent|pre-?empt|foil|thwart|forestall)(?:s|ed|ing)? (?:an? |the )?(?:[a-z-]+ ){0,6}(?:fraud|scam|loss|losses|theft|heist|transfers?|payments?|remittances?|transactions?)\b[^.;]{0,28}$"
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
_A_FINE = re.compile(
    r"(?: each| apiece)?(?: as| in)?(?: an?)? (?:(?:criminal|civil|administrative|maximum) )?(?:fine|fines|penalty)\b"
)
_CASH = re.compile(r" (?:(?:in|of) (?:[a-z]+ )?)?(?:cash|banknotes|notes)\b")
_AND_THINGS = re.compile(
    r"(?: (?:of|in) [a-z' ]{2,24}?)?(?:, and|,) (?:[0-9][0-9,]*|[a-z]+) (?:[a-z-]+ ){0,2}?(?:computers?|laptops?|desktops?|phones?|handsets?|mobiles?|vehicles?|cars?|(?:sim |atm |bank |debit |credit )?cards|cheque ?books?|servers|modems|firearms|guns|passbooks|gold|jewell?ery|watches)\b"
)
""" "Recovered Rs 14.5 lakh of hawala money, 22 desktop computers and 31 mobiles"."""
_ALONG_WITH = re.compile(r"\balong with(?: about| some| over| more than| nearly)? $")
_PROCEEDS = re.compile(
    r" (?:in|of|worth of) (?:[a-z]+ ){0,3}(?:proceeds|assets|cash|funds|crypto\w*|virtual currency|property)\b"
)
_EARNED = frozenset(
    {"earning", "earned", "made", "making", "pocketed", "pocketing", "netted", "laundered", "laundering"}
)
"""Who earned or moved so much in coins had them; what was seized is told elsewhere."""
_PER_TIME = re.compile(r" (?:a|per) (?:month|day|week|quarter|year|annum|hour)\b")
_WAGE = re.compile(
    r"\b(?:hired|recruited|employed|pay|paid|pays|paying(?! (?:customers|users|members|subscribers|clients))|earned|earning|earns|earn|salar(?:y|ies)|wages?|commissions?|stipends?|allowances?)\b[^,.;]{0,40}$"
)
TAKEN = re.compile(
    r"\b(?:carried away|carted away|took away|seized?|seizing|freezing|confiscating|turned up|uncovered|discovered|hauled|yielded|taken|confiscated|found|located|impounded|froze|frozen|recovered|restrained)\b"
)
_CHEAP = {
    "VND": 3_000.0, "IDR": 2_000.0, "LAK": 3_000.0, "KHR": 600.0, "MMK": 300.0, "KRW": 200.0, "JPY": 20.0, "NGN": 100.0, "UGX": 500.0, "TZS": 300.0,
}  # fmt: skip
"""How many of a small currency make about a yuan or more: 1.5 million kip are a fare."""
_NO_PRICE = 100_000.0
"""Yuan or dollars. What is sold by the piece in bulletins costs less; fees of so much are takings."""
