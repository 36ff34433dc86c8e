"""Chinese counts of people and gangs that say nothing of what was done to them."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.actions_zh import FATES
from ringbreak.rings.bulletins.afterwards_zh import APPEALED, OPENS_APPEALED
from ringbreak.rings.bulletins.measures import measure_of
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.phrases_zh import HUMAN
from ringbreak.rings.bulletins.sentences import clause_start
from ringbreak.rings.bulletins.terms import Term

_UNKNOWN_ACT = re.compile(
    r"(?P<act>(?:发送|推送|群发|发出|下发)(?:反诈|劝阻|宣传)?(?:(?:预警|提醒|劝阻|提示|宣传|反诈)(?:短信|信息|消息|短讯)?|短信)|附条件不起诉|不起诉|不批捕|不捕|挽救|救助|解救|劝阻|帮助(?!信息网络)|服务|走访|宣传|发动|培训|教育|动员|营救|救出|安置|资助|疏散|转移|护送|接待|提醒|预警|惠及|覆盖|保护|帮扶|招录|表彰|奖励|慰问)[^，。；、]{0,14}$"
)
_WARNINGS_SENT = re.compile(
    "(?:预警|提醒|劝阻|宣传|反诈)(?:短信|信息|消息)(?:累计|共|已)*(?:发送|发出|推送|下发|群发)(?:了|共|约|近|超)*$"
)
"""The same with its object in front: 预警短信发出8.8万条."""
_ACT_NEAR = 24
"""Characters before a number that hold its act, if it is one we do not know."""
RATE = re.compile(r"(?:每日|每天|日均|月均|平均|每小时|每个?月|每周|每年)[^，。；、0-9]{0,16}$")
_SURVEYED = re.compile("走访|调研|问卷|采访|受访|宣讲|巡讲|志愿者")
_NOT_CHARGED = re.compile(
    "不(?:起诉|批捕|捕|批准逮捕|予立案)(?:共|计|决定)?$|(?:受众|听众|惠及|覆盖|观众|受教育(?:群众|人数)?)(?:达|超|近|约|共|人数|过|逾|了)*$"
)
"""People who were not charged, or only listened."""
_MACHINES = frozenset({"computer", "phone", "server", "device"})
_INFECTED = re.compile(
    "(?:受控|被控制?|中毒|感染|失陷|肉鸡|中招)(?:的)?[\u4e00-\u9fff]{0,6}(?:达|共|约|超|近|多|计)*$"
)
"""Machines somebody broke into; police did not take them."""
_MIGHT_BE_RATE = re.compile("[每均不众惠覆育]")
"""What must stand before a count for either of the two."""
_PRONOUN = re.compile(
    r"(?:^|[，。；,;、：:\n])(?:这|该|上述)?[二两三四五六七八九十]人(?:均|皆|都|系|为|通|共|合|分|先|在|因|对)"
)
"""两人均为... takes up people counted before."""
_MIGHT_BE_PRONOUN = re.compile("人[均皆都系为通共合分先在因对]")
_LED_BY = re.compile("由(?![^，。；]{0,8}(?:法院|法官|检|警|公安))")
_APART = re.compile("(?:已|均|将|被|予以|则)*另案(?:处理|侦办|侦查|起诉|移送)?")
_OPENS_APART = frozenset("已均将被予则另")


def under_unknown_act(text: str, number: Number, verbs: list[Term], start: int) -> bool:
    """挽救未成年人120余名: an act we do not know is not the one of the clause before."""
    clause = clause_start(text, start, number.start)
    if _WARNINGS_SENT.search(text, clause, number.start) is not None:
        return True
    act = _UNKNOWN_ACT.search(text, max(clause, number.start - _ACT_NEAR), number.start)
    return act is not None and not any(
        (v.end <= act.start("act") and v.cls not in FATES)
        or (v.start > act.start("act") and v.cls != "cheat")
        for v in verbs
        if clause <= v.start < number.start
    )


def told_of_before(text: str, cls: str, number: Number, stop: int, start: int, end: int) -> bool:
    """这4本证书 and 两人均为 take up what was counted before; 每日4000篇 is a rate; 不起诉12人 were not charged."""
    if text[number.start - 1 : number.start] in ("这", "那", "该"):
        return True
    if cls in ("bank_card", "black_card", "bank_account") and text.endswith("名下的", start, number.start):
        return True  # 将自己名下的5张银行卡出借给他人
    if cls in ("province", "city") and _SURVEYED.search(text, start, number.start):
        return True  # 志愿者走访5个城市: where somebody asked is not where the case reached
    if cls == "times" or (cls in _MACHINES and _INFECTED.search(text, start, number.start)):
        return True
    near = max(start, number.start - 20)
    if _MIGHT_BE_RATE.search(text, near, number.start) is not None:
        if RATE.search(text, near, number.start):
            return True
        if cls in HUMAN and _NOT_CHARGED.search(text, max(start, number.start - 16), number.start):
            return True
    if cls != "person" or _MIGHT_BE_PRONOUN.search(text, start, min(end, stop + 2)) is None:
        return False
    return _PRONOUN.search(text, max(start - 1, 0), min(end, stop + 2)) is not None


def acting_themselves(
    text: str, cls: str, number: Number, span_end: int, verbs: list[Term], start: int, end: int
) -> bool:
    """What the counted do, or are, is nothing that was done to them."""
    behind = text[span_end : span_end + 1]
    if cls == "person" and (
        text.startswith(("组成", "构成"), span_end)
        or (behind == "由" and _LED_BY.match(text, span_end, end) is not None)
    ):
        return True  # 2名未成年人由监护人领回
    if cls in HUMAN and behind in OPENS_APPEALED and APPEALED.match(text, span_end, end):
        clause = clause_start(text, start, number.start)
        if not any(clause <= v.start < number.start for v in verbs):
            return True  # 有两名被告人当庭表示上诉
    if cls in HUMAN and behind in _OPENS_APART and _APART.match(text, span_end, end):
        return True  # 2人另案处理
    if cls == "gang" and number.start - clause_start(text, start, number.start) <= 1:
        acts = next((v for v in verbs if span_end <= v.start <= span_end + 4), None)
        return acts is not None and measure_of(cls, acts.cls) is None  # 两支犯罪团伙非法获取
    return False
