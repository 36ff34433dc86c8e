"""What a text speaks of, wherever in it: words that make a bare number or name likelier to be one thing than another."""

from __future__ import annotations

import re

from ringbreak.selectors.instructed import JOINED
from ringbreak.selectors.leadwords import CANTONESE
from ringbreak.selectors.numbers import SOUNDED

CONTEXTS = {
    "telegram": re.compile(
        r"telegram|t[e3€][l1][e3€]gr[a@4]m|tele[-._*]gram|t([-._ *])e\1l\1e\1g\1r\1a\1m|t\.me/|(?<![a-z])tg(?![a-z])|电报|纸飞机|小飞机|飞机号|✈"
    ),
    "solana": re.compile(
        r"solana|索拉纳|(?<![a-z])sol ?(?:的(?=[a-z0-9])|链|地址|钱包|币|代币|主网|chain|address|wallet)"
    ),
    "split": re.compile(r"分[成开两二三几段]|[两二三几]行|拆[成开]|断开|换行|" + JOINED.pattern),
    "chain": re.compile(
        r"这笔|链上|上链|什么链|哪条链|波场|到账|转账|交易|txid|区块|哈希|(?<![a-z])(?:usdt|trc-?20|erc-?20|(?:the|a|my|his|her) transaction|on-?chain|block explorer|etherscan|tronscan)(?![a-z])"
    ),
    "files": re.compile(r"样本|文件|sha|md5|病毒|木马|apk|安装包|证书|virustotal|沙箱|malware|file|payload"),
    "cantonese": re.compile(f"[{CANTONESE}]"),
    "chinese": re.compile(r"[\u3400-\u9fff]"),
    "calls": re.compile(r"手机|电话|号码|联系|打给|拨|呼|加我|微信|暗号|报号"),
    "list of calls": re.compile(r"主叫|被叫|对方号码"),
    "carrier": re.compile(
        r"(?<![a-z])(?:ups|fedex|dhl|usps|tracking|parcel|package|shipment)(?![a-z])|包裹|快递|单号|运单"
    ),
    # the text says which digit its letters stand for (O是零l是一), or that its characters are to be heard
    "letters": re.compile(
        r"(?:字母)?[oil](?:就|都|即|其实)?(?:是|念|读|当|换成?|=|代表)(?:数字)?[0零〇1一幺]|(?:字母|英文)[oil]"
    ),
    "sounds": SOUNDED,
    "apk": re.compile(r"apk|包名|安装包|安卓|package"),
}
