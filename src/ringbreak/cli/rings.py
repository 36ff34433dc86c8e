"""`ringbreak rings CASE [RING]`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ringbreak.cli.common import as_of_option, case_argument, opened, print_json, print_table, verb
from ringbreak.errors import UsageError
from ringbreak.words import place_of, say, translate


def command(lang: str) -> click.Command:
    return verb(
        "rings",
        lang,
        "List the rings of a case, or one ring with its members.",
        [case_argument(), click.Argument(["ring"], required=False), as_of_option(lang)],
        run,
    )


def run(lang: str, as_json: bool, case: Path, ring: str | None, as_of: str | None) -> int:
    it = opened(case)
    rings = it.rings(as_of=as_of)
    if ring is not None:
        rings = [r for r in rings if ring.upper() == r["name"] or ring == r["ring_id"]]
        if not rings:
            raise UsageError("no ring {what}; ringbreak rings {case} lists them", what=ring, case=case)
    if as_json:
        print_json({"rings": rings})
    elif ring is not None:
        _one(it, rings[0], lang)
    elif not rings:
        print(say("No ring: there is not enough evidence for one.", lang))
    else:
        print_table(
            [say(h, lang) for h in ("Ring", "Records", "Accounts", "Selectors", "Bits", "Id", "Title")],
            [
                [
                    r["name"],
                    r["record_count"],
                    r["author_count"],
                    r["selector_count"],
                    f"{r['bits']:.0f}",
                    r["ring_id"],
                    translate(r["title"], lang),
                ]
                for r in rings
            ],
            right=frozenset({1, 2, 3, 4}),
        )
    return 0


def _one(it: Any, ring: dict[str, Any], lang: str) -> None:
    from ringbreak.case import query
    from ringbreak.dossier.labels import ROLES, named, selector_name

    print(f"{ring['name']}  {ring['ring_id']}  {translate(ring['title'], lang)}\n")
    members = query.rows(
        it,
        """
        SELECT m.member_kind, m.member_id, m.role, round(m.bits, 1) AS bits, m.why,
               s.kind, s.shown_as, e.name, r.locator, coalesce(s.kind || ' ' || s.shown_as, e.name || ', ' || r.locator) AS what
        FROM ring_members m
        LEFT JOIN selectors s ON m.member_kind = 'selector' AND s.selector_id = m.member_id
        LEFT JOIN records r ON m.member_kind = 'record' AND r.record_id = m.member_id
        LEFT JOIN evidence e ON e.evidence_id = r.evidence_id
        WHERE m.ring_id = ? ORDER BY m.member_kind DESC, m.bits DESC, what, m.member_id
        """,
        ring["ring_id"],
    )
    print_table(
        [say(h, lang) for h in ("Member", "Bits", "What", "Role", "Why", "Id")],
        [
            [
                say(m["member_kind"], lang),
                m["bits"],
                selector_name(m["kind"], m["shown_as"], lang)
                if m["kind"]
                else place_of(m["name"], m["locator"], lang),
                named(ROLES, m["role"], lang) if m["role"] else None,
                translate(m["why"], lang),
                m["member_id"],
            ]
            for m in members
        ],
        right=frozenset({1}),
    )
