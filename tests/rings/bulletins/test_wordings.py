"""Words of strangers: verbs in any form, sums in any currency, orders of words; each beside a near miss."""

from __future__ import annotations

from datetime import date

import pytest

from ringbreak.rings.bulletins.inflect_en import forms
from ringbreak.rings.bulletins.read import read_facts
from tests.rings.bulletins.test_turns import _said

_WORDINGS = [
    # verbs of one meaning, and words that only look like them
    ("Nigerian police collared 130 people.", ["arrested 130"]),
    ("A clean net is good for the 130 people of the town, police said.", []),
    ("Officers put the cuffs on 33 suspects.", ["arrested 33"]),
    ("Police put 16 of them behind bars.", ["detained 16"]),
    ("The campaign resulted in the apprehension of 905 suspects and the elimination of 53 gangs.", ["arrested 905", "gangs_dismantled 53"]),
    ("Police want tips that lead to the capture of three fugitives.", ["involved_people 3"]),
    ("Police penalized more than 6,300 rumor-mongers.", ["punished >6300"]),
    ("Police advised more than 6,300 shopkeepers.", []),
    ("Officers walked away with 17 laptops.", ["seized_computers 17"]),
    ("The man bought 17 laptops.", []),
    ("Police seized 2 million yuan from 41 bank accounts.", ["money_frozen 2000000", "accounts_frozen 41"]),
    ("13,600 of the 105,000 accounts were shut down.", ["accounts_closed 13600", "accounts_closed 105000"]),
    ("Police held 47 people in Germany, 24 in the UK.", ["arrested 47", "arrested 24"]),
    ("He was charged with five offences.", []),
    ("If convicted, each suspect faces up to 20 years in prison and a fine of $250,000.", []),
    ("The court gave a kingpin 15 years behind bars.", ["prison_term 15"]),
    # sums
    ("The gang cheated people of around Rs 9 crore.", ["loss ~90000000"]),
    ("The suspect has earned upwards of EUR 69 million.", ["illegal_profit >69000000"]),
    ("Scammers swindled men out of HK$360 million.", ["loss 360000000"]),
    ("The gang made one and a half million yuan in profit.", ["illegal_profit 1500000"]),
    ("Police fined the firm 1 million 130 thousand yuan.", ["fine 1130000"]),
    ("Each buyer paid between 8,000 and 30,000 yuan.", ["price 8000..30000"]),
    ("The ring paid recruits 7,000 yuan a month.", []),
    ("Police recovered $12,000 in cash from his home.", ["money_frozen 12000"]),
    ("Police recovered $12,000 and returned it to the victims.", ["money_recovered 12000"]),
    ("Police shut over 2 000 domains.", ["websites_closed >2000"]),
    ("Police arrested several hundred people.", ["arrested 200..900"]),
    ("Police deleted 9600 more pieces of false information.", ["items_removed >9600"]),
    ("Police arrested 20 more people.", ["arrested 20"]),
    # strangers of the ninth to eleventh set
    ("Customs seized 1,463 counterfeit watches.", ["seized_counterfeits 1463"]),
    ("Customs seized 1,463 watches.", []),
    ("Police closed 3 dens. 214 computers and 163 mobile phones seized.", ["dens_destroyed 3", "seized_computers 214", "seized_phones 163"]),
    ("Police found the amount involved is more than 530 ten thousand yuan.", ["money_involved >5300000"]),
    ("Police found P3.4 million in cash.", ["money_frozen 3400000"]),
    ("The hub raked in P2 million a day.", []),
    ("On a typical day the agency seized $8.5 million.", []),
    ("Police say the victims whose homes spread over 26 provinces total 218 people.", ["provinces 26", "victims 218"]),
    ("The number of scam cases reported fell to 19,665 in June.", ["cases_filed 19665"]),
    ("Police solved 19,665 cases.", ["cases_solved 19665"]),
    ("The court recovered the illegal income 560,000 yuan.", ["money_recovered 560000"]),
    ("The gang received illegal income 560,000 yuan.", ["illegal_profit 560000"]),
    ("The scheme took $22 million from consumers.", ["loss 22000000"]),
    ("The customer wanted to remit 260,000 yuan to a stranger.", []),
    ("All 16 accused face counts of fraud.", ["charged 16"]),
    ("Arrest warrants remain in effect for two others.", []),
    ("Police arrested 35 people, comprising 24 men and 11 women.", ["arrested 35"]),
    ("One in five young adults was targeted by scams.", []),
    ("Agents seized nearly $3 million in counterfeit handbags.", ["money_involved ~3000000"]),
    ("Agents seized nearly $3 million in cash.", ["money_frozen ~3000000"]),
    ("Police said 900 mobile phones of the gang have been identified.", []),
    ("Police froze 6,745 bank accounts used for transfers.", ["accounts_frozen 6745"]),
    ("The suspects used 6,745 bank accounts.", ["accounts_controlled 6745"]),
    # what a wrapped line tears apart
    ("Police said they had arrested 44 suspects\nand confiscated 117 weapons.", ["arrested 44", "seized_guns 117"]),
    # Chinese: acts behind their objects
    ("警方将34名涉案人员悉数带回。", ["arrested 34"]),
    ("警方将34名群众转移。", []),
    ("7名嫌疑人被兰州警方从广东押解回兰。", ["arrested 7"]),
    ("目前涉案的12人,因涉嫌诈骗罪被沙市警方刑事拘留。", ["detained 12"]),
    ("相关网店16家已被平台关闭。", ["shops_closed 16"]),
    ("其中37起重大案件由公安部挂牌督办。", ["cases_targeted 37"]),
    ("检察机关对情节轻微的5200人作出不起诉决定。", []),
    ("检察机关对5200人提起公诉。", ["charged 5200"]),
    ("检察机关批准逮捕利用网络侵害未成年人犯罪嫌疑人417人。", ["arrested 417"]),
    ("检察机关起诉引诱未成年人参与电信网络诈骗犯罪138人。", ["charged 138"]),
    ("检察机关对涉罪未成年人附条件不起诉326人。", []),
    ("团伙招募大学生37名。", ["involved_people 37"]),
    ("全市接报警情157起。刷单返利类52起。", ["cases_filed 157", "cases_filed 52"]),
    ("全市破获电诈案件157起。刷单返利类52起。", ["cases_solved 157", "cases_solved 52"]),
    ("他每转1万元抽成80元。", []),
    ("海关发现夹藏标有知名商标的运动鞋8640双。", ["seized_counterfeits 8640"]),
    ("超市上架运动鞋8640双。", []),
    ("团伙为1.1万余名旅客代抢车票。", ["buyers >11000"]),
    ("被告人向3500余名骑手出售外挂。", ["buyers >3500"]),
    ("我校已有23名学生遭遇电信网络诈骗。", ["victims 23"]),
    ("袭击造成24名政府军士兵死亡、20人受伤。", ["deaths 24", "injured 20"]),
    ("已有2人在火灾中丧生。", ["deaths 2"]),
    ("2人抢救无效死亡，其余5人正在全力救治中。", ["deaths 2", "injured 5"]),
    ("事故造成一人死亡，六人轻伤。", ["deaths 1", "injured 6"]),
    ("他一人来到医院。", []),
    ("嫌疑人将3名路人打伤。", ["injured 3"]),
    ("民警又抓获蛇头3名。", ["arrested 3"]),
    ("派出所已劝阻126人。", []),
    ("行为人可处违法所得一倍以上十倍以下罚款，不足二万元的，处二十万元以下罚款。", []),
    ("赌资数额累计30万元以上，情节严重，其行为已构成开设赌场罪。", []),
    ("警方抓获诈骗嫌疑人姚某等21人。", ["arrested 21"]),
    ("警方捣毁4处“GOIP”窝点。", ["dens_destroyed 4"]),
    ("一个上百人的跑分团伙被挖出。", []),
    ("监测发现感染病毒的主机41.2万个。", []),
    ("警方查获主机41台。", ["seized_computers 41"]),
    ("警方破获案件30起，挽救未成年人120余名。", ["cases_solved 30"]),
    ("警方协调6家应用商店下架恶意APP31款。", ["apps_removed 31"]),
    ("战果清单：\n1、GOIP设备18台；\n2、手机卡1942张。", ["seized_devices 18", "black_cards 1942"]),
    ("关注公众号，抽3台手机！", []),
    ("5人被判处七个月至一年二个月不等的有期徒刑。", ["sentenced 5", "prison_term 7..14"]),
    ("警方将70万元被骗资金全部追回。", ["money_recovered 700000"]),
    ("老人要求向陌生账户汇款49万元。", []),
    ("案值约一点二亿元。", ["money_involved ~120000000"]),
    ("案损100万以上案件全部告破。", []),
    ("警方抓获嫌疑人十名。", ["arrested 10"]),
    ("处理100万人以上个人信息的，应当指定负责人。", []),
    ("这4本证书都是假的。", []),
    ("平均每个月收入可达上万元。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _WORDINGS)
def test_a_wording_says_what_a_careful_reader_takes_from_it(text: str, expected: list[str]) -> None:
    assert _said(text) == expected


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("nab", ("nab", "nabs", "nabbed", "nabbing")),
        ("take away", ("take away", "takes away", "took away", "taken away", "taking away")),
        ("seize", ("seize", "seizes", "seized", "seizing")),
        ("identify", ("identify", "identifies", "identified", "identifying")),
        ("smash", ("smash", "smashes", "smashed", "smashing")),
    ],
)
def test_a_verb_is_listed_once_and_known_in_all_its_forms(verb: str, said: tuple[str, ...]) -> None:
    assert forms(verb) == said


