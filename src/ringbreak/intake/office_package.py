"""Opens the zip of an office document within limits, and streams its XML parts without entities or network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any, Protocol

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Issue, Limits, Member, Source, Yield
from ringbreak.words import say

_BLOCK = 1 << 16
_SMALL_PART = 32 << 20
"""Relations, properties and the like; the text itself is streamed and has the text limit."""


class Target(Protocol):
    """What a part is streamed into: the target interface of lxml's parser."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...
    def close(self) -> None: ...


class _WithoutEntities:
    """A target that stops at a DOCTYPE: office formats have none, and with it come entities that unfold to anything."""

    def __init__(self, target: Target) -> None:
        self.start, self.end, self.data, self.close = target.start, target.end, target.data, target.close

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise Unreadable("the XML declares a document type, which office files never do", refused=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a .rels part."""

    id: str
    kind: str
    """Last word of the relation's type: hyperlink, slide, comments ..."""
    target: str
    """A part's name, or an address when external."""
    external: bool


class Package:
    """An office document's parts by name."""

    def __init__(self, source: Source) -> None:
        """Check the directory before any byte is unpacked.

        Raises: NotThisFormat when it is no zip, Unreadable when it is one that must not or cannot be unpacked.
        """
        self.limits: Limits = source.reading.limits
        try:
            self.zip = zipfile.ZipFile(source.path)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as e:
            raise NotThisFormat("the zip cannot be opened: {error}", error=e) from e
        infos = self.zip.infolist()
        if len(infos) > self.limits.members:
            raise Unreadable(
                "more than {limit} files inside; the rest was not read",
                refused=True,
                limit=self.limits.members,
            )
        self.parts = {i.filename.lstrip("/"): i for i in infos if not i.is_dir()}
        self._left = max(self.limits.free_bytes, source.size * self.limits.ratio)

    def close(self) -> None:
        self.zip.close()

    def blocks(self, name: str, most: int, *, again: bool = False) -> Iterator[bytes]:
        """The part's bytes, block by block.

        Args:
            again: Whether they are read a second time, and so not counted against the package's ratio.
        Raises: Unreadable past `most` bytes, past the package's ratio, or when the part is damaged or encrypted.
        """
        info = self.parts.get(name)
        if info is None:
            raise Unreadable("the part {part} is missing", part=name)
        if info.flag_bits & 1:
            raise Unreadable(
                "encrypted: save a copy without the password and add that beside this file", refused=True
            )
        read = 0
        try:
            with self.zip.open(info) as stream:
                while block := stream.read(_BLOCK):
                    read += len(block)
                    self._left -= 0 if again else len(block)
                    if read > most or self._left < 0:
                        raise Unreadable(
                            "the part {part} unpacks to more than the limit; the rest was not read",
                            refused=True,
                            part=name,
                        )
                    yield block
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as e:
            raise Unreadable("the part {part} is damaged: {error}", part=name, error=e) from e
        except Exception as e:
            # zlib.error and lzma.LZMAError share no base but Exception; ours pass through.
            if isinstance(e, Unreadable):
                raise
            raise Unreadable("the part {part} is damaged: {error}", part=name, error=e) from e

    def read(self, name: str, most: int = _SMALL_PART) -> bytes:
        return b"".join(self.blocks(name, most))

    def stream(self, name: str, target: Target) -> Iterator[None]:
        """Feed a part to a target; pauses after each block so that the caller can take what is ready.

        Raises: Unreadable when the XML is broken; what came before was delivered.
        """
        from lxml import etree

        into: Any = _WithoutEntities(target)
        parser: Any = etree.XMLParser(
            target=into, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            for block in self.blocks(name, self.limits.text_bytes):
                parser.feed(block)
                yield
            parser.close()
        except etree.XMLSyntaxError as e:
            raise Unreadable("the part {part} is no well-formed XML: {error}", part=name, error=e) from e
        yield

    def tree(self, name: str) -> Any:
        """A small part as an element tree; None when it is missing.

        Raises: Unreadable when it is broken.
        """
        if name not in self.parts:
            return None
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            tree = etree.fromstring(self.read(name), parser)
        except etree.XMLSyntaxError as e:
            raise Unreadable("the part {part} is no well-formed XML: {error}", part=name, error=e) from e
        if tree.getroottree().docinfo.internalDTD is not None:
            raise Unreadable("the XML declares a document type, which office files never do", refused=True)
        return tree

    def relations(self, part: str) -> dict[str, Relation]:
        """Relations of a part ("" for the package's own) by their id."""
        folder = dirname(part)
        tree = self.tree(join(folder, "_rels", part.rsplit("/", 1)[-1] + ".rels"))
        found: dict[str, Relation] = {}
        for node in () if tree is None else tree:
            if not isinstance(node.tag, str):
                continue
            target, external = node.get("Target", ""), node.get("TargetMode") == "External"
            if not external:
                target = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            kind = node.get("Type", "").rsplit("/", 1)[-1]
            found[node.get("Id", "")] = Relation(node.get("Id", ""), kind, target, external)
        return found

    def main_part(self) -> tuple[str, str]:
        """Name and content type of the part the document starts with.

        Raises: NotThisFormat when the package has none.
        """
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and relation.target in self.parts:
                return relation.target, self._content_type(relation.target)
        raise NotThisFormat("no office document inside")

    def _content_type(self, part: str) -> str:
        tree = self.tree("[Content_Types].xml")
        for node in () if tree is None else tree:
            if node.get("PartName", "").lstrip("/") == part:
                return str(node.get("ContentType", ""))
        return ""

    def properties(self) -> dict[str, str]:
        """Dublin Core and application properties: last word of the tag -> value."""
        found: dict[str, str] = {}
        for part in ("docProps/core.xml", "docProps/app.xml"):
            try:
                tree = self.tree(part)
            except Unreadable:
                continue
            for node in () if tree is None else tree:
                if isinstance(node.tag, str) and node.text and node.text.strip():
                    found.setdefault(node.tag.rsplit("}", 1)[-1], node.text.strip()[:10_000])
        return found

    def members(self, folders: tuple[str, ...]) -> Iterator[Yield]:
        """Files kept inside under these folders: pictures, embedded documents."""
        for name in sorted(self.parts):
            if not name.startswith(folders) or "/_rels/" in name or name.endswith("/"):
                continue
            try:
                yield Member(name, self.read(name, 256 << 20), name)
            except Unreadable as e:
                yield Issue(name, str(e), "refused" if e.refused else "failed")

    def macros(self) -> Iterator[Yield]:
        """A note when the document holds macros."""
        if any(n.rsplit("/", 1)[-1].lower() == "vbaproject.bin" for n in self.parts):
            yield Issue("", say("holds macros; they were not run"), "note")


def looks_like_package(head: bytes, name: str, folder: bytes, suffixes: tuple[str, ...]) -> bool:
    """Whether the first bytes may be an office zip whose parts lie in `folder`; the parser then looks at the directory."""
    if head[:4] != b"PK\x03\x04":
        return False
    return folder in head or b"[Content_Types].xml" in head or name.lower().endswith(suffixes)
