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


GROUPS = ("archives", "documents", "mail", "media", "tables", "texts", "cuts")


def pack(seed: int = SEED, groups: tuple[str, ...] = GROUPS) -> Iterator[Hostile]:
    """Every hostile file, in a fixed order: 1,083 of them, half a GB together; making them takes half a minute."""
    from . import archives, cuts, documents, mail, media, tables, texts

    for module in (archives, documents, mail, media, tables, texts, cuts):
        group = module.__name__.rpartition(".")[2]
        if group not in groups:
            continue
        chance = random.Random(f"{seed} {group}")
        for number, (name, data) in enumerate(module.make(chance)):
            yield Hostile(group, f"{number:03d} {name}", data)
