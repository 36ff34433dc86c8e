"""What is printed arrives whole, or the verb says that it did not: also without the interpreter's buffers."""

from __future__ import annotations

import gc
import io
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from ringbreak.cli import main

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of file sizes")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_line_cut_short_by_the_disk_is_said(tmp_path: Path, unbuffered: str) -> None:
    """A limit of 20 bytes is a disk that takes a part of a line: the write is short, and only the next one fails."""
    out = tmp_path / "out"
    with open(out, "wb") as f:
        ended = subprocess.run(
            [sys.executable, "-m", "ringbreak", "--help"],
            stdout=f,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "RINGBREAK_LANG": "en"},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20)),
            check=False,
        )
    assert out.stat().st_size == 20
    assert (ended.returncode, b"the system refused" in ended.stderr) == (4, True), ended


def test_output_is_the_same_without_buffers() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-m", "ringbreak", "--help"],
            capture_output=True,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
            check=True,
        ).stdout
        for unbuffered in ("", "1")
    ]
    assert told[0] == told[1] != b""


def test_a_caller_may_go_on_writing_to_the_streams_it_lent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unbuffered streams are wrapped while a verb runs; neither they nor their files are closed with the wrapper."""
    with open(tmp_path / "out", "wb", buffering=0) as raw:
        lent = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
        monkeypatch.setattr(sys, "stdout", lent)
        assert main.main(["--version"]) == 0
        assert sys.stdout is lent
        gc.collect()
        print("after", flush=True)
        lent.detach()
    first, second = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    assert first.startswith("ringbreak ")
    assert second == "after"
