"""Spreadsheets: xlsx and xlsm part by part, xls, xlsb and ods through calamine; every sheet is a table."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Issue, MediaType, Parser, Source, Yield

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def accepts(head: bytes, name: str) -> bool:
    """An OLE container, or a zip that starts like a workbook or is named like one; `parse` looks closer."""
    if head.startswith(_OLE):
        return True
    if not head.startswith(b"PK\x03\x04"):
        return (
            head[:1] == b"\x09"
            and head[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00")
            and head[1:2] in b"\x00\x02\x04\x08"
        )
    named = name.lower().endswith(
        (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlam", ".xlsb", ".ods", ".et", ".ett")
    )
    return named or b"xl/" in head or _ODS in head[:200] or b"[Content_Types].xml" in head


def parse(source: Source) -> Iterator[Yield]:
    """Sheets as tables; pictures and embedded files as members.

    Raises: Unreadable (refused) for an encrypted file: OLE with EncryptedPackage, or xls with a FILEPASS record.
    """
    from ringbreak.intake.tables.calamine_workbook import read_with_calamine

    head = source.head(4_096)
    if head.startswith(_OLE):
        macros = _no_password(source)
        yield MediaType("application/vnd.ms-excel")
        if macros:
            from ringbreak.words import say

            yield Issue("", say("holds macros; they were not run"), "note")
        yield from read_with_calamine(source)
        return
    if head.startswith(b"PK"):
        kind = _zip_kind(source)
        if kind == "xlsx":
            from ringbreak.intake.tables.xlsx_workbook import read_xlsx

            yield from read_xlsx(source)
            return
        yield MediaType(
            "application/vnd.ms-excel.sheet.binary.macroEnabled.12" if kind == "xlsb" else _ODS.decode()
        )
        yield from _rest_of_zip(source)
        yield from read_with_calamine(source)
        return
    yield MediaType("application/vnd.ms-excel")
    yield from read_with_calamine(source)


def _zip_kind(source: Source) -> str:
    """xlsx, xlsb or ods.

    Raises: NotThisFormat; Unreadable (refused) when the directory announces more than the limit.
    """
    import zipfile

    limits = source.reading.limits
    try:
        with zipfile.ZipFile(source.path) as z:
            infos = z.infolist()
            names = {i.filename.lstrip("/") for i in infos}
            if "xl/workbook.xml" in names:
                return "xlsx"
            kind = "xlsb" if "xl/workbook.bin" in names else None
            if (
                "mimetype" in names
                and "content.xml" in names
                and z.read("mimetype")[:80].strip().startswith(_ODS)
            ):
                kind = "ods"
                if b"manifest:encryption-data" in z.read("META-INF/manifest.xml"):
                    raise Unreadable(
                        "encrypted: a password is needed; save a copy without it and add that beside this file",
                        refused=True,
                    )
            if kind is None:
                if any(n.startswith("xl/") for n in names):
                    return "xlsx"  # a main part of another name; the package says which
                raise NotThisFormat("a zip, but no workbook")
    except (
        zipfile.BadZipFile,
        OSError,
        KeyError,
        ValueError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as e:
        raise NotThisFormat("the zip cannot be opened: {error}", error=e) from e
    if sum(i.file_size for i in infos) > max(limits.free_bytes, source.size * limits.ratio):
        raise Unreadable(
            "unpacks to more than {ratio} times its size; it was not read", refused=True, ratio=limits.ratio
        )
    return kind


def _no_password(source: Source) -> bool:
    """Pass when the container is a workbook that can be read; whether it holds macros.

    Raises: NotThisFormat for other OLE files; Unreadable (refused) for encrypted ones.
    """
    import olefile

    try:
        with olefile.OleFileIO(source.path) as ole:
            if ole.exists("EncryptedPackage") or ole.exists("EncryptionInfo"):
                raise Unreadable(
                    "encrypted: a password is needed; save a copy without it and add that beside this file",
                    refused=True,
                )
            stream = next((n for n in ("Workbook", "Book") if ole.exists(n)), None)
            if stream is None:
                raise NotThisFormat("an OLE container without a workbook")
            with ole.openstream(stream) as f:
                start = f.read(65_536)
            macros = bool(ole.exists("_VBA_PROJECT_CUR"))
    except (OSError, ValueError, IndexError, TypeError, AttributeError) as e:
        raise NotThisFormat("the OLE container is broken: {error}", error=e) from e
    if _has_filepass(start):
        raise Unreadable(
            "encrypted: a password is needed; save a copy without it and add that beside this file",
            refused=True,
        )

    return macros


def _has_filepass(stream: bytes) -> bool:
    """A FILEPASS record (0x002F) among the first records of the workbook stream ([MS-XLS] 2.4.117)."""
    place = 0
    for _ in range(64):
        if place + 4 > len(stream):
            return False
        kind = int.from_bytes(stream[place : place + 2], "little")
        if kind == 0x002F:
            # Length 0 or an XOR key of zero means that no password was set after all.
            return True
        place += 4 + int.from_bytes(stream[place + 2 : place + 4], "little")
    return False


def _rest_of_zip(source: Source) -> Iterator[Yield]:
    from ringbreak.intake.office_package import Package

    package = Package(source)
    try:
        yield from package.macros()
        yield from package.members(("xl/media/", "xl/embeddings/", "Pictures/", "Object"))
        yield from _outside(package)
    finally:
        package.close()


def _outside(package: object) -> Iterator[Yield]:
    """Links of an xlsb to other files: their relations are XML even there."""
    from ringbreak.intake.office_package import Package
    from ringbreak.intake.parser import Issue, Record
    from ringbreak.words import say

    assert isinstance(package, Package)
    targets: list[str] = []
    for part in sorted(package.parts):
        if part.startswith(("xl/externalLinks/", "xl/worksheets/")) and part.endswith(".bin"):
            targets += [r.target for r in package.relations(part).values() if r.external]
    if targets:
        fields = {
            ("external link" if n == 1 else f"external link#{n}"): t[:10_000]
            for n, t in enumerate(targets[:1_000], 1)
        }
        yield Issue(
            "",
            say(
                "{count} links to outside the file (other files, DDE, data sources); none was followed",
                count=len(targets),
            ),
            "note",
        )
        yield Record("properties", "metadata", fields=fields)


PARSER = Parser(
    name="xlsx-table",
    title="Spreadsheets (xlsx, xlsm, xls, xlsb, ods)",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
