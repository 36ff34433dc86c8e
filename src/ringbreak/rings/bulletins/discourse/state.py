"""The memory a reader carries from sentence to sentence, and which figure of it a bare number goes on with."""

from __future__ import annotations

from bisect import bisect_right

from ringbreak.rings.bulletins.discourse import chinese as zh
from ringbreak.rings.bulletins.discourse import english as en
from ringbreak.rings.bulletins.discourse.told import Told
from ringbreak.rings.bulletins.figure import Figure


class Discourse:
    """Fed the figures of a text sentence by sentence; settles those its sentence alone left open.

    A case ends what was told before it. Offsets count code points of the text.
    """

    __slots__ = ("_case", "_low", "_plain", "_starts", "_text", "_told")

    def __init__(self, text: str, low: str, plain: str, starts: list[int]) -> None:
        """
        Args:
            low: The text in lower case, offsets unchanged.
            plain: The text in simplified characters, offsets unchanged.
            starts: Where each case of the text begins.
        """
        self._text, self._low, self._plain, self._starts = text, low, plain, starts
        self._told = Told()
        self._case = -1

    def carry(self, figures: list[Figure], start: int, end: int, *, chinese: bool) -> list[Figure]:
        """The figures of the sentence start..end, those settled that what was told before settles."""
        case = bisect_right(self._starts, start)
        if case != self._case:
            self._case, self._told = case, Told()
        made = []
        for figure in figures:
            settled = (
                zh.settled(self._plain, figure, self._told, start, end)
                if chinese
                else en.settled(self._low, figure, self._told, start, end)
            )
            made.append(settled)
            self._told.add(settled)
        return made
