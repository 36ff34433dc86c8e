"""Documents that several tests read, built once."""

from __future__ import annotations

from functools import cache

from ringbreak.dossier.build import build_document
from ringbreak.dossier.document import Document

from .synthetic import authorised, context, three_rings


@cache
def told(*, zh: bool = False) -> Document:
    """The case of three rings: in English with no authority stated, in Chinese with one."""
    return build_document(three_rings().engine(), authorised(lang="zh") if zh else context())
