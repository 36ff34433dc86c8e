"""kill -9 at any moment loses nothing acknowledged; the case opens, verifies, and a re-run gives the same tables."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

ENVIRONMENT = {
    **os.environ,
    "SOURCE_DATE_EPOCH": "1777104000",
    "RINGBREAK_LANG": "en",
    "RINGBREAK_WHO": "tester",
}


def ringbreak(*words: object) -> list[str]:
    return [sys.executable, "-m", "ringbreak", *map(str, words)]


def evidence(folder: Path) -> Path:
    """A few files of several kinds whose records share contacts; enough that there are moments to hit."""
    folder.mkdir()
    r = random.Random(3)
    for i in range(12):
        lines = [
            f"第{n}条 加微信 wx_demo{r.randrange(9):04d} 电话1990000{r.randrange(20):04d} 出售资料 {r.random()}"
            for n in range(200)
        ]
        (folder / f"消息{i}.txt").write_text("\n".join(lines), encoding="utf-8")
    rows = [
        json.dumps(
            {"id": i, "author": f"u{i % 40}", "text": f"QQ 1000{i % 90:05d} 收购账号 {i}"}, ensure_ascii=False
        )
        for i in range(2000)
    ]
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "broken.zip").write_bytes(b"PK\x03\x04" + bytes(60))
    return folder


def digests(case: Path) -> dict[str, str]:
    done = subprocess.run(
        ringbreak("run", case, "--json"), env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return {t: it["digest"] for t, it in json.loads(done.stdout)["tables"].items()}


def forget(case: Path) -> None:
    """Forget what was read and which tables are up to date, so that the next run has everything to do.

    The tables themselves stay: a run that is killed before it says in the log that it began must find them as they were.
    """
    (case / "tables" / "manifest.json").unlink(missing_ok=True)
    shutil.rmtree(case / "work", ignore_errors=True)


@pytest.mark.slow
def test_killed_at_twenty_random_moments_nothing_is_lost(tmp_path: Path) -> None:
    given = evidence(tmp_path / "given")
    reference = tmp_path / "reference"
    subprocess.run(ringbreak("new", reference), env=ENVIRONMENT, check=True, capture_output=True)
    started = time.monotonic()
    subprocess.run(
        ringbreak("add", reference, given, "--authority", "test-data"),
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
    )
    add_seconds = time.monotonic() - started
    wanted = digests(reference)
    forget(reference)
    started = time.monotonic()
    assert digests(reference) == wanted
    run_seconds = time.monotonic() - started

    case = tmp_path / "case"
    subprocess.run(ringbreak("new", case), env=ENVIRONMENT, check=True, capture_output=True)
    r = random.Random(11)
    killed = 0
    for attempt in range(20):
        verb = ["add", case, given, "--authority", "test-data"] if attempt < 8 else ["run", case, "--again"]
        seconds = add_seconds if attempt < 8 else min(run_seconds, 12)
        if attempt % 3 == 0:
            forget(case)
        process = subprocess.Popen(
            ringbreak(*verb),
            env=ENVIRONMENT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(r.uniform(0.05, 0.95) * seconds)
        killed += process.poll() is None
        process.kill()  # the parent alone: its parsers must notice by themselves
        process.wait()
        verdict = subprocess.run(
            ringbreak("verify", case, "--json"), env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        assert verdict.returncode == 0, verdict.stdout + verdict.stderr
        assert json.loads(verdict.stdout)["valid"]
    assert killed >= 10, "the moments were chosen so late that nothing was interrupted"
    subprocess.run(
        ringbreak("add", case, given, "--authority", "test-data"),
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
    )
    assert digests(case) == wanted
    assert not list((case / "objects").glob(".new-*"))
