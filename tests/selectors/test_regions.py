"""Bare telephone numbers by the plans of several countries, the likeliest first."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from ringbreak.cli.ids import command as ids
from ringbreak.cli.new import command as new
from ringbreak.errors import UsageError
from ringbreak.selectors.extract import extract, extract_jsonl
from ringbreak.selectors.regions import checked, regions_of
from ringbreak.words import translate
from tests.selectors.made_texts import texts


def phones(text: str, region: str) -> list[str]:
    return [m.value for m in extract(text, region=region) if m.kind == "phone"]


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ("CN", ("CN",)),
        ("CN,HK,TW", ("CN", "HK", "TW")),
        ("hk, tw ；sg", ("HK", "TW", "SG")),
        ("US/CA US", ("US", "CA")),
        ("UK", ("GB",)),
        ("", ("CN",)),
    ],
)
def test_codes_are_read_in_order_and_each_once(stated: str, codes: tuple[str, ...]) -> None:
    assert regions_of(stated) == codes


@pytest.mark.parametrize("stated", ["XX", "CN,HKG", "", " , "])
def test_what_is_no_country_is_refused_with_what_is_asked_for(stated: str) -> None:
    with pytest.raises(UsageError, match="two letters"):
        checked(stated)
    assert checked("cn,uk") == "cn,uk"


@pytest.mark.parametrize(
    ("text", "region", "want"),
    [
        ("打 13800138000 或 0912345678", "CN,HK,TW", ["+8613800138000", "+886912345678"]),
        ("電話 9123 4567", "CN,HK,TW", ["+85291234567"]),
        ("電話02-2345-6789", "CN,HK,TW", ["+886223456789"]),
        ("座机 010-62345678", "HK,CN", ["+861062345678"]),
        # A mobile number by a later plan goes before a landline by an earlier one, and the first mobile one wins.
        ("call 9123 4567", "SG,HK", ["+6591234567"]),
        ("call 9123 4567", "HK,SG", ["+85291234567"]),
        ("拨打1800 123 4567", "SG,CN", ["+8618001234567"]),
        ("拨打1800 123 4567", "SG", ["+6518001234567"]),
        # What stands before says whose it is, whatever the order.
        ("My Israeli number is 09-7625400", "US,GB,DE,FR,IL", ["+97297625400"]),
        ("My German number is 09-7625400", "US,GB,IL,DE", ["+4997625400"]),
        ("打 9123 4567 搵我", "CN,SG", ["+85291234567"]),  # the words are Cantonese
        # Several plans make no number of what the text calls another, or counts.
        ("订单 0912345678", "CN,TW", []),
        ("order 09-7625400", "US,GB,DE,FR,IL", []),
        ("卡号 0912345678", "CN,TW", []),
        ("加Q 912345678", "CN,TW", []),
        ("共 2300 4500 元", "CN,HK", []),
        ("ticket no. 212 555 0123 closed", "CN,US", []),
        ("2024 0315", "CN,HK", []),
    ],
)
def test_the_first_plan_that_has_a_number_wins(text: str, region: str, want: list[str]) -> None:
    assert phones(text, region) == want


def test_the_reason_says_which_plan_and_whose_it_could_be_too() -> None:
    (why,) = [m.why for m in extract("tel 9123 4567", region="HK,SG,CN")]
    assert "HK is the first of HK, SG, CN that has it as a mobile number" in why
    assert "it could be a number of SG too" in why
    assert "第一个把它列为手机号的" in translate(why, "zh")
    assert "也可能是 SG 的号码" in translate(why, "zh")
    (plain,) = [m.why for m in extract("tel 9123 4567", region="HK")]
    assert "first of" not in plain


MADE = texts(400, 11)


@pytest.mark.parametrize("code", ["CN", "US", "HK"])
def test_one_code_given_twice_is_that_code(code: str) -> None:
    for text in MADE:
        assert extract(text, region=f"{code},{code}") == extract(text, region=code)


def test_a_second_region_leaves_every_other_kind_alone() -> None:
    """Plans say what is a telephone number; they may take characters from nothing with a better claim."""
    for text in MADE:
        one = [m for m in extract(text) if m.kind != "phone"]
        two = [m for m in extract(text, region="CN,HK,TW") if m.kind != "phone"]
        assert two == one, text


def test_a_line_of_json_states_its_regions_as_text_or_list() -> None:
    lines = [
        json.dumps({"id": 1, "text": "call 9123 4567", "region": "SG,HK"}),
        json.dumps({"id": 2, "text": "call 9123 4567", "region": ["HK", "SG"]}),
        json.dumps({"id": 3, "text": "call 9123 4567"}),
    ]
    out: list[bytes] = []
    extract_jsonl(lines, out.append, region="TW,SG")
    rows = [json.loads(row) for row in b"".join(out).splitlines()]
    assert [(r["id"], r["value"]) for r in rows] == [
        (1, "+6591234567"),
        (2, "+85291234567"),
        (3, "+6591234567"),
    ]


def test_the_verb_takes_several_and_refuses_unknown_ones() -> None:
    got = CliRunner().invoke(ids("en"), ["--region", "CN,HK,TW", "--json", "-"], input="電話02-2345-6789")
    assert got.exit_code == 0
    assert [m["value"] for m in json.loads(got.output)] == ["+886223456789"]
    for verb, rest in ((ids, ["-"]), (new, ["/nowhere/case"])):
        bad = CliRunner().invoke(verb("en"), ["--region", "CN,ZZ", *rest], input="")
        assert bad.exit_code != 0
        assert "ZZ" in str(bad.exception) + bad.output


@pytest.mark.parametrize(
    ("text", "hint", "numbers"),
    [
        ("1987654321", "chat", []),
        ("Customer: 1608923304", None, []),
        ("01987654321", None, ["+441987654321"]),
        ("call 1987654321", None, ["+441987654321"]),
        ("1987654321", "phone", ["+441987654321"]),
        ("7400123456", None, ["+447400123456"]),
    ],
)
def test_bare_digits_without_the_0_that_people_write_are_no_landline(
    text: str, hint: str | None, numbers: list[str]
) -> None:
    """A chat's id and a customer's number have as many digits as a landline of that country."""
    assert [m.value for m in extract(text, region="GB", hint=hint) if m.kind == "phone"] == numbers
