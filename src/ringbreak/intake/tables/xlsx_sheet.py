"""One sheet of an xlsx file, streamed: sparse, exact, bounded.

Read here and not with calamine because calamine makes a dense grid (one stray cell at the far corner aborts the
process) and turns every number into a float, which costs the last digits of card numbers. Here a number is the string
that stands in the XML. Source: ECMA-376 part 1, chapter 18.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in number formats that are dates or times (18.8.30, East Asian ones included)."""
_QUIET = re.compile(r'"[^"]{0,200}"|\\.|_.|\*.|\[(?!h|m|s|H|M|S)[^\]]{0,40}\]')
_TELLING = re.compile(
    r"hyperlink\s*\(|webservice\s*\(|\bdde|\|.{0,80}!|\bcall\s*\(|\bexec\s*\(|register\s*\(|importxml", re.I
)
LAST_COLUMN = 16_384


def is_date_format(code: str) -> bool | None:
    """Whether a number format shows a date or a time; None when it shows a time of day only.

    | code | shows |
    |---|---|
    | yyyy"年"m"月"d"日" | a date |
    | h:mm | a time of day (None) |
    | #,##0.00 | a number |
    """
    bare = _QUIET.sub("", code.split(";")[0]).lower()
    if "general" in bare or not any(c in bare for c in "ymdhs") or any(c in bare for c in "#?"):
        return False
    if "0" in bare and "." not in bare:
        return False
    return (
        True if any(c in bare for c in "yd") or ("m" in bare and not any(c in bare for c in "hs")) else None
    )


