"""What registers of complaints in a ring add up to, whatever its type."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_lists import claimed
from tests.rings.detectors.test_positions import mapped

CARD = "6200000000000000315"


def register(*rows: dict[str, str], headers: tuple[str, ...] = (), case_type: str | None = None) -> Small:
    case = Small()
    case.ring("r", case_type)
    mapped(case, "reg", ("报案人", "联系电话", *headers))
    for cells in rows:
        numbers = [("phone", v) for h, v in cells.items() if h == "联系电话"]
        case.record(evidence="reg", kind="profile", cells=cells, names=numbers)
    return case


@pytest.mark.parametrize(
    ("header", "written", "loss", "currency"),
    [
        ("损失金额", "12000", 12000.0, None),
        ("损失金额（元）", "12,000.50", 12000.5, "CNY"),
        ("损失(万元)", "1.2", 12000.0, "CNY"),
        ("损失(万元)", "12000元", 12000.0, "CNY"),
        ("被骗金额", "约3万余元", 30000.0, "CNY"),
        ("受骗金额", "¥ 800", 800.0, "CNY"),
        ("被骗", "5千", 5000.0, None),
        ("amount lost", "$1,250.00", 1250.0, "USD"),
        ("Loss", "900 USD", 900.0, "USD"),
        ("loss_usd", "900", 900.0, "USD"),
        ("经济损失", "０", None, None),
        ("损失金额", "三万多，具体记不清", None, None),
        ("损失金额", "2000+3000", None, None),
        ("挽回损失", "9000", None, None),
        ("涉案金额", "9000", None, None),
        ("损失时间", "2024", None, None),
        ("lost item", "12", None, None),
    ],
)
def test_a_loss_is_what_a_cell_of_its_column_alone_states(
    tmp_path: Path, header: str, written: str, loss: float | None, currency: str | None
) -> None:
    made = claimed(register({"报案人": "甲", header: written}, headers=(header,)), tmp_path, "complaints")
    assert {c: v[2] for (m, c), v in made.items() if m == "loss"} == (
        {} if loss is None else {currency: loss}
    )


def test_each_person_counts_once_at_least_and_every_row_at_most(tmp_path: Path) -> None:
    case = register(
        {"报案人": "甲", "联系电话": "+8619900000001", "损失金额": "5000"},
        {"报案人": "甲（补充）", "联系电话": "+8619900000001", "损失金额": "8000"},
        {"报案人": "乙", "损失金额": "100"},
        {"报案人": "丙"},
        headers=("损失金额",),
    )
    assert claimed(case, tmp_path, "complaints") == {
        ("complaints", None): (None, 3.0, 4.0),
        ("loss", None): (None, 8100.0, 13100.0),
    }


def test_a_type_that_counts_its_complaints_itself_is_not_told_twice_but_its_loss_is(tmp_path: Path) -> None:
    case = register({"报案人": "甲", "损失金额": "5000"}, headers=("损失金额",), case_type="loan_extortion")
    assert set(claimed(case, tmp_path, "complaints")) == {("loss", None)}


def test_the_number_of_whoever_is_complained_of_is_nobody_who_complains(tmp_path: Path) -> None:
    case = Small()
    mapped(case, "reg", ("报案人", "对方电话", "损失金额"))
    for name in "甲乙":
        case.record(
            evidence="reg", kind="profile", cells={"报案人": name, "对方电话": "+8619900000009", "损失金额": "10"},
            names=[("phone", "+8619900000009")],
        )  # fmt: skip
    assert claimed(case, tmp_path, "complaints")["loss", None] == (20.0, 20.0, 20.0)


@pytest.mark.parametrize(
    ("more", "register_of_complaints"),
    [((), True), (("transfers.payer",), False), (("transfers.balance",), False)],
)
def test_a_register_that_takes_down_card_and_sum_is_one_and_a_ledger_is_none(
    tmp_path: Path, more: tuple[str, ...], register_of_complaints: bool
) -> None:
    case = register({"报案人": "甲", "收款卡": CARD, "损失金额": "5000"}, headers=("收款卡", "损失金额"))
    for row in case.rows["mappings"]:
        row["meaning"] = {"收款卡": "transfers.payee", "损失金额": "transfers.amount"}.get(
            row["header"], "kept"
        )
    case.rows["mappings"] += [{**case.rows["mappings"][0], "header": m, "meaning": m} for m in more]
    assert (("loss", None) in claimed(case, tmp_path, "complaints")) == register_of_complaints
