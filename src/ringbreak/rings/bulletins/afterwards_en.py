"""What an English sentence says of a count behind its own clause: "... in 23 groups, all of which have since been shut"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.lexicon_en import VERB, VERBS
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of
from ringbreak.rings.bulletins.terms import Term

_AUXILIARY = r"(?: (?:have|has|had|were|was|are|is|been|being|since|now|also|already|later|subsequently|eventually|then|long|all|both))"
_SINCE = re.compile(
    rf"[^,.;()0-9]{{0,60}}(?:, | \(|; |, and )(?:(?:all|both|each|every one|the lot) of (?:which|whom|them|these|those){_AUXILIARY}*|all{_AUXILIARY}+"
    rf"|(?:which|whom) (?:the )?(?:police|officers|detectives|investigators|agents|authorities|cops){_AUXILIARY}{{0,3}}"
    rf"|(?:which|who|these|they){_AUXILIARY}{{2,5}}) "
    rf"|(?: [a-z-]+){{0,4}}? (?:that|which|who){_AUXILIARY}{{2,5}} "
)
"""Up to the verb; "some of which" and "which sold" say something else."""
_BARE_RELATIVE = re.compile(
    r" (?:it|they|he|she|we|police|officers|investigators|(?:that |which )?the (?:police|agency|gang|bureau|suspects?|group|ring))(?: (?:has|have|had|also|allegedly|later|was|were|is|are|been))* "
)
_OF_A_RING = re.compile(
    r" (?:of|from|in|behind|linked to|belonging to|tied to|running) (?:an? |the )?(?:[a-z'’-]+ ){1,5}?(?=[a-z]+(?:ed|ught|eld|en)\b)"
)
_BARE_PHRASE = re.compile(r" (?:(?!and |or |were |was |are |who |which |that |have |had )[a-z'’-]+ ){1,12}")
_BEHIND_A_SEMICOLON = re.compile(
    rf" (?:these|they|those|all of (?:them|which|these)|both|all){_AUXILIARY}{{1,5}} "
)
_CLOSES = re.compile(r"\s*(?:[.,;:!]|$)| (?:in|to|after|over|by|for|on|following|across|amid)\b")
""" "9 fraudsters of a criminal network arrested in UK": a headline's participle behind the phrase."""
_AND_THEM = re.compile(
    r"(?P<between>[^.;()]{0,90}?)(?:,| and|,? before|,? and then|, who) (?:then |later |also |since |promptly |immediately )?"
    r"(?P<verb>[a-z]+(?: (?:down|up|off|in))?) (?:them|both|the (?:pair|two|trio|duo|lot|group))(?: all| both)?(?P<where> into (?:police )?custody| under arrest| behind bars| in(?:to)? (?:detention|handcuffs)| to (?:court|justice|book))?\b"
)
""" "Located two suspects in Hengshui and took them into custody": the pronoun takes up what was counted."""
_ANOTHER_COUNT = re.compile(r"[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|several)\b")
_WHERE = {
    "custody": "arrest",
    "arrest": "arrest",
    "handcuffs": "arrest",
    "bars": "detain",
    "detention": "detain",
    "court": "charge",
}


def done_since(low: str, cls: str, after: int, verbs: list[Term], end: int) -> str | None:
    """The act a relative clause or a bracket tells of all the things counted; None when it tells of none we know."""
    bare = _BARE_RELATIVE.match(low, after, end)
    if bare is not None:
        done = next((v for v in verbs if v.start == bare.end()), None)
        if done is not None and measure_of(cls, done.cls) is not None:
            return done.cls  # "five cases it registered"
    verbs = [v for v in verbs if v.cls != "interview" or cls not in PEOPLE]
    told = _SINCE.match(low, after, min(end, after + 160))
    done = next((v for v in verbs if v.start == told.end()), None) if told is not None else None
    if done is not None and measure_of(cls, done.cls) is not None:
        return done.cls
    behind = _BEHIND_A_SEMICOLON.match(low, end) if low[end - 1 : end] == ";" else None
    if behind is not None:
        act = VERB.match(low, behind.end())
        if act is not None and measure_of(cls, VERBS[act.group()]) is not None:
            return VERBS[act.group()]  # "erected 12 GOIP devices in hotel rooms; these have all been seized"
    last = verbs[-1] if verbs else None
    if (
        last is not None
        and last.end == end
        and last.start > after
        and last.word.endswith(("ed", "held", "caught"))
        and _BARE_PHRASE.fullmatch(low, after, last.start)
        and measure_of(cls, last.cls) is not None
    ):
        return last.cls  # "6 nationals travelling to Cambodia to join online gangs arrested"
    headline = _OF_A_RING.match(low, after, end)
    if headline is not None:
        done = next((v for v in verbs if v.start == headline.end()), None)
        if done is not None and _CLOSES.match(low, done.end, end) and measure_of(cls, done.cls) is not None:
            return done.cls
    return _done_to_them(low, cls, after, verbs, end)


def _done_to_them(low: str, cls: str, after: int, verbs: list[Term], end: int) -> str | None:
    """The act of a second verb whose object is a pronoun for the things counted."""
    if (
        low.find(" them", after, end) < 0
        and low.find(" the ", after, end) < 0
        and low.find(" both", after, end) < 0
    ):
        return None
    told = _AND_THEM.match(low, after, min(end, after + 160))
    if told is None or _ANOTHER_COUNT.search(told["between"]) is not None:
        return None
    if told["where"]:
        act = _WHERE.get(told["where"].split()[-1], "arrest")
    else:
        act = next((v.cls for v in verbs if v.start == told.start("verb")), "")
    return act if act and measure_of(cls, act) is not None else None
