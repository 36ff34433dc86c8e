"""Names in quotation marks formed as nicknames are, where the words around them do what only somebody does.

A name by which nobody is said to go may still be known: “...”把我拉黑了, 跟「...」買過鞋, 小红书的“...”卖假课, “...”和“...”是同一个人. What
stands in quotes is oftener a slogan, a product or a role, so the words beside must be of people dealing with people, and the name
formed as people name themselves: 阿, 小, 老 before, 哥, 姐 behind, letters among characters, a clause (不二老师在温哥华).
"""

from __future__ import annotations

import re

from ringbreak.selectors.passage import Passage

LONGEST = 14
KIN = "哥姐叔妹弟酱佬仔婆爷娘妈爸嫂妞丫崽匠兄婶伯"
BEGINS = "阿小老大"
CLAUSE = "不爱在的想会吃喝睡要没去教爲为丶_"
"""Characters of which nicknames have one far oftener than other things in quotes."""
MARKS = KIN + BEGINS + CLAUSE + "傅生士子柜长丶·-"
"""A name of characters alone that `formed` lets pass has one of these; the compiled scanner looks for it."""
DOES = "马立突忽直主先又还也就便却都天每一老总经多反后当随已私拉删屏加联聯找回骗坑带教劝催约让叫喊问跟向对和要缠威诱把给发推传傳收卖跑失卷进电线下单在聊交沟溝见認认接買买购訂订谈诈的指授吩安介?？是不"
"""Characters of which one begins what stands behind a name in quotes in `_DOES`, `_THERE`, `_DEALT` and `_SELLS`."""
_LATIN = re.compile(r"(?=[^a-z]*[a-z])(?=[^0-9_]*[0-9_])[a-z0-9_.-]{5,24}")
_PERSONAL = re.compile(
    rf".*阿(?!里|姨|联|拉|根廷|富汗|胶)[\u4e00-\u9fff]|.{{1,2}}[哥姐叔爷婶]\Z|[{BEGINS}](?!家|众|型|量|学|奖|赛|师|板|人|年|时|事|米|红|程|区|额|号|礼|会|数|户|牌|票|盘|赚)|.*(?:[{KIN}]|师傅|先生|小姐|女士|公子|姑娘|掌柜|学长|学姐|队长)"
    r"|(?=.*[\u4e00-\u9fff])(?=.*[a-z])(?!.*(?:app|vip|ai|ip|pc|ppt|svip|ok|logo|pos|atm|pdf|exe|apk|wifi|usb|cpu|gpt|5g|4g|ktv|dj|cp|pk|bug|kpi|it)(?![a-z])).*|(?=.*[\u4e00-\u9fff]).*[0-9_丶·-].*"
)
_CLAUSE = frozenset(CLAUSE)
_NOBODY = re.compile(
    r".*(?:某|[xX×*＊]{2}).*|[我你您他她它这那请谢对好]|.*[，,。！!？?、：:；;+…～~“”/\\（(].*|.*(?:[吗呢吧了啊]|怎么|什么|如何|多少|为什么)\Z"
    r"|.*(?:男友|女友|闺蜜|老乡|熟人|战友|对象|亲戚|同学|朋友|同事|领导|恋人|老公|老婆|女儿|儿子|孙子|家人|邻居|民警|警官|警察|警方|检察官|法官|客服|专员|人员|律师|医生|护士|军人|军官|教授|专家|经理|总监|主任|老板|助理|代理|代购|中介|顾问|分析师|理财师|理赔员|快递员|外卖员|骑手|主播|博主|网红|老师|导师|班主任|投手|操盘手|卖家|买家|商家|店家|商户|会员|用户|群主|管理员|志愿者)\Z"
    r"|.*(?:公司|集团|银行|机关|部门|平台|中心|法院|检察院|大学|医院|协会|学会|商会|联盟|旗舰店|官方|委员会|基金|证券|保险|[局院部处厅署]|反诈|快递|速递|物流|教育|科技|传媒|金融|资本|商城|超市|外卖|网络)\Z"
    r"|.*(?<!教你)(?:系列|计划|模式|套餐|服务|协议|产品|游戏|挑战|活动|业务|生意|投资|理财|项目|工程|行动|课程?|教程|攻略|视频|软件|系统|功能|套路|骗局|话术|诈骗|刷单|返利|兼职|贷款|保证金|手续费|解冻|验证|认证|通知|公告|提示|短信|链接|文件|协查|合同|证书|补贴|红包|福利|优惠|礼包|礼品|奖品|账单|订单|快讯|热搜|话题|标签|字样|盘|群)\Z"
)
"""What stands in quotes and is nobody's name: roles, relations, organisations, things offered, sentences."""
_ACCOUNTS = re.compile(
    r"小红书|快手|抖音|微博|贴吧|b站|知乎|闲鱼|咸鱼|转转|豆瓣|脸书|臉书|陌陌|探探|soul|淘宝|拼多多|蝦皮|虾皮|微信|薇信|qq|电报|飞机|telegram|line|whatsapp|instagram|facebook|discord|(?<![a-z])(?:ig|ins|fb|tg|vx|wx|id)(?![a-z])"
    r"|评论区|网友|好友|主播|博主|直播|昵称|网名|私信|私訊|群里|群友|群主|加我|账号|帐号|帐號|弹幕|平台|论坛|交友|聊天"
)
"""The text speaks of a place where people go by such names."""
_SITE = r"(?:小红书|小紅书|快手|抖音|微博|贴吧|b站|知乎|闲鱼|咸鱼|转转|豆瓣|脸书|臉书|陌陌|探探|soul|淘宝|拼多多|蝦皮|虾皮|推特|视频号|(?<![a-z])(?:ig|ins|fb|facebook|instagram|tiktok|discord|twitter)(?![a-z])|群里?|评论区|直播间)"
_ADVERB = r"(?:马上|立马|立刻|突然|忽然|直接|主动|先|又|还|也|就|便|却|都|天天|每天|每晚|一直|老是|总是|经常|多次|反复|后来|当晚|当天|随后|已经?|已)"
_ME = r"(?:我|本人|咱|俺|被害人|受害人|大家|群友|网友|姐妹|人家|事主)"
_DOES = re.compile(
    rf" ?{_ADVERB}{{0,3}}(?:(?:私信|私聊|私訊|拉黑|删除?|屏蔽|加|联系|聯系|联络|找|回复?|骗|坑|带|教|劝|催|约|让|叫|喊|问|跟|向|对|和|要求?|拉|缠着|威胁|诱导)了?{_ME}(?!国|们国|市)"
    rf"|把{_ME}|(?:私信|私聊|私訊|拉黑|给|发|推|传|传line给|傳line给)了?(?:给)?{_ME}|(?:天天|每天|每晚|一直|老是)(?:晒|发|喊|推|在群|刷|直播|骗)|收了?(?:我|钱|定金|押金|款)(?:就|不|后|跑|没)|跑路|失联|卷款|卖假|卖的(?:都|全)?是?假)"
)
"""Behind a name: what it did to somebody."""
_WITH = re.compile(
    r"(?:与|与|跟|和|向|给|找|被|同|按|受|听|由|经|通过|加了?|联系上?|关注了?|认识了?|@了?|艾特了?|举报|曝光|避雷|投诉|拉黑|轉帐給|转账给|转给)(?:一?个|这个|那个|这位|那位)?$"
)
_DEALT = re.compile(
    r" ?(?:进行|电话|线上|私下|多次|一直|单独|又|也|在)?(?:联系|聯系|聯繫|联络|聯絡|聊(?!天记录)|私聊|交易|沟通|溝通|见面|见过|認识|认识|对接|買|买|购|訂|订(?!单)|谈(?!判)|交流|加(?:了)?(?:好友|微信)|骗|坑|拉黑|诈骗|的?指使|的?授意|(?P<told>的?指示|的?吩咐|的?安排|的要求|介绍))"
)
"""Behind a name before which 与, 跟, 被 stands: what was done with it."""
_THAT_ONE = re.compile(
    r" ?这(?:个|位)(?:博主|主播|号|账号|帐号|人|骗子|卖家|up|店主?|网友|群主|用户|家伙|女的|男的|老师)"
)
_THERE = re.compile(rf" ?(?:在|是){_SITE}(?:上|里)?(?:[，,。；;]|的?(?:直播|卖|发|主播|博主|叫|有|号))")
_ON_SITE = re.compile(
    rf"{_SITE}(?:上|里|的|那个|这个|上的|里的|上那个|号|有个|用户|博主|主播|卖家|店铺?){{0,3}} ?$"
)
_SELLS = re.compile(
    rf" ?(?:[？?]|{_ADVERB}{{0,2}}(?:卖(?!爆|疯|断|得|到|完|光|出|点|萌)|骗|收(?!获|到|录|入|视)|拉黑|私信|跑路|失联|带货|直播(?!间)|接单|发布|是骗|是假|不发货|不退))"
)
_ONE = re.compile(
    r"(?:(?:和|与|跟|、|及|还有)?[“「『][^“”「」『』\n]{2,14}[”」』]){0,3} ?(?:其实|都|均|经查|疑似)?(?:是|系|为)(?:同一个?|一个)(?:人|账号|帐号|号|骗子|家|伙)"
    r"|(?:(?:和|与|跟|、|及|还有)?[“「『][^“”「」『』\n]{2,14}[”」』]){1,3} ?(?:这)?[两二三四五几2345]个(?:账号|帐号|号|网名|昵称|小号|马甲|人)"
)
"""“甲”和“乙”是同一个人, “甲”“乙”两个账号."""
_SAID = re.compile(r"[该此]$|上述$|前述$|所谓的?$")
_CAUGHT = re.compile(
    r" ?(?:另案|已?被(?:刑事|抓|采取|捕|行政)|在逃|到案|归案|落网|供述|的(?:真实身份|真名|真实姓名|身份信息))"
)
_POSING = re.compile(r"(?:冒充|假冒|假扮|使用|化身)$")
_MIXED = re.compile(r"[\u4e00-\u9fff]{2,8}[A-Z][a-z]{2,12}|[A-Z][a-z]{2,12}[\u4e00-\u9fff]{2,10}")
_MENTIONED = re.compile(r"(?:@|艾特)了?$")


