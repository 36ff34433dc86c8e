"""What an English sentence says of people, however they are told: by a noun, by a bare number, as "of them".

One table for what stands behind the people and one for what stands before them; a lexicon of verbs alone misses the
acts that need several words ("turned themselves in", "appeared in court") and the part people play without an act.
"""

from __future__ import annotations

import re

_ASIDE = r"(?:,? in (?:all|total),?(?= [a-z])|,? (?:(?:all|both|each) )?aged [^;.]{2,40}?,|, (?:all|both|each) [^,;.]{2,20},| \([^)]{1,40}\)|,? including [a-z'’-]+(?: [a-z'’-]+){0,2}?,?(?= (?:surrender|turned|gave|handed|were|have|had|are|fell|face|faced|stood|appeared|remain)))?"
_AUX = (
    r"(?P<relative>,? (?:who|that))?(?: (?:have|has|had|were|was|are|is|be|been|being|now|also|later|since|all|still|currently|then|both|already|subsequently"
    r"|reportedly|allegedly|voluntarily|today|yesterday|eventually|remain|remains|remained))*"
)
_COURT = r"(?:[a-z'’-]+ ){0,7}courts?\b"
_SUM = r"(?:[a-z]{0,3}[$€£¥₹₦₱] ?|[a-z]{1,4}\.? ?)?[0-9]"
_MONEY = (
    r"(?:crores|lakhs|millions|thousands|(?:all |most of )?their (?:life )?savings|(?:large )?sums|money)"
)
_WORKED = (
    r"(?:employed|worked)(?: illegally)? (?:across|in|at|for|inside) (?:the|these|those|this|such)?(?: [a-z]+)? ?"
    r"(?:call[ -]?cent(?:er|re)s?|scam|gang|syndicate|ring|compounds?|platforms?|operation|dens?)\b"
)
_BEHIND = {
    "arrested": (
        r"surrendered\b(?! (?:his|her|their|its|passport))",
        r"(?:turned|handed|gave|given) themselves (?:in|up|over)\b",
        r"in (?:the )?net\b(?! (?:worth|profits?|income|sales)\b)",
        r"in (?:handcuffs|(?:police )?custody)\b",
        r"led away\b",
        r"behind the (?:doors?|bars) of (?:a |the )?(?:police )?cells?\b",
        r"(?:brought|placed|put) under control\b",
        r"(?:ended|wound|finished) up in (?:(?:police|the) )?(?:cells?|custody|handcuffs|lock-?ups?)\b",
        r"(?:fell|fallen) into (?:the |their )?(?:(?:police|law enforcement) )?(?:nets?|hands)\b",
        r"(?:taken|brought|hauled|escorted|marched|whisked|driven|ferried) (?:away )?(?:to|into) (?:the |a )?(?:[a-z'’-]+ ){0,4}"
        r"(?:police station|station|police headquarters|headquarters|police post|custody|lock-?up|cells)\b",
    ),
    "detained": (
        r"(?:placed|sent|put|kept|taken|held|lodged) (?:in|in to|into|to|on) (?:(?:police|judicial|pre-?trial|magistrate's?) )?remand\b",
        r"(?:placed|sent|put|kept|lodged) (?:in|into|to) (?:police |judicial |preventive |temporary |criminal |provisional )(?:custody|detention)\b",
        r"(?:on|in) remand\b",
        r"under (?:criminal |administrative )?detention\b",
        r"(?:(?:(?:released|freed|out) )?on|granted|given) (?:police |conditional )?bail\b|bailed\b",
        r"in (?:pre-?trial )?detention\b",
        r"(?:held|kept|detained) (?:incommunicado|by (?:a )?court order|without bail|without bond)\b",
        r"(?:by law |according to (?:the )?law |legally )?(?:be |already )*(?:take|taken|took|adopt|adopted) (?:the )?(?:criminal )?(?:compulsion|compulsory|coercive) measures?\b",
    ),
    "charged": (
        r"stand(?:s|ing)? accused\b",
        r"(?:will |to |must )?stand trial\b",
        r"(?:will |to )?be tried\b",
        r"(?:approved|submitted|recommended|put forward) for (?:review and )?prosecution\b",
        r"(?:transferred|handed over|sent|referred|turned over|handed|submitted) (?:over )?to (?:the )?(?:[a-z]+ ){0,2}?(?:procuratorates?|procuratorial organs?|prosecutors|prosecution|prosecuting authorities)\b",
        r"(?:face|faces|faced|facing|deny|denies|denied|denying|contest|contests) (?:the |all |any |multiple |several )*(?:[a-z-]+ ){0,4}?(?:charges?|counts?)\b",
        r"(?:plead(?:ed|ing|s)?|pled) not guilty\b",
        r"await(?:s|ing)? (?:trial|prosecution)\b",
        rf"(?:(?:made|make|making) (?:[a-z]+ ){{0,2}}appearances?|appear(?:ed|s|ing)?|(?:due|expected|set|scheduled|will)(?: to)? appear|due)(?: (?:today|tomorrow|on [a-z]+|again|first|briefly))? (?:before|in|at) {_COURT}",
        r"(?:[a-z]+ ){0,2}?(?:face|faced|facing|front|fronted)(?: [a-z]+){0,3}? (?:court|a (?:judge|magistrate)|trial)\b",
        r"(?:go|goes|went|going) on trial\b",
        r"(?:(?:stood |appeared )?in the dock|named in (?:an?|the) (?:indictment|charge ?sheet))\b",
        r"(?:to be|will be) dealt with by (?:the )?(?:[a-z']+ ){0,3}(?:procuratorate|prosecutors?)",
    ),
    "punished": (
        r"(?:got off|came away|let off|escaped) with (?:an? |only )?(?:administrative|public security) (?:penalt(?:y|ies)|punishments?|fines?)\b",
        r"(?:received|got|given|subjected to|under) (?:an? )?(?:administrative|public security) (?:penalt(?:y|ies)|punishments?|sanctions?|detention)\b",
    ),
    "sentenced": (
        r"(?:received|got|given|handed|drew|earned) (?:[a-z0-9-]+ ){0,3}?(?:suspended|prison|jail|custodial|community|non-custodial|lighter|shorter|longer) (?:sentences?|terms?|orders?)\b",
        r"found guilty\b",
        r"(?:starting|beginning|going to serve|to serve) (?:[a-z]+ ){0,2}?(?:prison|jail) (?:terms?|sentences?|time)\b",
        r"(?:going|on their way|off) to (?:prison|jail)\b",
        r"got (?:between )?(?:[a-z0-9-]+ (?:and|to) )?[a-z0-9-]+ years\b",
        r"(?:sent|sentenced|condemned) to (?:prison|jail)\b",
        r"serving (?:[a-z0-9-]+ ){0,3}?(?:sentences?|terms?|time)\b",
    ),
    "victims": (
        r"(?:fell|fallen|walked|lured) into (?:the|this|that|their|his|a) (?:[a-z]+ )?traps?\b",
        r"handed over their (?:[a-z]+ )?(?:savings|money|pensions?|deposits?|cash)\b",
        r"sent (?:them |him |her |the (?:scammers|gang|fraudsters) )?money\b",
        r"(?:come|came|coming) forward\b",
        rf"(?:in [a-z]{{3,20}}(?: [a-z]{{3,12}})? )?(?:have |had |has )?(?:together |each |between them |collectively )?(?:lost|losing) (?:a (?:total|combined|collective|further)(?: of)? |(?:an )?estimated |about |around |nearly |more than |over |some |at least |up to |roughly )?{_SUM}",
        rf"(?:of [a-z' ]{{3,24}}? )?(?:have |had |has )?(?:lost|losing) {_MONEY}\b",
        r"left out of pocket\b",
        r"whose (?:[a-z'’-]+ ){1,4}?(?:was|were|had been|have been|has been) (?:[a-z]+ )?(?:used|stolen|misused|leaked|sold|hijacked|exploited|abused|forged|drained|emptied|harvested|hacked)\b",
        r"(?:have |had |has )?lost (?:control of|access to)\b",
        r"(?:were |been )?identified as having (?:entered|given|shared|handed|sent|paid|lost|typed)\b",
        r"told us (?:that )?they had (?:shared|given|handed|entered|sent|paid|lost|been)\b",
        rf"identified and (?:had )?lost (?:about |some |over |more than |nearly |at least )?{_SUM}",
        r"(?:persuaded|convinced|talked|tricked|lured|coaxed|pressured|induced) (?:to|into) (?:hand|transfer|pay|send|invest|part|deposit|wir|remit)",
        rf"(?:handed over|paid over|parted with|sent off) (?:about |over |more than |some |nearly )?{_SUM}",
        r"reported (?:losing|having lost|losses|being)\b",
    ),
    "involved_people": (
        r"under (?:police |active )?investigation\b",
        r"(?:are|were|is|remain) (?:[a-z]+ ){0,2}?(?:assisting|helping)(?: the)?(?: police| officers)?(?: in| with)?(?: the| their| police)? (?:investigations?|inquir(?:y|ies)|probes?)\b",
        r"co-?operating with (?:the )?(?:investigators|police|authorities|prosecutors)\b",
        r"(?:being (?:investigated|questioned|sought|hunted)|wanted|absconding|untraced|interviewed under caution)\b",
        r"(?:at large|on the run|in hiding|in the wind)\b",
        r"(?<!were )(?<!was )(?<!been )(?<!being )(?<!are )(?<!is )(?<!all )(?<!also )(?<!both )(?<!later )(?:defrauded|cheated|duped|swindled|conned|scammed|laundered|embezzled|hacked into|posed as|impersonated)\b(?! (?:of|out|by|after|from|into|and lost)\b)",
        r"(?:fled|escaped|got away|gave (?:police|officers) the slip|absconded)\b",
        r"named as (?:further |additional |the )?suspects\b",
        rf"{_WORKED}",
    ),
}
"""Measure and what is said behind the people; the first that matches tells."""
_BEFORE = {
    "sentenced": (r"\b(?:prison|jail)(?: (?:terms?|time|sentences?))? for",),
    "charged": (
        r"\bindictments? (?:that )?(?:names?|naming|named|lists?|listed|charges?)",
        r"\btrials? of",
        r"\b(?:filed|files|brought|brings|initiated|instituted|started|launched|lodged) (?:an? )?(?:public )?(?:prosecutions?|indictments?|charges) (?:against|of|on)",
        r"\b(?:case|cases|indictments?|charge ?sheets?|summons(?:es)?|proceedings) (?:against|naming)",
    ),
    "involved_people": (
        r"\bwarrants? (?:(?:has|have|had|were|was|are|is|been|also|issued|out|outstanding) )*(?:for|against)",
        r"\b(?:gang|ring|syndicate|network|group|crew|operation|cent(?:er|re)s?|compound|den|outfit|ringleaders?|fraudsters|scammers|swindlers|suspects?|he|she|they|who|that|which)\b[^.;,]{0,24} (?:employed|employs|employing|hired|hiring)",
        r"\b(?:gang|ring|syndicate|network|group|crew|operation|outfit|organi[sz]ation)\b[^.;]{0,50}? (?:[a-z]+ ){0,2}?(?:made up of|consists of|comprises|comprised of|composed of|staffed by|manned by|numbering)",
        r"\b(?:leads?|led|leading|pointed|points) (?:police|officers|investigators|detectives|them|us) to",
    ),
}
_HEDGE = r"(?: (?:a|an|the|total|of|more|than|over|about|around|some|at|least|nearly|another|further|other|all|as|many|up|to|additional|estimated|remaining))*"
_REACH = 90
_HEDGED = 40
_HEDGES = frozenset(
    "a an the total more than over about around some at least nearly another further other all as many up additional estimated remaining".split()
)
_LAST_WORDS = frozenset(
    "names named lists listed charges of to against naming for employed employs employing hired hiring comprises numbering by".split()
)

