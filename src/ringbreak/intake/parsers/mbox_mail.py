"""Mailboxes (mbox): mails one after the other, each behind a line 'From ' with an address and a date.

Read message by message. A line 'From ' begins a mail only when a date stands in it and header lines follow, because
programs disagree on whether such lines inside a text are escaped ('>From ', undone once).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from ringbreak.intake import mime
from ringbreak.intake.mail_record import records
from ringbreak.intake.parser import Issue, Parser, Source, Yield
from ringbreak.words import say

MOST_MAIL = 256 << 20
_FROM = re.compile(rb"^From (?:\S{0,300} ){0,4}.{0,40}\d{1,2}:\d{2}.{0,60}\d{4}\s{0,3}.{0,40}$")
_QUOTED = re.compile(rb"^>(>*From )")


def accepts(head: bytes, name: str) -> bool:
    """A 'From ' line, then header lines."""
    start = head.lstrip(b"\xef\xbb\xbf\r\n")
    line, _, rest = start.partition(b"\n")
    return bool(_FROM.match(line.rstrip(b"\r"))) and _begins_headers(rest)


def _begins_headers(rest: bytes) -> bool:
    name, colon, _ = rest.split(b"\n", 1)[0].partition(b":")
    return bool(colon) and bool(re.fullmatch(rb">?[A-Za-z][A-Za-z0-9-]{1,70}", name.strip()))


def parse(source: Source) -> Iterator[Yield]:
    """Yields each mail and its attachments."""
    with source.open() as f:
        for number, (data, cut) in enumerate(split(f), start=1):
            where = f"message {number}"
            if cut:
                yield Issue(
                    where,
                    say("larger than {limit} bytes; the rest of the mail was not read", limit=MOST_MAIL),
                    "refused",
                )
            yield from records(mime.read(data), source, where=where)


def split(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """The mails of a mailbox without their 'From ' lines, and whether one was cut at MOST_MAIL."""
    lines: list[bytes] = []
    size = 0
    cut = False
    begun = False
    blank = True
    pending: bytes | None = None
    while True:
        line = file.readline(1 << 20)
        if pending is not None:
            # Only now is it known what follows the 'From ' line.
            if _begins_headers(line):
                if begun:
                    yield b"".join(lines), cut
                lines, size, cut, begun = [], 0, False, True
            else:
                lines.append(pending)
            pending = None
        if not line:
            break
        if blank and line.startswith(b"From ") and _FROM.match(line.rstrip(b"\r\n")):
            pending, blank = line, False
            continue
        blank = not line.strip() or not begun
        if _QUOTED.match(line):
            line = line[1:]
        if begun:
            if size + len(line) > MOST_MAIL:
                cut = True
            else:
                lines.append(line)
                size += len(line)
    if begun:
        yield b"".join(lines), cut


PARSER = Parser(
    name="mbox",
    title="Mailbox (mbox)",
    media_type="application/mbox",
    accepts=accepts,
    parse=parse,
    source="RFC 4155",
    sample="mbox/two.mbox",
)
