"""JSON text into values, exactly: numbers as they are written, keys given twice kept twice, errors with their place."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Number(str):
    """A number as it is written, so that no digit is lost."""

    __slots__ = ()


class Twice(NamedTuple):
    """Values of one key that an object has several times."""

    values: tuple[Any, ...]


class BadJson(ValueError):
    """No JSON: what, and at which character."""

    def __init__(self, what: str, position: int) -> None:
        self.what, self.position = what, position
        super().__init__(f"{what} at {position}")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    every: dict[str, list[Any]] = {}
    for key, value in pairs:
        every.setdefault(key, []).append(value)
    return {k: v[0] if len(v) == 1 else Twice(tuple(v)) for k, v in every.items()}


def _refuse(constant: str) -> Any:
    raise BadJson(f"{constant} is no JSON number", 0)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_float=Number, parse_int=Number, parse_constant=_refuse, strict=True
)


def decode(text: str) -> Any:
    """A whole JSON text. Numbers come as `Number`; an object with a key twice keeps both.

    Raises: BadJson with what is wrong and where.
    """
    value, end = decode_from(text, 0)
    while end < len(text) and text[end] in " \t\r\n":
        end += 1
    if end < len(text):
        raise BadJson("something follows the end of the JSON", end)
    return value


def decode_from(text: str, start: int) -> tuple[Any, int]:
    """One JSON value from `start`, and where it ends.

    Raises: BadJson.
    """
    while start < len(text) and text[start] in " \t\r\n":
        start += 1
    try:
        return _DECODER.raw_decode(text, start)
    except json.JSONDecodeError as e:
        raise BadJson(e.msg, e.pos) from e
    except BadJson as e:
        raise BadJson(e.what, start) from e
    except StopIteration as e:
        raise BadJson("a value is missing", start) from e
    except RecursionError as e:
        raise BadJson("nested too deeply to be read", start) from e
