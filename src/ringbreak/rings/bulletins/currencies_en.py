"""Currencies of English sums: the words behind a number and the signs before it."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.trie import words_pattern

CURRENCIES = {
    "yuan": "CNY", "rmb": "CNY", "renminbi": "CNY", "cny": "CNY", "us dollars": "USD", "u.s. dollars": "USD",
    "dollars": "USD", "usd": "USD", "dollar": "USD", "us dollar": "USD", "american dollars": "USD", "euros": "EUR", "euro": "EUR",
    "pounds": "GBP", "yen": "JPY", "won": "KRW", "hong kong dollars": "HKD", "hk dollars": "HKD", "usdt": "USDT",
    "tether": "USDT", "bitcoins": "BTC", "bitcoin": "BTC", "btc": "BTC", "cents": "cent", "cent": "cent", "fen": "fen",
    "jiao": "jiao", "eth": "ETH", "ethereum": "ETH", "ether": "ETH", "monero": "XMR", "xmr": "XMR", "dash": "DASH", "litecoin": "LTC", "litecoins": "LTC", "new taiwan dollars": "TWD", "rupees": "INR", "baht": "THB", "chinese yuan": "CNY",
    "singapore dollars": "SGD", "australian dollars": "AUD", "canadian dollars": "CAD", "rupee": "INR", "ringgit": "MYR", "pesos": "PHP",
    "rubles": "RUB", "roubles": "RUB", "russian rubles": "RUB", "russian roubles": "RUB", "dong": "VND", "dirhams": "AED", "francs": "CHF", "swiss francs": "CHF", "eur": "EUR", "gbp": "GBP",
    "hkd": "HKD", "sgd": "SGD", "aud": "AUD", "inr": "INR", "krw": "KRW", "jpy": "JPY", "ren min bi": "CNY", "kuai": "CNY", "pounds sterling": "GBP",
    "vnd": "VND", "thb": "THB", "php": "PHP", "idr": "IDR", "rupiah": "IDR", "rupiahs": "IDR", "myr": "MYR", "twd": "TWD", "aed": "AED", "chf": "CHF", "cad": "CAD", "nzd": "NZD", "taiwan dollars": "TWD", "naira": "NGN", "rand": "ZAR", "kenyan shillings": "KES", "kenya shillings": "KES", "ugandan shillings": "UGX", "tanzanian shillings": "TZS",
    "cedis": "GHS", "ghana cedis": "GHS", "taka": "BDT", "kyat": "MMK", "riel": "KHR", "kip": "LAK", "riyals": "SAR", "saudi riyals": "SAR", "pakistani rupees": "PKR", "sri lankan rupees": "LKR",
    "indian rupees": "INR", "philippine pesos": "PHP", "mexican pesos": "MXN", "ringgits": "MYR", "hryvnias": "UAH", "hryvnia": "UAH", "zlotys": "PLN", "zloty": "PLN", "kronor": "SEK", "lira": "TRY", "liras": "TRY", "turkish lira": "TRY",
    "korean won": "KRW", "japanese yen": "JPY", "thai baht": "THB", "uae dirhams": "AED", "new zealand dollars": "NZD", "pln": "PLN", "ngn": "NGN", "kes": "KES", "zar": "ZAR", "pkr": "PKR", "bdt": "BDT", "usdc": "USDC", "reais": "BRL", "u.s. dollar": "USD", "usd dollars": "USD", "british pounds": "GBP", "british pounds sterling": "GBP", "yuan renminbi": "CNY", "yuan rmb": "CNY", "rmb yuan": "CNY", "renminbi yuan": "CNY", "€": "EUR", "£": "GBP",
}  # fmt: skip
CURRENCY = re.compile(r" ?-?(?:in )?(" + words_pattern(CURRENCIES) + r")(?![A-Za-z0-9])")
SIGNS = {"$": "USD", "us$": "USD", "us $": "USD", "u.s. $": "USD", "u.s.$": "USD", "hk$": "HKD", "nt$": "TWD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "rmb": "CNY", "yuan": "CNY", "rmb yuan": "CNY", "cny": "CNY", "usd": "USD", "a$": "AUD", "c$": "CAD", "人民币": "CNY",
    "p": "PHP", "eur": "EUR", "gbp": "GBP", "hkd": "HKD", "aud": "AUD", "cad": "CAD", "sgd": "SGD", "jpy": "JPY", "krw": "KRW", "twd": "TWD",
    "inr": "INR", "thb": "THB", "myr": "MYR", "php": "PHP", "chf": "CHF", "nzd": "NZD", "aed": "AED", "idr": "IDR", "vnd": "VND",
    "btc": "BTC", "eth": "ETH", "usdt": "USDT", "rs": "INR", "rs.": "INR", "rm": "MYR", "s$": "SGD", "nz$": "NZD", "au$": "AUD",
    "ca$": "CAD", "₹": "INR", "₩": "KRW", "₱": "PHP", "฿": "THB", "₦": "NGN", "₫": "VND", "₵": "GHS", "gh₵": "GHS", "₽": "RUB", "₴": "UAH", "₺": "TRY", "zł": "PLN",
    "n": "NGN", "r": "ZAR", "ngn": "NGN", "kes": "KES", "ksh": "KES", "kshs": "KES", "sh": "KES", "ush": "UGX", "tsh": "TZS", "zar": "ZAR", "ghs": "GHS", "pkr": "PKR", "lkr": "LKR", "bdt": "BDT", "tk": "BDT",
    "npr": "NPR", "rp": "IDR", "rub": "RUB", "pln": "PLN", "sar": "SAR", "qar": "QAR", "dh": "AED", "dhs": "AED", "uah": "UAH", "usdc": "USDC"}  # fmt: skip
