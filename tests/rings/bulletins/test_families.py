"""Families of wordings that the fourteenth set and texts like it showed, each beside a near miss."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts
from tests.rings.bulletins.test_turns import _said

_FAMILIES = [
    # an entry of a list below a raid; an entry of anything else
    ("民警连夜收网，战果上新：\n手机：58部\n✅ 电脑：14台", ["seized_phones 58", "seized_computers 14"]),
    ("社区服务中心挂牌。\n电脑：14台", []),
    ("战绩晒单来了！\n抓获：22人\n手机×31部", ["arrested 22", "seized_phones 31"]),
    # groups and telephones that are counted, and numbers of groups and telephones
    ("民警解散引流群：137个。", ["chat_groups_closed 137"]),
    ("民警查获智能电话73部。", ["seized_phones 73"]),
    ("请加入QQ群：73920116。", []),
    # a thing named a clause before the act that takes it up
    ("他将业主资料卖给装修公司，累计出售4.73万条。", ["personal_records 47300"]),
    ("他把学员资料挂在网上，先后卖出2100条。", ["personal_records 2100"]),
    ("他收来一批银行卡，转手卖出36张。", []),
    ("他把装修公司的门面租了出去，累计出售4.73万条毛巾。", []),
    # whoever bought of the seller
    ("向其购买信息的装修公司人员16名另案处理。", ["buyers 16"]),
    ("向警方报案的装修公司人员16名已登记。", []),
    # what people met with, by whose order
    ("抓获犯罪嫌疑人39名，另有112人受到行政处罚。", ["arrested 39", "punished 112"]),
    ("警方抓获15人，其中6人经法院裁定羁押禁见。", ["arrested 15", "detained 6"]),
    ("警方抓获15人，其中6人由检察官谕令交保。", ["arrested 15", "detained 6"]),
    ("民警出手，21个人，一锅端。", ["arrested 21"]),
    ("民警赶到，三个窝点被一网打尽。", ["dens_destroyed 3"]),
    ("食堂里21个人，一锅汤。", []),
    # a number the question told
    ("记者：刚才提到破案一万一千多起，有何特点？\n局长：您说的一万一千多起，准确讲是11734起。", ["cases_solved >11000", "cases_solved 11734"]),
    ("记者：刚才提到演出一百多起，有何特点？\n局长：您说的一百多起，准确讲是117起。", []),
    # sums
    ("最初只是一笔588元的陌生入账。", []),
    ("团伙非法入账588万元。", ["illegal_profit 5880000"]),
    ("通报里说一条信息卖2毛到5毛。", ["price 0.2..0.5"]),
    ("一张卡卖两块到五块。", ["price 2..5"]),
    ("假交友骗局，集团吸金逾2千万元。", ["loss >20000000"]),
    ("传销组织吸金逾2千万元。", ["illegal_profit >20000000"]),
    # goods that bear other people's marks
    ("关员查验时，发现箱内夹藏标有他人注册商标的耳机3200件。", ["seized_counterfeits 3200"]),
    ("民警查扣假酒包装材料3200件。", []),
    # where a survey went
    ("志愿者走访了5个城市。", []),
    ("该案涉及5个城市。", ["cities 5"]),
    # papers of Taiwan and Hong Kong
    ("現場查扣筆電12台、工作機65支、人頭帳戶金融卡31張。", ["seized_computers 12", "seized_phones 65", "seized_bank_cards 31"]),
    ("人員檢獲提款卡240張及手提電話73部。", ["seized_bank_cards 240", "seized_phones 73"]),
    ("清查受害者計88名，財損2,147萬元。", ["victims 88", "loss 21470000"]),
    ("警方圈存人頭帳戶款項300萬元。", ["money_frozen 3000000"]),
    # English: signs of money
    ("The victims lost ₦12.5 million.", ["loss 12500000"]),
    ("Two pensioners were defrauded of N415 million.", ["victims 2", "loss 415000000"]),
    ("Highway N12 was blocked and 3 suspects were arrested.", ["arrested 3"]),
    ("The gang caused losses of RM4.7 million.", ["loss 4700000"]),
    ("SIM cards were sold at P150 to P200 apiece.", ["price 150..200"]),
    ("Court P150 is on the second floor.", []),
    ("Police froze KSh 3,400,000 in the accounts.", ["money_frozen 3400000"]),
    # what was done to a sum stands right behind it
    ("Cyber cell busts loan-app racket, over Rs 3 crore frozen", ["money_frozen >30000000"]),
    ("Cyber cell busts loan-app racket, over Rs 3 crore budgeted", []),
    ("The customer paid 500 to 8,000 yuan for one deletion.", ["price 500..8000"]),
    # whose strength a number tells
    ("The raiding teams, comprising 55 personnel, seized 61 handphones.", ["officers_deployed 55", "seized_phones 61"]),
    ("The gang, comprising 55 people, bought 61 handphones.", []),
    # the clock
    ("FLASH 09:12 — POLICE ARREST 40 PEOPLE", ["arrested 40"]),
    ("UPDATE 13:20 — Exact number of arrests", []),
    # lists
    ("The physical examination revealed the following:\n   mobile phones, 46\n   counterfeit watches, 940", ["seized_phones 46", "seized_counterfeits 940"]),
    ("The shop stocks the usual:\n   mobile phones, 46\n   watches, 940", []),
    ("Police captured criminal suspects34, seized hard disks18 blocks.", ["arrested 34", "seized_disks 18"]),
    ("Police said windows10 was installed on computers.", []),
    ("Between March and May we interviewed graduates in five university towns.", []),
    ("The case reached five cities.", ["cities 5"]),
    ("At present, 21 people already by law raised public prosecution.", ["charged 21"]),
    # papers of India, Nigeria, the Philippines
    ("Operatives recovered nine exotic cars and 122 handsets.", ["seized_vehicles 9", "seized_phones 122"]),
    ("The sleuths recovered 530 pre-activated SIM cards and 14 country-made pistols.", ["black_cards 530", "seized_guns 14"]),
    ("The probe agency attached assets of Rs 5 crore.", ["money_frozen 50000000"]),
    # the fifteenth set: what became of people, told by where they were taken or what they do now
    ("Another 31 persons are assisting in investigations, police said.", ["involved_people 31"]),
    ("Another 31 persons are assisting in the kitchen, police said.", []),
    ("Thirteen suspects were taken to Muthaiga police station.", ["arrested 13"]),
    ("Thirteen patients were taken to hospital, police said.", []),
    ("The seven police land divisions took part.", []),
    ("Two local men aged 29 and 35 were detained.", ["detained 2"]),
    ("He has been jailed for one year.", ["prison_term 1"]),
    ("He worked there for one year.", []),
    ("The unit received 1,942 complaints, of which 388 have been solved.", ["cases_filed 1942", "cases_solved 388"]),
    ("The 83,668 accounts used for fraud were identified and blocked.", ["accounts_closed 83668"]),
    ("The convicts were among 52 suspects arrested in March.", ["arrested 52"]),
    ("He was ordered to restitute N1.4 million to his victim.", ["money_recovered 1400000"]),
    ("The others were given an option of fine of N200,000 each.", ["fine 200000"]),
    ("Officers paid with marked money amounting to P5,000.", []),
    ("Tellers persuaded 318 customers to stop.", []),
    ("The site sold data to 318 customers.", ["buyers 318"]),
    ("The group reported 140 phishing sites that have all since been shut.", ["websites_closed 140"]),
    ("The group reported 140 phishing sites that have been copied.", []),
    ("They are suspected of laundering HK$124 million through 203 stooge accounts.", ["money_involved 124000000", "accounts_controlled 203"]),
    ("Two pensioners lost Sh38 million.", ["victims 2", "loss 38000000"]),
    ("他将自己名下的5张银行卡出借给他人。", []),
    ("民警在他家查获5张银行卡。", ["seized_bank_cards 5"]),
    ("对67家网站平台给予警告，12家处以罚款。", ["websites_warned 67", "websites_fined 12"]),
    ("该集团向600多名民众吸收资金，不法吸金达9.3亿元。", ["victims >600", "money_involved 930000000"]),
    ("警方捣破诈骗集团　拘5内地汉", ["arrested 5"]),
    ("法庭日前拘5厘米长的证物。", []),
    ("另有31人协助调查，警方说。", ["involved_people 31"]),
    ("他们一张卡给你两百块，转手就卖。", ["price 200"]),
    ("警方查获运动鞋，涉案运动鞋9600双均为假冒商品。", ["seized_counterfeits 9600"]),
    ("警方起获现款1万2600令吉。", ["money_frozen 12600"]),
    # the sixteenth set
    ("The agency attached Rs 28.4 crore in immovable properties.", ["money_frozen 284000000"]),
    ("Agents seized $2 million in fake handbags.", ["money_involved 2000000"]),
    ("A chargesheet has been filed against 11 accused.", ["charged 11"]),
    ("Of those arrested, 72 will face charges.", ["charged 72"]),
    ("Of those present, 72 will stay for dinner, police said.", []),
    ("A total of 12,110 online fraud cases with losses amounting to RM573.7 million were reported.", ["cases_filed 12110", "loss 573700000"]),
    ("The bulk were telecommunication crimes with 5,774 cases.", ["cases_filed 5774"]),
    ("The case came from a gambling network said to have had 120,000 members.", ["members 120000"]),
    ("The three men, aged 24, 27 and 31, appeared before court on Tuesday.", ["charged 3"]),
    ("The syndicate stole more than $2.3 million from 15 businesses.", ["loss >2300000", "victims 15"]),
    ("My bank blocks 300 phishing pages a day.", []),
    ("My bank blocked 300 phishing pages.", ["websites_closed 300"]),
    ("Customs discover infringement trademark sports shoes 2160 pairs.", ["seized_counterfeits 2160"]),
    ("Customs discover sports shoes 2160 pairs.", []),
    ("我们区一共接了电诈警情1366起，抓了517个。", ["cases_filed 1366", "arrested 517"]),
    ("我们区一共种了果树1366起，买了517个。", []),
    ("行动中共拘捕83人（55男28女）。", ["arrested 83"]),
    ("成功截停8900万港元骗款，涉及143名客户。", ["money_recovered 89000000", "victims 143"]),
    ("致使37个对公账户被用于转移涉诈资金。", ["accounts_controlled 37"]),
    ("受理审查逮捕电信网络诈骗及关联犯罪案件312件517人，批准逮捕388人。", ["cases_filed 312", "arrested 388"]),
    ("原告请求赔偿50万元。", []),
    ("被告人主动赔偿50万元。", ["money_recovered 500000"]),
    ("Most transfers were blocked but about $81 million was sent abroad, police said.", ["money_involved ~81000000"]),
    ("他操作三个股票账户，先于1-5个交易日下单。", ["accounts_controlled 3"]),
    ("政府给每个遇难家庭提供50万卢比的救济资金，警方说。", []),
    ("专班封停涉诈号码8811个。", ["black_cards 8811"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _FAMILIES, ids=[t[:60] for t, _ in _FAMILIES])
def test_a_family_of_wordings_is_read_and_its_near_miss_is_not(text: str, said: list[str]) -> None:
    assert sorted(_said(text)) == sorted(said)


_DOUBTS = [
    ("The ledger lists 4,000 SIM cards sold at P150 to P200 apiece. From these sales the group earned P60 million, police said.", ["implausible"]),
    ("The ledger lists 4,000 SIM cards sold at P150 to P200 apiece. From these sales the group earned P700,000, police said.", []),
    ("海关查获侵权耳机3200件。据货主交代，这批耳机从未出过货，每件售价15元至30元。警方称该案涉案金额为1.6亿元。", ["implausible"]),
    ("海关查获侵权耳机3200件。据货主交代，此前已售出数批，每件售价15元至30元。警方称该案涉案金额为1.6亿元。", []),
    ("据青屏县公安局介绍，全县查获手机黑卡7800余张。在清屏县北乡，公安机关捣毁窝点2处。", ["variant"]),
    ("据青屏县公安局介绍，全县查获手机黑卡7800余张。在白河县北乡，公安机关捣毁窝点2处。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), _DOUBTS)
def test_a_doubt_is_raised_where_the_arithmetic_or_the_name_says_so(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in read_facts(text).flags] == kinds
