"""Accounts whose owner took another name."""

READ = [
    ("她ins改名了，以前 busan.nana_buy ，现在 nana.gone ，头像没换", "handle", "busan.nana_buy"),
    ("她ins改名了，以前 busan.nana_buy ，现在 nana.gone ，头像没换", "handle", "nana.gone"),
    ("对方改名了，以前 abc_nana1 ，现在 nana_gone2 ，头像没换", "handle", "abc_nana1"),
    ("对方改名了，以前 abc_nana1 ，现在 nana_gone2 ，头像没换", "handle", "nana_gone2"),
    ("他后来换名字了，之前叫 liu.feng88 ，现在叫 feng.liu99，别信", "handle", "liu.feng88"),
    ("他后来换名字了，之前叫 liu.feng88 ，现在叫 feng.liu99，别信", "handle", "feng.liu99"),
    ("卖家又换号了，旧的 ab_1234，新的 cd_5678", "handle", "ab_1234"),
    ("卖家又换号了，旧的 ab_1234，新的 cd_5678", "handle", "cd_5678"),
    ("网友已经改昵称，原名 aa.bb1，现名 cc.dd2", "handle", "aa.bb1"),
    ("网友已经改昵称，原名 aa.bb1，现名 cc.dd2", "handle", "cc.dd2"),
    ("她抖音改名了，以前 jie_jie88，现在 mei_mei99", "douyin", "jie_jie88"),
    ("她抖音改名了，以前 jie_jie88，现在 mei_mei99", "douyin", "mei_mei99"),
]  # fmt: skip
NOTHING = [
    "公司改名了，以前叫天天向上，现在叫不负韶华",
    "他们换了型号，以前 v1.2_a ，现在 v1.3_b",
    "接口改名了，以前 get_user1，现在 get_user2",
]
