"""7z archives through py7zr. Members are unpacked under numbers of ours, never under their own names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from ringbreak.errors import Unreadable
from ringbreak.intake.archive import Room
from ringbreak.intake.parser import Expected, Issue, Member, Parser, Source, Yield
from ringbreak.intake.scratch import scratch_folder
from ringbreak.words import say

_SIGN = b"7z\xbc\xaf\x27\x1c"


def accepts(head: bytes, name: str) -> bool:
    return head.startswith(_SIGN)


def parse(source: Source) -> Iterator[Yield]:
    import lzma

    import py7zr
    from py7zr.exceptions import ArchiveError, CrcError, PasswordRequired

    room = Room(source)
    try:
        archive = py7zr.SevenZipFile(source.path, "r")
    except PasswordRequired as e:
        raise Unreadable("the 7z archive is encrypted; decrypt it and add it", refused=True) from e
    except (
        ArchiveError,
        lzma.LZMAError,
        EOFError,
        OSError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
    ) as e:
        raise Unreadable("the 7z archive's directory cannot be read: {error}", error=e) from e
    with archive:
        entries = [f for f in archive.files if not f.is_directory]
        yield Expected(len(entries))
        if archive.needs_password():
            for entry in entries:
                reason = say("{name} is encrypted; decrypt it and add it", name=entry.filename)
                yield Issue(entry.filename, reason, "refused")
            return
        wanted: dict[str, str] = {}
        left = room.left
        for number, entry in enumerate(archive.files):
            if entry.is_directory:
                continue
            name, size = entry.filename, entry.uncompressed
            if entry.is_symlink or entry.is_junction or entry.is_socket:
                yield Issue(name, say("{name} is a link or a device, not a file", name=name), "refused")
            elif size > left:
                yield room.refuse(name, name)
            else:
                if not size:
                    yield Member(name, b"", name)
                    continue
                left -= size
                # py7zr refuses names such as ../x and doubles; a number of ours is neither.
                key = f"m{number}"
                entry._file_info["filename"] = key
                wanted[key] = name
        if not wanted:
            return
        unpacked = _Unpacked(scratch_folder(), room.left)
        problem: str | None = None
        try:
            archive.extract(targets=list(wanted), factory=unpacked.factory())
        except CrcError:
            problem = say("the checksum does not fit")
        except (ArchiveError, lzma.LZMAError, EOFError, OSError, ValueError) as e:
            problem = " ".join(str(e).split()) or type(e).__name__
        for key, name in wanted.items():
            path = unpacked.finished.get(key)
            if path is not None:
                yield Member(name, path, name)
            else:
                yield Issue(name, say("{name} is damaged: {error}", name=name, error=problem or "-"))


class _Unpacked:
    """Where py7zr writes: one scratch file a member, all of them within the room there is."""

    def __init__(self, folder: Path, room: int) -> None:
        self.folder = folder
        self.room = room
        self.finished: dict[str, Path] = {}

    def factory(self) -> Any:
        from py7zr.io import WriterFactory

        outer = self

        class Factory(WriterFactory):  # type: ignore[misc]
            def create(self, filename: str) -> Any:
                return outer.writer(PurePosixPath(filename).name)

        return Factory()

    def writer(self, key: str) -> Any:
        from py7zr.io import Py7zIO

        outer = self
        path = self.folder / f"7z-{key}"

        class Writer(Py7zIO):  # type: ignore[misc]
            def __init__(self) -> None:
                self._file = open(path, "w+b")  # noqa: SIM115 - py7zr closes it
                self._size = 0

            def write(self, s: bytes | bytearray) -> int:
                outer.room -= len(s)
                if outer.room < 0:
                    raise OSError("more bytes come out than the directory says")
                self._size += len(s)
                return self._file.write(s)

            def read(self, size: int | None = None) -> bytes:
                return self._file.read(-1 if size is None else size)

            def seek(self, offset: int, whence: int = 0) -> int:
                return self._file.seek(offset, whence)

            def flush(self) -> None:
                self._file.flush()

            def size(self) -> int:
                return self._size

            def close(self) -> None:
                self._file.close()
                outer.finished[key] = path

        return Writer()


PARSER = Parser(
    name="7z",
    title="7z archive",
    media_type="application/x-7z-compressed",
    accepts=accepts,
    parse=parse,
    source="7-Zip DOC/7zFormat.txt",
)
