"""The fact ledger: findings with their figures, and the doubts about them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ringbreak.dossier.citing import Citing, UnprovenClaim
from ringbreak.dossier.document import DoubtLine, Fact
from ringbreak.dossier.labels import (
    CASE_TYPES,
    FLAG_KINDS,
    MEASURES,
    SCOPES,
    STAGES,
    figure,
    fragment,
    money,
    named,
    spoken,
)
from ringbreak.dossier.masking import mask_digits
from ringbreak.dossier.summary import doubts, rows
from ringbreak.engine.engine import Engine
from ringbreak.model.dossier import DossierContext

MOST_FACTS, MOST_DOUBTS, MOST_CITES, MOST_OPEN = 600, 200, 3, 12
OPEN = "open_numbers"
"""The claim of a bulletin that its numbers were left open: it cites them all, and the page folds them."""

_COMPARATORS = {
    "about": "about {value}",
    "more_than": "more than {value}",
    "less_than": "less than {value}",
    "up_to": "up to {value}",
}
_UNITS = {
    "people": "{value} people",
    "items": "{value} items",
    "cases": "{value} cases",
    "times": "{value} times",
    "days": "{value} days",
    "weeks": "{value} weeks",
    "months": "{value} months",
    "quarters": "{value} quarters",
    "years": "{value} years",
    "hours": "{value} hours",
    "minutes": "{value} minutes",
    "accounts": "{value} accounts",
    "records": "{value} records",
    "codes": "{value} codes",
    "places": "{value} places",
    "cards": "{value} cards",
    "computers": "{value} computers",
    "phones": "{value} phones",
    "gangs": "{value} gangs",
    "websites": "{value} websites",
    "companies": "{value} companies",
    "shops": "{value} shops",
    "rooms": "{value} rooms",
    "groups": "{value} groups",
    "forums": "{value} forums",
    "apps": "{value} apps",
    "pages": "{value} pages",
    "clicks": "{value} clicks",
    "views": "{value} views",
    "certificates": "{value} certificates",
    "disks": "{value} disks",
    "servers": "{value} servers",
    "devices": "{value} devices",
    "vehicles": "{value} vehicles",
    "guns": "{value} guns",
    "rounds": "{value} rounds",
    "regions": "{value} regions",
    "cities": "{value} cities",
    "person-times": "{value} person-times",
}


def figure_text(row: dict[str, Any], lang: str) -> str:
    """The figure as the source gives it, never more exact: 'more than 260 million yuan', '8 to 9 people', ''."""
    currency = row["currency"]
    unit = row["unit"] or ""

    def one(value: float) -> str:
        if currency or unit == "CNY":
            return money(str(value), currency or unit, lang)
        if unit in _UNITS:
            return fragment(_UNITS[unit], lang, value=figure(str(value), lang))
        return f"{figure(str(value), lang)} {unit.replace('_', ' ')}".strip()

    if row["value"] is None:
        if row["low"] is not None and row["high"] is not None:
            return fragment("from {low} to {high}", lang, low=one(row["low"]), high=one(row["high"]))
        if row["low"] is not None:
            return fragment("at least {value}", lang, value=one(row["low"]))
        if row["high"] is not None:
            return fragment("up to {value}", lang, value=one(row["high"]))
        return ""
    text = one(row["value"])
    shape = _COMPARATORS.get(row["comparator"] or "")
    if shape:
        text = fragment(shape, lang, value=text)
    if row["low"] is not None and row["high"] is not None and row["low"] != row["high"]:
        text += fragment(" (from {low} to {high})", lang, low=one(row["low"]), high=one(row["high"]))
    return text


def _named(row: dict[str, Any], context: DossierContext) -> str:
    """What a claim without a figure names: '响水县 (320921)', ''."""
    name, code = row["named"] or "", row["code"]
    if not name or row["measure"] == "title":
        return ""  # a title is long, and the passage beside it shows it
    shown = f"{name} ({code})" if code else name
    return mask_digits(shown) if context.masked else shown


def _figures(row: dict[str, Any]) -> set[int]:
    """Whole numbers the claim itself states; masking leaves them in the passage."""
    return {int(row[name]) for name in ("value", "low", "high") if row[name] is not None and row[name] < 1e15}


def prove(engine: Engine) -> None:
    """Every finding of the case has a citation, whether or not the dossier has room for it.

    Raises: UnprovenClaim naming the first finding that has none.
    """
    bare = rows(
        engine,
        """
        SELECT f.finding_id, f.statement FROM findings f
        WHERE NOT EXISTS (SELECT 1 FROM citations c WHERE c.finding_id = f.finding_id) ORDER BY f.finding_id LIMIT 1
        """,
    )
    if bare:
        raise UnprovenClaim(
            "the claim '{claim}' (finding {finding_id}) cites nothing",
            claim=bare[0]["statement"],
            finding_id=bare[0]["finding_id"],
        )


def facts(
    engine: Engine, context: DossierContext, citing: Citing, ranks: dict[str, int]
) -> tuple[tuple[Fact, ...], int]:
    """The ledger: findings that a doubt is about first, then those of rings, then the rest.

    Args:
        ranks: ring_id to rank of the rings in the dossier.
    Returns: The first `MOST_FACTS`, and how many there are.
    """
    found = rows(
        engine,
        """
        WITH doubted AS (SELECT DISTINCT unnest(string_split(finding_ids, ',')) AS finding_id FROM flags)
        SELECT f.*, r.rank, count(*) OVER () AS total FROM findings f
        LEFT JOIN rings r ON r.ring_id = f.ring_id LEFT JOIN doubted d ON d.finding_id = f.finding_id
        ORDER BY d.finding_id IS NULL, r.rank NULLS LAST, f.named IS NOT NULL, f.detector, try_cast(f.case_no AS BIGINT) NULLS LAST, f.case_no,
            f.measure, f.finding_id
        LIMIT ?
        """,
        MOST_FACTS,
    )
    proofs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    wanted = {r["finding_id"] for r in found}
    for c in rows(
        engine,
        """
        SELECT * FROM citations
        QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY record_id, field, start, "end")
            <= CASE WHEN finding_id IN (SELECT finding_id FROM findings WHERE measure = ?) THEN ? ELSE ? END
        ORDER BY finding_id, record_id, field, start, "end"
        """,
        OPEN,
        MOST_OPEN,
        MOST_CITES,
    ):
        if c["finding_id"] in wanted:
            proofs[c["finding_id"]].append(c)
    made = []
    for r in found:
        cites = tuple(
            citing.cite(r["statement"], c["record_id"], c["field"], c["start"], c["end"], keep=_figures(r))
            for c in proofs[r["finding_id"]]
        )
        statement = spoken(r["statement"], context.lang)
        made.append(
            Fact(
                finding_id=r["finding_id"],
                ring=f"R{r['rank']}" if r["rank"] is not None else "",
                source=r["detector"],
                detector=named(CASE_TYPES, r["detector"], context.lang),
                case_no=r["case_no"] or "",
                measure=named(MEASURES, r["measure"], context.lang),
                figure=figure_text(r, context.lang) or _named(r, context),
                stage=named(STAGES, r["stage"], context.lang) if r["stage"] else "",
                speaker=r["speaker"] or "",
                scope=named(SCOPES, r["scope"], context.lang) if r["scope"] else "",
                statement=mask_digits(statement, keep=_figures(r)) if context.masked else statement,
                confidence=round(r["confidence"], 3),
                cites=cites,
                name=r["measure"],
            )
        )
    return tuple(made), found[0]["total"] if found else 0


def doubt_lines(
    engine: Engine, context: DossierContext, citing: Citing, known: dict[str, Fact]
) -> tuple[DoubtLine, ...]:
    """Flags, contradictions first, each with the passages of the claims it is about.

    A flag that names no claim (two spellings of a place) has no passage, and is shown as having none.
    """
    flags = doubts(engine, context, MOST_DOUBTS)
    missing = sorted({f for d in flags for f in d.finding_ids if f not in known})
    proofs: dict[str, list[str]] = defaultdict(list)
    for c in (
        rows(
            engine,
            """
        SELECT * FROM citations WHERE list_contains(?, finding_id)
        QUALIFY row_number() OVER (PARTITION BY finding_id ORDER BY record_id, field, start, "end") <= ?
        ORDER BY finding_id, record_id, field, start, "end"
        """,
            missing,
            MOST_CITES,
        )
        if missing
        else ()
    ):
        proofs[c["finding_id"]].append(
            citing.cite(f"finding {c['finding_id']}", c["record_id"], c["field"], c["start"], c["end"])
        )
    made = []
    for d in flags:
        cites = dict.fromkeys(
            key for f in d.finding_ids for key in (known[f].cites if f in known else proofs.get(f, ()))
        )
        statement = spoken(d.statement, context.lang)
        made.append(
            DoubtLine(
                flag_id=d.flag_id,
                kind=named(FLAG_KINDS, d.kind, context.lang),
                statement=mask_digits(statement) if context.masked else statement,
                finding_ids=d.finding_ids,
                cites=tuple(cites)[: 2 * MOST_CITES],
            )
        )
    return tuple(made)
