"""Two operations with one bought text, or one account that reports both, stay two rings; one operation in two parts stays one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ringbreak.rings.explain import explain
from ringbreak.rings.splits import _strays, communities

from ..linking.small import Row, Small, mention, record

PHONES = ("+861380000{}001", "+861380000{}002", "+861380000{}003", "+861380000{}004")


def words(seed: int, count: int) -> str:
    rng = np.random.default_rng(seed)
    return "".join(chr(0x4E00 + int(c)) for c in rng.integers(0, 9000, count))


def operation(
    first: int, number: int, texts: tuple[str, ...], pool: int = 4, size: int = 24
) -> tuple[list[Row], list[Row]]:
    """Posts that show two of a pool of telephones, each pair somewhere; texts go round."""
    records, mentions = [], []
    pairs = [(a, b) for a in range(pool) for b in range(a + 1, pool)] or [(0, 0)]
    for n in range(size):
        i = first + n
        records.append(record(i, texts[n % len(texts)] + words(i, 4), f"u{i}"))
        for place, which in enumerate(sorted(set(pairs[n % len(pairs)]))):
            mentions.append(mention(i, "phone", PHONES[which].format(number), 500 + 20 * place))
    return records, mentions


def case(*parts: tuple[list[Row], list[Row]], **tables: list[Row]) -> Small:
    strangers = [record(9000 + i, words(50_000 + i, 40), f"v{i}") for i in range(300)]
    return Small(
        records=[r for p in parts for r in p[0]] + strangers,
        mentions=[m for p in parts for m in p[1]],
        **tables,
    )


BOUGHT = words(1, 60)
OWN = (words(2, 60), words(3, 60))


def linked_by_the_text(made: Small, least: int = 20) -> Small:
    """Links with the bought text counted, as if the weighing had been taken in by it."""
    made.link()
    text = [s for s in made.tables["selectors"] if s["kind"] == "template" and s["record_count"] > least]
    assert text, "the bought text is a family"
    return counted(made, f"selector_id IN ({', '.join(str(s['selector_id']) for s in text)})")


def counted(made: Small, which: str) -> Small:
    """With some selectors counted that the weighing left open or took for public."""
    ids = f"(SELECT selector_id FROM selectors WHERE {which})"
    for table in ("links", "selectors"):
        rows = made.engine.sql(
            f"SELECT * REPLACE (CASE WHEN selector_id IN {ids} THEN 19.0 ELSE bits END AS bits) FROM {table}"
        )
        made.engine.register(table, rows)
    return made


def two_with_one_text() -> Small:
    return linked_by_the_text(case(operation(1, 1, (BOUGHT, OWN[0])), operation(101, 2, (BOUGHT, OWN[1]))))


def test_two_well_knit_operations_with_one_bought_text_are_two_rings_and_both_say_so() -> None:
    made = two_with_one_text()
    made.rings()
    assert made.groups() == [list(range(1, 25)), list(range(101, 125))]
    told = [n for n in made.tables["near_misses"] if n["other_ring_id"] is not None]
    assert len(told) == 2
    assert {n["ring_id"] for n in told} == {n["other_ring_id"] for n in told}
    assert all("bits speak against one operation" in n["why"] for n in told)


def test_the_pair_the_ring_and_the_text_are_explained() -> None:
    made = two_with_one_text()
    made.rings()
    for what in (["1", "101"], ["R1"]):
        said = [s.template for s in explain(made.engine, what).sentences]
        assert any(s.startswith("not joined to ring") for s in said), what


def test_tables_of_an_earlier_version_are_explained_without_it() -> None:
    made = two_with_one_text()
    made.rings()
    made.engine.register("near_misses", made.engine.sql("SELECT * EXCLUDE (other_ring_id) FROM near_misses"))
    assert explain(made.engine, ["R1"]).sentences


def test_who_answers_one_telephone_answers_for_both() -> None:
    """The same with a telephone that both show: contacts are never cut."""
    left, right = operation(1, 1, (BOUGHT, OWN[0])), operation(101, 2, (BOUGHT, OWN[1]))
    right[1].append(mention(101, "phone", PHONES[0].format(1), 700))
    made = linked_by_the_text(case(left, right))
    made.rings()
    assert made.groups() == [[*range(1, 25), *range(101, 125)]]


def test_posts_that_show_one_number_each_are_not_taken_apart() -> None:
    """An operation that rotates single numbers has nothing that speaks against its text."""
    made = linked_by_the_text(
        case(operation(1, 1, (BOUGHT,), pool=1, size=14), operation(101, 2, (BOUGHT,), pool=1, size=14))
    )
    made.rings()
    assert made.groups() == [[*range(1, 15), *range(101, 115)]]


def test_two_pools_of_numbers_between_which_the_texts_go_round_are_one_operation() -> None:
    """No telephone is on both sides and three texts are: an operation in two teams."""
    texts = (BOUGHT, *OWN)
    made = linked_by_the_text(case(operation(1, 1, texts, size=30), operation(101, 2, texts, size=30)), 15)
    made.rings()
    assert len(made.groups()) == 1


def test_a_person_may_count_the_text_all_the_same() -> None:
    made = two_with_one_text()
    value = next(
        s["value"] for s in made.tables["selectors"] if s["kind"] == "template" and s["record_count"] > 20
    )
    judged = made.engine.sql(
        "SELECT 'j1' AS judgement_id, 'x' AS who, timestamptz '2025-01-01' AS decided_at, 'include' AS verb, ? AS object, NULL::VARCHAR AS why",
        f"template:{value}",
    )
    made.engine.register("judgements", judged)
    made.rings()
    assert len(made.groups()) == 1


@pytest.mark.parametrize("inner", [1.0, 5.0])
def test_two_cliques_with_one_tie_are_two_communities(inner: float) -> None:
    between = {(a, b): inner for lo in (0, 5) for a in range(lo, lo + 5) for b in range(a + 1, lo + 5)}
    found = communities(dict.fromkeys(range(10), 0.0), {**between, (4, 5): 1.0})
    assert found == {n: 0 if n < 5 else 5 for n in range(10)}


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda e: e[0] < e[1]),
        st.floats(0.5, 4),
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_communities_lie_within_components_and_do_not_depend_on_the_order(
    ties: dict[tuple[int, int], float],
) -> None:
    import networkx as nx

    inside = dict.fromkeys(range(10), 0.5)
    found = communities(inside, ties)
    assert found == communities(dict(reversed(inside.items())), dict(reversed(ties.items())))
    graph = nx.Graph(list(ties))
    graph.add_nodes_from(range(10))
    home = {n: min(part) for part in nx.connected_components(graph) for n in part}
    assert all(home[n] == home[c] for n, c in found.items())


@pytest.mark.parametrize(
    ("sides", "strays"),
    [
        ([1] * 20 + [2], (20,)),
        ([1] * 20 + [2, 3], (20, 21)),
        ([1] * 9 + [2], ()),
        ([1, 2], ()),
    ],
    ids=["one record strayed", "two, on two sides", "too few to be at home", "in two hands"],
)
def test_an_account_stays_where_it_is_at_home(sides: list[int], strays: tuple[int, ...]) -> None:
    assert _strays(list(range(len(sides))), sides) == strays


def test_who_runs_one_operation_and_names_another_once_is_of_the_first() -> None:
    """The account's own talk names nothing; it must not fall out because one record of it stands beside the other operation."""
    left, right = operation(1, 1, (OWN[0], words(4, 60))), operation(101, 2, (OWN[1], words(5, 60)))
    for row in [*left[0][:3], right[0][0]]:
        row["author"] = "boss"
    for row in left[0][3:]:
        row["author"] = f"left{row['record_id'] % 3}"
    for row in right[0][1:]:
        row["author"] = f"right{row['record_id'] % 3}"
    talk = [record(200 + n, words(300 + n, 12), "boss") for n in range(12)]
    made = counted(case(left, right, (talk, [])).link(), "shown_as = 'boss'")
    made.rings()
    groups = made.groups()
    assert sorted(g[0] for g in groups) == [1, 101]
    assert {r["record_id"] for r in talk} <= set(groups[0])
    # The other ring says that the account nearly belongs; its own does not, of which it is a member.
    rank = {ring["ring_id"]: ring["rank"] for ring in made.tables["rings"]}
    assert [
        rank[n["ring_id"]] for n in made.tables["near_misses"] if "speak against one operation" in n["why"]
    ] == [2]
