"""Chats in whatever layout they were saved as: text, elements of a page, a table of a page; and what only looks like one."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from ringbreak.intake.read import Parsed, read_file

LAYOUTS = {
    "time, sender with id, then lines": (
        "与 李四 的聊天\n2031-03-01 09:15:05 张三(wxid_sample00000001)\n在吗\n第二行\n\n2031-03-01 09:16:00 李四(wxid_sample00000002)\n在\n\n"
        "2031-03-01 09:17:00 张三(wxid_sample00000001)\n好\n",
        [("wxid_sample00000001", "张三", "在吗\n第二行"), ("wxid_sample00000002", "李四", "在"), ("wxid_sample00000001", "张三", "好")],
    ),
    "bracketed time, sender: text": (
        "家长群(47)\n—— 导出 ——\n\n[2031年4月9日 11:34] 陈老师：各位家长，明天春游\n[2031年4月9日 13:44] 小红妈妈：收到\n[2031年4月9日 13:50] 陈老师：好的：带水\n还有雨衣\n",
        [(None, "陈老师", "各位家长，明天春游"), (None, "小红妈妈", "收到"), (None, "陈老师", "好的：带水\n还有雨衣")],
    ),
    "sender, time, then lines": (
        "张三 2031/3/1 9:15:05\n在吗\n李四 2031/3/1 9:16\n在\n张三 2031/3/1 下午1:02\n好\n",
        [(None, "张三", "在吗"), (None, "李四", "在"), (None, "张三", "好")],
    ),
    "time sender: text": (
        "2031-03-01 09:15 Ann: are you there\n2031-03-01 09:16 Ben: yes\n2031-03-01 09:17 Ann: good\n",
        [(None, "Ann", "are you there"), (None, "Ben", "yes"), (None, "Ann", "good")],
    ),
    "sender [time] text": (
        "Ann [2031-03-01 09:15]: are you there\nBen [2031-03-01 09:16]: yes\nAnn [2031-03-01 09:17]: good\n",
        [(None, "Ann", "are you there"), (None, "Ben", "yes"), (None, "Ann", "good")],
    ),
    "a day without its year, and the export's day above": (
        "【派单群】群聊导出 2031-10-08\n[09/01 13:00] 小派：12条 0.6/条 https://wall-zz.example/a/1\n[09/01 18:20] 雪：今天好热\n[09/02 09:29] 小派：15条\n",
        [(None, "小派", "12条 0.6/条 https://wall-zz.example/a/1"), (None, "雪", "今天好热"), (None, "小派", "15条")],
    ),
    "days, and many who seldom speak": (
        "群聊：某号院业主群\n———————  2031年3月1日  ———————\n"
        + "".join(f"[1{n}:46] 住户{chr(0x7532 + n)}: 第{n}条\n" for n in range(6))
        + "———————  2031年3月2日  ———————\n[09:10] 住户甲: 一\n[09:11] 住户乙: 二\n[09:12] 住户丙: 三\n[09:13] 住户甲: 四\n[09:14] 住户乙: 五\n[09:15] 住户丙: 六\n[09:16] 住户癸: 七\n",
        [(None, f"住户{chr(0x7532 + n)}", f"第{n}条") for n in range(6)]
        + [(None, f"住户{who}", text) for who, text in zip("甲乙丙甲乙丙癸", "一二三四五六七", strict=True)],
    ),
    "days, then sender and clock, then lines": (
        "====== 核心群 ======\n\n—————  2031年4月8日  —————\n\n甲哥 12:09\n今天多少\n小乙() 12:17\n六百多单\n还有退的\n\n—————  2031年4月9日  —————\n\n甲哥 16:03\n好\n",
        [(None, "甲哥", "今天多少"), (None, "小乙", "六百多单\n还有退的"), (None, "甲哥", "好")],
    ),
    "days, then columns": (
        "[LINE] 與王小明的聊天記錄\n儲存日期：2031/04/08 11:00\n\n2031/04/08（二）\n11:01\t王小明\t你好\n11:02\t我\t嗯\n2031/04/09（三）\n下午1:05\t王小明\t帳號給我\n",
        [(None, "王小明", "你好"), (None, "我", "嗯"), (None, "王小明", "帳號給我")],
    ),
}  # fmt: skip


def read(tmp_path: Path, name: str, text: str, encoding: str = "utf-8") -> Parsed:
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return read_file(path)


def messages(parsed: Parsed) -> list[dict[str, Any]]:
    return [r for r in parsed.tables["records"].to_pylist() if r["kind"] == "message"]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_each_layout_gives_its_messages(tmp_path: Path, layout: str, encoding: str) -> None:
    text, expected = LAYOUTS[layout]
    parsed = read(tmp_path, "x.txt", text, encoding)
    assert parsed.parser == "chat-text"
    assert [(r["author"], r["author_name"], r["text"]) for r in messages(parsed)] == expected
    assert all(r["sent_at"] is not None for r in messages(parsed))


@pytest.mark.parametrize(
    ("above", "first", "sent", "kept"),
    [
        ("导出时间 2031-10-08 11:20\n", "[09/01 13:00]", "2031-09-01 05:00:00+00:00", None),
        ("导出时间 2031-01-08\n", "[12/30 13:00]", "2030-12-30 05:00:00+00:00", None),
        ("某群\n", "[09/01 13:00]", "None", "09/01 13:00"),
        ("2031-01-08 至 2031-03-01\n", "[09/01 13:00]", "None", "09/01 13:00"),
        ("某群 2031-10-08\n", "[13:00]", "None", "13:00"),
    ],
    ids=["the year of the export", "the year before", "no year at all", "two days above", "no day at all"],
)
def test_a_year_nobody_says_is_not_made_up(
    tmp_path: Path, above: str, first: str, sent: str, kept: str | None
) -> None:
    text = above + "".join(f"{first} {who}：{n}号\n" for n, who in enumerate(["小派", "雪", "小派", "雪"]))
    parsed = read(tmp_path, "x.txt", text)
    assert {str(r["sent_at"]) for r in messages(parsed)} == {sent}
    fields = [f["value"] for f in parsed.tables["fields"].to_pylist() if f["field"] == "time"]
    assert fields == ([kept] * 4 if kept else [])


def test_what_stands_above_says_whose_chat_it_is(tmp_path: Path) -> None:
    text = "聊天对象：朵朵(兼职) wxid_sample00000009\n\n" + "".join(
        f"2031-03-01 09:1{i}:05 {who}\n{i}号\n\n" for i, who in enumerate(["朵朵(兼职)", "我", "朵朵(兼职)", "我"])
    )  # fmt: skip
    parsed = read(tmp_path, "x.txt", text)
    said = messages(parsed)
    assert {r["channel"] for r in said} == {"朵朵(兼职)"}
    assert [r["author"] for r in said] == ["wxid_sample00000009", None, "wxid_sample00000009", None]
    head = next(r for r in parsed.tables["records"].to_pylist() if r["kind"] == "metadata")
    assert head["text"] == "聊天对象：朵朵(兼职) wxid_sample00000009"


NO_CHATS = {
    "a log": "".join(f"2031-03-01 09:15:{i:02d} INFO: request {i} done\n" for i in range(30)),
    "a log of requests": "".join(f"2031-03-01 09:15:{i:02d} GET /page/{i} 200\n" for i in range(30)),
    "a diary": "".join(
        f"2031-03-{i:02d} 09:15 去了第{i}个地方\n写了很多字，天气很好。\n\n" for i in range(1, 20)
    ),
    "a timetable": "".join(f"2031-03-01 {8 + i // 2:02d}:{30 * (i % 2):02d} 第{i}项议程\n" for i in range(20)),
    "a statement": "情况说明\n\n我叫某某，来说明被骗的经过。\n3月5日17点55分，我用手机银行转了300元到某人的卡，卡号6200000000000000000。\n"
    "3月5日21点37分，我又转了1288元，卡号6200000000000000000。\n客服说我操作异常，要我补款。\n我补了5880元，卡号6200000000000000000。\n之后我联系不上他们。\n"
    "我的电话是16000000000，微信也是。\n以上属实，我愿意作证。\n",
}  # fmt: skip


@pytest.mark.parametrize("what", NO_CHATS)
def test_what_only_has_times_is_no_chat(tmp_path: Path, what: str) -> None:
    assert read(tmp_path, "x.txt", NO_CHATS[what]).parser != "chat-text"


def test_a_person_who_tells_what_happened_is_one_record(tmp_path: Path) -> None:
    kinds = [
        r["kind"] for r in read(tmp_path, "x.txt", NO_CHATS["a statement"]).tables["records"].to_pylist()
    ]
    assert kinds in (["document"], ["article"])


def bubbles(rows: list[tuple[str, str, str, str]]) -> str:
    items = "".join(
        f'<div class="message left" data-username="{a}"><div class="avatar"></div><div class="body"><span class="nickname">{n}</span> '
        f'<span class="time">{t}</span><div class="content">{x}</div></div></div>'
        for a, n, t, x in rows
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>导师</title><style>.l{{}}</style></head><body><h1>与 导师 的聊天记录</h1><p class="info">wxid_sample00000001</p><div class="chat"><div class="date-sep">2031/04/07</div>{items}</div></body></html>'


def test_a_page_of_messages_is_a_chat(tmp_path: Path) -> None:
    rows = [
        ("wxid_sample00000001", "导师", "2031-04-07 15:23:00", "轮到您了"),
        ("wxid_sample00000002", "大海", "2031-04-07 15:27:00", "好的"),
        ("wxid_sample00000001", "导师", "2031-04-07 15:29:00", "周某<br>6200000000000000000<br>不要备注"),
    ]
    parsed = read(tmp_path, "x.html", bubbles(rows))
    said = messages(parsed)
    assert [(r["author"], r["author_name"], r["channel"]) for r in said] == [
        (a, n, "导师") for a, n, _, _ in rows
    ]
    assert said[2]["text"] == "周某\n6200000000000000000\n不要备注"
    assert [str(r["sent_at"]) for r in said][:1] == ["2031-04-07 07:23:00+00:00"]
    beside = [r["text"] for r in parsed.tables["records"].to_pylist() if r["kind"] == "metadata"]
    assert beside == ["与 导师 的聊天记录\nwxid_sample00000001\n2031/04/07"]


def test_a_further_message_of_the_same_sender_has_his_name(tmp_path: Path) -> None:
    """As Telegram's own pages are written: `joined` messages repeat no name, and the time is a title."""
    item = '<div class="message default clearfix{}" id="m{}"><div class="body"><div class="date details" title="05.04.2031 11:0{}:01 UTC+08:00">11:0{}</div>{}<div class="text">{}</div></div></div>'
    body = "".join(
        item.format("" if name else " joined", i, i, i, f'<div class="from_name">{name}</div>' if name else "", text)
        for i, (name, text) in enumerate([("Ann", "one"), (None, "two"), ("Ben", "three"), (None, "four")])
    )  # fmt: skip
    parsed = read(tmp_path, "messages.html", f'<html><body><div class="history">{body}</div></body></html>')
    assert [(r["author_name"], r["text"]) for r in messages(parsed)] == [("Ann", "one"), ("Ann", "two"), ("Ben", "three"), ("Ben", "four")]  # fmt: skip
    assert str(messages(parsed)[0]["sent_at"]) == "2031-04-05 03:00:01+00:00"


