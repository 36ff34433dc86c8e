"""WhatsApp chats exported as text, in the styles of Android and iOS and of any language's dates.

A message begins with a date; lines without one continue it. Whether the day or the month comes first is decided from
all dates of the file; when they allow both, the note says so and each message keeps its date as written. Lines
without a sender are the program's own: they become actions (join, leave, add ...) with their text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from ringbreak.errors import NotThisFormat
from ringbreak.intake.dates import Order, Triple, find_order
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import in_zone
from ringbreak.intake.parser import Action, Issue, Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import TextReader, decode, sniff_file
from ringbreak.words import say

MOST_MESSAGE = 1_000_000

_AM = "am|a\\.m\\.?|a\\. ?m\\.|上午|凌晨|早上|清晨|午前|오전"
_PM = "pm|p\\.m\\.?|p\\. ?m\\.|下午|中午|晚上|傍晚|午後|오후"
HEAD = re.compile(
    rf"^[\u200e\u200f\u202a-\u202e\ufeff]{{0,4}}(?P<open>\[)?[\u200e\u200f]?"
    rf"(?P<a>\d{{1,4}})(?P<sep>[/.\-年])[ \u200e\u200f]{{0,2}}(?P<b>\d{{1,2}})[/.\-月][ \u200e\u200f]{{0,2}}(?P<c>\d{{1,4}})[日.]?"
    rf"(?P<comma>[,،]?)[ \u202f\xa0]{{0,2}}(?:(?:at|um|à|kl\.) )?(?P<before>{_AM}|{_PM})?[ \u202f\xa0]?"
    rf"(?P<h>\d{{1,2}})[:.](?P<m>\d{{2}})(?:[:.](?P<s>\d{{2}}))?(?:[ \u202f\xa0]?(?P<after>{_AM}|{_PM}))?"
    rf"(?P<close>\]|[ \u202f\xa0]?[-–])[ ]?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_PM_START = re.compile(_PM, re.IGNORECASE)

_VERBS = (
    ("join", ("joined using", "joined from the community", "joined via", "was added via", "通过邀请链接加入", "邀请链接加入", "使用此群组的邀请链接加入", "加入了群组", "加入了群聊", "加入群组")),
    ("create", ("created group", "created this group", "created the group", "创建了群组", "创建了此群组", "建立了群組", "created community")),
    ("add", (" added ", "were added", "was added", "added you", "添加了", "新增了", "加入了")),
    ("remove", ("removed", "移除了", "已将")),
    ("leave", (" left", "退出了", "离开了", "已退出", "離開了")),
    ("rename", ("changed the subject", "changed the group name", "更改了群组名称", "更改了主题", "变更了主题", "將群組名稱")),
    ("change_number", ("changed their phone number", "changed to +", "changed his phone number", "更换了电话号码", "更改了电话号码")),
    ("promote", ("now an admin", "成为管理员", "設為管理員")),
    ("change_picture", ("changed this group's icon", "changed the group icon", "更改了群组图标", "更改了此群组的图标")),
    ("pin", ("pinned a message",)),
    ("block", ("blocked this contact", "unblocked this contact")),
    ("notice", ("end-to-end encrypted", "端到端加密", "security code", "安全码", "安全碼", "disappearing messages", "限时消息")),
)  # fmt: skip
_OMITTED = re.compile(
    "^[\u200e\u200f]?(?:<[^<>\n]{1,40}>|[^\n:]{1,30} omitted|[^\n]{1,12}(?:已忽略|已省略))$", re.IGNORECASE
)
_ATTACHED = re.compile(
    "^[\u200e\u200f]?(?:<[^<>:\n]{1,20}[:：] ?([^<>\n]{1,200})>|([^\n]{1,200}?) \\((?:file attached|文件附件|档案附件|檔案附件|datei angehängt|archivo adjunto)\\))",
    re.IGNORECASE,
)
_PHONE = re.compile(r"^[\u200e\u202a~ ]{0,3}(\+\d[\d \u00a0\-()]{5,22}\d)[\u202c]?$")
_LEVELS = frozenset("info warn warning error debug trace fatal notice critical".split())


@dataclass(slots=True)
class _Head:
    triple: Triple
    clock: time
    precision: str
    rest: str
    written: str


def accepts(head: bytes, name: str) -> bool:
    """The first line begins with a date, a time and a dash or bracket, and so do others with a sender behind."""
    text = decode(head[:16_384]).text.lstrip("\ufeff\r\n \u200e")
    first = text.split("\n", 1)[0].rstrip("\r")
    if not HEAD.match(first):
        return False
    found = [m for m in map(_head, text.splitlines()[:200]) if m]
    with_sender = [m for m in found if ":" in m.rest]
    logs = sum(m.rest.partition(":")[0].strip(" []").lower() in _LEVELS for m in with_sender)
    return bool(with_sender) and logs * 2 <= len(with_sender)


def _head(line: str) -> _Head | None:
    found = HEAD.match(line) if line[:1] in "[\u200e\u200f\u202a\ufeff" or line[:1].isdecimal() else None
    if found is None or (found["open"] is not None) != (found["close"] == "]"):
        return None
    a, b, c = int(found["a"]), int(found["b"]), int(found["c"])
    if len(found["a"]) == 3 or len(found["c"]) == 3 or (a > 99 and c > 31):
        return None
    hour, minute, second = int(found["h"]), int(found["m"]), int(found["s"] or 0)
    mark = found["before"] or found["after"]
    if mark:
        noon = mark in ("中午",)
        late = bool(_PM_START.fullmatch(mark))
        if late and hour < 12 and not (noon and hour >= 11):
            hour += 12
        elif not late and hour == 12:
            hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    written = line[: found.start("close")].strip("[\u200e\u200f\u202a\ufeff ")
    return _Head(
        (a, b, c), time(hour, minute, second), "second" if found["s"] else "minute", found["rest"], written
    )


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message."""
    encoding = sniff_file(source.path)
    order = _order(source, encoding)
    if not order.sure:
        reading = {"dmy": "day/month", "mdy": "month/day", "ymd": "year/month/day"}[order.name]
        yield Issue(
            "",
            say(
                "every date of the chat could be day/month or month/day; read as {reading}, kept as written too",
                reading=reading,
            ),
            "note",
        )
    channel = _channel(source.name)
    with source.open() as f:
        reader = TextReader(f, encoding)
        current: tuple[int, _Head] | None = None
        lines: list[str] = []
        size = 0
        for number, line in reader.lines(MOST_MESSAGE):
            head = _head(line)
            if head is None:
                if current is None and line.strip("\ufeff\u200e "):
                    yield Issue(f"line {number}", say("text before the first message"))
                elif current is not None and size < MOST_MESSAGE:
                    lines.append(line)
                    size += len(line)
                continue
            if current is not None:
                yield from _message(current, lines, order, channel, source)
            current, lines, size = (number, head), [], 0
        if current is not None:
            yield from _message(current, lines, order, channel, source)
        loss = undecodable(reader.lossy_count, reader.encoding)
        if loss:
            yield loss


