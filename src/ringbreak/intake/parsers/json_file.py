"""JSON documents: arrays of objects as rows, everything else with dotted keys."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.intake.parser import Parser, Source, Yield
from ringbreak.intake.text_encoding import sniff

SUFFIXES = (".json", ".geojson", ".topojson", ".har", ".ipynb", ".webmanifest")


def accepts(head: bytes, name: str) -> bool:
    """Text that begins like an object or an array of JSON; with the suffix, any text."""
    if not head:
        return False
    named = name.lower().endswith(SUFFIXES)
    text = head[:4_096].decode(sniff(head[:4_096]), "replace").lstrip("\ufeff \t\r\n")
    if named:
        return True
    if text.startswith("{"):
        return text[1:].lstrip(" \t\r\n")[:1] in ('"', "}")
    # "[note]" begins prose; what follows the bracket of JSON is a value
    after = text[1:].lstrip(" \t\r\n")
    return text.startswith("[") and (after[:1] in ("{", "[") or (after[:1] == '"' and '",' in after))


def parse(source: Source) -> Iterator[Yield]:
    """See `read_json`."""
    from ringbreak.intake.tables.json_reading import read_json

    yield from read_json(source)


PARSER = Parser(
    name="json-file",
    title="JSON documents",
    media_type="application/json",
    accepts=accepts,
    parse=parse,
    source="docs/formats/tables.md",
)