def test_what_the_program_says_is_nobodys_and_the_header_names_the_chat(tmp_path: Path) -> None:
    """Telegram's days and joins stand between the messages, its pages are all titled alike, and the chat's name is in the header."""
    said = '<div class="message default clearfix" id="m{}"><div class="body"><div class="from_name">{}</div><div class="text">{}</div></div></div>'
    service = '<div class="message service" id="s"><div class="body details">{}</div></div>'
    body = (
        said.format(1, "Ann", "one")
        + service.format("6 April 2031")
        + said.format(2, "Ben", "two")
        + service.format("Cid joined the group")
        + said.format(3, "Ann", "three")
    )
    head = (
        '<div class="page_header"><div class="content"><div class="text bold">Night shift</div></div></div>'
    )
    page = f'<html><head><title>Exported Data</title></head><body>{head}<div class="history">{body}</div></body></html>'
    found = messages(read(tmp_path, "messages.html", page))
    assert [(r["author_name"], r["text"]) for r in found] == [
        ("Ann", "one"), (None, "6 April 2031"), ("Ben", "two"), (None, "Cid joined the group"), ("Ann", "three"),
    ]  # fmt: skip
    assert {r["channel"] for r in found} == {"Night shift"}


def test_nothing_of_a_chat_page_is_lost(tmp_path: Path) -> None:
    """Words between tags, a quotation beside what was said, links, a file, a picture inside the page, a counter's script."""
    picture = "data:image/png;base64," + b64encode(b"\x89PNG\r\n\x1a\n" + bytes(300)).decode()
    item = '<li class="msg"><b class="nick">{}</b><i class="time">2031-04-07 15:2{}:00</i><blockquote>quoted {}</blockquote><div class="text">said {}{}</div></li>'
    body = "".join(
        item.format(who, i, i, i, '<a href="https://shop.example/x">here</a><img src="media/a.jpg">' if i == 1 else f'<img src="{picture}">' if i == 2 else "")
        for i, who in enumerate(["Ann", "Ben", "Ann", "Ben"])
    )  # fmt: skip
    page = f'<html><head><title>Export</title><script>ga("create","UA-000000-1")</script></head><body><p>Chat of <b>Ann</b> with a buyer</p><ul>{body}</ul><a href="https://next.example/">next</a></body></html>'
    parsed = read(tmp_path, "x.html", page)
    fields = {(r["record_id"], r["field"]): r["value"] for r in parsed.tables["fields"].to_pylist()}
    head = next(r for r in parsed.tables["records"].to_pylist() if r["kind"] == "metadata")
    said = messages(parsed)
    assert head["text"] == "Chat of Ann with a buyer\nnext"
    assert {v for (i, f), v in fields.items() if i == head["record_id"] and f.startswith("link")} == {"https://shop.example/x", "media/a.jpg", "https://next.example/"}  # fmt: skip
    assert any("UA-000000-1" in v for (i, _), v in fields.items() if i == head["record_id"])
    assert [r["text"] for r in said] == ["said 0", "said 1here", "said 2", "said 3"]
    assert [fields[r["record_id"], "beside"] for r in said] == [f"quoted {i}" for i in range(4)]
    assert fields[said[1]["record_id"], "link"] == "https://shop.example/x"
    assert fields[said[1]["record_id"], "media"] == "media/a.jpg"
    assert len(parsed.members) == 1


