"""Chinese numbers that go on with what was told before: 另有14部, 其中1100个, 4月又关停87个, 这438张."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.discourse.further_zh import further, in_all
from ringbreak.rings.bulletins.discourse.told import Told, goes_on, of_people, only_measure, slip_of
from ringbreak.rings.bulletins.figure import Figure
from ringbreak.rings.bulletins.measures import FOUND_IN_RAIDS, PEOPLE, measure_of
from ringbreak.rings.bulletins.phrases_zh import HUMAN
from ringbreak.rings.bulletins.sentences import clause_end
from ringbreak.rings.bulletins.terms import find_terms

_REACH = 120
"""Characters between a count and a sentence that goes on with it."""
_CASE_REACH = 600
_LEAD = re.compile(
    "(?P<part>其中|这(?:其中|里面|当中)|上述[^，。；0-9]{0,4}中)?(?P<more>另外还有|此外还有|另外|另有|另|还有|此外|又有|其余|剩余|剩下|余下)?[，,：:]?(?P<mod>[^，。；：:0-9]{0,16}?)(?:有|共|达|约|近|超|计|的|了)*"
)
_MORE_OR_SOME = re.compile("[其另还余剩此又再也份间内]|这里面|这当中|上述")
"""What a clause must hold for one of the patterns here to be worth its time."""
_TIME = re.compile(
    "(?:[0-9]{1,2}月|随后|之后|次日|此后|后来|同月|当月|[一二三四]季度)?(?:份|间|内|又|再|再次|还|也|另)+(?P<mod>[^，。；0-9]{2,8})"
)
_UNDONE = re.compile(
    "解封|解冻|恢复|释放|无罪|撤销|撤回|不予|不起诉|未(?!成年)|没有|归还|退还|在逃|潜逃|未遂|死亡|申诉|误|痊愈|康复|出院|脱险"
)
_WANTED = re.compile("在逃|追捕|追逃|通缉|抓捕中|缉捕中")
_BESIDE = 6
"""Characters behind a classifier in which the noun it counts would stand."""
_SEX = re.compile("男|女|未成年|外籍|岁|籍")
_STAFF = re.compile(
    "(?:系|为|是|均系|均为|都是|分别系|分别为)[^，。；]{0,14}?(?:银行|营业厅|营业网点|运营商|公司|快递|物流|医院|学校|平台|通信|电信|移动|联通|酒店|房产|中介|保险|代维|单位|机构)[^，。；]{0,10}?(?:工作人员|员工|职员|职工|雇员|店员|客服|柜员|经理|人员|[装维修技快递审]{1,3}员|技术员)"
)
_THIS = re.compile("(?:这|上述|前述|以上|该|那)(?:批|些)?$")
_GLUED = frozenset("，。、；,;！均已被系为是在由于都未属来自从购出流经向用可就名\n")
_LOOSE = frozenset({"", "involved_people", "members", "cases_related"})


def settled(text: str, figure: Figure, told: Told, start: int, end: int) -> Figure:
    """The figure, settled by what was told before when its own sentence left it open."""
    if figure.currency is not None:
        return _sum(text, figure, told, start, end) if figure.measure in ("", "money_involved") else figure
    if figure.measure == "arrested":
        return _staff(text, figure, start, end) or _still_sought(text, figure, start, end) or figure
    if figure.measure not in _LOOSE:
        return figure
    classifier = words.CLASSIFIER.match(text, figure.number.end)
    if classifier is None:
        return figure
    made = _meant_again(text, figure, classifier, told, start, end)
    if made is None and figure.measure in ("", "cases_related"):
        made = _goes_on_with(text, figure, classifier, told, start, end)
    if made is None and not figure.measure:
        made = _taken_after(text, figure, classifier, start, end)
    if made is None:
        made = _part_of_the_taken(text, figure, told, start)
    if made is None and not figure.measure:
        made = _next_place(text, figure, classifier, told)
    return made or figure


_NEXT_PLACE = re.compile("、[\u4e00-\u9fff]{2,5}")
_TAKEN = frozenset({"arrested", "detained", "charged", "sentenced"})


def _part_of_the_taken(text: str, figure: Figure, told: Told, start: int) -> Figure | None:
    """抓获46名。其中，组织者5名: of those who were caught, whatever they are called."""
    if figure.measure != "involved_people" or not text.startswith("其中", start):
        return None
    of_whom = [f for f in told.figures[-3:] if f.measure in _TAKEN and f.end <= start <= f.end + _REACH]
    whole = of_whom[-1] if of_whom else None
    if whole is None or (whole.value or 0.0) <= (figure.value or 0.0):
        return None
    return goes_on(figure, whole.measure, whole.noun, whole.verb)


def _next_place(text: str, figure: Figure, classifier: re.Match[str], told: Told) -> Figure | None:
    """长沙15名、岳阳21名、常德18名: people counted place by place, of whom it was told what became of the first."""
    before = told.figures[-1] if told.figures else None
    if before is None or before.sentence != figure.sentence or before.measure not in _TAKEN:
        return None
    own = words.CLASSIFIER.match(text, before.number.end)
    if own is None or own.group() != classifier.group() or words.BY_CLASSIFIER.get(own.group()) != "person":
        return None
    if _NEXT_PLACE.fullmatch(text, own.end(), figure.start) is None:
        return None
    return goes_on(figure, before.measure, before.noun, before.verb, end=classifier.end())


def _same_classifier(text: str, before: Figure, classifier: str) -> bool:
    """Was the figure before counted with the same classifier, or both are people's?"""
    own = words.CLASSIFIER.match(text, before.number.end)
    if own is None:
        return False
    people = words.BY_CLASSIFIER.get(classifier) == "person"
    return own.group() == classifier or (people and words.BY_CLASSIFIER.get(own.group()) == "person")


