"""The words themselves: what announces which kind, what is slang."""

from __future__ import annotations

import re

TRADITIONAL = str.maketrans(
    "號電話機聯繫帳戶銀證寶賬飛紙鵝訊賴備網車單發碼運為聊戰線絡綫體詢諮員達進團組區幣鏈錢驗訂縣開財務轉匯卡請這箇個們對應賣買業裡裏與隊廳專雲貴陝贛遼晉閩寧蘇魯粵薇徵維衛擊雞湯維給報舉預約購數熱稱暱說",
    "号电话机联系帐户银证宝账飞纸鹅讯赖备网车单发码运为聊战线络线体询咨员达进团组区币链钱验订县开财务转汇卡请这个个们对应卖买业里里与队厅专云贵陕赣辽晋闽宁苏鲁粤薇徽维卫击鸡汤维给报举预约购数热称昵说",
)
"""Traditional characters that turn up in lead words, one for one, so offsets stay."""
CANTONESE = "嘅咗唔冇喺嚟啲搵佢哋咩乜嗰噉咁啩囉喇嘢畀俾睇攞"
"""Characters of written Cantonese that no Mandarin text needs."""

# word -> kinds it announces. '-' says: a number after it is no contact. Words in lower case; tried longest first.
# A word with a colon-mark '!' needs a separator (or 号/ID) between it and the value, because it is an everyday word too.
WORDS: dict[str, str] = {
    "wechat": "微信号 微信 微信同步电话 微信同电话 薇信 威信 徽信 溦信 维信 薇芯 微芯 微心 威芯 薇心 v信 v芯 v心 v❤ 微❤ 薇❤ 威❤ v♥ 微♥ 薇♥ v♡ 微x 薇x wechat weixin wei信 w信 微信hao vx vxin wx vxid wxid "
    "加v 加薇 加微 加威 +v +薇 +微 +威 加wx 加vx +wx +vx 卫星号 加卫星 ➕v 私v 私薇 私微 私我v 私我薇 私我微 加我v 加我薇 加我微 v我 我v 我薇 绿泡泡 绿泡 绿信 🍀信 🟢信 蔚信 !伪信 !味信 !喂信 vv vv号 +vv 微号 薇号 威号 v号 微x号 圍信 围信 微❤号 威x "
    "微讯 微讯号 微信联系 绿色聊天软件 绿色软件号 企业微信 企微 !薇 !微 !威 !v !卫星 !绿色软件 !卫信 !唯心 !维 "
    "佳卫 佳微 佳薇 佳威 佳维 佳v 佳vx 佳wx 嘉微 嘉薇 嘉威 嘉卫 伽薇 伽微 珈薇 珈微 茄薇 茄微 家薇 家微 加卫 加围 加维 加唯 加魏 加徽 🛰 🛰号 ➕🛰 加🛰 ➕我🛰 ➕微 ➕薇 ➕威 ➕vx ➕wx 某信 某信号 "
    "qv vq qv号 微q 微扣 q微 微xin 薇xin 威xin vxin号 绿软件 绿色app 绿色的软件 绿色聊天 !绿色的 微id 薇id 威id v信id 微账号 薇账号 微信账号 微信帐号 微信id 微信的id 微信的号 wechatid wechat id 微信 id vx id",
    "wechat_official": "公众号 微信公众号 公眾号 公号 gzh 订阅号 服务号 公粽号 公重号 公仲号 公种号 公终号 公钟号 公中号 公忠号 公衆号 宫众号 工众号 攻众号 弓众号 龚众号 恭众号 公众hao gong众号 gzh号 g众号",
    "qq": "qv vq qv号 微q 微扣 q微 qq号码 qq号 qq 扣扣号 扣扣 抠抠 叩叩 蔻蔻 寇寇 秋秋 球球号 球球 企鹅号 企鹅 企额 q号 加q +q 加扣 +扣 加企鹅 !q !扣 !抠 🐧 !蔻 口口号 我q 我扣 加我q 加我扣 私q 叩扣 扣叩 企鹅id !口口 群主 !丘丘 !求求 鹅号 小企鹅 小企鹅号 扣q 扣q号 qqid qid 扣id 扣扣id 企鹅账号 qq账号 qq帐号 qq id",
    "qq_group": "qq群号 qq群 q群号 q群 扣群 扣扣群 企鹅群 群号码 群号 qq裙 q裙 扣裙 加群 进群 入群 加裙 进裙 入裙 交流群 !群 !裙 君羊 q君羊 qqgroup qq群聊 !交流裙 学习群 粉丝群 内部群 股民群 福利群 企鹅裙 企鹅裙号 群聊号 qun qun号 扣扣裙 球球群 q群号码 裙号 裙号码 一群 二群 三群 四群 五群 新群 大群 总群",
    "telegram": "telegram 电报号 电报群 电报 纸飞机号 纸飞机 小飞机号 小飞机 飞机号 飞机群 加飞机 tg号 tg群 tg频道 tg 电報 ✈ !飞机 加tg +tg 小纸飞机 tele电报 土飞机 电报频道 纸飞机群 纸飞机频道 飞机频道 飞机id 电报id tgid telegramid 电报账号 telegram号 tg账号 tele 蓝色小飞机 蓝飞机 飞机联系 电报联系 纸飞机联系 tg联系 飞鸡号 飞鸡 灰机号 !灰机 灰鸡号 飞机搵我 电抱 电抱号 电✈ 电✈号 ✈号 纸✈ 小✈ telegrm telegra telegam telegramm telgram 飞机账号 飞机帐号 小飞机账号 纸飞机账号 纸飞机帐号 电报帐号 tg帐号 telegram账号 telegram帐号 telegram id 飞机的id 电报的id tg的id 飞机的号 电报的号 tg的号 tg id 飞机 id 电报 id 纸飞机 id",
    "whatsapp": "whatsapp whats app whatsap whatapp wsapp 瓦次普 瓦次艾普 瓦茨艾普 瓦次阿普 瓦茨阿普 瓦兹艾普 瓦特艾普 瓦茨普 瓦次app 瓦茨app wapp whats 沃茨艾普 沃次艾普 沃茨阿普 沃兹艾普 沃茨普 哇次普 哇茨艾普 watsapp whatsaap wtsapp whatsapp号 whatsapp号码 whatsapp账号 !ws !wa",
    "line": "line id lineid line号 !line 加赖 加line +line !赖 赖id line帐号 line账号 line官方账号 line官方帐号 line@ line好友 赖我 赖我id 赖的id 赖的号 line的id line的号 赖号 加他赖 加她赖 加我赖 她赖 他赖",
    "weibo": "某博 微博号 微博id 微博账号 微博昵称 新浪微博 微博 围脖 围脖号 weibo 渣浪 渣浪号 !wb wb号 wbid",
    "douyin": "某音 某音号 抖音号 抖音id 抖音账号 抖音 抖y dy号 !dy 斗音号 斗音 d音 d音号 抖yin dyid douyin tiktok",
    "alipay": "支付宝账号 支付宝帐号 支付宝账户 支付宝账户号 支付宝 之付宝 吱付宝 支fu宝 支某宝 支f宝 zhifubao 支付bao zfb账号 zfb号 zfb alipay 付宝",
    "phone": "联系电话 微信同步电话 微信同电话 联系方式 联系手机 手机号码 手机号 手机 电话号码 电话 座机 固话 热线 服务热线 咨询热线 举报电话 传真 致电 来电 拨打 拨通 呼叫 短信 打电话 viber tel telephone phone mobile cell call fax hotline "
    "☎ ☏ 📞 📱 📲 手鸡 首机 守机 客服电话 call me 联系 联系人 咨询 详询 电联 电询 dial desk answering at reach me at reach me on 来电咨询 电 机主 失主 报警电话 回拨 回电 去电 回个电话 电联 直拨 呼 t m fps 手机卡 话机 text txt sms 转数快 paynow",
    "cn_id": "身份证号码 身份证号 身份证 居民身份证 公民身份号码 公民身份证号码 公民身份证号 证件号码 证件号 证号 sfz sfz号 身份證 id card id no id号 idcard id number 身分证 身份号码 !id citizen id identity card",
    "uscc": "统一社会信用代码 社会信用代码 信用代码 统一代码 税号 纳税人识别号 纳税人识别码 uscc 信用码 统一信用代码",
    "bank_card": "银行卡号 银行卡 卡号 收款账号 收款卡号 收款账户 银行账号 银行帐号 银行账户 账号 帐号 账户 对公账户 储蓄卡 借记卡 信用卡 信用卡号 工行 工商银行 建行 建设银行 农行 农业银行 中行 中国银行 招行 招商银行 交行 交通银行 邮储 "
    "邮政储蓄 邮储银行 民生银行 平安银行 中信银行 光大银行 兴业银行 浦发银行 广发银行 华夏银行 农商行 农商银行 信用社 打款 汇款 转账到 打到 card number card no card credit card account no account number account acct 卡 户口 付款账号 对方账号 对方账户 付款卡号 转入卡号 转出卡号",
    "iban": "iban",
    "plate": "车牌号码 车牌号 车牌 号牌 牌照 车号",
    "imei": "国际移动设备识别码 imei imei码 imei号 串号 设备串号 手机串号 meid 机身码",
    "imsi": "国际移动用户识别码 imsi imsi号 imsi码",
    "iccid": "集成电路卡识别码 iccid码 iccid sim卡号 iccid号 sim卡",
    "mac": "mac mac地址 物理地址 网卡地址",
    "domain": "网址 域名 官网 网站 地址 官网地址 website site domain 浏览器输入 访问 登录 登陆 打开 网址是",
    "email": "邮箱 电子邮箱 邮件 电邮 email e-mail mail 邮箱地址",
    "txid": "txid txhash tx hash hash 交易哈希 交易hash 哈希 交易id 交易单号 交易号 链上哈希 transaction hash transaction tx",
    "parcel": "快递单号 运单号 物流单号 快递号 快件 快件号 运单 物流号 快递 单号 邮件号 包裹 包裹号 顺丰单号 顺丰 圆通 中通 申通 韵达 极兔 京东快递 邮政 ems 圆通单号 中通单号 申通单号 韵达单号 tracking number tracking no. tracking waybill ups fedex dhl usps consignment royal mail",
    "invoice": "发票号码 发票号 发票代码 发票代号 invoice no invoice number 票号 电子发票 发票",
    "apk": "包名 package 应用包名 安装包名 app包名 package name",
    "handle": "联系方式 哀居 哀鸡 哀居id 蝙🦇号 🦇号 profile id 网名 昵称 chat name screen name display name profile name account name seller name seller id 外号 绰号 化名 代号 用户名 网络昵称 账号名 帐号名 账户名 号主 会员名 id名 登录名 ID 笔名 板友 版友 吧友 联系人 username user name user nickname alias aka 网友 卖家 买家 上家 下家 店铺 用户 账号 帐号 旺旺 淘宝号 闲鱼号 闲鱼 蝙蝠号 蝙蝠id 蝙蝠 管理员号 群主号 yy号 陌陌号 探探号 绰号为 外号叫 自称 instagram ins号 推特 推特号 twitter 快手号 快手id 小红书号 小红书id b站id b站号 脸书 facebook qq昵称 微信昵称 游戏id 论坛id 贴吧id vendor seller reseller buyer admin mod moderator member dealer supplier merchant trader scammer owner agent escrow revtag keybase venmo !signal !viber !discord !snapchat !snap !kik !insta !wickr !threema !ins !ig !fb !快手 !小红书 !b站 !油管 "
    "!github !gitlab !skype !ravelry !etsy !depop !vinted !ebay !tumblr !pinterest !bluesky !bsky !soundcloud !bandcamp !patreon !gamertag !小红薯 !某书 !某鱼 !某站 !某手 土豆号 土豆id 某书号 某鱼号 !脆 !steam !roblox !threads !reddit !twitch !豆瓣 !知乎 !咸鱼 !转转 !得物 !贴吧 !虎牙 !斗鱼 !陌陌 !探探 steam号 steamid steam账号 discord号 discordid discord账号 dc号 ig号 igid threads号 snap号 fb号 facebook账号 "
    "豆瓣号 豆瓣id 知乎号 知乎id 咸鱼号 咸鱼id 闲鱼id 转转号 转转id 得物号 得物id 贴吧号 虎牙号 斗鱼号 推特id 脸书id soul号 soulid 陌陌id 探探id 比心号 b站账号 小红书账号 快手账号 快手昵称 小红书昵称 闲鱼账号",
    "btc": "btc bitcoin 比特币 比特币地址 大饼 btc地址",
    "eth": "eth ethereum 以太坊 以太币 erc20 erc-20 usdt-erc20",
    "tron": "tron trx trc20 trc-20 波场 usdt-trc20 usdt地址 usdt",
    "ltc": "ltc litecoin 莱特币 莱特币地址",
    "sol": "sol solana 索拉纳 sol地址 solana地址 spl phantom",
    "xrp": "xrp ripple 瑞波 瑞波币 xrp地址",
    "bch": "bch 比特币现金 bitcoincash bcash",
    "xmr": "xmr monero 门罗 门罗币",
    "doge": "doge dogecoin 狗狗币",
    "ada": "ada cardano 艾达币",
    "md5": "md5 md5值",
    "sha1": "sha1 sha-1",
    "sha256": "sha256 sha-256",
    "-": "订单号 订单编号 订单 编号 流水号 流水 交易流水号 取件码 取货码 提货码 取餐码 验证码 校验码 动态码 密码 口令 邀请码 激活码 优惠码 推广码 学号 工号 警号 员工号 考号 准考证号 案号 文号 邮编 邮政编码 金额 余额 总额 共计 合计 "
    "价格 单价 售价 原价 型号 版本 版本号 序列号 批次 批号 期号 页码 房号 座位号 航班 车次 ￥ ¥ $ rmb 人民币 排名 播放量 浏览量 阅读量 销量 库存 数量 order no order id order number order code pin otp version ver build no. 条形码 股票代码 代码 证券代码 尾号 后四位 末四位 报名号 "
    "合同号 合同编号 立案号 受理号 受案号 保单号 病历号 商品编号 货号 款号 抽奖码 兑换码 参考号 凭证号 退款单号 退货单号 售后单号 工单号 工单 投诉单号 报案单号 条码 条码号 索书号 馆藏号 barcode ",
}


