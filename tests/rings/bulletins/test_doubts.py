"""Which figures cannot both hold, and which only look so."""

from __future__ import annotations

from datetime import date

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _kinds(text: str, posted: date | None = None) -> list[str]:
    return [f.kind for f in read_facts(text, posted=posted).flags]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("8人获刑\n\n该案一审宣判，李某等9名被告人被判刑。", ["contradiction"]),
        (
            "The gang made illegal profits of 30,000 yuan.\n\nPolice said it made illegal profits of 3 million yuan.",
            ["contradiction"],
        ),
        # rounding and narrowing
        ("Police arrested 23 suspects. The notice says more than 20 suspects were arrested.", []),
        (
            "Police seized 5,743,000 pieces of personal information. It is over 5.7 million pieces of personal information.",
            [],
        ),
        (
            "Hackers had about 18,000 records of personal information. Police counted 17,966 records of personal information.",
            [],
        ),
        # parts and later waves
        ("In June police arrested 16 suspects. In July they arrested another 11 suspects.", []),
        ("警方抓获犯罪嫌疑人40名。其中抓获骨干成员12名。", []),
        (
            "Police arrested 30 suspects in May. Police arrested 10 suspects in June. Police arrested 40 suspects.",
            [],
        ),
        # things of several sorts under one measure
        ("警方缴获伪造印章413枚。警方缴获假证书2800本。", []),
        # who came on the train is a part of who was caught; a headline cuts digits off; one country of a list
        ("警方抓获犯罪嫌疑人90人。\n\n82名犯罪嫌疑人被押解回兰。", []),
        ("警方抓获犯罪嫌疑人90人。\n\n警方抓获犯罪嫌疑人82人。", ["contradiction"]),
        ("Police froze 21 million yuan\n\nPolice froze more than 21.6 million yuan.", []),
        ("Police froze 21 million yuan\n\nPolice froze more than 26.6 million yuan.", ["contradiction"]),
        ("Police froze 22.4 million yuan.\n- Authorities in Wenxi froze 2.9 million yuan.", []),
        (
            "A joint probe into a similar network led to 29 arrests.\nPolice said that five suspects were arrested.",
            [],
        ),
        (
            "A joint probe led to 29 arrests.\nPolice said that five suspects were arrested.",
            ["contradiction"],
        ),
        ("两地公安分别打掉两个团伙，共抓获犯罪嫌疑人22人。警方在甲地抓获团伙成员17人。", []),
        # several prices are several goods
        ("It sold at a price of 5 yuan. It sold at a price of 900 yuan.", []),
    ],
)
def test_contradictions(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds


def test_a_wider_scope_is_a_scope_flag_and_says_that_nothing_is_added() -> None:
    bulletin = read_facts("警方抓获犯罪嫌疑人21名。随后警方在全国开展集群战役，共抓获涉案人员69名。")
    (flag,) = bulletin.flags
    assert flag.kind == "scope"
    assert "69" in flag.statement
    assert "21" in flag.statement
    assert [bulletin.facts[i].value for i in flag.facts] == [21, 69]


def test_quantity_times_price_below_the_sum_shows_its_arithmetic() -> None:
    text = "警方查获公民个人信息5000余万条，涉案资金1.5亿余元。每条售价1至2元。"
    (flag,) = read_facts(text).flags
    assert flag.kind == "implausible"
    assert all(n in flag.statement for n in ("50,000,000", "100,000,000", "150,000,000"))


def test_quantity_times_price_that_covers_the_sum_is_fine() -> None:
    assert _kinds("警方查获公民个人信息5000余万条，涉案资金8000余万元。每条售价1至2元。") == []


def test_a_sum_absurd_for_its_scale_is_doubted() -> None:
    assert _kinds("警方抓获犯罪嫌疑人10名，造成损失共计86元。") == ["implausible"]
    assert _kinds("警方抓获犯罪嫌疑人2名，造成损失共计860元。") == []


def test_foreign_money_for_a_sale_at_home_is_doubted_but_not_abroad_and_not_a_conversion() -> None:
    home = "The Public Security Bureau of Testing County said they sold it at a price of 300 US dollars."
    assert _kinds(home) == ["implausible"]
    assert _kinds(home + " The buyers were overseas.") == []
    assert (
        _kinds("Police of Testing Province said they were fined 2 million yuan (300,000 US dollars).") == []
    )


def test_two_spellings_of_one_place_are_flagged_and_two_real_places_are_not() -> None:
    assert _kinds("Police in Ringshui County arrested him. The Reshui police said so.") == ["variant"]
    assert _kinds("Police in Xuzhou City arrested him. The Xinzhou police said so.") == []


def test_days_the_calendar_lacks_and_days_after_the_posting_are_doubted() -> None:
    assert _kinds("2021年2月30日，警方抓获犯罪嫌疑人3名。") == ["date"]
    assert _kinds("2023年5月1日，警方抓获犯罪嫌疑人3名。", date(2022, 1, 1)) == ["date"]
    assert _kinds("2021年5月1日，警方抓获犯罪嫌疑人3名。", date(2022, 1, 1)) == []


def test_an_arrest_before_the_acts_began_is_doubted() -> None:
    text = "Since May 2022 the gang sold data. On March 3, 2021, police arrested 4 suspects."
    assert _kinds(text) == ["date"]


def test_parts_that_exceed_their_total_are_counted_twice_and_parts_that_fit_are_not() -> None:
    (flag,) = read_facts("警方抓获犯罪嫌疑人30名，其中抓获骨干成员20名、抓获从犯15名。").flags
    assert flag.kind == "double_count"
    assert "20 + 15" in flag.statement
    assert _kinds("警方抓获犯罪嫌疑人30名，其中抓获骨干成员12名、抓获从犯15名。") == []


@pytest.mark.parametrize(
    "text",
    [
        "警方通报：截至9时，事故已造成38人死亡。其中四川32人死亡，云南6人死亡，共38人死亡。",  # told together
        "警方通报：2008年5月，该团伙骗取被害人损失20万元。2010年3月，另案告破。2010年6月，被害人损失80万元。",  # another year
        "警方说，死者中有1人为司机，事故造成4人死亡。车上则有2人死亡。",  # a part
        "The firm lost 3 million records. Its rival once lost 40,000 records of personal information.",  # no inquiry at all
        "On May 2, police arrested 3 suspects in one raid. On June 9, police arrested 11 suspects in a raid.",  # two days
    ],
)
def test_two_events_and_parts_are_not_held_against_each_other(text: str) -> None:
    assert "contradiction" not in _kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Police seized more than 8 million pieces of citizen information, the funds involved in the case amounted to more than 30 million yuan.\n"
        'Same-day "hot noodle" price in 0.5 to 1 yuan a, overnight in about 1 jiao a.',
        "The gang kept 600,000 pieces of names, numbers and addresses. The price: 2 yuan each. The gang made an illegal profit of 12 million yuan.",
        "Over time 6 million records piled up. They were sold at 0.3 to 0.5 yuan a record. The money involved is 45 million yuan.",
        "嫌疑人在网上明码标价，一个语音包300元，先后卖给120人，涉案金额360万元。",
        "每份脚本售价500元。三人共向64名号贩子出售脚本，非法获利共计320万元。",
        "白号一个8元，老号最贵，一个260元。储某团伙共售出账号8.8万个，非法获利2.4亿元。",
    ],
)
def test_what_was_sold_does_not_give_the_sum(text: str) -> None:
    """Goods or buyers times the price fall far short of the money claimed."""
    assert [f.kind for f in read_facts(text + "\n").flags] == ["implausible"]


