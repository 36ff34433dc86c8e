"""What the words around an English sum make of it: part of another, a share by kind of fraud, taken or given back."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.adverbs_en import ADVERB
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_HEDGE = r"(?: a total of| some| about| over| more than| nearly| almost)? $"
_PART_OF = re.compile(
    r"[0-9](?: (?:million|billion|crore|lakh|thousand))?(?: [a-z]+)? (?:out )?of (?:the|an) (?:[a-z]+ ){0,2}$"
)
_KIND_OF_FRAUD = re.compile(
    r"\b(?:frauds?|scams?|compromise|phishing|extortion|ransomware|smishing|romance)\b[^.;()]{0,30} \($"
)
"""A share of losses by kind: "followed by business email compromise ($211 million)"."""
_VAGUE = frozenset({"amount", "amounts", "sum", "sums", "money", "funds", "total", "worth"})
_THEN_HELD = re.compile(
    rf"(?: [a-z'’-]+){{0,8}}? (?:was|were|has|have|had|has been|have been|had been|got)(?: {ADVERB})* (?P<cue>frozen|seized|recovered|returned|refunded|confiscated|blocked)\b"
)
_OF_THE_SPOILS = re.compile(
    r" of (?:the |this |that )?(?:cheated|defrauded|stolen|swindled|siphoned|lost|fraud|scammed|victims?'?) (?:money|amounts?|funds|cash|sum)"
    rf" (?:has|have|had|has been|have been|had been|was|were|got)(?: {ADVERB})* (?:(?P<held>blocked|frozen|seized|put on hold|locked|intercepted)|(?P<back>recovered|refunded|returned|saved|restored))\b"
)
_GOT = re.compile(
    r"\b(?:collect|obtain|receiv|extract|extort|squeez|nett|mak|made|took|raked in|got)(?:ed|ing|e)?(?: a| the)?(?: total| sum| whopping)?(?: of)?(?: the sum of)?(?: about| over| nearly)? $"
)
_OF_THE_VICTIM = re.compile(
    r" (?:from|out of) (?:(?:the |a |an |his |her |their |its |one |unsuspecting |elderly )?(?:[a-z]+ )?(?:complainants?|victims?|petitioners?)\b|one (?!of\b)[a-z]+)"
)
""" "Collected the sum of N187 million from the complainant": who lost it is named."""
_CASE_FUNDS_HELD = re.compile(
    r"(?:\b(?:freez(?:e|es|ing)|froze|frozen|seiz(?:e|es|ed|ing)|deduct(?:s|ed)?|withh[oe]ld|stop(?:ped)? payment) (?:the )?involved? (?:the |in the )?case (?:gold |illegal )?(?:funds?|money|capital|amounts?)"
    r"|\b(?:freez(?:e|es|ing)|froze|frozen|seiz(?:e|es|ed|ing)) (?:the )?case-involved (?:funds?|money|capital)"
    r"|\b(?:withh[oe]ld|deduct(?:s|ed)?|stop(?:ped)? payment(?: of)?) (?:the )?(?:funds?|money|capital) involved(?: in the case)?)"
    r"(?: of| reached| reach)?(?: more than| over| about| nearly)? $"
)
"""What translation makes of 冻结涉案资金."""
_TAKEN_ABOVE = re.compile(
    r"\b(?:seizures?|seized|confiscated|recovered|impounded|haul|inventory|exhibits|(?:the )?following (?:items|goods|articles))\b[^.]*$"
)
_MADE_TO_PAY = re.compile(
    r"\b(?:made|forced|coerced|persuaded|convinced|induced|pressured|tricked|duped|got|lured|deceived|talked|asked|told|instructed|directed|compelled|caused|causing|led) (?:him|her|them|me|the [a-z]+(?: [a-z]+)?|an? [a-z]+(?: [a-z]+)?|victims?|people|[a-z]+ victims?) "
    r"(?:to |into )?(?:transfer|pay|send|wir|deposit|remit|part|invest|hand)(?:ring|ting|ing|e)?(?: over| with| in| out)?(?: a total of| some| about| over| more than| nearly)? $"
    r"|\b(?:was|were|been|being|got) (?:[a-z]+ly )?(?:made|forced|coerced|persuaded|convinced|induced|pressured|tricked|duped|lured|deceived|talked|asked|told|instructed|conned|scammed|compelled|fooled|manipulated) (?:to |into )"
    r"(?:transfer|pay|send|wir|deposit|remit|part|invest|hand|mak)(?:ring|ting|ing|e)?(?: over| with| in| out| (?:[a-z]+ ){0,3}(?:payments?|transfers?) of)?(?: a total of| some| about| over| more than| nearly)? $"
)
"""What somebody was made to pay is lost."""
_ENDED_UP = re.compile(
    r"\b(?:ended up|wound up|went on to) (?:transferring|paying|sending|losing|depositing|wiring|remitting|handing over|parting with)(?: a total of| some| about| over| more than| nearly)? $"
)
_OFFERED_AT = re.compile(
    r"\b(?:slots?|seats?|spots?|tickets?|packages?|subscriptions?|licen[cs]es?|kits?|plans?|memberships?|copies|access) (?:was |were |is |are )?(?:offered |priced |available |on offer |listed )?(?:at|for)(?: up to| between| about)? $"
)
_RENTED_FOR = re.compile(
    r"\b(?:kits?|stealers?|malware|panels?|botnets?|bots|software|tools?|services?|accounts?|cards?|numbers|lines|devices|modems|ser?vers?|loaders?|crypters?)\b[^,.;]{0,30} (?:rented|leased|hired|let)(?: out)?(?: [a-z]+){0,3} (?:for|at)(?: up to| between| about)? $"
)
_OF_VICTIMS = re.compile(
    r" (?:in|of|worth of) (?:the )?(?:victims?|investors?|customers?|clients?|depositors?)(?:'s|s'|'|’s|’)? (?:funds|money|deposits|savings|assets)\b"
)
_WALLET_GOT = re.compile(
    r"\b(?:wallets?|accounts?|addresses|address)\b[^,.;]{0,50} (?:received|took in|processed|handled)(?: a total of| some| about| over| more than| nearly)? $"
)
_PASSED_THROUGH = re.compile(
    r" chang(?:ed|ing) hands\b| (?:in |of )?(?:[a-z-]+ ){0,2}?(?:(?:proceeds|funds|money) )?(?:were |was |had |has |have been )?(?:passed|moved|flowed|went|routed|channell?ed|funnell?ed|pushed) through\b"
    r"| (?:in |of )(?:[a-z-]+ ){0,4}?(?:proceeds|funds|money|cash|payments) (?:were |was |had been |has been |have been )(?:[a-z]+ly )?(?:washed|laundered|moved|layered|routed|channell?ed|funnell?ed|transferred)\b"
)
_SENT_OUT = re.compile(
    r"\b(?:sent|sending|moved|moving|transferred|remitted|shifted) (?:out )?(?:about |over |more than |nearly )?$"
)
_OUT_OF_THE_COUNTRY = re.compile(
    r" (?:to (?:china|dubai|hong kong|cambodia|foreign|overseas)|abroad|overseas|out of the country)\b"
)
_BY_THE_WEEK = re.compile(
    r" (?:weekly|monthly|daily|annually|yearly|each (?:day|week|month|year)|every (?:day|week|month|year))\b"
)
_EACH_SENT = re.compile(
    r"\b(?:transfers?|payments?|deposits?|amounts|sums) (?:ranging|varying) (?:from|between) $"
)
_BLOCKED = re.compile(r"\b(?:block(?:ed|ing|s)?|locked|intercept(?:ed|ing|s)?|impound(?:ed|ing|s)?)" + _HEDGE)
""" "Blocked 1.3 million yuan"; "most transfers were blocked but ..." says nothing of the sum behind it."""
_TO_THE_SWINDLERS = re.compile(
    r" (?:to|into the (?:accounts?|hands) of) (?:the )?(?:swindlers?|scammers?|fraudsters?|con ?m[ae]n|tricksters?|cheats?|cheaters?|impostors?|imposters?|criminals|liars?)\b"
    r"| before (?:(?:she|he|they|it) )?(?:realis|realiz|notic|suspect|discover|finding|found|learn)"
)
_PAID_OUT = re.compile(
    r"\b(?:paid|paying|pay|sent|sending|remitted|transferred|wired|deposited|gave|handed over|handed)"
    + _HEDGE
)
""" "She paid 3.5 million yuan before realizing it was a scam", "remitted 30,000 to the swindlers"."""
_OF_HIS_SAVINGS = re.compile(
    r" (?:of|in) (?:his|her|their|its|the (?:victims?|womans?|mans?|couples?)['’]?s?) (?:life )?(?:savings|money|pensions?|deposits?|funds)\b"
)
_GONE = re.compile(
    r" (?:(?:were|was|had|have|has|is|are|all|been|simply|just) )*(?:gone|disappeared|vanished)\b"
)
_OUT_OF_HER_ACCOUNT = re.compile(
    r" (?:had|has|have|was|were)(?: already| all)?(?: been)? (?:transferred|moved|taken|withdrawn|debited|siphoned) (?:out )?(?:of|from) (?:her|his|their|the (?:victims?|customers?|woman|man)['’]?s?) (?:[a-z]+ )?accounts?\b"
)
_EMPTIED = re.compile(
    r"\b(?:reliev(?:ed|es|ing)|rid) (?:[a-z'’]+ ){1,3}of(?: a total of| some| about| over| more than| nearly| almost)? $|"
    r"\b(?:empt(?:y|ied|ying|ies)|drain(?:ed|ing|s)?|clear(?:ed|ing|s)? out|wip(?:ed?|ing|es) out|clean(?:ed|ing|s)? out|strip(?:ped|ping|s)?) (?:[a-z'’]+ ){1,3}?(?:accounts?|savings|wallets?|cards?) of(?: a total of| some| about| over| more than| nearly| almost)? $"
    r"|\b(?:stung|rooked|taken|done|had|took (?:the )?(?:victims|them|him|her|investors|customers|people|pensioners)) for(?: a total of| some| about| over| more than| nearly| almost)? $"
)
""" "Emptied his account of 3.5 million yuan", "took victims for 3.5 million"."""
_GIVEN_BACK = re.compile(
    r"\b(?:repaid|repaying|paid back|paying back|handed back|gave back|given back|sent back)" + _HEDGE
)
_TO_VICTIMS = re.compile(
    r" (?:back )?to (?:the |its |their |some |all )*(?:[0-9,]+ )?(?:victims?|owners?|masses|complainants?|families|investors|depositors|customers)\b"
)
_HANDED_BACK = re.compile(
    r"\b(?:police|efcc|commission|agency|authorities|prosecutors|bureau|officers|bank)(?: on [a-z]+| today| yesterday| has| have| had| also| later)* (?:handed|hands) (?:over|back) (?:the |a |total |sum |of )*$"
)
"""What the police hand over comes back."""
_VICTIM_OF = re.compile(
    r"\bvictims? of [^,.;]{0,40}\b(?:frauds?|scams?|thefts?|swindles?|cons?) (?:worth|of|involving|totall?ing|amounting to)(?: about| some| over| more than| nearly)? $"
    r"|\bfrauds? (?:amounting to|totall?ing|exceeding)(?: about| some| over| more than| nearly)? $"
)
_LOST_AMOUNT = re.compile(
    r"\b(?:amount|total) (?:amount )?(?:defrauded|lost|cheated|stolen|swindled|siphoned)\b[^.;]{0,60}(?:amount(?:s|ed)? to|totall?ed|totals|reached|stands at|is|was|came to)(?: about| some| over| more than| nearly)? $"
)
_TRANSACTIONS = re.compile(
    r"\b(?:transactions|bets|wagers|turnover|transfers) (?:to|of) (?:the|a) tune of(?: about| some| over| more than| nearly)? $"
)
_TO_REPAY = re.compile(
    r"\border(?:ed|s|ing)? (?:[a-z]+ ){0,4}?to (?:repay|pay back|reimburse|refund|return|compensate)(?: [a-z]+){0,2}(?: a total of| some| about| over| more than| nearly)? $"
)
_TO_MOVE = re.compile(
    r"\b(?:to|and|helped|helping|used to) (?:receive and )?(?:move|process|handle)(?: about| some| over| more than| nearly| at least)? $"
)
""" "112 accounts to receive and move more than $17.8 million"; the bare verb is as soon a noun."""
_VICTIM_PAID = re.compile(
    r"\bvictims?(?:, (?:an? |aged )[^,.;]{2,50},)? (?:had |then |later |subsequently |eventually |has )*"
    r"(?:transferred|sent|wired|deposited|paid|remitted|handed over)" + _HEDGE
)
""" "The oldest victim, a retired nurse, transferred HK$5.1 million"."""
_BROUGHT_THEM = re.compile(
    r"\b(?:brought|earned|netted|yielded|made) (?:it|them|him|her|the (?:gang|group|ring|syndicate|pair|couple|network))"
    + _HEDGE
)
""" "Ransom payments brought it about $47 million"."""
_AIMED_AT = re.compile(
    r"\b(?:quotas?|targets?)(?: of)?(?: a total of| some| about| over| more than| nearly| almost)? [\"“]?$"
)
_OF_BUSINESS = re.compile(
    r" (?:in (?:taxes|tax|duties|tolls|donations|dividends|subsidies)\b|at the box office\b|(?:in |for |during )?(?:the |its )?(?:last|this|first|second|third|fourth|previous|fiscal|current) (?:quarter|half|fiscal year)\b)"
)
_OF_CRIME = re.compile(
    r"\b(?:scam|fraud|swindl|illegal|illicit|launder|gang|suspect|police|crim|cheat|stolen|hack|victim|ransom|gambl|arrest)"
)
"""What a company, a city or a film takes and loses in its business, in a sentence that speaks of no crime."""
_ENTRY = re.compile(r"(?:^|\n)[ \t]*[-–—•▪●*·][ \t]*$")
_ABOVE = 300
"""Characters that a list is followed back to its heading."""
DONE_RIGHT_BEHIND = re.compile(
    r" (?:(?:more )?in [a-z ]{3,24} |of [a-z ]{3,24} )?(?P<cue>frozen|seized|recovered|confiscated|impounded|attached|blocked|restrained|refunded|returned|restored|reimbursed|lost|stolen|swindled|laundered|forfeited)(?=[\s,.;:!]|$)(?! (?:by a |in a |to (?!(?:the |their |its |[0-9,]+\+? |[a-z-]+ |\([a-z0-9 -]+\) ){0,4}(?:victims?|owners?|customers|complainants|depositors)\b)))"
)
"""A headline's "Rs 3 crore frozen", "$2m in crypto seized"."""


