"""Old Office files (doc, ppt) and whatever else lies in an OLE container: text, embedded files, or why not.

Encrypted ones of every age are refused by name, also the new formats, which hide in an OLE container when they have a
password. Text of a .doc comes from its piece table, text of a .ppt from its text atoms; tables, pictures and layout are
lost, which is said. xls goes on to the parser of tables, msg to the one of mail.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.parser import Issue, MediaType, Member, Parser, Record, Source, Yield
from ringbreak.intake.statements import split
from ringbreak.words import say

_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MOST = 256 << 20
_LONG = 200_000
_EMBEDDED = 2_000
_LANGUAGES = {0x0804: "cp936", 0x0404: "cp950", 0x0411: "cp932", 0x0412: "cp949", 0x0419: "cp1251"}
"""Code page of 8-bit text in Word 6 and 95 by the language of the file; cp1252 otherwise."""


def accepts(head: bytes, name: str) -> bool:
    return head.startswith(_MAGIC)


def parse(source: Source) -> Iterator[Yield]:
    import olefile

    try:
        ole = olefile.OleFileIO(source.path, raise_defects=olefile.DEFECT_FATAL)
    except (OSError, ValueError, IndexError, struct.error, AttributeError, TypeError, OverflowError) as e:
        raise Unreadable("the OLE container is broken: {error}", error=_short(e)) from e
    try:
        names = {"/".join(entry): entry for entry in ole.listdir(streams=True, storages=False)}
        roots = {n.split("/", 1)[0] for n in names}
        _refuse_if_encrypted(ole, names)
        if any(r.startswith("__substg1.0_") or r == "__properties_version1.0" for r in roots):
            raise NotThisFormat("an Outlook message, which is mail")
        if "WordDocument" in names:
            yield MediaType("application/msword")
            yield from _word(ole, names)
        elif "PowerPoint Document" in names:
            yield MediaType("application/vnd.ms-powerpoint")
            yield from _powerpoint(ole)
        elif "Workbook" in names or "Book" in names:
            raise NotThisFormat("an Excel file, which is a table")
        elif not any(_holds_a_file(n) for n in names):
            raise NotThisFormat("an OLE container of no kind that is read")
        if any("VBA" in n.split("/") or "_VBA_PROJECT_CUR" in n for n in names):
            yield Issue("", say("holds macros; they were not run"), "note")
        yield from _embedded(ole, names)
    finally:
        ole.close()


def _stream(ole: Any, name: str) -> bytes:
    """A stream's bytes.

    Raises: Unreadable when it is damaged or past the limit.
    """
    try:
        if ole.get_size(name) > _MOST:
            raise Unreadable("the part {part} unpacks to more than the limit; the rest was not read",
                             refused=True, part=name)  # fmt: skip
        with ole.openstream(name) as stream:
            return bytes(stream.read())
    except (OSError, ValueError, IndexError, struct.error, TypeError) as e:
        raise Unreadable("the part {part} is damaged: {error}", part=name, error=_short(e)) from e


def _refuse_if_encrypted(ole: Any, names: dict[str, list[str]]) -> None:
    encrypted = "EncryptedPackage" in names or "EncryptedSummary" in names
    if "WordDocument" in names:
        header = _stream(ole, "WordDocument")[:12]
        # FIB.fEncrypted, [MS-DOC] 2.5.2.
        encrypted = encrypted or (
            len(header) == 12 and bool(struct.unpack_from("<H", header, 10)[0] & 0x0100)
        )
    for name in ("Workbook", "Book"):
        if name in names:
            encrypted = encrypted or _has_filepass(_stream(ole, name))
    if "Current User" in names and "PowerPoint Document" in names:
        # CurrentUserAtom.headerToken, [MS-PPT] 2.3.2.
        encrypted = encrypted or _stream(ole, "Current User")[12:16] == b"\xdf\xc4\xd1\xf3"
    if encrypted:
        raise Unreadable(
            "encrypted: save a copy without the password and add that beside this file", refused=True
        )


def _has_filepass(book: bytes) -> bool:
    """Whether a FilePass record stands among the first records of a workbook, [MS-XLS] 2.4.117."""
    at = 0
    for _ in range(40):
        if at + 4 > len(book):
            return False
        kind, size = struct.unpack_from("<HH", book, at)
        if kind == 0x2F:
            return True
        if kind == 0x0A:
            return False
        at += 4 + size
    return False


def _word(ole: Any, names: dict[str, list[str]]) -> Iterator[Yield]:
    main = _stream(ole, "WordDocument")
    if len(main) < 0x1AA or struct.unpack_from("<H", main, 0)[0] not in (0xA5EC, 0xA5DC):
        raise Unreadable("a Word file older than Word 6 or damaged: open it and save it as docx")
    version = struct.unpack_from("<H", main, 2)[0]
    if version < 0x00C1:
        text = _old_text(main)
    else:
        flags = struct.unpack_from("<H", main, 10)[0]
        table = "1Table" if flags & 0x0200 else "0Table"
        if table not in names:
            raise Unreadable("the part {part} is missing", part=table)
        text = _piece_text(main, _stream(ole, table))
    body, codes = _plain(text)
    about = _properties(ole)
    fields = {f"code:{n}": code for n, code in enumerate(codes[:5_000], 1)}
    fields.update({f"doc:{k}": v for k, v in about.items() if k not in ("title", "author")})
    parts = list(_split(body))
    for number, said in enumerate(parts, 1):
        yield from split(
            Record(
                "document" if len(parts) == 1 else say("part {n}", n=number),
                "document",
                text=said or None,
                title=about.get("title"),
                author_name=about.get("author"),
                fields=(fields or None) if number == 1 else None,
            )
        )
    yield Issue("", say("text only: pictures and layout of this old format are not read"), "note")


def _piece_text(main: bytes, table: bytes) -> str:
    """All text, main part first, then notes, headers, comments and text boxes, by the piece table.

    Raises: Unreadable when the table does not hold together.
    Source: [MS-DOC] 2.4.1 "Retrieving Text", 2.9.38 Clx, 2.8.35 PlcPcd.
    """
    at, length = struct.unpack_from("<II", main, 0x01A2)
    clx = table[at : at + length]
    position = 0
    while position + 3 <= len(clx) and clx[position] == 1:
        position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
    if position + 5 > len(clx) or clx[position] != 2:
        raise Unreadable("the piece table of the Word file is damaged: open it and save it as docx")
    size = struct.unpack_from("<I", clx, position + 1)[0]
    pieces = clx[position + 5 : position + 5 + size]
    count = (len(pieces) - 4) // 12
    if count < 1:
        raise Unreadable("the piece table of the Word file is damaged: open it and save it as docx")
    ends = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    text = []
    for n in range(count):
        characters = ends[n + 1] - ends[n]
        where = struct.unpack_from("<I", pieces, (count + 1) * 4 + n * 8 + 2)[0]
        if characters <= 0 or characters > len(main):
            continue
        if where & 0x40000000:
            start = (where & 0x3FFFFFFF) // 2
            text.append(main[start : start + characters].decode("cp1252", "replace"))
        else:
            text.append(main[where : where + 2 * characters].decode("utf-16-le", "replace"))
    return "".join(text)


def _old_text(main: bytes) -> str:
    """Word 6 and 95: the text lies in one run, in the code page of the file's language."""
    language = struct.unpack_from("<H", main, 6)[0]
    first, last = struct.unpack_from("<II", main, 0x18)
    return main[first:last].decode(_LANGUAGES.get(language, "cp1252"), "replace")


