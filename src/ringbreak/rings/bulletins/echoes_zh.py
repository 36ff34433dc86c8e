"""Chinese counts whose thing or act was told earlier: a clause before, in the question that was asked, in an idiom behind."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.terms import Term, find_terms

_COUNTED_BY = {
    "条": frozenset({"personal", "data", "item"}),
    "份": frozenset({"personal", "certificate"}),
    "组": frozenset({"personal", "account"}),
    "个": frozenset({"account", "group", "group_code", "bank_account", "anchor_account"}),
    "张": frozenset({"bank_card", "black_card", "certificate"}),
    "套": frozenset({"certificate", "bank_card", "device"}),
    "本": frozenset({"certificate"}),
    "枚": frozenset({"certificate"}),
}
"""What a bare classifier may count when its noun stands a clause before."""
_ACTS = frozenset(
    {"sell", "obtain", "buy", "fabricate", "seize", "find", "remove", "post", "freeze", "close"}
)
_SUMMED = re.compile("(?:了|出|共|计|达|近|超|约|累|总|合)*$")


def of_clause_before(
    text: str, classifier: str, number: Number, nouns: list[Term], verbs: list[Term], start: int
) -> Term | None:
    """将业主资料卖给装修公司，累计出售4.73万条: the noun that the act right before the number was done to."""
    classes = _COUNTED_BY.get(classifier)
    if classes is None:
        return None
    act = next((v for v in reversed(verbs) if v.end <= number.start), None)
    if act is None or act.cls not in _ACTS or _SUMMED.fullmatch(text, act.end, number.start) is None:
        return None
    noun = next((n for n in reversed(nouns) if start <= n.start and n.end <= act.start), None)
    while noun is not None and noun.cls not in classes:
        noun = (
            next((n for n in reversed(nouns) if n.end <= noun.start), None) if noun.cls in _BETWEEN else None
        )
    if noun is None or act.start - noun.end > _FAR or measure_of(noun.cls, act.cls) is None:
        return None
    return noun


_FAR = 40
"""Characters between a noun and the act that takes it up."""
_BETWEEN = frozenset(
    {"enterprise", "person", "buyer", "suspect", "website", "app", "group", "contact", "shop", "account"}
)
"""To whom, by whom, or where it was done."""

_QUANTITY = "[0-9０-９.,零〇一二两三四五六七八九十百千万亿余多几]+"
_ECHO = re.compile(
    rf"(?:您|你|刚才|刚刚|方才|前面|上面|之前)[^，。；？]{{0,6}}?(?:说|提到|问|讲|介绍|谈到|提及|关心)(?:到|起)?(?:的|过的)?(?:这|那)?(?P<said>{_QUANTITY})(?P<classifier>[起宗件名人位个家条])"
)
_SPOKEN_OF = re.compile("[您你]|刚[才刚]|方才|[前上]面|之前")
_PUT_RIGHT = re.compile(
    "(?:准确|确切|精确|严格|具体)(?:地|来|一点|点)?(?:讲|说)?[，,]?(?:应该|应当|应)?(?:是|为)$|(?:应该|应当|应|实际上?|其实|更正|正确)(?:是|为)$"
)
_ASKED_IN = 400
"""Characters before an answer in which its question stands."""


def asked_about(text: str, number: Number, classifier: str, cls: str, start: int, end: int) -> str | None:
    """您说的一万一千多起，准确讲是11734起: the act under which the question told the same number."""
    echo = _ECHO.search(text, start, end) if _SPOKEN_OF.search(text, start, end) is not None else None
    if echo is None or echo["classifier"] != classifier:
        return None
    if not echo.start("said") <= number.number_start < echo.end("said") and (
        number.number_start < echo.end() or _PUT_RIGHT.search(text, echo.end(), number.start) is None
    ):
        return None
    asked = text.rfind(echo["said"] + classifier, max(0, start - _ASKED_IN), start)
    if asked < 0:
        return None
    head = max(text.rfind(c, max(0, asked - 16), asked) for c in "，。；：？\n") + 1
    acts = find_terms(words.VERB, words.VERBS, text, max(head, asked - 16), asked)
    return next((v.cls for v in reversed(acts) if measure_of(cls, v.cls) is not None), None)


_CRIMES = (
    "(?:涉嫌|涉)?(?:电信网络诈骗|电信诈骗|网络诈骗|电诈|诈骗|侵犯公民个人信息|侵公|网络赌博|跨境赌博|赌博|开设赌场|帮助信息网络犯罪活动|帮信|掩饰、?隐瞒犯罪所得"
    "|掩隐|洗钱|盗窃|网络水军|敲诈勒索|传播淫秽物品|网络传销|传销|跑分|寻衅滋事|网络谣言|造谣传谣|侵犯著作权|非法经营|非法控制计算机信息系统|网络黑灰产)"
    "(?:罪|类|犯罪|案件|案)?(?:嫌疑人|人员)?"
)
_SHARE = re.compile(f"(?:其中[，,：:]?|[、，,]){_CRIMES}(?:共|约|近|超|逾)*$")
_OF_PEOPLE = frozenset({"arrested", "detained", "charged", "sentenced", "punished"})


def share_by_crime(text: str, number: Number, whole: Figure | None, start: int) -> str | None:
    """抓获64名，其中电信网络诈骗37名、网络赌博11名: the measure of the whole, whose shares are told by crime.

    Args:
        whole: The figure before, if any.
    """
    if (
        whole is None
        or whole.measure not in _OF_PEOPLE
        or text.find("其中", start, number.start) < 0
        or words.CLASSIFIER.match(text, number.end) is None
        or text[number.end] not in "名人位"
    ):
        return None
    share = _SHARE.search(text, max(start, whole.end), number.start)
    return whole.measure if share is not None and share.start() - whole.end <= _NEAR else None


_NEAR = 4
"""Characters between the whole, or the share before, and the next share."""


_SWEPT = re.compile(
    "[，,]?(?:已|均|全部|全都|全数|都|被|悉数|被警方|被民警|竟被)*(?:一锅端|一网打尽|一窝端|一举端掉|全军覆没|一个(?:不|没|也没)(?:落|漏|跑)|无一漏网|无一落网外|锒铛入狱|落入法网|束手就擒)"
)
_OPENS_SWEPT = frozenset("，,已均全都被悉竟一无锒落束")
_JAILED = "锒铛入狱"


def swept_up(text: str, cls: str, after: int, end: int) -> str | None:
    """21个人，一锅端: the idiom behind a count that says what became of them."""
    if text[after : after + 1] not in _OPENS_SWEPT or (cls not in PEOPLE and cls not in ("gang", "den")):
        return None
    swept = _SWEPT.match(text, after, end)
    if swept is None:
        return None
    return "sentence" if swept.group().endswith(_JAILED) else "arrest" if cls in PEOPLE else "dismantle"


_UNDER = re.compile("(?:均|都|则|另)?(?:被|予以|依法|分别|处以|给予|进行|作出|责令)*")


_SANCTIONS = frozenset(
    {
        "punish",
        "fine",
        "warn",
        "rectify",
        "close",
        "remove",
        "suspend",
        "interview",
        "seize",
        "freeze",
        "list",
    }
)


def done_right_behind(text: str, cls: str, after: int, verbs: list[Term], end: int) -> bool:
    """对67家网站给予警告，12家处以罚款: a bare count goes on with the things before when an act stands right behind."""
    at = _UNDER.match(text, after, min(end, after + 12))
    stop = at.end() if at is not None else after
    return any(
        v.cls in _SANCTIONS and after <= v.start <= stop <= v.end and measure_of(cls, v.cls) is not None
        for v in verbs
    )


_CATCHING = frozenset(
    {
        "抓了",
        "抓获",
        "抓",
        "抓到",
        "抓住",
        "刑拘",
        "刑拘了",
        "逮了",
        "逮",
        "抓走",
        "揪出来",
        "揪出",
        "揪出了",
        "抓出来",
        "挖出",
    }
)


def caught_ones(number: Number, verbs: list[Term]) -> bool:
    """抓了517个: nobody but people is caught."""
    return any(v.end == number.start and v.word in _CATCHING for v in verbs)


_CAUGHT = re.compile("(?:拘|捕|逮|抓|擒)$")
_WHOM = re.compile(
    "(?:(?:内地|本地|外籍|台籍|港|陆|大陆)?[男女汉漢]|嫌|疑犯|人)(?![0-9一二三四五六七八九十])"
)


def headline_catch(text: str, number: Number, start: int, end: int) -> bool:
    """A headline's 拘5内地汉: no classifier between the number and whom they caught."""
    return (
        number.bare
        and _CAUGHT.search(text, max(start, number.start - 2), number.start) is not None
        and _WHOM.match(text, number.end, end) is not None
    )


_BOUGHT_FROM = re.compile(
    "(?:向|从)(?:其|他|她|他们|该[^，。；]{1,6}|[\u4e00-\u9fff]某{1,2}[^，。；]{0,4}?|上述[^，。；]{1,6}|[^，。；]{1,4}?)(?:处|手中|手里|那里|这里)?(?:非法)?(?:购买|收购|购入|购得|买入|采购|买)[^，。；]{0,12}?的[^，。；]{0,8}$"
)


def bought_from_him(text: str, cls: str, number: Number, begin: int) -> bool:
    """向其购买信息的装修公司人员16名: whoever bought is a buyer, whatever became of him."""
    return (cls in PEOPLE or cls == "enterprise") and _BOUGHT_FROM.search(
        text, begin, number.start
    ) is not None
