"""Places of a bulletin: divisions with their GB/T 2260 code, and spellings that look like one place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from ringbreak.rings.bulletins.divisions import (
    Division,
    by_name,
    by_pinyin,
    divisions,
    find_names,
    plain,
    readings,
    resolve,
)
from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.ledger import Place
from ringbreak.rings.bulletins.pinyin import syllables
from ringbreak.rings.bulletins.trie import words_pattern

_EN_PLACE = re.compile(
    r"\b(?P<name>[A-Z][a-z']{2,20}(?: [A-Z][a-z']{2,20})??) (?P<kind>County|City|District|Province|Town|Township|Prefecture|Village|Banner"
    r"|Autonomous Region|[Mm]unicipality|[Pp]rovince|[Cc]ounty|police|Police|Public Security|Municipal Public Security|PSB|public security|cops|Cops)\b"
)
_LEVEL = {
    "province": 1,
    "autonomous region": 1,
    "city": 2,
    "prefecture": 2,
    "municipality": 2,
    "county": 3,
    "district": 3,
    "banner": 3,
}
_NOT_PLACE = frozenset(
    [
        "The",
        "Security",
        "Public",
        "Municipal",
        "Provincial",
        "County",
        "City",
        "District",
        "National",
        "Chinese",
        "Local",
        "Cyber",
        "Criminal",
        "Network",
        "Economic",
        "Internet",
        "Police",
        "People",
        "Traffic",
        "Central",
        "Some",
        "Many",
        "County's",
        "In",
        "On",
        "At",
        "And",
        "By",
        "Network",
        "Online",
        "Armed",
        "Special",
        "Railway",
        "Military",
        "Border",
        "Lake",
        "River",
        "Development",
        "Economic",
        "New",
    ]
)
_ZH_UNKNOWN = re.compile(
    r"(?:(?<![\u4e00-\u9fff])[据由经在从]?|(?<=[被由经向据]))(?P<a>[\u4e00-\u9fff]{2,4}[市县区州旗])(?=公安|警方|人民|检察|法院|网信|某)|(?<=[省市州区])(?P<b>[\u4e00-\u9fff]{2,4}[市县区旗])(?![\u4e00-\u9fff]?公司)"
)


_ZH_KIND = re.compile(
    "[省市县区州旗](?:(?<=[市县区州旗])(?=公安|警方|人民|检察|法院|网信|某)|(?<=[省市州区])[\u4e00-\u9fff]{2,4}[市县区旗])"
)
"""Without one of these a line names no division that the table lacks."""


_NO_NAME = re.compile(
    "记者|近日|据|由|在|从|经|该|全|本|我|各|多|某|两|市|省|原|对|向|与|和|及|等|被|为|是|获悉"
)


_JOINED = re.compile("[和与及委]")
"""仁和区|委和会理县: the words between two names are none."""
_STREET = re.compile(
    "[东西南北中]?(?:路(?![段过况网政线费人障桥灯面])|大街|大道|街(?!头|上|道|市)|巷|胡同|大厦|广场)"
)
_INSIDE = re.compile(r"[\u4e00-\u9fff](?<![在是的从由经与和及赴到至抵往被向为、称据因等])")


NEARBY = 8
"""How many divisions named before settle which of several of one name is meant."""


def places_of(text: str, spans: Spans, *, chinese: bool) -> list[Place]:
    """Divisions named in the article, the first mention of each name, in the order of the text."""
    return _chinese(text, spans) if chinese else _english(text, spans)


def _chinese(text: str, spans: Spans) -> list[Place]:
    names = by_name()
    found: list[Place] = []
    seen: set[str] = set()
    certain: list[Division] = []
    found_names = find_names(text, spans[0][0], spans[-1][1]) if spans else []
    kind = _ZH_KIND.search(text, spans[0][0], spans[-1][1]) if spans else None
    at = 0
    for start, end in spans:
        while at < len(found_names) and found_names[at][0] < start:
            at += 1  # a name of page furniture
        while at < len(found_names) and found_names[at][1] <= end:
            first, last = found_names[at]
            joined = at > 0 and found_names[at - 1][1] == first
            at += 1
            name = text[first:last]
            if (
                last - first == 2
                and name[1] in "县市区"
                and not joined
                and _INSIDE.match(text, first - 1, first)
            ):
                continue  # 理县 of 会理县, which has another name by now
            if last - first == 2 and (_STREET.match(text, last, end) or text[first - 1 : last] == "大厦门"):
                continue  # 朝阳路 is a street of some town
            division = resolve(names[name], certain)
            if division is not None and (not certain or certain[-1] is not division):
                certain = [d for d in certain[-NEARBY:] if d is not division]
                certain.append(division)
            if name not in seen:
                seen.add(name)
                found.append(Place(name, division.code if division else None, first, last))
        if kind is not None and kind.start() < start:
            kind = _ZH_KIND.search(text, start, spans[-1][1])
        for m in _ZH_UNKNOWN.finditer(text, start, end) if kind is not None and kind.start() < end else ():
            name = m["a"] or m["b"]
            first, last = m.span("a" if m["a"] else "b")
            if (
                name not in seen
                and name not in names
                and not _NO_NAME.match(name)
                and not _JOINED.search(name)
                and not any(p.start < last and first < p.end for p in found[-NEARBY:])
            ):
                seen.add(name)
                found.append(Place(name, None, first, last))
    return sorted([*found, *_misspelt(text, spans, found)], key=lambda p: (p.start, p.end))


_MOST_UNKNOWN = 12
"""Names the table lacks whose other spellings are looked for."""


def _misspelt(text: str, spans: Spans, found: list[Place]) -> list[Place]:
    """Names that differ in one character from a division the table lacks: 清屏县 beside 青屏县."""
    unknown = [p.name for p in found if p.code is None and len(p.name) >= 3 and p.name[-1] in "市县区州旗"]
    if not unknown or not spans:
        return []
    likes = [
        n[:i] + "[\u4e00-\u9fff]" + n[i + 1 :] for n in unknown[:_MOST_UNKNOWN] for i in range(len(n) - 1)
    ]
    seen, made = {p.name for p in found}, []
    for m in re.compile("|".join(likes)).finditer(text, spans[0][0], spans[-1][1]):
        name = m.group()
        if name not in seen and name not in by_name() and any(_alike_zh(name, u) for u in unknown):
            seen.add(name)
            made.append(Place(name, None, m.start(), m.end()))
    return made


def _english(text: str, spans: Spans) -> list[Place]:
    table = by_pinyin()
    found: list[Place] = []
    seen: set[str] = set()
    certain: list[Division] = []
    mentions: list[tuple[str, str, int, int]] = []
    for start, end in spans:
        for m in _EN_PLACE.finditer(text, start, end):
            name = m["name"].split()[-1] if plain(m["name"]) not in table else m["name"]
            if name not in _NOT_PLACE:
                offset = m.start() + m["name"].rindex(name)
                mentions.append((name, m["kind"].lower(), offset, offset + len(name)))
        for m in _provinces().finditer(text, start, end):
            mentions.append((m.group(), "province", m.start(), m.end()))
    mentions.sort(key=lambda x: (x[2], -x[3]))
    # Provinces first: they settle which of several counties of one name is meant, wherever they stand.
    for name, _, _, _ in mentions:
        provinces = [d for d in table.get(plain(name), ()) if d.level == 1]
        if len(provinces) == 1 and provinces[0] not in certain:
            certain = [*certain[-40:], provinces[0]]
    # "Yancheng police" is of the Yancheng that is called a city elsewhere; a force without more is a prefecture's.
    levels: dict[str, int] = {}
    for name, kind, _, _ in mentions:
        if kind in _LEVEL:
            levels.setdefault(name.lower(), _LEVEL[kind])
    for name, _, start, end in mentions:
        level = levels.get(name.lower()) or min((d.level for d in table.get(plain(name), ())), default=None)
        candidates = tuple(
            d for d in table.get(plain(name), ()) if level is None or d.level == level
        ) or table.get(plain(name), ())
        division = resolve(candidates, certain) if candidates else None
        if division is not None and division not in certain:
            certain = [*certain[-40:], division]
        if name.lower() not in seen:
            seen.add(name.lower())
            found.append(Place(name, division.code if division else None, start, end))
    return found


def spelling_variants(places: Iterable[Place]) -> Iterator[tuple[str, str]]:
    """Pairs of names that look like two spellings of one place; never two names that both exist."""
    named = dict.fromkeys(p.name for p in places)
    # A Chinese name is alike only with its kind of division; most names of prose are short forms without one.
    seen = [n for n in named if n.isascii() or (len(n) >= 3 and n[-1] in "市县区州旗")][:200]
    for i, left in enumerate(seen):
        for right in seen[i + 1 :]:
            if left.isascii() and right.isascii():
                alike = _alike(left, right)
            else:
                alike = _alike_zh(left, right)
            if alike:
                yield left, right


@cache
def _provinces() -> re.Pattern[str]:
    """The provinces by their English or pinyin name, as whole words."""
    return re.compile(r"\b" + words_pattern(d.pinyin for d in divisions() if d.level == 1) + r"\b")


def _alike(left: str, right: str) -> bool:
    """One syllable differs and keeps its initial (Ringshui, Reshui), or two syllables run together (Xian'gyang)."""
    known = by_pinyin()
    if plain(left) in known and plain(right) in known:
        return False
    a, b = syllables(left), syllables(right)
    if a and b and len(a) == len(b) >= 2:
        different = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        return len(different) == 1 and different[0][0][0] == different[0][1][0]
    return plain(left) == plain(right) and left != right


_NEXT_DOOR = 12
"""Code points. Characters are numbered by radical and then by strokes, so neighbours look alike (浔, 浚)."""


def _alike_zh(left: str, right: str) -> bool:
    """Same sound, other characters (响水县, 向水县), where every sound is known; or one character beside its like."""
    if (
        len(left) != len(right)
        or left[-1] != right[-1]
        or sum(x != y for x, y in zip(left, right, strict=True)) > 1
    ):
        return False
    known = by_name()
    if left in known and right in known:
        return False
    if any(
        x != y and 0 < abs(ord(x) - ord(y)) <= _NEXT_DOOR for x, y in zip(left[:-1], right[:-1], strict=True)
    ):
        return True
    sound = readings()
    a, b = [sound.get(c) for c in left[:-1]], [sound.get(c) for c in right[:-1]]
    return None not in a and a == b
