"""Which scenarios there are, in the order of the list people see."""

from __future__ import annotations

import difflib

from ringbreak.errors import UsageError
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.scenarios.article_farm import SCENARIO as ARTICLE_FARM
from ringbreak.simulate.scenarios.campaign import SCENARIO as CAMPAIGN
from ringbreak.simulate.scenarios.data_trade import SCENARIO as DATA_TRADE
from ringbreak.simulate.scenarios.false_police import SCENARIO as FALSE_POLICE
from ringbreak.simulate.scenarios.follower_cleaning import SCENARIO as FOLLOWER_CLEANING
from ringbreak.simulate.scenarios.forged_certificates import SCENARIO as FORGED_CERTIFICATES
from ringbreak.simulate.scenarios.gambling import SCENARIO as GAMBLING
from ringbreak.simulate.scenarios.loan_network import SCENARIO as LOAN_NETWORK
from ringbreak.simulate.scenarios.one_yuan_shop import SCENARIO as ONE_YUAN_SHOP
from ringbreak.simulate.scenarios.site_agents import SCENARIO as SITE_AGENTS
from ringbreak.simulate.scenarios.sms_theft import SCENARIO as SMS_THEFT
from ringbreak.simulate.scenarios.tampered_registry import SCENARIO as TAMPERED_REGISTRY
from ringbreak.simulate.scenarios.water_army import SCENARIO as WATER_ARMY

SCENARIOS: tuple[Scenario, ...] = (
    FOLLOWER_CLEANING,
    GAMBLING,
    DATA_TRADE,
    ARTICLE_FARM,
    LOAN_NETWORK,
    ONE_YUAN_SHOP,
    FORGED_CERTIFICATES,
    TAMPERED_REGISTRY,
    SMS_THEFT,
    FALSE_POLICE,
    SITE_AGENTS,
    WATER_ARMY,
    CAMPAIGN,
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
