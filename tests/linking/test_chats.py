"""A whole chat joins nothing until a person says so; then all that was said in it joins."""

from __future__ import annotations

import pytest

from tests.linking.small import Row, Small, mention, record

CHAT, OTHER = "c" * 64, "f" * 64
PHONE = "+8610000226118"


def said(n: int, speaker: str, evidence: str = CHAT, channel: str | None = "夜班群", **more: object) -> Row:
    return record(
        n,
        f"第{n}句话",
        author_name=speaker,
        kind="message",
        platform=None,
        channel=channel,
        evidence_id=evidence,
        **more,
    )


def chat(count: int = 9, **more: object) -> list[Row]:
    return [said(n, ("阿一", "阿二", "阿三")[n % 3], **more) for n in range(count)]


def case(
    records: list[Row], mentions: list[Row], decided: tuple[str, str] | None = None, parser: str = "chat-text"
) -> Small:
    judgements = []
    if decided:
        verb, what = decided
        judgements = [
            {
                "judgement_id": "j",
                "seq": 1,
                "decided_at": None,
                "verb": verb,
                "object": what,
                "why": "",
                "undone": False,
            }
        ]
    evidence = [
        {"evidence_id": e, "name": f"{e[:1]}/_chat.txt", "size_bytes": 1, "media_type": "text/plain", "parser": parser, "status": "read",
         "record_count": 1, "issue_count": 0, "expected_count": 1, "emitted_count": 1, "failed_count": 0, "refused_count": 0, "member_count": 0}
        for e in (CHAT, OTHER)
    ]  # fmt: skip
    return Small(records=records, mentions=mentions, judgements=judgements, evidence=evidence).run()


OUTSIDE = [record(100 + n, "出货", f"u{n}", evidence_id=OTHER) for n in range(3)]
NAMED = [
    *(mention(n, "phone", PHONE) for n in (2, 100, 101, 102)),
    *(mention(n, "wechat", "tea_888x", start=20) for n in (100, 101, 102)),
]


def test_it_is_asked_about_and_joins_nothing() -> None:
    made = case(chat() + OUTSIDE, NAMED)
    asked = made.selector("chat")
    assert (asked["privacy"], asked["bits"], asked["record_count"]) == ("ask", 0.0, 9)
    assert asked["shown_as"] == "夜班群"
    assert (
        "9 messages by 3 people; messages that name what stands elsewhere too: 1;" in asked["suppressed_why"]
    )
    # One of the three is in the ring with what he said, the others are not.
    assert made.groups() == [[2, 5, 8, 100, 101, 102]]


def test_what_a_person_includes_joins_all_that_was_said_in_it() -> None:
    value = case(chat() + OUTSIDE, NAMED).selector("chat")["value"]
    made = case(chat() + OUTSIDE, NAMED, decided=("include", f"chat:{value}"))
    assert made.selector("chat")["privacy"] == "private"
    assert made.groups() == [[*range(9), 100, 101, 102]]


def test_what_a_person_suppresses_is_not_asked_again() -> None:
    value = case(chat() + OUTSIDE, NAMED).selector("chat")["value"]
    assert (
        case(chat() + OUTSIDE, NAMED, decided=("suppress", f"chat:{value}")).selector("chat")["privacy"]
        == "public"
    )


@pytest.mark.parametrize(
    ("records", "mentions", "parser", "why"),
    [
        (chat() + OUTSIDE, NAMED[1:], "chat-text", "nothing in it stands elsewhere"),
        (chat(7) + OUTSIDE, NAMED, "chat-text", "too short"),
        ([said(n, "阿一") for n in range(9)] + OUTSIDE, NAMED, "chat-text", "one speaker"),
        (chat(channel="受害人维权群") + OUTSIDE, NAMED, "chat-text", "of those who were cheated"),
        (chat(channel=None) + OUTSIDE, NAMED, "csv-table", "rows of a table"),
        ([{**r, "kind": "post"} for r in chat()] + OUTSIDE, NAMED, "chat-text", "a page's posts"),
    ],
)  # fmt: skip
def test_what_is_not_asked_about(records: list[Row], mentions: list[Row], parser: str, why: str) -> None:
    assert "chat" not in case(records, mentions, parser=parser).kinds(), why


def test_the_question_changes_no_other_weight() -> None:
    asked, silent = case(chat() + OUTSIDE, NAMED), case(chat(7) + OUTSIDE, NAMED)
    of = {s["value"]: (s["privacy"], s["p_private"], s["bits"]) for s in silent.tables["selectors"]}
    assert of == {
        s["value"]: (s["privacy"], s["p_private"], s["bits"])
        for s in asked.tables["selectors"]
        if s["kind"] != "chat"
    }
