"""Nicknames and user names in quotation marks that the words around them give to somebody: 网名“老猫不吃鱼”, 售予“...”, “...”等账号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ringbreak.selectors import nicknames, quoted_names
from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.passage import Passage
from ringbreak.selectors.reasons import formed
from ringbreak.selectors.selector import Found

_QUOTES = re.compile(r"(?:[“\"「『‘【]|(?<![A-Za-z])')([^“”\"「」『』'‘’【】\n]{2,24})[”\"」』'’】]")
_LEAD = re.compile(
    r"(?:网名|昵称|(?:群[内里中]|账号|帐号|对方|好友)显示(?:的)?名称?|外号|绰号|化名|代号|用户名|账号名?|帐号名?|账户名?|会员名|登录名|网友|卖家|买家|上家|下家|店铺|网店|群主|淘宝店名?|署名|头目|主犯|同伙|备注[他她](?:名字)?|(?<=[，,])(?:名字|昵称|网名)(?:还|仍|仍然|依旧)是|(?<![品书片剧歌曲题课菜])名为|名叫|自称|人称|网民|博主|主播|up主|(?<=[个位名的])up|阿婆主|上线|下线|卖给|叫我|喊我|改叫|改名叫?|先是叫|曾用名|小助手|小助理|[全各多]?(?:网|平台)(?:都|均|账号)?同名|[那这]人叫|(?:领头|带头|为首|管事|接头|对接|收钱|拉人|联系|操盘|带单|老板|助理|客服|老师|对方|男的|女的|骗子|中介|导师|经理|组长|团长|上家|下家|金主|老大|头目|话务员|业务员|号商|卡商|车手|马仔|另一个|另外一个|还有一?个)的?(?:人|网名|名字|昵称)?叫|微信名|qq名|群名片|群里那个|(?:小红书|快手|抖音|微博|贴吧|论坛|b站)(?:的)?用户|(?:小红书|快手|抖音|微博|贴吧|b站|知乎|闲鱼|咸鱼|转转|油管|视频号)(?:账号|号|id)?(?:叫|同名)|(?:小红书|快手|抖音|微博|贴吧|b站|知乎|豆瓣|闲鱼|咸鱼|转转|淘宝|脸书|陌陌|探探|qq|微信|电报|支付宝|视频号|群里?)(?:上|里|号)?的?名(?:字|称)?|(?:qq|微信)?(?:空间|朋友圈|主页)里?的?(?:名字?)?叫|(?:名字|昵称)(?:现在|后来|如今|又|就|已经?)?(?:改|换|变)成了?|(?<![a-z])(?:id|username|user|nickname|alias|aka|handle))(?:为|是|叫|叫做|名|名为|称)?[ :：]{0,2}$"
)
_PLATFORM = (
    "(?:小红书|小紅書|小🍠|小红薯|小紅薯|小薯书|阿里旺旺|旺旺|快手|抖音|微博|贴吧|b站|哔哩哔哩|bilibili|知乎|闲鱼|咸鱼|转转|油管|youtube|视频号|西瓜视频|头条号?|百家号|虎牙|斗鱼|喜马拉雅|豆瓣|荔枝"
    "|推特|twitter|instagram|insta|ins|ig|facebook|fb|脸书|臉書|脸書|面书|threads|tiktok|discord|陌陌|探探|soul|淘宝|拼多多|连登|巴哈|dcard|ptt)"
).translate(TRADITIONAL)
_PAGE = re.compile(
    (
        r"(?:^|[^a-z])"
        + _PLATFORM
        + r"(?:的|上|里|那个|这个|嘅|个|有|一个|假冒|山寨){0,4}[ ]?(?:粉专|粉丝专页|粉絲专页|粉丝页|粉絲页|粉絲頁|专页|专頁|主页|主頁|个人主页|频道|社团|社團|博主|主播|up主|阿婆主|号主|网红|網紅|店铺|网店|卖家|賣家|用户|账号|帐号|帳號|名字|名称|昵称|id|号)?"
        r"(?:名字?)?(?:是|为|為|叫做?|名为|名為)?[ :：]{0,2}$"
    ).translate(TRADITIONAL)
)
"""A platform and the word for one who has a page there, right before a name in quotes: Facebook 粉專「...」."""
_PAGED = re.compile(
    (
        r"(?:(?:视频|头条|百家|大鱼|快手|抖音|小红书|微博)号|粉专|专页|专頁|粉丝页|粉絲页|粉絲頁|主页|主頁|频道|博主|主播|up主|阿婆主|号主|网红|網紅|店铺|网店|卖家|賣家|用户|账号|帐号|帳號|名字|名称|昵称|id|叫做?|名为|名為)[是为為]?[ :：]{0,2}$"
    ).translate(TRADITIONAL)
)
_SEARCHED = re.compile(
    (
        r"(?:^|[^a-z])"
        + _PLATFORM
        + r"(?:上|里|那边|去|直接|可以|你|给我|自己|一下|，|,| ){0,3}(?:搜索|搜一下|搜下|搜|关注|查找|找|订阅)(?:一下|下|我|账号|用户|名字|昵称|主播|博主|up主)?[ :：]{0,2}$"
    ).translate(TRADITIONAL)
)
_TOPIC = re.compile(
    r".*(?:教程|攻略|视频|方法|怎么|如何|什么|课程|价格|推荐|测评|评测|合集|大全|下载|资源|资料|玩法|技巧|新闻|同款|做法|歌|电影|电视剧|挑战|话题|热搜|直播间|优惠|活动|[ 0-9]{4,}).*"
)
"""What one searches a platform for that is nobody's name: B站搜“考研数学攻略”."""
_CASE = re.compile(r"(?:案|行动|任务|项目|工程|产品|战役|演习)(?:件)?(?:的)?代号(?:为|是|叫)?[ :：]{0,2}$")
_GONE = re.compile(
    r"(?:该|此)?(?:账号|帐号|用户)?已?(?:注销|封禁|停用|冻结)|未知(?:用户|好友|账号)?|未设置|匿名用户?|附件.{1,2}"
)
"""What a screen shows where somebody's name was."""
_ADDRESSED = re.compile(
    r"(?:(?:大家|都|群里|圈里|圈内|网上|平台上|人们|群友们?|粉丝们?)(?:都|全)?[叫喊称]呼?|[他她]说[叫喊]|让(?:我们?|大家|群里人?)?(?:都)?[叫喊]称?呼?)[他她]$"
)
"""群里大家叫他“...”: how somebody is called."""
_TITLE = re.compile(
    r"[\u4e00-\u9fff]?(?:[大小老]?(?:[哥姐叔姨妹弟]|老师|师傅|师父|老板|骗子|经理|导师|总监|主任|教练|队长|班长|群主|先生|女士|小姐|宝贝|亲爱的|老公|老婆|大神|女神|男神|学长|学姐|前辈|同学|阿姨|叔叔))"
)
"""What anybody is called: 老师, 王哥."""
_FIRST = re.compile(
    r"头目|主犯|网名|昵称|外号|绰号|化名|代号|用户名|账号|帐号|账户|会员名|登录名|网友|网民|博主|主播|群主|卖家|买家|叫我|喊我|[那这]人叫|微信名|qq名|群名片"
)
_ANSWERED = re.compile(
    r"(?:博主|up主?|主播|号主|店家|卖家|网友|账号|帐号|频道|公会|群主)(?:叫|的?名字?(?:叫|是))(?:啥|什么|甚么)[^。\n“”「」\"]{0,8}[?？]?[ —–\-\n]{0,4}(?:[^\n:：]{1,10}[:：] ?)?(?:就|应该|好像)?(?:是|叫)$"
)
"""B站那个做飞控的up叫啥来着？——就是“...”."""
_AGAIN = re.compile(r"(?:名字|网名|昵称)?(?:叫做?|名叫|名为|称作|自称)[ :：]{0,2}$")
_MET = re.compile(r"(?:认识|结识|搭识|售予|卖给|出售给|提供给|转给)$")
"""在交友软件上认识“...”, 售予“...”: the quotes hold whom somebody met or sold to."""
_OURS = re.compile(r" ?(?:也|都|就|才)*是(?:我|咱|俺|本店|本人|同一)")
"""旺旺上的“...”也是我们家."""
_ON_PAGE = re.compile(
    ("(?:^|[^a-z])" + _PLATFORM + r"(?:的|上|上的|里|里的|那边|那个|店铺?|号)? ?$").translate(TRADITIONAL)
)
_AFTER = re.compile(
    r" ?(?:的)?(?:(?:微信|qq|聊天|交流|投资|电报)*群(?!主)|专案|专项|行动|案件?(?![A-Za-z])|活动|计划|会议|节目|栏目|项目|工程|政策|系统|软件|程序|平台|网站|app|号文|公司|产品|游戏)",
    re.I,
)
_DATE_NAME = re.compile(r"\d{1,2}[.·\-月]\d{1,2}日?|\d+")
_MARKED = re.compile(r"(?=.*[0-9])[A-Za-z_][A-Za-z0-9_-]{4,23}\Z")
_THING = re.compile(
    r"[A-Za-z]{1,3}\d{1,2}|[A-Z][a-z]+ ?\d{1,3}|COVID.*|i?(?:phone|pad|mac|watch).*|windows.*|[A-Z]+-?\d{1,3}|[A-Z]-\d+",
    re.I,
)
"""Names of things: A4, Mate60, COVID-19, iPhone4S, HJ125, card T-0041."""
_THING_BEHIND = re.compile(
    r" ?(?:[\d.]+G)?(?:型|牌|款|版|板|设备|系统|手机|电脑|芯片|机器|飞机|导弹|卫星|火箭|病毒|用户板|系列|模块|接口|协议|公路|航班)"
)
REDACTED = re.compile(
    r"[\u4e00-\u9fff](?:某|[某Xx×*＊]{1,3}[\u4e00-\u9fff]?)|.{0,2}某.{0,2}|[\u4e00-\u9fff]?[Xx×*＊]{1,3}"
)
"""陈某, 李X, 胡X美: a court took the name out."""


