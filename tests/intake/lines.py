"""A small parser for tests of the driver: every line a record with all that can hang on one. `slow` lines take a while."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

from ringbreak.intake.parser import Action, Issue, Mapped, Parser, Profile, Record, Source, Transfer, Yield


def parse(source: Source) -> Iterator[Yield]:
    for number, line in enumerate(source.bytes().decode().splitlines()):
        if line.startswith("slow"):
            time.sleep(0.02)
        if line.startswith("bad"):
            yield Issue(f"line {number}", f"cannot read {line}")
            continue
        yield Record(
            f"line {number}",
            "message",
            text=line,
            fields={"z": "1", "a": line},
            sent_at=datetime(2026, 1, 1, 0, 0, number % 60, tzinfo=UTC),
            transfer=Transfer(Decimal("1.50"), payer="a"),
            action=Action("login", actor="a"),
            profile=Profile(name=line),
            metrics={"views": number, "likes": 1},
        )
    yield Mapped("", "line", "records.text", "synonym")


PARSER = Parser(
    name="lines",
    title="Lines",
    media_type="text/x-lines",
    accepts=lambda head, name: name.endswith(".lines"),
    parse=parse,
    source="this file",
)
