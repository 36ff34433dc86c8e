"""What the shipped lists of widely shared values say of them, in Chinese. Brands that Chinese readers write in Latin letters stay as they are."""

from __future__ import annotations

LISTED: dict[str, str] = {
    # Telephones
    "youth line": "青少年服务热线", "women's rights line": "妇女维权热线", "weather warnings": "天气预警短信", "traffic police": "交通事故报警电话",
    "telecom complaints": "电信用户申诉热线", "tax line": "纳税服务热线", "social security": "社保服务热线", "securities complaints": "证券投诉热线",
    "reports of spam and harassment": "垃圾短信和骚扰电话举报号码", "reports of organised crime": "扫黑除恶举报电话",
    "reports of illegal online content": "网络违法和不良信息举报电话", "price complaints": "价格举报电话", "police by SMS": "短信报警号码", "police": "报警电话",
    "organisation department": "组织部门举报电话", "medical insurance": "医保服务热线", "legal aid": "法律援助热线", "housing fund": "住房公积金热线",
    "fire service": "火警电话", "discipline inspection": "纪检监察举报电话", "directory enquiries": "查号台", "courts": "法院诉讼服务热线",
    "consumer complaints": "消费者投诉举报热线", "complaints about the police": "公安监督举报电话", "city service line": "政务服务便民热线", "bulk SMS": "群发短信号码",
    "bank and insurance complaints": "银行保险消费者投诉热线", "anti-fraud warning by SMS": "反诈预警短信号码", "anti-fraud line": "反诈专线", "ambulance": "急救电话",
    "an airline and travel line": "航空旅行服务热线", "a parcel platform": "快递平台", "a food delivery platform": "外卖平台", "a fast-food chain": "快餐连锁",
    "an e-commerce platform": "电商平台", "China Broadnet": "中国广电", "China Tietong": "中国铁通", "China Satcom": "中国卫通",
    # Carriers, couriers, banks, payment
    "China Mobile": "中国移动", "China Unicom": "中国联通", "China Telecom": "中国电信", "China Railway": "中国铁路", "China Post": "中国邮政", "EMS": "邮政 EMS",
    "China Mobile mail": "中国移动邮箱", "China Telecom mail": "中国电信邮箱", "China Mobile directory": "中国移动号码簿", "SF Express": "顺丰速运",
    "STO Express": "申通快递", "YTO Express": "圆通速递", "ZTO Express": "中通快递", "Yunda Express": "韵达快递", "Cainiao": "菜鸟", "Parcel tracking": "快递查询",
    "ICBC": "工商银行", "Bank of China": "中国银行", "China Construction Bank": "建设银行", "Agricultural Bank of China": "农业银行", "Bank of Communications": "交通银行",
    "China Merchants Bank": "招商银行", "CITIC Bank": "中信银行", "Everbright Bank": "光大银行", "Industrial Bank": "兴业银行", "Minsheng Bank": "民生银行",
    "SPD Bank": "浦发银行", "Ping An": "平安", "Postal Savings Bank": "邮储银行", "UnionPay": "银联", "Tenpay": "财付通", "WeChat Pay": "微信支付",
    "Huobi": "火币", "Binance": "币安", "Bitcoin explorer": "比特币浏览器", "Ethereum explorer": "以太坊浏览器", "TRON explorer": "波场浏览器",
    # Authorities, press
    "Chinese government": "中国政府网站", "Chinese courts": "中国法院网站", "Chinese education network": "中国教育网", "Ministry of Public Security": "公安部",
    "British government": "英国政府网站", "United States government": "美国政府网站", "Singapore government": "新加坡政府网站", "Hong Kong government": "香港政府网站",
    "Taiwanese authorities": "台湾地区机关网站", "European Union": "欧盟网站", "Interpol": "国际刑警组织", "WHO": "世界卫生组织", "licence register": "备案查询系统",
    "Xinhua": "新华社", "People's Daily": "人民日报", "CCTV": "央视", "China News Service": "中国新闻社", "The Paper": "澎湃新闻", "Phoenix": "凤凰网",
    # Platforms and sites
    "WeChat": "微信", "Tencent QQ": "腾讯 QQ", "Tencent mail": "QQ 邮箱", "Tencent Cloud": "腾讯云", "Tencent avatars": "腾讯头像服务器",
    "Tencent short links": "腾讯短链接", "Tencent static files": "腾讯静态文件", "Tencent customer service": "腾讯客服", "Sina": "新浪", "Sina mail": "新浪邮箱",
    "Sina static files": "新浪静态文件", "Weibo short links": "微博短链接", "Baidu": "百度", "Baidu Cloud": "百度云", "Baidu short links": "百度短链接",
    "Baidu static files": "百度静态文件", "Alibaba Cloud": "阿里云", "Alibaba static files": "阿里静态文件", "Taobao": "淘宝", "Tmall": "天猫", "JD": "京东",
    "Pinduoduo": "拼多多", "Meituan": "美团", "Ele.me": "饿了么", "Dianping": "大众点评", "Ctrip": "携程", "Kuaishou": "快手", "Bilibili": "哔哩哔哩", "Zhihu": "知乎",
    "Xiaohongshu": "小红书", "Toutiao": "今日头条", "Douban": "豆瓣", "Sohu": "搜狐", "NetEase": "网易", "NetEase mail": "网易邮箱", "21CN mail": "21CN 邮箱",
    "TOM mail": "TOM 邮箱", "Qiniu": "七牛云", "Upyun": "又拍云", "Telegram links": "Telegram 链接", "WhatsApp links": "WhatsApp 链接",
    "Twitter short links": "推特短链接", "Twitter static files": "推特静态文件", "Google short links": "谷歌短链接", "Google libraries": "谷歌公共库", "Google": "谷歌",
    "Gmail": "Gmail 邮箱", "Apple": "苹果", "Apple mail": "苹果邮箱", "Microsoft": "微软", "Microsoft mail": "微软邮箱", "Microsoft Office": "微软 Office",
    "Microsoft Azure": "微软 Azure", "Amazon": "亚马逊", "Amazon Web Services": "亚马逊云", "Yahoo": "雅虎", "Yahoo Japan": "雅虎日本", "Wikipedia": "维基百科",
    "Wikimedia": "维基媒体", "YouTube static files": "YouTube 静态文件", "Facebook static files": "Facebook 静态文件", "Reddit pictures": "Reddit 图片",
    "Reddit videos": "Reddit 视频", "GitHub files": "GitHub 文件", "Proton": "Proton 邮箱", "GMX": "GMX 邮箱",
    # Machinery of the web
    "short links": "短链接", "analytics": "统计服务", "web statistics": "网站统计服务", "advertising": "广告服务", "avatars": "头像服务", "fonts": "字体服务",
    "libraries": "公共代码库", "script host": "公共脚本托管", "page markup": "网页标记规范", "Unicode Consortium": "Unicode 联盟",
    "Apache Software Foundation": "Apache 软件基金会", "Open Source Initiative": "开放源代码促进会", "Creative Commons": "知识共享",
    "Android namespaces": "Android 命名空间", "Apache XML namespaces": "Apache XML 命名空间", "Adobe XMP namespaces": "Adobe XMP 命名空间",
    "FOAF namespace": "FOAF 命名空间", "IPTC namespaces": "IPTC 命名空间", "ISO 29500 namespaces": "ISO 29500 命名空间",
    "LibreOffice namespaces": "LibreOffice 命名空间", "Microsoft namespaces": "微软命名空间", "Office Open XML namespaces (ECMA-376)": "Office Open XML 命名空间（ECMA-376）",
    "OpenDocument and web-service namespaces": "OpenDocument 和网络服务命名空间", "OpenOffice namespaces": "OpenOffice 命名空间", "PDF/A namespaces": "PDF/A 命名空间",
    "SOAP namespaces": "SOAP 命名空间", "persistent URLs, Dublin Core and RSS namespaces": "永久网址、都柏林核心和 RSS 命名空间",
}  # fmt: skip

BRANDS: frozenset[str] = frozenset(
    (
        "AOL|Adobe|Akamai|Amazon CloudFront|Amazon S3|Blogger|Cloudflare|Cloudflare Pages|Cloudflare Workers|Coinbase|Dublin Core|Facebook|Fastly|Firebase|"
        "GNU|GitHub|GitHub Pages|GitLab|Gitee|Google App Engine|Heroku|IANA|IETF|Instagram|JSON Schema|LINE|LinkedIn|Mail.ru|Mastercard|Messenger|Mozilla|"
        "Netlify|OKX|Open Graph|OpenDocument|PHP|PayPal|Pinterest|Python|RSS|Reddit|Snapchat|Stripe|Telegram|Telegraph|TikTok|Twitter|Vercel|Visa|Weebly|"
        "WhatsApp|Wix|WordPress|X|Yandex|YouTube|npm"
    ).split("|")
)
"""Names that are written the same in Chinese."""
