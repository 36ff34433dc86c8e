"""No cell of a CSV file is a formula, whichever separator the spreadsheet believes in."""

from __future__ import annotations

import csv
import io

import pytest

from ringbreak.cli.sql import safe
from tests.torture.bombs.tables import FORMULAS
from tests.torture.injection import formulas


@pytest.mark.parametrize("before", ["", "x;", "x\t", 'x; "', "a;b;"])
@pytest.mark.parametrize("formula", FORMULAS)
def test_a_cell_is_text_with_every_separator(formula: str, before: str) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([1, safe(before + formula), "end"])
    assert formulas(out.getvalue())[0] == []


@pytest.mark.parametrize(
    "plain", ["", "abc", "a;b", "a; b", "-", 5, -5, None, "1;2", "微信 x", "a - b", "x;y=z"]
)
def test_what_is_no_formula_is_left_alone(plain: object) -> None:
    assert safe(plain) == plain or plain == "-"


def test_a_number_that_begins_with_a_plus_survives_as_text() -> None:
    assert safe("+8619900000001") == "'+8619900000001"


def test_a_carriage_return_does_not_end_a_row() -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([safe("a\rb"), safe("c\r\nd")])
    assert list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == [["a\nb", "c\nd"]]
