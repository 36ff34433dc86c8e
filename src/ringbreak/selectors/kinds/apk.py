"""Android package names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import both, formed, led
from ringbreak.selectors.selector import Found, Selector

_NAME = re.compile(
    r"(?<![A-Za-z0-9_./@-])[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+(?![A-Za-z0-9_@/-]|\.[A-Za-z0-9])"
)
TOP = frozenset(
    [
        "com",
        "cn",
        "org",
        "net",
        "io",
        "app",
        "me",
        "top",
        "xyz",
        "uni",
        "plus",
        "vip",
        "cc",
        "info",
        "edu",
        "gov",
        "im",
        "co",
        "hk",
        "tw",
        "jp",
        "kr",
        "de",
        "uk",
        "ru",
        "fr",
    ]
)


_NAMED = re.compile(r"[A-Za-z0-9\u4e00-\u9fff] ?[(（]$")
"""RupeeBoat (com.rupeeboat.cash7): a package in brackets behind the name of what it is."""


def is_valid(value: str) -> bool:
    return _NAME.fullmatch(value) is not None


def find(passage: Passage) -> Iterator[Found]:
    if "." not in passage.text:
        return
    spoken: bool | None = None
    for match in _NAME.finditer(passage.text):
        value = match.group()
        parts = value.split(".")
        lead = passage.lead(match.start(), "apk")
        if lead is None:
            if len(parts) < 3 or parts[0] not in TOP or (value != value.lower() and parts[-1][:1].isupper()):
                continue
            spoken = passage.speaks_of("apk") if spoken is None else spoken
            named = _NAMED.search(passage.text, max(0, match.start() - 3), match.start()) is not None
            named = named and passage.text[match.end() : match.end() + 1] in (")", "）")
            if not spoken and not (named and value[:4] in ("com.", "org.", "net.")):
                continue
        yield Found(
            "apk",
            match.start(),
            match.end(),
            value,
            "context",
            both(led(lead) if lead else None, formed("of a package name")),
            30,
        )


SELECTOR = Selector(
    name="apk",
    title="Android package name",
    pattern="two or more words with dots after a lead; three or more beginning com, cn, org ... in a text about an app",
    find=find,
    normalise=lambda written: written.strip(),
    is_valid=is_valid,
    shown_as=plain,
    specificity=0.9,
    source="https://developer.android.com/build/configure-app-module#set-application-id",
    examples={
        "安装包名：com.fake.loan888": "com.fake.loan888",
        "该APK为 cn.lucky.money.app 伪装": "cn.lucky.money.app",
    },
    not_examples=("import com.sun.net.HttpServer", "www.example.com", "apk 3.2.1"),
)
