"""Everything people read has its Chinese, with the same values in it."""

from __future__ import annotations

import ast
import re
import string
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ringbreak.errors import CaseError
from ringbreak.words import CATALOGUE, place_in, say, translate

SOURCE = Path(__file__).resolve().parents[1] / "src" / "ringbreak"
SPOKEN = {
    "say",
    "told",
    "sentence",
    "UsageError",
    "CaseError",
    "CaseLocked",
    "CustodyBroken",
    "NotAuthorised",
    "Unreadable",
    "NotThisFormat",
    "EvidenceError",
    "RingbreakError",
}


def fields(template: str) -> set[str]:
    return {f.split(":")[0].split("!")[0] for _, f, _, _ in string.Formatter().parse(template) if f}


def templates() -> Iterator[tuple[str, str]]:
    """(template, where) of every literal first argument of a speaking call."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = (
                    node.func.id
                    if isinstance(node.func, ast.Name)
                    else node.func.attr
                    if isinstance(node.func, ast.Attribute)
                    else ""
                )
                if (
                    name in SPOKEN
                    and isinstance(node.args[0], ast.Constant)
                    and isinstance(node.args[0].value, str)
                ):
                    yield node.args[0].value, f"{path.relative_to(SOURCE)}:{node.lineno}"


def test_every_template_has_its_chinese() -> None:
    missing = [
        f"{where}: {t!r}"
        for t, where in templates()
        if t not in CATALOGUE and any(c.isalpha() for c in re.sub(r"\{[^}]*\}", "", t))
    ]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("english", sorted(CATALOGUE))
def test_both_languages_use_the_same_values(english: str) -> None:
    assert fields(CATALOGUE[english]) <= fields(english), english
    unused = fields(english) - fields(CATALOGUE[english])
    assert not unused, f"the Chinese leaves out {unused}"


def test_a_sentence_that_was_stored_in_english_is_shown_in_chinese() -> None:
    sentence = say("no such file or folder: {path}", path="证据/a b.txt")
    assert translate(sentence, "zh") == say("no such file or folder: {path}", "zh", path="证据/a b.txt")
    assert translate("nobody wrote a template for this", "zh") == "nobody wrote a template for this"
    assert translate(sentence, "en") == sentence


@pytest.mark.parametrize(
    ("figure", "chinese"),
    [
        ("more than 12,000,000", "超过 12,000,000"),
        ("15 to 23", "15 至 23"),
        ("400,000 codes", "400,000 个码"),
        ("about 0.05", "约 0.05"),
        ("more than a few", "more than a few"),
    ],
)
def test_a_figure_inside_a_sentence_is_translated_when_only_digits_fill_it(figure: str, chinese: str) -> None:
    assert translate(figure, "zh") == chinese


@pytest.mark.parametrize(
    "pump",
    [
        "a: ",
        "x was not read: y; ",
        "x was not read: ",
        "1 of 2, ",
        "a to b ",
        " records: ",
        "1,",
        "; ",
    ],
)
def test_a_sentence_that_evidence_made_long_is_translated_at_once(pump: str) -> None:
    started = time.process_time()
    translate(pump * 3_000 + "!", "zh")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("english", sorted(e for e in CATALOGUE if fields(e)))
def test_every_sentence_a_template_makes_is_known_again(english: str) -> None:
    values = {f: f"v{n}" for n, f in enumerate(sorted(fields(english)))}
    try:
        made = say(english, **values)
    except ValueError:
        values = {f: n + 2 for n, f in enumerate(sorted(fields(english)))}  # type: ignore[misc]
        made = say(english, **values)
    assert translate(made, "zh") != made or not any(c.isalpha() for c in english)


@pytest.mark.parametrize(
    ("template", "values", "english", "chinese"),
    [
        (
            "ring {ring}: {records} records by {authors} known accounts",
            {"ring": "a1", "records": 3, "authors": 1},
            "ring a1: 3 records by 1 known account",
            "团伙 a1：3 条记录，来自 1 个已知账号",
        ),
        (
            "{records} records bear it, by {authors} known accounts; probability that it belongs to one operation: {p}",
            {"records": "1", "authors": 2, "p": 0.5},
            "1 record bears it, by 2 known accounts; probability that it belongs to one operation: 0.5",
            None,
        ),
        ("{records} records around {kind}: {shown}", {"records": 1, "kind": "x", "shown": "1 records"}, "1 record around x: 1 records", None),
        ("{records} records around {kind}: {shown}", {"records": 1.0, "kind": "x", "shown": "y"}, "1.0 records around x: y", None),
        ("{records} records around {kind}: {shown}", {"records": 11, "kind": "x", "shown": "y"}, "11 records around x: y", None),
    ],
    ids=["one account", "noun and verb", "what evidence says stays as it is", "no whole number", "eleven"],
)  # fmt: skip
def test_one_is_said_in_the_singular_and_still_found_in_the_catalogue(
    template: str, values: dict[str, object], english: str, chinese: str | None
) -> None:
    assert say(template, **values) == english
    shown = translate(english, "zh")
    assert shown != english
    assert chinese in (None, shown)


def test_every_template_reads_the_same_where_nothing_is_one() -> None:
    for template in CATALOGUE:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        if all(name.isidentifier() for name in names):
            values = dict.fromkeys(names, 2)
            assert say(template, **values) == template.format(**values)


def test_every_step_of_a_run_has_a_name_in_both_languages() -> None:
    from ringbreak.cli.progress import STAGES

    named = {
        (node.args[0].value, node.args[3].value)
        for path in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "step"
        and len(node.args) == 4
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[3], ast.Constant)
    }
    assert len(named) > 20
    assert not {stage for stage, _ in named} - STAGES.keys()
    assert not set(STAGES.values()) - CATALOGUE.keys()
    assert not {unit for _, unit in named} - CATALOGUE.keys()


@pytest.mark.parametrize("name", ["phones", "domains", "popular", "hashes"])
def test_what_a_shipped_list_says_has_its_chinese(name: str) -> None:
    from ringbreak.linking.public import listed
    from ringbreak.zh.listed import BRANDS, LISTED

    words = set(listed(name)["what"].to_pylist())
    missing = sorted(w for w in words if w not in LISTED and w not in BRANDS and w not in CATALOGUE)
    assert not missing
    assert not BRANDS & set(LISTED)


def test_every_kind_has_its_chinese_where_it_is_a_value() -> None:
    from ringbreak.selectors.registry import SELECTORS
    from ringbreak.zh.codes import CODES

    assert sorted({s.name for s in SELECTORS} - set(CODES) - {"md5", "sha1", "sha256"}) == []


@pytest.mark.parametrize(
    ("sentence", "chinese"),
    [
        ("public: listed as anti-fraud line", "公用：名单中列为“反诈专线”"),
        ("public: listed as police", "公用：名单中列为“报警电话”"),
        ("it was active on wechat, sms", "活动平台：微信、短信"),
        (
            "3 contacts and accounts are named by its members: wechat 2, line 1",
            "其成员给出 3 个联系方式和账户：微信 2、LINE 1",
        ),
        (
            "2 rows have fewer cells than the header, the first at line 7",
            "有 2 行的单元格少于表头，首处在 第 7 行",
        ),
        (
            "money: 400 codes at 2 yuan give at most 800 yuan, but 900 yuan is claimed",
            "money：400 个码，单价 2 元，至多合计 800 元，而文中称 900 元",
        ),
    ],
)
def test_words_of_the_tables_inside_a_sentence_are_chinese_too(sentence: str, chinese: str) -> None:
    assert translate(sentence, "zh") == chinese


@pytest.mark.parametrize("word", ["line 41", "police", "public", "image", "phone"])
def test_a_word_that_evidence_may_hold_is_left_alone_by_itself(word: str) -> None:
    """A file may be called `police` and a title `phone`: only where a value is ours is it turned."""
    assert translate(say("no such file or folder: {path}", path=word), "zh").endswith(word)


@pytest.mark.parametrize(
    ("locator", "chinese"),
    [
        ("line 41", "第 41 行"),
        ("page 2 row 17", "第 2 页第 17 行"),
        ("sheet Q1 row 3", "工作表 Q1 第 3 行"),
        ("table posts row 16", "表 posts 第 16 行"),
        ("page 1, above the table", "第 1 页，表格上方"),
        ("sheet Q1 row 1-2", "工作表 Q1 第 1-2 行"),
        ("sheet Q1 cell B7 comment", "工作表 Q1 单元格 B7 的批注"),
        ("line 4 part 2", "第 4 行第 2 段"),
        ("attachment 3", "第 3 个附件"),
        ("a/b.txt", "a/b.txt"),
    ],
)
def test_places_in_files_are_told_in_chinese(locator: str, chinese: str) -> None:
    assert (place_in(locator, "zh"), place_in(locator, "en")) == (chinese, locator)


@pytest.mark.parametrize(
    ("reason", "chinese"),
    [
        ("its bytes are missing", "其内容已缺失"),
        ("No space left on device", "磁盘空间不足"),
        ("a b.txt", "a b.txt"),
    ],
)
def test_a_reason_inside_an_error_is_in_the_same_language(reason: str, chinese: str) -> None:
    error = CaseError(
        "the disk refused to write in {folder}: {reason}. The log and the evidence are safe; make room and run the same command again",
        folder="案件 一",
        reason=reason,
    )
    assert chinese in error.said("zh")
    assert "案件 一" in error.said("zh")
    assert reason in error.said("en")
