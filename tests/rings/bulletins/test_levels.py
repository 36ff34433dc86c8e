"""Counts told as what something rose or fell to, sums that are no money of the case, and what stands behind a count."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _said(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.value) for f in read_facts(text, lang="en").facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said deception cases rose 5.7 per cent year-on-year to 3,561.", ("cases_filed", 3561)),
        ("Police said the number of scam cases dropped 2% to 7,091 last year.", ("cases_filed", 7091)),
        ("The number of people who were victims of the fraud has topped 300, police said.", ("victims", 300)),
        ("Police said arrests in scam cases rose to 1,240.", ("arrested", 1240)),
        ("Police said 4 million yuan was swindled in 443 phone scams.", ("cases_filed", 443)),
        ("Police said a total of 28,309 crimes were recorded in the first half.", ("cases_filed", 28309)),
    ],
)
def test_what_rose_or_fell_is_counted(text: str, expected: tuple[str, float]) -> None:
    assert expected in _said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police said the clearance rate of cases rose to 45 last year.",
        "Police said losses in fraud cases rose to 3,561 on average.",
        "Police said the sites named in fraud cases rose to 3,561.",
        "Police said cases per 100,000 people fell to 45.",
        "Police said cases rose to 45 per cent.",
    ],
)
def test_a_rate_or_another_thing_that_rose_is_no_count_of_cases(text: str) -> None:
    assert "cases_filed" not in [m for m, _ in _said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with dealing in proceeds of crime worth $1 million or more, contrary to section 4.",
        "He was charged with dealing in proceeds of crime greater than $100,000, contrary to section 4.",
        "The agency will send refunds averaging $30 to each of them.",
        "The police charged a man with 158 money laundering offences.",
        "He was held under the Criminal Law Act 1977 and money laundering offences.",
        "The man was sentenced after pleading guilty in November to three offences.",
    ],
)
def test_what_a_law_or_an_average_tells_is_no_figure(text: str) -> None:
    assert _said(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was charged with laundering more than $1 million.", ("money_involved", 1_000_000)),
        ("The man laundered $185,600 in proceeds of crime.", ("money_involved", 185_600)),
        ("Police prevented these scam victims from financial losses amounting to $260,000.", ("money_recovered", 260_000)),
        ("Police pre-empted the loss of $210 million.", ("money_recovered", 210_000_000)),
        ("Police caught the organiser, recovering $1.6 million in losses.", ("money_recovered", 1_600_000)),
        ("The court announced the forfeiture of $5 million.", ("money_frozen", 5_000_000)),
        ("$250,000 seized in courier fraud crackdown by police", ("money_frozen", 250_000)),
        ("He was ordered to pay a sum of $9,000 each as fine.", ("fine", 9_000)),
        ("A firm lost over one hundred thousand dollars in the attack, police said.", ("loss", 100_000)),
    ],
)  # fmt: skip
def test_sums_by_what_governs_them(text: str, expected: tuple[str, float]) -> None:
    assert expected in _said(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said 65 accused were identified and arrested.", ("arrested", 65)),
        ("Police arrested two suspects who were identified as the organisers.", ("arrested", 2)),
        ("56 men and 29 women, aged 19 to 71, are assisting police with investigations.", ("involved_people", 56)),
        ("A total of 55 suspects in fraud cases have been returned to China from abroad.", ("arrested", 55)),
        ("The fraudster persuaded 34 people from the county to hand over their savings.", ("victims", 34)),
        ("Police raided four hidden sites of the phone scam ring.", ("dens_destroyed", 4)),
        ("Police searched 15 locations, including five illegal call centres.", ("dens_destroyed", 5)),
        ("Police said the gang utilised 180 bank accounts.", ("accounts_controlled", 180)),
        ("Police traced transfers made from 623 bank accounts that the gang was operating.", ("accounts_controlled", 623)),
        ("He received a 35-month custodial sentence for the fraud.", ("prison_term", 35)),
        ("Six accused have been arrested, while two others remain absconding.", ("involved_people", 2)),
    ],
)  # fmt: skip
def test_counts_by_what_was_done(text: str, expected: tuple[str, float]) -> None:
    assert expected in _said(text)
