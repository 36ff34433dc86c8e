"""Things of a Chinese count that no lexicon has, told by the end of their name and by being taken: 37台压片机, 8辆保时捷."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.sentences import clause_end
from ringbreak.rings.bulletins.terms import Term

_BEFORE = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{0,8}[\u4e00-\u9fffA-Za-z])[”\"]?(?:共计|共|合计|总计|计|等|约|近)?$"
)
_BEHIND = re.compile(
    r"[“\"]?(?P<name>[\u4e00-\u9fffA-Za-z]{0,8}?[\u4e00-\u9fff])[”\"]?(?=[、，,。；;：（(\n]|[和及与]|以及|等|被|均|全部|已|若干|$)"
)
_DEVICE = re.compile(
    "(?<!司)(?<!时)(?<!危)(?<!动)(?<!有)(?<!投)(?<!商)(?<!玄)(?<!飞)(?<!手)机$|(?<!武)(?<!容)(?<!瓷)(?<!乐)(?<!陶)器$|仪$|设备$|装置$|终端$|猫$|探针$|(?:电路|主|线路|控制|开发)板$|[显声网]卡$|器材$|网关$|交换机$|机具$|硬件$"
)
_PAPER = re.compile(
    "(?<!保)(?<!论)(?<!印)(?<!取)(?<!举)(?<!人)证$|(?<!文)(?<!勋)(?<!奖)(?<!徽)(?<!规)(?<!篇)章$|证件$|证书$|证明$|执照$|牌照$|号牌$|印鉴$"
)
_OF_DEVICES = frozenset("台部套个只把块件架组")
_OF_PAPERS = frozenset("本张枚份个套件副")
_MUST_BE_TAKEN = 60


def thing_by_its_ending(
    text: str, number: Number, classifier: str, stop: int, verbs: list[Term], start: int, end: int
) -> str | None:
    """The class of what is counted when it was seized: `vehicle` by its classifier, else by the last character of its name.

    Args:
        stop: Where the classifier ends.
        verbs: Acts of the sentence; only a thing taken before the number, with no other act between, is one.
    """
    acted = next((v for v in reversed(verbs) if v.end <= number.start and v.cls != "monitor"), None)
    if acted is None or acted.cls != "seize" or _BROKEN.search(text, acted.end, number.start):
        behind = _TAKEN_BEHIND.match(text, stop, clause_end(text, stop, end))
        if behind is None or (acted is not None and acted.cls == "seize"):
            return None
    if classifier == "辆":
        return "vehicle"
    name = _BEFORE.search(text, max(start, number.start - 12), number.start)
    if name is None or (
        acted is not None and acted.end > name.start("name") and acted.end >= name.end("name")
    ):
        name = _BEHIND.match(text, stop, end)
    if name is None:
        return None
    if classifier in _OF_DEVICES and _DEVICE.search(name["name"]):
        return "device"
    if classifier in _OF_PAPERS and _PAPER.search(name["name"]):
        return "certificate"
    return None


_BROKEN = re.compile("[。；;！？]|其中|另有|同时|此外|发放|赠送|捐赠|更换|购置|配备")
_TAKEN_BEHIND = re.compile(
    "[^，。；]{0,12}?被(?:依法|现场|当场|警方|民警|公安机关|一并|悉数|全部)*(?:扣押|查扣|缴获|查获|收缴|没收|起获|暂扣|扣留|查封)"
)
