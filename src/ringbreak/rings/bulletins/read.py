"""A text becomes a bulletin: article, cases, figures, doubts. Pure and deterministic, no model."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from ringbreak.rings.bulletins.article import article_spans
from ringbreak.rings.bulletins.cases import split_cases
from ringbreak.rings.bulletins.crime import is_trade
from ringbreak.rings.bulletins.dates import BYLINE, is_stamp
from ringbreak.rings.bulletins.discourse.state import Discourse
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.figures import figures_of, is_chinese
from ringbreak.rings.bulletins.figures_zh import countable_sentences
from ringbreak.rings.bulletins.flags import flags_of
from ringbreak.rings.bulletins.gates import gates
from ringbreak.rings.bulletins.glossed_en import glossed, is_word_by_word
from ringbreak.rings.bulletins.ledger import Bulletin, Case, Fact
from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.rings.bulletins.parts_en import told_again
from ringbreak.rings.bulletins.scope import may_have_scope, scope_of, speaker_of
from ringbreak.rings.bulletins.script import simplified
from ringbreak.rings.bulletins.sentences import sentences, unwrapped, whole_sentence
from ringbreak.rings.bulletins.terms import lowered

_CLAUSE = re.compile("[,，;；。.、]")
_HEARSAY = re.compile(
    r"\b(?:headlines?|rumou?rs?|viral (?:posts?|claims?|messages?)|hoax(?:es)?)\b[^.]{0,60}\b(?:that|saying|said|claim\w*|went around|circulat\w+)\b"
)
"""Words that pass on what others are said to say."""
_TOLD_ON = ("headline", "rumo", "viral ", "hoax")
"""Of which it holds one."""
_EARNED = frozenset({"illegal_profit", "money_involved"})


def read_facts(
    text: str,
    *,
    name: str = "",
    posted: date | None = None,
    lang: str | None = None,
    title: str | None = None,
) -> Bulletin:
    """Read a press report or police bulletin.

    Args:
        text: The page's text, furniture and all; offsets of everything returned count its code points.
        name: What to call it, for example the file name.
        posted: The day it was posted, if known from outside the text; anchors "this year".
        lang: "zh" or "en"; told from the script when not given.
        title: Headline, when it is known and is not the first line of the text.
    """
    whole, text = text, unwrapped(text)
    spans = article_spans(text)
    low = lowered(text)
    plain = simplified(text)
    language = lang or ("zh" if is_chinese(text, 0, min(len(text), 2000)) else "en")
    opened = gates(text, spans) | {"all": spans}
    cases = split_cases(text, spans, opened, chinese=language == "zh", posted=posted, title=title)
    starts = [c.start for c in cases]
    facts: list[Fact] = []
    unread: list[tuple[int, int]] = []
    with_words = frozenset(opened["number_word"])
    odd = language == "en" and is_word_by_word(low)
    told = Discourse(text, low, plain, starts)
    for start, end in opened["number"]:
        if (end - start < 40 and is_stamp(text, start, end)) or (
            end - start < 120
            and (plain.find("20", start, end) >= 0 or plain.find("19", start, end) >= 0)
            and BYLINE.fullmatch(plain, start, end)
        ):
            continue  # the line that says when a page was posted
        chinese = is_chinese(text, start, end)
        for s, e in countable_sentences(text, plain, start, end) if chinese else sentences(text, start, end):
            if text[e - 1] in "?？":
                continue  # a question claims nothing
            speaker: str | None = None
            trade: bool | None = None
            whole_at: int | None = None
            asked = False
            read = list(
                figures_of(
                    text,
                    low,
                    plain,
                    s,
                    e,
                    chinese=chinese,
                    worded=(start, end) in with_words,
                    countable=chinese,
                )
            )
            if odd and not chinese:
                read = glossed(low, s, e, read)
            for figure in told.carry(read, s, e, chinese=chinese) if read else ():
                if figure.measure in _EARNED:
                    trade = is_trade(low, plain, s, e) if trade is None else trade
                    figure.measure = "" if trade else figure.measure  # what a shop earns is of no case
                if not figure.measure:
                    unread.append((figure.start, figure.end))
                    continue
                if not asked:
                    if (
                        not chinese
                        and any(text.find(w, s, e) >= 0 for w in _TOLD_ON)
                        and _HEARSAY.search(text, s, e)
                    ):
                        break  # "a headline went around that ...": what is told of a rumour is no figure of the report
                    speaker, asked = speaker_of(text, s, e, chinese=chinese), True
                    opens = whole_sentence(text, s)
                    whole_at = opens if may_have_scope(text, low, opens, e, chinese=chinese) else None
                at = max(0, bisect_right(starts, figure.start) - 1)
                facts.append(_fact(text, figure, cases[at].case_no if cases else "1", speaker, whole_at))
    facts.sort(key=lambda f: (f.start, f.end, f.measure))
    facts = _currencies(facts)
    if language == "en":
        facts = told_again(text, facts)
    draft = Bulletin(name, text, language, posted, spans, tuple(cases), tuple(facts), (), tuple(unread))
    flags = tuple(flags_of(draft))
    if whole is not text:
        facts = [replace(f, quote=whole[f.start : f.end]) for f in facts]
    return Bulletin(name, whole, language, posted, spans, tuple(cases), tuple(facts), flags, tuple(unread))


def _fact(text: str, figure: Figure, case_no: str, speaker: str | None, whole_at: int | None) -> Fact:
    """The fact of a figure; `whole_at` is where its whole sentence begins, None when nothing there widens its scope."""
    start, end = figure.sentence
    measure = MEASURES[figure.measure]
    scope = scope_of(text, whole_at, end, figure.start) if whole_at is not None else None
    if figure.measure == "cases_related" and scope is None:
        scope = "related"
    return Fact(
        figure.measure, figure.value, figure.low, figure.high, figure.comparator, figure.unit, figure.currency, scope,
        _stage(text, figure) or measure.stage, speaker, figure.start, figure.end, figure.number.number_start,
        figure.number.number_end, text[figure.start : figure.end], start, end, case_no, figure.noun_word, figure.certainty,
    )  # fmt: skip


def _stage(text: str, figure: Figure) -> str | None:
    """批捕 and "formally arrested" are a later step than being caught."""
    if figure.measure != "arrested":
        return None
    first = figure.sentence[0]
    tail = _CLAUSE.split(text[figure.end : figure.end + 50], maxsplit=1)[0]
    near = text[max(first, figure.start - 18) : figure.end] + tail
    if _FORMALLY.search(near) or _APPROVED_OF.search(text, max(first, figure.start - 50), figure.start):
        return "formally_arrested"
    return None


_FORMALLY = re.compile(
    r"批准逮捕|批捕|执行逮捕|被逮捕|依法逮捕|已逮捕|formally arrested|arrest(?: was| were)? approved|approved? (?:the |to |for )?arrest|\barrested (?:upon|with|on|after|following|by) (?:(?:the )?(?:[a-z]+(?:['’]s)? )?)?approval",
    re.IGNORECASE,
)
_APPROVED_OF = re.compile(r"approv(?:ed|es|ing) (?:the|their) arrests? of (?:about |some |another )?$")


def _currencies(facts: list[Fact]) -> list[Fact]:
    """Cents are of the currency the nearest other sum is in; without one they stay of none."""
    import dataclasses

    made = []
    money = [f for f in facts if f.currency and f.currency not in ("cent", "fen", "jiao")]
    for fact in facts:
        if fact.currency in ("fen", "jiao"):
            fact = dataclasses.replace(fact, currency="CNY", unit="CNY")
        elif fact.currency == "cent":
            nearest = min(money, key=lambda f: (abs(f.start - fact.start), f.start), default=None)
            currency = nearest.currency if nearest else None
            fact = dataclasses.replace(fact, currency=currency, unit=currency or "cents")
        made.append(fact)
    return made


def facts_jsonl(bulletin: Bulletin, file: str) -> Iterator[dict[str, Any]]:
    """The lines of `ringbreak facts --jsonl`: first every figure, then every doubt. Keys are public.

    `facts` of a flag are indices into the fact lines of the same file, from 0.
    """
    titles = {c.case_no: c.title for c in bulletin.cases}
    for f in bulletin.facts:
        yield {
            "type": "fact", "file": file, "case_no": f.case_no, "case": titles.get(f.case_no, ""), "measure": f.measure,
            "value": f.value, "low": f.low, "high": f.high, "comparator": f.comparator, "unit": f.unit,
            "currency": f.currency, "scope": f.scope, "stage": f.stage, "speaker": f.speaker, "start": f.start,
            "end": f.end, "quote": f.quote,
        }  # fmt: skip
    for flag in bulletin.flags:
        yield {
            "type": "flag",
            "file": file,
            "kind": flag.kind,
            "statement": flag.statement,
            "facts": list(flag.facts),
        }


def cases_by_number(bulletin: Bulletin) -> dict[str, Case]:
    """The cases of a bulletin by number."""
    return {c.case_no: c for c in bulletin.cases}
