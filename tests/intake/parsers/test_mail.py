"""Mail: who really wrote it, headers in any encoding, bodies, attachments, mailboxes."""

from __future__ import annotations

import base64
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ringbreak.intake import mime
from ringbreak.intake.parsers import eml_mail, mbox_mail, msg_mail

from .reading import fields, read, reasons, texts

TOP = "From: A <a@example.test>\r\nTo: b@example.test\r\nMessage-ID: <1@example.test>\r\nDate: Fri, 05 Mar 2021 10:20:11 +0800\r\n"


def eml(rest: str | bytes, more: str = "") -> bytes:
    return (TOP + more).encode() + (rest.encode() if isinstance(rest, str) else rest)


@pytest.mark.parametrize(
    ("written", "pairs"),
    [
        ("a@example.test", [("", "a@example.test")]),
        ("bank@example.test <thief@example.org>", [("bank@example.test", "thief@example.org")]),
        (
            '"Li, Si" <li@example.test>, b@example.test',
            [("Li, Si", "li@example.test"), ("", "b@example.test")],
        ),
        ("样例 <a@example.test>", [("样例", "a@example.test")]),
        ("friends: a@example.test, b@example.test;", [("", "a@example.test"), ("", "b@example.test")]),
        ("a@example.test (Sample)", [("Sample", "a@example.test")]),
        ("undisclosed-recipients:;", []),
        ("<>", []),
        (None, []),
    ],
)
def test_addresses_are_what_stands_in_brackets(written: str | None, pairs: list[tuple[str, str]]) -> None:
    assert mime.addresses(written) == pairs


def word(text: str | bytes, charset: str = "utf-8") -> str:
    data = text.encode(charset) if isinstance(text, str) else text
    return f"=?{charset}?B?{base64.b64encode(data).decode()}?="


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (word("你好", "gb2312"), "你好"),
        (word("你".encode()[:2]) + " " + word("你".encode()[2:]), "你"),
        (f"Re: {word('你好')} x", "Re: 你好 x"),
        ("=?utf-8?Q?a=5Fb_c=E4=BD=A0?=", "a_b c你"),
        (word("繁體字測試", "big5"), "繁體字測試"),
        ("folded\r\n\tline", "folded line"),
        ("=?none-such?B?5L2g?=", "你"),
        ("=?utf-8?B?!!!?=", ""),
        ("plain =? text", "plain =? text"),
    ],
)
def test_headers_are_decoded(raw: str, value: str) -> None:
    assert mime.header(raw) == value


def test_raw_eight_bit_headers_and_bodies_are_read_by_what_they_are() -> None:
    data = eml(
        "请登录网站核实信息".encode("gb18030"),
        "Content-Type: text/plain; charset=us-ascii\r\nContent-Transfer-Encoding: 8bit\r\n",
    )
    data = (
        data.replace(
            b"\r\nContent-Transfer",
            b"\r\nSubject: " + "账户即将冻结".encode("gb18030") + b"\r\nContent-Transfer",
        )
        + b""
    )
    head, _, body = data.partition(b"8bit\r\n")
    parsed = read(head + b"8bit\r\n\r\n" + body, "a.eml", eml_mail.PARSER)
    assert parsed.records()[0]["title"] == "账户即将冻结"
    assert texts(parsed) == ["请登录网站核实信息"]


def test_plain_text_is_preferred_and_the_links_of_the_html_are_kept() -> None:
    body = (
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nplain words here\r\n'
        '--b\r\nContent-Type: text/html\r\n\r\n<p>rich <a href="http://x.example.test/?a=1&amp;b=2">go</a></p>\r\n--b--\r\n'
    )
    parsed = read(eml(body, "MIME-Version: 1.0\r\n"), "a.eml", eml_mail.PARSER)
    assert texts(parsed) == ["plain words here"]
    assert fields(parsed)["link"] == "http://x.example.test/?a=1&b=2"


def test_a_plain_part_that_says_nothing_gives_way_to_the_html() -> None:
    rich = "".join(f"<p>paragraph {n} of the letter</p>" for n in range(20))
    body = (
        'Content-Type: multipart/alternative; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nNo HTML?\r\n'
        f"--b\r\nContent-Type: text/html\r\n\r\n{rich}\r\n--b--\r\n"
    )
    parsed = read(eml(body, "MIME-Version: 1.0\r\n"), "a.eml", eml_mail.PARSER)
    assert str(texts(parsed)[0]).startswith("paragraph 0 of the letter\nparagraph 1")
    assert fields(parsed)["plain text"] == "No HTML?"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('Content-Disposition: attachment; filename="a.txt"', "a.txt"),
        ("Content-Disposition: attachment; filename*=utf-8''%E5%90%8D.txt", "名.txt"),
        (f'Content-Disposition: attachment; filename="{word("名单.txt", "gb2312")}"', "名单.txt"),
        (f"Content-Type: application/zip; name={word('名单.zip')}", "名单.zip"),
        ("Content-Type: application/pdf", "part-2.pdf"),
    ],
)
def test_attachments_are_members_under_their_names(head: str, name: str) -> None:
    body = f'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\ntext\r\n--b\r\n{head}\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n--b--\r\n'
    parsed = read(eml(body, "MIME-Version: 1.0\r\n"), "a.eml", eml_mail.PARSER)
    assert [(m.name, m.data) for m in parsed.members] == [(name, b"hello")]


