"""Columns named by two lines of a header are known by both words."""

from __future__ import annotations

import pytest

from ringbreak.intake.tables.header import joined_lines
from ringbreak.intake.tables.synonyms import concept_of


def test_accounts_under_payer_and_payee_are_told_apart() -> None:
    upper = ["Ref", "Payer", None, None, "Payee", None, "Amount", "Date"]
    lower = [None, "Name", "Sort code", "Account no.", "Name", "Account no.", None, None]
    made = joined_lines(upper, lower)
    known = [found[0] if (found := concept_of(h or "")) else None for h in made]
    assert known[3] == "payer"
    assert (known[4], known[5]) == ("payee_name", "payee")


@pytest.mark.parametrize(
    ("header", "concept"),
    [
        ("Payer Account no.", "payer"),
        ("Payee Account no.", "payee"),
        ("Beneficiary Account number", "payee"),
        ("收款方账号", "payee"),
    ],
)
def test_joined_names_are_known(header: str, concept: str) -> None:
    found = concept_of(header)
    assert found is not None
    assert found[0] == concept
