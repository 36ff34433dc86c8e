"""Roles, figures and doubts of rings whose type is known."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from ringbreak.engine.sink import Sink
from ringbreak.model.ring_members import RING_MEMBERS
from ringbreak.model.rings import RINGS
from ringbreak.rings.conduct.apply import apply_types
from ringbreak.rings.conduct.tags import tags
from ringbreak.rings.conduct.typing import CUES
from ringbreak.rings.detect import DetectSettings, run_detectors
from ringbreak.rings.registry import DETECTORS
from tests.rings.detectors.cases import START, Small

CARD, OTHER = "6200000000000000315", "6200000000000000323"


def applied(case: Small, folder: Path) -> dict[tuple[str, int], str | None]:
    """Role of each member once types and roles are written."""
    sink = Sink(folder)
    apply_types(case.engine(folder), sink)
    rows = pq.read_table(sink.path(RING_MEMBERS)).to_pylist()
    return {(r["member_kind"], r["member_id"]): r["role"] for r in rows}


def claimed(case: Small, folder: Path, only: str) -> dict[str, list[dict[str, Any]]]:
    """Rows of FINDINGS, CITATIONS and FLAGS of one detector, types as RINGS states them."""
    engine = case.engine()
    sink = Sink(folder)
    run_detectors(engine, sink, DetectSettings(only=(only,)))
    return {n: pq.read_table(folder / f"{n}.parquet").to_pylist() for n in ("findings", "citations", "flags")}


def figures(made: dict[str, list[dict[str, Any]]]) -> dict[str, tuple[Any, Any, Any]]:
    return {f["measure"]: (f["value"], f["low"], f["high"]) for f in made["findings"]}


def account_control() -> tuple[Small, dict[str, int]]:
    case = Small()
    ids = {
        f"offer{i}": case.record(
            f"免费清粉，检测谁删了你{i}，加薇 shili_qf", author="op", names=[("wechat", "shili_qf")]
        )
        for i in range(3)
    }
    ids["contact"] = case.selector("wechat", "shili_qf")
    ids["victim_says"] = case.record("扫了没反应", author="user1")
    ids["code"] = case.record(
        "出新鲜活群码，21元一个，码 weixin.qq.com/g/A1", author="seller",
        names=[("wechat_group", "weixin.qq.com/g/A1")],
    )  # fmt: skip
    ids["code2"] = case.record(
        "出新鲜活群码，25元一个，码 weixin.qq.com/g/A1", author="seller",
        names=[("wechat_group", "weixin.qq.com/g/A1")],
    )  # fmt: skip
    ids["buyer"] = case.record("第4个要了，我做引流的长期收", author="b1")
    ids["complaint"] = case.record(
        "致网络警察：本人扫码后微信向全部好友群发同一条广告", kind="document", author=None
    )
    for i in range(5):
        ids[f"login{i}"] = case.action(f"user{i}", "login", device="dev-1")
    ids["op_login"] = case.action("op", "login", device="dev-1")
    for i in range(9):
        ids[f"send{i}"] = case.action(
            "user1", "send", device="dev-1", target=f"friend{i}", at=START + timedelta(seconds=4 * i)
        )
    ids["taken"] = case.selector("account", "wechat:user1")
    ids["friend"] = case.selector("wechat", "friend0")
    case.rows["links"].append(
        {
            "record_id": ids["send0"],
            "selector_id": ids["friend"],
            "bits": 20.0,
            "why": "t",
            "field": "cell:target",
        }
    )
    return case, ids


def test_who_was_taken_over_is_a_victim_and_who_was_written_to_is_nobody(tmp_path: Path) -> None:
    case, ids = account_control()
    roles = applied(case, tmp_path)
    wanted = {
        "offer0": "operator", "code": "reseller", "buyer": "buyer", "complaint": "victim", "victim_says": "victim",
        "login1": "operator", "op_login": "operator",
    }  # fmt: skip
    assert {name: roles["record", ids[name]] for name in wanted} == wanted
    assert roles["selector", ids["contact"]] == "operator"
    assert roles["selector", ids["taken"]] == "victim"
    assert roles["selector", ids["friend"]] is None


def test_a_ring_without_a_type_gives_nobody_a_role(tmp_path: Path) -> None:
    case = Small()
    case.record("免费清粉，检测谁删了你", author="op")
    case.record("在吗", author="x")
    assert set(applied(case, tmp_path).values()) == {None}


def test_applying_twice_is_applying_once_and_other_columns_stay(tmp_path: Path) -> None:
    case, _ = account_control()
    engine, sink = case.engine(tmp_path), Sink(tmp_path)
    apply_types(engine, sink)
    first = dict(sink.digests)
    apply_types(engine, sink)
    assert sink.digests == first
    ring = pq.read_table(sink.path(RINGS)).to_pylist()[0]
    assert (ring["case_type"], ring["title"], ring["bits"]) == ("account_control", "t", 1.0)
    assert {r["why"] for r in pq.read_table(sink.path(RING_MEMBERS)).to_pylist()} == {"t"}


def test_a_role_that_a_person_decided_stands(tmp_path: Path) -> None:
    case, ids = account_control()
    case.rows["judgements"].append(
        {
            "judgement_id": "j1", "who": "me", "decided_at": START, "verb": "role", "object": f"{ids['buyer']}=promoter",
            "why": None,
        }
    )  # fmt: skip
    assert applied(case, tmp_path)["record", ids["buyer"]] == "promoter"


def test_accounts_bursts_codes_and_prices_of_account_control(tmp_path: Path) -> None:
    case, _ = account_control()
    case.rows["rings"][0] |= {"case_type": "account_control", "case_type_confidence": 0.9}
    made = claimed(case, tmp_path, "account_control")
    got = figures(made)
    assert got["accounts_controlled"] == (None, 5.0, 6.0)
    assert got["bursts"] == (1.0, 1.0, 1.0)
    assert got["group_codes"] == (1.0, 1.0, 1.0)
    assert got["price"] == (None, 21.0, 25.0)
    assert [f["kind"] for f in made["flags"]] == ["double_count"]


def _sham_shop(**typed: Any) -> Small:
    case = Small()
    case.ring("r", "gambling_shop")
    for i in range(3):
        case.record(f"放款前请先交保证金90{i}元，卡号{CARD}", names=[("bank_card", CARD)])
        case.record(f"缴纳解冻费80{i}元，卡号{OTHER}", names=[("bank_card", OTHER)])
    case.selector("bank_card", CARD)
    case.selector("bank_card", OTHER)
    return case


def test_a_payment_in_two_ledgers_is_counted_once_and_said(tmp_path: Path) -> None:
    case = _sham_shop()
    at = START + timedelta(days=1)
    case.transfer("victim1", CARD, "900.00", memo="保证金", evidence="bank-a", ring=None, at=at)
    case.transfer(
        "victim1", CARD, "900.00", memo="保证金", evidence="bank-b", ring=None, at=at + timedelta(hours=1)
    )
    made = claimed(case, tmp_path, "gambling_shop")
    assert figures(made)["money_in"] == (900.0, 900.0, 900.0)
    assert [f["kind"] for f in made["flags"]] == ["double_count"]


def test_the_same_sum_twice_in_one_ledger_is_two_payments(tmp_path: Path) -> None:
    case = _sham_shop()
    for hour in (1, 2):
        case.transfer(
            "victim1", CARD, "900.00", memo="保证金", evidence="bank-a", ring=None, at=START + timedelta(hours=hour)
        )  # fmt: skip
    made = claimed(case, tmp_path, "gambling_shop")
    assert figures(made)["money_in"] == (1800.0, 1800.0, 1800.0)
    assert made["flags"] == []


def test_a_wage_widens_the_range_and_money_inside_is_no_income(tmp_path: Path) -> None:
    case = _sham_shop()
    case.transfer("victim1", CARD, "900.00", memo="解冻费", ring=None)
    case.transfer("employer", CARD, "5000.00", memo="工资", ring=None)
    case.transfer(CARD, OTHER, "800.00", memo="转账")
    case.transfer("victim2", CARD, "70.00", memo="解冻费", ring=None, known=False)
    got = figures(claimed(case, tmp_path, "gambling_shop"))
    assert got["money_in"] == (None, 900.0, 5900.0)
    assert got["money_moved_inside"] == (800.0, 800.0, 800.0)
    assert got["victims"] == (1.0, 1.0, 1.0)


def test_currencies_are_never_added(tmp_path: Path) -> None:
    case = _sham_shop()
    case.transfer("v1", CARD, "900.00", memo="解冻费", ring=None)
    case.transfer("v2", CARD, "100.00", memo="解冻费", ring=None, currency="USD")
    made = claimed(case, tmp_path, "gambling_shop")
    assert {(f["currency"], f["high"]) for f in made["findings"] if f["measure"] == "money_in"} == {
        ("CNY", 900.0),
        ("USD", 100.0),
    }


def test_repeated_listings_of_one_stock_are_not_added(tmp_path: Path) -> None:
    case = Small()
    case.ring("r", "trade")
    for i in range(4):
        case.record(f"出股民开户数据，现货5000{i}条，0.8元/条", author="s")
    case.record("出母婴店会员，现货8万条，0.3元/条", author="s")
    made = claimed(case, tmp_path, "trade")
    got = figures(made)
    assert got["personal_records"] == (None, 80_000.0, 130_003.0)
    assert got["price"] == (None, 0.3, 0.8)
    assert [f["kind"] for f in made["flags"]] == ["double_count"]


def test_people_in_samples_are_counted_once(tmp_path: Path) -> None:
    case = Small()
    case.ring("r", "trade")
    case.record("出网贷申请数据，现货100条，1.5元/条")
    for i in range(4):
        made = case.record(
            None, kind="profile", ring=None, cells={"来源": "网贷申请数据", "姓名": f"甲{i % 3}"}
        )
        case.rows["profiles"].append({"record_id": made, "name": f"甲{i % 3}"})
    assert figures(claimed(case, tmp_path, "trade"))["people_to_warn"][0] == 3.0


@pytest.mark.parametrize("case_type", sorted(CUES))
def test_every_claim_of_every_detector_is_cited_by_a_passage_that_is_there(
    case_type: str, tmp_path: Path
) -> None:
    """One ring holding a bit of everything, called by each type in turn."""
    case, _ = account_control()
    case.rows["rings"][0] |= {"case_type": case_type, "case_type_confidence": 0.9}
    case.record(
        "出网贷申请数据，现货100条，1.5元/条，招代理，站长备用网址，嗅探设备，引流系统，水军刷赞0.5元一个"
    )
    case.record("办理毕业证，官网可查，收费800元；百家乐投注；先交保证金900元；贷款逾期爆通讯录")
    case.record("【银行】验证码 331213", counterpart="p1", at=START.replace(hour=18))
    case.record("正文", kind="article", title="震惊！看完沉默了")
    for _ in range(2):
        case.record("您名下的卡涉案，先把钱转到安全账户", author="caller")
    case.selector("bank_card", CARD)
    case.transfer("v", CARD, "10.00", memo="解冻费")
    case.action("clerk", "insert", target="x", at=START.replace(hour=18))
    made = claimed(case, tmp_path, case_type)
    cited = {c["finding_id"] for c in made["citations"]}
    assert {f["finding_id"] for f in made["findings"]} == cited
    assert {"case_type", "technique", "last_seen", "money_in"} <= set(figures(made))
    bodies: dict[tuple[int, str], str] = {}
    for r in case.rows["records"]:
        bodies |= {(r["record_id"], f): r[f] for f in ("text", "title", "author", "url") if r.get(f)}
    for f in case.rows["fields"]:
        bodies[f["record_id"], "cell:" + f["field"]] = f["value"]
    for c in made["citations"]:
        assert 0 <= c["start"] < c["end"] <= len(bodies[c["record_id"], c["field"]]), c


def test_contacts_of_the_last_week_are_those_with_a_role_that_its_records_name(tmp_path: Path) -> None:
    """Each once, however many of the week's records name it; what fell silent before is not among them."""
    case = Small()
    used = [
        ("shili_qf", 0),
        ("shili_b1", 0),
        ("shili_b1", 30),
        ("shili_b1", 31),
        ("shili_c2", 25),
        ("shili_d3", 31),
    ]
    for value, day in used:
        case.record(
            f"免费清粉加薇 {value}", author="op", names=[("wechat", value)], at=START + timedelta(days=day)
        )
    for value in dict.fromkeys(value for value, _ in used):
        case.selector("wechat", value)
        case.rows["ring_members"][-1]["role"] = None if value == "shili_d3" else "operator"
    case.rows["rings"][0] |= {"case_type": "account_control", "case_type_confidence": 0.9}
    (seen,) = (
        f for f in claimed(case, tmp_path, "account_control")["findings"] if f["measure"] == "last_seen"
    )
    assert "; 2 of its contacts and accounts were used in its last seven days" in seen["statement"]


