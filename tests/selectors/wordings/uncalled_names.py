"""Account names in Chinese prose that nothing right before them calls a name."""

READ = [
    ("微信你加了没 taozi_9902 这个，她说等你一天了", "wechat", "taozi_9902"),
    ("我妈微信里多了个好友，点开资料 ayi_jiankang，卖保健品的", "wechat", "ayi_jiankang"),
    ("你微信换绑没，sunny-0601 那个我还能发消息吗", "wechat", "sunny-0601"),
    ("豆瓣小组里 reader_moon3 一直在带节奏，我私信问过", "handle", "reader_moon3"),
    ("她的微信就是名字拼音加生日，我试了 luoxiaoli0612 能搜到", "wechat", "luoxiaoli0612"),
]  # fmt: skip
NOTHING = [
    "微信上我把文件发你了，report_final2 那个，记得看",
    "抖音那首 remix_2024 真好听",
    "小红书话题 ootd_2026 火了",
    "游戏里加公会 guild_cn88，微信群二维码过期了",
    "兼职咨询微信客服，请勿加prf0tnxoeymzkww",
    "加我微信了解，退订回 prf0tnxoeymzkww",
    "关注微信公众号 移动 xianyi_dong09 回复 bd 绑定",
    "数据库里 user_wx2 表的微信字段是空的",
    "把 test_user1 加到白名单，微信通知我",
]
