"""Whom a Chinese count of people is about, and whose information is counted."""

from __future__ import annotations

import re

from ringbreak.rings.bulletins.measures import PEOPLE
from ringbreak.rings.bulletins.numbers import Number
from ringbreak.rings.bulletins.phrases_zh import HUMAN

_OF_POLICE = re.compile("警|公安|团伙|诈骗|赌|犯罪|涉案|嫌疑|窝点|非法|制假|售假|网安|专案")
_OTHERS = re.compile(r"(?P<and>及其?|和|与|伙同)(?P<other>其他|另外|另)?$|(?P<deng>等)$")
_ENDS_OTHERS = frozenset("他外另")
_NAME = re.compile(r"[\u4e00-\u9fff](?:某{1,2}[\u4e00-\u9fff]?|姓男子)(?:（[^）]{1,12}）)?$")
_VICTIMS = re.compile(
    "(?:受害人|被害人|受害者|受骗者|受骗群众|受害群众)[^，。；0-9]{0,8}(?:涉及|分布|遍布|遍及|来自|多达|达|有)[^。；]{0,30}$"
)
_REACHED = re.compile("(?:涉及|涉|波及|殃及)(?:客户|顾客|消费者|用户|会员)?(?:共|约|近|超|逾)?$")
_FRAUD = re.compile("骗|诈|盗刷|个人信息|隐私|泄露|窃取")
_QUOTED_NAME = frozenset('“"「『')
_SOLD_TO = re.compile("[^，。；]{0,10}?(?:出售|销售|售卖|贩卖|推销|兜售|倒卖|叫卖)")
_SOLD_THEM = re.compile(
    "(?:售予|卖给|售给|出售给|贩卖给|转卖给|销售给|卖予|倒卖给)(?:了|共|约|近|超|逾|其他)*$"
)
_ENDS_SOLD = frozenset("予给了共约近超逾他")
_MADE_TO_PAY = re.compile(
    "(?:先后|纷纷|都|均|相继|只好)*被(?:迫|逼)(?:花钱|出钱|向其|向他们)?[“「]?(?:私了|交|支付|付|给钱|转账|汇款|赔|买单|购买|破财)"
)
"""44家超市被迫“私了”."""
_THEIRS_HARMED = re.compile(
    "的?(?:账号|帐号|账户|钱款|资金|积蓄|存款|财物|手机|银行卡|(?:个人)?信息|隐私|身份)(?:先后|均|都|已|也|全部)*(?:被|遭|惨遭|遭到)(?:盗|骗|窃|刷|黑|泄露|冒用|转走|转移|侵占|非法获取|贩卖|出售)"
)
_OPENS_THEIRS = frozenset("的账帐钱资积存财手银个信隐身")
_OPENS_MADE_TO_PAY = frozenset("先纷都均相只被")
_MET_WITH = re.compile(
    "(?:已|先后|相继|均|都|共|近日|曾)*遭(?:遇|受|到)?[^，。；0-9]{0,12}?(?:诈骗|骗局|盗刷|敲诈|勒索|套路)"
)
_OPENS_MET_WITH = frozenset("已先相均都共近曾遭")
RAISED_FROM = re.compile(
    "[^，。；]{0,10}?(?:索要|索取|敲诈|勒索|强索|吸收(?:资金|存款)|募集|集资|骗取|诈骗|诈取|行骗|吸金|骗走)"
)
_ASSISTING = re.compile(
    "(?:目前|现|仍|尚|正|正在|已|均|也|亦|仍在)*(?:协助(?:警方)?(?:调查|侦办)|接受(?:警方|进一步)?(?:调查|讯问)|在逃|潜逃|逃匿)"
)
_OPENS_ASSISTING = frozenset("目现仍尚正已均也亦协接在潜逃")
_ON_DUTY = re.compile(
    "(?:[、和及][^，。；]{1,10})?(?:轮流|日夜|轮班|全天|24小时)*(?:值守|值班|坐班|驻守|驻点)"
)
_SERVED = re.compile(
    "[^，。；]{0,6}?(?:代(?!理)|提供|办理|制作|刷单|抢票|抢购|充值|解封|养号|修改|篡改|改分|代考|定位)"
)
_STOLEN = re.compile(
    "(?:窃取|盗取|倒卖|贩卖|买卖|非法获取)(?:的)?(?:各类|大量)?信息(?:共|计|达|约|近|超|逾)*$"
)
_OF_PEOPLE = re.compile(
    r"[人户者员生客主民](?:个人)?信息|(?:老年人|老人|学生|业主|车主|患者|用户|客户|股民|家长|考生|求职者|乘客|旅客|会员|孕妇|产妇|新生儿|法人|住户|居民|储户)(?:个人)?信息|(?:快递|订单|住宿|行程|户籍|通讯录|征信|房产|学籍)信息"
)
_UP_OR_DOWN = re.compile("上下线|上下家|上家|下家|下线")
_THROUGH_AGENTS = re.compile("(?:经由|经|通过|由|依靠|发展|招募|招收|设|下设|利用)(?:了|其)?$")
_AGENTS = re.compile(
    "[“]?(?:各?级|下级|下游|网络|线上|区域|全国)?(?:(?:代理|分销|经销|推广)(?:商|员|人)?|中间[商人]|掮客)"
)
_WHO_BUY = re.compile("(?:购买|求购|收购|买(?:入|走|下)?)[^，。；]{0,8}的(?:下家|下线)(?:共|约|近|超|逾)?$")
_LIKE_THEM = re.compile(
    "像(?:(?P<who>[他她]们?)|[^，。；]{1,14})(?:这样|一样|这般)的?(?:人|受害人|被害人|受害者|老人|事主|学生|家长|投资者)?[，,]?[^。；0-9]{0,18}$"
)
_MARKS = re.compile("[上下像受被]")
"""What must stand before a count for it to be of contacts or of victims by the words before it."""
_BY_MARKS = frozenset({"person", "suspect", "shop", "enterprise"})
_ENDS_THROUGH = frozenset("经过由靠展募收设用了其")
_INSIDERS_LIKE_THEM = re.compile(
    "像[^，。；]{1,14}(?:这样|一样|这般)的?[“「]?(?:内鬼|内部人员|内应|员工|职员)[”」]?[，,]?[^。；0-9]{0,18}$"
)
_HARMED = re.compile("受害|被害|受骗|被骗|被侵害|被敲诈|被勒索|被侵权|被坑")
_PRIVATE = re.compile("公民|个人信息|隐私|面单")
_HARMFUL = re.compile("有害|违法|虚假|谣言|不良|帖")


