from __future__ import annotations

from ringbreak.rings.conduct.counting import agent_findings
from ringbreak.rings.conduct.declared import ACCOUNTS_NAMED, AGENTS, SITES, Said, complaints, detector, fee

DETECTOR = detector(
    "gambling_shop",
    "Gambling and sham shops",
    said=(
        Said(
            "offers_gambling",
            "gambling",
            "{count} records offer bets, {different} of them in different words",
        ),
        Said(
            "offers_sham",
            "sham_shop",
            "{count} records offer draws for one yuan or double refunds, {different} of them in different words",
        ),
        Said(
            "fees_asked",
            "fee_first",
            "{count} records ask for a fee before anything is paid, {different} of them in different words",
        ),
        AGENTS,
        complaints("payout_refused"),
    ),
    prices=(fee("fee_first"),),
    figures=(ACCOUNTS_NAMED, SITES),
    more=(agent_findings,),
)
