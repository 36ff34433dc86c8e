"""Bulletins of agencies, papers and machines that no set had: each wording beside one that only looks like it."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts
from tests.rings.bulletins.test_turns import _said

_WORDINGS = [
    # sums
    ("Police charged the firm over a $31 million business email compromise scheme.", ["loss 31000000"]),
    ("Police froze assets worth 840 million pesos ($14.6 million).", ["money_frozen 840000000"]),
    ("The gang rented two condominium units at RM7,500 a month, police said.", []),
    ("The gang sold accounts at RM75 a month, police said.", ["price 75"]),
    ("The accused collected between Rs 15,000 and Rs 60,000 from each applicant, police said.", ["price 15000..60000"]),
    ("The defendant allegedly collected the sum of N187 million from the complainant.", ["loss 187000000"]),
    ("The defendant allegedly collected the sum of N187 million.", ["illegal_profit 187000000"]),
    ("The callers made him transfer Rs 1.15 crore, police said.", ["loss 11500000"]),
    ("The gang made it easy to transfer Rs 1.15 crore, police said.", ["money_involved 11500000"]),
    ("Police said paying customers were charged $200 a month.", ["price 200"]),
    ("Police said callers were paid $200 a month.", []),
    ("Kits were rented for up to $120 a week, police said.", ["price <=120"]),
    ("Police seized the following items:\n• 14 luxury vehicles\n• EUR 1.3 million in cash", ["seized_vehicles 14", "money_frozen 1300000"]),
    ("The heirs shared these:\n• EUR 1.3 million in cash", []),
    ("Police freeze involve case fund 1.4 million yuan many.", ["money_frozen >1400000"]),
    # people
    ("Police arrested two men for cheating over 300 job aspirants.", ["arrested 2", "victims >300"]),
    ("Police arrested two men for tutoring over 300 job aspirants.", ["arrested 2"]),
    ("EFCC arraigns two for alleged fraud.", ["charged 2"]),
    ("It will be alleged the devices were used to send 318 million messages, police said.", ["items_found 318000000"]),
    ("The AFP estimates 2600 Australians lost a combined $5.1 million.", ["victims 2600", "loss 5100000"]),
    ("Those held were 37 Chinese, 10 Vietnamese and five Malaysians, police said.", ["arrested 37", "arrested 10", "arrested 5"]),
    ("Police arrested the owners of 37 Chinese restaurants.", []),
    ("Europol deployed three experts to Lisbon.", ["officers_deployed 3"]),
    ("Police arrested a man after they interviewed three experts.", []),
    ("Police arrested 6 people, of which 2 were website insiders.", ["arrested 6", "insiders 2"]),
    ("The cell used 112 bank accounts to receive and move more than $17.8 million, police said.", ["accounts_controlled 112", "money_involved >17800000"]),
    ("The accused forfeited four laptops to the government.", ["seized_computers 4"]),
    ("The taskforce restrained 31 bank accounts, police said.", ["accounts_frozen 31"]),
    ("In court one got three years, while the five others bagged two years each.", ["prison_term 3", "sentenced 5", "prison_term 2"]),
    ("Officers bagged five others in the raid.", ["arrested 5"]),
    ("Police said 2,190 individuals were nabbed and 1,346 of them charged.", ["arrested 2190", "charged 1346"]),
    ("Police said 2,190 individuals were nabbed and 1,346 of them charged with 300 frauds were let go.", ["arrested 2190", "arrested 1346"]),
    ("Of those arrested, 44 were Chinese nationals, police said.", ["arrested 44"]),
    ("Of those websites, 44 were Chinese, police said.", []),
    ("Investigators tie the service to more than 3,200 fraud cases.", ["cases_related >3200"]),
    ("The gang sold it to 27 fraud gangs, police said.", ["buyers 27"]),
    ("Police froze more than 5.8 billion yuan of gambling-related funds.", ["money_frozen >5800000000"]),
    ("Police said losses amounting to more than $2.3 million were transferred away.", ["loss >2300000"]),
    ("Police said more than $2.3 million were transferred away.", ["loss >2300000"]),
    ("The caller asked for transfers ranging from 800 to 55,000 euros, police said.", []),
    ("Losses ranging from 800 to 55,000 euros were reported to police.", ["loss 800..55000"]),
    ("Police on Tuesday handed over the sum of $132,362 to the victims.", ["money_recovered 132362"]),
    ("The widow on Tuesday handed over the sum of $132,362 to the swindlers, police said.", ["loss 132362"]),
    ("The owner used to pay each caller Rs 25,000 a month, police said.", []),
    ("She was asked to pay a tax of RM120,000, police said.", []),
    ("Police seized 31 000 counterfeit EUR 50 banknotes.", ["seized_counterfeits 31000"]),
    ("Police had already detained five buyers in July.", ["detained 5"]),
    ("Police found the gang had five buyers.", ["buyers 5"]),
    ("The victim made 37 transfers into 11 bank accounts, police said.", ["accounts_controlled 11"]),
    ("The commission secured 4,111 convictions and arrested 792 suspects.", ["sentenced 4111", "arrested 792"]),
    ("The man, who has three convictions, was arrested with 792 suspects.", ["arrested 792"]),
    ("More than 330 AFP members took part.", ["officers_deployed >330"]),
    ("More than 330 club members took part, police said.", []),
    ("Officers are analysing 94 seized phones.", ["seized_phones 94"]),
    ("Officers are analysing 94 phones.", []),
    ("Police arrested four administrators of six sites.", ["arrested 4"]),
    ("The 5,000 people who gambled had been educated and persuaded, and 1,700 gamblers had been given administrative penalties.", ["punished 1700"]),
    ("Officers raided two print shops in Naples.", ["dens_destroyed 2"]),
    ("Officers closed two online shops in Naples.", ["shops_closed 2"]),
    ("Police say victims lost 545,000 Russian rubles (~$9,100).", ["loss 545000"]),
    ("Hackers stole 1.9 million email addresses, police said.", ["personal_records 1900000"]),
    ("Police wrote to 1.9 million email addresses.", []),
    ("In total, more than $73 million in victim funds were sent to the accounts, police said.", ["loss >73000000"]),
    ("In total, more than $73 million were sent to the accounts, police said.", []),
    ("A wallet linked to the gang received more than $341 million, police said.", ["money_involved >341000000"]),
    ("Police seized these:\n• gold and jewellery worth EUR 480 000;\n• 62 phones", ["money_frozen 480000", "seized_phones 62"]),
    ("Five laptops were seized, and 16 bank accounts with a total balance of about $870,000 were frozen.", ["seized_computers 5", "accounts_frozen 16", "money_frozen ~870000"]),
    ("Police have taken action against 96 persons for similar offences.", ["involved_people 96"]),
    ("State police received 66 reports on love scams, compared with 51 cases last year.", ["cases_filed 66", "cases_filed 51"]),
    ("State police received 66 reports on road works.", []),
    ("Police recovered Rs 5 lakh cash from them.", ["money_frozen 500000"]),
    ("Police found that 70 bank accounts were found to have been opened fraudulently.", ["accounts_controlled 70"]),
    ("Police arrested 10 people, including two police officers.", ["arrested 10", "arrested 2"]),
    ("Police sent 10 people, including two police officers, to the scene.", ["officers_deployed 10", "officers_deployed 2"]),
    ("China brought home more than 50,000 suspects.", ["arrested >50000"]),
    ("The gang harvested 1.9 million payment cards, police said.", ["personal_records 1900000"]),
    ("The gang stole 19 payment cards, police said.", []),
    ('Police destroyed 11 "GOIP" dens.', ["dens_destroyed 11"]),
    ('Police seized 11 "GOIP" devices.', ["seized_devices 11"]),
    ("The other two were given administrative penalties, police said.", ["punished 2"]),
    ("The ring earned 800 to 1,000 yuan a day for each set, police said.", []),
    ("A man, 29, was charged with 26 counts of fraud.", []),
    ("Police arrested the following: men, 29, women, 4.", ["arrested 29", "arrested 4"]),
    ("MACC detains five, including two bank officers", ["detained 5", "insiders 2"]),
    ("South Korea repatriates 64 from Cambodia over scams", ["arrested 64"]),
    ("More than RM210 million in proceeds passed through the accounts, police said.", ["money_involved >210000000"]),
    ("The gang sent over Rs 500 crore to China, police said.", ["money_involved >5000000000"]),
    ("The sites processed about N1.8 billion weekly, police said.", []),
    ("The gang bribed three employees, police said.", ["insiders 3"]),
    ("The gang met three employees, police said.", []),
    ("Four of his associates have pleaded guilty in court.", ["sentenced 4"]),
    ("More than 90 policemen were divided into 12 groups.", ["officers_deployed >90"]),
    ("Police shut 12 chat groups.", ["chat_groups_closed 12"]),
    # what machines that translate and typeset leave
    ("The police investigate and arrest crime suspect 19 name.", ["arrested 19"]),
    ("Police seized the cell phone 88 section, bank card 57 sheet.", ["seized_phones 88", "seized_bank_cards 57"]),
    ("He colluded with inside employee 4 person of the platform, police said.", ["insiders 4"]),
    ("Cao certain etc. 11 people already by the procuratorate approve arrest.", ["arrested 11"]),
    ("Qiu Mou etc. 10 people already by Xinhe County public security bureau criminally detained.", ["detained 10"]),
    ("Other 8 person take to get bail waiting for trial, police said.", ["detained 8"]),
    ("Police broke into a unit and arrested9persons there.", ["arrested 9"]),
    ("Police knocked out the making-fake dens 3, on the spot.", ["dens_destroyed 3"]),
    ("Police seized fake watches 3, on the spot.", ["seized_counterfeits 3"]),
    ("Police seized 19,800 counterfeit devices.", ["seized_counterfeits 19800"]),
    ("Police seized 19,800 devices.", ["seized_devices 19800"]),
    # lists and labels
    ("Recoveries:\n(a) mobile handsets – 52 nos.\n(b) laptops – 06 nos.", ["seized_phones 52", "seized_computers 6"]),
    ("Police arrested three men. Call 06 12 for help. (2021) Yu 03 Criminal First Instance.", ["arrested 3"]),
    ("UPDATE 3-Karvelian police bust a ring", []),
    # Chinese
    ("先后有640名投资者受骗。", ["victims 640"]),
    ("警方走访了640名投资者。", []),
    ("警方解散荐股群88个。", ["chat_groups_closed 88"]),
    ("购买信息的下家9人也已全部查清，警方称。", ["buyers 9"]),
    ("轿车蛇行撞房2死3伤司机疑为酒后驾车，警方称。", ["deaths 2", "injured 3"]),
    ("警方称17死者身份已确认，3伤员出院。", []),
    ("事故造成3人死亡多人受伤，警方称。", ["deaths 3"]),
    ("警方称4名受伤人员正在医院救治。", ["injured 4"]),
    ("警方称3人送医院抢救无效死亡。", ["deaths 3"]),
    ("警方称3人送医院抢救。", ["injured 3"]),
    ("警方称63名员工疑似食物中毒。", ["injured 63"]),
    ("警方走访了63名员工，食物中毒并未发生。", []),
    ("伤者多是公共汽车上的乘客两次爆炸似乎标志着改变，警方称。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _WORDINGS, ids=[t[:48] for t, _ in _WORDINGS])
def test_a_wording_says_what_a_careful_reader_would_take_it_for(text: str, expected: list[str]) -> None:
    assert _said(text) == expected


_DOUBTS = [
    # a wider figure beside a narrower one
    (
        "Police arrested 29 suspects in Lapidan.\nPolice later announced that across the region 84 suspects had been arrested.",
        ["scope"],
    ),
    (
        "Losses of the scam centre total RM6.8 million nationwide, police said.\nIn a separate case, a retiree lost RM1.15 million.",
        [],
    ),
    # two events, two states of the goods, an order of the court
    ("Police seized $4.2 million.\nThe court told the accused to forfeit $2.7 million.", []),
    ("团伙售出假证1264本。\n公安机关从现场起获尚未寄出的假证87本。", []),
    ("团伙售出假证1264本。\n公安机关查明，该团伙售出假证1364本。", ["contradiction"]),
    # the headline counts fewer than the text charges for one crime
    (
        "出借店铺替人走账，11人获刑\n检察院受理一起案件。\n法院以掩饰、隐瞒犯罪所得罪判处刘某等12人有期徒刑。",
        ["contradiction"],
    ),
    (
        "出借店铺替人走账，13人获刑\n检察院受理一起案件。\n法院以掩饰、隐瞒犯罪所得罪判处刘某等12人有期徒刑。",
        [],
    ),
    # entries of one list, and a part told beside the whole
    ("Police arrested many.\n• April 9: police seized 100 servers.\n• June 11: police seized 41 servers.", []),
    ("Police tell of a raid.\nOn April 9 police seized 100 servers.\nPolice had seized 41 servers.", ["contradiction"]),
    ("Remitter charged over laundering $229 million\nPolice allege the group transferred about $10 billion overseas, of which $229 million were proceeds of crime.", []),
    # places of no table
    ("铁警在清渠县立案。\n8月6日，民警在青渠县抓获13人。", ["variant"]),
    ("铁警在清水县立案。\n8月6日，民警在清河县抓获13人。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), _DOUBTS, ids=[t[:24] for t, _ in _DOUBTS])
def test_a_doubt_is_raised_where_both_cannot_hold_and_nowhere_else(text: str, kinds: list[str]) -> None:
    assert [flag.kind for flag in read_facts(text).flags] == kinds
