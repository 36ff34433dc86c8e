"""The words of conduct: what is offered, asked for, complained of and warned against, in Chinese and English.

Patterns are RE2 (linear time), used by the engine in SQL and by `passages` on single texts. Chinese ones are matched
against the text without white space and invisible characters, English ones against the text as it stands, both
without regard to case. A word in a list proves nothing: see `typing` for what it takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from ringbreak.engine.sentences import literal
from ringbreak.model.agent_codes import AGENT_LINK
from ringbreak.rings.conduct.english import ENGLISH
from ringbreak.rings.conduct.needed import needed


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a text may say. zh, en: RE2 patterns; empty when the language has none.

    parts: The alternatives of `zh` in several patterns, where one automaton for all of them outgrows RE2's cache: gaps of ten characters
        after words of one character need states for every combination of the gaps, and the whole is five times as slow as its parts.
    more: What else says it in English (see `english`). Kept apart, since one automaton for all English patterns outgrows the cache with them.
    """

    name: str
    zh: str
    en: str = ""
    parts: tuple[str, ...] = ()
    more: str = ""

    @property
    def chinese(self) -> tuple[str, ...]:
        """The patterns that together say what `zh` says."""
        return self.parts or ((self.zh,) if self.zh else ())


def _in_parts(name: str, parts: tuple[str, ...], en: str = "") -> Term:
    return Term(name, "|".join(parts), en, parts)


INVISIBLE = r"[\s\x{200B}-\x{200F}\x{2060}\x{FEFF}]+"

VOICES: tuple[Term, ...] = (
    Term(
        "police",
        r"公安局|公安机关|公安機關|警方|民警|检察|檢察|法院|随案移送|承办人",
        r"\bpolice\b|prosecutor|\bcourt\b",
    ),
    Term(
        "suspects",
        r"犯罪嫌疑人|嫌犯|抓获|抓獲|落网|刑拘|涉案|团伙成员|身份[^，。]{0,4}未查明|(?:在案|现有)(?:材料|证据)[^，。]{0,6}认定",
        r"\bsuspects?\b|\barrested\b|defendants?\b|\bvictims (?:were|had|have|lost|told|said|say)\b",
    ),
    Term("press", r"记者|記者|报道|報導|本报讯|通报|通報|新闻|案例", r"\breporters?\b|\bnews\b|bulletin"),
    Term(
        "press_tells",
        r"本报(?:记者|接到|讯|评论)|(?:读者|市民|网友)[^，。]{0,14}反映|(?:律师|警方|记者|本报)提醒|记者(?:调查|以普通|拨打|联系|了解|注意)|(?:日报|晚报|早报|时报|新闻网|法治报|都市报|电视台)记者",
        r"(?:^|\n)[ \t]*by [a-z][a-z.'-]+(?: [a-z][a-z.'-]+){1,2}[ \t]*(?:\n|$)|\bour reporter|readers (?:have )?(?:told|written)|police (?:advise|remind|warn)|staff reporter|reported by [A-Z]",
    ),
    Term(
        "warning",
        r"谨防|切勿|当心|警惕|反诈|防骗|请勿(?:转账|轻信|点击|扫)|不要(?:相信|轻信|点击|扫|转账)|凡是.{0,20}(?:都是|均为)诈骗|提醒广大|(?:伪造|假证|诈骗)样本|样本(?:库|比对)|曝光(?:台|帖|名单)|(?:以下|下列)(?:为|是|均为)[^。]{0,10}(?:网上|网络|流传|搜集|收集)|(?:^|[，。！])(?:大家)?别信|有人(?:私信|加)(?:了)?我",
        r"\bbeware\b|do not (?:share|trust|click|pay|scan)|never (?:share|pay|give)|scam alert|stay safe",
    ),
    Term(
        "complaint",
        r"我?被骗|被騙|上当|请求.{0,8}(?:处理|查处)|投诉信|致.{0,12}(?:警察|公安|派出所|平台)|我要(?:报警|投诉)|收到我发的|说我在?发|大家小心|要求退款|可以退吗|还我|騙局|特此报案|前来报案|(?:帮|请|能).{0,4}追回|(?:把|将)我踢|(?:客服|对方|群主|平台|商家)[^，。]{0,8}(?:拉黑|删)了?我|(?:卖给我|我(?:买|办)的|(?:上次|之前|去年)(?:买|办)的)[^！]{0,40}(?:查不到|查无此|是假|用不了|不回(?:了|我|$)|拉黑)|一分(?:钱)?(?:都|也)?没给|取不出来|登录不上了?[，。]|骗(?:了|走)我?|受害人|请求(?:依法)?立案|投诉人[：:]|投诉书|(?:骚扰|轰炸|威胁|辱骂|恐吓)(?:我|家人)|查无此证|无此编号|特此函告|客服不回|要求赔偿|报案登记|报案(?:材料|笔录|回执|申请)|报警(?:登记|回执)|接(?:处)?警登记|受案登记|(?:简要|主要)案情[：:]|(?:要求|请|望|恳请)(?:平台|公安|警方|网警|网安|贵(?:局|单位|部门)|有关部门|你们)?(?:尽快|依法|严肃)?(?:查处|处理|立案|调查|严惩|封号)",
        r"\bcomplaint\b|i was (?:scammed|cheated|robbed|defrauded)|my account (?:sent|was|has)|give me my money|want my money back|please help me get .{0,20}back",
    ),
    # A victim tells a story: somebody, who told me to, what I paid, whom they threatened, what came of it. Two of the five make a complaint.
    Term(
        "told_me",
        r"(?:让|要|叫|要求|诱导|催|哄)我(?:[^们]|$)|骗我",
        r"\b(?:asked|told|made|wanted) me\b|they (?:asked|said|froze|told|claimed)",
    ),
    Term(
        "somebody",
        r"对方|自称|冒充|假冒|(?:客服|平台|业务员)(?:说|称|要|让|又)",
        r"\bpretended to be\b|claimed to be|the (?:agent|seller|platform) (?:said|asked)",
    ),
    Term(
        "i_paid",
        r"我(?:[^，。]{0,14})(?:转|存|充|交|付|还|汇|借)(?:了|给|款|入|[0-9])|前后(?:共|一共)?(?:转|存|充|交|付|还|打)|陆续(?:转|存|充|付|打)|(?:分|共)[0-9]+次(?:转|付)",
        r"\bi (?:paid|sent|transferred|deposited|borrowed|applied)\b|applied for a loan of",
    ),
    Term(
        "threatened",
        r"(?:打|给|联系|骚扰|轰炸|群发|威胁|恐吓|爆)[^，。；]{0,6}我的?(?:家人|家里|父母|爸|妈|老婆|老公|丈夫|妻子|孩子|单位|公司|领导|同事|亲友|亲戚|朋友|通讯录)",
        r"(?:call|text|messag|threaten|contact|harass)(?:ed|ing|s)? (?:all )?my (?:family|parents|mother|father|wife|husband|employer|boss|office|colleagues|contacts|friends|relatives)",
    ),
    Term(
        "came_to_nothing",
        r"联系不上|失联|(?:贷款|钱|货|款)(?:一直)?没(?:有)?(?:下来|到|放|发)|一分钱?[^，。]{0,4}(?:没|未)|才(?:发现|知道)|不给?(?:退|提)|(?:转完|接着|随后|又)[^，。]{0,6}(?:还要|又让|再让)|(?:我|父母|家人)[^，。]{0,6}(?:无法|不敢)(?:正常)?",
        r"heard nothing|was a (?:fraud|scam)|never (?:came|arrived|paid)|stopped answering|no refund",
    ),
)
"""Whose voice: two of police, suspects, press and how the press tells make a report; then warning, complaint, and else the author's own. A
complaint is one that says so, or a story of which two parts of five are told."""

