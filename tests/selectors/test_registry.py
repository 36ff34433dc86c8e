"""Every kind holds what its declaration promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.registry import SELECTORS
from ringbreak.selectors.selector import Selector
from ringbreak.words import translate

KINDS = (
    "phone cn_id uscc bank_card iban plate imei imsi iccid mac email url domain ipv4 ipv6 onion icp tracking_id wechat "
    "wechat_official wechat_group qq qq_group weibo douyin alipay telegram whatsapp line btc eth tron ltc xmr doge bch xrp "
    "ada sol txid md5 sha1 sha256 apk parcel invoice handle code"
)


def test_the_public_kinds_are_all_there() -> None:
    assert {s.name for s in SELECTORS} == set(KINDS.split())


@pytest.mark.parametrize("selector", SELECTORS, ids=lambda s: s.name)
class TestDeclaration:
    def test_examples_are_found_with_their_value(self, selector: Selector) -> None:
        assert selector.examples or selector.name == "code"
        for text, value in selector.examples.items():
            found = [m for m in extract(text) if m.kind == selector.name]
            assert value in [m.value for m in found], text
            assert all(text[m.start : m.end] == m.as_written for m in found)

    def test_counter_examples_are_not_found(self, selector: Selector) -> None:
        assert selector.not_examples or selector.name == "code"
        for text in selector.not_examples:
            assert [m for m in extract(text) if m.kind == selector.name] == [], text

    def test_the_normal_form_is_a_fixed_point_and_valid(self, selector: Selector) -> None:
        for value in selector.examples.values():
            assert selector.normalise(value) == value
            assert selector.is_valid(value)

    def test_what_is_shown_hides_what_names_a_person(self, selector: Selector) -> None:
        for value in selector.examples.values():
            shown = selector.shown_as(value)
            assert shown
            if selector.name in {"cn_id", "bank_card", "wechat", "qq", "telegram", "iban", "email"}:
                assert shown != value
                assert "*" in shown

    def test_it_says_where_it_comes_from(self, selector: Selector) -> None:
        assert selector.title
        assert selector.pattern
        assert selector.source
        assert 0 < selector.specificity <= 1

    def test_the_docs_page_lists_it(self, selector: Selector) -> None:
        page = Path(__file__).resolve().parents[2] / "docs" / "selectors.md"
        assert f"| `{selector.name}` |" in page.read_text("utf-8")


def test_reasons_can_be_said_in_chinese() -> None:
    for text in (
        "加V 13800138000",
        "身份证11010119900307109X",
        "https://t.me/some_channel",
        "BTC 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    ):
        for m in extract(text):
            assert translate(m.why, "zh") != m.why
