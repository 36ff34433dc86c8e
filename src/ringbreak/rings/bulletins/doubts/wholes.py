"""A whole told again as another number, and parts said to be all that do not make their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.doubts.contradictions import statement
from ringbreak.rings.bulletins.doubts.interval import figure, hold_together, shown
from ringbreak.rings.bulletins.doubts.other_times import days_of, of_another_year
from ringbreak.rings.bulletins.doubts.same_thing import apart
from ringbreak.rings.bulletins.ledger import Bulletin, Fact, Flag
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.words import say

_OF_SUSPECTS = frozenset(
    {"arrested", "detained", "charged", "sentenced", "involved_people", "hackers", "insiders"}
)
_TOLD_AGAIN = frozenset({"arrested", "dens_destroyed", "gangs_dismantled"})
"""What one action has a single number of. Things seized are of many sorts, and cases are still being solved."""
_ACTED = r"arrested|caught|captured|rounded up|nabbed|apprehended|seized|taken|destroyed|smashed|raided|dismantled|busted|closed"
_ACTION = r"raids?|operations?|actions?|attacks?|strikes?|sweeps?|crackdown|swoop|net"
_DEFINITE_EN = re.compile(r"\b(?:all|(?:all (?:of )?)?(?:the|these|those))(?: total of)? $", re.IGNORECASE)
_THE_ABOVE = ("上述", "以上", "上述的")
_NEXT_ACTION = re.compile(r"第[二三四五]次|二次|再次|又一次|另一|\b(?:second|third|later|another|other)\b")
_IN_THIS_ACTION_EN = re.compile(
    rf"(?: [a-z-]+){{0,3}} (?:who were |that were )?(?:{_ACTED})\b[^.;,]{{0,24}}\b(?:in|during|by) (?:the|this|that|these|[A-Z][a-z]+['’]s) (?P<kind>(?:[a-z-]+ ){{0,2}})(?:{_ACTION})\b"
)
_DEFINITE_ZH = re.compile(
    "(?:[此本该这]次|[日天的]|集中|统一|专项|同步|联合|[，。；、：]|^)(?:集中|统一|专项|同步|联合)?(?:收网|行动|战役|抓捕|突击)(?:行动)?(?:中|当中|时|里)[^，。；]{0,6}(?:落网|到案|被抓|抓获|归案|捣毁|打掉|端掉|查获)的(?:这|全部|所有)?$"
)
_ALL_EN = re.compile(
    r"\b(?:no|nobody|none|not one)\b[^.;]{0,40}\b(?:elsewhere|anywhere else|(?:in )?(?:any )?other places?|other (?:towns?|cities|provinces|states|countries))\b"
    r"|\bthese (?:two|three|four|five|six) (?:places|cities|towns|provinces|states|sites|countries) were the only\b|\b(?:was|were) (?:all |each )?caught nowhere else\b|\bno other (?:place|town|city|province)s?\b"
    r"|\ball of them (?:were )?(?:arrested|caught|captured|seized|held|taken) in (?:the )?(?:two|three|four|five|six|these)\b"
)
_ALL_ZH = re.compile(
    "再无其他|别无其他|没有其他(?:抓捕|地点|人员)|除此之外(?:再)?(?:无|没有)|此外(?:再)?(?:无|没有)|仅此[两三四五六]地|具体为|具体是|全部(?:在|来自|由)(?:上述|这|以上)"
)
_NEAR = 160
_MOST = 60


def check(bulletin: Bulletin) -> Iterator[Flag]:
    """A measure's whole that its retelling changes, then parts that are all and do not add up, case by case."""
    by_case: dict[str, dict[str, list[int]]] = {}
    for i, fact in enumerate(bulletin.facts):
        if fact.value is not None and fact.scope is None and MEASURES[fact.measure].unit != "CNY":
            by_case.setdefault(fact.case_no, {}).setdefault(fact.measure, []).append(i)
    for told in by_case.values():
        yield from _told_again(bulletin, told)
        yield from _people_as_places(bulletin, told)
        for indices in told.values():
            if len(indices) > 2:
                yield from _all_the_parts(bulletin, indices[:_MOST])


