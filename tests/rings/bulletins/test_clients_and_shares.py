"""What is said of customers and members, shares by crime, second terms, and other wordings a twenty-eighth set showed."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _said(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.value) for f in read_facts(text).facts]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The court heard that 64 customers lost control of their phones.", [("victims", 64)]),
        ("So far 173 people have been identified as having entered their card details.", [("victims", 173)]),
        ("In the quarter, 412 of our members told us they had shared a code.", [("victims", 412)]),
        ("The gang is blamed for attacks on more than 310 companies.", [("victims", 310)]),
        ("Ning sold the tool in a chat group. 4,120 users paid for it.", [("buyers", 4120)]),
        ("At the same time, 36 users were given administrative penalties.", [("punished", 36)]),
        (
            "In the quarter we froze 1,204 mule accounts opened with us by strangers.",
            [("accounts_frozen", 1204)],
        ),
        (
            "Vey and Kuiper were sentenced earlier this year to 30 months and 87 months, respectively.",
            [("prison_term", 30), ("prison_term", 87)],
        ),
        (
            "The oldest victim, an 84-year-old retired nurse, transferred HK$5.1 million in 11 transactions.",
            [("loss", 5_100_000)],
        ),
        (
            "Police said a sum of HK$4.2 million in the accounts concerned has been withheld.",
            [("money_frozen", 4_200_000)],
        ),
        ("Ransom payments brought it about $47 million in bitcoin, she said.", [("illegal_profit", 47e6)]),
        ("Police say five of the arrestees have been laid with one count each.", [("charged", 5)]),
        ("They took away 120 parcels containing mobile phones.", []),
        ("A whiteboard listed a monthly quota of P150,000 per seat.", []),
        ("My post is still the most read thing on this site with 11,000 visits.", []),
        ("The accused – Salim K (29), brothers Ravi and Rohit D and three others – were booked.", []),
        (
            "In one stroke den smash 4 place, on the spot seize computer 12set.",
            [("dens_destroyed", 4), ("seized_computers", 12)],
        ),
        ("The police captured criminal suspects 19 in one fell swoop.", [("arrested", 19)]),
        ("Seized on the day\n•\tEUR 213 000 in cash seized", [("money_frozen", 213_000)]),
        # Chinese
        (
            "全市抓获涉网犯罪嫌疑人64名，其中电信网络诈骗37名、侵犯公民个人信息22名。",
            [("arrested", 64), ("arrested", 37), ("arrested", 22)],
        ),
        ("他以每套2600元的价格将软件售予73人。", [("price", 2600), ("buyers", 73)]),
        ("至案发，44家超市被迫“私了”。", [("victims", 44)]),
        ("检察官引导公安机关固定电子数据1.3T。", []),
        ("他们手机里存着五万三千个手机号和验证码。", [("personal_records", 53_000)]),
        ("这伙人半年下来挣了九万多块。", [("illegal_profit", 90_000)]),
        ("骗子上门，她把压在柜底的12万元现金交给了上门的人。", [("loss", 120_000)]),
        (
            "银行对275个涉诈账户采取了冻结措施，涉及资金182万元。",
            [("accounts_frozen", 275), ("money_frozen", 1_820_000)],
        ),
        ("该账号3场直播累计观看86万余人次。", [("views", 860_000)]),
        ("该网站骗取63名网民捐款7.4万元。", [("victims", 63), ("loss", 74_000)]),
        ("警方冻住了380万，正在清点。", [("money_frozen", 3_800_000)]),
        ("非法获取住宿信息五百条以上即构成情节严重。", []),
        ("有个平台号称养牛，一头小牛犊2980块，养十个月。", [("price", 2980)]),
    ],
)
def test_reads(text: str, facts: list[tuple[str, float]]) -> None:
    assert _said(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("警方抓获犯罪嫌疑人9名，其中黑客2名。", [("arrested", 9), ("hackers", 2)]),
        ("他把捡到的12万元现金交给了民警。", [("money_frozen", 120_000)]),
    ],
)
def test_still_reads(text: str, facts: list[tuple[str, float]]) -> None:
    """What stands beside the new wordings is read as before."""
    assert _said(text) == facts