def _order(source: Source, encoding: str) -> Order:
    dates: list[Triple] = []
    usual = "dmy"
    with source.open() as f:
        for _, line in TextReader(f, encoding).lines(4_096):
            head = _head(line)
            if head is not None and (not dates or dates[-1] != head.triple) and len(dates) < 200_000:
                dates.append(head.triple)
                if (
                    len(dates) == 1
                    and "/" in head.written[:6]
                    and head.written[-1:] in "Mm"
                    and "." not in head.written
                ):
                    usual = "mdy"  # 1/31/21, 3:20 PM: only the United States write both so
    if not dates:
        raise NotThisFormat("no message of a WhatsApp chat was found")
    return find_order(dates, usual)


def _message(
    current: tuple[int, _Head], more: list[str], order: Order, channel: str | None, source: Source
) -> Iterator[Yield]:
    number, head = current
    while more and not more[-1].strip():
        more.pop()
    day = order.date(head.triple)
    sent = in_zone(datetime.combine(day, head.clock), source.reading.time_zone) if day else None
    locator = f"line {number}"
    if day is None:
        yield Issue(locator, say("{written} is no date of the calendar", written=head.written), "note")
    name, text = _sender(head.rest)
    if more:
        text = "\n".join([text, *more])
    fields: dict[str, str] = {}
    if not order.sure or sent is None:
        fields["date as written"] = head.written
    record = Record(
        locator=locator,
        kind="message",
        platform="whatsapp",
        channel=channel,
        text=text,
        sent_at=sent,
        sent_at_precision=head.precision if sent else None,
    )
    verb = _verb(text) if name is None or text.startswith("\u200e") else None
    if name is not None:
        record.author_name = name
        record.author = _phone(name)
        attached = _ATTACHED.match(text)
        if attached:
            fields["media"] = attached.group(1) or attached.group(2)
        elif _OMITTED.match(text):
            fields["media"] = "omitted"
    if name is None or (verb is not None and verb != "notice"):
        record.kind = "action"
        actor = _actor(text) if name is None else None
        record.author_name = actor or record.author_name
        if actor:
            record.author = _phone(actor)
        record.action = Action(verb=verb or "notice", actor=actor, target=_target(text, verb), acted_at=sent)
    elif verb == "notice":
        record.kind = "action"
        record.action = Action(verb="notice", acted_at=sent)
    record.fields = fields or None
    yield record


