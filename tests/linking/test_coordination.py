"""The coordination linker: what records it ties together, with what reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ringbreak.linking.linker import LinkSettings

from .small import Small, mention, record

START = datetime(2025, 3, 1, 8, 0, tzinfo=UTC)


def posts(accounts: int, pushes: int, seconds: float, extra: int = 60, **more: object) -> tuple[list, list]:  # type: ignore[type-arg]
    """Campaign accounts a0.. share pushes; `extra` strangers share other pages, each its own way."""
    records, mentions = [], []
    n = 0
    for p in range(pushes):
        for a in range(accounts):
            n += 1
            at = START + timedelta(hours=5 * p, seconds=seconds * a / max(1, accounts - 1))
            records.append(record(n, "x" * 5, f"a{a}", sent_at=at, **more))
            mentions.append(mention(n, "url", f"https://push{p}.example/"))
    for s in range(extra):
        for k in range(4):
            n += 1
            at = START + timedelta(minutes=37 * s + 511 * k)
            records.append(record(n, "y" * 5, f"s{s}", sent_at=at, **more))
            mentions.append(mention(n, "url", f"https://page{(s * 7 + k) % 50}.example/"))
    return records, mentions


def test_accounts_in_step_bear_one_selector_on_the_records_that_prove_it() -> None:
    records, mentions = posts(5, 4, 40)
    case = Small(records=records, mentions=mentions).link()
    selector = case.selector("coordination")
    held = [x for x in case.tables["links"] if x["selector_id"] == selector["selector_id"]]
    assert {x["record_id"] for x in held} == set(range(1, 21))
    assert "4 others" in held[0]["why"]
    assert "60 seconds" in held[0]["why"]
    assert selector["privacy"] == "private"


@pytest.mark.parametrize(
    ("accounts", "pushes", "seconds", "more"),
    [
        (5, 2, 40, {}),
        (5, 4, 4000, {}),
        (5, 4, 40, {"sent_at_precision": "day"}),
        (1, 9, 0, {}),
    ],
    ids=["twice only", "out of step", "the day is all that is known", "one account"],
)
def test_nothing_is_minted_when_it_may_be_chance(
    accounts: int, pushes: int, seconds: float, more: dict[str, object]
) -> None:
    records, mentions = posts(accounts, pushes, seconds, **more)
    assert "coordination" not in Small(records=records, mentions=mentions).link().kinds()


def test_topics_and_actions_are_objects_too() -> None:
    records = []
    actions = []
    n = 0
    for p in range(4):
        for a in range(4):
            n += 1
            at = START + timedelta(hours=5 * p, seconds=9 * a)
            if p % 2:
                records.append(record(n, f"看 #话题{p}# 了", f"a{a}", sent_at=at))
            else:
                records.append(record(n, author=f"a{a}"))
                actions.append(
                    {"record_id": n, "actor": f"a{a}", "verb": "like", "target": f"item{p}", "acted_at": at}
                )
    for s in range(40):
        for k in range(3):
            n += 1
            records.append(
                record(
                    n, f"#别的{(s + k) % 30}#", f"s{s}", sent_at=START + timedelta(minutes=97 * s + 511 * k)
                )
            )
    case = Small(records=records, actions=actions).link()
    assert case.selector("coordination")["author_count"] >= 2


def test_the_published_definition_is_a_setting() -> None:
    records, mentions = posts(5, 2, 8)
    loose = LinkSettings(coordination_rule="coortweet", coordination_window=10, coordination_least=2)
    # Every edge has the same weight, so none exceeds the median: the definition keeps none.
    assert "coordination" not in Small(records=records, mentions=mentions).link(loose).kinds()
    n = len(records)
    records.append(record(n + 1, "x", "a0", sent_at=START + timedelta(days=90)))
    records.append(record(n + 2, "x", "a1", sent_at=START + timedelta(days=90, seconds=3)))
    mentions += [mention(n + i, "url", "https://push9.example/") for i in (1, 2)]
    case = Small(records=records, mentions=mentions).link(loose)
    assert case.selector("coordination")["shown_as"].startswith("2 accounts")
