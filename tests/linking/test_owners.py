"""Machines from which accounts are used whose owners complain: each for something else, so that no errand shows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pyarrow as pa
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.linking.coaction.owners import _machines_by_address

from .small import Small, record
from .test_machines import NOON, Platform

DESK = "d" * 64
MACHINES = ("m-000001", "m-000002", "m-000003", "m-000004")


def used(
    *,
    accounts: int = 24,
    complaining: int = 24,
    days: int = 1,
    strangers: int = 0,
    late: int = 0,
    address: str = "203.0.113.9",
    back: bool = False,
) -> tuple[Small, set[int], set[int]]:
    """Accounts, each used once from one of four machines; so many owners, and strangers, come to the desk so many days later."""
    platform = Platform(strangers=40)
    done: set[int] = set()
    told: set[int] = set()

    def desk(account: str, n: int) -> None:
        platform.count += 1
        i = platform.count
        platform.tables["records"].append(
            record(
                i,
                f"我的号半夜自己发东西，第{n}次说了",
                account,
                evidence_id=DESK,
                kind="message",
                platform=None,
                sent_at=NOON + timedelta(days=1 + late),
            )
        )
        told.add(i)

    for header in ("工单号", "用户原话"):
        platform.tables["mappings"].append(
            {"evidence_id": DESK, "locator": "", "header": header, "meaning": "kept", "why": "unknown"}
        )
    for n in range(accounts):
        account, machine = f"owner{n}", MACHINES[n % len(MACHINES)]
        platform.act(account, f"ph-{n:06d}", "login", at=NOON - timedelta(days=2))
        for day in range(days):
            done.add(
                platform.act(
                    account, machine, f"deed{n}", ip=address, at=NOON + timedelta(days=day, minutes=n)
                )
            )
        if n < complaining:
            if back:
                platform.act(account, f"ph-{n:06d}", "change_password", at=NOON + timedelta(days=1))
            else:
                desk(account, n)
    for n in range(strangers):
        desk(f"stranger{n}", n)
    made = Small(**platform.tables)
    made.run()
    return made, done, told


def machines(made: Small) -> set[int]:
    held = {s["selector_id"] for s in made.tables["selectors"] if s["kind"] == "machine"}
    return {x["record_id"] for x in made.tables["links"] if x["selector_id"] in held}


@pytest.mark.parametrize("back", [False, True], ids=["at the desk", "by a new password"])
def test_machines_are_one_hands_where_the_owners_of_their_accounts_complain(back: bool) -> None:
    made, done, told = used(back=back)
    assert machines(made) == done
    assert done | told <= set(made.groups()[0])


@pytest.mark.parametrize(
    "otherwise",
    [{"complaining": 3}, {"days": 4}, {"strangers": 36}, {"late": 90}],
    ids=["few complain", "they come back day after day", "everybody complains", "a year of other complaints"],
)
def test_machines_are_nobodys_otherwise(otherwise: dict[str, Any]) -> None:
    made, _, _ = used(**otherwise)
    assert machines(made) == set()


def test_machines_are_grouped_by_the_addresses_at_which_they_stand_within_a_platform() -> None:
    seen = [
        ("p", "a", "192.0.2.1"), ("p", "b", "192.0.2.1"), ("p", "b", "192.0.2.2"), ("p", "c", "192.0.2.2"), ("p", "d", "192.0.2.3"),
        # Where the log has no address a machine stands alone.
        ("p", "e", None), ("p", "f", ""),
        # Another platform's machines of these names.
        ("q", "a", "192.0.2.1"), ("q", "d", "192.0.2.9"),
    ]  # fmt: skip
    engine = DuckDB(threads=1)
    numbers = list(range(len(seen)))
    devices = [device for _, device, _ in seen]
    engine.register(
        "worked",
        pa.table(
            {"record_id": numbers, "space": [s for s, _, _ in seen], "device": devices, "shared": [True] * len(seen)}
        ),
    )  # fmt: skip
    engine.register(
        "actions", pa.table({"record_id": numbers, "device": devices, "ip": [ip for _, _, ip in seen]})
    )
    _machines_by_address(engine)
    found = engine.sql(
        "SELECT list(space || device ORDER BY space, device) AS them FROM machines_by_address GROUP BY machines ORDER BY them"
    )
    assert found["them"].to_pylist() == [["pa", "pb", "pc"], ["pd"], ["pe"], ["pf"], ["qa"], ["qd"]]
