"""Cells of a column that differ in their figures only: a few of them are read, the others get what those got.

A bank's table has a million card numbers under one header, and what the twin makes of each differs in its figures alone. Cells are put
together by header, platform, form (every digit a 9) and what else the rules ask of figures (`alike_signs`); of each such class three are
read by the twin. Where their mentions are the same but for the figures, those of the others are written from them, a column at a time.
Cells of any other form, of small classes, and of classes whose three do not agree are left to the present way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.selectors import alike_signs as signs
from ringbreak.selectors.alike_names import names_in, of_names
from ringbreak.selectors.extract import extract
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.regions import CHINA, regions_of
from ringbreak.selectors.registry import SELECTORS, selectors
from ringbreak.selectors.selector import Mention

WIDEST = 24
"""Bytes of a cell that is looked at."""
ENOUGH = 512
"""Cells with a header from which it is worth the while."""
FEW, FEWER = 16, 5
"""Cells of one form, and of one class, below which they are left to the twin."""
MOST = 50_000
"""Classes remembered."""

_AT_ONCE = 65_536

_Rows: TypeAlias = npt.NDArray[np.int64]
_Bytes: TypeAlias = npt.NDArray[np.uint8]
_REACHED = frozenset({"phone", "whatsapp"})
_NAMED = frozenset({"wechat", "qq", "alipay", "telegram", "line"})


@dataclass(frozen=True, slots=True)
class Written:
    """How a mention follows from its cell. `value`: what stands before the figures, how many of them are left out, and what stands
    behind; None: as it is written. `shown`: where in the value the shown beginning begins and ends, what stands between, how much of
    the end is shown."""

    start: int
    end: int
    kind: str
    validity: str
    disguise: str | None
    why: str
    specificity: float
    value: tuple[str, int, str] | None
    shown: tuple[int, int, str, int]


_Class: TypeAlias = tuple[Written, ...] | None
_Key: TypeAlias = tuple[bytes, int, str, str | None, str]
"""Form, sign, header, platform, region."""
_known: dict[_Key, tuple[_Class]] = {}


def _any(figures: signs.Figures, announced: frozenset[str]) -> signs.Signs:
    size = figures.shape[1]
    reached = bool(announced & _REACHED)
    if size < (11 if reached else 6):
        return np.full(len(figures), signs.NONE, np.int64)
    out = signs.of_number(figures, check_x=False)
    if size < 18:  # with a nought before them they may be numbers with an area code, or of another country
        second = figures[:, 1]
        near = reached | (second == 0) | (second == 1) | (second == 8)
        if size == 15:
            dialled = signs.dialled_from_abroad(figures)
            near &= ~dialled
            out = out * 2 + dialled
        out = np.where(out < 0, signs.NONE, np.where((figures[:, 0] == 0) & near, signs.NONE, out))
    return out


def _in_three(figures: signs.Figures, announced: frozenset[str]) -> signs.Signs:
    out = _any(figures, announced)
    return np.where(figures[:, 0] == 0, signs.NONE, out)  # 020-7946-0018 is London's as soon as Guangzhou's


def _in_fours(figures: signs.Figures, announced: frozenset[str]) -> signs.Signs:
    out = signs.of_number(figures, check_x=False)
    if "bank_card" not in announced:
        return np.full(len(figures), signs.NONE, np.int64)
    inner = figures[:, 0] == 0
    if figures.shape[1] > 16:  # sixteen of them may hold as a card's where all do not
        inner |= ~signs.luhn(figures)
    for at in range(4, figures.shape[1], 4):  # a SIM card's number may begin with any group
        inner |= (figures[:, at] == 8) & (figures[:, min(at + 1, figures.shape[1] - 1)] == 9)
    return np.where(inner, signs.NONE, out)


def _abroad(figures: signs.Figures, announced: frozenset[str]) -> signs.Signs:
    if not announced & _REACHED or announced & _NAMED or not 8 <= figures.shape[1] <= 13:
        return np.full(len(figures), signs.NONE, np.int64)
    return signs.of_abroad(figures)


def _landline(figures: signs.Figures, announced: frozenset[str]) -> signs.Signs:
    if "phone" not in announced or announced & _NAMED:
        return np.full(len(figures), signs.NONE, np.int64)
    return signs.of_landline(figures)


_Asks: TypeAlias = Callable[[signs.Figures, frozenset[str]], signs.Signs]
_FORMS: tuple[tuple[re.Pattern[str], _Asks, bool], ...] = (
    (re.compile("9{18,21}"), _any, True),
    (re.compile("9{6,17}"), _any, False),
    (re.compile("9{17}[Xx]"), lambda figures, _: signs.of_number(figures, check_x=True), True),
    (re.compile(r"9{3}([ -])9{4}\1(?:9{4})"), _in_three, False),
    (re.compile(r"9{4}([ -])9{4}\1(?:9{4})\1(?:9{4})(?:\1(?:9{1,3}))?"), _in_fours, False),
    (re.compile(r"\+9{8,13}|\+9{1,3}(?:[ -]9{1,11}){1,5}"), _abroad, False),
    (re.compile("9{3}-9{8}|9{4}-9{7,8}"), _landline, False),
)
"""Forms, what tells cells of them apart, and whether that holds with any region."""
_NAMES = frozenset({"wechat", "handle", "telegram", "line", "weibo", "douyin"})
_NO_NUMBERS = _NAMES | {"wechat_official", "bank_card", "cn_id"}
_NO_NAMES = frozenset({"id", "vendor", "seller", "reseller", "buyer", "admin", "mod", "moderator", "member", "dealer", "supplier", "merchant", "trader", "scammer", "owner", "agent", "escrow"})  # fmt: skip
"""Lead words behind which a name's letters are asked more closely (`kinds.handle`)."""
_V4 = re.compile(r"9{1,3}\.9{1,3}\.9{1,3}\.9{1,3}")
_V4_CELL = r"\A[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\z"


