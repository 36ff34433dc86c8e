"""Groups that several contacts join of which none does alone (docs/decisions/0055)."""

from __future__ import annotations

import math
import random
import tracemalloc

import numpy as np
import pyarrow as pa
import pytest

from ringbreak.engine.duckdb import DuckDB
from ringbreak.rings import sums, weak
from ringbreak.rings.explain import explain
from ringbreak.rings.form import RingSettings

from ..linking.small import Small, mention, record
from .test_form import judged

LARGE = RingSettings(margin_bits=19.7)
"""As a case of 1.7 million records has it: 20.7 bits in a case of less than 20 records, where a telephone weighs 20 and an account 22."""
PHONES = ["+8613800000001", "+8613800000002", "+8613800000003"]
Row = tuple[str, list[str]]

TWO: list[Row] = [
    *[(f"a{i}", [PHONES[i]]) for i in range(3)], *[(f"a{i}", [f"+8613811111100{i}"]) for i in range(3)],
    *[(f"b{i}", [PHONES[i]]) for i in range(3)], *[(f"b{i}", [f"+8613811111200{i}"]) for i in range(3)],
]  # fmt: skip
CARDS = {"a": "6222000000000000011", "b": "6222000000000000022"}
"""Each side's writers show one card, which weighs 22 bits."""


def made(
    rows: list[Row], judgements: list[dict[str, object]] | None = None, margin: RingSettings = LARGE
) -> Small:
    """A case of posts: who wrote it and the telephones in it; each side's first post of every writer shows its card."""
    records, mentions, seen = [], [], set()
    for i, (who, phones) in enumerate(rows, 1):
        # Every post has words of its own.
        records.append(
            record(
                i,
                " ".join([f"第{i}帖", *phones, "".join(chr(0x4E00 + i * 37 + j * 11) for j in range(24))]),
                who,
            )
        )
        at = 5
        for phone in phones:
            mentions.append(mention(i, "phone", phone, at))
            at += len(phone) + 1
        if who not in seen and who[0] in CARDS:
            seen.add(who)
            mentions.append(mention(i, "bank_card", CARDS[who[0]], 300))
    case = Small(records=records, mentions=mentions, judgements=judgements or [])
    case.link().rings(margin)
    return case


def test_two_groups_that_share_contacts_none_of_which_suffices_are_one_ring() -> None:
    case = made(TWO)
    assert case.selector("phone", PHONES[0])["bits"] < 20.7
    assert case.groups() == [list(range(1, 13))]
    joints = case.tables["ring_joints"]
    assert {case.tables["ring_members"][0]["ring_id"]} == {j["ring_id"] for j in joints}
    assert [j["joint"] for j in joints] == [1] * len(joints)
    # Two of three suffice: nothing is needed.
    assert len(joints) == 3
    assert not any(j["needed"] for j in joints)


def joined(rows: list[Row], judgements: list[dict[str, object]] | None = None) -> bool:
    """Whether anything of the one side is in a ring with anything of the other."""
    sides = [who[0] for who, _ in rows]
    return any(len({sides[r - 1] for r in group}) > 1 for group in made(rows, judgements).groups())


def test_one_shared_contact_joins_no_groups_in_a_large_case() -> None:
    assert not joined([(who, phones) for who, phones in TWO if not set(phones) & set(PHONES[1:])])


def test_what_one_writer_names_counts_once_however_much_he_names() -> None:
    one = [("b0" if who[0] == "b" and set(phones) & set(PHONES) else who, phones) for who, phones in TWO]
    assert not joined(one)


def test_contacts_that_only_stand_together_count_once() -> None:
    together = [(who, PHONES if set(phones) & set(PHONES) else phones) for who, phones in TWO]
    assert not joined(together)
    assert joined([*together, ("a3", [PHONES[1]]), ("b3", [PHONES[1]])])


