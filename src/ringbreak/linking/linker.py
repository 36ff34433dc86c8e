"""What a linker is: it turns records into selectors they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ringbreak.engine.engine import Engine
from ringbreak.model.progress import Progress


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """What a case may set.

    private_from, public_to: A value is private when its probability reaches the one, public when it falls to the other,
        and to be asked about in between.
    template_jaccard, template_least: See the templates linker. template_filled: Jaccard of a text and the outline of a family from which it is of that family, where
        what they share lies all over the text; None leaves it apart. template_reworded: Weighted Jaccard from which families of
        copies are joined that reword one another; None leaves them apart. template_reworded_most: Texts of a case beyond
        which that is not looked for: it costs half a minute a million texts, more than all else about linking.
    coordination_rule: "chance" for pairs that meet beyond chance, "coortweet" for the published definition;
        coordination_window in seconds and coordination_least (objects, or participation) go with either.
    """

    private_from: float = 0.9
    public_to: float = 0.1
    template_jaccard: float = 0.4
    template_least: int = 20
    template_filled: float | None = 0.2
    template_reworded: float | None = 0.16
    template_reworded_most: int = 250_000
    coordination_rule: str = "chance"
    coordination_window: float = 60.0
    coordination_least: int = 3
    threads: int = 2


@dataclass(frozen=True, slots=True)
class Linker:
    """mint: writes rows into the temporary table `minted` (see `MINTED`); reads the tables of the case.

    kinds: The kinds it mints, "*" for those of MENTIONS. source: Where the method is described.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    mint: Callable[[Engine, LinkSettings, Progress], None]
    source: str


MINTED = """CREATE OR REPLACE TEMP TABLE minted (
  record_id BIGINT NOT NULL, kind VARCHAR NOT NULL, value VARCHAR NOT NULL, shown_as VARCHAR NOT NULL,
  field VARCHAR, start INTEGER, "end" INTEGER, place INTEGER NOT NULL, why VARCHAR NOT NULL)"""
"""One row a record and selector. `place` numbers the passages of a record: mentions that overlap share one, so that a URL
and its domain are one observation; 0 stands for no passage. field, start and end are the passage that proves it."""
