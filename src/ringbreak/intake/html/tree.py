"""HTML bytes to a tree of bounded depth and size; when the tree cannot be built, the text without its tags.

lxml is told to fetch nothing. libxml2 stops at 256 levels and cuts the rest off without a word, so its error log is
read: a page that went deeper is parsed again with the larger limit (2,048), and then, if need be, its tags are
stripped by a scanner that is linear in the bytes, and the loss of structure is said.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from lxml import etree

from ringbreak.intake.text_encoding import Decoded, canonical, decode
from ringbreak.words import say

MOST_BYTES = 64 << 20
"""Larger pages are stripped, not parsed: a tree costs about thirty times its bytes."""
MOST_ELEMENTS = 400_000
MOST_ATTRIBUTES = 256
"""In one tag. libxml2 compares each attribute with all before it: a hundred thousand of them cost minutes."""

_CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s{0,8}=\s{0,8}[\"']?\s{0,8}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"^\s{0,64}<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([A-Za-z0-9_.:-]{2,40})[\"']"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded page. `root` is None when only `stripped` could be had; `why` then says so."""

    decoded: Decoded
    root: etree._Element | None
    stripped: str = ""
    why: str = ""


def declared_charset(data: bytes) -> str | None:
    """What the page says its encoding is: XML declaration, meta charset or http-equiv, in its first 8 KiB."""
    found = _XML_ENCODING.search(data[:1024]) or _CHARSET.search(data[:8192])
    label = found.group(1).decode("ascii") if found else None
    # A page that can be read up to its meta tag is not UTF-16, whatever it says.
    return None if (canonical(label) or "").startswith(("utf-16", "utf-32")) else label


def read(data: bytes, declared: str | None = None) -> Page:
    """Decode and parse. `declared` is what the transport said; it goes before what the page says of itself."""
    decoded = decode(data, declared if canonical(declared) else declared_charset(data))
    text = decoded.text
    if len(data) > MOST_BYTES:
        return Page(
            decoded, None, strip(text), say("larger than a page that is parsed; its tags were taken off")
        )
    if _crowded(text):
        return Page(
            decoded, None, strip(text), say("a tag has more attributes than are parsed; tags were taken off")
        )
    root, complete = _parse(text, huge=False)
    if not complete:
        root, complete = _parse(text, huge=True)
    if root is None or not complete:
        return Page(decoded, None, strip(text), say("nested too deep; its tags were taken off"))
    if sum(1 for _ in zip(range(MOST_ELEMENTS + 1), root.iter(), strict=False)) > MOST_ELEMENTS:
        return Page(decoded, None, strip(text), say("more elements than are parsed; its tags were taken off"))
    return Page(decoded, root)


# Possessive, so that what a tag took is never tried again: linear.
_LONG_TAG = re.compile(r"""<[A-Za-z](?:[^<>"']++|"[^"]*+"|'[^']*+'){2,}+""")


def _crowded(text: str) -> bool:
    """Whether a tag has more attributes than any real page's, quoted ones counted as they are."""
    for found in re.finditer(r"<[A-Za-z][^<>]{512,}+", text):
        pieces = found.group().split()
        if len(pieces) <= MOST_ATTRIBUTES:
            continue
        # A comparison in a script also begins with '<'; its words are no names.
        if found.group().count("=") > MOST_ATTRIBUTES or sum(p.isalnum() for p in pieces) > 0.95 * len(
            pieces
        ):
            return True
    for found in _LONG_TAG.finditer(text):
        if found.end() - found.start() > 1024 and found.group().count("=") > MOST_ATTRIBUTES:
            # Inside quotes '=' is text: count the quoted values themselves.
            tag = found.group()
            if len(re.findall(r"""=\s{0,8}(?:"[^"]*+"|'[^']*+')""", tag)) > MOST_ATTRIBUTES:
                return True
    return False


def _parse(text: str, *, huge: bool) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(
        recover=True, no_network=True, remove_blank_text=False, huge_tree=huge, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    return root, not any("RESOURCE_LIMIT" in str(e.type_name) for e in parser.error_log)


_SKIPPED = re.compile(r"<(script|style|template|svg)\b", re.IGNORECASE)
_BREAKS = re.compile(
    r"<(?:/?(?:p|div|tr|li|ul|ol|h[1-6]|table|section|article|blockquote|pre|form)|br|hr)\b[^<>]{0,4000}/?>",
    re.IGNORECASE,
)


def strip(text: str) -> str:
    """Text without tags, scripts and styles, entities decoded; linear in its length."""
    parts: list[str] = []
    at = 0
    while True:
        found = _SKIPPED.search(text, at)
        if found is None:
            parts.append(text[at:])
            break
        parts.append(text[at : found.start()])
        close = _end_of(text, found.group(1).lower(), found.end())
        if close < 0:
            break
        at = close
    return _untag(_BREAKS.sub("\n", "".join(parts)))


def _end_of(text: str, name: str, start: int) -> int:
    found = re.compile(f"</{name}\\b[^>]{{0,400}}>", re.IGNORECASE).search(text, start)
    return found.end() if found else -1


def _untag(text: str) -> str:
    kept: list[str] = []
    at = 0
    while True:
        start = text.find("<", at)
        if start < 0:
            kept.append(text[at:])
            break
        kept.append(text[at:start])
        if start + 1 < len(text) and (text[start + 1].isalpha() or text[start + 1] in "/!?"):
            end = text.find(">", start)
            if end < 0:
                break
            at = end + 1
        else:
            kept.append("<")
            at = start + 1
    lines = (" ".join(line.split()) for line in html.unescape("".join(kept)).split("\n"))
    return "\n".join(line for line in lines if line)
