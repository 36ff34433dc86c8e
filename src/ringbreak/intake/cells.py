"""FIELDS of one record under construction: names as written, repeated ones numbered, empty values left out."""

from __future__ import annotations

MOST_VALUE = 65_536
"""Characters kept of one value; the bytes stay in the evidence."""


class Cells:
    """Collects (name, value) in order. `link`, `link#2`, `link#3` ... when a name comes again.

    Args:
        most: How many values are kept under one name; further ones are counted in `dropped`.
    """

    def __init__(self, most: int = 2_000) -> None:
        self._values: dict[str, str] = {}
        self._seen: dict[str, int] = {}
        self._most = most
        self.dropped = 0

    def add(self, name: str, value: object) -> None:
        """Keep a value. None, "" and containers are not values; booleans are written true and false."""
        if value is None or isinstance(value, dict | list | tuple | set):
            return
        text = ("true" if value else "false") if isinstance(value, bool) else str(value)
        if not text:
            return
        if len(text) > MOST_VALUE:
            text = text[:MOST_VALUE]
        count = self._seen.get(name, 0) + 1
        if count > self._most:
            self.dropped += 1
            return
        self._seen[name] = count
        self._values[name if count == 1 else f"{name}#{count}"] = text

    def tree(self, name: str, value: object, depth: int = 4) -> None:
        """Keep the leaves of nested JSON under dotted names: `location.latitude`, `poll.answers.text#2`."""
        if isinstance(value, dict):
            if depth > 0:
                for key, inner in value.items():
                    self.tree(f"{name}.{key}" if name else str(key), inner, depth - 1)
        elif isinstance(value, list):
            if depth > 0:
                for inner in value:
                    self.tree(name, inner, depth - 1)
        else:
            self.add(name, value)

    def all(self) -> dict[str, str] | None:
        """What was kept; None when nothing was."""
        return self._values or None
