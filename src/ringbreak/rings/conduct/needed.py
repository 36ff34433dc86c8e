"""Words without which a pattern cannot match, so that one cheap look spares most texts the pattern.

A pattern of gaps costs its whole automaton on every text, and twenty-six of them cost twenty-six readings. The literals that any match must
hold are read off the pattern itself (as RE2's own prefilter does), so they cannot drift from it; an alternation of literals is one
small automaton however many there are.
"""

from __future__ import annotations

from functools import cache

MOST = 24
"""Literals that one place of a pattern may be multiplied out to before the run is broken off."""
FEW = 10
"""Characters of a class that are still taken one by one."""

_Exact = frozenset[str] | None
"""All strings that a piece may be, or None when they are too many."""


@cache
def needed(pattern: str) -> frozenset[str] | None:
    """Strings of which every match of an RE2 pattern holds one, letter case aside; None when there are no such, or it cannot be told.

    Knows literals, classes, groups that capture nothing, alternation, repetition and anchors; anything else is not told.
    """
    try:
        exact, held, end = _either(pattern, 0)
    except ValueError:
        return None
    if end != len(pattern):
        return None
    best = _better(held, _useful(exact))
    if best is None:
        return None
    return frozenset(s for s in best if not any(t != s and t in s for t in best))


def _useful(exact: _Exact) -> _Exact:
    return exact if exact and "" not in exact else None


def _better(a: _Exact, b: _Exact) -> _Exact:
    """Longer literals are rarer; of equally long ones those without figures and Latin letters, then the fewer."""
    if a is None or b is None:
        return a or b
    return max(a, b, key=lambda s: (min(map(len, s)), -sum(t.isascii() for t in s), -len(s), sorted(s)))


def _either(p: str, at: int) -> tuple[_Exact, _Exact, int]:
    """An alternation up to its end: (all it may be, what it must hold, where it ends)."""
    exact: _Exact = frozenset()
    held: _Exact = frozenset()
    while True:
        one, must, at = _row(p, at)
        exact = None if exact is None or one is None or len(exact) + len(one) > 400 else exact | one
        pick = _better(must, _useful(one))
        held = None if held is None or pick is None else held | pick
        if at >= len(p) or p[at] != "|":
            return exact, held, at
        at += 1


def _row(p: str, at: int) -> tuple[_Exact, _Exact, int]:
    """Pieces one after the other. What is exact grows as a run; a piece that is not ends the run."""
    run: frozenset[str] = frozenset({""})
    held: _Exact = None
    whole = True
    while at < len(p) and p[at] not in "|)":
        exact, must, at = _repeated(p, at)
        held = _better(held, must)
        if exact is not None:
            grown = frozenset(a + b for a in run for b in exact)
            if len(grown) <= MOST or run == {""}:
                run = grown
                continue
        held, run, whole = _better(held, _useful(run)), exact or frozenset({""}), False
    return (run, held, at) if whole else (None, _better(held, _useful(run)), at)


def _repeated(p: str, at: int) -> tuple[_Exact, _Exact, int]:
    exact, must, at = _piece(p, at)
    least, once = 1, True
    if at < len(p) and p[at] in "?*+":
        least, once = int(p[at] == "+"), p[at] == "?"
        at += 1
    elif at < len(p) and p[at] == "{":
        end = p.index("}", at)
        bounds = p[at + 1 : end].split(",")
        least, once = int(bounds[0]), bounds[-1] == "1"
        at = end + 1
    else:
        return exact, must, at
    if at < len(p) and p[at] == "?":
        at += 1
    if least == 0:
        return (exact | {""} if once and exact is not None else None), None, at
    return (exact, must, at) if once else (None, _better(must, _useful(exact)), at)


def _piece(p: str, at: int) -> tuple[_Exact, _Exact, int]:
    c = p[at]
    if c == "(":
        if p[at + 1 : at + 3] != "?:":
            raise ValueError(p)
        exact, must, end = _either(p, at + 3)
        return exact, must, end + 1
    if c == "[":
        return _class(p, at)
    if c == "\\":
        if p[at + 1] in "bB":
            return frozenset({""}), None, at + 2
        if p[at + 1] in "dDwWsS":
            return None, None, at + 2
        if p[at + 1].isalnum():
            raise ValueError(p)
        return frozenset({p[at + 1]}), None, at + 2
    if c in "^$":
        return frozenset({""}), None, at + 1
    return (None if c == "." else frozenset({c})), None, at + 1


def _class(p: str, at: int) -> tuple[_Exact, _Exact, int]:
    """A class: its characters when they are few and none stands for others."""
    end, plain = at + 1, True
    if p[end] == "^":
        plain, end = False, end + 1
    held: set[str] = set()
    first = True
    while first or p[end] != "]":
        first = False
        if p[end] == "\\":
            plain = plain and not p[end + 1].isalnum()
            held.add(p[end + 1])
            end += 2
            continue
        plain = plain and p[end] != "[" and not (p[end] == "-" and p[end + 1] != "]" and held)
        held.add(p[end])
        end += 1
    return (frozenset(held) if plain and len(held) <= FEW else None), None, end + 1
