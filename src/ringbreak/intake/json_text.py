"""One JSON document of bounded size, in any encoding, with what was wrong said in words."""

from __future__ import annotations

from typing import Any

import orjson

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Source
from ringbreak.intake.text_encoding import decode

MOST_BYTES = 128 << 20
"""Python objects take about eight times the bytes of their JSON; a gigabyte is what one file may cost."""


def load(source: Source, *, most: int = MOST_BYTES) -> Any:
    """The document.

    Raises: Unreadable when it is larger than `most` (refused), NotThisFormat when it is no JSON: it may be text.
    """
    if source.size > most:
        raise Unreadable(
            "larger than the limit of {limit} bytes for this kind of file", refused=True, limit=most
        )
    return loads(source.bytes())


def loads(data: bytes) -> Any:
    """As `load`, for bytes at hand. A lone surrogate in an escape, which orjson refuses, is read by the slower stdlib."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as e:
        if "recursion" in str(e).lower():
            raise Unreadable("nested too deep; the rest was not read", refused=True) from e
        first = str(e)
    import json

    try:
        return json.loads(decode(data).text, strict=False)
    except RecursionError as e:
        raise Unreadable("nested too deep; the rest was not read", refused=True) from e
    except ValueError as e:
        raise NotThisFormat("this is no whole JSON document: {error}", error=first) from e


def text(value: object) -> str | None:
    """A string that says something; None for everything else."""
    return value if isinstance(value, str) and value else None


def words(value: object) -> str | None:
    """A string or number as text; None for everything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return str(value)
    return text(value)


def rows(value: object) -> list[dict[str, Any]]:
    """The objects of a list; anything else in it is passed over."""
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []
