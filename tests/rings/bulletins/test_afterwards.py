"""Counts whose act, kind or number stands where one does not look first, each beside a near miss that says something else."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts

_TOLD = [
    # the act follows in a relative clause, a bracket or the next clause
    ("Police say codes were offered in 23 chat groups, all of which have since been shut down.", ["chat_groups_closed 23"]),
    ("Police say codes were offered in 23 chat groups, some of which have since been shut down.", []),
    ("Police say the gang built 178 phishing sites (all of them closed down since).", ["websites_closed 178"]),
    ("Police say the gang built 178 phishing sites.", []),
    ("Police identified 12 suspects, all of whom have been arrested.", ["arrested 12"]),
    ("Police arrested 12 suspects, all of whom have been charged.", ["arrested 12"]),
    ("机构用842个账号轮番推送，这些账号已被平台全部关停。", ["accounts_closed 842"]),
    ("机构用842个账号轮番推送，这些资金已被冻结。", []),
    ("警察数出总共有29家网店，它们现在被全部关闭了。", ["shops_closed 29"]),
    ("警察数出总共有29家网店，它们生意不错。", []),
    # lists that translation made
    ("Police said of the suspects, 15 had been charged by prosecutors.", ["charged 15"]),
    ("Arrested suspects, 44. Among which already prosecuted by the procuratorate, 31.", ["arrested 44", "charged 31"]),
    ("Arrested suspects, 44. Among which born after 2000, 31.", ["arrested 44"]),
    ("Police results: running-point studios destroyed, 6.", ["dens_destroyed 6"]),
    ("Police visited the studios in the city, 6 in all.", []),
    ("On the scene the police buckled computers 37 sets.", ["seized_computers 37"]),
    ("Police found rumor information 5,300 pieces, cleaned 5,120 pieces.", ["items_found 5300", "items_removed 5120"]),
    ("Police talked with enterprises 88 enterprises.", ["enterprises_interviewed 88"]),
    ("Police talked with 88 villagers.", []),
    ("Fan developed agents 36 people below him in the form of up and down line, police said.", ["contacts 36"]),
    ("Police arrested 36 people in the street below him.", ["arrested 36"]),
    ("Police froze 310million yuan.", ["money_frozen 310000000"]),
    ("Police froze 310 million yuan and 2.5bn yuan.", ["money_frozen 310000000", "money_frozen 2500000000"]),
    # headings and lists carry numbers that count nothing
    ("1 Personnel. Arrested suspects, 44.\n2 Dens. Destroyed dens, 6.\n3 Articles seized at scene. Phones, 20.",
     ["arrested 44", "dens_destroyed 6", "seized_phones 20"]),
    ("13 Suspects Arrested in Raid\nPolice said so.", ["arrested 13"]),
    ("1.抓获犯罪嫌疑人，33名；\n2.捣毁窝点，5处。", ["arrested 33", "dens_destroyed 5"]),
    ("收网行动结束（33名嫌疑人落网）。", ["arrested 33"]),
    ("战果：（1）抓获嫌疑人33名；（2）扣押手机41部。", ["arrested 33", "seized_phones 41"]),
    ("沂川网警　2022-11-08 18:20　发表于山东　阅读 3017\n警方抓获36人。", ["arrested 36"]),
    ("2022-11-08 18:20，警方抓获36人，帖子阅读3017次。", ["arrested 36", "views 3017"]),
    ("My earlier post on this got 3 comments.", []),
    ("He posted 3 comments, police said.", ["items_found 3"]),
    # sums and terms in two units
    ("每清一次收九元九角。", ["price 9.9"]),
    ("每条售价3元5角2分。", ["price 3.52"]),
    ("每条卖两块五，警方说。", ["price 2.5"]),
    ("每条卖两块，五名嫌疑人被抓。", ["price 2", "arrested 5"]),
    ("法院判处5名被告人有期徒刑三年至八个月不等。", ["sentenced 5", "prison_term 8..36"]),
    ("十一名被告人获刑，最重的四年六个月，最轻的拘役五个月，缓刑八个月。", ["sentenced 11", "prison_term 54", "prison_term 5"]),
    ("网站最长的已运行四年六个月。", []),
    ("The court sentenced six men, who received terms ranging from 14 months to three years and two months.",
     ["sentenced 6", "prison_term 14..38"]),
    ("The court sentenced six men, who met 14 months ago and three years later.", ["sentenced 6"]),
    # what the accused do, and what victims paid
    ("法院宣判后，有两名被告人当庭表示上诉。", []),
    ("法院判处两名被告人有期徒刑三年。", ["sentenced 2", "prison_term 3"]),
    ("她跟着群里的“导师”炒黄金，前后转出126万元。", ["loss 1260000"]),
    ("该团伙前后转出126万元。", ["money_involved 1260000"]),
    ("居民段某跟着“老师”刷单，搭进去4.7万元。", ["loss 47000"]),
    ("In this manner 322 victims in 22 provinces were squeezed for 7.98 million yuan.",
     ["victims 322", "provinces 22", "loss 7980000"]),
    ("A crew that wooed lonely people took $3.18 million from them, police said.", ["loss 3180000"]),
    ("A lorry took $3.18 million from the bank, police said.", []),
    # speech, letters and posts
    ("Police tell me eleven people were led out in handcuffs.", ["arrested 11"]),
    ("Police tell me eleven people were led out of the smoke.", []),
    ("Police carried out 14 laptops, 52 phones and a whiteboard.", ["seized_computers 14", "seized_phones 52"]),
    ("Police carried out 14 raids.", []),
    ("Police say one woman handed over £86,000.", ["loss 86000"]),
    ("Police say one woman lost over £86,000.", ["loss >86000"]),
    ("Insurers paid out $2.75 million before police asked to see a truck.", ["loss 2750000"]),
    ("Police paid out $2.75 million in wages.", []),
    ("A hundred and forty forged certificates were seized by police.", ["certificates 140"]),
    ("Police notified 1,600 people whose cards were copied.", ["victims 1600"]),
    ("Police notified 1,600 people whose cards were new.", []),
    ("Agents with warrants at two call centers recovered 61 computers.", ["seized_computers 61"]),
    ("Agents smashed the ring, two call centers raided.", ["dens_destroyed 2"]),
    ("The maximum penalty for wire fraud is 20 years in prison and a $250,000 fine.", []),
    ("The court imposed a $250,000 fine.", ["fine 250000"]),
    ("战果：扣下手机140部，还有一柜子没开封的手机卡，数了数，2600张。", ["seized_phones 140", "black_cards 2600"]),
    ("战果如下，清点完毕，手机准确数为410部。", ["seized_phones 410"]),
    ("全案移送地檢署偵辦，其中6人遭法院裁定羈押禁見。", ["detained 6"]),
    ("警方清查，遭詐金額1億6000萬元。", ["loss 160000000"]),
    ("劝阻潜在受骗客户1093人次。", []),
    ("抓获嫌疑人3名，受骗客户1093人。", ["arrested 3", "victims 1093"]),
    ("每小时收取报酬200元。", []),
    ("共收取报酬2万元。", ["illegal_profit 20000"]),
    # what stood in public pages
    ("涉案金额 5.1 亿元,冻结 6000 余万元,追回 300 多万元。", ["money_involved 510000000", "money_frozen >60000000", "money_recovered >3000000"]),
    ("9 月 15 日 3 人被抓获。", ["arrested 3"]),
    ("警方打掉两个帮助信息网络犯罪的“黑灰产”团伙。", ["gangs_dismantled 2"]),
    ("警方发现了藏匿于外地的两个黑产犯罪团伙。", []),
    ("警方抓获16人，两支犯罪团伙非法获取公民个人信息20余万条。", ["arrested 16", "personal_records >200000"]),
    ("警方核实被侵害店铺 500 余家。", ["victims >500"]),
    ("警方关闭店铺 500 余家。", ["shops_closed >500"]),
    ("该案抓获8人,其中3人取保候审,2人另案处理。", ["arrested 8", "detained 3"]),
    ("行政处罚网站、网络服务提供商750家。", ["enterprises_punished 750"]),
    ("A total of 27 individuals were arrested in connection with the scam, including five foreign nationals.", ["arrested 27", "arrested 5"]),
    ("Police arrested 27 men; the remaining arrests included four women.", ["arrested 27", "arrested 4"]),
    ("Police launched a probe into a £1 million telephone scam.", ["loss 1000000"]),
    ("Police launched a probe into a $1 million money-laundering ring.", ["money_involved 1000000"]),
    ("Police raided a call centre having a capacity of 150 desktops.", []),
    ("In one night alone the gang would make 2.5 million rupees, police said.", []),
    ("The gang made 2.5 million rupees, police said.", ["illegal_profit 2500000"]),
    ("Police said the gang had a database of 500,000 US citizens.", ["personal_records 500000"]),
    ("261 people were detained: 42 in Bulgaria, 2 in Cyprus and 214 in Serbia.", ["detained 261", "detained 42", "detained 2", "detained 214"]),
    ("Police said 14 of the 15 arrested were handcuffed.", ["arrested 14"]),
    ("Police seized 3 hardware wallets.", ["seized_devices 3"]),
    ("Police said it relied on a network of 49 million fraudulent accounts.", ["accounts_controlled 49000000"]),
    ("Police broke up a platform that had one million members.", ["members 1000000"]),
    ("Police broke up a ring and arrested one hundred members.", ["arrested 100"]),
    ("Police smashed sites that solicited 1 million people to gamble.", ["members 1000000"]),
    ("Police destroyed 12 gambling networks.", ["gangs_dismantled 12"]),
    ("Police detained a gang of 30 members, eight of whom have been officially arrested.", ["detained 30", "arrested 8"]),
    ("Police said he led a gang of 30 members.", ["involved_people 30"]),
    ("The site had a monthly turnover of more than 200 million yuan, police said.", []),
    ("The site had a turnover of more than 200 million yuan, police said.", ["money_involved >200000000"]),
    ("Wang drew money from 400 website members until he was captured.", []),
    ("Police crack betting ring, arresting 90.", ["arrested 90"]),
    ("A total of 570 of those captured are in detention, police said.", ["detained 570"]),
    ("Police said each website was rented out for 70,000 to 100,000 yuan per month.", ["price 70000..100000"]),
    ("其名下POS机每天的刷卡资金流水高达上百万元。", []),
    ("涉案资金流水高达上百万元。", ["money_involved >1000000"]),
    ("每张卡可获得几千元“酬劳”。", []),
    ("民警共梳理出500余个涉案账户、3万余条交易明细。", []),
    ("警方扣押银行账户500个。", ["seized_bank_cards 500"]),
    ("上传时间: 2022-06-07 浏览次数:1289次\n警方抓获3人。", ["arrested 3"]),
    ("Police uncovered 2,500 mule accounts linked to the scam.", ["accounts_controlled 2500"]),
    ("Police froze 2,500 mule accounts linked to the scam.", ["accounts_frozen 2500"]),
    ("Police said 51 cases across 11 states solved so far.", ["cases_solved 51", "provinces 11"]),
    ("Police helped avert a fraud estimated at nearly ₹500 crore.", ["money_recovered ~5000000000"]),
    ("Rs 11 crore of the cheated money has been blocked in various accounts, police said.", ["money_frozen 110000000"]),
    ("通过付费,1600元可以获得永久查询的权限。", ["price 1600"]),
    ("7个跨省诈骗窝点被捣毁。", ["dens_destroyed 7"]),
    ("警方走遍7个省，抓获3人。", ["provinces 7", "arrested 3"]),
    ("现场查扣银行卡40余张及其它作案工具。", ["seized_bank_cards >40"]),
    ("每次取款从几千到上万元不等。", []),
    ("每次收费从几千到上万元不等。", ["price >10000"]),
    ("Police said the fake goods were sold for over one billion yuan.", ["money_involved >1000000000"]),
    ("Police said the fake bags were sold for 900 yuan.", ["price 900"]),
    # nouns and classifiers
    ("对情节严重的予以罚款，罚款网站8家。", ["websites_fined 8"]),
    ("情节严重的，处三年以下有期徒刑，涉及500人。", []),
    ("下架违规应用程序31款。", ["apps_removed 31"]),
    ("累计虚增2.3亿次播放。", ["views 230000000"]),
    ("累计拨打2.3亿次。", []),
    ("硬盘里的学生信息一共600万条。", ["personal_records 6000000"]),
    ("抓取用户资料，经去重后为412600条。", ["personal_records 412600"]),
    ("抓取用户资料，并注册账号412600个。", ["accounts_controlled 412600"]),
    ("涉及18个省（区、市），抓获3人。", ["provinces 18", "arrested 3"]),
    ("向26个城市公安机关移交线索。", ["cities 26"]),
    ("移交26条线索。", []),
    ("挂牌整治网站68家、互联网数据中心（IDC）9家。", ["websites_listed 68", "idcs_listed 9"]),
    ("收费会员5260名。", ["buyers 5260"]),
    ("注册会员5260名。", ["members 5260"]),
    ("公布十大典型案例（前五例）。", []),
    ("此前五人被抓获。", ["arrested 5"]),
    ("手提电脑8台和手机35部被没收了。", ["seized_computers 8", "seized_phones 35"]),
    ("手提电脑8台和手机35部是新买的。", []),
    ("警方没收了手机35部，加上假的名牌商品4400件。", ["seized_phones 35", "seized_counterfeits 4400"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), _TOLD, ids=[t[0][:50] for t in _TOLD])
def test_the_reader_looks_behind_the_clause_and_past_what_only_numbers_the_text(
    text: str, expected: list[str]
) -> None:
    sign = {"more_than": ">", "about": "~", "less_than": "<", "up_to": "<="}
    found = [
        f"{f.measure} {f.low:g}..{f.high:g}"
        if f.value is None
        else f"{f.measure} {sign.get(f.comparator, '')}{f.value:.12g}"
        for f in read_facts(text).facts
    ]
    assert found == expected


_DOUBTS = [
    # a total that the text itself adds up is no doubt; one that comes without its parts is
    ("警方通报\n3月2日，警方抓获犯罪嫌疑人24名。三天后，又抓获犯罪嫌疑人7名。两次行动共抓获犯罪嫌疑人31名。", []),
    ("警方通报\n3月2日，警方抓获犯罪嫌疑人24名。此后公安部部署，全国共抓获犯罪嫌疑人88名。", ["scope"]),
    # the heading of another case stands between
    ("警方公布案例\n【案例1】甲案\n警方查明，郗某出售公民个人信息8.3万条。\n【案例2】乙案\n警方查明，昌某窃取公民个人信息41万条。", []),
    ("警方公布一案\n警方查明，郗某出售公民个人信息8.3万条。\n经核查，警方认定郗某出售公民个人信息41万条。", ["contradiction"]),
    # the headline's total told again at the end; a headline that the text denies
    ("开平警方抓获8人\n8月8日，警方现场抓获犯罪嫌疑人5名。\n截至目前，该案共抓获犯罪嫌疑人8人。", []),
    ("开平警方抓获8人\n8月8日，警方现场抓获犯罪嫌疑人5名。\n目前，案件正在侦办中。", ["contradiction"]),
    # averages, one of many, cash among what was taken, crimes in general
    ("Police Report\nPolice said victims lost an average of £10,000. Police said the victims lost £100 million.", []),
    ("Police seize $1 million\nPolice raided homes. Police seized some $50,000 in cash there.", []),
    ("Police seize $1 million\nPolice raided homes. Police seized some $50,000 there.", ["contradiction"]),
    ("Police crack $5.7 million phishing network\nPolice said so. Data show that criminals stole $12 million through such scams.", []),
    ("Police arrest 7 men\nPolice arrested 5 men on the spot.", []),
    ("Police arrest 7 men\nPolice arrested 5 men on Monday.", ["contradiction"]),
    ("Police arrest 11 men\nOne man was arrested in May; at the same time, nine others, including two lawyers, were arrested by police.", []),
    ("3 arrests after swoop\nThe two men and the one woman were arrested by police.", []),
    ("3 arrests after swoop\nThe two men were arrested by police.", ["contradiction"]),
    ("Police report\nPolice seized 1,500 fake goods. Police seized 150 fake goods from the two properties.", []),
    ("Police report\nPolice seized 1,500 fake goods. Police seized 150 fake goods.", ["contradiction"]),
    # two spellings that look alike, and two counties that both exist
    ("云浔县公安局破获一案\n目前，8名嫌疑人已被云浚县公安局依法刑事拘留。", ["variant"]),
    ("云浔县公安局破获一案\n目前，8名嫌疑人已被云龙县公安局依法刑事拘留。", []),
    ("泰州市公安局破获一案\n目前，8名嫌疑人已被台州市公安局依法刑事拘留。", []),
    # the stock that was all there ever was is held against the sum; what was left over is not
    ("Police logged 9,500 SIM cards as the whole of what the pair had ever produced. The cards went for 90 to 130 yuan apiece. "
     "They made an illegal profit of 46 million yuan.", ["implausible"]),
    ("Police seized 9,500 SIM cards in the flat. The cards went for 90 to 130 yuan apiece. "
     "They made an illegal profit of 46 million yuan.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kinds"), _DOUBTS, ids=[t[0][:40] for t in _DOUBTS])
def test_only_what_cannot_be_so_is_doubted(text: str, kinds: list[str]) -> None:
    assert [f.kind for f in read_facts(text).flags] == kinds
