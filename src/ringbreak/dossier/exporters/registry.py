"""The formats a dossier is written in, in the order they are listed."""

from __future__ import annotations

from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.dossier.exporters.html import HTML
from ringbreak.dossier.exporters.json_doc import JSON
from ringbreak.dossier.exporters.markdown import MARKDOWN

EXPORTERS: tuple[Exporter, ...] = (HTML, MARKDOWN, JSON)
