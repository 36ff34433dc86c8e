"""Identifiers by the thousand: each once, each valid, none anybody's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from stdnum import luhn
from stdnum.cn import ric, uscc

from ringbreak.errors import UsageError
from ringbreak.simulate.pools import PREFIXES, PROVINCES, Pools
from ringbreak.simulate.workbook import Workbook


@pytest.mark.parametrize("seed", [1, 2, 20261121])
def test_numbers_are_given_out_once_and_pass_their_checks(seed: int) -> None:
    pools = Pools(seed)
    mobiles = [pools.mobile() for _ in range(3_000)]
    assert len(set(mobiles)) == 3_000
    assert all(m[:3] in PREFIXES and m[3:7] == "0000" and len(m) == 11 for m in mobiles)
    cards = [pools.card() for _ in range(500)]
    assert len(set(cards)) == 500
    assert all(luhn.is_valid(c) and c.startswith("620000") for c in cards)
    people = [pools.identity(n) for n in range(500)]
    assert len(set(people)) == 500
    assert all(p[-1] == ric.calc_check_digit(p[:-1] + "0") for p in people)
    assert all(p[6:9] == "190" and p[9] < "6" for p in people), "born 1900-1905"
    assert {p[:6] for p in people} == {district for _, district in PROVINCES}
    assert all(uscc.is_valid(pools.company()) for _ in range(50))


def test_two_seeds_give_other_numbers_in_another_order() -> None:
    one, other = Pools(1), Pools(2)
    assert [one.mobile() for _ in range(20)] != [other.mobile() for _ in range(20)]


def test_one_pool_does_not_disturb_another() -> None:
    """A scenario that needs a card more keeps its telephones."""
    plain, busy = Pools(5), Pools(5)
    for _ in range(10):
        busy.card()
    assert [plain.mobile() for _ in range(5)] == [busy.mobile() for _ in range(5)]


def test_names_say_that_they_are_examples() -> None:
    pools = Pools(3)
    for made in [pools.handle() for _ in range(200)] + [pools.wxid() for _ in range(200)]:
        assert re.search("shili|lizi|example", made), made
    assert all(
        re.fullmatch(r"[a-z0-9]+-(shili|lizi|example)\.(example|test)", pools.domain()) for _ in range(200)
    )


def test_a_pool_that_is_empty_says_so() -> None:
    pools = Pools(1)
    for _ in range(len(PREFIXES) * 10_000):
        pools.mobile()
    with pytest.raises(UsageError, match="belong to nobody"):
        pools.mobile()


def test_a_workbook_reads_back_cell_by_cell(tmp_path: Path) -> None:
    import python_calamine

    rows: list[list[object]] = [["序号", "a<b & c", "  space"], [1, 2.5, ""], ["=1+1", "第\u200b二", 3]]
    with Workbook(tmp_path / "a.xlsx", "名<单>") as book:
        assert [book.row(r) for r in rows] == [1, 2, 3]
    read = python_calamine.CalamineWorkbook.from_path(tmp_path / "a.xlsx")
    assert read.sheet_names == ["名<单>"]
    assert read.get_sheet_by_index(0).to_python() == [[r if r != "" else "" for r in row] for row in rows]


def test_what_only_developers_have_is_not_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    from ringbreak.simulate.registry import SCENARIOS
    from ringbreak.simulate.simulate import simulate

    for absent in ("xlsxwriter", "networkx", "hypothesis.strategies"):
        monkeypatch.setitem(sys.modules, absent, None)
    for scenario in SCENARIOS:
        simulate(scenario.name, tmp_path / scenario.name, scale=0.0001, noise=())
