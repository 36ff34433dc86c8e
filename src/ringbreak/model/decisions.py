"""What people's judgements come to: the log of decisions, undone ones left out, as sets that stages can use."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyarrow as pa

SUPPRESSED = "public: a person decided to suppress it"
"""Why a selector that a person suppressed links nothing (SELECTORS.suppressed_why)."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions in force.

    private, public: Selectors that a person told to include or to suppress, by `kind:value` or by their id in digits ->
        judgement_id.
    together, apart: Pairs of record ids that must, or cannot, be of one operation -> judgement_id.
    confirmed, rejected: Ids of rings or links (`record_id@kind:value`) -> judgement_id.
    roles: (ring_id or "", record or selector id) -> role.
    """

    private: dict[str, str] = field(default_factory=dict)
    public: dict[str, str] = field(default_factory=dict)
    together: dict[tuple[int, int], str] = field(default_factory=dict)
    apart: dict[tuple[int, int], str] = field(default_factory=dict)
    confirmed: dict[str, str] = field(default_factory=dict)
    rejected: dict[str, str] = field(default_factory=dict)
    roles: dict[tuple[str, str], str] = field(default_factory=dict)


def in_force(judgements: pa.Table) -> Decisions:
    """Read JUDGEMENTS in the order decided. A later decision about the same thing replaces an earlier one.

    Objects: include, suppress: a selector. must_link, cannot_link: two or more record ids, comma separated.
    confirm, reject: a ring id, or `record_id@kind:value` for one link. role: `member_id=role` or `ring_id,member_id,role`.
    undo: the judgement_id that no longer holds; an undo can be undone.
    """
    rows = judgements.sort_by([("decided_at", "ascending"), ("judgement_id", "ascending")]).to_pylist()
    undone: set[str] = set()
    for row in reversed(rows):
        if row["verb"] == "undo" and row["judgement_id"] not in undone:
            undone.add(row["object"].strip())
    made = Decisions()
    for row in rows:
        verb, what, by = row["verb"], row["object"].strip(), row["judgement_id"]
        if by in undone:
            continue
        if verb == "include":
            made.public.pop(what, None)
            made.private[what] = by
        elif verb == "suppress":
            made.private.pop(what, None)
            made.public[what] = by
        elif verb in ("must_link", "cannot_link"):
            ids = sorted(int(part) for part in what.split(",") if part.strip().lstrip("-").isdigit())
            for i, a in enumerate(ids):
                for b in ids[i + 1 :]:
                    (made.together if verb == "must_link" else made.apart)[(a, b)] = by
                    (made.apart if verb == "must_link" else made.together).pop((a, b), None)
        elif verb == "confirm":
            made.rejected.pop(what, None)
            made.confirmed[what] = by
        elif verb == "reject":
            made.confirmed.pop(what, None)
            made.rejected[what] = by
        elif verb == "role":
            parts = [part.strip() for part in what.split(",")]
            member, _, role = what.partition("=")
            if role:
                made.roles[("", member.strip())] = role.strip()
            elif len(parts) == 3:
                made.roles[(parts[0], parts[1])] = parts[2]
    return made