def test_a_small_table_above_the_messages_is_kept(tmp_path: Path) -> None:
    """A forensic report: whose telephone it was, then the messages."""
    rows = "".join(
        f"<tr><td>2031-03-02 13:04:2{i}</td><td>坤</td><td>第{i}句话在这里说的</td></tr>" for i in range(6)
    )
    page = f"<html><body><table><tr><td>机主号码</td><td>16000000001</td></tr></table><table><tr><th>发送时间</th><th>发送者</th><th>内容</th></tr>{rows}</table></body></html>"
    parsed = read(tmp_path, "x.html", page)
    assert len([r for r in messages(parsed) if r["author_name"] or r["author"]]) == 6
    assert any(
        "16000000001" in (r["text"] or "")
        for r in parsed.tables["records"].to_pylist()
        if r["kind"] == "metadata"
    )


def test_a_page_with_a_table_of_messages_is_that_table(tmp_path: Path) -> None:
    rows = "".join(
        f"<tr><td>{i}</td><td>2031-03-02 13:04:2{i}</td><td>{'马' if i % 2 else '坤'}</td><td>wxid_sample0000000{i % 2}</td><td>文本</td><td>第{i}句话在这里</td></tr>"
        for i in range(6)
    )
    page = f"<html><head><title>聊天记录-马</title></head><body><table><tr><td colspan=6><b>即时通讯 好友消息 [马]</b></td></tr><tr><th>序号</th><th>发送时间</th><th>发送者</th><th>微信号</th><th>类型</th><th>内容</th></tr>{rows}</table></body></html>"
    said = messages(read(tmp_path, "x.html", page))
    said = [r for r in said if r["author"]]
    assert [r["text"] for r in said] == [f"第{i}句话在这里" for i in range(6)]
    assert {(r["author"], r["author_name"]) for r in said} == {
        ("wxid_sample00000000", "坤"),
        ("wxid_sample00000001", "马"),
    }


