"""Plain text: a list of short messages one a line, or one piece of prose.

What a record is, is decided by the measured shape of the file, never by its name:

- *One record a line* (kind message, or line when the lines are mere words and numbers): at least eight lines without
  blank lines between them, not wrapped at a margin, and either two hundred lines and more, or lines of which most do not end like sentences, or a
  third of which carry a contact (a long number, an address of the web). Dumps of SMS, scripts and accounts look so.
- *One record* (article when it has a title, else document): everything else. The title is the first line when it is
  short, does not end like a sentence and is followed by a blank or a longer line. The text is untouched and starts at
  the first character of the file, title included, so offsets into it are offsets into the file. A foot of recommended
  articles, neighbours and copyright becomes a second record of kind furniture, which is searchable and states nothing.
- A text of more than a million characters that looks like prose is handed on in parts that end with a line.

The locator is the line it starts on: 'line 40'.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from ringbreak.intake.furniture import cut
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Issue, Parser, Record, Source, Yield
from ringbreak.intake.statements import split
from ringbreak.intake.text_encoding import TextReader, decode, sniff_file
from ringbreak.words import say

LOOKED_AT = 4_000
"""Lines that decide the shape."""
LONGEST_PIECE = 1_000_000
"""Characters of one record; longer lines and texts come in parts."""
_ENDS = tuple('。！？.!?；;…”"』」）)')
_CONTROLS = {c: None for c in itertools.chain(range(32), range(127, 160)) if c not in (9, 10, 11, 12, 13, 27)}


def accepts(head: bytes, name: str) -> bool:
    """Any bytes that read as text: hardly any control characters, hardly anything that does not decode."""
    if not head.strip(b"\0"):
        return False
    found = decode(head)
    if not found.text:
        return False
    controls = len(found.text) - len(found.text.translate(_CONTROLS))
    # A head cut inside a character costs one or two; random bytes have a control character in every nine.
    return controls * 50 <= len(found.text) and max(0, found.lossy_count - 2) * 20 <= len(found.text)


def parse(source: Source) -> Iterator[Yield]:
    """Yields the records of one text file."""
    encoding = sniff_file(source.path)
    with source.open() as f:
        reader = TextReader(f, encoding)
        lines = reader.lines(LONGEST_PIECE)
        first = list(itertools.islice(lines, LOOKED_AT))
        if not any(line.strip() for _, line in first):
            rest_empty = not any(line.strip() for _, line in lines)
            if rest_empty:
                yield Issue("", say("the text holds nothing but blanks"), "note")
                return
        shape = one_a_line([line for _, line in first])
        if shape is not None:
            yield from _lines(itertools.chain(first, lines), shape)
            loss = undecodable(reader.lossy_count, reader.encoding)
            if loss:
                yield loss
            return
    yield from _document(source, encoding)


def accepts_list(head: bytes, name: str) -> bool:
    """Messages whose commas are those of sentences, so that a table's reader would cut each at the same place.

    The texts of one template have equally many commas; only what stands around the commas tells them from cells:
    a full-width comma is no delimiter, and a sentence goes on in lower case after a comma and a blank.
    """
    if name.lower().endswith((".csv", ".tsv", ".tab", ".md", ".log")) or not accepts(head, name):
        return False
    lines = decode(head).text.splitlines()[:LOOKED_AT]
    if len(head) >= 65_536:
        lines = lines[:-1]
    if one_a_line(lines) != "message":
        return False
    text = "\n".join(lines)
    commas = text.count(",")
    if any(text.count(mark) >= len(lines) for mark in "\t|;"):
        return False
    if commas * 10 < len(lines):
        return "，" in text
    sentences = len(_AFTER_COMMA.findall(text))
    words = text.count(" ") / len(lines)
    return sentences >= 0.5 * commas and words >= 5


_AFTER_COMMA = re.compile(r", [a-z]")


def one_a_line(lines: Sequence[str]) -> str | None:
    """Kind of the records when each line is one ('message' or 'line'); None when the lines are one text."""
    filled = [line.strip() for line in lines if line.strip()]
    count = len(filled)
    if count < 8 or (count < LEAST_LIST and any(_is_status_bar(line) for line in filled[:3])):
        return None
    blank = len(lines) - count
    lengths = sorted(len(line) for line in filled)
    middle, longest = lengths[count // 2], lengths[-1]
    if middle > 500:
        return None
    ended = sum(line.endswith(_ENDS) for line in filled) / count
    if blank > 0.1 * count:
        # Paragraphs between blank lines are prose, unless there are hundreds that do not end like sentences.
        alone = blank >= count - 1
        if not (alone and count >= 200 and ended < 0.6):
            return None
    elif _wrapped(filled, longest):
        return None
    if (
        count < 60
        and ended >= 0.6
        and sum(_FIRST_PERSON.search(line) is not None for line in filled) >= 0.25 * count
    ):
        return None  # somebody tells what happened to him, a line a step
    labelled = sum(_is_labelled(line) for line in filled) / count
    if labelled >= 0.6 and count < 60:
        return None  # a form: 姓名：... 电话：...
    with_contact = sum(_has_contact(line) for line in filled) / count
    if count >= 200 or ended < 0.6 or with_contact >= 1 / 3:
        return "message" if middle >= 12 else "line"
    return None


_FIRST_PERSON = re.compile(
    r"(?:^|[，。,；;：:、 ])(?:当时|后来|于是|然后|今天|之后|接着|因为|所以)?我|让我|叫我|给我|被骗|本人|\b(?:I|my|me)\b"
)


LEAST_LIST = 200
"""Lines of which the first may be a telephone's status bar and the text still be a list."""
_CARRIER = re.compile(
    r"[2-5]G\b|\bLTE\b|\bWi-?Fi\b|中国(?:移动|联通|电信|广电)|\b(?:T-Mobile|Verizon|AT&T|Vodafone)\b", re.I
)
_BATTERY = re.compile(r"\b[0-9]{1,3} ?[%％]|\b[0-2]?[0-9][:：][0-5][0-9]\b")