def test_a_page_and_its_domain_are_one_contact() -> None:
    def counted(*values: str) -> int:
        both = [
            sums.Shared(
                n, n, v, 20.0, False, 1, [sums.Bringer(n, n, frozenset([n]))], [sums.Bringer(10 + n, 10 + n, frozenset([n]))]
            )
            for n, v in enumerate(values)
        ]  # fmt: skip
        return len(sums._counted(both, dict.fromkeys(range(len(values)), 0.0)))

    assert counted("https://a.example/x", "b.example") == 2
    assert counted("https://a.example/x", "a.example") == 1
    assert counted("a.example", "https://a.example/x") == 1


def test_two_pages_of_one_site_are_one_contact_and_of_a_platform_two() -> None:
    values = [("url", "https://a.example/x"), ("url", "https://www.a.example/y"), ("url", "https://wall.example/x"), ("domain", "a.example"), ("phone", PHONES[0])]  # fmt: skip
    selectors = [
        {
            "selector_id": n,
            "kind": kind,
            "value": value,
            "bits": 20.0,
            "record_count": 2,
            "privacy": "private",
        }
        for n, (kind, value) in enumerate(values)
    ]
    selectors.append({"selector_id": 9, "kind": "domain", "value": "wall.example", "bits": 0.0, "record_count": 2, "privacy": "public"})  # fmt: skip
    engine = DuckDB(threads=1)
    engine.register("selectors", pa.Table.from_pylist(selectors))
    engine.register(
        "links", pa.table({"record_id": [1] * 5, "selector_id": list(range(5)), "bits": [20.0] * 5})
    )
    assert weak.contacts(engine, 20.5)["compared"].to_pylist() == [
        "a.example", "a.example", "https://wall.example/x", "a.example", PHONES[0].removeprefix("+86"),
    ]  # fmt: skip


def test_what_one_site_shows_counts_once() -> None:
    """Both sides name a site, and on either side one record is its page, with its owner's id."""

    def counted(*, on_page: bool, of_site: bool = True) -> int:
        # Contact 0 is the id, on a page; contact 1 the site, which a record of each side names and, where it is the page of it, that page.
        sides = []
        for at in (10, 20):
            page = sums.Bringer(at, at, frozenset({0, 1} if on_page else {0}))
            other = sums.Bringer(at + 1, at + 1, frozenset({1}))
            sides.append(([page], [page, other] if on_page else [other]))
        both = [sums.Shared(n, n, f"<{n}>", 20.0, of_site, n, sides[0][n], sides[1][n]) for n in range(2)]
        return len(sums._counted(both, {0: 0.0, 1: 0.0}))

    assert counted(on_page=True) == 1
    assert counted(on_page=False) == 2
    assert counted(on_page=True, of_site=False) == 2


@pytest.mark.parametrize(("kind", "expected"), [("tracking_id", 0), ("phone", 1)])
def test_an_id_on_the_pages_of_a_site_adds_nothing_to_the_site(kind: str, expected: int) -> None:
    # Of either side one record is the page and another names the site.
    rows = [(1, 0), (1, 1), (2, 0), (3, 0), (3, 1), (4, 0)]
    links = pa.table(
        {
            "record_id": [r for r, _ in rows], "selector_id": [s for _, s in rows], "bits": [20.0] * 6, "several": [True] * 6,
            "kind": [("domain", kind)[s] for _, s in rows], "compared": [("a.example", "ua-10000-1")[s] for _, s in rows],
        }
    )  # fmt: skip
    label = np.array([0, 0, 2, 2], np.int32)
    found = weak.joints(
        links, label, np.arange(1, 5), np.arange(2), np.full(4, -1), 20.5, np.zeros((0, 2), np.int64)
    )
    assert len(found) == expected


@pytest.mark.parametrize(
    ("decision", "together"),
    [
        ([("suppress", f"phone:{PHONES[0]}")], True),
        ([("suppress", f"phone:{PHONES[0]}"), ("suppress", f"phone:{PHONES[1]}")], False),
        ([("reject", f"1@phone:{PHONES[0]}"), ("reject", f"2@phone:{PHONES[1]}")], False),
        ([("cannot_link", "1,7")], False),
        ([("cannot_link", "1,7"), ("undo", "j0")], True),
    ],
    ids=["suppress one of three", "suppress two", "reject two links", "cannot_link", "undone"],
)
def test_judgements_are_honoured(decision: list[tuple[str, str]], together: bool) -> None:
    assert joined(TWO, judged(*decision)) is together


