"""Account names that no rule gives away but all words around them together do: weights learnt from labelled texts.

Looked at are only words that have a sign of a user name (a digit behind letters, _ . - inside, a capital inside), stand where a platform
or a word for an account is near and a word beside them may name one, and belong to nothing that a rule found. Each is described by its
shape, the words and marks around it, and where the platforms of the text stand; what is true of it adds whole numbers, and what reaches
`ENOUGH` is an account. The numbers stand in name_weights.json and are made by tools/train_names.py (decision 0039).
"""

from __future__ import annotations

import bisect
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from ringbreak.selectors import hosts
from ringbreak.selectors.carried import DEVICE, is_account
from ringbreak.selectors.marked_names import CAPITALS, Token, marked
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.passing_words import (
    ADDRESSED,
    ADDRESSES,
    CALLS,
    CONNECTS,
    LEADS_ON,
    NAMES,
    NOUNS,
    ROLES,
)
from ringbreak.selectors.platforms import CHINESE, LATIN, SHAPES
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

ENOUGH = 50
"""Hundredths of a natural logarithm of odds that a word must reach."""
ENOUGH_UNCALLED = 100
"""The same of a word in Chinese prose that nothing right before it calls a name: 要不你搜 lulu_66 看看; 老板娘的 hong_aj 还能发."""
NEAR = 160
"""Characters between a word and the Latin platform, or the word for an account, that lets it be weighed."""
BESIDE = 60
"""The same of Chinese words for platforms and people one writes to."""
RANK = 90
SPECIFICITY = 0.5
"""Below that of a name that a rule found: a tie by such a name alone is weak."""
WHY = formed("of a name that the words around it together give away")
_WORD = re.compile(
    r"(?<![A-Za-z0-9_.@\\/=&?%#~+$£€-])@?[A-Za-z0-9_](?:[A-Za-z0-9_]|[.-](?=[A-Za-z0-9_])){3,31}(?![A-Za-z0-9_@\\/=(#%]|[.-][A-Za-z0-9_])"
)
_SIGN = re.compile(
    r"[A-Za-z0-9]_|_[A-Za-z]|[A-Za-z][.-]?[0-9]|[0-9][.-]?[A-Za-z]|[A-Za-z][.-][A-Za-z]|[a-z][A-Z][a-z]"
)
_PROSE = frozenset("session line hinge bumble dread chess".split())
"""Names of platforms that are words of any text: alone they say nothing."""
_GATE_WORDS = (frozenset(word for word, kind in LATIN.items() if kind != "whatsapp") | ROLES) - _PROSE
_CELLS = (",", ";", "\t", "|")
_KEYS = ('":', "':")
"""Behind the key of a record: "created_at": ..."""
_VERSION = re.compile(r"[vV]?[0-9]+\.[0-9]")
_LETTERED = re.compile(r"(?<![a-z0-9_-])[a-z]+(?![a-z0-9_-])")
CHINESE_REACH = (
    "微信 薇信 威信 徽信 v信 账号 帐号 电报 飞机 群主 客服 联系 私信 昵称 网名 卖家 店主 主播 博主 抖音 快手 微博 红书 闲鱼 咸鱼 知乎 豆瓣 "
    "贴吧 群里 用户 版主 板友 vx wx qq id 加我 加他 加她 加赖 他赖 她赖 v我 关注 搜索"
).split()
"""Pairs of characters of words for platforms, accounts and whom one writes to."""
_CHINESE_GATE = re.compile("|".join(CHINESE_REACH))
CHINESE_CALLS = "嘅跟向叫名号为是係系加搵找搜添信赖用个有写友字dqv机报"
"""What may stand right before a name there, as lead keys are written."""
_NOT = r"(?<![勿别不莫])(?<![勿别不莫] )(?<![勿别不莫]添)(?<![勿别不莫] 添)"
"""未满 18 岁请勿加: what stands behind is a spammer's chance letters."""
_CALLED_ZH = re.compile(_NOT + rf"[{CHINESE_CALLS}][^a-z0-9\u4e00-\u9fff]{{0,3}}\Z")
_UNCALLED = re.compile(r"(?=[a-z0-9]{2,20}[_-])[a-z][a-z0-9_-]{5,19}|[a-z]{3,14}[0-9]{2,8}")
"""A word that somebody made up: in parts, or letters before digits. Spammers put chance letters (prf0tnxoeymzkww) behind what they send."""
_OF_PEOPLE = re.compile(
    r"[加搜聊号]|联系|好友|名片|私信|拉黑|通过|头像|骗|发[你我她他]|推[你我给]|找[你我她他]|还[能在]|微信的|备用"
)
"""Words of people who reach each other; one of them stands near a name that nothing calls one."""
_OF_THINGS = re.compile(
    r"那首|首歌|话题|文件|文档|表格|网盘|歌|曲|滤镜|表情|皮肤|公会|战队|车队|游戏|壁纸|插件|接口|变量|函数|代码|数据|服务器|分支|版本|型号|密码|口令|优惠|邀请码|兑换|暗号|课|题|视频|照片|图片|那张|封面图|订单|单号|链接|页面|脚本|配置|报错|安装|下载|手机壳|套餐|说明书|字段|标签|模型|软件|用的是"
)
_OFFICIAL = re.compile("公众|订阅号|服务号|小程序")
"""The accounts of firms, which have their own kind."""
_BEFORE = re.compile(r"([a-z']+)[^a-z0-9\u4e00-\u9fff]{0,6}\Z")
_BEHIND = re.compile(r"[ (,（]{1,3}([a-z']+)")
_BESIDE_WORDS = CONNECTS | _GATE_WORDS
_CALLED = re.compile(_NOT + r"[嘅跟向叫名号为是係加搵找搜字] ?\Z")

