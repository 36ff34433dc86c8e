"""Canonical JSON (RFC 8785 for the values we use: no floats): equal content, equal bytes."""

from __future__ import annotations

import json


def canonical(value: object) -> bytes:
    """Keys sorted, no spaces, UTF-8.

    Raises: TypeError for a float, whose shortest form differs between languages; write it as a string.
    """
    _refuse_floats(value)
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError(f"a float has no canonical form here: {value!r}")
    if isinstance(value, dict):
        for inner in value.values():
            _refuse_floats(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            _refuse_floats(inner)
