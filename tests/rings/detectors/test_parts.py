"""Parts that words and places show: who asks, who copies data out, who collects debts, whose desk a site names, whose calls these are."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.rings.conduct.terms import where_said
from ringbreak.rings.conduct.typing import type_rings
from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_lists import claimed as counted
from tests.rings.detectors.test_lists import loans
from tests.rings.detectors.test_positions import TILL, applied, gambling, mapped
from tests.rings.detectors.test_telephone_fraud import talk


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("快递底单还有吗，来3259条", "buyer"),
        ("网贷名单有没有，要200条", "buyer"),
        ("昨晚拷出来的网贷客户资料，1247条，后台的，老价钱", "data_source"),
        ("出网贷客户资料，1247条，1元一条，要多少有多少", "reseller"),
    ],
)
def test_who_asks_for_data_who_copies_it_out_and_who_sells_it(tmp_path: Path, text: str, role: str) -> None:
    case = Small()
    for n in range(4):
        case.record(f"出车主资料{n}000条，一手，1元一条", author="s")
    case.record("求购网贷料子，要了", author="b1")
    case.record("有没有贷款客户资料，我要100条", author="b2")
    said = case.record(text, author="x")
    assert applied(case, tmp_path)["record", said] == role


@pytest.mark.parametrize(
    ("said", "role"),
    [
        (("今天名单40个，先打亲友，话术按文档", "马甲包掉了，换新包", "好的"), "operator"),
        (("先打亲友问问", "好的", "他们天天打"), None),
    ],
)
def test_who_speaks_again_and_again_of_lists_and_scripts_collects(
    tmp_path: Path, said: tuple[str, ...], role: str | None
) -> None:
    case = loans()
    for n in range(3):
        case.record(f"贷款后群发给我亲戚{n}，还P图威胁，被骗", evidence="reg")
    heard = [case.record(text, author="w") for text in said]
    roles = applied(case, tmp_path)
    assert {roles["record", r] for r in heard} == {role}


@pytest.mark.parametrize("silent", [0, 2])
def test_a_complaint_that_does_not_say_where_it_comes_from_may_come_from_one_more_province(
    tmp_path: Path, silent: int
) -> None:
    case = loans()
    mapped(case, "reg", ("受理编号", "投诉人", "所在省份"))
    for place in ("云南省", "河北省"):
        case.record("贷款后群发给我亲戚，还P图威胁，被骗", evidence="reg", cells={"所在省份": place})
    for n in range(silent):
        case.record(f"我贷款{n}千元，他们群发给我亲戚，被骗", evidence=f"letter{n}", kind="document")
    made = counted(case, tmp_path, "loan_extortion")
    assert made["provinces", None][1:] == (2.0, 2.0 + silent)


def test_sites_whose_pages_bear_the_rings_counter_are_in_the_upper_figure(tmp_path: Path) -> None:
    case = loans()
    for n in range(3):
        case.record(f"极速贷款，{n}分钟下载", kind="page", url=f"https://www.app{n}.example/d")
        if n < 2:
            case.rows["links"].append(
                {
                    "record_id": case.count,
                    "selector_id": case.selector("tracking_id", "UA-1"),
                    "bits": 20.0,
                    "why": "t",
                    "field": "html",
                }
            )
    case.rows["selectors"] = list({s["selector_id"]: s for s in case.rows["selectors"]}.values())
    case.rows["ring_members"] = list(
        {(m["ring_id"], m["member_kind"], m["member_id"]): m for m in case.rows["ring_members"]}.values()
    )
    site = case.selector("domain", "app0.example")
    case.rows["links"].append(
        {"record_id": case.count, "selector_id": site, "bits": 20.0, "why": "t", "field": "text"}
    )
    # The third page bears no counter of the ring's: it may be anybody's.
    assert counted(case, tmp_path, "loan_extortion")["sites", None] == (None, 1.0, 2.0)


@pytest.mark.parametrize(("pages", "leading", "role"), [(2, 0, "operator"), (1, 2, "operator"), (1, 1, None)])
def test_what_a_sites_own_pages_name_is_the_operators_unless_one_agent_alone_leads_there(
    tmp_path: Path, pages: int, leading: int, role: str | None
) -> None:
    case = gambling()
    case.selector("domain", "second-shili.test")
    for n in range(pages):
        case.record(
            f"首存赠送58元，在线客服：微信shili_desk 第{n}站", kind="page",
            url=f"https://{('bet-shili.test', 'second-shili.test')[n]}/", names=[("wechat", "shili_desk")],
        )  # fmt: skip
    for n in range(leading):
        case.record(
            f"首存送，投注 https://bet-shili.test/r/CODE{n} 微信shili_desk", author=f"p{n}", names=[("wechat", "shili_desk")]
        )  # fmt: skip
    desk = case.selector("wechat", "shili_desk")
    assert applied(case, tmp_path)["selector", desk] == role


def rung(case: Small, number: str, *, times: int, calls: int, imei: str = "") -> list[int]:
    """Complaints that say they were called from a number, and calls of an operator's list from it."""
    for n in range(times):
        own = f"1380000{number[-2:]}{n:02d}"
        case.record(
            f"接到自称公安的电话{n}，让我转到安全账户，被骗", evidence="reg",
            cells={"报案人": f"人{n}", "联系电话": own, "来电号码": number}, names=[("phone", own), ("phone", number)],
        )  # fmt: skip
    made = []
    for n in range(calls):
        i = case.action(number, "call", target=f"1390000{number[-2:]}{n:02d}", evidence="calls")
        for field, kind, value in (("author", "phone", number), ("cell:主叫IMEI", "imei", imei)):
            if value:
                case.rows["mentions"].append(
                    {
                        "record_id": i, "field": field, "start": 0, "end": len(value), "kind": kind, "value": value, "as_written": value,
                        "shown_as": value, "validity": "format", "why": "t", "specificity": 0.9,
                    }
                )  # fmt: skip
        made.append(i)
    return made