def _told_again(bulletin: Bulletin, told: dict[str, list[int]]) -> Iterator[Flag]:
    """ "The 26 dens destroyed in this attack", where three were told: one number was told before, and no other.

    Of people it is those caught that such words tell of, whatever became of them since.
    """
    facts = bulletin.facts
    for measure in _TOLD_AGAIN:
        first_told = told.get(measure, [])[:_MOST]
        family = _OF_SUSPECTS if measure in _OF_SUSPECTS else frozenset({measure})
        later = sorted(i for m in family for i in told.get(m, [])[:_MOST]) if first_told else ()
        for j in later:
            again = facts[j]
            before = [i for i in first_told if facts[i].start < again.start]
            known = _is_definite(bulletin, again) if before else 0
            if not known:
                continue
            if len({facts[i].value for i in before}) != 1 or facts[before[0]].stage == "formally_arrested":
                continue
            first = facts[before[-1]]
            if (again.value or 0.0) < (first.value or 0.0) and (
                not _said_of_all(bulletin, again) or _some_of_them(bulletin, first, again, known)
            ):
                continue  # fewer may be a part
            if (
                first.comparator != "exact"
                or hold_together(first, again)
                or _another_time(bulletin, first, again, known)
            ):
                continue
            told_before = [f.value or 0.0 for f in facts if f.measure in family and f.start < again.start]
            if again.value in (*told_before, sum(told_before)):
                continue  # the text has told of so many before
            if _only_the_suspects(bulletin, again) and (
                apart(bulletin, first, again) or _numeral_before(bulletin, again)
            ):
                continue  # those of another affair, or so many were sought
            yield Flag("contradiction", statement(first, again), tuple(sorted((before[-1], j))))
            return


_PLACES_EN = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|of) (?P<count>[0-9]{1,4})(?P<these>) (?:dens|hideouts|hide-outs|nests|gangs|bases|call cent(?:re|er)s)\b"
)
_PLACES_ZH = re.compile(
    "(?:这|上述|该|全部|以上|的)(?P<count>[0-9]{1,4})(?:个|处)(?:[\u4e00-\u9fff]{0,4})(?:窝点|团伙|据点)"
    "|(?:(?<=[。；，\n])|^)(?P<these>[0-9]{1,4})(?:个|处)(?:[\u4e00-\u9fff]{0,4})(?:窝点|团伙|据点)(?:均|全部|都)"
)


def _people_as_places(bulletin: Bulletin, told: dict[str, list[int]]) -> Iterator[Flag]:
    """30 people caught and 4 dens raided, and later "these 30 dens": the number went with the wrong noun."""
    facts = bulletin.facts
    places = [i for m in ("dens_destroyed", "gangs_dismantled") for i in told.get(m, ())]
    numbers = {
        f.value for f in facts if f.measure in ("dens_destroyed", "gangs_dismantled") and f.scope is not None
    }
    people = {facts[i].value: i for i in told.get("arrested", ()) if facts[i].comparator == "exact"}
    if not places or not people or any(facts[i].comparator != "exact" for i in places):
        return
    pattern = _PLACES_ZH if bulletin.lang == "zh" else _PLACES_EN
    for first, last in bulletin.article:
        for m in pattern.finditer(bulletin.text, first, last):
            group = "count" if m["count"] else "these"
            value = float(m[group])
            if value in people and value not in numbers and all(facts[i].value != value for i in places):
                i, j = people[value], places[0]
                yield Flag(
                    "contradiction",
                    say(
                        "{measure}: {value} {unit} in one sentence are {value} people in another; the unit changed in the retelling",
                        measure=facts[j].measure, value=shown(value), unit=facts[j].unit,
                    ),
                    tuple(sorted((i, j))),
                    (m.span(group),),
                )  # fmt: skip
                return


_SUSPECTS_EN = re.compile(
    r"(?:[Aa]ll )?(?:[Oo]f )?(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll) (?P<count>[0-9]{1,5}|[a-z]+(?:-[a-z]+)?) (?:arrested |detained |accused )?(?:suspects|defendants|accused|detainees|prisoners|arrestees)\b(?! (?:in|from|of|who|still|also|whom|come|came|hail|hailed|remain|live|lived)\b| (?:are|were) (?:from|wanted|sought|still|known|believed|suspected)\b)"
)
_SUSPECTS_ZH = re.compile(
    "(?:目前，|现)?(?P<count>[0-9一二三四五六七八九十百]{1,5})名(?:犯罪嫌疑人|嫌疑人|被告人|涉案人员)(?:现)?(?:已)?(?:均|全部|悉数)(?:已)?(?:经)?(?:被|到案|归案|落网|移送|押|认罪|供认|当庭|如实|获刑)"
)
"""How a sentence opens that goes on about all those who were caught."""


