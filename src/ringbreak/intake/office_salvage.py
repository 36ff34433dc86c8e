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
    count = 0
    with open(number, "wb") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as made:
        seen: set[str] = set()
        for item in salvage(file, Room(source), partial=True):
            if isinstance(item, Issue):
                yield item
            elif isinstance(item, Member) and item.name not in seen:
                seen.add(item.name)
                count += 1
                # A fixed date: the same bytes must come out whenever this runs.
                entry = zipfile.ZipInfo(item.name, (1980, 1, 1, 0, 0, 0))
                with made.open(entry, "w") as part:
                    if isinstance(item.data, bytes):
                        part.write(item.data)
                    else:
                        with open(item.data, "rb") as spooled:
                            while block := spooled.read(1 << 20):
                                part.write(block)
                        item.data.unlink(missing_ok=True)
    if not count:
        path.unlink(missing_ok=True)
        return
    yield Member(f"{PurePosixPath(source.name).name}", path, "what is left of the document")
