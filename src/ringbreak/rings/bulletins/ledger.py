"""What a bulletin is once read: cases, figures, doubts, each with the place in the text that proves it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure. Offsets count code points of the text that was read.

    `start`..`end` is the number with its comparator and the words of its unit ("more than 2,000 pieces");
    `number_start`..`number_end` is the bare numeral ("2,000"). `value` is null for a range, `low` and `high`
    hold its ends; unknown stays None.
    """

    measure: str
    value: float | None
    low: float | None
    high: float | None
    comparator: str
    """exact, about, more_than, less_than, up_to or range."""
    unit: str
    currency: str | None
    scope: str | None
    """What it is about when it is not the case itself: nationwide, campaign, province, quoted ..."""
    stage: str | None
    """suspected, arrested, formally_arrested, detained, charged or sentenced."""
    speaker: str | None
    start: int
    end: int
    number_start: int
    number_end: int
    quote: str
    sentence_start: int
    sentence_end: int
    case_no: str
    noun: str
    """The thing counted, as written, lower case; "" when only a classifier or the action tells it."""
    certainty: float
    """Probability that the reading is right: 0.95 when unit and action stand beside the number, less when inferred."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt. `statement` is the English sentence, arithmetic shown; `facts` are indices into Bulletin.facts.

    `passages` are the spans a doubt is about that are no figures: spellings of a place, dates.
    """

    kind: str
    statement: str
    facts: tuple[int, ...] = ()
    passages: tuple[tuple[int, int], ...] = ()


class Place(NamedTuple):
    """A place as written; `code` is its GB/T 2260 code when exactly one division bears the name there."""

    name: str
    code: str | None
    start: int
    end: int


class Moment(NamedTuple):
    """A time as written. `first`..`last` are the days it may mean, None while the year is unknown."""

    quote: str
    first: date | None
    last: date | None
    precision: str
    """hour, day, month, year, part_of_month or duration."""
    anchor: str | None
    """How the year was known: written, the text's own year, the day it was posted; None when it was not."""
    start: int
    end: int


class Person(NamedTuple):
    """A person as named, with the role the text gives: suspect, victim, official, spokesperson or author; "person" is who has none."""

    name: str
    role: str
    start: int
    end: int


class Name(NamedTuple):
    """Another named thing: agency, organisation, product, handle, operation or alias."""

    name: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a bulletin. case_no "0" is the campaign or summary the numbered cases hang on."""

    case_no: str
    title: str
    start: int
    end: int
    agency: str | None = None
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    people: tuple[Person, ...] = ()
    names: tuple[Name, ...] = ()
    agencies: tuple[Name, ...] = ()
    """Every agency named; `agency` is the one the case is of."""
    title_at: tuple[int, int] | None = None
    """Where the title stands; None when it was given from outside the text."""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """A text, what it says and what in it does not hold together."""

    name: str
    text: str
    lang: str
    posted: date | None
    article: tuple[tuple[int, int], ...]
    """Spans of the text that are the article; the rest is page furniture and yields nothing."""
    cases: tuple[Case, ...] = ()
    facts: tuple[Fact, ...] = ()
    flags: tuple[Flag, ...] = ()
    unread: tuple[tuple[int, int], ...] = field(default=())
    """Numbers of the article that count something no measure covers: shown on request, never guessed at."""