def test_a_mail_inside_a_mail_is_a_member() -> None:
    body = 'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n\r\ntext\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@example.test\r\nSubject: inner\r\n\r\nhi\r\n--b--\r\n'
    parsed = read(eml(body, "MIME-Version: 1.0\r\n"), "a.eml", eml_mail.PARSER)
    assert parsed.members[0].name == "message-2.eml"
    assert b"Subject: inner" in parsed.members[0].data  # type: ignore[operator]


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("Fri, 05 Mar 2021 10:20:11 +0800", datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)),
        ("Fri, 05 Mar 2021 02:20:11 -0000", datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)),
        ("5 Mar 2021 10:20:11", datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)),
        ("Fri, 05 Mar 2021 10:20:11 +9999", None),
        ("Thu, 01 Jan 1970 00:00:00 +0000", None),
        ("yesterday", None),
        (None, None),
    ],
)
def test_dates_of_mail(written: str | None, when: datetime | None) -> None:
    assert mime.date_of(written, "Asia/Shanghai") == when


def test_every_received_line_is_kept_in_order() -> None:
    parsed = read(b"Received: from one\r\nReceived: from two\r\n" + eml("\r\nx"), "a.eml", eml_mail.PARSER)
    assert (fields(parsed)["Received"], fields(parsed)["Received#2"]) == ("from one", "from two")


def test_damaged_base64_is_undone_as_far_as_it_goes_and_noted() -> None:
    parsed = read(
        eml("\r\naGVsbG8@@gd29ybGQ=", "Content-Transfer-Encoding: base64\r\n"), "a.eml", eml_mail.PARSER
    )
    assert texts(parsed) == ["hello world"]
    assert reasons(parsed) == ["the part's encoding is damaged; what could be undone is kept"]


def test_what_the_library_stumbles_over_still_gives_headers_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise IndexError("hostile")

    monkeypatch.setattr(mime.email, "message_from_bytes", stumble)
    parsed = read(eml("\r\nstill here", "Subject: s\r\n"), "a.eml", eml_mail.PARSER)
    assert parsed.status == "partly"
    assert (parsed.records()[0]["title"], texts(parsed)) == ("s", ["still here"])


@pytest.mark.parametrize(
    "data",
    [
        b"title: a\nauthor: b\ndate: c\n\ntext",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"From: only one line\n\nx",
        b"hello\nworld\n",
    ],
)
def test_other_headers_are_no_mail(data: bytes) -> None:
    assert not eml_mail.accepts(data, "a.eml")


def test_a_mailbox_is_split_only_where_a_mail_begins() -> None:
    one = "From a@example.test Fri Mar  5 10:20:11 2021\nFrom: a@example.test\nTo: b@example.test\nMessage-ID: <1>\n\n"
    box = (
        one + "Dear all,\n\nFrom here at 10:20 on Friday 2021\nno header follows\n\n" + one + ">From quoted\n"
    )
    parsed = read(box, "box", mbox_mail.PARSER)
    assert [r["locator"] for r in parsed.records()] == ["message 1", "message 2"]
    assert (
        texts(parsed)
        == ["Dear all,\n\nFrom here at 10:20 on Friday 2021\nno header follows\n", "From quoted"]
        or texts(parsed)[1] == "From quoted"
    )


def test_a_mailbox_cut_at_its_border_loses_nothing() -> None:
    one = (
        b"From a@example.test Fri Mar  5 10:20:11 2021\nFrom: a@example.test\nTo: b\nMessage-ID: <1>\n\nx\n\n"
    )
    assert len(list(mbox_mail.split(io.BytesIO(one * 5)))) == 5


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__properties_version1.0".encode("utf-16-le") * 30,
    ],
)
def test_an_ole_file_that_is_no_mail_is_passed_on_or_refused(data: bytes) -> None:
    parsed = read(data, "a.msg", msg_mail.PARSER)
    assert parsed.counts.records == 0
    assert parsed.status != "read"


SHARED = Path(__file__).parents[3].parent / "shared/data/formats/mail_parser"


@pytest.mark.skipif(not SHARED.is_dir(), reason="not measured: the shared data are not here")
def test_real_hostile_mails_are_all_read() -> None:
    """15 of 15 give one mail each on 2026-11-21, the Outlook one with its five attachments."""
    from ringbreak.intake.read import read_file

    limit = sys.getrecursionlimit()
    for path in sorted(SHARED.glob("mail_*")):
        parsed = read_file(path)
        assert [r["kind"] for r in parsed.records()] == ["mail"], path.name
        assert parsed.status in ("read", "partly")
    assert sys.getrecursionlimit() == limit
