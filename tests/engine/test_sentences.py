"""Sentences that the engine fills read as those that `say` fills."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sentences import sentence
from ringbreak.words import cut, say
from ringbreak.words_zh import CATALOGUE


def filled(template: str, **values: object) -> str | None:
    engine = DuckDB(threads=1)
    shown = {n: str(v) if isinstance(v, int) else "'" + str(v).replace("'", "''") + "'" for n, v in values.items()}  # fmt: skip
    made: str | None = engine.sql(f"SELECT {sentence(template, **shown)} AS s")["s"][0].as_py()
    engine.close()
    return made


@pytest.mark.parametrize(
    ("template", "values", "english"),
    [
        ("private: {records} records, one pool of {different} contacts seen {seen} times", {"records": 4, "different": 1, "seen": 3},
         "private: 4 records, one pool of 1 contact seen 3 times"),
        ("bears {kind}: {shown}, as {records} records of the ring do", {"kind": "account", "shown": "x", "records": 1},
         "bears account: x, as 1 record of the ring does"),
        ("bears {kind}: {shown}, as {records} records of the ring do", {"kind": "account", "shown": "{records} o'clock", "records": 2},
         "bears account: {records} o'clock, as 2 records of the ring do"),
        ("its {kind} is named by the pattern {pattern}, as {others} others are", {"kind": "domain", "pattern": "1", "others": 1},
         "its domain is named by the pattern 1, as 1 other is"),
        ("{records} records joined by decision", {"records": 11}, "11 records joined by decision"),
        ("{records} records joined by decision", {"records": "1.0"}, "1.0 records joined by decision"),
    ],
    ids=["one contact", "a verb further on", "a value with braces and a quote", "one other", "eleven", "no whole number"],
)  # fmt: skip
def test_a_sentence_made_by_the_engine_reads_as_it_should(
    template: str, values: dict[str, object], english: str
) -> None:
    assert filled(template, **values) == english


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_engine_and_say_make_the_same_sentence(data: st.DataObject) -> None:
    template = data.draw(st.sampled_from(sorted(CATALOGUE)))
    names = {name for name, _, _ in cut(template) if name}
    if not all(n.isidentifier() for n in names) or ":" in "".join(names):
        return
    values: dict[str, object] = {n: data.draw(st.integers(0, 12)) for n in sorted(names)}
    try:
        said = say(template, **values)
    except ValueError:
        return
    # Tables hold figures as they are; the engine has no formats.
    if not any(form in template for form in (":,", ":.", ":0", "!r")):
        assert filled(template, **values) == said


def test_nothing_is_said_of_what_is_not_known() -> None:
    engine = DuckDB(threads=1)
    made = engine.sql(f"SELECT {sentence('{records} records joined by decision', records='NULL')} AS s")
    assert made["s"][0].as_py() is None
    engine.close()
