"""Texts put together from everything the scanner looks for: leads, values, disguises, marks, and words of no meaning.

Deterministic: the same seed gives the same texts. Numbers and names are invented.
"""

from __future__ import annotations

import random

from ringbreak.selectors.leads import fillers
from ringbreak.selectors.leadwords import KINDS
from ringbreak.selectors.passing_words import CONNECTS, ROLES
from ringbreak.selectors.platforms import CHINESE, LATIN
from ringbreak.selectors.registry import SELECTORS

WORDS = (
    "老板 朋友 这个 今天 客服 银行 公司 微信 支付 转账 价格 一个 两个 第一 三 快递 不要 就是 是我的 for this account group hello "
    "channel what dot iban LINE fbq the of price hash 链上 样本 文件 说 北京 京 粤 网名 昵称 账号 公众号 用户 名为 中间 分两行 倒着 Telegram TG 电报"
).split()
MARKS = [
    "", " ", "：", ":", "，", "。", "、", "/", "\n", "（", "）", "(", ")", "[", "]", "“", "”", '"', "'", "《", "》", "@", "#",
    "-", "_", ".", "!", "？", "  ", "+", "=", "&", "或", "和", "年", "元", "个", "人", "号", "\u3000", "\u200b", "❤", "➕", "|",
]  # fmt: skip


def digits(r: random.Random, low: int, high: int) -> str:
    return "".join(r.choices("0123456789", k=r.randint(low, high)))


def value(r: random.Random) -> str:
    """Something that may be a value: a number, a name, an address, a host, near misses included."""
    name = r.choice(["lucky", "wx_demo", "a", "ab", "Demo", "ABC", "shop", "wxid_", "gh_", "v", "vx", "mail"])
    which = r.randrange(24)
    match which:
        case 0 | 1:
            return "1" + r.choice("3456789") + digits(r, 9, 9)
        case 2:
            number = "1" + r.choice("3456789") + digits(r, 9, 9)
            mark = r.choice([" ", "-", ".", "—", "，", "一", "（删）", "\n"])
            return number[:3] + mark + number[3:7] + mark + number[7:]
        case 3:
            return digits(r, 3, 20)
        case 4:
            return r.choice(
                [
                    "95588",
                    "96110",
                    "10086",
                    "12315",
                    "1008611",
                    "116114",
                    "4008001234",
                    "800-820-8820",
                    "01062345678",
                ]
            )
        case 5:
            return r.choice(["+86 ", "+86", "+852", "+44", "0086", "00852"]) + digits(r, 8, 12)
        case 6 | 7 | 8:
            return name + r.choice(["", "_", "-", "."]) + digits(r, 0, 6)
        case 9:
            return "@" + name + r.choice(["", "_"]) + digits(r, 0, 5)
        case 10:
            return (
                f"{name}{digits(r, 1, 3)}@{r.choice(['qq.com', 'a.example', 'b.com.cn', '163.com', 'x.y'])}"
            )
        case 11:
            return f"http{r.choice(['', 's'])}://{name}{digits(r, 0, 2)}.{r.choice(['example', 'com', 'cn', 'is', 'md', 'zz', 'onion', 'test'])}"
        case 12:
            return f"https://{r.choice(['t.me', 'wa.me', 'a.example', 'b.cn', 'qr.alipay.com'])}/{name}{digits(r, 0, 5)}"
        case 13:
            return f"{name}{digits(r, 0, 2)}.{r.choice(['example', 'com', 'com.cn', 'py', 'is', 'app', 'local', 'cn', 'txt'])}{r.choice(['', '/a1', '/', ':80'])}"
        case 14:
            return r.choice(["62", "4", "5", "35", "86", "9558"]) + digits(r, 12, 17)
        case 15:
            return f"{r.choice(['110101', '440305', '990101'])}{r.randint(1940, 2010)}{r.randint(1, 13):02d}{r.randint(1, 30):02d}{digits(r, 3, 3)}{r.choice('0123456789Xx')}"
        case 16:
            return "".join(r.choices("0123456789abcdef", k=r.choice([32, 40, 64])))
        case 17:
            return r.choice(["T", "1", "3", "0x", "bc1q", "L", "r"]) + "".join(
                r.choices("123456789ABCDEFGHabcdefghijk", k=r.choice([25, 32, 33, 40]))
            )
        case 18:
            return "".join(r.choices("零一二三四五六七八九壹贰叁幺", k=r.randint(1, 11)))
        case 19:
            return "".join(chr(0xFF10 + int(c)) for c in digits(r, 5, 11))
        case 20:
            return r.choice(["SF", "YT", "JD", "EA", "GB", "NO", "DE"]) + digits(r, 2, 15)
        case 21:
            return ".".join(str(r.randrange(300)) for _ in range(r.randint(2, 5)))
        case 22:
            return " ".join(digits(r, 1, 5) for _ in range(r.randint(2, 5)))
        case _:
            return r.choice(
                [
                    "京A12345",
                    "粤B·54321",
                    "com.demo.app",
                    "G-ABC1234567",
                    "UA-1234-1",
                    "1a:2b:3c:4d:5e:6f",
                    "::1",
                    "a::b",
                ]
            )


def texts(count: int, seed: int) -> list[str]:
    """`count` texts of one to six pieces each, and the examples and near misses of every kind."""
    r = random.Random(seed)
    leads, between = sorted(KINDS), fillers()
    examples = [e for s in SELECTORS for e in (*s.examples, *s.not_examples)]
    out = []
    for _ in range(count):
        parts: list[str] = []
        for _ in range(r.randint(1, 6)):
            which = r.random()
            if which < 0.3:
                parts.append(r.choice(leads) if r.random() < 0.8 else r.choice(leads).upper())
                parts.append(r.choice(MARKS[:8]))
                if r.random() < 0.3:
                    parts.append(r.choice(between))
                parts.append(value(r))
            elif which < 0.55:
                parts.append(value(r))
            elif which < 0.65:
                parts.append(r.choice(examples))
            else:
                parts.append(r.choice(WORDS))
            if r.random() < 0.7:
                parts.append(r.choice(MARKS))
        out.append("".join(parts))
    return out


