"""Classes of faults that the thirty-fourth set of bulletins showed, in sentences of our own."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _read(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.high if f.value is None else f.value) for f in read_facts(text).facts]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("以“免费试用、包月29.9元”对外出售激活码。", [("price", 29.9)]),
        ("该团伙收取培训费1680元至3980元，抓获21人。", [("price", 3980), ("arrested", 21)]),
        ("法院判处贺某有期徒刑四年半，并处罚金八万元。", [("prison_term", 4.5), ("fine", 80_000)]),
        ("受害私服31家，抓获6人。", [("victims", 31), ("arrested", 6)]),
        ("嫌疑人为27名学生篡改成绩，每科300元。", [("buyers", 27), ("price", 300)]),
        ("白某利用权限导出住户姓名、手机号、住址6.2万条，警方将其抓获。", [("personal_records", 62_000)]),
        ("团伙在劳务市场招来53名无业人员注册公司。", [("involved_people", 53)]),
        ("警方关停下载站17个，涉案金额212万元。", [("websites_closed", 17), ("money_involved", 2_120_000)]),
        ("其中被骗最多的一位老哥，转了36万。", [("loss", 360_000)]),
        ("半小时后，老人名下的存折少了5.4万元。", [("loss", 54_000)]),
    ],
)
def test_chinese_that_says_it_in_other_words(text: str, facts: list[tuple[str, float | None]]) -> None:
    assert _read(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "提供程序、工具20人次以上即可入罪。",
        "该路段今年以来减少了5.4万元开支。",
        "经查，查明受控电脑8.2万台。",
        "民警劝阻潜在受害人，预警短信发出7.7万条。",
        "双11　虚假退货客服　电话：96110",
        "客户经理也参与其中。像他这样的，先后查出6名。",
        "金某窜至被害人住处1家，翻墙入室。",
    ],
)
def test_chinese_that_counts_nothing_of_the_case(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Of those arrested, 1,240 were hackers who wrote the tools and 131 were “moles” in companies, police said.",
            [("hackers", 1240), ("insiders", 131)],
        ),
        (
            "Police found 23.1 million pieces of phone number information in the background.",
            [("personal_records", 23_100_000)],
        ),
        (
            "On the computer, 83,000 pieces of account information were found by the police.",
            [("personal_records", 83_000)],
        ),
        ("Below him are more than 30 people doing marketing, police said.", [("contacts", 30)]),
        (
            "27 people were arrested, including 3 employees of the factory.",
            [("arrested", 27), ("insiders", 3)],
        ),
        ("The suspect cooperated with 5 employees of a telecom company, police said.", [("insiders", 5)]),
        ("Police arrested 20 employees of the bank.", [("arrested", 20)]),
        (
            "24 suspects were caught, and 6,100 gamblers had been pulled into the groups.",
            [("arrested", 24), ("members", 6100)],
        ),
        ("The gang's ledgers listed more than 140,000 players, police said.", [("members", 140_000)]),
        (
            "Police cracked a ransomware case that locked the ledgers of 41 small companies.",
            [("victims", 41)],
        ),
        (
            "Police said the company operated 9 loan apps, all already removed from the app store by request of the police.",
            [("apps_removed", 9)],
        ),
        ("21 accused were put in temporary detention, police said.", [("detained", 21)]),
        ("Police said the numbers had been used in 812 fraud cases.", [("cases_related", 812)]),
        (
            "The field office of the police mobilized 64 agents and summoned 31 persons to the case.",
            [("officers_deployed", 64), ("involved_people", 31)],
        ),
        ("Police said Pan, Chiu and 3 others were detained.", [("detained", 5)]),
        ("Police arrested Lee Da-wei, Wong Ho-man and 12 others.", [("arrested", 14)]),
        ("On Monday, Zhang Moumou and 5 others were arrested by police.", [("arrested", 6)]),
        ("Police arrested gangs in Hubei, Hunan and 4 others.", [("arrested", 4)]),
        (
            "Police said the operator admitted that he had taken about 14 million yuan.",
            [("illegal_profit", 14_000_000)],
        ),
        (
            "The gang buy phishing website source code, one set 2800yuan, and buyer's order, one strip 1.5 to 3 yuan.",
            [("price", 2800), ("price", 3)],
        ),
    ],
)
def test_english_that_says_it_in_other_words(text: str, facts: list[tuple[str, float | None]]) -> None:
    assert _read(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "The dealer never sells to new customers more than 1,000 pieces at a time, police said.",
        "The platform said that 41,000 accounts were restricted from giving rewards for 7 to 30 days.",
        "Typical accounts closed by the platform\n\n“Brother Tiger Opens Stones 777”, 510,000 fans",
        "Police said the borrower actually received VND1.8 million after the service fee.",
        "Police told how it began.\n\nRecommended reading: How did we lose 700,000 yuan overnight",
    ],
)
def test_english_that_counts_nothing_of_the_case(text: str) -> None:
    assert _read(text) == []
