"""Names of accounts that only a lead word makes recognisable: which word after it is meant, and which is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import near
from ringbreak.selectors.behind import lead_behind
from ringbreak.selectors.carried import is_account
from ringbreak.selectors.glued import begins
from ringbreak.selectors.leads import Lead
from ringbreak.selectors.numbers import Number
from ringbreak.selectors.passage import Passage

UNIT = re.compile(
    r"(?:年|月|日|号楼|点|时|分钟|秒|元|块|万|千|百|亿|个|位|名|人|条|次|台|部|起|套|份|家|天(?!气)|周|岁|%|％|折|倍|米|公里|平|多|余|左右|以上|[:：]\d\d)"
)

# Words that follow a lead in prose and are no account: products, verbs, systems.
COMMON = frozenset(
    [
        *"one two three four five six seven eight nine ten eleven twelve twenty thirty hundred several dozens many twice once".split(),
        "account",
        "accounts",
        "official",
        "officials",
        "business",
        "wallet",
        "payment",
        "payments",
        "group",
        "groups",
        "number",
        "android",
        "iphone",
        "windows",
        "mobile",
        "client",
        "channel",
        "channels",
        "message",
        "messages",
        "support",
        "service",
        "services",
        "developer",
        "developers",
        "public",
        "platform",
        "mini",
        "program",
        "programs",
        "update",
        "version",
        "scan",
        "login",
        "logout",
        "register",
        "download",
        "install",
        "please",
        "contact",
        "contacts",
        "friend",
        "friends",
        "or",
        "and",
        "with",
        "for",
        "the",
        "via",
        "only",
        "app",
        "apps",
        "api",
        "http",
        "https",
        "www",
        "com",
        "user",
        "users",
        "moments",
        "pay",
        "video",
        "videos",
        "chat",
        "chats",
        "store",
        "shop",
        "work",
        "weixin",
        "wechat",
        "telegram",
        "whatsapp",
        "about",
        "after",
        "before",
        "because",
        "between",
        "could",
        "every",
        "their",
        "there",
        "these",
        "those",
        "through",
        "under",
        "using",
        "which",
        "while",
        "would",
        "should",
        "through",
        "online",
        "offline",
        "system",
        "security",
        "privacy",
        # what stands in a cell where nothing is known
        "unknown",
        "anonymous",
        "deleted",
        "nothing",
        "hidden",
        "withheld",
        "private",
        "unavailable",
        "undefined",
        "missing",
        "pending",
        "username",
        "nickname",
        "example",
        # what is called to a whole room
        "all",
        "here",
        "everyone",
        "everybody",
        "team",
        "room",
        "admins",
        "mods",
        "staff",
    ]
)
INFLECTED = re.compile(
    r".*(?:ed|ing|[ts]ion|ions|ers|or|ly|[ai]ble|ful|less|ment|ments|ness|ous|ive|ity|ities|ies|ance|ence|ism|ist|age|ate|ates|ize|ise|al|ic|ics|ry|ure|ent|ant|ship|hood|ward|self|graphy|logy)",
    re.I,
)
"""How words of prose end."""
_DENIED = frozenset({"-"})
_LETTERS = re.compile(r"[A-Za-z]+\Z")


def named(
    passage: Passage, kind: str, shape: re.Pattern[str], words: re.Pattern[str] | None = None
) -> Iterator[tuple[int, int, str, Lead]]:
    """(start, end, word, lead) for each ASCII word after a lead of `kind` whose whole has `shape`.

    Args:
        words: What a word is, where it may hold other characters than letters, digits, - and _.
    """
    text = passage.text
    spans = passage.led_words if words is None else _led(passage, words)
    for start, end, leads in spans:
        lead = next((x for x in leads if kind in x.kinds), None)
        if lead is None or leads[0].kinds == _DENIED:
            continue  # 账号admin，密码Adm1n2025: the nearest word says what it is
        word = text[start:end]
        while word.endswith(("-", ".")):
            word, end = word[:-1], end - 1
        if start and text[start - 1] == "_":
            start, word = start - 1, "_" + word
        if (
            passage.reversed_said
            and _BACKWARDS.search(passage.keys, max(0, start - 20), start)
            and "reversed" not in passage.folded.undone(*passage.folded.origin(start, end))
        ):
            word = word[::-1]
        if shape.fullmatch(word) is None or not _meant(word, lead):
            continue
        if _LETTERS.match(word):
            gap = passage.keys[lead.start + len(lead.word) : start]
            if lead.word.isascii() and not lead.behind and (gap[:1] in _CLAUSE or ". " in gap):
                continue  # DM me on tg, price on request; he no tele. Email only
            if (
                lead.word.isascii()
                and not lead.behind
                and gap.isascii()
                and _SAID_ONLY.fullmatch(gap)
                and (INFLECTED.fullmatch(word) or (len(word) < 8 and len(gap) > 1))
            ):
                continue  # telegram is banned there
            if _CALL.match(text, end):
                continue  # let wechat = getUser(id)
        after = text[end : end + 2]
        if after[:1] == "@" or (after[:1] == "." and after[1:2].isascii() and after[1:2].isalnum()):
            continue
        if after == ":/" or after == "：/":
            continue
        yield start, end, word, lead


_SAID_ONLY = re.compile(r" [a-z ]*")
_CLAUSE = frozenset(",，;；./")
_CALL = re.compile(r"\([A-Za-z0-9_.\"', ]{0,40}\)")
"""Arguments: what stands before them is a function's name."""
_BACKWARDS = re.compile(
    r"(?:倒着|反着|倒过来|反过来|倒序|反写|倒写)(?:写|拼|打|念|读|看|输|敲|搜|加)?(?:微信?|薇|v|vx|qq|扣)?(?:的|了|防封|防删|防屏蔽|防和谐|一下|哈|啊)*[ :：，,]{0,2}$"
)
"""Right before a name: it is written backwards."""


