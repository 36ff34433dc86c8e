"""Kill and disturb every verb at every system call that writes, then ask whether anything acknowledged was lost.

After each fault, in this order:

1. the verb said "failed" in words, or its work is all there; it never says "done" over a failed fsync;
2. every log line that was there before is still there, byte for byte;
3. `fsck` holds, without anything being mended by hand;
4. nothing of it runs on;
5. the same command again succeeds and gives what it would have given undisturbed;
6. the originals are as they were.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .ledger import Results
from .scenarios import SCENARIOS, Scenario, Stage, facts, originals
from .tracing import Ended, Fault, run

MODES = ("signal=KILL", "error=EIO", "error=ENOSPC", "error=EDQUOT", "error=EINTR")
SMALL = ("signal=KILL", "error=EIO", "error=ENOSPC")
SYNCS = {"fsync", "fdatasync", "syncfs"}
DONE_BEFORE = ("there is a case", "no evidence of this case stands there")


@dataclass(frozen=True, slots=True)
class Case:
    """One fault at one place of one verb."""

    scenario: Scenario
    fault: Fault

    @property
    def id(self) -> str:
        return f"{self.scenario.name}/{self.fault.said}"


def spread(count: int, most: int) -> list[int]:
    """At most `most` numbers of 1..count, evenly spread, first and last among them."""
    if count <= most:
        return list(range(1, count + 1))
    if most == 1:
        return [1 + count // 2]
    return sorted({1 + round(i * (count - 1) / (most - 1)) for i in range(most)})


def undisturbed(stage: Stage, scenario: Scenario, case: Path) -> tuple[Ended, dict[str, Any]]:
    """Run the verb under strace without a fault: which calls there are, and what it gives."""
    stage.copy(scenario, case)
    ended = run(stage.work(stage.words(scenario, case)), folder=stage.folder, trace=True)
    assert ended.code in (0, 1), (scenario.name, ended.err)
    return ended, facts(case)


def plan(scenario: Scenario, ended: Ended, most: int | None = None) -> Iterator[Case]:
    """Every fault of a verb: each mode at each call."""
    limit = min(scenario.most, most or scenario.most)
    # A full quota takes the same way through the code as a full disk; slow verbs are not asked twice.
    for mode in MODES if scenario.most > 100 else [m for m in MODES if "EDQUOT" not in m]:
        for call, count in ended.calls:
            for when in spread(count, limit):
                yield Case(scenario, Fault(call, when, mode))
        chosen = spread(len(ended.creating), limit)
        for place in chosen:
            yield Case(scenario, Fault("openat", ended.creating[place - 1], mode))


def disturb(stage: Stage, it: Case, case: Path, wanted: dict[str, Any]) -> tuple[bool, list[str], str]:
    """Returns: whether the fault happened, what is wrong afterwards, how the verb ended."""
    stage.copy(it.scenario, case)
    log = case / "log"
    before = log.read_bytes() if log.exists() else b""
    untouched = originals(stage.given)
    words = stage.words(it.scenario, case)
    ended = run(stage.work(words), folder=stage.folder, fault=it.fault)
    said = f"code {ended.code}: {ended.err.strip()[-300:]}"
    if not ended.met:
        return False, [], said
    wrong = []
    claimed = ended.code in (0, 1) and "Traceback" not in ended.err
    if ended.code == -9 and it.fault.what != "signal=KILL":
        wrong.append(f"it hung and was ended: {ended.err.strip()[-20_000:]}")
    if "Traceback" in ended.err or ended.code in (120, 121) or (ended.code < 0 and ended.code != -9):
        wrong.append(f"it broke instead of saying what happened: {ended.err.strip()[-400:]}")
    if not claimed and ended.code > 0 and "ringbreak:" not in ended.err:
        wrong.append(f"it ended with {ended.code} and said nothing")
    if (
        claimed
        and it.fault.call in SYNCS
        and it.fault.what.startswith("error")
        and "EINTR" not in it.fault.what
    ):
        wrong.append("it said done over a failed fsync")
    if ended.orphans:
        wrong.append(f"{ended.orphans} of its processes ran on")
    now = log.read_bytes() if log.exists() else b""
    if not now.startswith(before):
        wrong.append("log lines that were acknowledged are gone")
    wrong += _asked(stage, case, wanted if claimed else None, started=bool(before))
    again = run(stage.work(words), folder=stage.folder)
    # What was done before the kill came is not done twice, and is said to be so; it must then be as it should be.
    there = again.code == 2 and any(t in again.err for t in DONE_BEFORE)
    if again.code not in (0, 1) and not there:
        wrong.append(f"the same command again failed ({again.code}): {again.err.strip()[-300:]}")
    else:
        wrong += _asked(stage, case, wanted, started=True)
    if originals(stage.given) != untouched:
        wrong.append("the originals were changed")
    shutil.rmtree(case, ignore_errors=True)
    return True, wrong, said


def _asked(stage: Stage, case: Path, wanted: dict[str, Any] | None, *, started: bool) -> list[str]:
    """What fsck and, if the verb claims to be done, the facts say; asked in a process of its own."""

    def ask() -> int:
        from ringbreak.case.fsck import fsck

        if not (case / "log").exists() and not started:
            print("[]")
            return 0
        report = fsck(case, workers=1)
        wrong = [f"fsck {a.name}: {w}" for a in report.answers for w in a.wrong]
        if wanted is not None:
            have = json.loads(json.dumps(facts(case)))
            want = json.loads(json.dumps(wanted))
            wrong += [
                f"{k} is not what it would have been"
                for k in want
                if have[k] != want[k] and not _more(k, have, want)
            ]
        print(json.dumps(wrong))
        return 0

    ended = run(ask, folder=stage.folder)
    if ended.code:
        return [f"fsck broke: {ended.err.strip()[-400:]}"]
    return list(json.loads(ended.out))


def _more(key: str, have: dict[str, Any], want: dict[str, Any]) -> bool:
    """Traces of the interrupted attempt that are meant to stay: an object copied and not logged, a run begun."""
    return key in ("objects", "kinds") and set(want[key]) <= set(have[key])


def go(results: Results, folder: Path, *, full: bool, shard: tuple[int, int] = (0, 1)) -> None:
    """All faults of the verbs that are quick; in the small tier a few of each. `slow_faults` has the others."""
    stage = Stage(folder / f"faults-{shard[0]}")
    stage.make()
    case = stage.folder / "case"
    number = 0
    for scenario in SCENARIOS:
        if scenario.most < 100:
            continue
        ended, wanted = undisturbed(stage, scenario, case)
        for it in plan(scenario, ended, None if full else 1):
            if not full and it.fault.what not in SMALL:
                continue
            number += 1
            if number % shard[1] != shard[0] or results.has("faults", it.id):
                continue
            met, wrong, said = disturb(stage, it, case, wanted)
            results.put("faults", it.id, wrong, met=met, said=said[:200])
