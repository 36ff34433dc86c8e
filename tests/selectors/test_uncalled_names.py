"""Account names in Chinese prose that nothing right before them calls a name."""

from __future__ import annotations

import pyarrow as pa
import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.scanner import scan_column

READ = [
    ("微信你加了没 taozi_9902 这个，她说等你一天了", "wechat", "taozi_9902"),
    ("我妈微信里多了个好友，点开资料 ayi_jiankang，卖保健品的", "wechat", "ayi_jiankang"),
    ("你微信换绑没，sunny-0601 那个我还能发消息吗", "wechat", "sunny-0601"),
    ("豆瓣小组里 reader_moon3 一直在带节奏，我私信问过", "handle", "reader_moon3"),
    ("她的微信就是名字拼音加生日，我试了 luoxiaoli0612 能搜到", "wechat", "luoxiaoli0612"),
]
NOTHING = [
    "微信上我把文件发你了，report_final2 那个，记得看",
    "抖音那首 remix_2024 真好听",
    "小红书话题 ootd_2026 火了",
    "游戏里加公会 guild_cn88，微信群二维码过期了",
    "兼职咨询微信客服，请勿加prf0tnxoeymzkww",
    "加我微信了解，退订回 prf0tnxoeymzkww",
    "关注微信公众号 移动 xianyi_dong09 回复 bd 绑定",
    "数据库里 user_wx2 表的微信字段是空的",
    "把 test_user1 加到白名单，微信通知我",
]


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_a_name_among_people_who_speak_of_a_platform(text: str, kind: str, value: str) -> None:
    assert found(text) == {(kind, value)}


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_one(text: str) -> None:
    assert found(text) == set()


def test_the_scanner_says_the_same() -> None:
    texts = [row[0] for row in READ] + NOTHING
    mine = scan_column(
        pa.array(texts, pa.large_string()), region="CN", hints=None, platforms=None
    ).to_pylist()
    theirs = [(i, m.start, m.end, m.kind, m.value) for i, text in enumerate(texts) for m in extract(text)]
    assert sorted((m["row"], m["start"], m["end"], m["kind"], m["value"]) for m in mine) == sorted(theirs)
