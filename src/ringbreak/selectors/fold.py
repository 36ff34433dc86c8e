"""Disguises of single characters undone, with an exact map back to the untouched text.

Every folded character knows the code points it was made from, so a span found in the folded text reads back
what stands in the evidence. Source of the classes: Unicode 16 character database; look-alikes: Unicode TR39
confusables, the rows whose target is an ASCII letter and whose source turns up in spam (Cyrillic, Greek,
Armenian, letter-like signs).
"""

from __future__ import annotations

import bisect
import re
import unicodedata
from functools import cache

from ringbreak.selectors import backwards, pieces
from ringbreak.selectors.instructed import edits as instructed

# Nothing to see: zero-width, joiners, soft hyphen, byte order mark, variation selectors, invisible operators, tags.
_ZERO = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff\u3164\uffa0"
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TRAIL = "\ufe0e\ufe0f\u20e3\u20dd\u20de\u20e0"  # they dress the character before them
_STRUCK = "\u0305\u0332\u0333\u0335\u0336\u0337\u0338\u033f"
"""Lines through, over and under a letter: l̶a̶n̶."""
_SMALL = dict(zip("ᴀʙᴄᴅᴇꜰɢʜᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡᴢ", "abcdefghjklmnoprstuvwz", strict=True))
"""Small capitals."""

LOOK_ALIKES = dict(
    zip(
        "АВСЕНІЈКМОРЅТХҮԀԚԜавсԁеһіјӏкмопрԛгѕтухԝѵ"
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυωχ"
        "ոսցօհզ"
        "ɑɡıɩʏꓐꓑꓒꓓꓔꓖꓗꓘꓙꓚꓜꓝꓟꓠꓡꓢꓣꓤꓥꓦꓧꓨꓩꓪꓫꓬꓮꓯꓰꓲꓳꓴ",
        "ABCEHIJKMOPSTXYDQWabcdehijlkmonpqrstyxwv"
        "ABEZHIKMNOPTYXayikvoptuwx"
        "nugohq"
        "agiiYBPDDTGKKJCZFMNLSRRAVHGUWXYAAEIOU",
        strict=True,
    )
)
"""Characters of other scripts that a reader takes for an ASCII letter."""
DIGIT_ALIKES = {
    **dict.fromkeys("ОоΟοօ", "0"),
    **dict.fromkeys("Зз", "3"),
    **dict.fromkeys("ІіӏΙι", "1"),
    "Ѕ": "5",
    "ѕ": "5",
}
"""The same among digits: 1З8ОООО."""

_NAMES = {
    "<wide>": "full_width",
    "<narrow>": "full_width",
    "<circle>": "circled",
    "<super>": "superscript",
    "<sub>": "subscript",
    "<font>": "styled",
    "<square>": "circled",
    "<compat>": "styled",
}


