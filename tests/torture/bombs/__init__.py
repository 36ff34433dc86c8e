"""Hostile files made from a seed: bombs, loops, lies, cuts. Nothing here is stored; `pack` makes them again, byte for byte."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

SEED = 7


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile file: which class it is of, what it is called, its bytes."""

    group: str
    name: str
    data: bytes


def pack(seed: int = SEED) -> Iterator[Hostile]:
    """Every hostile file, in a fixed order; about 700 of them, some tens of MB together."""
    from . import archives, cuts, documents, mail, media, tables, texts

    for module in (archives, documents, mail, media, tables, texts, cuts):
        group = module.__name__.rpartition(".")[2]
        chance = random.Random(f"{seed} {group}")
        for number, (name, data) in enumerate(module.make(chance)):
            yield Hostile(group, f"{number:03d} {name}", data)
