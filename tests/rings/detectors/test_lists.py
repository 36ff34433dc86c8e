"""Figures from tables a ring kept, from lists about it, and from records beside it that name it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from ringbreak.engine.sink import Sink
from ringbreak.rings.detect import DetectSettings, run_detectors
from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_positions import CLIENT, TILL, mapped


def claimed(case: Small, folder: Path, only: str) -> dict[tuple[str, str | None], tuple[Any, Any, Any]]:
    """(measure, currency) -> value, low, high of the last claim of it."""
    sink = Sink(folder)
    run_detectors(case.engine(), sink, DetectSettings(only=(only,)))
    rows = pq.read_table(folder / "findings.parquet").to_pylist()
    cited = {r["finding_id"] for r in pq.read_table(folder / "citations.parquet").to_pylist()}
    assert {r["finding_id"] for r in rows} <= cited
    return {(r["measure"], r["currency"]): (r["value"], r["low"], r["high"]) for r in rows}


def loans() -> Small:
    case = Small()
    case.ring("r", "loan_extortion")
    for n in range(3):
        case.record(
            f"您已逾期{n}天，再不还就群发给你亲戚，打到卡{TILL}，贷款客服0000010010", author=f"0000020{n}",
            names=[("bank_card", TILL), ("phone", "0000010010")],
        )  # fmt: skip
    case.selector("phone", "0000010010")
    return case


def test_complaints_that_name_it_from_outside_count_at_most_and_others_do_not(tmp_path: Path) -> None:
    case = loans()
    mapped(case, "reg", ("受理编号", "投诉人", "所在省份"))
    inside = {"投诉人": "甲", "所在省份": "云南省"}
    case.record("贷款后群发给我亲戚，还P图威胁，被骗", evidence="reg", cells=inside)
    for n, place in enumerate(("河北省", "山东省")):
        case.record(
            f"{n}借了两千，打到卡{TILL}，还要还", ring=None, evidence="reg", cells={"投诉人": "乙", "所在省份": place},
            names=[("bank_card", TILL)],
        )  # fmt: skip
    case.record(
        f"打到卡{CLIENT}，被骗", ring=None, evidence="reg", cells={"投诉人": "丙", "所在省份": "海南省"},
        names=[("bank_card", CLIENT)],
    )  # fmt: skip
    made = claimed(case, tmp_path, "loan_extortion")
    assert made["complaints", None] == (None, 1.0, 3.0)
    assert made["provinces", None] == (None, 1.0, 3.0)


def test_a_pay_list_and_a_list_of_things_seized_give_ranges(tmp_path: Path) -> None:
    case = loans()
    mapped(case, "pay", ("月份", "姓名", "岗位", "应发"))
    mapped(case, "things", ("编号", "物品", "特征", "数量", "扣押地点"))
    for n in range(3):
        case.record(
            None, kind="row", evidence="pay", ring="r" if n == 0 else None,
            cells={"姓名": f"测试{n % 2}", "岗位": "催收", "应发": "9000"},
        )  # fmt: skip
    case.record(
        None, kind="row", evidence="things", cells={"物品": "手机", "特征": "卡号0000010010", "数量": "1", "扣押地点": "甲"},
        names=[("phone", "0000010010")],
    )  # fmt: skip
    case.record(
        None, kind="row", evidence="things", ring=None, cells={"物品": "手机", "数量": "4", "扣押地点": "乙"}
    )
    case.record(
        None,
        kind="row",
        evidence="things",
        ring=None,
        cells={"物品": "电脑主机", "数量": "7", "扣押地点": "乙"},
    )
    case.record(None, kind="row", evidence="shop", ring=None, cells={"物品": "手机", "数量": "900"})
    made = claimed(case, tmp_path, "loan_extortion")
    assert made["involved_people", None] == (None, 1.0, 2.0)
    assert made["seized_phones", None] == (None, 1.0, 5.0)
    assert made["seized_computers", None] == (None, 0.0, 7.0)
    assert ("seized_bank_cards", None) not in made


def test_an_order_asked_for_and_booked_is_not_two_orders(tmp_path: Path) -> None:
    case = Small()
    case.ring("r", "paid_engagement")
    mapped(case, "book", ("日期", "客户", "业务", "金额"))
    for n in range(4):
        cells = {"客户": f"某公司{n}", "业务": "删帖", "金额": "900"}
        case.record(None, kind="row", evidence="book", cells=cells)
    for n in range(3):
        case.record(f"帮我把这个帖子删掉，需要删帖{n}", author=f"c{n}")
    assert claimed(case, tmp_path, "paid_engagement")["orders", None] == (None, 4.0, 7.0)


def traders() -> Small:
    case = Small()
    case.ring("r", "trade")
    for n in range(3):
        case.record(
            f"出网贷申请数据{n}00条，1元/条，USDT-TRC20 T{'a' * 33}", author="seller", evidence="room",
            names=[("tron", "T" + "a" * 33)],
        )  # fmt: skip
    for row in case.rows["ring_members"]:
        row["role"] = "reseller"
    return case


def test_people_in_a_table_whose_source_column_names_the_goods_are_warned(tmp_path: Path) -> None:
    case = traders()

    def person(n: int, source: str, evidence: str) -> None:
        i = case.record(
            None, kind="profile", ring=None, evidence=evidence, cells={"姓名": f"测试{n}", "来源": source}
        )
        case.rows["profiles"].append({"record_id": i, "name": f"测试{n}", "id_number": f"id{n}"})

    for n in range(4):
        person(n, "网贷申请数据", "stock")
    person(4, "车险到期", "stock")
    person(4, "车险到期", "stock")
    for n in range(2):
        person(90 + n, "网贷申请数据", "stray")
    made = claimed(case, tmp_path, "trade")
    assert made["people_to_warn", None] == (None, 4.0, 5.0)


def test_who_speaks_with_a_seller_alone_is_his_contact_and_a_crowd_is_not(tmp_path: Path) -> None:
    case = traders()
    for n in range(3):
        case.record("在吗", ring=None, evidence=f"chat{n}", channel=f"k{n}", author=f"other{n}")
        case.record("收到", ring=None, evidence=f"chat{n}", channel=f"k{n}", author="seller")
    for n in range(5):
        case.record("早", ring=None, evidence="room", author=f"crowd{n}")
    assert claimed(case, tmp_path, "trade")["contacts_up_and_down", None] == (3.0, 3.0, 3.0)


def test_who_was_lent_to_and_paid_back_is_a_borrower(tmp_path: Path) -> None:
    case = loans()
    for n in range(4):
        case.transfer(TILL, f"b{n}", "700.00", ring=None)
    for n in range(2, 6):
        case.transfer(f"b{n}", TILL, "1000.00", ring=None)
    assert claimed(case, tmp_path, "loan_extortion")["borrowers", None] == (None, 2.0, 6.0)


def test_devices_of_a_sham_shop_and_its_draws_are_counted(tmp_path: Path) -> None:
    case = Small()
    case.ring("r", "gambling_shop")
    for n in range(4):
        for k in range(3):
            case.action(f"bot{k}", "join", device=f"d{n % 2}", target=f"draw{n}", evidence="log")
        if n < 3:
            case.action("bot0", "win", device=f"d{n % 2}", target=f"draw{n}", evidence="log")
    case.action("guest", "join", device="own", target="draw9", evidence="log", ring=None)
    made = claimed(case, tmp_path, "gambling_shop")
    assert made["devices", None][0] == 2.0
    assert made["draws", None] == (None, 3.0, 5.0)


def test_everything_done_from_the_rings_device_counts_at_most(tmp_path: Path) -> None:
    """What the ring holds at least; what its device did besides, and the rest of a table of codes it kept, at most."""
    case = Small()
    case.ring("r", "account_control")
    for n in range(3):
        case.action(f"taken{n}", "login", device="dev", evidence="log")
    for n in range(4):
        case.action(f"more{n}", "login", device="dev", evidence="log", ring=None)
    case.action("somebody", "login", device="home", evidence="log", ring=None)
    for n in range(5):
        code = f"weixin.qq.com/g/A{n}"
        case.record(
            None, kind="row", evidence="codes", ring="r" if n == 0 else None, cells={"群码": code},
            names=[("wechat_group", code)],
        )  # fmt: skip
        case.record(
            f"进群 weixin.qq.com/g/B{n}",
            ring=None,
            evidence="chat",
            names=[("wechat_group", f"weixin.qq.com/g/B{n}")],
        )
    mapped(case, "codes", ("群码", "群人数"))
    made = claimed(case, tmp_path, "account_control")
    assert made["accounts_controlled", None] == (None, 3.0, 7.0)
    assert made["group_codes", None] == (None, 1.0, 5.0)


def test_a_book_that_names_the_goods_counts_at_most_and_an_honest_shops_does_not(tmp_path: Path) -> None:
    case = traders()
    mapped(case, "book", ("日期", "品类", "数量", "单价", "买家"))
    mapped(case, "shop", ("日期", "品类", "数量", "单价", "买家"))
    for n in range(4):
        cells = {"品类": "网贷申请数据", "数量": "1000", "单价": "1.5", "买家": f"@b{n % 2}"}
        case.record(None, kind="row", evidence="book", ring=None, cells=cells)
        cells = {"品类": "苹果礼盒五斤", "数量": "7", "单价": "30", "买家": f"@s{n}"}
        case.record(None, kind="row", evidence="shop", ring=None, cells=cells)
    made = claimed(case, tmp_path, "trade")
    assert made["pieces_sold", None] == (None, 0.0, 4000.0)
    assert made["contacts_up_and_down", None] == (None, 0.0, 2.0)


def test_the_counters_own_host_is_no_site_of_the_ring(tmp_path: Path) -> None:
    case = Small()
    case.ring("r", "site_network")
    for n in range(4):
        site = f"forum{n}-shili.test"
        case.record(
            f"永久地址 {site} 招代理 hm.example 统计号 aa11", kind="page", evidence=f"p{n}", url=f"https://{site}/",
            names=[("domain", site), ("domain", "hm.example"), ("tracking_id", "aa11")],
        )  # fmt: skip
    assert claimed(case, tmp_path, "site_network")["one_tracker", None][0] == 4.0
