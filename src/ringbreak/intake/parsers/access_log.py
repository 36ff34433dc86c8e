"""Access logs of web servers: Apache's and nginx's common and combined formats, and the W3C format of IIS."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.intake.parser import HEAD_BYTES, Parser, Source, Yield

_LINE = re.compile(
    rb'(?:\S{1,100} )?\S{1,100} \S{1,100} \S{1,100}(?: \S{1,100})? \[\d{1,2}/[A-Za-z]{3}/\d{4}:[^\]]{8,20}\] "'
)


def accepts(head: bytes, name: str) -> bool:
    """Most of the first lines carry a bracketed time before a quoted request; or the W3C directives."""
    if head.startswith((b"#Software: Microsoft", b"#Version: 1.0")) and b"#Fields:" in head:
        return True
    lines = head.split(b"\n")
    if len(head) >= HEAD_BYTES and len(lines) > 1:
        lines.pop()
    lines = [x for x in lines if x.strip()][:20]
    return bool(lines) and sum(bool(_LINE.match(x[:1_000])) for x in lines) >= 0.8 * len(lines)


def parse(source: Source) -> Iterator[Yield]:
    """See `read_access_log`."""
    from ringbreak.intake.tables.log_reading import read_access_log, read_w3c_log

    if source.head(1) == b"#":
        yield from read_w3c_log(source)
    else:
        yield from read_access_log(source)


PARSER = Parser(
    name="access-log",
    title="Access logs of web servers (Apache, nginx, IIS)",
    media_type="text/x-access-log",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
