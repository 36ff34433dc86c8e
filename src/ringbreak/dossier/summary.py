"""The one-screen summary: what was read and not read, what holds together, doubts, what to type next."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ringbreak.dossier.labels import (
    MINTED,
    STATUSES,
    count,
    fragment,
)
from ringbreak.dossier.masking import mask_digits, selector_shown
from ringbreak.engine.engine import Engine
from ringbreak.model.dossier import (
    Amount,
    DossierContext,
    Doubt,
    HeldBack,
    NotRead,
    NotTaken,
    RingLine,
    Summary,
)
from ringbreak.words import say

MOST_RINGS, MOST_HELD_BACK, MOST_DOUBTS, MOST_NOT_READ = 6, 3, 1, 2
"""Lines of each part; what does not fit on one screen is counted and the command that lists it is named."""

_FLAG_ORDER = "CASE kind WHEN 'contradiction' THEN 0 WHEN 'implausible' THEN 1 WHEN 'double_count' THEN 2 WHEN 'date' THEN 3 WHEN 'variant' THEN 4 ELSE 5 END"
_STATUS_ORDER = "CASE status WHEN 'failed' THEN 0 WHEN 'refused' THEN 1 ELSE 2 END"


def rows(engine: Engine, statement: str, *params: object) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    found: list[dict[str, Any]] = engine.sql(statement, *params).to_pylist()
    return found


def _one(engine: Engine, statement: str) -> int:
    return int(next(iter(rows(engine, statement)[0].values())) or 0)


def shown(row: dict[str, Any], context: DossierContext) -> str:
    """How a row of SELECTORS is printed in this dossier."""
    return selector_shown(
        row["kind"], row["value"], row["shown_as"], masked=context.masked, minted=row["kind"] in MINTED
    )


def _moved(engine: Engine, most: int) -> dict[str, list[Amount]]:
    """How much money is seen of each ring up to a rank, a currency each, the largest first.

    What came into its accounts or what went out of them, whichever is more, as its figures state it: money that is handed on from account
    to account is the same money at every step. Where no figure tells, the sum of its transfers.
    """
    found: dict[str, list[Amount]] = {}
    for row in rows(
        engine,
        """
        WITH near AS (SELECT ring_id FROM rings WHERE rank <= $1
        ), stated AS (
          SELECT f.ring_id, f.currency, coalesce(max(f.high) FILTER (f.measure <> 'money_moved_inside'), max(f.high))::DECIMAL(38, 2) AS total
          FROM findings f SEMI JOIN near USING (ring_id)
          WHERE f.measure IN ('money_in', 'money_out', 'money_moved_inside') AND f.high > 0 GROUP BY ALL
        ), touching AS (SELECT x.ring_id, x.record_id FROM ring_transfers x SEMI JOIN near USING (ring_id)
        ), among AS (
          SELECT m.ring_id, m.member_id AS record_id FROM ring_members m SEMI JOIN near USING (ring_id)
          WHERE m.member_kind = 'record' AND m.ring_id NOT IN (SELECT ring_id FROM touching)
        ), summed AS (
          SELECT m.ring_id, t.currency, sum(t.amount)::DECIMAL(38, 2) AS total
          FROM (SELECT * FROM touching UNION ALL SELECT * FROM among) m JOIN transfers t USING (record_id) GROUP BY ALL
        )
        SELECT * FROM stated UNION ALL SELECT * FROM summed WHERE ring_id NOT IN (SELECT ring_id FROM stated)
        ORDER BY ring_id, total DESC, currency
        """,
        most,
    ):
        found.setdefault(row["ring_id"], []).append(Amount(f"{Decimal(row['total']):f}", row["currency"]))
    return found


def _harm(engine: Engine, most: int) -> tuple[dict[str, int], dict[str, list[Amount]]]:
    """How many complaints are of each ring up to a rank, and what they say was lost, a currency each, the largest first; both at most."""
    count: dict[str, int] = {}
    lost: dict[str, list[Amount]] = {}
    for row in rows(
        engine,
        """
        SELECT ring_id, measure, currency, max(high)::DECIMAL(38, 2) AS most FROM findings
        WHERE ring_id IN (SELECT ring_id FROM rings WHERE rank <= ?) AND detector <> 'bulletin' AND measure IN ('complaints', 'loss') AND high > 0
        GROUP BY ALL ORDER BY ring_id, measure, most DESC, currency
        """,
        most,
    ):
        if row["measure"] == "complaints":
            count[row["ring_id"]] = int(row["most"])
        else:
            lost.setdefault(row["ring_id"], []).append(Amount(f"{Decimal(row['most']):f}", row["currency"]))
    return count, lost


def ring_lines(engine: Engine, context: DossierContext, most: int) -> tuple[RingLine, ...]:
    """The first `most` rings, each as one line: those of a known type first, the payments of one account last, else by rank.

    Where hundreds pay two gangs, each payer's payments hold together by his card; a reader who wants the gangs does not
    look for them behind those.
    """
    rings = rows(
        engine,
        """
        SELECT * FROM rings
        ORDER BY case_type IS NULL, case_type IS NULL AND selector_count = 1 AND author_count = 0, rank, ring_id LIMIT ?
        """,
        most,
    )
    held: dict[str, list[tuple[str, str]]] = {}
    # The forum that hired accounts attack has no role: every order names it, and it is not theirs.
    order = (
        "r.case_type = 'paid_engagement' AND m.role IS NULL AND s.kind IN ('domain', 'onion', 'url'), "
        "s.record_count * s.bits DESC, s.bits DESC, s.selector_id"
    )
    for row in rows(
        engine,
        f"""
        SELECT m.ring_id, s.kind, s.value, s.shown_as
        FROM ring_members m JOIN rings r ON r.ring_id = m.ring_id JOIN selectors s ON s.selector_id = m.member_id
        WHERE m.member_kind = 'selector' AND r.rank <= ? AND s.suppressed_why IS NULL
        QUALIFY row_number() OVER (PARTITION BY m.ring_id ORDER BY {order}) <= 3
        ORDER BY m.ring_id, {order}
        """,
        max((r["rank"] for r in rings), default=0),
    ):
        held.setdefault(row["ring_id"], []).append((row["kind"], shown(row, context)))
    most_rank = max((r["rank"] for r in rings), default=0)
    moved = _moved(engine, most_rank)
    complaints, lost = _harm(engine, most_rank)
    return tuple(
        RingLine(
            ring_id=r["ring_id"],
            rank=r["rank"],
            title=r["title"],
            records=r["record_count"],
            selectors=r["selector_count"],
            accounts=r["author_count"],
            case_type=r["case_type"],
            case_type_confidence=r["case_type_confidence"],
            bits=round(r["bits"], 2),
            held_by=tuple(held.get(r["ring_id"], ())),
            moved=tuple(moved.get(r["ring_id"], ())),
            complaints=complaints.get(r["ring_id"], 0),
            lost=tuple(lost.get(r["ring_id"], ())),
        )
        for r in rings
    )


_HELD_BACK = """(
  SELECT * EXCLUDE (why), suppressed_why AS reason FROM selectors WHERE suppressed_why IS NOT NULL AND record_count > 1
  UNION ALL
  SELECT s.* EXCLUDE (why), g.why AS reason FROM loose_groups g JOIN selectors s USING (selector_id)
  WHERE g.strongest AND g.reason IN ('thin', 'statement', 'rejected') AND s.suppressed_why IS NULL)"""
"""Rows of SELECTORS of what joins nothing, with the reason."""


def held_back(engine: Engine, context: DossierContext, most: int) -> tuple[HeldBack, ...]:
    """Selectors shared by two records or more that were not allowed to link; and the strongest of each group that holds together
    and is called no ring though more than one person may be behind it. Of those a person must decide about, first those whose
    answer would tell of most records that are in no ring."""
    return tuple(
        HeldBack(
            selector_id=r["selector_id"],
            kind=r["kind"],
            shown=shown(r, context),
            records=r["record_count"],
            accounts=r["author_count"],
            privacy=r["privacy"],
            reason=mask_digits(r["reason"]) if context.masked else r["reason"],
        )
        for r in rows(
            engine,
            f"""
            WITH held AS (SELECT * FROM {_HELD_BACK}), asked AS (
              SELECT l.selector_id, count(DISTINCT l.record_id) AS outside FROM links l SEMI JOIN (SELECT selector_id FROM held WHERE privacy = 'ask') h USING (selector_id)
              ANTI JOIN (SELECT member_id AS record_id FROM ring_members WHERE member_kind = 'record') m USING (record_id) GROUP BY ALL
            )
            SELECT * EXCLUDE (outside) FROM (
              SELECT *, row_number() OVER (
                PARTITION BY privacy ORDER BY CASE WHEN privacy = 'ask' THEN coalesce(outside, 0) ELSE record_count END DESC, record_count DESC, selector_id
              ) AS place FROM held LEFT JOIN asked USING (selector_id)
            ) ORDER BY place, privacy = 'ask', record_count DESC, selector_id LIMIT ?
            """,
            most,
        )
    )


def doubts(engine: Engine, context: DossierContext, most: int) -> tuple[Doubt, ...]:
    """Flags, contradictions first."""
    return tuple(
        Doubt(
            flag_id=r["flag_id"],
            kind=r["kind"],
            statement=r["statement"],
            finding_ids=tuple(part for part in r["finding_ids"].split(",") if part),
        )
        for r in rows(engine, f"SELECT * FROM flags ORDER BY {_FLAG_ORDER}, flag_id LIMIT ?", most)
    )


def not_read(engine: Engine, context: DossierContext, most: int) -> tuple[NotRead, ...]:
    """Files that were not wholly read: failed, then refused, then partly read."""
    return tuple(
        NotRead(
            evidence_id=r["evidence_id"],
            name=r["name"],
            status=r["status"],
            reason=r["reason"] or "",
        )
        for r in rows(
            engine,
            f"SELECT * FROM evidence WHERE status <> 'read' ORDER BY {_STATUS_ORDER}, name, evidence_id LIMIT ?",
            most,
        )
    )


def build_summary(
    engine: Engine,
    context: DossierContext,
    *,
    most_rings: int = MOST_RINGS,
    most_held_back: int = MOST_HELD_BACK,
    most_doubts: int = MOST_DOUBTS,
    most_not_read: int = MOST_NOT_READ,
) -> Summary:
    """Answer the four questions of page one from the tables.

    Reads:   EVIDENCE, PLACES, RECORDS, MENTIONS, SELECTORS, RINGS, RING_MEMBERS, LOOSE_GROUPS, TRANSFERS, FLAGS.
    Returns: Summary; lists hold the first few, the counts all.
    """
    status = {
        r["status"]: r["n"]
        for r in rows(engine, "SELECT status, count(*) AS n FROM evidence GROUP BY status")
    }
    files = sum(status.values())
    places = _one(engine, "SELECT count(*) FROM places")
    return Summary(
        case_name=context.case_name,
        authorities=tuple(dict.fromkeys(a.statement for a in context.authorities)),
        files=files,
        files_given=_one(engine, "SELECT count(*) FROM places WHERE parent_id IS NULL") or files,
        copies=max(0, places - files),
        by_status=tuple((name, status.get(name, 0)) for name in STATUSES),
        records=_one(engine, "SELECT count(*) FROM records"),
        mentions=_one(engine, "SELECT count(*) FROM mentions"),
        # What linkers made, a shared text or a device, was mentioned nowhere.
        selectors=_one(
            engine,
            f"SELECT count(*) FROM selectors WHERE kind NOT IN ({', '.join(map(repr, sorted(MINTED)))})",
        ),
        rings=ring_lines(engine, context, most_rings),
        ring_count=_one(engine, "SELECT count(*) FROM rings"),
        held_back=held_back(engine, context, most_held_back),
        held_back_count=_one(
            engine,
            f"SELECT count(*) FROM {_HELD_BACK}",
        ),
        doubts=doubts(engine, context, most_doubts),
        doubt_count=_one(engine, "SELECT count(*) FROM flags"),
        not_read=not_read(engine, context, most_not_read),
        not_read_count=_one(engine, "SELECT count(*) FROM evidence WHERE status <> 'read'"),
        not_taken=tuple(NotTaken(*it) for it in context.not_taken[:most_not_read]),
        not_taken_count=len(context.not_taken),
        dossier_path=context.dossier_path,
        command_case=context.command_case,
    )


def given_told(summary: Summary, lang: str) -> str:
    """How the files that were given become the files that were counted."""
    inside = max(0, summary.files + summary.copies - summary.files_given)
    template = (
        "{given} given, {inside} more inside them, {copies} copies of the same bytes"
        if summary.copies
        else "{given} given, {inside} more inside them"
    )
    told = say(
        template, lang, given=count(summary.files_given), inside=count(inside), copies=count(summary.copies)
    )
    if not summary.not_taken_count:
        return told
    return told + fragment("; ", lang) + not_taken_told(summary, lang)


def not_taken_told(summary: Summary, lang: str) -> str:
    """How many things were given besides and never became evidence."""
    return say("{count} more given and not taken", lang, count=count(summary.not_taken_count))
