"""Web archives (WARC, plain or compressed): pages as articles, other payloads as members, requests as metadata.

Payloads are read in blocks against a budget, so a small file that unpacks to a gigabyte is cut and said. A damaged
record is counted, and reading goes on at the next place that begins like a record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ringbreak.errors import Unreadable
from ringbreak.intake.cells import Cells
from ringbreak.intake.moments import from_iso
from ringbreak.intake.parser import Issue, MediaType, Member, Parser, Record, Source, Yield
from ringbreak.words import say

MOST_PAYLOAD = 64 << 20
_BLOCK = 1 << 16
_HTTP_KEPT = (
    "Server",
    "X-Powered-By",
    "Location",
    "Set-Cookie",
    "Content-Type",
    "Last-Modified",
    "Via",
    "Content-Disposition",
)
_WARC_KEPT = ("WARC-Date", "WARC-IP-Address", "WARC-Record-ID", "WARC-Truncated")
_HTML = ("text/html", "application/xhtml+xml")


def accepts(head: bytes, name: str) -> bool:
    """The first record's version line, through gzip if need be."""
    if head.startswith(b"WARC/"):
        return True
    if head.startswith(b"\x1f\x8b"):
        import zlib

        try:
            return zlib.decompressobj(31).decompress(head[:4096], 64).startswith(b"WARC/")
        except zlib.error:
            return False
    return False


def parse(source: Source) -> Iterator[Yield]:
    """Yields the records of the archive."""
    packed = not source.head(5).startswith(b"WARC/")
    if packed:
        yield MediaType("application/gzip")
    limits = source.reading.limits
    budget = [max(limits.free_bytes, limits.ratio * source.size)]
    number = 0
    start = 0
    while True:
        last = start
        cut = _cut(source, start)
        try:
            for record in _records(source, start):
                last = start + record.stream_pos
                number += 1
                yield from _record(record, number, source, budget)
                if record.stream_pos in cut:
                    yield Issue(
                        f"record {number}",
                        say(
                            "the record is cut off: {found} of {said} bytes are there",
                            **cut[record.stream_pos],
                        ),
                    )
            if packed and not _ends_whole(source):
                yield Issue(f"record {number + 1}", say("the compressed archive is cut off here"))
            return
        except OSError as e:
            yield Issue(
                f"record {number + 1}",
                say("the archive is damaged here: {error}", error=" ".join(str(e).split())[:200]),
            )
        following = _resume(source, last + 1)
        if following is None:
            return
        start = following


def _cut(source: Source, start: int) -> dict[int, dict[str, int]]:
    """Records shorter than they say, by position; fastwarc hands them on without a word, so they are counted first."""
    from fastwarc import ArchiveIterator, WarcRecordType

    short: dict[int, dict[str, int]] = {}
    with source.open() as f:
        f.seek(start)
        try:
            for record in ArchiveIterator(
                f, record_types=WarcRecordType.any_type, parse_http=False, max_header_len=1 << 20
            ):
                said = record.headers.get("Content-Length") or ""
                found = 0
                while passed := record.consume(1 << 20):
                    found += passed
                if not said.isdecimal() or len(said) > 15:
                    short[record.stream_pos] = {
                        "found": found,
                        "said": found + 1,
                    }  # its own header is cut off
                elif found < int(said):
                    short[record.stream_pos] = {"found": found, "said": int(said)}
        except OSError:
            pass  # said when the archive is read
    return short


def _ends_whole(source: Source) -> bool:
    """Whether the last compressed member is complete; fastwarc ends without a word when it is not."""
    import zlib

    with source.open() as f:
        unpacker, data = zlib.decompressobj(31), b""
        while True:
            data = data or f.read(_BLOCK)
            if not data:
                return False
            try:
                unpacker.decompress(data, 1 << 20)
            except zlib.error:
                return True  # damage, which reading has found and said
            if not unpacker.eof:
                data = unpacker.unconsumed_tail
                continue
            data = (unpacker.unused_data or f.read(_BLOCK)).lstrip(b"\0\r\n")
            if not data:
                return True
            unpacker = zlib.decompressobj(31)


def _records(source: Source, start: int) -> Iterator[Any]:
    from fastwarc import ArchiveIterator, WarcRecordType

    with source.open() as f:
        f.seek(start)
        yield from ArchiveIterator(
            f,
            record_types=WarcRecordType.any_type,
            parse_http=True,
            auto_decode="all",
            max_header_len=1 << 20,
        )


