"""The document itself, as canonical JSON: what the digest is taken over."""

from __future__ import annotations

from collections.abc import Iterator

from ringbreak.dossier.document import Document, canonical_json
from ringbreak.dossier.exporters.exporter import Exporter


def render(document: Document) -> Iterator[bytes]:
    """Canonical JSON and nothing else; its SHA-256 is the digest the other formats print."""
    yield canonical_json(document)


JSON = Exporter(
    name="json",
    title="JSON, the document itself",
    suffix=".json",
    media_type="application/json",
    render=render,
    loses=("pictures",),
)