def _is_status_bar(line: str) -> bool:
    """Whether a line is the top of a telephone's screen: carrier or network, clock or battery. What stands below was read off one picture."""
    return len(line) <= 40 and _CARRIER.search(line) is not None and _BATTERY.search(line) is not None


def _is_labelled(line: str) -> bool:
    start = line[1:24].replace("://", "")
    return ":" in start or "：" in start


def _wrapped(filled: Sequence[str], longest: int) -> bool:
    """Whether lines are broken at a margin: most reach nearly the same width, do not end like sentences, and go on
    in the middle of one. Texts of one template have equal lengths too, but begin alike."""
    if not 30 <= longest <= 140:
        return False
    full = [line for line in filled if len(line) >= 0.8 * longest]
    if len(full) < 0.6 * len(filled) or sum(line.endswith(_ENDS) for line in full) >= 0.5 * len(full):
        return False
    alike = sum(a[:4] == b[:4] or a[-4:] == b[-4:] for a, b in itertools.pairwise(filled))
    if alike >= 0.5 * (len(filled) - 1):
        return False
    han = sum("\u4e00" <= c <= "\u9fff" for line in full for c in line)
    if 2 * han > sum(map(len, full)):
        return sum("，" in line or "。" in line for line in full) >= 0.5 * len(full)
    spaced = sum(line.count(" ") >= 4 for line in full)
    return spaced >= 0.8 * len(full) and sum(line[0].islower() for line in full) >= 0.3 * len(full)


def _has_contact(line: str) -> bool:
    digits = 0
    for char in line:
        digits = digits + 1 if char.isdecimal() else 0
        if digits >= 6:
            return True
    low = line.lower()
    return "http" in low or "www." in low or ".com" in low or "微信" in low or "qq" in low


def _lines(lines: Iterator[tuple[int, str]], kind: str) -> Iterator[Yield]:
    last, part = 0, 1
    for number, line in lines:
        part = part + 1 if number == last else 1
        last = number
        if line.strip():
            locator = f"line {number}" if part == 1 else f"line {number} part {part}"
            yield Record(locator=locator, kind=kind, text=line)


def _document(source: Source, encoding: str) -> Iterator[Yield]:
    found = decode(source.bytes(), encoding)
    for record in article(found.text):
        yield from split(record)
    loss = undecodable(found.lossy_count, found.encoding)
    if loss:
        yield loss


def article(text: str, *, kind: str | None = None, title: str | None = None) -> Iterator[Record]:
    """One text as an article (or document) and its furniture; in parts when it is very long."""
    if len(text) > LONGEST_PIECE:
        yield from _parts(text)
        return
    lines = text.splitlines(keepends=True)
    end = cut(lines)
    body = "".join(lines[:end])
    heading = title or title_of(lines[:end])
    yield Record(
        locator="line 1",
        kind=kind or ("article" if heading else "document"),
        title=heading,
        text=body.rstrip(),
    )
    foot = "".join(lines[end:]).strip()
    if foot:
        yield Record(locator=f"line {end + 1}", kind="furniture", text=foot)


def title_of(lines: Sequence[str]) -> str | None:
    """The first line when it is a title: short, no sentence, followed by a blank or by longer text."""
    filled = [n for n, line in enumerate(lines[:200]) if line.strip()]
    if len(filled) < 2:
        return None
    first, second = filled[0], filled[1]
    text = lines[first].strip()
    if not 2 <= len(text) <= 160 or text.endswith(("。", "，", ",", ";", "；", "、", ":", "：")):
        return None
    if text.endswith(".") and not text.endswith("..."):
        return None
    following = max(len(lines[n].strip()) for n in filled[1:4])
    apart = second > first + 1
    return text if (apart and following >= 40) or following >= 2 * len(text) + 20 else None


def _parts(text: str) -> Iterator[Record]:
    start, line = 0, 1
    while start < len(text):
        end = min(len(text), start + LONGEST_PIECE)
        if end < len(text):
            newline = text.rfind("\n", start, end)
            end = newline + 1 if newline > start else end
        piece = text[start:end]
        if piece.strip():
            yield Record(locator=f"line {line}", kind="document", text=piece)
        line += piece.count("\n")
        start = end


PARSER = Parser(
    name="plain-text",
    title="Plain text in any encoding: prose, or one message a line",
    media_type="text/plain",
    accepts=accepts,
    parse=parse,
    source="docs/formats.md#plain-text",
    sample="plain_text/messages.txt",
)

MESSAGES = Parser(
    name="message-list",
    title="Messages one a line, in any encoding, whose commas are those of sentences",
    media_type="text/plain",
    accepts=accepts_list,
    parse=parse,
    source="docs/formats.md#plain-text",
    sample="plain_text/sentences.txt",
)