def listed_as_taken(low: str, start: int) -> bool:
    """Does the line that begins at `start` stand in a list of what was seized?"""
    return (
        _ENTRY.search(low, max(0, start - 8), start) is not None or low[start : start + 1] in "-–—•▪●*·"
    ) and _TAKEN_ABOVE.search(low, max(0, start - _ABOVE), start) is not None


def said_before(cue: Term, follower: Term, low: str, number: Number) -> bool:
    """Is it said right before the sum what became of it, so that what it was counts for less?

    "Froze 5.8 billion yuan of gambling-related funds", "losses amounting to $2.3 million were transferred".
    """
    if follower.cls in ("loss", "illegal_profit") and cue.word.startswith(_MOVED):
        return (
            _RIGHT_AHEAD.fullmatch(low, cue.end, number.start) is not None
        )  # "laundering $1.7 million in stolen cash"
    given_back = (
        follower.cls == "loss" and cue.cls == "money_recovered"
    )  # "recovering $1.6 million in losses"
    if not given_back and (
        follower.cls not in ("money_involved", "illegal_profit")
        or cue.cls not in ("money_frozen", "money_recovered", "loss")
    ):
        return False
    return _RIGHT_AHEAD.fullmatch(low, cue.end, number.start) is not None


_MOVED = ("launder", "process", "handl", "mov", "channel", "wash", "funnel", "transfer")
_RIGHT_AHEAD = re.compile(
    r"(?: (?:of|amounting|totall?ing|to|worth|a|total|about|over|at least|more than|nearly))* ?"
)


