"""The first few of a group are those that a sorted list would begin with."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.firsts import first_passages, firsts

ROWS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.booleans(),
        st.none() | st.integers(-3, 3),
        st.sampled_from(["text", "cell:金额", "a"]),
    ),
    max_size=30,
)


@given(ROWS, st.integers(1, 6))
def test_firsts_are_the_beginning_of_the_sorted_list(
    rows: list[tuple[int, bool, int | None, str]], most: int
) -> None:
    engine = DuckDB(threads=1)
    engine.register(
        "rows",
        pa.table(
            {
                "g": pa.array([r[0] for r in rows], pa.int64()),
                "own": pa.array([r[1] for r in rows], pa.bool_()),
                "amount": pa.array([r[2] for r in rows], pa.int64()),
                "field": pa.array([r[3] for r in rows], pa.large_string()),
                "record_id": pa.array(range(len(rows)), pa.int64()),
                "start": pa.array([7 * n % 5 for n in range(len(rows))], pa.int32()),
                "stop": pa.array([9] * len(rows), pa.int32()),
            }
        ),
    )
    passage = "{'r': record_id, 'f': field, 's': start, 'e': stop}"
    for made, listed in (
        (
            firsts(most, "record_id", "NOT own", "-amount", "record_id"),
            "record_id ORDER BY own DESC, amount DESC NULLS LAST, record_id",
        ),
        (first_passages(most, "field", "start", "record_id"), f"{passage} ORDER BY field, start, record_id"),
    ):
        found = engine.sql(
            f"SELECT g, {made} AS a, list({listed})[1:{most}] AS b FROM rows GROUP BY g ORDER BY g"
        )
        assert found["a"].to_pylist() == found["b"].to_pylist()


@pytest.mark.parametrize("threads", [1, 2])
def test_a_group_without_rows_has_an_empty_list(threads: int) -> None:
    engine = DuckDB(threads=threads)
    found = engine.sql(f"SELECT {firsts(3, 'i', 'i')} AS a FROM range(4) t(i) WHERE i > 9")
    assert found["a"].to_pylist() == [[]]
