"""Masking: identifiers made unreadable character by character, so that every offset stays where it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ringbreak.model.kinds import KIND_TITLES, kind_title

LEAST_DIGITS = 7
"""Runs of digits from this length are masked even where no selector was recognised: a miss must not leak a number."""


_MAIL = re.compile(r"[^\s@]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}")


def mask_run(written: str) -> str:
    """One identifier, masked, of the same length: 138****8000, wx******ab, z*******@mail.example. Separators stay as they are, and so does
    the house of a mail address, which lists of identifiers show too."""
    if _MAIL.fullmatch(written):
        local, _, house = written.partition("@")
        first = local[0] if len(local) > 1 else "*"
        return first + "".join("*" if c.isalnum() else c for c in local[1:]) + "@" + house
    places = [i for i, c in enumerate(written) if c.isalnum()]
    size = len(places)
    head, tail = (3, 4) if size >= 11 else (2, 2) if size >= 6 else (1, 0)
    hidden = set(places[head : size - tail])
    return "".join("*" if i in hidden else c for i, c in enumerate(written))


def mask_name(name: str) -> str:
    """A display name: the first character stays, and the last of a long one."""
    if len(name) <= 1:
        return name
    return name[0] + "*" * (len(name) - 1) if len(name) <= 4 else name[0] + "*" * (len(name) - 2) + name[-1]


def mask_digits(text: str, *, keep: Iterable[int] = ()) -> str:
    """Mask runs of `LEAST_DIGITS` digits or more; the length stays.

    Args:
        keep: Numbers that may stand, because the claim itself states them.
    """
    kept = set(keep)
    out: list[str] = []
    run: list[str] = []

    def close() -> None:
        if run:
            word = "".join(run)
            short = len(word) < LEAST_DIGITS or (len(word) < 19 and int(word) in kept)
            out.append(word if short else mask_run(word))
            run.clear()

    for c in text:
        if c.isdecimal():
            run.append(c)
        else:
            close()
            out.append(c)
    close()
    return "".join(out)


def mask_text(text: str, spans: Sequence[tuple[int, int]], *, keep: Iterable[int] = ()) -> str:
    """Mask the spans given and, besides them, every long run of digits. Length and offsets stay.

    Args:
        spans: (start, end) in code points; overlapping ones are masked together. Ends beyond the text are cut.
    """
    chars = list(text)
    merged: list[list[int]] = []
    for start, end in sorted((max(0, s), min(len(text), e)) for s, e in spans):
        if start >= end:
            continue
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    for start, end in merged:
        chars[start:end] = mask_run(text[start:end])
    return mask_digits("".join(chars), keep=keep)


OPEN = frozenset(
    [
        "template",
        "image",
        "device",
        "session",
        "coordination",
        "site_family",
        "domain",
        "ipv4",
        "ipv6",
        "onion",
        "icp",
        "tracking_id",
        "apk",
        "md5",
        "sha1",
        "sha256",
        "code",
        "url",
    ]
)
"""Kinds that name no person by themselves. What stands inside a web address is masked by `mask_url` all the same."""

_HASHES = frozenset({"md5", "sha1", "sha256", "image", "session"})
_SHORT = 6
"""Numbers up to this length are service numbers when their selector prints them openly."""


def is_masked(shown: str) -> bool:
    """Whether the selector's own way of printing it hides anything."""
    return "*" in shown or "…" in shown or "..." in shown


def is_hidden(kind: str, shown_as: str) -> bool:
    """Whether an identifier of this kind is hidden where it stands in a text."""
    if is_masked(shown_as):
        return kind not in ("url", "code")
    return kind not in OPEN and sum(c.isalnum() for c in shown_as) > _SHORT


def url_tail(written: str) -> int:
    """Where the path of a web address begins, or its length when the path is too short to be an invitation."""
    after = written.find("//")
    start = written.find("/", after + 2 if after >= 0 else 0)
    return start if start >= 0 and sum(c.isalnum() for c in written[start:]) >= 8 else len(written)


def mask_url(address: str) -> str:
    """A web address with its host readable and its path masked."""
    tail = url_tail(address)
    return address[:tail] + mask_run(address[tail:])


def selector_shown(kind: str, value: str, shown_as: str, *, masked: bool, minted: bool) -> str:
    """How a selector is printed: masked by its own form, or by ours when its form hides nothing of a person.

    Args:
        minted: Made by a linker; its value is an inner name and never printed.
    """
    if not masked:
        return shown_as if minted else value
    if kind in ("url", "code"):
        return mask_url(shown_as)
    if is_hidden(kind, shown_as) and not is_masked(shown_as):
        return mask_account(shown_as)
    return shown_as if kind in _HASHES else mask_digits(shown_as)


def mask_account(account: str) -> str:
    """An account id or display name: handles and numbers as identifiers, short names as names."""
    return mask_run(account) if sum(c.isascii() and c.isalnum() for c in account) >= 5 else mask_name(account)


def mask_file_name(name: str) -> str:
    """A file's name: long runs of digits go, dates such as 20240425 stay."""
    dates = set()
    run = ""
    for c in name + " ":
        if c.isdecimal():
            run += c
            continue
        if len(run) == 8 and run[:2] in ("19", "20") and "01" <= run[4:6] <= "12" and "01" <= run[6:] <= "31":
            dates.add(int(run))
        run = ""
    return mask_digits(name, keep=dates)


@cache
def _by_title() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {kind_title(kind): kind for kind in KIND_TITLES}
    titles = "|".join(re.escape(t) for t in sorted(kinds, key=len, reverse=True))
    named = rf"(?P<lead>^|^shares |^bears |^[0-9,]+ records around )(?P<title>{titles}): (?P<shown>[^\n]+?)(?= with [0-9]| stands in [0-9]|, as [0-9]|$)"
    return re.compile(named), kinds


def mask_named(sentence: str) -> str:
    """A sentence of the tables about one selector, in English as it is stored, with an account's name masked as the dossier masks it.

    Numbers are masked where they are found; an account's id or name is kept as it was read, and sentences carry it.
    """
    pattern, kinds = _by_title()
    found = pattern.search(sentence)
    if found is None:
        return sentence
    shown = selector_shown(kinds[found["title"]], "", found["shown"], masked=True, minted=True)
    return sentence[: found.start("shown")] + shown + sentence[found.end("shown") :]