def test_calls_from_numbers_that_rang_those_who_complain_and_from_their_telephone_are_the_operators(
    tmp_path: Path,
) -> None:
    case = Small()
    talk(case)
    mapped(case, "reg", ("登记编号", "报案人", "联系电话", "来电号码", "收款账号", "案情自述"))
    imei = "001017063750304"
    rang = rung(case, "19900000001", times=3, calls=2, imei=imei)
    beside = rung(case, "19900000002", times=0, calls=2, imei=imei)
    once = rung(case, "19900000003", times=1, calls=2)
    numbers = [case.selector("phone", f"1990000000{n}") for n in (1, 2, 3)]
    box = case.selector("imei", imei)
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in (*rang, *beside)} == {"operator"}
    assert {roles["record", i] for i in once} == {None}
    assert [roles["selector", i] for i in (*numbers, box)] == ["operator", None, None, "operator"]


def test_what_is_paid_to_an_agent_of_the_rings_own_table_is_his_and_the_landlords_rent_is_nobodys(
    tmp_path: Path,
) -> None:
    case = Small()
    for i in range(4):
        case.record(
            f"发布页 site{i}.example 备用网址，站长统计 UA-1", kind="page",
            names=[("domain", f"site{i}.example"), ("tracking_id", "UA-1")],
        )  # fmt: skip
    for i in range(6):
        url = f"https://site0.example/?agent=a{i}"
        case.record(f"招代理，推广链接 {url}", names=[("url", url)])
    mapped(case, "sheet", ("代理", "应付", "收款卡号"))
    paid = []
    for n in range(4):
        card = f"62000000000002{n:05d}"
        case.record(
            None, kind="row", evidence="sheet", cells={"代理": f"@a{n}", "应付": "9", "收款卡号": card}, names=[("bank_card", card)]
        )  # fmt: skip
        case.selector("bank_card", card)
        paid.append(case.transfer(TILL, card, "100.00"))
    case.selector("bank_card", TILL)
    rent = case.transfer(TILL, "landlord", "800.00")
    roles = applied(case, tmp_path)
    assert {roles["record", r] for r in paid} == {"promoter"}
    assert roles["record", rent] is None


