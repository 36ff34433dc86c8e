"""The verbs as methods: one library call behind each word of the command line."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ringbreak.case.case import Case, utc_now
from ringbreak.case.settings import Settings
from ringbreak.model.progress import SILENT, Progress

if TYPE_CHECKING:
    import pyarrow as pa

    from ringbreak.case.bundle import Bundled
    from ringbreak.case.checkpoint import Made
    from ringbreak.case.diff import RunDiff
    from ringbreak.case.keys import Key
    from ringbreak.case.log import Entry
    from ringbreak.case.pipeline import Ran
    from ringbreak.case.purge import Purged
    from ringbreak.case.verify import Verdict
    from ringbreak.case.write import Written
    from ringbreak.model.explanation import Explanation


class OpenCase(Case):
    """A case with its verbs. Reading verbs take `as_of`; writing ones take the case's lock."""

    def run(
        self,
        *,
        settings: Settings | None = None,
        workers: int | None = None,
        progress: Progress = SILENT,
        again: bool = False,
    ) -> Ran:
        """Read, extract, link, find rings; see `ringbreak.case.pipeline.run`."""
        from ringbreak.case import pipeline

        return pipeline.run(self, settings=settings, workers=workers, progress=progress, again=again)

    def rebuild(self, *, workers: int | None = None, progress: Progress = SILENT) -> Ran:
        """Delete what is derived and make it again; see `ringbreak.case.pipeline.rebuild`."""
        from ringbreak.case import pipeline

        return pipeline.rebuild(self, workers=workers, progress=progress)

    def rings(self, *, as_of: str | None = None) -> list[dict[str, Any]]:
        """RINGS by rank, each with its members."""
        from ringbreak.case import query

        return query.rings(self, as_of=as_of)

    def sql(self, statement: str, *, as_of: str | None = None) -> pa.Table:
        """One reading statement over the tables."""
        from ringbreak.case import query

        return query.sql(self, statement, as_of=as_of)

    def explain(self, *what: str, as_of: str | None = None) -> Explanation:
        """Why a ring (R1), two records, one record or a selector hold together, or do not."""
        from ringbreak.case.why import explain

        return explain(self, *what, as_of=as_of)

    def diff(self, *runs: str, workers: int | None = None, progress: Progress = SILENT) -> RunDiff:
        """What changed between two runs, and because of what; the last two when none is named."""
        from ringbreak.case.diff import diff

        return diff(self, *runs, workers=workers, progress=progress)

    def judge(self, verb: str, *objects: str, why: str = "") -> Entry:
        """Record a decision; it counts from the next run. Of several selectors that are included or suppressed, the last one's entry."""
        return self.judge_each(verb, *objects, why=why)[-1]

    def judge_each(self, verb: str, *objects: str, why: str = "") -> list[Entry]:
        """Record a decision, one entry for each selector that is included or suppressed."""
        from ringbreak.case import judge

        return judge.judge(self, verb, list(objects), why=why)

    def dossier(
        self,
        *,
        lang: str = "en",
        reveal: bool = False,
        formats: Iterable[str] = (),
        as_of: str | None = None,
        progress: Progress = SILENT,
    ) -> Written:
        """Write the dossier into the case's folder and its hashes into the log.

        Args:
            formats: Names of exporters; html, markdown and json when none is named.
        """
        from ringbreak.case import write
        from ringbreak.case.pipeline import disk_in_words

        with disk_in_words(self.path / "dossier"):
            return write.dossier(
                self, lang=lang, reveal=reveal, formats=tuple(formats), as_of=as_of, progress=progress
            )

    def checkpoint(self, key: Key) -> Made:
        """Sign the log as it stands; `ringbreak.case.checkpoint` also knows second signers and time stamps."""
        from ringbreak.case import checkpoint

        return checkpoint.make(self, key)

    def bundle(self, key: Key, **options: Any) -> Bundled:
        """The dossier with its proofs, for somebody who does not trust us; see `ringbreak.case.bundle.bundle`."""
        from ringbreak.case.bundle import bundle

        return bundle(self, key, **options)

    def purge(
        self, evidence: str, *, why: str, workers: int | None = None, progress: Progress = SILENT
    ) -> Purged:
        """Remove evidence and everything that came of it; see `ringbreak.case.purge.purge`."""
        from ringbreak.case.purge import purge

        return purge(self, evidence, why=why, workers=workers, progress=progress)

    def verify(self, *, workers: int = 2, progress: Progress = SILENT) -> Verdict:
        """Recompute log, evidence, tables, dossiers."""
        from ringbreak.case import verify

        return verify.verify(self.path, workers=workers, progress=progress)


def open_case(
    path: str | os.PathLike[str], *, who: str = "unknown", clock: Callable[[], datetime] = utc_now
) -> OpenCase:
    """Open a case: `ringbreak.open_case("mycase").run()`.

    Raises: CaseError when there is none or it is of a newer version; CustodyBroken when its log does not hold.
    """
    return OpenCase.open(Path(path), who=who, clock=clock)


def new_case(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    settings: Settings | None = None,
    who: str = "unknown",
    clock: Callable[[], datetime] = utc_now,
) -> OpenCase:
    """Make an empty case."""
    return OpenCase.new(Path(path), name=name, settings=settings, who=who, clock=clock)


def investigate(
    folder: str | os.PathLike[str], case: str | os.PathLike[str], *, who: str = "unknown", **options: Any
) -> OpenCase:
    """The main job in one go: new (or open), add, run, dossier.

    Args:
        options: `authority` for add; `lang` for the dossier.
    """
    target = Path(case)
    it = open_case(target, who=who) if (target / "case.toml").exists() else new_case(target, who=who)
    it.add([Path(folder)], authority=options.get("authority"))
    it.run()
    it.dossier(lang=options.get("lang", "en"))
    return it