TERMS: tuple[Term, ...] = (
    # account_control
    Term(
        "cleaning",
        r"清粉|僵尸粉|单删检测|(?:检测|测).{0,8}(?:谁|好友).{0,8}(?:删|拉黑)|谁(?:偷偷)?(?:删|拉黑)了|(?:查|测)[^。]{0,16}(?:删了?我|把我(?:删|拉黑))|[0-9]+个(?:人|好友)(?:把我)?(?:拉黑|删)了?我?"
        r"|(?:清理|检测|查|测|知道|看看|揪出)[^。]{0,14}(?:死粉|僵尸(?:粉|好友)|单删|单向(?:删除|好友)|(?:被|把)?(?:你|我)?(?:删|拉黑|屏蔽)了?(?:你|我|的人))|(?:多少|哪些|几个)人?[^。，]{0,8}(?:把|将)(?:你|我)(?:删|拉黑|屏蔽)|谁[^。，]{0,12}(?:删|拉黑|屏蔽)了?(?:你|我)|死粉|微信瘦身",
        r"who (?:has )?(?:deleted|unfriended|removed|blocked) (?:you|me)\b|clean(?:ing|s)? (?:up )?(?:your )?(?:fans|followers|friend list)",
    ),
    Term(
        "codes_offered",
        r"(?:出|售|卖|批发|供应).{0,10}(?:群码|群活码|群二维码)|(?:群码|活群).{0,24}(?:元|块)|(?:weixin\.qq\.com/g/|jq\.qq\.com).{0,300}(?:单价|价格|售价)[^0-9]{0,8}[0-9]|(?:单价|价格|售价)[^0-9]{0,8}[0-9].{0,300}(?:weixin\.qq\.com/g/|jq\.qq\.com)"
        r"|(?:群码|群二维码|进群码)[^。]{0,16}(?:批发|出售|可进|[0-9.一二两三四五六七八九十]+(?:元|块|毛|分钱?))|(?:采集|收集|提取)[^，。]{0,10}(?:群码|群二维码)",
        r"(?:sell|selling|fresh|live).{0,24}group (?:qr )?codes"
        r"|group (?:qr )?(?:invite )?(?:codes|links)[^.]{0,16}(?:for sale|\$|each)",
    ),
    Term(
        "captured",
        r"群发.{0,8}广告|(?:发|转).{0,8}群二维码|群二维码.{0,10}(?:转走|发出|发了)|(?:另一台|异地|陌生).{0,6}(?:登录|设备)|进来.{0,8}陌生人|收到我发的广告|说我在发广告",
        r"sent the same adverti|invitation (?:codes?|qr)|strangers joined|logged in (?:on|from) another",
    ),
    # trade
    _in_parts(
        "data_goods",
        (
            r"(?:公民|个人|客户|用户)(?:信息|数据|资料)|面单|料子[^，。；\n]{0,8}(?:条|价|出|收)|(?:身份证|银行卡|实名)[^，。]{0,6}四件套|全套资料|(?:开房|户籍|名下手机号?|轨迹|征信|婚姻|定位)[^。\n]{0,16}(?:都能查|可查|能查|查询[0-9])|查档[：:，]|人肉[^，。]{0,4}(?:查|搜)|(?:茶叶|菠菜|BC|精聊|股)[^，。]{0,2}(?:码|料)|(?:SDK|DPI|运营商)[^，。；\n]{0,6}(?:数据|抓取)|快递?底单|(?:一手|实时|精准|隔夜|日更|独家)[^，。；\n]{0,8}(?:数据|名单|资料|手机号)|手机号[^。\n]{0,8}(?:家长|姓名|年级|身份证)[^。\n]{0,8}(?:都有|齐全|[0-9.]+元)",
            r"(?:网贷|贷款|股民|车主|业主|学生|家长|老年|保健品|母婴|快递|开户|投资|彩民|企业法人)[^，。；\n]{0,8}?(?:数据|名单|面单|客户|会员|资料|信息)|(?:一手|网贷|精准|出|收|卖)[^，。；\n]{0,6}料子",
            r"(?:出|售|卖)[^，。；\n]{0,10}(?:股民|车主|业主|宝妈|学生|家长|老板|患者|会员)[^，。；\n]{0,4}(?:数据|资料|信息|名单|手机号)",
            r"[0-9][0-9,]*条[^。\n]{0,16}(?:姓名|电话|手机号|身份证|地址|字段|小区|打包)[^。\n]{0,24}(?:一|/|每|1)条",
            r"(?:一手|实时|当天|昨天|隔夜|新到|日更)[^，。；\n]{0,6}(?:股民|车主|宝妈|业主|彩民|网贷|老年|患者|家长)|(?:股民|车主|宝妈|业主|彩民|网贷|老年|患者|家长)[^，。；\n]{0,6}(?:一手|实时|当天的|昨天的|隔夜)",
        ),
        r"\bfullz\b|\bcvv\b|bank logs|personal (?:data|records)|(?:fresh )?leads\b|loan applicants|database dump"
        r"|(?:customer|client|voter|patient|user) (?:database|list)s?\b[^.]{0,30}(?:rows|records|lines|sale|\$|[0-9]+[mk])|(?:selling|sell|fresh|bulk)[^.]{0,30}(?:databases?|records|applicants?|ssns?)\b|\bssn\b[^.]{0,20}\bdob\b",
    ),
    Term(
        "other_goods",
        r"(?:(?:出|售|收|卖|批发)[^，。；\n]{0,8}|租(?:[^客户房金赁约，。；\n][^，。；\n]{0,7})?)(?:银行卡|对公账?户|电话卡|手机卡|实名卡|实名号|微信号|支付宝号|身份证|黑卡)|代开[^，。；\n]{0,12}发票|(?:发票|票据)[^，。；\n]{0,8}代开|假(?:币|钞|烟|酒|药)|高仿|气枪|仿真枪|枪支|弹药"
        r"|(?:对公户|U盾)[^。\n]{0,12}(?:齐全|收|售|出|现货|[0-9]+元?)|(?:(?:收|回收|出租|求购)[^，。；\n]{0,12}|租(?:[^客户房金赁约，。；\n][^，。；\n]{0,11})?)(?:微信号?|支付宝|银行卡|电话卡|手机卡|对公户|闲置[^，。]{0,4}号)|仿真?(?:护照|驾照)|(?:护照|驾照)[^，。]{0,8}入关|秃鹰|铅弹|快排阀|克隆卡"
        r"|代开[^，。；\n]{0,30}(?:发票|票据|税票)|(?:各行业|多余)[^，。；\n]{0,12}(?:发票|票据|税票)|(?:工程款|材料款|建材|建筑|劳务费?)[^。\n]{0,24}(?:发票|票据|税票)[^。\n]{0,20}(?:验|可查|联系|电话|电)|验票?(?:证)?后付款|先用票后付款|绝对真票|(?:银行卡|对公|实名|全新)[^，。]{0,6}四件套"
        r"|(?:大卡|小卡|白卡|注册卡|语音卡|流量卡|物联卡|虚商卡|电话卡|手机卡)[^。；\n]{0,12}(?:三网|[0-9]+(?:元|块)?(?:起|一?张)|包[0-9]+天|现货|到货|批发|秒发)|三网(?:齐|通|都有)[^。；\n]{0,12}(?:卡|[0-9]+起|包[0-9]+天)",
        r"(?:sell|selling|rent).{0,16}(?:bank accounts?|sim cards?|verified accounts?|passports?)|counterfeit|replica (?:watch|bag)|\bfirearms?\b"
        r"|\bbank (?:drops?|logins?)\b|\bdrops? available|\baged [a-z]+ accounts?|cloned cards?|cards? with pins?\b|stealth accounts?",
    ),
    Term(
        "hires_accounts",
        r"(?:出租|租用|租借|出借|租|借用|借)(?:一下)?(?:你|您|自己|本人|名下)?的?(?:闲置|多余|不用)?的?(?:一类|储蓄|个人)?(?:银行卡|一类卡|卡片|电话卡|手机卡|对公账?户|收款码)[^。\n]{0,24}(?:日结|天结|周结|月结|(?:一|每)(?:天|日|张)[0-9一二两三四五六七八九]|[0-9]+(?:元|块|/)?(?:一|每|/)?(?:天|日)|佣金|走(?:流水|账))|(?:收|租|带|办|有|要)(?:齐)?[^，。\n]{0,6}(?:一类卡|[三四]件套|K宝|U盾)|卡农|卡商|卡头|卡主[^，。]{0,8}(?:日结|佣金|到场|看护)|(?:电话卡|手机卡|固话|座机|宽带)[^，。\n]{0,8}(?:出租|租金|(?:插|放)(?:设备|机器|卡池))|(?:架设|安装|放)(?:一台)?(?:设备|机器)[^。\n]{0,12}(?:日结|(?:一|每)天[0-9])",
        r"rent(?:ing)? (?:out )?(?:your )?(?:bank (?:account|card)|sim(?: card)?|phone line)s?|\bmoney mules?\b|use your (?:bank )?account to receive|(?:lend|rent) us your (?:account|card)",
    ),
    Term(
        "sale_terms",
        r"[0-9.]+元?(?:/|一|每|1)(?:条|张|套|份|个)|(?:单价|每条|每张|每套)[^0-9]{0,8}[0-9.]+|[0-9][0-9,]*(?:万)?条|现货|起售|收售|验后付款|验货",
        r"[0-9.]+ ?(?:cny|rmb|usd|usdt|yuan|\$|dollars?) (?:each|per|a (?:piece|record|lead))|\$[0-9.]+ (?:each|per)|in stock|sample of",
    ),
    Term(
        "buys",
        r"求购|收购|长期收(?:$|[^售])|有没有.{0,24}(?:要|收)|要了|我要.{0,6}(?:条|个|张)|款(?:已经?)?打(?:了|过去)|(?:下单|要做)[：:，]|尾款[0-9]*(?:付|结)",
        r"\bwtb\b|looking (?:to buy|for a seller)|want to buy|i(?: wi|')ll take",
    ),
    Term(
        "asks_for",
        r"(?:还有吗|有没有|有吗|有货吗|有现货吗)[^。\n]{0,12}(?:来|要|拿|收)[0-9一二两三四五六七八九十]",
        r"\bdo you (?:still )?have\b[^.\n]{0,40}\b(?:need|want|take) [0-9]|\bany [^.?\n]{0,30}left\?",
    ),
    Term(
        "insider",
        r"(?:我|本人|我们)(?:在|是)[^，。]{0,12}(?:内部|内鬼|员工|上班)|脱库|拖库|刚脱的|后台导出|(?:导|拷|脱|扒)出来的|(?:系统|后台)里?(?:直接)?(?:拉|导|查)(?:的|出来)|公司查得严|权限(?:要|被|快)?(?:收|没)|内部系统",
        r"i work (?:at|in|for)|just dumped|dumped (?:it )?(?:from|myself)|insider access",
    ),
    # paid_engagement
    Term(
        "engagement",
        r"水军|刷(?:赞|粉|量|阅读|评论|播放|好评)|删帖|沉帖|控评|代发帖|顶帖|买(?:粉|赞)|(?:点赞|转发|评论|阅读)[^，。]{0,8}[0-9.]+元|代?发?软文|压热度|负面(?:处理|信息)|舆情优化|口碑(?:优化|维护)|(?:顶|赞|评)[0-9]+(?:个|条|楼)"
        r"|(?:抖音|快手|小红书|微博|知乎|B站|点评|淘宝|公众号|视频号|头条|百度)[^。\n]{0,14}(?:粉丝?|点赞|播放量?|阅读量?|铺量|热搜|好评|涨粉|下拉)[^。\n]{0,14}(?:自助|下单|包上|包榜|代写|刷|真人真号|不掉|秒到|[0-9.]+元|素人|问答|话题)|小红书素人|百度下拉|差评[^，。]{0,6}(?:处理|清除|删除|撤)|热搜[^，。]{0,6}(?:包|代上|上榜)|好评[^，。]{0,4}(?:刷|代写)|霸王餐好评|刷单[^，。]{0,8}真人|(?:负面|差评|帖子)[^，。]{0,6}(?:压制|清理|撤稿)"
        r"|(?:好评|差评|水帖)[^，。\n]{0,4}[0-9]+(?:条(?:带图|，|。|$)|块)|(?:评论|楼中楼)[0-9.]+(?:块|毛)|(?:好评|差评|写评价|写评论)[^。\n]{0,10}(?:日结|一条[0-9]+)|删差评|(?:删|沉|压)(?:差评|帖)|写评价日结|五毛一条|[0-9]毛一条|[一每](?:号|人)一[条赞评]|截图[^，。]{0,3}(?:结|返|领|给)[0-9.一二两三]+(?:元|块|毛)",
        r"buy (?:likes|followers|views|reviews)|(?:likes|followers|reviews|views) for sale|paid reviews|remove (?:negative|bad) (?:posts|reviews)|reputation (?:repair|management) for"
        r"|(?:likes|followers|views|subscribers|reviews)\b[^.]{0,24}(?:from|only|for) ?[$£€][0-9]|(?:bad|negative) reviews[^.]{0,20}(?:remov|delet)|(?:remov|delet)\w*[^.]{0,12}(?:bad|negative) reviews",
    ),
    _in_parts(
        "engagement_ordered",
        (
            r"(?:需要|帮我|能不能|想)[^，。]{0,8}(?:删帖|删掉|沉下去|刷)|(?:顶|赞|评|删|沉|压)[0-9]+(?:个|条|楼)[^。]{0,20}(?:前|付|结)|业务[^。]{0,20}客户|(?:来|要|做|弄|安排)[0-9]+(?:条|个|篇|个?号)(?:软文|好评|赞|评论|转发|粉)|(?:文案|关键词|素材|链接)(?:我)?(?:稍后|等下|马上|回头)?发你|(?:尾款|余款|钱)[0-9]*(?:稍后|马上)?(?:转你|付了|打你)",
            r"客户[^。]{0,40}(?:数量|金额)|(?:帮我|麻烦|请)(?:把|处理)[^，。]{0,10}(?:弄掉|压下去|沉下去|下掉|删了|删掉|撤掉)",
        ),
        r"(?:need|please) .{0,20}(?:removed|deleted|pushed down)",
    ),
    Term(
        "engagement_rows",
        r"(?:品名|项目|业务|商品|服务|类型|内容)[0-9.]+(?:条|个|篇|万)?(?:带图)?(?:好评|差评|粉丝?|赞|评论|软文|转发|播放)",
    ),
    # gambling_shop
    Term(
        "gambling",
        r"百家乐|时时彩|六合彩|真人(?:荷官|视讯|娱乐)|投注|下注|彩金|博彩|首存|上下分|体育盘口|棋牌[^，。]{0,8}提现|(?:没|充|能|秒|快速)?上分|下分|庄闲|大小单双|赛车飞艇"
        r"|(?:今晚|晚上|[点时半])开(?:盘|台)|(?:底分|起注|封顶)[0-9]|(?:首次|新客|首)?(?:存款|充值)送[0-9]"
        r"|(?:首充|首存|首提|注册|新会员)[^，。]{0,6}[送返][0-9]|(?:提款|出款)秒|(?:娱乐|博彩|体育)(?:城|平台)[^，。]{0,8}(?:提款|注册|首|充|存)|PC蛋蛋|PK10|北京赛车|(?:彩票|极速|[一五]分)快三|快三[^，。]{0,3}(?:计划|和值|平台|大小)|滚球|水位[高低]|赔率[0-9]|[回返]水[0-9高]|葡京|(?:棋牌|捕鱼|视讯)[^，。]{0,3}(?:棋牌|捕鱼|电子|视讯)|电子(?:棋牌|捕鱼|视讯|游艺)|老虎机|德州[^，。]{0,6}(?:俱乐部|联盟)|USDT充提"
        r"|(?:注册|註冊|入款|首存|存)[0-9]*(?:元|圆|块)?(?:即|就|再)?送[0-9]|[0-9]+倍流水|流水(?:即可|就能|可以)(?:提|取)款|彩票网|(?:一肖|特码|平码|中特|必中)|(?:mg|pt|ag|bbin|xpj)(?:电子|真人|平台|捕鱼|娱乐|老虎)|威尼斯人|反水[^，。]{0,3}(?:无上限|無上限|[0-9])|(?:天天|每日|高)反水|返氺|彩釒|赌(?:场|球|博)平台|真人游艺",
        r"\bcasino\b|baccarat|\bbet(?:s|ting)\b|sportsbook|free spins|jackpot|\bstakes from\b|place your bets|deposit bonus"
        r"|\blive dealers?\b|\bslots\b|welcome bonus|\b(?:no deposit|reload) bonus|crypto (?:casino|withdrawals)",
    ),
    Term(
        "sham_shop",
        r"(?:一|1)元(?:购|夺宝|抢购|抢)|云购|(?:双倍|多倍|三倍)理赔|请勿联系平台|不要联系平台|(?:1|一)元夺|夺宝|[0-9]人次开奖|元(?:抽|赢)(?:手机|大奖)|抽奖[^，。]{0,8}(?:充值|充了)",
        r"one[- ]yuan|1[- ]yuan (?:buy|draw)|do not contact the platform"
        r"|\bfor (?:1|one) yuan\b",
    ),
    Term(
        "fee_first",
        r"(?:先|需|请|须|应)[^，。]{0,6}(?:交|缴|缴纳|支付|付|转)[^，。]{0,4}(?:保证金|解冻费|手续费|认证金|工本费|会员费|验资)|(?:解冻费|保证金)[0-9]|[贷貸]款先收[费費]"
        r"|(?:缴|交|付|转入?|存入|补)[^，。]{0,8}(?:个税|税金|验证金|保证金|解冻|会员费|工本费|认证金|激活费|流水费)|(?:验证|证明)[^，。]{0,6}(?:还款能力|流水|资金)[^。]{0,10}(?:转入|存入|打入|汇入)|缴纳?[0-9.]+%|(?:账户|账号|卡号|订单)[^，。]{0,6}(?:异常|冻结|填错|有误)[^。]{0,14}(?:缴|交|转|付)",
        r"unfreez(?:e|ing) fee|pay (?:the|a) .{0,16}fee|(?:one more |another )?deposit of|your fee (?:for|is)|fee for file"
        r"|pay (?:the |a |your )?(?:[0-9]{1,2} ?% )?(?:tax|fee|deposit)[^.]{0,24}(?:first|before|and (?:your|all|everything)|to (?:release|unlock|withdraw))",
    ),
    Term(
        "sham_invest",
        r"(?:跟着|跟|带你?|听)(?:导师|老师|分析师|团队)[^，。]{0,6}(?:做单|下单|操作|买涨|买跌|投资)|(?:导师|老师|分析师)[^，。]{0,4}(?:带单|喊单)|(?:稳赚不赔|包赚不赔|保本保息|日(?:化|收益)[0-9.]+%|内幕(?:消息|信号|节点))|(?:专享|每日|每天)[^，。]{0,4}[两二三0-9]次信号|邀请码[^，。]{0,4}由?导师(?:发放|提供)",
    ),
    Term(
        "payout_refused",
        r"(?:无法|不能|不让)提现|提现不了|不到账|不发货|被冻结|被凍結|先收[费費]|(?:还|又)要(?:我)?(?:交|缴|转)|中奖的?(?:全|都)是|中奖名单|内定|一分都?取不出|踢出群|再也登录不上|流水不够",
        r"cannot withdraw|can't withdraw|never (?:arrived|delivered)|asked (?:me )?for (?:more|another)|frozen",
    ),
    Term("agents", r"(?:招|诚招|做)代理|代理(?:返佣|提成|后台|链接)|推广(?:链接|佣金|提成)|下级|下线|返佣|拉人头|(?:流水|输赢|业绩)[^，。]{0,2}(?:返|提|抽)[0-9.]+(?:个)?(?:点|%)|有流量的来|(?:日|周|秒)结[^，。]{0,3}(?:不拖|秒)|代理结算|代理@|(?:你|我)的(?:专属|推广)?链接"
        r"|(?:招|诚招|招募|招商|诚征)[^，。]{0,8}(?:代理|总代|区代|合伙人|推广员)|返点[0-9]|推荐(?:好友|朋友|他人)[^，。]{0,8}(?:返|奖|得)|邀请(?:链接|好友)[^，。]{0,8}(?:奖|返|得|注册)|高额提成", r"\baffiliates?\b|agent (?:link|code|commission)|referral (?:bonus|commission)|(?:refer|bring) (?:a|your) (?:player|friend|member)s? and|(?:earn|keep) [0-9.]+ ?% of|(?:agents?|promoters?) wanted|your own link|own link"
        r"|(?:revenue|rev) ?share|\bagents? wanted|weekly payouts?"),
    Term("agent_code", r"(?:代理|邀请|推荐|推广)码|我的(?:推广|邀请|代理)链接", r"(?:invite|agent|referral|promo) code"),
    # loan_extortion
    Term("lending", r"[贷貸]款|网贷|借款|放款|借[贷貸]|下款|不看征信|黑户可|额度[0-9]+元?(?:已出|审核通过)", r"\bloans?\b|\blending\b|\bborrow"),
    Term(
        "threat",
        r"爆(?:你)?通讯录|通讯录[^，。]{0,12}(?:群发|轰炸|都会|全部)|逾期[^，。]{0,16}(?:通知|联系|上门|曝光|后果)|(?:PS|P)[^，。]{0,4}(?:照片|图片|裸照)|后果自负|上门[^，。]{0,6}(?:催收|找)|让你(?:身败名裂|家人)|群发(?:给)?(?:你的)?(?:亲友|家人|同事)|P好?的?(?:图|照)|(?:通讯录|亲戚|亲友|家人|单位|同事)[^，。]{0,10}(?:群发|打电话|知道|收到)|(?:群发|发)给?你(?:的)?(?:亲戚|父母|单位|老婆|老公|朋友)|骚扰(?:我|家人)|轰炸我|P图威胁"
        r"|(?:裸照|借条|欠条)[^，。]{0,12}(?:发给|群发|曝光|公开|发到)|(?:照片|视频)[^，。]{0,8}(?:群发|曝光|发(?:给|到|你)[^，。]{0,6}(?:通讯录|亲|家人|父母|单位|同事|朋友圈|所有人))|(?:通讯录|亲友|父母|家人|单位|领导|同事|邻居|老婆|老公)[^。]{0,14}(?:知道你|收到|爆|老赖|后果|考虑清楚)|(?:拿到|掌握|有)了?你的?(?:全部)?通讯录|你(?:的)?(?:单位|父母|家人|领导|老板)[^。]{0,8}(?:电话|地址)[^，。]{0,6}(?:都有|有)|(?:准备|等着|马上)爆(?:你|通讯录|$|吧)"
        r"|别逼(?:我|我们)[^，。；\n]{0,4}(?:打|发|联系|上门|去|爆)|(?:闹|捅)到你(?:们)?的?(?:学校|单位|公司|村)|不还[^。\n]{0,8}(?:拉群|群发|上门|单位|学校|曝光)|(?:打|拉|闹|催)到(?:他|她|你)?还(?:钱|清)?为止"
        r"|亲友[，,：:！!][^。\n]{0,16}(?:欠|借|逾期|老赖)|(?:借钱|欠钱|借款|欠款)(?:跑路|不还)[^。\n]{0,20}(?:转告|曝光|扩散|认识)|(?:继续|接着|挨个|轮流|天天)打(?:他|她|你)?的?(?:亲戚|家属|家里|亲友|通讯录)|遗照|灵堂照"
        r"|[您你]们?的?(?:儿子|女儿|儿媳|女婿|老公|老婆|爱人|侄子|外甥|员工|学生)[^，。；\n]{0,6}欠(?:了?钱|款)不还",
        r"(?:tell|call|message|inform) (?:all )?your (?:contacts|family|friends|employer)|edited photos?|we will (?:visit|expose)|face the consequences|(?:everybody|everyone|all) in your (?:phone book|contacts)|your (?:family|relatives|boss) (?:will|gets?)"
        r"|(?:send|post|share)[^.]{0,12}(?:photos?|pictures?|nudes?|videos?)[^.]{0,24}(?:contacts?|family|friends|everyone)|(?:have|got) your (?:contacts?|contact list|phone book)|your (?:mother|father|parents|boss|wife|husband)[^.]{0,12}(?:hear|know|receive)",
    ),
    Term(
        "collectors_craft",
        r"先打(?:亲友|亲戚|家属|家人|联系人|通讯录)|从通讯录[^，。]{0,8}打|(?:名单|单子)[0-9]+个|话术(?:按|照|本|稿|文档)|马甲包|(?:换|上)(?:了)?新包|(?:新号|新卡)[^，。]{0,4}(?:换上|到了)[^，。]{0,2}(?:手机|号码|电话)|催收?[0-9一二三四五六]+[组部]|(?:业绩|回款)[^。]{0,16}(?:提成|点子)|别留把柄",
        r"\bcall (?:the |his |her |their )?(?:relatives|family|contacts) first\b|\bcollection script",
    ),
    Term(
        "overdue",
        r"逾期|滞纳金|砍头息|催收|续期费|展期费|7天(?:期|一期)"
        r"|(?:借|贷)[0-9]+[^。]{0,4}(?:到手|实到)|到手[0-9]+[^。]{0,8}还[0-9]+|[0-9一二三四五六七]+天(?:还|后还)",
        r"\boverdue\b|late fee|rollover fee|extension fee"
        r"|you (?:get|receive) [0-9,]+[^.]{0,20}repay|repay [^.]{0,16}in [0-9]+ days",
    ),
    # forgery
    _in_parts(
        "forged_papers",
        (
        r"办证|刻章|(?:代办|办理|制作|定做|出售)[^，。；\n]{0,10}(?:毕业证|学历|学位证|驾驶证|资格证|职称证|证书|证件|印章|结婚证|房产证)|假证|(?:会计|电工|焊工|叉车|健康|从业|上岗|驾驶|职业资格|学历|毕业)证[^，。；\n]{0,10}(?:不用考|免考|包过|可查|钢印|水印|防伪|做一|几天|涨|下单)|(?:驾照|驾驶证|本子|增驾|资格证|学历|证书)[^，。；\n]{0,12}(?:免考|不用考|不考试|直接(?:入库|拿证|出证|录入))|(?:免考|不用考试?)[^，。；\n]{0,6}(?:驾照|驾驶证|本子|资格证|学历|证书)|(?:办|做|出)[^，。；\n]{0,6}(?:电工|焊工|叉车|健康|从业|上岗|驾驶|资格|会计|学历|毕业|学位|职称|护士|医师|教师|建造师|保安员|身份|结婚|房产)证[^。\n]{0,24}(?:不用考|免考|见证付款|先看电子|包上网|和真的一样|(?:样本|图样|样品)在)|证[^。\n]{0,10}和真的一样|下单[：:，][^，。]{0,8}证|(?:钢印|水印)[^，。]{0,4}齐|没证发愁"
        r"|(?:办理|代办|办)[^，。]{0,8}文凭|文凭[^，。]{0,6}(?:办理|代办|定制)|(?:定做|定制|代做|订做|仿制)[^，。；\n]{0,12}(?:文凭|毕业证|学历|学位|成绩单|证件|证书|公章|印章|房产证|营业执照|驾照|驾驶证|户口本|结婚证|离婚证|作业证|操作证|建造师|消防证|资格证|护照|流水|在职证明|诊断(?:书|证明)|雅思|托福)|(?:文凭|毕业证|学历|学位|成绩单|证件|证书|公章|印章|房产证|营业执照|驾照|驾驶证|户口本|结婚证|离婚证|作业证|操作证|建造师|消防证|资格证|护照|流水|在职证明|诊断(?:书|证明)|雅思|托福)[^。\n]{0,10}(?:定做|定制|代做|订做|一比一|1[:：]1|保分|挂靠|见证付款|先做后付|先办后付|学信网|留信|档案齐全)|(?:学信网|留信网?|官网|上网)[^，。]{0,4}(?:可查|认证|能查)[^。\n]{0,12}(?:文凭|毕业证|学历|学位|成绩单|证件|证书|公章|印章|房产证|营业执照|驾照|驾驶证|户口本|结婚证|离婚证|作业证|操作证|建造师|消防证|资格证|护照|流水|在职证明|诊断(?:书|证明)|雅思|托福)|(?:文凭|毕业证|学历|学位|成绩单|证件|证书|公章|印章|房产证|营业执照|驾照|驾驶证|户口本|结婚证|离婚证|作业证|操作证|建造师|消防证|资格证|护照|流水|在职证明|诊断(?:书|证明)|雅思|托福)[^。\n]{0,16}(?:学信网|留信|官网|上网|全国联网)[^，。]{0,4}(?:可查|能查|认证)|(?:文凭|毕业证|学历|学位|成绩单|证件|证书|公章|印章|房产证|营业执照|驾照|驾驶证|户口本|结婚证|离婚证|作业证|操作证|建造师|消防证|资格证|护照|流水|在职证明|诊断(?:书|证明)|雅思|托福)[^。\n]{0,8}包过|萝卜章|见证付款"
        r"|(?:办|做|承办)[^，。；\n]{0,6}(?:各种|各类)[^，。；\n]{0,8}(?:证件|证章|毕业|公章|印章|文凭)|(?:毕业|职称|资格|驾照|公章|车辆手续)[^。\n]{0,20}(?:见货付款|见货给钱|见证付款|国家认可)",
            r"(?:[一二]建|建造师|八大员|安全员|施工员|质量员|材料员|特种作业|操作证|电工证|焊工证|健康证|职称|许可证?|执照)[^。\n]{0,40}(?:代办|不用考|免考|当天(?:出样|拿)|可挂网|跟考出来的一样|扫码能查|挂名变更|不用跑窗口|不体检|不成功不收费|先看样再付)",
            r"(?:各类|代做|代办|做各类)[^，。；\n]{0,6}(?:本子|本本|[zZ]书|正书)|(?:需要|办|做)(?:[zZ]书|正书)|毕业[^。\n]{0,14}成绩单[^。\n]{0,8}(?:补办|代办|代做|一条龙)|(?:本子|本本|[zZ]书|正书|资料)[^。\n]{0,24}(?:看样|激光防伪|防伪[线标]|带网查|上网站?查)|(?:激光|紫光)[^，。]{0,3}防伪|防伪[线标][^，。]{0,4}紫光",
        ),
        r"fake (?:diplomas?|degrees?|certificates?|licen[cs]es?|ids?\b|passports?)|diplomas? for sale|no (?:course|exam)[^.]{0,30}(?:card|certificate|licen[cs]e)|(?:card|certificate|licen[cs]e|diploma)\? no (?:course|exam|test)|can be checked on a site"
        r"|(?:buy|order|sell|selling|get)[^.]{0,10}(?:diplomas?|degrees?|transcripts?)\b|(?:diplomas?|degrees?|transcripts?|licen[cs]es?|passports?|certificates?)\b[^.]{0,30}(?:any (?:university|major|school|country)|verifiable|pass(?:es)? (?:the )?(?:scan|uv)|undetectable)|(?:real[- ]looking|novelty|replica|counterfeit)[^.]{0,14}(?:licen[cs]e|\bid\b|passport|diploma|certificate)",
    ),
    Term("verifiable", r"(?:网上|官网|联网|官方|全国|系统)(?:同步)?(?:可查|能查|查得到|可以查|入库)|扫码能查|(?:可上|上|带|有)(?:网站?|官网|网上)查|录入(?:系统|数据库)|内部入库|查到(?:再|后)付款|先查后付", r"verifiable online|registered in the (?:system|database)|shows? up (?:in|on) the (?:register|registry|system|database)|same (?:number|serial) (?:range|series) as (?:the )?(?:genuine|real)"),
    Term(
        "workshop",
        r"(?:皮子|外壳|封皮|防伪标|钢印|模具|新模|镭射标|证芯)[^，。]{0,8}(?:到|够|剩|换|用|补|缺)|今天[0-9]+(?:本|张|套)|(?:查询站|查询网|验证网|网站)[^。]{0,30}(?:被封|打不开|换域名|迁一下)|(?:数据|名单)(?:导过去|补上)",
        r"(?:covers|holograms?|stamps?|seals?) (?:are|is|ran) (?:out|short|left|here)|move the (?:lookup|check) site",
    ),
    Term("order_taker", r"接单人|接单员|业务员|介绍人|代理", r"order taken by|taken by|\bagent\b"),
    Term(
        "inside_man",
        r"里面有人|(?:内部|系统里?|内网|后台)[^，。]{0,4}(?:录入|加上|加进|入库|入档|有档案|直接加)|(?:有路子|有门路|内部有人|内部关系|内部渠道)[^。]{0,20}(?:证|照|本子|学历|档案)|直接(?:入库|录入系统)",
        r"(?:someone|a friend|our man) inside|insider at the (?:office|bureau|registry)|(?:added|entered|put) (?:straight |directly )?(?:in|into) the (?:register|system|database)",
    ),
    # sms_interception
    Term("login_code", r"验证码|校验码|动态(?:密)?码|短信口令", r"verification code|one[- ]time (?:pass)?(?:code|word)|\botp\b|security code"),
    Term("interception", r"嗅(?:探|到)|短信(?:拦截|劫持)|拦截(?:短信|码|料)|伪基站|猫池|GSM[^，。]{0,4}(?:劫持|中间人)|采(?:到|了|集)?[0-9]+个?号|洗料|采号|包料|出料|(?:额度高)[^，。]{0,6}(?:借出来|刷)"
        r"|拦截(?:马|木马)|短信[^，。]{0,6}(?:实时)?回传|短信[^，。]{0,4}(?:转发木马|木马)", r"sms (?:sniff|intercept)|gsm sniff|imsi catcher|fake base station|(?:harvested|caught) [0-9]+ numbers"
        r"|\bss7\b|(?:read|steal|bypass|intercept)[^.]{0,10}\botps?\b|sms (?:trojan|stealer|forwarder)"),
    Term("unpaid_night", r"(?:半夜|凌晨|深夜|夜里|睡觉|睡着|一觉醒来|早上醒来|起床)[^。]{0,40}(?:验证码|(?:被|给)(?:人)?(?:转走|转账|盗刷|消费|刷|借|提现|扣|贷)|不是我|不是本人)|盗刷", r"(?:overnight|while i (?:slept|was asleep)|at night|woke up|in the morning).{0,60}(?:codes?\b|payment|withdrawn|borrowed|spent)|payments? i did not make"),
    # telephone_fraud
    Term(
        "feigned_office",
        r"安全(?:账|帐)[户号]|(?:核查|清查|监管|对公核验)(?:账|帐)[户号]|(?:资金|(?:账|帐)[户号]|财产)[^，。]{0,4}(?:清查|核查|比对|公证)|(?:你|您)[^。]{0,24}(?:涉嫌|牵涉|涉及|卷入)|(?:通缉|逮捕|拘捕|冻结管制|强制执行)[^，。]{0,2}令|保密(?:协议|令|条例|责任|义务|承诺|规定|级别)"
        r"|(?:不要|不能|不得|不准|不可|别|禁止|绝对不)[^，。]{0,6}(?:告诉|透露|告知|泄露|说给)[^，。]{0,8}(?:家人|家里|亲友|父母|子女|孩子|爱人|老伴|银行(?:柜|员|工))|(?:共享|分享)屏幕|屏幕共享|(?:你|您)[^，。]{0,12}(?:被冒用|被盗用|涉案)",
        r"\bsafe account\b|warrant[^.]{0,20}(?:your name|for you|against you|your arrest)|your (?:ssn|social security|identity|name|account|card|parcel)[^.]{0,24}(?:suspended|money laundering|criminal|linked to|used in)"
        r"|(?:do not|don't|never) (?:tell|inform|speak to|talk to)[^.]{0,16}(?:family|husband|wife|relatives|bank staff|the bank|your bank)|(?:stay|remain) on the (?:line|phone)|share your screen|screen[- ]shar",
    ),
    Term(
        "feigned_service",
        r"百万保障|校园贷[^，。]{0,6}注销|注销[^，。]{0,6}校园贷|(?:取消|关闭|注销)[^，。]{0,10}(?:会员|代理|直播|自动扣费|扣费|备用金|白条|金条)[^。]{0,16}(?:否则|征信|每月|操作|转)|(?:不|未|没)(?:取消|关闭|注销)[^。]{0,14}(?:扣(?:费|款|除)|影响[^，。]{0,4}征信)"
        r"|(?:丢失|丢件|损坏|质量问题)[^。]{0,20}(?:[两双三多]倍)?(?:理赔|赔付|赔偿|退款)[^。]{0,14}(?:加|扫|下载|会议|通道)|(?:银联|官方|理赔|退款|金融)(?:专属)?客服[^。]{0,20}(?:加|扫码|下载|会议)"
        r"|理赔(?:通道|流程|金额?)[^。]{0,14}(?:关闭|领取|登录|填写)|(?:[两双三多]倍)(?:理赔|赔付|赔偿)[^。]{0,14}(?:领取|登录|填写)|(?:已开通|误开)[^，。]{0,8}会员[^。]{0,14}取消请?(?:回电|致电|拨打|联系)|验资[^，。]{0,8}(?:退还|退回|返还)",
        r"refund (?:department|team)[^.]{0,30}(?:call|download|install)|(?:subscription|membership)[^.]{0,24}(?:renew|charged)[^.]{0,30}(?:call|cancel)|\bany ?desk\b|team ?viewer",
    ),
    # A text that speaks as a courier, a toll road, an office, a shop. They write such texts too: see `lures` for what makes one a lure.
    Term(
        "lure",
        r"(?:包裹|快件|快递|邮件)[^。\n]{0,16}(?:地址(?:不详|有误|不完整)|滞留|暂存|无法(?:派送|投递)|退回|补缴|关税)|ETC[^。\n]{0,12}(?:失效|停用|过期|禁用|未认证)|(?:社保|医保)卡?[^。\n]{0,10}(?:停用|失效|过期|异常)",
    ),
    Term(
        "card_taken",
        r"(?:点|扫|打开|填)了?[^。]{0,20}(?:链接|网址|网站|卡号|二维码)[^。]{0,30}(?:被(?:盗)?刷|扣|转走|没了)|(?:填|输)了?(?:银行)?卡号[^。]{0,30}(?:验证码|被(?:盗)?刷|扣|转走)|卡被(?:盗)?刷",
    ),
    Term(
        "posed",
        r"(?:自称|冒充|假冒|谎称|假扮|说(?:他|她|自己)+是)[^。]{0,16}(?:公安|警察|民警|警官|刑警|刑侦|检察|法院|通信管理局|通管局|社保局|医保局|疾控|领导|老板|书记|老师|孙子|外甥|侄子|理赔|退款|退费|售后)|安全(?:账|帐)[户号]|(?:共享|分享)了?屏幕|屏幕共享|百万保障|注销[^，。]{0,6}校园贷",
        r"(?:claimed|pretended|posed|said (?:he|she|they)|introduced (?:him|her)self)[^.]{0,20}(?:police|officer|prosecutor|tax office|\birs\b|grandson|nephew|refund (?:department|team|agent))|safe account|shared my screen",
    ),
    Term("callers_craft", r"GO[-_]?IP|VO[-_]?IP线路|猫池|卡池|手机口|话术(?:本|稿|单)|改号|(?:一|二|三)线(?:话务|接|转|的人|同事|[一二两三四五六七八九十0-9]+个)|[0-9一二三四五六七八九]号稿|卡组[^，。]{0,80}(?:停|换)|(?:号|卡)[^，。]{0,6}有人标记", r"\bgoip\b|sim ?box|caller id spoof|call script"),
    Term("cash_runs", r"(?:取|收|送|交接?|押)(?:到|了|完)?(?:的)?现(?:金|钞|款)|车手|跑分|水房|取现[^，。]{0,10}(?:交|给|送|放)|(?:一车|二车|头车|车队)", r"cash (?:pick[- ]?up|courier|drop)|pick up (?:the )?cash"),
    # diversion
    Term("traffic_system", r"(?:文章|引流|站群|推广|采集|伪原创)[^，。]{0,6}(?:系统|软件|程序|源码|工具)|自动(?:发文|生成文章|采集)|(?:流量|广告)变现|点击(?:收益|单价|分成)|广告联盟|一键生成[0-9]*篇|批量生成[0-9]*篇|(?:域名自动轮换|被封自动跳)|阅读按千次结算|落地页(?:后台|自带)"
        r"|(?:爆文|文章|软文)[^，。]{0,8}(?:批量|裂变|自动)[^，。]{0,4}(?:生成|采集|软件|系统|发布)?|(?:强制|诱导)分享|分享(?:才能|后才)[^，。]{0,3}看|裂变[^，。]{0,6}(?:文章|源码)|(?:带|留)广告位|广告位[^，。]{0,4}(?:自己填|自填|自定义)|标题党|采集发布|自动采集|(?:分钟|小时|一晚上?)(?:出|写|生成)?(?:[0-9]{2,}|[一二三五几]?[十百千])篇|改写率|洗稿|过原创|(?:换|改)[^，。]{0,8}(?:同义词)?[^，。]{0,4}过重|填[^，。]{0,3}联盟(?:ID|账号)|联盟(?:ID|账号)[^，。\n]{0,3}没填|跳转(?:页|域名)|模板[^，。]{0,6}(?:出的?稿|套出)", r"article (?:generator|system|spinner)|auto[- ]?post|traffic (?:system|software|monetisation|monetization)|ad revenue per click"
        r"|auto[- ]?blog|spin(?:ning|ned|s)? articles|article spin|insert your (?:own )?ads"),
    Term("bait", r"震惊|不转不是|竟然|万万没想到|速看|真相|太可怕|吓(?:傻|坏)|看完(?:惊|泪|哭|沉默)|刚刚(?:发生|宣布|传来)|千万别|你不知道的|最后一(?:句|张|个)|99%|删前速看|紧急(?:通知|扩散)|转疯|赶紧看", r"you won't believe|will (?:shock|blow your mind|make you)|what happened next|this one trick|\b[0-9]+ (?:things|reasons|ways|signs)\b|doctors hate|before it's deleted"),
    # site_network
    Term("site_trade", r"(?:网站|站点|论坛)[^，。]{0,8}(?:维护|续费|服务器|发帖|版主|管理)|站长|域名(?:被墙|更换|备用)|备用(?:网址|域名)|永久(?:网址|域名)|发布页|被墙|备用地址|永久地址|主站|防失联|(?:打不开|失效)[^，。]{0,6}找|换到[a-z0-9.-]{4,}", r"mirror (?:site|domain)|backup domain|our new (?:domain|address)|webmaster|blocked[^.]{0,12}moved to"
        r"|(?:domain|site) (?:was|is|got|has been) (?:blocked|banned|seized|taken down)|new (?:mirror|domain|url)\b"),
    Term("agent_link", r"[?&](?:u|uid|a|i|ref|agent|aff|invite|inviter|pid|code)=[A-Za-z0-9_-]{2,24}", r"[?&](?:u|uid|a|i|ref|agent|aff|invite|inviter|pid|code)=[A-Za-z0-9_-]{2,24}"),
    Term("own_link", AGENT_LINK),
    Term("order_rows", r"证件种类|证书编号[^。]{0,80}(?:快递|金额|接单)|(?:学历|学位|文凭|证书(?:名称|种类))[^。]{0,160}(?:定金|尾款|接单|代理)|(?:定金|尾款|接单|代理)[^。]{0,160}(?:学历|学位|文凭|证书(?:名称|种类))", r"certificate (?:type|kind)[^.]{0,80}(?:parcel|amount)"),
    Term("lookalike", r"(?:证|证书|资格|学历)[^。]{0,10}查询(?:平台|系统|网|中心|分?站)|输入(?:证书|证件)编号", r"(?:certificate|licen[cs]e) (?:lookup|verification) (?:portal|service)"),
    Term("false_paper",
        r"(?:毕业证?|学历|学位|资格证|文凭|证书|本子|资料)[^。]{0,30}(?:假的|是假|假网站|查不到|查无|伪造|不存在|没收到)|证[^，。]{0,6}(?:是假|系伪造|查不到)|查无此证",
        r"(?:diploma|certificate|licen[cs]e)[^.]{0,40}(?:was|is|turned out)[^.]{0,12}(?:fake|false|forged)"),
    Term("no_such_paper", r"查无此证|无此编号|证件?[^，。]{0,8}(?:存疑|系伪造|是假)", r"no such (?:certificate|number)|certificate is (?:false|forged)|(?:diploma|degree|transcript|certificate|licen[cs]e)s? (?:of ours )?(?:with (?:a wrong|one serial|the same (?:serial|number))|in a font|that we (?:never|did not|stopped))|(?:we (?:never|did not)|not) issued? (?:it|this|by us|such)|our (?:school|university|college|office)(?:'s)? (?:name|seal)[^.]{0,24} (?:sell|forge|fake)"),
    Term("staff", r"岗位|工号|应发|底薪|考勤", r"\bpayroll\b|job title"),
    Term("staff_money", r"岗位(?:财务|会计|出纳)|(?:财务|出纳)[^，。]{0,4}应发", r"accountant|cashier"),
    Term("staff_tools", r"岗位(?:技术|开发|运维|程序)", r"developer|sysadmin"),
    Term("staff_sales", r"岗位(?:推广|引流|代理|渠道)", r"marketing agent"),
    # who wrote it
    Term("official", r"本局|我局|警情通报|公安局通报|检察院公告", r"this (?:bureau|office) (?:announces|reports)"),
)  # fmt: skip