_OTHERS = {
    **dict.fromkeys("微信 薇信 威信 vx wx wxid v信 绿泡泡 绿色软件 加v 微".split(), "wechat"),
    **dict.fromkeys("电报 飞机 纸飞机".split(), "telegram"),
    **dict.fromkeys("qq 扣扣 支付宝 群 邮箱 mail email e-mail".split(), "other"),
    "赖": "line", "哀居": "handle",
}  # fmt: skip
_PLATFORMS = {**LATIN, **CHINESE, **_OTHERS}
_PLATFORM = re.compile(
    "|".join(
        rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word)
        for word in sorted(_PLATFORMS, key=lambda w: (-len(w), w))
    )
)
_TOKEN = re.compile(r"[a-z']+|[0-9]+|[\u4e00-\u9fff]|[^\sa-z0-9\u4e00-\u9fff]|\n")
_CLASSES = (
    ("N", NAMES), ("R", ROLES), ("A", ADDRESSES), ("D", ADDRESSED), ("O", NOUNS), ("C", CALLS), ("L", LEADS_ON), ("P", frozenset(LATIN)),
)  # fmt: skip
_THEMES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("zc", "加|联系|找|搜|关注|私信|添加|扫|聊"),
        ("zn", "叫|名|号|id|账户|用户|昵称"),
        ("zr", "卖家|店主|老板|客服|板友|网友|主播|骗子|博主|中介|代购|群主|管理员|对方|朋友|人"),
        (
            "zt",
            "密码|口令|型号|版本|文件|链接|网址|wifi|优惠码|邀请码|验证码|订单|编号|代码|软件|安装|下载|应用|包|备注|标题|课程|题|股票|代号|歌|品牌|模型|函数|变量|暗号",
        ),
        (
            "ec",
            r"(?<![a-z])(?:add|dm|message|msg|text|find|follow|search|contact|reach|hit|pm|ping|write|ask|wrote|messaged|added|contacted|chat|chatted|talk|talked|paid|sent|bought|sold|blocked|report|reported)(?![a-z])",
        ),
        (
            "en",
            r"(?<![a-z])(?:called|named|handle|username|user|id|account|nick|nickname|profile|tag|name|known|goes|under|as|aka|alias|login)(?![a-z])",
        ),
        (
            "er",
            r"(?<![a-z])(?:seller|vendor|buyer|scammer|admin|mod|guy|lady|man|woman|person|dealer|agent|he|she|they|him|her|them|his|my|their|me|i|im|i'm|he's|shes|u|you|your|ur)(?![a-z])",
        ),
        (
            "et",
            r"(?<![a-z])(?:password|passphrase|pass|code|coupon|promo|file|files|folder|version|build|model|wifi|ssid|network|hashtag|branch|repo|package|function|variable|server|host|port|command|install|download|import|class|module|column|table|key|sku|part|product|song|track|film|episode|unit|flight|gate|room|ticket|order|ref|reference|invoice|serial|plate|recipe|drive|document|pdf|script|app|firmware|driver)(?![a-z])",
        ),
    )
)
"""Families of words: to reach somebody, to call somebody something, who it is, and things that have such names too."""
_ASKS = re.compile(r"[?？]|啥|什么|多少|吗|呢|which|what|who|ur |your")
_GIVEN_UP = re.compile(r"(?:不用|别用|不玩|不上|停用|卸载|没有)\Z")
_JOINED = re.compile(r" ?(?:和|或|跟|与|及|或者|还有|、|/|or|and|&) ?")
_NO_MORE = re.compile("用不了|登不上|都有(?!人)|都行|都可以")
_STOPS = re.compile(r"[.!?。！？\n]")
_RUNS = ((re.compile("[a-z]+"), "a"), (re.compile("[A-Z]+"), "A"), (re.compile("[0-9]+"), "9"))