def refined(text: str, cls: str, number: Number, stop: int, start: int, end: int) -> str:
    if cls in ("place", "band") and _OF_POLICE.search(text, start, end) is None:
        return "somewhere"  # 城管拆除违建厂房37处
    before = max(start, number.start - 14)
    marked = cls in _BY_MARKS and _MARKS.search(text, start, number.start) is not None
    if marked and cls in ("person", "suspect") and _UP_OR_DOWN.search(text, before, number.start):
        return "contact"
    if (
        cls == "person"
        and text[number.start - 1 : number.start] in _ENDS_THROUGH
        and _THROUGH_AGENTS.search(text, before, number.start)
        and _AGENTS.match(text, stop, end)
    ):
        return "contact"  # 经52名代理对外销售
    if (
        marked
        and cls == "person"
        and _INSIDERS_LIKE_THEM.search(text, max(start, number.start - 40), number.start)
    ):
        return "insider"  # 像倪某这样的内鬼，警方一共揪出来4个
    like = marked and cls == "person" and _LIKE_THEM.search(text, max(start, number.start - 40), number.start)
    if like and like["who"]:
        return "somewhere"  # 像他这样的，先后查出6名: who he is was told before
    if like:
        return "victim"  # 像林某这样的人，警方一共找到391个
    if cls == "contact" and _WHO_BUY.search(text, max(start, number.start - 20), number.start):
        return "buyer"
    if (
        marked
        and cls in ("person", "shop", "enterprise")
        and _HARMED.search(text, max(start, number.start - 8), number.start)
    ):
        return "victim"
    if (
        cls == "buyer"
        and _REACHED.search(text, max(start, number.start - 8), number.start)
        and _FRAUD.search(text, start, end)
    ):
        return "victim"  # 截停8900万港元骗款，涉及143名客户
    if marked and cls == "person" and _VICTIMS.search(text, start, number.start):
        return "victim"  # 受害人涉及甘肃、河南等省市多达200余人
    if cls == "item" and _STOLEN.search(text, max(start, number.start - 16), number.start):
        return "personal"  # 窃取信息3.2亿条
    if cls == "item" and _OF_PEOPLE.search(text, max(start, number.start - 16), min(end, stop + 16)):
        return "personal"
    if (
        cls == "item"
        and _PRIVATE.search(text, start, end)
        and not _HARMFUL.search(text, max(start, number.start - 12), stop + 14)
    ):
        return "personal"
    return cls


