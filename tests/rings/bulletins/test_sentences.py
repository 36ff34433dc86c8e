"""Where clauses begin and end, held against a reading of one character after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ringbreak.rings.bulletins.sentences import clause_end, clause_start

_TEXTS = st.text(alphabet="人a1 ，,：:；;。.！!？?（(", max_size=40)


def _inside_number(text: str, i: int) -> bool:
    return 0 < i < len(text) - 1 and text[i - 1].isdigit() and text[i + 1].isdigit()


@given(_TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_clause_begins_behind_the_last_mark_that_is_in_no_number(text: str, start: int, at: int) -> None:
    at, start = min(at, len(text)), min(start, at, len(text))
    marks = [
        i
        for i in range(start, at)
        if text[i] in "，：:；;。（(" or (text[i] == "," and not _inside_number(text, i))
    ]
    assert clause_start(text, start, at) == (marks[-1] + 1 if marks else start)


@given(_TEXTS, st.integers(0, 40), st.integers(0, 40))
def test_a_clause_ends_at_the_next_mark_that_is_in_no_number(text: str, at: int, end: int) -> None:
    end, at = min(end, len(text)), min(at, end, len(text))
    marks = [
        i
        for i in range(at, end)
        if text[i] in "，：；;。！？!?" or (text[i] in ",.:" and not _inside_number(text, i))
    ]
    assert clause_end(text, at, end) == (marks[0] if marks else end)
