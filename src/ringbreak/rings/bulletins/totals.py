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
    r"共计(?:骗|盗|窃)|犯罪金额|犯罪数额|诈骗金额|诈骗数额|盗窃金额|盗窃数额|涉案金额|涉案数额|总价值|总额|总金额|总计|累计|先后"
)
"""Words that give the sum of everything; 共计 often sums up one act of several."""
_TAKEN = re.compile(
    r"价值|价格|折价|计价|估价|鉴定|认定|现金|人民币|骗取|骗得|骗走|盗得|盗走|窃得|窃取|盗窃|偷走|抢走|抢得|劫得|转账|汇款|汇|支付|交付|给付|交给|索要|敲诈|勒索|侵占|挪用|占为己有|据为己有|盗取|套现|借走|转走|提取|损失|取走|拿走|取现|消费|刷|借款|投资|收取|套取|贪污|收受|受贿|送"
)
_NOT_TAKEN = re.compile(
    r"赔偿|退赔|退还|退回|归还|返还|发还|罚金|罚款|谅解|判处|有期徒刑|销赃|变卖|卖|出售给|赃款|以[^，。]{0,12}(?:价格|价钱)|得款|获利|分得|分给|工资|月薪|借记|银行卡号|余额|保证金|抵押|贷款利息|利息|收入|缴纳|追缴|扣押|搜出|还款|已还|还给|抚恤|注册资本|每天|每月|每人|曾因|前科|另查明|奖励|悬赏|损毁|毁损|损坏|维修|欠条|约定|谎称|声称|承诺|要价|标价|单价|每条|每公斤|每克|每.{0,2}(?:价值|价格|重)|退出|退缴|上缴"
)
_AFTER_NOT = re.compile(
    r"^(?:的?(?:价格|价钱|低价|高价)|的?(?:手续费|好处费|运费|车费|报酬)|作为[^，。]{0,14}报酬|(?:和[^，。]{0,10}元)?(?:予以)?收购|(?:和[^，。]{0,10}元)?(?:分别)?卖|销赃|出售|转卖|每|一[条个台辆部])"
)
_TAKEN_BEHIND = re.compile(
    r"^[^，。；]{0,8}(?:盗走|骗走|取走|拿走|窃走|偷走|抢走|窃取|占为己有|盗窃|转走|刷走|提走|取出)"
)
_NARRATED = re.compile(
    r"公诉机关认为|检察院认为|检察机关认为|上述事实|以上事实|本院认为|公诉机关就|公诉机关当庭|公诉机关针对|为证实|为证明|上列事实|前述事实|经审理查明的事实|认定上述"
)
"""Where the story ends and the court begins to argue, telling the same sums again."""
_CORNER_SHOP = re.compile("小卖部|专卖店|售楼部")
_DEED = re.compile("骗走|骗取|骗得|盗走|盗得|窃得|窃取|偷走|抢走|抢得")
_SAME_SUM = re.compile("(?:将|把|该|此|的|拿走|取走|拿出)(?:人民币|现金)?$")
"""没有将4000元用于, 骗取的3000元: the sum told before."""
_IN_TRUTH = re.compile("实际(?:共|共计)?(?:骗取|骗得|损失|诈骗|取得|侵占)[^，。]{0,10}$")
_ROUNDED = re.compile("取值(?:为|人民币)*$")
_ARGUED = re.compile("数额(?:较大|巨大|特别巨大)|以非法占有为目的")
_ONE_BY_ONE = re.compile("多次|陆续|分[0-9一二两三四五六七八九十数几]+次")
"""分多次取走存款共计23216元: the total of that, and of nothing before it."""
_VALUED = re.compile("被(?:盗|骗|窃|抢)[^，。]{0,24}(?:价值|价格|认定为)|(?:鉴定|认定|评估)[^，。]{0,10}价值")
"""What stolen things were worth is of the crime, whenever it was found out."""
_FOLLOWS = re.compile(r"如下|分述|具体(?:事实|犯罪)|分别是")
_DATED = re.compile(r"\s*(?:同年|次年|[12][0-9]{3}年)[0-9]{1,2}月|\s*(?:同月|[12][0-9]{3}年[底初])")
"""A paragraph that begins with a day tells of an act of its own, numbered or not."""
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
    within: list[int] = []
    argued = (0.0, 0, 0)
    parts: list[tuple[float, int, int, int]] = []
    item, numbered = 0, False
    begin = 0
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    over = False
    for first, last in lines:
        if _ITEM.match(text, first, last):
            item, numbered = item + 1, True
        elif _DATED.match(text, first, last):
            item += 1
        for start, end in sentences(text, first, last):
            over = over or (bool(parts) and _NARRATED.search(text, start, end) is not None)
            history = over or _HISTORY.search(text, start, min(end, start + 24)) is not None
            before_sentence = len(parts)
            for number in find_numbers(text, start, end):
                unit = lexicon_zh.CURRENCY.match(text, number.end)
                if unit is None or lexicon_zh.CURRENCIES[unit.group()] != "CNY" or not number.value:
                    continue
                if unit.group() == "块" or (
                    unit.group() == "人民币" and text[unit.end() : unit.end() + 1].isdigit()
                ):
                    continue  # 手表一块; 王某1人民币1746元, where the 1 belongs to the name
                head = text[max(start, begin, number.start - 40) : number.start]
                clause = _CORNER_SHOP.sub("", re.split(r"[，。；,;]", head)[-1])
                deeds = [m.start() for m in _DEED.finditer(clause)]
                # 谎称有急事骗走现金1000元: what led up to the deed is no matter.
                clause = clause[deeds[-1] :] if deeds else clause
                if _NOT_TAKEN.search(clause) or _AFTER_NOT.match(text[unit.end() : unit.end() + 16]):
                    continue
                if _STATED.search(head):
                    stated.append((number.value, number.start, unit.end()))
                    within.append(item if numbered else 0)
                    if over and _ARGUED.search(text, start, end) is not None:
                        argued = max(argued, stated[-1])
                    if history and not over:
                        continue  # 扣押4000元, 退赔14600元, 共计18600元: what came back
                    of_these = _tail_of(parts, number.value, item)
                    if of_these:
                        del parts[-of_these:]
                    # The sums this total was made of stand before it in its sentence.
                    own = parts[before_sentence:]
                    if (
                        own
                        and sum(p[0] for p in own) <= number.value * 1.1
                        and _ONE_BY_ONE.search(clause) is None
                    ):
                        del parts[before_sentence:]
                    if not over and not _told_again(parts, number.value, item, text, number.start):
                        if parts and _instead(head, parts[-1], number.value, item):
                            parts.pop()  # 骗取20.6万元, 归还5.4万元, 实际骗取15.2万元
                        parts.append((number.value, number.start, unit.end(), item))
                elif (
                    (not history or _VALUED.search(clause))
                    and not over
                    and (
                        _TAKEN.search(text, max(start, number.start - 60), number.number_start)
                        or _TAKEN_BEHIND.match(text[unit.end() : unit.end() + 16])
                    )
                    and not _told_again(parts, number.value, item, text, number.start)
                ):
                    if parts and _instead(head, parts[-1], number.value, item):
                        parts.pop()
                    parts.append((number.value, number.start, unit.end(), item))
    if not parts and not stated:
        return None
    found = tuple(dict.fromkeys((v, a, b) for v, a, b, _ in _without_shares(parts)))
    total = tidy(sum(v for v, _, _ in found))
    if argued[0] and argued[0] <= total:
        return Total(argued[0], True, (argued,))  # what the prosecutor sums the deeds up to
    if stated:
        largest = max(stated, key=lambda x: x[0])
        rest = tidy(total - (largest[0] if largest in found else 0.0))
        count = len(found) - (largest in found)
        # A grand total repeats its parts: either it equals the rest, or it stands alone, or it is by far the largest.
        grand = (
            _GRAND.search(text, max(0, largest[1] - 24), largest[1]) is not None
            or _FOLLOWS.search(text, largest[2], largest[2] + 40) is not None
        )
        of_one_act = within[stated.index(largest)] > 0 and item > 1 and not grand
        repeats = rest == 0.0 or (
            not of_one_act and abs(rest - largest[0]) <= (max(1.0, 0.1 * largest[0]) if count > 1 else 0.5)
        )
        if repeats or (grand and rest <= largest[0]):
            return Total(largest[0], True, (largest,))
    return Total(total, False, found)


