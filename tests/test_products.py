"""No statement of an investigation makes a product: rows between two steps of a query stay of the order of what the case holds.

The engine's own profile counts them, so the test does not look at a clock. A join of everything in a ring with everything else in it, by the
ring alone, passes every other test and takes gigabytes in the first large ring.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ringbreak.case.api import new_case
from ringbreak.case.authority import Authority
from ringbreak.engine import duckdb as engine
from ringbreak.simulate.simulate import simulate

from .profiled import Profiled

TIMES = 0.9
"""Rows that a step may hand to the next for each row of all tables of the case: no step reads more than the largest few of them."""


@pytest.mark.parametrize("scenario", ["follower_cleaning", "gambling", "false_police", "site_agents"])
def test_no_statement_makes_a_product(scenario: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = simulate(scenario, tmp_path / "made", scale=0.01, seed=1)
    seen: list[tuple[int, str]] = []
    connect = engine.duckdb.connect

    class Module:
        """The driver, with connections that are profiled."""

        def __getattr__(self, name: str) -> Any:
            return getattr(duckdb, name)

        def connect(self, *args: Any) -> Profiled:
            return Profiled(connect(*args), tmp_path / "profile.json", seen)

    duckdb = engine.duckdb
    monkeypatch.setattr(engine, "duckdb", Module())
    case = new_case(tmp_path / "case")
    case.add([made.evidence], authority=Authority.stated("test-data"))
    ran = case.run(workers=1)
    assert len(seen) > 200, "the engine's profile was not written"
    held = sum(ran.rows.values())
    large = [(rows, " ".join(statement.split())[:300]) for rows, statement in seen if rows > TIMES * held]
    assert large == [], f"{held} rows in the case"