@lru_cache(maxsize=4_096)
def _announced(header: str) -> frozenset[str]:
    leads = Passage("", hint=header).hint_leads
    return frozenset().union(*(lead.kinds for lead in leads))


@lru_cache(maxsize=4_096)
def _names_people(header: str) -> bool:
    """Whether the cells below a header are names whose letters no rule asks about."""
    leads = Passage("", hint=header).hint_leads
    return bool(_announced(header) & _NAMES) and not any(lead.word in _NO_NAMES for lead in leads)


def _grid(texts: pa.Array, rows: _Rows) -> _Bytes:
    """The bytes of some cells, one cell a line, noughts behind."""
    offsets = np.frombuffer(texts.buffers()[1], np.int64, len(texts) + 1, texts.offset * 8)
    blob = texts.buffers()[2]
    data = np.frombuffer(blob, np.uint8)
    out = np.zeros((len(rows), WIDEST), np.uint8)
    for at in range(0, len(rows), _AT_ONCE):
        some = rows[at : at + _AT_ONCE]
        places = offsets[some][:, None] + np.arange(WIDEST)
        inside = places < offsets[some + 1][:, None]
        out[at : at + _AT_ONCE] = np.where(inside, data[np.minimum(places, len(data) - 1)], 0)
    return out


def _by_form(
    grid: _Bytes, heads: npt.NDArray[np.int64], naming: npt.NDArray[np.bool_]
) -> list[tuple[bytes, _Rows]]:
    """Lines of a grid by form and head: the form, the lines, for those that are enough.

    Args:
        naming: Which stand below a header that announces names; the form of a name is its length.
    """
    digit = (grid >= 48) & (grid <= 57)
    forms = np.where(digit, 57, grid).astype(np.uint8)
    names = np.flatnonzero(naming & (grid[:, 0] >= 97) & (grid[:, 0] <= 122))
    names = names[names_in(grid[names])]
    forms[names] = np.where(grid[names] == 0, 0, 1)
    keys = np.concatenate([forms, heads[:, None].view(np.uint8).reshape(len(heads), 8)], axis=1)
    width = WIDEST + 8
    binary = pa.FixedSizeBinaryArray.from_buffers(
        pa.binary(width), len(keys), [None, pa.py_buffer(np.ascontiguousarray(keys))]
    )
    codes = pc.dictionary_encode(binary).indices.to_numpy().astype(np.int64)
    order = np.argsort(codes, kind="stable")
    counts = np.bincount(codes)
    ends = np.cumsum(counts)
    return [
        (forms[order[end - count]].tobytes().rstrip(b"\0"), order[end - count : end])
        for end, count in zip(ends.tolist(), counts.tolist(), strict=True)
        if count >= FEW
    ]


def _figures(grid: _Bytes, form: str) -> signs.Figures:
    """The digits of lines of one form."""
    return grid[:, [at for at, c in enumerate(form) if c == "9"]] - 48


