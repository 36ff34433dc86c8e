"""Decisions are checked when they are made, and listed by the names people know."""

from __future__ import annotations

from pathlib import Path

import pytest

from ringbreak.cli.main import main
from tests.case.test_diff import posts


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str]:
    code = main([str(w) for w in words])
    out = capsys.readouterr()
    return code, out.out + out.err


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    posts(folder / "first.csv", 0, 6, "13912345678")
    case = folder / "case"
    assert (
        main(
            [
                "investigate",
                str(folder / "first.csv"),
                "-o",
                str(case),
                "--authority",
                "test-data",
                "--workers",
                "1",
            ]
        )
        == 0
    )
    return case


def test_what_is_undone_cannot_be_undone_again(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = said(capsys, "judge", made, "suppress", "phone:+8613912345678", "--lang", "en")
    number = told.split()[-1]
    assert said(capsys, "judge", made, "undo", number)[0] == 0
    code, answer = said(capsys, "judge", made, "undo", number, "--lang", "en")
    assert (code, "undone already" in answer) == (2, True)


@pytest.mark.parametrize(
    ("what", "answer"),
    [
        ("R1=operator", "no member R1"),
        ("12=boss", "no role boss; there are: tool_maker"),
        ("operator", "no member operator"),
        ("99=operator", "no member 99"),
        ("phone:+8613912345678=operator", ""),
    ],
)
def test_a_role_is_one_there_is_of_a_member_there_is(
    what: str, answer: str, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = said(capsys, "judge", made, "role", what, "--lang", "en")
    assert (code, answer in told) == (2 if answer else 0, True)


def test_decisions_are_listed_and_compared_by_names(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "judge", made, "suppress", "phone:+8613912345678", "--why", "a courier")
    _, listed = said(capsys, "list", "judgements", made, "--lang", "zh")
    assert "排除\tphone:139****5678\ta courier" in listed
    assert "13912345678" not in listed
    ring = said(capsys, "sql", made, "select ring_id from rings where rank = 1")[1].split()[1]
    said(capsys, "judge", made, "reject", "R1")
    said(capsys, "run", made, "--workers", "1")
    told = " ".join(said(capsys, "diff", made, "--lang", "zh")[1].split())
    assert f"否定 R1 ({ring})" in told
    assert "排除 phone:139****5678" in told


def test_several_selectors_are_judged_in_one_go_or_none_is(
    made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def entries() -> int:
        return said(capsys, "list", "judgements", made)[1].count("suppress")

    before = entries()
    code, answer = said(
        capsys, "judge", made, "suppress", "phone:+8613912345678", "phone:+8613900000000", "--lang", "en"
    )
    assert (code, "no selector phone:+8613900000000" in answer, entries()) == (2, True, before)
    code, answer = said(
        capsys, "judge", made, "suppress", "phone:+8613912345678", "phone:+8613912345678", "--lang", "en"
    )
    assert (code, answer.count("recorded as"), entries()) == (0, 1, before + 1)
    assert said(capsys, "judge", made, "undo", answer.split()[-1])[0] == 0
    assert said(capsys, "judge", made, "confirm", "R1", "R2")[0] == 2
