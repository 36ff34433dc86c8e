"""Classes of faults that the thirty-third set of bulletins showed, in sentences of our own."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _read(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.value) for f in read_facts(text).facts]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("法院对被告人丁某等6人非法经营一案作出一审宣判。", [("sentenced", 6)]),
        ("该团伙的木马致3100余名会员账号被盗。", [("victims", 3100)]),
        ("认定涉案公民个人信息8300条，涉及客户920名。", [("personal_records", 8300), ("victims", 920)]),
        ("嫌疑人先后向14家商户索要“保护费”。", [("victims", 14)]),
        ("民警扣押的5块移动硬盘中存有资料。", [("seized_disks", 5)]),
        ("平台封停批量注册的营销账号41万个。", [("accounts_closed", 410_000)]),
        ("平台清退违规小店730家。", [("shops_closed", 730)]),
        ("下家用这些号码注册的账号被平台封了17万多个。", [("accounts_closed", 170_000)]),
        ("像钱某这样的内鬼，警方一共揪出来6个。", [("insiders", 6)]),
        ("该平台注册商家2.3万名。", [("members", 23_000)]),
        ("他发展的6名上线被抓获。", [("contacts", 6)]),
        ("向11名被害人索得52.3万元。", [("victims", 11), ("loss", 523_000)]),
    ],
)
def test_whose_what_is_counted_is(text: str, facts: list[tuple[str, float | None]]) -> None:
    assert _read(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "公安部公布打击网络谣言典型案例（节选5起）。",
        "他们不打一个诈骗电话，不碰一分被骗的钱，却让920款诈骗软件有了外衣。",
        "920款诈骗软件上线。",
        "该系统启用后，6个网站上线运行。",
        "嫌疑人累计封装分发涉赌App920款。",
    ],
)
def test_what_counts_nothing_of_the_case(text: str) -> None:
    assert _read(text) == []


def test_an_order_to_correct_stays_one_behind_another_act() -> None:
    text = "推动主管部门下架违规应用程序12款，责令限期整改的网站90家。"
    assert _read(text) == [("apps_removed", 12), ("websites_rectified", 90)]


def test_offers_below_a_heading_of_advertisements_are_no_prices() -> None:
    text = (
        "郁江警方捣毁物联卡窝点\n\n郁江警方近日抓获犯罪嫌疑人21人，扣押物联卡6.2万张，涉案金额380万元。该团伙以公司名义批量办卡，再卖给刷量工作室，"
        "警方提醒市民不要出借、出售自己名下的电话卡。\n\n本周流量卡推荐（广告）\n▶ 月卡：25元/月\n▶ 年卡：36元/月"
    )
    assert _read(text) == [("arrested", 21), ("black_cards", 62_000), ("money_involved", 3_800_000)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Seven people are under criminal detention.", [("detained", 7)]),
        ("Police said 41 people in all got off with administrative penalties.", [("punished", 41)]),
        (
            "Police found more than 5,300 pensioners whose ID cards had been used without their knowledge.",
            [("victims", 5300)],
        ),
        ("The court approved the custody of Hsueh and 4 others.", [("detained", 5)]),
        ("The court ordered the custody of Lin Da-ming and six other suspects.", [("detained", 7)]),
        ("Police arrested suspects in Hong Kong and 12 others in Macau.", [("arrested", 12)]),
        ("The gang spread over the provinces of Hubei and 4 others.", []),
        ("Of the first batch, 23 websites have completed the rectification.", [("websites_rectified", 23)]),
        ("The ministry had 14 companies in for talks.", [("enterprises_interviewed", 14)]),
        ("Police said 5 bank “ghosts” were caught.", [("insiders", 5)]),
        (
            "1,310 public security cases were investigated and dealt with by the police.",
            [("cases_administrative", 1310)],
        ),
        ("He sold videos and had taken in 52,000 yuan.", [("illegal_profit", 52_000)]),
        ("There were more than 130 agents under her, who took orders.", [("contacts", 130)]),
        (
            "Members paid 30 yuan for joining the group and 12 yuan for a card.",
            [("price", 30), ("price", 12)],
        ),
        ("In the group a verified account was 12 yuan for one, settled on the spot.", [("price", 12)]),
    ],
)
def test_english_that_says_it_in_other_words(text: str, facts: list[tuple[str, float | None]]) -> None:
    assert _read(text) == facts


@pytest.mark.parametrize(
    "text",
    [
        "The rest were released on bail of NT$40,000 to NT$200,000 each.",
        "The money laundered is punishable with 3 million yuan.",
        "Betting online is also an offence with a fine of up to NT$50,000.",
        "The victim said: “even to whom I transferred 900 yuan is clear”.",
    ],
)
def test_sums_that_are_none_of_the_case(text: str) -> None:
    assert _read(text) == []
