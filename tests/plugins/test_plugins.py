"""A package with one part of each kind is found once it is installed, and works in a run from bytes to dossier."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"
RECEIPTS = """PARKING 1
2026-03-01T10:00:00|B7|PK-000123|white van
2026-03-01T11:00:00|B7|PK-000123|the same van again
2026-03-02T11:00:00|C1|PK-000999|somebody else
"""


def install(folder: Path, entry_points: dict[str, dict[str, str]], version: str = "1.0") -> None:
    """What pip leaves behind, without pip: the metadata of a distribution."""
    info = folder / f"ringbreak_parking-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: ringbreak-parking\nVersion: {version}\n", encoding="utf-8"
    )
    lines = []
    for group, points in entry_points.items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items()), ""]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")


def ringbreak(*args: object, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ringbreak", *map(str, args)],
        env={**os.environ, "PYTHONPATH": f"{path}{os.pathsep}{EXAMPLE / 'src'}"},
        capture_output=True,
        text=True,
        timeout=120,
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(site, case): the example installed, and a case run with it."""
    root = tmp_path_factory.mktemp("plugin")
    site = root / "site"
    declared = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))
    install(site, declared["project"]["entry-points"])
    (root / "evidence").mkdir()
    (root / "evidence" / "receipts.park").write_text(RECEIPTS, encoding="utf-8")
    made = ringbreak("investigate", root / "evidence", "--output", root / "case", path=site)
    assert made.returncode in (0, 1), made.stderr
    return site, root / "case"


def rows(ran: tuple[Path, Path], statement: str) -> list[dict[str, object]]:
    site, case = ran
    done = ringbreak("sql", case, statement, "--json", path=site)
    assert done.returncode == 0, done.stderr
    return [dict(row) for row in json.loads(done.stdout)]


def test_its_parser_reads_the_file_before_ours_are_asked(ran: tuple[Path, Path]) -> None:
    assert rows(ran, "SELECT parser, status, record_count AS n FROM evidence") == [
        {"parser": "parking", "status": "read", "n": 3}
    ]


def test_its_selector_finds_mentions(ran: tuple[Path, Path]) -> None:
    found = rows(
        ran, "SELECT value, count(*) AS n FROM mentions WHERE kind = 'parking_ticket' GROUP BY 1 ORDER BY 1"
    )
    assert found == [{"value": "PK-000123", "n": 2}, {"value": "PK-000999", "n": 1}]


def test_its_linker_mints_selectors_that_are_weighed_like_others(ran: tuple[Path, Path]) -> None:
    found = rows(ran, "SELECT value, record_count AS n FROM selectors WHERE kind = 'parking_bay'")
    assert found == [{"value": "B7@2026-03-01", "n": 2}]


def test_its_detector_claims_with_citations(ran: tuple[Path, Path]) -> None:
    found = rows(
        ran,
        "SELECT statement, count(*) AS n FROM findings JOIN citations USING (finding_id) WHERE detector = 'parking' GROUP BY 1",
    )
    assert found == [{"statement": "3 stays in the car park", "n": 3}]


def test_its_exporter_writes_when_it_is_asked_for_by_name(ran: tuple[Path, Path]) -> None:
    site, case = ran
    assert not list((case / "dossier").glob("*.tsv")), "a format nobody chose"
    done = ringbreak("dossier", case, "--format", "rings-tsv", path=site)
    assert done.returncode == 0, done.stderr
    assert (case / "dossier" / "index.rings.tsv").read_text(encoding="utf-8").startswith("title\t")


def test_a_format_nobody_writes_is_named_with_those_there_are(ran: tuple[Path, Path]) -> None:
    site, case = ran
    done = ringbreak("dossier", case, "--format", "docx", path=site)
    assert done.returncode == 2
    assert "docx" in done.stderr
    assert "html, markdown, json, rings-tsv" in " ".join(done.stderr.split())


def test_another_version_of_a_plug_in_is_other_code(ran: tuple[Path, Path], tmp_path: Path) -> None:
    """The tables are made again: what the old version read is not what the new one would read."""
    site, case = ran
    again = ringbreak("run", case, "--json", path=site)
    assert json.loads(again.stdout)["changed"] is False
    declared = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))
    install(tmp_path, declared["project"]["entry-points"], version="1.1")
    newer = ringbreak("run", case, "--json", path=tmp_path)
    assert json.loads(newer.stdout)["changed"] is True, newer.stdout


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ({"ringbreak.parsers": {"p": "no_such_module:PARSER"}}, "cannot be loaded"),
        ({"ringbreak.linkers": {"p": "ringbreak_parking:PARSER"}}, "is not a Linker"),
        (
            {"ringbreak.detectors": {"p": "ringbreak.rings.detectors.trade:DETECTOR"}},
            "one of that name already",
        ),
    ],
    ids=["missing module", "wrong kind", "taken name"],
)
def test_a_plug_in_that_cannot_serve_stops_the_run_by_name(
    tmp_path: Path, points: dict[str, dict[str, str]], said: str
) -> None:
    install(tmp_path / "site", points)
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "a.txt").write_text("nothing much", encoding="utf-8")
    done = ringbreak(
        "investigate", tmp_path / "evidence", "--output", tmp_path / "case", path=tmp_path / "site"
    )
    assert done.returncode == 2, done.stderr + done.stdout
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
