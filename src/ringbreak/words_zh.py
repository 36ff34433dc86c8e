"""The Chinese of every sentence shown to people, one dictionary per part of the house.

A helper of one part adds to its own dictionary only; a test walks the source and names what is missing.
"""

from __future__ import annotations

from ringbreak.zh.case import CASE
from ringbreak.zh.cli import CLI
from ringbreak.zh.custody import CUSTODY
from ringbreak.zh.documents import DOCUMENTS
from ringbreak.zh.dossier import DOSSIER
from ringbreak.zh.facts import FACTS
from ringbreak.zh.intake import INTAKE
from ringbreak.zh.intake_texts import INTAKE_TEXTS
from ringbreak.zh.linkers import LINKERS
from ringbreak.zh.linking import LINKING
from ringbreak.zh.rings import RINGS
from ringbreak.zh.rings_conduct import RINGS_CONDUCT
from ringbreak.zh.rings_types import RINGS_TYPES
from ringbreak.zh.selectors import SELECTORS
from ringbreak.zh.simulate import SIMULATE
from ringbreak.zh.tables import TABLES

CATALOGUE: dict[str, str] = {
    **CASE,
    **CLI,
    **CUSTODY,
    **DOCUMENTS,
    **DOSSIER,
    **FACTS,
    **INTAKE,
    **INTAKE_TEXTS,
    **LINKERS,
    **LINKING,
    **RINGS,
    **RINGS_CONDUCT,
    **RINGS_TYPES,
    **SELECTORS,
    **SIMULATE,
    **TABLES,
}
