"""The verbs that write, each with the case it starts from and what must be true once it has succeeded."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ringbreak.case.api import OpenCase
from ringbreak.case.pipeline import last_run

from .tracing import run, verb

KEY = "installation.key"
SECOND = "second.key"


def evidence(folder: Path, files: int = 18) -> Path:
    """Chats that share contacts, a bulletin, a table, an archive, a broken file, copies, odd names. Invented; reserved numbers."""
    import io
    import zipfile

    folder.mkdir(parents=True)
    r = random.Random(5)
    for i in range(files):
        lines = [
            f"2026-03-{1 + j:02d} 1{j}:00:00,user{i % 4}{j},第{i}{j}条 出售资料 加微信 shili_heimai88 电话 199000000{r.randrange(30):02d}"
            for j in range(4)
        ]
        sub = folder / ("子目录" if i % 3 == 0 else ".")
        sub.mkdir(exist_ok=True)
        (sub / f"聊天{i}.csv").write_text("时间,发送人,内容\n" + "\n".join(lines) + "\n", encoding="utf-8")
    (folder / "通报.txt").write_text(
        "2026年3月5日，示例市警方通报：抓获犯罪嫌疑人12名，查获手机30部，涉案金额120万元。\n",
        encoding="utf-8",
    )
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as z:
        z.writestr("里面.txt", "加微信 shili_heimai88")
        z.writestr("a/b.txt", "电话 19900000031")
    (folder / "包.zip").write_bytes(inside.getvalue())
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(60))
    (folder / "copy.txt").write_bytes((folder / "通报.txt").read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "link").symlink_to("copy.txt")
    return folder


@dataclass(frozen=True, slots=True)
class Scenario:
    """A verb to be disturbed.

    before: which prepared case it starts from (a name in `prepared`, "" for none at all).
    words: the verb's arguments, given the case, the evidence and the folder of keys.
    """

    name: str
    before: str
    words: Callable[[Path, Path, Path], list[str]]
    most: int = 1000
    """Faults of one kind at calls of one name, spread evenly over all of them."""
    forgotten: bool = False
    """Forget which tables are up to date first, so that all is made again from kept parts."""


def _w(*words: str) -> Callable[[Path, Path, Path], list[str]]:
    def fill(case: Path, given: Path, keys: Path) -> list[str]:
        return [w.format(case=case, given=given, keys=keys) for w in words]

    return fill


SCENARIOS = (
    Scenario("new", "", _w("new", "{case}")),
    Scenario(
        "add", "empty", _w("add", "{case}", "{given}", "--authority", "test-data", "--purpose", "torture")
    ),
    Scenario("add again", "added", _w("add", "{case}", "{given}/../more", "--authority", "press")),
    Scenario("authority", "unstated", _w("authority", "{case}", "--authority", "test-data")),
    Scenario("checkpoint", "added", _w("checkpoint", "{case}")),
    Scenario("cosign", "signed", _w("checkpoint", "{case}", "--cosign")),
    Scenario("judge", "run", _w("judge", "{case}", "note", "R1", "--why", "looked at")),
    Scenario("dossier", "run", _w("dossier", "{case}"), most=4),
    Scenario("forms", "run", _w("dossier", "{case}", "--forms", "--format", "json"), most=2),
    Scenario("bundle", "run", _w("dossier", "{case}", "--bundle", "--with-verifier"), most=3),
    Scenario("run", "added", _w("run", "{case}", "--workers", "1"), most=3),
    Scenario(
        "run, parts kept", "run", _w("run", "{case}", "--workers", "1", "--again"), most=4, forgotten=True
    ),
    Scenario("rebuild", "run", _w("rebuild", "{case}", "--workers", "1"), most=2),
    Scenario("purge", "run", _w("purge", "{case}", "copy.txt", "--why", "order 1", "--workers", "1"), most=3),
)
BY_NAME = {s.name: s for s in SCENARIOS}


class Stage:
    """Prepared cases in a folder; each scenario works on a copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.given = folder / "given"
        self.keys = folder / "keys"
        self.prepared = folder / "prepared"

    def make(self) -> None:
        """Make evidence and prepared cases, once."""
        if (self.prepared / "done").exists():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.prepared.mkdir(parents=True)
        self.keys.mkdir()
        evidence(self.given)
        evidence(self.folder / "more", 14)
        for p in (self.folder / "more").glob("**/*.csv"):
            p.write_text(p.read_text(encoding="utf-8").replace("第", "又第"), encoding="utf-8")
        self._do("new", self.prepared / "empty")
        self._after("empty", "unstated", "add", "{case}", str(self.given))
        self._after("empty", "added", *"add {case} {given} --authority test-data".split())
        self._after("added", "signed", "checkpoint", "{case}")
        self._after("added", "run", *"run {case} --workers 1".split())
        (self.prepared / "done").write_text("")

    def _after(self, before: str, name: str, *words: str) -> None:
        target = self.prepared / name
        shutil.copytree(self.prepared / before, target, symlinks=True)
        self._do(*(w.format(case=target, given=self.given) for w in words))

    def _do(self, *words: object) -> None:
        ended = run(self.work([str(w) for w in words]), folder=self.folder)
        assert ended.code in (0, 1), ended.err

    def work(self, words: list[str]) -> Callable[[], int]:
        key = self.keys / (SECOND if "--cosign" in words else KEY)
        return verb(words, RINGBREAK_KEY=str(key), HOME=str(self.folder))

    def copy(self, scenario: Scenario, case: Path) -> None:
        """Put the scenario's case where it is to be disturbed."""
        shutil.rmtree(case, ignore_errors=True)
        if scenario.before:
            shutil.copytree(self.prepared / scenario.before, case, symlinks=True)
        if scenario.forgotten:
            (case / "tables" / "manifest.json").unlink()

    def words(self, scenario: Scenario, case: Path) -> list[str]:
        return scenario.words(case, self.given, self.keys)


def facts(case: Path) -> dict[str, Any]:
    """What a case says once a verb has succeeded, without what may differ: who, when, keys' signatures, salts."""
    it = OpenCase.open(case)
    last = last_run(it)
    entries = it.log.entries
    return {
        "places": sorted((p.name, p.sha256, p.authority_id or "") for p in it.places()),
        "refused": it.refused(),
        "authorities": sorted(it.authorities()),
        "objects": sorted(p.parent.name + p.name for p in it.objects.folder.glob("??/*")),
        "judged": sorted({json.dumps(e.body, sort_keys=True) for e in it.log.of("judgement")}),
        "tables": {t: d["digest"] for t, d in last.body["tables"].items()} if last is not None else None,
        "purged": sorted(it.purged()),
        "keys": sorted({e.body["role"] for e in it.log.of("key")}),
        "signed": any((case / "checkpoints").glob("*.note")),
        "kinds": sorted({e.what for e in entries}),
        "dossier": sorted(p.name for p in (case / "dossier").glob("*")),
    }


def originals(folder: Path) -> str:
    """Digest of names, sizes, times and bytes of a folder (oracle O4)."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        it = path.lstat()
        digest.update(f"{path.relative_to(folder)} {it.st_mode} {it.st_size} {it.st_mtime_ns}\n".encode())
        if path.is_file() and not path.is_symlink():
            digest.update(path.read_bytes())
    return digest.hexdigest()
