"""What a figure is about when it is not the case itself, and who says it."""

from __future__ import annotations

import re

_NATIONWIDE = re.compile(
    r"\b(?:nationwide|across the country|throughout the country|all over the country|nationally|the whole country|national cluster"
    r"|in many regions|public security organs across|across china|throughout china|police across china|national public security)\b"
    r"|全国(?!人大|人民代表|第一|首例|首起|首个|政协|重点)|各地公安机关|公安部(?:统一)?(?:部署|指挥|组织)[^。]{0,20}(?:各地|全国)|多地公安|集群战役"
)
_PROVINCE = re.compile(
    r"全省|全区公安|全市公安机关|\b(?:(?:across|throughout) the (?:whole |entire )?|the (?:whole|entire) )(?:province|city|region|state|county)\b|\b(?:region|state|county)-?wide\b|\bprovincial (?:cluster|joint|unified|special)\b|province-wide|citywide|city-wide|provincewide"
)
_CAMPAIGN = re.compile(
    r"\bcluster (?:strikes?|campaigns?|operations?|battles?|attacks?)\b|\bpolice (?:in|of) (?:[0-9]+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) provinces\b|专项行动(?:以来|开展以来|期间|中|共|累计)|行动(?:以来|开展以来|期间)|\bsince the (?:start|launch|beginning) of the (?:[\w\"“” ]{0,40})(?:campaign|operation|action)\b|\bduring the (?:[\w\"“” ]{0,40})(?:campaign|operation|special action)\b|今年以来|去年以来|\bin this year\b|\bso far this year\b|\bthis year, (?:the )?(?:public security|police)\b",
    re.IGNORECASE,
)
_COMMA = re.compile("[,，]")
_WHOLE = re.compile(r"\b(?:a total of|in total|altogether|in all|cumulatively|total of)\b|共|累计|合计|总计")
_ACCORDING = re.compile(
    r"\b[Aa]ccording to (?P<en>(?:the |official sources |[A-Z])[^,.;:]{2,70}?)(?:'s (?:feedback|report|statement|introduction|data))?,"
    r"|(?P<en2>(?:[A-Z][\w'-]{1,40} ){1,8}(?:police|Bureau|Ministry|Court|Procuratorate|[A-Z][\w'-]{1,40})) (?:said|stated|introduced|told|revealed|announced|disclosed|reported)\b"
    r"|据(?P<zh>[^，。；：]{2,24}?)(?:介绍|通报|消息|披露|透露|反馈|统计|称|报道|说)"
    r"|(?P<zh2>[\u4e00-\u9fff]{2,20}?)(?:介绍说|介绍[，：:]|通报称|表示[，：:]|透露[，：:]|称[，：:]|告诉记者)"
)


_SCOPE_ZH = re.compile("全[国省区市]|各地公|公安部|多地公|集群战|行动|[今去]年以来")
_SPEAKER_ZH = re.compile("据|介绍|通报称|表示|透露|称|告诉记者")
"""What a Chinese sentence must hold for the patterns above to be worth their time."""
_SCOPE_EN = ("nation", "country", "many regions", "organs across", "china", "across the ", "throughout the ", "whole ", "entire ", "wide", "since the ", "provinc", "cluster ", "during the ", "this year")  # fmt: skip
_SPEAKER_EN = ("ccording to ", " said", " stated", " introduced", " told", " revealed", " announced", " disclosed", " reported")  # fmt: skip
"""The same for an English one, in lower case; looking for words is quicker than matching."""


def _any_in(sentence: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - a loop is a third quicker than any() here
        if word in sentence:
            return True
    return False


def may_have_scope(text: str, low: str, start: int, end: int, *, chinese: bool = False) -> bool:
    """Is there a word in the sentence that could widen what its figures are about? Asked once for all of them.

    Args:
        low: The text in lower case, offsets unchanged.
    """
    if chinese:
        return _SCOPE_ZH.search(text, start, end) is not None
    if _any_in(low[start:end], _SCOPE_EN):
        return True
    return not text.isascii() and _SCOPE_ZH.search(text, start, end) is not None


def scope_of(text: str, start: int, end: int, at: int) -> str | None:
    """nationwide, province or campaign when the words before the figure in its sentence say so; None is the case itself."""
    head = text[start:at]
    if _NATIONWIDE.search(head) or _NATIONWIDE.search(
        _COMMA.split(text[at : min(end, at + 60)], maxsplit=1)[0]
    ):
        return "nationwide"
    if _PROVINCE.search(head):
        return "province"
    return "campaign" if _CAMPAIGN.search(head) else None


def speaker_of(text: str, start: int, end: int, *, chinese: bool = False) -> str | None:
    """Who the sentence says it comes from, as written; None when it does not say."""
    if chinese:
        if _SPEAKER_ZH.search(text, start, end) is None:
            return None
    elif not _any_in(text[start:end], _SPEAKER_EN) and (
        text.isascii() or _SPEAKER_ZH.search(text, start, end) is None
    ):
        return None
    m = _ACCORDING.search(text, start, end)
    if m is None:
        return None
    name = (m["en"] or m["en2"] or m["zh"] or m["zh2"] or "").strip()
    if name in ("", "悉", "了解", "reports") or name.startswith(("悉", "了解")):
        return None
    return name.split(" known by ")[0].strip() or None


def is_total(text: str, start: int, at: int) -> bool:
    """The figure is given as a sum: 'a total of 69', 共抓获69人."""
    return _WHOLE.search(text, max(start, at - 24), at) is not None