BY_NAME: dict[str, Term] = {t.name: replace(t, more=ENGLISH.get(t.name, "")) for t in (*VOICES, *TERMS)}


DEAR = frozenset(
    {
        "cash_runs", "codes_offered", "data_goods", "engagement_ordered", "false_paper", "fee_first", "feigned_office", "feigned_service",
        "forged_papers", "other_goods", "posed",
    }
)  # fmt: skip
"""Terms of many gaps after common words, whose automata are two to five times as slow as others': looked for only where a word that they need stands."""
SELDOM = frozenset(
    {
        "callers_craft", "captured", "codes_offered", "hires_accounts", "lookalike", "no_such_paper", "order_rows", "overdue", "payout_refused", "sham_shop", "site_trade",
        "traffic_system", "unpaid_night", "verifiable",
    }
)  # fmt: skip
"""Terms whose needed words are of the trade, not of everyday: one look for all of these words spares most texts all of the terms."""


def may_say(names: Iterable[str], column: str) -> str:
    """SQL that is true wherever one of the terms is said in Chinese, and in other places too: a look for the words they need."""
    words: set[str] = set()
    for name in names:
        for pattern in BY_NAME[name].chinese:
            held = needed(pattern)
            if held is None:
                return "TRUE"
            words |= held
    return f"regexp_matches({column}, {literal('|'.join(map(_escaped, sorted(words))))}, 'i')"


