"""What a cell says about how much, and in which currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from ringbreak.model.table import money

MOST = Decimal(10) ** 15
"""Larger amounts are no amounts but numbers of accounts."""
_CENT = Decimal("0.01")

_WIDE = str.maketrans("０１２３４５６７８９．，－＋（）￥　：−–", "0123456789.,-+()¥ :--")

CURRENCY_WORDS: dict[str, str] = {
    # Words and marks that name one currency. A bare ¥ (yen or yuan), $ (a dozen dollars) or 元 does not.
    "cny": "CNY", "rmb": "CNY", "人民币": "CNY", "人民幣": "CNY", "cnh": "CNH", "人民币元": "CNY", "cn¥": "CNY", "rmb¥": "CNY",
    "usd": "USD", "us$": "USD", "美元": "USD", "美金": "USD", "hkd": "HKD", "hk$": "HKD", "港币": "HKD", "港幣": "HKD",
    "港元": "HKD", "港纸": "HKD", "twd": "TWD", "nt$": "TWD", "ntd": "TWD", "新台币": "TWD", "新台幣": "TWD", "台币": "TWD",
    "台幣": "TWD", "eur": "EUR", "€": "EUR", "欧元": "EUR", "歐元": "EUR", "gbp": "GBP", "£": "GBP", "英镑": "GBP",
    "英鎊": "GBP", "jpy": "JPY", "日元": "JPY", "日圆": "JPY", "日圓": "JPY", "krw": "KRW", "₩": "KRW", "韩元": "KRW",
    "韩币": "KRW", "韓元": "KRW", "mop": "MOP", "mop$": "MOP", "澳门元": "MOP", "澳門元": "MOP", "sgd": "SGD", "s$": "SGD",
    "新加坡元": "SGD", "新币": "SGD", "myr": "MYR", "马币": "MYR", "令吉": "MYR", "thb": "THB", "฿": "THB", "泰铢": "THB",
    "php": "PHP", "₱": "PHP", "vnd": "VND", "₫": "VND", "越南盾": "VND", "inr": "INR", "₹": "INR", "卢比": "INR",
    "aud": "AUD", "a$": "AUD", "澳元": "AUD", "cad": "CAD", "c$": "CAD", "加元": "CAD", "chf": "CHF", "瑞郎": "CHF",
    "rub": "RUB", "₽": "RUB", "卢布": "RUB", "idr": "IDR", "aed": "AED", "迪拉姆": "AED", "mmk": "MMK", "缅币": "MMK",
    "khr": "KHR", "lak": "LAK", "nzd": "NZD", "try": "TRY", "₺": "TRY", "brl": "BRL", "r$": "BRL", "mxn": "MXN",
    "zar": "ZAR", "btc": "BTC", "比特币": "BTC", "₿": "BTC", "eth": "ETH", "以太坊": "ETH", "usdt": "USDT",
    "泰达币": "USDT", "tether": "USDT", "usdc": "USDC", "trx": "TRX", "ltc": "LTC", "xmr": "XMR", "bnb": "BNB",
    "doge": "DOGE", "xrp": "XRP", "sol": "SOL", "156": "CNY", "840": "USD", "344": "HKD", "978": "EUR", "392": "JPY",
}  # fmt: skip
LOCAL_MARKS = frozenset({"元", "圆", "圓", "块", "¥", "yuan", "角", "分", "元整", "元人民币"})
"""Marks whose currency depends on who writes: `home_currency` decides for a whole table."""
_SIMPLIFIED = frozenset("额对录单账户币号书导时间户方银业务项转备类级数据会员们为这应该从现实货购买卖订")
_TRADITIONAL = frozenset("額對錄單帳戶幣號書導時間銀業務項轉備類級數據會員們為這應該從現實貨購買賣訂")

_UNITS: dict[str, int | Decimal] = {
    "": 1, "元": 1, "圆": 1, "圓": 1, "块": 1, "元整": 1, "角": Decimal("0.1"), "分": Decimal("0.01"),
    "千": 1_000, "千元": 1_000, "k": 1_000, "万": 10_000, "萬": 10_000, "w": 10_000, "万元": 10_000, "萬元": 10_000,
    "m": 1_000_000, "百万": 1_000_000, "百万元": 1_000_000, "亿": 100_000_000, "億": 100_000_000,
    "亿元": 100_000_000, "億元": 100_000_000, "yuan": 1,
}  # fmt: skip
_MARK = r"[A-Za-z]{0,4}[$¥€£₩฿₱₫₹₽₺₿]?|[A-Za-z]{3,6}|人民[币幣]|美[元金]|[港台日欧韩泰澳加]?[币幣元圆铢]"
_AMOUNT = re.compile(
    # Blanks are never given back: five runs of them would share a long one out in every way.
    rf"(?P<sign>[+-]?)\s*+(?P<open>\(?)\s*+(?P<mark>{_MARK})\s*+(?P<sign2>[+-]?)\s*+"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{4})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+|\d+(?:\.\d+)?[eE][+-]?\d{1,2})\s*+"
    r"(?P<unit>元整|万元|萬元|亿元|億元|千元|百万元|百万|元|圆|圓|块|角|分|千|万|萬|亿|億|[kKwWmM](?![A-Za-z])|)\s*+"
    r"(?P<after>[A-Za-z]{3,6}|人民[币幣]|美[元金]|[港台日欧韩]元|[港台]币|)\s*+(?P<close>\)?)\s*+(?P<side>(?:CR|DR|Cr|Dr|cr|dr)?)(?P<sign3>[+-]?)"
)
_EUROPEAN = re.compile(r"([+-]?)\s*(\d{1,3}(?:[. ]\d{3})+|\d+),(\d{2})")


class Amount(NamedTuple):
    """A reading of a cell: the value with its sign, the currency the cell names, and CR or DR when it says so."""

    value: Decimal
    currency: str | None
    mark: str | None
    """The mark as written when it names no one currency (¥, $, 元)."""
    side: str | None
    signed: bool
    """Whether the cell carries a sign (or brackets)."""


@lru_cache(maxsize=65_536)
def read_amount(text: str) -> Amount | None:
    """Read one cell as an amount of money; None when it is not one.

    | cell | reading |
    |---|---|
    | ¥1,234.50 | 1234.50, no currency (yen or yuan), mark ¥ |
    | (300.00) | -300.00 |
    | 3.5万元 | 35000, mark 元 |
    | HK$ 20 | 20 HKD |
    | 1.234,50 | None: comma or point, only the column can tell (`column_amounts`) |
    """
    text = text.strip()
    if not text or len(text) > 48:
        return None
    if not text.isascii():
        text = text.translate(_WIDE).strip()
    m = _AMOUNT.fullmatch(text)
    if not m:
        return None
    if bool(m["open"]) != bool(m["close"]):
        return None
    try:
        value = Decimal(m["number"].replace(",", "")) * _UNITS[m["unit"].lower()]
    except (InvalidOperation, KeyError):
        return None
    if value >= MOST:
        return None
    signs = [s for s in (m["sign"], m["sign2"], m["sign3"]) if s]
    if len(signs) > 1:
        return None
    if m["open"] or signs == ["-"]:
        value = -value
    currency, mark = None, None
    for word in (m["mark"], m["after"]):
        if not word:
            continue
        if word.lower() in CURRENCY_WORDS:
            named = CURRENCY_WORDS[word.lower()]
            if currency not in (None, named):
                return None
            currency = named
        elif word in LOCAL_MARKS or word in ("$", "¥"):
            mark = word
        else:
            return None
    if m["unit"] and m["unit"][-1] in "元圆圓块角分整":
        mark = mark or "元"
    return Amount(value, currency, mark, m["side"].upper() or None, bool(signs or m["open"]))


def read_currency(text: str, home: str | None = None) -> str | None:
    """The currency a word or mark names; `home` is what ¥ and 元 mean in this table."""
    word = text.strip().translate(_WIDE).lower()
    if word in CURRENCY_WORDS:
        return CURRENCY_WORDS[word]
    inside = re.fullmatch(r".{0,12}[（(\[]([^（()）\]]{1,8})[）)\]]", word)
    if inside and inside[1].strip() in CURRENCY_WORDS:
        return CURRENCY_WORDS[inside[1].strip()]
    if word.split("-")[0].strip() in CURRENCY_WORDS and "-" in word:
        return CURRENCY_WORDS[word.split("-")[0].strip()]
    return home if word in LOCAL_MARKS else None


def home_currency(words: str) -> str | None:
    """What ¥ and 元 mean in a table with these headers: CNY when they are written in Simplified Chinese.

    Simplified is what mainland institutions write; Traditional headers may mean New Taiwan dollars, Hong Kong dollars
    or patacas, and English ones yen: then nothing is assumed.
    """
    simplified = sum(c in _SIMPLIFIED and c not in _TRADITIONAL for c in words)
    traditional = sum(c in _TRADITIONAL and c not in _SIMPLIFIED for c in words)
    return "CNY" if simplified and not traditional else None


@dataclass(frozen=True, slots=True)
class ColumnAmounts:
    """A column read as amounts. `value` is decimal(18,2) with its sign; nulls where a cell is none."""

    value: pa.Array
    currency: pa.Array
    side: pa.Array
    signed: pa.Array
    unread_count: int
    rounded_count: int
    """Cells with more than two decimals: the value is rounded, the cell itself is kept in FIELDS."""


_PLAIN = r"^-?\d{1,14}(\.\d{1,2})?$"
_large = pa.large_string()


def column_amounts(cells: pa.Array, home: str | None, *, decimal_comma: bool = False) -> ColumnAmounts:
    """Read a column of strings as amounts, without a Python object per cell when all are plain decimals."""
    given = len(cells) - cells.null_count
    if given and not decimal_comma and pc.all(pc.match_substring_regex(cells, _PLAIN)).as_py():
        value = pc.cast(cells, money)
        none = pa.nulls(len(cells), _large)
        return ColumnAmounts(value, none, none, pc.starts_with(cells, "-"), 0, 0)
    encoded = pc.dictionary_encode(cells)
    readings = [_european(t) if decimal_comma else read_amount(t) for t in encoded.dictionary.to_pylist()]
    rounded = [r is not None and r.value != r.value.quantize(_CENT, ROUND_HALF_EVEN) for r in readings]
    take = encoded.indices
    value = pc.take(
        pa.array([r.value.quantize(_CENT, ROUND_HALF_EVEN) if r else None for r in readings], money), take
    )
    currency = pa.array(
        [r and (r.currency or (home if r.mark in LOCAL_MARKS else None)) for r in readings], _large
    )
    return ColumnAmounts(
        value,
        pc.take(currency, take),
        pc.take(pa.array([r.side if r else None for r in readings], _large), take),
        pc.take(pa.array([r.signed if r else None for r in readings], pa.bool_()), take),
        int(pc.sum(pc.and_(pc.is_valid(cells), pc.is_null(value))).as_py() or 0),
        int(pc.sum(pc.take(pa.array(rounded, pa.bool_()), take)).as_py() or 0),
    )


def _european(text: str) -> Amount | None:
    m = _EUROPEAN.fullmatch(text.strip()) if len(text) <= 48 else None
    if m:
        value = Decimal(re.sub(r"[. ]", "", m[2]) + "." + m[3])
        return (
            Amount(-value if m[1] == "-" else value, None, None, None, bool(m[1])) if value < MOST else None
        )
    return read_amount(text)


def has_decimal_comma(texts: list[str]) -> bool:
    """Whether a column writes 1.234,50: some cell can only be read so, and none only the other way."""
    european = [t for t in texts if len(t) <= 48 and _EUROPEAN.fullmatch(t.strip())]
    english = [t for t in texts if re.fullmatch(r"[+-]?\d{1,3}(,\d{3})*\.\d{1,2}", t.strip()[:48])]
    return bool(european) and not english


_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*([万萬亿億wWkKmM]?)\s*(\+?)\s*[次人个個条條件赞]?")


@lru_cache(maxsize=65_536)
def read_count(text: str) -> int | None:
    """Read a cell as a count: 12,345, 1.2万, 3k. None when it is not a whole number of things."""
    text = text.strip()
    if not text or len(text) > 24:
        return None
    m = _COUNT.fullmatch(text if text.isascii() else text.translate(_WIDE))
    if not m:
        return None
    value = Decimal(m[1].replace(",", "")) * _UNITS[m[2].lower()]
    return int(value) if value == int(value) and value < 2**53 else None