def prose(count: int, seed: int) -> list[str]:
    """English words with leads, fillers and values among them, a blank or a mark between: what the scanner passes over fastest."""
    r = random.Random(seed)
    leads = sorted(k for k in KINDS if k.isascii())
    between = sorted(f for f in fillers() if f.isascii())
    common = (
        "the of and you that was for with his they this have one but not all were when your can there these each which she how two "
        "come like look first find long down doctor loan interest five double triple by as under id dot line underscore goes known"
    ).split()
    worth = [
        "abc_12345",
        "long90978",
        "12345678",
        "13800138000",
        "shop88.example.com",
        "some_body99",
        "v",
        "T",
        "x",
        "oh",
        "2",
    ]
    out = []
    for _ in range(count):
        words: list[str] = []
        for _ in range(r.randint(3, 14)):
            which = r.random()
            pool = leads if which < 0.2 else between if which < 0.4 else worth if which < 0.55 else common
            words += [r.choice(pool), r.choice([" "] * 12 + [", ", ". ", "! ", ": ", "\n", "  "])]
        out.append("".join(words))
    return out


def named_behind(count: int, seed: int) -> list[str]:
    """Values with the word that says what they are, or almost, right behind them: abc_12345就是我的小号微信."""
    r = random.Random(seed)
    parts = (
        ["加", "找 ", "联系", "", "电话", "号是 "],
        ["abc_12345", "13300001234", "4490128835", "hushi_xh9", "1330000 1234"],
        ["", " "],
        [
            "",
            "是",
            "就是",
            "这是",
            "这个",
            "这个是",
            "（",
            "(",
            "【",
            "[",
            "就",
            "这",
            "，",
            "微信",
            "微",
            "也是",
            "加",
        ],
        ["", "我", "我的", "他的", "她的", "本人的", "本人"],
        ["", "小号", "大号", "新", "新的", "工作", "个人", "备用", "个"],
        [
            "微信",
            "薇信",
            "wx",
            "v",
            "qq",
            "扣扣",
            "tg",
            "支付宝",
            "手机",
            "电话",
            "",
            "同号",
            "微信同号",
            "号",
        ],
        ["", "号", "同号", "）", ")", "】", "了", "吧", "，好", "哈）", "好友", "账号"],
    )
    return ["".join(r.choice(p) for p in parts) for _ in range(count)]


PARTED = [
    "网址：bet365vip-手机号码example.cc",
    "举报网址：www.jub小飞机ao-example.cn，举报电话：12377。",
    "4008001234v♥ 唯",
    "861624705774169",
    "010101010101010",
    "@6222021234567890128  ",
    "三个Demo_89860012345678901237了",
    "wxid_abc123www.ef456=",
    "wxid_abc123def456.com",
    "：gh_0123456789ababc.com",
    "wxid_abc123def456foo.bar@example.com",
    "tiktokcom.wxid_abc123def456",
    "http://paid_shop.example.com/wxid_abc123def456",
    "www.“5.30”专案@UA-12345678-1",
    "wx:agent32643 一些",
    "微信号:number70648 secure",
    "wechat number706481 secure",
    "wx:phone95588 了",
    "手机，whatsapp +442079460135 稳定",
    "my card no,  +85261233490 price",
    "登录contact-card.shop all",
    "登录contact-qq.12345678.shop all",
    "he may go by train; on telegram he goes by sam_1999",
    "go by payment money may to who",
    "txid de90a1f118ea404a1db11488e636cb55ce078ba456ae433d50d889341920594b 觉得",
    "order 008489091089076",
    "ref 006416999210",
    "加微信 shuiwu_zhang01，不是 shuiwu_zhangs01",
    "微信 abc_12345，不是 abc_12345，是 abd_99999",
]
"""Texts that the scanner and its twin once read differently, or that the scanner learnt to decide by itself."""


def passing(count: int, seed: int) -> list[str]:
    """Names, platforms and words that lead from one to the other, in any order and with any marks between."""
    r = random.Random(seed)
    sites, leading, roles = [*sorted(LATIN), *sorted(CHINESE)], sorted(CONNECTS), sorted(ROLES)
    names = (
        "koi_papa7 dusty.keysz tix-gremlin22 PuddleWizard vroom.exe_77 bmonk.91 lo_fi2 a1b2c3 tonyFlips mimi.did.that x_y_z9 8ball_joe KX19abc "
        "foo2.bar coldbrew77 Jo.Beth m-e-n-t-o-r @sky_q2 @moon.kid9 zy_tui01 snow.co nick.page.com _ab_c9 ab_ McGregor"
    ).split()
    chinese = "我 他 的 是 叫 加 搜 客服 微信 账号 群里 板友 给 了 找 那个 卖家 联系 昵称 赖 號 個 寫 網名 帳號 关注 买 票 不 人 一".split()
    plain = "the shop ticket paid twelve yesterday Market".split()
    marks = [
        " ",
        ", ",
        ". ",
        ": ",
        "：",
        "，",
        "。",
        "\n",
        " (",
        ") ",
        '"',
        " - ",
        "/",
        "“",
        "”",
        "、",
        "'s ",
    ]
    parts = [names, names, sites, leading, leading, roles, chinese, chinese, plain]
    return [
        "".join(r.choice(r.choice(parts)) + r.choice(marks) for _ in range(r.randrange(3, 14)))
        for _ in range(count)
    ]
