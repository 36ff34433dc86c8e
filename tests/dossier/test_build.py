"""The document: the same bytes from the same tables, every claim proved, and what stops it when one is not."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any

import pytest

from ringbreak.dossier.build import build_document
from ringbreak.dossier.citing import UnprovenClaim, citation_mark
from ringbreak.dossier.document import Document, canonical_json, digest
from ringbreak.dossier.exporters.exporter import Exporter
from ringbreak.dossier.exporters.html import HTML
from ringbreak.dossier.exporters.markdown import MARKDOWN
from ringbreak.model.explanation import Cut, Explanation, Passage, Said, Step
from ringbreak.model.ids import content_id, selector_id

from .documents import told
from .synthetic import START, Tables, authorised, context, three_rings


@pytest.fixture(scope="module")
def document() -> Document:
    return told()


def _cites(value: Any) -> list[str]:
    """Every citation key anywhere in a document."""
    if dataclasses.is_dataclass(value):
        found = []
        for f in dataclasses.fields(value):
            part = getattr(value, f.name)
            found += list(part) if f.name == "cites" else _cites(part)
        return found
    if isinstance(value, tuple):
        return [key for part in value for key in _cites(part)]
    return []


def test_equal_tables_give_equal_bytes(document: Document) -> None:
    again = build_document(three_rings().engine(), context())
    assert canonical_json(again) == canonical_json(document)
    assert digest(document) == hashlib.sha256(canonical_json(document)).hexdigest()


def test_the_order_in_which_rows_arrive_does_not_matter(document: Document) -> None:
    tables = three_rings()
    for rows in tables.rows.values():
        rows.reverse()
    assert canonical_json(build_document(tables.engine(), context())) == canonical_json(document)


def test_where_the_case_lies_on_this_machine_is_not_in_the_document(document: Document) -> None:
    other = build_document(three_rings().engine(), context(dossier_path="/x/y.html", command_case="/x"))
    assert canonical_json(other) == canonical_json(document)


def test_every_citation_resolves_and_every_passage_is_cited(document: Document) -> None:
    cited = set(_cites(document))
    assert cited == {p.key for p in document.passages}
    assert len(cited) > 50


def test_every_ring_opens_with_a_sentence_that_is_cited(document: Document) -> None:
    assert [c.line.rank for c in document.chapters] == [1, 2, 3]
    for chapter in document.chapters:
        assert chapter.opening.cites
        assert "may belong to one operation" in chapter.opening.text
    for fact in document.facts:
        assert fact.cites
    for held in document.held_back:
        assert held.cites


def test_unmasked_a_passage_is_the_text_of_the_record_letter_by_letter() -> None:
    tables = three_rings()
    texts = {r["record_id"]: r for r in tables.rows["records"]}
    plain = build_document(tables.engine(), authorised(masked=False))
    spanned = [p for p in plain.passages if p.field == "text"]
    assert len(spanned) > 20
    for p in spanned:
        text = texts[p.record_id]["text"]
        assert text[p.start : p.end] == p.quoted
        assert p.before + p.quoted + p.after in text
        assert p.mark == citation_mark(p.evidence_no, texts[p.record_id]["ordinal"])


def test_masked_no_number_of_the_case_can_be_read_anywhere(document: Document) -> None:
    told = canonical_json(document).decode()
    for secret in (
        "12900008000",
        "129 0000 8000",
        "12900001111",
        "6200000000000000007",
        "jiafen_888",
        "shujuge_ass98",
    ):
        assert secret not in told, secret
    open_document = canonical_json(build_document(three_rings().engine(), context(masked=False))).decode()
    assert "12900008000" in open_document


def test_parties_of_transfers_and_actions_are_masked_where_a_record_has_no_text() -> None:
    tables = three_rings()
    evidence = tables.evidence("log2.csv")
    record = tables.record(evidence, None, kind="action", author="zz_account_77")
    tables.add(
        "actions", record_id=record, actor="zz_account_77", verb="scan", target="zz_target_88", device="d1"
    )
    sid = tables.bear(record, "account", "x:zz_account_77", "zz_account_77", None)
    twin = tables.record(evidence, "zz_account_77 was here", author="zz_account_77")
    tables.bear(twin, "account", "x:zz_account_77", "zz_account_77", None)
    tables.ring(4, [record, twin], [sid])
    for member in tables.rows["ring_members"]:
        if member["member_id"] in (record, twin):
            member["why"] = "bears account zz_account_77"
    masked = build_document(tables.engine(), context())
    told_all = canonical_json(masked).decode()
    assert "zz_account_77" not in told_all
    assert "zz_target_88" not in told_all
    assert "scan" in next(p.quoted for p in masked.passages if p.record_id == record)
    plain = build_document(tables.engine(), context(masked=False))
    assert (
        next(p.quoted for p in plain.passages if p.record_id == record)
        == "zz_account_77 scan zz_target_88 device d1"
    )


def test_masking_leaves_the_figure_a_finding_states() -> None:
    tables = _small()
    evidence = tables.evidence("news.txt")
    text = "共查获公民个人信息51234567条，联系电话12900002222"
    record = tables.record(evidence, text)
    start = text.index("51234567")
    tables.finding(
        "51,234,567 records",
        [(record, "text", start, start + 8)],
        measure="personal_records",
        value=51234567.0,
    )
    document = build_document(tables.engine(), context())
    passage = next(p for p in document.passages if p.record_id == record)
    assert passage.quoted == "51234567"
    assert "12900002222" not in passage.after


def _small() -> Tables:
    """One file, one record, one ring of it: enough where only the proof matters."""
    tables = Tables()
    record = tables.record(tables.evidence("one.txt"), "tel 12900001111 x", author="a1", sent_at=START)
    sid = tables.bear(record, "phone", "+8612900001111", "129****1111", "12900001111")
    tables.ring(1, [record], [sid])
    return tables


@pytest.mark.parametrize(
    ("field", "start", "end", "why"),
    [
        ("text", 0, 10_000, "the end lies outside the text"),
        ("text", -1, 3, "it begins before the text"),
        ("text", 5, 5, "an empty span proves nothing"),
        ("title", 0, 3, "the record has no title"),
        ("cell:账号", 0, 1, "there is no such cell"),
        ("region:0", 0, 1, "there is no such region"),
        ("nonsense", 0, 1, "there is no such field"),
    ],
)
def test_a_citation_that_does_not_resolve_stops_the_dossier(
    field: str, start: int, end: int, why: str
) -> None:
    tables = _small()
    record = tables.rows["records"][0]["record_id"]
    tables.finding("a claim out of thin air", [(record, field, start, end)])
    with pytest.raises(UnprovenClaim, match="out of thin air"):
        build_document(tables.engine(), context())


def test_a_citation_of_a_record_that_is_not_in_the_case_stops_the_dossier() -> None:
    tables = _small()
    tables.finding("a claim about nobody", [(123456789, "text", 0, 1)])
    with pytest.raises(UnprovenClaim, match="not in the case"):
        build_document(tables.engine(), context())


def test_a_finding_without_any_citation_stops_the_dossier() -> None:
    tables = _small()
    tables.finding("a bare claim", [])
    with pytest.raises(UnprovenClaim, match="cites nothing"):
        build_document(tables.engine(), context())


def test_a_link_whose_passage_says_something_else_stops_the_dossier() -> None:
    tables = _small()
    mention = next(m for m in tables.rows["mentions"] if m["value"] == "+8612900001111")
    mention["as_written"] = "12900001112"
    with pytest.raises(UnprovenClaim, match="expects other text"):
        build_document(tables.engine(), context())


def test_cells_regions_and_other_fields_are_cited_as_well() -> None:
    tables = _small()
    record = tables.record(tables.evidence("sheet.csv"), None, kind="row", title="标题 甲乙丙")
    tables.add("fields", record_id=record, field="备注", value="转给 甲方 的货款")
    tables.add(
        "regions",
        record_id=record,
        region=2,
        form="qr",
        text="https://pay.invalid/x",
        x=1,
        y=1,
        width=9,
        height=9,
    )
    tables.finding("in a cell", [(record, "cell:备注", 3, 5)])
    tables.finding("in a picture", [(record, "region:2", 0, 5)])
    tables.finding("in the title", [(record, "title", 3, 6)])
    document = build_document(tables.engine(), context(masked=False))
    quoted = {p.field: p.quoted for p in document.passages if p.record_id == record}
    assert quoted == {"cell:备注": "甲方", "region:2": "https", "title": "甲乙丙"}


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    tables = _small()
    text = "😀😀𠮷野家 CALL 我"
    record = tables.record(tables.evidence("emoji.txt"), text)
    tables.finding("says call", [(record, "text", text.index("CALL"), text.index("CALL") + 4)])
    document = build_document(tables.engine(), context())
    assert next(p for p in document.passages if p.record_id == record).quoted == "CALL"


def test_a_text_of_five_million_characters_costs_a_window() -> None:
    tables = _small()
    text = "前" * 2_500_000 + "NEEDLE" + "后" * 2_500_000
    record = tables.record(tables.evidence("big.txt"), text)
    tables.finding("a needle", [(record, "text", 2_500_000, 2_500_006)])
    tables.finding("the whole of it", [(record, "text", 0, len(text))])
    document = build_document(tables.engine(), context())
    needle, whole = sorted((p for p in document.passages if p.record_id == record), key=lambda p: -p.start)
    assert (needle.quoted, needle.cut_before, needle.cut_after) == ("NEEDLE", True, True)
    assert whole.quoted.endswith("…")
    assert len(canonical_json(document)) < 400_000


def test_money_is_summed_exactly_and_parties_that_look_alike_masked_are_told_apart(
    document: Document,
) -> None:
    (flow,) = document.chapters[1].flows
    assert flow.total == "154965.00"
    assert flow.transfers == 10
    payers = {line.payer for line in flow.lines}
    assert len(payers) == 5, "four buyers and the card"


def test_unknown_parties_and_directions_are_said_not_guessed() -> None:
    tables = three_rings()
    transfers = tables.rows["transfers"]
    transfers[0]["payer"] = transfers[0]["payer_name"] = None
    transfers[1]["direction_known"] = False
    (flow,) = build_document(tables.engine(), context()).chapters[1].flows
    assert "unknown" in {line.payer for line in flow.lines}
    assert flow.direction_unknown == 1


def test_selectors_that_look_alike_masked_are_told_apart(document: Document) -> None:
    names = [(s.kind, s.shown) for s in document.chapters[1].selectors]
    assert len(names) == len(set(names))


def test_what_explain_answers_is_told_step_by_step() -> None:
    tables = three_rings()
    ring = tables.rows["rings"][2]
    sid = selector_id("phone", "+8612900001111")
    ring["weakest_selector_id"], ring["weakest_bits"] = sid, 12.0
    record = next(m["member_id"] for m in tables.rows["ring_members"] if m["ring_id"] == ring["ring_id"])
    answer = Explanation(
        subject="ring",
        what=("R3",),
        answer=Said("x"),
        steps=(Step(sid, "phone", "129****1111", 12.0, Passage(record), 3, 3),),
        weakest=Cut(sid, "phone", "129****1111", 12.0, (2, 1)),
    )
    chapter = build_document(tables.engine(), context(), {ring["ring_id"]: answer}).chapters[2]
    assert [(s.added, bool(s.cites)) for s in chapter.steps] == [(3, True)]
    assert chapter.weakest is not None
    assert chapter.weakest.parts == (2, 1)


def test_near_misses_are_listed_with_the_reason_and_a_passage() -> None:
    tables = three_rings()
    ring_id = tables.rows["rings"][2]["ring_id"]
    outside = tables.rows["records"][-2]["record_id"]
    tables.add(
        "near_misses",
        ring_id=ring_id,
        member_kind="record",
        member_id=outside,
        bits=6.0,
        record_count=1,
        why="shares a template only",
    )
    (near,) = build_document(tables.engine(), context()).chapters[2].near_misses
    assert "shares a template only" in near.text
    assert near.cites


def test_the_weakest_link_says_into_what_the_ring_falls(document: Document) -> None:
    weakest = document.chapters[1].weakest
    assert weakest is not None
    assert weakest.parts == (18, 8)


def test_a_doubt_carries_the_passages_of_the_claims_it_is_about(document: Document) -> None:
    first = document.doubts[0]
    assert first.kind == "contradiction"
    marks = {p.key: p.quoted for p in document.passages}
    assert {marks[key] for key in first.cites} == {"抓获犯罪嫌疑人8名", "9名被告人提起公诉"}


def test_a_doubt_that_names_no_claim_is_shown_as_having_no_passage() -> None:
    tables = _small()
    tables.add("flags", flag_id="aa", kind="variant", statement="place: A against B", finding_ids="")
    (doubt,) = build_document(tables.engine(), context()).doubts
    assert doubt.cites == ()


def test_a_measure_is_called_by_its_name_in_a_doubt() -> None:
    tables = _small()
    tables.add(
        "flags", flag_id="aa", kind="contradiction", statement="money_involved: 1 against 2", finding_ids=""
    )
    assert build_document(tables.engine(), context()).doubts[0].statement == "money involved: 1 against 2"


def test_an_empty_case_makes_an_empty_but_honest_dossier() -> None:
    document = build_document(Tables().engine(), context())
    assert document.chapters == ()
    assert document.passages == ()
    assert document.summary.ring_count == 0


def test_many_rings_are_all_listed_and_only_the_largest_told_in_full() -> None:
    tables = Tables()
    evidence = tables.evidence("many.jsonl")
    for i in range(40):
        number = f"1290001{i:04d}"
        records = [
            tables.record(evidence, f"tel {number} x{j}", author=f"a{i}{j}", sent_at=START) for j in range(3)
        ]
        sid = 0
        for record in records:
            sid = tables.bear(record, "phone", f"+86{number}", f"129****{i:04d}", number)
        tables.ring(i + 1, records, [sid])
    document = build_document(tables.engine(), context())
    assert len(document.chapters) == 12
    assert len(document.chapters) + len(document.other_rings) == 40
    assert any("12 largest rings" in limit for limit in document.limits)


def test_a_finding_id_is_made_of_content() -> None:
    assert content_id("finding", "a") != content_id("finding", "b")


def test_the_json_is_plain_and_sorted(document: Document) -> None:
    data = json.loads(canonical_json(document))
    assert list(data) == sorted(data)
    assert data["format"] == "ringbreak dossier 1"


@pytest.mark.parametrize("exporter", [HTML, MARKDOWN])
def test_what_was_given_and_never_taken_stands_on_the_page_with_its_reason(exporter: Exporter) -> None:
    taken = build_document(three_rings().engine(), context())
    assert "not taken" not in _page(exporter, taken)
    given = (("6200001111220013886.d", "the folder cannot be listed: Permission denied"),)
    page = _page(exporter, build_document(three_rings().engine(), context(not_taken=given)))
    assert "1 more given and not taken" in page
    assert "Permission denied" in page
    assert "6200001111220013886" not in page


def _page(exporter: Exporter, document: Document) -> str:
    return b"".join(exporter.render(document)).decode()


def test_records_whose_author_nothing_names_are_not_said_to_be_of_the_few_accounts_that_are_known() -> None:
    """Payments and pages have no author: a ring of them and two messages is not `by one account`."""
    tables = three_rings()
    ring = tables.rows["rings"][0]
    members = {m["member_id"] for m in tables.rows["ring_members"] if m["ring_id"] == ring["ring_id"]}
    for name in ("mentions", "links"):
        tables.rows[name] = [r for r in tables.rows[name] if r.get("field") != "author"]
    written = [r for r in tables.rows["records"] if r["record_id"] in members and r.get("author")]
    for row in written[2:]:
        row["author"] = None
    ring["author_count"] = 1
    chapter = build_document(tables.engine(), context()).chapters[0]
    assert "Of them 2 say which account wrote them (1 account in all)" in chapter.opening.text
    assert " records by " not in chapter.opening.text
