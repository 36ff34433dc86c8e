"""What a payload leads to is told by its form."""

from __future__ import annotations

import pytest

from ringbreak.intake.images.payloads import code_fields, what_payload_is
from ringbreak.intake.parser import Region

GROUP = "https://weixin.qq.com/g/AwYAAShiLiExample0001"


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (GROUP, "wechat_group"),
        ("http://weixin.qq.com/r/abc", "wechat_official"),
        ("https://u.wechat.com/EXAMPLE", "wechat_personal"),
        ("https://qr.alipay.com/fkx0example", "alipay"),
        ("HTTPS://QR.ALIPAY.COM/FKX0EXAMPLE", "alipay"),
        ("wxp://f2f0example", "wechat_pay"),
        ("https://t.me/+Example", "telegram_invite"),
        ("https://t.me/joinchat/Example", "telegram_invite"),
        ("https://t.me/example", "telegram"),
        ("https://qm.qq.com/cgi-bin/qm/qr?k=Example", "qq_group"),
        ("https://u.qq.com/example", "qq"),
        ("https://wa.me/12025550123", "whatsapp"),
        ("WIFI:T:WPA;S:example;P:example;;", "wifi"),
        ("BEGIN:VCARD\nFN:Example\nEND:VCARD", "contact"),
        ("tron:TExample?amount=1", "tron"),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "tron"),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t and more", None),
        ("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "ethereum"),
        ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bitcoin"),
        ("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "bitcoin"),
        ("13800138000", None),
        ("https://payapp.wechatpay.cn/sh_Example", "wechat_pay"),
        ("https://discord.gg/example", "discord"),
        ("https://shili.example/app.apk", "app"),
        ("https://shili.example/apk", "url"),
        ("www.shili.example", "url"),
        (" https://shili.example", "url"),
        ("see https://shili.example", None),
        ("weixin", None),
        ("www dot example", None),
        ("", None),
    ],
)
def test_the_payload_is_named_by_its_form(payload: str, kind: str | None) -> None:
    assert what_payload_is(payload) == kind


def test_fields_name_codes_by_region_and_leave_text_alone() -> None:
    regions = [Region("ocr", "https://a.example", 0, 0, 1, 1, 0.9), Region("qr", GROUP, 0, 9, 1, 1)]
    assert code_fields(regions) == {"code:1 type": "wechat_group"}