_TEMPLATE = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[+＋\-—–_/＿][\u4e00-\u9fff]{1,6}){1,4}")
_NAMED_BEHIND = re.compile(
    r" ?(?:等(?:\d+个)?)?(?:的)?(?:网络|自媒体|社交|抖音|微博|快手|违规|违法|微信|qq)*(?:账号|帐号)(?!密码|体系|系统|管理|安全|注册)"
)
_CALLED = re.compile(r"(?:[一有那这]个|有人|那位|这位|认识|结识|遇到|碰到|联系过?|名字?)叫[ :：]{0,2}$")
_STATED = re.compile(r"[，,。！!？?、的了吗呢吧啊]")
"""A sentence or a description in quotes: no name one is called by."""
_ACTING = re.compile(r" ?(?:负责|指挥|操控|出面|下达|安排|带队)")
"""Behind the second of two people of whom the first was named: “甲”指挥，“乙”负责对账."""
_SOMEBODY = re.compile(
    r" ?的(?:[加找约][你我他她您咱]|联系|私信|人|男人|女人|男生|女生|姑娘|小伙|大姐|大哥|博主|主播|群主|好友|男子|女子|男的|女的|网友|骗子|卖家|买家|账号|号主|朋友|客服|老师|导师|师傅|家伙|老板|中介|群友|是骗子)"
)
"""一个叫“...”的人 is a name; 一个叫“...”的骗局 is none."""
_AS_NAME = re.compile(
    r" ?(?:(?:为|作为|作|当作?)(?:网络)?(?:昵称|网名|化名|代号|用户名|账号名)|[的之](?:网络)?(?:昵称|网名|化名|用户名|账号名))"
)
_UNDER = re.compile(r" ?[的之]?(?:名义|身份|名号|为名|为昵称)(?!证|信息)")
_AT_PLACE = re.compile(
    r"(?:小红书|快手|抖音|微博|贴吧|b站|知乎|闲鱼|咸鱼|转转|淘宝|拼多多|陌陌|探探|豆瓣|脸书|微信|qq|电报|论坛|平台|直播间|网)(?:上|里|中|群)?[^。；;\n“”]{0,6}(?:以|用|使用|化名|假借|借)$"
)
"""在闲鱼上以“...”的名义发布: the platform, and a name one acts under."""
_AND = re.compile(r"[”\"」』'’】] ?(?:、|和|与|及|或|以及|and|or)? ?\Z")
ROLE = re.compile(
    r"(?:民警|警官|警察|检察官|法官|客服|人员|律师|医生|军人|军官|老师|导师|教授|专家|经理|总监|主任|领导|老板|助理|代理|分析师|专员|公司|银行|机关|部门|平台|中心|[局院部处])\Z"
)
_KEYED = re.compile(r"[\"'”’] ?[:：=] ?$|=$")
"""The quotes hold the value of a key ("order":"R88120477"): what it is the key says, and the leads above read it."""
_BESIDE = re.compile(
    r"(?:[或和及与跟、/，,。；;！!（(:： ]|也?看|关注|还有|也有|去|在|^)(?:小红书|快手|抖音|微博|贴吧|b站|知乎|闲鱼|咸鱼|豆瓣|视频号|脸书|陌陌|探探|淘宝) ?$"
)
"""A platform alone right before the quotes: 抖音号... 或B站“...”."""
_NO_PAGE = re.compile(
    r".*(?:刷单|兼职|返利|贷款|客服|商城|直播|课|群|购物|官方|平台|软件|小店|广告|红包|点赞|关注|任务|做单|充值|会员|教学|招聘).*"
)
_SAID_OF = re.compile(r" ?的?(?:上|里)?(?:热搜|话题|视频|直播|活动|标签|这个词|关键词|字样|等?词|骗局|套路)")


