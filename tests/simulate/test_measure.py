"""How the outcome on a scenario is counted: by hand on small examples."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "bench" / "accuracy_scenarios.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("accuracy_scenarios", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def test_b_cubed_of_a_ring_found_in_two_halves(bench: ModuleType) -> None:
    """Each of four items shares its ring with one other: nothing wrong, half of it missed."""
    truth = dict.fromkeys(range(4), "A")
    found = {0: "x", 1: "x", 2: "y", 3: "y"}
    assert bench.b_cubed(found, truth) == pytest.approx((1.0, 0.5, 2 / 3))


def test_b_cubed_of_an_innocent_in_the_ring(bench: ModuleType) -> None:
    """Three that belong and one that does not: each of the three sees 3/4 right, the innocent 1/4."""
    truth = {0: "A", 1: "A", 2: "A", 3: ("alone", 3)}
    found = dict.fromkeys(range(4), "x")
    p, r, _ = bench.b_cubed(found, truth)
    assert (p, r) == pytest.approx(((3 * 3 / 4 + 1 / 4) / 4, 1.0))


def test_what_is_in_no_ring_is_alone(bench: ModuleType) -> None:
    truth = {0: "A", 1: "A"}
    assert bench.b_cubed({}, truth)[:2] == (1.0, 0.5)


@pytest.mark.parametrize(
    ("value", "low", "high", "truth", "wanted"),
    [
        (100.0, None, None, {"value": 100.0}, 0.0),
        (90.0, None, None, {"value": 100.0}, 0.1),
        (None, 50.0, 80.0, {"value": 100.0}, 0.2),
        (None, 50.0, 120.0, {"value": 100.0}, 0.0),
        (95.0, None, None, {"value": 100.0, "low": 90.0, "high": 100.0}, 0.0),
        (None, None, None, {"value": 100.0}, None),
        (None, None, 70.0, {"value": 100.0}, 0.3),
    ],
)
def test_a_figure_is_as_wrong_as_its_nearer_end_is_far(
    bench: ModuleType, value: float | None, low: float | None, high: float | None, truth: dict[str, float], wanted: float | None
) -> None:  # fmt: skip
    said = bench.error({"value": value, "low": low, "high": high}, truth)
    assert said == (wanted if wanted is None else pytest.approx(wanted))


def test_a_folder_that_holds_the_truth_is_not_measured(bench: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "truth.json").write_text("{}")
    with pytest.raises(SystemExit, match="truth"):
        bench.investigate(tmp_path / "evidence", tmp_path / "case")
