"""Registers of complaints, whatever the ring is: no case type, but what its victims told."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims
from ringbreak.rings.conduct.losses import complaint_findings, loss_findings, read_losses
from ringbreak.rings.conduct.prepare import there
from ringbreak.rings.detector import Detector, DetectorResult


def _detect(engine: Engine) -> DetectorResult:
    if not there(engine, "rings"):
        return DetectorResult.nothing()
    claims = Claims("complaints")
    read_losses(engine)
    complaint_findings(engine, claims)
    loss_findings(engine, claims)
    return claims.result()


DETECTOR = Detector(
    name="complaints", title="Registers of complaints", detect=_detect, source="docs/case-types.md"
)
