"""Figures of an English sentence, odd word order of machine translation included."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins import lexicon_en as words
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import MEASURES, PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_en import find_numbers
from ringbreak.rings.bulletins.sentences import clause_end, clause_start
from ringbreak.rings.bulletins.terms import Term, find_terms

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_BEFORE = re.compile(
    rf"(?:\b{_MONTH}\.?(?: \d{{1,2}},?)? ?|\b(?:in|since|year|early|late|mid|until|by|of|from)[ -](?:the year )?)$"
)
_DATE_AFTER = re.compile(
    rf" ?(?:{_MONTH}\b|a\.?m\b|p\.?m\b|o'clock|:\d\d)|[-/.:]\d|th\b|st\b|nd\b|rd\b|年|月|日"
)
_MODEL_BEFORE = re.compile(
    r"(?:\b(?:part|no|article|articles|chapter|section|version|page|step|phase|figure|table|item|type|model|level|iphone|ipad|windows"
    r"|android|galaxy|usb|web|gen|volume|vol|issue|room|building|floor|road|street|flight|route|qq|group id|group number|id|code|paragraph"
    r"|grade|class|aged?|number|case|top|day|season|episode|method)[.:#]? ?|[#№]|\w[./_-]|v)$"
)
_AFTER_BARRED = re.compile(
    r" ?(?:%|per ?cent\b|percentage|times (?:more|higher|larger|the)|years?[- ]old|-year-old|st\b|nd\b|rd\b|th\b|g\b|gb\b|mb\b|tb\b|km\b|kilomet|met(?:er|re)s\b|degrees|fold\b|million-|hours?[- ]a[- ]day)"
)
_TIME_UNIT = re.compile(
    r"[ -](?:full |long |whole |calendar )?(second|minute|hour|day|week|month|year|decade)s?\b"
)
_CAMPAIGN = re.compile(r"\b(?:campaign|operation|crackdown|special action|rectification)\b")
_OTHER = re.compile(r" others?\b(?! than)")
_HELD = re.compile(
    r" (?:(?:have been|were|are|was|be) )?(?P<verb>held|arrested|detained|jailed|killed|injured|nabbed|charged|sentenced|dead|missing|wounded|captured|caught)\b(?! (?:by|at) \d)"
)
_PUT_UNDER = re.compile(
    r" (?:have |has |had |were |was |are )?(?:been )?(?:approved for|put under|placed under|put in|taken into|held in|received) (?P<verb>criminal detention|detention|arrest|custody|in custody|coercive measures)\b"
)
_NAME_AND = re.compile(r"([A-Z][\w.'-]*(?: (?:[A-Z]\w*|mou|moumou))*)(?:,)? and (?:the )?$")
_PASSIVE = re.compile(
    r"(?: \([^)]{0,40}\))?(?: (?:in total|altogether|nationwide|alone))?"
    r"(?P<aux> (?:were|was|have been|has been|had been|are|is|being|been|be|have|has|got|who were|that were|which were))?"
    r"(?: (?:also|then|successfully|subsequently|all|eventually|finally|been|already|criminally|administratively|formally|severely|immediately|jointly|respectively|since|now))* "
)
_NEGATED = re.compile(r"\b(?:not|never|no|without|failed to|denied|if|could|would|may|might)\b[^,;]{0,12}$")
_PER_ONE = re.compile(
    r"\s?(?:(?:RMB )?(?:each\b|apiece\b|per\b|an? (?:piece|month|record|card|set|item|copy|account|group|code|year|day|head|time|message|article|post|like|pop|person|unit|number|name)\b|a(?=[.,;]|$))|/)",
    re.IGNORECASE,
)
_FROZEN_BEHIND = re.compile(
    r"\b(?:was|were|has been|have been|had been|been)(?: also)? (?P<cue>frozen|recovered|returned|confiscated|stolen|lost|seized cash)\b"
)
_CONVERTED = re.compile(
    r"(?:yuan|rmb|dollars|euros|pounds|million|billion|\d) ?\((?:about |around |approximately |some |or )*(?:us|hk)?\$?$"
)
_SOLD_FOR = re.compile(r"\b(?:sold|sell|selling|sells|resold|reselling)\b[^,.;]{0,70}\bfor (?:between )?$")
_MONEY_AFTER = re.compile(
    r"\s(?:in|of|as|was|were|has been|have been|had been|is|worth of)\s(?:(?:total|direct|the|illegal|illicit|cash|economic|illegally|also|successfully|involved|been|being|criminal|case|funds|assets|money|proceeds)\s)*"
)
_TOO_SMALL_ALONE = frozenset({"one", "a", "an"})


def read(text: str, low: str, start: int, end: int) -> Iterator[Figure]:
    """Figures of the sentence, left to right."""
    numbers = list(find_numbers(text, start, end))
    if all(_no_count(text, low, n, start) for n in numbers):
        return
    nouns = find_terms(words.NOUN, words.NOUNS, low, start, end)
    verbs = [
        v
        for v in find_terms(words.VERB, words.VERBS, low, start, end)
        if not any(n.start <= v.start and v.end < n.end for n in nouns)
    ]  # "purchasing" of "purchasing users" is no action
    cues: list[Term] | None = None
    for at, number in enumerate(numbers):
        if _no_count(text, low, number, start):
            continue
        currency = _currency(low, number)
        if currency is not None and _CONVERTED.search(low, max(start, number.start - 40), number.start):
            continue  # "100,000 yuan (16,000 U.S. dollars)": one sum told twice
        if currency is not None:
            if cues is None:
                cues = find_terms(words.CUE, words.MONEY, low, start, end)
            yield _money(text, low, number, currency, cues, start, end)
            continue
        if _AFTER_BARRED.match(low, number.end):
            continue
        unit = _TIME_UNIT.match(low, number.end)
        if unit:
            figure = _duration(low, number, unit, verbs, start, end)
            if figure is not None:
                yield figure
            continue
        following = numbers[at + 1].start if at + 1 < len(numbers) else end
        preceding = numbers[at - 1].end if at else start
        yield _count(text, low, number, nouns, verbs, start, end, preceding, following)


def _no_count(text: str, low: str, number: Number, start: int) -> bool:
    """Dates, models, section numbers, single articles of speech: numerals that count nothing."""
    if number.worded and low[number.number_start : number.number_end] in _TOO_SMALL_ALONE:
        return True
    if (
        number.number_start
        and low[number.number_start - 1] in "\"“'‘«"
        and low[number.end : number.end + 1] in ('"', "”", "'", "’", "»")
    ):
        return True  # a code name: the "5.30" case
    if not number.bare:
        return False
    window = low[max(start, number.start - 24) : number.start]
    raw = text[number.number_start : number.number_end]
    year = len(raw) == 4 and raw.isdigit() and 1900 <= int(raw) <= 2100
    if _DATE_AFTER.match(low, number.end):
        return True
    if raw.isdigit() and len(raw) > 1 and raw[0] == "0":
        return True
    if len(raw) >= 9 and raw.isdigit():
        return True  # a phone, group or card number; no bulletin writes a count of that size without commas
    if _DATE_BEFORE.search(window) and (year or re.search(rf"{_MONTH}\.? ?$", window)):
        return True
    return _MODEL_BEFORE.search(window) is not None and not re.search(r"\bpolice $", window)


def _currency(low: str, number: Number) -> str | None:
    sign = low[number.start : number.number_end]
    if number.comparator != "exact":
        sign = low[max(number.start, number.number_start - 4) : number.number_end].lstrip()
    for mark in ("us$", "hk$", "nt$", "a$", "c$", "$", "€", "£", "¥", "￥", "rmb", "cny", "usd"):
        if sign.startswith(mark):
            return words.SIGNS[mark]
    found = words.CURRENCY.match(low, number.end)
    return words.CURRENCIES[found.group(1)] if found else None


def _money(
    text: str, low: str, number: Number, currency: str, cues: list[Term], start: int, end: int
) -> Figure:
    found = words.CURRENCY.match(low, number.end)
    stop = found.end() if found else number.end
    measure, certainty = "", 0.9
    cut = clause_end(low, stop, end)
    begin = clause_start(low, start, number.start)
    before = [c for c in cues if c.end <= number.start]
    in_clause = [c for c in before if c.start >= begin]
    after = _MONEY_AFTER.match(low, stop)
    follower = next((c for c in cues if after and c.start <= after.end() <= c.end and c.start < cut), None)
    paren = re.match(r" ?\([^)]{1,30}\)", low[stop : stop + 34])
    if _PER_ONE.match(low, stop + (paren.end() if paren else 0)) or _SOLD_FOR.search(
        low, max(start, number.start - 90), number.start
    ):
        measure = "price"
    elif follower is not None and not (in_clause and in_clause[-1].cls == follower.cls):
        measure = follower.cls
    elif in_clause:
        measure = _strongest(in_clause)
    elif before:
        measure, certainty = _strongest(before[-2:]), 0.7
    elif (behind := _FROZEN_BEHIND.search(low, stop, min(end, stop + 140))) is not None:
        measure = words.MONEY[behind["cue"]]
    else:
        later = [c for c in cues if stop <= c.start < cut]
        if later:
            measure, certainty = later[0].cls, 0.7
    return _made(number, measure, number.start, stop, start, end, "money", "", certainty, currency=currency)


def _strongest(cues: list[Term]) -> str:
    """The nearest cue; a vague one ("involved", "funds", "worth") gives way to an exact one right before it."""
    nearest = cues[-1]
    if nearest.cls == "money_involved" and len(cues) > 1:
        other = cues[-2]
        if other.cls != "money_involved" and nearest.start - other.end < 24 and nearest.word in (
            "worth", "valued at", "funds", "amount", "involved", "value", "amounted", "totaling", "totalling", "flow", "transactions"
        ):  # fmt: skip
            return other.cls
    if nearest.cls == "price" and len(cues) > 1 and nearest.word == "per":
        return cues[-2].cls
    return nearest.cls


def _duration(
    low: str, number: Number, unit: re.Match[str], verbs: list[Term], start: int, end: int
) -> Figure | None:
    """Lengths of campaigns and sentences; how long an inquiry or an offence took is a date of the case, not a figure."""
    tail = low[unit.end() : unit.end() + 60]
    head = low[max(start, number.start - 60) : number.start]
    sentence = any(v.cls == "sentence" and v.end <= number.start and number.start - v.end < 40 for v in verbs)
    campaign = _CAMPAIGN.search(tail.split(",")[0]) is not None or re.search(
        r"(?:campaign|operation) (?:lasted|lasting|of|for) $", head
    )
    if not sentence and not campaign:
        return None
    measure = "duration" if campaign else "prison_term"
    figure = _made(number, measure, number.start, unit.end(), start, end, "time", "", 0.85)
    figure.unit = unit.group(1) + "s"
    return figure


def _count(
    text: str,
    low: str,
    number: Number,
    nouns: list[Term],
    verbs: list[Term],
    start: int,
    end: int,
    floor: int,
    ceiling: int,
) -> Figure:
    """What is counted, from the words after the number or, in glued order, before it; then under which action."""
    figure = _made(number, "", number.start, number.end, start, end, "", "", 0.0)
    held = _HELD.match(low, number.end) or _PUT_UNDER.match(low, number.end)
    if held and (number.bare or number.worded or number.comparator != "exact"):
        # A headline's "31 held": the number alone stands for people.
        of_people = measure_of("person", words.VERBS.get(held["verb"]))
        if of_people:
            return _made(
                number,
                of_people,
                number.start,
                number.end,
                start,
                end,
                "person",
                words.VERBS[held["verb"]],
                0.8,
            )
    noun, span_start, span_end, certainty = _noun_after(low, number, nouns, end, ceiling)
    if noun is None or noun.cls == "weak":
        back = _noun_before(low, number, nouns, start, floor, unit=noun is not None)
        if back is None and noun is None:
            return figure
        if back is not None:
            if noun is None and number.start - back.end <= 2:
                span_start = back.start
            noun, certainty = back, 0.8
        elif noun is not None:
            return figure
    assert noun is not None
    cls = _refined(low, noun, verbs, start, end)
    others = _OTHER.match(low, number.number_end)
    name = (
        _NAME_AND.search(text, max(start, number.start - 40), number.start)
        if others and cls in PEOPLE
        else None
    )
    verb = _verb(low, cls, span_end, number, verbs, start, end)
    measure = measure_of(cls, verb)
    if measure is None and verb is None and cls in ("defendant", "person"):
        planned = _FUTURE.search(low, max(start, number.start - 60), number.start) is not None
        verb = _verdict_near(text, low, start, end) if cls == "defendant" and not planned else None
        measure = measure_of(cls, verb)
    if measure is None:
        return figure
    if number.value is not None and ((number.value == 1 and number.worded) or not number.value.is_integer()):
        return figure
    if cls == "officer" and measure == "officers_deployed" and number.value is not None and number.value < 2:
        return figure
    paren = re.match(r" \((?:person-)?times\)", low[span_end : span_end + 15])
    if paren:
        span_end += paren.end()
    made = _made(
        number,
        measure,
        name.start() if name else span_start,
        span_end,
        start,
        end,
        cls,
        verb or "",
        certainty,
    )
    made.noun_word = noun.word
    if name and made.value is not None:
        made.value = tidy(made.value + 1)
    return made


def _noun_after(
    low: str, number: Number, nouns: list[Term], end: int, ceiling: int
) -> tuple[Term | None, int, int, float]:
    """The head noun after the number: the last known noun before a word that ends the phrase."""
    at, limit = number.end, min(end, ceiling, number.end + 90)
    best: Term | None = None
    inside = [n for n in nouns if at <= n.start < limit]
    stop, through_of = limit, False
    while True:
        border = words.STOP.search(low, at, limit)
        stop = border.start() if border else limit
        covering = next((n for n in inside if border and n.start < border.start() < n.end), None)
        if covering is not None:
            at = covering.end
            continue
        known = [n for n in inside if n.end <= stop]
        if known:
            best = known[-1]
        if (
            border
            and (best is None or (best.cls == "weak" and through_of))
            and border.group() in ("and", "or", '"', "“", "”")
            and stop - number.end < 60
        ):
            # "illegal or non-compliant accounts", "“violent” messages": the noun is still to come
            at = border.end()
            continue
        if (
            border
            and border.group() == "of"
            and (best is None or best.cls == "weak")
            and stop - number.end < 40
        ):
            at, through_of = border.end(), True
            continue
        if (
            border
            and border.group() == "("
            and (best is None or best.cls == "weak")
            and stop - number.end < 30
        ):
            close = low.find(")", stop, limit)
            gloss = [n for n in inside if stop < n.start and n.end <= close]
            if gloss and gloss[-1].cls != "weak":
                return gloss[-1], number.start, stop - (low[stop - 1] == " "), 0.85
        break
    if best is None:
        return None, number.start, number.end, 0.0
    gap = low[number.end : best.start]
    if gap.count(" ") > 6:
        return None, number.start, number.end, 0.0
    return best, number.start, best.end, 0.95


def _noun_before(
    low: str, number: Number, nouns: list[Term], start: int, floor: int, *, unit: bool
) -> Term | None:
    """The noun a trailing number belongs to: 'cell phones, 22', 'other suspects 15', 'click volume of over 86 million'."""
    begin = max(start, floor, number.start - 60)
    before = [n for n in nouns if n.start >= begin and n.end <= number.start and n.cls != "weak"]
    if not before:
        return None
    noun = before[-1]
    gap = low[noun.end : number.start]
    if "," in gap and gap.strip() != ",":
        return None
    if gap.strip() in ("", ",", ":", "：", "-", "–", "(", "x", "×"):
        following = low[number.end : number.end + 5]
        if unit and gap.strip() == "":
            return noun  # "computers 26 sets"
        return (
            noun
            if following[:1] in ("", ",", ".", ";", ")", "\n", "!", "?", "，") or following == " and "
            else None
        )
    tail = low[number.end : number.end + 1]
    if _REACHED.search(gap) or ((unit or tail in ("", ",", ".", ";", ")", "，")) and _IS.search(gap)):
        return noun
    return None


_REACHED = re.compile(
    r"\b(?:reached|reaching|reaches|totaled|totalled|totaling|totalling|amounted to|amounting to|exceeded|exceeds|exceeding|hit|up to"
    r"|involved|numbered|numbering|as high as|as many as)\s*$"
)
_IS = re.compile(r"\b(?:of|was|were|is|are|has|have|had|to)\s*$")


def _refined(low: str, noun: Term, verbs: list[Term], start: int, end: int) -> str:
    """The class of a noun that says little by itself, from the rest of the sentence."""
    cls = noun.cls
    sentence = low[start:end]
    if noun.word in (
        "information",
        "data",
        "pieces of data",
        "records",
        "messages",
        "links",
        "items of information",
    ) and cls in ("item", "personal"):
        if re.search(
            r"\bcitizens?\b|\bpersonal (?:information|data)|\bprivacy\b|\bid number", sentence
        ) and not re.search(
            r"harmful|false|illegal information|rumou?r", low[max(start, noun.start - 30) : noun.end]
        ):
            return "personal"
        return "item" if cls == "item" else "personal"
    if cls in ("person", "suspect") and re.search(
        r"\b(?:up and down lines?|upline|downline|upper and lower lines?|upstream and downstream)\b",
        low[max(start, noun.start - 60) : noun.start],
    ):
        return "contact"
    if cls == "person":
        near = low[max(start, noun.start - 40) : noun.end + 40]
        if re.search(r"\bvictims?\b", near) and not re.search(r"arrest|captur|suspect|detain", near):
            return "victim"
        if noun.word in ("residents", "citizens", "employees", "staff") and re.search(
            r"\binsid|\binternal", near
        ):
            return "insider"
    if noun.word == "groups" and any(
        v.end <= noun.start and noun.start - v.end < 40 and v.cls in ("dismantle", "arrest", "solve")
        for v in verbs
    ):
        return "gang"
    if cls == "case" and re.search(r"administrative", low[max(start, noun.start - 30) : noun.end]):
        return "administrative_case"
    if cls == "case" and re.search(
        r"\brelated |\bsimilar |\blinked ", low[max(start, noun.start - 16) : noun.start]
    ):
        return "related_case"
    return cls


def _verb(
    low: str, cls: str, after: int, number: Number, verbs: list[Term], start: int, end: int
) -> str | None:
    """The action that governs a count: a passive right behind it, else the nearest one before it that says something."""
    if _FUTURE.search(low, max(start, number.start - 60), number.start):
        return None
    told = _TOLD_TO.match(low, after, min(end, after + 4))
    if told and _ORDERED.search(low, max(start, number.start - 30), number.start):
        bidden = next((v for v in verbs if v.start == told.end()), None)
        if bidden is not None and measure_of(cls, bidden.cls) is not None:
            return bidden.cls
    opening = _PASSIVE.match(low, after, min(end, after + 90))
    if opening:
        behind = next((v for v in verbs if v.start == opening.end()), None)
        if behind is not None and measure_of(cls, behind.cls) is not None:
            governed = any(
                v.start >= clause_start(low, start, number.start) and v.end <= number.start for v in verbs
            )
            beside = behind.start == after + 1 and cls not in PEOPLE  # "... and 3,000 bank accounts frozen"
            if opening["aux"] or beside or not governed:
                return behind.cls
    clause = clause_start(low, start, number.start)
    for verb in reversed([v for v in verbs if v.end <= number.start]):
        if _RELATIVE.search(low, verb.end, number.start) and not low[
            verb.end : number.start
        ].rstrip().endswith(","):
            continue  # "broke up a ring that had one million members": the ring was broken up, not the members
        if (
            verb.cls in ("involve", "relate")
            and re.match(r" (?:in|to|with)\b", low[verb.end : verb.end + 6])
            and cls != "case"
        ):
            continue
        if _NEGATED.search(low, max(start, verb.start - 24), verb.start) and verb.start >= clause:
            return None
        if measure_of(cls, verb.cls) is not None:
            return _first_of_pair(low, cls, verb, verbs)
        if verb.start >= clause:
            return None
    return _passive_ahead(low, cls, after, verbs)


def _first_of_pair(low: str, cls: str, verb: Term, verbs: list[Term]) -> str:
    """ "Investigated and handled 9 cases" did the first thing to them as well, and the first is the more telling."""
    before = next(
        (v for v in reversed(verbs) if v.end + 5 == verb.start and low[v.end : verb.start] == " and "), None
    )
    return before.cls if before is not None and measure_of(cls, before.cls) is not None else verb.cls


_TOLD_TO = re.compile(r" to ")
_ORDERED = re.compile(r"\b(?:ordered|told|required|instructed|urged)(?: another| a total of)? $")
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where)\b[^,;]*$")
_FUTURE = re.compile(r"\bwill (?:be |soon |deliver|announce|continue|sentence|arrest|hand)[^,;.]*$")
_WAS = re.compile(
    r"\b(?:receive|receives|receiving|received|given|got|were|was|been|are|be|being)(?: \w+ly| also| all| then)* $"
)


def _passive_ahead(low: str, cls: str, after: int, verbs: list[Term]) -> str | None:
    """The passive a list or a relative clause leads up to: '120 phones, 45 computers and 300 cards were seized'."""
    for verb in verbs:
        if verb.start < after or not _WAS.search(low, max(after, verb.start - 30), verb.start):
            continue
        near = verb.start - after < 400 and measure_of(cls, verb.cls) is not None
        return verb.cls if near else None
    return None


_VERDICT = re.compile(r"\b(?:sentenced|convicted|verdict|sentences?|jailed|found guilty|imprisonment)\b")
_TRIAL = re.compile(r"\b(?:prosecuted|charged|indicted|trial|court|public prosecution)\b")


def _verdict_near(text: str, low: str, start: int, end: int) -> str | None:
    """Defendants without an action: sentenced when the sentences around speak of a verdict, charged when of a trial."""
    around = low[max(0, start - 200) : min(len(low), end + 200)]
    if _VERDICT.search(around):
        return "sentence"
    return "charge" if _TRIAL.search(around) else None


def _made(
    number: Number, measure: str, span_start: int, span_end: int, start: int, end: int, noun: str, verb: str,
    certainty: float, *, currency: str | None = None,
) -> Figure:  # fmt: skip
    measure = "" if measure == "other" else measure  # a sum of a kind we keep out of the ledger
    value, low_end, high = number.value, number.low, number.high
    if currency in ("cent", "fen", "jiao"):
        part = 10.0 if currency == "jiao" else 100.0
        value, low_end, high = (None if x is None else tidy(x / part) for x in (value, low_end, high))
    unit = currency or (MEASURES[measure].unit if measure in MEASURES else "")
    return Figure(
        measure, value, low_end, high, number.comparator, unit, currency, span_start, span_end, number, (start, end),
        noun, verb, certainty,
    )  # fmt: skip
