"""What a selector is: the declaration of one kind of identifier, and what finding one yields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ringbreak.selectors.passage import Passage


@dataclass(slots=True)
class Found:
    """A candidate in a passage; offsets count characters of the *folded* text.

    rank: smaller wins when two candidates claim the same characters.
    inner: it lies inside a URL on purpose (its host, the account it names) and competes with nothing outside.
    disguise: what was undone beyond the folds, which the passage adds by itself.
    """

    kind: str
    start: int
    end: int
    value: str
    validity: str
    why: str
    rank: int = 50
    inner: bool = False
    disguise: tuple[str, ...] = ()
    specificity: float | None = None


@dataclass(slots=True, frozen=True)
class Mention:
    """An identifier at a place of a text: `text[start:end] == as_written`, offsets in code points.

    validity: checksum (it has one and it holds), lexicon (listed: number plan, public suffix, code table), format
        (only its shape, or its checksum fails), context (a lead word says so), decoded (payload of a code).
    disguise: what was undone to read it, comma separated; None when nothing was.
    specificity: 0..1, how rarely strangers share one.
    """

    start: int
    end: int
    kind: str
    value: str
    as_written: str
    shown_as: str
    validity: str
    disguise: str | None
    why: str
    specificity: float


def never(value: str) -> bool:
    """For kinds without a rule that a bare value could be held against."""
    return bool(value)


@dataclass(frozen=True, slots=True)
class Selector:
    """A kind of identifier. Data that describes it and plain functions that do the work.

    find: (passage) -> candidates, in time linear in the passage.
    normalise: (as written, lead word left out) -> normal form; twice equals once.
    is_valid: (normal form) -> whether it could be one: its checksum, plan or shape holds.
    shown_as: (normal form) -> what a reader sees, masked.
    examples: text -> the value found in it. not_examples: texts in which this kind is not found.
    pattern: its shape in words, for the docs page.
    """

    name: str
    title: str
    pattern: str
    find: Callable[[Passage], Iterable[Found]]
    normalise: Callable[[str], str]
    is_valid: Callable[[str], bool]
    shown_as: Callable[[str], str]
    specificity: float
    source: str
    examples: Mapping[str, str] = field(default_factory=dict)
    not_examples: tuple[str, ...] = ()
