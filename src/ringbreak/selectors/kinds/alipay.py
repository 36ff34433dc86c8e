"""Alipay accounts: a phone number or mail address after a lead word, collection codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import handles, mask
from ringbreak.selectors.kinds.phone import mobile
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed, led
from ringbreak.selectors.selector import Found, Selector
from ringbreak.selectors.urls import path_parts

_PAID_TO = re.compile(
    r"(支付宝|zfb)[^。！？!?\n0-9a-z@]{0,10}(?:账号|帐号|账户|帐户)(?:也?是|为|叫)?(?:一?个)?(?:邮箱)?[:：，, ]{0,2}$|(支付宝)是?(?:邮箱|一?个邮箱)[:：，, ]{1,2}$"
    r"|(?<![a-z])(alipay)(?: (?:account|id|is|to|at|was|of|the|her|his|my|him|them))*[ :]{1,2}$"
)


def find(passage: Passage) -> Iterator[Found]:
    if (
        "付宝" in passage.keys
        or "alipay" in passage.keys
        or "zfb" in passage.keys
        or "zhifubao" in passage.keys
        or "支" in passage.keys
        or passage.hint
    ):
        for mail in passage.web.mails:
            lead = passage.said(mail.start, mail.end, "alipay")
            paid = (
                _PAID_TO.search(passage.keys, max(0, mail.start - 28), mail.start) if lead is None else None
            )
            if paid is not None:  # 支付宝收的款，账号 foo@example.com
                lead = Lead(next(filter(None, paid.groups())), frozenset({"alipay"}), False, mail.start)
            if lead:
                yield Found("alipay", mail.start, mail.end, mail.value, "context", led(lead), 45)
        for number in passage.numbers:
            lead = passage.said(number.start, number.end, "alipay")
            if lead is None and not passage.leads(number.start):
                answer = passage.asked(number.start)
                lead = answer if answer is not None and "alipay" in answer.kinds else None
            if lead is None or handles.touching(passage, number) or handles.counted(passage, number):
                continue
            got = mobile(number.digits)
            if got is not None:
                yield Found(
                    "alipay",
                    number.start,
                    number.end,
                    got[0].removeprefix("+86"),
                    "context",
                    led(lead),
                    45,
                    disguise=number.disguise,
                )
            elif number.single and len(number.digits) == 16 and number.digits.startswith("2088"):
                yield Found("alipay", number.start, number.end, number.digits, "context", led(lead), 15)
    for url in passage.web.urls:
        if url.host == "qr.alipay.com" and (parts := path_parts(url)):
            yield Found(
                "alipay",
                url.start,
                url.end,
                "qr.alipay.com/" + parts[0].lower(),
                "format",
                formed("of an Alipay collection code"),
                7,
                inner=True,
            )


SELECTOR = Selector(
    name="alipay",
    title="Alipay account",
    pattern="a mobile number or mail address after a lead word; 2088 and 12 digits; qr.alipay.com/code",
    find=find,
    normalise=lambda written: written.strip().lower(),
    is_valid=lambda value: bool(value),
    shown_as=lambda value: mask.mail(value) if "@" in value else mask.ends(value, 3, 4),
    specificity=0.96,
    source="Alipay's account forms",
    examples={
        "支付宝：foo@example.com": "foo@example.com",
        "zfb 13800138000": "13800138000",
        "https://qr.alipay.com/FKX0123ABC": "qr.alipay.com/fkx0123abc",
    },
    not_examples=("支付宝转账 200 元", "13800138000"),
)
