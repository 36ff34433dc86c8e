"""What the compiled scanner reads instead of Python's objects: classes of characters, sets of words, the trie of leads, as arrays."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from ringbreak.selectors import (
    backwards,
    dictated,
    hosts,
    named_lists,
    nicknames,
    passing_words,
    pieces,
    platforms,
    quoted_names,
    renamed,
    weighed_names,
)
from ringbreak.selectors.fold import DIGIT_ALIKES, ENDINGS, LOOK_ALIKES, fold
from ringbreak.selectors.handles import COMMON, tight_means_prose
from ringbreak.selectors.instructed import CUES
from ringbreak.selectors.kinds.apk import TOP
from ringbreak.selectors.kinds.iban import COUNTRIES
from ringbreak.selectors.leads import LATIN_ENDS, LEAD_SIGNS, STARS, STOPS, fillers, weak_rule
from ringbreak.selectors.leadwords import CANTONESE, KINDS, TRADITIONAL
from ringbreak.selectors.numbers import CHINESE, HOMOPHONES, KNOWN
from ringbreak.selectors.places import PLATE_PROVINCES, PREFECTURES, counties

SPECIAL_HOSTS = (
    "t.me telegram.me telegram.dog tx.me wa.me api.whatsapp.com web.whatsapp.com chat.whatsapp.com line.me lin.ee weibo.com "
    "www.weibo.com m.weibo.cn weibo.cn www.douyin.com douyin.com www.tiktok.com tiktok.com qr.alipay.com mp.weixin.qq.com "
    "weixin.qq.com u.wechat.com w.url.cn wpa.qq.com wpa.b.qq.com user.qzone.qq.com hm.baidu.com mc.yandex.ru"
)
"""Hosts whose links name an account or a tracking id; the twin reads those."""

_AFTER = "元块万亿人美个条件年次名只米手电号微同薇威加是也v+wrk"
"""Characters that may begin a unit or "the same on WeChat" behind a mobile number."""
_TELLING = "安倒反逆从從点點。丶·[({【（是这這就个個.然间間着著来來尾叫友:："
"""Characters that may begin what only the twin reads, each asked about in its own way."""
_PROVINCES = PLATE_PROVINCES + "雲貴陝贛遼晉閩寧蘇魯粵滬黒瓊"
_QUOTES = "“\"「『'‘【《"
_ASKED_MORE = _TELLING + _PROVINCES + _QUOTES
"""Characters of which more is asked than whether they begin a cue: 云 is Yunnan's on a plate too."""
_READ_ALONE = "zero one two three four five six seven eight nine oh double triple by as under id dot fbq iban line underscore"
"""Words of letters that `kernels.scanwalk` looks at whatever stands before them: spelt digits, who goes by what, signs spelt out."""
_UNITS = "年月日号点时分秒元块万千百亿个位名人条次台部起套份家天周岁%％折倍米公平多余左以"
_BEFORE_QUOTE = "识予个名称号友家店铺主叫为是做人户dersa账民线播给我字搜索下注找阅专页頁道红做户书手音博吧站乎鱼瓣陌探宝成目犯伙他她"


