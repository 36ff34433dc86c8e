"""Logs of actions: the id of who did it is the account and no contact beside it; what investigators tried themselves is nobody's."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from .small import Row, Small, mention, record

LOG = "a" * 64
SITE = "jiancha-fen.example"
DRIVEN = {n + k for n in (10, 20, 30) for k in range(4)}
START = datetime(2026, 4, 5, 12, tzinfo=UTC)
STEPS = ("authorise", "read_groups", "send", "export")


def log(remarks: dict[int, str] | None = None, ids: bool = True) -> Small:
    """Three accounts, each authorised once on one device, from which it is then used; the site is named where it is authorised."""
    rows: list[Row] = []
    actions: list[Row] = []
    found: list[Row] = []
    for account in range(3):
        for step, verb in enumerate(STEPS):
            number = 10 * (account + 1) + step
            actor = f"zy_60{account}908"
            at = START + timedelta(hours=account, seconds=15 * step)
            text = (remarks or {}).get(number)
            rows.append(
                record(number, text or "", None, kind="action", platform=None, evidence_id=LOG, sent_at=at)
            )
            actions.append(
                {
                    "record_id": number,
                    "actor": actor,
                    "verb": verb,
                    "device": f"dev-k{account}",
                    "ip": f"203.0.113.{account}",
                    "acted_at": at,
                }
            )
            if ids:
                found.append(mention(number, "handle", actor, 0, field="cell:账号"))
        found.append(mention(10 * (account + 1), "domain", SITE, 0, field="cell:备注"))
        # The day before its holder logged in from a telephone of his own, and after it he changed the password there.
        for step, hours in ((8, -24), (9, 5)):
            number = 10 * (account + 1) + step
            rows.append(
                record(
                    number,
                    "",
                    kind="action",
                    platform=None,
                    evidence_id=LOG,
                    sent_at=START + timedelta(hours=account + hours),
                )
            )
            actions.append(
                {
                    "record_id": number,
                    "actor": f"zy_60{account}908",
                    "verb": "login",
                    "device": f"ph-{account}",
                    "ip": f"192.0.2.{account}",
                    "acted_at": START + timedelta(hours=account + hours),
                }
            )
            if ids:
                found.append(mention(number, "handle", f"zy_60{account}908", 0, field="cell:账号"))
    for i in range(4):
        text = f"扫码清粉 {SITE} 第{i}版，联系 qf_clean_t7"
        rows.append(record(100 + i, text, f"seller{i}"))
        found += [
            mention(100 + i, k, v, text.index(v)) for k, v in (("domain", SITE), ("wechat", "qf_clean_t7"))
        ]
    made = Small(records=rows, actions=actions, mentions=found)
    made.run()
    return made


def test_the_id_of_who_did_it_does_not_set_the_rows_of_one_device_apart() -> None:
    assert {100, *DRIVEN} <= set(log(ids=False).groups()[0])
    assert {100, *DRIVEN} <= set(log().groups()[0]), "as where the log is read without its ids"


def test_what_the_platforms_team_tried_itself_is_not_of_it() -> None:
    made = log({30: "平台信任团队复现，设备为查获样机"})
    assert not any(30 in g for g in made.groups())
    assert {x["why"] for x in made.tables["links"] if x["record_id"] == 30} == {
        "not counted: whoever looks into it tried it out, as its remark says"
    }


def test_a_test_message_of_a_members_own_is_of_it() -> None:
    made = log({30: "测试一下能不能发"})
    assert any({10, 30} <= set(g) for g in made.groups())
