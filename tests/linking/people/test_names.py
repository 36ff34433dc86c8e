"""How far two names agree, spelling by spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.linking.people.latin import readings, skeleton, spoken
from ringbreak.linking.people.names import ENOUGH, same, words
from ringbreak.linking.people.words import NEAR, SAME, alike, distance

AGREE = [
    ("person", "张伟明", "張偉明", "traditional characters"),
    ("person", "张伟明", "Zhang Weiming", "pinyin"),
    ("person", "张伟明", "WEI MING ZHANG", "pinyin, given name first and apart"),
    ("person", "曾小雨", "Zeng Xiaoyu", "a surname read in its own way"),
    ("person", "司马光远", "Sima Guangyuan", "a surname of two characters"),
    ("person", "William Test", "Bill Test", "a short form"),
    ("person", "J. Q. Sample", "John Sample", "an initial"),
    ("person", "José Ejemplo", "Jose Ejemplo", "an accent"),
    ("person", "Юрий Образцов", "Yuri Obraztsov", "Cyrillic"),
    ("person", "Mohammed al-Mithali", "Muhammad Al Mithali", "a name with many spellings"),
    ("person", "Dr. Anna Beispiel", "Beispiel, Anna", "a title, another order"),
    ("person", "Annabeispiel", "Anna Beispiel", "run together"),
    ("company", "Beispiel Aktiengesellschaft", "Beispiel AG", "a legal form"),
    ("company", "A.B.C. Widgets Ltd.", "ABC Widgets Limited", "full stops"),
    ("company", "示例科技有限公司", "示例科技", "a legal form in Chinese"),
]
DIFFER = [
    ("person", "张伟明", "张伟民", "one character, the same sound"),
    ("person", "张伟", "Li Wei", "another surname"),
    ("person", "John Sample", "Jane Sample", "another first name"),
    ("person", "John Sample", "John Specimen", "another surname"),
    ("person", "Sample", "John Sample", "a surname alone"),
    ("person", "J Sample", "John Specimen", "an initial is no name"),
    ("person", "Li", "Lu", "two letters"),
    ("company", "Example Fund VIII L.P.", "Example Fund IX L.P.", "another number"),
    ("company", "Example (France) SA", "Example (Spain) SA", "another country"),
    ("company", "示例科技有限公司", "样品科技有限公司", "another name"),
]


@pytest.mark.parametrize(("schema", "left", "right", "why"), AGREE, ids=[r[3] for r in AGREE])
def test_names_that_agree(schema: str, left: str, right: str, why: str) -> None:
    assert same(left, right, schema) >= ENOUGH


@pytest.mark.parametrize(("schema", "left", "right", "why"), DIFFER, ids=[r[3] for r in DIFFER])
def test_names_that_do_not(schema: str, left: str, right: str, why: str) -> None:
    assert same(left, right, schema) < ENOUGH


@given(st.text("abcdefghij zhang李伟é'-. ", max_size=30), st.text("abcdefghij zhang李伟é'-. ", max_size=30))
def test_order_of_the_two_does_not_matter_much_and_a_name_agrees_with_itself(a: str, b: str) -> None:
    assert 0.0 <= same(a, b) <= 1.0
    if words(a):
        assert same(a, a) == 1.0


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 3))
def test_distance_is_the_true_one_within_its_band(a: str, b: str, most: int) -> None:
    def true(x: str, y: str) -> int:
        table = [[max(i, j) if not i or not j else 0 for j in range(len(y) + 1)] for i in range(len(x) + 1)]
        for i in range(1, len(x) + 1):
            for j in range(1, len(y) + 1):
                table[i][j] = min(
                    table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (x[i - 1] != y[j - 1])
                )
                if i > 1 and j > 1 and x[i - 1] == y[j - 2] and x[i - 2] == y[j - 1]:
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        return table[-1][-1]

    assert distance(a, b, most) == min(true(a, b), most + 1)


def test_every_reading_is_a_syllable() -> None:
    every, surnames = readings()
    assert len(every) == 6763
    assert all(s.isascii() and s.isalpha() for s in (*every.values(), *surnames.values()))
    assert spoken("任我行") == ("ren", "woxing")


@pytest.mark.parametrize(
    ("left", "right"),
    [("sergei", "sergey"), ("yusuf", "yousuf"), ("nooristani", "nuristani"), ("mueller", "muller")],
)
def test_transliterations_sound_alike(left: str, right: str) -> None:
    assert skeleton(left) == skeleton(right) or alike(left, right) >= NEAR
    assert alike(left, left) == SAME
