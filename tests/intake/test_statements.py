"""Statements of several people in one document are records of their own; parties to one matter are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.parser import Record
from ringbreak.intake.statements import split

ZH = "\n".join(
    f"云反诈询〔2024〕第{n}号\n时间：2024-03-0{i}　被询问人：{name}　联系电话：100{n}00401\n答：{said}"
    for i, (n, name, said) in enumerate(
        (
            ("0113", "张某一", "我是做装修的，我的卡被冻了，客户付的钱来路有问题。"),
            ("0116", "李某二", "群里说点赞有钱，我转了1280，收款人是王某五。"),
            ("0119", "陈某三", "来电说我误开了会员，让我把钱转到中转账户。"),
        ),
        1,
    )
)
EN = "\n\n".join(
    f"{head}: {name}\nI was asked to pay a fee of {fee} pounds before I could withdraw."
    for head, name, fee in (
        ("Statement of", "Ann Example", "120"),
        ("Statement of", "Bob Sample", "240"),
        ("Statement of", "Cat Specimen", "360"),
    )
)


def parts(text: str, title: str | None = None) -> list[Record]:
    return list(split(Record("document", "document", text=text, title=title, fields={"header:1": "x"})))


@pytest.mark.parametrize(
    ("text", "names", "heads"),
    [
        (ZH, ["张某一", "李某二", "陈某三"], ["云反诈询〔2024〕第0113号", "云反诈询〔2024〕第0116号", "云反诈询〔2024〕第0119号"]),
        (EN, ["Ann Example", "Bob Sample", "Cat Specimen"], ["Statement of: Ann Example", "Statement of: Bob Sample", "Statement of: Cat Specimen"]),
    ],
)  # fmt: skip
def test_each_statement_is_a_record_from_its_head_to_the_next(
    text: str, names: list[str], heads: list[str]
) -> None:
    before, *found = parts("某市反诈中心 笔录摘录\n" + text)
    assert before.text == "某市反诈中心 笔录摘录"
    assert before.fields == {"header:1": "x"}
    assert [r.author_name for r in found] == names
    assert [(r.text or "").partition("\n")[0] for r in found] == heads
    assert [r.locator for r in found] == [f"document statement {n}" for n in (1, 2, 3)]
    assert all(r.fields is None for r in found)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("\n".join(ZH.split("\n")[:6]), "two people"),
        (ZH.replace("李某二", "张某一").replace("陈某三", "张某一"), "one person three times"),
        ("报案人：张某一\n受害人：李某二\n证人：陈某三\n他们三人一起来报案，讲的是同一件事情，钱转给了同一个人。", "three parts in one matter"),
        ("The complainant: a shop. The complainant: a bank. The complainant: a school. " * 3, "in the middle of one line"),
        ("报案人：张某一\n报案人：李某二\n报案人：陈某三\n以上三人于昨日来所报案，称在同一个平台上被骗。", "a list of names"),
        ("他说报案人很多，证人也很多。\n" * 5, "no label"),
    ],
)  # fmt: skip
def test_what_is_no_collection_stays_one_record(text: str, why: str) -> None:
    (record,) = parts(text)
    assert (record.text, record.locator) == (text, "document"), why


@given(
    st.lists(
        st.sampled_from(
            [*ZH.split("\n"), *EN.split("\n"), "", "  ", "证人：某某", "Witness: X Y\r", "文" * 70]
        ),
        max_size=30,
    )
)
def test_nothing_is_lost_or_told_twice(lines: list[str]) -> None:
    text = "\n".join(lines)
    said = "".join("".join((r.text or "").split()) for r in parts(text))
    assert said == "".join(text.split())
