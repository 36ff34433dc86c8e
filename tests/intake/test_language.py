"""The language is told when script and words tell it, and left open when they do not."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.intake.language import languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("加我微信了解详情", "zh"),
        ("加V abc13800138000 详聊", "zh"),
        ("抖音の视频号", "zh"),  # one kana in a shop's name
        ("轉帳紀錄", "zh"),
        ("これは日本語のテストです", "ja"),
        ("東京タワー", "ja"),
        ("안녕하세요 반갑습니다", "ko"),
        ("สวัสดีครับ", "th"),
        ("please send the money to this account", "en"),
        ("Meet 王小明 at the station and bring the documents that we have prepared", "en"),
        ("bonjour je suis ici", None),
        ("Xin chào bạn, đây là tiếng Việt", None),
        ("Привет", None),
        ("13800138000", None),
        ("https://example.com/a", None),
        ("", None),
        (None, None),
    ],
)
def test_language_by_script_and_words(text: str | None, language: str | None) -> None:
    assert languages(pa.array([text], pa.large_string())).to_pylist() == [language]


@given(
    st.lists(st.one_of(st.none(), st.text(), st.sampled_from(["微信", "the cat", "ねこ"])), max_size=40),
    st.data(),
)
def test_a_text_is_told_the_same_alone_and_in_company(texts: list[str | None], data: st.DataObject) -> None:
    array = pa.array(texts, pa.large_string())
    whole = languages(array).to_pylist()
    assert whole == [languages(pa.array([t], pa.large_string())).to_pylist()[0] for t in texts]
    start = data.draw(st.integers(0, len(texts)))
    assert languages(array.slice(start)).to_pylist() == whole[start:]
