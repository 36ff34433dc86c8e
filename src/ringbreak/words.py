"""What people read, in English and Chinese: English templates are the keys, Chinese ones the values.

Tables keep English sentences, so they are the same on every machine. A sentence made from a template of the
catalogue can be turned into Chinese wherever it is shown, because the template says where its values stand.
"""

from __future__ import annotations

import re
import string
from functools import cache
from itertools import chain, combinations
from typing import NamedTuple

from ringbreak.words_zh import CATALOGUE as CATALOGUE
from ringbreak.zh.codes import CODES as CODES
from ringbreak.zh.listed import LISTED

LANGUAGES = ("en", "zh")


NOUNS = {
    "records": "record", "accounts": "account", "rows": "row", "files": "file", "payments": "payment", "selectors": "selector",
    "mentions": "mention", "groups": "group", "links": "link", "transfers": "transfer", "contacts": "contact", "complaints": "complaint",
    "sites": "site", "days": "day", "hours": "hour", "minutes": "minute", "seconds": "second", "lines": "line", "tables": "table",
    "codes": "code", "numbers": "number", "messages": "message", "rings": "ring", "pages": "page", "devices": "device", "articles": "article",
    "identifiers": "identifier", "people": "person", "times": "time", "bits": "bit", "bytes": "byte", "copies": "copy",
    "others": "other", "pieces": "piece",
    "agents": "agent", "amounts": "amount", "apps": "app", "bins": "bin", "calls": "call", "cards": "card", "cells": "cell", "certificates":
    "certificate", "characters": "character", "checkpoints": "checkpoint", "computers": "computer", "dates": "date", "draws": "draw", "editions":
    "edition", "findings": "finding", "formulas": "formula", "headlines": "headline", "hops": "hop", "issues": "issue", "items": "item", "kinds":
    "kind", "listings": "listing", "machines": "machine", "nights": "night", "objects": "object", "occasions": "occasion", "ones": "one", "operators":
    "operator", "orders": "order", "parcels": "parcel", "parts": "part", "payers": "payer", "pictures": "picture", "places": "place", "provinces":
    "province", "sheets": "sheet", "sources": "source", "steps": "step", "streams": "stream", "telephones": "telephone", "texts":
    "text", "things": "thing", "triggers": "trigger", "types": "type", "victims": "victim", "views": "view", "wins": "win", "withdrawals":
    "withdrawal", "entries": "entry", "parties": "party",
}  # fmt: skip
"""Nouns that stand behind a figure in English templates, which are written for several."""
VERBS = {
    "are": "is", "were": "was", "have": "has", "stand": "stands", "bear": "bears", "speak": "speaks", "differ": "differs",
    "reach": "reaches", "tell": "tells", "bait": "baits", "show": "shows", "offer": "offers", "state": "states", "name": "names", "do": "does",
}  # fmt: skip
"""Verbs that may follow them."""
BETWEEN = ("more", "known", "other", "different", "further", "smaller", "log")
"""Words that may stand between the figure and its noun."""


@cache
def _singular(behind: str) -> str:
    """What stands behind a figure in a template, as it reads behind a single one; the same when it counts nothing."""
    words = behind.split(" ")
    at = 2 if len(words) > 2 and words[1] in BETWEEN else 1
    if words[0] or len(words) <= at:
        return behind
    noun = words[at].rstrip(",.;:)")
    if noun not in NOUNS:
        return behind
    words[at] = NOUNS[noun] + words[at][len(noun) :]
    if noun == words[at].rstrip(",.;:)"):
        return behind
    at += 2 if len(words) > at + 1 and words[at + 1] in ("now", "also", "still") else 1
    if words[at : at + 3] == ["of", "the", "ring"]:
        at += 3
    if len(words) > at and words[at] in VERBS:
        words[at] = VERBS[words[at]]
    return " ".join(words)


@cache
def _pieces(template: str) -> tuple[tuple[str, str, str], ...]:
    """A template as its texts, each with the name and the format of the value before it; both empty for the first."""
    made = [["", "", ""]]
    for text, field, form, turn in string.Formatter().parse(template):
        made[-1][2] += text
        if field is not None:
            made.append([field, (f"!{turn}" if turn else "") + (f":{form}" if form else ""), ""])
    return tuple((name, form, text) for name, form, text in made)


def cut(template: str) -> tuple[tuple[str, str, str], ...]:
    """A template as its texts: the name of the value before each (empty for the first), the text, and the text behind a single one.
    Formats are left out."""
    return tuple((name, text, _singular(text) if name else text) for name, _, text in _pieces(template))


@cache
def _for_ones(template: str, ones: frozenset[str]) -> str:
    """A template as it reads where the values named are one."""
    escape = {"{": "{{", "}": "}}"}
    return "".join(
        (f"{{{name}{form}}}" if name else "")
        + "".join(escape.get(c, c) for c in (_singular(text) if name in ones else text))
        for name, form, text in _pieces(template)
    )


