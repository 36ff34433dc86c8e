"""Vehicle number plates of mainland China, and of Great Britain behind a word for one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import hosts, mask
from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.places import PLATE_PROVINCES
from ringbreak.selectors.reasons import both, formed, led
from ringbreak.selectors.selector import Found, Selector

_P = PLATE_PROVINCES + "雲貴陝贛遼晉閩寧蘇魯粵滬黒瓊"
_PLATE = re.compile(
    rf"[{_P}] ?[A-HJ-NP-Za-hj-np-z] ?[·•.・\- ]? ?"
    r"(?:[DABCEFGHJK][A-HJ-NP-Z0-9]\d{4}|\d{5}[DABCEFGHJK]|[A-HJ-NP-Z0-9a-hj-np-z]{4}[A-HJ-NP-Z0-9a-hj-np-z挂学警港澳使领])(?![A-Za-z0-9_])"
)
_GOES_ON = re.compile(r"[A-Za-z0-9-]{0,60}(?:\.[A-Za-z0-9-]{1,60}){1,4}")
_BRITISH = re.compile(
    r"(?<![a-z])(?:index|reg(?:istration)?(?: plates?)?|vrm|vrn|(?:(?:number|licence|license|false|cloned) )?plates?)(?: (?:number|no\.?|mark|is|was|reads?))?[ :,(]{1,3}([a-z]{2}[0-9]{2} ?[a-hj-z]{3})(?![a-z0-9])",
    re.I,
)
"""Great Britain since 2001: two letters, two digits, three letters; words in prose have that form too, so a word must say so."""
_HINT = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2} ?[A-Za-z]{3}(?![A-Za-z0-9])")
_FOLD = str.maketrans("滬黒瓊", "沪黑琼")


def normalise(written: str) -> str:
    return re.sub(r"[ ·•.・\-]", "", written).upper().translate(TRADITIONAL).translate(_FOLD)


def is_valid(value: str) -> bool:
    if re.fullmatch(r"[A-Z]{2}[0-9]{2}[A-HJ-Z]{3}", value):
        return True
    return _PLATE.fullmatch(value) is not None and sum(c.isdigit() for c in value) >= 2


def _goes_on(text: str, end: int) -> bool:
    """收藏hg7788.com: what touches the Chinese character is a host; 粤B12345.jpg is none."""
    rest = _GOES_ON.match(text, end)
    return rest is not None and hosts.public_suffix(f"a{rest.group()}".lower().rstrip("-")) is not None


def find(passage: Passage) -> Iterator[Found]:
    for match in _PLATE.finditer(passage.text):
        value = normalise(match.group())
        lead = passage.lead(match.start(), "plate")
        body = value[2:]
        if lead is None and _goes_on(passage.text, match.end()):
            continue
        if sum(c.isdigit() for c in body) < (1 if lead else 2):
            continue
        if body.endswith("XX") or set(body) == {"0"}:
            continue  # 鄂B15XX, 鲁V00000: the writer has taken the number out
        yield Found(
            "plate",
            match.start(),
            match.end(),
            value,
            "context" if lead else "format",
            both(led(lead) if lead else None, formed("of a Chinese number plate")),
            31,
        )
    for match in _BRITISH.finditer(passage.text) if _HINT.search(passage.text) is not None else ():
        value = match.group(1).replace(" ", "").upper()
        word = passage.keys[match.start() : match.start(1)].strip(" :,(")
        yield Found(
            "plate", match.start(1), match.end(1), value, "context", formed(f"of a British number plate after {word}"), 31
        )  # fmt: skip


SELECTOR = Selector(
    name="plate",
    title="Vehicle plate (China, Great Britain)",
    pattern="province character, letter, 5 characters (6 for new energy) without I and O; 挂 学 警 港 澳 使 领 at the end; of Great Britain two letters, two digits, three letters after a word for a plate",
    find=find,
    normalise=normalise,
    is_valid=is_valid,
    shown_as=lambda value: mask.ends(value, 2, 2),
    specificity=0.97,
    source="GA 36-2018; DVLA INF104",
    examples={
        "车牌京A·12345": "京A12345",
        "粤BD12345新能源": "粤BD12345",
        "沪A1234学": "沪A1234学",
        "index KX19 ZZQ": "KX19ZZQ",
    },
    not_examples=("京东A12345", "京A12", "苏ABCDEF"),
)
