"""Plain text, Markdown, web pages, saved pages and web archives: what is article, what is furniture, what is a message."""

from __future__ import annotations

import base64
import gzip
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ringbreak.intake.furniture import cut, is_foot, is_heading
from ringbreak.intake.html.tree import strip as without_tags
from ringbreak.intake.parsers import html_page, markdown, mht_page, plain_text, warc_file

from .reading import fields, read, reasons, texts

PROSE = "警方通报称，该团伙自二〇二〇年起以“清粉”为名控制他人账号，并出售群聊二维码，案件正在进一步办理中。"
ENGLISH = "The police said that the gang had sold the codes of other people's groups for about two years."


@pytest.mark.parametrize(
    ("text", "count", "kind", "why"),
    [
        ("\n".join(f"出售微信号 联系 {n} 号客服" for n in range(20)), 20, "message", "short lines without ends"),
        ("\n".join(f"加我微信 sample_{n}，低价出售，先到先得，欢迎咨询。" for n in range(12)), 12, "message", "ends, but each with a contact"),
        ("\n".join(f"1000000{n:04d}" for n in range(30)), 30, "line", "numbers only"),
        ("\n\n".join([PROSE] * 12), 1, "document", "paragraphs between blank lines"),
        ("\n".join([PROSE] * 12), 1, "document", "paragraphs line by line"),
        ("\n".join([PROSE] * 300), 300, "message", "hundreds of lines are no prose"),
        (textwrap.fill(f"{ENGLISH} " * 20, 72), 1, "document", "wrapped at a margin"),
        ("姓名：样例\n电话：0\n地址：样例路\n职业：无\n籍贯：样例\n学历：无\n婚姻：无\n备注：无", 1, "document", "a form"),
        ("\n".join(f"http://x{n}.example.test/a" for n in range(50)), 50, "message", "addresses are no form"),
        ("\n".join(f"sample{n}----pass{n}----1000000{n:04d}" for n in range(50)), 50, "message", "accounts of equal width"),
        ("one\ntwo\nthree", 1, "document", "three lines are a note"),
    ],
)  # fmt: skip
def test_the_shape_decides_what_a_record_is(text: str, count: int, kind: str, why: str) -> None:
    parsed = read(text, "any.dat", plain_text.PARSER)
    assert parsed.counts.records == count, why
    assert {r["kind"] for r in parsed.records()} == {kind}, why


@pytest.mark.parametrize(
    ("line", "parser"),
    [
        ("尊敬的客户，您的积分{}即将过期，请登录 x{}.example.test 兑换", "message-list"),
        ("Dear customer, your parcel {} is held, pay at x{}.example.test", "message-list"),
        ("Sample, John {}, 12 Sample Street, Sampleton {}", "csv-table"),
        ("{},样例,1000{}", "csv-table"),
        ("样例\t{}\t加我微信 sample_{}", "csv-table"),
    ],
)
def test_the_commas_of_sentences_do_not_make_a_table(line: str, parser: str) -> None:
    assert read("\n".join(line.format(n, n) for n in range(50)), "list.txt").parser == parser


def test_the_text_of_an_article_is_untouched_so_that_offsets_are_those_of_the_file() -> None:
    text = f"样例标题\n\n{PROSE}\r\n\n  缩进 的 段落\t有空白。\n"
    parsed = read(text, "a.txt", plain_text.PARSER)
    record = parsed.records()[0]
    assert record["text"] == text.rstrip()
    assert (record["title"], record["kind"]) == ("样例标题", "article")


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("样例标题", True),
        ("Eight people sentenced", True),
        ("What happened?", True),
        ("This is the first sentence of a note.", False),
        ("第一句话说完了。", False),
        ("name:", False),
    ],
)
def test_a_title_is_a_short_line_that_is_no_sentence(first: str, is_title: bool) -> None:
    record = read(f"{first}\n\n{PROSE}\n\n{PROSE}", "a.txt", plain_text.PARSER).records()[0]
    assert (record["title"] == first) == is_title


def test_recommended_articles_and_copyright_become_furniture() -> None:
    body = f"Title of it\n\n{ENGLISH}\n\n{ENGLISH}\n\n"
    foot = (
        "<<:  An older article\n\n>>:  A newer article\n\nRecommend\n\nTen apps you need\n\nCall 555-0100 now"
    )
    article, furniture = read(body + foot, "a.txt", plain_text.PARSER).records()
    assert article["text"] == body.rstrip()
    assert furniture["kind"] == "furniture"
    assert furniture["text"] == foot
    assert furniture["locator"] == "line 7"


