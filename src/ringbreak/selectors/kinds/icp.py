"""ICP and public security filing numbers of Chinese websites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.mask import plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.places import PLATE_PROVINCES
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found, Selector

_ICP = re.compile(
    rf"([{PLATE_PROVINCES}]) ?ICP ?([备证備證]) ?(?:字第? ?)?([B]?\d?-?\d{{6,10}}) ?号?(?:[-－—]\d{{1,3}})?",
    re.I,
)
_POLICE = re.compile(rf"([{PLATE_PROVINCES}]) ?公网安备 ?(\d{{11,14}}) ?号?")


def normalise(written: str) -> str:
    """京ICP备12345678号-1 -> 京ICP备12345678号: the number of the owner; the part behind the hyphen counts his sites."""
    text = re.sub(r"\s", "", written).upper().translate(TRADITIONAL)
    found = _ICP.match(text)
    if found:
        return (
            f"{found.group(1)}ICP{found.group(2).replace('備', '备').replace('證', '证')}{found.group(3)}号"
        )
    found = _POLICE.match(text)
    return f"{found.group(1)}公网安备{found.group(2)}号" if found else text


def find(passage: Passage) -> Iterator[Found]:
    if "icp" in passage.keys:
        for match in _ICP.finditer(passage.text.translate(TRADITIONAL)):
            yield Found(
                "icp",
                match.start(),
                match.end(),
                normalise(match.group()),
                "format",
                formed("of an ICP filing number"),
                11,
            )
    if "公网安备" in passage.keys:
        for match in _POLICE.finditer(passage.keys):
            yield Found(
                "icp",
                match.start(),
                match.end(),
                normalise(match.group()),
                "format",
                formed("of a public security filing number"),
                11,
            )


SELECTOR = Selector(
    name="icp",
    title="ICP filing number (China)",
    pattern="province, ICP备 or ICP证, 6 to 10 digits, 号; 公网安备 and 11 to 14 digits",
    find=find,
    normalise=normalise,
    is_valid=lambda value: _ICP.fullmatch(value) is not None or _POLICE.fullmatch(value) is not None,
    shown_as=plain,
    specificity=0.9,
    source="MIIT filing rules",
    examples={
        "京ICP备12345678号-1": "京ICP备12345678号",
        "粤公网安备 44030502000001号": "粤公网安备44030502000001号",
    },
    not_examples=("ICP备案", "京ICP备"),
)
