"""Telegram, QQ, Signal, Messenger, SMS and WeChat exports: who said what, when, and what was done."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ringbreak.intake import json_text
from ringbreak.intake.js_literal import Broken, objects
from ringbreak.intake.parsers import (
    messenger_json,
    qq_txt,
    sms_xml,
    telegram_json,
    wechat_csv,
    wechat_html,
    wechat_json,
    wechat_sqlite,
)
from ringbreak.intake.wechat import amount_of, split_sender, verb_of

from .reading import fields, read, reasons, texts


def telegram(*messages: dict[str, Any], **more: Any) -> str:
    rows = [
        {"id": n, "type": "message", "date_unixtime": "1614910811", "from_id": "user1", **m}
        for n, m in enumerate(messages, 1)
    ]
    return json.dumps(
        {"name": "g", "type": "private_group", "id": 9, "messages": rows, **more},
        ensure_ascii=False,
        indent=1,
    )


def test_telegram_text_is_joined_from_its_pieces_and_hidden_addresses_are_kept() -> None:
    pieces = ["see ", {"type": "text_link", "text": "here", "href": "https://x.example.test"}, "!"]
    parsed = read(telegram({"text": pieces}), "result.json", telegram_json.PARSER)
    assert texts(parsed) == ["see here!"]
    assert fields(parsed)["link"] == "https://x.example.test"


def test_telegram_time_is_the_unix_one_and_else_local() -> None:
    both = read(telegram({"date": "2030-01-01T00:00:00", "text": "a"}), "r.json", telegram_json.PARSER)
    assert both.records()[0]["sent_at"] == datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)
    only = read(
        telegram({"date_unixtime": None, "date": "2021-03-05T10:20:11", "text": "a"}),
        "r.json",
        telegram_json.PARSER,
    )
    assert only.records()[0]["sent_at"] == datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("action", "verb"),
    [
        ("join_group_by_link", "join"),
        ("invite_members", "invite"),
        ("remove_members", "remove"),
        ("new_one_of_2030", "new_one_of_2030"),
    ],
)
def test_telegram_service_messages_are_actions(action: str, verb: str) -> None:
    message = {
        "type": "service",
        "actor": "A",
        "actor_id": "user7",
        "action": action,
        "members": ["B"],
        "from_id": None,
    }
    parsed = read(telegram(message), "r.json", telegram_json.PARSER)
    assert parsed.records()[0]["kind"] == "action"
    row = parsed.tables["actions"].to_pylist()[0]
    assert (row["verb"], row["actor"]) == (verb, "user7")


def test_telegram_full_export_has_chats_contacts_and_sessions() -> None:
    chat = json.loads(telegram({"text": "hi"}))
    root = {
        "about": "Here is the data you requested.",
        "personal_information": {
            "user_id": 5,
            "first_name": "Own",
            "phone_number": "+1 555 0100",
            "bio": "b",
        },
        "contacts": {
            "about": "",
            "list": [{"first_name": "C", "last_name": "D", "phone_number": "+1 555 0101"}],
        },
        "sessions": {
            "list": [{"last_active_unixtime": "1614910811", "last_ip": "192.0.2.1", "device_model": "Phone"}]
        },
        "chats": {"about": "", "list": [chat, {**chat, "name": "h"}]},
    }
    parsed = read(json.dumps(root), "result.json", telegram_json.PARSER)
    assert [r["kind"] for r in parsed.records()] == ["profile", "profile", "action", "message", "message"]
    assert [r["channel"] for r in parsed.records()][3:] == ["g", "h"]
    assert [r["locator"] for r in parsed.records()][3:] == ["chat 1 message 1", "chat 2 message 1"]
    assert [p["phone"] for p in parsed.tables["profiles"].to_pylist()] == ["+1 555 0100", "+1 555 0101"]
    action = parsed.tables["actions"].to_pylist()[0]
    assert (action["verb"], action["ip"], action["device"]) == ("login", "192.0.2.1", "Phone")


def test_a_telegram_export_cut_off_gives_its_whole_messages_and_counts_the_broken_one() -> None:
    whole = telegram(*({"text": f"message {n}"} for n in range(20)))
    parsed = read(whole[: len(whole) - 200], "result.json", telegram_json.PARSER)
    assert parsed.status == "partly"
    assert texts(parsed)[:3] == ["message 0", "message 1", "message 2"]
    assert parsed.records()[0]["channel"] == "g"
    assert parsed.counts.failed == 1
    assert reasons(parsed) == ["the message is damaged or cut off"]


def test_a_large_telegram_export_is_read_in_pieces_to_the_same_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    data = telegram(*({"text": f"消息 {n} ]" + "}\n {", "from": "A"} for n in range(300)))
    whole = read(data, "result.json", telegram_json.PARSER).records()
    monkeypatch.setattr(telegram_json, "MOST_BYTES", 1)
    monkeypatch.setattr(telegram_json, "_BLOCK", 700)
    pieces = read(data, "result.json", telegram_json.PARSER).records()
    assert [r["text"] for r in pieces] == [r["text"] for r in whole]
    assert [r["author_name"] for r in pieces] == [r["author_name"] for r in whole]
    assert {r["channel"] for r in pieces} == {"g"}


@pytest.mark.parametrize(
    "data",
    ['{"messages": [1, 2]}', '{"a": 1}', "[]", '{"messages": [{"sender_name": "x", "timestamp_ms": 1}]}'],
)
def test_other_json_is_no_telegram(data: str) -> None:
    assert not telegram_json.accepts(data.encode(), "result.json")


def test_a_lone_surrogate_in_json_does_not_lose_the_document() -> None:
    assert json_text.loads(b'{"a": "\\ud800x"}')["a"] == "\ud800x"


QQ = "消息记录（此消息记录为文本格式，不支持重新导入）\n\n{rule}\n消息分组:我的QQ群\n{rule}\n消息对象:样例群\n{rule}\n\n".format(
    rule="=" * 64
)


@pytest.mark.parametrize(
    ("head", "author", "name", "hour"),
    [
        ("2021-03-05 9:20:11 甲(10001)", "10001", "甲", 9),
        ("2021-03-05 19:20:11 乙<sample@example.test>", "sample@example.test", "乙", 19),
        ("2021-03-05 9:20:11 名(字)(10001)", "10001", "名(字)", 9),
        ("2021-03-05 下午 3:20:11 甲(10001)", "10001", "甲", 15),
        ("2021-03-05 9:20:11 甲", None, "甲", 9),
    ],
)
def test_qq_heads_are_read(head: str, author: str | None, name: str, hour: int) -> None:
    record = read(f"{QQ}{head}\n你好\n第二行\n\n", "a.txt", qq_txt.PARSER).records()[0]
    assert (record["author"], record["author_name"], record["text"]) == (author, name, "你好\n第二行")
    assert record["sent_at"] == datetime(2021, 3, 5, hour - 8, 20, 11, tzinfo=UTC)
    assert record["channel"] == "样例群"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_qq_exports_in_any_encoding_are_read(encoding: str) -> None:
    data = f"{QQ}2021-03-05 9:20:11 甲(10001)\r\n加群扫码\r\n".encode(encoding)
    parsed = read(data, "a.txt")
    assert (parsed.parser, texts(parsed)) == ("qq-txt", ["加群扫码"])


def test_qq_notices_are_actions_of_whom_they_name() -> None:
    parsed = read(f"{QQ}2021-03-05 9:20:11 系统消息(10000)\n乙(10002)加入了本群\n", "a.txt", qq_txt.PARSER)
    action = parsed.tables["actions"].to_pylist()[0]
    assert (action["verb"], action["actor"], action["target"]) == ("join", "10002", "样例群")
    assert parsed.records()[0]["author"] is None, "the program is nobody's account"


def test_a_log_with_dates_is_no_qq_export() -> None:
    assert not qq_txt.accepts(b"2021-03-05 09:20:11 started\n2021-03-05 09:20:12 stopped\n", "a.log")


def test_signal_lines_and_json_lines_are_read() -> None:
    parsed = read("[2019-12-24, 12:23] Jane Doe: Hello\nagain: yes\n", "chat.txt")
    assert (parsed.parser, texts(parsed)) == ("signal", ["Hello\nagain: yes"])
    row = {
        "date": "2021-03-05T02:20:11Z",
        "sender": "Me",
        "body": "hi",
        "quote": "",
        "sticker": "",
        "reactions": [],
    }
    parsed = read(json.dumps(row) + "\n{broken\n", "Jane/data.json")
    assert parsed.parser == "signal"
    assert parsed.status == "partly"
    assert parsed.records()[0]["channel"] == "Jane"


@pytest.mark.parametrize(
    ("mangled", "right"),
    [("ä½\xa0å¥½", "你好"), ("plain", "plain"), ("José", "José"), ("你好", "你好"), (None, None), ("", "")],
)
def test_messenger_text_is_unmangled_only_where_it_was_mangled(
    mangled: str | None, right: str | None
) -> None:
    assert messenger_json.unmangle(mangled) == right


def test_messenger_new_layout_is_read() -> None:
    root = {
        "participants": ["A", "B"], "threadName": "t",
        "messages": [{"senderName": "A", "text": "hé", "timestamp": 1614910811000, "type": "text", "media": [], "reactions": []}],
    }  # fmt: skip
    record = read(json.dumps(root), "m.json", messenger_json.PARSER).records()[0]
    assert (record["author_name"], record["counterpart"], record["text"]) == ("A", "B", "hé")
    assert record["sent_at"] == datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)


def test_sms_received_have_an_author_and_sent_ones_a_counterpart() -> None:
    xml = (
        '<smses count="2"><sms address="+1" date="1614910811000" type="1" body="in"/>'
        '<sms address="+2" date="1614910811000" type="2" body="out"/></smses>'
    )
    first, second = read(xml, "s.xml", sms_xml.PARSER).records()
    assert (first["author"], first["counterpart"]) == ("+1", None)
    assert (second["author"], second["counterpart"]) == (None, "+2")


def test_an_sms_backup_cut_off_counts_what_is_missing() -> None:
    xml = (
        '<smses count="9">' + '<sms address="+1" date="1614910811000" type="1" body="in"/>' * 3 + "<sms addr"
    )
    parsed = read(xml, "s.xml", sms_xml.PARSER)
    assert (parsed.status, parsed.counts.records, parsed.counts.failed) == ("partly", 3, 6)


def test_calls_are_actions() -> None:
    xml = '<calls count="1"><call number="+15550100" duration="65" date="1614910811000" type="2"/></calls>'
    parsed = read(xml, "c.xml", sms_xml.PARSER)
    action = parsed.tables["actions"].to_pylist()[0]
    assert (action["verb"], action["target"], action["actor"]) == ("call", "+15550100", None)
    assert parsed.tables["metrics"].to_pylist()[0]["value"] == 65


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ('"乙"通过扫描"甲"分享的二维码加入群聊', "scan"),
        ('"甲"邀请"乙"加入了群聊', "join"),
        ("你将乙移出了群聊", "remove"),
        ("甲撤回了一条消息", "recall"),
        ("以上是打招呼的内容", "add"),
        ("天气预报", "notice"),
    ],
)
def test_wechat_notices_say_what_was_done(text: str, verb: str) -> None:
    assert verb_of(text) == verb


@pytest.mark.parametrize(
    ("written", "amount"),
    [("￥1,100.00", "1100.00"), ("¥0.01", "0.01"), ("12元", "12"), ("￥0.00", None), ("免费", None)],
)
def test_wechat_amounts(written: str, amount: str | None) -> None:
    assert (str(amount_of(written)) if amount else amount_of(written)) == amount


def test_the_sender_stands_before_the_text_only_in_groups() -> None:
    assert split_sender("wxid_sample1:\n你好", True) == ("wxid_sample1", "你好")
    assert split_sender("wxid_sample1:\n你好", False) == (None, "wxid_sample1:\n你好")
    assert split_sender("时间: 三点", True) == (None, "时间: 三点")


def test_the_receipt_of_a_transfer_is_not_counted_as_a_second_one() -> None:
    xml = "<msg><appmsg><type>2000</type><wcpayinfo><paysubtype>{}</paysubtype><feedesc>￥5.00</feedesc></wcpayinfo></appmsg></msg>"
    rows = "".join(f'{n},49,2000,0,1614910811,"{xml.format(step)}"\n' for n, step in ((1, 1), (2, 3)))
    parsed = read("localId,Type,SubType,IsSender,CreateTime,StrContent\n" + rows, "x.csv", wechat_csv.PARSER)
    assert parsed.counts.records == 2
    assert [str(t["amount"]) for t in parsed.tables["transfers"].to_pylist()] == ["5.00"]


def test_wechat_csv_in_gb18030_with_a_line_break_in_a_cell() -> None:
    data = 'localId,IsSender,CreateTime,StrContent\n1,0,1614910811,"一\n二，""引""\u2028三"\n'.encode(
        "gb18030"
    )
    parsed = read(data, "x.csv", wechat_csv.PARSER)
    assert texts(parsed) == ['一\n二，"引"\u2028三']


def test_wechat_csv_tells_who_wrote_from_whom_it_is_with() -> None:
    """Where the table has the other side's id in each row; in a group some exporters write the group as the sender."""
    head = "localId,TalkerId,Type,IsSender,CreateTime,StrContent,Remark,NickName,Sender"
    alone = f"{head}\n1,wxid_sample0002,1,0,1614910811,在吗,老友,小何,wxid_sample0002\n2,wxid_sample0002,1,1,1614910812,在,老友,,wxid_sample0001\n"
    group = f"{head}\n1,0001@chatroom,1,0,1614910811,开会,值班群,小何,0001@chatroom\n2,0001@chatroom,1,0,1614910812,好,值班群,小沈,0001@chatroom\n"

    def who(data: str) -> list[tuple[object, ...]]:
        rows = read(data.encode(), "x.csv", wechat_csv.PARSER).tables["records"].to_pylist()
        return [(r["author"], r["author_name"], r["counterpart"]) for r in rows]

    assert who(alone) == [("wxid_sample0002", "小何", None), ("wxid_sample0001", None, "wxid_sample0002")]
    assert who(group) == [(None, "小何", None), (None, "小沈", None)]


