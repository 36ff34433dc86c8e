"""Wholes told again, parts that are all, averages, percentages, months and days: each doubt beside what only looks so."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

PLANTED = [
    # a whole told again as another number
    ("contradiction", "Police in Hull arrested fifty-two people in a raid on a warehouse on Thursday morning.\n\nAll of the 25 people arrested in Thursday's raid were questioned."),
    ("contradiction", "Jining police captured 26 suspects and destroyed 3 dens in a general attack.\n\nThe 26 dens destroyed in this general attack were hidden in flats."),
    ("contradiction", "2020年9月3日，如东警方集中收网，抓获犯罪嫌疑人三十七名，打掉犯罪团伙两个。\n\n9月3日收网中落网的73名犯罪嫌疑人已于次日全部押解回如东。"),
    ("contradiction", "近日，常德警方开展集中收网，抓获犯罪嫌疑人27名，扣押手机60部。\n\n在此次收网中被抓的72名犯罪嫌疑人已被刑事拘留。"),
    ("contradiction", "警方抓获犯罪嫌疑人十七名，扣押手机40部。\n\n目前，上述71名犯罪嫌疑人已全部被刑事拘留。"),
    ("contradiction", "近日，常德警方抓获犯罪嫌疑人30名，打掉窝点4个。\n\n民警对这30个窝点进行了搜查。"),
    ("contradiction", "警方抓获犯罪嫌疑人9名，查明受害人2340名。\n\n目前，2430名受害人均已收到通知。"),
    ("contradiction", "Police in Hull arrested six people and seized 19 servers.\n\nIN FIGURES\n• Arrested: 9\n• Servers seized: 19"),
    # parts that are all
    ("contradiction", "Sanming police captured 43 suspects.\n\nSanming captured 18 people, Quanzhou captured 12 people and Ganzhou captured 9 people; no people were captured in other places."),
    ("contradiction", "警方共抓获犯罪嫌疑人31名。\n\n上述犯罪嫌疑人全部在这几地落网，具体为：海口13名、厦门8名、昆明6名，此外再无其他抓捕地点。"),
    ("double_count", "A total of 52 suspects were arrested, 31 men and 24 women, police said."),
    ("double_count", "Police arrested 78 people in Selangor.\n\nOf those arrested, 41 worked as staff, 28 produced fake profiles and 17 kept the books."),
    ("double_count", "Police arrested 78 people. Of them, 41 answered the phones, 28 wrote the scripts and 17 moved the money."),
    ("double_count", "Of the 46 suspects arrested, 15 were caught in Hull, 21 in York and 18 in Leeds, police said."),
    ("double_count", "警方共抓获犯罪嫌疑人46名。其中，长沙15名、岳阳21名、常德18名。"),
    # averages and percentages
    ("implausible", "Police count 450 victims in all, who lost $3,000 each on average. Their losses add up to $135 million. Nine were arrested."),
    ("implausible", "Each of the 320 victims lost about $2,000 on average, yet they lost $64 million in all, prosecutors said. Nine were charged."),
    ("implausible", "经查，受害人共320名，平均每人被骗2万元，涉案金额高达6.4亿元。警方抓获犯罪嫌疑人9名。"),
    ("implausible", "Exactly 60 per cent of the 400 victims, that is 340 people, were in work. Police arrested nine suspects."),
    ("implausible", "Of the 500 victims, 30 per cent, or 250 people, were over sixty. Police arrested nine suspects."),
    ("implausible", "Some 250 of the 500 victims (30 per cent) were over sixty. Police arrested nine suspects."),
    ("implausible", "经查，500名受害人中，60岁以上老人占30%，共250人。警方抓获犯罪嫌疑人9名。"),
    ("implausible", "400名受害人中女性占六成，即340人。警方抓获犯罪嫌疑人9名。"),
    # so many months
    ("implausible", "警方抓获犯罪嫌疑人6名。群内买家500人全部为包月用户，月费一律300元，凌某共经营十个月，靠收取月费获利1.5亿元。"),
    # currencies, days, places
    ("contradiction", "警方侦破一案，该团伙从中获利80万元。\n\n所得的80万美元被犯罪嫌疑人瓜分，获利已被追缴。"),
    ("date", "2019年4月18日，民警将冉某等8名犯罪嫌疑人全部抓获。经查，该团伙成立于2019年7月。"),
    ("date", "该团伙2021年8月开始作案。2021年5月3日，民警将张某等9名犯罪嫌疑人抓获。"),
    ("date", "The gang began its scam in August 2021, police said. All nine members were arrested on 3 May 2021 in Cardiff."),
    ("date", "Posted: 14 March 2022\n\nPolice in Lyon arrested nine suspects on 21 March 2022 in raids on four flats."),
    ("date", "发布时间：2022-03-14  来源：平安常德\n\n2022年3月21日，常德警方开展收网行动，抓获犯罪嫌疑人9名。"),
    ("variant", "榆林市横山区公安分局通报一起案件。民警于11月中旬在衡山区抓获犯罪嫌疑人5名。"),
    ("variant", "江苏省沭阳县公安局抓获犯罪嫌疑人9名。民警在述阳县城一小区内扣押手机6部。"),
    ("variant", "北京市东城区公安分局抓获犯罪嫌疑人5名。民警在冬城区扣押手机6部。"),
]  # fmt: skip

SOUND = [
    # another wave, a part, another day
    "Police in Hull arrested 52 people in a raid on Thursday.\n\nAll of the 25 people arrested in Saturday's raid were questioned.",
    "Jining police captured 26 suspects and destroyed 3 dens.\n\nThe 3 dens destroyed in this attack were hidden in flats.",
    "近日，常德警方抓获犯罪嫌疑人27名。\n\n随后警方再次收网，第二次收网中被抓的12名犯罪嫌疑人已被刑事拘留。",
    "近日，常德警方集中收网，抓获犯罪嫌疑人27名。\n\n此次收网中被抓的12名犯罪嫌疑人已被刑事拘留。",
    "警方抓获犯罪嫌疑人17名，扣押手机40部。\n\n目前，上述17名犯罪嫌疑人已全部被刑事拘留。",
    "近日，常德警方抓获犯罪嫌疑人30名，打掉窝点4个。\n\n民警对这4个窝点进行了搜查。",
    "Police in Hull arrested six people and seized 19 servers.\n\nIN FIGURES\n• Arrested: 6\n• Servers seized: 19",
    # parts that are not said to be all, or add up
    "Sanming police captured 43 suspects.\n\nSanming captured 18 people, Quanzhou captured 12 people and Ganzhou captured 9 people.",
    "Sanming police captured 39 suspects.\n\nSanming captured 18 people, Quanzhou captured 12 people and Ganzhou captured 9 people; no people were captured in other places.",
    "警方共抓获犯罪嫌疑人31名。其中，长沙15名、岳阳6名、常德8名。",
    "A total of 55 suspects were arrested, 31 men and 24 women, police said.",
    "Police arrested 86 people in Selangor.\n\nOf those arrested, 41 worked as staff, 28 produced fake profiles and 17 kept the books.",
    # averages and percentages that fit, rates, growth
    "Police count 450 victims in all, who lost $3,000 each on average. Their losses add up to $1.35 million. Nine were arrested.",
    "Police count 450 victims, who lost $3,000 a month on average. Their losses add up to $135 million. Nine were arrested.",
    "经查，受害人共320名，平均每人被骗2万元，涉案金额640余万元。警方抓获犯罪嫌疑人9名。",
    "Exactly 60 per cent of the 400 victims, that is 240 people, were in work. Police arrested nine suspects.",
    "Police arrested nine suspects. Reports rose by 30 per cent to 250 in a town of 500 victims.",
    "经查，500名受害人中，60岁以上老人占30%，共150人。警方抓获犯罪嫌疑人9名。",
    "400名受害人中女性占六成，即243人。警方抓获犯罪嫌疑人9名。",
    "警方抓获犯罪嫌疑人6名。群内买家500人全部为包月用户，月费一律300元，凌某共经营十个月，靠收取月费获利150万元。",
    # conversions, task forces, plans, updates
    "该团伙从中获利80万元（约合11万美元）。警方抓获犯罪嫌疑人9名。",
    "专案组成立于2021年8月。2021年5月3日，民警曾将张某等9名犯罪嫌疑人抓获。",
    "The anti-fraud task force was set up in August 2021. A first gang had been arrested on 3 May 2021 in Cardiff.",
    "Posted: 14 March 2022\n\nPolice in Lyon will present those arrested on 21 March 2022.",
    "Posted: 14 March 2022, updated 22 March 2022\n\nPolice in Lyon arrested nine suspects on 21 March 2022.",
    "榆林市横山区公安分局通报一起案件。民警在雁塔区抓获犯罪嫌疑人5名。",
    # one item's takings, one victim's loss, three operations side by side
    "Police arrested 22 suspects. The gang sold 3,000 addresses, and only this one item earned 36,000 yuan; the illegal profit of all items was more than 1.1 million yuan.",
    "警方查明，该团伙骗走近五千万元。陶女士先投了五千元试水。警方抓获犯罪嫌疑人58名。",
    "On Monday five men were arrested in Quezon City by police.\n\nThe third operation, on Friday, concerned neither group. Two clerks were arrested by police.",
    # one name for two currencies, other places and times, traits that overlap, words that end like a place
    "香港警方拘捕9人，涉款800万港元。\n\n警方正追查该案800万元赃款的去向，涉款800万元已全部冻结。",
    "台北警方逮捕9名嫌犯，该集团不法获利8000万元新台币。\n\n检方表示，该集团不法获利8000万元，全案移送法办。",
    "Police in Sydney arrested nine men. The gang stole A$5 million from pensioners.\n\nThe losses came to $5 million, detectives said, and the gang took in $5 million.",
    "Singapore police arrested nine people. Victims lost S$2.3 million.\n\nIn all, the victims lost at least $2.3 million, police said.",
    "Singapore police arrested nine people. Victims lost S$2.3 million.\n\nIn all, the victims lost $2.3 million, police said.",
    "Police arrested nine people. A widow in Leeds lost £10,000 to the gang.\n\nA man in Ohio lost $10,000 in the same way.",
    "Last year 12,000 people lost $135 million to such scams nationwide. In Hull, police arrested nine suspects. Their 450 victims lost $3,000 each on average.",
    "警方抓获犯罪嫌疑人9名，该案受害人共320名，平均每人被骗2万元。去年全国电信诈骗涉案金额高达6.4亿元。",
    "Nearly 30% of the 500 victims in 2021 were over sixty, police said. Nine were arrested.",
    "Some 60 per cent of the 400 victims, 25 of them children, were in Hull. Nine were arrested.",
    "In all 250 of the 500 victims lost over 30 per cent of their savings. Nine suspects were arrested.",
    "60 per cent of the 400 victims (25 of them minors) lived in Hull. Nine were arrested.",
    "400名受害人中，女性占60%，有25人报案。警方抓获犯罪嫌疑人9名。",
    "警方破获案件400起，抓获240人，占比12%。",
    "警方抓获犯罪嫌疑人17名，另有54人投案自首。\n\n目前，上述71名犯罪嫌疑人已全部被刑事拘留。",
    "警方在三地集中收网，抓获犯罪嫌疑人27名。\n\n在长沙收网中被抓的12名犯罪嫌疑人均被刑事拘留。",
    "近日，警方集中收网，抓获犯罪嫌疑人27名。\n\n此次收网中被抓的12名女性犯罪嫌疑人均被刑事拘留。",
    "Police in Hull arrested 52 people in a raid on Thursday.\n\nAll of the 25 women arrested in Thursday's raid were released.",
    "警方共抓获犯罪嫌疑人31名。具体为：海口抓获13名、厦门抓获8名、昆明抓获6名等。",
    "Police arrested 52 people. On Friday they arrested 3 men and 2 women.",
    "Police arrested 52 people in May. They arrested three men and two women on Friday.",
    "警方抓获犯罪嫌疑人52名。周五又抓获男性3名、女性2名。",
    "警方抓获犯罪嫌疑人52名。周五抓获男嫌疑人3名、女嫌疑人2名。",
    "警方抓获犯罪嫌疑人46名。其中，男性40名、90后30名、有前科的15名。",
    "警方抓获犯罪嫌疑人46名。其中，大学生20名，未成年人30名。",
    "Police arrested 46 people. Of those arrested, 41 were men and 28 were under thirty.",
    "Police arrested 46 people. Of them, 30 had previous convictions, 28 were foreigners.",
    "Of the 46 suspects arrested, 41 were men, 28 were foreigners and 12 were students, police said.",
    "2019年4月18日，民警将甲团伙冉某等8名犯罪嫌疑人抓获。乙团伙成立于2019年7月，同年10月20日，民警将其9名成员抓获。",
    "The first gang was arrested on 3 May 2021. The second gang began its scam in August 2021 and was arrested on 9 December 2021.",
    "时间：2022年3月14日  地点：长沙\n2022年3月21日，民警将张某等9名犯罪嫌疑人抓获。",
    "西安市新城区公安分局通报，民警在中心城区抓获犯罪嫌疑人5名。",
    "上海市金山区公安分局通报，民警进山区抓获犯罪嫌疑人5名。",
    "阳江市江城区公安分局抓获犯罪嫌疑人5名，将城区划为三片。",
    "武汉市汉阳区公安分局抓获犯罪嫌疑人5名。",
    "上海市宝山区公安分局抓获犯罪嫌疑人5名，重点保山区群众平安。",
    "株洲市石峰区、石城县警方抓获犯罪嫌疑人5名，全市城县区联动。",
    "团伙500名会员，每月会费300元，警方查获15万元，该团伙共经营10个月，获利15万元。警方抓获犯罪嫌疑人6名。",
    "Police said 60% of the 400 victims or 4,000 dollars were lost. Nine were arrested.",
    "The bank's group was set up in August 2021. Police arrested nine on 3 May 2021.",
    "诈骗集团成立于2019年7月。2019年4月18日，警方曾将该集团头目冉某以另案抓获。",
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), PLANTED)
def test_what_does_not_hold_together_is_doubted(kind: str, text: str) -> None:
    assert kind in [flag.kind for flag in read_facts(text).flags]


@pytest.mark.parametrize("text", SOUND)
def test_what_only_looks_so_is_not(text: str) -> None:
    assert [flag.statement for flag in read_facts(text).flags] == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("公安机关共抓获组织、招募人员赴境外从事诈骗的犯罪嫌疑人1240名。", [("arrested", 1240)]),
        ("警方抓获犯罪嫌疑人46名。其中，组织者5名、技术人员8名、话务人员21名。", [("arrested", 46), ("arrested", 5), ("arrested", 8), ("arrested", 21)]),
        ("Police have frozen funds involved in cases totaling 118 million yuan.", [("money_frozen", 118e6)]),
        ("Police arrested nine men. Forty-four companies lost $12.7 million.", [("arrested", 9), ("victims", 44), ("loss", 12.7e6)]),
        ("Police arrested nine men. Some forty malware families were controlled from its racks.", [("arrested", 9)]),
        ("Police arrested nine men. The losses of the victims add up to $135 million.", [("arrested", 9), ("loss", 135e6)]),
        ("\"Registration 150 yuan, hotel rooms 400 yuan, express address 12 yuan.\" When police saw this \"price list\", they were taken aback.", [("price", 150), ("price", 400), ("price", 12)]),
    ],
)  # fmt: skip
def test_figures_the_doubts_rest_on_are_read(text: str, figures: list[tuple[str, float]]) -> None:
    read = read_facts(text).facts
    assert [(f.measure, f.value) for f in read] == figures
    assert all(f.comparator in ("exact", "about") for f in read)