def say(template: str, lang: str = "en", /, **values: object) -> str:
    """Fill a template in the language asked for; English when the catalogue has no Chinese for it.

    English templates are written for several of what they count; behind a single one noun and verb are put into the singular.
    """
    if lang == "zh":
        return CATALOGUE.get(template, template).format(**values)
    ones = frozenset(
        name for name, value in values.items() if value == "1" or (value == 1 and type(value) is int)
    )
    return (_for_ones(template, ones) if ones else template).format(**values)


class _Form(NamedTuple):
    """A template cut at its values, to recognise what it made. No pattern: a sentence holds names that evidence chose, and a
    pattern of four values would try every way to share out a long one."""

    pieces: tuple[str, ...]
    """What stands before, between and behind the values."""
    names: tuple[str, ...]
    chinese: str

    ones: tuple[str, ...] = ()
    """Names whose value is one in a sentence that reads so."""

    def values(self, sentence: str) -> dict[str, str] | None:
        """The values, none of them empty, each as short as it can be from left to right; None when it did not make the sentence."""
        first, *between, last = self.pieces
        stop = len(sentence) - len(last)
        if not sentence.startswith(first) or not sentence.endswith(last):
            return None
        found: dict[str, str] = {}
        at = len(first)
        for name, literal in zip(self.names, [*between, None], strict=True):
            end = stop if literal is None else sentence.find(literal, at + 1, stop)
            if end <= at or found.setdefault(name, sentence[at:end]) != sentence[at:end]:
                return None
            at = end + len(literal or "")
        return found if all(found[name] == "1" for name in self.ones) else None


MOST_ONES = 3
"""Figures of one template that are looked for in the singular; of more the first."""


@cache
def _forms() -> tuple[_Form, ...]:
    """Every template that has values, the most literal first, and as it reads where what it counts is one."""
    made = []
    for english, chinese in CATALOGUE.items():
        first, *rest = _pieces(english)
        if not rest:
            continue
        names = tuple(name.split(".")[0] for name, _, _ in rest)
        shown = re.sub(r"{(\w+)[:.!][^}]*}", r"{\1}", chinese)
        counted = [n for n, _, text in rest if "." not in n and _singular(text) != text][:MOST_ONES]
        for ones in chain.from_iterable(combinations(counted, n) for n in range(len(counted) + 1)):
            pieces = (first[2], *(_singular(text) if name in ones else text for name, _, text in rest))
            made.append((sum(map(len, pieces)), _Form(pieces, names, shown, ones)))
    made.sort(key=lambda m: (-m[0], m[1].chinese, m[1].ones))
    return tuple(form for _, form in made)


_N = r"(-?\d[\d,]{0,40}(?:\.\d{1,40})?)"
_QUANTITIES = tuple(
    (re.compile(form), chinese)
    for form, chinese in (
        (f"about {_N}", "约 {0}"),
        (f"more than {_N}", "超过 {0}"),
        (f"less than {_N}", "不足 {0}"),
        (f"up to {_N}", "至多 {0}"),
        (f"{_N} to {_N}", "{0} 至 {1}"),
        (f"{_N} codes", "{0} 个码"),
        (f"{_N} people", "{0} 人"),
        (f"{_N} items", "{0} 件"),
    )
)
"""Figures in words inside other sentences. They stand apart from the catalogue because only digits may fill them."""


def _counted(sentence: str) -> str | None:
    """'Guangdong 3, Hebei 2' with its names in Chinese; None when it is no list of known names with a figure each."""
    made = []
    for part in sentence.split(", "):
        name, _, figure = part.rpartition(" ")
        if name not in CATALOGUE or not figure.isdecimal():
            return None
        made.append(f"{CATALOGUE[name]} {figure}")
    return "、".join(made)


_PLACES = tuple(
    (re.compile(form), chinese)
    for form, chinese in (
        (r"(?:line|row) (\d+)", "第 {0} 行"),
        (r"(?:lines|rows) (\d+)-(\d+)", "第 {0}-{1} 行"),
        (r"message (\d+)", "第 {0} 条消息"),
        (r"(?:item|entry) (\d+)", "第 {0} 项"),
        (r"contact (\d+)", "第 {0} 个联系人"),
        (r"comment (\d+)", "第 {0} 条评论"),
        (r"page (\d+)", "第 {0} 页"),
        (r"slide (\d+)", "第 {0} 张幻灯片"),
        (r"page (\d+) row (\d+)", "第 {0} 页第 {1} 行"),
        (r"page (\d+), above the table", "第 {0} 页，表格上方"),
        (r"line (\d+) part (\d+)", "第 {0} 行第 {1} 段"),
        (r"part (\d+)", "第 {0} 部分"),
        (r"frame (\d+)", "第 {0} 帧"),
        (r"attachment (\d+)", "第 {0} 个附件"),
        (r"mail attachment (\d+)", "邮件的第 {0} 个附件"),
        (r"call (\d+)", "第 {0} 次通话"),
        (r"sheet (.{1,200}) row (\d+)", "工作表 {0} 第 {1} 行"),
        (r"sheet (.{1,200}) row (\d+)-(\d+)", "工作表 {0} 第 {1}-{2} 行"),
        (r"sheet (.{1,200}) cell ([A-Z]+\d+) comment", "工作表 {0} 单元格 {1} 的批注"),
        (r"sheet (.{1,200}) text box (\d+)", "工作表 {0} 第 {1} 个文本框"),
        (r"sheet (.{1,200})", "工作表 {0}"),
        (r"table (.{1,200}) row (\d+)", "表 {0} 第 {1} 行"),
        (r"mail", "邮件"),
        (r"image", "图片"),
        (r"article", "正文"),
        (r"page", "页面"),
        (r"document", "文档"),
        (r"feed", "订阅源"),
    )
)
"""Places in files (RECORDS.locator), which evidence names too: looked up only where a place is meant."""


