"""The stages of a run: what each reads, makes and depends on, and the code that does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ringbreak.case.case import Case, Evidence
from ringbreak.case.code import code_digest
from ringbreak.case.manifest import key_of
from ringbreak.case.settings import Settings
from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.model import plugins
from ringbreak.model.progress import Progress

INTAKE = (
    "evidence",
    "places",
    "records",
    "fields",
    "regions",
    "images",
    "transfers",
    "actions",
    "metrics",
    "profiles",
    "mappings",
    "issues",
)

LINKED = (
    "evidence",
    "records",
    "fields",
    "mentions",
    "images",
    "transfers",
    "actions",
    "metrics",
    "profiles",
    "selectors",
    "links",
    "comparisons",
)
"""What is there once the evidence is linked."""

INPUTS = ("evidence.add", "evidence.authority", "judgement", "purge")
"""Log entries after which tables are no longer those of the case."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of a run: what it reads, what it makes, which settings it depends on, and what does it.

    work: returns notes for the manifest.
    code: the folders of the package whose source decides what it makes; plug_ins: the entry-point groups that do.
    hands_on: the next stage goes on with its engine and the temporary tables on it, when both are run; what the next makes may not depend on that.
    """

    name: str
    reads: tuple[str, ...]
    makes: tuple[str, ...]
    settings: tuple[str, ...]
    work: Callable[[Job], dict[str, Any]]
    code: tuple[str, ...]
    plug_ins: tuple[str, ...] = ()
    hands_on: bool = False

    @property
    def code_digest(self) -> str:
        return code_digest(self.code, self.plug_ins)


@dataclass(slots=True)
class Job:
    """Everything a stage is given."""

    case: Case
    engine: DuckDB
    sink: Sink
    settings: Settings
    workers: int
    progress: Progress


def _judgements(job: Job) -> dict[str, Any]:
    import pyarrow as pa

    from ringbreak.model.judgements import JUDGEMENTS

    rows = [
        {
            "judgement_id": e.digest[:16],
            "who": e.who,
            "decided_at": datetime.fromisoformat(e.at),
            "verb": e.body["verb"],
            "object": e.body["object"],
            "why": e.body.get("why") or None,
        }
        for e in job.case.log.of("judgement")
    ]
    rows.sort(key=lambda r: (r["decided_at"], r["judgement_id"]))
    job.sink.write(JUDGEMENTS, pa.Table.from_pylist(rows, schema=JUDGEMENTS.schema))
    return {}


def _intake(job: Job) -> dict[str, Any]:
    from ringbreak.intake import driver
    from ringbreak.intake.parser import Reading
    from ringbreak.selectors.warm import warm

    first: dict[str, Evidence] = {}
    places: dict[str, list[str]] = {}
    for place in job.case.places():
        kept = first.get(place.sha256)
        if kept is None or place.name < kept.name:
            first[place.sha256] = Evidence(
                place.sha256,
                place.name,
                place.size,
                place.authority_id if kept is None else kept.authority_id,
                place.added_at if kept is None else kept.added_at,
                place.seq,
            )
        places.setdefault(place.sha256, []).append(place.name)
    jobs = [
        driver.Job(
            evidence_id=e.sha256,
            path=job.case.objects.path(e.sha256),
            name=e.name,
            size=e.size,
            names=tuple(sorted(places[e.sha256])),
        )
        for e in (first[sha] for sha in sorted(first))
    ]
    added = {e.sha256: (e.authority_id, datetime.fromisoformat(e.added_at)) for e in first.values()}
    reading = Reading(
        time_zone=job.settings.time_zone, languages=job.settings.languages, maps=job.settings.maps
    )
    warm([(e.name, e.size) for e in first.values()])
    summary = driver.intake(
        jobs,
        job.sink,
        scratch=job.case.work / "intake",
        reading=reading,
        workers=job.workers,
        added=added,
        progress=job.progress,
    )
    return {"sandbox": summary.sandbox}


def _selectors(job: Job) -> dict[str, Any]:
    from ringbreak.selectors.extract import SelectorSettings, find_mentions

    find_mentions(
        job.engine, job.sink, SelectorSettings(region=job.settings.region, workers=job.workers), job.progress
    )
    return {}


def _linking(job: Job) -> dict[str, Any]:
    from ringbreak.linking.link import LinkSettings, link

    settings = LinkSettings(
        coordination_rule=job.settings.coordination_rule,
        coordination_window=float(job.settings.coordination_window),
        coordination_least=job.settings.coordination_least,
    )
    link(job.engine, job.sink, settings, job.progress)
    return {}


def _rings(job: Job) -> dict[str, Any]:
    from ringbreak.rings.conduct.apply import apply_types
    from ringbreak.rings.form import PreviousRing, RingSettings, form_rings

    previous = [
        PreviousRing(r["ring_id"], tuple(int(i) for i in r["sketch"]))
        for r in previous_rings(job.case, job.settings)
    ]
    settings = RingSettings(margin_bits=job.settings.margin_bits, min_records=job.settings.min_records)
    made = form_rings(job.engine, job.sink, settings, job.progress, previous)
    apply_types(job.engine, job.sink, job.progress)
    # Enough of each ring to know it again, and never more than some megabytes of log however many rings there are.
    most = max(8, 65_536 // max(1, len(made.sketches)))
    return {
        "rings": [
            {"ring_id": r.ring_id, "sketch": [str(i) for i in r.record_ids[:most]]} for r in made.sketches
        ]
    }


def _detect(job: Job) -> dict[str, Any]:
    from ringbreak.rings.detect import DetectSettings, run_detectors

    run_detectors(job.engine, job.sink, DetectSettings(), job.progress)
    return {}


STAGES: tuple[Stage, ...] = (
    Stage("intake", (), INTAKE, ("time_zone", "languages", "maps"), _intake, ("intake",), (plugins.PARSERS,)),
    Stage("judgements", (), ("judgements",), (), _judgements, ()),
    Stage(
        "selectors",
        ("records", "fields", "regions", "mappings"),
        ("mentions",),
        ("region",),
        _selectors,
        ("selectors",),
        (plugins.SELECTORS,),
    ),
    Stage(
        "linking",
        (
            "records",
            "mentions",
            "fields",
            "images",
            "actions",
            "transfers",
            "profiles",
            "judgements",
            "mappings",
        ),
        ("selectors", "links", "comparisons"),
        ("coordination_rule", "coordination_window", "coordination_least"),
        _linking,
        ("linking",),
        (plugins.LINKERS,),
    ),
    Stage(
        "rings",
        (*LINKED, "judgements", "mappings"),
        ("rings", "ring_members", "ring_joints", "loose_groups", "near_misses", "ring_changes", "weighing"),
        ("margin_bits", "min_records"),
        _rings,
        ("rings",),
        hands_on=True,
    ),
    Stage(
        "detectors",
        (*LINKED, "rings", "ring_members", "judgements", "mappings"),
        ("ring_transfers", "findings", "citations", "flags"),
        (),
        _detect,
        ("rings",),
        (plugins.DETECTORS,),
    ),
)


def previous_rings(case: Case, settings: Settings) -> list[dict[str, Any]]:
    """Rings of the last finished run that had other inputs, so that a ring keeps its id when evidence arrives.

    A run that saw the same evidence, judgements, settings and code is passed over: running twice must give the same
    bytes as running once.
    """
    inputs = [e.seq for e in case.log.of(*INPUTS)]
    now = (len(inputs), settings.as_json(), all_code())
    for entry in reversed(list(case.log.of("run"))):
        seen = sum(seq < entry.body["start"] for seq in inputs)
        if (seen, entry.body["settings"], entry.body.get("code")) != now:
            return list(entry.body.get("rings", []))
    return []


def all_code() -> str:
    """Digest of the code of all stages: equal digests promise equal tables from equal evidence and settings."""
    return key_of([s.code_digest for s in STAGES])


def code_of(codes: dict[str, str]) -> str:
    """The same from the digests that tables keep of each stage's code; another digest where one is missing."""
    return key_of([codes.get(s.name, "") for s in STAGES])


def load_plug_ins() -> None:
    """Load what other packages plug in before anything long begins; nothing is imported when there is none.

    Raises: UsageError naming the first that cannot serve.
    """
    if plugins.versions(plugins.PARSERS):
        from ringbreak.intake.registry import parsers

        parsers()
    if plugins.versions(plugins.SELECTORS):
        from ringbreak.selectors.registry import selectors

        selectors()
    if plugins.versions(plugins.LINKERS):
        from ringbreak.linking.registry import linkers

        linkers()
    if plugins.versions(plugins.DETECTORS):
        from ringbreak.rings.registry import detectors

        detectors()
