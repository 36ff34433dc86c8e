"""What the body of each log entry holds at least, by what it says: an entry without it was not written by ringbreak.

The chain of digests finds a line that was changed. Who makes the chain anew around his change leaves entries that follow from one
another and mean nothing; whoever reads them must be told so, and not fall over them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ringbreak.case.log import Entry

SHAPES: Mapping[str, Mapping[str, type]] = {
    "case.new": {"name": str},
    "authority": {"authority_id": str, "basis": str},
    "evidence.authority": {"authority_id": str, "instead_of": list},
    "evidence.add": {"sha256": str, "name": str, "size": int},
    "evidence.refused": {"name": str, "reason": str},
    "key": {"role": str, "verifier": str},
    "judgement": {"verb": str, "object": str, "why": str},
    "run.start": {},
    "run": {"start": int, "tables": dict, "settings": dict},
    "dossier": {"files": dict},
    "purge": {"entries": list},
}
"""Fields and their types. Further fields are free: other versions have more."""
INSIDE: Mapping[tuple[str, str], type] = {
    ("run", "tables"): dict,
    ("dossier", "files"): str,
    ("purge", "entries"): int,
    ("evidence.authority", "instead_of"): str,
}
"""What a list or the values of a mapping hold."""


def whole(entry: Entry) -> str | None:
    """The first field that is missing or of another type; None when all is there, or nothing is known of such entries."""
    for field, kind in SHAPES.get(entry.what, {}).items():
        value: Any = entry.body.get(field)
        # True is an int to Python and none to us.
        if not isinstance(value, kind) or isinstance(value, bool):
            return field
        inside = INSIDE.get((entry.what, field))
        held: Any = value.values() if isinstance(value, dict) else value
        if inside is not None and not all(isinstance(v, inside) for v in held):
            return field
    tables = entry.body["tables"] if entry.what == "run" else {}
    return "tables" if any(not isinstance(t.get("digest"), str) for t in tables.values()) else None


def parted(entries: Sequence[Entry]) -> tuple[list[Entry], list[tuple[Entry, str]]]:
    """The entries that hold what they must, and the others with the field at fault."""
    faults = [(e, whole(e)) for e in entries]
    return [e for e, field in faults if field is None], [
        (e, field) for e, field in faults if field is not None
    ]
