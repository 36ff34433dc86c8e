"""`explain`: the same answer for the command line, the library and the dossier."""

from __future__ import annotations

from ringbreak.case.case import Case
from ringbreak.case.query import engine_of
from ringbreak.case.typed import meant
from ringbreak.engine.engine import Engine
from ringbreak.model.explanation import Explanation

EXPLAINED = 50
"""Rings explained in full in a dossier; the rest are listed. Reading more than fifty chapters is nobody's evening."""


def explain(case: Case, *what: str, as_of: str | None = None) -> Explanation:
    """Why a ring (R1 or its id), two records, one record, or a selector (kind:value) hold together, or do not.

    Raises: UsageError when something named is not in the case or may mean several; CaseError when it was never run.
    """
    from ringbreak.rings.explain import explain as answer

    _, engine = engine_of(case, as_of)
    try:
        return answer(engine, [meant(engine, w) for w in what])
    finally:
        engine.close()


def explanations(engine: Engine, most: int = EXPLAINED) -> dict[str, Explanation]:
    """The explanation of each of the first rings, by ring id."""
    from ringbreak.rings.explain import explain as answer

    ids = engine.sql("SELECT ring_id FROM rings ORDER BY rank LIMIT ?", most)["ring_id"].to_pylist()
    return {i: answer(engine, [i]) for i in ids}
