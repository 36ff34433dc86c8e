"""Accounts that nothing right before announces, but what stands around them does: a name alone on its line, one that differs
by a letter from a named one.

微信呗 她号是她名字拼音加生日 / luoxiaoyun0613; 微信 shuiwu_zhang01 / 不对 少打个字母 / shuiwu_zhangs01.
"""

from __future__ import annotations

import re

from ringbreak.selectors.carried import PLATFORMS, is_account

REACH = 120
"""Characters before a name alone on its line in which its platform may stand."""
LINES = 6
"""Lines, its own included."""

_ABOUT = re.compile(
    r"号|多少|加|搜|找|名片|联系|好友|推给|推你|[换改][a-z\u4e00-\u9fff]{0,4}了|新的呢|同一|(?<![a-z])(?:id|add|find)(?![a-z])"
)
_OTHER_THING = re.compile(
    r"密码|口令|验证码|激活码|邀请码|提取码|取件码|wifi|文件|型号|链接|单号|订单|编号|序列号|户名|标题|版本|代码|暗号|备注|车牌|密钥|用户名|账户"
    r"|(?<![a-z])(?:password|passwd|code|file|order|ref|model|serial|key|token)(?![a-z])"
)
_SPEAKER = re.compile(r"(?:[^\n:：]{1,12}[:：] ?)?(?:(?:应该|正确的?|对的?|其实|就)?是 ?)?")
_ENDS = re.compile(r"[ 。.!！~～\r]{0,3}(?:\n|$)")


def alone(keys: str, start: int, end: int) -> tuple[str, str, int] | None:
    """(kind, word, its place) of the one platform spoken of in the lines before an account that has a line to itself.

    Args:
        keys: As in `leads.leads_before`.
    """
    line = keys.rfind("\n", max(0, start - 15), start)
    if (
        line < 0
        or _SPEAKER.fullmatch(keys, line + 1, start) is None
        or _ENDS.match(keys, end) is None
        or not is_account(keys[start:end])
    ):
        return None
    return _spoken_of(keys, start, line)


def _spoken_of(keys: str, start: int, line: int) -> tuple[str, str, int] | None:
    """The one platform named in the lines before `start`, whose own line begins behind `line`."""
    floor = max(0, start - REACH)
    for _ in range(LINES - 2):
        line = keys.rfind("\n", floor, line)
        if line < 0:
            break
    floor = max(floor, line + 1)
    if _ABOUT.search(keys, floor, start) is None or _OTHER_THING.search(keys, floor, start) is not None:
        return None
    named = None
    for match in PLATFORMS.finditer(keys, floor, start):
        kind = match.lastgroup
        if kind == "group":
            continue
        if kind is None or kind == "other" or (named is not None and named[0] != kind):
            return None
        named = (kind, match.group(), match.start())
    return named


_TO_ADD = re.compile(
    r"(?<![勿别不莫])(?:(?:直接|可以|请|先|就|都|快|来)?(?:加|添加|加我|加他|加她|搜|搜索|搜我|手输|手动输入|输入|换这个|改这个|加一下|加下|加这个|搜这个|新的|找我|私我|[小大新]号|加的是?|加了))[ :：]{0,2}$"
)


_CHANGED = re.compile(
    r"(?:加不上|搜不到|通不过|没通过|通过不了|不能加|满了|满人|频繁|换(?:一?个|了)?(?:新?号|吧|新的))[^。！!？?\n]{0,10}(?:[，,]|[号吧的个][：:]) ?$"
)
"""An account did not work and another is given: 那个通过不了，换一个吧，..."""
_REMARK = re.compile(r"[ ，,（(]{0,2}(?:请|记得|麻烦|时|要)?(?:备注|注明)")


def remarked(keys: str, end: int) -> bool:
    """Whether the reader is told right behind an account what to write as a remark, as WeChat asks for one: 加我 yuzao_1127 备注花市."""
    return _REMARK.match(keys, end) is not None


_ADD_SOMEBODY = re.compile(r"(?<![勿别不莫增参附追更外叠累倍])加[我他她][ :：]{0,2}$")
_ADD = re.compile(
    r"(?<![勿别不莫增参附追更外叠再累倍强施交相元车件个])(?:添加|(?<!添)加)(?:一?下)?[ :：]{0,2}$"
)
_GOES_ON = re.compile(r" ?(?:$|[\n,，。!！~～])")
_OFFER = re.compile(
    r"[ ，,~～!！]{0,2}(?:看(?:图|货|实|样|价|资|朋|相|详|款)|领[取资券红]|[聊谈](?!天)|约(?!定)|拉[你群]|进群|入群|咨询|了解|详[聊谈询情]|私聊|发[你图]|报[名价]|秒[回过通]|手慢|勿扰|非诚|懂的|有意|诚[心聊信])"
)
"""What somebody gets who adds an account."""
_NO_PERSON = re.compile(
    r"购物|买|满|[黑白]名单|依赖|模块|索引|字段|变量|函数|代码|插件|标签|话题|滤镜|步骤|公式|歌|文件|数据|表|服务器|配置|接口|参数|软件|程序|游戏|公会|战队|订单|型号|版本|口令|邀请码|优惠"
)