@cache
def weights() -> tuple[int, dict[str, int]]:
    """What every word begins with, and what each feature adds."""
    data = json.loads(files("ringbreak.selectors").joinpath("name_weights.json").read_text("utf-8"))
    return int(data["bias"]), {str(name): int(weight) for name, weight in data["weights"].items()}


def _far(distance: int) -> int:
    return bisect.bisect_left((4, 11, 26, 61, 161), distance + 1)


def _between(keys: str) -> str:
    """What parts two words: a line, a sentence, a clause, or nothing."""
    if "\n" in keys:
        return "l"
    if _STOPS.search(keys):
        return "s"
    return "c" if any(c in keys for c in ",，;；") else "-"


class Around:
    """What the features of a text's words are read from; found once a text."""

    def __init__(self, text: str, keys: str) -> None:
        self.text, self.keys = text, keys
        self.platforms = [
            (m.start(), m.end(), _PLATFORMS[m.group()])
            for m in _PLATFORM.finditer(keys)
            if m.group() != "line" or text[m.start() : m.end()] == "LINE" or not text.isascii()
        ]
        self.starts = [start for start, _, _ in self.platforms]
        self.chinese = not text.isascii() and re.search("[\u4e00-\u9fff]", text) is not None
        self.said = [f"x4{name}" for name, theme in _THEMES if theme.search(keys)]
        self.said.append(f"npl{min(3, len({kind for _, _, kind in self.platforms}))}")
        self.said.append("zh" if self.chinese else "en")

    def features(self, start: int, end: int, times: int) -> list[str]:
        """What is true of the word text[start:end], which the text has `times` times."""
        return [
            *self.said,
            *self._shape(start, end, times),
            *self._words(start, end),
            *self._sites(start, end),
            *self._layout(start, end),
        ]

    def _shape(self, start: int, end: int, times: int) -> list[str]:
        written = self.text[start:end]
        word = written.lstrip("@")
        shape = word
        for run, sign in _RUNS:
            shape = run.sub(sign, shape)
        token = Token(start, end, self.keys[start:end])
        return [
            f"sh:{shape[:8]}",
            f"mk{marked(self.text, token):d}{marked(self.text, token, True):d}",
            f"len{min(5, len(word) // 4)}",
            f"sg{'_' in word:d}{'.' in word:d}{'-' in word:d}{any(c.isdigit() for c in word):d}",
            f"at{written[0] == '@':d}",
            f"ed{word[-1].isdigit():d}",
            f"lo{word.islower():d}",
            f"ns{min(3, times)}",
        ]

    def _words(self, start: int, end: int) -> list[str]:
        keys = self.keys
        before = [w for w in _TOKEN.findall(keys, max(0, start - 60), start) if w != "@"][-5:]
        behind = _TOKEN.findall(keys, end, end + 40)[:4]
        before = ["^"] * (5 - len(before)) + before
        behind += ["$"] * (4 - len(behind))
        out = [f"b{5 - i}:{w}" for i, w in enumerate(before)] + [f"bb:{w}" for w in before]
        out += [f"n{i}:{w}" for i, w in enumerate(behind[:3])] + [f"nb:{w}" for w in behind]
        out += [f"g2:{before[-2]}{before[-1]}", f"g3:{''.join(before[-3:])}"]
        for i in (1, 2, 3):
            out.append(f"c{i}:" + "".join(name for name, words in _CLASSES if before[-i] in words))
        low = max(0, start - 80)
        floor = max((m.end() for m in _STOPS.finditer(keys, low, start)), default=low)
        stop = _STOPS.search(keys, end, end + 60)
        ceiling = stop.start() if stop is not None else min(len(keys), end + 60)
        near = max(floor, start - 14)
        for name, theme in _THEMES:
            if theme.search(keys, near, start):
                out.append(f"x1{name}")
            if theme.search(keys, floor, start):
                out.append(f"x2{name}")
            if theme.search(keys, end, ceiling):
                out.append(f"x3{name}")
        out.append("pc:" + (self.text[start - 1 : start] or "^"))
        out.append("nc:" + (self.text[end : end + 1] or "$"))
        return out

    def _sites(self, start: int, end: int) -> list[str]:
        """Where the platforms before and behind stand, which they are, and what parts them from the word."""
        at = bisect.bisect_left(self.starts, start)
        out = ["b-", "a-"]
        if at:
            _, site_end, kind = self.platforms[at - 1]
            far = _far(start - site_end)
            parted = _between(self.keys[max(site_end, start - 200) : start])
            out[0] = f"b{far}{parted}"
            out += [f"bd{far}", f"bk{kind}{far}"]
        if at < len(self.platforms):
            site_start, _, kind = self.platforms[at]
            far = _far(site_start - end)
            out[1] = f"a{far}{_between(self.keys[end : min(site_start, end + 200)])}"
            out.append(f"ak{kind}{far}")
        return out

    def _layout(self, start: int, end: int) -> list[str]:
        keys = self.keys
        line = keys.rfind("\n", max(0, start - 20), start)
        close = keys.find("\n", end, end + 4)
        begins = start - line <= 9 if line >= 0 else start < 9
        ends = close >= 0 or end + 3 >= len(keys)
        out = [f"ln{begins:d}{ends:d}"]
        if line >= 0:
            above = keys[max(0, line - 60) : line].rpartition("\n")[2]
            out += [f"qa{_ASKS.search(above) is not None:d}", f"qp{_PLATFORM.search(above) is not None:d}"]
        return out

    def kind(self, start: int, end: int, name: str) -> str | None:
        """The kind of the platform nearest to the word whose names may be so, one before it rather than one behind; None: no name at all."""
        best: tuple[int, str] | None = None
        at = bisect.bisect_left(self.starts, start)
        if at and self._unsure(at - 1, start):
            return None
        for site_start, site_end, kind in self.platforms[max(0, at - 4) : at + 4]:
            if kind not in SHAPES:
                continue
            far = start - site_end if site_end <= start else 2 * (site_start - end) + 12
            if far >= 0 and (best is None or far < best[0]):
                best = (far, kind)
        got = best[1] if best is not None and best[0] <= 120 else "handle"
        if SHAPES[got].fullmatch(name) is None:
            got = "handle"
        return got if SHAPES[got].fullmatch(name) else None

    def sited(self, start: int, end: int) -> bool:
        """Whether a platform whose accounts have names is named close by, and no account of a firm before."""
        at = bisect.bisect_left(self.starts, start)
        floor, ceiling = max(0, start - 30), end + 30
        if _OF_PEOPLE.search(self.keys, floor, ceiling) is None or _OF_THINGS.search(
            self.keys, floor, ceiling
        ):
            return False
        return _OFFICIAL.search(self.keys, max(0, start - BESIDE), start) is None and any(
            kind in SHAPES and max(site_start - end, start - site_end) <= BESIDE
            for site_start, site_end, kind in self.platforms[max(0, at - 3) : at + 3]
        )

    def _unsure(self, at: int, start: int) -> bool:
        """Whether the platform before a word is given up, or one of two that are named in one breath: QQ和微信都有，号是 ..."""
        site_start, site_end, kind = self.platforms[at]
        if start - site_end > BESIDE:
            return False
        if _GIVEN_UP.search(self.keys, max(0, site_start - 4), site_start):
            return True
        if at and self.platforms[at - 1][2] != kind:
            joined = self.keys[self.platforms[at - 1][1] : site_start]
            if _JOINED.fullmatch(joined):
                return True
        return _NO_MORE.search(self.keys, site_end, start) is not None


