"""Tables inside a text: the header of the column in which a value stands.

| 昵称 | 微信 | / | 小A | xiaoa_2207 |, and the same with tabs. A header is as good as a lead word before each of its cells.
"""

from __future__ import annotations

import re

ROWS, WIDTH = 30, 400
"""Lines looked back over, characters of a line: a table in a message is small, and no cell costs more than this."""
_RULE = re.compile(r"[-:|｜ +=]*")


ANY_ACCOUNT = frozenset({"handle", "bank_card", "cn_id", "phone"})
"""What a header announces that says no more than account or contact: 账号, 联系方式, Account."""


def beside(keys: str, start: int) -> tuple[str, int] | None:
    """The cell to the left of the one that begins at `start`, as a lead is looked for in, and its place: 1|QQ群|123456789; None when there is none."""
    line = keys.rfind("\n", max(0, start - WIDTH), start)
    before = keys[line + 1 : start].replace("｜", "|").replace("\t", "|")
    if line < 0 or before.rstrip(" ")[-1:] != "|":
        return None
    inner = before.rstrip(" ")[:-1].rpartition("|")[2]
    cell = inner.strip()
    at = line + len(before.rstrip(" ")) - len(inner.lstrip())
    return (cell + ":", at) if 0 < len(cell) <= 16 else None


def header(keys: str, start: int) -> str | None:
    """The header above the cell that begins at `start`, as a lead is looked for in; None when it stands in no table.

    A table is lines with upright lines or tabs one under the other, all with as many cells; its first line is the header.
    """
    line = keys.rfind("\n", max(0, start - WIDTH), start)
    if line < 0:
        return None
    before = keys[line + 1 : start]
    mark = "\t" if "\t" in before else "|"
    stop = keys.find("\n", start, start + WIDTH)
    row = (
        keys[line + 1 : stop if stop >= 0 else min(len(keys), start + WIDTH)].replace("｜", "|").rstrip("\r")
    )
    before = before.replace("｜", "|")
    if mark not in row and "\t" in row:
        mark = "\t"
    cells = row.count(mark)
    if cells < 1 or before.rpartition(mark)[2].strip():
        return None  # the value is not what the cell begins with
    column = before.count(mark)
    top: str | None = None
    end = line
    for _ in range(ROWS):
        above = keys.rfind("\n", max(0, end - WIDTH), end)
        if above < 0 and end > WIDTH:
            break
        text = keys[above + 1 : end].replace("｜", "|").rstrip("\r")
        if text.count(mark) != cells:
            break
        if not _RULE.fullmatch(text) or mark == "\t":
            top = text
        end = above
        if above < 0:
            break
    if top is None:
        return None
    head = top.split(mark)[column].strip()
    return head + ":" if 0 < len(head) <= 16 else None