@pytest.mark.parametrize(
    ("line", "heading", "foot"),
    [
        ("相关阅读：", True, False),
        ("## 推荐阅读", True, False),
        ("Related Articles", True, False),
        ("推荐人：张三", False, False),
        ("Recommended by three banks, the app is fake.", False, False),
        ("上一篇：样例", False, True),
        ("Copyright 2021", False, True),
        ("版权所有 样例网", False, True),
        ("The copyright was sold.", False, False),
    ],
)
def test_signs_of_furniture_and_near_misses(line: str, heading: bool, foot: bool) -> None:
    assert (is_heading(line), is_foot(line)) == (heading, foot)


def test_a_foot_line_in_the_middle_of_an_article_cuts_nothing() -> None:
    lines = ["标题", PROSE, "来源：样例", PROSE, PROSE, PROSE]
    assert cut(lines) == len(lines)


@pytest.mark.parametrize(
    "data",
    [
        b"\0\1\2\3" * 100,
        bytes(range(256)) * 8,
        b"MZ\x90\0" + b"\0" * 60,
        b"\x89PNG\r\n\x1a\n" + bytes(range(200)),
    ],
)
def test_binary_data_is_no_text(data: bytes) -> None:
    assert not plain_text.accepts(data, "readme.txt")


def test_undecodable_bytes_make_the_reading_partial() -> None:
    parsed = read("样例标题\n\n".encode() + PROSE.encode() * 3 + b"\xff\xfe", "a.txt", plain_text.PARSER)
    assert parsed.status == "partly"
    assert reasons(parsed) == ["2 bytes are no text in utf-8 and are shown as \ufffd"]


def test_markdown_keeps_its_marks_and_lists_its_links() -> None:
    text = '# Title #\n\nSee **[the shop](https://shop.example.test/a_(b) "t")** and ![code](qr.png).\n'
    parsed = read(text, "a.md", markdown.PARSER)
    assert parsed.records()[0]["text"] == text.rstrip()
    assert parsed.records()[0]["title"] == "Title"
    assert fields(parsed)["image"] == "qr.png"


@pytest.mark.parametrize(
    ("text", "name", "accepted"),
    [
        ("# A\n\n**b** c", "x", True),
        ("# A\n\nb", "a.md", True),
        ("# A\n\nb", "a.txt", False),
        ("plain", "a.md", False),
        ("<p>**a**</p>\n# b", "a.md", False),
        ("#include <stdio.h>\n# define x", "a.c", False),
    ],
)
def test_marks_decide_and_the_name_breaks_a_tie(text: str, name: str, accepted: bool) -> None:
    assert markdown.accepts(text.encode(), name) == accepted


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><meta charset=utf-8><title>T_Site</title>{head}</head><body>{body}</body></html>"


def test_menus_sidebars_and_feet_are_furniture() -> None:
    body = (
        '<div class="top-nav"><a href="/">Home</a></div><div id="wrap" class="page-with-sidebar">'
        f"<h1>标题</h1><div class=content><p>{PROSE}</p><p>{PROSE}</p></div>"
        '<div class="sidebar">排行 13000000000</div></div><footer>Footer 400-000-0000</footer>'
    )
    article, furniture = read(page(body), "a.html").records()
    assert article["text"] == f"标题\n{PROSE}\n{PROSE}"
    assert article["kind"] == "article"
    assert furniture["text"] == "Home\n排行 13000000000\nFooter 400-000-0000"


def test_a_list_of_links_is_furniture_and_a_paragraph_with_links_is_not() -> None:
    links = "".join(f'<li><a href="/{n}">某某文章标题{n}</a></li>' for n in range(8))
    body = (
        f'<h1>标题</h1><p>{PROSE}<a href="http://x.example.test/1">链接</a></p><p>{PROSE}</p><ul>{links}</ul>'
    )
    parsed = read(page(body), "a.html")
    article, furniture = parsed.records()
    assert "链接" in str(article["text"])
    assert "某某文章标题3" in str(furniture["text"])
    assert fields(parsed)["link"] == "http://x.example.test/1"
    assert fields(parsed, 1)["link#4"] == "/3"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>a<b>b</b>c</p><p>d</p>", "abc\nd"),
        ("<div>a<br>b<div>c</div>d</div>", "a\nb\nc\nd"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<p>a \n\t b&nbsp;c　d</p>", "a b\xa0c　d"),
        ("<pre>a\n  b</pre>", "a\n  b".replace("  b", "b")),
        ("<p>&#65;&amp;&lt;b&gt;&#x1F600;</p>", "A&<b>😀"),
        ("<p>a<!-- no -->b<?x no?>c</p>", "abc"),
        ("a<p>b", "a\nb"),
    ],
)
def test_elements_become_lines_as_a_browser_shows_them(body: str, text: str) -> None:
    assert texts(read(page(body), "a.html"))[0] == text