def _fold_of(c: str) -> tuple[str, str] | None:
    """(ASCII text, what was undone) for one character; None when it stays."""
    o = ord(c)
    if c in _STRUCK:
        return "", "styled"
    if c in _ZERO or 0xE0000 <= o <= 0xE0FFF or 0xFE00 <= o <= 0xFE0D:
        return "", "zero_width"
    if c in _BIDI:
        return "", "bidi"
    if c in _TRAIL:
        return "", "keycap" if c == "\u20e3" else ""
    if 0x1F1E6 <= o <= 0x1F1FF:
        return chr(o - 0x1F1E6 + 97), "styled"
    if 0x1F150 <= o <= 0x1F169:  # negative circled capital letters
        return chr(o - 0x1F150 + 65), "circled"
    if 0x1F170 <= o <= 0x1F189:  # negative squared capital letters
        return chr(o - 0x1F170 + 65), "circled"
    if 0x2776 <= o <= 0x277E:
        return chr(o - 0x2776 + 49), "circled"
    if 0x2780 <= o <= 0x2788:
        return chr(o - 0x2780 + 49), "circled"
    if 0x278A <= o <= 0x2792:
        return chr(o - 0x278A + 49), "circled"
    if 0x24F5 <= o <= 0x24FD:
        return chr(o - 0x24F5 + 49), "circled"
    if 0x249C <= o <= 0x24B5:  # parenthesised letter
        return chr(o - 0x249C + 97), "circled"
    if c in _SMALL:
        return _SMALL[c], "styled"
    if 0x3220 <= o <= 0x3228:  # parenthesised ideographs
        return "一二三四五六七八九"[o - 0x3220], "circled"
    if 0x3280 <= o <= 0x3288:  # circled ideographs one to nine stay numerals: ㊀㊁㊂
        return "一二三四五六七八九"[o - 0x3280], "circled"
    if 0x1F101 <= o <= 0x1F10A:  # digit and comma
        return chr(o - 0x1F101 + 48), "circled"
    if o in (0x24FF, 0x1F10B, 0x1F10C):
        return "0", "circled"
    if 0x2488 <= o <= 0x2490:  # digit full stop
        return chr(o - 0x2488 + 49), "circled"
    if 0x2474 <= o <= 0x247C:  # parenthesised digit
        return chr(o - 0x2474 + 49), "circled"
    if c in "\u2024\uff61":  # one dot leader, half-width ideographic full stop
        return ".", "homoglyph"
    if c in "➕﹢":
        return "+", "styled"
    if c == "〇":
        return None
    if o < 0xA0:
        return None
    if c in "　\u00a0\u2002\u2003\u2009\u202f\u205f":
        return " ", ""
    if unicodedata.category(c) == "Nd":
        return str(unicodedata.digit(c)), "full_width" if 0xFF10 <= o <= 0xFF19 else "styled"
    parts = unicodedata.decomposition(c).split()
    if parts and parts[0] in _NAMES:
        text = unicodedata.normalize("NFKC", c)
        if text.isascii() and text and text.isprintable():
            if parts[0] == "<wide>":
                # Full-width punctuation is ordinary Chinese typing and ends a URL; only what stands inside values is undone.
                return (text, "full_width") if text.isalnum() or text in "@._-+" else None
            return (text, _NAMES[parts[0]]) if text.isalnum() else None
    return None


@cache
def _table() -> dict[str, tuple[str, str]]:
    made = {}
    for block in (
        range(0xA0, 0x3400),
        range(0xFE00, 0xFFF0),
        range(0x104A0, 0x104AA),
        range(0x1D400, 0x1D800),
        range(0x1F100, 0x1F200),
        range(0x1FBF0, 0x1FBFA),
        range(0xE0000, 0xE01F0),
    ):
        for o in block:
            if (fold := _fold_of(chr(o))) is not None:
                made[chr(o)] = fold
    return made


def _class(characters: list[str]) -> str:
    """A regex class of many characters, as ranges."""
    points = sorted(map(ord, characters))
    out, i = [], 0
    while i < len(points):
        j = i
        while j + 1 < len(points) and points[j + 1] == points[j] + 1:
            j += 1
        out.append(re.escape(chr(points[i])) + ("-" + re.escape(chr(points[j])) if j > i else ""))
        i = j + 1
    return "[" + "".join(out) + "]"


@cache
def _special() -> re.Pattern[str]:
    return re.compile(_class(list(_table())))