def done_to(cue: str) -> str:
    """The measure of a sum of which a participle right behind says what was done to it."""
    return "money_recovered" if cue in ("restored", "reimbursed") else words.MONEY.get(cue, "money_frozen")


def told_around(
    low: str, measure: str, in_clause: list[Term], number: Number, stop: int, start: int, end: int
) -> str:
    """The measure of a sum once the words right before and behind it are heard; `measure` itself when they say nothing.

    Args:
        measure: What its cues said so far, "" when they said nothing.
        in_clause: The cues before the sum in its clause.
        stop: Where the sum with its currency ends.
    """
    head = max(start, number.start - 60), number.start
    met = _THEN_HELD.match(low, stop, end) if measure == "money_involved" and in_clause else None
    if met is not None and in_clause[-1].word in _VAGUE:
        # "an amount of ... lying in accounts has been frozen"
        measure = words.MONEY.get(met["cue"], "money_frozen")
    if measure in ("money_frozen", "money_recovered") and _PART_OF.search(low, *head):
        lost = DONE_RIGHT_BEHIND.match(low, stop, end)  # "froze $71 million of the $96 million put at risk"
        measure = done_to(lost["cue"]) if lost is not None else "other"
    if (
        measure in ("", "other", "money_involved", "illegal_profit")
        and _OF_THE_VICTIM.match(low, stop, end)
        and _GOT.search(low, *head)
    ):
        measure = "loss"
    if measure in ("", "money_involved", "other") and (
        _ENDED_UP.search(low, *head) or _MADE_TO_PAY.search(low, max(start, number.start - 80), number.start)
    ):
        measure = "loss"  # "kept him on a video call and made him transfer Rs. 1.15 crore"
    if measure in ("money_involved", "") and number.comparator == "range" and _EACH_SENT.search(low, *head):
        measure = "other"  # what one of many sent
    if measure in ("", "money_involved", "loss", "other") and _BLOCKED.search(low, *head):
        measure = "money_frozen"
    if (
        measure in ("", "money_involved", "other", "illegal_profit")
        and _PAID_OUT.search(low, *head)
        and _TO_THE_SWINDLERS.match(low, stop, end)
    ) or (measure in ("", "illegal_profit") and _OF_HIS_SAVINGS.match(low, stop, end)):
        measure = "loss"
    if measure in ("", "other", "money_involved") and _OUT_OF_HER_ACCOUNT.match(low, stop, end):
        measure = "loss"
    if measure in ("", "other") and (_GONE.match(low, stop, end) or _EMPTIED.search(low, *head)):
        measure = "loss"
    if (
        measure in ("", "other", "loss", "money_involved")
        and _GIVEN_BACK.search(low, *head)
        and _TO_VICTIMS.match(low, stop, end)
    ):
        measure = "money_recovered"
    near = max(start, number.start - 90), number.start
    if measure in ("", "money_involved", "illegal_profit", "other") and (
        ((low.find("victim", *near) >= 0 or low.find("fraud", *near) >= 0) and _VICTIM_OF.search(low, *near))
        or (
            (low.find("amount", *near) >= 0 or low.find("total", *near) >= 0)
            and _LOST_AMOUNT.search(low, *near)
        )
    ):
        measure = "loss"  # "the victim of a fraud worth ...", "the amount defrauded amounted to ..."
    if (
        measure in ("loss", "illegal_profit")
        and low.find(" tune of", *head) >= 0
        and _TRANSACTIONS.search(low, *head)
    ):
        measure = "money_involved"
    if measure in ("", "other", "fine") and _TO_REPAY.search(low, *head):
        measure = "money_recovered"
    if measure == "loss" and _HANDED_BACK.search(low, max(start, number.start - 110), number.start):
        measure = "money_recovered"
    if measure in ("", "money_involved", "other") and _OF_VICTIMS.match(low, stop, end):
        measure = "loss"  # "$73 million in victim funds were sent to the accounts"
    if not measure and _WALLET_GOT.search(low, max(start, number.start - 100), number.start):
        measure = "money_involved"
    passed = _PASSED_THROUGH.match(low, stop, end)
    unsaid = measure in ("", "other", "illegal_profit")
    if (passed is not None and (unsaid or (measure == "loss" and "proceeds" in passed.group()))) or (
        unsaid and _OUT_OF_THE_COUNTRY.match(low, stop, end) and _SENT_OUT.search(low, *head)
    ):
        measure = "money_involved"
    if measure in ("money_involved", "illegal_profit") and _BY_THE_WEEK.match(low, stop, end):
        measure = "other"  # "sites that processed N1.8 billion weekly" is a rate
    if measure in ("", "illegal_profit") and _TO_MOVE.search(low, *head):
        measure = "money_involved"
    if measure in ("", "other") and (_OFFERED_AT.search(low, *head) or _RENTED_FOR.search(low, *head)):
        measure = "price"
    if measure == "money_involved" and _CASE_FUNDS_HELD.search(low, *head):
        measure = "money_frozen"
    if measure in ("", "other") and _KIND_OF_FRAUD.search(low, *head):
        measure = "loss"
    if measure in ("", "money_involved", "other") and _VICTIM_PAID.search(
        low, max(start, number.start - 110), number.start
    ):
        measure = "loss"
    if measure in ("", "other") and _BROUGHT_THEM.search(low, *head):
        measure = "illegal_profit"
    if (
        measure in ("illegal_profit", "loss", "money_involved")
        and _OF_BUSINESS.match(low, stop, end)
        and not _OF_CRIME.search(low, start, end)
    ):
        measure = "other"
    if measure == "price" and _AIMED_AT.search(low, *head):
        measure = "other"  # "a quota of P150,000 per seat"
    fate = _OF_THE_SPOILS.match(low, stop, end)
    if fate is not None:
        measure = "money_recovered" if fate["back"] else "money_frozen"
    return measure
