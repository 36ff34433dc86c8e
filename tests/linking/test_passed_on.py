"""A warning that goes round, and what is added to one copy of it: an operation's own contact comes back, a swindler told of stays out."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

CONTACT = "wx_lure_zz"
WARNING = (
    "警方提醒谨防刷单诈骗近期有人以高额返利为名在群里招募兼职人员要求先行垫付资金凡是要求转账到陌生账户的都是骗局"
    "请广大居民保护好个人信息遇事多与家人商量不给不法分子可乘之机"
)


def case(added: str, *, at: int = 20, copies: int = 16, others: tuple[str, ...] = (), more: tuple[Row, ...] = ()) -> Small:  # fmt: skip
    """Five advertisements of one operation, copies of a warning, one with `added` at a place in it (record 9), copies with `others`."""
    rows: list[Row] = [
        record(i, f"第{i}条 内容各不相同{'甲乙丙丁戊'[i - 1] * 12} 加微信 {CONTACT}", f"u{i}")
        for i in range(1, 6)
    ]
    rows.append(record(9, WARNING[:at] + added + WARNING[at:], None))
    rows += [record(100 + n, f"{WARNING}{'转' * (n % 3)}", f"v{n}") for n in range(copies)]
    rows += [record(200 + n, WARNING + other, f"o{n}") for n, other in enumerate(others)]
    rows += more
    mentions = []
    for r in rows:
        for word in (r["text"] or "").replace("信", " ").replace("号", " ").split():
            value = word[: len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyz_0123456789"))]
            if value.startswith("wx_"):
                mentions.append(mention(r["record_id"], "wechat", value, r["text"].index(value)))
    made = Small(records=rows, mentions=mentions)
    made.run()
    return made


def found(made: Small) -> set[int]:
    """Records in the ring of the advertisements."""
    return {i for g in made.groups() if 1 in g for i in g}


@pytest.mark.parametrize("at", [0, 20, len(WARNING)], ids=["before", "within", "behind"])
def test_an_operation_that_passes_on_a_warning_with_its_bare_contact_in_it_is_of_its_ring(at: int) -> None:
    assert found(case(f"微信 {CONTACT} ", at=at)) == {1, 2, 3, 4, 5, 9}


@pytest.mark.parametrize(
    "added",
    [
        f"骗子微信 {CONTACT} ",
        f"刚才微信 {CONTACT} 要加好友 ",
        f"微信 {CONTACT} 大家别加 ",
        f"这个人微信 {CONTACT} ",
        f"微信 {CONTACT} 发来的 ",
        f"嫌疑人使用微信 {CONTACT} ",
        # Room to tell what happened, though nothing that is beside the contact says so.
        f"楼下理发店的老板娘上周在群里看见有兼职就去做了几单本金一直没有回来家里急得不行去所里也登记了材料都交了如下所列请各位看看微信 {CONTACT} ",
        # A list of them.
        f"微信 {CONTACT} 微信 wx_other_zz ",
    ],
)
def test_who_passes_on_a_warning_and_tells_of_a_swindler_is_in_no_ring(added: str) -> None:
    made = case(added)
    assert found(made) == {1, 2, 3, 4, 5}
    assert 9 not in {i for g in made.groups() for i in g}


def test_a_platform_that_fills_one_swindler_after_the_other_into_its_warning_is_in_no_ring() -> None:
    """Every second copy names one: the copies leave a place for it."""
    assert found(case(f"微信 {CONTACT} ", others=tuple(f"微信 wx_{n:03}_zz " for n in range(14)))) == {
        1,
        2,
        3,
        4,
        5,
    }


def test_a_version_of_the_warning_that_names_somebody_is_passed_on_as_well() -> None:
    """Three copies show the same contact: those who pass them on did not add it."""
    made = case(f"微信 {CONTACT} ", others=(f"微信 {CONTACT} ", f"微信 {CONTACT} "))
    assert found(made) == {1, 2, 3, 4, 5}


def test_of_few_copies_nobody_can_say_what_was_added() -> None:
    assert found(case(f"微信 {CONTACT} ", copies=6)) == {1, 2, 3, 4, 5}


def test_a_contact_that_another_warning_names_is_somebodys_of_whom_people_warn() -> None:
    told = record(300, f"扩散！骗子微信 {CONTACT} 不要相信", "w")
    assert found(case(f"微信 {CONTACT} ", more=(told,))) == {1, 2, 3, 4, 5}


def test_who_adds_two_contacts_to_two_copies_warns_of_both() -> None:
    second = record(301, WARNING + "微信 wx_second_zz ", "reporter")
    first = record(302, WARNING + f"微信 {CONTACT} ", "reporter")
    made = case("", more=(first, second))
    assert found(made) == {1, 2, 3, 4, 5}