def _goes_on_with(
    text: str, figure: Figure, classifier: re.Match[str], told: Told, start: int, end: int
) -> Figure | None:
    """A number with a bare classifier behind 其中, 另有, 又 and an act: more or some of what was counted before."""
    before = [f for f in told.counts(figure.start, _REACH) if _same_classifier(text, f, classifier.group())]
    if not before:
        return in_all(text, figure, classifier.group(), start, classifier.end())
    stop = classifier.end()
    again = further(text, figure, classifier.group(), before, start, stop)
    if again is not None:
        return again
    if _MORE_OR_SOME.search(text, start, figure.start) is None:
        return None
    begin = max(text.rfind("，", start, figure.start), text.rfind("；", start, figure.start), start - 1) + 1
    lead = _LEAD.fullmatch(text, start, figure.start) or _LEAD.fullmatch(text, begin, figure.start)
    timed = _TIME.fullmatch(text, begin, figure.start) or _TIME.fullmatch(text, start, figure.start)
    if timed is None and (lead is None or (lead["part"] is None and lead["more"] is None)):
        return None
    cut = clause_end(text, stop, end)
    bare = stop >= end or text[stop] in _GLUED or (lead is not None and lead["mod"] != "" and stop == cut)
    if not bare and _NEXT_ACT.match(text, stop, cut) is None:
        own = words.NOUN.search(text, stop, min(cut, stop + _BESIDE))
        if own is not None or not of_any_people(classifier.group()):
            return None
    if of_any_people(classifier.group()) and _WANTED.search(text, stop, cut):
        return goes_on(figure, "involved_people", "suspect", "", end=stop)
    if _UNDONE.search(text, begin, cut) or (
        of_any_people(classifier.group()) and _SEX.search(text, begin, cut)
    ):
        return None
    if lead is not None and lead["part"] is not None:
        before = [
            f for f in before if f.value is None or (figure.value is not None and f.value > figure.value)
        ]
    whole = only_measure(before)
    if whole is None:
        return None
    mod = timed["mod"] if timed is not None else lead["mod"] if lead is not None else ""
    at = figure.start - len(mod) - 2 if mod else figure.start
    acts = [
        v
        for v in find_terms(words.VERB, words.VERBS, text, max(begin, at), figure.start)
        + find_terms(words.VERB, words.VERBS, text, stop, cut)
        if measure_of(whole.noun, v.cls) is not None
    ]
    if timed is not None and not acts:
        return None
    if acts and figure.measure == "":
        told_by = acts[-1] if timed is not None or not acts[0].end <= figure.start else acts[0]
        measure = measure_of(whole.noun, told_by.cls) or whole.measure
        if told_by.cls not in _DONE_TO_THEM or (lead is not None and lead["part"] and whole.measure in _KEPT):
            measure = whole.measure
        return goes_on(figure, measure, whole.noun, told_by.cls, end=stop)
    if figure.measure == "cases_related" and not (
        lead is not None and lead["part"] and whole.measure == "cases_solved"
    ):
        return None
    if whole.measure == "arrested" and (staff := _STAFF.match(text, stop, end)) is not None:
        return goes_on(figure, "insiders", "insider", "", end=staff.end())
    return goes_on(figure, whole.measure, whole.noun, whole.verb, end=stop)


