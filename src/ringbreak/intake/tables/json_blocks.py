"""Blocks of JSON lines as columns: through Arrow when every line is of the same make, line by line otherwise."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.tables.cells import Cells, Extras, large, no_empties, numbered, placed
from ringbreak.intake.tables.json_cells import cells_from, flatten
from ringbreak.intake.tables.json_text import BadJson, Number, decode

Bad = tuple[int, str, int]
"""Line, what is wrong, at which character."""


class Kinds:
    """Which keys the objects seen so far have, and of which kind: what Arrow is told to expect.

    Floats stay out: Arrow would read 1.10 as 1.1. So do lists and keys of mixed kind; then lines are read one by one.
    """

    def __init__(self) -> None:
        self._tree: dict[str, Any] = {}
        self.uniform = True
        self.seen = 0

    def learn(self, value: Any) -> None:
        """Take note of one object."""
        if not self.uniform:
            return
        self.seen += 1
        if not isinstance(value, dict):
            self.uniform = False
            return
        self._learn(value, self._tree, 0)

    def _learn(self, value: dict[str, Any], tree: dict[str, Any], depth: int) -> None:
        for key, v in value.items():
            if "." in key or "#" in key or key != key.strip() or not key or depth > 8 or len(tree) > 500:
                self.uniform = False
                return
            if v is None:
                tree.setdefault(key, None)
                continue
            before = tree.get(key)
            if isinstance(v, dict):
                if before is None:
                    before = tree[key] = {}
                if not isinstance(before, dict) or not v:
                    self.uniform = False
                    return
                self._learn(v, before, depth + 1)
                continue
            kind = self._kind(v)
            if kind is None or (before is not None and before != kind):
                self.uniform = False
                return
            tree[key] = kind

    @staticmethod
    def _kind(v: Any) -> str | None:
        if isinstance(v, Number):
            return "int" if v.lstrip("-").isdigit() and len(v) <= 18 else None
        if isinstance(v, str):
            return "str"
        return "bool" if isinstance(v, bool) else None

    def schema(self) -> pa.Schema:
        """What Arrow reads the objects as."""
        return pa.schema([pa.field(k, self._type(v)) for k, v in self._tree.items()])

    def _type(self, kind: Any) -> pa.DataType:
        if isinstance(kind, dict):
            return pa.struct([pa.field(k, self._type(v)) for k, v in kind.items()])
        return {"int": pa.int64(), "bool": pa.bool_()}.get(kind, large)


def fast_block(data: bytes, headers: Sequence[str], kinds: Kinds, line: int) -> Cells | None:
    """Lines of JSON objects as columns, without a Python object per line; None when they are not wholly regular."""
    if not kinds.uniform or not kinds.seen or not data.startswith(b"{"):
        return None
    end = b"}\r\n{" if data.find(b"}\r\n{", 0, 1 << 20) >= 0 else b"}\n{"
    body = data.rstrip(b"\r\n")
    if not body.endswith(b"}") or len(data) - len(body) > len(end) - 2:
        return None
    breaks = body.count(b"\n")
    # Every line end stands between two objects, so the number of a row is the number of its line.
    if body.count(end) != breaks:
        return None
    from pyarrow import json

    try:
        table = json.read_json(
            io.BytesIO(data),
            json.ReadOptions(use_threads=False, block_size=len(data) + 64),
            json.ParseOptions(explicit_schema=kinds.schema(), unexpected_field_behavior="error"),
        )
        if table.num_rows != breaks + 1:
            return None
        columns = _leaves(table)
        for column in columns.values():
            if pa.types.is_large_string(column.type):
                column.validate(full=True)
    except (pa.ArrowInvalid, UnicodeDecodeError, pa.ArrowNotImplementedError):
        return None
    texts: dict[str, pa.Array] = {}
    for name, column in columns.items():
        if pa.types.is_int64(column.type):
            if b"-0" in data and pc.any(pc.equal(column, 0)).as_py():
                return None  # -0 is written otherwise than 0
            column = pc.cast(column, large)
        elif pa.types.is_boolean(column.type):
            column = pc.if_else(column, pa.scalar("true", large), pa.scalar("false", large))
        texts[name] = no_empties(column)
    none = pa.nulls(table.num_rows, large)
    known = set(headers)
    rare = {n: c for n, c in texts.items() if n not in known and c.null_count < len(c)}
    return Cells(
        numbered("line", line, table.num_rows),
        [texts.get(h, none) for h in headers],
        _extras(rare) if rare else None,
    )


def _leaves(table: pa.Table) -> dict[str, pa.Array]:
    while any(pa.types.is_struct(f.type) for f in table.schema):
        table = table.flatten()
    return {
        n: c.chunk(0)
        if c.num_chunks == 1
        else pa.concat_arrays(c.chunks)
        if c.num_chunks
        else pa.array([], c.type)
        for n, c in zip(table.column_names, table.columns, strict=True)
    }


def _extras(columns: dict[str, pa.Array]) -> Extras:
    rows, fields, values = [], [], []
    for name, column in columns.items():
        where = pc.cast(pc.indices_nonzero(pc.is_valid(column)), pa.int64())
        rows.append(where)
        fields.append(pa.repeat(pa.scalar(name, large), len(where)))
        values.append(column.drop_null())
    row = pa.concat_arrays(rows)
    order = pa.array(np.argsort(row.to_numpy(), kind="stable"))
    return Extras(
        pc.take(row, order),
        pc.take(pa.concat_arrays(fields), order),
        pc.take(pa.concat_arrays(values), order),
    )


def read_lines(
    text: str, line: int, kinds: Kinds | None
) -> tuple[list[dict[str, str]], list[int], list[Bad]]:
    """Lines one by one: flattened records, their line numbers, and what was no JSON. Blank lines are nothing."""
    rows: list[dict[str, str]] = []
    numbers: list[int] = []
    bad: list[Bad] = []
    for number, part in enumerate(text.split("\n"), line):
        if not part or part.isspace():
            continue
        try:
            value = decode(part)
        except BadJson as e:
            bad.append((number, e.what, e.position))
            continue
        if kinds is not None:
            kinds.learn(value)
        rows.append(flatten(value))
        numbers.append(number)
    return rows, numbers, bad


def plain_block(text: str, headers: Sequence[str], kinds: Kinds | None, line: int) -> tuple[Cells, list[Bad]]:
    """The same as `fast_block`, line by line."""
    rows, numbers, bad = read_lines(text, line, kinds)
    return cells_from(rows, headers, placed("line", numbers)), bad
