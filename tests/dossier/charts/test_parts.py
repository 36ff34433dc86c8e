"""Parts by tier, agents, places, hops of money, phases: drawn from figures, told in words and as a table."""

from __future__ import annotations

import dataclasses
import xml.etree.ElementTree as ElementTree

import pytest

from ringbreak.dossier.charts import agents, flow, places, tiers
from ringbreak.dossier.charts.svg import Picture
from ringbreak.dossier.charts.timeline import phases
from ringbreak.dossier.document import AgentLine, Chapter, Flow, FlowLine, PartLine, PlaceLine
from ringbreak.dossier.exporters.html import asked
from ringbreak.dossier.labels import QUESTIONS, question_of
from ringbreak.model.measures import MEASURE_NAMES

from ..documents import told


def chapter(**more: object) -> Chapter:
    return dataclasses.replace(told().chapters[0], **more)  # type: ignore[arg-type]


def part(role: str, place: int, records: int = 3) -> PartLine:
    return PartLine(role, "", place, records, 2, 1, ("phone 138****8000", "<b>QQ</b>"), ())


PARTS = (part("data source", 0), part("reseller", 1, 40), part("operator", 2), part("victim", 3))
AGENTS = tuple(
    AgentLine(f"co**{n}", n, site, 2, 5 - n, 1, ())
    for n in (1, 2, 3)
    for site in ("one.example", "two.example")
)
PLACES = (PlaceLine("ids", "云川省", 4), PlaceLine("ids", "山南省", 1), PlaceLine("complaints", "云川省", 2))
DRAWN = {
    "tiers": lambda lang: tiers.draw(chapter(parts=PARTS), lang),
    "agents": lambda lang: agents.draw(chapter(agents=AGENTS), lang),
    "places": lambda lang: places.draw(chapter(places=PLACES), lang),
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", sorted(DRAWN))
def test_a_picture_is_well_formed_titled_described_and_tabled(name: str, lang: str) -> None:
    picture: Picture | None = DRAWN[name](lang)
    assert picture is not None
    root = ElementTree.fromstring(str(picture.svg))
    assert root.findtext("title") == picture.title
    assert root.findtext("desc") == picture.alt
    assert any(c.isdigit() for c in picture.title)
    assert picture.rows
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert not picture.cites or len(picture.cites) == len(picture.rows)
    assert "<b>" not in str(picture.svg)
    assert str(picture.svg) == str(DRAWN[name](lang).svg)


@pytest.mark.parametrize(
    "drawn",
    [
        lambda: tiers.draw(chapter(parts=PARTS[:1]), "en"),
        lambda: agents.draw(chapter(agents=AGENTS[:2]), "en"),
        lambda: places.draw(chapter(places=()), "en"),
    ],
)
def test_what_a_word_says_is_not_drawn(drawn: object) -> None:
    assert callable(drawn)
    assert drawn() is None


def test_figures_of_different_people_are_not_added() -> None:
    picture = places.draw(chapter(places=PLACES), "en")
    assert picture is not None
    assert "most of them (4) to 云川省" in picture.title
    assert [row[2] for row in picture.rows] == ["4", "1", "2"]


def line(payer: str, payee: str, amount: str) -> FlowLine:
    return FlowLine(payer, payee, amount, 1, ())


def bars(picture: Picture) -> dict[float, int]:
    """Nodes by where their column stands."""
    root = ElementTree.fromstring(str(picture.svg))
    found: dict[float, int] = {}
    for node in root.iter("rect"):
        if node.get("class") == "bar":
            x = float(node.attrib["x"])
            found[x] = found.get(x, 0) + 1
    return found


def test_a_mule_stands_between_those_who_paid_and_those_who_got_it() -> None:
    lines = (line("v1", "mule", "900"), line("v2", "mule", "600"), line("mule", "boss", "1400"))
    picture = flow.draw(chapter(), Flow("CNY", lines, "2900", 3, 0, 0), "en")
    assert picture is not None
    assert list(bars(picture).values()) == [2, 1, 1]


def test_others_who_paid_are_not_the_others_who_received() -> None:
    lines = (line("v1", "shop", "900"), line("other", "other", "50"))
    picture = flow.draw(chapter(), Flow("CNY", lines, "950", 2, 0, 7), "en")
    assert picture is not None
    assert list(bars(picture).values()) == [2, 2]


def test_money_in_a_circle_is_drawn_without_end() -> None:
    lines = (line("a", "b", "5"), line("b", "c", "5"), line("c", "a", "5"), line("a", "a", "1"))
    picture = flow.draw(chapter(), Flow(None, lines, "16", 4, 0, 0), "en")
    assert picture is not None
    ElementTree.fromstring(str(picture.svg))


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ((1, 2, 3), [(0, 2)]),
        ((1, 0, 0, 1), [(0, 3)]),
        ((1, 0, 0, 0, 1, 1), [(0, 0), (4, 5)]),
        ((0, 0, 1), [(2, 2)]),
        ((0,), []),
    ],
)
def test_a_long_silence_divides_phases(counts: tuple[int, ...], wanted: list[tuple[int, int]]) -> None:
    assert phases(counts) == wanted


def test_every_measure_stands_under_one_question() -> None:
    assert all(question_of(m) in QUESTIONS for m in MEASURE_NAMES)
    listed = [m for those in QUESTIONS.values() for m in those]
    assert len(listed) == len(set(listed))
    assert set(listed) <= set(MEASURE_NAMES)


def test_figures_come_in_the_order_in_which_readers_ask() -> None:
    facts = told().facts
    grouped = asked(facts, "en")
    assert sum(len(those) for _, those in grouped) == len(facts)
    order = list(QUESTIONS)
    assert [q for q, _ in grouped] == sorted((q for q, _ in grouped), key=order.index)
