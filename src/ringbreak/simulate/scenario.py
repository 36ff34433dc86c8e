"""The scenario contract: a frozen declaration and one function that plants its story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ringbreak.simulate.world import World


@dataclass(frozen=True, slots=True)
class Scenario:
    """One story.

    Args:
        case_type: What a good detector should call its ring, from docs/case-types.md; "bulletin" for press texts.
        title: For people.
        at_one: What it holds at scale 1, the numbers of the true case.
        plant: Writes evidence and truth.
        source: Which published case its size and shape follow.
    """

    name: str
    case_type: str
    title: str
    at_one: str
    plant: Callable[[World], None]
    source: str
