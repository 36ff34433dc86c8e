"""The action a Chinese count stands under: what was done to the things counted."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.measures import PEOPLE, measure_of, tells_of_people
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.sentences import clause_end, clause_start
from ringbreak.rings.bulletins.terms import Term

_BEHIND = re.compile(
    r"(?:[（(](?=[均已现都全被]))?(?:[”』」]|“[^”]{1,8}”)?(?:等)?(?:已经|已|均|全部|按(?:照)?(?:要求|规定)|逐一|先后|相继|因涉嫌[^，。]{0,24}?(?=被|已)|因犯[^，。；]{2,16}罪，?(?=[分均被一]|已)|分别(?=被)|当场|不同程度|经抢救无效|不幸|先后|现|目前|另|也|共|悉数|全数|一并|陆续|纷纷|双双|一一|一举|由[^，。；]{2,8}?(?=挂牌|督办|列)|[经由](?:[^，。；]{0,8}?)(?:法院|法官|检察官|检方|检察院|地检署|检察机关)(?:批准|核准|决定|讯问后|复讯后|侦讯后|审理后)?)*(?:被|遭|获|予以|已经?被|进行了?|作出|给予|处以|实施|采取|受到|受|接受|遭到|面临|领受)?(?:了)?"
    r"(?:依法|警方|公安机关|法院|检察机关|当场|分别|一审|先后|成功|集中|裁定|裁准|谕令|声请|当庭)*"
)


_TURNED = re.compile(r"(?:将|把|对)[^，。；]{0,12}$")
"""将34名涉案人员悉数带回: what is done stands behind."""
_INTRANSITIVE = frozenset(
    {
        "领刑",
        "入狱",
        "悉数落网",
        "全部落网",
        "悉数到案",
        "全部到案",
        "落马",
        "自首",
        "锒铛入狱",
        "受罚",
        "落入法网",
        "落网",
        "到案",
        "归案",
        "获刑",
        "被捕",
        "投案",
        "受审",
        "被诉",
    }
)
FATES = frozenset({"kill", "injure", "miss"})


_PASSIVE = re.compile("被|已|均|获|遭|全部|进行|受|领|[经由].{0,8}(?:法|检)")


_ACTIVE = frozenset({"arrest", "seize", "close", "remove", "solve", "dismantle", "detain", "charge", "sentence", "punish", "cheat", "kill", "injure", "miss"})  # fmt: skip


_LISTED = re.compile(
    r"(?:(?:、|和|与|及|以及)[^，。；、0-9]{0,18}?[0-9０-９一二三四五六七八九十百千万亿余多]+[^，。；、0-9]{1,3}?(?:[A-Za-z]+|[\u4e00-\u9fff]{0,4}?))+?(?=被|予以|挂牌|已|均|全部|依法)"
)
_HAPPENED = re.compile(
    r"(?P<verb>落网|到案|归案|获刑|被捕|被抓|被抓获|被刑拘|被拘|投案|被判刑|受审|被诉)[”」]?$"
)
"""What only happens to the people a clause begins with: 8人利用软件获利260万元被诉获刑."""


_BY = re.compile(
    "(?:[,，]?因涉嫌[^。；]{2,24}?)?(?:已经|已|均|全部|先后|相继|分别|也|都|陆续){0,2}(?:于?(?:[0-9]{4}年|今年|去年|同年)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日|[初底中上下]旬?)?)?(?:依法)?被"
)
_A_CRIME = re.compile("[\u4e00-\u9fff]{0,10}?罪")
"""Behind the name of an act that is a crime somebody is tried for: 被检察院以集资诈骗罪提起公诉."""
_TAKEN = frozenset({"arrest", "detain", "charge", "sentence"})
_FATE_BEHIND = re.compile(
    r"(?:(?!中有|包括|其中|之中)[\u4e00-\u9fff](?<![致使令将把被打砍刺杀袭撞轧抓捕等的])){1,18}?(?P<fate>死亡|丧生|遇难|身亡|罹难|牺牲|受伤|重伤|轻伤|失踪|遇害)"
)
"""What became of people whom no noun of ours names, or told behind where it happened."""
_NOT_SAVED = re.compile(
    "(?:被|已|均|先后|紧急|立即)*(?:送[^，。；]{0,10}?)?[，]?(?:经|虽经|因)?(?:抢救无效|医治无效|不治)(?:后)?(?:当场|先后|相继|均|也|当日|于当日)*(?:死亡|身亡|去世)"
)
"""送医院抢救无效死亡: who was taken there died."""
_IN_CARE = re.compile(
    "(?:仍|还|正|正在|目前|已|均|分别|先后|陆续|被|在|全力|全部|紧急|送|往|到|至|入|医院|当地|附近|留院|接受|住|进行|院){1,10}(?:救治|治疗|抢救|医治|观察)(?!无效)"
)
_RUN = frozenset({"经营", "运营"})
"""What is done with firms and sites: 石某等9人非法经营一案 controls nobody."""
_CARED_FOR = re.compile("[治救观]")
_THEIR_OWN = frozenset({"recruit", "deploy"})
_SUFFERED = frozenset({"cheat", "obtain", "involve"})
_CRIME_NAMED = re.compile("犯罪(?:共|计|达)?$|[\u4e00-\u9fff]罪(?:共|计|达)?$")
"""What people are charged with stands between the act and their number."""
_SAYS_NOTHING = frozenset({"monitor"})
_VERDICT = re.compile("判处|缓刑|判刑|获刑|宣判|判决|有期徒刑|被判")


def governing_action(
    text: str, cls: str, after: int, number: Number, verbs: list[Term], start: int, end: int
) -> str | None:
    """The action: a passive right behind (被抓获, 已被刑拘, 落网), else the nearest before that says something."""
    if cls in PEOPLE:
        verbs = [v for v in verbs if v.word not in _RUN]
    tail = _BEHIND.match(text, after, min(end, after + 44))
    offset = tail.end() if tail else after
    behind = next((v for v in verbs if v.start <= offset <= v.end and v.start >= after), None)
    clause = clause_start(text, start, number.start)
    stop = clause_end(text, after, end)
    acted_behind = bool(verbs) and verbs[-1].end > after
    if acted_behind and cls in PEOPLE and (behind is None or behind.word not in _INTRANSITIVE):
        happened = _HAPPENED.search(text, after, stop)
        last = happened and next(
            (v for v in reversed(verbs) if v.end <= happened.end() and v.end > happened.start()), None
        )
        if (
            last
            and (number.start - clause <= 4 or text[number.start - 1 : number.start].isspace())
            and measure_of(cls, last.cls) is not None
        ):
            return last.cls
    if behind is not None and behind.word in _INTRANSITIVE and measure_of(cls, behind.cls) is not None:
        return behind.cls
    turned = _TURNED.search(text, clause, number.start)
    if turned is not None:
        later = next(
            (v for v in verbs if after <= v.start < stop and measure_of(cls, v.cls) is not None), None
        )
        if later is None and text[turned.start()] == "将" and any(after <= v.start < stop for v in verbs):
            return None  # 将4张银行卡提供给他人
        if later is not None and not (text[turned.start()] == "对" and later.cls in FATES):
            return later.cls
    near = min(end, after + 40)
    by = _BY.match(text, after, near) if acted_behind and text.find("被", after, near) >= 0 else None
    if by is not None:
        its_end = clause_end(text, by.end(), end)
        done_to = next(
            (
                v
                for v in verbs
                if by.end() <= v.start < its_end
                and measure_of(cls, v.cls) is not None
                and not (cls in PEOPLE and v.cls not in _TAKEN and _A_CRIME.match(text, v.end, its_end))
            ),
            None,
        )
        if done_to is not None:
            return done_to.cls  # 16家已被平台关闭, 7名嫌疑人被兰州警方从广东押解
    if cls in ("suspect", "defendant") and number.start - clause <= 1:
        met = next((v for v in verbs if after <= v.start < stop and v.cls in _TAKEN), None)
        if met is not None:
            return met.cls  # 7名犯罪嫌疑人于12月24日押解回兰
    if cls in PEOPLE or cls == "victim":
        if _NOT_SAVED.match(text, after, end):
            return "kill"
        fate = _FATE_BEHIND.match(text, after, end) if acted_behind else None
        met = next((v for v in verbs if v.start >= after), None) if fate is not None else None
        if fate is not None and met is not None and met.cls in FATES and met.start >= fate.start("fate"):
            return met.cls  # 24名政府军士兵死亡, 两人均在爆炸中丧生
        if _CARED_FOR.search(text, after, stop) and _IN_CARE.match(text, after, stop):
            return "injure"  # 其余5人正在全力救治: whatever became of the others
    # Verbs between action and number belong to the noun's description (破获贩卖信息案件50起): walk back past them.
    telling = [v for v in verbs if v.end <= number.start and measure_of(cls, v.cls) is not None]
    if (
        len(telling) > 1
        and text.startswith("的", telling[-1].end)
        and telling[-2].cls in _ACTIVE
        and telling[-2].start >= clause
    ):
        del telling[-1]  # 封停批量注册的小号92万个: of what sort they are
    if cls in PEOPLE:
        acts = [v for v in telling if v.start >= clause and tells_of_people(v.cls)]
        if cls == "suspect" and acts and acts[-1].cls not in _SUFFERED:
            taken = [v for v in acts if v.cls in _TAKEN]
            # 抓获组织、招募人员赴境外诈骗的犯罪嫌疑人1240名: whom they hired is what they are suspected of
            telling = (
                taken if taken and acts[-1].cls in _THEIR_OWN else acts
            )  # 批准逮捕利用网络侵害未成年人犯罪嫌疑人417人: arrested, whatever they used
        elif _CRIME_NAMED.search(text, clause, number.start):
            telling = [v for v in acts if v.cls in _TAKEN] or telling  # 起诉引诱未成年人参与诈骗犯罪138人
    if behind is not None and measure_of(cls, behind.cls) is not None:
        if behind.cls in FATES and behind.start >= after and offset - after <= 12:
            return behind.cls  # 17人死亡2人受伤: each number goes with the fate behind it
        passive = (tail is not None and _PASSIVE.search(tail.group()) is not None) or (
            behind.cls in _ACTIVE and re.search("将|把", text[clause : number.start]) is not None
        )
        if passive or not any(v.start >= clause for v in telling):
            return behind.cls
    if not telling:
        listed = _LISTED.match(text, after, min(end, after + 90))
        ahead = (v for v in verbs if listed is not None and listed.end() <= v.start <= listed.end() + 6)
        last_act = next(ahead, None)
        if last_act is not None and measure_of(cls, last_act.cls) is not None:
            return last_act.cls  # 14家IDC、63家网站挂牌整治: the action stands behind the whole list
    if not telling or (behind is None and text[after : after + 1] == "被"):
        return None  # 数十名游客被紧急疏散: an action we do not know is not the one of the clause before
    nearest = telling[-1]
    own = [v for v in verbs if clause <= v.start and v.end <= number.start]
    if own and nearest.start < clause and own[-1].cls in _SAYS_NOTHING:
        return None  # 监测发现主机41万台: looked at, not taken
    if (
        nearest.cls == "find"
        and nearest.start < clause
        and any(nearest.end <= v.start < number.start for v in verbs)
    ):
        return None  # 经查明，他将4张银行卡提供给他人: found out, not found
    if nearest.cls in ("involve", "relate") and nearest.start >= clause:
        # 抓获涉案人员: what was done beats the adjective.
        done = [v for v in telling if v.cls in _ACTIVE and v.start >= clause]
        if done:
            return done[-1].cls
    return nearest.cls


def verdict_near(text: str, start: int, end: int) -> str | None:
    around = text[max(0, start - 80) : min(len(text), end + 80)]
    if _VERDICT.search(around):
        return "sentence"
    return "charge" if re.search("公诉|起诉|开庭|审理|受审|法院", around) else None
