"""Roles by position: who keeps the table, where the money goes, how many lead to one contact, whom complaints name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from ringbreak.engine.sink import Sink
from ringbreak.model.decisions import SUPPRESSED
from ringbreak.model.ring_members import RING_MEMBERS
from ringbreak.model.rings import RINGS
from ringbreak.rings.conduct.apply import apply_types
from ringbreak.rings.conduct.reading import read_words
from ringbreak.rings.conduct.structure import read_structure
from tests.rings.detectors.cases import START, Small

TILL, OTHER_TILL, CLIENT, AGENT, PURSE, COLLECT = (f"62000000000000{n:05d}" for n in range(1, 7))


def mapped(case: Small, evidence: str, headers: Iterable[str], meaning: str = "kept") -> None:
    """Headers of a table as intake writes them."""
    for header in headers:
        case.rows["mappings"].append(
            {"evidence_id": evidence, "locator": "", "header": header, "meaning": meaning, "why": "unknown"}
        )


def applied(case: Small, folder: Path) -> dict[tuple[str, int], str | None]:
    sink = Sink(folder)
    apply_types(case.engine(folder), sink)
    return {
        (r["member_kind"], r["member_id"]): r["role"]
        for r in pq.read_table(sink.path(RING_MEMBERS)).to_pylist()
    }


def parts(case: Small) -> dict[str, str]:
    """Part of each of the ring's accounts, and 'counterpart' for what only dealt with them."""
    engine = case.engine()
    read_words(engine)
    read_structure(engine)
    made = {r["value"]: r["part"] for r in engine.sql("SELECT value, part FROM conduct_accounts").to_pylist()}
    for r in engine.sql("SELECT value FROM conduct_counterparts").to_pylist():
        made[r["value"]] = "counterpart"
    return made


def gambling() -> Small:
    """A ring that is plainly one of gambling."""
    case = Small()
    for n in range(4):
        case.record(
            f"首存赠送{n}8元，真人视讯投注，https://bet-shili.test/r/CODE{n}", author=f"p{n}",
            names=[("domain", "bet-shili.test"), ("url", f"https://bet-shili.test/r/CODE{n}")],
        )  # fmt: skip
    for n, card in enumerate((TILL, OTHER_TILL, TILL, OTHER_TILL)):
        case.record(f"今晚开盘，庄闲都收，收款卡号{card}", author=f"p{n}", names=[("bank_card", card)])
    case.selector("domain", "bet-shili.test")
    case.selector("bank_card", TILL)
    case.selector("bank_card", OTHER_TILL)
    return case


def test_a_row_of_a_register_of_complaints_is_a_complaint_whatever_it_says(tmp_path: Path) -> None:
    case = gambling()
    words = "三天了，对方说群发给你亲戚，打给卡"
    registered = case.record(words, evidence="reg", cells={"投诉人": "甲", "受理编号": "1"})
    elsewhere = case.record(words, evidence="chat", author="x")
    mapped(case, "reg", ("受理编号", "投诉人", "联系电话"))
    mapped(case, "chat", ("昵称", "内容", "时间"))
    roles = applied(case, tmp_path)
    assert roles["record", registered] == "victim"
    assert roles["record", elsewhere] != "victim"


@pytest.mark.parametrize(
    "headers",
    [("日期", "客户", "业务", "金额（元）"), ("date", "client", "service", "amount")],
    ids=["zh", "en"],
)
def test_an_order_in_the_sellers_book_is_the_sellers_record_not_the_clients(
    tmp_path: Path, headers: tuple[str, ...]
) -> None:
    case = Small()
    for n in range(4):
        case.record(f"专做删帖，{n}00元一条，微信 shili_sj", author="op", names=[("wechat", "shili_sj")])
    case.selector("wechat", "shili_sj")
    for n in range(6):
        for k in range(6):
            case.action(f"a{k}", "like", device="dev", target=f"t{n}")
    booked = case.record(
        None,
        kind="row",
        evidence="book",
        cells=dict(zip(headers, ("5-1", "某公司", "删帖", "900"), strict=True)),
    )
    asked = case.record("帮我把这个帖子删掉：https://t.example/1，需要删帖", author="client")
    mapped(case, "book", headers)
    roles = applied(case, tmp_path)
    assert roles["record", booked] == "operator"
    assert roles["record", asked] == "buyer"


