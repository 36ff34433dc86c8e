"""Progress on stderr: a bar with time left on a terminal, a line a stage elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Any

from ringbreak.words import say

STAGES = {
    "add": "copying evidence",
    "check": "checking evidence",
    "intake": "reading files",
    "selectors": "finding identifiers",
    "linking": "weighing what is shared",
    "templates": "comparing texts",
    "coordination": "comparing who shares what and when",
    "payments": "comparing payments",
    "books": "comparing account books",
    "people": "comparing people",
    "slots": "comparing what stands in the same place of copied texts",
    "registers": "looking for rows that nothing is behind",
    "referrals": "comparing invitation codes",
    "cardboxes": "comparing boxes of cards",
    "handovers": "comparing who hands over to whom",
    "conduits": "comparing what accounts hand on",
    "rooms": "comparing what chats hand out",
    "casts": "comparing who speaks in chats",
    "merchants": "comparing merchant numbers",
    "toollogs": "looking for logs of posting programs",
    "rings": "forming rings",
    "conduct": "telling what rings are",
    "detect": "establishing figures",
    "detectors": "establishing figures",
    "dossier": "writing the dossier",
    "verify": "verifying",
    "fsck": "checking that all of it holds",
    "simulate": "making the case",
}


class Terminal:
    """`with Terminal(lang) as progress: case.run(progress=progress)`."""

    def __init__(self, lang: str, *, quiet: bool = False) -> None:
        self._lang = lang
        self._bars: Any = None
        self._tasks: dict[str, Any] = {}
        self._done: dict[str, float] = {}
        self._live = not quiet and sys.stderr.isatty()
        self._quiet = quiet
        self._last = 0.0

    def __enter__(self) -> Terminal:
        return self

    def _start(self) -> Any:
        if self._bars is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._bars = Progress(
                TextColumn("{task.description}"),
                BarColumn(bar_width=24),
                MofNCompleteColumn(),
                TextColumn("{task.fields[unit]}"),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
                refresh_per_second=8,
            )
            self._bars.start()
        return self._bars

    def step(self, stage: str, done: int, total: int | None, unit: str) -> None:
        name = stage.split(":")[0]
        told = say(STAGES.get(name, stage), self._lang)
        if self._live:
            bars = self._start()
            if unit == "bytes":
                done, total, unit = (
                    (done + (1 << 20) - 1) >> 20,
                    None if total is None else (total + (1 << 20) - 1) >> 20,
                    "MiB",
                )
            if stage not in self._tasks:
                self._tasks[stage] = bars.add_task(told, total=total, unit=say(unit, self._lang))
            bars.update(self._tasks[stage], completed=done, total=total)
        elif not self._quiet:
            # A log file gets one line when a stage starts and then at most one every ten seconds.
            now = time.monotonic()
            if name not in self._done or (now - self._last > 10 and total):
                part = f" {100 * done // total}%" if total and name in self._done else ""
                print(f"{told}{part} ...", file=sys.stderr, flush=True)
                self._done[name] = self._last = now

    def say(self, line: str) -> None:
        """A line that stays, above the bars."""
        if self._quiet:
            return
        if self._bars is not None:
            self._bars.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=sys.stderr, flush=True)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bars is not None:
            self._bars.stop()
