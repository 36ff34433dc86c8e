"""One meaning in many words: `{first|second}` is a choice, `<name>` a value, `[maybe]` is there half the time.

The texts of a scenario are written with it, so that no two people of it need say the same thing in the same words.
"""

from __future__ import annotations

import random
import re
from functools import cache

_TOKEN = re.compile(r"[{}|\[\]]")
Part = "str | tuple[tuple[Part, ...], ...]"


@cache
def _parse(text: str) -> tuple[object, ...]:
    """Nested sequences: a str is itself, a tuple of tuples a choice among sequences."""
    stack: list[list[list[object]]] = [[[]]]
    at = 0
    for token in _TOKEN.finditer(text):
        if token.start() > at:
            stack[-1][-1].append(text[at : token.start()])
        at = token.end()
        sign = token[0]
        if sign in "{[":
            stack.append([[]])
        elif sign == "|" and len(stack) > 1:
            stack[-1].append([])
        elif sign in "}]" and len(stack) > 1:
            choices = stack.pop()
            if sign == "]":
                choices.append([])
            stack[-1][-1].append(tuple(tuple(c) for c in choices))
        else:
            stack[-1][-1].append(sign)
    if len(stack) != 1:
        raise ValueError(f"a bracket is open in: {text}")
    stack[0][0].append(text[at:])
    return tuple(stack[0][0])


def _say(parts: tuple[object, ...], dice: random.Random, out: list[str]) -> None:
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, tuple):
            chosen = dice.choice(part)
            _say(chosen, dice, out)


def spin(dice: random.Random, text: str, /, **values: object) -> str:
    """Choose among the words and fill in the values.

    | text | says |
    |---|---|
    | `{有货|现货}，<price>元` with price=3 | 现货，3元 |
    """
    out: list[str] = []
    _say(_parse(text), dice, out)
    said = "".join(out)
    for name, value in values.items():
        said = said.replace(f"<{name}>", str(value))
    return said