def _escaped(word: str) -> str:
    return "".join(f"\\{c}" if c.isascii() and not c.isalnum() and c not in " _" else c for c in word)


def _in_chinese(name: str, column: str) -> list[str]:
    looks = []
    for pattern in BY_NAME[name].chinese:
        look = f"regexp_matches({column}, {literal(pattern)}, 'i')"
        held = needed(pattern) if name in DEAR else None
        if held:
            words = literal("|".join(map(_escaped, sorted(held))))
            look = f"(CASE WHEN regexp_matches({column}, {words}, 'i') THEN {look} ELSE FALSE END)"
        looks.append(look)
    return looks


def said(name: str, *, plain: str = "words", squeezed: str = "squeezed") -> str:
    """SQL that is true where a term is said.

    Args:
        plain: SQL expression of the text as it stands.
        squeezed: SQL expression of the text without white space and invisible characters.
    """
    term = BY_NAME[name]
    parts = _in_chinese(name, squeezed)
    parts += [f"regexp_matches({plain}, {literal(p)}, 'i')" for p in (term.en, term.more) if p]
    return "(" + " OR ".join(parts) + ")"


def any_chinese(names: Iterable[str], column: str) -> str:
    """SQL that is true where one of the terms is said in Chinese, by one automaton: for terms of few gaps only (see `Term`)."""
    return f"regexp_matches({column}, {literal('|'.join(f'(?:{BY_NAME[n].zh})' for n in sorted(set(names))))}, 'i')"


