"""What numbers a thing is nobody's name, and eleven digits grouped as North America groups are no Chinese mobile."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract


@pytest.mark.parametrize(
    "header",
    [
        "dev_id",
        "device_id",
        "设备id",
        "session_id",
        "order_id",
        "会话ID",
        "post_id",
        "Post ID",
        "comment_id",
        "product_id",
        "reply_to_id",
        "帖子ID",
        "商品ID",
        "评论id",
        "listing_id",
        "ad id",
        "conversation_id",
        "房源ID",
    ],
)
def test_the_id_of_a_thing_is_no_handle(header: str) -> None:
    assert not [m for m in extract("iPhone13,2-bd3c0eba00", hint=header) if m.kind == "handle"]


@pytest.mark.parametrize("header", ["user_id", "id", "卖家id", "author_id", "poster_id", "主播ID", "客户ID"])
def test_the_id_of_somebody_is_a_handle(header: str) -> None:
    assert [m.value for m in extract("abc_12345", hint=header) if m.kind == "handle"] == ["abc_12345"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Not you? Call 1-888-555-0156 now", "+18885550156"),
        ("I rang 1-888-555-0163, a man", "+18885550163"),
        ("call 1 381 234 5678", "+8613812345678"),
        ("call 138-1234-5678", "+8613812345678"),
        ("电话 1-388-555-0194", "+8613885550194"),
    ],
    ids=[
        "english",
        "english, told",
        "no area code of North America",
        "grouped as in China",
        "a Chinese text",
    ],
)
def test_whose_plan_a_number_is_of_is_told_by_its_groups_and_its_text(text: str, value: str) -> None:
    assert [m.value for m in extract(text) if m.kind == "phone"] == [value]


@pytest.mark.parametrize("region", ["GB", "US", "CN", "SG"])
@pytest.mark.parametrize("header", ["user agent", "User-Agent", "ua", None])
@pytest.mark.parametrize(
    "agent",
    [
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3.1 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 13; SM-A546B) AppleWebKit/537.36 Chrome/121.0.6167.101 Mobile Safari/537.36",
        "Dalvik/2.1.0 (Linux; U; Android 12) MicroMessenger/8.0.44.2502 mobile",
        "okhttp/4.12.0.1234 Mobile",
    ],
)
def test_versions_of_browsers_are_no_telephone_numbers(agent: str, header: str | None, region: str) -> None:
    assert not extract(agent, hint=header, region=region)


def test_a_number_before_the_word_mobile_is_one() -> None:
    assert [m.as_written for m in extract("0000 226 118 mobile", region="GB")] == ["0000 226 118"]
