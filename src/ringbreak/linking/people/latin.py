"""Names in Latin letters, whatever script they were written in, and what is left of a word when spellings are forgiven."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Any

_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґўјљњћђџѓќѕ",
        "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e yu ya e i i g u j l n c dj dz g k z".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_ARABIC = dict(
    zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئپچژگک",
        "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a a a i a u i p ch zh g k".split(),
        strict=True,
    )
)
_PLAIN = {
    "ß": "ss",
    "æ": "ae",
    "ø": "o",
    "œ": "oe",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ı": "i",
    "ʻ": "",
    "ə": "a",
}
_LETTERS = {k: v.replace("-", "") for k, v in (_CYRILLIC | _GREEK | _ARABIC | _PLAIN).items()}


def is_han(letter: str) -> bool:
    """A Chinese character."""
    return "\u3400" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff"


@cache
def readings() -> tuple[dict[str, str], dict[str, str]]:
    """Mandarin reading of each character without tones, and of surnames that are read differently."""
    every: dict[str, str] = {}
    surnames: dict[str, str] = {}
    text = resources.files("ringbreak.linking.people").joinpath("pinyin.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        syllable, letters = line.split("\t")
        if syllable == "!":
            surnames.update((pair[0], pair[1:]) for pair in letters.split())
        else:
            every.update(dict.fromkeys(letters, syllable))
    return every, surnames


DOUBLE = frozenset(
    "欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐".split()
)
"""Surnames of two characters."""


@cache
def simplified(text: str) -> str:
    """Traditional characters as simplified ones."""
    if text.isascii() or not any(is_han(c) for c in text):
        return text
    made: str = _converter().convert(text)
    return made


@cache
def _converter() -> Any:
    import opencc

    return opencc.OpenCC("t2s")


def spoken(han: str) -> tuple[str, str]:
    """Surname and given name in pinyin: ("wang", "xiaoming"). A character of no known reading stays."""
    every, surnames = readings()
    cut = 2 if han[:2] in DOUBLE and len(han) > 2 else 1
    first = "".join(
        surnames.get(c, every.get(c, c)) if i == 0 and cut == 1 else every.get(c, c)
        for i, c in enumerate(han[:cut])
    )
    return first, "".join(every.get(c, c) for c in han[cut:])


_ASCII = {ord(c): None if c in "'`." else " " for c in map(chr, range(128)) if not c.isalnum()}


@cache
def folded(text: str) -> str:
    """Lower-case letters and digits without accents in Latin script; anything else between words is one blank."""
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    out: list[str] = []
    for c in unicodedata.normalize("NFKD", text.lower()):
        if c in "'’`´ʼ‘.":
            continue
        if unicodedata.combining(c):
            continue
        c = _LETTERS.get(c, c)
        out.append(c if c.isalnum() or c == "" else " ")
    return " ".join("".join(out).split())


_ALIKE = (
    ("sch", "s"), ("tch", "c"), ("tsch", "c"), ("shch", "s"), ("sh", "s"), ("zh", "z"), ("ch", "c"), ("kh", "h"), ("gh", "g"), ("dj", "j"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("ks", "x"), ("cs", "x"), ("ts", "z"), ("tz", "z"), ("cz", "c"), ("sz", "s"), ("wh", "w"), ("qu", "k"), ("q", "k"),
    ("ou", "u"), ("oo", "u"), ("ow", "u"), ("ee", "i"), ("ie", "i"), ("ei", "i"), ("ey", "i"), ("ay", "i"), ("ai", "i"), ("yi", "i"), ("iy", "i"), ("ii", "i"), ("yy", "i"),
    ("ae", "e"), ("oe", "o"), ("ue", "u"), ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("yo", "o"), ("w", "v"), ("y", "i"), ("j", "i"), ("c", "k"), ("e", "i"), ("o", "u"),
)  # fmt: skip
"""Letters that transliterations and ears interchange, longest first."""


@cache
def skeleton(word: str) -> str:
    """A word as the ear might spell it: transliterations of one name come out the same, most different names do not."""
    for old, new in _ALIKE:
        word = word.replace(old, new)
    kept = [c for i, c in enumerate(word) if i == 0 or c != word[i - 1]]
    joined = "".join(kept)
    return joined[:-1] if len(joined) > 3 and joined.endswith("h") else joined


_DOUBLED = re.compile(r"(.)\1+")
_SILENT = re.compile(r"(?<=...)h$", re.MULTILINE)


def skeletons(words: list[str]) -> list[str]:
    """The skeleton of each word, all at once."""
    joined = "\n".join(words)
    if joined.count("\n") >= max(1, len(words)):
        return [skeleton(w) for w in words]
    for old, new in _ALIKE:
        joined = joined.replace(old, new)
    joined = _SILENT.sub("", _DOUBLED.sub(r"\1", joined))
    return joined.split("\n")[: len(words)]
