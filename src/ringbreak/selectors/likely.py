"""Whether a dotted word is meant as a host or an address, and not as a file, a version, code or a sentence without a space."""

from __future__ import annotations

import re

from ringbreak.selectors import hosts
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.urls import V4

_BEFORE_WORD = re.compile(r"[A-Za-z]{2,} $")


_VERSION = re.compile(
    r"(?:版本|version|ver\.?|v|固件|firmware|build|release|内核|chrome/|[a-z]+/|(?<![a-z])rev(?:ision)?)[\"']?[:：= ]{0,2}[\"']?$"
)
_APP = re.compile(
    r"(?<![a-z])(?:whatsapp|telegram|wechat|line|signal|chrome|firefox|safari|edge|opera|android|ios|windows|macos|office|python|java|node|nginx|mysql)(?: (?:desktop|web|android|ios|mac|for [a-z]+))? $|(?:微信|钉钉|支付宝|抖音|电报)(?:电脑版|安卓版|客户端)? ?$"
)
_ASKED = re.compile(
    r"(?:(?<![a-z])(?:version|release|build)(?![a-z])|版本)[^\n]{0,10}\n[^\n:：]{0,12}[:：]? ?$"
)
_OTHER_VERSION = re.compile(
    r"(?:release|version|build|tag|版本|发布)[^\n0-9]{0,24}\n?[^\n0-9]{0,16}(?<![0-9.])(?P<major>[0-9]{1,2})\.[0-9]{1,3}\.[0-9]{1,3}(?:-[a-z]{1,5}\.?[0-9]{0,3})?(?![0-9.])"
)
"""Another version whose first number is the same: the release is 4.2.0-rc3, don't use 4.1.9.12."""
_STAGE = re.compile(r" ?(?:(?:beta|alpha|rc\d?|stable|nightly|preview)(?![a-z])|正式版|测试版|内测|版本|版)")
"""What a program's version stands behind or before: its name, a question for it, its stage."""
_NEW_VERSION = re.compile(
    r"(?:(?<![a-z])(?:firmware|version|release|build|patch|driver|kernel|bios|app|client|software|router|ios|android|windows|macos|openwrt|uefi)s?(?![a-z])|固件|版本|系统|软件|驱动|内核|补丁|客户端)"
    r"[^.。！!？?\n0-9]{0,16}(?:(?<![a-z])(?:to|is|was|still|from|at|on|of|v|=)|到|至|为|成|是|从|回|升|刷)? ?v?(?:版本?)?[:： ]{0,2}$"
    r"|(?<![a-z])(?:upgrad|downgrad)(?:e|ed|es|ing)(?![a-z])[a-z ]{0,16}(?<![a-z])(?:to|from) v?$"
    r"|(?<![a-z])(?:updat(?:e|ed|ing)|roll(?:ed|ing)? back|revert(?:ed|ing)?|patched|flashed|bumped)(?![a-z])[a-z ]{0,16}(?<![a-z])(?:to|from) v?$"
    r"|(?:升级|降级|升到|降到|刷到|回退|回滚|更新)(?:到|至|为|成|了)?(?:版本?)? ?v?$"
)
"""Upgraded the firmware to 1.4.2.11; a verb alone says so only of numbers below 100, since a server moves to 203.0.113.9 too."""
_MOVED = re.compile(r"更新|updat|roll|revert|patch|flash|bump|app|系统|软件|客户端|router|on ?$|at ?$")


_PROGRAM = re.compile(r"(?:x-mailer|user-agent|x-newsreader|x-mimeole|mail-client)[:：= ][^\n]{0,60}$")
"""A header line that names a program."""


def is_version(passage: Passage, start: int) -> bool:
    keys = passage.keys
    if passage.lined and _PROGRAM.search(keys, max(0, start - 76), start) is not None:
        return True
    if _VERSION.search(keys, max(0, start - 12), start) is not None:
        return True
    match = V4.match(passage.text, start)
    other = _OTHER_VERSION.search(keys, max(0, start - 72), start) if match is not None else None
    if match is not None and other is not None and match.group().startswith(other.group("major") + "."):
        return True
    small = match is not None and all(int(part) < 100 for part in match.group().split("."))
    if (
        match is not None
        and small
        and (
            _STAGE.match(keys, match.end())
            or _APP.search(keys, max(0, start - 28), start)
            or (passage.lined and _ASKED.search(keys, max(0, start - 48), start))
        )
    ):
        return True
    found = _NEW_VERSION.search(keys, max(0, start - 36), start)
    if found is None:
        return False
    return small or _MOVED.search(found.group()) is None


def likely(passage: Passage, labels: list[str], start: int, stop: int, pathed: bool) -> bool:
    """Whether a dotted word is meant as a host and not as a file, a sentence without a space, or code."""
    text = passage.text
    last = labels[-1]
    low = last.lower()
    if pathed or labels[0].lower() in ("www", "m", "wap", "bbs", "mail") or len(labels) >= 4:
        return True
    lead = passage.lead(start, "domain")
    if lead is None and low == "net" and len(labels) == 2 and labels[0].lower() in hosts.DOT_NET:
        return False
    if low in hosts.FILES and lead is None:
        # main.app is a file; shop88-x。app has had its dot dressed up, which nobody does to a file.
        dressed = "defanged" in passage.folded.undone(*passage.folded.origin(start, stop))
        return dressed and any(c.isdigit() or c == "-" for c in labels[-2])
    if last[:1].isupper() and not last.isupper() and not labels[0][:1].isupper():
        return False  # "done.The next": a sentence
    if last[:1].isupper() and last[1:].islower() and len(labels) == 2 and low in hosts.WORDS:
        return False
    if low in hosts.WORDS and lead is None and len(labels) == 2:
        plain = labels[0].isalpha()
        if plain and (
            _BEFORE_WORD.search(text, max(0, start - 24), start)
            or (text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].islower())
        ):
            return False
    if len(labels) == 2 and labels[0].isdigit() and len(low) == 2 and lead is None:
        return False
    if (
        labels[0].lower() in ("e", "i", "u", "a")
        and len(labels) == 2
        and len(low) == 2
        and len(labels[0]) == 1
    ):
        return False  # e.g, i.e, u.s
    package = labels[0].lower() in ("com", "cn", "org", "net", "io", "android") and len(labels) >= 3
    return not package or lead is not None
