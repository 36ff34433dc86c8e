"""Agencies, organisations, products, handles and operations a bulletin names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.rings.bulletins.gates import Spans
from ringbreak.rings.bulletins.ledger import Name

_ZH_AGENCY = re.compile(
    r"公安(?=(?:成功)?(?:破获|侦破|打掉|抓获|捣毁|查处))|公安局|公安分局|公安厅|公安机关|网安支队|网安大队|网安部门|人民法院|人民检察院|检察院|网信办|警方"
    r"|公安部(?:网络安全保卫局|网安局|刑侦局)?|中央网信办|最高人民法院|最高人民检察院|工业和信息化部"
)
_ZH_HEAD = re.compile(r"[\u4e00-\u9fff]{0,18}$")
_ZH_TRIM = re.compile(
    r"^.*(?:日|近日|日前|今天|昨日|记者从|获悉|据|由|在|经|被|从|和|与|及|，|其中|近年来|今年以来|依托|交|指定|配合|会同|接|向|对|了|由于|依法|本报|随后|下|后|将|到)(?=[\u4e00-\u9fff]{3})"
)
_NO_AGENCY = re.compile(
    "^公安机关$|^[Pp]olice$|^(?:Chinese|Local|The|National|Nationwide) |^(?:配合|协助|联合|指挥|组织|部署|全力|接到|通过|上周|昨日|今日|近日|去年)|某地|某市|当地|多地|各地|全国|有关|相关|上级"
)
_EN_AGENCY = re.compile(
    r"\b(?:(?:People's Court|People's Procuratorate|Public Security Bureau|[Pp]olice)(?: of| in) (?:[A-Z][\w'-]{1,40} ){1,4}(?:County|City|District|Province)\b|(?:the )?(?:[A-Z][\w'-]{1,40} ){1,6}(?:Public Security (?:Sub-?[Bb]ureau|Bureau|Department|Branch)|Security Bureau|Police|(?:People's |District |City |County |Intermediate ){0,4}Court|Procuratorate)"
    r"|Ministry of Public Security(?: Cyber Security Bureau)?|Supreme People's Court|(?:[A-Z][\w'-]{1,40} (?:city|county|district|municipal|province|provincial) )(?:public security (?:bureau|department|sub-bureau|branch)|police|(?:people's )?court)|Cyberspace Administration of China|[A-Z][a-z]{1,40} (?:police|cops))\b"
)
_OPERATION = re.compile(
    r"[“\"「『](?P<zh>[^”\"」』\n]{2,20})[”\"」』](?=(?:系列)?(?:专项)?(?:行动|战役|会战|工作))|[“\"](?P<en>[^”\"\n]{2,40})[”\"](?= (?:special |series of )?(?:special )?(?:operation|offensive|campaign|action|initiative))"
    r"|(?:[Oo]peration|campaign|action|code-?named|codenamed) [“\"](?P<en2>[^”\"\n]{2,40})[”\"]|\b(?P<bare>Operation [A-Z][\w]+)"
)
_CASE_NAME = re.compile(r"[“\"「](?P<name>\d{1,2}[·.・]\d{1,2})[”\"」]")
_HANDLE = re.compile(
    r"(?:code name|username|user name|user|net name|screen name|nickname|handle|account|netizen|seller)(?: named| called| with the (?:code|net|user|screen) name(?: of)?)? [“\"](?P<en>[\w.@-]{3,30})[”\"]|(?:网名|用户名?|昵称|代号|账号|网民|网友|卖家)(?:名?为|叫|是|名)?[“\"「](?P<zh>[^”\"」\n]{2,20})[”\"」]|[“\"](?P<quoted>[A-Za-z]{1,8}\d{3}\w*)[”\"]"
)
_PRODUCT = re.compile(
    r"(?:software|app|application|program|platform|website|tool|system|forum)(?: called| named| dubbed| known as)? [“\"](?P<en>[^”\"\n]{2,40})[”\"]|[“\"「](?P<zh>[^”\"」\n]{1,16})[”\"」](?=软件|App|APP|平台|系统|小程序|网站|外挂|木马)|(?:名为|名叫|叫做|取名)[“\"「](?P<zh2>[^”\"」\n]{1,20})[”\"」]的?(?=[^，。]{0,8}(?:软件|App|APP|平台|系统|小程序|网站|外挂|工具|木马))"
)


_BEFORE_COMPANY = (
    "成立",
    "注册",
    "开设",
    "就职于",
    "任职于",
    "组建",
    "的",
    "与",
    "和",
    "系",
    "是",
    "为",
    "在",
    "从",
    "向",
    "对",
    "由",
    "等人",
)


def names_of(text: str, opened: dict[str, Spans]) -> list[Name]:
    """Named things, the first mention of each, in the order of the text.

    Args:
        opened: For each of `NAME_GATES` the lines that may hold such a name.
    """
    found: dict[tuple[str, str], Name] = {}
    quoted = set(opened["quote"])
    for kind, pattern in _QUOTED:
        for start, end in opened[kind]:
            for m in pattern.finditer(text, start, end) if (start, end) in quoted else ():
                group = next((g for g, v in m.groupdict().items() if v), 0)
                name = m[group].strip()
                found.setdefault((kind, name), Name(name, kind, m.start(group), m.end(group)))
    for start, end in opened["company"]:
        for first, last in _companies(text, start, end):
            name = text[first:last]
            found.setdefault(("organisation", name), Name(name, "organisation", first, last))
    return sorted(found.values(), key=lambda n: (n.start, n.end, n.kind))


NAME_GATES = ("quote", "operation", "alias", "handle", "product", "company")
_QUOTED = (("operation", _OPERATION), ("alias", _CASE_NAME), ("handle", _HANDLE), ("product", _PRODUCT))
_ZH_COMPANY = re.compile("有限公司|科技公司|文化传媒公司")
_EN_COMPANY = re.compile(
    r"\b(?:[A-Z][\w&-]+ ){1,5}(?:Co\., ?Ltd|Company|Technology|Inc|Limited|Corporation)\b"
)
_COMPANY_HEAD = re.compile(r"[\u4e00-\u9fff（）]{0,20}$")


def _companies(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for m in _ZH_COMPANY.finditer(text, start, end):
        head = _COMPANY_HEAD.search(text, max(start, m.start() - 20), m.start())
        first = head.start() if head else m.start()
        lead = text[first : m.start()]
        first += max((lead.rfind(c) + len(c) for c in _BEFORE_COMPANY if c in lead), default=0)
        if m.end() - first >= 5 and text[first] != "某":
            yield first, m.end()
    for m in _EN_COMPANY.finditer(text, start, end):
        yield m.span()


def agencies_of(text: str, spans: Spans) -> list[Name]:
    """The agencies the text names, the first mention of each, in the order of the text."""
    found: dict[str, Name] = {}
    for start, end in spans:
        for name in _agencies(text, start, end):
            found.setdefault(name.name, name)
    return list(found.values())


_ABOVE = ("公安部", "最高", "中央", "Ministry", "Supreme", "Cyberspace Administration of China")
"""Those who announce and direct; the case is of whoever handled it, when the text names them."""
_BARE = ("公安机关", "警方", "police", "Police", "cops", "网安部门")


def leading_agency(agencies: list[Name]) -> str | None:
    """The agency that handled the case: the first with its full name, else a bare "X police", else who announced it."""
    full = [a.name for a in agencies if not a.name.endswith(_BARE)]
    own = next((name for name in full if not name.startswith(_ABOVE)), None)
    bare = next((a.name for a in agencies if not a.name.startswith(_ABOVE)), None)
    return own or (full[0] if full and bare is None else bare)


def _agencies(text: str, start: int, end: int) -> Iterator[Name]:
    for m in _ZH_AGENCY.finditer(text, start, end):
        head = _ZH_HEAD.search(text, max(start, m.start() - 18), m.start())
        whole = text[head.start() if head else m.start() : m.end()]
        name = _ZH_TRIM.sub("", whole)
        if (len(name) > 3 or name == "公安部") and not _NO_AGENCY.search(name):
            yield Name(name, "agency", m.end() - len(name), m.end())
    for m in _EN_AGENCY.finditer(text, start, end):
        name = m.group().removeprefix("the ").removeprefix("The ")
        if not _NO_AGENCY.search(name):
            yield Name(name, "agency", m.end() - len(name), m.end())
