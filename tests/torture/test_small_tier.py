"""The small tier of `make torture`, as every change is tested: a few faults of each kind, in a process of its own each.

In a process of its own, because the harness forks what it has imported, and pytest's process has threads by then.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .injection import CHROMIUM
from .shorts import compiler
from .tracing import STRACE, usable

ROOT = Path(__file__).resolve().parents[2]

LEAST = {
    "faults": 100,
    "torn": 15,
    "reordered": 60,
    "rot": 20,
    "shorts": 15,
    "surroundings": 7,
    "hostile": 40,
    "fuzz": 40,
    "injection": 20,
    "redos": 500,
}
"""How many results a part must give: a part that quietly does nothing must not pass."""


@pytest.mark.slow
@pytest.mark.parametrize("part", LEAST)
def test_the_small_tier_finds_nothing_wrong(part: str, tmp_path: Path) -> None:
    if part in ("faults", "reordered") and (STRACE is None or not usable()):
        pytest.skip("not measured: strace is not here or may not attach")
    if part == "shorts" and compiler() is None:
        pytest.skip("not measured: no C compiler")
    least = LEAST[part] if part != "injection" or CHROMIUM else 10
    ended = subprocess.run(
        [sys.executable, "-m", "tests.torture", "go", part, "--small", "--folder", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = "\n".join(p.read_text(encoding="utf-8") for p in tmp_path.glob(f"{part}-*.jsonl")).splitlines()
    wrong = [line for line in lines if '"wrong": []' not in line]
    assert not wrong, "\n".join(wrong[:5])
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert len(lines) >= least
