"""Accounts asked for by a platform's short word, one more account of the same owner, accounts that replace one that did not work."""

from __future__ import annotations

import pyarrow as pa
import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.scanner import scan_column

READ = [
    ("老板你飞机多少\ndafa_1688k\n收到", "telegram", "dafa_1688k"),
    ("你V多少\nqing_1234", "wechat", "qing_1234"),
    ("阿明：你IG幾多\n阿欣：hin_0214\n阿明：follow咗", "handle", "hin_0214"),
    ("支付宝里搜16100883321加好友", "alipay", "16100883321"),
    ("支付宝账号显示 16100883321", "alipay", "16100883321"),
    ("他朋友圈封面写了号，hxj_1314520", "wechat", "hxj_1314520"),
    ("飞机☞ @shouhao_king 备用☞ @shouhao_king2", "telegram", "shouhao_king2"),
    ("TG @acct_mart1、@acct_mart2", "telegram", "acct_mart2"),
    ("刚那个号我通过不了，换一个吧，tdd-0903，备注“拿货”", "wechat", "tdd-0903"),
]
NOTHING = [
    "飞机几点到\nca_1234 那班",
    "联系物业换 light_a60 灯泡，备注三楼",
    "头像换成 panda_v2 吧",
    "这个v多少钱\n便宜",
]


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_an_account_announced_by_little(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_where_no_account_is(text: str) -> None:
    assert found(text) == set()


def test_an_at_name_elsewhere_is_not_given_to_telegram() -> None:
    assert ("handle", "lily_shop2") in found("飞机 @dafa_king\n照片来源 @lily_shop2")


def test_the_scanner_says_the_same() -> None:
    texts = [row[0] for row in READ] + NOTHING
    mine = scan_column(
        pa.array(texts, pa.large_string()), region="CN", hints=None, platforms=None
    ).to_pylist()
    theirs = [(i, m.start, m.end, m.kind, m.value) for i, text in enumerate(texts) for m in extract(text)]
    assert sorted((m["row"], m["start"], m["end"], m["kind"], m["value"]) for m in mine) == sorted(theirs)
