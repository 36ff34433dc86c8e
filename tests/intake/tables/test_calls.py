"""Lists of calls: who called whom, or that nobody says it. All numbers are impossible ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.intake.parsers.csv_table import PARSER
from tests.intake.tables.reading import Read, source_of

A, B = "16000000001", "16000000002"
OUT, IN, OPEN = (A, "call", B), (B, "call", A), (A, "contact", B)

LISTS = [
    ("an operator's", "主叫号码,被叫号码,起始时间,通话时长(秒),基站,IMEI", f"{A},{B},2024-03-05 10:00:00,60,460-00-1-2,490154203237518", OUT),
    ("in English", "caller,callee,start_time,duration,type", f"{A},{B},2024-03-05T10:00:00Z,60,VOICE", OUT),
    ("of one number, called", "本机号码,对方号码,呼叫类型,通话时间,时长", f"{A},{B},被叫,2024-03-05 10:00:00,60", IN),
    ("of one number, calling", "本机号码,对方号码,呼叫类型,通话时间,时长", f"{A},{B},主叫,2024-03-05 10:00:00,60", OUT),
    ("of one number, nothing said", "序号,对端,本机,时间,通话时长", f"1,{B},{A},2024-03-05 10:00:00,4分6秒", OPEN),
    ("a telephone's own, incoming", "时间,姓名,号码,类型,时长(秒)", f"2024-03-05 10:00,老王,{B},呼入,12", (B, "call", None)),
    ("a telephone's own, outgoing", "时间,姓名,号码,类型,时长(秒)", f"2024-03-05 10:00,老王,{B},呼出,12", (None, "call", B)),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "row", "wanted"), [c[1:] for c in LISTS], ids=[c[0] for c in LISTS])
def test_who_called_whom(
    tmp_path: Path, headers: str, row: str, wanted: tuple[str | None, str, str | None]
) -> None:
    # A second row of the other way, so that a column of directions is seen to differ.
    other = (
        row.replace("被叫", "主叫*")
        .replace("主叫,", "被叫,")
        .replace("主叫*", "主叫")
        .replace("呼入", "未接")
        if "呼" in row or "叫" in row
        else row
    )
    other = other.replace("呼出", "未接").replace("10:00", "11:00")
    read = Read(
        PARSER.parse(source_of(tmp_path, f"{headers}\n{row}\n{other}\n{row}\n".encode(), "calls.csv"))
    )
    first = read.tables["actions"][0]
    assert (first.get("actor"), first["verb"], first.get("target")) == wanted
    assert (read.records[0].get("author"), read.records[0].get("counterpart"), read.records[0]["kind"]) == (
        wanted[0],
        wanted[2],
        "action",
    )
    assert set(read.cells(0).values()) >= {cell for cell in row.split(",") if cell in (A, B)}


@pytest.mark.parametrize(
    ("why", "headers", "row"),
    [
        ("a hotline's tickets", "工单号,来电时间,来电号码,摘要", f"1,2024-03-05 10:00:00,{A},来电人说在网上被骗了三千元，请求帮助"),
        ("a course that was watched", "手机号,开始时间,时长", f"{A},2024-03-05 10:00:00,60"),
        ("people who applied", "申请人,手机号,申请时间,结果", f"甲乙,{A},2024-03-05 10:00:00,received"),
        ("what a server was asked", "phone,event_time,action,ip", f"{A},2024-03-05 10:00:00,rejected,203.0.113.1"),
        ("texts under bare verbs", "时间,发送,接收,内容", f"2024-03-05 10:00:00,{A},{B},明天下午三点在老地方见，记得带上东西"),
        ("texts that were sent", "发送号码,接收号码,时间,内容", f"{A},{B},2024-03-05 10:00:00,明天下午三点在老地方见，记得带上东西"),
    ],
)  # fmt: skip
def test_what_is_no_list_of_calls(tmp_path: Path, why: str, headers: str, row: str) -> None:
    # Every second row has the other of two words by which calls are told, where it has one.
    turned = row.replace("received", "missed").replace("rejected", "received")
    rows = "\n".join((row, turned)[n % 2].replace("10:00", f"1{n}:00") for n in range(4))
    read = Read(PARSER.parse(source_of(tmp_path, f"{headers}\n{rows}\n".encode(), "x.csv")))
    assert not {a["verb"] for a in read.tables["actions"]} & {"call", "contact"}, why
    if why.startswith("texts"):
        assert (read.records[0]["author"], read.records[0]["counterpart"]) == (A, B)


@pytest.mark.parametrize("cells", ["1024,20480", "是,否"])
def test_bare_verbs_over_other_values_are_nobodys_number(tmp_path: Path, cells: str) -> None:
    text = "时间,发送,接收,内容\n" + "".join(
        f"2024-03-05 1{n}:00:00,{cells},第{n}条说明写在这里\n" for n in range(6)
    )
    read = Read(PARSER.parse(source_of(tmp_path, text.encode(), "x.csv")))
    assert read.records[0].get("author") is None
    assert read.records[0].get("counterpart") is None
