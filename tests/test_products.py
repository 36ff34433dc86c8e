"""No statement of an investigation makes a product: rows between two steps of a query stay of the order of what the case holds.

The engine's own profile counts them, so the test does not look at a clock. A join of everything in a ring with everything else in it, by the
ring alone, passes every other test and takes gigabytes in the first large ring.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ringbreak.case.api import new_case
from ringbreak.case.authority import Authority
from ringbreak.engine import duckdb as engine
from ringbreak.simulate.simulate import simulate

TIMES = 0.9
"""Rows that a step may hand to the next for each row of all tables of the case: no step reads more than the largest few of them."""


class Profiled:
    """A connection that keeps, of each statement, the most rows one step gave the next."""

    def __init__(self, connection: Any, told: Path, seen: list[tuple[int, str]]) -> None:
        self._inner, self._told, self._seen = connection, told, seen

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def execute(self, statement: str, *args: Any) -> Any:
        if statement.startswith("SET allowed_directories"):
            # The profile is written where nothing of the case may be; what the engine may read is tested elsewhere.
            self._inner.execute("PRAGMA enable_profiling = 'json'")
            self._inner.execute(f"PRAGMA profiling_output = '{self._told}'")
            return self._inner
        if statement.startswith("SET enable_external_access"):
            return self._inner
        result = self._inner.execute(statement, *args)
        self.note(statement)
        return result

    def sql(self, statement: str, **more: Any) -> Any:
        return Relation(self._inner.sql(statement, **more), lambda: self.note(statement))

    def note(self, statement: str) -> None:
        if self._told.exists():
            told = json.loads(self._told.read_text(encoding="utf-8"))
            self._told.unlink()
            self._seen.append((max((most(o) for o in told.get("operator", ())), default=0), statement))


class Relation:
    def __init__(self, inner: Any, done: Any) -> None:
        self._inner, self._done = inner, done

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def to_arrow_table(self) -> Any:
        table = self._inner.to_arrow_table()
        self._done()
        return table


def most(operator: dict[str, Any]) -> int:
    return max(
        [int(operator.get("intermediate_rows") or 0), *(most(c) for c in operator.get("children", ()))]
    )


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
