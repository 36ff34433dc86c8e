"""A JSON document as tables: arrays of objects are rows, the rest is one record; a broken one is read up to the break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.losses import undecodable
from ringbreak.intake.parser import Issue, Record, Source, Yield
from ringbreak.intake.tables.cells import ROWS, numbered, sound
from ringbreak.intake.tables.interpreter import SAMPLE_ROWS, Interpreter
from ringbreak.intake.tables.json_cells import cells_from, columns_of, flatten
from ringbreak.intake.tables.json_text import BadJson, decode, decode_from
from ringbreak.intake.text_encoding import decode as decode_bytes
from ringbreak.words import say

SEARCHED = 3
"""Levels of objects looked through for arrays of objects: {"data": {"list": [...]}}."""
SALVAGED = 4 << 20
"""Characters of a broken document kept as text."""


def read_json(source: Source) -> Iterator[Yield]:
    """Read a JSON document.

    Raises: Unreadable with line and column when it is no JSON; what stands before the break was yielded.
        NotThisFormat when it does not even begin like JSON.
    """
    decoded = decode_bytes(source.bytes(), "utf-8")  # RFC 8259, 8.1
    text = decoded.text.removeprefix("\ufeff")
    lost = undecodable(decoded.lossy_count, decoded.encoding)
    if lost is not None:
        yield lost
    if not text.strip():
        raise NotThisFormat("the file is empty")
    try:
        value = decode(text)
    except BadJson as e:
        yield from _salvage(source, text)
        line = text.count("\n", 0, e.position) + 1
        column = e.position - text.rfind("\n", 0, e.position)
        raise Unreadable(
            "no JSON at line {line}, column {column}: {what}", line=line, column=column, what=e.what
        ) from e
    yield from _document(source, value)


def _document(source: Source, value: Any) -> Iterator[Yield]:
    if isinstance(value, list):
        yield from _rows(source, value, "", several=False)
        return
    arrays = list(_arrays(value, "", SEARCHED)) if isinstance(value, dict) else []
    if not arrays:
        fields = flatten(value)
        yield from _rows(source, [value], "", several=False) if fields else ()
        if not fields:
            yield Record("document", "document", fields={"value": _bare(value)})
        return
    rest = _without(value, {id(a) for _, a in arrays})
    fields = flatten(rest)
    if fields:
        yield Record("document", "metadata", fields={sound(k): sound(v) for k, v in fields.items() if v})
    for key, array in arrays:
        yield from _rows(source, array, key, several=len(arrays) > 1)


def _bare(value: Any) -> str:
    return (
        {None: "null", "": "(empty string)"}.get(value, "(empty)")
        if not isinstance(value, (dict, list))
        else ("{}" if isinstance(value, dict) else "[]")
    )


def _arrays(value: dict[str, Any], path: str, depth: int) -> Iterator[tuple[str, list[Any]]]:
    """Arrays of objects and where they stand; those inside rows are cells of the rows."""
    for key, inner in value.items():
        name = f"{path}.{key}" if path else key
        if isinstance(inner, list):
            if inner and sum(isinstance(x, dict) for x in inner) * 2 > len(inner):
                yield name, inner
        elif isinstance(inner, dict) and depth > 1:
            yield from _arrays(inner, name, depth - 1)


def _without(value: Any, left_out: set[int]) -> Any:
    if isinstance(value, dict):
        return {k: _without(v, left_out) for k, v in value.items() if id(v) not in left_out}
    return value


def _rows(source: Source, values: Sequence[Any], key: str, *, several: bool) -> Iterator[Yield]:
    """Values as rows of one table."""
    place = key if several else ""
    sample = [flatten(v) for v in values[:SAMPLE_ROWS]]
    headers = columns_of(sample)
    if not headers:
        # Nothing but empty values: what was there is still one record.
        shown = _bare(values) if not values else f"[{len(values)} empty values]"
        yield Record(place or "document", "document", fields={"value": shown})
        return
    interpreter = Interpreter(
        headers,
        [[r.get(h) for h in headers] for r in sample],
        source.reading,
        f"{source.name}#{key}" if several else source.name,
        place=place,
        channel=key if several else None,
    )
    yield from interpreter.mapped()
    if not interpreter.understood and len(values) > 1:
        yield Issue(
            place,
            say(
                "no column is understood; every cell is kept and searchable; say what they mean with --map FILE"
            ),
            "note",
        )
    for start in range(0, len(values), ROWS // 8):
        part = [flatten(v) for v in values[start : start + ROWS // 8]]
        prefix = f"{key} item" if several else "item"
        yield from interpreter.feed(cells_from(part, headers, numbered(prefix, start + 1, len(part))))
    yield from interpreter.finish()


def _salvage(source: Source, text: str) -> Iterator[Yield]:
    """What can be had of a broken document: the whole items of an array before the break, else its text."""
    start = 0
    while start < len(text) and text[start] in " \t\r\n":
        start += 1
    items: list[Any] = []
    if text.startswith("[", start):
        place = start + 1
        while True:
            try:
                value, place = decode_from(text, place)
            except BadJson:
                break
            items.append(value)
            while place < len(text) and text[place] in " \t\r\n":
                place += 1
            if not text.startswith(",", place):
                break
            place += 1
    objects = [v for v in items if isinstance(v, dict)]
    if objects:
        yield from _rows(source, items, "", several=False)
    else:
        yield Record("document", "document", text=sound(text[:SALVAGED]))
