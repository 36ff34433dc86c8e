"""Names of Chinese characters in the cells of a table inside a text, below a header that says that accounts are named there.

买家ID | 备注 | 金额 / 云朵妈妈1988 | 要粉的 | 35: Latin names below such a header are read as behind a lead word (`cells`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

_HEADER = re.compile(
    r"(?:(?:买家|卖家|会员|旺旺|用户|发布者|发言人|主播|群成员|成员|对方|客户|抖音|快手|小红书|闲鱼|淘宝|微信|qq)(?:id|昵称|网名|账号名?|用户名|名片)|昵称|网名|用户名|群名片|旺旺|会员名)"
)
_CELL = re.compile(r"(?=.{0,15}[\u4e00-\u9fff])[\u4e00-\u9fffA-Za-z0-9_·丶~-]{2,16}")
_NOBODY = re.compile(
    r"未|无|暂|没|匿名|不详|同上|[如见]|已注销|合计|小计|总计|备注|说明|[*xX]{2}|.*(?:某|[*]{2}|[xX]{2})|.*(?:未知|注销|用户[0-9]*|昵称|网名)$|[0-9-]+"
)
ROWS = 300


def find(passage: Passage) -> Iterator[Found]:
    """The cells of columns whose header is all a word for names of accounts; the header is the first line of as many cells."""
    if not (passage.tabled and passage.lined) or _HEADER.search(passage.keys) is None:
        return
    text, keys = passage.text, passage.keys
    mark, count, rows = "", 0, 0
    columns: list[int] = []
    at = 0
    for line in keys.split("\n"):
        begin, at = at, at + len(line) + 1
        cut = "\t" if "\t" in line else "｜" if "｜" in line else "|"
        cells = line.split(cut)
        if len(cells) < 2:
            columns = []
            continue
        if columns and cut == mark and len(cells) == count and rows < ROWS:
            rows += 1
            yield from _names(text, begin, [len(cell) for cell in cells], columns)
            continue
        columns = [i for i, cell in enumerate(cells) if _HEADER.fullmatch(cell.strip())]
        mark, count, rows = cut, len(cells), 0


def _names(text: str, begin: int, widths: list[int], columns: list[int]) -> Iterator[Found]:
    """Those cells of one line that hold a name and nothing else."""
    start = begin
    for i, width in enumerate(widths):
        cell = text[start : start + width]
        name = cell.strip()
        if i in columns and _CELL.fullmatch(name) and _NOBODY.match(name) is None:
            a = start + cell.index(name)
            yield Found(
                "handle", a, a + len(name), name.lower(), "context",
                formed("of a name in a column of names"), 62,
            )  # fmt: skip
        start += width + 1
