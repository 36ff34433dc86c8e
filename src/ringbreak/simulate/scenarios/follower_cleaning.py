"""Follower cleaning: a free service takes accounts over, harvests the codes of their group chats, and sells them on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from ringbreak.simulate import formats
from ringbreak.simulate.money import Account, Books
from ringbreak.simulate.pools import PROVINCES
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.surroundings import merchants, neighbours, notices, press, recycled
from ringbreak.simulate.truth import Mark, innocent
from ringbreak.simulate.world import World

START = datetime(2024, 3, 1, 9, 0)  # noqa: DTZ001 - by the clock of Beijing
DAYS = 90
People = list[tuple[str, str]]
Codes = list[tuple[str, int]]
Contact = Callable[[], str]
OFFER = (
    "{【免费】|【公益】|}{清粉|清理僵尸粉|检测单删}{服务|}：{看看谁把你删了|不用群发就知道谁拉黑了你|好友再多<friends>秒测完}，{扫码即测|发我“1”领码|加我领二维码}，<contact>",
    "{亲测有用|我用过了}，{通讯录里的死号|删掉我的人}{一键找出来|全都显示了}，{不花钱|免费的}，{要的找|联系}<contact>",
    "{还在一个个发消息试探？|过年前清一清。}{电脑自动|机器人}{帮你查|帮你筛}删除你的{好友|联系人}，{全程不打扰|对方不知道}，{扫一下登录码就行|微信扫码授权}，<contact>",
    "Want to know who removed you from WeChat? {Free check|We check for nothing}, {scan one code|log in on our desk}, {two minutes|done in <friends> seconds}. <contact>",
)
SELL = (
    "{出|有}{一手|当天|刚采}{活码|群码|群二维码}，{业主|家长|宝妈|车友|同城}群{居多|都有}，{每个|单个}<members>人{以上|左右}，<price>{元|块}{一个|一张}，<code> {先验货|样码}，<contact>",
    "{群码|微信群活码}{批发|长期供应}，{今天更新|日更}<batch>个，{均人数|人均}<members>，<price>元/个{，量大再谈|}，样品：<code>，{要货|拿货}<contact>",
    "Fresh group codes, about <members> people each, <price> yuan per code, sample <code>, <contact>",
)
WANT = (
    "{还有|今天有}{家长群|业主群}的{码|货}吗，我{要|收}<batch>个",
    "上次那批{进群就被踢|一半过期}，{补不补|能换吗}",
    "<price>一个{太贵|能不能少点}，{长期要|每周都拿}",
    "{拿|来}<batch>张{，先付一半|，打款了查收}",
)
LOST = (
    "我是在{朋友圈|群里}看到{免费查谁删了我|清理僵尸粉}的{广告|消息}，{扫了对方发来的二维码|按对方要求扫码}，对方留的是<contact>。{没过多久|几分钟后}我的微信就{自动|在别的电脑上}给{所有好友|三百多个联系人}发了同样的{广告|链接}，"
    "{我加入的群|好几个工作群}的{二维码也被保存了|群码被人拿走}，{接着|第二天}群里{进来一批卖货的|来了很多不认识的人}。{请平台处理|要求查处}。",
    "{投诉|反映}：{号码|账号}为<contact>的人自称能{清粉|检测好友}，{登录我的账号|骗我授权登录}后{群发消息|冒用我的名义发广告}，{孩子班级群|小区群}{被陌生人混进来|里出现广告号}。",
    "I scanned a code from <contact> who promised to tell who had removed me. {Within minutes|Soon after} my account sent {the same advert|one message} to everybody I know and strangers came into our {parents'|building's} group.",
)
BURST = "{我刚测了|刚用这个查了一下}，{居然|原来}有<friends>个人{删了我|把我拉黑}，{免费的|不要钱}，{你也试试|你也查查}：<contact>"


def plant(world: World) -> None:
    ring = world.truth.ring("A", "免费清粉控号与群码倒卖", "account_control")
    operator, harvester, reseller, buyer, victim = (
        ring.of(r) for r in ("operator", "harvester", "reseller", "buyer", "victim")
    )
    books = Books(world, START)
    wechats = [world.pools.handle() for _ in range(world.n(300, 6))]
    phones = [world.pools.mobile() for _ in range(world.n(200, 4))]
    traders = [world.pools.handle() for _ in range(world.n(60, 3))]
    devices = [world.pools.device() for _ in range(world.n(400, 5))]
    world.selectors(operator, "wechat", *wechats)
    world.phones(operator, phones)
    world.selectors(reseller, "wechat", *traders)
    world.selectors(operator, "device", *devices)

    def contact(among: list[str]) -> str:
        one = world.spin(
            world.pick(("{V|微信|加v|薇信|wx}{：| |:}<id>", "{加|找}微信 <id>", "微信号<id>")),
            id=world.pick(among),
        )
        if world.dice.random() < 0.35:
            one += world.spin("{，|或}{电话|手机|☎}<phone>", phone=world.pick(phones))
        return one

    words = OFFER if world.has("two_languages") else OFFER[:-1]
    sold_words = SELL if world.has("two_languages") else SELL[:-1]
    lost_words = LOST if world.has("two_languages") else LOST[:-1]
    captured = [(world.pools.wxid(), world.pools.person()) for _ in range(world.n(40_000, 24))]
    offered = _service_group(world, operator, victim, captured, words, lambda: contact(wechats))
    codes = _codes(world, harvester, devices, captured)
    cards = [Account(world.pools.card(), world.pools.person()) for _ in range(max(2, world.n(30)))]
    _trade_chat(world, reseller, buyer, codes, sold_words, lambda: contact(traders), cards)
    _list_for_sale(world, reseller, codes, lambda: contact(traders))
    _log(world, operator, captured, devices, lambda: contact(wechats))
    _complaints(world, victim, lost_words, lambda: contact(wechats))
    _tool(world, ring, traders)
    _payments(world, ring, books, buyer, cards)
    merchants(world, START, DAYS, world.n(20_000, 120))
    neighbours(world, START, DAYS, world.n(60_000, 300))
    notices(world, START, DAYS, world.n(8_000, 60))
    press(
        world,
        START + timedelta(days=DAYS),
        "“免费清粉”",
        offered[:4],
        "近期有人以免费检测好友为名骗取微信登录，扫码即被控号，已有群众上当，如遇可疑请拨96110。",
    )
    recycled(world, phones[:2], START + timedelta(days=420))


def _service_group(
    world: World, operator: Mark, victim: Mark, captured: People, words: tuple[str, ...], contact: Contact
) -> list[str]:
    """The operators' own groups: offers, and those who took them up."""
    said: list[str] = []
    chat = world.wechat_csv("手机检材/清粉服务群.csv", "30010001@chatroom")
    staff = [
        (f"wxid_shilikf{n:02d}", world.spin("{小美|客服|晴晴|阿海|老K}{清粉|检测|}") + str(n))
        for n in range(max(2, world.n(40)))
    ]
    when = START
    for _ in range(world.n(9_000, 60)):
        when += timedelta(
            seconds=world.dice.randrange(60, max(120, int(DAYS * 86_400 / world.n(9_000, 60) * 2)))
        )
        if world.dice.random() < 0.45:
            account, nick = world.pick(staff)
            text = world.spin(world.pick(words), friends=world.some(20, 400), contact=contact())
            said.append(text)
            chat.add(when, account, nick, text, operator)
        else:
            account, nick = world.pick(captured)
            text = world.spin(
                world.pick(
                    ("{扫了|扫码了}{没反应|然后呢}", "{多久能好|要等几分钟}", "{真的免费|不收钱}吗", "怎么{显示电脑登录|提示在别处登录}", "{好友说收到我发的广告|我没发过这个啊}", "{谢谢|厉害}")
                )
            )  # fmt: skip
            chat.add(when, account, nick, text, victim.beside())
    world.close(chat)
    return said