def _without_shares(
    parts: list[tuple[float, int, int, int]],
) -> list[tuple[float, int, int, int]]:
    """Without the sums that tell where another one went: 盗走7650元, 将7450元藏在裤腿内, 另外200元藏在上衣里."""
    kept = list(parts)
    for i, whole in enumerate(parts):
        for last in range(i + 3, min(len(parts), i + 6) + 1):
            run = parts[i + 1 : last]
            if all(p[3] == whole[3] for p in run) and abs(sum(p[0] for p in run) - whole[0]) < 0.5:
                kept = [p for p in kept if p not in run]
    return kept


def _instead(head: str, last: tuple[float, int, int, int], value: float, item: int) -> bool:
    """Does the sum stand for the last one of its act: 实际骗取15.2万元, 认定取值为3900元?"""
    return last[3] == item and (
        _ROUNDED.search(head) is not None or (last[0] > value and _IN_TRUTH.search(head) is not None)
    )


def _tail_of(parts: list[tuple[float, int, int, int]], value: float, item: int) -> int:
    """How many of the last sums of this act, two at least, make up the value; 0 when none do."""
    total = 0.0
    for count, part in enumerate(reversed(parts), 1):
        if part[3] != item:
            break
        total += part[0]
        if count > 1 and abs(total - value) < 0.5:
            return count
    return 0


def _told_again(
    parts: list[tuple[float, int, int, int]], value: float, item: int, text: str, at: int
) -> bool:
    """The sum of all before, or the same sum in the same act: told, not taken a second time."""
    if not parts:
        return False
    if len(parts) > 1 and abs(sum(p[0] for p in parts) - value) < 0.5:
        return True
    return any(p[0] == value and p[3] == item and not _another(text, p[2], at) for p in parts)


def _another(text: str, first: int, second: int) -> bool:
    """Are two equal sums of one sentence taken from two people, or in two deeds?"""
    between = text[first:second]
    if "。" in between or "\n" in between or _SAME_SUM.search(between):
        return False
    return "被害人" in between or between.startswith("、") or _DEED.search(between) is not None
