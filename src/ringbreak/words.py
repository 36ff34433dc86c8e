"""What people read, in English and Chinese: English templates are the keys, Chinese ones the values.

Tables keep English sentences, so they are the same on every machine. A sentence made from a template of the
catalogue can be turned into Chinese wherever it is shown, because the template says where its values stand.
"""

from __future__ import annotations

import re
import string
from functools import cache

from ringbreak.words_zh import CATALOGUE as CATALOGUE

LANGUAGES = ("en", "zh")


def say(template: str, lang: str = "en", /, **values: object) -> str:
    """Fill a template in the language asked for; English when the catalogue has no Chinese for it."""
    return (CATALOGUE.get(template, template) if lang == "zh" else template).format(**values)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every template as a pattern that recognises what it made, the most literal first."""
    made = []
    for english, chinese in CATALOGUE.items():
        pattern, literal = "", 0
        for text, field, _, _ in string.Formatter().parse(english):
            pattern += re.escape(text)
            literal += len(text)
            if field is not None:
                name = field.split(":")[0].split(".")[0]
                pattern += f"(?P<{name}>.+?)" if f"(?P<{name}>" not in pattern else f"(?P={name})"
        made.append((literal, re.compile(pattern, re.DOTALL), re.sub(r"{(\w+)[:.!][^}]*}", r"{\1}", chinese)))
    made.sort(key=lambda m: (-m[0], m[2]))
    return tuple((pattern, chinese) for _, pattern, chinese in made)


_N = r"(-?\d[\d,]*(?:\.\d+)?)"
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


@cache
def translate(sentence: str, lang: str) -> str:
    """Turn a sentence that a template made into the language asked for; unknown sentences come back as they are.

    Parts joined by "; " are translated one by one, so a reason that lists several keeps its order.
    """
    if lang != "zh":
        return sentence
    if sentence in CATALOGUE:
        return CATALOGUE[sentence]
    for form, chinese in _QUANTITIES:
        figure = form.fullmatch(sentence)
        if figure:
            return chinese.format(*figure.groups())
    for pattern, chinese in _patterns():
        found = pattern.fullmatch(sentence)
        if found:
            return chinese.format(
                **{k: translate(v, lang) if " " in v else v for k, v in found.groupdict().items()}
            )
    if "; " in sentence:
        return "；".join(translate(part, lang) for part in sentence.split("; "))
    return sentence