BEHIND = re.compile(
    _ASIDE + _AUX + " (?:" + "|".join(f"(?P<{m}>{'|'.join(alts)})" for m, alts in _BEHIND.items()) + ")"
)
BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<{m}>{'|'.join(alts)})" for m, alts in _BEFORE.items()) + ")" + _HEDGE + " $"
)
_OTHERS = re.compile(r"(?: (?:more|others?|accused|of (?:them|whom|those(?: (?:held|arrested|detained))?)))?")
_ENDS = re.compile(r"\s*(?:[.;,]|$)| (?:in|at|from|who|and|on|over|for)\b")
_OPENS = (
    ". ", "; ", ": ", ", ", "! ", "? ", "\n", "– ", "— ", "- ", " the ", " all ", " and ", " another ", " further ", " other ", " remaining ",
    " while ", " but ", " though ", " although ", " whom ", " for ", " with ", " only ", " just ",
)  # fmt: skip
"""What stands before a number that is a subject by itself."""
_SHORT = 12
_OTHER_WORDS = (
    " more",
    " other",
    " accused",
    " of ",
    " in ",
    " at ",
    " from ",
    " and ",
    " on ",
    " over ",
    " for ",
)
_MARKS = frozenset({"", ".", ";", ",", "\n"})
_LEADS = tuple(f" {word} " for word in sorted(_LAST_WORDS))


