"""Books a ring keeps: certificates and agents of a forger, buyers and editions of an article system."""

from __future__ import annotations

from typing import Any

from ringbreak.model.ids import selector_id
from ringbreak.rings.conduct.typing import type_rings
from ringbreak.rings.detectors.diversion import DETECTOR as DIVERSION
from ringbreak.rings.detectors.forgery import DETECTOR as FORGERY
from ringbreak.rings.roles import assign_roles

from .cases import Small


def claims(detector: Any, case: Small) -> dict[str, dict[str, Any]]:
    return {f["measure"]: f for f in detector.detect(case.engine()).findings.to_pylist()}


def forger(*, outside: int = 0, twice: int = 0) -> Small:
    case = Small()
    case.ring("r", "forgery")
    for n in range(6):
        number = f"SL{n if n >= twice else 0:06d}"
        cells = {"证件种类": "电工证", "证书编号": number, "接单人微信": f"taker{n % 2}", "金额": "200"}
        case.record(kind="profile", evidence="book", cells=cells)
    for n in range(outside):
        cells = {"证件种类": "焊工证", "证书编号": f"SL9{n:05d}", "接单人微信": "taker0", "金额": "200"}
        case.record(kind="profile", evidence="book", ring=None, cells=cells)
    return case


def test_certificates_are_rows_of_its_own_book_each_number_once_and_the_whole_book_at_most() -> None:
    made = claims(FORGERY, forger())["certificates"]
    assert (made["low"], made["high"]) == (6, 6)
    made = claims(FORGERY, forger(outside=4))["certificates"]
    assert (made["low"], made["high"]) == (6, 10)
    made = claims(FORGERY, forger(twice=3))["certificates"]
    assert (made["low"], made["high"]) == (4, 4)


def test_who_took_the_orders_is_counted_once_each() -> None:
    assert claims(FORGERY, forger())["agents"]["value"] == 2


def test_a_row_that_says_who_took_it_is_a_promoters_and_talk_of_the_workshop_an_operators() -> None:
    case = Small()
    case.ring("r", None)
    rows = [
        case.record(kind="profile", evidence="book", cells={"证件种类": "电工证", "证书编号": f"SL{n}", "接单人微信": "t", "金额": "200"})
        for n in range(4)
    ]  # fmt: skip
    adverts = [case.record(f"办焊工证，免考，见证付款，微信 seller{n}x", names=[("wechat", f"seller{n}x")]) for n in range(3)]  # fmt: skip
    shop = case.record("钢印明天到，电工证今天30本", evidence="e2", author="maker")
    letter = case.record("经核实查无此证，特此函告", evidence="e3", kind="document")
    engine = case.engine()
    types = type_rings(engine)
    assert types["case_type"].to_pylist() == ["forgery"]
    roles = {r["member_id"]: r["role"] for r in assign_roles(engine, types).to_pylist()}
    assert {roles[i] for i in rows} == {"promoter"}
    assert {roles[i] for i in adverts} == {"promoter"}
    assert roles[shop] == "operator"
    assert roles[letter] == "victim"


def farm() -> Small:
    case = Small()
    case.ring("r", "diversion")
    book = selector_id("code_book", "b")
    case.selector("code_book", "b")
    for n in range(4):
        code = selector_id("agent_code", f"buyer{n}x")
        case.selector("agent_code", f"buyer{n}x")
        row = case.record(kind="row", evidence="book", cells={"版本": f"{n % 2 + 1}.0", "后台账号": f"buyer{n}x"})  # fmt: skip
        earned = case.record(kind="row", evidence="alliance", cells={"媒体账号": f"buyer{n}x", "结算金额（元）": "12.50", "结算日期": "2024-03-04"})  # fmt: skip
        case.rows["links"].append({"record_id": row, "selector_id": book, "bits": 22.0, "why": "t"})
        for record in (row, earned):
            case.rows["links"].append({"record_id": record, "selector_id": code, "bits": 20.0, "why": "t"})
        for k in range(3):
            url = f"https://land{n % 2}.example/{n}{k}.html?u=buyer{n}x"
            for evidence in ("dump", "saved") if k == 0 else ("dump",):
                page = case.record("续", kind="post", evidence=evidence, title=f"震惊！{n}{k}", url=url)
                case.rows["links"].append({"record_id": page, "selector_id": code, "bits": 20.0, "why": "t"})
                if evidence == "dump":
                    case.rows["metrics"].append({"record_id": page, "measure": "clicks", "value": 100})
        case.rows["metrics"].append({"record_id": earned, "measure": "clicks", "value": 300})
    return case


def test_buyers_editions_income_articles_and_sites_of_an_article_system() -> None:
    made = claims(DIVERSION, farm())
    assert (made["buyers"]["low"], made["buyers"]["high"]) == (4, 4)
    assert made["editions"]["value"] == 2
    assert (made["ad_income"]["value"], made["ad_income"]["currency"]) == (50.0, "CNY")
    # A platform's list and a saved page of one address are one article.
    assert made["articles"]["value"] == 12
    assert made["sites"]["value"] == 2


def test_clicks_of_two_sources_are_not_added_to_the_lower_figure() -> None:
    made = claims(DIVERSION, farm())["clicks"]
    assert (made["low"], made["high"]) == (1200, 2400)


def test_a_book_makes_buyers_and_a_list_of_income_none() -> None:
    case = farm()
    engine = case.engine()
    types = type_rings(engine)
    roles = {r["member_id"]: r["role"] for r in assign_roles(engine, types).to_pylist()}
    by = {e: {roles.get(r["record_id"]) for r in case.rows["records"] if r["evidence_id"] == e} for e in ("book", "alliance")}  # fmt: skip
    assert by == {"book": {"buyer"}, "alliance": {"promoter"}}