_ALIKE_CLASS = _class(sorted({*LOOK_ALIKES, *DIGIT_ALIKES}))
_ALIKE = re.compile(_ALIKE_CLASS)
_MIXED = re.compile(f"(?<![A-Za-z0-9_.@-])[A-Za-z0-9_.@-]*{_ALIKE_CLASS}(?:[A-Za-z0-9_.@-]|{_ALIKE_CLASS})*")
_OTHER_LETTER = re.compile(r"[^\W\d_]")
ENDINGS = "com|cn|net|org|top|xyz|vip|cc|info|shop|site|club|online|live|app|io|me|tv|co|in|us|ru|hk|tw|biz|pro|fun|work|icu|ltd|asia|link|wang|example|test|invalid"
_DEFANG = re.compile(
    r"(?<=[A-Za-z0-9])(?:"
    r" ?\[ ?\. ?\] ?| ?[(（] ?\. ?[)）] ?| ?\{ ?\. ?\} ?| ?\[ ?(?:dot|DOT|Dot|点) ?\] ?| ?[(（] ?(?:dot|DOT|Dot|点) ?[)）] ?| ?【 ?(?:\.|点|dot) ?】 ?"
    r"|(?<!not)(?<! or)(?<!and)(?<!the)(?<!say) dot (?=(?:[a-z0-9-]+(?: dot |\.))?(?:"
    + ENDINGS
    + r")(?![A-Za-z0-9]))"
    r"|(?<=[a-z0-9] dot co) dot (?=[a-z]{2}(?![a-z0-9]))|(?<=[a-z0-9] dot com) dot (?=[a-z]{2}(?![a-z0-9]))"
    r"|(?<=www)[点點。丶·](?=[a-z0-9])|[点點。丶·](?=[a-z0-9-]{2,30}[点點。丶·](?:"
    + ENDINGS
    + r")(?![A-Za-z0-9-]))|[点點。丶·](?=(?:"
    + ENDINGS
    + r"|COM|CN|NET)(?![A-Za-z0-9-]))"
    r"| \. (?=[a-z0-9-]{2,30} \. (?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club)(?![A-Za-z0-9-]))"
    r"|(?<=[ /,，:：、(（]t)(?: [.点。] ?|\. )(?=me/)"
    r"| \. (?=[a-z0-9_]{1,30} @ [a-z0-9-]{2,30} ?\. ?(?:com|cn|net|org|info|co)(?![A-Za-z0-9-]))"
    r"| @ (?=[a-z0-9-]{2,30} \. (?:[a-z0-9-]{2,30} \. )?(?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club)(?![A-Za-z0-9-]))"
    r"| [.点] (?=(?:com|cn|net|org|top|xyz|vip|cc|info|shop|site|club)(?![A-Za-z0-9-]))"
    r"| ?\[ ?(?:@|at|AT) ?\] ?| ?[(（] ?(?:@|at|AT) ?[)）] ?| ?【(?:@|at)】 ?"
    r"|\[:\](?=//)|\[://\]"
    r")(?=[A-Za-z0-9/])"
)
_SPACED = re.compile(
    r"(?<![A-Za-z0-9._@/-])(?<![A-Za-z0-9._@/-] )[A-Za-z0-9](?: [A-Za-z0-9-]){1,40}(?: [.点](?: [A-Za-z0-9-]){1,30}){0,2}"
    r" [.点]((?: [A-Za-z]){2,6})(?! ?[A-Za-z0-9-](?![A-Za-z0-9]))(?![A-Za-z0-9])"
)
"""A host written letter by letter: e x a m p l e . c o m."""
_SPACED_HINT = re.compile(r"[A-Za-z0-9] [.点] [A-Za-z] [A-Za-z]")
_ENDINGS = frozenset(ENDINGS.split("|"))
_DEFANG_HINT = re.compile(r"[\[(（{【点點。丶·]| dot | \. [a-z]")
_INSTRUCTED_HINT = re.compile(
    r"[A-Za-z0-9_.-][（(【\[][请要记自删刪去拿不忽略省跳抹无 ]|[0-9][。·点][0-9]|[（(【\[]a[）)】\]]| at [A-Za-z0-9-]|空格|[连連合接拼凑湊艾爱愛老圈成换換改][起着著在一成接特鼠aA]|[换換成改当當作读讀写变變代替表=＝][了]?[“\"'「]?@|[换換成改]点|横[线杠]|短[横杠]|减号|划线|连字|杠[去删拿A-Za-z0-9]|[星井点]号|斜[杠线]|数点|[竖直][线線杠]|掉那一点|[去删刪拿取抹摘]掉|去除|底[线杠]|滑线|[改成换換当][.]|点[全都去删不]|(?<![A-Za-z0-9_])[A-Za-z](?: [A-Za-z0-9_-]){3} | AT [A-Za-z0-9-]+ DOT |<at>| underscore |[0-9][OoIl]|[OoIl][0-9]"
)
"""Where `instructed.edits` may find anything."""