def invited(keys: str, start: int, end: int) -> bool:
    """Whether a reader is told to add somebody, or to add an account and what it brings, and near it nothing is spoken of that one adds too.

    需要的加 laoqi_huo8 看图; 要的加我 laoqi_huo8; not 加 item_22x 到购物车.
    """
    before = max(0, start - 8)
    somebody = _ADD_SOMEBODY.search(keys, before, start) is not None
    if not (somebody or _ADD.search(keys, before, start)):
        return False
    told = _OFFER.match(keys, end) or (somebody and _GOES_ON.match(keys, end))
    return bool(told) and _NO_PERSON.search(keys, max(0, start - 30), end + 30) is None


def to_add(keys: str, start: int) -> bool:
    """Whether what stands right before tells the reader to add or to search an account: 群里接龙或者加我 yangrou_laoma."""
    return (
        _TO_ADD.search(keys, max(0, start - 12), start) is not None
        or _CHANGED.search(keys, max(0, start - 24), start) is not None
    )


def alone_number(keys: str, start: int, end: int) -> tuple[str, str, int] | None:
    """As `alone`, of digits: 他QQ多少来着 / 四二零开头的 / 4201993375."""
    line = keys.rfind("\n", max(0, start - 15), start)
    if line < 0 or _SPEAKER.fullmatch(keys, line + 1, start) is None or _ENDS.match(keys, end) is None:
        return None
    return _spoken_of(keys, start, line)


_BOTH = re.compile(
    r"(?:微信|薇信|[vw]x|v)[和跟与及、/ ]?(?:qq|扣扣|企鹅|q)|(?:qq|扣扣|企鹅|q)[和跟与及、/ ]?(?:微信|薇信|[vw]x|v)"
)
_ONE = re.compile(r"(?:都?是)?(?:同?一[个組组串]?|同)(?:号码?|数字|账号|帐号)")


def one_for_both(keys: str, start: int, end: int) -> tuple[str, int] | None:
    """(words, their place) by which the lines before digits alone on theirs say that WeChat and QQ have one number.

    微信跟QQ同一组数字 / 多少 / 4077120093.
    """
    line = keys.rfind("\n", max(0, start - 15), start)
    if line < 0 or _SPEAKER.fullmatch(keys, line + 1, start) is None or _ENDS.match(keys, end) is None:
        return None
    floor = max(0, start - REACH)
    for match in _BOTH.finditer(keys, floor, start):
        if _ONE.match(keys, match.end(), start):
            return match.group(), match.start()
    return None


def nearly(left: str, right: str) -> bool:
    """Whether two account names begin alike (three characters) and differ by one letter: put in, left out, replaced, or two swapped.

    Ids that WeChat gives out (wxid_...) are nobody's spelling: two are two.
    """
    if left == right or left[:5] == "wxid_" or left[:3] != right[:3] or abs(len(left) - len(right)) > 1:
        return False
    i = 0
    while i < min(len(left), len(right)) and left[i] == right[i]:
        i += 1
    if len(left) == len(right):
        swapped = left[i : i + 2] == right[i : i + 2][::-1] and left[i + 2 :] == right[i + 2 :]
        return left[i + 1 :] == right[i + 1 :] or swapped
    longer, shorter = (left, right) if len(left) > len(right) else (right, left)
    return longer[i + 1 :] == shorter[i:]


_ANNOUNCED = re.compile(
    r"(?P<qq_group>(?:qq|q|扣扣?|企鹅)(?:群|裙)号?|[群裙]号)|(?P<qq>(?:qq|扣扣|企鹅|扣号)号?码?)"
)
_TOLD_OF = re.compile(
    r"(?:[^0-9a-z。！!？?\n]{0,4}(?:开头|结尾|位数?|分|拆|段|[一二两三四五]行|发|给|念|说|报|多少|几|记|写|抄|截|换|变|改|在这|如下|新)[^0-9a-z。！!\n]{0,6})[，,:：\n？? ]{1,3}(?:[^\n0-9:：]{1,6}[:：])? ?$"
)
_NOT_OF = re.compile(r"密码|验证|人数|等级|空间|邮箱|转账|红包|备注|进群|口令|版本|公告")


def announced(keys: str, start: int) -> tuple[str, str, int] | None:
    """(kind, word, its place) of QQ or a group named in the clause or the line before digits, with words that they follow.

    那个群号是七开头的，730...; 群号发下 / 728....
    """
    floor = max(0, start - 30)
    named = None
    for match in _ANNOUNCED.finditer(keys, floor, start):
        named = match
    if named is None or _TOLD_OF.fullmatch(keys, named.end(), start) is None:
        return None
    if _NOT_OF.search(keys, named.end(), start) is not None or PLATFORMS.search(keys, named.end(), start):
        return None
    return str(named.lastgroup), named.group(), named.start()
