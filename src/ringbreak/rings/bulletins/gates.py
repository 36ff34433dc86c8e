"""Which lines are worth which look: one pass of one automaton says it, so most readers skip most lines."""

from __future__ import annotations

from functools import cache
from typing import Any

Spans = tuple[tuple[int, int], ...]

_GATES = {
    "number": (
        r"[0-9０-９]|[一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億廿卅貳參陸兩数几]"
        r"|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
        r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen)\b)"
    ),
    "number_word": (
        r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
        r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|trillion|dozen)"
    ),
    "date": (
        r"[年月日]|前天|昨[天日晚]|今[天日晨早晚]|当[天日晚]|次日|翌日|[时点]|[0-9]{4}[-/.]"
        r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\b(?:19|20)[0-9]{2}\b|(?:this|last) year"
    ),
    "vague": (
        r"目前|当前|截至|近[日期来段]|日前|最近|不久|前[几些]天|连日|时下|[上本这]个?(?:周|星期|月)|周[一二三四五六日]|[天周月年]前|年[初底中]"
        r"|\b(?i:recent(?:ly)?|lately|so far|to date|at present|currently|earl(?:y|ier)|late|mid|end of|beginning of|start of|middle of|half of|ago|earlier"
        r"|(?:this|last) (?:week|month|night|spring|summer|autumn|fall|winter|morning|afternoon|evening)|yesterday|today|tonight|(?:past|last) few|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
    ),
    "duration": r"[0-9一二两三四五六七八九十半数几多余个](?:月|天|小时)|(?i:(?:day|week|month|year)s?\b)",
    "person_zh": r"某|女士|先生|姓男子|记者|通讯员|编辑|作者|民警|局长|队长|教导员|指导员|政委|处长|法官|检察官|发言人|负责人|主任|院长",
    "official_en": (
        r"(?:instructor|director|chief|captain|commissar|officer|head|detective|spokes[a-z]+|reporter|correspondent|editor|police|judge|prosecutor) [A-Z][a-z]+ [A-Z]"
        r"|[A-Z][a-z]+,? (?:introduced|said|told|stated|explained|announced)\b|\b(?:said|told|according to) [A-Z][a-z]+ [A-Z][a-z]+,"
        r"|[A-Z][a-z]+, (?:(?:an?|the) )?(?:deputy |political |senior )?(?:official|officer|director|head|captain|chief|commissar|spokes|prosecutor|judge|instructor|policeman|mayor)"
    ),
    "masked_en": r"[A-Z][a-z]+ (?:Mou|X)|[A-Z][a-z]+ and (?:\w+ )?others?\b|\bsurnamed [A-Z]|\b(?:led|headed) by ",
    "place_en": (
        r"\b(?:County|City|District|Province|Town|Township|Prefecture|Village|Banner|Region|[Mm]unicipality|province|county|police|Police|Public|PSB|public|[Cc]ops)\b"
        r"|Beijing|Tianjin|Hebei|Shanxi|Mongolia|Liaoning|Jilin|Heilongjiang|Shanghai|Jiangsu|Zhejiang|Anhui|Fujian|Jiangxi|Shandong|Henan|Hubei|Hunan"
        r"|Guangdong|Guangxi|Hainan|Chongqing|Sichuan|Guizhou|Yunnan|Tibet|Shaanxi|Gansu|Qinghai|Ningxia|Xinjiang|Taiwan|Macao|Kong"
    ),
    "quote": "[“\"「『]|Operation ",
    "operation": r"行动|战役|会战|工作|[Oo]peration|offensive|campaign|action|initiative|[Cc]ode",
    "alias": r"[“\"「][0-9]{1,2}[·.・][0-9]{1,2}[”\"」]",
    "handle": r"name|user|handle|account|netizen|seller|网名|用户|昵称|代号|账号|网民|网友|卖家|[“\"][A-Za-z]{1,8}[0-9]{3}",
    "product": r"software|app|program|platform|website|tool|system|forum|软件|App|APP|平台|系统|小程序|网站|外挂|木马|工具",
    "announced": (
        r"典型案[例件]|案例|[一二三四五六七八九十0-9]起[^。，]{0,24}案|一批[^。，]{0,24}案|\b(?:typical|following|several|other) cases\b"
        r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2}) (?:[a-z-]+ ){0,2}cases\b"
    ),
    "company": r"公司|Ltd|Company|Technology|Inc|Limited|Corporation",
    "agency": r"公安|检察院|法院|网信办|警方|网安|工业和信息化部|Bureau|Department|[Pp]olice|[Cc]ops|Court|Procuratorate|Ministry|Administration",
}  # fmt: skip


@cache
def _automaton() -> Any:
    import re2

    options = re2.Options()
    options.max_mem = 64 << 20
    made = re2.Set.SearchSet(options)
    for pattern in _GATES.values():
        made.Add(pattern)
    made.Compile()
    return made


def gates(text: str, spans: Spans) -> dict[str, Spans]:
    """For each kind of thing the spans that may hold one. A gate lets too much through, never too little."""
    automaton, names = _automaton(), tuple(_GATES)
    opened: dict[str, list[tuple[int, int]]] = {name: [] for name in names}
    for span in spans:
        for i in automaton.Match(text[span[0] : span[1]].encode("utf-8", "replace")) or ():
            opened[names[i]].append(span)
    return {name: tuple(found) for name, found in opened.items()}
