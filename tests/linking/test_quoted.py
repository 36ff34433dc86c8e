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
