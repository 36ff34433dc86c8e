"""Classes of faults that outsiders' bulletins and fresh public pages showed, each held by sentences of its own."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

ENGLISH = {
    "parts by place": (
        "Agents made 281 arrests in the United States and overseas, including 167 in Nigeria, 18 in Turkey and 15 in Ghana.",
        [("arrested", 281), ("arrested", 167), ("arrested", 18), ("arrested", 15)],
    ),
    "parts in brackets that add up": (
        "The action led to 21 arrests (13 in Spain, 5 in Romania and 3 in Italy).",
        [("arrested", 21), ("arrested", 13), ("arrested", 5), ("arrested", 3)],
    ),
    "an aside between people and their verb": (
        "A total of 243 persons, comprising 158 men and 85 women aged between 15 and 74, are assisting in investigations.",
        [("involved_people", 243)],
    ),
    "counts of an indictment": ("The man was charged with a total of 42 offences.", []),
    "a fine in accordance with the law": (
        "He was also fined 10,000 yuan in accordance with the Criminal Law.",
        [("fine", 10_000)],
    ),
    "a country is nobody's accomplice": (
        "Police arrested 42 in Kenya, 29 in Nigeria, and three others in Ghana.",
        [("arrested", 42), ("arrested", 29), ("arrested", 3)],
    ),
    "suspects are sent nowhere as a force": ("168 suspected scammers sent back to China", [("arrested", 168)]),
    "a gang by its members": ("Police apprehended a 10-member gang in Leeds.", [("arrested", 10)]),
    "operatives of the other side": (
        "Police arrested four operatives who ran the accounts.",
        [("arrested", 4)],
    ),
    "a group that was deported": ("A group of 168 Chinese nationals were deported on Tuesday.", [("arrested", 168)]),
    "a headline's hold": ("Malta police hold nine in payments probe", [("arrested", 9)]),
    "a headline's participle at its end": (
        "6 Chinese nationals travelling to Cambodia to join online scam gangs arrested",
        [("arrested", 6)],
    ),
    "told behind a semicolon": (
        "Zhao and others erected 12 GOIP devices in hotel rooms; these have all been seized.",
        [("seized_devices", 12)],
    ),
    "a passive in its own clause": (
        'Agents seized $2.4 million, while $14 million in "fraudulent wire transfers" was recovered.',
        [("money_frozen", 2.4e6), ("money_recovered", 14e6)],
    ),
    "forfeited proceeds": (
        "Prosecutors announce that the United States has civilly forfeited $2,462,000 in proceeds obtained from a wire fraud scheme.",
        [("money_frozen", 2_462_000)],
    ),
    "crime proceeds that were washed": (
        "Police arrested 12 people over accounts through which HK$190 million in suspected crime proceeds was washed.",
        [("arrested", 12), ("money_involved", 190e6)],
    ),
    "holdings an app only showed": (
        "Police said he was made to download an app that showed his holdings growing to Rs 11 crore.",
        [],
    ),
    "what the lured sent": (
        "The complainant was lured into a trading app. He had by then transferred Rs 34 lakh in 29 transactions, police said.",
        [("loss", 3_400_000)],
    ),
    "money kept from leaving": (
        "The bank's team stopped $18.7 million from leaving customers' accounts, police said.",
        [("money_recovered", 18.7e6)],
    ),
    "a fare in a small currency": (
        "Guards caught a man who moved a migrant for a fee of 1.5 million kip.",
        [("price", 1.5e6)],
    ),
    "accounts that were rented": ("The gang rented 230 bank accounts from students.", [("accounts_controlled", 230)]),
    "a term with its owner's mark": (
        "The court sentenced two fraudsters, Okon Edet and Chidera Paul, to two years' imprisonment each.",
        [("sentenced", 2), ("prison_term", 2)],
    ),
    "a reprieve is no term": (
        "He was sentenced to six months in detention with a one-year reprieve.",
        [("prison_term", 6)],
    ),
    "what the law will do": (
        "Any employee who resells such data will be sentenced to prison for up to three years and may be fined.",
        [],
    ),
    "he got": ("Police said so. He got three and a half years.", [("prison_term", 3.5)]),
    "the length of an operation": (
        "The operation was conducted over a four-month period.",
        [("duration", 4)],
    ),
    "handed to prosecutors behind a phrase": (
        "Following police questioning, 21 individuals involved in the scheme were transferred to the prosecutor's office.",
        [("charged", 21)],
    ),
    "sent to trial": ("Prosecutors arrested 18 members and sent 16 of them to trial.", [("arrested", 18), ("charged", 16)]),
    "two auxiliaries": (
        "Police said nine individuals have been arrested, and seven of them are being detained.",
        [("arrested", 9), ("detained", 7)],
    ),
    "one of those counted before": (
        "Police arrested five suspects. One of the five suspects is believed to be the leader.",
        [("arrested", 5)],
    ),
    "organizations that are broken up": (
        "The campaign resulted in police breaking up 633 alleged scammer organizations and identifying 3,992 suspects.",
        [("gangs_dismantled", 633), ("involved_people", 3_992)],
    ),
    "proceeds whose confiscation is told": (
        "The police action led to the confiscation of alleged criminal proceeds valued at NT$971 million.",
        [("money_frozen", 971e6)],
    ),
    "gadgets of a sort": ("Police recovered 75 assorted mobile phone gadgets.", [("seized_phones", 75)]),
    "first arrested": ("Eighteen people were first arrested in an April raid by police.", [("arrested", 18)]),
    "accused of": ("More than 250 Chinese accused of involvement in fraud rings were returned on Nov 10 to stand trial, the ministry said.", []),
    "a sum a quarter": ("Police said the damage caused is estimated at EUR 50 million per quarter.", []),
    "the value of what was seized": (
        "Customs seized watches. The estimated market value of the seized goods is HK$67 million, with a duty of about HK$90,000.",
        [("money_involved", 67e6)],
    ),
    "accounts of a market": (
        "Prosecutors said the marketplace had 1.15 million customer accounts.",
        [("members", 1.15e6)],
    ),
    "units of something": (
        "During the searches, more than 400 units of computer equipment were seized by police.",
        [("seized_computers", 400)],
    ),
    "one of two slashed": ("The agency has seized 48 laptops/hard disks.", [("seized_computers", 48)]),
    "cases that were initiated under the law": (
        "Four criminal cases have been initiated under Article 190 of the code.",
        [("cases_filed", 4)],
    ),
    "a bare relative clause": (
        "The action is in the wake of five cases it registered, the police official said.",
        [("cases_filed", 5)],
    ),
    "people by their number and what they did": (
        "Police called time on an 800-strong operation. More than 800 people worked illegally across the call centers.",
        [("involved_people", 800), ("involved_people", 800)],
    ),
    "whom an adjective names": (
        "Police have arrested more than 100 Taiwanese at a villa over alleged cyber fraud.",
        [("arrested", 100)],
    ),
    "a participle that is an adjective": (
        "China prosecuted more than 11,000 repatriated individuals for telecom fraud.",
        [("charged", 11_000)],
    ),
    "others who did something were caught": (
        "A total of 11 people were arrested while another 70 who worked for the syndicate were arrested by immigration officers.",
        [("arrested", 11), ("arrested", 70)],
    ),
    "cases under investigation": (
        "Police said a total of 72 cases are under investigation.",
        [("cases_filed", 72)],
    ),
    "reports that were received": (
        "Police received 399 reports from January to November on umrah trips.",
        [("cases_filed", 399)],
    ),
    "accounts that were traced and what they were for": (
        "So far, police have traced 73 bank accounts used by the syndicate.",
        [("accounts_controlled", 73)],
    ),
    "ages of who was caught": (
        "Five locals aged between 24 and 28 were arrested in the raid.",
        [("arrested", 5)],
    ),
    "parallel charges": (
        "16 individuals had been brought to court, with six charged under the Minor Offences Act 1955 and 10 under Section 424A of the Penal Code.",
        [("charged", 16), ("charged", 6), ("charged", 10)],
    ),
    "worth of a list of what was seized": (
        "The police said the seized items included 85 luxury watches and bags worth RM10 million.",
        [("money_frozen", 10e6)],
    ),
    "taken out of victims' accounts": (
        "Six immigrants allegedly withdrew $300,000 from victims' accounts, police said.",
        [("loss", 300_000)],
    ),
    "translation's inner ghosts": (
        "Police said the employee who helped him, the inner ghost, 3 name, also came to the case.",
        [("insiders", 3)],
    ),
}  # fmt: skip
CHINESE = {
    "a sum with 个": ("警方通报，涉案金额1.2个亿。", ("money_involved", 120_000_000)),
    "colleagues who fell for it": ("他们单位就有三个同事中招。", ("victims", 3)),
    "people like her": ("像滕某这样的人，警方后来找到了2316名。", ("victims", 2316)),
    "a fee of one deal": ("已有21名客户上当，其中单笔修复费998元。", ("price", 998)),
    "issued through accounts": (
        "该团伙利用AI工具批量生成虚假短视频，借助1260个账号发布，累计发布1.8万余条。",
        ("items_found", 18_000),
    ),
    "whoever the cards belong to": ("警方查扣90张别人名下的电话卡。", ("black_cards", 90)),
    "sentenced for a crime that is named": (
        "日前，县人民法院公开宣判一起开设赌场案，被告人计某、全某等九名被告人因犯开设赌场罪，分别被判处有期徒刑一年六个月至六年不等。",
        ("sentenced", 9),
    ),
    "who bought": ("其制作软件出售，5400余名黄牛购买后用于抢号。警方抓获其人。", ("buyers", 5_400)),
    "firms that act as agents": ("对6家违规代理商予以处罚。", ("enterprises_punished", 6)),
    "what came to hand": ("警方查明，伍某前后到手120多万，", ("illegal_profit", 1.2e6)),
    "what went through hands": ("检警初估，该集团经手赃款6300万元。", ("money_involved", 63e6)),
    "how many they were": ("他从离职员工手里买了考生信息，足足31万条。", ("personal_records", 310_000)),
    "other people's cards money went through": (
        "受害人的钱经过517张他人银行卡，最后变成虚拟币。",
        ("accounts_controlled", 517),
    ),
    "a headline's blank is a border": ("假投资群组吸金 检警逮14人 水房藏身透天厝", ("arrested", 14)),
}
NOTHING = {
    "warnings that police sent": "一周预警：发送预警短信11.4万条。",
    "the digits of a code": "我行不会索要6位短信验证码。",
    "a rate by the act": "每刷一万次播放收费，警方称。",
    "what the law threatens, abroad": "警方称，洗黑钱罪最高可判监14年及罚款500万元。",
    "a prize": "警方查扣一批物品，墙上贴着业绩榜，第一名奖励电动车1辆。",
    "somebody's family": "审理期间，有五名被告人的家属代为退缴违法所得。",
    "a commission": "任务挺简单：扫个码，收笔钱，再转出去，一千块提8块。",
    "what a caller made up": "对方自称客服，称每月将扣800元。",
}


@pytest.mark.parametrize("name", ENGLISH)
def test_english_sentences(name: str) -> None:
    text, expected = ENGLISH[name]
    found = [(f.measure, f.value) for f in read_facts(text, lang="en").facts]
    assert [m for m, _ in found] == [m for m, _ in expected]
    assert [v for _, v in found] == pytest.approx([v for _, v in expected])


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ('"Over 80,000 suspects were detained," the ministry said.', "more_than"),
        ("Yongtan police discover the citizen information 3,000,000 remaining strips.", "more_than"),
        ("Police said the sum involved reach 96 million yuan more than.", "more_than"),
    ],
)
def test_comparators_behind_marks_and_numbers(text: str, comparator: str) -> None:
    assert [f.comparator for f in read_facts(text, lang="en").facts] == [comparator]


@pytest.mark.parametrize("name", CHINESE)
def test_chinese_sentences(name: str) -> None:
    text, expected = CHINESE[name]
    assert expected in [(f.measure, f.value) for f in read_facts(text, lang="zh").facts]


@pytest.mark.parametrize("name", NOTHING)
def test_what_counts_nothing(name: str) -> None:
    assert [f.measure for f in read_facts(NOTHING[name], lang="zh").facts] == []


def _doubts(text: str, lang: str) -> list[tuple[str, str]]:
    bulletin = read_facts(text, lang=lang)
    return [(f.kind, bulletin.facts[f.facts[0]].measure if f.facts else "") for f in bulletin.flags]


def test_parts_in_brackets_above_their_total_are_doubted() -> None:
    text = "The action led to 31 arrests (19 in Spain, 8 in Italy and 7 in Latvia)."
    assert _doubts(text, "en") == [("double_count", "arrested")]


def test_a_day_of_no_year_is_doubted_without_knowing_the_year() -> None:
    assert _doubts("今年6月31日，警方抓获5人。", "zh") == [("date", "")]
    assert _doubts("2月29日，警方抓获5人。", "zh") == []


def test_an_old_year_of_a_thing_is_no_other_time() -> None:
    text = (
        "Police said 1.2 million records were sold in 2022.\n\n"
        "The court heard that 12 million records lay on a box running a system from 2008."
    )
    assert _doubts(text, "en") == [("contradiction", "personal_records")]


def test_counts_of_other_months_and_of_mere_suspects_are_not_held_against_each_other() -> None:
    months = "Police arrested ten suspects in December.\n\nThe police commander said that 25 fraudsters were arrested in the last five months."
    assert _doubts(months, "en") == []
    suspects = (
        "Police strike at laundering\n\nThe police looked at 340 suspects of one network. Later this year it was said in court "
        "that 143 suspects had laundered money."
    )
    assert _doubts(suspects, "en") == []


def test_the_money_of_a_named_country_is_at_home_there() -> None:
    text = "A ring of phone frauds in China was caught. Police in Seoul said it took 151 billion won from victims; officers of the Chinese police helped."
    assert [k for k, _ in _doubts(text, "en")] == []


def test_profit_above_turnover_is_doubted_in_new_taiwan_dollars_too() -> None:
    text = "檢警表示，該集團經手贓款新台幣6300萬元，不法獲利高達新台幣9000萬元。"
    assert ("implausible", "money_involved") in _doubts(text, "zh")


def test_a_table_of_contents_opens_no_cases() -> None:
    text = (
        "检察院发布典型案例\n目　录\n一、尹某等人帮信案\n二、贾某侵犯公民个人信息案\n\n"
        "案例一　尹某等人帮信案\n尹某被抓获，警方抓获同伙8人。\n\n"
        "案例二　贾某侵犯公民个人信息案\n贾某出售公民个人信息3200条，每条售价3元，非法获利96万元，被公安机关抓获。\n"
    )
    bulletin = read_facts(text, lang="zh")
    assert {f.measure: f.case_no for f in bulletin.facts}["personal_records"] == "2"
    assert [f.kind for f in bulletin.flags] == ["implausible"]


def test_other_people_are_no_contradiction() -> None:
    text = "Police said two brothers were jailed in March.\n\nThree other people were jailed in May, police said."
    assert _doubts(text, "en") == []


def test_what_is_told_of_one_country_is_a_part() -> None:
    text = "Police crack romance scams\n\nPolice arrested 260 suspects across Africa, officials said.\n\n{}"
    assert _doubts(text.format("In Ghana, police arrested 68 suspects."), "en") == []
    assert _doubts(text.format("The police arrested 68 suspects in Ghana."), "en") == []
    assert _doubts(text.format("The police arrested 68 suspects."), "en") == [("contradiction", "arrested")]


def test_a_first_sentence_is_no_headline() -> None:
    text = "Police arrested 17 people in Makati on Monday.\n\nThe police arrested 24 on Tuesday in Cebu, a spokesman said."
    assert _doubts(text, "en") == []
