"""What one number of a Chinese sentence counts, and under which act: its figure."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.actions_zh import governing_action, verdict_near
from ringbreak.rings.bulletins.afterwards_zh import (
    act_of_the_list,
    done_since,
    listed_as_taken,
    seen_times,
    told_again,
)
from ringbreak.rings.bulletins.echoes_zh import (
    asked_about,
    bought_from_him,
    caught_ones,
    done_right_behind,
    headline_catch,
    of_clause_before,
    swept_up,
)
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.left_out_zh import RATE, acting_themselves, told_of_before, under_unknown_act
from ringbreak.rings.bulletins.measures import PEOPLE, SEIZABLE, measure_of
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_zh import bound_behind
from ringbreak.rings.bulletins.phrases_zh import HUMAN, fits, noun_after, noun_before
from ringbreak.rings.bulletins.sentences import clause_start
from ringbreak.rings.bulletins.terms import Term
from ringbreak.rings.bulletins.thesaurus_zh import BROAD_NOUNS
from ringbreak.rings.bulletins.things_zh import thing_by_its_ending
from ringbreak.rings.bulletins.wares_zh import are_sham_wares
from ringbreak.rings.bulletins.whom_zh import RAISED_FROM, refined, turned, with_names


def _of_nothing(number: Number, start: int, end: int) -> Figure:
    """A number that counts nothing we know."""
    return made_figure(number, "", number.start, number.end, start, end, "", "", 0.0)


def count_figure(
    text: str,
    number: Number,
    nouns: list[Term],
    verbs: list[Term],
    start: int,
    end: int,
    floor: int,
    ceiling: int,
    counted: dict[str, tuple[str, str]],
) -> Figure:
    """What is counted: the classifier, the noun after it, else the noun before the number.

    `counted` remembers what each classifier counted last in the sentence: 处置账号1.8万个，其中永久封禁2671个.
    """
    classifier = words.CLASSIFIER.match(text, number.end)
    stop = classifier.end() if classifier else number.end
    comparator = number.comparator
    tail = bound_behind(text, stop)
    if tail:
        if comparator == "exact":
            comparator = tail[0]
        stop = tail[1]
    if not classifier and tail and text[number.end - 1] in "万亿":
        return _of_nothing(number, start, end)  # 案损100万以上案件: a size, not a count
    if text[stop : stop + 1] == "+":
        return _of_nothing(number, start, end)  # 阅读量10万+
    if (
        not classifier
        and number.bare
        and len(text[number.number_start : number.number_end]) == 4
        and 1900 <= (number.value or 0) <= 2100
    ):
        return _of_nothing(number, start, end)
    ahead = text[stop : stop + 24]
    near = max(start, number.start - 16)
    if (
        ("案" in ahead or "线索" in ahead or "组" in ahead)
        and _EXAMPLES_AFTER.match(text, stop, min(end, stop + 24))
    ) or (
        _MIGHT_BE_EXAMPLES.search(text, near, number.start) is not None
        and _EXAMPLES_BEFORE.search(text, near, number.start)
    ):
        return _of_nothing(
            number, start, end
        )  # 五起典型案例, 线索1691条: examples and clues are told of, not done
    counter = classifier.group() if classifier else ""
    if counter in ("省", "市"):
        cls = "province" if counter == "省" else "city"
        more = _REGIONS.match(text, stop)
        stop = more.end() if more else stop
        return made_figure(number, measure_of(cls, None) or "", number.start, stop, start, end, cls, "", 0.9)
    if (
        text[number.end : number.end + 1] == "地"
        and text[max(start, number.start - 1) : number.start] == "省"
    ):
        return made_figure(
            number, "cities", number.start, number.end + 1, start, end, "city", "", 0.8
        )  # 三省四地
    seen = seen_times(text, number, stop, start, end) if counter in ("次", "人次") else None
    if seen is not None:
        return (
            seen
            if not RATE.search(text, max(start, number.start - 20), number.start)
            else _of_nothing(number, start, end)
        )
    cls, word, span_end, certainty = "", "", stop, 0.0
    if text.startswith("等", number.number_end + 1) and _AMONG_SUSPECTS.match(text, number.number_end, end):
        return _of_nothing(number, start, end)  # 抓获做App的四人等犯罪嫌疑人12名
    short = _SHORT_FATE.match(text, stop, end) if not classifier else None
    if short is not None:
        # 撞房2死3伤司机: each goes with its own fate, whoever stands behind it
        met_with = "kill" if short["dead"] else "injure"
        return made_figure(
            number,
            measure_of("person", met_with) or "",
            number.start,
            stop,
            start,
            end,
            "person",
            met_with,
            0.85,
        )
    after = noun_after(text, stop, nouns, verbs, end, ceiling)
    if (
        after is not None
        and after.cls in HUMAN
        and classifier
        and words.BY_CLASSIFIER.get(counter) != "person"
        and (owned := _OWNED.match(text, after.end)) is not None
    ):
        after = next(
            (n for n in nouns if owned.end() <= n.start <= owned.end() + 4 and n.end <= ceiling), after
        )
        # 90张别人名下的电话卡: the cards are counted, whoever they belong to
    if (
        after is not None
        and after.cls not in HUMAN
        and words.BY_CLASSIFIER.get(counter) == "person"
        and (whose := next((n for n in nouns if n.start == stop), None)) is not None
        and whose.cls in HUMAN
        and text.startswith(("账", "帐", "的"), whose.end)
    ):
        after = whose  # 4700余名玩家账号被盗: the people are counted, not what is theirs
    if after is not None and after.cls in HUMAN and (met := _FATE.match(text, stop, after.start)) is not None:
        after = None if met.end() < after.start else after  # 3人死亡多人受伤, not 4名受伤人员
    before = noun_before(text, number, nouns, start, floor)
    if (
        before is not None
        and text[stop : stop + 1] not in _CLOSES
        and text[before.end : number.start] in ("、", "，", ",")
    ):
        before = None  # 涉案账户、3万余条交易明细: the next of the list
    if after is not None and before is not None and _ARE_ALL.match(text, stop, after.start):
        after = None  # 群内买家500人全部为包月用户: what they are said to be
    if before is not None and counter == "次" and before.cls in PEOPLE:
        before = None  # 公共汽车上的乘客两次爆炸: nobody is counted in times
    by_classifier = words.BY_CLASSIFIER.get(counter, "") if classifier else ""
    if (
        by_classifier == "case"
        and after is not None
        and (after.cls in HUMAN or any(stop <= v.start < after.start for v in verbs))
        and " " in text[stop : after.start]
    ):
        after = None  # 侦破案件3.7万余起 抓获嫌犯8万余人: the space is a border
    if (
        classifier
        and counter in ("人", "人次")
        and after is not None
        and after.cls not in HUMAN
        and text[stop : stop + 1] != "的"
    ):
        after = None  # 七人篡改地图商户信息: 人 is whom is counted, whatever stands behind
    if (
        by_classifier == "person"
        and after is not None
        and after.cls not in HUMAN
        and (" " in text[stop : after.start] or any(stop <= v.start < after.start for v in verbs))
    ):
        after = None  # 8人利用软件获利: the people are counted, the software is used
    if (
        by_classifier == "person"
        and after is not None
        and after.cls not in HUMAN
        and ("的" in text[stop : after.start] or (after.cls == "gang" and after.start - stop <= 6))
    ):
        return _of_nothing(number, start, end)  # 一个上百人的团伙: its size, not a count of gangs
    glued = (
        text[stop : stop + 1] in ("", "，", "。", "、", "；", ",", ";", "（", "(", ")", "）", "！", "\n")
        or stop >= end
    )
    if after is not None and not (glued and before is not None):
        cls, word, span_end, certainty = after.cls, after.word, after.end, 0.95
    elif before is not None and (glued or after is None) and fits(before, by_classifier):
        cls, word, certainty = before.cls, before.word, 0.9
    elif by_classifier:
        cls, certainty = by_classifier, 0.85
    elif classifier and counter == "件" and _CASES.search(text, max(start, number.start - 6), number.start):
        cls, certainty = "case", 0.85
    elif counter == "个" and glued and caught_ones(number, verbs):
        cls, certainty = "person", 0.8
    elif (
        classifier and counter in counted and (done_right_behind(text, counted[counter][0], stop, verbs, end))
    ):
        (cls, word), certainty = counted[counter], 0.8
    elif classifier and glued and counter in counted:
        acted = next((v for v in reversed(verbs) if v.end == number.start), None)
        if acted is not None and measure_of(counted[counter][0], acted.cls) is not None:
            (cls, word), certainty = counted[counter], 0.8
    if not cls and counter in _BARE:
        cls, certainty = _by_words_before(text, counter, max(start, number.start - 24), number.start)
    if not cls and classifier and glued:
        carried = of_clause_before(text, counter, number, nouns, verbs, start)
        if carried is not None:
            cls, word, certainty = carried.cls, carried.word, 0.8
    if not cls and classifier and glued:
        again = told_again(text, number, counter, stop, nouns, start, end)
        if again is not None:
            return again
    if not cls and classifier and counter == "个" and _SOME_GROUP.search(text, start, number.start):
        cls, word, certainty = "group", "群", 0.75  # 解散荐股群88个
    if "event" in (cls, before.cls if before is not None and glued else ""):
        return _of_nothing(number, start, end)
    if (
        (cls == "enterprise" or counter == "家")
        and _WITH.search(text, start, number.start)
        and RAISED_FROM.match(text, stop, end) is None
    ):
        return _of_nothing(number, start, end)  # 协调6家应用商店下架: they helped
    if (
        classifier
        and (not cls or (cls == "device" and word in _SOLD_UNDER_A_MARK))
        and are_sham_wares(text, number, counter, verbs, start, end)
    ):
        cls, certainty = "counterfeit", 0.7
    if cls in _KEPT_BY_FIRMS and classifier and counter == "家" and _FIRM.match(text, stop, span_end):
        if _ATTACKED.match(text, span_end, end) is None:
            return _of_nothing(number, start, end)
        return made_figure(number, "victims", number.start, span_end, start, end, "enterprise", "cheat", 0.8)
    if not cls and classifier:
        thing = thing_by_its_ending(text, number, counter, stop, verbs, start, end)
        cls, certainty = (thing, 0.7) if thing is not None else (cls, certainty)
    if not cls and not classifier and headline_catch(text, number, start, end):
        return made_figure(number, "arrested", number.start, stop, start, end, "person", "arrest", 0.8)
    if not cls:
        return _of_nothing(number, start, end)
    if counter == "条" and under_unknown_act(text, number, verbs, start):
        return _of_nothing(number, start, end)  # 发送预警短信11.4万条
    if (
        by_classifier == "person"
        and (not word or cls in ("person", "victim", "buyer", "member"))
        and under_unknown_act(text, number, verbs, start)
    ):
        return _of_nothing(number, start, end)
    if classifier:
        counted[counter] = cls, word
    if told_of_before(text, cls, number, stop, start, end):
        return _of_nothing(number, start, end)
    cls = refined(text, cls, number, stop, start, end)
    if cls == "contact" and counter == "家":
        cls = "enterprise"  # 6家违规代理商
    if cls in SEIZABLE and _AWARDED.search(text, max(start, number.start - 12), number.start):
        return _of_nothing(number, start, end)  # 第一名奖励电动车1辆
    if cls in HUMAN and _PRAISED.search(text, max(start, number.start - 10), number.start):
        return _of_nothing(number, start, end)  # 表彰37名民警
    if cls in HUMAN and text.startswith("的", span_end) and _KIN.match(text, span_end, end):
        return _of_nothing(number, start, end)  # 五名被告人的家属代为退缴
    if cls == "bank_card" and _THROUGH.search(text, max(start, number.start - 4), number.start):
        cls = "bank_account"  # 钱经过517张他人银行卡
        return made_figure(number, "accounts_controlled", number.start, span_end, start, end, cls, "use", 0.8)
    if bought_from_him(text, cls, number, clause_start(text, start, number.start)) or (
        (cls in PEOPLE or cls == "member") and _BUYS.match(text, span_end, end)
    ):
        cls = "buyer"
    elif acting_themselves(text, cls, number, span_end, verbs, start, end):
        return _of_nothing(number, start, end)
    verb = swept_up(text, cls, span_end, end) or governing_action(
        text, cls, span_end, number, verbs, start, end
    )
    measure = measure_of(cls, verb)
    if (
        measure is None
        and cls in SEIZABLE
        and all(v.cls == "monitor" for v in verbs)
        and end - start <= 60
        and listed_as_taken(text, number, start)
    ):
        verb, certainty = "seize", 0.7
        measure = measure_of(cls, verb)
    if measure is None and cls == "case" and text[number.start - 1 : number.start] == "类":
        verb = act_of_the_list(text, start)
        measure = measure_of(cls, verb)
    if measure is None or measure == "involved_people":
        since = done_since(text, cls, span_end, nouns, verbs, end)
        verb, measure = (since, measure_of(cls, since)) if since is not None else (verb, measure)
    if measure is None and classifier:
        asked = asked_about(text, number, counter, cls, start, end)
        verb, measure = (asked, measure_of(cls, asked)) if asked is not None else (verb, measure)
    if measure is None and cls == "defendant":
        verb = verdict_near(text, start, end)
        measure = measure_of(cls, verb)
    if (
        verb == "find"
        and cls in ("gang", "den")
        and _FOUND.search(text, clause_start(text, start, number.start), number.start)
    ):
        return _of_nothing(number, start, end)  # 发现了藏匿于福建的两个团伙: nobody was caught yet
    measure = turned(text, cls, measure, number, stop, span_end, end)
    if measure is None or (measure == "officers_deployed" and cls == "person" and word not in _FORCES):
        return _of_nothing(number, start, end)
    span_start, plus = with_names(text, number, cls, start)
    made = made_figure(number, measure, span_start, span_end, start, end, cls, verb or "", certainty)
    made.comparator = comparator
    made.noun_word = word
    if plus and made.value is not None:
        made.value = tidy(made.value + plus)
    return made


def _by_words_before(text: str, counter: str, near: int, at: int) -> tuple[str, float]:
    """What bare classifiers count by the words right before them: 受害私服54家, 姓名、住址8.7万条."""
    if counter in ("家", "户") and _HARMED_ONES.search(text, near, at):
        return "victim", 0.75
    if counter in ("条", "份") and _DETAILS.search(text, near, at):
        return "personal", 0.75
    return "", 0.0


_ARE_ALL = re.compile("(?:全部|全|均|都|皆)(?:为|是|系)")
_BARE = frozenset("家户条份")
_HARMED_ONES = re.compile("(?:受害|受骗)(?![人者])(?:的)?[\u4e00-\u9fff]{1,5}$")
_DETAILS = re.compile(
    "(?:姓名|电话|手机号码?|住址|地址|身份证号码?)[、和及](?:姓名|电话|手机号码?|住址|地址|身份证号码?)(?:共|约|近|超|达|计)*$"
)
_CLOSES = frozenset(
    {
        "",
        "，",
        "。",
        "、",
        "；",
        ",",
        ";",
        "（",
        "(",
        ")",
        "）",
        "！",
        "\n",
        "和",
        "及",
        "与",
        "被",
        "等",
        "已",
        "均",
    }
)
_SOLD_UNDER_A_MARK = frozenset(BROAD_NOUNS["device"].split("|"))
"""Devices that are as well copied for sale: 假冒蓝牙耳机3460副."""
_KEPT_BY_FIRMS = frozenset({"server", "computer", "website", "data", "personal"})
_FIRM = re.compile("[^，。；]{0,6}?(?:医院|公司|企业|学校|单位|酒店|网吧|工厂|银行|机构|商家|门店)")
_ATTACKED = re.compile(
    "(?:先后|相继|均|都|遭|受到?|已){0,3}被?(?:[^，。；]{0,6})(?:加密|攻击|入侵|勒索|锁定|植入)"
)
"""5家医院服务器被加密: the hospitals are counted, and harmed."""
_OWNED = re.compile("(?:名下的?|办理的|实名的?|开户的|的)")
_AWARDED = re.compile("(?:奖励|奖品|奖|赠送|送出|抽中|配发)[^，。；、0-9]{0,8}$")
_PRAISED = re.compile("(?:培训|招录|招聘|新招|表彰|表扬|嘉奖|慰问|授予|奖励)[^，。；、0-9]{0,6}$")
_KIN = re.compile("的(?:家属|亲属|家人|近亲属|父母|律师|辩护人|子女|监护人)")
_THROUGH = re.compile("(?:经过|经由|流经|通过|途经|借助|利用|使用)$")
_BUYS = re.compile(
    "[”」』]?(?:先后|陆续|已|均|都|曾|累计|下单|付费|掏钱|付款|花钱)*(?:购买|下单|购入|买下|付费|买走|买单|订购|买了|付款购买|充值会员|付费下载)(?:使用|下载|入群)?(?:后|了|并|，|。|其|该|过|$)"
)
_SOME_GROUP = re.compile(r"[\u4e00-\u9fff]群(?:共|约|近|超|逾|计)?$")
_AMONG_SUSPECTS = re.compile(
    "[人名位]等(?:犯罪)?(?:嫌疑人|嫌犯|团伙成员|涉案人员|人员)(?:共|计)?[0-9一二三四五六七八九十百]+[名人]"
)
_SHORT_FATE = re.compile("(?P<dead>死)(?![者刑缓因里守板])|(?:重|轻)?伤(?![者员害心亡势情口痕残病])")
_FATE = re.compile("(?:当场|不幸|先后)?(?:死亡|丧生|遇难|身亡|罹难|牺牲|受伤|重伤|轻伤|失踪|遇害)")
_FOUND = re.compile("发现|锁定|掌握")
_WITH = re.compile("(?:协调|会同|联合|组织|邀请|指导|督促|通过|向|走访|检查)(?:全省|全市|辖区)?$")


_EXAMPLES_AFTER = re.compile(
    r"(?:(?!案件|并|和|与|公安|机关|警方|移交|推送|通报|下发|移送)[\u4e00-\u9fff“”]){0,12}?(?:典型案例|典型案件|案例|案件线索|线索|抓捕组|工作组|行动组|小组)"
)
_EXAMPLES_BEFORE = re.compile(
    r"(?:典型案例|典型案件|案例|线索)(?:共|约|近|超)*$|(?:选取|选编|选登|精选|摘编|遴选|筛选|择选|节选|摘选|选载|节录|摘录|选录)(?:了)?[^，。；、0-9]{0,10}$"
)
_MIGHT_BE_EXAMPLES = re.compile("[例件索选编录]")
_REGIONS = re.compile(r"(?:市|区|份)+")
_CASES = re.compile("(?:立案|破案|办案|结案|受理|查办|查处|审查起诉|审查逮捕)(?:共|达|近|超|约)?$")
_FORCES = frozenset({"", "人", "人次", "人员", "群众", "工作人员"})
"""People sent out who need not be called police; 新增员工2000名 are none."""
