"""Cards in the slots of one machine are one hand's; a repair shop's history, a stock list and a terminal are not."""

from __future__ import annotations

import pytest

from .test_books import Desk, bearers


def listed(
    desk: Desk,
    *,
    rows: int = 6,
    slot: str = "卡槽",
    machine: str = "设备序列号",
    serial: str = "SL-0417",
    same_slot: bool = False,
    same_card: bool = False,
    evidence: str = "seized",
) -> set[int]:
    made = set()
    for n in range(rows):
        imsi = f"00101{0 if same_card else n:010d}"
        i = desk.add(
            evidence, "profile", cells={machine: serial, slot: "3" if same_slot else str(n + 1), "IMSI": imsi}
        )
        desk.names(i, "imsi", imsi, "cell:IMSI")
        desk.names(i, "phone", f"+861990000{n:04d}", "cell:号码")
        made.add(i)
    return made


@pytest.mark.parametrize(
    ("slot", "machine"),
    [("卡槽", "设备序列号"), ("Port", "S/N"), ("SIM No", "Host"), ("slot", "Gateway serial")],
)
def test_different_cards_in_different_slots_of_one_machine_are_a_box(slot: str, machine: str) -> None:
    desk = Desk()
    made = listed(desk, slot=slot, machine=machine)
    case = desk.link()
    assert bearers(case, "card_box") == made
    assert case.selector("card_box")["privacy"] == "private"


def test_two_machines_of_one_list_are_two_boxes() -> None:
    desk = Desk()
    one, two = listed(desk), listed(desk, serial="SL-0418", rows=5)
    case = desk.link()
    assert {s["value"] for s in case.tables["selectors"] if s["kind"] == "card_box"} == {"sl-0417", "sl-0418"}
    assert not one & two


@pytest.mark.parametrize(
    "more",
    [
        {"rows": 3},
        {"slot": "序号"},
        {"slot": "Report"},
        {"same_slot": True},
        {"same_card": True},
        {"serial": "GoIP"},
        {"machine": "备注"},
    ],
    ids=[
        "a handset of two or three",
        "a history",
        "a word that ends like a slot's",
        "one slot",
        "one card",
        "no serial number",
        "no machine",
    ],
)
def test_what_only_looks_like_a_box_is_none(more: dict[str, object]) -> None:
    desk = Desk()
    listed(desk, **more)  # type: ignore[arg-type]
    assert "card_box" not in desk.link().kinds()