def _addresses(grid: _Bytes, form: str) -> signs.Signs:
    """0 for what is an IPv4 address as it is usually written."""
    good = np.ones(len(grid), np.bool_)
    at = 0
    for part in form.split("."):
        figures = grid[:, at : at + len(part)] - 48
        good &= signs.whole(figures, 0, len(part)) < 256
        if len(part) > 1 or at == 0:
            good &= figures[:, 0] != 0
        at += len(part) + 1
    return np.where(good, 0, signs.NONE)


def _signs_of(form: str, grid: _Bytes, announced: frozenset[str], *, china: bool) -> signs.Signs | None:
    """What tells lines of one form apart; None when none of that form is read here."""
    if form[0] == "\x01":
        return of_names(grid, numbers=announced <= _NO_NUMBERS)
    if _V4.fullmatch(form):
        return _addresses(grid, form)
    for pattern, asks, anywhere in _FORMS:
        if (china or anywhere) and pattern.fullmatch(form):
            return asks(_figures(grid, form), announced)
    return None


_SHOWN = re.compile(r"([0-9A-Za-z+.]*)([*.…]*)([0-9A-Za-z.]*)")


def _written(m: Mention, cell: str) -> Written | None:
    """How a mention follows from its cell; None when it does not by any rule known here."""
    if cell[m.start : m.end] != m.as_written:
        return None
    value: tuple[str, int, str] | None = None
    if m.value != m.as_written:
        digits = "".join(c for c in m.as_written if c.isdigit())
        behind = m.value[-1:] if m.value[-1:].isalpha() else ""
        plus = (
            "+86"
            if m.value.startswith("+86") and not digits.startswith("86")
            else "+" * m.value.startswith("+")
        )
        left = next((i for i in (0, 1, 4) if plus + digits[i:] + behind == m.value), None)
        if left is None:
            return None
        value = plus, left, behind
    parts = _SHOWN.fullmatch(m.shown_as) if m.shown_as != m.value else None
    if m.shown_as == m.value:
        shown = 0, len(m.value), "", 0
    elif parts is None:
        return None
    else:
        head, between, tail = parts.groups()
        first = 3 if m.value.startswith("+86") and not head.startswith("+") else 0
        if not between and m.value[first:] == m.shown_as:
            shown = first, len(m.value), "", 0
        elif between and m.value.startswith(head, first) and m.value.endswith(tail) and "." not in between:
            shown = first, first + len(head), between, len(tail)
        else:
            return None
    return Written(m.start, m.end, m.kind, m.validity, m.disguise, m.why, m.specificity, value, shown)


def _read(cells: Sequence[str], region: str, hint: str, platform: str | None) -> _Class:
    """What the twin makes of some cells of a class; None when they are not the same but for their figures."""
    got: set[tuple[Written, ...]] = set()
    for cell in cells:
        ways = tuple(_written(m, cell) for m in extract(cell, region=region, hint=hint, platform=platform))
        whole = tuple(way for way in ways if way is not None)
        if len(whole) != len(ways):
            return None
        got.add(whole)
    return got.pop() if len(got) == 1 else None


def _strings(grid: _Bytes) -> pa.Array:
    """Lines of bytes of one length as strings."""
    count, size = grid.shape
    offsets = np.arange(count + 1, dtype=np.int64) * size
    return pa.LargeStringArray.from_buffers(
        count, pa.py_buffer(offsets), pa.py_buffer(np.ascontiguousarray(grid))
    )


def _beside(parts: Sequence[_Bytes | str], count: int) -> _Bytes:
    """Columns of bytes and constant words side by side."""
    return np.concatenate(
        [
            np.broadcast_to(np.frombuffer(part.encode(), np.uint8), (count, len(part.encode())))
            if isinstance(part, str)
            else part
            for part in parts
        ],
        axis=1,
    )


def _columns(way: Written, rows: _Rows, grid: _Bytes) -> list[pa.Array]:
    """One mention of each of some cells as columns: `columns.SCHEMA`."""
    count = len(rows)
    written = grid[:, way.start : way.end]
    if way.value is None:
        value = written
    else:
        before, left, behind = way.value
        is_digit = (written[0] >= 48) & (written[0] <= 57)
        value = _beside([before, written[:, is_digit][:, left:], behind], count)
    first, last, between, tail = way.shown
    end = value[:, value.shape[1] - tail :] if tail else value[:, :0]
    shown = _beside([value[:, first:last], between, end], count)

    def same(word: str | None) -> pa.Array:
        return pa.repeat(pa.scalar(word, pa.large_string()), count)

    return [
        pa.array(rows, pa.int64()),
        pa.repeat(pa.scalar(way.start, pa.int32()), count),
        pa.repeat(pa.scalar(way.end, pa.int32()), count),
        same(way.kind),
        _strings(value),
        _strings(written),
        _strings(shown),
        same(way.validity),
        same(way.disguise),
        same(way.why),
        pa.repeat(pa.scalar(way.specificity, pa.float32()), count),
    ]