def test_a_cell_that_stretches_over_rows_of_a_page_moves_no_other(tmp_path: Path) -> None:
    rows = "".join(
        (
            f"<td rowspan=3>2031-03-0{i // 3 + 1}</td><td rowspan='3'>马{i // 3}</td>" if i % 3 == 0 else ""
        ).join(("<tr>", f"<td>wxid_sample0000000{i}</td><td>第{i}句话在这里</td></tr>"))
        for i in range(6)
    )
    page = f"<html><body><table><tr><th>发送时间</th><th>发送者</th><th>微信号</th><th>内容</th></tr>{rows}</table></body></html>"
    said = [r for r in messages(read(tmp_path, "x.html", page)) if r["author"]]
    assert [(r["author"], r["author_name"], r["text"]) for r in said] == [
        (f"wxid_sample0000000{i}", f"马{i // 3}", f"第{i}句话在这里") for i in range(6)
    ]
    assert {str(r["sent_at"])[:10] for r in said} <= {"2031-02-28", "2031-03-01", "2031-03-02"}
    assert all(r["sent_at"] is not None for r in said)


def unnamed(rows: list[tuple[str, str, str]], *, tag: str = "div", head: str = "") -> str:
    """A chat whose parts are called m, n and t, as somebody's own tool writes them."""
    body = "".join(
        f'<{tag} class="m"><span class="n">{n}</span> <span class="t">{t}</span><p>{x}</p></{tag}>\n'
        for n, t, x in rows
    )
    return f'<html><head><meta charset="utf-8"><title>9组</title></head><body><h3>9组</h3>{head}{body}</body></html>'


