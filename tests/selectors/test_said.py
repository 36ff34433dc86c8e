"""What people write in place of a plain lead and a plain number, each beside its near miss."""

from __future__ import annotations

import importlib.resources
import json
import re
import runpy
from pathlib import Path

import pytest

from ringbreak.selectors.extract import extract
from ringbreak.selectors.hosts import registrable
from ringbreak.selectors.leadwords import KINDS
from ringbreak.selectors.led_words import ANY_LEAD
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.places import counties, county_possible
from ringbreak.selectors.registry import by_name
from tests.selectors.reading import found

FOLDER = Path(__file__).resolve().parents[1] / "corpora" / "selectors_zh"


SAID = [
    # a weak lead that touches its value, when the value can be nothing else
    ("联系Q4730028815", "qq", "4730028815"),
    ("客服Q4730028815，快", "qq", "4730028815"),
    ("扣 4907716225", "qq", "4907716225"),
    ("二群 904417236", "qq_group", "904417236"),
    ("加助理微 zhengu_zl06 领取", "wechat", "zhengu_zl06"),
    ("加下我V16400001973，有事", "wechat", "16400001973"),
    ("飞机kevin_trade9", "telegram", "kevin_trade9"),
    ("他 LINE hsu.kevin88，台湾", "line", "hsu.kevin88"),
    # a lead word broken by a mark, a homophone, a heart
    ("微-信：abc99887", "wechat", "abc99887"),
    ("W.X: abc99887", "wechat", "abc99887"),
    ("葳心 mm_0099aa", "wechat", "mm_0099aa"),
    ("卫❤️nannan1314k", "wechat", "nannan1314k"),
    ("微💚 abc_12345", "wechat", "abc_12345"),
    ("绿色聊天软件搜 mm_0099aa", "wechat", "mm_0099aa"),
    # the word behind the value
    ("收款 18500003096（支付宝）", "alipay", "18500003096"),
    ("zfb_huan@mail-example.cn 是支付宝", "alipay", "zfb_huan@mail-example.cn"),
    ("sugarbaby_0o 这个微信呀", "wechat", "sugarbaby_0o"),
    ("4730028815（QQ）", "qq", "4730028815"),
    ("13800008310微信电话同号", "wechat", "13800008310"),
    # numbers told rather than written
    ("我的号是幺三六 四个零 五五九二", "phone", "+8613600005592"),
    ("150(中间四个零)2934", "phone", "+8615000002934"),
    ("150哈0000哈2934 去掉哈", "phone", "+8615000002934"),
    ("186一0000一4417", "phone", "+8618600004417"),
    ("么五零零零零零贰玖叁肆", "phone", "+8615000002934"),
    ("㊀㊂㊇〇〇〇〇㊇㊂㊀〇", "phone", "+8613800008310"),
    ("我把号分两行\n1500000\n2934", "phone", "+8615000002934"),
    ("\u202e01380000831\u202c", "phone", "+8613800008310"),
    ("号码发你：1З800007745", "phone", "+8613800007745"),
    ("李警官00852-30001942，注意保密", "phone", "+85230001942"),
    ("微♥信 amz_rent01", "wechat", "amz_rent01"),
    ("先加 xiaohao_backup3 是我小号微信", "wechat", "xiaohao_backup3"),
    ("那人叫“阿坤”，真名不知道", "handle", "阿坤"),
    # lines everybody knows, landlines without an area code
    ("遇事请拨打110或96110。", "phone", "+8696110"),
    ("剩余 6.4GB，客服10086", "phone", "+8610086"),
    ("座机 87000012", "phone", "+8687000012"),
    # names of accounts around their quotes
    ("我关注了“晚安电台鸭”公众号", "wechat_official", "晚安电台鸭"),
    ("转让公众号，名字“深圳夜归人”", "wechat_official", "深圳夜归人"),
    ("平台封禁“阿呆说事儿”等账号1872个", "handle", "阿呆说事儿"),
    ("ID“风起洛阳2023”和“风起洛阳2024”", "handle", "风起洛阳2024"),
    ("网民“江城旧事录”发布", "handle", "江城旧事录"),
    ("我 ins：@rain.day_07 ，记得", "handle", "rain.day_07"),
    ("DY：laomazi.shop 直播", "douyin", "laomazi.shop"),
    # hosts
    ("下 app：lucky7-example。app 安装", "domain", "lucky7-example.app"),
    ("网址：食狮.中国", "domain", "xn--85x722f.xn--fiqs8s"),
    ("域名 shop88-example . com 打开", "domain", "shop88-example.com"),
    ("段 203.0.113.0/24 已封", "ipv4", "203.0.113.0"),
    # a chain that is spoken of
    ("查下这笔 " + "ea2d" * 12 + "0123456789abcdef，没到账", "txid", "ea2d" * 12 + "0123456789abcdef"),
    ("样本 " + "ea2d" * 12 + "0123456789abcdef 已传沙箱", "sha256", "ea2d" * 12 + "0123456789abcdef"),
    ("IBAN NO07.8380.08.06006", "iban", "NO0783800806006"),
]


