"""Fill the sentence frames of frames.txt with made-up identifiers; writes corpus.jsonl. The seed is fixed.

    python tests/corpora/selectors_zh/make.py

Every value is drawn here and labelled here: the labels never come from the extractor they are meant to test. See
README.md for what is labelled and how impossible numbers keep real people out.
"""

from __future__ import annotations

import base64
import hashlib
import json
import random
import re
import unicodedata
from pathlib import Path

HERE = Path(__file__).parent
SEED = 20261121
ROUNDS = 7
"""How often each frame is filled; frames without an identifier are filled three times."""

B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
XRP58 = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
BECH = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
UNGIVEN = ("154", "160", "161", "163", "164", "168", "169", "179", "194")
"""Mobile prefixes nobody has been given."""
SYLLABLES = "lin wang mei xiao ka fei dou tian yu bao lucky happy star moon cat tiger rain fish blue rich sun day hao jin long hong yan zi".split()
NICKS = "老猫不吃鱼 夜行者 隔壁老王 一只小鹿 大漠孤狼 南城旧事 水手 金蝉子 阿坤 菜鸟驿站长 半糖主义 财神爷 铁柱 黑桃A".split()
OFFICIAL = "每日福利社 内幕早知道 老街坊 财富密码局 省钱小管家 深夜报馆 打工人日记".split()
WEIBO = "小明同学的日常 爱吃瓜的兔子 城南旧闻 Tony老师在线 夜跑打卡机".split()
MODELS = "iPhone15 iPhone 13 Mate60 小米14 RTX4060 P40 PS5 R7-5800H".split()
PLACES = "人民路88号 3栋2单元501 南门2号 幸福里12号院 高新区科技路6号".split()


def base58(raw: bytes, alphabet: str = B58) -> str:
    n, out = int.from_bytes(raw, "big"), ""
    while n:
        n, r = divmod(n, 58)
        out = alphabet[r] + out
    return alphabet[0] * (len(raw) - len(raw.lstrip(b"\0"))) + out


def check58(payload: bytes, alphabet: str = B58) -> str:
    return base58(payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4], alphabet)


def bech32(prefix: str, data: list[int]) -> str:
    def polymod(values: list[int]) -> int:
        check = 1
        for v in values:
            top = check >> 25
            check = (check & 0x1FFFFFF) << 5 ^ v
            for i, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
                check ^= g if top >> i & 1 else 0
        return check

    spread = [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]
    rest = polymod(spread + data + [0] * 6) ^ 1
    return prefix + "1" + "".join(BECH[d] for d in data + [(rest >> 5 * (5 - i)) & 31 for i in range(6)])


def luhn(digits: str) -> str:
    total = 0
    for i, c in enumerate(reversed(digits)):
        v = int(c) * (2 if i % 2 == 0 else 1)
        total += v - 9 if v > 9 else v
    return digits + str(-total % 10)


