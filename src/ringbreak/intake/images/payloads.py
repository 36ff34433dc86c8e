"""What a payload leads to: a group, a collection code, an invitation, an address. By its form alone; nothing is looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ringbreak.intake.parser import Region

_TYPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("wechat_personal", r"https?://u\.wechat\.com/"),
        ("wechat_group", r"https?://weixin\.qq\.com/g/"),
        ("wechat_official", r"https?://weixin\.qq\.com/[rq]/|https?://mp\.weixin\.qq\.com/"),
        (
            "wechat_pay",
            r"wxp://|https?://payapp\.(?:weixin\.qq\.com|wechatpay\.cn)/|weixin://wxpay/|https?://wx\.tenpay\.com/",
        ),
        ("wechat_work", r"https?://work\.weixin\.qq\.com/"),
        ("wechat_login", r"https?://(?:login\.weixin|open\.weixin|long\.open\.weixin)\.qq\.com/"),
        (
            "alipay",
            r"https?://(?:qr|ds|mobilecodec|render)\.alipay\.com/|alipays?://|https?://qrcode\.alipay\.com/",
        ),
        ("unionpay", r"https?://qr\.95516\.com/"),
        ("qq_group", r"https?://(?:qm|jq)\.qq\.com/|mqqapi://card/show_pslcard\S*card_type=group"),
        ("qq", r"https?://(?:wpa|u)\.qq\.com/|mqqapi://"),
        ("telegram_invite", r"https?://(?:t\.me|telegram\.me)/(?:joinchat/|\+)|tg://join"),
        ("telegram", r"https?://(?:t\.me|telegram\.me)/|tg://"),
        ("whatsapp", r"https?://(?:wa\.me|chat\.whatsapp\.com|api\.whatsapp\.com)/|whatsapp://"),
        ("line", r"https?://line\.me/|line://"),
        ("douyin", r"https?://(?:v|www)\.douyin\.com/|snssdk1128://"),
        ("weibo", r"https?://(?:m\.|www\.)?weibo\.c(?:om|n)/"),
        ("wifi", r"wifi:"),
        ("contact", r"begin:vcard|mecard:|bizcard:"),
        ("otp", r"otpauth(?:-migration)?://"),
        ("signal", r"https?://signal\.(?:me|group)/|sgnl://"),
        ("discord", r"https?://discord(?:\.gg|(?:app)?\.com/invite)/"),
        # Wallets show their bare address as often as a URI.
        ("bitcoin", r"bitcoin:|(?-i:(?:bc1[02-9ac-hj-np-z]{11,71}|[13][1-9A-HJ-NP-Za-km-z]{25,34})\Z)"),
        ("ethereum", r"ethereum:|0x[0-9a-f]{40}\Z"),
        ("tron", r"tron:|(?-i:T[1-9A-HJ-NP-Za-km-z]{33}\Z)"),
        ("litecoin", r"litecoin:"),
        ("monero", r"monero:"),
        ("solana", r"solana:"),
        ("dogecoin", r"dogecoin:"),
        ("geo", r"geo:"),
        ("phone", r"tel:"),
        ("sms", r"sms(?:to)?:"),
        ("mail", r"mailto:|matmsg:"),
        ("event", r"begin:v(?:event|calendar)"),
        ("app", r"https?://\S+\.apk(?:[?#]|$)"),
        ("url", r"https?://|www\.[a-z0-9-]+\."),
    )
)
"""Tried in order at the start of the payload; anchored and without nested repeats, so linear."""


def what_payload_is(text: str) -> str | None:
    """What a payload leads to: 'wechat_group', 'alipay', 'url', 'wifi' ...; None when it is plain text.

    It says what the form of the payload is, not that anything stands behind it: nothing is looked up.
    """
    start = text.strip()[:2048]
    for kind, pattern in _TYPES:
        if pattern.match(start):
            return kind
    return None


def code_fields(regions: Iterable[Region]) -> dict[str, str]:
    """FIELDS for the codes among `regions`: 'code:<region> type' -> what its payload is."""
    fields = {}
    for number, region in enumerate(regions):
        kind = what_payload_is(region.text) if region.form != "ocr" else None
        if kind:
            fields[f"code:{number} type"] = kind
    return fields
