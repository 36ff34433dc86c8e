"""What a dossier commits to: a Merkle tree over the rows it cites, each row as salted hashes of its fields.

A field's hash tells nothing without its salt, so a row can be shown with some fields withheld and the rest still proves
itself. Salts come from a secret of the case, so the same tables give the same tree.

    field  SHA-256("ringbreak field 1\\n" + salt (32) + len(column) + column + (0x00 | 0x01 + value))
    row    "ringbreak row 1\\n" + len(table) + table + for each column: len(column) + column + field
    leaf   SHA-256(0x00 + row)                                             RFC 6962
    salt   HMAC-SHA-256(secret, len-prefixed table, key columns' values, column, value)
    file   SHA-256("ringbreak file 1\\n" + salt (32) + SHA-256 of the bytes); salt HMAC-SHA-256(secret, "file" + name + that SHA-256), the two
           words len-prefixed. A dossier repeats its rows: its plain hash could be tried out by whoever is shown all of it but a number.

Lengths are 32-bit, big endian; texts are UTF-8; values are the texts `as_text` makes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from ringbreak.case.durable import write_durably
from ringbreak.case.merkle import leaf_hash, root
from ringbreak.engine.engine import Engine
from ringbreak.errors import CaseError
from ringbreak.model.tables import BY_NAME

FORMAT = "ringbreak rows 1"

_RECORD = "record_id IN (SELECT id FROM cited_records)"
CITED: dict[str, str] = {
    "evidence": "evidence_id IN (SELECT evidence_id FROM cited_files)",
    "places": "evidence_id IN (SELECT evidence_id FROM cited_files)",
    "records": _RECORD,
    "fields": _RECORD,
    "regions": _RECORD,
    "images": _RECORD,
    "transfers": _RECORD,
    "actions": _RECORD,
    "metrics": _RECORD,
    "profiles": _RECORD,
    "mentions": _RECORD,
    "selectors": f"selector_id IN (SELECT id FROM cited_selectors UNION SELECT selector_id FROM links WHERE {_RECORD})",
    "links": _RECORD,
    "rings": "ring_id IN (SELECT id FROM cited_rings)",
    "ring_members": "ring_id IN (SELECT id FROM cited_rings) AND (member_kind = 'record' AND member_id IN (SELECT id FROM cited_records) "
    "OR member_kind = 'selector' AND member_id IN (SELECT id FROM cited_selectors))",
    "weighing": "true",
    "findings": "finding_id IN (SELECT id FROM cited_findings)",
    "citations": "finding_id IN (SELECT id FROM cited_findings)",
    "flags": "flag_id IN (SELECT id FROM cited_flags)",
}
"""Which rows of which tables a dossier stands on, given what its document names."""

_FILES = """
WITH RECURSIVE up(evidence_id, parent_id) AS (
    SELECT evidence_id, parent_id FROM evidence
    WHERE evidence_id IN (SELECT evidence_id FROM records WHERE record_id IN (SELECT id FROM cited_records))
    UNION SELECT e.evidence_id, e.parent_id FROM evidence e JOIN up ON e.evidence_id = up.parent_id
) SELECT DISTINCT evidence_id FROM up ORDER BY evidence_id
"""
"""The files the cited records stand in, and the files those were taken from."""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a row with the salt its hash is made with."""

    column: str
    value: str | None
    salt: bytes

    @property
    def hash(self) -> bytes:
        return field_hash(self.column, self.value, self.salt)


@dataclass(frozen=True, slots=True)
class Row:
    """A cited row: table, the values of its key as one text, all fields in the declared order."""

    table: str
    key: str
    fields: tuple[Field, ...]

    @property
    def leaf(self) -> bytes:
        return row_leaf(self.table, [(f.column, f.hash) for f in self.fields])


