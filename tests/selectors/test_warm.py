"""The scanner is compiled ahead only for much text, only where it is not there yet, and the process is not left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Any

import pyarrow as pa
import pytest

from ringbreak.selectors import columns, scanner, warm

MUCH = 64 << 20


@pytest.fixture(autouse=True)
def none_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "_started", [])


@pytest.fixture
def sleeper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of half a minute of compiling, a process that would sleep as long."""
    real = subprocess.Popen

    def popen(command: list[str], **more: Any) -> subprocess.Popen[bytes]:
        return real([sys.executable, "-c", "import time; time.sleep(30)"], **more)

    monkeypatch.setattr(subprocess, "Popen", popen)
    monkeypatch.setattr(scanner, "is_compiled", lambda: False)


@pytest.mark.parametrize(
    ("files", "begun"),
    [
        ([("messages.jsonl", MUCH)], True),
        ([("a.csv", MUCH // 2), ("b.TXT", MUCH // 2)], True),
        ([("photos.zip", 10 * MUCH)], False),
        ([("small.jsonl", 1 << 20)], False),
        ([], False),
    ],
)
def test_only_much_text_is_a_reason(sleeper: None, files: list[tuple[str, int]], begun: bool) -> None:
    assert warm.warm(files) is begun
    warm.stop()


def test_what_is_there_is_not_made_again_but_loaded_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = threading.Event()
    monkeypatch.setattr(scanner, "is_compiled", lambda: True)
    monkeypatch.setattr(scanner, "kernel", loaded.set)
    assert warm.warm([("messages.jsonl", MUCH)]) is False
    assert loaded.wait(10)


def test_a_second_call_starts_no_second_process_and_stopping_ends_the_first(sleeper: None) -> None:
    assert warm.warm([("messages.jsonl", MUCH)]) is True
    process = warm._started[0]
    assert warm.warm([("messages.jsonl", MUCH)]) is False
    warm.stop()
    assert process.poll() is not None
    assert warm._started == []


def test_whoever_asks_is_told_to_wait_until_the_process_is_done(sleeper: None) -> None:
    assert warm.ready() is False
    process = warm._started[0]
    assert warm.ready() is False
    assert warm._started == [process]
    process.terminate()
    process.wait()
    assert warm.ready() is True, "it compiles for itself, and says why that fails"


def test_a_scanner_that_is_there_or_cannot_be_kept_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanner, "is_compiled", lambda: True)
    assert warm.ready() is True
    monkeypatch.setattr(scanner, "is_compiled", lambda: False)
    monkeypatch.setattr(scanner, "can_be_kept", lambda: False)
    assert warm.ready() is True
    assert warm._started == []


@pytest.mark.parametrize("plain_parts", [0, 1, 3, 1000])
def test_while_it_is_compiled_the_plain_twin_reads(monkeypatch: pytest.MonkeyPatch, plain_parts: int) -> None:
    texts = pa.array(
        [f"加微信 shili_heimai{n:02}，电话 199000000{n:02}" if n % 3 else None for n in range(40)]
        + ["长" * 400],
        pa.large_string(),
    )
    hints = pa.array(["手机号" if n % 7 == 0 else None for n in range(41)], pa.string())
    platforms = pa.array(["telegram" if n % 5 == 0 else None for n in range(41)], pa.string())
    wanted = columns.extract_plain(texts, hints=hints, platforms=platforms)
    answers = iter([False] * plain_parts)
    compiled: list[int] = []

    def scan(
        texts: pa.Array, *, region: str, hints: list[str | None] | None, platforms: pa.Array | None
    ) -> pa.Table:
        compiled.append(len(texts))
        given = None if hints is None else pa.array(hints, pa.string())
        return columns.extract_plain(texts, region=region, hints=given, platforms=platforms)

    monkeypatch.setattr(columns, "worth_compiling", lambda size: True)
    monkeypatch.setattr(columns, "_AT_A_TIME", 300)
    monkeypatch.setattr(warm, "ready", lambda: next(answers, True))
    monkeypatch.setattr(scanner, "scan_column", scan)
    found = columns.extract_column(texts, hints=hints, platforms=platforms)
    assert found.equals(wanted)
    assert found.num_rows > 40
    assert sum(compiled) == {0: 41, 1000: 0}.get(plain_parts, sum(compiled))
    assert plain_parts not in (1, 3) or 0 < sum(compiled) < 41
