"""Reads all evidence: hands files to the worker, follows what is found inside them, and keeps the account.

Outcomes come in the order of the jobs, then level by level what was found inside, so that no result depends on how
many workers there are. What has been read is kept as a part file under a name made from the bytes, the file's name, the
settings and our own source, so that a run that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import shutil
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ringbreak.engine.sink import Sink
from ringbreak.errors import EngineError
from ringbreak.intake import sandbox
from ringbreak.intake.collect import IntakeSummary, collect
from ringbreak.intake.fingerprint import settings_digest
from ringbreak.intake.outcome import Outcome
from ringbreak.intake.pack import Counts
from ringbreak.intake.parser import Reading
from ringbreak.intake.part import FoundInside, State, read_state
from ringbreak.intake.pool import Ended, FileOrder, Pool
from ringbreak.intake.worker import BROKEN, NO_MEMORY, NO_SPACE, too_much
from ringbreak.model.progress import SILENT, Progress
from ringbreak.words import say

BATCH_FILES = 32
BATCH_BYTES = 8 << 20
"""A child reads up to this many small files: a fork with its locks costs about as much as reading a page of text."""

_AHEAD = 4096
"""Tasks looked at before the first unfinished one, so that finished work never piles up."""


@dataclass(frozen=True, slots=True)
class Job:
    """One distinct file that was given. `names` holds every place where its bytes stood; `name` is what it is read as."""

    evidence_id: str
    path: Path
    name: str
    size: int
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class _Task:
    evidence_id: str
    path: Path
    name: str
    size: int
    root_id: str
    depth: int
    given: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


def intake(
    jobs: Iterable[Job],
    sink: Sink,
    *,
    scratch: Path,
    reading: Reading | None = None,
    workers: int = 1,
    added: Mapping[str, tuple[str | None, datetime]],
    progress: Progress = SILENT,
) -> IntakeSummary:
    """Read all evidence into the tables of intake.

    Writes:  EVIDENCE, PLACES, RECORDS, FIELDS, REGIONS, IMAGES, TRANSFERS, ACTIONS, METRICS, PROFILES, MAPPINGS, ISSUES.
    Args:
        jobs: Each distinct file once.
        scratch: Kept between runs, holds what has been read; may be deleted at any time.
        added: For each given file the legal basis and when the log says it was added. What lies in it inherits both.
    """
    ordered = sorted(jobs, key=lambda j: j.evidence_id)
    outcomes = list(read_all(ordered, scratch=scratch, reading=reading, workers=workers, progress=progress))
    summary = collect(outcomes, sink, scratch=scratch, added=added)
    forget(scratch, outcomes)
    return summary


def forget(scratch: Path, outcomes: Sequence[Outcome]) -> None:
    """Delete the parts that `outcomes` do not use: of files no longer in the case, of other settings."""
    used = {o.part for o in outcomes if o.part is not None}
    for path in (scratch / "parts").glob("*/*"):
        if path not in used:
            path.unlink(missing_ok=True)
    shutil.rmtree(scratch / "once", ignore_errors=True)


def read_all(
    jobs: Iterable[Job],
    *,
    scratch: Path,
    reading: Reading | None = None,
    workers: int = 1,
    progress: Progress = SILENT,
    parsers: Sequence[str] = (),
    registry: bool = True,
) -> Iterator[Outcome]:
    """Read every job and what is found inside, each distinct piece once.

    Args:
        scratch: A folder of ours; holds the parts between runs. Nothing else stays in it.
        workers: Children at work at the same time.
        parsers: Parsers to be offered files before the registry's, as "module:ATTRIBUTE"; for tests and trials.
    Raises: EngineError when the disk is full or the worker cannot be started.
    """
    run = _Run(scratch, reading or Reading(), max(1, workers), progress, tuple(parsers), registry)
    level = [
        _Task(j.evidence_id, j.path, j.name, j.size, j.evidence_id, 0, tuple(sorted({*j.names, j.name})))
        for j in jobs
    ]
    try:
        run.begin(level)
        while level:
            inside: dict[str, _Task] = {}
            for outcome in run.read(level):
                run.take_in(outcome, inside)
                yield outcome
            # The order of what is found inside comes from its bytes; its name is the first of its places.
            level = [inside[key] for key in sorted(inside)]
            run.begin(level)
    finally:
        run.close()


class _Run:
    def __init__(
        self,
        scratch: Path,
        reading: Reading,
        workers: int,
        progress: Progress,
        parsers: tuple[str, ...],
        registry: bool,
    ) -> None:
        # What is said to have been the limit must be the one that was met, also under `ulimit -t`; and what was cut
        # short by it is read again when there is none.
        limits = reading.limits
        reading = replace(reading, limits=replace(limits, cpu_seconds=sandbox.most_cpu(limits.cpu_seconds)))
        self._limits = reading.limits
        self._workers = workers
        self._progress = progress
        self._parts = scratch / "parts"
        self._once = scratch / "once"
        self._work = scratch / "work"
        self._members = scratch / "members"
        for folder in (self._work, self._once):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (self._parts, self._work, self._members, self._once):
            folder.mkdir(parents=True, exist_ok=True)
        self._pool = Pool(reading, parsers=parsers, registry=registry)
        self._settings = settings_digest(reading, parsers, registry)
        self._tasks: dict[str, _Task] = {}
        self._spent: dict[str, int] = {}
        self._batches = 0
        self._done = 0

    def close(self) -> None:
        self._pool.close()
        shutil.rmtree(self._work, ignore_errors=True)
        shutil.rmtree(self._members, ignore_errors=True)

    def begin(self, level: Sequence[_Task]) -> None:
        """Note the tasks of a level and see to it that their bytes are at hand."""
        for task in level:
            self._tasks[task.evidence_id] = task
        # A container that an earlier run has read gives its members from its part, not its members' bytes. They are
        # wanted only when a member has not been read yet, because that run was interrupted.
        missing = [t for t in level if t.depth and not t.path.exists() and self._from_cache(t) is None]
        again: dict[str, _Task] = {}
        while missing:
            wanted = {p for t in missing for p in t.parents}
            parents = [self._tasks[p] for p in sorted(wanted) if p not in again]
            again.update((t.evidence_id, t) for t in parents)
            missing = [t for t in parents if t.depth and not t.path.exists()]
        for depth in sorted({t.depth for t in again.values()}):
            for _ in self.read([t for t in again.values() if t.depth == depth], fresh=True):
                pass

    def read(self, tasks: Sequence[_Task], *, fresh: bool = False) -> Iterator[Outcome]:
        """Outcomes in the order of `tasks`. `fresh`: read again for the members' bytes, whatever the cache holds."""
        finished: dict[int, Outcome] = {}
        waiting: deque[tuple[list[int], bool]] = deque()
        under_way: dict[int, tuple[list[int], bool, Path]] = {}
        emit = 0
        # The largest first, so that the last one does not keep one worker busy while the others wait; then in order.
        large = sorted((i for i, t in enumerate(tasks) if t.size > BATCH_BYTES), key=lambda i: -tasks[i].size)
        alone = set(large)
        coming = deque([*large, *(i for i in range(len(tasks)) if i not in alone)])
        # Few files are shared out evenly rather than by full batches.
        most = max(1, min(BATCH_FILES, -(-len(tasks) // (2 * self._workers))))
        while True:
            while emit in finished:
                if not fresh:
                    self._done += 1
                    self._progress.step("intake", self._done, len(self._tasks), "files")
                yield finished.pop(emit)
                emit += 1
            if emit == len(tasks):
                return
            while coming and len(waiting) < self._workers:
                batch: list[int] = []
                size = 0
                while coming and len(batch) < most and (not batch or size < BATCH_BYTES):
                    n = coming[0]
                    if n not in alone and n >= emit + _AHEAD:
                        break
                    task = tasks[coming.popleft()]
                    kept = None if fresh else self._from_cache(task)
                    if kept is not None:
                        finished[n] = kept
                    elif not task.path.exists():
                        reason = say("its bytes are no longer where they were")
                        finished[n] = _lost(task, reason, "failed")
                    else:
                        batch.append(n)
                        size += task.size
                if not batch:
                    break
                waiting.append((batch, False))
            while waiting and self._pool.running < self._workers:
                self._submit(tasks, *waiting.popleft(), under_way)
            if emit not in finished and under_way:
                for ended in self._pool.wait():
                    numbers, careful, folder = under_way.pop(ended.job)
                    again = self._end(tasks, numbers, careful, folder, ended, finished, fresh)
                    waiting.extendleft(reversed(again))

    def _submit(
        self,
        tasks: Sequence[_Task],
        numbers: list[int],
        careful: bool,
        under_way: dict[int, tuple[list[int], bool, Path]],
    ) -> None:
        self._batches += 1
        folder = self._work / str(self._batches)
        folder.mkdir()
        orders = []
        for n in numbers:
            task = tasks[n]
            room = max(self._limits.free_bytes, self._limits.ratio * task.size)
            orders.append(
                FileOrder(task.evidence_id, task.path.absolute(), task.name, task.size, task.depth, room)
            )
        under_way[self._batches] = (numbers, careful, folder)
        self._pool.submit(self._batches, folder.absolute(), orders, careful=careful)

    def _end(
        self,
        tasks: Sequence[_Task],
        numbers: list[int],
        careful: bool,
        folder: Path,
        ended: Ended,
        finished: dict[int, Outcome],
        fresh: bool,
    ) -> list[tuple[list[int], bool]]:
        """Take in a batch that ended. Returns: batches to be run again."""
        if ended.exit == NO_SPACE:
            raise EngineError(f"no space left in {self._work.parent}", table="records")
        for place in range(ended.done):
            task = tasks[numbers[place]]
            state = read_state(folder / f"{place}.part")
            if state is None or not state.ended:
                outcome = _lost(task, say("the reader left no answer"), "failed")
            else:
                outcome = self._keep(task, state, folder, ended.level, fresh=fresh)
            finished[numbers[place]] = outcome
        again: list[tuple[list[int], bool]] = []
        if ended.done < len(numbers):
            # The file it was at is to blame and is tried once more alone; those after it get a fresh child.
            culprit, rest = numbers[ended.done], numbers[ended.done + 1 :]
            reason, effect, final = self._cause(ended, folder, tasks[culprit].size)
            if careful or final:
                state = read_state(folder / f"{ended.done}.part")
                finished[culprit] = self._after_death(
                    tasks[culprit], state, folder, ended.level, reason, effect, fresh=fresh
                )
            else:
                again.append(([culprit], True))
            if rest:
                again.append((rest, False))
        shutil.rmtree(folder, ignore_errors=True)
        return again

    def _cause(self, ended: Ended, folder: Path, size: int) -> tuple[str, str, bool]:
        """Why a child died, what that does to the file, and whether trying again is pointless."""
        limits = self._limits.for_size(size)
        if ended.timed_out:
            reason = say("more than {limit} seconds passed; the rest was not read", limit=limits.wall_seconds)
            return reason, "refused", True
        if ended.signal == signal.SIGXCPU:
            reason = say("more than {limit} seconds of work; the rest was not read", limit=limits.cpu_seconds)
            return reason, "refused", True
        if ended.exit == NO_MEMORY or (ended.signal and ended.most_bytes > limits.memory_bytes * 0.8):
            reason = say(
                "more than {limit} MB of memory; the rest was not read", limit=limits.memory_bytes >> 20
            )
            return reason, "refused", False
        if ended.signal is not None:
            name = signal.Signals(ended.signal).name
            return say("the reader crashed ({signal}); the rest was not read", signal=name), "failed", False
        if ended.lost:
            return say("the worker was ended from outside"), "failed", False
        word = folder / "broken.txt"
        if ended.exit == BROKEN and word.exists():
            said = word.read_text(errors="replace").strip().splitlines()[-1][:300]
            return say("the reader broke: {error}", error=said), "failed", False
        reason = say("the reader ended without an answer (exit code {code})", code=ended.exit)
        return reason, "failed", False

    def _after_death(
        self,
        task: _Task,
        state: State | None,
        folder: Path,
        level: str,
        reason: str,
        effect: str,
        *,
        fresh: bool,
    ) -> Outcome:
        """The outcome of a file that killed its child: what it gave up to its last state stays."""
        if state is None:
            return _lost(task, reason, effect)
        if state.ended:
            return self._keep(task, state, folder, level, fresh=fresh)
        counts = state.counts
        known = counts.emitted + counts.failed + counts.refused
        items = max(1, (counts.expected or 0) - known)
        if effect == "failed":
            counts.failed += items
        else:
            counts.refused += items
        counts.expected = known + items
        counts.issues += 1
        state.status = "partly" if counts.emitted else effect
        state.reason = reason
        # Tried again on the next run: it may have been the machine's fault.
        outcome = self._keep(task, state, folder, level, fresh=fresh, once=True)
        outcome.issues = (("", reason, effect),)
        return outcome

    def _part_path(self, task: _Task) -> Path:
        deepest = task.depth >= self._limits.depth
        said = f"{task.evidence_id}\n{task.name}\n{deepest}\n{self._settings}"
        key = hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
        return self._parts / key[:2] / f"{key}.part"

    def _keep(
        self, task: _Task, state: State, folder: Path, level: str, *, fresh: bool, once: bool = False
    ) -> Outcome:
        """Move a finished part to where later runs find it, and its members to where the next level reads them."""
        for member in state.members:
            target = self._members / member.evidence_id
            source = folder / Path(member.file or "-").name
            if not target.exists() and source.is_file() and not source.is_symlink():
                source.replace(target)
        path = self._part_path(task)
        if once:
            path = self._once / path.name
        path.parent.mkdir(exist_ok=True)
        assert state.path is not None
        # An outcome handed on already points into the older part; both say the same, in other frames.
        if not (fresh and path.exists()):
            state.path.replace(path)
        state.path = path
        outcome = _outcome(task, state)
        outcome.sandbox = level
        return outcome

    def _from_cache(self, task: _Task) -> Outcome | None:
        path = self._part_path(task)
        if not path.exists():
            return None
        state = read_state(path)
        return _outcome(task, state) if state is not None and state.ended else None

    def take_in(self, outcome: Outcome, inside: dict[str, _Task]) -> None:
        """Add what was found in `outcome` to the next level, as far as the given file's budget allows."""
        root = outcome.root_id
        room = max(self._limits.free_bytes, self._limits.ratio * self._tasks[root].size)
        spent = self._spent.get(root, 0)
        kept, left_out = [], []
        for member in outcome.members:
            if spent + member.size > room:
                left_out.append(member)
                continue
            spent += member.size
            kept.append(member)
            if member.evidence_id in self._tasks:
                continue  # read already, less deep: one more place of the same bytes
            task = inside.get(member.evidence_id)
            if task is None:
                inside[member.evidence_id] = _Task(
                    member.evidence_id,
                    self._members / member.evidence_id,
                    member.name,
                    member.size,
                    root,
                    outcome.depth + 1,
                    parents=(outcome.evidence_id,),
                )
            else:
                task.name = min(task.name, member.name)
        self._spent[root] = spent
        outcome.members = tuple(kept)
        if left_out:
            _leave_out(outcome, left_out)


def _leave_out(outcome: Outcome, members: Sequence[FoundInside]) -> None:
    """Book members as refused after all."""
    counts = outcome.counts
    counts.members -= len(members)
    counts.refused += len(members)
    counts.issues += len(members)
    outcome.issues += tuple((m.locator or m.name, too_much(m.name), "refused") for m in members)
    outcome.status = "partly" if counts.emitted else "refused"
    outcome.reason = "; ".join(r for r in (outcome.reason, too_much(members[0].name)) if r)


def _outcome(task: _Task, state: State) -> Outcome:
    return Outcome(
        evidence_id=task.evidence_id,
        name=task.name,
        size=task.size,
        status=state.status,
        reason=state.reason,
        media_type=state.media_type or "application/octet-stream",
        parser=state.parser,
        counts=state.counts,
        given=task.given,
        root_id=task.root_id,
        depth=task.depth,
        members=state.members,
        part=state.path,
        frames=state.frames,
    )


def _lost(task: _Task, reason: str, effect: str) -> Outcome:
    """The outcome of a file of which nothing at all is left."""
    failed = int(effect == "failed")
    return Outcome(
        evidence_id=task.evidence_id,
        name=task.name,
        size=task.size,
        status=effect,
        reason=reason,
        media_type="application/octet-stream",
        parser=None,
        counts=Counts(issues=1, expected=1, failed=failed, refused=1 - failed),
        given=task.given,
        root_id=task.root_id,
        depth=task.depth,
        issues=(("", reason, effect),),
    )
