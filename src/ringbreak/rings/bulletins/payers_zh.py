"""Who a Chinese sentence says paid a sum: what a swindled person sent is lost."""

from __future__ import annotations

import re

_WHO = "(?:[\u4e00-\u9fff](?:某{1,2}|女士|先生|阿姨|大爷|大妈|奶奶|爷爷|老师|小姐|老伯|老太|婆婆|大姐|大叔)|小[\u4e00-\u9fff]|老[\u4e00-\u9fff]|老人|老太太|女子|男子|市民|居民|村民|学生|退休教师|受害人|被害人|事主|失主|受害者|她|他(?!们)|对方诱导|当事人|客户|网友|家长|会计|财务人员)"
_PAYER = re.compile(_WHO + "[^。；]{0,40}$")
_BETWEEN = re.compile(
    "(?:先后|累计|陆续|分[^，。；]{1,6}次|分批|一次性|又|再次|多次|共|共计|总共|前后|当即|立即|随即|随后|便|于是|通过[^，。；]{2,12}|向[^，。；]{1,14}|给[^，。；]{1,8}|在[^，。；]{2,14}(?:上|中|内|里))[，,]?$"
)
"""When, how and to whom somebody pays, up to the verb."""
_FARTHEST = 20
"""Characters such a phrase has at most."""
_PAID = re.compile(
    "(?:转账|转款|汇款|打款|投入|充值|投资|支付|转出|汇出|转入|缴纳|缴费|交付|交纳|刷卡|扫码支付|转|汇|打|交|付|投|充)(?:了|去|入|进|给[^，。；]{1,8})?(?:人民币|现金|资金|本金|保证金|押金|手续费|解冻费|会费|税费|费用)?(?:共计|共|累计|合计|总计|达|约|近|超过|超|逾|高达)*$"
)
_BAITED = re.compile(
    "冒充|自称|谎称|声称|假冒|虚假|诈骗|被骗|骗|刷单|导师|客服|公检法|安全账户|荐股|网恋|裸聊|做任务|诱导|诱惑|轻信|高额回报|高回报|稳赚|内幕|涨停|解冻|返利|返现|杀猪盘|婚恋|中奖"
)
_OTHERS = re.compile(
    "团伙|嫌疑人|被告人|洗钱|赃款|跑分|水房|车手|上家|下家|卡商|号商|获利|牟利|非法所得|工资|报酬|购买了?(?:房|车)|民警|警方(?:追|返)|退还|返还|赔偿|上线|下线|雇|老板"
)
_BOUGHT = re.compile("(?:的(?:价格|费用|单价)|购买(?!理财|彩票|基金|股票)|[一每](?:个|条|张|月|次|套))")


def paid_by_a_victim(text: str, begin: int, number_start: int, stop: int, start: int, end: int) -> bool:
    """Did somebody who is being swindled pay the sum?

    Args:
        begin: Where its clause begins.
        stop: Where the sum with its currency ends.
    """
    head = max(start, number_start - 70)
    if not _pays(text, head, number_start) or _BOUGHT.match(text, stop, end):
        return False
    return (
        _OTHERS.search(text, head, number_start) is None
        and _BAITED.search(text, max(0, start - 160), end) is not None
    )


def _pays(text: str, head: int, number_start: int) -> bool:
    """Do a payer, phrases of when, how and to whom, and a verb of paying lead up to the sum?

    The phrases are taken off one by one from the verb backwards, the longest first: as one repeated pattern they could be cut in as many ways
    as there are characters, and each way be tried.
    """
    for at in range(head, number_start):
        paid = _PAID.match(text, at, number_start)
        while paid is not None:
            if _PAYER.search(text, head, at) is not None:
                return True
            phrase = _BETWEEN.search(text, max(head, at - _FARTHEST), at)
            if phrase is None or phrase.start() == phrase.end():
                break
            at = phrase.start()
    return False