def _phone(name: str) -> str | None:
    """The number of a sender who is not in the exporter's contacts."""
    found = _PHONE.match(name)
    return found.group(1).replace("\xa0", " ") if found else None


_PROGRAM = re.compile(
    '["“]|'
    + "|".join(
        re.escape(p) for verb, phrases in _VERBS if verb not in ("leave", "remove", "add") for p in phrases
    )
)
"""What stands in front of a colon in a sentence of the program, and in no name."""


def _sender(rest: str) -> tuple[str | None, str]:
    """'Name: text' apart. A sentence of the program that holds a colon is not a sender."""
    name, colon, text = rest.partition(":")
    if not colon or len(name) > 100 or not name.strip():
        return None, rest
    if _PROGRAM.search(f" {name.lower()} "):
        return None, rest
    return name.strip("\u200e\u202a\u202c "), text.removeprefix(" ")


def _verb(text: str) -> str | None:
    low = f" {text[:300].lower()}"
    for verb, phrases in _VERBS:
        if any(p in low for p in phrases):
            return verb
    return None


_ACTOR = re.compile(
    r"^[\u200e]?(.{1,80}?)(?: (?:created|added|removed|left|joined|changed|was|were|is now|pinned)\b|(?:创建了|添加了|移除了|退出了|离开了|已退出|更改了|使用此|通过))"
)
_TARGET = re.compile(r"(?: (?:added|removed) |添加了|移除了)(.{1,200}?)[。.]?$")


def _actor(text: str) -> str | None:
    found = _ACTOR.match(text[:200])
    return found.group(1).strip("\u200e\u202a\u202c ") if found else None


def _target(text: str, verb: str | None) -> str | None:
    if verb == "create" or verb == "rename":
        quoted = re.findall(r"[\"“]([^\"”\n]{1,200})[\"”]", text[:600])
        return quoted[-1] if quoted else None
    found = _TARGET.search(text[:300]) if verb in ("add", "remove") else None
    return found.group(1) if found else None


_NAMES = re.compile(
    r"(?:WhatsApp Chat (?:with|-) (.{1,120})|与(.{1,120})的 ?WhatsApp ?(?:聊天|对话)|與(.{1,120})的 ?WhatsApp ?對話|WhatsApp ?聊天 ?[-–] ?(.{1,120}))\.(?:txt|zip)$"
)


def _channel(name: str) -> str | None:
    """The chat's name, which only the file's name tells."""
    found = _NAMES.search(name.rsplit("/", 1)[-1][-200:])
    return next((g for g in found.groups() if g), None) if found else None


PARSER = Parser(
    name="whatsapp",
    title="WhatsApp chat exported as text",
    media_type="text/plain",
    accepts=accepts,
    parse=parse,
    source="https://faq.whatsapp.com/1180414079177245 (export chat); styles as in docs/formats.md#whatsapp",
    sample="whatsapp/chat.txt",
)
