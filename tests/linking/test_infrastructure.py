"""Sites and handles of one pattern, and what sites have in common behind the scenes."""

from __future__ import annotations

import pytest

from ringbreak.linking.linker import MINTED, LinkSettings
from ringbreak.linking.linkers import infrastructure
from ringbreak.model.progress import SILENT

from .small import Small, mention, record


def families(case: Small) -> dict[str, list[int]]:
    case.engine.execute(MINTED)
    infrastructure.LINKER.mint(case.engine, LinkSettings(), SILENT)
    made = case.engine.sql(
        "SELECT value, list(record_id ORDER BY record_id) AS held FROM minted GROUP BY value ORDER BY value"
    )
    return dict(zip(made["value"].to_pylist(), made["held"].to_pylist(), strict=True))


def named(kind: str, *values: str) -> Small:
    return Small(mentions=[mention(i + 1, kind, v) for i, v in enumerate(values)])


@pytest.mark.parametrize(
    ("kind", "values", "wanted"),
    [
        ("domain", ("goldwin881.test", "goldwin882.test", "goldwin90.test"), {"domain:goldwin#": [1, 2, 3]}),
        ("domain", ("goldwin1a.test", "goldwin2a.invalid", "goldwin3a.test"), {"domain:goldwin#a": [1, 2, 3]}),
        ("telegram", ("lucky_broker_01", "lucky_broker_02", "lucky_broker_7"), {"telegram:lucky_broker_#": [1, 2, 3]}),
        ("email", ("goldwin1@mail.test", "goldwin2@mail.test", "goldwin3@mail.test"), {"email:goldwin#@mail.test": [1, 2, 3]}),
        ("domain", ("goldwin881.test", "goldwin882.test"), {}),
        ("domain", ("goldwin881.test", "goldwin881.test", "goldwin881.test"), {}),
        ("domain", ("bet1.test", "bet2.test", "bet3.test"), {}),
        ("domain", ("server01.test", "server02.test", "server03.test"), {}),
        ("wechat", ("wxid_haoyou1", "wxid_haoyou2", "wxid_haoyou3"), {}),
        ("wechat", ("kefu001", "kefu002", "kefu003"), {}),
        ("whatsapp", ("8613800000001", "8613800000002", "8613800000003"), {}),
        ("domain", ("goldwin.test", "goldwins.test", "goldwinner.test"), {}),
    ],
    ids=["numbers at the end", "numbers inside", "handles", "mailboxes", "two only", "one site thrice", "a short stem", "what a server is called",
         "what WeChat gives out", "what support is called", "telephone numbers", "no numbers"],
)  # fmt: skip
def test_patterns(kind: str, values: tuple[str, ...], wanted: dict[str, list[int]]) -> None:
    assert families(named(kind, *values)) == wanted


@pytest.mark.parametrize(
    ("field", "values", "shared"),
    [
        ("Subject Alternative Names", ("goldwin1.test, goldwin2.test",) * 2, True),
        ("favicon hash", ("-1840324437",) * 2, True),
        ("Name servers", ("ns1.goldwin.test ns2.goldwin.test",) * 2, True),
        ("favicon hash", ("-1840324437", "116323821"), False),
        ("favicon hash", ("none",) * 2, False),
        ("remark", ("goldwin1.test, goldwin2.test",) * 2, False),
        ("Name servers", ("dns9.hichina.com",) * 2, True),
    ],
    ids=[
        "a certificate",
        "an icon",
        "name servers",
        "two icons",
        "no icon",
        "a remark",
        "a hoster's servers, asked about",
    ],
)
def test_what_lies_behind_a_site(field: str, values: tuple[str, ...], shared: bool) -> None:
    case = Small(fields=[{"record_id": i + 1, "field": field, "value": v} for i, v in enumerate(values)])
    assert bool(families(case)) is shared


def test_a_pattern_alone_is_asked_about_and_joins_nothing() -> None:
    values = ("goldwin881.test", "goldwin882.test", "goldwin90.test")
    case = Small(
        records=[record(i + 1, "x" * 60) for i in range(3)],
        mentions=[mention(i + 1, "domain", v) for i, v in enumerate(values)],
    ).link()
    selector = case.selector("site_family")
    assert selector["privacy"] == "ask"
    assert selector["bits"] == 0.0


@pytest.mark.parametrize(
    ("registrar", "servers", "shared"),
    [
        ("DomainDock Ltd", "ns1.domaindock.test", False),
        ("DomainDock Ltd", "ns1.quietpond.test", True),
        ("Dock", "ns1.dock.test", True),
    ],
    ids=["the registrar's own", "somebody's own", "a name too short to tell"],
)
def test_the_servers_that_come_with_a_name_are_no_family(registrar: str, servers: str, shared: bool) -> None:
    rows = [
        {"record_id": i, "field": field, "value": value}
        for i in (1, 2, 3)
        for field, value in (("Registrar", registrar), ("Name Server", servers))
    ]
    assert bool(families(Small(fields=rows))) is shared