def any_english(names: Iterable[str], column: str) -> str:
    """SQL that is true where one of the terms may be said in English: one look instead of one a term."""
    patterns = [BY_NAME[n].en for n in sorted(set(names)) if BY_NAME[n].en]
    return f"regexp_matches({column}, {literal('|'.join(f'(?:{p})' for p in patterns))}, 'i')"


def may_say_more(names: Iterable[str], column: str) -> str:
    """SQL that is true wherever one of the terms is said in more English (see `Term.more`), and in other places too: a look for the words they need."""
    words: set[str] = set()
    for pattern in (BY_NAME[n].more for n in sorted(set(names))):
        held = needed(pattern) if pattern else frozenset[str]()
        if held is None:
            return "TRUE"
        words |= held
    return (
        f"regexp_matches({column}, {literal('|'.join(map(_escaped, sorted(words))))}, 'i')"
        if words
        else "FALSE"
    )


def said_after(name: str, *, plain: str, squeezed: str, english: str, chinese: str = "") -> str:
    """`said`, looking for the English pattern only where the column `english` (see `any_english`) holds, for what else is said in English only where the
    column of that name with `_more` (see `may_say_more`) does, and for the Chinese ones only where the column `chinese` (see `may_say`) does, when one is named.

    Chinese patterns are not put together so: their alternation outgrows the automaton's cache and is slower than all of
    them one by one.
    """
    term = BY_NAME[name]
    parts = _in_chinese(name, squeezed)
    if chinese and parts:
        parts = [f"(CASE WHEN {chinese} THEN {' OR '.join(parts)} ELSE FALSE END)"]
    if term.en:
        # CASE, unlike AND, evaluates its branch for the rows that reach it only.
        parts.append(
            f"(CASE WHEN {english} THEN regexp_matches({plain}, {literal(term.en)}, 'i') ELSE FALSE END)"
        )
    if term.more:
        parts.append(
            f"(CASE WHEN {english}_more THEN regexp_matches({plain}, {literal(term.more)}, 'i') ELSE FALSE END)"
        )
    return "(" + " OR ".join(parts) + ")"


@cache
def _looks(name: str) -> list[Any]:
    import re2

    term = BY_NAME[name]
    return [re2.compile("(?i)" + pattern) for pattern in (*term.chinese, term.en, term.more) if pattern]


def where_said(name: str, text: str) -> tuple[int, int] | None:
    """The first place in a text where a term is said, as code points; None when it is not, or only across white space.

    Matches the Chinese pattern with white space as it stands: a passage broken by spaces is cited from its first
    matching part only when the pattern holds unbroken.
    """
    best: tuple[int, int] | None = None
    for look in _looks(name):
        found = look.search(text)
        if (
            found is not None
            and found.end() > found.start()
            and (best is None or (found.start(), found.end()) < best)
        ):
            best = found.start(), found.end()
    return best
