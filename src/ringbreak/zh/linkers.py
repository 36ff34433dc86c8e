"""What the linkers of coordination, people, payments, infrastructure and slots say, in Chinese."""

from __future__ import annotations

LINKERS: dict[str, str] = {
    "{accounts} accounts, {objects} things shown together": "{accounts} 个账号，一同发布过 {objects} 项内容",
    "its account showed what {others} others of the group showed within {seconds} seconds, on {objects} occasions in all": "该账号与同组另外 {others} 个账号在 {seconds} 秒之内发布同样的内容，合计 {objects} 项",
    "two ledgers show the two sides of one payment": "两本账目记着同一笔付款的两端",
    "what one text family puts where its contact stands": "同一模板在联系方式处填入的内容",
    "it is the same payment as in the other ledger: {amount} here and {other} there, {days} days apart, probability {p}": "与另一本账目所记为同一笔付款：此处 {amount}，彼处 {other}，相隔 {days} 天，概率 {p}",
    "money that comes and goes in one pattern; a pattern is not a person": "资金按同一模式进出；模式相同不等于同一人",
    "pattern of payments": "资金往来模式",
    "the money came back to who sent it after {steps} payments within {hours} hours": "资金经 {steps} 笔付款、{hours} 小时内回到付出者",
    "what came in went out again within {hours} hours, less at most {percent} %, and no other payment fits": "入账款项在 {hours} 小时内转出，差额不超过 {percent} %，且没有其他款项与之相符",
    "its description agrees with {others} others of one person, best on {fields}, probability {p}": "该资料与另外 {others} 份资料同属一人，最相符的是 {fields}，概率 {p}",
    "the name": "姓名",
    "the date of birth": "出生日期",
    "the address": "住址",
    "the company": "单位",
    "the id number": "证件号码",
    "the phone number": "电话号码",
    "the e-mail address": "电子邮箱",
    "the bank card": "银行卡",
    "the WeChat id": "微信号",
    "the QQ number": "QQ 号",
    "the account": "账号",
    "its {kind} is named by the pattern {pattern}, as {others} others are": "其{kind}与另外 {others} 个同样按 {pattern} 的样式命名",
    "its site has the same certificate, icon or name servers as others: {what}": "其网站与其他网站的证书、图标或域名服务器相同：{what}",
    "it stands where other texts of this template have their contact": "位于同一模板其他文本填写联系方式之处",
    "one payment in two ledgers": "两本账目中的同一笔付款",
    "contact of a text template": "模板中的联系方式",
}
