"""What is believed about a kind of selector before the case is looked at.

Two numbers a kind: how likely a value that two records share is private to one operation (`private`), and how surprising
the sharing would be if they were strangers (`rarity` bits, minus log2 of the chance r of coincidence: recycled numbers,
slips of the pen, shared devices). Where the numbers come from: docs/decisions/0003-private-or-public.md.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prior:
    """kind: selector kind. private: probability 0..1. rarity: bits. order: `contact` values judge one another from rare
    to common; `event` values are judged like contacts but tell nothing about their neighbours, since every payment,
    parcel or page has a number of its own whoever is behind it; `trait` values are judged afterwards by the groups the
    contacts made. why: for people."""

    kind: str
    private: float
    rarity: float
    order: str
    why: str


PRIORS: tuple[Prior, ...] = (
    Prior("cn_id", 0.97, 22, "contact", "an identity card number belongs to one person"),
    Prior("bank_card", 0.999, 22, "contact", "a card belongs to one holder"),
    Prior("iban", 0.995, 22, "contact", "an account belongs to one holder"),
    Prior(
        "bank_account", 0.98, 20, "contact", "an account belongs to one holder; public payees have them too"
    ),
    Prior("uscc", 0.80, 20, "contact", "a company number belongs to one company, and strangers may name it"),
    Prior("phone", 0.97, 20, "contact", "a telephone number belongs to one holder at a time"),
    Prior("wechat", 0.97, 20, "contact", "a WeChat id belongs to one holder"),
    Prior("wechat_group", 0.95, 20, "contact", "a group code is handed out by those who run the group"),
    Prior("wechat_official", 0.50, 18, "contact", "an official account may be anybody's favourite"),
    Prior("qq", 0.97, 20, "contact", "a QQ number belongs to one holder"),
    Prior("qq_group", 0.95, 20, "contact", "a group number is handed out by those who run the group"),
    Prior("weibo", 0.60, 18, "contact", "strangers name well-known accounts"),
    Prior("douyin", 0.70, 18, "contact", "strangers name well-known accounts"),
    Prior("alipay", 0.98, 20, "contact", "a payment account belongs to one holder"),
    Prior(
        "telegram", 0.95, 20, "contact", "a handle belongs to one holder; large channels are named by many"
    ),
    Prior("whatsapp", 0.97, 20, "contact", "a WhatsApp number belongs to one holder"),
    Prior("line", 0.95, 20, "contact", "a LINE id belongs to one holder"),
    Prior("handle", 0.80, 14, "contact", "short names collide"),
    Prior("email", 0.97, 21, "contact", "a mailbox belongs to one holder"),
    Prior("btc", 0.995, 24, "contact", "a wallet belongs to one holder; exchanges have well-known ones"),
    Prior("eth", 0.995, 24, "contact", "a wallet belongs to one holder; exchanges have well-known ones"),
    Prior("tron", 0.995, 24, "contact", "a wallet belongs to one holder; exchanges have well-known ones"),
    Prior("ltc", 0.995, 24, "contact", "a wallet belongs to one holder"),
    Prior("xmr", 0.995, 24, "contact", "a wallet belongs to one holder"),
    Prior("doge", 0.995, 24, "contact", "a wallet belongs to one holder"),
    Prior("bch", 0.995, 24, "contact", "a wallet belongs to one holder"),
    Prior("xrp", 0.90, 22, "contact", "exchanges share one address among customers"),
    Prior("ada", 0.995, 24, "contact", "a wallet belongs to one holder"),
    Prior("sol", 0.95, 24, "contact", "a wallet belongs to one holder; programs have public ones"),
    Prior("txid", 0.95, 24, "event", "one payment"),
    Prior("domain", 0.85, 20, "contact", "an unlisted domain; strangers also name sites they like"),
    Prior("onion", 0.90, 22, "contact", "an onion address is passed on among those who use it"),
    Prior("url", 0.90, 20, "contact", "one page; news is passed on by strangers"),
    Prior("icp", 0.90, 20, "contact", "a licence number belongs to one site owner"),
    Prior(
        "tracking_id", 0.97, 21, "contact", "an analytics or advertising account belongs to one site owner"
    ),
    Prior("ipv4", 0.30, 12, "trait", "carriers put thousands behind one address"),
    Prior("ipv6", 0.60, 16, "trait", "an address of one line"),
    Prior("mac", 0.95, 20, "trait", "a network card"),
    Prior("imei", 0.98, 22, "trait", "a handset"),
    Prior("imsi", 0.98, 22, "trait", "a SIM card"),
    Prior("iccid", 0.98, 22, "trait", "a SIM card"),
    Prior("plate", 0.95, 19, "contact", "a vehicle"),
    Prior("apk", 0.90, 20, "contact", "an app package; well-known apps are named by strangers"),
    Prior("md5", 0.90, 24, "contact", "one file"),
    Prior("sha1", 0.90, 24, "contact", "one file"),
    Prior("sha256", 0.90, 24, "contact", "one file"),
    Prior("parcel", 0.97, 20, "event", "one parcel"),
    Prior("invoice", 0.97, 20, "event", "one invoice"),
    Prior("code", 0.95, 20, "event", "the payload of a printed code"),
    Prior("template", 0.55, 19, "trait", "texts are copied by operations and by crowds alike"),
    Prior("image", 0.50, 18, "trait", "pictures are copied by operations and by crowds alike"),
    Prior("device", 0.95, 21, "trait", "a device serves one hand at a time"),
    Prior("session", 0.20, 10, "trait", "one address or cell within one hour; carriers share addresses"),
    Prior("coordination", 0.95, 18, "trait", "accounts act together beyond chance"),
    Prior("person", 0.95, 19, "trait", "descriptions of one person"),
    Prior("company", 0.80, 18, "trait", "descriptions of one company"),
    Prior("account", 0.98, 22, "trait", "what one account wrote"),
    Prior("payment", 0.95, 18, "trait", "two ledgers show the two sides of one payment"),
    Prior("flow", 0.50, 12, "trait", "money that comes and goes in one pattern; a pattern is not a person"),
    Prior("slot", 0.93, 18, "contact", "what one text family puts where its contact stands"),
    Prior(
        "register",
        0.97,
        22,
        "trait",
        "register rows with nothing behind them, by one operator, at night or for money",
    ),
    Prior(
        "interceptor",
        0.97,
        22,
        "trait",
        "a terminal that answers for many numbers just when they are sent codes",
    ),
    Prior("machine", 0.97, 22, "trait", "machines from which one hand works many accounts"),
    Prior("agent_code", 0.95, 20, "trait", "pages published under one account's code, which a table lists"),
    Prior("code_book", 0.97, 22, "trait", "one keeper's book of codes, and the group of its customers"),
    Prior(
        "order_book",
        0.97,
        22,
        "trait",
        "one keeper's book of orders, found again as payments into accounts that messages name, or in talks of its customers with him",
    ),
    Prior("card_box", 0.97, 22, "trait", "telephone cards in the slots of one machine"),
    Prior(
        "handover",
        0.97,
        22,
        "trait",
        "one account follows another, and the same contacts lead to both just then",
    ),
    Prior(
        "conduit",
        0.97,
        22,
        "trait",
        "an account that complaints say was paid, and that handed on within hours what it took in",
    ),
    Prior(
        "room",
        0.97,
        22,
        "trait",
        "a chat in which several hand one another what complaints tell of",
    ),
    Prior(
        "cast",
        0.97,
        22,
        "trait",
        "people who speak under the same nicknames in several chats",
    ),
    Prior(
        "chat", 0.5, 22, "trait", "what is said in one chat; a swindle's group and a market's hall look alike"
    ),
    Prior(
        "merchant",
        0.95,
        20,
        "trait",
        "a merchant number to which somebody in a chat tells others to pay",
    ),
    Prior("tool_log", 0.97, 22, "trait", "the log of a program that has many accounts write"),
    Prior("task_list", 0.97, 22, "trait", "listed accounts write on listed pages, beyond chance"),
    Prior(
        "collection",
        0.97,
        22,
        "trait",
        "accounts hired to collect hand on to one till, in more ways than honest ones do",
    ),
    Prior("site_family", 0.80, 18, "trait", "sites named by one pattern"),
)
BY_KIND: dict[str, Prior] = {p.kind: p for p in PRIORS}
TESTED = (
    "coordination",
    "person",
    "company",
    "register",
    "interceptor",
    "machine",
    "agent_code",
    "code_book",
    "order_book",
    "collection",
    "task_list",
    "card_box",
    "handover",
    "conduit",
    "room",
    "cast",
    "merchant",
    "tool_log",
)
"""Kinds whose linker has put each value to a test of its own (chance, the odds of a match) before it was minted, so that neither
the number of bearers nor the groups they are in speak against it."""
UNKNOWN = Prior("", 0.70, 14, "contact", "a kind without a prior of its own")
"""For kinds from plug-ins."""
