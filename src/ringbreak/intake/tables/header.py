"""Where a table begins: the header row, what stands above it, and what below the rows is no row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ringbreak.intake.tables.ledger import Holder
from ringbreak.intake.tables.synonyms import concept_of, normal
from ringbreak.intake.tables.values import is_null, kinds_of

LOOK = 60
"""Rows in which a header may stand; the longest preamble met (a statement with its terms) had 40."""

Row = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Header:
    """`row` is the place of the header in the rows looked at; None when the table has none."""

    row: int | None
    cells: tuple[str | None, ...]
    width: int


def find_header(rows: Sequence[Row]) -> Header:
    """Find the header row among the first rows of a table.

    A header is the first row whose cells are words, mostly known ones, and under which rows of about its width
    follow. Without a known word, the first of the widest rows is the header when its cells are distinct words while
    the cells below are not all words (or when it repeats nothing that stands below); otherwise there is no header.
    """
    widths = [_width(r) for r in rows]
    if not widths or max(widths) == 0:
        return Header(None, (), 0)
    usual = _usual(widths)
    best: tuple[float, int] | None = None
    for place, row in enumerate(rows[:LOOK]):
        filled = [c for c in row if c and c.strip()]
        if len(filled) < max(1, usual // 2) or (usual > 1 and len(filled) < 2):
            continue
        if any(len(c) > 64 for c in filled):
            continue
        known = sum(concept_of(c) is not None for c in filled)
        data = sum(bool(kinds_of(c) & _DATA) for c in filled)
        if data > 0.2 * len(filled) and data >= known:
            continue
        follows = sum(w >= max(1, len(filled) // 2) for w in widths[place + 1 : place + 6])
        score = known / len(filled) + 0.02 * known + (0.1 if follows else 0)
        if (
            (known >= 2 or (known == 1 and len(filled) <= 2 and data == 0))
            and known >= 0.3 * len(filled)
            and (best is None or score > best[0] + 0.15)
        ):
            best = score, place
    if best is not None:
        return Header(best[1], tuple(rows[best[1]]), max(len(rows[best[1]]), 1))
    first = next(i for i, w in enumerate(widths) if w >= max(1, usual - 1))
    row = rows[first]
    if _looks_like_header(row, rows[first + 1 : first + 50]):
        return Header(first, tuple(row), max(len(row), 1))
    return Header(None, (), usual)


def joined_lines(upper: Row, lower: Row) -> list[str | None]:
    """A header of two lines as one: the lower word, with that of its group before it where this says more or the word stands twice.

    | upper | lower | header |
    |---|---|---|
    | 姓名 | 姓名 (merged) | 姓名 |
    | 联系方式, - | 手机号, 微信号 | 手机号, 微信号 |
    | 收款方, - | 账号, 户名 | 收款方账号, 收款方户名 |
    | 付款方, -, 收款方, - | 账号, 户名, 账号, 户名 | 付款方账号, 付款方户名, 收款方账号, 收款方户名 |
    """
    width = max(len(upper), len(lower))
    pairs = [
        (upper[i] if i < len(upper) else None, lower[i] if i < len(lower) else None) for i in range(width)
    ]
    alone = [below or above for above, below in pairs]
    made: list[str | None] = []
    group: str | None = None
    for above, below in pairs:
        # A word that stretches over both lines is no group's.
        group = None if below in (None, "", above) else above or group
        if not below or below == above or not group:
            made.append(below or above)
            continue
        both = f"{group} {below}" if below.isascii() else f"{group}{below}"
        meant, known = concept_of(both), concept_of(below)
        # 'Account' below 'Payee' is the payee's, not the holder's; 'Phone' below 'Contact' is a telephone number either way.
        changed = meant is not None and known is not None and meant[0] != known[0]
        made.append(both if known is None or changed or alone.count(below) > 1 else below)
    return made


_DATA = frozenset(("time", "amount", "phone", "cn_id", "ip", "url", "email", "digits", "clock", "prose"))


def _width(row: Row) -> int:
    """Cells up to the last that holds something."""
    return next((i + 1 for i in range(len(row) - 1, -1, -1) if row[i] and str(row[i]).strip()), 0)


def _usual(widths: Sequence[int]) -> int:
    """The width most rows have; of two, the larger."""
    counts: dict[int, int] = {}
    for w in widths:
        if w:
            counts[w] = counts.get(w, 0) + 1
    return max(counts, key=lambda w: (counts[w], w)) if counts else 0


def _looks_like_header(row: Row, below: Sequence[Row]) -> bool:
    cells = [c for c in row if c and c.strip()]
    if len(set(cells)) < len(cells) or not cells or any(len(c) > 40 for c in cells):
        return False
    if any(kinds_of(c) & _DATA for c in cells):
        return False
    if not below:
        return False
    # Words above numbers, times, long text: a header. Words above words: a header when they are of another make.
    telling = 0
    for place, cell in enumerate(row):
        column = [str(r[place]) for r in below if place < len(r) and not is_null(r[place])]
        if not cell or not column:
            continue
        if cell in column:
            return False
        data = sum(bool(kinds_of(c) & _DATA) for c in column)
        if data >= 0.8 * len(column):
            telling += 1
    return telling > 0 or (
        all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_ .-]*", c.strip()) for c in cells) and len(cells) > 1
    )


_HOLDER = {
    "account": re.compile(r"(?:账号|帐号|账户|卡号|账/卡号|支付宝账户|支付宝账号|account\s{0,8}(?:number|no\.?|id)?|card\s{0,8}(?:number|no\.?))\s{0,8}[:：]?\s{0,8}\[?\s{0,8}([A-Za-z0-9*@._+-]{4,64})", re.I),
    "name": re.compile(r"(?:户名|账户名称|账户名|客户姓名|客户名称|姓名|微信昵称|account\s{0,8}(?:name|holder))\s{0,8}[:：]\s{0,8}\[?\s{0,8}([^\s,;，；\]\[|]{1,40})", re.I),
    "currency": re.compile(r"(?:币种|币别|货币|currency)\s{0,8}[:：]?\s{0,8}\[?\s{0,8}([^\s,;，；\]\[|:：]{1,10})", re.I),
}  # fmt: skip
_LABELS = {
    "account": frozenset(map(normal, "账号 帐号 账户 卡号 查询账号 查询卡号 客户账号 主账户 本方账号 支付宝账户 account accountnumber accountno cardnumber cardno card iban accountiban 账/卡号 账号/卡号".split())),
    "name": frozenset(map(normal, "户名 账户名称 账户名 客户姓名 客户名称 姓名 开户名 持卡人 微信昵称 accountname accountholder cardholder accountowner".split())),
    "currency": frozenset(map(normal, "币种 币别 货币 currency".split())),
}  # fmt: skip


def holder_of(rows: Sequence[Row]) -> Holder:
    """Account, name and currency of the holder, from the lines above a header: `账号: 6222...`, or label and cell.

    Two different accounts above one header mean that neither is known to be the holder's.
    """
    from ringbreak.intake.tables.amounts import read_currency

    found: dict[str, set[str]] = {"account": set(), "name": set(), "currency": set()}
    for row in rows:
        cells = [c.strip() for c in row if c and c.strip()]
        for place, cell in enumerate(cells):
            label = normal(cell)
            for what, labels in _LABELS.items():
                if label in labels and place + 1 < len(cells) and cell.rstrip("：: ") == cell.strip("：: "):
                    following = cells[place + 1].strip("[]")
                    # 'Card' may stand before its number or before its brand.
                    if label == "card" and not any(c.isdigit() for c in following):
                        continue
                    if normal(following) not in labels and not any(
                        normal(following) in other for other in _LABELS.values()
                    ):
                        found[what].add(following)
            if len(cell) <= 400:
                for what, pattern in _HOLDER.items():
                    for m in pattern.finditer(cell):
                        value = m[1].strip("[]")
                        if what != "account" or any(c.isdigit() for c in value) or "@" in value:
                            found[what].add(value)
    account = found["account"].pop() if len(found["account"]) == 1 else None
    name = found["name"].pop() if len(found["name"]) == 1 else None
    currencies = {read_currency(c) for c in found["currency"]} - {None}
    return Holder(account, name, currencies.pop() if len(currencies) == 1 else None)


_SPAN = r"(?:[本当上全逐各前每](?:页|日|天|月|季|季度|年|年度|期|笔)|[日月季年])"
"""What a total may be of, as 本月合计 and 上页结转 say."""
_TOTALS = (
    rf"{_SPAN}?(?:发生额|交易|收支|借贷|借方|贷方|收入|支出)?(?:合\s*计|总\s*计|小\s*计|累\s*计|合\s*計|小\s*計)|{_SPAN}(?:结\s*转|余额)|承[前上]\s*[页頁]|[过過转轉]次\s*[页頁]|结转[本下次](?:页|月|年|期)|[月日年]计\s*$|"
    r"合\s*计|总\s*计|小\s*计|总\s*额|本页合计|本页小计|累计|共计|借方合计|贷方合计|收入合计|支出合计|总收入|总支出|期末余额|期初余额|合\s*計|總\s*計|小\s*計|"
    r"(?i:total|subtotal|sub-total|grand total|totals|sum|(?:monthly|daily|page|period) totals?|(?:opening|closing) balance|(?:balance )?(?:brought|carried) (?:forward|down)|balance [bc]/[fd]|[bc]/[fd])\b"
)
_TOTAL = re.compile(rf"\s*(?:{_TOTALS}).{{0,40}}", re.DOTALL)
_DATED = re.compile(r"\s*\d[\d\s./:年月日时分秒T-]{3,30}")
_RULE = re.compile(r"\s*[-=_*#~·—]{3,}.*", re.DOTALL)
_FOOTERS = (
    r"共\s*\d|[已待][收支]|未支付|收入[:：]|支出[:：]|导出|注[:：]|注意|说明|特别提示|打印|以上|制表|经办|第\s*\d+\s*页|"
    r"(?i:note|page\s+\d|generated|printed|end of)"
)
_FOOTER = re.compile(rf"\s*(?:{_FOOTERS})")
"""What begins the lines below a table, when nothing else stands in them."""
SUSPECT = rf"^\s*(?:{_TOTALS}|{_FOOTERS}|[-=_*#~·—]{{3,}})"
"""First cells of rows that `is_no_data` may refuse."""
SUSPECT_SECOND = rf"^\s*(?:{_TOTALS})"
"""Cells behind a date in rows that it may refuse."""


def is_no_data(row: Row, usual: int) -> bool:
    """Whether a row below a header is no row of the table: a rule, a total, a line of text in a wide table."""
    filled = [c for c in row if c and c.strip()]
    if not filled:
        return True
    first = filled[0]
    if _RULE.fullmatch(first) and (len(filled) == 1 or all(_RULE.fullmatch(c) for c in filled)):
        return True
    if len(filled) <= max(2, (usual * 2) // 3):
        # 'for the month' stands behind its last day, or behind the day of printing.
        dated = len(filled) > 1 and _DATED.fullmatch(first[:40])
        if _TOTAL.fullmatch(first[:60]) or (dated and _TOTAL.fullmatch(filled[1][:60])):
            return True
    if usual >= 4 and len(filled) <= max(2, usual // 3) and _FOOTER.match(first):
        return True
    if usual < 4 or len(filled) > 1 or not (row[0] and row[0].strip()):
        return False
    return len(first) > 12 or first.rstrip().endswith(("：", ":", "。", "]"))


def repeats(row: Row, header: Row) -> bool:
    """Whether a row is the header again, as at the top of every printed page."""
    mine = [(c or "").strip() for c in row]
    theirs = [(c or "").strip() for c in header]
    while mine and not mine[-1]:
        mine.pop()
    while theirs and not theirs[-1]:
        theirs.pop()
    return len(theirs) > 1 and mine == theirs
