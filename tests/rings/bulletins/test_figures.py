"""What a number counts, under which action."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _facts(text: str) -> list[tuple[str, float | None, str]]:
    return [(f.measure, f.value, f.comparator) for f in read_facts(text).facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # glued and turned-round order of machine translation
        ("The police seized 10 computers, cell phones, 22, and left.", [("seized_computers", 10), ("seized_phones", 22)]),
        ("They made the arrest of Li Moumou and other suspects 15, it said.", [("arrested", 15)]),
        ("Police seized computers 26 sets and mobile phones 88.", [("seized_computers", 26), ("seized_phones", 88)]),
        # passive, lists, relative clauses
        ("120 phones, 45 computers and 300 bank cards were confiscated.", [("seized_phones", 120), ("seized_computers", 45), ("seized_bank_cards", 300)]),
        ("Nine websites that sold the goods were closed.", [("websites_closed", 9)]),
        ("Police broke up a ring that had one million members.", []),
        # the same verb, another thing
        ("Officers captured 21 suspects and seized 293 purchasing users.", [("arrested", 21), ("buyers", 293)]),
        ("Police shut 9 websites and ordered 14 websites to rectify.", [("websites_closed", 9), ("websites_rectified", 14)]),
        # counted in, not added
        ("Zhang and eight other defendants were sentenced.", [("sentenced", 9)]),
        ("Zhang and others were arrested, 12 suspects in total.", [("arrested", 12)]),
        # one sum told twice, fines and profits apart
        ("He was fined 100,000 yuan (16,000 U.S. dollars) in court.", [("fine", 100_000)]),
        ("They sold it for between 50 yuan and 140 yuan.", [("price", None)]),
        # plans, questions, models, ages, sections
        ("The court will deliver verdicts for another 50 defendants soon.", []),
        ("Were 50 suspects arrested?", []),
        ("Police used an iPhone 8 and Article 264 against a 34-year-old man.", []),
        ('Police cracked the "5.30" case.', []),
    ],
)  # fmt: skip
def test_english(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert [(m, v) for m, v, _ in _facts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("抓获犯罪嫌疑人21名，查获水军购买用户293个。", [("arrested", 21), ("buyers", 293)]),
        ("目前，已有44名犯罪嫌疑人被警方刑事拘留。", [("detained", 44)]),
        ("破获窃取贩卖个人信息案件50起，打掉团伙40余个。", [("cases_solved", 50), ("gangs_dismantled", 40)]),
        ("冻结账户4053个，涉案金额8000余万元。", [("accounts_frozen", 4053), ("money_involved", 80_000_000)]),
        ("追回被骗资金21万元。", [("money_recovered", 210_000)]),
        ("以每条3分到6分不等的价格出售。", [("price", None)]),
        ("扣押电脑10台、手机22部、硬盘14块。", [("seized_computers", 10), ("seized_phones", 22), ("seized_disks", 14)]),
        ("张某及其他8名被告人被判刑。", [("sentenced", 9)]),
        ("张某等8名被告人被判刑。", [("sentenced", 8)]),
        ("上网追逃2名犯罪嫌疑人。", [("involved_people", 2)]),
        ("等21家网站进行了集中整治。", [("websites_rectified", 21)]),
        ("依法關停賬號620萬余個。", [("accounts_closed", 6_200_000)]),
        ("两人均为某地人。", []),
        ("分别捣毁6个制作假证的窝点。", [("dens_destroyed", 6)]),
        ("查获8名贩卖5000条个人信息的嫌疑人。", [("arrested", 8), ("personal_records", 5000)]),
        ("封禁7200馀名主播。", [("anchor_accounts_closed", 7200)]),
        ("某地有20余人向嫌疑人购买假证。", []),
        ("破获一起案件。", []),
        ("依照刑法第二百六十六条处理。", []),
        ("QQ群123456789发布信息。", []),
        ("案值1.5亿多，抓了15个人。", [("money_involved", 150_000_000), ("arrested", 15)]),
        ("累计放款59.75亿元，非法获利31.41亿元。", [("illegal_profit", 3.141e9)]),
    ],
)  # fmt: skip
def test_chinese(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert [(m, v) for m, v, _ in _facts(text)] == expected


def test_the_span_is_the_number_with_comparator_and_unit_words() -> None:
    text = "Police cleared more than 2,000 posts."
    (fact,) = read_facts(text).facts
    assert text[fact.start : fact.end] == fact.quote == "more than 2,000 posts"
    assert text[fact.number_start : fact.number_end] == "2,000"


def test_offsets_count_code_points_even_behind_characters_outside_the_basic_plane() -> None:
    text = "😀😀警方抓获犯罪嫌疑人21名。"
    (fact,) = read_facts(text).facts
    assert text[fact.start : fact.end] == "21名"


def test_what_counts_nothing_known_is_kept_as_unread_not_guessed() -> None:
    bulletin = read_facts("Police seized 7 sextants.")
    assert bulletin.facts == ()
    assert [bulletin.text[a:b] for a, b in bulletin.unread] == ["7"]


def test_cents_take_the_currency_of_the_nearest_sum_and_stay_without_one() -> None:
    both = read_facts(
        'Police said "material" sold at a price of 1 to 2 yuan, old "material" at a price of about 5 cents.'
    )
    assert [(f.value, f.low, f.high, f.currency) for f in both.facts] == [
        (None, 1, 2, "CNY"),
        (0.05, None, None, "CNY"),
    ]
    alone = read_facts("Police said it sold at a price of 5 cents.")
    assert [(f.value, f.currency) for f in alone.facts] == [(0.05, None)]


def test_reading_twice_gives_the_same() -> None:
    text = "警方抓获犯罪嫌疑人21名，冻结资金300万元。\n\nPolice seized 10 computers."
    assert read_facts(text) == read_facts(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to official sources known by TestNews, police arrested 8 suspects.", "official sources"),
        ("据县公安局介绍，民警抓获犯罪嫌疑人8名。", "县公安局"),
        ("据悉，民警抓获犯罪嫌疑人8名。", None),
        ("Police arrested 8 suspects.", None),
    ],
)
def test_the_speaker_is_who_the_sentence_names(text: str, speaker: str | None) -> None:
    (fact,) = read_facts(text).facts
    assert fact.speaker == speaker
