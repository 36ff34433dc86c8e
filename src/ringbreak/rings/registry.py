"""All detectors, in the order in which they run. A new one is one line here."""

from __future__ import annotations

from ringbreak.rings.detector import Detector
from ringbreak.rings.detectors.bulletin import DETECTOR as BULLETIN

DETECTORS: tuple[Detector, ...] = (BULLETIN,)
