"""Cells on their way from a file to tables: columns of strings, null where a cell is empty."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

large = pa.large_string()
ROWS = 65_536
"""Rows handed on at once."""
NumberedRow = tuple[int, Sequence[str | None]]
"""A row and its number in the file."""


@dataclass(slots=True)
class Extras:
    """Cells that stand in no column: keys only some objects have, surplus cells of ragged rows. Sorted by row."""

    row: pa.Array
    field: pa.Array
    value: pa.Array


@dataclass(slots=True)
class Cells:
    """Some rows of a table. `columns` are large_string in the order of the headers; `locators` says where each row is."""

    locators: pa.Array
    columns: list[pa.Array]
    extras: Extras | None = None

    def __len__(self) -> int:
        return len(self.locators)

    def rows(self, most: int) -> list[list[str | None]]:
        """The first rows as Python lists, for a look at them."""
        columns = [c.slice(0, most).to_pylist() for c in self.columns]
        return (
            [list(r) for r in zip(*columns, strict=True)]
            if columns
            else [[] for _ in range(min(most, len(self)))]
        )


def no_empties(column: pa.Array) -> pa.Array:
    """Null where a cell is the empty string: unknown is null, never ""."""
    return pc.if_else(pc.equal(column, ""), pa.scalar(None, large), column)


def numbered(prefix: str, first: int, count: int) -> pa.Array:
    """Locators `prefix first`, `prefix first+1` ..."""
    numbers = pc.cast(pa.array(np.arange(first, first + count, dtype=np.int64)), large)
    return pc.binary_join_element_wise(pa.scalar(prefix, large), numbers, pa.scalar(" ", large))


def placed(prefix: str, numbers: Sequence[int]) -> pa.Array:
    """Locators `prefix n` for given numbers."""
    return pc.binary_join_element_wise(
        pa.scalar(prefix, large), pc.cast(pa.array(numbers, pa.int64()), large), pa.scalar(" ", large)
    )


def cells_of(
    rows: Sequence[Sequence[str | None]], width: int, locators: pa.Array, headers: Sequence[str]
) -> Cells:
    """Rows of strings as columns. Short rows lack their last cells; surplus cells go to extras as 'column 9'."""
    columns = []
    ragged = any(len(r) != width for r in rows)
    if not ragged:
        for column in zip(*rows, strict=True) if rows else ((),) * width:
            columns.append(no_empties(strings(column)))
        return Cells(locators, columns)
    where: list[int] = []
    fields: list[str] = []
    values: list[str] = []
    for i, r in enumerate(rows):
        for place in range(width, len(r)):
            cell = r[place]
            if cell:
                where.append(i)
                fields.append(blank_header(place))
                values.append(cell)
    for place in range(width):
        columns.append(no_empties(strings([r[place] if place < len(r) else None for r in rows])))
    extras = Extras(pa.array(where, pa.int64()), pa.array(fields, large), strings(values)) if where else None
    return Cells(locators, columns, extras)


def strings(values: Sequence[str | None]) -> pa.Array:
    """A column of strings; lone surrogates, which no file of ours can hold, become U+FFFD."""
    try:
        return pa.array(values, large)
    except (UnicodeEncodeError, pa.ArrowInvalid):
        return pa.array([v if v is None else sound(v) for v in values], large)


def sound(text: str) -> str:
    """The text with lone surrogates replaced by U+FFFD."""
    return (
        text.encode("utf-8", "surrogatepass")
        .decode("utf-8", "replace")
        .replace("\ufffd\ufffd\ufffd", "\ufffd")
        if any("\ud800" <= c <= "\udfff" for c in text)
        else text
    )


def blank_header(place: int) -> str:
    """The header of a column that has none; counted from 1 as people do."""
    return f"column {place + 1}"


def unique_headers(headers: Sequence[str | None]) -> list[str]:
    """Headers as they are kept: blank ones are named by their place, the second of a name gets '#2'.

    | headers | unique |
    |---|---|
    | 金额, 金额, , 金额 | 金额, 金额#2, column 3, 金额#3 |
    """
    seen: dict[str, int] = {}
    made: dict[str, None] = {}
    for place, header in enumerate(headers):
        base = " ".join((header or "").split()) or blank_header(place)
        seen[base] = seen.get(base, 0) + 1
        name = base if seen[base] == 1 else f"{base}#{seen[base]}"
        while name in made:
            seen[base] += 1
            name = f"{base}#{seen[base]}"
        made[name] = None
    return list(made)


def shown(value: object) -> str | None:
    """A typed cell as the string that stands for it, exact: 13800138000.0 is 13800138000, a date is ISO.

    | cell | string |
    |---|---|
    | 6.22e18 (float) | 6220000000000000000 |
    | 0.1 | 0.1 |
    | datetime(2024, 3, 5, 15, 20) | 2024-03-05 15:20:00 |
    | True | true |
    """
    if value is None:
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if math.isfinite(value) and value == int(value) and abs(value) < 1e21:
            return str(int(value))
        return repr(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    return str(value)


def fields_table(
    headers: Sequence[str], kept: Mapping[int, pa.Array], rows: int, extras: Extras | None
) -> pa.Table | None:
    """FIELDS of some rows: every cell of the columns kept, row by row in the order of the columns, then extras.

    Args:
        kept: Place of a column -> its cells; null where there is nothing to keep.
    """
    places = sorted(kept)
    parts: list[tuple[pa.Array, pa.Array, pa.Array]] = []
    if len(places) == 1:
        cells = kept[places[0]]
        valid = pc.is_valid(cells)
        where = pc.indices_nonzero(valid)
        parts.append(
            (
                pc.cast(where, pa.int64()),
                pa.repeat(pa.scalar(headers[places[0]], large), len(where)),
                cells.drop_null(),
            )
        )
    elif places and rows:
        joined = pa.concat_arrays([kept[p] for p in places])
        # Cell (row, column) of the joined columns stands at column * rows + row; read them row by row.
        order = np.arange(rows * len(places), dtype=np.int64).reshape(len(places), rows).T.ravel()
        valid = pc.is_valid(joined).to_numpy(zero_copy_only=False)[order]
        order = order[valid]
        names = pa.array([headers[p] for p in places], large)
        parts.append(
            (
                pa.array(order % rows),
                pc.take(names, pa.array(order // rows)),
                pc.take(joined, pa.array(order)),
            )
        )
    if extras is not None and len(extras.row):
        parts.append((extras.row, extras.field, extras.value))
    if not parts:
        return None
    table = pa.table(
        {
            "row": pa.concat_arrays([p[0] for p in parts]),
            "field": pa.concat_arrays([p[1] for p in parts]),
            "value": pa.concat_arrays([p[2] for p in parts]),
        }
    )
    if len(parts) == 2:
        order = np.argsort(table["row"].to_numpy(), kind="stable")
        table = table.take(pa.array(order))
    return table if table.num_rows else None
