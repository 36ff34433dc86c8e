"""Words of the tables (kinds, platforms, units) that stand as values inside sentences, in Chinese.

They are no sentences: each is a single word that evidence may hold too, so `translate` looks them up only where a value is one of ours.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # Kinds of selectors
    "phone": "电话", "cn_id": "身份证号", "uscc": "统一社会信用代码", "bank_card": "银行卡", "bank_account": "银行账户", "iban": "IBAN 账号", "plate": "车牌",
    "imei": "IMEI 号", "imsi": "IMSI 号", "iccid": "ICCID 号", "mac": "MAC 地址", "email": "邮箱", "url": "网址", "domain": "域名", "ipv4": "IP 地址",
    "ipv6": "IPv6 地址", "onion": "洋葱地址", "icp": "ICP 备案号", "tracking_id": "统计代码", "wechat": "微信", "wechat_official": "公众号", "wechat_group": "微信群码",
    "qq": "QQ", "qq_group": "QQ 群", "weibo": "微博", "douyin": "抖音", "alipay": "支付宝", "telegram": "Telegram", "whatsapp": "WhatsApp", "line": "LINE",
    "btc": "比特币地址", "eth": "以太坊地址", "tron": "波场地址", "ltc": "莱特币地址", "xmr": "门罗币地址", "doge": "狗狗币地址", "bch": "比特币现金地址",
    "xrp": "瑞波币地址", "ada": "艾达币地址", "sol": "Solana 地址", "txid": "交易哈希", "apk": "应用包名", "parcel": "快递单号", "invoice": "发票号", "handle": "代号",
    "code": "扫码内容", "account": "账号", "company": "公司", "person": "人员", "device": "设备",
    # Platforms
    "sms": "短信", "bank": "银行", "web": "网页", "forum": "论坛", "signal": "Signal", "messenger": "Messenger", "instagram": "Instagram",
    # Units of figures
    "people": "人", "accounts": "个账号", "codes": "个码", "items": "件", "phones": "部", "computers": "台", "cards": "张", "places": "处", "records": "条",
    "messages": "条", "groups": "个群", "websites": "个网站", "days": "天", "cases": "起", "transactions": "笔", "yuan": "元",
    # How a figure is stated, how reading ended, what a selector is held for
    "exact": "等于", "more_than": "超过", "less_than": "不足", "up_to": "至多", "about": "约", "range": "范围", "note": "说明", "not taken": "未收入",
    "confirm": "认可", "reject": "否定", "must_link": "确认同伙", "cannot_link": "确认不同伙", "suppress": "排除", "include": "计入", "role": "指定角色",
    "undo": "撤销",
    "public": "公用", "private": "私用", "ask": "待定",
}  # fmt: skip
