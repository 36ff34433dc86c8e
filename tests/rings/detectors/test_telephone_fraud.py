"""Callers who pose as an office: what they say is theirs, what the deceived answer is not, and a call centre or a warning is neither."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ringbreak.rings.conduct.reading import read_words
from ringbreak.rings.conduct.typing import type_rings
from ringbreak.rings.detectors.telephone_fraud import DETECTOR
from ringbreak.rings.roles import assign_roles

from .cases import Small

CARD, OTHER = "6200000000000000315", "6200000000000000323"
PRESSED = (
    "我是示例市公安局民警，警号10017，您名下的银行卡涉嫌洗钱，嫌犯已经落网",
    "本案已签保密协议，不能告诉家人",
    f"名下的钱先转到安全账户，卡号{CARD}",
    f"核查账户换成{OTHER}，转完告诉我",
)


def talk(case: Small, *, victims: int = 3) -> None:
    for n in range(victims):
        for text in PRESSED:
            names = [("bank_card", c) for c in (CARD, OTHER) if c in text]
            case.record(text, author="wxid_shili_officer", channel=f"c{n}", evidence=f"e{n}", names=names)
            case.record("好的警官，转到安全账户以后什么时候退？", author=f"victim{n}", channel=f"c{n}", evidence=f"e{n}")  # fmt: skip
    case.selector("bank_card", CARD)
    case.selector("bank_card", OTHER)


def box(case: Small, *, numbers: int = 6, calls: int = 3) -> None:
    """A list of the cards in one machine, and calls from them."""
    for n in range(numbers):
        phone, imsi = f"1990000{n:04d}", f"00101000000{n:04d}"
        cells = {"设备序列号": "SL-0417", "卡槽": str(n + 1), "IMSI": imsi, "号码": phone}
        case.record(
            None, kind="profile", evidence="seized", cells=cells, names=[("imsi", imsi), ("phone", phone)]
        )
        made = case.rows["records"][-1]["record_id"]
        case.rows["links"].append(
            {
                "record_id": made,
                "selector_id": case.selector("card_box", "sl-0417"),
                "bits": 20.0,
                "why": "t",
                "field": None,
            }
        )
        case.rows["selectors"] = list({s["selector_id"]: s for s in case.rows["selectors"]}.values())
        case.rows["ring_members"] = list(
            {(m["ring_id"], m["member_kind"], m["member_id"]): m for m in case.rows["ring_members"]}.values()
        )
        for k in range(calls):
            i = case.action(phone, "call", target=f"1380000{n:02d}{k:02d}", evidence="calls")
            case.rows["mentions"].append(
                {
                    "record_id": i, "field": "author", "start": 0, "end": 11, "kind": "phone", "value": phone, "as_written": phone,
                    "shown_as": phone, "validity": "format", "why": "t", "specificity": 0.9,
                }
            )  # fmt: skip


def complaining(case: Small) -> None:
    for n in range(3):
        case.record(
            f"对方自称检察院工作人员打电话，让我把钱转到安全账户{CARD}，我被骗{n + 2}万元，请求立案",
            evidence=f"e{n}",
            names=[("bank_card", CARD)],
        )
    case.selector("bank_card", CARD)
    for i in range(4):
        case.transfer(f"payer{i}", CARD, "20000.00", ring=None)


def typed(case: Small) -> tuple[str | None, str]:
    row = type_rings(case.engine()).to_pylist()[0]
    return row["case_type"], row["why"]


@pytest.mark.parametrize("plant", [talk, complaining], ids=["their own talk", "three complaints"])
def test_callers_who_pose_as_an_office_are_recognised(plant: Callable[[Small], None]) -> None:
    case = Small()
    plant(case)
    assert typed(case)[0] == "telephone_fraud", typed(case)


def call_centre(case: Small) -> None:
    """Many numbers, many calls, and the words of the trade."""
    box(case, numbers=12)
    for n in range(6):
        case.record(f"一线话务今天外呼{n}00通，话术本改了第{n}版", author="lead", evidence=f"e{n}")


def warnings(case: Small) -> None:
    for n in range(6):
        case.record(
            f"【转发】凡是打电话要求转到安全账户、共享屏幕的都是诈骗，不要告诉对方验证码，不要转到{CARD}",
            evidence=f"e{n}",
            names=[("bank_card", CARD)],
        )
    case.selector("bank_card", CARD)
    for i in range(4):
        case.transfer(f"payer{i}", CARD, "20.00", ring=None)


def neighbours(case: Small) -> None:
    """People who talk about it: one was called, one tells of another."""
    for n in range(4):
        case.record(
            f"昨天又有骗子打来，说我涉嫌洗钱要我转到安全账户，笑死 {n}", author=f"n{n}", evidence=f"e{n}"
        )
        case.record("冒充公安的吧，不能告诉家人的都是骗局", author=f"m{n}", evidence=f"e{n}")
    box(case)


def own_service(case: Small) -> None:
    """A shop's own service desk: refunds, and a card to pay to."""
    for n in range(8):
        case.record(f"您好，订单{n}已退款，钱会原路退回，请留意短信", author="shop", evidence=f"e{n}")
    case.selector("bank_card", CARD)
    for i in range(9):
        case.transfer(f"payer{i}", CARD, "59.00", ring=None)


