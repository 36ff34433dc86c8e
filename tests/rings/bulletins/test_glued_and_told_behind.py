"""Numbers glued to their nouns, emoji, scales of other papers, acts told behind a sum; each beside a near miss."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts
from tests.rings.bulletins.test_turns import _said

_TOLD = [
    # a number and its noun without a space, in either order
    ("The gang sold the plug-in to 4700buyers.", ["buyers 4700"]),
    ("The gang sold the plug-in 4700buyersguide.", []),
    ("Police arrested 34suspects and seized 12computers, 30mobile phones and 2000yuan.",
     ["arrested 34", "seized_computers 12", "seized_phones 30", "money_frozen 2000"]),
    ("The scene seize computer 26 set, mobile phone,39.", ["seized_computers 26", "seized_phones 39"]),
    ("Police seized hard disks 5 and fake diplomas, 340.", ["seized_disks 5", "certificates 340"]),
    ("Police seized 5 and later 6 fake diplomas.", ["certificates 6"]),
    ("In 4 province the police caught 6 people in Hunan Province.", ["provinces 4", "arrested 6"]),
    ("The 4 Province Road tenants called the police.", []),
    # odd renderings
    ("The police grasped 8 people.", ["arrested 8"]),
    ("The police grasped the needs of 8 shopkeepers.", []),
    ("Police cleared away promotion post 520 pieces, click quantity reach more than 230,000 times.",
     ["items_removed 520", "clicks >230000"]),
    ("Police deleted 28,600 rumors, whose reading amount was 95 million times.",
     ["items_removed 28600", "views 95000000"]),
    # scales of other papers
    ("Victims had suffered losses amounting to RM4.27mil since January.", ["loss 4270000"]),
    ("Victims lost 4.27 miles of cable.", []),
    # acts told behind what they act on
    ("An amount of Rs 3.2 crore lying in mule accounts has been frozen.", ["money_frozen 32000000"]),
    ("An amount of Rs 3.2 crore was sent, and the house has been sealed.", ["money_involved 32000000"]),
    ("Those seized included 94 handphones and 12 laptops.", ["seized_phones 94", "seized_computers 12"]),
    ("Those who called the office included 94 handphones of the staff.", []),
    ("Police made 74 arrests, of which 31 persons remain in detention.", ["arrested 74", "detained 31"]),
    ("Of the 41 people arrested, 36 were being held in detention on suspicion of fraud.",
     ["arrested 41", "detained 36"]),
    ("The 36 detention centres of the province were inspected by police.", []),
    ("Police froze $71.3 million of the $96 million put at risk.", ["money_frozen 71300000"]),
    ("Police recovered $71.3 million of the $96 million stolen.", ["money_recovered 71300000", "loss 96000000"]),
    ("The costliest type was business email compromise ($211 million).", ["loss 211000000"]),
    ("The costliest type was office furniture ($211 million).", []),
    ("Four men are expected to face court today.", ["charged 4"]),
    ("Four men are expected to face the river today.", []),
    ("Police located 88 mobile phones in the flat.", ["seized_phones 88"]),
    ("Police closed 3 call centres and 88 shops located in the street.", ["dens_destroyed 3", "shops_closed 88"]),
    ("He opened 23 bank accounts in the names of shell companies.", ["accounts_controlled 23"]),
    ("118 persons were charged in 2021, 164 in 2022 and 203 in 2023.", ["charged 118", "charged 164", "charged 203"]),
    ("118 persons were charged, and it rained on 164 in all of 2022.", ["charged 118"]),
    ("Police task force found foreign nationals 37 people take into custody.", ["arrested 37"]),
    ("An FIR says the exchequer lost Rs. 46 million.", ["loss 46000000"]),
    ("The gang has committed more than 310 cases nationwide.", ["cases_related >310"]),
    ("The office has printed more than 310 cases for telephones.", []),
    ("The regulator summoned 1,350 companies for talks and imposed fines on 297 of them.",
     ["enterprises_interviewed 1350", "enterprises_punished 297"]),
    ("Police arrested 30 people and imposed fines on 12 of them.", ["arrested 30", "punished 12"]),
    ("8,630 messages were deleted, QQ groups, 165 were closed.", ["items_removed 8630", "chat_groups_closed 165"]),
    ("Four units were given administrative punishment.", ["enterprises_punished 4"]),
    ("Four units were given new telephones.", []),
    ("Police have paraded 14 suspects.", ["arrested 14"]),
    ("Rs 3.1 crore has been frozen and Rs 84 lakh restored to victims.",
     ["money_frozen 31000000", "money_recovered 8400000"]),
    ("Police seized 1,640 phones. The local radio made that 16,400 phones.",
     ["seized_phones 1640", "seized_phones 16400"]),
    ("Police seized 1,640 phones. The local radio sold 16,400 phones.", ["seized_phones 1640"]),
    # Chinese
    ("架设“多卡宝”设备14台（均已扣押在案）。", ["seized_devices 14"]),
    ("架设“多卡宝”设备14台（另有说明）。", []),
    ("消委会收到与“直播间秒杀”有关的投诉2316件。", ["cases_filed 2316"]),
    ("她被骗的12.8万元，追回来9万。", ["loss 128000", "money_recovered 90000"]),
    ("✅ 缴获手机📱：218台\n✅ 缴获银行卡💳：145张\n", ["seized_phones 218", "seized_bank_cards 145"]),
    ("检察院以帮助信息网络犯罪活动罪对毛某等8人提起公诉。", ["charged 8"]),
    ("民警帮助孤寡老人等8人办理证件。", []),
    ("警方查扣假冒蓝牙耳机3460副。", ["seized_counterfeits 3460"]),
    ("警方购买耳机3460副。", []),
    ("逾300名苦主失逾1.4億元", ["victims >300", "loss >140000000"]),
    ("警方解散赌博群组164个。", ["chat_groups_closed 164"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _TOLD, ids=lambda x: x if isinstance(x, str) else "")
def test_what_is_glued_or_told_behind_is_read_and_its_near_miss_is_not(text: str, said: list[str]) -> None:
    assert _said(text) == said


def test_the_line_that_counts_comments_and_shares_is_no_part_of_the_article() -> None:
    text = "Posted by Maureen at 8.15pm · 23 comments · 4 shares\n\nPolice arrested 7 people in the village on Monday.\n"
    assert [f.value for f in read_facts(text).facts] == [7]


def test_cases_that_translation_numbers_with_words_are_told_apart() -> None:
    text = (
        "Typical cases are announced\n\nOne, Mudanjiang cracks the case of extortion. The police captured 33 suspects.\n\n"
        "Two, Daqing cracks the case of a plug-in. The police captured 8 suspects.\n"
    )
    bulletin = read_facts(text)
    assert [c.case_no for c in bulletin.cases] == ["0", "1", "2"]
    assert not bulletin.flags


@pytest.mark.parametrize(
    "text",
    [
        "2014-04-15 18:50\n4月15日10:41:45，里氏6.8级地震，约20公里，20时30分许，17岁。",
        "2007-7-26\n昨日14：30左右，楼高50层，1000平方米。",
    ],
)
def test_dates_clocks_and_lengths_count_nothing(text: str) -> None:
    bulletin = read_facts(text)
    assert not bulletin.facts
    assert not bulletin.unread
