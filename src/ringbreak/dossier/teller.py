"""What every part of a chapter needs: the engine, the context, the citations, and sentences without open identifiers."""

from __future__ import annotations

from ringbreak.dossier.citing import Citing
from ringbreak.dossier.document import SelectorLine
from ringbreak.dossier.labels import selector_name
from ringbreak.dossier.masking import mask_digits, mask_named
from ringbreak.engine.engine import Engine
from ringbreak.model.dossier import DossierContext
from ringbreak.words import translate


class Teller:
    """Passed to the functions that tell one ring.

    openly: (as other stages print it, masked) of the ring's selectors, the longest first; sentences of the tables may carry
        what this dossier masks.
    """

    def __init__(self, engine: Engine, context: DossierContext, citing: Citing) -> None:
        self.engine = engine
        self.context = context
        self.lang = context.lang
        self.citing = citing
        self.openly: list[tuple[str, str]] = []

    def said(self, sentence: str | None) -> str:
        """A sentence of the tables in the document's language; identifiers other stages printed openly are masked."""
        told = sentence or ""
        if self.context.masked:
            told = mask_named(told)
        for openly, masked in self.openly:
            if openly in told:
                told = told.replace(openly, masked)
        told = translate(told, self.lang)
        return mask_digits(told) if self.context.masked else told

    def name(self, selector: SelectorLine) -> str:
        """'phone 138****8000'."""
        return selector_name(selector.kind, selector.shown, self.lang)