@pytest.mark.parametrize("plant", [call_centre, warnings, neighbours, own_service])
def test_near_misses_are_no_fraud_by_telephone(plant: Callable[[Small], None]) -> None:
    case = Small()
    plant(case)
    assert typed(case)[0] is None, typed(case)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        (PRESSED[0], "own"),
        ("您的身份信息被冒用，把钱归集到安全账户", "own"),
        ("Stay on the line, there is a warrant in your name, move it to the safe account", "own"),
        # Whoever is deceived answers, asks, tells, and quotes.
        ("好的警官，我转到安全账户了", "told"),
        ("安全账户就是这个吗？", "told"),
        ("我名下没有这张卡，怎么就涉案了，安全账户转哪里", "told"),
        ("Officer, is that the safe account?", "told"),
        ("他让我转到安全账户", "told"),
        # And whoever reports or warns does that still.
        ("公安局民警提醒：嫌犯自称警察，要求转到安全账户", "report"),
        ("谨防诈骗！要求转到安全账户的都是诈骗", "warning"),
    ],
)
def test_what_an_office_would_say_is_its_speakers_own_unless_he_answers_or_tells(
    text: str, voice: str
) -> None:
    case = Small()
    case.record(text)
    engine = case.engine()
    read_words(engine)
    assert engine.sql("SELECT voice FROM conduct_words")["voice"].to_pylist() == [voice]


def test_a_report_in_an_article_stays_one_whatever_it_quotes() -> None:
    case = Small()
    case.record("记者从公安局获悉，嫌犯对市民说“您名下的卡涉嫌洗钱，转到安全账户”，现已抓获", kind="article")
    engine = case.engine()
    read_words(engine)
    assert engine.sql("SELECT voice FROM conduct_words")["voice"].to_pylist() == ["report"]


@pytest.mark.parametrize(
    "text",
    ["[转发] 长期出租银行卡，日结300", "转发：代办毕业证，先看样", "Fwd: fake diplomas, any university"],
)
def test_what_is_only_passed_on_is_not_its_senders_own(text: str) -> None:
    case = Small()
    case.record(text)
    engine = case.engine()
    read_words(engine)
    assert engine.sql("SELECT voice FROM conduct_words")["voice"].to_pylist() == ["told"]


def roles(case: Small) -> dict[int, str]:
    engine = case.engine()
    types = type_rings(engine)
    assert types.to_pylist()[0]["case_type"] == "telephone_fraud"
    rows = assign_roles(engine, types).to_pylist()
    return {r["member_id"]: r["role"] for r in rows if r["member_kind"] == "record"}


def test_the_caller_is_the_operator_and_nobody_whom_he_deceived_is() -> None:
    case = Small()
    talk(case)
    made = roles(case)
    by_author = {r["record_id"]: r["author"] for r in case.rows["records"]}
    assert {by_author[i] for i, role in made.items() if role == "operator"} == {"wxid_shili_officer"}
    assert not [i for i in made if str(by_author[i]).startswith("victim")]


def test_whoever_says_it_once_has_no_role() -> None:
    case = Small()
    talk(case)
    once = case.record("转到安全账户就行", author="somebody")
    assert once not in roles(case)


def test_calls_from_a_box_of_cards_are_the_operators_and_the_called_have_no_role() -> None:
    case = Small()
    talk(case)
    box(case)
    stranger = case.action("13900000001", "call", target="19900000000", evidence="calls")
    made = roles(case)
    calls = {r["record_id"] for r in case.rows["actions"]}
    assert {made.get(i) for i in calls - {stranger}} == {"operator"}
    assert stranger not in made


TOLD, HOUSE, OWN = "+8616063637518", "+864002007733", "+8616314227210"


def called_from(case: Small, number: str) -> int:
    """A call, whose list gives both numbers."""
    call = case.action(number, "call", target="+8619900000000", evidence="calls")
    case.rows["mentions"].append(
        {
            "record_id": call, "field": "author", "start": 0, "end": len(number), "kind": "phone", "value": number,
            "as_written": number, "shown_as": number, "validity": "format", "why": "t", "specificity": 0.9,
        }
    )  # fmt: skip
    case.selector("phone", number)
    return call


def test_calls_from_a_mobile_number_of_which_two_complaints_tell_are_the_operators() -> None:
    case = Small()
    talk(case)
    for n in range(2):
        for number in (TOLD, HOUSE):
            case.record(
                f"我被骗了{n}次，对方自称民警，号码{number}让我转账",
                author=f"v{n}",
                names=[("phone", number)],
            )
        case.record(
            f"对方自称民警骗了我{n}次",
            author=f"v{n}",
            evidence="reg",
            cells={"电话": OWN},
            names=[("phone", OWN)],
        )
    told, house, own = (called_from(case, number) for number in (TOLD, HOUSE, OWN))
    made = roles(case)
    assert made.get(told) == "operator"
    assert house not in made, "a house's line is named by who asked there"
    assert own not in made, "who complains gives his own"


def figures(case: Small) -> dict[str, dict[str, Any]]:
    return {f["measure"]: f for f in DETECTOR.detect(case.engine()).findings.to_pylist()}


def test_cards_calls_and_demands_are_counted() -> None:
    case = Small()
    case.ring("r", "telephone_fraud")
    talk(case)
    box(case, numbers=6, calls=3)
    made = figures(case)
    assert made["telephone_cards"]["value"] == 6
    assert made["numbers_called"]["value"] == 18
    assert "18 calls from 6 numbers went to 18 others" in made["numbers_called"]["statement"]
    assert (made["feigned_offices"]["low"], made["feigned_offices"]["high"]) == (4, 12)
    assert made["accounts_named"]["value"] == 2
