"""A power cut in the middle of a line: the log cut at every byte of what was written last, and at sectors of what came before.

Two oracles. A cut inside the last write may cost what was not yet acknowledged and nothing else; the next writer goes on. A
cut before it takes away what was acknowledged: a checkpoint kept elsewhere must tell.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .ledger import Results


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    from ringbreak.case import checkpoint
    from ringbreak.case.api import OpenCase
    from ringbreak.case.fsck import fsck
    from ringbreak.case.keys import Key
    from ringbreak.errors import RingbreakError

    base = folder / f"torn-{shard[0]}"
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    for i in range(3):
        (base / f"{i}.txt").write_text(f"file {i}")
    case = OpenCase.new(base / "case")
    case.add([base / "0.txt"])
    checkpoint.make(case, Key(bytes(range(32))))
    acknowledged = (case.path / "log").stat().st_size
    count = len(case.log.entries)
    case.add([base / "1.txt"])
    whole = (case.path / "log").read_bytes()
    cuts = range(acknowledged, len(whole)) if full else range(acknowledged, len(whole), 29)
    for cut in cuts:
        name = f"last write cut at {cut - acknowledged}"
        if results.has("torn", name) or cut % shard[1] != shard[0]:
            continue
        wrong = []
        target = base / "copy"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(case.path, target)
        (target / "log").write_bytes(whole[:cut])
        try:
            report = fsck(target, workers=1)
            if not report.holds:
                wrong.append(f"fsck: {[a.wrong for a in report.answers if a.wrong]}")
            if (cut > acknowledged) != bool(report.unfinished):
                wrong.append("the unfinished line is not told")
            again = OpenCase.open(target)
            if len(again.log.entries) != count:
                wrong.append("an entry is there that was not wholly written, or one is gone")
            again.add([base / "1.txt"])
            again.add([base / "2.txt"])
            if fsck(target, workers=1).exit_code != 0:
                wrong.append("after going on it does not hold")
            aside = list(target.glob("log.torn-*"))
            if (cut > acknowledged) != bool(aside):
                wrong.append("the torn bytes were not kept")
        except RingbreakError as e:
            wrong.append(str(e))
        results.put("torn", name, wrong)
    for cut in range(0, acknowledged, 1 if full else 97):
        name = f"acknowledged lines cut at {cut}"
        if results.has("torn", name) or cut % shard[1] != shard[0]:
            continue
        target = base / "copy"
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(case.path, target)
        (target / "log").write_bytes(whole[:cut])
        report = fsck(target, workers=1)
        told = [w for a in report.answers for w in a.wrong]
        results.put("torn", name, [] if told else ["lines are gone, and the checkpoint does not tell"])
    shutil.rmtree(base, ignore_errors=True)
