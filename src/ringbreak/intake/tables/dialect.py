"""Which character stands between the cells of a text, if any does."""

from __future__ import annotations

from collections import Counter

from ringbreak.intake.parser import HEAD_BYTES

DELIMITERS = (",", "\t", ";", "|", "，", "\x01", "^")
SUFFIXES = (".csv", ".tsv", ".tab", ".psv")


def dialect(text: str, *, complete: bool = True) -> tuple[str, float] | None:
    """The delimiter, and the share of lines that have the usual number of cells.

    Of several, the one under which most lines agree, on more cells; at least two lines and two cells.
    """
    lines = text[:HEAD_BYTES].splitlines()
    if not complete and len(lines) > 1:
        lines.pop()
    lines = [line for line in lines if line.strip()][:200]
    found: list[tuple[float, int, str]] = []
    for delimiter in DELIMITERS:
        if not any(delimiter in line for line in lines):
            continue
        widths = Counter(_cells_in(line, delimiter) for line in lines)
        widths.pop(1, None)
        if not widths:
            continue
        usual, count = max(widths.items(), key=lambda w: (w[1] * (w[0] - 1) ** 0.5, w[0]))
        share = count / len(lines)
        if count >= 2:
            found.append((share, usual, delimiter))
    if not found:
        return None
    # Of equally good ones the first in DELIMITERS.
    best = max(found, key=_agreed)
    if best[2] == "，":
        # It stands in the sentences of cells as well: where another delimiter holds in as many lines, that one makes the cells.
        best = max((f for f in found if f[0] >= best[0]), key=lambda f: (f[2] != "，", *_agreed(f)))
    share, usual, delimiter = best
    if delimiter in (",", "，", ";") and usual == 2:
        # Prose has a comma a line by chance; short cells on both sides are a table.
        pairs = [line.split(delimiter) for line in lines if line.count(delimiter) == 1]
        if (
            sum(len(p[0]) > 40 or (p[1].startswith(" ") and len(p[1]) > 24) for p in pairs) > 0.2 * len(pairs)
            or len(lines) < 3
        ):
            share *= 0.5
    return delimiter, share


def _agreed(found: tuple[float, int, str]) -> tuple[float, int]:
    share, usual, _ = found
    return share * (usual - 1) ** 0.5, usual


def _cells_in(line: str, delimiter: str) -> int:
    if '"' not in line:
        return line.count(delimiter) + 1
    count, inside = 1, False
    for c in line[:20_000]:
        if c == '"':
            inside = not inside
        elif c == delimiter and not inside:
            count += 1
    return count
