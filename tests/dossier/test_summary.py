"""The one-screen summary: what it says, how wide it is, and that evidence cannot speak through it."""

from __future__ import annotations

import pytest

from ringbreak.dossier.summary import build_summary
from ringbreak.dossier.terminal import cells, cut, printable, terminal_summary

from .synthetic import Tables, authorised, context, three_rings


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal_and_all_of_it_fits_one_screen(lang: str, width: int) -> None:
    summary = build_summary(three_rings().engine(), context())
    lines = terminal_summary(summary, lang, width, seconds=4.2).splitlines()
    assert max(cells(line) for line in lines) <= width
    assert len(lines) <= 30


def test_it_answers_what_was_given_found_not_read_and_held_together() -> None:
    text = terminal_summary(build_summary(three_rings().engine(), authorised()), "en")
    for part in (
        "9 files: 6 read, 1 partly, 1 refused, 1 failed",
        "128 records",
        "3 rings",
        "R1         54        14  account control",
        "154,965 yuan seen",
        "not enough to say",
        "95588: 30 records with 28 different contacts: public",
        "cannot tell",
        "8 arrested, then 9 defendants",
        "broken.pdf",
        "authority: own material",
        "ringbreak explain fan-cleaning-2024 R1",
    ):
        assert part in text


def test_an_unstated_authority_is_said_in_the_first_line() -> None:
    summary = build_summary(three_rings().engine(), context())
    assert "nothing may leave" in terminal_summary(summary, "en").splitlines()[0]
    assert "不得外传" in terminal_summary(summary, "zh").splitlines()[0]


def test_an_empty_case_says_that_there_is_not_enough_evidence() -> None:
    text = terminal_summary(build_summary(Tables().engine(), context(dossier_path=None)), "en")
    assert "not enough evidence" in text
    assert "Dossier" not in text


def test_selectors_are_masked_unless_the_reader_asked_to_see_them() -> None:
    engine = three_rings().engine()
    assert "12900001111" not in terminal_summary(build_summary(engine, context()), "en", 120)
    assert "12900001111" in terminal_summary(build_summary(engine, context(masked=False)), "en", 120)


def test_without_colour_there_is_no_escape_and_with_it_the_words_are_the_same() -> None:
    summary = build_summary(three_rings().engine(), context())
    plain, coloured = terminal_summary(summary, "en"), terminal_summary(summary, "en", colour=True)
    assert "\x1b" not in plain
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_a_file_name_cannot_move_the_cursor_or_turn_the_text_around() -> None:
    tables = three_rings()
    tables.evidence("evil\x1b[2J\u202ename\n.txt", status="failed", reason="broken")
    text = terminal_summary(build_summary(tables.engine(), context(), most_not_read=5), "en", 100)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<U+202E>" in text


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("中文", 4), ("ｆｕｌｌ", 8), ("e\u0301", 1), ("", 0)],
)
def test_width_is_counted_in_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_cutting_never_exceeds_the_width_and_shows_that_something_is_missing() -> None:
    assert cut("中文字符", 5) == "中文…"
    assert cut("short", 5) == "short"


def test_printable_keeps_ordinary_text() -> None:
    assert printable("张三 R1 …") == "张三 R1 …"


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "2 more given and not taken"), ("zh", "另有 2 个交来而未收入")]
)
def test_what_was_given_and_never_taken_is_counted_and_named(lang: str, words: str) -> None:
    given = (("folder", "the folder cannot be listed: Permission denied"), ("link", "it is a link"))
    summary = build_summary(three_rings().engine(), context(not_taken=given))
    text = terminal_summary(summary, lang)
    assert words in text
    assert "folder" in text.split("broken.pdf")[0]
    assert "\n            link" in text


def test_money_that_is_handed_on_is_told_once() -> None:
    """What came in, and not the sum of every step it took afterwards; what the figures leave unsaid is summed as before."""
    tables = three_rings()
    first, second = (r["ring_id"] for r in tables.rows["rings"][:2])
    for ring, measure, high in (
        (first, "money_in", 900.0),
        (first, "money_out", 700.0),
        (first, "money_moved_inside", 5000.0),
        (second, "money_moved_inside", 40.0),
    ):
        tables.add(
            "findings",
            finding_id=measure + ring,
            ring_id=ring,
            detector="trade",
            measure=measure,
            statement="x",
            low=1.0,
            high=high,
            currency="HKD",
        )
    lines = {r.ring_id: r.moved for r in build_summary(tables.engine(), context()).rings}
    assert [(a.value, a.currency) for a in lines[first]] == [("900.00", "HKD")]
    assert [(a.value, a.currency) for a in lines[second]] == [("40.00", "HKD")]


@pytest.mark.parametrize(
    ("case_type", "role", "first"),
    [
        ("paid_engagement", None, "wechat"),
        ("paid_engagement", "operator", "domain"),
        ("gambling_shop", None, "domain"),
    ],
    ids=["the forum they attack", "a forum of their own", "a shop's site"],
)
def test_what_hired_accounts_attack_is_not_told_first_of_what_holds_them_together(
    case_type: str, role: str | None, first: str
) -> None:
    tables = Tables()
    evidence = tables.evidence("orders.csv")
    borne = {}
    for kind, value in (("domain", "forum.example"), ("wechat", "shili_desk")):
        record = tables.record(evidence, f"order by {value}")
        borne[kind] = record, tables.bear(record, kind, value, value, value)
    for row in tables.rows["selectors"]:
        row["record_count"] = 9 if row["kind"] == "domain" else 4
    tables.ring(
        1,
        [record for record, _ in borne.values()],
        [selector for _, selector in borne.values()],
        title="orders",
        bits=24.0,
        case_type=case_type,
        case_type_confidence=0.9,
    )
    for member in tables.rows["ring_members"]:
        if member["member_kind"] == "selector":
            member["role"] = role if member["member_id"] == borne["domain"][1] else "operator"
    (line,) = build_summary(tables.engine(), context(masked=False)).rings
    assert [kind for kind, _ in line.held_by] == [first, "wechat" if first == "domain" else "domain"]
