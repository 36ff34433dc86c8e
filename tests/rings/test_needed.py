"""A look for needed words may pass a text on in vain, and must never spare one that says the term."""

from __future__ import annotations

import re
from functools import cache

import pyarrow as pa
import pytest
import re2
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.engine.duckdb import DuckDB
from ringbreak.rings.conduct.needed import needed
from ringbreak.rings.conduct.terms import (
    BY_NAME,
    DEAR,
    SELDOM,
    any_english,
    may_say,
    may_say_more,
    said,
    said_after,
)


@cache
def texts_of(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(re.compile(pattern, re.I))


PATTERNS = sorted({p for t in BY_NAME.values() for p in (*t.chinese, t.en, t.more) if p})


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("清粉|僵尸粉", {"清粉", "僵尸粉"}),
        ("群(?:码|活码)", {"群码", "群活码"}),
        ("出.{0,10}群码", {"群码"}),
        ("(?:办|做)[^，。]{0,6}证", {"证"}),
        ("[贷貸]款", {"贷款", "貸款"}),
        ("借(?:了|走)?钱", {"借钱", "借了钱", "借走钱"}),
        ("逾期+", {"逾"}),
        ("a{2,3}b*", {"a"}),
        (r"\bloans?\b", {"loan"}),
        (r"\$[0-9]+", {"$"}),
        ("[0-9]+(?:元|块)", {"元", "块"}),
        ("一(?:元|圆)?", {"一"}),
        ("[]x]y", {"]y", "xy"}),
        ("[.-]y", {".y", "-y"}),
    ],
)
def test_the_words_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert needed(pattern) == words


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "a?",
        "[0-9]+",
        ".{0,9}",
        "a|[0-9]",
        "(a)",
        r"\x{200B}a",
        "(?i:a)",
        "a|",
        "(?:a|b)?",
        "a)b",
        r"\pLa",
    ],
)
def test_what_needs_no_word_or_cannot_be_told_is_not_told(pattern: str) -> None:
    assert needed(pattern) is None


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_every_text_that_matches_holds_a_needed_word(data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from(PATTERNS))
    words = needed(pattern)
    text = data.draw(texts_of(pattern))
    if words is None or re2.search("(?i)" + pattern, text) is None:
        return
    assert re2.search("(?i)" + "|".join(map(re.escape, sorted(words))), text) is not None, (pattern, text)


def test_all_dear_and_seldom_terms_can_be_looked_for_by_their_words() -> None:
    assert BY_NAME.keys() >= DEAR | SELDOM
    for name in DEAR | SELDOM:
        assert all(needed(p) for p in BY_NAME[name].chinese), name


@settings(max_examples=5, deadline=None)
@given(st.data())
def test_a_look_before_changes_no_answer(data: st.DataObject) -> None:
    names = sorted(n for n, t in BY_NAME.items() if t.chinese and t.en)
    said_more = sorted(n for n in names if BY_NAME[n].more)
    chosen = [data.draw(st.sampled_from(names)) for _ in range(5)]
    texts = [data.draw(texts_of(data.draw(st.sampled_from(BY_NAME[n].chinese)))) for n in chosen]
    texts.append(data.draw(texts_of(BY_NAME[data.draw(st.sampled_from(said_more))].more)))
    with_rest = texts + [a + b for a, b in zip(texts, reversed(texts), strict=True)] + ["今晚吃什么", ""]
    engine = DuckDB(threads=1)
    try:
        engine.register("said_rows", pa.table({"words": with_rest, "squeezed": with_rest}))
        plain = ", ".join(
            "("
            + " OR ".join(
                f"regexp_matches(words, '{p.replace(chr(39), chr(39) * 2)}', 'i')"
                for p in (*BY_NAME[n].chinese, BY_NAME[n].en, BY_NAME[n].more)
                if p
            )
            + f") AS {n}"
            for n in names
        )
        columns = {"plain": "words", "squeezed": "squeezed"}
        direct = ", ".join(f"{said(n, **columns)} AS {n}" for n in names)
        after = ", ".join(
            f"{said_after(n, **columns, english='english', chinese='seldom' if n in SELDOM else 'chinese')} AS {n}"
            for n in names
        )
        looks = f"{any_english(names, 'words')} AS english, {may_say_more(names, 'words')} AS english_more, {may_say(names, 'squeezed')} AS chinese, {may_say(SELDOM, 'squeezed')} AS seldom"
        wanted = engine.sql(f"SELECT {plain} FROM said_rows").to_pylist()
        assert engine.sql(f"SELECT {direct} FROM said_rows").to_pylist() == wanted
        assert engine.sql(f"SELECT {after} FROM (SELECT *, {looks} FROM said_rows)").to_pylist() == wanted
    finally:
        engine.close()
