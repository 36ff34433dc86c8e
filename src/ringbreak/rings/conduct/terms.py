"""The words of conduct: what is offered, asked for, complained of and warned against, in Chinese and English.

Patterns are RE2 (linear time), used by the engine in SQL and by `passages` on single texts. Chinese ones are matched
against the text without white space and invisible characters, English ones against the text as it stands, both
without regard to case. A word in a list proves nothing: see `typing` for what it takes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ringbreak.model.agent_codes import AGENT_LINK


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a text may say. zh, en: RE2 patterns; empty when the language has none."""

    name: str
    zh: str
    en: str = ""


INVISIBLE = r"[\s\x{200B}-\x{200F}\x{2060}\x{FEFF}]+"

VOICES: tuple[Term, ...] = (
    Term("police", r"公安局|公安机关|公安機關|警方|民警|检察|檢察|法院", r"\bpolice\b|prosecutor|\bcourt\b"),
    Term(
        "suspects",
        r"犯罪嫌疑人|嫌犯|抓获|抓獲|落网|刑拘|涉案|团伙成员",
        r"\bsuspects?\b|\barrested\b|defendants?\b",
    ),
    Term("press", r"记者|記者|报道|報導|本报讯|通报|通報|新闻|案例", r"\breporters?\b|\bnews\b|bulletin"),
    Term(
        "press_tells",
        r"本报(?:记者|接到|讯|评论)|(?:读者|市民|网友)[^，。]{0,14}反映|(?:律师|警方|记者|本报)提醒|记者(?:调查|以普通|拨打|联系|了解|注意)|(?:日报|晚报|早报|时报|新闻网|法治报|都市报|电视台)记者",
        r"\bour reporter|readers (?:have )?(?:told|written)|police (?:advise|remind|warn)|staff reporter|reported by [A-Z]",
    ),
    Term(
        "warning",
        r"谨防|切勿|当心|警惕|反诈|防骗|请勿(?:转账|轻信|点击|扫)|不要(?:相信|轻信|点击|扫|转账)|凡是.{0,20}(?:都是|均为)诈骗|提醒广大",
        r"\bbeware\b|do not (?:share|trust|click|pay|scan)|never (?:share|pay|give)|scam alert|stay safe",
    ),
    Term(
        "complaint",
        r"我?被骗|被騙|上当|请求.{0,8}(?:处理|查处)|投诉信|致.{0,12}(?:警察|公安|派出所|平台)|我要(?:报警|投诉)|收到我发的|说我在?发|大家小心|要求退款|可以退吗|还我|騙局|特此报案|前来报案|(?:帮|请|能).{0,4}追回|(?:把|将)我踢|(?:客服|对方|群主|平台|商家)[^，。]{0,8}(?:拉黑|删)了?我|取不出来|登录不上了?[，。]|骗(?:了|走)我?|受害人|请求(?:依法)?立案|投诉人[：:]|投诉书|(?:骚扰|轰炸|威胁|辱骂|恐吓)(?:我|家人)|查无此证|无此编号|特此函告|客服不回|要求赔偿",
        r"\bcomplaint\b|i was (?:scammed|cheated|robbed|defrauded)|my account (?:sent|was|has)|give me my money|want my money back|please help me get .{0,20}back",
    ),
    # A victim tells a story: somebody, who told me to, what I paid, what came of it. Two of the four make a complaint.
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
        r"我(?:[^，。]{0,14})(?:转|存|充|交|付|还|汇|借)(?:了|给|款|入)|前后(?:共|一共)?(?:转|存|充|交|付|还|打)|陆续(?:转|存|充|付|打)|(?:分|共)[0-9]+次(?:转|付)",
        r"\bi (?:paid|sent|transferred|deposited|borrowed|applied)\b|applied for a loan of",
    ),
    Term(
        "came_to_nothing",
        r"联系不上|失联|(?:贷款|钱|货|款)(?:一直)?没(?:有)?(?:下来|到|放|发)|一分钱?[^，。]{0,4}(?:没|未)|才(?:发现|知道)|不给?(?:退|提)|(?:转完|接着|随后|又)[^，。]{0,6}(?:还要|又让|再让)|(?:我|父母|家人)[^，。]{0,6}(?:无法|不敢)(?:正常)?",
        r"heard nothing|was a (?:fraud|scam)|never (?:came|arrived|paid)|stopped answering|no refund",
    ),
)
"""Whose voice: two of police, suspects, press and how the press tells make a report; then warning, complaint, and else the author's own. A
complaint is one that says so, or a story of which two parts of four are told."""

