"""Whether two names may be of one person or company: a score from 0 to 1, and from where it counts.

A name alone never links anything (see `people`); this says how far two spellings agree.
"""

from __future__ import annotations

import re
from functools import cache

from ringbreak.linking.people.latin import folded, is_han, simplified, spoken
from ringbreak.linking.people.words import ALIKE, INITIAL, NEAR, NONE, SAME, alike

ENOUGH = 0.75
"""Score from which two names agree."""

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president chairman general gen col colonel capt captain sheikh shaykh sayyid hajji haji mullah maulavi mawlawi "
    "herr frau don dona the mv ms ss mt jr sr phd md esq hon senator rep minister king prince princess comrade imam".split()
)
PARTICLES = frozenset(
    "al el bin ben ibn abu bint de del della di da dos das du la le van von der den ten ter zu zur of and y e und et".split()
)
_HONORIFICS = re.compile(r"(先生|女士|小姐|同志|老师|总经理|经理|主任|董事长)$")


def words(name: str) -> tuple[str, ...]:
    """The words of a personal name in Latin letters, without titles and particles; Chinese names as surname and given name."""
    name = simplified(name.strip())
    if not name.isascii() and any(is_han(c) for c in name):
        han = _HONORIFICS.sub("", "".join(c for c in name if is_han(c)))
        rest = (
            words("".join(c if not is_han(c) else " " for c in name))
            if any("a" <= c.lower() <= "z" for c in name)
            else ()
        )
        return tuple(w for w in spoken(han) if w) + tuple(rest)
    text = folded(name)
    every = text.split()
    plain = [unmasked(w) for i, w in enumerate(every) if w not in TITLES and (i == 0 or w not in PARTICLES)]
    return tuple(plain or every)


_FIGURES = str.maketrans("0134579", "oieastg")


def unmasked(word: str) -> str:
    """Figures that stand for letters inside a word."""
    if word.isalpha():
        return word
    mixed = any(c.isdigit() for c in word) and sum(c.isalpha() for c in word) >= 2
    return word.translate(_FIGURES) if mixed else word


def _han(name: str) -> str:
    return _HONORIFICS.sub("", "".join(c for c in simplified(name) if is_han(c)))


@cache
def people(left: str, right: str) -> float:
    """How far two names of persons agree."""
    a, b = _han(left), _han(right)
    if len(a) >= 2 and len(b) >= 2:
        if a == b:
            return 1.0
        # One character is a third of a Chinese name; another that sounds the same may be a slip of the ear.
        return 0.7 if spoken(a) == spoken(b) else 0.0
    x, y = words(left), words(right)
    if not x or not y:
        return 0.0
    if x == y or "".join(x) == "".join(y) or sorted(x) == sorted(y):
        return 1.0
    glued = alike("".join(x), "".join(y)) if min(len("".join(x)), len("".join(y))) >= 8 else NONE
    return max(
        _aligned(x, y),
        0.9 if glued >= ALIKE else 0.8 if glued == NEAR and (len(x) == 1) != (len(y) == 1) else 0.0,
    )


def _aligned(x: tuple[str, ...], y: tuple[str, ...]) -> float:
    """Words of the shorter name matched one to one with those of the longer; what stays over costs."""
    if len(x) > len(y):
        x, y = y, x
    # Two words run together in the other name are one.
    x, y = _unglued(x, y)
    y, x = _unglued(y, x)
    x, y = _initials(x, y), _initials(y, x)
    if len(x) > len(y):
        x, y = y, x
    free = list(range(len(y)))
    quality: list[float] = []
    for w in sorted(x, key=lambda w: -max(alike(w, v) for v in y)):
        best = max(free, key=lambda j: (alike(w, y[j]), -j), default=-1)
        score = alike(w, y[best]) if best >= 0 else NONE
        quality.append(score)
        if score > NONE:
            free.remove(best)
    missing = sum(1 for q in quality if q == NONE)
    if missing:
        # Both names have a word that the other has not: another person of the family, or of the same first name.
        return 0.0 if missing * 3 >= len(x) or not free else 0.5
    firm = [q for q in quality if q > INITIAL]
    if not firm:
        return 0.3
    score = sum(quality) / len(quality)
    slips = sum(1 for q in quality if q == NEAR)
    if slips > 1 and slips == len(quality):
        score -= 0.1
    if len(x) == 1 and len(y) > 1:
        # A lone name against a full one: only when it is long and exact.
        return 0.6 if len(y) > 2 else 0.7 if quality[0] == SAME and len(x[0]) > 6 else 0.55
    extra = sum(1 for j in free if len(y[j]) > 1)
    if len(firm) == 1 and len(quality) > 1:
        score = min(score, 0.78)
    return score - 0.04 * extra


