"""A disk that fills up at every possible moment: a small file system in memory, made a little larger each time.

Needs the right to mount; where that is missing this part is not measured, and says so.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from .ledger import Results
from .scenarios import Stage, facts
from .tracing import run


def mountable(folder: Path) -> bool:
    folder.mkdir(parents=True, exist_ok=True)
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(folder)], capture_output=True, check=False
    ).returncode:
        return False
    subprocess.run(["umount", str(folder)], check=True)
    return True


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    if shard[0]:
        return
    stage = Stage(folder / "full-disk")
    stage.make()
    disk = stage.folder / "disk"
    if shutil.which("mount") is None or not mountable(disk):
        return
    wanted = facts(stage.prepared / "run")
    sizes = (16, 48, 96, 160, 240, 320, 420, 560, 700, 900, 1200, 1600, 2400) if full else (64, 320)
    for kilobytes in sizes:
        name = f"{kilobytes} kB"
        if not results.has("full_disk", name):
            results.put("full_disk", name, filled(stage, disk, kilobytes, wanted))
    shutil.rmtree(stage.folder, ignore_errors=True)


def filled(stage: Stage, disk: Path, kilobytes: int, wanted: dict[str, object]) -> list[str]:
    """Everything on a disk of so many kB; then the disk grows and everything is said again."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", str(disk)], check=True)
    case = disk / "case"
    wrong: list[str] = []
    steps = (
        ["new", str(case)],
        ["add", str(case), str(stage.given), "--authority", "test-data"],
        ["run", str(case), "--workers", "1"],
        ["dossier", str(case)],
    )
    try:
        for words in steps:
            ended = run(stage.work(words), folder=stage.folder)
            if ended.code not in (0, 1):
                if "ringbreak:" not in ended.err or "Traceback" in ended.err or ended.code < 0:
                    wrong.append(f"{words[0]} ended with {ended.code}: {ended.err[-400:]}")
                break
        if (case / "log").exists():
            checked = run(stage.work(["fsck", str(case)]), folder=stage.folder)
            if checked.code not in (0, 1):
                wrong.append(f"fsck: {checked.out[-300:]}{checked.err[-300:]}")
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        for words in steps:
            ended = run(stage.work(words), folder=stage.folder)
            there = words[0] == "new" and "there is a case" in ended.err
            if ended.code not in (0, 1) and not there:
                wrong.append(f"with room, {words[0]} ended with {ended.code}: {ended.err[-300:]}")
        have = facts(case)
        wrong += [f"{k} is not what it would have been" for k in ("places", "tables") if have[k] != wanted[k]]
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    return wrong
