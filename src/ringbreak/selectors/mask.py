"""How a value is printed for a reader who need not know all of it."""

from __future__ import annotations


def ends(value: str, head: int, tail: int) -> str:
    """Keep `head` and `tail` characters; stars stand for each of the others.

    Values too short to hide half of keep their first and last character only.
    """
    if len(value) <= head + tail + 1:
        if len(value) <= 2:
            return "*" * len(value)
        head, tail = 1, 1
    return value[:head] + "*" * (len(value) - head - tail) + value[-tail:]


def handle(value: str) -> str:
    """li***ng: two at each end."""
    return ends(value, 2, 2)


def digits(value: str) -> str:
    """The last four, and as many at the front as stay guessable: 622202*********1234."""
    return (
        ends(value, 6, 4) if len(value) >= 15 else ends(value, 3, 2) if len(value) > 6 else ends(value, 2, 1)
    )


def mail(value: str) -> str:
    """z***@mail.example: whose house it is stays readable."""
    local, _, domain = value.rpartition("@")
    return (local[:1] + "***" if local else "") + "@" + domain


def address(value: str) -> str:
    """Long random strings: 0x5aAe...eAed; six and four tell them apart, nobody retypes them."""
    return value if len(value) <= 14 else value[:6] + "..." + value[-4:]


def plain(value: str) -> str:
    """As it is: domains and hashes name no person."""
    return value