HEARTS = "❤♥♡❥💓💕💖💗💘💙💚💛💜💝💞💟🧡"
"""A heart is read xin, as the second half of 微信 is."""


def _wechat_spellings() -> dict[str, bool]:
    """Homophones of 微信 that dodge filters, first half by second half; True: an everyday word too (唯心, 卫信)."""
    out = {}
    for first in "微薇威维徽溦葳巍围卫唯v":
        for second in "信芯心x" + HEARTS:
            word = first + second
            out[word] = out[word + "号"] = False
    for word in ("唯心", "卫信", "卫x", "唯x", "唯信", "围x", "围心", "卫心", "维心", "vx"):
        out[word] = word != "vx"
    return out


_BROKEN = "卫星 抖音 微博 微信 威信 薇信 徽信 wx vx qq tg 扣扣 企鹅 球球 电报 飞机号 加v 加微 加薇".split()
_LETTERS_FOR = {
    "telegram": "telegr@m telegr4m t3legram t3l3gram te1egram t€legram tele-gram tele.gram tele_gram tele*gram te1egr@m",
    "whatsapp": "wh@tsapp wh@ts@pp whats@pp wh4tsapp whats4pp what$app wh@t$app whats-app whats.app what's_app what'sapp whats_app whats*app",
    "wechat": "we-chat we.chat we_chat w3chat wech@t wech4t",
    "signal": "s1gnal sign@l",
}  # fmt: skip
"""Latin names of messengers with signs in a letter's place."""
_BREAKS = " .*·-_|~丨/❤♥♡🔥✨⭐🌟✅💯💰🎉🌈🍀⚡"


