"""What a table is: a name, columns with types and meanings, and what is derived from them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pyarrow as pa

string = pa.large_string()
int64 = pa.int64()
int32 = pa.int32()
float32 = pa.float32()
float64 = pa.float64()
boolean = pa.bool_()
money = pa.decimal128(18, 2)
utc_us = pa.timestamp("us", tz="UTC")
day = pa.date32()

_DUCKDB = {
    string: "VARCHAR",
    int64: "BIGINT",
    int32: "INTEGER",
    float32: "FLOAT",
    float64: "DOUBLE",
    boolean: "BOOLEAN",
    money: "DECIMAL(18,2)",
    utc_us: "TIMESTAMP WITH TIME ZONE",
    day: "DATE",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `doc` says what a value means, with its unit. Unknown is null, never "" or 0 or 1970."""

    name: str
    type: pa.DataType
    doc: str
    nullable: bool = False


@dataclass(frozen=True)
class Table:
    """A table is declared once; the Arrow schema, the DDL and the docs page are made from the declaration.

    `key` names the columns that identify a row; rows are stored sorted by `order` (the key when not given),
    so equal content is equal bytes.
    """

    name: str
    doc: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    order: tuple[str, ...] = ()

    @cached_property
    def schema(self) -> pa.Schema:
        """The Arrow schema, nullability included."""
        return pa.schema([pa.field(c.name, c.type, nullable=c.nullable) for c in self.columns])

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.columns)

    @property
    def sort_columns(self) -> tuple[str, ...]:
        return self.order or self.key

    def ddl(self) -> str:
        """`CREATE TABLE` text for DuckDB. Written out because `create table as` quietly drops NOT NULL."""
        lines = [f'  "{c.name}" {_DUCKDB[c.type]}{"" if c.nullable else " NOT NULL"}' for c in self.columns]
        return f"CREATE TABLE {self.name} (\n" + ",\n".join(lines) + "\n)"

    def empty(self) -> pa.Table:
        """A table of this schema without rows."""
        return self.schema.empty_table()

    def type_name(self, column: Column) -> str:
        """The type as the docs print it, for example `DECIMAL(18,2)`."""
        return _DUCKDB[column.type]
