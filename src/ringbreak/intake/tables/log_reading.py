"""Web servers' access logs, in blocks of lines: who asked for what, from which address, when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.errors import NotThisFormat
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Block, Issue, Record, Source, Yield
from ringbreak.intake.tables.cells import cells_of, fields_table, large, placed, unique_headers
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS, Interpreter
from ringbreak.intake.tables.times import read_time
from ringbreak.intake.text_encoding import TextReader, sniff_file
from ringbreak.words import say

LINES = 32_768
PATTERN = (
    r"^(?:(?P<vhost>[A-Za-z0-9_.:-]+) )?(?P<host>\S+) (?P<ident>\S+) (?P<user>\S+|\S+ \S+) \[(?P<time>\d{1,2}/[A-Za-z]{3}/\d{4}:[^\]]{8,20})\] "
    r'"(?P<request>(?:[^"\\]|\\.)*)" (?P<status>\d{3}|-) (?P<bytes>\d+|-)'
    r'(?: "(?P<referer>(?:[^"\\]|\\.)*)" "(?P<agent>(?:[^"\\]|\\.)*)")?(?: (?P<rest>.*))?$'
)
"""Common and combined log format of Apache and nginx, with a virtual host before and more fields behind.
Source: httpd.apache.org/docs/2.4/mod/mod_log_config.html#examples"""
_IP = r"^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]+)$"
_DEVICE = (
    r"""(?i)(?:^|[\s;,&{"'])(?:x-)?(?:did|dev_?id|device(?:[_-]?id)?|fp|fingerprint|visitor_?id|udid|idfa|idfv|oaid|gaid|imei)"?[=:]\s*"?"""
    r"""(?P<device>[0-9A-Za-z][0-9A-Za-z_:-]{7,79})(?:$|[\s;,&}"'])"""
)
"""A device id among the fields a site adds behind the usual ones, as `did=933b6bc2f85d9e6f`."""
_ACCOUNT = r"""(?i)(?:^|[\s;,&{"'])(?:uid|user(?:_?id|name)?|account(?:_?id)?|login)"?[=:]\s*"?(?P<account>[0-9A-Za-z][0-9A-Za-z_.@+-]{0,79})(?:$|[\s;,&}"'])"""
_DIGIT = r"\d"
_VERBS = {
    "get": "view",
    "head": "view",
    "options": "view",
    "put": "update",
    "patch": "update",
    "delete": "delete",
    "post": "post",
}


class _Kept(NamedTuple):
    group: str
    header: str


_FIELDS = (
    _Kept("vhost", "virtual host"), _Kept("host", "host"), _Kept("ident", "ident"), _Kept("time", "time"), _Kept("request", "request"),
    _Kept("status", "status"), _Kept("bytes", "bytes"), _Kept("referer", "referer"), _Kept("agent", "user agent"), _Kept("rest", "rest"),
)  # fmt: skip


def read_access_log(source: Source) -> Iterator[Yield]:
    """One record and one action a line; lines of another make are kept as text and counted.

    Raises: NotThisFormat when none of the first lines is of this make.
    """
    encoding = sniff_file(source.path)
    with source.open() as f:
        reader = TextReader(f, encoding)
        lines = reader.lines()
        strange = first_strange = 0
        started = False
        while True:
            numbers: list[int] = []
            texts: list[str] = []
            for number, line in lines:
                if line.strip():
                    numbers.append(number)
                    texts.append(line)
                if len(texts) >= LINES:
                    break
            if not texts:
                break
            found = pc.extract_regex(pa.array(texts, large), PATTERN)
            good = pc.is_valid(found)
            if not started and not pc.any(good).as_py():
                raise NotThisFormat("no line of an access log")
            started = True
            matched = good.to_numpy(zero_copy_only=False)
            where = np.flatnonzero(matched)
            if len(where):
                yield _block(source, found.filter(good), [numbers[i] for i in where])
            for i in np.flatnonzero(~matched):
                strange += 1
                first_strange = first_strange or numbers[i]
                yield Record(f"line {numbers[i]}", "row", fields={"line": texts[i]})
        if strange:
            yield Issue(
                "",
                say(
                    "{count} lines are not of the log's format, the first at {place}; they are kept as they are",
                    count=strange,
                    place=f"line {first_strange}",
                ),
                "note",
                strange,
            )
        lost = undecodable(reader.lossy_count, encoding)
        if lost is not None:
            yield lost


def _dash(column: pa.Array) -> pa.Array:
    return pc.if_else(pc.or_(pc.equal(column, "-"), pc.equal(column, "")), pa.scalar(None, large), column)


