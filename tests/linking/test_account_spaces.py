"""Files of one platform's export name their accounts alike; files of strangers do so only by chance."""

from __future__ import annotations

import pytest

from .small import Row, Small, mention, record

USERS, POSTS = "a" * 64, "b" * 64


def case(
    users: list[str],
    posts: list[str],
    *,
    folders: tuple[str, str] = ("x/users.csv", "x/posts.csv"),
    platform: str | None = None,
) -> Small:
    """Two files: each id once in the one, and twice in the other."""
    rows: list[Row] = []
    for n, who in enumerate([*users, *posts, *posts], 1):
        first = n <= len(users)
        rows.append(
            record(n, "" if first else f"words {n}", who, evidence_id=USERS if first else POSTS, platform=None if first else platform, kind="profile" if first else "post")
        )  # fmt: skip
    evidence: list[Row] = [
        {
            "evidence_id": e,
            "name": n,
            "parent_id": None,
            "size_bytes": 1,
            "media_type": "text/csv",
            "status": "read",
        }
        for e, n in zip((USERS, POSTS), folders, strict=True)
    ]
    return Small(records=rows, evidence=evidence).link()


def joined(it: Small) -> int:
    """Accounts whose rows in both files are one selector's."""
    held = {s["selector_id"] for s in it.tables["selectors"] if s["kind"] == "account"}
    of: dict[int, set[int]] = {}
    for link in it.tables["links"]:
        if link["selector_id"] in held:
            of.setdefault(link["selector_id"], set()).add(link["record_id"])
    least = min(len(r) for r in of.values()) if of else 0
    return sum(len(r) > 2 for r in of.values()) if least else 0


SPARSE = [f"u{11000 + 7 * n}" for n in range(60)]
DENSE = [f"u{100 + n}" for n in range(60)]
MIXED = [f"anna_{n}x{n * n}" for n in range(30)]

TOGETHER = [
    ("numbers drawn from a wide range", SPARSE, SPARSE[10:30], ("x/users.csv", "x/posts.csv")),
    ("the same wherever the files lie", SPARSE, SPARSE[10:40], ("x/users.csv", "y/z/posts.csv")),
    ("a list of accounts that holds them all, in one folder", DENSE, DENSE[5:20], ("x/users.csv", "x/posts.csv")),
    ("names of letters and digits", MIXED, MIXED[:8], ("x/users.csv", "y/posts.csv")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("users", "posts", "folders"), [t[1:] for t in TOGETHER], ids=[t[0] for t in TOGETHER]
)
def test_files_of_one_export_are_one_platform(
    users: list[str], posts: list[str], folders: tuple[str, str]
) -> None:
    assert joined(case(users, posts, folders=folders)) == len(posts)


APART = [
    ("numbers given in turn, elsewhere", DENSE, DENSE[5:20], ("x/users.csv", "y/posts.csv"), None),
    ("numbers given in turn, half of them unknown", DENSE, [f"u{130 + n}" for n in range(60)], ("x/users.csv", "x/posts.csv"), None),
    ("two of them", SPARSE, [*SPARSE[:2], *(f"u{50_000 + n}" for n in range(20))], ("x/users.csv", "x/posts.csv"), None),
    ("a few names in common among many", MIXED, [*MIXED[:4], *(f"bert.{n}y" for n in range(26))], ("x/users.csv", "x/posts.csv"), None),
    ("names of people", ["小李", "王芳", "张伟", "阿强", "老陈"], ["小李", "王芳", "张伟", "阿强", "老陈"], ("x/users.csv", "x/posts.csv"), None),
    ("words without a digit", ["admin", "root", "guest", "test", "info"], ["admin", "root", "guest", "test", "info"], ("x/a.csv", "x/b.csv"), None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("users", "posts", "folders", "platform"), [a[1:] for a in APART], ids=[a[0] for a in APART]
)
def test_what_chance_or_custom_explains_joins_no_files(
    users: list[str], posts: list[str], folders: tuple[str, str], platform: str | None
) -> None:
    assert joined(case(users, posts, folders=folders, platform=platform)) == 0


def test_a_file_without_a_platform_is_of_the_platform_whose_ids_it_has() -> None:
    it = case(SPARSE, SPARSE[:20], platform="forum")
    assert {s["value"] for s in it.tables["selectors"] if s["kind"] == "account"} >= {f"forum:{SPARSE[0]}"}


def test_the_same_name_in_the_logs_of_two_sites_is_two_accounts() -> None:
    rows = [
        record(n, "", "admin", evidence_id=USERS if n < 4 else POSTS, platform="web", kind="action")
        for n in range(1, 7)
    ]
    it = Small(records=rows).link()
    assert sorted(s["record_count"] for s in it.tables["selectors"] if s["kind"] == "account") == [3, 3]


def test_a_list_of_users_says_whose_telephone_posts_in_another_file_are() -> None:
    """A row that only describes an account bears it, as what the account wrote does."""
    who = SPARSE[:40]
    rows: list[Row] = [
        record(n, "", None, evidence_id=USERS, platform=None, kind="profile") for n in range(1, 41)
    ]
    rows += [record(100 + n, f"words {n}", who[n % 40], evidence_id=POSTS, platform=None) for n in range(80)]
    profiles = [{"record_id": n, "account": a, "phone": f"+8616000000{n:03d}"} for n, a in enumerate(who, 1)]
    assert joined(Small(records=rows, profiles=profiles).link()) == 40


def test_what_is_unique_wherever_it_is_written_makes_two_platforms_no_one() -> None:
    """Two shops number their users alike, and the same cards, mailboxes and handles come to both."""
    users = [f"u{100 + n}" for n in range(12)]
    held = (
        [f"62000000{n:08d}" for n in range(6)]
        + [f"box{n}@mail-zz.example" for n in range(6)]
        + [f"tg_zz_{n}" for n in range(6)]
    )
    rows: list[Row] = []
    mentions: list[Row] = []
    for evidence in (USERS, POSTS):
        for who in (*users, *users, *held):
            i = len(rows) + 1
            rows.append(record(i, f"words {i}", who, evidence_id=evidence, platform=None))
            if who.startswith("tg"):
                mentions.append(mention(i, "telegram", who, field="author"))
    it = Small(records=rows, mentions=mentions).link()
    assert {s["record_count"] for s in it.tables["selectors"] if s["value"].endswith(tuple(users))} == {2}


def test_pages_of_any_site_are_not_moved_into_one_platform() -> None:
    """A log of sessions and saved pages are both `web`; the pages' authors stay where they were."""
    rows = [record(n, "", who, evidence_id=USERS, platform="forum") for n, who in enumerate(SPARSE[:30], 1)]
    rows += [
        record(100 + n, f"page {n}", who, evidence_id=POSTS, platform="web", kind="page")
        for n, who in enumerate(SPARSE[:30])
    ]
    it = Small(records=rows).link()
    assert not [s for s in it.tables["selectors"] if s["kind"] == "account"]


def test_three_files_that_each_hold_the_others_are_one_space() -> None:
    third = "c" * 64
    rows: list[Row] = []
    for evidence, ids in (
        (USERS, [*SPARSE, *MIXED[:10]]),
        (POSTS, [*SPARSE[:20], *MIXED]),
        (third, [*SPARSE[20:40], *MIXED[:12]]),
    ):
        rows += [
            record(len(rows) + n, "words", who, evidence_id=evidence, platform=None)
            for n, who in enumerate(ids, 1)
        ]
    it = Small(records=rows).link()
    spaces = {s["value"].split(":")[0] for s in it.tables["selectors"] if s["kind"] == "account"}
    assert len(spaces) == 1