def test_a_chat_whose_parts_have_no_telling_names_is_a_chat(tmp_path: Path) -> None:
    rows = [
        ("Kiko", f"2031-09-0{i + 1} 13:17:0{i}", f"第{i}句")
        if i % 2
        else ("小七", f"2031-09-0{i + 1} 13:17:0{i}", f"第{i}句")
        for i in range(8)
    ]
    parsed = read(tmp_path, "x.html", unnamed(rows))
    assert [(r["author"], r["author_name"], r["text"], r["channel"]) for r in messages(parsed)] == [
        (None, n, x, "9组") for n, _, x in rows
    ]
    assert str(messages(parsed)[0]["sent_at"]) == "2031-09-01 05:17:00+00:00"


def test_a_threads_posts_have_their_accounts_floors_and_times(tmp_path: Path) -> None:
    posts = "".join(
        f'<div class="post" id="p{i}"><a href="/u/zz97621897{i}">昵称{i}</a> <em>发表于 2031-09-02 18:3{i}</em> <span>{i + 1}楼</span>'
        f'<div class="t_f">第{i}层说的话，加微信 wx_zz_{i}</div></div>'
        for i in range(6)
    )
    page = f'<html><head><meta charset="utf-8"><title>讨论</title></head><body><div class="nav">首页 &gt; 生活</div><h1>大家怎么看？</h1>{posts}</body></html>'
    parsed = read(tmp_path, "x.html", page)
    found = [r for r in parsed.tables["records"].to_pylist() if r["kind"] == "post"]
    assert [(r["author"], r["author_name"], r["text"]) for r in found] == [
        (f"zz97621897{i}", f"昵称{i}", f"第{i}层说的话，加微信 wx_zz_{i}") for i in range(6)
    ]
    assert str(found[3]["sent_at"]) == "2031-09-02 10:33:00+00:00"
    fields = parsed.tables["fields"].to_pylist()
    assert [f["value"] for f in fields if f["field"] == "floor"] == [f"{i + 1}楼" for i in range(6)]
    assert {f["value"] for f in fields if f["field"] == "link"} == {f"/u/zz97621897{i}" for i in range(6)}
    rest = [r["text"] for r in parsed.tables["records"].to_pylist() if r["kind"] == "metadata"]
    assert rest == ["首页 > 生活\n大家怎么看？"]


NO_CHAT_PAGES = {
    "a list of news, each with its source and time": "<html><body><h1>Today</h1>"
    + "".join(
        f'<div class="item"><a href="/news/{i}">Headline number {i} of the day</a> <span>2031-09-02 18:3{i}</span><p>What the story number {i} tells at length, as ever.</p></div>'
        for i in range(9)
    )
    + "</body></html>",
    "offers of a shop": "<html><body>"
    + "".join(f'<div class="card"><b>Cup {i}</b><i>{i}.50</i><p>Made to order, ask before buying.</p></div>' for i in range(9))
    + "</body></html>",
    "an article with a table of figures": "<html><body><h1>Rates</h1><p>"
    + "A long story about rates and what they mean. " * 20
    + "</p><table><tr><th>a</th><th>b</th><th>c</th></tr>"
    + "<tr><td>1</td><td>2</td><td>3</td></tr>" * 6
    + "</table></body></html>",
    "a story with a list of payments": "<html><body><h1>The trial</h1><p>"
    + "The court heard how the money went from hand to hand for years. " * 40
    + "</p><table><tr><th>time</th><th>payer</th><th>payee</th><th>amount</th></tr>"
    + "".join(f"<tr><td>2031-03-0{i}</td><td>A{i}</td><td>B{i}</td><td>10{i}</td></tr>" for i in range(1, 8))
    + "</table></body></html>",
    "an article with comments": "<html><body><article><h1>News</h1><p>"
    + "Much was said on the matter today by many. " * 30
    + '</p></article><div class="comments">'
    + "".join(f'<div class="comment"><span class="author">u{i}</span><p class="content">I agree {i}</p></div>' for i in range(6))
    + "</div></body></html>",
}  # fmt: skip


@pytest.mark.parametrize("what", NO_CHAT_PAGES)
def test_other_pages_stay_pages(tmp_path: Path, what: str) -> None:
    kinds = {r["kind"] for r in read(tmp_path, "x.html", NO_CHAT_PAGES[what]).tables["records"].to_pylist()}
    assert kinds & {"article", "page"}
