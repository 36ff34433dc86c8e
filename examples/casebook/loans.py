"""Ring C: sham lenders and sham customer service: fees in advance, mule cards, money passed on within hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from html import escape

from . import identifiers as ids
from . import writers as made
from .ledger import CITY, Case

RING = "C"
PHONES = tuple(ids.mobile(n) for n in (31, 32, 33, 34))
DOMAINS = ("kuaidai-shili.example", "yunchuan-dai.example", "grace-lending.test")
CARDS = tuple(ids.card(n) for n in (31, 32, 33))
ALIPAY = ("shoukuan01.shili@example.org", "shoukuan02.shili@example.org")
QQS = (ids.qq(31),)
FICTION = (ids.fiction_phone(41), ids.fiction_phone(42))
COURIER = "4000000012"
CONTACTS = (
    ("客服电话", PHONES[0]), ("点击 https://", DOMAINS[0]), ("客服QQ", QQS[0]), ("收款卡号", CARDS[0]), ("致电", PHONES[1]),
    ("登录 https://", DOMAINS[1]), ("经理电话", PHONES[2]), ("支付宝账号", ALIPAY[0]), ("拨打", PHONES[3]), ("支付宝账号", ALIPAY[1]), ("保证金卡号", CARDS[1]),
)  # fmt: skip
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001
START = datetime(2024, 4, 1, 8, 0)  # noqa: DTZ001 - as local time


def contacts(k: int) -> str:
    first, second = CONTACTS[k % len(CONTACTS)], CONTACTS[(k + 1) % len(CONTACTS)]
    return (
        f"{first[0]} {first[1]}"
        if k % 3
        else f"{first[0]}{'' if '//' in first[0] else ' '}{first[1]} ，{second[0]} {second[1]}"
    )


def plant(case: Case) -> None:
    case.ring(RING, "虚假网店、冒充客服与贷款手续费", "gambling_shop")
    case.selectors(
        RING, "phone", *(f"+86{p}" for p in PHONES), *(p.replace(" ", "").replace("-", "") for p in FICTION)
    )
    case.selectors(RING, "domain", *DOMAINS)
    case.selectors(RING, "bank_card", *CARDS)
    case.selectors(RING, "alipay", *ALIPAY)
    case.selectors(RING, "qq", *QQS)
    case.selectors(RING, "uscc", ids.company(7))
    _messages(case)
    _statement(case)
    _bill(case)
    _whatsapp(case)
    _mailbox(case)
    _old_post(case)
    _backup(case)


def _lure(n: int) -> str:
    """One text message of the ring; the templates vary, the contacts rotate."""
    amount, fee = 20_000 + n % 5 * 10_000, 599 + n * 3
    return (
        f"【快贷】尊敬的客户，您的{amount}元借款已审批（单号KD{n:04d}），因卡号填写有误被冻结，需缴纳解冻费{fee}元，{contacts(n)}",
        f"【购物客服】您好，您购买的商品（订单YC{n:04d}）有质量问题，可双倍理赔{fee}元，请勿联系平台，{contacts(n)} 办理，退货物流可查 https://courier.example/t",
        f"【云川贷】放款前请先交保证金{fee}元，到账后随本金{amount}元一并退回，编号BZ{n:04d}，{contacts(n)}；银行问询可拨95588",
    )[n % 3]


def _messages(case: Case) -> None:
    """Text messages of a victim's telephone, as a backup app writes them; half of them are what everybody gets."""
    path, when, lines = "手机/sms-20240501.xml", START, []
    for n in range(1, 49):
        when += timedelta(hours=3, minutes=11)
        if n % 2:
            text, sender = _lure(n), PHONES[n // 2 % 4]
            case.planted(RING, path, f"message {n}", text, "operator")
        else:
            text, sender = (
                (
                    f"【工商银行】您尾号{1000 + n}的账户支出{n * 10}.00元，余额请登录查询，详询95588。",
                    "95588",
                ),
                (
                    f"【某快递】您的包裹{ids.parcel(n)}已到清河区示例路驿站，取件码{n}-{n * 13 % 9000}，客服400-000-0012。",
                    "106900000001",
                ),
                (f"【云川市反诈中心】凡是放款前要求先交费的都是诈骗（提示{n}），咨询请拨96110。", "96110"),
            )[n // 2 % 3]
            case.innocent(path, f"message {n}", text, "bank, courier or police, whose number is public")
        # The export counts from 1970 in UTC; the story's clock is eight hours ahead.
        milliseconds = int((when - timedelta(hours=8) - EPOCH).total_seconds()) * 1000
        lines.append(
            f'  <sms protocol="0" address="{sender}" date="{milliseconds}" type="1" subject="null" body="{escape(text)}" '
            f'read="1" status="-1" readable_date="{when:%Y-%m-%d %H:%M:%S}" contact_name="(Unknown)" />'
        )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>\n'
    case.put(path, f'{head}<smses count="{len(lines)}">\n' + "\n".join(lines) + "\n</smses>\n")


def _statement(case: Case) -> None:
    """A mule's statement in GB18030: fees come in, and leave for the next card within hours."""
    path, r = "银行/流水-620000.csv", case.random
    rows: list[list[object]] = [["账户明细查询"], ["户名：", "罗示例", "卡号：", CARDS[0]], [],
                                ["交易日期", "交易时间", "摘要", "收入金额", "支出金额", "账户余额", "对方户名", "对方账号", "附言"]]  # fmt: skip
    case.planted(RING, path, "above the table", f"账户明细查询 | {CARDS[0]}", "money handler")
    when, balance, waiting = START + timedelta(days=1), 1_000.0, 0.0
    for n in range(1, 61):
        when += timedelta(hours=2, minutes=n)
        if n % 6 == 0 and waiting:
            paid, waiting = waiting - 12, 0.0
            balance -= paid
            target = CARDS[1] if n % 12 else CARDS[2]
            row: list[object] = [
                "转账支出",
                "",
                f"{paid:.2f}",
                f"{balance:.2f}",
                "林示例" if n % 12 else "高示例",
                target,
                f"货款{n:03d}",
            ]
            case.planted(RING, path, f"row {n}", f"货款{n:03d}", "money handler")
        elif n % 5 == 0:
            kind, paid_in = (
                ("工资", 50_000.0),
                ("退款", 128.0),
                ("二手转让", 300.0),
                ("红包", 66.0),
                ("亲友转账", 3_200.0),
            )[n // 5 % 5]
            balance += paid_in
            who = f"{CITY}示例劳务有限公司" if kind == "工资" else case.person()
            source = ids.card(900) if kind == "工资" else ids.card(900 + n)
            row = [kind, f"{paid_in:.2f}", "", f"{balance:.2f}", who, source, f"{kind}{n:03d}"]
            case.beside(RING, path, f"row {n}", f"{kind}{n:03d}", "ordinary income on the mule's account")
        else:
            fee = 599.0 + 3 * r.randint(1, 60)
            balance, waiting = balance + fee, waiting + fee
            row = [
                "跨行转入",
                f"{fee:.2f}",
                "",
                f"{balance:.2f}",
                case.person(),
                ids.card(200 + n),
                f"解冻费KD{n:04d}",
            ]
            # A payee whom forty strangers pay may be a mule or a utility: the row alone proves neither.
            case.beside(RING, path, f"row {n}", f"解冻费KD{n:04d}", "victim")
        rows.append([f"{when:%Y%m%d}", f"{when:%H:%M:%S}", *row])
    case.put(path, made.table(rows, "gb18030"))


def _bill(case: Case) -> None:
    """A victim's Alipay bill."""
    path, when = "手机/alipay_record_20240401.csv", START
    head = ["支付宝交易记录明细查询", "账号:[lizi.victim@example.org]", "起始日期:[2024-04-01 00:00:00]    终止日期:[2024-04-30 00:00:00]",
            "---------------------------------交易记录明细列表------------------------------------"]  # fmt: skip
    names = ("交易号", "商家订单号", "交易创建时间", "付款时间", "最近修改时间", "交易来源地", "类型", "交易对方", "商品名称", "金额（元）",
             "收/支", "交易状态", "服务费（元）", "成功退款（元）", "备注", "资金状态")  # fmt: skip
    lines = [*head, ",".join(names) + ","]
    shops = ("云川早餐店", "云川地铁", "示例超市", "示例电影院")
    for n in range(1, 26):
        when += timedelta(hours=17, minutes=n)
        stamp = f"{when:%Y-%m-%d %H:%M:%S}"
        if n % 8 == 0:
            who, what, amount = f"示例商贸({ALIPAY[n // 8 % 2]})", f"借款解冻保证金BZ{n:04d}", 800 + n
            case.planted(RING, path, f"row {n}", f"借款解冻保证金BZ{n:04d}", "victim")
        else:
            who, what, amount = shops[n % 4], "消费", 6 + n
        lines.append(",".join((f"2024040122001{n:010d}", f"T{n:06d}", stamp, stamp, stamp, "其他（包括阿里巴巴和外部商家）", "即时到账交易",
                               who, what, f"{amount:.2f}", "支出", "交易成功", "0.00", "0.00", "", "已支出")) + ",")  # fmt: skip
    lines += ["-" * 80, "共25笔记录", "导出时间:[2024-05-01 09:00:00]"]
    case.put(path, "\r\n".join(lines).encode("gb18030") + b"\r\n")


def _whatsapp(case: Case) -> None:
    """The English branch of the same people."""
    path, when, lines = "手机/WhatsApp Chat with Grace Lending.txt", START + timedelta(days=15, hours=11), []
    talk = (
        (
            "Grace Lending",
            f"Hello dear, your loan of 50,000 is approved. Register at https://{DOMAINS[2]}/apply?ref=GL001 to see it, or ring {PHONES[1]}",
        ),
        ("Sam Example", "I see it but it says frozen?"),
        (
            "Grace Lending",
            f"Your card number was typed wrong (file GL002). Pay the unfreezing fee 899, manager WhatsApp {FICTION[0]} or phone {PHONES[2]}",
        ),
        ("Sam Example", "The manager wants it on a bank card?"),
        (
            "Grace Lending",
            f"Yes, finance card {CARDS[2]}, name Gao Shili, purpose GL003, then call {PHONES[0]}",
        ),
        ("Sam Example", "Paid. When do I get the money?"),
        (
            "Grace Lending",
            f"One more deposit of 1,600 please (GL004), or call {FICTION[1]}, our Chinese desk is {PHONES[3]}",
        ),
        ("Sam Example", "This is a scam, give me back my 899"),
    )
    lines.append(
        f"{when:%d/%m/%Y, %H:%M} - Messages and calls are end-to-end encrypted. No one outside of this chat can read them."
    )
    for n, (who, text) in enumerate(talk, 1):
        when += timedelta(minutes=6)
        lines.append(f"{when:%d/%m/%Y, %H:%M} - {who}: {text}")
        if who.startswith("Sam"):
            case.beside(RING, path, f"message {n}", text, "victim")
        else:
            case.planted(RING, path, f"message {n}", text, "operator")
    case.put(path, "\n".join(lines) + "\n")


def _mailbox(case: Case) -> None:
    path, out = "邮件/inbox.mbox", []
    mails = (
        (
            "Grace Lending <desk@grace-lending.test>",
            "Your file GL101",
            f"Your fee for file GL101 is due. Use https://{DOMAINS[2]}/pay or card {CARDS[1]}.",
        ),
        (
            "Example Library <library@example.org>",
            "Book due",
            "The book you borrowed is due on 12 April. Regards, your library (L102).",
        ),
        (
            "Customer Care <care@yunchuan-dai.example>",
            "Refund GL103",
            f"Refund GL103 is ready, confirm at https://{DOMAINS[1]}/refund within 24 hours, phone {PHONES[2]}. Yunchuan Shili Trading, {ids.company(7)}.",
        ),
        ("Example Rail <tickets@example.com>", "Your ticket", "Carriage 8, seat 12A, 5 April, 07:40 (T104)."),
        (
            "Courier <noreply@courier.example>",
            "Parcel",
            f"Parcel {ids.parcel(105)} is at the station, questions to 400-000-0012.",
        ),
    )
    for n, (sender, subject, text) in enumerate(mails, 1):
        address = sender.split("<")[1].rstrip(">")
        date = f"Fri, {n + 4:02d} Apr 2024 0{n}:15:00 +0800"
        out.append(
            f"From {address} Fri Apr {n + 4:2d} 0{n}:15:00 2024\nFrom: {sender}\nTo: sam@example.org\nSubject: {subject}\nDate: {date}\n"
            f"Message-ID: <m{n}@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        )
        if "GL1" in text:
            case.planted(RING, path, f"mail {n}", text, "operator")
        else:
            case.innocent(path, f"mail {n}", text, "ordinary mail")
    case.put(path, "".join(out))


def _old_post(case: Case) -> None:
    """A victim's post in traditional characters, saved in Big5."""
    path = "投訴/討論區備份.txt"
    text = (
        "標題：貸款先收費，大家小心\n發文：2024-04-12 21:30\n\n"
        f"我在網路上申請貸款五萬元，對方說帳號被凍結，要先付保證金。客服電話 {PHONES[1]} ，網址 https://{DOMAINS[1]}/tw ，"
        f"付款後又叫我加 QQ {QQS[0]} 。已報警，請大家不要上當。\n"
    )
    case.put(path, text.encode("big5"))
    case.planted(RING, path, "document", f"客服電話 {PHONES[1]}", "victim")


def _backup(case: Case) -> None:
    """A telephone's backup: a zip in a zip, and in it more messages of the ring."""
    rows: list[list[object]] = [["时间", "发送人", "短信内容"]]
    path = "手机备份.zip!/内部/短信.zip!/sms.csv"
    for n in range(101, 119):
        when = START + timedelta(days=9, hours=n - 100)
        rows.append([f"{when:%Y-%m-%d %H:%M:%S}", PHONES[n % 4], _lure(n)])
        case.planted(RING, path, f"row {n - 100}", _lure(n), "operator")
    inner = made.archive(
        {"sms.csv": made.table(rows, "gb18030"), "说明.txt": "短信备份，导出自示例手机。\n".encode("gb18030")}
    )
    card = made.jpeg(made.photographed(made.qr(f"https://{DOMAINS[0]}/pay?agent=shili07", 300), -12, 120))
    case.put("手机备份.zip", made.archive({"内部/短信.zip": inner, "内部/收款码.jpg": card}))
    case.planted(RING, "手机备份.zip!/内部/收款码.jpg", "image", f"https://{DOMAINS[0]}/pay?agent=shili07")
