"""What the reader looks at first, to save a search, lets through all that the search would find."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from ringbreak.rings.bulletins import (
    actions_zh,
    afterwards_zh,
    cases,
    counts_zh,
    currencies_zh,
    dates,
    echoes_zh,
    figures_zh,
    headings,
    left_out_zh,
    lexicon_zh,
    numbers_zh,
    phrases_zh,
    uncounted_zh,
    whom_zh,
    worth_zh,
)
from ringbreak.rings.bulletins.discourse import chinese
from ringbreak.rings.bulletins.divisions import by_name, find_names
from ringbreak.rings.bulletins.doubts import percentages, times
from ringbreak.rings.bulletins.sentences import _inside_number, clause_start, sentences

_CLASSES = {"CATEGORY_DIGIT": "\\d", "CATEGORY_SPACE": "\\s"}
"""Stand for themselves among the characters; a guard that asks for them says so."""


def _members(items: Any) -> set[str]:
    found: set[str] = set()
    for kind, what in items:
        if str(kind) == "LITERAL":
            found.add(chr(what))
        elif str(kind) == "RANGE":
            found |= {chr(c) for c in range(what[0], what[1] + 1)}
        else:
            assert str(what) in _CLASSES, "a class that may be anything cannot be guarded"
            found.add(_CLASSES[str(what)])
    return found


def _edge(items: Any, *, last: bool) -> tuple[set[str], bool]:
    """The characters a parsed pattern can begin (or end) with, and whether it can match nothing."""
    found: set[str] = set()
    for op, value in reversed(list(items)) if last else items:
        name = str(op)
        if name == "LITERAL":
            return found | {chr(value)}, False
        if name == "IN":
            return found | _members(value), False
        if name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        assert name in ("BRANCH", "SUBPATTERN", "MAX_REPEAT", "MIN_REPEAT"), name
        parts = value[1] if name == "BRANCH" else [value[-1]]
        empty = name.endswith("REPEAT") and value[0] == 0
        for part in parts:
            characters, nothing = _edge(part, last=last)
            found |= characters
            empty = empty or nothing
        if not empty:
            return found, False
    return found, True


def _always_holds(items: Any, characters: frozenset[str]) -> bool:
    """Does whatever the parsed pattern matches hold one of the characters, or look ahead at one?"""
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            sure = chr(value) in characters
        elif name == "IN":
            negated = str(value[0][0]) == "NEGATE"
            sure = (
                not negated and all(str(k) != "CATEGORY" for k, _ in value) and _members(value) <= characters
            )
        elif name == "BRANCH":
            sure = all(_always_holds(part, characters) for part in value[1])
        elif name == "SUBPATTERN":
            sure = _always_holds(value[-1], characters)
        elif name == "ASSERT":
            sure = value[0] == 1 and _always_holds(value[1], characters)
        else:
            sure = name.endswith("REPEAT") and value[0] > 0 and _always_holds(value[-1], characters)
        if sure:
            return True
    return False


@pytest.mark.parametrize(
    ("pattern", "guard"),
    [
        (uncounted_zh.TIME_UNIT, uncounted_zh.OPENS_TIME),
        (worth_zh.AFTER_BARRED, worth_zh.OPENS_BARRED),
        (afterwards_zh.APPEALED, afterwards_zh.OPENS_APPEALED),
        (left_out_zh._APART, left_out_zh._OPENS_APART),
        (whom_zh._MADE_TO_PAY, whom_zh._OPENS_MADE_TO_PAY),
        (whom_zh._ASSISTING, whom_zh._OPENS_ASSISTING),
        (whom_zh._MET_WITH, whom_zh._OPENS_MET_WITH),
        (phrases_zh._WHICH, phrases_zh._OPENS_WHICH),
        (echoes_zh._SWEPT, echoes_zh._OPENS_SWEPT),
        (lexicon_zh.CURRENCY, currencies_zh._OPENS),
        (whom_zh._THEIRS_HARMED, whom_zh._OPENS_THEIRS),
        (headings._NUMBERED, headings._OPENS | {"\\d"}),
    ],
)
def test_a_look_at_the_first_character_loses_no_match(
    pattern: re.Pattern[str], guard: frozenset[str]
) -> None:
    characters, empty = _edge(_parser.parse(pattern.pattern), last=False)
    assert not empty
    assert characters <= guard


@pytest.mark.parametrize(
    ("pattern", "guard"),
    [
        (whom_zh._THROUGH_AGENTS, whom_zh._ENDS_THROUGH),
        (whom_zh._SOLD_THEM, whom_zh._ENDS_SOLD),
        (uncounted_zh._BEFORE_BARRED, uncounted_zh._BARRED_LAST),
        (uncounted_zh._RANKED, frozenset("前")),
        (times._BEGAN, times._ENDS_BEGAN | {"\\s"}),
    ],
)
def test_a_look_at_the_last_character_loses_no_match(pattern: re.Pattern[str], guard: frozenset[str]) -> None:
    characters, empty = _edge(_parser.parse(pattern.pattern), last=True)
    assert not empty
    assert characters <= guard


@pytest.mark.parametrize(
    ("pattern", "guard"),
    [
        (actions_zh._IN_CARE, actions_zh._CARED_FOR),
        (actions_zh._BY, re.compile("[被]")),
        (cases._SENTENCE, cases._STOPS),
        (chinese._SCENE, chinese._LIES),
        (counts_zh._EXAMPLES_BEFORE, counts_zh._MIGHT_BE_EXAMPLES),
        (left_out_zh.RATE, left_out_zh._MIGHT_BE_RATE),
        (left_out_zh._NOT_CHARGED, left_out_zh._MIGHT_BE_RATE),
        (uncounted_zh._EACH_ACT, re.compile("[每]")),
        (uncounted_zh._FABRICATED, re.compile("[“]")),
        (whom_zh._UP_OR_DOWN, whom_zh._MARKS),
        (whom_zh._LIKE_THEM, whom_zh._MARKS),
        (whom_zh._INSIDERS_LIKE_THEM, whom_zh._MARKS),
        (whom_zh._HARMED, whom_zh._MARKS),
        (whom_zh._VICTIMS, whom_zh._MARKS),
    ],
)
def test_a_look_for_a_character_loses_no_match(pattern: re.Pattern[str], guard: re.Pattern[str]) -> None:
    ((op, value),) = _parser.parse(guard.pattern)
    characters = frozenset({chr(value)} if str(op) == "LITERAL" else _members(value))
    assert _always_holds(_parser.parse(pattern.pattern), characters)


def test_people_taken_up_by_a_pronoun_stand_before_one_of_its_words() -> None:
    words = re.search(r"人\(\?:(.*?)\)$", left_out_zh._PRONOUN.pattern)
    assert words is not None
    assert all(left_out_zh._MIGHT_BE_PRONOUN.fullmatch("人" + word) for word in words[1].split("|"))


def test_others_beside_a_name_end_as_they_are_looked_for() -> None:
    for word in ("其他", "另外", "另"):
        assert whom_zh._OTHERS.search("张某及" + word) is not None
        assert word[-1] in whom_zh._ENDS_OTHERS


@pytest.mark.parametrize(
    "line",
    ["2024-01-02", "\ufeff2024-01-02 10:00", "\ufeff 1999年1月2日", "2024/1", "202-01-02", "12:30", "本报2024-01-02", "\ufeff"],
)  # fmt: skip
def test_a_line_is_a_stamp_when_the_pattern_says_so(line: str) -> None:
    assert dates.is_stamp(line, 0, len(line)) == (dates.STAMP.fullmatch(line) is not None)


def _random_texts(pieces: list[str], seed: int) -> Iterator[str]:
    draw = random.Random(seed)
    for _ in range(4_000):
        yield "".join(draw.choice(pieces) for _ in range(draw.randrange(1, 12)))


def test_digits_are_read_alone_as_the_whole_grammar_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    pieces = [
        *"0123456789０.．,，点个十百千万亿一两三半几数上余多 至到-~元块角年月日时人名条约过近￥$Qv_a分前第”。"
    ]
    texts = [
        *_random_texts([*pieces, "10", "300", "个月", "5万", "2024年", "年至", "超过", "人民币", "0."], 1)
    ]
    alone = [list(numbers_zh.find_numbers(t, 0, len(t))) for t in texts]
    monkeypatch.setattr(numbers_zh, "_DIGITS_ALONE", re.compile("(?!)"))
    assert alone == [list(numbers_zh.find_numbers(t, 0, len(t))) for t in texts]


def test_lengths_of_time_are_found_from_their_unit_as_the_whole_pattern_finds_them() -> None:
    pieces = [*"0123一二三十半数几多余个月天时日", "个月", "小时", "1234567890123"]
    for text in ["123456789012余个多天", *_random_texts(pieces, 2)]:
        found = [m.span() for m in dates._DURATION.finditer(text)]
        assert list(dates._lengths_zh(text, 0, len(text))) == found


def test_sentences_stepped_over_hold_nothing_countable() -> None:
    pieces = [*"0123456789:：。！；  年月日时点一二三万亿人起元级度-.名超约第", "徒刑", "18:20", "公里"]
    for text in (t.strip() for t in _random_texts(pieces, 3)):
        spans = [
            s for s in sentences(text, 0, len(text)) if figures_zh.COUNTABLE.search(text, *s) is not None
        ]
        assert list(figures_zh.countable_sentences(text, text, 0, len(text))) == spans


def test_the_last_border_is_the_last_mark_that_stands_in_no_number() -> None:
    for text in _random_texts([*"，；。：（:;(,,,123a人"], 4):
        marks = [
            i
            for i, c in enumerate(text)
            if c in "，；。：（:;(" or (c == "," and not _inside_number(text, i))
        ]
        assert clause_start(text, 0, len(text)) == (marks[-1] + 1 if marks else 0)


def _by_hand(text: str, start: int, end: int) -> list[tuple[int, int]]:
    names, found, at = by_name(), [], start
    while at < end:
        longest = max((n for n in range(2, 16) if at + n <= end and text[at : at + n] in names), default=0)
        if longest:
            found.append((at, at + longest))
        at += longest or 1
    return found


def test_names_of_divisions_are_the_longest_from_the_left_however_they_overlap() -> None:
    draw = random.Random(5)
    names = sorted(by_name())
    for _ in range(400):
        text = "".join(draw.choice(names)[draw.choice((0, 0, 1)) : draw.choice((2, 3, 9))] for _ in range(9))
        first, last = draw.randrange(4), len(text) - draw.randrange(3)
        assert find_names(text, first, last) == _by_hand(text, first, last)


@pytest.mark.parametrize("mark", ["", ",", "(", " –", "—", "-"])
@pytest.mark.parametrize(
    "link", ["that is", "i.e.", "or", "namely", "that means", "which is", "which makes", "meaning"]
)
def test_what_says_that_a_number_is_a_share_is_seen(mark: str, link: str) -> None:
    said = f"{mark} {link} about "
    assert re.fullmatch(percentages._OR, said), said
    assert percentages._THAT_IS.search("60 % of the 400 victims" + said + "340")


@pytest.mark.parametrize("line", ["2022-03-14", "（2022年3月14日）", "发布时间：2022-03-14", "来源：平安常德 2022-03-14", "记者：张某 2022年3月14日"])  # fmt: skip
def test_no_line_that_gives_the_day_of_posting_is_taken_for_prose(line: str) -> None:
    assert times._STAMPED.match(line)
    assert times._NO_HEAD.match(line, 0, line.index("2022")) is None
