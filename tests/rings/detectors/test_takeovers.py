"""Accounts that were taken over: what was done from the machines of those who did, by device and by the address these stand at."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ringbreak.engine.sink import Sink
from ringbreak.model.rings import RINGS
from tests.rings.detectors.cases import START, Small
from tests.rings.detectors.test_positions import applied, mapped

ROOM, HOME = "203.0.113.21", "192.0.2.{}"


def cleaning() -> Small:
    """A follower-cleaning service whose one device three accounts were used from, at one address."""
    case = Small()
    for n in range(4):
        case.record(
            f"免费清粉，看看谁删了你，第{n}位，联系 qf_clean_t7",
            author=f"s{n}",
            names=[("wechat", "qf_clean_t7")],
        )
    for n in range(4):
        case.record("出售活群码，每个2元", author=f"s{n}")
    case.selector("wechat", "qf_clean_t7")
    for n in range(4):
        case.action(f"v{n}", "send", device="dev-1", ip=ROOM, at=START + timedelta(days=1, minutes=n))
    return case


def test_what_is_done_at_their_address_from_another_device_than_the_owners_is_theirs(tmp_path: Path) -> None:
    case = cleaning()
    case.action("v9", "login", device="ph-9", ip=HOME.format(9), at=START, ring=None)
    done = case.action("v9", "send", device="dev-2", ip=ROOM, at=START + timedelta(days=1))
    after = case.action("v9", "password", device="ph-9", ip=HOME.format(9), at=START + timedelta(days=2))
    roles = applied(case, tmp_path)
    assert roles["record", done] == "operator"
    assert roles["record", after] == "victim", "his account was used from there"


def test_an_owner_behind_their_address_acts_from_the_telephone_he_had(tmp_path: Path) -> None:
    case = cleaning()
    case.action("v9", "login", device="ph-9", ip=HOME.format(9), at=START, ring=None)
    case.action("v9", "login", device="pad-9", ip=HOME.format(9), at=START, ring=None)
    own = case.action("v9", "send", device="ph-9", ip=ROOM, at=START + timedelta(days=1))
    roles = applied(case, tmp_path)
    assert roles["record", own] is None


def test_of_whom_no_other_device_is_known_nothing_is_told(tmp_path: Path) -> None:
    """It may be a neighbour's telephone."""
    case = cleaning()
    only = case.action("v9", "send", device="dev-2", ip=ROOM, at=START + timedelta(days=1))
    roles = applied(case, tmp_path)
    assert roles["record", only] is None


@pytest.mark.parametrize(("owners", "wanted"), [(3, "account_control"), (2, None)])
def test_a_device_of_many_accounts_whose_owners_complain_takes_accounts_over(
    owners: int, wanted: str | None, tmp_path: Path
) -> None:
    case = Small()
    for n in range(6):
        case.action(f"v{n}", "send_image", device="dev-1", ip=ROOM, at=START + timedelta(minutes=n))
    for n in range(6):
        author = f"v{n}" if n < owners else f"w{n}"
        case.record(
            f"我的号半夜自己发东西，好友都来问，第{n}次了",
            author=author,
            evidence="desk",
            cells={"用户原话": "见左"},
        )
    mapped(case, "desk", ("工单号", "用户原话", "账号"))
    applied(case, tmp_path)
    rings = pq.read_table(Sink(tmp_path).path(RINGS)).to_pylist()
    assert rings[0]["case_type"] == wanted
