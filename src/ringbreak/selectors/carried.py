"""Leads a clause or two before their value: 你加她微信吧，人挺靠谱的，号是 kaopu_meimei.

What stands right before the value must say that an account follows (号是, id：, 用这个), its platform must be the only one
named in the forty characters before, and the value must be nothing but an account. Wherever one of these fails, the
value has no lead: a name given to the wrong platform is worse than none.
"""

from __future__ import annotations

import re

from ringbreak.selectors.platforms import spoken

REACH = 40

_INTRO = re.compile(
    r"(?:(?:^|[^\u4e00-\u9fff0-9a-z]|[我他她的老新小大换]|[写留放贴](?:了|着|有)个?)号码?(?:是|为|叫)?|(?<![a-z])id ?(?:是|为|叫)?|用户名(?:是|为|叫)?|账号(?:是|为|叫)?"
    r"|(?:用|加|搜|成|是|就)这个号?|[你您快去][加搜](?:一下|下)?|(?:搜索?|查找|添加)(?:一下|下)?|(?:^|[，,。！!？? ])是"
    r"|是[\u4e00-\u9fff]{1,6}的|(?:换|改|变)成了?(?:这个|这号|新的)?了?"
    r"|(?:还|仍|仍然|依旧|依然|一直|一直都|从来|照旧|照样|始终|原来就)(?:是|用|用的是?)(?:这个|老的|原来的)?|[记存写](?:一下|下)|(?:[记存写抄查翻截找问扒](?:了?下来?|到|出来?|过来)|[发给](?:我|过来|来))了?的?(?:就|好像|应该)?是|没[换变改](?:过|了)?|不变|照旧|依旧|照样|如旧"
    r"|(?:现在|目前|如今|暂时|以后|最近|这几天)?(?:都|就|只|还)?(?:在?用的?是?|改用了?|换用了?|启用了?)(?:这个)?|(?:现在|目前|如今)(?:是|叫|加)?"
    r"|(?:新|重新|另外?|又)(?:开|注册|申请|弄|搞|建|换)了?(?:一?个)?(?:新的?|小号)?|换了?个?新的?|新的是?|就是(?:我的?|他的?|她的?)?(?:店名|名字|公司名|英文名|网名|昵称)(?:的?(?:全拼|拼音))?|答|(?<![a-z])(?:is|was|it's)"
    r"|(?:号码?|账号|帐号|(?<![a-z])id|用户名|名字?|微信|电话)(?:我|俺)?(?:都|也|还|已经?|早)?(?:背|记|存|抄|截|拍|留|保存|截图|截圖|截屏|拍照|打|贴|写|念|看|查|要|问)(?:得(?:出来?|住|清楚?|很?牢)|了?下来?|下來|到|好|过|過|来|來|图|圖)?(?:了|过|過|着)?(?:给[你您]|在这里?|在下面|上来)?(?=[，,：: ]))"
    r"(?:的?(?:拼音|全拼|全?小写|英文|字母){1,2})?[ :：，,]{0,3}$"
)
_REPLACED = re.compile(
    r"(?:(?:现在|目前|如今|暂时|以后)(?:都|就|只)?(?:用的?是?|是|叫|加|在用)(?:这个)?|改用了?|换用了?|启用了?|(?:换|改)成了?|换了?个?新的?|新的是?|(?:新|重新|另外?|又)(?:开|注册|申请|弄|搞|建)了?(?:一?个)?(?:新的?|小号)?)"
    r"[ :：，,]{0,3}$"
)
_HIS = re.compile(
    r"(?:[他她它]们?的?|对方的?|那边的?|[他她]在?那边的?|其|那个)(?:号码?|账号|帐号|用户名|昵称|名字|(?<![a-z])id)?(?:是|叫|为)[ :：]{0,2}$"
)
"""What is said to be somebody's on the platform of the sentence before: ...让我下载电报。他的用户名是 ..."""
_GONE = re.compile(r"[封停废丢]|被盗|被举报|不用了|注销|冻结|炸了|没了|登不上|上不去|作废|限制|异常")
"""An account is given up and another taken: 那个封了，现在用 ...; its platform may stand in the sentence or on the line before."""
_COLON = re.compile(
    r"(?<!型号)(?<!版本)(?<!文件)(?<!密码)(?<!口令)(?<!编号)(?<!单号)(?<!货号)(?<!代码)(?<!请码)(?<!证码)(?<!暗号)(?<!备注)(?<!链接)(?<!订单)"
    r"(?<!户名)(?<!名称)(?<!标题)(?<!主题)(?<!代号)(?<=[\u4e00-\u9fff])(?:[:：]|[➡→👉⇒➔➜▶⏩>》]{1,3}) ?$"
)
"""A colon or an arrow behind Chinese words that do not name something else: 加老板娘微信详谈：..."""
_ASKED = re.compile(
    r"(?:多少|[给发推]我?|什么|几号|[呢吗吧]|一下|哪个|一遍|[?？]|[:：]) ?[?？。]?\n(?:[a-z甲乙]{1,2}[:：] ?)?$"
)
"""What ends a line that is answered by the account alone on the next: 你微信多少."""
PLATFORMS = re.compile(
    rf"(?P<wechat>{spoken('wechat', '那个绿的', '是绿的', '朋友圈')})|(?P<qq>{spoken('qq')})|(?P<telegram>{spoken('telegram')})"
    rf"|(?P<line>{spoken('line')})|(?P<douyin>{spoken('douyin')})|(?P<weibo>{spoken('weibo')})"
    r"|(?P<other>快手|小红书|陌陌|探探|蝙蝠|闲鱼|淘宝|支付宝|公众|订阅|小程序|贴吧|论坛|b站|直播|游戏|网站|平台|邮箱|网址|下载(?!了?(?:一?个)?(?:微信|电报|飞机|纸飞机|抖音|qq|telegram|tg|line|whatsapp))|登录|登陆"
    r"|房间|会议|(?<![a-z])(?:whatsapp|signal|app|steam|yy|ins|email|wifi)(?![a-z]))|(?P<group>群)"
)
_DEAD = re.compile(r"(?:不用|别用|不玩|不上|停用|卸载|不加|别加|没有|不是)了?(?:我的?)?$")
_DEAD_BEHIND = re.compile(
    r"(?:音乐|农场|空间|浏览器|邮箱|视频|小店|商城|读书|会员|不用|用不了|转不了|登不上|不能用|没了|支付|转账|红包|群|版本|朋友圈|聊天记录|收款|里(?!面)|上的)"
)
_STRONG = re.compile(
    r"(?=[A-Za-z0-9_-]*_)[A-Za-z][A-Za-z0-9_-]{5,19}|[A-Za-z]{3}(?=[A-Za-z0-9-]*[0-9])[A-Za-z0-9-]{3,17}"
)


