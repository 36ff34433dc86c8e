"""The noun a Chinese count belongs to: behind its classifier or before the number."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.measures import PEOPLE
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term

_SKIP = re.compile(
    r"(?:[（(][^）)]{1,8}[）)]|共计|共有|共|总计|合计|累计|达到|达|计|可达|全国|已发生|发生|约|逾|超过|超|近|有|为|的|了|总数|数量|人数|数|等|一共|多达|高达|足足|整整|已|也|各|其中|[:：、，,\s（(×xX*]|分别为|分别|及其|准确|实际|最终|确切|精确|应为|实为|更正为|该|型|类|资料|数据|材料|文件|照片|图片|截图|清单|等物|物品|若干|涉及|涉嫌|总|量|金额|在内|以及|合共|增至|升至|上升至|搜出来|搜出|查出|[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]|[”』」）)]|[，,]?(?:经|经过)?(?:初步|系统|技术)?(?:去重|除重|剔重|剔除重复|清洗|核实|核查|清点|统计|甄别|鉴定|筛选|汇总)(?:之?后)?)*$"
)
_OPENS = ("“", '"', "「", "『")
_QUOTED = re.compile('[“"「『][^”"」』]{1,12}[”"」』](?:系列|网络|犯罪|跨境|特大)*')
_QUOTED_DE = re.compile('[“"「『][^”"」』]{1,12}[”"」』]的')
_WEIGHED = re.compile(
    "(?:经|经过)?(?:初步|系统|技术)?(?:去重|除重|剔重|剔除重复|清洗|核实|核查|清点|统计|甄别|鉴定|筛选|汇总)(?:之?后)?"
)
"""用户资料，经去重后为412600条: how the number was come by."""
_DE = re.compile(
    r"[的、，,。；;：:！？\n）)（(“”\"]|以及|并(?!案)|及其[它他余]|及(?!其)|和(?!谐)|与|其中|被(?![害骗告盗])|已|均|后|系|在|涉案金额|总价|价值|共"
)
HUMAN = PEOPLE | {"victim", "officer", "hacker", "insider", "buyer", "contact", "member", "anchor_account"}


def fits(noun: Term, by_classifier: str) -> bool:
    """名 and 人 count people, 起 counts cases: a noun of another kind before them is not what is counted."""
    if not by_classifier:
        return True
    if by_classifier == "person":
        return noun.cls in HUMAN or noun.cls in ("anchor_account", "view", "click")
    return by_classifier in noun.cls or noun.cls == by_classifier


def noun_after(
    text: str, stop: int, nouns: list[Term], verbs: list[Term], end: int, ceiling: int
) -> Term | None:
    """The last known noun of the phrase right behind the classifier: 名 | 网络水军 | 购买用户."""
    limit = min(end, ceiling, stop + 24)
    opened = stop + (text[stop : stop + 1] in '“"「『' and stop < limit)  # 5名“内鬼”
    if opened > stop and (quoted := _QUOTED_DE.match(text, stop, limit)) is not None:
        behind = next((n for n in nouns if n.start == quoted.end() and n.end <= ceiling), None)
        if behind is not None:
            return behind  # 1306个“主人已故”的账号
    border = _DE.search(text, opened, limit)
    while border is not None and (
        inside := next((n for n in nouns if n.start < border.start() < n.end and n.end <= limit), None)
    ):
        border = _DE.search(text, inside.end, limit)  # the bracket of 省（区、市） ends no phrase
    limit = border.start() if border else limit
    if border and border.group() in '”」』"' and opened > stop:
        behind = next((n for n in nouns if n.start == border.end() and n.end <= ceiling), None)
        if behind is not None:
            return behind  # 4处“GOIP”窝点
    apposed = _WHICH.match(text, stop, min(end, ceiling)) if text[stop : stop + 1] in _OPENS_WHICH else None
    if apposed is not None:
        behind = next(
            (
                n
                for n in reversed(nouns)
                if apposed.end() <= n.start <= apposed.end() + 6 and n.end <= ceiling
            ),
            None,
        )
        if behind is not None and behind.cls != "times":
            return behind  # 17家存在“超采”行为的APP企业
    if border and border.group() == "的" and text[border.end() : border.end() + 1] in _OPENS:
        quoted = _QUOTED.match(text, border.end(), min(end, ceiling))
        behind = next((n for n in nouns if quoted is not None and n.start == quoted.end()), None)
        if behind is not None:
            return behind  # 两个帮助信息网络犯罪的“黑灰产”团伙
    if border and border.group() == "的" and not any(stop <= n.start and n.end <= limit for n in nouns):
        # 69名涉及此案的人员: the phrase goes on behind 的 only when nothing known stood before it.
        again = _DE.search(text, border.end(), min(end, ceiling, border.end() + 12))
        limit = again.start() if again else min(end, ceiling, border.end() + 12)
    known = [n for n in nouns if n.start >= stop and n.end <= limit and n.cls != "times"]
    if border and border.group() == "的" and any(stop <= v.start and v.end <= limit for v in verbs):
        # 6个制作假证的窝点: an action before 的 describes what comes behind it.
        behind = next(
            (n for n in nouns if border.end() <= n.start <= border.end() + 4 and n.end <= ceiling), None
        )
        if behind is not None and behind.cls != "times":
            known = [
                behind,
                *(n for n in nouns if behind.end <= n.start <= behind.end + 4 and n.end <= ceiling),
            ]
            stop = max(stop, behind.start - 12)
    if not known or _TOWARDS.search(text, stop, known[0].start):
        return None
    # The head is the last noun of an unbroken row: 网络水军|购买用户 goes on, 被告人|因犯...计算机 does not.
    head = known[0]
    for noun in known[1:]:
        gap = noun.start - head.end
        if (
            head.cls in ("province", "city")
            or gap > 4
            or any(head.end <= v.start < noun.start for v in verbs)
            or _ENDS.search(text, head.end, noun.start)
        ):
            break
        head = noun
    return head if known[0].start - stop <= 12 else None


_TOWARDS = re.compile("[向将把]")
"""20余人向嫌疑人购买: what stands behind is somebody else."""
_WHICH = re.compile(
    r"(?:存在|具有|未履行|未落实|拒不|涉及|从事|违反|落实|履行|利用|专门|提供|冒充|组织|架设|为(?!首)|以(?!上))[^，。；、]{1,32}?的(?:临时|主要|网络|犯罪|非法|违法)*"
)
_OPENS_WHICH = frozenset("存具未拒涉从违落履利专提冒组架为以")
_ENDS = re.compile("[因在对为将把向从于以用来由]|通过|涉嫌|进行")


def noun_before(text: str, number: Number, nouns: list[Term], start: int, floor: int) -> Term | None:
    """The noun right before the number, with only words of sum between: 抓获犯罪嫌疑人 共 21名."""
    at, least = number.start, max(start, floor)
    noun = next((n for n in reversed(nouns) if n.end <= at and n.start >= least and n.cls != "times"), None)
    if noun is None:
        return None
    if noun.word in ("省", "市"):
        return None  # 全市16个乡镇
    gap = text[noun.end : number.start]
    if len(gap) > 10 or not _SKIP.match(gap):
        return None
    return None if "，" in gap and len(_WEIGHED.sub("", gap)) > 4 else noun
