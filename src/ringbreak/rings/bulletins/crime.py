"""Whether a text speaks of crime, police or courts around a place at all: what a shop earns is no profit of a case."""

from __future__ import annotations

import re

_ZH = re.compile(
    "公安|警|检察|法院|法官|判|罪|嫌疑|涉案|非法|违法|违规|骗|赌|洗钱|跑分|盗|黑产|黑灰|灰产|水军|假|伪|走私|贩|勒索|敲诈|传销|木马|外挂|侵犯|侵权|泄露|个人信息|抓|查处|查获|收网|受害|被害|刑|罚|受贿|贪|造谣|谣言|刷单|刷量|网信|倒卖|团伙|窝点"
)
_EN = re.compile(
    r"[pscifgalhrtebdvjkmuwn](?:(?<=\bp)(?:olice|rosecut|rison|irate|iracy|hish|yramid)|(?<=\bs)(?:uspect|cam|windl|muggl|eiz|tole|teal|entenc|yndicate|pam)|(?<=\bc)(?:rim|ourt|heat|ops\b|ounterfeit|onvict|rackdown|ustoms|orrupt|onfiscat|ulprit|yber)|(?<=\bi)(?:llegal|llicit|nvestigat|ndict|mpost)|(?<=\bf)(?:raud|ake|orge|ined\b|ence)"
    r"|(?<=\bg)(?:ang|ambl|uilty)|(?<=\ba)(?:rrest|uthorit|gents?\b|ccomplice|ccused)|(?<=\bl)(?:aunder|oan shark)|(?<=\bh)(?:ack|oax)|(?<=\br)(?:aid|ob|ansom)|(?<=\bt)(?:heft|hie[fv]|raffick|rojan|rial)|(?<=\be)(?:xtort|mbezzl)|(?<=\bb)(?:rib|lackmail|lack market|otnet)"
    r"|(?<=\bd)(?:etain|etective|efendant|efraud|rug)|(?<=\bv)(?:ictim|irus)|(?<=\bj)(?:ail|udge)|(?<=\bm)(?:alware|ule)|(?<=\bu)(?:nderground|nlawful)|(?<=\bw)(?:ater army|anted)|(?<=\bn)(?:aval|etwork water|etwork black))"
)
_BUSINESS = re.compile(
    r"[店铺馆]|超市|公司|企业|工厂|餐厅|饭店|酒楼|酒店|景区|影院|农场|合作社|商场|市场|俱乐部"
    r"|\b(?:shop|store|bakery|baker|cafe|café|restaurant|bar|pub|hotel|company|firm|business|factory|farm|farmer|market|mall|museum|theatre|theater|cinema|film|club|team|airline|bank|retailer|supermarket|brewery|charity|school|zoo|park|festival|concert|fair|salon|start-?up|maker|group|chain|vendor|stall)s?\b"
)
"""Who earns as a matter of course."""
_ORDINARY = re.compile(
    r"营业额|营业收入|客流|旺季|淡季|顾客|游客|门票|票房|财报|年报|季度|上市|销量|[去今]年|同比"
    r"|\b(?:(?:last|this) (?:year|month|week|season|summer|winter|spring|autumn)|(?:first|second|third|fourth) quarter|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|customers|visitors|tourists|diners|shoppers|ticket sales|box office|annual report|year on year|turnover)\b"
)
_TELLING = 240
"""Characters in which a report would have named a crime; a lone sentence must speak of trade to be of trade."""
_BEFORE, _BEHIND = 1_500, 600
"""Characters around a sum that are heard: the crime is told in the headline, or what became of it in the next paragraph."""


def is_trade(low: str, plain: str, start: int, end: int) -> bool:
    """Does the sentence start..end tell of a business, where nobody around speaks of a crime?

    Args:
        low: The text in lower case, `plain` the text in simplified characters, offsets unchanged in both.
    """
    if _BUSINESS.search(low, start, end) is None:
        return False
    first, last = max(0, start - _BEFORE), min(len(low), end + _BEHIND)
    if last - first < _TELLING and _ORDINARY.search(low, first, last) is None:
        return False
    return _ZH.search(plain, first, last) is None and _EN.search(low, first, last) is None
