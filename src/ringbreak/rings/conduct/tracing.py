"""Following money through accounts under a named assumption: which part of a payment out is the money that was marked.

Money in an account has no names on it. Three conventions answer it and no fourth is known to courts: first in, first
out (Clayton's case), in proportion (pari passu), last in, first out. A figure that all three give is solid; where they
differ the truth may lie anywhere between, so callers state all three.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ASSUMPTIONS = ("first in, first out", "in proportion", "last in, first out")


@dataclass(frozen=True, slots=True)
class Move:
    """A payment, in order of time. payer or payee is None where the case does not follow the money.

    marked: The money is known to be of the kind that is followed (a victim's payment) when it enters.
    """

    payer: str | None
    payee: str | None
    cents: int
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of the marked money.

    carried: Marked cents in each move, in the order given.
    held: Marked cents that stand in each account after the last move.
    unseen: Cents that were paid out of accounts in which the case shows no such money: it was there before, or came by
        a payment the case does not hold.
    """

    carried: tuple[int, ...]
    held: dict[str, int]
    unseen: int


def trace(moves: Sequence[Move], assumption: str, opening: Mapping[str, int] | None = None) -> Traced:
    """Follow marked money through moves in the order given.

    Args:
        assumption: One of ASSUMPTIONS.
        opening: Cents that stood in an account before its first move, where a statement shows it; never marked.
    Returns: sums of `held` and of what was carried to nobody equal what was marked: no cent is lost or made.
    Raises:  ValueError for an assumption nobody has named.
    """
    if assumption not in ASSUMPTIONS:
        raise ValueError(assumption)
    purses: dict[str, _Purse] = {}
    carried: list[int] = []
    unseen = 0

    def purse(account: str) -> _Purse:
        if account not in purses:
            purses[account] = _Purse(assumption)
            purses[account].put((opening or {}).get(account, 0), 0)
        return purses[account]

    for move in moves:
        if move.payer is None:
            part = move.cents if move.marked else 0
        else:
            part, missing = purse(move.payer).take(move.cents)
            unseen += missing
        if move.payee is not None:
            purse(move.payee).put(move.cents - part, part)
        carried.append(part)
    return Traced(tuple(carried), {name: p.marked for name, p in sorted(purses.items()) if p.marked}, unseen)


class _Purse:
    """Money of one account: lots in order of arrival, or two sums when everything is mixed."""

    def __init__(self, assumption: str) -> None:
        self._how = assumption
        self._lots: deque[list[int]] = deque()
        self.marked = 0
        self._plain = 0

    def put(self, plain: int, marked: int) -> None:
        """Add money; a payment that brings both kinds is one lot of each, the plain first."""
        for cents, kind in ((plain, 0), (marked, 1)):
            if cents > 0:
                self._lots.append([cents, kind])
        self._plain += max(0, plain)
        self.marked += max(0, marked)

    def take(self, cents: int) -> tuple[int, int]:
        """(marked cents among those paid out, cents that nobody saw come in)."""
        there = self._plain + self.marked
        missing = max(0, cents - there)
        wanted = cents - missing
        if self._how == "in proportion":
            part = self.marked * wanted // there if there else 0
            # Rounding down must not ask for more plain money than there is.
            part = max(part, wanted - self._plain)
        else:
            part, left = 0, wanted
            while left:
                lot = self._lots[0] if self._how == ASSUMPTIONS[0] else self._lots[-1]
                used = min(left, lot[0])
                part += used * lot[1]
                lot[0] -= used
                left -= used
                if not lot[0]:
                    if self._how == ASSUMPTIONS[0]:
                        self._lots.popleft()
                    else:
                        self._lots.pop()
        self.marked -= part
        self._plain -= wanted - part
        return part, missing
