"""Numbers that stand for states, classes of characters, kinds, leads and reasons in the scanner's arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

NOTHING, PLAIN, ASK, GOES_ON = 0, 1, 2, 3
# Classes of characters, bits of a table over the basic plane.
DIGIT, LETTER, JOINER, SPECIAL, NUMERAL, HOMOPHONE, QUOTE, PROVINCE = 1, 2, 4, 8, 16, 32, 64, 128
GAP, TELLTALE, SEPARATOR, MARK, AFTER, BEFORE_QUOTE, AT_SIGN, UNIT = (
    256,
    512,
    1024,
    2048,
    4096,
    8192,
    16384,
    32768,
)
# What is noted of a word of letters.
FILLS, LEADS, NAMES, SITES, ROLES, LEADING_ON, CALLING, LISTS = 1, 2, 4, 8, 16, 32, 64, 128
# Kinds found here; `KINDS` names them in this order.
(
    PHONE,
    CN_ID,
    CARD,
    IMEI,
    QQ,
    QQ_GROUP,
    WECHAT,
    TELEGRAM,
    EMAIL,
    URL,
    DOMAIN,
    ETH,
    TRON,
    BTC,
    TXID,
    SHA256,
    WHATSAPP,
    HANDLE,
) = range(18)
KINDS = (
    "phone", "cn_id", "bank_card", "imei", "qq", "qq_group", "wechat", "telegram", "email", "url", "domain",
    "eth", "tron", "btc", "txid", "sha256", "whatsapp", "handle",
)  # fmt: skip
# What a lead word announces, as bits; `LEAD_BITS` names them.
LEAD_BITS = {
    "phone": 1, "wechat": 2, "qq": 4, "qq_group": 8, "telegram": 16, "whatsapp": 32, "line": 64, "weibo": 128,
    "douyin": 256, "alipay": 512, "bank_card": 1024, "cn_id": 2048, "imei": 4096, "-": 8192, "wechat_official": 16384,
    "handle": 32768, "parcel": 1 << 16, "invoice": 1 << 17, "imsi": 1 << 18, "iccid": 1 << 19, "txid": 1 << 20,
    "sha256": 1 << 21, "md5": 1 << 22, "sha1": 1 << 22, "apk": 1 << 23, "domain": 1 << 24, "email": 1 << 25,
    "btc": 1 << 26, "eth": 1 << 27, "tron": 1 << 28,
}  # fmt: skip
OTHER_LEAD = 1 << 29
L_PHONE, L_WECHAT, L_QQ, L_GROUP, L_TELEGRAM, L_WHATSAPP = 1, 2, 4, 8, 16, 32
L_LINE, L_WEIBO, L_DOUYIN, L_ALIPAY, L_CARD, L_ID, L_IMEI, L_DENY = 64, 128, 256, 512, 1024, 2048, 4096, 8192
L_OFFICIAL, L_HANDLE, L_PARCEL, L_INVOICE, L_IMSI, L_ICCID = 16384, 32768, 1 << 16, 1 << 17, 1 << 18, 1 << 19
L_TXID, L_SHA256, L_MD5, L_APK, L_DOMAIN, L_EMAIL = 1 << 20, 1 << 21, 1 << 22, 1 << 23, 1 << 24, 1 << 25
L_BTC, L_ETH, L_TRON = 1 << 26, 1 << 27, 1 << 28
NAMED = L_WECHAT | L_TELEGRAM | L_LINE | L_WEIBO | L_DOUYIN | L_OFFICIAL | L_HANDLE
L_LOOSE = L_HANDLE | L_CARD | L_ID
"""What 账号, id, 用户名 by themselves may announce: an account of no platform."""
NUMBERED = (
    L_WECHAT | L_QQ | L_GROUP | L_ALIPAY | L_WHATSAPP | L_LINE | L_WEIBO | L_DOUYIN | L_PARCEL | L_INVOICE | L_IMSI
    | L_ICCID | L_TELEGRAM | (1 << 29)
)  # fmt: skip
# Why, as the twin says it; `selectors.scanner` turns the number and the lead into the sentence.
(
    WHY_PLAN,
    WHY_ID,
    WHY_CARD,
    WHY_CARD_LED,
    WHY_IMEI,
    WHY_LED,
    WHY_WXID,
    WHY_PSL,
    WHY_IN_URL,
    WHY_ETH,
    WHY_ETH_SUM,
) = range(11)
WHY_BASE58, WHY_HEX64, WHY_COUNTRY, WHY_TELEGRAM, WHY_URL, WHY_RESERVED, WHY_MAIL = 11, 12, 13, 14, 15, 16, 17
WHY_AT, WHY_SPOKEN, WHY_SERVICE, WHY_SERVICE_LED, WHY_HOTLINE = 18, 19, 20, 21, 22
V_CHECKSUM, V_LEXICON, V_FORMAT, V_CONTEXT = 0, 1, 2, 3


def _plan() -> Any:
    plan = np.zeros(100, np.bool_)
    for text in [
        "30",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "38",
        "39",
        "40",
        "41",
        "42",
        "44",
        "45",
        "46",
        "47",
        "48",
        "49",
        "50",
        "51",
        "52",
        "53",
        "55",
        "56",
        "57",
        "58",
        "59",
        "62",
        "65",
        "66",
        "67",
        "70",
        "71",
        "72",
        "73",
        "74",
        "75",
        "76",
        "77",
        "78",
        "80",
        "81",
        "82",
        "83",
        "84",
        "85",
        "86",
        "87",
        "88",
        "89",
        "90",
        "91",
        "92",
        "93",
        "95",
        "96",
        "97",
        "98",
        "99",
    ]:
        plan[int(text)] = True
    return plan


PLAN = _plan()
"""Second and third digit of Chinese mobile prefixes that are given out; a test holds it against selectors.kinds.phone."""
