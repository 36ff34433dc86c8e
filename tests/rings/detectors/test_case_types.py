"""A ring is called by a case type only on two independent cues, one of them telling; else it has none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from ringbreak.rings.conduct.reading import read_words
from ringbreak.rings.conduct.terms import where_said
from ringbreak.rings.conduct.typing import CUES, type_rings
from tests.rings.detectors.cases import START, Small


def typed(case: Small) -> tuple[str | None, str]:
    row = type_rings(case.engine()).to_pylist()[0]
    return row["case_type"], row["why"]


def cleaning(case: Small, n: int = 4) -> None:
    for i in range(n):
        case.record(f"免费清粉，检测谁偷偷删了你，发“清粉”领取登录二维码，需要的加薇 shili_{i}", author="op")


def hired_cards(case: Small) -> None:
    """Whoever looks for people's cards, and his book of what he pays them."""
    for i in range(3):
        case.record(
            f"长期租用个人银行卡，一张一天{i + 2}00日结，要一类卡三件套", author="tou", evidence=f"e{i}"
        )
    for _ in range(3):
        case.record("收购", evidence="e9")


def pupils(case: Small) -> None:
    """Accounts of one device that go together from page to page."""
    for page in range(6):
        for n in range(6):
            case.action(f"u{n}", "review", device="dev-1", target=f"page{page}")


def shared_device(case: Small, accounts: int = 5) -> None:
    for i in range(accounts):
        case.action(f"user{i}", "login", device="dev-1")


def account_control(case: Small) -> None:
    cleaning(case)
    shared_device(case)


def trade(case: Small) -> None:
    for i in range(3):
        case.record(f"出网贷申请数据，现货5000{i}条，1.5元/条，飞机联系", evidence=f"e{i}")
        case.record("求购同类，有没有云川的？要300条", ring="r")


def paid_engagement(case: Small) -> None:
    for i in range(3):
        case.record(f"专业水军，刷赞0.5元一个，删帖{i + 3}00元")
    case.selector("coordination", "c1")


def gambling(case: Small) -> None:
    for i in range(3):
        case.record(f"真人视讯百家乐，首存{i + 1}00送38，充值卡号见下")
    case.selector("bank_card", "6200000000000000315")
    for i in range(6):
        case.transfer(f"payer{i}", "6200000000000000315", "100.00", ring=None)


def gambling_with_its_statement(case: Small) -> None:
    """Three offers among two hundred rows of the house's own statement."""
    gambling(case)
    for i in range(200):
        case.transfer(f"payer{i}", "6200000000000000315", "100.00", ring="r")


def sham_shop(case: Small) -> None:
    card, other = "6200000000000000315", "6200000000000000323"
    for i in range(3):
        case.record(f"放款前请先交保证金90{i}元，卡号{card}", names=[("bank_card", card)])
        case.record(f"缴纳解冻费80{i}元，卡号{other}", names=[("bank_card", other)])
    case.selector("bank_card", card)
    case.selector("bank_card", other)


def loan_extortion(case: Small) -> None:
    for i in range(3):
        case.record(f"你的借款已逾期{i}天，再不还款就爆通讯录，群发你的亲友", author=f"c{i}")
    case.record("致平台：我借贷3000元，对方逾期威胁要爆通讯录，请求处理")


def forgery(case: Small) -> None:
    for i in range(3):
        case.record(f"专业办理毕业证、资格证书，官网可查，{i + 3}天出证", author="seller")
    for i in range(6):
        case.action("clerk7", "insert", target=f"row{i}", at=START + timedelta(days=i, hours=12 + 3))


def diploma_mill(case: Small) -> None:
    """Two offers and the order book; nothing else."""
    case.record("办理国外文凭 学信网可查 成绩单 留信认证 诚招代理", author="seller")
    case.record("Diplomas & transcripts from any university, verifiable, 3-5 days", author="seller")
    for i in range(12):
        case.record(
            f"代理 wenping8899\n学历 硕士\n定金 1000\n客户姓名 客户{i}\n状态 已寄出",
            kind="row",
            author="book",
        )