_DONE_TO_THEM = frozenset(
    {"close", "freeze", "seize", "arrest", "detain", "charge", "sentence", "punish", "remove", "fine", "rectify", "solve", "dismantle", "warn", "suspend"}
)  # fmt: skip
"""What authorities and platforms do; other acts only say of what sort a part is."""
_KEPT = frozenset({"accounts_controlled", "personal_records", "victims", "cases_solved"})
_NEXT_ACT = re.compile("[^，。；]{0,12}?(?:的|账户|账号|人员)")


def of_any_people(classifier: str) -> bool:
    """Is it a classifier of people?"""
    return words.BY_CLASSIFIER.get(classifier) == "person"


_REST = re.compile("(?:余下|其余|剩余|剩下|另有|另外?|还有)的?$")


def _still_sought(text: str, figure: Figure, start: int, end: int) -> Figure | None:
    """已抓获52名，余下22名正在追捕中: the rest were not caught."""
    classifier = words.CLASSIFIER.match(text, figure.number.end)
    if classifier is None or _REST.search(text, max(start, figure.start - 4), figure.start) is None:
        return None
    cut = clause_end(text, classifier.end(), end)
    if _WANTED.search(text, classifier.end(), cut) is None:
        return None
    return goes_on(figure, "involved_people", "suspect", "", end=figure.end)


def _staff(text: str, figure: Figure, start: int, end: int) -> Figure | None:
    """抓获12名。其中5名系银行工作人员: people of a firm among those caught are its insiders."""
    classifier = words.CLASSIFIER.match(text, figure.number.end)
    if classifier is None or not of_any_people(classifier.group()):
        return None
    if not text.startswith("其中", max(start, figure.start - 2)) and not text.startswith(
        "其中", max(start, figure.start - 3)
    ):
        return None
    staff = _STAFF.match(text, classifier.end(), end)
    if staff is None:
        return None
    return goes_on(figure, "insiders", "insider", "", end=classifier.end())


def _meant_again(
    text: str, figure: Figure, classifier: re.Match[str], told: Told, start: int, end: int
) -> Figure | None:
    """这438张电话卡, 上述71名主播: what was counted before is meant, also where a digit slipped."""
    if not told.figures or _THIS.search(text, max(start, figure.start - 4), figure.start) is None:
        return None
    noun = words.NOUN.search(text, classifier.end(), min(end, classifier.end() + 10))
    cls = words.NOUNS[noun.group()] if noun is not None else ""
    for before in reversed(told.figures):
        if figure.start - before.end > _CASE_REACH:
            break
        if before.currency is not None or not slip_of(before.value, figure.value):
            continue
        if not _same_classifier(text, before, classifier.group()) or before.measure == figure.measure:
            continue
        human = cls in HUMAN or of_any_people(classifier.group())
        if (
            cls in ("", before.noun)
            or {cls, before.noun} <= PEOPLE
            or {cls, before.noun} <= _RECORDS
            or (human and of_people(before))
        ):
            stop = (
                noun.end() if noun is not None and noun.start() - classifier.end() <= 1 else classifier.end()
            )
            return goes_on(figure, before.measure, before.noun, before.verb, end=stop)
    return None


