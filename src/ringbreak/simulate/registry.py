"""Which scenarios there are, in the order of the list people see."""

from __future__ import annotations

import difflib

from ringbreak.errors import UsageError
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.scenarios.follower_cleaning import SCENARIO as FOLLOWER_CLEANING
from ringbreak.simulate.scenarios.gambling import SCENARIO as GAMBLING

SCENARIOS: tuple[Scenario, ...] = (
    FOLLOWER_CLEANING,
    GAMBLING,
)


def scenario(name: str) -> Scenario:
    """The scenario of that name; hyphens are as good as underscores.

    Raises: UsageError when there is none.
    """
    wanted = name.replace("-", "_")
    for it in SCENARIOS:
        if it.name == wanted:
            return it
    names = [s.name for s in SCENARIOS]
    near = difflib.get_close_matches(wanted, names, n=1)
    raise UsageError(
        "no such scenario: {name}; there are {names}",
        name=name,
        names=", ".join([*near, *(n for n in names if n not in near)]),
    )
