"""All detectors, in the order in which they run. A new one is one line here.

Detectors from outside come through the entry-point group `ringbreak.detectors`, each naming a `Detector`, and run after
ours.
"""

from __future__ import annotations

from functools import cache

from ringbreak.model import plugins
from ringbreak.model.plugins import plugged_in
from ringbreak.rings.detector import Detector
from ringbreak.rings.detectors.account_control import DETECTOR as ACCOUNT_CONTROL
from ringbreak.rings.detectors.bulletin import DETECTOR as BULLETIN
from ringbreak.rings.detectors.complaints import DETECTOR as COMPLAINTS
from ringbreak.rings.detectors.diversion import DETECTOR as DIVERSION
from ringbreak.rings.detectors.forgery import DETECTOR as FORGERY
from ringbreak.rings.detectors.gambling_shop import DETECTOR as GAMBLING_SHOP
from ringbreak.rings.detectors.loan_extortion import DETECTOR as LOAN_EXTORTION
from ringbreak.rings.detectors.paid_engagement import DETECTOR as PAID_ENGAGEMENT
from ringbreak.rings.detectors.site_network import DETECTOR as SITE_NETWORK
from ringbreak.rings.detectors.sms_interception import DETECTOR as SMS_INTERCEPTION
from ringbreak.rings.detectors.telephone_fraud import DETECTOR as TELEPHONE_FRAUD
from ringbreak.rings.detectors.trade import DETECTOR as TRADE

DETECTORS: tuple[Detector, ...] = (
    COMPLAINTS,  # First: it reads all rings, and those behind it leave only the rings whose type is known on the engine.
    ACCOUNT_CONTROL,
    TRADE,
    GAMBLING_SHOP,
    LOAN_EXTORTION,
    PAID_ENGAGEMENT,
    FORGERY,
    SMS_INTERCEPTION,
    TELEPHONE_FRAUD,
    DIVERSION,
    SITE_NETWORK,
    BULLETIN,
)


@cache
def detectors() -> tuple[Detector, ...]:
    """Ours, then those of installed plug-ins, by the name of their entry point."""
    return DETECTORS + plugged_in(plugins.DETECTORS, Detector, [d.name for d in DETECTORS])