def _codes(world: World, harvester: Mark, devices: list[str], captured: People) -> Codes:
    """What the harvesting machines reported: a line a day and machine, and pictures of some codes."""
    codes = [(world.pools.group_code(), world.some(30, 500)) for _ in range(world.n(60_000, 80))]
    total, days = world.n(20_000_000), DAYS
    sheet = world.sheet("扣押/采集日报.xlsx", "日报", ("日期", "机器", "登录账号数", "采集群码数", "备注"))
    left = total
    for day in range(days):
        when = START + timedelta(days=day)
        share = (
            left if day == days - 1 else min(left, round(total / days * (0.6 + 0.8 * world.dice.random())))
        )
        left -= share
        note = world.spin("{正常|换了两台手机|掉线重登|被封一批号|}")
        sheet.add(
            [f"{when:%Y-%m-%d}", f"{day % 3 + 1}号机房", world.some(3, 60), share, note], harvester.beside()
        )
    world.close(sheet)
    world.truth.figure(
        "A", "group_codes_stated", total, "codes", "sum of the harvesters' daily reports over three months"
    )
    detail = world.table(
        "扣押/采集明细.csv", ("采集时间", "设备号", "登录账号", "群码链接", "群人数"), "utf-8"
    )
    for n, (code, members) in enumerate(codes):
        when = START + timedelta(days=DAYS) * (n / len(codes))
        account = captured[n * len(captured) // len(codes)][0]
        row = [f"{when:%Y-%m-%d %H:%M:%S}", devices[n % len(devices)], account, code, members]
        detail.add(row, harvester)
    world.close(detail)
    for n in range(min(400, world.n(600, 6))):
        card = formats.qr(codes[n % len(codes)][0], caption=f"group {n + 1}  valid 7 days")
        if n % 3 == 2:
            world.put(
                f"手机检材/相册/IMG_{n + 1:04d}.jpg",
                formats.jpeg(formats.photographed(card, (n * 7) % 23 - 11, 90 + n % 60)),
                ("image", harvester.of(None)),
            )
        else:
            world.put(f"手机检材/相册/qm{n + 1:04d}.png", formats.png(card), ("image", harvester.of(None)))
    return codes


def _trade_chat(
    world: World,
    reseller: Mark,
    buyer: Mark,
    codes: Codes,
    words: tuple[str, ...],
    contact: Contact,
    cards: list[Account],
) -> None:
    chat = world.wechat_json("手机检材/群码交流群.json", "30010002@chatroom", "群码交流2群")
    sellers = [
        (f"wxid_shiliqm{n}", world.spin("{群码|活码|引流}-{阿海|老刘|小七}"))
        for n in range(max(3, world.n(40)))
    ]
    buyers = [(world.pools.wxid(), world.pools.person()) for _ in range(world.n(400, 8))]
    when = START + timedelta(days=4)
    for _ in range(world.n(4_000, 50)):
        when += timedelta(
            seconds=world.dice.randrange(60, max(120, int(DAYS * 86_400 / world.n(4_000, 50) * 1.8)))
        )
        code, members = world.pick(codes)
        price = round(2 + members / 25)
        if world.dice.random() < 0.65:
            account, nick = world.pick(sellers)
            text = world.spin(
                world.pick(words),
                members=members,
                price=price,
                code=code,
                batch=world.some(20, 900),
                contact=contact(),
            )
            if world.dice.random() < 0.2:
                card = world.pick(cards)
                text += world.spin("。{打款|转账}<card> {户名|}<holder>", card=card.card, holder=card.name)
            chat.add(when, account, nick, text, reseller)
        else:
            account, nick = world.pick(buyers)
            chat.add(
                when,
                account,
                nick,
                world.spin(world.pick(WANT), batch=world.some(20, 900), price=price),
                buyer.beside(),
            )
    world.close(chat)


def _list_for_sale(world: World, reseller: Mark, codes: Codes, contact: Contact) -> None:
    """The price list: every code once, some of them again under another name."""
    sheet = world.sheet(
        "扣押/群码出售清单.xlsx",
        "群码",
        ("序号", "群名", "群人数", "群码链接", "单价（元）", "采集日期", "联系方式"),
    )
    kinds = ("业主群", "家长群", "同城二手", "车友会", "宝妈群", "单位通知群")
    for n, (code, members) in enumerate([*codes, *codes[: len(codes) // 5]]):
        day = START + timedelta(days=n % DAYS)
        sheet.add(
            [
                n + 1,
                f"{world.pick(kinds)}{n + 1:05d}",
                members,
                code,
                round(2 + members / 25),
                f"{day:%Y-%m-%d}",
                contact(),
            ],
            reseller,
        )
    world.close(sheet)
    people = sum(m for _, m in codes)
    world.truth.figure("A", "group_codes", len(codes), "codes", "different codes that stand in the evidence")
    world.truth.figure(
        "A", "people_in_groups", people, "people", "members of the groups listed, each group once"
    )


def _log(world: World, operator: Mark, captured: People, devices: list[str], contact: Contact) -> None:
    """The platform's log. Captured accounts are used from few devices; strangers join what was scanned."""
    header = ("操作时间", "登录账号", "操作", "操作对象", "设备号", "IP地址", "消息内容")
    log = world.table("日志/平台操作日志.csv", header)
    events: list[tuple[datetime, list[object], Mark | None]] = []
    shift = timedelta(hours=-8) if world.has("wrong_clocks") else timedelta(0)
    addresses = [world.pools.address() for _ in devices]
    strangers: set[str] = set()
    bursts = 0
    everyone = [world.pools.wxid() for _ in range(world.n(60_000, 300))]
    block = timedelta(days=DAYS) / len(captured)
    for n, (account, _) in enumerate(captured):
        at = START + block * n
        d = world.dice.randrange(len(devices))
        device, ip = devices[d], addresses[d]
        off = shift if d == 0 else timedelta(0)  # one device's clock was never set to the zone
        rows: list[tuple[datetime, str, str, str]] = [(at, "login", "", "")]
        text = world.spin(BURST, friends=world.some(3, 90), contact=contact())
        sends = world.dice.randrange(5, 12)
        bursts += 1
        rows += [(at + timedelta(seconds=15 + 3 * k), "send", world.pools.wxid(), text) for k in range(sends)]
        rooms = [f"{31_000_000 + n * 4 + k}@chatroom" for k in range(world.dice.randrange(1, 4))]
        rows += [
            (at + timedelta(minutes=2, seconds=10 * k), "scan", room, "") for k, room in enumerate(rooms)
        ]
        for when, verb, target, said in rows:
            events.append((when + off, [account, verb, target, device, ip, said], operator))
        for room in rooms:
            for k in range(world.dice.choice((0, 0, 1, 2))):
                who = f"wxid_shenglizi{world.dice.randrange(max(20, len(captured) // 2)):05d}"
                strangers.add(who)
                when = at + timedelta(hours=3 + 20 * world.dice.random(), minutes=k)
                events.append(
                    (
                        when,
                        [who, "join", room, f"shili-s{who[-5:]}", world.pools.address(), ""],
                        operator.of("buyer").beside(),
                    )
                )
        for _ in range(3 if world.has("innocents") else 0):
            who = world.pick(everyone)
            when = at + timedelta(minutes=world.dice.randrange(600))
            verb = world.pick(("login", "send", "view"))
            events.append(
                (
                    when,
                    [who, verb, "", f"shili-e{who[-5:]}", world.pools.address(), ""],
                    innocent("uses the platform as everybody does"),
                )
            )
        # What lies behind the next account's first moment is written: the log is in order and little is held.
        events.sort(key=lambda e: (e[0], [str(x) for x in e[1]]))
        edge = START + block * (n + 1) - timedelta(hours=9)
        done = [e for e in events if e[0] < edge]
        events = events[len(done) :]
        for when, row, mark in done:
            log.add([f"{when:%Y-%m-%d %H:%M:%S}", *row], mark)
    for when, row, mark in events:
        log.add([f"{when:%Y-%m-%d %H:%M:%S}", *row], mark)
    world.close(log)
    used = {a for a, _ in captured}
    for account in sorted(used):
        world.truth.selector("wechat", account, operator.of("victim"))
    world.truth.figure(
        "A", "accounts_controlled", len(used), "accounts", "accounts used from the ring's devices"
    )
    world.truth.figure(
        "A", "bursts", bursts, "times", "times an account sent one text to at least five people"
    )
    world.truth.figure(
        "A",
        "joined_after_capture",
        len(strangers),
        "accounts",
        "strangers who joined a group after its code was scanned",
    )


def _complaints(world: World, victim: Mark, words: tuple[str, ...], contact: Contact) -> None:
    """Forms that people filled in, over twenty provinces; some came on paper and were scanned."""
    total = world.n(1_500, 12)
    header = ("受理编号", "投诉时间", "投诉人", "联系电话", "所在省份", "投诉内容")
    forms = world.table("投诉/投诉登记表.csv", header, "gb18030")
    provinces: set[str] = set()
    for n in range(total):
        province = PROVINCES[n % 20][0]
        provinces.add(province)
        when = START + timedelta(days=DAYS * world.dice.random(), hours=n % 9)
        name, phone = world.pools.person(), world.pools.mobile()
        text = world.spin(world.pick(words), contact=contact())
        if n % 6 == 5:
            scan = world.misread(
                f"投 诉 书\n\n致：平台客服中心\n投诉人：{name}\n所在地：{province}\n日期：{when:%Y年%m月%d日}\n\n{text}\n"
            )
            world.put(f"投诉/扫描件/投诉书{n + 1:05d}.txt", scan, ("line 1", victim))
        elif n % 6 == 4:
            letter = formats.letter([f"{province}网安部门：", f"本人{name}，{when:%Y年%m月%d日}{text}"], name)
            world.put(f"投诉/信函/信{n + 1:05d}.docx", letter, ("document", victim))
        else:
            forms.add([f"TS{n + 1:07d}", f"{when:%Y-%m-%d %H:%M:%S}", name, phone, province, text], victim)
        if n % 10 == 0:
            world.selectors(innocent("somebody who complained"), "phone", f"+86{phone}")
    world.close(forms)
    world.truth.figure("A", "complaints", total, "records", "people who complained, each once")
    world.truth.figure("A", "provinces", len(provinces), "provinces", "provinces the complaints come from")


def _tool(world: World, ring: Mark, traders: list[str]) -> None:
    """Who sold them the machine."""
    maker = ring.of("tool_maker")
    handle = world.pools.handle()
    world.selectors(maker, "telegram", handle)
    chat = world.telegram("电报/控号软件客户群.json", "协议版售后")
    when = START - timedelta(days=20)
    for n in range(world.n(300, 10)):
        when += timedelta(hours=5, minutes=n)
        if n % 3:
            text = world.spin(
                "{新版|v3.<n>}{更新了|发布}：{扫码登录协议|云端多开}{更稳|支持<many>个号同时在线}，{自动保存群二维码|导出群码表格}，{自动群发|批量发消息}，{月卡|授权}<price>U，{购买|续费}找 @<h>",
                n=n, many=world.some(50, 500), price=world.some(80, 900), h=handle,
            )  # fmt: skip
            chat.add(when, "user990001", "协议作者", text, maker)
        else:
            text = world.spin(
                "{续费了|转过去了}，{加我微信|我的号} <id>，{掉线怎么办|授权没到账}", id=world.pick(traders)
            )
            chat.add(when, f"user9901{n:03d}", "群码-阿海", text, ring.of("reseller").beside())
    world.close(chat)


def _payments(world: World, ring: Mark, books: Books, buyer: Mark, cards: list[Account]) -> None:
    """Buyers pay for codes into two cards; the money goes on the same evening."""
    handler = ring.of("money_handler")
    out = Account(world.pools.card(), world.pools.person())
    for account in cards:
        books.statement("银行/嫌疑账户", account, handler)
    world.selectors(handler, "bank_card", *(c.card for c in cards), out.card)
    paid = {c.card: 0.0 for c in cards}
    buyers = [Account(world.pools.card(), world.pools.person()) for _ in range(world.n(3_000, 25))]
    for n in range(world.n(12_000, 120)):
        when = (
            START
            + timedelta(days=DAYS) * (n / world.n(12_000, 120))
            + timedelta(minutes=world.dice.randrange(60))
        )
        payee = world.pick(cards)
        amount = float(world.some(60, 6_000))
        memo = world.spin("{群码款|活码|码款|引流费|}")
        books.move(when, world.pick(buyers), payee, amount, memo, buyer.beside(), "money_in")
        paid[payee.card] += amount
        if n % 12 == 11:
            passed = round(paid[payee.card] * 0.97, 2)
            paid[payee.card] = 0.0
            books.move(when + timedelta(hours=1), payee, out, passed, "转账", handler.beside(), "money_out")
    books.figure("A", "money_in", "what buyers of codes paid into the ring's two kinds of accounts")


SCENARIO = Scenario(
    name="follower_cleaning",
    case_type="account_control",
    title="Follower cleaning: accounts taken over, group codes harvested and sold",
    at_one="40,000 accounts, 20,000,000 chats in three months, 1,500 complaints in 20 provinces",
    plant=plant,
    source='Press reports of 2020-2022 on "follower cleaning" and trade in group codes.',
)