def test_what_a_page_says_of_itself_is_read() -> None:
    head = (
        '<link rel=canonical href="https://news.example.test/1"><meta property="og:site_name" content="样例网">'
        '<meta name=author content="记者"><meta property="article:published_time" content="2021-03-05T10:20:00+08:00">'
        '<meta name="baidu-site-verification" content="codeva-1">'
    )
    parsed = read(page(f"<h1>标题</h1><p>{PROSE}{PROSE}{PROSE}</p>", head), "a.html")
    record = parsed.records()[0]
    assert (record["title"], record["author_name"], record["channel"]) == ("标题", "记者", "样例网")
    assert record["url"] == "https://news.example.test/1"
    assert record["sent_at"] == datetime(2021, 3, 5, 2, 20, tzinfo=UTC)
    assert fields(parsed)["meta baidu-site-verification"] == "codeva-1"


def test_a_date_beside_the_title_is_the_pages_and_one_in_the_text_is_not() -> None:
    beside = read(page(f"<h1>标题</h1><p>2021-03-05 10:20 样例网</p><p>{PROSE}</p>"), "a.html").records()[0]
    assert beside["sent_at"] == datetime(2021, 3, 5, 2, 20, tzinfo=UTC)
    assert beside["sent_at_precision"] == "minute"
    inside = read(page(f"<h1>标题</h1><p>2021年3月5日，{PROSE}</p>"), "a.html").records()[0]
    assert inside["sent_at"] is None


@pytest.mark.parametrize(
    "script",
    [
        '<script src="https://hm.baidu.com/hm.js?00000000000000000000000000000001"></script>',
        "<script>ga('create', 'UA-12345678-1')</script>",
        "<script>gtag('config', 'G-ABCDEF1234')</script>",
        '<ins class="adsbygoogle" data-ad-client="ca-pub-0000000000000001"></ins>',
        '<script>var s="https://s9.cnzz.com/z_stat.php?id=1000000001"</script>',
    ],
)
def test_ids_of_trackers_stay_findable(script: str) -> None:
    identity = next(i for i in ("00000000001", "1000000001", "UA-12345678-1", "G-ABCDEF1234") if i in script)
    parsed = read(page("<p>x</p>", script), "a.html")
    assert any(identity in v for k, v in fields(parsed).items() if k.startswith("script"))


def test_an_official_account_article_names_its_account() -> None:
    script = '<script>var biz = "MzA0000000001=="; var ct = "1614910811"; var nickname = "样例号";</script>'
    body = f'<div id="js_content" style="visibility: hidden;"><p>{PROSE}{PROSE}{PROSE}</p></div>'
    head = '<meta property="og:title" content="标题"><meta property="og:url" content="http://mp.weixin.qq.com/s?a=1">'
    record = read(page(body, head + script), "a.html").records()[0]
    assert (record["platform"], record["author"], record["author_name"]) == (
        "wechat",
        "MzA0000000001==",
        "样例号",
    )
    assert record["sent_at"] == datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)
    assert PROSE in str(record["text"])


def test_text_that_is_not_shown_is_kept_apart() -> None:
    parsed = read(
        page(f'<h1>t</h1><p>{PROSE}{PROSE}</p><div style="display: none">关键词 关键词</div>'), "a.html"
    )
    assert "关键词" not in str(parsed.records()[0]["text"])
    assert fields(parsed)["hidden text"] == "关键词 关键词"


def test_pictures_inside_the_page_are_members_and_spacers_are_not() -> None:
    picture = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 300).decode()
    parsed = read(
        page(f'<p>x</p><img src="data:image/png;base64,{picture}"><img src="data:image/gif;base64,R0lGOD">'),
        "a.html",
    )
    assert [(m.name, len(m.data)) for m in parsed.members] == [("inline-1.png", 308)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("gb18030", "gb2312"),
        ("big5", "big5"),
        ("shift_jis", "x-sjis"),
        ("utf-8", "gbk"),
        ("utf-16", "utf-16"),
    ],
)
def test_a_page_is_read_in_its_encoding(charset: str, declared: str) -> None:
    text = {"shift_jis": "こんにちは、世界"}.get(charset, "群組二維碼")
    data = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body><p>{text}</p></body></html>'
    assert texts(read(data.encode(charset), "a.html"))[0] == text