def _fnv(text: str) -> int:
    h = 0xCBF29CE484222325
    for c in text.lower():
        h = ((h ^ ord(c)) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h


def _set(words: Sequence[str]) -> npt.NDArray[np.uint64]:
    """An open-addressing table of FNV-1a hashes, at most half full; 0 marks an empty place."""
    size = 16
    while size < 2 * len(words) + 2:
        size *= 2
    table = np.zeros(size, np.uint64)
    for word in words:
        h = _fnv(word)
        at = h & (size - 1)
        while table[at] != 0 and int(table[at]) != h:
            at = (at + 1) & (size - 1)
        table[at] = h
    return table


@cache
def trie() -> Any:
    """Leads and fillers, reversed, as a trie in arrays: first edge, edge characters, edge targets, lead, filler, weak; and how they end."""
    names = sorted(KINDS)
    root: dict[str, Any] = {}
    for i, word in enumerate(names):
        node = root
        for c in reversed(word):
            node = node.setdefault(c, {})
        node["lead"] = i
    for word in fillers():
        node = root
        for c in reversed(word):
            node = node.setdefault(c, {})
        node["filler"] = True
    order = [root]
    first, at, to, lead, filler = [0], [], [], [], []
    for node in order:
        for c in sorted((k for k in node if len(k) == 1), key=ord):
            at.append(ord(c))
            to.append(len(order))
            order.append(node[c])
        first.append(len(at))
        lead.append(node.get("lead", -1))
        filler.append(node.get("filler", False))
    weak = [weak_rule(name) for name in names]
    tails = np.zeros(65536, np.uint8)
    for word in [*names, *fillers()]:
        if len(word) > 1:
            tails[(ord(word[-1]) * 131 + ord(word[-2])) & 65535] |= 1
        else:
            tails[ord(word) & 65535] |= 2
    for pair in cues():
        tails[(ord(pair[1]) * 131 + ord(pair[0])) & 65535] |= 4
        tails[(ord(pair[1]) * 257 + ord(pair[0]) * 7919) & 65535] |= 16
        tails[ord(pair[0])] |= 8 if pair[0] in _ASKED_MORE else 8 | 64
    for pair in site_pairs():
        tails[(ord(pair[1]) * 131 + ord(pair[0])) & 65535] |= 128
        tails[(ord(pair[1]) * 257 + ord(pair[0]) * 7919) & 65535] |= 128
    for c in begins_site():
        tails[ord(c)] |= 8 if c in _ASKED_MORE else 8 | 64
    for c in CANTONESE:
        tails[ord(c)] |= (8 | 32) if c in _ASKED_MORE else (8 | 32 | 64)
    return _bundle([first, at, to, lead, filler, weak], 8, np.int32), np.concatenate(
        [tails, _notes(), _weighed()]
    )


@cache
def site_pairs() -> tuple[str, ...]:
    """Two characters of each Chinese site, as lead keys: those of which one is the least common in other words."""
    whole = {
        "视频号": "频号",
        "网易云": "易云",
        "小宇宙": "宇宙",
        "小红书": "红书",
        "小红薯": "红薯",
        "小薯书": "薯书",
    }
    sites = {whole.get(word, word[:2]) for word in platforms.CHINESE if not word[0].isascii()}
    return tuple(sorted(sites | {"网名", "昵称"}))


@cache
def begins_site() -> str:
    """The character by which a pair of `site_pairs` is looked for, the ends of b站 and 公众, and what parts the cells of a table."""
    return "".join(sorted({pair[pair[1] in _SECOND] for pair in site_pairs()})) + "众站\t|｜"


_SECOND = "博脖书薯乎瓣物牙瓜右宙云条坛名"
"""Second characters of pairs that are less common than the first."""


def note_of(word: str) -> int:
    """Where a word of two lower-case letters or more is noted: by the letters it begins and ends with and by its length."""
    a, b, y, z = (ord(c) & 31 for c in (word[0], word[1], word[-2], word[-1]))
    return ((a | b << 5 | y << 10 | z << 15 | (len(word) & 31) << 20) * 40503 >> 8) & 65535


def _notes() -> npt.NDArray[np.uint8]:
    """What is noted of words of letters: LEADS when one may end a lead or is read by itself, FILLS when it is a filler and nothing more,
    NAMES when a name in quotes may follow it, LISTS when a list of names may."""
    from ringbreak.kernels.scancodes import CALLING, FILLS, LEADING_ON, LEADS, LISTS, NAMES, ROLES, SITES

    letters = re.compile(r"[a-z]{2,}")
    fill = {word for word in fillers() if letters.fullmatch(word)}
    ends = {words[-1] for word in {*KINDS, *fillers()} - fill if (words := letters.findall(word))}
    out = np.zeros(65536, np.uint8)
    for word in fill:
        out[note_of(word)] |= FILLS
    for word in {*ends, *_READ_ALONE.split()}:
        out[note_of(word)] |= LEADS
    for word in quoted_names.LAST:
        out[note_of(word)] |= NAMES
    for bit, noted in (
        (LISTS, named_lists.WORDS), (SITES, [word for word, kind in platforms.LATIN.items() if kind != "whatsapp"]), (ROLES, passing_words.ROLES | {"there", "here"}), (LEADING_ON, passing_words.CONNECTS), (CALLING, passing_words.CALLING),
    ):  # fmt: skip
        for word in noted:
            for part in re.split("[^a-z]", word):
                if len(part) > 1:
                    out[note_of(part)] |= bit
    return out


def _weighed() -> npt.NDArray[np.uint8]:
    """1 where a pair of characters lets a Chinese text name an account, 2 at what may stand right before one (`weighed_names.candidates`);
    4 at what begins the deeds of one whose nickname stands in quotes, 8 at the marks of nicknames (`nicknames`); 16 at pauses of one who dictates."""
    out = np.zeros(65536, np.uint8)
    for pair in weighed_names.CHINESE_REACH:
        out[(ord(pair[0]) * 31 + ord(pair[1]) * 8191) & 65535] |= 1
    for c in weighed_names.CHINESE_CALLS:
        out[ord(c)] |= 2
    for c in nicknames.DOES:
        out[ord(c)] |= 4
    for c in nicknames.MARKS:
        out[ord(c)] |= 8
    for c in dictated.PAUSES:
        out[ord(c)] |= 16
    return out


def cues() -> list[str]:
    """Pairs of characters, as lead keys, that begin what only the twin reads: what a text says to do, reading backwards, 卫⭐."""
    same = "同号 同步 同微 同v 同手 同电 同本 本机 即手 即电 即号 即本 =手 =电 =号 =本".split()
    followed = ["号搜"]
    told = [pair.lower().translate(TRADITIONAL) for pair in CUES]
    return sorted(
        {
            *told,
            *(pair.translate(TRADITIONAL) for pair in backwards.CUES),
            *followed,
            *same,
            *renamed.CUES,
            *pieces.CUES,
            *(f"{verb}点" for verb in "换換成改"),
            *(f"杠{c}" for c in string.ascii_lowercase + string.digits),
            *(f"卫{star}" for star in STARS),
        }
    )


def _bundle(parts: Sequence[Any], header: int, kind: Any) -> Any:
    """Arrays one behind the other; number i of the header says where part i begins, and, with a header of 32, number 16 + i how long it is."""
    head = np.zeros(header, kind)
    at = header
    for i, part in enumerate(parts):
        head[i] = at
        if header == 32:
            head[16 + i] = len(part)
        at += len(part)
    return np.concatenate([head, *(np.asarray(part).astype(kind) for part in parts)])


@cache
def lead_names() -> tuple[str, ...]:
    return tuple(sorted(KINDS))


@cache
def tables() -> tuple[Any, ...]:
    """What `kernels.scantext` reads, in its order."""
    from ringbreak.kernels import scancodes as s

    classes = np.zeros(65536, np.uint16)
    folded = np.arange(65536, dtype=np.int32)
    keyed = np.arange(65536, dtype=np.int32)
    cjk = set(range(0x3400, 0xA000)) | set(range(0x3040, 0x3100)) | set(range(0xAC00, 0xD7A4))
    begins = {pair[0] for pair in cues()}
    marks = set("/、和与或及同&+|,，()（）")
    for o in range(65536):
        if 0xD800 <= o < 0xE000:
            continue
        c = chr(o)
        f = fold(c)
        k = 0
        made = f.text
        # A full-width digit is one digit: `_columns` says that it was undone. Whatever else was undone, the twin reads.
        wide = 0xFF10 <= o <= 0xFF19
        if (len(made) != 1) or (f.marks and not wide) or c in LOOK_ALIKES or c in DIGIT_ALIKES:
            k |= s.SPECIAL
        else:
            folded[o] = ord(made)
        fc = chr(folded[o])
        low = fc.lower()
        key = (low if len(low) == 1 else fc).translate(TRADITIONAL)
        keyed[o] = ord(key)
        if fc.isascii() and fc.isdigit():
            k |= s.DIGIT
        elif fc.isascii() and fc.isalpha():
            k |= s.LETTER
        elif fc in "_-":
            k |= s.JOINER
        if c in CHINESE:
            k |= s.NUMERAL
        if c in HOMOPHONES:
            k |= s.HOMOPHONE
        if c in _QUOTES:
            k |= s.QUOTE
        if c in _PROVINCES:
            k |= s.PROVINCE
        if c in _TELLING or key in begins or c in CANTONESE or key in begins_site():
            k |= s.TELLTALE
        if c in "@:：":
            k |= s.AT_SIGN
        if not (k & (s.DIGIT | s.LETTER)) and fc not in "_@＠" and o not in cjk:
            k |= s.GAP
        classes[o] |= k
        if key in _AFTER:
            classes[o] |= s.AFTER
        if key in _UNITS:
            classes[o] |= s.UNIT
        if key in _BEFORE_QUOTE:
            classes[o] |= s.BEFORE_QUOTE
        # These two are asked of keys, and a key is a fixed point of keying.
        separator = (
            not (key.isascii() and (key.isdigit() or ("a" <= key <= "z")))
            and not 0x4E00 <= ord(key) <= 0x9FFF
        )
        if separator and key not in "\n\r@" and key not in LEAD_SIGNS + STOPS:
            classes[o] |= s.SEPARATOR
        if key in marks:
            classes[o] |= s.MARK
    known = []
    for patterns in KNOWN.values():
        for pattern in patterns:
            code = 0
            for n in pattern:
                code = code * 32 + n
            known.append(code)
    places = np.zeros(10_000, np.bool_)
    for province, prefectures in PREFECTURES.items():
        for p in prefectures:
            places[int(province) * 100 + p] = True
    masks = np.array(
        [sum({s.LEAD_BITS.get(kind, s.OTHER_LEAD): 0 for kind in KINDS[name]}) for name in lead_names()],
        np.int64,
    )
    rules = hosts.icann_rules()
    wild = {r.split(".", 1)[1] for r in rules if r.startswith(("*", "!"))}
    endings = {r.rsplit(".", 1)[-1] for r in rules} | hosts.RESERVED
    odd = hosts.FILES | hosts.WORDS
    mere = [tight_means_prose(name) for name in lead_names()]
    sets = [
        sorted(endings), sorted(rules), sorted(odd), SPECIAL_HOSTS.split(), sorted(COUNTRIES), sorted(TOP),
        sorted(hosts.RESERVED), sorted(wild), ENDINGS.split("|"), sorted(COMMON),
    ]  # fmt: skip
    parts = [
        mere, _set(sorted(LATIN_ENDS)).view(np.int64), counties(), sorted(known), places, masks, *(_set(x).view(np.int64) for x in sets)
    ]  # fmt: skip
    forms = (
        classes.astype(np.uint64)
        | folded.astype(np.uint64) << np.uint64(16)
        | keyed.astype(np.uint64) << np.uint64(32)
    )
    return classes, forms, _bundle(parts, 32, np.int64)
