"""Columns of a table made ready: words that say nothing are null, pads and rounded numbers are gone."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.intake.tables.cells import large, no_empties
from ringbreak.intake.tables.values import AS_TEXT, NULL_WORDS

ROUNDED = r"^\s*\d(\.\d+)?[eE]\+?(1[0-9]|2[0-9])\s*$"
"""A number as a spreadsheet shows a long one; its last digits are lost."""


def without_nulls(column: pa.Array) -> pa.Array:
    """Null where a cell is blank or a word like NULL."""
    if column.null_count == len(column):
        return column
    short = pc.less(pc.utf8_length(column), 10)
    says_nothing = pc.and_(
        short,
        pc.is_in(pc.utf8_lower(pc.utf8_trim_whitespace(column)), pa.array(["", *sorted(NULL_WORDS)], large)),
    )
    if not pc.any(says_nothing).as_py():
        return column
    return pc.if_else(says_nothing, pa.scalar(None, large), column)


def trimmed(column: pa.Array) -> pa.Array:
    """Without what only makes a spreadsheet show the cell as it is: `="0123"`, `'0123`, and spaces and tabs around it, as in Alipay's bill."""
    if column.null_count == len(column):
        return column
    if pc.any(pc.match_substring_regex(column, r"^\s|\s$")).as_py():
        column = no_empties(pc.utf8_trim_whitespace(column))
    if pc.any(pc.match_substring_regex(column, AS_TEXT)).as_py():
        column = no_empties(pc.utf8_trim_whitespace(pc.replace_substring_regex(column, AS_TEXT, r"\1\2")))
    return column


def without_rounded(column: pa.Array) -> pa.Array:
    """Null where a spreadsheet has rounded a long number; the cell stays in FIELDS."""
    if column.null_count == len(column):
        return column
    rounded = pc.match_substring_regex(column, ROUNDED)
    return pc.if_else(rounded, pa.scalar(None, large), column) if pc.any(rounded).as_py() else column


def mapped_words(column: pa.Array, turn: Callable[[str], str]) -> pa.Array:
    """Each different cell turned once."""
    encoded = pc.dictionary_encode(column)
    return pc.take(pa.array([turn(t) for t in encoded.dictionary.to_pylist()], large), encoded.indices)


def where_any(table: pa.Table, telling: Sequence[pa.Array]) -> pa.Table | None:
    """Rows in which at least one of the columns holds something."""
    mask = pc.is_valid(telling[0])
    for column in telling[1:]:
        mask = pc.or_(mask, pc.is_valid(column))
    kept = table.filter(mask)
    return kept if kept.num_rows else None
