"""How many bits a character costs in the languages that old encodings were made for.

A model prices a text: characters that are frequent in the language are cheap, those the encoding has but nobody
writes are dear. The order of characters is common knowledge of each language (for Chinese the usual list of the five
hundred commonest, plus the words of money, messages and papers that evidence is about); the bits follow Zipf's law
fitted to it. Levels of the national standards do the rest: GB 2312 level 1 and Big5 level 1 are the characters in
ordinary use, level 2 the rare ones.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

_SIMPLIFIED = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二"
    "理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只"
    "没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强"
    "放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务"
    "具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委"
    "素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参"
    "红细引听该铁价严"
)
_CASE_WORDS = "姓址银卡账户款额转汇付充帐微聊码扫频链网站登录注册客服密验证贷息赌博投诈骗返佣兼职刷单警察案侦破逮捕嫌疑您请吗呢吧啊哈谢"
_KOREAN = (
    "이다는을의에가고하지한기사로은도를자어나리대시아인서해일보부스전정그수라원상장제들면주있것게만니안여과유중성문조구국용으마트오선관생적학당소치화동비모무공신경방연진업음"
    "위내년세금할했말회물민계발습우요드미야래거러없까결받단제행법출간명교개각파산감결실차권약력예현않때같더등월분반입재목설본작새"
)
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґ"
_HIRAGANA = "のいるにとてたはしをがでなっかりれもすらこまくあよきさんうだえつけそめわどちみばろせへひおやほげぎじべずねむぶ"
_ACCENTED = "éèàêçâîôûùëïüöäßñáíóúãõåøæłąęśżźćńčšžřěůýşğı"


def _ranked(text: str, first: float = 4.8, slope: float = 1.3, knee: float = 10.0) -> dict[str, float]:
    """Zipf with a knee: the first costs `first` bits, each doubling of rank beyond `knee` about `slope` more."""
    made: dict[str, float] = {}
    for c in text:
        if c not in made:
            made[c] = first + slope * math.log2(1 + len(made) / knee)
    return made


def _cells(codec: str, leads: range, trails: range) -> str:
    made = []
    for lead in leads:
        for trail in trails:
            try:
                made.append(bytes((lead, trail)).decode(codec))
            except UnicodeDecodeError:
                continue
    return "".join(made)


_CJK_MARKS = {
    **dict.fromkeys("，。", 5.5),
    **dict.fromkeys("、：；？！“”（）《》【】", 8.0),
    **dict.fromkeys("「」『』—…·　‘’～％－＋／", 10.0),
    **{chr(c): 12.0 for c in range(0xFF01, 0xFF5F)},
    **{chr(c): 15.0 for c in range(0x2460, 0x2474)},
}


@dataclass(frozen=True)
class Model:
    """Bits for characters of one encoding's language.

    Args:
        prior: Bits against the encoding before anything is read: how seldom evidence is written in it.
        levels: Sets of characters with what each of them costs, cheaper sets first.
        crowd: Bits for each character above 127 that follows another one; for languages whose letters are mostly ASCII.
        mixed: Bits for each ASCII letter or digit beside a character above 127; for alphabets that do not mix.
    """

    prior: float
    levels: tuple[tuple[str, float], ...]
    ranked: Mapping[str, float] = field(default_factory=dict)
    rest: float = 22.0
    crowd: float = 0.0
    mixed: float = 0.0

    @cached_property
    def _table(self) -> dict[str, float]:
        table: dict[str, float] = {}
        for chars, bits in reversed(self.levels):
            table.update(dict.fromkeys(chars, bits))
        table.update(self.ranked)
        return table

    def bits(self, text: str) -> float:
        """Price of a text in bits."""
        table, total = self._table, 0.0
        if self.mixed and text.isupper():
            # A headline in capitals is as likely as its letters, and a bit for each being one.
            total += sum(1.0 for c in text if c > "\x7f")
            text = text.lower()
        for char, count in Counter(text).items():
            bits = table.get(char)
            if bits is None:
                bits = _anywhere(char, self.rest)
            total += bits * count
        if self.crowd:
            previous = False
            for char in text:
                high = char > "\x7f"
                if high and previous:
                    total += self.crowd
                previous = high
        if self.mixed:
            total += self.mixed * len(_MIXED.findall(text))
        return total


_MIXED = re.compile("[0-9A-Za-z](?=[^\x00-\x7f])|[^\x00-\x7f](?=[0-9A-Za-z])")


def _anywhere(char: str, rest: float) -> float:
    """A character no level lists: ASCII as in any text, controls and private use hardly ever."""
    code = ord(char)
    if code < 128:
        return 6.0 if code >= 32 or code in (9, 10, 13) else 24.0
    if code < 0xA0 or 0xE000 <= code < 0xF900 or code in (0xFFFE, 0xFFFF):
        return 36.0
    if code >= 0xF0000 or 0xFFF0 <= code < 0x10000:
        return 36.0
    return rest


@cache
def models() -> dict[str, Model]:
    """The models by encoding. Made on first use: most files are UTF-8 and need none."""
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert(_SIMPLIFIED + _CASE_WORDS)
    level1 = _cells("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
    level2 = _cells("gb2312", range(0xD8, 0xF8), range(0xA1, 0xFF))
    big5_1 = _cells("big5", range(0xA4, 0xC7), range(0x40, 0xFF))
    big5_2 = _cells("big5", range(0xC9, 0xFA), range(0x40, 0xFF))
    kanji1 = _cells("euc_jp", range(0xB0, 0xD0), range(0xA1, 0xFF))
    kanji2 = _cells("euc_jp", range(0xD0, 0xF5), range(0xA1, 0xFF))
    hangul = _cells("euc_kr", range(0xB0, 0xC9), range(0xA1, 0xFF))
    katakana = "".join(map(chr, range(0x30A1, 0x30FD)))
    hiragana = "".join(map(chr, range(0x3041, 0x3094)))
    case_words = dict.fromkeys(_CASE_WORDS, 10.0)
    simplified = {**case_words, **_CJK_MARKS, **_ranked(_SIMPLIFIED)}
    in_traditional = {
        **dict.fromkeys(traditional, 10.5),
        **_CJK_MARKS,
        **_ranked(traditional[: len(_SIMPLIFIED)]),
    }
    gb = Model(
        0.0,
        ((level1, 14.5), (big5_1, 16.5), (level2, 18.5), (hiragana + katakana, 17.0)),
        {**{c: b + 4 for c, b in _ranked(traditional).items()}, **simplified},
    )
    big5 = Model(1.0, ((big5_1, 14.5), (big5_2, 18.5), (hiragana + katakana, 17.0)), in_traditional)
    japanese = {**_CJK_MARKS, **_ranked(_HIRAGANA, 4.6, 1.3, 6.0)}
    nihongo = Model(
        3.0,
        (
            (hiragana, 11.0),
            (katakana, 8.5),
            (kanji1, 13.0),
            (kanji2, 19.0),
            ("".join(map(chr, range(0xFF61, 0xFFA0))), 15.0),
        ),
        {**{c: b + 2 for c, b in in_traditional.items()}, **japanese},
    )
    korean = Model(
        3.0, ((hangul, 13.0), (level1 + big5_1, 20.0)), {**_CJK_MARKS, **_ranked(_KOREAN, 5.0, 1.3, 12.0)}
    )
    lower = _ranked(_CYRILLIC, 3.3, 1.6, 4.0)
    slavic = {**lower, **{c.upper(): bits + 4.5 for c, bits in lower.items()}, **_QUOTES}
    cyrillic = Model(3.0, (), slavic, rest=18.0, mixed=4.0)
    latin_letters = "".join(chr(c) for c in range(0xC0, 0x180) if chr(c).isalpha())
    latin = {**dict.fromkeys(_ACCENTED, 7.5), **_QUOTES}
    symbols = ("«»°·©®€£§…–—•¿¡ºª\u00a0", 9.5)

    def western(prior: float) -> Model:
        return Model(prior, (symbols, (latin_letters, 10.5)), latin, rest=15.0, crowd=4.0)

    def script(prior: float, first: int, last: int, bits: float, common: str) -> Model:
        chars = "".join(map(chr, range(first, last)))
        return Model(
            prior, ((chars, bits),), {**_ranked(common, 3.9, 1.4, 5.0), **_QUOTES}, rest=17.0, mixed=4.0
        )

    return {
        "gb18030": gb,
        "big5": big5,
        "shift_jis": nihongo,
        "euc_jp": nihongo,
        "euc_kr": korean,
        "utf-16-le": Model(8.0, gb.levels, gb.ranked),
        "utf-16-be": Model(8.0, gb.levels, gb.ranked),
        "cp1251": cyrillic,
        "koi8_r": Model(9.0, (), slavic, rest=18.0, mixed=4.0),
        "cp866": Model(10.0, (), slavic, rest=18.0, mixed=4.0),
        "cp1252": western(2.0),
        "cp1250": western(5.0),
        "cp1254": western(6.0),
        "cp1253": script(7.0, 0x386, 0x3CF, 8.5, "αοιετσνηυρπκμλςόίγάδέήώθύφχωβ"),
        "cp1255": script(7.0, 0x5D0, 0x5EB, 7.0, "יוהלאמרתבשנדםעחקפצגטסזכןףךץ"),
        "cp1256": script(7.0, 0x621, 0x64B, 8.5, "اليمنوتربدعهفسكقحةجشصأطخىضزثءذإغظئ"),
        "cp874": script(7.0, 0xE01, 0xE5C, 9.0, "านรอกเงมย่ล้วัดทีสติะปบคหแจพชขใุไืโ์ูผำซ็"),
    }


_QUOTES = dict.fromkeys("“”‘’„", 9.0) | dict.fromkeys("«»–—…№", 9.0)
