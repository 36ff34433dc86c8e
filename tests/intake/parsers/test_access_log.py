"""Access logs of web servers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.intake.parsers.access_log import PARSER, accepts
from tests.intake.tables.reading import Read, source_of

COMMON = '203.0.113.9 - bob [05/Mar/2024:15:20:00 +0800] "GET /a?id=1 HTTP/1.1" 200 123'
COMBINED = COMMON + ' "http://ref.example/" "Mozilla \\"5\\""'


def read(folder: Path, text: str) -> Read:
    return Read(PARSER.parse(source_of(folder, text.encode(), "access.log")))


@pytest.mark.parametrize(
    ("text", "yes"),
    [(COMMON, True), (COMBINED + "\n" + COMBINED, True), ("www.example:80 " + COMBINED, True), ("hello [05/Mar/2024] world", False), ("", False), ("#Version: 1.0\n#Fields: date\n", True)],
)  # fmt: skip
def test_it_takes_lines_with_a_time_before_a_request(text: str, yes: bool) -> None:
    assert accepts(text.encode(), "x.log") is yes


def test_who_asked_for_what_from_where_and_when(tmp_path: Path) -> None:
    found = read(tmp_path, COMBINED + "\n")
    (action,) = found.tables["actions"]
    assert {k: v for k, v in action.items() if k != "acted_at"} == {
        "row": 0,
        "actor": "bob",
        "verb": "view",
        "target": "/a?id=1",
        "ip": "203.0.113.9",
    }
    assert str(action["acted_at"]) == "2024-03-05 07:20:00+00:00"
    assert found.cells(0) == {
        "host": "203.0.113.9", "time": "05/Mar/2024:15:20:00 +0800", "request": "GET /a?id=1 HTTP/1.1", "status": "200", "bytes": "123",
        "referer": "http://ref.example/", "user agent": 'Mozilla \\"5\\"',
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "verb", "target"),
    [
        (COMMON.replace("GET", "POST"), "post", "/a?id=1"),
        (COMMON.replace("GET", "DELETE"), "delete", "/a?id=1"),
        (COMMON.replace("GET /a?id=1 HTTP/1.1", "\\x16\\x03\\x01"), "request", None),
        (COMMON.replace("GET /a?id=1 HTTP/1.1", "GET /a b HTTP/1.1"), "view", "/a b"),
    ],
)
def test_requests_of_every_make(tmp_path: Path, line: str, verb: str, target: str | None) -> None:
    (action,) = read(tmp_path, line).tables["actions"]
    assert (action["verb"], action.get("target")) == (verb, target)


def test_a_host_name_is_no_address(tmp_path: Path) -> None:
    (action,) = read(tmp_path, COMMON.replace("203.0.113.9", "host.example")).tables["actions"]
    assert "ip" not in action


def test_lines_of_another_make_are_kept_and_counted(tmp_path: Path) -> None:
    found = read(tmp_path, f"{COMMON}\nrubbish\n{COMMON}\n")
    assert sorted(str(r["locator"]) for r in found.records) == ["line 1", "line 2", "line 3"]
    assert found.cells(2) == {"line": "rubbish"}
    assert any("1 line " in i.reason for i in found.issues)


def test_the_log_of_iis_is_in_utc(tmp_path: Path) -> None:
    text = "#Version: 1.0\n#Fields: date time cs-method cs-uri-stem cs-username c-ip\n2024-03-05 07:20:00 GET /x - 203.0.113.9\n2024-03-05 07:21:00 GET /y bob 203.0.113.9\n"
    actions = read(tmp_path, text).tables["actions"]
    assert [(a["verb"], a["target"], a["ip"], str(a["acted_at"])) for a in actions] == [
        ("view", "/x", "203.0.113.9", "2024-03-05 07:20:00+00:00"),
        ("view", "/y", "203.0.113.9", "2024-03-05 07:21:00+00:00"),
    ]


@pytest.mark.parametrize(
    ("rest", "device", "actor"),
    [
        ("did=933b6bc2f85d9e6f rt=0.854", "933b6bc2f85d9e6f", "bob"),
        ('device_id="dev-00000017"', "dev-00000017", "bob"),
        ('{"fp":"9a0f3cc1b2d4","uid":"u17"}', "9a0f3cc1b2d4", "bob"),
        ("device=SmartPhone rt=1", None, "bob"),
        ("did=- rt=0.1", None, "bob"),
        ("rt=0.854", None, "bob"),
    ],
)
def test_a_device_behind_the_usual_fields_is_read(
    tmp_path: Path, rest: str, device: str | None, actor: str
) -> None:
    (action,) = read(tmp_path, f"{COMBINED} {rest}").tables["actions"]
    assert (action.get("device"), action["actor"]) == (device, actor)


def test_who_it_was_may_stand_behind_the_usual_fields(tmp_path: Path) -> None:
    (action,) = read(tmp_path, f"{COMBINED} uid=u11090 did=933b6bc2f85d9e6f".replace(" bob ", " - ")).tables[
        "actions"
    ]
    assert (action["actor"], action["device"]) == ("u11090", "933b6bc2f85d9e6f")