@pytest.mark.parametrize(("acted_on", "role"), [(True, None), (False, "operator")])
def test_a_site_that_hired_accounts_act_on_is_not_theirs(
    tmp_path: Path, acted_on: bool, role: str | None
) -> None:
    """Every order names the forum; the ring's own shop page, which nobody comments on, is the ring's."""
    case = Small()
    for n in range(4):
        words = f"专做删帖，{n}00元一条，微信 shili_sj，帖子在 forum-zz.test 第{n}页"
        case.record(words, author="op", names=[("wechat", "shili_sj"), ("domain", "forum-zz.test")])
    case.selector("wechat", "shili_sj")
    forum = case.selector("domain", "forum-zz.test")
    for n in range(6):
        for k in range(6):
            act = case.action(f"a{k}", "like", device="dev", target=f"t{n}")
            if acted_on:
                link = {"selector_id": forum, "bits": 20.0, "why": "t", "field": "cell:target"}
                case.rows["links"].append({"record_id": act} | link)
    roles = applied(case, tmp_path)
    assert roles["selector", forum] == role
    assert "operator" in {r for (kind, i), r in roles.items() if kind == "selector" and i != forum}


def test_who_pays_in_again_and_again_is_no_handler_though_the_ring_holds_his_card(tmp_path: Path) -> None:
    case = gambling()
    case.selector("bank_card", CLIENT)
    paid = [case.transfer(CLIENT, TILL, "500.00") for _ in range(3)]
    for n in range(4):
        case.transfer(f"player{n}", TILL, "100.00")
    won = case.transfer(TILL, CLIENT, "90.00")
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in paid} == {"victim"}
    card = next(r for r in case.rows["selectors"] if r["value"] == CLIENT)["selector_id"]
    assert roles["selector", card] is None
    till = next(r for r in case.rows["selectors"] if r["value"] == TILL)["selector_id"]
    assert roles["selector", till] == "money_handler"
    # The role of a payment is its payer's: the till's holder made it, and it says nothing of the winner.
    assert roles["record", won] == "money_handler"
    assert parts(case)[CLIENT] == "counterpart"
    why = {r["member_id"]: r["why"] for r in pq.read_table(Sink(tmp_path).path(RING_MEMBERS)).to_pylist()}
    assert "is not held to be an account of the ring" in why[card]
    assert "is not held" not in why[till]


def test_what_the_tills_pass_on_is_gathered_and_what_they_pay_to_winners_is_not() -> None:
    case = gambling()
    for n in range(5):
        case.transfer(f"player{n}", TILL, "1000.00")
        case.transfer(f"player{n}", OTHER_TILL, "1000.00")
    case.transfer(TILL, "player1", "300.00")
    case.transfer(OTHER_TILL, "player1", "300.00")
    case.transfer(TILL, COLLECT, "4000.00")
    case.transfer(OTHER_TILL, COLLECT, "4000.00")
    made = parts(case)
    assert made[COLLECT] == "gathers"
    assert (made[TILL], made[OTHER_TILL]) == ("told", "told")
    assert "player1" not in made


def test_where_a_hired_account_hands_on_what_victims_pay_money_gathers_however_many_share_it(
    tmp_path: Path,
) -> None:
    """Four accounts get a quarter each of what a conduit hands on; what its holder spends besides is nobody's."""
    case = gambling()
    conduit = case.selector("conduit", CLIENT)
    tills = [f"62000000000099{n:03d}" for n in range(4)]
    into = [case.transfer(f"player{n}", CLIENT, "1000.00") for n in range(8)]
    on = [case.transfer(CLIENT, tills[n % 4], "1000.00") for n in range(8)]
    spent = case.transfer(CLIENT, "grocer", "40.00")
    for record in into + on:
        case.rows["links"].append({"record_id": record, "selector_id": conduit, "bits": 20.0, "why": "t"})
    for value in (CLIENT, *tills):
        case.selector("bank_card", value)
    made = parts(case)
    assert {made[t] for t in tills} == {"gathers"}
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in on} == {"money_handler"}
    assert {roles["record", i] for i in into} == {"victim"}
    assert roles["record", spent] is None


def test_who_pays_most_of_those_a_table_lists_pays_them_and_they_are_no_tills() -> None:
    case = gambling()
    agents = [f"62000000000000{n:05d}" for n in range(20, 24)]
    for n, card in enumerate(agents):
        case.record(
            None, kind="row", evidence="sheet", cells={"代理": f"@a{n}", "应付": "9", "收款卡号": card},
            names=[("bank_card", card)],
        )  # fmt: skip
        case.selector("bank_card", card)
        case.transfer(PURSE, card, "100.00")
    case.transfer(PURSE, "landlord", "800.00")
    mapped(case, "sheet", ("代理", "应付", "收款卡号"))
    made = parts(case)
    assert made[PURSE] == "pays"
    assert {made[card] for card in agents} == {"counterpart"}


