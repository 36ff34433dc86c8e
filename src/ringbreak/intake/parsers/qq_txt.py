"""QQ chats exported as text: sections of groups and friends, each message a line of time and name, then its text.

消息记录（此消息记录为文本格式，不支持重新导入）
消息分组:我的QQ群
消息对象:某群
2021-03-05 9:20:11 昵称(10001)
第一行
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import in_zone
from ringbreak.intake.parser import Action, Issue, Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import TextReader, decode, sniff_file
from ringbreak.words import say

MOST_MESSAGE = 1_000_000
_HEAD = re.compile(
    r"^(\d{4})-(\d{1,2})-(\d{1,2}) {1,3}(?:(上午|下午|AM|PM) {0,2})?(\d{1,2}):(\d{2}):(\d{2})(?: (AM|PM))?(?: {1,3}(.{0,300}))?$"
)
_WHO = re.compile(r"^(.{0,200}?)(?:\((\d{5,12})\)|<([^<>\s]{3,120})>|（(\d{5,12})）)\s{0,3}$", re.DOTALL)
_LABEL = re.compile(r"^(消息分组|消息对象|日期)[:：] ?(.{0,300})$")
_RULE = re.compile(r"^={16,}$")
_TITLE = "消息记录"

_VERBS = (
    ("join", ("加入了本群", "加入本群", "加入了群", "加入群", "通过扫描二维码", "已成为本群成员")),
    ("invite", ("邀请",)),
    ("remove", ("被管理员", "移出本群", "移出群", "踢出", "被移除")),
    ("leave", ("退出了本群", "退出本群", "退出了群", "退出群")),
    ("recall", ("撤回了一条消息", "撤回了")),
    ("rename", ("修改了群名", "修改群名")),
    ("promote", ("设为管理员", "成为管理员", "获得群主")),
)


_DOER = re.compile(r"^.{0,100}?\((\d{5,12})\)")


def verb_of(text: str) -> str:
    """What a notice of the program reports; 'notice' when it is none of the known sentences."""
    return next((verb for verb, phrases in _VERBS if any(p in text for p in phrases)), "notice")


def who(written: str) -> tuple[str | None, str | None]:
    """Account and name from '昵称(10001)' or '昵称<post@example.test>'; the account is null when it is not written."""
    found = _WHO.match(written)
    if not found:
        return None, written.strip() or None
    return found.group(2) or found.group(4) or found.group(3), found.group(1).strip() or None


@dataclass(slots=True)
class _Section:
    group: str | None = None
    partner: str | None = None


@dataclass(slots=True)
class _Open:
    line: int
    sent: datetime | None
    written: str
    lines: list[str] = field(default_factory=list)
    size: int = 0


def accepts(head: bytes, name: str) -> bool:
    """The export's title or labels near the start, and the date lines of QQ."""
    text = decode(head[:16_384]).text
    lines = text.splitlines()[:300]
    if not lines:
        return False
    titled = any(_TITLE in line for line in lines[:5]) or any(_LABEL.match(line) for line in lines[:40])
    dated = [m for m in map(_HEAD.match, lines) if m]
    if titled and dated:
        return True
    # The head may be cut off: then most of the date lines must carry a QQ number or a mail address.
    named = sum(bool(m.group(9) and _WHO.match(m.group(9))) for m in dated)
    return len(dated) >= 2 and named * 2 > len(dated) and bool(_HEAD.match(lines[0]))


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message."""
    section = _Section()
    current: _Open | None = None
    found = False
    with source.open() as f:
        reader = TextReader(f, sniff_file(source.path))
        for number, line in reader.lines(MOST_MESSAGE):
            label = _LABEL.match(line)
            head = _HEAD.match(line)
            if head is None and label is None and not (_RULE.match(line)):
                if current is not None and current.size < MOST_MESSAGE:
                    current.lines.append(line)
                    current.size += len(line)
                elif current is None and line.strip() and _TITLE not in line and found:
                    yield Issue(f"line {number}", say("text before the first message"))
                continue
            if current is not None:
                found = True
                yield _record(current, section, source)
                current = None
            if head is not None:
                current = _Open(
                    number, _moment(head, source.reading.time_zone), (head.group(9) or "").strip()
                )
            elif label is not None and label.group(1) == "消息分组":
                section = _Section(group=label.group(2).strip() or None)
            elif label is not None and label.group(1) == "消息对象":
                section = _Section(section.group, label.group(2).strip() or None)
        if current is not None:
            found = True
            yield _record(current, section, source)
        if not found:
            if source.size < 4096 or section.partner is not None:
                yield Issue("", say("the export holds no message"), "note")
                return
            raise NotThisFormat("no message of a QQ export was found")
        loss = undecodable(reader.lossy_count, reader.encoding)
        if loss:
            yield loss


def _moment(head: re.Match[str], zone: str) -> datetime | None:
    hour = int(head.group(5))
    mark = head.group(4) or head.group(8)
    if mark in ("下午", "PM") and hour < 12:
        hour += 12
    elif mark in ("上午", "AM") and hour == 12:
        hour = 0
    try:
        made = datetime(  # noqa: DTZ001 - in_zone gives it its zone
            int(head.group(1)),
            int(head.group(2)),
            int(head.group(3)),
            hour,
            int(head.group(6)),
            int(head.group(7)),
        )
    except ValueError:
        return None
    return in_zone(made, zone)


def _record(message: _Open, section: _Section, source: Source) -> Record:
    while message.lines and not message.lines[-1].strip():
        message.lines.pop()
    return make_record(
        locator=f"line {message.line}",
        text="\n".join(message.lines),
        written=message.written,
        sent=message.sent,
        partner=section.partner,
        group=section.group,
    )


def make_record(
    *, locator: str, text: str, written: str, sent: datetime | None, partner: str | None, group: str | None
) -> Record:
    """A QQ message as a record; notices of the program (account 10000) are actions."""
    account, name = who(written)
    record = Record(
        locator=locator,
        kind="message",
        platform="qq",
        channel=partner,
        author=account,
        author_name=name,
        sent_at=sent,
        text=text or None,
        fields={"消息分组": group} if group else None,
    )
    if account in ("10000", "1000000") or name == "系统消息":
        record.kind, record.author = "action", None
        doer = _DOER.match(text[:200])
        record.action = Action(
            verb=verb_of(text), actor=doer.group(1) if doer else None, target=partner, acted_at=sent
        )
    return record


PARSER = Parser(
    name="qq-txt",
    title="QQ chat exported as text",
    media_type="text/plain",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#qq (layout as QQ for Windows writes it)",
    sample="qq_txt/group.txt",
)