_ENDS = {"\r": "\n", "\x07": "\t", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": "\xa0"}


def _plain(text: str) -> tuple[str, list[str]]:
    """Text with paragraph and cell marks as newline and tab; field codes (links, DDE) apart."""
    out: list[str] = []
    codes: list[str] = []
    open_codes: list[list[str] | None] = []
    for c in text:
        if c == "\x13":
            open_codes.append([])
        elif c == "\x14":
            if open_codes and open_codes[-1] is not None:
                codes.append("".join(open_codes[-1]).strip())
                open_codes[-1] = None
        elif c == "\x15":
            if open_codes and (left := open_codes.pop()) is not None:
                codes.append("".join(left).strip())
        elif c in _ENDS or c >= " ":
            into = next((o for o in reversed(open_codes) if o is not None), None)
            (out if into is None else into).append(_ENDS.get(c, c))
        elif c == "\t":
            out.append(c)
    return "".join(out).strip("\n"), [c for c in codes if c]


def _split(text: str) -> Iterator[str]:
    """Parts of at most about `_LONG` characters, cut at a paragraph's end."""
    at = 0
    while len(text) - at > _LONG:
        cut = text.find("\n", at + _LONG)
        if cut < 0:
            break
        yield text[at:cut]
        at = cut + 1
    yield text[at:]


_SLIDE, _NOTES, _MASTER, _LIST, _PERSIST = 0x03EE, 0x03F0, 0x03F8, 0x0FF0, 0x03F3
_WIDE, _NARROW = 0x0FA0, 0x0FA8


def _powerpoint(ole: Any) -> Iterator[Yield]:
    """A record a slide. Text stands in the list of slides or in the slide's own drawing.

    Source: [MS-PPT] 2.4.14 SlideListWithTextContainer, 2.5.1 SlideContainer, 2.9 text atoms.
    """
    data = _stream(ole, "PowerPoint Document")
    listed: list[list[str]] = []
    drawn: list[list[str]] = []
    _walk(data, 0, len(data), 0, listed, drawn, None)
    about = _properties(ole)
    count = max(len(listed), len(drawn))
    for n in range(count):
        said = (listed[n] if n < len(listed) else []) + (drawn[n] if n < len(drawn) else [])
        yield Record(
            say("slide {n}", n=n + 1),
            "slide",
            text="\n".join(dict.fromkeys(s for s in said if s.strip())) or None,
            title=about.get("title"),
            author_name=about.get("author"),
        )
    yield Issue("", say("text only: pictures and layout of this old format are not read"), "note")


def _walk(
    data: bytes,
    at: int,
    end: int,
    depth: int,
    listed: list[list[str]],
    drawn: list[list[str]],
    into: list[str] | None,
) -> None:
    """Walk over records between two offsets; containers are entered, text atoms go to the slide they stand in."""
    while at + 8 <= end:
        version, kind, size = struct.unpack_from("<HHI", data, at)
        body, at = at + 8, at + 8 + size
        stop = min(at, end)
        if kind == _PERSIST and into is not None:
            listed.append([])
            into = listed[-1]
        elif kind == _WIDE and into is not None:
            into.append(
                data[body:stop].decode("utf-16-le", "replace").replace("\r", "\n").replace("\x0b", "\n")
            )
        elif kind == _NARROW and into is not None:
            into.append(data[body:stop].decode("latin-1").replace("\r", "\n").replace("\x0b", "\n"))
        elif version & 0x0F == 0x0F and depth < 32 and kind not in (_NOTES, _MASTER):
            inner = into
            if kind == _SLIDE:
                drawn.append([])
                inner = drawn[-1]
            elif kind == _LIST:
                # Instance 0 lists slides, 1 masters, 2 notes.
                inner = [] if version >> 4 == 0 else None
            _walk(data, body, stop, depth + 1, listed, drawn, inner)


def _properties(ole: Any) -> dict[str, str]:
    try:
        about = ole.get_metadata()
    except (OSError, ValueError, IndexError, struct.error, TypeError, AttributeError, OverflowError):
        return {}
    found: dict[str, str] = {}
    for key in (
        "title",
        "author",
        "last_saved_by",
        "company",
        "subject",
        "comments",
        "template",
        "creating_application",
    ):
        value: Any = getattr(about, key, None)
        if isinstance(value, bytes):
            page = about.codepage if isinstance(about.codepage, int) and about.codepage > 0 else 1252
            try:
                value = value.decode("utf-8" if page == 65001 else f"cp{page}", "replace")
            except LookupError:
                value = value.decode("cp1252", "replace")
        if isinstance(value, str) and value.strip("\x00 "):
            found[key] = value.strip("\x00 ")[:10_000]
    return found


def _holds_a_file(name: str) -> bool:
    return name.rsplit("/", 1)[-1] in ("\x01Ole10Native", "Package", "CONTENTS")


def _embedded(ole: Any, names: dict[str, list[str]]) -> Iterator[Yield]:
    """Files embedded as objects."""
    for count, name in enumerate(n for n in sorted(names) if _holds_a_file(n)):
        locator = name.replace("\x01", "")
        if count >= _EMBEDDED:
            yield Issue(
                "", say("more than {limit} files inside; the rest was not read", limit=_EMBEDDED), "refused"
            )
            return
        try:
            data = _stream(ole, name)
        except Unreadable as e:
            yield Issue(locator, str(e), "refused" if e.refused else "failed")
            continue
        if name.endswith("Ole10Native"):
            label, data = _native(data)
        else:
            label = locator
        if data:
            yield Member(label, data, locator)


def _native(data: bytes) -> tuple[str, bytes]:
    """Name and bytes of an OLE 1.0 package; the whole stream when it is laid out otherwise.

    Source: [MS-OLEDS] 2.3.6, and the layout of the packager's data as oletools documents it.
    """
    try:
        at = 6
        label, at = _text_until_nul(data, at)
        _, at = _text_until_nul(data, at)
        at += 4
        size = struct.unpack_from("<I", data, at)[0]
        at += 4 + size
        length = struct.unpack_from("<I", data, at)[0]
        if 0 < length <= len(data) - at - 4:
            return label.replace("\\", "/").rsplit("/", 1)[-1] or "object", data[at + 4 : at + 4 + length]
    except (struct.error, ValueError):
        pass
    return "object", data[4:]


def _text_until_nul(data: bytes, at: int) -> tuple[str, int]:
    end = data.index(b"\x00", at)
    return data[at:end].decode("gb18030", "replace"), end + 1


def _short(error: BaseException) -> str:
    return str(error)[:200] or type(error).__name__


PARSER = Parser(
    name="ole-office",
    title="Old Word and PowerPoint (doc, ppt) and encrypted Office files",
    media_type="application/x-ole-storage",
    accepts=accepts,
    parse=parse,
    source="[MS-CFB], [MS-DOC], [MS-PPT], [MS-OFFCRYPTO]",
)
