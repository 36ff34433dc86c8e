"""Two spellings of one place that no table of divisions holds: towns abroad, and townships of Chinese text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from ringbreak.rings.bulletins.divisions import by_name, by_pinyin, plain, readings
from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.script import simplified

Spelling = tuple[str, int, int]
"""A name as first written, and where."""

_DATELINE = re.compile(
    r"[ \t]*(?P<name>[A-Z]{5,20})(?:, [A-Z][A-Za-z.]{1,20}(?: [A-Z][a-z]{1,20})?)?(?: ?\([^)\n]{2,24}\))? ?(?:—|–|--|-|:) "
)
"""GUAGUA, Pampanga — at the beginning of a line."""
_CAPITAL = re.compile(r" (?P<name>[A-Z][a-z]{4,19})\b(?! [A-Z])")
"""The blank in front is what the engine looks for at the speed of a memory search."""
_SLOTS = (
    " in ", "\nIn ", " from ", "\nFrom ", " near ", " outside ", " around ", "esidents of ", " town of ", " city of ", " village of ",
    " district of ", " people of ", " streets of ", " municipality of ", " suburb of ", " port of ", " back to ", " taken to ", " flown to ", " travelled to ",
)  # fmt: skip
"""Behind these stands the name of a place, and hardly anything else with a capital."""
_OFFICES_EN = ("ounty", "istrict", "rovinc", "unicipal", "olice", "ity ", "ublic Security")
"""What stands behind the name of a place whose police or court did it, without its first letter, great or small."""
_NO_PLACE = frozenset(
    "january february march april august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday english chinese court total addition response custody english parliament congress police".split()
)
_TOWNSHIP = re.compile(
    r"[乡镇县分区市](?:(?<=[乡镇县])(?![镇县])|(?<=分)(?=局)|(?<=[县区市])(?=公安|警方|检察|法院|人民|网安))"
)
"""The character that says of what kind a place is; its name stands before. One class in front, as in dates._ZH_BEGINS."""
_OFFICES = ("公安", "警方", "检察", "法院", "人民", "网安")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_PROSE = frozenset(
    "在的是从由经与和及赴到至抵往被向为称据因等该本全各某两这那了个乡镇县市区省村有一二三四五六七八九十大小老新我他她们个多"
)
"""Characters that make three of them a piece of prose and no name."""
_NEAR = 8
"""Characters apart that two of one syllable may stand where only one of them is known to have it."""
_MOST = 60
"""Names that are compared with one another; a text with more is a gazetteer."""


def spellings(text: str, spans: Spans, *, chinese: bool) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs of names of the article that look like two spellings of one place, in the order of the text."""
    named: dict[str, Spelling] = {}
    for name, first, last in _townships(text, spans) if chinese else _towns(text, spans):
        if len(named) < _MOST:
            named.setdefault(name, (text[first:last], first, last))
    if len(named) < 2:
        return
    names = list(named)
    alike = _sound_alike if chinese else _one_letter_apart
    # Of a pair the first letter, of a Chinese one the last character is the same: only those are compared.
    beside: dict[str, list[str]] = {}
    for name in reversed(names):
        beside.setdefault(name[-1] if chinese else name[0], []).append(name)
    for left in names:
        others = beside[left[-1] if chinese else left[0]]
        others.pop()  # itself; behind it in the text stand the others
        for right in reversed(others):
            if alike(left, right):
                yield named[left], named[right]


def misspelt(text: str, spans: Spans, names: Sequence[str]) -> Iterator[tuple[Spelling, Spelling]]:
    """A county or district of the article and a name that sounds like it and is none: 横山区, 衡山区.

    Looked for by what the two share, which is quicker than by what they are.
    """
    wanted = [n for n in dict.fromkeys(names) if len(n) in _LENGTHS and n[-1] in "县区市"][:_PLACES]
    known = by_name() if wanted and spans else {}
    for name in wanted:
        if name not in known:
            continue
        for shared, back in ((name[1:], 1), (name[0], 0)):
            at = text.find(shared, spans[0][0] + back, spans[-1][1])
            while at >= 0:
                like = text[at - back : at - back + len(name)]
                if (
                    like != name
                    and like[-1:] == name[-1]
                    and like not in known
                    and (name[1:] not in _ANY_PLACE or text[at - back - 1 : at - back] in _BEFORE_A_PLACE)
                    and _is_slip(name, like)
                ):
                    where = text.find(name)
                    yield (name, where, where + len(name)), (like, at - back, at - back + len(name))
                    return
                at = text.find(shared, at + 1, spans[-1][1])