def _led(passage: Passage, words: re.Pattern[str]) -> Iterator[tuple[int, int, list[Lead]]]:
    """Where accounts that something announces begin and end, and what announces them."""
    for word in words.finditer(passage.text):
        start, end = word.span()
        leads = _leads(passage, word)
        if leads or passage.text.find("-", start, end) > 0:
            start, leads = begins(passage, start, end, leads)
            if leads:
                yield start, end, leads


def _leads(passage: Passage, word: re.Match[str]) -> list[Lead]:
    """The leads before a word; one with a digit or _ may answer the line before or belong to a platform of the clause before."""
    start, end = word.span()
    leads = passage.leads(start)
    if not leads and (led := passage.led_at.get(start)) is not None and end - led[0] < 3:
        leads = led[1] if not passage.text[led[0] : end].strip(".-") else leads
    if not leads and end - start > 4 and _NAMELIKE.match(word.group()):
        behind = lead_behind(passage.keys, end, start)
        leads = [behind] if behind is not None else []
    if end - start > 4 and all("handle" in lead.kinds for lead in leads) and _NAMELIKE.match(word.group()):
        far = passage.asked(start)
        if far is None and is_account(word.group()):
            far = passage.carried(start, number=False)
        return [far] if far is not None else leads
    return leads


_NAMELIKE = re.compile(r"[^A-Za-z_]*(?:_|[A-Za-z][^0-9_]*[0-9_])")
"""A letter and behind it a digit, or an underscore. Asked from the beginning: a search would begin again at each letter of a word of megabytes."""


def tight_means_prose(lead: str) -> bool:
    """Whether a plain word right behind this lead is prose (wechat group, 微博 video) and no account."""
    return lead.isascii() or lead in ("抖音", "微博", "薇", "威")


def _meant(word: str, lead: Lead) -> bool:
    """Plain words after a lead without a mark between are prose, unless the lead is Chinese and the word none of ours."""
    low = word.lower()
    if low in COMMON:
        return False
    if _LETTERS.match(word):
        if lead.tight and tight_means_prose(lead.word):
            return False
        if word.isupper() and len(word) < 6:
            return False
    return True


def counted(passage: Passage, number: Number) -> bool:
    """Whether a unit follows, so the digits are a count, a date or a price."""
    return len(number.digits) < 8 and UNIT.match(passage.text, number.end) is not None


AND = re.compile(r" ?(?:[、/或和及&]|或者|还有|以及) ?$")
"""What stands between the numbers of a list."""


def first_of_list(text: str, start: int) -> int | None:
    """Where the first number of a list begins whose later one begins at `start`: 12345678、23456789 或 34567890; twenty at most."""
    first = None
    for _ in range(20):
        joint = AND.search(text, max(0, start - 3), start)
        if joint is None:
            return first
        at = joint.start()
        while at > 0 and joint.start() - at < 12 and "0" <= text[at - 1] <= "9":
            at -= 1
        if not 5 <= joint.start() - at <= 11:
            return first
        first = start = at
    return first


_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9]")


def announced(passage: Passage, number: Number, kind: str) -> Lead | None:
    """What the clause or the line before says of seven to ten digits that nothing else announces: 那个群号是七开头的，730228551."""
    if not 7 <= len(number.digits) <= 10 or number.digits[0] == "0" or passage.leads(number.start):
        return None
    if _DATE.fullmatch(number.digits):
        return None
    got = near.announced(passage.keys, number.start)
    return Lead(got[1], frozenset([kind]), False, got[2]) if got is not None and got[0] == kind else None


def touching(passage: Passage, number: Number) -> bool:
    """Whether letters touch the digits behind, or before without being the lead itself."""
    text = passage.text
    after = text[number.end : number.end + 1]
    if after == "_" or (after.isascii() and after.isalpha()):
        return True
    if after == "@" or (
        after == "."
        and text[number.end + 1 : number.end + 2].isalnum()
        and text[number.end + 1 : number.end + 2].isascii()
    ):
        return True
    before = text[number.start - 1] if number.start else ""
    if before.isascii() and before.isalpha():
        return not passage.leads(number.start)
    if before == "." and (lead := next(iter(passage.leads(number.start)), None)) is not None:
        # QQ.174253456, QQ...915079532: stops right behind the lead itself
        return (
            passage.keys[lead.start + len(lead.word) : number.start].strip(".") != ""
            or lead.word in _VERSIONED
        )
    return before in ("_", ".") and before != ""


_VERSIONED = frozenset({"v", "id", "no", "q"})
"""Leads that a stop and digits follow for other things: v.20240315."""