class Folded:
    """A text with its disguised characters undone.

    text: the folded text. `origin(i, j)` gives the span of the untouched text behind folded characters i..j-1.
    """

    __slots__ = ("_at", "_order", "_reach", "_upto", "marks", "original", "text")

    def __init__(
        self,
        original: str,
        text: str,
        at: list[int] | None,
        upto: list[int] | None,
        marks: list[tuple[int, int, str]],
    ) -> None:
        self.original, self.text, self._at, self._upto, self.marks = original, text, at, upto, marks
        self._order: list[tuple[int, int, str]] | None = None
        self._reach = 0

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the untouched text, in code points."""
        if self._at is None or self._upto is None:
            return start, end
        if start >= end:
            return (self._at[start], self._at[start]) if start < len(self._at) else (len(self.original),) * 2
        return self._at[start], self._upto[end - 1]

    def undone(self, start: int, end: int) -> list[str]:
        """Names of the disguises that were undone within a span of the untouched text, each once, sorted."""
        if not self.marks:
            return []
        if self._order is None:
            # Looked up once a mention: a text of many disguises and many mentions must not multiply the two.
            self._order = sorted(self.marks)
            self._reach = max(b - a for a, b, _ in self._order)
        low = bisect.bisect_left(self._order, (start - self._reach, 0, ""))
        high = bisect.bisect_left(self._order, (end, 0, ""))
        return sorted({name for _, b, name in self._order[low:high] if b > start and name})


def fold(text: str) -> Folded:
    """Undo what a single character hides: width, circles, keycaps, styles, zero-width, look-alikes, defanging.

    Letters of other scripts become ASCII only inside a word that also has ASCII letters: a Cyrillic word stays one.
    """
    at: list[int] | None = None
    upto: list[int] | None = None
    marks: list[tuple[int, int, str]] = []
    out = text
    if not text.isascii():
        special = _special()
        if special.search(text) is not None:
            out, at, upto = _fold_specials(text, special, marks)
        if _ALIKE.search(out) is not None:
            out = _fold_alikes(out, at, marks)
    if _SPACED_HINT.search(out) is not None:
        out, at, upto = _fold_spaced(out, at, upto, marks)
    if _INSTRUCTED_HINT.search(out) is not None:
        out, at, upto = _fold_edits(out, at, upto, marks, sorted(instructed(out)))
    if not out.isascii() and backwards.said(out):
        out, at, upto = _fold_edits(out, at, upto, marks, list(backwards.edits(out)))
    if pieces.may_hold(out):
        out, at, upto = _fold_edits(out, at, upto, marks, sorted(pieces.edits(out)))
    if _DEFANG_HINT.search(out) is not None:
        out, at, upto = _fold_defanged(out, at, upto, marks)
    return Folded(text, out, at, upto, marks)


def _fold_specials(
    text: str, special: re.Pattern[str], marks: list[tuple[int, int, str]]
) -> tuple[str, list[int], list[int]]:
    table = _table()
    pieces: list[str] = []
    at: list[int] = []
    upto: list[int] = []
    behind = 0
    for found in special.finditer(text):
        i = found.start()
        if i > behind:
            pieces.append(text[behind:i])
            at.extend(range(behind, i))
            upto.extend(range(behind + 1, i + 1))
        c = text[i]
        made, name = table[c]
        if made:
            pieces.append(made)
            at.extend([i] * len(made))
            upto.extend([i + 1] * len(made))
        elif c in _TRAIL and upto and upto[-1] == i:
            upto[-1] = i + 1
            if len(upto) > 1 and at[-2] == at[-1]:
                k = len(upto) - 2
                while k >= 0 and at[k] == at[-1]:
                    upto[k] = i + 1
                    k -= 1
        if name:
            marks.append((i, i + 1, name))
        behind = i + 1
    pieces.append(text[behind:])
    at.extend(range(behind, len(text)))
    upto.extend(range(behind + 1, len(text) + 1))
    return "".join(pieces), at, upto


def _fold_alikes(text: str, at: list[int] | None, marks: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    behind = 0
    for found in _MIXED.finditer(text):
        word = found.group()
        start, end = found.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        # A neighbour that is a letter of the same foreign script means: a foreign word, not a dressed-up Latin one.
        foreign = any(_OTHER_LETTER.match(c) and 0x250 <= ord(c) < 0x600 for c in (before, after))
        letters = any(c.isascii() and c.isalpha() for c in word)
        if foreign or not (letters or sum(c.isascii() and c.isdigit() for c in word) >= 4):
            continue
        alikes = LOOK_ALIKES if letters else DIGIT_ALIKES
        if not letters and any(not c.isascii() and c not in alikes for c in word):
            continue
        made = "".join(alikes.get(c, c) for c in word)
        pieces.append(text[behind:start])
        pieces.append(made)
        behind = end
        for k, c in enumerate(word):
            if c in alikes:
                where = start + k if at is None else at[start + k]
                marks.append((where, where + 1, "homoglyph"))
    pieces.append(text[behind:])
    return "".join(pieces)


def _fold_spaced(
    text: str, at: list[int] | None, upto: list[int] | None, marks: list[tuple[int, int, str]]
) -> tuple[str, list[int] | None, list[int] | None]:
    pieces: list[str] = []
    kept: list[int] = []
    behind = 0
    if at is None or upto is None:
        at, upto = list(range(len(text))), list(range(1, len(text) + 1))
    for found in _SPACED.finditer(text):
        if found.group(1).replace(" ", "").lower() not in _ENDINGS:
            continue
        start, end = found.span()
        pieces += [text[behind:start], found.group().replace(" ", "").replace("点", ".")]
        kept += range(behind, start)
        kept += (i for i in range(start, end) if text[i] != " ")
        marks.append((at[start], upto[end - 1], "separators"))
        behind = end
    pieces.append(text[behind:])
    kept += range(behind, len(text))
    return "".join(pieces), [at[i] for i in kept], [upto[i] for i in kept]


def _fold_defanged(
    text: str, at: list[int] | None, upto: list[int] | None, marks: list[tuple[int, int, str]]
) -> tuple[str, list[int] | None, list[int] | None]:
    found = []
    for match in _DEFANG.finditer(text):
        what = match.group()
        made = (
            "@"
            if "@" in what or "at" in what.lower()
            else "://"
            if "://" in what
            else ":"
            if ":" in what
            else "."
        )
        found.append((match.start(), match.end(), made, "defanged"))
    return _fold_edits(text, at, upto, marks, found)


def _fold_edits(
    text: str,
    at: list[int] | None,
    upto: list[int] | None,
    marks: list[tuple[int, int, str]],
    edits: list[tuple[int, int, str, str]],
) -> tuple[str, list[int] | None, list[int] | None]:
    """The text with spans replaced, and the maps to the untouched text; `edits` by start, a later one that overlaps is left."""
    if not edits:
        return text, at, upto
    if at is None or upto is None:
        at, upto = list(range(len(text))), list(range(1, len(text) + 1))
    pieces: list[str] = []
    new_at: list[int] = []
    new_upto: list[int] = []
    behind = 0
    for start, end, made, name in edits:
        if start < behind:
            continue
        pieces += [text[behind:start], made]
        new_at += at[behind:start] + [at[start]] * len(made)
        new_upto += upto[behind:start] + [upto[end - 1]] * len(made)
        marks.append((at[start], upto[end - 1], name))
        behind = end
    pieces.append(text[behind:])
    new_at += at[behind:]
    new_upto += upto[behind:]
    return "".join(pieces), new_at, new_upto
