"""The HTML file: self-contained, silent, and deaf to what evidence asks it to do."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html as lxml_html

from ringbreak.dossier.build import build_document
from ringbreak.dossier.document import Document
from ringbreak.dossier.exporters.html import HTML, css_string, display, language
from ringbreak.model.dossier import Authority

from ..documents import told
from ..hostile import PAYLOADS, hostile
from ..synthetic import START, Tables, authorised, context, three_rings

TAGS = frozenset(
    [
        "q",
        "html",
        "head",
        "meta",
        "title",
        "link",
        "style",
        "body",
        "a",
        "header",
        "p",
        "h1",
        "h2",
        "h3",
        "strong",
        "nav",
        "ul",
        "ol",
        "li",
        "main",
        "section",
        "div",
        "span",
        "small",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "caption",
        "figure",
        "figcaption",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "b",
        "article",
        "blockquote",
        "mark",
        "footer",
        "svg",
        "g",
        "desc",
        "defs",
        "pattern",
        "rect",
        "circle",
        "line",
        "path",
        "text",
    ]
)


def page(document: Document) -> str:
    return b"".join(HTML.render(document)).decode()


@pytest.fixture(scope="module")
def hostile_page() -> str:
    stated = Authority("a", PAYLOADS[0], purpose=PAYLOADS[3], stated_by=PAYLOADS[4], stated_at=START)
    settings = tuple((f"s{i}", bad) for i, bad in enumerate(PAYLOADS))
    about = context(
        case_name=PAYLOADS[1] + PAYLOADS[17], authorities=(stated,), settings=settings, masked=False
    )
    return page(build_document(hostile().engine(), about))


@pytest.fixture(scope="module")
def good_page() -> str:
    return page(told())


def test_it_has_no_script_and_nothing_is_fetched(hostile_page: str, good_page: str) -> None:
    for text in (hostile_page, good_page):
        tree = lxml_html.document_fromstring(text)
        for node in tree.iter():
            if not isinstance(node.tag, str):
                pytest.fail(f"a comment or instruction: {node!r}")
            assert node.tag in TAGS, node.tag
            for name, value in node.attrib.items():
                assert not name.startswith("on"), (node.tag, name)
                assert name not in (
                    "src",
                    "srcset",
                    "action",
                    "formaction",
                    "background",
                    "xlink:href",
                    "style",
                )
                if name == "href":
                    assert value.startswith("#") or value == "data:,"
        assert "default-src 'none'" in text
        assert "script-src" not in text
        (style,) = tree.iter("style")
        assert "@import" not in style.text
        assert set(re.findall(r"url\([^)]*\)", style.text)) <= {
            "url(#p-partly)",
            "url(#p-refused)",
            "url(#p-failed)",
        }


def test_every_anchor_leads_somewhere_and_every_id_is_unique(good_page: str) -> None:
    tree = lxml_html.document_fromstring(good_page)
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    for node in tree.iter("a"):
        assert node.get("href")[1:] in ids


def test_evidence_is_shown_and_not_obeyed(hostile_page: str) -> None:
    tree = lxml_html.document_fromstring(hostile_page)
    said = " ".join(tree.xpath("//blockquote")[0].itertext())
    assert tree.findtext(".//title").startswith("Dossier")
    whole = " ".join(tree.xpath("//main")[0].itertext())
    for payload in PAYLOADS[:7]:
        assert payload in whole, payload
    assert "49" not in said
    assert "{{ 7*7 }}" in whole


def test_characters_that_turn_or_hide_text_are_visible_marks(hostile_page: str) -> None:
    for c in "\u202e\u2066\u2069\u200b\u200d\ufeff\x00\x07\x1b\u2028\U000e0041\u3164\u2800":
        assert c not in hostile_page, f"U+{ord(c):04X}"
    assert '<span class="ctl">U+202E</span>' in hostile_page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a<b>&\"'", "a&lt;b&gt;&amp;&#34;&#39;"),
        ("x\u202ey", 'x<span class="ctl">U+202E</span>y'),
        ("plain 中文 😀", "plain 中文 😀"),
        ("⟦U+202E⟧", '<span class="ctl">U+202E</span>'),
    ],
)
def test_display(text: str, shown: str) -> None:
    assert display(text) == shown


def test_a_case_name_cannot_end_the_string_it_stands_in() -> None:
    made = str(css_string('a"}</style>\\\n清'))
    assert re.fullmatch(r'"(?:[A-Za-z0-9]|\\[0-9a-f]{6})*"', made)


@pytest.mark.parametrize(("tag", "kept"), [("zh", "zh"), ('en"><script>', None), ("", None), ("中文", None)])
def test_only_a_language_code_becomes_a_language(tag: str, kept: str | None) -> None:
    assert language(tag) == kept


def test_page_one_answers_the_four_questions_before_any_picture(good_page: str) -> None:
    head = good_page[: good_page.index("<svg")]
    for part in (
        "What was given",
        "What was found",
        "What could not be read",
        "What holds together",
        'id="doubts"',
        'id="rings"',
    ):
        assert part in head


def test_an_unstated_authority_stands_on_page_one_and_a_stated_one_is_named(good_page: str) -> None:
    assert "nothing may leave" in good_page[: good_page.index("<main")]
    stated = page(build_document(three_rings().engine(), authorised()))
    assert "own material" in stated[: stated.index("<main")]
    assert "nothing may leave" not in stated


def test_each_citation_mark_opens_the_passage_it_names(good_page: str) -> None:
    tree = lxml_html.document_fromstring(good_page)
    opening = tree.xpath("//p[@class='opening']//a[@class='cite']")
    assert opening
    for mark in opening:
        (passage,) = tree.xpath(f"//article[@id='{mark.get('href')[1:]}']")
        assert passage.xpath(".//b")[0].text == mark.text


def test_whatever_the_keyboard_stops_at_says_what_it_is(good_page: str) -> None:
    """A screen reader announces role and name of what takes the focus; pictures have both too."""
    page = lxml_html.fromstring(good_page)
    stops = [e for e in page.iter() if isinstance(e.tag, str) and e.get("tabindex") is not None]
    assert stops
    assert [e.get("class") for e in stops if not (e.get("role") and e.get("aria-label"))] == []
    pictures = [e for e in page.iter("svg") if e.get("aria-hidden") != "true"]
    assert all(e.get("role") == "img" and e.find("title") is not None for e in pictures)


def test_the_same_document_gives_the_same_bytes() -> None:
    document = told()
    assert page(document) == page(document)


def test_chinese_is_written_throughout() -> None:
    made = page(told(zh=True))
    tree = lxml_html.document_fromstring(made)
    assert tree.get("lang") == "zh-Hans"
    for head in tree.xpath("//h2|//h3[not(@class)]|//th[not(ancestor::details)]|//summary|//nav//a"):
        words = "".join(head.itertext())
        assert not re.search(r"[a-z]{4,}", words), words


def test_an_empty_case_still_makes_a_page() -> None:
    made = page(build_document(Tables().engine(), context()))
    assert made.count("No ring: there is not enough evidence for one.") == 2


def _chromium() -> str | None:
    return next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)


@pytest.mark.browser
@pytest.mark.slow
def test_a_browser_runs_nothing_reports_nothing_and_adds_nothing(hostile_page: str, tmp_path: Path) -> None:
    browser = _chromium()
    if browser is None:
        pytest.skip("not measured: no Chromium here")
    file = tmp_path / "dossier.html"
    file.write_text(hostile_page, encoding="utf-8")
    done = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--disable-dev-shm-usage",
         "--virtual-time-budget=3000", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", file.as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    console = [line for line in done.stderr.decode(errors="replace").splitlines() if "CONSOLE" in line]
    assert console == []
    tree = lxml_html.document_fromstring(done.stdout.decode())
    assert "owned" not in tree.findtext(".//title")[:8]
    assert tree.findtext(".//title").startswith("Dossier")
    assert {node.tag for node in tree.iter() if isinstance(node.tag, str)} <= TAGS


def test_on_paper_a_record_cited_again_is_not_printed_again() -> None:
    """Each passage stands whole on the screen; what paper leaves out is what stands around words that were shown already."""
    document = build_document(three_rings().engine(), context())
    first = next(p for p in document.passages if p.field == "text" and len(p.quoted) > 4)
    whole = replace(
        first,
        key="k1",
        before="",
        quoted="A deposit of 902 yuan to",
        after=" card 6200, then call 199",
        cut_after=False,
    )
    again = replace(
        whole, key="k2", before="A deposit of ", quoted="902 yuan", after=" to card 6200, then call 199"
    )
    beyond = replace(whole, key="k3", before="then call 199", quoted="before noon", after="", cut_before=True)
    other = replace(again, key="k4", record_id=first.record_id + 1)
    made = replace(document, passages=(whole, again, beyond, other))
    tree = lxml_html.document_fromstring(page(replace(made, chapters=(), facts=(), held_back=(), doubts=())))
    passages = {a.get("id"): a for a in tree.iter("article")}
    assert {k for k, a in passages.items() if "again" in a.get("class").split()} == {"k2"}
    assert (
        passages["k2"].find("blockquote").text_content()
        == "A deposit of 902 yuan to card 6200, then call 199"
    )
    assert tree.get_element_by_id("passages").get("class") == "columns"


def test_places_and_fields_of_passages_are_in_the_readers_language() -> None:
    document = build_document(three_rings().engine(), context(lang="zh"))
    whole = replace(document.passages[0], key="k1", locator="line 41", field="cell:QQ", platform="sms")
    made = replace(document, passages=(whole,), chapters=(), facts=(), held_back=(), doubts=())
    (where,) = lxml_html.document_fromstring(page(made)).find_class("where")
    assert all(word in where.text_content() for word in ("第 41 行", "QQ 栏", "短信"))


def test_numbers_left_open_are_folded_under_their_bulletin_each_with_its_sentence() -> None:
    tables = Tables()
    story = "警方抓获嫌疑人21名。民警走访养殖户37户。民警走访农户18户。民警走访商户62户。民警走访渔户9户。"
    record = tables.record(tables.evidence("通报.txt"), story, kind="article")
    sentences = [s + "。" for s in story.split("。")[1:5]]
    tables.finding(
        "4 numbers of the bulletin were seen and left open; they are no figures",
        [(record, "text", story.index(s), story.index(s) + len(s)) for s in sentences],
        detector="bulletin",
        measure="open_numbers",
    )
    page = b"".join(HTML.render(build_document(tables.engine(), authorised()))).decode()
    (fold,) = lxml_html.fromstring(page).xpath("//section[@id='facts']//details")
    assert fold.xpath("string(summary)").startswith("4 numbers")
    assert [q.text for q in fold.xpath(".//li/q")] == sentences
    assert len(fold.xpath(".//li//a[@class='cite']")) == 4
