"""What people type for a selector: as it stands on the screen, with its kind's title in either language, or kind:value."""

from __future__ import annotations

from functools import cache

from ringbreak.engine.engine import Engine
from ringbreak.model.kinds import KIND_TITLES


@cache
def _kinds() -> dict[str, str]:
    """Kind by each of its titles, folded."""
    from ringbreak.dossier.labels import KINDS
    from ringbreak.words import say

    titles = {
        say(title, lang).casefold(): kind
        for lang in ("en", "zh")
        for named in (KIND_TITLES, KINDS)
        for kind, title in named.items()
    }
    return titles | {kind: kind for kind in (*KIND_TITLES, *KINDS)}


def as_kind_and_value(what: str) -> str:
    """kind:value for what was copied from a page (电话 199****0033, "bank card 620000...", 电话：...); anything else as it is."""
    text = what.strip()
    for colon in (":", "："):
        head, found, rest = text.partition(colon)
        kind = _kinds().get(head.strip().casefold()) if found else None
        if kind and rest.strip():
            return f"{kind}:{rest.strip()}"
    head, _, rest = text.rpartition(" ")
    kind = _kinds().get(head.strip().casefold())
    return f"{kind}:{rest}" if kind and rest else text


def meant(engine: Engine, what: str) -> str:
    """What is typed as `explain` takes it; an account as its masked form stands on the page becomes its id.

    Raises: UsageError when several accounts are shown so.
    """
    from ringbreak.dossier.masking import selector_shown
    from ringbreak.rings.explain import called, one_of

    typed = as_kind_and_value(what)
    if "*" not in typed or called(engine, typed):
        return typed
    kind, _, shown = typed.rpartition(":")
    rows = engine.sql(
        """SELECT * FROM selectors WHERE kind IN ('account', 'person', 'company', 'handle') AND ($1 = '' OR kind = $1)
             AND length(shown_as) = length($2) AND left(shown_as, 1) = left($2, 1) ORDER BY record_count DESC, selector_id""",
        kind,
        shown,
    ).to_pylist()
    fit = [r for r in rows if selector_shown(r["kind"], "", r["shown_as"], masked=True, minted=True) == shown]
    found = one_of(engine, what, [r | {"shown_as": shown} for r in fit])
    return str(found["selector_id"]) if found else typed