def keccak(data: bytes) -> bytes:
    """Keccak-256, written apart from the package's own so that one mistake cannot hide in both."""
    rounds, lfsr = [], 1
    for _ in range(24):
        constant = 0
        for j in range(7):
            if lfsr & 1:
                constant ^= 1 << ((1 << j) - 1)
            lfsr = (lfsr << 1) ^ (0x171 if lfsr & 0x80 else 0)
        rounds.append(constant)
    a = [[0] * 5 for _ in range(5)]
    mask = (1 << 64) - 1
    block = bytearray(data + b"\x01" + b"\0" * (135 - len(data)))
    block[-1] |= 0x80
    for i in range(17):
        a[i % 5][i // 5] ^= int.from_bytes(block[8 * i : 8 * i + 8], "little")
    for constant in rounds:
        c = [a[x][0] ^ a[x][1] ^ a[x][2] ^ a[x][3] ^ a[x][4] for x in range(5)]
        for x in range(5):
            d = c[x - 1] ^ ((c[(x + 1) % 5] << 1 | c[(x + 1) % 5] >> 63) & mask)
            for y in range(5):
                a[x][y] ^= d
        x, y, current = 1, 0, a[1][0]
        for t in range(24):
            x, y = y, (2 * x + 3 * y) % 5
            r = (t + 1) * (t + 2) // 2 % 64
            current, a[x][y] = a[x][y], (current << r | current >> 64 - r) & mask if r else current
        for y in range(5):
            row = [a[x][y] for x in range(5)]
            for x in range(5):
                a[x][y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5] & mask)
        a[0][0] ^= constant
    return b"".join(a[i % 5][i // 5].to_bytes(8, "little") for i in range(4))


class Maker:
    """Draws values; a slot gives its written form and its labels (kind, value, offset within, length)."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def digits(self, n: int) -> str:
        return "".join(self.r.choices("0123456789", k=n))

    def mobile(self) -> str:
        return self.r.choice(UNGIVEN) + self.digits(8)

    def account(self) -> str:
        word = "".join(self.r.choices(SYLLABLES, k=2))
        mark = self.r.choice(["", "", "_", "-"])
        return (word + mark + self.digits(self.r.randint(2, 5)))[:19]

    def host(self) -> str:
        return f"{self.r.choice(SYLLABLES)}{self.r.choice(['', '-'])}{self.r.choice(SYLLABLES)}{self.r.choice(['88', '365', '666', '', '168'])}-example.{self.r.choice(['com', 'cn', 'top', 'vip', 'xyz', 'cc', 'net', 'com.cn'])}"

    def identity(self, good: bool = True) -> str:
        """Born 1900 to 1905: nobody alive bears it."""
        area = self.r.choice(["110101", "310104", "440106", "330102", "420103", "510104", "610102", "350203"])
        s = f"{area}{self.r.randint(1900, 1905)}{self.r.randint(1, 12):02d}{self.r.randint(1, 28):02d}{self.digits(3)}"
        check = "10X98765432"[
            sum(
                int(c) * w
                for c, w in zip(s, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), strict=True)
            )
            % 11
        ]
        return s + (check if good else self.r.choice([c for c in "0123456789" if c != check]))

    def credit_code(self) -> str:
        alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
        s = "9111000000" + "".join(self.r.choices(alphabet, k=7))
        total = sum(alphabet.index(c) * pow(3, i, 31) for i, c in enumerate(s))
        return s + alphabet[-total % 31]


NUMERALS = "〇一二三四五六七八九"
FORMAL = "零壹贰叁肆伍陆柒捌玖"
SPOKEN = {"1": "幺"}
HOMOPHONE = "灵伊尔散寺舞溜期吧酒"
CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨"


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def dressed(m: Maker, digits: str, how: str) -> str:
    """A number in disguise."""
    r = m.r
    if how == "fw":
        return wide(digits)
    if how == "space":
        return f"{digits[:3]} {digits[3:7]} {digits[7:]}"
    if how == "dash":
        return f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    if how == "dots":
        mark = r.choice([".", "·", "*", "~", "/"])
        return f"{digits[:3]}{mark}{digits[3:7]}{mark}{digits[7:]}"
    if how == "cn":
        table = r.choice([NUMERALS, FORMAL])
        return "".join(
            SPOKEN.get(c, table[int(c)]) if table is NUMERALS and r.random() < 0.5 else table[int(c)]
            for c in digits
        )
    if how == "circled":
        return "".join(CIRCLED[int(c)] for c in digits)
    if how == "keycap":
        return "".join(c + "\ufe0f\u20e3" for c in digits)
    if how == "reversed":
        return digits[::-1]
    if how == "letters":
        return digits.replace("0", "O").replace("1", "l")
    if how == "zw":
        return digits[:3] + "\u200b" + digits[3:7] + "\u200d" + digits[7:]
    if how == "words":
        a, b = r.choice([("（删）", "（掉）"), ("空格", "空格"), ("【去】", "【掉】")])
        return digits[:3] + a + digits[3:7] + b + digits[7:]
    if how == "lines":
        return f"{digits[:3]}\n{digits[3:7]}\n{digits[7:]}"
    if how == "homophone":
        return "".join(
            HOMOPHONE[int(c)] if i % 2 == 0 and i < 12 else NUMERALS[int(c)] for i, c in enumerate(digits)
        )
    raise ValueError(how)


Label = tuple[str, str, int, int]


def slot(m: Maker, name: str, how: str) -> tuple[str, list[Label]]:
    """(what is written, labels with offsets within it)"""
    r = m.r

    def whole(text: str, *pairs: tuple[str, str]) -> tuple[str, list[Label]]:
        return text, [(kind, value, 0, len(text)) for kind, value in pairs]

    if name.startswith("phone") and name not in ("phone400", "phone95", "phone96", "phone_intl"):
        v = m.mobile()
        if how == "homophone":
            v = "138" + "0000" + m.digits(4)  # the block 0000 was never opened
        if how == "letters":
            v = "1380000" + m.digits(2) + "10"
        if how == "reversed":
            v = v[:-1] + r.choice("02")
        text = dressed(m, v, how) if how else v
        pairs = [("phone", "+86" + v)]
        pairs += [("wechat", v)] if "+wechat" in name else []
        pairs += [("qq", v)] if "+qq" in name else []
        return whole(text, *pairs)
    if name == "phone400":
        v = "400" + r.choice("0168") + m.digits(6)
        return whole(f"{v[:3]}-{v[3:6]}-{v[6:]}", ("phone", "+86" + v))
    if name == "phone95":
        v = r.choice(["95500", "95555", "95588"])
        return whole(v, ("phone", "+86" + v))
    if name == "phone96":
        return whole("96110", ("phone", "+8696110"))
    if name == "phone_intl":
        v = "13" + m.digits(1) + "0000" + m.digits(4)
        return v, [("phone", "+86" + v, -4, len(v))]  # "+86 " stands in the frame
    if name == "landline":
        area, local = r.choice([("010", "0000"), ("021", "6000"), ("0571", "8700")]), m.digits(4)
        area, head = area
        head = {"010": "6200", "021": "6200", "0571": "8700"}[area]
        return whole(f"{area}-{head}{local}", ("phone", "+86" + area[1:] + head + local))
    if name in ("intl", "intl+whatsapp"):
        v = r.choice(["+442079460", "+120255501", "+141555501"])
        v += m.digits(13 - len(v) if v.startswith("+44") else 12 - len(v))
        kinds = [("phone", v), ("whatsapp", v)]
        return whole(v, *kinds[: 1 + ("+" in name)])
    if name in ("wechat", "wechat_paren", "wechat_lead2", "wechat_digit"):
        v = m.account()
        while sum(c.isdigit() for c in v) < 2 or len(v) < 6:
            v = m.account()
        text = wide(v) if how == "fw" else v[:4] + "\u200b" + v[4:] if how == "zw" else v
        return whole(text, ("wechat", v.lower()))
    if name == "qq":
        v = r.choice("123456789") + m.digits(r.randint(7, 9))
        return whole(dressed(m, v, how) if how else v, ("qq", v))
    if name in ("qqg", "qqg_led"):
        v = r.choice("123456789") + m.digits(r.randint(7, 8))
        return whole(v, ("qq_group", v))
    if name == "tg":
        v = m.account().replace("-", "_") + "tg"
        return whole("@" + v, ("telegram", v.lower()))
    if name == "tg_bare":
        v = m.account().replace("-", "_") + "77"
        return whole(v, ("telegram", v.lower()))
    if name == "tg_at":
        v = "moneyboy" + m.digits(3)
        return v.replace("o", "\u043e"), [("telegram", v, -1, len(v))]
    if name == "tglink":
        v = m.account().replace("-", "_") + "grp"
        text = f"https://t.me/{v}"
        return text, [
            ("url", text, 0, len(text)),
            ("domain", "t.me", 8, 12),
            ("telegram", v.lower(), 0, len(text)),
        ]
    if name == "card":
        v = luhn("629999" + m.digits(12))
        if how == "cn":
            return whole("".join(FORMAL[int(c)] for c in v), ("bank_card", v))
        return whole(
            " ".join(v[i : i + 4] for i in range(0, 19, 4)) if how == "space" else v, ("bank_card", v)
        )
    if name == "id":
        v = m.identity(how != "bad")
        return whole(v, ("cn_id", v))
    if name == "url":
        host = m.host()
        rest = (
            "/" + "".join(r.choices("abcdefgh0123456789", k=5)) + r.choice(["", "?id=" + m.digits(3), "/a/b"])
        )
        value = r.choice(["http", "https"]) + "://" + host + rest
        text = value
        if how == "hxxp":
            text = value.replace("http", "hxxp")
        elif how == "defang":
            text = value.replace("http", "hxxp").replace(host, host.replace(".", "[.]"))
        at = text.index("://") + 3
        shown = host.replace(".", "[.]") if how == "defang" else host
        return text, [("url", value, 0, len(text)), ("domain", host, at, at + len(shown))]
    if name == "domain":
        host = m.host()
        if how == "defang":
            return whole(host.replace(".", "[.]"), ("domain", host))
        if how in ("dot", "dian"):
            head, _, tail = host.rpartition(".")
            mark = "。" if how == "dot" else "点"
            if head.endswith(".com"):
                host = head
                head, _, tail = host.rpartition(".")
            return whole(f"{head}{mark}{tail}", ("domain", host))
        if how == "homoglyph":
            return whole(host.replace("a", "\u0430"), ("domain", host))
        return whole(host, ("domain", host))
    if name == "email":
        v = f"{r.choice(SYLLABLES)}{r.choice(['', '.', '_'])}{m.digits(3)}@{m.host()}"
        return whole(v.replace("@", "[at]") if how == "at" else v, ("email", v))
    if name == "alipay_mail":
        v = f"{r.choice(SYLLABLES)}{m.digits(4)}@{m.host()}"
        return whole(v, ("email", v), ("alipay", v))
    if name == "alipay_phone":
        v = m.mobile()
        return whole(v, ("phone", "+86" + v), ("alipay", v))
    if name == "ipv4":
        v = f"203.0.113.{r.randint(1, 254)}"
        return whole(v.replace(".", "[.]") if how == "defang" else v, ("ipv4", v))
    if name == "ipv6":
        v = f"2001:db8::{r.randint(16, 255):x}:{r.randint(16, 255):x}"
        return whole(v, ("ipv6", v))
    if name == "mac":
        v = ":".join(f"{r.randint(0, 255):02x}" for _ in range(6))
        v = "02" + v[2:]
        return whole(v.upper().replace(":", "-") if r.random() < 0.5 else v, ("mac", v))
    if name == "imei":
        v = luhn("350000" + m.digits(8))
        return whole(v, ("imei", v))
    if name == "iccid":
        v = luhn("898600" + m.digits(13))
        return whole(v, ("iccid", v))
    if name in ("plate",):
        v = r.choice("京沪粤浙苏川鲁") + r.choice("ABCD") + r.choice("ABCDEFGHJK") + m.digits(4)
        return whole(v[:2] + "·" + v[2:] if how == "dot" else v, ("plate", v))
    if name == "uscc":
        v = m.credit_code()
        return whole(v, ("uscc", v))
    if name == "iban":
        body = m.digits(18)
        v = "DE" + f"{98 - int(body + '131400') % 97:02d}" + body
        return whole(v, ("iban", v))
    if name == "icp":
        v = r.choice("京沪粤浙") + "ICP备" + m.digits(8) + "号"
        return whole(v + r.choice(["", "-1", "-2"]), ("icp", v))
    if name == "ua":
        v = "UA-" + m.digits(8) + "-1"
        return whole(v, ("tracking_id", v))
    if name == "gtm":
        v = "GTM-" + "".join(r.choices("ABCDEFGHKLMNPQRSTW0123456789", k=7))
        return whole(v, ("tracking_id", v))
    if name == "adsense":
        v = "pub-" + m.digits(16)
        return whole("ca-" + v, ("tracking_id", v))
    if name == "hm":
        v = hashlib.md5(m.digits(9).encode(), usedforsecurity=False).hexdigest()
        head = len("hm.baidu.com/hm.js?")
        url = "hm.baidu.com/hm.js?" + v
        return v, [
            ("tracking_id", v, 0, 32),
            ("url", url, -head, 32),
            ("domain", "hm.baidu.com", -head, -head + 12),
        ]
    if name == "weibo":
        v = r.choice(WEIBO)
        return v, [("weibo", v.lower(), -1, len(v))]
    if name == "douyin":
        v = r.choice(SYLLABLES) + r.choice(SYLLABLES) + m.digits(4)
        return whole(v, ("douyin", v))
    if name == "line":
        v = r.choice(SYLLABLES) + r.choice(["_", ""]) + r.choice(SYLLABLES) + m.digits(3)
        return whole(v, ("line", v))
    if name == "nick":
        v = r.choice(NICKS)
        return whole(v, ("handle", v.lower()))
    if name == "handle":
        v = r.choice(["SS", "K", "DM", "fox", "Leo"]) + m.digits(5)
        return whole(v, ("handle", v.lower()))
    if name == "handle_lead":
        v = r.choice(SYLLABLES) + r.choice(SYLLABLES) + "_" + m.digits(3)
        return whole(v, ("handle", v))
    if name == "gzh":
        v = r.choice(OFFICIAL)
        return whole(v, ("wechat_official", v))
    if name == "gzh_ascii":
        v = r.choice(SYLLABLES) + r.choice(SYLLABLES) + m.digits(3)
        return whole(v, ("wechat_official", v))
    if name == "parcel":
        v = "SF" + m.digits(13)
        return whole(v, ("parcel", v))
    if name == "parcel_led":
        v = r.choice(["77", "43", "YT", "JT"]) + m.digits(13)
        return whole(v, ("parcel", v))
    if name == "invoice":
        v = m.digits(8) if r.random() < 0.5 else "24" + m.digits(18)
        return whole(v, ("invoice", v))
    if name == "invoice_code":
        v = "0" + m.digits(11)
        return whole(v, ("invoice", v))
    if name == "apk":
        v = f"com.{r.choice(SYLLABLES)}.{r.choice(SYLLABLES)}{m.digits(2)}"
        return whole(v, ("apk", v))
    if name == "txid":
        v = r.randbytes(32).hex()
        return whole(v, ("txid", v))
    if name in ("md5", "sha1", "sha256"):
        v = hashlib.new(name, m.digits(9).encode(), usedforsecurity=False).hexdigest()
        return whole(v, (name, v))
    if name == "btc":
        v = (
            check58(b"\0" + r.randbytes(20))
            if r.random() < 0.5
            else bech32("bc", [0] + [r.randrange(32) for _ in range(31)] + [r.choice([0, 16])])
        )
        return whole(v, ("btc", v))
    if name == "eth":
        body = r.randbytes(20).hex()
        digest = keccak(body.encode()).hex()
        v = "0x" + "".join(c.upper() if int(h, 16) >= 8 else c for c, h in zip(body, digest, strict=False))
        return whole(v if r.random() < 0.5 else v.lower(), ("eth", v))
    if name == "tron":
        v = check58(b"\x41" + r.randbytes(20))
        return whole(v, ("tron", v))
    if name == "ltc":
        v = check58(b"\x30" + r.randbytes(20))
        return whole(v, ("ltc", v))
    if name == "doge":
        v = check58(b"\x1e" + r.randbytes(20))
        return whole(v, ("doge", v))
    if name == "xrp":
        v = check58(b"\0" + r.randbytes(20), XRP58)
        return whole(v, ("xrp", v))
    if name == "sol":
        v = base58(bytes([r.randint(60, 250)]) + r.randbytes(31))
        return whole(v, ("sol", v))
    if name == "bch":
        v = "bitcoincash:" + r.choice(
            ["qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a", "qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy"]
        )
        return whole(v, ("bch", v))
    if name == "ada":
        v = bech32("addr", [3, 0] + [r.randrange(32) for _ in range(44)] + [0])
        return whole(v, ("ada", v))
    if name == "xmr":
        raw = b"\x12" + r.randbytes(64)
        raw += keccak(raw)[:4]
        v = ""
        for i in range(0, 69, 8):
            block = raw[i : i + 8]
            v += base58(block).lstrip("1").rjust({8: 11, 5: 7}[len(block)], "1")
        return whole(v, ("xmr", v))
    if name == "onion":
        key = r.randbytes(32)
        check = hashlib.sha3_256(b".onion checksum" + key + b"\x03").digest()[:2]
        v = base64.b32encode(key + check + b"\x03").decode().lower() + ".onion"
        return whole(v, ("onion", v))
    raise ValueError(name)


def miss(m: Maker, name: str) -> str:
    """Something that looks like an identifier and is none."""
    r = m.r
    match name:
        case "price":
            return r.choice(
                ["1280元", "¥99", "3万元", "500块", "88.8元", "12800元", "1000-2000元", "￥6,999.00", "120万"]
            )
        case "count":
            return r.choice(["10万条", "2000个", "13800条", "1.2亿条", "50000份", "3000多人", "100000次"])
        case "num":
            return str(r.choice([3, 12, 88, 300, 1024, 9999, 120]))
        case "model":
            return r.choice(MODELS)
        case "date":
            return r.choice(["2024年3月15日", "2025-06-21", "2023/11/05", "3月5日", "11.11", "2024.05.30"])
        case "time":
            return r.choice(["19:30", "8点半", "20:00:00", "下午3点20分"])
        case "year":
            return str(r.randint(2015, 2026))
        case "rate":
            return r.choice(["3.5%", "0.38%", "1.98", "12%"])
        case "order":
            return m.digits(18).replace("0", "7")[:17] + "7"
        case "serialno":
            return "NO." + m.digits(8)
        case "serial":
            return "C02" + "".join(r.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=5)) + m.digits(3)
        case "pick":
            return r.choice(["8-2-3015", "12-6-8806", "A2031", "5-1-2204"])
        case "code" | "pin":
            return m.digits(r.choice([4, 6]))
        case "tail":
            return m.digits(4)
        case "version":
            return r.choice(["v8.0.35", "3.2.1", "2.10.4.1168", "V12.5"])
        case "addr":
            return r.choice(PLACES)
        case "flight":
            return r.choice(["CA1831", "MU5101", "CZ3099"])
        case "temp":
            return "36.8"
        case "bp":
            return "120/80"
        case "pace":
            return "5'30\""
        case "stock":
            return "600" + m.digits(3)
        case "caseno":
            return f"2024粤{m.digits(4)}刑初{m.digits(3)}号"
        case "casename":
            return r.choice(["5.30", "1·17", "断卡", "净网2024", "3.08"])
        case "section":
            return r.choice(["3.2.1", "4.5", "2.1.3"])
        case "eur":
            return "3,000欧元"
        case "sender":
            return r.choice(["106575", "1069", "106903"])
        case "lottery":
            return "03 08 15 22 29 33"
        case "kouling":
            return "Fx8kQ2mZ"
    raise ValueError(name)


SLOT = re.compile(r"\{(!?)([a-z0-9_+]+)(?:~([a-z]+))?\}")


def fill(m: Maker, frame: str) -> tuple[str, list[dict[str, object]]]:
    """A passage and its labels, sorted; offsets in code points."""
    out, labels, behind = "", [], 0
    for found in SLOT.finditer(frame):
        out += frame[behind : found.start()]
        behind = found.end()
        if found.group(1):
            out += miss(m, found.group(2))
            continue
        how = found.group(3) or ""
        text, pairs = slot(m, found.group(2), "" if how == "lead" else how)
        for kind, value, start, end in pairs:
            labels.append(
                {
                    "start": len(out) + start,
                    "end": len(out) + end,
                    "kind": kind,
                    "value": value,
                    "disguise": how or None,
                }
            )
        out += text
    out += frame[behind:]
    labels.sort(key=lambda x: (x["start"], x["end"], x["kind"]))
    return out, labels


def main() -> None:
    m = Maker(SEED)
    rows, seen = [], set()
    for number, line in enumerate((HERE / "frames.txt").read_text("utf-8").splitlines()):
        if not line or line.startswith("#"):
            continue
        register, frame = line.split("|", 1)
        rounds = ROUNDS if re.search(r"\{[^!]", frame) else 3
        for _ in range(rounds):
            text, labels = fill(m, frame)
            if text in seen:
                continue
            seen.add(text)
            assert unicodedata.is_normalized("NFC", text) or "\u20e3" in text
            rows.append(
                {
                    "id": f"{number:03d}-{len(rows):04d}",
                    "register": register,
                    "text": text,
                    "mentions": labels,
                }
            )
    with open(HERE / "corpus.jsonl", "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(len(rows), "passages,", sum(len(r["mentions"]) for r in rows), "mentions")


if __name__ == "__main__":
    main()
