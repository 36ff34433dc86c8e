"""Ring B: trade in personal data: listings, a channel, samples, a price list, wallets."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from email.message import EmailMessage
from html import escape

from . import identifiers as ids
from . import writers as made
from .ledger import CITY, Case

RING = "B"
HANDLES = ("shili_data_hub", "shili_ssk_laowu", "example_leads_vip", "shili_zhuanye4")
WALLETS = tuple(ids.tron(n) for n in (1, 2, 3))
BTC = (ids.bitcoin(1),)
MAILS = ("laowu.shili@example.org",)
SITE = ids.onion(1)
CONTACTS = (
    ("Telegram @", HANDLES[0]), ("USDT-TRC20 ", WALLETS[0]), ("飞机：@", HANDLES[1]), ("邮箱 ", MAILS[0]),
    ("TG @", HANDLES[2]), ("收款TRC20：", WALLETS[1]), ("电报 @", HANDLES[3]), ("BTC ", BTC[0]),
)  # fmt: skip
GOODS = (
    ("网贷申请数据", 12_000, "当天一手", 1.5), ("股民开户数据", 50_000, "近7天", 0.8), ("母婴店会员", 80_000, "2024年2月", 0.3),
    ("快递面单", 200_000, "实时", 0.6), ("老年保健品客户", 30_000, "近30天", 0.5), ("车主信息", 150_000, "2023年底", 0.2),
)  # fmt: skip
START = datetime(2024, 2, 1, 10, 0)  # noqa: DTZ001 - as local time


def contacts(k: int) -> str:
    first, second = CONTACTS[k % len(CONTACTS)], CONTACTS[(k + 1) % len(CONTACTS)]
    return first[0] + first[1] + (f"，{second[0]}{second[1]}" if k % 3 else "")


def plant(case: Case) -> None:
    case.ring(RING, "倒卖公民个人信息", "trade")
    case.selectors(RING, "telegram", *HANDLES)
    case.selectors(RING, "tron", *WALLETS)
    case.selectors(RING, "btc", *BTC)
    case.selectors(RING, "email", *MAILS)
    case.selectors(RING, "onion", SITE)
    _listings(case)
    _channel(case)
    _prices(case)
    _samples(case)
    _flows(case)
    _forum(case)
    _mail(case)


def _listings(case: Case) -> None:
    """Pages of a market as somebody saved them."""
    for n, (goods, count, fresh, price) in enumerate(GOODS[:4], 1):
        path = f"暗网页面/listing-{n}.html"
        body = (
            f"【{goods}】共{count:,}条，{fresh}，字段：姓名、身份证、手机号、住址。单价{price}元/条，{1000 * n}条起售，可先验20条样本。"
            f"联系 {contacts(n)}，担保交易，编号SJ{n:03d}。"
        )
        page = (
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(goods)} - 数据专区</title></head><body>'
            f'<nav><a href="http://{SITE}/">首页</a> <a href="http://{SITE}/rules">版规</a></nav>'
            f'<article><h1>{escape(goods)} {count // 10_000 or 1}万条</h1><p class="author">卖家：{HANDLES[n % 4]}　2024-02-{n + 10} 2{n}:15</p>'
            f"<p>{escape(body)}</p><p>浏览 {count // 37}　已售 {3 * n}</p></article>"
            "<aside><h3>推荐商品</h3><ul><li>虚拟主机 99元/年</li><li>设计素材 5000套</li></ul></aside>"
            "<footer>交易有风险，客服在线 9:00-22:00</footer></body></html>\n"
        )
        case.put(path, page)
        case.planted(RING, path, "article", body, "reseller")


def _channel(case: Case) -> None:
    """A Telegram Desktop export: sellers, resellers, buyers, and people who pass by."""
    path, when, messages = "telegram/result.json", START + timedelta(days=14), []
    for n in range(1, 49):
        when += timedelta(minutes=53)
        k = n % 6
        goods, count, fresh, price = GOODS[n % len(GOODS)]
        if k in (0, 3):
            who, name = f"user99{n:04d}", f"buyer_lizi_{n:02d}"
            text = f"有没有{CITY}本地的{goods}，要{n * 100}条，先看样本"
            case.beside(RING, path, f"message {n}", text, "buyer")
        elif k == 5:
            who, name, text = f"user98{n:04d}", case.person(), f"请问这个群怎么退出？我是被拉进来的（{n}）"
            case.innocent(path, f"message {n}", text, "was pulled into the channel")
        else:
            who, name = f"user97{n % 4:04d}", HANDLES[n % 4]
            text = (
                f"出{goods}，{fresh}，现货{count + n * 10}条，{price}元一条，支持验货，只收U。{contacts(n)}"
            )
            case.planted(RING, path, f"message {n}", text, "reseller" if n % 4 else "source")
        messages.append({"id": 1000 + n, "type": "message", "date": when.strftime("%Y-%m-%dT%H:%M:%S"),
                         "date_unixtime": str(1_707_900_000 + n * 3180), "from": name, "from_id": who, "text": text,
                         "text_entities": [{"type": "plain", "text": text}]})  # fmt: skip
    export = {"name": "数据资源对接", "type": "public_supergroup", "id": 1_990_000_001, "messages": messages}
    case.put(path, json.dumps(export, ensure_ascii=False, indent=1))


def _prices(case: Case) -> None:
    path = "telegram/价目表.md"
    rows = "\n".join(f"| {g} | {c:,} | {f} | {p} |" for g, c, f, p in GOODS)
    text = f"# 数据价目表（3月）\n\n| 品类 | 存量 | 时效 | 单价（元/条） |\n|---|---|---|---|\n{rows}\n\n1万条起九折，{contacts(2)}；只收USDT，{contacts(5)}\n"
    case.put(path, text)
    case.planted(RING, path, "document", contacts(5), "reseller")


def _samples(case: Case) -> None:
    """Twenty rows given away to prove the goods; the people in them are victims and hold nothing together."""
    path, rows = "telegram/样本20条.jsonl", []
    for n in range(1, 21):
        person = case.person()
        rows.append({"姓名": person, "身份证号": ids.identity(n * 7), "手机号": ids.other_mobile(100 + n),
                     "住址": f"{CITY}清河区示例路{n}号", "申请金额": 50_000, "来源": "网贷申请数据"})  # fmt: skip
        case.innocent(path, f"line {n}", ids.identity(n * 7), "a victim whose data is sold")
    case.put(path, made.lines_of_json(rows))


def _flows(case: Case) -> None:
    """Transfers on the chain: buyers to two wallets, and from there to the next."""
    path, when = "资金/usdt-transfers.parquet", START + timedelta(days=20)
    columns: dict[str, list[object]] = {
        k: [] for k in ("block_timestamp", "from_address", "to_address", "amount", "token")
    }
    amounts = (180.0, 300.0, 1500.0, 420.5, 90.0, 777.0)
    for n in range(1, 19):
        when += timedelta(hours=5, minutes=n)
        stamp = when.strftime("%Y-%m-%d %H:%M:%S")
        if n % 2:
            hop = n // 2 % 2
            payer, payee, amount = WALLETS[hop], WALLETS[hop + 1], 1900.0 + n
            case.beside(RING, path, f"row {n}", f"{payer} | {payee} | {amount:.0f}", "money handler")
        else:
            # Strangers pay; whether for data or a coffee the chain does not say.
            payer, payee, amount = ids.tron(100 + n), WALLETS[n // 2 % 2], amounts[n % 6]
            case.beside(RING, path, f"row {n}", f"{payer} | {payee}", "buyer")
        values = (stamp, payer, payee, amount, "USDT")
        for key, value in zip(columns, values, strict=True):
            columns[key].append(value)
    case.put(path, made.parquet(columns))


def _forum(case: Case) -> None:
    """A forum's database from a seized server; most of it is harmless."""
    path, rows = "服务器/forum.sqlite", []
    harmless = (
        "求推荐一款路由器",
        "周末去爬山有人吗",
        "二手自行车转让，200元",
        "手机屏幕碎了去哪修",
        "孩子写作业慢怎么办",
    )
    for n in range(1, 31):
        when = (START + timedelta(hours=9 * n)).strftime("%Y-%m-%d %H:%M:%S")
        if n % 4 == 0:
            goods, _, fresh, price = GOODS[n % len(GOODS)]
            text = f"长期收售{goods}，{fresh}，有渠道的内部人员可合作，量大{price}元，楼号{n}。{contacts(n // 4)}"
            rows.append((n, f"u_{HANDLES[n // 4 % 4]}", "资源区", f"收售{goods}", text, when))
            case.planted(RING, path, f"table posts row {n}", text, "reseller")
        else:
            text = f"{harmless[n % 5]}（{n}楼），联系 {ids.other_mobile(150 + n)}"
            rows.append((n, f"u_lizi{n}", "水区", harmless[n % 5], text, when))
            case.innocent(path, f"table posts row {n}", text, "harmless post in the same forum")
    create = "create table posts (post_id integer primary key, author text, board text, title text, content text, created_at text)"
    case.put(path, made.database([create], {"insert into posts values (?,?,?,?,?,?)": rows}))