def database(folder: Path, *statements: str) -> bytes:
    path = folder / "made.db"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path.read_bytes()


ANDROID = "create table message(msgId integer primary key, type int, isSend int, createTime int, talker text, content text)"


def test_wechat_on_android_is_read(tmp_path: Path) -> None:
    data = database(
        tmp_path, ANDROID,
        "insert into message values(1, 1, 0, 1614910811000, '1@chatroom', 'wxid_sample1:' || char(10) || '收群码')",
        "insert into message values(2, 1, 1, 1614910812000, 'wxid_sample1', '好')",
        "create table rcontact(username text, alias text, conRemark text, nickname text)",
        "insert into rcontact values('wxid_sample1', 'alias_1', '备注', '昵称')",
    )  # fmt: skip
    parsed = read(data, "EnMicroMsg.db", wechat_sqlite.PARSER)
    first, second, contact = parsed.records()
    assert (first["author"], first["text"], first["channel"]) == ("wxid_sample1", "收群码", "1@chatroom")
    assert (second["author"], second["counterpart"]) == (None, "wxid_sample1")
    assert contact["kind"] == "profile"
    profile = parsed.tables["profiles"].to_pylist()[0]
    assert (profile["account"], profile["wechat"], profile["name"]) == ("wxid_sample1", "alias_1", "昵称")


