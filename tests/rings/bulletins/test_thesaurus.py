"""Words nobody had to see in a text first: things taken, people caught, places smashed, who paid and who took in."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

READ = (
    ("During the search, police seized 37 laminators and 4 jet skis.", [("seized_devices", 37), ("seized_vehicles", 4)]),
    ("Officers confiscated 12 laptops, 37 walkie-talkies, 19 police badges and cash.",
     [("seized_computers", 12), ("seized_devices", 37), ("certificates", 19)]),
    ("Officers captured 14 pickpockets on the spot.", [("arrested", 14)]),
    ("Police arrested 14 influencers in the city of Linhe on Tuesday.", [("arrested", 14)]),
    ("On Tuesday 14 shopkeepers were arrested in Linhe.", [("arrested", 14)]),
    ("Police in Linhe pounced on 23 suspects.", [("arrested", 23)]),
    ("In a raid on Tuesday 23 suspects were overpowered.", [("arrested", 23)]),
    ("Police smashed 8 processing centres used by the gang.", [("dens_destroyed", 8)]),
    ("Police broke up 8 crews that ran scams.", [("gangs_dismantled", 8)]),
    ("The gang raked in 3.2 million yuan from the scheme.", [("illegal_profit", 3_200_000)]),
    ("The gang received 3.2 million yuan from selling the cards.", [("illegal_profit", 3_200_000)]),
    ("A retired teacher sent 480,000 yuan after a call from a fake police officer.", [("loss", 480_000)]),
    ("The gang absconded with 480,000 yuan.", [("loss", 480_000)]),
    ("Police found that 5,300 people had paid for the software.", [("buyers", 5_300)]),
    ("An employee leaked the personal information of 36,000 of his co-workers.", [("personal_records", 36_000)]),
    ("警方已将两名出租房主控制。", [("arrested", 2)]),
    ("民警现场查获压片机37台、保时捷4辆、户口本19本。", [("seized_devices", 37), ("seized_vehicles", 4), ("certificates", 19)]),
    ("共扣押银行卡120张、窜货机37台。", [("seized_bank_cards", 120), ("seized_devices", 37)]),
    ("民警从屋内搜出37个短信猫。", [("seized_devices", 37)]),
    ("全市公安机关敲掉犯罪团伙6个。", [("gangs_dismantled", 6)]),
    ("警方捣毁8处生产场所。", [("dens_destroyed", 8)]),
    ("退休教师王女士接到冒充公检法的电话，先后转账48万元。", [("loss", 480_000)]),
    ("共有5300名网友下单购买。", [("buyers", 5_300)]),
    ("警方封存涉案资金610万元。", [("money_frozen", 6_100_000)]),
)  # fmt: skip
NOT_READ = (
    "The fire destroyed 37 houses.",
    "Police searched 37 apartments in the city.",
    "The city sent 37 teachers to the county.",
    "The company opened 8 processing centres.",
    "The police grasped the needs of 8 shopkeepers.",
    "A retired teacher sent 480,000 yuan to the flood relief fund.",
    "She paid 480,000 yuan for the flat.",
    "A total of 5,300 people bought tickets for the match.",
    "The flaws affect eight router models and six models of camera.",
    "Owners are told to pay 200 dollars to regain access to their files.",
    "一伙穿着制服的人与近百名社会人员持械袭击了工地。",
    "The airline recovered 12 radios from the wreck.",
    "The army destroyed 12 boats of the enemy.",
    "The school punished 12 pupils for leaving early.",
    "The company received 3.2 million yuan from the sale of its cards.",
    "A total of 5,300 people subscribed to the newsletter.",
    "Customs secured 57 passengers a place on the flight.",
    "城管拆除违建厂房37处。",
    "学校配备投影仪37台、麦克风4个。",
    "王女士向灾区转账48万元。",
    "该县建成仓库8个、厂房37处。",
    "共有5300名旅客购票。",
)


@pytest.mark.parametrize(("text", "expected"), READ, ids=[t[:30] for t, _ in READ])
def test_words_of_the_thesaurus_are_read(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in read_facts(text).facts] == expected


@pytest.mark.parametrize("text", NOT_READ, ids=[t[:30] for t in NOT_READ])
def test_ordinary_news_with_the_same_words_tells_no_figure(text: str) -> None:
    assert [(f.measure, f.value) for f in read_facts(text).facts] == []


AFTER_THE_THIRTIETH = (
    ("What we removed\n- 872 shops that sold bags\n- 15,300 live rooms in which a video was passed off as live\n",
     [("shops_closed", 872), ("live_rooms_closed", 15_300)]),
    ("Among the items seized were eight laptops and two Porsche Macans.", [("seized_computers", 8), ("seized_vehicles", 2)]),
    ("Police arrested 31 suspects, of whom 5 were employees of the agent.", [("arrested", 31), ("insiders", 5)]),
    ("Police announced the arrest of seven people, two of them women.", [("arrested", 7)]),
    ("Six of the suspects have been held incommunicado by court order.", [("detained", 6)]),
    ("12 enterprises were cheated, with 8.63millionyuan lost.", [("victims", 12), ("loss", 8_630_000)]),
    ("Police previously seized phones 40, computers11 and bank cards76.",
     [("seized_phones", 40), ("seized_computers", 11), ("seized_bank_cards", 76)]),
    ("57 students who sold accounts were given administrative punishment according to Article 44 of the law.", [("punished", 57)]),
    ("He wrote the tool and recruited 37 agents, who had agents of their own.", [("contacts", 37)]),
    ("民警在养鸡场里把6名嫌疑人堵了个正着。", [("arrested", 6)]),
    ("包某制作外挂，经52名代理对外销售。", [("contacts", 52)]),
    ("二人违规解封账号八百余个，受贿162万元。", [("illegal_profit", 1_620_000)]),
    ("本期选取今年办结的三起案件。", []),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), AFTER_THE_THIRTIETH, ids=[t[:30] for t, _ in AFTER_THE_THIRTIETH]
)
def test_what_the_thirtieth_set_showed(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in read_facts(text).facts] == expected


AFTER_THE_THIRTY_FIRST = (
    ("Immigration secured 57 foreigners in a villa complex.", [("arrested", 57)]),
    ("A chartered flight brings 186 suspects back from the park.", [("arrested", 186)]),
    ("The agency has blockaded 88 bank accounts with 6.7 billion VND.", [("accounts_frozen", 88), ("money_frozen", 6_700_000_000)]),
    ("The police seized 3 modem units and 67 mobile phones.", [("seized_devices", 3), ("seized_phones", 67)]),
    ("The gang sold a tool, every set 200 yuan.", [("price", 200)]),
    ("A gang impersonated a singer and obtained 288,000 yuan from fans.", [("loss", 288_000)]),
    ("Yoyo has more than 300 million monthly active users.", []),
    ("The raid was led by Region 8 cyber police.", []),
    ("平台解散引流群聊1580个，约谈MCN机构11家。", [("chat_groups_closed", 1_580), ("enterprises_interviewed", 11)]),
    ("当地5家医院服务器被加密。", [("victims", 5)]),
    ("抓获祝某及做App的四人等犯罪嫌疑人12名。", [("arrested", 12)]),
    ("二人先后向17名主播索要“删帖费”。", [("victims", 17)]),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), AFTER_THE_THIRTY_FIRST, ids=[t[:30] for t, _ in AFTER_THE_THIRTY_FIRST]
)
def test_what_the_thirty_first_set_showed(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(f.measure, f.value) for f in read_facts(text).facts] == expected


def test_a_report_of_another_country_is_no_sale_inside_china_in_foreign_money() -> None:
    text = (
        "The Ministry of Public Security said the subjects appropriated 49 billion VND. "
        "Officers froze 6.7 billion VND and seized 2 billion VND in cash."
    )
    assert [f.kind for f in read_facts(text).flags] == []