def _block(source: Source, found: pa.StructArray, numbers: list[int]) -> Block:
    rows = len(found)
    part = {field.name: _dash(pc.struct_field(found, field.name).cast(large)) for field in found.type}
    times = pc.dictionary_encode(part["time"])
    moments = [read_time(t) for t in times.dictionary.to_pylist()]
    # A log line names its offset; one that does not is read in the case's zone.
    aware = [m.at.astimezone(UTC) if m and m.at.tzinfo else None for m in moments]
    naive = [m.at if m and not m.at.tzinfo else None for m in moments]
    local = pc.assume_timezone(
        pa.array(naive, pa.timestamp("us")),
        source.reading.time_zone,
        ambiguous="earliest",
        nonexistent="latest",
    )
    at = pc.coalesce(
        pc.take(pa.array(aware, pa.timestamp("us", "UTC")), times.indices),
        pc.take(pc.cast(local, pa.timestamp("us", "UTC")), times.indices),
    )
    split = pc.extract_regex(part["request"], r"^(?P<method>[A-Z]{3,10}) (?P<path>.*?)(?: HTTP/[0-9.]+)?$")
    method = pc.struct_field(split, "method").cast(large)
    path = pc.struct_field(split, "path").cast(large)
    words = pc.dictionary_encode(pc.utf8_lower(method))
    verbs = pa.array([_VERBS.get(w, w) for w in words.dictionary.to_pylist()], large)
    verb = pc.coalesce(pc.take(verbs, words.indices), pa.scalar("request", large))
    host = part["host"]
    is_ip = pc.fill_null(pc.match_substring_regex(host, _IP), False)
    user, device = part["user"], pa.nulls(rows, large)
    if part["rest"].null_count < rows:
        found = pc.struct_field(pc.extract_regex(part["rest"], _DEVICE), "device").cast(large)
        # A word without a digit is what a device is called, not which one it is.
        device = pc.if_else(pc.match_substring_regex(found, _DIGIT), found, pa.scalar(None, large))
        user = pc.coalesce(
            user, _dash(pc.struct_field(pc.extract_regex(part["rest"], _ACCOUNT), "account").cast(large))
        )
    records = pa.table(
        {
            "locator": placed("line", numbers),
            "kind": pa.repeat(pa.scalar("action", large), rows),
            "platform": pa.repeat(pa.scalar("web", large), rows),
            "channel": part["vhost"],
            "author": user,
            "sent_at": at,
            "sent_at_precision": pc.if_else(
                pc.is_valid(at), pa.scalar("second", large), pa.scalar(None, large)
            ),
        }
    )
    actions = pa.table(
        {
            "row": pa.array(np.arange(rows, dtype=np.int64)),
            "actor": user,
            "verb": verb,
            "target": path,
            "device": device,
            "ip": pc.if_else(is_ip, host, pa.scalar(None, large)),
            "acted_at": at,
        }
    )
    kept = {n: part[k.group] for n, k in enumerate(_FIELDS)}
    return Block(records, fields=fields_table([k.header for k in _FIELDS], kept, rows, None), actions=actions)


def read_w3c_log(source: Source) -> Iterator[Yield]:
    """The W3C extended format (IIS): `#Fields:` names the columns, times are UTC.

    Raises: NotThisFormat when no line names the fields. Source: www.w3.org/TR/WD-logfile.html
    """
    encoding = sniff_file(source.path)
    reading = replace(source.reading, time_zone="UTC")
    interpreter: Interpreter | None = None
    headers: list[str] = []
    held: list[tuple[int, list[str | None]]] = []

    def flush() -> Iterator[Yield]:
        nonlocal interpreter
        if not held:
            return
        rows = [r for _, r in held]
        if interpreter is None:
            interpreter = Interpreter(
                headers, rows[:SAMPLE_ROWS], reading, source.name, platform="web", kind="action"
            )
            yield from interpreter.mapped()
        yield from interpreter.feed(
            cells_of(rows, len(headers), placed("line", [n for n, _ in held]), headers)
        )
        held.clear()

    with source.open() as f:
        for number, line in TextReader(f, encoding).lines():
            if line.startswith("#"):
                if line.lower().startswith("#fields:"):
                    named = unique_headers(line.split()[1:])
                    if named != headers:
                        yield from flush()
                        if interpreter is not None:
                            yield from interpreter.finish()
                        headers, interpreter = named, None
                continue
            if not headers or not line.strip():
                continue
            held.append((number, [None if c == "-" else c for c in line.split(" ")]))
            if len(held) >= LINES:
                yield from flush()
    if not headers:
        raise NotThisFormat("no line names the fields")
    yield from flush()
    if interpreter is not None:
        yield from interpreter.finish()
