"""What people read, in English and Chinese: English templates are the keys, Chinese ones the values.

Tables keep English sentences, so they are the same on every machine. A sentence made from a template of the
catalogue can be turned into Chinese wherever it is shown, because the template says where its values stand.
"""

from __future__ import annotations

import re
import string
from functools import cache
from typing import NamedTuple

from ringbreak.words_zh import CATALOGUE as CATALOGUE

LANGUAGES = ("en", "zh")


def say(template: str, lang: str = "en", /, **values: object) -> str:
    """Fill a template in the language asked for; English when the catalogue has no Chinese for it."""
    return (CATALOGUE.get(template, template) if lang == "zh" else template).format(**values)


class _Form(NamedTuple):
    """A template cut at its values, to recognise what it made. No pattern: a sentence holds names that evidence chose, and a
    pattern of four values would try every way to share out a long one."""

    pieces: tuple[str, ...]
    """What stands before, between and behind the values."""
    names: tuple[str, ...]
    chinese: str

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
        return found


@cache
def _forms() -> tuple[_Form, ...]:
    """Every template that has values, the most literal first."""
    made = []
    for english, chinese in CATALOGUE.items():
        pieces, names = [""], []
        for text, field, _, _ in string.Formatter().parse(english):
            pieces[-1] += text
            if field is not None:
                names.append(field.split(":")[0].split(".")[0])
                pieces.append("")
        if names:
            shown = re.sub(r"{(\w+)[:.!][^}]*}", r"{\1}", chinese)
            made.append((sum(map(len, pieces)), _Form(tuple(pieces), tuple(names), shown)))
    made.sort(key=lambda m: (-m[0], m[1].chinese))
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
            return it.chinese.format(
                **{k: _in_chinese(v, deeper - 1) if deeper and " " in v else v for k, v in values.items()}
            )
    if "; " in sentence:
        return "；".join(_in_chinese(part, deeper) for part in sentence.split("; "))
    return sentence
