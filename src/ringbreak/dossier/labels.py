"""What kinds, roles, case types, statuses and figures are called by people, in English and Chinese."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ringbreak.model.kinds import kind_title
from ringbreak.model.measures import MEASURE_NAMES
from ringbreak.model.verbal import verbal_level
from ringbreak.words import code_in, say, translate
from ringbreak.zh.dossier_fragments import FRAGMENTS

KINDS: dict[str, str] = {
    "phone": "phone",
    "cn_id": "resident id",
    "uscc": "company code (USCC)",
    "bank_card": "bank card",
    "iban": "IBAN",
    "plate": "vehicle plate",
    "imei": "IMEI",
    "imsi": "IMSI",
    "iccid": "ICCID",
    "mac": "MAC address",
    "email": "e-mail",
    "url": "web address",
    "domain": "domain",
    "ipv4": "IP address",
    "ipv6": "IP address (v6)",
    "onion": "onion address",
    "icp": "ICP licence",
    "tracking_id": "tracking id",
    "wechat": "WeChat id",
    "wechat_official": "WeChat official account",
    "wechat_group": "WeChat group code",
    "qq": "QQ",
    "qq_group": "QQ group",
    "weibo": "Weibo",
    "douyin": "Douyin",
    "alipay": "Alipay",
    "telegram": "Telegram",
    "whatsapp": "WhatsApp",
    "line": "LINE",
    "btc": "bitcoin wallet",
    "eth": "ether wallet",
    "tron": "TRON wallet",
    "ltc": "litecoin wallet",
    "xmr": "monero wallet",
    "doge": "dogecoin wallet",
    "bch": "bitcoin cash wallet",
    "xrp": "XRP wallet",
    "ada": "ADA wallet",
    "sol": "Solana wallet",
    "txid": "transaction hash",
    "md5": "MD5",
    "sha1": "SHA-1",
    "sha256": "SHA-256",
    "apk": "app package",
    "parcel": "parcel number",
    "invoice": "invoice number",
    "handle": "handle",
    "code": "decoded code",
    "template": "text template",
    "image": "image family",
    "device": "device",
    "session": "session",
    "coordination": "group acting together",
    "person": "person",
    "company": "company",
    "account": "account",
    "site_family": "site family",
}

CASE_TYPES: dict[str, str] = {
    "diversion": "traffic diversion",
    "account_control": "account control",
    "trade": "illicit trade",
    "paid_engagement": "paid engagement",
    "gambling_shop": "gambling or sham site",
    "loan_extortion": "loan extortion",
    "forgery": "forgery",
    "sms_interception": "SMS interception",
    "telephone_fraud": "telephone fraud",
    "site_network": "network of sites",
    "bulletin": "bulletin",
}

ROLES: dict[str, str] = {
    "tool_maker": "tool maker",
    "data_source": "data source",
    "harvester": "harvester",
    "reseller": "reseller or broker",
    "promoter": "promoter or diverter",
    "operator": "operator",
    "money_handler": "money handler",
    "front_company": "front company",
    "buyer": "buyer or customer",
    "victim": "victim",
    "official": "investigator or official",
}

STATUSES: dict[str, str] = {
    "read": "read",
    "partly": "partly read",
    "refused": "refused",
    "failed": "failed",
}

FLAG_KINDS: dict[str, str] = {
    "contradiction": "contradiction",
    "implausible": "implausible arithmetic",
    "double_count": "possible double count",
    "date": "date in doubt",
    "variant": "retold differently",
    "scope": "difference of scope or stage",
}

RECORD_KINDS: dict[str, str] = {
    "message": "message",
    "post": "post",
    "article": "article",
    "page": "page",
    "row": "table row",
    "listing": "listing",
    "transfer": "transfer",
    "action": "action",
    "profile": "profile",
    "mail": "mail",
    "image": "picture",
    "document": "document",
    "metadata": "metadata",
}

MEASURES: dict[str, str] = MEASURE_NAMES

QUESTIONS: dict[str, tuple[str, ...]] = {
    "What it is": ("case_type", "technique"),
    "Who was harmed": ("victims", "complaints", "people_in_groups", "accounts_controlled", "people_to_warn", "loss"),
    "How much money": (
        "money_in", "money_out", "money_moved_inside", "passed_on", "payers", "payees", "balance", "recoverable", "sent_unseen", "cash_out",
        "coins_out", "hops", "mule_accounts", "ledgers_compared", "price",
    ),
    "What is still live": ("last_seen", "live_contacts"),
    "Whom to warn": ("platforms_to_warn", "agencies_to_warn", "places_to_warn"),
    "What cannot be told": ("cannot_tell",),
    "What else is counted": (),
}  # fmt: skip
"""The questions a reader asks of a ring, in order, and the measures that answer them; the last gathers the rest."""


def question_of(measure: str) -> str:
    """Under which question a measure stands."""
    return next((q for q, those in QUESTIONS.items() if measure in those), "What else is counted")


SCOPES: dict[str, str] = {
    "nationwide": "nationwide",
    "campaign": "the whole campaign",
    "province": "the province",
    "related": "related cases, not this gang's alone",
    "company": "the company",
}

STAGES: dict[str, str] = {
    "suspected": "suspected",
    "arrested": "arrested",
    "detained": "detained",
    "charged": "charged",
    "sentenced": "sentenced",
    "punished": "punished",
    "formally_arrested": "formally arrested",
}

SETTINGS: dict[str, str] = {
    # What `ringbreak list settings` says of each; a run's settings are printed with it.
    "time_zone": "zone of times that carry no offset",
    "region": "countries of phone numbers without a prefix (ISO 3166), several with commas, the likeliest first",
    "languages": "languages expected in the evidence",
    "margin_bits": "bits a ring must have beyond what the size of the case demands",
    "min_records": "records a ring needs",
    "coordination_rule": "which accounts act together: chance (oftener than chance explains) or coortweet (the published definition)",
    "coordination_window": "seconds within which two accounts do the same thing together",
    "coordination_least": "things two accounts must do together before they are compared",
}


def setting_name(name: str, lang: str) -> str:
    """'time_zone (zone of times that carry no offset)'."""
    if name not in SETTINGS:
        return name
    about = say(SETTINGS[name], lang)
    return f"{name}（{about}）" if lang == "zh" else f"{name} ({about})"


def fragment(template: str, lang: str, /, **values: object) -> str:
    """A short piece of a sentence: '8 people', 'about {value}'.

    Kept out of the catalogue on purpose: `translate` recognises the catalogue's templates inside other people's sentences,
    and a template as short as '{shown} of {all}' would recognise, and garble, 'order of the court'.
    """
    return (FRAGMENTS[template] if lang == "zh" else template).format(**values)


def named(table: dict[str, str], word: str, lang: str) -> str:
    """What people call a word of the tables; the word itself, with spaces, when nobody has named it yet."""
    known = table.get(word)
    return say(known, lang) if known is not None else word.replace("_", " ")


def kind_name(kind: str, lang: str) -> str:
    """'WeChat id' for wechat."""
    return named(KINDS, kind, lang) if kind in KINDS else say(kind_title(kind), lang).replace("_", " ")


MINTED = frozenset(
    {
        "template",
        "image",
        "device",
        "session",
        "coordination",
        "person",
        "company",
        "account",
        "register",
        "interceptor",
        "machine",
        "code_book",
        "order_book",
        "collection",
        "task_list",
        "card_box",
        "handover",
        "conduit",
        "room",
        "cast",
        "chat",
        "tool_log",
        "site_family",
    }
)
"""Kinds made by linkers: their value is an inner name, people read the printed form."""

MOST_QUOTED = 28
"""Characters of a shared text that stand for it in a sentence."""


def selector_name(kind: str, shown: str, lang: str) -> str:
    """'phone 138****8000', 'device D1', 'text template “...”': a text is quoted and cut, a kind is not said twice."""
    if kind == "template":
        # Room for the '(2)' that tells two of the same beginning apart.
        cut_off = shown if len(shown) <= MOST_QUOTED + 5 else shown[: MOST_QUOTED - 1] + "…"
        return shown if shown.startswith("template") else f"{kind_name(kind, lang)} “{cut_off}”"
    if shown.casefold().startswith(kind):
        return translate(shown, lang)
    return f"{kind_name(kind, lang)} {shown}"


_STATED = re.compile(r"the bulletin states ([a-z_]+): ([^:;]{1,60}?)(?: ([A-Za-z-]{2,20}))?")
_SAME = re.compile(r"(\d[\d,.]*) to \1 ")
"""How a sentence begins whose range has two equal ends."""


def spoken(sentence: str, lang: str) -> str:
    """A sentence of the tables in the language asked for; a measure it begins with is called by its name, and a range of one figure is that
    figure."""
    told = translate(sentence, lang)
    stated = _STATED.fullmatch(sentence) if lang == "zh" else None
    if stated is not None:
        return say(
            "the bulletin states {measure}: {value} {unit}",
            lang,
            measure=named(MEASURES, stated[1], lang),
            value=translate(stated[2], lang),
            unit="元" if stated[3] == "CNY" else code_in(stated[3], lang),
        ).rstrip()
    same = _SAME.match(sentence)
    if same is not None:
        for word in ("to", "至"):
            told = told.replace(f"{same[1]} {word} {same[1]}", same[1], 1)
    for mark in ("：", ": "):
        measure, found, rest = told.partition(mark)
        if found and measure in MEASURES:
            return colon(named(MEASURES, measure, lang), rest, lang)
    return told


def told_apart(names: Sequence[str], kinds: Sequence[str] = ()) -> list[str]:
    """Names of which several may look alike once masked: equal ones get (1), (2) in the order given.

    Args:
        kinds: What each is; names of different kinds are told apart by the kind already.
    """
    keys = list(zip(names, kinds, strict=True)) if kinds else [(name, "") for name in names]
    many = Counter(keys)
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for key in keys:
        seen[key] += 1
        made.append(f"{key[0]} ({seen[key]})" if many[key] > 1 else key[0])
    return made


def colon(left: str, right: str, lang: str) -> str:
    """'left: right' with the colon of the language."""
    return f"{left}：{right}" if lang == "zh" else f"{left}: {right}"


def case_type_name(case_type: str | None, confidence: float | None, lang: str) -> str:
    """The type with how sure: 'account control (likely)'. Below one half it is not said at all."""
    if case_type is None or (confidence is not None and confidence < 0.5):
        return say("not enough to say", lang)
    name = named(CASE_TYPES, case_type, lang)
    if confidence is None or confidence < 0.75:
        return say("{case_type} (perhaps)", lang, case_type=name)
    if confidence < 0.95:
        return say("{case_type} (likely)", lang, case_type=name)
    return name


def count(number: int) -> str:
    """A whole number, exact, in groups of three: 18,204 in both languages, so it can be compared with a query."""
    return f"{number:,}"


def figure(value: float | Decimal | str, lang: str) -> str:
    """A figure from a source, as its language writes large ones.

    zh: 万 from 10,000 and 亿 from 100,000,000 when nothing is lost by it (8664万, 2.6亿), else all digits.
    en: 'million' and 'billion' on the same condition, else all digits in groups of three.
    """
    try:
        number = Decimal(str(value)).normalize()
    except InvalidOperation:
        return str(value)
    if not number.is_finite():
        return str(value)
    steps: Sequence[tuple[int, str]] = (
        ((100_000_000, "亿"), (10_000, "万")) if lang == "zh" else ((10**9, " billion"), (10**6, " million"))
    )
    for size, word in steps:
        if abs(number) >= size:
            scaled = number / size
            if scaled == round(scaled, 2):
                return f"{scaled.normalize():f}{word}"
    whole = number == number.to_integral_value()
    return f"{int(number):,}" if whole else f"{number:,f}"


def money(value: str, currency: str | None, lang: str) -> str:
    """An amount with its currency; 'currency not stated' when the source does not say."""
    if currency is None:
        return say("{amount} (currency not stated)", lang, amount=figure(value, lang))
    if currency == "CNY":
        return fragment("{amount} yuan", lang, amount=figure(value, lang))
    return f"{figure(value, lang)} {currency}"


def zone(name: str) -> ZoneInfo:
    """The time zone, or UTC when this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def moment(at: datetime | None, precision: str | None, time_zone: str, lang: str) -> str:
    """A time no finer than the evidence gives it: '2024-04-25 14:03:09', '2024-04', 'no date'."""
    if at is None:
        return say("no date", lang)
    try:
        local = at.astimezone(zone(time_zone))
    except OverflowError:  # a clock at the end of the year 9999, or the beginning of the first
        local = at
    shape = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "minute": "%Y-%m-%d %H:%M"}
    return local.strftime(shape.get(precision or "second", "%Y-%m-%d %H:%M:%S"))


