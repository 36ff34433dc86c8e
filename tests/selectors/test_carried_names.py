"""Accounts whose platform a sentence before names, that somebody keeps by heart, or that go on a list behind a comma."""

from __future__ import annotations

import pyarrow as pa
import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.scanner import scan_column

READ = [
    (
        "骗子先让我下载电报，说那边安全。到了那边他的用户名是harbor_fin07，头像一个外国人",
        "telegram",
        "harbor_fin07",
    ),
    ("對方先是在QQ上跟我聊，我的QQ不常用。他的号是4309882736，", "qq", "4309882736"),
    ("爸：就是那个绿的，他号我背下来了，wkd19650\n女儿：删掉", "wechat", "wkd19650"),
    ("財務在LINE裡面叫我改帳號，他的ID我截圖了，fin_amy0921", "line", "fin_amy0921"),
    ("你用LINE吗\n用啊\n那你加我\n好\nmomo_chiayi", "line", "momo_chiayi"),
    ("财务的QQ被盗了，任何人收到4309530296发来的转账要求一律不理", "qq", "4309530296"),
    ("微信：zy_tui01，zy_tui02，zytui_33", "wechat", "zy_tui02"),
    ("微信：zy_tui01，zy_tui02，zytui_33", "wechat", "zytui_33"),
]
NOTHING = [
    "QQ空间打不开，4309530296发来的链接",
    "他说电报不用了。他的型号是kx_2210b，换一台",
    "群里说收到4309530296次举报",
]


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_an_account_told_from_afar(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_account(text: str) -> None:
    assert found(text) == set()


def test_a_forgotten_blank_makes_no_name() -> None:
    assert found("the instagram is down.again") == set()
    assert ("handle", "lena.goesnorth") in found("her instagram is lena.goesnorth")


@pytest.mark.parametrize(
    "text", ["hello, depop?\nsame, charityshopgremlin", "jo ure\nand depop?\nsame, charityshopgremlin"]
)
def test_the_scanner_asks_of_an_answer_that_begins_with_a_word_that_leads_on(text: str) -> None:
    column = pa.array([text], pa.large_string())
    mine = scan_column(column, region="CN", hints=None, platforms=None)
    assert mine["value"].to_pylist() == [m.value for m in extract(text)] == ["charityshopgremlin"]
