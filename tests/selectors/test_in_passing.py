"""Accounts named in passing: the words around a platform lead to a name, in either order, from clause to clause and line to line."""

from __future__ import annotations

import pytest

from ringbreak.selectors.platforms import CHINESE, LATIN
from tests.selectors.reading import found


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        # forwards over words that only lead on
        ("His snap? big.tone_88. Dont bother with the insta", "handle", "big.tone_88"),
        ("ok switch apps\nwhich\nsignal, im quarry.88", "handle", "quarry.88"),
        ("Old handle slow_lathe, new handle slow_lathe2, same prices", "handle", "slow_lathe2"),
        (
            "so if you want the insta its marsh_frames9 and the tiktok is marsh.and.frame",
            "douyin",
            "marsh.and.frame",
        ),
        ("he moved me to telegram, it was oak_supplies1", "telegram", "oak_supplies1"),
        # from a question to the next line, and mere letters where a word names them
        ("can i get ur kik\nkik's loafandlarder\nlol ok", "handle", "loafandlarder"),
        ("is that you on vinted?\nyep charityshopgremlin on there", "handle", "charityshopgremlin"),
        ("Cash, or Venmo bakedbymaine but write yoga in the note", "handle", "bakedbymaine"),
        # backwards
        ("a fake one, slow_lathe over on snap, sold it twice", "handle", "slow_lathe"),
        (
            "or if ur banned there hes on twitter as @LatheGremlinUK, telegram is dead",
            "handle",
            "lathegremlinuk",
        ),
        # a word right before the name, the platform elsewhere
        ("my ig got hacked so follow marsh_rides2 now", "handle", "marsh_rides2"),
        (
            "The landlady only uses WeChat. She gave me her ID over the phone, marsh_rentals_x, and I paid",
            "wechat",
            "marsh_rentals_x",
        ),
        (
            "IG is my ONLY account, marsh.flips.watches. anyone else is a fake",
            "handle",
            "marsh.flips.watches",
        ),
        # forms of their own
        ("gpay, marsh.tiffin@okexample\nsays nothing came", "handle", "marsh.tiffin@okexample"),
        ("Skype me, live:tutor.marsh, evenings only", "handle", "live:tutor.marsh"),
        # Chinese names without quotes
        ("有没有人认识抖音上那个修驴蹄的，叫老谭修蹄记，我想拜师", "douyin", "老谭修蹄记"),
        ("你闲鱼叫啥\n叫旧书不旧屋\n行我搜搜", "handle", "旧书不旧屋"),
        ("她小红书改名叫橘子汽水铺了", "handle", "橘子汽水铺"),
        ("知乎ID夜航西飞9，欢迎拍砖", "handle", "夜航西飞9"),
        ("视频号老陈木工坊，周日晚直播", "handle", "老陈木工坊"),
        ("群主网名天秤座的锅，真名不知道", "handle", "天秤座的锅"),
        ("关注我的公众号北乡木作，榫卯慢慢讲", "wechat_official", "北乡木作"),
        # rows of a table whose header says no more than account
        ("平台\t账号\n小红书\t拾柴陶舍\n抖音\tshichai_tao", "douyin", "shichai_tao"),
        ("平台\t账号\n小红书\t拾柴陶舍\n抖音\tshichai_tao", "handle", "拾柴陶舍"),
        (
            "Platform\tAccount\nInstagram\tsaltmarshframes\nEtsy\tSaltMarshFramesCo",
            "handle",
            "saltmarshframes",
        ),
        # WeChat by what is said around the name
        ("加我加我 yuzao_1127 备注花市", "wechat", "yuzao_1127"),
        ("三个号让我挑：zy_tui01、zy_tui02、zy_tui05，都是微信。", "wechat", "zy_tui02"),
        ("在闲鱼上看到他，让我去微信谈，微信我还存着，是 piano_kucun09，头像", "wechat", "piano_kucun09"),
        # WhatsApp a clause before its number
        ("we moved to WhatsApp and wrote from +44 7700 900286, then asked", "whatsapp", "+447700900286"),
        (
            "he asked for my WhatsApp so he need not pay for the app, his was +1 646 555 0119",
            "whatsapp",
            "+16465550119",
        ),
        # numbers as a country groups them
        ("Direct 020 7946 0381 and the desk", "phone", "+442079460381"),
        ("the number was 0161 496 0134, he said", "phone", "+441614960134"),
    ],
)
def test_an_account_named_in_passing_is_found(text: str, kind: str, value: str) -> None:
    assert (kind, value) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "my insta is private and my snap is broken",
        "Instagram says my password is wrong, error code err_4021",
        "telegram is banned there and whatsapp is unreliable",
        "she is on instagram everyday and it's embarrassing",
        "the account name is optional, the username is case-sensitive",
        "discord is basically unmoderated",
        "See also GitHub's disclaimer for the rest.",
        "please Telegram my sister, she is at home",
        "抖音上有一首歌，叫平凡之路，很好听",
        "小红书同名但不常看，工作邮箱写在置顶里",
        "她的抖音有 22万粉，id我没记",
        "淘宝 沙发垫 家纺 旗舰店 亲 记得 您 买 的 沙发垫 吗",
        "知乎用户协议，微博用户投诉，淘宝店铺装修，抖音账号安全，",
        "关注公众号领取红包，公众号后台回复即可",
        # people spoken to by an @, and where they are to look
        "群主@一尾鱼的家 公告在微博",
        "@一尾鱼的家 请去微博看",
        # standards and their numbers, and what a later sentence speaks of
        "Instagram: text that the old layout wrote as Latin-1 is put right.",
        "The text was in Snapchat's export and read as latin-1, not as UTF-8.",
        "What it wrote as layout_v2 is put right. Telegram is told by its path.",
        # several words set as code
        "The linkers are `image device person account site_group`. \nWeChat handles are in lower case.",
        "Of Telegram, `session person account site_group` are read.",
    ],
)
def test_prose_about_platforms_names_nobody(text: str) -> None:
    assert not {kind for kind, _ in found(text)} & {
        "handle",
        "telegram",
        "wechat",
        "douyin",
        "weibo",
        "wechat_official",
    }


def test_a_name_is_given_to_the_platform_beside_it() -> None:
    got = found("her page was marshclaws.atl and somebody said shes mimi.did.that on tiktok")
    assert ("douyin", "mimi.did.that") in got
    assert ("douyin", "marshclaws.atl") not in got


def test_a_page_is_named_before_the_sentence_that_names_its_platform() -> None:
    got = found("her page was marshclaws.atl, not found. i only know she is on instagram")
    assert ("handle", "marshclaws.atl") in got


def test_london_is_not_guangzhou_and_guangzhou_is_not_london() -> None:
    assert ("phone", "+442079460381") in found("Direct 020 7946 0381")
    assert ("phone", "+442079460381") not in found("Guangzhou office: tel 020 7946 0381")


def test_the_table_of_platforms_holds_lower_case_words() -> None:
    assert all(word == word.lower() and word.isascii() for word in LATIN)
    assert set(LATIN.values()) | set(CHINESE.values()) <= {
        "telegram", "whatsapp", "wechat", "line", "douyin", "weibo", "handle",
    }  # fmt: skip