def small_data_seller(case: Small) -> None:
    """The goods in one message, the price in the next."""
    case.record("诚信出售一手股民数据，日更", evidence="post")
    case.record("收茶叶码", evidence="chat")
    case.record("一手50万条，1.5元一条，隔夜0.05", evidence="chat")


def sms_interception(case: Small) -> None:
    night = START.replace(hour=18)  # two in the morning in Beijing
    for i in range(4):
        case.record(
            f"【银行】验证码 88{i}213，切换设备登录", counterpart=f"phone{i}", at=night + timedelta(days=i)
        )
    case.record("派出所你好，我被骗了：半夜收到验证码，钱被转走了")


def diversion(case: Small) -> None:
    for i in range(12):
        case.record(
            f"正文 land.example 第{i}篇", kind="article", title=f"震惊！看完沉默了，第{i}条不转不是人",
            names=[("domain", "land.example")],
        )  # fmt: skip


def site_network(case: Small) -> None:
    for i in range(4):
        case.record(
            f"发布页 site{i}.example 备用网址，站长统计 UA-1", kind="page",
            names=[("domain", f"site{i}.example"), ("tracking_id", "UA-1")],
        )  # fmt: skip
    for i in range(6):
        url = f"https://site0.example/?agent=a{i}"
        case.record(f"招代理，推广链接 {url}", names=[("url", url)])


@pytest.mark.parametrize(
    ("plant", "wanted"),
    [
        (account_control, "account_control"),
        (trade, "trade"),
        (paid_engagement, "paid_engagement"),
        (gambling, "gambling_shop"),
        (gambling_with_its_statement, "gambling_shop"),
        (sham_shop, "gambling_shop"),
        (loan_extortion, "loan_extortion"),
        (forgery, "forgery"),
        (diploma_mill, "forgery"),
        (small_data_seller, "trade"),
        (sms_interception, "sms_interception"),
        (diversion, "diversion"),
        (site_network, "site_network"),
        (hired_cards, "trade"),
        (pupils, "paid_engagement"),
    ],
)
def test_each_type_is_recognised(plant: Callable[[Small], None], wanted: str) -> None:
    case = Small()
    plant(case)
    assert typed(case)[0] == wanted, typed(case)


def words_only(case: Small) -> None:
    cleaning(case, 10)


def structure_only(case: Small) -> None:
    """A phone shop or an internet café: many accounts on one machine."""
    shared_device(case, 12)


def newspaper(case: Small) -> None:
    for i in range(4):
        case.record(
            f"记者从公安局获悉，犯罪嫌疑人以“免费清粉”为名控制微信账号，出售群码每个{i + 15}元",
            kind="article",
        )
    shared_device(case)


def warning(case: Small) -> None:
    for _ in range(5):
        case.record("谨防“清粉”诈骗！检测谁删了你的都是骗子，切勿扫码，有疑问请拨打96110")
    shared_device(case, 2)


def honest_merchant(case: Small) -> None:
    for i in range(30):
        case.record(f"本店运动鞋现货，59元/双，第{i}款，支持七天无理由退换，微信下单", author="shop")
    case.selector("bank_card", "6200000000000009001")
    for i in range(40):
        case.transfer(f"customer{i}", "6200000000000009001", "59.00", memo="购鞋", evidence="bank")


def lawful_lender(case: Small) -> None:
    for i in range(8):
        case.record(f"您的贷款本期账单{i}00元将于明日到期，请按时还款，逾期将产生滞纳金", author="bank")
    case.selector("bank_card", "6200000000000009001")
    for i in range(20):
        case.transfer(f"c{i}", "6200000000000009001", "900.00", memo="还款", evidence="bank")


def office_hours(case: Small) -> None:
    for i in range(20):
        case.action("clerk1", "insert", target=f"row{i}", at=START + timedelta(days=i, hours=i % 8))


