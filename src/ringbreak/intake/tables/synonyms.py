"""What headers are called: words of exports, statements, logs and forms, Chinese and English, and what they stand for.

A header stands for a *concept*; which column of which table a concept fills depends on what the table is
(`mapping.py`): 账号 is the holder's account in a bank statement, the author in a list of posts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# A concept and its headers, the most telling first. Headers are compared after `normal`.
HEADERS: dict[str, str] = {
    # --- what is said
    "text": "内容 消息内容 聊天内容 正文 文本 消息 信息内容 短信内容 评论内容 回复内容 帖子内容 微博正文 微博内容 文章内容 留言 留言内容 发言内容 弹幕 "
    "弹幕内容 消息文本 推文 话术 内文 訊息 訊息內容 內容 text content message body msg message_text message_body full_text tweet tweet_text "
    "post_text post_content comment_text comment_content msg_content messagecontent message_content raw_content strcontent caption review review_text review_body "
    "plain_text article article_content sms_body selftext note_text document body_text",
    "title": "标题 主题 文章标题 帖子标题 商品标题 商品名称 商品 品名 题目 標題 主旨 title subject headline item_name product product_name "
    "商品说明 goods_name listing_title post_title article_title 视频标题",
    "comment": "评论 comment comments 回复 reply 评价 評論",
    "author": "发送者id 发送人id 发送者账号 发送人账号 作者id 用户id 用户uid 用户编号 会员id 发帖人id 发布者id 博主id 发言人id author_id user_id userid uid "
    "sender_id senderid from_id fromid from_user_id screen_name username user_name screenname user.id author.id from.id sender.id from_account "
    "account_id user.screen_name user.username author.username from_user talker_id 发件人账号 sender_account memberid member_id openid open_id buyer_id "
    "customer_id reviewer_id reviewerid sender_username poster_id 发送号码 发送方号码 发信号码 发件号码 发送手机号 发信方号码 发送端号码 sender_number from_number from_phone originating_address 广告账户 广告账户id 广告主id ad_account ad_account_id advertiser_id",
    "author_name": "发送者 发送人 发言人 昵称 用户昵称 用户名 用户 作者 博主 发布者 发布人 发帖人 发帖者 网名 微信昵称 群昵称 qq昵称 会员名 会员昵称 楼主 评论者 "
    "评论人 发信人 发件人 寄件者 發送者 發送人 暱稱 作者名称 作者昵称 author sender from nickname nick nick_name display_name displayname user author_name "
    "sender_name from_name name_of_sender poster posted_by user.name user.nickname author.name from.name sender.name nickname_of_sender speaker "
    "user.display_name reviewer reviewer_name by sendername username_shown actor_name 发送方 发送方昵称 发送者昵称 发送人昵称 from_nick fromnick from_nickname sender_nick sender_nickname",
    "counterpart": "接收者 接收人 收件人 收信人 接收方 收件者 对方 接收者id 接收人id 被回复人 回复对象 to recipient receiver recipient_id receiver_id to_id to_user "
    "接收号码 接收方号码 收信号码 收件号码 接收手机号 收信方号码 接收端号码 to_number to_phone receiver_number recipient_number destination_address to_user_id to_name recipient_name receiver_name reply_to in_reply_to talker peer to.id to.name 接收方账号 接收方id",
    "channel": "群号 群id 会话id 直播间id channel_id group_id chat_id room_id conversation_id thread_id chatroom 群 群名 群名称 群聊 群聊名称 群组 聊天室 聊天名称 会话 会话名称 频道 "
    "频道名称 版块 板块 贴吧 论坛 话题 栏目 房间 直播间 所在群 来源群 社群 群組 頻道 聊天室名称 channel channel_name group group_name chat chat_name chat_title room "
    "room_name conversation forum board subreddit thread community page_name guild server 会话号 conv convid conv_id dialog_id",
    "platform": "平台 来源平台 渠道 app 应用 应用名称 数据来源 平台名称 platform app_name source_platform network social_network site_name",
    "url": "链接 网址 url地址 帖子链接 原文链接 文章链接 微博链接 来源链接 地址链接 页面地址 鏈接 連結 網址 url link permalink href page_url post_url source_url web_url "
    "item_url product_url article_url tweet_url uri",
    "language": "语言 語言 语种 language lang",
    # --- when
    "time": "时间 日期时间 发送时间 发布时间 发表时间 发帖时间 消息时间 创建时间 时间戳 交易时间 交易日期时间 交易创建时间 付款时间 支付时间 入账时间 登录时间 操作时间 访问时间 "
    "评论时间 记录时间 发生时间 采集时间 注册时间 下单时间 订单创建时间 订单时间 记账时间 到账时间 转账时间 成交时间 發送時間 發佈時間 時間 交易時間 发信时间 接收时间 通话时间 开始时间 起始时间 "
    "扫码时间 入群时间 加入时间 time timestamp datetime date_time sent_at sent_time send_time created_at created create_time createtime created_time created_utc posted_at post_time publish_time "
    "published_at published pub_date pubdate pub_time event_time event_timestamp transaction_time transaction_date_time trade_time txn_time tx_time occurred_at acted_at login_time access_time "
    "logged_at log_time message_time msg_time date_created unixtime unix_time epoch ts @timestamp time_local block_timestamp moved_at payment_time paid_at order_time date_sent utc_time ctime gmt_create strtime t",
    "date": "日期 交易日期 记账日期 记帐日期 入账日期 入帐日期 交易日 记账日 发生日期 发布日期 发送日期 会计日期 起息日 登记日期 订单日期 凭证日期 業務日期 交易日期(时间) 到账日期 date transaction_date posting_date "
    "post_date value_date trade_date booking_date txn_date tx_date order_date sent_date payment_date trans_date day entry_date",
    "clock": "时刻 交易时刻 时间(时分秒) 时分秒 time_of_day transaction_time_only clock hhmmss",
    # --- money
    "amount": "金额 交易金额 交易额 发生额 付款金额 转账金额 收付金额 收支金额 订单金额 总金额 实付金额 实收金额 支付金额 交易金额小写 发生金额 汇款金额 金額 交易金額 發生額 人民币金额 消费金额 "
    "交易本币金额 记账金额 成交金额 amount transaction_amount trade_amount amt sum total_amount payment_amount txn_amount value_transferred transfer_amount amount_paid paid_amount base_amt net_amount value "
    "amount_received order_amount value",
    "amount_in": "收入 收入金额 贷方 贷方金额 贷方发生额 贷方发生金额 存入 存入金额 转入金额 转入 收款金额 进账 入账金额 收方发生额 贷 贷记金额 收入额 收款 收方金额 存款金额 貸方 貸方金額 收入(+) "
    "收入金额(+元) credit credit_amount credits deposit deposits deposit_amount money_in paid_in amount_in income inflow credit_amt",
    "amount_out": "支出 支出金额 借方 借方金额 借方发生额 借方发生金额 支取 支取金额 转出金额 转出 付出 付款额 付方发生额 借 借记金额 支出额 付方金额 取款金额 借方(支出) 支出(-) 支出金额(-元) "
    "debit debit_amount debits withdrawal withdrawals withdrawal_amount money_out paid_out amount_out expense outflow debit_amt",
    "direction": "收支 收支类型 收支方向 收支标志 借贷 借贷标志 借贷标识 借贷方向 借贷别 借贷状态 收付标志 收付方向 收付类型 交易方向 资金流向 进出 出入账标志 出入标志 收入支出 收/支 借/贷 进/出 "
    "收付 借贷标记 资金方向 存取标志 direction dr_cr drcr dc_flag debit_credit credit_debit debit_or_credit cr_dr dc in_out inout flow cdflag dcflag",
    "currency": "币种 币别 货币 交易币种 货币类型 货币种类 幣種 幣別 币种代码 交易币别 钞汇标志币种 currency ccy currency_code curr coin token token_symbol tokensymbol asset symbol_of_token cur",
    "memo": "说明 摘要 附言 备注 用途 交易摘要 交易附言 转账附言 交易备注 摘要说明 摘要描述 交易说明 交易描述 交易用途 款项用途 汇款附言 转账备注 附加信息 交易名称 備註 摘要备注 交易信息 memo remark remarks "
    "description transaction_description narrative particulars details note notes purpose reference_text payment_reference transaction_details summary comment_on_payment narration",
    "balance": "余额 账户余额 交易后余额 账面余额 可用余额 本次余额 餘額 当前余额 交易余额 联机余额 帐户余额 结余 balance running_balance account_balance balance_after closing_balance bal",
    "payer": "付款卡 付款账号 付款人账号 付款方账号 付款卡号 付款账户 付款方账户 付款人卡号 汇款账号 汇款人账号 转出账号 转出账户 转出卡号 出账账号 支付账号 付款帐号 付款人帐号 借方账号 借方卡号 汇出账号 付款方卡号 付方账号 from_address payer_account "
    "payer_id from_account_number sender_account_number source_account debit_account originator_account nameorig sender_account_id originator from_iban payer_iban orig_id from_wallet originator_id payer source_node_id sourcenode src_account source_account_id from_account_id payer_acct "
    "payer_account_no payer_account_number payer_acct_no payer_card_number remitter_account remitter_account_no remitter_account_number remitter_acct_no remitter_iban remitter_card_number debtor_account debtor_account_no debtor_account_number debtor_acct_no debtor_iban debtor_card_number",
    "payee": "收款卡 收款卡号码 收款账号 收款人账号 收款方账号 收款卡号 收款账户 收款方账户 收款人卡号 转入账号 转入账户 转入卡号 入账账号 收款帐号 收款人帐号 贷方账号 贷方卡号 汇入账号 收款方卡号 收方账号 收货账号 to_address payee_account payee_id to_account "
    "to_account_number receiver_account beneficiary_account destination_account credit_account namedest recipient_account payee beneficiary_id to_iban payee_iban dest_id to_wallet target_node_id targetnode dst_account target_account_id to_account_id beneficiary receiver_account_id payee_acct "
    "payee_account_no payee_account_number payee_acct_no payee_card_number beneficiary_account_no beneficiary_account_number beneficiary_acct_no beneficiary_iban beneficiary_card_number recipient_account_no recipient_account_number recipient_acct_no recipient_iban recipient_card_number creditor_account creditor_account_no creditor_account_number creditor_acct_no creditor_iban creditor_card_number",
    "payer_name": "付款人 付款方 付款人姓名 付款人名称 付款方名称 付款户名 付款人户名 付款方户名 付款方姓名 汇款人 汇款人姓名 汇款户名 转出户名 转出方 付方户名 付方名称 出账户名 借方户名 打款人 转账人 payer_name originator_name from_account_name debit_name remitter "
    "remitter_name ordering_customer",
    "payee_name": "收款人 收款方 收款人姓名 收款人名称 收款方名称 收款户名 收款人户名 收款方户名 收款方姓名 汇入户名 转入户名 转入方 收方户名 收方名称 入账户名 贷方户名 payee_name beneficiary_name to_account_name credit_name beneficiary_customer",
    "own_account": "账号 账户 帐号 本方账号 本方卡号 本方账户 交易卡号 交易账号 交易账户 查询账号 查询卡号 主账号 主账户 己方账号 我方账号 客户账号 主体账号 本方帐号 交易帐号 开户账号 查询账户 帳號 卡号/账号 账/卡号 账号/卡号 卡号账号 账卡号 account account_number account_no "
    "acct_no own_account accountid acct iban sort_code_and_account sort_code_and_account_number sort_code_account account_and_sort_code bsb_and_account",
    "own_name": "户名 账户名称 账户名 本方户名 本方姓名 本方名称 交易户名 开户名 开户姓名 客户名称 客户姓名 持卡人 持卡人姓名 账号名称 主体姓名 查询户名 帐户名称 帳戶名稱 戶名 交易方户名 账户开户名称 account_name account_holder own_name cardholder holder_name",
    "counterparty": "对方账号 对方卡号 对方账户 对方帐号 对手账号 交易对手账号 交易对方账号 对方账卡号 交易对手账卡号 交易对手卡号 对手卡号 对方账号/卡号 对手方账号 对方id 對方帳號 对方账户账号 对方卡号/账号 交易对方账卡号 交易对方id 对方账号卡号 交易对手账户 对方账号与户名 对方账户信息 "
    "counterparty_account opposing_account counter_account counterparty_iban opponent_account counterparty_id cp_account other_account",
    "counterparty_name": "对方户名 对方姓名 对方名称 交易对方 交易对手 对手户名 对手名称 对手姓名 交易对手名称 交易对手户名 对方账户名 对方账户名称 对方单位 对方单位名称 对手方 对手方名称 对手方户名 交易对方名称 交易对方姓名 交易对手姓名 对方客户名称 對方戶名 商户名称 商家名称 对方 交易场所 交易商户 "
    "counterparty counterparty_name opposing_name opponent opponent_name merchant merchant_name other_party counter_party transaction_party cp_name vendor",
    "status": "状态 交易状态 当前状态 支付状态 订单状态 交易结果 处理状态 交易是否成功 成功标志 status state transaction_status payment_status trade_status result 狀態 资金状态 冲正标志 撤销标志",
    # --- who did what
    "actor": "操作人 操作员 操作者 登录账号 登录名 登录用户 操作账号 操作用户 经办人 经办柜员 操作员id 录入人 登录用户名 访问者 actor operator cs-username operated_by login_name login_account login_user performed_by staff_id operator_id employee_id remote_user principal subject_user",
    "verb": "操作 动作 行为 操作类型 行为类型 动作类型 事件 事件类型 事件名称 操作名称 登录类型 日志类型 操作行为 action event event_type event_name action_type verb cs-method operation operation_type behavior behaviour behavior_type activity activity_type method http_method request_method op",
    "target": "操作对象 目标 对象 被操作对象 目标账号 目标id 访问页面 请求地址 请求路径 对象id 目标用户 被关注者 target target_id target_user object object_id object_name request request_uri request_url path cs-uri-stem resource page item_id post_id on_item on_post on_video on_article reviewed_item product_id goods_id listing_id sku_id asin shop_id store_id "
    "商品id 商品编号 商品编码 宝贝id 店铺id 店铺编号 视频id 文章id 评论对象 评价对象 评价商品 被评价商品 被评论帖子",
    "device": "设备 设备号 设备id 设备标识 设备编号 设备码 机器码 设备指纹 终端 终端号 终端id 终端标识 imei mac mac地址 设备mac 手机串号 硬件id device device_id deviceid device_fingerprint fingerprint udid uuid_of_device android_id idfa idfv oaid gaid imei1 meid "
    "machine_id terminal_id mac_address serial_of_device hwid device_uuid device_hash device_fp fp_hash browser_fingerprint fingerprint_id visitor_id did dev_id deviceno device_no device_token guid_of_device smid umid utdid 数盟id 设备唯一标识 设备串号 设备序列号 机身序列号 device_serial serial_number",
    "device_model": "设备型号 机型 手机型号 设备名称 设备类型 操作系统 device_model device_type device_name os user_agent useragent ua browser 浏览器",
    "ip": "ip ip地址 登录ip 注册ip 访问ip 客户端ip 交易ip 源ip 来源ip 发布ip 登陆ip 用户ip 操作ip ip位址 最近登录ip 源地址 ip_address ipaddress client_ip clientip remote_ip remote_addr source_ip src_ip login_ip register_ip user_ip remote_host clienthost c-ip host_ip x_forwarded_for c_ip ipaddr sender_ip",
    "cell": "基站 基站号 基站id 小区 小区号 位置区小区 基站代码 lac/ci lac_ci 基站编号 cell cell_id cellid cgi ecgi eci base_station tower tower_id",
    # --- who sells and buys: `mapping.py` tells an offer, an order and a seller's own book apart
    "buyer": "买家id 买家号 买家编号 买家账号 买家uid buyer_uid buyer_account",
    "buyer_name": "买家昵称 买家 buyer_nick buyer_nickname buyer_name",
    "seller": "卖家id 卖家号 卖家编号 卖家账号 卖家uid 商家id 商家编号 商家账号 店主id seller_id sellerid seller_uid seller_account merchant_uid vendor_id",
    "shop": "店铺 店铺名 店铺名称 店名 卖家 卖家昵称 卖家名称 商家名 shop shop_name store_name seller seller_name seller_nick sellername",
    # --- who called whom
    "caller": "主叫 主叫号码 主叫方 主叫方号码 主叫电话 主叫手机号 主叫手机号码 主叫用户 主叫用户号码 来电号码 呼叫方 呼叫方号码 caller caller_number calling_number calling_party calling_party_number a_number a_party originating_number originating_party caller_id_number caller_msisdn",
    "callee": "被叫 被叫号码 被叫方 被叫方号码 被叫电话 被叫手机号 被叫手机号码 被叫用户 被叫用户号码 接听方 接听方号码 受话方 callee callee_number called called_number called_party called_party_number b_number b_party dialed_number dialled_number terminating_number terminating_party callee_msisdn",
    "own_number": "本机 本机号码 本端 本端号码 本方号码 own_number subscriber_number served_number served_msisdn",
    "other_number": "对端 对端号码 对方号码 对方电话 对方电话号码 对方手机 对方手机号 通话对方 通话号码 other_number other_party_number peer_number remote_number",
    "duration": "通话时长 通话时长(秒) 通话时长（秒） 通话秒数 时长 时长(秒) 时长（秒） 通话长度 计费时长 持续时间 duration call_duration duration_sec duration_seconds duration_s talk_time billsec",
    "call_way": "呼叫类型 通话类型 主被叫 主被叫标识 主被叫类型 呼叫方向 通话方向 呼入呼出 call_type call_direction calltype",
    # --- who is described
    "name": "姓名 名字 真实姓名 用户姓名 客户姓名 收货人 收货人姓名 联系人 联系人姓名 被害人 被害人姓名 受害人 受害人姓名 嫌疑人 嫌疑人姓名 当事人 报案人 法人 法定代表人 法人姓名 学生姓名 员工姓名 业主姓名 机主 机主姓名 户主 投保人 借款人 借款人姓名 实名 实名姓名 中文姓名 申请人 考生姓名 负责人 "
    "name full_name fullname real_name realname person_name customer_name contact contact_name first_and_last_name legal_representative victim victim_name suspect suspect_name applicant recipient_person owner_name consignee 性名 your_name your_full_name name_of_victim complainant complainant_name name_of_complainant reporter_name client_name",
    "given_name": "名 given_name first_name firstname givenname forename",
    "surname": "姓 surname last_name lastname family_name familyname",
    "id_number": "身份证 身份证号 身份证号码 证件号 证件号码 公民身份号码 身份证件号码 身份号码 证件编号 护照号 护照号码 身分證字號 身份證號 身分证号 证照号码 客户证件号码 开户证件号码 sfz sfzh id_card idcard id_number id_no idno identity_card identity_number national_id ssn passport passport_no passport_number id_card_no cert_no certno certificate_no identity_no "
    "统一社会信用代码 社会信用代码 信用代码 营业执照号 uscc",
    "phone": "手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 手机电话 联系手机 注册手机 注册手机号 绑定手机 绑定手机号 预留手机号 收货人电话 收货人手机 收货电话 用户手机 客户电话 手機 手機號碼 電話 聯絡電話 联系号码 号码 tel 手机号1 账号手机 "
    "phone phone_number phonenumber mobile mobile_phone mobile_number telephone tel_no cell_phone cellphone contact_number msisdn phone_no mobileno mobile_no contact_phone",
    "address": "地址 住址 家庭住址 家庭地址 收货地址 联系地址 详细地址 通讯地址 户籍地址 户籍地 居住地址 现住址 注册地址 公司地址 单位地址 收件地址 住所 通信地址 經營地址 经营地址 地址信息 邮寄地址 住所地 address home_address shipping_address street_address postal_address residential_address delivery_address registered_address mailing_address full_address addr address_line",
    "born_on": "出生日期 生日 出生年月 出生年月日 出生時間 出生 birthday birth_date birthdate date_of_birth dob born born_on",
    "company": "公司 公司名称 单位 单位名称 工作单位 企业 企业名称 企业全称 公司全称 雇主 所属公司 所在单位 任职公司 商户 机构名称 公司名 company company_name employer organization organisation enterprise business_name firm org corporation org_name",
    "account": "用户账号 会员账号 注册账号 游戏账号 用户帐号 平台账号 账号id 平台帐号 微博账号 抖音号 支付宝账号 支付宝 快手号 账户id 登录id 會員帳號 account_name_or_id login handle alipay alipay_account telegram telegram_id twitter weibo user_account account_handle login_id",
    "email": "邮箱 电子邮箱 邮箱地址 电子邮件 邮件地址 email邮箱 注册邮箱 联系邮箱 電子郵件 電郵 e-mail email email_address mail user_email emailaddress mail_address",
    "bank_card": "银行卡 银行卡号 卡号 银行账号 银行帐号 信用卡号 借记卡号 储蓄卡号 绑定银行卡 绑定卡号 收款银行卡 銀行卡號 银行卡账号 开户卡号 bank_card card_number card_no cardno bank_card_no bank_card_number pan bankcard credit_card credit_card_number bank_account bank_account_number",
    "wechat": "微信 微信号 微信账号 微信id wxid 微信号码 微信帐号 微信號 wechat wechat_id weixin wx wechatid wx_id vx",
    "qq": "qq qq号 qq号码 qq账号 qq帐号 qq號 扣扣 qq_number qqnumber qq_no uin",
    # --- how much attention
    "views": "阅读 阅读量 阅读数 浏览量 浏览数 浏览次数 播放量 播放数 播放次数 观看量 观看数 观看人数 点击阅读数 围观数 曝光量 曝光 展现量 閱讀數 瀏覽量 点阅 在看人数 views view_count viewcount views_count reads read_count play_count plays impressions impression_count hits pv page_views 展示量 浏览 展现 展现数",
    "clicks": "点击 点击量 点击数 点击次数 點擊 點擊量 clicks click_count clickcount 广告点击",
    "likes": "点赞 点赞数 点赞量 赞 赞数 喜欢数 获赞 获赞数 按讚數 likes like_count likecount favorite_count favorites favourites_count thumbs_up digg_count reactions attitudes_count liked_count upvotes like_num 收到赞",
    "shares": "转发 转发数 转发量 分享数 分享量 转发次数 轉發數 shares share_count reposts repost_count reposts_count retweets retweet_count forwards forward_count",
    "comments": "评论数 评论量 评论次数 回复数 回复量 跟帖数 留言数 弹幕数 comments_count comment_count num_comments replies reply_count commentcount",
    "collects": "收藏 收藏数 收藏量 collects collect_count saves bookmark_count save_count",
    "members": "成员数 群成员数 人数 群人数 会员数 用户数 群员数 member_count members members_count participants_count num_members participants",
    "followers": "粉丝 粉丝数 粉丝量 关注者 关注者数 粉絲數 followers followers_count follower_count fans fans_count subscribers subscriber_count",
    "following": "关注 关注数 关注量 following following_count friends_count followings",
    "sold": "销量 已售 月销量 成交量 成交笔数 销售量 付款人数 已售数量 sold sales sales_volume sold_count units_sold",
    "quantity": "数量 件数 条数 份数 购买数量 库存 數量 quantity qty stock num count",
    "rating": "评分 星级 打分 rating score stars star",
    "price": "价格 单价 售价 标价 商品价格 價格 單價 price unit_price item_price list_price",
    # --- known, and kept as they are
    "kept": "序号 编号 id no 行号 流水号 交易流水号 流水 凭证号 交易号 订单号 交易订单号 商家订单号 交易单号 商户单号 交易流水 业务流水号 流水编号 消息id 帖子id 微博id 评论id 记录id 主键 index row_id rowid seq serial_no serial order_no order_id orderid transaction_id txn_id tx_id trade_no "
    "message_id msg_id msgid comment_id record_id reference ref transaction_hash txhash tx_hash hash 性别 年龄 民族 学历 婚姻 职业 gender sex age 开户行 开户银行 对方开户行 对方行名 对方银行 交易网点 网点 网点名称 交易渠道 支付方式 收付款方式 收/付款方式 付款方式 交易类型 交易类别 交易分类 类型 类别 "
    "消息类型 分类 标签 tag tags type category message_type msg_type kind bank bank_name branch 省份 城市 地区 省 市 区 县 国家 归属地 ip归属地 所在地 位置 location city province country region state_or_province ip属地 发布地点 手续费 服务费 服务费(元) 成功退款(元) fee commission tax 柜员号 交易代码 凭证种类 凭证类型 科目 "
    "经度 纬度 latitude longitude lat lon lng",
}  # fmt: skip

WITHIN: tuple[tuple[str, str], ...] = (
    # Parts of longer headers that still tell, the most special first; English parts are whole words.
    ("对方户名", "counterparty_name"), ("对方姓名", "counterparty_name"), ("对手户名", "counterparty_name"), ("对手名称", "counterparty_name"),
    ("对方账号", "counterparty"), ("对方卡号", "counterparty"), ("对手账号", "counterparty"), ("对方账户", "counterparty"), ("对手卡号", "counterparty"),
    ("收款人账号", "payee"), ("收款账号", "payee"), ("收款卡号", "payee"), ("付款人账号", "payer"), ("付款账号", "payer"), ("付款卡号", "payer"),
    ("收款人姓名", "payee_name"), ("付款人姓名", "payer_name"), ("收款户名", "payee_name"), ("付款户名", "payer_name"),
    ("身份证", "id_number"), ("证件号", "id_number"), ("手机号", "phone"), ("电话号码", "phone"), ("联系电话", "phone"), ("手机", "phone"),
    ("电话", "phone"), ("邮箱", "email"), ("微信号", "wechat"), ("qq号", "qq"), ("银行卡", "bank_card"), ("出生日期", "born_on"), ("生日", "born_on"),
    ("地址", "address"), ("住址", "address"), ("余额", "balance"), ("餘額", "balance"), ("借方", "amount_out"), ("贷方", "amount_in"),
    ("借贷", "direction"), ("收支", "direction"), ("收付", "direction"), ("币种", "currency"), ("交易金额", "amount"), ("发生额", "amount"), ("金额", "amount"), ("金額", "amount"),
    ("摘要", "memo"), ("附言", "memo"), ("备注", "memo"), ("时间", "time"), ("時間", "time"), ("日期", "date"), ("ip地址", "ip"), ("登录ip", "ip"),
    ("设备号", "device"), ("设备id", "device"), ("设备", "device"), ("imei", "device"), ("device", "device"), ("fingerprint", "device"), ("基站", "cell"), ("姓名", "name"), ("昵称", "author_name"), ("内容", "text"), ("內容", "text"),
    ("标题", "title"), ("链接", "url"), ("网址", "url"), ("阅读", "views"), ("浏览量", "views"), ("播放量", "views"), ("点赞", "likes"), ("转发数", "shares"),
    ("评论数", "comments"), ("粉丝", "followers"), ("销量", "sold"), ("公司名称", "company"), ("企业名称", "company"), ("单位名称", "company"), ("状态", "status"),
    ("phone", "phone"), ("mobile", "phone"), ("email", "email"), ("timestamp", "time"), ("datetime", "time"), ("address", "address"), ("amount", "amount"), ("balance", "balance"),
    ("currency", "currency"), ("message", "text"), ("content", "text"), ("nickname", "author_name"), ("wechat", "wechat"), ("ip", "ip"), ("device_id", "device"),
    ("url", "url"), ("views", "views"), ("likes", "likes"), ("followers", "followers"), ("company", "company"), ("birthday", "born_on"),
)  # fmt: skip

_UNIT = re.compile(r"[（(\[【<]([^（()）\[\]【】<>]{0,16})[）)\]】>]")
_PUNCTUATION = re.compile(r"[\s_\-.:：/\\|,，。;；'\"“”‘’*#＊?？!！、·~`]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def normal(header: str) -> str:
    """A header without case, width, spaces, punctuation and what stands in brackets.

    | header | normal |
    |---|---|
    | 交易金额（元） | 交易金额 |
    | Sent At | sentat |
    | 收/支 | 收支 |
    """
    text = unicodedata.normalize("NFKC", header).strip().lower()
    bare = _UNIT.sub("", text).strip()
    return _PUNCTUATION.sub("", bare or text)


def unit_of(header: str) -> str | None:
    """What stands in brackets behind a header: 元, USD, 万元, UTC."""
    found = _UNIT.search(unicodedata.normalize("NFKC", header))
    return found[1].strip() or None if found else None


_ZONES = {
    "utc": "UTC", "gmt": "UTC", "zulu": "UTC", "est": "Etc/GMT+5", "edt": "Etc/GMT+4", "cdt": "Etc/GMT+5", "mst": "Etc/GMT+7", "mdt": "Etc/GMT+6",
    "pst": "Etc/GMT+8", "pdt": "Etc/GMT+7", "cet": "Etc/GMT-1", "cest": "Etc/GMT-2", "eet": "Etc/GMT-2", "msk": "Etc/GMT-3", "jst": "Etc/GMT-9",
    "kst": "Etc/GMT-9", "sgt": "Etc/GMT-8", "hkt": "Etc/GMT-8", "bjt": "Etc/GMT-8",
}  # fmt: skip
"""Names of zones that mean one offset wherever they are written; CST, IST and BST mean several."""


def zone_of(header: str) -> str | None:
    """The time zone a header names for its column: when_EST, created_utc, 时间（UTC+8）, 北京时间. None when it names none."""
    text = _CAMEL.sub(" ", unicodedata.normalize("NFKC", header).strip()).lower()
    found = re.search(r"(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?::?00)?(?!\d)", text)
    if found and int(found[2]) <= 14:
        # The names of the zones count westward (IANA, etcetera).
        return f"Etc/GMT{'-' if found[1] == '+' else '+'}{int(found[2])}" if int(found[2]) else "UTC"
    if "北京时间" in text or "北京時間" in text:
        return "Etc/GMT-8"
    words = re.split(r"[^a-z]+", text)
    return next((_ZONES[w] for w in reversed(words) if w in _ZONES), None)


@cache
def _table() -> dict[str, tuple[str, int]]:
    """Normal header -> concept and rank; the first concept that claims a header has it."""
    table: dict[str, tuple[str, int]] = {}
    for concept, headers in HEADERS.items():
        for rank, header in enumerate(headers.split()):
            table.setdefault(
                _PUNCTUATION.sub("", unicodedata.normalize("NFKC", header).lower()), (concept, rank)
            )
            table.setdefault(normal(header), (concept, rank))
    return table


@cache
def _dotted() -> dict[str, tuple[str, int]]:
    """Keys of JSON whose dot tells: user.name is a name, username an account."""
    table: dict[str, tuple[str, int]] = {}
    for concept, headers in HEADERS.items():
        for rank, header in enumerate(headers.split()):
            if "." in header:
                table.setdefault(header, (concept, rank))
    return table


_WRAPPERS = frozenset(
    [*["data", "result", "results", "item", "items", "list", "record", "records", "row", "rows", "payload", "message", "messages", "msg", "post", "posts", "comment", "comments"],
     *["body", "_source", "source", "fields", "attributes", "properties", "node", "legacy", "detail", "details", "event", "log", "order", "transaction", "tx", "object", "doc"]]
)  # fmt: skip
"""Keys that only wrap what is in them: data.text is the text."""
_PEOPLE = frozenset(
    [
        "user",
        "author",
        "sender",
        "from",
        "account",
        "profile",
        "member",
        "owner",
        "creator",
        "customer",
        "person",
        "contact",
        "buyer",
        "seller",
    ]
)
_OF_PEOPLE = frozenset(
    [
        "author",
        "author_name",
        "name",
        "given_name",
        "surname",
        "id_number",
        "phone",
        "address",
        "born_on",
        "company",
        "account",
        "email",
        "bank_card",
        "wechat",
        "qq",
    ]
)


_ABOUT = frozenset(
    "id ids uid type kind count counts num status code hash key flag is has len length lang language format valid verified source size".split()
)
"""Words that make a header speak about a thing, not name it: content_id is not the content."""


def _nested(parts: list[str]) -> tuple[str, int] | None:
    """The concept of a key inside other keys. A person's key tells of the person only: user.created_at is no post's time."""
    table = _table()
    found = table.get(normal(parts[-1]))
    if found is None or found[0] == "kept":
        return None
    outer = parts[:-1]
    if all(p in _WRAPPERS for p in outer):
        return found[0], found[1] + 40
    if outer[-1] in _PEOPLE and all(p in _WRAPPERS or p in _PEOPLE for p in outer):
        whole = _dotted().get(".".join(parts[-2:]))
        if whole:
            return whole[0], whole[1] + 20
        return (found[0], found[1] + 40) if found[0] in _OF_PEOPLE else None
    return None


def concept_of(header: str) -> tuple[str, int] | None:
    """The concept a header stands for, and its rank: lower is more telling. None when nobody knows the header.

    Dotted keys of JSON are tried whole (`user.id`), then by their last two parts, then by the last.
    """
    table = _table()
    if "." in header and (dotted := _dotted().get(header.strip().lower())):
        return dotted
    whole = _PUNCTUATION.sub("", unicodedata.normalize("NFKC", header).strip().lower())
    for candidate in (whole, normal(header)):
        if candidate in table:
            return table[candidate]
    if "." in header:
        return _nested(header.lower().split("."))
    words = [w for w in re.split(r"[\s_\-/]+", _CAMEL.sub(" ", header.strip()).lower()) if w]
    squeezed = normal(header)
    if len(squeezed) > 24:
        return None
    for part, concept in WITHIN:
        if part in words and not _ABOUT & set(words) if part.isascii() else part in squeezed:
            return concept, 100
    return None
