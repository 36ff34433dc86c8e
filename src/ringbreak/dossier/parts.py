"""Who plays which part in a ring, by tier; the agents' codes in its links; the places its leads go to."""

from __future__ import annotations

import re
from collections import defaultdict

from ringbreak.dossier.document import AgentLine, PartLine, PlaceLine
from ringbreak.dossier.labels import ROLES, named, selector_name
from ringbreak.dossier.masking import mask_account
from ringbreak.dossier.summary import rows, shown
from ringbreak.dossier.teller import Teller
from ringbreak.model.agent_codes import AGENT_LINK
from ringbreak.model.dossier import RingLine
from ringbreak.model.ring_members import TIERS
from ringbreak.model.serial_links import SERIAL_CODES
from ringbreak.words import translate

MOST_SHOWN = 3
"""Selectors named beside a part."""
MOST_AGENTS, MOST_PLACES = 24, 200
ORDER = (*TIERS, "victim", "official")
_PLACE = re.compile(r"([A-Z][A-Za-z ]{2,20}|[\u4e00-\u9fff]{2,12}) ([0-9]{1,9})(?=, |;|$)")
"""A province and how many leads go there; cases of older versions name it in Chinese."""


def parts(teller: Teller, line: RingLine) -> tuple[PartLine, ...]:
    """One line a part, in the order of the chain, those outside it last."""
    found = {
        r["role"]: r
        for r in rows(
            teller.engine,
            """
            SELECT m.role, count(*) FILTER (m.member_kind = 'record') AS records,
                   count(*) FILTER (m.member_kind = 'selector') AS selectors,
                   count(DISTINCT r.author) AS accounts, min(m.member_id) FILTER (m.member_kind = 'record') AS example
            FROM ring_members m LEFT JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id
            WHERE m.ring_id = ? AND m.role IS NOT NULL GROUP BY m.role
            """,
            line.ring_id,
        )
    }
    names: dict[str, list[str]] = defaultdict(list)
    for r in rows(
        teller.engine,
        """
        SELECT m.role, s.* FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id
        WHERE m.ring_id = ? AND m.member_kind = 'selector' AND m.role IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY m.role ORDER BY s.record_count DESC, s.selector_id) <= ?
        ORDER BY m.role, s.record_count DESC, s.selector_id
        """,
        line.ring_id,
        MOST_SHOWN,
    ):
        label = translate(shown(r, teller.context), teller.lang)
        names[r["role"]].append(selector_name(r["kind"], label, teller.lang))
    ordered = [role for role in ORDER if role in found] + sorted(set(found) - set(ORDER))
    return tuple(
        PartLine(
            role=named(ROLES, role, teller.lang),
            tier=named(TIERS, role, teller.lang) if role in TIERS else "",
            place=("upstream", "midstream", "downstream").index(TIERS[role]) if role in TIERS else 3,
            records=found[role]["records"],
            accounts=found[role]["accounts"],
            selectors=found[role]["selectors"],
            shown=tuple(names[role]),
            cites=(teller.citing.cite(f"R{line.rank} has a part", found[role]["example"]),)
            if found[role]["example"] is not None
            else (),
        )
        for role in ordered
    )


def agents(teller: Teller, line: RingLine) -> tuple[AgentLine, ...]:
    """Links of the ring's records that carry somebody's code: code and site, how many links, how many records."""
    hide = mask_account if teller.context.masked else str
    found = rows(
        teller.engine,
        f"""
        WITH links AS (
          SELECT lower(regexp_extract(n.value, '{AGENT_LINK}', 1, 'i')) AS code,
                 lower(regexp_extract(n.value, '^[a-zA-Z]+://([^/:?#]+)', 1)) AS site, n.value, n.record_id
          FROM dossier_members d JOIN mentions n ON n.record_id = d.record_id AND n.kind = 'url' WHERE d.ring_id = ?
            AND (n.record_id, n.value) NOT IN (SELECT (record_id, url) FROM ({SERIAL_CODES}))
        ), totals AS (SELECT code, count(DISTINCT record_id) AS n FROM links WHERE code <> '' GROUP BY code)
        SELECT l.code, l.site, count(DISTINCT l.value) AS links, count(DISTINCT l.record_id) AS records,
               min(l.record_id) AS example, t.n, count(DISTINCT l.code) OVER () AS codes
        FROM links l JOIN totals t USING (code) GROUP BY l.code, l.site, t.n
        ORDER BY t.n DESC, l.code, records DESC, l.site
        """,
        line.ring_id,
    )
    kept = list(dict.fromkeys(r["code"] for r in found))[:MOST_AGENTS]
    return tuple(
        AgentLine(
            code=hide(r["code"]) if r["code"] else "",
            number=kept.index(r["code"]) + 1,
            site=hide(r["site"]) if r["site"] else "",
            links=r["links"],
            records=r["records"],
            hidden=max(0, len({f["code"] for f in found}) - len(kept)),
            cites=(teller.citing.cite(f"R{line.rank}: a link under a code", r["example"]),),
        )
        for r in found
        if r["code"] in kept
    )


def places(teller: Teller, line: RingLine) -> tuple[PlaceLine, ...]:
    """Provinces by source, as the findings state them: 'name count' in a list after the colon."""
    made = []
    for r in rows(
        teller.engine,
        """
        SELECT f.statement, min(c.record_id) AS example FROM findings f JOIN citations c USING (finding_id)
        WHERE f.ring_id = ? AND f.measure = 'places_to_warn' GROUP BY f.finding_id, f.statement ORDER BY f.statement
        """,
        line.ring_id,
    ):
        about, _, listed = r["statement"].partition(": ")
        source = translate(r["statement"], teller.lang)
        source = source.partition("：" if teller.lang == "zh" else ": ")[0]
        for name, count in _PLACE.findall(listed)[:MOST_PLACES]:
            made.append(
                PlaceLine(source=source or about, place=translate(name, teller.lang), count=int(count))
            )
    return tuple(made)
