"""Pairs of selectors too weak to join records alone, each counted once."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.rings import weak

Trait = tuple[str, str]
LANYU = "+8613800000001"


def joined(
    one: Trait, other: Trait, *, apart: bool = True, one_bits: float = 12.0, field: str = "text", texts: str = "", copies: int = 3
) -> bool:  # fmt: skip
    """Whether three records that bear both are a pair at 20 bits; the other weighs ten.

    apart: their passages do not overlap; what has no passage overlaps with nothing. field: in which the other stands. texts: a letter for
    each record, equal where one is the copy of the other. copies: of a text that is one of the two, in the case.
    """
    selectors, links = [], []
    for n, (kind, value) in enumerate((one, other)):
        count = copies if kind == "template" else 3
        selectors.append(
            {"selector_id": n, "kind": kind, "value": value, "record_count": count, "privacy": "private"}
        )
        for record in (1, 2, 3):
            at = 40 * n if apart else 0
            links.append(
                {
                    "record_id": record,
                    "selector_id": n,
                    "bits": (one_bits, 10.0)[n],
                    "field": ("text", field)[n],
                    "start": at,
                    "end": at + 9,
                }
            )
    for record, text in enumerate(texts, 1):
        links.append({"record_id": record, "selector_id": 10 + ord(text), "bits": 0.0})
        selectors.append(
            {"selector_id": 10 + ord(text), "kind": "template", "value": text, "record_count": 9}
        )
    engine = DuckDB(threads=1)
    engine.register(
        "selectors",
        pa.Table.from_pylist([dict(s) for s in {s["selector_id"]: s for s in selectors}.values()]),
    )
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
        # One of them is a part of the other.
        (("url", "https://a.example/x"), ("domain", "a.example"), False),
        (("url", "https://a.example/x"), ("domain", "b.example"), False),
        (("url", "http://192.0.2.9/x"), ("ipv4", "192.0.2.9"), False),
        (("email", "lanyu06@a.example"), ("domain", "a.example"), False),
        (("email", "lanyu06@a.example"), ("telegram", "lanyu06"), False),
        (("email", "lanyu06@a.example"), ("telegram", "haitang9"), True),
        (("phone", LANYU), ("wechat", LANYU[3:]), False),
        (("phone", LANYU), ("wechat", "lan_yu06"), True),
        (("account", "qq:2380004411"), ("qq", "2380004411"), False),
        # Names of one thing.
        (("domain", "a.example"), ("tracking_id", "UA-10000-1"), False),
        (("phone", LANYU), ("tracking_id", "UA-10000-1"), True),
        (("imei", "490154203237518"), ("device", "m-1"), False),
        (("imsi", "460000000000001"), ("iccid", "89860000000000000001"), False),
        (("imsi", "460000000000001"), ("imei", "490154203237518"), True),
        (("md5", "0" * 32), ("sha256", "1" * 64), False),
        (("md5", "0" * 32), ("phone", LANYU), True),
        # One of them was found by the other.
        (("person", "abc"), ("phone", LANYU), False),
        (("bank_card", "6222000000000000011"), ("person", "abc"), False),
        (("person", "abc"), ("ipv4", "192.0.2.9"), True),
        (("coordination", "abc"), ("url", "https://a.example/x"), False),
        (("coordination", "abc"), ("ipv4", "192.0.2.9"), True),
        (("site_family", "domain:bet#"), ("domain", "bet1.example"), False),
        (("site_family", "domain:bet#"), ("phone", LANYU), True),
        (("agent_code", "u77"), ("url", "https://a.example/?u=77"), False),
        (("flow", "abc"), ("bank_account", "0000000001"), False),
        (("flow", "abc"), ("phone", LANYU), True),
        (("room", "abc"), ("phone", LANYU), False),
        (("payment", "abc"), ("phone", LANYU), False),
        (("phone", LANYU), ("parcel", "SF0000000001"), False),
    ],
    ids=lambda x: x[0] if isinstance(x, tuple) else str(x),
)
def test_what_one_fact_gives_is_counted_once(one: Trait, other: Trait, expected: bool) -> None:
    assert joined(one, other) is expected


def test_contacts_that_stand_together_only_in_copies_of_one_text_are_one() -> None:
    contacts = ("phone", LANYU), ("wechat", "lan_yu06")
    assert not joined(*contacts, texts="aaa")
    assert joined(*contacts, texts="aab")
    assert joined(*contacts, texts="aa")


def test_what_stands_in_nearly_all_copies_of_a_text_adds_nothing_to_it() -> None:
    text = ("template", "abc")
    assert not joined(text, ("phone", LANYU), apart=False, copies=3)
    assert joined(text, ("phone", LANYU), apart=False, copies=4)
    # What does not stand in the text does not come with it.
    assert joined(text, ("session", "192.0.2.9@2024-04-20T11"), copies=3)


def test_what_stands_in_a_picture_comes_with_it() -> None:
    assert joined(("image", "abc"), ("wechat", "lan_yu06"))
    assert not joined(("image", "abc"), ("wechat", "lan_yu06"), field="region:2")


def test_overlapping_passages_and_too_few_bits_join_nothing() -> None:
    traits = ("ipv4", "192.0.2.9"), ("handle", "lanyu06")
    assert joined(*traits)
    assert not joined(*traits, apart=False)
    assert not joined(*traits, one_bits=9.9)


def test_a_pair_is_left_where_two_records_or_more_bear_both_when_links_were_rejected() -> None:
    found = pa.table(
        {"pair": [0, 0, 1, 1, 1], "left_id": [5] * 5, "right_id": [6, 6, 7, 7, 7], "record_id": [1, 2, 1, 2, 3], "bits": [30.0] * 5}
    )  # fmt: skip

    def left(*rejected: tuple[int, int]) -> list[tuple[int, int]]:
        def among(records: weak.I64, selectors: weak.I64) -> np.ndarray:
            return np.array(
                [pair in rejected for pair in zip(records.tolist(), selectors.tolist(), strict=True)]
            )

        kept = weak.without(found, among)
        return list(zip(kept["pair"].to_pylist(), kept["record_id"].to_pylist(), strict=True))

    assert left() == [(0, 1), (0, 2), (1, 1), (1, 2), (1, 3)]
    # The link is of both pairs: one record alone is left of the first.
    assert left((1, 5)) == [(1, 2), (1, 3)]
    assert left((2, 7)) == [(0, 1), (0, 2), (1, 1), (1, 3)]
