"""Letters that tell of several matters part them; letters that tell of one keep all its contacts together."""

from __future__ import annotations

import re

import pytest

from ringbreak.linking.matters import boundaries, elsewhere

from .small import Row, Small, mention, record

WE, CARD, QQ, CARD2 = "kefu_lan_t8", "6299990000000011", "990022113", "6299980000000022"
KIND = {WE: "wechat", CARD: "bank_card", QQ: "qq", CARD2: "bank_card"}

TWO = [
    (
        f"我今年被骗了两次。3月份有人自称客服加我微信，号是{WE}，说做任务返佣，我垫付了八千元到{CARD}就不提现了。"
        f"8月我想买演唱会门票，网上认识的黄牛QQ是{QQ}，我付了三千元到{CARD2}，票一直没给。"
    ),
    (
        f"派出所的同志：\n我反映刷单的事。对方微信{WE}，让我转了8000元到{CARD}。\n"
        f"还有一件事也想说，我女儿租房遇到骗子，QQ {QQ} 的房东收了定金4000元，卡号{CARD2}，人就不见了。"
    ),
    (
        f"一、5月12日，李某报案称被人以刷单返利诈骗，对方微信{WE}，转账1.2万元至{CARD}。\n"
        f"二、5月14日，王某报案称网上认识的贷款中介收取手续费后失联，QQ{QQ}，汇款6000元至{CARD2}。"
    ),
    (
        f"I want to report a task scam. A woman added me, WeChat {WE}, and I sent 8,000 yuan to {CARD} for commissions that never came.\n\n"
        f"Another matter: my mother paid a deposit for a flat to a landlord on QQ {QQ}, 4,000 yuan to {CARD2}. He is gone."
    ),
    (
        f"In March a man offered me tasks with commission on WeChat {WE}; I paid 900 pounds into {CARD} and lost it all. "
        f"In August I saw a flat to let, wrote to QQ {QQ} and sent 1,200 pounds to {CARD2}; nobody ever answered."
    ),
    (
        f"被骗经过如下。兼职群里的老师{WE}带我做任务，先后打了两万块到{CARD}，提不出来。\n"
        f"另外还有一起，去年冬天在网贷平台被收了解冻费，联系的是QQ{QQ}，交了五千给{CARD2}，这跟上面的不是一伙人。"
    ),
    (
        f"I was cheated twice this year. First, tasks: WeChat {WE} told me to pay 500 pounds to {CARD}. "
        f"Second, a loan: I got a text from a lender, QQ {QQ}, and paid a fee of 300 pounds to {CARD2}. Two different people as far as I can tell."
    ),
    (
        f"尊敬的领导：本人退休教师。今年四月，老年大学群里有位“赵老师”{WE}教我们炒股，我前后向{CARD}转了十五万，如今群解散了。更气人的是，六月我孙子玩游戏想买皮肤，被一个QQ{QQ}骗去2600元，钱打到{CARD2}。两笔钱都盼望追回。"
    ),
    (
        f"警官您好，我是来补充材料的。第一个案子：贷款。对方QQ{QQ}说先交保证金，我交了3000到{CARD2}。第二个案子：刷单，微信{WE}，本金18000转进了{CARD}。"
    ),
    (
        f"1. 网贷：2026年3月，自称某某金融的人打电话，让我下载软件，收手续费1800元，收款卡{CARD}，微信{WE}。\n2. 买二手车：2026年5月，在二手平台看到一辆车，卖家QQ{QQ}，要定金5000元，付至{CARD2}，失联。"
    ),
    (
        f"我母亲被保健品公司骗过，推销员微信{WE}，花了六千，款打到{CARD}。我自己也上过当，是在网上兼职打字，QQ{QQ}收了我398元会员费，账号{CARD2}。"
    ),
    (
        f"Dear Sir or Madam, My late husband was drawn into a trading group run by WeChat {WE} and transferred 40,000 to {CARD} in spring. I have myself been the victim of a different fraud: a parcel text led me to a page, and the man on QQ {QQ} took 900 through {CARD2}."
    ),
    (
        f"Hello, two things. (1) rental: WeChat {WE}, deposit 700 to {CARD}, flat does not exist. (2) concert tickets: QQ {QQ}, 240 to {CARD2}, never got them."
    ),
    (
        f"Complaint about WeChat {WE}. I paid 300 for a diploma to {CARD}; it never came.\nP.S. My colleague lost 5,000 to somebody else entirely, a loan broker on QQ {QQ}, account {CARD2}; he is too ashamed to write."
    ),
    (
        f"群里的老师{WE}骗我投资，{CARD}收了我三万。说到骗子，我去年还被一个卖口罩的骗过，QQ是{QQ}，钱给了{CARD2}，四千多。"
    ),
]
ONE = [
    (
        f"3月5日有人自称客服加我，微信{WE}，让我做任务，垫付800元到{CARD}。3月7日他又让我加QQ {QQ}，"
        f"说是财务，继续转了两万元到{CARD2}，之后就被拉黑了。"
    ),
    (
        f"我被骗了两次钱，第一次转了5000元给{CARD}，对方微信{WE}。第二次他说要解冻，让我转8000元到{CARD2}，找QQ{QQ}办理。"
    ),
    (
        f"6月1日刷到兼职广告，加了微信{WE}，充了300元到{CARD}，返了我320。\n"
        f"6月3日一个自称财务的人联系我，QQ{QQ}，说做联单任务要充值2万元到{CARD2}。\n6月5日提不出来了。"
    ),
    (
        f"I was added by a woman on WeChat {WE}. She showed me an app and I deposited 2,000 yuan to {CARD}.\n"
        f"On 4 May a man who called himself the finance officer wrote, QQ {QQ}, and I sent 30,000 yuan to {CARD2}.\nThen the app closed."
    ),
    (f"收款卡有两张：{CARD}和{CARD2}，各转了一万元。联系方式是微信{WE}，另外还有一个QQ {QQ}。请帮忙追回。"),
    (
        f"我举报一个卖家，微信{WE}，收了我的钱3000元，卡号{CARD}。\n另外还有一起也是他干的：我同事付了2000元，还是那个人，QQ换成了{QQ}，卡{CARD2}。"
    ),
    (
        f"Please help. WeChat {WE} took 500 pounds for a rental, card {CARD}.\n"
        f"Another thing: it is the same man who lists the flat on QQ {QQ}, with card {CARD2}, and my friend paid there."
    ),
    (
        f"4月我在群里认识赵老师，微信{WE}，跟着炒股，先转{CARD}五万。5月我又追加十万到{CARD2}，由助理QQ{QQ}对接。6月软件打不开。"
    ),
    (
        f"1. 3月2日接到电话，自称贷款客服，加微信{WE}。\n2. 3月3日交保证金3000元到{CARD}。\n3. 3月4日，一名自称银行经理的人，QQ{QQ}，说账号填错要交解冻费8000元到{CARD2}。\n4. 3月5日失联。"
    ),
    (
        f"I met her on a dating site, WeChat {WE}. In May I sent 2,000 to {CARD} for her flight. In June her uncle, QQ {QQ}, asked me to invest in gold with him and I paid 9,000 into {CARD2}."
    ),
    (
        f"First I was told to pay 500 to {CARD} (WeChat {WE}). Second, a fee of 900 to {CARD2}, on the instruction of QQ {QQ}. Third, they wanted more and I stopped."
    ),
    (
        f"办假证的，微信{WE}，定金300转{CARD}；做好之后尾款700让转{CARD2}，发快递的是QQ{QQ}。证是假的，查不到。"
    ),
    (f"刷单骗局：派单员微信{WE}，导师QQ{QQ}。我分两次付款，第一次8000元至{CARD}，第二次12000元至{CARD2}。"),
    (
        f"My son was contacted by WeChat {WE} about part-time tasks. He paid 100, then 1,000 to {CARD}.\nA second account, {CARD2}, was used for the larger payments of 20,000 and a customer service desk on QQ {QQ} kept asking for tax."
    ),
    (
        f"加了微信{WE}做兼职，充值2000到{CARD}。\n后台客服QQ{QQ}说我操作失误需要刷流水，我去网贷借款两万转到{CARD2}。\n到现在一分没回。"
    ),
]


