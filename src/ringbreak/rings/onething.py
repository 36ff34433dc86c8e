"""Which two selectors one fact gives together, so that a sum counts them once.

A person's descriptions agree because their telephone numbers do; a site has one owner's id on its pages; a telephone has an IMEI and a device
id. Whoever shares the one shares the other, stranger or not, so nothing is added to what the one weighs.
"""

from __future__ import annotations

from ringbreak.engine.sentences import literal
from ringbreak.model.kinds import MONEY

SITE = ("domain", "onion", "url", "tracking_id", "icp")
"""What one site shows: its address, its pages', the licence and the owner's ids on them."""
CONTACTS = ("phone", "email", "wechat", "qq", "account", *MONEY)
NAMES_OF_ONE = (
    SITE,
    ("device", "imei", "mac", "machine"),
    ("imsi", "iccid"),
    ("md5", "sha1", "sha256", "apk"),
)
"""Kinds of which one thing bears several: a site, a machine, a telephone card, a file."""
MADE_OF = {
    "person": ("cn_id", *CONTACTS),
    "coordination": ("account", "url", "domain", "code", "template", "image"),
    "site_family": (*SITE, "email", "wechat", "telegram", "weibo", "douyin", "line", "whatsapp", "handle"),
    "agent_code": ("url", "domain"),
    "machine": ("account",),
    "flow": ("account", *MONEY),
}
"""What values of a kind were found by: it comes with them."""
WHOLE = (
    "register", "interceptor", "code_book", "order_book", "collection", "task_list", "card_box", "handover", "conduit", "room", "cast", "chat",
    "merchant", "tool_log", "payment", "txid", "parcel", "invoice",
)  # fmt: skip
"""Kinds that are found by all that their records show, and events, of which every record shows the same."""
PICTURED = "region:"
"""How the field begins in which something stands in a picture."""


def _either(condition: str) -> str:
    """SQL: the condition on {x} and {y}, whichever of `a` and `b` is which."""
    return f"({condition.format(x='a', y='b')} OR {condition.format(x='b', y='a')})"


def _in(kinds: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{k}'" for k in kinds) + ")"


HOST = r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?(?:www\.)?([^/:?#]+)"
"""The host of an address. RE2."""


COMPARED = f"""
    SELECT s.*, coalesce(h.host, CASE WHEN starts_with(s.value, '+86') THEN substr(s.value, 4) ELSE lower(s.value) END) AS compared
    FROM selectors s LEFT JOIN (SELECT DISTINCT lower(value) AS host FROM selectors WHERE kind IN ('domain', 'onion') AND privacy <> 'public') h
      ON h.host = CASE WHEN s.kind = 'url' THEN regexp_extract(lower(s.value), {literal(HOST)}, 1) END
"""
"""SQL of SELECTORS with a column `compared`: contacts as they are compared with others, for what contains another is that other. An address
below a host of the case's own is its host: two pages of one site are one fact, and two on a platform where anybody writes are two."""
ONE_THING = " OR ".join(
    (
        # An hour of an address is of it; of version 6 logs write it in more than one way.
        _either(
            "{x}.kind = 'session' AND ({y}.kind = 'ipv4' AND starts_with({x}.value, {y}.value || '@')"
            " OR {y}.kind = 'ipv6' AND contains(split_part({x}.value, '@', 1), ':'))"
        ),
        # A page and its domain, a mailbox and the number before the @, an account and its holder's id.
        "'session' NOT IN (a.kind, b.kind) AND " + _either("contains({x}.compared, {y}.compared)"),
        *(f"a.kind IN {_in(kinds)} AND b.kind IN {_in(kinds)}" for kinds in NAMES_OF_ONE),
        *(_either(f"{{x}}.kind = '{kind}' AND {{y}}.kind IN {_in(of)}") for kind, of in MADE_OF.items()),
        _either(f"{{x}}.kind IN {_in(WHOLE)}"),
        _either(f"{{x}}.kind = 'image' AND coalesce(starts_with({{y}}.field, '{PICTURED}'), false)"),
    )
)
"""SQL: whether one fact gives both of the links `a` and `b` (kind, value, field, and `compared`) of different kinds."""
