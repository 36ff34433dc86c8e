"""Figures told a short while ago."""

from __future__ import annotations

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.measures import MEASURES

_KEPT = 16
"""Figures that are remembered: a reader of a longer list goes back no further either."""
_NO_COUNT = frozenset(
    {"provinces", "cities", "duration", "prison_term", "price", "officers_deployed", "views", "clicks"}
)
"""What nobody takes up with "another" or "of these"."""


class Told:
    """The last figures of a case, oldest first."""

    __slots__ = ("figures",)

    def __init__(self) -> None:
        self.figures: list[Figure] = []

    def add(self, figure: Figure) -> None:
        """Remember a figure that says something."""
        if figure.measure:
            self.figures.append(figure)
            if len(self.figures) > _KEPT:
                del self.figures[0]

    def counts(self, at: int, reach: int) -> list[Figure]:
        """Counts of the sentence told last that had any, no more than `reach` characters before `at`, oldest first."""
        found: list[Figure] = []
        for figure in reversed(self.figures):
            if at - figure.end > reach or (found and figure.sentence != found[-1].sentence):
                break
            if figure.currency is None and figure.measure not in _NO_COUNT:
                found.append(figure)
        return found[::-1]

    def last(self, measure: str, at: int, reach: int) -> Figure | None:
        """The figure told last, if it has that measure and stands no more than `reach` characters before `at`."""
        figure = self.figures[-1] if self.figures else None
        return (
            figure if figure is not None and figure.measure == measure and at - figure.end <= reach else None
        )


def goes_on(figure: Figure, measure: str, noun: str, verb: str, *, end: int | None = None) -> Figure:
    """The figure once it is known what it goes on with."""
    made = made_figure(
        figure.number, measure, figure.start, end or figure.end, *figure.sentence, noun, verb, _CERTAINTY,
        currency=figure.currency,
    )  # fmt: skip
    made.comparator = figure.comparator
    return made


_CERTAINTY = 0.65


def only_measure(figures: list[Figure]) -> Figure | None:
    """The one figure that may be meant: the last, when all of them count the same; else None."""
    return figures[-1] if figures and len({f.measure for f in figures}) == 1 else None


def of_people(figure: Figure) -> bool:
    """Does the figure count people?"""
    return figure.measure in MEASURES and MEASURES[figure.measure].unit == "people"


_SLIP = (10.0, 100.0, 1000.0)


def slip_of(one: float | None, other: float | None) -> bool:
    """Is one number the other, or the other with digits turned round or zeros lost?"""
    if one is None or other is None or min(one, other) <= 0:
        return False
    if one == other:
        return True
    if any(max(one, other) == min(one, other) * s for s in _SLIP):
        return True
    if one % 1 or other % 1 or max(one, other) >= _LONG:
        return False
    first, second = str(int(one)).rstrip("0"), str(int(other)).rstrip("0")
    return len(first) == len(second) > 1 and sorted(first) == sorted(second)


_LONG = 1e12