def test_a_database_may_not_run_anything_of_its_own(tmp_path: Path) -> None:
    data = database(
        tmp_path, ANDROID, "insert into message values(1, 1, 0, 1614910811000, 'a', 'x')",
        "create view endless as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
        "create trigger t after insert on message begin delete from message; end",
    )  # fmt: skip
    parsed = read(data, "x.db", wechat_sqlite.PARSER)
    assert texts(parsed) == ["x"]


def test_another_database_is_passed_on(tmp_path: Path) -> None:
    data = database(tmp_path, "create table chatroom(a int)")
    assert read(data, "x.db", wechat_sqlite.PARSER).parser is None


def test_an_encrypted_database_is_not_accepted() -> None:
    assert not wechat_sqlite.accepts(bytes(range(256)) * 16, "MSG0.db")


def test_wechat_json_layouts_are_read() -> None:
    flow = {
        "session": {"wxid": "w1", "displayName": "n"},
        "messages": [
            {"localType": 1, "isSend": 0, "createTime": 1614910811, "content": "甲", "senderUsername": "w1"}
        ],
    }
    viewer = {
        "msg_list": [
            {
                "type_name": "文本",
                "is_sender": 1,
                "talker": "我",
                "room_name": "1@chatroom",
                "msg": "乙",
                "CreateTime": "2021-03-05 10:20:11",
            }
        ]
    }
    for root, text in ((flow, "甲"), (viewer, "乙")):
        parsed = read(json.dumps(root, ensure_ascii=False), "x.json", wechat_json.PARSER)
        assert texts(parsed) == [text]
        assert parsed.records()[0]["sent_at"] == datetime(2021, 3, 5, 2, 20, 11, tzinfo=UTC)


