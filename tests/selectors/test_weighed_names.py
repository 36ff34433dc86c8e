"""Account names that only all words around them together give away, and the weights they are told by."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path

import pytest

from ringbreak.selectors import resolve, weighed_names
from ringbreak.selectors.extract import extract
from ringbreak.selectors.passage import Passage
from tests.selectors.adversarial import growth

ROOT = Path(__file__).resolve().parents[2]


def weighed(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text) if "together" in m.why}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        (
            "that vendor also posts in the Facebook group, some of you know him from there, mr_bolts_99 is his",
            "handle",
            "mr_bolts_99",
        ),
        (
            "the scammer on Vinted used three accounts and the last was maybe wool.and.wick2 if memory serves",
            "handle",
            "wool.and.wick2",
        ),
        ("我上个月在小红书问过，她本人回我说直接找 qing_tuan_mama，别信别的", "handle", "qing_tuan_mama"),
        ("卖家在闲鱼上说手机坏了，后来发消息给我用 lan_hua_3344 这个", "handle", "lan_hua_3344"),
    ],
)
def test_a_word_is_an_account_where_everything_around_it_says_so(text: str, kind: str, value: str) -> None:
    assert (kind, value) in weighed(text)


@pytest.mark.parametrize(
    "text",
    [
        "the guest wifi of the hostel is ocean_view5G and the account page is down, ask on Facebook",
        "I saved the file as tax_2024_final and will message the admin tomorrow",
        "her handle broke off, so she bought a mug_rack2 from a seller in Leeds",
        "微信群里说课程代码叫 ma_204b，找老师加课",
        "闲鱼上那台显卡型号是 rx_7800xt，联系客服退货",
        "Name: fast_json2\nVersion: 0.4\nHome-page: GitHub",
        '{"nickname": "Lan", "joined_at2": "2026-01-02", "user": 7}',
        "login,account,op,device\nlan_7,send,,dev-lan-0241,198.51.100.61,user",
        "His name is MacDonald and hers LeBlanc, both are on LinkedIn",
    ],
)
def test_things_that_have_such_names_are_no_accounts(text: str) -> None:
    assert weighed(text) == set()


def test_nothing_is_weighed_that_a_rule_found_or_that_is_written_backwards() -> None:
    text = "微信：lucky_8899，也可以加 lucky_8899"
    passage = Passage(text)
    found = resolve.find_all(passage)
    assert weighed_names.find(passage, found) == []
    assert weighed("微信号倒着念，加 88_ykcul") == set()


def test_the_texts_that_name_nobody_hold_no_weighed_name() -> None:
    """They were learnt from: this holds that the weights beside them are theirs."""
    lines = (ROOT / "tests/corpora/selectors_zh/unnamed.txt").read_text("utf-8").splitlines()
    texts = [line.replace("\\n", "\n") for line in lines if line and not line.startswith("# ")]
    assert len(texts) > 400
    assert [text for text in texts if weighed(text)] == []


def test_learning_gives_the_weights_that_are_written_down() -> None:
    spec = importlib.util.spec_from_file_location("train_names", ROOT / "tools/train_names.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    data = json.loads(tool.OUT.read_text("utf-8"))
    shown = [example for name in data["sets"] for example in tool.examples(name)] + list(tool.unnamed())
    bias, weights = tool.fit(shown)
    assert len(shown) == data["words"]
    assert abs(bias - data["bias"]) <= 1
    # Another machine's exponential may differ in the last bit, so a weight may round the other way.
    for name in weights.keys() | data["weights"].keys():
        assert abs(weights.get(name, 0) - data["weights"].get(name, 0)) <= tool.LEAST
        if name in weights and name in data["weights"]:
            assert abs(weights[name] - data["weights"][name]) <= 1


@pytest.mark.parametrize(
    "unit",
    [
        "微信加 ab_c1 ",
        "add a_b1 on insta, ",
        "@a_b1 user ",
        "a_b1.c2-",
        "加微信 x1y2z3，",
        "user ab.cd_e1\n",
        "https://example.com/a_b1 insta x_y1 ",
    ],
)
def test_time_grows_with_the_length_of_names_and_platforms(unit: str) -> None:
    for _ in range(3):
        short, long = growth(extract, unit, 3_000)
        if long <= 15 * max(short, 0.004):
            return
    raise AssertionError(f"{unit!r}: {short:.4f} s, {long:.4f} s")


def test_features_of_a_word_do_not_depend_on_what_stands_far_away() -> None:
    """But for the families of words of the whole text and how many platforms it names, which are counted once."""
    near = "my insta got hacked so the new one is now marsh_rides2 for orders and cards as well as cakes"
    r = random.Random(3)
    far = near + " " + " ".join(r.choice(["tea", "bread", "milk", "rain", "wool"]) for _ in range(200))
    spans = [weighed_names.candidates(text, text) for text in (near, far)]
    assert spans[0] == spans[1] != []
    start, end, _ = spans[0][0]
    left, right = (set(weighed_names.Around(text, text).features(start, end, 1)) for text in (near, far))
    assert {f for f in left ^ right if not f.startswith("x4")} == set()
