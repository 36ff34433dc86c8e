"""When two reports tell of one case, and who changed what."""

from __future__ import annotations

from ringbreak.rings.bulletins.align import Report, compare_reports, cross_flags_jsonl, link_cases
from ringbreak.rings.bulletins.read import read_facts

_NOTICE = "青川河县公安局打掉一个团伙，抓获犯罪嫌疑人21名，查获水军购买用户293个，有害信息17966条，总点击量超过8664万次。"


def _reports(*texts: str) -> list[Report]:
    return [Report(chr(65 + i), read_facts(text)) for i, text in enumerate(texts)]


def test_the_same_case_told_twice_joins_and_says_why() -> None:
    (link,) = link_cases(_reports(_NOTICE, "青川河县警方通报：抓获犯罪嫌疑人21名，查获有害信息17966条。"))
    assert (link.left, link.right) == ((0, "1"), (1, "1"))
    assert any("17,966" in why for why in link.why)


def test_same_surnames_city_and_round_sum_never_join() -> None:
    left = "张某、李某在南京市被抓获，涉案金额200余万元，抓获犯罪嫌疑人3名。"
    right = "南京市警方抓获张某、李某等犯罪嫌疑人5名，涉案金额200余万元，非法获利200余万元。"
    assert link_cases(_reports(left, right)) == []


def test_same_agency_place_day_and_sum_never_join() -> None:
    text = "2021年3月3日，南京市公安局通报，涉案金额1234567元。"
    assert link_cases(_reports(text, text + "抓获犯罪嫌疑人2名。")) == []


def test_a_number_turned_round_in_the_retelling_is_a_contradiction() -> None:
    (flag,) = compare_reports(_reports(_NOTICE, _NOTICE.replace("293", "239")))
    assert flag.kind == "contradiction"
    assert flag.statement == "buyers: A says 293, B says 239; both cannot hold"


def test_a_lost_scale_is_named_with_its_factor() -> None:
    (flag,) = compare_reports(_reports(_NOTICE, _NOTICE.replace("8664万", "86.64万")))
    assert "(100-fold)" in flag.statement


def test_people_told_as_items_and_closed_told_as_put_in_order_are_changes() -> None:
    kinds = {
        f.statement
        for f in compare_reports(_reports(_NOTICE, _NOTICE.replace("水军购买用户293个", "违法文章293篇")))
    }
    assert any("buyers" in s and "items_found" in s and "293" in s for s in kinds)
    other = "某县公安局抓获犯罪嫌疑人3217名，扣押手机1279部，关停网站147家。"
    retold = other.replace("关停网站147家", "责令整改网站147家")
    assert any(
        "websites_closed" in f.statement and "websites_rectified" in f.statement
        for f in compare_reports(_reports(other, retold))
    )


def test_rounding_in_the_retelling_is_no_contradiction() -> None:
    assert list(compare_reports(_reports(_NOTICE, _NOTICE.replace("8664万", "8600万")))) == []


def test_links_do_not_depend_on_the_order_of_the_reports() -> None:
    texts = (_NOTICE, "张某在南京市被抓获。", _NOTICE.replace("21名", "22名"))
    forth = {(x.left[0], x.right[0]) for x in link_cases(_reports(*texts))}
    back = {tuple(sorted((2 - x.left[0], 2 - x.right[0]))) for x in link_cases(_reports(*reversed(texts)))}
    assert forth == back


def test_doubts_between_files_are_lines_that_point_into_both() -> None:
    reports = _reports(_NOTICE, _NOTICE.replace("293", "239"))
    (line,) = cross_flags_jsonl(reports)
    assert (line["file"], line["other_file"], line["kind"]) == ("A", "B", "contradiction")
    assert [reports[0].bulletin.facts[i].value for i in line["facts"]] == [293]
    assert [reports[1].bulletin.facts[i].value for i in line["other_facts"]] == [239]
