"""Chats saved as text by whatever program: a line of time and sender before each message, or both on the message's own line.

Exporters, forensic tools and people who copy a chat by hand write the same few layouts; which one a file has is measured on its lines,
never taken from its name. One layout must explain the file: enough messages, senders that come again, words behind them.

    2025-03-01 09:15:05 Name(wxid_abc)      Name 2025-03-01 09:15           [2025年4月19日 11:34] Name：text
    text                                    text                            2025-03-01 09:15 Name: text

    [09/07 13:11] Name：text                [13:11] Name: text

    2025/04/08（二）                         LINE: a line a day, then time, name and text with tabs between
    11:01<TAB>Name<TAB>text

    ----- 2025年4月19日 -----                A line a day, then name and clock, the words below
    Name 11:01
    text

What stands before the first message (whose chat it is, when it was exported) is kept as a record of kind metadata. A sender is an
account where an id stands beside the name, here or in the lines above; else only the name is known. A day without its year is of the
year of the export, when the lines above name that day; else the time is kept as it is written, and the message has none.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import in_zone
from ringbreak.intake.parser import Parser, Record, Source, Yield
from ringbreak.intake.text_encoding import TextReader, decode, no_text, sniff_file

MOST_MESSAGE = 1_000_000
LOOKED_AT = 2_000
"""Lines that decide the layout."""
LEAST = 3
"""Messages from which a layout is one."""
WHOLE = 0.9
"""Share of the lines that are days or messages, from which they are all there is."""
ABOVE = 12
"""Lines that may stand before the first message."""
_YEAR = r"(?P<y>(?:19|20)\d\d)[-/.年] ?(?P<mo>\d{1,2})[-/.月] ?(?P<d>\d{1,2})日?"
_MAY_BE_YEAR = _YEAR.replace(r"(?P<y>(?:19|20)\d\d)[-/.年] ?", r"(?:(?P<y>(?:19|20)\d\d)[-/.年] ?)?")
_CLOCK = r"(?P<half>上午|下午|凌晨|早上|清晨|中午|傍晚|晚上|午前|午後)? ?(?P<h>\d{1,2})[:：](?P<mi>\d{2})(?:[:：](?P<s>\d{2}))?(?: ?(?P<ap>[AaPp]\.?[Mm]\.?)(?![A-Za-z]))?"
_WHEN = rf"{_MAY_BE_YEAR}(?: ?[（(]?(?:星期|周|週)?[一二三四五六日天][)）]?)?[ T,，\u3000]{{0,3}}{_CLOCK}"
_NAME = r"(?P<who>[^\s:：\[【（(][^:：\t\n]{0,60}?)"
_TEXT = r"[:：] ?(?P<text>.*)$"
LAYOUTS: dict[str, re.Pattern[str]] = {
    "time, sender, then lines": re.compile(rf"^[\[【]?{_WHEN}[\]】]?[ \t\u3000]{{1,4}}(?P<who>\S[^:：\t\n]{{0,80}}?)[:：]?\s*$"),
    "sender, time, then lines": re.compile(rf"^(?P<who>\S[^:：\t\n]{{0,80}}?)[ \t\u3000—–-]{{1,5}}[\[（(]?{_WHEN}[\]）)]?[:：]?\s*$"),
    "bracketed time, sender, text": re.compile(rf"^[\[【(（]{_WHEN}[\]】)）][ \t]{{0,3}}{_NAME}{_TEXT}", re.DOTALL),
    "time, sender, text": re.compile(rf"^{_WHEN}[ \t,，]{{1,4}}(?:[-–—] ?)?{_NAME}{_TEXT}", re.DOTALL),
    "sender, bracketed time, text": re.compile(rf"^{_NAME} ?[\[【(（]{_WHEN}[\]】)）][:：]? ?(?P<text>.*)$", re.DOTALL),
    "bracketed clock, sender, text": re.compile(rf"^[\[【(（]{_CLOCK}[\]】)）][ \t]{{0,3}}{_NAME}{_TEXT}", re.DOTALL),
    "day, then sender, clock, then lines": re.compile(rf"^(?P<who>\S[^:：\t\n]{{0,60}}?)[ \t\u3000]{{1,5}}{_CLOCK}\s*$"),
    "day, then time, sender and text in columns": re.compile(rf"^{_CLOCK}\t(?P<who>[^\t\n]{{1,60}})\t(?P<text>.*)$", re.DOTALL),
}  # fmt: skip
"""Layouts by name; `who` is the sender, `text` what stands on the line itself."""
_COLUMNS = "day, then time, sender and text in columns"
_CLOCKS = "day, then sender, clock, then lines"
_BELOW_DAYS = (_COLUMNS, _CLOCKS)
"""Layouts whose messages have a clock alone, so that lines of days must stand above them."""
_DATED = re.compile(_YEAR)
_DAY = re.compile(rf"^[ \t—–=-]{{0,12}}{_YEAR}[^0-9:：]{{0,14}}$")
_ID = re.compile(r"^(?P<name>.{0,60}?)\s{0,2}[(（<\[](?P<id>[A-Za-z0-9_@.+-]{4,64})[)）>\]]$", re.DOTALL)
_EMPTY = re.compile(r"\s?(?:\(\)|<>|（）|\[\])$")
"""The place of an id that is not given."""
_ACCOUNT = re.compile(
    r"(?:wxid_|gh_)[A-Za-z0-9_-]{4,40}|[0-9]{5,15}|[A-Za-z][A-Za-z0-9_-]{5,31}|[^\s@]{2,60}@[^\s@]{3,60}"
)
_LEVELS = frozenset(
    "info warn warning error debug trace fatal notice critical verbose 信息 警告 错误 调试".split()
)
_LABELLED = re.compile(
    r"(?:群聊(?:名称)?|群名称?|聊天对象|对话对象|聊天对方|对方|好友|联系人|会话|chat|group|conversation|contact)[:：] ?(?P<a>\S.{0,80})$"
    r"|[与和與跟] ?(?P<b>\S.{0,60}?) ?的(?:微信|QQ)?(?:聊天|对话|對話|通信|消息)(?:记录|紀錄|內容|内容)?"
    r"|^[【\[「]?(?P<d>[^【】\[\]「」]{1,40}?)[】\]」]?(?: ?的?(?:微信|QQ))? ?(?:聊天|对话|消息)记录"
    r"|(?:chat|conversation|messages) with (?P<c>\S.{0,80}?)(?: on .{0,40})?$",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\s?[(（]\d{1,5}(?:人|位)?[)）]$")
_WX = re.compile(r"(?<![A-Za-z0-9_-])wxid_[A-Za-z0-9_-]{4,40}")
_BESIDE = re.compile(r"\s?[(（<]?wxid_[A-Za-z0-9_-]{4,40}[)）>]?")
_RULES = " =—–-─━*#~·"
"""What titles are underlined and framed with."""
_SENTENCE = re.compile(r"[。！？；!?;/=\\|{}]|，.*，")
_LATE = ("下午", "傍晚", "晚上", "午後")


@dataclass(frozen=True, slots=True)
class _Layout:
    name: str
    pattern: re.Pattern[str]


@dataclass(slots=True)
class _Open:
    line: int
    sent: datetime | None
    seconds: bool
    written: str
    who: str
    lines: list[str] = field(default_factory=list)
    size: int = 0


@dataclass(slots=True)
class _Chat:
    """What the lines above the messages say."""

    channel: str | None = None
    platform: str | None = None
    ids: dict[str, str] = field(default_factory=dict)
    exported: tuple[int, int, int] | None = None
    """The one day they name, with its year: the messages are of that year, or of the one before."""


def layout_of(lines: list[str]) -> _Layout | None:
    """The layout that explains the lines; None when they are no chat."""
    filled = [line for line in lines[:LOOKED_AT] if line.strip()]
    if len(filled) < LEAST:
        return None
    best: tuple[int, _Layout] | None = None
    for name, pattern in LAYOUTS.items():
        found = [(i, m) for i, m in ((i, pattern.match(line)) for i, line in enumerate(filled)) if m]
        if len(found) < LEAST or found[0][0] > ABOVE or (best is not None and len(found) <= best[0]):
            continue
        inline = name.endswith("text") or name == _COLUMNS
        if len(found) < (0.3 if name == _COLUMNS else 0.5 if inline else 0.12) * len(filled):
            continue
        if not inline:
            # Each message has words of its own below; a log has none.
            bare = sum(b - a == 1 for (a, _), (b, _) in itertools.pairwise(found))
            if bare > 0.3 * len(found):
                continue
        if name in _BELOW_DAYS and not any(_DAY.match(line) for line in filled[:40]):
            continue
        if name == _CLOCKS and len({m["who"] for _, m in found}) == len(found):
            # An agenda has days and clocks too, and no point of it comes twice.
            continue
        days = sum(bool(_DAY.match(line)) for line in filled) if inline else 0
        whole = days >= 2 and len(found) + days >= WHOLE * len(filled)
        if _senders([m["who"].strip() for _, m in found], whole=whole):
            best = len(found), _Layout(name, pattern)
    return best[1] if best else None


def _senders(names: list[str], *, whole: bool) -> bool:
    """Whether these can be the senders of a chat: not sentences, not the levels of a log, and they come again.

    whole: Days and messages are all there is; then a few that come again are enough, as in a group of many who seldom speak.
    """
    counted = Counter(names)
    if sum(n for name, n in counted.items() if name.lower().strip("[]<>") in _LEVELS) * 2 > len(names):
        return False
    if sum(n for name, n in counted.items() if _SENTENCE.search(name)) * 5 > len(names):
        return False
    if whole and sum(n > 1 for n in counted.values()) >= LEAST:
        return True
    return len(names) < 8 or len(counted) <= 0.6 * len(names)


def accepts(head: bytes, name: str) -> bool:
    """A layout explains the beginning."""
    if name.lower().endswith(
        (".csv", ".tsv", ".tab", ".log", ".md", ".json", ".jsonl", ".html", ".htm", ".xml")
    ):
        return False
    if head[:1] in (b"{", b"<") or no_text(head[:1_024]):
        return False
    found = decode(head)
    return bool(found.text) and found.lossy_count <= 2 and layout_of(found.text.splitlines()) is not None


def parse(source: Source) -> Iterator[Yield]:
    """Yields one record a message, and one for what stands above the first."""
    encoding = sniff_file(source.path)
    zone = source.reading.time_zone
    with source.open() as f:
        first: list[str] = []
        for _, line in TextReader(f, encoding).lines(MOST_MESSAGE):
            first.append(line)
            if len(first) >= LOOKED_AT:
                break
    layout = layout_of(first)
    if layout is None:
        raise NotThisFormat("no layout of a chat explains the lines")
    with source.open() as f:
        reader = TextReader(f, encoding)
        above: list[str] = []
        chat = _Chat()
        day: tuple[int, int, int] | None = None
        current: _Open | None = None
        for number, line in reader.lines(MOST_MESSAGE):
            head = layout.pattern.match(line)
            date = _DAY.match(line) if head is None else None
            if date is not None:
                day = int(date["y"]), int(date["mo"]), int(date["d"])
            if head is None:
                if current is None:
                    above.append(line)
                elif date is None and current.size < MOST_MESSAGE:
                    current.lines.append(line)
                    current.size += len(line)
                continue
            if current is None:
                chat = _chat(above)
                if any(line.strip() for line in above):
                    yield Record(
                        locator="line 1", kind="metadata", platform=chat.platform, channel=chat.channel,
                        text="\n".join(above).strip(),
                    )  # fmt: skip
            else:
                yield _record(current, chat)
            sent = _moment(head, day, zone, chat.exported)
            current = _Open(number, sent, bool(head["s"]), _written(head), head["who"].strip())
            text = head.groupdict().get("text")
            if text:
                current.lines.append(text)
        if current is None:
            raise NotThisFormat("no layout of a chat explains the lines")
        yield _record(current, chat)
        loss = undecodable(reader.lossy_count, reader.encoding)
        if loss:
            yield loss


def _chat(above: list[str]) -> _Chat:
    chat = _Chat()
    told = "\n".join(above)
    for line in above:
        found = _LABELLED.search(line.strip())
        name = found and (found["a"] or found["b"] or found["c"] or found["d"])
        if name and chat.channel is None:
            beside = _WX.search(name)
            chat.channel = _MEMBERS.sub("", _BESIDE.sub("", name).strip()) or None
            if beside is None:
                beside = _WX.search(told)
            if beside and chat.channel:
                chat.ids[chat.channel] = beside.group()
    if chat.channel is None:
        title = next((line.strip() for line in above if line.strip()), "")
        if (
            1 < len(title.strip(_RULES)) <= 40
            and not _SENTENCE.search(title.strip(_RULES))
            and not _DAY.match(title)
            and not _WX.search(title)
            and title[-1] not in ":："
        ):
            chat.channel = _MEMBERS.sub("", title.strip(_RULES)) or None
    days = {(int(m["y"]), int(m["mo"]), int(m["d"])) for m in _DATED.finditer(told)}
    chat.exported = days.pop() if len(days) == 1 else None
    low = told.lower()
    if "微信" in told or "wxid_" in low or "@chatroom" in low or "wechat" in low:
        chat.platform = "wechat"
    elif "[line]" in low:
        chat.platform = "line"
    return chat


def _written(head: re.Match[str]) -> str:
    """The time as it stands on the line."""
    groups = head.groupdict()
    first = next(g for g in ("y", "mo", "half", "h") if groups.get(g) is not None)
    return head.string[head.start(first) : head.end("s" if head["s"] else "mi")]


def _moment(
    head: re.Match[str],
    day: tuple[int, int, int] | None,
    zone: str,
    exported: tuple[int, int, int] | None = None,
) -> datetime | None:
    groups = head.groupdict()
    hour = int(groups["h"])
    half = groups["half"] or (groups["ap"] or "").lower().replace(".", "")
    if (half in (*_LATE, "pm") and hour < 12) or (half == "中午" and hour < 11):
        hour += 12
    elif half in ("am", "凌晨", "上午", "午前") and hour == 12:
        hour = 0
    if groups.get("y"):
        day = int(groups["y"]), int(groups["mo"]), int(groups["d"])
    elif groups.get("mo"):
        # Month and day alone: the year is the export's, or the one before. Nobody says it where nobody does.
        month, date = int(groups["mo"]), int(groups["d"])
        day = (exported[0] - ((month, date) > exported[1:]), month, date) if exported else None
    if day is None:
        return None
    try:
        made = datetime(*day, hour, int(groups["mi"]), int(groups["s"] or 0))  # noqa: DTZ001 - in_zone gives it its zone
    except ValueError:
        return None
    return in_zone(made, zone)


def _record(message: _Open, chat: _Chat) -> Record:
    while message.lines and not message.lines[-1].strip():
        message.lines.pop()
    message.who = _EMPTY.sub("", message.who)
    found = _ID.match(message.who)
    account = found["id"] if found and _ACCOUNT.fullmatch(found["id"]) else None
    name = found["name"].strip() if found and account else message.who
    if account is None and _WX.fullmatch(message.who):
        account, name = message.who, ""
    account = account or chat.ids.get(name)
    return Record(
        locator=f"line {message.line}",
        kind="message",
        platform="wechat" if account and account.startswith("wxid_") else chat.platform,
        channel=chat.channel,
        author=account,
        author_name=name or None,
        sent_at=message.sent,
        sent_at_precision=("second" if message.seconds else "minute") if message.sent else None,
        text="\n".join(message.lines) or None,
        fields={"time": message.written} if message.sent is None else None,
    )


PARSER = Parser(
    name="chat-text",
    title="Chat saved as text, in the common layouts of exporters and forensic tools",
    media_type="text/plain",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#chats-as-text",
    sample="chat_text/group.txt",
)