def _codes(words: pa.Array | None, count: int) -> tuple[npt.NDArray[np.int64], list[str | None]]:
    if words is None:
        return np.zeros(count, np.int64), [None]
    coded = pc.dictionary_encode(words, null_encoding="encode")
    return coded.indices.to_numpy().astype(np.int64), coded.dictionary.to_pylist()


def read_alike(
    texts: pa.Array, *, region: str, hints: pa.Array | None, platforms: pa.Array | None
) -> tuple[list[list[pa.Array]], npt.NDArray[np.bool_]] | None:
    """Mentions of the cells that can be read by their like.

    Args:
        texts, hints, platforms: large_string, each one array.
    Returns: Columns of mentions, the parts in the order of a cell's mentions; which texts are done. None when none is.
    """
    if hints is None or len(texts) - hints.null_count < ENOUGH or len(selectors()) != len(SELECTORS):
        return None
    size = pc.binary_length(texts).fill_null(0).to_numpy(zero_copy_only=False)
    head, headers = _codes(hints, len(texts))
    telling = np.array([bool(h) and bool(_announced(h)) for h in headers], np.bool_)
    fits = (size >= 6) & (size <= WIDEST)
    mute = ~telling[head] & fits & np.array([bool(h) for h in headers], np.bool_)[head]
    if mute.any():  # below a header that says nothing only addresses are slow
        mute[mute] = pc.match_substring_regex(texts.filter(pa.array(mute)), _V4_CELL).to_numpy(
            zero_copy_only=False
        )
    rows = np.flatnonzero((telling[head] & fits) | mute)
    if len(rows) < FEW:
        return None
    where, platform_names = _codes(platforms, len(texts))
    grid = _grid(texts, rows)
    plain = ((grid >= 32) & (grid < 127)).sum(axis=1) == size[rows]  # a control character is no form's
    rows, grid = rows[plain], grid[plain]
    if len(rows) < FEW:
        return None
    china = regions_of(region) == CHINA
    classes: dict[tuple[str, tuple[Written, ...]], list[_Rows]] = {}
    naming = np.array([_names_people(h or "") for h in headers], np.bool_)[head[rows]]
    for key, lines in _by_form(grid, head[rows] * len(platform_names) + where[rows], naming):
        one = int(rows[lines[0]])
        hint, platform = headers[head[one]] or "", platform_names[where[one]]
        form = key.decode("ascii")
        told = _signs_of(form, grid[lines], _announced(hint), china=china)
        if told is None:
            continue
        for sign, mine in _by_sign(told):
            got = _class_of((key, sign, hint, platform, region), grid[lines[mine]])
            if got is not None:
                classes.setdefault((form, got), []).append(lines[mine])
    if not classes:
        return None
    done = np.zeros(len(texts), np.bool_)
    parts: list[list[pa.Array]] = []
    for (_, ways), groups in classes.items():
        lines = np.concatenate(groups)
        done[rows[lines]] = True
        parts.extend(_columns(way, rows[lines], grid[lines]) for way in ways)
    return parts, done


def _by_sign(told: signs.Signs) -> list[tuple[int, _Rows]]:
    """The classes among lines of one form: sign and lines."""
    order = np.argsort(told, kind="stable")
    ordered = told[order]
    edges = np.flatnonzero(np.diff(ordered)) + 1
    return [
        (int(told[lines[0]]), lines)
        for lines in np.split(order, edges)
        if len(lines) and told[lines[0]] != signs.NONE
    ]


def _class_of(key: _Key, grid: _Bytes) -> _Class:
    """What cells of a class, the lines of a grid, get; None where each is to be read by itself."""
    if (remembered := _known.get(key)) is not None:
        return remembered[0]
    if len(grid) < FEWER:
        return None
    _, _, hint, platform, region = key
    cells = [grid[at].tobytes().rstrip(b"\0").decode("ascii") for at in (0, len(grid) // 2, len(grid) - 1)]
    got = _read(cells, region, hint, platform)
    if len(_known) >= MOST:
        _known.clear()
    _known[key] = (got,)
    return got
