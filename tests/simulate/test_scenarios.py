"""Every scenario gives readable evidence, a truth that points at things that are there, the same bytes for one seed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ringbreak.case.api import new_case
from ringbreak.case.authority import Authority
from ringbreak.case.query import rows
from ringbreak.errors import UsageError
from ringbreak.intake.read import read_file
from ringbreak.intake.registry import parsers
from ringbreak.simulate.registry import SCENARIOS
from ringbreak.simulate.scenario import Scenario
from ringbreak.simulate.simulate import noise_of, simulate
from ringbreak.simulate.world import NOISE

SMALL = 0.0005
ROLES = {
    "tool_maker", "data_source", "harvester", "reseller", "promoter", "operator", "money_handler", "front_company", "buyer",
    "victim", "official",
}  # fmt: skip


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def truth_of(out: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((out / "truth.json").read_text(encoding="utf-8"))
    return told


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda s: s.name)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Scenario, Path]:
    out = tmp_path_factory.mktemp("made") / "out"
    simulate(request.param.name, out, scale=SMALL)
    return request.param, out


def test_one_seed_gives_the_same_bytes_and_another_seed_others(
    made: tuple[Scenario, Path], tmp_path: Path
) -> None:
    scenario, out = made
    simulate(scenario.name, tmp_path / "again", scale=SMALL)
    simulate(scenario.name, tmp_path / "other", scale=SMALL, seed=7)
    assert digest(tmp_path / "again") == digest(out)
    assert digest(tmp_path / "other") != digest(out)


def test_the_evidence_holds_nothing_the_simulator_writes_for_itself(made: tuple[Scenario, Path]) -> None:
    """The folder a detector is given: no truth, no label of a ring, no word of roles or standing."""
    _, out = made
    assert sorted(p.name for p in out.iterdir()) == ["evidence", "truth.json"]
    assert not [p for p in (out / "evidence").rglob("*") if "truth" in p.name or p.suffix == ".py"]
    for path in (p for p in (out / "evidence").rglob("*") if p.is_file()):
        data = path.read_bytes()
        for word in (b'"standing"', b'"innocent"', b"beside", b"ringbreak", b"tool_maker", b"money_handler"):
            assert word not in data, f"{path.name} says {word!r}"


def places(out: Path, scratch: Path) -> Iterator[tuple[str, str]]:
    """(path of the evidence, locator) of every record our parsers find; "*" stands for a file's main record."""
    evidence = out / "evidence"
    files = {p.relative_to(evidence).as_posix(): p for p in evidence.rglob("*") if p.is_file()}
    for name in [n for n in files if n.endswith(".zip")]:
        with zipfile.ZipFile(files[name]) as packed:
            packed.extractall(scratch / name)
            for member in packed.namelist():
                files[f"{name}!/{member}"] = scratch / name / member
    for name, path in files.items():
        if name.endswith(".zip"):
            continue
        read = read_file(path, parsers=parsers())
        assert read.status == "read", (name, read.issues[:3])
        for record in read.records():
            yield name, str(record["locator"])
        yield name, "*"


def test_every_line_of_the_truth_points_at_a_record(made: tuple[Scenario, Path], tmp_path: Path) -> None:
    scenario, out = made
    there = set(places(out, tmp_path))
    truth = truth_of(out)
    lost = [t for t in truth["records"] if (t["evidence"], t["locator"]) not in there]
    assert not lost, f"{len(lost)} of {len(truth['records'])}: {lost[:5]}"
    assert scenario.case_type in {r["case_type"] for r in truth["rings"].values()} | {"bulletin"}


def test_every_planted_selector_is_found_in_the_evidence(tmp_path: Path) -> None:
    """Whoever reads all of it can find them; the whole chain does, but for what a photograph hides."""
    for name in ("gambling", "sms_theft"):
        simulate(name, tmp_path / name, scale=SMALL, noise=())
        case = new_case(tmp_path / f"{name}-case")
        case.add([tmp_path / name / "evidence"], authority=Authority.stated("test-data"))
        case.run(workers=1)
        planted = {(s["kind"], s["value"]) for s in truth_of(tmp_path / name)["selectors"]}
        found = {(s["kind"], s["value"]) for s in rows(case, "SELECT kind, value FROM selectors")}
        assert len(planted - found) <= 0.1 * len(planted), sorted(planted - found)[:8]


def test_truth_speaks_of_known_rings_roles_and_standings(made: tuple[Scenario, Path]) -> None:
    _, out = made
    truth = truth_of(out)
    seen = set()
    for it in [*truth["records"], *truth["selectors"]]:
        assert it["standing"] in ("member", "beside", "innocent")
        assert it.get("role") is None or it["role"] in ROLES
        assert (it.get("ring") is None) == (it["standing"] == "innocent")
        assert it.get("ring") is None or it["ring"] in truth["rings"]
    for it in truth["records"]:
        assert (it["evidence"], it["locator"]) not in seen
        seen.add((it["evidence"], it["locator"]))
    assert truth["figures"]
    for figure in truth["figures"]:
        assert figure["ring"] in truth["rings"] or figure["ring"] == "*"
        assert figure["value"] >= 0


def test_noise_can_be_left_out(made: tuple[Scenario, Path], tmp_path: Path) -> None:
    scenario, out = made
    simulate(scenario.name, tmp_path / "quiet", scale=SMALL, noise=noise_of("none"))
    quiet, loud = truth_of(tmp_path / "quiet"), truth_of(out)
    innocents = [sum(r["standing"] == "innocent" for r in t["records"]) for t in (quiet, loud)]
    assert innocents[0] < innocents[1]
    assert quiet["noise"] == []


@pytest.mark.parametrize(
    ("asked", "have"),
    [
        ("all", set(NOISE)),
        (None, set(NOISE)),
        ("none", set()),
        ("press,ocr-errors", {"press", "ocr_errors"}),
        ("press, ocr_errors", {"press", "ocr_errors"}),
        ("-press", set(NOISE) - {"press"}),
    ],
)
def test_noise_is_named(asked: str | None, have: set[str]) -> None:
    assert noise_of(asked) == have


@pytest.mark.parametrize("asked", ["presse", "press,-ocr-errors", "all,press"])
def test_a_slip_in_the_noise_is_refused(asked: str) -> None:
    with pytest.raises(UsageError):
        noise_of(asked)


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("keep me")
    with pytest.raises(UsageError, match="holds something"):
        simulate(SCENARIOS[0].name, tmp_path, scale=SMALL)
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("scale", [0, -1, 11])
def test_a_scale_that_cannot_be_is_refused(tmp_path: Path, scale: float) -> None:
    with pytest.raises(UsageError, match="scale"):
        simulate(SCENARIOS[0].name, tmp_path / "x", scale=scale)


def test_an_unknown_scenario_names_the_near_one_first(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are gambling"):
        simulate("gamblin", tmp_path / "x")
