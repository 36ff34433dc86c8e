"""Texts, chats, pages and mail that are cut off, flipped, nested, endless: an ending with a balanced account, soon."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from ringbreak.intake.parser import Parser
from ringbreak.intake.parsers import (
    eml_mail,
    html_page,
    markdown,
    mbox_mail,
    messenger_json,
    mht_page,
    plain_text,
    qq_mht,
    qq_txt,
    signal_export,
    sms_xml,
    telegram_json,
    warc_file,
    wechat_csv,
    wechat_html,
    wechat_json,
    wechat_sqlite,
    whatsapp_txt,
)
from ringbreak.intake.read import Parsed

from .reading import read, reasons

GOLDEN = Path(__file__).parents[2] / "golden" / "parsers"
OURS = [
    m.PARSER
    for m in (
        eml_mail, html_page, markdown, mbox_mail, messenger_json, mht_page, plain_text, qq_mht, qq_txt, signal_export, sms_xml,
        telegram_json, warc_file, wechat_csv, wechat_html, wechat_json, wechat_sqlite, whatsapp_txt,
    )
]  # fmt: skip


def balanced(parsed: Parsed) -> None:
    counts = parsed.counts
    assert counts.expected == counts.emitted + counts.failed + counts.refused
    assert parsed.status in ("read", "partly", "failed", "refused")
    assert (parsed.status == "read") == (not counts.failed and not counts.refused)


@pytest.mark.parametrize("parser", OURS, ids=lambda p: p.name)
def test_a_file_cut_off_anywhere_ends_with_a_balanced_account(parser: Parser) -> None:
    data = (GOLDEN / str(parser.sample)).read_bytes()
    for tenth in range(1, 10):
        balanced(read(data[: len(data) * tenth // 10], str(parser.sample)))


@pytest.mark.parametrize("parser", OURS, ids=lambda p: p.name)
def test_a_file_with_flipped_bytes_ends_with_a_balanced_account(parser: Parser) -> None:
    data = (GOLDEN / str(parser.sample)).read_bytes()
    dice = random.Random(7)
    for _ in range(30):
        broken = bytearray(data)
        for _ in range(dice.randint(1, 12)):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        balanced(read(bytes(broken), str(parser.sample)))


@pytest.mark.parametrize("parser", OURS, ids=lambda p: p.name)
def test_a_parser_refuses_or_passes_on_what_is_not_its_format(parser: Parser) -> None:
    for data in (
        b"\0" * 4096,
        b"\xff" * 4096,
        b"{",
        b"[",
        b"<",
        b"From ",
        b"SQLite format 3\0" + b"\0" * 200,
    ):
        balanced(read(data, "x", parser))


HUGE: list[tuple[str, bytes]] = [
    ("one line of eight million characters", b"x" * 8_000_000),
    ("a line of Chinese without an end", "收群码".encode() * 1_000_000),
    ("half a million nested elements", b"<html><body>" + b"<div>" * 500_000 + "底".encode()),
    ("a hundred thousand attributes", b"<html><body><p " + b" ".join(b"a%d=1" % i for i in range(100_000)) + b">x</p>"),
    ("a plaintext element", b"<html><body><plaintext>" + b"<b>" * 200_000),
    ("tags that never close", b"<html><body>" + b"<a href=" * 200_000),
    ("nested arrays in a chat export", b'{"messages": [{"date_unixtime": "1", "text": ' + b"[" * 100_000),
    ("a mail of a hundred thousand headers", b"".join(b"Received: x%d\r\n" % i for i in range(100_000)) + b"\r\nhi"),
    (
        "a mail nested two thousand deep",
        b"From: a@example.test\r\nTo: b@example.test\r\nMIME-Version: 1.0\r\n"
        + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (i, i) for i in range(2000)),
    ),
    ("messages within messages", b"From: a@example.test\r\nTo: b@example.test\r\nMIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 3000),
    ("encoded words without an end", b"From: a@example.test\r\nTo: b\r\nMessage-ID: <1>\r\nSubject: " + b"=?utf-8?B?" * 50_000 + b"\r\n\r\nx"),
    ("brackets without an end in Markdown", b"# t\n" + b"[" * 300_000 + b"](" * 100_000),
    ("a bold that never closes", b"# t\n\n" + b"**a" * 300_000),
    ("date heads without an end", b"[2019-01-01, 10:00] a: b\n" + b"[2019-01-01, 10:00" * 100_000),
    ("an entity bomb", b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">' + b"".join(b'<!ENTITY a%d "&a%d;&a%d;&a%d;&a%d;">' % (i, i - 1, i - 1, i - 1, i - 1) for i in range(1, 30)) + b']><smses count="1"><sms address="1" date="1614910811000" type="1" body="&a29;"/></smses>'),
    ("a script literal that never ends", b"<!doctype html><html><script>chatMessages = [{type:1,text:'" + b"\\'" * 500_000),
]  # fmt: skip


@pytest.mark.parametrize("data", [d for _, d in HUGE], ids=[n for n, _ in HUGE])
def test_a_bomb_costs_little_and_is_accounted_for(data: bytes) -> None:
    before = time.process_time()
    balanced(read(data, "bomb"))
    assert time.process_time() - before < 8, "linear time: these take well under two seconds each"


def test_deep_nesting_keeps_the_text_at_the_bottom() -> None:
    parsed = read(b"<html><body>" + b"<div>" * 50_000 + "底部的文字".encode())
    assert parsed.records()[0]["text"] == "底部的文字"
    assert reasons(parsed) == ["nested too deep; its tags were taken off"]


def test_nothing_in_a_page_is_run_or_fetched_or_shown_as_markup() -> None:
    page = (
        "<!doctype html><html><head><title>&lt;img src=x onerror=alert(1)&gt;</title></head><body>"
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; text &amp; more</p><script>alert(2)</script>"
        "<style>p{color:red}</style><template>hidden</template><noscript>no</noscript></body></html>"
    )
    record = read(page).records()[0]
    assert record["text"] == "<script>alert(1)</script> text & more"
    assert record["title"] == "<img src=x onerror=alert(1)>"


def test_an_entity_of_a_document_is_not_resolved() -> None:
    xml = (
        '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        '<smses count="1"><sms address="1" date="1614910811000" type="1" body="x"/><mms>&f;</mms></smses>'
    )
    parsed = read(xml)
    assert parsed.records()[0]["text"] == "x"
