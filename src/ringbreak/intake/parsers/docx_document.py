"""Word documents (docx, docm, dotx, dotm): text in the order of the file, with what hides beside it.

One record a document, more when it is very long, and one a row of a table whose header says what it lists: registers and statements are
handed on as documents too. Headers, footers, notes, deleted text, link targets and field codes go
to FIELDS; a comment is a record of its own, because somebody else says it at another time. The XML is streamed: two
million paragraphs cost no tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.office_package import Package, Relation, looks_like_package
from ringbreak.intake.parser import Issue, MediaType, Parser, Record, Source, Yield
from ringbreak.intake.statements import split
from ringbreak.intake.tables.listed import MOST_ROWS, Listed, Row, lists, read_tables
from ringbreak.intake.tables.merged import Merge
from ringbreak.words import say

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_R_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LONG = 200_000
"""Characters after which a new record begins, at a paragraph's end."""
_SHORT_LIST = 5_000
_KEPT = ("lastModifiedBy", "created", "modified", "lastPrinted", "subject", "keywords", "description", "category",
         "Company", "Manager", "Application", "Template")  # fmt: skip


def accepts(head: bytes, name: str) -> bool:
    return looks_like_package(head, name, b"word/", (".docx", ".docm", ".dotx", ".dotm"))


def parse(source: Source) -> Iterator[Yield]:
    package = Package(source)
    try:
        main, content_type = package.main_part()
        if "wordprocessingml" not in content_type and "ms-word" not in content_type:
            raise NotThisFormat("an office document, but not of Word")
        yield MediaType(content_type.removesuffix(".main+xml"))
        yield from _document(package, main, source)
        yield from package.macros()
        yield from package.members(("word/media/", "word/embeddings/", "word/afchunk"))
    finally:
        package.close()


def _document(package: Package, main: str, source: Source) -> Iterator[Yield]:
    about = package.properties()
    relations = package.relations(main)
    fields = {f"docx:{k}": about[k] for k in _KEPT if k in about}
    comments: list[Record] = []
    for relation in sorted(relations.values(), key=lambda r: r.target):
        if relation.external:
            # Remote templates and linked objects load when the file is opened: worth seeing, never followed.
            if relation.kind != "hyperlink":
                fields[f"external:{relation.kind}:{relation.id}"] = relation.target
            continue
        if relation.kind not in ("header", "footer", "footnotes", "endnotes", "comments"):
            continue
        text = WordText(package.relations(relation.target))
        try:
            for _ in package.stream(relation.target, text):
                pass
        except Unreadable as e:
            yield Issue(relation.target, str(e), "refused" if e.refused else "failed")
        if relation.kind == "comments":
            comments = text.comments
        else:
            said = "".join(text.take(everything=True)).strip("\n")
            if said:
                fields[f"{relation.kind}:{relation.target.rsplit('/', 1)[-1]}"] = said
            fields.update({f"{relation.kind} {k}": v for k, v in text.fields.items()})
    text = WordText(relations, tables=True)
    yield from _body(package, main, text, fields, about)
    yield from read_tables(text.tables, source.reading, source.name)
    yield from comments


def _body(
    package: Package,
    main: str,
    text: WordText,
    fields: dict[str, str],
    about: Mapping[str, str],
) -> Iterator[Yield]:
    pieces: list[str] = []
    length, number, failed = 0, 0, False

    def record(last: bool) -> Record:
        nonlocal pieces, length, number
        said, pieces, length = "".join(pieces).strip("\n"), [], 0
        number += 1
        own = {**(fields if number == 1 else {}), **text.fields}
        text.fields = {}
        return Record(
            "document" if last and number == 1 else say("part {n}", n=number),
            "document",
            text=said or None,
            title=about.get("title"),
            author_name=about.get("creator"),
            fields=own or None,
        )

    try:
        for _ in package.stream(main, text):
            taken = text.take()
            pieces += taken
            length += sum(map(len, taken))
            if length > _LONG:
                yield from split(record(last=False))
    except Unreadable as e:
        failed = True
        yield Issue(main, str(e), "refused" if e.refused else "failed")
    pieces += text.take(everything=True)
    if pieces or (number == 0 and (fields or text.fields or not failed)):
        yield from split(record(last=True))