_LENGTHS = (3, 4)
_ANY_PLACE = frozenset("城区 山区 新区 市区 郊区 矿区 港区 湖区 林区 牧区 县城 江区 海区 安区 中区".split())
"""Ends of names that are words of their own: 中心城区 is no slip for 新城区, 进山区 none for 金山区."""
_BEFORE_A_PLACE = frozenset("在市省到往从至赴于及和与、（“\n")


def _is_slip(name: str, like: str) -> bool:
    """Do the two differ in one character that is said alike, and is the other no piece of prose?"""
    off = [(x, y) for x, y in zip(name, like, strict=True) if x != y]
    return (
        len(off) == 1
        and like[0] not in _PROSE
        and _CHINESE.fullmatch(like) is not None
        and _said_alike(*off[0])
    )


def _said_alike(left: str, right: str) -> bool:
    """Are two characters said alike, as far as the names of divisions teach and the order of GB 2312?"""
    one, other = _syllable(left), _syllable(right)
    return one == other if one is not None and other is not None else _same_sound(left, right)


def _syllable(character: str) -> str | None:
    """How a character is said: as a name of a division teaches, or as both known ones beside it in GB 2312 are."""
    known = readings().get(character)
    at = _place(character)
    if known is not None or at < 0:
        return known
    places, syllables = _sounds()
    i = bisect_left(places, at)
    return syllables[i] if 0 < i < len(places) and syllables[i - 1] == syllables[i] else None


_PLACES = 20
"""Names that are looked for; a text with more is a gazetteer."""


def _towns(text: str, spans: Spans) -> Iterator[tuple[str, int, int]]:
    for start, end in spans:
        opening = _DATELINE.match(text, start, end)
        if opening is not None:
            yield opening["name"].lower(), *opening.span("name")
        for m in _CAPITAL.finditer(text, start, end):
            name = m["name"].lower()
            if text.endswith(_SLOTS, 0, m.start("name")) and name not in _NO_PLACE:
                yield name, *m.span("name")
    yield from _with_an_office(text, spans)


def _with_an_office(text: str, spans: Spans) -> Iterator[tuple[str, int, int]]:
    starts = [start for start, _ in spans]
    for office in _OFFICES_EN:
        found = text.find(office)
        while found >= 0:
            at = found - 2  # the blank between the name and the word
            first = text.rfind(" ", max(0, at - _LONGEST_NAME), at) + 1
            first = text.rfind("\n", first, at) + 1 or first
            name = text[first:at]
            if (
                found > 1
                and (first or at < _LONGEST_NAME)
                and text[at] == " "
                and len(name) >= _SHORTEST_NAME
                and name.istitle()
                and name.isalpha()
                and name.isascii()
            ):
                line = bisect_right(starts, first) - 1
                if line >= 0 and at < spans[line][1] and name.lower() not in _NO_PLACE:
                    yield name.lower(), first, at
            found = text.find(office, found + 1)


_SHORTEST_NAME, _LONGEST_NAME = 5, 22


def _one_letter_apart(left: str, right: str) -> bool:
    """One letter exchanged, left out or put in, neither the first nor the last: Guagua, Guagwa; not China, Chinas."""
    if left[0] != right[0] or abs(len(left) - len(right)) > 1 or left == right:
        return False
    if _spoken(left) == _spoken(right):
        return not {plain(left), plain(right)} <= by_pinyin().keys()  # Huaxi, Huashi
    short, long = sorted((left, right), key=len)
    exchanged = len(short) == len(long)
    if exchanged and len(short) >= _LONG_ENOUGH and _swapped(short, long):
        return not {plain(left), plain(right)} <= by_pinyin().keys()  # Chelmsford, Chelmsfrod
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    if not exchanged and at == len(short) and long.endswith("ng") and not {left, right} & _NO_PLACE:
        return not {plain(left), plain(right)} <= by_pinyin().keys()  # Salin, Saling
    if at >= len(short) - exchanged or short[at + exchanged :] != long[at + 1 :]:
        return False
    return not {plain(left), plain(right)} <= by_pinyin().keys()  # Hunan and Henan are two