TERMS: tuple[Term, ...] = (
    # account_control
    Term(
        "cleaning",
        r"清粉|僵尸粉|单删检测|(?:检测|测).{0,8}(?:谁|好友).{0,8}(?:删|拉黑)|谁(?:偷偷)?(?:删|拉黑)了|(?:查|测)[^。]{0,16}(?:删了?我|把我(?:删|拉黑))|[0-9]+个(?:人|好友)(?:把我)?(?:拉黑|删)了?我?",
        r"who (?:has )?(?:deleted|unfriended|removed|blocked) (?:you|me)\b|clean(?:ing|s)? (?:up )?(?:your )?(?:fans|followers|friend list)",
    ),
    Term(
        "codes_offered",
        r"(?:出|售|卖|批发|供应).{0,10}(?:群码|群活码|群二维码)|(?:群码|活群).{0,24}(?:元|块)|(?:weixin\.qq\.com/g/|jq\.qq\.com).{0,300}(?:单价|价格|售价)[^0-9]{0,8}[0-9]|(?:单价|价格|售价)[^0-9]{0,8}[0-9].{0,300}(?:weixin\.qq\.com/g/|jq\.qq\.com)",
        r"(?:sell|selling|fresh|live).{0,24}group (?:qr )?codes",
    ),
    Term(
        "captured",
        r"群发.{0,8}广告|(?:发|转).{0,8}群二维码|群二维码.{0,10}(?:转走|发出|发了)|(?:另一台|异地|陌生).{0,6}(?:登录|设备)|进来.{0,8}陌生人|收到我发的广告|说我在发广告",
        r"sent the same adverti|invitation (?:codes?|qr)|strangers joined|logged in (?:on|from) another",
    ),
    # trade
    Term(
        "data_goods",
        r"(?:公民|个人|客户|用户)(?:信息|数据|资料)|(?:网贷|贷款|股民|车主|业主|学生|家长|老年|保健品|母婴|快递|开户|投资|彩民|企业法人)[^，。；\n]{0,8}?(?:数据|名单|面单|客户|会员|资料|信息)|面单|料子|四件套|全套资料",
        r"\bfullz\b|\bcvv\b|bank logs|personal (?:data|records)|(?:fresh )?leads\b|loan applicants|database dump",
    ),
    Term(
        "other_goods",
        r"(?:出|售|收|卖|租|批发)[^，。；\n]{0,8}(?:银行卡|对公账?户|电话卡|手机卡|实名卡|实名号|微信号|支付宝号|身份证|黑卡)|代开[^，。；\n]{0,12}发票|(?:发票|票据)[^，。；\n]{0,8}代开|假(?:币|钞|烟|酒|药)|高仿|气枪|仿真枪|枪支|弹药",
        r"(?:sell|selling|rent).{0,16}(?:bank accounts?|sim cards?|verified accounts?|passports?)|counterfeit|replica (?:watch|bag)|\bfirearms?\b",
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
        "insider",
        r"(?:我|本人|我们)(?:在|是)[^，。]{0,12}(?:内部|内鬼|员工|上班)|脱库|拖库|刚脱的|后台导出|(?:系统|后台)里?(?:直接)?(?:拉|导|查)(?:的|出来)|公司查得严|权限(?:要|被|快)?(?:收|没)|内部系统",
        r"i work (?:at|in|for)|just dumped|dumped (?:it )?(?:from|myself)|insider access",
    ),
    # paid_engagement
    Term(
        "engagement",
        r"水军|刷(?:赞|粉|量|阅读|评论|播放|好评)|删帖|沉帖|控评|代发帖|顶帖|买(?:粉|赞)|(?:点赞|转发|评论|阅读)[^，。]{0,8}[0-9.]+元|代?发?软文|压热度|负面(?:处理|信息)|舆情优化|口碑(?:优化|维护)|(?:顶|赞|评)[0-9]+(?:个|条|楼)",
        r"buy (?:likes|followers|views|reviews)|(?:likes|followers|reviews|views) for sale|paid reviews|remove (?:negative|bad) (?:posts|reviews)|reputation (?:repair|management) for",
    ),
    Term(
        "engagement_ordered",
        r"(?:需要|帮我|能不能|想)[^，。]{0,8}(?:删帖|删掉|沉下去|刷)|(?:顶|赞|评|删|沉|压)[0-9]+(?:个|条|楼)[^。]{0,20}(?:前|付|结)|客户[^。]{0,40}(?:数量|金额)|业务[^。]{0,20}客户|来[0-9]+(?:条|个|篇)(?:软文|好评|赞|评论)|文案发你",
        r"(?:need|please) .{0,20}(?:removed|deleted|pushed down)",
    ),
    # gambling_shop
    Term(
        "gambling",
        r"百家乐|时时彩|六合彩|真人(?:荷官|视讯|娱乐)|投注|下注|彩金|博彩|首存|上下分|体育盘口|棋牌[^，。]{0,8}提现|(?:没|充|能|秒|快速)?上分|下分|庄闲|大小单双|赛车飞艇"
        r"|(?:今晚|晚上|[点时半])开(?:盘|台)|(?:底分|起注|封顶)[0-9]|(?:首次|新客|首)?(?:存款|充值)送[0-9]",
        r"\bcasino\b|baccarat|\bbet(?:s|ting)\b|sportsbook|free spins|jackpot|\bstakes from\b|place your bets|deposit bonus",
    ),
    Term(
        "sham_shop",
        r"(?:一|1)元(?:购|夺宝|抢购|抢)|云购|(?:双倍|多倍|三倍)理赔|请勿联系平台|不要联系平台|(?:1|一)元夺|夺宝|[0-9]人次开奖|元(?:抽|赢)(?:手机|大奖)|抽奖[^，。]{0,8}(?:充值|充了)",
        r"one[- ]yuan|1[- ]yuan (?:buy|draw)|do not contact the platform",
    ),
    Term(
        "fee_first",
        r"(?:先|需|请|须|应)[^，。]{0,6}(?:交|缴|缴纳|支付|付|转)[^，。]{0,4}(?:保证金|解冻费|手续费|认证金|工本费|会员费|验资)|(?:解冻费|保证金)[0-9]|[贷貸]款先收[费費]",
        r"unfreez(?:e|ing) fee|pay (?:the|a) .{0,16}fee|(?:one more |another )?deposit of|your fee (?:for|is)|fee for file",
    ),
    Term(
        "payout_refused",
        r"(?:无法|不能|不让)提现|提现不了|不到账|不发货|被冻结|被凍結|先收[费費]|(?:还|又)要(?:我)?(?:交|缴|转)|中奖的?(?:全|都)是|中奖名单|内定|一分都?取不出|踢出群|再也登录不上|流水不够",
        r"cannot withdraw|can't withdraw|never (?:arrived|delivered)|asked (?:me )?for (?:more|another)|frozen",
    ),
    Term("agents", r"(?:招|诚招|做)代理|代理(?:返佣|提成|后台|链接)|推广(?:链接|佣金|提成)|下级|下线|返佣|拉人头|(?:流水|输赢|业绩)[^，。]{0,2}(?:返|提|抽)[0-9.]+(?:个)?(?:点|%)|有流量的来|(?:日|周|秒)结[^，。]{0,3}(?:不拖|秒)|代理结算|代理@|(?:你|我)的(?:专属|推广)?链接", r"\baffiliates?\b|agent (?:link|code|commission)|referral (?:bonus|commission)|(?:refer|bring) (?:a|your) (?:player|friend|member)s? and|(?:earn|keep) [0-9.]+ ?% of|(?:agents?|promoters?) wanted|your own link|own link"),
    Term("agent_code", r"(?:代理|邀请|推荐|推广)码|我的(?:推广|邀请|代理)链接", r"(?:invite|agent|referral|promo) code"),
    # loan_extortion
    Term("lending", r"[贷貸]款|网贷|借款|放款|借[贷貸]|下款", r"\bloans?\b|\blending\b|\bborrow"),
    Term(
        "threat",
        r"爆(?:你)?通讯录|通讯录[^，。]{0,12}(?:群发|轰炸|都会|全部)|逾期[^，。]{0,16}(?:通知|联系|上门|曝光|后果)|(?:PS|P)[^，。]{0,4}(?:照片|图片|裸照)|后果自负|上门[^，。]{0,6}(?:催收|找)|让你(?:身败名裂|家人)|群发(?:给)?(?:你的)?(?:亲友|家人|同事)|P好?的?(?:图|照)|(?:通讯录|亲戚|亲友|家人|单位|同事)[^，。]{0,10}(?:群发|打电话|知道|收到)|(?:群发|发)给?你(?:的)?(?:亲戚|父母|单位|老婆|老公|朋友)|骚扰(?:我|家人)|轰炸我|P图威胁",
        r"(?:tell|call|message|inform) (?:all )?your (?:contacts|family|friends|employer)|edited photos?|we will (?:visit|expose)|face the consequences|(?:everybody|everyone|all) in your (?:phone book|contacts)|your (?:family|relatives|boss) (?:will|gets?)",
    ),
    Term(
        "overdue",
        r"逾期|滞纳金|砍头息|催收|续期费|展期费|7天(?:期|一期)",
        r"\boverdue\b|late fee|rollover fee|extension fee",
    ),
    # forgery
    Term(
        "forged_papers",
        r"办证|刻章|(?:代办|办理|制作|定做|出售)[^，。；\n]{0,10}(?:毕业证|学历|学位证|驾驶证|资格证|职称证|证书|证件|印章|结婚证|房产证)|假证|(?:会计|电工|焊工|叉车|健康|从业|上岗|驾驶|职业资格|学历|毕业)证[^，。；\n]{0,10}(?:不用考|免考|包过|可查|钢印|水印|防伪|做一|几天|涨|下单)|(?:驾照|驾驶证|本子|增驾|资格证|学历|证书)[^，。；\n]{0,12}(?:免考|不用考|不考试|直接(?:入库|拿证|出证|录入))|(?:免考|不用考试?)[^，。；\n]{0,6}(?:驾照|驾驶证|本子|资格证|学历|证书)|(?:办|做|出)[^，。；\n]{0,6}(?:电工|焊工|叉车|健康|从业|上岗|驾驶|资格|会计|学历|毕业|学位|职称|护士|医师|教师|建造师|保安员|身份|结婚|房产)证[^。\n]{0,24}(?:不用考|免考|见证付款|先看电子|包上网|和真的一样|(?:样本|图样|样品)在)|证[^。\n]{0,10}和真的一样|下单[：:，][^，。]{0,8}证|(?:钢印|水印)[^，。]{0,4}齐|没证发愁",
        r"fake (?:diplomas?|degrees?|certificates?|licen[cs]es?|ids?\b|passports?)|diplomas? for sale|no (?:course|exam)[^.]{0,30}(?:card|certificate|licen[cs]e)|(?:card|certificate|licen[cs]e|diploma)\? no (?:course|exam|test)|can be checked on a site",
    ),
    Term("verifiable", r"(?:网上|官网|联网|官方|全国|系统)(?:可查|能查|查得到|可以查|入库)|录入(?:系统|数据库)|内部入库|查到(?:再|后)付款|先查后付", r"verifiable online|registered in the (?:system|database)|shows? up in the (?:register|system|database)"),
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
    Term("interception", r"嗅(?:探|到)|短信(?:拦截|劫持)|拦截(?:短信|码|料)|伪基站|猫池|GSM[^，。]{0,4}(?:劫持|中间人)|采(?:到|了|集)?[0-9]+个?号|洗料|采号|包料|出料|(?:额度高)[^，。]{0,6}(?:借出来|刷)", r"sms (?:sniff|intercept)|gsm sniff|imsi catcher|fake base station|(?:harvested|caught) [0-9]+ numbers"),
    Term("unpaid_night", r"(?:半夜|凌晨|深夜|夜里|睡觉|睡着|一觉醒来|早上醒来|起床)[^。]{0,40}(?:验证码|(?:被|给)(?:人)?(?:转走|转账|盗刷|消费|刷|借|提现|扣|贷)|不是我|不是本人)|盗刷", r"(?:overnight|while i (?:slept|was asleep)|at night|woke up|in the morning).{0,60}(?:codes?\b|payment|withdrawn|borrowed|spent)|payments? i did not make"),
    # diversion
    Term("traffic_system", r"(?:文章|引流|站群|推广|采集|伪原创)[^，。]{0,6}(?:系统|软件|程序|源码|工具)|自动(?:发文|生成文章|采集)|(?:流量|广告)变现|点击(?:收益|单价|分成)|广告联盟|一键生成[0-9]*篇|批量生成[0-9]*篇|(?:域名自动轮换|被封自动跳)|阅读按千次结算|落地页(?:后台|自带)", r"article (?:generator|system|spinner)|auto[- ]?post|traffic (?:system|software|monetisation|monetization)|ad revenue per click"),
    Term("bait", r"震惊|不转不是|竟然|万万没想到|速看|真相|太可怕|吓(?:傻|坏)|看完(?:惊|泪|哭|沉默)|刚刚(?:发生|宣布|传来)|千万别|你不知道的|最后一(?:句|张|个)|99%|删前速看|紧急(?:通知|扩散)|转疯|赶紧看", r"you won't believe|will (?:shock|blow your mind|make you)|what happened next|this one trick|\b[0-9]+ (?:things|reasons|ways|signs)\b|doctors hate|before it's deleted"),
    # site_network
    Term("site_trade", r"(?:网站|站点|论坛)[^，。]{0,8}(?:维护|续费|服务器|发帖|版主|管理)|站长|域名(?:被墙|更换|备用)|备用(?:网址|域名)|永久(?:网址|域名)|发布页|被墙|备用地址|永久地址|主站|防失联|(?:打不开|失效)[^，。]{0,6}找|换到[a-z0-9.-]{4,}", r"mirror (?:site|domain)|backup domain|our new (?:domain|address)|webmaster|blocked[^.]{0,12}moved to"),
    Term("agent_link", r"[?&](?:u|uid|a|i|ref|agent|aff|invite|inviter|pid|code)=[A-Za-z0-9_-]{2,24}", r"[?&](?:u|uid|a|i|ref|agent|aff|invite|inviter|pid|code)=[A-Za-z0-9_-]{2,24}"),
    Term("own_link", AGENT_LINK),
    Term("order_rows", r"证件种类|证书编号[^。]{0,80}(?:快递|金额|接单)", r"certificate (?:type|kind)[^.]{0,80}(?:parcel|amount)"),
    Term("lookalike", r"(?:证|证书|资格|学历)[^。]{0,10}查询(?:平台|系统|网|中心)|输入(?:证书|证件)编号", r"(?:certificate|licen[cs]e) (?:lookup|verification) (?:portal|service)"),
    Term("no_such_paper", r"查无此证|无此编号|证件?[^，。]{0,8}(?:存疑|系伪造|是假)", r"no such (?:certificate|number)|certificate is (?:false|forged)"),
    Term("staff", r"岗位|工号|应发|底薪|考勤", r"\bpayroll\b|job title"),
    Term("staff_money", r"岗位(?:财务|会计|出纳)|(?:财务|出纳)[^，。]{0,4}应发", r"accountant|cashier"),
    Term("staff_tools", r"岗位(?:技术|开发|运维|程序)", r"developer|sysadmin"),
    Term("staff_sales", r"岗位(?:推广|引流|代理|渠道)", r"marketing agent"),
    # who wrote it
    Term("official", r"本局|我局|警情通报|公安局通报|检察院公告", r"this (?:bureau|office) (?:announces|reports)"),
)  # fmt: skip

