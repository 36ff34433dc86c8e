"""Classes of wordings and layouts that the seventeenth sitting showed."""

READ = [
    ("panpan_dajie8 ，这是我大姐的微信，要笋干的找她", "wechat", "panpan_dajie8"),
    ("panpan_dajie8 这是我的微信", "wechat", "panpan_dajie8"),
    ("小红书主页写着 momo_yinshi ，视频拍得很像真的", "handle", "momo_yinshi"),
    ("简介让人去微博找 @阿翠玉器铺 ，我去看了", "weibo", "阿翠玉器铺"),
    ("看到UP主“复利小灰灰”讲股票", "handle", "复利小灰灰"),
    ("我并不认识叫“春江花月0912”的网友", "handle", "春江花月0912"),
    ("加了一个叫“初秋”的女生", "handle", "初秋"),
    ("群里大家叫他“顺风老李”", "handle", "顺风老李"),
    ("谈单找唯一管理 V 壹陆叁零零零叁柒贰捌玖，其余冒充", "wechat", "16300037289"),
    ("谈单找唯一管理 V 壹陆叁零零零叁柒贰捌玖，其余冒充", "phone", "+8616300037289"),
    ("下款三千。打 伊溜伊灵灵期散吧尔舞儿 ，白天占线", "phone", "+8616100738252"),
    ("新入口 pay。jinfu-example。vip ，首存送58", "domain", "pay.jinfu-example.vip"),
    ("反诈中心（96110）打来两次", "phone", "+8696110"),
    ("链｜地址｜折合\nSOL｜7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV｜118元", "sol", "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV"),
    ("sent to 7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV (SOL, 38.5)", "sol", "7EcDhSYGxXyscszYEp35KHN8vvw3svAuLKTzXwCFLtV"),
    ("or mail thabomoves at removals-example dot co dot za; the old number is dead", "email", "thabomoves@removals-example.co.za"),
    ("This scout was on Kik, where the fellow is modelswithgreg. He asked for photos", "handle", "modelswithgreg"),
]  # fmt: skip
NOTHING = [
    "群里大家叫他“老师”",
    "大家都叫他“王哥”",
    "群里大家叫他“王老师”",
    "群里都喊他“真是好人啊”",
    "一个叫“初夏”的香水，抖音买的",
    "我们家住三楼（95588）",
    "第一。第二。第三",
    '"the lad\'s name on the list", typed up: "the lad\'s name"',
]