def said_of_people(
    low: str, number_start: int, after: int, start: int, end: int, *, acted: bool = False
) -> str | None:
    """The measure of people whose noun or number ends at `after`; None when the words around say nothing of them.

    Args:
        number_start: Where their number with its comparator begins, in the sentence low[start:end].
        acted: Is an act told right before the number? Then a clause with "who" only describes them.
    """
    behind = BEHIND.match(low, after, end) if _may_say(low, after) else None
    if behind is not None and not (acted and behind["relative"]):
        return behind.lastgroup
    return _told_before(low, number_start, start)


_FIRST_WORDS = frozenset(
    "who that have has had were was are is be been being now also later since all still currently then both already subsequently reportedly "
    "allegedly voluntarily today yesterday eventually remain remains remained surrendered turned handed gave given in taken brought hauled "
    "escorted marched whisked driven ferried placed sent put kept held lodged on released freed out granted bailed stand stands standing face "
    "faces faced facing deny denies denied denying contest contests plead pleaded pleading pleads pled await awaits awaiting made make making "
    "appear appeared appears appearing due expected set scheduled will go goes went going stood named to front fronted received got drew earned "
    "subjected under found sent starting beginning off got behind approved submitted recommended tried found led brought placed put ended wound finished fell fallen transferred referred serving come came coming together each between collectively lost losing of left identified persuaded convinced talked "
    "tricked lured coaxed pressured induced paid parted reported assisting helping cooperating co-operating wanted absconding untraced "
    "interviewed at fled escaped absconded employed worked defrauded cheated duped swindled conned scammed laundered embezzled hacked posed "
    "impersonated guilty whose came let soon would must legally adopt adopted".split()
)
"""Words that what is said of people can begin with; most counts of people are followed by others."""