def formed(name: str) -> bool:
    """Whether a name in quotes, as lead keys are written, is formed as people name themselves and is nothing else."""
    if (
        not (len(name) > 2 or name[-1:] in "哥姐叔爷")
        or len(name) > LONGEST
        or _NOBODY.match(name) is not None
    ):
        return False
    line = name.partition("\n")[0]
    return (
        _PERSONAL.match(name) is not None
        or not _CLAUSE.isdisjoint(line[1:])
        or _LATIN.fullmatch(name) is not None
    )


def known_by(passage: Passage, opens: int, closes: int, name: str) -> str | None:
    """The words around the quotation marks from `opens` to `closes` by which the name in them is somebody's; None when nothing is.

    Args:
        name: What stands in the quotes, as written.
    """
    keys = passage.keys
    low = keys[opens + 1 : closes - 1].strip()
    if not 2 <= len(low) <= LONGEST or _NOBODY.match(low) is not None:
        return None
    before = max(0, opens - 14)
    for rule in (_THAT_ONE, _ONE, _CAUGHT):
        behind = rule.match(keys, closes)
        if behind is not None and (rule is not _CAUGHT or _SAID.search(keys, before, opens) or formed(low)):
            return behind.group().strip()
    if _MIXED.fullmatch(name) and (posing := _POSING.search(keys, before, opens)) is not None:
        return posing.group()
    if not formed(low) or not passage.anywhere(_ACCOUNTS):
        return None
    behind = _DOES.match(keys, closes) or _THERE.match(keys, closes)
    if behind is None and _WITH.search(keys, before, opens) is not None:
        behind = _DEALT.match(keys, closes)
        if behind is not None and behind.group("told") and _PERSONAL.match(low) is None:
            return None  # 按“四个不放过”的要求
    if behind is None and _ON_SITE.search(keys, before, opens) is not None:
        behind = _SELLS.match(keys, closes)
    if behind is not None:
        return behind.group().strip(" ？?") or "?"
    at = _MENTIONED.search(keys, before, opens)
    return at.group() if at is not None else None