def _unglued(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Join two neighbours of x where y has them as one word."""
    out, i = [], 0
    while i < len(x):
        if (
            i + 1 < len(x)
            and len(x[i] + x[i + 1]) >= 5
            and x[i + 1] not in y
            and any(alike(x[i] + x[i + 1], w) >= ALIKE for w in y)
        ):
            out.append(x[i] + x[i + 1])
            i += 2
        else:
            out.append(x[i])
            i += 1
    return tuple(out), y


def _initials(x: tuple[str, ...], y: tuple[str, ...]) -> tuple[str, ...]:
    """ "jc" as "j", "c" where the other name has two words that begin so."""
    first = "".join(w[0] for w in y)
    out: list[str] = []
    for w in x:
        out += list(w) if len(w) in (2, 3) and w not in y and w in first and len(y) > len(w) else [w]
    return tuple(out)


_FORMS = {
    "ag": "ag", "akg": "ag", "aktiengesellschaft": "ag", "aktiengeselschaft": "ag", "gesellschaft": "", "limited": "ltd", "ltd": "ltd", "company": "co", "co": "co", "companies": "co", "corporation": "corp", "corp": "corp",
    "corporacion": "corp", "incorporated": "inc", "inc": "inc", "plc": "plc", "llc": "llc", "llp": "llp", "lp": "lp", "gmbh": "gmbh", "sarl": "sarl", "sa": "sa", "spa": "spa", "srl": "srl",
    "sas": "sas", "bv": "bv", "nv": "nv", "oy": "oy", "ab": "ab", "as": "as", "aps": "aps", "kg": "kg", "ohg": "ohg", "ooo": "llc", "oao": "jsc", "zao": "jsc", "pao": "jsc", "ao": "jsc", "pjsc": "jsc",
    "jsc": "jsc", "ojsc": "jsc", "cjsc": "jsc", "sae": "sa", "kk": "kk", "pte": "pte", "pty": "pty", "bhd": "bhd", "sdn": "sdn", "holding": "holding", "holdings": "holding", "group": "group",
    "gruppe": "group", "groupe": "group", "grp": "group", "sp": "sp", "zoo": "zoo", "ev": "ev", "eg": "eg", "se": "se", "zrt": "zrt", "kft": "kft", "fze": "fze", "fzco": "fzco", "trading": "trading",
}  # fmt: skip
_LEADING = frozenset(("jsc", "llc", "srl", "gmbh"))
"""Legal forms that may also stand first."""
_LONG_FORMS = (
    ("open joint stock company", "oao"), ("gesellschaft mit beschrankter haftung", "gmbh"), ("limited liability company", "llc"), ("public limited company", "plc"), ("joint stock company", "jsc"),
    ("public joint stock company", "pjsc"), ("obshchestvo s ogranichennoi otvetstvennostiu", "ooo"), ("societe anonyme", "sa"), ("sociedad anonima", "sa"),
    ("limited partnership", "lp"), ("societatea cu raspundere limitata", "srl"), ("sp z o o", "spzoo"),
)  # fmt: skip
_HAN_FORMS = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|股份公司|集团公司|责任公司|公司|集团|厂|店|中心|工作室){1,8}$"
)
_PLACE_IN_BRACKETS = re.compile(r"[(（]([^)）]{1,30})[)）]")
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
    "xi": "11",
    "xii": "12",
}
_NUMBERS = {
    w: str(i)
    for i, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"first": "1", "second": "2", "third": "3", "1st": "1", "2nd": "2", "3rd": "3"}
_GENERIC = frozenset(
    "co corp inc ltd plc llc holding group international global trading bank services service investment investments capital fund industries industry company the of and for management".split()
)


def _company_words(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Words without legal form, and the legal forms, of a company's name."""
    text = folded(re.sub(r"&", " and ", name))
    for long, short in _LONG_FORMS:
        text = text.replace(long, short)
    # Letters with full stops were joined by folding; "n a b c" written apart is joined here.
    text = re.sub(r"\b(?:[a-z] ){2,}[a-z]\b", lambda m: m[0].replace(" ", ""), text)
    core, forms = [], []
    every = text.split()
    for i, w in enumerate(every):
        if w in _FORMS and (i > 0 or len(every) == 1 or _FORMS[w] in _LEADING):
            if _FORMS[w]:
                forms.append(_FORMS[w])
        elif w == "the" or w in {"and", "of", "for", "de", "der", "die", "das"}:
            continue
        else:
            core.append(_ROMAN.get(w, _NUMBERS.get(w, w)) if i > 0 else _NUMBERS.get(w, w))
    return tuple(core or forms), tuple(forms if core else ())


@cache
def companies(left: str, right: str) -> float:
    """How far two names of companies agree. Numbers, places in brackets and every distinguishing word must be the same."""
    a, b = simplified(left), simplified(right)
    if any(is_han(c) for c in a) and any(is_han(c) for c in b):
        x, y = (_HAN_FORMS.sub("", "".join(c for c in t if is_han(c) or c.isalnum())) for t in (a, b))
        return 1.0 if x == y and x else 0.0
    (x_words, x_forms), (y_words, y_forms) = _company_words(left), _company_words(right)
    if not x_words or not y_words:
        return 0.0
    p, q = "".join(x_words), "".join(y_words)
    x_numbers, y_numbers = ({w for w in t if any(c.isdigit() for c in w)} for t in (x_words, y_words))
    if x_numbers != y_numbers and p != q:
        return 0.0
    clash = bool(
        x_forms
        and y_forms
        and set(x_forms).isdisjoint(y_forms)
        and {*x_forms, *y_forms} - {"co", "corp", "inc", "ltd", "holding", "group"}
    )
    if p == q or sorted(x_words) == sorted(y_words):
        return 0.8 if clash else 1.0
    if (
        len(p) >= 5
        and len(q) >= 5
        and (p.startswith(q) or q.startswith(p))
        and p[: min(len(p), len(q))] == q[: min(len(p), len(q))]
    ):
        longer, shorter = (x_words, y_words) if len(p) > len(q) else (y_words, x_words)
        rest = [w for w in longer if w not in shorter]
        if rest and all(w in _GENERIC or w in _FORMS for w in rest):
            return 0.8
    left_over = [w for w in x_words if w not in y_words]
    right_over = [w for w in y_words if w not in x_words]
    slips = 0
    for w in list(left_over):
        mate = max(right_over, key=lambda v: (alike(w, v), v), default="")
        if mate and len(w) > 3 and alike(w, mate) >= NEAR:
            left_over.remove(w)
            right_over.remove(mate)
            slips += 1
    if not left_over and not right_over:
        return max(0.0, 0.9 - 0.1 * (slips - 1))
    if alike(p, q) >= NEAR and len(p) >= 8 and not (left_over and right_over and len(x_words) > 1):
        return 0.8
    short, long = sorted((x_words, y_words), key=len)
    if (
        len(short) == 1
        and len(long) >= 3
        and len(short[0]) == len(long)
        and short[0] == "".join(w[0] for w in long)
    ):
        return 0.78
    over = left_over + right_over
    if (not left_over or not right_over) and all(w in _GENERIC for w in over) and slips == 0:
        return 0.76
    return 0.5 if not (left_over and right_over) else 0.2


def same(left: str, right: str, schema: str = "person") -> float:
    """How far two names agree: `schema` is person or anything else (company, organisation, vessel)."""
    return people(left, right) if schema.lower() == "person" else companies(left, right)