def test_a_shop_that_pays_three_of_them_among_many_is_not_their_paymaster() -> None:
    case = gambling()
    for n in range(20, 23):
        card = f"62000000000000{n:05d}"
        case.record(None, kind="row", evidence="sheet", cells={"收款卡号": card}, names=[("bank_card", card)])
        case.transfer(PURSE, card, "100.00")
    for n in range(9):
        case.transfer(PURSE, f"supplier{n}", "70.00")
    assert PURSE not in parts(case)


def test_a_site_that_several_promoters_lead_to_is_nobodys_of_them(tmp_path: Path) -> None:
    case = gambling()
    case.record(
        "首存赠送，投注 https://bet-shili.test/r/CODE9 找微信shili_own",
        author="p9",
        names=[("wechat", "shili_own")],
    )
    case.record(
        "下注 https://bet-shili.test/r/CODE9 微信shili_own", author="p9", names=[("wechat", "shili_own")]
    )
    own = case.selector("wechat", "shili_own")
    roles = applied(case, tmp_path)
    site = next(r for r in case.rows["selectors"] if r["value"] == "bet-shili.test")["selector_id"]
    assert roles["selector", site] == "operator"
    assert roles["selector", own] == "promoter"


def test_a_player_uses_the_words_of_the_game_and_leads_nowhere(tmp_path: Path) -> None:
    case = gambling()
    plays = case.record("庄闲200，上分500已转", author="player")
    roles = applied(case, tmp_path)
    assert roles["record", plays] is None
    assert roles["record", 1] == "promoter"


def test_who_hires_agents_without_a_code_of_his_own_pays_them(tmp_path: Path) -> None:
    case = gambling()
    hires = case.record(
        "诚招代理，返佣日结，联系微信shili_boss", author="boss", names=[("wechat", "shili_boss")]
    )
    below = case.record(
        "招下线，返佣日结，你的链接 https://bet-shili.test/r/CODE1",
        author="p1",
        names=[("domain", "bet-shili.test")],
    )
    roles = applied(case, tmp_path)
    assert roles["record", hires] == "operator"
    assert roles["record", below] == "promoter"


def complained(case: Small, n: int, text: str, names: list[tuple[str, str]], own: str) -> int:
    return case.record(
        text,
        evidence="reg",
        cells={"投诉人": f"人{n}", "联系电话": own},
        names=[*names, ("phone", own)],
        author=None,
    )


def test_a_number_that_several_who_complain_name_is_whom_they_dealt_with_and_their_own_is_nobodys(
    tmp_path: Path,
) -> None:
    case = Small()
    mapped(case, "reg", ("受理编号", "投诉人", "联系电话"))
    for n in range(4):
        complained(
            case, n, f"被骗了，客服0000{n // 4}10010让我交解冻费，打到卡{TILL}，无法提现",
            [("phone", "0000010010"), ("bank_card", TILL)], f"000009900{n}",
        )  # fmt: skip
    case.record(f"{n}又要交保证金，卡号{OTHER_TILL}，被骗", evidence="reg", names=[("bank_card", OTHER_TILL)])
    named = case.selector("phone", "0000010010")
    own = case.selector("phone", "0000099001")
    card = case.selector("bank_card", TILL)
    roles = applied(case, tmp_path)
    assert roles["selector", named] == "operator"
    assert roles["selector", own] is None
    assert roles["selector", card] == "money_handler"


def test_a_newspaper_that_quotes_the_ring_years_later_does_not_date_it(tmp_path: Path) -> None:
    case = gambling()
    case.record(
        "本报记者报道：警方抓获犯罪嫌疑人，其在 https://bet-shili.test/r/CODE1 投注", kind="article",
        at=START + timedelta(days=900), names=[("domain", "bet-shili.test")],
    )  # fmt: skip
    sink = Sink(tmp_path)
    apply_types(case.engine(tmp_path), sink)
    ring = pq.read_table(sink.path(RINGS)).to_pylist()[0]
    assert ring["last_at"] < START + timedelta(days=1)


def test_who_feeds_the_account_where_the_rings_money_gathers_collects_for_it_and_a_stranger_who_pays_there_does_not() -> (
    None
):
    case = gambling()
    unnamed, stranger = CLIENT, AGENT
    for till in (TILL, OTHER_TILL, unnamed):
        for n in range(5):
            case.transfer(f"player{till}{n}", till, "1000.00", ring=None)
        for _ in range(2):
            case.transfer(till, COLLECT, "2000.00", ring=None)
    case.transfer(stranger, COLLECT, "50.00", ring=None)
    made = parts(case)
    assert made[COLLECT] == "gathers"
    assert made[unnamed] == "feeds"
    assert stranger not in made