_LONG_ENOUGH = 6


def _swapped(left: str, right: str) -> bool:
    """Did two letters beside each other change places, and nothing else? Not the first."""
    off = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    return (
        len(off) == 2
        and off[0] + 1 == off[1] < len(left) - 1
        and off[0] > 0
        and left[off[0]] == right[off[1]]
        and left[off[1]] == right[off[0]]
    )


_BEGINNINGS = re.compile("sh|x|zh|ch|q")


def _spoken(name: str) -> str:
    """The name with the beginnings of Pinyin's syllables that are taken for each other written as one."""
    return name[0] + _BEGINNINGS.sub(lambda m: {"zh": "z", "ch": "c", "q": "c"}.get(m.group(), "s"), name[1:])


def _townships(text: str, spans: Spans) -> Iterator[tuple[str, int, int]]:
    """Names of two characters with their kind, and of three before the office that acts: 竹塘乡, 沙窑分局, 清涧口县公安局."""
    simple = simplified(text)
    lines = iter(spans)
    start, end = next(lines, (0, 0))
    for m in _TOWNSHIP.finditer(simple, start, spans[-1][1]) if spans else ():
        kind = m.start()
        while kind >= end:
            start, end = next(lines)
        if kind < start:
            continue  # of page furniture
        if simple[kind] in "乡镇县分":
            yield from _named(simple, kind - 2, kind + 1, start)
        if simple[kind] in "县区市" and simple.startswith(_OFFICES, kind + 1):
            yield from _named(simple, kind - 3, kind + 1, start)


def _named(simple: str, first: int, last: int, start: int) -> Iterator[tuple[str, int, int]]:
    """The name simple[first:last] when it lies behind `start` and is no piece of prose."""
    name = simple[max(first, 0) : last]
    if first >= start and _PROSE.isdisjoint(name[:-1]) and _CHINESE.fullmatch(name) is not None:
        yield name, first, last


def _sound_alike(left: str, right: str) -> bool:
    """One character differs and is pronounced alike: 竹塘乡, 竹糖乡."""
    if len(left) != len(right):
        return False
    if len(left) > _TWO_AND_KIND:
        # Of a name of three one differs, and not the first: before a shorter name that is a word of the sentence.
        off = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
        return len(off) == 1 and 0 < off[0] < len(left) - 1 and not {left, right} <= by_name().keys()
    different = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    if len(different) != 1 or left[-1] != right[-1] or not _same_sound(*different[0]):
        return False
    return not {left, right} <= by_name().keys()  # two counties that there are


_TWO_AND_KIND = 3


def _same_sound(left: str, right: str) -> bool:
    """Do two characters of the first level of GB 2312, which is sorted by sound, stand within one syllable?

    What the names of divisions teach of pronunciation marks the syllables: where a character of another syllable stands
    between the two, they differ; where none of a known one does, nobody can tell.
    """
    places, syllables = _sounds()
    a, b = sorted((_place(left), _place(right)))
    if a < 0:
        return False
    first, last = bisect_left(places, a), bisect_left(places, b + 1)
    between = set(syllables[first:last])
    if len(between) != 1:
        return False
    if (
        first < last
        and first > 0
        and last < len(places)
        and syllables[first - 1] == syllables[last] == syllables[first]
    ):
        return True  # the syllable goes on around both
    return b - a <= _NEAR and (places[first] in (a, b) or places[last - 1] in (a, b))


def _place(character: str) -> int:
    """Where a character stands in the first level of GB 2312; -1 when it is not there."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return -1
    return int.from_bytes(code, "big") if len(code) == 2 and 0xB0 <= code[0] <= 0xD7 else -1


@cache
def _sounds() -> tuple[list[int], list[str]]:
    """Places in GB 2312 of the characters whose syllable is known, ascending, and the syllables."""
    known = sorted((_place(c), syllable) for c, syllable in readings().items() if _place(c) >= 0)
    return [at for at, _ in known], [syllable for _, syllable in known]