def verbal(bits: float, lang: str) -> str:
    """The verbal level of a weight of evidence, in the language asked for."""
    return say(verbal_level(bits), lang)


FORMS: tuple[tuple[str, str], ...] = (
    ("image/", "pictures"),
    ("text/html", "web pages"),
    ("application/warc", "web pages"),
    ("multipart/related", "web pages"),
    ("text/csv", "tables"),
    ("text/tab-separated-values", "tables"),
    ("spreadsheet", "tables"),
    ("ms-excel", "tables"),
    ("parquet", "tables"),
    ("sqlite", "databases"),
    ("json", "JSON"),
    ("application/pdf", "PDF"),
    ("wordprocessing", "documents"),
    ("msword", "documents"),
    ("message/", "mail"),
    ("ms-outlook", "mail"),
    ("mbox", "mail"),
    ("zip", "archives"),
    ("7z", "archives"),
    ("rar", "archives"),
    ("tar", "archives"),
    ("compressed", "archives"),
    ("video/", "video and sound"),
    ("audio/", "video and sound"),
    ("text/", "text"),
)
"""Part of a media type -> what people call such files; the first that fits."""


def form_name(media_type: str, lang: str) -> str:
    """'tables' for text/csv; 'other' for what is not in the list."""
    return say(next((name for part, name in FORMS if part in media_type), "other"), lang)


def size(size_bytes: int, lang: str) -> str:
    """A size in the nearest unit: '61 kB', '2.0 MB'."""
    for unit, name in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size_bytes >= unit:
            return (
                f"{size_bytes / unit:.1f} {name}"
                if size_bytes < 10 * unit
                else f"{size_bytes / unit:.0f} {name}"
            )
    return fragment("{count} bytes", lang, count=size_bytes)