def place_in(locator: str, lang: str) -> str:
    """A place in a file in the language asked for: 'line 41', 第 41 行."""
    if lang == "zh":
        for form, chinese in _PLACES:
            found = form.fullmatch(locator)
            if found:
                return chinese.format(*found.groups())
    return locator


_FIELDS = {
    "text": "正文", "title": "标题", "author": "作者", "author_name": "作者名", "counterpart": "对方", "channel": "频道", "url": "网址",
}  # fmt: skip


def field_in(field: str, lang: str) -> str:
    """A field of a record (MENTIONS.field) in the language asked for: 'cell:QQ', QQ 栏."""
    if lang != "zh":
        return field
    if field.startswith("region:") and field[7:].isdigit():
        return f"图中第 {int(field[7:]) + 1} 处"
    return f"{field[5:]} 栏" if field.startswith("cell:") else _FIELDS.get(field, field)


def code_in(word: str, lang: str) -> str:
    """A word of the tables (a platform, a unit) in the language asked for."""
    return CODES.get(word, word) if lang == "zh" else word


def place_of(name: str, locator: str, lang: str) -> str:
    """A file and the place in it: 'sms.csv, line 3', sms.csv 第 3 行."""
    return f"{name} {place_in(locator, lang)}" if lang == "zh" else f"{name}, {locator}"


_ITEM = re.compile(r"([a-z0-9_]{1,40})(?: (\d{1,9})| \((\d{1,9})\))?")


def _coded(value: str) -> str | None:
    """'wechat 5, phone 2', 'domain (3)' or 'codes' with our own words in Chinese; None when it is something else."""
    made = []
    for part in value.split(", "):
        item = _ITEM.fullmatch(part)
        if item is None or item[1] not in CODES:
            return None
        made.append(
            f"{CODES[item[1]]} {item[2]}"
            if item[2]
            else f"{CODES[item[1]]}（{item[3]}）"
            if item[3]
            else CODES[item[1]]
        )
    return "、".join(made)


_CODED = frozenset(("kinds", "named", "unit", "platforms", "verb"))
"""Names of values that are words of the tables, and of one that a shipped list holds: there a single word is ours and not evidence's."""
MOST_PARTS = 100
_DEEPEST = 6
"""Sentences inside a sentence's values that are still looked at."""


@cache
def translate(sentence: str, lang: str) -> str:
    """Turn a sentence that a template made into the language asked for; unknown sentences come back as they are.

    Parts joined by "; " are translated one by one, so a reason that lists several keeps its order.
    """
    return sentence if lang != "zh" else _in_chinese(sentence, _DEEPEST)


def _in_chinese(sentence: str, deeper: int) -> str:
    if sentence in CATALOGUE:
        return CATALOGUE[sentence]
    for form, chinese in _QUANTITIES:
        figure = form.fullmatch(sentence)
        if figure:
            return chinese.format(*figure.groups())
    counted = _counted(sentence)
    if counted is not None:
        return counted
    for it in _forms():
        values = it.values(sentence)
        if values is not None:
            return it.chinese.format(**{k: _value(k, v, deeper) for k, v in values.items()})
    # No reason of ours lists so many; evidence that holds semicolons does, and each part is held against every template.
    if 0 < sentence.count("; ") < MOST_PARTS:
        return "；".join(_in_chinese(part, deeper) for part in sentence.split("; "))
    return sentence


def value_in(name: str, value: str, lang: str) -> str:
    """A value of a template in the language asked for: a sentence, or a word of the tables where the value is called so."""
    coded = _coded(value) if lang == "zh" and name in _CODED else None
    return translate(value, lang) if coded is None else coded


def _value(name: str, value: str, deeper: int) -> str:
    """A value of a sentence in Chinese, where it is a sentence itself or a word of ours."""
    if name == "what" and value in LISTED:
        return LISTED[value]
    if name == "place":
        return place_in(value, "zh")
    coded = _coded(value) if name in _CODED else None
    if coded is not None:
        return coded
    return _in_chinese(value, deeper - 1) if deeper and " " in value else value
