"""Host names: their public suffix, their normal form, and whether a dotted word is one."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

RESERVED = frozenset({"example", "test", "invalid", "localhost", "local", "internal", "lan", "onion"})
"""Names no registry sells (RFC 2606, RFC 6761, RFC 8375, RFC 9476): seen in intranets, test data and Tor."""

# Endings that are also file suffixes or everyday words: a bare word.ending needs more than its ending.
FILES = frozenset(
    [
        "py",
        "rs",
        "md",
        "sh",
        "pl",
        "so",
        "ps",
        "zip",
        "mov",
        "cs",
        "js",
        "ts",
        "java",
        "app",
        "mk",
        "am",
        "as",
        "bz",
        "gz",
        "nc",
        "db",
        "pm",
        "rb",
        "cab",
        "vi",
        "dat",
        "ini",
        "bat",
        "do",
        "mp",
        "mm",
        "la",
        "py",
        "st",
    ]
)
WORDS = frozenset(
    [
        "is",
        "it",
        "in",
        "at",
        "be",
        "to",
        "so",
        "my",
        "me",
        "us",
        "no",
        "by",
        "do",
        "as",
        "am",
        "an",
        "la",
        "id",
        "de",
        "se",
        "nu",
        "st",
        "tm",
        "ai",
        "re",
        "one",
        "you",
        "now",
        "here",
        "today",
        "page",
        "off",
        "how",
        "new",
        "free",
        "best",
        "love",
        "fun",
        "good",
        "win",
        "bet",
        "read",
        "show",
        "buy",
        "open",
        "save",
        "sale",
        "tips",
        "work",
        "works",
        "wiki",
        "zone",
        "plus",
        "name",
        "call",
        "cool",
        "day",
        "like",
        "man",
        "men",
        "run",
        "see",
        "team",
        "is",
        "band",
        "bar",
        "blog",
        "care",
        "chat",
        "church",
        "city",
        "coach",
    ]
)
COMMON = frozenset(["com", "cn", "net", "org", "cc", "top", "xyz", "vip", "hk", "tw", "me"])
"""Endings so common that a word with one is a site even after the lead of an account."""
OFTEN = COMMON | {
    "info",
    "shop",
    "site",
    "club",
    "online",
    "live",
    "app",
    "io",
    "co",
    "pro",
    "icu",
    "ru",
    "uk",
    "de",
    "biz",
}
"""Endings that a host written backwards may have; of the others too many are words both ways."""
DOT_NET = frozenset({"asp", "vb", "ado", "ml", "paint"})
"""ASP.NET, VB.NET, ADO.NET, ML.NET, Paint.NET: products, unless a word for a site stands before them."""
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z", re.I)


@cache
def _lists() -> tuple[Any, Any]:
    """(ICANN part, all with private part) of the bundled public suffix list; no network."""
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(accept_unknown=False, only_icann=True), PublicSuffixList(accept_unknown=False)


@cache
def _endings() -> frozenset[str]:
    """Every last label the list knows."""
    icann, _ = _lists()
    return frozenset(rule.rsplit(".", 1)[-1] for rule in icann._publicsuffix) | RESERVED


def icann_rules() -> frozenset[str]:
    """The rules of the list's ICANN part as it writes them, '*.ck' and '!www.ck' included."""
    icann, _ = _lists()
    return frozenset(icann._publicsuffix)


@lru_cache(maxsize=65_536)
def registrable(host: str) -> str | None:
    """The part of a host name somebody registers (example.com.cn of a.b.example.com.cn); None for a suffix itself.

    Both sections of the list count, so foo.github.io is its own. Unknown endings follow the list's default rule '*'.
    Source: https://publicsuffix.org/list/ (the algorithm, prevailing rule)
    """
    from publicsuffixlist import PublicSuffixList

    got: str | None = _default_list(PublicSuffixList).privatesuffix(host.lower().rstrip("."))
    return got


@cache
def _default_list(maker: Any) -> Any:
    return maker()


@lru_cache(maxsize=65_536)
def public_suffix(host: str) -> str | None:
    """The ICANN suffix of a host that lies below one; None when the host is a suffix or its ending is unknown."""
    icann, _ = _lists()
    if icann.privatesuffix(host) is None:
        return None
    got: str | None = icann.publicsuffix(host)
    return got


def to_ascii(host: str) -> str | None:
    """Lower case punycode; None when the name cannot be one (RFC 5891, mapped by UTS 46)."""
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return None


def ending_known(host: str) -> bool:
    return host.rsplit(".", 1)[-1].lower() in _endings()


def host_end(labels: list[str]) -> int:
    """How many of the leading labels make a host; 0 when none do. Trailing labels that are no ending are left off."""
    for count in range(len(labels), 1, -1):
        last = labels[count - 1].lower()
        if not (last in _endings() or last.startswith("xn--")) or not all(map(_LABEL.match, labels[:count])):
            continue
        if last in RESERVED or public_suffix(".".join(labels[:count]).lower()) is not None:
            return count
    return 0
