"""Accounts named in passing, in Latin letters: a platform, some words that only lead on, and a name, in either order.

my insta used to be at foo_bar1, now it's the other one, foo.bar2 -- find the guy as foo_bar3 over on snap. One walk over the words serves
every platform: from the word for the platform forwards and backwards over words of a closed list (is, the, my, handle, over on ...),
which carry on from clause to clause and from a question to the next line, up to a word that can be a name. A word with a sign in it (a digit
behind letters, _ or a stop inside, a capital inside) is one wherever the walk ends; one of mere letters only where a word that names
(is, as, under, name) stands before it and it is long and ends as no word of prose does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from ringbreak.selectors.asked import ASKING
from ringbreak.selectors.carried import only_platform
from ringbreak.selectors.marked_names import CAPITALS, Token, marked, plain
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.passing_words import (
    ADDRESSED,
    ADDRESSES,
    BACK,
    CALLS,
    DIRECT,
    EVERYDAY,
    FILLING,
    LEADS_ON,
    NAMES,
    NOUNS,
    OWN,
    PAYS,
    ROLES,
    TIES,
    UNHYPHENED,
)
from ringbreak.selectors.platforms import LATIN, SHAPES, STOPLESS
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

STEPS = 9
"""Words between a platform and a name."""
NEAR = 160
"""Characters between a name that a word right before it calls one and its platform."""
_WORD = re.compile(r"@?[a-z0-9_](?:[a-z0-9_]|[.'’-](?=[a-z0-9_]))*")
_JOINT = re.compile(r"[ \t,:：，\-–—>→\"'“”‘’()（）\[\]|/~*…&]{0,5}")
_STOP = re.compile(r"[\"'”’)]?[.!?。？！]{1,3}[\"'”’)]? {1,2}[\"'“‘(]?")
_LINE = re.compile(r"[.!?。？！ ,:\r]{0,3}\n[ >*-]{0,3}")


_GLUED = re.compile(r"(?:IG|FB|INS|TG|DC)(?=[a-z])")
"""我IGtaipei_bunny: the platform in capitals, the name behind it not."""


class _Walk:
    """The words of a text, and what has been found among them."""

    def __init__(self, passage: Passage) -> None:
        self.text, self.keys = passage.text, passage.keys
        new, made = tuple.__new__, [(m.start(), m.end(), m[0]) for m in _WORD.finditer(self.keys)]
        if not self.text.isascii() and _GLUED.search(self.text) is not None:
            made = [part for token in made for part in self._parted(token)]
        self.tokens = [new(Token, token) for token in made]
        self.kinds = [LATIN.get(token[2]) for token in made]
        for i, token in enumerate(self.tokens):
            if token.word[-2:] in ("'s", "’s"):
                self.kinds[i] = LATIN.get(token.word[:-2])
            if self.kinds[i] == "line" and self.text[token.start : token.start + 4] != "LINE":
                self.kinds[i] = None
        self.channels = [(i, kind) for i, kind in enumerate(self.kinds) if kind is not None]
        self.code = [m.span() for m in _CODE.finditer(self.text)] if "`" in self.text else []
        self.found: dict[int, tuple[str, str]] = {}
        self.led: set[tuple[int, bool]] = set()
        """Names, and whether a line was begun before them, from which a walk from a word for an account went on: no second one need."""

    def _parted(self, token: tuple[int, int, str]) -> list[tuple[int, int, str]]:
        """IGtaipei_bunny as the platform and the name."""
        start, end, word = token
        glued = _GLUED.match(self.text, start, end)
        if glued is None or end - glued.end() < 5:
            return [token]
        middle = glued.end()
        return [(start, middle, word[: middle - start]), (middle, end, word[middle - start :])]

    def name_at(self, i: int, reached: bool = False) -> bool:
        token = self.tokens[i]
        before = self.keys[token.start - 1 : token.start]
        after = self.keys[token.end : token.end + 1]
        if (
            before in _NO_NAME_BEHIND
            or (token.word[0] == "@" and before.isalnum())
            or after in _NO_NAME_BEFORE
            or self.kinds[i] is not None
            or self.in_code(token.start)
        ):
            return False
        return marked(self.text, token, reached)

    def in_code(self, at: int) -> bool:
        """Whether a place stands within several words set as code."""
        i = bisect_left(self.code, (at,)) - 1
        return i >= 0 and at < self.code[i][1]

    def keep(self, i: int, kind: str, word: str) -> bool:
        name = self.tokens[i].word.lstrip("@")
        shape = SHAPES.get(kind)
        if shape is None or shape.fullmatch(name) is None or ("-" in name and word in UNHYPHENED):
            return False
        self.found.setdefault(i, (kind, word))
        return True

    def forwards(self, at: int, kind: str, steps: int, role: bool = False) -> None:
        """From the platform at token `at` on: every name that words of the closed list lead to.

        role: It is a word for an account, whose name a word that names or a colon must introduce.
        """
        keys, tokens = self.keys, self.tokens
        naming = (role and self.direct(at)) or keys[tokens[at].end - 2 : tokens[at].end] in ("'s", "’s")
        stops, count, line, asked = 0, 0, False, False
        for j in range(at + 1, len(tokens)):
            between = keys[tokens[j - 1].end : tokens[j].start]
            naming = (
                (naming and (between in (" ", "") or (between == ", " and tokens[j - 1].word in NOUNS)))
                or ":" in between
                or "：" in between
            )
            if not _JOINT.fullmatch(between):
                stops += 1
                count += 1
                line = _LINE.fullmatch(between) is not None
                if stops > 1 or not (line or _STOP.fullmatch(between)):
                    return
                asked = asked or (line and ASKING.search(keys, tokens[at].start, tokens[j].start) is not None)
                if line and not asked:
                    return
            elif line and keys[tokens[j - 1].end : tokens[j].start][:1] in (":", "："):
                naming = True  # a speaker
            if self.kinds[j] is not None:
                return
            word = tokens[j].word
            if self.name_at(j, naming and not role and not stops):
                if (role and not naming) or not self.keep(j, kind, tokens[at].word):
                    return
                if kind == "handle" and self.kinds[at] is None:
                    if (j, line) in self.led:
                        return
                    self.led.add((j, line))
                role = False
                count, stops = 0, 0
                naming = False
                continue
            if plain(self.text, tokens[j]) and word not in LEADS_ON:
                whole = line and self.fills(j)
                owned = naming and tokens[j - 1].word.endswith(("'s", "’s")) and j == at + 1
                closed = _ENDS if owned else _CLOSED
                verb = j == at + 1 and between == " " and (tokens[at].word in PAYS or self.opens(at))
                if ((naming or verb) and not stops and closed.match(keys, tokens[j].end)) or whole:
                    self.keep(j, kind, tokens[at].word)
                return
            speaker = line and keys[tokens[j].end : tokens[j].end + 1] in (":", "：") and stops
            if word not in LEADS_ON and not speaker:
                return
            count += 1
            if count > steps:
                return
            naming = word in NAMES or word.endswith(("'s", "’s"))

    def opens(self, at: int) -> bool:
        """Whether the platform begins its line: Telegram tixgremlin, or ..."""
        start = self.tokens[at].start
        return start == 0 or self.keys[start - 1] == "\n"

    def fills(self, j: int) -> bool:
        """Whether the word stands at the end of its line, or nothing but `on there` behind it."""
        return _ENDS.match(self.keys, self.tokens[j].end) is not None

    def backwards(self, at: int, kind: str) -> None:
        """From the platform back: foo_bar3 over on snap, foo_bar3 (insta), foo_bar3, that's my insta."""
        keys, tokens = self.keys, self.tokens
        for j in range(at - 1, max(-1, at - 6), -1):
            if not _JOINT.fullmatch(keys, tokens[j].end, tokens[j + 1].start) or self.kinds[j] is not None:
                return
            if self.name_at(j, tokens[at - 1].word in ("on", "via")):
                near = at - j
                bracket = near == 1 and keys[tokens[j].end : tokens[at].start].strip() in ("(", "（", "[")
                if bracket or (near > 1 and any(tokens[k].word in TIES for k in range(j + 1, at))):
                    self.keep(j, kind, tokens[at].word)
                return
            word = tokens[j].word
            if word not in BACK:
                if (
                    j > 0 and at - j > 1 and tokens[at - 1].word in ("on", "via") and plain(self.text, tokens[j])
                    and tokens[j - 1].word in ADDRESSED and _JOINT.fullmatch(keys, tokens[j - 1].end, tokens[j].start)
                ):  # fmt: skip
                    self.keep(j, kind, tokens[at].word)
                return

    def roles(self, at: int) -> None:
        """A word for an account without its platform: the kind is `handle`, and the name must be marked."""
        if at + 1 < len(self.tokens):
            self.forwards(at, "handle", 4, True)

    def direct(self, at: int) -> bool:
        """Whether a name may follow a word for an account with nothing between: dm foo_bar; their handle foo_bar."""
        word = self.tokens[at].word
        return word in DIRECT or (
            word in ("handle", "handles", "username", "account")
            and at > 0
            and self.tokens[at - 1].word in OWN
        )

    def there(self, at: int) -> None:
        """on there, on here: the platform spoken of, whichever it is."""
        if at and self.tokens[at - 1].word == "on" and self.tokens[at].word in ("there", "here"):
            self.forwards(at, "handle", 4, True)
            self.backwards(at, "handle")

    def addressed(self) -> None:
        """Marked names that a word right before them calls names, in a text that names a platform near them."""
        tokens = self.tokens
        for i in range(1, len(tokens) if self.channels else 0):
            start = tokens[i].start
            if i in self.found or not self.name_at(i):
                continue
            j = i - 1
            if not _JOINT.fullmatch(self.keys, tokens[j].end, start):
                if self.keys[start - 1] > "\u2fff" or self.keys[start - 2 : start - 1] > "\u2fff":
                    self.in_chinese(i)
                continue
            if _NOUN.search(self.keys, max(0, start - 48), start):
                self.keep_near(i)
                continue
            if (
                tokens[j].word in FILLING
                and j > 0
                and _JOINT.fullmatch(self.keys, tokens[j - 1].end, tokens[j].start)
            ):
                j -= 1
            if tokens[j].word not in ADDRESSES:
                continue
            if tokens[j].word not in CALLS and CAPITALS.fullmatch(self.text, tokens[i].start, tokens[i].end):
                continue  # moved the pages to ReadTheDocs
            self.keep_near(i)

    def in_chinese(self, i: int) -> None:
        """A marked name behind Chinese words that call it one: 喺 IG 搵到一個叫 @kowloon.fridge; 改加 ayuan.tix2."""
        keys, start = self.keys, self.tokens[i].start
        if "." not in self.tokens[i].word and "_" not in self.tokens[i].word:
            return
        if _CALLED_ZH.search(keys, max(0, start - 8), start):
            one = self.only
            if one is not None and one[0] in SHAPES and (one[0] == "line" or "." not in self.tokens[i].word):
                self.keep(i, one[0], one[1])
            elif one is None:
                self.keep_near(i)

    @cached_property
    def only(self) -> tuple[str, str, int] | None:
        """The one platform that the text speaks of."""
        return only_platform(self.keys)

    def keep_near(self, i: int) -> None:
        """Give a name to the one platform that the text names near it; several give it to none."""
        tokens, start = self.tokens, self.tokens[i].start
        first = bisect_left(self.channels, start - NEAR, key=lambda c: tokens[c[0]].start)
        last = bisect_right(self.channels, start + NEAR, lo=first, key=lambda c: tokens[c[0]].start)
        near = {k: kind for k, kind in self.channels[first:last] if tokens[k].word not in EVERYDAY}
        kinds = set(near.values())
        if kinds and not ("." in tokens[i].word and kinds <= STOPLESS):
            closest = min(near, key=lambda k: (abs(k - i), k))
            apart = min(near) > i and _SENTENCE.search(self.keys, tokens[i].end, tokens[closest].start)
            if apart and not any(
                token.word in CALLS or token.word in NOUNS for token in tokens[max(0, i - 3) : i]
            ):
                return  # written as quarry_8. Telegram is ...: a later sentence says nothing of it
            # It has a name nearer to it.
            taken = any(k in self.found for k in range(min(i, closest) + 1, max(i, closest)))
            kind = kinds.pop() if len(kinds) == 1 and not apart and not taken else "handle"
            self.keep(i, kind, tokens[closest].word)

    def again(self) -> None:
        """Names of mere letters that are said again."""
        said = {
            self.tokens[i].word: found for i, found in self.found.items() if self.tokens[i].word.isalpha()
        }
        for i, token in enumerate(self.tokens):
            if said and i not in self.found and token.word in said:
                self.found[i] = said[token.word]


