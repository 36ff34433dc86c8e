"""Who reports on a ring shows its words and numbers, and is not of it; who dresses an advertisement as news is."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

CONTACT = "wx_lure_zz"
AD = f"清理僵尸好友，扫码就行，全程不打扰，加微信 {CONTACT}"


def case(text: str, kind: str = "article") -> Small:
    """Four posts of one seller, and a record that says the text."""
    rows: list[Row] = [record(i, f"第{i}条 {AD}", f"u{i}") for i in range(1, 5)]
    rows.append(record(9, text, None, kind=kind, platform=None))
    mentions = [mention(r["record_id"], "wechat", CONTACT, r["text"].index(CONTACT)) for r in rows]
    made = Small(records=rows, mentions=mentions)
    made.run()
    return made


@pytest.mark.parametrize(
    "text",
    [
        f"连日来，本报接到多位读者反映，自己收到这样的消息：“{AD}”。记者拨打了号码，对方很快挂断。",
        f"示例晚报记者 高某 市民李女士（化名）向本报反映，有人在群里说「{AD}」。警方提醒，如已被骗请报警。",
        f'A staff reporter was shown this message: "{AD}". Nobody answered.',
    ],
)
def test_a_report_that_quotes_an_offer_is_in_no_ring(text: str) -> None:
    made = case(text)
    assert made.groups() == [[1, 2, 3, 4]]
    why = {r["why"] for r in made.tables["links"] if r["record_id"] == 9}
    assert why == {"not counted: a report quotes it, and who reports is not of it"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # An advertisement in the form of news names its contact in its own voice.
        (f"本报讯 “这个办法真管用，好友少了一半都不知道”，市民李女士反映。{AD}", "article"),
        # Nothing of the press, only quotation marks.
        (f"“{AD}”", "article"),
        # A complaint quotes too, and belongs to what it complains of.
        (f"我在群里看到“{AD}”，扫码后账号被人登录，要求平台处理。", "document"),
        # What a member of a group forwards is a message, whatever it quotes.
        (f"本报记者报道：“{AD}”", "message"),
    ],
)
def test_what_speaks_for_itself_is_linked_as_before(text: str, kind: str) -> None:
    assert case(text, kind).groups() == [[1, 2, 3, 4, 9]]


WARNED = {"not counted: a warning or an inquiry names it, and who warns or asks is not of it"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"【某地反诈提醒】近期出现骗局，涉及微信 {CONTACT}，请勿转账！", "message"),
        (f"注意：有人冒充客服骗人 微信{CONTACT} 别加", "message"),
        (f"反诈中心提示：凡是让你添加微信 {CONTACT} 的都是诈骗，请及时报警", "message"),
        (f"警惕诈骗：请勿点击链接，请勿添加微信 {CONTACT}", "message"),
        (f"派出所提醒：谨防刷单诈骗，嫌疑人使用微信 {CONTACT}", "post"),
        (f"扩散！骗子微信：{CONTACT}", "message"),
        (f"{CONTACT} 和这几个号都是骗子的", "message"),
        (f"采访核实 您好，我们正在写稿，请核实以下号码是否为涉诈号码：{CONTACT}。", "mail"),
        (f"贵办来函收悉。涉案账户由微信 {CONTACT} 控制，详见附件。", "mail"),
        (
            f"2031-05-15 记者 方某\n家住某镇的周女士告诉记者，她加了微信 {CONTACT}，先后被骗九千余元。",
            "article",
        ),
        (f"Please do NOT pay {CONTACT}, it is a scam. Reported to the platform and CERT.", "post"),
        (f"Indicators: {CONTACT} and two wallets of a phishing kit family I track.", "post"),
        (f"I posted the address to warn people, I am a researcher: {CONTACT}", "message"),
        (f"加我微信的这个人{CONTACT}卖的证是假的，登记机构让我去说明情况，大家别买", "listing"),
        (f"江城晚报讯（记者 汪越）近日发生多起冒充客服类诈骗，来电号码为{CONTACT}。", "article"),
        (f"辖区反诈宣讲提纲\n案例：二月一案，对方微信{CONTACT}。", "document"),
        (f"派出所说那个微信{CONTACT}好多人报了，你不是一个人", "message"),
        (f"I studied six years for my degree. Reporting {CONTACT} to the university.", "post"),
        # A warning that shows the lure word by word shows its offer too.
        (
            f"关于防范冒充我行诈骗的公告：客户收到“尊敬的客户，您的手机银行今日停用，请点击链接并添加微信 {CONTACT} 更新”，该微信并非我行所有。",
            "document",
        ),
        (
            f'Criminals are sending: "Please verify your card now or write to {CONTACT} within 12 hours". We did not send it.',
            "mail",
        ),
        (f"承办人就随案移送的聊天记录作了审查，联系人使用微信 {CONTACT}，身份尚未查明。", "document"),
        (f"Thank you for telling us of {CONTACT}. That contact is not ours.", "mail"),
        (
            f"We received a second report, from a CERT. The account {CONTACT} has been disabled.",
            "mail",
        ),
    ],
)
def test_who_warns_of_a_swindle_or_asks_about_it_is_in_no_ring(text: str, kind: str) -> None:
    made = case(text, kind)
    assert made.groups() == [[1, 2, 3, 4]]
    assert {r["why"] for r in made.tables["links"] if r["record_id"] == 9} == WARNED


@pytest.mark.parametrize(
    "text",
    [
        # A seller warns of imitators and names his own account.
        f"谨防假冒骗子，认准唯一微信 {CONTACT}",
        f"Beware of fakes! Our only account is {CONTACT}, message me",
        # Who promises the money back sells that.
        f"刷单被骗不要慌，专业团队帮您追回，微信 {CONTACT}",
        # A victim's own loss is a complaint.
        f"我被骗了，对方微信 {CONTACT}，我转了三千，大家不要相信",
        # Chinese drops the subject: whose loss it is must not need saying.
        f"被骗三千元，骗子微信{CONTACT}",
        f"I paid and got nothing, reported {CONTACT} to the police",
        f"Do not trust {CONTACT}: I sent 300 and never heard back, it is a scam",
        # Swindlers write as a bank or the police, and send their reader to an account.
        f"【平台提醒】您的账户涉嫌诈骗已被冻结，请勿向他人转账，请立即添加客服微信 {CONTACT} 核实",
        f"公安局提示：你名下的卡涉案，切勿外传，请联系办案警官微信 {CONTACT}",
        f"Fraud alert! Warning: your account is abused. Please verify with {CONTACT} today",
        # An offer that speaks of false ones.
        f"市面上多是假证，别买错，本店真档可查，加我{CONTACT}",
        # Only the other's words stand in quotation marks, not the offer.
        f"谨防骗子说“我们才是官方，其他都是假的不要加”，请添加微信 {CONTACT} 核实",
        # No swindle is named, nobody is warned.
        f"请勿直接转账，先加微信 {CONTACT} 确认",
        f"客服换号了，新微信 {CONTACT}",
    ],
)
def test_who_offers_or_complains_is_linked_as_before(text: str) -> None:
    assert case(text, "message").groups() == [[1, 2, 3, 4, 9]]


def test_pages_that_load_one_script_are_not_one_operation() -> None:
    """Twelve shops load a library and a counter from the same hosts; three of them have the same id at the counter."""
    shops = range(1, 13)
    fields = [
        ("cell:script", "https://cdn.zz.example/js/jquery-3.6.min.js"),
        ("cell:script#2", "https://tags.zz.example/t.js?id=GT-000001"),
    ]
    mentions = []
    for i in shops:
        for n, (field, url) in enumerate(fields):
            own = url if n == 0 or i <= 3 else url.replace("000001", f"{i:06d}")
            mentions.append(mention(i, "url", own, 0, field=field))
            mentions.append(mention(i, "domain", url.split("/")[2], 8, field=field))
    made = Small(
        records=[record(i, f"Shop {i}", None, kind="page", platform="web", url=f"https://shop{i}.example/") for i in shops],
        mentions=mentions,
    )  # fmt: skip
    made.run()
    assert [g for g in made.groups() if len(g) > 3] == []


@pytest.mark.parametrize(
    ("bare", "joined"), [(1, False), (3, True)], ids=["a researcher", "who warns of himself"]
)
def test_who_warned_of_a_contact_and_names_it_again_is_in_no_ring_unless_he_does_so_oftener(
    bare: int, joined: bool
) -> None:
    """Once in a warning, then to a colleague; and a swindler who once warns others of the number he advertises thrice."""
    rows: list[Row] = [record(i, f"第{i}条 {AD}", f"u{i}") for i in range(1, 5)]
    rows.append(record(9, f"提醒大家，这个微信 {CONTACT} 是骗子，不要添加", "mira"))
    rows += [record(20 + n, f"对的，就是 {CONTACT}，第{n}次", "mira", kind="message") for n in range(bare)]
    made = Small(
        records=rows,
        mentions=[mention(r["record_id"], "wechat", CONTACT, r["text"].index(CONTACT)) for r in rows],
    )
    made.run()
    held = {i for g in made.groups() if 1 in g for i in g}
    assert held >= {1, 2, 3, 4}
    assert bool(held & {20, 21, 22}) is joined


@pytest.mark.parametrize(
    "text",
    [
        f"通知：换号 {CONTACT}，旧号加我的都是骗子",
        f"我换微信了 {CONTACT}，之前那个被盗，别信骗子",
        f"my new handle is {CONTACT}, the old one is a scam now, do not pay there",
    ],
)
def test_who_announces_his_own_new_number_offers_it(text: str) -> None:
    assert case(text, "message").groups() == [[1, 2, 3, 4, 9]]


def test_a_warning_that_the_swindler_changed_his_number_is_one_still() -> None:
    assert case(f"注意：那个骗子又换号了，{CONTACT}，大家别信", "message").groups() == [[1, 2, 3, 4]]


@pytest.mark.parametrize(
    "text",
    [
        f"各位同事：我司与“清风”、微信 {CONTACT} 无任何关系，案例图系盗用，对外口径以此为准。",
        f"声明：本公司从未从事删帖。网名水镜者（微信 {CONTACT}）盗用本公司案例。",
        f"梁总：有个叫清风的在朋友圈说跟你们是一家，还贴了你们的图，你知道吗？他的微信是 {CONTACT}",
        f"We are a PR agency and we do not act for the salon, nor are we connected with {CONTACT}.",
    ],
)
def test_who_denies_having_to_do_with_it_or_asks_whether_one_has_is_not_of_it(text: str) -> None:
    assert case(text, "mail").groups() == [[1, 2, 3, 4]]


def test_a_seller_who_denies_his_imitators_still_offers() -> None:
    text = f"本店与任何冒用本店名义的账号无任何关系，认准唯一微信 {CONTACT}"
    assert case(text, "message").groups() == [[1, 2, 3, 4, 9]]