@pytest.mark.parametrize(("text", "kind", "value"), SAID)
def test_what_is_said_is_read(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "1314 + 520 = 1834，收下吧",
        "尺码：M 160-165 95-110斤，L 165-170 110-125斤",
        "打我备用 幺五八幺零零零零四七吧",
        "密码：Qq112233!@#",
        "本群 20240315 成立",
        "飞机 CA1234 晚点",
        "扣 15 分，处理编号 3301061234",
        "v 我 50 看看",
        "V 领毛衣 89 元",
        "line 3 of error123456",
        "微信是2011年的",
        "QQ 音乐绿钻 15 元",
        "5个1米，3个2米，4个0",
        "对方自称“公安局民警”",
        "被告人化名“李X”与“陈某某”",
        "盗窃“10GEPON”用户板、“OLTC300”设备、“iphone4S”手机",
        "一辆鄂BX15XX轿车与鲁V00000货车",
        "版本 0.1.2.3 beta",
        "域名后缀 .top .xyz .vip 都便宜",
        "电话 20240315 接的",
        "在名为“财富自由58”的微信群内发布",
        "编号 0000 4471 换了",
        "户号 1400288731",
        "售价12321元",
    ],
)
def test_its_near_miss_is_left_alone(text: str) -> None:
    assert found(text) == set()


def test_digits_somebody_calls_a_telephone_are_kept_as_a_form_where_no_plan_has_them() -> None:
    mentions = extract("Please call 051-363-821 now", region="US")
    assert [(m.kind, m.as_written, m.validity) for m in mentions] == [("phone", "051-363-821", "format")]
    assert extract("ticket 051-363-821 closed", region="US") == []


def test_a_word_behind_a_value_is_the_reason_given() -> None:
    (alipay,) = (m for m in extract("18500003096（支付宝）") if m.kind == "alipay")
    assert alipay.why == "the word 支付宝 behind it says so"


@pytest.mark.parametrize(
    ("code", "born", "possible"),
    [
        ("110101", 1990, True),
        ("110103", 1970, True),  # 崇文区, struck in 2010: given to those born before
        ("110103", 2012, False),  # and to none born after
        ("110203", 1950, False),  # struck in 1982, before numbers were given out
        ("110112", 1985, True),  # younger than the person: numbers were given out late
        ("110199", 1990, False),
        ("110199", 2026, True),  # the lists end before
        ("830000", 1990, True),
    ],
)
def test_a_county_had_its_code_when_the_number_can_have_been_given(
    code: str, born: int, possible: bool
) -> None:
    assert county_possible(code, born) is possible


def test_the_list_of_counties_is_whole_and_sorted() -> None:
    assert len(counties()) > 6500
    assert list(counties()) == sorted(set(counties()))


