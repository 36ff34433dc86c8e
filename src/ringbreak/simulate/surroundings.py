"""What lies around every case and is innocent: people, merchants, newspapers, warnings, notices, numbers given out again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape

from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.truth import innocent
from ringbreak.simulate.world import World

_POSTS = (
    "{出|转让|低价出}{一台|一个|闲置}{婴儿车|书桌|电饭煲|显示器|自行车|学习机|空调扇}，<price>元，{自提|可小刀|不退不换}，{电话|联系|手机} <phone>",
    "{求租|想租}{一室|两室|单间}，{地铁口|学校附近|城东}，预算{每月|}<price>，{有房源的请打|联系我} <phone>",
    "{谁捡到|有没有人看到}{一只橘猫|一串钥匙|一个黑色钱包|校园卡}，在{东湖公园|清河路|3号线}丢的，{必有重谢|非常感谢}，<phone>",
    "{今天|昨天|刚才}{去|到}{清河|南山|东湖}{支行|营业厅}{办事|办卡}，{排队|等了}<wait>分钟，{太慢了|叫号机还坏了}，打95588{也没人接|转人工半天}",
    "{孩子|娃}{报|学}{钢琴|游泳|画画}，{哪家老师好|有推荐的吗}，{一节课|学费}<price>{元贵不贵|能接受吗}？",
    "{家长群|班级群}通知：{明天|周五}{交|带}{体检表|水彩笔|校服费}，{收到请回复|不要忘了}",
    "{朋友|同事|亲戚}去年跟我借了<price>元{一直不还|说下个月还}，{有借条|只有转账记录}，{能起诉吗|怎么办}？",
    "{收到|看到}一条{中奖|退款}短信，{一看就是骗子|没理它}，{大家当心|给老人提个醒}",
    "{招|急招}{服务员|导购|洗碗工|收银}<wait>名，{管吃住|月休四天}，月薪<price>，{面试电话|电话} <phone>",
    "Anyone know a good {dentist|plumber|vet} near {East Lake|Qinghe Road}? {Mine has retired|Not too dear please}.",
    "Selling a {bicycle|desk|kettle|pram}, {hardly used|as new}, <price> yuan, {ring|text} <phone>",
)

_TALK = (
    "{3|5|7}号楼{停水了吗|电梯又坏了|谁家漏水}[，物业在不在]",
    "{收到|好的|辛苦了|谢谢|不清楚}",
    "{快递|外卖}放{门口|驿站}了",
    "{物业电话多少|有没有人拼车}[，急]",
    "{团购|拼单}{鸡蛋|草莓|大米}，<price>元一份，{要的接龙|还差三份}",
    "{谁有|想借个}{打气筒|螺丝刀|梯子}",
    "这个群码是不是过期了，{朋友进不来|麻烦发个新的}",
)


def neighbours(world: World, start: datetime, days: int, count: int) -> None:
    """Posts of a city's forum and the talk of a block of flats; each person with a telephone of his own."""
    if not world.has("innocents"):
        return
    posts = world.json_lines("公开/同城论坛.jsonl")
    for n in range(count):
        phone = world.pools.mobile()
        text = world.spin(world.pick(_POSTS), price=world.some(20, 6000), wait=world.some(2, 80), phone=phone)
        when = start + timedelta(minutes=world.dice.randrange(days * 1440))
        account, post = f"lizi_user_{n:06d}", f"P{n + 1:07d}"
        posts.add(
            {"post_id": post, "user_id": account, "nickname": world.pools.person(), "created_at": f"{when:%Y-%m-%d %H:%M:%S}",
             "board": "云川生活", "content": text, "views": world.some(3, 4000)},
            innocent("an ordinary post"),
        )  # fmt: skip
        if phone in text and n % 5 == 0:
            world.selectors(innocent("an ordinary person"), "phone", f"+86{phone}")
    world.close(posts)
    chat = world.wechat_csv("手机检材/小区业主群.csv", "39990001@chatroom")
    people = [(world.pools.wxid(), world.pools.person()) for _ in range(max(8, count // 20))]
    when = start
    for _ in range(count // 3):
        when += timedelta(minutes=world.dice.randrange(1, max(2, days * 1440 * 3 // count)))
        who, nick = world.pick(people)
        text = world.spin(world.pick(_TALK), price=world.some(9, 90))
        chat.add(when, who, nick, text, innocent("talk of neighbours"))
    world.close(chat)


def merchants(world: World, start: datetime, days: int, orders: int) -> None:
    """Two honest merchants: many customers, many payments, one telephone; their records rightly hold together."""
    if not world.has("merchants"):
        return
    books = Books(world, start)
    for m, (shop, goods) in enumerate(
        (("云川示例果业", ("苹果", "脐橙", "猕猴桃")), ("Lizi Books 栗子书店", ("绘本", "字帖", "练习册")))
    ):
        circle = f"H{m + 1}"
        mark = innocent("an honest merchant", circle)
        phone, card = world.pools.mobile(), world.pools.card()
        world.selectors(mark, "phone", f"+86{phone}")
        world.selectors(mark, "bank_card", card)
        owner = Account(card, world.pools.person())
        books.statement("银行/商户", owner, mark)
        sheet = world.sheet(
            f"商户/{shop}-订单.xlsx",
            "订单",
            (
                "订单号",
                "下单时间",
                "商品",
                "数量",
                "金额（元）",
                "收货人",
                "收货电话",
                "收货地址",
                "卖家电话",
            ),
        )
        when = start
        for n in range(orders):
            when += timedelta(minutes=world.dice.randrange(1, max(2, 2 * days * 1440 // orders)))
            price = world.some(15, 400)
            buyer, phone2 = world.pools.person(), world.pools.mobile()
            what = world.pick(goods)
            address = f"{world.pick(PROVINCES)[0]}示例路{world.some(1, 900)}号"
            sheet.add(
                [
                    f"DD{m}{n:07d}",
                    f"{when:%Y-%m-%d %H:%M:%S}",
                    what,
                    world.some(1, 6),
                    price,
                    buyer,
                    phone2,
                    address,
                    phone,
                ],
                innocent("a customer of an honest merchant", circle),
            )
            books.move(
                when,
                Account(world.pools.card(), buyer),
                owner,
                float(price),
                f"{what}货款 DD{m}{n:07d}",
                mark,
            )
            if n % 40 == 39:
                books.move(
                    when, owner, Account(world.pools.card(), "示例批发市场"), float(price * 20), "进货", mark
                )
        world.close(sheet)


def press(world: World, when: datetime, topic: str, quotes: Sequence[str], warning: str) -> None:
    """Newspaper pages that quote the ring's own words, and a police warning that people copied."""
    if not world.has("press"):
        return
    for n, quote in enumerate(quotes):
        paper = ("云川日报", "示例晚报", "清河新闻网", "东湖法治报")[n % 4]
        day = when + timedelta(days=3 * n)
        title = world.spin(f"{{记者调查|起底|揭秘|警惕}}：{topic}{{背后|的套路|乱象}}")
        body = world.spin(
            "{近日|连日来}，{本报接到多位读者反映|市民李女士（化名）向本报反映}，{自己收到|有人在群里发布}这样的{消息|信息}：“<quote>”。</p><p>"
            "{记者|本报记者}{以普通用户身份联系|拨打了信息中的号码}，{对方很快挂断|始终无人应答}。{律师提醒|警方提醒}，{此类行为涉嫌违法|市民切勿轻信}，"
            "如已{遭受损失|被骗}请{立即报警|拨打96110咨询}。",
            quote=escape(quote),
        )
        page = (
            f'<!DOCTYPE html>\n<html lang="zh"><head><meta charset="utf-8"><title>{title}_{paper}</title>'
            f'<meta property="article:published_time" content="{day:%Y-%m-%d}T08:30:00+08:00"></head><body>\n'
            f'<header><nav><a href="/">首页</a><a href="/live">直播</a></nav></header>\n<main><article><h1>{title}</h1>'
            f'<p class="byline">{paper}记者 {world.pools.person()}　{day:%Y-%m-%d} 08:30</p><p>{body}</p></article>\n'
            f'<aside class="sidebar"><h3>推荐阅读</h3><ul><li><a href="/a/1">邻市一商场开业，首日客流{world.some(1, 20)}万人次</a></li>'
            f'<li><a href="/a/2">明日最高{world.some(20, 38)}度</a></li></ul></aside></main>\n'
            f"<footer>{paper}社 版权所有 举报电话12377</footer></body></html>\n"
        )
        world.put(f"公开/{paper}-{n + 1:02d}.html", page, ("*", innocent("a newspaper that quotes it")))
    copies = world.json_lines("公开/朋友圈转发.jsonl")
    for n in range(max(12, world.n(2000))):
        text = world.spin(
            f"{{【转发】|【扩散】|}}{warning}{{请转告家里老人|多一人转发少一人受骗|（转自社区民警）|}}"
        )
        at = when + timedelta(minutes=37 * n)
        copies.add(
            {"user_id": f"lizi_zhuan_{n:06d}", "created_at": f"{at:%Y-%m-%d %H:%M:%S}", "content": text},
            innocent("copied the police's warning"),
        )
    world.close(copies)
    world.truth.hub("phone", "96110", "the police's warning line, copied by many")


def notices(world: World, start: datetime, days: int, count: int) -> None:
    """What banks, couriers and the police send to everybody."""
    if not world.has("bank_notices"):
        return
    texts = world.texts("手机检材/短信备份-家属.xml")
    for n in range(count):
        when = start + timedelta(minutes=n * max(1, days * 1440 // count))
        sender, text = world.pick(
            (
                ("95588", "【工商银行】您尾号<tail>卡{支出|消费|转出}<price>元，余额<left>元。[详询95588。]"),
                (
                    "95588",
                    "【工商银行】您尾号<tail>的信用卡本期账单<price>元，请于到期日前还款，逾期将影响征信。",
                ),
                (
                    "106900000001",
                    "【某快递】您的包裹<parcel>已到示例路驿站，{取件码|凭}<tail>{，请及时取|取件}，客服400-000-0012",
                ),
                ("106900000002", "【示例商城】验证码<code>，{5|10}分钟内有效，请勿告诉他人。"),
                ("96110", "【反诈中心】凡是{先交费后放款|让你扫码登录|刷单返利}的都是诈骗，咨询请拨96110。"),
                ("10000", "【示例电信】您本月已用流量<price>MB，{回复CXLL查询|套餐外另计}。"),
            )
        )
        said = world.spin(
            text, tail=f"{world.dice.randrange(10_000):04d}", price=world.some(5, 5000), left=world.some(50, 90_000),
            parcel=f"SL{9_000_000_000 + n}", code=f"{world.dice.randrange(1_000_000):06d}",
        )  # fmt: skip
        texts.add(when, sender, said, innocent("a notice that everybody gets"))
    world.close(texts)
    world.truth.hub("phone", "95588", "a bank's hotline")


def recycled(world: World, phones: Sequence[str], after: datetime) -> None:
    """Numbers the ring gave up and somebody else has now."""
    if not world.has("recycled_numbers") or not phones:
        return
    rows = world.table("公开/家政服务登记.csv", ("登记时间", "姓名", "联系电话", "服务内容", "期望月薪"))
    for n, phone in enumerate(phones):
        when = after + timedelta(days=n, hours=9)
        job = world.pick(("月嫂", "钟点工", "住家保姆", "护工", "搬家"))
        rows.add(
            [f"{when:%Y-%m-%d %H:%M:%S}", world.pools.person(), phone, job, world.some(3000, 9000)],
            innocent("has a number that the ring had a year before"),
        )
    for n in range(len(phones) * 6):
        when = after + timedelta(days=n, hours=11)
        rows.add(
            [
                f"{when:%Y-%m-%d %H:%M:%S}",
                world.pools.person(),
                world.pools.mobile(),
                world.pick(("月嫂", "钟点工", "护工")),
                world.some(3000, 9000),
            ],
            innocent("looks for work"),
        )
    world.close(rows)


def around(
    world: World, start: datetime, days: int, topic: str, quotes: Sequence[str], warning: str, phones: Sequence[str] = ()
) -> None:  # fmt: skip
    """All of it, in the usual numbers."""
    merchants(world, start, days, world.n(20_000, 100))
    neighbours(world, start, days, world.n(60_000, 240))
    notices(world, start, days, world.n(8_000, 50))
    press(world, start + timedelta(days=days), topic, quotes[:4], warning)
    recycled(world, phones[:2], start + timedelta(days=days + 400))