def _broken_leads() -> dict[str, str]:
    """微 信, w.x, 扣*扣: a lead word with one mark inside, and the word it is."""
    out = {word[0] + mark + word[1:]: word for word in _BROKEN for mark in _BREAKS}
    for word, readings in _LETTERS_FOR.items():
        out.update(dict.fromkeys(readings.split(), word))
        out.update({mark.join(word): word for mark in " .-_*"})
    for mark in HEARTS + "-":
        out["wei" + mark + "xin"] = "微信"
        for word in ("微x", "薇x", "威x", "vx", "wx"):
            out.setdefault(word + mark, word)
    del out["vx-"], out["wx-"], out["微x-"], out["薇x-"], out["威x-"]
    return out | {"wei xin": "微信", "we chat": "wechat"}


def _lexicon() -> tuple[dict[str, set[str]], dict[str, bool]]:
    kinds: dict[str, set[str]] = {}
    weak: dict[str, bool] = {}
    for word, everyday in _wechat_spellings().items():
        kinds.setdefault(word, set()).add("wechat")
        weak[word] = everyday
    for kind, text in WORDS.items():
        words = re.findall(
            r"(?:call me|answering at|reach me at|reach me on|whats app|id card|id number|id no\.?|identity card|citizen id|royal mail|card number|card no\.?|credit card|account no\.?|account number|tx hash|transaction hash|tracking number|tracking no\.|invoice no\.?|invoice number|package name|user name|chat name|screen name|display name|profile name|profile id|account name|seller name|seller id|order no\.|order id|order number|line id|wechat id|微信 id|vx id|telegram id|tg id|(?<!纸)飞机 id|电报 id|纸飞机 id|qq id)|\S+",
            text,
        )
        for word in words:
            is_weak = word.startswith("!") and len(word) > 1
            word = word.lstrip("!").lower().translate(TRADITIONAL)
            kinds.setdefault(word, set()).add(kind)
            weak[word] = weak.get(word, True) and is_weak
    for broken, word in _broken_leads().items():
        kinds.setdefault(broken, set()).update(kinds[word] - {"-"})
        weak.setdefault(broken, weak[word])
    return kinds, weak


