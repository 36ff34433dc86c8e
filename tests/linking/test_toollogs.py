"""Logs of posting programs: one hand makes the accounts write; gateways, monitors and tables without tries say nothing of the kind."""

from __future__ import annotations

import pytest

from .small import Row, Small, record

LOG = "a" * 64


def row(record_id: int, account: str, text: str, **more: object) -> Row:
    return record(record_id, text, account, kind="message", platform=None, evidence_id=LOG, **more)


ROWS = [row(1 + i, f"qp{100 + i}", f"这家店第{i}道菜凉了") for i in range(6)]


def groups(rows: list[Row], *headers: str) -> list[list[int]]:
    mapped = [
        {"evidence_id": LOG, "table_name": "t", "header": h, "meaning": "kept", "why": "header", "share": 1.0}
        for h in headers
    ]
    made = Small(records=rows, mappings=mapped)
    made.run()
    return made.groups()


@pytest.mark.parametrize(
    "headers",
    [("执行时间", "任务号", "账号", "内容", "重试次数"), ("time", "task_id", "account", "body", "retries")],
)
def test_a_log_of_tries_in_which_accounts_write_is_of_one_hand(headers: tuple[str, ...]) -> None:
    assert groups(ROWS, *headers) == [[1, 2, 3, 4, 5, 6]]


@pytest.mark.parametrize(
    "headers",
    [("时间", "账号", "内容"), ("时间", "任务号", "账号", "内容"), ("时间", "账号", "内容", "重试次数")],
)
def test_a_table_without_tasks_or_tries_is_none(headers: tuple[str, ...]) -> None:
    assert groups(ROWS, *headers) == []


def test_a_gateway_that_sends_to_people_is_none() -> None:
    rows = [row(1 + i, "notify", f"您的验证码{i}", counterpart=f"+86159000000{i:02}") for i in range(6)]
    assert groups(rows, "任务号", "重试次数") == []
    rows = [row(1 + i, f"+86159000000{i:02}", f"您的验证码{i}") for i in range(6)]
    assert groups(rows, "任务号", "重试次数") == []


def test_a_monitor_that_calls_pages_writes_nothing() -> None:
    assert groups([row(1 + i, f"probe{i}", "") for i in range(6)], "task", "attempts") == []
