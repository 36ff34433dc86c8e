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
    ("A total of 5,300 people paid for the software.", [("buyers", 5_300)]),
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