def date_text(raw: str, with_day: bool | None, base_1904: bool) -> str:
    """A serial number as the date it shows; the raw number when it is none.

    | raw | text |
    |---|---|
    | 45356 | 2024-03-05 |
    | 45356.638888889 | 2024-03-05 15:20:00 |
    | 0.5 | 12:00:00 |
    """
    try:
        value = float(raw)
    except ValueError:
        return raw
    if not 0 <= value < 2_958_466:
        return raw
    if value < 1 and not base_1904:
        seconds = round(value * 86_400)
        return (
            raw
            if with_day and value == 0
            else f"{seconds // 3600 % 24:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        )
    if base_1904:
        base = datetime(1904, 1, 1)  # noqa: DTZ001 - a spreadsheet's clock has no zone
    else:
        # Excel counts a 29 February 1900 that never was; days before it are off by one.
        base = datetime(1899, 12, 30) if value >= 60 else datetime(1899, 12, 31)  # noqa: DTZ001
    at = base + timedelta(milliseconds=round(value * 86_400_000))
    if with_day is None and value < 1:
        return at.strftime("%H:%M:%S")
    if at.microsecond in (999_000, 1_000):
        at = at.replace(microsecond=0) + timedelta(seconds=1 if at.microsecond else 0)
    if value == int(value):
        return at.date().isoformat()
    return at.isoformat(" ", "milliseconds" if at.microsecond else "seconds")


def column_of(letters: str) -> int:
    """The place of a column from its letters: A is 0, XFD is 16383; larger ones are no columns."""
    place = 0
    for c in letters:
        place = place * 26 + ord(c) - 64
    return place - 1


class Sheet:
    """Target of the XML parser: collects rows as they end.

    Args:
        shared: The shared strings.
        dates: For each cell style: False, True (a date) or None (a time of day).
        budget: Called with the cells a row takes (gaps included); raises when the file has had enough.
    """

    def __init__(
        self,
        shared: Sequence[str],
        dates: Sequence[bool | None],
        base_1904: bool,
        budget: Callable[[int], None],
    ) -> None:
        self._shared, self._dates, self._1904, self._budget = shared, dates, base_1904, budget
        self.rows: list[tuple[int, list[str | None]]] = []
        self.formulas: list[tuple[int, int, str]] = []
        self.formula_count = 0
        self.lost_texts = 0
        """Cells whose text should be in the list of shared strings and is not."""
        self.links: list[tuple[str, str, str]] = []
        """ref, relation id, location."""
        self._row: list[str | None] = []
        self._number = 0
        self._column = 0
        self._type, self._style = "n", 0
        self._into: list[str] | None = None
        self._value, self._inline = "", ""
        self._formula = ""
        self._quiet = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name == "c":
            ref = attributes.get("r", "")
            letters = ref.rstrip("0123456789")
            self._column = (
                column_of(letters)
                if letters.isascii() and letters.isalpha() and letters.isupper() and len(letters) < 4
                else len(self._row)
            )
            self._type = attributes.get("t", "n")
            style = attributes.get("s", "0")
            self._style = int(style) if style.isdigit() and len(style) < 7 else 0
            self._value = self._inline = self._formula = ""
        elif name in ("v", "t", "f"):
            self._into = []
        elif name == "rPh":
            self._quiet += 1
        elif name == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdigit() and len(number) < 9 else self._number + 1
            self._row = []
        elif name == "hyperlink":
            target = next((v for k, v in attributes.items() if k.rsplit("}", 1)[-1] == "id"), "")
            self.links.append((attributes.get("ref", ""), target, attributes.get("location", "")))

    def data(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def end(self, tag: str) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name in ("v", "t", "f"):
            text = "".join(self._into or ())
            self._into = None
            if name == "v":
                self._value = text
            elif name == "f":
                self._formula = text
            elif not self._quiet:
                self._inline += text
        elif name == "c":
            self._cell()
        elif name == "rPh":
            self._quiet -= 1
        elif name == "row":
            self._budget(len(self._row))
            if self._row:
                self.rows.append((self._number, self._row))
            self._row = []

    def close(self) -> None:
        return None

    def _cell(self) -> None:
        if self._formula:
            self.formula_count += 1
            if _TELLING.search(self._formula[:500]):
                self.formulas.append((self._number, self._column, "=" + self._formula))
        text = self._text()
        if not text or self._column >= LAST_COLUMN:
            return
        row = self._row
        gap = self._column - len(row)
        if gap < 0:
            if row[self._column] is None:
                row[self._column] = text
            return
        if gap:
            row.extend([None] * gap)
        row.append(text)

    def _text(self) -> str:
        kind, value = self._type, self._value
        if kind == "n":
            if not value:
                return ""
            dates = self._dates[self._style] if self._style < len(self._dates) else False
            if dates is not False:
                return date_text(value, dates, self._1904)
            return plain_number(value)
        if kind == "s":
            if value.isdigit() and len(value) < 10 and int(value) < len(self._shared):
                return self._shared[int(value)]
            self.lost_texts += 1
            return ""
        if kind == "inlineStr":
            return self._inline
        if kind == "b":
            return {"1": "true", "0": "false"}.get(value, value)
        if kind == "d":
            return value.removesuffix("T00:00:00").replace("T", " ")
        return value


_PLAIN = re.compile(r"-?\d+(?:\.\d{1,12})?")


def plain_number(raw: str) -> str:
    """A number as a person would read it: the XML's own digits, without binary noise.

    | XML | cell |
    |---|---|
    | 6222021234567890123 | 6222021234567890123 |
    | 6.22202123456789E+18 | 6.22202123456789E+18 (digits are lost, which is said) |
    | 0.30000000000000004 | 0.3 |
    | 1.38E+10 | 13800000000 |
    """
    # Whole numbers may be long ids; of fractions, Excel means 15 digits, and the rest is the binary's noise.
    if _PLAIN.fullmatch(raw) and ("." not in raw or len(raw.lstrip("-")) <= 16):
        return raw
    try:
        value = float(raw)
    except ValueError:
        return raw
    if abs(value) >= 1e15 and ("e" in raw or "E" in raw):
        return raw
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    # Excel shows and keeps 15 significant digits; what is behind them is the binary fraction's noise.
    short = f"{value:.15g}"
    return short


class SharedStrings:
    """Target for xl/sharedStrings.xml: the strings in order, runs joined, phonetic readings left out."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._parts: list[str] = []
        self._in_text = False
        self._quiet = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name == "si":
            self._parts = []
        elif name == "t":
            self._in_text = not self._quiet
        elif name == "rPh":
            self._quiet += 1

    def data(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)

    def end(self, tag: str) -> None:
        name = tag.rsplit("}", 1)[-1]
        if name == "t":
            self._in_text = False
        elif name == "si":
            self.strings.append("".join(self._parts))
        elif name == "rPh":
            self._quiet -= 1

    def close(self) -> None:
        return None


class LinksOnly:
    """Target that takes the links behind a sheet's cells and nothing else."""

    def __init__(self) -> None:
        self.links: list[tuple[str, str, str]] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag.endswith("}hyperlink") or tag == "hyperlink":
            target = next((v for k, v in attributes.items() if k.rsplit("}", 1)[-1] == "id"), "")
            self.links.append((attributes.get("ref", ""), target, attributes.get("location", "")))

    def data(self, text: str) -> None:
        return None

    def end(self, tag: str) -> None:
        return None

    def close(self) -> None:
        return None
