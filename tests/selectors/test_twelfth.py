"""Classes of wordings that the twelfth sitting showed: platforms that end a clause, titles in quotes, numbers, what a text says of a hash."""

from __future__ import annotations

import pytest

from ringbreak.selectors.extract import extract


def found(text: str) -> set[tuple[str, str]]:
    return {(m.kind, m.value) for m in extract(text)}


@pytest.mark.parametrize(
    "text",
    [
        "The courier has no tele. Parcels only, he says",
        "I will not open a second tg. Vouches are on the board",
        "No telegram/signal please, the lobby works",
        'The firm denies it ran any "line". Clause 9 says more.',
    ],
)
def test_a_word_behind_a_platform_that_ends_its_clause_is_no_name(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('She paid the man whose Facebook name is under "Larder and Loft"', "larder and loft"),
        ('The cooker came from the Facebook page "Ovens by Prisca" and never worked', "ovens by prisca"),
        ('A tiler who goes by "Floors by Emeka" took the deposit', "floors by emeka"),
        ('We bought it from "Hill And Dale Tents" on Facebook', "hill and dale tents"),
        ("对方在闲鱼名“旧木匠的铺子”，钱付了人没了", "旧木匠的铺子"),
        ("他QQ空间里叫“北岸守灯人”，我存了图", "北岸守灯人"),
        ("那个名字现在改成「山雀小隊」，頭像沒變", "山雀小隊"),
        ("有个叫“总仓果果”的加我，别通过", "总仓果果"),
        ("贴吧一个叫五月的雨落下的，卖我一个号", "五月的雨落下"),
        ("豆瓣小组里有个叫阿桃不吃桃的给我发消息，聊了两周", "阿桃不吃桃"),
    ],
)
def test_a_title_is_somebodys_where_the_words_around_it_say_so(text: str, value: str) -> None:
    assert ("handle", value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        'We watched "Gone With The Wind" on Saturday and it was from "Old Film Club" as always',
        'The Facebook "Like Button" is under "Page Settings" and then under "Your Tools"',
        "软件名字叫“云上小助手”，公司发的",
        "他说改成“周三下午”再见面",
        "本案代号“春雨9号”，已移送",
        'He showed a staff card "K-0082" at the gate',
        "Quote no. Q-27-1842, deposit by Friday",
        "what's the release called\n5.3.0-rc2, don't use 5.2.8.14 on prod",
    ],
)
def test_titles_of_other_things_are_nobodys(text: str) -> None:
    assert found(text) == set()


def test_numbers_in_threes_of_britain_and_the_same_on_whatsapp() -> None:
    text = "Ring Jo on 01632 960 437 or the office, 01632 960 918. £40 reward."
    assert found(text) == {("phone", "+441632960437"), ("phone", "+441632960918")}
    text = "the other line is +44 7700 900613, same on WhatsApp but no calls"
    assert found(text) == {("phone", "+447700900613"), ("whatsapp", "+447700900613")}


def test_a_spelt_host_may_end_in_two_labels_and_dots_are_left_out() -> None:
    text = "mail me at juno.beads at beadshop-example dot co dot ke please"
    assert found(text) == {("email", "juno.beads@beadshop-example.co.ke")}
    assert ("wechat", "tutuyang77") in found("就加薇 tu·tu·yang·77 ，中间的点不要")


def test_who_is_said_to_be_on_weibo_and_whose_hash_it_is() -> None:
    text = "微博上那个天天晒单的@橘子皮质检员，昨天被人挂了，挂他的是@一颗话梅糖"
    assert found(text) == {("weibo", "橘子皮质检员"), ("weibo", "一颗话梅糖")}
    digest = "3b7e0f1c9ac4850f5ddd90e38b98239e6b7fec1c12e799f0c7bdd19269bb01"
    text = f"sent 40 usdt as a test, hash of it\n{digest}ee"
    assert ("txid", f"{digest}ee") in found(text)
    assert ("sha256", f"{digest}ee") in found(f"the sample of the malware asks for usdt: {digest}ee")
