"""What the linkers of coordination, people, payments, infrastructure and slots say, in Chinese."""

from __future__ import annotations

LINKERS: dict[str, str] = {
    "{accounts} accounts, {objects} things shown together": "{accounts} 个账号，一同发布过 {objects} 项内容",
    "its account showed what {others} others of the group showed within {seconds} seconds, on {objects} occasions in all": "该账号与同组另外 {others} 个账号在 {seconds} 秒之内发布同样的内容，合计 {objects} 项",
    "two ledgers show the two sides of one payment": "两本账目记着同一笔付款的两端",
    "what one text family puts where its contact stands": "同一模板在联系方式处填入的内容",
    "one payment in two ledgers": "两本账目中的同一笔付款",
    "contact of a text template": "模板中的联系方式",
}
