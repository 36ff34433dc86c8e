"""What nearly belongs to a ring, and why it does not."""

from __future__ import annotations

from typing import Any

from ringbreak.dossier.document import (
    NearMiss,
)
from ringbreak.dossier.labels import (
    count,
    selector_name,
)
from ringbreak.dossier.summary import rows, shown
from ringbreak.dossier.teller import Teller
from ringbreak.model.dossier import RingLine
from ringbreak.words import say

MOST_NEAR, MOST_READ = 8, 400
"""Lines told, and rows read to make them: records that are outside for the same reason are one line."""


def near_misses(teller: Teller, line: RingLine) -> tuple[tuple[NearMiss, ...], int]:
    """What almost belongs and why it does not, those a person could decide first."""
    found = rows(
        teller.engine,
        """
        SELECT n.*, s.kind, s.value, s.shown_as, s.privacy, count(*) OVER () AS total,
            e.record_id, e.field, e.start, e."end", e.as_written
        FROM near_misses n LEFT JOIN selectors s ON n.member_kind = 'selector' AND s.selector_id = n.member_id
        LEFT JOIN (
            SELECT l.selector_id, l.record_id, l.field, l.start, l."end",
                (SELECT any_value(m.as_written ORDER BY m.kind) FROM mentions m WHERE m.record_id = l.record_id
                 AND m.field = l.field AND m.start = l.start AND m."end" = l."end") AS as_written
            FROM links l JOIN dossier_members d ON d.record_id = l.record_id AND d.ring_id = ?
            QUALIFY row_number() OVER (PARTITION BY l.selector_id ORDER BY l.field IS NULL, d.evidence_no, d.ordinal) = 1
        ) e ON n.member_kind = 'selector' AND e.selector_id = n.member_id
        WHERE n.ring_id = ?
        ORDER BY coalesce(s.privacy = 'public', false), n.bits DESC, n.record_count DESC, n.member_kind, n.member_id
        LIMIT ?
        """,
        line.ring_id,
        line.ring_id,
        MOST_READ,
    )
    made: list[NearMiss] = []
    outside: dict[str, list[dict[str, Any]]] = {}
    for r in found:
        if r["member_kind"] == "record":
            outside.setdefault(r["why"], []).append(r)
    for why, those in outside.items():
        cites = tuple(
            teller.citing.cite(f"R{line.rank} nearly holds record {r['member_id']}", r["member_id"])
            for r in those[:3]
        )
        text = (
            say("A record outside it: {reason}", teller.lang, reason=teller.said(why))
            if len(those) == 1
            else say(
                "{count} records outside it: {reason}",
                teller.lang,
                count=count(len(those)),
                reason=teller.said(why),
            )
        )
        made.append(NearMiss(text, round(those[0]["bits"], 2), cites))
    for r in found:
        if r["member_kind"] == "record":
            continue
        claim = f"R{line.rank} nearly holds {r['member_kind']} {r['member_id']}"
        why = teller.said(r["why"])
        cites = ()
        if r["record_id"] is not None:
            spanned = r["field"] is not None and r["start"] is not None and r["end"] is not None
            cites = (
                teller.citing.cite(
                    claim,
                    r["record_id"],
                    r["field"] if spanned else None,
                    r["start"],
                    r["end"],
                    as_written=r["as_written"] if spanned else None,
                ),
            )
        text = say(
            "{selector} is in {inside} of its records and was not counted: {reason}",
            teller.lang,
            selector=selector_name(r["kind"], shown(r, teller.context), teller.lang),
            inside=count(r["record_count"]),
            reason=why,
        )
        made.append(NearMiss(text, round(r["bits"], 2), cites))
    made.sort(key=lambda near: -near.bits)
    total = found[0]["total"] - len(found) + len(made) if found else 0
    return tuple(made[:MOST_NEAR]), total
