"""PowerPoint presentations (pptx, pptm, ppsx, potx ...): a record a slide, with its notes and link targets."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.office_package import Package, looks_like_package
from ringbreak.intake.parser import Expected, Issue, MediaType, Parser, Record, Source, Yield
from ringbreak.words import say

_SUFFIXES = (".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def accepts(head: bytes, name: str) -> bool:
    return looks_like_package(head, name, b"ppt/", _SUFFIXES)


def parse(source: Source) -> Iterator[Yield]:
    package = Package(source)
    try:
        main, content_type = package.main_part()
        if "presentationml" not in content_type and "ms-powerpoint" not in content_type:
            raise NotThisFormat("an office document, but not of PowerPoint")
        yield MediaType(content_type.removesuffix(".main+xml"))
        slides = _slides(package, main)
        yield Expected(
            len(slides) + sum(n.startswith(("ppt/media/", "ppt/embeddings/")) for n in package.parts)
        )
        about = package.properties()
        for number, part in enumerate(slides, 1):
            try:
                record = _slide(package, part, say("slide {n}", n=number))
            except Unreadable as e:
                yield Issue(say("slide {n}", n=number), str(e), "refused" if e.refused else "failed")
                continue
            record.title, record.author_name = about.get("title"), about.get("creator")
            if number == 1 and about.get("lastModifiedBy"):
                record.fields = {**(record.fields or {}), "pptx:lastModifiedBy": about["lastModifiedBy"]}
            yield record
        yield from package.macros()
        yield from package.members(("ppt/media/", "ppt/embeddings/"))
    finally:
        package.close()


def _slides(package: Package, main: str) -> list[str]:
    """Slide parts in the order of the show; slides that the show does not list come last."""
    tree, relations = package.tree(main), package.relations(main)
    listed = []
    for node in () if tree is None else tree.iter("{*}sldId"):
        for key, value in node.attrib.items():
            if key.endswith("}id") and value in relations and relations[value].target in package.parts:
                listed.append(relations[value].target)
    others = [
        n for n in package.parts if n.startswith("ppt/slides/") and n.endswith(".xml") and "/_rels/" not in n
    ]
    return list(dict.fromkeys(listed + sorted(others, key=lambda n: (len(n), n))))


def _slide(package: Package, part: str, locator: str) -> Record:
    fields: dict[str, str] = {}
    links = 0
    for relation in package.relations(part).values():
        if relation.external:
            links += relation.kind == "hyperlink"
            key = (
                f"link:{links}" if relation.kind == "hyperlink" else f"external:{relation.kind}:{relation.id}"
            )
            fields[key] = relation.target
        elif relation.kind == "notesSlide" and relation.target in package.parts:
            notes = "".join(_text(package, relation.target)).strip("\n")
            if notes:
                fields["notes"] = notes
        elif relation.kind == "comments" and relation.target in package.parts:
            comments = "".join(_text(package, relation.target)).strip("\n")
            if comments:
                fields["comments"] = comments
    text = "".join(_text(package, part)).strip("\n")
    return Record(locator, "slide", text=text or None, fields=fields or None)


def _text(package: Package, part: str) -> Iterator[str]:
    collected = DrawingText()
    for _ in package.stream(part, collected):
        yield from collected.take()


class DrawingText:
    """Collects DrawingML text: paragraphs end in a newline, cells of a row are parted by tabs."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._inside = False
        self._row = 0
        self._skip = 0

    def take(self) -> list[str]:
        taken, self._done = self._done, []
        return taken

    def start(self, tag: str, attributes: object) -> None:
        if tag == _FALLBACK:
            self._skip += 1
        name = tag.rsplit("}", 1)[-1]
        if name in ("t", "text"):
            self._inside = not self._skip
        elif name == "br":
            self._done.append("\n")
        elif name == "tr":
            self._row += 1

    def end(self, tag: str) -> None:
        if tag == _FALLBACK:
            self._skip -= 1
        if self._skip:
            return
        name = tag.rsplit("}", 1)[-1]
        if name in ("t", "text"):
            self._inside = False
            if name == "text":
                self._done.append("\n")
        elif name == "p":
            self._done.append(" " if self._row else "\n")
        elif name == "tc":
            self._done.append("\t")
        elif name == "tr":
            self._row -= 1
            self._done.append("\n")

    def data(self, text: str) -> None:
        if self._inside:
            self._done.append(text)

    def close(self) -> None:
        return None


PARSER = Parser(
    name="pptx",
    title="PowerPoint presentation (pptx, pptm, ppsx, potx)",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    accepts=accepts,
    parse=parse,
    source="ECMA-376 part 1, PresentationML and DrawingML",
)
