"""What a sentence makes of somebody whose name it hides or leads with: suspect, victim, official, author, or just named.

A masked name (王某, "Li Mou") says nothing of its bearer: owners of accounts, witnesses, customers, reporters and those
at a meeting are written so too. Somebody is a suspect only where the words beside the name say so.
"""

from __future__ import annotations

import re

NAMED = "person"
"""The role of whom a text names without saying what part he has."""

_STOPS_ZH = re.compile(r"[。！？!?；;\n]")
_STOPS_EN = re.compile(r"[!?;\n]|\.(?=\s+[A-Z\"“])")
_REACH = 120
"""Characters looked through on each side of a name: longer sentences tell of several people."""

_NO_PART_ZH = re.compile(
    r"(?:户名|户主|户口|开户人|持卡人|卡主|机主|车主|房东|登记人|收件人|寄件人|联系人|账户名|持有人|名义|证人|律师|辩护人|亲属|家属|妻子|丈夫|父亲|母亲|儿子|女儿|哥哥|弟弟|姐姐|妹妹|朋友|同学|同事|邻居|亲戚|冒充|假冒|仿冒|谎称|自称|化名|参加|出席|主持|列席|参会|感谢|尾号)"
    r"(?:均|都|分别)?[为是叫：:\s]*[“\"「『（(]?$"
)
_HARMED_BEFORE_ZH = re.compile(
    r"(?:受害人|受害者|被害人|被害者|受骗人|报警人|报案人|举报人|投诉人|失主|事主|市民|居民|储户|骗取|骗走|骗得|骗了|骗光|敲诈|盗刷)了?[^，。、；：]{0,4}$"
)
_HARMED_AFTER_ZH = re.compile(
    r"(?:等[^，。；]{0,10})?[，,]?[^，。；]{0,10}?(?:报警|报案|被骗|被盗|被诈骗|被敲诈|被害|受骗|上当|遭受?|受损|损失)|称其?被|的(?:银行卡|账户|手机)[^，。；]{0,6}被"
)
_OFFICIAL_ZH = re.compile(
    r"(?:民警|辅警|法官|检察官|检察长|院长|局长|队长|所长|主任|处长|科长|厅长|部长|书记|教导员|指导员|政委|发言人)\s*$"
)
_AUTHOR_ZH = re.compile(
    r"(?:记者|通讯员|编辑|作者|主编|责编|校对|摄影|实习生)[：:\s]*(?:[^，。；\s]{2,3}[、\s]){0,3}$"
)
_CALLED_ZH = re.compile(
    r"(?:嫌疑人|嫌犯|疑犯|被告人?|主犯|首犯|从犯|主嫌|罪犯|案犯|人犯|逃犯|同伙|同案|头目|骨干|团伙成员|犯罪分子|不法分子|违法人员|违法行为人|不法之徒|造谣者|操盘手|卡农|车手|黑客|站长|开发者|运营者|伙同|勾结|合谋|指使|抓获|抓捕|逮捕|刑拘|拘留|缉捕|通缉|锁定|擒获|控制|查处|判决|判处|开发者|幕后老板|诈骗的|作案的|犯罪的|涉案的)"
    r"[^，。；、]{0,8}$"
)
_LIST_ZH = re.compile(r"(?:[（(][^（）()]{0,24}[）)])?(?:、|和|与|及|以及)$")
_PARENTHESIS_ZH = re.compile(r"\s{0,4}[（(][^（）()]{0,24}[）)]")
_BY_LAW_ZH = re.compile(
    r"等?[^，。；]{0,8}(?:嫌疑人|被告|主犯|罪犯)|[^，。；]{0,6}为首|[^，。；]{0,6}為首|[^，。；]{0,4}(?:团伙|一伙|犯罪集团|等嫌)|[^，。；]{0,24}(?:罪|案)(?![发值件情由])|等?(?:\d+人)?[^，。；]{0,4}(?:伙同|勾结|合谋)"
    r"|[^。；]{0,60}(?:抓获|刑拘|逮捕|拘留|批捕|被诉|获刑|判刑|判处|被判|落网|归案|到案|供述|供认|交代|自首|投案|认罪|强制措施|取保候审|公诉|起诉|被查处|被处罚|收押|移送|被行政|受审|庭审)"
)
_BY_DEED_ZH = re.compile(
    r"[^。；]{0,60}(?:非法|违法|犯罪|牟利|获利|诈骗|詐騙|詐欺|骗取|騙取|行骗|骗钱|敲诈|勒索|盗窃|盗取|窃取|盗刷|洗钱|洗錢|跑分|引流|冒充|伪造|篡改|变造|造谣|编造|植入|破解|入侵|外挂|木马|贩卖|倒卖|贩售|敛财|收购[^，。；]{0,8}(?:卡|账户|信息)|(?:拍摄|导出|泄露|出售|卖给|售卖|出租|出借)[^，。；]{0,14}(?:信息|面单|银行卡|数据|账号|账户))"
)
_DONE_TO_ZH = re.compile(
    r"(?:向|对|给|跟|让|请|找|联系|诱导|引导|要求|将|把|从|替|帮|为|告知|通知|售予|转给|汇给|转入|打给)$"
)
_WHOSE_CASE_ZH = re.compile(r"(?:侦破|破获|办理|审理|告破|审结|介绍了?)[^，。；]{0,6}$")

