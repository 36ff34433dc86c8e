"""OpenDocument texts, presentations and drawings (odt, odp, odg): a record a document, or a page of a presentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.office_package import Package
from ringbreak.intake.parser import Issue, MediaType, Parser, Record, Source, Yield
from ringbreak.intake.statements import split
from ringbreak.words import say

_KIND = b"application/vnd.oasis.opendocument."
_OURS = ("text", "presentation", "graphics")
_LONG = 200_000


def accepts(head: bytes, name: str) -> bool:
    """The first member is `mimetype`, stored, so the kind stands at byte 38."""
    return head[:4] == b"PK\x03\x04" and head[30:38] == b"mimetype" and head[38:].startswith(_KIND)


def parse(source: Source) -> Iterator[Yield]:
    package = Package(source)
    try:
        kind = package.read("mimetype", 200).decode("ascii", "replace").strip()
        if not kind.removeprefix(_KIND.decode()).startswith(_OURS):
            raise NotThisFormat("an OpenDocument file, but a table")
        yield MediaType(kind)
        manifest = package.tree("META-INF/manifest.xml")
        if manifest is not None and next(manifest.iter("{*}encryption-data"), None) is not None:
            raise Unreadable(
                "encrypted: save a copy without the password and add that beside this file", refused=True
            )
        yield from _content(package, ZoneInfo(source.reading.time_zone), paged="text" not in kind)
        yield from package.members(("Pictures/", "Object ", "media/"))
    finally:
        package.close()


def _content(package: Package, zone: ZoneInfo, *, paged: bool) -> Iterator[Yield]:
    about = _about(package)
    text = OdfText(zone, paged=paged)
    number = 0

    def records() -> Iterator[Record]:
        nonlocal number
        for said, fields in text.take():
            number += 1
            if paged:
                locator, kind = say("slide {n}", n=number), "slide"
            else:
                locator, kind = say("part {n}", n=number), "document"
            yield Record(
                locator,
                kind,
                text=said or None,
                title=about.get("title"),
                author_name=about.get("initial-creator") or about.get("creator"),
                fields=fields or None,
            )

    failed = None
    try:
        for _ in package.stream("content.xml", text):
            yield from records()
    except Unreadable as e:
        failed = Issue("content.xml", str(e), "refused" if e.refused else "failed")
    text.finish(_headers(package))
    for record in records():
        if number == 1 and not paged:
            record.locator = "document"
        yield from split(record)
    if failed is not None:
        yield failed
    yield from text.comments


def _headers(package: Package) -> dict[str, str]:
    """Headers and footers, which stand in styles.xml."""
    try:
        tree = package.tree("styles.xml")
    except Unreadable:
        return {}
    found: dict[str, str] = {}
    for kind in ("header", "footer"):
        for node in (
            () if tree is None else tree.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}" + kind)
        ):
            said = "\n".join("".join(p.itertext()) for p in node.iter("{*}p")).strip()
            if said and said not in found.values():
                found[f"{kind}:{len(found) + 1}"] = said
    return found


def _about(package: Package) -> dict[str, str]:
    try:
        tree = package.tree("meta.xml")
    except Unreadable:
        return {}
    found: dict[str, str] = {}
    for node in () if tree is None else tree.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            found.setdefault(node.tag.rsplit("}", 1)[-1], node.text.strip()[:10_000])
    return found


class OdfText:
    """Collects content.xml: paragraphs end in a newline, cells of a row are parted by tabs, pages are separate."""

    def __init__(self, zone: ZoneInfo, *, paged: bool) -> None:
        self.comments: list[Record] = []
        self._zone = zone
        self._paged = paged
        self._ready: list[tuple[str, dict[str, str]]] = []
        self._pieces: list[str] = []
        self._length = 0
        self._fields: dict[str, str] = {}
        self._depth = 0
        """Paragraphs and headings we are inside: only there is text content."""
        self._row = 0
        self._side: list[list[str]] = []
        """Where text goes that is no body text: an annotation, deleted text, notes."""
        self._who: dict[str, str] = {}
        self._who_key: str | None = None
        self._counts: dict[str, int] = {}

    def take(self) -> list[tuple[str, dict[str, str]]]:
        ready, self._ready = self._ready, []
        return ready

    def finish(self, fields: Mapping[str, str]) -> None:
        """Close the last part; `fields` are about the whole document."""
        self._fields.update(fields)
        if self._pieces or self._fields or not self._paged:
            self._part()

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name in ("p", "h"):
            self._depth += 1
        elif name == "s" and self._depth:
            count = next((v for k, v in attributes.items() if k.endswith("}c")), "1")
            self._add(" " * min(int(count) if count.isdecimal() else 1, 1000))
        elif name == "tab" and self._depth:
            self._add("\t")
        elif name == "line-break" and self._depth:
            self._add("\n")
        elif name == "table-row":
            self._row += 1
        elif name == "a" or name == "script":
            target = next((v for k, v in attributes.items() if k.endswith("xlink}href")), None)
            if target and not target.startswith("#"):
                self._keep("link", target)
        elif name in ("annotation", "deletion", "notes"):
            self._side.append([])
            self._who = {}
        elif name in ("creator", "date") and self._side:
            self._who_key = name
            self._who[name] = ""

    def end(self, tag: str) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name in ("p", "h"):
            self._depth -= 1
            self._add(" " if self._row else "\n")
            if not self._side and not self._row and not self._paged and self._length > _LONG:
                self._part()
        elif name in ("table-cell", "covered-table-cell"):
            self._add("\t")
        elif name == "table-row":
            self._row -= 1
            self._add("\n")
        elif name in ("creator", "date"):
            self._who_key = None
        elif name in ("annotation", "deletion", "notes") and self._side:
            said = "".join(self._side.pop()).strip()
            if name == "annotation":
                self._comment(said)
            elif said:
                self._keep("deleted" if name == "deletion" else "notes", said)
        elif name == "page" and self._paged:
            self._part()

    def data(self, text: str) -> None:
        if self._who_key is not None:
            self._who[self._who_key] += text
        elif self._depth:
            self._add(text)

    def close(self) -> None:
        return None

    def _add(self, text: str) -> None:
        if self._side:
            self._side[-1].append(text)
        else:
            self._pieces.append(text)
            self._length += len(text)

    def _part(self) -> None:
        said = "".join(self._pieces).strip("\n")
        self._ready.append((said, self._fields))
        self._pieces, self._fields, self._length = [], {}, 0

    def _keep(self, what: str, value: str) -> None:
        self._counts[what] = self._counts.get(what, 0) + 1
        self._fields[f"{what}:{self._counts[what]}"] = value

    def _comment(self, said: str) -> None:
        when = None
        try:
            moment = datetime.fromisoformat(self._who.get("date", "")[:26])
            when = moment if moment.tzinfo else moment.replace(tzinfo=self._zone)
        except ValueError:
            pass
        self.comments.append(
            Record(
                say("comment {n}", n=len(self.comments) + 1),
                "comment",
                text=said or None,
                author_name=self._who.get("creator") or None,
                sent_at=when,
                sent_at_precision="second" if when else None,
            )
        )


PARSER = Parser(
    name="odf",
    title="OpenDocument text, presentation or drawing (odt, odp, odg)",
    media_type="application/vnd.oasis.opendocument.text",
    accepts=accepts,
    parse=parse,
    source="OASIS OpenDocument 1.3",
)