def candidates(text: str, keys: str, *, everywhere: bool = False) -> list[tuple[int, int, int]]:
    """(start, end, enough) of words with a sign of a user name where one may be named, and what each must weigh; bounded looks around each of them.

    everywhere: wherever they stand, to learn from.
    """
    if _SIGN.search(text) is None:
        return []
    gates = [m.start() for m in _LETTERED.finditer(keys) if m.group() in _GATE_WORDS]
    chinese = not text.isascii()
    if not gates and not everywhere and not (chinese and _CHINESE_GATE.search(keys)):
        return []
    out = []
    for m in _WORD.finditer(text):
        start, end = m.span()
        word = m.group().lstrip("@")
        if len(word) < 4 or sum(c.isalpha() for c in word) < 3 or not any(c.islower() for c in word):
            continue
        if word.replace("-", "").isalpha() and not (len(word) > 6 and CAPITALS.fullmatch(word)):
            continue
        if text[start - 1 : start] in _CELLS and text[end : end + 1] in _CELLS:
            continue  # a cell of a log's row: its column says what it is
        if text.startswith(_KEYS, end):
            continue
        if word.lower() in _PLATFORMS or DEVICE.fullmatch(word) or _VERSION.match(word):
            continue
        if "." in word and word.rpartition(".")[2].lower() in hosts.FILES | hosts.COMMON:
            continue
        at = bisect.bisect_left(gates, start - NEAR)
        near = at < len(gates) and gates[at] < end + NEAR
        if everywhere or (near and _beside(keys, start, end)):
            out.append((start, end, ENOUGH))
        elif chinese and _CHINESE_GATE.search(keys, max(0, start - BESIDE), end + BESIDE):
            if _CALLED_ZH.search(keys, max(0, start - 8), start):
                out.append((start, end, ENOUGH))
            elif _UNCALLED.fullmatch(word) and is_account(word):
                out.append((start, end, ENOUGH_UNCALLED))
    return out


