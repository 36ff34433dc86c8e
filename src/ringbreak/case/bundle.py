"""A dossier for somebody who does not trust us: the rows it cites, and the proofs that they were not made up later.

`dossier/bundle.zip` holds `bundle.json` (log entry, checkpoint, proofs, rows), the dossier's files when nothing is
withheld, and the time stamp when there is one. Fields and rows can be withheld; the rest proves itself all the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from ringbreak.case import checkpoint
from ringbreak.case.canonical import canonical
from ringbreak.case.case import Case
from ringbreak.case.commit import Row, cited_rows, file_salt, secret
from ringbreak.case.durable import write_durably
from ringbreak.case.keys import Key
from ringbreak.case.leaving import may_leave
from ringbreak.case.merkle import consistency_proof, inclusion_proof, root
from ringbreak.case.query import engine_of
from ringbreak.case.standalone import verify as standalone
from ringbreak.case.write import dossier
from ringbreak.errors import CustodyBroken, UsageError
from ringbreak.model.progress import SILENT, Progress
from ringbreak.model.tables import BY_NAME

LEAST = 5
"""Characters from which a withheld value is looked for in what is shown; shorter ones stand everywhere by chance."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What was written: the zip, its hash, rows in it, what was withheld (table.column -> rows; "rows" -> whole rows)."""

    path: Path
    sha256: str
    rows: int
    withheld: dict[str, int]
    checkpoint: checkpoint.Made
    beside: tuple[Path, ...]


def bundle(
    case: Case,
    key: Key,
    *,
    withhold: Iterable[str] = (),
    withhold_rows: Iterable[str] = (),
    despite_copies: bool = False,
    with_verifier: bool = False,
    lang: str = "en",
    reveal: bool = False,
    progress: Progress = SILENT,
) -> Bundled:
    """Write the dossier, commit to it, and put what proves it into one zip. Equal cases give equal bytes.

    Args:
        withhold: Columns as `table.column`.
        withhold_rows: Rows as `table:key`; of a key of several columns the first ones will do.
        despite_copies: Also when a withheld value still stands in something that is shown.
        with_verifier: Put verify.py and verify.html beside it.
    Raises: NotAuthorised when no legal basis is stated, or it has run out; UsageError for columns and rows that are not
        there, or when a withheld value would be shown elsewhere; CustodyBroken when the tables are not those of the log.
    """
    may_leave(case)
    columns = _columns(withhold)
    with case.lock:
        written = dossier(case, lang=lang, reveal=reveal, progress=progress)
        entry = list(case.log.of("dossier"))[-1]
        made = checkpoint.newest(case, least=entry.seq + 1) or checkpoint.make(case, key)
        document = written.files["json"].read_bytes()
        salting = secret(case.path)
        assert salting is not None
        _, engine = engine_of(case)
        try:
            rows = list(cited_rows(engine, json.loads(document), salting))
        finally:
            engine.close()
        tree = [row.leaf for row in rows]
        if root(tree).hex() != entry.body["cited"]["root"]:
            raise CustodyBroken(
                "the rows of the tables are not those the dossier committed to (entry {seq}); run: ringbreak verify {case}",
                seq=entry.seq,
                case=case.path,
            )
        hidden = _rows(rows, withhold_rows)
        if not despite_copies:
            _no_copies(rows, columns, hidden)
        proofs = _proofs(tree)
        leaves = checkpoint.leaves(case.log.path, made.checkpoint.size)
        line = case.log.path.read_bytes().split(b"\n", entry.seq + 1)[entry.seq]
        token = made.stamp.read_bytes() if made.stamp.exists() else None
        # A dossier repeats what rows say, so it goes along only when nothing of them is kept back; nor do its salts otherwise.
        together = sorted(written.files.values()) if not columns and not hidden else []
        manifest = {
            "checkpoint": made.note,
            "earlier": _earlier(case, made, leaves),
            "entry": {
                "index": entry.seq,
                "line": line.decode(),
                "proof": [h.hex() for h in inclusion_proof(leaves, entry.seq)],
            },
            "format": standalone.FORMAT,
            "keys": sorted(made.keys),
            "rows": [_shown(i, row, columns, i in hidden, proofs[i]) for i, row in enumerate(rows)],
            "salts": {p.name: file_salt(p.name, p.read_bytes(), salting).hex() for p in together},
            "timestamp": hashlib.sha256(token).hexdigest() if token is not None else None,
        }
        files = [("bundle.json", canonical(manifest))]
        if token is not None:
            files.append(("checkpoint.tsr", token))
        files += [(f"dossier/{p.name}", p.read_bytes()) for p in together]
        data = standalone.write_zip(files)
        verdict = standalone.verify(data)
        if not verdict["valid"]:
            raise CustodyBroken(
                "the bundle would not hold and was not written: {reason}",
                reason="; ".join(verdict["wrong"][0]),
            )
        folder = case.path / "dossier"
        write_durably(folder / "bundle.zip", data)
        digest = hashlib.sha256(data).hexdigest()
        withheld = _withheld(rows, columns, hidden)
        body = {
            "checkpoint": made.checkpoint.size,
            "dossier": entry.seq,
            "sha256": digest,
            "withheld": [[name, count] for name, count in sorted(withheld.items())],
        }
        said = list(case.log.of("bundle"))
        if not said or said[-1].body != body:
            case.append([("bundle", body)])
        beside = tuple(verifiers(folder)) if with_verifier else ()
    return Bundled(folder / "bundle.zip", digest, len(rows), withheld, made, beside)


