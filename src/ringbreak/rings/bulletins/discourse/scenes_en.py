"""English things told of a place police stood in, and people of a firm told among those who were caught."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.discourse.told import goes_on
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import FOUND_IN_RAIDS, measure_of

_RAIDED = re.compile(
    r"\b(?:police|officers?|customs|agents|detectives|investigators|inspectors|team|squad|troopers|patrol|authorities)\b[^.;\n]{0,90}?"
    r"\b(?:stopped|intercepted|raided|searched|entered|stormed|opened|broke (?:in|into|down|open)|burst|forced|halted|pulled over|swooped|descended|smashed)\b"
)
_HELD = re.compile(
    r"(?:it|(?:the|its|their|his|her) (?:[a-z]+ )?(?:truck|van|car|lorry|bus|box(?:es)?|parcels?|bags?|boot|trunk|container|suitcases?|room|shelves|racks?|drawers?))"
    r" (?:carried|held|contained|hid|was (?:loaded|packed|filled|stuffed) with|were (?:loaded|packed|filled|stuffed) with|yielded)(?: [^.;]{0,60}(?:, | and ))? ?(?:a total of |more than |over |about |some )?$"
)
_THERE_LAY = re.compile(
    r"(?:in|on|under|behind|inside|beneath|against|along|across|beside|next to) (?:(?:the|a|an|his|her|its|their|one|it|them|each) ?)?(?:[a-z-]+ ){0,5}?(?:lay|stood|sat|hung|were|was|hummed|ran)(?: [^.;]{0,60}(?:, | and ))? ?(?:a total of |more than |over |about |some )?$"
)
_BACK = 300
_OPENS = (
    *(
        "it ",
        "the ",
        "its ",
        "their ",
        "his ",
        "her ",
        "in ",
        "on ",
        "under ",
        "behind ",
        "inside ",
        "beneath ",
    ),
    *("against ", "along ", "across ", "beside ", "next to "),
)
"""How a sentence opens that tells of a place, or of what somebody drove."""


def scene_told(low: str, figure: Figure, start: int, end: int) -> Figure | None:
    """ "Police stopped a van. In the boot lay 12 SIM boxes": what lay in a place they stopped or searched was taken."""
    if not low.startswith(_OPENS, start):
        return None
    if (
        _HELD.fullmatch(low, start, figure.start) is None
        and _THERE_LAY.fullmatch(low, start, figure.start) is None
    ):
        return None
    if _RAIDED.search(low, max(0, start - _BACK), start) is None:
        return None
    stop = words.STOP.search(low, figure.number.end, end)
    noun = None
    for found in words.NOUN.finditer(low, figure.number.end, stop.start() if stop is not None else end):
        noun = found
    if noun is None or words.NOUNS[noun.group()] not in FOUND_IN_RAIDS:
        return None
    cls = words.NOUNS[noun.group()]
    return goes_on(figure, measure_of(cls, "seize") or "", cls, "seize", end=noun.end())


_STAFF = (
    " of ",
    " own ",
    " former ",
    " bank ",
    " hospital ",
    " courier ",
    " employees ",
    " staff ",
    " workers ",
    " clerks ",
    " tellers ",
    " technicians ",
)
_LEADS = ("were ", "are ", "was ", "among them ", "among those ", "whom ", "including ", "also ")
"""What one of the patterns below begins or ends with."""
_AMONG = re.compile(r"\b(?:among (?:them|those|whom)(?: (?:were|are|was))?|of whom|including)(?: also)? $")
_OF_A_FIRM = re.compile(
    r" (?:former |current |ex-)?(?:[a-z]+ )?(?:employees?|staff(?: members?)?|workers?|clerks?|managers?|salesm[ae]n|technicians?|tellers?) (?:of|at|in|with|from) (?:the |an? |its |their |some |two |three |several |local )?(?:[a-z-]+ ){0,3}?"
    r"(?:agency|agencies|banks?|operators?|business halls?|telecom\w*|hospitals?|schools?|insurers?|brokerages?|couriers?|carriers?|hotels?|logistics|express|airlines?|securities|property|delivery)\b"
    r"| (?:former |current |ex-)?(?:bank|hospital|telecom|hotel|courier|insurance|airline|express|school) (?:employees?|staff(?: members?)?|workers?|clerks?|managers?|tellers?)\b"
)


def staff_told(low: str, figure: Figure, start: int, end: int) -> Figure | None:
    """ "Among them were three employees of a bank": people of a firm that was not theirs to rob are its insiders."""
    if not (low.startswith(_STAFF, figure.number.end) or low.endswith(_LEADS, start, figure.start)):
        return None
    leaked = _WHO_LEAKED.match(low, figure.number.end, end) or _HELD_WHO_ARE.match(
        low, figure.number.end, end
    )
    if leaked is not None:
        return goes_on(figure, "insiders", "insider", "", end=leaked.end("who"))
    if _AMONG.search(low, max(start, figure.start - 24), figure.start) is None:
        return None
    staff = _OF_A_FIRM.match(low, figure.number.end, end)
    return goes_on(figure, "insiders", "insider", "", end=staff.end()) if staff is not None else None


_WHO_LEAKED = re.compile(
    r"(?P<who> (?:of (?:its|the (?:firm|company|bank|hospital|agency|operator|insurer|platform|school|airline)'s|their) )?(?:own )?(?:former |bank |hospital |courier )?(?:employees|staff|workers|clerks|tellers|technicians))"
    r" (?:had |have |who had )?(?:secretly |illegally )?(?:sold|leaked|copied|exported|supplied|passed|downloaded|photographed|stolen|stole)\b"
)
""" "Two of its staff had sold 310,000 waybills"."""
_HELD_WHO_ARE = re.compile(
    r"(?P<who> of (?:those|the) (?:held|arrested|detained|suspects|accused|arrestees)) (?:are|were|is|was) (?:[a-z]+ ){0,2}(?:officers?|employees?|staff|clerks?|managers?|tellers?|technicians?|auditors?) (?:at|of|in|with) (?:the|a|an|two|three) (?:[a-z]+ ){0,2}(?:company|bank|hospital|agency|operator|insurer|platform|firm|school|airline|telecom)\b"
)
