"""Files of evidence written row by row, each in the format that people hand in; nothing is held in memory.

Every sink tells the truth where its rows stand: `add(..., mark)` writes a row and records evidence, locator and mark.
Times are datetimes without a zone, by the clock of Beijing, as the programs that export them write them.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from pathlib import Path
from typing import IO, Any

from ringbreak.simulate.truth import Mark, Truth
from ringbreak.simulate.workbook import Workbook

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the other end of a difference
_ZONE = timedelta(hours=8)


def unix(when: datetime) -> int:
    """Seconds since 1970 of a moment by the clock of Beijing."""
    return int((when - _ZONE - _EPOCH).total_seconds())


class Sink:
    """A file that grows by rows."""

    unit = "row"
    before = 0
    """Rows or lines before the first that counts."""

    def __init__(self, truth: Truth, path: Path, name: str) -> None:
        self.name = name
        self.count = 0
        self._truth = truth
        self._path = path

    def _mark(self, mark: Mark | None, place: str | None = None) -> None:
        if mark is not None:
            self._truth.record(self.name, place or f"{self.unit} {self.count + self.before}", mark)

    def close(self) -> None:
        """Finish the file."""


def _head(above: Sequence[Sequence[object]], unit: str) -> str:
    """Where the lines over a table stand; an empty one is none."""
    last = max(n for n, line in enumerate(above, 1) if line)
    return f"{unit} 1-{last}" if last > 1 else f"{unit} 1"


class _Text(Sink):
    def __init__(
        self, truth: Truth, path: Path, name: str, encoding: str = "utf-8", newline: str = ""
    ) -> None:
        super().__init__(truth, path, name)
        self._out: IO[str] = path.open("w", encoding=encoding, errors="replace", newline=newline)

    def close(self) -> None:
        self._out.close()


class Table(_Text):
    """CSV with a header; `above` are lines that statements put over it."""

    unit = "line"

    def __init__(
        self, truth: Truth, path: Path, name: str, header: Sequence[str], encoding: str = "utf-8-sig",
        above: Sequence[Sequence[object]] = (), mark: Mark | None = None,
    ) -> None:  # fmt: skip
        super().__init__(truth, path, name, encoding)
        self._csv = csv.writer(self._out, lineterminator="\r\n")
        for line in above:
            self._csv.writerow(line)
        self.before = len(above) + 1
        if above:
            self._mark(mark, _head(above, "line"))
        self._csv.writerow(header)

    def add(self, row: Sequence[object], mark: Mark | None) -> None:
        self._csv.writerow(row)
        self.count += 1
        self._mark(mark)


class Sheet(Sink):
    """A workbook of one sheet."""

    def __init__(
        self, truth: Truth, path: Path, name: str, sheet: str, header: Sequence[str],
        above: Sequence[Sequence[object]] = (), mark: Mark | None = None,
    ) -> None:  # fmt: skip
        super().__init__(truth, path, name)
        self._sheet = sheet
        self._book = Workbook(path, sheet)
        for line in above:
            self._book.row(line)
        if above and mark is not None:
            self._truth.record(name, _head(above, f"sheet {sheet} row"), mark)
        self._book.row(header)

    def add(self, row: Sequence[object], mark: Mark | None) -> None:
        at = self._book.row(row)
        self.count += 1
        self._mark(mark, f"sheet {self._sheet} row {at}")

    def close(self) -> None:
        self._book.close()


class JsonLines(_Text):
    """One object a line."""

    unit = "line"

    def add(self, row: Mapping[str, Any], mark: Mark | None) -> None:
        self._out.write(json.dumps(row, ensure_ascii=False) + "\n")
        self.count += 1
        self._mark(mark)


class WeChatCsv(_Text):
    """A WeChat group as the common exporter writes it."""

    before = 1
    HEADER = (
        "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender"
    )

    def __init__(self, truth: Truth, path: Path, name: str, room: str) -> None:
        super().__init__(truth, path, name, "utf-8-sig")
        self._csv = csv.writer(self._out, lineterminator="\r\n")
        self._csv.writerow(self.HEADER.split(","))
        self._room = room

    def add(self, when: datetime, account: str, nick: str, text: str, mark: Mark | None) -> None:
        self.count += 1
        stamp = f"{when:%Y-%m-%d %H:%M:%S}"
        self._csv.writerow([self.count, self._room, 1, 0, 0, unix(when), "", text, stamp, "", nick, account])
        self._mark(mark)


class WeChatJson(_Text):
    """A WeChat chat as JSON: a session and its messages."""

    unit = "message"

    def __init__(self, truth: Truth, path: Path, name: str, room: str, title: str) -> None:
        super().__init__(truth, path, name)
        session = {
            "wxid": room,
            "displayName": title,
            "type": "群聊" if room.endswith("@chatroom") else "私聊",
        }
        self._out.write(f'{{"session": {json.dumps(session, ensure_ascii=False)}, "messages": [')

    def add(self, when: datetime, account: str, nick: str, text: str, mark: Mark | None) -> None:
        self.count += 1
        row = {
            "localId": self.count, "createTime": unix(when), "formattedTime": f"{when:%Y-%m-%d %H:%M:%S}", "type": "文本消息", "localType": 1,
            "content": text, "isSend": 0, "senderUsername": account, "senderDisplayName": nick,
        }  # fmt: skip
        self._out.write(("," if self.count > 1 else "") + "\n" + json.dumps(row, ensure_ascii=False))
        self._mark(mark)

    def close(self) -> None:
        self._out.write("\n]}\n")
        super().close()


class Telegram(_Text):
    """A chat as Telegram Desktop exports it."""

    unit = "message"
    before = 1000

    def __init__(
        self, truth: Truth, path: Path, name: str, title: str, kind: str = "public_supergroup"
    ) -> None:
        super().__init__(truth, path, name)
        head = {"name": title, "type": kind, "id": 1_990_000_001}
        self._out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "messages": [')

    def add(self, when: datetime, account: str, nick: str, text: str, mark: Mark | None) -> None:
        self.count += 1
        row = {
            "id": self.before + self.count, "type": "message", "date": f"{when:%Y-%m-%dT%H:%M:%S}", "date_unixtime": str(unix(when)),
            "from": nick, "from_id": account, "text": text, "text_entities": [{"type": "plain", "text": text}],
        }  # fmt: skip
        self._out.write(("," if self.count > 1 else "") + "\n" + json.dumps(row, ensure_ascii=False))
        self._mark(mark)

    def close(self) -> None:
        self._out.write("\n]}\n")
        super().close()


class WhatsApp(_Text):
    """A chat as WhatsApp writes it into a mail; the locator is the line."""

    unit = "line"

    def __init__(self, truth: Truth, path: Path, name: str, when: datetime) -> None:
        super().__init__(truth, path, name)
        self._out.write(
            f"{when:%d/%m/%Y, %H:%M} - Messages and calls are end-to-end encrypted. No one outside of this chat, not even WhatsApp, can read or listen to them.\n"
        )
        self.count = 1

    def add(self, when: datetime, who: str, text: str, mark: Mark | None) -> None:
        self._out.write(f"{when:%d/%m/%Y, %H:%M} - {who}: {text}\n")
        self.count += 1
        self._mark(mark)


class QqText(_Text):
    """A QQ group as QQ exports it to text; the locator is the line of the message's head."""

    unit = "line"

    def __init__(self, truth: Truth, path: Path, name: str, title: str) -> None:
        super().__init__(truth, path, name, newline="")
        rule = "=" * 64
        self._out.write(
            f"消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n{rule}\r\n消息分组:我的QQ群\r\n{rule}\r\n消息对象:{title}\r\n{rule}\r\n\r\n"
        )
        self._line = 8

    def add(self, when: datetime, account: str, nick: str, text: str, mark: Mark | None) -> None:
        self.count += 1
        self._mark(mark, f"line {self._line + 1}")
        self._out.write(f"{when:%Y-%m-%d} {when.hour}:{when:%M:%S} {nick}({account})\r\n{text}\r\n\r\n")
        self._line += 3 + text.count("\n")


