"""What an exporter is: one document in, the bytes of one file out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ringbreak.dossier.document import Document


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format the document can be written in.

    render: reads nothing but the document; equal documents give equal bytes.
    loses: what the format cannot carry, said aloud in --help and the docs.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    render: Callable[[Document], Iterator[bytes]]
    loses: tuple[str, ...] = ()