def _only_the_suspects(bulletin: Bulletin, fact: Fact) -> re.Match[str] | None:
    """ "The 63 suspects", at the head of the fact's sentence."""
    if fact.measure not in _OF_SUSPECTS:
        return None
    opens = (_SUSPECTS_ZH if bulletin.lang == "zh" else _SUSPECTS_EN).match(
        bulletin.text, fact.sentence_start, fact.sentence_end
    )
    return (
        opens
        if opens is not None and opens.start("count") <= fact.number_start < opens.end("count")
        else None
    )


def _numeral_before(bulletin: Bulletin, fact: Fact) -> bool:
    numeral = bulletin.text[fact.number_start : fact.number_end]
    return bulletin.text.find(numeral, 0, fact.sentence_start) >= 0


def _is_definite(bulletin: Bulletin, fact: Fact) -> int:
    """Where the words end that tell it as a number the reader knows, of the action the text is about; 0 when none do."""
    text, at = bulletin.text, fact.number_start
    if _NEXT_ACTION.search(text, fact.sentence_start, fact.sentence_end) is not None:
        return 0
    near = max(fact.sentence_start, at - 24)
    if (opened := _only_the_suspects(bulletin, fact)) is not None:
        return opened.end()
    if bulletin.lang == "zh":
        the_above = MEASURES[fact.measure].unit == "people" and text.endswith(_THE_ABOVE, near, at)
        return fact.end if the_above or _DEFINITE_ZH.search(text, near, at) is not None else 0
    told = (
        _IN_THIS_ACTION_EN.match(text, fact.number_end, fact.sentence_end)
        if _DEFINITE_EN.search(text, near, at) is not None
        else None
    )
    return told.end() if told is not None else 0


_ALL_OF_THEM_EN = re.compile(r"\b[Aa]ll (?:of )?(?:the |these |those )?$")
_ALL_OF_THEM_ZH = re.compile("全部|所有|悉数|无一|均")


def _said_of_all(bulletin: Bulletin, fact: Fact) -> bool:
    """ "All 25 people", 25名犯罪嫌疑人已全部押解回."""
    text = bulletin.text
    if bulletin.lang == "zh":
        return (
            _ALL_OF_THEM_ZH.search(
                text, max(fact.sentence_start, fact.start - 8), min(fact.sentence_end, fact.end + 16)
            )
            is not None
        )
    return (
        _ALL_OF_THEM_EN.search(text, max(fact.sentence_start, fact.number_start - 24), fact.number_start)
        is not None
    )


_SOME = re.compile(
    r"[男女老少学主骨首未外]|\b(?:men|women|males?|females?|boys|girls|teenagers?|minors|juveniles|students?|foreign[a-z]*|nationals|leaders|ringleaders|youths?|locals)\b"
)
_ANY_ACTION = frozenset(
    "general joint police same whole big major co-ordinated coordinated concerted simultaneous".split()
)


def _some_of_them(bulletin: Bulletin, first: Fact, again: Fact, known: int) -> bool:
    """Are they told as some kind of those caught, or as those of one raid of several?"""
    text = bulletin.text
    if _SOME.search(text, again.number_end, max(again.end, min(known, again.number_end + 24))) is not None:
        return True
    if bulletin.lang == "zh":
        return False
    told = _IN_THIS_ACTION_EN.match(text, again.number_end, again.sentence_end)
    kinds = told["kind"].split() if told is not None else []
    return any(
        k not in _ANY_ACTION and k not in text[first.sentence_start : first.sentence_end] for k in kinds
    )


def _another_time(bulletin: Bulletin, left: Fact, right: Fact, known: int) -> bool:
    """Do the two sentences name different days?"""
    days = [days_of(bulletin, left), days_of(bulletin, right, until=known)]
    return of_another_year(bulletin, left, right) or bool(days[0] and days[1] and not days[0] & days[1])


