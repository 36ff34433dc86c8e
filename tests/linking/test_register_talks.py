"""Talks about forged rows of a register: who has them written and who writes them, and what an office or an auditor says of rows."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from .test_registers import Office, bearers, forged, night


def said(office: Office, at: datetime, text: str, by: str = "broker", talk: str = "chat") -> int:
    return office.add(
        "phone", "message", {}, at, text=text, author=by, channel=talk, platform="wechat", author_name=by
    )


def talked(*, late: int = 0, speakers: int = 2, every: int = 1, ordinary: int = 0) -> tuple[Office, set[int]]:
    """Eight forged rows, and a talk that names every so manieth of them, so many days late, and so many ordinary ones."""
    office = Office()
    rows = forged(office)
    told = set()
    for n in range(0, 8, every):
        at = night(n) + timedelta(days=late)
        number = next(
            f["value"]
            for f in office.tables["fields"]
            if f["record_id"] == rows[n] and f["field"] == "licence"
        )
        what = f"buyer{n:02d} bought is in" if n % 2 else f"done: {number}, tell him to look"
        told.add(said(office, at + timedelta(hours=3), what, f"speaker{n % speakers}"))
        said(office, at + timedelta(hours=4), "same price as before?", f"speaker{(n + 1) % speakers}")
    for n in range(ordinary):
        at = night(n) + timedelta(hours=2)
        entered = [
            r
            for r in office.tables["records"]
            if r["evidence_id"] == "register" and abs(r["sent_at"] - at) < timedelta(days=1)
        ]
        names = [p["name"] for p in office.tables["profiles"] if p["record_id"] == entered[0]["record_id"]]
        said(office, at, f"{names[0]} waits at the desk", "speaker0")
    return office, told


def test_who_speaks_of_forged_rows_as_they_are_entered_is_of_it() -> None:
    office, told = talked()
    assert told <= bearers(office.link())


@pytest.mark.parametrize(
    "other",
    [{"late": 20}, {"speakers": 8}, {"every": 5}, {"ordinary": 8}],
    ids=["an auditor weeks later", "a hall", "two rows", "an office that speaks of all rows"],
)
def test_who_speaks_of_rows_otherwise_is_not(other: dict[str, int]) -> None:
    office, told = talked(**other)
    assert not told & bearers(office.link())
