"""Subjects told with a place, a name or a clause between them and their verb, and counts that only look like figures."""

from __future__ import annotations

import pytest

from ringbreak.rings.bulletins.read import read_facts


def _read(text: str) -> list[tuple[str, float | None]]:
    return [(f.measure, f.value) for f in read_facts(text + "\n").facts]


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Police say a total of 2,716 merchants in 22 provinces paid for it, most of them in real estate.", "buyers", 2716),
        ("Since 2013, more than 5,400 people in 30 provinces have bought their certificates, police said.", "buyers", 5400),
        ("Police said guns were sold. About 230 people are known to have bought from him.", "buyers", 230),
        ("The platform the gang ran had 6,120 registered users, of whom 1,474 users had paid.", "buyers", 1474),
        ("The gang wrote black articles. 63 enterprises were forced to sign cooperation agreements.", "victims", 63),
        ("Police found the site. Around 24,000 players were registered in the background.", "members", 24000),
        ("30 websites and 12 IDCs with prominent problems were put under listed supervision.", "websites_listed", 30),
        ("30 websites and 12 IDCs with prominent problems were put under listed supervision.", "idcs_listed", 12),
        ("Four websites were told to suspend the registration of new users.", "websites_suspended", 4),
        ("In the campaign 58 apps were taken off app stores.", "apps_removed", 58),
        ("It has closed 1,732 accounts of anchors and more than 3,900 live streaming rooms.", "anchor_accounts_closed", 1732),
        ("22 people were arrested and the platform disbanded 260 groups.", "chat_groups_closed", 260),
        ("Police arrested the rumour mongers. Its 842 accounts obtained more than 19 million clicks.", "accounts_controlled", 842),
        ("After extraction, 36,520 robot accounts were found on the scene by the police.", "accounts_controlled", 36520),
        ("The publisher said it had banned 1.38 million accounts found to be using the cheat.", "accounts_closed", 1380000),
        ("The company colluded with two employees of a platform and deleted 3,160 posts.", "insiders", 2),
        ("17 suspects fell into the net. 31 servers, 22 computers and 40 phones were taken back.", "seized_servers", 31),
        ("The task force arrested 14 suspects and seized 1,230 probe boxes.", "seized_devices", 1230),
        ("Police seized the servers. There were 140 resellers in the chats that the police recovered.", "contacts", 140),
        ("More than 610 million pieces of device and phone data were stored on the gang's servers.", "personal_records", 610000000),
        ("Ji Moumou and 51 others were sentenced for fraud.", "sentenced", 52),
        ("A fake advertisement made a nurse in Quling County transfer 8,600 yuan.", "loss", 8600),
        ("She was told to install the fake app, then the account evaporated 486 million VND.", "loss", 486000000),
        ("Police said subscriptions to the cheat went up to US$180 a month.", "price", 180),
        ("The suspects made a profit of yuan 300,000.", "illegal_profit", 300000),
        ("The amount involved is 17 million yuan 23 people were arrested by police.", "arrested", 23),
        ("公安机关查获业主信息52万条。检察官对上述5.2万条信息去重核验。", "personal_records", 52000),
        ("嫌疑人开发裸聊App36款，诱骗580名网民安装。上述App已全部下架。", "apps_removed", 36),
        ("属地公安机关对5家涉事机构作出行政处罚。", "enterprises_punished", 5),
        ("线索移送烟草部门后，查获假冒烟弹4.2万枚。", "seized_counterfeits", 42000),
        ("主犯龙某以每天20元租用信用良好的账号3900个。", "accounts_controlled", 3900),
        ("支队以同样的办法筛出1306个“主人已故”的账号。", "accounts_controlled", 1306),
        ("账号养熟后，经由17名中间商流向境外。", "contacts", 17),
        ("该传媒公司刷人气，服务商家515家，被公安机关查处。", "buyers", 515),
        ("七人篡改地图商户信息获刑", "sentenced", 7),
        ("目前，20人已经被采取刑事强制措施。", "detained", 20),
        ("关闭欺诈账号14.7万个，下架违规商品231万件。", "items_removed", 2310000),
    ],
)  # fmt: skip
def test_is_read(text: str, measure: str, value: float) -> None:
    """The figure stands in the ledger under its measure."""
    assert (measure, float(value)) in _read(text)


@pytest.mark.parametrize(
    "text",
    [
        "A couple with 2.3 million fans had borrowed two children from neighbours.",
        "Anchors are public figures, no matter whether they have 1,000 followers or 10 million.",
        "Keywords: water army, hot search   Views: 4,117",
        "The cost of making one was no more than 30 yuan, the gang said.",
        "Reward the author: 1 yuan / 6.6 yuan / 18.8 yuan",
        "Gold price today July 24: SJC gold bars drop 500,000 VND 09:00",
        "发送短信12.6万条，见面劝阻1420人次。",
    ],
)
def test_is_no_figure(text: str) -> None:
    """What somebody's page counts, costs or is followed by tells nothing of the case."""
    assert _read("Police solved the case.\n" + text) == []


def test_where_it_went_is_no_bound() -> None:
    """ "Went up to" says where a price went; "up to" alone bounds it."""
    went, bound = (
        read_facts(f"Police said the tool {how} 180 yuan a month.\n").facts[0].comparator
        for how in ("went up to", "cost up to")
    )
    assert (went, bound) == ("exact", "up_to")
