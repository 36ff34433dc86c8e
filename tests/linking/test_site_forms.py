"""A site that some name with www. or m. and others without is one site."""

from __future__ import annotations

import re

import pytest

from ringbreak.linking.public import FORM, forms

from .small import Small, mention, record


def prose(i: int) -> str:
    return "".join(chr(0x4E00 + (i * 7919 + j * 104729) % 9000) for j in range(30))


def named(*hosts: str) -> Small:
    """One record of one author a host; all but the last show one telephone too."""
    rows = [record(i, prose(i), f"u{i}") for i in range(1, len(hosts) + 1)]
    told = [mention(i, "domain", h) for i, h in enumerate(hosts, 1)]
    told += [mention(i, "phone", "+8613800000001", 60) for i in range(1, len(hosts))]
    return Small(records=rows, mentions=told).run()


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.shili-a.com", "shili-a.com"),
        ("m.shili-a.com.cn", "shili-a.com.cn"),
        ("h5.shili-a.example", "shili-a.example"),
        ("www2.shili-a.com", "shili-a.com"),
        ("app.shili-a.test", "shili-a.test"),
        ("m.pay.shili-a.com", None),
        ("www.github.io", None),
        ("www.com.cn", None),
        ("www.example.com", None),
        ("shop.shili-a.com", None),
    ],
)
def test_a_first_label_that_names_a_form_is_set_aside(host: str, site: str | None) -> None:
    made = forms([host] if re.match(FORM, host) else []).to_pylist()
    assert made == ([] if site is None else [{"host": host, "site": site}])


A = "shili-a.com"


@pytest.mark.parametrize(
    ("hosts", "joined"),
    [
        ((A, "www." + A, "m." + A, A, "www." + A), True),
        (("www." + A, "m." + A, "www." + A, "m." + A, "h5." + A), True),
        (("shop." + A, "news." + A, "shop." + A, "news." + A, "pay." + A), False),
        (("www.github.io", "m.github.io", "www.github.io", "www.github.io", "h5.github.io"), False),
        (("www.example.com", "m.example.com", "www.example.com", "m.example.com", "h5.example.com"), False),
        (("www.taobao.com", "m.taobao.com", "taobao.com", "taobao.com", "taobao.com"), False),
    ],
    ids=["with the site", "forms only", "parts", "tenants", "documentation", "listed"],
)
def test_forms_of_one_site_join_as_the_site_does(hosts: tuple[str, ...], joined: bool) -> None:
    assert named(*[A] * 5).groups() == [[1, 2, 3, 4, 5]]
    assert named(*hosts).groups() == [[1, 2, 3, 4, 5] if joined else [1, 2, 3, 4]]


def test_the_passage_is_that_of_the_form_and_both_count_once() -> None:
    case = named("shili-a.com", "www.shili-a.com", "www.shili-a.com", "m.shili-a.com")
    site = case.selector("domain", "shili-a.com")
    held = {
        row["record_id"]: row for row in case.tables["links"] if row["selector_id"] == site["selector_id"]
    }
    assert sorted(held) == [1, 2, 3, 4]
    assert held[2]["why"] == "www.shili-a.com is written there, a form of shili-a.com"
    assert (held[2]["start"], held[2]["end"]) == (0, len("www.shili-a.com"))
    assert site["record_count"] == 4
    assert case.selector("domain", "www.shili-a.com")["record_count"] == 2


def test_a_record_that_names_both_bears_the_site_once_where_it_is_written() -> None:
    rows = [record(i, prose(i), f"u{i}") for i in (1, 2)]
    told = [
        mention(1, "domain", "www.shili-a.com", 0),
        mention(1, "domain", "shili-a.com", 40),
        mention(2, "domain", "shili-a.com"),
    ]
    case = Small(records=rows, mentions=told).run()
    site = case.selector("domain", "shili-a.com")
    held = [
        row
        for row in case.tables["links"]
        if row["selector_id"] == site["selector_id"] and row["record_id"] == 1
    ]
    assert [(row["start"], row["why"]) for row in held] == [(40, "it is written there")]
