"""What is said when bytes of a text did not decode."""

from __future__ import annotations

from ringbreak.intake.parser import Issue
from ringbreak.words import say


def undecodable(count: int, encoding: str, locator: str = "") -> Issue | None:
    """An issue for `count` bytes that became U+FFFD; None when there are none. One item: the passages around them."""
    if not count:
        return None
    return Issue(
        locator,
        say(
            "{count} bytes are no text in {encoding} and are shown as \ufffd", count=count, encoding=encoding
        ),
    )
