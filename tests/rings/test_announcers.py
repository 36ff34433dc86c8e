"""Who tells his own group that the old card is closed and this is the new one holds the cards together; a victim, a list and a buyer do not."""

from __future__ import annotations

import numpy as np
import pytest

from ringbreak.rings.announcers import announcers

from ..linking.small import Row, Small, mention, record

CARDS = ("6200000000000017", "6200000000000025", "6200000000000033", "6200000000000041")


def talk(texts: list[tuple[str, str]], channel: str = "work") -> tuple[list[Row], list[Row]]:
    """Messages (author, text) of one talk; every card in them is a mention."""
    records, mentions = [], []
    for i, (author, text) in enumerate(texts, 1):
        records.append(record(i, text, author, kind="message", channel=channel))
        mentions += [mention(i, "bank_card", c, text.index(c)) for c in CARDS if c in text]
    return records, mentions


def announcing(texts: list[tuple[str, str]]) -> list[str]:
    records, mentions = talk(texts)
    made = Small(records=records, mentions=mentions).link()
    ids = np.array(sorted(s["selector_id"] for s in made.tables["selectors"]), np.int64)
    held = {s["selector_id"]: s["value"] for s in made.tables["selectors"]}
    return [held[i] for i in ids[announcers(made.engine, ids)].tolist()]


SMALL_TALK = [("boss", "日报八点前交"), ("boss", "客人问起来就说财务忙"), ("clerk", "收到")]


@pytest.mark.parametrize(
    "lines",
    [
        [f"换卡：今天起用{CARDS[0]}，旧的停", f"今天起收{CARDS[1]}，旧卡作废", f"新卡 {CARDS[2]}，都走这张"],
        [
            f"new card {CARDS[0]}",
            f"old one is closed, {CARDS[1]}",
            f"use this card from now {CARDS[2]}, changed account",
        ],
    ],
    ids=["zh", "en"],
)
def test_whoever_announces_three_accounts_one_after_another_holds_them_together(lines: list[str]) -> None:
    found = announcing([*SMALL_TALK, *(("boss", line) for line in lines)])
    assert len(found) == 1
    assert found[0].endswith("boss")


@pytest.mark.parametrize(
    "texts",
    [
        [("boss", f"今天起用{CARDS[0]}，旧的停"), ("boss", f"新卡{CARDS[1]}")],
        [("boss", f"今天起用{CARDS[0]}，旧的停")] * 4,
        [
            ("v", f"我转的是{CARDS[0]}，后来换了卡"),
            ("v", f"换成{CARDS[1]}又骗我"),
            ("v", f"新卡是{CARDS[2]}"),
        ],
        [("a", f"新卡{CARDS[0]}"), ("b", f"新卡{CARDS[1]}"), ("c", f"新卡{CARDS[2]}")],
        [("lister", f"新卡{CARDS[0]} {CARDS[1]} {CARDS[2]}")] * 3,
        [
            ("clerk", f"{CARDS[0]}收到五百"),
            ("clerk", f"{CARDS[1]}收到三百"),
            ("clerk", f"{CARDS[2]}收到八百"),
        ],
    ],
    ids=[
        "two accounts",
        "one account again and again",
        "somebody who paid",
        "three people",
        "a list",
        "whoever only counts",
    ],
)
def test_whoever_does_less_is_cut_as_anybody(texts: list[tuple[str, str]]) -> None:
    assert announcing([*SMALL_TALK, *texts]) == []


def test_announcements_in_different_talks_are_not_added_up() -> None:
    """An agent who passes on one card to each of three groups may serve three houses."""
    records, mentions = [], []
    for n in range(3):
        records.append(record(n + 1, f"今天起用{CARDS[n]}，旧的停", "agent", kind="message", channel=f"g{n}"))
        mentions.append(mention(n + 1, "bank_card", CARDS[n], records[-1]["text"].index(CARDS[n])))
    made = Small(records=records, mentions=mentions).link()
    ids = np.array(sorted(s["selector_id"] for s in made.tables["selectors"]), np.int64)
    assert not announcers(made.engine, ids).any()


def test_a_talk_without_accounts_has_nobody_who_announces() -> None:
    assert announcing(SMALL_TALK) == []