def test_rings_of_other_types_and_of_none_get_no_claims(tmp_path: Path) -> None:
    case = _sham_shop()
    case.rows["rings"][0] |= {"case_type": None, "case_type_confidence": None}
    for detector in DETECTORS:
        if detector.name != "bulletin":
            assert claimed(case, tmp_path, detector.name)["findings"] == []


def test_rows_inserted_in_office_hours_are_no_claim(tmp_path: Path) -> None:
    case = Small()
    case.ring("r", "forgery")
    for i in range(8):
        case.action("day", "insert", target=f"a{i}", at=START + timedelta(days=i))
        case.action("night", "insert", target=f"b{i}", at=START + timedelta(days=i, hours=15))
    made = claimed(case, tmp_path, "forgery")
    rows = [f for f in made["findings"] if f["measure"] == "rows_inserted"]
    assert [(f["low"], f["high"]) for f in rows] == [(8.0, 8.0)]


def test_techniques_name_only_known_frameworks_and_known_types() -> None:
    assert set(tags()) <= set(CUES)
    for found in tags().values():
        for tag in found:
            assert tag.framework in {"MITRE F3", "DISARM Red"}
            assert tag.version
            assert tag.technique[0] in "FT"
    assert "gambling_shop" not in tags()
    assert "loan_extortion" not in tags()


