"""Identifiers by the thousand, each given out once, in an order that depends on the seed.

The rules are those of `identifiers`: everything passes its check and belongs to nobody. Numbers of the guilty and of the
innocent come from the same pool, so nothing about a number tells which it is.
"""

from __future__ import annotations

import hashlib
import math
import random
from dataclasses import dataclass, field

from stdnum.cn import ric, uscc

from ringbreak.errors import UsageError
from ringbreak.simulate import identifiers as ids

PREFIXES = (
    "130", "131", "132", "133", "135", "136", "137", "138", "139", "145", "147", "150", "151", "152", "153", "155", "156", "157", "158",
    "159", "166", "170", "171", "172", "173", "175", "176", "177", "178", "180", "181", "182", "183", "184", "185", "186", "187", "188",
    "189", "190", "191", "193", "195", "196", "197", "198", "199",
)  # fmt: skip
"""Prefixes of mobile numbers; only block 0000 of each is used, which to our knowledge no subscriber has."""

PROVINCES = (
    ("北京市", "110101"), ("天津市", "120101"), ("河北省", "130102"), ("山西省", "140105"), ("辽宁省", "210102"), ("吉林省", "220102"),
    ("黑龙江省", "230102"), ("上海市", "310101"), ("江苏省", "320102"), ("浙江省", "330102"), ("安徽省", "340102"), ("福建省", "350102"),
    ("江西省", "360102"), ("山东省", "370102"), ("河南省", "410102"), ("湖北省", "420102"), ("湖南省", "430102"), ("广东省", "440103"),
    ("广西壮族自治区", "450102"), ("四川省", "510104"), ("贵州省", "520102"), ("云南省", "530102"), ("陕西省", "610102"), ("甘肃省", "620102"),
)  # fmt: skip
"""A province and the district whose code stands in its people's numbers. Born 1900-1905, so nobody alive has one."""

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉梅建国志文海燕晓东春红云莉辉鹏飞雪琳倩宁佳慧欣怡子涵浩宇轩梓博睿思雨彤嘉瑞泽楠凯旭阳晨曦月凤秀珍荣福贵生根龙虎成功立新卫民永胜利"
SYLLABLES = (
    "ai an bao bei bo cai chao chen cheng da dan dong fang fei feng fu gang gao guo hai han hao he hong hua hui jia jian jie jin jing jun kai "
    "kang ke kun lan lei li lin ling long lu mei meng min ming nan ning peng ping qi qiang qing rong rui shan sheng shu si song tao tian ting wan "
    "wei wen wu xia xiang xiao xin xing xu xue yan yang ye yi ying yong yu yuan yue yun ze zhen zheng zhi zhong zhu zi zong"
).split()
MARKS = ("shili", "lizi", "example")


@dataclass
class Counter:
    """The numbers 0 .. size-1 in an order of the seed, each once: n -> (a n + b) mod size."""

    size: int
    what: str
    step: int
    start: int
    given: int = 0

    def next(self) -> int:
        if self.given >= self.size:
            raise UsageError(
                "the scale is too large: only {size} {what} belong to nobody", size=self.size, what=self.what
            )
        self.given += 1
        return (self.start + self.step * self.given) % self.size


@dataclass
class Pools:
    """All pools of one simulation."""

    seed: int
    _pools: dict[str, Counter] = field(default_factory=dict)
    _random: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(f"ringbreak pools {self.seed}")

    def _next(self, name: str, size: int) -> int:
        pool = self._pools.get(name)
        if pool is None:
            # Each pool has its own dice, so that one scenario's use of cards does not change another's telephones.
            dice = random.Random(f"ringbreak pool {name} {self.seed}")
            step = dice.randrange(size // 3, size - 1)
            while math.gcd(step, size) != 1:
                step += 1
            pool = self._pools[name] = Counter(size, name, step, dice.randrange(size))
        return pool.next()

    def mobile(self) -> str:
        """Eleven digits."""
        n = self._next("mobile numbers", len(PREFIXES) * 10_000)
        return f"{PREFIXES[n % len(PREFIXES)]}0000{n // len(PREFIXES):04d}"

    def imsi(self) -> str:
        """Fifteen digits of the test network 001-01 (ITU-T E.212), which no operator runs."""
        return f"00101{self._next('telephone cards', 10**9 + 7):010d}"

    def identity(self, province: int) -> str:
        district = PROVINCES[province % len(PROVINCES)][1]
        n = self._next(f"identity numbers {district}", 6 * 12 * 28 * 999)
        n, order = divmod(n, 999)
        n, day = divmod(n, 28)
        year, month = divmod(n, 12)
        digits = f"{district}190{year}{month + 1:02d}{day + 1:02d}{order + 1:03d}"
        return digits + str(ric.calc_check_digit(digits + "0"))

    def card(self) -> str:
        """Nineteen digits, issuer 620000."""
        return ids.card(self._next("bank cards", 10**12 - 11))

    def company(self) -> str:
        digits = f"91110103MA{self._next('companies', 10**7 - 9):07d}"
        return digits + str(uscc.calc_check_digit(digits))

    def qq(self) -> str:
        return str(9_999_000_000 + self._next("QQ numbers", 999_983))

    def tron(self) -> str:
        return ids.tron(10_000 + self._next("wallets", 10**8 + 7) + self.seed % 1000 * 10**9)

    def group_code(self) -> str:
        return f"https://weixin.qq.com/g/AwYAAShiLiExample{self._next('group codes', 10**8 + 7):08d}"

    def word(self) -> str:
        """One to three syllables, often with a number behind, as people call themselves."""
        n = self._next("names", len(SYLLABLES) ** 2 * 100)
        n, tail = divmod(n, 100)
        return (
            SYLLABLES[n % len(SYLLABLES)] + SYLLABLES[n // len(SYLLABLES)] + (str(tail) if tail % 3 else "")
        )

    def handle(self) -> str:
        """A name to write to, with a word in it that says it is an example."""
        mark, word = self._random.choice(MARKS), self.word()
        return self._random.choice((f"{word}_{mark}", f"{mark}_{word}", f"{mark}{word}"))

    def wxid(self) -> str:
        n = self._next("WeChat accounts", 10**8 + 7)
        return f"wxid_{MARKS[n % 3]}{n:08d}"

    def domain(self, hint: str = "") -> str:
        ending = self._random.choice(("example", "example", "example", "test"))
        return f"{hint or self.word()}-{self._random.choice(MARKS)}.{ending}"

    def address(self) -> str:
        """An address of RFC 5737; there are only 762, so many share one, as behind a carrier's gateway."""
        n = self._next("addresses", 10**7 + 19)
        return ids.address(n % 762)

    def device(self) -> str:
        return "shili-" + self.hex("device", 12)

    def hex(self, what: str, digits: int) -> str:
        n = self._next(what, 10**9 + 7)
        return hashlib.sha256(f"ringbreak example {what} {self.seed} {n}".encode()).hexdigest()[:digits]

    def person(self) -> str:
        r = self._random
        return r.choice(SURNAMES) + "".join(r.sample(GIVEN, r.choice((1, 2, 2, 2))))
