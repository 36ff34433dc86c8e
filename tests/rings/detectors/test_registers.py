"""Forged rows of a register: what the ring is called, who entered them, and what is said about both tables."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ringbreak.model.ids import selector_id
from ringbreak.rings.conduct.typing import type_rings
from ringbreak.rings.detectors.forgery import DETECTOR
from ringbreak.rings.roles import assign_roles

from .cases import START, Small

VALUE = "0123456789abcdef:operator"


def office(
    rows: int, *, case_type: str | None = "forgery", bare: int | None = None
) -> tuple[Small, list[int]]:
    """A ring of forged rows, one night each, with the entry of the log and the buyer's payment; and one honest pair outside it."""
    case = Small()
    case.ring("r", case_type)
    register = selector_id("register", VALUE)
    case.selector("register", VALUE)
    case.selector("bank_card", "6200000000000017")
    forged = []
    for n in range(rows):
        at = START + timedelta(days=n, hours=14)
        row = case.record(kind="profile", evidence="register", channel="licences", at=at, cells={"name": f"Buyer {n}", "licence": f"LC{n}"})  # fmt: skip
        entry = case.action("clerk2", "insert", evidence="log", at=at, target=f"LC{n}")
        paid = case.transfer(f"62000000000001{n:02d}", "6200000000000017", "8000.00", evidence="bank", at=at - timedelta(days=1))  # fmt: skip
        forged.append(row)
        for bearer in (row, entry, paid):
            case.rows["links"].append(
                {"record_id": bearer, "selector_id": register, "bits": 22.0, "why": "t"}
            )
    one = case.record(ring=None, kind="profile", evidence="register", channel="licences", cells={"name": "Honest", "application": "AP1"})  # fmt: skip
    two = case.record(ring=None, kind="profile", evidence="applications", cells={"number": "AP1"})
    made: dict[str, Any] = {
        "comparison_id": VALUE[:16], "evidence_id": "register", "channel": "licences", "field": "application",
        "other_evidence_id": "applications", "other_field": "number", "rows": 1000, "other_rows": 990, "matched": 980,
        "bare": rows if bare is None else bare, "uncovered": 5, "unclaimed": 10, "operators": 9, "example_id": one,
        "other_example_id": two, "why": "t",
    }  # fmt: skip
    case.rows["comparisons"].append(made)
    return case, forged


def claims(case: Small) -> dict[str, dict[str, Any]]:
    result = DETECTOR.detect(case.engine())
    cited: dict[str, list[tuple[int, str]]] = {}
    for c in result.citations.to_pylist():
        cited.setdefault(c["finding_id"], []).append((c["record_id"], c["field"]))
    return {f["measure"]: f | {"cited": cited[f["finding_id"]]} for f in result.findings.to_pylist()}


def test_forged_rows_and_money_make_a_forgery() -> None:
    case, _ = office(6, case_type=None)
    (made,) = type_rings(case.engine()).to_pylist()
    assert made["case_type"] == "forgery"
    assert made["confidence"] > 0.9
    assert "register rows with nothing behind them" in made["why"]


def test_four_rows_are_too_few() -> None:
    case, _ = office(4, case_type=None)
    (made,) = type_rings(case.engine()).to_pylist()
    assert made["case_type"] is None


def test_the_claim_counts_rows_and_not_their_entries_or_payments_and_cites_both_tables() -> None:
    case, forged = office(6)
    claim = claims(case)["rows_inserted"]
    assert claim["value"] == 6
    assert claim["unit"] == "records"
    records = {record for record, _ in claim["cited"]}
    assert records & set(forged)
    made = case.rows["comparisons"][0]
    assert (made["example_id"], "cell:application") in claim["cited"]
    assert (made["other_example_id"], "cell:number") in claim["cited"]


def test_what_was_compared_is_said_with_the_gap() -> None:
    case, _ = office(6)
    claim = claims(case)["registry_rows"]
    assert claim["value"] == 1000
    for part in (
        "980 have a partner",
        "6 have none",
        "for 5 it cannot be told",
        "10 rows of the other table",
    ):
        assert part in claim["statement"]


def test_rows_about_which_nothing_else_stands_out_are_told_apart() -> None:
    case, _ = office(6, bare=9)
    made = claims(case)
    assert made["rows_inserted"]["value"] == 6
    assert made["rows_without_application"]["value"] == 3
    assert "rows_without_application" not in claims(office(6)[0])


def test_who_entered_them_is_an_operator_and_who_paid_a_buyer() -> None:
    case, forged = office(6, case_type=None)
    engine = case.engine()
    roles = {r["member_id"]: r["role"] for r in assign_roles(engine, type_rings(engine)).to_pylist()}
    assert {roles[row] for row in forged} == {"operator"}
    assert {roles[row + 1] for row in forged} == {"operator"}
    assert {roles[row + 2] for row in forged} == {"buyer"}
