"""Which character parts the cells."""

from __future__ import annotations

import pytest

from ringbreak.intake.tables.dialect import dialect

SENTENCES = "\n".join(
    ["发布时间,用户ID,内容"]
    + [
        f"2025-03-0{n} 10:00:00,user{n},长期回收数码产品，上门取货当面付款，有意者请直接联系，手机另告"
        for n in range(1, 7)
    ]
)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        (SENTENCES, ","),
        ("甲，乙，丙\n1，2，3\n4，5，6", "，"),
        ("日期，备注，金额\n1日，买书,买笔，3\n2日，买菜，6\n3日，车费，2", "，"),
        ("a;b;c\n1,5;2,5;3,5\n1,5;2,5;3,5", ";"),
    ],
    ids=[
        "sentences with as many full-width commas each",
        "full-width commas alone",
        "a comma inside a cell now and then",
        "decimal commas",
    ],
)
def test_commas_of_sentences_part_no_cells(text: str, delimiter: str) -> None:
    found = dialect(text)
    assert found is not None
    assert found[0] == delimiter