BY_NAME: dict[str, Term] = {t.name: t for t in (*VOICES, *TERMS)}


def _literal(pattern: str) -> str:
    return "'" + pattern.replace("'", "''") + "'"


def said(name: str, *, plain: str = "words", squeezed: str = "squeezed") -> str:
    """SQL that is true where a term is said.

    Args:
        plain: SQL expression of the text as it stands.
        squeezed: SQL expression of the text without white space and invisible characters.
    """
    term = BY_NAME[name]
    parts = [
        f"regexp_matches({column}, {_literal(pattern)}, 'i')"
        for column, pattern in ((squeezed, term.zh), (plain, term.en))
        if pattern
    ]
    return "(" + " OR ".join(parts) + ")"


def any_english(names: Iterable[str], column: str) -> str:
    """SQL that is true where one of the terms may be said in English: one look instead of one a term."""
    patterns = [BY_NAME[n].en for n in sorted(set(names)) if BY_NAME[n].en]
    return f"regexp_matches({column}, {_literal('|'.join(f'(?:{p})' for p in patterns))}, 'i')"


def said_after(name: str, *, plain: str, squeezed: str, english: str) -> str:
    """`said`, looking for the English pattern only where the column `english` (see `any_english`) holds.

    Chinese patterns are not put together so: their alternation outgrows the automaton's cache and is slower than all of
    them one by one.
    """
    term = BY_NAME[name]
    parts = []
    if term.zh:
        parts.append(f"regexp_matches({squeezed}, {_literal(term.zh)}, 'i')")
    if term.en:
        # CASE, unlike AND, evaluates its branch for the rows that reach it only.
        parts.append(
            f"(CASE WHEN {english} THEN regexp_matches({plain}, {_literal(term.en)}, 'i') ELSE FALSE END)"
        )
    return "(" + " OR ".join(parts) + ")"


def where_said(name: str, text: str) -> tuple[int, int] | None:
    """The first place in a text where a term is said, as code points; None when it is not, or only across white space.

    Matches the Chinese pattern with white space as it stands: a passage broken by spaces is cited from its first
    matching part only when the pattern holds unbroken.
    """
    import re2

    term = BY_NAME[name]
    best: tuple[int, int] | None = None
    for pattern in (term.zh, term.en):
        if not pattern:
            continue
        found = re2.search("(?i)" + pattern, text)
        if (
            found is not None
            and found.end() > found.start()
            and (best is None or (found.start(), found.end()) < best)
        ):
            best = found.start(), found.end()
    return best
