"""Classes of wordings and layouts that the sixteenth sitting showed: tables of names, grouped numbers behind short leads, @names that prose touches."""

READ = [
    ("抖音号只有 ronghe_pipa 这一个，别的都是假的", "douyin", "ronghe_pipa"),
    ("买家ID | 备注 | 金额\n云朵爸爸1990 | 要粉的 | 35\nfangfang_0277 | 发票抬头个人 | 129", "handle", "云朵爸爸1990"),
    ("买家ID | 备注 | 金额\n云朵爸爸1990 | 要粉的 | 35\nfangfang_0277 | 发票抬头个人 | 129", "handle", "fangfang_0277"),
    ("时间\t昵称\t内容\n21:04\t雨天看海lulu\t还在吗", "handle", "雨天看海lulu"),
    ("满了重开一个 裙 718 302 446 进来改名片", "qq_group", "718302446"),
    ("二维码旁边写着“Ⓥ 161·6102·9417”，我照着拨过去", "wechat", "16161029417"),
    ("二维码旁边写着“Ⓥ 161·6102·9417”，我照着拨过去", "phone", "+8616161029417"),
    ("搬家了 新裙七零二六，一八九，三三五\n十位的啊", "qq_group", "7026189335"),
    ("企鹅分三行发 系统老吞\n4317\n0926\n83\n好了", "qq", "4317092683"),
    ("钱先打 wl2218@daifa-example.com 这个支付宝还是发红包", "alipay", "wl2218@daifa-example.com"),
    ("钱先打 wl2218@daifa-example.com 这个支付宝还是发红包", "email", "wl2218@daifa-example.com"),
    ("她微博没换，第二天@小鹿租房办又来问一遍，微博@小鹿租房办", "weibo", "小鹿租房办"),
    ("如不在家请回复1放驿站，或关注公众号晨光速运服务办理。", "wechat_official", "晨光速运服务"),
    ("She's on TikTok as @tessa.doesbudgets, 212k followers", "douyin", "tessa.doesbudgets"),
    ("His Line ID, if it helps, was jonas_nodes7.", "line", "jonas_nodes7"),
    ("that guy dey use Signal, name na quickbox.41\nok", "handle", "quickbox.41"),
    ("班长(4390227738) 21:15:02\n没交的抓紧\n陈老师(4371880265) 21:15:40\n收到", "qq", "4390227738"),
    ("班长(4390227738) 21:15:02\n没交的抓紧\n陈老师(4371880265) 21:15:40\n收到", "qq", "4371880265"),
]  # fmt: skip
NOTHING = [
    "姓名 | 昵称\n张三 | 未设置",
    "昵称 | 得分\n合计 | 35",
    "名称 | 型号\n云朵台灯 | 要粉的",
    "the signal was lost at mile.41 and again at version.22 of it",
    "裙 718 302 446 5 件一起走",
    "扣20 2024 1130 元",
    "价格私聊，dy-la38.50元发还被害人",
]
