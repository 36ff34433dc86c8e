"""What columns of real-life-like layouts mean. All people, numbers and accounts are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ringbreak.errors import UsageError
from ringbreak.intake.parser import Reading
from ringbreak.intake.tables.cells import unique_headers
from ringbreak.intake.tables.mapping import map_columns
from ringbreak.intake.tables.meanings import MEANINGS
from ringbreak.intake.tables.synonyms import zone_of

CARD_1, CARD_2 = "9999990000000000018", "9999990000000000026"  # no bank has this prefix
ID_1, ID_2 = "990101199003074617", "990101198512253328"  # no region has this code


def meanings(headers: str, *rows: str, name: str = "t.csv", reading: Reading | None = None) -> dict[str, str]:
    heads = unique_headers(headers.split(","))
    cells: list[Sequence[str | None]] = [r.split(",") for r in rows]
    return {m.header: m.meaning for m in map_columns(heads, cells, reading or Reading(), name)}


LAYOUTS: list[tuple[str, str, tuple[str, ...], dict[str, str]]] = [
    (
        "a bank's list with day and time of day apart, and a debit flag",
        "交易日期,交易时间,借贷标志,交易金额(元),余额,对方账号,对方户名,摘要",
        (f"20240305,152000,借,100.00,900.00,{CARD_1},测试甲,转账", f"20240306,93012,贷,50.00,950.00,{CARD_2},测试乙,工资"),
        {
            "交易日期": "transfers.moved_at", "交易时间": "records.sent_at:time", "借贷标志": "transfers.direction",
            "交易金额(元)": "transfers.amount", "余额": "transfers.balance", "对方账号": "transfers.counterparty",
            "对方户名": "transfers.counterparty_name", "摘要": "transfers.memo",
        },
    ),
    (
        "income and expense in columns of their own",
        "序号,交易时间,收入金额,支出金额,账户余额,对方名称,附言",
        ("1,2024-03-05 15:20:00,,30.00,70.00,测试甲,货款", "2,2024-03-06 09:00:00,20.00,,90.00,测试乙,"),
        {
            "序号": "kept", "交易时间": "transfers.moved_at", "收入金额": "transfers.amount_in", "支出金额": "transfers.amount_out",
            "账户余额": "transfers.balance", "对方名称": "transfers.counterparty_name", "附言": "transfers.memo",
        },
    ),
    (
        "a police query result: own card, both sides named",
        "查询卡号,交易方户名,交易卡号,交易对方账卡号,交易对方名称,收付标志,交易金额,交易时间,IP地址,MAC地址",
        (
            f"{CARD_1},测试甲,{CARD_1},{CARD_2},测试乙,出,5000.00,2024-03-05 15:20:00,203.0.113.9,00:00:5E:00:53:01",
            f"{CARD_1},测试甲,{CARD_1},{CARD_2},测试乙,进,1.00,2024-03-05 15:21:00,203.0.113.9,00:00:5E:00:53:01",
        ),
        {
            "查询卡号": "kept", "交易方户名": "transfers.own_name", "交易卡号": "transfers.own_account", "交易对方账卡号": "transfers.counterparty",
            "交易对方名称": "transfers.counterparty_name", "收付标志": "transfers.direction", "交易金额": "transfers.amount",
            "交易时间": "transfers.moved_at", "IP地址": "actions.ip", "MAC地址": "actions.device",
        },
    ),
    (
        "a British bank's list: one column for branch and account",
        "Account name,Sort code and account,Date,Type,Description,Reference,Paid out,Paid in,Balance",
        ("ANN TEST,00-99-12 40117263,03/03/2026,FPI,B TEST,RENT,,42.00,66.00", "ANN TEST,00-99-12 40117263,04/03/2026,DEB,SHOP,,2.00,,64.00"),
        {
            "Account name": "transfers.own_name", "Sort code and account": "transfers.own_account", "Date": "transfers.moved_at", "Type": "kept",
            "Description": "transfers.memo", "Reference": "kept", "Paid out": "transfers.amount_out", "Paid in": "transfers.amount_in", "Balance": "transfers.balance",
        },
    ),
    (
        "a form in which victims tell: what stands under Contact is a number",
        "Your name,Contact,Website,Amount lost,In your own words",
        ("Ann Test,07700 900123,shop.example.com,4200,I met him on a site and he told me to pay", "Bo Test,+44 7700 900124,shop.example.com,900,she asked for a fee before I could withdraw", "Cy Test,020 7946 0125,www.shop.example,10,they said the tax must be paid first"),
        {"Your name": "profiles.name", "Contact": "profiles.phone", "Website": "kept", "Amount lost": "kept", "In your own words": "records.text"},
    ),
    (
        "a list of contacts that are mailboxes",
        "客户,联系人,金额",
        ("甲店,a@shop-a.example,5", "乙店,b@shop-b.example,6"),
        {"客户": "kept", "联系人": "profiles.email", "金额": "kept"},
    ),
    (
        "contacts of several sorts are no names",
        "客户,联系人,金额",
        ("甲店,a@shop-a.example,5", "乙店,b@shop-b.example,6", "丙店,微信,7"),
        {"客户": "kept", "联系人": "kept", "金额": "kept"},
    ),
    (
        "names stay names",
        "contact,phone",
        ("Ann Test,(202) 555-0147", "Bo Test,202-555-0148"),
        {"contact": "profiles.name", "phone": "profiles.phone"},
    ),
    (
        "payer and payee each with account and name",
        "付款人账号,付款人姓名,收款人账号,收款人姓名,金额,币种,转账时间,用途",
        (f"{CARD_1},测试甲,{CARD_2},测试乙,100.00,人民币,2024/3/5 15:20,还款", f"{CARD_2},测试乙,{CARD_1},测试甲,90.00,人民币,2024/3/5 15:30,"),
        {
            "付款人账号": "transfers.payer", "付款人姓名": "transfers.payer_name", "收款人账号": "transfers.payee",
            "收款人姓名": "transfers.payee_name", "金额": "transfers.amount", "币种": "transfers.currency",
            "转账时间": "transfers.moved_at", "用途": "transfers.memo",
        },
    ),
    (
        "an English statement with running balance",
        "Date,Description,Debit,Credit,Balance",
        ("05/03/2024,CARD PAYMENT,12.00,,88.00", "25/03/2024,SALARY,,100.00,188.00"),
        {
            "Date": "transfers.moved_at", "Description": "transfers.memo", "Debit": "transfers.amount_out",
            "Credit": "transfers.amount_in", "Balance": "transfers.balance",
        },
    ),
    (
        "an English card statement with signed amounts only",
        "Transaction Date,Description,Amount",
        ("2024-03-05,SHOP,-12.00", "2024-03-06,REFUND,5.00"),
        {"Transaction Date": "transfers.moved_at", "Description": "transfers.memo", "Amount": "transfers.amount"},
    ),
    (
        "a wallet's transfers: from, to, amount, token",
        "txHash,timestamp,from,to,amount,token",
        ("0xaa01,1709623200,0x00000000000000000000000000000000000000a1,0x00000000000000000000000000000000000000b2,3.5,USDT",
         "0xaa02,1709623300,0x00000000000000000000000000000000000000a1,0x00000000000000000000000000000000000000c3,4.5,USDT"),
        {
            "txHash": "kept", "timestamp": "transfers.moved_at", "from": "transfers.payer", "to": "transfers.payee",
            "amount": "transfers.amount", "token": "transfers.currency",
        },
    ),
    (
        "laundering data of a simulator",
        "step,type,amount,nameOrig,nameDest",
        ("1,TRANSFER,181.00,C1305486145,C553264065", "1,CASH_OUT,181.00,C840083671,C38997010"),
        {"step": "kept", "type": "kept", "amount": "transfers.amount", "nameOrig": "transfers.payer", "nameDest": "transfers.payee"},
    ),
    (
        "messages by id, text, author, time, channel",
        "id,text,author,time,channel",
        ("1,hello there my old friend,user_17,2024-03-05T10:00:00Z,room", "2,加我微信详谈,user_18,2024-03-05T10:00:01Z,room"),
        {"id": "kept", "text": "records.text", "author": "records.author", "time": "records.sent_at", "channel": "records.channel"},
    ),
    (
        "a Chinese chat export",
        "发送时间,发送者,发送者ID,群名称,消息内容,消息类型",
        ("2024-03-05 15:20:00,测试甲,wxid_test0001,刷单一群,日结工资请私聊我,文本", "2024-03-05 15:21:00,测试乙,wxid_test0002,刷单一群,好的,文本"),
        {
            "发送时间": "records.sent_at", "发送者": "records.author_name", "发送者ID": "records.author", "群名称": "records.channel",
            "消息内容": "records.text", "消息类型": "kept",
        },
    ),
    (
        "traditional Chinese posts",
        "標題,內容,作者,發佈時間,按讚數",
        ("測試標題一,這是一段很長的內容用來測試,測試甲,2024-03-05 15:20,12", "測試標題二,這是另一段很長的內容用來測試,測試乙,2024-03-05 15:21,3"),
        {"標題": "records.title", "內容": "records.text", "作者": "records.author_name", "發佈時間": "records.sent_at", "按讚數": "metrics.likes"},
    ),
    (
        "articles with counts",
        "标题,链接,阅读量,点赞数,转发数,评论,发布时间,公众号",
        ("某某标题甲,https://a.example/1,1.2万,30,5,7,2024年3月5日 下午3点20分,某号", "某某标题乙,https://a.example/2,900,2,0,1,2024年3月6日,某号"),
        {
            "标题": "records.title", "链接": "records.url", "阅读量": "metrics.views", "点赞数": "metrics.likes", "转发数": "metrics.shares",
            "评论": "metrics.comments", "发布时间": "records.sent_at", "公众号": "kept",
        },
    ),
    (
        "comments whose header says comment and whose cells are prose",
        "用户昵称,评论,评论时间,点赞",
        ("测试甲,这个东西真的很好用大家快来买,2024-03-05 15:20:00,3", "测试乙,已经下单了感谢推荐,2024-03-05 15:21:00,0"),
        {"用户昵称": "records.author_name", "评论": "records.text", "评论时间": "records.sent_at", "点赞": "metrics.likes"},
    ),
    (
        "tweets flattened from JSON",
        "id_str,created_at,full_text,user.id,user.name,user.screen_name,retweet_count,favorite_count,lang",
        ("1,Tue Mar 05 15:20:00 +0000 2024,join our group now for the best prices,77,Test A,test_a,3,4,en",
         "2,Tue Mar 05 15:21:00 +0000 2024,join our group now for the best prices,78,Test B,test_b,1,0,en"),
        {
            "id_str": "kept", "created_at": "records.sent_at", "full_text": "records.text", "user.id": "records.author",
            "user.name": "records.author_name", "user.screen_name": "kept", "retweet_count": "metrics.shares",
            "favorite_count": "metrics.likes", "lang": "records.language",
        },
    ),
    (
        "leaked personal data",
        "姓名,手机号码,身份证号,家庭住址,银行卡号,邮箱",
        (f"测试甲,19900000001,{ID_1},某省某市某区某路1号,{CARD_1},a@example.com", f"测试乙,19900000002,{ID_2},某省某市某区某路2号,{CARD_2},b@example.com"),
        {
            "姓名": "profiles.name", "手机号码": "profiles.phone", "身份证号": "profiles.id_number", "家庭住址": "profiles.address",
            "银行卡号": "profiles.bank_card", "邮箱": "profiles.email",
        },
    ),
    (
        "a list of accounts: their holders write nothing",
        "户名,账号,开户行,排查意见",
        ("测试甲,6200004411000000179,某某银行,快进快出", "测试乙,6200004411990000031,某某银行,待核"),
        {"户名": "profiles.name", "账号": "profiles.bank_card", "开户行": "kept", "排查意见": "kept"},
    ),
    (
        "parcels: the price of a shop's order is no transfer",
        "订单号,收货人,收货人电话,收货地址,商品名称,实付金额",
        ("A1,测试甲,19900000001,某省某市某区某路1号,手机壳,12.00", "A2,测试乙,19900000002,某省某市某区某路2号,数据线,9.00"),
        {
            "订单号": "kept", "收货人": "profiles.name", "收货人电话": "profiles.phone", "收货地址": "profiles.address",
            "商品名称": "records.title", "实付金额": "kept",
        },
    ),
    (
        "an English customer list",
        "Full Name,Phone Number,E-mail,Date of Birth,Company Name,Home Address",
        ("Test Person,+1 202-555-0100,t@example.com,1990-03-07,Example Ltd.,1 Example Street", "Other Person,+1 202-555-0101,o@example.com,1985-12-25,Example Inc,2 Example Road"),
        {
            "Full Name": "profiles.name", "Phone Number": "profiles.phone", "E-mail": "profiles.email", "Date of Birth": "profiles.born_on",
            "Company Name": "profiles.company", "Home Address": "profiles.address",
        },
    ),
    (
        "logins",
        "用户ID,登录IP,登录时间,设备号,基站",
        ("u1,203.0.113.9,2024-03-05 10:00:00,490154203237518,460-00-1-2", "u2,203.0.113.9,2024-03-05 10:01:00,490154203237518,460-00-1-2"),
        {"用户ID": "actions.actor", "登录IP": "actions.ip", "登录时间": "actions.acted_at", "设备号": "actions.device", "基站": "actions.cell"},
    ),
    (
        "an audit log in English",
        "timestamp,user,action,object,ip_address,user_agent",
        ("1709623200000,op_01,insert,row 7,198.51.100.7,x", "1709623201000,op_01,delete,row 8,198.51.100.7,x"),
        {
            "timestamp": "actions.acted_at", "user": "actions.actor", "action": "actions.verb", "object": "actions.target",
            "ip_address": "actions.ip", "user_agent": "kept",
        },
    ),
    (
        "posts with the author's address and device",
        "uid,content,post_time,ip,imei",
        ("u1,buy followers cheap and fast contact me now,2024-03-05 10:00:00,203.0.113.9,490154203237518",
         "u2,buy followers cheap and fast contact me now,2024-03-05 10:00:01,203.0.113.9,490154203237518"),
        {"uid": "records.author", "content": "records.text", "post_time": "records.sent_at", "ip": "actions.ip", "imei": "actions.device"},
    ),
    (
        "listings of a shop",
        "商品标题,价格,销量,店铺,商品链接",
        ("某某证件定制,100,1.1万,某店,https://s.example/1", "某某证书代办,200,30,某店,https://s.example/2"),
        {"商品标题": "records.title", "价格": "kept", "销量": "metrics.sold", "店铺": "kept", "商品链接": "records.url"},
    ),
    (
        "offers with their seller",
        '卖家id,店铺,描述,发布时间,浏览',
        ("s1001,某店,老人生病去不了，低价转让两张，票面可查,2024-03-05 10:00:00,603", "s1002,某社,临时有事去不了，原价转让一张，支持查验,2024-03-05 10:01:00,12"),
        {"卖家id": "records.author", "店铺": "records.author_name", "描述": "records.text", "发布时间": "records.sent_at", "浏览": "metrics.views"},
    ),
    (
        "offers with their seller's name",
        "卖家ID,昵称,标题,浏览,发布时间",
        ("tb1001,某某,老人生病去不了转让两张,603,2024-03-05 10:00:00", "tb1002,某某某,临时有事去不了转让一张,12,2024-03-05 10:01:00"),
        {"卖家ID": "records.author", "昵称": "records.author_name", "标题": "records.title", "浏览": "metrics.views", "发布时间": "records.sent_at"},
    ),
    (
        "orders: the buyer's act, the seller its other side",
        "买家ID,买家昵称,商品,下单时间,卖家ID,店铺名",
        ("u2001,甲,某某演唱会门票,2024-03-05 10:00:00,s1001,某店", "u2002,乙,某某演唱会门票,2024-03-05 10:01:00,s1002,某社"),
        {"买家ID": "records.author", "买家昵称": "records.author_name", "商品": "records.title", "下单时间": "records.sent_at", "卖家ID": "records.counterpart", "店铺名": "kept"},
    ),
    (
        "a seller's own book",
        "日期,品类,数量,单价,金额（元）,买家,买家账号",
        ("2024-03-05,甲,3,10,30,甲乙丙,u2001", "2024-03-06,乙,4,10,40,丁戊己,u2002"),
        {"日期": "records.sent_at", "品类": "kept", "数量": "kept", "单价": "kept", "金额（元）": "kept", "买家": "kept", "买家账号": "kept"},
    ),
    (
        "messages with both names and ids",
        "会话,时间,发送方,发送方昵称,接收方,内容",
        ("c1,2024-03-05 10:00:00,u364371970,山药,s82074669,请问合同能不能发到我的邮箱里来", "c1,2024-03-05 10:01:00,s82074669,转票,u364371970,可以的，盖章的扫描件下午就发给您"),
        {"会话": "records.channel", "时间": "records.sent_at", "发送方": "records.author", "发送方昵称": "records.author_name", "接收方": "records.counterpart", "内容": "records.text"},
    ),
    (
        "companies",
        "企业名称,统一社会信用代码,法定代表人,注册地址,联系电话",
        ("某某测试有限公司,91990000MA00000000,测试甲,某省某市某区某路1号,010-00000000", "某某试验有限公司,91990000MA00000001,测试乙,某省某市某区某路2号,010-00000001"),
        {
            "企业名称": "profiles.company", "统一社会信用代码": "profiles.id_number", "法定代表人": "profiles.name", "注册地址": "profiles.address",
            "联系电话": "profiles.phone",
        },
    ),
    (
        "a statement whose direction is said as calls say theirs",
        "account_no,date,amount,direction,balance",
        ("6200000000000000018,2024-03-05,10.00,incoming,90.00", "6200000000000000018,2024-03-06,20.00,outgoing,70.00"),
        {"account_no": "transfers.own_account", "date": "transfers.moved_at", "amount": "transfers.amount", "direction": "transfers.direction", "balance": "transfers.balance"},
    ),
    (
        "calls",
        "主叫号码,被叫号码,通话时间,基站号,IMEI",
        ("19900000001,19900000002,2024-03-05 10:00:00,460-00-1-2,490154203237518", "19900000001,19900000003,2024-03-05 10:05:00,460-00-1-2,490154203237518"),
        {"主叫号码": "actions.actor", "被叫号码": "actions.target", "通话时间": "actions.acted_at", "基站号": "actions.cell", "IMEI": "actions.device"},
    ),
    (
        "headers that say nothing over values that do",
        "a,b,c,d",
        ("19900000001,x@example.com,2024-03-05 10:00:00,203.0.113.1", "19900000002,y@example.com,2024-03-05 10:00:01,203.0.113.2",
         "19900000003,z@example.com,2024-03-05 10:00:02,203.0.113.3"),
        {"a": "profiles.phone", "b": "profiles.email", "c": "actions.acted_at", "d": "actions.ip"},
    ),
    (
        "groups with members",
        "群号,群名,群人数,群主,建群时间",
        ("100000001,某某交流群,487,测试甲,2024-03-05", "100000002,某某互助群,500,测试乙,2024-03-06"),
        {"群号": "records.channel", "群名": "kept", "群人数": "metrics.members", "群主": "kept", "建群时间": "records.sent_at"},
    ),
    (
        "given name and surname apart",
        "given_name,surname,date_of_birth,address_1",
        ("test,person,1990-03-07,1 example street", "other,human,1985-12-25,2 example road"),
        {"given_name": "profiles.given_name", "surname": "profiles.surname", "date_of_birth": "profiles.born_on", "address_1": "profiles.address"},
    ),
    (
        "transactions without parties",
        "transaction_id,transaction_date,amount,memo",
        ("1,2024-03-05,12.00,MATTHIAS C", "2,2024-03-06,13.00,GREET"),
        {"transaction_id": "kept", "transaction_date": "transfers.moved_at", "amount": "transfers.amount", "memo": "transfers.memo"},
    ),
    (
        "keys that tell of the author, not of the post",
        "data.text,user.created_at,user.phone,analysis.company",
        ("join our group now for the best prices,2020-01-01,19900000001,x", "join our group now for the best deals,2021-01-01,19900000002,y"),
        {"data.text": "records.text", "user.created_at": "kept", "user.phone": "profiles.phone", "analysis.company": "kept"},
    ),
    (
        "wallet addresses are not where people live",
        "address,label",
        ("0x00000000000000000000000000000000000000a1,a", "0x00000000000000000000000000000000000000b2,b"),
        {"address": "kept", "label": "kept"},
    ),
    (
        "ids of things are not the things",
        "content_id,message_type,account_id,timestamp_share",
        ("c_00000001,text,a_1,1709623200", "c_00000002,text,a_2,1709623201"),
        {"content_id": "kept", "message_type": "kept", "account_id": "records.author", "timestamp_share": "records.sent_at"},
    ),
    (
        "an edge list of a money simulator",
        "sourceNodeId,targetNodeId,value,time",
        ("7,8,12.50,3", "8,9,11.00,4"),
        {"sourceNodeId": "transfers.payer", "targetNodeId": "transfers.payee", "value": "transfers.amount", "time": "kept"},
    ),
    (
        "a list of keys and values",
        "key,value",
        ("a,1", "b,2"),
        {"key": "kept", "value": "kept"},
    ),
    (
        "users of a platform, with the device and address they came from",
        "uid,handle,signup_ip,first_device,signup_local",
        ("u11090,ann_x,192.0.2.7,933b6bc2f85d9e6f,10/27/2024 08:49 AM", "u11097,bob_y,192.0.2.8,9063c55a62f966a9,05/05/2021 08:00 AM", "u11098,cy_z,192.0.2.9,17a52b51b531d471,02/13/2023 11:57 PM"),
        {"uid": "actions.actor", "handle": "profiles.account", "signup_ip": "actions.ip", "first_device": "actions.device", "signup_local": "actions.acted_at"},
    ),
    (
        "reviews, and what they are about",
        "post_id,author,created,body,on_item,stars",
        ("p1,u11090,2025-01-10T03:50:35Z,Made to order and lovely,p7,5", "p2,u11097,2025-01-10T04:50:35Z,Would buy that again any day,p7,5",
         "p3,u11098,2025-01-10T05:50:35Z,The lid was chipped when it came,p8,2"),
        {"post_id": "kept", "author": "records.author", "created": "records.sent_at", "body": "records.text", "on_item": "actions.target", "stars": "kept"},
    ),
    (
        "the same header twice",
        "姓名,手机,手机",
        ("测试甲,19900000001,19900000002", "测试乙,19900000003,19900000004"),
        {"姓名": "profiles.name", "手机": "profiles.phone", "手机#2": "kept"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "rows", "expected"), [x[1:] for x in LAYOUTS], ids=[x[0] for x in LAYOUTS]
)
def test_a_layout_is_understood(headers: str, rows: tuple[str, ...], expected: dict[str, str]) -> None:
    assert meanings(headers, *rows) == expected


CONFLICTS = [
    ("手机号", ("2024-03-05", "2024-03-06", "2024-03-07"), "a phone column of dates"),
    ("金额", ("测试甲", "测试乙", "测试丙"), "an amount column of names"),
    ("IP", ("a", "b", "c"), "an address column of letters"),
    ("交易时间", ("甲", "乙", "丙"), "a time column of words"),
    ("币种", ("苹果", "香蕉", "梨"), "a currency column of fruit"),
    ("邮箱", ("19900000001", "19900000002", "19900000003"), "an e-mail column of phones"),
    ("阅读量", ("很多", "不少", "较多"), "a count column of words"),
    (
        "登录设备",
        ("iPhone 13", "HUAWEI Mate 40", "电脑"),
        "a device column of models, which strangers have alike",
    ),
    ("device", ("mobile", "desktop", "iPad"), "a device column of makes"),
]


@pytest.mark.parametrize(("header", "cells", "why"), CONFLICTS, ids=[c[2] for c in CONFLICTS])
def test_what_header_and_values_disagree_on_is_kept(header: str, cells: tuple[str, ...], why: str) -> None:
    (found,) = map_columns([header], [[c] for c in cells], Reading(), "t.csv")
    assert (found.meaning, found.why) == ("kept", "header and values disagree"), why


def test_one_value_that_looks_like_a_phone_is_not_enough_without_a_header() -> None:
    assert meanings("a", "19900000001", "19900000001", "19900000001") == {"a": "kept"}


def test_numbers_that_pass_luhn_by_chance_are_no_cards() -> None:
    rows = [str(1000000000000000 + n) for n in range(40)]
    assert meanings("a", *rows) == {"a": "kept"}


def test_a_headless_column_of_prose_is_the_text() -> None:
    assert meanings("column 1,column 2", "1,加我微信详谈贷款事宜吧朋友", "2,日结工资想做的请私聊我一下") == {
        "column 1": "kept",
        "column 2": "records.text",
    }


def test_words_that_mean_nothing_do_not_vote() -> None:
    assert meanings("手机号", "NULL", "无", "-", "19900000001", "19900000002")["手机号"] == "profiles.phone"


def test_an_empty_column_is_taken_at_its_word() -> None:
    (found,) = map_columns(["手机号"], [[None], [""]], Reading(), "t.csv")
    assert (found.meaning, found.why) == ("profiles.phone", "synonym")


@pytest.mark.parametrize("pattern", ["dir/t.csv", "t.csv", "*.csv", "dir/*"])
def test_a_person_overrules_by_name_or_pattern(pattern: str) -> None:
    reading = Reading(maps={pattern: {"x": "records.text", "手机号": "kept"}})
    found = map_columns(["x", "手机号"], [["1", "19900000001"]], reading, "dir/t.csv")
    assert [(f.meaning, f.why) for f in found] == [("records.text", "overruled"), ("kept", "overruled")]


def test_overruling_with_a_meaning_that_does_not_exist_says_which_do() -> None:
    with pytest.raises(UsageError, match=r"records\.text"):
        map_columns(["x"], [["1"]], Reading(maps={"t.csv": {"x": "records.tekst"}}), "t.csv")


def test_another_file_is_not_overruled() -> None:
    reading = Reading(maps={"other.csv": {"x": "records.text"}})
    assert meanings("x", "1", reading=reading) == {"x": "kept"}


def test_every_meaning_given_is_a_declared_one() -> None:
    for _, headers, rows, _ in LAYOUTS:
        assert set(meanings(headers, *rows).values()) <= set(MEANINGS)


ZONES = [
    ("when_EST", "Etc/GMT+5"), ("created_utc", "UTC"), ("Time (GMT)", "UTC"), ("时间（UTC+8）", "Etc/GMT-8"), ("交易时间(北京时间)", "Etc/GMT-8"),
    ("UTC-05:00 time", "Etc/GMT+5"), ("sentAtUtc", "UTC"), ("time", None), ("best time", None), ("signup_local", None), ("CST time", None), ("时间", None),
    ("UTC+25", "UTC"),
]  # fmt: skip


@pytest.mark.parametrize(("header", "zone"), ZONES)
def test_a_header_names_the_zone_of_its_column_or_none(header: str, zone: str | None) -> None:
    assert zone_of(header) == zone
