"""Money in hired accounts: what its owners live on, what goes back to those who pay, and who collects without being named."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.rings.detectors.cases import START, Small
from tests.rings.detectors.test_conduct import CARD, _sham_shop, claimed, figures
from tests.rings.detectors.test_positions import TILL, applied, gambling, mapped

PLAYER, STRANGER, EMPLOYER, GROCER = (f"62000000000001{n:05d}" for n in range(1, 5))


@pytest.mark.parametrize("memo", ["工资", "代发工资", "养老金", "Salary March", "结息"])
def test_a_wage_in_the_rings_own_statement_is_in_the_upper_figure_only_and_its_payer_no_victim(
    tmp_path: Path, memo: str
) -> None:
    case = _sham_shop()
    case.transfer("victim1", CARD, "900.00", memo="解冻费")
    wage = case.transfer(EMPLOYER, CARD, "5000.00", memo=memo)
    got = figures(claimed(case, tmp_path, "gambling_shop"))
    assert got["money_in"] == (None, 900.0, 5900.0)
    assert got["payers"] == (None, 1.0, 2.0)
    played = gambling()
    wage = played.transfer(EMPLOYER, TILL, "5000.00", memo=memo)
    stake = played.transfer(PLAYER, TILL, "500.00", memo="货款")
    roles = applied(played, tmp_path / "roles")
    assert (roles["record", wage], roles["record", stake]) == (None, "victim")


@pytest.mark.parametrize("memo", ["利息", "还利息", "代发货款", "interest on the loan"])
def test_what_a_lenders_victims_pay_is_no_wage(tmp_path: Path, memo: str) -> None:
    case = gambling()
    paid = case.transfer(PLAYER, TILL, "500.00", memo=memo)
    assert applied(case, tmp_path)["record", paid] == "victim"


def test_who_pays_in_is_paid_by_a_handler_and_the_grocer_by_nobody_in_particular(tmp_path: Path) -> None:
    case = gambling()
    for n in range(3):
        case.transfer(PLAYER, TILL, "500.00", at=START + timedelta(hours=n))
    won = case.transfer(TILL, PLAYER, "80.00")
    food = case.transfer(TILL, GROCER, "36.50")
    back = case.transfer(EMPLOYER, TILL, "5000.00", memo="工资")
    lent = case.transfer(TILL, EMPLOYER, "100.00")
    roles = applied(case, tmp_path)
    assert [roles["record", r] for r in (won, food, back, lent)] == ["money_handler", None, None, None]


def test_a_sellers_wallet_is_the_sellers_and_pays_no_handler(tmp_path: Path) -> None:
    case = Small()
    for n in range(4):
        case.record(
            f"出网贷料子{n}000条，一手，1元一条，银行卡收款{TILL}", author="s", names=[("bank_card", TILL)]
        )
    for n in range(2):
        case.record("求购网贷料子，要了", author=f"b{n}")
    case.selector("bank_card", TILL)
    for n in range(5):
        case.transfer(f"{PLAYER}{n}", TILL, "500.00")
    out = case.transfer(TILL, f"{PLAYER}0", "80.00")
    assert applied(case, tmp_path)["record", out] is None


def test_an_account_that_collects_without_being_named_is_in_the_upper_figure(tmp_path: Path) -> None:
    case = _sham_shop()
    third = "6200000000000000331"
    case.selector("bank_card", third)
    made = figures(claimed(case, tmp_path / "two", "gambling_shop"))
    assert made["accounts_named"] == (2.0, 2.0, 2.0)
    for n in range(3):
        case.transfer(f"v{n}", third, "900.00")
    # A payment's own cells name nobody's till.
    case.rows["mentions"].append(dict.fromkeys(case.rows["mentions"][0]) | {
        "record_id": case.count, "field": "cell:收款", "start": 0, "end": len(third), "kind": "bank_card", "value": third,
        "as_written": third, "shown_as": third, "validity": "format", "why": "t", "specificity": 0.9,
    })  # fmt: skip
    got = figures(claimed(case, tmp_path / "three", "gambling_shop"))
    assert got["accounts_named"] == (None, 2.0, 3.0)


def deceived(case: Small, **told: str) -> tuple[list[int], list[int]]:
    """A conversation whose export shows names alone: what the desk says, what the customer says."""
    desk, customer = "客服中心-小顾", "兰兰"
    said = [
        case.record(text, author_name=desk, evidence="chat", **told)
        for text in (
            "名下的钱先转到安全账户，三分钟原路返回", "您名下的银行卡涉嫌洗钱", "请把余额归集到监管账户，屏幕共享不要关",
            "系统里有的，尾号我给您核对一下", "填收款的那张卡就可以",
        )
    ]  # fmt: skip
    heard = [case.record("我先问一下女儿", author_name=customer, evidence="chat", **told)]
    for n in range(3):
        case.record(f"接到自称公安的电话{n}，让我转到安全账户，被骗", evidence="reg", kind="document")
    return said, heard


def test_who_shows_a_part_in_a_conversation_plays_it_there_though_the_export_gives_names_alone(
    tmp_path: Path,
) -> None:
    case = Small()
    said, heard = deceived(case)
    roles = applied(case, tmp_path / "chat")
    assert {roles["record", r] for r in said} == {"operator"}
    assert roles["record", heard[0]] is None
    table = Small()
    said, _ = deceived(table)
    mapped(table, "chat", ("时间", "姓名", "内容"))
    roles = applied(table, tmp_path / "table")
    assert [roles["record", r] for r in said[3:]] == [None, None]