@pytest.mark.parametrize(
    "data",
    [
        b"<?xml version='1.0'?><rss><channel/></rss>",
        b"<svg xmlns='x'><g/></svg>",
        b"a < b and c > d",
        b"From: a\nTo: b\nMessage-ID: c\n\n<html>",
    ],
)
def test_other_markup_is_no_page(data: bytes) -> None:
    assert not html_page.accepts(data, "a.html")


def test_stripping_tags_keeps_every_word() -> None:
    assert without_tags("<p>a</p><script>no</script>b<br/>c &lt;d&gt; 1<2 <b>e") == "a\nb\nc <d> 1<2 e"


def warc(*records: tuple[str, str, str, bytes]) -> bytes:
    made = b""
    for n, (kind, url, media, body) in enumerate(records):
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Date: 2021-03-05T02:20:11Z\r\nWARC-Target-URI: {url}\r\n"
        made += (
            f"{head}Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
            + b"\r\n\r\n"
        )
    return made


HTTP = "application/http; msgtype=response"
RESPONSE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gb2312\r\n\r\n" + page(
    "<p>样例正文</p>"
).encode("gb18030")


def test_a_response_is_an_article_with_its_address_and_encoding() -> None:
    record = read(
        warc(("response", "https://a.example.test/x", HTTP, RESPONSE)), "a.warc", warc_file.PARSER
    ).records()[0]
    assert (record["url"], record["text"]) == ("https://a.example.test/x", "样例正文")


def test_a_damaged_record_is_counted_and_the_next_ones_are_read() -> None:
    one = warc(("response", "https://a.example.test/1", HTTP, RESPONSE))
    parsed = read(
        one
        + b"no record stands here\r\n" * 3
        + b"\r\n"
        + one.replace(b"test/1", b"test/2")
        + one.replace(b"test/1", b"test/3"),
        "a.warc",
        warc_file.PARSER,
    )
    assert parsed.status == "partly"
    assert [r["url"] for r in parsed.records()][-1] == "https://a.example.test/3"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_an_archive_cut_off_is_never_called_read(keep: float) -> None:
    data = warc(
        ("response", "https://a.example.test/1", HTTP, RESPONSE),
        ("response", "https://a.example.test/2", HTTP, RESPONSE),
    )
    assert read(data[: int(len(data) * keep)], "a.warc", warc_file.PARSER).status != "read"
    packed = gzip.compress(data, mtime=0)
    assert read(packed[: int(len(packed) * keep)], "a.warc.gz", warc_file.PARSER).status != "read"


def test_a_small_archive_may_not_unpack_to_a_gigabyte() -> None:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + b"\0" * (70 << 20)
    parsed = read(
        gzip.compress(warc(("response", "https://a.example.test/1", HTTP, body)), 1, mtime=0),
        "a.warc.gz",
        warc_file.PARSER,
    )
    assert parsed.counts.refused >= 1
    assert not parsed.members or max(len(m.data) for m in parsed.members) <= 64 << 20  # type: ignore[arg-type]


def test_a_saved_page_is_read_and_a_sent_mail_is_not_one() -> None:
    top = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://n.example.test/\r\nMIME-Version: 1.0\r\n"
    body = 'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html><body><p>x</p></body></html>\r\n--b--\r\n'
    parsed = read(top + body, "a.mht")
    assert (parsed.parser, texts(parsed)) == ("mhtml", ["x"])
    assert parsed.records()[0]["url"] == "https://n.example.test/"
    assert not mht_page.accepts(f"Received: x\r\n{top}{body}".encode(), "a.mht")


BULLETINS = Path(__file__).parents[3].parent / "shared/bulletins"


@pytest.mark.skipif(not BULLETINS.is_dir(), reason="not measured: the shared data are not here")
def test_a_bulletin_is_one_article_and_its_furniture() -> None:
    from ringbreak.intake.read import read_file

    for path in sorted(BULLETINS.glob("*.txt")):
        parsed = read_file(path)
        kinds = [r["kind"] for r in parsed.records()]
        assert kinds in (["article"], ["article", "furniture"]), path.name
        text = path.read_text(encoding="utf-8")
        assert text.startswith(str(parsed.records()[0]["text"])), (
            "offsets into the record are offsets into the file"
        )
