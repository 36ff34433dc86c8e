"""Values that touch the Chinese words before them: hosts, SIM cards' numbers, plates; names spelled out."""

_WORDS = (
    "主站 官网 备用网址 最新地址 网址 新站 平台 登录 下载 请访问 打开 网站是 注册 入口 域名 永久 客服 后台 新域名 旧站 备用 链接 收藏 点击 浏览器输入 访问 进入 "
    "皇冠 发布页 皇冠体育 彩票网 娱乐城 老域名 会员 代理 新 阿里云"
).split()
_HOSTS = ("huangguan-v9-example.cc", "hg7788-test.com", "www.abc123.net", "bet365-example.top", "8868.com")
READ = [
    (f"{before}{word}{_HOSTS[i % len(_HOSTS)]}{behind}", "domain", _HOSTS[i % len(_HOSTS)])
    for before, behind in (("", " 注册送彩金"), ("网址：", " 注册送彩金"), ("官网 ", ""), ("域名是", "，打开送彩金"), ("地址:", "有活动"))
    for i, word in enumerate(_WORDS)
] + [
    ("网址：中文.com", "domain", "xn--fiq228c.com"),
    ("网址：中文.com有活动", "domain", "xn--fiq228c.com"),
    ("官网 中国移动.中国 看看", "domain", "xn--fiq02ib9d179b.xn--fiqs8s"),
    ("域名是食狮.中国，别记错", "domain", "xn--85x722f.xn--fiqs8s"),
    ("网址为中文.com", "domain", "xn--fiq228c.com"),
    ("网址：北京2022.cn", "domain", "xn--2022-4x5f27u.cn"),
    ("网址：www.中文.com", "domain", "www.xn--fiq228c.com"),
    ("卡的ICCID89860012345678901237已停", "iccid", "89860012345678901237"),
    ("集成电路卡识别码89860012345678901237", "iccid", "89860012345678901237"),
    ("国际移动用户识别码460001234567890", "imsi", "460001234567890"),
    ("国际移动设备识别码：354178036859789", "imei", "354178036859789"),
    ("车在云A12345那边", "plate", "云A12345"),
    ("粤B12345-车主", "plate", "粤B12345"),
    ("照片：粤B12345.jpg 已上传", "plate", "粤B12345"),
    ("车牌粤B12345.mov", "plate", "粤B12345"),
    ("收藏hg7788-test.com.cn", "domain", "hg7788-test.com.cn"),
    ("收藏hg7788.m.example.top", "domain", "hg7788.m.example.top"),
    ("LINE 搜尋 amy5566", "line", "amy5566"),
    ("我微信是小写的 d f 下划线 四个六 对对对", "wechat", "df_6666"),
    ("我微信是小写的df下划线四个六", "wechat", "df_6666"),
    ("微信号：小写 w a n g 三个八", "wechat", "wang888"),
    ("电报是小写的 k o l 三个七 两个九", "telegram", "kol77799"),
    ("我微信是zhang横杠三个六", "wechat", "zhang-666"),
    ("微信：x y z 下划线 一二三", "wechat", "xyz_123"),
]  # fmt: skip
NOTHING = [
    "微信下划线三个六是什么",
    "文件名小写的 a b 下划线 三个六",
    "密码是小写 a b 四个六",
    "变量名要小写 x y 下划线 两个一样",
    "我微信是小写的 d f 四个六一起",
    "微信支付宝小写金额 两个零",
    "域名是什么.我也不知道",
    "abc89860012345678901237",
]
