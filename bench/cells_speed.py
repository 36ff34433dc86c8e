"""How fast the cells of tables are read whose column is known by its header: microseconds a cell and MB a second, peers beside.

    python bench/cells_speed.py [--rows 200000] [--seed 7] [--only 手机号,card number] [--compare SRC] [--table FILE.csv]

A bank's or a carrier's table has a million different numbers, each under a header that says what they are. The columns are made
here: most cells plain, some disguised, some of other countries, some that are no number at all. The peers are what one would call
instead, cell by cell: python-phonenumbers (parse, is_valid_number, format_number), python-stdnum (luhn, cn.ric), ipaddress. With
--compare each column is read by the code under SRC too (a folder that holds `ringbreak`), in a process of its own, and both tables
of mentions are compared letter by letter. --table writes ten of the columns as one table, for `ringbreak investigate`, and stops.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import ipaddress
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable

import pyarrow as pa

AREAS = "110101 310115 440305 330106 420106 510104 320102 370102 610113 500103 120101 210102 350203 430104".split()
FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红"
NICKS = "夜雨听风老猫云朵小鱼阿杰柠檬星辰可乐北方晴天海盐青山落花明月秋水白露南山初夏晚安"
PREFIXES = "130 131 135 136 138 139 150 151 158 159 166 176 177 180 186 188 189 198 199 170 171".split()
ABROAD = (
    "+44 7911 1#####", "+44791112####", "+1 202-555-01##", "+1202555####", "+60 12-345 ####", "+6012345####", "+63 917 123 ####",
    "+639171#####0", "+852 9123 ####", "+8529123####", "+886 912 345 ###", "+65 8123 ####", "+84 91 234 ## ##", "+66 81 234 ####",
    "+7 912 345-##-##", "+49 1512 345####", "+33 6 12 34 ## ##", "+234 802 123 ####", "+62 812-345-####", "+91 98765 #####",
)  # fmt: skip
"""Numbers of those countries' mobile ranges, # a random digit."""


def luhn_digit(body: str) -> str:
    total = 0
    for i, c in enumerate(reversed(body)):
        d = int(c) * (1 + (i + 1) % 2)
        total += d - 9 if d > 9 else d
    return str(-total % 10)


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def mobile(rng: random.Random) -> str:
    return rng.choice(PREFIXES) + digits(rng, 8)


def landline(rng: random.Random) -> str:
    return rng.choice(("010-", "021-", "0755-", "0571-")) + str(rng.randint(2, 8)) + digits(rng, 7)


def abroad(rng: random.Random) -> str:
    return "".join(str(rng.randint(0, 9)) if c == "#" else c for c in rng.choice(ABROAD))


def disguised(rng: random.Random) -> str:
    number = mobile(rng)
    way = rng.randint(0, 3)
    if way == 0:
        return number.translate(str.maketrans("0123456789", "零一二三四五六七八九"))
    if way == 1:
        return number.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if way == 2:
        return "·".join((number[:3], number[3:7], number[7:]))
    return number[:3] + "\u200b" + number[3:]


def any_phone(rng: random.Random) -> str:
    dice = rng.random()
    number = mobile(rng)
    if dice < 0.55:
        return number
    if dice < 0.65:
        return f"{number[:3]}-{number[3:7]}-{number[7:]}"
    if dice < 0.75:
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    if dice < 0.83:
        return rng.choice(("+86", "86", "+86 ", "0086")) + number
    if dice < 0.89:
        return landline(rng)
    if dice < 0.94:
        return abroad(rng)
    if dice < 0.97:
        return disguised(rng)
    return rng.choice(("无", "未留", f"{number}/{mobile(rng)}", f"{number} 转 {digits(rng, 3)}", number[:7]))


def card(rng: random.Random) -> str:
    head, size = rng.choice((("622202", 19), ("621700", 19), ("622848", 19), ("621226", 19), ("622588", 16), ("411111", 16), ("555555", 16)))  # fmt: skip
    body = head + digits(rng, size - 1 - len(head))
    number = body + (luhn_digit(body) if rng.random() < 0.93 else digits(rng, 1))
    if rng.random() < 0.15:
        return " ".join(number[i : i + 4] for i in range(0, size, 4))
    return number


def account(rng: random.Random) -> str:
    return rng.choice("123456789") + digits(rng, rng.choice((11, 14, 16, 17, 18, 20)))


def resident(rng: random.Random) -> str:
    body = f"{rng.choice(AREAS)}{rng.randint(1955, 2005)}{rng.randint(1, 12):02}{rng.randint(1, 28):02}{digits(rng, 3)}"
    check = "10X98765432"[sum(int(c) * (1 << (17 - i)) for i, c in enumerate(body)) % 11]
    return body + (check if rng.random() < 0.96 else digits(rng, 1))


def address(rng: random.Random) -> str:
    return ".".join(str(rng.randint(1, 254)) for _ in range(4))


def name(rng: random.Random) -> str:
    return rng.choice(FAMILY) + "".join(rng.choices(GIVEN, k=rng.randint(1, 2)))


def wechat(rng: random.Random) -> str:
    dice = rng.random()
    if dice < 0.4:
        return "wxid_" + "".join(rng.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=14))
    if dice < 0.6:
        return mobile(rng)
    return (
        "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(3, 8)))
        + rng.choice(("", "_"))
        + digits(rng, rng.randint(2, 6))
    )


def nick(rng: random.Random) -> str:
    name = "".join(rng.choices(NICKS, k=rng.randint(2, 6)))
    return name + rng.choice(("", "", digits(rng, 2), "♡", "🌈", "·" + "".join(rng.choices(NICKS, k=2))))


