"""From a claim to its passage: citations are gathered while the document is built and resolved in one go."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from ringbreak.dossier.document import Passage
from ringbreak.dossier.labels import RECORD_KINDS, moment, named
from ringbreak.dossier.masking import (
    is_hidden,
    mask_account,
    mask_digits,
    mask_file_name,
    mask_run,
    mask_text,
    url_tail,
)
from ringbreak.engine.engine import Engine
from ringbreak.errors import RingbreakError
from ringbreak.model.dossier import DossierContext
from ringbreak.model.ids import content_id

CONTEXT = 140
"""Characters of context shown on either side of a span."""
MOST_QUOTED = 1_200
"""Characters of a span that are shown; a longer one is cut and says so."""

NUMBERED = "(SELECT *, row_number() OVER (ORDER BY name, evidence_id) AS evidence_no FROM evidence)"
"""EVIDENCE with the number that citation marks use: files in the order of their names."""

_COLUMNS = ("text", "title", "url", "author", "author_name", "counterpart", "channel")


class UnprovenClaim(RingbreakError):
    """A claim without a passage that proves it; the dossier is not written."""


def citation_mark(evidence_no: int, ordinal: int) -> str:
    """E12:345, record 345 (RECORDS.ordinal, from 0) of evidence 12."""
    return f"E{evidence_no}:{ordinal}"


@dataclass
class Citing:
    """Gathers what is to be cited. A key is made from record, field and span, so equal citations are one passage."""

    wanted: dict[str, tuple[int, str, int, int]] = field(default_factory=dict)
    as_written: dict[str, str] = field(default_factory=dict)
    keep: dict[str, set[int]] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)

    def cite(
        self,
        claim: str,
        record_id: int,
        name: str | None = None,
        start: int | None = None,
        end: int | None = None,
        *,
        as_written: str | None = None,
        keep: Iterable[int] = (),
    ) -> str:
        """Ask for a passage and return its key.

        Args:
            claim: What it proves, for the message when it does not resolve.
            name: Field of the span; None means the record as a whole.
            as_written: What must stand there; checked when the passage is read.
            keep: Figures the claim states, which masking leaves readable.
        """
        span = (record_id, "", 0, 0) if name is None else (record_id, name, start or 0, end or 0)
        key = "c" + content_id(*(str(part) for part in span), digits=12)
        self.wanted[key] = span
        self.claims.setdefault(key, claim)
        if as_written is not None:
            self.as_written[key] = as_written
        self.keep.setdefault(key, set()).update(keep)
        return key

    def passages(self, engine: Engine, context: DossierContext, used: set[str]) -> tuple[Passage, ...]:
        """Read the passages asked for that a claim of the document carries (`used`).

        Raises: UnprovenClaim when a record is missing, a span lies outside its text, or the text differs.
        """
        keys = sorted(used)
        if not keys:
            return ()
        engine.register(
            "dossier_refs",
            pa.table(
                {
                    "key": pa.array(keys, pa.string()),
                    "record_id": pa.array([self.wanted[k][0] for k in keys], pa.int64()),
                    "field": pa.array([self.wanted[k][1] for k in keys], pa.string()),
                    "start": pa.array([self.wanted[k][2] for k in keys], pa.int64()),
                    "end": pa.array([self.wanted[k][3] for k in keys], pa.int64()),
                }
            ),
        )
        hidden = self._hidden(engine) if context.masked else {}
        words = _words(engine) if context.masked else {}
        made = [
            self._passage(row, hidden.get(row["key"], []), words.get(row["key"], []), context)
            for row in engine.sql(_READ).to_pylist()
        ]
        found = {p.key for p in made}
        for key in keys:
            if key not in found:
                record_id, name, start, end = self.wanted[key]
                raise UnprovenClaim(
                    "the claim '{claim}' cites record {record_id}, {field} {start}-{end}, which is not in the case",
                    claim=self.claims[key],
                    record_id=record_id,
                    field=name or "record",
                    start=start,
                    end=end,
                )
        made.sort(key=lambda p: (p.evidence_no, int(p.mark.rpartition(":")[2]), p.field, p.start, p.end))
        return tuple(made)

    def _hidden(self, engine: Engine) -> dict[str, list[tuple[int, int]]]:
        """Spans of identifiers near each passage that masking hides."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for row in engine.sql(_MENTIONED).to_pylist():
            start, kind = row["start"], row["kind"]
            if kind in ("url", "code"):
                start += url_tail(row["as_written"])
            elif not is_hidden(kind, row["shown_as"]):
                continue
            spans.setdefault(row["key"], []).append((start, row["end"]))
        return spans

    def _passage(
        self,
        row: dict[str, Any],
        hidden: list[tuple[int, int]],
        words: list[str],
        context: DossierContext,
    ) -> Passage:
        key, whole = row["key"], not row["field"]
        window = row["body"] or ""
        if whole and row["composed"]:
            window = _parties(window, masked=context.masked)
        first = row["window_start"]
        start, end = (0, len(window)) if whole else (row["start"] - first, row["end"] - first)
        if not whole:
            self._check(row, window[start:end])
        if context.masked:
            if row["field"] in ("author", "author_name", "counterpart"):
                hidden = [(first, first + len(window))]
            window = mask_text(
                window, [(s - first, e - first) for s, e in hidden], keep=self.keep.get(key, ())
            )
            # What the record's author is called, and what its cells hold, may stand in its text unrecognised.
            also = {*words, *(a for a in (row["author"],) if a and len(a) >= 5)}
            for word in sorted(also, key=lambda w: (-len(w), w)):
                window = window.replace(word, mask_run(word))
        quoted = window[start:end]
        if row["end"] - row["start"] > MOST_QUOTED or (whole and row["length"] > 4 * CONTEXT):
            quoted += " …"
        hide = mask_account if context.masked else str
        authors = [part for part in (row["author_name"], row["author"]) if part]
        return Passage(
            key=key,
            mark=citation_mark(row["evidence_no"], row["ordinal"]),
            record_id=row["record_id"],
            evidence_no=row["evidence_no"],
            evidence_id=row["evidence_id"],
            evidence_name=mask_file_name(row["name"]) if context.masked else row["name"],
            locator=row["locator"],
            record_kind=named(RECORD_KINDS, row["kind"], context.lang),
            platform=row["platform"] or "",
            channel=mask_digits(row["channel"] or "") if context.masked else row["channel"] or "",
            author=" / ".join(hide(a[:80]) for a in dict.fromkeys(authors)),
            at=moment(row["sent_at"], row["sent_at_precision"], context.time_zone, context.lang),
            field=row["field"],
            start=row["start"],
            end=row["end"],
            before=window[:start],
            quoted=quoted,
            after=window[end:] if end <= len(window) else "",
            cut_before=first > 0,
            cut_after=not whole and row["length"] > first + len(window),
            language=row["language"] or "",
        )

    def _check(self, row: dict[str, Any], quoted: str) -> None:
        key = row["key"]
        if (
            row["body"] is None
            or row["start"] < 0
            or row["end"] > row["length"]
            or row["start"] >= row["end"]
        ):
            raise UnprovenClaim(
                "the claim '{claim}' cites {field} {start}-{end} of record {record_id}, which has {length} characters there",
                claim=self.claims[key],
                field=row["field"],
                start=row["start"],
                end=row["end"],
                record_id=row["record_id"],
                length=row["length"] or 0,
            )
        expected = self.as_written.get(key)
        if expected is not None and expected[:MOST_QUOTED] != quoted[:MOST_QUOTED]:
            raise UnprovenClaim(
                "the claim '{claim}' expects other text at {field} {start}-{end} of record {record_id} than stands there",
                claim=self.claims[key],
                field=row["field"],
                start=row["start"],
                end=row["end"],
                record_id=row["record_id"],
            )