def _all_the_parts(bulletin: Bulletin, indices: list[int]) -> Iterator[Flag]:
    """31 were caught, 13 here, 8 there and 6 in the third town, "and nowhere else"; 52 people, 31 men and 24 women."""
    facts = bulletin.facts
    sentences: dict[int, list[int]] = {}
    for i in indices:
        sentences.setdefault(facts[i].sentence_start, []).append(i)
    for start, here in sentences.items():
        whole = [i for i in indices if facts[i].sentence_start < start]
        parts = here
        if not whole and len(here) > 2 and _opens_its_parts(bulletin, here):
            whole, parts = here[:1], here[1:]
        if len(parts) < 2 or not whole or len({facts[i].value for i in whole}) != 1:
            continue
        total, values = facts[whole[-1]], [facts[i].value or 0.0 for i in parts]
        if max(values) >= (total.value or 0.0) or sum(values) == total.value:
            continue
        if any(facts[i].comparator != "exact" for i in (whole[-1], *parts)) or not _said_to_be_all(
            bulletin, total, parts
        ):
            continue
        if sum(values) > (total.value or 0.0):
            yield Flag(
                "double_count",
                say(
                    "{measure}: the parts {parts} make {sum}, more than the total {total}; some may be counted twice",
                    measure=total.measure, parts=" + ".join(shown(v) for v in values), sum=shown(sum(values)), total=figure(total),
                ),
                (whole[-1], *parts),
            )  # fmt: skip
            return
        yield Flag(
            "contradiction",
            say(
                "{measure}: the parts {parts} make {sum}, not the {total} they are said to be all of",
                measure=total.measure, parts=" + ".join(shown(v) for v in values), sum=shown(sum(values)), total=figure(total),
            ),
            (whole[-1], *parts),
        )  # fmt: skip
        return


_IN_A_PLACE = re.compile(r" (?:[a-z]+ ){0,2}in [A-Z]")
_SHARED_OUT_ZH = re.compile("其中|具体|分别|[:：]")


def _opens_its_parts(bulletin: Bulletin, here: list[int]) -> bool:
    """Is the first figure of the sentence the whole of the others, and no part beside them?"""
    first, *rest = (bulletin.facts[i] for i in here)
    if (first.value or 0.0) <= max(f.value or 0.0 for f in rest):
        return False
    if bulletin.lang == "zh":
        return _SHARED_OUT_ZH.search(bulletin.text, first.end, rest[0].start) is not None
    return _IN_A_PLACE.match(bulletin.text, first.end) is None


_AND_SO_ON = re.compile(
    "[名人]等|等[地省市县区处]|\\betc\\b|\\b(?:and|or) (?:other places|elsewhere|so on)\\b"
)
_OF_THEM = re.compile(
    r"(?:Of|Among) (?:them|those|these|the)\b|(?:The (?:group|suspects|detainees|prisoners|arrested|[a-z]+ people)|They|These|Those)(?: [a-z]+){0,2} (?:are|were|comprise|comprised|include|included|consist|consisted|included)\b"
    r"|其中|他们|上述|这[些批]|(?:犯罪)?嫌疑人[中里]|落网的?人员[中里]"
)
"""How a sentence opens that tells of the people the one before has counted."""
_MEN_AND_WOMEN = re.compile(r"(?P<one>men|women|males?|females?|boys|girls)\b")


def _said_to_be_all(bulletin: Bulletin, total: Fact, parts: list[int]) -> bool:
    """Does the text say that there are no others, or are the two parts the men and the women?"""
    facts, text = bulletin.facts, bulletin.text
    start, end = facts[parts[0]].sentence_start, min(len(text), facts[parts[-1]].end + _NEAR)
    if _AND_SO_ON.search(text, facts[parts[0]].start, facts[parts[-1]].sentence_end) is not None:
        return False
    if (_ALL_ZH if bulletin.lang == "zh" else _ALL_EN).search(text, start, end) is not None:
        return True
    if len(parts) != 2 or facts[parts[0]].sentence_start - total.sentence_end > _NEAR:
        return False
    if facts[parts[0]].sentence_start != total.sentence_start and _OF_THEM.match(text, start) is None:
        return False  # "On Friday they arrested 3 men and 2 women": the next to be caught
    if bulletin.lang == "zh":
        spans = [text[max(f.sentence_start, f.start - 4) : f.end + 4] for f in (facts[i] for i in parts)]
        return ("男" in spans[0] and "女" in spans[1] and "女" not in spans[0]) or (
            "女" in spans[0] and "男" in spans[1] and "男" not in spans[0]
        )
    nouns = [_MEN_AND_WOMEN.search(facts[i].noun) for i in parts]
    sexes = [m["one"][0] in "wfg" for m in nouns if m is not None]
    return len(sexes) == 2 and sexes[0] != sexes[1]
