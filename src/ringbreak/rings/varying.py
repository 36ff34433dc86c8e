"""What stays and what varies in a family of texts, in words."""

from __future__ import annotations

import re
import string
from typing import Any

from ringbreak.engine.engine import Engine
from ringbreak.model.explanation import Said


def rows_of(engine: Engine, statement: str, *params: object) -> list[dict[str, Any]]:
    """The rows of a query as dictionaries."""
    made: list[dict[str, Any]] = engine.sql(statement, *params).to_pylist()
    return made


def told(template: str, **values: object) -> Said:
    """A template and its values, to be said in the reader's language."""
    return Said(template, tuple((name, str(value)) for name, value in values.items()))


TEXTS = 32
"""Texts of a family that are looked at to tell what varies in it."""
EXAMPLES = 4
"""What stands in a place that varies is shown by so many examples."""


def varying(engine: Engine, row: dict[str, Any]) -> list[Said]:
    """What stays and what varies in a text family; for what a family puts where its contact stands, which family that is."""
    if row["kind"] == "slot":
        family = rows_of(
            engine,
            """SELECT s.shown_as FROM links l JOIN links t USING (record_id) JOIN selectors s ON s.selector_id = t.selector_id
               WHERE l.selector_id = ? AND s.kind = 'template' ORDER BY l.record_id LIMIT 1""",
            row["selector_id"],
        )
        return [
            told(
                "it is no identifier by its form: it is what these texts put where the other texts of the family {family} have their contact",
                family=f["shown_as"],
            )
            for f in family
        ]
    if row["kind"] != "template":
        return []
    from ringbreak.kernels.slots import slots, template

    held = rows_of(
        engine,
        "SELECT r.record_id, r.text FROM links l JOIN records r USING (record_id) WHERE l.selector_id = ? AND r.text IS NOT NULL ORDER BY r.record_id LIMIT ?",
        row["selector_id"],
        TEXTS,
    )
    if len(held) < 3:
        return []
    found = template([h["text"] for h in held])
    marks: dict[int, list[dict[str, Any]]] = {}
    ids = ", ".join(str(int(h["record_id"])) for h in held)
    for m in rows_of(
        engine,
        f"SELECT record_id, kind, shown_as, start, \"end\" FROM mentions WHERE field = 'text' AND record_id IN ({ids}) ORDER BY record_id, start",
    ):
        marks.setdefault(m["record_id"], []).append(m)
    values: dict[int, dict[str, None]] = {}
    for h in held:
        for slot, a, b in slots(h["text"], found):
            here = [m for m in marks.get(h["record_id"], ()) if m["start"] < b and m["end"] > a]
            shown = " ".join(m["shown_as"] for m in here) if here else _blanked(h["text"][a:b])
            values.setdefault(slot, {})[shown] = None
    constant = " … ".join(a for a in (_blanked(a.strip()) for a in found.anchors) if a)
    said = [told("what stays the same in it: {text}", text=constant[:LONG])] if constant else []
    for slot, several in sorted(values.items()):
        if len(several) > 1:
            # Figures that all texts have at the end of a piece are the beginning of what varies.
            piece = (
                found.anchors[slot - 1].strip().rstrip(string.ascii_letters + string.digits) if slot else ""
            )
            before = _blanked(piece)[-8:]
            examples = " | ".join(v[: LONG // 4] for v in list(several)[:EXAMPLES])
            examples += " | …" if len(several) > EXAMPLES else ""
            if before.strip("… "):
                said.append(
                    told(
                        "what varies in it after “{before}”: {examples}",
                        before=before,
                        examples=examples,
                    )
                )
            elif slot:
                said.append(told("what varies further on: {examples}", examples=examples))
            else:
                said.append(told("what varies at its beginning: {examples}", examples=examples))
    return said[:6]


LONG = 160


def _blanked(text: str) -> str:
    """Without what may be an identifier that nobody read: a reader of a report need not see it to follow the reason."""
    return re.sub(r"[0-9A-Za-z_@.+-]{5,}", "…", text)
