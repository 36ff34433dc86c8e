from __future__ import annotations

from ringbreak.engine.engine import Engine
from ringbreak.rings.conduct.claims import Claims, Passages
from ringbreak.rings.conduct.declared import APPS, Said, accounts_named, complaints, detector
from ringbreak.rings.conduct.prepare import TypedRing
from ringbreak.rings.conduct.rows import rows_of
from ringbreak.words import say


def _cards(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Numbers whose cards stand in a list of its own, or that called from one device."""
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, count(DISTINCT phone) AS numbers, count(DISTINCT machine) AS machines, list(DISTINCT record_id ORDER BY record_id)[1:5] AS shown
        FROM conduct_cards GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "telephone_cards",
            say(
                "{count} telephone numbers are in its lists of cards or called from its devices ({machines} lists and devices)",
                count=row["numbers"],
                machines=row["machines"],
            ),
            passages.of(row["shown"]),
            value=float(row["numbers"]),
            unit="numbers",
            confidence=0.85,
        )


def _lures(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Texts that speak as a service and lead to sites that the ring holds."""
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, count(*) AS texts, count(DISTINCT site) AS sites, count(DISTINCT sender) AS senders, list(record_id ORDER BY record_id)[1:5] AS shown
        FROM conduct_lures WHERE his GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "lures",
            say(
                "{texts} texts speak as a service and lead to {sites} sites of the ring; {senders} numbers or accounts are known to have sent them",
                texts=row["texts"],
                sites=row["sites"],
                senders=row["senders"],
            ),
            passages.of(row["shown"], terms=["lure"]),
            value=float(row["texts"]),
            unit="records",
            confidence=0.8,
        )


def _calls(engine: Engine, claims: Claims, passages: Passages, rings: list[TypedRing]) -> None:
    """Calls that its records list: from how many numbers, to how many. Whoever was called was called, no more."""
    for row in rows_of(
        engine,
        rings,
        """
        SELECT ring_id, count(DISTINCT record_id) AS calls, count(DISTINCT actor) AS numbers, count(DISTINCT target) AS people,
               list(record_id ORDER BY record_id)[1:5] AS shown
        FROM conduct_calls GROUP BY ring_id ORDER BY ring_id
        """,
    ):
        claims.add(
            row["ring_id"],
            "numbers_called",
            say(
                "{calls} calls from {numbers} numbers went to {people} others; who was called is no more than that",
                calls=row["calls"],
                numbers=row["numbers"],
                people=row["people"],
            ),
            passages.of(row["shown"], meanings=["actions.actor", "actions.target"]),
            value=float(row["people"]),
            unit="numbers",
            confidence=0.85,
        )


DETECTOR = detector(
    "telephone_fraud",
    "Fraud by telephone: callers who pose as an office, a service, a relative",
    said=(
        Said(
            "feigned_offices",
            "feigned_office",
            "{count} records speak as an office that wants money moved or silence kept, {different} of them in different words",
        ),
        Said(
            "feigned_services",
            "feigned_service",
            "{count} records speak as a service that takes back a charge or pays a loss, {different} of them in different words",
        ),
        Said(
            "cash_runs",
            "cash_runs",
            "{count} records speak of fetching and handing over cash, {different} of them in different words",
        ),
    ),
    figures=(APPS,),
    more=(accounts_named, complaints("posed"), _cards, _calls, _lures),
)
