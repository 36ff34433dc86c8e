"""What the engine's own profile says of a statement: the rows that its steps hand one another."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

UNEQUAL = ("CROSS_PRODUCT", "NESTED_LOOP_JOIN", "BLOCKWISE_NL_JOIN", "PIECEWISE_MERGE_JOIN", "IE_JOIN")
"""The engine's joins by something else than equality."""


class Profiled:
    """A connection that keeps, of each statement, the most rows one step gave the next."""

    def __init__(self, connection: Any, told: Path, seen: list[tuple[int, str]]) -> None:
        self._inner, self._told, self._seen = connection, told, seen

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def profile(self) -> None:
        """Have the profile of every later statement written."""
        self._inner.execute("PRAGMA enable_profiling = 'json'")
        self._inner.execute(f"PRAGMA profiling_output = '{self._told}'")

    def execute(self, statement: str, *args: Any) -> Any:
        if statement.startswith("SET allowed_directories"):
            # The profile is written where nothing of the case may be; what the engine may read is tested elsewhere.
            self.profile()
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
    """The most rows that a step hands to the next, or that a join without an equal sign holds against one another: its filters see each pair."""
    children = operator.get("children", ())
    held = 0
    if operator["type"] in UNEQUAL:
        held = math.prod(int(c.get("intermediate_rows") or 0) for c in children)
    return max([int(operator.get("intermediate_rows") or 0), held, *(most(c) for c in children)])