_TABLE = (
    "“净网”战果\n\n全市共侦破案件1324起，抓获犯罪嫌疑人3223名。\n\n在打击网络水军行动中，侦破案件29起，抓获嫌疑人96名；"
    "在打击黑客行动中，侦破案件118起，抓获嫌疑人{last}名。\n"
)


@pytest.mark.parametrize(("last", "kinds"), [("275", []), ("32", [])])
def test_a_total_and_its_breakdown_raise_no_doubt(last: str, kinds: list[str]) -> None:
    assert [f.kind for f in read_facts(_TABLE.format(last=last)).flags] == kinds


def test_a_headline_that_gives_another_total_than_the_text_is_doubted_all_the_same() -> None:
    text = _TABLE.format(last="275").replace("“净网”战果", "警方抓获嫌疑人3322名")
    assert [f.kind for f in read_facts(text).flags] == ["contradiction"]


def test_what_a_headline_going_around_claims_is_no_figure_and_no_contradiction() -> None:
    text = (
        "Did police delete two billion posts\n\nA headline went around that Chinese police had deleted two billion posts. "
        "The statement says that police removed 20 million posts.\n"
    )
    assert not read_facts(text.replace("Did police delete two billion posts\n\n", "")).flags


_POSTED = date(2025, 5, 14)


