"""Chinese names without quotes that a sentence gives to a platform: 抖音上那个修驴蹄的，叫老谭修蹄记，; 你闲鱼叫啥 / 叫旧书不旧屋.

One look forward from every platform: over the words of its sentence to a word that names (叫, 昵称, 账号是, ID, 搜), and the name up to
the next mark. What is named between (a song, a game, a company) takes the name for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import named_on
from ringbreak.selectors.kinds.telegram import AT_CHINESE, EVERYBODY
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.platforms import CHINESE, LATIN
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

REACH = 44
"""Characters from a platform to the end of a name."""
_SITES = CHINESE | {word: LATIN[word] for word in "fb facebook ig ins instagram tiktok youtube".split()}
_SITE = re.compile(
    "|".join(map(re.escape, sorted(CHINESE, key=len, reverse=True)))
    + r"|(?<![a-z])(?:fb|facebook|ig|ins|instagram|tiktok|youtube)(?![a-z])"
)
_LETTERS = r"(?=[0-9a-z_·]{0,12}[\u4e00-\u9fff][0-9a-z_·]{0,12}[\u4e00-\u9fff])[\u4e00-\u9fff0-9a-z_·]"
_ENDS = r"(?=$|[，,。；;！!？?、\s）)】|/]|了(?:$|[，,。！!\s])|发帖|发布|发文|发消息|私信|每[周天晚]|关注我|关注一下|昨[晚天]|今[晚天]|直播|骗了|就是|都是|开播|更新|的[，,。；;]|的[给加找来发跟在把][我你您他她咱]|(?:的(?:只|那|人|家伙|博主|号|账号|骗子|店|卖|朋友|小伙|姑娘|姐|哥)|那个|这个))"
_CALLED = re.compile(
    r"(?:名叫|名字[是叫]|(?:昵称|网名|用户名|(?<![a-z])id|账号名?|帐号名?|号)(?:改?[是叫为]|[:：])|(?<![一二三四五六七八九十几])号叫|主页叫|改名(?:叫|成|为)?|叫做?)[:： ]?"
    rf"(?P<name>{_LETTERS}{{2,12}}?){_ENDS}"
)
_SEARCHED = re.compile(
    rf"^(?:上|里|那边|去|直接|可以|你|来|请|大家|都|也|，|,| ){{0,4}}搜(?:索|一下|下|我)?[:： ]?(?P<name>{_LETTERS}{{3,10}})"
    r"(?=[，, ]{1,2}(?:就|看|关注|进|认准|点|我|都是|有我|全是|更多|每天)|[，, ]?(?:就是我|就能看|就能找|即可|可以找到我|找到我|关注我))"
)
_TITLED = re.compile(
    rf"(?:昵称|网名|(?<![a-z])id|用户名)[:： 是叫为]{{0,2}}(?P<name>{_LETTERS}{{2,12}}?){_ENDS}"
)
"""知乎ID夜航西飞9: the word for a name leaves no doubt, so the name may begin with any word."""
_WHOSE = re.compile(
    rf"(?:群主|对方|[他她]的?|qq|微信|卖家|管理员|买家|骗子|[男女]的|那人|此人)(?:网名|昵称)[:： 是叫为]{{0,2}}(?P<name>{_LETTERS}{{2,12}}?){_ENDS}"
)
"""群主网名天秤座的锅，真名不知道."""
_SHORT = re.compile(
    r"未|无|暂|没有|匿名|不[详是能会明]|同上|[如见]|都|也|和|与|被|已|就|[是叫为]|[我你您他她它]|一[样致]|什么|多少|[的了吗呢]|号|注册|登录|信息|什"
)
_STYLED = re.compile(
    rf"(?:店铺|网店|卖场|用户|网友|博主|主播|up主|卖家|频道|粉专|专页|仔|号)?(?P<name>(?=[阿小老大]|{_LETTERS}{{2,10}}?[哥姐叔妹弟酱君佬仔坊铺馆屋社记爷婆娘匠]{_ENDS}){_LETTERS}{{4,10}}?){_ENDS}"
)
"""A name right behind its site that is made as nicknames are: 视频号老陈木工坊, 淘宝店铺云上陶坊."""
_COMMON_THINGS = re.compile(
    r".*(?:叫|里|的|个|是|在|上|小店|老铁|大[vV赛促额量全号家学]|小哥|小程序|小视频|小时|老师|老[板客用店人]|小[米号红二说区]|大众|小伙|账号|登[录记]|日记本|书记|旗舰)"
)
_SPACED = re.compile(
    rf"(?<=[\u4e00-\u9fff]{{4}})[的叫是店主号] (?P<name>{_LETTERS}{{4,9}}) (?=[\u4e00-\u9fff]{{3}})"
)
_SPACED_WHO = re.compile(
    rf"(?:上|里)?(?:的|一个|那个|有个|这个)?(?:用户|卖家|买家|博主|up主?|主播|网友|楼主|店主|店铺|商家|商户) (?P<name>{_LETTERS}{{3,10}}) "
    r"(?=私信了?我说|加了我|[找骗]了我|发(?:来|的)|卖(?:给我|的)|拉我|[让叫要把]我|挂了|带的单|推荐的|回复我说)"
)
"""知乎用户 程序猿阿飞 私信我: blanks on both sides set a name apart, and somebody did something; an advertisement sets phrases apart too."""
_THING = re.compile(
    r"歌|曲|电影|影片|电视剧|短剧|节目|综艺|软件|(?<![a-z])app|游戏|平台|公司|项目|活动|比赛|产品|品牌|牌子|小程序|话题|功能|文章|视频|小说|书(?!法)|药|地方|城市|酒店|餐厅|景点|梗|词|句|方法|病|狗|猫|骗局|套路|政策"
)
_NOBODY = re.compile(
    r"未|无|暂|没|匿名|不|同上|[如见]|点击|请|[他她它]|自己|你|我|是|叫|多少|什么|啥|怎|在(?!逃|下)|有|都|也|和|跟|被|要|给|发|就|已|可|会|这|那|搜|私|加|关注|安全|密码|登|异常|信息|注册|停|好|卖|板|车|价|醒|嚣|苦|屈|外|忘|等|行|嗯|哦|哈|呵|算|干|为|问|谁|随|先"
    r"|嘛|吗|呢|吧|人|名|号|号码|手机|微信|电话|做|成|到|去|来|很|太|挺|还|再|又|才|只|与|及|以|所|从|对|向|把|让|使|用|其|此|该|本|各|每|全|所有|哪|几|声|唤|喊|得|了|着|过|的|违规|违法|涉嫌|封"
)
_NO_NAME = re.compile(
    r".*(?:[某]|[xX×*＊]{2}|的话|教程|攻略|怎么|如何|课程|价格|推荐|测评|合集|大全|下载|资源|新闻|同款|做法|热搜|直播间|优惠|平台|公司|客服|官方|合作|报价|日结|面议|回收(?!站)|招[聘募]|薪资|收入|商务|信誉|品质|保[证障]|赚钱|正品|包邮|发货|[吗呢吧么了啊]$|[白黑老]号$|实名号|一串|数字|没记|什么|一下|一样|知道|看看)"
)
_ASKING = re.compile(
    r"叫[啥什甚咩乜]|[啥什甚]么?名|(?:名字?|昵称|(?<![a-z])id|账号|号)(?:是|叫)?(?:啥|什么|多少|几|呢|[?？]|$)|搜(?:啥|什么)|[哪边]个|[发给报说]一?下|多少|是谁|怎么搜"
)
_ANSWER = re.compile(
    rf"(?:[a-z甲乙丙丁][:：] ?|[\u4e00-\u9fff]{{1,4}}[:：] ?)?(?:(?:有|对|嗯|在|是)[的啊呀]?[，, ](?=叫))?(?P<said>(?:就|好像|应该)?(?:叫|是|搜|名字是|名字叫|id是?)[:： ]?)?(?P<name>{_LETTERS}{{3,12}})(?=[。.!！~～ \r]{{0,2}}(?:\n|$))"
)
_GIVEN = re.compile(rf"(?:账号|帐号)(?:是|叫|名)?[:： ]?(?P<name>{_LETTERS}{{3,10}})(?=[，,])")
_ADDRESSED = re.compile("[\u4e00-\u9fff]@")
"""老师@小明的妈妈: somebody is spoken to by the name of the room."""
_TO_DO = re.compile("[请看去转问登]|打开|下载|用$|上$|在$|发$")
"""@小明的妈妈 请看微博: the platform is where somebody is to look."""
_ABOUT = re.compile("[^。\n@“”]{0,14}?(" + _SITE.pattern + ")")


def _name(keys: str, start: int, end: int) -> bool:
    return _NOBODY.match(keys, start, end) is None and _NO_NAME.match(keys, start, end) is None


def find(passage: Passage) -> Iterator[Found]:
    """Every account of this sort in a text; the kind is the platform's, `handle` where it has none."""
    text, keys = passage.text, passage.keys
    if text.isascii():
        return
    if "网名" in keys or "昵称" in keys:
        for match in _WHOSE.finditer(keys):
            if _SHORT.match(keys, *match.span("name")) is None:
                start, end = match.span("name")
                yield Found(
                    "handle",
                    start,
                    end,
                    text[start:end].lower(),
                    "context",
                    formed("of a nickname said to be somebody's"),
                    62,
                )

    def found(kind: str, start: int, end: int, site: str, rank: int = 61) -> Found:
        why = formed(f"of a name that the sentence gives to {site}")
        return Found(kind, start, end, text[start:end].lstrip("@").lower(), "context", why, rank)

    first: int | None = None
    for word in _SITES:
        if word in keys:
            break
    else:
        return
    for match in _SITE.finditer(keys):
        kind, at = _SITES[match.group()], match.end()
        far = min(len(keys), at + REACH)
        stop = min([far, *(p for p in (keys.find(c, at, far) for c in "。！!\n“") if p >= 0)])
        told = _SEARCHED.match(keys[at:stop])
        if told is not None and _name(keys, at + told.start("name"), at + told.end("name")):
            yield found(kind, at + told.start("name"), at + told.end("name"), match.group())
        styled = _STYLED.match(keys, at, min(len(keys), stop + 3))
        if (
            styled is not None
            and _name(keys, *styled.span("name"))
            and not _COMMON_THINGS.match(keys, *styled.span("name"))
        ):
            yield found(kind, *styled.span("name"), match.group())
        who = _SPACED_WHO.match(keys, at, min(len(keys), stop + 3))
        if who is not None and who.end() <= stop and _name(keys, *who.span("name")):
            yield found(kind, *who.span("name"), match.group())
        for rule in (_CALLED, _TITLED, _SPACED):
            called = rule.search(keys, at, min(len(keys), stop + 3))
            if (
                called is not None
                and called.end("name") <= stop
                and (
                    _SHORT.match(keys, *called.span("name")) is None
                    if rule is _TITLED
                    else _name(keys, *called.span("name"))
                )
                and _THING.search(keys, at, called.start()) is None
                and _SITE.search(keys, at, called.start()) is None
                and not (rule is _SPACED and " " in keys[at : called.start()])
            ):
                yield found(kind, *called.span("name"), match.group())
        line = keys.find("\n", at, at + 20)
        if (
            line >= 0
            and (answer := _ANSWER.match(keys, line + 1)) is not None
            and _ASKING.search(keys, at, line)
        ):
            start, end = answer.span("name")
            own = _SITE.match(keys, start, end)  # 你豆瓣叫啥 / 豆瓣一只冬瓜盅
            start = own.end() if own is not None else start
            if end - start > 2 and _name(keys, start, end):
                first = end if first is None else first
                yield found(kind, start, end, match.group())
    if first is not None:  # 缺页先生 / 搜不到啊 / 哦他改名了，现在叫缺页不缺德
        for former in named_on.FORMER.finditer(keys, first, first + 200):
            if _name(keys, *former.span("name")):
                yield found("handle", *former.span("name"), "叫", 62)
    if "账号" in keys or "帐号" in keys:
        for given in _GIVEN.finditer(keys):
            site = _ABOUT.match(keys, given.end())
            if site is not None and _name(keys, *given.span("name")):
                yield found("handle", *given.span("name"), site.group(1))
    if "@" in text:
        for named in AT_CHINESE.finditer(text):
            site = _ABOUT.match(keys, named.end())
            if (
                site is not None
                and named.group(1) not in EVERYBODY
                and not passage.leads(named.start())
                and _ADDRESSED.match(keys, max(0, named.start() - 1)) is None
                and _TO_DO.search(keys, named.end(), site.start(1)) is None
            ):
                yield found(_SITES[site.group(1)], named.start(), named.end(), site.group(1), 36)