_ALL_DEALT_WITH = re.compile(
    "[^。\n]{0,40}。(?:目前|现|随后)?[，,]?(?:上述|以上|这些|该批|前述)(?P<named>[^，。；]{1,6}?)(?:均|都|全部|已|也|现|悉数|一并|依法|被){1,5}(?P<by>[^，。；]{2,6})"
)
"""上述App已全部下架: the next sentence says what became of all of them."""
_TAKES_UP = re.compile("。[^。]{0,4}(?:上述|以上|这些|该批|前述)")
_SCENE = re.compile(
    "(?:屋|室|房间|车|箱|仓库|厂房|院|店|办公室|窝点|柜|抽屉|包|桌子?|地|床|墙|架)(?:内|里|中|上|下|角|边)?[^，。；0-9]{0,6}?(?:有|摆着|摆满|放着|放满|堆着|堆放着?|停着|架着|架设着?|装着|藏着|藏有|藏匿|存放着?)[^。；]{0,60}$"
)
_LIES = re.compile("[有着满匿放设]")
_RAID = re.compile(
    "(?:民警|警方|警察|专案组|特警|执法人员|侦查员|公安)[^。；]{0,40}(?:冲进|冲入|破门|突击|搜查|闯入|进入|拦下|拦停|截停|控制|推开|打开|包围|收网|检查|突袭)"
)


def _taken_after(text: str, figure: Figure, classifier: re.Match[str], start: int, end: int) -> Figure | None:
    """屋内有电脑14台 behind 民警冲进出租屋, 架设猫池28台。上述设备均被查扣: what police stood before was taken."""
    if of_any_people(classifier.group()):
        return None
    head = max(start, figure.start - 80)
    scene = (
        _SCENE.search(text, head, figure.start)
        if _LIES.search(text, head, figure.start) is not None
        else None
    )
    if scene is not None and _RAID.search(text, max(0, start - 120), figure.start) is None:
        scene = None
    after = (
        _ALL_DEALT_WITH.match(text, classifier.end())
        if scene is None and _TAKES_UP.search(text, classifier.end(), classifier.end() + 60) is not None
        else None
    )
    if after is None and scene is None:
        return None
    nouns = [
        n
        for n in find_terms(
            words.NOUN, words.NOUNS, text, max(start, figure.start - 14), min(end, classifier.end() + 10)
        )
        if (0 <= figure.start - n.end <= 1 or 0 <= n.start - classifier.end() <= 2)
        and n.cls in (FOUND_IN_RAIDS if after is None else FOUND_IN_RAIDS | _SHUTTABLE)
    ]
    if not nouns:
        return None
    noun, act = nouns[0], "seize"
    if after is not None:
        named = words.NOUN.search(text, after.start("named"), after.end("named"))
        done = words.VERB.search(text, after.start("by"), after.end("by"))
        if done is None or (
            named is not None and words.NOUNS[named.group()] not in (noun.cls, "device", "weak")
        ):
            return None
        act = words.VERBS[done.group()]
        if act not in _DONE_TO_THEM:
            return None
    measure = measure_of(noun.cls, act)
    return goes_on(figure, measure, noun.cls, act, end=max(classifier.end(), noun.end)) if measure else None


