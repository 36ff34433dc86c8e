"""Whether a text speaks of crime, police or courts around a place at all: what a shop earns is no profit of a case."""

from __future__ import annotations

import re

_ZH = re.compile(
    "公安|警|检察|法院|法官|判|罪|嫌疑|涉案|非法|违法|违规|骗|赌|洗钱|跑分|盗|黑产|黑灰|灰产|水军|假|伪|走私|贩|勒索|敲诈|传销|木马|外挂|侵犯|侵权|泄露|个人信息|抓|查处|查获|收网|受害|被害|刑|罚|受贿|贪|造谣|谣言|刷单|刷量|网信|倒卖|团伙|窝点"
)
_EN = re.compile(
    r"\b(?:police|prosecut|prison|pirate|piracy|phish|pyramid|suspect|scam|swindl|smuggl|seiz|stole|steal|sentenc|syndicate|spam|crim|court|cheat|cops\b|counterfeit|convict|crackdown|customs|corrupt|confiscat|culprit|cyber"
    r"|illegal|illicit|investigat|indict|impost|fraud|fake|forge|fined\b|fence|gang|gambl|guilty|arrest|authorit|agents?\b|accomplice|accused|launder|loan shark|hack|hoax|raid|rob|ransom|theft|thie[fv]|traffick|trojan|trial|extort|embezzl"
    r"|brib|blackmail|black market|botnet|detain|detective|defendant|defraud|drug|victim|virus|jail|judge|malware|mule|underground|unlawful|water army|wanted|naval|network water|network black)"
)
_BUSINESS_ZH = re.compile("[店铺馆]|超市|公司|企业|工厂|餐厅|酒楼|景区|影院|农场|合作社|商场|市场|俱乐部")
_BUSINESS_EN = re.compile(
    r"\b(?:shop|store|bakery|baker|cafe|café|restaurant|bar|pub|hotel|company|firm|business|factory|farm|farmer|market|mall|museum|theatre|theater|cinema|film|club|team|airline|bank|retailer|supermarket|brewery|charity|school|zoo|park|festival|concert|fair|salon|start-?up|maker|group|chain|vendor|stall)s?\b"
)
"""Who earns as a matter of course."""
_ORDINARY_ZH = re.compile(
    "营业额|营业收入|客流|旺季|淡季|顾客|游客|门票|票房|财报|年报|季度|上市|销量|[去今]年|同比"
)
_ORDINARY_EN = re.compile(
    r"\b(?:(?:last|this) (?:year|month|week|season|summer|winter|spring|autumn)|(?:first|second|third|fourth) quarter|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|customers|visitors|tourists|diners|shoppers|ticket sales|box office|annual report|year on year|turnover)\b"
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
    if _BUSINESS_ZH.search(plain, start, end) is None and _BUSINESS_EN.search(low, start, end) is None:
        return False
    first, last = max(0, start - _BEFORE), min(len(low), end + _BEHIND)
    if last - first < _TELLING and not (
        _ORDINARY_ZH.search(plain, first, last) or _ORDINARY_EN.search(low, first, last)
    ):
        return False
    return _ZH.search(plain, first, last) is None and _EN.search(low, first, last) is None
