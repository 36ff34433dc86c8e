"""Evidence is hostile: any text is read without an error, in time, and every span points into it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.rings.bulletins.align import Report, compare_reports
from ringbreak.rings.bulletins.entities import entities_of
from ringbreak.rings.bulletins.events import events_of
from ringbreak.rings.bulletins.read import facts_jsonl, read_facts

_PIECES = st.sampled_from(
    [
        "抓获", "犯罪嫌疑人", "21名", "3万余条", "公民个人信息", "，", "。", "\n", "其中", "每条", "1至2元", "张某等", "2021年3月", "一、",
        "arrested ", "21 suspects", "more than ", "5 million yuan", " and ", "that ", "of ", "\n\n", ". ", "“", "”", "(", ")", "Case 1: ",
        "Recommend\n", "9" * 30, "亿" * 9, "٣", "１２", "😀", "\u0000", "\ud800", "İ", "壹佰", "$", "￥", "%", "no. 5 ",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join))
def test_any_text_is_read_and_every_span_points_into_it(text: str) -> None:
    bulletin = read_facts(text)
    for fact in bulletin.facts:
        assert (
            0
            <= fact.sentence_start
            <= fact.start
            <= fact.number_start
            < fact.number_end
            <= fact.end
            <= len(text)
        )
        assert text[fact.start : fact.end] == fact.quote
        assert fact.value is None or abs(fact.value) <= 1e18
    for flag in bulletin.flags:
        assert all(0 <= i < len(bulletin.facts) for i in flag.facts)
    for case in bulletin.cases:
        for thing in (*case.places, *case.people, *case.names, *case.agencies):
            assert text[thing.start : thing.end] == thing.name or thing.name in text
        for moment in case.moments:
            assert text[moment.start : moment.end] == moment.quote
    for entity in entities_of(bulletin):
        assert 0 <= entity.start < entity.end <= len(text)
    assert list(facts_jsonl(bulletin, "x")) == list(facts_jsonl(read_facts(text), "x"))


@pytest.mark.parametrize(
    "piece",
    [
        "that 5 suspects ", "抓获犯罪嫌疑人5名，", "Police arrested 7 suspects in Suzhou County. ", "“", "(", "1,", "一", "有限公司",
        "2021年3月5日", "more than ", "of ", "each ", "a" * 50, "两人", "Zhang and ", "3 to ", "第", "江苏省南京市",
        "十起典型案例。\n\n", "ten typical cases\n\nA police police police police police police case\n\n", "典型案例\n【案】\n", "北京时间十月", "编造“",
        "took 5 apps ", "two years and ", "police said 5 ", "账号5个，", "公安局公安局", "Chief Zhang Wei, ", "网名为“a”",
    ],
)  # fmt: skip
def test_a_text_of_one_thing_repeated_is_read_in_linear_time(piece: str) -> None:
    """Twice the text takes about twice the time; a quadratic step would show as four times."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_facts(text)
        return time.process_time() - start

    seconds(5_000)
    small, large = seconds(20_000), seconds(80_000)
    assert large < 10 * small + 0.5


def test_a_thousand_reports_are_compared_in_time() -> None:
    reports = [
        Report(str(i), read_facts(f"某县警方抓获犯罪嫌疑人{i % 90 + 3}名，查获手机{i * 7 + 101}部。"))
        for i in range(1000)
    ]
    start = time.process_time()
    list(compare_reports(reports))
    events_of(reports)
    assert time.process_time() - start < 20
