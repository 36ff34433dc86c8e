"""Runs of digits however they are written: grouped, spaced, in Chinese numerals, with look-alike letters.

A chain is a maximal sequence of digit groups with short gaps between them. Kinds do not look at chains but at
windows of them whose grouping a person would use (3-4-4, 4-4-4-4 ...), so two numbers side by side stay two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

CHINESE = {
    **dict.fromkeys("零〇○", "0"),
    **dict.fromkeys("一壹弌幺", "1"),
    **dict.fromkeys("二贰貳两兩", "2"),
    **dict.fromkeys("三叁參叄", "3"),
    **dict.fromkeys("四肆", "4"),
    **dict.fromkeys("五伍", "5"),
    **dict.fromkeys("六陆陸", "6"),
    **dict.fromkeys("七柒", "7"),
    **dict.fromkeys("八捌", "8"),
    **dict.fromkeys("九玖", "9"),
}
"""Chinese numerals used as digits, financial forms and the spoken 幺 included."""

HOMOPHONES = {
    **dict.fromkeys("伊衣依医腰妖么", "1"),
    **dict.fromkeys("尔儿而洱饵", "2"),
    **dict.fromkeys("散伞仨", "3"),
    **dict.fromkeys("寺司思丝死似", "4"),
    **dict.fromkeys("舞午吾武吴捂", "5"),
    **dict.fromkeys("溜流柳刘", "6"),
    **dict.fromkeys("期起妻漆齐其拐", "7"),
    **dict.fromkeys("吧巴扒爸把", "8"),
    **dict.fromkeys("酒久就韭勾", "9"),
    **dict.fromkeys("灵令铃玲洞林", "0"),
}
"""Characters that sound like a digit; read as one only in a run of eleven that makes a mobile number."""

LETTERS = {
    "O": "0",
    "o": "0",
    "Q": "0",
    "I": "1",
    "l": "1",
    "i": "1",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "B": "8",
    "b": "6",
    "q": "9",
    "g": "9",
}

_CN = "".join(CHINESE)
_HOMO = "".join(HOMOPHONES)
_GAP = r"[^0-9A-Za-z_\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3@＠]"
_CHAIN = re.compile(rf"[0-9{_CN}](?:{_GAP}{{0,3}}[0-9{_CN}])*")
_GROUP = re.compile(rf"[0-9{_CN}]+")
_HOMO_RUN = re.compile(rf"(?<![{_CN}{_HOMO}0-9])[0-9{_CN}{_HOMO}]{{11}}(?![{_CN}{_HOMO}0-9])")
TOLD_TO_CALL = re.compile(
    r"(?:打|拨|电|手机|联系|联络|号码?|热线|致电|[电電]话|加|[vV薇微]|扣|☎️?|📞|📱)[ :：]{0,2}$"
)
"""Right before characters that are to be heard as digits: a number follows."""
SOUNDED = re.compile(
    r"(?:数字|号码|电话)[^。\n]{0,8}(?:听成|念成|读成|谐音|同音)|(?:谐音|同音)[^。\n]{0,6}(?:数字|号码|电话)"
    r"|[零〇0一1二2七7九9](?:都|全)?[写念读说喊叫](?:成|作|做)[洞幺两拐勾]"
)
"""The text says that its characters are to be heard as digits."""
_DASHED = re.compile(
    r"(?<![0-9A-Za-z_])(1[3-9][0-9])[一丨—ー]([0-9]{4})[一丨—ー]([0-9]{4})(?![0-9A-Za-z_一丨ー])"
)
"""一 drawn as a dash: 138一0013一8000."""
_LETTER_RUN = re.compile(r"(?<![A-Za-z0-9_@.-])[0-9OoIliQZzSsBbqg]{11}(?![A-Za-z0-9_@-])")
_JOINED = re.compile(r"(?<![0-9A-Za-z_.@/-])[0-9]{1,4}(?:_[0-9]{1,4}){2,10}(?![0-9A-Za-z_@])")
"""Digits joined by underscores: 44_52_70_81_63."""
_AMERICAN_LETTERS = re.compile(
    r"(?<![A-Za-z0-9_.@/-])([2-9SBZ][0-9OoIlSBZ]{2})([-.])([2-9SBZ][0-9OoIlSBZ]{2})\2([0-9OoIlSBZ]{4})(?![A-Za-z0-9_@-])"
)
"""Ten digits of North America with letters for some: 2O2-555-O199."""
_COUNTS = "一二两三四五六七八九"
_COUNTED = "个個位名台部条條张張家"
_RADIO = re.compile(
    rf"(?<![0-9A-Za-z{_CN}{_HOMO}])[1一幺壹](?=[0-9{_CN}洞拐勾，,、 ]{{0,17}}[洞拐勾])[0-9{_CN}洞拐勾]{{1,10}}(?:[，,、 ]{{1,2}}[0-9{_CN}洞拐勾]{{2,8}}){{0,4}}(?![0-9{_CN}洞拐勾])"
)
"""Digits as they are read out by radio, in groups: 幺六零，零零三三，七二洞九."""
_BEHIND_ONE = "直起共定般旦些样樣下切再字个個位"
"""一直, 一起, 一共 ...: words, no numerals."""
_UNITS = "十百千万萬亿億拾佰仟"
# Groupings a person uses, by total number of digits.
KNOWN: dict[int, frozenset[tuple[int, ...]]] = {
    10: frozenset({(3, 3, 4), (3, 4, 3), (4, 3, 3), (3, 7), (4, 6), (2, 8), (4, 2, 2, 2), (2, 4, 4)}),
    11: frozenset(
        {
            (3, 4, 4),
            (3, 8),
            (7, 4),
            (4, 3, 4),
            (4, 4, 3),
            (3, 3, 5),
            (3, 4, 2, 2),
            (3, 2, 2, 2, 2),
            (3, 3, 3, 2),
        }
        | {
            (5, 6),
            (6, 5),
            (4, 7),
            (2, 3, 3, 3),
            (3, 2, 2, 4),
            (3, 2, 4, 2),
            (3, 3, 2, 3),
            (1,) * 11,
            (3, 1, 1, 1, 1, 1, 1, 1, 1),
            (3, 5, 3),
            (1, 10),
            (2, 9),
            (5, 3, 3),
            (2, 2, 2, 2, 3),
            (3, 4, 1, 3),
            (3, 4, 3, 1),
        }
    ),
    12: frozenset({(4, 8), (3, 4, 5), (4, 4, 4), (3, 9)}),
    13: frozenset({(2, 11), (2, 3, 4, 4), (2, 3, 8), (2, 7, 4), (3, 3, 3, 4)}),
    14: frozenset({(4, 6, 4), (3, 11), (4, 4, 4, 2), (4, 10)}),
    15: frozenset(
        {
            (4, 6, 5),
            (2, 6, 6, 1),
            (6, 2, 6, 1),
            (8, 6, 1),
            (6, 8, 1),
            (5, 5, 5),
            (3, 3, 3, 3, 3),
            (4, 11),
            (4, 4, 4, 3),
        }
    ),
    16: frozenset({(4, 4, 4, 4), (6, 10), (8, 8), (6, 2, 6, 2)}),
    17: frozenset({(4, 4, 4, 5), (4, 4, 4, 4, 1), (6, 11), (6, 8, 3)}),
    18: frozenset(
        {
            (4, 4, 4, 4, 2),
            (6, 8, 4),
            (6, 4, 4, 4),
            (6, 12),
            (6, 4, 2, 2, 4),
            (3, 3, 4, 4, 4),
            (10, 8),
            (14, 4),
        }
    ),
    19: frozenset(
        {
            (4, 4, 4, 4, 3),
            (6, 13),
            (4, 4, 4, 7),
            (4, 4, 4, 3, 4),
            (4, 5, 5, 5),
            (6, 4, 4, 5),
            (4, 15),
            (3, 4, 4, 4, 4),
            (8, 11),
            (10, 9),
        }
    ),
    20: frozenset({(4, 4, 4, 4, 4), (5, 5, 5, 5), (10, 10)}),
}
_PREFIX_FREE = frozenset(p[:k] for patterns in KNOWN.values() for p in patterns for k in range(1, len(p)))
_CELL = re.compile(r"\t|[|｜](?= )|(?<= )[|｜]|[$¥￥€£]")
"""What parts the cells of a table in a text (a tab, an upright line with a blank beside it), and the sign of a currency. No number goes across one."""
_LIST_MARKS = set(",，、;；\n\r")


@dataclass(frozen=True, slots=True)
class Number:
    """A run of digits. `whole`: it is all of its chain. `known`: its groups have a usual grouping (one group does)."""

    start: int
    end: int
    digits: str
    groups: tuple[int, ...]
    whole: bool
    known: bool
    listed: bool
    """A comma or a line break stands between its groups: rather a list of numbers than one."""
    disguise: tuple[str, ...]

    @property
    def single(self) -> bool:
        return len(self.groups) == 1


def _digits(text: str) -> str:
    return text if text.isascii() else "".join(CHINESE.get(c, c) for c in text)


def numbers(text: str) -> list[Number]:
    """All windows a kind may want to look at, by start, the longest first at one start.

    Linear: a chain of n groups gives at most eleven windows a group.
    """
    out: list[Number] = []
    for chain in _CHAIN.finditer(text):
        if chain.end() - chain.start() < 5:
            continue
        start = chain.start()
        for cell in _CELL.finditer(text, start, chain.end()):
            out.extend(_windows(text, start, cell.start()))
            start = cell.end()
        out.extend(_windows(text, start, chain.end()))
    out.extend(_dressed(text))
    out.sort(key=lambda n: (n.start, -n.end))
    return out


def _without_count(text: str, start: int, end: int) -> int:
    """End of a group without the numeral that begins a word behind it: 13800138000两个号码, QQ123456789一直在."""
    if (
        end - start > 5
        and text[end - 1] in _COUNTS
        and end < len(text)
        and (text[end] in _COUNTED or (text[end - 1] == "一" and text[end] in _BEHIND_ONE))
        and text[start : end - 1].isascii()
    ):
        return end - 1
    return end


def _numbers_a_label(text: str, groups: list[tuple[int, int]]) -> bool:
    """Whether the first group is one digit that belongs to the word before it: IMEI1：3500..., 电话2: 138..., IMEI1 3500..."""
    (a, b), (c, d) = groups[0], groups[1]
    if b - a != 1 or a == 0 or not text[a - 1].isalpha():
        return False
    return (d - c > 4 and text[b] in ":：") or (d - c > 10 and c - b == 1 and text[b] == " ")


_PARTS = frozenset("行段条串句")
"""163 / 0088 / 2174 / 三行连起来: what the text counts are its own lines."""
_COUNT_BEHIND = re.compile(r" ?(?:小时|天(?!气)|[元块岁年月折万%％]|[hH](?![A-Za-z0-9]))")
"""What is counted behind one to three digits: QQ 547664066 24小时在线."""


def _counts(text: str, groups: list[tuple[int, int]]) -> bool:
    """Whether the last group is a count behind a blank, or of lines below them, and no part of the number before it."""
    (_, b), (c, d) = groups[-2:]
    if d - c == 1 and text[c - 1] == "\n" and text[c] in "一二两三四五六" and text[d : d + 1] in _PARTS:
        return True
    lengths = tuple(y - x for x, y in groups[-8:])
    if len(groups) < 8 and lengths in KNOWN.get(sum(lengths), ()):
        return False
    return (
        d - c < 4 and text[c - 1] == " " and text[b:c].isspace() and text[c:d].isascii()
        and _COUNT_BEHIND.match(text, d) is not None
    )  # fmt: skip


def _windows(text: str, start: int, end: int) -> Iterator[Number]:
    groups = [(m.start(), _without_count(text, *m.span())) for m in _GROUP.finditer(text, start, end)]
    while len(groups) > 1 and _counts(text, groups):
        groups.pop()
    values = [_digits(text[a:b]) for a, b in groups]
    chinese = [not text[a:b].isascii() for a, b in groups]
    total = sum(map(len, values))
    if total < 5:
        return
    count = len(groups)
    unit_after = [b < len(text) and text[b] in _UNITS for _, b in groups]
    unit_before = [a > 0 and text[a - 1] in _UNITS for a, _ in groups]
    for i in range(count):
        if i == 0 and count > 1 and _numbers_a_label(text, groups):
            continue
        lengths: tuple[int, ...] = ()
        sum_ = 0
        for j in range(i, min(count, i + 11)):
            lengths += (len(values[j]),)
            sum_ += len(values[j])
            if sum_ > 22 and j > i:
                break
            whole = i == 0 and j == count - 1
            single = i == j
            usual = single or lengths in KNOWN.get(sum_, ())
            # "QQ 119837136 三个": digits and numerals in different groups are two things
            usable = usual or (whole and sum_ <= 21 and len(set(chinese[i : j + 1])) == 1)
            if usable and sum_ >= 5:
                if (chinese[i] and unit_before[i]) or (chinese[j] and unit_after[j]):
                    continue
                a, b = groups[i][0], groups[j][1]
                seps = [text[groups[k][1] : groups[k + 1][0]] for k in range(i, j)]
                disguise = []
                if any(chinese[i : j + 1]):
                    disguise.append("chinese_numerals")
                yield Number(
                    a,
                    b,
                    "".join(values[i : j + 1]),
                    lengths,
                    whole,
                    single or lengths in KNOWN.get(sum_, ()),
                    any(c in _LIST_MARKS for s in seps for c in s),
                    tuple(disguise) + _separators(seps, lengths),
                )
            if not whole and lengths not in _PREFIX_FREE and i > 0 and j > i:
                break


def _separators(seps: list[str], lengths: tuple[int, ...]) -> tuple[str, ...]:
    """A space or hyphen between usual groups is ordinary typing; anything else hides."""
    if not seps:
        return ()
    out = []
    if any("\n" in s for s in seps):
        out.append("split_lines")
    ordinary = all(s in {" ", "-", ") ", ")", "-(", " (", ".", "–", "‑"} for s in seps) and len(lengths) <= 6
    if not ordinary:
        out.append("separators")
    return tuple(out)


def _dressed(text: str) -> Iterator[Number]:
    """Eleven characters that make a mobile number once homophones or look-alike letters are read as digits."""
    if not text.isascii():
        sounded = SOUNDED.search(text) is not None
        for m in _HOMO_RUN.finditer(text):
            raw = m.group()
            strange = sum(c in HOMOPHONES for c in raw)
            # Prose cannot make eleven such characters in a row by chance; half of them must be plain numerals.
            if (
                0 < strange <= 7
                or (strange and TOLD_TO_CALL.search(text, max(0, m.start() - 6), m.start()))
                or (strange and sounded)
                or (strange and all(c in "洞拐勾" for c in raw if c in HOMOPHONES))
            ):
                digits = "".join(HOMOPHONES.get(c) or CHINESE.get(c, c) for c in raw)
                if strange == 1 and raw[-1] in "吧而":
                    continue  # ten numerals and the 吧 of a sentence
                if digits[0] == "1" and digits[1] in "3456789":
                    yield Number(m.start(), m.end(), digits, (11,), True, True, False, ("homophone",))
        for m in _RADIO.finditer(text):
            digits = "".join(HOMOPHONES.get(c) or CHINESE.get(c, c) for c in m.group() if c not in "，,、 ")
            if len(digits) == 11 and digits[1] in "3456789" and not m.group().isascii():
                yield Number(
                    m.start(), m.end(), digits, (11,), True, True, False, ("chinese_numerals", "homophone")
                )
        for m in _DASHED.finditer(text):
            yield Number(
                m.start(), m.end(), "".join(m.groups()), (3, 4, 4), True, True, False, ("separators",)
            )
    if "_" in text:
        for m in _JOINED.finditer(text):
            parts = m.group().split("_")
            if 7 <= sum(map(len, parts)) <= 12:
                yield Number(
                    m.start(), m.end(), "".join(parts), tuple(map(len, parts)), True,
                    tuple(map(len, parts)) in KNOWN[11] and len(parts) > 1, False, ("separators",),
                )  # fmt: skip
    if "-" in text or "." in text:
        for m in _AMERICAN_LETTERS.finditer(text):
            raw = m.group(1) + m.group(3) + m.group(4)
            if 6 <= sum(c.isdigit() for c in raw) < 10:
                digits = "".join(LETTERS.get(c, c) for c in raw)
                yield Number(m.start(), m.end(), digits, (3, 3, 4), True, True, False, ("look_alike",))
    for m in _LETTER_RUN.finditer(text):
        raw = m.group()
        plain = sum(c.isdigit() for c in raw)
        zeros_ones = sum(c in "OoIl" for c in raw)
        if plain < 11 and plain + zeros_ones >= 10 and plain >= 3:
            digits = "".join(LETTERS.get(c, c) for c in raw)
            if digits[0] == "1" and digits[1] in "3456789":
                yield Number(m.start(), m.end(), digits, (11,), True, True, False, ("look_alike",))
