"""WhatsApp exports in every style of date, on Android and iOS, in English and Chinese."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ringbreak.intake.dates import find_order
from ringbreak.intake.parser import Reading
from ringbreak.intake.parsers import whatsapp_txt

from .reading import fields, read, reasons, texts

IN_UTC = Reading(time_zone="UTC")


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


STYLES = [
    ("01/20/19, 11:23 - A: x", at(2019, 1, 20, 11, 23), "month first, Android"),
    ("20/01/19, 11:23 - A: x", at(2019, 1, 20, 11, 23), "day first, Android"),
    ("20.01.19, 11:23 - A: x", at(2019, 1, 20, 11, 23), "German"),
    ("[20.01.19, 11:23:45] A: x", at(2019, 1, 20, 11, 23, 45), "German iOS"),
    ("[01/20/19 11:23] A: x", at(2019, 1, 20, 11, 23), "brackets without comma"),
    ("2019/01/20, 11:23 - A: x", at(2019, 1, 20, 11, 23), "year first"),
    ("2019-01-20, 11:23 - A: x", at(2019, 1, 20, 11, 23), "ISO"),
    ("[2019-01-20 11:23] A: x", at(2019, 1, 20, 11, 23), "ISO in brackets"),
    ("01/20/2019, 11:23 a. m. - A: x", at(2019, 1, 20, 11, 23), "Spanish marks"),
    ("01/20/2019, 12:08 p. m. - A: x", at(2019, 1, 20, 12, 8), "noon"),
    ("1/20/19, 12:08 AM - A: x", at(2019, 1, 20, 0, 8), "midnight"),
    ("1/20/19, 3:20\u202fPM - A: x", at(2019, 1, 20, 15, 20), "narrow blank before PM"),
    ("[1/20/19, 3:20:05 PM] A: x", at(2019, 1, 20, 15, 20, 5), "iOS, United States"),
    ("\u200e[20/01/2019, 15:20:05] A: x", at(2019, 1, 20, 15, 20, 5), "a direction mark in front"),
    ("2019/1/20 下午3:20 - A: x", at(2019, 1, 20, 15, 20), "Chinese, Android"),
    ("2019/1/20 上午12:20 - A: x", at(2019, 1, 20, 0, 20), "Chinese midnight"),
    ("[2019/1/20 下午3:20:05] A: x", at(2019, 1, 20, 15, 20, 5), "Chinese, iOS"),
    ("2019年1月20日 15:20 - A: x", at(2019, 1, 20, 15, 20), "Chinese with words"),
    ("20/01/2019, 15.20 - A: x", at(2019, 1, 20, 15, 20), "a point between hour and minute"),
]


@pytest.mark.parametrize(("line", "when", "why"), STYLES, ids=[w for _, _, w in STYLES])
def test_every_style_of_date_is_read(line: str, when: datetime, why: str) -> None:
    parsed = read(line, "chat.txt", whatsapp_txt.PARSER, reading=IN_UTC)
    record = parsed.records()[0]
    assert record["sent_at"] == when, why
    assert (record["author_name"], record["text"]) == ("A", "x")
    assert reasons(parsed) == [], "all of these dates can be read one way only"


def test_a_time_is_local_to_the_case() -> None:
    record = read("20/01/19, 11:23 - A: x", "chat.txt", whatsapp_txt.PARSER).records()[0]
    assert record["sent_at"] == datetime(2019, 1, 20, 3, 23, tzinfo=UTC)


def test_one_date_settles_the_order_for_the_whole_file() -> None:
    chat = "01/02/21, 10:00 - A: one\n03/02/21, 10:00 - A: two\n25/02/21, 10:00 - A: three\n"
    months = [r["sent_at"].month for r in read(chat, "c.txt", whatsapp_txt.PARSER, reading=IN_UTC).records()]
    assert months == [2, 2, 2]


def test_a_chat_whose_dates_allow_both_says_so_and_keeps_them() -> None:
    parsed = read("05/06/21, 10:00 - A: x\n06/06/21, 10:00 - A: y\n", "c.txt", whatsapp_txt.PARSER)
    assert parsed.status == "read"
    assert reasons(parsed) == [
        "every date of the chat could be day/month or month/day; read as day/month, kept as written too"
    ]
    assert fields(parsed)["date as written"] == "05/06/21, 10:00"


@pytest.mark.parametrize(
    ("dates", "order", "sure"),
    [
        ([(13, 1, 21)], "dmy", True),
        ([(1, 13, 21)], "mdy", True),
        ([(5, 6, 21)], "dmy", False),
        ([(2021, 5, 6)], "ymd", True),
        ([(1, 2, 21), (2, 1, 21), (3, 1, 21)], "mdy", True),
        ([], "ymd", True),
    ],
)
def test_the_order_of_day_and_month_follows_from_all_dates(
    dates: list[tuple[int, int, int]], order: str, sure: bool
) -> None:
    found = find_order(dates)
    assert (found.name, found.sure) == (order, sure)


def test_a_message_of_several_lines_keeps_them_and_a_colon_in_the_text_is_no_sender() -> None:
    chat = "20/01/19, 11:23 - A B: one: two\n\nthree: four\n20/01/19, 11:24 - +1 555 0100: hi"
    parsed = read(chat, "c.txt", whatsapp_txt.PARSER)
    assert texts(parsed) == ["one: two\n\nthree: four", "hi"]
    assert [r["author_name"] for r in parsed.records()] == ["A B", "+1 555 0100"]
    assert [r["author"] for r in parsed.records()] == [None, "+1 555 0100"]


@pytest.mark.parametrize(
    ("text", "verb", "target"),
    [
        ('+1 555 0100 created group "Deals"', "create", "Deals"),
        ("A added B", "add", "B"),
        ("A joined using this group's invite link", "join", None),
        ("A left", "leave", None),
        ('A changed the subject from "a: b" to "c: d"', "rename", "c: d"),
        ("甲使用此群组的邀请链接加入了群组", "join", None),
        ("甲创建了群组“样例”", "create", "样例"),
        ("Messages and calls are end-to-end encrypted.", "notice", None),
    ],
)
def test_lines_of_the_program_are_actions(text: str, verb: str, target: str | None) -> None:
    parsed = read(f"20/01/19, 11:22 - A: hi\n20/01/19, 11:23 - {text}", "c.txt", whatsapp_txt.PARSER)
    assert parsed.records()[1]["kind"] == "action"
    action = parsed.tables["actions"].to_pylist()[0]
    assert (action["verb"], action["target"]) == (verb, target)


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("<Media omitted>", "omitted"),
        ("\u200eimage omitted", "omitted"),
        ("<省略多媒体文件>", "omitted"),
        ("IMG-1.jpg (file attached)", "IMG-1.jpg"),
        ("IMG-1.jpg (文件附件)", "IMG-1.jpg"),
        ("\u200e<attached: 0001-PHOTO.jpg>", "0001-PHOTO.jpg"),
        ("I omitted it", None),
    ],
)
def test_media_is_named_beside_the_text(text: str, media: str | None) -> None:
    parsed = read(f"20/01/19, 11:23 - A: {text}", "c.txt", whatsapp_txt.PARSER)
    assert parsed.records()[0]["text"] == text
    assert fields(parsed).get("media") == media


@pytest.mark.parametrize(
    "text",
    [
        "[2019/01/20 11:23:45] INFO: started\n[2019/01/20 11:23:46] ERROR: stopped",
        "2019-01-20 11:23:45 something happened",
        "20/01/19 is the date of the hearing: be there",
        "hello\n20/01/19, 11:23 - A: x",
    ],
)
def test_logs_and_prose_are_not_chats(text: str) -> None:
    assert not whatsapp_txt.accepts(text.encode(), "chat.txt")


def test_the_chat_is_named_by_its_file() -> None:
    line = "20/01/19, 11:23 - A: x"
    assert read(line, "WhatsApp Chat with Deals.txt", whatsapp_txt.PARSER).records()[0]["channel"] == "Deals"
    assert read(line, "与样例的 WhatsApp 聊天.txt", whatsapp_txt.PARSER).records()[0]["channel"] == "样例"
    assert read(line, "_chat.txt", whatsapp_txt.PARSER).records()[0]["channel"] is None