def test_wechat_html_is_read_as_data() -> None:
    page = "<!doctype html><html><head><title>t</title></head><script>const chatMessages = [{type:1, text:'a&lt;b\\'<br>c',is_send:0,timestamp:1614910811,displayname:'n'},{type:1,text:`d"
    parsed = read(page, "x.html", wechat_html.PARSER)
    assert texts(parsed) == ["a<b'\nc"]
    assert parsed.status == "partly"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[{a:1,'b':\"x\\n\",c:[1,2,{d:null}],},]", [{"a": 1, "b": "x\n", "c": [1, 2, {"d": None}]}]),
        ("[]", []),
        ("[{t:'\\u4f60\\x41'}]", [{"t": "你A"}]),
    ],
)
def test_literals_are_read(text: str, value: list[dict[str, object]]) -> None:
    assert list(objects(text, 0)) == value


@pytest.mark.parametrize(
    "text", ["[{a:alert(1)}]", "[{a:1", "[{a:'x", "[x]", "[{a:{b:{c:{d:{e:{f:{g:{h:{i:{}}}}}}}}}}]"]
)
def test_what_is_no_literal_is_refused(text: str) -> None:
    with pytest.raises(Broken):
        list(objects(text, 0))


SHARED = Path(__file__).parents[3].parent / "shared/data/formats/chat_exports"


@pytest.mark.skipif(not SHARED.is_dir(), reason="not measured: the shared data are not here")
def test_real_exports_give_every_message_they_hold() -> None:
    """2,000 + 500 + 300 + 300 of whatstk, 9 in each of five styles, 2 + 2 + 2 of chat-miner: all, on 2026-11-21."""
    from ringbreak.intake.read import read_file

    expected = {
        "lorem-2000.txt": 2000,
        "lorem.txt": 500,
        "lorem-merge-part1.txt": 300,
        "lorem-merge-part2.txt": 300,
    }
    for path in sorted(p for p in SHARED.rglob("*.*") if p.name != "SOURCE.txt"):
        parsed = read_file(path)
        assert parsed.counts.records == expected.get(path.name, 9 if "whatsapp" in str(path) else 2), (
            path.name
        )
        assert parsed.status == "read"