class WordText:
    """Collects the text of a WordprocessingML part as the parser walks over it.

    Paragraphs end in a newline; the cells of a row are parted by tabs and rows end in a newline.

    Args:
        tables: Whether tables that list something are kept as rows, beside the text.
    """

    def __init__(self, relations: Mapping[str, Relation], *, tables: bool = False) -> None:
        self.tables: list[Listed] = []
        self._listing = tables
        self._nested = 0
        self._table = Listed()
        self._merged: dict[int, int] = {}
        self._row: Row = []
        self._cell_at = 0
        self._span = 1
        self._before = 0
        self.fields: dict[str, str] = {}
        """'link:<n>', 'deleted:<n>', 'code:<n>' (field codes: links, DDE and the like)."""
        self.comments: list[Record] = []
        self._relations = relations
        self._done: list[str] = []
        self._open: list[str] = []
        self._rows = 0
        self._cell_started: list[bool] = []
        self._skip = 0
        self._into: str | None = None
        self._deleted: list[str] = []
        self._code: list[str] = []
        self._comment: tuple[str, str | None, str | None] | None = None
        self._counts: dict[str, int] = {}
        self._links: set[str] = set()

    def take(self, *, everything: bool = False) -> list[str]:
        """Whole paragraphs collected since the last call; the open one too when `everything`."""
        if self._nested and not everything and len(self._table.rows) < MOST_ROWS:
            # Whether these lines are a table's rows shows at its end.
            taken, self._done = self._done[: self._before], self._done[self._before :]
            self._before = 0
            return taken
        taken, self._done = self._done, []
        self._before = 0
        if everything and self._open:
            taken += self._open
            self._open = []
        return taken

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == _FALLBACK:
            # The same text again for old programs.
            self._skip += 1
            return
        if self._skip:
            return
        if not tag.startswith((W, W_STRICT)):
            if tag.endswith("}hlinkClick"):
                self._link(attributes)
            return
        name = tag.rsplit("}", 1)[1]
        if name in ("t", "delText", "instrText", "delInstrText"):
            self._into = name
        elif name == "tab":
            self._add("\t")
        elif name in ("br", "cr"):
            self._add(" " if self._rows else "\n")
        elif name == "noBreakHyphen":
            self._add("-")
        elif name == "p":
            if self._rows and self._cell_started and self._cell_started[-1]:
                self._add(" ")
            if self._cell_started:
                self._cell_started[-1] = True
        elif name == "tbl":
            self._nested += 1
            if self._nested == 1:
                self._table, self._merged, self._before = Listed(), {}, len(self._done)
        elif name == "tr":
            self._rows += 1
            if self._rows == 1:
                self._row = []
        elif name == "tc":
            if self._rows > 1:
                self._add(" ")
            else:
                self._cell_at, self._span = len(self._open), 1
            self._cell_started.append(False)
        elif name == "gridSpan" and self._rows == 1:
            said = _attribute(attributes, "val") or ""
            self._span = min(int(said), 64) if said.isdecimal() and len(said) < 4 else 1
        elif name == "vMerge" and self._rows == 1:
            self._stretch(goes_on=_attribute(attributes, "val") != "restart")
        elif name == "hyperlink":
            self._link(attributes)
        elif name == "fldSimple":
            self._keep("code", _attribute(attributes, "instr") or "")
        elif name == "comment":
            self._close_paragraph()
            self._comment = (
                _attribute(attributes, "id") or str(len(self.comments)),
                _attribute(attributes, "author"),
                _attribute(attributes, "date"),
            )
            self._done = []

    def end(self, tag: str) -> None:
        if tag == _FALLBACK:
            self._skip -= 1
            return
        if self._skip or not tag.startswith((W, W_STRICT)):
            return
        name = tag.rsplit("}", 1)[1]
        if name in ("t", "delText", "instrText", "delInstrText"):
            self._into = None
        elif name == "del":
            self._keep("deleted", "".join(self._deleted))
            self._deleted = []
        elif name == "p":
            self._keep("code", "".join(self._code).strip())
            self._code = []
            if not self._rows:
                self._close_paragraph()
        elif name == "tc":
            if self._cell_started:
                self._cell_started.pop()
            if self._rows == 1:
                self._row.append("".join(self._open[self._cell_at :]).strip() or None)
                self._row += [None] * (self._span - 1)
            self._add("\t")
        elif name == "tr":
            self._rows -= 1
            if not self._rows:
                while self._open and self._open[-1] == "\t":
                    self._open.pop()
                self._close_paragraph()
                if self._listing and len(self._table.rows) < MOST_ROWS:
                    self._table.rows.append(self._row)
        elif name == "tbl":
            self._nested -= 1
            if not self._nested and len(self._table.rows) < MOST_ROWS and lists(self._table.rows):
                self.tables.append(self._table)
                del self._done[self._before :]
        elif name == "comment" and self._comment is not None:
            said = "".join(self.take(everything=True)).strip("\n")
            number, author, date = self._comment
            when = _moment(date)
            self.comments.append(
                Record(
                    say("comment {n}", n=number),
                    "comment",
                    text=said or None,
                    author_name=author,
                    sent_at=when,
                    sent_at_precision="second" if when else None,
                    fields={"comment:date": date} if date and when is None else None,
                )
            )
            self._comment = None

    def data(self, text: str) -> None:
        if self._skip or self._into is None:
            return
        if self._into == "t":
            self._open.append(text)
        elif self._into == "delText":
            self._deleted.append(text)
        else:
            self._code.append(text)

    def close(self) -> None:
        return None

    def _stretch(self, *, goes_on: bool) -> None:
        """The cell begins one that stretches over several rows, or is a part of one."""
        column, row, merges = len(self._row), len(self._table.rows) + 1, self._table.merges
        if not goes_on:
            self._merged[column] = len(merges)
            merges.append(Merge(row, row, column))
        elif column in self._merged:
            at = self._merged[column]
            merges[at] = Merge(merges[at].top, row, column)

    def _add(self, text: str) -> None:
        self._open.append(text)

    def _close_paragraph(self) -> None:
        self._open.append("\n")
        self._done += self._open
        self._open = []

    def _link(self, attributes: Mapping[str, str]) -> None:
        for key in _R_IDS:
            relation = self._relations.get(attributes.get(key, ""))
            if relation is not None and relation.external and relation.target not in self._links:
                self._links.add(relation.target)
                self._keep("link", relation.target)

    def _keep(self, what: str, value: str) -> None:
        count = self._counts.get(what, 0) + 1
        if value and count <= _SHORT_LIST:
            self._counts[what] = count
            self.fields[f"{what}:{count}"] = value


def _attribute(attributes: Mapping[str, str], name: str) -> str | None:
    return attributes.get(W + name) or attributes.get(W_STRICT + name) or None


def _moment(written: str | None) -> datetime | None:
    """Word writes local time and marks it as UTC; only a time with a real offset is trusted as a moment."""
    if not written or written.endswith("Z"):
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


PARSER = Parser(
    name="docx",
    title="Word document (docx, docm, dotx, dotm)",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    accepts=accepts,
    parse=parse,
    source="ECMA-376 part 1, WordprocessingML",
)
