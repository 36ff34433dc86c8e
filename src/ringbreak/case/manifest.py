"""Which tables are up to date: for each stage the digest of its inputs and settings, and of what it made."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ringbreak.case.canonical import canonical
from ringbreak.case.durable import write_durably
from ringbreak.case.log import sync_folder


@dataclass
class Manifest:
    """`tables/manifest.json`. Derived like the tables beside it: losing it costs a recomputation, nothing else."""

    path: Path
    stages: dict[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        try:
            stages = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stages = {}
        good = isinstance(stages, dict) and all(
            isinstance(it, dict) and all(isinstance(it.get(part), dict) for part in ("digests", "rows"))
            for it in stages.values()
        )
        return cls(path, stages if good else {})

    def current(self, stage: str, key: str) -> bool:
        """Was this stage made from these inputs, and are its files there?"""
        it = self.stages.get(stage)
        return (
            it is not None
            and it.get("key") == key
            and all((self.path.parent / f"{t}.parquet").exists() for t in it["digests"])
        )

    def digests(self) -> dict[str, str]:
        return {t: d for it in self.stages.values() for t, d in it["digests"].items()}

    def rows(self) -> dict[str, int]:
        return {t: n for it in self.stages.values() for t, n in it["rows"].items()}

    def files(self) -> dict[str, str]:
        """Digest of each table's file; empty for tables written before these were kept."""
        return {t: d for it in self.stages.values() for t, d in it.get("files", {}).items()}

    def codes(self) -> dict[str, str]:
        """Digest of the code by which each stage was made; empty for tables written before these were kept."""
        return {name: it["code"] for name, it in self.stages.items() if isinstance(it.get("code"), str)}

    def begin(self, stage: str) -> None:
        """Forget a stage before its tables are replaced, so that a kill in between is noticed."""
        if self.stages.pop(stage, None) is not None:
            self._write()

    def finish(
        self,
        stage: str,
        key: str,
        digests: dict[str, str],
        rows: dict[str, int],
        notes: dict[str, Any],
        files: dict[str, str],
        code: str = "",
    ) -> None:
        self.stages[stage] = {
            "key": key,
            "code": code,
            "digests": dict(sorted(digests.items())),
            "files": dict(sorted(files.items())),
            "rows": dict(sorted(rows.items())),
            "notes": notes,
        }
        # What says that tables are up to date must not outlive them when the power goes.
        sync_folder(self.path.parent)
        self._write()

    def _write(self) -> None:
        # Without indentation, which would be written by the interpreter: the notes of ten thousand rings are megabytes.
        write_durably(self.path, json.dumps(self.stages, sort_keys=True).encode())


def key_of(*parts: object) -> str:
    """Digest of what a stage depends on."""
    return hashlib.sha256(canonical(list(parts))).hexdigest()
