"""People: which descriptions are of one person, and which only look like it."""

from __future__ import annotations

from datetime import date

import pytest

from ringbreak.linking.linker import MINTED, LinkSettings
from ringbreak.linking.linkers import people
from ringbreak.model.progress import SILENT

from .small import Row, Small, record

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平"


def others(n: int = 200) -> list[Row]:
    """People who are none of those in question, with common names, in a few towns."""
    return [
        {
            "record_id": 1000 + i, "name": SURNAMES[i % 20] + GIVEN[(i * 7 + i // 20) % 20] + GIVEN[(i * 3) % 20],
            "born_on": date(1950 + (i * 11) % 50, 1 + i % 12, 1 + (i * 5) % 28), "address": f"测试省示例市第{i % 5}区样板路{i}号",
            "phone": f"1990000{i:04}",
        }
        for i in range(n)
    ]  # fmt: skip


def groups(*profiles: Row) -> set[tuple[int, ...]]:
    rows = [{"record_id": i + 1, **p} for i, p in enumerate(profiles)] + others()
    case = Small(profiles=rows)
    case.engine.execute(MINTED)
    people.LINKER.mint(case.engine, LinkSettings(), SILENT)
    made = case.engine.sql("SELECT list(record_id ORDER BY record_id) AS held FROM minted GROUP BY value")
    return {tuple(held) for held in made["held"].to_pylist()}


BORN = date(1987, 3, 14)
HOME = "测试省示例市第九区花园街一百二十八号三单元"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"name": "欧阳明月", "born_on": BORN, "address": HOME}, {"name": "歐陽明月", "born_on": BORN, "address": HOME}),
        ({"name": "欧阳明月", "born_on": BORN, "address": HOME}, {"name": "Ouyang Mingyue", "born_on": BORN, "address": HOME}),
        ({"name": "欧阳明月", "born_on": BORN, "address": HOME}, {"name": "Mingyue OUYANG", "born_on": BORN, "address": HOME}),
        ({"name": "Robert Q. Example", "born_on": BORN, "address": HOME}, {"name": "Example, Bob", "born_on": BORN, "address": HOME}),
        ({"name": "Алексей Примеров", "born_on": BORN, "address": HOME}, {"name": "Aleksei Primerov", "born_on": BORN, "address": HOME}),
        ({"name": "欧阳明月", "born_on": BORN, "phone": "19911112222"}, {"name": "欧阳明月", "born_on": date(1987, 4, 14), "phone": "+86 199-1111-2222"}),
    ],
    ids=["traditional", "pinyin", "given name first", "short form and initial", "Cyrillic", "a slip in the birthday"],
)  # fmt: skip
def test_one_person_written_in_two_ways(one: Row, two: Row) -> None:
    assert (1, 2) in groups(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"name": "王伟"}, {"name": "王伟"}),
        ({"name": "欧阳明月", "address": "测试省示例市"}, {"name": "欧阳明月", "address": "测试省示例市"}),
        ({"name": "欧阳明月", "company": "样品公司"}, {"name": "欧阳明月", "company": "样品公司"}),
        ({"name": "欧阳明月", "born_on": BORN, "address": HOME}, {"name": "欧阳明悦", "born_on": date(1990, 1, 2), "address": HOME}),
        ({"name": "欧阳明月", "born_on": BORN, "id_number": "X11"}, {"name": "欧阳明月", "born_on": date(1951, 1, 2), "id_number": "X22"}),
        ({"name": "李薇", "born_on": BORN}, {"name": "李伟", "born_on": BORN}),
        ({"name": "John Example", "born_on": BORN}, {"name": "Jane Example", "born_on": date(1987, 9, 2)}),
    ],
    ids=[
        "a common name",
        "a rare name and a town",
        "a name and a company",
        "a sister at home",
        "two numbers, two birthdays",
        "names that sound alike on one day",
        "a family name",
    ],
)  # fmt: skip
def test_what_only_looks_like_one_person_is_not_joined(one: Row, two: Row) -> None:
    assert not any({1, 2} <= set(g) for g in groups(one, two))


def test_the_reason_names_what_agrees() -> None:
    rows = [
        {"record_id": 1, "name": "欧阳明月", "born_on": BORN, "address": HOME},
        {"record_id": 2, "name": "Ouyang Mingyue", "born_on": BORN, "address": HOME},
        *others(),
    ]
    case = Small(
        records=[record(r["record_id"], evidence_id=f"{r['record_id']:064x}") for r in rows], profiles=rows
    ).link()
    person = next(
        s for s in case.tables["selectors"]
        if s["kind"] == "person" and {1, 2} <= {x["record_id"] for x in case.tables["links"] if x["selector_id"] == s["selector_id"]}
    )  # fmt: skip
    assert person["privacy"] == "private"
    why = next(x["why"] for x in case.tables["links"] if x["selector_id"] == person["selector_id"])
    assert "the name; the date of birth; the address" in why


def test_strangers_stay_strangers() -> None:
    assert groups() == set()