def test_a_card_that_operators_name_is_where_the_money_goes_and_no_operator(tmp_path: Path) -> None:
    case = Small()
    for i in range(3):
        case.record(
            f"真人视讯百家乐，充值卡号{CARD}，首存{i + 1}00送38", author="op", names=[("bank_card", CARD)]
        )
    card = case.selector("bank_card", CARD)
    case.selector("domain", "a.example")
    case.selector("domain", "b.example")
    case.record("我在平台存了900元，客服要我再交保证金，无法提现，特此报案", author=None)
    roles = applied(case, tmp_path)
    assert roles["selector", card] == "money_handler"


def test_whom_an_operator_writes_to_is_no_operator(tmp_path: Path) -> None:
    """The victim's id stands in every message that was sent to him."""
    case = Small()
    for i in range(4):
        case.record(
            f"真人视讯百家乐，首存{i + 1}00送38，加 wx_host_01",
            author="host",
            names=[("wechat", "wx_host_01"), ("wechat", "wxid_guest_77")],
            cells={"talker": "wxid_guest_77"},
        )
    host, guest = case.selector("wechat", "wx_host_01"), case.selector("wechat", "wxid_guest_77")
    case.selector("domain", "a.example")
    case.selector("domain", "b.example")
    case.record("我在平台存了900元，客服要我再交保证金，无法提现，特此报案", author=None)
    roles = applied(case, tmp_path)
    assert roles["selector", host] is not None
    assert roles["selector", guest] is None


def test_what_the_sum_would_be_in_one_currency_is_said_as_a_doubt_and_not_claimed(tmp_path: Path) -> None:
    case = _sham_shop()
    case.transfer("v1", CARD, "900.00", memo="解冻费", ring=None)
    case.transfer("v2", CARD, "100.00", memo="解冻费", ring=None, currency=None)
    made = claimed(case, tmp_path, "gambling_shop")
    told = [f["statement"] for f in made["flags"] if f["kind"] == "scope"]
    assert len(told) == 1
    assert "1,000.00" in told[0]
    assert max(f["high"] for f in made["findings"] if f["measure"] == "money_in") == 900.0
