"""Every wording of `wordings` names what its table says and nothing else, by the plain reading and by the scanner."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from tests.selectors import wordings
from tests.selectors.reading import found, plain, scanned

TABLES = {
    m.name: importlib.import_module(f"{wordings.__name__}.{m.name}")
    for m in pkgutil.iter_modules(wordings.__path__)
}


def named() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """By table and text, all that the text names."""
    out: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for name, table in TABLES.items():
        for text, kind, value in table.READ:
            out.setdefault((name, text), set()).add((kind, value))
    return out


@pytest.mark.parametrize(("table", "text", "names"), [(*key, names) for key, names in named().items()])
def test_a_text_names_what_its_table_says(table: str, text: str, names: set[tuple[str, str]]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    ("table", "text"), [(name, text) for name, table in TABLES.items() for text in table.NOTHING]
)
def test_what_only_looks_alike_is_nobodys(table: str, text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("table", TABLES)
def test_the_scanner_says_the_same(table: str) -> None:
    texts = [row[0] for row in TABLES[table].READ] + TABLES[table].NOTHING
    assert scanned(texts) == plain(texts)