def _may_say(low: str, after: int) -> bool:
    """May the table match at all behind the people? An aside is always looked at."""
    return (
        low.startswith((",", " (", " told us ", " by law ", " according to ", " take ", " took "), after)
        or low[after + 1 : after + 16].split(" ", 1)[0].rstrip(".,;:!?") in _FIRST_WORDS
    )


def _told_before(low: str, number_start: int, start: int) -> str | None:
    """The measure of what stands before the people; looked for only behind a word that one of the patterns ends with."""
    words = low[max(start, number_start - _HEDGED) : number_start].split()
    while words and words[-1] in _HEDGES:
        words.pop()
    if not words or words[-1] not in _LAST_WORDS:
        return None
    before = BEFORE.search(low, max(start, number_start - _REACH), number_start)
    return before.lastgroup if before is not None else None


def bare_people(low: str, number_start: int, number_end: int, start: int, end: int) -> tuple[str, int] | None:
    """The measure of a number alone, or with "of them", that only people can be meant by; and where its words end."""
    whole = (
        number_start <= start
        or low.endswith(_OPENS, start, number_start)
        or (number_start - start < _SHORT and f" {low[start:number_start]}" in _OPENS)
    )
    if not whole and not low.endswith(_LEADS, start, number_start):
        return None
    if not (
        _may_say(low, number_end)
        or low.startswith(_OTHER_WORDS, number_end)
        or low[number_end : number_end + 1] in _MARKS
    ):
        return None
    others = _OTHERS.match(low, number_end, end)
    stop = others.end() if others is not None else number_end
    if _ENDS.match(low, stop, end) and (before := _told_before(low, number_start, start)) is not None:
        return before, stop  # "warrants have been issued for nine more"
    behind = BEHIND.match(low, stop, end) if whole and _may_say(low, stop) else None
    return (behind.lastgroup, stop) if behind is not None and behind.lastgroup is not None else None
