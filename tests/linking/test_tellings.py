"""What complaints say of a contact: whoever led the teller to pay is heard although complainants are strangers; offices, clerks and numbers that changed hands are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

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


def _both(texts: list[tuple[str, str, str]]) -> Small:
    """The same where each complaint names the contact of its own swindler as well."""
    case = told(*texts, each=lambda n: CARDS[n % 2])
    records = case.engine.sql("SELECT * FROM records ORDER BY record_id").to_pylist()
    mentions = case.engine.sql("SELECT * FROM mentions ORDER BY record_id").to_pylist()
    mappings = case.engine.sql("SELECT * FROM mappings").to_pylist()
    for r in records:
        at = r["text"].index("swindler")
        mentions.append(mention(r["record_id"], "wechat", r["text"][at : at + 9], at))
    return Small(records=records, mentions=mentions, mappings=mappings).link()


def test_three_complaints_at_least_must_say_so() -> None:
    few = [*leds(count=2), *((f"第{n}次，贵行官网旁边写着", WECHAT, "") for n in range(30))]
    assert told(*few).selector("wechat", WECHAT)["privacy"] != "private"