def notices(case: Small, accounts: int) -> None:
    """Offers of forged papers under two contacts, by so many accounts; nothing else."""
    for n in range(6):
        name = f"shili_seller{n % 2}"
        case.record(
            f"代办驾驶证，免考，{n + 2}天出证，微信{name}", kind="post", author=f"a{n % accounts}", evidence="posts",
            names=[("wechat", name)],
        )  # fmt: skip
    case.selector("wechat", "shili_seller0")
    case.selector("wechat", "shili_seller1")


@pytest.mark.parametrize(("accounts", "wanted"), [(6, "forgery"), (2, None)])
def test_several_accounts_that_hand_out_the_same_contacts_are_a_cue_beside_what_they_offer(
    accounts: int, wanted: str | None
) -> None:
    case = Small()
    notices(case, accounts)
    assert type_rings(case.engine()).to_pylist()[0]["case_type"] == wanted


@pytest.mark.parametrize(
    "told",
    [
        "An applicant presented a diploma of ours with a wrong rector",
        "The clinic found three certificates with one serial number",
        "We never issued it, the number belongs to nobody",
        "Our school's name is used on a page to sell certificates",
    ],
)
def test_what_schools_and_clinics_say_of_papers_they_never_issued_is_heard(told: str) -> None:
    assert where_said("no_such_paper", told) is not None
    assert (
        where_said("no_such_paper", "We issued your certificate yesterday, its serial number is below")
        is None
    )


def test_who_says_that_he_paid_names_the_account_and_is_no_promoter(tmp_path: Path) -> None:
    case = Small()
    notices(case, 6)
    asks = case.record(f"定金三成，付款到{TILL}", author="a0", names=[("bank_card", TILL)])
    paid = [
        case.record(text, author=f"b{n}", names=[("bank_card", TILL)])
        for n, text in enumerate((f"定金3936元已打{TILL}", f"sent to {TILL}", f"刚转过去了 {TILL} 请查收"))
    ]
    case.selector("bank_card", TILL)
    roles = applied(case, tmp_path)
    assert roles["record", asks] == "promoter"
    assert {roles["record", r] for r in paid} == {None}


def test_an_account_that_many_others_pay_is_no_victims_purse(tmp_path: Path) -> None:
    case = gambling()
    escrow, player = "6200000000000100001", "6200000000000100002"
    for n in range(9):
        case.transfer(f"62000000000003{n:05d}", escrow, "50.00", ring=None)
    for n in range(2):
        case.transfer(f"62000000000003{n:05d}", player, "50.00", ring=None)
    passed = case.transfer(escrow, TILL, "400.00")
    staked = case.transfer(player, TILL, "100.00")
    roles = applied(case, tmp_path)
    assert [roles["record", r] for r in (passed, staked)] == [None, "victim"]


def test_a_desks_note_that_asks_after_money_in_an_account_of_the_ring_is_a_victims(tmp_path: Path) -> None:
    case = gambling()
    mapped(case, "desk", ("登记编号", "客户姓名", "客户陈述", "处理意见"))
    asked = case.record(f"请帮忙查，{TILL}，8.1w，3月31日", evidence="desk", names=[("bank_card", TILL)])
    own = case.record(f"我的卡{TILL}不能用了", evidence="desk", names=[("bank_card", TILL)])
    other = case.record("请帮忙查一下我的余额", evidence="desk")
    roles = applied(case, tmp_path)
    assert [roles["record", r] for r in (asked, own, other)] == ["victim", None, None]
