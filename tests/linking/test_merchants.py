"""Merchant numbers: the rows of a payment service's list belong to whoever tells others in a chat to pay there, and to nobody else's."""

from __future__ import annotations

from typing import Any

from .small import Row, Small, record

LIST, CHAT = "a" * 64, "b" * 64
TEA, SHOP = "HLF330718", "HLF400265"


def settled() -> tuple[list[Row], list[Row]]:
    rows = [record(10 + i, kind="row", platform=None, evidence_id=LIST) for i in range(12)]
    cells = [
        {"record_id": r["record_id"], "field": "商户号", "value": TEA if i < 6 else SHOP}
        for i, r in enumerate(rows)
    ]
    return rows, cells


def said(record_id: int, name: str, text: str, **more: object) -> Row:
    return record(
        record_id, text, name, kind="message", platform="telegram", channel="频道", evidence_id=CHAT, **more
    )


def run(*rows: Row, **more: Any) -> list[list[int]]:
    listed, cells = settled()
    made = Small(records=[*listed, *rows], fields=cells, **more)
    made.run()
    return made.groups()


TELLS = said(1, "seller", f"收款走汇联付 {TEA}，备注写茶叶")


def test_the_list_shows_what_came_in_to_whom_a_chat_tells_to_pay() -> None:
    groups = run(TELLS, said(2, "seller", "新到一批，五元一个"), said(3, "buyer", "二百已付"))
    assert groups == [[1, 2, 10, 11, 12, 13, 14, 15]]


def test_what_is_told_of_another_number_is_nothing() -> None:
    assert run(said(1, "seller", "收款走汇联付 HLF999999，备注写茶叶")) == []


def test_who_names_the_shop_in_which_he_bought_does_not_tell_to_pay_there() -> None:
    assert (
        run(said(1, "neighbour", f"我在 {SHOP} 那家买的手机，挺好"), said(2, "neighbour", "质量不错")) == []
    )


def test_a_shop_to_which_all_its_customers_point_is_nobodys() -> None:
    assert run(*(said(1 + i, f"customer{i}", f"付到 {SHOP} 就行") for i in range(4))) == []


def test_a_letter_by_itself_does_not_count() -> None:
    assert run(record(1, f"请汇至汇联付商户 {SHOP}。", "agency", kind="mail")) == []


def test_a_page_that_tells_to_pay_there_is_of_it() -> None:
    page = record(
        5, f"价目：体验稿十二元一条，付款到汇联付 {TEA}", kind="page", platform=None, evidence_id="c" * 64
    )
    assert run(TELLS, said(2, "seller", "新到一批"), page) == [[1, 2, 5, 10, 11, 12, 13, 14, 15]]


def test_the_services_own_notice_that_it_closed_the_number_is_not_of_it() -> None:
    notice = record(
        5,
        f"近期发现商户以设计费名义收款，已关闭商户{TEA}。",
        kind="document",
        platform=None,
        evidence_id="c" * 64,
    )
    assert run(TELLS, said(2, "seller", "新到一批，五元一个"), notice) == [[1, 2, 10, 11, 12, 13, 14, 15]]


def test_a_complaint_by_itself_does_not_count() -> None:
    rows = [said(1, "c1", f"让我付到 {TEA}"), said(2, "c2", "客服不理")]
    mapped = [
        {
            "evidence_id": CHAT,
            "table_name": "t",
            "header": "投诉内容",
            "meaning": "records.text",
            "why": "header",
            "share": 1.0,
        }
    ]
    assert run(*rows, mappings=mapped) == []


def test_a_page_that_names_the_numbers_of_two_houses_is_of_neither() -> None:
    other = said(30, "printer", f"货款付到 {SHOP}，备注单号")
    other["channel"], other["evidence_id"] = "印刷群", "d" * 64
    page = record(5, f"收款商户：{TEA}、{SHOP}。", kind="page", platform=None, evidence_id="c" * 64)
    groups = run(TELLS, said(2, "seller", "新到一批，五元一个"), other, page)
    assert not any(5 in g or {1, 30} <= set(g) for g in groups)


def test_a_page_that_names_both_numbers_of_one_house_is_of_it() -> None:
    page = record(5, f"收款商户：{TEA}、{SHOP}。", kind="page", platform=None, evidence_id="c" * 64)
    groups = run(TELLS, said(2, "seller", f"今天改走 {SHOP}，备注不变"), page)
    assert {1, 2, 5} <= set(groups[0])
