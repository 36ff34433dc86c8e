"""Names in quotation marks after English words for who goes by what: known online as "...", a seller "...", by one "..."."""

from __future__ import annotations

import re

from ringbreak.selectors.leadwords import TRADITIONAL
from ringbreak.selectors.passage import Passage

REACH = 40
"""Characters before the quotation marks in which the words stand."""
_FORMED = re.compile(r"(?=[A-Za-z0-9_.-]*(?:[0-9_]|[a-z][A-Z]))[A-Za-z][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*")
"""What only a user name is: a digit, an underscore or a capital inside a word."""
_TITLED = re.compile(r"[A-Z][A-Za-z'.-]*(?:(?: (?:by|of|and|n|the|for|de|da|ng))? [A-Z][A-Za-z'.-]*){0,3}")
_CALLED = re.compile(
    r"(?<![a-z])(?:known (?:online|on the (?:dark ?net|dark ?web|forum|market|site|board)) as|(?:goes|going|go|went|operating|posting|trading|selling) (?:online )?(?:by|as|under)"
    r"|(?:calls?|called|calling|styles?|styling|styled) (?:(?:him|her|them)self|themselves)"
    r"|(?:under|by|using|uses?|used) (?:the|an?) (?:(?:online|display|profile|screen) )?(?:names?|handles?|alias(?:es)?|nick(?:name)?s?|monikers?|user ?names?|screen names?|pseudonyms?)(?: of)?"
    r"|known to (?:the others|everyone|them|everybody|us|others) (?:only )?as|signs? (?:off )?as|signed (?:off )?as|(?:new |the |an? |group |page )(?:admin|moderator|organi[sz]er),?|(?:vendor|seller|reseller|dealer|agent|trader|scammer|supplier|recruiter|broker)s?(?: named| called)?|(?<!no )(?<!each )(?<!any )one)[ :]{1,2}$"
)
"""After these a name may be a title too: by one "Madam Nafula"."""
_REACHED = re.compile(
    r"(?<![a-z])(?:(?:same|one) (?:name|nick|handle|user ?name)(?: everywhere| (?:on all|across) (?:sites|markets|boards|platforms|forums))?|(?:write|message|dm|pm|hmu|hit up|msg|contact|reach|find|add)(?: me| us)?(?: (?:to|at|as|on))?"
    r"|user(?: ?name)?|handle|nick|alias|member|poster|account)[ :]{1,2}$"
)
"""After these it must be formed as user names are: write to "lorikeet_labs"."""
LAST = (
    "as by under self himself herself themself themselves name names handle handles alias aliases nick nicks nickname "
    "nicknames moniker monikers username usernames pseudonym pseudonyms of vendor vendors seller sellers reseller resellers dealer dealers "
    "agent agents trader traders scammer scammers supplier suppliers recruiter recruiters broker brokers named called one everywhere sites "
    "page acct profile shop admin moderator organizer organiser markets boards platforms forums write message dm pm hmu up msg contact reach find add me us to at on user member poster account"
).split()
"""The words that what stands before the quotes ends with; the compiled scanner looks for them."""
_PAGE = re.compile(
    r"(?<![a-z])(?:(?:facebook|fb|messenger|instagram|insta|ig|carousell|etsy|shopee)(?: (?:(?:display|profile|page|user|shop|seller) )?(?:name|page|account|acct|profile|shop))?,?(?: (?:(?:which|that) )?(?:is|was))?(?: (?:called|named|as|under))"
    r"|(?:facebook|fb|messenger|instagram|insta|ig|carousell|etsy|shopee) (?:(?:display|profile|page|user|shop|seller) )?(?:name|page|account|acct|profile|shop))[ :]{1,2}$"
)
"""Before a title of two words or more: the Facebook name "Ate Joy Placement"."""
_THINGS = frozenset(
    "operation project version phase page section part article chapter clause item model type class grade unit step stage level form act series".split()
)

