"""What a text is read to name, by the plain reading and by the compiled scanner."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from ringbreak.selectors.columns import extract_plain
from ringbreak.selectors.extract import extract
from ringbreak.selectors.scanner import scan_column

Mention = dict[str, Any]
"""A row of `columns.SCHEMA`."""


def found(text: str, **options: str) -> set[tuple[str, str]]:
    """Kind and value of each mention."""
    return {(m.kind, m.value) for m in extract(text, **options)}


def scanned(texts: Sequence[str]) -> list[Mention]:
    """What the scanner finds in some texts."""
    return _rows(scan_column(pa.array(texts, pa.large_string()), region="CN", hints=None, platforms=None))


def plain(texts: Sequence[str]) -> list[Mention]:
    """What the plain reading finds in some texts."""
    return _rows(extract_plain(pa.array(texts, pa.large_string())))


def _rows(table: pa.Table) -> list[Mention]:
    return table.sort_by([(k, "ascending") for k in ("row", "start", "end", "kind")]).to_pylist()
