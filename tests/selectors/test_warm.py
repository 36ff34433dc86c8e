"""The scanner is compiled ahead only for much text, only where it is not there yet, and the process is not left behind."""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import Any

import pytest

from ringbreak.selectors import scanner, warm

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
