"""Whether the tables on the disk are those that were made: asked before they are used again or told from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ringbreak.case.manifest import Manifest
from ringbreak.engine.sink import digest_of, file_digest
from ringbreak.errors import EngineError
from ringbreak.model.tables import BY_NAME


def altered(tables: Path, committed: Mapping[str, str], only: Iterable[str] = ()) -> tuple[str, ...]:
    """Names of tables that are not what was made of them.

    The manifest beside the tables is no witness: who changes a table can change it too. So the rows are digested again and
    held against what the log says; the file's own bytes are held against the manifest, for what no row shows.

    Args:
        committed: Digest of each table's rows as a run committed to it in the log; for a table not in it, as the manifest says.
        only: Look at these tables; at all that are committed to when empty.
    """
    manifest = Manifest.read(tables / "manifest.json")
    wanted, files = manifest.digests() | dict(committed), manifest.files()
    names = [n for n in sorted(set(only) or committed) if n in BY_NAME]

    def wrong(name: str) -> bool:
        path = tables / f"{name}.parquet"
        try:
            return (name in files and file_digest(path) != files[name]) or digest_of(
                BY_NAME[name], path
            ) != wanted.get(name)
        except (OSError, EngineError):
            return True

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return tuple(n for n, bad in zip(names, pool.map(wrong, names), strict=True) if bad)
