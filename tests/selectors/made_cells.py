"""Cells of columns: valid, invalid, disguised, short, several in one, with an extension, of other countries. No person's."""

from __future__ import annotations

import random

LETTERS = "abcdefghijklmnopqrstuvwxyz"
HEADERS = (
    "手机号 电话 联系方式 tel 微信号 QQ QQ群 支付宝 账号 对方账号 银行卡号 account 身份证号 id_card IMEI IMSI ICCID 订单号 流水号 快递单号 发票号码 "
    "税号 whatsapp telegram LINE 微博 抖音号 username 昵称 联系人 买家ID 微信/手机 单号 user_id 登录IP 网址 客户编号 金额 呼叫 tron 备注"
).split()
BEGINNINGS = (
    "13 15 17 18 19 12 10 95 96 400 800 86 0086 89 8986 35 01 99 62 622202 4 51 34 37 60 81 1 9558 110101 310115 440305 91 46000 0 00 2024 20 7 8 05 "
    "020 0755 010 021 88"
).split()
CODES = "1 44 86 852 853 886 81 82 60 65 66 84 7 49 33 234 254 91 61 64 39 55 62 63 971".split()
WORDS = (
    "tg boss one seven vx wx qq tel line zhang lucky admin wechat call iphone id bot sun moon cat signal fb ig"
).split()


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def check_digit(body: str) -> str:
    total = 0
    for i, c in enumerate(reversed(body)):
        d = int(c) * (1 + (i + 1) % 2)
        total += d - 9 if d > 9 else d
    return str(-total % 10)


def resident(rng: random.Random) -> str:
    """Of an identity number's form, mostly with its check character."""
    place = rng.choice(("110101", "310115", "440305", "510104", "999999", "110199"))
    body = f"{place}{rng.randint(1890, 2040)}{rng.randint(0, 13):02}{rng.randint(0, 31):02}{digits(rng, 3)}"
    check = "10X98765432"[sum(int(c) * (1 << (17 - i)) for i, c in enumerate(body)) % 11]
    return body + rng.choice((check, check, check.lower(), digits(rng, 1)))


def organisation(rng: random.Random) -> str:
    """Eighteen digits of which some hold as a credit code."""
    body = rng.choice(("91", "12", "52")) + rng.choice(("110000", "310115", "100000")) + digits(rng, 9)
    total = sum(int(c) * pow(3, i, 31) for i, c in enumerate(body))
    check = (31 - total % 31) % 31
    return body + (str(check) if check < 10 else digits(rng, 1))


def number(rng: random.Random, count: int) -> str:
    dice = rng.random()
    if count == 18 and dice < 0.3:
        return resident(rng)
    if count == 18 and dice < 0.4:
        return organisation(rng)
    if dice < 0.45:
        return "".join(rng.choices(rng.sample("0123456789", 3), k=count))
    out = ((rng.choice(BEGINNINGS) if dice < 0.9 else "") + digits(rng, count))[:count]
    return out[:-1] + check_digit(out[:-1]) if rng.random() < 0.4 else out


def figures(rng: random.Random, form: str) -> str:
    """A cell of one form: n one run, m three groups, c groups of four, x with an X, a abroad, l landline, v address."""
    if form == "n":
        return number(
            rng, rng.choice((6, 7, 8, 9, 10, 11, 11, 12, 13, 14, 15, 15, 16, 17, 18, 18, 19, 20, 21))
        )
    if form == "m":
        out = number(rng, 11)
        return rng.choice(" -").join((out[:3], out[3:7], out[7:]))
    if form == "c":
        out = number(rng, rng.choice((16, 16, 17, 18, 19, 19)))
        return rng.choice(" -").join(out[i : i + 4] for i in range(0, len(out), 4))
    if form == "x":
        return resident(rng)[:17] + rng.choice("Xx") if rng.random() < 0.5 else resident(rng)
    if form == "a":
        mark = rng.choice(("", " ", "-"))
        groups = (digits(rng, 3), digits(rng, 3), digits(rng, 4)) if rng.random() < 0.7 else (digits(rng, 9),)
        return f"+{rng.choice(CODES)}{mark}{mark.join(groups)}"
    if form == "l":
        return f"{rng.choice(('010', '021', '020', '0755', '0571', '0131', '0898'))}-{digits(rng, rng.choice((7, 8)))}"
    return ".".join(str(rng.randint(0, 270)) for _ in range(4))


def odd(rng: random.Random) -> str:
    """Disguised, short, several in one, with an extension."""
    mobile = "13" + digits(rng, 9)
    return rng.choice(
        (
            mobile.translate(str.maketrans("0123456789", "零一二三四五六七八九")),
            mobile.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
            "·".join((mobile[:3], mobile[3:7], mobile[7:])),
            f"{mobile[:3]}\u200b{mobile[3:]}",
            mobile[:6],
            f"{mobile}/{'15' + digits(rng, 9)}",
            f"{mobile} 转 {digits(rng, 3)}",
            f"+44 7911 {digits(rng, 6)} ext {digits(rng, 2)}",
            f"（010）{digits(rng, 8)}",
            f"微信{mobile}",
            "无",
            "",
        )
    )


def name(rng: random.Random) -> str:
    dice = rng.random()
    if dice < 0.15:
        return "wxid_" + "".join(rng.choices(LETTERS + "0123456789", k=rng.choice((6, 12, 14, 18))))
    if dice < 0.3:
        return "".join(rng.choices(LETTERS + LETTERS + "0123456789_", k=rng.randint(6, 20)))
    out = ""
    for _ in range(rng.randint(1, 3)):
        out += (
            rng.choice(WORDS)
            if rng.random() < 0.6
            else "".join(rng.choices(LETTERS + "oilqzsbg", k=rng.randint(1, 6)))
        )
        out += rng.choice(("", "_", "", str(rng.randint(0, 9_999_999)), f"_{rng.randint(0, 999)}"))
    return out[:24]


def of_signs(rng: random.Random) -> str:
    """Chinese characters, pictures, few digits: what a header can announce nothing in, or hardly."""
    parts = (
        "♡ 🌈 · ， - （ 88 0 5.30 2-1 ３ ①② 零 七 微信 群 昵称： “老猫” @ 加 号 云 猫 1 2 3 4 5 京A".split()
    )
    return "".join(
        rng.choice(parts) if rng.random() < 0.5 else chr(rng.randint(0x4E00, 0x9FA5))
        for _ in range(rng.randint(1, 7))
    )