def named(text: str) -> list[tuple[str, str, int, bool]]:
    return [(k, v, m.start(), True) for v, k in KIND.items() for m in re.finditer(v, text)]


@pytest.mark.parametrize("text", TWO)
def test_a_letter_of_two_matters_counts_for_one_of_them(text: str) -> None:
    aside = elsewhere(text, named(text))
    assert aside in ([("bank_card", CARD2), ("qq", QQ)], [("bank_card", CARD), ("wechat", WE)]), boundaries(
        text, [n[2] for n in named(text)]
    )


@pytest.mark.parametrize("text", ONE)
def test_a_letter_of_one_swindle_keeps_all_its_contacts(text: str) -> None:
    assert elsewhere(text, named(text)) == []


def test_what_stands_in_both_matters_keeps_them_together() -> None:
    text = f"{TWO[1]}两次收款的都有{CARD}。"
    assert elsewhere(text, named(text)) == []


def test_the_tellers_own_number_is_of_no_matter() -> None:
    text = f"{TWO[1]}我的电话{13800000000}"
    own = ("phone", "13800000000", text.index("13800000000"), True)
    assert ("phone", "13800000000") not in elsewhere(text, [*named(text), own])


def case(text: str, **more: object) -> Small:
    """Two operations, each known from four posts, and a letter."""
    rows: list[Row] = []
    found: list[Row] = []
    for first, (a, b) in ((1, (WE, CARD)), (11, (QQ, CARD2))):
        for i in range(4):
            said = f"第{first + i}帖，联系{a}，打款{b}"
            rows.append(record(first + i, said, f"u{first + i}"))
            found += [mention(first + i, KIND[v], v, said.index(v)) for v in (a, b)]
    rows.append(record(50, text, "victim", **more))
    found += [mention(50, k, v, at) for k, v, at, _ in named(text)]
    made = Small(records=rows, mentions=found)
    made.run()
    return made


@pytest.mark.parametrize("text", TWO[2:4])
def test_two_operations_named_in_one_letter_stay_two_rings(text: str) -> None:
    made = case(text, kind="mail")
    assert sorted(len(g) for g in made.groups()) == [4, 5]
    aside = [x for x in made.tables["links"] if x["record_id"] == 50 and x["bits"] == 0.0]
    assert {x["why"] for x in aside} == {
        "not counted: this tells of several matters, and says that what it names here is of another than what it is counted with"
    }


@pytest.mark.parametrize("text", ONE[2:4])
def test_a_letter_of_one_swindle_joins_what_it_names(text: str) -> None:
    assert [len(g) for g in case(text, kind="mail").groups()] == [9]


def test_sentences_are_read_in_linear_time() -> None:
    for text in ("." * 20_000, "还有" * 10_000, "a. " * 7_000, "，\n" * 10_000, "1" * 20_000):
        boundaries(text, [0, len(text) - 1])
