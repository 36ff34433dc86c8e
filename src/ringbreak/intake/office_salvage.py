"""An office document cut short: its parts put back into a zip with a directory, for the parser of whole ones to read.

Read as an archive its XML parts would become records full of markup; read as a document it gives the text up to the cut.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ringbreak.intake.archive import Room
from ringbreak.intake.office_skeleton import HELD, READ_IN_PART, completed
from ringbreak.intake.parser import Issue, Member, Source, Yield
from ringbreak.intake.scratch import scratch_folder
from ringbreak.intake.zip_salvage import salvage

_HEAD = 30
_FIRST = (
    "[Content_Types].xml",
    "_rels/",
    "docProps/",
    "word/",
    "xl/",
    "ppt/",
    "mimetypeapplication/vnd.oasis",
)


def is_office(file: BinaryIO) -> bool:
    """Whether the first member of a zip is what office programs put there."""
    file.seek(0)
    head = file.read(_HEAD + 120)
    return head[_HEAD:].startswith(tuple(n.encode() for n in _FIRST))


def rebuilt(file: BinaryIO, source: Source) -> Iterator[Yield]:
    """What is damaged, then one member: the document made of what is whole and of the part that breaks off."""
    number, name = tempfile.mkstemp(dir=scratch_folder(), suffix=".zip")
    path = Path(name)
    seen: set[str] = set()
    held: dict[str, bytes] = {}
    damaged: set[str] = set()
    with open(number, "wb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        for item in salvage(file, Room(source), partial=True):
            if isinstance(item, Issue):
                damaged.add(item.locator or "")
                yield item
            elif isinstance(item, Member) and item.name not in seen and item.name not in held:
                if item.name in damaged and _needed_whole(item.name):
                    _dropped(item)
                elif item.name in HELD:
                    held[item.name] = _content(item)
                else:
                    seen.add(item.name)
                    _put(made, item)
        if seen:
            for part in completed(seen, held):
                if isinstance(part, Issue):
                    yield part
                else:
                    _put(made, Member(part[0], part[1], part[0]))
    if not seen:
        path.unlink(missing_ok=True)
        return
    yield Member(f"{PurePosixPath(source.name).name}", path, "what is left of the document")


def _needed_whole(name: str) -> bool:
    """Whether half of a part is worse than none: a list of sheets, styles, relations."""
    return name.endswith((".xml", ".rels")) and not name.startswith(READ_IN_PART)


def _content(item: Member) -> bytes:
    if isinstance(item.data, bytes):
        return item.data
    data = item.data.read_bytes()
    item.data.unlink(missing_ok=True)
    return data


def _dropped(item: Member) -> None:
    if not isinstance(item.data, bytes):
        item.data.unlink(missing_ok=True)


def _put(made: zipfile.ZipFile, item: Member) -> None:
    # A fixed date: the same bytes must come out whenever this runs.
    entry = zipfile.ZipInfo(item.name, (1980, 1, 1, 0, 0, 0))
    with made.open(entry, "w") as part:
        if isinstance(item.data, bytes):
            part.write(item.data)
            return
        with open(item.data, "rb") as spooled:
            while block := spooled.read(1 << 20):
                part.write(block)
    item.data.unlink(missing_ok=True)
