"""The same evidence and settings give the same tables: other workers, zone, locale, order of adding, hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "case"
PARTS = ("微信", "银行", "手机", "暗网页面")


def tables(case: Path, *, parts: tuple[str, ...], workers: int, **environment: str) -> dict[str, str]:
    """Digests of a case made of parts of the example, added one by one in the order given."""
    env = {**os.environ, "SOURCE_DATE_EPOCH": "1777104000", "RINGBREAK_WHO": "tester", **environment}

    def ringbreak(*words: object) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "ringbreak", *map(str, words)],
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    ringbreak("new", case, "--name", "same")
    for part in parts:
        ringbreak("add", case, EXAMPLE / part, "--authority", "test-data")
    return {
        t: it["digest"]
        for t, it in json.loads(ringbreak("run", case, "--workers", workers, "--json"))["tables"].items()
    }


def test_tables_do_not_depend_on_how_they_were_made(tmp_path: Path) -> None:
    one = tables(tmp_path / "one", parts=PARTS, workers=1, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    two = tables(
        tmp_path / "two", parts=PARTS[::-1], workers=2, TZ="America/New_York", LC_ALL="C", PYTHONHASHSEED="2"
    )
    assert one == two
