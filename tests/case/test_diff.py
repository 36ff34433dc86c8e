"""Two runs side by side: what changed and because of what, from the library and the command line."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from ringbreak.case.api import OpenCase, new_case, open_case
from ringbreak.cli.main import main
from ringbreak.errors import UsageError

SAID = (
    "长期回收闲置数码产品，上门取货当面付款，有意者请直接联系",
    "本店专营各类二手手机配件，批发零售均可，欢迎来电咨询详情",
    "诚招兼职人员若干名，时间自由工资日结，无需经验和押金",
    "高价收购旧书旧报纸和废旧金属，量大从优，全城免费上门",
    "家教辅导初中数学物理化学，一对一教学，第一次课免费试听",
    "出租市中心两室一厅，家电齐全拎包入住，看房请提前预约",
)

OTHERS = (
    "新到山东苹果一车，现摘现发，批发价面议",
    "修理空调冰箱洗衣机，师傅二十年经验",
    "婚庆摄影跟拍，送精修照片三十张",
    "出售自家养的土鸡蛋，每斤十二块",
    "代办车辆年检过户，资料齐全当天办好",
)


def posts(path: Path, first: int, count: int, number: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as f:
        rows = csv.writer(f)
        rows.writerow(["发布时间", "用户ID", "内容"])
        for i in range(first, first + count):
            rows.writerow(
                [f"2025-03-{i + 1:02} 10:0{i % 10}:00", f"user{i}", f"{SAID[i % 6]}{'啊' * i}，手机 {number}"]
            )
    return path


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> OpenCase:
    """Run 1: four posts with one number. Run 2: two more from another file. Run 3: the number is held to be public."""
    folder = tmp_path_factory.mktemp("diff")
    made = new_case(folder / "case", who="tester")
    made.add([posts(folder / "first.csv", 0, 4, "13912345678")])
    made.run(workers=1)
    made = open_case(folder / "case", who="tester")
    made.add([posts(folder / "second.csv", 4, 2, "13912345678")])
    made.run(workers=1)
    made = open_case(folder / "case", who="tester")
    made.judge("suppress", "phone:+8613912345678", why="a test")
    made.run(workers=1)
    return open_case(folder / "case", who="tester")


def test_a_ring_that_grew_names_the_file_that_made_it_grow(case: OpenCase) -> None:
    found = case.diff("1", "2", workers=1)
    assert [(r.change, r.records_before, r.records_after, r.evidence) for r in found.rings] == [
        ("grown", 4, 6, (("second.csv", 2),))
    ]
    assert found.added == ("second.csv",)
    assert (found.before.same, found.after.same) == (True, True)


def test_a_ring_that_went_names_the_decision_and_the_selector(case: OpenCase) -> None:
    found = case.diff(workers=1)
    assert (found.before.number, found.after.number) == (2, 3)
    assert found.judgements == (("suppress", "phone:139****5678"),)
    assert [r.change for r in found.rings] == ["gone"]
    assert [(r.before, r.after, r.records) for r in found.rings[0].reasons] == [("private", "public", 6)]
    assert found.rings[0].into == (("", 6),)
    assert not found.added


def test_one_run_is_compared_with_the_last_and_the_order_does_not_matter(case: OpenCase) -> None:
    assert case.diff("1", workers=1) == case.diff("3", "1", workers=1)


@pytest.mark.parametrize("wanted", [("9",), ("2", "2"), ("1", "2", "3"), ("2001-01-01", "2"), ("yesterday",)])
def test_runs_that_are_not_there_are_named(case: OpenCase, wanted: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        case.diff(*wanted, workers=1)


def test_a_case_with_one_run_says_so(tmp_path: Path) -> None:
    made = new_case(tmp_path / "case")
    made.add([posts(tmp_path / "a.csv", 0, 3, "13912345678")])
    made.run(workers=1)
    with pytest.raises(UsageError, match="1 finished run"):
        open_case(tmp_path / "case").diff()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("is gone: it had 6 records", "decided in between: suppress")),
        ("zh", ("已不存在：原有 6 条记录", "原判为 私用，现判为 公用")),
    ],
)
def test_it_is_said_in_both_languages(
    case: OpenCase, capsys: pytest.CaptureFixture[str], lang: str, words: tuple[str, ...]
) -> None:
    assert main(["diff", str(case.path), "--workers", "1", "--lang", lang]) == 0
    said = capsys.readouterr().out.replace("\n    ", "")
    assert all(w in said for w in words), said


def test_json_has_the_figures_and_the_sentences(case: OpenCase, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", str(case.path), "1", "2", "--workers", "1", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["rings"][0]["came"]
    assert made["after"]["number"] == 2
    assert any("grew from 4 to 6" in s for s in made["said"])


def test_a_ring_that_takes_the_number_of_one_that_is_gone_is_not_mixed_up_with_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = new_case(tmp_path / "case")
    (tmp_path / "b.csv").write_text(
        "发布时间,用户ID,内容\n"
        + "".join(
            f"2025-04-0{i} 10:00:00,seller{i},{other}，电话 13812345679\n"
            for i, other in enumerate(OTHERS, 1)
        )
    )
    made.add([posts(tmp_path / "a.csv", 0, 6, "13912345678"), tmp_path / "b.csv"])
    made.run(workers=1)
    first, second = (r["ring_id"] for r in made.rings())
    made = open_case(tmp_path / "case")
    made.judge("reject", "R1", why="a test")
    made.run(workers=1)
    found = open_case(tmp_path / "case").diff(workers=1)
    assert [(r.name, r.ring_id, r.change) for r in found.rings] == [("R1", first, "gone")]
    assert found.renumbered == (("R2", "R1"),)
    assert open_case(tmp_path / "case").rings()[0]["ring_id"] == second
    capsys.readouterr()
    assert main(["diff", str(tmp_path / "case"), "--workers", "1", "--lang", "en"]) == 0
    said = capsys.readouterr().out
    assert "ring R1 of the earlier run is gone" in said
    assert "what was ring R2 is called ring R1 in the later run" in said
    assert "ringbreak explain" not in said


def test_rings_that_other_code_formed_keep_the_names_by_which_the_later_run_knew_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An earlier version formed the ring with other records, so its id is not the one this version would give it at first sight."""
    made = new_case(tmp_path / "case")
    made.add([posts(tmp_path / "a.csv", 0, 6, "13912345678")])
    with monkeypatch.context() as before:
        before.setattr("ringbreak.rings.identity.content_id", lambda *of, digits: "0" * digits)
        before.setattr("ringbreak.case.stages.code_digest", lambda *of: "before")
        made.run(workers=1)
    made = open_case(tmp_path / "case")
    made.judge("note", "R1", why="a test")
    made.run(workers=1)
    assert [r["ring_id"].strip("0") for r in made.rings()] == [""]
    found = open_case(tmp_path / "case").diff(workers=1)
    assert (found.before.same, found.rings, found.unchanged) == (False, (), 1)


@pytest.mark.parametrize("written", ["phone:+8613912345678", "phone:13912345678", "phone:139****5678"])
def test_a_selector_is_judged_as_explain_takes_it(tmp_path: Path, written: str) -> None:
    made = new_case(tmp_path / "case")
    made.add([posts(tmp_path / "a.csv", 0, 4, "13912345678")])
    made.run(workers=1)
    made.explain(written)
    made.judge("suppress", written, why="a test")
    assert [e.body["verb"] for e in open_case(tmp_path / "case").log.of("judgement")] == ["suppress"]


def test_of_two_selectors_that_are_shown_alike_none_is_judged(tmp_path: Path) -> None:
    made = new_case(tmp_path / "case")
    made.add([posts(tmp_path / "a.csv", 0, 4, "13912345678"), posts(tmp_path / "b.csv", 0, 4, "13988885678")])
    made.run(workers=1)
    with pytest.raises(UsageError, match="may mean 2 selectors"):
        made.judge("suppress", "phone:139****5678", why="a test")
