"""Turns of press language the reader must not stumble over, each beside a near miss that says something else."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

_TURNS = [
    # machine-translated English
    ("Police caught suspects 44 names, smash nest point 5, detain computer 71 sets, handphone 203.",
     ["arrested 44", "dens_destroyed 5", "seized_computers 71", "seized_phones 203"]),
    ("The case police solved involved the amount 17 million yuan more.", ["money_involved >17000000"]),
    ("Police said the case value 17 million.", ["money_involved 17000000"]),
    ("The police said traffic reached 17 million.", []),
    ("The gang's lines up and down more than 50 people.", ["contacts >50"]),
    ("Police removed 152,000 pieces of gun and explosive information.", ["items_removed 152000"]),
    ("Police cleaned up the harmful information online 188 million.", ["items_removed 188000000"]),
    # people no noun names
    ("Police arrested 68 suspects, of whom 23 are anchors.", ["arrested 68", "arrested 23"]),
    ("Sixteen people were arrested. Eleven of them were charged.", ["arrested 16", "charged 11"]),
    ("Police detain 62 after raid on workshop.", ["detained 62"]),
    ("Police detained a man in 2019 after a raid.", []),
    ("112 suspects have been arrested, 81 formally arrested, 36 minors rescued.", ["arrested 112", "arrested 81"]),
    ("All the seven suspects have been placed under criminal detention.", ["detained 7"]),
    ("A total of 268 suspects were repatriated on Saturday.", ["arrested 268"]),
    # counts that are none
    ("Police cracked down on seven types of such crimes.", []),
    ("The ministry released ten typical cases.", []),
    ("Police solved ten cases.", ["cases_solved 10"]),
    ("29 provincial police departments conducted operations.", []),
    ("The court sentenced 14 people to terms of between two and nine years.", ["sentenced 14", "prison_term 2..9"]),
    ("Police seized 65,000 phone and bank cards.", ["seized_bank_cards 65000"]),
    # frames
    ("Police found that the sets were sold to more than 2,000 candidates.", ["buyers >2000"]),
    ("We took 63 mini programs offline.", ["apps_removed 63"]),
    ("We took 63 pictures home.", []),
    ("Posts linking to the service were viewed 920 million times.", ["views 920000000"]),
    ("The police called three times.", []),
    ("He was sentenced to one year and six months in prison.", ["prison_term 18"]),
    ("He was sentenced to two years and six months in prison.", ["prison_term 30"]),
    ("Police resolved 162 cases involving paid posters.", ["cases_solved 162"]),
    ("Police seized 3,600 sets of cheating equipment and 17 computers.", ["seized_devices 3600", "seized_computers 17"]),
    ('The user in more than 100 posts offered data, police said.', []),
    ("Prosecutors said the centre collected 18.7 million yuan in fees.", ["illegal_profit 18700000"]),
    ("The gang charged fees of 45 yuan, police said.", ["price 45"]),
    # sums in dollars keep their sign behind a comparator
    ("Police said the attack cost companies more than $1 billion.", ["loss >1000000000"]),
    ("The suspects made nearly $12 million from it, police said.", ["illegal_profit ~12000000"]),
    ("Victims lost over US$10,000 in all, the police said.", ["loss >10000"]),
    ("The breach affected 43,000 individuals, police said.", ["victims 43000"]),
    ('Police seized 5 phones and virtual currency worth 1.2 million yuan.', ["seized_phones 5", "money_frozen 1200000"]),
    ("Departments interviewed 212 website platforms, warned 97, fined 41.",
     ["enterprises_interviewed 212", "websites_warned 97", "websites_fined 41"]),
    ("Departments interviewed 212 website platforms in 97 days.", ["enterprises_interviewed 212"]),
    ("Officers took 44 servers.", ["seized_servers 44"]),
    ("Police seized 3,200 phones for group control and 26 sets of routers.", ["seized_phones 3200", "seized_devices 26"]),
    ("Police said 1.3 million pieces of express information were stolen.", ["personal_records 1300000"]),
    ("Police removed 1.3 million pieces of false information.", ["items_removed 1300000"]),
    ("The studio charged 3 yuan for every 100 fans, police said.", ["price 3"]),
    ("Police found hotel records of citizens more than 23 million pieces.", ["personal_records >23000000"]),
    # Chinese
    ("约谈网站平台64家，警告39家，罚款12家。", ["enterprises_interviewed 64", "websites_warned 39", "websites_fined 12"]),
    ("处置违规账号18432个，其中永久封禁2671个。", ["accounts_closed 18432", "accounts_closed 2671"]),
    ("公安部公布10起典型案例。", []),
    ("公安部侦破10起案件。", ["cases_solved 10"]),
    ("梳理出案件线索1691条。", []),
    ("先后在八省21市收网，抓获12人。", ["provinces 8", "cities 21", "arrested 12"]),
    ("锁定全市16个乡镇。", []),
    ("破获非法获取信息的案件,8名犯罪嫌疑人落网。", ["arrested 8"]),
    ("8人利用软件获利260余万元被诉获刑。", ["sentenced 8", "illegal_profit >2600000"]),
    ("涉案金额逾千万一销售外挂案宣判。", ["money_involved >10000000"]),
    ("法院判处有期徒刑3年至1年不等。", ["prison_term 1..3"]),
    ("查获电话号码18万余组。", ["black_cards >180000"]),
    ("非法套取电话号码18万余组。", ["personal_records >180000"]),
    ("抓获“内鬼”4名。", ["insiders 4"]),
    ("敲诈企业35家。", ["victims 35"]),
    ("为3000余家商户刷单。", ["buyers >3000"]),
    ("以每日300元的报酬招募人员。", []),
    ("以每条300元的价格出售。", ["price 300"]),
    ("收取服务费94万元。", ["illegal_profit 940000"]),
    ("骗取6万余名老年人1500余万元资金。", ["victims >60000", "loss >15000000"]),
    ("编造“某中学坍塌致7人死亡”的虚假视频。", []),
    ("某中学坍塌致7人死亡。", ["deaths 7"]),
    ("曾因诈骗被判刑2年。", ["prison_term 2"]),
    ("查获枪支零部件若干。", []),
    ("非法获取老年人信息200余万条。", ["personal_records >2000000"]),
    ("公司预计明年投入，新增员工2000名。", []),
    ("累计立案58件。", ["cases_filed 58"]),
    ("为赌博平台转移赌资，从中抽成760余万元。", ["illegal_profit >7600000"]),
    ("每100个粉丝收费3元。", ["price 3"]),
    ("查获涉案手机卡326万张。", ["black_cards 3260000"]),
    ("对14家IDC、63家网站挂牌整治。", ["idcs_listed 14", "websites_listed 63"]),
    ("对205家企业作出行政处罚。", ["enterprises_punished 205"]),
    ("关闭涉枪QQ群39个。", ["chat_groups_closed 39"]),
    ("关闭QQ群73920116。", []),
]  # fmt: skip
_SIGNS = {"exact": "", "more_than": ">", "about": "~", "less_than": "<", "up_to": "<="}


def _said(text: str) -> list[str]:
    made = []
    for f in read_facts(text).facts:
        value = f"{f.low:g}..{f.high:g}" if f.value is None else f"{_SIGNS[f.comparator]}{f.value:.12g}"
        made.append(f"{f.measure} {value}")
    return made


@pytest.mark.parametrize(("sentence", "expected"), _TURNS)
def test_a_turn_says_what_a_careful_reader_takes_from_it(sentence: str, expected: list[str]) -> None:
    assert _said(sentence) == expected


@pytest.mark.parametrize("sentence", [s for s, e in _TURNS if e])
def test_the_numeral_stands_where_the_figure_says(sentence: str) -> None:
    for f in read_facts(sentence).facts:
        assert f.start <= f.number_start < f.number_end <= f.end
        assert sentence[f.start : f.end] == f.quote