_ACCOUNT_BEFORE = re.compile(r"号|账号|昵称|作品|主页|(?<![a-z])id(?![a-z])")
"""Somebody's accounts are being told: what follows another platform is one more of them."""


_LISTED = re.compile(r"(?:账号|帐号|昵称|网名)(?:如下|包括|分别为|分别是|有)?[:：]")
"""A list of accounts begins: 涉案账号如下：抖音“...”、快手“...”."""


def _paged(keys: str, at: int, name: str) -> re.Match[str] | None:
    """The words before quotes at `at` that say whose name stands in them on which platform."""
    near = max(0, at - 28)
    page = _PAGE.search(keys, near, at)
    if page is not None and _PAGED.search(keys, near, at) is not None:
        return page
    if _TOPIC.fullmatch(name) or len(name) > 12:
        return None
    searched = _SEARCHED.search(keys, near, at)
    if (
        searched is None
        and _ACCOUNT_BEFORE.search(keys, max(0, at - 48), at)
        and (_LISTED.search(keys, max(0, at - 60), at) or not _NO_PAGE.fullmatch(name))
    ):
        return None if _SAID_OF.match(keys, at + len(name) + 2) else _BESIDE.search(keys, near, at)
    return searched


def _person(keys: str, match: re.Match[str], name: str) -> bool:
    """Whether the words around a name in quotes say that it is somebody's: 结识“...”, 售予“...”等人, 旺旺上的“...”也是我们家."""
    if not 3 <= len(name) <= 12 or ROLE.search(name) or _NO_PAGE.fullmatch(name) or _TOPIC.fullmatch(name):
        return False
    near = max(0, match.start() - 20)
    if _OURS.match(keys, match.end()) and _ON_PAGE.search(keys, near, match.start()):
        return True
    return _MET.search(keys, near, match.start()) is not None and _SAID_OF.match(keys, match.end()) is None