_NO_PART_EN = re.compile(
    r"(?:customer|client|witness|lawyer|attorney|landlord|owner|holder|friend|colleague|neighbou?r|wife|husband|mother|father|son|daughter|student|villager|user|account of|name of|named after|posing as|pretending to be|impersonat\w+|claiming to be|police in|participants|attended by)"
    r",?(?: a| an| the| is| was)?(?: (?:man|woman|person))?(?: surnamed| named)?:?\s*[\"“]?$",
    re.IGNORECASE,
)
_AUTHOR_EN = re.compile(
    r"(?:reporter|correspondent|editor|photographer|intern)s?:?(?: surnamed)?\s*$", re.IGNORECASE
)
_OFFICIAL_EN = re.compile(
    r"(?:spokes(?:man|woman|person)|officer|police(?:man)?|prosecutor|judge|director|chief|captain|detective|instructor)(?: surnamed)?,?\s*$",
    re.IGNORECASE,
)
_ON_DUTY_EN = re.compile(
    r"\b(?:police|officers?|task force|investigators|detectives|special team|team of|a team|the team|delegation)\b[^,;]{0,30}\b(?:led|headed) by (?:people like )?$",
    re.IGNORECASE,
)
_ACCUSED_EN = re.compile(
    r"suspect|defendant|accused|^ case\b|criminal|culprit|offender|fugitive|accomplice|mastermind|leader|gang|\bring\b|syndicate|arrest|caught|captur|apprehend|detain|custody|sentenc|convict|charged|indict|prosecut|interrogat|case of|'s case\b|\w case of|crack|fraud|scam|illegal|swindl|cheat|extort|steal|stole|hack|forge|forging|launder|smuggl|traffick|\bsold\b|\bsell|blackmail|rumou?r|and others|\betc\b|crime",
    re.IGNORECASE,
)
_HARMED_EN = re.compile(
    r"受害|victim|resident|reported|complain|was cheated|were cheated|defrauded of|was defrauded|lost|called the police",
    re.IGNORECASE,
)
_GUILT_EN = re.compile(r"suspect|led by|headed|arrest|defendant", re.IGNORECASE)


def role_zh(text: str, low: int, name: str, listed: tuple[int, int], high: int) -> str:
    """The role of a Chinese `name` in a line that begins at `low`.

    Args:
        listed: Where the list of names begins and ends that it stands in (李某、王某等): what is said of them is said of all.
        high: Where the next name outside the list begins, or the line ends.
    """
    start, end = listed
    before = _STOPS_ZH.split(text[max(low, start - _REACH) : start])[-1]
    after = _STOPS_ZH.split(text[end : min(high, end + _REACH)])[0]
    after = after[_end_of(_PARENTHESIS_ZH, after) :]
    if _AUTHOR_ZH.search(before):
        return "author"
    if _OFFICIAL_ZH.search(before):
        return "official"
    if _NO_PART_ZH.search(before):
        return NAMED
    honoured = name.endswith(("女士", "先生"))
    if honoured or _HARMED_BEFORE_ZH.search(before) or _HARMED_AFTER_ZH.match(after):
        return "victim"
    accused = (
        _CALLED_ZH.search(before)
        or _WHOSE_CASE_ZH.search(before)
        or _BY_LAW_ZH.match(after)
        or (not _DONE_TO_ZH.search(before) and _BY_DEED_ZH.match(after))
    )
    return "suspect" if accused else NAMED


def joined_zh(text: str, left_end: int, right_start: int) -> bool:
    """Whether two names stand in one list: 张某、李某, 张某（男，31岁）、李某, 张某和李某."""
    return right_start - left_end <= 28 and bool(_LIST_ZH.fullmatch(text[left_end:right_start]))


def role_en(text: str, start: int, end: int, low: int, high: int) -> str:
    """The role of an English name at `start`..`end` within the line `low`..`high`."""
    before = _STOPS_EN.split(text[max(low, start - _REACH) : start])[-1]
    after = _STOPS_EN.split(text[end : min(high, end + _REACH)])[0]
    if _AUTHOR_EN.search(before):
        return "author"
    if _OFFICIAL_EN.search(before):
        return "official"
    if _NO_PART_EN.search(before):
        return NAMED
    around = text[max(low, start - 40) : min(high, end + 40)]
    if _HARMED_EN.search(around) and not _GUILT_EN.search(around):
        return "victim"
    if _ON_DUTY_EN.search(before):
        return NAMED
    return "suspect" if _ACCUSED_EN.search(before) or _ACCUSED_EN.search(after) else NAMED


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.match(text)
    return found.end() if found else 0