def verifiers(folder: Path) -> list[Path]:
    """Put the two files a stranger needs into a folder."""
    made = []
    for name in ("verify.py", "verify.html"):
        write_durably(folder / name, resources.files("ringbreak.case.standalone").joinpath(name).read_bytes())
        made.append(folder / name)
    return made


def _columns(withhold: Iterable[str]) -> set[tuple[str, str]]:
    found = set()
    for name in withhold:
        table, _, column = name.partition(".")
        if table not in BY_NAME or column not in BY_NAME[table].names:
            raise UsageError(
                "there is no column {name}; write it as table.column, for example records.author", name=name
            )
        found.add((table, column))
    return found


def _rows(rows: Sequence[Row], withhold: Iterable[str]) -> set[int]:
    found: set[int] = set()
    for name in withhold:
        table, _, key = name.partition(":")
        hit = {
            i
            for i, r in enumerate(rows)
            if r.table == table and (r.key == key or r.key.startswith(key + "/"))
        }
        if not hit or not key:
            raise UsageError(
                "the dossier stands on no row {name}; write it as table:key, for example records:3849221667918250187",
                name=name,
            )
        found |= hit
    return found


def _no_copies(rows: Sequence[Row], columns: set[tuple[str, str]], hidden: set[int]) -> None:
    """Raises: UsageError naming the columns in which a withheld value can still be read."""
    if not columns and not hidden:
        return
    kept: dict[str, list[str]] = {}
    secret_values: set[str] = set()
    for i, row in enumerate(rows):
        for f in row.fields:
            if f.value is None:
                continue
            if (row.table, f.column) in columns:
                if len(f.value) >= LEAST:
                    secret_values.add(f.value)
            elif i not in hidden:
                kept.setdefault(f"{row.table}.{f.column}", []).append(f.value)
    found = []
    for name, values in sorted(kept.items()):
        text = "\0".join(values)
        if any(v in text for v in secret_values):
            found.append(name)
    if found:
        raise UsageError(
            "what you withhold can still be read in {columns}; withhold these too, or say --despite-copies",
            columns=", ".join(found),
        )


def _proofs(tree: list[bytes]) -> list[list[str]]:
    """Inclusion proofs of all leaves, levels computed once."""
    from ringbreak.case.merkle import node_hash

    levels = [tree]
    while len(levels[-1]) > 1:
        below = levels[-1]
        level = [node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)]
        levels.append([*level, below[-1]] if len(below) % 2 else level)
    made = []
    for index in range(len(tree)):
        proof = []
        for depth, level in enumerate(levels[:-1]):
            sibling = (index >> depth) ^ 1
            if sibling < len(level):
                proof.append(level[sibling].hex())
        made.append(proof)
    return made


def _shown(
    index: int, row: Row, columns: set[tuple[str, str]], hidden: bool, proof: list[str]
) -> dict[str, Any]:
    if hidden:
        return {"index": index, "leaf": row.leaf.hex(), "proof": proof}
    fields = [
        [f.column, f.hash.hex()]
        if (row.table, f.column) in columns
        else [f.column, f.hash.hex(), f.salt.hex(), f.value]
        for f in row.fields
    ]
    return {"fields": fields, "index": index, "proof": proof, "table": row.table}


def _withheld(rows: Sequence[Row], columns: set[tuple[str, str]], hidden: set[int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for i, row in enumerate(rows):
        for f in row.fields:
            if (row.table, f.column) in columns and i not in hidden:
                name = f"{row.table}.{f.column}"
                counts[name] = counts.get(name, 0) + 1
    return counts | ({"rows": len(hidden)} if hidden else {})


def _earlier(case: Case, made: checkpoint.Made, leaves: list[bytes]) -> list[dict[str, Any]]:
    """Earlier checkpoints under the same keys, each with the proof that the log only grew from it."""
    found = []
    for path in checkpoint.stored(case.path):
        size = int(path.stem)
        if size < made.checkpoint.size:
            was = checkpoint.read(case, path)
            if set(was.keys) <= set(made.keys):
                found.append({"note": was.note, "proof": [h.hex() for h in consistency_proof(leaves, size)]})
    return found
