"""JSON values as cells: dotted keys for what is nested, '#2' for what is repeated, numbers exactly as written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

from ringbreak.intake.tables.cells import Cells, Extras, no_empties, sound, strings
from ringbreak.intake.tables.json_text import Number, Twice

DEEPEST = 64
"""Levels that become dotted keys; what is deeper is kept as JSON text."""
LONGEST_LIST = 100
"""Items of a list that become cells of their own; a longer list of plain values is kept as JSON text in one cell."""
MOST_CELLS = 20_000
"""Cells of one record; further ones are kept as JSON text in one cell."""
MOST_COLUMNS = 1_000
"""Keys that are columns; rarer ones are kept as fields all the same."""


def scalar(value: Any) -> str | None:
    """A plain JSON value as a cell; null is None."""
    if value is None:
        return None
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value)


def written(value: Any) -> str:
    """A JSON value as JSON text again, numbers as they were."""
    if isinstance(value, Number):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    if isinstance(value, Twice):
        return ", ".join(written(v) for v in value.values)
    try:
        if isinstance(value, dict):
            return (
                "{"
                + ", ".join(
                    f"{json.dumps(str(k), ensure_ascii=False)}: {written(v)}" for k, v in value.items()
                )
                + "}"
            )
        return "[" + ", ".join(written(v) for v in value) + "]"
    except RecursionError:
        return "…"


def flatten(value: Any) -> dict[str, str]:
    """The cells of one record: dotted key -> string, in the order of the text.

    | JSON | cells |
    |---|---|
    | {"user": {"id": 7}, "tags": ["a", "b"]} | user.id: 7, tags: a, tags#2: b |
    | [1, 2] | value: 1, value#2: 2 |
    """
    cells: dict[str, str] = {}
    _flatten(value, "", cells, 0)
    return cells


def _put(cells: dict[str, str], key: str, text: str) -> None:
    if key not in cells:
        cells[key] = text
        return
    number = 2
    while f"{key}#{number}" in cells:
        number += 1
    cells[f"{key}#{number}"] = text


def _flatten(value: Any, key: str, cells: dict[str, str], depth: int) -> None:
    if isinstance(value, dict):
        if depth >= DEEPEST or len(cells) >= MOST_CELLS:
            _put(cells, key or "value", written(value))
            return
        for inner, v in value.items():
            name = inner.strip() or "(no name)"
            if not name.isascii():
                name = sound(name)
            if type(v) is str or type(v) is Number:
                whole = f"{key}.{name}" if key else name
                if whole not in cells:
                    cells[whole] = v
                else:
                    _put(cells, whole, v)
            elif v is not None:
                _flatten(v, f"{key}.{name}" if key else name, cells, depth + 1)
    elif isinstance(value, list):
        plain = not any(isinstance(v, (dict, list)) for v in value)
        if (
            depth >= DEEPEST
            or len(cells) >= MOST_CELLS
            or len(value) > (LONGEST_LIST if plain else MOST_CELLS)
        ):
            if value:
                _put(cells, key or "value", written(value))
            return
        for place, v in enumerate(value):
            if isinstance(v, (dict, list)) or v is None:
                _flatten(v, key, cells, depth + 1)
            else:
                text = scalar(v)
                assert text is not None
                name = key or "value"
                if name not in cells:
                    cells[name] = text
                elif f"{name}#{place + 1}" not in cells:
                    cells[f"{name}#{place + 1}"] = text
                else:
                    _put(cells, name, text)
    elif isinstance(value, Twice):
        for v in value.values:
            _flatten(v, key, cells, depth + 1)
    elif value is not None:
        text = scalar(value)
        assert text is not None
        _put(cells, key or "value", text)


def is_copy(key: str) -> bool:
    """Whether a key is a further item of a list ('tags#2'): a field, never a column."""
    head, mark, number = key.rpartition("#")
    return bool(mark) and bool(head) and number.isdigit()


def columns_of(rows: Iterable[dict[str, str]]) -> list[str]:
    """The keys that are columns, in the order in which they first come."""
    seen: dict[str, None] = {}
    for row in rows:
        for key in row:
            if key not in seen and not is_copy(key):
                seen[key] = None
        if len(seen) > 10 * MOST_COLUMNS:
            break
    return list(seen)[:MOST_COLUMNS]


def cells_from(rows: Sequence[dict[str, str]], headers: Sequence[str], locators: pa.Array) -> Cells:
    """Rows of flattened records as columns; keys that are no column go to extras."""
    columns = [no_empties(strings([r.get(h) for r in rows])) for h in headers]
    known = set(headers)
    where: list[int] = []
    fields: list[str] = []
    values: list[str] = []
    for i, row in enumerate(rows):
        if row.keys() <= known:
            continue
        for key, value in row.items():
            if key not in known and value:
                where.append(i)
                fields.append(key)
                values.append(value)
    extras = Extras(pa.array(where, pa.int64()), strings(fields), strings(values)) if where else None
    return Cells(locators, columns, extras)