# Parties in a passage that is put together from columns stand between two characters no text keeps, until they are masked.
_OPEN, _CLOSE = "\x01", "\x02"
_PARTY = "chr(1) || replace(replace({}, chr(1), ''), chr(2), '') || chr(2)"

_BODY = " ".join(f"WHEN '{c}' THEN r.{c}" for c in _COLUMNS)
# Only a window of the text leaves the engine: a record of five megabytes costs a few hundred characters.
_READ = f"""
WITH cells AS (
    SELECT d.key, f.value AS body FROM dossier_refs d
    JOIN fields f ON f.record_id = d.record_id AND d.field = 'cell:' || f.field
), regional AS (
    SELECT d.key, g.text AS body FROM dossier_refs d
    JOIN regions g ON g.record_id = d.record_id AND d.field = 'region:' || g.region
), cell_lists AS (
    SELECT f.record_id, string_agg(f.field || ': ' || f.value, chr(10) ORDER BY f.field) AS body
    FROM fields f WHERE f.record_id IN (SELECT record_id FROM dossier_refs WHERE field = '') GROUP BY f.record_id
), whole AS (
    SELECT d.key, coalesce(
        r.text, r.title,
        {_PARTY.format("t.payer_said")} || ' → ' || {_PARTY.format("t.payee_said")} || ' ' || t.amount || coalesce(' ' || t.currency, '') || coalesce(' ' || t.memo, ''),
        a.said, c.body, r.url, r.locator) AS body, r.text IS NULL AND r.title IS NULL AS composed
    FROM dossier_refs d JOIN records r ON r.record_id = d.record_id
    LEFT JOIN cell_lists c ON c.record_id = r.record_id
    LEFT JOIN (SELECT *, coalesce(payer, payer_name, '?') AS payer_said, coalesce(payee, payee_name, '?') AS payee_said FROM transfers) t
        ON t.record_id = r.record_id
    LEFT JOIN (SELECT record_id, concat_ws(' ', {_PARTY.format("coalesce(actor, '?')")}, verb, {_PARTY.format("target")}, 'device ' || device, 'ip ' || ip, 'cell ' || cell) AS said FROM actions) a
        ON a.record_id = r.record_id
    WHERE d.field = ''
), joined AS (
    SELECT d.*, r.evidence_id, r.ordinal, r.locator, r.kind, r.platform, left(r.channel, 200) AS channel,
        r.author, r.author_name, r.sent_at, r.sent_at_precision, r.language, e.name, e.evidence_no, coalesce(w.composed, false) AS composed,
        CASE WHEN d.field = '' THEN w.body
             WHEN starts_with(d.field, 'cell:') THEN l.body
             WHEN starts_with(d.field, 'region:') THEN g.body
             ELSE CASE d.field {_BODY} END END AS full_body
    FROM dossier_refs d JOIN records r ON r.record_id = d.record_id
    JOIN {NUMBERED} e ON e.evidence_id = r.evidence_id
    LEFT JOIN cells l ON l.key = d.key LEFT JOIN regional g ON g.key = d.key LEFT JOIN whole w ON w.key = d.key
)
SELECT * EXCLUDE (full_body), length(full_body) AS length,
    CASE WHEN field = '' THEN 0 ELSE greatest(0, start - {CONTEXT}) END AS window_start,
    CASE WHEN field = '' THEN substring(full_body, 1, {4 * CONTEXT})
         ELSE substring(full_body, greatest(0, start - {CONTEXT}) + 1,
              least("end", start + {MOST_QUOTED}) - greatest(0, start - {CONTEXT}) + {CONTEXT}) END AS body
FROM joined ORDER BY key
"""

