from __future__ import annotations

from ringbreak.rings.conduct.declared import ACCOUNTS_NAMED, APPS, SITES, Said, complaints, detector, fee

DETECTOR = detector(
    "loan_extortion",
    "Loan extortion",
    said=(
        Said("threats", "threat", "{count} records threaten, {different} of them in different words"),
        Said(
            "overdue_demands",
            "overdue",
            "{count} records demand overdue payments, {different} of them in different words",
        ),
    ),
    prices=(fee("overdue"),),
    figures=(ACCOUNTS_NAMED, APPS, SITES),
    more=(complaints("threat"),),
)
