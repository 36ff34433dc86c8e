"""Every exporter, walked: declared in full, deterministic, and named in the docs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from ringbreak.dossier.document import digest
from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.dossier.exporters.registry import EXPORTERS

from ..documents import told

DOCS = Path(__file__).parents[3] / "docs" / "dossier.md"


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda e: e.name)
def test_an_exporter_is_declared_in_full_and_gives_the_same_bytes_twice(exporter: Exporter) -> None:
    document = told()
    first, second = (b"".join(exporter.render(document)) for _ in range(2))
    assert first == second
    assert len(first) > 10_000
    assert exporter.title
    assert exporter.suffix.startswith(".")
    assert "/" in exporter.media_type
    assert f"`{exporter.name}`" in DOCS.read_text("utf-8")


def test_names_and_suffixes_are_unique() -> None:
    assert len({e.name for e in EXPORTERS}) == len(EXPORTERS)
    assert len({e.suffix for e in EXPORTERS}) == len(EXPORTERS)


def test_the_digest_the_others_print_is_that_of_the_json() -> None:
    document = told()
    made = {e.name: b"".join(e.render(document)) for e in EXPORTERS}
    assert hashlib.sha256(made["json"]).hexdigest() == digest(document)
    assert digest(document).encode() in made["html"]
    assert digest(document).encode() in made["markdown"]
    assert json.loads(made["json"])["case_name"] == "清粉案-2024"