_WRITTEN = """
SELECT DISTINCT d.key, m.kind, m.as_written, m.shown_as FROM dossier_refs d
JOIN mentions m ON m.record_id = d.record_id AND d.field = '' AND length(m.as_written) < 200
ORDER BY ALL
"""

_MENTIONED = f"""
SELECT d.key, m.start, m."end", m.kind, m.as_written, m.shown_as FROM dossier_refs d
JOIN mentions m ON m.record_id = d.record_id
    AND (m.field = d.field OR (d.field = '' AND m.field = 'text'))
    AND m.start < CASE WHEN d.field = '' THEN {4 * CONTEXT} ELSE d."end" + {CONTEXT} END
    AND m."end" > CASE WHEN d.field = '' THEN 0 ELSE d.start - {CONTEXT} END
ORDER BY d.key, m.start, m."end"
"""


def _words(engine: Engine) -> dict[str, list[str]]:
    """Identifiers as written in any field of the records that are cited as a whole, by passage."""
    found: dict[str, list[str]] = {}
    for row in engine.sql(_WRITTEN).to_pylist():
        if len(row["as_written"]) >= 5 and is_hidden(row["kind"], row["shown_as"]):
            found.setdefault(row["key"], []).append(row["as_written"])
    return found


def _parties(body: str, *, masked: bool) -> str:
    """A passage put together from columns, without the characters that stood around its parties."""
    made, rest = [], body
    while _OPEN in rest:
        before, _, rest = rest.partition(_OPEN)
        party, _, rest = rest.partition(_CLOSE)
        made += [before, mask_account(party) if masked and len(party) > 1 else party]
    return "".join([*made, rest])


def visible(text: str) -> str:
    """Evidence as it may be shown: direction, zero-width and control characters become ⟦U+202E⟧ marks."""
    return "".join(
        c
        if c in "\n\t" or (unicodedata.category(c) not in _UNSEEN and c not in _BLANK)
        else f"⟦U+{ord(c):04X}⟧"
        for c in text
    )


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_BLANK = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")
"""Letters and marks that print as nothing though their category does not say so."""
