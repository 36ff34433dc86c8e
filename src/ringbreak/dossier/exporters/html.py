"""One self-contained HTML file: no script, no network, evidence shown as text and never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from ringbreak.dossier.charts import (
    agents,
    coverage,
    flow,
    heat,
    ladder,
    matrix,
    places,
    ring_card,
    tiers,
    timeline,
)
from ringbreak.dossier.charts.svg import Picture
from ringbreak.dossier.citing import visible
from ringbreak.dossier.document import Chapter, Document, Fact, Passage, digest
from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.dossier.labels import (
    QUESTIONS,
    STATUSES,
    case_type_name,
    colon,
    count,
    fragment,
    moment,
    money,
    named,
    question_of,
    selector_name,
    setting_name,
    size,
)
from ringbreak.dossier.summary import given_told, not_taken_told
from ringbreak.words import code_in, field_in, place_in, say, translate

_MARK = re.compile("(⟦U\\+[0-9A-F]{4,6}⟧)")


def display(text: str) -> Markup:
    """Evidence as text: escaped, with direction, zero-width and control characters as visible marks."""
    made = []
    for part in _MARK.split(visible(text)):
        if _MARK.fullmatch(part):
            made.append(Markup('<span class="ctl">{}</span>').format(part[1:-1]))
        else:
            made.append(escape(part))
    return Markup("").join(made)


def css_string(text: str) -> Markup:
    """A CSS string literal in which every character but letters and digits is a hex escape: it cannot end early."""
    return Markup('"' + "".join(c if c.isascii() and c.isalnum() else f"\\{ord(c):06x}" for c in text) + '"')


def language(tag: str) -> str | None:
    """A language as an attribute may carry it, or None."""
    return tag if len(tag) in (2, 3) and tag.isascii() and tag.isalpha() else None


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("ringbreak.dossier", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        # Not only escaped: whatever a template prints has its invisible characters shown, filter or no filter.
        finalize=lambda value: display(value) if type(value) is str else value,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        display=display,
        count=count,
        css_string=css_string,
        language=language,
        call=lambda value, function: function(value),
    )
    return made


def pictures(chapter: Chapter, lang: str) -> dict[str, Any]:
    """The pictures of a chapter by name; None where the figures do not carry one."""
    flows = [drawn for drawn in (flow.draw(chapter, f, lang) for f in chapter.flows) if drawn is not None]
    return {
        "card": ring_card.draw(chapter, lang),
        "ladder": ladder.draw(chapter, lang),
        "timeline": timeline.draw(chapter, lang),
        "heat": heat.draw(chapter, lang),
        "matrix": matrix.draw(chapter, lang),
        "flows": flows,
        "tiers": tiers.draw(chapter, lang),
        "agents": agents.draw(chapter, lang),
        "places": places.draw(chapter, lang),
    }


def asked(facts: tuple[Fact, ...], lang: str) -> list[tuple[str, tuple[Fact, ...]]]:
    """A ring's figures under the questions they answer, in the order a reader asks."""
    groups: dict[str, list[Fact]] = {}
    for f in facts:
        groups.setdefault(question_of(f.name), []).append(f)

    def order(question: str) -> tuple[Fact, ...]:
        those = QUESTIONS[question]
        return tuple(
            sorted(groups[question], key=lambda f: those.index(f.name) if f.name in those else len(those))
        )

    return [(say(q, lang), order(q)) for q in QUESTIONS if q in groups]


def _again(passages: tuple[Passage, ...]) -> frozenset[str]:
    """Keys of passages whose words and those around them an earlier passage of the same record shows already.

    On the screen each stands whole, since a mark leads to it. On paper a bulletin cited for twelve figures would be printed twelve times.
    """
    shown: dict[tuple[int, str], list[str]] = {}
    found = set()
    for p in passages:
        earlier = shown.setdefault((p.record_id, p.field), [])
        near = p.before[-NEAR:] + p.quoted + p.after[:NEAR]
        if p.field and any(near in window for window in earlier):
            found.add(p.key)
        else:
            earlier.append(p.before + p.quoted + p.after)
    return frozenset(found)


NEAR = 30
"""Characters on either side of a passage that an earlier one must show as well."""


def render(document: Document) -> Iterator[bytes]:
    """The page, part by part.

    Templates hold the words (English, translated by the catalogue); all text goes through autoescape or `display`.
    """
    lang = document.lang
    marks = {p.key: p.mark for p in document.passages}
    quotes = {p.key: p.quoted for p in document.passages}
    grouped = [(no, list(those)) for no, those in groupby(document.passages, key=lambda p: p.evidence_no)]

    def words(template: str, **values: object) -> str:
        return say(template, lang, **values)

    def marks_of(keys: tuple[str, ...]) -> list[tuple[str, str]]:
        """(key, mark) once per mark, so a record cited twice for one claim is not printed twice."""
        once: dict[str, str] = {}
        for key in keys:
            once.setdefault(marks[key], key)
        return [(key, mark) for mark, key in once.items()]

    template = _environment().get_template("page.html.j2")
    style = files("ringbreak.dossier").joinpath("templates/style.css").read_text("utf-8")
    coverage_picture: Picture | None = coverage.draw(document)
    stream = template.stream(
        doc=document,
        lang=lang,
        gap="" if lang == "zh" else " ",
        html_lang="zh-Hans" if lang == "zh" else "en",
        digest=digest(document),
        style=Markup(style),
        _=words,
        _f=lambda template, **values: fragment(template, lang, **values),
        marks_of=marks_of,
        given=given_told(document.summary, lang),
        not_taken=not_taken_told(document.summary, lang),
        quote_of=lambda key: quotes[key] if len(quotes[key]) <= 120 else quotes[key][:119] + "…",
        grouped=grouped,
        again=_again(document.passages),
        place=lambda locator: place_in(locator, lang),
        field=lambda name: field_in(name, lang),
        setting=lambda name: setting_name(name, lang),
        code=lambda word: code_in(word, lang),
        coverage_picture=coverage_picture,
        pictures=lambda chapter: pictures(chapter, lang),
        asked=lambda facts: asked(facts, lang),
        statuses=dict(document.summary.by_status),
        status_name=lambda status: named(STATUSES, status, lang),
        case_type=lambda line: case_type_name(line.case_type, line.case_type_confidence, lang),
        tie=lambda kind, shown: selector_name(kind, shown, lang),
        money=lambda amount: money(amount.value, amount.currency, lang),
        size=lambda n: size(n, lang),
        colon=lambda left, right: colon(left, right, lang),
        said=lambda sentence: translate(sentence, lang),
        when=lambda at: moment(at, "second", document.time_zone, lang),
    )
    stream.enable_buffering(64)
    for part in stream:
        yield part.encode("utf-8", "backslashreplace")


HTML = Exporter(
    name="html",
    title="HTML, one file to read and print",
    suffix=".html",
    media_type="text/html",
    render=render,
)
