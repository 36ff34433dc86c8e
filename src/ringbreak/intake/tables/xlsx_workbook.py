"""An xlsx file: its sheets as tables, and what else it holds: comments, text boxes, pictures, links, properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ringbreak.errors import NotThisFormat, Unreadable
from ringbreak.intake.office_package import Package, Relation
from ringbreak.intake.parser import Issue, Record, Source, Yield
from ringbreak.intake.tables.cells import NumberedRow
from ringbreak.intake.tables.merged import Merge
from ringbreak.intake.tables.rows import RowReader
from ringbreak.intake.tables.xlsx_sheet import (
    DATE_IDS,
    LinksOnly,
    SharedStrings,
    Sheet,
    column_of,
    is_date_format,
)
from ringbreak.words import say

MOST_SHEETS = 1_000
MOST_HANGING = 200_000
_REF = re.compile(r"([A-Z]{1,3})(\d{1,8})")
_MERGE = re.compile(rb'mergeCell\s[^>]{0,80}?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


def read_xlsx(source: Source) -> Iterator[Yield]:
    """Everything an xlsx or xlsm file holds.

    Raises: NotThisFormat when it is no such file; Unreadable when it must not or cannot be unpacked.
    """
    package = Package(source)
    try:
        main, _ = package.main_part()
        book = package.tree(main)
        if book is None or not str(book.tag).endswith("}workbook"):
            raise NotThisFormat("no workbook inside")
        yield from _Workbook(source, package, main, book).read()
    finally:
        package.close()


def _local(node: Any) -> str:
    return str(node.tag).rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def _attribute(node: Any, name: str) -> str:
    return next((str(v) for k, v in node.attrib.items() if k.rsplit("}", 1)[-1] == name), "")


class _Workbook:
    def __init__(self, source: Source, package: Package, main: str, book: Any) -> None:
        self.source, self.package, self.main, self.book = source, package, main, book
        self.relations = package.relations(main)
        self.cells_left = source.reading.limits.cells
        self.shared: list[str] = []
        self.dates: list[bool | None] = []
        self.base_1904 = any(
            _local(n) == "workbookPr" and _attribute(n, "date1904") in ("1", "true") for n in book
        )

    def read(self) -> Iterator[Yield]:
        for relation in self.relations.values():
            if relation.kind == "sharedStrings" and relation.target in self.package.parts:
                target = SharedStrings()
                try:
                    for _ in self.package.stream(relation.target, target):
                        pass
                except Unreadable as e:
                    yield Issue(relation.target, str(e), "refused" if e.refused else "failed")
                self.shared = target.strings
            elif relation.kind == "styles":
                self._styles(relation.target)
        sheets = [
            n for group in self.book if _local(group) == "sheets" for n in group if _local(n) == "sheet"
        ]
        several = len(sheets) > 1
        for number, node in enumerate(sheets[:MOST_SHEETS], 1):
            part = self.relations.get(_attribute(node, "id"))
            name = _attribute(node, "name") or f"{number}"
            if part is None or part.target not in self.package.parts:
                yield Issue(f"sheet {name}", say("the sheet {name} is missing from the file", name=name))
                continue
            state = _attribute(node, "state")
            if state in ("hidden", "veryHidden"):
                yield Issue(
                    f"sheet {name}", say("the sheet {name} is hidden; it was read", name=name), "note"
                )
            if "macrosheet" in part.kind.lower():
                yield Issue(f"sheet {name}", say("holds macros; they were not run"), "note")
            yield from self._sheet(name, part, several)
        if len(sheets) > MOST_SHEETS:
            yield Issue(
                "",
                say("more than {limit} sheets; the rest was not read", limit=MOST_SHEETS),
                "refused",
                len(sheets) - MOST_SHEETS,
            )
        yield from self._about()
        yield from self.package.macros()
        yield from self.package.members(("xl/media/", "xl/embeddings/"))

    def _styles(self, part: str) -> None:
        tree = self.package.tree(part)
        codes: dict[int, str] = {}
        for group in tree if tree is not None else ():
            if _local(group) == "numFmts":
                for n in group:
                    if _attribute(n, "numFmtId").isdigit():
                        codes[int(_attribute(n, "numFmtId"))] = _attribute(n, "formatCode")
            elif _local(group) == "cellXfs":
                for n in group:
                    raw = _attribute(n, "numFmtId")
                    number = int(raw) if raw.isdigit() else 0
                    if number in codes:
                        self.dates.append(is_date_format(codes[number]))
                    elif number in (18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56):
                        self.dates.append(None)
                    else:
                        self.dates.append(number in DATE_IDS)

    def _spend(self, cells: int) -> None:
        self.cells_left -= cells
        if self.cells_left < 0:
            raise Unreadable(
                "more than {limit} cells; the rest was not read",
                refused=True,
                limit=self.source.reading.limits.cells,
            )

    def _sheet(self, name: str, relation: Relation, several: bool) -> Iterator[Yield]:
        place = f"sheet {name}"
        reader = RowReader(
            self.source.reading,
            f"{self.source.name}#{name}" if several else self.source.name,
            place=name if several else "",
            prefix=f"{place} row",
            channel=name,
        )
        relations = self.package.relations(relation.target)
        if any(r.kind == "hyperlink" for r in relations.values()):
            yield from self._links(relation.target, relations, reader)
        sheet = Sheet(self.shared, self.dates, self.base_1904, self._spend)
        trouble: list[Unreadable] = []
        rows = self._rows(relation.target, sheet, reader, trouble)
        empty = True
        for item in reader.read(rows, self._merges(relation.target)):
            empty = False
            yield item
        if trouble:
            yield Issue(place, str(trouble[0]), "refused" if trouble[0].refused else "failed")
        if sheet.lost_texts:
            yield Issue(
                place,
                say("the text of {count} cells is not in the file", count=sheet.lost_texts),
            )
        if sheet.formulas:
            yield Issue(
                place,
                say(
                    "{count} formulas reach outside the file (links, DDE, calls); they were not run and are kept",
                    count=len(sheet.formulas),
                ),
                "note",
            )
        if not empty or relations:
            yield from self._around(name, relations)
        if trouble and trouble[0].refused and self.cells_left < 0:
            raise trouble[0]

    def _rows(
        self, part: str, sheet: Sheet, reader: RowReader, trouble: list[Unreadable]
    ) -> Iterator[NumberedRow]:
        """Rows as they come. Trouble is kept for later, so that rows read before it are not lost."""
        taken = 0
        try:
            for _ in self.package.stream(part, sheet):
                for number, column, formula in sheet.formulas[taken:]:
                    if len(reader.hanging) < MOST_HANGING:
                        reader.hanging.setdefault(number, []).append((column, "formula", formula))
                taken = len(sheet.formulas)
                ready, sheet.rows = sheet.rows, []
                yield from ready
        except Unreadable as e:
            trouble.append(e)
            ready, sheet.rows = sheet.rows, []
            yield from ready

    def _merges(self, part: str) -> list[Merge]:
        """Cells that stretch over several rows. They stand behind the rows, so the part is looked through once before it is parsed."""
        made: list[Merge] = []
        carried = b""
        try:
            for block in self.package.blocks(part, self.source.reading.limits.text_bytes, again=True):
                text = carried + block
                end = 0
                for m in _MERGE.finditer(text):
                    end = m.end()
                    if int(m[3]) > int(m[2]) and len(made) < MOST_HANGING:
                        made.append(Merge(int(m[2]), int(m[3]), column_of(m[1].decode("ascii"))))
                carried = text[max(end, len(text) - 200) :]
        except Unreadable:
            pass  # the sheet itself will say so
        return made

    def _links(self, part: str, relations: dict[str, Relation], reader: RowReader) -> Iterator[Yield]:
        target = LinksOnly()
        try:
            for _ in self.package.stream(part, target):
                pass
        except Unreadable:
            pass  # the sheet itself will say so
        for ref, relation_id, location in target.links[:MOST_HANGING]:
            relation = relations.get(relation_id)
            address = (relation.target if relation else "") + (
                f"#{location}" if location and relation else ""
            )
            m = _REF.match(ref)
            if address and m:
                reader.hanging.setdefault(int(m[2]), []).append((column_of(m[1]), "link", address))
        if len(target.links) > MOST_HANGING:
            yield Issue(
                "", say("more than {limit} links; the rest was not read", limit=MOST_HANGING), "refused"
            )

    def _around(self, name: str, relations: dict[str, Relation]) -> Iterator[Yield]:
        """Comments and text boxes of a sheet."""
        for relation in relations.values():
            if relation.external or relation.target not in self.package.parts:
                continue
            if relation.kind in ("comments", "threadedComment"):
                yield from self._comments(name, relation.target)
            elif relation.kind == "drawing":
                yield from self._boxes(name, relation.target)

    def _comments(self, name: str, part: str) -> Iterator[Yield]:
        try:
            tree = self.package.tree(part)
        except Unreadable as e:
            yield Issue(part, str(e), "refused" if e.refused else "failed")
            return
        if tree is None:
            return
        authors = ["".join(n.itertext()) for n in tree.iter() if _local(n) == "author"]
        for node in tree.iter():
            if _local(node) not in ("comment", "threadedComment"):
                continue
            text = "".join(t.text or "" for t in node.iter() if _local(t) in ("t", "text")).strip()
            author = _attribute(node, "authorId")
            who = authors[int(author)] if author.isdigit() and int(author) < len(authors) else None
            if text:
                yield Record(
                    f"sheet {name} cell {_attribute(node, 'ref')} comment",
                    "comment",
                    text=text,
                    channel=name,
                    author_name=who or None,
                )

    def _boxes(self, name: str, part: str) -> Iterator[Yield]:
        try:
            tree = self.package.tree(part)
        except Unreadable as e:
            yield Issue(part, str(e), "refused" if e.refused else "failed")
            return
        number = 0
        for body in tree.iter() if tree is not None else ():
            if _local(body) != "txBody":
                continue
            lines = [
                "".join(t.text or "" for t in p.iter() if _local(t) == "t") for p in body if _local(p) == "p"
            ]
            text = "\n".join(lines).strip()
            if text:
                number += 1
                yield Record(f"sheet {name} text box {number}", "document", text=text, channel=name)

    def _about(self) -> Iterator[Yield]:
        """One record with the properties and everything that points outside."""
        fields: dict[str, str] = {}

        def put(key: str, value: str) -> None:
            name, n = key, 1
            while name in fields:
                n += 1
                name = f"{key}#{n}"
            fields[name] = value[:10_000]

        for key, value in self.package.properties().items():
            put(key, value)
        outside = 0
        for part in sorted(self.package.parts):
            if not part.startswith("xl/externalLinks/") or not part.endswith(".xml") or outside > 1_000:
                continue
            for relation in self.package.relations(part).values():
                if relation.external:
                    put("external link", relation.target)
                    outside += 1
            try:
                tree = self.package.tree(part)
            except Unreadable:
                continue
            for node in tree.iter() if tree is not None else ():
                if _local(node) == "ddeLink":
                    put("DDE link", f"{_attribute(node, 'ddeService')}|{_attribute(node, 'ddeTopic')}")
                    outside += 1
                elif _local(node) == "ddeItem":
                    put("DDE item", _attribute(node, "name"))
        for node in self.book.iter():
            if (
                _local(node) == "definedName"
                and node.text
                and ("|" in node.text or _attribute(node, "name").lower().startswith("_xlnm.auto"))
            ):
                put(f"name {_attribute(node, 'name')}", node.text)
        if "xl/connections.xml" in self.package.parts:
            tree = self.package.tree("xl/connections.xml")
            for node in tree.iter() if tree is not None else ():
                for key in ("connection", "url", "sourceFile"):
                    if _attribute(node, key):
                        put("connection", _attribute(node, key))
                        outside += 1
        if outside:
            yield Issue(
                "",
                say(
                    "{count} links to outside the file (other files, DDE, data sources); none was followed",
                    count=outside,
                ),
                "note",
            )
        if fields:
            yield Record("properties", "metadata", fields=fields)
