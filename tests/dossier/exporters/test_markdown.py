"""The Markdown file: the same document, and evidence that cannot become mark-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ringbreak.dossier.build import build_document
from ringbreak.dossier.exporters.markdown import MARKDOWN, plain, quoted

from ..documents import told
from ..hostile import PAYLOADS, hostile
from ..synthetic import context


def _text(lang: str = "en") -> str:
    return b"".join(MARKDOWN.render(told(zh=lang == "zh"))).decode()


def test_it_tells_the_same_story() -> None:
    text = _text()
    for part in (
        "# 清粉案",
        "## R1: account control",
        "## Doubts",
        "## Fact ledger",
        "### Why",
        "\\[[E9:0](#e9-0)\\]",
        '<a id="e9-0"></a>',
    ):
        assert part in text


def test_every_mark_has_its_anchor() -> None:
    text = _text()
    for piece in text.split("](#")[1:]:
        name = piece[: piece.index(")")]
        assert f'<a id="{name}"></a>' in text


@given(st.text(max_size=60))
def test_plain_text_renders_as_itself_and_nothing_else(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"x{plain(text)}x")
    inline = [child for token in tokens if token.children for child in token.children]
    assert {child.type for child in inline} <= {"text", "text_special", "softbreak", "hardbreak"}
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]


@given(st.text(min_size=1, max_size=60))
def test_quoted_evidence_is_one_code_span_whatever_it_holds(text: str) -> None:
    made = quoted(text)
    if not made:
        return
    (inline,) = [t for t in MarkdownIt("commonmark").parse(f"x {made} x") if t.type == "inline"]
    assert [c.type for c in inline.children or []] == ["text", "code_inline", "text"]


@pytest.mark.parametrize("masked", [True, False])
def test_hostile_evidence_makes_no_link_picture_or_markup(masked: bool) -> None:
    document = build_document(hostile().engine(), context(case_name=PAYLOADS[10], masked=masked))
    text = b"".join(MARKDOWN.render(document)).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for token in tokens:
        if token.type == "html_block":
            pytest.fail(token.content)
        for child in token.children or []:
            assert child.type not in ("image",), child
            if child.type == "html_inline":
                assert child.content.startswith(('<a id="e', "</a>")), child.content
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith("#e"), child
