"""Results of a long run, one JSON line each, so that it can be cut short and gone on with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Results:
    """`results.jsonl`: part, id, what is wrong (nothing: it passed), and figures of its own."""

    path: Path
    done: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists():
            for line in self.path.read_text(encoding="utf-8").splitlines():
                it = json.loads(line)
                self.done[it["part"], it["id"]] = it

    def has(self, part: str, name: str) -> bool:
        return (part, name) in self.done

    def put(self, part: str, name: str, wrong: Sequence[str], **more: Any) -> None:
        it = {"part": part, "id": name, "wrong": list(wrong), **more}
        self.done[part, name] = it
        with open(self.path, "a", encoding="utf-8") as f:
            f.write(json.dumps(it, ensure_ascii=False, sort_keys=True) + "\n")

    def of(self, part: str) -> list[dict[str, Any]]:
        return [it for (p, _), it in sorted(self.done.items()) if p == part]

    def table(self) -> list[tuple[str, int, int]]:
        """(part, how many, how many wrong)."""
        count: Counter[str] = Counter()
        bad: Counter[str] = Counter()
        for (part, _), it in self.done.items():
            count[part] += 1
            bad[part] += bool(it["wrong"])
        return [(p, count[p], bad[p]) for p in sorted(count)]
