"""Words that point back or set parts beside a whole: pronouns, the definite article, appositions, brackets, ellipses."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

READINGS = {
    "a pronoun takes up what was counted": (
        "Police located two suspects in Hengshui and took them into custody in late May.",
        [("arrested", 2.0)],
    ),
    "found first, taken with the pronoun": (
        "Officers identified 12 servers and seized them.",
        [("seized_servers", 12.0)],
    ),
    "traced first, frozen with the pronoun": (
        "Investigators traced 14 mule accounts and froze them all.",
        [("accounts_frozen", 14.0)],
    ),
    "the definite article takes up who was caught": (
        "Police arrested 505 suspects in Jakarta. Of the 505 suspects, most came from abroad.",
        [("arrested", 505.0), ("arrested", 505.0)],
    ),
    "parts set beside a whole": (
        "Nine people – seven men and two women aged 18 to 33 – were arrested.",
        [("arrested", 9.0)],
    ),
    "parts of which one is an article": (
        "Police arrested nine people, eight men and a woman, in Kedah.",
        [("arrested", 9.0)],
    ),
    "parts behind a bracket of ages": (
        "Police took statements from 80 victims (aged 33 to 84) from 15 men and 65 women.",
        [("victims", 80.0)],
    ),
    "men and women who are no parts of another count": (
        "Police arrested nine men and two women in Kedah.",
        [("arrested", 9.0), ("arrested", 2.0)],
    ),
    "a part of those the sentence before told of": (
        "Police raided the building, arresting all 47 suspects. Among them were five Chinese nationals and 42 Vietnamese nationals.",
        [("arrested", 47.0), ("arrested", 5.0), ("arrested", 42.0)],
    ),
    "what is in brackets hides nothing": (
        "The court heard of a fraud with more than 200 million yuan (around 32 million U.S. dollars) involved.",
        [("money_involved", 200e6)],
    ),
    "a sum converted behind a short scale": (
        "Police said the sites took bets of THB1bn ($33.2m) a year before the raid.",
        [],
    ),
    "the same preposition goes on with the count": (
        "Eight cases were registered at the east station and three at the south station.",
        [("cases_filed", 8.0), ("cases_filed", 3.0)],
    ),
    "who works a thing is a person": (
        "Police arrested 34 website administrators in a raid.",
        [("arrested", 34.0)],
    ),
    "people told by their ending alone": (
        "All 34 web administrators face charges of colluding.",
        [("charged", 34.0)],
    ),
    "a headline's participle behind a phrase": (
        "Nine fraudsters of a criminal network arrested in London",
        [("arrested", 9.0)],
    ),
    "a headline's acts one after the other": (
        "Thai police arrest 34, take down four websites",
        [("arrested", 34.0), ("websites_closed", 4.0)],
    ),
    "nobody is caught yet": (
        "Police are tracking down two more men believed to be involved.",
        [("involved_people", 2.0)],
    ),
    "a ring by its number": (
        "Police arrested a gang of 11 in Leeds.",
        [("arrested", 11.0)],
    ),
    "only people are cheated of money": (
        "Eleven held for cheating over 17K of Rs 125 cr in Pune",
        [("arrested", 11.0), ("victims", 17_000.0), ("loss", 1.25e9)],
    ),
    "what was kept from being lost": (
        "Officers prevented victims from losing $820,000 in two days.",
        [("money_recovered", 820_000.0)],
    ),
    "what a passive made somebody pay": (
        "She was tricked into transferring $18,000 from her account.",
        [("loss", 18_000.0)],
    ),
    "what is named gives a name and lists nothing": (
        "The gang ran four gambling websites named VR898. They are named in 672 FIRs.",
        [("cases_related", 672.0)],
    ),
    "what each lost is no price": (
        "Victims reported losses of up to $2 million each.",
        [("loss", 2e6)],
    ),
    "supervision after prison is no term": (
        "He was sentenced to 87 months of imprisonment followed by three years of supervised release.",
        [("prison_term", 87.0)],
    ),
}


@pytest.mark.parametrize("name", READINGS)
def test_references_are_followed(name: str) -> None:
    text, expected = READINGS[name]
    found = [(f.measure, f.value) for f in read_facts(text, lang="en").facts]
    assert [m for m, _ in found] == [m for m, _ in expected]
    assert [v for _, v in found] == pytest.approx([v for _, v in expected])


QUIET = {
    "two shares that make up the headline's total": (
        "Police arrest 34 over betting sites\n\nPolice apprehended 17 men. Officers elsewhere apprehended 17 women."
    ),
    "parts told in the next sentence": (
        "Police arrested 28 people. They include seven Chinese nationals and others."
    ),
    "what an agency did over the years": (
        "Police arrested 1,026 suspects on March 7. The ministry has apprehended more than 3,000 suspects since 2012."
    ),
    "one country of an operation": (
        "Police said the operation led to the arrest of 14 suspects.\n\nHighlights:\n- Cameroon: 3 suspects arrested over an art scam."
    ),
    "what was bought as evidence": (
        "Police seized over 4 million pieces of personal data.\n\nIn March he purchased 40,000 pieces of personal data for 500 yuan (74 U.S. dollars) as evidence and told the police."
    ),
}


@pytest.mark.parametrize("name", QUIET)
def test_parts_and_other_times_are_no_contradiction(name: str) -> None:
    assert [f.kind for f in read_facts(QUIET[name], lang="en").flags] == []


def test_two_counts_that_add_up_to_nothing_still_clash() -> None:
    flags = read_facts(
        "Police arrested 34 people in Lagos.\n\nThe police said 21 people were arrested.", lang="en"
    ).flags
    assert [f.kind for f in flags] == ["contradiction"]
