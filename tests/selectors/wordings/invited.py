"""Accounts that a reader is told to add, in texts that name no platform: in simplified Chinese they are WeChat's."""

READ = [
    ("有货源，需要的加 laoqi_huo8 看图", "wechat", "laoqi_huo8"),
    ("想了解的姐妹添加 momo-lihua7 领资料", "wechat", "momo-lihua7"),
    ("货都在仓库，要的加我 laoqi_huo8", "wechat", "laoqi_huo8"),
    ("他说以后找师傅就加他 lin_shifu66。", "wechat", "lin_shifu66"),
    ("工价日结，加 rijie_a12，详聊", "wechat", "rijie_a12"),
]
NOTHING = [
    "记得加一下 dns_8844 。",
    "给作业加一下 page_12a，老师说的",
    "菜单加一下 item_22x，",
    "老师让我们加一下 hw_0912 ，作业上传",
    "加 test_user1 到白名单",
    "先添加 react_18 依赖",
    "购物车加 item_22x",
    "参加 round_2024，看比赛",
    "给表加 index_u1 看速度",
    "给这首歌加 remix_2024 看看",
    "买一加 gift_2024 送",
    "添加 step_04 看效果",
    "加 vip_888 包邮",
    "游戏里加我 guild_cn88",
    "請加 shop_tw88 看圖",
    "未满十八请勿加 prf_tnxo88 看图",
]
