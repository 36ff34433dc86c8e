"""Every picture: well formed, the same twice, its numbers told in words and as a table, and harmless."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ElementTree
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ringbreak.dossier.activity import _blocks
from ringbreak.dossier.charts import coverage, flow, heat, ladder, matrix, ring_card, timeline
from ringbreak.dossier.charts.coverage import squarified
from ringbreak.dossier.charts.forms import CLASSES, class_of, shape
from ringbreak.dossier.charts.svg import Picture, fit, number, text, width_of
from ringbreak.dossier.document import Chapter
from ringbreak.model.kinds import KIND_TITLES

from ..documents import told


def _pictures(lang: str) -> dict[str, Picture]:
    document = told(zh=lang == "zh")
    first, second, _ = document.chapters
    drawn = {
        "coverage": coverage.draw(document),
        "card": ring_card.draw(first, lang),
        "ladder": ladder.draw(second, lang),
        "timeline": timeline.draw(first, lang),
        "heat": heat.draw(first, lang),
        "matrix": matrix.draw(second, lang),
        "flow": flow.draw(second, second.flows[0], lang),
    }
    return {name: picture for name, picture in drawn.items() if picture is not None}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["coverage", "card", "ladder", "timeline", "heat", "matrix", "flow"])
def test_a_picture_is_well_formed_titled_described_and_tabled(name: str, lang: str) -> None:
    picture = _pictures(lang)[name]
    root = ElementTree.fromstring(str(picture.svg))
    assert root.get("role") == "img"
    assert root.findtext("title") == picture.title
    assert root.findtext("desc") == picture.alt
    assert any(c.isdigit() for c in picture.title), "a title states the finding"
    assert picture.rows
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert not picture.cites or len(picture.cites) == len(picture.rows)
    assert str(_pictures(lang)[name].svg) == str(picture.svg)
    for node in root.iter():
        assert not any(key.startswith("on") for key in node.attrib)


def _first() -> Chapter:
    return told().chapters[0]


def test_the_ring_card_draws_at_most_twenty_five_nodes_and_counts_the_rest() -> None:
    card = _first().card
    assert len(card.nodes) <= 25
    assert len(card.edges) == len(card.nodes) - 1, "one tree, no piece of it torn off"
    picture = ring_card.draw(_first(), "en")
    assert picture is not None
    assert "Not drawn" in picture.alt


def test_dashes_show_what_is_below_the_threshold_and_a_notch_the_weakest_link() -> None:
    picture = str(ring_card.draw(told().chapters[1], "en").svg)  # type: ignore[union-attr]
    assert "notch" in picture
    assert "dashed" not in picture, "no link of this ring is below 10.4 bits"
    first = _first()
    below = dataclasses.replace(
        first,
        card=dataclasses.replace(
            first.card, edges=tuple(dataclasses.replace(e, below_threshold=True) for e in first.card.edges)
        ),
    )
    assert str(ring_card.draw(below, "en").svg).count("edge dashed") == len(first.card.edges)  # type: ignore[union-attr]


def test_a_ring_of_one_date_has_no_timeline_and_one_of_few_times_no_heat_map() -> None:
    third = told().chapters[2]
    assert timeline.draw(third, "en") is None
    assert heat.draw(third, "en") is None
    assert ladder.draw(third, "en") is None
    assert third.timeline is None


def test_gaps_of_the_timeline_are_bins_without_records() -> None:
    data = told().chapters[1].timeline
    assert data is not None
    assert len(data.labels) == len(data.counts) == 33
    assert 0 in data.counts
    assert sum(data.counts) == 26


def test_bands_of_the_money_flow_add_up_to_the_total() -> None:
    flows = told().chapters[1].flows[0]
    assert sum(Decimal(line.amount) for line in flows.lines) == Decimal(flows.total)


def test_every_kind_has_a_shape_and_every_shape_is_drawn() -> None:
    placed = [kind for kinds in CLASSES.values() for kind in kinds]
    assert sorted(placed) == sorted(set(KIND_TITLES)), (
        "once each: what nobody has placed is drawn as a contact"
    )
    assert class_of("bank_account") == class_of("bank_card") == "money"
    drawn = {str(shape(name, 0, 0)).split(" class=")[0] for name in [*CLASSES, "records"]}
    assert len(drawn) == len(CLASSES) + 1, "told apart by shape alone"


@given(st.lists(st.floats(1, 1000), min_size=1, max_size=30))
def test_the_boxes_of_a_treemap_have_the_areas_asked_for_and_stay_inside(weights: list[float]) -> None:
    weights = sorted(weights, reverse=True)
    boxes = squarified(weights, (0, 0, 700, 200))
    total = sum(weights)
    for weight, (x, y, wide, tall) in zip(weights, boxes, strict=True):
        assert abs(wide * tall - weight * 140_000 / total) < 1e-3 * 140_000
        assert x >= -1e-6
        assert y >= -1e-6
        assert x + wide <= 700 + 1e-6
        assert y + tall <= 200 + 1e-6


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=2, max_size=8))
def test_ordering_a_matrix_only_permutes_it(counts: list[list[int]]) -> None:
    rows, columns = _blocks(counts)
    assert sorted(rows) == list(range(len(counts)))
    assert sorted(columns) == [0, 1, 2, 3]


def test_blocks_come_to_stand_side_by_side() -> None:
    counts = [[1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]]
    rows, columns = _blocks(counts)
    assert {frozenset(rows[:2]), frozenset(rows[2:])} == {frozenset({0, 2}), frozenset({1, 3})}
    assert {frozenset(columns[:2]), frozenset(columns[2:])} == {frozenset({0, 2}), frozenset({1, 3})}


@given(st.text(max_size=60), st.floats(20, 200))
def test_a_cut_label_fits_and_keeps_both_ends(words: str, wide: float) -> None:
    made = fit(words, wide)
    assert width_of(made) <= wide or len(made) <= 1


def test_a_label_cannot_leave_its_element() -> None:
    made = str(text(1, 2, "</text><script>x</script>\u202e"))
    assert "<script" not in made
    assert "\u202e" not in made


@pytest.mark.parametrize(("value", "shown"), [(1.0, "1"), (0.126, "0.13"), (-0.001, "0"), (2.5, "2.5")])
def test_coordinates_are_short_and_never_minus_zero(value: float, shown: str) -> None:
    assert number(value) == shown


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_hours_say_in_which_zone_they_are(lang: str) -> None:
    """Midnight in Shanghai is afternoon in London: a case of British mails was told to have been sent at night."""
    picture = _pictures(lang)["heat"]
    assert "Asia/Shanghai" in picture.title
    assert "Asia/Shanghai" in picture.legend[0][1]
