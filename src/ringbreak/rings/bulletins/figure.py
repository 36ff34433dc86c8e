"""A figure: a number with what it counts and the action it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from ringbreak.rings.bulletins.measures import MEASURES
from ringbreak.rings.bulletins.numbers import Number, tidy


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


def made_figure(
    number: Number,
    measure: str,
    span_start: int,
    span_end: int,
    start: int,
    end: int,
    noun: str,
    verb: str,
    certainty: float,
    *,
    currency: str | None = None,
) -> Figure:
    """A figure of the sentence start..end; cents become hundredths, the unit follows from currency or measure."""
    value, low, high = number.value, number.low, number.high
    measure = "" if measure == "other" else measure  # a sum of a kind we keep out of the ledger
    if currency in ("cent", "fen", "jiao"):
        part = 10.0 if currency == "jiao" else 100.0
        value, low, high = (None if x is None else tidy(x / part) for x in (value, low, high))
        currency = currency if currency == "cent" else "CNY"
    unit = currency or (MEASURES[measure].unit if measure in MEASURES else "")
    span, sentence = (span_start, span_end), (start, end)
    return Figure(
        measure,
        value,
        low,
        high,
        number.comparator,
        unit,
        currency,
        *span,
        number,
        sentence,
        noun,
        verb,
        certainty,
    )