def _beside(keys: str, start: int, end: int) -> bool:
    """Whether a word beside may lead on to a name."""
    before = _BEFORE.search(keys, max(0, start - 30), start)
    if before is not None and before.group(1) in _BESIDE_WORDS:
        return True
    behind = _BEHIND.match(keys, end)
    if behind is not None and behind.group(1) in _BESIDE_WORDS:
        return True
    return _CALLED.search(keys, max(0, start - 3), start) is not None


def weigh(features: Iterable[str]) -> int:
    bias, known = weights()
    return bias + sum(known.get(name, 0) for name in features)


def find(passage: Passage, found: Sequence[Found]) -> list[Found]:
    """Accounts among the words that nothing in `found`, the settled finds of all rules, touches."""
    text, keys = passage.text, passage.keys
    words = [] if passage.reversed_said else candidates(text, keys)
    if not words:
        return []
    spans = sorted((f.start, f.end) for f in found)
    starts = [start for start, _ in spans]
    reached = list(accumulate((end for _, end in spans), max))
    times = Counter(keys[start:end] for start, end, _ in words)
    around: Around | None = None
    out = []
    for start, end, enough in words:
        before = bisect.bisect_left(starts, end)
        if before and reached[before - 1] > start:
            continue
        if passage.denied(start):
            continue
        around = around or Around(text, keys)
        name = keys[start:end].lstrip("@")
        kind = around.kind(start, end, name)
        if kind is None or weigh(around.features(start, end, times[keys[start:end]])) < enough:
            continue
        if enough > ENOUGH and not around.sited(start, end):
            continue
        out.append(Found(kind, start, end, name, "context", WHY, RANK, specificity=SPECIFICITY))
    return out