def with_names(text: str, number: Number, cls: str, start: int) -> tuple[int, int]:
    """张某等8人 counts Zhang in; 张某及其他8人 does not, so one is added for each name before it."""
    if cls not in PEOPLE:
        return number.start, 0
    if number.start == start or text[number.start - 1] not in _ENDS_OTHERS:
        return number.start, 0
    head = text[max(start, number.start - 20) : number.start]
    joint = _OTHERS.search(head)
    if not joint or joint["deng"] or not joint["other"]:
        return number.start, 0
    names = head[: joint.start()]
    found = _NAME.search(names)
    if not found:
        return number.start, 0
    return number.start - len(head) + found.start(), 1


def turned(
    text: str, cls: str, measure: str | None, number: Number, stop: int, span_end: int, end: int
) -> str | None:
    """The measure that the words right beside a count of people make of it: buyers, victims, nobody."""
    if measure == "officers_deployed" and cls == "person" and text[stop : stop + 1] in _QUOTED_NAME:
        return "involved_people"  # 组织14名“取现手”: what they are called in quotation marks is no police
    if measure == "officers_deployed" and _ON_DUTY.match(text, span_end, end):
        return None
    before = text[number.start - 1 : number.start]
    behind = text[span_end : span_end + 1]
    if (
        before in _ENDS_SOLD
        and cls in HUMAN
        and _SOLD_THEM.search(text, max(0, number.start - 10), number.start)
    ):
        return "buyers"  # 以每套2600元的价格售予73人
    if (
        cls in ("person", "enterprise", "shop", "buyer")
        and behind in _OPENS_MADE_TO_PAY
        and _MADE_TO_PAY.match(text, span_end, end)
    ):
        return "victims"
    if cls in HUMAN and behind in _OPENS_THEIRS and _THEIRS_HARMED.match(text, span_end, end):
        return "victims"  # 致4700余名玩家账号被盗
    if cls in HUMAN and (
        (before == "为" and _SERVED.match(text, stop, end))
        or (before == "向" and _SOLD_TO.match(text, stop, end))
    ):
        return "buyers"  # 为1.1万余名旅客代抢车票, 向3500余名骑手出售
    if (
        cls in ("person", "victim", "anchor_account", "enterprise", "shop")
        and before == "向"
        and RAISED_FROM.match(text, stop, end)
    ):
        return "victims"  # 向600多名民众吸收资金, 向27家企业索要“公关费”
    if cls in ("person", "suspect") and behind in _OPENS_ASSISTING and _ASSISTING.match(text, span_end, end):
        return "involved_people"  # 另有31人协助调查
    if cls in ("person", "victim") and behind in _OPENS_MET_WITH and _MET_WITH.match(text, span_end, end):
        return "victims"  # 23名学生遭遇电信网络诈骗
    return measure