class Texts(_Text):
    """Text messages of a telephone as a backup program writes them."""

    unit = "message"

    def __init__(self, truth: Truth, path: Path, name: str) -> None:
        super().__init__(truth, path, name)
        self._out.write('<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n<smses>\n')

    def add(self, when: datetime, sender: str, text: str, mark: Mark | None, *, sent: bool = False) -> None:
        self.count += 1
        self._out.write(
            f'  <sms protocol="0" address="{escape(sender)}" date="{unix(when) * 1000}" type="{2 if sent else 1}" subject="null" '
            f'body="{escape(text)}" read="1" status="-1" readable_date="{when:%Y-%m-%d %H:%M:%S}" contact_name="(Unknown)" />\n'
        )
        self._mark(mark)

    def close(self) -> None:
        self._out.write("</smses>\n")
        super().close()


class WebLog(_Text):
    """Requests to a web server in the combined format."""

    unit = "line"

    def add(
        self, when: datetime, address: str, path: str, mark: Mark | None, *, host: str = "", referer: str = "-", agent: str = "Mozilla/5.0", method: str = "GET"
    ) -> None:  # fmt: skip
        self.count += 1
        before = f"{host} " if host else ""
        self._out.write(
            f'{before}{address} - - [{when:%d/%b/%Y:%H:%M:%S} +0800] "{method} {path} HTTP/1.1" 200 {1000 + len(path)} "{referer}" "{agent}"\n'
        )
        self._mark(mark)


class Database(Sink):
    """A table of an SQLite database."""

    def __init__(self, truth: Truth, path: Path, name: str, table: str, columns: Sequence[str]) -> None:
        import sqlite3

        super().__init__(truth, path, name)
        self._made = sqlite3.connect(path, isolation_level=None)
        for line in ("pragma page_size=4096", "pragma journal_mode=off", "pragma synchronous=off", "begin"):
            self._made.execute(line)
        self._made.execute(
            f"create table {table} (id integer primary key, {', '.join(f'{c} text' for c in columns)})"
        )
        self._table = table
        self._insert = f"insert into {table} values ({', '.join('?' * (len(columns) + 1))})"

    def add(self, row: Sequence[object], mark: Mark | None) -> None:
        self.count += 1
        self._made.execute(self._insert, [self.count, *row])
        self._mark(mark, f"table {self._table} row {self.count}")

    def close(self) -> None:
        self._made.execute("commit")
        self._made.close()
        # The library writes its version into the header; the same bytes are wanted whatever the version.
        with self._path.open("r+b") as f:
            f.seek(96)
            f.write((3_040_001).to_bytes(4, "big"))
