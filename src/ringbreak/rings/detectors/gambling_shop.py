"""Gambling and sham shops: bets, one-yuan draws, refunds and loans that cost a fee first; where deposits go."""

from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.counting import (
    agent_findings,
    common_findings,
    measure_finding,
    price_findings,
    said_count,
)
from ringbreak.rings.conduct.prepare import typed_rings
from ringbreak.rings.detector import Detector, DetectorResult

NAME = "gambling_shop"


def detect(engine: Engine) -> DetectorResult:
    """Claim what rings of this type did.

    Reads:   RINGS, RING_MEMBERS, RECORDS, FIELDS, MENTIONS, SELECTORS, TRANSFERS, MAPPINGS.
    Returns: offers, fees, accounts to pay into, sites, agents, complaints; the money is in the findings all types share.
    """
    rings = typed_rings(engine, NAME)
    if not rings:
        return DetectorResult.nothing()
    claims, passages = Claims(NAME), Passages(engine)
    common_findings(engine, claims, passages, rings)
    said_count(
        engine, claims, passages, rings, measure="offers_gambling", term="gambling", unit="records",
        template="{count} records offer bets, {different} of them in different words",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="offers_sham", term="sham_shop", unit="records",
        template="{count} records offer draws for one yuan or double refunds, {different} of them in different words",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="fees_asked", term="fee_first", unit="records",
        template="{count} records ask for a fee before anything is paid, {different} of them in different words",
    )  # fmt: skip
    price_findings(
        engine, claims, passages, rings,
        patterns=(r"(?:保证金|解冻费|手续费|认证金|工本费|会员费|验资|滞纳金|逾期费|续期费)[^0-9]{0,4}([0-9]+(?:\.[0-9]+)?)元?", r"理赔([0-9]+(?:\.[0-9]+)?)元"),
        english=r"(?:fee|deposit) (?:of )?([0-9][0-9,]*)", term="fee_first",
        template="{low} to {high} {currency} is asked for or promised in a message ({count} records state a sum)",
    )  # fmt: skip
    measure_finding(
        engine, claims, passages, rings, measure="accounts_named", name="accounts_named", unit="accounts",
        template="its members name {count} different accounts to pay into",
        records="SELECT n.ring_id, n.record_id FROM (SELECT w.ring_id, w.record_id, lower(m.value) AS value FROM conduct_words w "
        "JOIN mentions m USING (record_id) WHERE w.voice = 'own' AND w.kind NOT IN ('transfer', 'action')) n "
        "JOIN conduct_accounts a ON a.ring_id = n.ring_id AND a.value = n.value",
    )  # fmt: skip
    measure_finding(
        engine, claims, passages, rings, measure="sites", name="domains", unit="websites",
        template="{count} sites are held to be its own",
        records="SELECT m.ring_id, l.record_id FROM ring_members m JOIN selectors s ON s.selector_id = m.member_id AND m.member_kind = 'selector' "
        "JOIN links l ON l.selector_id = s.selector_id WHERE s.kind IN ('domain', 'onion')",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="agents", term="agents", unit="records",
        template="{count} records hire or pay agents, {different} of them in different words",
    )  # fmt: skip
    said_count(
        engine, claims, passages, rings, measure="complaints", term="payout_refused", voice="complaint", unit="records",
        template="{count} complaints describe it, {different} of them in different words",
    )  # fmt: skip
    agent_findings(engine, claims, rings)
    return claims.result()


DETECTOR = Detector(
    name=NAME,
    title="Gambling and sham shops",
    detect=detect,
    source="docs/case-types.md",
)