def _sized(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data


def field_hash(column: str, value: str | None, salt: bytes) -> bytes:
    told = b"\0" if value is None else b"\1" + value.encode()
    return hashlib.sha256(b"ringbreak field 1\n" + salt + _sized(column.encode()) + told).digest()


def row_leaf(table: str, fields: list[tuple[str, bytes]]) -> bytes:
    """Leaf of a row from its columns' names and their fields' hashes."""
    told = b"".join(_sized(c.encode()) + h for c, h in fields)
    return leaf_hash(b"ringbreak row 1\n" + _sized(table.encode()) + told)


def as_text(value: Any) -> str | None:
    """A value of a table as the text that is hashed: the same on every machine and in every language."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, float):
        return repr(value)
    raise TypeError(f"no text form for {type(value).__name__}")


def secret(case: Path, *, make: bool = True) -> bytes | None:
    """The 32 bytes salts are made from: `secret` in the case, for its owner's eyes; made at the first dossier.

    Raises: CaseError when the file is not what it should be.
    """
    path = case / "secret"
    try:
        found = bytes.fromhex(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        if not make:
            return None
        found = os.urandom(32)
        write_durably(path, found.hex().encode() + b"\n", mode=0o600)
    except (OSError, ValueError) as e:
        raise CaseError(
            "{path} cannot be read: {reason}. Mend it by hand; nothing was changed", path=path, reason=e
        ) from e
    if len(found) != 32:
        raise CaseError(
            "{path} cannot be read: {reason}. Mend it by hand; nothing was changed",
            path=path,
            reason=len(found),
        )
    return found


def file_salt(name: str, data: bytes, salting: bytes) -> bytes:
    """The salt of a dossier's file, 32 bytes."""
    told = _sized(b"file") + _sized(name.encode()) + hashlib.sha256(data).digest()
    return hmac.digest(salting, told, "sha256")


def file_hash(data: bytes, salt: bytes) -> str:
    """What the log says of a dossier's file, hex."""
    return hashlib.sha256(b"ringbreak file 1\n" + salt + hashlib.sha256(data).digest()).hexdigest()


def cited_rows(engine: Engine, document: dict[str, Any], salting: bytes) -> Iterator[Row]:
    """The rows a document stands on, tables in the order of CITED, rows in the order of their key.

    Args:
        engine: Views of the tables the document was made from.
        document: The dossier's document as its JSON says it.
        salting: The case's secret.
    """
    chapters = document["chapters"]
    lines = [c["line"] for c in chapters] + document["other_rings"]
    selectors = {s["selector_id"] for c in chapters for s in c["selectors"]}
    selectors |= {h["selector_id"] for h in document["held_back"]}
    for name, ids, kind in (
        ("cited_records", {p["record_id"] for p in document["passages"]}, pa.int64()),
        ("cited_selectors", selectors, pa.int64()),
        ("cited_rings", {line["ring_id"] for line in lines}, pa.string()),
        ("cited_findings", {f["finding_id"] for f in document["facts"]}, pa.string()),
        ("cited_flags", {d["flag_id"] for d in document["doubts"]}, pa.string()),
    ):
        engine.register(name, pa.table({"id": pa.array(sorted(ids), kind)}))
    engine.register("cited_files", engine.sql(_FILES))
    for name, condition in CITED.items():
        table = BY_NAME[name]
        # Tables written before a column was added have been committed to without it.
        held = set(engine.sql(f"SELECT * FROM {name} LIMIT 0").column_names)
        names = [c for c in table.names if c in held]
        columns = ", ".join(f'"{c}"' for c in names)
        keys = ", ".join(f'"{c}"' for c in dict.fromkeys((*table.key, *names)))
        found = engine.sql(f"SELECT {columns} FROM {name} WHERE {condition} ORDER BY {keys}")
        for batch in found.to_batches(max_chunksize=4096):
            for values in batch.to_pylist():
                yield _row(name, table.key, values, salting)


def _row(table: str, keys: tuple[str, ...], values: dict[str, Any], salting: bytes) -> Row:
    texts = {c: as_text(v) for c, v in values.items()}
    key = "/".join("" if (t := texts[k]) is None else t for k in keys)
    place = _sized(table.encode()) + b"".join(_sized((texts[k] or "").encode()) for k in keys)
    fields = []
    for column, value in texts.items():
        told = b"\0" if value is None else b"\1" + value.encode()
        salt = hmac.digest(salting, place + _sized(column.encode()) + told, "sha256")
        fields.append(Field(column, value, salt))
    return Row(table, key, tuple(fields))


def commitment(engine: Engine, document: dict[str, Any], salting: bytes) -> dict[str, Any]:
    """What the log's dossier entry says of the rows: `{"format", "root", "rows"}`."""
    tree = [row.leaf for row in cited_rows(engine, document, salting)]
    return {"format": FORMAT, "root": root(tree).hex(), "rows": len(tree)}
