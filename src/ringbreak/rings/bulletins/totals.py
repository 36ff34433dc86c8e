"""The total of a crime in an indictment or judgement: a stated total, else the sum of what was taken, with its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ringbreak.rings.bulletins import lexicon_zh
from ringbreak.rings.bulletins.numbers import tidy
from ringbreak.rings.bulletins.numbers_zh import find_numbers
from ringbreak.rings.bulletins.sentences import sentences

_STATED = re.compile(
    r"(?:合计|共计|总计|累计|总价值|总额|总金额|总数额|犯罪金额|犯罪数额|诈骗金额|诈骗数额|盗窃金额|盗窃数额|涉案金额|涉案数额|涉案价值|数额(?:共计|合计)?|共(?:价值|骗取|骗得|盗窃|盗得|窃得|侵占|挪用|非法占有))"
    r"[^，。；、]{0,16}$"
)
_GRAND = re.compile(
    r"犯罪金额|犯罪数额|诈骗金额|诈骗数额|盗窃金额|盗窃数额|涉案金额|涉案数额|总价值|总额|总金额|总计|累计|先后"
)
"""Words that give the sum of everything; 共计 often sums up one act of several."""
_TAKEN = re.compile(
    r"价值|价格|折价|计价|估价|鉴定|认定|现金|人民币|骗取|骗得|骗走|盗得|盗走|窃得|窃取|盗窃|偷走|抢走|抢得|劫得|转账|汇款|汇|支付|交付|给付|交给|索要|敲诈|勒索|侵占|挪用|占为己有|据为己有|损失|取走|拿走|取现|消费|刷|借款|投资|收取|套取|贪污|收受|受贿|送"
)
_NOT_TAKEN = re.compile(
    r"赔偿|退赔|退还|退回|归还|返还|发还|罚金|罚款|谅解|判处|有期徒刑|销赃|变卖|卖|出售给|赃款|以[^，。]{0,12}(?:价格|价钱)|得款|获利|分得|分给|工资|月薪|借记|银行卡号|余额|保证金|抵押|贷款利息|利息|收入|缴纳|追缴|扣押|搜出|还款|已还|抚恤|注册资本|每天|每月|每人|曾因|前科|另查明|奖励|悬赏|欠条|约定|谎称|声称|承诺|要价|标价|单价|每条|每公斤|每克|每.{0,2}(?:价值|价格|重)|退出|退缴|上缴"
)
_AFTER_NOT = re.compile(r"^(?:的价格|的价钱|卖|销赃|出售|转卖|每|一[条个台辆部])")
_TAKEN_BEHIND = re.compile(
    r"^[^，。；]{0,8}(?:盗走|骗走|取走|拿走|窃走|偷走|抢走|窃取|占为己有|盗窃|转走|刷走|提走|取出)"
)
_NARRATED = re.compile(
    r"公诉机关认为|检察院认为|检察机关认为|上述事实|以上事实|本院认为|公诉机关就|公诉机关当庭|公诉机关针对|为证实|为证明|上列事实|前述事实|经审理查明的事实|认定上述"
)
"""Where the story ends and the court begins to argue, telling the same sums again."""
_FOLLOWS = re.compile(r"如下|分述|具体(?:事实|犯罪)|分别是")
_ITEM = re.compile(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．)）:：])")
_HISTORY = re.compile(
    r"(?:另查|另查明|又查明|案发后|归案后|审理(?:过程)?中|上述事实|本院认为|上述证据|被告人[^，。]{1,6}的?(?:家属|亲属))"
)


@dataclass(frozen=True, slots=True)
class Total:
    """`value` in yuan; `stated` when the text gives it as a total; `parts` are the sums it was made of, with offsets."""

    value: float
    stated: bool
    parts: tuple[tuple[float, int, int], ...]


def crime_total(text: str) -> Total | None:
    """The amount of the crime in yuan, or None when the text names no sum that was taken.

    A stated total wins when the parts do not exceed it by far (a total of one item of several is no total). What was
    paid back, fined, earned by selling or said as a lure is left out.
    """
    stated: list[tuple[float, int, int]] = []
    parts: list[tuple[float, int, int, int]] = []
    item = 0
    begin = 0
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    over = False
    for first, last in lines:
        if _ITEM.match(text, first, last):
            item += 1
        for start, end in sentences(text, first, last):
            over = over or (bool(parts) and _NARRATED.search(text, start, end) is not None)
            history = over or _HISTORY.search(text, start, min(end, start + 24)) is not None
            before_sentence = len(parts)
            for number in find_numbers(text, start, end):
                unit = lexicon_zh.CURRENCY.match(text, number.end)
                if unit is None or lexicon_zh.CURRENCIES[unit.group()] != "CNY" or not number.value:
                    continue
                head = text[max(start, begin, number.start - 40) : number.start]
                clause = re.split(r"[，。；,;]", head)[-1]
                if _NOT_TAKEN.search(clause) or _AFTER_NOT.match(text[unit.end() : unit.end() + 6]):
                    continue
                if _STATED.search(head):
                    stated.append((number.value, number.start, unit.end()))
                    # The sums this total was made of stand before it in its sentence.
                    own = parts[before_sentence:]
                    if own and sum(p[0] for p in own) <= number.value * 1.1:
                        del parts[before_sentence:]
                    if not over and not _told_again(parts, number.value, item):
                        parts.append((number.value, number.start, unit.end(), item))
                elif (
                    not history
                    and (
                        _TAKEN.search(text, max(start, number.start - 60), number.start)
                        or _TAKEN_BEHIND.match(text[unit.end() : unit.end() + 16])
                    )
                    and not _told_again(parts, number.value, item)
                ):
                    parts.append((number.value, number.start, unit.end(), item))
    if not parts and not stated:
        return None
    found = tuple(dict.fromkeys((v, a, b) for v, a, b, _ in parts))
    total = tidy(sum(v for v, _, _ in found))
    if stated:
        largest = max(stated, key=lambda x: x[0])
        rest = tidy(total - largest[0])
        # A grand total repeats its parts: either it equals the rest, or it stands alone, or it is by far the largest.
        grand = (
            _GRAND.search(text, max(0, largest[1] - 24), largest[1]) is not None
            or _FOLLOWS.search(text, largest[2], largest[2] + 40) is not None
        )
        repeats = rest == 0.0 or abs(rest - largest[0]) <= max(1.0, 0.1 * largest[0])
        if repeats or (grand and rest <= largest[0]):
            return Total(largest[0], True, (largest,))
    return Total(total, False, found)


def _told_again(parts: list[tuple[float, int, int, int]], value: float, item: int) -> bool:
    """The sum of all before, or the same sum in the same numbered act: told a second time, not taken a second time."""
    if not parts:
        return False
    if len(parts) > 1 and abs(sum(p[0] for p in parts) - value) < 0.5:
        return True
    return any(p[0] == value and p[3] == item for p in parts)
