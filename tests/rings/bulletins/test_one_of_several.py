"""Figures of one measure that look as if they clashed and are told of other affairs, kinds or shares."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _kinds(text: str) -> list[str]:
    return [f.kind for f in read_facts(text).flags]


@pytest.mark.parametrize(
    "text",
    [
        # one of several affairs
        "Harrow police have arrested 27 people in three separate operations on suspicion of fraud.\n\nOne operation opened in March. Officers arrested six people in a flat.",
        # an affair of an earlier time
        "Veldt police arrested more than 100 people at a villa on Tuesday.\n\nIn 2018, Veldt police arrested 31 people for running another scam there.",
        "Detectives arrest 11 in SIM card fraud\n\nDetectives on Saturday arrested 11 suspects in Marl.\n\nLast Tuesday, two employees were arrested in Orsk in connection with the fraud.",
        # the years and not this time, told at the beginning of a sentence
        "Police arrested 18 people in a raid.\n\nSince January 2011, police have arrested 130 fraudsters.",
        # what was taken from one of them
        "Police arrested eight people and seized 300 phones.\n\nThe mastermind was held in Marl. Officers seized 33 phones from him.",
        # two kinds of the same thing
        "Police broke up 633 lottery gangs in a campaign.\n\nPolice also disbanded 271 money lending gangs.",
        # how a whole kind of crime moved
        "Police say victims were cheated in 443 deceptions.\n\nThe police recorded that frauds rose 5.7 per cent year-on-year to 3,561 cases.",
        # the share of one country's police in a list
        "Police across Africa seized 1,235 devices.\n- Ghana operations reported the most, detaining 68 suspects and seizing 835 devices.",
        # sums of other assets
        "Police seized 129 vehicles valued at RM18 million.\n\nThe police also froze 33 bank accounts with a total of RM10.7 million.",
        "They arrested 26 of the suspects along with 30.9 million baht of assets.\n\nPolice seized digital currency accounts totalling 28 million baht.",
        # a total is the count right before what it includes
        "Police nabbed 27 persons.\n\nThe centre was being operated by four men, all of whom have been arrested along with 22 others including four African nationals.",
    ],
)
def test_tells_of_another(text: str) -> None:
    assert _kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # eight told as nine is a slip of whatever affair
        (
            "In total, 57 people were arrested in 25 separate incidents.\n\nThe chief said the 56 people arrested were fraudsters.",
            ["contradiction"],
        ),
        (
            "Veldt police arrested 31 people at a villa.\n\nLast week, police arrested 32 people at a villa.",
            ["contradiction"],
        ),
        # the headline's figure is not told again
        ("Veldt police arrest 11\n\nOfficers of Veldt arrested two suspects.", ["contradiction"]),
        # the same assets
        (
            "Police froze 30.9 million baht in a fraud case.\n\nPolice froze 309,000 baht in the fraud case.",
            ["contradiction"],
        ),
        (
            "Police arrested 30 suspects, including 22 suspects from Orsk and 14 suspects from Marl.",
            ["double_count"],
        ),
    ],
)
def test_still_clashes(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds
