"""Temporary tables that a linker makes one after another, stopping at the first that shows there is nothing to find.

As one statement over records that come from a file, DuckDB 2.0.0 stops for ever at a hundred thousand of them (all threads wait, nothing
is left to do; docs/decisions/0027-statements-that-never-end.md).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ringbreak.engine.engine import Engine


def stepwise(
    engine: Engine,
    prefix: str,
    steps: Sequence[tuple[str, str]],
    needed: Collection[str],
    tell: Callable[[Engine], None],
) -> None:
    """Make the table `{prefix}_{name}` of each step's statement, then `tell` of them, then drop them all.

    Args:
        steps: (name, SELECT), in order; a statement may read the tables before it.
        needed: Names of tables that must have a row; at the first that has none it ends, and nothing is told.
    """
    for name, statement in steps:
        engine.execute(f"CREATE OR REPLACE TEMP TABLE {prefix}_{name} AS {statement}")
        if name in needed and not engine.sql(f"SELECT 1 FROM {prefix}_{name} LIMIT 1").num_rows:
            break
    else:
        tell(engine)
    for name, _ in steps:
        engine.execute(f"DROP TABLE IF EXISTS {prefix}_{name}")
