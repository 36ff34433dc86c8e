"""Codes in the night: whose they were, how many nights, and what stands outside the ring."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ringbreak.model.ids import selector_id
from ringbreak.rings.conduct.typing import type_rings
from ringbreak.rings.detectors.sms_interception import DETECTOR
from ringbreak.rings.roles import assign_roles

from .cases import START, Small

NIGHT = START + timedelta(hours=15, minutes=30)
"""Half past two in Beijing."""
CODE = "【Shop】482913（登录验证码），切勿告诉他人。"


def owned(case: Small, record: int, phone: str) -> None:
    case.rows["profiles"].append({"record_id": record, "phone": phone})


def stolen(
    people: int, *, nights: int = 2, case_type: str | None = "sms_interception", hours: float = 0
) -> Small:
    case = Small()
    case.ring("r", case_type)
    case.selector("bank_card", "6200000000000017")
    for n in range(people):
        at = NIGHT + timedelta(days=n % nights, minutes=n, hours=hours)
        code = case.record(CODE, at=at, names=[("phone", "482913")])
        owned(case, code, f"1390000{n:04d}")
        case.transfer(f"62000000000010{n:02d}", "6200000000000017", "900.00", at=at + timedelta(minutes=4))
    return case


def claims(case: Small) -> dict[str, dict[str, Any]]:
    return {f["measure"]: f for f in DETECTOR.detect(case.engine()).findings.to_pylist()}


def test_codes_that_say_never_to_tell_them_are_codes_and_no_warnings() -> None:
    (made,) = type_rings(stolen(4, case_type=None).engine()).to_pylist()
    assert made["case_type"] == "sms_interception"


@pytest.mark.parametrize("hours", [8, 14], ids=["in the morning", "in the afternoon"])
def test_codes_by_day_make_no_type(hours: float) -> None:
    (made,) = type_rings(stolen(4, case_type=None, hours=hours).engine()).to_pylist()
    assert made["case_type"] is None


def test_one_persons_codes_make_no_type() -> None:
    case = Small()
    for n in range(6):
        owned(case, case.record(CODE, at=NIGHT + timedelta(days=n)), "13900000001")
    (made,) = type_rings(case.engine()).to_pylist()
    assert made["case_type"] is None


def test_a_terminal_that_answers_for_others_is_a_core_of_its_own() -> None:
    case = stolen(4, case_type=None)
    case.selector("interceptor", "terminal")
    (made,) = type_rings(case.engine()).to_pylist()
    assert "a terminal answers for other people's numbers" in made["why"]
    assert made["confidence"] > 0.9


def test_codes_people_and_nights_are_counted() -> None:
    made = claims(stolen(4))
    assert (made["night_codes"]["low"], made["night_codes"]["high"]) == (4, 4)
    assert made["nights"]["value"] == 2
    assert "4 in its records, to 4 people" in made["night_codes"]["statement"]


def test_codes_outside_the_ring_at_the_minute_of_a_payment_raise_the_upper_figure_only() -> None:
    case = stolen(4)
    case.record(CODE, ring=None, evidence="backup", at=NIGHT + timedelta(minutes=2))
    case.record(CODE, ring=None, evidence="backup", at=NIGHT + timedelta(hours=2))
    case.record("几点到", ring=None, evidence="backup", at=NIGHT + timedelta(minutes=2))
    made = claims(case)["night_codes"]
    assert (made["low"], made["high"]) == (4, 5)


def test_a_lone_code_of_another_night_is_no_night_of_theft() -> None:
    case = stolen(4)
    owned(case, case.record(CODE, at=NIGHT + timedelta(days=9)), "13900000001")
    assert claims(case)["nights"]["value"] == 2


def test_whose_code_and_whose_card_it_was_is_a_victim() -> None:
    case = stolen(4, case_type=None)
    for n in range(4):
        case.selector("bank_card", f"62000000000010{n:02d}")
    engine = case.engine()
    roles = {r["member_id"]: r["role"] for r in assign_roles(engine, type_rings(engine)).to_pylist()}
    codes = [r["record_id"] for r in case.rows["records"] if r["kind"] == "message"]
    assert {roles.get(c) for c in codes} == {"victim"}
    cards = [selector_id("bank_card", f"62000000000010{n:02d}") for n in range(4)]
    assert {roles.get(c) for c in cards} == {"victim"}
    assert roles[selector_id("bank_card", "6200000000000017")] == "money_handler"
