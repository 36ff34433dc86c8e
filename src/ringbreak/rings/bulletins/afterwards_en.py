"""What an English sentence says of a count behind its own clause: "... in 23 groups, all of which have since been shut"."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.measures import measure_of
from ringbreak.rings.bulletins.terms import Term

_AUXILIARY = r"(?: (?:have|has|had|were|was|are|is|been|being|since|now|also|already|later|subsequently|eventually|then|long|all|both))"
_SINCE = re.compile(
    rf"[^,.;()0-9]{{0,60}}(?:, | \(|; |, and )(?:(?:all|both|each|every one|the lot) of (?:which|whom|them|these|those){_AUXILIARY}*"
    rf"|(?:which|who|these|they){_AUXILIARY}{{2,5}}) "
    rf"|(?: [a-z-]+){{0,4}}? (?:that|which|who){_AUXILIARY}{{2,5}} "
)
"""Up to the verb; "some of which" and "which sold" say something else."""


def done_since(low: str, cls: str, after: int, verbs: list[Term], end: int) -> str | None:
    """The act a relative clause or a bracket tells of all the things counted; None when it tells of none we know."""
    told = _SINCE.match(low, after, min(end, after + 160))
    done = next((v for v in verbs if v.start == told.end()), None) if told is not None else None
    return done.cls if done is not None and measure_of(cls, done.cls) is not None else None
