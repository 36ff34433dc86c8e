"""What the case holds and what is true about it: every planted record with the phrase that finds it again."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

SEED = 20261121
SURNAMES = "张王李赵陈刘杨黄周吴徐孙马朱胡郭何高林罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉梅建国志文海燕晓东"
CITY = "云川市"
"""A city that is on no map."""


@dataclass
class Case:
    """Files by path, and the truth about their records."""

    random: random.Random = field(default_factory=lambda: random.Random(SEED))
    files: dict[str, bytes] = field(default_factory=dict)
    rings: dict[str, dict[str, object]] = field(default_factory=dict)
    innocents: list[dict[str, str]] = field(default_factory=list)
    hubs: list[dict[str, str]] = field(default_factory=list)
    doubts: list[dict[str, str]] = field(default_factory=list)
    unreadable: list[dict[str, str]] = field(default_factory=list)

    def put(self, path: str, data: bytes | str) -> None:
        assert path not in self.files, path
        self.files[path] = data.encode() if isinstance(data, str) else data

    def ring(self, name: str, title: str, case_type: str) -> None:
        self.rings[name] = {
            "title": title,
            "case_type": case_type,
            "records": [],
            "beside": [],
            "selectors": [],
        }

    def planted(self, ring: str, evidence: str, locator: str, phrase: str, role: str = "") -> None:
        """A record of a ring: the file (archive member after '!/'), where in it, and words that stand only there.

        Parts of a phrase that lie in different cells are parted by ' | '.
        """
        rows = self.rings[ring]["records"]
        assert isinstance(rows, list)
        row = {"evidence": evidence, "locator": locator, "phrase": phrase}
        rows.append({**row, "role": role} if role else row)

    def beside(self, ring: str, evidence: str, locator: str, phrase: str, role: str = "") -> None:
        """A record of the story that bears nothing of its own to prove it: "not enough evidence" is right about it."""
        rows = self.rings[ring]["beside"]
        assert isinstance(rows, list)
        row = {"evidence": evidence, "locator": locator, "phrase": phrase}
        rows.append({**row, "role": role} if role else row)

    def selectors(self, ring: str, kind: str, *values: str) -> None:
        rows = self.rings[ring]["selectors"]
        assert isinstance(rows, list)
        rows.extend({"kind": kind, "value": v} for v in values)

    def innocent(self, evidence: str, locator: str, phrase: str, why: str) -> None:
        self.innocents.append({"evidence": evidence, "locator": locator, "phrase": phrase, "why": why})

    def person(self) -> str:
        r = self.random
        return r.choice(SURNAMES) + "".join(r.sample(GIVEN, r.choice((1, 2, 2))))

    def truth(self, made_with: dict[str, str]) -> bytes:
        told = {
            "about": "What make_case.py planted in examples/case. Nobody and nothing in it exists.",
            "seed": SEED,
            "made_with": made_with,
            "rings": self.rings,
            "innocents": self.innocents,
            "hubs": self.hubs,
            "doubts": self.doubts,
            "unreadable": self.unreadable,
        }
        return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()
