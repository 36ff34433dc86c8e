"""The formats a dossier is written in, in the order they are listed.

Exporters from outside come through the entry-point group `ringbreak.exporters`, each naming an `Exporter`. A dossier is
written in ours unless theirs are asked for by name: evidence leaves in no form nobody chose.
"""

from __future__ import annotations

from functools import cache

from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.dossier.exporters.html import HTML
from ringbreak.dossier.exporters.json_doc import JSON
from ringbreak.dossier.exporters.markdown import MARKDOWN
from ringbreak.errors import UsageError
from ringbreak.model import plugins
from ringbreak.model.plugins import plugged_in

EXPORTERS: tuple[Exporter, ...] = (HTML, MARKDOWN, JSON)


@cache
def exporters() -> tuple[Exporter, ...]:
    """Ours, then those of installed plug-ins, by the name of their entry point.

    Raises: UsageError when two would write the same file.
    """
    found = EXPORTERS + plugged_in(plugins.EXPORTERS, Exporter, [e.name for e in EXPORTERS])
    for e in found:
        if sum(e.suffix == other.suffix for other in found) > 1:
            raise UsageError("more than one exporter writes files that end in {suffix}", suffix=e.suffix)
    return found