_PLACE = "微信|qq|抖音|快手|小红书|微博|闲鱼|咸鱼|转转|淘宝|电报|飞机|陌陌|探探|b站|知乎|豆瓣|支付宝|贴吧|视频号|脸书|推特|蝙蝠|群(?=里)|直播间"
_SHOWN = re.compile(
    (
        r"(?:网名|昵称|用户名|会员名|登录名|群名片|店铺?名称?|账号名称?|帐号名称?|账户名|备注名"
        r"|(?:微信|qq|抖音|快手|小红书|微博|闲鱼|咸鱼|转转|淘宝|电报|飞机|陌陌|探探|b站|知乎|豆瓣|支付宝|贴吧|视频号|脸书|推特|蝙蝠|群里|主页|账号|帐号|对方|[他她])(?:号|上|里|上面|里面)?的?(?:名字?|名称|(?<![a-z])id(?![a-z])))"
        r"(?:(?:上|里|那?栏|后面)?(?:写|填|标|设|设置|备注|显示|取|用|起|换|改|叫|留)(?:着|的|了|成|为|成了|为了|的名字)?(?:是|叫|为)?"
        r"|(?:就|还|一直|好像|应该|也|都|原来|原先|最早|最初|起初|开始|以前|此前|曾经?|先后|分别|当时|后来|随后|现在?|现已|目前|如今|最近|近期|刚|已经?|又|仍|仍然|依旧){1,3}(?:是|叫做?|叫成|为|用名?|用过|改成了?|换成了?|变成了?|改叫|改名?为?|改用|更名为|显示叫?为?)|是个|叫做?的是)[ :：]{0,2}$"
        rf"|(?:{_PLACE})(?:群(?=[里上])|号|账号|帐号)?(?:里|上|里面|那边)?(?:的?名字?)?(?:就|还|一直|好像|也|都|原来|以前|之前|曾经?|当时|后来|现在?|目前|如今|又){{0,2}}(?:显示)?(?:叫做?|名叫|改叫|改名|显示)(?:的是)?[ :：]{{0,2}}$"
    ).translate(TRADITIONAL)
)
"""微信名字写的是“...”, 昵称显示为“...”, 闲鱼上的名字后来改成了“...”."""
_STATE = re.compile(
    r".*(?:已|未|无效|异常|失败|错误|不存在|该用户|加载|违规|注销|冻结|空白|乱码|你的|您的|什么|某|[xX×*＊]{2}).*|[0-9.]+"
)
"""What is shown in a name's place."""

_AT_SITE = re.compile(
    r" on (?:facebook|fb|instagram|insta|ig|snapchat|snap|tiktok|twitter|discord|steam|reddit|twitch|kik|roblox|xbox|etsy|ebay|depop|vinted|youtube)(?![a-z])"
)
_SOMEBODYS = re.compile(
    r"(?<![a-z])(?:i'?m|i am|i'm now|we'?re|we are|now|named|called|message|dm|from|with|of|find|search|search for|look for|add|follow|account|page|profile|name|user|seller|as|under|to|by)[ :,]{1,2}$"
)
"""Before a name in quotes with its site behind it: I'm now "Tim Shoes Horses" on Facebook."""


def shown_before(keys: str, at: int, name: str) -> re.Match[str] | None:
    """The Chinese words before quotation marks at `at` that say what name is written, shown or taken on some account."""
    if _STATE.fullmatch(name) is not None or len(name) > 20:
        return None
    return _SHOWN.search(keys, max(0, at - 24), at)


def site_behind(passage: Passage, at: int, end: int, name: str) -> str | None:
    """The words before quotation marks at `at` that say that the name in them is one on the site named behind `end`."""
    keys = passage.keys
    if not keys.startswith(" on ", end) or _AT_SITE.match(keys, end) is None:
        return None
    titled = _TITLED.fullmatch(name) is not None and " " in name
    if not (titled or _FORMED.fullmatch(name)) or name.split(" ", 1)[0].lower() in _THINGS:
        return None
    found = _SOMEBODYS.search(keys, max(0, at - REACH), at)
    return None if found is None else found.group().strip(" :,")


def word_before(passage: Passage, at: int, name: str) -> str | None:
    """The words before quotation marks at `at` that say that the name in them is somebody's; None when nothing does."""
    keys = passage.keys
    formed = _FORMED.fullmatch(name) is not None
    if not formed and (_TITLED.fullmatch(name) is None or name.split(" ", 1)[0].lower() in _THINGS):
        return None
    near = max(0, at - REACH)
    found = _CALLED.search(keys, near, at) or (_REACHED.search(keys, near, at) if formed else None)
    if found is None and (formed or " " in name):
        found = _PAGE.search(keys, near, at)
    return None if found is None else found.group().strip(" :")
