"""Bulletins among the records become findings, each with the passage that states it."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.engine.sink import Sink
from ringbreak.errors import UsageError
from ringbreak.model.citations import CITATIONS
from ringbreak.model.findings import FINDINGS
from ringbreak.model.flags import FLAGS
from ringbreak.model.records import RECORDS
from ringbreak.rings.detect import DetectSettings, run_detectors

_TEXT = "青川河县公安局通报，警方抓获犯罪嫌疑人21名，冻结资金300万元，案件正在进一步侦办中，提醒广大群众提高警惕，发现线索及时报警，共同维护网络环境。"


def _run(tmp_path: Path, rows: list[dict[str, object]]) -> dict[str, list[dict[str, object]]]:
    full = [
        dict.fromkeys(RECORDS.names) | {"evidence_id": "e", "locator": "file", "kind": "article", "ordinal": i, "record_id": i + 1} | row
        for i, row in enumerate(rows)
    ]  # fmt: skip
    engine = DuckDB()
    engine.register("records", pa.Table.from_pylist(full, schema=RECORDS.schema))
    sink = Sink(tmp_path)
    run_detectors(engine, sink)
    import pyarrow.parquet as pq

    return {t.name: pq.read_table(sink.path(t)).to_pylist() for t in (FINDINGS, CITATIONS, FLAGS)}


def test_every_finding_is_cited_by_the_exact_passage(tmp_path: Path) -> None:
    made = _run(tmp_path, [{"text": _TEXT}])
    figures = {f["finding_id"]: (f["measure"], f["value"]) for f in made["findings"] if f["named"] is None}
    assert set(figures.values()) == {("arrested", 21.0), ("money_frozen", 3e6)}
    cited = {c["finding_id"]: _TEXT[c["start"] : c["end"]] for c in made["citations"]}
    assert sorted(cited[i] for i in figures) == ["21名", "300万元"]
    assert set(cited) == {f["finding_id"] for f in made["findings"]}


def test_what_a_bulletin_names_is_cited_by_its_first_mention(tmp_path: Path) -> None:
    text = "2021年4月25日，江苏省响水县公安局通报“净网”专项行动战果，抓获李某等15人，其网名为“kk7788”。"
    made = _run(tmp_path, [{"text": text + _TEXT}])
    cited = {c["finding_id"]: (c["start"], c["end"]) for c in made["citations"]}
    named = {
        (f["measure"], f["named"]): (f["code"], cited[f["finding_id"]])
        for f in made["findings"]
        if f["named"]
    }
    for (_, name), (_, (start, end)) in named.items():
        assert (text + _TEXT)[start:end] == name
    assert named["date", "2021年4月25日"][0] == "2021-04-25"
    assert named["place", "响水县"][0] == "320921"
    assert {("operation", "净网"), ("suspect", "李某"), ("handle", "kk7788")} <= set(named)


def test_a_headline_kept_apart_is_cited_in_the_title_and_held_against_the_text(tmp_path: Path) -> None:
    made = _run(tmp_path, [{"title": "警方抓获犯罪嫌疑人12名", "text": _TEXT}])
    figures = {f["finding_id"] for f in made["findings"] if f["named"] is None}
    assert {
        (c["start"], c["end"])
        for c in made["citations"]
        if c["field"] == "title" and c["finding_id"] in figures
    } == {(9, 12)}
    assert [f["kind"] for f in made["flags"]] == ["contradiction"]
    assert len(str(made["flags"][0]["finding_ids"]).split(",")) == 2


@pytest.mark.parametrize(
    "row",
    [
        {"kind": "furniture", "text": _TEXT},
        {"kind": "message", "text": _TEXT},
        {
            "text": "We sold 300 computers and 22 phones last week to happy customers all over the town, more than ever before."
        },
        {"text": None},
    ],
)
def test_furniture_chat_and_texts_without_police_yield_nothing_but_empty_tables(
    tmp_path: Path, row: dict[str, object]
) -> None:
    assert _run(tmp_path, [row]) == {"findings": [], "citations": [], "flags": []}


def test_a_doubt_about_spellings_cites_both_of_them(tmp_path: Path) -> None:
    text = "Police in Ringshui County arrested 8 suspects on Friday, the bureau said in a notice. The Reshui police thanked the public."
    made = _run(tmp_path, [{"text": text}])
    (flag,) = made["flags"]
    cited = {c["finding_id"]: text[c["start"] : c["end"]] for c in made["citations"]}
    assert sorted(cited[i] for i in str(flag["finding_ids"]).split(",")) == ["Reshui", "Ringshui"]


def test_two_reports_of_one_case_are_held_against_each_other(tmp_path: Path) -> None:
    long = _TEXT.replace("冻结资金300万元", "查获有害信息17966条、手机127部")
    made = _run(tmp_path, [{"text": long}, {"text": long.replace("21名", "12名")}])
    assert any("both cannot hold" in str(f["statement"]) for f in made["flags"])
    (same,) = [f for f in made["findings"] if f["measure"] == "same_event"]
    assert {c["record_id"] for c in made["citations"] if c["finding_id"] == same["finding_id"]} == {1, 2}
    assert "17,966" in str(same["statement"])


def test_a_surname_a_city_and_a_round_sum_make_no_two_reports_one(tmp_path: Path) -> None:
    left = "盐城市公安局通报，警方抓获张某等8人，涉案金额200余万元，冻结资金30万元，案件正在进一步侦办中，提醒群众提高警惕，发现线索及时报警。"
    right = "盐城市公安局通报，警方抓获张某、李某等12人，涉案金额200余万元，扣押手机40部，案件正在进一步侦办中，提醒群众提高警惕，发现线索及时报警。"
    made = _run(tmp_path, [{"text": left}, {"text": right}])
    assert made["findings"]
    assert not [f for f in made["findings"] if f["measure"] == "same_event"]
    assert made["flags"] == []


def test_running_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = _run(tmp_path / "a", [{"text": _TEXT}])
    assert first == _run(tmp_path / "b", [{"text": _TEXT}])


def test_an_unknown_detector_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        run_detectors(DuckDB(), Sink(tmp_path), DetectSettings(only=("astrology",)))


def test_numbers_left_open_are_one_claim_without_a_figure_that_cites_their_sentences(tmp_path: Path) -> None:
    text = _TEXT + "民警走访养殖户37户，走访商户62户。民警走访农户18户。"
    made = _run(tmp_path, [{"text": text}])
    (left,) = [f for f in made["findings"] if f["measure"] == "open_numbers"]
    assert left["value"] is None
    cited = [text[c["start"] : c["end"]] for c in made["citations"] if c["finding_id"] == left["finding_id"]]
    assert cited == ["民警走访养殖户37户，走访商户62户。", "民警走访农户18户。"]
    assert "3" in str(left["statement"])
    assert not [f for f in _run(tmp_path, [{"text": _TEXT}])["findings"] if f["measure"] == "open_numbers"]
