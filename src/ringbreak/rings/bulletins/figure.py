"""A figure: a number with what it counts and the action it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from ringbreak.rings.bulletins.numbers import Number


@dataclass(slots=True)
class Figure:
    """What one number of a sentence was found to say; `measure` is "" when it counts nothing we know.

    Offsets as in ledger.Fact. `noun` is the class of the thing counted, `verb` of the action, as in the lexicons.
    """

    measure: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    unit: str
    currency: str | None
    start: int
    end: int
    number: Number
    sentence: tuple[int, int]
    noun: str
    verb: str
    certainty: float
    noun_word: str = ""
    """The thing counted, as written."""
