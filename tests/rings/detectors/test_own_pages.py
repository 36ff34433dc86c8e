"""What a house says on its own pages is its offer, however much its people chat; refund callers and article machines by their words."""

from __future__ import annotations

from ringbreak.rings.conduct.typing import type_rings

from .cases import Small

CARDS = ("6200000000000000315", "6200000000000000323")


def house(pages: tuple[str, ...], *, chat: int = 90) -> Small:
    """A ring of saved pages, two accounts to pay into and a long talk about nothing in particular."""
    case = Small()
    for n, text in enumerate(pages):
        case.record(text, kind="page", evidence=f"p{n}", title=text[:4])
    for card in CARDS:
        case.record(
            f"充值卡号 {card}", author="kf", channel="c", evidence="talk", names=[("bank_card", card)]
        )
        case.selector("bank_card", card)
    for n in range(chat):
        case.record(f"明天第{n}批几点到", author=f"m{n % 5}", channel="c", evidence="talk")
    return case


def typed(case: Small) -> str | None:
    return type_rings(case.engine()).to_pylist()[0]["case_type"]


BETS = ("示例台 百家乐 真人荷官，注册送88", "示例厅 焕新开张 首充送38")
OTHER = "示例台 线路维护，会员请稍后再来"


def test_two_pages_that_offer_bets_say_what_a_talkative_house_is() -> None:
    assert typed(house((*BETS, OTHER))) == "gambling_shop"


def test_one_page_does_not() -> None:
    assert typed(house((BETS[0], OTHER))) is None


def test_two_pages_of_many_do_not() -> None:
    assert typed(house((*BETS, *(f"第{n}期 小区花草养护记录" for n in range(8))))) is None


def test_messages_that_mention_bets_now_and_then_do_not() -> None:
    case = house((OTHER, "示例台 停机公告"))
    for text in BETS:
        case.record(text, author="m1", channel="c", evidence="talk")
    assert typed(case) is None


def test_who_feigns_a_shops_refunds_is_told_by_its_messages_and_by_those_who_list_what_they_ask_for() -> None:
    def refunds(register: dict[str, str], told: str) -> Small:
        case = Small()
        for n, text in enumerate(
            (
                "【示例仓】您的订单三倍理赔金额504元待领取",
                "理赔通道今日18点关闭，请尽快登录",
                "最后一步，验资完立刻退还",
            )
        ):
            case.record(text, author=f"line{n}", evidence=f"sms{n}", channel=f"s{n}")
        for n in range(3):
            case.record(
                told,
                kind="profile",
                evidence="register",
                cells={"编号": str(n), **register},
            )
        for header in ("编号", *register):
            case.rows["mappings"].append(
                {
                    "evidence_id": "register",
                    "locator": "sheet 1",
                    "header": header,
                    "confidence": 1.0,
                    "why": "t",
                }
            )
        return case

    people = {"姓名": "某某", "电话": "0", "诉求": "自称退款专员三号，要我贷款再转他"}
    assert typed(refunds(people, people["诉求"])) == "telephone_fraud"
    assert typed(refunds({"姓名": "某某", "内容": "快递已到"}, "快递已到")) is None


def farm(texts: tuple[str, ...]) -> Small:
    case = Small()
    for n in range(12):
        case.record(
            f"第{n}天的事，完整现场点这里 land.example",
            kind="post",
            title=f"第{n}天",
            author=f"a{n % 4}",
            evidence="posts",
            names=[("domain", "land.example")],
        )
    for text in texts:
        case.record(text, author="seller", channel="g", evidence="group")
    return case


def test_who_speaks_of_templates_and_landing_pages_sells_a_machine_that_writes() -> None:
    speak = (
        "十分钟出一百篇，看群文件",
        "模板03套出来的稿子限流，换06",
        "跳转页换成 land.example",
        "改写率调到四成就过原创",
    )
    assert typed(farm(speak)) == "diversion"


def test_colleagues_of_a_newspaper_do_not() -> None:
    assert typed(farm(("今天排三篇，晚上看版", "标题再改改", "链接放文末", "网站模板更新了"))) is None