def _in_quotes(start: int, name: str, form: str, *, sure: bool = True) -> Found:
    """A name in quotation marks at `start`; sure: words around it say that it is somebody's."""
    validity, rank = ("context", 60) if sure else ("format", 61)
    return Found("handle", start, start + len(name), name.lower(), validity, formed(form), rank)


_CHANGED = re.compile(
    r"[”\"」』'’】][ ，,；;、（(]{0,2}(?:后来?|后又|又|现在?|现已|随后|之后|再|然后|最近|于?[0-9年月日]{0,11})?(?:改|换|变|更)(?:成|为|叫|用|名|名为|名叫|回)了?[ :：]?\Z"
)
"""Between a name and the one it was changed for: 昵称曾用“甲”，现改为“乙”."""


def find(passage: Passage) -> Iterator[Found]:
    """All names in quotes that are somebody's, and where a name so known stands in quotes again."""
    known: set[str] = set()
    places: set[int] = set()
    for found in _told(passage):
        known.add(found.value)
        places.add(found.start)
        yield found
    for match in _QUOTES.finditer(passage.text) if known else ():
        name = match.group(1).strip()
        start = passage.text.find(name, match.start(1))
        if name.lower() in known and start not in places and not _AFTER.match(passage.keys, match.end()):
            yield _in_quotes(start, name, "of a name in quotes that is somebody's elsewhere in the text")


