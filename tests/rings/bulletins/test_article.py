"""Article and furniture."""

from __future__ import annotations

from ringbreak.rings.bulletins.article import article_spans

_PROSE = "Police in the county of Testing said on Friday that a gang which sold codes had been broken up after a long inquiry by officers."


def _lines(text: str) -> list[str]:
    return [text[a:b] for a, b in article_spans(text)]


def test_what_follows_a_recommendation_marker_is_furniture() -> None:
    text = f"Gang caught\n\n{_PROSE}\n\nRecommend\n\n8 people sentenced in another case\n\n10 phones seized, more inside..."
    assert _lines(text) == ["Gang caught", _PROSE]


def test_arrows_to_other_pages_are_furniture() -> None:
    text = f"Gang caught\n\n{_PROSE}\n\n<<:  10 apps removed from shelves\n\n>>:  Will fees start March 1?\n\nNew tricks"
    assert _lines(text) == ["Gang caught", _PROSE]


def test_a_menu_above_the_article_does_not_swallow_it() -> None:
    text = f"Home > News\nHot topics\n10 ways to save money\nGang caught\n\n{_PROSE} {_PROSE}\n\n{_PROSE} It ended well, the bureau said."
    assert _PROSE in _lines(text)[-1]
    assert "10 ways to save money" not in _lines(text)


def test_a_repeated_headline_and_captions_count_once() -> None:
    text = f"8 people sentenced\n\n8 people sentenced\n\n[[385877]]\n\n{_PROSE}\n\n8 people sentenced_0"
    assert _lines(text) == ["8 people sentenced", _PROSE]


def test_chinese_footers_are_furniture() -> None:
    prose = (
        "某县公安局近日通报，经过缜密侦查，成功打掉一个犯罪团伙，抓获犯罪嫌疑人多名，案件正在进一步侦办之中。"
    )
    text = f"{prose}\n责任编辑：某人\n相关阅读\n10款App被下架\n8人获刑"
    assert _lines(text) == [prose]


def test_the_empty_text_has_no_article() -> None:
    assert article_spans("") == ()
    assert article_spans("\n \n") == ()