DEVICE = re.compile(
    r"(?:iphone|ipad|macbook|galaxy|note|mate|nova|pura|redmi|xiaomi|oppo|vivo|honor|magic|pixel|win|windows|android|ios|mac|ver|version|covid)"
    r"[_-]?[0-9]{1,4}(?:[a-z]{1,6}|pro|plus|max|ultra)?",
    re.I,
)
"""微信还是 iphone12 好用: what an account runs on."""


_OWN_CLAUSE = re.compile(
    r"[，,；;](?P<rest>(?:我?[他她]的?|我的?)?(?:微信|薇信|qq|电报|飞机|(?<![a-z])(?:vx|wx|tg|telegram|line)(?![a-z]))号?(?:我|我还|还|都|也|就|一直|倒是|号)?[留存记加写][^，,。]{0,6}[，,])$"
)
"""微信我还存着，是 ...: the clause right before begins with its platform, so what was named earlier is not meant."""


def carried(keys: str, start: int, *, number: bool = True) -> tuple[str, str, int] | None:
    """(kind, word, its place) of the platform named a clause or two before `start`; None when none or several are.

    Args:
        keys: As in `leads.leads_before`.
        number: Whether the value is one; a group has no name, so 群 says nothing about a name.
    """
    floor = max(0, start - REACH)
    line = keys.rfind("\n", floor, start)
    intro = _ASKED.search(keys, max(floor, start - 16), start) if line >= 0 and start - line <= 5 else None
    if intro is None:
        clause = max(floor, line + 1, keys.rfind("。", floor, start) + 1)
        near = max(clause, start - 14)
        intro = _REPLACED.search(keys, near, start)
        if intro is None or _GONE.search(keys, floor, intro.start()) is None:
            if _HIS.search(keys, near, start) is None:
                floor = clause
            intro = _INTRO.search(keys, near, start) or _COLON.search(keys, near, start)
    if intro is None:
        return None
    named = None
    own = _OWN_CLAUSE.search(keys, floor, intro.start() + 1)
    floor = own.start("rest") if own is not None else floor
    for match in PLATFORMS.finditer(keys, floor, intro.start() + 1):
        kind = match.lastgroup
        if kind == "group":
            if number:
                return None
            continue
        if kind == "other" and _DEAD.search(keys, max(0, match.start() - 6), match.start()):
            continue  # 不用平台的话
        if kind == "other" or kind is None or (named is not None and named[0] != kind):
            return None
        if _DEAD.search(keys, max(0, match.start() - 6), match.start()) or _DEAD_BEHIND.match(
            keys, match.end()
        ):
            return None
        named = (kind, match.group(), match.start())
    return named


def only_platform(keys: str) -> tuple[str, str, int] | None:
    """(kind, word, its place) of the platform that a short text names, when it names one only."""
    named = None
    for match in PLATFORMS.finditer(keys, 0, 400):
        kind = match.lastgroup
        if kind == "group":
            continue
        if kind is None or kind == "other" or (named is not None and named[0] != kind):
            return None
        named = (kind, match.group(), match.start())
    return named


def is_account(word: str) -> bool:
    """Whether a word can hardly be anything but an account's name."""
    return _STRONG.fullmatch(word) is not None and DEVICE.fullmatch(word) is None
