"""Arrays of plain objects written in JavaScript inside a page: read as data, never run.

Understands what exporters write: objects with bare or quoted keys, strings in ', " or `, numbers, true, false, null,
None, nested arrays and objects to a small depth. Anything else ends the reading. Linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_SPACE = re.compile(r"(?:\s|//[^\n]{0,2000}\n|/\*[^*]{0,2000}\*/)*")
_WORD = re.compile(r"[A-Za-z_$][\w$]{0,100}")
_NUMBER = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,3})?")
_PLAIN = {q: re.compile(rf"[^\\{q}]+") for q in "'\"`"}
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "0": "\0", "v": "\v", "\n": ""}
_WORDS: dict[str, Any] = {
    "true": True,
    "false": False,
    "null": None,
    "undefined": None,
    "None": None,
    "True": True,
    "False": False,
}


class Broken(ValueError):
    """The text stops being a literal at this place."""


def objects(text: str, at: int) -> Iterator[dict[str, Any]]:
    """The objects of the array whose '[' stands at `at`, as they are read.

    Raises: Broken when the text is no such array from some object on; those before were given.
    """
    at += 1
    while True:
        at = _skip(text, at)
        if at >= len(text):
            raise Broken("the array does not end")
        if text[at] == "]":
            return
        if text[at] == ",":
            at += 1
            continue
        if text[at] != "{":
            raise Broken("an array of objects was expected")
        value, at = _value(text, at, 0)
        yield value


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    at = _skip(text, at)
    if at >= len(text) or depth > 8:
        raise Broken("nothing to read, or nested too deep")
    char = text[at]
    if char in "'\"`":
        return _string(text, at)
    if char == "{":
        return _object(text, at, depth)
    if char == "[":
        made = []
        at = _skip(text, at + 1)
        while at < len(text) and text[at] != "]":
            value, at = _value(text, at, depth + 1)
            made.append(value)
            at = _skip(text, at)
            if at < len(text) and text[at] == ",":
                at = _skip(text, at + 1)
        return made, at + 1
    number = _NUMBER.match(text, at)
    if number:
        written = number.group()
        return (float(written) if any(c in written for c in ".eE") else int(written)), number.end()
    word = _WORD.match(text, at)
    if word and word.group() in _WORDS:
        return _WORDS[word.group()], word.end()
    raise Broken("a value was expected")


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    made: dict[str, Any] = {}
    at = _skip(text, at + 1)
    while at < len(text) and text[at] != "}":
        if text[at] in "'\"`":
            key, at = _string(text, at)
        else:
            word = _WORD.match(text, at)
            if not word:
                raise Broken("a key was expected")
            key, at = word.group(), word.end()
        at = _skip(text, at)
        if at >= len(text) or text[at] != ":":
            raise Broken("a colon was expected")
        made[key], at = _value(text, at + 1, depth + 1)
        at = _skip(text, at)
        if at < len(text) and text[at] == ",":
            at = _skip(text, at + 1)
    if at >= len(text):
        raise Broken("the object does not end")
    return made, at + 1


def _string(text: str, at: int) -> tuple[str, int]:
    quote = text[at]
    plain = _PLAIN[quote]
    parts: list[str] = []
    at += 1
    while at < len(text):
        found = plain.match(text, at)
        if found:
            parts.append(found.group())
            at = found.end()
            continue
        if text[at] == quote:
            return "".join(parts), at + 1
        escaped = text[at + 1 : at + 2]
        if escaped in ("u", "x"):
            size = 4 if escaped == "u" else 2
            digits = text[at + 2 : at + 2 + size]
            try:
                parts.append(chr(int(digits, 16)))
            except ValueError:
                parts.append(digits)
            at += 2 + size
        else:
            parts.append(_ESCAPES.get(escaped, escaped))
            at += 2
    raise Broken("the string does not end")