def one_family(case: Small) -> None:
    cleaning(case, 1)
    shared_device(case, 3)


def evening_school(case: Small) -> None:
    """Orders for courses that lead to a degree, without an offer of papers."""
    for i in range(12):
        case.record(f"课程 专升本\n学历 本科\n定金 1000\n学员 学员{i}", kind="row", author="book")
    case.record("成人高考辅导班报名，老师面授", author="school")


def touts(case: Small) -> None:
    """Many accounts on few machines that all buy from one seller, and log in through one door."""
    for device in range(6):
        for n in range(8):
            case.action(f"u{device}-{n}", "order", device=f"dev-{device}", target="seller1")
            case.action(f"u{device}-{n}", "post", device=f"dev-{device}", target="/login")


def landlord(case: Small) -> None:
    for i in range(4):
        case.record(f"租客微信号shili_{i}，租房押金没退，房租日结", evidence=f"e{i}")


def courier(case: Small) -> None:
    for i in range(6):
        case.record(f"您的快递面单已打印，取件码{i}123", evidence=f"e{i}")


@pytest.mark.parametrize(
    "plant",
    [
        words_only, structure_only, newspaper, warning, honest_merchant, lawful_lender, office_hours, one_family, evening_school, courier, touts, landlord,
    ],
)  # fmt: skip
def test_near_misses_have_no_type(plant: Callable[[Small], None]) -> None:
    case = Small()
    plant(case)
    assert typed(case)[0] is None, typed(case)


def wooing(case: Small, *, asked_in: int, talks: int = 8) -> None:
    """Weeks of small talk in several chats, and in some of them one line about a tax before anything is paid out."""
    for talk in range(talks):
        for day in range(40):
            case.record(f"早安，第{day}天，今天吃了什么 {talk}", channel=f"chat{talk}", author="wxid_a0001")
        if talk < asked_in:
            case.record(f"操作错了才冻结，交1{talk}%个税就解开了", channel=f"chat{talk}", author="wxid_a0001")
    for site in ("a.example", "b.example", "c.example"):
        case.selector("domain", site)
    case.selector("bank_card", "6200000000000000315")
    for i in range(6):
        case.transfer(f"payer{i}", "6200000000000000315", "100.00", ring=None)


@pytest.mark.parametrize(
    ("asked_in", "wanted"), [(5, "gambling_shop"), (3, "gambling_shop"), (2, None), (1, None)]
)
def test_what_is_said_once_in_each_of_many_talks_is_heard(asked_in: int, wanted: str | None) -> None:
    case = Small()
    wooing(case, asked_in=asked_in)
    assert typed(case)[0] == wanted, typed(case)


@pytest.mark.parametrize(
    "headers", [("工单号", "来电时间", "来电号码", "摘要"), ("登记编号", "客户姓名", "客户陈述", "摘要")]
)
@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("反映被借款软件骗，要求止付收款卡", "complaint"),
        ("客户称交了解冻费还不放款", "complaint"),
        ("询问能否提高取现限额", "told"),
        ("查询余额", "told"),
    ],
)
def test_what_a_service_desk_noted_is_never_the_rings_own_voice(
    text: str, voice: str, headers: tuple[str, ...]
) -> None:
    case = Small()
    for header in headers:
        case.rows["mappings"].append(
            {"evidence_id": "e1", "locator": "", "header": header, "meaning": "kept", "why": "t"}
        )
    case.record(None, kind="profile", cells={"摘要": text})
    engine = case.engine()
    read_words(engine)
    assert engine.sql("SELECT voice FROM conduct_words")["voice"].to_pylist() == [voice]


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ('Savings gone\nBy Ada Quill Moss\n"Just pay the 10% tax and everything is released," one was told. Victims were sent to a.example.', "report"),
        # Neither a line that names an author nor talk of victims is a report by itself.
        ('My story\nBy Ada Quill\nPay the 10% tax and everything is released.', "own"),
        ("Victims said it was easy. Pay the 10% tax and everything is released.", "own"),
    ],
)  # fmt: skip
def test_an_author_who_tells_of_victims_reports(text: str, voice: str) -> None:
    case = Small()
    case.record(text, kind="article")
    engine = case.engine()
    read_words(engine)
    assert engine.sql("SELECT voice FROM conduct_words")["voice"].to_pylist() == [voice]