def sellers() -> Small:
    case = Small()
    for n in range(4):
        case.record(f"专做删帖，{n}00元一条，微信 shili_sj", author="op", names=[("wechat", "shili_sj")])
    case.selector("wechat", "shili_sj")
    for n in range(6):
        for k in range(6):
            case.action(f"a{k}", "like", device="dev", target=f"t{n}")
    return case


@pytest.mark.parametrize("header", ["客户微信", "Client WeChat"])
def test_whom_a_sellers_book_lists_is_a_buyer_however_often_he_buys(tmp_path: Path, header: str) -> None:
    case = sellers()
    mapped(case, "book", ("日期", "客户", "业务", "金额（元）", header))
    for n in range(4):
        case.record(
            None, kind="row", evidence="book", names=[("wechat", "wx_client_zz")],
            cells={"日期": f"5-{n}", "客户": "甲", "业务": "删帖", "金额（元）": "900", header: "wx_client_zz"},
        )  # fmt: skip
    case.selector("wechat", "wx_client_zz")
    roles = applied(case, tmp_path)
    client = next(r for r in case.rows["selectors"] if r["value"] == "wx_client_zz")["selector_id"]
    seller = next(r for r in case.rows["selectors"] if r["value"] == "shili_sj")["selector_id"]
    assert (roles["selector", client], roles["selector", seller]) == ("buyer", "operator")


def test_who_mostly_orders_is_no_seller_by_one_sentence(tmp_path: Path) -> None:
    case = sellers()
    ordered = [
        case.record(words, author="client")
        for words in (
            "麻烦把这个帖子压下去：https://t.example/1",
            "来20条好评，文案发你",
            "这条赞30个，今晚前，尾款转你",
        )
    ]
    said = case.record("你们那个代发软文还做吗，口碑维护怎么算", author="client")
    alone = case.record("代发软文，口碑维护，都能做", author="other")
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in ordered} == {"buyer"}
    assert roles["record", said] != "operator"
    assert roles["record", alone] == "operator"


def test_a_letter_that_asks_to_look_into_it_is_a_victims(tmp_path: Path) -> None:
    case = sellers()
    letter = case.record(
        "网安部门：本人在群里看到代发软文的广告，加了微信后账号在别的电脑上发了同样的广告。要求查处。",
        kind="document",
    )
    assert applied(case, tmp_path)["record", letter] == "victim"


@pytest.mark.parametrize("form", ["pay?ref=8812{}", "u/8812{}"])
@pytest.mark.parametrize(("kind", "agents"), [("mail", 0), ("post", 6)])
def test_what_numbers_letters_is_no_agents_code(tmp_path: Path, kind: str, agents: int, form: str) -> None:
    """A phisher's mailer puts another ?ref= into each mail, to know who clicked; a poster's codes are those of agents."""
    case = Small()
    case.ring("r", "site_network")
    for n in range(3):
        text = f"we move to fee{n}-zz.example tonight, mirror sites ready, counter G-7XQ9KD21LM"
        case.record(
            text, kind="page", names=[("tracking_id", "G-7XQ9KD21LM"), ("domain", f"fee{n}-zz.example")]
        )
    case.selector("tracking_id", "G-7XQ9KD21LM")
    links = [f"https://fee0-zz.example/{form.format(n)}" for n in range(6)]
    letters = [
        case.record(
            f"your parcel waits {u}",
            author="no-reply@fee0-zz.example",
            kind=kind,
            platform="email",
            names=[("url", u)],
        )
        for u in links
    ]
    engine = case.engine(tmp_path)
    read_words(engine)
    read_structure(engine)
    measured = {
        r["measure"]: r["value"]
        for r in engine.sql("SELECT measure, value FROM conduct_measures").to_pylist()
    }
    assert (measured.get("agent_links", 0), measured.get("agent_codes", 0)) == (agents, agents)
    roles = applied(case, tmp_path)
    assert ({roles["record", i] for i in letters} == {"promoter"}) is bool(agents)


def test_an_account_that_a_person_suppressed_is_none_of_the_rings() -> None:
    """Who decides that a card is a relative's does not go on reading what flowed through it as the ring's money."""
    case = gambling()
    for n in range(5):
        case.transfer(f"player{n}", TILL, "1000.00")
    assert parts(case)[TILL] == "told"
    (row,) = [r for r in case.rows["selectors"] if r["value"] == TILL]
    row |= {"privacy": "public", "bits": 0.0, "suppressed_why": SUPPRESSED}
    made = parts(case)
    assert TILL not in made
    assert made[OTHER_TILL] == "told"
