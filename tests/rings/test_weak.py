"""Pairs of selectors too weak to join records alone, each counted once."""

from __future__ import annotations

import pyarrow as pa
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.rings import weak

Trait = tuple[str, str]


def joined(one: Trait, other: Trait, *, apart: bool = True, one_bits: float = 12.0) -> bool:
    """Whether three records that bear both are a pair at 20 bits; the other weighs ten.

    apart: their passages do not overlap; what has no passage overlaps with nothing.
    """
    selectors, links = [], []
    for n, (kind, value) in enumerate((one, other)):
        selectors.append({"selector_id": n, "kind": kind, "value": value, "record_count": 3})
        for record in (1, 2, 3):
            at = 40 * n if apart else 0
            links.append(
                {
                    "record_id": record,
                    "selector_id": n,
                    "bits": (one_bits, 10.0)[n],
                    "field": "text",
                    "start": at,
                    "end": at + 9,
                }
            )
    engine = DuckDB(threads=1)
    engine.register("selectors", pa.Table.from_pylist(selectors))
    engine.register("links", pa.Table.from_pylist(links))
    return weak.pairs(engine, 20.0).num_rows == 3


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("ipv4", "192.0.2.9"), ("device", "m-1"), True),
        (("ipv4", "192.0.2.9"), ("session", "192.0.2.9@2024-04-20T11"), False),
        (("session", "192.0.2.9@2024-04-20T11"), ("ipv4", "192.0.2.9"), False),
        (("ipv4", "192.0.2.9"), ("session", "192.0.2.99@2024-04-20T11"), True),
        (("ipv4", "192.0.2.9"), ("session", "460-00-1-2@2024-04-20T11:05"), True),
        # The log may write an address of version 6 otherwise than its normal form.
        (("ipv6", "2001:db8::1"), ("session", "2001:0db8:0:0:0:0:0:1@2024-04-20T11"), False),
        (("machine", "abc"), ("device", "m-1"), False),
        (("machine", "abc"), ("ipv4", "192.0.2.9"), True),
        (("ipv4", "192.0.2.9"), ("ipv4", "192.0.2.10"), False),
    ],
    ids=lambda x: x[0] if isinstance(x, tuple) else str(x),
)
def test_what_is_made_of_the_other_is_counted_once(one: Trait, other: Trait, expected: bool) -> None:
    assert joined(one, other) is expected


def test_overlapping_passages_and_too_few_bits_join_nothing() -> None:
    traits = ("ipv4", "192.0.2.9"), ("handle", "lanyu06")
    assert joined(*traits)
    assert not joined(*traits, apart=False)
    assert not joined(*traits, one_bits=9.9)