def _resume(source: Source, after: int) -> int | None:
    """Where the next record may begin: a version line, or the head of a compressed member."""
    packed = not source.head(5).startswith(b"WARC/")
    sign = re.compile(rb"\x1f\x8b\x08" if packed else rb"(?<=\n)WARC/[01]\.\d")
    with source.open() as f:
        f.seek(after)
        base, window = after, b""
        while True:
            block = f.read(1 << 20)
            window += block
            found = sign.search(window)
            if found:
                return base + found.start()
            if not block:
                return None
            base += max(0, len(window) - 16)
            window = window[-16:]


def _record(record: Any, number: int, source: Source, budget: list[int]) -> Iterator[Yield]:
    kind = str(record.record_type)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    where = f"{kind} {number}"
    cells = Cells()
    for name in _WARC_KEPT:
        cells.add(name, record.headers.get(name))
    http = record.http_headers
    content_type = record.headers.get("Content-Type") or ""
    if http is not None and kind in ("response", "revisit"):
        cells.add("HTTP status", http.status_code)
        for name in _HTTP_KEPT:
            for value in http.get_multiple(name):
                cells.add(f"HTTP {name}", value)
        content_type = http.get("Content-Type") or ""
    if kind not in ("response", "resource", "conversion"):
        yield _metadata(record, kind, where, url, cells, http)
        return
    data, whole = _payload(record, budget)
    if not whole:
        yield Issue(
            where,
            say("larger than is unpacked from an archive of this size; the rest was not read"),
            "refused",
        )
        if budget[0] <= 0:
            raise Unreadable(
                "the archive unpacks to more than its size allows; the rest was not read", refused=True
            )
    media = content_type.partition(";")[0].strip().lower()
    if media in _HTML or (not media and data[:1024].lstrip()[:1] == b"<" and b"<html" in data[:4096].lower()):
        from ringbreak.intake.html.page import read_page

        charset = re.search(r"charset\s{0,4}=\s{0,4}[\"']?([\w.:-]{2,40})", content_type[:400], re.IGNORECASE)
        for item in read_page(
            data, source, url=url, declared=charset.group(1) if charset else None, where=where
        ):
            if isinstance(item, Record) and item.kind in ("article", "page"):
                item.fields = {**(item.fields or {}), **(cells.all() or {})} or None
            yield item
        return
    if not data:
        yield Record(
            locator=where,
            kind="metadata",
            platform="web",
            url=url,
            sent_at=from_iso(record.headers.get("WARC-Date"), "UTC"),
            fields=cells.all(),
        )
        return
    name = (url or "").split("#")[0].split("?")[0].rstrip("/").rpartition("/")[2][-120:] or f"record-{number}"
    yield Member(name=name, data=data, locator=f"{where} {url or ''}".strip())


def _metadata(record: Any, kind: str, where: str, url: str | None, cells: Cells, http: Any) -> Record:
    """What is no payload: the archive's own description, requests, notes of the crawler."""
    text = None
    if kind in ("warcinfo", "metadata"):
        text = record.reader.read(_BLOCK).decode("utf-8", "replace") or None
    elif http is not None and kind == "request":
        cells.add("HTTP request", http.status_line)
        for name, value in http.to_tuples():
            cells.add(f"HTTP {name}", value)
    return Record(
        locator=where,
        kind="metadata",
        platform="web",
        url=url,
        sent_at=from_iso(record.headers.get("WARC-Date"), "UTC"),
        text=text,
        fields=cells.all(),
    )


def _payload(record: Any, budget: list[int]) -> tuple[bytes, bool]:
    """The payload, decoded, and whether all of it fitted. Counts against the budget."""
    parts: list[bytes] = []
    size = 0
    while True:
        block = record.reader.read(_BLOCK)
        if not block:
            return b"".join(parts), True
        size += len(block)
        budget[0] -= len(block)
        if size > MOST_PAYLOAD or budget[0] < 0:
            return b"".join(parts), False
        parts.append(block)


PARSER = Parser(
    name="warc",
    title="Web archive (WARC)",
    media_type="application/warc",
    accepts=accepts,
    parse=parse,
    source="ISO 28500:2017 (WARC 1.1)",
    sample="warc/pages.warc",
)