def _mail(case: Case) -> None:
    """A broker writes to a buyer in English; the payment code is attached."""
    path, message = "邮件/offer.eml", EmailMessage()
    message["From"], message["To"] = f"Lao Wu <{MAILS[0]}>", "buyer <procurement@loans-shili.example>"
    message["Date"], message["Subject"] = (
        "Thu, 07 Mar 2024 19:22:10 +0800",
        "Fresh leads, sample of 20 attached earlier",
    )
    message["Message-ID"] = "<20240307.1922@example.org>"
    text = (
        "As agreed: 12,000 loan applicants of this week, 1.5 CNY each, 500 USDT in advance.\n"
        f"Pay to {WALLETS[1]} and write to @{HANDLES[2]} when done. The code is attached.\n"
    )
    message.set_content(text)
    message.add_attachment(
        made.png(made.qr(f"tron:{WALLETS[1]}?amount=500")),
        maintype="image",
        subtype="png",
        filename="pay.png",
    )
    message.set_boundary("=_ringbreak_example_boundary")
    case.put(path, message.as_bytes())
    case.planted(RING, path, "mail", "12,000 loan applicants of this week", "reseller")
    case.beside(RING, f"{path}!/pay.png", "image", f"tron:{WALLETS[1]}?amount=500", "reseller")
