"""Douyin (and TikTok) accounts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, hosts, mask
from ringbreak.selectors.kinds.telegram import AT, at_chinese
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts

_SHAPE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{3,23}")

_DOTTED = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if (
        "抖" in text
        or "音" in text
        or "dy" in passage.keys
        or "tiktok" in passage.keys
        or "douyin" in passage.keys
        or passage.hint
    ):
        for start, end, word, lead in handles.named(passage, "douyin", _SHAPE, _DOTTED):
            if word.isdigit() and (len(word) < (8 if lead.tight else 6) or handles.UNIT.match(text, end)):
                continue
            if "." in word and word[-1].isdigit() and handles.UNIT.match(text, end):
                continue  # dy-la38.50元: a price
            # DY：name.shop names an account though .shop sells domains; 抖音：x.com is a site.
            dotted = "." in word and not lead.tight and word.rsplit(".", 1)[-1].lower() not in hosts.COMMON
            yield Found("douyin", start, end, word.lower(), "context", led(lead), 31 if dotted else 38)
        for match in AT.finditer(text):
            lead_ = passage.lead(match.start(), "douyin")
            if lead_ is None and not passage.leads(match.start()):
                answer = passage.asked(match.start())
                lead_ = answer if answer is not None and "douyin" in answer.kinds else None
            if lead_:
                yield Found(
                    "douyin", match.start(), match.end(), match.group(1).lower(), "context", led(lead_), 34
                )
        for start, end, name in at_chinese(text):
            lead_ = passage.lead(start, "douyin")
            if lead_:
                yield Found("douyin", start, end, name.lower(), "context", led(lead_), 34)
    for url in passage.web.urls:
        parts = path_parts(url)
        if url.host in ("www.douyin.com", "douyin.com") and parts[:1] == ["user"] and len(parts) > 1:
            yield Found(
                "douyin", url.start, url.end, parts[1], "format", formed("of a Douyin link"), 7, inner=True
            )
        elif url.host in ("www.tiktok.com", "tiktok.com") and parts and parts[0].startswith("@"):
            yield Found(
                "douyin",
                url.start,
                url.end,
                parts[0][1:].lower(),
                "format",
                formed("of a TikTok link"),
                7,
                inner=True,
            )


SELECTOR = Selector(
    name="douyin",
    title="Douyin account",
    pattern="4 to 24 letters, digits, _ . - after a lead word; douyin.com/user/id",
    find=find,
    normalise=lambda written: (
        written.lstrip("@") if written.startswith("MS4w") else written.lstrip("@").lower()
    ),
    is_valid=lambda value: len(value) >= 4,
    shown_as=mask.handle,
    specificity=0.93,
    source="douyin.com's addresses",
    examples={"抖音号：happy_day99": "happy_day99"},
    not_examples=("抖音有12345人", "在抖音上"),
)
