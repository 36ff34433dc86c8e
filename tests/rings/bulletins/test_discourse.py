"""Counts and sums whose noun, act or payer a sentence before told."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.discourse.told import slip_of
from ringbreak.rings.bulletins.read import read_facts


def _read(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.value) for f in read_facts(text + "\n").facts]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Police in Lanxi seized 120 mobile phones at the studio. Another 14 were found in a warehouse.", "seized_phones", 14),
        ("Police arrested 12 members of the gang on Monday. Five more were picked up at the airport.", "arrested", 5),
        ("The bureau shut down 212 websites in March. Another 87 followed in April.", "websites_closed", 87),
        ("The platform banned 3,200 accounts. Of these, 1,100 were banned permanently.", "accounts_closed", 1100),
        ("The platform removed 81,000 posts. A further 12,000 were hidden from search.", "items_removed", 12000),
        ("Police froze 88 bank accounts. Another 26, opened by students, were frozen later.", "accounts_frozen", 26),
        ("The procuratorate charged 33 people. Eleven stood trial in May.", "charged", 11),
        ("The studio controlled 52,000 accounts. Of those, 9,000 had been bought from students.", "accounts_controlled", 9000),
        ("A total of 37 cases were filed in the spring. By June, 29 had been solved.", "cases_solved", 29),
        ("The gang cheated 17 streamers. The 71 streamers had each paid a deletion fee.", "victims", 71),
        ("Police rounded up 26 suspects in the park. The 62 suspects were flown home on Sunday.", "arrested", 62),
        ("In all, 58 suspects were caught. Among them were three employees of a bank.", "insiders", 3),
        ("Those caught stayed silent. Police detained 58 people; 14 are on bail.", "detained", 14),
        ("Police stopped a van at the toll gate. In the boot lay 12 SIM boxes.", "seized_devices", 12),
        ("Customs officers stopped the truck. It carried 31,000 SIM cards.", "black_cards", 31000),
        ("What police took: 66 phones; 12 laptops; 3 cars.", "seized_computers", 12),
        ("Police searched the flat. Property seized includes: 117 phones; cash of 6.8 million yuan.", "money_frozen", 6800000),
        ("The suspects had a price list. A like cost 2 yuan; a comment, 5 yuan; a page of praise, 300 yuan.", "price", 300),
        ("How much did one account cost? Eighty yuan, the suspect said.", "price", 80),
        ("Mrs. Hao, 68, believed the caller. She transferred 320,000 yuan the same afternoon.", "loss", 320000),
        ("The victim, a shop owner, was added to a group. He first put in 5,000 yuan, then 260,000 yuan.", "loss", 260000),
        ("The victims lost 9.6 million yuan in all. Police have so far recovered 2.7 million.", "money_recovered", 2700000),
        ("The gang laundered 120 million yuan. Some 30 million has been frozen.", "money_frozen", 30000000),
        ("Officers detained eight people and seized 31 laptops. The same night a second team caught eleven more.", "arrested", 11),
        ("Investigators confiscated 88 phones from the office. From the dormitory upstairs came 41 more.", "seized_phones", 41),
        ("The police announced the arrest of 46 people. The provincial daily wrote of 64.", "arrested", 64),
        ("The disk held 640,000 records. After duplicates were removed, 580,000 remained.", "personal_records", 580000),
        ("A search of the home of the main suspect turned up cash. Officers counted 1.9 million yuan.", "money_frozen", 1900000),
        ("The gang moved 60 million yuan through these accounts. Its own share: 1.8 million.", "illegal_profit", 1800000),
        ("The scammer claimed to be from the bank. The widow read out a code, and 160,000 yuan left her account.", "loss", 160000),
        ("The data came from a courier firm. Two of its staff had sold 310,000 waybills.", "insiders", 2),
        ("第一波行动关停网站210个。第二波行动后，关停数升至340个。", "websites_closed", 340),
        ("硬盘内存有公民信息64万条。去重后为58万条。", "personal_records", 580000),
        ("警方通报抓获46人。当地日报却写成64人。", "arrested", 64),
        ("民警查获一辆货车，车内装有电话卡40箱，共计1.2万张。", "black_cards", 12000),
        ("民警在其家中搜出现金。经清点，共190万元。", "money_frozen", 1900000),
        ("陆女士被“客服”诱导下载会议软件。几分钟后，卡里16万元没了。", "loss", 160000),
        ("警方目前已抓获52名，余下22名正在追捕中。", "involved_people", 22),
        ("警方在工作室查扣手机120部。另有14部在仓库内被找到。", "seized_phones", 14),
        ("3月份关停网站212个。4月又关停87个。", "websites_closed", 87),
        ("平台封禁账号3200个。其中，永久封禁1100个。", "accounts_closed", 1100),
        ("平台封禁违规账号3200个。其中1100个系机器注册。", "accounts_closed", 1100),
        ("平台清理违规信息8.1万条。另有1.2万条被限制传播。", "items_removed", 12000),
        ("抓获犯罪嫌疑人12名。其中5名系银行工作人员，另有2名为黑客。", "insiders", 5),
        ("检察机关对33人提起公诉。其中11人已开庭审理。", "charged", 11),
        ("该团伙非法获取公民个人信息230万条。其中40万条已被卖出。", "personal_records", 400000),
        ("警方破获案件61起。其中涉未成年人的19起。", "cases_solved", 19),
        ("现场查获电话卡4380张。这438张电话卡关联诈骗案31起。", "black_cards", 438),
        ("该团伙敲诈主播17名。上述71名主播均支付了“删帖费”。", "victims", 71),
        ("民警冲进出租屋。屋内有笔记本电脑14台、手机60部。", "seized_phones", 60),
        ("民警在收费站拦下一辆面包车。车内藏有猫池12台。", "seized_devices", 12),
        ("卢某等人架设猫池28台。上述设备均被查扣。", "seized_devices", 28),
        ("警方抓获嫌疑人尹某。一张卡卖多少？尹某交代：“四十块钱。”", "price", 40),
        ("嫌疑人供述，起初，一张卡卖200元。后来涨到500元。", "price", 500),
        ("受害人刘先生被拉进一个投资群。他先投了5000元，随后又投了26万元。", "loss", 260000),
    ],
)  # fmt: skip
def test_goes_on_with_what_was_told(text: str, measure: str, value: float) -> None:
    """The figure is read; the one it goes on with stays."""
    assert (measure, float(value)) in _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hospital's old boiler was replaced. Another 14 were found in a warehouse.",
        "The league sold 120 phones to fans. Another 14 went to charity.",
        "Sixty people attended the briefing. Another 20 watched online.",
        "The city opened 12 schools. A further four will follow.",
        "The library got 16 computers. On the shelves stood 240 books.",
        "医院更换了锅炉。另有14台在仓库内被找到。",
        "书店卖出手机120部。另有14部捐给学校。",
        "60人参加座谈会。另有20人在线观看。",
        "图书馆里有电脑16台、图书2万册。",
    ],
)
def test_ordinary_news_goes_on_with_nothing(text: str) -> None:
    """Where nothing of a case was told, nothing is taken up."""
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police arrested 23 people. Five of them are considered high-value targets.", 5),
        ("Police arrested 37 people. Among them men 30 and women 7.", 30),
        ("Two men, Jamie Orr, 31, and Daniel Pesk, 24, of no fixed address, have been charged.", 24),
        ("Police made an arrest of seven people, two of them women, in Seri Mentari.", 2),
        ("Police seized 120 phones and 30 cars. Another 14 were found in a warehouse.", 14),
        ("The platform banned 3,200 accounts. Another 40 have been reinstated.", 40),
        ("抓获犯罪嫌疑人23名。其中女性9名。", 9),
        ("Police arrested 23 people. Meet anything suspicious, hit 96110.", 96110),
        ("事故造成644名囚犯腹泻。其中594名已经痊愈。", 594),
        ("平台封禁账号3200个。其中40个已解封。", 40),
    ],
)
def test_what_is_no_part_stays_open(text: str, value: float) -> None:
    """What people are, what was undone and what may mean either of two counts is no figure."""
    assert value not in [v for _, v in _read(text)]


def test_a_slip_of_the_pen_is_a_doubt() -> None:
    """The same cards told with a zero less contradict the first count."""
    bulletin = read_facts("民警现场查获电话卡4380张。这438张电话卡关联诈骗案31起。\n")
    assert [f.kind for f in bulletin.flags] == ["contradiction"]


@pytest.mark.parametrize(
    ("one", "other", "same"), [(17, 71, True), (4380, 438, True), (26, 62, True), (26, 26, True), (26, 38, False), (5, 6, False)]
)  # fmt: skip
def test_slips(one: float, other: float, same: bool) -> None:
    """Digits turned round and zeros lost, not any other number."""
    assert slip_of(one, other) is same


def test_a_case_ends_what_was_told() -> None:
    """The next case of a round-up takes nothing over from the one before."""
    text = "Two typical cases.\n\nCase 1: Police of Lanxi banned 3,200 accounts.\n\nCase 2: Of these, 1,100 were banned permanently.\n"
    assert ("accounts_closed", 1100.0) not in _read(text)