def test_an_identity_number_whose_county_was_struck_before_the_birth_is_only_a_form() -> None:
    def number(head: str) -> str:
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        return head + "10X98765432"[sum(int(c) * w for c, w in zip(head, weights, strict=True)) % 11]

    good, struck = number("11010319050101123"), number("11010320120101123")
    assert [(m.value, m.validity) for m in extract("身份证" + good)] == [(good, "checksum")]
    assert [(m.value, m.validity) for m in extract("身份证" + struck)] == [(struck, "format")]


def test_every_vector_of_the_public_suffix_list_holds() -> None:
    text = (importlib.resources.files("publicsuffixlist") / "test_psl.txt").read_text("utf-8")
    vectors = re.findall(r"^checkPublicSuffix\('([^']*)', (null|'[^']*')\)", text, re.MULTILINE)
    assert len(vectors) > 70
    for host, want in vectors:
        assert registrable(host) == (None if want == "null" else want[1:-1]), host


def test_no_lead_of_a_name_is_passed_over_by_the_quick_look() -> None:
    kinds = {"wechat", "wechat_official", "telegram", "weibo", "handle", "douyin", "line", "parcel", "apk"}
    unseen = [w for w, k in KINDS.items() if k & kinds and ANY_LEAD.search(w) is None]
    assert unseen == []


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("heldout", 300),
        ("heldout2", 80),
        ("heldout3", 200),
        ("heldout4", 120),
        ("heldout5", 160),
        ("heldout6", 160),
        ("heldout7", 160),
        ("heldout8", 160),
        ("heldout9", 170),
        ("heldout10", 120),
        ("heldout11", 150),
        ("heldout12", 200),
        ("heldout13", 150),
        ("heldout14", 75),
        ("heldout15", 75),
        ("heldout16", 75),
        ("heldout17", 75),
        ("heldout18", 75),
    ],
)
def test_the_held_out_half_is_sound_and_made_from_its_text(name: str, least: int) -> None:
    rows = [json.loads(x) for x in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]
    assert len(rows) >= least
    for row in rows:
        for m in row["mentions"]:
            assert 0 <= m["start"] < m["end"] <= len(row["text"])
    import sys

    sys.path.insert(0, str(FOLDER))
    try:
        made = runpy.run_path(str(FOLDER / "make_heldout.py"))
        maker = made["Maker"](made["SEED"])
        lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
        again = [made["fill"](maker, x.split("|", 1)[1]) for x in lines if x and not x.startswith("#")]
    finally:
        sys.path.remove(str(FOLDER))
    assert [(r["text"], r["mentions"]) for r in rows] == again


def test_the_second_reader_labelled_the_same_passages() -> None:
    first = [json.loads(x) for x in (FOLDER / "heldout17.jsonl").read_text("utf-8").splitlines()]
    second = [json.loads(x) for x in (FOLDER / "second.jsonl").read_text("utf-8").splitlines()]
    assert [r["id"] for r in second] == [r["id"] for r in first]
    for row, labelled in zip(first, second, strict=True):
        for m in labelled["mentions"]:
            assert m["kind"] in by_name()
            assert 0 <= m["start"] < m["end"] <= len(row["text"])


@pytest.mark.parametrize("name", ["heldout.jsonl", "heldout2.jsonl"])
def test_what_the_held_out_half_taught_stays_learned(name: str) -> None:
    right = false = missed = 0
    for row in map(json.loads, (FOLDER / name).read_text("utf-8").splitlines()):
        want = {(m["start"], m["end"], m["kind"], m["value"]) for m in row["mentions"]}
        got = {(m.start, m.end, m.kind, m.value) for m in extract(row["text"])}
        right, false, missed = right + len(want & got), false + len(got - want), missed + len(want - got)
    assert right / (right + false) >= 0.99
    assert right / (right + missed) >= 0.98


def test_a_lead_before_a_value_outranks_the_word_behind_it() -> None:
    passage = Passage("微信 abc_12345（QQ）")
    assert {m.kind for m in extract(passage.original)} == {"wechat"}


def test_the_datasheet_counts_what_is_there() -> None:
    made = runpy.run_path(str(FOLDER / "datasheet.py"))
    assert made["tables"]() in (FOLDER / "README.md").read_text("utf-8")
