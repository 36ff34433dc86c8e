"""Accounts whose platform a sentence before names, that somebody keeps by heart, or that go on a list behind a comma."""

READ = [
    ("骗子先让我下载电报，说那边安全。到了那边他的用户名是harbor_fin07，头像一个外国人", "telegram", "harbor_fin07"),
    ("對方先是在QQ上跟我聊，我的QQ不常用。他的号是4309882736，", "qq", "4309882736"),
    ("爸：就是那个绿的，他号我背下来了，wkd19650\n女儿：删掉", "wechat", "wkd19650"),
    ("財務在LINE裡面叫我改帳號，他的ID我截圖了，fin_amy0921", "line", "fin_amy0921"),
    ("你用LINE吗\n用啊\n那你加我\n好\nmomo_chiayi", "line", "momo_chiayi"),
    ("财务的QQ被盗了，任何人收到4309530296发来的转账要求一律不理", "qq", "4309530296"),
    ("微信：zy_tui01，zy_tui02，zytui_33", "wechat", "zy_tui02"),
    ("微信：zy_tui01，zy_tui02，zytui_33", "wechat", "zytui_33"),
    ("微信：zy_tui01，zy_tui02，zytui_33", "wechat", "zy_tui01"),
    ("her instagram is lena.goesnorth", "handle", "lena.goesnorth"),
    ("hello, depop?\nsame, charityshopgremlin", "handle", "charityshopgremlin"),
    ("jo ure\nand depop?\nsame, charityshopgremlin", "handle", "charityshopgremlin"),
]  # fmt: skip
NOTHING = [
    "QQ空间打不开，4309530296发来的链接",
    "他说电报不用了。他的型号是kx_2210b，换一台",
    "群里说收到4309530296次举报",
    "the instagram is down.again",
]
