"""Who works for a ring, by the rooms in which it is worked, and who is only spoken to."""

from __future__ import annotations

from pathlib import Path

from tests.rings.detectors.cases import Small
from tests.rings.detectors.test_positions import applied, mapped

CARD = "6200000000000017777"


def callers() -> Small:
    """A ring of callers who pose as an office, with three victims who complain of it."""
    case = Small()
    for n in range(3):
        case.record(
            f"有人自称民警说我涉嫌洗钱，让我把钱转到安全账户{CARD}，我被骗了{n}万", evidence="reg", author=f"v{n}",
            names=[("bank_card", CARD)],
        )  # fmt: skip
        case.record(f"您名下账户涉嫌洗钱，请配合资金清查，转入安全账户{CARD}，编号{n}", evidence="calls", author="boss",
                    author_name="陈警官", names=[("bank_card", CARD)])  # fmt: skip
    case.selector("bank_card", CARD)
    return case


def say(case: Small, who: str, text: str, talk: str = "group", **more: object) -> int:
    return case.record(text, evidence=talk, author_name=who, **more)


def worked(case: Small) -> None:
    """A group in which somebody hands out scripts and lines."""
    for n in range(3):
        say(case, "东哥", f"话术本第{n}版发了，二线转同事，卡池换新卡")


def test_a_room_calls_its_bookkeeper_and_its_technician_by_what_they_do(tmp_path: Path) -> None:
    case = callers()
    worked(case)
    money, tools, other = (say(case, who, "到了，今天吃什么") for who in ("财务鱼姐", "技术阿K", "小王"))
    roles = applied(case, tmp_path)
    assert roles["record", money] == "money_handler"
    assert roles["record", tools] == "tool_maker"
    assert roles["record", other] is None, "what he does is not told"


def test_a_bookkeeper_whom_a_feigned_boss_writes_to_is_none(tmp_path: Path) -> None:
    case = callers()
    for n in range(3):
        say(case, "刘总", f"项目保密协议别告诉家人，今天先取现金交给同事，第{n}笔")
    cheated = say(case, "财务小李", "好，我去办")
    assert applied(case, tmp_path)["record", cheated] is None


def in_room(case: Small, *records: int) -> None:
    """The linker told a room by what complaints tell of its members."""
    room = case.selector("room", "9388915e")
    for i in records:
        case.rows["links"].append(
            {"record_id": i, "selector_id": room, "bits": 20.0, "why": "t", "field": None}
        )


def test_who_speaks_in_a_work_room_works_there_and_is_known_by_the_same_names_elsewhere(
    tmp_path: Path,
) -> None:
    case = callers()
    talk = [say(case, who, f"今天用这张 {who}") for who in ("阿凯", "小段", "豹哥")]
    in_room(case, talk[0])
    with_victim = [say(case, who, "今天能还多少", talk="debtor") for who in ("阿凯", "小段")]
    friend = say(case, "阿哲", "我是她男朋友", talk="debtor")
    alone = say(case, "豹哥", "空调修好了", talk="neighbours")
    roles = applied(case, tmp_path)
    assert {roles["record", i] for i in (*talk, *with_victim)} == {"operator"}
    assert roles["record", friend] is None
    assert roles["record", alone] is None, "one nickname may be anybody's"


def desk(case: Small, text: str, value: str, kind: str = "wechat") -> int:
    """A row of a service desk's tickets that names something."""
    return case.record(text, evidence="desk", cells={"问题描述": text}, names=[(kind, value)])


def test_who_tells_a_desk_how_he_dealt_with_a_contact_of_the_ring_is_a_victim(tmp_path: Path) -> None:
    case = callers()
    case.selector("wechat", "shili_jingguan")
    mapped(case, "desk", ("ticket_id", "问题描述"))
    dealt = desk(case, "微信shili_jingguan叫我注册，充了5300元，视频没打过", "shili_jingguan")
    asked = desk(case, "请问微信shili_jingguan是你们的吗", "shili_jingguan")
    other = desk(case, "微信bieren_01叫我注册，充了5300元", "bieren_01")
    roles = applied(case, tmp_path)
    assert roles["record", dealt] == "victim"
    assert roles["record", asked] is None
    assert roles["record", other] is None


def test_who_waits_for_a_loan_offers_none(tmp_path: Path) -> None:
    case = Small()
    for n in range(4):
        case.record(
            f"放款前先缴解冻费{n}000元，收款卡{CARD}",
            author="desk",
            author_name="客服",
            names=[("bank_card", CARD)],
        )
        case.record(
            f"被骗了，先交解冻费{n}，后来又要交，无法提现，我要报警 {CARD}",
            evidence="reg",
            author=f"v{n}",
            names=[("bank_card", CARD)],
        )
    case.selector("bank_card", CARD)
    waits = case.record("转了，什么时候放款", evidence="phone")
    offers = case.record("低息贷款，当天放款", author="desk", author_name="客服")
    roles = applied(case, tmp_path)
    assert roles["record", waits] is None
    assert roles["record", offers] == "operator"
