"""One number told in two ways within one text: zeros lost, people for items, closed for put in order."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _kinds(text: str) -> list[tuple[str, str]]:
    bulletin = read_facts(text)
    return [(f.kind, bulletin.facts[f.facts[0]].measure) for f in bulletin.flags]


_RETOLD = (
    "Police raid the net\n\nPolice said a clean net is good for the {people} people of the country. They shut down over {closed} sites and "
    "{deleted} messages were deleted.\n\nThe full statement: the organs cracked 640 cases, cleaned up {cleaned} pieces of harmful information and "
    "ordered {rectified} websites to rectify.\n"
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, []),
        ({"deleted": "1.77 million", "cleaned": "177 million"}, [("contradiction", "items_removed")]),
        ({"deleted": "1.77 million", "cleaned": "354 million"}, []),
        ({"rectified": "4,500"}, [("contradiction", "websites_closed")]),
        ({"rectified": "4,600"}, []),
        ({"people": "177 million", "cleaned": "177 million"}, [("contradiction", "items_removed")]),
        ({"people": "100 million", "cleaned": "100 million"}, []),
    ],
)  # fmt: skip
def test_what_changed_in_the_retelling_is_told_and_nothing_else(
    change: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    said = {
        "people": "940 million",
        "closed": "4,500",
        "deleted": "2,800",
        "cleaned": "61,000",
        "rectified": "320",
    }
    assert _kinds(_RETOLD.format(**said | change)) == expected


def test_a_list_that_closes_and_rectifies_as_many_says_so_on_purpose() -> None:
    assert _kinds("警方通报\n\n关停网站450个，责令整改网站450个。\n") == []


def test_in_chinese_people_against_items_is_told_too() -> None:
    text = "网警清网\n\n该平台面向1880人开放。\n\n警方清理违法信息1880条。\n"
    assert _kinds(text) == [("contradiction", "items_removed")]


@pytest.mark.parametrize(
    "text",
    [
        "Police raid\n\nThe boss and 10 employees were arrested, police said.\n\nPolice arrested 11 people in all.\n",
        "警方通报\n\n一名受害人称损失120万元。\n\n警方查明该团伙骗取被害人1100万元。\n",
        "Police raid\n\nPolice seized 5,000 phone cards.\n\nThe gang charged 3 yuan for each like and made 2.6 million yuan.\n",
    ],
)
def test_a_careful_reader_raises_no_doubt_here(text: str) -> None:
    assert _kinds(text) == []