def imei(rng: random.Random) -> str:
    body = rng.choice(("86", "35")) + digits(rng, 12)
    return body + luhn_digit(body)


COLUMNS: dict[str, Callable[[random.Random], str]] = {
    "手机号": mobile,
    "phone number": abroad,
    "联系电话": any_phone,
    "银行卡号": card,
    "card number": card,
    "对方账号": account,
    "account no": account,
    "登录IP": address,
    "身份证号": resident,
    "姓名": name,
    "微信号": wechat,
    "微信昵称": nick,
    "QQ": lambda rng: str(rng.randint(10_000_000, 3_999_999_999)),
    "IMEI": imei,
    "IMSI": lambda rng: "46000" + digits(rng, 10),
    "username": lambda rng: rng.choice("abcdeghkm") + "".join(rng.choices("aeioubnrst", k=5)) + digits(rng, 3),
}  # fmt: skip


TABLE = "姓名 手机号 联系电话 银行卡号 对方账号 身份证号 微信号 微信昵称 登录IP IMEI".split()
"""Columns of the table that --table writes."""


def peer_of(header: str) -> tuple[str, Callable[[str], object]] | None:
    """The package one would call for the cells of a column, and the call."""
    import phonenumbers
    from stdnum import luhn
    from stdnum.cn import ric

    def phone(cell: str) -> object:
        try:
            parsed = phonenumbers.parse(cell, "CN")
        except phonenumbers.NumberParseException:
            return None
        valid = phonenumbers.is_valid_number(parsed)
        return valid and phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)

    def v4(cell: str) -> object:
        try:
            return ipaddress.IPv4Address(cell)
        except ValueError:
            return None

    if header in ("手机号", "phone number", "联系电话"):
        return "phonenumbers", phone
    if header in ("银行卡号", "card number", "IMEI"):
        return "stdnum luhn", lambda cell: luhn.is_valid(cell.replace(" ", ""))
    if header == "身份证号":
        return "stdnum cn.ric", ric.is_valid
    if header == "登录IP":
        return "ipaddress", v4
    return None


def column(header: str, rows: int, seed: int) -> pa.Array:
    rng = random.Random(f"{header}/{seed}")
    return pa.array([COLUMNS[header](rng) for _ in range(rows)], pa.large_string())


def measured(header: str, rows: int, seed: int) -> dict[str, float | str | int]:
    """One column read as the stage reads it: batches of 16,384, the compiled scanner loaded."""
    from ringbreak.selectors.columns import extract_column
    from ringbreak.selectors.extract import extract
    from ringbreak.selectors.scanner import kernel

    cells = column(header, rows, seed)
    kernel()  # loaded, or made first
    extract("电话 13800138000, +44 20 7946 0018")  # so are the plans
    digest = hashlib.blake2b(digest_size=16)
    spent, found = 0.0, 0
    for at in range(0, rows, 16_384):
        part = cells.slice(at, 16_384)
        hints = pa.array([header] * len(part), pa.large_string())
        begin = time.process_time()
        table = extract_column(part, hints=hints, expected_bytes=1 << 30)
        spent += time.process_time() - begin
        found += table.num_rows
        digest.update(json.dumps(table.to_pydict(), ensure_ascii=False).encode())
    size = sum(len(c.encode()) for c in cells.to_pylist())
    return {"seconds": spent, "found": found, "bytes": size, "digest": digest.hexdigest()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of cells whose header is known.")
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--only", default="", help="headers, with commas")
    parser.add_argument("--compare", default="", help="folder that holds another ringbreak")
    parser.add_argument("--table", default="", help="file to write ten columns to, as CSV")
    parser.add_argument("--one", default="", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        print(json.dumps(measured(args.one, args.rows, args.seed)))
        return
    if args.table:
        cells = [column(header, args.rows, args.seed).to_pylist() for header in TABLE]
        with open(args.table, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([TABLE, *zip(*cells, strict=True)])
        return
    peer_rows = max(1, args.rows // 20)
    other = " before, us a cell | times | same |" if args.compare else ""
    print(f"| column | found | us a cell | MB/s |{other} peer | us a cell | times |")
    print("|---|---:|---:|---:|" + ("---:|---:|---|" if args.compare else "") + "---|---:|---:|")
    for header in COLUMNS:
        if args.only and header not in args.only.split(","):
            continue
        got = measured(header, args.rows, args.seed)
        us = float(got["seconds"]) / args.rows * 1e6
        line = f"| {header} | {got['found']:,} | {us:.2f} | {float(got['bytes']) / float(got['seconds']) / 1e6:.2f} |"
        if args.compare:
            told = subprocess.run(
                [sys.executable, __file__, "--one", header, "--rows", str(args.rows), "--seed", str(args.seed)],
                env={**os.environ, "PYTHONPATH": args.compare}, capture_output=True, text=True, check=True,
            )  # fmt: skip
            before = json.loads(told.stdout)
            was = before["seconds"] / args.rows * 1e6
            line += f" {was:.2f} | {was / us:.1f} | {'yes' if before['digest'] == got['digest'] else 'NO'} |"
        peer = peer_of(header)
        if peer is None:
            print(line + " | | |", flush=True)
            continue
        cells = column(header, peer_rows, args.seed).to_pylist()
        begin = time.process_time()
        for cell in cells:
            peer[1](cell)
        theirs = (time.process_time() - begin) / peer_rows * 1e6
        print(f"{line} {peer[0]} | {theirs:.2f} | {theirs / us:.1f} |", flush=True)


if __name__ == "__main__":
    main()
