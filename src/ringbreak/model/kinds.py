"""What each kind of selector is called when spoken of. The names are templates, so they have their Chinese."""

from __future__ import annotations

BANKED = ("bank_card", "iban", "alipay", "bank_account")
"""Accounts that a bank or a payment service keeps."""
COINS = ("btc", "eth", "tron", "ltc", "xmr", "doge", "bch", "xrp", "ada", "sol")
"""Wallets on a public chain."""
MONEY = (*BANKED[:3], *COINS, BANKED[3])
"""What money is paid into, the most telling first: a `bank_account` is a number that nothing but a ledger's column calls one."""

KIND_TITLES: dict[str, str] = {
    "phone": "phone number",
    "cn_id": "identity card number",
    "uscc": "company number",
    "bank_card": "bank card",
    "bank_account": "bank account",
    "iban": "bank account (IBAN)",
    "plate": "vehicle plate",
    "imei": "handset number (IMEI)",
    "imsi": "SIM number (IMSI)",
    "iccid": "SIM card number (ICCID)",
    "mac": "network card (MAC)",
    "email": "e-mail address",
    "url": "web address",
    "domain": "web domain",
    "ipv4": "IP address",
    "ipv6": "IPv6 address",
    "onion": "onion address",
    "icp": "ICP licence number",
    "tracking_id": "analytics or advertising id",
    "wechat": "WeChat id",
    "wechat_official": "WeChat official account",
    "wechat_group": "WeChat group code",
    "qq": "QQ number",
    "qq_group": "QQ group",
    "weibo": "Weibo account",
    "douyin": "Douyin account",
    "alipay": "Alipay account",
    "telegram": "Telegram handle",
    "whatsapp": "WhatsApp number",
    "line": "LINE id",
    "btc": "Bitcoin address",
    "eth": "Ethereum address",
    "tron": "TRON address",
    "ltc": "Litecoin address",
    "xmr": "Monero address",
    "doge": "Dogecoin address",
    "bch": "Bitcoin Cash address",
    "xrp": "XRP address",
    "ada": "Cardano address",
    "sol": "Solana address",
    "txid": "transaction hash",
    "md5": "file hash (MD5)",
    "sha1": "file hash (SHA-1)",
    "sha256": "file hash (SHA-256)",
    "apk": "app package",
    "parcel": "parcel number",
    "invoice": "invoice number",
    "handle": "code name",
    "code": "printed code",
    "template": "text template",
    "image": "picture family",
    "device": "one device",
    "session": "address at one time",
    "coordination": "accounts acting together",
    "person": "one person",
    "company": "one company",
    "account": "user account",
    "payment": "one payment in two ledgers",
    "flow": "pattern of payments",
    "slot": "contact of a text template",
    "site_family": "family of sites",
    "agent_code": "code of an agent",
    "order_book": "book of orders",
    "task_list": "list of tasks and who did them",
    "card_box": "box of telephone cards",
    "handover": "accounts that follow one another",
    "conduit": "account that was paid and handed it on",
    "room": "work room of a chat",
    "cast": "people who meet in several chats",
    "merchant": "merchant number",
    "tool_log": "log of a posting program",
    "collection": "accounts that collect for one",
    "code_book": "book of codes",
    "interceptor": "terminal that answers for others",
    "machine": "set of machines",
    "register": "register rows with nothing behind them",
}


def kind_title(kind: str) -> str:
    """The English name of a kind; the kind itself when a plug-in brought one that has no name here."""
    return KIND_TITLES.get(kind, kind)
