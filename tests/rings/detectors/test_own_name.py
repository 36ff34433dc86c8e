"""Who offers forged papers under his own name sells them; who leads to somebody else spreads the offer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_positions import applied

SHOP = "paperhouse_cn"


def offers(case: Small, author: str | None, name: str, contact: str, n: int = 3) -> list[int]:
    kind = "email" if "@" in contact else "telegram"
    return [
        case.record(f"代办毕业证，不用考试，三天出证，第{i}批，联系 {contact}", author=author, author_name=name,
                    evidence="forum", names=[(kind, contact)])
        for i in range(n)
    ]  # fmt: skip


def papers() -> Small:
    case = Small()
    for i in range(3):
        case.record(
            f"花了{i}千，上次买的毕业证是假的，查无此证，请求处理 {SHOP}",
            author=f"v{i}",
            evidence="c",
            names=[("telegram", SHOP)],
        )
    case.selector("telegram", SHOP)
    return case


@pytest.mark.parametrize("author", ["user77", None], ids=["with an account", "by name alone"])
def test_who_is_called_as_the_contact_he_gives_is_the_seller(author: str | None, tmp_path: Path) -> None:
    case = papers()
    own = offers(case, author, "PaperHouse 证华堂", SHOP)
    others = offers(case, "user88", "greywolf", SHOP)
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in own} == {"operator"}
    assert {roles["record", i] for i in others} == {"promoter"}


def test_he_to_whose_address_others_lead_is_the_seller(tmp_path: Path) -> None:
    case = papers()
    office = "ph.office@mailbox.example"
    led = offers(case, "user88", "greywolf", office)
    own = offers(case, office, "office", SHOP)
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in own} == {"operator"}
    assert {roles["record", i] for i in led} == {"promoter"}


def test_a_name_given_once_is_no_shop(tmp_path: Path) -> None:
    case = papers()
    offers(case, "user88", "greywolf", SHOP)
    once = offers(case, "user77", "PaperHouse", SHOP, 1)
    assert applied(case, tmp_path)["record", once[0]] == "promoter"