def test_the_reason_names_the_cues_and_what_is_missing() -> None:
    case = Small()
    words_only(case)
    assert typed(case)[1] == "fewer than two independent cues: offers to find out who deleted you"


def test_white_space_and_zero_width_between_characters_do_not_hide_a_term() -> None:
    case = Small()
    for i in range(4):
        case.record(f"免 费 清\u200b粉 {i}，检 测 谁 删 了 你")
    shared_device(case)
    assert typed(case)[0] == "account_control"


def test_every_cue_is_of_words_or_of_a_measure_and_every_type_has_a_core() -> None:
    for cues in CUES.values():
        assert any(c.core for c in cues)
        assert all(bool(c.term) != bool(c.measure) for c in cues)
        assert all(0 < c.weight <= 3 and c.reason for c in cues)


@pytest.mark.parametrize(
    ("term", "text", "wanted"),
    [
        ("cleaning", "我们免费清粉", "清粉"),
        ("fee_first", "请先交保证金900元", "请先交保证金"),
        ("lending", "fast loan today", "loan"),
        ("threat", "we will call your family", "call your family"),
        ("threat", "call us any time", None),
        ("data_goods", "快递面单已打印", "快递面单"),
    ],
)
def test_a_term_is_cited_where_it_stands(term: str, text: str, wanted: str | None) -> None:
    span = where_said(term, text)
    assert (text[slice(*span)] if span else None) == wanted


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("冒充贷款客服的人让我填资料，说银行卡号错误，前后转给他9222元，贷款没下来", "complaint"),
        ("看到贷款短信，申请20000元，对方说卡号填错，要我先交解冻费4789元，转完还要交2116，现已联系不上", "complaint"),
        ("Applied for a loan of 20000; they froze it and asked 4348 yuan. I paid and heard nothing more.", "complaint"),
        ("我在平台存了1328元，要提现时客服要我再交2042元保证金，再也登录不上", "complaint"),
        ("The agent told me to pay a deposit, I sent 900 and it never arrived", "complaint"),
        ("网络案件报案登记表\n姓名 某甲 电话 0000030001\n简要案情:还了1500又让展期，一共被要去3000。", "complaint"),
        ("我在“某花”借3000,到手1950,6天要还3000,逾期后0000010010打我家人。", "complaint"),
        ("I borrowed 300 and they called my parents and my boss", "complaint"),
        ("再不还就打你家人，让你单位都知道", "own"),
        ("我出借3000，三分钟放款", "own"),
        ("云川日报记者 余慧 近日，市民李女士反映，有人在群里发这样的消息：“首次上分送5%，提款秒到”。律师提醒，市民切勿轻信。", "report"),
        ("放款前请先交保证金900元，卡号6200000000000000315", "own"),
        ("无抵押贷款，当天放款，让我们帮您解决资金难题", "own"),
        ("Fast loans, apply today, we never ask for deposits", "own"),
        ("我刚测了，原来有38个人把我拉黑，你也试试", "own"),
        ("你的借款已逾期，再不还款就爆通讯录", "own"),
        ("出网贷申请数据，现货50000条，1.5元/条", "own"),
    ],
)  # fmt: skip
def test_a_victims_story_is_a_complaint_and_an_offer_is_not(text: str, voice: str) -> None:
    """Who was robbed and says so must never be taken for one of those who robbed him."""
    case = Small()
    case.record(text)
    engine = case.engine()
    read_words(engine)
    assert engine.sql("SELECT voice FROM conduct_words")["voice"].to_pylist() == [voice]