_CODE = re.compile(r"`[^`\n ]+ [^`\n]*`")
"""Several words set as code: `person account site_family` names parts of a program."""
_SENTENCE = re.compile(r"[.!?] |\n")
_NOUN = re.compile(
    r"(?<![a-z])(?:id|handle|user ?name|account|nick|nickname|@|name)(?: [a-z' ]{0,24})?[,:–-] ?$"
)
"""she gave me her ID over the phone, meimei_rentals: the noun stands in the same sentence and a comma before the name."""
_CALLED_ZH = re.compile(r"(?:叫做?|名字?|[账帐]号|[是係为加搵找搜]|id)[:： ]{0,2}$")
_ROLE = re.compile("(?<![a-z])(?:" + "|".join(sorted(ROLES)) + "|on t?here)(?![a-z])")
_CAPITAL_SITES = ("IG", "FB", "INS", "TG", "DC")
_LATIN_NAMES = frozenset(word for word, kind in LATIN.items() if kind in SHAPES)
_LETTERED = re.compile(r"[a-z]+")
_SIGNS = r"[A-Za-z0-9]_|_[A-Za-z0-9]|[A-Za-z]\.[A-Za-z0-9]|[A-Za-z][0-9]|[0-9][A-Za-z]{3}|[a-z]-?[0-9]|[a-z][A-Z][a-z]"
_MAY_BE_MARKED = re.compile(_SIGNS)
_MAYBE = re.compile(_SIGNS + "|[A-Za-z]{10}")
_NO_NAME_BEHIND = frozenset("./@\\=&?%#~+$£€")
_NO_NAME_BEFORE = frozenset("@/\\=(#%")
_CLOSED = re.compile(r" ?(?:$|[.,;!?)\r\n|/·]| (?:on|and|or|but|if|dm|so|btw|lol|x|for|over|there)(?![a-z]))")
"""What may follow mere letters: kik's loafandlarder, but not github's disclaimer says."""
_ENDS = re.compile(r"[ .!~]{0,3}(?:$|\r?\n| ?(?:on|over|in) (?:there|it|here))")


