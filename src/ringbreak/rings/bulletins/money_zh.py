"""Sums of money in a Chinese sentence: which currency, and what the money is."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins import lexicon_zh as words
from ringbreak.rings.bulletins.figure import Figure, made_figure
from ringbreak.rings.bulletins.numbers import Number, tidy
from ringbreak.rings.bulletins.numbers_zh import bound_behind, value_of
from ringbreak.rings.bulletins.payers_zh import paid_by_a_victim
from ringbreak.rings.bulletins.sentences import clause_end, clause_start
from ringbreak.rings.bulletins.terms import Term

_PER_ONE = re.compile(
    r"(?:[/每]|(?:一|1|每)?(?:条|张|个|组|套|份|件|台|部|单|次|月|篇|户|人次)(?:的(?:价格|单价|费用))|(?:一|1|每)(?:条|张|个|组|套|份|件|台|部|单|次|月|篇|户)|不等的(?:价格|单价|费用)|的(?:单价|价格|均价|低价|高价|费用|会员费)|左右的价格|的价位)"
)


IN_BRACKETS = re.compile(
    "[元币圆幣][（(](?:约|約|折合|合|即|相当于)*(?:人民币|人民幣|新台币|新台幣|港币|港幣|美金|美元)?$"
)
"""900余万元（约新台币3982万元）: one sum told twice."""
UNSAID = re.compile(
    r"(?P<cue>涉案总金额|涉案总额|涉案价值|涉案货值|交易金额|交易额|交易流水|涉赌资金|投注额|销售金额|销售额|经营额|非法经营额|涉案资金流水|累计金额|总金额|违法所得|非法所得|不法获利|非法牟利|净赚|经济损失|损失金额|被骗金额|诈骗金额|被骗资金|赃款|返还|退还|退赃|追缴|冻结资金|止付资金|查扣资金|扣押资金|追回资金|挽回损失|涉及资金|骗取资金|资金流水|案值|涉案|涉案金额|涉案资金|非法获利|损失|被骗走|被骗|货值|涉案流水|赌资|获利|盈利|牟利|赚了|赚取|赚|敛财|吸金|卷走|骗走|转了|汇了|转走了|流水|现金|搜出|冻结|冻住|止付|追回来|追回|挽损|保住|守住|挽回|罚款|诈骗|骗取|盗刷|洗钱|转移|到手|入账|进账|入袋|把|将)(?:了|就|高|约|达|共|总计|近|超|也|竟|出)*$"
)
"""What a sum must follow when its yuan is left unsaid: 案值1.5亿多."""
SURE_OF_MONEY = frozenset(
    ["案值", "涉案", "涉案金额", "涉案资金", "获利", "非法获利", "损失", "被骗", "货值", "涉案流水"]
)
"""After these nothing but money is counted in ten thousands."""


_GONE_FROM = re.compile("(?:存折|账户|帐户|账上|卡[里内上]|银行卡|余额|存款|积蓄)[^，。；]{0,6}(?<!减)少了$")
_FOR_A_WHILE = re.compile("包(?:年|月|季|周|天|日|夜|断)(?:只要|仅需|只需|仅|只|价)?$")
_FEE = re.compile(
    "(?:学|培训|报名|会员?|入会|入群|代理|加盟|课程|制作|加急|服务|咨询|资料|激活|解封|开户|工本|手续|押|指导)费$"
)
"""What each paid, when it is said from how much to how much."""
_NO_PRICE = 50_000.0
"""Yuan. What is sold by the piece in bulletins costs less; fees of so much are takings."""
_WAGE = re.compile(
    r"(?:左右|不等)?(?:的)?[“\"]?(?:报酬|工资|薪酬|薪资|底薪|劳务费|辛苦费|补贴|酬劳|佣金|提成|返利|返现|好处费)"
)
_WAGE_OF_EACH = re.compile(
    "每(?:小时|[天日月周单次人趟场晚])[^，。；0-9]{0,6}(?:报酬|工资|薪酬|薪资|劳务费|辛苦费|补贴|酬劳|佣金|提成|好处费)[^，。；0-9]{0,3}$"
)
_EACH = re.compile(r"(?:每[日天月人套张个单次条]|日薪|月薪)[^，。]{0,6}$")
"""What is paid to helpers is no price of goods: 以每日300元的报酬招募."""


_VAGUE = frozenset(
    [
        "资金",
        "金额",
        "价值",
        "现金",
        "涉案",
        "总金额",
        "转账",
        "流水",
        "查封",
        "扣押",
        "赃款",
        "共计资金",
        "缴获",
        "每",
    ]
)


_UNIT_CUES = frozenset(
    [
        "每条",
        "每张",
        "每个",
        "每组",
        "每套",
        "每部",
        "每份",
        "每件",
        "每人",
        "每单",
        "每次",
        "每月",
        "每台",
        "每瓶",
        "每支",
        "每千次",
        "每辆",
        "每篇",
        "每户",
        "每万",
        "每",
        "以每",
        "单价",
        "均价",
        "售价",
        "定价",
        "标价",
        "一条",
        "一组",
        "一张",
        "一个",
        "一套",
    ]
)


def money_figure(
    text: str, number: Number, money: re.Match[str], cues: list[Term], verbs: list[Term], start: int, end: int
) -> Figure:
    stop = money.end()
    currency = words.CURRENCIES.get(money.group(), "CNY")
    if currency == "CNY" and number.start < number.number_start:
        led = text[number.start : number.number_start]
        sign = next((v for k, v in words.SIGNS.items() if k in led), None)
        currency = sign or currency
    comparator = number.comparator
    tail = bound_behind(text, stop)
    if tail and comparator == "exact":
        comparator, stop = tail
    coins = _COINS.match(text, stop) if currency == "CNY" and number.value is not None else None
    if coins is not None:
        jiao, fen = value_of(coins["jiao"] or coins["loose"]), value_of(coins["fen"] or "零")
        small = (jiao or 0.0) / 10 + (fen or 0.0) / 100
        number, stop = number._replace(value=tidy((number.value or 0.0) + small)), coins.end()
    measure, certainty = "", 0.9
    begin, cut = clause_start(text, start, number.start), clause_end(text, stop, end)
    before = [c for c in cues if c.end <= number.start]
    in_clause = [c for c in before if c.start >= begin]
    near = [c for c in cues if stop <= c.start < min(cut, stop + 12)]
    if len(near) > 1 and near[0].word == "存款":
        near = near[1:]  # 38万元存款分文未失
    fine = any(v.cls == "sentence" for v in verbs) and in_clause and in_clause[-1].cls == "fine"
    if (
        _WAGE.match(text, stop) and _EACH.search(text, max(start, number.start - 9), number.start)
    ) or _WAGE_OF_EACH.search(text, begin, number.start):
        measure = "other"
    elif (
        _FOR_EACH.search(text, begin, number.start)
        or _GIVEN_EACH.search(text, begin, number.start)
        or _OF_EACH_SUM.search(text, begin, number.start)
        or _EACH_SUM.search(text, begin, number.start)
        or _EACH_SHARE.search(text, begin, number.start)
    ):
        measure = "other"  # 每转1万元抽成80元 is a rate
    elif _PER_ONE.match(text, stop) or (
        in_clause and in_clause[-1].word in _UNIT_CUES and number.start - in_clause[-1].end <= 4
    ):
        measure = "price"
    elif fine:
        measure = "fine"
    elif _BUYS.match(text, stop) or _ONE_FOR.search(text, begin, number.start):
        measure = "price"  # 1600元可以获得永久查询的权限
    elif near and re.match(r"[“]?(?:的)?(?:涉案|被骗|经济|非法|违法|赃|资金|现金|存款|养老钱|积蓄|已|被|均|全部)*$", text[stop : near[0].start]) and not (
        in_clause and number.start - in_clause[-1].end < 6 and in_clause[-1].word not in _VAGUE
    ) and not (near[0].word in _VAGUE and in_clause and in_clause[-1].cls == "loss"):  # fmt: skip
        measure = near[0].cls
    elif in_clause:
        measure = _strongest(in_clause)
        told = [c for c in before if c.end <= in_clause[0].start]
        if (
            len(in_clause) == 1
            and in_clause[0].word == "金额"
            and told
            and told[-1].cls == "loss"
            and in_clause[0].start - told[-1].end <= 3
        ):
            measure = "loss"  # 实施诈骗，金额累计360余万元
    elif before:
        measure, certainty = _strongest(before[-2:]), 0.7
    elif near:
        measure, certainty = near[0].cls, 0.7
    turned = (
        _TURNED_BACK.match(text, stop, cut)
        if text[number.start - 1 : number.start] in ("将", "把", "对")
        or text[number.start - 2 : number.start] == "笔、"
        else None
    )
    if turned is not None:
        measure = "money_frozen" if turned["held"] else "money_recovered"
    if (
        measure in ("other", "")
        and _VICTIM_PAID.search(text, start, number.start)
        and any(c.word.startswith(("转", "汇")) for c in in_clause)
    ):
        measure = "loss"  # 在对方诱骗下先后向指定账户转账100余万元
    if (
        measure in ("money_involved", "other")
        and in_clause
        and in_clause[-1].word.startswith(_PAID_AWAY)
        and _LURED.search(text, start, number.start)
        and not _OF_A_GANG.search(text, start, end)
    ):
        measure = "loss"  # 她跟着群里的“导师”炒数字黄金，前后转出126.78万元
    if measure in ("", "other", "money_involved") and paid_by_a_victim(
        text, begin, number.start, stop, start, end
    ):
        measure = "loss"
    if measure == "money_involved" and _A_DAY.search(text, begin, number.start):
        measure = "other"  # 每天的资金流水高达上百万元
    if (
        measure == "illegal_profit"
        and in_clause
        and in_clause[-1].word in _RAKED_IN
        and _DEPOSITS.search(text, start, end)
    ):
        measure = "money_involved"  # 以月息2%为诱因吸收资金，吸金达9.3亿元
    elif (
        measure == "illegal_profit"
        and in_clause
        and in_clause[-1].word in _RAKED_IN
        and _FRAUD.search(text, start, end)
    ):
        measure = "loss"  # 假交友真投资，吸金逾2千万元: what the victims paid
    if (
        measure in ("illegal_profit", "money_involved")
        and _ONE_ENTRY.match(text, stop, cut)
        and _ONE_OF.search(text, begin, number.start)
    ):
        measure = "other"  # 一笔588元的陌生入账: one movement on one account
    if measure == "illegal_profit" and _PER_MONTH.search(text, max(start, number.start - 40), number.start):
        measure = "other"  # 平均每个月收入可达上万元
    if (
        comparator == "up_to"
        and text.startswith("最高", number.start)
        and _SINGLE.search(text, max(start, number.start - 6), number.start)
    ):
        comparator = "exact"  # 单笔最高4.8万元: the largest there was
    if not measure and (number.value or 0) >= _MUCH and _OF_CRIME.search(text, start, end):
        measure, certainty = "money_involved", 0.5
    if measure == "fine" and _AT_MOST.search(text, begin, number.start):
        measure = "other"  # 最高可判监14年及罚款500万元: what the law threatens
    if measure in ("loss", "", "other") and _ONE_FEE.search(text, begin, number.start):
        measure = "price"  # 单笔修复费998元至6800元
    if text.startswith("少了", number.start - 2) and _GONE_FROM.search(text, begin, number.start):
        measure = "loss"  # 名下的存折少了8.7万元
    if (text.find("包", begin, number.start) >= 0 and _FOR_A_WHILE.search(text, begin, number.start)) or (
        number.low is not None and _FEE.search(text, max(start, number.start - 8), number.start)
    ):
        measure = "price"  # 包年39.9元, 收取学费1980元至4980元
    if _THRESHOLD.match(text, stop, end):
        measure = "other"  # 累计30万元以上，情节严重: the law's measure, not the case's
    if (
        measure in ("money_frozen", "money_involved", "")
        and _GIVEN_AWAY.match(text, stop, end)
        and _TAKES.search(text, begin, number.start)
    ):
        measure = "loss"  # 把压在柜底的12万元现金交给了上门的人
    if measure in ("other", "", "illegal_profit") and _DONATIONS.search(text, begin, number.start):
        measure = "loss"  # 骗取63名网民捐款7.4万元
    if (
        measure == "money_involved"
        and in_clause
        and in_clause[-1].word in ("涉及资金", "涉及金额")
        and _ACCOUNTS_HELD.search(text, start, begin)
    ):
        measure = "money_frozen"  # 对275个涉诈账户采取了冻结措施，涉及资金182万元
    if not in_clause and measure not in ("price", "other") and _ONE_IS.fullmatch(text, begin, number.start):
        measure = "price"  # 一头小牛犊2980块
    if measure == "money_recovered" and _CLAIMED.search(text, begin, number.start):
        measure = "other"  # 请求赔偿50万元: a claim
    if _OF_A_THOUSAND.search(text, max(start, number.start - 12), number.start) or (
        measure in ("price", "", "other") and _TAKEN_OFF.search(text, begin, number.start)
    ):
        measure = "other"  # 一千块提8块: a rate; 每月将扣800元: what a caller made up
    if measure in ("loss", "money_involved") and _MEANT_TO.search(text, begin, number.start):
        measure = "other"  # 要求向陌生账户汇款49万元: it was not done yet
    if (
        measure == "price"
        and (number.value or number.high or 0.0) >= _NO_PRICE
        and currency == "CNY"
        and not _PER_ONE.match(text, stop)
        and not any(c.word in _UNIT_CUES and number.start - c.end <= 8 for c in in_clause)
    ):
        measure = "illegal_profit"  # 收取服务费94万元 is what was taken, not what one costs
    figure = made_figure(
        number, measure, number.start, stop, start, end, "money", "", certainty, currency=currency
    )
    figure.comparator = comparator
    if in_clause:
        figure.noun_word = in_clause[-1].word
    return figure


_TURNED_BACK = re.compile(
    r"[^，。；]{0,24}?(?:(?P<back>追回|返还|退还|退回|追缴|发还|挽回|归还|要回|截回)|(?P<held>冻结|扣押|止付|拦截|查扣))"
)
"""将70万元被骗资金全部追回: what was done to the sum stands behind it."""
_VICTIM_PAID = re.compile(
    "被害人|受害人|受骗|上当|被骗|诱骗下|诱导下|指示下|引导下|指导下|信以为真|按照?(?:对方|客服|指示|要求)|骗子|事主"
)
_PAID_AWAY = ("转", "汇", "充值", "投入", "打款", "付款", "缴纳")
_LURED = re.compile(
    '[“"]?(?:导师|老师|客服|领导|学长|男友|女友|分析师|助理|群主)[”"]|(?:跟着|听信|轻信|按照|根据|应)[^，。]{0,10}(?:导师|老师|客服|对方|网友|男友|女友)|刷单|荐股|杀猪盘|网恋|裸聊|做任务'
)
_OF_A_GANG = re.compile("团伙|嫌疑人|洗钱|赃款|跑分|被告人|窝点|水房")
_COINS = re.compile(
    "(?:(?P<jiao>[0-9一二两三四五六七八九])(?:角|毛)(?:(?P<fen>[0-9一二两三四五六七八九])分)?钱?)|(?<=块)(?P<loose>[1-9一二三四五六七八九])(?![0-9一二三四五六七八九十百千万亿角毛分个名人台部条张]|[.,，][0-9])"
)
"""九元九角, 两块五: the small coins behind the yuan."""
_BUYS = re.compile("(?:即可?|就可?|便可?|可以?|能)(?:以)?(?:获得|获取|购买|买到|买|开通|查询|享受|换取|办理)")
_DEPOSITS = re.compile("吸收(?:资金|存款|公众)|[月年]息|保本|集资|吸储")
_RAKED_IN = frozenset({"吸金", "狂吸", "揽财", "骗财", "狂骗"})
_FRAUD = re.compile("诈|骗|假(?:交友|投资|检警|检察官|冒|网|客服|买家)|杀猪盘|感情")
_ONE_ENTRY = re.compile(
    "(?:的)?[^，。；]{0,6}?(?:入账|进账|转账|汇款|存款|订单|消费|支出|扣款|转入|到账|流水|转款|付款|交易|款项|收款|资金)"
)
_ONE_OF = re.compile("(?:一|几|两|数|某|第一|首|这|那)笔[^，。；0-9]{0,4}$")
_ONE_FOR = re.compile(
    "[一每](?:张|条|个|套|部|份|单|组|件)(?:卡|号|信息|账号|证|料|手机卡|银行卡|电话卡)?[，,]?(?:能|可以|可|就|才)?(?:给|卖|收|出|付|返|开)(?:你|我|他|他们|人家)?(?:到|价)?$"
)
"""一张卡给你两百块."""
_PER_MONTH = re.compile("(?:平均每|每个?月|每[日天周]|日均|月均|月入|日入)[^。；]{0,36}$")
_A_DAY = re.compile("(?:每[日天周月年]|每个月|日均|月均)[^，。；0-9]{0,16}$")
_FOR_EACH = re.compile(
    "每[^，。0-9]{1,4}(?:一|1)?[人单次张个笔](?:就|即|便)?(?:可|能|会)?(?:得|获|给|付|拿|赚|提)[^，。]{0,5}$"
)
"""每送一人可得报酬5000元 is what helpers are paid."""
_GIVEN_EACH = re.compile("[给向为对]每[^，。；0-9]{1,8}(?:提供|发放|补助|补偿|救济|发|慰问)(?:了)?$")
"""给每个家庭提供50万卢比: relief is no price."""
_EACH_SHARE = re.compile("每[人个名位][^，。；0-9]{0,4}(?:分得|分到|分了|拿到|拿了)$")
"""每人分了不到5万元 is a share of what all made."""
_EACH_SUM = re.compile("每[转充存取刷走过洗投赌提付打汇完成交易收]{1,3}$")
_OF_EACH_SUM = re.compile(
    "每[转充存取刷走过洗投赌提付打汇完成交易收]{1,3}[0-9一二三四五六七八九十百千万]+元[^，。]{0,8}$"
)
_AT_MOST = re.compile("最高(?:可|会|将|能)?(?:被)?(?:判|处)|一经定罪|可被?(?:判|处)")
_ONE_FEE = re.compile("(?:单笔|每笔|每单|单次|每人|每次)[^，。；0-9]{0,6}费(?:用)?(?:为|是|从|约)?$")
_SINGLE = re.compile("(?:单笔|单人|个人|单次|单日|单起|单名)$")
_OF_A_THOUSAND = re.compile("(?:[一每]|[0-9]+)(?:百|千|万)(?:块|元)?钱?(?:提|抽|返|给|得|收)(?:成|你|我)?$")
_TAKEN_OFF = re.compile("(?:将|会|要)(?:被)?(?:自动|直接)?(?:扣|扣除|扣费|扣款|收取|续费)$")
_MUCH = 100_000.0
_OF_CRIME = re.compile("非法|诈骗|洗钱|赌|团伙|犯罪|盗刷|走私|涉嫌")
_THRESHOLD = re.compile("(?:以上)?[，,](?:属于?)?(?:情节|数额)(?:特别)?(?:严重|巨大)")
_GIVEN_AWAY = re.compile(
    "(?:的)?(?:现金|积蓄|存款|钱|养老钱)?(?:全部|亲手|当面|都|全)*(?:交给|递给|交到|交予)了?"
    "(?![^，。；]{0,8}(?:民警|警方|公安|失主|受害|被害|事主|法院|受骗|检察))"
)
_TAKES = re.compile("[把将]")
_DONATIONS = re.compile("(?:骗取|骗得|骗走|诈骗|诈取)[^，。；]{0,16}(?:捐款|善款|爱心款)$")
_ACCOUNTS_HELD = re.compile(
    "(?:账户|账号|银行卡)[^，。；]{0,8}(?:冻结|止付)|(?:冻结|止付)[^，。；]{0,16}(?:账户|账号|银行卡)"
)
_ONE_IS = re.compile(
    "一(?:头|只|张|套|部|台|份|瓶|盒|件|本|把|辆|枚|箱|包)[^，。；0-9被骗转损付扣缴交汇打给罚赔花借贷赚收卖]{1,6}"
)
_CLAIMED = re.compile("请求|诉请|主张|索赔|要求")
_MEANT_TO = re.compile("要求|欲(?!望)|准备|打算|企图|试图|拟|想要|正要")


def _strongest(cues: list[Term]) -> str:
    nearest = cues[-1]
    for earlier, later in zip(reversed(cues[:-1]), reversed(cues), strict=False):
        if later.start - earlier.end > 4:
            break
        if earlier.cls in ("money_recovered", "money_frozen"):
            return earlier.cls  # 追回被骗资金, 冻结涉案资金: what was done beats what the money was
    if (
        nearest.word in _VAGUE
        and len(cues) > 1
        and nearest.start - cues[-2].end < 8
        and cues[-2].word not in _VAGUE
    ):
        return cues[-2].cls
    return nearest.cls