def test_it_is_told_contact_by_contact_with_the_records() -> None:
    case = made([(who, phones) for who, phones in TWO if PHONES[2] not in phones])
    (ring,) = case.tables["rings"]
    assert {j["needed"] for j in case.tables["ring_joints"]} == {True}
    told = explain(case.engine, ["R1"])
    assert told.weakest is not None
    assert sum(told.weakest.parts) == ring["record_count"]
    assert len(told.weakest.parts) > 1
    assert ring["weakest_selector_id"] in {j["selector_id"] for j in case.tables["ring_joints"]}
    assert sum("of the" in s and "bits that join two of its parts" in s for s in told.said()) == 2
    assert any("leads, with 1 more contact, to 2 other records" in s for s in told.said())
    path = explain(case.engine, ["3", "9"]).path
    (rung,) = [r for r in path if len({s.selector_id for s in r.shared}) == 2]
    assert rung.bits == pytest.approx(sum(j["bits"] for j in case.tables["ring_joints"]), abs=1e-3)
    for shared in rung.shared:
        assert {shared.left.record_id, shared.right.record_id} in ({1, 6}, {2, 7})
    assert "与另外 1 个联系方式一起" in " ".join(told.said("zh"))


def test_what_one_record_shows_is_looked_up_without_a_copy_of_all_records() -> None:
    record = np.arange(1_000_000, dtype=np.int32)
    shows = sums.showing(record, record)
    tracemalloc.start()
    try:
        assert shows(7) == {7}
        assert tracemalloc.get_traced_memory()[1] < record.nbytes / 10
    finally:
        tracemalloc.stop()


def strangers(groups: int, each: int, space: int, seed: int) -> tuple[np.ndarray, sums.Bearing]:
    """Groups of strangers, every record by a writer of his own with one contact drawn from `space` values."""
    rng = random.Random(seed)
    n = groups * each
    drawn = np.array([rng.randrange(space) for _ in range(n)], np.int32)
    label = np.repeat(np.arange(groups, dtype=np.int32) * each, each)
    bits = np.full(n, np.log2(space))
    return label, sums.Bearing(
        np.arange(n, dtype=np.int32), drawn, bits, np.zeros(n, np.int32), np.full(n, -1)
    )


def test_strangers_groups_that_share_several_contacts_by_chance_stay_apart() -> None:
    # Values of 10 bits: two groups of sixteen share one by chance in one pair of four, two in one of forty, four in one of 5,000.
    label, seen = strangers(400, 16, 1024, 7)
    limit = math.log2(400 * 16 / 10) + 3
    pairs = sums._pairs(*_sorted(label, seen), limit)
    begun = len(np.unique(pairs[:, :2], axis=0))
    found = sums.find(
        label, seen, lambda those: {n: f"<{n}>" for n in those}, limit, np.zeros((0, 2), np.int64)
    )
    # What passes by chance is what the bits say: of all pairs one in 2 to the limit, where the sum alone would join a thousand.
    assert begun > 1000
    assert len(found) <= 400 * 399 / 2 / 2**limit


def test_a_contact_that_many_groups_show_joins_none() -> None:
    def case(groups: int) -> list[sums.Joint]:
        # Two hubs, each named in a record of its own, and nothing else in common.
        rows = [(g * 2 + i, i) for g in range(groups) for i in range(2)]
        record, selector = (np.array(x, np.int32) for x in zip(*rows, strict=True))
        label = (record // 2 * 2).astype(np.int32)
        n = record.size
        seen = sums.Bearing(record, selector, np.full(n, 20.0), np.zeros(n, np.int32), np.full(n, -1))
        return sums.find(
            label, seen, lambda those: {n: f"<{n}>" for n in those}, 20.5, np.zeros((0, 2), np.int64)
        )

    assert case(sums.MANY)
    assert case(sums.MANY + 1) == []


def _sorted(label: np.ndarray, seen: sums.Bearing) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    keys = np.unique(np.stack([seen.selector, label[seen.record]]), axis=1)
    return keys[0], keys[1], np.full(keys.shape[1], seen.bits[0])