@pytest.mark.parametrize(
    "text",
    [
        "嫌疑人在网上明码标价，一个语音包300元，先后卖给120人，涉案金额3.6万元。",
        "嫌疑人在网上明码标价，一个语音包100元，先后卖给100人，涉案金额100万元。",
        "每份脚本售价500元。三人共向64名号贩子出售脚本，非法获利共计48万元。",
        "民警查获账号8.8万个。白号一个8元。该团伙非法获利2.4亿元。",
    ],
)
def test_sums_that_may_have_come_otherwise_are_not_doubted(text: str) -> None:
    """Only zeros to the digit are doubted where buyers may have bought more than one, and round numbers agree by chance."""
    assert [f.kind for f in read_facts(text + "\n").flags] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Chess app gang caught\n36 suspects were arrested and the amount involved reached 120 million yuan.\nThe police audit showed that from November 2020 to the time of "
            "the case, the funds involved in the case amounted to 1.2 billion yuan. It was in 2021 that the app was shut.",
            "contradiction",
        ),
        ("这伙人栽了，非法获利320万！\n警方查明，平台运营一年多，一共非法获利32万元，其中一大半拿去充了游戏。", "contradiction"),
        ("七人篡改地图商户信息获刑\n日前，人民法院作出一审宣判，被告人纪某等八人分别被判处有期徒刑四年六个月至一年不等。", "contradiction"),
        (
            "Police seize 264 phones\nThe police seized the following evidence:\n1. 19 modem boxes\n2. 246 phones\n3. 8,120 prepaid cards\n",
            "contradiction",
        ),
        ("Police captured 12 criminal suspects.\nIn the provincial cluster strike, 46 people have been captured.", "scope"),
        ("先期抓获犯罪嫌疑人12名，经发起集群战役，共抓获犯罪嫌疑人213名。", "scope"),
        ("That day the county police caught four people. In the course of the summer police in 12 provinces caught 147 suspects.", "scope"),
        ("Lin, a teacher in Fukou County, was cheated. The police of the Fucou County Public Security Bureau solved it.", "variant"),
        ("The Tongpu Municipal Public Security Bureau arrested them. They were taken to the Tongbu police.", "variant"),
        ("清涧口县公安局接到报警。清涧沟县公安局提醒市民。", "variant"),
    ],
)  # fmt: skip
def test_slips_are_doubted(text: str, kind: str) -> None:
    """Tenfold sums, headlines a man short, wider strikes and places a letter off."""
    assert kind in [f.kind for f in read_facts(text + "\n").flags]


@pytest.mark.parametrize(
    "text",
    [
        "10月，平台配合柳北警方侦破一起刷量案，抓获犯罪嫌疑人16名；12月，配合江岔警方打掉一个工作室，3名嫌疑人被抓获。",
        "向公安机关移送线索，抓获犯罪嫌疑人88人。\n【重点案例】\n① “假客服退款”案。桐岭警方抓获17人。\n② “租号代发”案。目前5人已被刑事拘留。",
        "The agency of the Province has blockaded 88 bank accounts with 6.7 billion VND, the Public Security said.",
        "法院以掩饰罪判处卞某有期徒刑四年，四人获刑。以帮信罪分别判处同案三名被告人有期徒刑八个月。",
        "The police of Province police caught the gang, which took more than 27 million yuan nationwide from 97 victims. Ms. Luo lost 486,000 yuan.",
        "A total of 55 suspects have been returned, the Ministry of Public Security said.\nIn August 2017, 143 such suspects were brought back.\nThe 55 suspects were on Bali.",
    ],
)
def test_two_affairs_are_not_held_against_each_other(text: str) -> None:
    """What two police forces, two bullets, two years or one victim and all tell."""
    assert [f.kind for f in read_facts(text + "\n").flags] == []
