"""Accounts asked for by a platform's short word, one more account of the same owner, accounts that replace one that did not work."""

READ = [
    ("老板你飞机多少\ndafa_1688k\n收到", "telegram", "dafa_1688k"),
    ("你V多少\nqing_1234", "wechat", "qing_1234"),
    ("阿明：你IG幾多\n阿欣：hin_0214\n阿明：follow咗", "handle", "hin_0214"),
    ("支付宝里搜16100883321加好友", "alipay", "16100883321"),
    ("支付宝里搜16100883321加好友", "phone", "+8616100883321"),
    ("支付宝账号显示 16100883321", "alipay", "16100883321"),
    ("支付宝账号显示 16100883321", "phone", "+8616100883321"),
    ("他朋友圈封面写了号，hxj_1314520", "wechat", "hxj_1314520"),
    ("飞机☞ @shouhao_king 备用☞ @shouhao_king2", "telegram", "shouhao_king2"),
    ("飞机☞ @shouhao_king 备用☞ @shouhao_king2", "telegram", "shouhao_king"),
    ("TG @acct_mart1、@acct_mart2", "telegram", "acct_mart2"),
    ("TG @acct_mart1、@acct_mart2", "telegram", "acct_mart1"),
    ("刚那个号我通过不了，换一个吧，tdd-0903，备注“拿货”", "wechat", "tdd-0903"),
    ("飞机 @dafa_king\n照片来源 @lily_shop2", "handle", "lily_shop2"),
    ("飞机 @dafa_king\n照片来源 @lily_shop2", "telegram", "dafa_king"),
    ("搜不到，那个号加不上，换一个吧，tdd-0903，备注拿货", "wechat", "tdd-0903"),
]  # fmt: skip
NOTHING = [
    "飞机上吃啥\nkk_1234",
    "飞机几点到\nca_1234 那班",
    "联系物业换 light_a60 灯泡，备注三楼",
    "头像换成 panda_v2 吧",
    "这个v多少钱\n便宜",
]
