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


BEFORE, AFTER, TAKEN = {18, 28, 38}, {19, 29, 39}, "203.0.113.9"


def taken_over(days: int = 1, address: str = "192.0.2.{}") -> Small:
    """Three accounts that are each used from one address on so many days, after their owners logged in from `address`."""
    rows: list[Row] = []
    actions: list[Row] = []
    found: list[Row] = []

    def act(number: int, account: int, verb: str, device: str, ip: str, at: datetime) -> None:
        actor = f"zy_60{account}908"
        rows.append(
            record(
                number,
                "",
                actor,
                kind="action",
                platform="zy",
                evidence_id=LOG,
                locator=f"line {number}",
                sent_at=at,
            )
        )
        actions.append(
            {"record_id": number, "actor": actor, "verb": verb, "device": device, "ip": ip, "acted_at": at}
        )
        found.append(mention(number, "handle", actor, 0, field="cell:账号"))
        found.append(mention(number, "ipv4", ip, 0, field="cell:IP"))

    for account in range(3):
        at = START + timedelta(hours=account)
        for step, verb in enumerate(STEPS):
            number = 10 * (account + 1) + step
            act(number, account, verb, "dev-k", TAKEN, at + timedelta(days=step % days, seconds=15 * step))
        found.append(mention(10 * (account + 1), "domain", SITE, 0, field="cell:备注"))
        own = f"ph-{account}", address.format(account)
        act(10 * (account + 1) + 8, account, "login", *own, at - timedelta(hours=24))
        act(10 * (account + 1) + 9, account, "password", *own, at + timedelta(days=4))
    for i in range(4):
        text = f"扫码清粉 {SITE} 第{i}版，联系 qf_clean_t7"
        rows.append(record(100 + i, text, f"seller{i}"))
        found += [
            mention(100 + i, k, v, text.index(v)) for k, v in (("domain", SITE), ("wechat", "qf_clean_t7"))
        ]
    return Small(records=rows, actions=actions, mentions=found).run()


def test_what_an_owner_did_before_his_account_was_taken_over_is_not_of_those_who_took_it() -> None:
    made = taken_over()
    main = set(made.groups()[0])
    assert {100, *DRIVEN, *AFTER} <= main, "what he did to get it back tells of it"
    assert not BEFORE & set().union(*made.groups())


def test_who_comes_back_to_the_place_day_after_day_works_there() -> None:
    """His home is a lead to him."""
    assert {100, *DRIVEN, *BEFORE} <= set(taken_over(days=4).groups()[0])


def test_before_is_told_by_a_place_of_ones_own() -> None:
    """An address at which all of them were seen before is nobody's own."""
    assert {100, *DRIVEN, *BEFORE} <= set(taken_over(address="198.51.100.7").groups()[0])
