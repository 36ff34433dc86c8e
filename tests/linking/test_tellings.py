"""What complaints say of a contact: whoever led the teller to pay is heard although complainants are strangers; offices, clerks and numbers that changed hands are not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from ringbreak.linking import tellings

from .small import Row, Small, mention, record

CARDS = [f"62000000000000{n:02d}" for n in range(40)]
WECHAT = "hy_lin_0318"


def _words(n: int) -> str:
    """Words of his own: no two texts are copies."""
    return "".join(chr(0x4E00 + (7919 * (n + 1) * k * k) % 20_000) for k in range(1, 60)) + "。"


def told(
    *texts: tuple[str, str, str],
    headers: Sequence[str] = ("客户陈述", "联系电话"),
    each: Callable[[int], str] = lambda n: CARDS[n % 8],
) -> Small:
    """Complaints, each with a telephone of its own and a card that was paid: what stands before the contact, the contact, what stands behind."""
    records: list[Row] = []
    mentions: list[Row] = []
    for n, (before, contact, behind) in enumerate(texts, 1):
        card = each(n)
        before = f"{_words(n)}{before}"
        text = f"{before}{contact}{behind}，我转了3000元到{card}"
        kind = "phone" if contact.startswith("+") else "wechat"
        records.append(record(n, text, None, evidence_id="b" * 64, kind="message"))
        mentions += [
            mention(n, kind, contact, len(before)),
            mention(n, "bank_card", card, len(text) - len(card)),
            mention(n, "phone", f"+86139{n:08d}", 0, field="cell:联系电话"),
        ]
    mappings = [{"evidence_id": "b" * 64, "locator": "", "header": h, "meaning": "kept", "why": "unknown"} for h in headers]  # fmt: skip
    return Small(records=records, mentions=mentions, mappings=mappings).link()


LEDS = ("网友拉我进群，加了微信", "对接我的助理小雯，微信", "群主微信", "自称操盘手，微信")


def leds(contact: str = WECHAT, behind: str = "", count: int = 32) -> list[tuple[str, str, str]]:
    return [(f"第{n}个人说：{LEDS[n % 4]}", contact, behind) for n in range(count)]


@pytest.mark.parametrize(
    "headers", [("客户陈述", "联系电话"), ("来电人", "来电号码", "反映内容", "联系电话")]
)
def test_who_led_many_complainants_to_many_cards_is_private(headers: Sequence[str]) -> None:
    case = told(*leds(), headers=headers)
    case.rings()
    assert case.selector("wechat", WECHAT)["privacy"] == "private"
    assert [len(g) for g in case.groups()] == [32]


MOBILE = "+8613800000777"


@pytest.mark.parametrize(
    "texts",
    [
        [(f"第{n}次，已联系民警微信", WECHAT, "提供材料") for n in range(32)],
        [(f"第{n}次，平台客服", MOBILE, "说要审核") for n in range(32)],
        [(f"第{n}次，商家电话", MOBILE, "打不通") for n in range(32)],
        [(f"第{n}次，客户经理刘的微信", WECHAT, "让我来登记") for n in range(32)],
        [(f"第{n}次，我加了微信", WECHAT, "他说再等等") for n in range(32)],
        [(f"第{n}次，催收用的号码", MOBILE, "打来") for n in range(31)] + [("这个手机号", MOBILE, "是我上月新办的，天天有人打来")],
        [*leds(count=12), *((f"第{n}次，介绍信上还有", WECHAT, "") for n in range(20))],
        [(f"自称老师的微信swindler{n % 2}让我转账，又让我加微信", WECHAT, "") for n in range(32)],
    ],
    ids=["an officer", "a platform", "a shop", "a manager", "somebody in weak words", "changed hands", "mostly only named", "none of the swindlers"],
)  # fmt: skip
def test_whom_complaints_only_name_is_judged_as_before(texts: list[tuple[str, str, str]]) -> None:
    case = told(*texts) if len(texts) != 32 or "swindler" not in texts[0][0] else _both(texts)
    kind, value = ("phone", MOBILE) if texts[0][1] == MOBILE else ("wechat", WECHAT)
    assert case.selector(kind, value)["privacy"] != "private"


def _both(texts: list[tuple[str, str, str]], cards: int = 2) -> Small:
    """The same where each complaint names the contact of its own swindler as well."""
    case = told(*texts, each=lambda n: CARDS[n % cards])
    records = case.engine.sql("SELECT * FROM records ORDER BY record_id").to_pylist()
    mentions = case.engine.sql("SELECT * FROM mentions ORDER BY record_id").to_pylist()
    mappings = case.engine.sql("SELECT * FROM mappings").to_pylist()
    for r in records:
        at = r["text"].index("swindle")
        mentions.append(mention(r["record_id"], "wechat", r["text"][at : at + 9], at))
    return Small(records=records, mentions=mentions, mappings=mappings).link()


POSERS = (
    ("接到", "的电话，自称云川市公安局民警，说我涉嫌洗钱，让我加微信swindl{}"),
    ("有", "打来电话，说是云川市公安局民警，说我涉嫌洗钱，加了一个微信swindl{}"),
    ("got a call from ", " claiming to be a detective of the city police, and added WeChat swindl{}"),
)


def rung(ways: Sequence[tuple[str, str]]) -> Small:
    """Complaints of calls from one number, each of which then names a WeChat id and a card that no other names."""
    texts = [(f"第{n}人{ways[n % len(ways)][0]}", MOBILE, ways[n % len(ways)][1].format(f"e{n:02d}")) for n in range(9)]  # fmt: skip
    return _both(texts, cards=9)


@pytest.mark.parametrize("ways", [POSERS[:1], POSERS[1:2], POSERS[2:], POSERS], ids=["posed", "said and accused", "English", "all"])  # fmt: skip
def test_who_rang_as_the_police_is_private_though_his_second_contact_led_too(
    ways: Sequence[tuple[str, str]],
) -> None:
    assert rung(ways).selector("phone", MOBILE)["privacy"] == "private"


@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("后来接到", "的电话，自称公安局民警，提醒我不要再转账，说加微信swindl{}的是骗子"),
        ("随后接到", "的电话，说是派出所民警，让我去做笔录，我加的微信是swindl{}"),
    ],
)
def test_an_officer_who_rang_to_warn_is_judged_as_before(before: str, behind: str) -> None:
    assert rung([(before, behind)]).selector("phone", MOBILE)["privacy"] != "private"


@pytest.mark.parametrize(
    ("before", "his"),
    [
        ("这是我的微信", True), ("我本人的手机号", True), ("请打我手机", True), ("我付款账户", True), ("我女儿的电话", True), ("my other number ", True),
        ("让我加微信", False), ("我扫码加了微信", False), ("我分两次打给", False), ("我把钱转到", False), ("told to add ", False),
    ],
)  # fmt: skip
def test_what_somebody_added_or_paid_into_is_not_his(before: str, his: bool) -> None:
    assert bool(re.search(tellings.OWN, before, re.IGNORECASE)) is his


@pytest.mark.parametrize(
    ("onward", "posed"),
    [
        ("的电话，冒充检察院工作人员", True), ("打来，称他是经侦支队的，我名下的卡涉案", True), (" posing as the tax office", True),
        ("的电话，说是派出所民警，让我去做笔录", False), ("是民警的电话", False), (" claiming to be police, who warned me", False), ("的电话，自称老师", False),
    ],
)  # fmt: skip
def test_posing_is_told_from_an_officers_call(onward: str, posed: bool) -> None:
    said = re.search(tellings.POSED, onward, re.IGNORECASE) and not re.search(
        tellings.WARNED, onward, re.IGNORECASE
    )
    assert bool(said) is posed


def test_three_complaints_at_least_must_say_so() -> None:
    few = [*leds(count=2), *((f"第{n}次，贵行官网旁边写着", WECHAT, "") for n in range(30))]
    assert told(*few).selector("wechat", WECHAT)["privacy"] != "private"
