"""WhatsApp numbers and invitations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import plans
from ringbreak.selectors.kinds import phone
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.neighbours import is_sent_to, on_whatsapp
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts, query

_SAME = re.compile(
    r"[ ,]{1,2}(?:or|and) (?:also )?whats ?app (?:(?:me|us|him|her|them) )?(?:on )?(?:the |this |that )same (?:number|one|no)(?![a-z])"
)
"""Text Bex on ..., or whatsapp the same number."""


def find(passage: Passage) -> Iterator[Found]:
    text = passage.text
    if (
        "whats" in passage.keys
        or "wh" in passage.keys
        or "w-h" in passage.keys
        or "w h a" in passage.keys
        or "ws" in passage.keys
        or "wa" in passage.keys
        or "wt" in passage.keys
        or any(c in passage.keys for c in "瓦沃哇")
        or passage.hint
    ):
        for found in phone.find(passage):
            if text[found.start - 1 : found.start] == "+":
                continue  # the digits of a number whose country's code is written out
            lead = passage.lead(found.start, "whatsapp")
            # A country's code written out says that it is a telephone number, whether the plan has it or not.
            told = found.value.startswith("+852") or (
                not found.value.startswith("+86")
                and (found.validity == "lexicon" or passage.text[found.start] == "+")
            )
            told = told or (not found.value.startswith("+86") and is_sent_to(passage, found.start))
            if lead is None and told and on_whatsapp(passage, found.start, found.end):
                lead = Lead("whatsapp", frozenset({"whatsapp"}), False, found.start)
            if lead is None and _SAME.match(passage.keys, found.end) and not found.value.startswith("+86"):
                lead = Lead("whatsapp", frozenset({"whatsapp"}), False, found.end, True)
            if lead:
                yield Found(
                    "whatsapp",
                    found.start,
                    found.end,
                    found.value,
                    "context",
                    led(lead),
                    45,
                    disguise=found.disguise,
                )
    for url in passage.web.urls:
        digits = ""
        if url.host == "wa.me":
            parts = path_parts(url)
            digits = parts[0].lstrip("+") if parts else ""
        elif url.host in ("api.whatsapp.com", "web.whatsapp.com") or url.scheme == "whatsapp":
            digits = re.sub(r"[^0-9]", "", query(url).get("phone", ""))
        elif url.host == "chat.whatsapp.com":
            parts = path_parts(url)
            if parts and re.fullmatch(r"[A-Za-z0-9]{18,26}", parts[-1]):
                yield Found(
                    "whatsapp",
                    url.start,
                    url.end,
                    "chat.whatsapp.com/" + parts[-1],
                    "format",
                    formed("of a WhatsApp invitation"),
                    7,
                    inner=True,
                )
            continue
        if digits.isdigit() and digits in text[url.start : url.end]:
            got = plans.international("+" + digits, None)
            if got is not None:
                at = text.index(digits, url.host_end)
                # wa.me/number from its beginning, as t.me/name; of a query only the number.
                yield Found(
                    "whatsapp",
                    url.start if url.host == "wa.me" else at,
                    at + len(digits),
                    got[0],
                    "lexicon" if got[1] else "format",
                    formed("of a WhatsApp link"),
                    7,
                    inner=True,
                )


SELECTOR = Selector(
    name="whatsapp",
    title="WhatsApp number or invitation",
    pattern="a telephone number after a lead word; wa.me/number; chat.whatsapp.com/code",
    find=find,
    normalise=lambda written: written if written.startswith("chat.") else phone.normalise(written),
    is_valid=lambda value: value.startswith("chat.whatsapp.com/") or phone.is_valid(value),
    shown_as=lambda value: value if value.startswith("chat.") else phone.shown_as(value),
    specificity=0.96,
    source="https://faq.whatsapp.com/5913398998672934 (click to chat)",
    examples={"WhatsApp: +44 7911 123456": "+447911123456", "https://wa.me/8613800138000": "+8613800138000"},
    not_examples=("+44 7911 123456", "whatsapp 2024"),
)