def _told(passage: Passage) -> Iterator[Found]:
    text, keys = passage.text, passage.keys
    last = named_until = -1
    for match in _QUOTES.finditer(text):
        name = match.group(1).strip()
        if (
            not any(c.isalnum() for c in name)
            or _DATE_NAME.fullmatch(name)
            or _AFTER.match(keys, match.end())
        ):
            continue
        if REDACTED.fullmatch(name):
            continue
        start = match.start(1) + (len(match.group(1)) - len(match.group(1).lstrip()))
        lead = _LEAD.search(keys, max(0, match.start() - 14), match.start()) or _paged(
            keys, match.start(), name
        )
        if lead is None and len(name) > 2 and _TITLE.fullmatch(name) is None and _STATED.search(name) is None:
            lead = _ADDRESSED.search(keys, max(0, match.start() - 14), match.start())
        if lead is not None and _GONE.fullmatch(name):
            continue  # 对方昵称为“已注销”
        if lead is not None and _CASE.search(keys, max(0, match.start() - 14), match.start()):
            continue  # 本案代号“清风 7 号” is no person's
        lead = lead or _ANSWERED.search(keys, max(0, match.start() - 40), match.start())
        lead = lead or quoted_names.shown_before(keys, match.start(), name)
        said = None
        if lead is None and text[match.start()] in "\"“'‘":
            said = quoted_names.word_before(passage, match.start(), name)
            said = said or quoted_names.site_behind(passage, match.start(), match.end(), name)
        if said is not None:
            last = match.end() - 1
            yield _in_quotes(start, name, f"of a name in quotes after {said}")
            continue
        second = lead is None and named_until >= 0 and match.start() - named_until < 40
        # the second of two people: 带头的网名叫“甲”，助理叫“乙”
        if second and not re.search(r"[。！？!?\n]", text[named_until : match.start()]):
            lead = _AGAIN.search(keys, max(0, match.start() - 8), match.start())
            lead = lead or _ACTING.match(keys, match.end())
        if (
            lead
            and _TEMPLATE.fullmatch(name)
            and lead.group().startswith(("改", "用户名", "昵称"))
            and keys[max(0, lead.start() - 1) : lead.start()] not in ("以", "用")
        ):
            continue  # 进群改名“城市+缸长” says how everybody is to call himself
        if (
            lead
            and ROLE.search(name.translate(TRADITIONAL).replace("處", "处"))
            and lead.group().startswith(("自称", "名为", "人称"))
        ):
            continue  # 自称“公安局民警” says what somebody claims to be
        listed_ = last >= 0 and match.start() - last < 8 and _AND.match(text[last : match.start()])
        if lead is None and 0 <= match.start() - last < 24 and last >= 0:
            lead = _CHANGED.match(keys, last, match.start())
        named_behind = (
            _NAMED_BEHIND.match(keys, match.end())
            or _person(keys, match, name)
            or _AS_NAME.match(keys, match.end())
            or (
                _UNDER.match(keys, match.end())
                and _AT_PLACE.search(keys, max(0, match.start() - 20), match.start())
                and not ROLE.search(name)
                and not _NO_PAGE.fullmatch(name)
            )
            or (
                _SOMEBODY.match(keys, match.end())
                and _CALLED.search(keys, max(0, match.start() - 6), match.start())
            )
        )
        if (
            (listed_ or named_behind)
            and not lead
            and len(name) <= 20
            and not re.search(r"[。，！？；]", name)
        ):
            last = match.end() - 1
            yield _in_quotes(
                start, name,
                "of a name in quotes, listed with another"
                if listed_
                else "of a name in quotes before the word for an account or a person",
            )  # fmt: skip
            continue
        if lead and len(name) <= 20 and not re.search(r"[。，！？；]", name):
            last = match.end() - 1
            named_until = last if _FIRST.match(lead.group()) else named_until
            yield _in_quotes(start, name, f"of a name in quotes after {lead.group().strip()}")
        elif (around := nicknames.known_by(passage, match.start(), match.end(), match.group(1))) is not None:
            last = match.end() - 1
            yield _in_quotes(start, name, f"of a nickname in quotes beside {around}")
        elif (
            _MARKED.match(name)
            and _THING.fullmatch(name) is None
            and _THING_BEHIND.match(text, match.end()) is None
            and _KEYED.search(text, max(0, match.start() - 3), match.start()) is None
        ):
            yield _in_quotes(start, name, "of a user name in quotes", sure=False)
