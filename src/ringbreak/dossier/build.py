"""From the tables to the document: in which order its parts are made, how much of each, and the proof at the end."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from ringbreak.dossier import ledger, members
from ringbreak.dossier.chapter import chapter
from ringbreak.dossier.citing import NUMBERED, Citing
from ringbreak.dossier.document import (
    Coverage,
    Custody,
    Document,
    DoubtLine,
    EvidenceLine,
    Fact,
    HeldBackLine,
    NotReadLine,
    cited_keys,
)
from ringbreak.dossier.labels import count, form_name, kind_name, moment
from ringbreak.dossier.masking import mask_digits, mask_file_name
from ringbreak.dossier.summary import build_summary, held_back, ring_lines, rows
from ringbreak.dossier.teller import Teller
from ringbreak.engine.engine import Engine
from ringbreak.model.dossier import DossierContext, NotTaken
from ringbreak.model.explanation import Explanation
from ringbreak.words import say, translate

MOST_CHAPTERS = 12
MOST_RINGS = 500
MOST_HELD_BACK = 60
MOST_NOT_READ = 300
MOST_EVIDENCE = 1_000


def build_document(
    engine: Engine, context: DossierContext, explanations: Mapping[str, Explanation] | None = None
) -> Document:
    """Build the dossier's document from all tables.

    Reads:   every table the engine has views of.
    Returns: A frozen document; the same tables and context give equal ones.
    Args:
        engine: Views named as in model/tables.py.
        context: What no table holds; no clock is read.
        explanations: What `explain` answers, by ring_id: how a ring holds together step by step and what splits it. Without
            it the weakest link is worked out from the tables and the steps are left out.
    Raises:  UnprovenClaim when a claim has no citation or a citation does not resolve to its passage.
    """
    context = _weighed(engine, context)
    ledger.prove(engine)
    citing = Citing()
    lines = ring_lines(engine, context, MOST_RINGS)
    full, rest = lines[:MOST_CHAPTERS], lines[MOST_CHAPTERS:]
    members.prepare(engine, [line.rank for line in full])
    facts, fact_count = ledger.facts(engine, context, citing, {line.ring_id: line.rank for line in lines})
    known = {f.finding_id: f for f in facts}
    doubts = ledger.doubt_lines(engine, context, citing, known)
    teller = Teller(engine, context, citing)
    chapters = tuple(
        chapter(
            teller,
            line,
            _of_ring(facts, line.rank),
            _about(doubts, _of_ring(facts, line.rank)),
            (explanations or {}).get(line.ring_id),
        )
        for line in full
    )
    held = _held_back(engine, context, citing)
    not_read = _not_read(engine, context)
    # Where the case lies on this machine is not part of what it says.
    not_taken = _not_taken(context)
    plain = dataclasses.replace(
        context,
        command_case="CASE",
        dossier_path=None,
        not_taken=tuple((n.name, n.reason) for n in not_taken),
    )
    summary = build_summary(engine, plain)
    passages = citing.passages(engine, context, cited_keys((facts, doubts, chapters, held)))
    return Document(
        case_name=context.case_name,
        lang=context.lang,
        masked=context.masked,
        time_zone=context.time_zone,
        version=context.version,
        summary=summary,
        coverage=_coverage(engine, context),
        not_read=not_read,
        not_taken=not_taken[:MOST_NOT_READ],
        doubts=doubts,
        chapters=chapters,
        other_rings=rest,
        facts=facts,
        fact_count=fact_count,
        held_back=held,
        threshold_bits=context.threshold_bits,
        settings=context.settings,
        limits=_limits(engine, context, len(lines), len(full), len(facts), fact_count),
        custody=Custody(
            log_head=context.log_head,
            log_entries=context.log_entries,
            dated_at=moment(context.dated_at, "second", context.time_zone, context.lang),
            table_digests=context.table_digests,
            authorities=context.authorities,
        ),
        evidence=_evidence(engine, context, {p.evidence_no for p in passages}),
        passages=passages,
    )


def _weighed(engine: Engine, context: DossierContext) -> DossierContext:
    """The context with the threshold the run went by, when the caller does not say it."""
    if context.threshold_bits is not None:
        return context
    found = rows(engine, "SELECT value FROM weighing WHERE name = 'threshold_bits'")
    return dataclasses.replace(context, threshold_bits=found[0]["value"]) if found else context


def _of_ring(facts: tuple[Fact, ...], rank: int) -> tuple[Fact, ...]:
    return tuple(f for f in facts if f.ring == f"R{rank}")


def _about(doubts: tuple[DoubtLine, ...], facts: tuple[Fact, ...]) -> tuple[DoubtLine, ...]:
    mine = {f.finding_id for f in facts}
    return tuple(d for d in doubts if mine.intersection(d.finding_ids))


def _held_back(engine: Engine, context: DossierContext, citing: Citing) -> tuple[HeldBackLine, ...]:
    lines = held_back(engine, context, MOST_HELD_BACK)
    wanted = ", ".join(str(int(h.selector_id)) for h in lines) or "NULL"
    proof = {
        r["selector_id"]: r
        for r in rows(
            engine,
            f"""
            SELECT l.selector_id, l.record_id, l.field, l.start, l."end", any_value(m.as_written ORDER BY m.kind) AS as_written
            FROM (SELECT * FROM links WHERE selector_id IN ({wanted})
                  QUALIFY row_number() OVER (PARTITION BY selector_id ORDER BY field IS NULL, record_id) = 1) l
            LEFT JOIN mentions m ON m.record_id = l.record_id AND m.field = l.field AND m.start = l.start AND m."end" = l."end"
            GROUP BY ALL ORDER BY l.selector_id
            """,
        )
    }
    made = []
    for h in lines:
        cites: tuple[str, ...] = ()
        r = proof.get(h.selector_id)
        if r is not None:
            spanned = r["field"] is not None and r["start"] is not None and r["end"] is not None
            cites = (
                citing.cite(
                    f"held back: {h.kind} {h.shown}",
                    r["record_id"],
                    r["field"] if spanned else None,
                    r["start"],
                    r["end"],
                    as_written=r["as_written"] if spanned else None,
                ),
            )
        made.append(
            HeldBackLine(
                selector_id=h.selector_id,
                kind_name=kind_name(h.kind, context.lang),
                shown=translate(h.shown, context.lang),
                privacy=h.privacy,
                records=h.records,
                accounts=h.accounts,
                reason=translate(h.reason, context.lang),
                cites=cites,
            )
        )
    return tuple(made)


def _not_read(engine: Engine, context: DossierContext) -> tuple[NotReadLine, ...]:
    found = rows(
        engine,
        f"""
        SELECT * FROM {NUMBERED} WHERE status <> 'read'
        ORDER BY CASE status WHEN 'failed' THEN 0 WHEN 'refused' THEN 1 ELSE 2 END, evidence_no LIMIT ?
        """,
        MOST_NOT_READ,
    )
    return tuple(
        NotReadLine(
            evidence_no=r["evidence_no"],
            name=mask_file_name(r["name"]) if context.masked else r["name"],
            status=r["status"],
            reason=_hidden(translate(r["reason"] or "", context.lang), context),
            size_bytes=r["size_bytes"],
        )
        for r in found
    )


def _not_taken(context: DossierContext) -> tuple[NotTaken, ...]:
    return tuple(
        NotTaken(
            name=mask_file_name(name) if context.masked else name,
            reason=_hidden(translate(reason, context.lang), context),
        )
        for name, reason in context.not_taken
    )


def _hidden(text: str, context: DossierContext) -> str:
    return mask_digits(text) if context.masked else text


def _coverage(engine: Engine, context: DossierContext) -> tuple[Coverage, ...]:
    totals: dict[tuple[str, str], list[int]] = {}
    for r in rows(
        engine,
        """
        SELECT media_type, status, count(*) AS files, sum(size_bytes)::BIGINT AS size_bytes FROM evidence
        GROUP BY ALL ORDER BY media_type, status
        """,
    ):
        cell = totals.setdefault((form_name(r["media_type"], context.lang), r["status"]), [0, 0])
        cell[0] += r["files"]
        cell[1] += r["size_bytes"]
    made = [Coverage(form, status, files, size) for (form, status), (files, size) in totals.items()]
    return tuple(sorted(made, key=lambda c: (c.form, c.status)))


def _evidence(engine: Engine, context: DossierContext, cited: set[int]) -> tuple[EvidenceLine, ...]:
    """Cited files always, the others until the list is long."""
    wanted = ", ".join(str(n) for n in sorted(cited)) or "NULL"
    found = rows(
        engine,
        f"""
        SELECT * FROM (SELECT * FROM {NUMBERED} ORDER BY evidence_no NOT IN ({wanted}), evidence_no LIMIT ?)
        ORDER BY evidence_no
        """,
        max(MOST_EVIDENCE, len(cited)),
    )
    return tuple(
        EvidenceLine(
            evidence_no=r["evidence_no"],
            name=mask_file_name(r["name"]) if context.masked else r["name"],
            evidence_id=r["evidence_id"],
            size_bytes=r["size_bytes"],
            media_type=r["media_type"],
            status=r["status"],
            records=r["record_count"],
            issues=r["issue_count"],
            authority_id=r["authority_id"],
        )
        for r in found
    )


def _limits(
    engine: Engine, context: DossierContext, listed: int, full: int, told: int, facts: int
) -> tuple[str, ...]:
    """Known limits of this run, from its own counters."""
    lang = context.lang
    undated, records = (
        rows(engine, "SELECT count(*) FILTER (sent_at IS NULL) AS u, count(*) AS n FROM records")[0][k]
        for k in ("u", "n")
    )
    status = {
        r["status"]: r["n"]
        for r in rows(engine, "SELECT status, count(*) AS n FROM evidence GROUP BY status")
    }
    unread = sum(n for name, n in status.items() if name != "read")
    pictures = rows(
        engine,
        """
        SELECT count(*) AS n FROM images i
        WHERE NOT EXISTS (SELECT 1 FROM regions g WHERE g.record_id = i.record_id AND g.form = 'ocr')
        """,
    )[0]["n"]
    ask = rows(
        engine,
        "SELECT count(*) AS n FROM selectors WHERE privacy = 'ask' AND suppressed_why IS NOT NULL AND record_count > 1",
    )[0]["n"]
    made = [
        say(
            "Links are conduct, not guilt: a ring says that its records may belong to one operation, not who did what.",
            lang,
        )
    ]
    if unread:
        made.append(
            say(
                "{unread} of {files} files were not wholly read; what they hold is not in this dossier.",
                lang,
                unread=count(unread),
                files=count(sum(status.values())),
            )
        )
    if undated:
        made.append(
            say(
                "{undated} of {records} records bear no date and are not in the timelines.",
                lang,
                undated=count(undated),
                records=count(records),
            )
        )
    if pictures:
        made.append(say("In {count} pictures no text was read, only codes.", lang, count=count(pictures)))
    if ask:
        made.append(
            say(
                "Shared selectors of which it could not be told whether they are private: {count}. They joined nothing.",
                lang,
                count=count(ask),
            )
        )
    if full < listed:
        made.append(
            say(
                "The {full} largest rings are shown in full, {rest} more in one line each.",
                lang,
                full=count(full),
                rest=count(listed - full),
            )
        )
    if told < facts:
        made.append(
            say(
                "{told} of {facts} findings are shown, doubted ones first; all are in the table findings.",
                lang,
                told=count(told),
                facts=count(facts),
            )
        )
    made.append(
        say(
            "Times are those of the evidence's own clocks, shown in {zone}; clocks can be wrong.",
            lang,
            zone=context.time_zone,
        )
    )
    if context.masked:
        made.append(
            say(
                "Identifiers are masked by the same number of characters, in quoted passages too.",
                lang,
            )
        )
    return tuple(made)
