"""LINE ids."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, hosts, mask
from ringbreak.selectors.carried import is_account
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts

_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{3,19}")
_DOTTED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SHOUTED = re.compile(r"(?<![A-Za-z])LINE ([A-Za-z][A-Za-z0-9._-]{4,19})(?![A-Za-z0-9_@/])")
"""LINE abc_123: in capitals the everyday word is the messenger, when what follows is no word."""
_OFFICIAL = re.compile(r"官方[账帐]号[:： ]{0,2}$")
_AT = re.compile(r"@[A-Za-z0-9._-]{4,20}")
_PROSE = re.compile(r"(?<![a-z])line(?: [0-9]{1,2})? (?:was|is|are|were|for|and|at|to|of|in) $")


def find(passage: Passage) -> Iterator[Found]:
    if "line" in passage.keys or "赖" in passage.keys or passage.hint:
        for start, end, word, lead in handles.named(passage, "line", _SHAPE, _DOTTED):
            # "line" is an everyday word: alone it needs a mark after it.
            if (
                lead.word in ("line",)
                and lead.tight
                and not (passage.speaks_of("chinese") and is_account(word))
            ):
                continue
            # the line was closed: a word of letters needs a mark, or id, before it
            if (
                lead.word == "line"
                and word.isalpha()
                and _PROSE.search(passage.keys, max(0, start - 12), start)
            ):
                continue
            if word.isdigit() and len(word) < 6:
                continue
            if "." in word and not any(c.isalpha() for c in word):
                continue  # 加赖12.4公里
            dotted = "." in word and not lead.tight and word.rsplit(".", 1)[-1].lower() not in hosts.COMMON
            yield Found("line", start, end, word.lower(), "context", led(lead), 31 if dotted else 39)
        for match in _SHOUTED.finditer(passage.text):
            word = match.group(1)
            if any(c.isdigit() for c in word) and word[-1] not in ".-":
                lead = Lead("line", frozenset({"line"}), True, match.start())
                yield Found("line", match.start(1), match.end(1), word.lower(), "context", led(lead), 39)
        for match in _AT.finditer(passage.text):
            lead_ = passage.lead(match.start(), "line")
            if lead_ is None and _OFFICIAL.search(passage.keys, max(0, match.start() - 6), match.start()):
                lead_ = Lead(
                    "官方账号", frozenset({"line"}), False, match.start()
                )  # in a text that says 赖 or LINE
            if lead_:
                yield Found(
                    "line", match.start(), match.end(), match.group()[1:].lower(), "context", led(lead_), 34
                )
    for url in passage.web.urls:
        if url.host in ("line.me", "lin.ee"):
            parts = path_parts(url)
            if url.host == "lin.ee" and parts:
                yield Found(
                    "line",
                    url.start,
                    url.end,
                    "lin.ee/" + parts[0],
                    "format",
                    formed("of a LINE link"),
                    7,
                    inner=True,
                )
            elif parts and len(parts) >= 3 and parts[-2] == "p":
                yield Found(
                    "line",
                    url.start,
                    url.end,
                    parts[-1].lstrip("~@").lower(),
                    "format",
                    formed("of a LINE link"),
                    7,
                    inner=True,
                )


SELECTOR = Selector(
    name="line",
    title="LINE id",
    pattern="4 to 20 letters, digits, . _ - after a lead word; line.me/ti/p/~id",
    find=find,
    normalise=lambda written: written.strip().lstrip("@").lower(),
    is_valid=lambda value: _SHAPE.fullmatch(value.lstrip("@")) is not None or value.startswith("lin.ee/"),
    shown_as=mask.handle,
    specificity=0.95,
    source="LINE's own rules for ids",
    examples={
        "LINE ID：happy.day99": "happy.day99",
        "加赖 abc8899": "abc8899",
        "https://line.me/ti/p/~abc8899": "abc8899",
    },
    not_examples=("on line shopping", "line 12 of the file", "the line: "),
)
