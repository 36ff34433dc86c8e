"""How much a headline baits: what it does to make people click rather than to tell them something, in zh and en.

Only manner counts: asking, addressing, pointing forward ("this one", 这些), lists, heat, holding the answer back. Topics,
names, letter case and punctuation that differ between publishers do not: a score that knows celebrities from ministers
would measure the section of a newspaper. English weights are fitted (headlines_en.json says on what); Chinese ones are
reasoned (headlines_zh.json), because no labelled Chinese set we know may be trained on.

Source: the manners follow Chakraborty et al., "Stop Clickbait", ASONAM 2016, section IV (forward reference, word length,
determiners, hyperbole, second person), and for Chinese what titles of official accounts are rebuked for (标题党).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

BAITS = 0.5
"""A headline of this score or more is counted as baiting; what share of honest ones is, docs/accuracy/headlines.md says."""

LONGEST = 300
"""Characters of a headline that are read."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of manners. classes: name to pattern (zh) or words (en); weights: name to log odds."""

    language: str
    bias: float
    weights: dict[str, float]
    classes: dict[str, tuple[str, ...]]
    source: str
    licence: str


@cache
def model(language: str) -> Model:
    """The weights shipped for a language, 'en' or 'zh'."""
    data: dict[str, Any] = json.loads(
        (files("ringbreak.rings.conduct") / f"headlines_{language}.json").read_text(encoding="utf-8")
    )
    return Model(
        language,
        float(data["bias"]),
        {name: float(w) for name, w in data["weights"].items()},
        {name: tuple(words) for name, words in data["classes"].items()},
        data["source"],
        data["licence"],
    )


def language_of(title: str) -> str:
    """'zh' when it holds two Chinese characters or more, else 'en'."""
    return "zh" if len(_HAN.findall(title[:LONGEST])) >= 2 else "en"


def manners(title: str, language: str) -> dict[str, float]:
    """What a headline does, by name of the manner, with how much; 0 is left out."""
    title = title[:LONGEST]
    return _manners_zh(title) if language == "zh" else _manners_en(title)


def _manners_en(title: str) -> dict[str, float]:
    words = _WORD.findall(title.lower().replace("\u2019", "'"))
    if not words:
        return {}
    known = _words_en()
    found: dict[str, float] = {}
    for word in words:
        for name in known.get(word, ()):
            found[name] = 1.0
    plain = [w for w in words if not w.isdigit()]
    if words[0].isdigit():
        found["begins with a number"] = 1.0
        if len(words) > 1 and "list noun" in known.get(words[1], ()):
            found["counts a list"] = 1.0
    elif any(w.isdigit() for w in words):
        found["a number inside"] = 1.0
    for name in known.get(words[0], ()):
        found["begins: " + name] = 1.0
    if plain:
        found["letters a word over five"] = max(0.0, sum(map(len, plain)) / len(plain) - 5.0)
        closed = sum(any(n.startswith("word ") for n in known.get(w, ())) for w in plain)
        found["share of small words"] = closed / len(plain)
    found["words over eight"] = max(0, len(words) - 8) / 4
    return {name: much for name, much in found.items() if much}


@cache
def _words_en() -> dict[str, tuple[str, ...]]:
    made: dict[str, list[str]] = {}
    for name, words in model("en").classes.items():
        for word in words:
            made.setdefault(word, []).append(f"word {word}" if name == "small words" else name)
    return {word: tuple(names) for word, names in made.items()}


@cache
def _patterns_zh() -> tuple[tuple[str, Any], ...]:
    import re2

    return tuple((name, re2.compile("|".join(p))) for name, p in model("zh").classes.items())


def _manners_zh(title: str) -> dict[str, float]:
    return {name: 1.0 for name, pattern in _patterns_zh() if pattern.search(title)}


@cache
def _ordered(language: str) -> tuple[tuple[str, float], ...]:
    return tuple(sorted(model(language).weights.items()))


def bait_score(title: str) -> float:
    """How much a headline baits, 0..1; 0 when it has no words.

    A logistic over `manners`; it ranks headlines and is no probability that one was written in bad faith: newspapers
    and charities bait too.
    """
    language = language_of(title)
    found = manners(title, language)
    if not found and language == "en":
        return 0.0
    total = model(language).bias + sum(w * found[name] for name, w in _ordered(language) if name in found)
    return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, total))))


def told_manners(title: str) -> list[str]:
    """The manners that raise a headline's score, the strongest first: the reasons for it."""
    language = language_of(title)
    weights = model(language).weights
    found = {n: weights.get(n, 0.0) * much for n, much in manners(title, language).items()}
    return [n for n in sorted(found, key=lambda n: (-found[n], n)) if found[n] > 0]
