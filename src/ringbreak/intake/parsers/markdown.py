"""Markdown: one article whose text is the source untouched, with its title, front matter and links beside it.

Marks are not removed: offsets into the text are offsets into the file, and a phone number between asterisks is found
all the same. The targets of links and pictures go into FIELDS (`link`, `image`), front matter keys under their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.intake.cells import Cells
from ringbreak.intake.losses import undecodable
from ringbreak.intake.moments import from_iso
from ringbreak.intake.parser import Parser, Record, Source, Yield
from ringbreak.intake.parsers import plain_text
from ringbreak.intake.text_encoding import decode

_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
# No bracket inside a label: else each of many open ones would look for its end past all the others.
_LINK = re.compile(r"(!?)\[[^\[\]\n]{0,1000}\]\(<?([^\s()<>]{1,2000})")
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*[^\s*][^*\n]{0,500}\*\*")
_RULE = re.compile(r"^\|?(?: *:?-{3,}:? *\|)+", re.MULTILINE)
_TITLE = re.compile(r"^# +(.{1,300}?)(?: +#+)?[ \t\r]*$", re.MULTILINE)
_KEY = re.compile(r"^([A-Za-z_\u4e00-\u9fff][\w\u4e00-\u9fff-]{0,40}): *(.{1,2000})$")


def accepts(head: bytes, name: str) -> bool:
    """Marks of at least two sorts, or one sort in a file that calls itself Markdown."""
    if b"\0" in head[:1024] and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if not plain_text.accepts(head, name):
        return False
    text = decode(head).text
    if text.lstrip()[:1] in "<{[":
        return False
    sorts = sum(bool(p.search(text)) for p in (_HEADING, _LINK, _FENCE, _EMPHASIS, _RULE))
    named = name.lower().endswith((".md", ".markdown", ".mdown", ".mkd"))
    return sorts >= (1 if named else 2) or (named and text.startswith("---\n"))


def parse(source: Source) -> Iterator[Yield]:
    """Yields the article and its furniture."""
    found = decode(source.bytes())
    text = found.text
    cells = Cells()
    meta = _front_matter(text)
    for key, value in meta.items():
        if key not in ("title", "author", "date", "url", "canonical"):
            cells.add(key, value)
    for mark, target in _LINK.findall(text):
        cells.add("image" if mark else "link", target)
    heading = _TITLE.search(text)
    title = meta.get("title") or (heading.group(1).strip() if heading else None)
    for n, record in enumerate(plain_text.article(text, kind="article", title=title)):
        if n == 0:
            _describe(record, meta, cells, source)
        yield record
    loss = undecodable(found.lossy_count, found.encoding)
    if loss:
        yield loss


def _describe(record: Record, meta: dict[str, str], cells: Cells, source: Source) -> None:
    record.fields = cells.all()
    record.author_name = meta.get("author")
    written = meta.get("date")
    record.sent_at = from_iso(written, source.reading.time_zone)
    if record.sent_at and written:
        record.sent_at_precision = "day" if len(written.strip()) <= 10 else "second"
    record.url = meta.get("url") or meta.get("canonical")


def _front_matter(text: str) -> dict[str, str]:
    """Top-level `key: value` lines between the two lines of three dashes; nested YAML is left in the text."""
    if not text.startswith(("---\n", "---\r\n")):
        return {}
    end = text.find("\n---", 4)
    if end < 0 or end > 20_000:
        return {}
    made: dict[str, str] = {}
    for line in text[4:end].splitlines():
        found = _KEY.match(line)
        if found:
            made.setdefault(found.group(1).lower(), found.group(2).strip().strip("\"'"))
    return made


PARSER = Parser(
    name="markdown",
    title="Markdown",
    media_type="text/markdown",
    accepts=accepts,
    parse=parse,
    source="https://spec.commonmark.org/0.31.2/",
    sample="markdown/article.md",
)