KINDS, WEAK = _lexicon()
"""Lead words and the kinds they announce; which of them are everyday words too."""
_ORDINARY = frozenset(
    [
        "微信号",
        "微信",
        "wechat",
        "weixin",
        "公众号",
        "微信公众号",
        "订阅号",
        "服务号",
        "qq号码",
        "qq号",
        "qq",
        "qq群",
        "qq群号",
        "群号",
        "群号码",
        "交流群",
        "telegram",
        "电报号",
        "电报群",
        "电报",
        "whatsapp",
        "line",
        "lineid",
        "微博号",
        "微博",
        "weibo",
        "新浪微博",
        "抖音号",
        "抖音",
        "douyin",
        "tiktok",
        "支付宝",
        "支付宝账号",
        "支付宝帐号",
        "支付宝账户",
        "alipay",
        "加群",
        "进群",
        "入群",
        "qq群聊",
        "微博id",
        "抖音id",
        "id",
        "学习群",
        "粉丝群",
        "内部群",
        "群主",
    ]
)
SLANG = frozenset(
    word
    for word, kinds in KINDS.items()
    if word not in _ORDINARY
    and kinds & {"wechat", "qq", "qq_group", "telegram", "line", "alipay", "weibo", "douyin"}
    and kinds
    <= {"wechat", "wechat_official", "qq", "qq_group", "telegram", "line", "alipay", "weibo", "douyin"}
)
"""Lead words that dodge a filter: homophones, nicknames, signs."""