_RECORDS = frozenset({"personal", "data", "item"})
"""信息 says no more than what sort was told before."""
_SHUTTABLE = frozenset(
    {"app", "website", "account", "group", "live_room", "shop", "bank_account", "item", "forum"}
)
_ASKED = re.compile(
    '(?:多少钱|什么价|啥价|卖多少|怎么卖|价格是?多少|收多少|几块钱?)[^。；\n]{0,6}[？?][”」"]?\\s*[^。；，\n“「]{0,14}(?:[：:，,]\\s*)?[“「"]?(?:大概|差不多|也就|就|一般|最少|最便宜)?$'
)
_CHANGED = re.compile(
    "(?:后来|随后|之后|再后来|现在|如今|最近|高峰时|最高时|旺季)?[^。；，]{0,6}(?:涨|降|跌|提|升|炒|加)价?(?:到|至|成|为)了?$"
)
_CRIME = re.compile("嫌疑人|犯罪|团伙|警|诈骗|违法|涉案|公安")
_FOOLED = re.compile(
    "受害人|被害人|失主|事主|信以为真|深信不疑|被拉(?:进|入)|拉进[^。；]{0,12}群|接到[^。；]{0,14}(?:电话|来电)|投资群|炒股群"
)
_PAID = re.compile(
    "(?:他|她|[女先][士生]|阿姨|大爷|某)[^。；]{0,24}?(?:投|转|汇|充|打|交|付)(?:了|入|出|去|进)(?:共|共计|合计|近|约)?$"
)
_THEN = re.compile(
    "[，,](?:随后|接着|后来|之后|再|又|后)[^。；，]{0,4}(?:投|转|汇|充|打|交|付)(?:了|入|出|去|进)?$"
)
_OTHERS = re.compile("团伙|嫌疑人|洗钱|赃款|跑分|获利|退还|返还|工资")


def _sum(text: str, figure: Figure, told: Told, start: int, end: int) -> Figure:
    """A sum that answers what a thing costs, that a price rose to, or that somebody paid who was fooled a sentence before."""
    head = max(0, figure.start - 60)
    if (
        not figure.measure
        and any(text.find(mark, head, figure.start) >= 0 for mark in "？?")
        and _ASKED.search(text, head, figure.start)
        and _CRIME.search(text, max(0, start - 400), end)
    ):
        return goes_on(figure, "price", "money", "")
    last = told.last("price", figure.start, _PRICE_REACH)
    if (
        not figure.measure
        and last is not None
        and last.currency == figure.currency
        and _CHANGED.search(text, max(start, figure.start - 16), figure.start)
    ):
        return goes_on(figure, "price", "money", "")
    lost = told.last("loss", figure.start, 30)
    if (
        not figure.measure
        and lost is not None
        and lost.sentence == figure.sentence
        and _THEN.fullmatch(text, lost.end, figure.start)
    ):
        return goes_on(figure, "loss", "money", "")
    if _VANISHED.match(text, figure.end, end) and _FROM_A_CARD.search(
        text, max(start, figure.start - 14), figure.start
    ):
        return goes_on(figure, "loss", "money", "")
    if (
        _COUNTED_OUT.search(text, max(start, figure.start - 14), figure.start)
        and _CASH.search(text, max(0, figure.start - 60), figure.start) is not None
        and not figure.measure
    ):
        return goes_on(figure, "money_frozen", "money", "seize")
    if (
        _PAID.search(text, max(start, figure.start - 40), figure.start)
        and _FOOLED.search(text, max(0, start - 120), figure.start)
        and not _OTHERS.search(text, start, figure.start)
    ):
        return goes_on(figure, "loss", "money", "")
    return figure


_VANISHED = re.compile(
    "(?:就|便|全|竟|居然|已经?|都)?(?:没了|不见了|不翼而飞|消失|被划走|被转走|被刷走|蒸发)"
)
_FROM_A_CARD = re.compile("(?:卡|账户|户头|存折|余额)(?:里|内|上|中)?(?:的)?(?:近|约)?$")
_COUNTED_OUT = re.compile("(?:清点|点数|清数|点验)(?:后)?[，,]?[共计达有为近约]{0,4}$")
_CASH = re.compile("(?:搜出|查获|起获|缴获|扣押|查扣|发现|翻出)[^。；，]{0,10}现金")
_PRICE_REACH = 40
