"""Numbers as they are dictated, and numbers whose kind the clause or the line before says."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract

READ = [
    ("我念你写，幺六九，零零四，八八二，七幺，对，一共十一个数", "phone", "+8616900488271"),
    ("您的电话是？\n幺六四，呃，零零二二，那个，八九三一", "phone", "+8616400228931"),
    ("对方口述号码为“幺六九、零零幺幺、四五六七”，要求回拨", "phone", "+8616900114567"),
    ("老头报得很慢：“一六零……零四八……八二……一七七”，电话写在挂历背面", "phone", "+8616004882177"),
    ("您记一下我的号码，幺六零，零零三三，七二洞九\n阿婆：洞是几", "phone", "+8616000337209"),
    ("那个群号是七开头的，七三零 二二八 五五一，进去先改备注", "qq_group", "730228551"),
    ("那个群号是七开头的，730228551，进去先改备注", "qq_group", "730228551"),
    ("群号发下\n七二八 四四一 九零三 备注进价", "qq_group", "728441903"),
    ("群号发下\n728 441 903 备注", "qq_group", "728441903"),
    ("QQ号我念给你，4309922713", "qq", "4309922713"),
    ("QQ号我念给你，四三零，呃，九九二，二七一三", "qq", "4309922713"),
    ("找阿豪：壹陆叁捌捌零零肆叁柒壹（电微同）", "wechat", "16388004371"),
    ("他V是多少\n就他手机号 13800138000哈", "wechat", "13800138000"),
]
NOTHING = [
    "一三五、二四六、七八九都限行，一共三天",
    "第一，二三四五六都要交，第七八九不用",
    "QQ群发了公告，20261010前交齐",
    "QQ空间人数多少，730228551次浏览",
    "他说一六八，六六八，八八八都是吉利的价格",
    "一，二，三，四，五，六，七，八，九，十",
    "群里发了版本号，730228551",
]


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(("text", "kind", "value"), READ)
def test_a_number_that_is_dictated(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_number_of_anybodys(text: str) -> None:
    assert found(text) == set()


def test_the_span_ends_with_the_last_digit() -> None:
    text = "我念你写，幺六九，零零四，八八二，七幺，对，一共十一个数"
    (one,) = extract(text)
    assert one.as_written == "幺六九，零零四，八八二，七幺"
