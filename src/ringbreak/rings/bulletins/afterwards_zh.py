"""What a Chinese sentence says of a count behind its own clause, and of numbers of times."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.measures import PEOPLE, measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.sentences import clause_end
from ringbreak.rings.bulletins.terms import Term

_TAKEN_UP = re.compile(
    r"[^，。；！？]{0,14}[，,；;](?:目前|现|如今|截至目前|最终|随后)?[，,]?(?:(?P<pronoun>它们|他们|她们|其)|(?:这些|上述|以上|前述|此类|该批|那些)(?P<named>[^，。；被已均]{0,8}?))"
    r"(?:目前|现在|现|如今|最终|随后|也|都|均|已|已经|先后|全部|陆续|相继|悉数)*被(?P<by>[^，。；]{0,14})"
)
"""842个账号轮番推送，这些账号已被平台全部关停: the next clause takes the count up again."""
APPEALED = re.compile(
    "(?:均|都|也|已|还|当庭|当场|分别|全部|宣判后|不服|未|不|并)*(?:表示|提出|提起|要求|请求|自愿|承认|决定)?(?:不|均)?(?:上诉|抗诉|认罪|认罚|悔罪|服判|翻供|申诉|撤回|服从)"
)
"""What the accused do themselves is no verdict on them."""
OPENS_APPEALED = frozenset("均都也已还当分全宣不未并表提要请自承决上抗认悔服翻申撤")
"""What it begins with: one character looked at saves most searches, here and at every other set called so."""
_SEEN = re.compile("(?:的)?(?:(?P<click>点击)|播放|阅读|浏览|观看|访问|点播|曝光|收看)")


_SEEN_BEFORE = re.compile(
    "(?:(?P<click>点击)|播放|阅读|浏览|观看|访问|收看)(?:总量|量|数)?(?:累计|总计|合计|共计|共|达到|高达|达|超过|超|近|约|已|逾)*$"
)
"""3场直播累计观看86万余人次."""


def done_since(text: str, cls: str, after: int, nouns: list[Term], verbs: list[Term], end: int) -> str | None:
    """The act that the next clause tells of the things counted, when it takes them up by a pronoun or their name."""
    told = _TAKEN_UP.match(text, after, min(end, after + 70))
    if told is None:
        return None
    if told["pronoun"] is None and told["named"]:
        named = next((n for n in nouns if told.start("named") <= n.start < told.end("named")), None)
        if named is None or (named.cls != cls and not {named.cls, cls} <= PEOPLE):
            return None  # ..., 这些资金已被冻结
    stop = clause_end(text, told.start("by"), end)
    done = next(
        (v for v in verbs if told.start("by") <= v.start < stop and measure_of(cls, v.cls) is not None), None
    )
    return done.cls if done is not None else None


def seen_times(text: str, number: Number, stop: int, start: int, end: int) -> Figure | None:
    """2.3亿次播放, 410万次点击: how often something was seen, of a count of times; None when it says nothing of the sort."""
    seen = _SEEN.match(text, stop, end) or _SEEN_BEFORE.search(
        text, max(start, number.start - 14), number.start
    )
    if seen is None:
        return None
    measure = "clicks" if seen["click"] else "views"
    return made_figure(number, measure, number.start, stop, start, end, "times", "", 0.85)


LIST_OF_TAKEN = re.compile("战果|清单|如下|缴获|查获|扣押|收缴|起获|查扣")
_REPORT_OF_RAID = re.compile(
    "成绩单|战绩|战报|成果|成效|晒单|收网|捣毁|端掉|抓获|打掉|搜查|搜获|检获|扣得|查没|暂扣|没收|收获"
)
_ENTRY = re.compile(r"[^，。；：:\n]{1,12}[：:xX×* ]{1,2}(?:共|约|计|近|超)?$")
"""手机：58部 in a list, which says nothing but what and how many."""


def listed_as_taken(text: str, number: Number, start: int) -> bool:
    """A thing without any act below words that head what was taken, or an entry of a list below a raid."""
    before = max(0, start - 300)
    if LIST_OF_TAKEN.search(text, before, number.start) is not None:
        return True
    return (
        _ENTRY.search(text, max(start, number.start - 16), number.start) is not None
        and _REPORT_OF_RAID.search(text, before, start) is not None
    )


_TOLD_AGAIN = {
    "部": ("phone",),
    "台": ("computer", "server", "device"),
    "支": ("gun",),
    "张": ("bank_card", "black_card"),
}
_COUNTED_OUT = re.compile(
    "[，,](?:一|经|最后|最终|仔细|粗略)*(?:清点|统计|数了一?数|数|盘点|点数|点了一?点)(?:一下|下来|之后|后|完|，|,|足足|整整|竟有|竟|有|共|达)*$"
)


def told_again(
    text: str, number: Number, classifier: str, stop: int, nouns: list[Term], start: int, end: int
) -> Figure | None:
    """手机就装了两麻袋，一清点，181部: the number of things named a clause before, in a list of what was taken."""
    classes = _TOLD_AGAIN.get(classifier)
    again = next((n for n in reversed(nouns) if n.end <= number.start), None) if classes is not None else None
    if (
        classes is None
        or again is None
        or again.cls not in classes
        or _COUNTED_OUT.search(text, again.end, number.start) is None
        or LIST_OF_TAKEN.search(text, max(0, start - 300), number.start) is None
    ):
        return None
    measure = measure_of(again.cls, "seize") or ""
    return made_figure(number, measure, number.start, stop, start, end, again.cls, "seize", 0.7)


_FILED = re.compile("接报|警情|发案|立案|受理|接警|报案|发生")
_SOLVED = re.compile("破获|侦破|破案|办结|审结|告破")


def act_of_the_list(text: str, start: int) -> str | None:
    """The act whose cases a list by kinds goes on with: 接报警情157起。刷单返利类52起."""
    before = text[max(0, start - 160) : start]
    filed = max((m.start() for m in _FILED.finditer(before)), default=-1)
    solved = max((m.start() for m in _SOLVED.finditer(before)), default=-1)
    return None if filed == solved else "file" if filed > solved else "solve"