def find(passage: Passage) -> Iterator[Found]:
    """Every account of this sort in a text."""
    keys, text = passage.keys, passage.text
    spoken = _LETTERED.findall(keys)
    if not any(capitals in text for capitals in _CAPITAL_SITES) or _GLUED.search(text) is None:
        if _CHANNELS.isdisjoint(spoken):
            return
        # A word for an account takes only a name with a sign in it.
        if _LATIN_NAMES.isdisjoint(spoken):
            if passage.speaks_of("chinese"):
                return  # what an English word for an account says there, a lead says
            near = (
                _MAY_BE_MARKED.search(text, max(0, m.start() - 70), m.end() + 90)
                for m in _ROLE.finditer(keys)
            )
            if not any(near):
                return
        elif _MAYBE.search(text) is None:
            return
    walk = _Walk(passage)
    for i, kind in walk.channels:
        walk.backwards(i, kind)
    for i, kind in walk.channels:
        walk.forwards(i, kind, STEPS)
    for i, token in enumerate(walk.tokens):
        if token.word in ROLES:
            walk.roles(i)
        elif token.word in ("there", "here"):
            walk.there(i)
    walk.addressed()
    walk.again()
    for i, (kind, word) in sorted(walk.found.items()):
        token = walk.tokens[i]
        name = token.word.lstrip("@")
        rank = 31 if "." in name else 32 if token.word[0] == "@" and word in _SURE else 58
        yield Found(
            kind, token.start, token.end, name, "context",
            formed(f"of a name that the words around it give to {word}"), rank,
        )  # fmt: skip


_SURE = frozenset(LATIN) - EVERYDAY - {"telegram", "tg", "tele"}
"""What is named right beside an @name outweighs that the text speaks of Telegram."""
_CHANNELS = _LATIN_NAMES | ROLES | {"there", "here"}