@pytest.mark.parametrize(
    ("text", "quote", "first", "last", "precision"),
    [
        ("近日，警方抓获3人。", "近日", date(2025, 4, 13), _POSTED, "recent"),
        ("上周五，警方抓获3人。", "上周五", date(2025, 5, 9), date(2025, 5, 9), "day"),
        ("上个月，警方抓获3人。", "上个月", date(2025, 4, 1), date(2025, 4, 30), "month"),
        ("去年底，警方抓获3人。", "去年底", date(2024, 10, 1), date(2024, 12, 31), "part_of_year"),
        ("Earlier this month police arrested 3 people.", "Earlier this month", date(2025, 5, 1), _POSTED, "part_of_month"),
        ("Late last year police arrested 3 people.", "Late last year", date(2024, 9, 1), date(2024, 12, 31), "part_of_year"),
        ("Police said on Tuesday that 3 were arrested.", "on Tuesday", date(2025, 5, 13), date(2025, 5, 13), "day"),
        ("Two weeks ago police arrested 3 people.", "Two weeks ago", date(2025, 4, 27), date(2025, 5, 3), "recent"),
    ],
)  # fmt: skip
def test_a_vague_time_has_its_days_its_precision_and_its_anchor(
    text: str, quote: str, first: date, last: date, precision: str
) -> None:
    moment = read_facts(text, posted=_POSTED).cases[0].moments[0]
    assert (moment.quote, moment.first, moment.last, moment.precision) == (quote, first, last, precision)
    assert moment.anchor == "the day it was posted"
    unknown = read_facts(text).cases[0].moments[0]
    assert (unknown.quote, unknown.first, unknown.last, unknown.anchor) == (quote, None, None, None)


@pytest.mark.parametrize(
    "text", ["周某被抓获。", "近千人参加。", "三年前往外地。", "The Sunday Times reported it in 1999."]
)
def test_words_that_look_like_a_vague_time_are_none(text: str) -> None:
    moments = read_facts(text, posted=_POSTED).cases[0].moments
    assert not [m for m in moments if m.precision in ("recent", "week", "part_of_year")]
